//! The README stays true: its key table is the program's, its example opens.

use std::{fmt::Write as _, fs, path::PathBuf};

use goalpost::{
    app::keymap::{Context, Keymap},
    store::format,
};

const BEGIN: &str = "<!-- keys: written by the test `readme` -->\n";
const END: &str = "<!-- end of keys -->\n";

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// The key table, as the README has it.
pub(crate) fn table(keymap: &Keymap) -> String {
    let mut table = String::from("| where | keys | what |\n|---|---|---|\n");
    for context in Context::ALL {
        for row in keymap.rows().iter().filter(|row| row.context == context) {
            let keys = match row.names().replace('|', "\\|") {
                names if names.is_empty() => row.way(),
                names => format!("`{names}`"),
            };
            writeln!(
                table,
                "| {} | {keys} | {} |",
                context.title(),
                row.action.title()
            )
            .unwrap();
        }
    }
    table
}

#[test]
fn the_key_table_is_the_programs() {
    let text = fs::read_to_string(path()).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (kept, after) = rest.split_once(END).unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(
            path(),
            format!("{before}{BEGIN}{}{END}{after}", table(&Keymap::default())),
        )
        .unwrap();
        return;
    }
    assert!(
        kept == table(&Keymap::default()),
        "the key table is out of date: UPDATE_README=1 cargo test writes it anew"
    );
}

#[test]
fn the_example_of_the_file_opens() {
    let text = fs::read_to_string(path()).unwrap();
    let (_, rest) = text.split_once("```json\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let read = format::read(example.as_bytes()).unwrap();
    assert!(read.oddities.is_empty(), "{:?}", read.oddities);
    assert!(read.board.running().is_some());
}

#[test]
fn the_example_of_the_settings_has_no_fault() {
    let text = fs::read_to_string(path()).unwrap();
    let (_, rest) = text.split_once("```toml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let place = crate::cli::Place::new();
    fs::write(place.path("mine.toml"), example).unwrap();
    let said = place.run(&["--config", "mine.toml", "config"]);
    assert_eq!(said.err, "", "{said:?}");
    assert!(said.out.contains("lift = [\"m\", \"ctrl-x\"]"), "{said:?}");
}
