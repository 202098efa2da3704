//! F14 to F20, F24, F25: disks and rights that are used up.

use std::sync::Mutex;

use super::*;

/// Mounting is for one at a time.
static MOUNTS: Mutex<()> = Mutex::new(());

/// A small file system in memory, gone when it is dropped.
struct Disk {
    at: TempDir,
}

impl Disk {
    fn of(options: &str) -> Option<Self> {
        let at = tempfile::tempdir().unwrap();
        let path = at.path().to_str().unwrap();
        let mounted = is_root() && can("mount", &["-t", "tmpfs", "-o", options, "tmpfs", path]);
        mounted.then_some(Self { at })
    }

    fn path(&self) -> &Path {
        self.at.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        can("umount", &["-l", self.path().to_str().unwrap()]);
    }
}

#[test]
fn f14_a_limit_on_the_size_of_files() {
    let bench = Bench::new();
    let ran = run(&mut bench.save("ulimit -f 4; trap '' XFSZ;"));
    bench.judge("F14, told", &ran, Must::Fail);
    assert!(ran.err.contains("larger than is allowed"), "{ran:?}");
    let bench = Bench::new();
    let ran = run(&mut bench.save("ulimit -f 4;"));
    bench.judge("F14, ended", &ran, Must::BeWhole);
}

#[test]
fn f15_a_disk_that_is_full_and_then_is_not() {
    let _one_at_a_time = MOUNTS.lock();
    let Some(disk) = Disk::of("size=32k") else {
        return skipped("F15", "nothing can be mounted");
    };
    let bench = Bench::within(disk.path());
    let ballast = disk.path().join("ballast");
    // as much as fits
    let _full = fs::write(&ballast, vec![0; 40_000]);
    let ran = run(&mut bench.save(""));
    bench.judge("F15", &ran, Must::Fail);
    assert!(
        ran.err.contains("the disk is full") && ran.err.contains("hint: free some space"),
        "{ran:?}"
    );
    fs::remove_file(ballast).unwrap();
    bench.judge(
        "F15, with space again",
        &run(&mut bench.save("")),
        Must::Save,
    );
}

#[test]
fn f16_no_more_files_fit() {
    let _one_at_a_time = MOUNTS.lock();
    let Some(disk) = Disk::of("size=1m,nr_inodes=3") else {
        return skipped("F16", "nothing can be mounted");
    };
    let bench = Bench::within(disk.path());
    let ran = run(&mut bench.save(""));
    bench.judge("F16", &ran, Must::Fail);
}

#[test]
fn f17_a_disk_that_is_mounted_read_only() {
    let _one_at_a_time = MOUNTS.lock();
    let Some(disk) = Disk::of("size=1m") else {
        return skipped("F17", "nothing can be mounted");
    };
    let bench = Bench::within(disk.path());
    let path = disk.path().to_str().unwrap().to_owned();
    assert!(can("mount", &["-o", "remount,ro", &path]));
    let ran = run(&mut bench.save(""));
    bench.judge("F17", &ran, Must::Fail);
    assert!(
        ran.err
            .contains("was not saved: the disk is mounted read-only"),
        "{ran:?}"
    );
    assert!(can("mount", &["-o", "remount,rw", &path]));
    bench.judge("F17, writable again", &run(&mut bench.save("")), Must::Save);
}

#[test]
fn f18_f19_a_file_and_a_folder_that_may_not_change() {
    for (row, which) in [("F18", "b.json"), ("F19", ".")] {
        let bench = Bench::new();
        let path = bench.path().join(which);
        let path = path.to_str().unwrap();
        // the folder of what is kept is made before
        fs::create_dir(bench.state()).unwrap();
        if !is_root() || !can("chattr", &["+i", path]) {
            skipped(row, "no file can be made immutable");
            continue;
        }
        let ran = run(&mut bench.save(""));
        assert!(can("chattr", &["-i", path]));
        bench.judge(row, &ran, Must::Fail);
    }
}

#[test]
fn f20_a_board_of_somebody_else_is_shown_and_not_saved() {
    if !is_root()
        || !can(
            "setpriv",
            &["--reuid=65534", "--regid=65534", "--clear-groups", "true"],
        )
    {
        return skipped("F20", "nobody can be become");
    }
    let bench = Bench::new();
    let everybody = |mode| fs::Permissions::from_mode(mode);
    fs::set_permissions(bench.path(), everybody(0o755)).unwrap();
    fs::set_permissions(bench.board(), everybody(0o644)).unwrap();
    let other = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    let ran = run(&mut bench.save(other));
    if ran.status == Some(126) || ran.status == Some(127) {
        return skipped("F20", "somebody else may not run the program where it lies");
    }
    fs::set_permissions(bench.board(), everybody(0o640)).unwrap();
    bench.judge("F20", &ran, Must::Fail);
    fs::set_permissions(bench.board(), everybody(0o644)).unwrap();
    let shown = run(&mut bench.shell(&format!(
        "{other} {} --file b.json list",
        env!("CARGO_BIN_EXE_goalpost")
    )));
    assert_eq!(shown.status, Some(0), "{shown:?}");
    assert!(shown.out.contains("Card form"), "{shown:?}");
}

#[test]
fn f24_no_more_files_can_be_opened() {
    for most in 3..10 {
        let bench = Bench::new();
        let ran = run(&mut bench.save(&format!("ulimit -n {most};")));
        bench.judge(&format!("F24, {most} files"), &ran, Must::BeWhole);
    }
}

#[test]
fn f25_no_memory() {
    for kilobytes in [4_000, 8_000, 16_000, 32_000, 80_000, 100_000] {
        let bench = Bench::new();
        let ran = run(&mut bench.save(&format!("ulimit -v {kilobytes};")));
        bench.judge(&format!("F25, {kilobytes} KB"), &ran, Must::BeWhole);
    }
}
