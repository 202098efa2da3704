//! A text for each audience, in lines.

use super::{
    super::{TOLERANCE, verdict::Verdict},
    facts::{Facts, hours, reason, said},
};
use crate::domain::{board::ColumnKind, member::Member, request::Category, sprint::Sprint};

/// For the Product Owner: what it takes, what it does, what can be done, what is needed.
pub(super) fn product_owner(facts: &Facts) -> Vec<String> {
    let mut lines = vec![asked(facts)];
    let Some(verdict) = facts.verdict else {
        lines.push(nothing_taken(facts));
        return lines;
    };
    lines.push(format!("{} {}", facts.takes(verdict), facts.slack(verdict)));
    lines.push(reason(verdict));
    lines.extend(options(facts));
    lines.push(String::new());
    lines.push(match needed_of_owner(facts) {
        Some(what) => format!("I need from you, {}: {what}.", facts.when()),
        None => "Nothing is needed from you: capacity changes, so that you know.".to_owned(),
    });
    lines
}

/// For whoever asked: thanks, the room there is, and what would be possible.
pub(super) fn requester(facts: &Facts) -> Vec<String> {
    let mut lines = vec![thanks(facts)];
    match (facts.verdict, facts.end()) {
        (Some(verdict), Some(end)) => {
            lines.push(format!(
                "Until {end} the team works towards {}.",
                facts.goal()
            ));
            lines.push(room_for(facts, verdict));
        }
        (None, Some(end)) => lines.push(format!(
            "It takes nothing out of the Sprint that ends on {end}."
        )),
        (_, None) => (),
    }
    lines.extend(could_it_be(facts));
    lines.push(next_step(facts));
    lines
}

/// Thanks, before anything else.
pub(super) fn thanks(facts: &Facts) -> String {
    let what = match facts.category {
        Category::Security | Category::Incident => "telling us about",
        Category::Workstation
        | Category::Platform
        | Category::Compliance
        | Category::Feature
        | Category::Event => "the notice about",
    };
    format!("Thank you for {what} {}.", facts.title())
}

/// For the Developers: what it would take of them, and whether there is another way.
pub(super) fn developers(facts: &Facts) -> Vec<String> {
    let Some(verdict) = facts.verdict else {
        return vec![asked(facts), nothing_taken(facts)];
    };
    let place = facts.neck(&verdict.after.likely.neck);
    let first = format!(
        "{} (from {}{}) would take {}. Tightest: {place}.",
        facts.title(),
        facts.from(),
        facts.needed_by(),
        facts.would_take(verdict),
    );
    let mut lines = vec![first, reason(verdict)];
    match facts.category {
        Category::Security => {
            lines.push("How severe is it, and what does the fix really take?".to_owned());
        }
        Category::Platform | Category::Compliance | Category::Feature => {
            lines.push("Is that its size, in your words? It is yours to say.".to_owned());
        }
        Category::Incident | Category::Workstation | Category::Event => (),
    }
    if !facts.is_watched() {
        lines.push("Take it when it suits you; nothing else is needed.".to_owned());
        return lines;
    }
    lines.push(format!(
        "Can the goal be met another way? (swarm, pair{})",
        leave_lowest(facts)
    ));
    lines.extend(options(facts));
    lines.push(String::new());
    lines.push(format!("Please say {}.", by_stand_up(facts)));
    lines
}

/// For management: two things that collide, what each choice costs, who decides by when. Facts only.
pub(super) fn management(facts: &Facts) -> Vec<String> {
    let Some((verdict, end)) = facts.verdict.zip(facts.end()) else {
        return vec![asked(facts), nothing_taken(facts)];
    };
    if !facts.is_short() {
        return vec![
            asked(facts),
            format!("{} {}", facts.takes(verdict), facts.slack(verdict)),
            reason(verdict),
            "For information: nothing is needed from you.".to_owned(),
        ];
    }
    let mandatory = if facts.request.mandatory {
        ", mandatory"
    } else {
        ""
    };
    let (before, after) = (&verdict.before, &verdict.after.likely);
    let mut lines = vec![
        format!("Two things meet before {end}:"),
        format!(
            "- {} from {}{}{mandatory}: {} ({})",
            facts.title(),
            facts.from(),
            facts.needed_by(),
            hours(verdict.load.likely),
            facts.whom()
        ),
        format!(
            "- the Sprint Goal {}: slack {} → {} at {}",
            facts.goal(),
            hours(before.goal_slack),
            hours(after.goal_slack),
            facts.neck(&after.neck)
        ),
        String::new(),
        reason(verdict),
    ];
    lines.extend(costs(facts, verdict));
    lines.push(String::new());
    lines.push(format!(
        "The two of you who answer for these dates decide together with the Product Owner, {}.",
        facts.when()
    ));
    lines
}

/// One text for Product Owner, Developers and requester, so that nobody has to relay.
pub(super) fn all(facts: &Facts) -> Vec<String> {
    let mut lines = vec![to_all(facts), asked(facts)];
    let Some(verdict) = facts.verdict else {
        lines.push(nothing_taken(facts));
        return lines;
    };
    lines.push(format!("{} {}", facts.takes(verdict), facts.slack(verdict)));
    if !facts.is_watched() || facts.is_short() {
        lines.push(reason(verdict));
    }
    if !facts.is_watched() {
        lines
            .push("Nothing is needed from anybody: capacity changes, so that you know.".to_owned());
        return lines;
    }
    lines.push(room_for(facts, verdict));
    lines.extend(options(facts));
    let wait = if facts.category == Category::Security {
        "Developers: how severe is it? Product Owner: how does scope give way?"
    } else {
        "Can the goal be met another way? Which of these shall it be?"
    };
    lines.push(String::new());
    lines.push(format!("{wait} Please say {}.", by_stand_up(facts)));
    lines
}

/// Whom one text for all is for.
pub(super) fn to_all(facts: &Facts) -> String {
    format!("To the Product Owner, the Developers and {}:", facts.from())
}

/// "**Laptops** asked by IT, needed by Thursday 26 November."
pub(super) fn asked(facts: &Facts) -> String {
    let (title, from, by) = (facts.title(), facts.from(), facts.needed_by());
    format!("{title} asked by {from}{by}.")
}

fn nothing_taken(facts: &Facts) -> String {
    match facts.sprint {
        Some(sprint) => format!(
            "It takes nothing out of Sprint {}: the Goal stays as it is.",
            sprint.number
        ),
        None => "No Sprint is running, so nothing is said of its effect yet.".to_owned(),
    }
}

/// The options, under a line of their own.
fn options(facts: &Facts) -> Vec<String> {
    let options = facts.options();
    if options.is_empty() {
        return options;
    }
    ["Options:".to_owned()].into_iter().chain(options).collect()
}

/// What is asked of the Product Owner; `None`: nothing but to know it.
fn needed_of_owner(facts: &Facts) -> Option<&'static str> {
    let watched = facts.is_watched();
    Some(match facts.category {
        Category::Security => "how scope gives way (that it is fixed is the Developers' to say)",
        Category::Incident if !watched => return None,
        Category::Incident => "what may leave the Sprint, since it goes beyond the buffer",
        Category::Platform => {
            "its place in the Product Backlog, and whether it comes into this Sprint"
        }
        Category::Compliance => "its place in the Product Backlog, with its date",
        Category::Feature => "whether it comes into the Product Backlog, and where",
        Category::Workstation | Category::Event if facts.is_short() => {
            "which way you would go, and what may give way if the date stays"
        }
        Category::Workstation | Category::Event if watched => {
            "whether anything may leave the Sprint for it"
        }
        Category::Workstation | Category::Event => return None,
    })
}

/// "We have room for **6.6 h** each before Thursday 26 November; the request is for 8 h each."
fn room_for(facts: &Facts, verdict: &Verdict) -> String {
    let by = match facts.still_needed_by() {
        Some(day) => format!(" before {}", facts.day(day)),
        None => " in this Sprint".to_owned(),
    };
    let asked = facts.expected();
    match facts.room(verdict) {
        Some(room) if facts.is_short() => {
            format!("We have room for {room}{by}; the request is for {asked}.")
        }
        Some(_) if facts.is_watched() => {
            format!("It fits{by}, at a price: {}", reason(verdict))
        }
        Some(_) => format!("It fits{by}."),
        None => format!("There is no room{by}; the request is for {asked}."),
    }
}

/// "Could it be from Monday 7 December on? Or: …?", of what the requester can agree to.
fn could_it_be(facts: &Facts) -> Option<String> {
    let asks = facts
        .options
        .iter()
        .filter_map(|choice| choice.question.as_deref());
    let asks: Vec<String> = asks.take(2).map(said).collect();
    let may_wait = facts.is_watched() && facts.category != Category::Security;
    (may_wait && !asks.is_empty()).then(|| asks.join(" Or: ").replace("Or: Could", "Or could"))
}

/// Where it goes from here, for whoever asked.
fn next_step(facts: &Facts) -> String {
    match facts.category {
        Category::Workstation | Category::Event => format!(
            "Please write to the team and their managers directly; I only help where dates collide.{}",
            next_time(facts)
        ),
        Category::Security => {
            "The Developers look at it at once and bring it to the Product Owner; you hear from them."
                .to_owned()
        }
        Category::Incident => {
            "The Developers are on it; beyond the buffer the Product Owner says what gives way."
                .to_owned()
        }
        Category::Platform | Category::Compliance | Category::Feature => format!(
            "It belongs in the Product Backlog, which the Product Owner orders: I am glad to introduce you.{}",
            next_time(facts)
        ),
    }
}

/// How early would have been better, unless it came early enough.
fn next_time(facts: &Facts) -> String {
    if facts.sprint.is_some() && facts.verdict.is_none() {
        return String::new();
    }
    format!(" Next time {} lets us plan it in.", facts.notice())
}

/// ", leave Audit log": the lowest other item that is not started.
fn leave_lowest(facts: &Facts) -> String {
    let Some(sprint) = facts.sprint else {
        return String::new();
    };
    let todo = sprint.items.iter().filter(|place| {
        let column = facts.board.column_of(place);
        column.is_none_or(|column| column.kind == ColumnKind::Todo)
    });
    let other = todo.filter(|place| !place.goal && sprint.has_goal_marks());
    let items = other.filter_map(|place| facts.board.items.get(&place.item));
    let lowest = items.max_by(|a, b| (&a.rank, &a.id).cmp(&(&b.rank, &b.id)));
    lowest.map_or(String::new(), |item| {
        format!(", leave {}", said(&item.title))
    })
}

/// "by the stand-up", or when that is.
fn by_stand_up(facts: &Facts) -> String {
    match facts.when().as_str() {
        "today" => "at today's stand-up, or write back today".to_owned(),
        when => when.to_owned(),
    }
}

/// What each choice costs, in days.
fn costs(facts: &Facts, verdict: &Verdict) -> Vec<String> {
    let mut costs = Vec::new();
    let after = facts
        .sprint
        .and_then(Sprint::dates)
        .map(|(_, end)| facts.board.calendar.next_working_day(end));
    if let Some((day, asked)) = after.zip(facts.request.needed_by)
        && asked < day
    {
        let later = facts
            .board
            .calendar
            .working_days(asked, day)
            .count()
            .saturating_sub(1);
        let days = if later == 1 { "day" } else { "days" };
        costs.push(format!(
            "- Moving the request to {} costs it {later} working {days}; the Goal then {}.",
            facts.day(day),
            if verdict.before.goal_short > TOLERANCE {
                format!("is still {} short", hours(verdict.before.goal_short))
            } else {
                format!("has {} of slack", hours(verdict.before.goal_slack))
            }
        ));
    }
    let short = verdict.after.likely.goal_short;
    if short > TOLERANCE {
        let people = &verdict.after.likely.neck.people;
        let member = people.iter().filter_map(|id| facts.board.member(id));
        let a_day = member.map(Member::hours).fold(0.0, f64::max);
        let days = if a_day > 0.0 {
            format!(
                ", about {} days of one person",
                super::super::words::number(short / a_day)
            )
        } else {
            String::new()
        };
        costs.push(format!(
            "- Keeping both dates leaves {} of goal work undone{days}; as much help would close it.",
            hours(short)
        ));
    }
    costs
}
