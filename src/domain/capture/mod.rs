//! The line in which a request is captured, such as `All laptops upgraded <IT 4-8-12h/p by:thu`.
//!
//! Every token is optional and may stand anywhere; what is no token is the title. What is not said is assumed, and said
//! to be so.

mod category;
mod date;
mod effort;
mod who;

use std::fmt;

use jiff::civil::Date;

use super::{
    board::Board,
    id::RequestId,
    request::{Affects, Request},
};

pub use category::{guess_category, parse_category};
pub use date::parse_date;
pub use effort::{effort_text, parse_effort};
pub use who::{affects_text, parse_affects};

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captured {
    /// The request, received today; its id is given by the board.
    pub request: Request,
    /// What was assumed, since the line does not say it.
    pub assumed: Vec<String>,
    /// Tokens that cannot be read.
    pub faults: Vec<TokenFault>,
    /// What is odd, though it can be kept.
    pub warnings: Vec<String>,
}

/// A token that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenFault {
    /// The token, as it was typed.
    pub token: String,
    /// Why not, and what would do.
    pub problem: String,
}

impl fmt::Display for TokenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.token, self.problem)
    }
}

/// Reads a line. `today` is the day on which the request comes, and from which dates are counted.
///
/// Tokens: `8h/p` for each person, `40h` in total, `0.5d/p` half of each one's day, `4-8-12h` low, likely and high;
/// `by:thu` `from:fri` `on:27` dates; `@ana,ben` people; `#ios` a skill; `<IT` or `<"IT Service Desk"` who asks;
/// `!must` `!fixed`; `~sec` the category.
pub fn capture(line: &str, board: &Board, today: Date) -> Captured {
    let mut reading = Reading {
        request: Request {
            received: Some(today),
            ..Request::new(RequestId::numbered("R", 0), "")
        },
        title: Vec::new(),
        faults: Vec::new(),
        board,
        today,
    };
    for token in tokens(line) {
        if let Err(problem) = reading.take(&token) {
            reading.faults.push(TokenFault { token, problem });
        }
    }
    reading.finish()
}

/// A line while it is read.
struct Reading<'a> {
    request: Request,
    title: Vec<String>,
    faults: Vec<TokenFault>,
    board: &'a Board,
    today: Date,
}

impl Reading<'_> {
    fn take(&mut self, token: &str) -> Result<(), String> {
        let request = &mut self.request;
        if let Some((name, value)) = token.split_once(':')
            && matches!(name, "by" | "from" | "on" | "due")
        {
            let day = parse_date(value, self.today)?;
            if matches!(name, "from" | "on") {
                request.starts = Some(day);
            }
            if matches!(name, "by" | "on" | "due") {
                request.needed_by = Some(day);
            }
            return Ok(());
        }
        let mut chars = token.chars();
        let sign = chars.next();
        let rest = chars.as_str();
        match sign {
            // a sign alone is a word like any other
            _ if rest.is_empty() => self.title.push(token.to_owned()),
            Some('<') => rest
                .trim_matches('"')
                .replace('_', " ")
                .trim()
                .clone_into(&mut request.from),
            Some('@') => request.affects = who::people(rest, self.board)?,
            Some('#') if rest.chars().any(char::is_alphabetic) => {
                request.affects = Affects::Skill(rest.to_owned());
            }
            Some('!') if rest.starts_with('!') => self.title.push(token.to_owned()),
            Some('!') => match rest.to_lowercase().as_str() {
                "must" | "mandatory" => request.mandatory = true,
                "fixed" => request.fixed = true,
                _ => return Err("!must and !fixed would do".to_owned()),
            },
            Some('~') => request.category = Some(parse_category(rest)?),
            _ if effort::looks_like_one(token) => request.effort = Some(parse_effort(token)?),
            _ => self.title.push(token.to_owned()),
        }
        Ok(())
    }

    fn finish(self) -> Captured {
        let Self {
            mut request,
            title,
            mut faults,
            board,
            ..
        } = self;
        request.title = title.join(" ");
        if let (Some(starts), Some(needed_by)) = (request.starts, request.needed_by)
            && needed_by < starts
        {
            let problem = format!("that is before it starts on {starts}");
            faults.push(TokenFault {
                token: format!("by:{needed_by}"),
                problem,
            });
        }
        let mut assumed = Vec::new();
        if request.affects == Affects::Everybody {
            assumed.push("everybody".to_owned());
        }
        if request.effort.is_none() {
            assumed.push("1–2–4 h each".to_owned());
        }
        if request.needed_by.is_none() {
            assumed.push("by the Sprint's end".to_owned());
        }
        if request.category.is_none() {
            request.category = guess_category(&request.title);
            assumed.extend(
                request
                    .category
                    .map(|category| format!("category {}", category.word())),
            );
        }
        let warnings = match &request.affects {
            Affects::Skill(skill)
                if !board
                    .members
                    .iter()
                    .any(|member| member.skills.contains(skill)) =>
            {
                vec![format!("nobody has the skill {skill}")]
            }
            Affects::Skill(_) | Affects::Everybody | Affects::Members(_) => Vec::new(),
        };
        Captured {
            request,
            assumed,
            faults,
            warnings,
        }
    }
}

/// The words of a line; what stands between quotes behind `<` is one word.
fn tokens(line: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut quoted = false;
    for word in line.split_whitespace() {
        match tokens.last_mut() {
            Some(last) if quoted => {
                last.push(' ');
                last.push_str(word);
                quoted = !word.ends_with('"');
            }
            _ => {
                quoted = word.starts_with("<\"") && !(word.len() > 2 && word.ends_with('"'));
                tokens.push(word.to_owned());
            }
        }
    }
    tokens
}

#[cfg(test)]
mod tests;
