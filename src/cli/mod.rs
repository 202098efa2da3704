//! The command line: the same edits as the keys, and answers for people and for programs.
//!
//! ```text
//! arguments ─▶ world ─▶ one command ─▶ Answer or Failure ─▶ printed here, and nowhere else
//!                            │
//!                          Desk: the board between the disk and the command
//! ```
//!
//! Exit status: 0 done; 1 the answer is "no"; 2 the input is wrong; 3 the file could not be read or written.

mod about;
mod answer;
mod arguments;
mod assess;
mod backlog;
mod backups;
mod board;
mod check;
mod clipboard;
mod clock;
mod close;
mod config;
mod conflicts;
mod copies;
mod decide;
mod editor;
mod export;
mod file;
mod filters;
mod forecast;
mod git;
mod given;
mod goal_bar;
mod impediment;
mod import;
mod insights;
mod json;
mod log;
mod merge;
mod mistake;
mod purge;
mod raise;
mod reading;
mod refine;
mod report;
mod request;
mod requesters;
mod restore;
mod retro;
mod screen;
mod set;
mod sprint;
mod sprint_table;
mod standup;
mod status;
mod team;
mod undo;
mod words;
mod world;

use std::{
    ffi::OsString,
    io::{self, Write},
};

use clap::{Parser as _, error::ErrorKind};

use self::{
    answer::{Answer, DONE, FILE, Failure},
    arguments::{Arguments, Command},
    world::World,
};

/// Runs the program with these arguments, the first of which is its name, and gives its exit status.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return stop(&error, out, err),
    };
    match obey(&World::new(&arguments), arguments.command.as_ref()) {
        Ok(answer) => print(&answer, out, err),
        Err(failure) => complain(&failure, err),
    }
}

/// Does what the command says.
fn obey(world: &World, command: Option<&Command>) -> Result<Answer, Failure> {
    let prints_more = matches!(command, Some(Command::Export(_) | Command::Report(_)));
    if world.wanted.common().is_none() && !prints_more {
        return Err(Failure::input("this command prints text or json only")
            .hint("`goalpost export --format` hands the board out as md, csv, html or ics"));
    }
    match command {
        None => board::open(world),
        Some(Command::Init(given)) => board::init(world, given),
        Some(Command::Demo(given)) => board::demo(world, given),
        Some(Command::Status) => status::run(world),
        Some(Command::Assess(given)) => assess::run(world, given),
        Some(Command::Request(given)) => request::run(world, given),
        Some(Command::Decide(given)) => decide::decide(world, given),
        Some(Command::Reopen(given)) => decide::reopen(world, given),
        Some(Command::Done(given)) => decide::finish(world, given),
        Some(Command::Told(given)) => decide::told(world, given),
        Some(Command::Interrupt(given)) => decide::interrupt(world, given),
        Some(Command::Raise(given)) => raise::run(world, given),
        Some(Command::Insights(given)) => insights::run(world, given),
        Some(Command::Requesters) => requesters::run(world),
        Some(Command::Add(given)) => backlog::add(world, given),
        Some(Command::Move(given)) => backlog::place_anew(world, given),
        Some(Command::Set(given)) => set::run(world, given),
        Some(Command::List(given)) => backlog::list(world, given),
        Some(Command::Split(given)) => refine::split(world, given),
        Some(Command::Join(given)) => refine::join(world, given),
        Some(Command::Ready(given)) => refine::ready(world, given),
        Some(Command::Filters(given)) => filters::run(world, given),
        Some(Command::Delete(given)) => backlog::delete(world, given),
        Some(Command::Pull(given)) => sprint::pull(world, given),
        Some(Command::Sprint(given)) => sprint::run(world, given.command.as_ref()),
        Some(Command::Standup) => standup::run(world),
        Some(Command::Report(given)) => report::run(world, given),
        Some(Command::Impediment(given)) => impediment::run(world, given),
        Some(Command::Retro(given)) => retro::run(world, given),
        Some(Command::Off(given)) => team::off(world, given),
        Some(Command::Team(given)) => team::run(world, given.command.as_ref()),
        Some(Command::Import(given)) => import::run(world, given),
        Some(Command::Conflicts(given)) => conflicts::run(world, given),
        Some(Command::Log(given)) => log::run(world, given),
        Some(Command::Purge(given)) => purge::run(world, given),
        Some(Command::Undo(given)) => undo::undo(world, given),
        Some(Command::Redo) => undo::redo(world),
        Some(Command::Merge(given)) => merge::run(world, given),
        Some(Command::Backups) => backups::run(world),
        Some(Command::Restore(given)) => restore::run(world, given),
        Some(Command::Export(given)) => export::run(world, given),
        Some(Command::Check(given)) => Ok(check::run(world, given)),
        Some(Command::Forecast(given)) => forecast::run(given),
        Some(Command::Config) => Ok(config::run(world)),
        Some(Command::Schema) => Ok(about::schema()),
        Some(Command::Completions(given)) => Ok(about::completions(given)),
        Some(Command::Man) => about::man(&world.settings.keymap),
    }
}

fn print(answer: &Answer, out: &mut impl Write, err: &mut impl Write) -> u8 {
    for note in &answer.notes {
        // Nobody listens any more where this fails.
        let _unheard = writeln!(err, "note: {}", words::shown(note));
    }
    if answer.text.is_empty() {
        return answer.status;
    }
    match out
        .write_all(answer.text.as_bytes())
        .and_then(|()| out.flush())
    {
        Ok(()) => answer.status,
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => answer.status,
        Err(error) => complain(
            &Failure::file(&format!("the answer could not be written: {error}")),
            err,
        ),
    }
}

fn complain(failure: &Failure, err: &mut impl Write) -> u8 {
    let _unheard = writeln!(err, "error: {}", failure.message);
    if let Some(hint) = &failure.hint {
        let _unheard = writeln!(err, "hint: {hint}");
    }
    failure.status
}

/// Help and version are printed; everything else is a mistake in the arguments.
fn stop(error: &clap::Error, out: &mut impl Write, err: &mut impl Write) -> u8 {
    let asked_for = [ErrorKind::DisplayHelp, ErrorKind::DisplayVersion].contains(&error.kind());
    if !asked_for {
        return complain(&mistake::failure(error), err);
    }
    let help = error.render();
    match write!(out, "{}", help.ansi()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => FILE,
        Ok(()) | Err(_) => DONE,
    }
}
