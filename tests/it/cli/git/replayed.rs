//! Rebase, cherry-pick, working trees, and a checkout under a board that is open.

use std::fs;

use goalpost::{
    domain::edit::{BoardChange, Edit, NewItem, Stamp},
    store,
};

use super::{Clone, Shared};

/// Hers is on the shared branch; his are three commits on the same number.
fn diverged(shared: &Shared) -> (Clone<'_>, Clone<'_>) {
    let (ana, ben) = (shared.at("ana"), shared.at("ben"));
    ana.done("add hers");
    ana.commit("hers");
    ana.git("push -q origin HEAD:main");
    ben.done("add his");
    ben.commit("his");
    let id = id_of(&ben, "his");
    ben.done(&format!("set {id} estimate=8"));
    ben.commit("estimated");
    ben.done("add second");
    ben.commit("second");
    (ana, ben)
}

fn id_of(clone: &Clone<'_>, title: &str) -> String {
    record(clone, title)["id"].as_str().unwrap().to_owned()
}

#[track_caller]
fn record(clone: &Clone<'_>, title: &str) -> serde_json::Value {
    let board = clone.board();
    let mut items = board["items"].as_array().unwrap().iter();
    items.find(|item| item["title"] == title).unwrap().clone()
}

#[test]
fn a_branch_is_replayed_onto_another_of_the_same_numbers() {
    let Some(shared) = Shared::of_two(true) else {
        return;
    };
    let (_, ben) = diverged(&shared);
    ben.git("pull -q --rebase origin main");
    ben.holds(&["hers", "his", "second"].map(str::to_owned));
    assert_eq!(record(&ben, "his")["estimate"], 8);
    assert_eq!(record(&ben, "hers").get("estimate"), None);
    assert!(ben.board().get("conflicts").is_none());
    assert_eq!(ben.git("rev-list --count origin/main..HEAD"), "3\n");
}

#[test]
fn one_commit_is_picked_and_the_branch_comes_in_later() {
    let Some(shared) = Shared::of_two(true) else {
        return;
    };
    let (ana, ben) = diverged(&shared);
    ben.git("push -q origin HEAD:ben");
    ana.git("fetch -q");
    ana.git("cherry-pick origin/ben~2");
    ana.holds(&["hers", "his"].map(str::to_owned));
    ana.git("merge -q --no-edit origin/ben");
    ana.holds(&["hers", "his", "second"].map(str::to_owned));
    assert_eq!(record(&ana, "his")["estimate"], 8);
    assert_eq!(record(&ana, "hers").get("estimate"), None);
}

#[test]
fn another_working_tree_of_the_same_clone() {
    let Some(shared) = Shared::of_two(true) else {
        return;
    };
    let ana = shared.at("ana");
    ana.git("worktree add -q ../side -b side");
    let side = shared.at("side");
    side.done("add aside");
    side.commit("aside");
    ana.done("add ahead");
    ana.commit("ahead");
    ana.git("merge -q --no-edit side");
    ana.holds(&["aside", "ahead"].map(str::to_owned));
    // the driver is installed for both
    assert!(side.done("merge --install").contains("already"));
}

fn stamp(chance: u64) -> Stamp {
    Stamp {
        at: jiff::Timestamp::now(),
        today: jiff::civil::date(2026, 11, 23),
        by: "ana".to_owned(),
        chance,
    }
}

fn add(title: &str) -> Edit {
    Edit::AddItem {
        item: Box::new(NewItem {
            title: title.to_owned(),
            ..NewItem::default()
        }),
        to: 0,
    }
}

#[test]
fn a_checkout_under_an_open_board_wins_where_we_changed_nothing() {
    let Some(shared) = Shared::of_two(false) else {
        return;
    };
    let ana = shared.at("ana");
    let team = ana.board()["team"].clone();
    ana.done("set G-30 title=Renamed");
    ana.done("add later");
    ana.commit("later");
    let mut open = store::open(&ana.file(), None).unwrap();
    let named = Edit::SetBoard(BoardChange::Team("Ours".to_owned()));
    let ours = open.board.apply(&add("ours"), &stamp(77)).unwrap();
    let ours = ours.apply(&named, &stamp(78)).unwrap();
    ana.git("checkout -q HEAD~1 -- goalpost.json");
    assert_eq!(ana.board()["team"], team);
    open.file.save_now(&ours, Some(&open.board)).unwrap();
    let board = ana.board();
    assert_eq!(board["team"], "Ours");
    ana.holds(&["ours".to_owned()]);
    let titles = board["items"].to_string();
    assert!(
        !titles.contains("Renamed") && !titles.contains("\"later\""),
        "{titles}"
    );
}

#[test]
fn marks_under_an_open_board_refuse_a_save_until_they_are_settled() {
    let Some(shared) = Shared::of_two(false) else {
        return;
    };
    let (ana, ben) = (shared.at("ana"), shared.at("ben"));
    ben.done("set G-51 title=His");
    ben.commit("his");
    ben.git("push -q origin HEAD:main");
    ana.done("set G-51 title=Hers");
    ana.commit("hers");
    let mut open = store::open(&ana.file(), None).unwrap();
    let ours = open.board.apply(&add("ours"), &stamp(77)).unwrap();
    ana.git("fetch -q");
    assert_eq!(ana.tries("merge -q --no-edit origin/main").status, 1);
    let marked = ana.bytes();
    let refused = open.file.save_now(&ours, Some(&open.board)).unwrap_err();
    let kept = refused.kind.kept().unwrap();
    assert!(fs::read_to_string(kept).unwrap().contains("\"ours\""));
    assert_eq!(ana.bytes(), marked);
    assert_eq!(ana.run(&["merge", "goalpost.json"]).status, 1);
    open.file.save_now(&ours, Some(&open.board)).unwrap();
    ana.holds(&["ours".to_owned(), "His".to_owned()]);
    assert_eq!(ana.board()["conflicts"][0]["other"], "Hers");
}
