//! `set`: change an item, its place in the Sprint, a request, or the board itself.

use clap::Args;

use super::{
    answer::{Answer, Failure},
    file::Desk,
    given, request,
    world::World,
};
use crate::domain::{
    board::Board,
    edit::{BoardChange, Edit, ItemChange, PlaceChange},
    id::{ColumnId, ItemId, RequestId},
    item::Acceptance,
};

/// Changes fields of a record.
#[derive(Debug, Args)]
#[command(after_help = FIELDS)]
pub(super) struct Set {
    /// Which item or request, such as G-3 or R-1; `board` for the board itself
    #[arg(value_name = "ID")]
    id: String,
    /// What is to change and to what; `none` takes a value away
    #[arg(value_name = "FIELD=VALUE", required = true)]
    fields: Vec<String>,
}

const FIELDS: &str = "\
An item: title, kind, estimate, skills, tags, description, acceptance (one a line), depends_on, value, ready
Its place in the Sprint: column, goal, owner, blocked, remaining
A request: title, from, via, category, effort, affects, starts, needed_by, fixed, mandatory, severity,
  breaks_done, serves_goal, items, note
The board: team, product_goal, unit, definition_of_ready (one a line)

  goalpost set G-1 column=doing goal=yes owner=ana blocked=\"bank sandbox is down\" remaining=3";

/// What `set` calls the board itself.
const BOARD: &str = "board";

/// Makes the changes, all or none.
pub(super) fn run(world: &World, given: &Set) -> Result<Answer, Failure> {
    let fields: Vec<(String, &str)> = given
        .fields
        .iter()
        .map(|text| given::field(text))
        .collect::<Result<_, _>>()?;
    let mut desk = Desk::open_to_change(world)?;
    let id = given.id.trim();
    let request = RequestId::new(id)
        .and_then(|id| desk.board.request(&id))
        .cloned();
    let item = ItemId::new(id).filter(|id| desk.board.items.get(id).is_some());
    match (item, request) {
        _ if id == BOARD => {
            for (field, value) in &fields {
                desk.apply(&Edit::SetBoard(board_change(field, value)?))?;
            }
        }
        (Some(item), _) => {
            for (field, value) in &fields {
                let edit = item_edit(&desk.board, &item, field, value)?;
                if field == "skills" {
                    desk.note_skills(&given::list(value));
                }
                desk.apply(&edit)?;
            }
        }
        (None, Some(mut request)) => {
            for (field, value) in &fields {
                request::change(&mut request, field, value, &desk.board, world.today)?;
            }
            request::note_skill(&mut desk, &request);
            desk.apply(&Edit::SetRequest(Box::new(request)))?;
        }
        (None, None) => {
            return Err(
                Failure::input(&format!("there is no item or request `{id}`"))
                    .hint("`goalpost list` shows the items, `goalpost status` the open requests"),
            );
        }
    }
    let what: Vec<String> = fields
        .iter()
        .map(|(field, value)| format!("{field} to \"{}\"", value.trim()))
        .collect();
    desk.save(&format!("set {id} {}", what.join(", ")))
}

/// A change of an item, or of its place in the Sprint.
fn item_edit(board: &Board, id: &ItemId, field: &str, value: &str) -> Result<Edit, Failure> {
    let ids = vec![id.clone()];
    let named = format!("{id}, {field}");
    let change = match field {
        "title" => ItemChange::Title(value.trim().to_owned()),
        "kind" => ItemChange::Kind(given::kind(value).map_err(|problem| wrong(&named, &problem))?),
        "estimate" => ItemChange::Estimate(given::maybe_number(&named, value)?),
        "skills" => ItemChange::Skills(given::list(value)),
        "tags" => ItemChange::Tags(given::list(value)),
        "description" => ItemChange::Description(if given::is_none(value) {
            String::new()
        } else {
            value.to_owned()
        }),
        "acceptance" => ItemChange::Acceptance(acceptance(board, id, value)),
        "depends_on" => ItemChange::DependsOn(given::items(&given::list(value))?),
        "value" => ItemChange::Value(given::maybe_number(&named, value)?),
        "ready" => ItemChange::Ready(given::yes(&named, value)?),
        _ => {
            let change = place_change(board, &named, field, value)?;
            return Ok(Edit::SetPlace { ids, change });
        }
    };
    Ok(Edit::SetItem { ids, change })
}

/// A change of an item's place in the Sprint.
fn place_change(
    board: &Board,
    named: &str,
    field: &str,
    value: &str,
) -> Result<PlaceChange, Failure> {
    let text = value.trim();
    Ok(match field {
        "column" => PlaceChange::Column(column(board, text)?),
        "goal" => PlaceChange::Goal(given::yes(named, text)?),
        "owner" if given::is_none(text) => PlaceChange::Owner(None),
        "owner" => PlaceChange::Owner(Some(given::member(board, text)?)),
        "blocked" if given::is_none(text) || text.eq_ignore_ascii_case("no") => {
            PlaceChange::Blocked(None)
        }
        "blocked" => PlaceChange::Blocked(Some(text.to_owned())),
        "remaining" => PlaceChange::Remaining(given::maybe_number(named, text)?),
        _ => {
            return Err(Failure::input(&format!("an item has no field `{field}`"))
                .hint("`goalpost set --help` lists the fields"));
        }
    })
}

/// The column that is meant, by id or by name.
fn column(board: &Board, text: &str) -> Result<ColumnId, Failure> {
    let lower = text.to_lowercase();
    let is_meant = |id: &ColumnId, name: &str| {
        id.as_str().to_lowercase() == lower || name.to_lowercase() == lower
    };
    let columns = board.columns();
    let found = columns
        .iter()
        .find(|column| is_meant(&column.id, &column.name));
    found.map(|column| column.id.clone()).ok_or_else(|| {
        let known: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
        Failure::input(&format!("there is no column `{text}`"))
            .hint(&format!("the columns are {}", known.join(", ")))
    })
}

/// What must hold for the item to be accepted, one a line; a line that was there stays ticked if it was.
fn acceptance(board: &Board, id: &ItemId, value: &str) -> Vec<Acceptance> {
    if given::is_none(value) {
        return Vec::new();
    }
    let old = board.items.get(id).map_or(&[][..], |item| &item.acceptance);
    let lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = |text: &str| {
        let kept = old.iter().find(|line| line.text == text).cloned();
        kept.unwrap_or_else(|| Acceptance {
            text: text.to_owned(),
            ..Acceptance::default()
        })
    };
    lines.map(line).collect()
}

fn board_change(field: &str, value: &str) -> Result<BoardChange, Failure> {
    let text = || {
        if given::is_none(value) {
            String::new()
        } else {
            value.trim().to_owned()
        }
    };
    Ok(match field {
        "team" => BoardChange::Team(text()),
        "product_goal" => BoardChange::ProductGoal(text()),
        "definition_of_ready" => {
            let lines = value.lines().filter(|_| !given::is_none(value));
            BoardChange::DefinitionOfReady(lines.map(str::to_owned).collect())
        }
        "unit" => BoardChange::Unit(given::unit(value).map_err(|problem| wrong(field, &problem))?),
        _ => {
            return Err(Failure::input(&format!("the board has no field `{field}`"))
                .hint("it has team, product_goal, unit and definition_of_ready"));
        }
    })
}

/// A value that will not do for a field.
pub(super) fn wrong(field: &str, problem: &str) -> Failure {
    Failure::input(&format!("{field}: {problem}"))
}
