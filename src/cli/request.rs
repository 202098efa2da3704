//! `request`: something is asked from outside.

use clap::Args;
use jiff::civil::Date;

use super::{
    answer::{Answer, Failure},
    arguments::Format,
    assess::{figures, table},
    file::Desk,
    given,
    set::wrong,
    words::paragraph,
    world::World,
};
use crate::{
    assess::assess,
    domain::{
        board::Board,
        capture,
        edit::Edit,
        request::{Affects, Effort, Per, Request},
    },
};

/// Captures a request.
#[derive(Debug, Args)]
#[command(after_help = TOKENS)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub(super) struct Capture {
    /// What is asked, with tokens; in quotes, as shells read some of the signs
    #[arg(value_name = "LINE", required = true, num_args = 1..)]
    line: Vec<String>,
    /// Who asks
    #[arg(long, value_name = "WHO")]
    from: Option<String>,
    /// How it came: mail, chat, ticket, hallway
    #[arg(long, value_name = "HOW")]
    via: Option<String>,
    /// workstation, platform, security, compliance, incident, feature or event
    #[arg(long, value_name = "C")]
    category: Option<String>,
    /// Low, likely and high, such as 2-4-6 or 0.5d
    #[arg(long, value_name = "2-4-6", allow_negative_numbers = true)]
    effort: Option<String>,
    /// Whether each person gives that much, or all together
    #[arg(long, value_name = "person|total")]
    per: Option<String>,
    /// Whom it hits: members with commas between, or skill:ios
    #[arg(long, value_name = "ana,bo|skill:ios")]
    affects: Option<String>,
    /// The first day on which it can be done
    #[arg(long, value_name = "D")]
    starts: Option<String>,
    /// The last day on which it is wanted
    #[arg(long, value_name = "D")]
    needed_by: Option<String>,
    /// The date cannot move
    #[arg(long)]
    fixed: bool,
    /// The thing cannot be declined
    #[arg(long)]
    mandatory: bool,
    /// For a flaw or an incident: none, low, medium, high or critical
    #[arg(long, value_name = "S")]
    severity: Option<String>,
    /// Without it the Increment is not Done
    #[arg(long)]
    breaks_done: bool,
    /// It is work that the Sprint Goal needs
    #[arg(long)]
    serves_goal: bool,
    /// More about it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

const TOKENS: &str = "\
Tokens of the line, each of them optional; options win over them:
  <IT            who asks                 8h/p 40h 0.5d/p   each, in total, half a day each
  @ana,ben #ios  whom it hits             4-8-12h           low, likely, high
  by:thu from:fri on:27  days             !must !fixed      cannot be declined, cannot move
  ~sec           category

  goalpost request 'All laptops upgraded <IT 4-8-12h/p by:thu'";

/// Keeps the request and says what it does.
pub(super) fn run(world: &World, given: &Capture) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let line = given.line.join(" ");
    let captured = capture::capture(&line, &desk.board, world.today);
    if let Some(fault) = captured.faults.first() {
        return Err(Failure::input(&fault.to_string()));
    }
    let mut request = captured.request;
    let mut assumed = captured.assumed;
    for (field, value) in given.fields() {
        change(&mut request, field, value, &desk.board, world.today)?;
        assumed.retain(|text| !is_about(text, field));
    }
    note_skill(&mut desk, &request);
    let known: Vec<_> = desk
        .board
        .requests
        .iter()
        .map(|request| request.id.clone())
        .collect();
    desk.apply(&Edit::AddRequest(Box::new(request)))?;
    let added = desk
        .board
        .requests
        .iter()
        .find(|request| !known.contains(&request.id));
    let Some((id, title)) = added.map(|request| (request.id.clone(), request.title.clone())) else {
        return Err(Failure::input("the request was not taken"));
    };
    let mut assessment = assess(&desk.board, world.today);
    assessment.requests.retain(|verdict| verdict.id == id);
    let named = [id.clone()];
    let fields = match world.format {
        Format::Text => Vec::new(),
        Format::Json => vec![
            ("id", (&id).into()),
            ("assumed", super::json::Json::list(&assumed)),
            (
                "assessment",
                figures(&desk.board, &assessment, Some(&named)),
            ),
        ],
    };
    desk.save_with(&format!("added {id} \"{title}\""), fields, |board| {
        let assumed = if assumed.is_empty() {
            String::new()
        } else {
            paragraph(&format!("assumed: {}", assumed.join(", ")), 0)
        };
        format!("{assumed}\n{}", table(board, &assessment, Some(&named)))
    })
}

/// Whether what was assumed of a request is about this field, so that it no longer is where the field was given.
fn is_about(assumed: &str, field: &str) -> bool {
    match field {
        "affects" => assumed == "everybody",
        "effort" => assumed.ends_with("h each"),
        "needed_by" => assumed.starts_with("by "),
        "category" => assumed.starts_with("category "),
        _ => false,
    }
}

/// Says so where nobody has the skill that a request asks for.
pub(super) fn note_skill(desk: &mut Desk<'_>, request: &Request) {
    match &request.affects {
        Affects::Skill(skill) => desk.note_skills(std::slice::from_ref(skill)),
        Affects::Everybody | Affects::Members(_) => (),
    }
}

impl Capture {
    /// The options that were given, as fields of a request.
    fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let texts = [
            ("from", &self.from),
            ("via", &self.via),
            ("category", &self.category),
            ("per", &self.per),
            ("effort", &self.effort),
            ("affects", &self.affects),
            ("starts", &self.starts),
            ("needed_by", &self.needed_by),
            ("severity", &self.severity),
            ("note", &self.note),
        ];
        let flags = [
            ("fixed", self.fixed),
            ("mandatory", self.mandatory),
            ("breaks_done", self.breaks_done),
            ("serves_goal", self.serves_goal),
        ];
        let texts = texts
            .into_iter()
            .filter_map(|(field, text)| Some((field, text.as_deref()?)));
        texts.chain(
            flags
                .into_iter()
                .filter(|(_, given)| *given)
                .map(|(field, _)| (field, "yes")),
        )
    }
}

/// Gives a field of a request another value.
pub(super) fn change(
    request: &mut Request,
    field: &str,
    value: &str,
    board: &Board,
    today: Date,
) -> Result<(), Failure> {
    let text = || {
        if given::is_none(value) {
            String::new()
        } else {
            value.trim().to_owned()
        }
    };
    let none = given::is_none(value);
    match field {
        "title" => value.trim().clone_into(&mut request.title),
        "from" => request.from = text(),
        "via" => request.via = text(),
        "category" if none => request.category = None,
        "category" => {
            request.category =
                Some(given::category(value).map_err(|problem| wrong(field, &problem))?);
        }
        "effort" if none => request.effort = None,
        "effort" => request.effort = Some(effort(request, value)?),
        "per" => {
            let mut effort = request.effort();
            effort.per = per(value)?;
            request.effort = Some(effort);
        }
        "affects" if none => request.affects = Affects::Everybody,
        "affects" => {
            request.affects =
                capture::parse_affects(value, board).map_err(|problem| wrong(field, &problem))?;
        }
        "starts" => request.starts = given::maybe_date(field, value, today)?,
        "needed_by" => request.needed_by = given::maybe_date(field, value, today)?,
        "fixed" => request.fixed = given::yes(field, value)?,
        "mandatory" => request.mandatory = given::yes(field, value)?,
        "severity" if value.trim().is_empty() || value.trim() == "?" => request.severity = None,
        "severity" => {
            request.severity =
                Some(given::severity(value).map_err(|problem| wrong(field, &problem))?);
        }
        "breaks_done" => request.breaks_done = given::yes(field, value)?,
        "serves_goal" => request.serves_goal = given::yes(field, value)?,
        "items" => request.items = given::items(&given::list(value))?,
        "note" => request.note = text(),
        _ => {
            return Err(Failure::input(&format!("a request has no field `{field}`"))
                .hint("`goalpost set --help` lists the fields"));
        }
    }
    Ok(())
}

/// An effort; one that does not say for whom is meant as the request's own is.
fn effort(request: &Request, text: &str) -> Result<Effort, Failure> {
    let is_each = request
        .effort
        .as_ref()
        .is_some_and(|effort| effort.per == Per::Person);
    let text = if is_each && !text.contains('/') {
        format!("{text}/p")
    } else {
        text.to_owned()
    };
    capture::parse_effort(&text).map_err(|problem| wrong("effort", &problem))
}

fn per(text: &str) -> Result<Per, Failure> {
    match text.trim().to_lowercase().as_str() {
        "person" | "p" | "each" => Ok(Per::Person),
        "total" => Ok(Per::Total),
        other => Err(wrong(
            "per",
            &format!("`{other}` is neither person nor total"),
        )),
    }
}
