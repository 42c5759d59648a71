//! A Stadion with an operator, Olga. Facts are told the way other rooms tell them.
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::Method;
use events::{ActivityRecorded, ActivitySummary};
use insight::Needs;
use kernel::facts::{Fact, Listeners};
use kernel::ids::Uuid;
use kernel::staff::{self, Deed, Operators, Role, Staff};
use kernel::{ActivityId, AthleteId, Me, Result, Timestamp, Tx};
use serde_json::{Value, json};
use testkit::{Reply, TestApp, TestAthlete};

#[derive(Default)]
pub struct Others(pub Mutex<Vec<AthleteId>>);

impl Operators for Others {
    fn admit(&self, _: &mut Tx, me: &Me, deed: Deed, _: Timestamp) -> Result<Staff> {
        let is_admin = self.0.lock().unwrap().contains(&me.id) && staff::may(Role::Admin, deed);
        match is_admin {
            true => Ok(Staff { athlete: me.id, role: Role::Admin }),
            false => Err(staff::operators_only()),
        }
    }
    fn may(&self, _: &mut Tx, athlete: AthleteId, deed: Deed) -> Result<bool> {
        Ok(self.0.lock().unwrap().contains(&athlete) && staff::may(Role::Admin, deed))
    }
}

pub struct Desk {
    pub app: TestApp,
    pub olga: TestAthlete,
}

impl Desk {
    /// It is Friday, 7 May 2027, 9:00 UTC.
    pub async fn open() -> Desk {
        let others = Arc::new(Others::default());
        let needs = Needs { operators: others.clone() };
        let routes = insight::routes(needs.clone()).merge(insight::upload_routes(needs));
        let app = TestApp::start(routes, insight::listeners(Listeners::none())).await;
        let olga = app.athlete("Olga", "DE").await;
        others.0.lock().unwrap().push(olga.id);
        Desk { app, olga }
    }

    pub async fn tell<F: Fact + Clone + Sync>(&self, fact: F) {
        let now = self.app.clock.now();
        self.app.app.db.write(move |tx| tx.publish(&fact, now).map(|_| ())).await.unwrap();
        self.app.settle().await;
        assert_eq!(self.app.number("SELECT COUNT(*) FROM fact_delivery").await, 0, "not taken");
    }

    /// An activity of long ago arrives now.
    pub async fn brings_activity(&self, who: &TestAthlete) {
        let summary = ActivitySummary {
            sport: "running".into(),
            started_at: "2027-01-01T08:00:00Z".parse().unwrap(),
            started_on: "2027-01-01".parse().unwrap(),
            started_minute: 480,
            elapsed_s: 1_800.0,
            moving_s: 1_800.0,
            distance_m: Some(5_000.0),
            ascent_m: None,
            best_efforts: Vec::new(),
        };
        let fact = ActivityRecorded { athlete: who.id, activity: ActivityId::new(), summary };
        self.tell(fact).await;
    }

    pub async fn visits(&self, who: &TestAthlete) {
        let here = who.put("/api/v1/visits/today", json!({ "build": "0.1.0-5f3a9c21" })).await;
        assert_eq!(here.status, 204, "{here}");
    }

    pub async fn inbox(&self, query: &str) -> Value {
        self.olga.get(format!("/api/v1/operator/feedback{query}")).await.ok()
    }

    pub async fn answer(&self, id: Uuid, change: Value) -> Reply {
        self.olga.patch(format!("/api/v1/operator/feedback/{id}"), change).await
    }

    pub async fn journey(&self, query: &str) -> Value {
        self.olga.get(format!("/api/v1/operator/journey{query}")).await.ok()
    }
}

pub fn path(id: Uuid) -> String {
    format!("/api/v1/feedback/{id}")
}

pub fn said(kind: &str, text: &str) -> Value {
    json!({
        "kind": kind, "text": text, "page": "/activities/$id", "build": "0.1.0-5f3a9c21",
        "language": "en", "width": "phone", "theme": "dark",
    })
}

/// Says something; tells its id.
pub async fn say(who: &TestAthlete, kind: &str, text: &str) -> Uuid {
    let id = Uuid::now_v7();
    let reply = who.put(path(id), said(kind, text)).await;
    assert_eq!(reply.status, 204, "{reply}");
    id
}

pub async fn attach(who: &TestAthlete, id: Uuid, picture: &[u8]) -> Reply {
    let request = who
        .request(Method::PUT, format!("{}/screenshot", path(id)))
        .header("content-type", "image/png");
    who.send(request, Body::from(picture.to_vec())).await
}

/// A picture of one dark red pixel, as the specification asks for it; with what a camera adds, if wanted.
pub fn picture(with_place: bool) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = [1_u32.to_be_bytes(), 1_u32.to_be_bytes()].concat();
    header.extend_from_slice(&[8, 2, 0, 0, 0]);
    out.extend(chunk(b"IHDR", &header));
    if with_place {
        out.extend(chunk(b"eXIf", b"48.137 N 11.575 E"));
        out.extend(chunk(b"tEXt", b"Author\0Anna Rossi"));
    }
    // zlib with one stored block: a filter byte and one pixel.
    let raw = [0, 0x80, 0x10, 0x10];
    let mut pixels = vec![0x78, 0x01, 0x01, 4, 0, 0xfb, 0xff];
    pixels.extend_from_slice(&raw);
    pixels.extend_from_slice(&adler32(&raw).to_be_bytes());
    out.extend(chunk(b"IDAT", &pixels));
    out.extend(chunk(b"IEND", b""));
    out
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [kind.as_slice(), data].concat();
    let mut out = (data.len() as u32).to_be_bytes().to_vec();
    out.extend_from_slice(&named);
    out.extend_from_slice(&crc32(&named).to_be_bytes());
    out
}

/// Bit by bit, so that it is not the code under test.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

fn adler32(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    (b << 16) | a
}
