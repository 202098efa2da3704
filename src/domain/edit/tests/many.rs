//! Edits of several items at once: what each item keeps of its own.

use super::*;

fn two() -> Board {
    let tags = |id: &str, tags: &[&str]| Edit::SetItem {
        ids: vec![super::id(id)],
        change: ItemChange::Tags(tags.iter().map(ToString::to_string).collect()),
    };
    after(
        &empty(),
        &[
            add("a"),
            add("b"),
            tags("G-1", &["app", "red, or green"]),
            tags("G-2", &["web"]),
        ],
    )
}

fn both(change: ItemChange) -> Edit {
    Edit::SetItem {
        ids: vec![id("G-1"), id("G-2")],
        change,
    }
}

fn relabel(add: &[&str], remove: &[&str]) -> Relabel {
    let owned = |labels: &[&str]| labels.iter().map(ToString::to_string).collect();
    Relabel {
        add: owned(add),
        remove: owned(remove),
    }
}

fn tags(board: &Board, at: usize) -> Vec<String> {
    board.items.at(at).unwrap().tags.clone()
}

#[test]
fn tags_are_put_on_and_taken_off_and_the_others_stay() {
    let board = after(
        &two(),
        &[both(ItemChange::Retag(relabel(
            &["web", "new"],
            &["app", "none"],
        )))],
    );
    assert_eq!(tags(&board, 0), ["red, or green", "web", "new"]);
    assert_eq!(tags(&board, 1), ["web", "new"]);
}

#[test]
fn skills_are_added_in_the_same_way() {
    let board = after(&two(), &[both(ItemChange::Reskill(relabel(&["ios"], &[])))]);
    for item in board.items.iter() {
        assert_eq!(item.skills, ["ios"]);
    }
}

#[test]
fn a_label_that_is_too_long_is_refused_for_all() {
    let long = "x".repeat(101);
    let edit = both(ItemChange::Retag(relabel(&[&long], &[])));
    assert!(refusal(&two(), &edit).contains("a tag has 101 characters"));
}

#[test]
fn an_acceptance_line_is_put_behind_the_others() {
    let line = |text: &str| Edit::SetItem {
        ids: vec![id("G-1")],
        change: ItemChange::AddAcceptance(text.to_owned()),
    };
    let board = after(&two(), &[line("a receipt comes"), line(" by mail ")]);
    let lines = &board.items.at(0).unwrap().acceptance;
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["a receipt comes", "by mail"]);
    assert!(refusal(&board, &line("  ")).contains("is empty"));
}
