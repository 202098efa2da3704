//! F01, F02, F29: a save that is ended from outside.

use std::{process::Stdio, thread, time::Duration};

use super::{strace, *};

/// Every call by which a save changes something.
const CALLS: [&str; 11] = [
    "openat",
    "write",
    "fsync",
    "fchmod",
    "fchown",
    "rename",
    "renameat",
    "renameat2",
    "linkat",
    "unlinkat",
    "flock",
];

#[test]
fn f01_killed_on_entering_each_call_of_a_save() {
    if !strace::there_is("F01") {
        return;
    }
    let mut kills = 0;
    for call in CALLS {
        kills += strace::each("F01", call, "signal=KILL", |_| Must::BeWhole);
    }
    assert!(kills >= 12, "a save makes more calls than {kills}");
}

#[test]
fn f01_what_a_killed_save_leaves_is_cleared_away_by_the_next() {
    if !strace::there_is("F01") {
        return;
    }
    for call in ["fsync", "renameat2", "unlinkat"] {
        let bench = Bench::new();
        for (number, _) in strace::calls(call) {
            strace::with(&bench, &[format!("{call}:signal=KILL:when={number}")]);
        }
        assert!(bench.items().is_some());
        // whoever opens the board to change it sweeps
        let ran = run(&mut bench.save(""));
        assert_eq!(ran.status, Some(0), "{ran:?}");
    }
}

#[test]
fn f02_killed_at_moments_that_nobody_chose() {
    let whole = run(&mut Bench::new().save("exec")).took;
    for step in 0..24 {
        let bench = Bench::new();
        let mut child = bench
            .save("exec")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(whole * step / 20);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(matches!(bench.items(), Some(1 | 2)), "F02, step {step}");
    }
}

#[test]
fn f29_a_signal_within_a_save_leaves_the_board_whole() {
    if !strace::there_is("F29") {
        return;
    }
    for signal in ["TERM", "HUP", "INT"] {
        let calls = strace::each("F29", "fsync", &format!("signal={signal}"), |_| {
            Must::BeWhole
        });
        assert!(calls >= 2, "{calls}");
    }
}

#[test]
fn f13_a_disk_that_is_slow_is_waited_for() {
    if !strace::there_is("F13") {
        return;
    }
    let bench = Bench::new();
    let ran = strace::with(&bench, &["fsync:delay_enter=2000000:when=1".to_owned()]);
    bench.judge("F13", &ran, Must::Save);
    assert!(ran.took >= Duration::from_secs(2), "F13: {ran:?}");
}
