//! The user's keys: `[keys.backlog]`, `lift = ["x", "ctrl-x"]`.

use super::settings::{Entry, Source};
use crate::{
    app::{
        action::Action,
        key::Key,
        keymap::{self, Context, KEYMAP, Keymap, Rebinding},
    },
    store::config::{Fault, Setting, Value},
};

/// The keys that hold, with an entry for each row of the table.
pub(super) fn read(
    settings: &[((String, String), Setting)],
    entries: &mut Vec<Entry>,
    faults: &mut Vec<Fault>,
) -> Keymap {
    let mut asked = Vec::new();
    for ((context, action), setting) in settings {
        match rebinding(context, action, setting) {
            Ok(rebinding) => asked.push(rebinding),
            Err(text) => faults.push(Fault {
                line: Some(setting.line),
                text,
            }),
        }
    }
    let (keymap, refused) = Keymap::rebound(&asked);
    for row in keymap.rows() {
        let of_row =
            |asked: &&Rebinding| asked.context == row.context && asked.action == row.action;
        let mine = asked.iter().rfind(of_row);
        let holds = |asked: &&Rebinding| !refused.iter().any(|refused| refused.line == asked.line);
        entries.push(Entry {
            section: format!("keys.{}", row.context.name()),
            name: row.action.name(),
            value: value(&row.keys),
            source: mine
                .filter(holds)
                .map_or(Source::Default, |asked| Source::File(asked.line)),
        });
    }
    faults.extend(refused.into_iter().map(|refused| Fault {
        line: Some(refused.line),
        text: refused.why,
    }));
    keymap
}

fn rebinding(context: &str, action: &str, setting: &Setting) -> Result<Rebinding, String> {
    let unknown = || format!("there is no [keys.{context}]: {}", contexts());
    let section = Context::named(context).ok_or_else(unknown)?;
    let unknown =
        || format!("`{action}` is no action; `goalpost config` lists those of [keys.{context}]");
    let found = Action::named(action).ok_or_else(unknown)?;
    let wrong = |value: &Value| {
        format!(
            "`{action}` is set to {}: keys are texts, as in {action} = [\"x\", \"ctrl-x\"]",
            value.kind()
        )
    };
    let one = |value: &Value| {
        let text = value.as_text().ok_or_else(|| wrong(value))?;
        keymap::sequence(text)
    };
    let keys = match setting.value.as_list() {
        Some(values) => values.iter().map(one).collect::<Result<Vec<_>, _>>()?,
        None => vec![one(&setting.value)?],
    };
    Ok(Rebinding {
        context: section,
        action: found,
        keys,
        line: setting.line,
    })
}

/// What is wrong with a name that stands in `[keys]` itself.
pub(super) fn outside(name: &str) -> String {
    match Action::named(name) {
        Some(action) => {
            let rows = KEYMAP.iter().filter(|row| row.action == action);
            let places: Vec<String> = rows
                .map(|row| format!("[keys.{}]", row.context.name()))
                .collect();
            format!("`{name}` belongs into {}", places.join(" or "))
        }
        None => format!("`{name}` is no table of keys: {}", contexts()),
    }
}

fn contexts() -> String {
    let names: Vec<String> = Context::ALL.iter().map(|context| context.name()).collect();
    format!("{} are", names.join(", "))
}

/// Keys as they are written in the file.
fn value(keys: &[Vec<Key>]) -> Value {
    let texts = keys
        .iter()
        .map(|keys| Value::Text(keymap::plain_name(keys)));
    Value::List(texts.collect())
}
