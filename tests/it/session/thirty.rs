//! Thirty items of the demo board into a given order, with three keys an item at most: what a Product Owner needs.
//!
//! The script plays somebody who knows the keys and looks ahead: what is in order already stays, what is not goes where
//! it belongs, a count says how far. Every key press counts, digits as well.

use std::fs;

use goalpost::{app::keymap::Keymap, domain::dates::moved_to, store::format};

use super::*;

/// So many items are ordered.
const ITEMS: usize = 30;
/// So many keys an item may take.
const KEYS: usize = 3;
/// So many rows a page key goes in this window.
const PAGE: usize = 24;
/// So many ways are followed at once.
const AHEAD: usize = 60;

/// The demo board on its Monday, on the Backlog.
fn demo() -> Session {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo-board.json");
    let board = format::read(&fs::read(path).unwrap()).unwrap().board;
    let mut session = Session::with_board(moved_to(&board, date(2026, 11, 23)));
    session.press("1gg");
    session
}

fn ids(board: &Board) -> Vec<String> {
    board.items.iter().map(|item| item.id.to_string()).collect()
}

/// Keys that are no characters, as signs.
const SIGNS: [(char, Code); 4] = [
    ('⇱', Code::Home),
    ('⇲', Code::End),
    ('⇞', Code::PageUp),
    ('⇟', Code::PageDown),
];

/// The keys for so many steps, the fewest that there are. `on` steps on, `back` the other way.
fn steps(keymap: &Keymap, count: usize, on: char, back: char) -> String {
    // a digit alone that shows a screen is a count only where the key means nothing on that screen
    let counts = |count: usize| {
        let screen = count.checked_sub(1).and_then(|at| Screen::ALL.get(at));
        screen.is_none_or(|screen| !keymap.binds(screen.context(), Key::char(on)))
    };
    let near = (count.saturating_sub(2)..=count + 2).filter(|count| *count > 1 && counts(*count));
    let counted = near.map(|near| {
        let rest = if near < count { on } else { back };
        format!(
            "{near}{on}{}",
            rest.to_string().repeat(near.abs_diff(count))
        )
    });
    let plain = on.to_string().repeat(count);
    counted
        .chain([plain])
        .min_by_key(|keys| keys.chars().count())
        .unwrap()
}

/// The keys from one row to another of a list of so many.
fn go(keymap: &Keymap, (from, to): (usize, usize), all: usize) -> String {
    let last = all - 1;
    let (down, up) = ((from + PAGE).min(last), from.saturating_sub(PAGE));
    let starts = [("", from), ("⇱", 0), ("⇲", last), ("⇟", down), ("⇞", up)];
    let ways = starts.map(|(keys, at)| {
        let (on, back) = if at <= to { ('j', 'k') } else { ('k', 'j') };
        keys.to_owned() + &steps(keymap, at.abs_diff(to), on, back)
    });
    ways.into_iter()
        .min_by_key(|keys| keys.chars().count())
        .unwrap()
}

/// The fewest keys from each row to each other.
struct Table {
    /// For the cursor.
    go: Vec<Vec<String>>,
    /// For the item that it is on.
    carry: Vec<Vec<String>>,
}

impl Table {
    fn new(keymap: &Keymap, all: usize) -> Self {
        let carry = |from: usize, to: usize| match to {
            0 if from > 0 => "T".to_owned(),
            _ if from <= to => steps(keymap, to - from, 'J', 'K'),
            _ => steps(keymap, from - to, 'K', 'J'),
        };
        let table = |keys: &dyn Fn(usize, usize) -> String| {
            let row = |from| (0..ITEMS).map(|to| keys(from, to)).collect();
            (0..ITEMS).map(row).collect()
        };
        Self {
            go: table(&|from, to| go(keymap, (from, to), all)),
            carry: table(&carry),
        }
    }

    fn go(&self, from: usize, to: usize) -> usize {
        self.go[from][to].chars().count()
    }

    fn carry(&self, from: usize, to: usize) -> usize {
        self.carry[from][to].chars().count()
    }
}

/// A list on the way to its order: numbers that belong into the row that they say.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    order: Vec<usize>,
    /// Which of them stand in order among each other and are not moved again, as bits.
    settled: u32,
    cursor: usize,
    pressed: usize,
    /// The moves so far: from which row with the cursor, from which row to which.
    moves: Vec<[usize; 3]>,
}

/// An item that is out of order: where it is, a place where it goes with the fewest keys, and how many these are.
type Loose = (usize, usize, usize);

impl Way {
    fn is_settled(&self, item: usize) -> bool {
        self.settled >> item & 1 == 1
    }

    /// Each item that is out of order, with each of its cheapest places.
    fn loose(&self, table: &Table) -> Vec<Loose> {
        let mut at = [0; ITEMS];
        for (row, item) in self.order.iter().enumerate() {
            at[*item] = row;
        }
        let loose = (0..ITEMS).filter(|row| !self.is_settled(self.order[*row]));
        let places = loose.flat_map(|from| {
            let item = self.order[from];
            let place = |item: usize| at[item] - usize::from(at[item] > from);
            let before = (0..item).rfind(|item| self.is_settled(*item));
            let behind = (item + 1..ITEMS).find(|item| self.is_settled(*item));
            let low = before.map_or(0, |item| place(item) + 1);
            let high = behind.map_or(ITEMS - 1, place);
            let fewest = (low..=high).map(|to| table.carry(from, to)).min().unwrap();
            let places = (low..=high).filter(move |to| table.carry(from, *to) == fewest);
            places.map(move |to| (from, to, fewest))
        });
        places.collect()
    }

    /// The keys so far and those that are needed at the least, in halves.
    fn cost(&self, table: &Table) -> usize {
        let mut left = self.loose(table);
        left.dedup_by_key(|(from, ..)| *from);
        let costs = left
            .iter()
            .map(|(_, _, keys)| 2 * keys + 3 * usize::from(*keys > 0));
        2 * self.pressed + costs.sum::<usize>()
    }

    fn after(&self, table: &Table, (from, to, carried): Loose) -> Self {
        let mut next = self.clone();
        let item = next.order.remove(from);
        next.order.insert(to, item);
        next.settled |= 1 << item;
        if carried > 0 {
            next.moves.push([self.cursor, from, to]);
            next.pressed += table.go(self.cursor, from) + carried;
            next.cursor = to;
        }
        next
    }

    /// What can be done next: an item that turns out to stand where it belongs needs nothing.
    fn next(&self, table: &Table) -> Vec<Self> {
        let loose = self.loose(table);
        let free = loose.iter().find(|(_, _, keys)| *keys == 0);
        let next = loose.iter().filter(|(_, _, keys)| *keys > 0).chain(free);
        next.map(|next| self.after(table, *next)).collect()
    }
}

/// The parts of `order` that stand in order already, the longest first, as bits.
fn kept(order: &[usize]) -> Vec<u32> {
    let mut chains: Vec<Vec<usize>> = Vec::new();
    for (row, item) in order.iter().enumerate() {
        let before = chains[..row]
            .iter()
            .filter(|chain| chain.last().unwrap() < item);
        let mut chain = before
            .max_by_key(|chain| chain.len())
            .cloned()
            .unwrap_or_default();
        chain.push(*item);
        chains.push(chain);
    }
    chains.sort_by_key(|chain| std::cmp::Reverse(chain.len()));
    let bits = chains
        .iter()
        .map(|chain| chain.iter().fold(0, |bits, item| bits | 1 << item));
    bits.collect()
}

/// The keys that bring `order` into the order of its numbers, from a cursor on its first row.
fn script(table: &Table, order: &[usize]) -> Vec<String> {
    let begins = kept(order).into_iter().take(8).map(|settled| Way {
        order: order.to_vec(),
        settled,
        cursor: 0,
        pressed: 0,
        moves: Vec::new(),
    });
    let mut ways: Vec<Way> = begins.collect();
    let mut best: Option<Way> = None;
    while !ways.is_empty() {
        let next = ways.iter().flat_map(|way| way.next(table));
        let mut next: Vec<(usize, Way)> = next.map(|way| (way.cost(table), way)).collect();
        next.sort_unstable();
        next.dedup_by(|(_, one), (_, other)| {
            (&one.order, one.cursor, one.settled) == (&other.order, other.cursor, other.settled)
        });
        ways.clear();
        for (_, way) in next.into_iter().take(AHEAD) {
            if way.settled.count_ones() < 30 {
                ways.push(way);
            } else if best.as_ref().is_none_or(|best| way.pressed < best.pressed) {
                best = Some(way);
            }
        }
    }
    let best = best.unwrap();
    assert!(best.order.is_sorted());
    let moves = best.moves.iter();
    let keys = moves.map(|[cursor, from, to]| {
        format!("{}{}", table.go[*cursor][*from], table.carry[*from][*to])
    });
    keys.collect()
}

#[test]
fn thirty_items_are_ordered_with_three_keys_each_at_most() {
    let table = Table::new(&Keymap::default(), demo().app.board().items.len());
    for seed in 0..4 {
        let mut session = demo();
        let before = ids(session.app.board());
        let mut order: Vec<usize> = (0..ITEMS).collect();
        fastrand::Rng::with_seed(seed).shuffle(&mut order);
        // the item in a row belongs into the row that `order` has there
        let mut wanted = before.clone();
        for (row, place) in order.iter().enumerate() {
            wanted[*place].clone_from(&before[row]);
        }
        assert_ne!(wanted, before);
        let script = script(&table, &order);
        let mut pressed = 0;
        for key in script.iter().flat_map(|keys| keys.chars()) {
            let sign = SIGNS.iter().find(|(sign, _)| *sign == key);
            session.key(sign.map_or(Key::char(key), |(_, code)| Key::plain(*code)));
            pressed += 1;
        }
        assert_eq!(ids(session.app.board()), wanted, "seed {seed}: {script:?}");
        assert_eq!(ids(session.last()), wanted);
        assert!(
            pressed <= KEYS * ITEMS,
            "seed {seed}: {pressed} keys: {script:?}"
        );
    }
}
