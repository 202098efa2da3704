//! The markup of Jira to plain text.

use super::html::tidy;

/// The text of Jira's markup: headings, links, emphasis and code without their signs, tables as rows. What is not
/// surely markup stays as it is.
pub(in super::super) fn text(wiki: &str) -> String {
    let mut out = String::with_capacity(wiki.len());
    for line in wiki.lines() {
        let line = line.trim_end();
        let trimmed = line.trim_start();
        let line = heading(trimmed)
            .or_else(|| {
                let row = trimmed.starts_with('|') && trimmed.ends_with('|') && trimmed.len() > 1;
                row.then(|| cells(trimmed))
            })
            .or_else(|| numbered(trimmed))
            .unwrap_or_else(|| line.to_owned());
        out.push_str(&inline(&line));
        out.push('\n');
    }
    tidy(&out)
}

/// `h1. Title` without its sign.
fn heading(line: &str) -> Option<String> {
    let rest = line.strip_prefix('h')?;
    let level = rest.chars().next().filter(|c| ('1'..='6').contains(c))?;
    let title = rest.strip_prefix(level)?.strip_prefix(". ")?;
    Some(title.to_owned())
}

/// `||a||b||` and `|a|b|` as `a | b`.
fn cells(line: &str) -> String {
    let cells = line
        .split('|')
        .map(str::trim)
        .filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(" | ")
}

/// `# first` as a line of a list.
fn numbered(line: &str) -> Option<String> {
    let rest = line.trim_start_matches('#');
    let deep = line.len() - rest.len();
    (deep > 0 && rest.starts_with(' ')).then(|| format!("{}*{rest}", "  ".repeat(deep - 1)))
}

/// Links, colors, code, mentions and emphasis within a line.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(place) = rest.find(['{', '[', '!']) {
        let (before, sign) = rest.split_at_checked(place).unwrap_or((rest, ""));
        out.push_str(before);
        let read = match sign.chars().next() {
            Some('{') => braces(sign),
            Some('[') => link(sign),
            _ => image(sign),
        };
        let (one, behind) = sign.split_at_checked(1).unwrap_or((sign, ""));
        let (text, after) = read.unwrap_or_else(|| (one.to_owned(), behind));
        out.push_str(&text);
        rest = after;
    }
    out.push_str(rest);
    emphasis(&out)
}

/// `{code:java}`, `{color:red}`, `{noformat}`, `{quote}`, `{panel}` go; `{{code}}` keeps its text.
fn braces(text: &str) -> Option<(String, &str)> {
    if let Some(inside) = text.strip_prefix("{{") {
        let (code, after) = inside.split_once("}}")?;
        return Some((code.to_owned(), after));
    }
    let (inside, after) = text.strip_prefix('{')?.split_once('}')?;
    let name = inside.split(':').next().unwrap_or(inside);
    let known = [
        "code", "color", "noformat", "quote", "panel", "anchor", "expand",
    ];
    known.contains(&name).then(|| (String::new(), after))
}

/// `[text|address]` as `text (address)`, `[address]` as the address, `[~name]` as `@name`.
fn link(text: &str) -> Option<(String, &str)> {
    let (inside, after) = text.strip_prefix('[')?.split_once(']')?;
    if let Some(name) = inside.strip_prefix('~') {
        return Some((format!("@{}", name.trim_start_matches("accountid:")), after));
    }
    let addressed = |text: &str| text.contains("://") || text.starts_with("mailto:");
    match inside.split_once('|') {
        Some((text, address)) if addressed(address) => {
            let address = address.split('|').next().unwrap_or(address);
            Some((format!("{text} ({address})"), after))
        }
        None if addressed(inside) => Some((inside.to_owned(), after)),
        Some(_) | None => None,
    }
}

/// `!picture.png|width=300!` as `[picture.png]`.
fn image(text: &str) -> Option<(String, &str)> {
    let (inside, after) = text.strip_prefix('!')?.split_once('!')?;
    let name = inside.split('|').next()?;
    let is_file = !name.contains(' ')
        && name
            .rsplit_once('.')
            .is_some_and(|(_, end)| (2..=4).contains(&end.len()));
    is_file.then(|| (format!("[{name}]"), after))
}

/// `*bold*`, `_italic_`, `+inserted+` and `-deleted-` around whole words, without the signs; dashes only where they
/// cannot be anything else.
fn emphasis(line: &str) -> String {
    let words = line.split(' ').map(|word| {
        for sign in ['*', '_', '+'] {
            let core = word.trim_end_matches([',', '.', ';', ':', '!', '?']);
            let tail = word.get(core.len()..).unwrap_or_default();
            let inner = core
                .strip_prefix(sign)
                .and_then(|core| core.strip_suffix(sign))
                .filter(|inner| inner.chars().any(char::is_alphanumeric) && !inner.contains(sign));
            if let Some(inner) = inner {
                return format!("{inner}{tail}");
            }
        }
        word.to_owned()
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn jira_markup_becomes_what_a_person_reads() {
        for (wiki, plain) in [
            ("h2. Why\n*16* digits", "Why\n16 digits"),
            (
                "* 16 digits\n* \"smart\" paste",
                "* 16 digits\n* \"smart\" paste",
            ),
            ("# first\n## deeper", "* first\n  * deeper"),
            (
                "see [the page|https://example.com/x] and [~ana]",
                "see the page (https://example.com/x) and @ana",
            ),
            (
                "{code:java}\nat Name.split(Name.kt:42)\n{code}",
                "at Name.split(Name.kt:42)",
            ),
            (
                "POST /payments {\"amount\": 1250}",
                "POST /payments {\"amount\": 1250}",
            ),
            ("||a||b||\n|1|2|", "a | b\n1 | 2"),
            ("run {{make}} now!", "run make now!"),
            ("a_snake_name and 2*3*4", "a_snake_name and 2*3*4"),
            ("!shot.png|width=3!", "[shot.png]"),
        ] {
            assert_eq!(text(wiki), plain, "{wiki}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(wiki in "[\\[\\]{}|!*_+#h1. ~a-z\\n]{0,60}") {
            let _read = text(&wiki);
        }
    }
}
