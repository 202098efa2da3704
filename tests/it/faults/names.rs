//! F21, F22, F28: what has the board's name, or one near to it.

use std::os::unix::fs::symlink;

use super::*;

#[test]
fn f21_a_link_to_the_board_stays_a_link() {
    let bench = Bench::new();
    let real = bench.path().join("real.json");
    fs::rename(bench.board(), &real).unwrap();
    symlink("real.json", bench.board()).unwrap();
    bench.judge("F21", &run(&mut bench.save("")), Must::Save);
    assert!(bench.board().symlink_metadata().unwrap().is_symlink());
    assert_eq!(items(&real), Some(2));
}

#[test]
fn f22_links_under_names_that_can_be_guessed_are_not_followed() {
    let bench = Bench::new();
    let victim = bench.path().join("victim");
    fs::write(&victim, "precious").unwrap();
    let planted = [
        ".b.json.tmp",
        "b.json.tmp",
        "b.json~",
        ".b.json.swp",
        "b.json.bak",
        ".b.json.bak",
        ".b.json.lock",
    ];
    for name in planted {
        symlink("victim", bench.path().join(name)).unwrap();
    }
    let ran = run(&mut bench.save(""));
    assert_eq!(
        (ran.status, bench.items()),
        (Some(0), Some(2)),
        "F22: {ran:?}"
    );
    assert_eq!(fs::read_to_string(victim).unwrap(), "precious");
    for name in planted {
        assert!(
            bench
                .path()
                .join(name)
                .symlink_metadata()
                .unwrap()
                .is_symlink(),
            "F22: {name}"
        );
    }
}

#[test]
fn f28_a_board_that_became_a_pipe_or_a_folder_is_refused_at_once() {
    for make in ["mkfifo", "mkdir"] {
        let bench = Bench::new();
        fs::remove_file(bench.board()).unwrap();
        assert!(can(make, &[bench.board().to_str().unwrap()]));
        let ran = run(&mut bench.save(""));
        assert_eq!(ran.status, Some(3), "F28, {make}: {ran:?}");
        assert!(
            ran.took < Duration::from_secs(5) && ran.err.contains("not a file"),
            "F28, {make}: {ran:?}"
        );
    }
}
