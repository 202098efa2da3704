//! A panic on request, so that tests can see what comes of one. A release cannot be asked.

/// The variable that names the place which is to panic: `loop`, `thread` or `save`.
#[cfg(debug_assertions)]
const VARIABLE: &str = "GOALPOST_PANIC_IN";

/// Panics if this place is the one.
#[cfg(debug_assertions)]
pub(super) fn panic_if_asked(place: &str) {
    let asked = std::env::var(VARIABLE).is_ok_and(|asked| asked == place);
    assert!(!asked, "asked for \u{1b}[2J\u{202e} in {place}");
}

/// Nobody can ask.
#[cfg(not(debug_assertions))]
pub(super) const fn panic_if_asked(_: &str) {}

/// Starts a thread that panics, once the board is shown, if that is asked for.
#[cfg(debug_assertions)]
pub(super) fn in_a_thread() {
    if std::env::var(VARIABLE).is_ok_and(|asked| asked == "thread") {
        std::thread::spawn(|| {
            std::thread::sleep(std::time::Duration::from_secs(1));
            panic_if_asked("thread");
        });
    }
}

/// Nobody can ask.
#[cfg(not(debug_assertions))]
pub(super) const fn in_a_thread() {}
