//! B01 to B38: what is no JSON, or JSON with a mistake.

use super::{Comes::*, *};

#[test]
#[rustfmt::skip] // a table is read in columns
fn b01_to_b18_what_is_something_else() {
    let (good, half) = (GOOD.as_bytes(), &GOOD.as_bytes()[..40]);
    judge(&[
        row("B01", "", Refused, "empty / backup", ""),
        row("B02", " \n\t\r\n", Refused, "empty", ""),
        row("B03", [0; 4096], Refused, "NUL / power cut / backup", "1:1"),
        row("B04", [half, &[0; 100]].concat(), Refused, "NUL", "1:41"),
        row("B05", &good[..good.len() / 2], Refused, "ends / cut", "1:42"),
        row("B06", &good[..good.len() - 1], Refused, "ends / cut", "1:83"),
        row("B07", format!("{GOOD}\nxyz"), Refused, "after the end", "2:1"),
        row("B08", [good, &[0; 9]].concat(), Refused, "NUL", "1:84"),
        row("B09", format!("{GOOD}\n{GOOD}"), Refused, "after the end", "2:1"),
        row("B10", "{\"goalpost\": 1,\n<<<<<<< HEAD\n\"team\": \"A\"\n=======\n\"team\": \"B\"\n>>>>>>> b\n}", Refused, "conflict", "2:1"),
        row("B11", "{\"goalpost\": 1,\n<<<<<<< Conflict 1 of 1\n%%%%%%% x\n\"team\": \"A\"\n>>>>>>> end\n}", Refused, "conflict", "2:1"),
        row("B12", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", Refused, "LFS pointer", ""),
        row("B13", "<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>", Refused, "not a board / HTML", ""),
        row("B14", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\x56", Refused, "not a board / gzip", ""),
        row("B15", b"SQLite format 3\0\x10\0\x01\x01\xff\xff\xff", Refused, "not a board / SQLite", ""),
        row("B16", "id,title,points\nG-1,Card form,5\n", Refused, "not a board / JSON", ""),
        row("B17", "goalpost: 1\nitems:\n  - id: G-1\n", Refused, "not a board / JSON", ""),
        row("B18", b"\x8e\x12\xf0\x9a\x03\xff\xfe\x81", Refused, "not a board / binary", ""),
    ]);
}

#[test]
#[rustfmt::skip] // a table is read in columns
fn b19_to_b28_other_encodings() {
    let wide = |unit: fn(u16) -> [u8; 2]| GOOD.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let marked = [b"\xff\xfe".as_slice(), &wide(u16::to_le_bytes)].concat();
    let wider: Vec<u8> = GOOD.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    judge(&[
        row("B19", format!("\u{feff}{GOOD}"), Odd, "byte order mark", ""),
        row("B20", "{\"goalpost\": 1,\r\n\"team\": \"A\"}\r\n", Odd, "CR LF", ""),
        row("B21", marked, Refused, "UTF-16 / UTF-8", ""),
        row("B22", wide(u16::to_be_bytes), Refused, "UTF-16", ""),
        row("B23", [b"\xff\xfe\0\0".as_slice(), &wider].concat(), Refused, "UTF-32", ""),
        row("B24", b"{\"goalpost\": 1,\n \"team\": \"Caf\xe9\"}", Refused, "UTF-8", "2:14"),
        row("B25", b"{\"goalpost\": 1, \"team\": \"\xc0\xaf\"}", Refused, "UTF-8", "1:26"),
        row("B26", b"{\"goalpost\": 1, \"team\": \"\xed\xa0\x80\"}", Refused, "UTF-8", "1:26"),
        row("B27", r#"{"goalpost": 1, "team": "\ud800 a"}"#, Refused, "surrogate", "1:26"),
        row("B28", r#"{"goalpost": 1, "team": "\ud83d\ude00"}"#, Open, "", ""),
    ]);
}

#[test]
#[rustfmt::skip] // a table is read in columns
fn b29_to_b38_json_with_a_mistake() {
    let estimate = |text: &str| item(&format!("\"title\": \"a\", \"estimate\": {text}"));
    judge(&[
        row("B29", "{\"goalpost\": 1,\n \"items\": [],\n}", Refused, "trailing comma", "2:13"),
        row("B30", "{\"goalpost\": 1\n \"items\": []}", Refused, "comma is missing", "2:2"),
        row("B31", "// ours\n{\"goalpost\": 1}", Refused, "comment", "1:1"),
        row("B32", "{'goalpost': 1}", Refused, "quote", "1:2"),
        row("B33", "{\"goalpost\": 1, \"team\": \"a\nb\"}", Refused, "newline / control", "1:27"),
        row("B34", "{\"goalpost\": 1, \"team\": \"a\u{1b}[2Jb\"}", Refused, "control", "1:27"),
        row("B35", estimate("NaN"), Refused, "NaN / number", "2:41"),
        row("B36", estimate("Infinity"), Refused, "number", "2:41"),
        row("B37", estimate("1e999"), Refused, "number / range", "2:45"),
        row("B38", estimate("07"), Refused, "number / leading zero", "2:42"),
    ]);
}
