//! Which kind of goods a product is and for which sport, by words and by Google's category numbers.
//!
//! The words are data (`data/goods.csv`): `word` is the word itself, `word*` begins so, `*word` ends so. The
//! order of the lines decides between rules that fit alike: a bike bottle is an accessory before it is a bike.
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a product says about itself.
pub(super) struct Words<'a> {
    pub category: &'a str,
    pub product_type: &'a str,
    pub title: &'a str,
}

/// What that amounts to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sorted {
    pub kind: &'static str,
    pub sport: Option<&'static str>,
    pub season: Option<&'static str>,
}

/// The shop's own words come before Google's category, which is often as coarse as "Sporting Goods".
pub(super) fn sort(words: &Words<'_>) -> Sorted {
    let numbered = numbered(words.category);
    let texts = [words.title, words.product_type, words.category];
    let kind = texts.iter().find_map(|text| GOODS.find("kind", text));
    let sport = texts.iter().find_map(|text| GOODS.find("sport", text));
    let season = texts[..2].iter().find_map(|text| GOODS.find("season", text));
    Sorted {
        kind: kind.or(numbered.map(|(kind, _)| kind)).unwrap_or("other"),
        sport: sport.or(numbered.and_then(|(_, sport)| sport)),
        season,
    }
}

struct Goods {
    exact: HashMap<&'static str, Vec<usize>>,
    begins: Vec<(&'static str, usize)>,
    ends: Vec<(&'static str, usize)>,
    /// What is decided, and to what.
    rules: Vec<(&'static str, &'static str)>,
}

static GOODS: LazyLock<Goods> = LazyLock::new(|| Goods::of(include_str!("../../data/goods.csv")));
static CATEGORIES: LazyLock<HashMap<u32, (&'static str, Option<&'static str>)>> =
    LazyLock::new(|| {
        let mut categories = HashMap::new();
        for line in include_str!("../../data/categories.csv").lines().skip(1) {
            let mut parts = line.split(',');
            let id = parts.next().and_then(|id| id.parse().ok());
            let (Some(id), Some(kind)) = (id, parts.next()) else { continue };
            categories.insert(id, (kind, parts.next().filter(|sport| !sport.is_empty())));
        }
        categories
    });

fn numbered(category: &str) -> Option<(&'static str, Option<&'static str>)> {
    // Some feeds write `187 - Apparel & Accessories > Shoes`.
    let digits = category.trim().split(|c: char| !c.is_ascii_digit()).next()?;
    CATEGORIES.get(&digits.parse().ok()?).copied()
}

impl Goods {
    fn of(data: &'static str) -> Goods {
        let (mut exact, mut begins, mut ends) = (HashMap::new(), Vec::new(), Vec::new());
        let mut rules = Vec::new();
        for line in data.lines().skip(1) {
            let mut parts = line.split(',');
            let (Some(what), Some(value), Some(words)) = (parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            let rule = rules.len();
            rules.push((what, value));
            for word in words.split_whitespace() {
                if let Some(beginning) = word.strip_suffix('*') {
                    begins.push((beginning, rule));
                } else if let Some(end) = word.strip_prefix('*') {
                    ends.push((end, rule));
                } else {
                    exact.entry(word).or_insert_with(Vec::new).push(rule);
                }
            }
        }
        Goods { exact, begins, ends, rules }
    }

    /// The first rule about `what` that fits any word of a text.
    fn find(&self, what: &str, text: &str) -> Option<&'static str> {
        let mut best: Option<usize> = None;
        let mut note = |rule: usize| {
            if self.rules[rule].0 == what && best.is_none_or(|best| rule < best) {
                best = Some(rule);
            }
        };
        let text = text.to_lowercase();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1) {
            for rule in self.exact.get(word).into_iter().flatten() {
                note(*rule);
            }
            for (beginning, rule) in &self.begins {
                if word.starts_with(beginning) {
                    note(*rule);
                }
            }
            for (end, rule) in &self.ends {
                if word.ends_with(end) {
                    note(*rule);
                }
            }
        }
        best.map(|rule| self.rules[rule].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str) -> (&'static str, Option<&'static str>) {
        let sorted = sort(&Words { category: "", product_type: "", title });
        (sorted.kind, sorted.sport)
    }

    #[test]
    fn titles_are_sorted_in_six_languages() {
        let check = |title: &str, kind: &str, sport: Option<&str>| {
            assert_eq!(titled(title), (kind, sport), "{title}");
        };
        check("Falcon 3 Running Shoes", "shoes", Some("running"));
        check("Falcon 3 Laufschuhe Damen", "shoes", Some("running"));
        check("Кроссовки для бега Falcon 3", "shoes", Some("running"));
        check("Zapatillas de correr Falcon 3", "shoes", Some("running"));
        check("Chaussures de course à pied Falcon 3", "shoes", Some("running"));
        check("Scarpe da corsa Falcon 3", "shoes", Some("running"));
        check("Wanderschuhe Grat", "shoes", Some("hiking"));
        check("Треккинговые ботинки", "shoes", Some("hiking"));
        check("Veloce Gravel Bike 54 cm", "bike", Some("cycling"));
        check("Rennrad Veloce", "bike", Some("cycling"));
        check("Шоссейный велосипед", "bike", Some("cycling"));
        check("Bicicletta da corsa", "bike", Some("cycling"));
        check("Vélo de route", "bike", Some("cycling"));
        check("Bicicleta de montaña", "bike", Some("cycling"));
        check("Bike Bottle 750 ml", "accessory", Some("cycling"));
        check("Fahrradhelm Luce", "accessory", Some("cycling"));
        check("Велосипедный шлем", "accessory", Some("cycling"));
        check("Casco de ciclismo", "accessory", Some("cycling"));
        check("Schwimmbrille", "accessory", Some("swimming"));
        check("Lunettes de natation", "accessory", Some("swimming"));
        check("Cycling Jersey", "clothing", Some("cycling"));
        check("Laufjacke Herren", "clothing", Some("running"));
        check("Куртка для бега", "clothing", Some("running"));
        check("Camiseta de running", "clothing", Some("running"));
        check("Maglia da ciclismo", "clothing", Some("cycling"));
        check("Collant de running", "clothing", Some("running"));
        check("GPS Watch Meridian", "electronics", None);
        check("Fahrradcomputer", "electronics", Some("cycling"));
        check("Спортивные часы", "electronics", None);
        check("Montre GPS", "electronics", None);
        check("Energy Gel Citrus", "nutrition", None);
        check("Протеиновый батончик", "nutrition", None);
        check("Barretta energetica", "nutrition", None);
        check("Yoga Mat 5 mm", "accessory", Some("yoga"));
        check("Hantelbank", "other", Some("strength"));
        check("Garden gnome", "other", None);
    }

    #[test]
    fn a_category_helps_where_words_say_nothing() {
        let check = |category: &str, title: &str, kind: &str, sport: Option<&str>| {
            let sorted = sort(&Words { category, product_type: "", title });
            assert_eq!((sorted.kind, sorted.sport), (kind, sport), "{category}: {title}");
        };
        check("187", "Falcon 3", "shoes", None);
        check("1026", "Veloce", "bike", Some("cycling"));
        check("Apparel & Accessories > Shoes", "Falcon 3", "shoes", None);
        check(
            "Sporting Goods > Outdoor Recreation > Cycling > Bicycles",
            "Veloce",
            "bike",
            Some("cycling"),
        );
        check("187 - Apparel & Accessories > Shoes", "Falcon 3", "shoes", None);
        check("999", "Asana", "accessory", Some("yoga"));
        check("4711", "Asana", "other", None);
        let typed = Words {
            category: "187", product_type: "Бег > Кроссовки", title: "Falcon 3"
        };
        assert_eq!(sort(&typed), Sorted { kind: "shoes", sport: Some("running"), season: None });
    }

    #[test]
    fn seasons_are_read_from_words() {
        let season = |title: &str| sort(&Words { category: "", product_type: "", title }).season;
        assert_eq!(season("Winter Running Jacket"), Some("winter"));
        assert_eq!(season("Winterlaufjacke"), Some("winter"));
        assert_eq!(season("Зимняя куртка"), Some("winter"));
        assert_eq!(season("Maglia estiva"), Some("summer"));
        assert_eq!(season("Sommertrikot"), Some("summer"));
        assert_eq!(season("Running Jacket"), None);
    }
}
