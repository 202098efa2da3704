//! Files that are something else, or of another program.

use super::*;

/// Row, file, place, words.
const FOREIGN: &[(&str, &[u8], &str, &str)] = &[
    ("B01", b"", "-", "empty / backup"),
    ("B02", b" \n\t\r\n", "-", "empty"),
    ("B02 with a mark", b"\xef\xbb\xbf\n", "-", "empty"),
    (
        "B10",
        b"{\"goalpost\": 1,\n<<<<<<< HEAD\n\"team\": \"A\"\n=======\n\"team\": \"B\"\n>>>>>>> b\n}",
        "2:1",
        "conflict",
    ),
    (
        "B11",
        b"{\"goalpost\": 1,\n<<<<<<< Conflict 1 of 1\n%%%%%%% x\n\"team\": \"A\"\n>>>>>>> end\n}",
        "2:1",
        "conflict",
    ),
    (
        "B10 behind a wrong value",
        b"{\"goalpost\": 1, \"team\": 5,\n<<<<<<< HEAD\n",
        "2:1",
        "conflict",
    ),
    (
        "B12",
        b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
        "-",
        "LFS pointer / git lfs pull",
    ),
    (
        "B13",
        b"<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>",
        "-",
        "not a board / HTML",
    ),
    (
        "B14",
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\x56",
        "-",
        "not a board / gzip",
    ),
    (
        "B15",
        b"SQLite format 3\0\x10\0\x01\x01\xff\xff\xff",
        "-",
        "not a board / SQLite",
    ),
    (
        "B15, all ASCII",
        b"SQLite format 3\0\x10\0\x01\x01\0",
        "-",
        "not a board / SQLite",
    ),
    (
        "B16",
        b"id,title,points\nG-1,Card form,5\n",
        "-",
        "not a board / JSON",
    ),
    (
        "B17",
        b"goalpost: 1\nitems:\n  - id: G-1\n",
        "-",
        "not a board / JSON",
    ),
    (
        "B17 with a head",
        b"---\ngoalpost: 1\n",
        "-",
        "not a board / JSON",
    ),
    (
        "B18",
        b"\x8e\x12\xf0\x9a\x03\xff\xfe\x81",
        "-",
        "not a board / binary",
    ),
    ("B46", b"[]", "-", "not a board / object"),
    ("B47", b"null", "-", "not a board / object"),
    ("a text", b"\"goalpost\"", "-", "not a board / object"),
    ("B48", b"{}", "-", "not a board / goalpost"),
    (
        "B49",
        br#"{"format": "kanban/2", "boards": []}"#,
        "-",
        "not a board / goalpost / kanban/2",
    ),
    (
        "B50",
        b"{\"goalpost\":\n\"one\"}",
        "2:1",
        "goalpost / one / expected 1",
    ),
    (
        "half a version",
        b"{\"goalpost\": 1.5}",
        "1:14",
        "goalpost / 1.5 / expected 1",
    ),
    (
        "version 0",
        b"{\"goalpost\": 0}",
        "1:14",
        "goalpost / 0 / expected 1",
    ),
    (
        "no version",
        b"{\"goalpost\": null}",
        "1:14",
        "goalpost / null / expected 1",
    ),
];

#[test]
fn what_is_no_board_has_its_own_sentence() {
    for (row, bytes, place, words) in FOREIGN {
        check(row, bytes, place, words);
    }
    let utf16 =
        |order: fn(u16) -> [u8; 2]| GOOD.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let utf32: Vec<u8> = GOOD
        .chars()
        .flat_map(|c| u32::from(c).to_le_bytes())
        .collect();
    check("B03", &[0; 4096], "1:1", "NUL / backup");
    check(
        "B04",
        &[&GOOD.as_bytes()[..40], &[0; 100]].concat(),
        "1:41",
        "NUL",
    );
    check("B08", &[GOOD.as_bytes(), &[0; 9]].concat(), "1:84", "NUL");
    check(
        "B21",
        &[b"\xff\xfe".as_slice(), &utf16(u16::to_le_bytes)].concat(),
        "-",
        "UTF-16 / UTF-8",
    );
    check(
        "B21 without a mark",
        &utf16(u16::to_le_bytes),
        "-",
        "UTF-16",
    );
    check("B22", &utf16(u16::to_be_bytes), "-", "UTF-16");
    check(
        "B23",
        &[b"\xff\xfe\0\0".as_slice(), &utf32].concat(),
        "-",
        "UTF-32",
    );
    check("B23 without a mark", &utf32, "-", "UTF-32");
}
