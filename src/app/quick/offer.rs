//! What can be typed into a quick edit: the words that are known, and those that are there already.

use super::{Ask, Quick};
use crate::{
    app::complete,
    domain::{board::Board, id::ItemId, item::Kind},
};

/// The words that are known, the most used first.
pub(super) fn known(ask: &Ask, board: &Board) -> Vec<String> {
    let items = || board.items.by_id();
    match ask {
        Ask::Estimate(scale) => scale.words(),
        Ask::Tags => complete::by_use(items().flat_map(|item| &item.tags)),
        Ask::Skills => {
            let members = board.members.iter().flat_map(|member| &member.skills);
            complete::by_use(items().flat_map(|item| &item.skills).chain(members))
        }
        Ask::Kind => Kind::ALL.map(|kind| kind.word().to_owned()).to_vec(),
        Ask::Owner => {
            let names = board.members.iter().map(|member| member.name().to_owned());
            names.collect()
        }
        Ask::Acceptance => Vec::new(),
    }
}

/// The words that the items have, and that can be taken away.
pub(super) fn there(ask: &Ask, ids: &[ItemId], board: &Board) -> Vec<String> {
    let items = ids.iter().filter_map(|id| board.items.get(id));
    match ask {
        Ask::Tags => complete::by_use(items.flat_map(|item| &item.tags)),
        Ask::Skills => complete::by_use(items.flat_map(|item| &item.skills)),
        Ask::Estimate(_) | Ask::Kind | Ask::Owner | Ask::Acceptance => Vec::new(),
    }
}

/// The words that could be meant by what stands before the cursor, best first.
pub(super) fn offers(quick: &Quick) -> Vec<String> {
    match &quick.ask {
        Ask::Estimate(scale) => scale.beginning_with(&quick.field.text()),
        Ask::Tags | Ask::Skills => {
            let (start, typed) = complete::word(quick.field.before());
            let (away, typed) = away(typed);
            let words = if away { &quick.there } else { &quick.known };
            let line = quick.field.before();
            let before = line.get(..start).unwrap_or_default();
            let given: Vec<&str> = before.split(',').map(str::trim).collect();
            let on = |word: &&str| !away && quick.ids.len() == 1 && has(&quick.there, word);
            let free = words.iter().map(String::as_str);
            let free = free.filter(|word| !given.contains(word) && !on(word));
            complete::offers(typed, free)
        }
        Ask::Kind => {
            let typed = quick.field.text().to_lowercase();
            let known = quick.known.iter();
            known
                .filter(|word| word.starts_with(&typed))
                .cloned()
                .collect()
        }
        Ask::Owner => {
            let known = quick.known.iter().map(String::as_str);
            complete::offers(&quick.field.text(), known)
        }
        Ask::Acceptance => Vec::new(),
    }
}

/// Where the word begins, in bytes, that an offer takes the place of.
pub(super) fn start(quick: &Quick) -> usize {
    match &quick.ask {
        Ask::Tags | Ask::Skills => {
            let (start, typed) = complete::word(quick.field.before());
            start + usize::from(away(typed).0)
        }
        Ask::Estimate(_) | Ask::Kind | Ask::Owner | Ask::Acceptance => 0,
    }
}

/// Whether a word stands behind a `-`, and the word.
pub(super) fn away(typed: &str) -> (bool, &str) {
    typed
        .strip_prefix('-')
        .map_or((false, typed), |word| (true, word.trim_start()))
}

fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|there| there == word)
}
