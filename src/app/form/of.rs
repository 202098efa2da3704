//! Which form belongs to a purpose, on the board as it is now.

use super::super::{
    App, backlog, improve, overlay::Purpose, planning, request, review, settings, split, sprint,
    standup, team,
};
use super::Form;
use crate::{
    assess::options,
    domain::{board::Board, id::RequestId, item::Item, request::Request},
};

impl App {
    /// The form for `purpose` as it opens now; `None` where what it is about is gone, or where it holds nothing but a
    /// place to go to.
    pub(in crate::app) fn form_of(&self, purpose: &Purpose) -> Option<Form> {
        let (board, today) = (self.board(), self.stamp.today);
        let item =
            |id, form: fn(&Board, &Item) -> Form| board.items.get(id).map(|item| form(board, item));
        let form = match purpose {
            Purpose::NewItem(to) => Some(backlog::new_form(board, *to)),
            Purpose::EditItem(id) => item(id, backlog::edit_form),
            Purpose::Split(id) => item(id, split::form),
            Purpose::Block(id) => item(id, sprint::block_form),
            Purpose::Remaining(id) => item(id, sprint::remaining_form),
            Purpose::Sprint(number) => {
                let planned = board.planned().map(|sprint| sprint.number);
                let form = if *number == planned {
                    planning::form
                } else {
                    sprint::form
                };
                Some(form(board, today))
            }
            Purpose::Request(None) => {
                let new = Request::new(RequestId::numbered("R", 0), "");
                Some(request::form(&new, None))
            }
            Purpose::Request(Some(id)) => board
                .request(id)
                .map(|request| request::form(request, Some(id.clone()))),
            Purpose::Decide(id, way) => options::choose(board, id, *way, today)
                .ok()
                .map(|choice| request::decide_form(&choice, &self.stamp.by)),
            Purpose::Finish(id) => board.request(id).map(request::done_form),
            Purpose::Tell(id) => Some(request::told_form(id, "", "", today)),
            Purpose::Standup(ask) => Some(standup::form(board, ask)),
            Purpose::NewMember => Some(team::new_form()),
            Purpose::EditMember(id) => board.member(id).map(team::edit_form),
            Purpose::DaysOff(id) => board
                .member(id)
                .map(|member| team::days_off_form(member, None)),
            Purpose::Vote(number) => Some(planning::vote_form(*number)),
            Purpose::Review => self.review_form(),
            Purpose::NotDelivered(id) => Some(review::reason_form(&self.review, id)),
            Purpose::CancelSprint => board.running().map(review::cancel_form),
            Purpose::Impediment(id) => match id {
                None => Some(improve::impediment_form(None, None)),
                Some(id) => board
                    .impediment(id)
                    .map(|old| improve::impediment_form(Some(old), None)),
            },
            Purpose::RetroAction(None) => Some(improve::action_form(None)),
            Purpose::RetroAction(Some((sprint, place))) => improve::action(board, *sprint, *place)
                .map(|action| improve::action_form(Some((*sprint, *place, action)))),
            Purpose::Board => Some(settings::form(board)),
            Purpose::MoveTo(_)
            | Purpose::SaveFilter(_)
            | Purpose::NewBoard
            | Purpose::OpenOther
            | Purpose::SaveElsewhere
            | Purpose::ImportFile => None,
        };
        form.filter(|form| form.purpose == *purpose)
    }
}
