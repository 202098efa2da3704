//! The assessment of the sample boards, figure by figure.

use goalpost::{
    assess::{
        Assessment, State, Three, Verdict, assess, judge,
        options::{Choice, options},
    },
    domain::{board::Board, way::Party},
};
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::sample;

const BOARDS: [&str; 6] = [
    "P1-laptops-by-thursday",
    "P2-elearning-absorbed",
    "P3-library-displaces",
    "P4-no-effect",
    "P5-thousand-cuts",
    "P6-already-unreachable",
];

#[test]
fn every_sample_board_has_the_figures_worked_out_for_it() {
    for name in BOARDS {
        let mut expected = sample::json(&format!("{name}.expected.json"));
        leave_out(&mut expected);
        let found = figures(name, &assessed(name));
        let mut differences = Vec::new();
        compare(name, &expected, &found, &mut differences);
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    }
}

#[test]
fn a_request_that_is_judged_alone_has_the_same_verdict_as_on_the_board() {
    for name in BOARDS {
        let (board, all) = (sample::board(name), assessed(name));
        for verdict in &all.requests {
            let request = board.request(&verdict.id).unwrap();
            assert_eq!(
                judge(&board, request, all.today).as_ref(),
                Some(verdict),
                "{name}"
            );
        }
    }
}

#[test]
fn the_headlines_of_the_sample_boards_say_the_thing_and_the_number() {
    let headlines = BOARDS.map(|name| assessed(name).requests[0].reasons[0].clone());
    assert_eq!(
        headlines,
        [
            "ios work: Ana and Ben have 74 h for 76.8 h: 2.8 h short.",
            "Fits: leaves 117 h of slack for the goal and 21 h of buffer.",
            "Sort columns no longer fits (12 h).",
            "Wanted after this Sprint.",
            "Fits: leaves 21 h of slack for the goal and 11 h of buffer.",
            "The goal was 12 h short before this. The request adds 2 h.",
        ]
    );
    let together = assessed("P5-thousand-cuts").together.unwrap();
    assert_eq!(
        together.headline,
        "Each fits alone; together they are 1.5 h too much; from Fire drill on it is tight."
    );
}

fn assessed(name: &str) -> Assessment {
    let board = sample::board(name);
    let today = sample::json(&format!("{name}.expected.json"))["today"]
        .as_str()
        .unwrap()
        .parse();
    assess(&board, today.unwrap())
}

/// Takes out what is not compared: the story.
fn leave_out(expected: &mut Value) {
    expected.as_object_mut().unwrap().remove("story");
}

fn figures(name: &str, all: &Assessment) -> Value {
    let board = sample::board(name);
    let mut figures = json!({
        "today": all.today.to_string(),
        "hours_per_unit": all.hours_per_unit,
        "hours_per_unit_from": all.hours_per_unit_from.word(),
        "elapsed": all.elapsed,
        "goal_marked": all.goal_marked,
        "buffer": {"planned": all.buffer.planned, "used": all.buffer.used, "left": all.buffer.left},
        "before": state(&all.before),
        "requests": all.requests.iter().map(|found| verdict(&board, found, all.today)).collect::<Vec<_>>(),
    });
    if let Some(together) = &all.together {
        figures["together"] = json!({
            "level": together.level.word(),
            "why": together.why.iter().map(|code| code.word()).collect::<Vec<_>>(),
            "load": together.load,
            "goal_slack": together.goal_slack,
            "steps": together.steps.iter().map(|level| level.word()).collect::<Vec<_>>(),
            "first_to_watch": together.first_to_watch.as_ref().map(ToString::to_string),
            "first_to_threaten": together.first_to_threaten.as_ref().map(ToString::to_string),
        });
    }
    figures
}

fn option(choice: &Choice) -> Value {
    let verdict = choice.verdict.as_ref().unwrap();
    let agree: Vec<&str> = choice
        .way
        .agree()
        .iter()
        .copied()
        .map(Party::word)
        .collect();
    json!({
        "option": choice.way.word(),
        "level": verdict.level.word(),
        "agree": agree,
        "note": choice.note,
        "slack": verdict.after.likely.goal_slack,
        "other_short": verdict.after.likely.other_short,
        "p_fit": verdict.p_fit,
    })
}

fn verdict(board: &Board, verdict: &Verdict, today: Date) -> Value {
    let options = options(board, &verdict.id, today);
    json!({
        "options": options.iter().map(option).collect::<Vec<_>>(),
        "id": verdict.id.as_str(),
        "level": verdict.level.word(),
        "why": verdict.why.iter().map(|code| code.word()).collect::<Vec<_>>(),
        "load": three(&verdict.load, |load| json!(load)),
        "after": three(&verdict.after, state),
        "displaced": verdict.displaced.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "date_short": verdict.date_short,
        "away": verdict.away.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "room": verdict.room,
        "p_fit": verdict.p_fit,
    })
}

fn three<T>(three: &Three<T>, json: impl Fn(&T) -> Value) -> Value {
    json!({"low": json(&three.low), "likely": json(&three.likely), "high": json(&three.high)})
}

fn state(state: &State) -> Value {
    json!({
        "capacity": state.capacity,
        "goal_left": state.goal_left,
        "goal_slack": state.goal_slack,
        "goal_short": state.goal_short,
        "neck": {
            "skills": state.neck.skills,
            "people": state.neck.people.iter().map(ToString::to_string).collect::<Vec<_>>(),
        },
        "other_left": state.other_left,
        "other_short": state.other_short,
        "spare": state.spare,
    })
}

/// Notes every difference: hours beyond 0.01, the chance and what is written with four decimals beyond 0.0001.
fn compare(path: &str, expected: &Value, found: &Value, differences: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            let keys: std::collections::BTreeSet<&String> =
                expected.keys().chain(found.keys()).collect();
            for key in keys {
                let (expected, found) = (expected.get(key), found.get(key));
                let (expected, found) = (
                    expected.unwrap_or(&Value::Null),
                    found.unwrap_or(&Value::Null),
                );
                compare(&format!("{path}.{key}"), expected, found, differences);
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (place, (expected, found)) in expected.iter().zip(found).enumerate() {
                compare(&format!("{path}[{place}]"), expected, found, differences);
            }
        }
        (Value::Number(expected), Value::Number(found)) => {
            let within = if path.ends_with("p_fit") {
                0.0001
            } else {
                0.01
            };
            if (expected.as_f64().unwrap() - found.as_f64().unwrap()).abs() > within {
                differences.push(format!("{path}: {found} is not {expected}"));
            }
        }
        _ if expected == found => (),
        _ => differences.push(format!("{path}: {found} is not {expected}")),
    }
}
