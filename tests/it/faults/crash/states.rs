//! The states that a crash can leave of what was done.

use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
};

use super::{
    Folder,
    record::{Call, Inode, Recording},
};

/// What a crash may keep of the calls before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Model {
    /// The program died: all calls happened, the last write maybe in part.
    Kill,
    /// The power was cut: names are kept in their order, and a flush of anything keeps all before it.
    Ordered,
    /// The power was cut: only what was flushed itself is kept for certain.
    Weak,
}

pub(super) const MODELS: [Model; 3] = [Model::Kill, Model::Ordered, Model::Weak];

/// The most states that are built of one moment; of more, some are drawn.
const MOST: usize = 200;

/// Blocks in which a file reaches the disk, in bytes.
const BLOCK: usize = 4096;

/// What became of something that was not flushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    Lost,
    /// Its first bytes, so many.
    Begun(usize),
    /// As long as it was, with nothing in it.
    Zeros,
}

/// Every state: after how many calls, whether the save was promised by then, and what is there.
pub(super) fn all(recording: &Recording, model: Model) -> Vec<(usize, bool, Folder)> {
    let mut random = fastrand::Rng::with_seed(7);
    let mut found = Vec::new();
    for after in 0..=recording.calls.len() {
        let done = &recording.calls[..after];
        let promised = done.contains(&Call::Promised);
        for fates in fates(done, model, &mut random) {
            found.push((after, promised, build(recording, done, &fates)));
        }
    }
    found
}

/// What may have become of each of these calls.
fn fates(done: &[Call], model: Model, random: &mut fastrand::Rng) -> Vec<Vec<Fate>> {
    let kept = vec![Fate::Kept; done.len()];
    if model == Model::Kill {
        let mut all = vec![kept.clone()];
        if let Some(Call::Write(_, bytes)) = done.last() {
            for cut in (0..bytes.len()).step_by(BLOCK).chain([bytes.len() / 2]) {
                let mut fates = kept.clone();
                fates[done.len() - 1] = Fate::Begun(cut);
                all.push(fates);
            }
        }
        return all;
    }
    let open: Vec<usize> = (0..done.len())
        .filter(|at| !is_flushed(done, *at, model))
        .collect();
    let names: Vec<usize> = open
        .iter()
        .copied()
        .filter(|at| matches!(done[*at], Call::Names(_)))
        .collect();
    // in their order: so many of the names are kept, and none after them
    let allowed = |fates: &[Fate]| {
        let lost = |at: &usize| fates[*at] != Fate::Kept;
        let first = names.iter().position(lost).unwrap_or(names.len());
        model == Model::Weak || names[first..].iter().all(lost)
    };
    let choices: Vec<Vec<Fate>> = open.iter().map(|at| choices(&done[*at], model)).collect();
    let count: usize = choices
        .iter()
        .map(Vec::len)
        .try_fold(1_usize, usize::checked_mul)
        .unwrap_or(usize::MAX);
    let mut all = Vec::new();
    let draws = if count <= MOST * 4 { count } else { MOST * 4 };
    for draw in 0..draws {
        let mut fates = kept.clone();
        let mut rest = if count <= MOST * 4 {
            draw
        } else {
            random.usize(..)
        };
        for (at, choices) in open.iter().zip(&choices) {
            fates[*at] = choices[rest % choices.len()];
            rest /= choices.len();
        }
        if allowed(&fates) {
            all.push(fates);
        }
    }
    // whatever is drawn, each that is lost alone and each that is kept alone are among them
    for at in &open {
        for others in [Fate::Kept, Fate::Lost] {
            let mut fates = kept.clone();
            for other in &open {
                fates[*other] = others;
            }
            fates[*at] = if others == Fate::Kept {
                Fate::Lost
            } else {
                Fate::Kept
            };
            if allowed(&fates) {
                all.push(fates);
            }
        }
    }
    all
}

fn choices(call: &Call, model: Model) -> Vec<Fate> {
    match call {
        Call::Write(_, bytes) => {
            let mut all = vec![
                Fate::Kept,
                Fate::Lost,
                Fate::Begun(BLOCK.min(bytes.len() / 2)),
            ];
            if model == Model::Weak {
                all.push(Fate::Zeros);
            }
            all
        }
        Call::Names(_) => vec![Fate::Kept, Fate::Lost],
        Call::SyncFile(_) | Call::SyncFolder(_) | Call::Promised | Call::Outside(..) => {
            vec![Fate::Kept]
        }
    }
}

/// Whether what a call did is on the disk by the end of `done`.
fn is_flushed(done: &[Call], at: usize, model: Model) -> bool {
    let later = &done[at + 1..];
    match &done[at] {
        Call::Write(file, _) => later.contains(&Call::SyncFile(*file)),
        Call::Names(names) => later.iter().any(|call| match call {
            Call::SyncFolder(folder) => {
                model == Model::Ordered
                    || names.iter().all(|(path, _)| path.parent() == Some(folder))
            }
            Call::SyncFile(_) => model == Model::Ordered,
            Call::Names(_) | Call::Write(..) | Call::Promised | Call::Outside(..) => false,
        }),
        Call::SyncFile(_) | Call::SyncFolder(_) | Call::Promised | Call::Outside(..) => true,
    }
}

fn build(recording: &Recording, done: &[Call], fates: &[Fate]) -> Folder {
    let mut names: BTreeMap<PathBuf, Inode> = recording.names.clone().into_iter().collect();
    let mut held: HashMap<Inode, Vec<u8>> = recording.held.clone();
    // where the next write to a file goes, whether or not the one before is kept
    let mut ends: HashMap<Inode, usize> = HashMap::new();
    for (call, fate) in done.iter().zip(fates) {
        match call {
            Call::Names(changed) if *fate == Fate::Kept => {
                for (path, file) in changed {
                    match file {
                        Some(file) => names.insert(path.clone(), *file),
                        None => names.remove(path),
                    };
                }
            }
            Call::Write(file, bytes) => {
                let start = *ends.entry(*file).or_default();
                ends.insert(*file, start + bytes.len());
                let kept = match fate {
                    Fate::Kept => bytes.clone(),
                    Fate::Lost => Vec::new(),
                    Fate::Begun(count) => bytes[..*count].to_vec(),
                    Fate::Zeros => vec![0; bytes.len()],
                };
                if !kept.is_empty() {
                    let content = held.entry(*file).or_default();
                    content.resize(content.len().max(start + kept.len()), 0);
                    content[start..start + kept.len()].copy_from_slice(&kept);
                }
            }
            Call::Outside(path, file) => {
                names.insert(path.clone(), *file);
            }
            Call::Names(_) | Call::SyncFile(_) | Call::SyncFolder(_) | Call::Promised => (),
        }
    }
    let content = |file: &Inode| held.get(file).cloned().unwrap_or_default();
    Folder {
        files: names
            .iter()
            .map(|(path, file)| (path.clone(), content(file)))
            .collect(),
        links: recording.start.links.clone(),
    }
}
