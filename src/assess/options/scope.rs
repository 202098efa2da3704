//! Which items have to leave the Sprint: the lowest ones, and no more than need be.

use super::{super::TOLERANCE, scene::Judged};
use crate::assess::work::Piece;
use crate::domain::{board::ColumnKind, id::ItemId, number::Number};

/// Items that leave the Sprint.
pub(super) struct Out {
    /// Their ids, in backlog order.
    pub(super) ids: Vec<ItemId>,
    /// Their titles, in the same order.
    pub(super) titles: Vec<String>,
    /// Hours of work that are left of them.
    pub(super) hours: f64,
}

/// What may be short and must not be, once items are out.
#[derive(Clone, Copy)]
pub(super) enum Short {
    /// The goal: until it is whole.
    Goal,
    /// Other work: until it is as before the request.
    Other,
}

/// The lowest-ordered items not started that have to leave, so that what is short is so no more; `None` when none can.
///
/// From the lowest up as many as it takes; then those that were not needed are put back, the highest first. If even
/// all of them are not enough, those that help.
pub(super) fn out(judged: &Judged, short: Short) -> Option<Out> {
    let setting = &judged.setting;
    let pieces = match short {
        Short::Goal => &setting.work.goal,
        Short::Other => &setting.work.other,
    };
    let is_todo = |piece: &&Piece| {
        let column = setting.board.column_of(piece.place);
        column.is_none_or(|column| column.kind == ColumnKind::Todo)
    };
    let mut lowest_first: Vec<&Piece> = pieces.iter().filter(is_todo).collect();
    lowest_first.sort_by(|a, b| (&b.item.rank, &b.item.id).cmp(&(&a.item.rank, &a.item.id)));
    let asked: Vec<_> = setting
        .open
        .iter()
        .map(|ask| (ask, ask.efforts().likely))
        .collect();
    let weighing = setting.weighing(&setting.claims(&asked));
    let lack = |out: &[&Piece]| {
        let (goal, other) = weighing.shorts(|id| out.iter().any(|piece| piece.item.id == *id));
        match short {
            Short::Goal => goal,
            Short::Other => other,
        }
    };
    let aim = match short {
        Short::Goal => 0.0,
        Short::Other => judged.before.state.other_short,
    };
    let aim = aim.max(lack(&lowest_first)) + TOLERANCE;
    // taking more out never makes it shorter, so the fewest that are enough are found by halving
    let (mut few, mut enough) = (0, lowest_first.len());
    while few < enough {
        let half = few.midpoint(enough);
        if lowest_first.get(..half).is_some_and(|out| lack(out) <= aim) {
            enough = half;
        } else {
            few = half + 1;
        }
    }
    lowest_first.truncate(enough);
    let mut out = lowest_first;
    for place in (0..out.len()).rev() {
        let mut fewer = out.clone();
        let back = fewer.remove(place);
        if back.hours <= 0.0 || lack(&fewer) <= aim {
            out = fewer;
        }
    }
    out.reverse();
    (!out.is_empty()).then(|| Out {
        ids: out.iter().map(|piece| piece.item.id.clone()).collect(),
        titles: out.iter().map(|piece| piece.item.title.clone()).collect(),
        hours: out.iter().map(|piece| piece.hours).sum(),
    })
}

impl Out {
    /// The hours as the decision keeps them: to a hundredth.
    pub(super) fn freed(&self) -> Option<Number> {
        Number::new((self.hours * 100.0).round() / 100.0)
    }
}
