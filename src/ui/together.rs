//! The open requests together, and how the buffer stands.

use super::{
    number::{day, hours, number, percent},
    row::{self, Row},
    theme::Theme,
    words,
};
use crate::{app::App, assess::Level, domain::id::RequestId};

/// Columns of a label.
const LABEL: usize = 11;

/// All open requests together: the level, which of them tips it, and how the buffer stands.
pub(super) fn rows(app: &App, theme: &Theme, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(together) = &app.assessment.together {
        let count = app.assessment.requests.len();
        let label = Row::new()
            .say(&format!("All {count}  "), theme.title)
            .and(words::level_row(together.level, theme));
        let label = label.say("  ", theme.text);
        rows.extend(row::labeled(
            &label,
            &together.headline,
            width,
            4,
            theme.text,
        ));
        let title = |id: &RequestId| match app.board().request(id) {
            Some(request) => format!("{id} {}", request.title),
            None => id.to_string(),
        };
        let tips = [
            (Level::Watch, &together.first_to_watch),
            (Level::Threatens, &together.first_to_threaten),
        ];
        let tips: Vec<String> = tips
            .into_iter()
            .filter_map(|(level, id)| {
                let id = id.as_ref()?;
                Some(format!(
                    "{} {} by {}",
                    level.sign(),
                    level.name(),
                    title(id)
                ))
            })
            .collect();
        rows.extend(row::labeled(
            &self::label("Tipped to", theme),
            &tips.join("\n"),
            width,
            4,
            theme.text,
        ));
    }
    rows.extend(row::labeled(
        &label("Buffer", theme),
        &buffer(app),
        width,
        3,
        theme.text,
    ));
    rows
}

/// "6 of 24 h used (25 %), 40 % of the Sprint gone; at this rate it is gone on Thu 26 Nov".
fn buffer(app: &App) -> String {
    let found = &app.assessment;
    let Some(planned) = found.buffer.planned else {
        return String::new();
    };
    let gone = found
        .buffer_gone
        .map(|date| format!("; at this rate it is gone on {}", day(date)));
    format!(
        "{} of {} used ({}), {} of the Sprint gone{}",
        number(found.buffer.used),
        hours(planned),
        percent(found.buffer.used / planned),
        percent(found.elapsed),
        gone.unwrap_or_default()
    )
}

fn label(text: &str, theme: &Theme) -> Row {
    Row::new().cell(text, LABEL, theme.dim)
}
