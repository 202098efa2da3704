//! What a terminal, or whoever reads what it shows, might act on: no output of ours may hold any of it.

use serde_json::Value;

/// The first character of `text` that could do more than be seen, if there is one.
///
/// A line may end; in a text that is drawn, a family of emoji is held together by joiners, which are seen as one.
pub(crate) fn acts(text: &str) -> Option<char> {
    text.chars().find(|c| {
        let c = *c;
        let control = c != '\n' && c.is_control();
        let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let breaks = matches!(c, '\u{2028}' | '\u{2029}');
        let hides = matches!(
            c,
            '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
                | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        );
        let none = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
        control || turns || breaks || hides || none
    })
}

/// Whether an output can be printed as it is.
#[track_caller]
pub(crate) fn is_inert(what: &str, text: &str) {
    if let Some(c) = acts(text) {
        let at = text.find(c).unwrap();
        let around: String = text[..at].chars().rev().take(60).collect();
        let around: String = around.chars().rev().collect();
        panic!("{what}: U+{:04X} after {around:?}", u32::from(c));
    }
}

/// Texts that try everything a text can try, by the rows of the matrix that they are.
pub(crate) const HOSTILE: [(&str, &str); 18] = [
    ("B79", "csi \u{1b}[31m\u{1b}[2J\u{1b}[1;1H"),
    ("B80", "osc 52 \u{1b}]52;c;eA==\u{7}"),
    (
        "B81",
        "osc 8 \u{1b}]8;;http://example.com\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    ),
    ("B82", "osc 0 \u{1b}]0;title\u{7}"),
    (
        "B83",
        "dcs \u{1b}P$q\u{1b}\\ \u{1b}_apc\u{1b}\\ \u{1b}^pm\u{1b}\\ \u{1b}Xsos\u{1b}\\",
    ),
    ("B84", "c1 \u{9b}31m \u{9d}52;c;eA==\u{9c} \u{85} \u{90}"),
    ("B85", "c0 \u{7} \u{8} \r \t \u{b} \u{c} \u{7f} \u{0}"),
    (
        "B86",
        "bidi \u{202e}cod\u{202c} \u{2066}x\u{2069} \u{200f} \u{61c}",
    ),
    (
        "B87",
        "zero \u{200b} \u{2060} \u{feff} \u{ad} \u{e0041}\u{e007f} \u{180e}",
    ),
    ("B88", "lines \u{2028} \u{2029} \u{85} end"),
    (
        "B89",
        "odd \u{fff9}a\u{fffa}b\u{fffb} \u{3164} \u{115f} \u{ffa0} \u{fffe} \u{10ffff} \u{fdd0}",
    ),
    (
        "B90",
        "emoji 👨\u{200d}👩\u{200d}👧 🇰🇷 1\u{fe0f}\u{20e3} 👍🏽",
    ),
    ("B91", "scripts 漢字 نص عربي עברית नमस्ते ภาษาไทย 각"),
    (
        "B92",
        "zalgo z\u{334}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}",
    ),
    ("B93", "=cmd|' /C calc'!A0"),
    ("B94", "../../../etc/passwd"),
    ("B95", "%s%n {} [red]x[/red] <b>&amp; $(id) `id` **x**"),
    ("B96", "\u{1b}[5m everywhere \u{202e}"),
];

/// Where a board holds text of people; the rest is words that it chooses itself.
const FREE: [&str; 25] = [
    "team",
    "product_goal",
    "definition_of_ready",
    "definition_of_done",
    "name",
    "why",
    "title",
    "description",
    "text",
    "by",
    "tags",
    "goal",
    "reason",
    "feedback",
    "well",
    "not_well",
    "ideas",
    "note",
    "notes",
    "who",
    "decided_by",
    "agreed_by",
    "ref",
    "mail",
    "other",
];

/// Makes every text of people in a board hostile; how many there are.
pub(crate) fn poison(board: &mut Value) -> usize {
    let mut turn = 0;
    poison_below(board, "", &mut turn);
    turn
}

fn poison_below(value: &mut Value, key: &str, turn: &mut usize) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                poison_below(value, key, turn);
            }
        }
        Value::Array(values) => {
            for value in values {
                poison_below(value, key, turn);
            }
        }
        Value::String(text) if FREE.contains(&key) => {
            // each keeps what it was, so that what must be the same in two places stays so
            let (_, hostile) = HOSTILE[*turn % HOSTILE.len()];
            *text = format!("{text} {hostile}");
            *turn += 1;
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => (),
    }
}
