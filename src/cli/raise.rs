//! `raise`: the text to raise a request with.

use clap::Args;

use super::{
    answer::{Answer, Failure},
    decide::request,
    file::Desk,
    json::Json,
    world::World,
};
use crate::{
    assess::{
        assess,
        brief::{Audience, brief},
        options::options,
    },
    domain::text::inert_lines,
};

/// The widest line of a text, in columns; nothing is wrapped, a line that is far too long is cut.
const WIDEST: usize = 2000;
/// More lines than any text has.
const LINES: usize = 100;

/// Writes the text to raise a request with.
#[derive(Debug, Args)]
pub(super) struct Raise {
    /// Which request
    #[arg(value_name = "ID")]
    id: String,
    /// For whom: po, requester, developers, management or all; else whoever has to hear of it first
    #[arg(long, value_name = "WHO")]
    to: Option<String>,
}

/// Prints the text; the program sends nothing itself.
pub(super) fn run(world: &World, given: &Raise) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let id = request(&desk.board, &given.id)?;
    let assessment = assess(&desk.board, world.today);
    let Some(request) = desk.board.request(&id) else {
        return Err(Failure::input(&format!("there is no request `{id}`")));
    };
    let level = assessment.verdict(&id).map(|verdict| verdict.level);
    let audience = match &given.to {
        None => Audience::first(request, level),
        Some(named) => Audience::of_word(named).ok_or_else(|| {
            let words: Vec<&str> = Audience::ALL.into_iter().map(Audience::word).collect();
            Failure::input(&format!("there is no audience `{named}`"))
                .hint(&format!("the audiences are {}", words.join(", ")))
        })?,
    };
    let choices = options(&desk.board, &id, world.today);
    let text = brief(&desk.board, request, &assessment, &choices, audience);
    let lines = inert_lines(&text, WIDEST, LINES);
    let text = lines
        .iter()
        .fold(String::new(), |text, line| text + line.as_str() + "\n");
    let json = Json::Object(vec![
        ("id", (&id).into()),
        ("to", audience.word().into()),
        ("text", text.as_str().into()),
    ]);
    Ok(desk.answer(|_| text.clone(), |_| json.clone()))
}
