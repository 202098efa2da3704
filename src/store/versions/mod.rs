//! The versions of a board that were there before: in the state folder, so that neither git nor a
//! file synchronizer sees them and a wiped folder does not take them along.

mod keep;

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use jiff::Timestamp;

use self::keep::{Facts, superfluous};
use super::{
    digest::Digest,
    folder::{self, Folder},
    load::read_all,
    stamp::{moment, parse, stamp},
    state::{StateDir, write_new},
};

/// The versions of one board.
#[derive(Debug, Clone)]
pub struct Versions {
    state: StateDir,
    path: PathBuf,
}

/// One version of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its file.
    pub path: PathBuf,
    /// Its place in the order; the highest is the newest. The clock has no say in the order.
    pub seq: u64,
    /// When it was kept, if the clock and the name make sense.
    pub at: Option<Timestamp>,
    /// Its size in bytes.
    pub size: u64,
    /// Whether it is kept whatever comes.
    pub pinned: bool,
    /// What it was kept before, if that is why it is pinned.
    pub before: Option<Step>,
    /// The first eight digits of its digest.
    short: String,
}

/// A step that a board takes only once the version before it is kept for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An earlier version took its place.
    Restore,
    /// Deleted items were removed for good.
    Purge,
    /// Both sides of a file with marks were joined.
    Merge,
}

impl Step {
    const ALL: [Self; 3] = [Self::Restore, Self::Purge, Self::Merge];

    /// The word for it, in names of files and in answers.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Restore => "restore",
            Self::Purge => "purge",
            Self::Merge => "merge",
        }
    }
}

impl Versions {
    /// The versions of the board that `named` leads to, or would lead to if it were there.
    pub fn of_named(state: &StateDir, named: &Path) -> Self {
        Self::of(state, &leads_to(named))
    }

    /// The versions of the board at `canonical`, a path without links.
    pub fn of(state: &StateDir, canonical: &Path) -> Self {
        Self {
            path: state.versions_of(canonical),
            state: state.clone(),
        }
    }

    /// All versions, the newest first. None when there is no store yet.
    pub fn list(&self) -> Vec<Version> {
        let names = Folder::open(&self.path).and_then(|folder| folder.names());
        let mut versions: Vec<_> = names
            .unwrap_or_default()
            .iter()
            .filter_map(|name| Version::named(&self.path, name))
            .collect();
        versions.sort_by(|a, b| (b.seq, &b.path).cmp(&(a.seq, &a.path)));
        versions
    }

    /// Keeps `bytes`, a board that was read without fault, as the newest version, and lets go of
    /// those that the rules no longer keep. `pinned` ones stay for good. Gives the file.
    ///
    /// Bytes that are kept already move to the front instead of being kept twice.
    pub fn keep(&self, bytes: &[u8], pinned: bool) -> io::Result<PathBuf> {
        self.keep_at(bytes, pinned, None, SystemTime::now())
    }

    /// Keeps `bytes` for good, as what was there before this step.
    pub fn pin(&self, bytes: &[u8], before: Step) -> io::Result<PathBuf> {
        self.keep_at(bytes, true, Some(before), SystemTime::now())
    }

    fn keep_at(
        &self,
        bytes: &[u8],
        pinned: bool,
        step: Option<Step>,
        now: SystemTime,
    ) -> io::Result<PathBuf> {
        let folder = self.state.open(&self.path)?;
        let before = self.list();
        let seq = before
            .first()
            .map_or(1, |newest| newest.seq.saturating_add(1));
        let digest = Digest::of(bytes);
        let twin = before.iter().find(|version| version.holds(digest));
        let pinned = pinned || twin.is_some_and(|twin| twin.pinned);
        let step = step.or_else(|| twin.and_then(|twin| twin.before));
        let step = step.map_or_else(String::new, |step| format!(".{}", step.word()));
        let mark = if pinned { ".pinned" } else { "" };
        let name = format!(
            "{seq:08}-{}-{}{step}{mark}.json",
            stamp(now),
            digest.short()
        );
        let path = self.path.join(&name);
        if let Some(twin) = twin {
            fs::rename(&twin.path, &path)?;
        } else {
            write_new(&folder, OsStr::new(&name), bytes)?;
        }
        self.prune(now);
        Ok(path)
    }

    /// Whether a version with just these bytes is kept.
    pub fn has(&self, bytes: &[u8]) -> bool {
        let digest = Digest::of(bytes);
        self.list().iter().any(|version| version.holds(digest))
    }

    fn prune(&self, now: SystemTime) {
        let versions = self.list();
        let facts: Vec<_> = versions
            .iter()
            .map(|version| Facts {
                at: version.at,
                size: version.size,
                pinned: version.pinned,
            })
            .collect();
        for index in superfluous(&facts, moment(now)) {
            if let Some(version) = versions.get(index) {
                // One that stays is tried again at the next save.
                let _tried_again = fs::remove_file(&version.path);
            }
        }
    }
}

/// Where `named` leads, or would lead if something were there: a path without links as far as there are folders.
pub fn leads_to(named: &Path) -> PathBuf {
    if let Ok(there) = fs::canonicalize(named) {
        return there;
    }
    let parent = folder::parent(named);
    // one step of a link that leads nowhere: to what it names
    let target =
        fs::read_link(named).map_or_else(|_no_link| named.to_owned(), |to| parent.join(to));
    let real = fs::canonicalize(folder::parent(&target));
    match (real, target.file_name()) {
        (Ok(real), Some(name)) => real.join(name),
        (Ok(_) | Err(_), _) => target,
    }
}

impl Version {
    /// Its bytes.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let (bytes, _) = read_all(fs::File::open(&self.path)?)?
            .map_err(|trouble| io::Error::other(trouble.to_string()))?;
        Ok(bytes)
    }

    /// The version whose file in `folder` has this name, if it is one.
    fn named(folder: &Path, name: &OsStr) -> Option<Self> {
        let text = name.to_str()?.strip_suffix(".json")?;
        let (text, pinned) = match text.strip_suffix(".pinned") {
            Some(text) => (text, true),
            None => (text, false),
        };
        let (text, before) = match text.split_once('.') {
            Some((text, word)) => (text, Step::ALL.into_iter().find(|step| step.word() == word)),
            None => (text, None),
        };
        let mut parts = text.split('-');
        let (seq, at, short) = (parts.next()?, parts.next()?, parts.next()?);
        let seq = seq.parse().ok()?;
        if parts.next().is_some() || short.len() != 8 {
            return None;
        }
        let path = folder.join(name);
        let meta = path.symlink_metadata().ok()?;
        meta.is_file().then(|| Self {
            path,
            seq,
            at: parse(at),
            size: meta.len(),
            pinned,
            before,
            short: short.to_owned(),
        })
    }

    /// Whether its bytes have this digest. Reads them only if the name says so.
    fn holds(&self, digest: Digest) -> bool {
        let whole = || fs::File::open(&self.path).and_then(Digest::of_reader);
        self.short == digest.short() && whole().is_ok_and(|own| own == digest)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn store(dir: &Path) -> Versions {
        Versions::of(&StateDir::new(dir.join("state")), Path::new("/b.json"))
    }

    fn day(n: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(n * 86_400)
    }

    #[test]
    fn versions_are_listed_newest_first_by_number_and_not_by_clock() {
        let dir = tempfile::tempdir().unwrap();
        let versions = store(dir.path());
        assert!(versions.list().is_empty());
        for (bytes, now) in [("one", day(900)), ("two", day(20)), ("three", day(400))] {
            versions
                .keep_at(bytes.as_bytes(), false, None, now)
                .unwrap();
        }
        let read: Vec<_> = versions.list().iter().map(|v| v.read().unwrap()).collect();
        assert_eq!(read, [&b"three"[..], b"two", b"one"]);
        assert!(versions.has(b"two") && !versions.has(b"four"));
    }

    #[test]
    fn the_same_bytes_are_kept_once_and_move_to_the_front() {
        let dir = tempfile::tempdir().unwrap();
        let versions = store(dir.path());
        versions.keep(b"one", true).unwrap();
        versions.keep(b"two", false).unwrap();
        let path = versions.keep(b"one", false).unwrap();
        let list = versions.list();
        assert_eq!(list.len(), 2);
        assert_eq!(list[0].path, path);
        assert!(list[0].pinned, "what is pinned stays pinned");
        assert_eq!(list[0].seq, 3);
    }

    #[test]
    fn old_versions_go_and_pinned_ones_stay() {
        let dir = tempfile::tempdir().unwrap();
        let versions = store(dir.path());
        versions.keep_at(b"pinned", true, None, day(1000)).unwrap();
        for n in 0..30_u8 {
            versions.keep_at(&[n], false, None, day(1000)).unwrap();
        }
        let list = versions.list();
        assert_eq!(list.iter().filter(|v| !v.pinned).count(), 20);
        assert_eq!(list.iter().filter(|v| v.pinned).count(), 1);
        assert_eq!(list[0].read().unwrap(), [29]);
    }

    #[test]
    fn what_is_pinned_says_before_what_and_still_does_when_it_is_kept_again() {
        let dir = tempfile::tempdir().unwrap();
        let versions = store(dir.path());
        versions.pin(b"one", Step::Restore).unwrap();
        versions.pin(b"two", Step::Purge).unwrap();
        versions.keep(b"one", false).unwrap();
        versions.keep(b"three", false).unwrap();
        let list = versions.list();
        let known: Vec<_> = list.iter().map(|v| (v.pinned, v.before)).collect();
        assert_eq!(
            known,
            [
                (false, None),
                (true, Some(Step::Restore)),
                (true, Some(Step::Purge))
            ]
        );
    }

    #[test]
    fn a_store_that_cannot_be_made_is_an_error_and_an_empty_list() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("state"), "in the way").unwrap();
        let versions = store(dir.path());
        assert!(versions.keep(b"one", false).is_err());
        assert!(versions.list().is_empty());
    }
}
