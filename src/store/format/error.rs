//! Why bytes are no board, in words with a place and a remedy.

use std::fmt;

use thiserror::Error;

use super::VERSION;
use crate::domain::board::Board;

/// Why a file does not open, or opens for looking only. `Display` is one sentence; [`ReadError::all`] is everything.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ReadError {
    /// The bytes are something else than a board's file.
    #[error("{0}")]
    NotABoard(Located),
    /// The file is meant to be JSON, and is broken.
    #[error("{0}")]
    Syntax(SyntaxError),
    /// The file is JSON and breaks rules of the board; never empty.
    #[error("{}", some(.0))]
    Refused(Vec<Located>),
    /// A newer version wrote the file: it may be looked at as far as we understand it, and is never written.
    #[error("{}", newer(*.version, .needs))]
    Newer {
        /// The file's version.
        version: u64,
        /// What the file says it needs and we do not know, if it says so.
        needs: Vec<String>,
        /// What we understand of it; `None` where it does not hold together for us.
        board: Option<Box<Board>>,
    },
}

/// Something that is wrong or odd, and where. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// The JSON path, such as `requests[2].effort`; empty for the file as a whole.
    pub path: String,
    /// The line, where there is one.
    pub line: Option<usize>,
    /// The column in the line.
    pub column: Option<usize>,
    /// What is wrong and what would do.
    pub problem: String,
}

/// JSON that is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong and what would do.
    pub problem: String,
    /// The line itself or what fits of it, inert.
    pub excerpt: String,
    /// How many columns of the excerpt stand before the wrong character.
    pub caret: usize,
}

impl ReadError {
    /// Everything that is wrong, in the order of the file.
    pub fn all(&self) -> Vec<Located> {
        match self {
            Self::NotABoard(problem) => vec![problem.clone()],
            Self::Syntax(error) => vec![Located {
                path: String::new(),
                line: Some(error.line),
                column: Some(error.column),
                problem: error.problem.clone(),
            }],
            Self::Refused(problems) => problems.clone(),
            Self::Newer { .. } => vec![Located {
                problem: self.to_string(),
                ..Located::default()
            }],
        }
    }

    /// The broken line with a caret below the place, where it helps to see it.
    pub fn excerpt(&self) -> Option<String> {
        match self {
            Self::Syntax(error) => Some(format!("{}\n{:2$}^", error.excerpt, "", error.caret)),
            Self::NotABoard(_) | Self::Refused(_) | Self::Newer { .. } => None,
        }
    }
}

impl fmt::Display for Located {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.line.zip(self.column) {
            write!(f, "{line}:{column}: ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.problem)
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.problem)
    }
}

/// The first problem, and how many more there are.
fn some(problems: &[Located]) -> String {
    match problems {
        [] => "the board breaks a rule".to_owned(),
        [only] => only.to_string(),
        [first, more @ ..] => format!(
            "{first} (and {} more, `goalpost check` lists them)",
            more.len()
        ),
    }
}

fn newer(version: u64, needs: &[String]) -> String {
    if version > u64::from(VERSION) {
        format!(
            "written by a newer version (format {version}; this program knows {VERSION}), it can be looked at only"
        )
    } else {
        let needs: Vec<String> = needs
            .iter()
            .map(|need| super::quote::quoted(need))
            .collect();
        format!(
            "needs a newer version that knows {}, it can be looked at only",
            needs.join(", ")
        )
    }
}
