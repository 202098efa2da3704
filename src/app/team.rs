//! The team on the screen: a grid of people and days, and the forms for a member.

use jiff::civil::Date;

use super::{
    backlog::number,
    cursor::Cursor,
    form::{Form, Input, Problem},
    overlay::Purpose,
    sprint::date,
};
use crate::domain::{
    board::Board,
    calendar,
    edit::{Edit, MemberChange},
    id::MemberId,
    member::Member,
    number::Number,
    sprint::Sprint,
};

/// The team's selection.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The selected member.
    pub cursor: Cursor<MemberId>,
    /// The Sprint whose days are shown; `None`: the running one, or else the planned one.
    pub sprint: Option<u32>,
    /// The selected day; `None` until a day was selected: today, or the first day of the grid.
    pub day: Option<Date>,
}

/// The days of the grid: those of the running or planned Sprint, or two weeks from today where there is none.
///
/// At most 62, so that a Sprint with a mistyped end still draws.
fn days(board: &Board, chosen: Option<u32>, today: Date) -> Vec<Date> {
    let fortnight = || (today, today.saturating_add(jiff::Span::new().days(13)));
    let (from, to) = chosen
        .and_then(|number| board.sprint(number))
        .or_else(|| board.open_sprint())
        .and_then(Sprint::dates)
        .unwrap_or_else(fortnight);
    calendar::days(from, to).take(62).collect()
}

impl View {
    /// The days of the grid.
    pub fn days(&self, board: &Board, today: Date) -> Vec<Date> {
        days(board, self.sprint, today)
    }

    /// The selected day.
    pub fn day(&self, board: &Board, today: Date) -> Option<Date> {
        let days = self.days(board, today);
        let wanted = self.day.unwrap_or(today);
        days.iter()
            .copied()
            .find(|day| *day == wanted)
            .or_else(|| days.first().copied())
    }

    /// Finds the selection again.
    pub(super) fn settle(&mut self, board: &Board) {
        self.cursor.settle(&ids(board));
    }

    /// Goes `by` members down, or up if negative.
    pub(super) fn step(&mut self, board: &Board, by: isize) {
        self.cursor.step(&ids(board), by);
    }

    /// Goes `by` days to the right, or to the left if negative.
    pub(super) fn step_day(&mut self, board: &Board, today: Date, by: isize) {
        let days = self.days(board, today);
        let at = self
            .day(board, today)
            .and_then(|day| days.iter().position(|other| *other == day));
        let to = at
            .unwrap_or(0)
            .saturating_add_signed(by)
            .min(days.len().saturating_sub(1));
        self.day = days.get(to).copied();
    }
}

fn ids(board: &Board) -> Vec<MemberId> {
    board
        .members
        .iter()
        .map(|member| member.id.clone())
        .collect()
}

/// The edit that makes a day off of a working day: `part` of it, or none where that much is off already.
pub(super) fn toggle(member: &Member, day: Date, part: f64) -> Edit {
    let off = (member.off(day) - part).abs() < f64::EPSILON;
    let part = Number::new(if off { 0.0 } else { part }).unwrap_or_default();
    Edit::SetDaysOff {
        id: member.id.clone(),
        from: day,
        to: day,
        part,
    }
}

/// The edit that makes a day a holiday, or no holiday where it is one.
pub(super) fn toggle_holiday(board: &Board, date: Date) -> Edit {
    let name = board.calendar.holiday(date).is_none().then(String::new);
    Edit::SetHoliday { date, name }
}

/// The form for a new member.
pub(super) fn new_form() -> Form {
    Form::new("New member", Purpose::NewMember, inputs(None))
}

/// The form for a member.
pub(super) fn edit_form(member: &Member) -> Form {
    Form::new(
        format!("Edit {}", member.name()),
        Purpose::EditMember(member.id.clone()),
        inputs(Some(member)),
    )
}

fn inputs(member: Option<&Member>) -> Vec<Input> {
    let hours = member
        .and_then(|member| member.hours_per_day)
        .map(|hours| hours.to_string());
    vec![
        Input::line(
            "Name",
            "how people call them",
            member.map(Member::name).unwrap_or_default(),
        ),
        Input::line(
            "Hours a day",
            "focus hours on a normal day; empty: not set, 6 is counted",
            &hours.unwrap_or_default(),
        ),
        Input::line(
            "Skills",
            "between commas, such as ios, api",
            &member
                .map(|member| member.skills.join(", "))
                .unwrap_or_default(),
        ),
    ]
}

/// The edit that a form for a new member asks for.
pub(super) fn new_edit(form: &Form) -> Result<Edit, Problem> {
    let hours_per_day = number(form, 1, "the hours")?;
    Ok(Edit::AddMember {
        name: form.text(0),
        hours_per_day,
        skills: form.words(2),
    })
}

/// The edit that a form for a member asks for.
pub(super) fn edit(form: &Form, member: &Member) -> Result<Edit, Problem> {
    let hours_per_day = number(form, 1, "the hours")?;
    let change = MemberChange::All {
        name: form.text(0),
        hours_per_day,
        skills: form.words_or(2, &member.skills),
    };
    Ok(Edit::SetMember {
        id: member.id.clone(),
        change,
    })
}

const PARTS: &[&str] = &["whole days", "half days", "no days off"];

/// The form for days off from one date to another.
pub(super) fn days_off_form(member: &Member, day: Option<Date>) -> Form {
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    let inputs = vec![
        Input::line("From", "a date: 2026-11-27, fri, today, +3d", &day),
        Input::line("To", "the last day; empty: the same day", ""),
        Input::choice("Away", PARTS, "whole days"),
    ];
    Form::new(
        format!("Days off: {}", member.name()),
        Purpose::DaysOff(member.id.clone()),
        inputs,
    )
}

/// The edit that a form for days off asks for.
pub(super) fn days_off_edit(form: &Form, member: &MemberId, today: Date) -> Result<Edit, Problem> {
    let from = date(form, 0, today)?
        .ok_or_else(|| (0, "from which day? 2026-11-27 or fri would do".to_owned()))?;
    let to = date(form, 1, today)?.unwrap_or(from);
    let part = match form.text(2).as_str() {
        "half days" => 0.5,
        "no days off" => 0.0,
        _ => 1.0,
    };
    Ok(Edit::SetDaysOff {
        id: member.clone(),
        from,
        to,
        part: Number::new(part).unwrap_or_default(),
    })
}
