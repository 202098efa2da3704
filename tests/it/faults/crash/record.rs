//! The calls of a program by which files change, as `strace` saw them.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use super::Folder;

/// Every call by which our files could change. Those that are not read below would be found by the rig, which stops.
pub(super) const TRACED: &str = "openat,open,creat,write,pwrite64,writev,pwritev,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,truncate,ftruncate,fallocate,copy_file_range,sendfile,symlink,symlinkat";

/// What a file is called by: each has its own number, whatever its names are.
pub(super) type Inode = usize;

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// These names have these files from now on, all at once.
    Names(Vec<(PathBuf, Option<Inode>)>),
    /// This was added to a file.
    Write(Inode, Vec<u8>),
    /// A file was flushed to the disk.
    SyncFile(Inode),
    /// The names in a folder were flushed to the disk.
    SyncFolder(PathBuf),
    /// The program said that the change is saved.
    Promised,
    /// Another program changed the file of this name, and flushed it.
    Outside(PathBuf, Inode),
}

/// What a program did in a folder, and what was there before.
#[derive(Debug, Default)]
pub(super) struct Recording {
    pub(super) start: Folder,
    /// What files held before, and the names that they had.
    pub(super) held: HashMap<Inode, Vec<u8>>,
    pub(super) names: HashMap<PathBuf, Inode>,
    pub(super) calls: Vec<Call>,
}

impl Recording {
    /// Reads what strace logged of a program that ran in `root`, which was as in `start` before.
    pub(super) fn read(root: &Path, start: Folder, log: &Path) -> Self {
        let mut recording = Self {
            start,
            ..Self::default()
        };
        for (path, bytes) in recording.start.files.clone() {
            let inode = recording.held.len();
            recording.held.insert(inode, bytes);
            recording.names.insert(path, inode);
        }
        let mut reader = Reader {
            root: fs::canonicalize(root).unwrap(),
            now: recording.names.clone(),
            next: recording.held.len(),
            said: String::new(),
            calls: Vec::new(),
        };
        for line in whole_lines(&fs::read_to_string(log).unwrap()) {
            reader.line(&line);
        }
        recording.calls = reader.calls;
        recording
    }

    /// Says that another program put `bytes` in the place of the board right before our first swap of names.
    pub(super) fn outside(&mut self, board: &str, bytes: Vec<u8>) {
        let swaps = |call: &Call| matches!(call, Call::Names(names) if names.len() == 2 && names.iter().all(|(_, file)| file.is_some()));
        let at = self.calls.iter().position(swaps).unwrap();
        let inode = 1_000_000;
        self.held.insert(inode, bytes);
        let board = PathBuf::from(board);
        let ours = self.names[&board];
        self.calls.insert(at, Call::Outside(board, inode));
        // what came out of the swap was theirs
        if let Call::Names(names) = &mut self.calls[at + 1] {
            for (_, file) in names.iter_mut().filter(|(_, file)| *file == Some(ours)) {
                *file = Some(inode);
            }
        }
    }

    /// The call before which a crash came, for a message.
    pub(super) fn before(&self, after: usize) -> String {
        let text = |call: &Call| {
            if let Call::Write(inode, bytes) = call {
                format!("Write({inode}, {} bytes)", bytes.len())
            } else {
                format!("{call:?}")
            }
        };
        after
            .checked_sub(1)
            .and_then(|last| self.calls.get(last))
            .map_or_else(String::new, text)
    }
}

/// Puts together what strace tells in two lines, because another thread came between.
fn whole_lines(log: &str) -> Vec<String> {
    let mut begun: HashMap<&str, &str> = HashMap::new();
    let mut lines = Vec::new();
    for line in log.lines() {
        let (thread, rest) = line.split_once(' ').unwrap_or(("", line));
        if let Some(first) = rest.strip_suffix("<unfinished ...>") {
            begun.insert(thread, first);
        } else if let Some((_, end)) = rest.split_once(" resumed>") {
            lines.push(format!("{}{end}", begun.remove(thread).unwrap_or_default()));
        } else {
            lines.push(rest.to_owned());
        }
    }
    lines
}

struct Reader {
    root: PathBuf,
    now: HashMap<PathBuf, Inode>,
    next: Inode,
    said: String,
    calls: Vec<Call>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let line = line.trim_start();
        let Some((call, rest)) = line.split_once('(') else {
            return;
        };
        // signals and ends of threads are no calls
        let Some((arguments, result)) = rest.rsplit_once(" = ") else {
            return;
        };
        if result.starts_with('-') || result.starts_with('?') {
            return;
        }
        let arguments: Vec<&str> = arguments
            .trim_end()
            .trim_end_matches(')')
            .split(", ")
            .collect();
        match call {
            "open" => self.open(self.at(None, arguments[0]), arguments[1]),
            "openat" => self.open(self.at(Some(arguments[0]), arguments[1]), arguments[2]),
            "write" => self.write(&arguments),
            "fsync" | "fdatasync" => self.sync(arguments[0]),
            "rename" => self.rename(self.at(None, arguments[0]), self.at(None, arguments[1]), ""),
            "renameat" | "renameat2" => {
                let from = self.at(Some(arguments[0]), arguments[1]);
                let to = self.at(Some(arguments[2]), arguments[3]);
                self.rename(from, to, arguments.get(4).copied().unwrap_or_default());
            }
            "linkat" => {
                let from = self.at(Some(arguments[0]), arguments[1]);
                if let (Some(from), Some(to)) = (from, self.at(Some(arguments[2]), arguments[3])) {
                    let file = self.now[&from];
                    self.names(vec![(to, Some(file))]);
                }
            }
            "unlink" => self.unlink(self.at(None, arguments[0])),
            "unlinkat" => self.unlink(self.at(Some(arguments[0]), arguments[1])),
            _ => {
                let inside = self.root.to_str().unwrap();
                let hex = inside
                    .bytes()
                    .fold(String::new(), |hex, byte| format!("{hex}\\x{byte:02x}"));
                assert!(
                    !line.contains(&hex),
                    "a call that this rig does not know: {line}"
                );
            }
        }
    }

    fn open(&mut self, path: Option<PathBuf>, how: &str) {
        let Some(path) = path.filter(|_| how.contains("O_CREAT")) else {
            return;
        };
        if self.now.contains_key(&path) {
            let cut = how.contains("O_TRUNC");
            assert!(!cut, "{} is cut off before it is written", path.display());
            return;
        }
        let file = self.next;
        self.next += 1;
        self.names(vec![(path, Some(file))]);
    }

    fn write(&mut self, arguments: &[&str]) {
        let bytes = text(arguments[1]);
        if arguments[0].starts_with("1<") {
            // an answer is one line after the other, however it is written
            self.said.push_str(&String::from_utf8_lossy(&bytes));
            if self.said.lines().any(|line| line.starts_with("saved ")) && self.said.ends_with('\n')
            {
                self.said.clear();
                self.calls.push(Call::Promised);
            }
        } else if let Some(file) = self
            .of(arguments[0])
            .and_then(|path| self.now.get(&path).copied())
        {
            self.calls.push(Call::Write(file, bytes));
        }
    }

    fn sync(&mut self, argument: &str) {
        let Some(path) = self.of(argument) else {
            return;
        };
        let call = match self.now.get(&path) {
            Some(file) => Call::SyncFile(*file),
            None => Call::SyncFolder(path),
        };
        self.calls.push(call);
    }

    fn rename(&mut self, from: Option<PathBuf>, to: Option<PathBuf>, how: &str) {
        let (Some(from), Some(to)) = (from, to) else {
            return;
        };
        let moved = self.now[&from];
        let before = how.contains("RENAME_EXCHANGE").then(|| self.now[&to]);
        self.names(vec![(to, Some(moved)), (from, before)]);
    }

    fn unlink(&mut self, path: Option<PathBuf>) {
        if let Some(path) = path {
            self.names(vec![(path, None)]);
        }
    }

    fn names(&mut self, names: Vec<(PathBuf, Option<Inode>)>) {
        for (path, file) in &names {
            match file {
                Some(file) => self.now.insert(path.clone(), *file),
                None => self.now.remove(path),
            };
        }
        self.calls.push(Call::Names(names));
    }

    /// The path that an open file has, as its number stands with it: `5</the/path>`.
    fn of(&self, argument: &str) -> Option<PathBuf> {
        let path = argument.split_once('<')?.1;
        self.inside(&hex(path))
    }

    /// The path of a name in a folder.
    fn at(&self, folder: Option<&str>, name: &str) -> Option<PathBuf> {
        let name = text(name);
        let name = PathBuf::from(String::from_utf8_lossy(&name).into_owned());
        let folder = folder
            .and_then(|folder| folder.split_once('<'))
            .map(|(_, path)| hex(path));
        let folder = folder.map_or_else(
            || self.root.clone(),
            |path| PathBuf::from(String::from_utf8_lossy(&path).into_owned()),
        );
        self.inside(folder.join(name).as_os_str().as_encoded_bytes())
    }

    fn inside(&self, path: &[u8]) -> Option<PathBuf> {
        let path = PathBuf::from(String::from_utf8_lossy(path).into_owned());
        path.strip_prefix(&self.root).ok().map(Path::to_owned)
    }
}

/// The bytes between quotation marks.
fn text(argument: &str) -> Vec<u8> {
    let inside = argument.split('"').nth(1).unwrap_or_default();
    hex(inside)
}

/// The bytes that are written as `\x41\x42`.
fn hex(text: &str) -> Vec<u8> {
    let digits = text.split("\\x").skip(1);
    digits
        .filter_map(|two| u8::from_str_radix(two.get(..2)?, 16).ok())
        .collect()
}
