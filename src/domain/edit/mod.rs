//! Changes of the board: one [`Edit`] in, the next board or a refusal in words out.

mod backlog;
mod board;
mod change;
mod decide;
mod limits;
mod parts;
mod refusal;
mod request;
mod sprint;
mod stamp;
mod team;

use jiff::civil::Date;

use super::{
    board::Board,
    id::{ItemId, MemberId, RequestId},
    number::Number,
    request::{Request, Told},
    sprint::Lent,
};

pub use decide::Ruling;
pub use parts::{BoardChange, ItemChange, MemberChange, NewItem, PlaceChange, SprintPlan};
pub use refusal::Refusal;
pub use stamp::Stamp;

use change::{Change, joined};

/// One change to a board, complete enough to be applied without asking anyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Change something about the board as a whole.
    SetBoard(BoardChange),
    /// Write a new item down.
    AddItem {
        /// What is known of it; boxed, since it is much larger than other edits.
        item: Box<NewItem>,
        /// Its place in the order; past the end means last.
        to: usize,
    },
    /// Change something about items; one step, however many they are.
    SetItem {
        /// Which items.
        ids: Vec<ItemId>,
        /// What changes.
        change: ItemChange,
    },
    /// Give items another place in the order, behind one another in the order they have.
    MoveItems {
        /// Which items.
        ids: Vec<ItemId>,
        /// The new place of the first, counted without them; past the end means last.
        to: usize,
    },
    /// Hide items; they can be restored.
    DeleteItems(Vec<ItemId>),
    /// Take items into the running Sprint, or else into the planned one.
    Pull(Vec<ItemId>),
    /// Take items out of the Sprint they are in.
    PushOut(Vec<ItemId>),
    /// Put a Sprint behind the last one.
    PlanSprint(SprintPlan),
    /// Change the plan of the running or planned Sprint of this number.
    SetSprint {
        /// Which Sprint.
        number: u32,
        /// Its plan from now on.
        plan: SprintPlan,
    },
    /// Start the planned Sprint and freeze what it is started with; `capacity_hours` is what the Developers have.
    StartSprint {
        /// Hours the Developers have from the first day to the last.
        capacity_hours: Number,
    },
    /// Change something about items' places in their Sprint; one step, however many they are.
    SetPlace {
        /// Which items.
        ids: Vec<ItemId>,
        /// What changes.
        change: PlaceChange,
    },
    /// Write a request down; its id is given by the board.
    AddRequest(Box<Request>),
    /// Put this in place of the request with its id.
    SetRequest(Box<Request>),
    /// Answer a request in one of the ways there are, with all that follows.
    Decide(Box<Ruling>),
    /// Open a decided request again; what its decision changed stays.
    Reopen(RequestId),
    /// Say that a request was done.
    FinishRequest {
        /// Which request.
        id: RequestId,
        /// What it took, in hours, all people together; `None`: as it was expected.
        actual_hours: Option<Number>,
    },
    /// Note who was told of a request.
    Tell {
        /// Which request.
        id: RequestId,
        /// Who, when and how.
        told: Told,
    },
    /// Add hours from outside the team to the running Sprint.
    Lend(Lent),
    /// Tally small interruptions of today: so many more, or fewer.
    Interrupt(i32),
    /// Take somebody into the team.
    AddMember {
        /// How people name them; the id is made from it.
        name: String,
        /// Focus hours on a normal day, if they are known.
        hours_per_day: Option<Number>,
        /// What they can do.
        skills: Vec<String>,
    },
    /// Change something about a member.
    SetMember {
        /// Which member.
        id: MemberId,
        /// What changes.
        change: MemberChange,
    },
    /// Take somebody out of the team; their cards become nobody's.
    RemoveMember(MemberId),
    /// Say how much of these days a member is away: 1 all of it, 0 not at all.
    SetDaysOff {
        /// Which member.
        id: MemberId,
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
        /// The share of each day, 0 to 1.
        part: Number,
    },
    /// Make a day a holiday of this name, or no holiday.
    SetHoliday {
        /// The day.
        date: Date,
        /// What it is called, or `None` for no holiday.
        name: Option<String>,
    },
}

impl Board {
    /// The board after `edit`, with an entry in its log if anything changed; or the reason there is none.
    ///
    /// Pure: this board is untouched, so that a refused edit cannot have half happened.
    pub fn apply(&self, edit: &Edit, stamp: &Stamp) -> Result<Self, Refusal> {
        let mut next = self.clone();
        let change = next.change(edit, stamp)?;
        if next != *self {
            next.log.record(change.entry(edit.label(), stamp));
        }
        Ok(next)
    }

    /// Makes an edit in place; after a refusal the board may be half changed.
    fn change(&mut self, edit: &Edit, stamp: &Stamp) -> Result<Change, Refusal> {
        let next = self;
        Ok(match edit {
            Edit::SetBoard(change) => next.set_board(change)?,
            Edit::AddItem { item, to } => next.add_item(item, *to, stamp)?,
            Edit::SetItem { ids, change } => next.set_items(ids, change)?,
            Edit::MoveItems { ids, to } => next.move_items(ids, *to, stamp)?,
            Edit::DeleteItems(ids) => next.delete_items(ids, stamp)?,
            Edit::Pull(ids) => next.pull(ids, stamp)?,
            Edit::PushOut(ids) => next.push_out(ids)?,
            Edit::PlanSprint(plan) => next.plan_sprint(plan)?,
            Edit::SetSprint { number, plan } => next.set_sprint(*number, plan)?,
            Edit::StartSprint { capacity_hours } => next.start_sprint(*capacity_hours)?,
            Edit::SetPlace { ids, change } => next.set_places(ids, change, stamp)?,
            Edit::AddRequest(request) => next.add_request(request)?,
            Edit::SetRequest(request) => next.set_request(request)?,
            Edit::Decide(ruling) => next.decide(ruling, stamp)?,
            Edit::Reopen(id) => next.reopen(id)?,
            Edit::FinishRequest { id, actual_hours } => next.finish(id, *actual_hours)?,
            Edit::Tell { id, told } => next.tell(id, told)?,
            Edit::Lend(lent) => next.lend(lent)?,
            Edit::Interrupt(by) => next.interrupt(*by, stamp)?,
            Edit::AddMember {
                name,
                hours_per_day,
                skills,
            } => next.add_member(name, *hours_per_day, skills)?,
            Edit::SetMember { id, change } => next.set_member(id, change)?,
            Edit::RemoveMember(id) => next.remove_member(id)?,
            Edit::SetDaysOff { id, from, to, part } => next.set_days_off(id, *from, *to, *part)?,
            Edit::SetHoliday { date, name } => next.set_holiday(*date, name.as_deref())?,
        })
    }
}

impl Edit {
    /// What the edit does, for the status line and the log: `move item`.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::SetBoard(_) => "change board",
            Self::AddItem { .. } => "add item",
            Self::SetItem { change, .. } => change.label(),
            Self::MoveItems { ids, .. } => {
                if ids.len() > 1 {
                    "move items"
                } else {
                    "move item"
                }
            }
            Self::DeleteItems(_) => "delete item",
            Self::Pull(_) => "pull into Sprint",
            Self::PushOut(_) => "take out of Sprint",
            Self::PlanSprint(_) => "plan Sprint",
            Self::SetSprint { .. } => "change Sprint",
            Self::StartSprint { .. } => "start Sprint",
            Self::SetPlace { change, .. } => change.label(),
            Self::AddRequest(_) => "add request",
            Self::SetRequest(_) => "edit request",
            Self::Decide(_) => "decide request",
            Self::Reopen(_) => "reopen request",
            Self::FinishRequest { .. } => "finish request",
            Self::Tell { .. } => "note who was told",
            Self::Lend(_) => "lend hours",
            Self::Interrupt(_) => "tally interruption",
            Self::AddMember { .. } => "add member",
            Self::SetMember { .. } => "edit member",
            Self::RemoveMember(_) => "remove member",
            Self::SetDaysOff { .. } => "set days off",
            Self::SetHoliday { .. } => "set holiday",
        }
    }
}

#[cfg(test)]
mod tests;
