//! All that a verdict rests on: the rows, the rules, and who is who.

use super::event::{Event, Place};
use super::hands::both;
use super::identity::{Customers, Newcomer};
use super::ledger::{Conditions, Ledger};
use super::names::{CustomerId, NameId, RepId, RepSpelling, TextId};
use super::problem::Problem;
use super::rulebook::{Limit, Member, NamedEvent, Rulebook};
use super::text::nearest;

/// A ledger understood by a rulebook.
#[derive(Clone, Debug)]
pub struct World<'r> {
    /// The rules.
    pub rules: &'r Rulebook,
    /// The rows.
    pub ledger: Ledger,
    /// Which names are one customer.
    pub customers: Customers,
    /// By rep: whether they are a manager, and how they are shown.
    people: Vec<Person>,
    /// The conditions of each entry under `protection`.
    pub protected: Vec<Conditions>,
    /// The columns of `claims.require`, by their places among the tracked ones.
    pub required: Vec<u16>,
    /// The attribute that holds a customer's region, where territories count.
    pub region: Option<u16>,
    /// By member of the team: the regions where they may claim; none means everywhere.
    pub regions: Vec<Vec<TextId>>,
}

#[derive(Clone, Debug, Default)]
struct Person {
    is_manager: bool,
    shown: Option<RepSpelling>,
    /// The entry of `claims.limits` that counts.
    limit: Option<usize>,
}

/// Who is who, as it was before a row.
#[derive(Debug)]
pub struct Known {
    customers: Customers,
    people: Vec<Person>,
}

impl<'r> World<'r> {
    /// Understands a ledger.
    ///
    /// # Errors
    /// The problems of every row that can't be read, unless these are to be skipped.
    pub fn new(rules: &'r Rulebook, mut ledger: Ledger, skip_bad_rows: bool) -> Result<World<'r>, Vec<Problem>> {
        if !skip_bad_rows && !ledger.unreadable.is_empty() {
            return Err(ledger.unreadable.into_iter().flat_map(|row| row.problems).collect());
        }
        let protected = rules.protection.iter().map(|entry| ledger.conditions(&entry.fits)).collect();
        let required = rules.claims.require.iter().filter_map(|meaning| ledger.attribute(meaning)).collect();
        let region = super::column::Meaning::Attribute("region".to_owned());
        let region = if rules.claims.territory { ledger.attribute(&region) } else { None };
        let team = rules.team.iter().flatten();
        let regions = team.map(|member| ledger.attribute_values(&member.regions)).collect();
        let (customers, people) = (Customers::default(), Vec::new());
        let mut world = World { rules, ledger, customers, people, protected, required, region, regions };
        world.meet();
        Ok(world)
    }

    /// Works out who is who from the rows. Gives what was known before.
    pub fn meet(&mut self) -> Known {
        let team = self.team();
        let mut people: Vec<Person> = self.everybody().map(|rep| self.person(rep)).collect();
        for manager in self.rules.managers.as_deref().unwrap_or_default() {
            let id = self.ledger.reps.entities().known(&super::text::fold(manager));
            if let Some(person) = id.and_then(|id| people.get_mut(id)) {
                person.is_manager = true;
            }
        }
        let people = std::mem::replace(&mut self.people, people);
        let (shown, customers) =
            both(|| self.spellings(), || Customers::join(&self.ledger, |event| self.is_authorised(event)));
        for (person, shown) in self.people.iter_mut().zip(shown).skip(team) {
            person.shown = shown;
        }
        Known { people, customers: std::mem::replace(&mut self.customers, customers) }
    }

    /// How each person was spelt first.
    fn spellings(&self) -> Vec<Option<RepSpelling>> {
        let mut spellings = vec![None; self.reps()];
        let written = self.ledger.events.iter().flat_map(|event| self.ledger.persons_in(event));
        // A name that stands in no other row is shown as a row has it that can't be read, or is gone.
        let unreadable = self.ledger.unreadable.iter().map(|row| row.rep);
        let gone = self.ledger.changes.found.iter().map(|change| change.names.1);
        // Who is in the team is shown as it has them.
        let team = self.team();
        let mut unknown = spellings.len().saturating_sub(team);
        for spelling in written.chain(unreadable.chain(gone).flatten()) {
            let rep = self.ledger.rep_of(spelling).index();
            if let Some(first @ None) = spellings.get_mut(rep) {
                *first = Some(spelling);
                unknown -= usize::from(rep >= team);
                if unknown == 0 {
                    break;
                }
            }
        }
        spellings
    }

    /// Goes back to what was known before a row that is refused.
    pub fn restore(&mut self, known: Known) {
        (self.customers, self.people) = (known.customers, known.people);
    }

    fn person(&self, rep: RepId) -> Person {
        let member = self.member(rep);
        let limit = self.rules.claims.limits.iter().position(|limit| {
            limit.fits.fits(|trait_, values| member.is_some_and(|member| member.has(trait_.name(), values)))
        });
        Person { is_manager: false, shown: None, limit }
    }

    /// Takes up the names of a row that comes last; `None` where the row may join customers, so that all must be worked
    /// out anew.
    pub fn welcome(&mut self, event: &Event) -> Option<Newcomer> {
        let newcomer = self.customers.welcome(&self.ledger, event)?;
        let team = self.team();
        for rep in (self.people.len()..self.reps()).map(RepId::at) {
            self.people.push(self.person(rep));
        }
        for spelling in self.ledger.persons_in(event) {
            let id = self.ledger.rep_of(spelling).index();
            if let Some(person) = self.people.get_mut(id).filter(|person| person.shown.is_none() && id >= team) {
                person.shown = Some(spelling);
            }
        }
        Some(newcomer)
    }

    /// The customer that a row is about.
    #[must_use]
    pub fn customer(&self, event: &Event) -> Option<(CustomerId, NameId)> {
        let name = self.ledger.name(event.customer?);
        Some((self.customers.of(name), name))
    }

    /// The member of the team whose name is most like this one, if any is like it.
    #[must_use]
    pub fn member_near(&self, name: &str) -> Option<&str> {
        nearest(name, self.rules.team.iter().flatten().map(|member| member.name.as_str()))
    }

    /// The rep that a row is about.
    #[must_use]
    pub fn rep(&self, event: &Event) -> Option<RepId> {
        event.rep.map(|spelling| self.ledger.rep_of(spelling))
    }

    /// The second rep of a row.
    #[must_use]
    pub fn with(&self, event: &Event) -> Option<RepId> {
        self.ledger.extra(event).with.map(|spelling| self.ledger.rep_of(spelling))
    }

    /// Who decided a row.
    #[must_use]
    pub fn by(&self, event: &Event) -> Option<RepId> {
        self.ledger.extra(event).by.map(|spelling| self.ledger.rep_of(spelling))
    }

    /// The rep of a name, if anybody has it.
    #[must_use]
    pub fn rep_named(&self, name: &str) -> Option<RepId> {
        self.ledger.person_named(name).map(RepId::at)
    }

    /// Every rep and manager.
    pub fn everybody(&self) -> impl Iterator<Item = RepId> {
        (0..self.reps()).map(RepId::at)
    }

    /// How many reps are known.
    #[must_use]
    pub fn reps(&self) -> usize {
        self.ledger.reps.entities().count()
    }

    /// The rep's entry under `team`.
    #[must_use]
    pub fn member(&self, rep: RepId) -> Option<&'r Member> {
        self.rules.team.as_ref()?.get(rep.index())
    }

    /// Whether the rep is one of `managers`.
    #[must_use]
    pub fn is_manager(&self, rep: RepId) -> bool {
        self.people.get(rep.index()).is_some_and(|person| person.is_manager)
    }

    /// Whether the row's `by` may write a manager's events.
    #[must_use]
    pub fn is_authorised(&self, event: &Event) -> bool {
        self.rules.managers.is_none() || self.has_manager(event)
    }

    /// Whether the row's `by` is one of `managers`.
    #[must_use]
    pub fn has_manager(&self, event: &Event) -> bool {
        self.by(event).is_some_and(|by| self.is_manager(by))
    }

    /// Whether a row that only a manager may write lacks one.
    #[must_use]
    pub fn is_unauthorised(&self, event: &Event) -> bool {
        event.kind.spec().managers && !self.is_authorised(event)
    }

    /// The first entry of `claims.limits` that fits the rep, with its place.
    #[must_use]
    pub fn limit(&self, rep: RepId) -> Option<(usize, &'r Limit)> {
        let place = self.people.get(rep.index())?.limit?;
        self.rules.claims.limits.get(place).map(|limit| (place, limit))
    }

    /// The rulebook's event that a row has, where it names one.
    #[must_use]
    pub fn named(&self, event: &Event) -> Option<&'r NamedEvent> {
        self.rules.events.get(self.ledger.extra(event).named?)
    }

    /// How many are in the team; their ids come first.
    fn team(&self) -> usize {
        self.rules.team.as_ref().map_or(0, Vec::len)
    }

    /// The customer of a name that a row gives, in whatever spelling.
    #[must_use]
    pub fn customer_named(&self, name: &str) -> Option<CustomerId> {
        let name = self.ledger.subjects.names.entities().known(&super::identity::key(name))?;
        Some(self.customers.of(NameId::at(name)))
    }

    /// The rows that name a customer and can't be read.
    pub fn unreadable_of(&self, customer: CustomerId) -> impl Iterator<Item = Place> {
        let rows = self.ledger.unreadable.iter().filter(move |row| {
            let name = row.customer.map(|spelling| self.ledger.name(spelling));
            name.is_some_and(|name| self.customers.of(name) == customer)
        });
        rows.map(|row| row.place)
    }

    /// How a customer is shown.
    #[must_use]
    pub fn customer_name(&self, customer: CustomerId) -> &str {
        if let Some(spelling) = self.customers.shown(customer) {
            return self.ledger.subjects.names.spelling(spelling.index());
        }
        // No row names it, but one that is gone did.
        let names = 0..self.ledger.subjects.names.entities().count();
        let name = names.into_iter().find(|name| self.customers.of(NameId::at(*name)) == customer);
        name.map_or("", |name| self.ledger.subjects.names.first_spelling(name))
    }

    /// The key of a name.
    #[must_use]
    pub fn key(&self, name: NameId) -> &str {
        self.ledger.subjects.names.entities().text(name.index())
    }

    /// How a rep is shown: as in `team`, else as first written.
    #[must_use]
    pub fn rep_name(&self, rep: RepId) -> &str {
        if let Some(member) = self.member(rep) {
            return &member.name;
        }
        match self.people.get(rep.index()).and_then(|person| person.shown) {
            Some(spelling) => self.ledger.reps.spelling(spelling.index()),
            None => self.manager_name(rep),
        }
    }

    /// The name of somebody whom no row names: a manager's, as the rulebook has it.
    fn manager_name(&self, rep: RepId) -> &str {
        let key = self.rep_key(rep);
        let mut managers = self.rules.managers.iter().flatten();
        managers.find(|manager| super::text::fold(manager) == key).map_or(key, |manager| manager.trim())
    }

    /// The folded name of a rep.
    #[must_use]
    pub fn rep_key(&self, rep: RepId) -> &str {
        self.ledger.reps.entities().text(rep.index())
    }
}
