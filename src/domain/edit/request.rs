//! Edits of requests.

use std::sync::Arc;

use super::{Change, Refusal, limits};
use crate::domain::{
    board::Board,
    id::RequestId,
    item::{LONGEST_TEXT, LONGEST_TITLE},
    request::{Affects, Effort, Request},
};

impl Board {
    pub(super) fn add_request(&mut self, request: &Request) -> Result<Change, Refusal> {
        let largest = self
            .requests
            .iter()
            .filter_map(|request| request.id.number())
            .max();
        let id = RequestId::numbered(
            "R",
            largest.unwrap_or(0).max(self.gone.largest_number("R")) + 1,
        );
        let request = self.checked(Request {
            id: id.clone(),
            ..request.clone()
        })?;
        let title = request.title.clone();
        self.put_request(request);
        Ok(Change::of(&id).to(title))
    }

    pub(super) fn set_request(&mut self, request: &Request) -> Result<Change, Refusal> {
        let Some(old) = self.request(&request.id) else {
            return Err(Refusal::NoRequest(request.id.clone()));
        };
        let before = old.title.clone();
        let request = self.checked(request.clone())?;
        let told = Change::of(&request.id)
            .from(before)
            .to(request.title.clone());
        self.put_request(request);
        Ok(told)
    }

    fn put_request(&mut self, request: Request) {
        match self
            .requests
            .binary_search_by(|other| other.id.cmp(&request.id))
        {
            Ok(index) => drop(self.requests.set(index, Arc::new(request))),
            Err(index) => self.requests.insert(index, Arc::new(request)),
        }
    }

    /// The request with its texts cleaned, or what is wrong with it.
    fn checked(&self, request: Request) -> Result<Request, Refusal> {
        request.effort.as_ref().map_or(Ok(()), check_effort)?;
        if let (Some(starts), Some(needed_by)) = (request.starts, request.needed_by)
            && needed_by < starts
        {
            return Err(Refusal::Rule(format!(
                "it is needed by {needed_by}, before it starts on {starts}"
            )));
        }
        match &request.affects {
            Affects::Everybody => (),
            Affects::Members(members) => {
                if let Some(id) = members.iter().find(|id| self.member(id).is_none()) {
                    return Err(Refusal::NoMember(id.clone()));
                }
            }
            Affects::Skill(skill) => drop(limits::line("the skill", skill, limits::LONGEST_NAME)?),
        }
        if let Some(id) = request.items.iter().find(|id| self.items.any(id).is_none()) {
            return Err(Refusal::NoItem(id.clone()));
        }
        if let Some(hours) = request.actual_hours {
            limits::within("the actual hours", hours, limits::MOST)?;
        }
        Ok(Request {
            title: limits::line("the request", &request.title, LONGEST_TITLE)?,
            from: limits::optional_line("who asks", &request.from, limits::LONGEST_NAME)?,
            via: limits::optional_line("how it came", &request.via, limits::LONGEST_NAME)?,
            note: limits::text("the note", &request.note, LONGEST_TEXT)?,
            ..request
        })
    }
}

/// Refuses an effort that is out of order or out of range.
fn check_effort(effort: &Effort) -> Result<(), Refusal> {
    let Effort {
        low, likely, high, ..
    } = effort;
    for number in [low, likely, high] {
        limits::within("the effort", *number, crate::domain::item::LARGEST_ESTIMATE)?;
    }
    if low > likely {
        return Err(Refusal::Rule(format!(
            "the effort's low ({low}) is above its likely ({likely})"
        )));
    }
    if likely > high {
        return Err(Refusal::Rule(format!(
            "the effort's likely ({likely}) is above its high ({high})"
        )));
    }
    Ok(())
}
