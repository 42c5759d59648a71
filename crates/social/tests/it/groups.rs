//! Groups: getting in, getting out, and who is told of whom.
use serde_json::{Value, json};
use testkit::{Reply, TestAthlete};

use crate::support::{Town, befriend, block, handles, town};

/// Anna's group of a kind.
pub async fn group_of(who: &TestAthlete, kind: &str) -> String {
    let draft =
        json!({ "name": "Lauftreff Nord", "about": "We run.", "kind": kind, "place": "Hamburg" });
    let made = who.post("/api/v1/groups", draft).await.ok();
    format!("/api/v1/groups/{}", made["id"].as_str().unwrap())
}

pub async fn join(who: &TestAthlete, group: &str) -> Reply {
    who.put(format!("{group}/membership"), Value::Null).await
}

async fn link(who: &TestAthlete, group: &str, days: i64, most_uses: i64) -> String {
    let draft = json!({ "days": days, "most_uses": most_uses });
    let made = who.post(format!("{group}/invitations"), draft).await.ok();
    let link = made["link"].as_str().unwrap().to_owned();
    link.split_once('?').unwrap().1.to_owned()
}

async fn join_with(who: &TestAthlete, group: &str, invitation: &str) -> Reply {
    who.put(format!("{group}/membership?{invitation}"), Value::Null).await
}

async fn set_role(who: &TestAthlete, group: &str, whom: &TestAthlete, role: &str) -> Reply {
    who.put(format!("{group}/members/{}/role", whom.id), json!({ "role": role })).await
}

async fn members(who: &TestAthlete, group: &str) -> Vec<String> {
    handles(who, &format!("{group}/members")).await
}

pub async fn people<const N: usize>(town: &Town, names: [&str; N]) -> [TestAthlete; N] {
    let mut people = Vec::new();
    for name in names {
        people.push(town.join(name).await);
    }
    people.try_into().ok().unwrap()
}

#[tokio::test]
async fn anna_makes_an_open_group_and_boris_joins_it_and_leaves() {
    let town = town().await;
    let [anna, boris] = people(&town, ["Anna", "Boris"]).await;
    let group = group_of(&anna, "open").await;
    let seen = boris.get(&group).await.ok();
    assert_eq!((&seen["name"], &seen["members"]), (&json!("Lauftreff Nord"), &json!(1)));
    assert_eq!((&seen["may_read"], &seen["role"]), (&json!(true), &Value::Null));
    for _ in 0..2 {
        let joined = join(&boris, &group).await.ok();
        assert_eq!((&joined["role"], &joined["members"]), (&json!("member"), &json!(2)));
    }
    assert_eq!(members(&anna, &group).await, ["anna", "boris"]);
    let mine = boris.get("/api/v1/me/groups").await.ok();
    assert_eq!(mine["items"][0]["role"], "member");
    for _ in 0..2 {
        assert_eq!(boris.delete(format!("{group}/membership")).await.status, 204);
    }
    assert_eq!(boris.get("/api/v1/me/groups").await.ok()["items"], json!([]));
    let alone = anna.delete(format!("{group}/membership")).await;
    assert_eq!(
        alone.to_string(),
        "409 you are the only owner of this group: make somebody else its owner first, or close it"
    );
    assert_eq!(town.app.published("group_joined").await, 2);
    assert_eq!(town.app.published("group_left").await, 1);
}

#[tokio::test]
async fn whoever_asks_waits_for_those_who_run_the_group_and_a_no_is_not_told() {
    let town = town().await;
    let [anna, boris, carla, dina] = people(&town, ["Anna", "Boris", "Carla", "Dina"]).await;
    let group = group_of(&anna, "by_request").await;
    for who in [&boris, &carla, &dina] {
        for _ in 0..2 {
            let asked = join(who, &group).await.ok();
            assert_eq!((&asked["asked"], &asked["role"]), (&json!(true), &Value::Null));
        }
        town.app.clock.advance_ms(1_000);
    }
    let outside = boris.get(format!("{group}/members")).await;
    assert_eq!(outside.to_string(), "403 what is inside this group is for its members");
    assert_eq!(boris.get(format!("{group}/requests")).await.status, 403);
    let requests = format!("{group}/requests");
    assert_eq!(handles(&anna, &requests).await, ["boris", "carla", "dina"]);
    let first = anna.get(format!("{requests}?limit=2")).await.ok();
    let next = first["next"].as_str().unwrap();
    assert_eq!(handles(&anna, &format!("{requests}?limit=2&after={next}")).await, ["dina"]);

    let let_in = |who: &TestAthlete| format!("{group}/members/{}", who.id);
    for _ in 0..2 {
        assert_eq!(anna.put(let_in(&boris), Value::Null).await.status, 204);
        assert_eq!(anna.delete(format!("{requests}/{}", carla.id)).await.status, 204);
    }
    // Dina changes her mind before Anna answers.
    assert_eq!(dina.delete(format!("{group}/membership")).await.status, 204);
    let late = anna.put(let_in(&dina), Value::Null).await;
    assert_eq!(late.to_string(), "404 there is no such request");
    assert_eq!(members(&boris, &group).await, ["anna", "boris"]);

    // To Carla nothing happened; she may take her request back, and asking again reaches nobody for a month.
    assert_eq!(carla.get(&group).await.ok()["asked"], true);
    carla.delete(format!("{group}/membership")).await;
    assert_eq!(carla.get(&group).await.ok()["asked"], false);
    assert_eq!(join(&carla, &group).await.ok()["asked"], true);
    assert_eq!(handles(&anna, &requests).await, Vec::<String>::new());
    town.app.clock.advance_ms(31 * 24 * 3_600_000);
    join(&carla, &group).await.ok();
    assert_eq!(handles(&anna, &requests).await, ["carla"]);
}

#[tokio::test]
async fn a_hidden_group_does_not_exist_but_for_its_members_and_who_holds_an_invitation() {
    let town = town().await;
    let [anna, boris, carla] = people(&town, ["Anna", "Boris", "Carla"]).await;
    let group = group_of(&anna, "hidden").await;
    let never = format!("/api/v1/groups/{}", kernel::GroupId::new());
    for part in
        ["", "/members", "/posts", "/events", "/totals", "/requests", "/bans", "/invitations"]
    {
        let (hidden, none) =
            (boris.get(format!("{group}{part}")).await, boris.get(format!("{never}{part}")).await);
        assert_eq!(
            (hidden.status, hidden.body["code"].clone()),
            (none.status, none.body["code"].clone())
        );
        assert_eq!(hidden.to_string(), none.to_string(), "{part}");
    }
    assert_eq!(join(&boris, &group).await.to_string(), "404 there is no such group");
    assert_eq!(boris.get("/api/v1/groups?q=lauf").await.ok()["items"], json!([]));

    let invitation = link(&anna, &group, 7, 1).await;
    let seen = boris.get(format!("{group}?{invitation}")).await.ok();
    assert_eq!((&seen["name"], &seen["may_read"]), (&json!("Lauftreff Nord"), &json!(false)));
    assert_eq!(join_with(&boris, &group, &invitation).await.ok()["role"], "member");
    // The link let one in, who may try again; it lets in nobody else.
    assert_eq!(join_with(&boris, &group, &invitation).await.status, 200);
    assert_eq!(join_with(&carla, &group, &invitation).await.status, 404);
    assert_eq!(carla.get(format!("{group}?{invitation}")).await.status, 404);

    let short = link(&anna, &group, 1, 10).await;
    town.app.clock.advance_ms(24 * 3_600_000);
    assert_eq!(join_with(&carla, &group, &short).await.status, 404, "it is over");
    let taken_back = link(&anna, &group, 1, 10).await;
    let listed = anna.get(format!("{group}/invitations")).await.ok();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1, "only what is good");
    let secret = taken_back.split('=').nth(1).unwrap();
    assert!(!listed.to_string().contains(secret), "a list lets nobody in");
    let id = listed["items"][0]["id"].as_str().unwrap();
    assert_eq!(anna.delete(format!("{group}/invitations/{id}")).await.status, 204);
    assert_eq!(join_with(&carla, &group, &taken_back).await.status, 404);
    assert_eq!(
        boris.post(format!("{group}/invitations"), json!({"days": 1, "most_uses": 1})).await.status,
        403
    );
    for (draft, field) in [
        (json!({"days": 0, "most_uses": 1}), "days"),
        (json!({"days": 1, "most_uses": 0}), "most_uses"),
    ] {
        let refused = anna.post(format!("{group}/invitations"), draft).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body["fields"][field].is_string());
    }
    for _ in 0..20 {
        link(&anna, &group, 1, 1).await;
    }
    let full = anna.post(format!("{group}/invitations"), json!({"days": 1, "most_uses": 1})).await;
    assert_eq!(full.body["code"], "too_many_invitations");
}

#[tokio::test]
async fn a_link_is_a_square_that_a_phone_reads() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let group = group_of(&anna, "hidden").await;
    let made =
        anna.post(format!("{group}/invitations"), json!({"days": 1, "most_uses": 1})).await.ok();
    let squares: Vec<String> = serde_json::from_value(made["squares"].clone()).unwrap();
    assert!(squares.iter().all(|row| row.len() == squares.len()));
    assert!(squares[0].starts_with("1111111"), "the eye in the corner");
    assert!(made["link"].as_str().unwrap().contains("/groups/"));
}

#[tokio::test]
async fn roles_say_who_may_what_and_nobody_reaches_up() {
    let town = town().await;
    let [anna, boris, carla, dina] = people(&town, ["Anna", "Boris", "Carla", "Dina"]).await;
    let group = group_of(&anna, "open").await;
    for who in [&boris, &carla, &dina] {
        join(who, &group).await.ok();
        town.app.clock.advance_ms(1_000);
    }
    assert_eq!(
        set_role(&boris, &group, &carla, "coach").await.status,
        403,
        "a member names nobody"
    );
    assert_eq!(set_role(&anna, &group, &boris, "admin").await.status, 204);
    assert_eq!(set_role(&boris, &group, &carla, "coach").await.status, 204);
    let above = set_role(&boris, &group, &dina, "admin").await;
    assert_eq!(
        above.to_string(),
        "403 they run this group as you do, or own it; only its owners can do this"
    );
    for path in ["members", "bans"] {
        let path = format!("{group}/{path}/{}", anna.id);
        let reply = match path.contains("bans") {
            true => boris.put(path, Value::Null).await,
            false => boris.delete(path).await,
        };
        assert_eq!(reply.body["code"], "above_you");
    }
    let listed = anna.get(format!("{group}/members")).await.ok();
    let roles: Vec<_> =
        listed["items"].as_array().unwrap().iter().map(|m| m["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["owner", "admin", "coach", "member"]);
    let mut paged = Vec::new();
    let mut after = String::new();
    loop {
        let page = anna.get(format!("{group}/members?limit=1{after}")).await.ok();
        paged.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    assert_eq!(json!(paged), listed["items"]);

    // Only owners close and hand over; then Anna may go.
    assert_eq!(boris.delete(&group).await.body["code"], "owners_only");
    assert_eq!(set_role(&anna, &group, &anna, "member").await.body["code"], "last_owner");
    assert_eq!(set_role(&anna, &group, &carla, "owner").await.status, 204);
    assert_eq!(set_role(&anna, &group, &anna, "member").await.status, 204);
    assert_eq!(set_role(&anna, &group, &anna, "owner").await.body["code"], "above_you");
    assert_eq!(anna.delete(format!("{group}/membership")).await.status, 204);
    assert_eq!(
        set_role(&boris, &group, &anna, "coach").await.to_string(),
        "404 there is no such member"
    );
    assert_eq!(carla.delete(format!("{group}/members/{}", dina.id)).await.status, 204);
    assert_eq!(join(&dina, &group).await.ok()["role"], "member", "who was put out may come again");
    assert_eq!(members(&carla, &group).await, ["carla", "boris", "dina"]);
}

#[tokio::test]
async fn for_whom_the_group_put_out_for_good_it_does_not_exist_whatever_they_hold() {
    let town = town().await;
    let [anna, boris] = people(&town, ["Anna", "Boris"]).await;
    let group = group_of(&anna, "open").await;
    join(&boris, &group).await.ok();
    let invitation = link(&anna, &group, 7, 10).await;
    let ban = format!("{group}/bans/{}", boris.id);
    for _ in 0..2 {
        assert_eq!(anna.put(&ban, Value::Null).await.status, 204);
    }
    assert_eq!(handles(&anna, &format!("{group}/bans")).await, ["boris"]);
    for reply in [
        boris.get(&group).await,
        boris.get(format!("{group}?{invitation}")).await,
        join(&boris, &group).await,
        join_with(&boris, &group, &invitation).await,
        boris.get(format!("{group}/posts")).await,
    ] {
        assert_eq!(reply.to_string(), "404 there is no such group");
    }
    assert_eq!(boris.get("/api/v1/groups?q=lauftreff").await.ok()["items"], json!([]));
    assert_eq!(boris.get("/api/v1/me/groups").await.ok()["items"], json!([]));
    assert_eq!(anna.get(&group).await.ok()["members"], 1);
    assert_eq!(boris.delete(format!("{group}/membership")).await.status, 204);
    assert_eq!(join(&boris, &group).await.status, 404, "leaving is no way around it");
    for _ in 0..2 {
        assert_eq!(anna.delete(&ban).await.status, 204);
    }
    assert_eq!(join(&boris, &group).await.ok()["role"], "member");
    let stranger = town.join("Stranger").await;
    let nobody = anna.put(format!("{group}/bans/{}", stranger.id), Value::Null).await;
    assert_eq!(nobody.to_string(), "404 there is no such member");
}

#[tokio::test]
async fn who_block_each_other_do_not_meet_in_a_group_and_accept_nothing_of_each_other() {
    let town = town().await;
    let [anna, boris, carla] = people(&town, ["Anna", "Boris", "Carla"]).await;
    let group = group_of(&anna, "by_request").await;
    join(&boris, &group).await.ok();
    join(&carla, &group).await.ok();
    anna.put(format!("{group}/members/{}", carla.id), Value::Null).await;
    block(&anna, &boris).await;
    assert_eq!(handles(&anna, &format!("{group}/requests")).await, Vec::<String>::new());
    let accepted = anna.put(format!("{group}/members/{}", boris.id), Value::Null).await;
    assert_eq!(accepted.to_string(), "404 there is no such athlete");
    set_role(&anna, &group, &carla, "admin").await;
    assert_eq!(carla.put(format!("{group}/members/{}", boris.id), Value::Null).await.status, 204);
    assert_eq!(members(&anna, &group).await, ["anna", "carla"]);
    assert_eq!(members(&boris, &group).await, ["carla", "boris"]);
    assert_eq!(members(&carla, &group).await.len(), 3);
}

#[tokio::test]
async fn the_young_find_no_groups_and_strangers_do_not_find_them_there() {
    let town = town().await;
    let [anna, boris, carla] = people(&town, ["Anna", "Boris", "Carla"]).await;
    let mia = town.app.athlete_born("Mia", "IT", "2011-02-03").await;
    let refused = mia.post("/api/v1/groups", json!({"name": "Mine", "kind": "hidden"})).await;
    assert_eq!(
        refused.to_string(),
        "403 people under 18 join groups by invitation and do not run any"
    );
    let open = group_of(&anna, "open").await;
    assert_eq!(join(&mia, &open).await.status, 404);
    let to_open = link(&anna, &open, 7, 10).await;
    assert_eq!(join_with(&mia, &open, &to_open).await.status, 404, "all grown-ups read there");
    let club = group_of(&anna, "by_request").await;
    assert_eq!(join(&mia, &club).await.status, 404, "a stranger's group is not for asking");
    assert_eq!(mia.get("/api/v1/groups?q=lauf").await.ok()["items"], json!([]));
    let invitation = link(&anna, &club, 7, 10).await;
    assert_eq!(join_with(&mia, &club, &invitation).await.ok()["role"], "member");
    assert_eq!(join_with(&boris, &club, &invitation).await.ok()["role"], "member");
    join_with(&carla, &club, &invitation).await.ok();

    // Of Mia hear her friend Carla and who runs the club; to Boris she is not there, nor is she for those at the door.
    mia.put(format!("/api/v1/friends/requests/{}", carla.id), Value::Null).await.ok();
    carla.put(format!("/api/v1/friends/{}", mia.id), Value::Null).await.ok();
    assert!(members(&carla, &club).await.contains(&"mia".to_owned()));
    assert!(!members(&boris, &club).await.contains(&"mia".to_owned()));
    let told = anna.get(format!("{club}/members")).await.ok();
    let told =
        told["items"].as_array().unwrap().iter().find(|m| m["handle"] == "mia").unwrap().clone();
    assert_eq!((&told["name"], &told["country"]), (&json!("M."), &Value::Null));
    for role in ["coach", "admin", "owner"] {
        let named = set_role(&anna, &club, &mia, role).await;
        assert_eq!(named.to_string(), "403 people under 18 do not run or coach a group");
    }
    // And no later change opens to all what she joined.
    let opened = anna.put(&club, json!({"name": "Lauftreff Nord", "kind": "open"})).await;
    assert_eq!(opened.status, 422);
    assert!(opened.body["fields"]["kind"].as_str().unwrap().contains("cannot be opened"));
}

#[tokio::test]
async fn a_group_is_changed_found_again_and_closed() {
    let town = town().await;
    let [anna, boris] = people(&town, ["Anna", "Boris"]).await;
    let group = group_of(&anna, "open").await;
    join(&boris, &group).await.ok();
    let find = async |query: &str| {
        let found = boris.get(format!("/api/v1/groups?{query}")).await.ok();
        found["items"].as_array().unwrap().len()
    };
    assert_eq!(
        [find("q=lauftr").await, find("q=hamburg").await, find("q=hambu%20nor").await],
        [1; 3]
    );
    assert_eq!([find("q=muenchen").await, find("sport=cycling").await], [0; 2]);
    let changed = json!({
        "name": "Велоклуб", "about": "Wir fahren.", "kind": "by_request", "sport": "cycling", "place": "München",
        "goal": { "measure": "distance", "amount": 1_000_000, "period": "month" },
    });
    assert_eq!(boris.put(&group, changed.clone()).await.body["code"], "admins_only");
    let now = anna.put(&group, changed).await.ok();
    assert_eq!((&now["name"], &now["goal"]["period"]), (&json!("Велоклуб"), &json!("month")));
    assert_eq!([find("q=lauftreff").await, find("q=hamburg").await], [0; 2]);
    for query in ["q=velok", "q=munchen", "sport=cycling", "q=veloklub&sport=cycling"] {
        assert_eq!(find(query).await, 1, "{query}");
    }
    assert_eq!(find("q=veloklub&sport=running").await, 0);
    assert_eq!(boris.get("/api/v1/groups").await.status, 422, "something is looked for");
    assert_eq!(boris.get("/api/v1/groups?q=x").await.status, 422);
    let wrong = anna.put(&group, json!({"name": "x", "kind": "hidden"})).await;
    assert_eq!(wrong.to_string(), "422 a group's name has 3 to 60 letters");
    let hidden = anna.put(&group, json!({"name": "Велоклуб", "kind": "hidden"})).await.ok();
    assert_eq!(hidden["goal"], Value::Null, "what is not said is empty");
    assert_eq!(find("q=velok").await, 0);

    anna.post(format!("{group}/posts"), json!({"text": "Bye"})).await.ok();
    let day = json!({"title": "Last ride", "local_start": "2027-06-01T10:00", "time_zone": "Europe/Berlin", "minutes": 60});
    anna.post(format!("{group}/events"), day).await.ok();
    link(&anna, &group, 1, 1).await;
    town.record(&boris, "2027-05-08", crate::support::For::Everyone).await;
    for _ in 0..2 {
        assert_eq!(anna.delete(&group).await.status, 204);
    }
    assert_eq!(anna.get(&group).await.to_string(), "404 there is no such group");
    assert_eq!(boris.get("/api/v1/me/groups").await.ok()["items"], json!([]));
    assert_eq!(social::groups::close::sweep(&town.app.app).await.unwrap(), 1);
    assert_eq!(social::groups::close::sweep(&town.app.app).await.unwrap(), 0);
    assert_eq!(left_of_groups(&town).await, 0);
}

/// Rows of all tables of groups.
pub async fn left_of_groups(town: &Town) -> i64 {
    let mut rows = 0;
    for sql in [
        "SELECT COUNT(*) FROM social_group",
        "SELECT COUNT(*) FROM social_group_word",
        "SELECT COUNT(*) FROM social_membership",
        "SELECT COUNT(*) FROM social_group_tie",
        "SELECT COUNT(*) FROM social_group_invitation",
        "SELECT COUNT(*) FROM social_group_post",
        "SELECT COUNT(*) FROM social_group_event",
        "SELECT COUNT(*) FROM social_group_answer",
        "SELECT COUNT(*) FROM social_group_receipt",
        "SELECT COUNT(*) FROM social_group_day",
    ] {
        rows += town.app.number(sql).await;
    }
    rows
}

#[tokio::test]
async fn one_makes_a_group_once_and_not_a_hundred() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let make = async |key: &str| {
        let request = anna
            .request(axum::http::Method::POST, "/api/v1/groups")
            .header("idempotency-key", key)
            .header("content-type", "application/json");
        let draft = json!({"name": "Morning runs", "kind": "open"}).to_string();
        anna.send(request, axum::body::Body::from(draft)).await
    };
    assert_eq!(make("one").await.ok()["id"], make("one").await.ok()["id"]);
    for key in ["two", "three", "four", "five"] {
        make(key).await.ok();
    }
    assert_eq!(
        make("six").await.to_string(),
        "429 you have made five groups today; please go on tomorrow"
    );
    town.app.clock.advance_ms(24 * 3_600_000);
    make("six").await.ok();
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_group").await, 6);
}

#[tokio::test]
async fn nobody_belongs_to_more_than_a_hundred_groups() {
    let town = town().await;
    let [anna, boris] = people(&town, ["Anna", "Boris"]).await;
    let group = group_of(&anna, "open").await;
    let (id, now) = (boris.id, town.app.clock.now());
    let fill = town.app.app.db.write(move |tx| {
        for _ in 0..100 {
            tx.exec(
                "INSERT INTO social_membership (athlete_id, group_id, tie, since_at) VALUES ($1, $2, 'member', $3)",
                kernel::args![id, kernel::GroupId::new(), now],
            )?;
        }
        Ok(())
    });
    fill.await.unwrap();
    let refused = join(&boris, &group).await;
    assert_eq!(
        refused.to_string(),
        "409 one belongs to 100 groups at most, requests among them; leave one first"
    );
}

#[tokio::test]
async fn a_group_has_room_for_a_hundred_thousand() {
    let town = town().await;
    let [anna, boris, carla] = people(&town, ["Anna", "Boris", "Carla"]).await;
    let group = group_of(&anna, "open").await;
    let full = town
        .app
        .app
        .db
        .write(|tx| tx.exec("UPDATE social_group SET members = 99999", kernel::args![]));
    full.await.unwrap();
    assert_eq!(join(&boris, &group).await.ok()["members"], 100_000);
    assert_eq!(join(&carla, &group).await.body["code"], "group_full");
    assert_eq!(join(&boris, &group).await.status, 200, "who is in stays in");
}

#[tokio::test]
async fn joins_bans_and_the_last_use_of_a_link_at_once_come_to_one_end() {
    let town = town().await;
    let [anna, boris, carla] = people(&town, ["Anna", "Boris", "Carla"]).await;
    for round in 0..5 {
        // Two joins of one person at once are one.
        let group = group_of(&anna, "open").await;
        let (one, other) = tokio::join!(join(&boris, &group), join(&boris, &group));
        assert_eq!((one.status.as_u16(), other.status.as_u16()), (200, 200));
        assert_eq!(anna.get(&group).await.ok()["members"], 2, "round {round}");
        // A join that crosses a ban: whoever was first, Boris is out.
        boris.delete(format!("{group}/membership")).await;
        join(&boris, &group).await.ok();
        let ban = anna.put(format!("{group}/bans/{}", boris.id), Value::Null);
        let (_, banned) = tokio::join!(join(&boris, &group), ban);
        assert_eq!(banned.status, 204);
        assert_eq!(boris.get(&group).await.status, 404);
        assert_eq!(anna.get(&group).await.ok()["members"], 1);
        // Two use the last time of a link at once: one gets in.
        let hidden = group_of(&anna, "hidden").await;
        let invitation = link(&anna, &hidden, 1, 1).await;
        let (one, other) = tokio::join!(
            join_with(&boris, &hidden, &invitation),
            join_with(&carla, &hidden, &invitation)
        );
        let mut ends = [one.status.as_u16(), other.status.as_u16()];
        ends.sort_unstable();
        assert_eq!(ends, [200, 404], "round {round}");
        assert_eq!(anna.get(&hidden).await.ok()["members"], 2);
        // Accepted and taken back at once: either way both sides say the same.
        let asked = group_of(&anna, "by_request").await;
        join(&carla, &asked).await.ok();
        let accept = anna.put(format!("{asked}/members/{}", carla.id), Value::Null);
        let take_back = carla.delete(format!("{asked}/membership"));
        let (accepted, _) = tokio::join!(accept, take_back);
        assert!([204, 404].contains(&accepted.status.as_u16()));
        assert_eq!(anna.get(&asked).await.ok()["members"], 1, "then she left");
        for path in [&group, &hidden, &asked] {
            anna.delete(path).await;
        }
        town.app.clock.advance_ms(24 * 3_600_000);
    }
}

#[tokio::test]
async fn a_picture_is_kept_without_what_it_tells_and_goes_with_the_group() {
    use axum::body::Body;
    use axum::http::Method;
    let town = town().await;
    let [anna, boris] = people(&town, ["Anna", "Boris"]).await;
    let group = group_of(&anna, "by_request").await;
    let path = format!("{group}/picture");
    let send = async |who: &TestAthlete, bytes: Vec<u8>| {
        who.send(who.request(Method::PUT, &path), Body::from(bytes)).await
    };
    let told = png(16, Some(b"48.1N 11.5E"));
    assert_eq!(boris.get(&path).await.status, 404);
    assert_eq!(send(&boris, told.clone()).await.status, 403);
    for _ in 0..2 {
        assert_eq!(send(&anna, told.clone()).await.status, 204);
    }
    let kept = boris.get(&path).await;
    assert_eq!((kept.status.as_u16(), kept.bytes.to_vec()), (200, png(16, None)));
    let version = boris.get(&group).await.ok()["picture"].clone();
    assert_eq!(send(&anna, png(17, None)).await.status, 204);
    assert_ne!(anna.get(&group).await.ok()["picture"], version);
    for (bytes, detail) in [
        (b"no picture".to_vec(), "422 this is no PNG picture"),
        (png(1_025, None), "422 this picture is too large; a side has up to 1024 pixels"),
    ] {
        assert_eq!(send(&anna, bytes).await.to_string(), detail);
    }
    assert_eq!(files(&town), 1, "the picture before is gone");
    town.app.app.files.put("groups/of_nothing", b"left by a killed process").unwrap();
    assert_eq!(social::groups::picture::sweep_older(&town.app.app, 0).await.unwrap(), 1);
    assert_eq!(boris.get(&path).await.status, 200);
    assert_eq!(boris.delete(&path).await.status, 403);
    for _ in 0..2 {
        assert_eq!(anna.delete(&path).await.status, 204);
    }
    assert_eq!(boris.get(&path).await.to_string(), "404 there is no such picture");
    send(&anna, told).await;
    anna.delete(&group).await;
    social::groups::close::sweep(&town.app.app).await.unwrap();
    assert_eq!(files(&town), 0);
}

fn files(town: &Town) -> usize {
    town.app.app.files.list_older_than("groups", 0).unwrap().len()
}

/// A picture of one colour channel that is as good as its header says, with words in it or without.
fn png(side: u32, words: Option<&[u8]>) -> Vec<u8> {
    fn crc32(bytes: &[u8]) -> u32 {
        let mut sum = u32::MAX;
        for byte in bytes {
            sum ^= u32::from(*byte);
            for _ in 0..8 {
                sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
            }
        }
        !sum
    }
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let named = [kind.as_slice(), data].concat();
        let length = (data.len() as u32).to_be_bytes().to_vec();
        [length, named.clone(), crc32(&named).to_be_bytes().to_vec()].concat()
    };
    let header = [&side.to_be_bytes()[..], &side.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let words = words.map_or(Vec::new(), |words| chunk(b"eXIf", words));
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &header),
        words,
        chunk(b"IDAT", b"pixels"),
        chunk(b"IEND", b""),
    ]
    .concat()
}

#[tokio::test]
async fn a_decision_on_a_report_leaves_a_group_to_its_owners() {
    let town = town().await;
    let [anna, boris] = people(&town, ["Anna", "Boris"]).await;
    let group = group_of(&anna, "open").await;
    join(&boris, &group).await.ok();
    let id: kernel::GroupId = group.rsplit('/').next().unwrap().parse().unwrap();
    let hide = async |hidden| {
        town.app.app.db.write(move |tx| social::hide_group(tx, id, hidden)).await.unwrap()
    };
    assert!(hide(true).await);
    assert_eq!(boris.get(&group).await.status, 404);
    assert_eq!(boris.get("/api/v1/groups?q=lauf").await.ok()["items"], json!([]));
    assert_eq!(anna.get(&group).await.ok()["hidden"], true);
    assert!(hide(false).await);
    assert_eq!(boris.get(&group).await.ok()["role"], "member");
}

#[tokio::test]
async fn whoever_is_erased_hands_the_group_over_or_it_closes() {
    let town = town().await;
    let [anna, boris, carla] = people(&town, ["Anna", "Boris", "Carla"]).await;
    let mia = town.app.athlete_born("Mia", "IT", "2011-02-03").await;
    befriend(&anna, &carla).await;
    let club = group_of(&anna, "by_request").await;
    let young = group_of(&anna, "hidden").await;
    let invitation = link(&anna, &club, 7, 10).await;
    for who in [&mia, &boris, &carla] {
        join_with(who, &club, &invitation).await.ok();
        town.app.clock.advance_ms(1_000);
    }
    let to_young = link(&anna, &young, 7, 10).await;
    join_with(&mia, &young, &to_young).await.ok();
    set_role(&anna, &club, &carla, "coach").await;
    anna.post(format!("{club}/posts"), json!({"text": "Mine"})).await.ok();
    let erase = async |who: &TestAthlete| {
        let (id, now) = (who.id, town.app.clock.now());
        loop {
            let forget = social::forget::FORGETTER.forget;
            if !town.app.app.db.write(move |tx| forget(tx, id, now)).await.unwrap().more {
                break;
            }
        }
    };
    erase(&anna).await;
    assert_eq!(carla.get(&club).await.ok()["role"], "owner", "a coach before a member");
    assert_eq!(carla.get(&club).await.ok()["members"], 3);
    assert_eq!(carla.get(format!("{club}/posts")).await.ok()["items"], json!([]));
    assert_eq!(mia.get(&young).await.status, 404, "the young do not run groups");
    erase(&carla).await;
    assert_eq!(boris.get(&club).await.ok()["role"], "owner");
    erase(&boris).await;
    assert_eq!(mia.get(&club).await.status, 404);
    social::groups::close::sweep(&town.app.app).await.unwrap();
    assert_eq!(left_of_groups(&town).await, 0);
}
