//! Whom a breach concerns, country by country, with the clock that runs there. The command is
//! [`crate::commands::breach`]; which rows hold what is in [`troves`].
pub mod troves;

use std::collections::{BTreeMap, HashSet};

use identity::breach::{self, Clock, Person};
use identity::jurisdictions;
use kernel::{App, AthleteId, Timestamp, Tx};

use crate::failure::Failure;
use troves::Trove;

/// People read at a time: enough to be quick, and little enough to lie in memory and hold up nobody.
const PAGE: usize = 5_000;

/// Which people are concerned, as far as we know.
#[derive(Debug, Clone)]
pub enum Concerned {
    /// Everybody who has or had an account.
    Everybody,
    /// Ids or handles, one by one.
    Listed(HashSet<String>),
    /// Who had a session that was used in the window.
    SignedIn,
    /// Who has a row in one of these.
    Holding(Vec<Trove>),
}

/// What an incident lead knows.
#[derive(Debug, Clone)]
pub struct Incident {
    /// From when on the data lay open.
    pub since: Timestamp,
    /// Until when. Who joined later is not concerned.
    pub until: Timestamp,
    /// When somebody first had reason to believe it: the clocks run from here.
    pub known_at: Timestamp,
    /// Whom it concerns.
    pub concerned: Concerned,
}

/// One country of the report.
#[derive(Debug, Clone)]
pub struct Country {
    /// As people told it.
    pub code: String,
    /// What runs there.
    pub clock: Clock,
    /// Until when the authority must know.
    pub due_at: Timestamp,
    /// The time zone that most of the concerned there live by.
    pub time_zone: String,
    /// How many people.
    pub people: u64,
    /// How many of them are minors where they live.
    pub minors: u64,
    /// How many have an address that a notice may go to.
    pub reachable: u64,
}

/// The finished report, the tightest deadline first.
#[derive(Debug, Clone)]
pub struct Report {
    /// Country by country.
    pub countries: Vec<Country>,
    /// How many of a list were not found: gone, or mistyped.
    pub unknown: u64,
}

impl Report {
    /// How many people in all.
    pub fn people(&self) -> u64 {
        self.countries.iter().map(|country| country.people).sum()
    }
}

/// Where a notice may go.
#[derive(Debug, Clone)]
pub struct Address {
    /// A proven address.
    pub email: String,
    /// In which language it is written.
    pub language: String,
    /// Whose law says what it must hold.
    pub country: String,
}

#[derive(Default)]
struct Tally {
    people: u64,
    minors: u64,
    reachable: u64,
    time_zones: BTreeMap<String, u64>,
}

/// Reads everybody, page by page, and counts whom it concerns. `give` gets the addresses as they come.
pub async fn report(
    app: &App,
    incident: &Incident,
    now: Timestamp,
    mut give: impl FnMut(Vec<Address>) -> Result<(), Failure>,
) -> Result<Report, Failure> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut met = 0;
    let mut after = AthleteId(kernel::ids::Uuid::nil());
    loop {
        let asked = incident.clone();
        let page = app.db.read(move |tx| page_of(tx, after, &asked)).await?;
        for (person, _) in &page.concerned {
            let tally = tallies.entry(person.country.clone()).or_default();
            let today = now.day_in(&person.time_zone);
            let minor = jurisdictions::table().is_minor(&person.country, person.birth_on, today);
            tally.people += 1;
            tally.minors += u64::from(minor);
            *tally.time_zones.entry(person.time_zone.clone()).or_default() += 1;
            met += 1;
        }
        let mut addresses = Vec::new();
        for (person, email) in page.concerned {
            let Some(email) = email else { continue };
            tallies.entry(person.country.clone()).or_default().reachable += 1;
            let Person { language, country, .. } = person;
            addresses.push(Address { email, language, country });
        }
        give(addresses)?;
        match page.last {
            Some(last) => after = last,
            None => break,
        }
    }
    let mut countries = Vec::new();
    for (code, tally) in tallies {
        let clock = breach::clock_of(&code)
            .ok_or_else(|| Failure::missing("the table of countries has no row for all others"))?;
        let most = tally.time_zones.iter().max_by_key(|(_, people)| **people);
        countries.push(Country {
            due_at: clock.due_at(incident.known_at),
            time_zone: most.map_or_else(|| "UTC".to_owned(), |(zone, _)| zone.clone()),
            code,
            clock,
            people: tally.people,
            minors: tally.minors,
            reachable: tally.reachable,
        });
    }
    countries.sort_by(|a, b| (a.due_at, &a.code).cmp(&(b.due_at, &b.code)));
    let listed = match &incident.concerned {
        Concerned::Listed(list) => list.len() as u64,
        _ => met,
    };
    Ok(Report { countries, unknown: listed.saturating_sub(met) })
}

struct PageOfPeople {
    /// With the address, where it was proven.
    concerned: Vec<(Person, Option<String>)>,
    /// Where the next page follows, if there may be one.
    last: Option<AthleteId>,
}

fn page_of(tx: &mut Tx, after: AthleteId, incident: &Incident) -> kernel::Result<PageOfPeople> {
    let people = breach::list_people(tx, after, PAGE)?;
    let Some(last) = people.last().map(|person| person.id) else {
        return Ok(PageOfPeople { concerned: Vec::new(), last: None });
    };
    let holders: Option<HashSet<AthleteId>> = match &incident.concerned {
        Concerned::Everybody | Concerned::Listed(_) => None,
        Concerned::SignedIn => {
            let window = (incident.since, incident.until);
            let found = breach::list_signed_in(tx, (after, last), window)?;
            Some(found.into_iter().map(|(id,)| id).collect())
        }
        Concerned::Holding(troves) => {
            let mut holders = HashSet::new();
            for trove in troves {
                holders.extend(trove.holders(tx, after, last)?);
            }
            Some(holders)
        }
    };
    let is_concerned = |person: &Person| {
        let is_meant = match &incident.concerned {
            Concerned::Listed(list) => {
                list.contains(&person.id.to_string()) || list.contains(&person.handle)
            }
            _ => person.created_at <= incident.until,
        };
        is_meant && holders.as_ref().is_none_or(|holders| holders.contains(&person.id))
    };
    let more = people.len() == PAGE;
    let mut concerned: Vec<_> =
        people.into_iter().filter(is_concerned).map(|person| (person, None)).collect();
    if !concerned.is_empty() {
        let mut addresses: std::collections::HashMap<_, _> =
            breach::list_proven_addresses(tx, after, last)?.into_iter().collect();
        for (person, email) in &mut concerned {
            *email = addresses.remove(&person.id);
        }
    }
    Ok(PageOfPeople { concerned, last: more.then_some(last) })
}
