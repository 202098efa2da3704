//! The rules of filters that are kept under a name.

use std::collections::HashMap;

use super::{Findings, limits::length};
use crate::domain::filter::{LONGEST_FILTER, LONGEST_FILTER_NAME, MOST_FILTERS, SavedFilter};

/// Looks at every filter: a name that is its own, and something to find.
pub(super) fn examine(filters: &[SavedFilter], findings: &mut Findings) {
    if filters.len() > MOST_FILTERS {
        let count = filters.len();
        findings.fault(
            format_args!("filters"),
            format_args!("{count} filters, at most {MOST_FILTERS} are allowed"),
        );
    }
    let mut names: HashMap<String, usize> = HashMap::new();
    for (place, saved) in filters.iter().enumerate() {
        let SavedFilter { name, filter, .. } = saved;
        let path = format_args!("filters[{place}].name");
        if name.trim().is_empty() {
            findings.fault(path, format_args!("is empty: say what people call it"));
        }
        length(findings, path, name, LONGEST_FILTER_NAME);
        let first = *names.entry(saved.key()).or_insert(place);
        if first != place {
            let problem = format_args!("{name} is there twice, filters[{first}] is called so too");
            findings.fault(path, problem);
        }
        let path = format_args!("filters[{place}].filter");
        if filter.trim().is_empty() {
            findings.fault(path, format_args!("is empty: say what it finds"));
        }
        length(findings, path, filter, LONGEST_FILTER);
    }
}
