//! The forms of a request's life: decide it, finish it, note who was told.

use jiff::civil::Date;

use crate::{
    app::{
        form::{Form, Input, Problem},
        overlay::Purpose,
        sprint::date,
    },
    assess::options::{self, Choice},
    domain::{
        board::Board,
        edit::{Edit, Ruling},
        id::RequestId,
        number::Number,
        request::{Request, Told},
        way::{Party, Way},
    },
};

/// The form of a decision: who decided, who agreed, who was told, and why.
pub(in crate::app) fn decide_form(choice: &Choice, by: &str) -> Form {
    let agree: Vec<&str> = choice
        .way
        .agree()
        .iter()
        .copied()
        .map(Party::word)
        .collect();
    let title = format!("Decide {}: {}", choice.ruling.id, choice.way.title());
    let inputs = vec![
        Input::line("Decided by", "who decided; needed", by),
        Input::line(
            "Agreed by",
            if choice.ruling.still_short {
                "names, commas between; the Goal stays short: the Product Owner and a Developer are needed"
            } else {
                "names, commas between: ana, Product Owner, IT Service Desk"
            },
            "",
        ),
        Input::line(
            "Told",
            "who was told, commas between; today's date is noted",
            "",
        ),
        Input::line(
            "Note",
            if choice.ruling.still_short {
                "why it is taken all the same; needed"
            } else {
                "why; may be empty"
            },
            "",
        ),
    ];
    let purpose = Purpose::Decide(choice.ruling.id.clone(), choice.way);
    let lead = format!("{}\nHas to agree: {}.", choice.summary, agree.join(", "));
    Form::new(title, purpose, inputs).led_by(lead)
}

/// The decision that a form asks for, worked out on the board as it is now.
pub(in crate::app) fn ruling(
    form: &Form,
    (id, way): (&RequestId, Way),
    (board, today): (&Board, Date),
) -> Result<Edit, Problem> {
    let choice = options::choose(board, id, way, today).map_err(|why| (0, why))?;
    let told = form.words(2).into_iter().map(|who| Told {
        who,
        on: Some(today),
        ..Told::default()
    });
    let told: Vec<Told> = told.collect();
    let told = (!told.is_empty()).then(|| Edit::Tell {
        id: id.clone(),
        told,
    });
    let consequences = choice.ruling.consequences.iter().cloned();
    Ok(Ruling {
        consequences: consequences.chain(told).collect(),
        decided_by: form.text(0),
        agreed_by: form.words(1),
        note: form.text(3),
        ..choice.ruling
    }
    .edit())
}

/// The form that says what a request took in the end.
pub(in crate::app) fn done_form(request: &Request) -> Form {
    let hours = request.actual_hours.map(|hours| hours.to_string());
    let input = Input::line(
        "Hours",
        "what it took, all people together; empty: as it was expected",
        &hours.unwrap_or_default(),
    );
    let purpose = Purpose::Finish(request.id.clone());
    Form::new(format!("{} is done", request.id), purpose, vec![input])
}

/// The hours that such a form says.
pub(in crate::app) fn finished(form: &Form, id: &RequestId) -> Result<Edit, Problem> {
    let text = form.text(0);
    let problem = || (0, format!("`{text}` is no number of hours; 7.5 would do"));
    let actual_hours = if text.is_empty() {
        None
    } else {
        let hours: f64 = text.parse().map_err(|_unsaid| problem())?;
        Some(Number::new(hours).ok_or_else(problem)?)
    };
    let id = id.clone();
    Ok(Edit::FinishRequest { id, actual_hours })
}

/// The form that notes who was told; `who` and `how` suggest themselves.
pub(in crate::app) fn told_form(id: &RequestId, who: &str, how: &str, today: Date) -> Form {
    let inputs = vec![
        Input::line("Who", "who was told, commas between", who),
        Input::line("When", "a date", &today.to_string()),
        Input::line("How", "mail, chat, stand-up; may be empty", how),
    ];
    let title = format!("Who was told of {id}");
    Form::new(title, Purpose::Tell(id.clone()), inputs)
}

/// What such a form notes.
pub(in crate::app) fn told(form: &Form, id: &RequestId, today: Date) -> Result<Edit, Problem> {
    let on = date(form, 1, today)?;
    let told = form.words(0).into_iter().map(|who| Told {
        who,
        on,
        how: form.text(2),
        ..Told::default()
    });
    let (id, told) = (id.clone(), told.collect());
    Ok(Edit::Tell { id, told })
}
