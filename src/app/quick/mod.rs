//! Quick edits: one thing of the selected item, or of all that are marked, changed in the bottom row.

mod estimate;
mod keep;
mod offer;

use super::{
    App,
    field::Field,
    key::{Code, Key},
    keymap::Context,
    overlay::Overlay,
};
use crate::domain::{board::Board, id::ItemId, item::Item};

pub use estimate::Scale;

/// A quick edit while it is typed.
#[derive(Clone, Debug)]
pub struct Quick {
    /// What is changed.
    pub ask: Ask,
    /// The items that change: one step for all of them.
    pub ids: Vec<ItemId>,
    /// What is typed.
    pub field: Field,
    /// What it is now, if the items have it alike.
    pub now: String,
    /// What could be typed here, best first.
    pub offers: Vec<String>,
    /// What is wrong, if keeping it was refused.
    pub problem: Option<String>,
    /// The words that are known.
    known: Vec<String>,
    /// The words that can be taken away.
    there: Vec<String>,
}

/// What a quick edit changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The estimate, by the numbers that the team uses or by any other.
    Estimate(Scale),
    /// Tags that are put on and, behind a `-`, taken off.
    Tags,
    /// Skills that are added and, behind a `-`, taken away.
    Skills,
    /// What sort of work it is.
    Kind,
    /// Who works on it.
    Owner,
    /// One more line of what must hold for it to be accepted, and then the next.
    Acceptance,
}

impl Ask {
    /// What stands before the field.
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Estimate(_) => "Estimate",
            Self::Tags => "Tags",
            Self::Skills => "Skills",
            Self::Kind => "Kind",
            Self::Owner => "Owner",
            Self::Acceptance => "Accepted if",
        }
    }

    /// What can be typed, beside what is offered; keys by the actions that they are bound to.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Estimate(scale) if scale.is_any() => "any number, {submit} keeps",
            Self::Estimate(_) => "{clear-estimate} clears · {any-number} any number",
            Self::Tags | Self::Skills => "{complete} completes · -x off · commas between",
            Self::Kind => "the first letters do",
            Self::Owner => "{complete} completes · - nobody",
            Self::Acceptance => "{submit} adds it, then the next; {submit} alone ends",
        }
    }

    /// Where its keys hold.
    pub const fn context(&self) -> Context {
        match self {
            Self::Estimate(_) => Context::Estimate,
            Self::Tags | Self::Skills | Self::Kind | Self::Owner | Self::Acceptance => {
                Context::Quick
            }
        }
    }

    /// Whether closing would lose something that is more than a few keys.
    const fn is_text(&self) -> bool {
        match self {
            Self::Tags | Self::Skills | Self::Acceptance => true,
            Self::Estimate(_) | Self::Kind | Self::Owner => false,
        }
    }

    fn shown(&self, board: &Board, item: &Item) -> String {
        match self {
            Self::Estimate(_) => item
                .estimate
                .map_or_else(|| "?".to_owned(), |estimate| estimate.to_string()),
            Self::Tags => item.tags.join(", "),
            Self::Skills => item.skills.join(", "),
            Self::Kind => item.kind().word().to_owned(),
            Self::Owner => {
                let place = board.sprint_of(&item.id).map(|(_, place)| place);
                let owner = place.and_then(|place| place.owner.as_ref());
                let member = owner.and_then(|id| board.member(id));
                member.map_or("nobody", |member| member.name()).to_owned()
            }
            Self::Acceptance => match item.acceptance.len() {
                1 => "1 line".to_owned(),
                count => format!("{count} lines"),
            },
        }
    }
}

impl Quick {
    pub(super) fn new(ask: Ask, ids: Vec<ItemId>, board: &Board) -> Self {
        let known = offer::known(&ask, board);
        let mut quick = Self {
            there: offer::there(&ask, &ids, board),
            now: now(&ask, &ids, board),
            ask,
            ids,
            field: Field::line(""),
            offers: Vec::new(),
            problem: None,
            known,
        };
        quick.refresh();
        quick
    }

    /// What is changed: `G-3`, or `4 items`.
    pub fn what(&self) -> String {
        match self.ids.as_slice() {
            [one] => one.to_string(),
            many => format!("{} items", many.len()),
        }
    }

    /// Whether closing it would lose something that was typed.
    pub(super) fn is_changed(&self) -> bool {
        self.ask.is_text() && !self.field.text().trim().is_empty()
    }

    /// Finds what could be typed here, after a key.
    pub(super) fn refresh(&mut self) {
        self.problem = None;
        self.offers = offer::offers(self);
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str) {
        self.field.insert(text);
        self.refresh();
    }
}

/// What all the items have alike.
fn now(ask: &Ask, ids: &[ItemId], board: &Board) -> String {
    let items = ids.iter().filter_map(|id| board.items.get(id));
    let mut shown = items.map(|item| ask.shown(board, item));
    let first = shown.next().unwrap_or_default();
    if shown.all(|other| other == first) {
        first
    } else {
        "mixed".to_owned()
    }
}

impl App {
    /// Asks in the bottom row for a quick edit of what is marked, or else of the selected item.
    pub(super) fn ask(&mut self, ask: Ask) {
        let ids = match ask {
            Ask::Acceptance => self.item().into_iter().collect(),
            Ask::Estimate(_) | Ask::Tags | Ask::Skills | Ask::Kind | Ask::Owner => self.block(),
        };
        let quick = Quick::new(ask, ids, self.board());
        self.overlays.push(Overlay::Quick(Box::new(quick)));
    }

    /// Asks for the estimate by the numbers that the team uses.
    pub(super) fn ask_estimate(&mut self) {
        let scale = match self.preferences.estimates.as_slice() {
            [] => Scale::of(self.board()),
            numbers => Scale::given(numbers),
        };
        self.ask(Ask::Estimate(scale));
    }

    /// Puts the best offer in place of the word that is typed.
    pub(super) fn complete(&mut self) {
        let Some(Overlay::Quick(quick)) = self.overlays.last_mut() else {
            return;
        };
        if let Some(word) = quick.offers.first().cloned() {
            let start = offer::start(quick);
            quick.field.complete(start, &word);
            quick.refresh();
        } else {
            quick.problem = Some("nothing known begins like that".to_owned());
        }
    }
}

/// Whether a key changes or goes about in a text.
const fn edits(key: Key) -> bool {
    matches!(
        key.code,
        Code::Backspace | Code::Delete | Code::Left | Code::Right | Code::Home | Code::End
    )
}
