//! A Stadion with shops. What other rooms would know is said by the test.
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use events::{GearChanged, GearRemoved};
use kernel::facts::{Fact, Listeners};
use kernel::staff::{self, Deed, Operators, Role, Staff};
use kernel::{AthleteId, Day, GearId, Me, Result, Timestamp, Tx, args};
use serde_json::{Value, json};
use shop::Needs;
use shop::needs::{Friends, GearInUse, Habits, Levels, SportHabit};
use testkit::{Reply, TestApp, TestAthlete};

#[derive(Default)]
pub struct Others {
    pub sports: Mutex<HashMap<AthleteId, Vec<SportHabit>>>,
    pub gear: Mutex<HashMap<AthleteId, Vec<GearInUse>>>,
    pub friends: Mutex<Vec<(AthleteId, AthleteId)>>,
    pub levels: Mutex<HashMap<AthleteId, u32>>,
    pub operators: Mutex<Vec<AthleteId>>,
}

impl Habits for Others {
    fn sports(&self, _: &mut Tx, athlete: AthleteId, since: Day) -> Result<Vec<SportHabit>> {
        let known = self.sports.lock().unwrap().get(&athlete).cloned().unwrap_or_default();
        Ok(known.into_iter().filter(|habit| habit.last_on >= since).collect())
    }
    fn gear(&self, _: &mut Tx, athlete: AthleteId) -> Result<Vec<GearInUse>> {
        Ok(self.gear.lock().unwrap().get(&athlete).cloned().unwrap_or_default())
    }
}
impl Friends for Others {
    fn friends(&self, _: &mut Tx, of: AthleteId) -> Result<Vec<AthleteId>> {
        let mut found = Vec::new();
        for (one, other) in self.friends.lock().unwrap().iter() {
            found.extend((*one == of).then_some(*other));
            found.extend((*other == of).then_some(*one));
        }
        Ok(found)
    }
}
impl Levels for Others {
    fn level(&self, _: &mut Tx, athlete: AthleteId) -> Result<u32> {
        Ok(self.levels.lock().unwrap().get(&athlete).copied().unwrap_or(1))
    }
}
impl Operators for Others {
    fn admit(&self, _: &mut Tx, me: &Me, deed: Deed, _: Timestamp) -> Result<Staff> {
        let is_admin =
            self.operators.lock().unwrap().contains(&me.id) && staff::may(Role::Admin, deed);
        match is_admin {
            true => Ok(Staff { athlete: me.id, role: Role::Admin }),
            false => Err(staff::operators_only()),
        }
    }
    fn may(&self, _: &mut Tx, athlete: AthleteId, deed: Deed) -> Result<bool> {
        Ok(self.operators.lock().unwrap().contains(&athlete) && staff::may(Role::Admin, deed))
    }
}

/// A Stadion with an operator. It is 7 May 2027, 9:00 UTC.
pub struct Market {
    pub app: TestApp,
    pub others: Arc<Others>,
    pub olga: TestAthlete,
}

impl Market {
    pub async fn open() -> Market {
        let others = Arc::new(Others::default());
        let needs = Needs {
            habits: others.clone(),
            friends: others.clone(),
            levels: others.clone(),
            operators: others.clone(),
        };
        let routes = shop::routes(needs.clone()).merge(shop::upload_routes(needs));
        let app = TestApp::start(routes, shop::listeners(Listeners::none())).await;
        let olga = app.athlete("Olga", "DE").await;
        others.operators.lock().unwrap().push(olga.id);
        Market { app, others, olga }
    }

    /// A shop; says its id.
    pub async fn shop(&self, name: &str) -> String {
        let made = self.olga.post("/api/v1/operator/shops", draft(name)).await.ok();
        made["shop"]["id"].as_str().unwrap().to_owned()
    }

    /// A feed of files for a country; says its path.
    pub async fn feed(&self, shop: &str, country: &str, currency: &str) -> String {
        let draft = json!({ "shop": shop, "country": country, "currency": currency });
        let made = self.olga.post("/api/v1/operator/feeds", draft).await.ok();
        format!("/api/v1/operator/feeds/{}", made["id"].as_str().unwrap())
    }

    pub async fn upload(&self, feed: &str, bytes: impl Into<Vec<u8>>) -> Reply {
        self.olga.upload(format!("{feed}/file"), "feed.xml", bytes.into()).await
    }

    /// Uploads a file, reads it and says how that ended.
    pub async fn bring(&self, feed: &str, bytes: impl Into<Vec<u8>>) -> Value {
        self.upload(feed, bytes).await.ok();
        self.read().await;
        self.last_run(feed).await
    }

    /// What the worker does every few seconds.
    pub async fn read(&self) {
        self.app.clock.advance_ms(1000);
        shop::feeds::work::read_due(&self.app.app).await.unwrap();
    }

    pub async fn last_run(&self, feed: &str) -> Value {
        self.shown(feed).await["runs"][0].clone()
    }

    pub async fn shown(&self, feed: &str) -> Value {
        let all = self.olga.get("/api/v1/operator/feeds").await.ok();
        let is_it = |item: &&Value| feed.ends_with(item["id"].as_str().unwrap());
        all["items"].as_array().unwrap().iter().find(is_it).unwrap().clone()
    }

    /// Line, id, field and reason of what was wrong.
    pub async fn faults(&self, feed: &str) -> Vec<(i64, String, String, String)> {
        let run = self.last_run(feed).await["run"].clone();
        let page = self.olga.get(format!("{feed}/runs/{run}/faults?limit=100")).await.ok();
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let mut faults = Vec::new();
        for item in page["items"].as_array().unwrap() {
            let line = item["line"].as_i64().unwrap();
            faults.push((line, text(&item["item"]), text(&item["field"]), text(&item["reason"])));
        }
        faults
    }

    /// Publishes a fact and waits until it was heard.
    pub async fn tell<F: Fact + Clone + Sync>(&self, fact: F) {
        let now = self.app.clock.now();
        self.app.app.db.write(move |tx| tx.publish(&fact, now)).await.unwrap();
        self.app.settle().await;
    }

    pub fn befriend(&self, one: &TestAthlete, other: &TestAthlete) {
        self.others.friends.lock().unwrap().push((one.id, other.id));
    }

    pub fn runs(&self, who: &TestAthlete, activities: u32) {
        self.does(who, "running", activities);
    }

    pub fn does(&self, who: &TestAthlete, sport: &str, activities: u32) {
        let habit = SportHabit {
            sport: sport.into(),
            activities,
            distance_m: 10_000.0 * f64::from(activities),
            last_on: "2027-05-05".parse().unwrap(),
        };
        self.others.sports.lock().unwrap().entry(who.id).or_default().push(habit);
    }

    pub fn wears(&self, who: &TestAthlete, model: &str, distance_m: f64) -> GearId {
        let gear = GearInUse {
            gear: GearId::new(),
            kind: "shoes".into(),
            brand: "Norvik".into(),
            model: model.into(),
            sports: vec!["running".into()],
            distance_m,
            wear_m: Some(700_000.0),
        };
        let id = gear.gear;
        self.others.gear.lock().unwrap().entry(who.id).or_default().push(gear);
        id
    }

    pub async fn gear_changed(&self, who: &TestAthlete, gear: GearId, model: &str, retired: bool) {
        let (brand, model) = ("NORVIK".to_owned(), model.to_owned());
        let kind = "shoes".to_owned();
        let fact =
            GearChanged { athlete: who.id, gear, kind, brand, model, retired, product: None };
        self.tell(fact).await;
    }

    pub async fn gear_removed(&self, who: &TestAthlete, gear: GearId) {
        self.tell(GearRemoved { athlete: who.id, gear }).await;
    }

    /// What the promotions half of this room writes when an order comes in.
    pub async fn buys(&self, who: &TestAthlete, shop: &str, group: &str, kind: &str, sport: &str) {
        let (athlete, now) = (who.id, self.app.clock.now());
        let shop: shop::ShopId = shop.parse().unwrap();
        let (group, kind, sport) = (group.to_owned(), kind.to_owned(), sport.to_owned());
        let write = self.app.app.db.write(move |tx| {
            tx.exec(
                "INSERT INTO shop_bought (athlete_id, order_id, line, shop_id, product_id, group_id, kind, sport, bought_at)
                 VALUES ($1, $2, 1, $3, $4, $4, $5, $6, $7)",
                args![athlete, kernel::OrderId::new(), shop, group, kind, sport, now],
            )
        });
        write.await.unwrap();
    }
}

pub fn draft(name: &str) -> Value {
    json!({
        "name": name, "adapter": "generic",
        "cart_url": "https://shop.example/cart?add={product}&code={code}&ref={click}",
    })
}

/// One product of a feed.
#[derive(Clone)]
pub struct Goods {
    pub id: String,
    pub group: Option<String>,
    pub title: String,
    pub price: String,
    pub more: String,
}

pub fn goods(id: &str, title: &str) -> Goods {
    let (id, title) = (id.to_owned(), title.to_owned());
    Goods { id, group: None, title, price: "79.99 EUR".into(), more: String::new() }
}

impl Goods {
    pub fn price(mut self, price: &str) -> Goods {
        self.price = price.to_owned();
        self
    }
    pub fn group(mut self, group: &str) -> Goods {
        self.group = Some(group.to_owned());
        self
    }
    pub fn with(mut self, more: &str) -> Goods {
        self.more.push_str(more);
        self
    }
    fn xml(&self) -> String {
        let group =
            self.group.iter().map(|group| format!("<g:item_group_id>{group}</g:item_group_id>"));
        let availability = if self.more.contains("availability") {
            ""
        } else {
            "<g:availability>in stock</g:availability>"
        };
        let brand = if self.more.contains("g:brand") { "" } else { "<g:brand>Norvik</g:brand>" };
        format!(
            "<item><g:id>{id}</g:id>{group}<title>{title}</title><link>https://shop.example/p/{id}</link>\
             <g:price>{price}</g:price>{availability}{brand}{more}</item>\n",
            id = self.id,
            group = group.collect::<String>(),
            title = self.title,
            price = self.price,
            more = self.more,
        )
    }
}

/// A Merchant feed. The first product is on line 3.
pub fn rss(list: &[Goods]) -> String {
    let items: String = list.iter().map(Goods::xml).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <rss xmlns:g=\"http://base.google.com/ns/1.0\" version=\"2.0\"><channel><title>Shop</title>\n\
         {items}</channel></rss>\n"
    )
}

/// So many different running shirts.
pub fn many(count: usize) -> Vec<Goods> {
    (0..count).map(|n| goods(&format!("s{n}"), &format!("Running shirt {n}"))).collect()
}

/// The figures of a run.
pub fn figures(run: &Value) -> [i64; 6] {
    ["read", "added", "changed", "unchanged", "gone", "broken"]
        .map(|name| run[name].as_i64().unwrap())
}
