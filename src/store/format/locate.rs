//! Where in the text a JSON path leads.

use std::collections::HashMap;

use super::error::Located;
use crate::domain::check::Fault;

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The place of a byte of the text.
pub(super) fn place(text: &str, offset: usize) -> Place {
    let before = text.get(..boundary(text, offset)).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    Place {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column,
    }
}

/// The beginning of the character that this byte belongs to.
pub(super) fn boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset)
        .rev()
        .find(|offset| text.is_char_boundary(*offset))
        .unwrap_or(0)
}

/// Where the key begins that ends at or before this byte.
pub(super) fn key_before(text: &str, offset: usize) -> usize {
    let until = |end: usize| text.get(..boundary(text, end)).unwrap_or_default();
    let mut quotes = until(offset + 1)
        .rmatch_indices('"')
        .map(|(quote, _)| quote);
    let escaped = |quote: usize| {
        until(quote)
            .bytes()
            .rev()
            .take_while(|byte| *byte == b'\\')
            .count()
            % 2
            == 1
    };
    quotes.next();
    quotes.find(|quote| !escaped(*quote)).unwrap_or(offset)
}

/// The faults with their places in the text, in its order. One walk finds them all.
pub(super) fn located(text: &str, faults: Vec<Fault>) -> Vec<Located> {
    let mut wanted = Node::default();
    for (index, fault) in faults.iter().enumerate() {
        wanted.want(&fault.path, index);
    }
    let mut offsets = vec![None; faults.len()];
    Scanner { text, at: 0 }.walk(&wanted, &mut offsets);
    let mut found: Vec<(Option<usize>, Fault)> = offsets.into_iter().zip(faults).collect();
    found.sort_by_key(|(offset, _)| *offset);
    let (mut last, mut here) = (0, Place { line: 1, column: 1 });
    let mut locate = |(offset, fault): (Option<usize>, Fault)| {
        if let Some(offset) = offset {
            let Place { line, column } = place(text.get(last..).unwrap_or_default(), offset - last);
            here = Place {
                line: here.line + line - 1,
                column: if line == 1 {
                    here.column + column - 1
                } else {
                    column
                },
            };
            last = offset;
        }
        let (line, column) = offset.map(|_| (here.line, here.column)).unzip();
        Located {
            path: fault.path,
            line,
            column,
            problem: fault.problem,
        }
    };
    found.into_iter().map(&mut locate).collect()
}

/// The places that are looked for, as a tree of keys and indexes.
#[derive(Default)]
struct Node<'a> {
    children: HashMap<Step<'a>, Self>,
    /// Which faults are here.
    here: Vec<usize>,
}

/// One step of a path.
#[derive(PartialEq, Eq, Hash)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> Node<'a> {
    /// Looks for this path, such as `requests[2].effort`, too.
    fn want(&mut self, path: &'a str, fault: usize) {
        let steps = path
            .split(['.', '['])
            .filter(|step| !step.is_empty())
            .map(|step| {
                let index = step.strip_suffix(']').and_then(|index| index.parse().ok());
                index.map_or(Step::Key(step), Step::Index)
            });
        let node = steps.fold(self, |node, step| node.children.entry(step).or_default());
        node.here.push(fault);
    }
}

/// Goes through JSON once. The text may break off or be wrong anywhere: then nothing more is found.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Notes where what is wanted begins. Calls itself only as deep as a path is long.
    fn walk(&mut self, wanted: &Node<'_>, offsets: &mut [Option<usize>]) -> Option<()> {
        self.skip_space();
        for fault in &wanted.here {
            if let Some(offset) = offsets.get_mut(*fault) {
                *offset = Some(self.at);
            }
        }
        let open = self.peek()?;
        if wanted.children.is_empty() || !matches!(open, b'{' | b'[') {
            return self.skip_value();
        }
        self.at += 1;
        for index in 0.. {
            self.skip_space();
            match self.peek()? {
                b'}' | b']' => break,
                b',' => self.at += 1,
                _ => {}
            }
            self.skip_space();
            let step = if open == b'{' {
                Step::Key(self.key()?)
            } else {
                Step::Index(index)
            };
            match wanted.children.get(&step) {
                Some(child) => self.walk(child, offsets)?,
                None => self.skip_value()?,
            }
        }
        self.at += 1;
        Some(())
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// The key that comes next, as it is written, and its colon.
    fn key(&mut self) -> Option<&'a str> {
        let start = self.at + 1;
        self.skip_string()?;
        let key = self.text.get(start..self.at - 1)?;
        self.skip_space();
        (self.peek()? == b':').then(|| self.at += 1)?;
        Some(key)
    }

    fn skip_string(&mut self) -> Option<()> {
        (self.peek()? == b'"').then(|| self.at += 1)?;
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            self.at += rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))? + 1;
            if self.text.as_bytes().get(self.at - 1) == Some(&b'"') {
                return Some(());
            }
            self.at += 1;
        }
    }

    fn skip_value(&mut self) -> Option<()> {
        self.skip_space();
        let mut open = 0_usize;
        loop {
            match self.peek()? {
                b'"' => self.skip_string()?,
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    open = open.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' | b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                _ => {
                    let rest = self.text.as_bytes().get(self.at..)?;
                    let ends = |byte: &u8| {
                        matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace()
                    };
                    self.at += rest.iter().position(ends).unwrap_or(rest.len()).max(1);
                }
            }
            if open == 0 {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, path: &str, line: usize, column: usize) {
        let faults = vec![Fault {
            path: path.to_owned(),
            problem: String::new(),
        }];
        let found = located(text, faults).pop().unwrap();
        assert_eq!(
            (found.line, found.column),
            (Some(line), Some(column)),
            "{path}"
        );
    }

    #[test]
    fn a_path_leads_to_its_value() {
        let text =
            "{\n \"a\": [1, {\"é\\\"\": \"}]\", \"b\": [ [],\n  -3.5 ]}],\n \"c\": {\"d\":true}\n}";
        check(text, "", 1, 1);
        check(text, "a", 2, 7);
        check(text, "a[0]", 2, 8);
        check(text, "a[1].b", 2, 30);
        check(text, "a[1].b[1]", 3, 3);
        check(text, "c.d", 4, 12);
    }

    #[test]
    fn many_paths_are_found_in_one_walk_and_come_in_order() {
        let text = "{\"a\": [1,\n2,\n3], \"b\": 4}";
        let faults = ["b", "a[2]", "a[7]", "a[0]"].map(|path| Fault {
            path: path.to_owned(),
            problem: String::new(),
        });
        let found: Vec<(String, Option<usize>, Option<usize>)> = located(text, faults.into())
            .into_iter()
            .map(|at| (at.path, at.line, at.column))
            .collect();
        let expected = [
            ("a[7]", None, None),
            ("a[0]", Some(1), Some(8)),
            ("a[2]", Some(3), Some(1)),
            ("b", Some(3), Some(10)),
        ];
        assert_eq!(
            found,
            expected.map(|(path, line, column)| (path.to_owned(), line, column))
        );
    }

    #[test]
    fn a_broken_text_ends_the_search() {
        for text in [
            "",
            "{",
            "{\"a",
            "{\"a\"",
            "{\"a\":",
            "{\"a\": [",
            "{\"a\": [1",
            "]",
            "{,}",
            "[[[}",
            "\"\\",
        ] {
            let fault = Fault {
                path: "a[1].b".to_owned(),
                problem: String::new(),
            };
            assert_eq!(
                located(text, vec![fault]).pop().unwrap().line,
                None,
                "{text}"
            );
        }
    }
}
