//! Where somebody stands among the people of their region.
use serde_json::{Value, json};

use crate::town::{April, REGION, Town, april, sees};

const BORN: &str = "1990-06-15";

#[tokio::test]
async fn among_many_anna_sees_where_she_stands_and_asking_again_says_the_same() {
    let town = Town::new().await;
    town.crowd(70, "f", BORN, april(3.0)).await;
    town.crowd(70, "f", BORN, april(12.0)).await;
    let anna = town.somebody("f", BORN, april(21.0)).await;
    let before = anna.get(REGION).await.ok();
    assert_eq!((&before["month_on"], &before["measures"]), (&Value::Null, &json!([])));

    assert!(town.counts().await >= 3, "hours in three circles, 5 km and level in one each");
    let seen = anna.get(REGION).await.ok();
    assert_eq!(seen["month_on"], "2027-04-01");
    assert_eq!(seen["part"], "not_allowed", "who looks need not be counted");
    let hours = sees(&anna, "hours").await;
    let circle = &hours["circle"];
    assert_eq!((&circle["place"], &circle["sex"]), (&json!("DE-BY"), &json!("f")));
    assert_eq!((&circle["age_from"], &circle["age_to"]), (&json!(35), &json!(39)));
    assert_eq!((&hours["wider"], &hours["my_bar"]), (&json!(false), &json!(5)));
    assert!(hours["ahead_percent"].as_i64().unwrap() >= 85, "{hours}");
    let people = circle["people"].as_i64().unwrap();
    assert!((100..=180).contains(&people) && people % 10 == 0, "about 140, with noise: {people}");
    let bars = circle["bars"].as_array().unwrap();
    assert_eq!((&bars[0]["from"], &bars[7]["to"]), (&Value::Null, &Value::Null));
    assert_eq!((&bars[1]["from"], &bars[1]["to"]), (&json!(2.0), &json!(5.0)));
    assert!(bars[1]["percent"].as_i64().unwrap() > 30 && bars[3]["percent"].as_i64().unwrap() > 30);
    let five = sees(&anna, "five_k").await;
    assert_eq!((&five["mine"], &five["circle"]["place"]), (&json!(1500.0), &json!("DE")));
    assert_eq!(sees(&anna, "level").await["circle"]["age_from"], Value::Null);

    // The job comes every hour, and a month has one noise.
    assert_eq!(town.counts().await, 0);
    assert_eq!(anna.get(REGION).await.ok(), seen);
}

#[tokio::test]
async fn of_nineteen_people_nothing_is_told_and_a_wider_circle_is_shown_instead() {
    let town = Town::new().await;
    let few = town.crowd(19, "f", BORN, april(6.0)).await;
    let anna = &few[0];
    assert_eq!(town.counts().await, 0);
    for measure in ["hours", "five_k", "level"] {
        let hidden = sees(anna, measure).await;
        assert_eq!((&hidden["circle"], &hidden["ahead_percent"]), (&Value::Null, &Value::Null));
    }
    assert_eq!(town.app.number("SELECT COUNT(*) FROM compare_cell").await, 0, "nor is it kept");

    town.forgets_the_month().await;
    town.crowd(150, "m", "1970-01-01", april(6.0)).await;
    assert!(town.counts().await > 0);
    let hours = sees(anna, "hours").await;
    assert_eq!((&hours["wider"], &hours["circle"]["place"]), (&json!(true), &json!("DE")));
    assert_eq!(
        (&hours["circle"]["sex"], &hours["circle"]["age_from"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(sees(anna, "five_k").await["circle"], Value::Null, "too few women of her age");
}

#[tokio::test]
async fn only_adults_who_allow_it_and_show_everybody_what_they_do_are_counted() {
    let town = Town::new().await;
    let counted = town.crowd(19, "f", BORN, april(6.0)).await;
    // Two hundred more would make any circle appear, if one of these reasons did not hold.
    for who in town.crowd(50, "f", BORN, april(6.0)).await {
        town.takes_back(&who).await;
    }
    for who in town.crowd(50, "f", BORN, april(6.0)).await {
        town.shows_only_friends(&who).await;
    }
    for who in town.crowd(50, "f", BORN, april(6.0)).await {
        town.keeps_apart(&who);
    }
    let in_private = April { public_hours: 0.0, ..april(30.0) };
    town.crowd(50, "f", BORN, in_private).await;
    // They turn eighteen in the middle of April, and are counted in May.
    let young = town.crowd(50, "f", "2009-04-15", april(6.0)).await;
    for _ in 0..50 {
        town.somebody("f", BORN, april(6.0)).await;
    }
    assert_eq!(town.counts().await, 0);

    let part = async |who: &testkit::TestAthlete| who.get(REGION).await.ok()["part"].clone();
    assert_eq!(part(&counted[0]).await, "counted");
    town.shows_only_friends(&counted[0]).await;
    assert_eq!(part(&counted[0]).await, "not_public");
    town.takes_back(&counted[0]).await;
    assert_eq!(part(&counted[0]).await, "not_allowed");
    assert_eq!(part(&young[0]).await, "counted", "she is of age now");
}

#[tokio::test]
async fn a_minor_is_neither_counted_nor_compared() {
    let town = Town::new().await;
    town.crowd(140, "f", BORN, april(6.0)).await;
    let mia = town.somebody("f", "2010-01-01", april(6.0)).await;
    assert!(town.counts().await > 0);
    let seen = mia.get(REGION).await.ok();
    assert_eq!((&seen["part"], &seen["measures"]), (&json!("too_young"), &json!([])));
}

#[tokio::test]
async fn who_takes_it_back_is_in_no_later_month_and_the_old_month_goes() {
    let town = Town::new().await;
    let people = town.crowd(150, "f", BORN, april(6.0)).await;
    let anna = town.somebody("f", BORN, april(6.0)).await;
    assert!(town.counts().await > 0);
    for who in &people {
        town.takes_back(who).await;
    }
    assert_eq!(anna.get(REGION).await.ok()["month_on"], "2027-04-01");
    town.app.clock.set("2027-06-05T00:00:00Z");
    assert_eq!(town.counts().await, 0);
    let seen = anna.get(REGION).await.ok();
    assert_eq!(seen["month_on"], "2027-05-01");
    assert_eq!(sees(&anna, "hours").await["circle"], Value::Null);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM compare_cell").await, 0);
}

/// The same month is counted many times with and without Boris, which the real job never does: whoever could ask for that
/// would still learn only what the noise leaves.
#[tokio::test]
async fn whoever_compares_the_region_before_and_after_boris_moved_away_cannot_tell() {
    const ROUNDS: usize = 60;
    let town = Town::new().await;
    town.crowd(150, "m", BORN, april(3.0)).await;
    let boris = town.crowd(1, "m", BORN, april(50.0)).await.remove(0);
    let mut seen = [[0_i64; ROUNDS]; 2];
    for (world, region) in [(0, "DE-BY"), (1, "DE-BE")] {
        town.moves_to(&boris, region).await;
        for round in &mut seen[world] {
            town.forgets_the_month().await;
            assert!(town.counts().await > 0);
            *round = town
                .app
                .number(
                    "SELECT people FROM compare_cell
                     WHERE measure = 'hours' AND circle = 'DE-BY m 35' AND bar = 7",
                )
                .await;
        }
    }
    // He alone is in the highest bar. Without noise it holds 1 each time, and 0 when he is gone.
    for world in &seen {
        let mut values = world.to_vec();
        values.sort_unstable();
        values.dedup();
        assert!(values.len() > 3, "the count moves by chance: {values:?}");
    }
    let overlap = seen[1].iter().filter(|value| seen[0].contains(value)).count();
    assert!(overlap > ROUNDS / 2, "what is seen when he is gone is seen when he is there, too");
}
