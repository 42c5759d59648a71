//! In which countries Stadion is open, and from what age.
//!
//! The rule is data: `data/jurisdictions.csv`, one row for each country and for a few states with rules of
//! their own, each with the evidence it stands on. A country without a row is closed.
use std::sync::LazyLock;

use kernel::{Day, athlete, chain};

use crate::residency::{Home, Residency};

static TABLE: LazyLock<Jurisdictions> = LazyLock::new(|| {
    let text = include_str!("../data/jurisdictions.csv");
    Jurisdictions::parse(text).expect("a test reads the same table")
});

/// The table as it came with this binary.
pub fn table() -> &'static Jurisdictions {
    &TABLE
}

/// Whether somebody may join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// Come in. A minor's activities are private.
    Welcome {
        /// Below the age at which the person decides alone who sees them.
        minor: bool,
    },
    /// Not yet: from this age on.
    TooYoung {
        /// Whole years.
        age_needed: u8,
    },
    /// Nobody from there may join now.
    Closed,
    /// People from there join an installation of another region.
    Elsewhere {
        /// Which region.
        region: String,
        /// Where that installation is, if we know of one.
        address: Option<String>,
    },
}

/// Whether, and for whom, a country is open.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    /// Open from `min_age` on.
    Open,
    /// Open to adults.
    AdultsOnly,
    /// Not open.
    Closed,
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jurisdiction {
    /// ISO 3166-1 alpha-2 code, with an ISO 3166-2 part for a state that has rules of its own.
    pub code: String,
    /// English name.
    pub name: String,
    /// Whether it is open.
    pub opening: Opening,
    /// Closed only until its rules have been checked there.
    pub awaits_counsel: bool,
    /// The age from which a person may join: the higher of our own limit and that of consent.
    pub min_age: u8,
    /// Below this age the private settings of minors apply.
    pub minor_below: u8,
    /// Regions in which the data of people there may live, the usual one first; none where it may live in none of ours.
    pub regions: Vec<String>,
    /// Whether consent to health data must be in writing there: then a switch is none.
    pub health_in_writing: bool,
    /// The hash of the row's text, and of those of its states: what a consent names as the rules that held.
    pub version: String,
}

/// The whole table.
#[derive(Debug)]
pub struct Jurisdictions(Vec<Jurisdiction>);

/// Stands for every country that has no row.
pub(crate) const ANYWHERE_ELSE: &str = "ZZ";
const ADULT: u8 = 18;
/// Of the hashes of rows.
const DOMAIN: &str = "jurisdiction";

impl Jurisdictions {
    /// Whether someone born on a day may join on another, living in `code`. A closed country is closed everywhere; then it
    /// matters where the data belongs, and last the age.
    pub fn admit(&self, code: &str, birth_on: Day, today: Day, residency: &Residency) -> Admission {
        let age = athlete::age_on(birth_on, today);
        let Some(rule) = self.rule(code) else { return Admission::Closed };
        if rule.opening == Opening::Closed {
            return Admission::Closed;
        }
        if let Home::Elsewhere { region, address } = residency.home_of(&rule) {
            return Admission::Elsewhere { region, address };
        }
        if age < i32::from(rule.min_age) {
            return Admission::TooYoung { age_needed: rule.min_age };
        }
        Admission::Welcome { minor: age < i32::from(rule.minor_below) }
    }

    /// Whether someone counts as a minor where they live. Where no rule is known, adults are 18.
    pub fn is_minor(&self, code: &str, birth_on: Day, today: Day) -> bool {
        let below = self.rule(code).map_or(ADULT, |rule| rule.minor_below);
        athlete::age_on(birth_on, today) < i32::from(below)
    }

    /// The rule for a code, if it has a row. We ask for the country alone, so a country takes on the
    /// strictest limits among its states.
    pub fn rule(&self, code: &str) -> Option<Jurisdiction> {
        let mut rule = self.0.iter().find(|row| row.code == code)?.clone();
        for row in &self.0 {
            let is_state_of_it = row.code.strip_prefix(code).is_some_and(|r| r.starts_with('-'));
            if is_state_of_it {
                rule.min_age = rule.min_age.max(row.min_age);
                rule.minor_below = rule.minor_below.max(row.minor_below);
                rule.health_in_writing |= row.health_in_writing;
                rule.version = chain::hash(DOMAIN, &rule.version, &[Some(&row.version)]);
            }
        }
        Some(rule)
    }

    /// Every region that some country names, by its word.
    pub fn regions(&self) -> Vec<String> {
        let mut regions: Vec<String> =
            self.0.iter().flat_map(|row| row.regions.iter().cloned()).collect();
        regions.sort();
        regions.dedup();
        regions
    }

    /// The countries by name, without their states and without the row for all others.
    pub fn countries(&self) -> Vec<Jurisdiction> {
        let is_country = |row: &&Jurisdiction| row.code.len() == 2 && row.code != ANYWHERE_ELSE;
        let codes = self.0.iter().filter(is_country).map(|row| row.code.as_str());
        let mut countries: Vec<_> = codes.filter_map(|code| self.rule(code)).collect();
        countries.sort_by(|a, b| a.name.cmp(&b.name));
        countries
    }

    /// Reads the table; anything unexpected in it is an error that names the row.
    fn parse(text: &str) -> Result<Jurisdictions, String> {
        let mut rows = read_csv(text)?.into_iter();
        let header = rows.next().ok_or("the table is empty")?;
        let column = |name: &str| {
            let found = header.iter().position(|column| column == name);
            found.ok_or_else(|| format!("there is no column {name}"))
        };
        let (code, name, launch) = (column("code")?, column("name")?, column("launch_default")?);
        let (own, consent) = (column("min_age_phase1")?, column("age_self_consent")?);
        let (minors, evidence) = (column("age_minor_defaults")?, column("evidence")?);
        let (health, region) = (column("health_consent")?, column("residency_region")?);
        let mut table: Vec<Jurisdiction> = Vec::new();
        for row in rows {
            let at = |what: &str| format!("row {}: {what}", row[0]);
            if row.len() != header.len() {
                return Err(at("has another number of columns than the header"));
            }
            let age = |column: usize| {
                let age = row[column].parse::<u8>().ok().filter(|age| *age <= 99);
                age.ok_or_else(|| at(&format!("`{}` is no age", row[column])))
            };
            let (opening, awaits_counsel) = match row[launch].as_str() {
                "open" => (Opening::Open, false),
                "adults_only" => (Opening::AdultsOnly, false),
                "counsel_gate" => (Opening::Closed, true),
                "closed" => (Opening::Closed, false),
                other => return Err(at(&format!("`{other}` is no opening"))),
            };
            if row[region].is_empty() {
                return Err(at("lacks its region"));
            }
            if !is_code(&row[code]) || row[name].is_empty() || row[evidence].is_empty() {
                return Err(at("lacks a code, a name or its evidence"));
            }
            if table.iter().any(|other| other.code == row[code]) {
                return Err(at("stands there twice"));
            }
            let cells: Vec<Option<&str>> = row.iter().map(|cell| Some(cell.as_str())).collect();
            let floor = if opening == Opening::AdultsOnly { ADULT } else { 0 };
            table.push(Jurisdiction {
                code: row[code].clone(),
                name: row[name].clone(),
                opening,
                awaits_counsel,
                min_age: age(own)?.max(age(consent)?).max(floor),
                minor_below: age(minors)?,
                regions: regions(&row[region]),
                health_in_writing: row[health].contains("written"),
                version: chain::hash(DOMAIN, chain::START, &cells),
            });
        }
        for row in &table {
            let country = &row.code[..2];
            if !table.iter().any(|other| other.code == country) {
                return Err(format!("row {}: its country has none", row.code));
            }
        }
        Ok(Jurisdictions(table))
    }
}

/// `eu_or_uk`: either; `cn_separate_deployment`: one of its own; `closed` is none.
fn regions(cell: &str) -> Vec<String> {
    let words = cell.split("_or_").map(|word| word.trim_end_matches("_separate_deployment"));
    words.filter(|word| *word != "closed").map(str::to_owned).collect()
}

fn is_code(code: &str) -> bool {
    let (country, state) = code.split_once('-').unwrap_or((code, "A"));
    let upper = |part: &str| part.bytes().all(|b| b.is_ascii_uppercase());
    country.len() == 2 && upper(country) && (1..=3).contains(&state.len()) && upper(state)
}

/// Rows of comma-separated values (RFC 4180): a value in quotes may hold commas, line breaks and doubled quotes.
pub(crate) fn read_csv(text: &str) -> Result<Vec<Vec<String>>, String> {
    let mut rows = Vec::new();
    let (mut row, mut value, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => value.push('"'),
            '"' if quoted => quoted = false,
            _ if quoted => value.push(letter),
            '"' if value.is_empty() => quoted = true,
            '"' => return Err(format!("a stray quote in row {}", rows.len() + 1)),
            ',' => row.push(std::mem::take(&mut value)),
            '\r' => {}
            '\n' => {
                row.push(std::mem::take(&mut value));
                rows.push(std::mem::take(&mut row));
            }
            _ => value.push(letter),
        }
    }
    if quoted {
        return Err("a quote that does not end".into());
    }
    if !value.is_empty() || !row.is_empty() {
        row.push(value);
        rows.push(row);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// Every row, every age from 0 to 99, in an installation of every region and in one of none: one outcome, and the one
    /// that a reader of the row expects.
    #[test]
    fn every_row_gives_every_age_in_every_region_exactly_one_outcome() {
        let today = day("2027-05-07");
        let mut installations = vec![Residency::anywhere()];
        for region in table().regions() {
            installations.push(Residency::parse(&region, "eu=https://eu.example").unwrap());
        }
        assert!(installations.len() > 8, "{:?}", table().regions());
        let (mut welcome, mut too_young, mut closed, mut elsewhere) = (0, 0, 0, 0);
        for row in &table().0 {
            let rule = table().rule(&row.code).unwrap();
            for (at, here) in installations.iter().enumerate() {
                let at_home = at == 0 || rule.regions.contains(&table().regions()[at - 1]);
                for age in 0..=99u8 {
                    let birth_on = day(&format!("{}-05-07", 2027 - i32::from(age)));
                    let expected = match rule.opening {
                        Opening::Closed => Admission::Closed,
                        _ if !at_home => {
                            let at_eu = rule.regions.iter().any(|region| region == "eu");
                            let region = if at_eu { "eu" } else { rule.regions[0].as_str() };
                            let address = at_eu.then(|| "https://eu.example".to_owned());
                            Admission::Elsewhere { region: region.into(), address }
                        }
                        _ if age < rule.min_age => Admission::TooYoung { age_needed: rule.min_age },
                        _ => Admission::Welcome { minor: age < 18 },
                    };
                    let outcome = table().admit(&row.code, birth_on, today, here);
                    assert_eq!(outcome, expected, "{} at {age}", row.code);
                    match outcome {
                        Admission::Closed => closed += 1,
                        Admission::Elsewhere { .. } => elsewhere += 1,
                        Admission::TooYoung { .. } => too_young += 1,
                        Admission::Welcome { .. } => {
                            assert!(age >= 16, "{}", row.code);
                            welcome += 1;
                        }
                    }
                }
            }
        }
        assert_eq!(table().0.len(), 70);
        assert_eq!(welcome + too_young + closed + elsewhere, 7_000 * installations.len());
        assert!(welcome > 0 && too_young > 0 && closed > 0 && elsewhere > 0);
    }

    #[test]
    fn closed_unknown_and_unchecked_countries_admit_nobody() {
        let (birth_on, today) = (day("1990-01-01"), day("2027-05-07"));
        for code in ["RU", "CN", "KZ", "BR", "TR", "ZZ", "PK", "XX", "", "de", "DE-BY"] {
            assert_eq!(
                table().admit(code, birth_on, today, &Residency::anywhere()),
                Admission::Closed,
                "{code}"
            );
        }
    }

    #[test]
    fn adults_only_means_eighteen() {
        let today = day("2027-05-07");
        let welcome = Admission::Welcome { minor: false };
        assert_eq!(
            table().admit("IN", day("2009-05-08"), today, &Residency::anywhere()),
            Admission::TooYoung { age_needed: 18 }
        );
        assert_eq!(table().admit("IN", day("2009-05-07"), today, &Residency::anywhere()), welcome);
    }

    #[test]
    fn a_country_takes_on_the_strictest_limit_among_its_states() {
        let text = "code,name,age_self_consent,age_minor_defaults,min_age_phase1,health_consent,residency_region,launch_default,evidence\n\
                    US,United States,13,18,14,explicit,eu,open,G\nUS-CA,California,17,21,14,explicit,eu,open,G\nDE,Germany,16,18,16,explicit,eu,open,G\n";
        let table = Jurisdictions::parse(text).unwrap();
        let (us, de) = (table.rule("US").unwrap(), table.rule("DE").unwrap());
        assert_eq!((us.min_age, us.minor_below), (17, 21));
        assert_eq!((de.min_age, de.minor_below), (16, 18));
    }

    #[test]
    fn a_table_with_a_fault_is_refused() {
        let header = "code,name,age_self_consent,age_minor_defaults,min_age_phase1,health_consent,residency_region,launch_default,evidence";
        let check = |rows: &str, fault: &str| {
            let told = Jurisdictions::parse(&format!("{header}\n{rows}\n")).unwrap_err();
            assert!(told.contains(fault), "{told}");
        };
        check("DE,Germany,16,18,16,explicit,eu,ajar,G", "`ajar` is no opening");
        check("DE,Germany,,18,16,explicit,eu,open,G", "`` is no age");
        check("DE,Germany,16,18,16,explicit,eu,open,", "evidence");
        check("DE,Germany,16,18,16,explicit,eu,open", "another number of columns");
        check("de,Germany,16,18,16,explicit,eu,open,G", "code");
        check(
            "DE,Germany,16,18,16,explicit,eu,open,G\nDE,Germany,16,18,16,explicit,eu,open,G",
            "twice",
        );
        check("DE,Germany,16,18,16,explicit,,open,G", "region");
        check("US-CA,California,16,18,16,explicit,eu,open,G", "its country has none");
        check("DE,\"Germany,16,18,16,explicit,eu,open,G", "does not end");
        assert!(Jurisdictions::parse("code,name\n").unwrap_err().contains("no column"));
    }
}
