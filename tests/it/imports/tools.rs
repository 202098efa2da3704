//! The samples of tools that are not Jira or Azure DevOps, and where each is awkward.

use goalpost::domain::{import::Fate, item::Kind, number::Number, sprint::SprintState};
use jiff::civil::date;

use super::{import, item, notes, order, sample, taken, truly_waits, waits};

#[test]
fn github_issues() {
    let import = import(&sample("github-issues.json"));
    let (board, _) = taken(&import);
    let estimated = board.items.by_id().filter(|item| item.estimate.is_some());
    assert_eq!(estimated.count(), 7, "by labels, which are no tags then");
    assert_eq!(waits(&board), truly_waits());
    assert!(
        order(&board).is_sorted(),
        "the oldest first: {:?}",
        order(&board)
    );
    let card = item(&board, "example/checkout#12");
    assert_eq!(card.tags, ["ios", "checkout"]);
    assert_eq!(card.description, "Needs the vault.");
    let lines: Vec<&str> = card
        .acceptance
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(lines, ["Card is shown as •••• 4242", "Can be removed"]);
    assert!(item(&board, "example/checkout#10").acceptance[0].done);
    assert!(
        item(&board, "example/checkout#28").deleted.is_some(),
        "not planned"
    );
    let fourteen = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == 14)
        .unwrap();
    let place = fourteen
        .place_of(&item(&board, "example/checkout#7").id)
        .unwrap();
    let blocked = place.blocked.as_ref().unwrap();
    assert_eq!(
        blocked.reason,
        "Bank sandbox is down since Tuesday; ticket #4711"
    );
    let names: Vec<&str> = board.members.iter().map(|member| member.name()).collect();
    assert!(names.contains(&"Bo Øster"), "{names:?}");
}

#[test]
fn a_github_project() {
    let import = import(&sample("github-project.json"));
    let (board, _) = taken(&import);
    assert_eq!(import.items.len(), 29);
    assert_eq!(
        notes(&import, Fate::NotTaken),
        [
            "30: example/checkout#32 has no title",
            "31: its content is redacted: the export may not see it"
        ]
    );
    let told = notes(&import, Fate::Told);
    assert!(
        told[0].contains("has 35 items and the file holds 31"),
        "{told:?}"
    );
    let sum: f64 = board
        .items
        .by_id()
        .filter_map(|item| item.estimate)
        .map(Number::get)
        .sum();
    assert!((sum - 121.5).abs() < 1e-9, "{sum}");
    let fourteen = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == 14)
        .unwrap();
    assert_eq!(
        fourteen.dates(),
        Some((date(2026, 11, 23), date(2026, 12, 6)))
    );
    let form = fourteen
        .place_of(&item(&board, "example/checkout#3").id)
        .unwrap();
    assert_eq!(form.column.as_ref().unwrap().as_str(), "doing");
    let upgrade = item(&board, "example/checkout#19");
    assert!(
        upgrade.description.contains("Due: 2026-12-02"),
        "{}",
        upgrade.description
    );
    assert!(
        upgrade
            .description
            .starts_with("Asked for by the platform team")
    );
}

#[test]
fn trello() {
    let import = import(&sample("trello.json"));
    let (board, _) = taken(&import);
    assert_eq!(import.items.len(), 29);
    let sum: f64 = board
        .items
        .by_id()
        .filter_map(|item| item.estimate)
        .map(Number::get)
        .sum();
    assert!((sum - 121.5).abs() < 1e-9, "{sum}");
    let titled = |title: &str| {
        board
            .items
            .by_id()
            .find(|item| item.title == title)
            .unwrap()
    };
    let form = titled("Card form with Luhn check");
    assert_eq!(form.estimate, Number::new(5.0));
    assert_eq!(form.acceptance.len(), 3);
    assert_eq!(form.created.unwrap().to_string(), "2026-10-12T09:00:00Z");
    let place = |title| board.items.index_of(&titled(title).id).unwrap();
    assert!(
        place("Delete feature flag `old_cart`") < place("Family accounts"),
        "by pos"
    );
    let hidden: Vec<&str> = board
        .items
        .by_id()
        .filter(|item| item.deleted.is_some())
        .map(|item| item.title.as_str())
        .collect();
    assert_eq!(hidden.len(), 4, "archived: {hidden:?}");
    assert_eq!(
        board
            .items
            .by_id()
            .filter(|item| item.done.is_some())
            .count(),
        2
    );
    let fourteen = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == 14)
        .unwrap();
    assert!(
        fourteen.place_of(&titled("Dark mode").id).is_some(),
        "by the name of its list"
    );
}

#[test]
fn gitlab() {
    let import = import(&sample("gitlab.csv"));
    let (board, _) = taken(&import);
    let key = |number: u32| format!("shop/checkout#{number}");
    let form = item(&board, &key(3));
    assert_eq!(form.tags, ["checkout", "ios"]);
    assert_eq!(form.acceptance.len(), 3);
    assert_eq!(
        item(&board, &key(11)).title,
        "=SUM() in CSV export must not run as a formula"
    );
    assert!(
        item(&board, &key(11))
            .description
            .starts_with("+1 from the auditors")
    );
    assert_eq!(item(&board, &key(8)).kind, Some(Kind::Bug));
    assert!(
        item(&board, &key(5))
            .description
            .ends_with("Also: Bo Øster")
    );
    let fourteen = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == 14)
        .unwrap();
    let place = |number| fourteen.place_of(&item(&board, &key(number)).id).unwrap();
    let columns = [3, 5, 8, 6].map(|number| place(number).column.clone().unwrap().to_string());
    assert_eq!(columns, ["doing", "review", "done", "todo"]);
    assert_eq!(
        place(7).owner.as_ref().unwrap().as_str(),
        "dov",
        "one name with a comma"
    );
    assert!(place(7).blocked.is_some());
    let sum: f64 = board
        .items
        .by_id()
        .filter_map(|item| item.estimate)
        .map(Number::get)
        .sum();
    assert!(
        (sum - 121.0).abs() < 1e-9,
        "the half point is lost in whole weights: {sum}"
    );
}

#[test]
fn linear() {
    let import = import(&sample("linear.csv"));
    let (board, _) = taken(&import);
    assert_eq!(waits(&board), truly_waits());
    assert!(
        order(&board).is_sorted(),
        "the oldest first: {:?}",
        order(&board)
    );
    assert_eq!(item(&board, "CHK-3").acceptance.len(), 2, "29 and 30");
    assert_eq!(item(&board, "CHK-13").tags, ["Checkout", "Card payments"]);
    assert_eq!(
        item(&board, "CHK-11").title,
        "=SUM() in CSV export must not run as a formula"
    );
    assert_eq!(
        item(&board, "CHK-26").done.unwrap().to_string(),
        "2026-11-18T10:30:00Z"
    );
    assert!(item(&board, "CHK-28").deleted.is_some());
    let told = notes(&import, Fate::Told);
    assert!(
        told.iter()
            .any(|note| note.contains("the row has 33 cells where the header has 34")),
        "{told:?}"
    );
    let fourteen = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == 14)
        .unwrap();
    assert_eq!(
        fourteen.dates(),
        Some((date(2026, 11, 23), date(2026, 12, 4)))
    );
    let names: Vec<&str> = board.members.iter().map(|member| member.name()).collect();
    assert!(names.contains(&"Ana Mueller"), "{names:?}");
    let thirteen = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == 13)
        .unwrap();
    assert_eq!(thirteen.state, SprintState::Closed);
}

#[test]
fn taiga() {
    is_the_backlog_of_taiga();
    let import = import(&sample("taiga-userstories.csv"));
    let (board, _) = taken(&import);
    assert_eq!(item(&board, "14").estimate, None, "nothing is not zero");
    assert_eq!(item(&board, "22").estimate, Number::new(0.5));
    assert!(item(&board, "28").deleted.is_some(), "archived");
    let fourteen = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == 14)
        .unwrap();
    let place = fourteen.place_of(&item(&board, "5").id).unwrap();
    assert_eq!(place.column.as_ref().unwrap().as_str(), "review");
    assert_eq!(
        fourteen.dates(),
        Some((date(2026, 11, 23), date(2026, 12, 4)))
    );
}

fn is_the_backlog_of_taiga() {
    let (board, _) = taken(&import(&sample("taiga-userstories.csv")));
    let sum: f64 = board
        .items
        .by_id()
        .filter_map(|item| item.estimate)
        .map(Number::get)
        .sum();
    assert!((sum - 121.5).abs() < 1e-9, "{sum}");
    assert!(order(&board).is_sorted());
}

#[test]
fn a_todo_txt() {
    let import = import(&sample("todo.txt"));
    let (board, _) = taken(&import);
    assert_eq!(import.items.len(), 35);
    assert_eq!(
        board
            .items
            .by_id()
            .filter(|item| item.done.is_some())
            .count(),
        6
    );
    let waits = waits_of(&board, "7");
    assert_eq!(waits, ["3", "5"]);
    assert_eq!(
        board.items.at(0).unwrap().reference,
        "5",
        "(A) stands first"
    );
    let titles: Vec<&str> = board.items.iter().map(|item| item.title.as_str()).collect();
    for text in [
        "(b) not a priority, lower case",
        "(A)->also not a priority",
        "X 2026-11-01 upper-case x is not done",
        "Email ana@example.com about 2+2 at http://example.com:8080/x",
        "line with no-break space and tab here",
    ] {
        assert!(titles.contains(&text), "{text}: {titles:?}");
    }
    assert!(item(&board, "19").description.contains("Due: 2026-12-02"));
}

/// The references of what an item waits for.
fn waits_of(board: &goalpost::domain::board::Board, reference: &str) -> Vec<String> {
    let needs = item(board, reference).depends_on.iter();
    needs
        .map(|id| board.items.any(id).unwrap().reference.clone())
        .collect()
}

#[test]
fn taskwarrior() {
    let import = import(&sample("taskwarrior.json"));
    let (board, _) = taken(&import);
    assert_eq!(import.items.len(), 29);
    assert_eq!(
        board
            .items
            .by_id()
            .filter(|item| item.done.is_some())
            .count(),
        5
    );
    assert_eq!(
        board
            .items
            .by_id()
            .filter(|item| item.deleted.is_some())
            .count(),
        1
    );
    let sum: f64 = board
        .items
        .by_id()
        .filter_map(|item| item.estimate)
        .map(Number::get)
        .sum();
    assert!((sum - 121.5).abs() < 1e-9, "{sum}");
    let titled = |title: &str| {
        board
            .items
            .by_id()
            .find(|item| item.title == title)
            .unwrap()
    };
    let needs = |title| titled(title).depends_on.len();
    assert_eq!(needs("End-to-end card tests, staging"), 2, "as one text");
    assert_eq!(needs("Refund endpoint"), 1, "as a list");
    assert_eq!(titled("Gift cards").tags, ["checkout", "Checkout.Cards"]);
    let form = titled("Card form with Luhn check");
    let (sprint, place) = board.sprint_of(&form.id).unwrap();
    assert_eq!(
        (sprint.number, place.column.as_ref().unwrap().as_str()),
        (14, "doing")
    );
}
