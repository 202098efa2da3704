//! From records to an import: what hangs together, what is doubled, what is not taken and why.

mod describe;
mod family;
mod sprints;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::RangeInclusive,
};

use super::{Setting, found::Found, words};
use crate::domain::{
    board::Unit,
    check::LARGEST_HOURS,
    import::{Fate, Field, Import, Incoming, IncomingImpediment, IncomingMember, Report, Stage},
    item::{Kind, LARGEST_ESTIMATE, LONGEST_TITLE},
    number::Number,
    text::is_inert,
};
use words::Sort;

use jiff::{civil::Date, tz::TimeZone};

/// The most that is kept of a tag, in characters.
const LONGEST_TAG: usize = 100;

/// What was read of a file.
#[derive(Debug, Default)]
pub(super) struct Collected {
    /// Which tool wrote it.
    pub(super) source: &'static str,
    /// The records, in the file's order.
    pub(super) found: Vec<Found>,
    /// What the source says of items at all.
    pub(super) fields: BTreeSet<Field>,
    /// People with their time.
    pub(super) members: Vec<IncomingMember>,
    /// Days off for everybody.
    pub(super) holidays: Vec<Date>,
    /// How it was read so far.
    pub(super) report: Report,
    /// Whether a board of ours wrote it.
    pub(super) ours: bool,
    /// What ids begin with that are made up for records without one.
    pub(super) nameless: &'static str,
    /// Whether a file without an order of its own that stands newest first is to be turned round.
    pub(super) newest_first: bool,
}

/// The import that the records make.
pub(super) fn settle(mut all: Collected, setting: &Setting) -> Import {
    let report = &mut all.report;
    stages(&mut all.found, setting, report);
    let found = titled(all.found, report);
    let found = once(found, report);
    let (impediments, found): (Vec<Found>, Vec<Found>) = found
        .into_iter()
        .partition(|found| found.sort == Some(Sort::Impediment));
    let impediments = impediments
        .into_iter()
        .map(|found| impediment(found, report))
        .collect();
    let mut found = family::settle(found, report);
    invert_blocks(&mut found);
    ordered(&mut found, all.newest_first, report);
    let (sprints, members_of) = sprints::settle(&found, setting.today);
    let mut met: HashMap<String, usize> = HashMap::new();
    let items: Vec<Incoming> = found
        .into_iter()
        .zip(members_of)
        .map(|(mut found, of)| {
            if found.key.is_empty() && found.id.is_none() {
                let count = met.entry(found.title.clone()).or_default();
                *count += 1;
                found.key = made_up(all.nameless, &found.title, *count);
            }
            let open = of
                .last()
                .and_then(|place| sprints.get(*place))
                .is_some_and(|sprint| !sprint.closed);
            incoming(found, of, open, setting, all.source, report)
        })
        .collect();
    hostile(&items, report);
    report.notes.sort_by_key(|note| note.line.unwrap_or(0));
    let mut fields = all.fields;
    if setting.unit != Unit::Hours && !all.ours {
        fields.remove(&Field::Remaining);
    }
    Import {
        source: all.source.to_owned(),
        items,
        sprints,
        members: all.members,
        holidays: all.holidays,
        impediments,
        fields,
        report: all.report,
    }
}

/// How far each record is: by what a mapping says, the word for its status, and the sort of status beside it.
fn stages(found: &mut [Found], setting: &Setting, report: &mut Report) {
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    for found in found.iter_mut() {
        let status = found.status.trim();
        if let Some(said) = setting.mapping.status(status) {
            found.stage = said.stage.or(found.stage);
            found.column = said.column.or_else(|| found.column.take());
        }
        if words::says_blocked(status) && found.blocked.is_none() {
            found.blocked = Some(status.to_owned());
        }
        if found.stage.is_some() {
            continue;
        }
        let word = words::stage(status);
        found.stage = match (word, found.category) {
            (Some(Stage::Cancelled), _) => Some(Stage::Cancelled),
            (Some(Stage::Review), Some(Stage::Doing) | None) => Some(Stage::Review),
            (_, Some(category)) => Some(category),
            (Some(stage), None) => Some(stage),
            (None, None) if status.is_empty() => Some(Stage::Todo),
            (None, None) => {
                *unknown.entry(status.to_owned()).or_default() += 1;
                Some(Stage::Todo)
            }
        };
    }
    for (status, count) in unknown {
        let items = if count == 1 { "item" } else { "items" };
        report.tell(format!(
            "the status `{status}` ({count} {items}) is not known: taken as to do; a mapping file can say what it means"
        ));
    }
}

/// Records that have a title; the others are told.
fn titled(all: Vec<Found>, report: &mut Report) -> Vec<Found> {
    let mut kept = Vec::with_capacity(all.len());
    for mut found in all {
        let title = one_line(&found.title);
        if title.is_empty() {
            report.note(
                found.line,
                Fate::NotTaken,
                format!("{}has no title", named(&found.key)),
            );
            continue;
        }
        if title.chars().count() > LONGEST_TITLE {
            report.note(
                found.line,
                Fate::InPart,
                format!("{}the title is cut to {LONGEST_TITLE} characters; the whole stands in the description", named(&found.key)),
            );
            found.description = format!("{title}\n\n{}", found.description);
            found.title = title.chars().take(LONGEST_TITLE).collect();
        } else {
            found.title = title;
        }
        kept.push(found);
    }
    kept
}

/// A key before a sentence about its record.
fn named(key: &str) -> String {
    if key.is_empty() {
        String::new()
    } else {
        format!("{key} ")
    }
}

/// A text in one line, without what would break it.
fn one_line(text: &str) -> String {
    let broken = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{a0}');
    if !text.contains(broken) {
        return text.trim().to_owned();
    }
    let parts = text
        .split(broken)
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Each key once: a second record of the same key is told.
fn once(all: Vec<Found>, report: &mut Report) -> Vec<Found> {
    let mut lines: HashMap<String, u64> = HashMap::new();
    let mut kept = Vec::with_capacity(all.len());
    for found in all {
        if !found.key.is_empty() {
            if let Some(line) = lines.get(&found.key) {
                report.note(
                    found.line,
                    Fate::NotTaken,
                    format!("{} is there already, on line {line}", found.key),
                );
                continue;
            }
            lines.insert(found.key.clone(), found.line);
        }
        kept.push(found);
    }
    kept
}

/// What waits for an item is told at the item; here it is kept at what waits.
fn invert_blocks(all: &mut [Found]) {
    let mut waits: HashMap<String, Vec<String>> = HashMap::new();
    for found in all.iter_mut() {
        for blocked in std::mem::take(&mut found.blocks) {
            waits.entry(blocked).or_default().push(found.key.clone());
        }
    }
    if waits.is_empty() {
        return;
    }
    for found in all.iter_mut() {
        for key in waits.get(&found.key).into_iter().flatten() {
            if !found.waits.contains(key) {
                found.waits.push(key.clone());
            }
        }
    }
}

/// Puts the records in the order that the source says; without one, the oldest first where the file is newest first.
fn ordered(found: &mut [Found], newest_first: bool, report: &mut Report) {
    if found.iter().any(|found| found.rank.is_some()) {
        // what has no place stands behind all that have one
        found.sort_by(|a, b| (a.rank.is_none(), &a.rank).cmp(&(b.rank.is_none(), &b.rank)));
        return;
    }
    let numbers: Vec<u64> = found
        .iter()
        .filter_map(|found| {
            let digits = found.key.rsplit(|c: char| !c.is_ascii_digit()).next()?;
            digits.parse().ok()
        })
        .collect();
    let falling = numbers.len() > 1 && numbers.is_sorted_by(|a, b| a > b);
    if newest_first && falling && numbers.len() == found.len() {
        found.reverse();
        report.tell("the file says no order and is newest first: the oldest item stands on top");
    }
}

fn impediment(found: Found, report: &mut Report) -> IncomingImpediment {
    report.note(
        found.line,
        Fate::Folded,
        format!("{}is kept as an impediment", named(&found.key)),
    );
    let text = if found.description.is_empty() {
        found.title
    } else {
        format!("{}: {}", found.title, one_line(&found.description))
    };
    let day = |at: jiff::Timestamp| at.to_zoned(TimeZone::UTC).date();
    let over = matches!(found.stage, Some(Stage::Done | Stage::Cancelled));
    IncomingImpediment {
        text: text.chars().take(LONGEST_TITLE).collect(),
        raised: found.created.map(day),
        resolved: found.ended.map(day).filter(|_| over),
    }
}

/// An item as the domain takes it.
fn incoming(
    mut found: Found,
    sprints: Vec<usize>,
    open: bool,
    setting: &Setting,
    source: &str,
    report: &mut Report,
) -> Incoming {
    let stage = found.stage.unwrap_or_default();
    let over = matches!(stage, Stage::Done | Stage::Cancelled);
    let description = describe::whole(&mut found, open, over, setting, source, report);
    let mut tags: Vec<String> = Vec::new();
    for tag in &found.tags {
        let tag: String = one_line(tag).chars().take(LONGEST_TAG).collect();
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let in_hours = found.hours.filter(|_| setting.unit == Unit::Hours);
    let remaining = found.remaining.or(in_hours);
    let kind = match found.sort {
        Some(Sort::Item(kind)) => Some(kind),
        Some(Sort::SubTask) => Some(Kind::Task),
        Some(Sort::Epic | Sort::Impediment) | None => None,
    };
    let (line, sizes) = (found.line, 0.0..=LARGEST_ESTIMATE);
    let mut kept = |what, number, range| in_range(what, number, range, line, report);
    Incoming {
        line,
        reference: found.key,
        id: found.id,
        title: found.title,
        kind,
        estimate: kept("the estimate", found.estimate, &sizes),
        tags,
        skills: found.skills,
        description,
        acceptance: found.acceptance,
        depends_on: found.waits,
        value: kept("the value", found.value, &(-LARGEST_HOURS..=LARGEST_HOURS)),
        ready: found.ready,
        created: found.created,
        stage,
        ended: found.ended.filter(|_| over),
        column: found.column,
        sprints,
        goal: found.goal,
        owner: found.owners.into_iter().next(),
        blocked: found.blocked.filter(|_| !over),
        remaining: kept("what remains", remaining, &sizes),
    }
}

/// A number that a board may hold; what is out of its range is left out, and that is told.
fn in_range(
    what: &str,
    number: Option<Number>,
    range: &RangeInclusive<f64>,
    line: u64,
    report: &mut Report,
) -> Option<Number> {
    let number = number?;
    let fits = range.contains(&number.get());
    if !fits {
        let (low, high) = (range.start(), range.end());
        let why = format!("{what} is left out: {number} is not within {low} to {high}");
        report.note(line, Fate::InPart, why);
    }
    fits.then_some(number)
}

/// An id for a record without one, so that it is found again: from its title, and how many of that title there were.
fn made_up(prefix: &str, title: &str, count: usize) -> String {
    let text = format!("{title}\n{count}");
    // FNV-1a in 64 bits (G. Fowler, L. C. Noll, K.-P. Vo)
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{prefix}:{:08x}", hash >> 32)
}

/// Says how many texts hold what could act on a terminal: it is kept, and shown as signs.
fn hostile(items: &[Incoming], report: &mut Report) {
    let acts = |item: &&Incoming| {
        !is_inert(&item.title)
            || item
                .description
                .lines()
                .any(|line| !is_inert(&line.replace('\t', " ")))
    };
    let count = items.iter().filter(acts).count();
    if count > 0 {
        report.tell(format!(
            "{count} of the texts hold control or direction characters: kept as they are, shown as signs"
        ));
    }
}
