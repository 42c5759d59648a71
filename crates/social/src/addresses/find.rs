//! Finding people by addresses that one has: `POST /api/v1/people/by_address`.
use std::collections::BTreeSet;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::athlete::{self, Athlete};
use kernel::error::Problem;
use kernel::http::Json;
use kernel::vault::Vault;
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::{hash_of, is_findable, mark_of};
use crate::letters::from_hex;
use crate::people::{self, Person, is_minor};
use crate::{Needs, ties};

/// Addresses of one question.
const MOST_AT_ONCE: usize = 500;
/// Addresses of one day: a large book of addresses, and a small part of a list that somebody bought.
const MOST_A_DAY: i64 = 1_000;

/// What a browser made of somebody's addresses.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressHashes {
    /// Of each address, without surrounding space and in small letters, the SHA-256 as 64 hexadecimal digits: 500 at most.
    #[schema(example = json!(["d4c74594d841139328695756648b6bd6f6c0c4d3c3e4b4c4a6f9a9d5f0e2b1c3"]))]
    pub hashes: Vec<String>,
}

/// Whom you found.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FoundByAddress {
    /// Those of whom you have the address, and who let themselves be found, by name.
    pub items: Vec<Person>,
}

/// Find people whose address you have, among those who let themselves be found so. You have to let yourself be found, too.
/// What you bring is compared and not kept.
#[utoipa::path(post, path = "/api/v1/people/by_address", tag = "people", request_body = AddressHashes,
    responses(
        (status = 200, description = "Whom you found.", body = FoundByAddress),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`too_young_to_be_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`not_findable`: turn it on for yourself first", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`, `invalid_json`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_addresses`: 1,000 a day", body = Problem, content_type = "application/problem+json")))]
pub async fn find_by_address(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Json(asked): Json<AddressHashes>,
) -> Result<Json<FoundByAddress>> {
    let now = app.clock.now();
    let me = me.athlete;
    let hashes = read(&asked.hashes)?;
    if is_minor(&me, now) {
        let detail = "under 18 you find nobody by their address";
        return Err(Error::refused_as(StatusCode::FORBIDDEN, "too_young_to_be_found", detail));
    }
    let (id, many) = (me.id, hashes.len() as i64);
    let pay = app.db.write(move |tx| {
        ties::lock_one(tx, id, now)?;
        if !is_findable(tx, id)? {
            let detail = "who finds others by their address lets others do the same; please turn it on first";
            return Err(Error::refused("not_findable", detail));
        }
        pay(tx, id, many, now)
    });
    pay.await?;
    let vault = app.vault.clone();
    let found = app.db.read(move |tx| find(tx, &needs, &vault, &me, &hashes, now));
    Ok(Json(FoundByAddress { items: found.await? }))
}

/// The same address twice is one.
fn read(texts: &[String]) -> Result<BTreeSet<[u8; 32]>> {
    if texts.is_empty() || texts.len() > MOST_AT_ONCE {
        return Err(Error::invalid("hashes", "bring 1 to 500 addresses at a time"));
    }
    let mut hashes = BTreeSet::new();
    for text in texts {
        let fault = "each is the SHA-256 of an address, as 64 hexadecimal digits";
        hashes.insert(from_hex(text).ok_or_else(|| Error::invalid("hashes", fault))?);
    }
    Ok(hashes)
}

/// Takes so many of what somebody may look for on a day.
fn pay(tx: &mut Tx, me: AthleteId, many: i64, now: Timestamp) -> Result<()> {
    let today = now.day_in("UTC");
    tx.exec(
        "INSERT INTO social_address_budget (athlete_id, counted_on, addresses) VALUES ($1, $2, 0)
         ON CONFLICT (athlete_id) DO UPDATE SET counted_on = excluded.counted_on, addresses = 0
         WHERE social_address_budget.counted_on <> excluded.counted_on",
        args![me, today],
    )?;
    let paid = tx.exec(
        "UPDATE social_address_budget SET addresses = addresses + $2
         WHERE athlete_id = $1 AND addresses + $2 <= $3",
        args![me, many, MOST_A_DAY],
    )?;
    if paid == 1 {
        return Ok(());
    }
    let detail = "you can look for 1,000 addresses a day; please go on tomorrow";
    Err(Error::refused_as(StatusCode::TOO_MANY_REQUESTS, "too_many_addresses", detail))
}

fn find(
    tx: &mut Tx,
    needs: &Needs,
    vault: &Vault,
    me: &Athlete,
    hashes: &BTreeSet<[u8; 32]>,
    now: Timestamp,
) -> Result<Vec<Person>> {
    let hidden = ties::list_hidden(tx, me.id)?;
    let mut found = Vec::new();
    for hash in hashes {
        let owners = tx.list::<(AthleteId,)>(
            "SELECT athlete_id FROM social_findable WHERE address_mark = $1",
            args![mark_of(vault, hash)],
        )?;
        for (owner,) in owners {
            if owner == me.id || hidden.contains(&owner) || !has(tx, needs, owner, hash)? {
                continue;
            }
            let Some(athlete) = athlete::find(tx, owner)? else { continue };
            // Somebody may have got reasons to keep apart since they turned it on.
            if is_minor(&athlete, now) || !needs.discretion.apart(tx, &[owner])?.is_empty() {
                continue;
            }
            let relation = ties::relation(tx, me.id, owner)?;
            found.push(people::show(&athlete, relation, now));
        }
    }
    found.sort_by(|a, b| (&a.name, a.id.0).cmp(&(&b.name, b.id.0)));
    Ok(found)
}

/// Whether this is somebody's address now: a row may be of the one before.
fn has(tx: &mut Tx, needs: &Needs, owner: AthleteId, hash: &[u8; 32]) -> Result<bool> {
    Ok(needs.post.address(tx, owner)?.is_some_and(|key| hash_of(&key) == *hash))
}
