//! Sprint dates, holidays and days off as a calendar by RFC 5545.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::domain::{board::Board, number::Number, sprint::SprintState, text::inert};

/// Octets that a line has at most before it is folded (RFC 5545, 3.1).
const LONGEST: usize = 75;
/// Characters of somebody's words that are told at most, in columns.
const WORDS: usize = 300;

/// The calendar: one event a Sprint that has dates and was not cancelled, a holiday, and a stretch of days off. `at` is
/// the moment at which it is made.
pub fn calendar(board: &Board, at: Timestamp) -> String {
    let mut out = Lines::default();
    out.put("BEGIN:VCALENDAR");
    out.put("VERSION:2.0");
    out.put("PRODID:-//goalpost//goalpost//EN");
    out.put("CALSCALE:GREGORIAN");
    out.put("METHOD:PUBLISH");
    let team = board.team.trim();
    if !team.is_empty() {
        out.put(&format!("X-WR-CALNAME:{}", text(team)));
    }
    let stamp = at
        .to_zoned(TimeZone::UTC)
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string();
    let mut event = |id: &str, (from, to): (Date, Date), what: &str, more: &str| {
        out.put("BEGIN:VEVENT");
        out.put(&format!("UID:{}@goalpost", text(id)));
        out.put(&format!("DTSTAMP:{stamp}"));
        out.put(&format!("DTSTART;VALUE=DATE:{}", day(from)));
        // the end is the first day that is not in it
        let end = to.tomorrow().unwrap_or(to);
        out.put(&format!("DTEND;VALUE=DATE:{}", day(end)));
        out.put(&format!("SUMMARY:{}", text(what)));
        if !more.trim().is_empty() {
            out.put(&format!("DESCRIPTION:{}", text(more)));
        }
        out.put("TRANSP:TRANSPARENT");
        out.put("END:VEVENT");
    };
    let taking_place = board.sprints.iter();
    for sprint in taking_place.filter(|sprint| sprint.state != SprintState::Cancelled) {
        if let Some(dates) = sprint.dates() {
            let number = sprint.number;
            let what = format!("Sprint {number}");
            event(&format!("sprint-{number}"), dates, &what, &sprint.goal);
        }
    }
    for holiday in &board.calendar.holidays {
        let name = holiday.name.trim();
        let name = if name.is_empty() { "Holiday" } else { name };
        let id = format!("holiday-{}", holiday.date);
        event(&id, (holiday.date, holiday.date), name, "");
    }
    for member in &board.members {
        for off in &member.days_off {
            let part = off.part.map_or(1.0, Number::get);
            if part <= 0.0 {
                continue;
            }
            let much = if part < 1.0 {
                format!(" for {} % of the day", (part * 100.0).round())
            } else {
                String::new()
            };
            let what = format!("{} is away{much}", member.name());
            let id = format!("off-{}-{}-{}", member.id, off.from, off.to);
            event(&id, (off.from, off.to), &what, "");
        }
    }
    out.put("END:VCALENDAR");
    out.0
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// Somebody's words as a value of the type TEXT (RFC 5545, 3.3.11): nothing in them ends the line or the value.
fn text(words: &str) -> String {
    let words = words.replace(['\r', '\n', '\t'], " ");
    let words = inert(&words, WORDS);
    let mut value = String::new();
    for c in words.as_str().chars() {
        if matches!(c, '\\' | ';' | ',') {
            value.push('\\');
        }
        value.push(c);
    }
    value
}

/// Lines of a calendar, each folded and ended as the standard wants it.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn put(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LONGEST {
                // what goes on begins with a space, which counts
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
