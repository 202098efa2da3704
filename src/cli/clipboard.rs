//! The clipboard, by every way there is: the terminal (which the loop asks), tmux, and the platform's own tool.
//!
//! None of them answers for sure, so what was tried and did not fail is said.

use std::{
    env,
    io::Write as _,
    process::{Child, Command, Stdio},
    sync::mpsc::Sender,
    thread,
    time::{Duration, Instant},
};

use crate::{app::Message, runtime::Event};

/// How long a tool may take to accept a text.
const PATIENCE: Duration = Duration::from_millis(1500);
/// How often it is looked at meanwhile.
const STEP: Duration = Duration::from_millis(10);

/// A program that takes a text from its standard input.
type Tool = (&'static str, &'static [&'static str]);

/// Gives a text to tmux and to the platform's tool, and says on `events` which ways it went.
///
/// In a thread of its own: a tool that hangs must not hold up a key.
pub(super) fn copy(text: String, events: Sender<Event>) -> Option<Message> {
    let spawned = thread::Builder::new()
        .name("clipboard".to_owned())
        .spawn(move || {
            let taken = tools().into_iter().filter(|tool| give(*tool, &text));
            let names: Vec<&str> = taken.map(|(name, _)| name).collect();
            // nobody waits for it any more where this fails
            drop(events.send(Event::Message(Message::Notice(said(&names)))));
        });
    match spawned {
        Ok(_) => None,
        Err(_) => Some(Message::Notice(said(&[]))),
    }
}

/// Which ways a text went: always to the terminal, and by these tools.
fn said(names: &[&str]) -> String {
    let ways = [&["the terminal (OSC 52)"], names].concat();
    format!("copied by {}", ways.join(", "))
}

/// The tools that belong to where the program runs.
fn tools() -> Vec<Tool> {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut tools: Vec<Tool> = Vec::new();
    if is_set("TMUX") {
        tools.push(("tmux", &["load-buffer", "-w", "-"]));
    }
    if cfg!(target_os = "macos") {
        tools.push(("pbcopy", &[]));
    } else if cfg!(windows) {
        tools.push(("clip.exe", &[]));
    } else if is_set("WAYLAND_DISPLAY") {
        tools.push(("wl-copy", &[]));
    } else if is_set("DISPLAY") {
        tools.push(("xclip", &["-selection", "clipboard"]));
    }
    tools
}

/// Whether a tool took the text.
fn give((name, arguments): Tool, text: &str) -> bool {
    let child = Command::new(name)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    child.is_ok_and(|child| takes(child, text))
}

/// Writes the text and waits a little for the tool to say that it has it.
fn takes(mut child: Child, text: &str) -> bool {
    let Some(mut input) = child.stdin.take() else {
        return false;
    };
    // a brief is far smaller than a pipe holds, so that this does not wait for the tool
    if input.write_all(text.as_bytes()).is_err() {
        return false;
    }
    drop(input);
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(STEP),
            Err(_) => return false,
        }
    }
    // it hangs: better ended than left behind
    drop(child.kill());
    drop(child.wait());
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_tried_is_said_and_the_terminal_always_is() {
        assert_eq!(said(&[]), "copied by the terminal (OSC 52)");
        assert_eq!(said(&["tmux"]), "copied by the terminal (OSC 52), tmux");
    }

    #[cfg(unix)]
    #[test]
    fn a_tool_that_is_not_there_or_fails_took_nothing() {
        assert!(!give(("no-such-tool-as-this", &[]), "text"));
        assert!(!give(("false", &[]), "text"));
        assert!(give(("sh", &["-c", "test \"$(cat)\" = text"]), "text"));
    }
}
