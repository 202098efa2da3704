//! Text that wants to do something: whatever is typed or lies in the file, every command prints what can only be read.
//!
//! The commands and their options are read from the program's own help, so that none that is added later is forgotten.

use std::{collections::BTreeSet, fs, path::PathBuf, process::Stdio};

use serde_json::Value;

use super::{MONDAY, Place, Said};
use crate::inert::{HOSTILE, acts, is_inert, poison};

/// What is typed where an id may be wanted: one that is there, and what is none.
const IDS: [&str; 6] = ["G-12", "R-3", "I-1", "ana", "1", "4"];

/// A command, in words, and the options that its help lists, with whether they take a value.
struct Known {
    words: Vec<String>,
    options: Vec<(String, bool)>,
}

/// All that a text can try, in one.
fn worst() -> String {
    let all: Vec<&str> = HOSTILE.iter().take(11).map(|(_, text)| *text).collect();
    all.join(" ").chars().take(280).collect()
}

/// A place with a board in which every text of people is hostile.
fn hostile_place() -> Place {
    let place = Place::new();
    let full: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/it/fixtures/full.json"]
        .iter()
        .collect();
    let mut board: Value = serde_json::from_slice(&fs::read(full).unwrap()).unwrap();
    let turn = poison(&mut board);
    assert!(turn > 40, "the board has few texts: {turn}");
    fs::write(place.file(), board.to_string()).unwrap();
    let said = place.run(&["check"]);
    assert_eq!(said.status, 0, "{said:?}");
    place
}

/// Runs a command on a fresh copy of the board; what it prints has to be inert.
#[track_caller]
fn run(place: &Place, words: &[String], more: &[&str]) -> Said {
    let board = fs::read(place.file()).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_goalpost"));
    command.env_clear().current_dir(place.path("."));
    command
        .env("HOME", place.path("home"))
        .env("GOALPOST_NAME", "Sam \u{1b}[2J");
    command
        .args(["--file", "goalpost.json", "--today", MONDAY])
        .args(words)
        .args(more);
    let said = Said::of(&command.stdin(Stdio::null()).output().unwrap());
    let what = format!("{words:?} {more:?}");
    // what is handed out to a file or a program is theirs as it is; a terminal gets it inert, which `pty` tests
    if words != ["export"] {
        is_inert(&what, &said.out);
    }
    is_inert(&what, &said.err);
    assert!(said.status <= 3, "{what}: {said:?}");
    fs::write(place.file(), board).unwrap();
    said
}

/// Every command there is, from the help of the program and of those that have more below them.
fn commands() -> Vec<Known> {
    let place = Place::new();
    let mut found = Vec::new();
    let mut open = vec![Vec::new()];
    while let Some(words) = open.pop() {
        let mut arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        arguments.push("--help");
        let help = place.run(&arguments).out;
        let below = section(&help, "Commands:").into_iter().filter_map(|line| {
            let name = line.strip_prefix("  ")?.split(' ').next()?;
            (!name.is_empty() && name != "help")
                .then(|| [words.as_slice(), &[name.to_owned()]].concat())
        });
        open.extend(below);
        let options = section(&help, "Options:").into_iter().filter_map(|line| {
            let (_, rest) = line.split_at(line.find("--")?);
            let lists = line.trim_start().starts_with('-');
            let name = rest.split([' ', '=', '[']).next()?;
            lists.then(|| (name.to_owned(), rest.contains('<')))
        });
        let options = options.collect();
        found.push(Known { words, options });
    }
    found
}

/// The lines below a heading of a help text.
fn section<'a>(help: &'a str, heading: &str) -> Vec<&'a str> {
    let lines = help.lines().skip_while(|line| *line != heading).skip(1);
    lines
        .take_while(|line| line.is_empty() || line.starts_with(' '))
        .collect()
}

#[test]
fn every_command_prints_a_hostile_board_to_be_read_only() {
    let place = hostile_place();
    let mut read = BTreeSet::new();
    for Known { words, .. } in commands() {
        for format in ["text", "json", "md", "csv", "html", "ics"] {
            let said = run(&place, &words, &["--format", format]);
            if said.status == 0 && said.out.len() > 200 {
                read.insert(words.join(" "));
            }
        }
        for id in IDS {
            run(&place, &words, &[id]);
            run(&place, &words, &[id, "--format", "json"]);
        }
    }
    // what shows the board did show it
    for name in [
        "status",
        "assess",
        "list",
        "sprint show",
        "team",
        "report",
        "export",
        "standup",
    ] {
        assert!(read.contains(name), "{name} printed nothing: {read:?}");
    }
}

#[test]
fn every_command_and_option_takes_hostile_words_to_be_read_only() {
    let place = hostile_place();
    let worst = worst();
    let hostile = worst.replace('\0', "");
    let mut options_seen = 0;
    let global = ["--file", "--config", "--today", "--format"];
    for Known { words, options } in commands() {
        for more in [
            vec![hostile.as_str()],
            vec![&hostile, &hostile],
            vec!["G-12", &hostile],
        ] {
            run(&place, &words, &more);
        }
        for (option, takes) in &options {
            if global.contains(&option.as_str()) && words != ["list"] {
                continue;
            }
            options_seen += 1;
            for id in ["G-12", "R-3", &hostile] {
                let equals = format!("{option}={hostile}");
                let more = if *takes {
                    vec![id, equals.as_str()]
                } else {
                    vec![id, option.as_str(), &hostile]
                };
                run(&place, &words, &more);
            }
        }
        run(&place, &words, &[&format!("--{hostile}")]);
    }
    assert!(options_seen > 60, "{options_seen}");
}

#[cfg(unix)]
#[test]
fn a_hostile_name_of_a_file_is_shown_and_nothing_more() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = hostile_place();
    let name = std::ffi::OsStr::from_bytes(b"a\x1b]0;x\x07\x1b[2J\xe2\x80\xae\xff\nb.json");
    fs::copy(place.file(), place.path(".").join(name)).unwrap();
    for words in [
        &["status"][..],
        &["check"],
        &["add", "x"],
        &["init"],
        &["export"],
        &["list", "--format", "json"],
    ] {
        for path in [
            name,
            std::ffi::OsStr::from_bytes(b"none\x1b[2J/\x9b\xe2\x80\xae.json"),
        ] {
            let mut command = place.command();
            command.arg("--file").arg(path).args(words);
            let said = Said::of(&command.output().unwrap());
            is_inert(&format!("{words:?}"), &said.out);
            is_inert(&format!("{words:?}"), &said.err);
            assert!(!said.err.is_empty() || !said.out.is_empty());
        }
    }
}

#[test]
fn what_acts_is_found_in_each_hostile_text() {
    for (id, text) in HOSTILE {
        let harmless = ["B90", "B91", "B92", "B93", "B94", "B95"].contains(&id);
        assert_eq!(acts(text).is_none(), harmless, "{id}");
    }
    assert_eq!(acts("Ünïcode 漢字\n"), None);
}
