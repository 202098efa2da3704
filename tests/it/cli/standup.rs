//! `standup`: what has changed and what is held up, as text for a chat and for programs.

use serde_json::json;

use super::Place;

#[test]
fn it_tells_what_has_changed_what_is_held_up_and_what_is_next() {
    let place = Place::with_sprint();
    place.done("set G-1 column=doing owner=ana");
    place.done("set G-2 blocked=no_bank");
    place.done("request Laptops 40h/p by:fri");
    place.done("impediment add No_devices --owner ben");
    let text = place.done("standup");
    for part in [
        "**Payments · Sprint 1 · day 1 of 10 · Mon 23 Nov**\n",
        "- ◎ Pay\\_by\\_card\n",
        "- \\! to watch: 1 request\n",
        "**Since the ",
        "- → moved: G-1 Card form, now In progress\n",
        "- ? new request: R-1 Laptops\n",
        "- ■ blocked today: G-2 Vault: no\\_bank\n",
        "- ● impediment today: I-1 No\\_devices (Ben)\n",
        "**Walk, right to left: 2 cards**\n- In progress: ◎ G-1 Card form (Ana)\n- To do: G-2 Vault\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let json = place.json("standup");
    assert_eq!((&json["sprint"], &json["day"]), (&json!(1), &json!(1)));
    assert_eq!(json["walk"], json!(["G-1", "G-2"]));
    assert_eq!(json["blocked"][0]["reason"], json!("no_bank"));
    assert_eq!(json["worst"], json!("watch"));
}

#[test]
fn what_people_wrote_stays_text_in_a_chat() {
    let place = Place::with_sprint();
    place.done("set G-1 title=<script>[x](y)*_`");
    let text = place.done("standup");
    assert!(text.contains("\\<script\\>\\[x\\](y)\\*\\_\\`"), "{text}");
}

#[test]
fn it_changes_nothing_and_without_a_sprint_says_how_to_come_to_one() {
    let place = Place::with_sprint();
    let before = place.board();
    place.done("standup");
    assert_eq!(place.board(), before);
    let place = Place::new();
    place.done("init");
    place.refused(&["standup"], "no Sprint is running");
    let said = place.run(&["standup"]);
    assert!(
        said.err.contains("goalpost sprint plan --goal TEXT"),
        "{said:?}"
    );
}
