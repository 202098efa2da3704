//! The file of settings: what it sets, what is wrong with it, and that a fault costs one value and no more.

use std::fs;

use super::{Place, Said};

/// Runs the program with these settings; no variable of the environment names anybody.
fn run(place: &Place, settings: &str, arguments: &[&str]) -> Said {
    fs::write(place.path("mine.toml"), settings).unwrap();
    let mut command = place.command();
    command
        .env_remove("GOALPOST_NAME")
        .env("USER", "login")
        .args(["--file", "goalpost.json", "--config", "mine.toml"])
        .args(arguments);
    Said::of(&command.output().unwrap())
}

/// The lines of the standard error output.
#[track_caller]
fn faults(settings: &str) -> Vec<String> {
    let said = run(&Place::new(), settings, &["config"]);
    assert_eq!(said.status, 0, "{said:?}");
    assert!(said.out.contains("move-down"), "{said:?}");
    said.err.lines().map(str::to_owned).collect()
}

#[test]
fn every_fault_is_told_with_its_line() {
    for (settings, expected) in [
        ("a = 1", "note: mine.toml line 1: `a` is no setting"),
        (
            "\n\n[defaults]\nnam = \"x\"",
            "line 4: `nam` is no setting of [defaults]: name, screen",
        ),
        (
            "[defaults]\nname = 5",
            "line 2: `name` is set to a number: a text",
        ),
        ("[defaults]\nname = \"\"", "line 2: `name` is empty"),
        (
            "[defaults]\nname = \"a\\u202eb\"",
            "line 2: `name` holds characters that cannot be shown",
        ),
        (
            "[defaults]\nscreen = \"retro\"",
            "line 2: `retro` is no screen",
        ),
        (
            "[defaults]\nunit = \"bananas\"",
            "line 2: `bananas` is no unit: points, hours, items",
        ),
        (
            "[defaults]\nestimates = [3, 2]",
            "line 2: `estimates` is set to another list",
        ),
        (
            "[defaults]\nestimates = [0, 2]",
            "line 2: `estimates` is set to another list",
        ),
        (
            "[defaults]\nestimates = \"1 2\"",
            "line 2: `estimates` is set to a text",
        ),
        (
            "[defaults]\nestimates = 2026-11-23",
            "line 2: `estimates` is set to a date or a time",
        ),
        ("defaults = 1", "line 1: `defaults` is a table"),
        (
            "[defaults.deep]\nx = 1",
            "line 2: `defaults.deep.x` is one table too deep",
        ),
        (
            "[theme]\ncolors = \"no\"",
            "line 2: `colors` is set to a text: true or false",
        ),
        (
            "[theme]\ngoal = \"purpleish\"",
            "line 2: `purpleish` is no part of a style",
        ),
        (
            "[theme]\ngaol = \"bold\"",
            "line 2: nothing that is drawn is called `gaol`",
        ),
        (
            "[theme]\ngoal = true",
            "line 2: `goal` is set to true or false: a style is a text",
        ),
        (
            "[keys]\nundo = \"z\"",
            "line 2: `undo` belongs into [keys.any-screen]",
        ),
        (
            "[keys]\nnothing = \"z\"",
            "line 2: `nothing` is no table of keys: any-screen, lists",
        ),
        (
            "[keys.nowhere]\nundo = \"z\"",
            "line 2: there is no [keys.nowhere]: any-screen",
        ),
        ("[keys.backlog]\nfly = \"z\"", "line 2: `fly` is no action"),
        (
            "[keys.backlog]\nundo = \"z\"",
            "line 2: `undo` is no action of [keys.backlog]; it belongs to [keys.any-screen]",
        ),
        ("[keys.backlog]\nlift = \"zz\"", "line 2: `zz` is no key"),
        (
            "[keys.backlog]\nlift = 5",
            "line 2: `lift` is set to a number: keys are texts",
        ),
        (
            "[keys.backlog]\nlift = [\"z\", 5]",
            "line 2: `lift` is set to a number: keys are texts",
        ),
        (
            "[keys.backlog]\nlift = \"t\"",
            "line 2: `t` is `tags` in [keys.backlog]",
        ),
        ("[keys.form]\nclose = []", "line 2: `close` must keep a key"),
        ("[defaults\nnome = \"x\"", "line 1: this is not TOML"),
    ] {
        let found = faults(settings);
        assert_eq!(found.len(), 1, "{settings}: {found:?}");
        assert!(found[0].contains(expected), "{settings}: {found:?}");
    }
}

#[test]
fn a_fault_costs_one_value_and_the_rest_holds() {
    let settings = "[defaults]\nname = \"Ana\"\nunit = 7\nestimates = [1, 2, 4.5]\n??\n[keys.backlog]\nlift = \"ctrl-x\"\ntags = \"ctrl-x\"\n[theme]\ngoal = \"bold green\"\n";
    let said = run(&Place::new(), settings, &["config"]);
    let lines: Vec<&str> = said.err.lines().collect();
    assert_eq!(lines.len(), 3, "{lines:#?}");
    assert!(said.out.contains("# 3 faults in it"), "{said:?}");
    for line in [
        "name = \"Ana\" # line 2",
        "unit = \"points\" # default",
        "estimates = [1, 2, 4.5] # line 4",
        "lift = [\"ctrl-x\"] # line 7",
        "tags = [\"t\"] # default",
        "goal = \"bold green\" # line 10",
    ] {
        let out = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains(line), "{line}\n{out}");
    }
}

#[test]
fn what_it_prints_is_a_file_that_says_the_same() {
    let place = Place::new();
    let settings = "[defaults]\nname = \"A \\\"quoted\\\" \\\\ name\"\nscreen = \"team\"\n[keys.lists]\nselect-first = [\"z z\", \"home\"]\n[keys.backlog]\nmove-top = []\n[theme]\nfield = \"#ff8800 on 17\"\n";
    let values = |settings: &str| {
        let said = run(&place, settings, &["config", "--format", "json"]);
        assert_eq!(said.err, "");
        let object: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let values = object["values"].as_array().unwrap().clone();
        let pair = |entry: serde_json::Value| (entry["name"].to_string(), entry["value"].clone());
        values.into_iter().map(pair).collect::<Vec<_>>()
    };
    let printed = run(&place, settings, &["config"]).out;
    assert_eq!(values(settings), values(&printed), "{printed}");
    assert_ne!(values(settings), values(""));
}

#[test]
fn the_name_in_the_log_comes_from_the_nearest_that_says_it() {
    for (settings, variable, name) in [
        ("", None, "login"),
        ("[defaults]\nname = \"Ana\"", None, "Ana"),
        ("[defaults]\nname = \"Ana\"", Some("Ben"), "Ben"),
        ("[defaults]\nname = \"Ana\"", Some(" "), "Ana"),
    ] {
        let place = Place::new();
        fs::write(place.path("mine.toml"), settings).unwrap();
        for arguments in [&["init"][..], &["add", "x"]] {
            let mut command = place.command();
            command
                .env_remove("GOALPOST_NAME")
                .env("USER", "login")
                .env("GOALPOST_CONFIG", "mine.toml");
            if let Some(variable) = variable {
                command.env("GOALPOST_NAME", variable);
            }
            let said = Said::of(&command.args(arguments).output().unwrap());
            assert_eq!(said.status, 0, "{said:?}");
        }
        let log = place.board()["log"].clone();
        let by = log.as_array().unwrap().last().unwrap()["by"].clone();
        assert_eq!(by, name, "{settings} {variable:?}");
    }
}

#[test]
fn the_unit_of_a_new_board_is_the_one_that_is_set() {
    for (arguments, unit) in [
        (&["init"][..], "hours"),
        (&["init", "--unit", "items"], "items"),
    ] {
        let place = Place::new();
        run(&place, "[defaults]\nunit = \"hours\"", arguments);
        assert_eq!(place.board()["unit"], unit);
    }
}

#[test]
fn no_file_is_no_fault_unless_one_was_named() {
    let place = Place::new();
    let said = place.run(&["config"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{said:?}");
    assert!(said.out.contains("is not there: everything is as it comes"));
    assert!(
        said.out.contains(".config/goalpost/config.toml"),
        "{}",
        said.out
    );
    let said = place.run(&["config", "--config", "gone.toml"]);
    assert!(
        said.err.contains("gone.toml: there is no such file"),
        "{said:?}"
    );
    // a folder in its place stops nothing either
    let said = place.run(&["config", "--config", "."]);
    assert!(said.err.contains("it is no file"), "{said:?}");
    let said = place.run(&["init", "--config", "."]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{said:?}");
}

#[test]
fn the_file_lies_where_the_platform_keeps_settings() {
    let place = Place::new();
    let folder = place.path("home/.config/goalpost");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("config.toml"),
        "[defaults]\nscreen = \"team\"\n",
    )
    .unwrap();
    let shown = place.json("config");
    assert_eq!(shown["exists"], true);
    let values = shown["values"].as_array().unwrap();
    let screen = values
        .iter()
        .find(|entry| entry["name"] == "defaults.screen");
    let screen = screen.unwrap();
    assert_eq!(
        (&screen["value"], &screen["line"]),
        (&"team".into(), &2.into())
    );
    let name = values.iter().find(|entry| entry["name"] == "defaults.name");
    assert_eq!(name.unwrap()["variable"], "GOALPOST_NAME");
}

#[test]
fn no_color_wins_over_the_file() {
    let place = Place::new();
    fs::write(place.path("mine.toml"), "[theme]\ngoal = \"green\"\n").unwrap();
    let mut command = place.command();
    command
        .env("NO_COLOR", "1")
        .args(["--config", "mine.toml", "config"]);
    let said = Said::of(&command.output().unwrap());
    let out = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(out.contains("colors = false # $NO_COLOR"), "{out}");
    assert!(!said.out.contains("green"), "{}", said.out);
}
