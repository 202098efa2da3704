//! The whole form of a request: one on the board, or one that is being captured.

use jiff::civil::Date;

use crate::{
    app::{
        form::{Form, Input, Problem},
        overlay::Purpose,
        sprint::date,
    },
    domain::{
        board::Board,
        capture,
        id::{ItemId, RequestId},
        request::{Category, Request, Severity},
    },
};

const CATEGORIES: &[&str] = &[
    "guess",
    Category::Workstation.word(),
    Category::Platform.word(),
    Category::Security.word(),
    Category::Compliance.word(),
    Category::Incident.word(),
    Category::Feature.word(),
    Category::Event.word(),
];

const SEVERITIES: &[&str] = &[
    Severity::None.word(),
    Severity::Low.word(),
    Severity::Medium.word(),
    Severity::High.word(),
    Severity::Critical.word(),
];

/// The whole form of a request: one on the board, or one that is being captured.
pub(in crate::app) fn form(request: &Request, id: Option<RequestId>) -> Form {
    let title = id
        .as_ref()
        .map_or("New request".to_owned(), |id| format!("Request {id}"));
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let items = request
        .items
        .iter()
        .map(ItemId::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    let effort = request
        .effort
        .as_ref()
        .map(capture::effort_text)
        .unwrap_or_default();
    let inputs = vec![
        Input::line("What", "what is asked", &request.title),
        Input::line("From", "who asks", &request.from),
        Input::line("Via", "mail, chat, ticket, hallway", &request.via),
        Input::choice(
            "Category",
            CATEGORIES,
            request.category.map_or("guess", Category::word),
        ),
        Input::line(
            "Effort",
            "4-8-12h/p each, 40h in total, 0.5d/p half a day each; empty: 1-2-4h/p",
            &effort,
        ),
        Input::line(
            "Affects",
            "@ana,ben or #ios; empty: everybody",
            &capture::affects_text(&request.affects),
        ),
        Input::line(
            "Starts",
            "a date: 2026-11-27, fri, +3d; empty: at once",
            &date(request.starts),
        ),
        Input::line(
            "Needed by",
            "a date; empty: in this Sprint",
            &date(request.needed_by),
        ),
        Input::yes_or_no("Date fixed", request.fixed),
        Input::yes_or_no("Mandatory", request.mandatory),
        Input::choice(
            "Severity",
            SEVERITIES,
            request.severity.unwrap_or(Severity::None).word(),
        ),
        Input::yes_or_no("Breaks Done", request.breaks_done),
        Input::yes_or_no("Serves the Goal", request.serves_goal),
        Input::line("Items", "ids it has to do with, such as G-7, G-9", &items),
        Input::lines(
            "Note",
            "as many lines as it takes · ctrl-s keeps",
            &request.note,
        ),
    ];
    Form::new(title, Purpose::Request(id), inputs)
}

/// The request that a whole form asks for; `old` is what it was, or one of which nothing is known.
pub(in crate::app) fn request(
    form: &Form,
    old: &Request,
    board: &Board,
    today: Date,
) -> Result<Request, Problem> {
    let effort = form.text(4);
    let affects = form.text(5);
    let category = form.text(3);
    let severity = form.text(10);
    let effort = if effort.is_empty() {
        None
    } else {
        let mut effort = capture::parse_effort(&effort).map_err(|problem| (4, problem))?;
        if let Some(old) = &old.effort {
            effort.extra = old.extra.clone();
        }
        Some(effort)
    };
    let items = form.words(13).into_iter().map(|word| {
        let id = ItemId::new(&word).filter(|id| board.items.any(id).is_some());
        id.ok_or_else(|| (13, format!("there is no item `{word}`; ids look like G-7")))
    });
    let severity = Severity::ALL
        .into_iter()
        .find(|known| known.word() == severity);
    let chosen = Category::ALL
        .into_iter()
        .find(|known| known.word() == category);
    let title = form.text(0);
    Ok(Request {
        category: chosen.or_else(|| capture::guess_category(&title)),
        title,
        from: form.text(1),
        via: form.text(2),
        effort,
        affects: capture::parse_affects(&affects, board).map_err(|problem| (5, problem))?,
        starts: date(form, 6, today)?,
        needed_by: date(form, 7, today)?,
        fixed: form.says_yes(8),
        mandatory: form.says_yes(9),
        severity: severity.filter(|severity| *severity != Severity::None || old.severity.is_some()),
        breaks_done: form.says_yes(11),
        serves_goal: form.says_yes(12),
        items: items.collect::<Result<_, _>>()?,
        note: form.text(14),
        ..old.clone()
    })
}
