//! Impediments, retro actions, votes and Daily Scrums.

use super::*;
use crate::domain::{
    id::MemberId,
    impediment::Roam,
    sprint::{Confidence, Standup},
};

fn ana() -> MemberId {
    MemberId::new("ana").unwrap()
}

fn i1() -> ImpedimentId {
    ImpedimentId::numbered("I", 1)
}

fn raised(text: &str) -> Edit {
    Edit::AddImpediment(NewImpediment {
        text: text.to_owned(),
        item: Some(id("G-1")),
        owner: None,
    })
}

fn set(change: ImpedimentChange) -> Edit {
    Edit::SetImpediment { id: i1(), change }
}

#[test]
fn an_impediment_is_raised_owned_and_lifted() {
    let board = after(&running(), &[raised("No test devices")]);
    let impediment = board.impediment(&i1()).unwrap();
    assert_eq!(
        (impediment.raised, impediment.is_open()),
        (Some(date(2026, 11, 23)), true)
    );
    let board = after(&board, &[set(ImpedimentChange::Owner(Some(ana())))]);
    assert_eq!(board.impediment(&i1()).unwrap().roam, "owned");
    let lifted = after(&board, &[set(ImpedimentChange::Roam(Roam::Resolved))]);
    let impediment = lifted.impediment(&i1()).unwrap();
    assert_eq!(
        (impediment.resolved, impediment.roam.as_str()),
        (Some(date(2026, 11, 23)), "resolved")
    );
    assert_eq!(lifted.open_impediments().count(), 0);
    let again = after(&lifted, &[set(ImpedimentChange::Roam(Roam::Mitigated))]);
    assert!(again.impediment(&i1()).unwrap().is_open());
}

#[test]
fn an_impediment_says_something_and_names_what_exists() {
    assert!(refusal(&running(), &raised(" ")).contains("is empty"));
    let nobody = Edit::AddImpediment(NewImpediment {
        text: "x".to_owned(),
        owner: MemberId::new("zoe"),
        item: None,
    });
    assert!(refusal(&running(), &nobody).contains("there is no member zoe"));
    assert!(
        refusal(&running(), &set(ImpedimentChange::Roam(Roam::Owned)))
            .contains("there is no impediment I-1")
    );
}

#[test]
fn three_actions_are_enough_and_each_can_be_done() {
    let add = |text: &str| Edit::AddRetro {
        text: text.to_owned(),
        owner: Some(ana()),
    };
    let board = after(&running(), &[add("a"), add("b"), add("c")]);
    assert!(refusal(&board, &add("d")).contains("3 at most"));
    let done = Edit::SetRetro {
        sprint: 1,
        place: 1,
        change: RetroChange::Done(true),
    };
    let board = after(&board, &[done]);
    let open = board.retro_actions().filter(|(.., action)| !action.done);
    let places: Vec<usize> = open.map(|(_, place, _)| place).collect();
    assert_eq!(places, [0, 2]);
    let beyond = Edit::SetRetro {
        sprint: 1,
        place: 9,
        change: RetroChange::Remove,
    };
    assert!(refusal(&board, &beyond).contains("no retro action 10"));
    assert!(refusal(&empty(), &add("x")).contains("no Sprint has run yet"));
}

#[test]
fn the_last_vote_of_a_day_counts() {
    let vote = |lowest, highest, note: &str| Edit::Vote {
        sprint: 1,
        lowest,
        highest,
        note: note.to_owned(),
    };
    let board = after(
        &running(),
        &[vote(2, 5, "a device"), vote(3, 4, "a second device")],
    );
    let votes: &[Confidence] = &board.running().unwrap().confidence;
    assert_eq!(votes.len(), 1);
    assert_eq!((votes[0].lowest, votes[0].highest), (3, 4));
    assert_eq!(votes[0].note, "a second device");
    for (lowest, highest) in [(0, 3), (3, 6), (4, 3)] {
        assert!(refusal(&running(), &vote(lowest, highest, "")).contains("no fist of five"));
    }
}

#[test]
fn a_daily_scrum_that_is_left_and_entered_again_is_one() {
    let note = |minutes, note: &str| Edit::NoteStandup {
        minutes: Number::new(minutes),
        notes: vec![note.to_owned()],
    };
    let board = after(&running(), &[note(4.0, "one"), note(8.5, "two")]);
    let standups: &[Standup] = &board.running().unwrap().standups;
    assert_eq!(
        (standups.len(), standups[0].minutes),
        (1, Number::new(12.5))
    );
    assert_eq!(standups[0].notes, ["one", "two"]);
    assert!(refusal(&running(), &note(601.0, "x")).contains("out of range"));
}
