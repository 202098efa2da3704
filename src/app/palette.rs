//! The palette: every action, found by its name, and the filters that are kept.

use std::sync::Arc;

use nucleo_matcher::{
    Config, Matcher,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};

use super::{
    App, Screen,
    action::Action,
    field::Field,
    keymap::{Binding, Context, Keymap},
};
use crate::domain::board::Board;

/// The palette while it is open.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub field: Field,
    /// What matches, best first.
    pub rows: Vec<Offer>,
    /// Which of them is selected.
    pub at: usize,
    /// All that is offered: what holds here first, then the filters, then what other screens have.
    offered: Vec<Offer>,
}

/// One row of the palette.
#[derive(Clone, Debug)]
pub enum Offer {
    /// An action that holds where the palette was opened.
    Action(Arc<Binding>),
    /// An action of another screen.
    Elsewhere(Arc<Binding>, Screen),
    /// A filter that is kept under this name.
    Filter(String),
}

impl Offer {
    /// What it is called.
    pub fn title(&self) -> String {
        match self {
            Self::Action(row) | Self::Elsewhere(row, _) => row.action.title().to_owned(),
            Self::Filter(name) => format!("Filter: {name}"),
        }
    }

    /// The action that it does, or leads to.
    pub fn action(&self) -> Option<Action> {
        match self {
            Self::Action(row) | Self::Elsewhere(row, _) => Some(row.action),
            Self::Filter(_) => None,
        }
    }
}

impl Palette {
    /// The palette of all actions, those that hold in `context` first, and of the filters of `board`.
    pub fn new(keys: &Keymap, context: Context, board: &Board) -> Self {
        let mut palette = Self {
            field: Field::line(""),
            rows: Vec::new(),
            at: 0,
            offered: offered(keys, context, board),
        };
        palette.refresh();
        palette
    }

    /// Finds the matches again, after a key.
    pub fn refresh(&mut self) {
        self.rows = ranked(&self.field.text(), &self.offered);
        self.at = 0;
    }

    /// Selects the row `by` rows down, or up if negative.
    pub fn step(&mut self, by: isize) {
        self.at = self
            .at
            .saturating_add_signed(by)
            .min(self.rows.len().saturating_sub(1));
    }

    /// What is selected.
    pub fn chosen(&self) -> Option<&Offer> {
        self.rows.get(self.at)
    }
}

impl App {
    /// Shows the screen of an action that holds elsewhere, and says by which key it is done there.
    pub(super) fn show_where_it_is(&mut self, row: &Binding, screen: Screen) {
        self.show(screen);
        let (keys, title) = (row.names(), row.action.title());
        self.say(format!("{title} is done here: {keys}"));
    }
}

/// All that the palette offers, nothing twice. What holds everywhere in lists stands behind what is more than moving.
fn offered(keys: &Keymap, context: Context, board: &Board) -> Vec<Offer> {
    let here = keys.bindings(context).cloned();
    let here = here.filter(|row| !opens_or_closes(row.action));
    let (moves, here): (Vec<_>, Vec<_>) = here.partition(|row| row.context == Context::Lists);
    let filters = board.filters.iter();
    let filters = filters.map(|kept| Offer::Filter(kept.name.clone()));
    let elsewhere = Screen::ALL.into_iter().flat_map(|screen| {
        let rows = keys.bindings(screen.context()).cloned();
        let rows = rows.filter(move |row| row.context == screen.context());
        rows.map(move |row| Offer::Elsewhere(row, screen))
    });
    let elsewhere = elsewhere.filter(|_| context != Context::Start);
    let all = here.into_iter().map(Offer::Action).chain(filters);
    let all = all.chain(moves.into_iter().map(Offer::Action));
    let mut seen = Vec::new();
    all.chain(elsewhere)
        .filter(|offer| {
            let new = offer.action().is_none_or(|action| !seen.contains(&action));
            seen.extend(offer.action());
            new
        })
        .collect()
}

/// What the palette itself is opened and left with.
const fn opens_or_closes(action: Action) -> bool {
    matches!(action, Action::Palette | Action::Close)
}

/// What is called as is typed, best first; all of it when nothing is.
fn ranked(typed: &str, offered: &[Offer]) -> Vec<Offer> {
    let pattern = Pattern::new(
        typed,
        CaseMatching::Ignore,
        Normalization::Smart,
        AtomKind::Fuzzy,
    );
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buf = Vec::new();
    let scored = offered.iter().filter_map(|offer| {
        let title = offer.title();
        let title = nucleo_matcher::Utf32Str::new(&title, &mut buf);
        let score = pattern.score(title, &mut matcher)?;
        // who types a whole name means it
        let whole = offer.title().eq_ignore_ascii_case(typed.trim());
        Some(((whole, score), offer))
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, offer)| offer.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::SavedFilter;

    fn opened(context: Context) -> Palette {
        let bugs = SavedFilter {
            name: "Bugs to pull".to_owned(),
            filter: "kind:bug".to_owned(),
            ..SavedFilter::default()
        };
        let board = Board {
            filters: vec![bugs],
            ..Board::default()
        };
        Palette::new(&Keymap::default(), context, &board)
    }

    fn first(typed: &str) -> Option<Offer> {
        let mut palette = opened(Context::Backlog);
        palette.field.insert(typed);
        palette.refresh();
        palette.chosen().cloned()
    }

    #[test]
    fn an_action_is_found_by_some_of_its_letters() {
        let action = |typed: &str| first(typed).and_then(|offer| offer.action());
        assert_eq!(action("pull into"), Some(Action::Pull));
        assert_eq!(action("brdset"), Some(Action::BoardSettings));
        assert_eq!(action("qqqq"), None);
        assert_eq!(action("sprint"), Some(Action::ShowSprint));
    }

    #[test]
    fn a_filter_is_found_by_its_name_and_an_action_of_another_screen_with_it() {
        assert!(matches!(first("bugs"), Some(Offer::Filter(name)) if name == "Bugs to pull"));
        assert!(matches!(
            first("card left"),
            Some(Offer::Elsewhere(_, Screen::Sprint))
        ));
    }

    #[test]
    fn every_action_of_every_screen_stands_once() {
        for context in [Context::Backlog, Context::Sprint, Context::Team] {
            let palette = opened(context);
            let actions: Vec<Action> = palette.rows.iter().filter_map(Offer::action).collect();
            for (place, action) in actions.iter().enumerate() {
                let again = actions.iter().skip(place + 1).any(|other| other == action);
                assert!(!again, "{action:?}");
            }
            let screens = Screen::ALL.map(Screen::context);
            let everywhere = [Context::AnyScreen, Context::Lists];
            let keymap = Keymap::default();
            let rows = keymap
                .rows()
                .iter()
                .filter(|row| screens.contains(&row.context) || everywhere.contains(&row.context));
            for row in rows.filter(|row| !opens_or_closes(row.action)) {
                assert!(actions.contains(&row.action), "{:?}", row.action);
            }
        }
    }
}
