//! Eight invented athletes with months of believable activities, for a first look.
//!
//! They come in through the front door: accounts are opened, and FIT files written by our own writer are
//! uploaded, all over HTTP. They know each other, give kudos and say something here and there, and race
//! each other. Filling the same demo again adds only what is new since.
pub mod catalogue;
pub mod challenges;
pub mod company;
pub mod gear;
pub mod journey;
pub mod luck;
pub mod outing;
pub mod people;
pub mod plan;
pub mod promotions;
pub mod route;
pub mod shop;
pub mod voices;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::{Clock, Day};
use serde_json::{Value, json};

use crate::client::{Answer, Client, Fault, Target};
use company::SignedIn;
use people::{PEOPLE, Person};

/// The password of all demo athletes. It is printed and public, so it protects nothing.
pub const PASSWORD: &str = "demo-only-not-secret";

/// Days that are filled before friends look at them.
const RECENT_DAYS: usize = 15;

/// What the demo should be like.
#[derive(Clone)]
pub struct Wish {
    /// Another seed is another life.
    pub seed: u64,
    /// How many weeks back it begins.
    pub weeks: u32,
}

impl Default for Wish {
    fn default() -> Wish {
        Wish { seed: 1, weeks: 20 }
    }
}

/// A file of the demo: its name and bytes.
pub struct File {
    /// As a device would name it.
    pub name: String,
    /// A FIT file.
    pub bytes: Vec<u8>,
}

/// Fills a running Stadion. `tell` gets lines for people.
pub async fn seed(
    target: Target,
    wish: &Wish,
    tell: impl Fn(&str) + Send + Sync + 'static,
) -> Result<(), Fault> {
    let began = std::time::Instant::now();
    let tell = Arc::new(tell);
    let now = Clock::default().now();
    let done = Arc::new(AtomicUsize::new(0));
    let mut client = Client::new(target.clone());
    let mut people = Vec::new();
    for person in PEOPLE {
        let token = sign_in(&mut client, person).await?;
        gear::equip(&mut client, &token, person, now).await?;
        people.push(SignedIn { handle: person.handle, token });
    }
    company::befriend(&mut client, &people).await?;
    voices::speak(&mut client, &people).await?;
    // The last days come first, with what friends say about them; then the past.
    for past in [false, true] {
        let mut uploads = tokio::task::JoinSet::new();
        for (person, SignedIn { token, .. }) in PEOPLE.iter().zip(&people) {
            let (target, wish, token) = (target.clone(), wish.clone(), token.clone());
            let (done, tell) = (done.clone(), tell.clone());
            uploads.spawn(async move {
                let mut client = Client::new(target);
                let days = days(person, now, wish.weeks);
                let (recent, earlier) = days.split_at(days.len().min(RECENT_DAYS));
                for on in if past { earlier } else { recent } {
                    let on = *on;
                    let make = move || files_of(person, on, wish.seed, now);
                    for file in tokio::task::spawn_blocking(make).await? {
                        upload(&mut client, &token, &file).await?;
                        let count = done.fetch_add(1, Ordering::Relaxed) + 1;
                        if count % 100 == 0 {
                            tell(&format!("demo: {count} activities so far"));
                        }
                    }
                }
                Ok::<(), Fault>(())
            });
        }
        while let Some(outcome) = uploads.join_next().await {
            outcome??;
        }
        if !past {
            company::talk(&mut client, &people, wish.seed).await?;
        }
    }
    for (person, SignedIn { token, .. }) in PEOPLE.iter().zip(&people) {
        plan_training(&mut client, token, person, now).await?;
    }
    let count = done.load(Ordering::Relaxed);
    tell(&format!(
        "demo: ready with {count} activities after {:.1} s",
        began.elapsed().as_secs_f64()
    ));
    Ok(())
}

/// The logins, as a table for people.
pub fn logins() -> String {
    let mut text = String::from("Demo athletes, all with the password ");
    text.push_str(PASSWORD);
    text.push_str(" (for a look only: it is public):\n");
    for person in PEOPLE {
        let (email, name) = (person.email(), person.name);
        text.push_str(&format!(
            "  {email:<22} {name:<16} {}  @{}\n",
            person.country, person.handle
        ));
    }
    text
}

/// The days of the demo, today first: whoever looks at once finds this week there, and the past comes in while
/// they look. In which order recordings arrive makes no difference to what they amount to.
fn days(person: &Person, now: kernel::Timestamp, weeks: u32) -> Vec<Day> {
    let today = now.day_in(person.time_zone);
    let count = i64::from(weeks) * 7;
    (0..=count).map(|back| today.plus_days(-back)).collect()
}

/// What a person's device wrote on a day; nothing that has not ended yet.
pub fn files_of(person: &Person, on: Day, seed: u64, now: kernel::Timestamp) -> Vec<File> {
    let mut files = Vec::new();
    for planned in plan::day(person, on, seed) {
        let recording = outing::record(person, &planned, seed);
        if recording.ended_at_ms() >= now.0 {
            continue;
        }
        let minutes = (planned.hour * 60.0) as i64;
        let name = format!(
            "{on}-{:02}-{:02}-{}.fit",
            minutes / 60,
            minutes % 60,
            recording.sport.as_str()
        );
        let bytes = formats::fit::write::activity(std::slice::from_ref(&recording));
        files.push(File { name, bytes });
    }
    files
}

/// Opens the account, or signs in to the one that is there, and says how the person wants things.
async fn sign_in(client: &mut Client, person: &Person) -> Result<String, Fault> {
    let account = json!({
        "email": person.email(), "password": PASSWORD, "name": person.name, "handle": person.handle,
        "country": person.country, "region": person.region, "birth_on": person.birth_on, "time_zone": person.time_zone,
        "units": person.units, "language": "en",
    });
    let opened = post(client, "/api/v1/accounts", &account).await?;
    let is_new = opened.status.is_success();
    let signed_in = match is_new {
        true => opened,
        false => {
            let who = json!({ "email": person.email(), "password": PASSWORD });
            let signed_in = post(client, "/api/v1/sessions", &who).await?;
            // What stood in the way of opening the account tells more than the failed sign-in.
            if signed_in.status.is_success() { signed_in } else { opened }
        }
    };
    let body = good(&signed_in, person.name)?;
    let token = body["session_token"].as_str().ok_or("the server gave no session")?.to_owned();
    if is_new {
        allow_everything(client, &token).await?;
        let audience = json!({ "default_audience": person.audience });
        good(&send(client, "PATCH", "/api/v1/me", &token, &audience).await?, "the audience")?;
        let body = json!({
            "max_heart_rate_bpm": person.max_bpm, "resting_heart_rate_bpm": person.rest_bpm,
            "threshold_power_w": person.threshold_w, "weight_kg": person.weight_kg, "sex": person.sex,
        });
        good(&send(client, "PUT", "/api/v1/body", &token, &body).await?, "the body")?;
    }
    Ok(token)
}

/// Turns every switch on, as the settings page does: by the words that the server shows.
async fn allow_everything(client: &mut Client, token: &str) -> Result<(), Fault> {
    let listed = send(client, "GET", "/api/v1/me/consents", token, &Value::Null).await?;
    let listed = good(&listed, "the consents")?;
    for item in listed["items"].as_array().into_iter().flatten() {
        if !item["closed"].is_null() {
            continue;
        }
        let path = format!("/api/v1/me/consents/{}", item["purpose"].as_str().unwrap_or_default());
        let yes = json!({
            "allowed": true, "notice_version": item["notice"]["version"],
            "notice_hash": item["notice"]["en_hash"], "locale": "en", "screen": "settings",
            "build": "demo",
        });
        good(&send(client, "PUT", &path, token, &yes).await?, &path)?;
    }
    Ok(())
}

/// Who of them follows a plan.
struct Planner {
    handle: &'static str,
    sport: &'static str,
    /// Days of the week, 1 for Monday.
    days: &'static [u8],
    minutes: u32,
    long_minutes: u32,
    /// The race; without one it is to be fitter.
    race_m: Option<f64>,
}

const PLANNERS: &[Planner] = &[
    Planner {
        handle: "anna",
        sport: "running",
        days: &[2, 3, 5, 7],
        minutes: 60,
        long_minutes: 120,
        race_m: Some(21_097.5),
    },
    Planner {
        handle: "sofia",
        sport: "cycling",
        days: &[2, 5, 6],
        minutes: 90,
        long_minutes: 240,
        race_m: None,
    },
    Planner {
        handle: "liam",
        sport: "running",
        days: &[2, 4, 6],
        minutes: 40,
        long_minutes: 60,
        race_m: Some(5_000.0),
    },
];
/// Plans of the demo began so long ago, and their races are so far ahead.
const PLAN_DAYS: (i64, i64) = (42, 42);

/// Makes the plan of those who have one. It began weeks ago, so what was uploaded since then is found in it.
/// Filling the demo again leaves the plan as it is.
async fn plan_training(
    client: &mut Client,
    token: &str,
    person: &Person,
    now: kernel::Timestamp,
) -> Result<(), Fault> {
    let planner = PLANNERS.iter().find(|planner| planner.handle == person.handle);
    let Some(planner) = planner else { return Ok(()) };
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str())];
    let there = client.send("GET", "/api/v1/training/plan", &headers, "").await?;
    if !good(&there, "the plan")?["plan"].is_null() {
        return Ok(());
    }
    let today = now.day_in(person.time_zone);
    let (back, ahead) = PLAN_DAYS;
    // Races are on Sundays.
    let race_on = today.plus_days(ahead).monday().plus_days(6);
    let aim = match planner.race_m {
        Some(distance_m) => json!({ "kind": "race", "distance_m": distance_m, "on": race_on }),
        None => json!({ "kind": "fitness" }),
    };
    let wish = json!({
        "goal": {
            "aim": aim, "sport": planner.sport, "days": planner.days, "minutes": planner.minutes,
            "long_minutes": planner.long_minutes,
        },
        "anyway": true, "since": today.plus_days(-back),
    });
    good(&send(client, "PUT", "/api/v1/training/plan", token, &wish).await?, "the plan").map(|_| ())
}

async fn upload(client: &mut Client, token: &str, file: &File) -> Result<(), Fault> {
    let bearer = format!("Bearer {token}");
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/octet-stream"),
        ("x-file-name", file.name.as_str()),
    ];
    let answer = client.send("POST", "/api/v1/activities", &headers, file.bytes.clone()).await?;
    good(&answer, &file.name).map(|_| ())
}

async fn post(client: &mut Client, path: &str, body: &Value) -> Result<Answer, Fault> {
    client.send("POST", path, &[("content-type", "application/json")], body.to_string()).await
}

async fn send(
    client: &mut Client,
    method: &str,
    path: &str,
    token: &str,
    body: &Value,
) -> Result<Answer, Fault> {
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    client.send(method, path, &headers, body.to_string()).await
}

/// The JSON body of a success; anything else is told with what it was about.
fn good(answer: &Answer, what: &str) -> Result<Value, Fault> {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    if answer.status.is_success() {
        return Ok(body);
    }
    let why = body["detail"].as_str().unwrap_or_default();
    Err(format!("{what}: {} {why}", answer.status).into())
}
