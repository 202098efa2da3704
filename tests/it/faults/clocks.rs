//! F26, R17: clocks that are wrong.

use std::time::SystemTime;

use super::*;

#[test]
fn f26_clocks_of_other_times() {
    let shows_1970 = Command::new("faketime")
        .args(["1970-06-01 00:00:00", "date", "+%Y"])
        .output();
    if !shows_1970.is_ok_and(|output| output.stdout.trim_ascii() == b"1970") {
        return skipped("F26", "there is no faketime");
    }
    for clock in [
        "1970-01-02 00:00:00",
        "1960-01-01 00:00:00",
        "2038-01-20 00:00:00",
        "9999-12-30 23:59:59",
    ] {
        let bench = Bench::new();
        let ran = run(&mut bench.save(&format!("faketime '{clock}'")));
        bench.judge(&format!("F26, {clock}"), &ran, Must::Save);
    }
}

#[test]
fn f26_a_file_from_the_future_or_from_before_1970() {
    let day = Duration::from_secs(24 * 60 * 60);
    let before = SystemTime::UNIX_EPOCH.checked_sub(day * 3650).unwrap();
    for time in [SystemTime::now() + day * 36_500, before] {
        let bench = Bench::new();
        fs::File::open(bench.board())
            .unwrap()
            .set_modified(time)
            .unwrap();
        bench.judge("F26", &run(&mut bench.save("")), Must::Save);
    }
}

#[test]
fn r17_writers_whose_days_are_two_years_apart_lose_nothing() {
    let bench = Bench::new();
    let program = env!("CARGO_BIN_EXE_goalpost");
    for turn in 0..6 {
        let today = ["2024-11-25", "2026-11-25"][turn % 2];
        let line = format!("{program} --file b.json --today {today} add item-{turn}");
        assert_eq!(run(&mut bench.shell(&line)).status, Some(0), "R17");
    }
    assert_eq!(bench.items(), Some(7));
}
