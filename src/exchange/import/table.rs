//! Tables of separated values: which sign separates, where rows are, and what is wrong with them.

use csv::{ReaderBuilder, StringRecord};

use super::Problem;

/// The most rows that are taken.
pub(super) const MOST_ROWS: usize = 200_000;
/// The longest cell that is taken, in bytes.
pub(super) const LONGEST_CELL: usize = 1_000_000;

/// What may stand between cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A table, not read yet but for its header.
pub(super) struct Table<'a> {
    text: &'a str,
    delimiter: u8,
    /// The names of the columns.
    pub(super) header: Vec<String>,
    /// Lines before the header.
    skipped: u64,
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row {
    /// The line on which it begins.
    pub(super) line: u64,
    /// Its cells.
    pub(super) cells: StringRecord,
}

impl<'a> Table<'a> {
    /// The table that a text holds, by the delimiter with which most columns `are_known`; where none is, by the one
    /// that gives most columns.
    pub(super) fn new(text: &'a str, known: impl Fn(&str) -> bool) -> Option<Self> {
        let (text, skipped, said) = match text.split_once('\n') {
            Some((first, rest)) if first.trim_end().to_lowercase().starts_with("sep=") => {
                (rest, 1, first.trim_end().as_bytes().get(4).copied())
            }
            Some(_) | None => (text, 0, None),
        };
        let tables = DELIMITERS.iter().filter_map(|delimiter| {
            let header = header(text, *delimiter)?;
            let names = header.iter().filter(|name| known(name)).count();
            Some((names, header.len(), *delimiter, header))
        });
        let best = tables.max_by_key(|(names, columns, delimiter, _)| {
            let place = DELIMITERS.iter().position(|other| other == delimiter);
            (
                said == Some(*delimiter),
                *names,
                *columns,
                std::cmp::Reverse(place),
            )
        });
        let (_, _, delimiter, header) = best?;
        Some(Self {
            text,
            delimiter,
            header,
            skipped,
        })
    }

    /// The rows, one after the other.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        let mut reader = reader(self.text, self.delimiter);
        let mut first = true;
        let (mut line, mut counted) = (1 + self.skipped, 0);
        std::iter::from_fn(move || {
            let mut cells = StringRecord::new();
            // the header is the first record: a skip of one
            if std::mem::take(&mut first) {
                reader.read_record(&mut cells).ok();
            }
            if !reader.read_record(&mut cells).unwrap_or(false) {
                return None;
            }
            // counted here, since a record begins for the reader where the one before ended: before its line end
            let begin = cells.position().map_or(0, csv::Position::byte);
            let begin = usize::try_from(begin).unwrap_or(counted);
            let rest = self.text.as_bytes().get(begin..).unwrap_or_default();
            let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let begin = begin + ends.count();
            line += lines(self.text.as_bytes().get(counted..begin).unwrap_or_default());
            counted = begin;
            Some(Row { line, cells })
        })
    }

    /// Refuses a table with a quote that is never closed: from there on nothing could be trusted.
    pub(super) fn check_quotes(&self) -> Result<(), Problem> {
        let (mut line, mut opened) = (1 + self.skipped, None);
        let mut at_start = true;
        let mut bytes = self.text.bytes().peekable();
        while let Some(byte) = bytes.next() {
            match (byte, opened) {
                (b'"', Some(_)) if bytes.peek() == Some(&b'"') => {
                    bytes.next();
                }
                (b'"', Some(_)) => opened = None,
                (b'"', None) if at_start => opened = Some(line),
                _ => (),
            }
            at_start =
                opened.is_none() && (byte == self.delimiter || byte == b'\n' || byte == b'\r');
            line += u64::from(byte == b'\n');
        }
        match opened {
            Some(line) => Err(Problem::at(line, "a quote opens here and is never closed")
                .hint("close it with `\"`; a quote within a cell is written twice")),
            None => Ok(()),
        }
    }
}

/// How many lines end in these bytes, whichever way they end.
fn lines(bytes: &[u8]) -> u64 {
    let mut lines = 0;
    let mut before = 0;
    for byte in bytes {
        lines += u64::from(*byte == b'\r' || *byte == b'\n' && before != b'\r');
        before = *byte;
    }
    lines
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn header(text: &str, delimiter: u8) -> Option<Vec<String>> {
    let mut first = StringRecord::new();
    let mut reader = reader(text, delimiter);
    let found = reader.read_record(&mut first).unwrap_or(false);
    found.then(|| first.iter().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, delimiter: u8, rows: &[(u64, &[&str])]) {
        let table = Table::new(text, |name| name == "title").unwrap();
        assert_eq!(table.delimiter, delimiter, "{text}");
        let found: Vec<(u64, Vec<String>)> = table
            .rows()
            .map(|row| (row.line, row.cells.iter().map(str::to_owned).collect()))
            .collect();
        let found: Vec<(u64, Vec<&str>)> = found
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(String::as_str).collect()))
            .collect();
        let wanted: Vec<(u64, Vec<&str>)> = rows
            .iter()
            .map(|(line, cells)| (*line, cells.to_vec()))
            .collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn the_delimiter_is_told_by_the_header() {
        check("title,points\na,1\n", b',', &[(2, &["a", "1"])]);
        check("title;points, net\na;1,5\n", b';', &[(2, &["a", "1,5"])]);
        check("title\tpoints\r\na\t1\r\n", b'\t', &[(2, &["a", "1"])]);
        check("title|points\na|1\n", b'|', &[(2, &["a", "1"])]);
        check("sep=;\ntitle;points\na;1", b';', &[(3, &["a", "1"])]);
        check("title\nonly one\n", b',', &[(2, &["only one"])]);
    }

    #[test]
    fn a_row_begins_on_its_own_line_and_may_have_any_width() {
        let text = "title,points\n\"a\nb\",1\n\nc\nd,2,3,4\n";
        let rows: &[(u64, &[&str])] =
            &[(2, &["a\nb", "1"]), (5, &["c"]), (6, &["d", "2", "3", "4"])];
        check(text, b',', rows);
        let windows = "title,points\r\na,1\r\n\r\nc\r\n";
        check(windows, b',', &[(2, &["a", "1"]), (4, &["c"])]);
        check(
            "title,points\ra,1\rb,2",
            b',',
            &[(2, &["a", "1"]), (3, &["b", "2"])],
        );
    }

    #[test]
    fn an_open_quote_is_found_on_the_line_where_it_opens() {
        let table = |text| {
            Table::new(text, |name| name == "title")
                .unwrap()
                .check_quotes()
        };
        assert!(table("title,x\n\"a\"\"b\nc\",2\n5\" screen,1\n").is_ok());
        let problem = table("title,x\na,1\n\"b,2\nc,3\n").unwrap_err();
        assert_eq!(
            problem.to_string(),
            "line 3: a quote opens here and is never closed"
        );
    }
}
