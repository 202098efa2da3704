//! The rules of the board as a whole: its columns and its team.

use std::collections::HashSet;

use super::{
    Findings, LONGEST_GOAL, MOST_ITEMS, Parts,
    limits::{length, range},
};
use crate::domain::{
    board::{Column, ColumnKind},
    member::Member,
    text::is_inert,
};

/// Looks at columns, members and the Product Goal.
pub(super) fn examine(parts: &Parts, findings: &mut Findings) {
    length(
        findings,
        format_args!("product_goal"),
        &parts.product_goal,
        LONGEST_GOAL,
    );
    if !is_inert(&parts.team) {
        findings.oddity(
            format_args!("team"),
            format_args!("holds control characters, which are shown as signs"),
        );
    }
    if let Some(columns) = &parts.columns {
        examine_columns(columns, findings);
    }
    for (place, member) in parts.members.iter().enumerate() {
        examine_member(place, member, findings);
    }
    if parts.items.len() > MOST_ITEMS {
        let count = parts.items.len();
        findings.oddity(
            format_args!("items"),
            format_args!("{count} items are more than {MOST_ITEMS}, it may be slow"),
        );
    }
}

fn examine_columns(columns: &[Column], findings: &mut Findings) {
    let Some(first) = columns.first() else {
        return findings.oddity(
            format_args!("columns"),
            format_args!("is empty, the default four are used"),
        );
    };
    if first.kind != ColumnKind::Todo {
        let word = first.kind.word();
        findings.fault(
            format_args!("columns[0].kind"),
            format_args!("the first column is {word}, expected todo"),
        );
    }
    if !columns.iter().any(|column| column.kind == ColumnKind::Done) {
        findings.fault(
            format_args!("columns"),
            format_args!("none is of the kind done, expected at least one"),
        );
    }
    let mut names = HashSet::new();
    for (place, column) in columns.iter().enumerate() {
        range(
            findings,
            format_args!("columns[{place}].left"),
            column.left,
            1.0,
        );
        let path = format_args!("columns[{place}].name");
        if !names.insert(column.name.as_str()) {
            findings.oddity(path, format_args!("two columns have this name"));
        }
        if !is_inert(&column.name) {
            findings.oddity(
                path,
                format_args!("holds control characters, which are shown as signs"),
            );
        }
    }
}

fn examine_member(place: usize, member: &Member, findings: &mut Findings) {
    range(
        findings,
        format_args!("members[{place}].hours_per_day"),
        member.hours_per_day,
        24.0,
    );
    for (at, off) in member.days_off.iter().enumerate() {
        let path = format_args!("members[{place}].days_off[{at}]");
        range(findings, format_args!("{path}.part"), off.part, 1.0);
        if off.to < off.from {
            findings.fault(
                path,
                format_args!("to ({}) is before from ({})", off.to, off.from),
            );
        }
    }
}
