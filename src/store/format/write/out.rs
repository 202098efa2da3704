//! JSON as the file has it: two spaces, a field a line, nothing that is empty, nothing that could act.

use std::{fmt, io::Write as _};

use crate::{
    domain::{extra::Extra, number::Number},
    store::format::quote::acts,
};

/// The bytes of a file that is being written.
///
/// Every method writes one field of the innermost object; what is absent, empty or false is left out.
#[derive(Debug)]
pub(super) struct Out {
    bytes: Vec<u8>,
    depth: usize,
    /// Whether something stands before the next value in its object or list.
    follows: bool,
}

impl Out {
    /// The file that holds one object with these fields.
    pub(super) fn file(capacity: usize, fields: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut out = Self {
            bytes: Vec::with_capacity(capacity),
            depth: 0,
            follows: false,
        };
        out.inside(*b"{}", fields);
        out.bytes.push(b'\n');
        out.bytes
    }

    /// A text of one line.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.even_no_text(key, text);
        }
    }

    /// A text of one line; an empty one is written too.
    pub(super) fn even_no_text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.quote(text);
    }

    /// A free text; one of several lines is a list with one entry a line.
    pub(super) fn lines(&mut self, key: &str, text: &str) {
        if text.contains('\n') {
            self.texts(key, text.split('\n'));
        } else {
            self.text(key, text);
        }
    }

    /// Something that needs no escapes: an id, a date, a moment.
    pub(super) fn plain(&mut self, key: &str, value: Option<impl fmt::Display>) {
        if let Some(value) = value {
            self.key(key);
            self.put(format_args!("\"{value}\""));
        }
    }

    /// A number; a whole one has no fraction.
    pub(super) fn number(&mut self, key: &str, number: Option<Number>) {
        self.count(key, number);
    }

    /// A whole number.
    pub(super) fn count(&mut self, key: &str, count: Option<impl fmt::Display>) {
        if let Some(count) = count {
            self.key(key);
            self.put(format_args!("{count}"));
        }
    }

    /// Whether something holds; `false` is left out.
    pub(super) fn flag(&mut self, key: &str, flag: bool) {
        if flag {
            self.answer(key, flag);
        }
    }

    /// An answer, also if it is no.
    pub(super) fn answer(&mut self, key: &str, yes: bool) {
        self.key(key);
        self.put(format_args!("{yes}"));
    }

    /// Texts, one a line.
    pub(super) fn texts<'a>(&mut self, key: &str, texts: impl IntoIterator<Item = &'a str>) {
        let mut texts = texts.into_iter().peekable();
        if texts.peek().is_some() {
            self.even_no_texts(key, texts);
        }
    }

    /// Texts, one a line; an empty list is written too.
    pub(super) fn even_no_texts<'a>(
        &mut self,
        key: &str,
        texts: impl IntoIterator<Item = &'a str>,
    ) {
        self.key(key);
        self.inside(*b"[]", |out| {
            for text in texts {
                out.next();
                out.quote(text);
            }
        });
    }

    /// An object.
    pub(super) fn object<T>(
        &mut self,
        key: &str,
        record: Option<T>,
        fields: impl FnOnce(&mut Self, T),
    ) {
        if let Some(record) = record {
            self.key(key);
            self.inside(*b"{}", |out| fields(out, record));
        }
    }

    /// A list of objects.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        list: impl IntoIterator<Item = T>,
        fields: impl Fn(&mut Self, T),
    ) {
        let mut list = list.into_iter().peekable();
        if list.peek().is_none() {
            return;
        }
        self.key(key);
        self.inside(*b"[]", |out| {
            for record in list {
                out.next();
                out.inside(*b"{}", |out| fields(out, record));
            }
        });
    }

    /// A value that is JSON already, as it is.
    pub(super) fn json(&mut self, key: &str, json: Option<&str>) {
        if let Some(json) = json {
            self.key(key);
            self.bytes.extend_from_slice(json.as_bytes());
        }
    }

    /// The fields that we do not know, as they were.
    pub(super) fn extra(&mut self, extra: &Extra) {
        for (key, json) in extra.fields() {
            self.json(key, Some(json));
        }
    }

    /// Whatever `inner` writes, between these brackets and one step further in.
    fn inside(&mut self, [open, close]: [u8; 2], inner: impl FnOnce(&mut Self)) {
        self.bytes.push(open);
        self.depth += 1;
        self.follows = false;
        inner(self);
        self.depth -= 1;
        if self.follows {
            self.new_line();
        }
        self.follows = true;
        self.bytes.push(close);
    }

    fn key(&mut self, key: &str) {
        self.next();
        self.quote(key);
        self.bytes.extend_from_slice(b": ");
    }

    /// Begins the line of the next field or entry.
    fn next(&mut self) {
        if self.follows {
            self.bytes.push(b',');
        }
        self.new_line();
        self.follows = true;
    }

    fn new_line(&mut self) {
        self.bytes.push(b'\n');
        self.bytes.resize(self.bytes.len() + 2 * self.depth, b' ');
    }

    fn quote(&mut self, text: &str) {
        self.bytes.push(b'"');
        if text
            .bytes()
            .all(|byte| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\')
        {
            self.bytes.extend_from_slice(text.as_bytes());
        } else {
            text.chars().for_each(|c| self.escape(c));
        }
        self.bytes.push(b'"');
    }

    fn escape(&mut self, c: char) {
        match c {
            '"' => self.bytes.extend_from_slice(b"\\\""),
            '\\' => self.bytes.extend_from_slice(b"\\\\"),
            '\n' => self.bytes.extend_from_slice(b"\\n"),
            '\r' => self.bytes.extend_from_slice(b"\\r"),
            '\t' => self.bytes.extend_from_slice(b"\\t"),
            c if acts(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    self.put(format_args!("\\u{unit:04x}"));
                }
            }
            c => self
                .bytes
                .extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }

    /// Puts something formatted; memory takes whatever it gets.
    fn put(&mut self, text: fmt::Arguments<'_>) {
        drop(self.bytes.write_fmt(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(fields: impl FnOnce(&mut Out)) -> String {
        String::from_utf8(Out::file(0, fields)).unwrap()
    }

    #[test]
    fn what_is_empty_is_left_out() {
        let file = written(|out| {
            out.text("a", "");
            out.lines("b", "");
            out.number("c", None);
            out.flag("d", false);
            out.texts("e", []);
            out.object("f", None::<()>, |_, ()| {});
            out.list("g", [(); 0], |_, ()| {});
        });
        assert_eq!(file, "{}\n");
    }

    #[test]
    fn a_field_stands_on_a_line_of_its_own() {
        let file = written(|out| {
            out.number("a", Number::new(3.0));
            out.object("b", Some(2.5), |out, number| {
                out.number("c", Number::new(number));
            });
            out.list("d", [true, false], |out, flag| out.flag("e", flag));
            out.lines("f", "one\n\ntwo");
            out.even_no_texts("g", []);
        });
        let expected = "{\n  \"a\": 3,\n  \"b\": {\n    \"c\": 2.5\n  },\n  \"d\": [\n    {\n      \"e\": true\n    },\n    {}\n  ],\n  \
                        \"f\": [\n    \"one\",\n    \"\",\n    \"two\"\n  ],\n  \"g\": []\n}\n";
        assert_eq!(file, expected);
    }

    #[test]
    fn what_could_act_is_escaped_and_reads_the_same() {
        let text = "\u{1b}[2J\u{7f}\u{9b}\u{202e}\u{200b}\u{feff}\u{e0041}\t\"\\é漢👩\u{200d}💻";
        let file = written(|out| out.text("a", text));
        assert!(
            file.contains(r#""\u001b[2J\u007f\u009b\u202e\u200b\ufeff\udb40\udc41\t\"\\é漢👩"#),
            "{file}"
        );
        let read: std::collections::HashMap<String, String> = serde_json::from_str(&file).unwrap();
        assert_eq!(read["a"], text);
    }
}
