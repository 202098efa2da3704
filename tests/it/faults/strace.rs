//! Runs a save under `strace`, which shows every call, and refuses or delays those it is told to.

use std::fs;

use super::{Bench, Must, Ran, can, run, skipped};

/// Whether `strace` can be used here; says so for this row if it cannot.
pub(super) fn there_is(row: &str) -> bool {
    let there = can("strace", &["-qq", "-o", "/dev/null", "true"]);
    if !there {
        skipped(row, "there is no strace that may trace");
    }
    there
}

/// Where a call goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Into the folder of the board.
    Board,
    /// Into the folder in which versions are kept.
    State,
}

/// The calls of this name that a save makes in its folders: the number of each among all of that name, and where it goes.
pub(super) fn calls(name: &str) -> Vec<(usize, Place)> {
    let bench = Bench::new();
    let log = bench.log();
    let ran = run(&mut bench.save(&format!(
        "strace -f -y -qq -e trace={name} -o {}",
        log.display()
    )));
    bench.judge("a save that is watched", &ran, Must::Save);
    let text = fs::read_to_string(&log).unwrap();
    let (folder, state) = (bench.path().to_str().unwrap(), bench.state());
    let state = state.to_str().unwrap();
    let lines = text
        .lines()
        .filter(|line| line.contains(&format!(" {name}(")));
    let numbered = lines.enumerate().map(|(before, line)| (before + 1, line));
    let inside = numbered.filter(|(_, line)| line.contains(folder));
    inside
        .map(|(number, line)| {
            (
                number,
                if line.contains(state) {
                    Place::State
                } else {
                    Place::Board
                },
            )
        })
        .collect()
}

/// A save to which something is done: `what` as strace's `inject=` takes it.
pub(super) fn with(bench: &Bench, what: &[String]) -> Ran {
    let traced: Vec<&str> = what
        .iter()
        .filter_map(|one| one.split(':').next())
        .collect();
    let faults: Vec<String> = what.iter().map(|one| format!("-e inject={one}")).collect();
    let (traced, faults) = (traced.join(","), faults.join(" "));
    run(&mut bench.save(&format!(
        "strace -f -qq -o /dev/null -e trace={traced} {faults}"
    )))
}

/// Does `fault` to each call of this name in turn; how many there are.
#[track_caller]
pub(super) fn each(row: &str, name: &str, fault: &str, must: impl Fn(Place) -> Must) -> usize {
    let calls = calls(name);
    for (number, place) in &calls {
        let bench = Bench::new();
        let ran = with(&bench, &[format!("{name}:{fault}:when={number}")]);
        bench.judge(
            &format!("{row}, {name} no. {number}, {fault}"),
            &ran,
            must(*place),
        );
    }
    calls.len()
}
