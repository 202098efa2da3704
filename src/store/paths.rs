//! Which board file is meant, and where this machine's own files go.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use directories::ProjectDirs;

use super::{folder, state::StateDir};

/// The name that a board has when none is given.
pub const NAME: &str = "goalpost.json";

/// The variable of the environment that names the board.
pub const VARIABLE: &str = "GOALPOST_FILE";

/// All that decides which file is meant. Read once by the caller, so that nothing else here
/// depends on where and how the program was started.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The path given with `--file`.
    pub option: Option<PathBuf>,
    /// The value of [`VARIABLE`]; an empty one counts as none.
    pub variable: Option<OsString>,
    /// The current directory, absolute.
    pub directory: PathBuf,
    /// The user's folders.
    pub homes: Homes,
}

/// The folders of the user that the platform gives to this program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Homes {
    /// For what the user keeps, such as `~/.local/share/goalpost`.
    pub data: Option<PathBuf>,
    /// For what the user sets, such as `~/.config/goalpost`.
    pub config: Option<PathBuf>,
    /// For what belongs to this machine, such as `~/.local/state/goalpost`.
    pub state: Option<PathBuf>,
}

/// Which file is meant, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The file, which need not exist.
    pub path: PathBuf,
    /// What named it.
    pub by: By,
}

/// What named the board file. Earlier ones win.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The option `--file`.
    Option,
    /// The variable [`VARIABLE`].
    Variable,
    /// There is a file [`NAME`] in the current directory or one above it.
    Found,
    /// Nothing: the board in the user's data folder is meant.
    Default,
}

impl Homes {
    /// The folders by the convention of the platform, from the environment of this process.
    pub fn of_user() -> Self {
        let Some(dirs) = ProjectDirs::from("", "", "goalpost") else {
            return Self::default();
        };
        let state = dirs
            .state_dir()
            .map_or_else(|| dirs.data_local_dir().join("state"), Path::to_owned);
        Self {
            data: Some(dirs.data_dir().to_owned()),
            config: Some(dirs.config_dir().to_owned()),
            state: Some(state),
        }
    }

    /// Where versions and recovered files go, if the user has such a place.
    pub fn state_dir(&self) -> Option<StateDir> {
        self.state.as_ref().map(StateDir::new)
    }
}

impl Surroundings {
    /// Which board file is meant.
    pub fn choose(&self) -> Choice {
        let named = |path: &Path, by| Choice {
            path: self.directory.join(path),
            by,
        };
        if let Some(path) = &self.option {
            return named(path, By::Option);
        }
        if let Some(path) = self.variable.as_ref().filter(|path| !path.is_empty()) {
            return named(Path::new(path), By::Variable);
        }
        let found = self
            .directory
            .ancestors()
            .map(|directory| directory.join(NAME))
            // A broken link counts, too: it is to be complained about, not passed over.
            .find(|path| path.symlink_metadata().is_ok());
        match (found, &self.homes.data) {
            (Some(path), _) => named(&path, By::Found),
            (None, Some(data)) => named(&data.join(NAME), By::Default),
            // A user without a home has but the current directory.
            (None, None) => named(Path::new(NAME), By::Default),
        }
    }
}

impl Choice {
    /// Makes the folder for a new board if it is one that goalpost chose. A folder that the user
    /// named is not made: a misspelt path is more likely than a missing folder.
    pub fn prepare(&self) -> std::io::Result<()> {
        match self.by {
            By::Default => folder::make_private(folder::parent(&self.path)),
            By::Option | By::Variable | By::Found => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Someone in `<dir>/repo/deep`, with a home in `<dir>/home`.
    fn someone(dir: &Path) -> Surroundings {
        let directory = dir.join("repo/deep");
        fs::create_dir_all(&directory).unwrap();
        let homes = Homes {
            data: Some(dir.join("home/data")),
            config: None,
            state: Some(dir.join("home/state")),
        };
        Surroundings {
            directory,
            homes,
            ..Surroundings::default()
        }
    }

    #[test]
    fn the_option_wins_then_the_variable_then_what_is_found_then_the_data_folder() {
        let dir = tempfile::tempdir().unwrap();
        let mut someone = someone(dir.path());
        let chosen = |someone: &Surroundings| {
            let Choice { path, by } = someone.choose();
            (path.strip_prefix(dir.path()).unwrap().to_owned(), by)
        };
        let expect = |path: &str, by| (PathBuf::from(path), by);
        assert_eq!(
            chosen(&someone),
            expect("home/data/goalpost.json", By::Default)
        );

        fs::write(dir.path().join("repo/goalpost.json"), "").unwrap();
        assert_eq!(chosen(&someone), expect("repo/goalpost.json", By::Found));
        fs::write(dir.path().join("repo/deep/goalpost.json"), "").unwrap();
        assert_eq!(
            chosen(&someone),
            expect("repo/deep/goalpost.json", By::Found)
        );

        someone.variable = Some("v.json".into());
        assert_eq!(chosen(&someone), expect("repo/deep/v.json", By::Variable));
        someone.option = Some("o.json".into());
        assert_eq!(chosen(&someone), expect("repo/deep/o.json", By::Option));
    }

    #[test]
    fn an_empty_variable_names_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let mut someone = someone(dir.path());
        someone.variable = Some(OsString::new());
        assert_eq!(someone.choose().by, By::Default);
    }

    #[cfg(unix)]
    #[test]
    fn a_broken_link_in_this_directory_is_not_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let someone = someone(dir.path());
        std::os::unix::fs::symlink("lost", someone.directory.join(NAME)).unwrap();
        assert_eq!(someone.choose().by, By::Found);
    }

    #[test]
    fn only_the_folder_that_goalpost_chose_is_made() {
        let dir = tempfile::tempdir().unwrap();
        let mut someone = someone(dir.path());
        someone.choose().prepare().unwrap();
        assert!(dir.path().join("home/data").is_dir());
        someone.option = Some("no/b.json".into());
        someone.choose().prepare().unwrap();
        assert!(!someone.directory.join("no").exists());
    }
}
