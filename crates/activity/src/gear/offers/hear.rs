//! Purchases as the shop tells of them. Told twice is told once; an order that was given back before we hear of
//! its purchase is not offered.
use events::{BoughtItem, OrderRefunded, ProductsBought};
use kernel::{AthleteId, OrderId, Result, Tx, args};

use super::GearOfferId;
use crate::gear::Kind;

/// Pieces of one order that are offered. Who buys more of them at once is equipping a club.
const MOST_PIECES: usize = 10;
const LONGEST_BRAND: usize = 60;
const LONGEST_MODEL: usize = 80;

pub(crate) fn bought(tx: &mut Tx, fact: &ProductsBought) -> Result<()> {
    if is_refunded(tx, fact.athlete, fact.order)? {
        return Ok(());
    }
    for (position, (kind, item)) in pieces(&fact.items).into_iter().enumerate() {
        let (brand, model) = names(item);
        let sport = item.sport.as_deref().filter(|sport| kind.fits(sport));
        tx.exec(
            "INSERT INTO gear_offer (athlete_id, order_id, position, offer_id, state, kind, brand, model,
                                     sport, shop_id, product, bought_at)
             VALUES ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
            args![
                fact.athlete,
                fact.order,
                position,
                GearOfferId::new(),
                kind.word(),
                brand,
                model,
                sport,
                item.product.shop,
                item.product.product,
                fact.placed_at
            ],
        )?;
    }
    Ok(())
}

pub(crate) fn refunded(tx: &mut Tx, fact: &OrderRefunded) -> Result<()> {
    if !fact.wholly {
        return Ok(());
    }
    tx.exec(
        "INSERT INTO gear_refund (athlete_id, order_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        args![fact.athlete, fact.order],
    )?;
    tx.exec(
        "UPDATE gear_offer SET state = 'withdrawn'
         WHERE athlete_id = $1 AND order_id = $2 AND state = 'open'",
        args![fact.athlete, fact.order],
    )?;
    Ok(())
}

fn is_refunded(tx: &mut Tx, athlete: AthleteId, order: OrderId) -> Result<bool> {
    let refunded = tx.find::<(OrderId,)>(
        "SELECT order_id FROM gear_refund WHERE athlete_id = $1 AND order_id = $2",
        args![athlete, order],
    )?;
    Ok(refunded.is_some())
}

/// What of an order is gear, one entry for each piece.
fn pieces(items: &[BoughtItem]) -> Vec<(Kind, &BoughtItem)> {
    let mut pieces = Vec::new();
    for item in items {
        let Some(kind) = Kind::of(&item.kind) else { continue };
        for _ in 0..item.quantity {
            if pieces.len() == MOST_PIECES {
                return pieces;
            }
            pieces.push((kind, item));
        }
    }
    pieces
}

/// Brand and model on one line each. Shops like to begin the title with the brand; here it stands beside it.
fn names(item: &BoughtItem) -> (String, String) {
    let brand = one_line(&item.brand, LONGEST_BRAND);
    let title = one_line(&item.title, usize::MAX);
    let rest = title.strip_prefix(&brand).filter(|rest| rest.starts_with(' '));
    let model = one_line(rest.unwrap_or(&title), LONGEST_MODEL);
    match model.is_empty() {
        true => (brand, one_line(&item.product.product, LONGEST_MODEL)),
        false => (brand, model),
    }
}

fn one_line(text: &str, most: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let line = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    line.chars().take(most).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(kind: &str, brand: &str, title: &str, quantity: u32) -> BoughtItem {
        let shop = kernel::ids::Uuid::from_u128(7);
        BoughtItem {
            product: events::ProductRef { shop, product: "sku-1".into() },
            kind: kind.into(),
            brand: brand.into(),
            title: title.into(),
            sport: None,
            quantity,
        }
    }

    #[test]
    fn a_title_loses_the_brand_it_begins_with_and_what_cannot_be_shown() {
        let names = |brand: &str, title: &str| names(&item("shoes", brand, title, 1));
        assert_eq!(names("Corvo", "Corvo Strada\n3\u{7}"), ("Corvo".into(), "Strada 3".into()));
        assert_eq!(names("Cor", "Corvo Strada"), ("Cor".into(), "Corvo Strada".into()));
        assert_eq!(names("", "Strada"), (String::new(), "Strada".into()));
        assert_eq!(names("Corvo", "Corvo"), ("Corvo".into(), "Corvo".into()));
        assert_eq!(names("Corvo", " "), ("Corvo".into(), "sku-1".into()));
        assert_eq!(names("Corvo", &"x".repeat(300)).1.len(), 80);
    }

    #[test]
    fn each_pair_is_a_piece_and_a_jacket_is_none() {
        let order =
            [item("jacket", "", "Rain", 1), item("shoes", "", "A", 2), item("bike", "", "B", 1)];
        let kinds: Vec<Kind> = pieces(&order).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Kind::Shoes, Kind::Shoes, Kind::Bike]);
        assert_eq!(pieces(&[item("shoes", "", "A", u32::MAX)]).len(), MOST_PIECES);
    }
}
