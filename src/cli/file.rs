//! The board between the disk and the commands.

use std::path::Path;

use super::{
    answer::{Answer, Failure},
    arguments::Format,
    json::Json,
    words::shown,
    world::World,
};
use crate::{
    domain::{board::Board, edit::Edit},
    insight::record,
    store::{
        self, BoardFile, OpenError, Opened, Union,
        format::{Located, ReadError},
        journal::{Action, Journal, Pending},
        versions::Step,
    },
};

/// A board that was opened, and what may be done with it.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    world: &'a World,
    /// The board, with the edits that were made.
    pub(super) board: Board,
    /// Where it is saved; or why it is not.
    file: Result<BoardFile, Failure>,
    /// What else should be known, each one line.
    notes: Vec<String>,
    /// What the file held when it was read.
    read: Board,
    /// What was done, for the journal.
    done: Pending<Board>,
    /// Whether an edit changed anything.
    changed: bool,
}

impl<'a> Desk<'a> {
    /// Opens the board's file; one of a newer version only to be looked at.
    pub(super) fn open(world: &'a World) -> Result<Self, Failure> {
        let path = &world.file.path;
        Self::of(world, store::open(path, world.homes.state_dir()))
    }

    /// The desk with what was opened on it.
    pub(super) fn of(world: &'a World, opened: Result<Opened, OpenError>) -> Result<Self, Failure> {
        let desk = |board: Board, file, notes| Self {
            world,
            read: board.clone(),
            board,
            file,
            notes,
            done: Pending::default(),
            changed: false,
        };
        match opened {
            Ok(opened) => {
                let notes = odd(world, &opened.oddities).into_iter().collect();
                Ok(desk(opened.board, Ok(opened.file), notes))
            }
            Err(error) => {
                let failure = Failure::from(&error);
                let note = failure.message.clone();
                match looked_at_only(error) {
                    Some(board) => Ok(desk(board, Err(failure), vec![note])),
                    None => Err(failure),
                }
            }
        }
    }

    /// A board that has no file.
    pub(super) fn in_memory(world: &'a World, board: Board) -> Self {
        let file = Err(Failure::file("this board has no file"));
        Self {
            world,
            read: board.clone(),
            board,
            file,
            notes: Vec::new(),
            done: Pending::default(),
            changed: false,
        }
    }

    /// Opens the board's file to change it.
    pub(super) fn open_to_change(world: &'a World) -> Result<Self, Failure> {
        let path = &world.file.path;
        let mut desk = Self::of(world, store::open_to_change(path, world.homes.state_dir()))?;
        match desk.file {
            Ok(file) => {
                desk.file = Ok(file);
                Ok(desk)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Says something along with the answer, in a line.
    pub(super) fn note(&mut self, note: &str) {
        self.notes.push(shown(note));
    }

    /// Says so where nobody has one of these skills, which is odd and no mistake.
    pub(super) fn note_skills(&mut self, skills: &[String]) {
        let has = |skill: &String| {
            self.board
                .members
                .iter()
                .any(|member| member.skills.contains(skill))
        };
        let unknown: Vec<String> = skills.iter().filter(|skill| !has(skill)).cloned().collect();
        for skill in unknown {
            self.note(&format!("nobody has the skill {skill}"));
        }
    }

    /// Makes an edit; says whether it changed anything. All that a command does is taken back in one step.
    pub(super) fn apply(&mut self, edit: &Edit) -> Result<bool, Failure> {
        self.step(edit, Pending::note_on)
    }

    /// Makes an edit that is a step of its own.
    pub(super) fn apply_apart(&mut self, edit: &Edit) -> Result<bool, Failure> {
        self.step(edit, Pending::note)
    }

    fn step(
        &mut self,
        edit: &Edit,
        note: fn(&mut Pending<Board>, &Board, &Board),
    ) -> Result<bool, Failure> {
        let next = self.board.apply(edit, &self.world.stamp())?;
        let changed = next != self.board;
        if changed {
            note(&mut self.done, &self.board, &next);
        }
        self.board = next;
        self.changed |= changed;
        Ok(changed)
    }

    /// The journal of what was done to the board, where there is one.
    pub(super) fn journal(&self) -> Option<Journal> {
        self.file.as_ref().ok()?.journal()
    }

    /// The last thing that was done here, which is not in the journal yet.
    pub(super) fn last_action(&self) -> Option<Action> {
        self.done.last()
    }

    /// Keeps the board's file as it is for good, before the board takes this step.
    pub(super) fn pin(&self, before: Step) -> Result<(), Failure> {
        let kept = match &self.file {
            Ok(file) => file.pin(before),
            // it has no file, or one that nobody may write: the save says so
            Err(_) => return Ok(()),
        };
        kept.map(|_| ()).map_err(|why| {
            Failure::file(&format!(
                "the board as it is cannot be kept first, so nothing was changed: {why}"
            ))
            .hint("mend the folder for state, or `goalpost restore N --to PATH` writes a version to a new file")
        })
    }

    /// Saves what was changed and says so, once the disk has it. `did` says what was done, in a line.
    pub(super) fn save(self, did: &str) -> Result<Answer, Failure> {
        self.save_with(did, Vec::new(), |_| String::new())
    }

    /// The same with more to say: fields for programs, and lines for people, of the board as saved.
    pub(super) fn save_with(
        mut self,
        did: &str,
        fields: Vec<(&'static str, Json)>,
        more: impl FnOnce(&Board) -> String,
    ) -> Result<Answer, Failure> {
        let saved = if self.changed {
            self.board = record::kept(&self.board, self.world.today);
            let mut file = self.file?;
            let (saved, union) = file.save_now(&self.board, Some(&self.read))?;
            self.done.write(&file);
            if let Some(Union { board, gave_way }) = union {
                self.board = board;
                self.notes.push(joined(gave_way));
            }
            self.notes
                .extend(saved.notes.iter().map(ToString::to_string));
            Some(self.world.short(&self.world.file.path))
        } else {
            None
        };
        let did = if self.changed { did } else { "nothing changed" };
        let mut answer = done(self.world, did, saved, fields, || more(&self.board));
        answer.notes = self.notes;
        Ok(answer)
    }

    /// What was read from the board, in the format that was asked for.
    pub(super) fn answer(
        self,
        text: impl FnOnce(&Board) -> String,
        json: impl FnOnce(&Board) -> Json,
    ) -> Answer {
        let mut answer = self
            .world
            .answer(|| text(&self.board), || json(&self.board));
        answer.notes = self.notes;
        answer
    }
}

/// What is said of a save into which another program's went as well.
fn joined(gave_way: usize) -> String {
    let both = "another program saved the board meanwhile: both changes are in it";
    if gave_way == 0 {
        both.to_owned()
    } else {
        format!("{both}; {gave_way} of the same fields differ, `goalpost conflicts` lists them")
    }
}

/// Makes a new file for `board`; never overwrites one.
pub(super) fn create(
    world: &World,
    path: &Path,
    board: &Board,
    did: &str,
) -> Result<Answer, Failure> {
    create_with(world, (path, None), board, did, Vec::new(), String::new)
}

/// The same with more to say: fields for programs, and lines for people. The new file is like the second one, in whose
/// place it comes, in owner and mode.
pub(super) fn create_with(
    world: &World,
    (path, like): (&Path, Option<&Path>),
    board: &Board,
    did: &str,
    fields: Vec<(&'static str, Json)>,
    more: impl FnOnce() -> String,
) -> Result<Answer, Failure> {
    let (_, saved) = BoardFile::create_like(path, board, world.homes.state_dir(), like)?;
    let mut answer = done(world, did, Some(world.short(path)), fields, more);
    answer.notes = saved.notes.iter().map(ToString::to_string).collect();
    Ok(answer)
}

/// The lines of a change: what was done, and where it is saved if it is.
fn done(
    world: &World,
    did: &str,
    saved: Option<&Path>,
    fields: Vec<(&'static str, Json)>,
    more: impl FnOnce() -> String,
) -> Answer {
    let saved = saved.map(|path| path.to_string_lossy().into_owned());
    Answer::new(match world.format {
        Format::Text => {
            let saved = saved
                .map(|path| format!("saved {}\n", shown(&path)))
                .unwrap_or_default();
            format!("{}\n{saved}{}", shown(did), more())
        }
        Format::Json => {
            let mut object = vec![("did", did.into()), ("saved", saved.into())];
            object.extend(fields);
            Json::Object(object).print()
        }
    })
}

/// What we understand of a board of a newer version.
fn looked_at_only(error: OpenError) -> Option<Board> {
    match error {
        OpenError::File(_) => None,
        OpenError::Board { error, .. } => match *error {
            ReadError::Newer { board, .. } => board.map(|board| *board),
            ReadError::NotABoard(_) | ReadError::Syntax(_) | ReadError::Refused(_) => None,
        },
    }
}

/// The line that says that a file opens though it is odd.
pub(super) fn odd(world: &World, oddities: &[Located]) -> Option<String> {
    let name = world.short(&world.file.path).to_string_lossy();
    match oddities {
        [] => None,
        [only] => Some(shown(&format!("{name}: {only}"))),
        [first, more @ ..] => Some(shown(&format!(
            "{name}: {first} (and {} more, `goalpost check` lists them)",
            more.len()
        ))),
    }
}
