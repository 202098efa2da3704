//! The board as a whole: opening it on the screen, `init`, `demo`.

use super::{
    answer::{Answer, Failure},
    arguments::{Demo, Init},
    file::{Desk, create},
    screen, status,
    words::shown,
    world::{Screen, World},
};
use crate::{
    domain::{
        board::{Board, Unit},
        dates::moved_to,
        edit::{BoardChange, Edit},
    },
    store::format,
};

/// The demo board as it is written down.
const DEMO: &[u8] = include_bytes!("../../assets/demo-board.json");

/// No command: the board on the screen, or a summary where there is no terminal.
pub(super) fn open(world: &World) -> Result<Answer, Failure> {
    match world.screen {
        Screen::None => status::run(world),
        Screen::Dumb => Err(cannot_draw()),
        Screen::Terminal => screen::run(world, screen::Show::File),
    }
}

/// `init`
pub(super) fn init(world: &World, given: &Init) -> Result<Answer, Failure> {
    let mut board = Board::default();
    let team = Some(BoardChange::Team(given.team.clone())).filter(|_| !given.team.is_empty());
    let preferred = world.settings.defaults.preferences.unit;
    let preferred = Some(preferred).filter(|unit| *unit != Unit::default());
    let unit = given.unit.or(preferred).map(BoardChange::Unit);
    for change in team.into_iter().chain(unit) {
        board = board.apply(&Edit::SetBoard(change), &world.stamp())?;
    }
    let path = &world.place_for_new();
    let name = shown(&world.short(path).to_string_lossy());
    create(world, path, &board, &format!("made a new board in {name}"))
}

/// `demo`
pub(super) fn demo(world: &World, given: &Demo) -> Result<Answer, Failure> {
    let board = demo_board(world)?;
    if let Some(path) = &given.write {
        let path = world.directory.join(path);
        let name = shown(&world.short(&path).to_string_lossy());
        return create(
            world,
            &path,
            &board,
            &format!("wrote the demo board to {name}"),
        );
    }
    match world.screen {
        Screen::None => Ok(status::summary(Desk::in_memory(world, board), world)),
        Screen::Dumb => Err(cannot_draw()),
        Screen::Terminal => screen::run(world, screen::Show::Demo),
    }
}

/// The demo board, with its dates moved so that today is the day on which it is best seen.
pub(super) fn demo_board(world: &World) -> Result<Board, Failure> {
    let read = format::read(DEMO)
        .map_err(|error| Failure::file(&format!("the demo board does not open: {error}")))?;
    Ok(moved_to(&read.board, world.today))
}

/// A terminal that knows no more than lines.
fn cannot_draw() -> Failure {
    Failure::input("this terminal cannot draw a board (TERM is `dumb` or not set)")
        .hint("`goalpost status` prints a summary")
}
