//! Items as they are written.

use super::out::Out;
use crate::domain::{
    id::ItemId,
    item::{Acceptance, Item, Kind},
};

pub(super) fn item(out: &mut Out, item: &Item) {
    out.plain("id", Some(&item.id));
    out.text("rank", item.rank.as_str());
    out.text("title", &item.title);
    out.plain("kind", item.kind.map(Kind::word));
    out.number("estimate", item.estimate);
    out.texts("skills", item.skills.iter().map(String::as_str));
    out.texts("tags", item.tags.iter().map(String::as_str));
    out.lines("description", &item.description);
    out.list(
        "acceptance",
        &item.acceptance,
        |out, Acceptance { text, done, extra }| {
            out.lines("text", text);
            out.flag("done", *done);
            out.extra(extra);
        },
    );
    out.texts("depends_on", item.depends_on.iter().map(ItemId::as_str));
    out.number("value", item.value);
    out.flag("ready", item.ready);
    out.texts("ready_lines", item.ready_lines.iter().map(String::as_str));
    out.plain("unplanned", item.unplanned.as_ref());
    out.text("ref", &item.reference);
    out.text("ref_seen", &item.seen);
    out.plain("created", item.created);
    out.plain("done", item.done);
    out.plain("deleted", item.deleted);
    out.extra(&item.extra);
}
