//! Texts that are being typed: what the shell keeps of them aside, and how they come back after a sudden end.

mod name;
mod reopen;

use super::{
    App, Effect, Saved,
    brief::Brief,
    field::Field,
    form::Form,
    overlay::{Answer, Overlay, Question},
    quick::Quick,
    review,
};
use crate::domain::{
    draft::{Draft, Typed},
    text,
};

/// What is typed and kept nowhere else.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// What was being typed when an earlier run ended, and was neither opened nor discarded yet; the oldest first.
    pub left: Vec<Draft>,
    /// What was typed and is kept on the board here, but is not on the disk yet.
    unsaved: Vec<Draft>,
    /// What the shell was told last.
    told: Vec<Draft>,
}

impl App {
    /// What the shell should keep aside of what is typed, where that has changed since it was asked last.
    ///
    /// What was kept on the board is let go of only when the board is on the disk.
    pub fn draft(&mut self) -> Option<Effect> {
        if self.saved == Saved::Never {
            return None;
        }
        let typed = self.typed();
        if matches!(self.saved, Saved::Saving | Saved::Failed(_)) {
            let View {
                unsaved,
                told,
                left,
            } = &mut self.drafts;
            let same =
                |one: &Draft, other: &Draft| (&one.into, &one.about) == (&other.into, &other.about);
            let open = |draft: &Draft| typed.iter().chain(&*left).any(|other| same(other, draft));
            unsaved.retain(|draft| !typed.iter().any(|other| same(other, draft)));
            for draft in told.iter().filter(|draft| !open(draft)) {
                if !unsaved.contains(draft) {
                    unsaved.push(draft.clone());
                }
            }
        } else {
            self.drafts.unsaved.clear();
        }
        let View { left, unsaved, .. } = &self.drafts;
        let all: Vec<Draft> = left.iter().chain(unsaved).chain(&typed).cloned().collect();
        if all == self.drafts.told {
            return None;
        }
        self.drafts.told.clone_from(&all);
        Some(Effect::Draft(all))
    }

    /// The text that another program edits just now, as it was given away: what that program makes of it is not here.
    pub fn lent(&self) -> Option<Draft> {
        let top = self.overlays.last()?;
        if let Overlay::Brief(brief) = top {
            return of_brief(brief, true);
        }
        let Overlay::Form(form) = top else {
            return None;
        };
        let (into, about) = name::of(&form.purpose)?;
        let typed = vec![form.typed_at(form.focus)?];
        let title = form.title.clone();
        Some(Draft {
            into,
            about,
            title,
            typed,
        })
    }

    /// What is typed just now, the lowest first.
    fn typed(&self) -> Vec<Draft> {
        let mut typed: Vec<Draft> = self.said_in_review();
        for overlay in &self.overlays {
            let draft = match overlay {
                Overlay::Form(form) => of_form(
                    form,
                    review::View::blank(&form.purpose, self.board()).as_ref(),
                ),
                Overlay::Capture(capture) => {
                    of_line(name::CAPTURE, Vec::new(), "New request", &capture.field)
                }
                Overlay::Quick(quick) if quick.is_changed() => of_quick(quick),
                Overlay::Brief(brief) => of_brief(brief, false),
                Overlay::Quick(_)
                | Overlay::Help { .. }
                | Overlay::Palette(_)
                | Overlay::Requesters { .. }
                | Overlay::Filter(_)
                | Overlay::Filters { .. }
                | Overlay::Refine(_)
                | Overlay::Conflicts { .. }
                | Overlay::Drafts { .. }
                | Overlay::Unsaved(_)
                | Overlay::History(_)
                | Overlay::Import(_)
                | Overlay::Question(_) => None,
            };
            if let Some(draft) = draft {
                typed.retain(|other| (&other.into, &other.about) != (&draft.into, &draft.about));
                typed.push(draft);
            }
        }
        typed
    }

    /// What the Review holds in words, which is on no board before the Sprint is closed.
    fn said_in_review(&self) -> Vec<Draft> {
        let forms = self.review.said(self.board()).into_iter();
        forms
            .filter_map(|(form, blank)| of_form(&form, Some(&blank)))
            .collect()
    }

    /// Takes in what was being typed when an earlier run ended, and offers it.
    pub(super) fn offer_drafts(&mut self, left: Vec<Draft>) {
        if left.is_empty() {
            return;
        }
        self.drafts.left = left;
        self.overlays.push(Overlay::Drafts { at: 0 });
    }

    /// Shows what was being typed once more.
    pub(super) fn show_drafts(&mut self) {
        self.overlays.push(Overlay::Drafts { at: 0 });
    }

    /// Opens the selected text where it was typed.
    pub(super) fn open_draft(&mut self) {
        let Some((at, draft)) = self.selected_draft() else {
            return;
        };
        match self.reopened(&draft) {
            Some(overlay) => {
                self.remove_draft(at);
                self.overlays.push(overlay);
                self.guide_form();
            }
            None => self.refuse(self.keys_in(
                "what it was typed into is not there any more: {copy-draft} copies the text",
            )),
        }
    }

    /// Copies the selected text.
    pub(super) fn copy_draft(&self) -> Option<Effect> {
        let (_, draft) = self.selected_draft()?;
        let texts: Vec<String> = draft.typed.into_iter().map(|typed| typed.text).collect();
        Some(Effect::Copy(texts.join("\n")))
    }

    /// Asks before the selected text is lost.
    pub(super) fn ask_to_discard_draft(&mut self) {
        let Some((_, draft)) = self.selected_draft() else {
            return;
        };
        let text = format!(
            "Discard what was typed into {}?",
            text::inert(&draft.title, 60)
        );
        let yes = Answer::DiscardDraft;
        self.overlays
            .push(Overlay::Question(Question { text, yes }));
    }

    /// Lets go of the selected text.
    pub(super) fn discard_draft(&mut self) {
        if let Some((at, _)) = self.selected_draft() {
            self.remove_draft(at);
            self.say("discarded".to_owned());
        }
    }

    fn remove_draft(&mut self, at: usize) {
        self.drafts.left.remove(at);
        let last = self.drafts.left.len().checked_sub(1);
        match (last, self.overlays.last_mut()) {
            (Some(last), Some(Overlay::Drafts { at })) => *at = (*at).min(last),
            (None, Some(Overlay::Drafts { .. })) => drop(self.overlays.pop()),
            _ => (),
        }
    }

    fn selected_draft(&self) -> Option<(usize, Draft)> {
        let Some(Overlay::Drafts { at }) = self.overlays.last() else {
            return None;
        };
        self.drafts.left.get(*at).map(|draft| (*at, draft.clone()))
    }
}

/// What was typed into a form, if anything was: against what it was opened with, or against another form.
fn of_form(form: &Form, blank: Option<&Form>) -> Option<Draft> {
    let (into, about) = name::of(&form.purpose)?;
    let typed = form.typed(blank);
    let title = form.title.clone();
    (!typed.is_empty()).then_some(Draft {
        into,
        about,
        title,
        typed,
    })
}

fn of_line(into: &str, about: Vec<String>, title: &str, field: &Field) -> Option<Draft> {
    let text = field.text();
    let typed = Typed {
        label: title.to_owned(),
        text,
        ..Typed::default()
    };
    (!field.is_empty()).then(|| Draft {
        into: into.to_owned(),
        about,
        title: title.to_owned(),
        typed: vec![typed],
    })
}

fn of_quick(quick: &Quick) -> Option<Draft> {
    let about = quick.ids.iter().map(ToString::to_string).collect();
    let title = format!("{} of {}", quick.ask.title(), quick.what());
    of_line(name::quick(&quick.ask)?, about, &title, &quick.field)
}

fn of_brief(brief: &Brief, whatever: bool) -> Option<Draft> {
    if !whatever && brief.text.text() == brief.written {
        return None;
    }
    let about = vec![brief.id.to_string(), brief.audience.word().to_owned()];
    let title = format!("The text to raise {} with", brief.id);
    of_line(name::BRIEF, about, &title, &brief.text)
}
