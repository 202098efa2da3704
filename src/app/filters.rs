//! Filters that are kept under a name: keeping one, going back to one, forgetting one.

use super::{
    App, Effect,
    form::{Form, Input},
    overlay::{Overlay, Purpose},
};
use crate::domain::{edit::Edit, filter::SavedFilter};

impl App {
    /// Opens the form that asks for the name of the filter that is on.
    pub(super) fn open_filter_form(&mut self) {
        let Some(filtered) = &self.backlog.filter else {
            self.refuse("there is no filter to keep: / types one".to_owned());
            return;
        };
        if let Some(unclear) = filtered.filter.unclear().first() {
            self.refuse(unclear.to_string());
            return;
        }
        let typed = filtered.typed.trim().to_owned();
        let mut kept = self.board().filters.iter();
        let named = kept.find(|kept| kept.filter == typed);
        let name = named.map_or("", |kept| &kept.name);
        let hint = "a name of its own; one that is there already gets this filter instead";
        let input = Input::line("Name", hint, name);
        let title = format!("Keep the filter {typed}");
        self.open_form(Form::new(title, Purpose::SaveFilter(typed), vec![input]));
    }

    /// Opens the list of the filters that are kept.
    pub(super) fn open_filters(&mut self) {
        if self.board().filters.is_empty() {
            self.refuse("no filter is kept yet: / types one, ctrl-s keeps it".to_owned());
            return;
        }
        if matches!(self.overlays.last(), Some(Overlay::Filter(_))) {
            self.overlays.pop();
        }
        self.overlays.push(Overlay::Filters { at: 0 });
    }

    /// Shows what a filter that is kept finds.
    pub(super) fn use_filter(&mut self, name: &str) {
        let kept = self
            .board()
            .filters
            .iter()
            .find(|kept| kept.is_called(name));
        let Some(filter) = kept.map(|kept| kept.filter.clone()) else {
            self.refuse(format!("no filter is called {name}"));
            return;
        };
        self.show_only(&filter);
    }

    /// Shows what the selected filter finds.
    pub(super) fn use_selected_filter(&mut self) {
        let name = self.selected_filter().map(|kept| kept.name.clone());
        self.overlays.pop();
        if let Some(name) = name {
            self.use_filter(&name);
        }
    }

    /// Forgets the selected filter.
    pub(super) fn forget_filter(&mut self) -> Option<Effect> {
        let name = self.selected_filter()?.name.clone();
        let edit = Edit::SetFilter {
            name: name.clone(),
            filter: None,
        };
        let effect = self.commit(&edit);
        if !self
            .board()
            .filters
            .iter()
            .any(|kept| kept.is_called(&name))
        {
            self.say(format!("{name} is forgotten · u takes it back"));
        }
        self.step(0);
        if self.board().filters.is_empty() {
            self.overlays.pop();
        }
        effect
    }

    fn selected_filter(&self) -> Option<&SavedFilter> {
        match self.overlays.last() {
            Some(Overlay::Filters { at }) => self.board().filters.get(*at),
            _ => None,
        }
    }
}
