//! The people whose hours the Sprint has.

use jiff::civil::Date;

use super::{extra::Extra, id::MemberId, number::Number};

/// Focus hours of a normal day where a member's own are not set; the screen says so.
pub const DEFAULT_HOURS: f64 = 6.0;

/// One member of the Scrum Team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// How edits and files name the member.
    pub id: MemberId,
    /// How people name the member; the id where it is empty.
    pub name: String,
    /// Focus hours on a normal day, 0 to 24. 0: not a Developer of this team. `None`: not set.
    pub hours_per_day: Option<Number>,
    /// What the member can do, in the words that items use.
    pub skills: Vec<String>,
    /// When the member is away.
    pub days_off: Vec<DaysOff>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// A stretch of days on which a member is away, wholly or in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaysOff {
    /// The first day.
    pub from: Date,
    /// The last day, not before the first.
    pub to: Date,
    /// The share of each day, 0 to 1; `None` means the whole day.
    pub part: Option<Number>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

impl Member {
    /// A member of this name with no hours set, no skills and no days off.
    pub fn new(id: MemberId, name: &str) -> Self {
        let name = name.to_owned();
        Self {
            id,
            name,
            hours_per_day: None,
            skills: Vec::new(),
            days_off: Vec::new(),
            extra: Extra::default(),
        }
    }

    /// How to name the member on the screen.
    pub fn name(&self) -> &str {
        if self.name.is_empty() {
            self.id.as_str()
        } else {
            &self.name
        }
    }

    /// Focus hours on a normal day, the default where they are not set.
    pub fn hours(&self) -> f64 {
        self.hours_per_day.map_or(DEFAULT_HOURS, Number::get)
    }

    /// The share of `date` that the member is away: the largest entry counts, they are never added up.
    pub fn off(&self, date: Date) -> f64 {
        let covering = self
            .days_off
            .iter()
            .filter(|off| off.from <= date && date <= off.to);
        covering.map(DaysOff::part).fold(0.0, f64::max)
    }

    /// Whether the member can do work that asks for one of `skills`; work that asks for none, everybody can.
    pub fn can(&self, skills: &[String]) -> bool {
        skills.is_empty() || skills.iter().any(|skill| self.skills.contains(skill))
    }
}

impl DaysOff {
    /// The share of each day, 1 unless said otherwise.
    pub fn part(&self) -> f64 {
        self.part.map_or(1.0, Number::get)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn overlapping_days_off_count_once() {
        let off = |from, to, part| DaysOff {
            from: date(2026, 11, from),
            to: date(2026, 11, to),
            part: Number::new(part),
            extra: Extra::default(),
        };
        let mut ana = Member::new(MemberId::new("ana").unwrap(), "Ana");
        ana.days_off = vec![off(24, 26, 0.5), off(26, 27, 1.0)];
        let shares: Vec<f64> = (23..=28).map(|day| ana.off(date(2026, 11, day))).collect();
        assert_eq!(shares, [0.0, 0.5, 0.5, 1.0, 1.0, 0.0]);
    }
}
