//! What the benchmarks of the shop share: a database of the engine under test, a shop, a catalogue in it.

use std::io::BufWriter;
use std::path::Path;

use kernel::db::{DbOptions, migrate};
use kernel::facts::{Courier, Listeners};
use kernel::files::Files;
use kernel::{App, Clock, Db, Timestamp};
use shop::feeds::{create, work};
use shop::shops::{self, Shop};
use shop::{FeedId, ShopId};
use stadion::demo::catalogue::{self, Wish};

use crate::Failure;

/// A Stadion with one shop, as durable as a real one.
pub struct Market {
    pub app: App,
    pub clock: Clock,
    pub feed: FeedId,
}

/// The databases to measure: SQLite always, PostgreSQL where `STADION_TEST_DB` names a server.
pub fn engines(folder: &Path) -> Vec<(&'static str, DbOptions)> {
    let lite = DbOptions::new(format!("sqlite:{}", folder.join("stadion.db").display()));
    let mut engines = vec![("SQLite", lite)];
    if let Ok(url) = std::env::var("STADION_TEST_DB") {
        let schema = format!("bench_{}", kernel::random::hex::<4>());
        engines.push(("PostgreSQL", DbOptions { pg_schema: Some(schema), ..DbOptions::new(url) }));
    }
    engines
}

impl Market {
    pub async fn open(
        folder: &Path,
        options: &DbOptions,
        now: Timestamp,
        doorkeeper: std::sync::Arc<dyn kernel::app::Doorkeeper>,
    ) -> Result<Market, Failure> {
        if let Some(schema) = &options.pg_schema {
            let admin = Db::open(&DbOptions { pg_schema: None, ..options.clone() }).await?;
            migrate::create_pg_schema(&admin, schema).await?;
            admin.close().await;
        }
        let clock = Clock::fixed(now);
        let db = Db::open(options).await?;
        migrate::run(&db, schema::MIGRATIONS, now).await?;
        db.listen(Listeners::none());
        let (shop, feed) = (ShopId::new(), FeedId::new());
        let made = db.write(move |tx| {
            let url = "https://shop.example/cart?add={product}&code={code}&ref={click}";
            shops::insert(
                tx,
                &Shop {
                    id: shop,
                    name: "Velo & Lauf".into(),
                    adapter: "generic".into(),
                    state: "open".into(),
                    cart_url: url.into(),
                    admin_url: None,
                    admin_user: None,
                    admin_password: None,
                    webhook_secret: shops::create::new_secret(),
                    created_at: now,
                },
            )?;
            create::insert_kept(tx, feed, shop, "IT", "EUR", "feeds/catalogue", now)
        });
        made.await?;
        let app = App {
            courier: Courier::new(db.clone(), clock.clone()),
            db,
            files: Files::open(folder.join("files"))?,
            vault: kernel::vault::Vault::random(),
            clock: clock.clone(),
            doorkeeper,
            public_url: "http://localhost:4000".into(),
        };
        Ok(Market { app, clock, feed })
    }

    /// Reads the catalogue again.
    pub async fn read(&self) -> Result<(), Failure> {
        let (feed, now) = (self.feed, self.app.clock.now());
        let ask = self.app.db.write(move |tx| {
            tx.exec("UPDATE shop_feed SET due_at = $2 WHERE feed_id = $1", kernel::args![feed, now])
        });
        ask.await?;
        match work::read_due(&self.app).await? {
            1 => Ok(()),
            other => Err(format!("{other} feeds were read").into()),
        }
    }
}

/// Writes a catalogue of so many products where the feed of a [`Market`] looks for it.
pub fn write_catalogue(folder: &Path, items: usize) -> Result<std::path::PathBuf, Failure> {
    let place = folder.join("files/feeds");
    std::fs::create_dir_all(&place)?;
    let path = place.join("catalogue");
    let wish = Wish {
        seed: 1,
        items,
        country: "IT",
        currency: "EUR",
        shop_url: "https://shop.example".into(),
        pictures: true,
    };
    let mut file = BufWriter::new(std::fs::File::create(&path)?);
    catalogue::write(&wish, &mut file)?;
    std::io::Write::flush(&mut file)?;
    Ok(path)
}
