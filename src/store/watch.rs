//! Has another program touched the file?

use std::fs;

use super::base::{Base, Trace};

/// Whether the file looks different from `base`, or cannot be looked at. One `stat`, cheap enough
/// for once a second.
///
/// It only says that a closer look is due: the bytes may still be the same.
pub fn changed(base: &Base) -> bool {
    fs::metadata(base.named()).map_or(true, |meta| Trace::of(&meta) != base.trace)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::load;

    #[test]
    fn a_file_that_was_written_replaced_or_removed_looks_different() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        fs::write(&path, "{}").unwrap();
        let base = load(&path).unwrap().base;
        assert!(!changed(&base));

        fs::write(&path, "{ }").unwrap();
        assert!(changed(&base));

        let base = load(&path).unwrap().base;
        fs::write(dir.path().join("new"), "{ }").unwrap();
        fs::rename(dir.path().join("new"), &path).unwrap();
        assert!(changed(&base), "the same bytes in another file");

        let base = load(&path).unwrap().base;
        fs::remove_file(&path).unwrap();
        assert!(changed(&base));
    }
}
