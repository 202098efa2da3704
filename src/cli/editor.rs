//! The user's own editor for long texts: which one, how its command is read, and what came of it.

use std::{env, ffi::OsString, path::Path, process::Command};

use super::words::shown;
use crate::{
    app::Message,
    store::{outside::Outside, paths::Homes},
};

/// The variables that name the editor; the first one that says something wins.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// A command: a program and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Editor {
    program: String,
    arguments: Vec<String>,
}

/// Has a text edited by the user's editor in the terminal, which is free for it now; the text of at most so many
/// characters, or why there is none. Whatever goes wrong, the text that was lent is not touched.
///
/// `lent` is told the folder in which the text lies meanwhile.
pub(super) fn edit(text: &str, most: usize, homes: &Homes, lent: impl FnOnce(&Path)) -> Message {
    let found = VARIABLES.into_iter().find_map(|variable| {
        let value = env::var_os(variable)?;
        (!value.is_empty()).then_some((variable, value))
    });
    let Some((variable, value)) = found else {
        return failed("no editor is named: set $VISUAL or $EDITOR, such as EDITOR=nano");
    };
    match Editor::read(&value) {
        Ok(editor) => edit_with(&editor, text, most, homes, lent),
        Err(problem) => failed(&format!("${variable} {problem}")),
    }
}

fn edit_with(
    editor: &Editor,
    text: &str,
    most: usize,
    homes: &Homes,
    lent: impl FnOnce(&Path),
) -> Message {
    let state = homes.state_dir();
    let outside = match Outside::lend(text, state.as_ref()) {
        Ok(outside) => outside,
        Err(error) => return failed(&format!("the text cannot be put into a file: {error}")),
    };
    if let Some(folder) = outside.path().parent() {
        lent(folder);
    }
    let name = shown(&editor.program);
    let status = Command::new(&editor.program)
        .args(&editor.arguments)
        .arg(outside.path())
        .status();
    match status {
        Err(error) => failed(&format!("`{name}` cannot be run: {error}")),
        Ok(status) if !status.success() => failed(&format!(
            "`{name}` did not end well ({status}): the text stays as it was"
        )),
        Ok(_) => match outside.take_back(most) {
            Ok(back) if back.trim().is_empty() && !text.trim().is_empty() => failed(
                "the text came back empty and stays as it was; it can be erased here with ctrl-u",
            ),
            Ok(back) => Message::Edited(back),
            Err(problem) => {
                let path = outside.keep();
                failed(&format!(
                    "{problem}: it is kept in {}",
                    shown(&path.to_string_lossy())
                ))
            }
        },
    }
}

fn failed(why: &str) -> Message {
    Message::EditFailed(why.to_owned())
}

impl Editor {
    /// Reads a command: words between spaces; single or double quotes hold a word together. Nothing else is special, and
    /// no shell ever sees it.
    fn read(command: &OsString) -> Result<Self, &'static str> {
        let command = command.to_str().ok_or("is no text")?;
        let mut words: Vec<String> = Vec::new();
        let (mut word, mut quote) = (None::<String>, None::<char>);
        for c in command.chars() {
            match (c, quote) {
                (c, Some(open)) if c == open => quote = None,
                ('\'' | '"', None) => {
                    quote = Some(c);
                    // quotes with nothing between them are a word, too
                    word.get_or_insert_default();
                }
                (c, None) if c.is_whitespace() => words.extend(word.take()),
                (c, _) => word.get_or_insert_default().push(c),
            }
        }
        if quote.is_some() {
            return Err("has a quote that does not end");
        }
        words.extend(word);
        let mut words = words.into_iter();
        let program = words.next().filter(|program| !program.is_empty());
        Ok(Self {
            program: program.ok_or("names no program")?,
            arguments: words.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(command: &str, words: &[&str]) {
        let editor = Editor::read(&command.into()).unwrap();
        let mut read = vec![editor.program];
        read.extend(editor.arguments);
        assert_eq!(read, words);
    }

    #[test]
    fn a_command_is_words_between_spaces_and_quotes_hold_one_together() {
        check("vim", &["vim"]);
        check("  code   --wait ", &["code", "--wait"]);
        check("'/opt/my editor/ed' -n", &["/opt/my editor/ed", "-n"]);
        check("emacsclient -a \"\" -c", &["emacsclient", "-a", "", "-c"]);
        check("vim -c \"set tw=72\"", &["vim", "-c", "set tw=72"]);
        // nothing of this is for a shell
        check("ed $HOME; `rm` \\x", &["ed", "$HOME;", "`rm`", "\\x"]);
    }

    #[test]
    fn a_command_that_cannot_be_read_says_why() {
        let problem = |command: &str| Editor::read(&command.into()).unwrap_err();
        assert_eq!(problem("  "), "names no program");
        assert_eq!(problem("'' -n"), "names no program");
        assert_eq!(problem("vim 'x"), "has a quote that does not end");
    }

    #[cfg(unix)]
    fn edited(script: &str, text: &str) -> (tempfile::TempDir, Message) {
        let dir = tempfile::tempdir().unwrap();
        let homes = Homes {
            state: Some(dir.path().to_owned()),
            ..Homes::default()
        };
        let editor = Editor {
            program: "sh".to_owned(),
            arguments: vec!["-c".to_owned(), script.to_owned(), "sh".to_owned()],
        };
        let message = edit_with(&editor, text, 100, &homes, |_| ());
        (dir, message)
    }

    /// The files that are left, as paths below the state folder.
    #[cfg(unix)]
    fn left(dir: &tempfile::TempDir) -> usize {
        let editing = std::fs::read_dir(dir.path().join("editing")).unwrap();
        editing.count()
    }

    #[cfg(unix)]
    #[test]
    fn what_the_editor_leaves_comes_back_and_nothing_stays_behind() {
        let (dir, message) = edited("printf ' and more' >> \"$1\"", "text");
        assert!(matches!(message, Message::Edited(text) if text == "text and more"));
        assert_eq!(left(&dir), 0);
    }

    #[cfg(unix)]
    #[test]
    fn whatever_goes_wrong_is_said() {
        for (script, says, kept) in [
            ("echo x > \"$1\"; exit 1", "did not end well", 0),
            ("kill -9 $$", "did not end well", 0),
            (": > \"$1\"", "came back empty", 0),
            ("rm \"$1\"", "cannot be read", 1),
            ("printf '\\377' > \"$1\"", "no text (UTF-8)", 1),
            (
                "head -c 5000 /dev/zero | tr '\\0' x > \"$1\"",
                "more than 100 characters",
                1,
            ),
        ] {
            let (dir, message) = edited(script, "text");
            let Message::EditFailed(why) = message else {
                panic!("{script}: {message:?}");
            };
            assert!(why.contains(says), "{script}: {why}");
            assert_eq!(left(&dir), kept, "{script}");
        }
    }

    #[test]
    fn an_editor_that_is_not_there_is_said() {
        let dir = tempfile::tempdir().unwrap();
        let homes = Homes {
            state: Some(dir.path().to_owned()),
            ..Homes::default()
        };
        let editor = Editor::read(&"no-such-editor-as-this".into()).unwrap();
        let message = edit_with(&editor, "text", 10, &homes, |_| ());
        assert!(
            matches!(message, Message::EditFailed(why) if why.contains("`no-such-editor-as-this` cannot be run"))
        );
    }
}
