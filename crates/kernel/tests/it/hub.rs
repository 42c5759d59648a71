//! The hub, inside of one process and through a server between several: the same stories are told of both.
use std::time::Duration;

use kernel::Error;
use kernel::hub::{Heard, Hub, LONGEST, State, Subscription, Topic, server};
use kernel::ids::Uuid;
use testkit::TestApp;
use testkit::valkey::Valkey;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::timeout;
use utoipa_axum::router::OpenApiRouter;

const BELL: Topic = Topic::new("bell");

/// Long enough for everything that comes at all on a busy machine.
async fn next(subscription: &mut Subscription) -> Option<Heard> {
    timeout(Duration::from_secs(20), subscription.next()).await.expect("nothing was heard")
}

fn said(body: &'static [u8]) -> Option<Heard> {
    Some(Heard::Said(body.into()))
}

async fn until_it_is(hub: &Hub, state: State) {
    for _ in 0..2_000 {
        if hub.state() == state {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the hub is {:?}", hub.state());
}

/// A hub of another process, as far as messages can tell.
async fn joined(valkey: &Valkey, installation: &str) -> Hub {
    let hub = Hub::in_process();
    server::join(&hub, valkey.address(), installation);
    until_it_is(&hub, State::Joined).await;
    hub
}

/// Two ends between which messages go: of one process, and of two.
async fn both_kinds() -> Vec<(&'static str, Hub, Hub, Option<Valkey>)> {
    let alone = Hub::in_process();
    let valkey = Valkey::start();
    let (one, other) = (joined(&valkey, "here").await, joined(&valkey, "here").await);
    vec![
        ("inside of a process", alone.clone(), alone, None),
        ("between two processes", one, other, Some(valkey)),
    ]
}

#[tokio::test]
async fn what_is_said_at_one_end_is_heard_at_the_other_in_order_and_by_nobody_else() {
    for (kind, one, other, _valkey) in both_kinds().await {
        let (anna, boris) = (Uuid::now_v7(), Uuid::now_v7());
        let mut of_anna = other.subscribe(Topic::of("news", anna));
        let mut of_boris = other.subscribe(Topic::of("news", boris));
        let mut of_all = other.subscribe(Topic::new("news"));
        one.publish(&Topic::of("news", anna), b"first");
        one.publish(&Topic::of("news", anna), b"second\r\n\0");
        one.publish(&Topic::of("news", boris), &[7; LONGEST]);
        // One byte too many is said to nobody.
        one.publish(&Topic::of("news", boris), &[7; LONGEST + 1]);
        one.publish(&Topic::of("news", boris), b"last");
        assert_eq!(next(&mut of_anna).await, said(b"first"), "{kind}");
        assert_eq!(next(&mut of_anna).await, said(b"second\r\n\0"), "{kind}");
        assert_eq!(next(&mut of_boris).await, said(&[7; LONGEST]), "{kind}");
        assert_eq!(next(&mut of_boris).await, said(b"last"), "{kind}");
        one.publish(&Topic::new("news"), b"to all");
        assert_eq!(next(&mut of_all).await, said(b"to all"), "{kind}: nothing stood before it");
    }
}

#[tokio::test]
async fn each_message_is_heard_once_also_by_who_is_at_the_same_end() {
    for (kind, one, other, _valkey) in both_kinds().await {
        let mut here = one.subscribe(BELL);
        one.publish(&BELL, b"1");
        other.publish(&BELL, b"2");
        assert_eq!(next(&mut here).await, said(b"1"), "{kind}");
        assert_eq!(next(&mut here).await, said(b"2"), "{kind}: it did not hear itself come back");
    }
}

#[tokio::test]
async fn who_falls_behind_is_told_that_something_was_missed_and_goes_on() {
    for (kind, one, other, _valkey) in both_kinds().await {
        let mut slow = other.subscribe(BELL);
        let mut mark = other.subscribe(Topic::new("mark"));
        for count in 0_u32..100 {
            one.publish(&BELL, &count.to_le_bytes());
        }
        one.publish(&Topic::new("mark"), b"");
        assert_eq!(next(&mut mark).await, said(b""));
        assert_eq!(next(&mut slow).await, Some(Heard::Missed), "{kind}");
        assert!(matches!(next(&mut slow).await, Some(Heard::Said(_))), "{kind}");
        slow.skip_waiting();
        one.publish(&BELL, b"now");
        assert_eq!(next(&mut slow).await, said(b"now"), "{kind}");
    }
}

#[tokio::test]
async fn a_hub_that_closes_ends_every_wait_and_forgets_who_listened() {
    for (kind, one, other, _valkey) in both_kinds().await {
        let mut waits = other.subscribe(BELL);
        let also = other.subscribe(BELL);
        assert_eq!(other.listened_to(), 1, "{kind}");
        drop(also);
        assert_eq!(other.listened_to(), 1, "{kind}");
        let waiting = tokio::spawn(async move { next(&mut waits).await });
        tokio::task::yield_now().await;
        other.close();
        assert_eq!(waiting.await.unwrap(), None, "{kind}");
        assert_eq!(other.listened_to(), 0, "{kind}");
        assert_eq!(next(&mut other.subscribe(BELL)).await, None, "{kind}: who comes late, too");
        one.publish(&BELL, b"nobody is there");
    }
}

#[tokio::test]
async fn a_write_rings_once_it_is_kept_and_not_if_it_fails() {
    let app = TestApp::start(OpenApiRouter::new(), kernel::facts::Listeners::none()).await;
    let db = &app.app.db;
    let mut bell = db.hub().subscribe(BELL);
    let failed = db.write(|tx| {
        tx.ring(BELL);
        Err::<(), _>(Error::refused("no", "changed my mind"))
    });
    failed.await.unwrap_err();
    db.write(|tx| {
        tx.ring(BELL);
        tx.ring(BELL);
        Ok(())
    })
    .await
    .unwrap();
    db.hub().publish(&BELL, b"after it");
    assert_eq!(next(&mut bell).await, said(b""), "many times is once");
    assert_eq!(next(&mut bell).await, said(b"after it"));
}

#[tokio::test]
async fn while_the_server_is_away_nobody_waits_for_it_and_when_it_is_back_everybody_looks() {
    let mut valkey = Valkey::start();
    let (one, other) = (joined(&valkey, "here").await, joined(&valkey, "here").await);
    let mut there = other.subscribe(BELL);
    let mut here = one.subscribe(BELL);
    valkey.stop();
    until_it_is(&one, State::Cut).await;
    until_it_is(&other, State::Cut).await;
    // More than the queue holds: what does not fit is dropped, and the one who says it never waits.
    for _ in 0..10_000 {
        one.publish(&BELL, b"into the void");
    }
    assert!(next(&mut here).await.is_some(), "at the same end it is heard as always");
    valkey.start_again();
    until_it_is(&one, State::Joined).await;
    until_it_is(&other, State::Joined).await;
    assert_eq!(next(&mut there).await, Some(Heard::Missed), "look, there may be something");
    one.publish(&BELL, b"again");
    assert_eq!(next(&mut there).await, said(b"again"), "nothing of the void came first");
}

#[tokio::test]
async fn two_installations_on_one_server_do_not_hear_each_other() {
    let valkey = Valkey::start();
    let (ours, theirs) = (joined(&valkey, "ours").await, joined(&valkey, "theirs").await);
    let also_ours = joined(&valkey, "ours").await;
    let mut bell = theirs.subscribe(BELL);
    let mut mark = also_ours.subscribe(BELL);
    ours.publish(&BELL, b"among us");
    assert_eq!(next(&mut mark).await, said(b"among us"));
    theirs.publish(&BELL, b"among them");
    assert_eq!(next(&mut bell).await, said(b"among them"));
}

#[tokio::test]
async fn a_server_with_a_password_lets_in_who_knows_it() {
    let valkey = Valkey::start_guarded("a-long-secret");
    let stranger = valkey.url().replace("a-long-secret", "guessed");
    let refused = server::Address::parse(&stranger).unwrap().try_out().await.unwrap_err();
    assert!(refused.starts_with("the server refuses: WRONGPASS"), "{refused}");
    assert!(!refused.contains("guessed"));
    valkey.address().try_out().await.unwrap();
    joined(&valkey, "here").await;
}

/// Something else listens at the address: it is tried again, and never believed.
#[tokio::test]
async fn what_does_not_speak_the_protocol_is_no_server() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("redis://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut some = [0; 64];
            let _ = stream.read(&mut some).await;
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let address = server::Address::parse(&url).unwrap();
    let why = address.try_out().await.unwrap_err();
    assert_eq!(why, "what answers there does not speak the protocol of Redis");
    let hub = Hub::in_process();
    server::join(&hub, address, "here");
    let mut bell = hub.subscribe(BELL);
    hub.publish(&BELL, b"here");
    assert_eq!(next(&mut bell).await, said(b"here"));
    assert_eq!(hub.state(), State::Cut);
}
