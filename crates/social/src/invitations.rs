//! Invitations: a link of somebody's own that makes whoever opens it their friend. She made the link and he presses the
//! button, so both said so.
//!
//! A link names its maker and holds a secret, of which only a hash is kept. It is good for 14 days and 50 people, and can be
//! taken back. What was used up, taken back, is too old, belongs to somebody who is gone, or stands between two people who
//! blocked each other looks the same: there is no such invitation.
//!
//! A link can also go to an address by mail ([`mail`]); such a one is for one person.
//!
//! Nobody under 18 makes links, which strangers could pass on. Who is under 18 and opens one of an adult asks to be friends
//! with it, as they do anywhere else. And whom the maker declined a short while ago asks again in silence, also with a link.
pub mod accept;
pub mod list;
pub mod mail;
pub mod make;
pub mod revoke;
pub mod show;

use axum::http::StatusCode;
use kernel::athlete::{self, Athlete};
use kernel::ids::Uuid;
use kernel::{AthleteId, Error, Result, Timestamp, Tx, args, random};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::people::is_minor;
use crate::ties;

kernel::id!(
    /// One invitation of a person.
    FriendInvitationId,
);

/// Links of one person that are good at the same time.
const MOST: usize = 10;
/// Milliseconds for which a link is good: 14 days.
const GOOD_FOR_MS: i64 = 14 * 24 * 3_600_000;
/// People whom one link makes friends.
const MOST_USES: i64 = 50;
/// People whom a link makes friends that went to an address.
const USES_BY_MAIL: i64 = 1;
/// Letters of the maker's id in a token, as hexadecimal digits.
const ID_LETTERS: usize = 32;
/// Letters of the secret in a token: 128 bits as hexadecimal digits.
const SECRET_LETTERS: usize = 32;

/// What every invitation that is not good sounds like.
const NO_SUCH: Error = Error::NotFound("invitation");

/// A link of yours, without its secret.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FriendInvitation {
    /// Which one.
    pub id: FriendInvitationId,
    /// How many people it made your friends.
    pub uses: i64,
    /// How many it does at most.
    #[schema(example = 50)]
    pub most_uses: i64,
    /// When it was made.
    pub made_at: Timestamp,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

/// What a link brings along.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TokenQuery {
    /// What stands in the link.
    pub token: String,
}

/// A token as it stands in a link.
struct Token {
    maker: AthleteId,
    hash: Vec<u8>,
}

impl Token {
    /// Reads what somebody brought; what was never a token is no invitation.
    fn read(text: &str) -> Result<Token> {
        let is_whole = text.len() == ID_LETTERS + SECRET_LETTERS && text.is_ascii();
        let (id, secret) = if is_whole { text.split_at(ID_LETTERS) } else { return Err(NO_SUCH) };
        let maker = Uuid::try_parse(id).map_err(|_| NO_SUCH)?;
        Ok(Token { maker: AthleteId(maker), hash: hash_of(secret) })
    }
}

fn hash_of(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

fn new_secret() -> String {
    random::hex::<{ SECRET_LETTERS / 2 }>()
}

/// Who made a link that is good now, and for how long it is, as somebody who opens it may know.
fn find_maker(
    tx: &mut Tx,
    token: &Token,
    me: AthleteId,
    now: Timestamp,
) -> Result<(Athlete, Timestamp)> {
    let found = tx.find::<(Timestamp,)>(
        "SELECT expires_at FROM social_friend_invitation
         WHERE athlete_id = $1 AND token_hash = $2 AND expires_at > $3 AND uses < most_uses",
        args![token.maker, token.hash.clone(), now],
    )?;
    let Some((expires_at,)) = found else { return Err(NO_SUCH) };
    if token.maker != me && ties::is_blocked(tx, me, token.maker)? {
        return Err(NO_SUCH);
    }
    let maker = athlete::find(tx, token.maker)?.ok_or(NO_SUCH)?;
    Ok((maker, expires_at))
}

/// Uses a link once. Of two who use its last time at once, one is let in.
fn use_up(tx: &mut Tx, token: &Token, now: Timestamp) -> Result<()> {
    let used = tx.exec(
        "UPDATE social_friend_invitation SET uses = uses + 1
         WHERE athlete_id = $1 AND token_hash = $2 AND expires_at > $3 AND uses < most_uses",
        args![token.maker, token.hash.clone(), now],
    )?;
    if used == 1 { Ok(()) } else { Err(NO_SUCH) }
}

/// Somebody's links that are good, the latest first.
fn list_good(tx: &mut Tx, me: AthleteId, now: Timestamp) -> Result<Vec<FriendInvitation>> {
    let rows = tx.list::<(FriendInvitationId, i64, i64, Timestamp, Timestamp)>(
        "SELECT invitation_id, uses, most_uses, made_at, expires_at FROM social_friend_invitation
         WHERE athlete_id = $1 AND expires_at > $2 AND uses < most_uses
         ORDER BY made_at DESC, invitation_id DESC",
        args![me, now],
    )?;
    let shown = rows.into_iter().map(|(id, uses, most_uses, made_at, expires_at)| {
        FriendInvitation { id, uses, most_uses, made_at, expires_at }
    });
    Ok(shown.collect())
}

/// Makes a link for so many people, and forgets those that are over.
fn insert(
    tx: &mut Tx,
    me: AthleteId,
    secret: &str,
    most_uses: i64,
    now: Timestamp,
) -> Result<FriendInvitation> {
    tx.exec(
        "DELETE FROM social_friend_invitation
         WHERE athlete_id = $1 AND (expires_at <= $2 OR uses >= most_uses)",
        args![me, now],
    )?;
    let made = FriendInvitation {
        id: FriendInvitationId::new(),
        uses: 0,
        most_uses,
        made_at: now,
        expires_at: now.plus_ms(GOOD_FOR_MS),
    };
    tx.exec(
        "INSERT INTO social_friend_invitation (athlete_id, invitation_id, token_hash, uses, most_uses, made_at, expires_at)
         VALUES ($1, $2, $3, 0, $4, $5, $6)",
        args![me, made.id, hash_of(secret), most_uses, now, made.expires_at],
    )?;
    Ok(made)
}

/// The address that is passed on.
fn link_of(public_url: &str, me: AthleteId, secret: &str) -> String {
    format!("{}/invitation?token={}{secret}", public_url.trim_end_matches('/'), me.0.simple())
}

/// Refuses who is under 18: anybody can pass a link on.
fn refuse_minor(me: &Athlete, now: Timestamp) -> Result<()> {
    if !is_minor(me, now) {
        return Ok(());
    }
    let detail = "under 18 you invite nobody by a link, because anybody can pass it on";
    Err(Error::refused_as(StatusCode::FORBIDDEN, "too_young_to_invite", detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_an_id_and_a_secret_and_nothing_else() {
        let (maker, secret) = (AthleteId::new(), new_secret());
        let read = Token::read(&format!("{}{secret}", maker.0.simple())).unwrap();
        assert_eq!((read.maker, read.hash), (maker, hash_of(&secret)));
        for wrong in
            ["", "zz", &secret, &format!("{maker}{secret}"), &"ж".repeat(32), &"z".repeat(64)]
        {
            assert!(Token::read(wrong).is_err(), "{wrong}");
        }
    }
}
