//! When data got out: which clocks run in which country, and whom of the athletes it concerns.
//!
//! The clocks are columns of the same table that says where Stadion is open ([`crate::jurisdictions`]). They are
//! engineering's reading of it; counsel confirms them before anybody relies on them.
use std::sync::LazyLock;

use kernel::{AthleteId, Day, Result, Timestamp, Tx, args, from_row};

use crate::jurisdictions::{ANYWHERE_ELSE, read_csv};

static CLOCKS: LazyLock<Vec<Clock>> = LazyLock::new(|| {
    let text = include_str!("../data/jurisdictions.csv");
    parse(text).expect("a test reads the same table")
});

/// What a breach asks for in a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// ISO 3166-1 alpha-2 code, with an ISO 3166-2 part for a state that has rules of its own.
    pub code: String,
    /// English name.
    pub name: String,
    /// Hours from the first reason to believe it until the authority must know.
    pub authority_h: i64,
    /// The rule in the table's own words.
    pub rule: String,
    /// When people themselves must be told, in the table's own words; empty where the table says nothing.
    pub people: String,
    /// Whether the country is open, in the table's own words.
    pub launch: String,
}

impl Clock {
    /// Until when the authority must know, if we knew from this instant on.
    pub fn due_at(&self, known_at: Timestamp) -> Timestamp {
        known_at.plus_ms(self.authority_h * 60 * 60 * 1_000)
    }
}

/// The clock of a country. We know the country alone of most people, so a country takes on the tightest clock
/// among its states; a country without a row has that of all others.
pub fn clock_of(country: &str) -> Option<Clock> {
    let row = |code: &str| CLOCKS.iter().find(|row| row.code == code);
    let mut clock = row(country).or_else(|| row(ANYWHERE_ELSE))?.clone();
    for state in CLOCKS.iter() {
        let is_state_of_it =
            state.code.strip_prefix(country).is_some_and(|rest| rest.starts_with('-'));
        if is_state_of_it && state.authority_h < clock.authority_h {
            clock.authority_h = state.authority_h;
            clock.rule = format!("{} ({}: {})", clock.rule, state.code, state.rule);
        }
    }
    Some(clock)
}

fn parse(text: &str) -> Result<Vec<Clock>, String> {
    let mut rows = read_csv(text)?.into_iter();
    let header = rows.next().ok_or("the table is empty")?;
    let column = |name: &str| {
        let found = header.iter().position(|column| column == name);
        found.ok_or_else(|| format!("there is no column {name}"))
    };
    let (code, name, launch) = (column("code")?, column("name")?, column("launch_default")?);
    let (hours, rule) = (column("breach_authority_h")?, column("breach_rule")?);
    let people = column("breach_user")?;
    let mut clocks = Vec::new();
    for row in rows {
        let authority_h = row[hours].parse::<i64>().ok().filter(|hours| *hours > 0);
        clocks.push(Clock {
            authority_h: authority_h.ok_or_else(|| format!("row {}: no hours", row[code]))?,
            code: row[code].clone(),
            name: row[name].clone(),
            rule: row[rule].clone(),
            people: row[people].clone(),
            launch: row[launch].clone(),
        });
    }
    Ok(clocks)
}

/// Somebody whom a breach may concern. Closed accounts count: their data was there, too.
#[derive(Debug, Clone)]
pub struct Person {
    /// Who.
    pub id: AthleteId,
    /// Unique name, which a list of people may hold instead of the id.
    pub handle: String,
    /// Where they live.
    pub country: String,
    /// The zone whose clock they live by.
    pub time_zone: String,
    /// In which language a notice reaches them.
    pub language: String,
    /// For who counts as a minor.
    pub birth_on: Day,
    /// Who joined after the hole was closed is not concerned.
    pub created_at: Timestamp,
}
from_row!(Person { id, handle, country, time_zone, language, birth_on, created_at });

/// A page of everybody, by id. The first page follows the nil id.
pub fn list_people(tx: &mut Tx, after: AthleteId, limit: usize) -> Result<Vec<Person>> {
    tx.list(
        "SELECT athlete_id, handle, country, time_zone, language, birth_on, created_at FROM athlete
         WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
        args![after, limit],
    )
}

/// Who of a range of ids had a session that was used in a window of time. Sessions that ended are gone after the sweep, so
/// this finds who is signed in today, and whoever signed out lately.
pub fn list_signed_in(
    tx: &mut Tx,
    (after, last): (AthleteId, AthleteId),
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<(AthleteId,)>> {
    tx.list(
        "SELECT DISTINCT athlete_id FROM session
         WHERE athlete_id > $1 AND athlete_id <= $2 AND created_at <= $4 AND last_used_at >= $3",
        args![after, last, from, until],
    )
}

/// The proven addresses of a range of ids. One that was not proven may be somebody else's, and gets nothing.
pub fn list_proven_addresses(
    tx: &mut Tx,
    after: AthleteId,
    last: AthleteId,
) -> Result<Vec<(AthleteId, String)>> {
    tx.list(
        "SELECT athlete_id, email FROM account
         WHERE athlete_id > $1 AND athlete_id <= $2 AND email_proven_at IS NOT NULL",
        args![after, last],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_the_tightest_clock_among_its_states_and_an_unknown_one_that_of_all_others() {
        let hours = |code: &str| clock_of(code).unwrap().authority_h;
        assert_eq!((hours("DE"), hours("CN"), hours("CO")), (72, 4, 360));
        assert_eq!(hours("CA"), 24, "Quebec's");
        assert_eq!(clock_of("CA").unwrap().rule, "as soon as feasible (RROSH) (CA-QC: promptly)");
        assert_eq!(hours("CA-QC"), 24);
        assert_eq!(hours("US"), 72, "no state is tighter");
        assert_eq!(clock_of("XX").unwrap().code, "ZZ");
        assert_eq!(clock_of("DE").unwrap().people, "high_risk_without_delay");
        assert_eq!(clock_of("JP").unwrap().people, "", "the table says nothing");
        let known_at: Timestamp = "2027-05-07T09:00:00Z".parse().unwrap();
        assert_eq!(clock_of("DE").unwrap().due_at(known_at).to_string(), "2027-05-10T09:00:00Z");
    }

    #[test]
    fn a_table_without_hours_is_refused() {
        let header = "code,name,breach_authority_h,breach_rule,breach_user,launch_default";
        let told = |row: &str| parse(&format!("{header}\n{row}\n")).unwrap_err();
        assert_eq!(told("DE,Germany,soon,72,,open"), "row DE: no hours");
        assert_eq!(told("DE,Germany,0,72,,open"), "row DE: no hours");
        assert_eq!(parse("code,name\n").unwrap_err(), "there is no column launch_default");
        assert_eq!(parse("").unwrap_err(), "the table is empty");
    }
}
