//! §3 Who hears of a request, who decides, and what the Scrum Master does.
//!
//! The category says whose it is; the level says how much has to be said, and when. Nobody is a gatekeeper or a
//! messenger: whoever knows says it, and the effect is shown to all.

use super::verdict::Level;
use crate::domain::request::{Category, Per, Request};

/// Where a request belongs and who is to hear of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routing {
    /// Where it belongs: `calendar`, `Product Backlog` or `Sprint`.
    pub belongs: &'static str,
    /// Who answers for it.
    pub accountable: &'static str,
    /// Who decides what.
    pub decides: &'static str,
    /// Who must be told, and by whom.
    pub tell: Vec<Tell>,
    /// What the Scrum Master does.
    pub scrum_master: &'static str,
}

/// Somebody who must be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tell {
    /// Who.
    pub who: &'static str,
    /// By whom, and when where that matters.
    pub by: &'static str,
}

const PRODUCT_OWNER: &str = "Product Owner";
const DEVELOPERS: &str = "Developers";
const MANAGERS: &str = "their line managers";
const REQUESTER: &str = "the requester";
const FIRST: &str = "whoever hears first";
const IN_ONE: &str = "the Scrum Master, today, in one message";

/// What holds for a request of its category at this level; `None`: no Sprint is running.
pub fn routing(request: &Request, level: Option<Level>) -> Routing {
    let category = category(request);
    let plain = by_category(category);
    let tell = match level {
        None => plain.tell.clone(),
        Some(Level::NoEffect) => Vec::new(),
        Some(Level::Absorbable) => with_product_owner(
            plain.tell.clone(),
            "whoever knows, at the next chance: capacity changes",
        ),
        Some(Level::Watch) => with_product_owner(
            plain.tell.clone(),
            "whoever hears first, before anything leaves the Sprint",
        ),
        Some(Level::Threatens) => threatened(category, &plain.tell),
        Some(Level::Unreachable) => vec![
            tell(PRODUCT_OWNER, "the Scrum Master, today"),
            tell(DEVELOPERS, "the Scrum Master, today"),
        ],
    };
    Routing {
        scrum_master: scrum_master(category, level),
        tell,
        ..plain
    }
}

/// The category that is reckoned with. One that nobody named: hours of each person are an event, work is a feature.
pub(super) fn category(request: &Request) -> Category {
    request.category.unwrap_or(match request.effort().per {
        Per::Person => Category::Event,
        Per::Total => Category::Feature,
    })
}

/// The table of §3, without a level.
fn by_category(category: Category) -> Routing {
    let routing = |belongs, accountable, decides, tell: &[Tell]| Routing {
        belongs,
        accountable,
        decides,
        tell: tell.to_vec(),
        scrum_master: "",
    };
    let by_requester = [
        tell(DEVELOPERS, REQUESTER),
        tell(MANAGERS, REQUESTER),
        tell(PRODUCT_OWNER, "whoever knows: capacity changes"),
    ];
    match category {
        Category::Workstation => routing(
            "calendar",
            "the requesting department",
            "the company whether; the requester with the Developers when",
            &by_requester,
        ),
        Category::Event => routing(
            "calendar",
            "whoever calls it",
            "the company whether; the requester with the Developers when",
            &by_requester,
        ),
        Category::Platform => routing(
            "Product Backlog",
            PRODUCT_OWNER,
            "the Product Owner orders it; the Developers say whether it fits",
            &[
                tell(PRODUCT_OWNER, FIRST),
                tell(DEVELOPERS, "whoever hears first: they word and size it"),
            ],
        ),
        Category::Security => routing(
            "Sprint",
            "the Product Owner; the Developers for quality",
            "the Developers how severe it is and that it is fixed; the Product Owner how scope gives way",
            &[
                tell("everybody", "whoever finds it, at once"),
                tell(PRODUCT_OWNER, "the Developers, at once"),
            ],
        ),
        Category::Compliance => routing(
            "Product Backlog",
            PRODUCT_OWNER,
            "the Product Owner; its date is the authority's",
            &[
                tell(DEVELOPERS, "the Product Owner"),
                tell("management", "the Product Owner"),
            ],
        ),
        Category::Incident => routing(
            "Sprint",
            DEVELOPERS,
            "the Developers inside the buffer; the Product Owner beyond it",
            &[tell(
                PRODUCT_OWNER,
                "the Developers, at once beyond the buffer",
            )],
        ),
        Category::Feature => routing(
            "Product Backlog",
            PRODUCT_OWNER,
            "the Product Owner, for a later Sprint unless it is swapped in",
            &[],
        ),
    }
}

/// All three at once, so that nobody has to relay; and whom the category names besides.
fn threatened(category: Category, plain: &[Tell]) -> Vec<Tell> {
    if category == Category::Security {
        return plain.to_vec();
    }
    let in_one = [PRODUCT_OWNER, DEVELOPERS, "requester"].map(|who| tell(who, IN_ONE));
    let besides = plain
        .iter()
        .filter(|other| !in_one.iter().any(|told| told.who == other.who));
    in_one.iter().chain(besides).copied().collect()
}

fn with_product_owner(plain: Vec<Tell>, by: &'static str) -> Vec<Tell> {
    let named = plain.iter().any(|told| told.who == PRODUCT_OWNER);
    let besides = (!named).then_some(tell(PRODUCT_OWNER, by));
    plain.into_iter().chain(besides).collect()
}

/// What the Scrum Master does: more, the worse it is.
fn scrum_master(category: Category, level: Option<Level>) -> &'static str {
    match level {
        Some(Level::NoEffect) => return "keeps it, and tells nobody",
        Some(Level::Threatens) if category != Category::Security => {
            return "raises it today with Product Owner, Developers and requester, in one message";
        }
        Some(Level::Unreachable) => {
            return "brings Developers and Product Owner together today; shows the request's own share";
        }
        Some(Level::Absorbable | Level::Watch | Level::Threatens) | None => (),
    }
    let watched = level == Some(Level::Watch);
    match category {
        Category::Workstation | Category::Event if watched => {
            "asks for another date, shows the room and names the tripwire"
        }
        Category::Workstation | Category::Event => "nothing, as long as it fits",
        Category::Platform if watched => {
            "brings the two together, shows cost and options to both, names the tripwire"
        }
        Category::Platform => "brings the two together; shows cost and options to both",
        Category::Security => "clears the way, and raises what it displaces",
        Category::Compliance => "raises the date against the goal, early",
        Category::Incident if watched => {
            "tallies, watches the buffer and names the tripwire; the Emergency Procedure once it is spent"
        }
        Category::Incident => "tallies, and watches the buffer",
        Category::Feature => "introduces the requester to the Product Owner",
    }
}

const fn tell(who: &'static str, by: &'static str) -> Tell {
    Tell { who, by }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assess::sample, domain::request::Effort};

    fn of(category: Category, level: Level) -> Routing {
        let request = sample::request("R-1", Per::Total, [4.0; 3]);
        let category = Some(category);
        routing(
            &Request {
                category,
                ..request
            },
            Some(level),
        )
    }

    fn told(routing: &Routing) -> Vec<&'static str> {
        routing.tell.iter().map(|tell| tell.who).collect()
    }

    #[test]
    fn what_has_no_effect_is_told_to_nobody() {
        for category in Category::ALL {
            assert!(
                of(category, Level::NoEffect).tell.is_empty(),
                "{category:?}"
            );
        }
    }

    #[test]
    fn from_absorbable_on_the_product_owner_hears_of_it() {
        for category in Category::ALL {
            for level in [
                Level::Absorbable,
                Level::Watch,
                Level::Threatens,
                Level::Unreachable,
            ] {
                let told = told(&of(category, level));
                assert!(told.contains(&PRODUCT_OWNER), "{category:?} {level:?}");
            }
        }
    }

    #[test]
    fn a_threat_is_raised_with_all_three_in_one_message() {
        let laptops = of(Category::Workstation, Level::Threatens);
        assert_eq!(
            told(&laptops),
            [PRODUCT_OWNER, DEVELOPERS, "requester", MANAGERS]
        );
        assert_eq!(laptops.belongs, "calendar");
        assert!(laptops.scrum_master.starts_with("raises it today"));
    }

    #[test]
    fn a_flaw_goes_to_everybody_at_once_and_the_developers_bring_it_to_the_product_owner() {
        for level in [Level::Absorbable, Level::Watch, Level::Threatens] {
            let flaw = of(Category::Security, level);
            assert_eq!(flaw.tell[0], tell("everybody", "whoever finds it, at once"));
            assert_eq!(flaw.tell[1], tell(PRODUCT_OWNER, "the Developers, at once"));
        }
    }

    #[test]
    fn what_nobody_named_is_an_event_or_a_feature() {
        let mut request = sample::request("R-1", Per::Person, [1.0; 3]);
        assert_eq!(category(&request), Category::Event);
        request.effort = Some(Effort {
            per: Per::Total,
            ..Effort::assumed()
        });
        assert_eq!(category(&request), Category::Feature);
    }

    #[test]
    fn no_word_makes_anybody_a_gatekeeper() {
        let levels = Level::ALL.map(Some).into_iter().chain([None]);
        for level in levels {
            for category in Category::ALL {
                let request = sample::request("R-1", Per::Total, [4.0; 3]);
                let found = routing(
                    &Request {
                        category: Some(category),
                        ..request
                    },
                    level,
                );
                let said = format!("{found:?}").to_lowercase();
                for word in [
                    "protect",
                    "shield",
                    "priority",
                    "approv",
                    "permission",
                    "fail",
                ] {
                    assert!(!said.contains(word), "{word}: {said}");
                }
            }
        }
    }
}
