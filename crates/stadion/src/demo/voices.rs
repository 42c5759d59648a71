//! What the demo athletes told us, and what they were answered: all of it through the front door.
use serde_json::{Value, json};

use super::company::SignedIn;
use super::people::{PEOPLE, Person};
use super::{good, send};
use crate::client::{Client, Fault, Target};

/// Something that a demo athlete said.
struct Voice {
    /// Ids stay the same, so that filling the demo again says nothing twice.
    id: &'static str,
    handle: &'static str,
    kind: &'static str,
    text: &'static str,
    page: &'static str,
    width: &'static str,
    theme: &'static str,
    /// What became of it, and what was answered.
    outcome: Option<(&'static str, Option<&'static str>)>,
}

const VOICES: &[Voice] = &[
    Voice {
        id: "01936d00-0000-7000-8000-000000000001",
        handle: "jonas",
        kind: "idea",
        text: "Could the splits show climb as well? Half my routes are hills.",
        page: "/activities/$id",
        width: "desktop",
        theme: "light",
        outcome: Some((
            "planned",
            Some("Good point. Climb per split is on our list for the next weeks."),
        )),
    },
    Voice {
        id: "01936d00-0000-7000-8000-000000000002",
        handle: "sofia",
        kind: "problem",
        text: "The map stayed grey on the train until I reloaded the page.",
        page: "/activities/$id",
        width: "phone",
        theme: "dark",
        outcome: Some((
            "done",
            Some("Thank you, Sofia. A map that could not load now tries again by itself."),
        )),
    },
    Voice {
        id: "01936d00-0000-7000-8000-000000000003",
        handle: "aiko",
        kind: "happy",
        text: "",
        page: "/progress",
        width: "phone",
        theme: "light",
        outcome: Some(("seen", None)),
    },
    Voice {
        id: "01936d00-0000-7000-8000-000000000004",
        handle: "emma",
        kind: "idea",
        text: "Show me how fast I would have been without the traffic lights.",
        page: "/activities/$id",
        width: "desktop",
        theme: "dark",
        outcome: Some((
            "declined",
            Some("Tempting! But we would rather show what was than guess what could have been."),
        )),
    },
    Voice {
        id: "01936d00-0000-7000-8000-000000000005",
        handle: "liam",
        kind: "praise",
        text: "Missed a whole week and the plan did not make me feel guilty. Thanks.",
        page: "/training",
        width: "phone",
        theme: "dark",
        outcome: None,
    },
    Voice {
        id: "01936d00-0000-7000-8000-000000000006",
        handle: "liam",
        kind: "problem",
        text: "Standings jump to the top when I come back from somebody's page.",
        page: "/challenges/$id",
        width: "phone",
        theme: "dark",
        outcome: None,
    },
    Voice {
        id: "01936d00-0000-7000-8000-000000000007",
        handle: "jonas",
        kind: "neutral",
        text: "",
        page: "/upload",
        width: "desktop",
        theme: "light",
        outcome: None,
    },
];

/// Everybody says what they have to say. What was said and answered before stays as it is.
pub async fn speak(client: &mut Client, people: &[SignedIn]) -> Result<(), Fault> {
    let config = client.send("GET", "/api/v1/web_config", &[], "").await?;
    let build = good(&config, "the build")?["build"].clone();
    for voice in VOICES {
        let Some(person) = people.iter().find(|person| person.handle == voice.handle) else {
            continue;
        };
        let path = format!("/api/v1/feedback/{}", voice.id);
        let said = json!({
            "kind": voice.kind, "text": voice.text, "page": voice.page, "build": build, "language": "en",
            "width": voice.width, "theme": voice.theme,
        });
        good(&send(client, "PUT", &path, &person.token, &said).await?, "feedback")?;
    }
    Ok(())
}

/// The operator of the demo, who is the first of its athletes, answers what nobody has looked at yet.
pub async fn answer(target: Target) -> Result<(), Fault> {
    let Some(operator) = PEOPLE.first() else { return Ok(()) };
    let mut client = Client::new(target);
    let token = sign_in(&mut client, operator).await?;
    let inbox = send(
        &mut client,
        "GET",
        "/api/v1/operator/feedback?state=new&limit=100",
        &token,
        &Value::Null,
    );
    let inbox = good(&inbox.await?, "the inbox")?;
    for item in inbox["items"].as_array().into_iter().flatten() {
        let voice = VOICES.iter().find(|voice| item["id"] == voice.id);
        let Some((state, answer)) = voice.and_then(|voice| voice.outcome) else { continue };
        let path = format!("/api/v1/operator/feedback/{}", item["id"].as_str().unwrap_or_default());
        let change = json!({ "version": item["version"], "state": state, "answer": answer });
        good(&send(&mut client, "PATCH", &path, &token, &change).await?, "an answer")?;
    }
    Ok(())
}

async fn sign_in(client: &mut Client, person: &Person) -> Result<String, Fault> {
    let who = json!({ "email": person.email(), "password": super::PASSWORD });
    let signed_in = good(&super::post(client, "/api/v1/sessions", &who).await?, person.name)?;
    Ok(signed_in["session_token"].as_str().ok_or("the server gave no session")?.to_owned())
}
