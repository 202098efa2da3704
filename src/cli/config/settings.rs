//! All settings, each with where it comes from.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use super::{defaults::Defaults, keys, theme};
use crate::{
    app::keymap::Keymap,
    store::{
        config::{self, Config, Fault, Setting, Value},
        paths::Homes,
    },
    ui::Theme,
};

/// The variable of the environment that names the file.
const VARIABLE: &str = "GOALPOST_CONFIG";
/// The name of the file in the folder that the platform gives.
const NAME: &str = "config.toml";

/// What holds, and where each of it comes from.
#[derive(Debug)]
pub(in crate::cli) struct Settings {
    /// The file; none for a user without a home who names none.
    pub(in crate::cli) path: Option<PathBuf>,
    /// Whether it is there.
    pub(super) exists: bool,
    /// The keys.
    pub(in crate::cli) keymap: Keymap,
    /// How things look.
    pub(in crate::cli) theme: Theme,
    /// What else can be set.
    pub(in crate::cli) defaults: Defaults,
    /// Every value in force.
    pub(super) entries: Vec<Entry>,
    /// What of the file is not in force, in the order of its line.
    pub(in crate::cli) faults: Vec<Fault>,
}

/// A value in force.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The table it belongs to: `keys.backlog`.
    pub(super) section: String,
    /// Its name: `lift`.
    pub(super) name: String,
    /// What it is.
    pub(super) value: Value,
    /// Where it comes from.
    pub(super) source: Source,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The program itself.
    Default,
    /// This line of the file.
    File(usize),
    /// This variable of the environment.
    Environment(&'static str),
    /// The account that runs the program.
    Account,
}

impl Settings {
    /// What holds for this user: `option` is the file that was named with the command.
    pub(in crate::cli) fn load(option: Option<&Path>, homes: &Homes, directory: &Path) -> Self {
        let variable = env::var_os(VARIABLE);
        let named = named(option, variable).map(|path| directory.join(path));
        let is_named = named.is_some();
        let of_platform = || homes.config.as_ref().map(|folder| folder.join(NAME));
        let path = named.or_else(of_platform);
        let exists = path.as_ref().is_some_and(|path| path.exists());
        let mut read = path.as_deref().map(config::load).unwrap_or_default();
        if is_named && !exists && read.faults.is_empty() {
            read.faults.push(Fault {
                line: None,
                text: "there is no such file".to_owned(),
            });
        }
        Self {
            path,
            exists,
            ..Self::of(read)
        }
    }

    /// What holds with this file.
    fn of(read: Config) -> Self {
        let Config {
            settings,
            mut faults,
        } = read;
        let mut sections = Sections::default();
        for setting in settings {
            sections.sort_in(setting, &mut faults);
        }
        let mut entries = Vec::new();
        let defaults = Defaults::read(&sections.defaults, &mut entries, &mut faults);
        let theme = theme::read(&sections.theme, &mut entries, &mut faults);
        let keymap = keys::read(&sections.keys, &mut entries, &mut faults);
        faults.sort_by_key(|fault| fault.line);
        Self {
            path: None,
            exists: false,
            keymap,
            theme,
            defaults,
            entries,
            faults,
        }
    }

    /// What is wrong with the file, in a line for the screen; nothing if nothing is.
    pub(in crate::cli) fn notice(&self) -> Option<String> {
        let (first, more) = self.faults.split_first()?;
        let name = self.path.as_deref().and_then(Path::file_name);
        let name = name.unwrap_or_default().to_string_lossy();
        let place = place(&name, first);
        let lists = "`goalpost config` lists them";
        Some(match more.len() {
            0 => format!("{place}: {}", first.text),
            more => format!("{place}: {} (and {more} more: {lists})", first.text),
        })
    }
}

/// `config.toml line 3`.
pub(super) fn place(name: &str, fault: &Fault) -> String {
    let line = fault.line.map(|line| format!(" line {line}"));
    format!("{name}{}", line.unwrap_or_default())
}

/// The file that was named, if one was.
fn named(option: Option<&Path>, variable: Option<OsString>) -> Option<PathBuf> {
    let variable = variable.filter(|path| !path.is_empty()).map(PathBuf::from);
    option.map(Path::to_owned).or(variable)
}

/// The settings by the table that they belong to, with their names in it.
#[derive(Default)]
struct Sections {
    defaults: Vec<(String, Setting)>,
    theme: Vec<(String, Setting)>,
    keys: Vec<((String, String), Setting)>,
}

impl Sections {
    fn sort_in(&mut self, setting: Setting, faults: &mut Vec<Fault>) {
        let path: Vec<&str> = setting.path.iter().map(String::as_str).collect();
        let text = match (path.as_slice(), &setting.value) {
            (["defaults" | "theme" | "keys"] | ["keys", _], Value::Nothing) => return,
            (["defaults", name], _) => {
                self.defaults.push(((*name).to_owned(), setting));
                return;
            }
            (["theme", name], _) => {
                self.theme.push(((*name).to_owned(), setting));
                return;
            }
            (["keys", context, action], _) => {
                let names = ((*context).to_owned(), (*action).to_owned());
                self.keys.push((names, setting));
                return;
            }
            (["keys", name], _) => keys::outside(name),
            ([name @ ("defaults" | "theme" | "keys")], _) => {
                format!("`{name}` is a table: write [{name}] in a line of its own")
            }
            (["defaults" | "theme" | "keys", ..], _) => {
                format!("`{}` is one table too deep", path.join("."))
            }
            _ => format!(
                "`{}` is no setting: they stand in [defaults], [theme] and [keys.…]",
                path.join(".")
            ),
        };
        let line = Some(setting.line);
        faults.push(Fault { line, text });
    }
}
