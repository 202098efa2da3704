//! `restore`: back to a version that was kept.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::{
    answer::{Answer, Failure},
    backups::{kept, name, when},
    file::{self, Desk},
    given,
    json::Json,
    words::{count, paragraph, shown},
    world::World,
};
use crate::{
    domain::{
        board::Board,
        edit::{Becoming, By, Edit},
        id::ItemId,
        restored::Restored,
    },
    store::{
        self, OpenError, Trouble,
        format::{self, ReadError},
        restore::put_away,
        versions::{Step, Version, leads_to},
    },
};

/// Goes back to a version of the board that was kept; or has deleted items back, where their ids are given.
///
/// What was there before is kept as a version of its own, and items made since stay as deleted ones. A file that is no
/// board any more is not overwritten: it is moved away first.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// Which version, as `backups` numbers them; or which deleted items
    #[arg(value_name = "N|ID", required = true)]
    what: Vec<String>,
    /// Write that version to this file instead; never overwrites one
    #[arg(long, value_name = "PATH")]
    to: Option<PathBuf>,
}

/// `restore`
pub(super) fn run(world: &World, given: &Restore) -> Result<Answer, Failure> {
    let [number] = given.what.as_slice() else {
        return have_back(world, given);
    };
    let Ok(number) = number.parse::<usize>() else {
        return have_back(world, given);
    };
    let versions = kept(world)?;
    let version = pick(world, &versions, number)?;
    let chosen = Chosen {
        number,
        version,
        then: read(version)?,
    };
    if let Some(path) = &given.to {
        let path = world.directory.join(path);
        let did = format!("wrote the version of {}", when(version.at));
        let fields = chosen.fields(&[], None);
        return file::create_with(
            world,
            (&path, None),
            &chosen.then,
            &did,
            fields,
            String::new,
        );
    }
    match store::open_to_change(&world.file.path, world.homes.state_dir()) {
        Ok(opened) => on_the_board(Desk::of(world, Ok(opened))?, world.today, &chosen),
        Err(error) => match there(&error) {
            There::NotOurs => Err((&error).into()),
            there @ (There::Nothing | There::NoBoard) => anew(world, &versions, &chosen, there),
        },
    }
}

/// Has deleted items back.
fn have_back(world: &World, given: &Restore) -> Result<Answer, Failure> {
    if given.to.is_some() {
        return Err(
            Failure::input("only a version can be written to a file of its own")
                .hint("`goalpost backups` numbers them"),
        );
    }
    let ids = given::items(&given.what)?;
    let mut desk = Desk::open_to_change(world)?;
    let names: Vec<&str> = ids.iter().map(ItemId::as_str).collect();
    let did = format!("brought back {}", names.join(", "));
    desk.apply(&Edit::BringBack(ids))?;
    desk.save(&did)
}

/// The version that was asked for.
struct Chosen<'a> {
    number: usize,
    version: &'a Version,
    then: Board,
}

/// What lies where a board should be and does not open.
#[derive(Clone, Copy)]
enum There {
    /// Nothing.
    Nothing,
    /// A file that is no board.
    NoBoard,
    /// Something that may be whole, and is not ours to replace: a newer version's board, a folder, a file that we may
    /// not read.
    NotOurs,
}

fn there(error: &OpenError) -> There {
    match error {
        OpenError::Board { error, .. } => match **error {
            ReadError::Newer { .. } => There::NotOurs,
            ReadError::NotABoard(_) | ReadError::Syntax(_) | ReadError::Refused(_) => {
                There::NoBoard
            }
        },
        OpenError::File(error) if matches!(error.kind, Trouble::TooLarge { .. }) => There::NoBoard,
        OpenError::File(error) if matches!(error.kind, Trouble::Absent | Trouble::Dangling(_)) => {
            There::Nothing
        }
        OpenError::File(_) => There::NotOurs,
    }
}

/// The version of this number.
fn pick<'a>(world: &World, versions: &'a [Version], number: usize) -> Result<&'a Version, Failure> {
    let version = number.checked_sub(1).and_then(|index| versions.get(index));
    version.ok_or_else(|| match versions.len() {
        0 => Failure::input(&format!("no version of {} is kept yet", name(world)))
            .hint("name another board with --file"),
        1 => Failure::input(&format!("there is no version {number}; there is only 1")),
        many => Failure::input(&format!(
            "there is no version {number}; they are numbered 1 to {many}"
        ))
        .hint("`goalpost backups` lists them"),
    })
}

fn read(version: &Version) -> Result<Board, Failure> {
    let unread = |why: &str| {
        let path = version.path.to_string_lossy();
        Failure::file(&format!("the version in `{path}` cannot be read: {why}"))
            .hint("`goalpost backups` lists the others")
    };
    let bytes = version.read().map_err(|error| unread(&error.to_string()))?;
    let read = format::read(&bytes).map_err(|error| unread(&error.to_string()))?;
    Ok(read.board)
}

/// The board becomes that version, as one step.
fn on_the_board(mut desk: Desk<'_>, today: Date, chosen: &Chosen<'_>) -> Result<Answer, Failure> {
    let (edit, since) = chosen.edit(&desk.board, today)?;
    desk.pin(Step::Restore)?;
    desk.apply(&edit)?;
    let more = told(&since, None);
    desk.save_with(&chosen.did(), chosen.fields(&since, None), |_| more)
}

/// A new file is made of that version, since there is none that could be read. What lies there is moved away once it is
/// known what is to take its place.
fn anew(
    world: &World,
    versions: &[Version],
    chosen: &Chosen<'_>,
    there: There,
) -> Result<Answer, Failure> {
    // What was made up to the last version that can be read is not lost either.
    let last = versions.iter().find_map(|version| read(version).ok());
    let last = last.as_ref().unwrap_or(&chosen.then);
    let (edit, since) = chosen.edit(last, world.today)?;
    let board = last.apply(&edit, &world.stamp())?;
    let path = leads_to(&world.file.path);
    let away = match there {
        There::NoBoard => Some(put_away(&path)?),
        There::Nothing | There::NotOurs => None,
    };
    let away = away.as_deref();
    let fields = chosen.fields(&since, away);
    file::create_with(world, (&path, away), &board, &chosen.did(), fields, || {
        told(&since, away)
    })
}

impl Chosen<'_> {
    /// The edit that leads from `now` to the version, and the items that were made since and are deleted by it.
    fn edit(&self, now: &Board, today: Date) -> Result<(Edit, Vec<ItemId>), Failure> {
        let Restored { board, since } = now.restored(&self.then, today).map_err(|faults| {
            let why = faults.first().map(ToString::to_string).unwrap_or_default();
            Failure::input(&format!(
                "version {} does not go together with what was made since: {why}",
                self.number
            ))
            .hint("`--to PATH` writes it to a file of its own")
        })?;
        let becoming = Becoming {
            board,
            by: By::Restore,
            what: self.version.at.map_or_else(
                || format!("version {}", self.version.seq),
                |at| at.to_string(),
            ),
        };
        Ok((Edit::Become(Box::new(becoming)), since))
    }

    fn did(&self) -> String {
        format!("restored the version of {}", when(self.version.at))
    }

    fn fields(&self, since: &[ItemId], away: Option<&Path>) -> Vec<(&'static str, Json)> {
        let path = |path: &Path| path.to_string_lossy().into_owned();
        vec![
            ("number", self.number.into()),
            ("at", self.version.at.map(|at| at.to_string()).into()),
            ("deleted", Json::list(since)),
            ("moved_away", away.map(path).into()),
        ]
    }
}

/// What else became of the board, in lines.
fn told(since: &[ItemId], away: Option<&Path>) -> String {
    let away = away.map(|away| {
        let path = shown(&away.to_string_lossy());
        format!("the file that is no board is now {path}\n")
    });
    let since = match since {
        [] => String::new(),
        [one] => format!("{one}, made since, is kept as deleted\n"),
        many => {
            let ids: Vec<&str> = many.iter().map(ItemId::as_str).collect();
            paragraph(
                &format!(
                    "{} made since are kept as deleted: {}",
                    count(many.len(), "item"),
                    ids.join(", ")
                ),
                0,
            )
        }
    };
    away.unwrap_or_default() + &since
}
