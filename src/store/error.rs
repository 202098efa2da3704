//! Why the world said no: one sentence on what happened, one on what can be done.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use thiserror::Error;

/// A file that could not be read or written, and why.
///
/// Printed, it says *what* in one sentence; [`StoreError::hint`] says what to do about it.
#[derive(Debug, Error)]
#[error("{} {kind}", shown(.path))]
pub struct StoreError {
    /// The file, as the user named it.
    pub path: PathBuf,
    /// What is the matter with it.
    pub kind: Trouble,
    /// Where the version that was not saved was put aside all the same, at the end.
    pub aside: Option<PathBuf>,
}

/// What can be the matter with a board file. Each reads on after the name of the file.
#[derive(Debug, Error)]
pub enum Trouble {
    /// Nothing has that name.
    #[error("does not exist")]
    Absent,
    /// Nothing has that name, and its folder does not exist either.
    #[error("does not exist, nor does its folder {}", shown(.0))]
    NoFolder(PathBuf),
    /// A link whose target does not exist.
    #[error("is a link to {}, which does not exist", shown(.0))]
    Dangling(PathBuf),
    /// Links that lead in a circle.
    #[error("is a link that leads in a circle")]
    Circular,
    /// Something else than a file.
    #[error("is {0}, not a file")]
    NotAFile(FileKind),
    /// A part of the path is a file.
    #[error("is not a path: a part of it before the last is a file")]
    NotAFolder,
    /// The user may not read it.
    #[error("may not be read by you")]
    Denied,
    /// Larger than [`super::LIMIT`]. The sizes are in bytes.
    #[error("is {} MB large, over the limit of {} MB", mega(*.size), mega(*.limit))]
    TooLarge {
        /// How large it is.
        size: u64,
        /// How large it may be.
        limit: u64,
    },
    /// Reading failed.
    #[error("could not be read: {}", reason(.0))]
    Unreadable(#[source] io::Error),
    /// A new board was to be made where there is a file already.
    #[error("is there already, and a new board never overwrites a file")]
    AlreadyThere,
    /// The user may not write to it.
    #[error("was not saved: it is write-protected")]
    Protected,
    /// Writing failed; the file is as it was.
    #[error("was not saved: {}", reason(.0))]
    NotWritten(#[source] io::Error),
    /// The file is written, but the disk did not confirm that it will still be so after a crash.
    #[error("was written, but the disk did not confirm it: {}", reason(.0))]
    NotPromised(#[source] io::Error),
    /// What was to be written would not have come back as the same board.
    #[error("was not saved: what would have been written is not the same board ({0})")]
    Distrusted(String),
    /// Another program changed the file since it was read or last saved.
    #[error("was changed by another program, so it was not overwritten; {}", Aside(.kept))]
    ChangedUnderUs {
        /// Where our version is kept, or nothing if it could be kept nowhere.
        kept: Option<PathBuf>,
    },
    /// The file that was read is no longer there.
    #[error("is gone, and was not made again unasked; {}", Aside(.kept))]
    Gone {
        /// Where our version is kept, or nothing if it could be kept nowhere.
        kept: Option<PathBuf>,
    },
    /// The name now leads to another file or folder than when it was read.
    #[error("no longer leads to the file that was read but to {}, so nothing was written; {}", shown(.to), Aside(.kept))]
    Elsewhere {
        /// Where it leads now.
        to: PathBuf,
        /// Where our version is kept, or nothing if it could be kept nowhere.
        kept: Option<PathBuf>,
    },
    /// The thread that saves has ended before its time.
    #[error("was not saved: saving has stopped working")]
    SaverEnded,
}

/// What lies there instead of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device, such as `/dev/zero`.
    Device,
    /// Something that we have no name for.
    Other,
}

impl StoreError {
    pub(super) fn new(path: &Path, kind: Trouble) -> Self {
        let path = path.to_owned();
        Self {
            path,
            kind,
            aside: None,
        }
    }

    /// Where our version of the board was put aside, if it was.
    pub fn kept(&self) -> Option<&Path> {
        self.aside.as_deref().or_else(|| self.kind.kept())
    }

    /// What the user can do about it, as one sentence without a full stop.
    pub fn hint(&self) -> String {
        if let Some(aside) = &self.aside {
            return format!("what was not saved is kept in {}", shown(aside));
        }
        let path = shown(&self.path);
        match &self.kind {
            Trouble::Absent => {
                format!(
                    "check the spelling, or make a board there: `goalpost --file {} init`",
                    bare(&self.path)
                )
            }
            Trouble::NoFolder(folder) => {
                format!(
                    "check the spelling, or make the folder first: `mkdir -p {}`",
                    bare(folder)
                )
            }
            Trouble::Dangling(_) | Trouble::Circular => {
                "mend the link, or name the file itself with --file".to_owned()
            }
            Trouble::NotAFile(FileKind::Folder) => {
                "name a file in it, such as `goalpost.json`, with --file".to_owned()
            }
            Trouble::NotAFile(
                FileKind::Pipe | FileKind::Socket | FileKind::Device | FileKind::Other,
            )
            | Trouble::NotAFolder => "name a board file with --file".to_owned(),
            Trouble::Denied => format!("ask its owner, or look at `ls -l {}`", bare(&self.path)),
            Trouble::TooLarge { .. } => {
                "see whether this is the right file; a board of 100,000 items has about 35 MB"
                    .to_owned()
            }
            Trouble::Unreadable(error) => remedy(error)
                .unwrap_or("try again; nothing was changed")
                .to_owned(),
            Trouble::AlreadyThere => "open it, or choose another name with --file".to_owned(),
            Trouble::Protected => {
                format!(
                    "allow it with `chmod u+w {}`, then change something",
                    bare(&self.path)
                )
            }
            Trouble::NotWritten(error) => remedy(error)
                .unwrap_or("the file is as it was; the next change tries again")
                .to_owned(),
            Trouble::NotPromised(_) => {
                "check the disk; the next change saves everything again".to_owned()
            }
            Trouble::Distrusted(_) => {
                "this is a fault in goalpost: please report it; the file is as it was".to_owned()
            }
            Trouble::ChangedUnderUs { kept: Some(kept) }
            | Trouble::Elsewhere {
                kept: Some(kept), ..
            } => {
                format!(
                    "open {path} again and take over what you need from {}",
                    shown(kept)
                )
            }
            Trouble::Gone { kept: Some(kept) } => {
                format!("to have the board back, copy {} to {path}", shown(kept))
            }
            Trouble::ChangedUnderUs { kept: None }
            | Trouble::Elsewhere { kept: None, .. }
            | Trouble::Gone { kept: None } => {
                "free some space or mend the state folder, and save again before you leave"
                    .to_owned()
            }
            Trouble::SaverEnded => "leave goalpost and open the board again".to_owned(),
        }
    }
}

impl Trouble {
    /// Where our version of the board was put aside, if it was.
    pub fn kept(&self) -> Option<&Path> {
        match self {
            Self::ChangedUnderUs { kept } | Self::Gone { kept } | Self::Elsewhere { kept, .. } => {
                kept.as_deref()
            }
            Self::Absent
            | Self::NoFolder(_)
            | Self::Dangling(_)
            | Self::Circular
            | Self::NotAFile(_)
            | Self::NotAFolder
            | Self::Denied
            | Self::TooLarge { .. }
            | Self::Unreadable(_)
            | Self::AlreadyThere
            | Self::Protected
            | Self::NotWritten(_)
            | Self::NotPromised(_)
            | Self::Distrusted(_)
            | Self::SaverEnded => None,
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Folder => "a directory",
            Self::Pipe => "a named pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
            Self::Other => "something else",
        })
    }
}

/// The half of a sentence that says where our version of the board went.
struct Aside<'a>(&'a Option<PathBuf>);

impl fmt::Display for Aside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(kept) => write!(f, "your version is kept in {}", shown(kept)),
            None => f.write_str("your version could be kept nowhere but in memory"),
        }
    }
}

/// `path` in backticks, with everything in it that a terminal might act on made visible.
pub(super) fn shown(path: &Path) -> String {
    format!("`{}`", bare(path))
}

/// `path` with everything in it that a terminal might act on made visible.
#[expect(
    clippy::unnecessary_debug_formatting,
    reason = "the debug form is what makes it safe to show"
)]
fn bare(path: &Path) -> String {
    // The debug form escapes controls, direction marks and broken UTF-8; only its quotes are too
    // much.
    let quoted = format!("{path:?}");
    quoted.trim_matches('"').to_owned()
}

/// What `error` says, in words where the system's are unkind.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "kinds of errors grow with the standard library"
)]
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is used up".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is mounted read-only".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not change files in its folder".to_owned(),
        io::ErrorKind::FileTooLarge => "the file would be larger than is allowed".to_owned(),
        io::ErrorKind::Unsupported => "the file system cannot do what a safe save needs".to_owned(),
        _ => error.to_string(),
    }
}

/// What helps against `error`, where there is more to say than "try again".
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "kinds of errors grow with the standard library"
)]
fn remedy(error: &io::Error) -> Option<&'static str> {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Some("free some space; the next change tries again")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Some("see who owns the folder and the file, or work on a copy with --file")
        }
        _ => None,
    }
}

/// Bytes in millions, rounded up.
fn mega(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_file_name_cannot_reach_the_terminal() {
        let error = StoreError::new(Path::new("a\x1b]0;x\x07\u{202e}b.json"), Trouble::Absent);
        for text in [error.to_string(), error.hint()] {
            assert!(!text.chars().any(char::is_control), "{text:?}");
            assert!(!text.contains('\u{202e}'), "{text:?}");
        }
    }

    #[test]
    fn an_error_says_what_and_its_hint_says_what_to_do() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        let error = StoreError::new(Path::new("b.json"), Trouble::NotWritten(full));
        assert_eq!(
            error.to_string(),
            "`b.json` was not saved: the disk is full"
        );
        assert_eq!(error.hint(), "free some space; the next change tries again");

        let kept = Some(PathBuf::from("/s/b.json"));
        let error = StoreError::new(Path::new("b.json"), Trouble::ChangedUnderUs { kept });
        assert_eq!(
            error.to_string(),
            "`b.json` was changed by another program, so it was not overwritten; \
             your version is kept in `/s/b.json`"
        );
    }

    #[test]
    fn sizes_are_told_in_megabytes() {
        let (size, limit) = (300_000_000, 256_000_000);
        let error = StoreError::new(Path::new("b"), Trouble::TooLarge { size, limit });
        assert_eq!(
            error.to_string(),
            "`b` is 300 MB large, over the limit of 256 MB"
        );
    }
}
