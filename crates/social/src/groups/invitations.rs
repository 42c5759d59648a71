//! Links that let somebody into a group: a secret in an address, good for some days and some people. Only a hash of the secret
//! is kept, so no list and no copy of the data lets anybody in.
pub mod list;
pub mod make;
pub mod revoke;

use kernel::{Error, GroupId, Result, Timestamp, Tx, args, random};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::NO_SUCH;

kernel::id!(
    /// One invitation link.
    InvitationId,
);

/// Links of one group that are good at the same time.
const MOST: i64 = 20;
/// Days for which a link may be good.
const MOST_DAYS: i64 = 90;
/// People whom one link may let in.
const MOST_USES: i64 = 10_000;
/// Letters of a secret: 128 bits as hexadecimal digits.
const SECRET_LETTERS: usize = 32;

/// A link, without its secret.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Invitation {
    /// Which one.
    pub id: InvitationId,
    /// How many it let in.
    pub uses: i64,
    /// How many it lets in at most.
    pub most_uses: i64,
    /// When it was made.
    pub made_at: Timestamp,
    /// Until when it is good.
    pub expires_at: Timestamp,
}
kernel::from_row!(Invitation { id, uses, most_uses, made_at, expires_at });

fn hash_of(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

fn new_secret() -> String {
    random::hex::<{ SECRET_LETTERS / 2 }>()
}

/// Whether a secret lets somebody into a group now.
pub(crate) fn is_good(tx: &mut Tx, group: GroupId, secret: &str, now: Timestamp) -> Result<bool> {
    if secret.len() != SECRET_LETTERS {
        return Ok(false);
    }
    let found = tx.find::<(InvitationId,)>(
        "SELECT invitation_id FROM social_group_invitation
         WHERE group_id = $1 AND token_hash = $2 AND expires_at > $3 AND uses < most_uses",
        args![group, hash_of(secret), now],
    )?;
    Ok(found.is_some())
}

/// Uses a secret once. Of two who use its last time at once, one gets in.
pub(crate) fn use_up(tx: &mut Tx, group: GroupId, secret: &str, now: Timestamp) -> Result<()> {
    let used = tx.exec(
        "UPDATE social_group_invitation SET uses = uses + 1
         WHERE group_id = $1 AND token_hash = $2 AND expires_at > $3 AND uses < most_uses",
        args![group, hash_of(secret), now],
    )?;
    if used == 1 { Ok(()) } else { Err(NO_SUCH) }
}

/// Those that are good, the latest first.
fn list_good(tx: &mut Tx, group: GroupId, now: Timestamp) -> Result<Vec<Invitation>> {
    tx.list(
        "SELECT invitation_id, uses, most_uses, made_at, expires_at FROM social_group_invitation
         WHERE group_id = $1 AND expires_at > $2 AND uses < most_uses
         ORDER BY made_at DESC, invitation_id DESC",
        args![group, now],
    )
}

fn within_limit(tx: &mut Tx, group: GroupId, now: Timestamp) -> Result<()> {
    if list_good(tx, group, now)?.len() as i64 >= MOST {
        let detail = "this group has 20 links that are good already; take one of them back first";
        return Err(Error::refused("too_many_invitations", detail));
    }
    Ok(())
}
