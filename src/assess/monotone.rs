//! More load never betters anything, more days or people never worsen it, by any number of boards.

use jiff::Span;
use proptest::prelude::*;

use super::{
    Verdict,
    any::{SKILLS, TODAY, request, team},
    judge, sample,
};
use crate::domain::{board::Board, request::Request};

/// Nothing of `worse` is better than in `better`, at the same efforts.
fn is_no_better(worse: &Verdict, better: &Verdict) -> Result<(), TestCaseError> {
    for (a, b) in [
        (&better.after.low, &worse.after.low),
        (&better.after.likely, &worse.after.likely),
        (&better.after.high, &worse.after.high),
    ] {
        prop_assert!(
            b.goal_slack <= a.goal_slack + 1e-6,
            "slack {} {}",
            b.goal_slack,
            a.goal_slack
        );
        prop_assert!(b.spare <= a.spare + 1e-6, "spare {} {}", b.spare, a.spare);
        prop_assert!(
            b.other_short >= a.other_short - 1e-6,
            "other {} {}",
            b.other_short,
            a.other_short
        );
    }
    prop_assert!(
        worse.p_fit <= better.p_fit + 1e-6,
        "chance {} {}",
        worse.p_fit,
        better.p_fit
    );
    Ok(())
}

fn verdict(board: &Board, request: &Request) -> Verdict {
    judge(board, request, TODAY).unwrap()
}

proptest! {
    #[test]
    fn more_load_never_betters_anything(team in team(), request in request(), more in 0_u32..100) {
        let board = team.board();
        let mut larger = request.clone();
        if let Some(effort) = &mut larger.effort {
            for point in [&mut effort.low, &mut effort.likely, &mut effort.high] {
                *point = sample::number(point.get() + f64::from(more) / 10.0);
            }
        }
        let (less, more) = (verdict(&board, &request), verdict(&board, &larger));
        is_no_better(&more, &less)?;
        prop_assert!(more.level >= less.level);
    }

    #[test]
    fn a_request_never_betters_what_was_before_it(team in team(), request in request()) {
        let board = team.board();
        let before = super::assess(&board, TODAY).before;
        let found = verdict(&board, &request);
        prop_assert!(found.after.likely.goal_slack <= before.goal_slack + 1e-6);
        prop_assert!(found.after.likely.spare <= before.spare + 1e-6);
        prop_assert!(found.after.likely.other_short >= before.other_short - 1e-6);
    }

    #[test]
    fn more_people_never_worsen_anything(team in team(), request in request(), skill in 0..SKILLS.len()) {
        let mut larger = team.clone();
        larger.people.push(skill);
        is_no_better(&verdict(&team.board(), &request), &verdict(&larger.board(), &request))?;
    }

    #[test]
    fn more_days_never_worsen_anything(team in team(), request in request(), days in 1_i64..6) {
        let board = team.board();
        let mut longer = board.clone();
        sample::sprint(&mut longer, |sprint| {
            sprint.end = sprint.end.map(|end| end.saturating_add(Span::new().days(days)));
        });
        is_no_better(&verdict(&board, &request), &verdict(&longer, &request))?;
    }
}
