//! What else can be set: `[defaults]`, `name = "Ana"`.

use std::env;

use super::settings::{Entry, Source};
use crate::{
    app::{Screen, preferences::Preferences},
    domain::{board::Unit, number::Number, text},
    store::config::{Fault, Setting, Value},
};

/// The longest name under which changes are logged, in characters.
const LONGEST_NAME: usize = 100;
/// The most steps that a scale of estimates may have.
const MOST_ESTIMATES: usize = 20;

/// What else can be set.
#[derive(Debug, Default)]
pub(in crate::cli) struct Defaults {
    /// The name under which changes are logged; empty where nothing says it.
    pub(in crate::cli) name: String,
    /// What the user prefers on the screen.
    pub(in crate::cli) preferences: Preferences,
}

/// Sets one of them.
type Set = fn(&mut Defaults, &Value) -> Result<(), String>;
/// Shows one of them as it is written in the file.
type Get = fn(&Defaults) -> Value;

/// Every one of them.
#[rustfmt::skip] // a table is read in columns
const ALL: &[(&str, Set, Get)] = &[
    ("name",      set_name,      |defaults| Value::Text(defaults.name.clone())),
    ("screen",    set_screen,    |defaults| Value::Text(screen_word(defaults.preferences.screen))),
    ("unit",      set_unit,      |defaults| Value::Text(defaults.preferences.unit.word().to_owned())),
    ("estimates", set_estimates, |defaults| numbers(&defaults.preferences.estimates)),
];

impl Defaults {
    /// What holds, with an entry for each.
    pub(super) fn read(
        settings: &[(String, Setting)],
        entries: &mut Vec<Entry>,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let mut defaults = Self::default();
        let mut sources = vec![Source::Default; ALL.len()];
        for (name, setting) in settings {
            let known = ALL.iter().zip(&mut sources);
            let mut known = known.filter(|((known, ..), _)| known == name);
            let result = if let Some(((_, set, _), source)) = known.next() {
                set(&mut defaults, &setting.value).map(|()| *source = Source::File(setting.line))
            } else {
                let names: Vec<&str> = ALL.iter().map(|(name, ..)| *name).collect();
                Err(format!(
                    "`{name}` is no setting of [defaults]: {} are",
                    names.join(", ")
                ))
            };
            if let Err(text) = result {
                faults.push(Fault {
                    line: Some(setting.line),
                    text,
                });
            }
        }
        // the name is the first of them
        if let Some(source) = sources.first_mut() {
            defaults.name_from_around(source);
        }
        for ((name, _, get), source) in ALL.iter().zip(sources) {
            entries.push(Entry {
                section: "defaults".to_owned(),
                name: (*name).to_owned(),
                value: get(&defaults),
                source,
            });
        }
        defaults
    }

    /// `$GOALPOST_NAME` wins over the file, and the file over what the system calls the user.
    fn name_from_around(&mut self, source: &mut Source) {
        let variable = |variable: &'static str| {
            let name = env::var(variable).ok()?;
            (!name.trim().is_empty()).then_some((name, Source::Environment(variable)))
        };
        let found = match variable("GOALPOST_NAME") {
            Some(found) => Some(found),
            None if *source != Source::Default => None,
            None => SYSTEM_NAMES
                .into_iter()
                .find_map(variable)
                .or_else(|| Some((super::super::world::account()?, Source::Account))),
        };
        if let Some((name, from)) = found {
            self.name = name;
            *source = from;
        }
    }
}

/// Variables that hold the name of whoever is logged in; the first one that says something wins.
const SYSTEM_NAMES: [&str; 3] = ["USER", "LOGNAME", "USERNAME"];

fn set_name(defaults: &mut Defaults, value: &Value) -> Result<(), String> {
    let name = text_of("name", value)?.trim();
    if name.is_empty() {
        return Err("`name` is empty: leave the line out instead".to_owned());
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(format!("`name` is longer than {LONGEST_NAME} characters"));
    }
    if !text::is_inert(name) {
        return Err("`name` holds characters that cannot be shown".to_owned());
    }
    name.clone_into(&mut defaults.name);
    Ok(())
}

fn set_screen(defaults: &mut Defaults, value: &Value) -> Result<(), String> {
    let word = text_of("screen", value)?;
    let screens = || std::iter::once(None).chain(Screen::ALL.into_iter().map(Some));
    let found = screens().find(|screen| screen_word(*screen) == word);
    let words: Vec<String> = screens().map(screen_word).collect();
    defaults.preferences.screen = found.ok_or_else(|| {
        format!(
            "`{word}` is no screen to open with: {} are",
            words.join(", ")
        )
    })?;
    Ok(())
}

/// A screen as it is written in the file.
fn screen_word(screen: Option<Screen>) -> String {
    screen.map_or_else(|| "any".to_owned(), |screen| screen.title().to_lowercase())
}

fn set_unit(defaults: &mut Defaults, value: &Value) -> Result<(), String> {
    let word = text_of("unit", value)?;
    let found = Unit::ALL.into_iter().find(|unit| unit.word() == word);
    defaults.preferences.unit = found.ok_or_else(|| {
        let words: Vec<&str> = Unit::ALL.iter().map(|unit| unit.word()).collect();
        format!("`{word}` is no unit: {} are", words.join(", "))
    })?;
    Ok(())
}

fn set_estimates(defaults: &mut Defaults, value: &Value) -> Result<(), String> {
    let problem = || {
        let kind = value.as_list().map_or(value.kind(), |_| "another list");
        format!(
            "`estimates` is set to {kind}: a rising list of at most {MOST_ESTIMATES} numbers above 0 would do, as [1, 2, 3, 5, 8]"
        )
    };
    let values = value.as_list().ok_or_else(problem)?;
    let number = |value: &Value| Number::new(value.as_number().filter(|number| *number > 0.0)?);
    let scale: Option<Vec<Number>> = values.iter().map(number).collect();
    let rising = |scale: &Vec<Number>| scale.is_sorted_by(|one, other| one < other);
    let fits = |scale: &Vec<Number>| scale.len() <= MOST_ESTIMATES && rising(scale);
    defaults.preferences.estimates = scale.filter(fits).ok_or_else(problem)?;
    Ok(())
}

fn numbers(scale: &[Number]) -> Value {
    Value::List(
        scale
            .iter()
            .map(|number| Value::Number(number.get()))
            .collect(),
    )
}

fn text_of<'a>(name: &str, value: &'a Value) -> Result<&'a str, String> {
    value.as_text().ok_or_else(|| {
        format!(
            "`{name}` is set to {}: a text between quotes would do",
            value.kind()
        )
    })
}
