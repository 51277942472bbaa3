//! Who the policy is for.

use super::{Writer, or_nothing};
use crate::core::message::Message;
use crate::core::rulebook::Member;
use crate::message;

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.chapter(message!("policy-chapter-people"));
    writer.always(message!("policy-purpose"));
    let managers = message!("policy-who-managers");
    match writer.rules.managers.clone() {
        Some(names) => writer.clause("managers", managers, message!("policy-managers", names = names)),
        None => writer.clause("managers", managers, message!("policy-no-managers")),
    }
    let Some(team) = &writer.rules.team else {
        writer.clause("team", message!("policy-who-all"), message!("policy-no-team"));
        return;
    };
    writer.always(message!("policy-team"));
    for (place, member) in team.iter().enumerate() {
        let who = message!("policy-who-rep", rep = member.name.as_str());
        writer.part(format!("team[{place}]"), &who, told(member));
    }
}

fn told(member: &Member) -> Message {
    let mut more = Vec::new();
    if !member.aliases.is_empty() {
        more.push(message!("policy-aliases", aliases = member.aliases.clone()));
    }
    if !member.regions.written.is_empty() {
        more.push(message!("policy-regions", regions = member.regions.written.clone()));
    }
    let traits = member.traits.iter();
    more.extend(
        traits.map(|(key, values)| message!("policy-trait", key = key.as_str(), values = values.written.join("/"))),
    );
    let more = more.into_iter().reduce(|one, other| message!("policy-and", one = one, other = other));
    let more = more.map(|more| message!("policy-member-more", more = more));
    message!("policy-member", name = member.name.as_str(), more = or_nothing(more))
}
