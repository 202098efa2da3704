//! The samples: what must come out of each, and where each is awkward.

use goalpost::domain::{import::Fate, item::Kind, number::Number, sprint::SprintState};
use jiff::civil::date;
use serde_json::Value;

use super::{import, item, notes, number, order, sample, taken, truly_waits, waits};

/// The figures beside the samples.
fn expected() -> Value {
    serde_json::from_slice(&sample("expected.json")).unwrap()
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
