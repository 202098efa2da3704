//! What is typed is kept aside until it is on the disk, and comes back after a sudden end.

use goalpost::domain::id::ItemId;

use super::*;

/// What is kept aside now, as pairs of what it was typed into and its texts.
fn kept(session: &Session) -> Vec<(String, Vec<String>)> {
    let last = session.world.drafts.last().cloned().unwrap_or_default();
    let texts = |draft: &Draft| draft.typed.iter().map(|typed| typed.text.clone()).collect();
    last.iter()
        .map(|draft| (draft.into.clone(), texts(draft)))
        .collect()
}

fn one(into: &str, text: &str) -> Vec<(String, Vec<String>)> {
    vec![(into.to_owned(), vec![text.to_owned()])]
}

/// The same board after the program was killed: what was kept aside is offered.
fn killed(session: &Session) -> Session {
    let left = session.world.drafts.last().cloned().unwrap_or_default();
    let mut next = Session::with_board(session.app.board().clone());
    next.app.update(Message::Drafts(left));
    next.press("");
    next
}

#[test]
fn what_is_typed_is_kept_aside_and_let_go_of_when_it_is_saved() {
    let mut session = Session::with_items(&["login"]);
    session.press("e form");
    assert_eq!(kept(&session), one("edit-item", "login form"));
    session.press("<enter>");
    assert_eq!(kept(&session), []);
    // moving about keeps nothing aside, and asks for nothing
    let times = session.world.drafts.len();
    session.press("j2345");
    assert_eq!(session.world.drafts.len(), times);
}

#[test]
fn what_could_not_be_saved_stays_aside() {
    let mut session = Session::with_items(&["login"]);
    session.world.full = true;
    session.press("e form<enter>").shows("not saved");
    assert_eq!(kept(&session), one("edit-item", "login form"));
    session.world.full = false;
    session.press("J").press("nx<enter>").shows("saved");
    assert_eq!(kept(&session), []);
}

#[test]
fn what_is_discarded_by_the_user_is_not_kept() {
    let mut session = Session::with_items(&["login"]);
    session.press("e form<esc>y");
    assert_eq!(kept(&session), []);
}

#[test]
fn a_text_comes_back_into_its_form_and_can_be_kept() {
    let mut session = Session::with_items(&["login", "pay"]);
    session.press("je by card<tab>5");
    let mut next = killed(&session);
    next.shows("1 text was being typed when goalpost ended")
        .shows("Edit G-2")
        .shows("Title: pay by card")
        .shows("and 1 more field");
    next.press("<enter>").shows("pay by card").press("<enter>");
    let item = next.last().items.at(1).unwrap();
    assert_eq!(item.title, "pay by card");
    assert_eq!(item.estimate.unwrap().to_string(), "5");
    assert_eq!(kept(&next), []);
}

#[test]
fn what_somebody_changed_meanwhile_is_told_before_it_is_overwritten() {
    let mut session = Session::with_items(&["login"]);
    session.press("e form");
    let left = session.world.drafts.last().cloned().unwrap();
    let change = ItemChange::Title("sign in".to_owned());
    let ids = vec![ItemId::new("G-1").unwrap()];
    let edit = Edit::SetItem { ids, change };
    let board = session.app.board().apply(&edit, &stamp(9)).unwrap();
    let mut next = Session::with_board(board);
    next.app.update(Message::Drafts(left));
    next.press("<enter>").shows("login form").press("<enter>");
    next.shows("Title: somebody else made it “sign in” meanwhile");
    next.press("<enter>");
    assert_eq!(next.last().items.at(0).unwrap().title, "login form");
}

#[test]
fn several_texts_are_offered_in_order_and_stay_until_each_is_opened_or_discarded() {
    let mut session = Session::with_items(&["login"]);
    session.press("rserver dies");
    let mut drafts = session.world.drafts.last().cloned().unwrap();
    session.press("<esc>ye form");
    drafts.extend(session.world.drafts.last().cloned().unwrap());
    let mut next = Session::with_board(session.app.board().clone());
    next.app.update(Message::Drafts(drafts));
    next.press("")
        .shows("2 texts were being typed")
        .shows("server dies");
    next.press("D")
        .shows("Discard what was typed into New request?")
        .press("n");
    next.press("<esc>").hides("were being typed");
    assert_eq!(kept(&next).len(), 2, "not lost by looking away");
    // found again by name
    next.press(":texts that<enter>")
        .shows("2 texts were being typed");
    next.press("Dy")
        .shows("1 text was being typed")
        .hides("server dies");
    assert_eq!(kept(&next), one("edit-item", "login form"));
    next.press("<enter><enter>");
    assert_eq!(next.last().items.at(0).unwrap().title, "login form");
    next.press(":texts that<enter>")
        .shows("nothing was being typed");
}

#[test]
fn a_text_whose_item_is_gone_can_be_copied() {
    let mut session = Session::with_items(&["login", "pay"]);
    session.press("e form");
    let left = session.world.drafts.last().cloned().unwrap();
    session.press("<esc>yDy");
    let mut next = Session::with_board(session.app.board().clone());
    next.app.update(Message::Drafts(left));
    next.press("<enter>")
        .shows("is not there any more: y copies the text");
    next.press("y");
    assert_eq!(next.world.other, [Effect::Copy("login form".to_owned())]);
}

#[test]
fn every_place_in_which_texts_are_typed_keeps_them_and_gets_them_back() {
    let mut begun = Session::with_items(&["login", "pay"]);
    begun.press("4nAna<tab>6<enter>1PPay by card<enter><esc>pjpS3rserver dies<enter>");
    for (keys, into, text) in [
        ("1nzebra", "new-item", "zebra"),
        ("1ezebra", "edit-item", "zebra"),
        ("1tzebra", "tags", "zebra"),
        ("1Azebra", "acceptance", "zebra"),
        ("1|zebra", "split", "zebra"),
        ("rzebra", "capture", "zebra"),
        ("3ezebra", "request", "zebra"),
        ("3yezebra", "brief", "zebra"),
        ("3wzebra", "tell", "zebra"),
        ("4nzebra", "new-member", "zebra"),
        ("4ezebra", "member", "zebra"),
        (",zebra", "board", "zebra"),
        ("2bzebra", "block", "zebra"),
        ("snzebra", "standup-note", "zebra"),
        ("sizebra", "standup-impediment", "zebra"),
        ("inzebra", "new-impediment", "zebra"),
        ("iazebra", "new-retro-action", "zebra"),
        ("Ce<tab>zebra", "review", "zebra"),
        ("Cwzebra", "not-delivered", "zebra"),
        ("CXzebra", "cancel-sprint", "zebra"),
    ] {
        let mut session = Session::with_board(begun.app.board().clone());
        session.press(keys);
        let last = kept(&session);
        let found = last.iter().find(|(word, _)| word == into);
        let Some((_, texts)) = found else {
            panic!("{keys}: {last:?}\n{}", session.screen());
        };
        assert!(
            texts.iter().any(|typed| typed.contains(text)),
            "{keys}: {texts:?}"
        );
        let mut next = killed(&session);
        next.press("<enter>").hides("was being typed").shows(text);
    }
}

#[test]
fn what_the_review_says_outlives_the_program_until_the_sprint_is_closed() {
    let mut session = Session::with_items(&["login"]);
    session.press("4nAna<tab>6<enter>1PPay by card<enter><esc>pS");
    session.press("Ce<tab>bank was late<ctrl-s>");
    assert_eq!(kept(&session), one("review", "bank was late"));
    session.press("e<tab><tab>liked the form");
    let last = kept(&session);
    assert_eq!(last.len(), 1);
    assert!(last[0].1.contains(&"bank was late".to_owned()), "{last:?}");
    assert!(last[0].1.contains(&"liked the form".to_owned()), "{last:?}");
    let mut next = killed(&session);
    next.press("<enter>")
        .shows("bank was late")
        .press("<ctrl-s>");
    assert_eq!(kept(&next)[0].1.len(), 2);
    next.press("C").press("C");
    assert_eq!(kept(&next), []);
}

#[test]
fn a_board_in_memory_keeps_nothing_aside() {
    let mut session = Session::at_start(Start::default());
    let board = Session::with_items(&["a"]).app.board().clone();
    session.app.update(Message::Opened(Box::new(Opened {
        board,
        in_memory: true,
        read_only: None,
        notice: None,
    })));
    session.press("nzebra");
    assert_eq!(session.world.drafts.len(), 0);
}
