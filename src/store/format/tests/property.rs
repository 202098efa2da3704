//! What holds for any board and for any bytes.

use proptest::prelude::*;

use super::{boards::board, *};
use crate::domain::check::faults;

const FULL: &str = include_str!("../../../../tests/it/fixtures/full.json");

/// Reads bytes; whatever is said about them cannot act, and what opens can be kept.
fn take(bytes: &[u8]) {
    let said = match read(bytes) {
        Ok(Read { board, oddities }) => {
            let saved = write(&board);
            let again = read(&saved).expect("what was saved opens");
            assert_eq!(write(&again.board), saved);
            oddities
        }
        Err(error) => {
            let excerpt = Located {
                problem: error.excerpt().unwrap_or_default().replace('\n', " "),
                ..Located::default()
            };
            let mut said = error.all();
            assert!(!said.is_empty());
            said.push(excerpt);
            said
        }
    };
    for line in said {
        assert!(
            line.to_string().chars().all(|c| !quote::acts(c)),
            "{line:?}"
        );
        assert!(line.column != Some(0) && line.line != Some(0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_board_that_is_saved_and_opened_is_the_same(board in board()) {
        let saved = write(&board);
        let again = read(&saved).unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&saved)));
        prop_assert_eq!(&again.board, &board);
        prop_assert_eq!(write(&again.board), saved);
    }

    #[test]
    fn a_board_in_parts_makes_the_same_board(board in board()) {
        prop_assert_eq!(faults(&board), []);
        prop_assert_eq!(Board::from_parts(board.to_parts()).unwrap().0, board);
    }

    #[test]
    fn a_saved_board_cannot_act(board in board()) {
        let saved = String::from_utf8(write(&board)).unwrap();
        prop_assert!(saved.chars().all(|c| c == '\n' || !quote::acts(c)));
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        take(&bytes);
    }

    #[test]
    fn any_text_like_json_gets_an_answer(text in "[{}\\[\\],:\"\\\\a-z0-9. \n\u{1b}é-]{0,60}") {
        take(text.as_bytes());
        take(format!("{{\"goalpost\": 1, \"items\": {text}").as_bytes());
    }

    #[test]
    fn a_damaged_file_gets_an_answer(from in 0..FULL.len(), cut in 0_usize..40, put in "\\PC{0,3}|[\"{}\\[\\],0-9\n\u{202e}-]{0,4}|null|true|\"x\": 1,") {
        let bytes = FULL.as_bytes();
        let (head, tail) = (&bytes[..from], bytes.get(from + cut..).unwrap_or_default());
        take(&[head, put.as_bytes(), tail].concat());
    }
}
