//! One row to one record.

use jiff::Timestamp;

use super::{
    super::{
        Setting,
        columns::Column,
        dates::{self, NoDate},
        found::{Found, FoundSprint, Order, person_of},
        markup,
        number::{self, short},
        words::{self, Sort},
    },
    Between, Cells, Dialect, Facts, Habit, Markup,
};
use crate::domain::{
    id::ItemId,
    import::{Fate, Report, Stage},
    item::Acceptance,
    number::Number,
};

/// The record of a row; what of it could not be read is told.
pub(super) fn of(
    cells: &Cells<'_>,
    line: u64,
    dialect: &Dialect,
    facts: &Facts,
    setting: &Setting,
    report: &mut Report,
) -> Found {
    let mut read = Reading {
        cells: *cells,
        line,
        dialect,
        facts,
        report,
    };
    let (description, mut acceptance) = read.description();
    let criteria: Vec<Acceptance> = cells
        .all(Column::Acceptance)
        .flat_map(|cell| markup::lines_of(&dialect.text(cell)))
        .collect();
    acceptance.splice(0..0, criteria);
    let kind = cells.word(Column::Kind);
    let sort = setting.mapping.kind(kind).or_else(|| words::sort(kind));
    let mut found = Found {
        line,
        key: cells.word(Column::Key).to_owned(),
        other_key: cells.word(Column::Id).to_owned(),
        title: cells.word(Column::Title).to_owned(),
        sort,
        kind: kind.to_owned(),
        parent: parent(cells),
        parent_title: cells.word(Column::ParentTitle).to_owned(),
        description,
        acceptance,
        estimate: read.estimate(),
        hours: read.hours(),
        status: cells.word(Column::Status).to_owned(),
        category: words::stage(cells.word(Column::Category)),
        tags: dialect.labels(cells, Column::Tags),
        skills: dialect.labels(cells, Column::Skills),
        sprints: read.sprints(),
        waits: keys(cells, Column::Waits),
        blocks: keys(cells, Column::Blocks),
        value: number::amount(cells.first(Column::Value)).and_then(Number::new),
        ready: words::yes(cells.word(Column::Ready)),
        goal: words::yes(cells.word(Column::Goal)),
        column: Some(cells.word(Column::Place).to_owned()).filter(|name| !name.is_empty()),
        created: read.moment(Column::Created),
        ..Found::default()
    };
    read.state(&mut found);
    read.owners(&mut found);
    read.due(&mut found);
    read.rest(&mut found);
    if sort.is_none() && !kind.is_empty() {
        found.facts.push(("Kind".to_owned(), kind.to_owned()));
    }
    if found.sort == Some(Sort::Epic) && found.title.is_empty() {
        found.title.clone_from(&found.parent_title);
    }
    found
}

/// A row being read.
struct Reading<'a, 'b> {
    cells: Cells<'a>,
    line: u64,
    dialect: &'b Dialect,
    facts: &'b Facts,
    report: &'b mut Report,
}

impl Reading<'_, '_> {
    fn note(&mut self, text: String) {
        self.report.note(self.line, Fate::InPart, text);
    }

    /// The description as plain text, and the checklist that was in it.
    fn description(&self) -> (String, Vec<Acceptance>) {
        let texts: Vec<String> = self
            .cells
            .all(Column::Description)
            .map(|cell| self.dialect.text(cell))
            .collect();
        if self.dialect.markup == Markup::Raw {
            return (texts.concat(), Vec::new());
        }
        markup::split(&texts.join("\n\n"))
    }

    /// The first size that is filled.
    fn estimate(&mut self) -> Option<Number> {
        let cells: Vec<&str> = self.cells.all(Column::Estimate).collect();
        for cell in cells {
            match number::estimate(cell) {
                Ok(None) => (),
                Ok(number) => return number,
                Err(problem) => {
                    self.note(format!("the estimate is left out: {problem}"));
                    return None;
                }
            }
        }
        None
    }

    fn hours(&mut self) -> Option<Number> {
        let cell = self.cells.word(Column::Remaining);
        if cell.is_empty() {
            return None;
        }
        if self.dialect.does(Habit::Seconds) {
            return number::hours_of_seconds(cell);
        }
        match number::estimate(cell) {
            Ok(hours) => hours.filter(|hours| *hours > Number::ZERO),
            Err(problem) => {
                self.note(format!("what remains is left out: {problem}"));
                None
            }
        }
    }

    fn moment(&mut self, column: Column) -> Option<Timestamp> {
        let cell = self.cells.word(column);
        if cell.is_empty() {
            return None;
        }
        match dates::moment(cell, self.facts.order) {
            Ok(at) => Some(at),
            Err(NoDate::Undecided) => {
                self.note(format!(
                    "the date `{}` could be day/month or month/day: left out; say `dates = \"day/month\"` or `\"month/day\"` in a mapping file",
                    short(cell)
                ));
                None
            }
            Err(NoDate::None) => {
                self.note(format!(
                    "the date `{}` is left out: {}",
                    short(cell),
                    dates::TRIED
                ));
                None
            }
        }
    }

    fn state(&mut self, found: &mut Found) {
        let (cancelled, ended) = (self.moment(Column::Cancelled), self.moment(Column::Ended));
        if cancelled.is_some() {
            found.stage = Some(Stage::Cancelled);
        } else if words::yes(self.cells.word(Column::IsDone)) {
            let stage = words::stage(&found.status).filter(|stage| *stage == Stage::Cancelled);
            found.stage = Some(stage.unwrap_or(Stage::Done));
        } else if ended.is_some() && found.status.is_empty() && found.category.is_none() {
            found.stage = Some(Stage::Done);
        }
        found.ended = cancelled.or(ended);
        let reason = self.cells.word(Column::Blocked);
        let no = ["no", "false", "0", "nein", "non", "-"].contains(&reason.to_lowercase().as_str());
        if !reason.is_empty() && !no {
            let said = if words::yes(reason) {
                "Blocked"
            } else {
                reason
            };
            found.blocked = Some(said.to_owned());
        }
    }

    fn sprints(&mut self) -> Vec<FoundSprint> {
        let cells: Vec<&str> = self.cells.all(Column::Sprint).collect();
        let (start, end) = (
            self.moment(Column::SprintStart),
            self.moment(Column::SprintEnd),
        );
        let day = |at: Timestamp| at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let mut sprints: Vec<FoundSprint> =
            cells.iter().map(|cell| FoundSprint::named(cell)).collect();
        if let (true, number) = (sprints.is_empty(), self.cells.word(Column::SprintNumber))
            && !number.is_empty()
        {
            sprints.push(FoundSprint::named(number));
        }
        if let [only] = sprints.as_mut_slice() {
            (only.start, only.end) = (start.map(day), end.map(day));
        }
        sprints
    }

    fn owners(&self, found: &mut Found) {
        let cell = self.cells.word(Column::Owner);
        let login = self.cells.word(Column::Login);
        // a name may have a comma; as many logins as names tell them apart
        let logins: Vec<&str> = login
            .split(',')
            .map(str::trim)
            .filter(|login| !login.is_empty())
            .collect();
        let names: Vec<&str> = match (self.dialect.does(Habit::ManyOwners), logins.len()) {
            (true, 2..) => cell.split(", ").collect(),
            _ => vec![cell],
        };
        for (place, name) in names.iter().enumerate() {
            let mut person = person_of(name).unwrap_or_default();
            if person.login.is_empty()
                && let Some(login) = logins.get(place)
                && !login.contains(':')
            {
                (*login).clone_into(&mut person.login);
            }
            if !person.called().is_empty() {
                found.owners.push(person);
            }
        }
    }

    fn due(&mut self, found: &mut Found) {
        found.due = self
            .moment(Column::Due)
            .map(|at| at.to_zoned(jiff::tz::TimeZone::UTC).date());
    }

    /// The place in the order, comments, and texts that have no place with us.
    fn rest(&self, found: &mut Found) {
        let (rank, order) = (
            self.cells.word(Column::Rank),
            self.cells.word(Column::Order),
        );
        if !rank.is_empty() {
            found.rank = Some(Order::Text(rank.to_owned()));
        } else if let Some(number) = number::amount(order).and_then(Number::new) {
            found.rank = Some(Order::Number(vec![number]));
        }
        for comment in self.cells.all(Column::Comment) {
            let mut parts = comment.splitn(3, ';');
            let text = match (parts.next(), parts.next(), parts.next()) {
                (Some(at), Some(by), Some(text)) if dates::moment(at, self.facts.order).is_ok() => {
                    format!("{at}, {}: {}", self.facts.name(by), self.dialect.text(text))
                }
                _ => self.dialect.text(comment),
            };
            found.sections.push(("Comments".to_owned(), text));
        }
        for place in self.cells.columns.of(Column::Note) {
            let text = self.cells.at(*place).trim();
            if !text.is_empty() {
                found
                    .sections
                    .push(("Notes".to_owned(), self.dialect.text(text)));
            }
        }
    }
}

impl Dialect {
    /// A text without its markup.
    fn text(&self, cell: &str) -> String {
        match self.markup {
            Markup::Wiki => return markup::of_wiki(cell),
            Markup::Raw => return cell.to_owned(),
            Markup::Plain => (),
        }
        if markup::looks_like_html(cell) {
            return markup::of_html(cell);
        }
        cell.replace("\r\n", "\n").trim().to_owned()
    }

    /// The labels of all cells about this.
    fn labels(&self, cells: &Cells<'_>, column: Column) -> Vec<String> {
        let mut labels = Vec::new();
        for cell in cells.all(column) {
            match self.between {
                Between::Nothing => labels.push(cell.trim().to_owned()),
                Between::Either => {
                    labels.extend(cell.split([',', ';']).map(|label| label.trim().to_owned()));
                }
                Between::Ours => labels.extend(cell.split("; ").map(str::to_owned)),
            }
        }
        labels.retain(|label| !label.is_empty());
        labels
    }
}

/// The key of what a row is a part of.
fn parent(cells: &Cells<'_>) -> String {
    let key = cells.word(Column::Parent);
    let id = cells.word(Column::ParentId);
    if key.is_empty() { id } else { key }.to_owned()
}

/// Keys between commas, semicolons or blanks.
fn keys(cells: &Cells<'_>, column: Column) -> Vec<String> {
    let cells = cells.all(column);
    let keys = cells.flat_map(|cell| cell.split([',', ';', '\n']));
    keys.map(str::trim)
        .filter(|key| !key.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The id that an item had on a board of ours.
pub(in super::super) fn own_id(text: &str) -> Option<ItemId> {
    ItemId::new(text.trim())
}
