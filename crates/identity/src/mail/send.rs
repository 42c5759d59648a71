//! The turn that sends what waits in the outbox.
use futures_util::future::join_all;
use kernel::{App, AthleteId, Result, Timestamp, args, athlete, from_row};

use super::carrier::{Carrier, Handed, WITHIN};
use super::{Letter, MailId};

/// Mails handed over at the same time.
const AT_ONCE: i64 = 8;
/// While a mail is being handed over, nobody else takes it. Longer than handing over can take.
const LEASE_MS: i64 = 3 * 60_000;
/// The pause after the first failure; it doubles with each.
const FIRST_PAUSE_MS: i64 = 15_000;
const LONGEST_PAUSE_MS: i64 = 3_600_000;

const _: () = assert!(LEASE_MS as u128 > WITHIN.as_millis() * 2);

struct Waiting {
    athlete: AthleteId,
    id: MailId,
    recipient: String,
    letter: String,
    written_at: Timestamp,
    due_at: Timestamp,
    tries: i64,
    give_up_at: Timestamp,
}
from_row!(Waiting { athlete, id, recipient, letter, written_at, due_at, tries, give_up_at });

/// Sends what is due. Returns how many mails were handed over. Run it all the time, in as many processes as there are.
pub async fn send_due(app: &App, carrier: &Carrier) -> Result<u64> {
    let mut sent = 0;
    loop {
        let now = app.clock.now();
        let look = app.db.read(|tx| {
            tx.list::<Waiting>(
                "SELECT athlete_id, mail_id, recipient, letter, written_at, due_at, tries, give_up_at
                 FROM mail ORDER BY due_at, mail_id LIMIT $1",
                args![AT_ONCE],
            )
        });
        let mut due = look.await?;
        due.retain(|mail| mail.due_at <= now);
        if due.is_empty() {
            return Ok(sent);
        }
        for outcome in join_all(due.into_iter().map(|mail| send(app, carrier, mail))).await {
            sent += u64::from(outcome?);
        }
    }
}

/// Takes a mail, hands it over and says whether that worked.
async fn send(app: &App, carrier: &Carrier, mail: Waiting) -> Result<bool> {
    let now = app.clock.now();
    let (athlete, id, was_due) = (mail.athlete, mail.id, mail.due_at);
    let take = app.db.write(move |tx| {
        let taken = tx.exec(
            "UPDATE mail SET due_at = $4, tries = tries + 1
             WHERE athlete_id = $1 AND mail_id = $2 AND due_at = $3",
            args![athlete, id, was_due, now.plus_ms(LEASE_MS)],
        )?;
        // Who asked to be erased is told so behind a closed door.
        Ok((taken == 1, athlete::find_closed_too(tx, athlete)?))
    });
    let (true, reader) = take.await? else { return Ok(false) };
    let letter = serde_json::from_str::<Letter>(&mail.letter);
    let (kind, handed) = match (letter, reader) {
        _ if mail.give_up_at <= now => ("any", Handed::Refused("it is too late for it")),
        (Ok(letter), Some(reader)) => {
            let words = letter.in_words(&reader, &app.public_url);
            let handed = carrier.hand_over(id, &mail.recipient, words, mail.written_at).await;
            (letter.kind(), handed)
        }
        (_, None) => ("any", Handed::Refused("its reader is gone")),
        // A newer program wrote it, and will send it.
        (Err(_), _) => ("any", Handed::NotNow("a letter of another version")),
    };
    settle(app, &mail, kind, handed).await?;
    Ok(handed == Handed::Over)
}

/// Strikes a mail off, or sets the time of its next try.
async fn settle(app: &App, mail: &Waiting, kind: &'static str, handed: Handed) -> Result<()> {
    let now = app.clock.now();
    let next = now.plus_ms(pause_ms(mail.tries));
    let (outcome, why, again) = match handed {
        Handed::Over => ("sent", "", false),
        Handed::Refused(why) => ("given_up", why, false),
        Handed::NotNow(why) if mail.give_up_at <= next => ("given_up", why, false),
        Handed::NotNow(why) => ("failed", why, true),
    };
    metrics::counter!("identity_mails_total", "kind" => kind, "outcome" => outcome).increment(1);
    match handed {
        Handed::Over => tracing::info!(event = "mail_sent", kind, "identity"),
        _ => tracing::warn!(
            event = "mail_not_sent",
            kind,
            outcome,
            why,
            tries = mail.tries + 1,
            "identity"
        ),
    }
    let (athlete, id) = (mail.athlete, mail.id);
    let write = app.db.write(move |tx| {
        if again {
            let sql = "UPDATE mail SET due_at = $3 WHERE athlete_id = $1 AND mail_id = $2";
            return tx.exec(sql, args![athlete, id, next]);
        }
        tx.exec("DELETE FROM mail WHERE athlete_id = $1 AND mail_id = $2", args![athlete, id])
    });
    write.await?;
    Ok(())
}

/// 15 s, 30 s, 1 min and so on, an hour at most.
fn pause_ms(tries: i64) -> i64 {
    let doubled = FIRST_PAUSE_MS << tries.clamp(0, 10);
    doubled.min(LONGEST_PAUSE_MS)
}

#[cfg(test)]
mod tests {
    use testkit::mail::Mood;

    use super::*;
    use crate::testing::{join, start_with_mail, start_with_patience};

    #[test]
    fn pauses_grow_to_an_hour() {
        let check =
            |tries: i64, pause_s: i64| assert_eq!(pause_ms(tries), pause_s * 1000, "{tries}");
        check(0, 15);
        check(1, 30);
        check(5, 480);
        check(8, 3600);
        check(1_000_000, 3600);
    }

    const COUNT: &str = "SELECT COUNT(*) FROM mail";

    #[tokio::test]
    async fn a_mail_server_that_asks_to_wait_gets_the_same_mail_later() {
        let stadion = start_with_mail().await;
        stadion.server.be(Mood::AsksToWait);
        join(&stadion.app, "Anna").await;
        assert_eq!(stadion.turn().await, 0);
        assert_eq!(stadion.app.number(COUNT).await, 1);
        assert_eq!(stadion.app.number("SELECT due_at - written_at FROM mail").await, 15_000);
        stadion.server.be(Mood::Takes);
        stadion.app.clock.advance_ms(14_999);
        assert_eq!(stadion.turn().await, 0);
        stadion.app.clock.advance_ms(1);
        assert_eq!(stadion.turn().await, 1);
        assert_eq!(stadion.app.number(COUNT).await, 0, "nothing is left of it");
        assert_eq!(stadion.turn().await, 0);
        assert_eq!(stadion.server.count(), 1);
    }

    #[tokio::test]
    async fn a_server_that_hangs_or_breaks_off_holds_up_nothing() {
        let stadion = start_with_patience(std::time::Duration::from_millis(300)).await;
        for (mood, name) in [(Mood::Hangs, "Anna"), (Mood::BreaksOff, "Boris")] {
            stadion.server.be(mood);
            join(&stadion.app, name).await;
            let started = std::time::Instant::now();
            assert_eq!(stadion.turn().await, 0, "{mood:?}");
            assert!(started.elapsed() < std::time::Duration::from_secs(10), "{mood:?}");
        }
        assert_eq!(stadion.server.count(), 0);
        stadion.server.be(Mood::Takes);
        stadion.app.clock.advance_ms(30_000);
        assert_eq!(stadion.turn().await, 2);
    }

    #[tokio::test]
    async fn a_mail_that_was_taken_in_silence_comes_again_and_can_be_recognised() {
        let stadion = start_with_mail().await;
        stadion.server.be(Mood::TakesInSilence);
        join(&stadion.app, "Anna").await;
        assert_eq!(stadion.turn().await, 0);
        stadion.server.be(Mood::Takes);
        stadion.app.clock.advance_ms(15_000);
        assert_eq!(stadion.turn().await, 1);
        let inbox = stadion.server.inbox("anna@example.org");
        assert_eq!(inbox.len(), 2);
        assert_eq!(inbox[0].id, inbox[1].id);
        assert!(inbox[0].id.ends_with("@localhost"), "{}", inbox[0].id);
        assert_eq!(inbox[0].code(), inbox[1].code());
    }

    #[tokio::test]
    async fn an_unknown_mailbox_is_given_up_at_once_and_a_code_when_it_has_run_out() {
        let stadion = start_with_mail().await;
        stadion.server.be(Mood::KnowsNobody);
        join(&stadion.app, "Anna").await;
        stadion.turn().await;
        assert_eq!(stadion.app.number(COUNT).await, 0);
        stadion.server.be(Mood::AsksToWait);
        join(&stadion.app, "Boris").await;
        for _ in 0..40 {
            stadion.turn().await;
            stadion.app.clock.advance_ms(15_000);
        }
        assert_eq!(stadion.app.number(COUNT).await, 0, "ten minutes are over");
        assert_eq!(stadion.server.count(), 0);
    }

    #[tokio::test]
    async fn what_nobody_sends_any_more_is_swept_away() {
        let stadion = start_with_mail().await;
        join(&stadion.app, "Anna").await;
        let ask = serde_json::json!({"email": "anna@example.org"});
        stadion.app.stranger().post("/api/v1/sessions/links", ask).await;
        let now = stadion.app.clock.now().plus_ms(24 * 3_600_000);
        stadion.app.app.db.write(move |tx| crate::sweep(tx, now)).await.unwrap();
        assert_eq!(stadion.app.number(COUNT).await, 0);
        assert_eq!(stadion.app.number("SELECT COUNT(*) FROM mail_ask").await, 0);
    }

    #[tokio::test]
    async fn two_workers_send_a_mail_once() {
        let stadion = start_with_mail().await;
        for name in ["Anna", "Boris", "Carla"] {
            join(&stadion.app, name).await;
        }
        let (one, other) = tokio::join!(stadion.turn(), stadion.turn());
        assert_eq!(one + other, 3);
        assert_eq!(stadion.server.count(), 3);
    }
}
