//! What a newer version wrote and we do not understand.

/// The fields of one record that we do not know, in their old order: each its key and its value as written.
///
/// The domain never looks inside; the file gets them back as they were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(Vec<(Box<str>, Box<str>)>);

impl Extra {
    /// Keeps one more field; `json` is its value, verbatim.
    pub fn push(&mut self, key: &str, json: &str) {
        self.0.push((key.into(), json.into()));
    }

    /// The fields as they are to be written back: key and value.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, json)| (&**key, &**json))
    }

    /// Whether there is nothing to give back.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
