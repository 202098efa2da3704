//! The two values of each conflict in words, for those who decide between them.

use super::{mend, value};
use crate::{
    domain::{
        board::Board,
        conflict::{Conflict, Said},
    },
    store::format,
};

/// The most characters of one value.
const MOST: usize = 400;

/// What stands and what gave way in each of the board's conflicts, in their order.
pub fn said(board: &Board) -> Vec<Said> {
    let said = |conflict: &Conflict| {
        let record = format::write_record(board, &conflict.place);
        let text = String::from_utf8(record).unwrap_or_default();
        Said {
            stands: words(mend::at(&text, &conflict.place)),
            gave_way: words(conflict.other.as_deref()),
        }
    };
    board.conflicts.iter().map(said).collect()
}

/// A value as people read it.
fn words(json: Option<&str>) -> String {
    let Some(json) = json.map(str::trim) else {
        return "nothing".to_owned();
    };
    let words = match json.as_bytes().first() {
        Some(b'"') => value::string(json).unwrap_or_else(|| json.to_owned()),
        Some(b'[') => {
            let entries = value::entries(json);
            let entries: Vec<String> = entries
                .into_iter()
                .map(|entry| words(Some(entry)))
                .collect();
            entries.join(", ")
        }
        Some(b'{') => record(json),
        _ => match json {
            "true" => "yes".to_owned(),
            "false" => "no".to_owned(),
            "null" => String::new(),
            number => number.to_owned(),
        },
    };
    if words.trim().is_empty() {
        return "nothing".to_owned();
    }
    words.chars().take(MOST).collect()
}

/// A record by what people know it by, or else whole.
fn record(json: &str) -> String {
    let fields = value::fields(json);
    let known = ["title", "text", "name", "goal", "item"];
    let name = known.iter().find_map(|key| fields.get(key));
    name.and_then(value::string)
        .unwrap_or_else(|| json.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_people_say_them() {
        for (json, says) in [
            (Some("\"Card \\\"form\\\"\""), "Card \"form\""),
            (Some("[\"web\", \"ios\"]"), "web, ios"),
            (Some("3.5"), "3.5"),
            (Some("true"), "yes"),
            (Some("\"\""), "nothing"),
            (Some("[]"), "nothing"),
            (Some("{\"id\": \"G-1\", \"title\": \"Pay\"}"), "Pay"),
            (
                Some("[{\"text\": \"a\"}, {\"text\": \"b\", \"done\": true}]"),
                "a, b",
            ),
            (None, "nothing"),
        ] {
            assert_eq!(words(json), says, "{json:?}");
        }
    }

    #[test]
    fn what_stands_is_read_from_the_record_alone_and_is_what_the_whole_board_says() {
        let text = r#"{"goalpost": 1, "team": "Pay", "members": [{"id": "ana", "name": "Ana"}],
            "items": [{"id": "G-1", "title": "One"}, {"id": "G-2", "title": "Two", "points": 3}],
            "sprints": [{"number": 3, "state": "planned", "goal": "Go", "items": [{"item": "G-2", "column": "todo"}]}],
            "conflicts": [
              {"id": "aaaaaaaaaa", "place": "items/G-2/title", "other": "Zwei"},
              {"id": "bbbbbbbbbb", "place": "sprints/3/goal", "other": "Stay"},
              {"id": "cccccccccc", "place": "sprints/3/items/G-2/column", "other": "done"},
              {"id": "dddddddddd", "place": "team"},
              {"id": "eeeeeeeeee", "place": "members/ana/name", "other": "Anna"},
              {"id": "ffffffffff", "place": "items/G-9", "other": {"id": "G-9", "title": "Gone"}}
            ]}"#;
        let board = format::read(text.as_bytes()).unwrap().board;
        let said = said(&board);
        let whole = String::from_utf8(format::write(&board)).unwrap();
        for (conflict, said) in board.conflicts.iter().zip(&said) {
            assert_eq!(
                said.stands,
                words(mend::at(&whole, &conflict.place)),
                "{}",
                conflict.place
            );
        }
        let stands: Vec<&str> = said.iter().map(|said| said.stands.as_str()).collect();
        assert_eq!(stands, ["Two", "Go", "todo", "Pay", "Ana", "nothing"]);
        let gave_way: Vec<&str> = said.iter().map(|said| said.gave_way.as_str()).collect();
        assert_eq!(
            gave_way,
            ["Zwei", "Stay", "done", "nothing", "Anna", "Gone"]
        );
    }
}
