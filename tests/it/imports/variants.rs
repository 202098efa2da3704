//! The same formats as other people have them: another language, another delimiter, other encodings, own fields; and
//! what is wrong with files.

use goalpost::{
    domain::{board::Unit, import::Fate, item::Kind, number::Number},
    exchange::import::{COLUMNS, Format, Setting, read},
};
use proptest::prelude::*;

use super::{import, item, notes, sample, setting, taken, try_read};

const GERMAN: &str = "Zusammenfassung;Vorgangsschlüssel;Vorgangs-ID;Vorgangstyp;Status;Statuskategorie;Zugewiesene Person;Stichwörter;Stichwörter;Beschreibung;Sprint;Sprint;Benutzerdefiniertes Feld (Story Points);Übergeordnet;Erstellt;Benutzerdefiniertes Feld (Anmerkung der Fachabteilung)\r\n\
    Kartenformular;ZK-1;10001;Story;Wartet auf Freigabe;In Arbeit;Ana Müller;ios;kasse;h2. Warum;ZK Sprint 1;ZK Sprint 2;2,5;;24/Nov/26 09:20;Bitte bis Weihnachten\r\n\
    Größe prüfen;ZK-2;10002;Unteraufgabe;Fertig;Fertig;;;;;;;;ZK-1;24/Nov/26 09:20;\r\n\
    Absturz;ZK-3;10003;Fehler;Zu erledigen;Zu erledigen;;;;;;;1;;24/Nov/26 09:20;\r\n";

#[test]
fn a_german_jira_with_semicolons_and_decimal_commas() {
    for bytes in [
        GERMAN.as_bytes().to_vec(),
        [b"\xef\xbb\xbf".to_vec(), GERMAN.as_bytes().to_vec()].concat(),
        [
            vec![0xff, 0xfe],
            GERMAN.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ]
        .concat(),
        GERMAN
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect(),
        GERMAN.replace("\r\n", "\r").into_bytes(),
        GERMAN.replace(';', "\t").into_bytes(),
    ] {
        let import = import(&bytes);
        let (board, _) = taken(&import);
        assert_eq!(import.source, "Jira");
        let form = item(&board, "ZK-1");
        assert_eq!(form.estimate, Number::new(2.5));
        assert_eq!(form.tags, ["ios", "kasse"]);
        assert!(
            form.description.starts_with("Warum"),
            "{}",
            form.description
        );
        assert!(
            form.description
                .contains("Anmerkung der Fachabteilung: Bitte bis Weihnachten")
        );
        assert_eq!(form.acceptance[0].text, "Größe prüfen");
        assert!(form.acceptance[0].done);
        let (sprint, place) = board.sprint_of(&form.id).unwrap();
        assert_eq!(
            (sprint.number, place.column.as_ref().unwrap().as_str()),
            (2, "doing")
        );
        assert_eq!(item(&board, "ZK-3").kind, Some(Kind::Bug));
    }
}

#[test]
fn of_two_columns_of_estimates_the_one_that_is_filled_counts() {
    let text = "title,Story Points,Story point estimate\na,,3\nb,5,\nc,,8\n";
    let (board, _) = taken(&import(text.as_bytes()));
    let sizes: Vec<f64> = board
        .items
        .iter()
        .filter_map(|item| item.estimate)
        .map(Number::get)
        .collect();
    assert_eq!(sizes, [3.0, 5.0, 8.0]);
}

#[test]
fn a_number_that_no_board_may_hold_is_left_out_and_the_rest_is_taken() {
    let text = "title,Business Value,Remaining\na,1000020000,3\nb,-1000000,4\n";
    let import = import(text.as_bytes());
    let (board, _) = taken(&import);
    let values: Vec<Option<Number>> = board.items.iter().map(|item| item.value).collect();
    assert_eq!(values, [None, Number::new(-1_000_000.0)]);
    let told: Vec<&str> = import
        .report
        .of(Fate::InPart)
        .map(|note| note.text.as_str())
        .collect();
    assert_eq!(
        told,
        ["the value is left out: 1000020000 is not within -1000000 to 1000000"]
    );
}

#[test]
fn hours_that_remain_are_kept_as_such_where_the_board_counts_hours() {
    let setting = Setting {
        unit: Unit::Hours,
        ..setting()
    };
    let import = read(&sample("azure-devops.csv"), &setting, &mut |_, _| true).unwrap();
    let remaining = |reference: &str| {
        import
            .items
            .iter()
            .find(|item| item.reference == reference)
            .unwrap()
            .remaining
    };
    assert_eq!(remaining("4007"), Number::new(14.0));
    assert_eq!(remaining("4003"), Number::new(5.0), "of its two tasks");
}

#[test]
fn what_is_wrong_with_a_row_is_told_with_its_line() {
    let long = "x".repeat(10_000_000);
    let text = format!(
        "id,title,points,created,sprint,depends_on\n\
         A,Too wide,5,2026-11-24,Sprint 1,,more,cells\n\
         B,Too short\n\
         C,Negative,-3,2026-11-24,,\n\
         D,Words,several,2026-11-24,,\n\
         E,No date,1,someday,,\n\
         A,Twice,1,2026-11-24,,\n\
         F,{long},1,2026-11-24,,\n\
         G,Circle one,1,2026-11-24,,H\n\
         H,Circle two,1,2026-11-24,,G\n\
         ,,,,,\n\
         I,Waits for nobody,1,2026-11-24,,Z\n\
         J,Waits for itself,1,2026-11-24,,J\n"
    );
    let import = import(text.as_bytes());
    let (board, outcome) = taken(&import);
    let not_taken = notes(&import, Fate::NotTaken);
    assert_eq!(
        not_taken,
        [
            "7: A is there already, on line 2",
            "8: the cell title holds 10 MB; 1 MB is the most that is taken",
            "11: the row is empty"
        ]
    );
    let in_part = notes(&import, Fate::InPart);
    for part in [
        "2: the row has 8 cells where the header has 6",
        "4: the estimate is left out: -3 is below zero",
        "5: the estimate is left out: `several` is no number",
        "6: the date `someday` is left out: 2026-11-24, 24/Nov/26",
    ] {
        assert!(
            in_part.iter().any(|note| note.starts_with(part)),
            "{part}: {in_part:?}"
        );
    }
    assert_eq!(item(&board, "A").estimate, None, "cells may have moved");
    assert_eq!(
        notes(&import, Fate::Told)[0],
        "3: the row has 2 cells where the header has 6: the last ones are taken as empty"
    );
    let said: Vec<&str> = outcome
        .notes
        .iter()
        .map(|note| note.text.as_str())
        .collect();
    assert!(
        said.iter()
            .any(|text| text.contains("wait for each other in a circle")),
        "{said:?}"
    );
    assert!(
        said.contains(&"it waits for Z, which is not in the file"),
        "{said:?}"
    );
    assert!(said.contains(&"J cannot wait for itself"), "{said:?}");
    assert_eq!(import.items.len() + not_taken.len(), import.report.rows);
}

#[test]
fn a_date_that_could_be_either_is_not_guessed_but_decided_by_the_file() {
    let undecided = import(b"title,created\na,07/09/2026\n");
    assert!(notes(&undecided, Fate::InPart)[0].contains("could be day/month or month/day"));
    let decided = import(b"title,created\na,07/09/2026\nb,25/12/2026\n");
    assert_eq!(
        decided.items[0].created.unwrap().to_string(),
        "2026-09-07T00:00:00Z"
    );
}

#[test]
fn a_status_that_nobody_knows_is_told_once_for_all() {
    let import = import(b"title,status\na,In Orbit\nb,In Orbit\nc,Done\n");
    let told = notes(&import, Fate::Told);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("the status `In Orbit` (2 items) is not known"));
}

#[test]
fn our_own_table_comes_back_as_it_was() {
    let row = |cells: [&str; 21]| {
        let cells = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        format!("{}\r\n", cells.join(","))
    };
    let text = [
        row(COLUMNS),
        row([
            "G-7",
            "CHK-4",
            "'=SUM(A1)",
            "bug",
            "2.5",
            "a, b; c",
            "ios; api",
            "One <b>line</b>\n\n- [ ] not a list",
            "[ ] first\n[x] second",
            "",
            "3",
            "yes",
            "14",
            "doing",
            "yes",
            "Ana",
            "bank; is down",
            "1.5",
            "2026-11-02T09:12:00Z",
            "",
            "",
        ]),
        row([
            "G-3",
            "",
            "Other",
            "story",
            "",
            "",
            "",
            "",
            "",
            "G-7",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "2026-11-25T15:00:00Z",
            "",
        ]),
    ]
    .concat();
    let import = import(text.as_bytes());
    let (board, _) = taken(&import);
    let form = item(&board, "CHK-4");
    assert_eq!((form.id.as_str(), form.title.as_str()), ("G-7", "=SUM(A1)"));
    assert_eq!(form.tags, ["a, b", "c"]);
    assert_eq!(form.description, "One <b>line</b>\n\n- [ ] not a list");
    let ticked: Vec<(&str, bool)> = form
        .acceptance
        .iter()
        .map(|line| (line.text.as_str(), line.done))
        .collect();
    assert_eq!(ticked, [("first", false), ("second", true)]);
    let (sprint, place) = board.sprint_of(&form.id).unwrap();
    assert_eq!(
        (sprint.number, place.goal, place.remaining),
        (14, true, Number::new(1.5))
    );
    assert_eq!(place.blocked.as_ref().unwrap().reason, "bank; is down");
    let other = board.items.by_id().next().unwrap();
    assert_eq!(
        (other.id.as_str(), other.depends_on[0].as_str()),
        ("G-3", "G-7")
    );
    assert!(other.done.is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for format in [None, Some(Format::Csv), Some(Format::TodoTxt)] {
            let _read = try_read(&bytes, format);
        }
    }

    #[test]
    fn every_row_of_a_table_is_taken_or_told(
        rows in proptest::collection::vec(proptest::collection::vec("[a-zA-Z0-9 ,;\\n'=?\\-/é🔐]{0,12}", 0..9), 1..20),
    ) {
        let cell = |cell: &String| format!("\"{cell}\"");
        let header = "id,title,points,status,parent,sprint,created,blocked by\n".to_owned();
        let lines: String = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\n").collect();
        if let Ok(import) = try_read((header + &lines).as_bytes(), Some(Format::Csv)) {
            let told = import.report.of(Fate::NotTaken).count() + import.report.of(Fate::Folded).count();
            prop_assert_eq!(import.items.len() + told, import.report.rows);
            taken(&import);
        }
    }

    #[test]
    fn a_sample_with_a_piece_cut_out_never_makes_it_panic(name in 0_usize..12, from in 0.0_f64..1.0, length in 0_usize..400) {
        let names = ["jira-cloud.csv", "azure-devops.csv", "azure-devops-tree.csv", "github-issues.json", "github-project.json", "trello.json", "gitlab.csv", "linear.csv", "taiga-userstories.csv", "todo.txt", "taskwarrior.json", "azure-devops-capacities.json"];
        let mut bytes = sample(names[name]);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
        let at = (from * bytes.len() as f64) as usize;
        bytes.drain(at..(at + length).min(bytes.len()));
        if let Ok(import) = try_read(&bytes, None) {
            taken(&import);
        }
    }
}
