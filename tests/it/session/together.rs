//! Forms that are open while somebody else saves: nobody overwrites what they never touched, or never saw.

use goalpost::{
    app::Joined,
    domain::{
        edit::{BoardChange, MemberChange, SprintPlan},
        id::{ItemId, RequestId},
        number::Number,
    },
};

use super::*;

/// Somebody else saves this change of the board.
fn elsewhere(session: &mut Session, edit: &Edit) {
    let board = session.app.board().apply(edit, &stamp(7_777)).unwrap();
    let joined = Joined {
        board,
        of: session.app.saves,
        turn: 1,
        gave_way: 0,
    };
    session.app.update(Message::Joined(Box::new(joined)));
    session.press("");
}

fn item(change: ItemChange) -> Edit {
    Edit::SetItem {
        ids: vec![ItemId::new("G-1").unwrap()],
        change,
    }
}

fn title(title: &str) -> Edit {
    item(ItemChange::Title(title.to_owned()))
}

#[test]
fn what_somebody_else_changed_in_an_item_survives_our_form() {
    let mut session = Session::with_items(&["login"]);
    session.press("e form");
    let five = Number::new(5.0).unwrap();
    elsewhere(&mut session, &item(ItemChange::Estimate(Some(five))));
    elsewhere(
        &mut session,
        &item(ItemChange::Tags(vec!["web".to_owned()])),
    );
    session
        .shows("login form")
        .press("<enter>")
        .shows("edit item");
    let item = session.last().items.at(0).unwrap();
    assert_eq!(item.title, "login form");
    assert_eq!(
        (item.estimate, item.tags.clone()),
        (Some(five), vec!["web".to_owned()])
    );
}

#[test]
fn a_field_that_both_changed_is_told_with_both_values_before_one_is_kept() {
    let mut session = Session::with_items(&["login"]);
    session.press("e form");
    elsewhere(&mut session, &title("sign in"));
    session.shows("somebody else has changed this too");
    session
        .press("<enter>")
        .shows("Title: somebody else made it “sign in” meanwhile")
        .shows("login form")
        .shows("ctrl-o takes that");
    assert!(session.world.saved.is_empty());
    session.press("<enter>").hides("Edit G-1");
    assert_eq!(session.last().items.at(0).unwrap().title, "login form");
    // and the change that gave way is one step back
    session.press("u");
    assert_eq!(session.last().items.at(0).unwrap().title, "sign in");
}

#[test]
fn theirs_can_be_taken_instead() {
    let mut session = Session::with_items(&["login"]);
    session.press("e form");
    elsewhere(&mut session, &title("sign in"));
    session.press("<enter><ctrl-o><enter>").hides("Edit G-1");
    assert_eq!(session.app.board().items.at(0).unwrap().title, "sign in");
    session
        .press("e<ctrl-o>")
        .shows("nobody else has changed this field");
}

#[test]
fn an_item_that_somebody_deleted_is_said_to_be_gone_and_the_text_stays() {
    let mut session = Session::with_items(&["login", "pay"]);
    session.press("e form");
    elsewhere(
        &mut session,
        &Edit::DeleteItems(vec![ItemId::new("G-1").unwrap()]),
    );
    session
        .press("<enter>")
        .shows("login form")
        .shows("Edit G-1");
}

#[test]
fn a_request_form_leaves_what_it_did_not_touch() {
    let mut session = Session::with_items(&["login"]);
    session.press("rserver dies<enter>3eX");
    let id = RequestId::new("R-1").unwrap();
    let mut theirs = session.app.board().request(&id).unwrap().clone();
    theirs.from = "Ops".to_owned();
    theirs.note = "by phone".to_owned();
    elsewhere(&mut session, &Edit::SetRequest(Box::new(theirs)));
    session.press("<ctrl-s>").hides("Request R-1");
    let kept = session.last().request(&id).unwrap();
    assert_eq!(
        (kept.from.as_str(), kept.note.as_str()),
        ("Ops", "by phone")
    );
    assert!(kept.title.ends_with('X'), "{}", kept.title);
}

#[test]
fn a_sprint_plan_a_member_and_the_board_leave_what_they_did_not_touch() {
    let mut session = Session::with_items(&["login"]);
    session.press("4nAna<tab>6<enter>1PPay by card<enter><esc>");
    let plan = session.app.board().planned().unwrap();
    let theirs = SprintPlan {
        goal: plan.goal.clone(),
        start: plan.start,
        end: plan.end,
        buffer_hours: Some(Number::new(7.0).unwrap()),
    };
    let edit = Edit::SetSprint {
        number: 1,
        plan: theirs,
    };
    session.press("Pe!");
    elsewhere(&mut session, &edit);
    session.press("<enter><esc>");
    let plan = session.last().planned().unwrap();
    assert_eq!(plan.goal, "Pay by card!");
    assert_eq!(plan.buffer_hours, Some(Number::new(7.0).unwrap()));

    let id = session.app.board().members.first().unwrap().id.clone();
    let change = MemberChange::Skills(vec!["ios".to_owned()]);
    session.press("4e!");
    elsewhere(
        &mut session,
        &Edit::SetMember {
            id: id.clone(),
            change,
        },
    );
    session.press("<enter>");
    let member = session.last().member(&id).unwrap();
    assert_eq!(
        (member.name(), member.skills.as_slice()),
        ("Ana!", ["ios".to_owned()].as_slice())
    );

    session.press(",Payments");
    let theirs = BoardChange::ProductGoal("Pay anywhere".to_owned());
    elsewhere(&mut session, &Edit::SetBoard(theirs));
    session.press("<enter>");
    let board = session.last();
    assert_eq!(
        (board.team.as_str(), board.product_goal.as_str()),
        ("Payments", "Pay anywhere")
    );
}
