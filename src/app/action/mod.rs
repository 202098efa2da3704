//! What the user can want: every action, its name, and why it cannot be done just now.

use super::App;

/// What the user wants; can be bound to a key. Holds no data, so that it can be a row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Go one row down.
    SelectNext,
    /// Go one row up.
    SelectPrevious,
    /// Go one column to the left.
    SelectLeft,
    /// Go one column to the right.
    SelectRight,
    /// Go to the first row.
    SelectFirst,
    /// Go to the last row.
    SelectLast,
    /// Go a page down.
    PageDown,
    /// Go a page up.
    PageUp,
    /// Scroll what stands beside the list down.
    ScrollDown,
    /// Scroll what stands beside the list up.
    ScrollUp,
    /// Show the Product Backlog.
    ShowBacklog,
    /// Show the Sprint board.
    ShowSprint,
    /// Show the requests.
    ShowRequests,
    /// Show the team and its days.
    ShowTeam,
    /// Show the screen to the right.
    NextScreen,
    /// Show the screen to the left.
    PreviousScreen,
    /// Write a new item down.
    NewItem,
    /// Open the selected item and change any of its fields.
    EditItem,
    /// Change the selected item's estimate.
    Estimate,
    /// Change the selected item's tags.
    Tags,
    /// Move the item one place up.
    MoveUp,
    /// Move the item one place down.
    MoveDown,
    /// Move the item to the top.
    MoveTop,
    /// Move the item to the bottom.
    MoveBottom,
    /// Delete the item; it can be brought back.
    DeleteItem,
    /// Take the item into the Sprint.
    Pull,
    /// Take the item out of the Sprint.
    PushOut,
    /// Move the card to the column on its left.
    CardLeft,
    /// Move the card to the column on its right.
    CardRight,
    /// Say whether the Sprint Goal needs the item.
    GoalMark,
    /// Say who works on the item.
    Owner,
    /// Say why the item cannot go on, or that it can.
    Block,
    /// Set the goal, the dates and the buffer of the Sprint.
    PlanSprint,
    /// Start the planned Sprint.
    StartSprint,
    /// Capture a request from outside in one line.
    NewRequest,
    /// Open the selected request in a form.
    EditRequest,
    /// Take somebody into the team.
    NewMember,
    /// Change a member's name, hours and skills.
    EditMember,
    /// Take somebody out of the team.
    RemoveMember,
    /// Make the selected day a day off, or a working day again.
    DayOff,
    /// Make the selected day half a day off, or a whole working day again.
    HalfDay,
    /// Enter days off from one date to another.
    DaysOff,
    /// Make the selected day a holiday for everybody, or a working day again.
    Holiday,
    /// Change the team's name, the Product Goal and the unit.
    BoardSettings,
    /// Take back the last change.
    Undo,
    /// Make the change again that was taken back.
    Redo,
    /// Show only the items that match what is typed.
    Filter,
    /// Find an action by its name.
    Palette,
    /// Show every key that holds here.
    Help,
    /// Make a board in this place.
    NewBoard,
    /// Open a board that is lived in, to look around.
    OpenDemo,
    /// Open a board that lies elsewhere.
    OpenOther,
    /// Draw the whole screen again.
    Redraw,
    /// Go to the next field.
    NextField,
    /// Go to the field before.
    PreviousField,
    /// Keep what was entered.
    Submit,
    /// Open the whole form with the same values.
    WholeForm,
    /// Go back one level.
    Close,
    /// Answer yes.
    Yes,
    /// Leave; a save under way is finished first.
    Quit,
}

impl Action {
    /// What it is called, in help, footer and palette.
    pub const fn title(self) -> &'static str {
        match self {
            Self::SelectNext => "Down",
            Self::SelectPrevious => "Up",
            Self::SelectLeft => "Left",
            Self::SelectRight => "Right",
            Self::SelectFirst => "First",
            Self::SelectLast => "Last",
            Self::ScrollDown => "Scroll down",
            Self::ScrollUp => "Scroll up",
            Self::PageDown => "Page down",
            Self::PageUp => "Page up",
            Self::ShowBacklog => "Backlog",
            Self::ShowSprint => "Sprint",
            Self::ShowRequests => "Requests",
            Self::ShowTeam => "Team",
            Self::NextScreen => "Next screen",
            Self::PreviousScreen => "Previous screen",
            Self::NewItem => "New item",
            Self::EditItem => "Edit item",
            Self::Estimate => "Estimate",
            Self::Tags => "Tags",
            Self::MoveUp => "Move up",
            Self::MoveDown => "Move down",
            Self::MoveTop => "To the top",
            Self::MoveBottom => "To the bottom",
            Self::DeleteItem => "Delete item",
            Self::Pull => "Pull into the Sprint",
            Self::PushOut => "Out of the Sprint",
            Self::CardLeft => "Card left",
            Self::CardRight => "Card right",
            Self::GoalMark => "Goal mark",
            Self::Owner => "Owner",
            Self::Block => "Block",
            Self::PlanSprint => "Plan the Sprint",
            Self::StartSprint => "Start the Sprint",
            Self::NewRequest => "New request",
            Self::EditRequest => "Edit request",
            Self::NewMember => "New member",
            Self::EditMember => "Edit member",
            Self::RemoveMember => "Remove member",
            Self::DayOff => "Day off",
            Self::HalfDay => "Half a day off",
            Self::DaysOff => "Days off from … to",
            Self::Holiday => "Holiday",
            Self::BoardSettings => "Board settings",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Filter => "Filter",
            Self::Palette => "Find an action",
            Self::Help => "Keys",
            Self::NewBoard => "New board here",
            Self::OpenDemo => "Look at the demo board",
            Self::OpenOther => "Open another board",
            Self::Redraw => "Draw again",
            Self::NextField => "Next field",
            Self::PreviousField => "Previous field",
            Self::Submit => "Keep",
            Self::WholeForm => "Whole form",
            Self::Close => "Back",
            Self::Yes => "Yes",
            Self::Quit => "Quit",
        }
    }

    /// Why it cannot be done just now, if it cannot. Help and footer dim such an action; its key shows the reason.
    pub fn blocked(self, app: &App) -> Option<&'static str> {
        let board = app.board();
        match self {
            Self::NewItem
            | Self::NewRequest
            | Self::NewMember
            | Self::BoardSettings
            | Self::Holiday
            | Self::PlanSprint => app.read_only(),
            Self::EditItem
            | Self::Estimate
            | Self::Tags
            | Self::DeleteItem
            | Self::MoveUp
            | Self::MoveDown
            | Self::MoveTop
            | Self::MoveBottom => app.read_only().or_else(|| no_item(app)),
            Self::Pull => app.read_only().or_else(|| no_item(app)).or_else(|| {
                let sprint = board.open_sprint().is_some();
                (!sprint).then_some("no Sprint is planned or running: P plans one")
            }),
            Self::PushOut => app
                .read_only()
                .or_else(|| no_item(app))
                .or_else(|| not_in_sprint(app)),
            Self::GoalMark | Self::Owner | Self::Block | Self::CardLeft | Self::CardRight => app
                .read_only()
                .or_else(|| no_item(app))
                .or_else(|| not_in_sprint(app)),
            Self::StartSprint => app.read_only().or_else(|| {
                if board.running().is_some() {
                    Some("a Sprint is running; the next one starts when it is closed")
                } else if board.planned().is_none() {
                    Some("no Sprint is planned: P plans one")
                } else {
                    None
                }
            }),
            Self::EditRequest => app.read_only().or_else(|| {
                let none = app.requests.cursor.id().is_none();
                none.then_some("there is no request yet: r captures one")
            }),
            Self::EditMember
            | Self::RemoveMember
            | Self::DayOff
            | Self::HalfDay
            | Self::DaysOff => app.read_only().or_else(|| no_member(app)),
            Self::Undo => (!app.document.can_undo()).then_some("there is nothing to undo"),
            Self::Redo => (!app.document.can_redo()).then_some("there is nothing to redo"),
            Self::Filter => board
                .items
                .is_empty()
                .then_some("the backlog is empty: n writes an item down"),
            Self::NewBoard => app.start.refuses_new(),
            Self::SelectNext
            | Self::SelectPrevious
            | Self::SelectLeft
            | Self::SelectRight
            | Self::SelectFirst
            | Self::SelectLast
            | Self::PageDown
            | Self::PageUp
            | Self::ScrollDown
            | Self::ScrollUp
            | Self::ShowBacklog
            | Self::ShowSprint
            | Self::ShowRequests
            | Self::ShowTeam
            | Self::NextScreen
            | Self::PreviousScreen
            | Self::Palette
            | Self::Help
            | Self::OpenDemo
            | Self::OpenOther
            | Self::Redraw
            | Self::NextField
            | Self::PreviousField
            | Self::Submit
            | Self::WholeForm
            | Self::Close
            | Self::Yes
            | Self::Quit => None,
        }
    }
}

fn no_item(app: &App) -> Option<&'static str> {
    if app.item().is_some() {
        None
    } else if app.board().items.is_empty() {
        Some("the backlog is empty: n writes an item down")
    } else {
        Some("no item is selected here")
    }
}

fn not_in_sprint(app: &App) -> Option<&'static str> {
    let within = app
        .item()
        .is_some_and(|item| app.board().sprint_of(&item).is_some());
    (!within).then_some("the item is not in the Sprint: p pulls it")
}

fn no_member(app: &App) -> Option<&'static str> {
    let none = app.team.cursor.id().is_none();
    none.then_some("nobody is in the team yet: n takes somebody in")
}
