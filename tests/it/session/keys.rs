//! The same keys everywhere: footer, help, palette, README and man page read one table, also where the user binds others.

use std::fs;

use goalpost::app::{
    action::Action,
    keymap::{Binding, Context, Keymap, Rebinding, sequence},
};

use super::*;
use crate::{cli::Place, readme};

/// Somebody's own keys, as the file of settings has them.
const MINE: &str = r#"
[keys.backlog]
new-item = ["f5", "f6 x"]
edit-item = "F9"
lift = []
[keys.any-screen]
undo = "f7"
plan-sprint = "f8"
help = "f1"
palette = "f2"
[keys.lists]
select-next = ["n", "down"]
"#;

/// The same as values.
fn mine() -> Keymap {
    let bind = |context, action, keys: &[&str]| Rebinding {
        context,
        action,
        keys: keys.iter().map(|keys| sequence(keys).unwrap()).collect(),
        line: 1,
    };
    let (keymap, refused) = Keymap::rebound(&[
        bind(Context::Backlog, Action::NewItem, &["f5", "f6 x"]),
        bind(Context::Backlog, Action::EditItem, &["f9"]),
        bind(Context::Backlog, Action::Lift, &[]),
        bind(Context::AnyScreen, Action::Undo, &["f7"]),
        bind(Context::AnyScreen, Action::PlanSprint, &["f8"]),
        bind(Context::AnyScreen, Action::Help, &["f1"]),
        bind(Context::AnyScreen, Action::Palette, &["f2"]),
        bind(Context::Lists, Action::SelectNext, &["n", "down"]),
    ]);
    assert_eq!(refused, []);
    keymap
}

fn with_keys(keymap: &Keymap) -> Session {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session.app.keys = keymap.clone();
    session.terminal.backend_mut().resize(240, 100);
    session.press("");
    session
}

/// Presses the first key of an action of every screen.
fn press_action(session: &mut Session, action: Action) {
    let name = session.app.keys.key_of(action, Context::AnyScreen);
    for key in sequence(&name).unwrap() {
        session.key(key);
    }
}

/// The one line of `text` that names this action with its keys.
#[track_caller]
fn line_of(text: &str, row: &Binding) {
    let names = row.way();
    let title = row.action.title();
    let found = text.lines().any(|line| {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        words.contains(&format!("{names} {title}"))
    });
    assert!(found, "{names} {title} is not in\n{text}");
}

/// Every screen's keys stand in its help, its palette and its footer.
#[track_caller]
fn check_screens(keymap: &Keymap) {
    for screen in Screen::ALL {
        let mut session = with_keys(keymap);
        session.app.screen = screen;
        session.press("");
        let rows: Vec<Binding> = keymap
            .bindings(screen.context())
            .map(|row| row.as_ref().clone())
            .collect();
        let footer = session.screen();
        let footer = footer
            .lines()
            .rfind(|line| line.contains("  "))
            .unwrap()
            .to_owned();
        for row in rows.iter().filter(|row| row.in_footer) {
            let entry = format!("{} {}", row.first_name(), row.action.title());
            assert!(footer.contains(&entry), "{entry}: {footer}");
        }
        press_action(&mut session, Action::Help);
        let help = session.screen();
        for row in &rows {
            line_of(&help, row);
        }
        session.press("<esc>");
        press_action(&mut session, Action::Palette);
        session.terminal.backend_mut().resize(80, 24);
        let mut seen = Vec::new();
        for row in &rows {
            let offered = row.context != Context::Lists
                && !matches!(row.action, Action::Palette | Action::Close);
            // of an action with keys of the screen's own and of every screen the nearest stand there
            if !offered || seen.contains(&row.action) {
                continue;
            }
            seen.push(row.action);
            session
                .app
                .update(Message::Paste(row.action.title().to_owned()));
            session.press("");
            let shown = session.screen();
            let entry = format!("> {} {}", row.action.title(), row.names());
            let found = shown.lines().any(|line| {
                let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
                words.contains(entry.trim())
            });
            assert!(found, "{entry}: {shown}");
            session.app.update(Message::Key(Key::ctrl('u')));
        }
    }
}

/// The README's table and the man page have every row.
#[track_caller]
fn check_pages(keymap: &Keymap, settings: &str) {
    let place = Place::new();
    fs::write(place.path("mine.toml"), settings).unwrap();
    let page = place.done("--config mine.toml man");
    let page = page.replace('\\', "").replace(".TP\n", "");
    let readme = readme::table(keymap);
    for row in keymap.rows() {
        let names = match row.names().replace('|', "\\|") {
            names if names.is_empty() => row.way(),
            names => format!("`{names}`"),
        };
        let title = row.action.title();
        let entry = format!("| {} | {names} | {title} |", row.context.title());
        assert!(readme.contains(&entry), "{entry}");
        let names = row.way().replace('\\', "");
        let entry = format!("fB{names}fR\n{title}\n");
        assert!(page.contains(&entry), "{entry}\n{page}");
    }
}

#[test]
fn help_palette_footer_readme_and_man_page_list_the_same_keys() {
    check_screens(&Keymap::default());
    check_pages(&Keymap::default(), "");
}

#[test]
fn a_key_of_ones_own_stands_in_all_of_them() {
    check_screens(&mine());
    check_pages(&mine(), MINE);
}

#[test]
fn a_key_of_ones_own_does_it_and_stands_in_what_is_said() {
    let mut session = with_keys(&mine());
    session.press("J").shows("f7 takes it back");
    session.key(Key::plain(Code::Function(7)));
    session.shows("undid: move item");
    session
        .press("p")
        .shows("no Sprint is planned or running: f8 plans one");
    session
        .press("x")
        .shows("x does nothing here; f1 shows the keys");
    session.press("n");
    assert_eq!(session.app.item().unwrap().as_str(), "G-2");
    session.key(Key::plain(Code::Function(6)));
    session.press("x").shows("New item").press("<esc>");
    session.press("6n");
    assert_eq!(session.app.item().unwrap().as_str(), "G-3");
}
