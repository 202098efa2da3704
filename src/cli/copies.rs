//! What is said of copies that a file synchronizer left beside the board.

use std::path::Path;

use super::{words::shown, world::World};
use crate::store;

/// The line that says that copies lie beside the board at `path`, and what takes them in.
pub(super) fn lying_beside(world: &World, path: &Path) -> Option<String> {
    let copies = store::copies(path);
    let first = copies.first()?;
    let name = word(&world.short(first).to_string_lossy());
    Some(shown(&match copies.len() {
        1 => format!("1 conflict copy lies beside the board: `goalpost merge {name}` takes it in"),
        many => format!(
            "{many} conflict copies lie beside the board: `goalpost merge {name}` takes in the first"
        ),
    }))
}

/// A name as one word for a shell.
pub(super) fn word(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+".contains(c);
    if name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn a_name_is_one_word_for_the_shell() {
        assert_eq!(word("/usr/bin/goalpost"), "/usr/bin/goalpost");
        assert_eq!(word("/my tools/it's"), "'/my tools/it'\\''s'");
        assert_eq!(word("/a;rm/$HOME"), "'/a;rm/$HOME'");
    }
}
