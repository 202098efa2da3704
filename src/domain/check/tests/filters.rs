//! Filters that are kept under a name.

use super::*;
use crate::domain::filter::{MOST_FILTERS, SavedFilter};

fn filter(name: &str, filter: &str) -> SavedFilter {
    SavedFilter {
        name: name.to_owned(),
        filter: filter.to_owned(),
        ..SavedFilter::default()
    }
}

#[test]
fn a_filter_has_a_name_of_its_own_and_something_to_find() {
    refuses(
        |p| p.filters = vec![filter("Bugs", "kind:bug"), filter(" bugs", "x")],
        &["filters[1].name:  bugs is there twice, filters[0] is called so too"],
    );
    refuses(
        |p| p.filters = vec![filter(" ", "")],
        &[
            "filters[0].name: is empty: say what people call it",
            "filters[0].filter: is empty: say what it finds",
        ],
    );
    refuses(
        |p| p.filters = vec![filter(&"n".repeat(61), &"f".repeat(301))],
        &[
            "filters[0].name: has 61 characters, at most 60 are allowed",
            "filters[0].filter: has 301 characters, at most 300 are allowed",
        ],
    );
    let many = |n: usize| (0..n).map(|n| filter(&n.to_string(), "x")).collect();
    refuses(
        |p| p.filters = many(MOST_FILTERS + 1),
        &["filters: 101 filters, at most 100 are allowed"],
    );
}
