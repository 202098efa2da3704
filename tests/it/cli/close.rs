//! `sprint close`, `cancel` and `vote`, `report`, `impediment` and `retro`.

use serde_json::json;

use super::Place;

/// The Sprint with G-1 done.
fn almost_over() -> Place {
    let place = Place::with_sprint();
    place.done("set G-1 column=done");
    place.done("pull G-3");
    place
}

#[test]
fn closing_freezes_what_came_of_it_and_plans_the_next_for_what_is_carried_over() {
    let place = almost_over();
    let said = place.run(&[
        "sprint",
        "close",
        "--goal-met",
        "partly",
        "--why",
        "the bank was down",
        "--reason",
        "G-2=no test account",
        "--carry",
        "G-2=next",
        "--action",
        "Ask IT for a calendar @ana",
        "--well",
        "Pairing",
    ]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(
        said.out,
        "closed Sprint 1: the goal was partly met, 1 of 3 items delivered (5)\nsaved goalpost.json\n"
    );
    assert_eq!(
        said.err,
        "note: Sprint 2 is planned for what was carried over\n"
    );
    let board = place.board();
    let closed = &board["sprints"][0]["closed"];
    assert_eq!(closed["goal_met"], "partly");
    assert_eq!(closed["delivered"], json!(["G-1"]));
    assert_eq!(closed["not_delivered"], json!(["G-2", "G-3"]));
    assert_eq!(closed["added"], json!(["G-3"]));
    assert_eq!(closed["capacity_hours"], 120);
    assert_eq!(board["sprints"][0]["retro"][0]["owner"], "ana");
    assert_eq!(board["sprints"][1]["items"][0]["item"], "G-2");
    let report = place.done("report");
    for line in [
        "# Payments: Sprint 1",
        "The Sprint Goal was **partly met**. the bank was down.",
        "| G-2 | Vault | 3 |  | – not delivered: no test account |",
        "- Ask IT for a calendar (Ana)",
    ] {
        assert!(
            report.lines().any(|other| other.ends_with(line)),
            "{line}\n{report}"
        );
    }
    assert_eq!(place.json("report 1")["items"][0]["became"], "delivered");
}

#[test]
fn a_close_that_cannot_be_is_refused_and_changes_nothing() {
    let place = almost_over();
    let before = place.board();
    let refused = |line: &[&str], part: &str| place.refused(line, part);
    refused(&["sprint", "close"], "--goal-met");
    refused(
        &["sprint", "close", "--goal-met", "so-so"],
        "none of yes, partly, no",
    );
    refused(
        &["sprint", "close", "--goal-met", "no"],
        "say why, in a sentence",
    );
    refused(
        &[
            "sprint",
            "close",
            "--goal-met",
            "yes",
            "--carry",
            "G-1=next",
        ],
        "G-1 is no item of Sprint 1 that is not done",
    );
    refused(
        &[
            "sprint",
            "close",
            "--goal-met",
            "yes",
            "--carry",
            "G-2=shelf",
        ],
        "none of next, top, bottom, leave",
    );
    refused(
        &["sprint", "close", "--goal-met", "yes", "--action", "x @zoe"],
        "there is no member `zoe`",
    );
    refused(
        &["sprint", "cancel", "--by", "Pat", "--why", " "],
        "the reason is empty",
    );
    refused(&["sprint", "vote", "4", "3"], "no fist of five");
    refused(&["report", "7"], "there is no Sprint 7");
    refused(
        &["impediment", "resolve", "I-9"],
        "there is no impediment I-9",
    );
    refused(&["impediment", "state", "I-9", "gone"], "none of owned");
    refused(&["retro", "done", "14"], "names no retro action");
    refused(&["retro", "done", "1.1"], "Sprint 1 has no retro action 1");
    assert_eq!(place.board(), before);
}

#[test]
fn a_title_is_text_in_the_report_and_on_the_screen() {
    let place = almost_over();
    let title = "<script>alert(1)</script> | x\u{1b}[2J";
    let title = ["set", "G-2", &format!("title={title}")];
    assert_eq!(place.run(&title).status, 0);
    let report = place.done("report");
    assert!(report.contains("It is running"));
    assert!(
        report.contains(r"\<script\>alert(1)\</script\> \| x"),
        "{report}"
    );
    assert!(!report.contains('\u{1b}') && !report.contains("<script>"));
}

#[test]
fn only_owners_of_actions_and_impediments_are_named_in_the_report() {
    let place = almost_over();
    place.done("set G-2 owner=ben");
    place.done("impediment add No test devices --owner Ana --item G-2");
    let report = place.done("report");
    assert!(report.contains("- No test devices (Ana)"));
    assert!(!report.contains("Ben"), "{report}");
}

#[test]
fn an_impediment_is_raised_owned_and_lifted() {
    let place = Place::with_sprint();
    assert!(
        place
            .done("impediment")
            .starts_with("Nothing slows the team")
    );
    assert!(
        place
            .done("impediment add No test devices")
            .starts_with("raised I-1\n")
    );
    place.done("impediment set I-1 --owner ben");
    place.done("impediment state I-1 mitigated");
    let listed = place.done("--today 2026-11-26 impediment");
    assert_eq!(
        listed,
        "I-1      3 days mitigated Ben                 No test devices\n"
    );
    place.done("--today 2026-11-26 impediment resolve I-1");
    assert!(
        place
            .done("impediment")
            .starts_with("Nothing slows the team")
    );
    let all = place.json("impediment list --all");
    assert_eq!(all["impediments"][0]["resolved"], "2026-11-26");
    assert_eq!(all["impediments"][0]["age_days"], 3);
}

#[test]
fn retro_actions_are_added_done_and_taken_away() {
    let place = Place::with_sprint();
    assert_eq!(place.done("retro"), "No retro action is open.\n");
    assert!(
        place
            .done("retro add Pair more @ben")
            .starts_with("added retro action 1.1\n")
    );
    place.done("retro add Write less");
    assert_eq!(
        place.done("retro"),
        "1.1    · open Ben          Pair more\n1.2    · open nobody's     Write less\n"
    );
    place.done("retro owner 1.2 ana");
    place.done("retro done 1.1");
    assert_eq!(
        place.done("retro"),
        "1.2    · open Ana          Write less\n"
    );
    place.done("retro reopen 1.1");
    place.done("retro remove 1.2");
    assert_eq!(place.json("retro")["actions"].as_array().unwrap().len(), 1);
}

#[test]
fn a_low_vote_asks_what_would_make_it_a_4() {
    let place = Place::with_sprint();
    let said = place.run(&["sprint", "vote", "2", "5"]);
    assert!(said.err.contains("what would make it a 4?"), "{}", said.err);
    place.run(&["sprint", "vote", "3", "5", "--note", "a second device"]);
    assert_eq!(
        place.board()["sprints"][0]["confidence"],
        json!([{"date": "2026-11-23", "lowest": 3, "highest": 5, "note": "a second device"}])
    );
}

#[test]
fn a_cancelled_sprint_says_who_and_why() {
    let place = almost_over();
    place.run(&[
        "sprint",
        "cancel",
        "--by",
        "Pat",
        "--why",
        "the bank has gone",
    ]);
    let report = place.done("report 1");
    assert!(
        report.contains("It was cancelled by Pat. the bank has gone."),
        "{report}"
    );
    place.refused(&["pull", "G-2", "--out"], "G-2 is not in the Sprint");
}
