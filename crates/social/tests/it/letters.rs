//! Inviting people by mail.
use serde_json::{Value, json};
use testkit::{Reply, TestAthlete};

use crate::support::{Sent, Town, befriend, block, town};

async fn invite(who: &TestAthlete, email: &str) -> Reply {
    who.post("/api/v1/friends/invitations/mail", json!({ "email": email })).await
}

/// Somebody with a proven address.
async fn join(town: &Town, name: &str) -> TestAthlete {
    let who = town.join(name).await;
    town.mailroom.prove(&who, &format!("{}@example.org", who.handle));
    who
}

/// What stands in the link of a letter.
fn token(letter: &Sent) -> &str {
    letter.words[1].split_once("token=").unwrap().1
}

#[tokio::test]
async fn one_letter_goes_to_an_address_and_makes_one_person_a_friend() {
    let town = town().await;
    let anna = join(&town, "Anna").await;
    for email in ["Zoe@example.org", "zoe@example.org ", "ZOE@example.org"] {
        assert_eq!(invite(&anna, email).await.status, 202);
    }
    let letters = town.mailroom.take();
    assert_eq!(letters.len(), 1, "the same address is one");
    assert_eq!((letters[0].to.as_str(), letters[0].words[0].as_str()), ("Zoe@example.org", "anna"));
    // Nothing here holds the address.
    let kept = town.app.app.db.read(|tx| {
        tx.list::<(Vec<u8>,)>(
            "SELECT address_mark FROM social_letter UNION ALL SELECT address_mark FROM social_mailbox",
            kernel::args![],
        )
    });
    let kept = kept.await.unwrap();
    assert_eq!(kept.len(), 2);
    assert!(
        kept.iter().all(|(mark,)| mark.len() == 32 && !mark.windows(3).any(|part| part == b"zoe"))
    );

    let link = format!("/api/v1/invitation?token={}", token(&letters[0]));
    let links = anna.get("/api/v1/friends/invitations").await.ok();
    assert_eq!(
        (&links["items"][0]["uses"], &links["items"][0]["most_uses"]),
        (&json!(0), &json!(1))
    );
    let (zoe, yan) = (town.join("Zoe").await, town.join("Yan").await);
    assert_eq!(zoe.put(&link, Value::Null).await.ok()["relation"], "friend");
    assert_eq!(yan.put(&link, Value::Null).await.status, 404, "it was for one");
    // Links for many are counted by themselves.
    for _ in 0..10 {
        anna.post("/api/v1/friends/invitations", Value::Null).await;
    }
    let full = anna.post("/api/v1/friends/invitations", Value::Null).await;
    assert_eq!((full.status.as_u16(), &full.body["code"]), (409, &json!("too_many_invitations")));
    assert_eq!(invite(&anna, "xena@example.org").await.status, 202);
    // After a month it may be tried again.
    town.app.clock.advance_ms(30 * 24 * 3_600_000);
    town.mailroom.take();
    invite(&anna, "xena@example.org").await;
    assert_eq!(town.mailroom.take().len(), 1);
    let now = town.app.clock.now().plus_ms(30 * 24 * 3_600_000);
    let forget = move |tx: &mut kernel::Tx| social::invitations::mail::forget_old(tx, now);
    assert!(town.app.app.db.write(forget).await.unwrap() > 0);
    assert_eq!(town.app.app.db.write(forget).await.unwrap(), 0);
    let left =
        "SELECT (SELECT COUNT(*) FROM social_letter) + (SELECT COUNT(*) FROM social_mailbox)";
    assert_eq!(town.app.number(left).await, 0);
}

#[tokio::test]
async fn the_answer_and_the_list_of_links_tell_nothing_of_who_has_the_address() {
    let town = town().await;
    let (anna, boris) = (join(&town, "Anna").await, join(&town, "Boris").await);
    let (clara, dora) = (join(&town, "Clara").await, join(&town, "Dora").await);
    befriend(&anna, &boris).await;
    block(&clara, &anna).await;
    let mut answers = Vec::new();
    let nobody = "nobody@example.org";
    for email in
        [nobody, "boris@example.org", "clara@example.org", "dora@example.org", "anna@example.org"]
    {
        answers.push(invite(&anna, email).await.to_string());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    let links = anna.get("/api/v1/friends/invitations").await.ok();
    assert_eq!(links["items"].as_array().unwrap().len(), 5, "a link for each");
    let to: Vec<String> = town.mailroom.take().into_iter().map(|letter| letter.to).collect();
    assert_eq!(to, [nobody, "dora@example.org"], "not to friends, who blocked her, or herself");
    drop(dora);
}

#[tokio::test]
async fn whoever_wants_no_more_of_them_gets_none_of_anybody() {
    let town = town().await;
    let anna = join(&town, "Anna").await;
    invite(&anna, "zoe@example.org").await;
    let stop = town.mailroom.take().remove(0).stop;
    let path = format!("/api/v1/mail/stop?token={stop}");
    let stopped = town.app.stranger().post(&path, Value::Null).await.ok();
    assert_eq!(stopped, json!({"letters": "invitations"}));
    let boris = join(&town, "Boris").await;
    assert_eq!(invite(&boris, "Zoe@Example.org").await.status, 202);
    town.app.clock.advance_ms(365 * 24 * 3_600_000);
    let now = town.app.clock.now();
    let forget = town.app.app.db.write(move |tx| social::invitations::mail::forget_old(tx, now));
    forget.await.unwrap();
    invite(&anna, "zoe@example.org").await;
    assert_eq!(town.mailroom.take(), [], "not after a year either");
    invite(&anna, "yan@example.org").await;
    assert_eq!(town.mailroom.take().len(), 1);
}

#[tokio::test]
async fn a_person_invites_ten_a_day_and_a_mailbox_gets_three_a_month() {
    let town = town().await;
    let anna = join(&town, "Anna").await;
    for number in 0..10 {
        assert_eq!(invite(&anna, &format!("friend{number}@example.org")).await.status, 202);
    }
    let eleventh = invite(&anna, "friend10@example.org").await;
    assert_eq!(
        (eleventh.status.as_u16(), &eleventh.body["code"]),
        (429, &json!("too_many_letters"))
    );
    assert_eq!(invite(&anna, "friend3@example.org").await.status, 202, "she invited them before");
    town.app.clock.advance_ms(24 * 3_600_000);
    assert_eq!(invite(&anna, "friend10@example.org").await.status, 202);
    assert_eq!(town.mailroom.take().len(), 11);
    for name in ["Boris", "Clara", "Dora", "Emil"] {
        assert_eq!(invite(&join(&town, name).await, "zoe@example.org").await.status, 202);
    }
    assert_eq!(town.mailroom.take().len(), 3, "whoever invites");
}

#[tokio::test]
async fn who_is_young_not_proven_or_silenced_sends_no_letters_and_no_mail_is_said_so() {
    let town = town().await;
    let (anna, kim) =
        (join(&town, "Anna").await, town.app.athlete_born("Kim", "IT", "2012-01-01").await);
    let boris = town.join("Boris").await;
    let refused = async |who: &TestAthlete, email: &str| {
        let reply = invite(who, email).await;
        format!("{} {}", reply.status.as_u16(), reply.body["code"].as_str().unwrap())
    };
    assert_eq!(refused(&kim, "zoe@example.org").await, "403 too_young_to_invite");
    assert_eq!(refused(&boris, "zoe@example.org").await, "409 email_unproven");
    assert_eq!(refused(&anna, "zoe").await, "422 invalid_input");
    assert_eq!(refused(&town.app.stranger(), "zoe@example.org").await, "401 signed_out");
    let (id, until) = (anna.id, town.app.clock.now().plus_ms(3_600_000));
    let silence = town.app.app.db.write(move |tx| social::silence(tx, id, Some(until)));
    silence.await.unwrap();
    assert_eq!(refused(&anna, "zoe@example.org").await, "403 silenced");
    *town.mailroom.closed.lock().unwrap() = true;
    assert_eq!(refused(&anna, "zoe@example.org").await, "409 no_mail");
    assert_eq!(town.mailroom.take(), []);
}
