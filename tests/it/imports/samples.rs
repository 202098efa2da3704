//! The samples: what must come out of each, and where each is awkward.

use std::collections::BTreeMap;

use goalpost::domain::{import::Fate, item::Kind, number::Number, sprint::SprintState};
use jiff::civil::date;
use serde_json::Value;

use super::{import, item, notes, sample, taken};

/// The figures beside the samples.
fn expected() -> Value {
    serde_json::from_slice(&sample("expected.json")).unwrap()
}

/// The number in a key such as `CHK-14`, `4014` or `shop/checkout#14`.
fn number(reference: &str) -> u64 {
    let digits = reference
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()
        .unwrap();
    digits.parse::<u64>().unwrap() % 1000
}

#[test]
fn every_sample_is_recognised_and_every_row_of_it_is_taken_or_told() {
    for (name, figures) in expected().as_object().unwrap() {
        let Some(rows) = figures.get("rows").or(figures.get("tasks")) else {
            continue;
        };
        let import = import(&sample(name));
        assert_eq!(
            import.report.rows,
            usize::try_from(rows.as_u64().unwrap()).unwrap(),
            "{name}"
        );
        let told =
            import.report.of(Fate::NotTaken).count() + import.report.of(Fate::Folded).count();
        assert_eq!(import.items.len() + told, import.report.rows, "{name}");
        if let Some(items) = figures.get("items") {
            assert_eq!(
                import.items.len(),
                usize::try_from(items.as_u64().unwrap()).unwrap(),
                "{name}"
            );
        }
        taken(&import);
    }
}

/// Holds a sample against the backlog that all of them come of.
#[track_caller]
fn is_the_backlog(name: &str, prefix: &str) {
    let import = import(&sample(name));
    let (board, _) = taken(&import);
    let truth = &expected()["_backlog"];
    let list = |value: &Value| -> Vec<u64> {
        value
            .as_array()
            .unwrap()
            .iter()
            .map(|number| number.as_u64().unwrap())
            .collect()
    };
    let all: Vec<_> = board
        .items
        .by_id()
        .filter(|item| item.reference.starts_with(prefix))
        .collect();
    assert_eq!(
        all.len() as u64,
        truth["items"].as_u64().unwrap(),
        "{name}: items"
    );
    let sum: f64 = all
        .iter()
        .filter_map(|item| item.estimate)
        .map(Number::get)
        .sum();
    assert!(
        (sum - truth["points"].as_f64().unwrap()).abs() < 1e-9,
        "{name}: {sum} points"
    );
    let numbers = |which: &dyn Fn(&goalpost::domain::item::Item) -> bool| {
        let mut numbers: Vec<u64> = all
            .iter()
            .filter(|item| which(item))
            .map(|item| number(&item.reference))
            .collect();
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(
        numbers(&|item| item.estimate.is_none()),
        list(&truth["not_estimated"]),
        "{name}"
    );
    assert_eq!(
        numbers(&|item| item.done.is_some()),
        list(&truth["done"]),
        "{name}: done"
    );
    assert_eq!(
        numbers(&|item| item.deleted.is_some()),
        list(&truth["cancelled"]),
        "{name}: cancelled"
    );
    let fourteen = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == 14)
        .unwrap();
    assert_eq!(fourteen.state, SprintState::Planned);
    let in_sprint = numbers(&|item| fourteen.place_of(&item.id).is_some());
    assert_eq!(in_sprint, list(&truth["in_sprint_14"]), "{name}: Sprint 14");
    let points: f64 = all
        .iter()
        .filter(|item| fourteen.place_of(&item.id).is_some())
        .filter_map(|item| item.estimate)
        .map(Number::get)
        .sum();
    assert!(
        (points - truth["points_in_sprint_14"].as_f64().unwrap()).abs() < 1e-9,
        "{name}"
    );
    let blocked = numbers(&|item| {
        fourteen
            .place_of(&item.id)
            .is_some_and(|place| place.blocked.is_some())
    });
    assert_eq!(blocked, list(&truth["blocked"]), "{name}: blocked");
}

/// What waits for what, by the numbers of the backlog.
fn waits(board: &goalpost::domain::board::Board) -> BTreeMap<u64, Vec<u64>> {
    let by_id = |id| number(&board.items.any(id).unwrap().reference);
    let waiting = board
        .items
        .by_id()
        .filter(|item| !item.depends_on.is_empty());
    waiting
        .map(|item| {
            (
                number(&item.reference),
                item.depends_on.iter().map(by_id).collect(),
            )
        })
        .collect()
}

/// What waits for what in the backlog.
fn truly_waits() -> BTreeMap<u64, Vec<u64>> {
    BTreeMap::from([(4, vec![3]), (6, vec![5]), (7, vec![3, 5]), (12, vec![5])])
}

/// The numbers of what is still ahead, in its order.
fn order(board: &goalpost::domain::board::Board) -> Vec<u64> {
    board
        .items
        .iter()
        .map(|item| number(&item.reference))
        .collect()
}

#[test]
fn jira() {
    is_the_backlog("jira-cloud.csv", "CHK-");
    let import = import(&sample("jira-cloud.csv"));
    let (board, outcome) = taken(&import);
    assert_eq!(waits(&board), truly_waits());
    assert!(
        order(&board).is_sorted(),
        "by rank, not as in the file: {:?}",
        order(&board)
    );
    assert_eq!(notes(&import, Fate::NotTaken)[0], "2: CHK-32 has no title");
    let form = item(&board, "CHK-3");
    assert_eq!(form.tags, ["ios", "checkout", "Card payments"]);
    assert_eq!(form.acceptance.len(), 5, "three criteria and two sub-tasks");
    assert!(form.description.contains("\"smart\" paste, e.g. 4111"));
    assert!(
        form.description
            .contains("Write strings for translators: 2 h left, Eva 王")
    );
    let gifts = item(&board, "CHK-13");
    assert!(
        gifts
            .description
            .contains("12/Nov/26 1:05 PM, Pat O'Neill: Split it?\n\n1. buy")
    );
    assert_eq!(item(&board, "CHK-18").kind, Some(Kind::Bug));
    let kinds = ["CHK-14", "CHK-19"].map(|key| item(&board, key).kind);
    assert_eq!(kinds, [Some(Kind::Spike), Some(Kind::Task)]);
    let fourteen = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == 14)
        .unwrap();
    let place = |key| fourteen.place_of(&item(&board, key).id).unwrap();
    let columns = ["CHK-3", "CHK-4", "CHK-5", "CHK-8"]
        .map(|key| place(key).column.clone().unwrap().to_string());
    assert_eq!(columns, ["doing", "todo", "review", "done"]);
    assert_eq!(place("CHK-7").owner.as_ref().unwrap().as_str(), "dov");
    assert_eq!(outcome.members.len(), 5);
    let thirteen = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == 13)
        .unwrap();
    let closed = thirteen.closed.as_ref().unwrap();
    assert_eq!(
        (closed.delivered.len(), closed.delivered_estimate),
        (3, Number::new(16.0))
    );
    assert!(
        closed.not_delivered.contains(&item(&board, "CHK-4").id),
        "carried over"
    );
}

#[test]
fn azure_devops() {
    is_the_backlog("azure-devops.csv", "4");
    let import = import(&sample("azure-devops.csv"));
    let (board, outcome) = taken(&import);
    let ahead = order(&board);
    let dark = ahead.iter().position(|number| *number == 9).unwrap();
    assert_eq!(
        ahead[dark - 1..=dark + 1],
        [5, 9, 6],
        "Dark mode stands between 5 and 6"
    );
    let form = item(&board, "4003");
    assert_eq!(
        form.description.lines().next(),
        Some("As a guest, I want to type my card number,")
    );
    assert_eq!(
        form.acceptance[1].text,
        "Paste strips blanks, dashes and \"smart quotes\""
    );
    assert_eq!(form.acceptance.len(), 5, "three criteria and two tasks");
    assert_eq!(form.created.unwrap().to_string(), "2026-10-12T09:00:00Z");
    assert_eq!(outcome.impediments, 1);
    assert_eq!(
        board.impediments[0].text,
        "Bank sandbox is down: Ticket #4711"
    );
    let names: Vec<&str> = board.members.iter().map(|member| member.name()).collect();
    assert!(names.contains(&"Dov Ben-Ami, QA"), "{names:?}");
    assert_eq!(notes(&import, Fate::NotTaken).len(), 2);
}

#[test]
fn an_azure_devops_tree() {
    let import = import(&sample("azure-devops-tree.csv"));
    let (board, _) = taken(&import);
    assert_eq!(import.items.len(), 22);
    assert_eq!(item(&board, "4003").acceptance.len(), 2, "its tasks");
    assert_eq!(item(&board, "4013").tags, ["checkout", "Card payments"]);
    assert_eq!(item(&board, "4009").tags, ["ios", "ui"], "under nothing");
}

#[test]
fn azure_devops_capacity() {
    let (board, _) = taken(&import(&sample("azure-devops-capacities.json")));
    let hours: Vec<Option<f64>> = board
        .members
        .iter()
        .map(|member| member.hours_per_day.map(Number::get))
        .collect();
    assert_eq!(hours, [Some(6.0), Some(6.0), Some(5.0), Some(4.0), None]);
    let bo = &board.members[1];
    assert_eq!(bo.skills, ["Development", "Deployment"]);
    assert_eq!(
        (bo.days_off[0].from, bo.days_off[0].to),
        (date(2026, 11, 30), date(2026, 12, 2))
    );
    let (board, _) = taken(&import(&sample("azure-devops-teamdaysoff.json")));
    assert_eq!(board.calendar.holidays[0].date, date(2026, 11, 26));
}

#[test]
fn a_plain_table() {
    let (board, _) = taken(&import(&sample("plain.csv")));
    let items: Vec<(&str, Option<f64>)> = board
        .items
        .iter()
        .map(|item| (item.title.as_str(), item.estimate.map(Number::get)))
        .collect();
    assert_eq!(
        items,
        [
            ("Card form", Some(5.0)),
            ("Refunds, partial", Some(3.0)),
            ("Tests", None),
            ("Dark mode", None)
        ]
    );
}

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
