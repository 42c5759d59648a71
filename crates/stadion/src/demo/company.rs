//! Who knows whom among the demo athletes, and what they say to each other.
use serde_json::{Value, json};

use super::luck::Luck;
use super::{good, send};
use crate::client::{Client, Fault};

/// Friends, by handle; the first of the two asked.
const FRIENDS: &[(&str, &str)] = &[
    ("jonas", "anna"),
    ("anna", "sofia"),
    ("emma", "anna"),
    ("anna", "aiko"),
    ("sofia", "jonas"),
    ("aiko", "emma"),
    ("sofia", "liam"),
    ("marco", "anna"),
];
/// A request that waits for an answer, by handle.
const WAITING: (&str, &str) = ("liam", "anna");
/// Two who agreed to be compared with each other, by handle.
const COMPARED: (&str, &str) = ("marco", "anna");

/// How often somebody gives kudos for what a friend did, and says something about it.
const KUDOS: f64 = 0.7;
const COMMENT: f64 = 0.22;

/// Words that fit any sport.
const WORDS: &[&str] = &[
    "Nice one!",
    "That looks like a good day out.",
    "Strong. I was still in bed.",
    "You make it look easy.",
    "What a week you are having!",
    "Well done, and now put your feet up.",
    "Consistent as ever.",
];
/// Words for those who ran.
const RUN_WORDS: &[&str] = &[
    "Smooth running!",
    "Those splits are getting quicker.",
    "Legs of steel.",
    "Save some of that for race day!",
];
/// Words for those who rode.
const RIDE_WORDS: &[&str] =
    &["Tailwind, I suppose?", "Great loop. Was there cake?", "Next time I am on your wheel."];

/// A demo athlete who is signed in.
pub struct SignedIn {
    /// Their handle.
    pub handle: &'static str,
    /// Their session.
    pub token: String,
}

/// Makes those friends who are, and leaves one request open. Doing it again changes nothing.
pub async fn befriend(client: &mut Client, people: &[SignedIn]) -> Result<(), Fault> {
    for (asks, answers) in FRIENDS {
        let (one, other) = (find(people, asks)?, find(people, answers)?);
        let relation = ask(client, one, other).await?;
        if relation == "request_sent" {
            let path = format!("/api/v1/friends/{}", id_of(client, other, one).await?);
            let accepted = send(client, "PUT", &path, &other.token, &Value::Null).await?;
            good(&accepted, "a friendship")?;
        }
    }
    for (wants, other) in [COMPARED, (COMPARED.1, COMPARED.0)] {
        let (one, other) = (find(people, wants)?, find(people, other)?);
        let path = format!("/api/v1/comparisons/friends/{}", id_of(client, one, other).await?);
        good(&send(client, "PUT", &path, &one.token, &Value::Null).await?, "a comparison")?;
    }
    ask(client, find(people, WAITING.0)?, find(people, WAITING.1)?).await.map(|_| ())
}

async fn ask(client: &mut Client, one: &SignedIn, other: &SignedIn) -> Result<String, Fault> {
    let path = format!("/api/v1/friends/requests/{}", id_of(client, one, other).await?);
    let asked = send(client, "PUT", &path, &one.token, &Value::Null).await?;
    let asked = good(&asked, "a request")?;
    Ok(asked["relation"].as_str().unwrap_or_default().to_owned())
}

/// The id of somebody, as their page says.
async fn id_of(client: &mut Client, viewer: &SignedIn, whose: &SignedIn) -> Result<String, Fault> {
    let path = format!("/api/v1/athletes/{}", whose.handle);
    let page = good(&send(client, "GET", &path, &viewer.token, &Value::Null).await?, &path)?;
    Ok(page["athlete"]["id"].as_str().ok_or("a page without an id")?.to_owned())
}

fn find<'p>(people: &'p [SignedIn], handle: &str) -> Result<&'p SignedIn, Fault> {
    let found = people.iter().find(|person| person.handle == handle);
    found.ok_or_else(|| format!("nobody is called {handle}").into())
}

/// Everybody looks at their feed, gives kudos and says something here and there; about each activity at most
/// once, however often the demo is filled.
pub async fn talk(client: &mut Client, people: &[SignedIn], seed: u64) -> Result<(), Fault> {
    for person in people {
        let feed = "/api/v1/feed?limit=40";
        let feed = good(&send(client, "GET", feed, &person.token, &Value::Null).await?, feed)?;
        for entry in feed["items"].as_array().into_iter().flatten() {
            let activity = &entry["activity"];
            if activity["mine"] != json!(false) {
                continue;
            }
            let (Some(id), Some(author)) =
                (activity["id"].as_str(), activity["athlete"]["handle"].as_str())
            else {
                continue;
            };
            // By what it is and not by its id, so that the same seed is the same demo.
            let on = activity["started_on"].as_str().unwrap_or_default();
            let sport = activity["sport"].as_str().unwrap_or_default();
            let mut luck = Luck::of(seed, &["talk", person.handle, author, on, sport]);
            if luck.chance(KUDOS) {
                let path = format!("/api/v1/activities/{id}/kudos");
                good(&send(client, "PUT", &path, &person.token, &Value::Null).await?, "kudos")?;
            }
            if luck.chance(COMMENT) {
                let words = match (sport, luck.chance(0.6)) {
                    ("running", true) => luck.pick(RUN_WORDS),
                    ("cycling", true) => luck.pick(RIDE_WORDS),
                    _ => luck.pick(WORDS),
                };
                comment_once(client, person, id, words).await?;
            }
        }
    }
    Ok(())
}

async fn comment_once(
    client: &mut Client,
    person: &SignedIn,
    activity: &str,
    words: &str,
) -> Result<(), Fault> {
    let path = format!("/api/v1/activities/{activity}/comments");
    let said = good(&send(client, "GET", &path, &person.token, &Value::Null).await?, "comments")?;
    for comment in said["items"].as_array().into_iter().flatten() {
        if comment["author"]["handle"] == json!(person.handle) {
            return Ok(());
        }
    }
    let comment = json!({ "text": words });
    good(&send(client, "POST", &path, &person.token, &comment).await?, "a comment").map(|_| ())
}
