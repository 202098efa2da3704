//! What two people said differently, where only one of the two can stand.

use super::{
    extra::Extra,
    id::{ConflictId, ImpedimentId, ItemId, MemberId, RequestId},
};

/// A value that gave way when two versions of the board were brought together; the other stands on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Ten characters made of the place and the value, so that both sides of a merge name it alike.
    pub id: ConflictId,
    /// The way to the field, from record to record: `items/G-12/title`, `sprints/14/items/G-12/column`.
    pub place: String,
    /// The value that gave way, as JSON, verbatim; `None`: there was none, the field was cleared or the record removed.
    pub other: Option<Box<str>>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// What a conflict is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An item, or its card in a Sprint.
    Item(ItemId),
    /// A request.
    Request(RequestId),
    /// A member.
    Member(MemberId),
    /// An impediment.
    Impediment(ImpedimentId),
    /// A Sprint, by its number.
    Sprint(u32),
    /// The board as a whole.
    Board,
}

/// The two values of a conflict as people read them; of a record that one side removed, only which it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The value that stands.
    pub stands: String,
    /// The value that gave way.
    pub gave_way: String,
}

impl Conflict {
    /// What it is about, and which field of that; the field is empty where it is about the whole record.
    pub fn subject(&self) -> (Subject, String) {
        let steps: Vec<String> = self.place.split('/').map(step).collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let (subject, field) = match steps.as_slice() {
            ["items", id, field @ ..] => (ItemId::new(id).map(Subject::Item), field),
            ["sprints", number, "items", id, field @ ..] => {
                let subject = ItemId::new(id).map(Subject::Item);
                let field = spaced(field);
                let card = if field.is_empty() {
                    "card".to_owned()
                } else {
                    field
                };
                let field = format!("{card} in Sprint {number}");
                return subject.map_or((Subject::Board, self.place.clone()), |subject| {
                    (subject, field)
                });
            }
            ["sprints", number, field @ ..] => (number.parse().ok().map(Subject::Sprint), field),
            ["requests", id, field @ ..] => (RequestId::new(id).map(Subject::Request), field),
            ["members", id, field @ ..] => (MemberId::new(id).map(Subject::Member), field),
            ["impediments", id, field @ ..] => {
                (ImpedimentId::new(id).map(Subject::Impediment), field)
            }
            field => (Some(Subject::Board), field),
        };
        match subject {
            Some(subject) => (subject, spaced(field)),
            None => (Subject::Board, self.place.clone()),
        }
    }
}

/// A step of a way as it was before it was written into the way.
fn step(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// The names of fields as people read them.
fn spaced(field: &[&str]) -> String {
    field.join(" ").replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_what_it_is_about() {
        let about = |place: &str| {
            let conflict = Conflict {
                id: ConflictId::numbered("c", 1),
                place: place.to_owned(),
                other: None,
                extra: Extra::default(),
            };
            conflict.subject()
        };
        let item = || Subject::Item(ItemId::numbered("G", 12));
        for (place, subject, field) in [
            ("items/G-12/depends_on", item(), "depends on"),
            ("items/G-12", item(), ""),
            (
                "sprints/14/items/G-12/column",
                item(),
                "column in Sprint 14",
            ),
            ("sprints/14/items/G-12", item(), "card in Sprint 14"),
            ("sprints/14/goal", Subject::Sprint(14), "goal"),
            (
                "requests/R-3/needed_by",
                Subject::Request(RequestId::numbered("R", 3)),
                "needed by",
            ),
            ("product_goal", Subject::Board, "product goal"),
            ("columns/to~1do/name", Subject::Board, "columns to/do name"),
            ("board", Subject::Board, "board"),
        ] {
            assert_eq!(about(place), (subject, field.to_owned()), "{place}");
        }
    }
}
