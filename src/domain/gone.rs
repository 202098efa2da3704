//! Ids of records that are not on the board any more: none of them is given again.

use std::collections::BTreeMap;

use super::id::{Id, RecordId};

/// The highest id of each prefix that was given to a record which is gone. Cheap to keep, whatever went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone(Vec<RecordId>);

impl Gone {
    /// The highest of these ids for each prefix; those without a number tell nothing.
    pub fn new(ids: impl IntoIterator<Item = RecordId>) -> Self {
        let mut highest: BTreeMap<String, RecordId> = BTreeMap::new();
        for id in ids {
            let Some(prefix) = id.prefix().map(str::to_owned) else {
                continue;
            };
            let higher = highest.get(&prefix).is_none_or(|known| *known < id);
            if higher {
                highest.insert(prefix, id);
            }
        }
        Self(highest.into_values().collect())
    }

    /// Notes that the record of this id goes.
    pub fn note<Kind>(&mut self, id: &Id<Kind>) {
        let gone = RecordId::new(id.as_str());
        let known = std::mem::take(&mut self.0);
        *self = Self::new(known.into_iter().chain(gone));
    }

    /// The largest number that a record of this prefix had; 0 where none is known.
    pub fn largest_number(&self, prefix: &str) -> u64 {
        let ids = self.0.iter().filter(|id| id.prefix() == Some(prefix));
        ids.filter_map(Id::number).max().unwrap_or(0)
    }

    /// The ids, by prefix.
    pub fn ids(&self) -> impl Iterator<Item = &RecordId> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{ItemId, RequestId};

    #[test]
    fn of_each_prefix_the_highest_id_is_kept() {
        let mut gone = Gone::default();
        for id in ["G-9", "G-12", "OLD-3", "G-10", "G-012", "odd"] {
            gone.note(&ItemId::new(id).unwrap());
        }
        gone.note(&RequestId::numbered("R", 2));
        let ids: Vec<&str> = gone.ids().map(Id::as_str).collect();
        assert_eq!(ids, ["G-12", "OLD-3", "R-2"]);
        assert_eq!(gone.largest_number("G"), 12);
        assert_eq!(gone.largest_number("I"), 0);
    }
}
