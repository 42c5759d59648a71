//! One product of a feed: what was written, and what it means.
use super::{Expected, price, sorting};

/// What we read of a product. Descriptions are left where they are: we would only keep them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Group,
    Title,
    Link,
    Image,
    Price,
    SalePrice,
    SaleDates,
    Availability,
    Brand,
    Category,
    ProductType,
    AgeGroup,
    Shipping,
}
const FIELDS: usize = Field::Shipping as usize + 1;

impl Field {
    /// The field with Google's name of it, or Atom's.
    pub fn named(name: &str) -> Option<Field> {
        Some(match name {
            "id" => Field::Id,
            "item_group_id" => Field::Group,
            "title" => Field::Title,
            "link" => Field::Link,
            "image_link" => Field::Image,
            "price" => Field::Price,
            "sale_price" => Field::SalePrice,
            "sale_price_effective_date" => Field::SaleDates,
            "availability" => Field::Availability,
            "brand" => Field::Brand,
            "google_product_category" => Field::Category,
            "product_type" => Field::ProductType,
            "age_group" => Field::AgeGroup,
            "shipping" | "shipping(country)" => Field::Shipping,
            _ => return None,
        })
    }
}

/// A product as it is written.
#[derive(Debug)]
pub(super) struct Raw {
    /// The line on which it begins.
    pub line: u64,
    fields: [Option<String>; FIELDS],
    /// Fields whose name had Google's prefix; they win over plain ones of the same name.
    prefixed: [bool; FIELDS],
}

impl Raw {
    pub fn new(line: u64) -> Raw {
        Raw { line, fields: Default::default(), prefixed: [false; FIELDS] }
    }

    /// Takes a value. What is there twice counts once, except countries of shipping, which are gathered.
    pub fn set(&mut self, field: Field, value: &str, prefixed: bool) {
        let value = value.trim();
        let at = field as usize;
        if value.is_empty() || (self.prefixed[at] && !prefixed) {
            return;
        }
        match (&mut self.fields[at], field) {
            (Some(before), Field::Shipping) => {
                before.push(',');
                before.push_str(value);
            }
            (Some(_), _) if self.prefixed[at] == prefixed => {}
            (kept, _) => *kept = Some(value.to_owned()),
        }
        self.prefixed[at] |= prefixed;
    }

    pub fn is_empty(&self) -> bool {
        self.fields.iter().all(Option::is_none)
    }

    fn get(&self, field: Field) -> Option<&str> {
        self.fields[field as usize].as_deref()
    }
}

/// A price for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    /// In the smallest unit of the feed's currency.
    pub price_minor: i64,
    /// From when on; always, when it is not said.
    pub from: Option<kernel::Timestamp>,
    /// Until when.
    pub until: Option<kernel::Timestamp>,
}

/// A product that makes sense.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The shop's own id.
    pub id: String,
    /// Sizes and colours of one model share it; its own id when it stands alone.
    pub group: String,
    /// What it is called.
    pub title: String,
    /// Who makes it; may be empty.
    pub brand: String,
    /// `shoes`, `bike`, `clothing`, `electronics`, `nutrition`, `accessory` or `other`.
    pub kind: &'static str,
    /// The sport it is for, if it is for one.
    pub sport: Option<&'static str>,
    /// `winter` or `summer`, if it is for one.
    pub season: Option<&'static str>,
    /// Its page in the shop.
    pub link: String,
    /// Its picture.
    pub image_link: Option<String>,
    /// In the smallest unit of the feed's currency.
    pub price_minor: i64,
    /// A lower price, for a while.
    pub sale: Option<Sale>,
    /// Whether it can be had now.
    pub in_stock: bool,
}

impl Item {
    /// Changes when, and only when, something changes that we keep.
    pub fn content_hash(&self) -> [u8; 32] {
        let mut hash = blake3::Hasher::new();
        let mut add = |text: &str| {
            hash.update(&(text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        };
        for text in [&self.id, &self.group, &self.title, &self.brand, &self.link] {
            add(text);
        }
        add(self.kind);
        add(self.sport.unwrap_or_default());
        add(self.season.unwrap_or_default());
        add(self.image_link.as_deref().unwrap_or_default());
        let sale = self.sale.as_ref();
        for number in [
            self.price_minor,
            sale.map_or(0, |sale| sale.price_minor),
            sale.and_then(|sale| sale.from).map_or(0, |at| at.0),
            sale.and_then(|sale| sale.until).map_or(0, |at| at.0),
            i64::from(self.in_stock),
        ] {
            hash.update(&number.to_le_bytes());
        }
        *hash.finalize().as_bytes()
    }
}

/// What is wrong with one product, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemFault {
    /// The line on which the product begins.
    pub line: u64,
    /// Its id, if it has one.
    pub item: Option<String>,
    /// The field, by Google's name.
    pub field: &'static str,
    /// What is wrong with it.
    pub reason: String,
}

impl ItemFault {
    pub(super) fn twice(line: u64, id: String) -> ItemFault {
        let reason = "this id was there before in the same feed".to_owned();
        ItemFault { line, item: Some(id), field: "id", reason }
    }
}

/// What a product means, or the first thing that is wrong with it.
pub(super) fn check(raw: &Raw, expected: &Expected) -> Result<Item, ItemFault> {
    let id = raw.get(Field::Id);
    let fault = |field: &'static str, reason: &str| ItemFault {
        line: raw.line,
        item: id.map(|id| id.chars().take(100).collect()),
        field,
        reason: reason.to_owned(),
    };
    let text = |field: Field, name: &'static str, most: usize| {
        let Some(value) = raw.get(field) else {
            return Err(fault(name, "this is missing"));
        };
        if value.chars().count() > most {
            return Err(fault(name, "this is longer than anybody would write it"));
        }
        if value.chars().any(|c| c.is_control() && !c.is_whitespace()) {
            return Err(fault(name, "there are signs in it that are no text"));
        }
        Ok(value.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let id_text = text(Field::Id, "id", 100)?;
    let title = text(Field::Title, "title", 500)?;
    let link = text(Field::Link, "link", 2000)?;
    if !is_web_address(&link) {
        return Err(fault("link", "this is not the address of a page"));
    }
    let image_link =
        raw.get(Field::Image).filter(|link| is_web_address(link) && link.len() <= 2000);
    let price_text = raw.get(Field::Price).ok_or_else(|| fault("price", "this is missing"))?;
    let price_minor = price::parse(price_text, &expected.currency)
        .map_err(|why| fault("price", &why.to_string()))?;
    let in_stock = match raw.get(Field::Availability).map(word).as_deref() {
        Some("in_stock" | "instock") => true,
        Some("out_of_stock" | "outofstock" | "preorder" | "backorder" | "discontinued") => false,
        Some(_) => return Err(fault("availability", "we do not know this word")),
        None => return Err(fault("availability", "this is missing")),
    };
    if raw.get(Field::Shipping).is_some_and(|list| !ships_to(list, &expected.country)) {
        return Err(fault("shipping", "this is not sent to the country of the feed"));
    }
    let sale = match raw.get(Field::SalePrice) {
        Some(text) => {
            let minor = price::parse(text, &expected.currency)
                .map_err(|why| fault("sale_price", &why.to_string()))?;
            let (from, until) = match raw.get(Field::SaleDates) {
                Some(dates) => sale_dates(dates).ok_or_else(|| {
                    fault("sale_price_effective_date", "this is not a beginning and an end")
                })?,
                None => (None, None),
            };
            // A sale that saves nothing is none.
            (minor < price_minor).then_some(Sale { price_minor: minor, from, until })
        }
        None => None,
    };
    let brand = match raw.get(Field::Brand) {
        Some(_) => text(Field::Brand, "brand", 100)?,
        None => String::new(),
    };
    let group = match raw.get(Field::Group) {
        Some(_) => text(Field::Group, "item_group_id", 100)?,
        None => id_text.clone(),
    };
    let sorted = sorting::sort(&sorting::Words {
        category: raw.get(Field::Category).unwrap_or_default(),
        product_type: raw.get(Field::ProductType).unwrap_or_default(),
        title: &title,
    });
    // Suggestions are for adults, so goods for children stay unsorted, as what we do not suggest.
    let for_children = raw.get(Field::AgeGroup).is_some_and(|age| word(age) != "adult");
    let kind = if for_children { "other" } else { sorted.kind };
    Ok(Item {
        id: id_text,
        group,
        title,
        brand,
        kind,
        sport: sorted.sport,
        season: sorted.season,
        link,
        image_link: image_link.map(str::to_owned),
        price_minor,
        sale,
        in_stock,
    })
}

/// `in stock`, `In Stock`, `in_stock` and `https://schema.org/InStock` are one word.
fn word(text: &str) -> String {
    let text = text.rsplit('/').next().unwrap_or(text);
    text.trim().to_lowercase().replace([' ', '-'], "_")
}

/// Whether an address is one of the web that a browser may be sent to.
fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with(['/', '?', '#'])
            && !address.contains(char::is_whitespace)
    })
}

/// Countries stand alone, or first in `IT::Standard:4.90 EUR`.
fn ships_to(list: &str, country: &str) -> bool {
    let mut countries = list.split(',').filter_map(|part| {
        let code = part.split(':').next().unwrap_or_default().trim();
        (code.len() == 2 && code.chars().all(|c| c.is_ascii_alphabetic())).then_some(code)
    });
    let mut any = false;
    let here = countries.any(|code| {
        any = true;
        code.eq_ignore_ascii_case(country)
    });
    here || !any
}

type Window = (Option<kernel::Timestamp>, Option<kernel::Timestamp>);

/// `2026-11-20T00:00+0100/2026-11-30T23:59+0100`.
fn sale_dates(text: &str) -> Option<Window> {
    let (from, until) = text.split_once('/')?;
    let (from, until) = (instant(from)?, instant(until)?);
    (from < until).then_some((Some(from), Some(until)))
}

fn instant(text: &str) -> Option<kernel::Timestamp> {
    let text = text.trim().replace(' ', "T");
    if let Ok(at) = text.parse() {
        return Some(at);
    }
    // A day or a time without a zone is taken as UTC.
    let day: kernel::Day = text.get(..10)?.parse().ok()?;
    if text.len() == 10 {
        return Some(day.starts_at("UTC"));
    }
    format!("{text}Z").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_a_sale_are_read_with_and_without_seconds_and_zones() {
        let read = |text: &str| {
            let (from, until) = sale_dates(text)?;
            Some((from?.to_string(), until?.to_string()))
        };
        let both = |from: &str, until: &str| Some((from.to_owned(), until.to_owned()));
        assert_eq!(
            read("2026-11-20T00:00+0100/2026-11-30T23:59+0100"),
            both("2026-11-19T23:00:00Z", "2026-11-30T22:59:00Z")
        );
        assert_eq!(
            read("2026-11-20T08:00:00Z/2026-11-30T08:00:00Z"),
            both("2026-11-20T08:00:00Z", "2026-11-30T08:00:00Z")
        );
        assert_eq!(
            read("2026-11-20/2026-11-30"),
            both("2026-11-20T00:00:00Z", "2026-11-30T00:00:00Z")
        );
        assert_eq!(read("2026-11-30/2026-11-20"), None, "it ends before it begins");
        assert_eq!(read("soon"), None);
    }

    #[test]
    fn shipping_names_countries_in_several_ways() {
        assert!(ships_to("IT", "IT"));
        assert!(ships_to("DE,IT", "IT"));
        assert!(ships_to("IT::Standard:4.90 EUR", "IT"));
        assert!(ships_to("AE:::0 AED", "AE"));
        assert!(!ships_to("DE::Standard:4.90 EUR", "IT"));
        assert!(ships_to(":::4.90 EUR", "IT"), "a price for everywhere");
    }
}
