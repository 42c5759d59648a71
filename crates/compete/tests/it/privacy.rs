//! Who sees whom, and who sees what.
use serde_json::json;

use crate::arena::{Arena, italy, join, line, run};

#[tokio::test]
async fn a_challenge_among_friends_does_not_exist_for_who_guesses_its_id() {
    let arena = Arena::open().await;
    let anna = arena.app.athlete("Anna", "IT").await;
    let luca = arena.app.athlete("Luca", "DE").await;
    let eve = arena.app.athlete("Eve", "IT").await;
    let draft = italy(json!({ "kind": "friends", "country": null }));
    let path = arena.challenge_of(&anna, draft).await;
    let code = anna.get(&path).await.ok()["invite_code"].as_str().unwrap().to_owned();
    assert_eq!(code.len(), 32);
    join(&anna, &path).await.ok();
    luca.put(format!("{path}/membership?code={code}"), json!({})).await.ok();
    arena.record(&luca, run("2027-05-05", 5000.0)).await;

    let nothing = "404 there is no such challenge";
    for end in
        ["", "/standings", "/standings/around_me", "/standings/friends", "/receipts", "?code=x"]
    {
        assert_eq!(eve.get(format!("{path}{end}")).await.to_string(), nothing, "{end}");
    }
    assert_eq!(join(&eve, &path).await.to_string(), nothing);
    assert_eq!(eve.delete(format!("{path}/membership")).await.to_string(), nothing);
    let invite = format!("{path}/invitations/eve");
    assert_eq!(eve.put(&invite, json!({})).await.to_string(), nothing);
    let operated = path.replace("/challenges", "/operator/challenges");
    let olgas = arena.olga.get(format!("{operated}/entries")).await;
    assert_eq!(olgas.to_string(), nothing, "it is not the operator's business either");
    assert_eq!(eve.get("/api/v1/challenges").await.ok()["running"], json!([]));
    assert_eq!(arena.board(&path, &anna).await, [line(1, "Luca", 5000)]);
    assert!(
        luca.get(&path).await.ok()["invite_code"].is_null(),
        "the code is its creator's to give"
    );

    // Who left finds the way back.
    luca.delete(format!("{path}/membership")).await;
    join(&luca, &path).await.ok();
}

#[tokio::test]
async fn only_friends_can_be_invited() {
    let arena = Arena::open().await;
    let anna = arena.app.athlete("Anna", "IT").await;
    let luca = arena.app.athlete("Luca", "DE").await;
    let draft = italy(json!({ "kind": "friends", "country": null }));
    let path = arena.challenge_of(&anna, draft).await;
    let mut said = Vec::new();
    for handle in ["luca", "nobody_at_all"] {
        let no = anna.put(format!("{path}/invitations/{handle}"), json!({})).await;
        said.push(no.to_string());
    }
    assert_eq!(said[0], "403 only friends can be invited; others join with the link");
    assert_eq!(said[0], said[1], "it does not tell who exists");
    arena.others.friends.lock().unwrap().push((luca.id, anna.id));
    for _ in 0..2 {
        let done = anna.put(format!("{path}/invitations/Luca"), json!({})).await;
        assert_eq!(done.status, 204);
    }
    assert_eq!(luca.get("/api/v1/challenges").await.ok()["running"][0]["kind"], "friends");
    join(&luca, &path).await.ok();
}

#[tokio::test]
async fn minors_and_the_private_appear_by_first_name_and_the_blocked_not_at_all() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let anna = arena.app.athlete("Anna Rossi", "IT").await;
    let mia = arena.app.athlete_born("Mia Bianchi", "IT", "2010-06-01").await;
    let paolo = arena.app.athlete("Paolo Verdi", "IT").await;
    let rocco = arena.app.athlete("Rocco Neri", "IT").await;
    let private = paolo.id;
    let hide = arena.app.app.db.write(move |tx| {
        tx.exec(
            "UPDATE athlete SET default_audience = 'only_me' WHERE athlete_id = $1",
            kernel::args![private],
        )
    });
    hide.await.unwrap();
    arena.others.blocked.lock().unwrap().push((rocco.id, anna.id));
    for (who, distance_m) in [(&anna, 4000.0), (&mia, 7000.0), (&paolo, 6000.0), (&rocco, 5000.0)] {
        join(who, &path).await.ok();
        arena.record(who, run("2027-05-05", distance_m)).await;
    }
    let seen = [
        line(1, "Mia", 7000),
        line(2, "Paolo", 6000),
        line(3, "-", 5000),
        line(4, "Anna Rossi", 4000),
    ];
    assert_eq!(arena.board(&path, &anna).await, seen);
    assert_eq!(arena.board(&path, &rocco).await[3], line(4, "-", 4000), "it works both ways");
    assert_eq!(arena.board(&path, &mia).await[0], line(1, "Mia Bianchi", 7000), "oneself whole");
    let page = anna.get(format!("{path}/standings")).await.ok();
    for hidden in 0..3 {
        assert!(page["items"][hidden]["athlete"].is_null(), "{page}");
    }
    assert_eq!(page["items"][3]["athlete"]["handle"], "anna_rossi");

    arena.others.friends.lock().unwrap().push((mia.id, anna.id));
    assert_eq!(arena.board(&path, &anna).await[0], line(1, "Mia Bianchi", 7000));
    let friends = anna.get(format!("{path}/standings/friends")).await.ok();
    assert_eq!(
        crate::arena::lines(&friends),
        [line(1, "Mia Bianchi", 7000), line(2, "Anna Rossi", 4000)]
    );
}

#[tokio::test]
async fn neither_a_line_nor_a_page_mark_tells_when_somebody_ran() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    for name in ["Anna", "Luca", "Mia"] {
        let who = arena.app.athlete(name, "IT").await;
        join(&who, &path).await.ok();
        arena.record(&who, run("2027-05-05", 5000.0)).await;
    }
    let page = arena.olga.get(format!("{path}/standings?limit=2")).await.ok();
    let mut fields: Vec<&String> = page["items"][0].as_object().unwrap().keys().collect();
    fields.sort();
    assert_eq!(fields, ["athlete", "goal_reached", "name", "rank", "score", "you"]);
    let mark = page["next"].as_str().unwrap();
    let bytes =
        (0..mark.len()).step_by(2).map(|at| u8::from_str_radix(&mark[at..at + 2], 16).unwrap());
    assert_eq!(String::from_utf8(bytes.collect()).unwrap(), "[5000,2]");
}
