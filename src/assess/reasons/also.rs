//! What bears on a request but on no level.

use super::super::{
    load::Ask,
    setting::Setting,
    verdict::Three,
    words::{list, number},
};

/// What bears on a request but on no level.
pub(super) fn also_said(setting: &Setting, ask: &Ask) -> Vec<String> {
    let request = ask.request;
    let mut said = Vec::new();
    if request.effort.is_none() {
        let Three { low, likely, high } = ask.efforts().map(|effort| number(*effort));
        said.push(format!(
            "Nobody said what it takes: {low}–{likely}–{high} h each is assumed."
        ));
    }
    if request.serves_goal {
        said.push("It serves the goal: goal work that nobody knew of.".to_owned());
    }
    if request.breaks_done {
        said.push("Without it the Increment is not Done.".to_owned());
    }
    let related = request
        .items
        .iter()
        .filter_map(|id| setting.board.items.get(id));
    let related: Vec<String> = related
        .map(|item| format!("{} {}", item.id, item.title))
        .collect();
    if !related.is_empty() {
        said.push(format!("Related: {}.", list(&related, "and")));
    }
    said
}
