//! Help, version, `completions` and `man`.

use super::Place;

#[test]
fn help_and_version_are_answers() {
    let place = Place::new();
    for arguments in [
        &["--help"][..],
        &["help"],
        &["-h"],
        &["add", "--help"],
        &["sprint", "plan", "--help"],
        &["help", "set"],
    ] {
        let said = place.run(arguments);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{arguments:?}");
        assert!(said.out.contains("Usage: goalpost"), "{said:?}");
        assert!(!said.out.contains('\u{1b}'), "{said:?}");
    }
    let version = place.done("--version");
    assert_eq!(version, format!("goalpost {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn there_are_completions_for_every_shell() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = place.done(&format!("completions {shell}"));
        assert!(script.contains("assess"), "{shell}");
    }
}

#[test]
fn the_man_page_has_every_command_and_the_keys() {
    let page = Place::new().done("man");
    for part in [
        ".TH goalpost 1",
        ".SH COMMANDS",
        ".SS assess",
        "\\-\\-needed\\-by",
        ".SH KEYS",
        ".SS Backlog",
    ] {
        assert!(page.contains(part), "{part}");
    }
}
