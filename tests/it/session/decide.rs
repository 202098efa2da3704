//! What can be done about a request, told with keys: compared, decided, taken back, raised.

use goalpost::{
    app::Effect,
    domain::request::{Request, RequestState},
    store::format,
};

use super::*;
use crate::sample;

/// The laptops that threaten the Goal, two of whose five people know ios.
fn laptops() -> Session {
    on_its_day("P1-laptops-by-thursday")
}

/// The requests of a sample board on its day.
fn on_its_day(name: &str) -> Session {
    let mut session = Session::with_board(sample::board(name));
    let expected = sample::json(&format!("{name}.expected.json"));
    session.world.today = Some(expected["today"].as_str().unwrap().parse().unwrap());
    session.press("3");
    // that day's first look is written down; the story begins after that
    session.world.saved.clear();
    session
}

fn first(session: &Session) -> Request {
    session.app.board().requests[0].as_ref().clone()
}

#[test]
fn the_ways_are_compared_with_j_and_k_in_the_same_table() {
    let mut session = laptops();
    session
        .shows("> As asked")
        .shows("likely")
        .shows("▲ threatens");
    session
        .press("jj")
        .shows("> Stagger")
        .shows("this way")
        .shows("now; Ana and Ben from Monday 7");
    session
        .press("k")
        .shows("> Later")
        .press("k")
        .shows("> As asked");
    session
        .press("l")
        .shows("> Later")
        .press("h")
        .shows("> As asked");
    assert!(session.world.saved.is_empty());
}

#[test]
fn behind_the_last_way_stands_the_next_request() {
    let mut session = on_its_day("P5-thousand-cuts");
    session.shows("> As asked");
    // use the buffer, later, decline, and what is possible besides
    session
        .press("jjjj")
        .shows("> Take it")
        .press("j")
        .shows("> As asked");
    let second = session.app.requests.cursor.id().cloned();
    assert_eq!(second.unwrap().to_string(), "R-2");
    session.press("]");
    assert_eq!(session.app.requests.cursor.id().unwrap().as_str(), "R-3");
    session.press("[");
    assert_eq!(session.app.requests.cursor.id().unwrap().as_str(), "R-2");
}

#[test]
fn a_decision_with_all_that_follows_is_one_step_that_u_takes_back() {
    let mut session = laptops();
    let before = format::write(session.app.board());
    session
        .press("jj<enter>")
        .shows("Decide R-1: Stagger")
        .shows("Has to agree: requester, Developers.");
    session.press("<tab>IT, Developers<tab>Product Owner<tab>two on Monday<enter>");
    session.shows("R-1 decided: Stagger");
    let request = first(&session);
    assert_eq!(request.state, RequestState::Accepted);
    let decision = request.decision.unwrap();
    assert_eq!(decision.decided_by, "ana");
    assert_eq!(decision.agreed_by, ["IT", "Developers"]);
    assert_eq!(
        (decision.note.as_str(), decision.level.as_str()),
        ("two on Monday", "threatens")
    );
    assert_eq!(request.told[0].who, "Product Owner");
    assert_eq!(session.last().requests.len(), 2);
    session.shows("accepted").shows("R-2");
    session.press("u").shows("undid: decide request");
    assert!(
        format::write(session.app.board()) == before,
        "not the same file after undo"
    );
    session.press("U");
    assert_eq!(first(&session).state, RequestState::Accepted);
}

#[test]
fn undo_of_any_decision_on_any_sample_board_gives_the_same_file() {
    for name in [
        "P1-laptops-by-thursday",
        "P3-library-displaces",
        "P6-already-unreachable",
    ] {
        let ways = { on_its_day(name).app.requests.choices.len() };
        assert!(ways > 3, "{name}");
        for way in 1..=ways {
            let mut session = on_its_day(name);
            let before = format::write(session.app.board());
            session.press(&"j".repeat(way));
            session.press("<enter><tab>PO, Developers<tab><tab>so be it<enter>");
            session.shows("decided: ");
            assert!(format::write(session.app.board()) != before, "{name} {way}");
            session.press("u");
            assert!(format::write(session.app.board()) == before, "{name} {way}");
        }
    }
}

#[test]
fn taking_a_threat_as_it_is_asks_for_the_product_owner_a_developer_and_a_note() {
    let mut session = laptops();
    session
        .press("jjjjjj")
        .shows("> Take it")
        .shows("not proposed");
    session
        .press("<enter><enter>")
        .shows("the Product Owner and a");
    assert!(session.world.saved.is_empty());
    session
        .press("<tab>PO, Ana<enter>")
        .shows("a note has to say why");
    session
        .press("<tab><tab>the law<enter>")
        .shows("R-1 decided: Take it");
    assert_eq!(first(&session).state, RequestState::Accepted);
}

#[test]
fn a_decided_request_is_finished_and_reopened() {
    let mut session = laptops();
    session.press("j<enter><enter>").shows("decided: Later");
    session
        .press("<enter>")
        .shows("it is decided already: o opens it again");
    session
        .press("d")
        .shows("it was not taken: o opens it again");
    session.press("o").shows("R-1 is open again");
    session
        .press("d")
        .shows("R-1 is done")
        .press("x<enter>")
        .shows("`x` is no number of hours");
    session.press("<bs>31.5<enter>");
    let request = first(&session);
    assert_eq!(request.state, RequestState::Done);
    assert_eq!(request.actual_hours.unwrap().to_string(), "31.5");
    session.press("d").shows("it is done already");
}

#[test]
fn who_was_told_is_one_key_and_on_record() {
    let mut session = laptops();
    session
        .press("w")
        .shows("Who was told of R-1")
        .press("<enter>");
    let told = first(&session).told;
    let who: Vec<&str> = told.iter().map(|told| told.who.as_str()).collect();
    let all = [
        "Product Owner",
        "Developers",
        "requester",
        "their line managers",
    ];
    assert_eq!(who, all);
    assert_eq!(told[0].on.unwrap().to_string(), "2026-11-24");
    // whoever was told is not asked for again; one step takes them all back
    session
        .press("w")
        .hides("Who   Product Owner")
        .press("<esc>");
    session.press("u");
    assert!(first(&session).told.is_empty());
}

#[test]
fn one_text_for_all_is_told_to_each_of_them() {
    let mut session = laptops();
    session
        .press("y")
        .shows("[All in one]")
        .shows("r Requester")
        .shows("w who was told");
    session.press("w<enter>");
    let told = first(&session).told;
    let who: Vec<&str> = told.iter().map(|told| told.who.as_str()).collect();
    assert_eq!(who, ["Product Owner", "Developers", "IT Service Desk"]);
}

#[test]
fn an_interruption_is_tallied_with_one_key() {
    let mut session = laptops();
    session.press("!!").shows("interruptions today: 2");
    let sprint = session.last().running().unwrap();
    assert_eq!(sprint.interruptions[0].count, 2);
    session.press("u");
    assert_eq!(session.last().running().unwrap().interruptions[0].count, 1);
}

#[test]
fn the_brief_is_copied_for_whom_it_is_and_as_it_was_edited() {
    let mut session = laptops();
    let copied = |session: &Session| match session.world.other.last() {
        Some(Effect::Copy(text)) => text.clone(),
        other => panic!("nothing was copied: {other:?}"),
    };
    session.press("y").shows("Raise R-1 with");
    let one = copied(&session);
    assert!(one.contains("All laptops upgraded by Thursday"), "{one}");
    session.press("r").shows("[Requester]");
    let requester = copied(&session);
    assert_ne!(one, requester);
    session.press("e").press("PS ").press("q");
    session.press("<esc>").shows("Raise R-1 with");
    assert!(copied(&session).contains("PS q"), "{}", copied(&session));
    session.press("<tab>").shows("[Developers]");
    session
        .press("w")
        .shows("Who was told of R-1")
        .shows("Developers");
    session.press("<enter><esc>").hides("Raise R-1 with");
    assert_eq!(first(&session).told[0].who, "Developers");
}

#[test]
fn hours_by_requester_are_a_key_away() {
    let mut session = laptops();
    session
        .press("t")
        .shows("Hours by requester")
        .shows("IT Service Desk")
        .shows("40");
    session.press("<esc>").hides("Hours by requester");
}

#[test]
fn deferred_requests_come_back_when_the_next_sprint_is_planned() {
    let mut session = laptops();
    session.press("j<enter><enter>").shows("decided: Later");
    assert_eq!(first(&session).state, RequestState::Deferred);
    let mut board = session.app.board().clone();
    // the Sprint is over and closed, the next one is planned
    let sprint = std::sync::Arc::make_mut(board.sprints.last_mut().unwrap());
    sprint.state = goalpost::domain::sprint::SprintState::Closed;
    sprint.closed = Some(goalpost::domain::sprint::Closed::default());
    let mut session = Session::with_board(board);
    session
        .press("PNext goal<enter>")
        .shows("deferred, open again: R-1");
    assert_eq!(first(&session).state, RequestState::Open);
}
