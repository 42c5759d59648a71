//! Finding people.
use events::AthleteRenamed;
use kernel::args;
use serde_json::Value;

use crate::support::{befriend, block, handles, town, town_with};

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

/// What is shown of each, the first one first: the handle, the friends in common, the group.
async fn reasons(who: &testkit::TestAthlete, typed: &str) -> Vec<(String, u64, String)> {
    let found = who.get(&format!("/api/v1/people?q={typed}")).await.ok();
    let items = found["items"].as_array().unwrap().iter();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let reason = |one: &Value| {
        let common = one["mutual_friends"].as_u64().unwrap_or(0);
        (word(&one["handle"]), common, word(&one["group"]))
    };
    items.map(reason).collect()
}

#[tokio::test]
async fn in_memory_a_name_is_found_with_typos_and_without_its_vowels() {
    let town = town_with(64).await;
    let anna = town.join("Anna Rossi").await;
    town.join("Jonas Schmidt").await;
    named(&town, "hamad", "محمد حسين").await;
    named(&town, "moh", "Mohamed Hussein").await;
    named(&town, "dragon", "李小龙").await;
    named(&town, "misha", "Михаил Иванов").await;
    for typed in ["jonsa", "schmit", "Shmidt", "jnoas schm", "smidt"] {
        assert_eq!(find(&anna, typed).await, ["jonas_schmidt"], "{typed}");
    }
    // Written without vowels it has no wrong letter, and the other one has two.
    assert_eq!(find(&anna, "muhammed").await, ["hamad", "moh"]);
    assert_eq!(find(&anna, "محمد").await, ["hamad", "moh"]);
    for typed in ["li xiaolong", "李小", "xiaolong", "lixiao"] {
        assert_eq!(find(&anna, typed).await, ["dragon"], "{typed}");
    }
    assert_eq!(find(&anna, "mikhial ivanow").await, ["misha"]);
    assert_eq!(find(&anna, "rossi").await, [""; 0], "not oneself");
    // A new name is found at once, the old one no more.
    let kim = town.join("Kim Weber").await;
    assert_eq!(find(&anna, "webre").await, ["kim_weber"]);
    rename(&town, &kim, "Kim Sommer").await;
    assert_eq!(find(&anna, "somer").await, ["kim_weber"]);
}

#[tokio::test]
async fn friends_of_friends_stand_before_strangers_with_their_reason() {
    let town = town_with(64).await;
    let me = town.join("Me Myself").await;
    for name in ["Nora Bruno", "Nora Carlo", "Nora Dario", "Nora Elia"] {
        town.join(name).await;
    }
    let far = town.app.athlete("Nora Abroad", "DE").await;
    social::catch_up(&town.app.app).await.unwrap();
    let (one, two) = (town.join("Zoe").await, town.join("Yara").await);
    let close = town.join("Nora Zimmer").await;
    let closer = town.join("Norah Zander").await;
    let friend = town.join("Norbert Nora").await;
    for (of, with) in
        [(&me, &one), (&me, &two), (&me, &friend), (&one, &close), (&one, &closer), (&two, &closer)]
    {
        befriend(of, with).await;
    }
    let found = reasons(&me, "nora").await;
    let handles: Vec<&str> = found.iter().map(|(handle, ..)| handle.as_str()).collect();
    let expected = [
        "norbert_nora",
        "norah_zander",
        "nora_zimmer",
        "nora_bruno",
        "nora_carlo",
        "nora_dario",
        "nora_elia",
        "nora_abroad",
    ];
    assert_eq!(handles, expected);
    let common: Vec<u64> = found.iter().map(|(_, common, _)| *common).collect();
    assert_eq!(common, [0, 2, 1, 0, 0, 0, 0, 0]);
    // A block ends it at once.
    block(&closer, &me).await;
    assert!(!find(&me, "nora").await.contains(&"norah_zander".to_owned()));
    drop(far);
}

#[tokio::test]
async fn somebody_is_found_by_whom_they_let() {
    for memory_mib in [0, 64] {
        let town = town_with(memory_mib).await;
        let me = town.join("Me Myself").await;
        let bert = town.join("Bert").await;
        let kim = town.join("Kim Weber").await;
        let path = "/api/v1/people/settings";
        assert_eq!(kim.get(path).await.ok()["found_by"], "everyone");
        assert_eq!(find(&me, "weber").await, ["kim_weber"]);
        kim.put(path, serde_json::json!({ "found_by": "friends_of_friends" })).await.ok();
        assert_eq!(find(&me, "weber").await, [""; 0]);
        befriend(&me, &bert).await;
        befriend(&bert, &kim).await;
        assert_eq!(find(&me, "weber").await, ["kim_weber"], "Bert knows both");
        kim.put(path, serde_json::json!({ "found_by": "nobody" })).await.ok();
        assert_eq!(find(&me, "weber").await, [""; 0]);
        assert_eq!(find(&bert, "weber").await, ["kim_weber"], "a friend");
        kim.put(path, serde_json::json!({ "found_by": "everyone" })).await.ok();
        assert_eq!(find(&me, "weber").await, ["kim_weber"]);
        assert_eq!(kim.put(path, serde_json::json!({ "found_by": "all" })).await.status, 422);
        assert_eq!(town.app.stranger().get(path).await.status, 401);
        // Whose work makes them worth finding is found by friends alone.
        town.apart.0.lock().unwrap().insert(kim.id);
        assert_eq!(find(&me, "weber").await, [""; 0]);
        assert_eq!(find(&bert, "weber").await, ["kim_weber"]);
        assert_eq!(kim.get(path).await.ok()["found_by"], "nobody");
        let refused = kim.put(path, serde_json::json!({ "found_by": "everyone" })).await;
        assert_eq!(
            (refused.status.as_u16(), &refused.body["code"]),
            (409, &Value::from("keeps_apart"))
        );
    }
}

#[tokio::test]
async fn the_young_are_found_by_friends_and_find_nobody_over_them() {
    let town = town_with(64).await;
    let boris = town.join("Boris").await;
    let lena = town.app.athlete_born("Lena Weber", "DE", "2012-05-08").await;
    let otto = town.join("Otto Weber").await;
    social::catch_up(&town.app.app).await.unwrap();
    assert_eq!(find(&boris, "lena").await, [""; 0]);
    befriend(&lena, &boris).await;
    befriend(&boris, &otto).await;
    assert_eq!(find(&boris, "lean").await, ["lena_weber"]);
    assert_eq!(reasons(&lena, "otto").await, [("otto_weber".into(), 0, String::new())]);
    let path = "/api/v1/people/settings";
    assert_eq!(lena.get(path).await.ok()["found_by"], "nobody");
    let refused = lena.put(path, serde_json::json!({ "found_by": "everyone" })).await;
    assert_eq!(
        (refused.status.as_u16(), &refused.body["code"]),
        (403, &Value::from("too_young_to_be_found"))
    );
}

#[tokio::test]
async fn a_group_of_mine_finds_who_belongs_to_it() {
    let town = town_with(64).await;
    let me = town.join("Me Myself").await;
    let kim = town.join("Kim Weber").await;
    let other = town.join("Kim Sommer").await;
    let stranger = town.join("Stranger").await;
    let group = serde_json::json!({
        "name": "Lauftreff Nord", "about": "", "kind": "open", "place": "Hamburg"
    });
    let made = me.post("/api/v1/groups", group).await.ok();
    let id = made["id"].as_str().unwrap();
    kim.put(format!("/api/v1/groups/{id}/membership"), serde_json::json!({})).await.ok();
    let club = "Lauftreff Nord".to_owned();
    let expected = [("kim_weber".to_owned(), 0, club)];
    for typed in ["lauftreff", "kim+hamburg", "lauf+kim"] {
        assert_eq!(reasons(&me, typed).await, expected, "{typed}");
    }
    assert_eq!(find(&me, "kim").await.len(), 2);
    // Who does not belong to it finds nobody by it.
    assert_eq!(find(&stranger, "lauftreff").await, [""; 0]);
    drop(other);
}

#[tokio::test]
async fn names_made_of_pictures_and_marks_of_direction_are_people_like_others() {
    for memory_mib in [0, 64] {
        let town = town_with(memory_mib).await;
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
        assert_eq!(
            (refused.status.as_u16(), &refused.body["code"]),
            (422, &"invalid_input".into())
        );
        assert_eq!(handles(&anna, "/api/v1/friends").await.len(), odd.len());
    }
}
