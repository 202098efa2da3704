//! The items as a table that spreadsheets open, and that comes back through the import as it went out.

use csv::WriterBuilder;

use crate::{
    domain::{
        board::Board,
        id::ItemId,
        item::{Acceptance, Item},
    },
    exchange::{guard::guarded, import::COLUMNS},
};

/// Every item of the board as CSV by RFC 4180, each cell quoted: those ahead in their order, then those that are done
/// or deleted. A cell that a spreadsheet could take for a formula is guarded.
pub fn csv(board: &Board) -> String {
    let mut out = WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let ahead = board.items.iter();
    let behind = board.items.by_id();
    let behind = behind.filter(|item| item.done.is_some() || item.deleted.is_some());
    // memory takes whatever it gets
    let _written = out.write_record(COLUMNS);
    for item in ahead.chain(behind) {
        let cells = COLUMNS.map(|column| guarded(&cell(board, item, column)));
        let _written = out.write_record(cells);
    }
    let bytes = out.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// What stands in this column of an item's row.
fn cell(board: &Board, item: &Item, column: &str) -> String {
    let sprint = board.sprint_of(&item.id);
    let place = sprint.map(|(_, place)| place);
    let yes = |yes: bool| if yes { "yes".to_owned() } else { String::new() };
    let told = |value: Option<String>| value.unwrap_or_default();
    match column {
        "id" => item.id.to_string(),
        "ref" => item.reference.clone(),
        "title" => item.title.clone(),
        "kind" => told(item.kind.map(|kind| kind.word().to_owned())),
        "estimate" => told(item.estimate.map(|estimate| estimate.to_string())),
        "tags" => item.tags.join("; "),
        "skills" => item.skills.join("; "),
        "description" => item.description.clone(),
        "acceptance" => acceptance(&item.acceptance),
        "depends_on" => {
            let ids: Vec<&str> = item.depends_on.iter().map(ItemId::as_str).collect();
            ids.join("; ")
        }
        "value" => told(item.value.map(|value| value.to_string())),
        "ready" => yes(item.ready),
        "sprint" => told(sprint.map(|(sprint, _)| sprint.number.to_string())),
        "column" => told(place.and_then(|place| Some(board.column_of(place)?.id.to_string()))),
        "goal" => yes(place.is_some_and(|place| place.goal)),
        "owner" => told(place.and_then(|place| {
            let owner = place.owner.as_ref()?;
            Some(
                board
                    .member(owner)
                    .map_or_else(|| owner.to_string(), |member| member.name().to_owned()),
            )
        })),
        "blocked" => told(place.and_then(|place| Some(place.blocked.as_ref()?.reason.clone()))),
        "remaining" => told(place.and_then(|place| Some(place.remaining?.to_string()))),
        "created" => told(item.created.map(|time| time.to_string())),
        "done" => told(item.done.map(|time| time.to_string())),
        "deleted" => told(item.deleted.map(|day| day.to_string())),
        _ => String::new(),
    }
}

/// The lines of acceptance, each with its box.
fn acceptance(lines: &[Acceptance]) -> String {
    let line = |line: &Acceptance| {
        let mark = if line.done { "[x]" } else { "[ ]" };
        // a line that has line ends of its own stays one line
        format!("{mark} {}", line.text.replace('\n', " "))
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
