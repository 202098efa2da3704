//! The `git` program: asked with arguments of its own, without a shell.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

use super::answer::Failure;

/// A folder in which git is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Git<'a>(&'a Path);

impl<'a> Git<'a> {
    /// Git, asked in this folder.
    pub(super) const fn within(folder: &'a Path) -> Self {
        Self(folder)
    }

    /// What git prints, as it is; `None`: it says no, or cannot be run.
    pub(super) fn asks<S: AsRef<OsStr>>(
        self,
        arguments: impl IntoIterator<Item = S>,
    ) -> Option<Vec<u8>> {
        let output = self.command(arguments).output().ok()?;
        output.status.success().then_some(output.stdout)
    }

    /// The first line that git prints; why there is none is told with `what`, which is what was wanted of it.
    pub(super) fn line<S: AsRef<OsStr>>(
        self,
        what: &str,
        arguments: impl IntoIterator<Item = S>,
    ) -> Result<String, Failure> {
        let output = self.command(arguments).output().map_err(|error| {
            Failure::input(&format!("git cannot be run, so {what}: {error}"))
                .hint("install git, or name the folder it is in in $PATH")
        })?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let said = said.lines().next().unwrap_or_default();
            let said = said.trim_start_matches("fatal: ");
            return Err(Failure::input(&format!("{what}: git says: {said}")));
        }
        let said = String::from_utf8_lossy(&output.stdout);
        Ok(said.lines().next().unwrap_or_default().to_owned())
    }

    /// The top of the working tree that the folder is in.
    pub(super) fn top(self) -> Result<PathBuf, Failure> {
        let top = self.line(
            "no git repository is found",
            ["rev-parse", "--show-toplevel"],
        )?;
        Ok(PathBuf::from(top))
    }

    fn command<S: AsRef<OsStr>>(self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new("git");
        // its sentences are compared by nobody, but read next to ours
        command.env("LC_ALL", "C").arg("-C").arg(self.0);
        command.args(arguments);
        command
    }
}
