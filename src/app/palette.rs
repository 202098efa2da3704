//! The palette: every action that holds here, found by its name.

use nucleo_matcher::{
    Config, Matcher,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};

use super::{
    action::Action,
    field::Field,
    keymap::{self, Binding, Context},
};

/// The palette while it is open.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub field: Field,
    /// The actions that match, best first.
    pub rows: Vec<&'static Binding>,
    /// Which of them is selected.
    pub at: usize,
    /// Where it was opened: the actions that hold there are offered.
    context: Context,
}

impl Palette {
    /// The palette of all actions that hold in `context`.
    pub fn new(context: Context) -> Self {
        let mut palette = Self {
            field: Field::line(""),
            rows: Vec::new(),
            at: 0,
            context,
        };
        palette.refresh();
        palette
    }

    /// Finds the matches again, after a key.
    pub fn refresh(&mut self) {
        let typed = self.field.text();
        let offered = keymap::bindings(self.context)
            .filter(|row| !matches!(row.context, Context::Lists))
            .filter(|row| !matches!(row.action, Action::Palette | Action::Close));
        let mut offered: Vec<&Binding> = offered.collect();
        let mut seen = Vec::new();
        offered.retain(|row| {
            let new = !seen.contains(&row.action);
            seen.push(row.action);
            new
        });
        self.rows = ranked(&typed, offered);
        self.at = 0;
    }

    /// Selects the row `by` rows down, or up if negative.
    pub fn step(&mut self, by: isize) {
        self.at = self
            .at
            .saturating_add_signed(by)
            .min(self.rows.len().saturating_sub(1));
    }

    /// The action that is selected.
    pub fn action(&self) -> Option<Action> {
        self.rows.get(self.at).map(|row| row.action)
    }
}

/// The rows whose titles match what is typed, best first; all of them when nothing is.
fn ranked(typed: &str, rows: Vec<&'static Binding>) -> Vec<&'static Binding> {
    let pattern = Pattern::new(
        typed,
        CaseMatching::Ignore,
        Normalization::Smart,
        AtomKind::Fuzzy,
    );
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buf = Vec::new();
    let scored = rows.into_iter().filter_map(|row| {
        let title = nucleo_matcher::Utf32Str::new(row.action.title(), &mut buf);
        Some((pattern.score(title, &mut matcher)?, row))
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str) -> Option<Action> {
        let mut palette = Palette::new(Context::Backlog);
        palette.field.insert(typed);
        palette.refresh();
        palette.action()
    }

    #[test]
    fn an_action_is_found_by_some_of_its_letters() {
        assert_eq!(first("pull"), Some(Action::Pull));
        assert_eq!(first("brdset"), Some(Action::BoardSettings));
        assert_eq!(first("qqqq"), None);
    }

    #[test]
    fn every_action_stands_once() {
        let palette = Palette::new(Context::Sprint);
        for (place, row) in palette.rows.iter().enumerate() {
            assert!(
                palette
                    .rows
                    .iter()
                    .skip(place + 1)
                    .all(|other| other.action != row.action),
                "{row:?}"
            );
        }
    }
}
