//! What an action is called in the config file and in sentences: its variant in small letters, `move-down`.

use super::Action;
use crate::app::keymap::KEYMAP;

impl Action {
    /// Its name in the config file: `move-down`.
    pub fn name(self) -> String {
        kebab(&format!("{self:?}"))
    }

    /// The action of this name, if one is called so.
    pub fn named(name: &str) -> Option<Self> {
        let mut rows = KEYMAP.iter();
        rows.find(|row| row.action.name() == name)
            .map(|row| row.action)
    }
}

/// `MoveDown` as `move-down`.
pub(in crate::app) fn kebab(variant: &str) -> String {
    let mut name = String::new();
    for c in variant.chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(c.to_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_action_alone() {
        for row in KEYMAP {
            assert_eq!(Action::named(&row.action.name()), Some(row.action));
        }
        assert_eq!(Action::MoveDown.name(), "move-down");
        assert_eq!(Action::named("Move-Down"), None);
    }

    #[test]
    fn what_the_reasons_name_are_actions() {
        let reasons = include_str!("blocked.rs");
        let names = reasons.split('{').skip(1).filter_map(|rest| {
            let (name, _) = rest.split_once('}')?;
            let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
            (!name.is_empty() && name.chars().all(is_name)).then_some(name)
        });
        let names: Vec<&str> = names.collect();
        assert!(names.contains(&"plan-sprint"), "{names:?}");
        for name in names {
            assert!(Action::named(name).is_some(), "{name}");
        }
    }
}
