//! The shop of the demo: one that sells in every country of the demo's people, read from our own catalogue.
use std::io::Write;

use kernel::{App, Error, Result, Timestamp, Tx, args};
use shop::feeds::work;

use super::catalogue::{self, Wish};
use super::people::PEOPLE;

/// Products in each country.
const ITEMS: usize = 900;
/// Its addresses lead nowhere: nobody owns names that end in `.example`.
const URL: &str = "https://velo-lauf.example";

/// Opens the shop and reads its feeds, once: where it is, nothing is added.
pub async fn open(app: &App, seed: u64) -> Result<()> {
    let now = app.clock.now();
    let Some(shop) = app.db.write(move |tx| open_at(tx, now)).await? else { return Ok(()) };
    let mut countries: Vec<&'static str> = PEOPLE.iter().map(|person| person.country).collect();
    countries.sort_unstable();
    countries.dedup();
    for country in countries {
        let currency = currency_of(country);
        let wish = Wish {
            seed,
            items: ITEMS,
            country,
            currency,
            shop_url: URL.to_owned(),
            pictures: false,
        };
        let files = app.files.clone();
        let feed = shop::FeedId::new();
        let name = format!("feeds/{feed}-demo");
        let kept = name.clone();
        let keep = tokio::task::spawn_blocking(move || {
            let mut incoming = files.receive()?;
            let mut bytes = Vec::new();
            catalogue::write(&wish, &mut bytes)?;
            bytes.flush()?;
            incoming.write(&bytes)?;
            incoming.keep(&files, &kept)
        });
        keep.await.map_err(Error::internal)??;
        let insert = app.db.write(move |tx| {
            shop::feeds::create::insert_kept(tx, feed, shop, country, currency, &name, now)
        });
        insert.await?;
    }
    work::read_due(app).await.map(|_| ())
}

/// The shop, if it is not there yet.
fn open_at(tx: &mut Tx, now: Timestamp) -> Result<Option<shop::ShopId>> {
    let there = tx.find::<(shop::ShopId,)>("SELECT shop_id FROM shop LIMIT 1", args![])?;
    if there.is_some() {
        return Ok(None);
    }
    let id = shop::ShopId::new();
    shop::shops::insert(
        tx,
        &shop::shops::Shop {
            id,
            name: "Velo & Lauf".into(),
            adapter: "generic".into(),
            state: "open".into(),
            cart_url: format!("{URL}/cart?add={{product}}&code={{code}}&ref={{click}}"),
            admin_url: None,
            admin_user: None,
            admin_password: None,
            webhook_secret: shop::shops::create::new_secret(),
            created_at: now,
        },
    )?;
    Ok(Some(id))
}

fn currency_of(country: &str) -> &'static str {
    match country {
        "JP" => "JPY",
        "US" => "USD",
        "SE" => "SEK",
        "GB" => "GBP",
        "RU" => "RUB",
        _ => "EUR",
    }
}
