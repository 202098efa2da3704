//! F23, F27, R14 to R18: several who save at once.
//!
//! `GOALPOST_RACE_ADDS=500 cargo test races` lets each of the writers add 500 items instead of a few.

use std::{
    collections::BTreeSet,
    env,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use serde_json::Value;

use super::{strace, *};

/// How many items each writer adds where nothing else is asked for.
fn adds(few: usize) -> usize {
    env::var("GOALPOST_RACE_ADDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(few)
}

/// The ids and titles of the board's items, each as often as it is there.
fn ids_and_titles(bench: &Bench) -> (Vec<String>, Vec<String>) {
    let board: Value = serde_json::from_slice(&fs::read(bench.board()).unwrap()).unwrap();
    let field = |name: &str| {
        let items = board["items"].as_array().unwrap().iter();
        items
            .map(|item| item[name].as_str().unwrap().to_owned())
            .collect()
    };
    (field("id"), field("title"))
}

/// So many writers add so many items each, at the same time; all that was said to be saved is there, once.
#[track_caller]
fn race(row: &str, writers: usize, each: usize, before: &str) {
    let bench = Bench::new();
    let program = env!("CARGO_BIN_EXE_goalpost");
    let said: Vec<String> = thread::scope(|scope| {
        let writer = |number| {
            let bench = &bench;
            scope.spawn(move || {
                let add = |turn| {
                    let title = format!("item-{number}-{turn}");
                    let line = format!("{before} {program} --file b.json add {title}");
                    let ran = run(&mut bench.shell(&line));
                    assert_eq!(ran.status, Some(0), "{row}: {ran:?}");
                    assert!(ran.out.contains("saved b.json"), "{row}: {ran:?}");
                    title
                };
                (0..each).map(add).collect::<Vec<_>>()
            })
        };
        let all: Vec<_> = (0..writers).map(writer).collect();
        all.into_iter()
            .flat_map(|writer| writer.join().unwrap())
            .collect()
    });
    assert_eq!(said.len(), writers * each);
    let (ids, titles) = ids_and_titles(&bench);
    let once = |all: &[String]| all.iter().cloned().collect::<BTreeSet<_>>().len();
    assert_eq!(
        (once(&ids), once(&titles)),
        (ids.len(), titles.len()),
        "{row}: something is there twice"
    );
    let missing: Vec<_> = said
        .iter()
        .filter(|title| !titles.contains(title))
        .collect();
    assert_eq!(missing, Vec::<&String>::new(), "{row}");
    assert_eq!(titles.len(), said.len() + 1, "{row}");
    assert_eq!(bench.litter(), Vec::<OsString>::new(), "{row}");
}

#[test]
fn f27_eight_who_save_at_once_are_all_there() {
    race("F27", 8, 1, "");
    race("F27, ten", 10, 1, "");
}

#[test]
fn r14_several_who_add_many_items_lose_none() {
    race("R14", 4, adds(25), "");
}

#[test]
fn r15_without_the_locks_of_the_system_none_is_lost() {
    if strace::there_is("R15") {
        race(
            "R15",
            4,
            adds(8),
            "strace -f -qq -o /dev/null -e trace=flock -e inject=flock:error=ENOLCK",
        );
    }
}

#[test]
fn r16_without_locks_and_without_swapping_none_is_lost() {
    if strace::there_is("R16") {
        let neither = "strace -f -qq -o /dev/null -e trace=flock,renameat2 -e inject=flock:error=ENOLCK -e inject=renameat2:error=EINVAL";
        race("R16", 4, adds(8), neither);
    }
}

#[test]
fn f23_a_lock_that_a_stopped_program_holds_is_not_waited_for_for_ever() {
    let bench = Bench::new();
    let holder = fs::File::open(bench.path()).unwrap();
    holder.lock().unwrap();
    let ran = run(&mut bench.save(""));
    bench.judge("F23", &ran, Must::Save);
    assert!(ran.took < Duration::from_secs(10), "F23: {ran:?}");
    assert!(
        ran.err
            .contains("note: saved without the folder's lock, which another program holds"),
        "F23: {ran:?}"
    );
    // and those who do not wait for it do not write over each other
    let program = env!("CARGO_BIN_EXE_goalpost");
    thread::scope(|scope| {
        for writer in 0..3 {
            let line = format!("{program} --file b.json add item-{writer}");
            let mut command = bench.shell(&line);
            scope.spawn(move || assert_eq!(run(&mut command).status, Some(0), "F23"));
        }
    });
    assert_eq!(bench.items(), Some(5), "F23");
    drop(holder);
}

#[test]
fn r18_one_who_is_killed_at_every_call_takes_nothing_of_the_other_along() {
    if !strace::there_is("R18") {
        return;
    }
    let bench = Bench::new();
    let program = env!("CARGO_BIN_EXE_goalpost");
    let over = AtomicBool::new(false);
    let kills: Vec<(&str, usize)> = [
        "openat",
        "write",
        "fsync",
        "fchmod",
        "renameat2",
        "unlinkat",
        "flock",
    ]
    .into_iter()
    .flat_map(|call| {
        strace::calls(call)
            .into_iter()
            .map(move |(number, _)| (call, number))
    })
    .collect();
    let said = thread::scope(|scope| {
        let goes_on = scope.spawn(|| {
            let mut said = Vec::new();
            while !over.load(Ordering::SeqCst) {
                let title = format!("item-{}", said.len());
                let ran = run(&mut bench.shell(&format!("{program} --file b.json add {title}")));
                assert_eq!(ran.status, Some(0), "R18: {ran:?}");
                said.push(title);
            }
            said
        });
        for (call, number) in &kills {
            strace::with(&bench, &[format!("{call}:signal=KILL:when={number}")]);
        }
        over.store(true, Ordering::SeqCst);
        goes_on.join().unwrap()
    });
    assert!(
        kills.len() >= 10 && said.len() >= 5,
        "{} and {}",
        kills.len(),
        said.len()
    );
    let (ids, titles) = ids_and_titles(&bench);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "R18");
    for title in said {
        assert_eq!(
            titles.iter().filter(|there| **there == title).count(),
            1,
            "R18: {title}"
        );
    }
}
