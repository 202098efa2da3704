//! How things look: `[theme]`, `goal = "bold light-cyan"`.

use std::env;

use super::settings::{Entry, Source};
use crate::{
    store::config::{Fault, Setting, Value},
    ui::Theme,
};

/// The setting that switches all colors off.
const COLORS: &str = "colors";

/// The theme that holds, with an entry for each of its styles.
pub(super) fn read(
    settings: &[(String, Setting)],
    entries: &mut Vec<Entry>,
    faults: &mut Vec<Fault>,
) -> Theme {
    let mut fault = |line, text| {
        faults.push(Fault {
            line: Some(line),
            text,
        });
    };
    let mut colors = (true, Source::Default);
    for (_, setting) in settings.iter().filter(|(name, _)| name == COLORS) {
        match setting.value.as_flag() {
            Some(flag) => colors = (flag, Source::File(setting.line)),
            None => fault(
                setting.line,
                format!(
                    "`{COLORS}` is set to {}: true or false would do",
                    setting.value.kind()
                ),
            ),
        }
    }
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        colors = (false, Source::Environment("NO_COLOR"));
    }
    let mut theme = if colors.0 {
        Theme::colors()
    } else {
        Theme::plain()
    };
    let mut mine: Vec<(&str, usize)> = Vec::new();
    for (name, setting) in settings.iter().filter(|(name, _)| name != COLORS) {
        // without colors the user's styles are read all the same, so that a slip in them is told
        let mut tried = theme;
        let wrong = || {
            format!(
                "`{name}` is set to {}: a style is a text, as in {name} = \"bold cyan\"",
                setting.value.kind()
            )
        };
        let text = setting.value.as_text().ok_or_else(wrong);
        let set = text.and_then(|text| tried.set(name, text));
        match set {
            Ok(()) if colors.0 => {
                theme = tried;
                mine.push((name, setting.line));
            }
            Ok(()) => (),
            Err(problem) => fault(setting.line, problem),
        }
    }
    let entry = |name: &str, value, source| Entry {
        section: "theme".to_owned(),
        name: name.to_owned(),
        value,
        source,
    };
    entries.push(entry(COLORS, Value::Flag(colors.0), colors.1));
    for (name, words) in theme.words() {
        let line = mine.iter().rfind(|(set, _)| *set == name);
        let of_colors = if colors.0 { Source::Default } else { colors.1 };
        let source = line.map_or(of_colors, |(_, line)| Source::File(*line));
        entries.push(entry(name, Value::Text(words), source));
    }
    theme
}
