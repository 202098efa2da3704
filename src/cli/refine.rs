//! Refining by command: `split`, `join`, `ready`.

use clap::Args;

use super::{
    answer::{Answer, Failure},
    file::Desk,
    given,
    json::Json,
    words::{cell, count, shown, width},
    world::World,
};
use crate::domain::{
    board::Board,
    edit::{Edit, ItemChange, Part},
    id::ItemId,
    item::{Acceptance, Item},
    ready::{Point, Standard, What},
};

/// Splits an item.
#[derive(Debug, Args)]
#[command(after_help = SPLIT)]
pub(super) struct Split {
    /// Which item
    #[arg(value_name = "ID")]
    id: String,
    /// The parts, each with its estimate behind a `=`; the first keeps the id
    #[arg(value_name = "TITLE=N", required = true, num_args = 2..)]
    parts: Vec<String>,
    /// Which acceptance lines go to which part, both by number; the others stay with the first
    #[arg(long, value_name = "PART:LINE,LINE")]
    acceptance: Vec<String>,
}

const SPLIT: &str = "\
Every part has the tags, the skills and the needs of the whole; in a Sprint it stays there, with goal mark and owner.

  goalpost split G-12 \"Card form=3\" \"Card form, offline=5\" --acceptance 2:2,3";

/// Joins items that say the same.
#[derive(Debug, Args)]
pub(super) struct Join {
    /// Which items; the one that stands highest stays, the others are deleted with a note
    #[arg(value_name = "ID", required = true, num_args = 2..)]
    ids: Vec<String>,
}

/// Says what is ready and what is not.
#[derive(Debug, Args)]
pub(super) struct Ready {
    /// Which item; without one: every item that is not ready, and what it lacks
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Tick a line of the Definition of Ready, by its text or its number
    #[arg(long, value_name = "LINE", requires = "id")]
    tick: Vec<String>,
    /// Take the tick of a line away
    #[arg(long, value_name = "LINE", requires = "id")]
    untick: Vec<String>,
}

/// `split`
pub(super) fn split(world: &World, given: &Split) -> Result<Answer, Failure> {
    let id = given::item(&given.id)?;
    let mut desk = Desk::open_to_change(world)?;
    let lines = desk
        .board
        .items
        .get(&id)
        .map(|item| item.acceptance.clone());
    let mut parts: Vec<Part> = given.parts.iter().map(|text| part(text)).collect();
    share(&lines.unwrap_or_default(), &given.acceptance, &mut parts)?;
    let before = desk.board.clone();
    desk.apply(&Edit::Split {
        id: id.clone(),
        parts,
    })?;
    let new = desk.board.items.by_id();
    let new = new.filter(|item| before.items.any(&item.id).is_none());
    let new: Vec<ItemId> = new.map(|item| item.id.clone()).collect();
    let names: Vec<&str> = std::iter::once(&id)
        .chain(&new)
        .map(ItemId::as_str)
        .collect();
    let did = format!("split {id} into {}", names.join(", "));
    desk.save(&did)
}

/// `TITLE=N`: what stands behind the last `=` is the estimate, if it is one.
fn part(text: &str) -> Part {
    let (title, estimate) = match text.rsplit_once('=') {
        Some((title, "?")) => (title, None),
        Some((title, size)) => match given::number("the estimate", size) {
            Ok(size) => (title, Some(size)),
            Err(_) => (text, None),
        },
        None => (text, None),
    };
    Part {
        title: title.to_owned(),
        estimate,
        acceptance: Vec::new(),
    }
}

/// Gives each line to the parts that `wanted` names, and the others to the first.
fn share(lines: &[Acceptance], wanted: &[String], parts: &mut [Part]) -> Result<(), Failure> {
    let mut taken = vec![false; lines.len()];
    let there = count(parts.len(), "part");
    for text in wanted {
        let wrong = |what: &str| {
            Failure::input(&format!("--acceptance: `{text}` {what}")).hint(&format!(
                "write PART:LINE,LINE by number, such as 2:1,3; there are {there} and {}",
                count(lines.len(), "line")
            ))
        };
        let number = |text: &str| text.trim().parse::<usize>().ok()?.checked_sub(1);
        let (part, numbers) = text.split_once(':').ok_or_else(|| wrong("names no part"))?;
        let at = number(part).filter(|at| *at < parts.len());
        let at = at.ok_or_else(|| wrong("names a part that is not there"))?;
        for text in numbers.split(',') {
            let line = number(text).and_then(|at| Some((at, lines.get(at)?)));
            let (place, line) = line.ok_or_else(|| wrong("names a line that is not there"))?;
            if let Some(part) = parts.get_mut(at) {
                part.acceptance.push(line.clone());
            }
            if let Some(taken) = taken.get_mut(place) {
                *taken = true;
            }
        }
    }
    let left = lines.iter().zip(&taken).filter(|(_, taken)| !**taken);
    if let Some(first) = parts.first_mut() {
        first.acceptance.extend(left.map(|(line, _)| line.clone()));
    }
    Ok(())
}

/// `join`
pub(super) fn join(world: &World, given: &Join) -> Result<Answer, Failure> {
    let ids = given::items(&given.ids)?;
    let mut desk = Desk::open_to_change(world)?;
    let stays = ids
        .iter()
        .min_by_key(|id| desk.board.items.index_of(id))
        .cloned();
    let (stays, others): (Vec<&ItemId>, Vec<&ItemId>) =
        ids.iter().partition(|id| Some(*id) == stays.as_ref());
    let names = |ids: &[&ItemId]| {
        ids.iter()
            .map(|id| id.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let stays = stays.first().map_or("", |id| id.as_str());
    let did = format!(
        "joined {} into {stays}; kept in the file, hidden",
        names(&others)
    );
    desk.apply(&Edit::Join(ids.clone()))?;
    desk.save(&did)
}

/// `ready`
pub(super) fn ready(world: &World, given: &Ready) -> Result<Answer, Failure> {
    let Some(id) = &given.id else {
        return Ok(Desk::open(world)?.answer(all, all_json));
    };
    let id = given::item(id)?;
    if given.tick.is_empty() && given.untick.is_empty() {
        let desk = Desk::open(world)?;
        if desk.board.items.get(&id).is_none() {
            return Err(Failure::input(&format!("there is no item {id}"))
                .hint("`goalpost list` shows all items"));
        }
        return Ok(desk.answer(|board| one(board, &id), |board| one_json(board, &id)));
    }
    let mut desk = Desk::open_to_change(world)?;
    let ticks = given.tick.iter().map(|text| (text, true));
    let ticks = ticks.chain(given.untick.iter().map(|text| (text, false)));
    for (text, ticked) in ticks {
        let line = line(&desk.board, text)?;
        desk.apply(&Edit::SetItem {
            ids: vec![id.clone()],
            change: ItemChange::ReadyLine { line, ticked },
        })?;
    }
    let lacks = lacks(&desk.board, &id);
    let now = match lacks.as_slice() {
        [] => format!("{id} is ready"),
        lacks => format!("{id} is not ready: {}", lacks.join(", ")),
    };
    desk.save(&now)
}

/// The line of the Definition of Ready that is meant, by its number or by its text.
fn line(board: &Board, text: &str) -> Result<String, Failure> {
    let lines = &board.definition_of_ready;
    let number: Option<usize> = text.trim().parse().ok();
    let by_number = number.and_then(|number| lines.get(number.checked_sub(1)?));
    let is_meant = |line: &&String| line.to_lowercase() == text.trim().to_lowercase();
    let found = by_number.or_else(|| lines.iter().find(is_meant)).cloned();
    found.ok_or_else(|| {
        let hint = if lines.is_empty() {
            "it has no line yet: `goalpost set board definition_of_ready=LINE`".to_owned()
        } else {
            let numbered = (1..)
                .zip(lines)
                .map(|(number, line)| format!("{number} {line}"));
            format!("its lines are {}", numbered.collect::<Vec<_>>().join(", "))
        };
        Failure::input(&format!("`{text}` is no line of the Definition of Ready")).hint(&hint)
    })
}

/// The items that are not ready, in their order.
fn open(board: &Board) -> Vec<(&Item, Vec<String>)> {
    let standard = Standard::of(board);
    let items = board.items.iter().map(|item| {
        let lacks = standard.lacks(item, board).into_iter();
        (item, lacks.map(|what| what.to_string()).collect::<Vec<_>>())
    });
    items.filter(|(_, lacks)| !lacks.is_empty()).collect()
}

fn all(board: &Board) -> String {
    let open = open(board);
    let wide = open.iter().map(|(item, _)| width(item.id.as_str())).max();
    let wide = wide.unwrap_or(0).min(12);
    let line = |(item, lacks): &(&Item, Vec<String>)| {
        let name = format!("{} {}", cell(item.id.as_str(), wide), shown(&item.title));
        format!(
            "{name}\n{}  {}\n",
            " ".repeat(wide),
            shown(&lacks.join(" · "))
        )
    };
    let lines: String = open.iter().map(line).collect();
    let ready = board.items.len() - open.len();
    format!(
        "{lines}{ready} of {} ready\n",
        count(board.items.len(), "item")
    )
}

fn all_json(board: &Board) -> Json {
    let item = |(item, lacks): &(&Item, Vec<String>)| {
        Json::Object(vec![
            ("id", (&item.id).into()),
            ("title", (&item.title).into()),
            ("lacks", Json::list(lacks)),
        ])
    };
    Json::Object(vec![
        ("items", board.items.len().into()),
        (
            "not_ready",
            Json::List(open(board).iter().map(item).collect()),
        ),
    ])
}

fn lacks(board: &Board, id: &ItemId) -> Vec<String> {
    let points = points(board, id).into_iter().filter(|point| !point.met);
    points.map(|point| point.what.to_string()).collect()
}

fn points(board: &Board, id: &ItemId) -> Vec<Point> {
    let item = board.items.get(id);
    item.map_or_else(Vec::new, |item| Standard::of(board).points(item, board))
}

fn one(board: &Board, id: &ItemId) -> String {
    let title = board.items.get(id).map_or("", |item| &item.title);
    let lines = points(board, id).into_iter().map(|Point { what, met }| {
        let sign = if met { "[x]" } else { "[ ]" };
        format!("{sign} {}\n", shown(&asked(&what)))
    });
    let lines: String = lines.collect();
    format!("{id} {}\n{lines}", shown(title))
}

fn one_json(board: &Board, id: &ItemId) -> Json {
    let points = points(board, id);
    let ready = points.iter().all(|point| point.met);
    let points = points.iter().map(|point| {
        Json::Object(vec![
            ("point", asked(&point.what).into()),
            ("met", point.met.into()),
        ])
    });
    Json::Object(vec![
        ("id", id.into()),
        ("ready", ready.into()),
        ("points", Json::List(points.collect())),
    ])
}

/// What a point asks for, met or not.
fn asked(what: &What) -> String {
    match what {
        What::Estimate => "an estimate".to_owned(),
        What::Acceptance => "acceptance criteria".to_owned(),
        What::Size(largest, unit) => {
            let largest = (largest * 10.0).round() / 10.0;
            format!("at most {largest} {}, half of a usual Sprint", unit.sign())
        }
        What::Needs(None) => "nothing it needs is open".to_owned(),
        What::Needs(Some(_)) => what.to_string(),
        What::Line(line) => line.clone(),
    }
}
