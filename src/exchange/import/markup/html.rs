//! HTML to plain text: what a person would read, line by line.

/// Elements that begin on a line of their own.
const BLOCKS: [&str; 19] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "hr",
    "section",
    "dd",
];

/// Elements whose content nobody reads.
const UNREAD: [&str; 4] = ["script", "style", "head", "template"];

/// Whether a text is HTML rather than text with an angle bracket in it.
pub(in super::super) fn looks_like_html(text: &str) -> bool {
    let lower = text.trim_start();
    let begins = [
        "<div", "<p>", "<p ", "<ul", "<ol", "<br", "<span", "<h1", "<h2", "<h3", "<b>", "<strong",
        "<table", "<html",
    ];
    begins.iter().any(|tag| {
        lower
            .get(..tag.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(tag))
    }) || ["</div>", "</p>", "<br>", "<br/>", "<br />", "</li>"]
        .iter()
        .any(|tag| text.contains(tag))
}

/// The text of HTML; an element of a list becomes a line with `* ` before it. Never fails: what is no tag is text.
pub(in super::super) fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at_checked(open).unwrap_or((rest, ""));
        push_text(&mut out, before);
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let is_tag = tag
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let Some((inside, after)) = tag
            .get(1..)
            .and_then(|tag| tag.split_once('>'))
            .filter(|_| is_tag)
        else {
            out.push('<');
            rest = tag.get(1..).unwrap_or_default();
            continue;
        };
        rest = after;
        let closing = inside.starts_with('/');
        let name = inside
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if UNREAD.contains(&name.as_str()) && !closing {
            let end = format!("</{name}");
            // to_ascii_lowercase keeps every place where it is
            let place = rest.to_ascii_lowercase().find(&end);
            rest = place
                .and_then(|place| rest.get(place..))
                .unwrap_or_default();
        } else if BLOCKS.contains(&name.as_str()) {
            match name.as_str() {
                "br" => out.push('\n'),
                _ => begin_line(&mut out),
            }
            if name == "li" && !closing {
                out.push_str("* ");
            }
        } else if (name == "td" || name == "th") && closing {
            out.push_str("  ");
        }
    }
    push_text(&mut out, rest);
    tidy(&out)
}

fn begin_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Adds text with its entities read.
fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(and) = rest.find('&') {
        let (before, entity) = rest.split_at_checked(and).unwrap_or((rest, ""));
        out.push_str(before);
        let end = entity.find(';').filter(|end| *end <= 10);
        let name = end.and_then(|end| entity.get(1..end));
        let read = name.and_then(character);
        out.push(read.unwrap_or('&'));
        let read_to = read.and(end).map_or(1, |end| end + 1);
        rest = entity.get(read_to..).unwrap_or_default();
    }
    out.push_str(rest);
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "bull" => '•',
        "euro" => '€',
        "copy" => '©',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "rarr" => '→',
        "larr" => '←',
        _ => return None,
    })
}

/// Lines without blanks at their ends, and no more than one empty line in a row.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim_end) {
        if line.trim().is_empty() {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
            if empty > 0 {
                out.push('\n');
            }
        }
        empty = 0;
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn html_becomes_what_a_person_reads() {
        for (html, plain) in [
            (
                "<div>As a guest,</div><div>so that I can pay.</div><div></div><div>* 16 digits</div>",
                "As a guest,\nso that I can pay.\n* 16 digits",
            ),
            (
                "<ul><li>Cancel returns</li><li>&quot;smart&quot; &amp; more</li></ul>",
                "* Cancel returns\n* \"smart\" & more",
            ),
            (
                "<p>One<br>two<br/>three</p><script>alert(1)</script><P STYLE=\"x\">four</P>",
                "One\ntwo\nthree\nfour",
            ),
            ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
            ("<img src=x onerror=alert(1)>text", "text"),
            ("a<!-- secret -->b&#8364;&#x20AC;&nope;", "ab€€&nope;"),
            ("<div>open <b", "open <b"),
        ] {
            assert_eq!(text(html), plain, "{html}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(html in "[<>/a-z&;#!\\- \"=é]{0,60}") {
            let _read = text(&html);
        }
    }
}
