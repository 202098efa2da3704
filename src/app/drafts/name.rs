//! What a text was typed into, in words that outlive the program, and back.

use super::super::{overlay::Purpose, quick::Ask as Quick, standup::Ask};
use crate::domain::{
    id::{ImpedimentId, ItemId, MemberId, RequestId},
    way::Way,
};

/// The text to raise a request with.
pub(super) const BRIEF: &str = "brief";
/// The line in which a request is captured.
pub(super) const CAPTURE: &str = "capture";
/// Quick edits of tags, skills, and acceptance.
const TAGS: &str = "tags";
const SKILLS: &str = "skills";
const ACCEPTANCE: &str = "acceptance";

/// The word for a quick edit; `None` for one of a key or two.
pub(super) const fn quick(ask: &Quick) -> Option<&'static str> {
    match ask {
        Quick::Tags => Some(TAGS),
        Quick::Skills => Some(SKILLS),
        Quick::Acceptance => Some(ACCEPTANCE),
        Quick::Estimate(_) | Quick::Kind | Quick::Owner => None,
    }
}

/// The quick edit of this word.
pub(super) fn quick_named(word: &str) -> Option<Quick> {
    match word {
        TAGS => Some(Quick::Tags),
        SKILLS => Some(Quick::Skills),
        ACCEPTANCE => Some(Quick::Acceptance),
        _ => None,
    }
}

/// The word for the purpose of a form, and what it is about; `None`: what is typed there is only a place to go to.
pub(super) fn of(purpose: &Purpose) -> Option<(String, Vec<String>)> {
    let one = |word, id: &dyn ToString| (word, vec![id.to_string()]);
    let (word, about): (&str, Vec<String>) = match purpose {
        Purpose::NewItem(to) => one("new-item", to),
        Purpose::EditItem(id) => one("edit-item", id),
        Purpose::Split(id) => one("split", id),
        Purpose::Block(id) => one("block", id),
        Purpose::Remaining(id) => one("remaining", id),
        Purpose::Sprint(None) => ("new-sprint", Vec::new()),
        Purpose::Sprint(Some(number)) => one("sprint", number),
        Purpose::Request(None) => ("new-request", Vec::new()),
        Purpose::Request(Some(id)) => one("request", id),
        Purpose::Decide(id, way) => ("decide", vec![id.to_string(), way.word().to_owned()]),
        Purpose::Finish(id) => one("finish", id),
        Purpose::Tell(id) => one("tell", id),
        Purpose::Standup(Ask::Impediment(item)) => (
            "standup-impediment",
            item.iter().map(ToString::to_string).collect(),
        ),
        Purpose::Standup(Ask::Vote) => ("standup-vote", Vec::new()),
        Purpose::Standup(Ask::Note) => ("standup-note", Vec::new()),
        Purpose::Standup(Ask::Move(id)) => one("standup-move", id),
        Purpose::NewMember => ("new-member", Vec::new()),
        Purpose::EditMember(id) => one("member", id),
        Purpose::DaysOff(id) => one("days-off", id),
        Purpose::Vote(sprint) => one("vote", sprint),
        Purpose::Review => ("review", Vec::new()),
        Purpose::NotDelivered(id) => one("not-delivered", id),
        Purpose::CancelSprint => ("cancel-sprint", Vec::new()),
        Purpose::Impediment(None) => ("new-impediment", Vec::new()),
        Purpose::Impediment(Some(id)) => one("impediment", id),
        Purpose::RetroAction(None) => ("new-retro-action", Vec::new()),
        Purpose::RetroAction(Some((sprint, place))) => {
            ("retro-action", vec![sprint.to_string(), place.to_string()])
        }
        Purpose::Board => ("board", Vec::new()),
        Purpose::MoveTo(_)
        | Purpose::SaveFilter(_)
        | Purpose::NewBoard
        | Purpose::OpenOther
        | Purpose::SaveElsewhere
        | Purpose::ImportFile => return None,
    };
    Some((word.to_owned(), about))
}

/// The purpose of this word and what it is about, if this version knows it.
pub(super) fn purpose(word: &str, about: &[String]) -> Option<Purpose> {
    let first = about.first().map_or("", String::as_str);
    let second = about.get(1).map_or("", String::as_str);
    Some(match word {
        "new-item" => Purpose::NewItem(first.parse().ok()?),
        "edit-item" => Purpose::EditItem(ItemId::new(first)?),
        "split" => Purpose::Split(ItemId::new(first)?),
        "block" => Purpose::Block(ItemId::new(first)?),
        "remaining" => Purpose::Remaining(ItemId::new(first)?),
        "new-sprint" => Purpose::Sprint(None),
        "sprint" => Purpose::Sprint(Some(first.parse().ok()?)),
        "new-request" => Purpose::Request(None),
        "request" => Purpose::Request(Some(RequestId::new(first)?)),
        "decide" => Purpose::Decide(RequestId::new(first)?, Way::of_word(second)?),
        "finish" => Purpose::Finish(RequestId::new(first)?),
        "tell" => Purpose::Tell(RequestId::new(first)?),
        "standup-impediment" => Purpose::Standup(Ask::Impediment(ItemId::new(first))),
        "standup-vote" => Purpose::Standup(Ask::Vote),
        "standup-note" => Purpose::Standup(Ask::Note),
        "standup-move" => Purpose::Standup(Ask::Move(ItemId::new(first)?)),
        "new-member" => Purpose::NewMember,
        "member" => Purpose::EditMember(MemberId::new(first)?),
        "days-off" => Purpose::DaysOff(MemberId::new(first)?),
        "vote" => Purpose::Vote(first.parse().ok()?),
        "review" => Purpose::Review,
        "not-delivered" => Purpose::NotDelivered(ItemId::new(first)?),
        "cancel-sprint" => Purpose::CancelSprint,
        "new-impediment" => Purpose::Impediment(None),
        "impediment" => Purpose::Impediment(Some(ImpedimentId::new(first)?)),
        "new-retro-action" => Purpose::RetroAction(None),
        "retro-action" => Purpose::RetroAction(Some((first.parse().ok()?, second.parse().ok()?))),
        "board" => Purpose::Board,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_that_has_a_word_is_found_by_it() {
        let item = ItemId::numbered("G", 1);
        let request = RequestId::numbered("R", 1);
        let member = MemberId::new("ana").unwrap();
        for purpose in [
            Purpose::NewItem(3),
            Purpose::EditItem(item.clone()),
            Purpose::Split(item.clone()),
            Purpose::Block(item.clone()),
            Purpose::Remaining(item.clone()),
            Purpose::Sprint(None),
            Purpose::Sprint(Some(4)),
            Purpose::Request(None),
            Purpose::Request(Some(request.clone())),
            Purpose::Decide(request.clone(), Way::ALL[0]),
            Purpose::Finish(request.clone()),
            Purpose::Tell(request),
            Purpose::Standup(Ask::Impediment(None)),
            Purpose::Standup(Ask::Impediment(Some(item.clone()))),
            Purpose::Standup(Ask::Vote),
            Purpose::Standup(Ask::Note),
            Purpose::Standup(Ask::Move(item.clone())),
            Purpose::NewMember,
            Purpose::EditMember(member.clone()),
            Purpose::DaysOff(member),
            Purpose::Vote(3),
            Purpose::Review,
            Purpose::NotDelivered(item),
            Purpose::CancelSprint,
            Purpose::Impediment(None),
            Purpose::Impediment(Some(ImpedimentId::numbered("I", 1))),
            Purpose::RetroAction(None),
            Purpose::RetroAction(Some((3, 1))),
            Purpose::Board,
        ] {
            let (word, about) = of(&purpose).unwrap();
            assert_eq!(super::purpose(&word, &about), Some(purpose));
        }
    }

    #[test]
    fn a_word_of_another_version_or_a_broken_id_is_none() {
        assert_eq!(purpose("of-tomorrow", &[]), None);
        assert_eq!(purpose("edit-item", &[]), None);
        assert_eq!(purpose("edit-item", &["a\u{1b}b".to_owned()]), None);
    }
}
