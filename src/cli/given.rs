//! Values as they are typed behind options and in `FIELD=VALUE`.

use jiff::civil::Date;

use super::answer::Failure;
use crate::domain::{
    board::{Board, Unit},
    capture,
    filter::Filter,
    id::{ItemId, MemberId},
    item::Kind,
    number::Number,
    request::{Category, Severity},
};

/// The word that takes a value away: `estimate=none`; `?` and nothing at all do, too.
const NONE: &str = "none";

/// Whether a value is to be taken away.
pub(super) fn is_none(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text == "?" || text.eq_ignore_ascii_case(NONE)
}

/// A day of the calendar, as `--today` wants it.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_unsaid| format!("`{text}` is no date; write it as 2026-11-24"))
}

/// A day, named in any way that the capture line knows: `2026-11-27`, `thu`, `27`.
pub(super) fn date(field: &str, text: &str, today: Date) -> Result<Date, Failure> {
    capture::parse_date(text, today)
        .map_err(|problem| Failure::input(&format!("{field}: {problem}")))
}

/// A day, or that there is none.
pub(super) fn maybe_date(field: &str, text: &str, today: Date) -> Result<Option<Date>, Failure> {
    if is_none(text) {
        Ok(None)
    } else {
        date(field, text, today).map(Some)
    }
}

/// A finite number; its range is the domain's business.
pub(super) fn number(field: &str, text: &str) -> Result<Number, Failure> {
    let number: Option<f64> = text.trim().parse().ok();
    number.and_then(Number::new).ok_or_else(|| {
        Failure::input(&format!("{field}: `{text}` is no number"))
            .hint("write a number such as 5 or 2.5, with a point")
    })
}

/// A number, or that there is none.
pub(super) fn maybe_number(field: &str, text: &str) -> Result<Option<Number>, Failure> {
    if is_none(text) {
        Ok(None)
    } else {
        number(field, text).map(Some)
    }
}

/// Yes or no.
pub(super) fn yes(field: &str, text: &str) -> Result<bool, Failure> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "on" | "1" => Ok(true),
        "no" | "n" | "false" | "off" | "0" => Ok(false),
        other => Err(
            Failure::input(&format!("{field}: `{other}` is neither yes nor no"))
                .hint("write yes or no"),
        ),
    }
}

/// Words between commas; blank ones are left out.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The words of `--skills` and the like, where `none` is none.
pub(super) fn list(text: &str) -> Vec<String> {
    if is_none(text) {
        Vec::new()
    } else {
        words(text)
    }
}

/// What estimates are counted in.
pub(super) fn unit(text: &str) -> Result<Unit, String> {
    choose(text, Unit::ALL, Unit::word)
}

/// What sort of work an item is.
pub(super) fn kind(text: &str) -> Result<Kind, String> {
    choose(text, Kind::ALL, Kind::word)
}

/// What sort of request it is.
pub(super) fn category(text: &str) -> Result<Category, String> {
    capture::parse_category(text).map_err(|problem| format!("`{text}`: {problem}"))
}

/// How bad it is.
pub(super) fn severity(text: &str) -> Result<Severity, String> {
    choose(text, Severity::ALL, Severity::word)
}

/// The one of `all` whose word was typed.
fn choose<T: Copy, const N: usize>(
    text: &str,
    all: [T; N],
    word: impl Fn(T) -> &'static str,
) -> Result<T, String> {
    let typed = text.trim();
    let found = all
        .into_iter()
        .find(|one| word(*one).eq_ignore_ascii_case(typed));
    found.ok_or_else(|| format!("`{typed}` is none of {}", all.map(&word).join(", ")))
}

/// The item that is meant, which need not be there yet.
pub(super) fn item(text: &str) -> Result<ItemId, Failure> {
    ItemId::new(text.trim()).ok_or_else(|| {
        Failure::input(&format!("`{text}` is no id of an item"))
            .hint("ids look like G-12; `goalpost list` shows them")
    })
}

/// The filter that is typed, and the one that is kept under a name besides.
pub(super) fn filter(
    board: &Board,
    typed: &str,
    kept: Option<&str>,
    today: Date,
) -> Result<Filter, Failure> {
    let kept = kept.map(|name| {
        let meant = board.filters.iter().find(|kept| kept.is_called(name));
        meant.map(|kept| kept.filter.as_str()).ok_or_else(|| {
            Failure::input(&format!("no filter is called `{}`", name.trim()))
                .hint("`goalpost filters` lists those that are kept")
        })
    });
    let both = format!("{typed} {}", kept.transpose()?.unwrap_or_default());
    let filter = Filter::new(&both, board, today);
    match filter.unclear().first() {
        Some(unclear) => Err(Failure::input(&unclear.to_string())
            .hint("`goalpost list --help` tells the language of filters")),
        None => Ok(filter),
    }
}

/// The items that are meant.
pub(super) fn items(texts: &[String]) -> Result<Vec<ItemId>, Failure> {
    texts.iter().map(|text| item(text)).collect()
}

/// The member who is meant, by id or by name.
pub(super) fn member(board: &Board, text: &str) -> Result<MemberId, Failure> {
    let typed = text.trim();
    let by_id = board
        .members
        .iter()
        .find(|member| member.id.as_str() == typed);
    let by_name = || {
        let lower = typed.to_lowercase();
        let is_meant =
            |id: &str, name: &str| id.to_lowercase() == lower || name.to_lowercase() == lower;
        let mut meant = board
            .members
            .iter()
            .filter(|member| is_meant(member.id.as_str(), member.name()));
        meant.next().filter(|_| meant.next().is_none())
    };
    by_id
        .or_else(by_name)
        .map(|member| member.id.clone())
        .ok_or_else(|| {
            let known: Vec<&str> = board
                .members
                .iter()
                .map(|member| member.id.as_str())
                .collect();
            let hint = if known.is_empty() {
                "nobody is in the team yet: `goalpost team add NAME`".to_owned()
            } else {
                format!("the team is {}", known.join(", "))
            };
            Failure::input(&format!("there is no member `{typed}`")).hint(&hint)
        })
}

/// `FIELD=VALUE`, taken apart.
pub(super) fn field(text: &str) -> Result<(String, &str), Failure> {
    let parts = text
        .split_once('=')
        .filter(|(field, _)| !field.trim().is_empty());
    let (field, value) = parts.ok_or_else(|| {
        Failure::input(&format!("`{text}` names no field"))
            .hint("write FIELD=VALUE, such as estimate=5")
    })?;
    Ok((field.trim().to_lowercase().replace('-', "_"), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_finite_and_whole_as_typed() {
        assert_eq!(number("estimate", "2.5").unwrap().to_string(), "2.5");
        for text in ["", "x", "NaN", "inf", "1e999", "5 pt"] {
            assert!(number("estimate", text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_field_needs_a_name_and_keeps_its_value_as_it_is() {
        assert_eq!(
            field("Needed-By= a=b").unwrap(),
            ("needed_by".to_owned(), " a=b")
        );
        assert!(field("estimate").is_err());
        assert!(field("=5").is_err());
    }

    #[test]
    fn none_a_question_mark_and_nothing_take_a_value_away() {
        for text in ["none", "None", "?", "", " "] {
            assert_eq!(maybe_number("estimate", text).unwrap(), None, "{text:?}");
        }
        assert!(list("none").is_empty());
        assert_eq!(list("a, b,"), ["a", "b"]);
    }
}
