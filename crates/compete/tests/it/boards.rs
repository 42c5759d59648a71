//! Ranks against brute force: whatever the scores and ties, the board is what sorting would give.
use kernel::{AthleteId, ChallengeId, Timestamp, args};
use serde_json::json;

use crate::arena::{Arena, italy};

/// A small generator of our own, so that a failure can be repeated.
struct Luck(u64);

impl Luck {
    fn below(&mut self, most: u64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most) as i64
    }
}

#[tokio::test]
async fn ranks_pages_and_neighbours_are_what_sorting_gives() {
    let arena = Arena::open().await;
    for seed in [7, 77, 777] {
        let mut luck = Luck(seed);
        let path = arena.challenge(italy(json!({}))).await;
        let id: ChallengeId = path.rsplit('/').next().unwrap().parse().unwrap();
        let mut people = Vec::new();
        let mut scores: Vec<(i64, Timestamp, AthleteId)> = Vec::new();
        for at in 0..60 {
            let who = arena.app.athlete(&format!("P{seed}x{at}"), "IT").await;
            // Few different scores and moments, so that there are many ties of both kinds.
            let place = (-luck.below(12), Timestamp(luck.below(5)), who.id);
            scores.push(place);
            people.push(who);
        }
        let written = scores.clone();
        let write = arena.app.app.db.write(move |tx| {
            for (negated, at, who) in &written {
                tx.exec(
                    "INSERT INTO challenge_standing (challenge_id, athlete_id, score_negated, achieved_at)
                     VALUES ($1, $2, $3, $4)",
                    args![id, who, negated, at],
                )?;
                tx.exec(
                    "INSERT INTO challenge_member (athlete_id, challenge_id, joined_at, joined_on, rules_version)
                     VALUES ($1, $2, 0, '2027-05-03', 1)",
                    args![who, id],
                )?;
            }
            Ok(())
        });
        write.await.unwrap();

        let mut expected: Vec<(i64, i64)> = Vec::new();
        let mut sorted: Vec<_> = scores.iter().filter(|place| place.0 < 0).collect();
        sorted.sort();
        for place in &sorted {
            let better =
                sorted.iter().filter(|other| (other.0, other.1) < (place.0, place.1)).count();
            expected.push((better as i64 + 1, -place.0));
        }
        for limit in [1, 7, 100] {
            let mut seen = Vec::new();
            let mut names = std::collections::HashSet::new();
            let mut after = String::new();
            loop {
                let page =
                    people[0].get(format!("{path}/standings?limit={limit}{after}")).await.ok();
                for item in page["items"].as_array().unwrap() {
                    seen.push((item["rank"].as_i64().unwrap(), item["score"].as_i64().unwrap()));
                    assert!(names.insert(item["name"].to_string()), "shown twice: {item}");
                }
                match page["next"].as_str() {
                    Some(next) => after = format!("&after={next}"),
                    None => break,
                }
            }
            assert_eq!(seen, expected, "seed {seed}, pages of {limit}");
        }
        for (who, place) in people.iter().zip(&scores) {
            let around = who.get(format!("{path}/standings/around_me")).await.ok();
            let around = around.as_array().unwrap();
            let me = who.get(&path).await.ok();
            let Some(at) = sorted.iter().position(|other| other.2 == place.2) else {
                assert!(around.is_empty() && me["me"]["rank"].is_null(), "nothing counts");
                continue;
            };
            assert_eq!(me["me"]["rank"], expected[at].0);
            let from = at.saturating_sub(3);
            let to = (at + 4).min(sorted.len());
            let shown: Vec<(i64, i64)> = around
                .iter()
                .map(|item| (item["rank"].as_i64().unwrap(), item["score"].as_i64().unwrap()))
                .collect();
            assert_eq!(shown, expected[from..to], "seed {seed}");
            assert_eq!(around[at - from]["you"], true);
        }
    }
}
