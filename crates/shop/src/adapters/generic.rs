//! A shop of any kind: its feed is read, its codes are brought by the operator, its orders come by webhook.
use super::{NewCode, ShopFault, ShopSystem};
use crate::catalogue::Product;
use crate::shops::Shop;

/// Needs nothing of the shop but a link into its cart.
pub(crate) struct GenericShop;

impl ShopSystem for GenericShop {
    fn brings_its_own(&self) -> bool {
        true
    }

    fn make_codes(&self, _: &Shop, _: &[NewCode]) -> Result<(), ShopFault> {
        Err(ShopFault::BringsItsOwn)
    }

    fn void_code(&self, _: &Shop, _: &str) -> Result<(), ShopFault> {
        Err(ShopFault::BringsItsOwn)
    }

    /// Fills the shop's template. Whatever is not known stays empty, so that no `{word}` reaches the shop.
    fn cart_link(
        &self,
        shop: &Shop,
        product: Option<&Product>,
        code: Option<&str>,
        click: &str,
    ) -> String {
        fill(&shop.cart_url, product.map(|product| product.id.as_str()), code, click)
    }
}

fn fill(template: &str, product: Option<&str>, code: Option<&str>, click: &str) -> String {
    let filled = template
        .replace("{product}", &encoded(product.unwrap_or_default()))
        .replace("{code}", &encoded(code.unwrap_or_default()))
        .replace("{click}", &encoded(click));
    let (address, mark) = match filled.split_once('#') {
        Some((address, mark)) => (address, format!("#{mark}")),
        None => (filled.as_str(), String::new()),
    };
    let joint = match address.contains('?') {
        true if address.ends_with(['?', '&']) => "",
        true => "&",
        false => "?",
    };
    format!("{address}{joint}utm_source=stadion{mark}")
}

/// Every byte that is not plain in an address as `%` and two digits.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                out.push_str(&kernel::random::to_hex(&[byte]).to_uppercase());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_carries_what_is_known_and_nothing_else() {
        let check = |template: &str, product, code, expected: &str| {
            assert_eq!(fill(template, product, code, "c1"), expected);
        };
        check(
            "https://shop.example/cart?add={product}&coupon={code}&ref={click}",
            Some("SHOE 42/ö"),
            Some("RUN-1"),
            "https://shop.example/cart?add=SHOE%2042%2F%C3%B6&coupon=RUN-1&ref=c1&utm_source=stadion",
        );
        check(
            "https://shop.example/go/{click}#cart",
            None,
            None,
            "https://shop.example/go/c1?utm_source=stadion#cart",
        );
        // A code is no way to add parameters, or to leave the shop.
        check(
            "https://shop.example/?c={code}",
            None,
            Some("a&admin=1#"),
            "https://shop.example/?c=a%26admin%3D1%23&utm_source=stadion",
        );
    }
}
