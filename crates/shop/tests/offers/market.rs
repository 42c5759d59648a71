//! A Stadion with an operator and shops: one that brings its codes, and one whose system makes them.
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock, Mutex};

use axum::body::Body;
use axum::http::Method;
use events::{ActivityRecorded, ActivitySummary, BadgeEarned};
use kernel::facts::{Fact, Listeners};
use kernel::staff::{self, Deed, Operators, Role, Staff};
use kernel::{ActivityId, AthleteId, Day, Me, Result, Timestamp, Tx, args};
use serde_json::{Value, json};
use shop::adapters::{self, NewCode, ShopFault, ShopSystem};
use shop::catalogue::Product;
use shop::needs::{Friends, GearInUse, Habits, Levels, SportHabit};
use shop::orders::signature;
use shop::shops::{self, Shop};
use shop::{Needs, ShopId};
use testkit::{Reply, TestApp, TestAthlete};

pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/// The kind of the shop whose system is played by [`Maker`].
pub const MAKER: &str = "maker";

#[derive(Default)]
struct Others {
    operators: Mutex<Vec<AthleteId>>,
}
impl Habits for Others {
    fn sports(&self, _: &mut Tx, _: AthleteId, _: Day) -> Result<Vec<SportHabit>> {
        Ok(Vec::new())
    }
    fn gear(&self, _: &mut Tx, _: AthleteId) -> Result<Vec<GearInUse>> {
        Ok(Vec::new())
    }
}
impl Friends for Others {
    fn friends(&self, _: &mut Tx, _: AthleteId) -> Result<Vec<AthleteId>> {
        Ok(Vec::new())
    }
}
impl Levels for Others {
    fn level(&self, _: &mut Tx, _: AthleteId) -> Result<u32> {
        Ok(1)
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

/// What the system of a shop that makes codes does and did.
#[derive(Default, Clone)]
pub struct Maker {
    pub away: bool,
    pub refuses: bool,
    /// Waits this long before it answers.
    pub slow_ms: u64,
    pub calls: usize,
    pub made: BTreeSet<String>,
    pub voided: BTreeSet<String>,
}

static MAKERS: LazyLock<Mutex<HashMap<ShopId, Maker>>> = LazyLock::new(Mutex::default);

pub fn maker<T>(shop: ShopId, look: impl FnOnce(&mut Maker) -> T) -> T {
    look(MAKERS.lock().unwrap().entry(shop).or_default())
}

struct MakerSystem;
impl ShopSystem for MakerSystem {
    fn make_codes(&self, shop: &Shop, codes: &[NewCode]) -> std::result::Result<(), ShopFault> {
        let slow_ms = maker(shop.id, |maker| {
            maker.calls += 1;
            maker.slow_ms
        });
        std::thread::sleep(std::time::Duration::from_millis(slow_ms));
        maker(shop.id, |maker| {
            if maker.away {
                return Err(ShopFault::Away);
            }
            if maker.refuses {
                return Err(ShopFault::Refused("no such user".into()));
            }
            maker.made.extend(codes.iter().map(|code| code.code.clone()));
            Ok(())
        })
    }
    fn void_code(&self, shop: &Shop, code: &str) -> std::result::Result<(), ShopFault> {
        maker(shop.id, |maker| {
            if maker.away {
                return Err(ShopFault::Away);
            }
            maker.voided.insert(code.to_owned());
            Ok(())
        })
    }
    fn cart_link(&self, _: &Shop, _: Option<&Product>, code: Option<&str>, click: &str) -> String {
        format!("https://maker.example/{}/{click}", code.unwrap_or_default())
    }
}

/// A Stadion with a shop. It is 7 May 2027, 9:00 UTC.
pub struct Market {
    pub app: TestApp,
    pub olga: TestAthlete,
    pub shop: ShopId,
}

impl Market {
    /// With the shop of an operator who brings codes.
    pub async fn open() -> Market {
        Market::with("generic").await
    }

    /// With a shop whose system makes codes.
    pub async fn with_maker() -> Market {
        adapters::also(MAKER, || Box::new(MakerSystem));
        Market::with(MAKER).await
    }

    async fn with(adapter: &'static str) -> Market {
        let others = Arc::new(Others::default());
        let needs = Needs {
            habits: others.clone(),
            friends: others.clone(),
            levels: others.clone(),
            operators: others.clone(),
        };
        let app = TestApp::start(shop::routes(needs), shop::listeners(Listeners::none())).await;
        let olga = app.athlete("Olga", "DE").await;
        others.operators.lock().unwrap().push(olga.id);
        let id = ShopId::new();
        let shop = Shop {
            id,
            name: "Laufladen".into(),
            adapter: adapter.into(),
            state: "open".into(),
            cart_url: "https://shop.example/cart?add={product}&coupon={code}&ref={click}".into(),
            admin_url: None,
            admin_user: None,
            admin_password: None,
            webhook_secret: SECRET.into(),
            created_at: app.clock.now(),
        };
        app.app.db.write(move |tx| shops::insert(tx, &shop)).await.unwrap();
        Market { app, olga, shop: id }
    }

    /// A shoe in the catalogue of a country.
    pub async fn stock(&self, country: &'static str, product: &'static str) {
        let (shop, now) = (self.shop, self.app.clock.now());
        let write = self.app.app.db.write(move |tx| {
            tx.exec(
                "INSERT INTO shop_product (shop_id, country, product_id, group_id, feed_id, title, brand,
                                           kind, sport, link, price_minor, currency, in_stock, listed,
                                           content_hash, seen_run, changed_at)
                 VALUES ($1, $2, $3, 'SHOE', $1, 'Gazelle 3', 'Swift', 'shoes', 'running',
                         'https://shop.example/p', 12000, 'EUR', TRUE, TRUE, $4, 1, $5)",
                args![shop, country, product, [0u8; 32], now],
            )
        });
        write.await.unwrap();
    }

    /// "Ten percent for your first steps", with fields changed.
    pub fn draft(&self, changes: Value) -> Value {
        let mut draft = json!({
            "shop": self.shop, "title": "Ten percent for your first steps", "about": "On everything.",
            "title_ru": "Десять процентов за первые шаги", "about_ru": "На всё.",
            "countries": [], "unlock": {"kind": "badge", "badge": "first_steps"},
            "discount": {"kind": "percent", "percent": 10},
            "starts_at": "2027-05-01T00:00:00Z", "ends_at": "2027-06-01T00:00:00Z",
            "valid_days": 14, "budget": 100,
        });
        for (field, value) in changes.as_object().unwrap() {
            draft[field] = value.clone();
        }
        draft
    }

    /// A promotion of the operator; says its path.
    pub async fn promotion(&self, changes: Value) -> String {
        let made = self.olga.post("/api/v1/operator/promotions", self.draft(changes)).await.ok();
        format!("/api/v1/operator/promotions/{}", made["id"].as_str().unwrap())
    }

    /// Codes `FREE-0001` and on.
    pub async fn bring(&self, promotion: &str, count: usize) {
        let lines: Vec<String> = (1..=count).map(|n| format!("FREE-{n:04}")).collect();
        let brought = json!({ "lines": lines.join("\n") });
        let answer = self.olga.post(format!("{promotion}/codes"), brought).await.ok();
        assert_eq!(answer["added"], count);
    }

    pub async fn figures(&self, promotion: &str) -> Value {
        self.olga.get(promotion).await.ok()["figures"].clone()
    }

    /// Publishes a fact that happens now, and waits until it was heard.
    pub async fn tell<F: Fact + Clone + Sync>(&self, fact: F) {
        self.tell_at(fact, self.app.clock.now()).await;
    }

    /// As if the fact had happened then and was held up until now.
    pub async fn tell_at<F: Fact + Clone + Sync>(&self, fact: F, at: Timestamp) {
        self.app.app.db.write(move |tx| tx.publish(&fact, at)).await.unwrap();
        self.app.settle().await;
    }

    pub async fn earns_badge(&self, who: &TestAthlete, badge: &str, tier: Option<&str>) {
        self.tell(badge_of(who, badge, tier)).await;
    }

    pub async fn runs(&self, who: &TestAthlete) -> ActivityId {
        let activity = ActivityId::new();
        self.tell(ActivityRecorded { athlete: who.id, activity, summary: run() }).await;
        activity
    }

    pub async fn offers(&self, who: &TestAthlete) -> Vec<Value> {
        who.get("/api/v1/shop/offers").await.ok()["offers"].as_array().unwrap().clone()
    }

    /// How the offers of somebody stand, the newest first.
    pub async fn states(&self, who: &TestAthlete) -> Vec<String> {
        let state = |offer: &Value| offer["state"].as_str().unwrap().to_owned();
        self.offers(who).await.iter().map(state).collect()
    }

    /// Takes the code of somebody's newest offer.
    pub async fn take(&self, who: &TestAthlete) -> Reply {
        let offers = self.offers(who).await;
        let id = offers[0]["id"].as_str().unwrap().to_owned();
        who.post(format!("/api/v1/shop/offers/{id}/code"), json!({})).await
    }

    /// What the worker does every minute.
    pub async fn upkeep(&self) {
        shop::upkeep::keep(&self.app.app).await.unwrap();
    }

    /// A message of the shop, signed.
    pub async fn webhook(&self, id: &str, event: Value) -> Reply {
        self.signed("webhooks", id, event, SECRET).await
    }

    pub async fn redeem(&self, code: &str, order: &str) -> Reply {
        let id = format!("redeem-{order}");
        self.signed("redemptions", &id, json!({ "code": code, "order": order }), SECRET).await
    }

    pub async fn signed(&self, path: &str, id: &str, body: Value, secret: &str) -> Reply {
        let body = body.to_string();
        let sent_s = self.app.clock.now().0 / 1000;
        let signature = signature::sign(secret, id, sent_s, body.as_bytes()).unwrap();
        let stranger = self.app.stranger();
        let request = stranger
            .request(Method::POST, format!("/api/v1/shops/{}/{path}", self.shop))
            .header("webhook-id", id)
            .header("webhook-timestamp", sent_s.to_string())
            .header("webhook-signature", signature);
        stranger.send(request, Body::from(body)).await
    }

    pub async fn orders(&self) -> Vec<Value> {
        let page = self.olga.get("/api/v1/operator/orders").await.ok();
        page["items"].as_array().unwrap().clone()
    }
}

pub fn badge_of(who: &TestAthlete, badge: &str, tier: Option<&str>) -> BadgeEarned {
    BadgeEarned {
        athlete: who.id,
        badge: badge.into(),
        tier: tier.map(str::to_owned),
        activity: None,
        earned_on: "2027-05-07".parse().unwrap(),
    }
}

fn run() -> ActivitySummary {
    let started_on: Day = "2027-05-06".parse().unwrap();
    ActivitySummary {
        sport: "running".into(),
        started_at: started_on.starts_at("UTC").plus_ms(7 * 3_600_000),
        started_on,
        started_minute: 420,
        elapsed_s: 1800.0,
        moving_s: 1800.0,
        distance_m: Some(5000.0),
        ascent_m: None,
        best_efforts: Vec::new(),
    }
}

/// An order as the shop tells it.
pub fn order(kind: &str, number: &str, changes: Value) -> Value {
    let mut data = json!({
        "order": number, "placed_at": "2027-05-07T09:30:00Z", "currency": "EUR", "total_minor": 10_800,
        "lines": [{"product": "SHOE-42", "quantity": 1, "total_minor": 10_800}],
    });
    for (field, value) in changes.as_object().unwrap() {
        data[field] = value.clone();
    }
    json!({ "type": kind, "data": data })
}

/// Sends again what was only too much at once, as every client does.
pub async fn patiently<F: Future<Output = Reply>>(ask: impl Fn() -> F) -> Reply {
    loop {
        let reply = ask().await;
        let is_full = matches!(reply.body["code"].as_str(), Some("busy" | "deadline"));
        if !is_full {
            return reply;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}
