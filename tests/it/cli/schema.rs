//! `schema` describes the file and what the commands print: held against real ones.

use std::{fs, path::PathBuf};

use serde_json::Value;

use super::Place;

/// The schema as the program prints it.
fn schema() -> Value {
    serde_json::from_str(&Place::new().done("schema")).unwrap()
}

/// What of `value` the part `rule` of the schema does not allow. Knows the words that our schema uses, and no others.
fn faults(root: &Value, rule: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    for (word, rule) in rule.as_object().unwrap() {
        let mut fault = |problem: String| found.push(format!("{at}: {problem}"));
        match word.as_str() {
            "$ref" => {
                let rule = root.pointer(rule.as_str().unwrap().trim_start_matches('#'));
                faults(root, rule.unwrap(), value, at, found);
            }
            "type" => {
                let types: Vec<&Value> = rule
                    .as_array()
                    .map_or(vec![rule], |all| all.iter().collect());
                if !types.iter().any(|one| is(value, one.as_str().unwrap())) {
                    fault(format!("{value} is no {rule}"));
                }
            }
            "enum" if !rule.as_array().unwrap().contains(value) => {
                fault(format!("{value} is none of {rule}"));
            }
            "const" if rule != value => fault(format!("{value} is not {rule}")),
            "minimum"
                if value
                    .as_f64()
                    .is_some_and(|value| Some(value) < rule.as_f64()) =>
            {
                fault(format!("{value} is below {rule}"));
            }
            "maximum"
                if value
                    .as_f64()
                    .is_some_and(|value| Some(value) > rule.as_f64()) =>
            {
                fault(format!("{value} is above {rule}"));
            }
            // What is allowed, and what this test leaves to others.
            "enum" | "const" | "minimum" | "maximum" | "minLength" | "maxLength"
            | "description" | "title" | "format" | "pattern" | "$schema" | "$defs" => (),
            "required" => {
                for key in rule.as_array().unwrap() {
                    if value.get(key.as_str().unwrap()).is_none() {
                        fault(format!("{key} is missing"));
                    }
                }
            }
            "properties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    match rule.get(key) {
                        Some(rule) => faults(root, rule, value, &format!("{at}.{key}"), found),
                        // What we write ourselves is all described.
                        None => found.push(format!("{at}: {key} is not in the schema")),
                    }
                }
            }
            "additionalProperties" => assert_eq!(*rule, Value::Bool(false)),
            "items" => {
                for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                    faults(root, rule, value, &format!("{at}[{index}]"), found);
                }
            }
            "anyOf" => {
                let allows = |rule: &Value| {
                    let mut found = Vec::new();
                    faults(root, rule, value, at, &mut found);
                    found.is_empty()
                };
                if !rule.as_array().unwrap().iter().any(allows) {
                    fault("none of the alternatives allows it".to_owned());
                }
            }
            other => panic!("the schema says {other}, which this test does not know"),
        }
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no such type: {other}"),
    }
}

/// Everything in which a value differs from this part of the schema.
fn differences(part: &str, value: &Value) -> Vec<String> {
    let schema = schema();
    let mut found = Vec::new();
    faults(&schema, &schema["$defs"][part], value, part, &mut found);
    found
}

#[track_caller]
fn check(part: &str, value: &Value) {
    assert_eq!(differences(part, value), [""; 0], "{part}");
}

fn read(file: PathBuf) -> Value {
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

#[test]
fn every_board_of_ours_is_as_the_schema_says() {
    let ours = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    check("file", &read(ours.join("assets/demo-board.json")));
    let boards = fs::read_dir(ours.join("tests/it/fixtures/boards")).unwrap();
    let boards: Vec<PathBuf> = boards
        .map(|file| file.unwrap().path())
        .filter(|path| !path.to_string_lossy().contains(".expected."))
        .collect();
    assert!(boards.len() > 5);
    for file in boards {
        check("file", &read(file));
    }
}

#[test]
fn every_field_of_the_file_is_in_the_schema_and_unknown_ones_are_allowed() {
    let full = read(PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/it/fixtures/full.json"
    )));
    let mut found = differences("file", &full);
    assert!(!found.is_empty());
    // What this fixture adds that no version of ours knows.
    let unknown = [
        "half", "zone", "color", "digits", "x", "by", "plugins", "why", "mail", "mood", "due",
    ];
    found.retain(|fault| {
        !unknown
            .iter()
            .any(|key| fault.ends_with(&format!(": {key} is not in the schema")))
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn what_the_commands_print_is_as_the_schema_says() {
    let place = Place::with_sprint();
    check("status", &place.json("status"));
    check("assess", &place.json("assess"));
    check("done", &place.json("request Laptops 8h/p by:thu"));
    check("done", &place.json("add x"));
    fs::write(place.path("plain.csv"), "title,points\nSome,3\n,4\n").unwrap();
    check("import", &place.json("import plain.csv"));
    fs::write(place.path("plain.csv"), "title,points\nSome,5\n,4\n").unwrap();
    check("import", &place.json("import plain.csv --dry-run"));
    check("done", &place.json("set G-1 owner=ana blocked=no_bank"));
    check("done", &place.json("move G-1 --top"));
    place.done("request Fire_drill 1h/p");
    place.done("off ana fri --half");
    check("assess", &place.json("assess"));
    check("status", &place.json("status"));
    check("list", &place.json("list"));
    check("done", &place.json("filters keep Bugs kind:bug"));
    check("filters", &place.json("filters"));
    check("ready", &place.json("ready"));
    check("ready_item", &place.json("ready G-1"));
    check("done", &place.json("split G-3 Search=1 Tips=2"));
    check("done", &place.json("join G-3 G-5"));
    check("sprint_show", &place.json("sprint"));
    check("team", &place.json("team"));
    check("check", &place.json("check"));
    check("raise", &place.json("raise R-1"));
    check("requesters", &place.json("requesters"));
    place.done("impediment add No_devices --owner ana");
    check("done", &place.json("retro add Pair_more @ben"));
    check("impediments", &place.json("impediment"));
    check("retro_actions", &place.json("retro"));
    check("standup", &place.json("standup"));
    check("report", &place.json("report"));
    check("config", &place.json("config"));
    check("insights", &place.json("insights"));
    check("decided", &place.json("decide R-2 later"));
    check("done", &place.json("reopen R-2"));
    check("done", &place.json("told R-1 Ana"));
    check("assess", &place.json("assess R-2 R-1"));
    check("file", &place.board());
    check("backups", &place.json("backups"));
    check("restored", &place.json("restore 2"));
    check("backups", &place.json("backups"));
    check("log", &place.json("log"));
    check("taken_back", &place.json("undo"));
    check("taken_back", &place.json("redo"));
    place.done("add Unwanted");
    let board = place.board();
    let mut items = board["items"].as_array().unwrap().iter();
    let unwanted = items.find(|item| item["title"] == "Unwanted").unwrap();
    place.done(&format!("delete {}", unwanted["id"].as_str().unwrap()));
    check("purged", &place.json("purge --yes"));
    check("file", &place.board());
    fs::copy(place.file(), place.path("ours")).unwrap();
    check("merged", &place.json("merge ours ours ours"));
    check("merged", &place.json("merge ours"));
    check("conflicts", &place.json("conflicts"));
    let mut said = place.board();
    said["conflicts"] = serde_json::json!([
        {"id": "7mz0q4kd9t", "place": "team", "other": "\"Another\""},
        {"id": "8mz0q4kd9t", "place": "product_goal"}
    ]);
    fs::write(place.file(), said.to_string()).unwrap();
    let listed = place.json("conflicts");
    assert_eq!(listed["conflicts"].as_array().unwrap().len(), 2);
    check("conflicts", &listed);
    let laptops = Place::with_board("P1-laptops-by-thursday.json");
    let with_a_past = laptops.json("assess");
    check("assess", &with_a_past);
    check("insights", &laptops.json("insights"));
    assert!(with_a_past["requests"][0]["options"][0]["option"].is_string());
    laptops.done("decide R-1 stagger");
    check("file", &laptops.board());
    assert!(with_a_past["before"]["likelihood"]["goal"].is_number());
}

#[test]
fn a_value_that_is_wrong_is_not_as_the_schema_says() {
    let schema = schema();
    let wrong = [
        r#"{"goalpost": 2}"#,
        r#"{"goalpost": 1, "items": {}}"#,
        r#"{"goalpost": 1, "items": [{"id": "G-1"}]}"#,
        r#"{"goalpost": 1, "unit": "bananas"}"#,
        r#"{"goalpost": 1, "teem": "x"}"#,
    ];
    for text in wrong {
        let mut found = Vec::new();
        faults(
            &schema,
            &schema["$defs"]["file"],
            &serde_json::from_str(text).unwrap(),
            "",
            &mut found,
        );
        assert_eq!(found.len(), 1, "{text}");
    }
}

#[test]
fn every_reference_of_the_schema_leads_somewhere() {
    fn walk<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            found.push(reference);
        }
        let fields = value
            .as_object()
            .into_iter()
            .flat_map(|object| object.values());
        let members = value.as_array().into_iter().flatten();
        fields.chain(members).for_each(|value| walk(value, found));
    }
    let schema = schema();
    let mut found = Vec::new();
    walk(&schema, &mut found);
    assert!(found.len() > 100);
    for reference in found {
        assert!(
            schema.pointer(reference.trim_start_matches('#')).is_some(),
            "{reference}"
        );
    }
}
