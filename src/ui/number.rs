//! Numbers and days as the screen has them.

use jiff::civil::Date;

/// A number with at most one decimal and none where it would be 0, and a real minus: `6.7`, `74`, `−2.8`.
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0 + 0.0;
    if tenths < 0.0 {
        format!("−{}", -tenths)
    } else {
        tenths.to_string()
    }
}

/// Hours: `6.7 h`.
pub fn hours(value: f64) -> String {
    format!("{} h", number(value))
}

/// A share in whole per cent: `21 %`; only a certain one is none or all.
pub(super) fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    if share > 0.0 && whole < 1.0 {
        "<1 %".to_owned()
    } else if share < 1.0 && whole > 99.0 {
        ">99 %".to_owned()
    } else {
        format!("{} %", whole + 0.0)
    }
}

/// A day as people write it: `Thu 26 Nov`.
pub(super) fn day(date: Date) -> String {
    date.strftime("%a %-d %b").to_string()
}

/// How many, and of what: `1 item`, `3 items`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A count as columns of the screen, as much as there can be.
pub(super) fn columns(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_certain_share_is_none_or_all() {
        let shares = [0.0, 0.003, 0.211, 0.996, 1.0].map(percent);
        assert_eq!(shares, ["0 %", "<1 %", "21 %", ">99 %", "100 %"]);
    }

    #[test]
    fn a_number_has_one_decimal_at_most_and_a_real_minus() {
        for (value, shown) in [
            (13.2, "13.2"),
            (-2.8, "−2.8"),
            (74.0, "74"),
            (-0.04, "0"),
            (6.649, "6.6"),
        ] {
            assert_eq!(number(value), shown);
        }
    }
}
