//! Edits of the filters that are kept under a name.

use super::{Change, Refusal, limits};
use crate::domain::{
    board::Board,
    extra::Extra,
    filter::{LONGEST_FILTER, LONGEST_FILTER_NAME, MOST_FILTERS, SavedFilter, unclear},
};

impl Board {
    pub(super) fn set_filter(
        &mut self,
        name: &str,
        filter: Option<&str>,
    ) -> Result<Change, Refusal> {
        let name = limits::line("the name of the filter", name, LONGEST_FILTER_NAME)?;
        let place = self.filters.iter().position(|kept| kept.is_called(&name));
        let before = place.and_then(|place| self.filters.get(place));
        let before = before.map(|kept| kept.filter.clone()).unwrap_or_default();
        let told = Change::of(&name).from(before);
        let Some(filter) = filter else {
            let Some(place) = place else {
                return Err(Refusal::Rule(format!("no filter is called {name}")));
            };
            self.filters.remove(place);
            return Ok(told);
        };
        let filter = limits::line("the filter", filter, LONGEST_FILTER)?;
        if let Some(unclear) = unclear(&filter).first() {
            return Err(Refusal::Rule(unclear.to_string()));
        }
        let told = told.to(&filter);
        let full = self.filters.len() >= MOST_FILTERS;
        match self.filters.get_mut(place.unwrap_or(usize::MAX)) {
            Some(kept) => (kept.name, kept.filter) = (name, filter),
            None if full => {
                return Err(Refusal::Rule(format!(
                    "{MOST_FILTERS} filters are kept already; forget one first"
                )));
            }
            None => self.filters.push(SavedFilter {
                name,
                filter,
                extra: Extra::default(),
            }),
        }
        Ok(told)
    }
}
