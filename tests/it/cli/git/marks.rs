//! Without the driver: git's own marks, in each of its styles, settled by `goalpost merge FILE`.

use std::fs;

use super::{Clone, Shared};

#[test]
fn fifty_changes_on_each_side_come_together_through_marks() {
    let Some(shared) = Shared::of_two(false) else {
        return;
    };
    let (ana, ben) = (shared.at("ana"), shared.at("ben"));
    for (clone, seed) in [(&ana, 1), (&ben, 2)] {
        clone.edit(seed);
        clone.commit("my days");
        clone.git("tag mine");
        clone.git(&format!("push -q origin HEAD:{}", clone.name));
    }
    let titles = [ana.added(), ben.added()].concat();
    for style in ["merge", "diff3", "zdiff3"] {
        for (clone, other) in [(&ana, "ben"), (&ben, "ana")] {
            clone.git(&format!("config merge.conflictStyle {style}"));
            clone.git("fetch -q");
            let said = clone.tries(&format!("merge -q --no-edit origin/{other}"));
            assert_eq!(said.status, 1, "{said:?}");
            settles(clone, &titles);
            clone.commit("both");
        }
        assert_eq!(ana.bytes(), ben.bytes(), "{style}");
        for clone in [&ana, &ben] {
            clone.git("reset -q --hard mine");
        }
    }
}

/// The file has marks, which no command but `merge` touches; that makes a board of it, and keeps what was there.
fn settles(clone: &Clone<'_>, titles: &[String]) {
    let marked = clone.bytes();
    for line in ["check", "status", "add more"] {
        let said = clone.run(&line.split(' ').collect::<Vec<_>>());
        assert_ne!(said.status, 0);
        let all = format!("{}{}", said.out, said.err);
        assert!(all.contains("`goalpost merge FILE`"), "{said:?}");
    }
    assert_eq!(clone.bytes(), marked);
    let said = clone.run(&["merge", "goalpost.json"]);
    assert_eq!(said.status, 1, "{said:?}");
    assert!(said.out.contains("git add goalpost.json"), "{said:?}");
    assert!(said.err.contains("gave way"), "{said:?}");
    clone.holds(titles);
    let mut lines = said.out.lines();
    let kept = lines.find_map(|line| line.strip_prefix("the file with the marks is kept in "));
    assert_eq!(fs::read(kept.unwrap()).unwrap(), marked);
}

#[test]
fn marks_that_were_committed_on_a_page_are_settled_later() {
    let Some(shared) = Shared::of_two(false) else {
        return;
    };
    let (ana, ben) = (shared.at("ana"), shared.at("ben"));
    ana.edit(1);
    ana.commit("hers");
    ana.git("push -q origin HEAD:main");
    ben.edit(2);
    ben.commit("his");
    let titles = [ana.added(), ben.added()].concat();
    ben.git("fetch -q");
    assert_eq!(ben.tries("merge -q --no-edit origin/main").status, 1);
    // somebody took the file as it was
    ben.commit("both");
    ben.git("push -q origin HEAD:main");
    ana.git("pull -q --no-rebase --no-edit origin main");
    let said = ana.run(&["merge", "goalpost.json"]);
    assert!([0, 1].contains(&said.status), "{said:?}");
    ana.holds(&titles);
}

#[test]
fn what_was_mended_by_hand_beside_the_marks_stays() {
    let Some(shared) = Shared::of_two(false) else {
        return;
    };
    let (ana, ben) = (shared.at("ana"), shared.at("ben"));
    ana.done("set G-30 title=Hers");
    ana.commit("hers");
    ana.git("push -q origin HEAD:main");
    ben.done("set G-30 title=His");
    ben.commit("his");
    ben.git("fetch -q");
    assert_eq!(ben.tries("merge -q --no-edit origin/main").status, 1);
    let text = fs::read_to_string(ben.file()).unwrap();
    let team = text
        .lines()
        .find(|line| line.starts_with("  \"team\""))
        .unwrap();
    fs::write(ben.file(), text.replace(team, "  \"team\": \"By hand\",")).unwrap();
    let said = ben.run(&["merge", "goalpost.json", "--format", "json"]);
    assert_eq!(said.status, 1, "{said:?}");
    let board = ben.board();
    assert_eq!(board["team"], "By hand");
    assert_eq!(board["conflicts"][0]["place"], "items/G-30/title");
}

#[test]
fn a_file_that_cannot_be_settled_stays_as_it_is() {
    let Some(shared) = Shared::new() else { return };
    let ana = shared.cloned("ana");
    ana.done("init");
    let refused = |text: &str, status: i32, part: &str| {
        fs::write(ana.path.join("other.json"), text).unwrap();
        let said = ana.run(&["merge", "other.json"]);
        assert_eq!(said.status, status, "{said:?}");
        said.is_one_sentence_with(part);
        assert_eq!(
            fs::read_to_string(ana.path.join("other.json")).unwrap(),
            text
        );
    };
    refused("<<<<<<< HEAD\n{\n", 2, "does not end");
    refused(
        "<<<<<<< HEAD\n{\n=======\n}\n>>>>>>> b\n",
        2,
        "the first side of the conflict is no board",
    );
    refused(
        "<<<<<<< HEAD\n=======\n>>>>>>> b\n{\"goalpost\": 999}\n",
        3,
        "newer",
    );
    refused("no board", 2, "not a board");
    refused("{\"goalpost\": 999}", 3, "newer");
    let said = ana.run(&["merge", "goalpost.json"]);
    assert_eq!(said.status, 2);
    said.is_one_sentence_with("is the board itself");
    let said = ana.run(&["merge", "nowhere.json"]);
    assert_eq!(said.status, 3);
    said.is_one_sentence_with("does not exist");
}
