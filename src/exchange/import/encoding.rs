//! Bytes to text: UTF-8, UTF-16 and Windows-1252, told apart by what is there.

use std::borrow::Cow;

/// What the bytes 80 to 9F mean in Windows-1252 (the WHATWG's table, which gives the five gaps their control
/// characters).
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// How a text was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    Windows1252,
}

/// The text of these bytes without a byte order mark, and how it was encoded.
///
/// A byte order mark decides; without one, text with a zero in every second byte is UTF-16, and what is no UTF-8 is
/// Windows-1252, which is what spreadsheets of western systems write.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    let utf16 = |rest: &[u8], order: fn([u8; 2]) -> u16| {
        let units = rest.chunks(2).map(|pair| match pair {
            [a, b] => order([*a, *b]),
            _ => 0xfffd,
        });
        let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        (Cow::Owned(text.collect()), Encoding::Utf16)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => (),
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = bytes.get(..bytes.len().min(512)).unwrap_or(bytes);
    let zeros = |odd: usize| {
        let places = head.iter().skip(odd).step_by(2);
        places.filter(|byte| **byte == 0).count()
    };
    let half = head.len() / 2;
    if half >= 4 && zeros(1) * 3 > half * 2 && zeros(0) * 3 < half {
        return utf16(bytes, u16::from_le_bytes);
    }
    if half >= 4 && zeros(0) * 3 > half * 2 && zeros(1) * 3 < half {
        return utf16(bytes, u16::from_be_bytes);
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Encoding::Utf8);
    }
    let text = bytes.iter().map(|byte| {
        let place = usize::from(*byte).checked_sub(0x80);
        let special = place.and_then(|place| WINDOWS.get(place));
        special.copied().unwrap_or(char::from(*byte))
    });
    (Cow::Owned(text.collect()), Encoding::Windows1252)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_is_recognised() {
        let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "title\nGröße €".encode_utf16().flat_map(order).collect()
        };
        let marked = |mark: [u8; 2], rest: Vec<u8>| [mark.to_vec(), rest].concat();
        for (bytes, encoding) in [
            ("title\nGröße €".as_bytes().to_vec(), Encoding::Utf8),
            ("\u{feff}title\nGröße €".as_bytes().to_vec(), Encoding::Utf8),
            (
                marked([0xff, 0xfe], utf16(u16::to_le_bytes)),
                Encoding::Utf16,
            ),
            (
                marked([0xfe, 0xff], utf16(u16::to_be_bytes)),
                Encoding::Utf16,
            ),
            (utf16(u16::to_le_bytes), Encoding::Utf16),
            (utf16(u16::to_be_bytes), Encoding::Utf16),
            (b"title\nGr\xf6\xdfe \x80".to_vec(), Encoding::Windows1252),
        ] {
            let (text, found) = decode(&bytes);
            assert_eq!((&*text, found), ("title\nGröße €", encoding), "{bytes:?}");
        }
    }
}
