//! `merge --install`: shown, asked, written once.

use std::fs;

use super::Shared;

#[test]
fn what_is_written_is_shown_first_and_written_once() {
    let Some(shared) = Shared::new() else { return };
    let ana = shared.cloned("ana");
    ana.done("init");
    fs::write(ana.path.join(".gitattributes"), "*.png binary").unwrap();
    // nobody can be asked: it is shown, and not written
    let said = ana.run(&["merge", "--install"]);
    assert_eq!(said.status, 2, "{said:?}");
    assert!(
        said.out.contains("/goalpost.json merge=goalpost -text"),
        "{said:?}"
    );
    assert!(
        said.out.contains("merge.goalpost.driver = ") && said.err.contains("--yes"),
        "{said:?}"
    );
    let attributes = || fs::read_to_string(ana.path.join(".gitattributes")).unwrap();
    assert_eq!(attributes(), "*.png binary");
    assert_ne!(
        ana.tries("config --local --get merge.goalpost.driver")
            .status,
        0
    );

    let said = ana.done("merge --install --yes");
    assert!(
        said.contains("from now on") && said.contains("commit .gitattributes"),
        "{said}"
    );
    assert_eq!(
        attributes(),
        "*.png binary\n/goalpost.json merge=goalpost -text\n"
    );
    let driver = ana.git("config --local --get merge.goalpost.driver");
    assert!(
        driver
            .trim_end()
            .ends_with("goalpost merge %O %A %B --path %P"),
        "{driver}"
    );
    let said = ana.done("merge --install");
    assert!(said.contains("already"), "{said}");
    assert_eq!(attributes().lines().count(), 2);
}

#[test]
fn a_board_deeper_in_the_repository_under_an_odd_name_is_meant_alone() {
    let Some(shared) = Shared::new() else { return };
    let ana = shared.cloned("ana");
    fs::create_dir(ana.path.join("team [a]")).unwrap();
    let arguments = ["--file", "team [a]/my board.json"];
    assert_eq!(ana.run(&[&arguments[..], &["init"]].concat()).status, 0);
    let said = ana.run(&[&arguments[..], &["merge", "--install", "--yes"]].concat());
    assert_eq!(said.status, 0, "{said:?}");
    let mut git = ana.command("git");
    let asked = git.args([
        "check-attr",
        "merge",
        "--",
        "team [a]/my board.json",
        "team a/my board.json",
    ]);
    let said = String::from_utf8(asked.output().unwrap().stdout).unwrap();
    let said: Vec<&str> = said.lines().collect();
    assert!(
        said[0].ends_with(": merge: goalpost") && said[1].ends_with(": merge: unspecified"),
        "{said:?}"
    );
}

#[test]
fn outside_a_repository_and_without_git_it_is_refused_in_words() {
    let Some(shared) = Shared::new() else { return };
    let nowhere = shared.clone_of_nothing("nowhere");
    nowhere.done("init");
    let said = nowhere.run(&["merge", "--install", "--yes"]);
    assert_eq!(said.status, 2, "{said:?}");
    said.is_one_sentence_with("no git repository is found");
    let mut command = nowhere.command(env!("CARGO_BIN_EXE_goalpost"));
    command
        .env("PATH", "/nowhere")
        .args(["merge", "--install", "--yes"]);
    let said = super::Said::of(&command.output().unwrap());
    assert_eq!(said.status, 2, "{said:?}");
    said.is_one_sentence_with("git cannot be run");
    assert!(!nowhere.path.join(".gitattributes").exists());
}
