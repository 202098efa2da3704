//! Titles that say nearly the same, so that nobody writes a thing down twice.

use super::{board::Board, id::ItemId, item::Item};

/// From which share of alike letters on two titles say nearly the same: our own choice
const ALIKE: f64 = 0.78;
/// Words of a title that are compared; more say nothing new.
const MOST_WORDS: usize = 32;

/// The item of `board` whose title is closest to `title`, if one is close; done ones too, deleted ones and `but` not.
///
/// Words are compared in any order and letters of any size; one that begins like another or differs in one letter
/// counts as the same. Two titles are close when the words they share have most of the letters of both: twice the
/// letters of the shared words, by the letters of all words (the Dice coefficient, weighed by length).
pub fn closest<'a>(title: &str, board: &'a Board, but: Option<&ItemId>) -> Option<&'a Item> {
    let wanted = Wanted::new(title)?;
    let items = board.items.by_id();
    let others = items.filter(|item| item.deleted.is_none() && Some(&item.id) != but);
    let mut best: Option<(f64, &Item)> = None;
    for item in others {
        let share = wanted.share_of(&item.title);
        if share >= ALIKE && best.is_none_or(|(most, _)| share > most) {
            best = Some((share, item));
        }
    }
    best.map(|(_, item)| item)
}

/// A title that others are compared with.
struct Wanted {
    words: Vec<Vec<char>>,
    letters: u32,
}

impl Wanted {
    /// The words of a title; `None` where it says too little to be compared.
    fn new(title: &str) -> Option<Self> {
        let words: Vec<Vec<char>> = words(title).take(MOST_WORDS).map(small).collect();
        let letters = words.iter().map(Vec::len).sum::<usize>();
        let letters = u32::try_from(letters).unwrap_or(u32::MAX);
        (letters >= 4).then_some(Self { words, letters })
    }

    /// How much of both titles is in words that they share, 0 to 1.
    fn share_of(&self, title: &str) -> f64 {
        let mut free = u64::MAX;
        let (mut shared, mut all) = (0, self.letters);
        for word in words(title).take(MOST_WORDS) {
            let length = u32::try_from(word.chars().count()).unwrap_or(u32::MAX);
            all = all.saturating_add(length);
            let found = self
                .words
                .iter()
                .enumerate()
                .find(|(at, own)| free >> at & 1 == 1 && is_alike(own, word));
            if let Some((at, own)) = found {
                free &= !(1 << at);
                shared += length + u32::try_from(own.len()).unwrap_or(0);
            }
        }
        f64::from(shared) / f64::from(all.max(1))
    }
}

fn words(title: &str) -> impl Iterator<Item = &str> {
    title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn small(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// Whether two words are the same, or nearly so: `upgrade` and `Upgrades`, `laptop` and `labtop`.
fn is_alike(own: &[char], word: &str) -> bool {
    let first = word.chars().flat_map(char::to_lowercase).next();
    // most words differ in their first letter, and then need no more looking
    if first.as_ref() != own.first() {
        return false;
    }
    let other = small(word);
    let same = own.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (short, long) = (own.len().min(other.len()), own.len().max(other.len()));
    let one_more = short >= 3 && long == short + 1;
    let most = short >= 4 && short * 4 >= long * 3;
    if same == long || (same == short && (one_more || most)) {
        return true;
    }
    long >= 5 && differs_in_one(own.get(same..), other.get(same..))
}

/// Whether two endings that begin with different letters differ in one letter: another, one more, or two changed over.
fn differs_in_one(a: Option<&[char]>, b: Option<&[char]>) -> bool {
    let (Some([x, a @ ..]), Some([y, b @ ..])) = (a, b) else {
        return false;
    };
    let swapped = match (a, b) {
        ([x2, rest @ ..], [y2, other @ ..]) => x2 == y && y2 == x && rest == other,
        _ => false,
    };
    let more = |short: &[char], first: &char, long: &[char]| {
        long.split_first()
            .is_some_and(|(next, rest)| next == first && rest == short)
    };
    a == b || swapped || more(a, x, b) || more(b, y, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{backlog::Backlog, rank::Rank};

    fn board(titles: &[&str]) -> Board {
        let item = |(number, title): (u64, &&str)| {
            Item::new(ItemId::numbered("G", number), Rank::first(), title)
        };
        Board {
            items: Backlog::new((1..).zip(titles).map(item).collect()),
            ..Board::default()
        }
    }

    #[track_caller]
    fn check(title: &str, expected: Option<&str>) {
        let board = board(&[
            "Card form in the app",
            "Upgrade the laptops",
            "Vault",
            "Search tips",
            "Sort columns by date",
            "支払いフォーム",
        ]);
        let found = closest(title, &board, None).map(|item| item.title.as_str());
        assert_eq!(found, expected, "{title}");
    }

    #[test]
    fn a_title_that_says_nearly_the_same_is_found() {
        for title in [
            "card form in the app",
            "In the app: card form",
            "Card form in app",
            "Card form in teh app",
        ] {
            check(title, Some("Card form in the app"));
        }
        check("laptop upgrade", Some("Upgrade the laptops"));
        check("vaults", Some("Vault"));
        check("Search tip", Some("Search tips"));
        check("Sort colums by date", Some("Sort columns by date"));
        check("支払いフォーム", Some("支払いフォーム"));
    }

    #[test]
    fn a_title_that_says_something_else_is_not() {
        for title in [
            "",
            "Ca",
            "Card",
            "Card reader in the shop",
            "Search",
            "Tips for laptops",
            "the",
        ] {
            check(title, None);
        }
    }

    #[test]
    fn the_closest_one_wins_and_the_item_itself_does_not_count() {
        let board = board(&["Pay by card now", "Pay by card", "Pay by cart"]);
        let found = |but| closest("pay by card", &board, but).map(|item| item.id.to_string());
        assert_eq!(found(None).as_deref(), Some("G-2"));
        let own = ItemId::numbered("G", 2);
        assert_eq!(found(Some(&own)).as_deref(), Some("G-1"));
    }
}
