//! Kinds of devices that somebody signed in on, and the mail about one that is new.
//!
//! A kind is what the list of sessions shows, "Chrome on Linux". Addresses of networks play no part: they change with
//! every train, and say where somebody was.
use kernel::{AthleteId, Result, Timestamp, Tx, args};

use crate::mail::{self, Letter, NOTICE_MS};
use crate::{Settings, accounts};

/// A kind of device that was not used for so long is forgotten.
pub const FORGOTTEN_MS: i64 = 365 * 24 * 3_600_000;

/// Notes a sign-in, before its session is written, and tells the owner by mail when the kind of device is new.
pub(crate) fn note(
    tx: &mut Tx,
    settings: &Settings,
    athlete: AthleteId,
    device: &str,
    now: Timestamp,
) -> Result<()> {
    let mut known = Vec::new();
    for sql in [
        "SELECT device FROM known_device WHERE athlete_id = $1",
        // Sessions of before kinds were remembered.
        "SELECT device FROM session WHERE athlete_id = $1",
    ] {
        known.extend(tx.list::<(String,)>(sql, args![athlete])?.into_iter().map(|row| row.0));
    }
    let added = tx.exec(
        "INSERT INTO known_device (athlete_id, device, last_seen_at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING",
        args![athlete, device, now],
    )?;
    if added == 0 {
        tx.exec(
            "UPDATE known_device SET last_seen_at = $3 WHERE athlete_id = $1 AND device = $2",
            args![athlete, device, now],
        )?;
        return Ok(());
    }
    if !is_news(device, &known) {
        return Ok(());
    }
    let proof = accounts::find_proof(tx, athlete)?;
    if proof.email_proven_at.is_none() {
        return Ok(());
    }
    let letter = Letter::NewDevice { device: device.to_owned(), at: now };
    mail::write(tx, settings, athlete, &proof.email, &letter, now.plus_ms(NOTICE_MS), now)
}

/// The very first device is no news.
fn is_news(device: &str, known: &[String]) -> bool {
    !known.is_empty() && !known.iter().any(|one| one == device)
}

/// Returns how many kinds were forgotten.
pub(crate) fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec("DELETE FROM known_device WHERE last_seen_at <= $1", args![now.plus_ms(-FORGOTTEN_MS)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CHROME, PASSWORD, join, sign_in, start_with_mail};

    #[test]
    fn only_another_kind_beside_known_ones_is_news() {
        let known = ["Chrome on Linux".to_owned(), "Script".to_owned()];
        assert!(!is_news("Chrome on Linux", &[]));
        assert!(!is_news("Chrome on Linux", &known));
        assert!(is_news("Firefox on Linux", &known));
    }

    const FIREFOX: &str = "Mozilla/5.0 (Android 16; Mobile; rv:145.0) Firefox/145.0";

    #[tokio::test]
    async fn anna_hears_of_a_new_kind_of_device_once() {
        let stadion = start_with_mail().await;
        stadion.join_proven("Anna").await;
        let before = stadion.count("Anna").await;
        sign_in(&stadion.app, "Anna", PASSWORD, "").await.ok();
        assert_eq!(stadion.count("Anna").await, before, "the kind she signed up with");
        sign_in(&stadion.app, "Anna", PASSWORD, CHROME).await.ok();
        let told = stadion.newest("Anna").await;
        assert_eq!(told.subject, "A new device signed in to your Stadion account");
        let when = "Chrome on Linux, on 7 May 2027, 11:00 (Europe/Berlin).";
        assert!(told.text.contains(when), "{}", told.text);
        assert_eq!(told.link(), "http://localhost:4000/settings/security#devices");
        sign_in(&stadion.app, "Anna", PASSWORD, CHROME).await.ok();
        assert_eq!(stadion.count("Anna").await, before + 1);
        assert_eq!(sign_in(&stadion.app, "Anna", "a wild guess", FIREFOX).await.status, 401);
        assert_eq!(stadion.count("Anna").await, before + 1, "a wrong password is no sign-in");
        stadion.app.clock.advance_ms(FORGOTTEN_MS);
        let now = stadion.app.clock.now();
        stadion.app.app.db.write(move |tx| crate::sweep(tx, now)).await.unwrap();
        assert_eq!(stadion.app.number("SELECT COUNT(*) FROM known_device").await, 0);
    }

    #[tokio::test]
    async fn in_her_language_with_a_link_too_and_never_to_an_address_that_is_a_claim() {
        let stadion = start_with_mail().await;
        let anna = stadion.join_proven("Anna").await;
        anna.patch("/api/v1/me", serde_json::json!({"language": "ru"})).await.ok();
        sign_in(&stadion.app, "Anna", PASSWORD, FIREFOX).await.ok();
        let told = stadion.newest("Anna").await;
        assert_eq!(told.subject, "Новое устройство вошло в ваш аккаунт Stadion");
        assert!(told.text.contains("Firefox на Android, 7 мая 2027 года, 11:00"), "{}", told.text);
        join(&stadion.app, "Boris").await;
        let before = stadion.count("Boris").await;
        sign_in(&stadion.app, "Boris", PASSWORD, CHROME).await.ok();
        assert_eq!(stadion.count("Boris").await, before);
    }

    #[tokio::test]
    async fn sessions_of_before_kinds_were_remembered_count() {
        let stadion = start_with_mail().await;
        stadion.join_proven("Anna").await;
        let forget = |tx: &mut Tx| tx.exec("DELETE FROM known_device", args![]);
        stadion.app.app.db.write(forget).await.unwrap();
        let before = stadion.count("Anna").await;
        sign_in(&stadion.app, "Anna", PASSWORD, "").await.ok();
        assert_eq!(stadion.count("Anna").await, before);
        stadion.app.app.db.write(forget).await.unwrap();
        sign_in(&stadion.app, "Anna", PASSWORD, CHROME).await.ok();
        assert_eq!(stadion.count("Anna").await, before + 1);
    }
}
