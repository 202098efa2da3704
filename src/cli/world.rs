//! What a command has to know of the world around it, read once.

use std::{
    env, io,
    io::IsTerminal as _,
    path::{Path, PathBuf},
};

use jiff::civil::Date;

use super::{
    answer::Answer,
    arguments::{Arguments, Format, Wanted},
    clock,
    config::Settings,
    json::Json,
};
use crate::{
    domain::edit::Stamp,
    store::paths::{By, Choice, Homes, NAME, Surroundings, VARIABLE},
};

/// Where and when a command runs, for whom, and how it is to answer.
#[derive(Debug)]
pub(super) struct World {
    /// The board's file.
    pub(super) file: Choice,
    /// The current directory, absolute where the system tells it.
    pub(super) directory: PathBuf,
    /// The user's folders.
    pub(super) homes: Homes,
    /// The day to reckon with.
    pub(super) today: Date,
    /// Whether the day was given, and does not follow the clock.
    pub(super) day_given: bool,
    /// How to print.
    pub(super) format: Format,
    /// What was asked for, which only some commands can print.
    pub(super) wanted: Wanted,
    /// The user's settings.
    pub(super) settings: Settings,
    /// Whether a board can be drawn.
    pub(super) screen: Screen,
}

/// What there is to draw on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    /// A terminal that can do it.
    Terminal,
    /// A terminal that knows no more than lines.
    Dumb,
    /// No terminal: a file or a pipe.
    None,
}

/// The name of the account that runs the program, where the environment does not say: a service, a container.
#[cfg(unix)]
pub(super) fn account() -> Option<String> {
    let user = rustix::process::getuid().as_raw().to_string();
    let accounts = std::fs::read_to_string("/etc/passwd").ok()?;
    let name = accounts.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)? == user).then(|| name.to_owned())
    });
    name.filter(|name| !name.is_empty())
}

/// The name of the account that runs the program: nothing more is known.
#[cfg(not(unix))]
pub(super) fn account() -> Option<String> {
    None
}

impl World {
    /// The world as this process sees it.
    pub(super) fn new(arguments: &Arguments) -> Self {
        let homes = Homes::of_user();
        let directory = env::current_dir().unwrap_or_default();
        let surroundings = Surroundings {
            option: arguments.file.clone(),
            variable: env::var_os(VARIABLE),
            directory: directory.clone(),
            homes: homes.clone(),
        };
        let settings = Settings::load(arguments.config.as_deref(), &homes, &directory);
        Self {
            file: surroundings.choose(),
            directory,
            homes,
            today: arguments.today.unwrap_or_else(|| clock::here().date()),
            day_given: arguments.today.is_some(),
            format: arguments.format.common().unwrap_or(Format::Text),
            wanted: arguments.format,
            settings,
            screen: Screen::of_process(),
        }
    }

    /// The stamp of a change made now.
    pub(super) fn stamp(&self) -> Stamp {
        Stamp {
            at: clock::now(),
            today: self.today,
            by: self.settings.defaults.name.clone(),
            chance: fastrand::u64(..),
        }
    }

    /// Where a new board is made: where one was named, or else in the current directory, where it can live in a
    /// repository.
    pub(super) fn place_for_new(&self) -> PathBuf {
        match self.file.by {
            By::Option | By::Variable | By::Found => self.file.path.clone(),
            By::Default => self.directory.join(NAME),
        }
    }

    /// The answer in the format that was asked for.
    pub(super) fn answer(
        &self,
        text: impl FnOnce() -> String,
        json: impl FnOnce() -> Json,
    ) -> Answer {
        Answer::new(match self.format {
            Format::Text => text(),
            Format::Json => json().print(),
        })
    }

    /// What a path that was typed means: in the current directory, or in the user's home folder behind `~/`.
    pub(super) fn path(&self, typed: &str) -> PathBuf {
        let home = directories::UserDirs::new();
        match (typed.strip_prefix("~/"), home) {
            (Some(rest), Some(home)) => home.home_dir().join(rest),
            _ => self.directory.join(typed),
        }
    }

    /// A path as people know it: without the current directory in front.
    pub(super) fn short<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.directory).unwrap_or(path)
    }
}

impl Screen {
    fn of_process() -> Self {
        if !(io::stdout().is_terminal() && io::stdin().is_terminal()) {
            return Self::None;
        }
        // Other systems than Unix have terminals that can draw and no TERM.
        let dumb = |term: &str| term == "dumb" || term.is_empty();
        match env::var("TERM") {
            Ok(term) if dumb(&term) => Self::Dumb,
            Err(_) if cfg!(unix) => Self::Dumb,
            Ok(_) | Err(_) => Self::Terminal,
        }
    }
}
