//! Boards and requests at random.

use jiff::{
    Span,
    civil::{Date, date},
};
use proptest::prelude::*;

use super::sample;
use crate::domain::{
    board::Board,
    request::{Affects, Per, Request},
};

pub(super) const TODAY: Date = date(2026, 11, 25);
pub(super) const SKILLS: [&str; 3] = ["ios", "api", "qa"];

/// Work for a skill, or for anybody: hours, whether the goal needs it, which skill.
type Work = (u32, bool, Option<usize>);

/// People and work at random; everybody is there on every day.
#[derive(Clone, Debug)]
pub(super) struct Team {
    pub(super) people: Vec<usize>,
    work: Vec<Work>,
}

pub(super) fn team() -> impl Strategy<Value = Team> {
    let people = prop::collection::vec(0..SKILLS.len(), 1..5);
    let work = (0_u32..50, any::<bool>(), prop::option::of(0..SKILLS.len()));
    let work = prop::collection::vec(work, 1..6);
    (people, work).prop_map(|(people, work)| Team { people, work })
}

impl Team {
    pub(super) fn board(&self) -> Board {
        let word = |(place, skill): (usize, &usize)| format!("m{place}:{}", SKILLS[*skill]);
        let words: Vec<String> = self.people.iter().enumerate().map(word).collect();
        let mut board = sample::board(&words.iter().map(String::as_str).collect::<Vec<_>>());
        for (place, (hours, goal, skill)) in self.work.iter().enumerate() {
            let skills: Vec<&str> = skill.iter().map(|skill| SKILLS[*skill]).collect();
            sample::item(
                &mut board,
                &format!("G-{place}"),
                f64::from(*hours),
                *goal,
                &skills,
            );
        }
        board
    }
}

/// A request of so many tenths of hours, per person or in total, of everybody or of a skill, by a day or by the end.
pub(super) fn request() -> impl Strategy<Value = Request> {
    let skill = prop::option::of(0..SKILLS.len());
    let day = prop::option::of(0_i64..9);
    let efforts = [0_u32..300, 0..300, 0..300];
    (efforts, any::<bool>(), skill, day).prop_map(|(mut efforts, per_person, skill, day)| {
        efforts.sort_unstable();
        let per = if per_person { Per::Person } else { Per::Total };
        let efforts = efforts.map(|tenths| f64::from(tenths) / 10.0);
        let affects = skill.map_or(Affects::Everybody, |skill| {
            Affects::Skill(SKILLS[skill].to_owned())
        });
        let needed_by = day.map(|days| TODAY.saturating_add(Span::new().days(days)));
        Request {
            affects,
            needed_by,
            ..sample::request("R-1", per, efforts)
        }
    })
}
