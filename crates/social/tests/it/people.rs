//! Finding people.
use events::AthleteRenamed;
use kernel::args;
use serde_json::Value;

use crate::support::{befriend, block, handles, town};

async fn find(who: &testkit::TestAthlete, words: &str) -> Vec<String> {
    let mut encoded = String::new();
    for byte in words.bytes() {
        encoded.push_str(&format!("%{byte:02X}"));
    }
    handles(who, &format!("/api/v1/people?q={encoded}")).await
}

/// Somebody whose name is not in Latin letters.
async fn named(
    town: &crate::support::Town,
    handle: &str,
    name: &'static str,
) -> testkit::TestAthlete {
    let who = town.app.athlete(handle, "RU").await;
    rename(town, &who, name).await;
    who
}

async fn rename(town: &crate::support::Town, who: &testkit::TestAthlete, name: &'static str) {
    let (athlete, at) = (who.id, town.app.clock.now());
    let write = town.app.app.db.write(move |tx| {
        tx.exec("UPDATE athlete SET name = $2 WHERE athlete_id = $1", args![athlete, name])?;
        tx.publish(&AthleteRenamed { athlete, at }, at)
    });
    write.await.unwrap();
    town.app.settle().await;
}

#[tokio::test]
async fn a_name_is_found_across_scripts_and_spellings_as_one_types() {
    let town = town().await;
    let anna = town.join("Anna Rossi").await;
    named(&town, "misha", "Михаил Иванов").await;
    named(&town, "xenia", "Ξένια Παπαδοπούλου").await;
    named(&town, "jose_m", "José Müller-Łukasz").await;
    for typed in [
        "Иванов",
        "ivanov",
        "Iwanow",
        "иван",
        "iv",
        "mi",
        "mik",
        "mikh",
        "Mihail ivanov",
        "ivanov mich",
        "MISHA",
    ] {
        let wanted = if typed == "ivanov mich" { vec![] } else { vec!["misha"] };
        assert_eq!(find(&anna, typed).await, wanted, "{typed}");
    }
    assert_eq!(find(&anna, "papadop").await, ["xenia"]);
    assert_eq!(find(&anna, "παπαδοπούλου").await, ["xenia"]);
    for typed in ["jose", "José", "muller", "mueller", "müll", "lukasz", "Łu", "jose_m"] {
        assert_eq!(find(&anna, typed).await, ["jose_m"], "{typed}");
    }
    assert_eq!(find(&anna, "rossi").await, [""; 0], "not oneself");
    assert_eq!(find(&anna, "zz").await, [""; 0]);
    let short = anna.get("/api/v1/people?q=a").await;
    assert_eq!(short.to_string(), "422 type at least two letters of a name");
    assert_eq!(anna.get("/api/v1/people?q=%20%25").await.status, 422);
    assert_eq!(town.app.stranger().get("/api/v1/people?q=anna").await.status, 401);
}

#[tokio::test]
async fn friends_stand_first_then_whole_words() {
    let town = town().await;
    let me = town.join("Me Myself").await;
    town.join("Ann").await;
    town.join("Anna Bianchi").await;
    let friend = town.join("Zoe Annabella").await;
    befriend(&me, &friend).await;
    assert_eq!(find(&me, "ann").await, ["zoe_annabella", "ann", "anna_bianchi"]);
    let found = me.get("/api/v1/people?q=ann").await.ok();
    assert_eq!(found["items"][0]["relation"], "friend");
    assert_eq!(found["items"][1]["relation"], "none");
}

#[tokio::test]
async fn minors_are_found_by_friends_alone_and_blocked_people_not_at_all() {
    let town = town().await;
    let boris = town.join("Boris").await;
    let lena = town.app.athlete_born("Lena Weber", "DE", "2012-05-08").await;
    social::catch_up(&town.app.app).await.unwrap();
    assert_eq!(find(&boris, "lena").await, [""; 0]);
    befriend(&lena, &boris).await;
    assert_eq!(find(&boris, "lena").await, ["lena_weber"]);
    block(&boris, &lena).await;
    assert_eq!(find(&boris, "lena").await, [""; 0]);
    assert_eq!(find(&lena, "boris").await, [""; 0]);
}

#[tokio::test]
async fn a_new_name_is_found_and_the_old_one_is_not() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let kim = town.join("Kim Weber").await;
    rename(&town, &kim, "Kim Schmidt").await;
    assert_eq!(find(&anna, "schmidt").await, ["kim_weber"]);
    // The handle kept its words.
    assert_eq!(find(&anna, "weber").await, ["kim_weber"]);
    rename(&town, &kim, "Кім").await;
    assert_eq!(find(&anna, "schmidt").await, [""; 0]);
    assert_eq!(social::catch_up(&town.app.app).await.unwrap(), 0, "everybody is in");
}

#[tokio::test]
async fn an_answer_is_capped_and_a_friend_is_in_it_all_the_same() {
    let town = town().await;
    let anna = town.join("Anna").await;
    for round in 0..25 {
        town.app.athlete(&format!("Marco {round:02}"), "IT").await;
    }
    let friend = town.join("Marcozz").await;
    befriend(&anna, &friend).await;
    let found = anna.get("/api/v1/people?q=marco").await.ok();
    let found: &Vec<Value> = found["items"].as_array().unwrap();
    assert_eq!((found.len(), &found[0]["handle"]), (20, &Value::from("marcozz")));
}

#[tokio::test]
async fn names_made_of_pictures_and_marks_of_direction_are_people_like_others() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let odd = [
        ("runner", "🏃\u{200d}♀\u{fe0f}🔥"),
        ("turned", "\u{202e}ahcsoj\u{202c} Mila"),
        ("apart", "\u{200b}\u{2067}\u{2069}"),
        ("stacked", "Z\u{35b}\u{327}\u{30d}a\u{327}\u{32d}\u{352}ra"),
    ];
    for (handle, name) in odd {
        let who = named(&town, handle, name).await;
        assert_eq!(find(&anna, handle).await, [handle], "by the handle");
        let told = anna.get(format!("/api/v1/athletes/{handle}")).await.ok();
        assert_eq!(told["athlete"]["name"], name);
        befriend(&anna, &who).await;
    }
    assert_eq!(find(&anna, "mila").await, ["turned"], "by the word that is one");
    assert_eq!(find(&anna, "zara").await, ["stacked"]);
    // Of a picture alone there are no letters to look for, which is said as of any search that is too short.
    let refused = anna.get("/api/v1/people?q=%F0%9F%94%A5").await;
    assert_eq!((refused.status.as_u16(), &refused.body["code"]), (422, &"invalid_input".into()));
    assert_eq!(handles(&anna, "/api/v1/friends").await.len(), odd.len());
}
