//! What the demo athletes wear and ride. It is there before their activities come in, which then count on it by
//! themselves. No maker of that name is meant.
use kernel::Timestamp;
use serde_json::{Value, json};

use super::people::Person;
use super::{good, send};
use crate::client::{Client, Fault};

struct Piece {
    handle: &'static str,
    kind: &'static str,
    brand: &'static str,
    model: &'static str,
    name: &'static str,
    /// In use since so many weeks; without it, since always.
    weeks: Option<i64>,
    offset_km: f64,
    /// Where it reminds, if not where shoes usually do.
    wear_km: Option<f64>,
    sports: &'static [&'static str],
    retired: bool,
}

const PIECE: Piece = Piece {
    handle: "",
    kind: "shoes",
    brand: "",
    model: "",
    name: "",
    weeks: None,
    offset_km: 0.0,
    wear_km: None,
    sports: &[],
    retired: false,
};

const PIECES: &[Piece] = &[
    Piece {
        handle: "anna",
        brand: "Corvo",
        model: "Strada 2",
        offset_km: 724.0,
        retired: true,
        ..PIECE
    },
    // Nearly worn, whenever somebody looks.
    Piece {
        handle: "anna",
        brand: "Corvo",
        model: "Strada 3",
        name: "The red ones",
        weeks: Some(14),
        offset_km: 228.0,
        sports: &["running"],
        ..PIECE
    },
    Piece {
        handle: "jonas",
        kind: "bike",
        brand: "Velodra",
        model: "Passo R",
        offset_km: 8_420.0,
        sports: &["cycling"],
        ..PIECE
    },
    Piece {
        handle: "jonas",
        brand: "Kestra",
        model: "Ritmo",
        offset_km: 120.0,
        sports: &["running"],
        ..PIECE
    },
    Piece {
        handle: "aiko",
        brand: "Kestra",
        model: "Tempo 5",
        offset_km: 791.0,
        retired: true,
        ..PIECE
    },
    Piece {
        handle: "aiko",
        brand: "Kestra",
        model: "Tempo 6",
        weeks: Some(5),
        sports: &["running"],
        ..PIECE
    },
    Piece {
        handle: "emma",
        brand: "Corvo",
        model: "Mattina",
        weeks: Some(12),
        offset_km: 60.0,
        sports: &["running"],
        ..PIECE
    },
    Piece {
        handle: "emma",
        brand: "Norvik",
        model: "Fell Mid",
        name: "Boots",
        offset_km: 310.0,
        wear_km: Some(1_200.0),
        sports: &["hiking", "walking"],
        ..PIECE
    },
    Piece {
        handle: "sofia",
        kind: "bike",
        brand: "Velodra",
        model: "Brisa",
        offset_km: 3_150.0,
        sports: &["cycling"],
        ..PIECE
    },
    Piece {
        handle: "sofia",
        brand: "Kestra",
        model: "Tempo 6",
        weeks: Some(9),
        offset_km: 35.0,
        sports: &["running"],
        ..PIECE
    },
    Piece {
        handle: "liam",
        brand: "Corvo",
        model: "Passeggio",
        offset_km: 95.0,
        sports: &["running", "walking"],
        ..PIECE
    },
];

/// Gives somebody what they have, unless they have something already.
pub async fn equip(
    client: &mut Client,
    token: &str,
    person: &Person,
    now: Timestamp,
) -> Result<(), Fault> {
    let there = send(client, "GET", "/api/v1/gear", token, &Value::Null).await?;
    if good(&there, "gear")?["items"].as_array().is_some_and(|items| !items.is_empty()) {
        return Ok(());
    }
    let today = now.day_in(person.time_zone);
    for piece in PIECES.iter().filter(|piece| piece.handle == person.handle) {
        let mut draft = json!({
            "kind": piece.kind, "brand": piece.brand, "model": piece.model, "name": piece.name,
            "offset_m": piece.offset_km * 1000.0, "default_for": piece.sports,
            "first_used_on": piece.weeks.map(|weeks| today.plus_days(-7 * weeks)),
        });
        if let Some(wear_km) = piece.wear_km {
            draft["wear_m"] = json!(wear_km * 1000.0);
        }
        let added = send(client, "POST", "/api/v1/gear", token, &draft).await?;
        let added = good(&added, piece.model)?;
        if piece.retired {
            let path = format!("/api/v1/gear/{}", added["id"].as_str().unwrap_or_default());
            let retired = json!({ "retired": true });
            good(&send(client, "PATCH", &path, token, &retired).await?, piece.model)?;
        }
    }
    Ok(())
}
