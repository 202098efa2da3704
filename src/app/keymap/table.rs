//! Every key of the program, one row an action in a context.

use super::{Context, Row};
use crate::app::{
    action::Action,
    key::{Code, Key},
};

const fn row(context: Context, keys: &'static [&'static [Key]], action: Action) -> Row {
    Row {
        context,
        keys,
        action,
        in_footer: false,
    }
}

impl Row {
    /// The same row, named in the bottom row of the screen.
    const fn in_footer(self) -> Self {
        Self {
            in_footer: true,
            ..self
        }
    }
}

const fn c(c: char) -> Key {
    Key::char(c)
}

const UP: Key = Key::plain(Code::Up);
const DOWN: Key = Key::plain(Code::Down);
const LEFT: Key = Key::plain(Code::Left);
const RIGHT: Key = Key::plain(Code::Right);
const ENTER: Key = Key::plain(Code::Enter);
const ESC: Key = Key::plain(Code::Esc);
const TAB: Key = Key::plain(Code::Tab);
const BACK_TAB: Key = Key::plain(Code::BackTab);

/// Every key of the program, as long as the user binds no other.
#[rustfmt::skip] // a table is read in columns
pub const KEYMAP: &[Row] = {
    use Action as A;
    use Context::{AnyScreen, Backlog, Brief, BriefText, Capture, Checklist, Conflicts, Drafts, Estimate, Filter, Filters, Form, FormText, Help, History, Import, Improve, Insights, Lists, Palette, Planning, Question, Quick, Refine, Requests, Review, Sprint, Standup, Start, Team, Unsaved};
    &[
        row(Backlog,   &[&[c('J')], &[Key::shift(Code::Down)], &[Key::alt(Code::Down)]], A::MoveDown).in_footer(),
        row(Backlog,   &[&[c('K')], &[Key::shift(Code::Up)], &[Key::alt(Code::Up)]],     A::MoveUp).in_footer(),
        row(Backlog,   &[&[c('T')]],                              A::MoveTop),
        row(Backlog,   &[&[c('B')]],                              A::MoveBottom),
        row(Backlog,   &[&[c('M')]],                              A::MoveTo),
        row(Backlog,   &[&[c(' ')]],                              A::Mark),
        row(Backlog,   &[&[c('v')]],                              A::Range),
        row(Backlog,   &[&[c('x')]],                              A::Lift),
        row(Backlog,   &[&[c('n')], &[c('a')]],                   A::NewItem).in_footer(),
        row(Backlog,   &[&[c('e')], &[ENTER]],                    A::EditItem).in_footer(),
        row(Backlog,   &[&[c('E')]],                              A::Estimate).in_footer(),
        row(Backlog,   &[&[c('t')]],                              A::Tags),
        row(Backlog,   &[&[c('#')]],                              A::Skills),
        row(Backlog,   &[&[c('c')]],                              A::Kind),
        row(Backlog,   &[&[c('A')]],                              A::AddAcceptance),
        row(Backlog,   &[&[c('p')]],                              A::Pull).in_footer(),
        row(Backlog,   &[&[c('-')]],                              A::PushOut),
        row(Backlog,   &[&[c('*')]],                              A::GoalMark),
        row(Backlog,   &[&[c('o')]],                              A::Owner),
        row(Backlog,   &[&[c('b')]],                              A::Block),
        row(Backlog,   &[&[c('D')]],                              A::DeleteItem),
        row(Backlog,   &[&[c('|')]],                              A::Split),
        row(Backlog,   &[&[c('&')]],                              A::Join),
        row(Backlog,   &[&[c('R')]],                              A::Refine).in_footer(),
        row(Backlog,   &[&[c(']')]],                              A::GoToNeed),
        row(Backlog,   &[&[c('[')]],                              A::GoBack),
        row(Backlog,   &[&[c('F')]],                              A::SavedFilters),
        row(Backlog,   &[&[Key::ctrl('s')]],                      A::SaveFilter),

        row(Sprint,    &[&[c('H')], &[Key::shift(Code::Left)], &[Key::alt(Code::Left)]],   A::CardLeft).in_footer(),
        row(Sprint,    &[&[c('L')], &[Key::shift(Code::Right)], &[Key::alt(Code::Right)]], A::CardRight).in_footer(),
        row(Sprint,    &[&[c('*')]],                              A::GoalMark).in_footer(),
        row(Sprint,    &[&[c('b')]],                              A::Block).in_footer(),
        row(Sprint,    &[&[c('o')]],                              A::Owner).in_footer(),
        row(Sprint,    &[&[c('R')]],                              A::Remaining),
        row(Sprint,    &[&[c('w')]],                              A::Lanes),
        row(Sprint,    &[&[c('e')], &[ENTER]],                    A::EditItem),
        row(Sprint,    &[&[c('E')]],                              A::Estimate),
        row(Sprint,    &[&[c('t')]],                              A::Tags),
        row(Sprint,    &[&[c('#')]],                              A::Skills),
        row(Sprint,    &[&[c('c')]],                              A::Kind),
        row(Sprint,    &[&[c('A')]],                              A::AddAcceptance),
        row(Sprint,    &[&[c('-')]],                              A::PushOut),

        row(Requests,  &[&[c('n')], &[c('a')]],                   A::NewRequest),
        row(Requests,  &[&[ENTER]],                               A::Decide).in_footer(),
        row(Requests,  &[&[c('y')]],                              A::CopyBrief).in_footer(),
        row(Requests,  &[&[c('w')]],                              A::WhoWasTold).in_footer(),
        row(Requests,  &[&[c('e')]],                              A::EditRequest).in_footer(),
        row(Requests,  &[&[c(']')], &[Key::shift(Code::Down)], &[Key::alt(Code::Down)]], A::NextRequest),
        row(Requests,  &[&[c('[')], &[Key::shift(Code::Up)], &[Key::alt(Code::Up)]],     A::PreviousRequest),
        row(Requests,  &[&[c('d')]],                              A::FinishRequest),
        row(Requests,  &[&[c('o')]],                              A::ReopenRequest),
        row(Requests,  &[&[c('t')]],                              A::Requesters),
        row(Requests,  &[&[Key::ctrl('d')], &[Key::plain(Code::PageDown)]], A::ScrollDown),
        row(Requests,  &[&[Key::ctrl('u')], &[Key::plain(Code::PageUp)]], A::ScrollUp),

        row(Team,      &[&[c(' ')]],                              A::DayOff).in_footer(),
        row(Team,      &[&[c('f')]],                              A::HalfDay).in_footer(),
        row(Team,      &[&[c('O')]],                              A::DaysOff).in_footer(),
        row(Team,      &[&[c('H')]],                              A::Holiday),
        row(Team,      &[&[c('n')], &[c('a')]],                   A::NewMember).in_footer(),
        row(Team,      &[&[c('e')], &[ENTER]],                    A::EditMember).in_footer(),
        row(Team,      &[&[c('D')]],                              A::RemoveMember),

        row(Standup,   &[&[c(' ')], &[RIGHT]],                    A::NextStop).in_footer(),
        row(Standup,   &[&[LEFT]],                                A::PreviousStop),
        row(Standup,   &[&[c('w')]],                              A::SwitchWalk).in_footer(),
        row(Standup,   &[&[c('j')], &[DOWN]],                     A::SelectNext),
        row(Standup,   &[&[c('k')], &[UP]],                       A::SelectPrevious),
        row(Standup,   &[&[c('t')]],                              A::Timer).in_footer(),
        row(Standup,   &[&[c('b')]],                              A::Block).in_footer(),
        row(Standup,   &[&[c('i')]],                              A::RaiseImpediment).in_footer(),
        row(Standup,   &[&[c('c')]],                              A::FistOfFive),
        row(Standup,   &[&[c('m')]],                              A::MoveShown).in_footer(),
        row(Standup,   &[&[c('n')]],                              A::NoteShown),
        row(Standup,   &[&[c('u')]],                              A::UndoHere),
        row(Standup,   &[&[c('?')]],                              A::Help).in_footer(),
        row(Standup,   &[&[Key::ctrl('l')]],                      A::Redraw),
        row(Standup,   &[&[ESC]],                                 A::LeaveStandup).in_footer(),
        row(Planning,  &[&[c('p')]],                              A::Pull).in_footer(),
        row(Planning,  &[&[c('*')]],                              A::GoalMark).in_footer(),
        row(Planning,  &[&[c('-')]],                              A::PushOut),
        row(Planning,  &[&[TAB]],                                 A::NextPart).in_footer(),
        row(Planning,  &[&[c('e')]],                              A::EditPlan).in_footer(),
        row(Planning,  &[&[c('c')]],                              A::Vote).in_footer(),
        row(Planning,  &[&[c('S')]],                              A::StartSprint).in_footer(),
        row(Planning,  &[&[ENTER], &[c(' ')]],                    A::Choose),
        row(Planning,  &[&[BACK_TAB]],                            A::PreviousPart),
        row(Planning,  &[&[c('f')]],                              A::HalfDay),
        row(Planning,  &[&[c('O')]],                              A::DaysOff),
        row(Planning,  &[&[c('y')]],                              A::CopyTeam),
        row(Planning,  &[&[c('E')]],                              A::Estimate),
        row(Planning,  &[&[c('R')]],                              A::EditRunning),

        row(Review,    &[&[c('C')], &[Key::ctrl('s')]],           A::CloseSprint).in_footer(),
        row(Review,    &[&[c('e')]],                              A::ReviewWords).in_footer(),
        row(Review,    &[&[c('m')]],                              A::GoalMet).in_footer(),
        row(Review,    &[&[c('y')]],                              A::CopyReport).in_footer(),
        row(Review,    &[&[c('w')]],                              A::WhyNot).in_footer(),
        row(Review,    &[&[ENTER]],                               A::CarryNext),
        row(Review,    &[&[c('t')]],                              A::CarryTop),
        row(Review,    &[&[c('b')]],                              A::CarryBottom),
        row(Review,    &[&[c('l')]],                              A::CarryLeave),
        row(Review,    &[&[c('X')]],                              A::CancelSprint),

        row(Improve,   &[&[c('n')], &[c('i')]],                   A::NewImpediment).in_footer(),
        row(Improve,   &[&[c('a')]],                              A::NewRetroAction).in_footer(),
        row(Improve,   &[&[c('e')], &[ENTER]],                    A::EditEntry).in_footer(),
        row(Improve,   &[&[c('d')], &[c(' ')]],                   A::FinishEntry).in_footer(),
        row(Improve,   &[&[c('m')]],                              A::NextState).in_footer(),
        row(Improve,   &[&[c('D')]],                              A::RemoveEntry),

        row(Insights,  &[&[c('t')]],                              A::Table).in_footer(),
        row(Insights,  &[&[c(']')], &[Key::shift(Code::Right)], &[Key::alt(Code::Right)]], A::LaterSprint).in_footer(),
        row(Insights,  &[&[c('[')], &[Key::shift(Code::Left)], &[Key::alt(Code::Left)]],   A::EarlierSprint).in_footer(),

        row(Lists,     &[&[c('j')], &[DOWN]],                     A::SelectNext),
        row(Lists,     &[&[c('k')], &[UP]],                       A::SelectPrevious),
        row(Lists,     &[&[c('h')], &[LEFT]],                     A::SelectLeft),
        row(Lists,     &[&[c('l')], &[RIGHT]],                    A::SelectRight),
        row(Lists,     &[&[c('g'), c('g')], &[Key::plain(Code::Home)]], A::SelectFirst),
        row(Lists,     &[&[c('G')], &[Key::plain(Code::End)]],    A::SelectLast),
        row(Lists,     &[&[Key::ctrl('d')], &[Key::plain(Code::PageDown)]], A::PageDown),
        row(Lists,     &[&[Key::ctrl('u')], &[Key::plain(Code::PageUp)]], A::PageUp),

        row(AnyScreen, &[&[c('r')]],                              A::NewRequest).in_footer(),
        row(AnyScreen, &[&[c('!')]],                              A::Interruption),
        row(AnyScreen, &[&[c('s')]],                              A::Standup),
        row(AnyScreen, &[&[c('P')]],                              A::PlanSprint),
        row(AnyScreen, &[&[c('S')]],                              A::StartSprint),
        row(AnyScreen, &[&[c('C')]],                              A::ReviewSprint),
        row(AnyScreen, &[&[c('i')]],                              A::Improve),
        row(AnyScreen, &[&[c('/')]],                              A::Filter).in_footer(),
        row(AnyScreen, &[&[c('u')], &[Key::ctrl('z')]],           A::Undo),
        row(AnyScreen, &[&[c('U')], &[Key::ctrl('r')]],           A::Redo),
        row(AnyScreen, &[&[c('1')]],                              A::ShowBacklog),
        row(AnyScreen, &[&[c('2')]],                              A::ShowSprint),
        row(AnyScreen, &[&[c('3')]],                              A::ShowRequests),
        row(AnyScreen, &[&[c('4')]],                              A::ShowTeam),
        row(AnyScreen, &[&[c('5')]],                              A::ShowInsights),
        row(AnyScreen, &[&[TAB]],                                 A::NextScreen),
        row(AnyScreen, &[&[BACK_TAB]],                            A::PreviousScreen),
        row(AnyScreen, &[&[c('W')]],                              A::ShowConflicts),
        row(AnyScreen, &[&[c('Z')]],                              A::ShowHistory),
        row(AnyScreen, &[],                                       A::ShowDrafts),
        row(AnyScreen, &[&[Key::ctrl('w')]],                      A::ShowUnsaved),
        row(AnyScreen, &[&[c(',')]],                              A::BoardSettings),
        row(AnyScreen, &[&[c('I')]],                              A::ImportFile),
        row(AnyScreen, &[&[c(':')], &[Key::ctrl('p')]],           A::Palette),
        row(AnyScreen, &[&[c('?')]],                              A::Help).in_footer(),
        row(AnyScreen, &[&[Key::ctrl('l')]],                      A::Redraw),
        row(AnyScreen, &[&[ESC]],                                 A::Close),
        row(AnyScreen, &[&[c('q')], &[Key::ctrl('c')]],           A::Quit),

        row(Start,     &[&[c('n')]],                              A::NewBoard).in_footer(),
        row(Start,     &[&[c('b')]],                              A::RestoreBackup),
        row(Start,     &[&[c('m')]],                              A::JoinMarked),
        row(Start,     &[&[c('d')]],                              A::OpenDemo).in_footer(),
        row(Start,     &[&[c('o')]],                              A::OpenOther).in_footer(),
        row(Start,     &[&[c('i')], &[c('I')]],                   A::ImportFile).in_footer(),
        row(Start,     &[&[c('?')]],                              A::Help),
        row(Start,     &[&[Key::ctrl('l')]],                      A::Redraw),
        row(Start,     &[&[ESC]],                                 A::Close),
        row(Start,     &[&[c('q')], &[Key::ctrl('c')]],           A::Quit).in_footer(),

        row(Capture,   &[&[ENTER], &[Key::ctrl('s')]],            A::Submit).in_footer(),
        row(Capture,   &[&[TAB]],                                 A::WholeForm).in_footer(),
        row(Capture,   &[&[ESC]],                                 A::Close).in_footer(),

        row(Brief,     &[&[TAB], &[RIGHT]],                       A::NextAudience).in_footer(),
        row(Brief,     &[&[BACK_TAB], &[LEFT]],                   A::PreviousAudience),
        row(Brief,     &[&[c('p')]],                              A::ForProductOwner),
        row(Brief,     &[&[c('r')]],                              A::ForRequester),
        row(Brief,     &[&[c('d')]],                              A::ForDevelopers),
        row(Brief,     &[&[c('m')]],                              A::ForManagement),
        row(Brief,     &[&[c('a')], &[c('Y')]],                   A::ForAll),
        row(Brief,     &[&[c('e')]],                              A::EditText).in_footer(),
        row(Brief,     &[&[c('w')]],                              A::WhoWasTold).in_footer(),
        row(Brief,     &[&[c('y')], &[ENTER]],                    A::CopyAgain).in_footer(),
        row(Brief,     &[&[ESC], &[c('q')]],                      A::Close).in_footer(),

        row(Brief,     &[&[Key::ctrl('e')]],                      A::EditOutside),
        row(BriefText, &[&[Key::ctrl('e')]],                      A::EditOutside).in_footer(),
        row(BriefText, &[&[Key::ctrl('s')], &[ESC]],              A::EndEditing).in_footer(),

        row(Form,      &[&[ENTER], &[Key::ctrl('s')]],            A::Submit).in_footer(),
        row(Form,      &[&[TAB], &[DOWN]],                        A::NextField).in_footer(),
        row(Form,      &[&[BACK_TAB], &[UP]],                     A::PreviousField).in_footer(),
        row(Form,      &[&[ESC]],                                 A::Close).in_footer(),

        row(Form,      &[&[Key::ctrl('o')]],                      A::TakeTheirs),

        row(FormText,  &[&[Key::ctrl('s')]],                      A::Submit).in_footer(),
        row(FormText,  &[&[Key::ctrl('e')]],                      A::EditOutside).in_footer(),

        row(Checklist, &[&[Key::ctrl('t')], &[Key::ctrl(' ')]],   A::Tick).in_footer(),
        row(Checklist, &[&[Key::alt(Code::Down)], &[Key::shift(Code::Down)]], A::LineDown).in_footer(),
        row(Checklist, &[&[Key::alt(Code::Up)], &[Key::shift(Code::Up)]],     A::LineUp).in_footer(),
        row(Checklist, &[&[Key::ctrl('d')]],                      A::RemoveLine).in_footer(),

        row(Estimate,  &[&[ENTER]],                               A::Submit).in_footer(),
        row(Estimate,  &[&[c('?')]],                              A::ClearEstimate).in_footer(),
        row(Estimate,  &[&[c('E')]],                              A::AnyNumber).in_footer(),
        row(Estimate,  &[&[ESC]],                                 A::Close).in_footer(),

        row(Quick,     &[&[ENTER], &[Key::ctrl('s')]],            A::Submit).in_footer(),
        row(Quick,     &[&[TAB]],                                 A::Complete).in_footer(),
        row(Quick,     &[&[ESC]],                                 A::Close).in_footer(),

        row(Filter,    &[&[ENTER], &[DOWN]],                      A::Submit).in_footer(),
        row(Filter,    &[&[Key::ctrl('s')]],                      A::SaveFilter).in_footer(),
        row(Filter,    &[&[TAB]],                                 A::SavedFilters).in_footer(),
        row(Filter,    &[&[ESC]],                                 A::Close).in_footer(),

        row(Filters,   &[&[c('j')], &[DOWN]],                     A::SelectNext).in_footer(),
        row(Filters,   &[&[c('k')], &[UP]],                       A::SelectPrevious).in_footer(),
        row(Filters,   &[&[ENTER]],                               A::Submit).in_footer(),
        row(Filters,   &[&[c('D')]],                              A::ForgetFilter).in_footer(),
        row(Filters,   &[&[ESC], &[c('q')]],                      A::Close).in_footer(),

        row(Refine,    &[&[ENTER], &[c(' ')]],                    A::MeetPoint).in_footer(),
        row(Refine,    &[&[c('R')], &[TAB]],                      A::Refine).in_footer(),
        row(Refine,    &[&[BACK_TAB]],                            A::RefinePrevious),
        row(Refine,    &[&[c('j')], &[DOWN]],                     A::SelectNext),
        row(Refine,    &[&[c('k')], &[UP]],                       A::SelectPrevious),
        row(Refine,    &[&[c('E')]],                              A::Estimate).in_footer(),
        row(Refine,    &[&[c('A')]],                              A::AddAcceptance).in_footer(),
        row(Refine,    &[&[c('e')]],                              A::EditItem).in_footer(),
        row(Refine,    &[&[c('|')]],                              A::Split).in_footer(),
        row(Refine,    &[&[c('t')]],                              A::Tags),
        row(Refine,    &[&[c(']')]],                              A::GoToNeed),
        row(Refine,    &[&[c('u')], &[Key::ctrl('z')]],           A::Undo),
        row(Refine,    &[&[c('U')], &[Key::ctrl('r')]],           A::Redo),
        row(Refine,    &[&[ESC], &[c('q')]],                      A::Close).in_footer(),

        row(Palette,   &[&[DOWN], &[Key::ctrl('n')]],             A::SelectNext).in_footer(),
        row(Palette,   &[&[UP], &[Key::ctrl('p')]],               A::SelectPrevious).in_footer(),
        row(Palette,   &[&[ENTER]],                               A::Submit).in_footer(),
        row(Palette,   &[&[ESC]],                                 A::Close).in_footer(),

        row(Help,      &[&[c('j')], &[DOWN]],                     A::SelectNext).in_footer(),
        row(Help,      &[&[c('k')], &[UP]],                       A::SelectPrevious).in_footer(),
        row(Help,      &[&[c(' ')], &[Key::ctrl('d')], &[Key::plain(Code::PageDown)]], A::PageDown),
        row(Help,      &[&[Key::ctrl('u')], &[Key::plain(Code::PageUp)]], A::PageUp),
        row(Help,      &[&[ESC], &[c('q')], &[c('?')]],           A::Close).in_footer(),

        row(Conflicts, &[&[c('s')]],                              A::SwapValues).in_footer(),
        row(Conflicts, &[&[c('d')], &[c(' ')]],                   A::SettleConflict).in_footer(),
        row(Conflicts, &[&[ENTER]],                               A::GoToConflict).in_footer(),
        row(Conflicts, &[&[c('j')], &[DOWN]],                     A::SelectNext),
        row(Conflicts, &[&[c('k')], &[UP]],                       A::SelectPrevious),
        row(Conflicts, &[&[c('u')], &[Key::ctrl('z')]],           A::Undo),
        row(Conflicts, &[&[c('U')], &[Key::ctrl('r')]],           A::Redo),
        row(Conflicts, &[&[ESC], &[c('q')]],                      A::Close).in_footer(),

        row(Drafts,    &[&[ENTER]],                               A::OpenDraft).in_footer(),
        row(Drafts,    &[&[c('y')]],                              A::CopyDraft).in_footer(),
        row(Drafts,    &[&[c('D')]],                              A::DiscardDraft).in_footer(),
        row(Drafts,    &[&[c('j')], &[DOWN]],                     A::SelectNext),
        row(Drafts,    &[&[c('k')], &[UP]],                       A::SelectPrevious),
        row(Drafts,    &[&[ESC], &[c('q')]],                      A::Close).in_footer(),

        row(History,   &[&[c('u')], &[Key::ctrl('z')]],           A::UndoEntry).in_footer(),
        row(History,   &[&[c('o')]],                              A::OnlySelected).in_footer(),
        row(History,   &[&[ENTER]],                               A::GoToEntry).in_footer(),
        row(History,   &[&[c('j')], &[DOWN]],                     A::SelectNext),
        row(History,   &[&[c('k')], &[UP]],                       A::SelectPrevious),
        row(History,   &[&[c('g')], &[Key::plain(Code::Home)]],   A::SelectFirst),
        row(History,   &[&[c('G')], &[Key::plain(Code::End)]],    A::SelectLast),
        row(History,   &[&[c(' ')], &[Key::ctrl('d')], &[Key::plain(Code::PageDown)]], A::PageDown),
        row(History,   &[&[Key::ctrl('u')], &[Key::plain(Code::PageUp)]], A::PageUp),
        row(History,   &[&[ESC], &[c('q')]],                      A::Close).in_footer(),

        row(Import,    &[&[ENTER]],                               A::TakeIn).in_footer(),
        row(Import,    &[&[c('a')]],                              A::AcceptChanges).in_footer(),
        row(Import,    &[&[c('j')], &[DOWN]],                     A::SelectNext).in_footer(),
        row(Import,    &[&[c('k')], &[UP]],                       A::SelectPrevious).in_footer(),
        row(Import,    &[&[c(' ')], &[Key::ctrl('d')], &[Key::plain(Code::PageDown)]], A::PageDown),
        row(Import,    &[&[Key::ctrl('u')], &[Key::plain(Code::PageUp)]], A::PageUp),
        row(Import,    &[&[ESC], &[c('q')]],                      A::Close).in_footer(),

        row(Unsaved,   &[&[c('r')]],                              A::TryAgain).in_footer(),
        row(Unsaved,   &[&[c('w')]],                              A::WriteAgain).in_footer(),
        row(Unsaved,   &[&[c('o')]],                              A::SaveElsewhere).in_footer(),
        row(Unsaved,   &[&[c('L')]],                              A::PutAside).in_footer(),
        row(Unsaved,   &[&[ESC], &[c('q')]],                      A::Close).in_footer(),

        row(Question,  &[&[c('y')]],                              A::Yes).in_footer(),
        row(Question,  &[&[c('n')], &[ESC]],                      A::Close).in_footer(),
    ]
};
