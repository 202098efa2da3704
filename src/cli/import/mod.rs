//! `import`: takes in what another tool's file holds, in one step.

mod map;
pub(super) mod source;
mod told;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::{Args, builder::PossibleValuesParser};

use super::{
    answer::{Answer, Failure},
    file::{Desk, create_with},
    given,
    world::World,
};
use crate::{
    domain::{
        board::Board,
        edit::Edit,
        import::{Accept, Field, Import},
    },
    exchange::import::{Format, Problem, Setting, read},
};

/// What stands for the standard output, and for the standard input.
const OUTPUT: &str = "-";

/// Takes in what another tool's file holds.
#[derive(Debug, Args)]
pub(super) struct ImportFile {
    /// The file; `-` reads from the standard input
    #[arg(value_name = "FILE", allow_hyphen_values = true)]
    source: Option<PathBuf>,
    /// Which tool wrote it, where it is not recognised
    #[arg(long, value_name = "TOOL", value_parser = PossibleValuesParser::new(Format::ALL.map(Format::word)))]
    from: Option<String>,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Take over what changed in the source: all of it, or `G-3,G-4.estimate`
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "all")]
    accept: Option<String>,
    /// What own columns and words mean, in a file
    #[arg(long, value_name = "PATH")]
    map: Option<PathBuf>,
    /// Write such a file, to be filled in, and import nothing; never overwrites one
    #[arg(long, value_name = "PATH", num_args = 0..=1, default_missing_value = OUTPUT)]
    write_map: Option<PathBuf>,
}

/// What an import did, and to what.
struct Done<'a> {
    world: &'a World,
    /// The file, as people know it.
    name: String,
    import: &'a Import,
    outcome: crate::domain::import::Outcome,
    dry: bool,
}

/// `import`
pub(super) fn run(world: &World, given: &ImportFile) -> Result<Answer, Failure> {
    let accept = accept(given.accept.as_deref())?;
    let format = given
        .from
        .as_ref()
        .and_then(|word| Format::ALL.into_iter().find(|format| format.word() == word));
    let (path, sketch) = given.paths()?;
    let name = source::name(path);
    let bytes = source::bytes(world, path)?;
    if let Some(to) = sketch {
        return map::write(world, &name, &bytes, format, to);
    }
    let mapping = map::read(world, given.map.as_deref())?;
    // an import makes a board where there is none yet
    let fresh = !world.file.path.exists();
    let desk = if fresh {
        Desk::in_memory(world, Board::default())
    } else if given.dry_run {
        Desk::open(world)?
    } else {
        Desk::open_to_change(world)?
    };
    let setting = Setting {
        unit: desk.board.unit(),
        today: world.today,
        mapping,
        format,
    };
    let mut progress = source::Progress::new();
    let import = read(&bytes, &setting, &mut |read, of| progress.tell(read, of));
    progress.end();
    let import = Arc::new(import.map_err(|problem| failure(&name, problem))?);
    let (_, outcome) = desk.board.imported(&import, &accept, &world.stamp())?;
    let done = Done {
        world,
        name,
        import: &import,
        outcome,
        dry: given.dry_run,
    };
    finish(desk, &done, &import, accept, fresh)
}

impl ImportFile {
    /// The file to be read, and where a mapping file is to be written, if one is.
    fn paths(&self) -> Result<(&Path, Option<&Path>), Failure> {
        let output = Path::new(OUTPUT);
        let to = |to: &'_ Path| to != output;
        let write = self.write_map.as_deref();
        let map = self.map.as_deref();
        match (self.source.as_deref(), write) {
            (Some(source), None) => Ok((source, None)),
            (Some(source), Some(path)) if to(path) => Ok((source, Some(path))),
            (Some(source), Some(_)) => Ok((source, Some(map.unwrap_or(output)))),
            // the one path that was given is that of the file
            (None, Some(source)) if to(source) => Ok((source, Some(map.unwrap_or(output)))),
            (None, Some(_) | None) => Err(Failure::input("`<FILE>` is missing")
                .hint("name the file to import; `-` reads from the standard input")),
        }
    }
}

/// Makes the edit, and saves it unless it is only to be looked at.
fn finish(
    mut desk: Desk<'_>,
    done: &Done<'_>,
    import: &Arc<Import>,
    accept: Accept,
    fresh: bool,
) -> Result<Answer, Failure> {
    let edit = Edit::Import {
        import: Arc::clone(import),
        accept,
    };
    let changed = desk.apply(&edit)?;
    if done.dry {
        return Ok(desk.answer(
            |board| format!("{}\n{}", done.sentence(), done.text(board)),
            |board| done.json(board),
        ));
    }
    let fields = done.fields(&desk.board);
    if fresh && changed {
        let path = done.world.place_for_new();
        let board = desk.board;
        return create_with(
            done.world,
            (&path, None),
            &board,
            &done.sentence(),
            fields,
            || done.text(&board),
        );
    }
    desk.save_with(&done.sentence(), fields, |board| done.text(board))
}

/// Which differences are to be taken over.
fn accept(text: Option<&str>) -> Result<Accept, Failure> {
    let Some(text) = text else {
        return Ok(Accept::Nothing);
    };
    if text == "all" {
        return Ok(Accept::All);
    }
    let one = |part: &str| {
        let (id, field) = match part.split_once('.') {
            Some((id, field)) => (id, Some(field)),
            None => (part, None),
        };
        let field = field
            .map(|word| {
                Field::ALL
                    .into_iter()
                    .find(|field| field.word() == word)
                    .ok_or_else(|| {
                        let words = Field::ALL.map(Field::word).join(", ");
                        Failure::input(&format!("there is no field `{word}`"))
                            .hint(&format!("the fields are {words}"))
                    })
            })
            .transpose()?;
        Ok((given::item(id)?, field))
    };
    let parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts.map(one).collect::<Result<_, _>>().map(Accept::Only)
}

fn failure(name: &str, problem: Problem) -> Failure {
    let sentence = problem.to_string();
    let gap = if sentence.starts_with("line ") {
        " "
    } else {
        ": "
    };
    let colon = if gap == " " { "," } else { "" };
    let failure = Failure::input(&format!("{name}{colon}{gap}{sentence}"));
    match problem.hint {
        Some(hint) => failure.hint(&hint),
        None => failure,
    }
}
