//! §4.7 Levels.

use crate::domain::item::Item;

use super::{
    TOLERANCE,
    buffer::heat,
    load::{Ask, Claim},
    setting::{Setting, Weighed},
    verdict::{Code, Level, Three},
};

/// Heat above this is watched: 80 % of the buffer at 30 % of the Sprint.
const HOT: f64 = 0.5;
/// Slack below this share of the capacity left is tight.
const TIGHT: f64 = 0.1;
/// Shares that differ by less are equal: the error of binary fractions.
const SAME_SHARE: f64 = 1e-9;

/// Requests, one or several together, and the Sprint before and with them.
#[derive(Clone, Debug)]
pub(super) struct Case<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) asks: Vec<&'a Ask<'a>>,
    pub(super) before: &'a Weighed,
    /// With them, at their likely efforts.
    pub(super) likely: Weighed,
    /// With them, at their high efforts.
    pub(super) high: Weighed,
}

impl<'a> Case<'a> {
    /// Weighs `asks` together.
    pub(super) fn new(
        setting: &'a Setting<'a>,
        before: &'a Weighed,
        asks: Vec<&'a Ask<'a>>,
    ) -> Self {
        let likely = setting.weigh(&claims_at(setting, &asks, |effort| effort.likely));
        let is_sure = |ask: &&Ask| ask.effort.likely == ask.effort.high;
        let high = if asks.iter().all(is_sure) {
            likely.clone()
        } else {
            setting.weigh(&claims_at(setting, &asks, |effort| effort.high))
        };
        Self {
            setting,
            asks,
            before,
            likely,
            high,
        }
    }

    /// With them, at their low efforts; no level goes by it.
    pub(super) fn low(&self) -> Weighed {
        if self
            .asks
            .iter()
            .all(|ask| ask.effort.low == ask.effort.likely)
        {
            return self.likely.clone();
        }
        self.setting
            .weigh(&claims_at(self.setting, &self.asks, |effort| effort.low))
    }

    /// Other items that had all their hours before and no longer have them at the likely efforts, in backlog order.
    pub(super) fn displaced(&self) -> Vec<&'a Item> {
        if !self.holds(Code::Displaces) {
            return Vec::new();
        }
        let before = self.setting.unserved_items(&self.setting.claims(&[]));
        let claims = claims_at(self.setting, &self.asks, |effort| effort.likely);
        let unserved = before.into_iter().zip(self.setting.unserved_items(&claims));
        let newly = self
            .setting
            .work
            .other
            .iter()
            .zip(unserved)
            .filter(|(_, (before, after))| *before <= TOLERANCE && *after > TOLERANCE);
        newly.map(|(piece, _)| piece.item).collect()
    }

    /// The level: the first that holds, from the worst, and nothing before watch where nothing is taken.
    pub(super) fn level(&self) -> Level {
        let watched = |code: &Code| Self::is_watched(*code);
        if self.holds(Code::AlreadyShort) {
            Level::Unreachable
        } else if !self.takes_something() {
            Level::NoEffect
        } else if self.holds(Code::GoalShort) {
            Level::Threatens
        } else if self.why().iter().any(watched) || self.is_beyond_spare() {
            Level::Watch
        } else {
            Level::Absorbable
        }
    }

    /// What makes the level or bears on it, in the order in which reasons are given.
    pub(super) fn why(&self) -> Vec<Code> {
        Code::ALL
            .into_iter()
            .filter(|code| self.holds(*code))
            .collect()
    }

    /// Whether anything falls into the Sprint: its high load is not 0.
    pub(super) fn takes_something(&self) -> bool {
        self.high.load > TOLERANCE
    }

    /// Hours of it that the buffer is charged: work that left the Sprint for it makes room besides.
    pub(super) fn charge(&self) -> f64 {
        (self.likely.load - self.freed()).max(0.0)
    }

    /// Hours of work that left the Sprint for it.
    pub(super) fn freed(&self) -> f64 {
        self.asks.iter().map(|ask| ask.request.freed()).sum()
    }

    /// Where no buffer was planned, the load must fit into what is spare.
    pub(super) fn is_beyond_spare(&self) -> bool {
        self.setting.buffer.planned.is_none()
            && self.likely.load > self.before.state.spare + TOLERANCE
    }

    /// Whether a code applies. Hours are compared with tolerance.
    fn holds(&self, code: Code) -> bool {
        let (before, likely, high) = (&self.before.state, &self.likely, &self.high);
        let goal_short = likely.state.goal_slack < -TOLERANCE;
        match code {
            Code::AlreadyShort => before.goal_short > TOLERANCE,
            Code::GoalShort => goal_short,
            Code::Strained => !goal_short && high.state.goal_slack < -TOLERANCE,
            Code::Displaces => likely.state.other_short > before.other_short + TOLERANCE,
            Code::BeyondBuffer => {
                self.takes_something()
                    && self
                        .setting
                        .buffer
                        .left
                        .is_some_and(|left| self.charge() > left + TOLERANCE)
            }
            Code::BufferHeat => {
                let heat = heat(&self.setting.buffer, self.charge(), self.setting.elapsed);
                self.takes_something() && heat.is_some_and(|heat| heat > HOT + SAME_SHARE)
            }
            Code::Tight => {
                let little = TIGHT * likely.state.capacity - TOLERANCE;
                let is_tight =
                    likely.state.goal_slack < little && likely.state.goal_left > TOLERANCE;
                self.takes_something() && !goal_short && is_tight
            }
            Code::DateAtRisk => likely.date_short > TOLERANCE,
            Code::OutsideSprint => self.is_outside(),
            Code::NobodyHit => {
                let wants = self.asks.iter().any(|ask| ask.efforts().high > 0.0);
                !self.is_outside() && !self.takes_something() && wants
            }
            Code::Away => self.asks.iter().any(|ask| !ask.away.is_empty()),
        }
    }

    /// Whether a code alone makes a request one to watch.
    fn is_watched(code: Code) -> bool {
        match code {
            Code::Strained
            | Code::Displaces
            | Code::BeyondBuffer
            | Code::BufferHeat
            | Code::Tight
            | Code::DateAtRisk => true,
            Code::AlreadyShort
            | Code::GoalShort
            | Code::OutsideSprint
            | Code::NobodyHit
            | Code::Away => false,
        }
    }

    fn is_outside(&self) -> bool {
        self.asks.iter().all(|ask| ask.is_outside())
    }
}

/// The accepted requests, and these at their low, likely or high efforts.
fn claims_at<'a>(
    setting: &'a Setting<'a>,
    asks: &[&'a Ask<'a>],
    effort: fn(Three<f64>) -> f64,
) -> Vec<Claim<'a>> {
    let asked: Vec<_> = asks
        .iter()
        .map(|ask| (*ask, effort(ask.efforts())))
        .collect();
    setting.claims(&asked)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::{
        assess::{Verdict, assess, judge, sample},
        domain::{
            board::Board,
            request::{Affects, Per, Request, RequestState},
        },
    };

    const TODAY: Date = date(2026, 11, 25);

    /// Two people with 96 h left, one with the skill `ios`; so many hours of goal work for it, so many of other work.
    fn board(goal: f64, other: f64) -> Board {
        let mut board = sample::board(&["ana:ios", "ben"]);
        sample::item(&mut board, "G-1", goal, true, &["ios"]);
        sample::item(&mut board, "G-2", other, false, &[]);
        board
    }

    fn total(effort: [f64; 3]) -> Request {
        sample::request("R-1", Per::Total, effort)
    }

    fn each(effort: [f64; 3]) -> Request {
        sample::request("R-1", Per::Person, effort)
    }

    #[track_caller]
    fn check(board: &Board, request: &Request, level: Level, why: &[Code]) -> Verdict {
        let verdict = judge(board, request, TODAY).unwrap();
        assert_eq!(
            (verdict.level, &*verdict.why),
            (level, why),
            "{:?}",
            verdict.reasons
        );
        verdict
    }

    #[test]
    fn the_level_is_the_first_that_holds() {
        use Code::{AlreadyShort, BeyondBuffer, BufferHeat, GoalShort, OutsideSprint};
        check(&board(10.0, 10.0), &each([2.0; 3]), Level::Absorbable, &[]);
        check(&board(10.0, 10.0), &each([0.0; 3]), Level::NoEffect, &[]);
        let gone = [GoalShort, BeyondBuffer, BufferHeat];
        check(
            &board(40.0, 10.0),
            &each([20.0; 3]),
            Level::Threatens,
            &gone,
        );
        let outside = Request {
            needed_by: Some(date(2026, 12, 10)),
            ..each([2.0; 3])
        };
        check(
            &board(10.0, 10.0),
            &outside,
            Level::NoEffect,
            &[OutsideSprint],
        );
        let short = [AlreadyShort, GoalShort, OutsideSprint];
        check(&board(50.0, 10.0), &outside, Level::Unreachable, &short);
    }

    #[test]
    fn each_reason_to_watch_is_enough() {
        use Code::{Away, BeyondBuffer, BufferHeat, DateAtRisk, Displaces, Strained, Tight};
        let watch = |board: &Board, request: &Request, why: &[Code]| {
            check(board, request, Level::Watch, why)
        };
        watch(&board(30.0, 10.0), &total([1.0, 2.0, 99.0]), &[Strained]);
        watch(&board(30.0, 64.0), &total([3.0; 3]), &[Displaces]);
        watch(
            &board(10.0, 10.0),
            &total([25.0; 3]),
            &[BeyondBuffer, BufferHeat],
        );
        watch(&board(10.0, 10.0), &total([17.0; 3]), &[BufferHeat]);
        watch(&board(40.0, 10.0), &each([2.0; 3]), &[Tight]);
        let by_today = Request {
            needed_by: Some(TODAY),
            ..each([7.0; 3])
        };
        watch(&board(10.0, 10.0), &by_today, &[DateAtRisk]);
        let mut away = board(40.0, 10.0);
        sample::off(&mut away, "ben", TODAY, TODAY, 1.0);
        let by_today = Request {
            needed_by: Some(TODAY),
            ..each([4.0; 3])
        };
        watch(&away, &by_today, &[Tight, Away]);
    }

    #[test]
    fn without_a_buffer_the_load_must_fit_into_what_is_spare() {
        let mut board = board(30.0, 60.0);
        sample::sprint(&mut board, |sprint| sprint.buffer_hours = None);
        check(&board, &total([6.0; 3]), Level::Absorbable, &[]);
        check(&board, &total([7.0; 3]), Level::Watch, &[Code::Displaces]);
    }

    #[test]
    fn hours_that_are_equal_within_tolerance_are_equal() {
        check(
            &board(30.0, 60.0),
            &total([6.009; 3]),
            Level::Absorbable,
            &[],
        );
        check(
            &board(30.0, 60.0),
            &total([6.02; 3]),
            Level::Watch,
            &[Code::Displaces],
        );
    }

    #[test]
    fn accepted_requests_are_served_before_the_goal() {
        let mut board = board(40.0, 10.0);
        let mut accepted = total([5.0; 3]);
        accepted.affects = Affects::Skill("ios".to_owned());
        accepted.state = RequestState::Accepted;
        sample::ask(&mut board, accepted.clone());
        let before = |board: &Board| assess(board, TODAY).before;
        assert_eq!(
            (before(&board).capacity, before(&board).goal_slack),
            (96.0, 3.0)
        );
        let mut training = each([2.0; 3]);
        training.id = crate::domain::id::RequestId::new("R-2").unwrap();
        training.state = RequestState::Accepted;
        sample::ask(&mut board, training.clone());
        assert_eq!(
            (before(&board).capacity, before(&board).goal_slack),
            (92.0, 1.0)
        );
        // One per person whose date has passed is presumed done; judged itself, it does not count besides.
        let verdict = judge(&board, &training, TODAY).unwrap();
        assert!((verdict.after.likely.goal_slack - 1.0).abs() < 1e-9);
        training.needed_by = Some(date(2026, 11, 24));
        board.requests.set(1, std::sync::Arc::new(training));
        assert_eq!(
            (before(&board).capacity, before(&board).goal_slack),
            (96.0, 3.0)
        );
    }

    #[test]
    fn after_the_last_day_nothing_fits_any_more() {
        let over = assess(&board(5.0, 10.0), date(2026, 12, 7));
        assert!((over.elapsed - 1.0).abs() < 1e-9);
        assert_eq!(
            (
                over.before.capacity,
                over.before.goal_short,
                over.before.other_short
            ),
            (0.0, 5.0, 10.0)
        );
        let late = judge(&board(0.0, 10.0), &each([2.0; 3]), date(2026, 12, 7)).unwrap();
        assert_eq!(
            (late.level, &*late.why),
            (Level::NoEffect, &[Code::OutsideSprint][..])
        );
    }

    #[test]
    fn without_a_running_sprint_nothing_has_a_level() {
        let mut board = board(5.0, 10.0);
        sample::ask(&mut board, each([2.0; 3]));
        sample::sprint(&mut board, |sprint| {
            sprint.state = crate::domain::sprint::SprintState::Planned;
        });
        let assessment = assess(&board, TODAY);
        assert_eq!((assessment.sprint, assessment.requests.len()), (None, 0));
        assert_eq!(judge(&board, &each([2.0; 3]), TODAY), None);
    }
}
