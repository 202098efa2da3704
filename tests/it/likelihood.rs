//! The likelihood, against values worked out by another program, and on boards.

use goalpost::{
    assess::{Aim, Likelihood, Outlook, Past, Three, Work, assess},
    store::format,
};
use jiff::civil::date;
use serde_json::Value;

/// The values.
fn golden() -> Value {
    serde_json::from_str(include_str!("fixtures/forecast/golden.json")).unwrap()
}

fn number(case: &Value, key: &str) -> f64 {
    case[key]
        .as_f64()
        .unwrap_or_else(|| panic!("{key} in {case}"))
}

fn past(case: &Value) -> Vec<Past> {
    let amounts = |entry: &Value| [0, 1, 2].map(|place| entry[place].as_f64().unwrap());
    let past = |[committed, done, delivered]: [f64; 3]| Past {
        committed: Some(committed),
        done,
        delivered,
        met: Some(delivered >= committed),
    };
    let history = case["history"].as_array().unwrap();
    history.iter().map(amounts).map(past).collect()
}

fn work(case: &Value) -> Work {
    Work {
        committed: number(case, "committed"),
        left: number(case, "remaining"),
    }
}

#[track_caller]
fn check(case: &Value, found: f64, key: &str) {
    let expected = number(case, key);
    assert!(
        (found - expected).abs() < 1e-12,
        "{}: {key} is {found}, not {expected}",
        case["name"]
    );
}

#[test]
fn every_forecast_has_its_value() {
    let golden = golden();
    let cases = golden["forecast"].as_array().unwrap();
    assert!(cases.len() > 10);
    for case in cases {
        let share = number(case, "tol");
        let chance = |aim| {
            let outlook = Outlook::new(&past(case), number(case, "elapsed"), aim);
            outlook.chance(work(case), number(case, "kappa"))
        };
        check(case, chance(Aim::Commitment(share)), "p");
        // A goal that was met just when all was delivered is as likely.
        if (share - 1.0).abs() < 1e-12 {
            check(case, chance(Aim::Goal), "p");
        }
    }
}

#[test]
fn every_request_has_its_values() {
    let golden = golden();
    for case in golden["requests"].as_array().unwrap() {
        let outlook = Outlook::new(&past(case), number(case, "elapsed"), Aim::Commitment(1.0));
        check(case, outlook.chance(work(case), 1.0), "p_before");
        if case.get("added").is_some() {
            let more = work(case).with(number(case, "added"));
            check(case, outlook.chance(more, 1.0), "p_after");
            continue;
        }
        let hours = Three {
            low: number(case, "low"),
            likely: number(case, "likely"),
            high: number(case, "high"),
        };
        let after = outlook.after_capacity(work(case), 1.0, number(case, "N"), &hours);
        check(case, after.likely, "p_after");
        check(case, after.high, "p_high");
        check(case, after.low, "p_low");
    }
}

#[test]
fn the_demo_board_has_the_figures_worked_out_for_it() {
    let demo = format::read(include_bytes!("../../assets/demo-board.json")).unwrap();
    let found = assess(&demo.board, date(2026, 11, 25));
    assert_eq!(found.past_sprints, 5);
    let of = |likelihood: &Option<Likelihood>| {
        let Likelihood { goal, commitment } = likelihood.unwrap();
        [goal, commitment]
    };
    let after = |id: &str| {
        let mut verdicts = found.requests.iter();
        let verdict = verdicts.find(|verdict| verdict.id.as_str() == id).unwrap();
        let Three { low, likely, high } = verdict.after.map(|state| of(&state.likelihood));
        [low, likely, high]
    };
    let expected = [
        [0.804_960_187_632_637_7, 0.651_388_821_525_673_8],
        // R-7, 8 to 24 h of work for somebody
        [0.779_700_737_889_835_6, 0.629_604_341_700_431_9],
        [0.755_448_498_669_142_4, 0.608_952_503_753_170_3],
        [0.732_222_789_827_858_8, 0.589_365_079_505_658],
        // R-9, 24 to 66 h of everybody
        [0.759_248_968_935_270_7, 0.592_879_744_129_93],
        [0.702_134_015_505_305_3, 0.525_585_883_044_294_5],
        [0.636_294_780_211_611_7, 0.453_029_572_586_635_34],
    ];
    let before = [of(&found.before.likelihood)];
    let found = before.into_iter().chain(after("R-7")).chain(after("R-9"));
    for (found, expected) in found.zip(expected) {
        for (found, expected) in found.into_iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        }
    }
}
