//! The edit that a form asks for.

use super::{
    App, backlog,
    form::{Form, Problem},
    improve, order,
    overlay::Purpose,
    planning, request, settings, split, sprint, standup, team,
};
use crate::domain::{
    edit::{Edit, ItemChange, PlaceChange},
    id::RequestId,
    request::Request,
};

impl App {
    /// The edit that a form asks for.
    pub(super) fn edit_of(&self, form: &Form) -> Result<Edit, Problem> {
        let (board, today) = (self.board(), self.stamp.today);
        let set = |id: &crate::domain::id::ItemId, change| Edit::SetItem {
            ids: vec![id.clone()],
            change,
        };
        let place = |id: &crate::domain::id::ItemId, change| Edit::SetPlace {
            ids: vec![id.clone()],
            change,
        };
        Ok(match &form.purpose {
            Purpose::NewItem(to) => Edit::AddItem {
                item: Box::new(backlog::item_edit(form, None)?),
                to: *to,
            },
            Purpose::EditItem(id) => {
                let item = backlog::item_edit(form, board.items.get(id))?;
                set(id, ItemChange::All(Box::new(item)))
            }
            Purpose::MoveTo(ids) => Edit::MoveItems {
                ids: ids.clone(),
                to: order::place(form, board)?,
            },
            Purpose::Split(id) => split::edit(form, board, id)?,
            Purpose::SaveFilter(filter) => Edit::SetFilter {
                name: form.text(0),
                filter: Some(filter.clone()),
            },
            Purpose::Block(id) => {
                let reason = form.text(0);
                place(
                    id,
                    PlaceChange::Blocked((!reason.is_empty()).then_some(reason)),
                )
            }
            Purpose::Remaining(id) => place(
                id,
                PlaceChange::Remaining(backlog::number(form, 0, "what remains")?),
            ),
            Purpose::Standup(ask) => standup::edit(form, ask, board)?,
            Purpose::Sprint(None) => Edit::PlanSprint(sprint::plan(form, today)?),
            Purpose::Sprint(Some(number)) => Edit::SetSprint {
                number: *number,
                plan: sprint::plan(form, today)?,
            },
            Purpose::Request(None) => {
                let new = Request {
                    received: Some(today),
                    ..Request::new(RequestId::numbered("R", 0), "")
                };
                Edit::AddRequest(Box::new(request::request(form, &new, board, today)?))
            }
            Purpose::Request(Some(id)) => {
                let gone = || (0, format!("{id} is not there any more"));
                let old = board.request(id).ok_or_else(gone)?;
                Edit::SetRequest(Box::new(request::request(form, old, board, today)?))
            }
            Purpose::Decide(id, way) => request::ruling(form, (id, *way), (board, today))?,
            Purpose::Finish(id) => request::finished(form, id)?,
            Purpose::Tell(id) => request::told(form, id, today)?,
            Purpose::NewMember => team::new_edit(form)?,
            Purpose::EditMember(id) => {
                let gone = || (0, format!("{id} is not in the team any more"));
                team::edit(form, board.member(id).ok_or_else(gone)?)?
            }
            Purpose::DaysOff(id) => team::days_off_edit(form, id, today)?,
            Purpose::Board | Purpose::NewBoard => settings::edit(form),
            Purpose::Vote(sprint) => planning::vote_edit(form, *sprint)?,
            Purpose::CancelSprint => Edit::CancelSprint {
                by: form.text(0),
                why: form.text(1),
            },
            Purpose::Impediment(id) => improve::impediment_edit(form, id.as_ref(), board)?,
            Purpose::RetroAction(place) => improve::action_edit(form, *place, board)?,
            Purpose::Review
            | Purpose::NotDelivered(_)
            | Purpose::OpenOther
            | Purpose::SaveElsewhere
            | Purpose::ImportFile => {
                return Err((0, String::new()));
            }
        })
    }
}
