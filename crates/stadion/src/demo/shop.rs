//! The shop of the demo: one that sells in every country of the demo's people. It is an invented one, read from
//! our own catalogue, or a real one that runs beside us, in which the demo can buy.
use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::{App, Error, Result, Timestamp, Tx, args};
use serde_json::json;
use shop::feeds::create::{FeedDraft, insert, insert_kept};
use shop::shops::{self, Shop};
use shop::{FeedId, ShopId};

use super::catalogue::{self, Wish};
use super::people::PEOPLE;
use super::promotions;
use crate::client::{Client, Fault, Target};

/// Products in each country.
const ITEMS: usize = 900;
/// Its addresses lead nowhere: nobody owns names that end in `.example`.
const URL: &str = "https://velo-lauf.example";

/// A Vendure that runs beside us, as whoever started both says.
pub struct RealShop {
    url: String,
    user: String,
    password: String,
}

impl RealShop {
    /// From `STADION_DEMO_SHOP_URL`, `_USER` and `_PASSWORD`; none without all three.
    pub fn from_environment() -> Option<RealShop> {
        let told = |name: &str| std::env::var(format!("STADION_DEMO_SHOP_{name}")).ok();
        let url = told("URL")?.trim_end_matches('/').to_owned();
        Some(RealShop { url, user: told("USER")?, password: told("PASSWORD")? })
    }

    fn as_shop(&self, now: Timestamp) -> Shop {
        let url = &self.url;
        Shop {
            name: "Kevo & Friends".into(),
            adapter: "vendure".into(),
            cart_url: format!("{url}/shop/cart?product={{product}}&code={{code}}&click={{click}}"),
            admin_url: Some(format!("{url}/admin-api")),
            admin_user: Some(self.user.clone()),
            admin_password: Some(self.password.clone()),
            ..invented_shop(now)
        }
    }

    /// Tells it where its orders are heard. Doing it again changes nothing.
    async fn connect(&self, app: &App, shop: &Shop) -> Result<(), Fault> {
        let message = json!({
            "webhook_url": format!("{}/api/v1/shops/{}/webhooks", app.public_url, shop.id),
            "secret": shop.webhook_secret,
        });
        let basic = STANDARD.encode(format!("{}:{}", self.user, self.password));
        let mut client = Client::new(Target::parse(&self.url)?);
        let headers = [
            ("authorization", format!("Basic {basic}")),
            ("content-type", "application/json".into()),
        ];
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        let answer = client.send("POST", "/stadion/connect", &headers, message.to_string()).await?;
        match answer.status.is_success() {
            true => Ok(()),
            false => Err(format!("the shop answered {}", answer.status).into()),
        }
    }
}

/// Opens the shop, names its feeds and announces its promotions, once. It is open before anybody achieves
/// anything, so that its promotions hear of it.
pub async fn open(app: &App, seed: u64, real: Option<&RealShop>) -> Result<(), Fault> {
    let now = app.clock.now();
    let wanted = real.map_or_else(|| invented_shop(now), |real| real.as_shop(now));
    let is_real = real.is_some();
    let write = app.db.write(move |tx| open_at(tx, wanted.clone(), is_real, now));
    let (shop, is_new) = write.await?;
    match real {
        Some(real) => real.connect(app, &shop).await?,
        None if is_new => stock(app, shop.id, seed, now).await?,
        None => {}
    }
    Ok(())
}

/// The shop of this kind, and whether it is new. A real one takes the place of an invented one.
fn open_at(tx: &mut Tx, wanted: Shop, is_real: bool, now: Timestamp) -> Result<(Shop, bool)> {
    for (id, adapter) in tx.list::<(ShopId, String)>(
        "SELECT shop_id, adapter FROM shop ORDER BY created_at",
        args![],
    )? {
        if adapter == wanted.adapter
            && let Some(shop) = shops::find(tx, id)?
        {
            return Ok((shop, false));
        }
        if is_real {
            shops::pause(tx, id, now)?;
        }
    }
    shops::insert(tx, &wanted)?;
    promotions::announce(tx, wanted.id, !is_real, now)?;
    if let (true, Some(admin)) = (is_real, &wanted.admin_url) {
        let url = admin.trim_end_matches("/admin-api");
        for country in countries() {
            let currency = currency_of(country);
            let address = format!("{url}/stadion/feed.xml?country={country}&currency={currency}");
            let draft = FeedDraft {
                shop: wanted.id,
                country: country.into(),
                currency: currency.into(),
                address: Some(address),
                every_hours: Some(1),
            };
            insert(tx, &draft, now)?;
        }
    }
    Ok((wanted, true))
}

/// Writes the invented shop's feeds, one for each country; they are read like any other.
async fn stock(app: &App, shop: ShopId, seed: u64, now: Timestamp) -> Result<()> {
    for country in countries() {
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
        let feed = FeedId::new();
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
        let write =
            app.db.write(move |tx| insert_kept(tx, feed, shop, country, currency, &name, now));
        write.await?;
    }
    Ok(())
}

fn invented_shop(now: Timestamp) -> Shop {
    Shop {
        id: ShopId::new(),
        name: "Velo & Lauf".into(),
        adapter: "generic".into(),
        state: "open".into(),
        cart_url: format!("{URL}/cart?add={{product}}&code={{code}}&ref={{click}}"),
        admin_url: None,
        admin_user: None,
        admin_password: None,
        webhook_secret: shops::create::new_secret(),
        created_at: now,
    }
}

fn countries() -> Vec<&'static str> {
    let mut countries: Vec<&'static str> = PEOPLE.iter().map(|person| person.country).collect();
    countries.sort_unstable();
    countries.dedup();
    countries
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
