//! Who is meant: people of the file among the members of the team.

use std::{cell::RefCell, collections::HashMap};

use crate::domain::{
    board::Board,
    edit::{limits::LONGEST_NAME, team::member_id},
    id::MemberId,
    import::Person,
    member::Member,
    text::typed,
};

/// The team, and who comes in.
pub(super) struct People {
    members: Vec<(MemberId, String)>,
    /// Members who come in with this import.
    pub(super) fresh: Vec<Member>,
    /// Who was asked for before: files name the same few people in every row.
    asked: RefCell<HashMap<Person, Option<MemberId>>>,
}

impl People {
    pub(super) fn of(board: &Board) -> Self {
        let members = board.members.iter();
        Self {
            members: members
                .map(|member| (member.id.clone(), member.name().to_owned()))
                .collect(),
            fresh: Vec::new(),
            asked: RefCell::default(),
        }
    }

    /// The member who is meant, if it is clear: by name, by login or mail, or by a first name that only one has.
    pub(super) fn find(&self, person: &Person) -> Option<MemberId> {
        if let Some(found) = self.asked.borrow().get(person) {
            return found.clone();
        }
        let found = self.look(person);
        self.asked
            .borrow_mut()
            .insert(person.clone(), found.clone());
        found
    }

    fn look(&self, person: &Person) -> Option<MemberId> {
        let local = person.login.split('@').next().unwrap_or_default();
        let words = [folded(&person.name), folded(local)];
        let said = || words.iter().filter(|word| !word.is_empty());
        let mut exact = said().filter_map(|word| {
            let mut members = self.members.iter();
            members.find(|(id, name)| folded(name) == *word || folded(id.as_str()) == *word)
        });
        if let Some((id, _)) = exact.next() {
            return Some(id.clone());
        }
        said().find_map(|word| {
            let first = |(_, name): &&(MemberId, String)| {
                folded(name)
                    .split(' ')
                    .next()
                    .is_some_and(|first| first == word)
            };
            let mut found = self.members.iter().filter(first);
            let only = found.next().filter(|_| found.next().is_none())?;
            Some(only.0.clone())
        })
    }

    /// The member who is meant; somebody new is taken into the team, and named.
    pub(super) fn take(&mut self, person: &Person) -> (MemberId, Option<String>) {
        if let Some(id) = self.find(person) {
            return (id, None);
        }
        let name = name_of(person);
        let id = member_id(&name, |id| {
            self.members.iter().any(|(other, _)| other == id)
        });
        self.fresh.push(Member::new(id.clone(), &name));
        self.members.push((id.clone(), name.clone()));
        self.asked.borrow_mut().clear();
        (id, Some(name))
    }

    /// What the member of this id is called.
    pub(super) fn name(&self, id: &MemberId) -> String {
        let member = self.members.iter().find(|(other, _)| other == id);
        member.map_or_else(|| id.to_string(), |(_, name)| name.clone())
    }
}

/// What to call somebody new: the name, or what can be read out of the mail address.
fn name_of(person: &Person) -> String {
    let name: String = match person.login.split_once('@') {
        _ if !person.name.trim().is_empty() => person.name.trim().to_owned(),
        Some((local, _)) => {
            let word = |word: &str| {
                let mut letters = word.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                first.chain(letters).collect::<String>()
            };
            let words = local.split(['.', '_', '-']).filter(|part| !part.is_empty());
            words.map(word).collect::<Vec<_>>().join(" ")
        }
        None => person.login.trim().to_owned(),
    };
    let name = typed(&name, LONGEST_NAME).trim().to_owned();
    if name.is_empty() {
        "Somebody".to_owned()
    } else {
        name
    }
}

/// A name without case, marks and signs: `Ana Müller`, `ana.mueller` and `ANA MÜLLER` are the same.
fn folded(name: &str) -> String {
    let mut folded = String::new();
    for letter in name.trim().chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' | 'æ' => folded.push_str("ae"),
            'ö' | 'ø' | 'œ' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'å' => folded.push_str("aa"),
            'ß' => folded.push_str("ss"),
            'á' | 'à' | 'â' | 'ã' | 'ą' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' | 'ễ' | 'ế' => folded.push('e'),
            'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' | 'ő' => folded.push('o'),
            'ú' | 'ù' | 'û' | 'ů' | 'ű' => folded.push('u'),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'ñ' | 'ń' | 'ň' => folded.push('n'),
            'š' | 'ś' => folded.push('s'),
            'ž' | 'ź' | 'ż' => folded.push('z'),
            'ł' => folded.push('l'),
            'ř' => folded.push('r'),
            'ý' => folded.push('y'),
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ => {
                if !folded.ends_with(' ') && !folded.is_empty() {
                    folded.push(' ');
                }
            }
        }
    }
    folded.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(names: &[&str]) -> People {
        let mut board = Board::default();
        for name in names {
            let id = member_id(name, |id| board.member(id).is_some());
            board
                .members
                .push(std::sync::Arc::new(Member::new(id, name)));
        }
        People::of(&board)
    }

    fn person(name: &str, login: &str) -> Person {
        Person {
            name: name.to_owned(),
            login: login.to_owned(),
        }
    }

    #[test]
    fn people_are_found_by_name_mail_login_or_an_only_first_name() {
        let team = people(&["Ana Müller", "Bo Øster", "Bo Smith"]);
        for (name, login) in [
            ("ana müller", ""),
            ("", "ana.mueller@example.com"),
            ("Ana", ""),
            ("Müller, Ana", "ana@example.com"),
        ] {
            let found = team.find(&person(name, login));
            assert_eq!(found, MemberId::new("ana"), "{name} {login}");
        }
        assert_eq!(team.find(&person("", "bo-smith")), MemberId::new("bo-2"));
        assert_eq!(team.find(&person("Eva", "")), None);
    }

    #[test]
    fn somebody_new_gets_a_name_out_of_the_mail_address_and_comes_in_once() {
        let mut team = people(&[]);
        let (id, name) = team.take(&person("", "ana.mueller@example.com"));
        assert_eq!(name.as_deref(), Some("Ana Mueller"));
        assert_eq!(team.take(&person("Ana Müller", "")), (id, None));
        assert_eq!(team.fresh.len(), 1);
    }
}
