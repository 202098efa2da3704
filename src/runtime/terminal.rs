//! The terminal while the program runs: what is switched on, and that it is switched off again whatever happens.

use std::{
    io::{self, Write},
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use crossterm::{clipboard::CopyToClipboard, cursor, event, queue, style, terminal as screen};
use ratatui::{
    Terminal,
    backend::{Backend, CrosstermBackend},
};

/// The terminal of the program.
pub type Screen = Terminal<CrosstermBackend<Outbox>>;

/// What begins a frame, and what ends it: terminals that know it show the frame in one piece.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// The longest text that is given to the terminal for the clipboard, in bytes: some choke on more.
const LONGEST_COPY: usize = 48 * 1024;

/// How long a terminal may take to hear that it is given back.
const LEAVING: Duration = Duration::from_millis(200);

/// Collects a frame and sends it to the terminal in one write.
#[derive(Debug, Default)]
pub struct Outbox(Vec<u8>);

impl Write for Outbox {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            self.0.extend_from_slice(BEGIN);
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Sends a frame once its end is written: the drawing library flushes several times before.
    fn flush(&mut self) -> io::Result<()> {
        if !self.0.ends_with(END) {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        let sent = out.write_all(&self.0).and_then(|()| out.flush());
        self.0.clear();
        sent
    }
}

/// A terminal that is told when a frame is whole.
pub trait Frames: Backend {
    /// Shows what was drawn since the last call, in one piece.
    fn end_frame(&mut self) -> Result<(), Self::Error>;

    /// Asks the terminal to put this text on the clipboard, with the next frame. It never says whether it did.
    fn copy(&mut self, text: &str) -> Result<(), Self::Error>;
}

impl Frames for CrosstermBackend<Outbox> {
    fn end_frame(&mut self) -> io::Result<()> {
        self.write_all(END)?;
        Write::flush(self)
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        if text.len() > LONGEST_COPY {
            return Ok(());
        }
        queue!(self, CopyToClipboard::to_clipboard_from(text))
    }
}

impl Frames for ratatui::backend::TestBackend {
    fn end_frame(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }

    fn copy(&mut self, _text: &str) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// Whether another program has the terminal for a while.
static LENT: AtomicBool = AtomicBool::new(false);

/// Leaves the terminal to another program, until it is taken back.
pub fn lend() {
    leave();
    LENT.store(true, Ordering::SeqCst);
}

/// Takes the terminal back from another program.
pub fn take_back() -> io::Result<()> {
    LENT.store(false, Ordering::SeqCst);
    enter_again()
}

/// Whether another program has the terminal: then it is not ours to draw on, to leave, or to be interrupted from.
pub fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Takes the terminal over.
pub fn enter() -> io::Result<Screen> {
    enter_again()?;
    Terminal::new(CrosstermBackend::new(Outbox::default()))
}

/// Switches on what the program needs of the terminal: raw keys, its other screen, pasted text as such.
pub fn enter_again() -> io::Result<()> {
    // colors are chosen by the theme; the library's own reading of NO_COLOR would lose reverse and bold
    style::force_color_output(true);
    screen::enable_raw_mode()?;
    let mut out = io::stdout().lock();
    queue!(
        out,
        screen::EnterAlternateScreen,
        event::EnableBracketedPaste,
        cursor::Hide
    )?;
    if cfg!(not(windows)) {
        let flags = event::KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
        queue!(out, event::PushKeyboardEnhancementFlags(flags))?;
    }
    out.flush()
}

/// Gives the terminal back as [`leave`] does, and goes on without where nobody reads what that sends: another thread may
/// be held up in a frame for good.
pub fn leave_or_go_on() {
    let (left, waits) = mpsc::channel();
    let leaving = thread::Builder::new().spawn(move || {
        leave();
        // who no longer waits need not be told
        let _heard = left.send(());
    });
    if leaving.is_err() || waits.recv_timeout(LEAVING).is_err() && !is_lent() {
        // nothing is sent for this
        drop(screen::disable_raw_mode());
    }
}

/// Gives the terminal back as it was. Never fails and never prints: there may be no terminal any more.
pub fn leave() {
    if is_lent() {
        return;
    }
    let mut out = io::stdout().lock();
    let mut undone = out.write_all(END);
    if cfg!(not(windows)) {
        undone = undone.and(queue!(out, event::PopKeyboardEnhancementFlags));
    }
    undone = undone.and(queue!(
        out,
        event::DisableBracketedPaste,
        screen::LeaveAlternateScreen,
        cursor::Show
    ));
    undone = undone.and(out.flush());
    // nothing can be done about a terminal that does not take it
    drop(undone.and(screen::disable_raw_mode()));
}
