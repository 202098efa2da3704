//! Files with the marks of git and of jj, and what is in them.

use proptest::prelude::*;

use super::*;
use crate::domain::edit::tests::any::any_edit;

/// The titles of the items that a file with marks comes to, and how many conflicts there are.
#[track_caller]
fn check(file: &str, titles: &[&str], conflicts: usize) {
    for file in [
        file.to_owned(),
        file.replace('\n', "\r\n"),
        format!("\u{feff}{file}"),
    ] {
        let merged = marked(file.as_bytes(), None).unwrap().unwrap();
        assert_eq!(super::titles(&merged.board), titles, "{file}");
        assert_eq!(merged.conflicts.len(), conflicts, "{:?}", merged.conflicts);
    }
}

fn item_lines(id: u32, title: &str) -> String {
    format!("    {{\"id\": \"G-{id}\", \"title\": \"{title}\"}}")
}

/// A file of three items, the second of which is `conflict`, a text of whole lines.
fn around(conflict: &str) -> String {
    let (first, last) = (item_lines(1, "one"), item_lines(3, "three"));
    format!("{{\n  \"goalpost\": 1,\n  \"items\": [\n{first},\n{conflict}{last}\n  ]\n}}\n")
}

#[test]
fn marks_of_git_with_and_without_a_base() {
    let (ours, theirs, base) = (
        item_lines(2, "ours"),
        item_lines(2, "theirs"),
        item_lines(2, "two"),
    );
    let two_way = format!("<<<<<<< HEAD\n{ours},\n=======\n{theirs},\n>>>>>>> branch\n");
    check(&around(&two_way), &["one", "theirs", "three"], 1);
    let three_way = format!(
        "<<<<<<< HEAD\n{ours},\n||||||| 5ad2e\n{base},\n=======\n{theirs},\n>>>>>>> branch\n"
    );
    check(&around(&three_way), &["one", "theirs", "three"], 1);
    // deleted on one side: with a base it is gone, without one nobody can tell
    let gone = format!("<<<<<<< HEAD\n||||||| 5ad2e\n{base},\n=======\n{base},\n>>>>>>> branch\n");
    check(&around(&gone), &["one", "three"], 0);
    let perhaps = format!("<<<<<<< HEAD\n=======\n{base},\n>>>>>>> branch\n");
    check(&around(&perhaps), &["one", "two", "three"], 1);
}

#[test]
fn a_base_that_the_caller_knows_says_what_was_removed() {
    let base = format::read(around(&format!("{},\n", item_lines(2, "two"))).as_bytes()).unwrap();
    let two = item_lines(2, "two");
    let file = around(&format!("<<<<<<< HEAD\n=======\n{two},\n>>>>>>> branch\n"));
    let merged = marked(file.as_bytes(), Some(&base.board)).unwrap().unwrap();
    assert_eq!(titles(&merged.board), ["one", "three"]);
}

#[test]
fn several_conflicts_and_one_within_the_base() {
    let line = item_lines;
    let file = format!(
        "{{\n  \"goalpost\": 1,\n<<<<<<< HEAD\n  \"team\": \"Ours\",\n=======\n  \"team\": \"Theirs\",\n>>>>>>> b\n  \"items\": [\n\
        <<<<<<< HEAD\n{},\n||||||| merged common ancestors\n<<<<<<<<< Temporary 1\n{},\n=========\n>>>>>>>>> Temporary 2\n=======\n{},\n>>>>>>> b\n{}\n  ]\n}}\n",
        line(1, "ours"),
        line(1, "x"),
        line(1, "theirs"),
        line(2, "two")
    );
    check(&file, &["theirs", "two"], 2);
}

#[test]
fn marks_of_jj_in_each_of_its_styles() {
    let (ours, theirs, base) = (
        item_lines(2, "ours"),
        item_lines(2, "theirs"),
        item_lines(2, "two"),
    );
    let diff = format!(
        "<<<<<<< Conflict 1 of 1\n%%%%%%% Changes from base to side #1\n-{base},\n+{ours},\n+++++++ Contents of side #2\n{theirs},\n>>>>>>> Conflict 1 of 1 ends\n"
    );
    check(&around(&diff), &["one", "theirs", "three"], 1);
    let labelled = format!(
        "<<<<<<< conflict 1 of 1\n+++++++ qpvuntsm 1a2b \"x\"\n{ours},\n%%%%%%% diff from: rlvkpnrz 3c4d\n\\\\\\\\\\\\\\        to: zsuskuln 5e6f\n-{base},\n>>>>>>> conflict 1 of 1 ends\n"
    );
    // changed on one side and removed on the other: kept, and listed
    check(&around(&labelled), &["one", "ours", "three"], 1);
    let snapshot = format!(
        "<<<<<<< Conflict 1 of 1\n+++++++ Contents of side #1\n{base},\n------- Contents of base\n{base},\n+++++++ Contents of side #2\n{theirs},\n>>>>>>> Conflict 1 of 1 ends\n"
    );
    check(&around(&snapshot), &["one", "theirs", "three"], 0);
    let like_git = format!(
        "<<<<<<< Side #1 (Conflict 1 of 1)\n{ours},\n||||||| Base\n{base},\n=======\n{theirs},\n>>>>>>> Side #2 (Conflict 1 of 1 ends)\n"
    );
    check(&around(&like_git), &["one", "theirs", "three"], 1);
}

#[test]
fn what_only_looks_like_marks_is_none() {
    let title = item_lines(1, "<<<<<<< HEAD");
    let lines = r#""items": [{"id": "G-1", "title": "a", "description": [
      "<<<<<<< HEAD", "=======", ">>>>>>> b"
    ]}]"#;
    for file in [
        format!("{{\"goalpost\": 1, \"items\": [\n{title}]}}"),
        format!("{{\"goalpost\": 1,\n{lines}}}"),
        "{\n=======\n}".to_owned(),
        "<<<<<<<HEAD\n".to_owned(),
        "<<<<<< HEAD\n".to_owned(),
        String::new(),
    ] {
        assert_eq!(marked(file.as_bytes(), None), None, "{file}");
    }
    assert_eq!(marked(b"<<<<<<< \xff\n", None), None);
    // such a board among marks
    let theirs = item_lines(2, ">>>>>>> theirs");
    let file = around(&format!(
        "<<<<<<< HEAD\n{title},\n=======\n{theirs},\n>>>>>>> b\n"
    ))
    .replace("\"G-1\", \"title\": \"one\"", "\"G-9\", \"title\": \"one\"");
    check(
        &file,
        &["<<<<<<< HEAD", ">>>>>>> theirs", "three", "one"],
        2,
    );
}

#[test]
fn a_card_whose_item_is_on_the_other_side_comes_with_it() {
    // git has put the card into both sides, but its item is in a conflict
    let (ours, theirs) = (item_lines(2, "ours"), item_lines(3, "theirs"));
    let file = format!(
        "{{\n  \"goalpost\": 1,\n  \"items\": [\n{},\n<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> b\n  ],\n  \"sprints\": [\n    {{\"number\": 1, \"state\": \"planned\", \"items\": [{{\"item\": \"G-3\"}}]}}\n  ]\n}}\n",
        item_lines(1, "one")
    );
    let merged = marked(file.as_bytes(), None).unwrap().unwrap();
    assert_eq!(titles(&merged.board), ["one", "ours", "theirs"]);
    assert!(merged.board.sprint_of(&item("G-3")).is_some());
}

#[test]
fn items_of_one_number_are_two_although_git_has_mixed_the_logs() {
    let entry = |id: &str, title: &str| {
        format!(
            "    {{\"id\": \"{id}\", \"did\": \"add item\", \"what\": \"G-2\", \"to\": \"{title}\"}}"
        )
    };
    let (hers, his) = (item_lines(2, "hers"), item_lines(2, "his"));
    let file = format!(
        "{{\n  \"goalpost\": 1,\n  \"items\": [\n{},\n<<<<<<< HEAD\n{hers}\n=======\n{his}\n>>>>>>> b\n  ],\n  \"log\": [\n{},\n{}\n  ]\n}}\n",
        item_lines(1, "one"),
        entry("aaaaaaaaaa", "hers"),
        entry("bbbbbbbbbb", "his")
    );
    let merged = marked(file.as_bytes(), None).unwrap().unwrap().board;
    assert_eq!(titles(&merged), ["one", "hers", "his"]);
    let told = |title: &str| {
        let id = merged
            .items
            .by_id()
            .find(|item| item.title == title)
            .unwrap()
            .id
            .to_string();
        merged
            .log
            .by_id()
            .any(|entry| entry.what == id && entry.to == title)
    };
    assert!(told("hers") && told("his"), "{:?}", merged.log);
}

#[test]
fn marks_out_of_place_and_sides_that_are_no_boards_are_told() {
    let told = |conflict: &str, part: &str| {
        let error = marked(around(conflict).as_bytes(), None)
            .unwrap()
            .unwrap_err();
        assert!(error.to_string().contains(part), "{error}");
    };
    told(
        "<<<<<<< HEAD\n",
        "5:1: the conflict that begins here does not end",
    );
    told(
        "<<<<<<< HEAD\n>>>>>>> b\n",
        "6:1: the conflict that ends here has only one side",
    );
    told(
        "<<<<<<< HEAD\n<<<<<<< HEAD\n",
        "6:1: a conflict begins within another",
    );
    told(
        "<<<<<<< c\n+++++++ 1\n+++++++ 2\n+++++++ 3\n>>>>>>> c\n",
        "8:1: the conflict has more than two sides",
    );
    told(
        "<<<<<<< HEAD\n{\n=======\n>>>>>>> b\n",
        "the first side of the conflict is no board (",
    );
    told(
        "<<<<<<< HEAD\n=======\n{\"title\": 5},\n>>>>>>> b\n",
        "the second side of the conflict",
    );
    let newer = around("<<<<<<< HEAD\n=======\n>>>>>>> b\n")
        .replace("\"goalpost\": 1", "\"goalpost\": 999");
    let error = marked(newer.as_bytes(), None).unwrap().unwrap_err();
    assert!(matches!(error, format::ReadError::Newer { .. }), "{error}");
}

proptest! {
    /// Whatever two people did: of the marks of a merge by lines, nothing is lost, and with its base in them there is
    /// nothing else in the result than what a merge of the three gives.
    #[test]
    fn what_a_merge_by_lines_leaves_is_merged(
        ours in prop::collection::vec(any_edit(), 1..10),
        theirs in prop::collection::vec(any_edit(), 1..10),
    ) {
        let base = board();
        let (one, other) = (after(&base, &ours, 2), after(&base, &theirs, 3));
        let whole = merge(Some(&base), &one, &other);
        let lines = [&base, &one, &other].map(bytes);
        for style in [diffy::ConflictStyle::Diff3, diffy::ConflictStyle::Merge] {
            let mut by_lines = diffy::MergeOptions::new();
            by_lines.set_conflict_style(style);
            let Err(file) = by_lines.merge(&lines[0], &lines[1], &lines[2]) else { continue };
            let all = sides(file.as_bytes()).unwrap().unwrap();
            let exact = matches!(style, diffy::ConflictStyle::Diff3)
                && all.base.as_deref() == Some(&lines[0]) && all.ours == lines[1] && all.theirs == lines[2];
            match marked(file.as_bytes(), Some(&base)) {
                Some(Ok(merged)) => {
                    if exact {
                        prop_assert_eq!(&merged, &whole);
                    }
                    for item in whole.board.items.by_id() {
                        let mut all = merged.board.items.by_id();
                        prop_assert!(all.any(|other| other.title == item.title), "{} is lost", item.title);
                    }
                }
                // what lines have mixed up may be no board: then that is said, and the file is as it was
                Some(Err(error)) => prop_assert!(error.to_string().contains("side of the conflict"), "{}", error),
                None => prop_assert!(false, "no marks"),
            }
        }
    }
}
