//! The selection: it follows one record wherever that goes.

/// Which record is selected. It follows its record; if that goes away, it stays where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor<Id> {
    id: Option<Id>,
    index: usize,
}

/// What a cursor moves over: records in an order.
pub trait Rows {
    /// What a record is known by.
    type Id: Clone + PartialEq;

    /// How many rows there are.
    fn count(&self) -> usize;

    /// The record in a row.
    fn at(&self, index: usize) -> Option<Self::Id>;

    /// The row of a record.
    fn find(&self, id: &Self::Id) -> Option<usize>;
}

impl<Id> Default for Cursor<Id> {
    fn default() -> Self {
        Self { id: None, index: 0 }
    }
}

impl<Id: Clone + PartialEq> Cursor<Id> {
    /// The selected record.
    pub const fn id(&self) -> Option<&Id> {
        self.id.as_ref()
    }

    /// The selected row.
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Finds its record again. Called once, after every update.
    pub fn settle(&mut self, rows: &impl Rows<Id = Id>) {
        // it stands where it stood nearly always, which a long list need not be searched for
        if self.id.is_some() && rows.at(self.index) == self.id {
            return;
        }
        match self.id.as_ref().and_then(|id| rows.find(id)) {
            Some(index) => self.index = index,
            None => self.go(rows, self.index),
        }
    }

    /// Goes `by` rows down, or up if negative, and stops at either end.
    pub fn step(&mut self, rows: &impl Rows<Id = Id>, by: isize) {
        self.go(rows, self.index.saturating_add_signed(by));
    }

    /// Goes to this row, or to the last one.
    pub fn go(&mut self, rows: &impl Rows<Id = Id>, index: usize) {
        self.index = index.min(rows.count().saturating_sub(1));
        self.id = rows.at(self.index);
    }

    /// Goes to this record once it is there.
    pub fn follow(&mut self, id: Id) {
        self.id = Some(id);
    }
}

impl<Id: Clone + PartialEq> Rows for Vec<Id> {
    type Id = Id;

    fn count(&self) -> usize {
        self.len()
    }

    fn at(&self, index: usize) -> Option<Id> {
        self.get(index).cloned()
    }

    fn find(&self, id: &Id) -> Option<usize> {
        self.iter().position(|other| other == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_its_record_and_stays_when_that_is_gone() {
        let mut cursor = Cursor::default();
        cursor.go(&vec!["a", "b", "c"], 1);
        cursor.settle(&vec!["b", "a", "c"]);
        assert_eq!((cursor.id(), cursor.index()), (Some(&"b"), 0));
        cursor.settle(&vec!["a", "c"]);
        assert_eq!(cursor.id(), Some(&"a"));
        cursor.step(&vec!["a", "c"], 9);
        assert_eq!((cursor.id(), cursor.index()), (Some(&"c"), 1));
        cursor.settle(&Vec::new());
        assert_eq!(cursor.id(), None);
    }
}
