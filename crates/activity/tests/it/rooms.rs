//! What other rooms are told of activities: profiles, feeds, comments, decisions on reports. Each names who looks.
use kernel::athlete::Athlete;
use kernel::{ActivityId, Tx};
use serde_json::json;
use testkit::{TestApp, TestAthlete};

use crate::support::{ByHandle, Outing, record, run, stadion};
use crate::zones::{from_home, hide_home, open_person, work};

fn card(tx: &mut Tx, who: &TestAthlete) -> Athlete {
    kernel::athlete::find(tx, who.id).unwrap().unwrap()
}

/// What a profile of `owner` says to `viewer`: activities, and metres by sport.
async fn profile(
    app: &TestApp,
    viewer: &TestAthlete,
    owner: &TestAthlete,
) -> (Vec<String>, Vec<(String, i64, i64, i64)>) {
    let (viewer, owner) = (viewer.clone(), owner.clone());
    let read = app.app.db.read(move |tx| {
        let (viewer, owner) = (card(tx, &viewer), card(tx, &owner));
        let recent = activity::recent_for_profile(tx, &ByHandle, &viewer, &owner, 2)?;
        let ids = recent.iter().map(|card| card.id.to_string()).collect();
        let totals = activity::totals_for_profile(tx, &ByHandle, &viewer, &owner)?;
        let whole = |number: f64| number.round() as i64;
        let sums = totals
            .into_iter()
            .map(|sum| (sum.sport, sum.activities, whole(sum.distance_m), whole(sum.moving_s)));
        Ok((ids, sums.collect()))
    });
    read.await.unwrap()
}

/// What a feed and the comments of an activity say to somebody: whose it is, its card, the words about it.
async fn told(
    app: &TestApp,
    viewer: &TestAthlete,
    owner: &TestAthlete,
    id: &str,
) -> (bool, bool, Option<String>) {
    let (viewer, owner) = (viewer.clone(), owner.clone());
    let id: ActivityId = id.parse().unwrap();
    let read = app.app.db.read(move |tx| {
        let (viewer, owner) = (card(tx, &viewer), card(tx, &owner));
        let whose = activity::owner_for(tx, &ByHandle, &viewer, id)?;
        assert!(whose.is_none_or(|whose| whose == owner.id));
        let shown = activity::card_for(tx, &ByHandle, &viewer, &owner, id)?;
        assert!(shown.as_ref().is_none_or(|card| card.id == id && card.athlete.id == owner.id));
        let words = activity::words_for(tx, &ByHandle, &viewer, id)?;
        Ok((whose.is_some(), shown.is_some(), words.map(|(_, words)| words)))
    });
    read.await.unwrap()
}

#[tokio::test]
async fn a_profile_adds_up_what_its_viewer_may_see_and_no_more() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let (alan, ben) = (app.athlete("Alan", "DE").await, app.athlete("Ben", "DE").await);
    let away = (53.5, 10.0);
    let ride = Outing { sport: formats::Sport::Cycling, start: away, ..from_home(2, 0.0) };
    let mut ids = Vec::new();
    for outing in [Outing { start: away, ..from_home(0, 0.0) }, from_home(1, 90.0), ride] {
        ids.push(record(&anna, &outing).await);
    }
    anna.patch(format!("/api/v1/activities/{}", ids[0]), json!({"audience": "friends"})).await.ok();
    let sums = |running: (i64, i64, i64), cycling: (i64, i64, i64)| {
        vec![
            ("running".to_owned(), running.0, running.1, running.2),
            ("cycling".to_owned(), cycling.0, cycling.1, cycling.2),
        ]
    };
    let all = sums((2, 7_200, 2_400), (1, 3_600, 1_200));
    let newest = vec![ids[2].clone(), ids[1].clone()];
    assert_eq!(profile(&app, &anna, &anna).await, (newest.clone(), all.clone()));
    assert_eq!(profile(&app, &alan, &anna).await, (newest.clone(), all));
    let one =
        vec![("cycling".to_owned(), 1, 3_600, 1_200), ("running".to_owned(), 1, 3_600, 1_200)];
    assert_eq!(profile(&app, &ben, &anna).await, (newest, one));

    // With a zone the sums are those of the shown part, once they are worked out.
    hide_home(&anna).await;
    assert_eq!(profile(&app, &alan, &anna).await, (vec![], vec![]));
    work(&app).await;
    let (_, seen) = profile(&app, &alan, &anna).await;
    assert_eq!((seen[0].1, &seen[1]), (2, &("cycling".to_owned(), 1, 3_600, 1_200)));
    assert!((7_200 - 681..7_200 - 119).contains(&seen[0].2), "{seen:?}");
    assert!(seen[0].3 < 2_400 - 39, "{seen:?}");
    let (_, own) = profile(&app, &anna, &anna).await;
    assert_eq!(own[0], ("running".to_owned(), 2, 7_200, 2_400));
}

#[tokio::test]
async fn whoever_may_not_see_an_activity_is_told_nothing_of_it_anywhere() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let (alan, ben) = (app.athlete("Alan", "DE").await, app.athlete("Ben", "DE").await);
    let zoe = app.athlete("Zoe", "DE").await;
    let id = record(&anna, &run()).await;
    let path = format!("/api/v1/activities/{id}");
    let words =
        json!({"title": "Past the lake", "description": "With Boris.", "audience": "friends"});
    anna.patch(&path, words).await.ok();
    let both = Some("Past the lake\nWith Boris.".to_owned());
    for friend in [&anna, &alan] {
        assert_eq!(told(&app, friend, &anna, &id).await, (true, true, both.clone()));
    }
    for other in [&ben, &zoe] {
        assert_eq!(told(&app, other, &anna, &id).await, (false, false, None));
    }
    let nothing = ActivityId::new().to_string();
    assert_eq!(told(&app, &anna, &anna, &nothing).await, (false, false, None));
    let refused = zoe.get("/api/v1/activities?athlete=anna").await;
    assert_eq!(refused.to_string(), "404 there is no such athlete");

    // A decision on a report hides it from everybody but Anna, who is told; and it can be undone.
    let hide = async |hidden: bool, whose: &TestAthlete| {
        let (owner, id) = (whose.id, id.parse().unwrap());
        let now = app.clock.now();
        app.app.db.write(move |tx| activity::hide(tx, owner, id, hidden, now)).await.unwrap()
    };
    let shown = app.published("activity_shown").await;
    assert!(!hide(true, &ben).await, "Ben has no such activity");
    assert_eq!(app.published("activity_shown").await, shown);
    assert!(hide(true, &anna).await);
    assert_eq!(app.published("activity_shown").await, shown + 1);
    assert_eq!(told(&app, &alan, &anna, &id).await, (false, false, None));
    assert_eq!(alan.get("/api/v1/activities?athlete=anna").await.ok()["items"], json!([]));
    let own = anna.get(&path).await.ok();
    assert_eq!((&own["hidden"], &own["mine"]), (&json!(true), &json!(true)));
    assert_eq!(profile(&app, &alan, &anna).await, (vec![], vec![]));
    assert!(hide(false, &anna).await);
    assert_eq!(told(&app, &alan, &anna, &id).await, (true, true, both));
    let whose: ActivityId = id.parse().unwrap();
    let owner = app.app.db.read(move |tx| activity::owner(tx, whose)).await.unwrap();
    assert_eq!(owner, Some(anna.id));
}

#[tokio::test]
async fn of_many_activities_each_is_shown_as_its_owner_allows_and_ones_own_whole() {
    let app = stadion().await;
    let (anna, alan) = (open_person(&app, "Anna").await, open_person(&app, "Alan").await);
    let (ben, zoe) = (open_person(&app, "Ben").await, open_person(&app, "Zoe").await);
    let mut all = Vec::new();
    for (who, audience) in [
        (&anna, "only_me"),
        (&alan, "friends"),
        (&ben, "everyone"),
        (&ben, "friends"),
        (&zoe, "everyone"),
    ] {
        let day = all.len() as u32;
        let id = record(who, &Outing { start: (53.5, 10.0), ..from_home(day, 0.0) }).await;
        who.patch(format!("/api/v1/activities/{id}"), json!({ "audience": audience })).await.ok();
        all.push((who.id, id.parse::<ActivityId>().unwrap()));
    }
    all.push((alan.id, ActivityId::new()));
    let seen = async |viewer: &TestAthlete, wanted: &[(kernel::AthleteId, ActivityId)]| {
        let (viewer, wanted) = (viewer.clone(), wanted.to_vec());
        let read = app.app.db.read(move |tx| {
            let viewer = card(tx, &viewer);
            let mut asked = Vec::new();
            for (owner, id) in &wanted {
                asked.push((kernel::athlete::find(tx, *owner)?.unwrap(), *id));
            }
            let cards = activity::cards_for(tx, &ByHandle, &viewer, &asked)?;
            let named = |(card, (_, id)): (Option<activity::ActivityCard>, &(_, ActivityId))| {
                assert!(card.as_ref().is_none_or(|card| card.id == *id));
                card.map(|card| card.athlete.id == viewer.id)
            };
            Ok(cards.into_iter().zip(&wanted).map(named).collect::<Vec<_>>())
        });
        read.await.unwrap()
    };
    let (own, other) = (Some(true), Some(false));
    assert_eq!(seen(&anna, &all).await, [own, other, other, None, None, None]);
    assert_eq!(seen(&ben, &all).await, [None, None, own, own, None, None]);
    assert_eq!(seen(&anna, &all[..1]).await, [own], "nobody else is asked about");
    assert_eq!(seen(&anna, &[]).await, [None; 0]);
}

#[tokio::test]
async fn words_are_looked_for_as_they_are_written() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let ben = app.athlete("Ben", "DE").await;
    let mut ids = Vec::new();
    for (day, title) in ["Hill_100%!", "Hillx100 yes", "Lake"].into_iter().enumerate() {
        let id = record(&anna, &from_home(day as u32, 90.0)).await;
        anna.patch(format!("/api/v1/activities/{id}"), json!({ "title": title })).await.ok();
        ids.push(id);
    }
    for who in [&anna, &ben] {
        let found = async |query: &str| {
            let page = who.get(format!("/api/v1/activities?athlete=anna&{query}")).await.ok();
            let items = page["items"].as_array().unwrap().iter();
            let at =
                |card: &serde_json::Value| ids.iter().position(|id| card["id"] == **id).unwrap();
            items.map(at).collect::<Vec<_>>()
        };
        assert_eq!(found("q=hill").await, [1, 0]);
        assert_eq!(found("q=hill_1").await, [0], "an underscore stands for itself");
        assert_eq!(found("q=100%25").await, [0], "and so does a per cent sign");
        assert_eq!(found("q=%25!").await, [0], "and an exclamation mark");
        assert_eq!(found("q=").await, [2, 1, 0]);
        assert_eq!(found("sport=running").await, [2, 1, 0]);
        assert_eq!(found("sport=cycling").await, [0_usize; 0]);
        assert_eq!(found("from=2027-04-02").await, [2, 1], "from that day on");
        assert_eq!(found("to=2027-04-02").await, [1, 0], "that day included");
        assert_eq!(found("from=2027-04-02&to=2027-04-02").await, [1]);
    }
}

#[tokio::test]
async fn at_seventeen_an_activity_is_for_its_athlete_alone_and_at_eighteen_as_they_like() {
    let app = stadion().await;
    let day_before = app.athlete_born("Mia", "DE", "2009-05-08").await;
    let birthday = app.athlete_born("Max", "DE", "2009-05-07").await;
    for (who, audience, wider) in [(&day_before, "only_me", 422), (&birthday, "everyone", 200)] {
        let path = format!("/api/v1/activities/{}", record(who, &run()).await);
        assert_eq!(who.get(&path).await.ok()["audience"], audience);
        assert_eq!(who.patch(&path, json!({"audience": "friends"})).await.status, wider);
    }
}
