//! The Product Backlog: `add`, `move`, `list`, `delete`.

use clap::Args;

use super::{
    answer::{Answer, Failure},
    file::Desk,
    given,
    json::Json,
    words::{WIDTH, cell, count, number, right, shown, width},
    world::World,
};
use crate::domain::{
    alike,
    board::Board,
    edit::{Edit, NewItem},
    filter::Filter,
    id::ItemId,
    item::{Acceptance, Item, Kind},
    ready::Standard,
};

/// Writes a new item down.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// What it is
    #[arg(value_name = "TITLE", required = true, num_args = 1..)]
    title: Vec<String>,
    /// Its size in the board's unit; `?` leaves it open
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    estimate: Option<String>,
    /// story, bug, task, spike or chore
    #[arg(long, value_name = "KIND", value_parser = given::kind)]
    kind: Option<Kind>,
    /// Labels, with commas between
    #[arg(
        long,
        value_name = "A,B",
        default_value = "",
        hide_default_value = true
    )]
    tags: String,
    /// One of these skills can do it, with commas between
    #[arg(
        long,
        value_name = "A,B",
        default_value = "",
        hide_default_value = true
    )]
    skills: String,
    /// More about it
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    description: String,
    /// What must hold for it to be accepted; may be given more than once
    #[arg(long, value_name = "TEXT")]
    acceptance: Vec<String>,
    /// Items that have to be done first, with commas between
    #[arg(
        long,
        value_name = "ID,ID",
        default_value = "",
        hide_default_value = true
    )]
    depends_on: String,
    /// What it is worth to the Product Owner
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    value: Option<String>,
    /// It meets the Definition of Ready
    #[arg(long)]
    ready: bool,
    #[command(flatten)]
    place: Place,
}

/// Gives an item another place.
#[derive(Debug, Args)]
pub(super) struct Move {
    /// Which item
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    place: Place,
}

/// A place in the order.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(super) struct Place {
    /// Before all others
    #[arg(long)]
    top: bool,
    /// After all others
    #[arg(long)]
    bottom: bool,
    /// At this place, the first is 1
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = place)]
    to: Option<usize>,
    /// Just before this item
    #[arg(long, value_name = "ID")]
    before: Option<String>,
    /// Just after this item
    #[arg(long, value_name = "ID")]
    after: Option<String>,
}

/// Lists the items in their order.
#[derive(Debug, Args)]
#[command(after_help = LANGUAGE)]
pub(super) struct List {
    /// Only items that match: the language of `/`, told below
    #[arg(
        long,
        value_name = "EXPR",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    filter: String,
    /// Only items that match the filter of this name; both must hold where `--filter` is given too
    #[arg(long, value_name = "NAME")]
    kept: Option<String>,
}

/// Hides items.
#[derive(Debug, Args)]
pub(super) struct Delete {
    /// Which items
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

/// What can be said behind `--filter`.
const LANGUAGE: &str = "\
A filter is made of terms that all must hold; `-` before a term turns it around:
  card, \"card form\"   in the id, title or tags; `cafo` finds \"Card form\"
  tag:api  kind:bug  skill:ios  owner:ana  id:G-12     tag:none, skill:none, owner:none
  est:5  est:>5  est:<=3  est:none
  changed:<3d  changed:>2w     by the log
  ready  blocked  goal  done  in:sprint";

/// `add`
pub(super) fn add(world: &World, given: &Add) -> Result<Answer, Failure> {
    let maybe = |field, text: &Option<String>| match text {
        Some(text) => given::maybe_number(field, text),
        None => Ok(None),
    };
    let criterion = |text: &String| Acceptance {
        text: text.clone(),
        ..Acceptance::default()
    };
    let item = NewItem {
        title: given.title.join(" "),
        kind: given.kind,
        estimate: maybe("--estimate", &given.estimate)?,
        skills: given::list(&given.skills),
        tags: given::list(&given.tags),
        description: given.description.clone(),
        acceptance: given.acceptance.iter().map(criterion).collect(),
        depends_on: given::items(&given::list(&given.depends_on))?,
        value: maybe("--value", &given.value)?,
        ready: given.ready,
    };
    let mut desk = Desk::open_to_change(world)?;
    let to = given
        .place
        .index(&desk.board, None)?
        .unwrap_or(desk.board.items.len());
    desk.note_skills(&item.skills);
    if let Some(close) = alike::closest(&item.title, &desk.board, None) {
        let done = close.done.map_or("", |_| ", which is done");
        let note = format!("close to {} {}{done}", close.id, close.title);
        desk.note(&note);
    }
    desk.apply(&Edit::AddItem {
        item: Box::new(item),
        to,
    })?;
    let last = desk.board.items.len().saturating_sub(1);
    let added = desk.board.items.at(to.min(last));
    let (did, id) = match added {
        Some(item) => (
            format!(
                "added {} \"{}\" at {}",
                item.id,
                item.title,
                place_of(&desk.board, &item.id)
            ),
            Some(&item.id),
        ),
        None => ("added it".to_owned(), None),
    };
    let fields = vec![("id", id.into())];
    desk.save_with(&did, fields, |_| String::new())
}

/// `move`
pub(super) fn place_anew(world: &World, given: &Move) -> Result<Answer, Failure> {
    let id = given::item(&given.id)?;
    let mut desk = Desk::open_to_change(world)?;
    let Some(to) = given.place.index(&desk.board, Some(&id))? else {
        return Err(Failure::input("a place is missing")
            .hint("say one of --top, --bottom, --to N, --before ID, --after ID"));
    };
    desk.apply(&Edit::MoveItems {
        ids: vec![id.clone()],
        to,
    })?;
    let did = format!("moved {id} to {}", place_of(&desk.board, &id));
    desk.save(&did)
}

/// `list`
pub(super) fn list(world: &World, given: &List) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let filter = given::filter(
        &desk.board,
        &given.filter,
        given.kept.as_deref(),
        world.today,
    )?;
    Ok(desk.answer(
        |board| table(board, &rows(board, &filter)),
        |board| json(board, &rows(board, &filter)),
    ))
}

/// The items that are meant, each with its place in the order; done ones have none.
fn rows<'a>(board: &'a Board, filter: &Filter) -> Vec<(Option<usize>, &'a Item)> {
    let ahead = (1..).map(Some).zip(board.items.iter());
    let done = board
        .items
        .by_id()
        .filter(|item| item.done.is_some() && item.deleted.is_none());
    let done = done
        .filter(|_| filter.is_about_done())
        .map(|item| (None, item));
    ahead
        .chain(done)
        .filter(|(_, item)| filter.matches(item, board))
        .collect()
}

/// `delete`
pub(super) fn delete(world: &World, given: &Delete) -> Result<Answer, Failure> {
    let ids = given::items(&given.ids)?;
    let mut desk = Desk::open_to_change(world)?;
    let names = given.ids.join(", ");
    desk.apply(&Edit::DeleteItems(ids))?;
    desk.save(&format!("deleted {names}; kept in the file, hidden"))
}

impl Place {
    /// The place that is meant, counted without `moved` and from 0; past the end means last. `None`: none was given.
    fn index(&self, board: &Board, moved: Option<&ItemId>) -> Result<Option<usize>, Failure> {
        if self.top {
            return Ok(Some(0));
        }
        if self.bottom {
            return Ok(Some(board.items.len()));
        }
        if let Some(to) = self.to {
            return Ok(Some(to - 1));
        }
        let (neighbor, behind) = match (&self.before, &self.after) {
            (Some(before), _) => (before, 0),
            (None, Some(after)) => (after, 1),
            (None, None) => return Ok(None),
        };
        let neighbor = given::item(neighbor)?;
        if moved == Some(&neighbor) {
            return Err(
                Failure::input(&format!("{neighbor} cannot stand beside itself"))
                    .hint("name another item"),
            );
        }
        let place = |id: &ItemId| {
            let none = || match board.items.get(id) {
                Some(_) => Failure::input(&format!(
                    "{id} is done: it has no place in the order any more"
                )),
                None => Failure::input(&format!("there is no item {id}"))
                    .hint("`goalpost list` shows all items"),
            };
            board.items.index_of(id).ok_or_else(none)
        };
        let index = place(&neighbor)?;
        let shifted = match moved {
            Some(moved) => usize::from(place(moved)? < index),
            None => 0,
        };
        Ok(Some(index + behind - shifted))
    }
}

/// A place as people count.
fn place(text: &str) -> Result<usize, String> {
    let place: Option<usize> = text.parse().ok().filter(|place| *place > 0);
    place.ok_or_else(|| format!("`{text}` is no place; the first is 1"))
}

/// Where an item stands: `8 of 8`.
fn place_of(board: &Board, id: &ItemId) -> String {
    let place = board.items.index_of(id).map_or(0, |index| index + 1);
    format!("{place} of {}", board.items.len())
}

fn table(board: &Board, rows: &[(Option<usize>, &Item)]) -> String {
    if rows.is_empty() {
        return if board.items.by_id().len() == 0 {
            "The backlog is empty; write something down with `goalpost add TITLE`.\n".to_owned()
        } else {
            format!("None of {} matches.\n", count(board.items.len(), "item"))
        };
    }
    let unit = board.unit().sign();
    let standard = Standard::of(board);
    let id_width = rows
        .iter()
        .map(|(_, item)| item.id.as_str().len())
        .max()
        .unwrap_or(0)
        .min(12);
    let line = |(place, item): &(Option<usize>, &Item)| {
        let estimate = item.estimate.map_or_else(
            || "?".to_owned(),
            |size| format!("{} {unit}", number(size.get())),
        );
        let sprint = if board.sprint_of(&item.id).is_some() {
            "»"
        } else {
            " "
        };
        let ready = if standard.is_met(item, board) {
            "◆"
        } else {
            " "
        };
        let tags: Vec<String> = item.tags.iter().map(|tag| format!(" #{tag}")).collect();
        let head = format!(
            "{} {sprint} {} {} {} {ready} ",
            right(
                &place.map_or_else(|| "done".to_owned(), |place| place.to_string()),
                5
            ),
            cell(item.id.as_str(), id_width),
            cell(item.kind().word(), 5),
            right(&estimate, 8),
        );
        let title = format!("{}{}", item.title, shown(&tags.concat()));
        let room = WIDTH.saturating_sub(width(&head));
        format!("{head}{}", cell(&title, room))
            .trim_end()
            .to_owned()
            + "\n"
    };
    let lines: String = rows.iter().map(line).collect();
    format!("{lines}{}\n", in_all(board, rows))
}

/// How many items are shown, and of how many where some are not; done ones are besides the order.
fn in_all(board: &Board, rows: &[(Option<usize>, &Item)]) -> String {
    let all = board.items.len();
    if rows.len() == all || rows.iter().any(|(place, _)| place.is_none()) {
        count(rows.len(), "item")
    } else {
        format!("{} of {}", rows.len(), count(all, "item"))
    }
}

fn json(board: &Board, rows: &[(Option<usize>, &Item)]) -> Json {
    let standard = Standard::of(board);
    let item = |(place, item): &(Option<usize>, &Item)| {
        let sprint = board.sprint_of(&item.id);
        let lacks = standard.lacks(item, board).into_iter();
        let lacks: Vec<String> = lacks.map(|what| what.to_string()).collect();
        Json::Object(vec![
            ("place", (*place).into()),
            ("id", (&item.id).into()),
            ("kind", item.kind().word().into()),
            ("title", (&item.title).into()),
            ("estimate", item.estimate.into()),
            ("skills", Json::list(&item.skills)),
            ("tags", Json::list(&item.tags)),
            ("depends_on", Json::list(&item.depends_on)),
            ("value", item.value.into()),
            ("ready", lacks.is_empty().into()),
            ("lacks", Json::List(lacks.iter().map(Json::from).collect())),
            ("sprint", sprint.map(|(sprint, _)| sprint.number).into()),
        ])
    };
    Json::Object(vec![
        ("unit", board.unit().word().into()),
        ("items", Json::List(rows.iter().map(item).collect())),
    ])
}
