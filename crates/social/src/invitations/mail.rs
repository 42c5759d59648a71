//! Inviting somebody by mail: `POST /api/v1/friends/invitations/mail`.
//!
//! One letter goes to the address, in the language of who invites, with a link for one person. The address is handed to the
//! outbox and forgotten here: what stays is a keyed hash, so that nobody is written to twice, and so that whoever wants no
//! more of these letters gets none. Every answer is the same, whether a letter goes out or not: it tells neither that the
//! address has an account, nor that its owner blocked who asks, nor that they want no letters.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::vault::Vault;
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::{USES_BY_MAIL, insert, link_of, new_secret, refuse_minor};
use crate::letters::Stop;
use crate::ties::{self, Relation};
use crate::{Needs, silences};

kernel::id!(
    /// One letter that invites.
    LetterId,
);

/// Addresses that somebody invites within a day.
const MOST_A_DAY: i64 = 10;
const DAY_MS: i64 = 24 * 3_600_000;
/// For so long the same person is not written to again by the same person: 30 days.
const ONCE_IN_MS: i64 = 30 * DAY_MS;
/// Letters that one mailbox gets within that time, whoever invites.
const MOST_IN_ALL: i64 = 3;
/// Rows forgotten in one write.
const FORGOTTEN_AT_ONCE: i64 = 500;

/// What the marks of mailboxes are for; it never changes, because a mailbox that was closed stays closed.
const MARKED_FOR: &str = "stadion 2026 mailboxes";

/// Whom to invite.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailedInvitation {
    /// Their address.
    #[schema(example = "boris@example.org")]
    pub email: String,
}

/// Invite somebody by mail. One letter goes to the address, in your language, with a link that makes one person your friend. The
/// answer is the same whether anybody has the address or not. Inviting the same address again within 30 days sends nothing.
#[utoipa::path(post, path = "/api/v1/friends/invitations/mail", tag = "friends", request_body = MailedInvitation,
    responses(
        (status = 202, description = "If it may, a letter goes there."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`too_young_to_invite`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`no_mail`: this Stadion sends none; `email_unproven`: yours is not proven", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`, `invalid_json`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_letters`: 10 a day", body = Problem, content_type = "application/problem+json")))]
pub async fn mail_friend_invitation(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Json(wanted): Json<MailedInvitation>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    refuse_minor(&me, now)?;
    if !needs.post.is_open() {
        let detail = "this Stadion sends no mail; please ask those who run it";
        return Err(Error::refused("no_mail", detail));
    }
    let checked = needs.post.check(&wanted.email);
    let address = checked.map_err(|fault| Error::invalid("email", fault))?;
    let secret = new_secret();
    let link = link_of(&app.public_url, me.id, &secret);
    let vault = app.vault.clone();
    let write = app.db.write(move |tx| {
        ties::lock_one(tx, me.id, now)?;
        silences::refuse(tx, me.id, now)?;
        let Some(own) = needs.post.address(tx, me.id)? else {
            let detail = "please confirm your own address first, so that people are not invited by just anybody";
            return Err(Error::refused("email_unproven", detail));
        };
        let key = needs.post.key(&address);
        let mark = mark_of(&vault, &key);
        if !note(tx, me.id, mark, now)? {
            return Ok(());
        }
        // Also where no letter goes out: else the list of links would tell.
        insert(tx, me.id, &secret, USES_BY_MAIL, now)?;
        let is_known = match needs.post.owner(tx, &key)? {
            Some(owner) => knows(tx, me.id, owner)?,
            None => false,
        };
        if key == own || is_known || !has_room(tx, mark, now)? {
            return Ok(());
        }
        let stop = Stop::Invitations(mark).token(&vault);
        needs.post.write_invitation(tx, &me, &address, &link, &stop, now)
    });
    write.await?;
    Ok(StatusCode::ACCEPTED)
}

/// What a mailbox is called here.
fn mark_of(vault: &Vault, key: &str) -> [u8; 32] {
    vault.mark(MARKED_FOR, key.as_bytes())
}

/// Notes that somebody invites a mailbox. Says whether it is the first time in a while; refuses the eleventh of a day.
fn note(tx: &mut Tx, me: AthleteId, mark: [u8; 32], now: Timestamp) -> Result<bool> {
    let before = tx.find::<(Timestamp,)>(
        "SELECT sent_at FROM social_letter WHERE athlete_id = $1 AND address_mark = $2",
        args![me, mark],
    )?;
    if before.is_some_and(|(at,)| at.plus_ms(ONCE_IN_MS) > now) {
        return Ok(false);
    }
    let (today,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_letter WHERE athlete_id = $1 AND sent_at > $2",
        args![me, now.plus_ms(-DAY_MS)],
    )?;
    if today >= MOST_A_DAY {
        let detail = "you invited 10 people by mail within a day; please go on tomorrow";
        return Err(Error::refused_as(StatusCode::TOO_MANY_REQUESTS, "too_many_letters", detail));
    }
    tx.exec(
        "INSERT INTO social_letter (athlete_id, address_mark, letter_id, sent_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (athlete_id, address_mark)
         DO UPDATE SET letter_id = excluded.letter_id, sent_at = excluded.sent_at",
        args![me, mark, LetterId::new(), now],
    )?;
    Ok(true)
}

/// Whether two people are friends already, or do not exist for each other: then no letter goes from one to the other.
fn knows(tx: &mut Tx, me: AthleteId, owner: AthleteId) -> Result<bool> {
    if ties::is_blocked(tx, me, owner)? {
        return Ok(true);
    }
    Ok(ties::relation(tx, me, owner)? == Relation::Friend)
}

/// Takes one of the letters that a mailbox may get, whoever invites. Says whether there was one left, and its reader still
/// wants any.
fn has_room(tx: &mut Tx, mark: [u8; 32], now: Timestamp) -> Result<bool> {
    tx.exec(
        "INSERT INTO social_mailbox (address_mark, letters, since_at) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING",
        args![mark, now],
    )?;
    tx.exec(
        "UPDATE social_mailbox SET letters = 0, since_at = $2 WHERE address_mark = $1 AND since_at <= $3",
        args![mark, now, now.plus_ms(-ONCE_IN_MS)],
    )?;
    let taken = tx.exec(
        "UPDATE social_mailbox SET letters = letters + 1
         WHERE address_mark = $1 AND stopped_at IS NULL AND letters < $2",
        args![mark, MOST_IN_ALL],
    )?;
    Ok(taken == 1)
}

/// Forgets whom somebody invited long ago, and mailboxes that got no letter lately and may get more. Returns how many rows;
/// call it again until there are none.
pub fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let long_ago = now.plus_ms(-ONCE_IN_MS);
    let letters = tx.exec(
        "DELETE FROM social_letter WHERE (athlete_id, address_mark) IN
           (SELECT athlete_id, address_mark FROM social_letter WHERE sent_at <= $1 ORDER BY sent_at LIMIT $2)",
        args![long_ago, FORGOTTEN_AT_ONCE],
    )?;
    let mailboxes = tx.exec(
        "DELETE FROM social_mailbox WHERE address_mark IN
           (SELECT address_mark FROM social_mailbox WHERE since_at <= $1 AND stopped_at IS NULL ORDER BY since_at LIMIT $2)",
        args![long_ago, FORGOTTEN_AT_ONCE],
    )?;
    Ok(letters + mailboxes)
}
