//! E4, E5, E7: what is written for others, and which files are touched at all.

use std::os::unix::fs::symlink;

use super::{strace, *};

fn export(bench: &Bench, before: &str, to: &str) -> Ran {
    let program = env!("CARGO_BIN_EXE_goalpost");
    run(&mut bench.shell(&format!(
        "{before} {program} --file b.json export --format html -o {to}"
    )))
}

#[test]
fn e4_e5_a_file_for_others_is_new_whole_and_private() {
    let bench = Bench::new();
    let at = |name: &str| bench.path().join(name);
    fs::write(at("there.html"), "precious").unwrap();
    symlink("there.html", at("link.html")).unwrap();
    symlink("nowhere.html", at("dangling.html")).unwrap();
    for name in ["there.html", "link.html", "dangling.html", "b.json"] {
        let ran = export(&bench, "", name);
        assert_eq!(ran.status, Some(2), "E4, {name}: {ran:?}");
        assert!(ran.err.contains("never overwrites"), "E4, {name}: {ran:?}");
    }
    assert_eq!(fs::read_to_string(at("there.html")).unwrap(), "precious");
    assert!(!at("nowhere.html").exists() && bench.items() == Some(1));
    assert_eq!(export(&bench, "", "new.html").status, Some(0));
    let mode = fs::metadata(at("new.html")).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600, "E5");
}

#[test]
fn e4_on_a_full_disk_there_is_no_half_file() {
    if !strace::there_is("E4") {
        return;
    }
    for fault in [
        "write:error=ENOSPC",
        "fsync:error=EIO",
        "renameat2:error=EIO",
    ] {
        let bench = Bench::new();
        let call = fault.split(':').next().unwrap();
        let before =
            format!("strace -qq -o /dev/null -P out.html -e trace={call} -e inject={fault}:when=1");
        // the name of the file that is written first is not known, so the call is refused wherever it goes
        let before = before.replace(" -P out.html", "");
        let ran = export(&bench, &before, "out.html");
        assert_eq!(ran.status, Some(3), "E4, {fault}: {ran:?}");
        let names = fs::read_dir(bench.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        let names: Vec<_> = names
            .filter(|name| name.as_encoded_bytes().contains(&b'.'))
            .collect();
        assert_eq!(names, ["b.json"], "E4, {fault}");
    }
}

/// What is read of the system itself: libraries, the time zone, the names of accounts.
const SYSTEM: [&str; 8] = [
    "/etc/", "/usr/", "/lib", "/proc/", "/sys/", "/dev/", "/bin/", "/opt/",
];

#[test]
fn e7_no_file_is_touched_outside_the_folders_of_the_board_and_of_its_user() {
    if !strace::there_is("E7") {
        return;
    }
    let bench = Bench::new();
    fs::write(
        bench.path().join("rows.csv"),
        "title,description\nOne,see ../../secret and /root/.ssh/id and file:///tmp/x\n",
    )
    .unwrap();
    let program = env!("CARGO_BIN_EXE_goalpost");
    let inside = bench.path().to_str().unwrap();
    let target = Path::new(program).parent().unwrap().to_str().unwrap();
    for arguments in ["add Vault", "import rows.csv", "status", "export -o out.md"] {
        let log = bench.log();
        let line = format!(
            "strace -f -qq -y -e trace=%file -o {} {program} --file b.json {arguments}",
            log.display()
        );
        let ran = run(&mut bench.shell(&line));
        assert_eq!(ran.status, Some(0), "E7, {arguments}: {ran:?}");
        for call in fs::read_to_string(log).unwrap().lines() {
            let Some((_, rest)) = call.split_once('(') else {
                continue;
            };
            if call.contains(" = -1 ") || call.contains("execve(") {
                continue;
            }
            for path in rest
                .split('"')
                .skip(1)
                .step_by(2)
                .filter(|path| path.starts_with('/'))
            {
                let reads = call.contains("readlink")
                    || ![
                        "O_CREAT", "O_WRONLY", "O_RDWR", "rename", "unlink", "mkdir", "link(",
                    ]
                    .iter()
                    .any(|word| call.contains(word));
                let ours = path.starts_with(inside) || inside.starts_with(path);
                let system = reads
                    && (SYSTEM.iter().any(|start| path.starts_with(start))
                        || path.starts_with(target));
                assert!(ours || system, "E7, {arguments}: {call}");
            }
        }
    }
}
