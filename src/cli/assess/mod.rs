//! `assess`: what the open requests do to the Sprint Goal.

mod figures;
mod table;

use super::{
    answer::{Answer, DONE, Failure, NO},
    arguments,
    file::Desk,
    world::World,
};
use crate::{
    assess::{Assessment, Level, assess},
    domain::{
        board::Board,
        id::RequestId,
        request::{Request, RequestState},
    },
};

pub(super) use figures::{figures, state_of};
pub(super) use table::{neck, table};

/// Assesses the open requests of the board, or those that are named.
pub(super) fn run(world: &World, asked: &arguments::Assess) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let named = named(&desk.board, &asked.ids)?;
    let mut assessment = assess(&desk.board, world.today);
    if let Some(named) = &named {
        assessment
            .requests
            .retain(|verdict| named.contains(&verdict.id));
    }
    let status = if asked.check && is_no(&assessment) {
        NO
    } else {
        DONE
    };
    let mut answer = desk.answer(
        |board| table(board, &assessment, named.as_deref()),
        |board| figures(board, &assessment, named.as_deref()),
    );
    answer.status = status;
    Ok(answer)
}

/// The requests that are named, each an open one; `None`: all that are open.
fn named(board: &Board, ids: &[String]) -> Result<Option<Vec<RequestId>>, Failure> {
    let open = || {
        let ids: Vec<&str> = open(board, None)
            .iter()
            .map(|request| request.id.as_str())
            .collect();
        if ids.is_empty() {
            "no request is open".to_owned()
        } else {
            format!("open are {}", ids.join(", "))
        }
    };
    let find = |text: &String| {
        let request = RequestId::new(text.trim()).and_then(|id| board.request(&id));
        match request {
            None => Err(Failure::input(&format!("there is no request `{text}`")).hint(&open())),
            Some(request) if request.state != RequestState::Open => {
                let message = format!("{} is not open, it is {}", request.id, request.state.word());
                Err(Failure::input(&message).hint(&open()))
            }
            Some(request) => Ok(request.id.clone()),
        }
    };
    let named: Vec<RequestId> = ids.iter().map(find).collect::<Result<_, _>>()?;
    Ok((!named.is_empty()).then_some(named))
}

/// The open requests in order of receipt, then id; only the named ones where some are.
pub(super) fn open<'a>(board: &'a Board, named: Option<&[RequestId]>) -> Vec<&'a Request> {
    let is_meant = |request: &&Request| {
        request.state == RequestState::Open && named.is_none_or(|named| named.contains(&request.id))
    };
    let mut open: Vec<&Request> = board
        .requests
        .iter()
        .map(|request| &**request)
        .filter(is_meant)
        .collect();
    open.sort_by_key(|request| (request.received, &request.id));
    open
}

/// Whether the goal is threatened or out of reach, by one request or by all together.
fn is_no(assessment: &Assessment) -> bool {
    let alone = assessment.requests.iter().map(|verdict| verdict.level);
    let together = assessment.together.iter().map(|together| together.level);
    alone.chain(together).any(|level| level >= Level::Threatens)
}
