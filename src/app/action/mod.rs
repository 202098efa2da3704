//! What the user can want: every action, its name, and why it cannot be done just now.

mod blocked;
mod name;
mod title;

pub(super) use name::kebab;

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
    /// Show what the past says.
    ShowInsights,
    /// Show the numbers behind the chart, or the chart again.
    Table,
    /// Show the burndown of the Sprint after this one.
    LaterSprint,
    /// Show the burndown of the Sprint before this one.
    EarlierSprint,
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
    /// Take the estimate away.
    ClearEstimate,
    /// Estimate with any number, not only one of the scale.
    AnyNumber,
    /// Change the selected item's tags.
    Tags,
    /// Change who can do the selected item, by skills.
    Skills,
    /// Change what sort of work the selected item is.
    Kind,
    /// Add lines of what must hold for the selected item to be accepted.
    AddAcceptance,
    /// Complete the word that is typed.
    Complete,
    /// Move the item one place up.
    MoveUp,
    /// Move the item one place down.
    MoveDown,
    /// Move the item to the top.
    MoveTop,
    /// Move the item to the bottom.
    MoveBottom,
    /// Move the item to a place by its number.
    MoveTo,
    /// Mark the item, or take its mark away.
    Mark,
    /// Begin a range here, or end it.
    Range,
    /// Lift the item or what is marked; drop it where the cursor is.
    Lift,
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
    /// Say what is left of the item.
    Remaining,
    /// Make the swimlanes in the next way.
    Lanes,
    /// Set the goal, the dates and the buffer of the Sprint.
    PlanSprint,
    /// Start the planned Sprint.
    StartSprint,
    /// Capture a request from outside in one line.
    NewRequest,
    /// Open the selected request in a form.
    EditRequest,
    /// Answer the request in the way that is looked at.
    Decide,
    /// Say that the request was done, and what it took.
    FinishRequest,
    /// Open the decided request again.
    ReopenRequest,
    /// Go to the next request.
    NextRequest,
    /// Go to the request before.
    PreviousRequest,
    /// Show and copy the text to raise the request with.
    CopyBrief,
    /// Note who was told of the request.
    WhoWasTold,
    /// Show who asked for how much.
    Requesters,
    /// Tally a small interruption of today: half an hour.
    Interruption,
    /// Show and copy the text for the next audience.
    NextAudience,
    /// Show and copy the text for the audience before.
    PreviousAudience,
    /// Show and copy the text for the Product Owner.
    ForProductOwner,
    /// Show and copy the text for whoever asked.
    ForRequester,
    /// Show and copy the text for the Developers.
    ForDevelopers,
    /// Show and copy the text for management.
    ForManagement,
    /// Show and copy one text for all.
    ForAll,
    /// Edit the text before it is copied.
    EditText,
    /// End editing and copy the text.
    EndEditing,
    /// Copy the text that is shown.
    CopyAgain,
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
    /// Set the goal, the dates and the buffer of the next Sprint.
    EditPlan,
    /// Give the keys to the next part.
    NextPart,
    /// Give the keys to the part before.
    PreviousPart,
    /// Pull the item, mark it, take the day off, take the request in.
    Choose,
    /// Copy people and hours from the last Sprint, days off not.
    CopyTeam,
    /// Note a fist of five.
    Vote,
    /// Set the goal, the dates and the buffer of the running Sprint.
    EditRunning,
    /// Review the Sprint and close it.
    ReviewSprint,
    /// Close the Sprint as the Review has it.
    CloseSprint,
    /// Give the running Sprint up.
    CancelSprint,
    /// Say whether the Sprint Goal was met.
    GoalMet,
    /// Write down why, feedback, and what the Retrospective says.
    ReviewWords,
    /// Say why the item was not delivered.
    WhyNot,
    /// Take the item into the next Sprint.
    CarryNext,
    /// Put the item at the top of the backlog.
    CarryTop,
    /// Put the item at the bottom of the backlog.
    CarryBottom,
    /// Leave the item at its place in the backlog.
    CarryLeave,
    /// Copy the report of the Sprint.
    CopyReport,
    /// Show impediments and retro actions.
    Improve,
    /// Write down what slows the team.
    NewImpediment,
    /// Write down what to do better.
    NewRetroAction,
    /// Change the entry.
    EditEntry,
    /// Say that the entry is lifted or done, or not after all.
    FinishEntry,
    /// Say where the impediment stands: owned, accepted, mitigated.
    NextState,
    /// Take the retro action away.
    RemoveEntry,
    /// Change the team's name, the Product Goal and the unit.
    BoardSettings,
    /// Hold the stand-up.
    Standup,
    /// Go to the next stop of the walk.
    NextStop,
    /// Go to the stop before.
    PreviousStop,
    /// Go through the Sprint in the other order.
    SwitchWalk,
    /// Start the timer, or pause it.
    Timer,
    /// Raise an impediment.
    RaiseImpediment,
    /// Vote on the Sprint Goal: a fist of five.
    FistOfFive,
    /// Move the shown card to another column.
    MoveShown,
    /// Note something of the stand-up.
    NoteShown,
    /// Take back the last change that was made in the stand-up.
    UndoHere,
    /// Note the stand-up, and go back to the board.
    LeaveStandup,
    /// Take back the last change.
    Undo,
    /// Make the change again that was taken back.
    Redo,
    /// Show only the items that match what is typed.
    Filter,
    /// Keep the filter under a name.
    SaveFilter,
    /// Choose one of the filters that are kept.
    SavedFilters,
    /// Forget the selected filter.
    ForgetFilter,
    /// Split the item into parts that can be pulled one by one.
    Split,
    /// Join the marked items that say the same into the highest of them.
    Join,
    /// Go to the next item that is not ready, and see what it lacks.
    Refine,
    /// Go back to the item that was refined before.
    RefinePrevious,
    /// Do what the selected point of the Definition of Ready takes.
    MeetPoint,
    /// Go to what the item needs to be done first.
    GoToNeed,
    /// Go back from there, or to what needs the item.
    GoBack,
    /// Show what was done to the board, when and by whom.
    ShowHistory,
    /// List only what names the item or request that was selected, or everything again.
    OnlySelected,
    /// Take the selected entry back.
    UndoEntry,
    /// Go to what the selected entry names.
    GoToEntry,
    /// Show what two people said differently, with both values.
    ShowConflicts,
    /// Let the value stand that gave way.
    SwapValues,
    /// Keep what stands, and forget the other value.
    SettleConflict,
    /// Go to what it is about.
    GoToConflict,
    /// Show what was being typed when an earlier run ended.
    ShowDrafts,
    /// Open the text where it was typed.
    OpenDraft,
    /// Copy the text.
    CopyDraft,
    /// Let go of the text.
    DiscardDraft,
    /// Say why the board is not saved, and what can be done.
    ShowUnsaved,
    /// Try to save once more.
    TryAgain,
    /// Write the board again where its file was.
    WriteAgain,
    /// Save the board to a new file, and go on there.
    SaveElsewhere,
    /// Put the board aside, say where, and leave.
    PutAside,
    /// Find an action by its name.
    Palette,
    /// Show every key that holds here.
    Help,
    /// Make a board in this place.
    NewBoard,
    /// Go back to the newest version that is kept, in place of a file that does not read.
    RestoreBackup,
    /// Join the two versions that the file holds with marks.
    JoinMarked,
    /// Open a board that is lived in, to look around.
    OpenDemo,
    /// Open a board that lies elsewhere.
    OpenOther,
    /// Take in what another tool's file holds, after a look at it.
    ImportFile,
    /// Take the file that is shown into the board.
    TakeIn,
    /// Take over what changed at the source, or leave it.
    AcceptChanges,
    /// Draw the whole screen again.
    Redraw,
    /// Go to the next field.
    NextField,
    /// Go to the field before.
    PreviousField,
    /// Tick the line, or take its tick away.
    Tick,
    /// Move the line one place up.
    LineUp,
    /// Move the line one place down.
    LineDown,
    /// Take the line away.
    RemoveLine,
    /// Edit the text in the editor that $VISUAL or $EDITOR names.
    EditOutside,
    /// Take what somebody else made of the field meanwhile.
    TakeTheirs,
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
