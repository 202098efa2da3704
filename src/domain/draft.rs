//! A text that is being typed and is not on the board yet, so that it outlives the program.

use serde::{Deserialize, Serialize};

/// What was typed into one form, line or text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Into what it was typed, in a word that other versions know too: `edit-item`.
    pub into: String,
    /// What that is about, such as the ids of items.
    #[serde(default)]
    pub about: Vec<String>,
    /// What stands above it, for people.
    #[serde(default)]
    pub title: String,
    /// The texts that were typed, in the order of the form.
    pub typed: Vec<Typed>,
}

/// What was typed into one input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The input, by its place in the form.
    #[serde(default)]
    pub place: usize,
    /// What stands before it.
    pub label: String,
    /// What was in it before.
    #[serde(default)]
    pub before: String,
    /// What is in it now.
    pub text: String,
}
