//! The parts of countries (ISO 3166-2): the level that people there call their region.
//!
//! The table is data: `data/regions.tsv`, made from the Unicode CLDR, whose licence lies beside it; what it
//! leaves out and adds is told in `docs/decisions/0020-regions-at-the-top-level.md`.
use std::sync::LazyLock;

static TABLE: LazyLock<Vec<Region>> = LazyLock::new(|| {
    parse(include_str!("../data/regions.tsv")).expect("a test reads the same table")
});

/// A part of a country.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Region {
    /// ISO 3166-2 code.
    #[schema(example = "DE-BY")]
    pub code: &'static str,
    /// English name, or the local one where English has none.
    #[schema(example = "Bavaria")]
    pub name: &'static str,
    /// Russian name; absent where we do not know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Бавария")]
    pub name_ru: Option<&'static str>,
}

/// The region with a code.
pub fn find(code: &str) -> Option<&'static Region> {
    let at = TABLE.binary_search_by_key(&code, |region| region.code).ok()?;
    TABLE.get(at)
}

/// The regions of a country, by English name; none for a country that has none, or that does not exist.
pub fn list(country: &str) -> Vec<&'static Region> {
    let of_country = |region: &&Region| country_of(region.code) == Some(country);
    let mut regions: Vec<_> = TABLE.iter().filter(of_country).collect();
    regions.sort_by_key(|region| region.name);
    regions
}

/// The country that a region's code begins with.
pub fn country_of(code: &str) -> Option<&str> {
    code.split_once('-').map(|(country, _)| country)
}

fn parse(text: &'static str) -> Result<Vec<Region>, String> {
    let mut table: Vec<Region> = Vec::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(code), Some(name), Some(name_ru), None) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            return Err(format!("`{line}` has not three cells"));
        };
        if !is_code(code) || name.is_empty() {
            return Err(format!("`{line}` lacks a code or a name"));
        }
        if table.last().is_some_and(|before| before.code >= code) {
            return Err(format!("`{code}` stands in the wrong place"));
        }
        table.push(Region { code, name, name_ru: Some(name_ru).filter(|name| !name.is_empty()) });
    }
    Ok(table)
}

fn is_code(code: &str) -> bool {
    let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    code.split_once('-').is_some_and(|(country, part)| {
        country.len() == 2
            && country.bytes().all(|b| b.is_ascii_uppercase())
            && (1..=3).contains(&part.len())
            && part.bytes().all(plain)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::jurisdictions;

    #[test]
    fn the_table_can_be_read_and_no_country_has_two_regions_of_one_name() {
        let table = parse(include_str!("../data/regions.tsv")).unwrap();
        assert_eq!(table.len(), 3587);
        let mut names = HashSet::new();
        for region in &table {
            let country = country_of(region.code).unwrap();
            assert!(names.insert((country, region.name)), "{region:?}");
            assert!(region.name_ru.is_none_or(|name| names.insert((country, name))), "{region:?}");
            assert!(region.name.trim() == region.name, "{region:?}");
        }
    }

    #[test]
    fn every_country_where_people_may_join_has_regions() {
        let mut without = Vec::new();
        for country in jurisdictions::table().countries() {
            if list(&country.code).is_empty() {
                without.push(country.code);
            }
        }
        assert!(without.is_empty(), "{without:?}");
    }

    #[test]
    fn regions_are_those_that_people_name() {
        let check = |country: &str, count: usize, code: &str, name: &str, name_ru: &str| {
            assert_eq!(list(country).len(), count, "{country}");
            let region = find(code).unwrap();
            assert_eq!((region.name, region.name_ru.unwrap_or_default()), (name, name_ru));
        };
        check("DE", 16, "DE-BY", "Bavaria", "Бавария");
        check("RU", 83, "RU-SPE", "Saint Petersburg", "Санкт-Петербург");
        check("IT", 20, "IT-25", "Lombardy", "Ломбардия");
        check("GB", 4, "GB-SCT", "Scotland", "Шотландия");
        check("US", 56, "US-CA", "California", "Калифорния");
        check("PL", 16, "PL-14", "Mazovia", "");
        assert!(find("FR-75").is_none(), "departments stand below their region");
        assert!(find("DE-XX").is_none() && list("XX").is_empty());
        for region in list("RU") {
            assert!(region.name_ru.is_some(), "{region:?} has no Russian name");
        }
    }
}
