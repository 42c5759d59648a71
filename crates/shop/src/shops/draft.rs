//! What an operator says about a shop, and what is wrong with it.
use std::collections::BTreeMap;

use kernel::{Error, Result};

use crate::addresses;

/// What stands in a cart address for what is filled in.
const PLACEHOLDERS: [&str; 3] = ["product", "code", "click"];

/// What is to be kept of a shop, whoever said which part of it.
pub(super) struct Wanted<'a> {
    pub name: &'a str,
    pub adapter: &'a str,
    pub state: &'a str,
    pub cart_url: &'a str,
    pub admin_url: Option<&'a str>,
    pub admin_user: Option<&'a str>,
    pub has_password: bool,
}

/// Refuses what makes no sense, each field in its own words.
pub(super) fn check(wanted: &Wanted<'_>) -> Result<()> {
    let mut faults: BTreeMap<&'static str, String> = BTreeMap::new();
    let mut fault = |field, text: &str| {
        faults.insert(field, text.to_owned());
    };
    let letters = wanted.name.chars().count();
    if !(2..=80).contains(&letters) || wanted.name.chars().any(char::is_control) {
        fault("name", "a name has 2 to 80 letters, on one line");
    }
    if !matches!(wanted.adapter, "generic" | "vendure") {
        fault("adapter", "a shop is generic or vendure");
    }
    if !matches!(wanted.state, "open" | "paused") {
        fault("state", "a shop is open or paused");
    }
    if let Some(why) = cart_fault(wanted.cart_url) {
        fault("cart_url", why);
    }
    if let Some(why) = wanted.admin_url.and_then(addresses::fault) {
        fault("admin_url", why);
    }
    if wanted.adapter == "vendure" {
        if wanted.admin_url.is_none() {
            fault("admin_url", "we make codes in Vendure through its admin API; say where it is");
        }
        if wanted.admin_user.is_none() {
            fault("admin_user", "say as whom we make codes there");
        }
        if !wanted.has_password {
            fault("admin_password", "say with which password we make codes there");
        }
    }
    if wanted.admin_user.is_some_and(|user| user.chars().count() > 200) {
        fault("admin_user", "a user name has up to 200 letters");
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::invalid_fields(faults)) }
}

fn cart_fault(address: &str) -> Option<&'static str> {
    if let Some(why) = addresses::fault(address) {
        return Some(why);
    }
    let mut rest = address;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((word, next)) = after.split_once('}') else {
            return Some("a bracket is open; write {product}, {code} and {click}");
        };
        if !PLACEHOLDERS.contains(&word) {
            return Some("only {product}, {code} and {click} can be filled in");
        }
        rest = next;
    }
    if !address.contains("{click}") {
        return Some("without {click} in the address no order finds back to us");
    }
    None
}

/// A text without spaces around it; an empty one is none.
pub(super) fn tidy(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cart_address_names_what_is_filled_in() {
        assert_eq!(cart_fault("https://shop.example/cart?p={product}&c={code}&s={click}"), None);
        assert_eq!(cart_fault("https://shop.example/cart?s={click}"), None);
        assert!(cart_fault("https://shop.example/cart").unwrap().contains("{click}"));
        assert!(cart_fault("https://shop.example/{athlete}/{click}").unwrap().contains("only"));
        assert!(cart_fault("https://shop.example/{click").unwrap().contains("bracket"));
        assert!(cart_fault("http://shop.example/{click}").unwrap().contains("https"));
    }
}
