//! What goalpost says about itself: `schema`, `completions`, `man`.

use std::io::{self, Write as _};

use clap::{Command, CommandFactory as _};
use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};

use super::{
    answer::{Answer, Failure},
    arguments::{Arguments, Completions},
};
use crate::app::keymap::{Context, Keymap};

/// The JSON schema of the file and of the outputs.
const SCHEMA: &str = include_str!("../../assets/schema.json");

/// `schema`
pub(super) fn schema() -> Answer {
    Answer::new(SCHEMA.to_owned())
}

/// `completions`
pub(super) fn completions(given: &Completions) -> Answer {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(given.shell, &mut command, "goalpost", &mut script);
    Answer::new(String::from_utf8_lossy(&script).into_owned())
}

/// `man`
pub(super) fn man(keymap: &Keymap) -> Result<Answer, Failure> {
    let mut page = Vec::new();
    match write_man(&mut page, keymap) {
        Ok(()) => Ok(Answer::new(String::from_utf8_lossy(&page).into_owned())),
        Err(error) => {
            let message = format!("the man page could not be made: {error}");
            Err(Failure::file(&message))
        }
    }
}

fn write_man(page: &mut Vec<u8>, keymap: &Keymap) -> io::Result<()> {
    let mut command = Arguments::command();
    command.build();
    let man = Man::new(command.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    commands(&command).to_writer(page)?;
    keys(keymap).to_writer(page)?;
    man.render_extra_section(page)?;
    man.render_version_section(page)?;
    page.flush()
}

/// The help of every command, under a heading of its own.
fn commands(command: &Command) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["COMMANDS"]);
    let commands = command.get_subcommands();
    for command in commands.filter(|command| command.get_name() != "help" && !command.is_hide_set())
    {
        let help = command.clone().render_help().to_string();
        roff.control("SS", [command.get_name()]);
        roff.control("nf", []);
        for line in help.lines() {
            roff.text([roman(line)]);
        }
        roff.control("fi", []);
    }
    roff
}

/// The keys of the screens, from the table that dispatches them.
fn keys(keymap: &Keymap) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    for context in Context::ALL {
        roff.control("SS", [context.title()]);
        for row in keymap.rows().iter().filter(|row| row.context == context) {
            roff.control("TP", []);
            roff.text([bold(row.way())]);
            roff.text([roman(row.action.title())]);
        }
    }
    roff
}
