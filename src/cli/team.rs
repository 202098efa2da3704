//! The team: `team` with what can be done to it, and `off`.

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::{
    answer::{Answer, Failure},
    file::Desk,
    given,
    json::Json,
    words::{cell, count, days, number, paragraph, percent, right},
    world::World,
};
use crate::{
    assess::plain_capacity,
    domain::{
        board::Board,
        edit::{Edit, MemberChange},
        member::{DEFAULT_HOURS, DaysOff, Member},
        number::Number,
    },
};

/// What can be done with the team.
#[derive(Debug, Subcommand)]
pub(super) enum TeamCommand {
    /// Show the team: hours, skills and days off
    Show,
    /// Take somebody into the team
    Add {
        /// How people name them
        #[arg(value_name = "NAME", required = true, num_args = 1..)]
        name: Vec<String>,
        /// Focus hours on a normal day; 0: does not work on the product
        #[arg(long, value_name = "N", allow_negative_numbers = true)]
        hours: Option<String>,
        /// What they can do, with commas between
        #[arg(
            long,
            value_name = "A,B",
            default_value = "",
            hide_default_value = true
        )]
        skills: String,
    },
    /// Change a member
    ///
    /// The fields: name, hours, skills.
    Set {
        /// Which member, by id or name
        #[arg(value_name = "ID")]
        member: String,
        /// What is to change and to what
        #[arg(value_name = "FIELD=VALUE", required = true)]
        fields: Vec<String>,
    },
    /// Take somebody out of the team
    Remove {
        /// Which member, by id or name
        #[arg(value_name = "ID")]
        member: String,
    },
    /// Make a day a day off for everybody
    Holiday {
        /// The day
        #[arg(value_name = "DATE")]
        date: String,
        /// What it is called
        #[arg(value_name = "NAME")]
        name: Vec<String>,
        /// Make it no holiday
        #[arg(long, conflicts_with = "name")]
        remove: bool,
    },
}

/// Says when a member is away.
#[derive(Debug, Args)]
pub(super) struct Off {
    /// Who, by id or name
    #[arg(value_name = "MEMBER")]
    member: String,
    /// The first day
    #[arg(value_name = "FROM")]
    from: String,
    /// The last day, `fri` is the next Friday after the first; the first one where none is given
    #[arg(value_name = "TO")]
    to: Option<String>,
    /// Half of each day
    #[arg(long)]
    half: bool,
    /// There after all
    #[arg(long, conflicts_with = "half")]
    back: bool,
}

/// Does what was asked with the team; shows it where nothing was.
pub(super) fn run(world: &World, command: Option<&TeamCommand>) -> Result<Answer, Failure> {
    match command {
        Some(TeamCommand::Show) | None => show(world),
        Some(TeamCommand::Add {
            name,
            hours,
            skills,
        }) => add(world, &name.join(" "), hours.as_deref(), skills),
        Some(TeamCommand::Set { member, fields }) => set(world, member, fields),
        Some(TeamCommand::Remove { member }) => remove(world, member),
        Some(TeamCommand::Holiday { date, name, remove }) => {
            holiday(world, date, &name.join(" "), *remove)
        }
    }
}

fn add(world: &World, name: &str, hours: Option<&str>, skills: &str) -> Result<Answer, Failure> {
    let hours_per_day = hours.map_or(Ok(None), |text| given::maybe_number("--hours", text))?;
    let mut desk = Desk::open_to_change(world)?;
    let known: Vec<_> = desk
        .board
        .members
        .iter()
        .map(|member| member.id.clone())
        .collect();
    desk.apply(&Edit::AddMember {
        name: name.to_owned(),
        hours_per_day,
        skills: given::list(skills),
    })?;
    let added = desk
        .board
        .members
        .iter()
        .find(|member| !known.contains(&member.id));
    let id = added.map(|member| member.id.clone());
    let did = added.map_or_else(String::new, |member| {
        format!("added {} as {}", member.name(), member.id)
    });
    let fields = vec![("id", id.as_ref().into())];
    desk.save_with(&did, fields, |_| String::new())
}

fn set(world: &World, member: &str, fields: &[String]) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let id = given::member(&desk.board, member)?;
    let mut what = Vec::new();
    for text in fields {
        let (field, value) = given::field(text)?;
        let change = match field.as_str() {
            "name" => MemberChange::Name(value.trim().to_owned()),
            "hours" | "hours_per_day" => {
                MemberChange::HoursPerDay(given::maybe_number("hours", value)?)
            }
            "skills" => MemberChange::Skills(given::list(value)),
            _ => {
                return Err(
                    Failure::input(&format!("a member has no field `{field}`")).hint(
                        "members have name, hours and skills; days off are set with `goalpost off`",
                    ),
                );
            }
        };
        desk.apply(&Edit::SetMember {
            id: id.clone(),
            change,
        })?;
        what.push(format!("{field} to \"{}\"", value.trim()));
    }
    desk.save(&format!("set {id} {}", what.join(", ")))
}

fn remove(world: &World, member: &str) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let id = given::member(&desk.board, member)?;
    let did = format!("took {id} out of the team");
    desk.apply(&Edit::RemoveMember(id))?;
    desk.save(&did)
}

fn holiday(world: &World, date: &str, name: &str, remove: bool) -> Result<Answer, Failure> {
    let date = given::date("DATE", date, world.today)?;
    let mut desk = Desk::open_to_change(world)?;
    let did = if remove {
        format!("{date} is no holiday")
    } else {
        format!("{date} is a holiday")
    };
    desk.apply(&Edit::SetHoliday {
        date,
        name: (!remove).then(|| name.to_owned()),
    })?;
    desk.save(&did)
}

/// `off`
pub(super) fn off(world: &World, given: &Off) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let id = given::member(&desk.board, &given.member)?;
    let from = given::date("FROM", &given.from, world.today)?;
    let to = given
        .to
        .as_ref()
        .map_or(Ok(from), |text| given::date("TO", text, from))?;
    let (part, how) = match (given.half, given.back) {
        (true, _) => (0.5, "half off"),
        (false, true) => (0.0, "there"),
        (false, false) => (1.0, "off"),
    };
    let part = Number::new(part).unwrap_or_default();
    let name = desk
        .board
        .member(&id)
        .map_or_else(String::new, |member| member.name().to_owned());
    let when = if from == to {
        format!("on {from}")
    } else {
        format!("from {from} to {to}")
    };
    desk.apply(&Edit::SetDaysOff { id, from, to, part })?;
    desk.save(&format!("{name} is {how} {when}"))
}

fn show(world: &World) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    Ok(desk.answer(|board| text(board, world.today), json))
}

fn text(board: &Board, today: Date) -> String {
    if board.members.is_empty() {
        return "Nobody is in the team yet; `goalpost team add NAME --hours 6 --skills ios` adds somebody.\n".to_owned();
    }
    let mut text = format!(
        "{} {} {} skills\n",
        cell("id", 10),
        cell("name", 18),
        right("hours a day", 14)
    );
    for member in &board.members {
        text.push_str(&row(member, today));
    }
    if let Some((from, to)) = board
        .running()
        .and_then(crate::domain::sprint::Sprint::dates)
    {
        let from = from.max(today);
        let hours = plain_capacity(board, from, to);
        let line = format!(
            "{} to the end of the Sprint: {} h",
            count(board.members.len(), "member"),
            number(hours)
        );
        text.push_str(&paragraph(&line, 0));
    }
    for holiday in board
        .calendar
        .holidays
        .iter()
        .filter(|holiday| holiday.date >= today)
    {
        text.push_str(&paragraph(
            &format!("holiday on {} {}", holiday.date, holiday.name),
            0,
        ));
    }
    text
}

fn row(member: &Member, today: Date) -> String {
    let hours = match member.hours_per_day {
        Some(hours) => number(hours.get()),
        None => format!("not set, {}", number(DEFAULT_HOURS)),
    };
    let head = format!(
        "{} {} {} ",
        cell(member.id.as_str(), 10),
        cell(member.name(), 18),
        right(&hours, 14)
    );
    let skills = cell(&member.skills.join(", "), 34);
    let mut text = format!("{}\n", format!("{head}{skills}").trim_end());
    for off in member.days_off.iter().filter(|off| off.to >= today) {
        text.push_str(&paragraph(
            &format!("off {}{}", days(Some(off.from), Some(off.to)), part(off)),
            11,
        ));
    }
    text
}

/// How much of the days, where it is not all of them.
fn part(off: &DaysOff) -> String {
    if off.part() < 1.0 {
        format!(", {} of the day", percent(off.part()))
    } else {
        String::new()
    }
}

fn json(board: &Board) -> Json {
    let off = |off: &DaysOff| {
        Json::Object(vec![
            ("from", off.from.into()),
            ("to", off.to.into()),
            ("part", off.part().into()),
        ])
    };
    let member = |member: &Member| {
        Json::Object(vec![
            ("id", (&member.id).into()),
            ("name", member.name().into()),
            ("hours_per_day", member.hours_per_day.into()),
            ("skills", Json::list(&member.skills)),
            (
                "days_off",
                Json::List(member.days_off.iter().map(off).collect()),
            ),
        ])
    };
    let holidays = board.calendar.holidays.iter().map(|holiday| {
        Json::Object(vec![
            ("date", holiday.date.into()),
            ("name", (&holiday.name).into()),
        ])
    });
    Json::Object(vec![
        ("team", (&board.team).into()),
        (
            "members",
            Json::List(board.members.iter().map(|one| member(one)).collect()),
        ),
        ("holidays", Json::List(holidays.collect())),
    ])
}
