//! `assess`: what the open requests do to the Sprint Goal.

mod figures;
mod table;

use super::{
    answer::{Answer, DONE, Failure, NO},
    arguments,
    decide::request,
    file::Desk,
    world::World,
};
use crate::{
    assess::{Assessment, Level, assess, judge},
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
        judge_only(&mut assessment, &desk.board, named);
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

/// The requests that are named, whatever their state; `None`: all that are open.
fn named(board: &Board, ids: &[String]) -> Result<Option<Vec<RequestId>>, Failure> {
    let named: Vec<RequestId> = ids
        .iter()
        .map(|id| request(board, id))
        .collect::<Result<_, _>>()?;
    Ok((!named.is_empty()).then_some(named))
}

/// Leaves only verdicts on the named requests, each judged alone: also those that are decided.
fn judge_only(assessment: &mut Assessment, board: &Board, named: &[RequestId]) {
    let judged = meant(board, Some(named)).into_iter().filter_map(|request| {
        let open = assessment.verdict(&request.id).cloned();
        open.or_else(|| judge(board, request, assessment.today))
    });
    assessment.requests = judged.collect();
}

/// The open requests, or else those that are named, in order of receipt, then id.
pub(super) fn meant<'a>(board: &'a Board, named: Option<&[RequestId]>) -> Vec<&'a Request> {
    let is_meant = |request: &&Request| match named {
        Some(named) => named.contains(&request.id),
        None => request.state == RequestState::Open,
    };
    let mut meant: Vec<&Request> = board
        .requests
        .iter()
        .map(|request| &**request)
        .filter(is_meant)
        .collect();
    meant.sort_by_key(|request| (request.received, &request.id));
    meant
}

/// Whether the goal is threatened or out of reach, by one request or by all together.
fn is_no(assessment: &Assessment) -> bool {
    let alone = assessment.requests.iter().map(|verdict| verdict.level);
    let together = assessment.together.iter().map(|together| together.level);
    alone.chain(together).any(|level| level >= Level::Threatens)
}
