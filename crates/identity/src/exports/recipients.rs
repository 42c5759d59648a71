//! Who else gets something of an athlete: the apps that they allowed, shops, and whom the installation uses.
use kernel::{AthleteId, Result, Timestamp, Tx};
use serde::Serialize;
use serde_json::{Value, json};

use crate::apps::{self, tokens};
use crate::needs::Rooms;
use crate::{Settings, accounts};

/// One line of `recipients.jsonl`.
#[derive(Debug, Serialize)]
pub(super) struct Recipient {
    /// `app`, `shop`, `mail_server` or `people`.
    kind: &'static str,
    /// Its name, where it has one.
    name: Option<String>,
    /// What it gets.
    gets: String,
    /// Since when, where that is known.
    since: Option<Timestamp>,
}

pub(super) fn list(
    tx: &mut Tx,
    settings: &Settings,
    rooms: &dyn Rooms,
    athlete: AthleteId,
    now: Timestamp,
) -> Result<Vec<Recipient>> {
    let mut all = Vec::new();
    for grant in tokens::list(tx, athlete)? {
        if !grant.is_live(now) {
            continue;
        }
        let Some(app) = apps::find(tx, grant.app)? else { continue };
        let scopes: Vec<&str> = grant.scopes().iter().map(|scope| scope.word()).collect();
        all.push(Recipient {
            kind: "app",
            name: Some(app.name),
            gets: scopes.join(" "),
            since: Some(grant.created_at),
        });
    }
    for name in rooms.list_shops(tx, athlete)? {
        let gets = "a code or a random click id, nothing else about you".to_owned();
        all.push(Recipient { kind: "shop", name: Some(name), gets, since: None });
    }
    if settings.sends_mail && accounts::find_proof(tx, athlete)?.email_proven_at.is_some() {
        let gets = "your address and the mails to you".to_owned();
        all.push(Recipient { kind: "mail_server", name: None, gets, since: None });
    }
    let gets =
        "your name and handle, and of your activities what each one's audience allows".to_owned();
    all.push(Recipient { kind: "people", name: None, gets, since: None });
    Ok(all)
}

/// The JSON Schema of a line.
pub(super) fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "recipients",
        "description": "Who else gets something of you.",
        "type": "object",
        "properties": {
            "kind": { "type": "string", "description": "app, shop, mail_server or people." },
            "name": { "type": ["string", "null"], "description": "Its name." },
            "gets": { "type": "string", "description": "What it gets." },
            "since": { "type": ["string", "null"], "format": "date-time", "description": "Since when." },
        },
        "required": ["kind", "name", "gets", "since"],
        "additionalProperties": false,
    })
}
