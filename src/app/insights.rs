//! The Insights screen: which chart is looked at, and what is worked out when it is first looked at.

use std::cell::OnceCell;

use jiff::tz::TimeZone;

use super::App;
use crate::{
    assess::Assessment,
    domain::{
        board::Board,
        sprint::{Sprint, SprintState},
    },
    insight::{
        burndown::{Burndown, burndown},
        calibration::{Calibration, calibration},
        figures::{Figures, figures},
        requesters::{Asked, requesters},
        unplanned::{Unplanned, unplanned},
        velocity::{Velocity, velocity},
    },
};

/// What can be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chart {
    /// What is left of a Sprint, day by day.
    #[default]
    Burndown,
    /// What Sprints delivered.
    Velocity,
    /// What share of them was not planned.
    Unplanned,
    /// How the buffer goes against the time.
    Buffer,
    /// Who asked for how much.
    Requesters,
    /// Which goals were met.
    Goals,
    /// How the likelihood turned out.
    Calibration,
    /// What is one number each.
    Figures,
}

/// What the past says.
#[derive(Clone, Debug)]
pub struct View {
    /// The zone in which a moment of the log falls on a day; told by the shell.
    pub zone: TimeZone,
    /// Which chart is looked at.
    pub chart: Chart,
    /// Whether its numbers stand in a table in its place.
    pub table: bool,
    /// The first row of the table that is shown.
    pub top: usize,
    /// The Sprint whose burndown is looked at; `None`: the running one, else the last.
    sprint: Option<u32>,
    /// The running Sprint's burndown, once it was looked at.
    running: OnceCell<Option<Burndown>>,
    /// The chosen Sprint's.
    chosen: OnceCell<Option<Burndown>>,
    past: OnceCell<Past>,
}

/// What all charts but the burndown are drawn from.
#[derive(Clone, Debug)]
pub struct Past {
    /// What Sprints delivered.
    pub velocity: Velocity,
    /// What was not planned.
    pub unplanned: Unplanned,
    /// Who asked for how much.
    pub requesters: Vec<Asked>,
    /// How the likelihood turned out.
    pub calibration: Calibration,
    /// What is one number each.
    pub figures: Figures,
}

impl Default for View {
    fn default() -> Self {
        Self {
            zone: TimeZone::UTC,
            chart: Chart::default(),
            table: false,
            top: 0,
            sprint: None,
            running: OnceCell::new(),
            chosen: OnceCell::new(),
            past: OnceCell::new(),
        }
    }
}

impl Chart {
    /// Every chart, in the order in which they are looked at.
    pub const ALL: [Self; 8] = [
        Self::Burndown,
        Self::Velocity,
        Self::Unplanned,
        Self::Buffer,
        Self::Requesters,
        Self::Goals,
        Self::Calibration,
        Self::Figures,
    ];

    /// What it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Burndown => "Burndown",
            Self::Velocity => "Velocity",
            Self::Unplanned => "Unplanned",
            Self::Buffer => "Buffer",
            Self::Requesters => "Requesters",
            Self::Goals => "Goals",
            Self::Calibration => "Likelihood",
            Self::Figures => "Figures",
        }
    }

    /// Its place among all.
    pub fn place(self) -> usize {
        let mut all = Self::ALL.into_iter();
        all.position(|chart| chart == self).unwrap_or(0)
    }
}

impl Past {
    /// What the past of a board says on the day on which it was assessed; `zone` says on which day a moment falls.
    pub fn of(board: &Board, now: &Assessment, zone: &TimeZone) -> Self {
        Self {
            velocity: velocity(board),
            unplanned: unplanned(board, now),
            requesters: requesters(board),
            calibration: calibration(board),
            figures: figures(board, now.today, zone),
        }
    }
}

impl View {
    /// Forgets what was worked out of a board that has changed.
    pub(super) fn refresh(&mut self) {
        self.running = OnceCell::new();
        self.chosen = OnceCell::new();
        self.past = OnceCell::new();
    }

    /// Goes `by` charts on, or back if negative, and stops at either end.
    pub(super) fn step(&mut self, by: isize) {
        let at = self.chart.place().saturating_add_signed(by);
        let last = Chart::ALL.len() - 1;
        if let Some(chart) = Chart::ALL.get(at.min(last)) {
            self.chart = *chart;
        }
        self.top = 0;
    }

    /// Goes back from a table to its chart. False where none is shown.
    pub(super) fn close_table(&mut self) -> bool {
        std::mem::take(&mut self.table)
    }

    /// Goes `by` rows down the table, or up if negative.
    pub(super) fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by);
    }
}

impl App {
    /// The running Sprint's burndown; `None` where none is running or it has no dates.
    pub fn burndown(&self) -> Option<&Burndown> {
        let work_out = || self.burndown_of(self.board().running()?);
        self.insights.running.get_or_init(work_out).as_ref()
    }

    /// The burndown of the Sprint that is looked at on Insights.
    pub fn chosen_burndown(&self) -> Option<&Burndown> {
        let work_out = || self.burndown_of(self.chosen_sprint()?);
        self.insights.chosen.get_or_init(work_out).as_ref()
    }

    /// What all charts but the burndown are drawn from.
    pub fn past(&self) -> &Past {
        self.insights
            .past
            .get_or_init(|| Past::of(self.board(), &self.assessment, &self.insights.zone))
    }

    fn burndown_of(&self, sprint: &Sprint) -> Option<Burndown> {
        burndown(self.board(), sprint, self.stamp.today, &self.insights.zone)
    }

    /// The Sprint whose burndown is looked at.
    fn chosen_sprint(&self) -> Option<&Sprint> {
        chosen(self.board(), self.insights.sprint)
    }

    /// Looks at the burndown of the Sprint after this one, or before it.
    pub(super) fn step_sprint(&mut self, later: bool) {
        let at = self.chosen_sprint().map(|sprint| sprint.number);
        let numbers: Vec<u32> = started(self.board()).map(|sprint| sprint.number).collect();
        let mut next = numbers.iter().copied();
        let found = if later {
            next.find(|number| Some(*number) > at)
        } else {
            next.rev().find(|number| Some(*number) < at)
        };
        let Some(number) = found else {
            let which = if later { "later" } else { "earlier" };
            self.refuse(format!("there is no {which} Sprint that was started"));
            return;
        };
        self.insights.sprint = Some(number);
        self.insights.chosen = OnceCell::new();
        self.insights.chart = Chart::Burndown;
        self.insights.top = 0;
    }

    /// Shows the numbers behind the chart, or the chart again.
    pub(super) fn toggle_table(&mut self) {
        self.insights.table = !self.insights.table;
        self.insights.top = 0;
    }
}

/// The Sprint of this number if it has a burndown, else the running one, else the last that was started.
pub fn chosen(board: &Board, number: Option<u32>) -> Option<&Sprint> {
    let chosen = started(board).find(|sprint| Some(sprint.number) == number);
    chosen
        .or_else(|| board.running())
        .or_else(|| started(board).next_back())
}

/// The Sprints that have a burndown, the oldest first.
fn started(board: &Board) -> impl DoubleEndedIterator<Item = &Sprint> {
    let sprints = board.sprints.iter().map(|sprint| &**sprint);
    sprints.filter(|sprint| sprint.state != SprintState::Planned && sprint.dates().is_some())
}
