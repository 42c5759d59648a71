//! Who is told on their devices, of what, and who is not.
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use events::PromotionGranted;
use kernel::{ActivityId, OfferId, PromotionId};
use ring::rand::{SecureRandom, SystemRandom};
use ring::{aead, agreement, hkdf};
use serde_json::{Value, json};
use social::notifications::push;
use testkit::TestAthlete;

use crate::support::{For, Town, block, town};

const PATH: &str = "/api/v1/notifications/push";
/// Longer than news of a line is gathered.
const BREATH_MS: i64 = 3_000;

/// A message as it came to the push service.
#[derive(Clone)]
struct Arrived {
    headers: HeaderMap,
    body: Bytes,
}

/// A push service on this machine, which answers what it is told to.
#[derive(Clone)]
struct PushService {
    address: SocketAddr,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    answer: Arc<Mutex<(StatusCode, Option<&'static str>)>>,
}

impl PushService {
    async fn start() -> PushService {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let service = PushService {
            address: listener.local_addr().unwrap(),
            arrived: Arc::default(),
            answer: Arc::new(Mutex::new((StatusCode::CREATED, None))),
        };
        let routes = Router::new().route("/send/{device}", post(take)).with_state(service.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        service
    }

    fn answer(&self, status: u16, retry_after: Option<&'static str>) {
        *self.answer.lock().unwrap() = (StatusCode::from_u16(status).unwrap(), retry_after);
    }

    fn take(&self) -> Vec<Arrived> {
        std::mem::take(&mut self.arrived.lock().unwrap())
    }
}

async fn take(
    State(service): State<PushService>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, HeaderMap) {
    service.arrived.lock().unwrap().push(Arrived { headers, body });
    let (status, retry_after) = *service.answer.lock().unwrap();
    let mut answer = HeaderMap::new();
    if let Some(after) = retry_after {
        answer.insert("retry-after", after.parse().unwrap());
    }
    (status, answer)
}

/// A browser on somebody's phone. It opens messages with another library than they were sealed with, and, as that library
/// has it, one.
struct Phone {
    key: agreement::EphemeralPrivateKey,
    public: Vec<u8>,
    auth: [u8; 16],
    endpoint: String,
}

impl Phone {
    fn new(service: &PushService, name: &str) -> Phone {
        let random = SystemRandom::new();
        let key = agreement::EphemeralPrivateKey::generate(&agreement::ECDH_P256, &random).unwrap();
        let public = key.compute_public_key().unwrap().as_ref().to_vec();
        let mut auth = [0; 16];
        random.fill(&mut auth).unwrap();
        Phone { key, public, auth, endpoint: format!("http://{}/send/{name}", service.address) }
    }

    fn subscription(&self) -> Value {
        json!({
            "endpoint": self.endpoint,
            "keys": {
                "p256dh": URL_SAFE_NO_PAD.encode(&self.public),
                "auth": URL_SAFE_NO_PAD.encode(self.auth),
            },
        })
    }

    async fn subscribe(&self, who: &TestAthlete) {
        assert_eq!(who.put(PATH, self.subscription()).await.status, 204);
    }

    /// What it shows: RFC 8291 from the other side.
    fn open(self, message: &[u8]) -> Value {
        let (salt, rest) = message.split_at(16);
        let (record_bytes, rest) = rest.split_at(4);
        assert_eq!(record_bytes, 4096_u32.to_be_bytes());
        let (theirs, sealed) = rest[1..].split_at(usize::from(rest[0]));
        let peer = agreement::UnparsedPublicKey::new(&agreement::ECDH_P256, theirs);
        let shared = agreement::agree_ephemeral(self.key, &peer, <[u8]>::to_vec).unwrap();
        let info = [b"WebPush: info\0".as_slice(), &self.public, theirs].concat();
        let material = derive::<32>(&self.auth, &shared, &info);
        let key = derive::<16>(salt, &material, b"Content-Encoding: aes128gcm\0");
        let nonce = derive::<12>(salt, &material, b"Content-Encoding: nonce\0");
        let opener =
            aead::LessSafeKey::new(aead::UnboundKey::new(&aead::AES_128_GCM, &key).unwrap());
        let mut record = sealed.to_vec();
        let nonce = aead::Nonce::assume_unique_for_key(nonce);
        let plain = opener.open_in_place(nonce, aead::Aad::empty(), &mut record).unwrap();
        let end = plain.iter().rposition(|byte| *byte != 0).unwrap();
        assert_eq!(plain[end], 2, "the mark of the last record");
        serde_json::from_slice(&plain[..end]).unwrap()
    }
}

struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn derive<const N: usize>(salt: &[u8], secret: &[u8], info: &[u8]) -> [u8; N] {
    let drawn = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(secret);
    let mut bytes = [0; N];
    drawn.expand(&[info], Length(N)).unwrap().fill(&mut bytes).unwrap();
    bytes
}

/// One turn of the worker, when what was told a moment ago is due.
async fn turn(town: &Town) -> u64 {
    town.app.clock.advance_ms(BREATH_MS);
    push::send::send_due(&town.app.app, &town.needs).await.unwrap()
}

async fn applaud(who: &TestAthlete, run: ActivityId) {
    who.put(format!("/api/v1/activities/{run}/kudos"), Value::Null).await.ok();
}

async fn devices(town: &Town) -> i64 {
    town.app.number("SELECT COUNT(*) FROM social_push").await
}

async fn waiting(town: &Town) -> i64 {
    town.app.number("SELECT COUNT(*) FROM social_push_due").await
}

#[tokio::test]
async fn a_phone_is_told_once_and_nobody_but_the_phone_reads_what() {
    let (town, service) = (town().await, PushService::start().await);
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    applaud(&town.join("Before").await, run).await;
    let phone = Phone::new(&service, "anna");
    let key = anna.get(PATH).await.ok()["key"].as_str().unwrap().to_owned();
    phone.subscribe(&anna).await;
    phone.subscribe(&anna).await;
    assert_eq!(anna.get(PATH).await.ok(), json!({"key": key, "this_device": true, "devices": 1}));
    assert_eq!(boris.get(PATH).await.ok()["devices"], 0);
    assert_eq!(turn(&town).await, 0, "what was before is no news");

    applaud(&boris, run).await;
    assert_eq!(push::send::send_due(&town.app.app, &town.needs).await.unwrap(), 0, "not yet");
    applaud(&town.join("Clara").await, run).await;
    assert_eq!(turn(&town).await, 1, "two kudos of a moment are one message");
    assert_eq!(turn(&town).await, 0);
    let arrived = service.take().remove(0);
    let header = |name: &str| arrived.headers[name].to_str().unwrap().to_owned();
    assert_eq!((header("ttl"), header("content-encoding")), ("86400".into(), "aes128gcm".into()));
    assert!(header("authorization").ends_with(&format!(", k={key}")));
    assert_eq!(header("topic").len(), 32);
    let line = anna.get("/api/v1/notifications").await.ok()["items"][0]["id"].clone();
    let shown = phone.open(&arrived.body);
    assert_eq!(
        shown,
        json!({
            "title": "Stadion", "body": "Kudos on one of your activities.", "lang": "en", "dir": "ltr",
            "path": format!("/activities/{run}"), "tag": line,
        })
    );

    // More of the same takes the place of it, on the way and on the phone.
    let phone = Phone::new(&service, "anna");
    phone.subscribe(&anna).await;
    applaud(&town.join("Dora").await, run).await;
    assert_eq!(turn(&town).await, 1);
    let again = service.take().remove(0);
    assert_eq!(again.headers["topic"], arrived.headers["topic"]);
    assert_eq!(again.body.len(), arrived.body.len(), "the length tells nothing");
    assert_eq!(phone.open(&again.body)["tag"], line);
}

#[tokio::test]
async fn a_message_is_in_the_language_of_its_reader() {
    let (town, service) = (town().await, PushService::start().await);
    let (amal, boris) = (town.join("Amal").await, town.join("Boris").await);
    let id = amal.id;
    let speak = town.app.app.db.write(move |tx| {
        let sql = "UPDATE athlete SET language = 'ar' WHERE athlete_id = $1";
        tx.exec(sql, kernel::args![id])
    });
    speak.await.unwrap();
    let phone = Phone::new(&service, "amal");
    phone.subscribe(&amal).await;
    boris.put(format!("/api/v1/friends/requests/{}", amal.id), Value::Null).await.ok();
    assert_eq!(turn(&town).await, 1);
    let shown = phone.open(&service.take()[0].body);
    assert_eq!(
        (&shown["body"], &shown["lang"], &shown["dir"], &shown["path"]),
        (&json!("هناك من يطلب صداقتك."), &json!("ar"), &json!("rtl"), &json!("/friends"))
    );
}

#[tokio::test]
async fn what_was_read_taken_back_or_muted_and_what_falls_into_quiet_hours_rings_nowhere() {
    let (town, service) = (town().await, PushService::start().await);
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    Phone::new(&service, "anna").subscribe(&anna).await;
    // Read on the page within the moment.
    applaud(&boris, run).await;
    let line = anna.get("/api/v1/notifications").await.ok()["items"][0]["id"].clone();
    let read = format!("/api/v1/notifications/{}/read", line.as_str().unwrap());
    anna.put(read, Value::Null).await;
    assert_eq!((turn(&town).await, waiting(&town).await), (0, 0));
    // A request that is taken back, and one of somebody who then blocks.
    boris.put(format!("/api/v1/friends/requests/{}", anna.id), Value::Null).await.ok();
    clara.put(format!("/api/v1/friends/requests/{}", anna.id), Value::Null).await.ok();
    boris.delete(format!("/api/v1/friends/requests/{}", anna.id)).await.ok();
    block(&clara, &anna).await;
    assert_eq!((turn(&town).await, waiting(&town).await), (0, 0));
    // At eleven in Rome it is quiet until noon.
    let quiet = json!({"kinds": [], "quiet": {"from_minute": 660, "until_minute": 720}});
    anna.put("/api/v1/notifications/settings", quiet).await.ok();
    applaud(&town.join("Dora").await, run).await;
    assert_eq!((turn(&town).await, waiting(&town).await), (0, 0));
    town.app.clock.advance_ms(2 * 3_600_000);
    assert_eq!(turn(&town).await, 0, "and nothing is made up for afterwards");
    assert_eq!(anna.get("/api/v1/notifications").await.ok()["unread"], 1, "it waits in the app");
    applaud(&town.join("Emil").await, run).await;
    assert_eq!((turn(&town).await, service.take().len()), (1, 1));
}

#[tokio::test]
async fn each_way_has_its_kinds_and_offers_ring_only_where_somebody_asked_for_them() {
    let (town, service) = (town().await, PushService::start().await);
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    Phone::new(&service, "anna").subscribe(&anna).await;
    let settings = "/api/v1/notifications/settings";
    let usual = anna.get(settings).await.ok();
    let of = |settings: &Value, kind: &str| {
        let kinds = settings["kinds"].as_array().unwrap();
        kinds.iter().find(|wanted| wanted["kind"] == kind).unwrap().clone()
    };
    assert_eq!(
        of(&usual, "offer"),
        json!({"kind": "offer", "in_app": true, "push": false, "mail": false})
    );
    assert_eq!(
        of(&usual, "kudos"),
        json!({"kind": "kudos", "in_app": true, "push": true, "mail": true})
    );
    let offer = OfferId::new();
    town.call(offer.0, Some("10 % off running shoes"));
    let grant = |offer| {
        let (promotion, at) = (PromotionId::new(), town.app.clock.now());
        PromotionGranted { athlete: anna.id, promotion, offer, title: "Shoes".into(), at }
    };
    town.tell(grant(offer)).await;
    assert_eq!(turn(&town).await, 0);
    let wish =
        json!({"kinds": [{"kind": "offer", "push": true}, {"kind": "kudos", "push": false}]});
    let chosen = anna.put(settings, wish).await.ok();
    assert_eq!(
        of(&chosen, "kudos"),
        json!({"kind": "kudos", "in_app": true, "push": false, "mail": true})
    );
    let another = OfferId::new();
    town.call(another.0, Some("Free shipping"));
    town.tell(grant(another)).await;
    applaud(&boris, run).await;
    assert_eq!((turn(&town).await, service.take().len()), (1, 1), "the offer");
    // Not wanted in the app, and still on the phone.
    let wish = json!({"kinds": [{"kind": "kudos", "in_app": false, "push": true}]});
    anna.put(settings, wish).await.ok();
    applaud(&town.join("Clara").await, run).await;
    assert_eq!((turn(&town).await, service.take().len()), (1, 1));
    let lines = anna.get("/api/v1/notifications").await.ok();
    let kinds: Vec<&Value> =
        lines["items"].as_array().unwrap().iter().map(|line| &line["kind"]).collect();
    assert_eq!(kinds, ["offer", "offer"]);
}

#[tokio::test]
async fn a_push_service_in_a_bad_hour_is_asked_again_and_a_device_that_is_gone_is_forgotten() {
    let (town, service) = (town().await, PushService::start().await);
    let anna = town.join("Anna").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    Phone::new(&service, "anna").subscribe(&anna).await;
    service.answer(503, None);
    applaud(&town.join("Boris").await, run).await;
    assert_eq!((turn(&town).await, waiting(&town).await, service.take().len()), (0, 1, 1));
    assert_eq!((turn(&town).await, service.take().len()), (0, 0), "not at once");
    service.answer(429, Some("100"));
    town.app.clock.advance_ms(12_000);
    assert_eq!((turn(&town).await, service.take().len()), (0, 1));
    town.app.clock.advance_ms(90_000);
    assert_eq!((turn(&town).await, service.take().len()), (0, 0), "it asked for 100 seconds");
    service.answer(201, None);
    town.app.clock.advance_ms(10_000);
    assert_eq!((turn(&town).await, waiting(&town).await, service.take().len()), (1, 0, 1));
    // After a day it is news no more.
    service.answer(503, None);
    applaud(&town.join("Clara").await, run).await;
    turn(&town).await;
    service.take();
    town.app.clock.advance_ms(24 * 3_600_000);
    assert_eq!((turn(&town).await, waiting(&town).await, service.take().len()), (0, 0, 0));
    // A message that it will not take is not brought again; the device stays.
    service.answer(413, None);
    applaud(&town.join("Dora").await, run).await;
    assert_eq!((turn(&town).await, waiting(&town).await, devices(&town).await), (0, 0, 1));
    service.answer(410, None);
    applaud(&town.join("Emil").await, run).await;
    assert_eq!((turn(&town).await, waiting(&town).await, devices(&town).await), (0, 0, 0));
    service.take();
    applaud(&town.join("Faye").await, run).await;
    assert_eq!((turn(&town).await, service.take().len()), (0, 0));
}

#[tokio::test]
async fn a_device_ends_with_its_sign_in_and_goes_over_to_who_signs_in_on_it() {
    let (town, service) = (town().await, PushService::start().await);
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let laptop = Phone::new(&service, "shared");
    laptop.subscribe(&anna).await;
    laptop.subscribe(&boris).await;
    assert_eq!(devices(&town).await, 1, "one browser tells one person");
    assert_eq!(anna.get(PATH).await.ok()["this_device"], false);
    let phone = Phone::new(&service, "anna");
    phone.subscribe(&anna).await;
    applaud(&boris, run).await;
    town.signed_out.0.lock().unwrap().insert(anna.id);
    assert_eq!((turn(&town).await, service.take().len()), (0, 0));
    assert_eq!((devices(&town).await, waiting(&town).await), (1, 0), "Anna's is gone");
    town.signed_out.0.lock().unwrap().insert(boris.id);
    assert_eq!(push::sweep(&town.app.app, &town.needs).await.unwrap(), 1);
    assert_eq!(devices(&town).await, 0);
    town.signed_out.0.lock().unwrap().clear();
    phone.subscribe(&anna).await;
    applaud(&town.join("Clara").await, run).await;
    for _ in 0..2 {
        assert_eq!(anna.delete(PATH).await.status, 204);
    }
    assert_eq!((turn(&town).await, devices(&town).await, waiting(&town).await), (0, 0, 0));
}

#[tokio::test]
async fn where_a_device_is_reached_lies_sealed_and_what_is_no_push_service_is_refused() {
    let (town, service) = (town().await, PushService::start().await);
    let anna = town.join("Anna").await;
    let phone = Phone::new(&service, "a_name_to_look_for");
    phone.subscribe(&anna).await;
    let rows = town.app.app.db.read(|tx| {
        let sql = "SELECT sealed, endpoint_mark FROM social_push";
        tx.list::<(Vec<u8>, Vec<u8>)>(sql, kernel::args![])
    });
    for (sealed, mark) in rows.await.unwrap() {
        for secret in [b"a_name_to_look_for".as_slice(), &phone.auth, &phone.public] {
            assert!(!sealed.windows(secret.len()).any(|part| part == secret));
        }
        assert_eq!(mark.len(), 32);
    }
    let good = phone.subscription();
    let with = |endpoint: &str| json!({"endpoint": endpoint, "keys": good["keys"]});
    for endpoint in
        ["http://push.example/x", "ftp://push.example/x", "https://me@push.example/", ""]
    {
        let refused = anna.put(PATH, with(endpoint)).await;
        assert_eq!(refused.status, 422, "{endpoint}");
        assert!(refused.body["fields"]["endpoint"].is_string(), "{refused}");
    }
    // What only the network of the server reaches is judged where it is called, and called by nobody.
    for endpoint in ["https://10.0.0.1/x", "https://169.254.169.254/latest/meta-data"] {
        assert_eq!(anna.put(PATH, with(endpoint)).await.status, 204);
        let run = town.record(&anna, "2027-05-06", For::Everyone).await;
        applaud(&town.join(&format!("Of {}", endpoint.len())).await, run).await;
        assert_eq!((turn(&town).await, service.take().len()), (0, 0), "{endpoint}");
    }
    let short = json!({"endpoint": phone.endpoint, "keys": {"p256dh": "AAAA", "auth": "AAAA"}});
    let refused = anna.put(PATH, short).await;
    assert!(refused.body["fields"]["keys"].is_string(), "{refused}");
    assert_eq!(town.app.stranger().get(PATH).await.status, 401);
}
