//! A file as somebody else wrote it, so that taking all back brings back its very bytes.

use std::cell::OnceCell;

use super::{Before, BoardFile, Saved};
use crate::store::{
    digest::Digest,
    error::StoreError,
    savable::{Savable, Union},
};

/// What was in a board's file before it was ours.
#[derive(Debug, Default)]
pub(super) struct Origin {
    /// The bytes, where they are known.
    bytes: Option<Vec<u8>>,
    /// The digest of what we would write for that board; `None` where it is not a board.
    normal: OnceCell<Option<Digest>>,
    /// What we wrote last, if anything.
    ours: Option<Digest>,
}

impl BoardFile {
    /// The same file, of which it is known what was found in it.
    #[must_use]
    pub(in crate::store) fn found(mut self, bytes: Vec<u8>) -> Self {
        self.origin.bytes = Some(bytes);
        self
    }

    /// What was found in it, where that is known.
    pub(in crate::store) fn found_bytes(&self) -> Option<&[u8]> {
        self.origin.bytes.as_deref()
    }

    /// As [`BoardFile::save_now`], and checked only if that is asked for.
    ///
    /// A board that is again what was found in the file is written in the very bytes that were found.
    pub(in crate::store) fn save<T: Savable>(
        &mut self,
        board: &T,
        base: Option<&T>,
        checked: bool,
    ) -> Result<(Saved, Option<Union<T>>), StoreError> {
        let bytes = board.to_bytes();
        let found = self.origin.instead_of::<T>(&bytes).map(<[u8]>::to_vec);
        self.put((board, found.unwrap_or(bytes)), base, checked)
    }
}

impl Origin {
    /// Notes what was there before we wrote `ours`.
    pub(super) fn note(&mut self, before: Before, ours: Digest) {
        if self.ours != Some(before.digest) {
            self.bytes = Some(before.bytes);
            self.normal = OnceCell::new();
        }
        self.ours = Some(ours);
    }

    /// Forgets what was found, unless what is there now is ours.
    pub(super) fn forget_unless(&mut self, there: Digest) {
        if self.ours != Some(there) {
            *self = Self::default();
        }
    }

    /// The bytes that were found, if `ours` say nothing else.
    ///
    /// Found out only here, so that who saves once does not pay for it.
    fn instead_of<T: Savable>(&self, ours: &[u8]) -> Option<&[u8]> {
        let bytes = self.bytes.as_deref()?;
        let normal = self
            .normal
            .get_or_init(|| Some(Digest::of(&T::from_bytes(bytes)?.to_bytes())));
        (*normal == Some(Digest::of(ours))).then_some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::{
        domain::board::Board,
        store::{load, open},
    };

    fn team(name: &str) -> Board {
        Board {
            team: name.to_owned(),
            ..Board::default()
        }
    }

    #[test]
    fn a_board_that_is_what_was_found_again_is_found_in_the_same_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        let read = || fs::read_to_string(&path).unwrap();
        let by_hand = |team: &str| format!("{{ \"team\":\"{team}\",   \"goalpost\": 1 }}");
        fs::write(&path, by_hand("Payments")).unwrap();
        let mut file = open(&path, None).unwrap().file;
        let (payments, search) = (team("Payments"), team("Search"));
        // taken back before it was ever saved
        file.save(&payments, None, true).unwrap();
        assert_eq!(read(), by_hand("Payments"));
        for _ in 0..2 {
            file.save(&search, None, true).unwrap();
            assert!(read().starts_with("{\n  \"goalpost\": 1"), "{}", read());
            file.save(&payments, None, true).unwrap();
            assert_eq!(read(), by_hand("Payments"));
        }
        // from now on what another program wrote is what there is to go back to
        fs::write(&path, by_hand("Search")).unwrap();
        file.rebase(load(&path).unwrap().base);
        file.save(&payments, None, true).unwrap();
        assert_ne!(read(), by_hand("Payments"));
        file.save(&search, None, true).unwrap();
        assert_eq!(read(), by_hand("Search"));
    }
}
