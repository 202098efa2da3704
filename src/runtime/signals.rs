//! What the system tells the program: to end, to stop, that the terminal is gone.

use std::{sync::mpsc::Sender, thread, time::Duration};

use super::Event;

/// How long the program may take to end by itself once it was told to.
const PATIENCE: Duration = Duration::from_millis(800);

/// Watches for signals in a thread of its own. `farewell` ends the program where the loop does not: it may be blocked
/// in a write to a terminal that nobody reads.
#[cfg(unix)]
pub fn watch(
    events: Sender<Event>,
    farewell: impl Fn(i32) + Send + 'static,
) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};

    let mut signals =
        signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT])?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in &mut signals {
                match signal {
                    SIGTSTP => {
                        super::terminal::leave_or_go_on();
                        // stopping ourselves cannot fail: the signal is ours to send
                        drop(signal_hook::low_level::raise(signal_hook::consts::SIGSTOP));
                    }
                    // these are for the program that has the terminal
                    SIGINT | SIGQUIT | SIGCONT if super::terminal::is_lent() => (),
                    SIGCONT => {
                        let entered = super::terminal::enter_again();
                        if entered.is_err() || events.send(Event::Continued).is_err() {
                            return;
                        }
                    }
                    _ => {
                        // a loop that is gone has nothing left to end
                        drop(events.send(Event::Signal(signal)));
                        thread::sleep(PATIENCE);
                        farewell(signal);
                    }
                }
            }
        })?;
    Ok(())
}

/// Watches for the terminal to go away, which no read or write reports by itself.
#[cfg(unix)]
pub fn watch_terminal(
    events: Sender<Event>,
    farewell: impl Fn(i32) + Send + 'static,
) -> std::io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};

    thread::Builder::new()
        .name("terminal".to_owned())
        .spawn(move || {
            let input = std::io::stdin();
            let mut watched = [PollFd::new(&input, PollFlags::empty())];
            loop {
                match poll(&mut watched, None) {
                    Ok(_) | Err(rustix::io::Errno::NOMEM) => break,
                    Err(_) => (),
                }
            }
            drop(events.send(Event::HungUp));
            thread::sleep(PATIENCE);
            farewell(signal_hook::consts::SIGHUP);
        })?;
    Ok(())
}

/// Ends the program at once, as the system expects it of one that a signal ends.
pub fn end(signal: i32) -> ! {
    end_with(128 + signal)
}

/// Ends the program at once with this status. For where nobody is left to return to.
#[expect(clippy::exit, reason = "a blocked or broken program cannot return")]
pub fn end_with(status: i32) -> ! {
    std::process::exit(status)
}
