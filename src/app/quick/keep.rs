//! Keeping a quick edit: at once where what is typed can mean nothing else, or at enter.

use std::ops::ControlFlow;

use super::{Ask, Quick, Scale, edits, offer};
use crate::{
    app::{
        App, Effect,
        action::Action,
        key::{Code, Key},
        keymap::Resolved,
        overlay::Overlay,
        sprint,
    },
    domain::{
        board::Board,
        edit::{Edit, ItemChange, PlaceChange, Relabel},
        item::Kind,
        number::Number,
    },
};

/// What a quick edit comes to: the edit, and what it is called.
type Kept = (Edit, String);

impl App {
    /// Gives a key to the quick edit that is typed, if one is. Goes on with what the key means otherwise.
    pub(in crate::app) fn quick_key(&mut self, key: Key) -> ControlFlow<Option<Effect>> {
        // one who typed enter behind a number that needs none does not want the item opened
        if std::mem::take(&mut self.kept) && key == Key::plain(Code::Enter) {
            self.say("kept already · enter opens the item".to_owned());
            return ControlFlow::Break(None);
        }
        let Some(Overlay::Quick(quick)) = self.overlays.last_mut() else {
            return ControlFlow::Continue(());
        };
        if self.keys.resolve(quick.ask.context(), &[key]) != Resolved::Nothing {
            return ControlFlow::Continue(());
        }
        if matches!(quick.ask, Ask::Estimate(_)) && !is_of_number(key) {
            return ControlFlow::Break(self.go_on(key));
        }
        if !quick.field.press(key) {
            return ControlFlow::Continue(());
        }
        quick.refresh();
        let typed = quick.field.text();
        let whole = match &quick.ask {
            Ask::Estimate(scale) => scale.is_whole(&typed),
            Ask::Kind => !typed.is_empty() && quick.offers.len() == 1,
            Ask::Tags | Ask::Skills | Ask::Owner | Ask::Acceptance => false,
        };
        if !whole {
            return ControlFlow::Break(None);
        }
        let effect = self.keep_quick();
        self.kept = self.overlays.is_empty();
        ControlFlow::Break(effect)
    }

    /// Keeps what is typed, or says what is wrong with it.
    pub(in crate::app) fn keep_quick(&mut self) -> Option<Effect> {
        let Some(Overlay::Quick(quick)) = self.overlays.last() else {
            return None;
        };
        if quick.field.text().trim().is_empty() {
            self.overlays.pop();
            self.say("nothing was changed".to_owned());
            return None;
        }
        let kept = kept(quick, self.board());
        self.commit_quick(kept)
    }

    /// Takes the estimates away.
    pub(in crate::app) fn clear_estimate(&mut self) -> Option<Effect> {
        let Some(Overlay::Quick(quick)) = self.overlays.last() else {
            return None;
        };
        let kept = set(
            quick,
            ItemChange::Estimate(None),
            "estimate cleared".to_owned(),
        );
        self.commit_quick(Ok(kept))
    }

    /// Lets any number be typed as the estimate, not only one of the scale.
    pub(in crate::app) fn any_estimate(&mut self) {
        if let Some(Overlay::Quick(quick)) = self.overlays.last_mut() {
            quick.ask = Ask::Estimate(Scale::any());
            quick.refresh();
        }
    }

    /// A key that is no number, while an estimate is typed: going about keeps the number first.
    fn go_on(&mut self, key: Key) -> Option<Effect> {
        let action = match self.keys.resolve(self.screen.context(), &[key]) {
            Resolved::Action(action) if action.only_goes_about() => Some(action),
            Resolved::Action(_) | Resolved::Beginning | Resolved::Nothing => None,
        };
        let leaves = self.keys.fill("{close} leaves", self.context());
        let Some(Overlay::Quick(quick)) = self.overlays.last_mut() else {
            return None;
        };
        let Some(action) = action.filter(|_| !quick.field.is_empty()) else {
            quick.problem = Some(format!("{key} is no number: {leaves}"));
            return None;
        };
        let effect = self.keep_quick();
        if self.overlays.is_empty() {
            // going about asks nothing of the shell
            let _nothing = self.act(action);
        }
        effect
    }

    fn commit_quick(&mut self, kept: Result<Kept, String>) -> Option<Effect> {
        let done = kept.and_then(|(edit, said)| {
            let changed = self.document.commit(&edit, &self.stamp);
            changed
                .map(|changed| (changed, said))
                .map_err(|refusal| refusal.to_string())
        });
        let Some(Overlay::Quick(quick)) = self.overlays.last_mut() else {
            return None;
        };
        match done {
            Err(problem) => {
                quick.problem = Some(problem);
                None
            }
            Ok((changed, said)) => {
                let what = quick.what();
                if quick.ask == Ask::Acceptance {
                    **quick = Quick::new(Ask::Acceptance, quick.ids.clone(), self.document.board());
                } else {
                    self.overlays.pop();
                }
                if !changed {
                    self.say(format!("{what}: {said} already"));
                    return None;
                }
                let effect = self.changed();
                let back = self.keys_in("{undo} takes it back");
                self.say(format!("{what}: {said} · {back}"));
                effect
            }
        }
    }
}

impl Action {
    /// Whether it only goes about, and so may follow on a number that is typed.
    const fn only_goes_about(self) -> bool {
        matches!(
            self,
            Self::SelectNext
                | Self::SelectPrevious
                | Self::SelectLeft
                | Self::SelectRight
                | Self::SelectLast
                | Self::PageDown
                | Self::PageUp
        )
    }
}

/// Whether a key belongs to a number that is typed.
fn is_of_number(key: Key) -> bool {
    let typed = key.typed();
    typed.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
        || edits(key)
        || key.ctrl
        || key.alt
}

fn set(quick: &Quick, change: ItemChange, said: String) -> Kept {
    let ids = quick.ids.clone();
    (Edit::SetItem { ids, change }, said)
}

/// The edit that is typed, or what is wrong with it.
fn kept(quick: &Quick, board: &Board) -> Result<Kept, String> {
    let text = quick.field.text();
    let text = text.trim();
    Ok(match &quick.ask {
        Ask::Estimate(_) => {
            let number = text.replace(',', ".").parse().ok().and_then(Number::new);
            let number =
                number.ok_or_else(|| format!("`{text}` is not a number; 5 or 0.5 would do"))?;
            let said = format!("estimate {number}");
            set(quick, ItemChange::Estimate(Some(number)), said)
        }
        Ask::Tags => {
            let (change, said) = relabel(quick, "tags")?;
            set(quick, ItemChange::Retag(change), said)
        }
        Ask::Skills => {
            let (change, said) = relabel(quick, "skills")?;
            set(quick, ItemChange::Reskill(change), said)
        }
        Ask::Kind => {
            let kind = Kind::ALL.into_iter();
            let mut kinds = kind.filter(|kind| kind.word().starts_with(&text.to_lowercase()));
            let (Some(kind), None) = (kinds.next(), kinds.next()) else {
                return Err(format!("`{text}`: {} would do", quick.known.join(", ")));
            };
            let said = format!("kind {}", kind.word());
            set(quick, ItemChange::Kind(kind), said)
        }
        Ask::Owner => {
            let name = if text == "-" { "" } else { text };
            let owner = sprint::member_named(name, board)?;
            let member = owner.as_ref().and_then(|id| board.member(id));
            let said = format!("owner {}", member.map_or("nobody", |member| member.name()));
            let change = PlaceChange::Owner(owner);
            let ids = quick.ids.clone();
            (Edit::SetPlace { ids, change }, said)
        }
        Ask::Acceptance => {
            let change = ItemChange::AddAcceptance(text.to_owned());
            set(quick, change, "acceptance line added".to_owned())
        }
    })
}

/// The labels that are typed, and how it is said: `tags +ios -web`.
fn relabel(quick: &Quick, what: &str) -> Result<(Relabel, String), String> {
    let text = quick.field.text();
    let mut change = Relabel::default();
    let mut said = what.to_owned();
    for word in text.split(',').map(str::trim) {
        let (away, word) = offer::away(word);
        if word.is_empty() {
            continue;
        }
        if away && !quick.there.iter().any(|there| there == word) {
            let there = if quick.there.is_empty() {
                "nothing to take off".to_owned()
            } else {
                quick.there.join(", ")
            };
            return Err(format!("`{word}` is not there; there is: {there}"));
        }
        said.push_str(if away { " -" } else { " +" });
        said.push_str(word);
        let words = if away {
            &mut change.remove
        } else {
            &mut change.add
        };
        words.push(word.to_owned());
    }
    Ok((change, said))
}
