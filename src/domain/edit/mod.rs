//! Changes of the board: one [`Edit`] in, the next board or a refusal in words out.

mod also;
mod backlog;
mod board;
mod change;
mod close;
mod conflict;
mod day;
mod decide;
mod filter;
mod impediment;
mod import;
mod join;
mod label;
mod limits;
mod membership;
mod parts;
mod ready;
mod refusal;
mod removed;
mod request;
mod retro;
mod split;
mod sprint;
mod stamp;
mod team;
mod whole;

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    board::Board,
    id::{ConflictId, ImpedimentId, ItemId, MemberId, RequestId},
    import::{Accept, Import},
    number::Number,
    request::{Request, Told},
    sprint::Lent,
};

pub use also::ALSO;
pub use close::{Carry, Closing, MOST_ACTIONS};
pub use decide::Ruling;
pub use parts::{
    BoardChange, ImpedimentChange, ItemChange, MemberChange, NewImpediment, NewItem, Part,
    PlaceChange, Relabel, RetroChange, SprintPlan,
};
pub use refusal::Refusal;
pub use split::MOST_PARTS;
pub use stamp::Stamp;
pub use whole::{Becoming, By};

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
    /// Have deleted items back.
    BringBack(Vec<ItemId>),
    /// Remove deleted items for good, but for those that a Sprint needs to be read.
    Purge,
    /// Split an item into parts; the first is the item itself, the others stand right behind it.
    Split {
        /// Which item.
        id: ItemId,
        /// The parts, two or more.
        parts: Vec<Part>,
    },
    /// Join items that say the same into the one that stands highest; the others are deleted with a note.
    Join(Vec<ItemId>),
    /// Keep a filter under a name, in place of the one that is called so; `None`: forget that one.
    SetFilter {
        /// What people call it.
        name: String,
        /// What is typed for it after `/`.
        filter: Option<String>,
    },
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
    /// Take items into the planned or running Sprint of this number.
    PullInto {
        /// Which Sprint.
        sprint: u32,
        /// Which items.
        ids: Vec<ItemId>,
    },
    /// Give the Developers the hours a day that they had when the last Sprint started; days off are not copied.
    CopyTeam,
    /// Close the running Sprint: freeze what came of it, and carry over what is not done.
    CloseSprint(Box<Closing>),
    /// Give the running Sprint up.
    CancelSprint {
        /// The Product Owner, who alone may.
        by: String,
        /// Why.
        why: String,
    },
    /// Note a fist of five of today, in place of an earlier one of today.
    Vote {
        /// On which Sprint.
        sprint: u32,
        /// The lowest vote, 1 to 5.
        lowest: u32,
        /// The highest vote, 1 to 5.
        highest: u32,
        /// What would make it a 4; may be empty.
        note: String,
    },
    /// Note a Daily Scrum of today; what the day has already is added to.
    NoteStandup {
        /// How long it took.
        minutes: Option<Number>,
        /// What was noted.
        notes: Vec<String>,
    },
    /// Note what a Retrospective decided to do: for the running Sprint, or else for the last closed one.
    AddRetro {
        /// What to do.
        text: String,
        /// Who does it.
        owner: Option<MemberId>,
    },
    /// Change a retro action.
    SetRetro {
        /// Of which Sprint.
        sprint: u32,
        /// Its place among the Sprint's actions, from 0.
        place: usize,
        /// What changes.
        change: RetroChange,
    },
    /// Write an impediment down, raised today; its id is given by the board.
    AddImpediment(NewImpediment),
    /// Change something about an impediment.
    SetImpediment {
        /// Which impediment.
        id: ImpedimentId,
        /// What changes.
        change: ImpedimentChange,
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
        /// Who, when and how; one for each who was told.
        told: Vec<Told>,
    },
    /// Add hours from outside the team to the running Sprint.
    Lend(Lent),
    /// Say that a conflict is settled: what stands stays, and the value that gave way is forgotten.
    SettleConflict(ConflictId),
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
    /// Take in what another tool's file holds.
    Import {
        /// All that it holds; shared, since it may be large.
        import: Arc<Import>,
        /// Which differences are taken over.
        accept: Accept,
    },
    /// Become a board that was made elsewhere; the log stays.
    Become(Box<Becoming>),
}

impl Board {
    /// The board after `edit`, with an entry in its log if anything changed; or the reason there is none.
    ///
    /// Pure: this board is untouched, so that a refused edit cannot have half happened.
    pub fn apply(&self, edit: &Edit, stamp: &Stamp) -> Result<Self, Refusal> {
        let mut next = self.clone();
        let change = next.change(edit, stamp)?;
        if next != *self {
            let also = also::changes(self, &next, edit);
            next.log.record(change.entry(edit.label(), stamp, 0));
            for (nth, (label, change)) in (1..).zip(also) {
                next.log.record(change.entry(label, stamp, nth));
            }
        }
        Ok(next)
    }

    /// The board after `edit`, but for its log: to look at where an edit would lead. What is kept goes through
    /// [`Board::apply`].
    pub fn tried(&self, edit: &Edit, stamp: &Stamp) -> Result<Self, Refusal> {
        let mut next = self.clone();
        next.change(edit, stamp)?;
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
            Edit::BringBack(ids) => next.have_back(ids)?,
            Edit::Purge => next.purge()?,
            Edit::Split { id, parts } => next.split(id, parts, stamp)?,
            Edit::Join(ids) => next.join(ids, stamp)?,
            Edit::SetFilter { name, filter } => next.set_filter(name, filter.as_deref())?,
            Edit::Pull(ids) => next.pull(ids, stamp)?,
            Edit::PushOut(ids) => next.push_out(ids)?,
            Edit::PlanSprint(plan) => next.plan_sprint(plan)?,
            Edit::SetSprint { number, plan } => next.set_sprint(*number, plan)?,
            Edit::StartSprint { capacity_hours } => next.start_sprint(*capacity_hours)?,
            Edit::PullInto { sprint, ids } => next.pull_into(*sprint, ids, stamp)?,
            Edit::CopyTeam => next.copy_team()?,
            Edit::CloseSprint(closing) => next.close_sprint(closing, stamp)?,
            Edit::CancelSprint { by, why } => next.cancel_sprint(by, why, stamp)?,
            Edit::Vote {
                sprint,
                lowest,
                highest,
                note,
            } => next.vote(*sprint, (*lowest, *highest), note, stamp)?,
            Edit::NoteStandup { minutes, notes } => next.note_standup(*minutes, notes, stamp)?,
            Edit::AddRetro { text, owner } => next.add_retro(text, owner.as_ref())?,
            Edit::SetRetro {
                sprint,
                place,
                change,
            } => next.set_retro(*sprint, *place, change)?,
            Edit::AddImpediment(new) => next.add_impediment(new, stamp)?,
            Edit::SetImpediment { id, change } => next.set_impediment(id, change, stamp)?,
            Edit::SetPlace { ids, change } => next.set_places(ids, change, stamp)?,
            Edit::AddRequest(request) => next.add_request(request)?,
            Edit::SetRequest(request) => next.set_request(request)?,
            Edit::Decide(ruling) => next.decide(ruling, stamp)?,
            Edit::Reopen(id) => next.reopen(id)?,
            Edit::FinishRequest { id, actual_hours } => next.finish(id, *actual_hours)?,
            Edit::Tell { id, told } => next.tell(id, told)?,
            Edit::Lend(lent) => next.lend(lent)?,
            Edit::SettleConflict(id) => next.settle_conflict(id)?,
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
            Edit::Import { import, accept } => next.import(import, accept, stamp)?,
            Edit::Become(that) => next.become_that(that),
        })
    }
}

#[cfg(test)]
pub(crate) mod tests;
