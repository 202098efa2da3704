//! Numbers, names and days as sentences have them.

use jiff::civil::Date;

use crate::domain::request::EffortUnit;

/// A number with at most one decimal, none where it would be 0: `6.7`, `74`.
pub(super) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0 + 0.0;
    tenths.to_string()
}

/// Hours: `6.7 h`.
pub(super) fn hours(value: f64) -> String {
    format!("{} h", number(value))
}

/// A share in whole per cent: `30 %`.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round() + 0.0)
}

/// An effort in its own unit, without saying whose: `4 h`, `0.5 d`.
pub(super) fn effort(value: f64, unit: EffortUnit) -> String {
    match unit {
        EffortUnit::Hours => hours(value),
        EffortUnit::Days => format!("{} d", number(value)),
    }
}

/// A day as people say it: its weekday within the next six days, else day and month.
pub(super) fn day(date: Date, today: Date) -> String {
    let ahead = (date - today).get_days();
    let format = if (0..=6).contains(&ahead) {
        "%A"
    } else {
        "%-d %B"
    };
    date.strftime(format).to_string()
}

/// Names in a row, joined by a word, and how many there are besides where they are more than four.
pub(super) fn list<S: AsRef<str>>(names: &[S], and: &str) -> String {
    const SHOWN: usize = 3;
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => "nobody".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] if most.len() <= SHOWN => format!("{} {and} {last}", most.join(", ")),
        many => {
            let shown: Vec<&str> = many.iter().copied().take(SHOWN).collect();
            format!("{} {and} {} others", shown.join(", "), many.len() - SHOWN)
        }
    }
}

/// `singular` for one, else `plural`.
pub(super) fn plural<'a>(count: usize, singular: &'a str, plural: &'a str) -> &'a str {
    if count == 1 { singular } else { plural }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn numbers_have_a_decimal_only_where_it_says_something() {
        let cases = [
            (74.0, "74"),
            (76.8, "76.8"),
            (2.849_999, "2.8"),
            (-0.01, "0"),
            (0.05, "0.1"),
        ];
        for (value, shown) in cases {
            assert_eq!(number(value), shown);
        }
        assert_eq!(percent(1.571), "157 %");
    }

    #[test]
    fn a_day_within_the_week_is_named_by_its_weekday() {
        let today = date(2026, 11, 24);
        assert_eq!(day(date(2026, 11, 26), today), "Thursday");
        assert_eq!(day(date(2026, 12, 1), today), "1 December");
        assert_eq!(day(date(2026, 11, 20), today), "20 November");
    }

    #[test]
    fn long_lists_are_cut_and_counted() {
        assert_eq!(list(&["Ana"], "and"), "Ana");
        assert_eq!(list(&["Ana", "Ben"], "and"), "Ana and Ben");
        assert_eq!(
            list(&["Ana", "Ben", "Chi", "Dov"], "or"),
            "Ana, Ben, Chi or Dov"
        );
        assert_eq!(
            list(&["a", "b", "c", "d", "e"], "and"),
            "a, b, c and 2 others"
        );
        assert_eq!(list::<&str>(&[], "and"), "nobody");
    }
}
