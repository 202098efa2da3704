//! A file with the marks of git or jj taken apart into the versions that are in it, and those brought together.
//!
//! ```text
//! <<<<<<< HEAD            <<<<<<< Conflict 1 of 1
//! ours                    %%%%%%% Changes from base to side #1
//! ||||||| base            -was
//! was                     +ours
//! =======                 +++++++ Contents of side #2
//! theirs                  theirs
//! >>>>>>> branch          >>>>>>> Conflict 1 of 1 ends
//! ```
//!
//! Marks stand at the start of a line. No text of a board does: a line of a board's file that holds one is indented.

use super::{Merged, apart, joined, mend, merge, text};
use crate::{
    domain::board::Board,
    store::format::{self, Located, ReadError, VERSION},
};

/// The board that both sides of a file with marks hold together; `None`: there are no marks in it.
///
/// `base` is what both grew from, if the caller knows it; else what the marks say of it is taken, and where they say
/// nothing, nothing that one side lacks counts as removed. An error says why a side is no board.
pub fn marked(bytes: &[u8], base: Option<&Board>) -> Option<Result<Merged, ReadError>> {
    let sides = match sides(bytes)? {
        Ok(sides) => sides,
        Err(problem) => return Some(Err(ReadError::NotABoard(problem))),
    };
    Some(sides.merged(base))
}

/// The versions in a file with marks, each as a whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// What both grew from; `None` where the marks do not say it.
    pub base: Option<String>,
    /// The first side: ours, where git made the marks.
    pub ours: String,
    /// The second side.
    pub theirs: String,
}

/// The versions in a file with marks; `None`: there are no marks in it. An error says which mark is out of place.
pub fn sides(bytes: &[u8]) -> Option<Result<Sides, Located>> {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let file = str::from_utf8(body).ok()?;
    let lines = || file.lines().enumerate().map(|(at, line)| (at + 1, line));
    lines()
        .any(|(_, line)| Mark::of(line).is_some_and(|mark| mark.sign == '<'))
        .then(|| taken_apart(lines()))
}

impl Sides {
    fn merged(&self, base: Option<&Board>) -> Result<Merged, ReadError> {
        let own = self.base.as_deref().and_then(|base| read(base).ok());
        let base = base.or(own.as_ref());
        match (read(&self.ours), read(&self.theirs)) {
            (Ok(ours), Ok(theirs)) => Ok(merge(base, &ours, &theirs)),
            (Err(newer @ ReadError::Newer { .. }), _)
            | (_, Err(newer @ ReadError::Newer { .. })) => Err(newer),
            (ours, theirs) => self.mended(base).ok_or_else(|| match (ours, theirs) {
                (Err(error), _) => of_side("first", &error),
                (_, Err(error)) => of_side("second", &error),
                (Ok(_), Ok(_)) => of_side("second", &ReadError::Refused(Vec::new())),
            }),
        }
    }

    /// The same where a side does not hold together as it is: git has put what the other side added without a clash into
    /// both, perhaps a card without its item. Both together may well be a board.
    fn mended(&self, base: Option<&Board>) -> Option<Merged> {
        let fits =
            |side: &str| format::parts(side).is_some() && version(side) == Some(VERSION.into());
        let (one, other) = (&*self.ours, &*self.theirs);
        if !(fits(one) && fits(other)) {
            return None;
        }
        let (one, other) = if one <= other {
            (one, other)
        } else {
            (other, one)
        };
        let based = base.is_some();
        let base = base.map_or_else(|| "{}".to_owned(), text);
        let merged = joined(based, apart(based, [&base, one, other]));
        let whole = |conflict: &crate::domain::conflict::Conflict| conflict.place == mend::WHOLE;
        (!merged.conflicts.iter().any(whole)).then_some(merged)
    }
}

/// The version of the format that a text says it has.
fn version(json: &str) -> Option<u64> {
    super::value::fields(json).get("goalpost")?.parse().ok()
}

fn read(side: &str) -> Result<Board, ReadError> {
    format::read(side.as_bytes()).map(|read| read.board)
}

fn of_side(which: &str, error: &ReadError) -> ReadError {
    let first = error.all().into_iter().next().unwrap_or_default();
    ReadError::NotABoard(Located {
        // lines of a side are not lines of the file
        line: None,
        column: None,
        path: String::new(),
        problem: format!(
            "the {which} side of the conflict is no board ({}): take one side whole, or settle it by hand",
            Located {
                line: None,
                column: None,
                ..first
            }
        ),
    })
}

/// A line that is a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    /// What it consists of.
    sign: char,
    /// How many of them.
    length: usize,
}

impl Mark {
    fn of(line: &str) -> Option<Self> {
        const SHORTEST: usize = 7;
        let sign = line
            .chars()
            .next()
            .filter(|sign| "<>=|%+-\\".contains(*sign))?;
        let rest = line.trim_start_matches(sign);
        let length = line.len() - rest.len();
        let ends = rest.is_empty() || rest.starts_with(' ');
        (length >= SHORTEST && ends).then_some(Self { sign, length })
    }
}

/// What the lines between two marks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Lines of one side.
    Side(usize),
    /// Lines of the base.
    Base,
    /// What was changed from the base to one side: each line with a sign in front.
    Changes(usize),
}

/// A conflict while its lines are read.
struct Open {
    /// The line it began on.
    line: usize,
    /// How long its marks are: those of a conflict within the base are longer.
    length: usize,
    part: Option<Part>,
    /// How many sides have begun.
    sides: usize,
    based: bool,
    /// Its lines: of the base, and of each side.
    base: String,
    both: [String; 2],
}

fn taken_apart<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Result<Sides, Located> {
    let mut sides = Sides::default();
    let mut base = Some(String::new());
    let mut open: Option<Open> = None;
    for (at, line) in lines {
        let mark = Mark::of(line);
        match (&mut open, mark) {
            (None, Some(mark)) if mark.sign == '<' => open = Some(Open::new(at, mark)),
            (None, _) => {
                for text in [&mut sides.ours, &mut sides.theirs]
                    .into_iter()
                    .chain(&mut base)
                {
                    push(text, line);
                }
            }
            (Some(conflict), Some(mark)) if mark.length == conflict.length => {
                if mark.sign == '>' {
                    conflict.ends(at)?;
                    let [ours, theirs] = &conflict.both;
                    sides.ours.push_str(ours);
                    sides.theirs.push_str(theirs);
                    base = base.filter(|_| conflict.based);
                    if let Some(base) = &mut base {
                        base.push_str(&conflict.base);
                    }
                    open = None;
                } else {
                    conflict.goes_on(at, mark)?;
                }
            }
            (Some(conflict), _) => conflict.take(line),
        }
    }
    if let Some(conflict) = open {
        return Err(fault(
            conflict.line,
            "the conflict that begins here does not end",
        ));
    }
    sides.base = base;
    Ok(sides)
}

impl Open {
    fn new(line: usize, mark: Mark) -> Self {
        Self {
            line,
            length: mark.length,
            part: None,
            sides: 0,
            based: false,
            base: String::new(),
            both: Default::default(),
        }
    }

    /// Another part begins.
    fn goes_on(&mut self, at: usize, mark: Mark) -> Result<(), Located> {
        // git has no mark before its first side, which may be empty
        if matches!(mark.sign, '=' | '|') {
            self.sides = self.sides.max(1);
        }
        self.part = Some(match mark.sign {
            '+' | '=' => Part::Side(self.side(at)?),
            '%' => {
                self.based = true;
                Part::Changes(self.side(at)?)
            }
            '|' | '-' => {
                self.based = true;
                Part::Base
            }
            // the second line of what says from where to where changes lead
            '\\' if matches!(self.part, Some(Part::Changes(_))) => return Ok(()),
            _ => return Err(fault(at, "a conflict begins within another")),
        });
        Ok(())
    }

    fn side(&mut self, at: usize) -> Result<usize, Located> {
        self.sides += 1;
        if self.sides > 2 {
            return Err(fault(
                at,
                "the conflict has more than two sides: settle them two by two",
            ));
        }
        Ok(self.sides - 1)
    }

    fn take(&mut self, line: &str) {
        let part = *self.part.get_or_insert_with(|| {
            self.sides = 1;
            Part::Side(0)
        });
        match part {
            Part::Base => push(&mut self.base, line),
            Part::Side(side) => {
                if let Some(text) = self.both.get_mut(side) {
                    push(text, line);
                }
            }
            Part::Changes(side) => {
                let (sign, rest) = line.split_at_checked(1).unwrap_or(("", ""));
                if sign != "+" {
                    push(&mut self.base, rest);
                }
                if let Some(text) = self.both.get_mut(side).filter(|_| sign != "-") {
                    push(text, rest);
                }
            }
        }
    }

    fn ends(&self, at: usize) -> Result<(), Located> {
        if self.sides == 2 {
            return Ok(());
        }
        Err(fault(at, "the conflict that ends here has only one side"))
    }
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn fault(line: usize, problem: &str) -> Located {
    Located {
        path: String::new(),
        line: Some(line),
        column: Some(1),
        problem: problem.to_owned(),
    }
}
