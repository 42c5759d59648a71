//! Where people's data lives. One installation is one region; who lives in a country of another region is told the address
//! of the installation there. Which country belongs to which region says the table (`residency_region`).
use std::collections::BTreeMap;

use crate::jurisdictions::{self, Jurisdiction};

/// Which region this installation is, and where the others are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Residency {
    here: Option<String>,
    elsewhere: BTreeMap<String, String>,
}

/// Where somebody's data belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// Here.
    Here,
    /// In another region.
    Elsewhere {
        /// Which one.
        region: String,
        /// The address of the installation there, if we know of one.
        address: Option<String>,
    },
}

impl Residency {
    /// An installation that takes everybody: for trying things out, and for the demo.
    pub fn anywhere() -> Residency {
        Residency::default()
    }

    /// `here` is a region of the table, or empty; `elsewhere` names others, as `us=https://us.stadion.example,apac=...`.
    /// An error says in words what is wrong.
    pub fn parse(here: &str, elsewhere: &str) -> Result<Residency, String> {
        let known = jurisdictions::table().regions();
        let region = |word: &str| match known.iter().any(|region| region == word) {
            true => Ok(word.to_owned()),
            false => Err(format!("`{word}` is none of {}", known.join(", "))),
        };
        let here = here.trim();
        let here = if here.is_empty() { None } else { Some(region(here)?) };
        let mut others = BTreeMap::new();
        for entry in elsewhere.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            let (word, address) = entry.split_once('=').ok_or_else(|| {
                format!("`{entry}` is no region and address, such as us=https://us.example")
            })?;
            let address = address.trim().trim_end_matches('/');
            if !address.starts_with("https://") || address.contains(char::is_whitespace) {
                return Err(format!("`{address}` does not begin with https://"));
            }
            others.insert(region(word.trim())?, address.to_owned());
        }
        if here.is_none() && !others.is_empty() {
            return Err("an installation that knows others has a region of its own".into());
        }
        Ok(Residency { here, elsewhere: others })
    }

    /// Where the data of somebody who lives under a rule belongs. Of several regions that a country allows, ours goes
    /// first, then one whose address we know.
    pub fn home_of(&self, rule: &Jurisdiction) -> Home {
        let Some(here) = &self.here else { return Home::Here };
        if rule.regions.contains(here) {
            return Home::Here;
        }
        let reachable = rule.regions.iter().find(|region| self.elsewhere.contains_key(*region));
        let region = reachable.or(rule.regions.first()).cloned().unwrap_or_default();
        let address = self.elsewhere.get(&region).cloned();
        Home::Elsewhere { region, address }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(residency: &Residency, country: &str) -> Home {
        residency.home_of(&jurisdictions::table().rule(country).unwrap())
    }

    fn elsewhere(region: &str, address: Option<&str>) -> Home {
        Home::Elsewhere { region: region.into(), address: address.map(str::to_owned) }
    }

    #[test]
    fn everybody_is_at_home_where_no_region_is_named() {
        for country in ["DE", "US", "JP", "GB"] {
            assert_eq!(home(&Residency::anywhere(), country), Home::Here);
        }
    }

    #[test]
    fn a_country_of_another_region_is_sent_there() {
        let eu = Residency::parse("eu", "us=https://us.stadion.example/, uk=https://uk.example")
            .unwrap();
        assert_eq!(home(&eu, "DE"), Home::Here);
        assert_eq!(home(&eu, "GB"), Home::Here, "the United Kingdom may live in either");
        assert_eq!(home(&eu, "US"), elsewhere("us", Some("https://us.stadion.example")));
        assert_eq!(home(&eu, "CA"), elsewhere("us", Some("https://us.stadion.example")));
        assert_eq!(home(&eu, "JP"), elsewhere("apac", None));
        let us = Residency::parse("us", "uk=https://uk.example").unwrap();
        assert_eq!(home(&us, "GB"), elsewhere("uk", Some("https://uk.example")));
        assert_eq!(home(&us, "RU"), elsewhere("ru", None));
    }

    #[test]
    fn a_setting_with_a_fault_is_told() {
        let fault = |here: &str, others: &str| Residency::parse(here, others).unwrap_err();
        assert!(fault("mars", "").starts_with("`mars` is none of"));
        assert!(fault("eu", "us").contains("no region and address"));
        assert!(fault("eu", "us=http://plain.example").contains("https://"));
        assert!(fault("eu", "moon=https://moon.example").starts_with("`moon` is none of"));
        assert!(fault("", "us=https://us.example").contains("region of its own"));
    }
}
