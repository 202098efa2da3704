//! Splitting an item into parts that can be pulled one by one.

use super::{Change, Part, Refusal, Stamp, limits};
use crate::domain::{
    board::Board,
    id::ItemId,
    item::{Acceptance, Item, LARGEST_ESTIMATE, LONGEST_TITLE},
    number::Number,
    rank::Rank,
    sprint::{SprintItem, SprintState},
};

/// The most parts that an item is split into at once.
pub const MOST_PARTS: usize = 20;

impl Board {
    /// Splits an item. The first part is the item itself, with its id and its past; the others stand right behind it.
    ///
    /// Every part has the tags, the skills, the needs and the ticks of the whole, and each of its acceptance lines goes
    /// to at least one part. Whoever needed the whole needs every part. In an open Sprint the parts are in it too, with
    /// goal mark and owner, in the first column. No estimate stands twice: each part has its own.
    pub(super) fn split(
        &mut self,
        id: &ItemId,
        parts: &[Part],
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let whole = self.existing(id)?.clone();
        if whole.done.is_some() {
            return Err(Refusal::Rule(format!(
                "{id} is done: there is nothing to split"
            )));
        }
        let (first, others) = match parts {
            [first, others @ ..] if !others.is_empty() => (first, others),
            _ => return Err(Refusal::Rule("a split has two parts or more".to_owned())),
        };
        if parts.len() > MOST_PARTS {
            return Err(Refusal::Rule(format!(
                "{} parts are too many: {MOST_PARTS} at once",
                parts.len()
            )));
        }
        no_line_lost(&whole, parts)?;
        let mut kept = whole.clone();
        first.fill(&mut kept)?;
        self.items.put(kept);
        let mut made: Vec<ItemId> = Vec::new();
        for (chance, part) in (stamp.chance..=u64::MAX).zip(others) {
            let behind = made.last().unwrap_or(id);
            let place = self.items.index_of(behind).map_or(usize::MAX, |at| at + 1);
            let rank = self.make_room(place, None, chance);
            let mut item = part_of(&whole, self.new_id(), rank);
            part.fill(&mut item)?;
            item.created = Some(stamp.second());
            made.push(item.id.clone());
            self.items.put(item);
        }
        self.let_need_all(id, &made);
        self.take_along(id, first.estimate, &made, stamp)?;
        let names = std::iter::once(id).chain(&made).zip(parts);
        let names: Vec<String> = names
            .map(|(id, part)| format!("{id} {}{}", part.title.trim(), size(part.estimate)))
            .collect();
        let before = format!("{}{}", whole.title, size(whole.estimate));
        Ok(Change::of(id).from(before).to(names.join(", ")))
    }

    /// Lets whoever needs `id` need the `others` as well.
    fn let_need_all(&mut self, id: &ItemId, others: &[ItemId]) {
        let needing: Vec<Item> = self.items.needed_by(id).cloned().collect();
        for mut item in needing {
            item.depends_on.extend_from_slice(others);
            self.items.put(item);
        }
    }

    /// Takes the new parts into the open Sprint that the item is in, if it is in one.
    fn take_along(
        &mut self,
        id: &ItemId,
        estimate: Option<Number>,
        made: &[ItemId],
        stamp: &Stamp,
    ) -> Result<(), Refusal> {
        let Some((sprint, place)) = self.sprint_of(id) else {
            return Ok(());
        };
        let (number, place) = (sprint.number, place.clone());
        let moved = (sprint.state == SprintState::Running).then(|| stamp.second());
        let column = self.columns().first().map(|column| column.id.clone());
        let sprint = self.sprint_mut(number)?;
        for own in sprint.items.iter_mut().filter(|own| own.item == *id) {
            // what was left of the whole is not what is left of a part
            own.remaining = own
                .remaining
                .filter(|left| estimate.is_some_and(|all| *left <= all));
        }
        sprint.items.extend(made.iter().map(|part| SprintItem {
            goal: place.goal,
            owner: place.owner.clone(),
            column: column.clone(),
            moved,
            ..SprintItem::new(part.clone())
        }));
        sprint.items.sort_by(|a, b| a.item.cmp(&b.item));
        Ok(())
    }
}

impl Part {
    /// Puts what is the part's own into an item.
    fn fill(&self, item: &mut Item) -> Result<(), Refusal> {
        item.title = limits::line("the title", &self.title, LONGEST_TITLE)?;
        let estimate = self.estimate;
        let estimate = estimate.map(|size| limits::within("the estimate", size, LARGEST_ESTIMATE));
        item.estimate = estimate.transpose()?;
        item.acceptance.clone_from(&self.acceptance);
        Ok(())
    }
}

/// A part that is still without title, estimate and acceptance lines of its own.
fn part_of(whole: &Item, id: ItemId, rank: Rank) -> Item {
    Item {
        kind: whole.kind,
        skills: whole.skills.clone(),
        tags: whole.tags.clone(),
        depends_on: whole.depends_on.clone(),
        ready: whole.ready,
        ready_lines: whole.ready_lines.clone(),
        unplanned: whole.unplanned.clone(),
        description: format!("Split from {} {}.", whole.id, whole.title),
        ..Item::new(id, rank, "")
    }
}

/// Refuses parts that leave an acceptance line of the whole to nobody.
fn no_line_lost(whole: &Item, parts: &[Part]) -> Result<(), Refusal> {
    let has =
        |part: &Part, line: &Acceptance| part.acceptance.iter().any(|own| own.text == line.text);
    let lines = whole.acceptance.iter();
    match lines
        .into_iter()
        .find(|line| !parts.iter().any(|part| has(part, line)))
    {
        Some(line) => Err(Refusal::Rule(format!(
            "the acceptance line `{}` goes to no part",
            line.text
        ))),
        None => Ok(()),
    }
}

/// ` (5)`, or nothing where there is no estimate.
fn size(estimate: Option<Number>) -> String {
    estimate.map_or_else(String::new, |size| format!(" ({size})"))
}
