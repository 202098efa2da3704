//! `merge --install`: git is told that boards are merged by meaning. What is written is shown first.

use std::{
    env,
    fs::{self, OpenOptions},
    io::{self, BufRead as _, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
};

use crate::cli::{
    answer::{Answer, Failure, WRONG},
    arguments::Format,
    copies::word,
    git::Git,
    json::Json,
    words::shown,
    world::World,
};

/// The name of the driver, in git's settings and attributes.
const DRIVER: &str = "goalpost";

/// What git's settings have to say.
const SETTINGS: [&str; 2] = ["merge.goalpost.name", "merge.goalpost.driver"];

/// Shows what is missing, asks, and writes it.
pub(super) fn run(world: &World, yes: bool) -> Result<Answer, Failure> {
    let plan = Plan::of(world)?;
    if plan.is_empty() {
        return Ok(plan.answer(world, "git merges this board by its meaning already", false));
    }
    if !yes {
        if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
            let mut answer = plan.answer(world, "nothing was written", false);
            answer
                .notes
                .push("say `--yes` to have it written".to_owned());
            answer.status = WRONG;
            return Ok(answer);
        }
        if !asked(&plan.text())? {
            return Ok(plan.answer(world, "nothing was written", false));
        }
    }
    plan.write()?;
    Ok(plan.answer(
        world,
        "git merges this board by its meaning from now on",
        true,
    ))
}

/// What is to be written.
struct Plan {
    top: PathBuf,
    /// The line for the attributes, if it is missing.
    line: Option<String>,
    /// Settings that are missing or say something else.
    settings: Vec<(&'static str, String)>,
}

impl Plan {
    fn of(world: &World) -> Result<Self, Failure> {
        let file = world.directory.join(&world.file.path);
        let file = fs::canonicalize(&file).unwrap_or(file);
        let folder = file.parent().unwrap_or(&world.directory);
        let top = Git::within(folder).top()?;
        let git = Git::within(&top);
        let inside = file.strip_prefix(&top).ok().and_then(Path::to_str);
        let inside = inside.filter(|path| !path.contains(char::is_control));
        let inside = inside.ok_or_else(|| {
            Failure::input("the board's path is not one that git's attributes can name")
        })?;
        let attribute = git.line(
            "its attributes cannot be read",
            ["check-attr", "merge", "--", inside],
        )?;
        let set = attribute.ends_with(&format!(": merge: {DRIVER}"));
        let line = (!set).then(|| format!("{} merge={DRIVER} -text", pattern(inside)));
        let wanted = [
            "a goalpost board, merged by its meaning".to_owned(),
            driver()?,
        ];
        let settings = SETTINGS.into_iter().zip(wanted);
        let settings = settings.filter(|(key, value)| {
            let now = git.asks(["config", "--local", "--get", key]);
            now.is_none_or(|now| String::from_utf8_lossy(&now).trim_end() != value)
        });
        Ok(Self {
            line,
            settings: settings.collect(),
            top: top.clone(),
        })
    }

    fn is_empty(&self) -> bool {
        self.line.is_none() && self.settings.is_empty()
    }

    fn attributes(&self) -> PathBuf {
        self.top.join(".gitattributes")
    }

    /// What is to be written, and where.
    fn text(&self) -> String {
        let mut lines = Vec::new();
        if let Some(line) = &self.line {
            let path = self.attributes();
            lines.push(format!("at the end of {}:", path.to_string_lossy()));
            lines.push(format!("  {line}"));
        }
        if !self.settings.is_empty() {
            lines.push("in this repository's settings (git config --local):".to_owned());
        }
        let settings = self.settings.iter();
        lines.extend(settings.map(|(key, value)| format!("  {key} = {value}")));
        lines.iter().map(|line| shown(line) + "\n").collect()
    }

    fn write(&self) -> Result<(), Failure> {
        for (key, value) in &self.settings {
            Git::within(&self.top).line(
                "the setting cannot be written",
                ["config", "--local", key, value],
            )?;
        }
        let Some(line) = &self.line else {
            return Ok(());
        };
        let path = self.attributes();
        let failed = |error: io::Error| {
            let path = path.to_string_lossy();
            Failure::file(&format!("`{path}` cannot be written: {error}"))
                .hint("add the line by hand; git's settings are written")
        };
        let before = match fs::read(&path) {
            Ok(before) => before,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(failed(error)),
        };
        let gap = if before.is_empty() || before.ends_with(b"\n") {
            ""
        } else {
            "\n"
        };
        let mut file = OpenOptions::new()
            .append(true)
            .create(true)
            .open(&path)
            .map_err(failed)?;
        let written = format!("{gap}{line}\n");
        file.write_all(written.as_bytes()).map_err(failed)
    }

    fn answer(&self, world: &World, did: &str, written: bool) -> Answer {
        Answer::new(match world.format {
            Format::Text if self.is_empty() => format!("{did}\n"),
            Format::Text if written => format!(
                "{}{did}\n{}",
                self.text(),
                if self.line.is_some() {
                    "commit .gitattributes; everybody says `goalpost merge --install` once in their clone\n"
                } else {
                    ""
                }
            ),
            Format::Text => format!("{}{did}\n", self.text()),
            Format::Json => {
                let settings = self.settings.iter().map(|(key, value)| {
                    Json::Object(vec![("key", (*key).into()), ("value", value.into())])
                });
                Json::Object(vec![
                    ("did", did.into()),
                    ("written", Json::Bool(written)),
                    ("attributes", self.line.as_ref().into()),
                    ("settings", Json::List(settings.collect())),
                ])
                .print()
            }
        })
    }
}

/// Whether the user says yes to what is shown.
fn asked(plan: &str) -> Result<bool, Failure> {
    let unheard = |error: io::Error| Failure::file(&format!("nobody can be asked: {error}"));
    let mut err = io::stderr();
    write!(err, "This is written:\n{plan}Write it? [y/N] ").map_err(unheard)?;
    err.flush().map_err(unheard)?;
    let mut said = String::new();
    io::stdin().lock().read_line(&mut said).map_err(unheard)?;
    Ok(matches!(said.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// The command that git hands to a shell.
fn driver() -> Result<String, Failure> {
    let program = env::current_exe()
        .map_err(|error| Failure::file(&format!("this program does not know its path: {error}")))?;
    let program = program.to_str().ok_or_else(|| {
        Failure::input("the path of this program is not text, git cannot name it")
    })?;
    // git on Windows has a shell of the same kind, and takes slashes
    let program = if cfg!(windows) {
        program.replace('\\', "/")
    } else {
        program.to_owned()
    };
    Ok(format!(
        "{} merge %O %A %B --path %P",
        word(&program).replace('%', "%%")
    ))
}

/// The pattern of git's attributes that means just this path.
fn pattern(path: &str) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    let mut pattern = String::from("/");
    for c in path.chars() {
        if "*?[\\".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    if pattern.chars().any(|c| c.is_whitespace() || c == '"') {
        format!("\"{}\"", pattern.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        pattern
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_means_one_path_and_no_other() {
        assert_eq!(pattern("goalpost.json"), "/goalpost.json");
        assert_eq!(pattern("a/b*.json"), "/a/b\\*.json");
        assert_eq!(pattern("my board.json"), "\"/my board.json\"");
        assert_eq!(pattern("a\" [b].json"), "\"/a\\\" \\\\[b].json\"");
    }
}
