//! Conflicts as they are written.

use super::out::Out;
use crate::domain::conflict::Conflict;

pub(super) fn conflict(out: &mut Out, conflict: &Conflict) {
    out.plain("id", Some(&conflict.id));
    out.text("place", &conflict.place);
    out.json("other", conflict.other.as_deref());
    out.extra(&conflict.extra);
}
