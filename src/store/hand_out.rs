//! A new file for somebody else: whole, or not there.

use std::{io, path::Path};

use super::{
    base::name,
    folder::{self, Folder},
    state::write_new,
};

/// Writes `bytes` to the new file `path`, durably, readable by its owner alone. Never overwrites: where something lies,
/// even a link that leads nowhere, the error is [`io::ErrorKind::AlreadyExists`]. After any error nothing new is there.
pub fn hand_out(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = Folder::open(folder::parent(path))?;
    write_new(&folder, name(path)?, bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_new_file_is_written_and_none_is_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("page.html");
        hand_out(&path, b"one").unwrap();
        let again = hand_out(&path, b"two").unwrap_err();
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        let nowhere = hand_out(&dir.path().join("no/page.html"), b"x").unwrap_err();
        assert_eq!(nowhere.kind(), io::ErrorKind::NotFound);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
