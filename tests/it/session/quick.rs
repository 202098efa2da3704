//! Quick edits in the bottom row, of one item and of all that are marked: one step each.

use super::*;

/// The estimates in the order of the backlog, `?` where there is none.
fn estimates(session: &Session) -> String {
    let items = session.app.board().items.iter();
    let shown = items.map(|item| {
        item.estimate
            .map_or_else(|| "?".to_owned(), |estimate| estimate.to_string())
    });
    shown.collect::<Vec<_>>().join(" ")
}

fn tags(session: &Session) -> String {
    let items = session.app.board().items.iter();
    items
        .map(|item| item.tags.join("+"))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_number_of_the_scale_is_the_estimate_at_once() {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session
        .press("E")
        .shows("Estimate G-1 (?)")
        .shows("1  2  3  5  8  13");
    session.press("5").shows("G-1: estimate 5");
    assert_eq!(session.last(), session.app.board());
    // an enter that is not needed opens nothing, once
    session.press("<enter>").shows("kept already");
    session.press("<enter>").shows("Edit G-1").press("<esc>");
    session.press("jE8jE3");
    assert_eq!(estimates(&session), "5 8 3");
    session.press("uuu");
    assert_eq!(estimates(&session), "? ? ?");
}

#[test]
fn a_number_that_could_go_on_waits_for_the_next_key() {
    let mut session = Session::with_items(&["a", "b", "c", "d"]);
    session.press("E1").shows("1  13");
    assert_eq!(estimates(&session), "? ? ? ?");
    session.press("3").shows("G-1: estimate 13");
    // going on keeps what is typed
    session.press("jE1jE1<enter>");
    assert_eq!(estimates(&session), "13 1 1 ?");
    // a number that is used twice belongs to the scale, and to what is waited for
    session.press("jEE20<enter>kEE20<enter>kE2");
    assert_eq!(estimates(&session), "13 1 20 20");
    session.press("0");
    assert_eq!(estimates(&session), "13 20 20 20");
}

#[test]
fn any_other_number_is_typed_and_none_is_said_with_a_question_mark() {
    let mut session = Session::with_items(&["a"]);
    session.press("EE").shows("any number, enter keeps");
    session.press("21<enter>");
    assert_eq!(estimates(&session), "21");
    session.press("E0.5<enter>");
    assert_eq!(estimates(&session), "0.5");
    session.press("E1,5<enter>");
    assert_eq!(estimates(&session), "1.5");
    session.press("E?").shows("G-1: estimate cleared");
    assert_eq!(estimates(&session), "?");
    session.press("E-3<enter>").shows("out of range");
    session.press("<esc>E.<enter>").shows("is not a number");
    session.press("<esc>Ed").shows("d is no number");
    session.press("<esc>E<enter>").shows("nothing was changed");
    assert_eq!(estimates(&session), "?");
}

#[test]
fn marked_items_are_estimated_in_one_step() {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session.press("<space><space>E").shows("Estimate 2 items");
    session.press("5").shows("2 items: estimate 5");
    assert_eq!(estimates(&session), "5 5 ?");
    assert_eq!(session.world.saved.len(), 1);
    session.press("u");
    assert_eq!(estimates(&session), "? ? ?");
}

#[test]
fn tags_are_put_on_and_taken_off_of_all_that_are_marked() {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session
        .press("tapp, red one<enter>")
        .shows("G-1: tags +app +red one");
    session.press("vjt").shows("Tags 2 items (mixed)");
    session
        .press("web, -app<enter>")
        .shows("2 items: tags +web -app");
    assert_eq!(tags(&session), "red one+web web ");
    session.press("u");
    assert_eq!(tags(&session), "app+red one  ");
}

#[test]
fn a_tag_is_completed_from_those_of_the_board() {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session.press("tapplication, backend<enter>j");
    session.press("tAP").shows("application  tab completes");
    session.press("<tab>, b<tab><enter>");
    assert_eq!(tags(&session), "application+backend application+backend ");
    // of what is there already, only taking it off is offered
    session.press("t").hides("application  ");
    session.press("-<tab><enter>");
    assert_eq!(tags(&session), "application+backend backend ");
    session
        .press("tzz<tab>")
        .shows("nothing known begins like that");
    session.press("<bs><bs>-zz<enter>").shows("is not there");
    session
        .press("<esc>")
        .shows("What you typed is not kept yet");
}

#[test]
fn kind_and_skills_of_what_is_marked() {
    let mut session = Session::with_items(&["a", "b"]);
    session.press("<space><space>cb").shows("2 items: kind bug");
    session.press("cs").shows("story  spike");
    session.press("p").shows("2 items: kind spike");
    session
        .press("#ios, api<enter>")
        .shows("2 items: skills +ios +api");
    session.press("<esc>gg#-ios<enter>");
    let items: Vec<String> = session
        .last()
        .items
        .iter()
        .map(|item| format!("{} {}", item.kind().word(), item.skills.join("+")))
        .collect();
    assert_eq!(items, ["spike api", "spike ios+api"]);
}

#[test]
fn owner_and_goal_mark_of_what_is_marked() {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session.press("4nAna<tab>6<enter>nAnton<tab>6<enter>1PPay<enter><esc>");
    session
        .press("<space><space>p*")
        .shows("2 items: set goal mark");
    session.press("oAn<enter>").shows("could be Ana or Anton");
    session.press("t<tab><enter>").shows("2 items: owner Anton");
    let owners = |session: &Session| {
        let sprint = session.app.board().open_sprint().unwrap();
        let places = sprint.items.iter();
        places
            .map(|place| (place.owner.as_ref().map(ToString::to_string), place.goal))
            .collect::<Vec<_>>()
    };
    let anton = Some("anton".to_owned());
    assert_eq!(owners(&session), [(anton.clone(), true), (anton, true)]);
    session.press("o-<enter>*");
    assert_eq!(owners(&session), [(None, false), (None, false)]);
    session.press("<esc>Go").shows("is not in the Sprint");
}

#[test]
fn pulled_pushed_out_and_deleted_together() {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session
        .press("PPay<enter><esc>vjp")
        .shows("2 items: pull into Sprint");
    session.press("-").shows("2 items: take out of Sprint");
    session.press("D").shows("2 items: delete item");
    assert_eq!(session.order(), "c");
    session.press("u");
    assert_eq!(session.order(), "a b c");
}

#[test]
fn acceptance_lines_are_added_one_behind_the_other() {
    let mut session = Session::with_items(&["a"]);
    session
        .press("A")
        .shows("Accepted if G-1 (0 lines)")
        .press("a receipt comes<enter>")
        .shows("(1 line)")
        .press("by mail<enter><enter>");
    let lines = &session.last().items.at(0).unwrap().acceptance;
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["a receipt comes", "by mail"]);
    session
        .press("Ahalf<esc>")
        .shows("What you typed is not kept yet");
    session.press("n<enter><esc>u");
    assert_eq!(session.app.board().items.at(0).unwrap().acceptance.len(), 2);
}

#[test]
fn a_paste_goes_into_a_quick_edit_as_text() {
    let mut session = Session::with_items(&["a"]);
    session.press("t");
    session
        .app
        .update(Message::Paste("red\nD\u{1b}".to_owned()));
    session.press("<enter>");
    assert_eq!(tags(&session), "red D");
}

#[test]
fn a_quick_edit_fits_the_narrowest_window() {
    let mut session = Session::with_items(&["漢字 👨‍👩‍👧 a"]);
    for keys in ["E", "t漢字", "c", "A👨‍👩‍👧 é 🇰🇷"] {
        session.press(keys);
        for columns in 40..60 {
            session.terminal.backend_mut().resize(columns, 10);
            session.press("");
        }
        session.press("<esc>y");
    }
}
