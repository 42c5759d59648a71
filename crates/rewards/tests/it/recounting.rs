//! Whatever happened on the way, the result is the one of the activities that remain.
use std::collections::BTreeMap;

use events::ActivityRecorded;
use kernel::{ActivityId, AthleteId, args};

use crate::life::{Done, Life, done, run};

/// Everything derived about an athlete, byte by byte.
async fn derived(life: &Life, athlete: AthleteId) -> (String, Vec<(String, Vec<u8>)>) {
    let read = life.app.app.db.read(move |tx| {
        let (body,) = tx.one::<(String,)>(
            "SELECT body FROM reward_standing WHERE athlete_id = $1",
            args![athlete],
        )?;
        let pages = tx.list::<(String, Vec<u8>)>(
            "SELECT month, page FROM reward_month WHERE athlete_id = $1 ORDER BY month",
            args![athlete],
        )?;
        Ok((body, pages))
    });
    read.await.unwrap()
}

/// The same numbers on every machine (xorshift64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    /// Something between New Year and mid-May, often on the same days: runs of at most 5 km, so that each counts whole,
    /// and rides without a distance.
    fn activity(&mut self) -> Done {
        let on = format!("2027-{:02}-{:02}", 1 + self.below(4), 1 + self.below(28));
        let at = format!("{:02}:{:02}", self.below(24), self.below(60));
        let minutes = 5.0 + self.below(80) as f64;
        match self.below(3) {
            0 => done("cycling", &on, minutes).at(&at),
            _ => run(&on, 2.0 + self.below(31) as f64 / 10.0)
                .at(&at)
                .five_k_s(1500.0 + self.below(20) as f64),
        }
    }
}

#[tokio::test]
async fn any_sequence_of_recording_editing_and_removing_equals_counting_what_remains() {
    for seed in [1, 20_270_507, 0xDEAD_BEEF, u64::MAX / 3] {
        let life = Life::of("Anna", "DE").await;
        let mut dice = Dice(seed);
        let mut kept: BTreeMap<ActivityId, Done> = BTreeMap::new();
        for step in 0..60 {
            let known: Vec<ActivityId> = kept.keys().copied().collect();
            let some = (!known.is_empty()).then(|| known[dice.below(known.len() as u64) as usize]);
            match (dice.below(10), some) {
                (0..2, Some(activity)) => {
                    life.remove(activity).await;
                    kept.remove(&activity);
                }
                (2..4, Some(activity)) => {
                    let edited = dice.activity();
                    life.change(activity, edited.clone()).await;
                    kept.insert(activity, edited);
                }
                (4, Some(activity)) => life.tell_recorded(activity, kept[&activity].clone()).await,
                (5, _) if step % 3 == 0 => {
                    let goal = serde_json::json!({"goal_days": 1 + dice.below(4)});
                    life.me.put("/api/v1/progress/goal", goal).await.ok();
                }
                _ => {
                    let recorded = dice.activity();
                    kept.insert(life.record(recorded.clone()).await, recorded);
                }
            }
        }
        let step_by_step = derived(&life, life.me.id).await;

        let (me, now) = (life.me.id, life.app.clock.now());
        let counted = life.app.app.db.write(move |tx| rewards::recount(tx, me, now)).await.unwrap();
        assert_eq!(counted as usize, kept.len());
        assert_eq!(derived(&life, me).await, step_by_step, "seed {seed}: from scratch");

        let twin = life.twin("Twin").await;
        copy_goals(&life, twin).await;
        for (activity, done) in kept.iter().rev() {
            let summary = done.summary("Europe/Berlin");
            let fact = ActivityRecorded { athlete: twin, activity: *activity, summary };
            life.tell(fact).await;
        }
        assert_eq!(derived(&life, twin).await, step_by_step, "seed {seed}: in another order");

        agrees_with_plain_arithmetic(&life, &kept).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_goal_set_while_facts_arrive_is_not_overlooked() {
    let life = Life::of("Anna", "DE").await;
    for round in 0..20 {
        let mut dice = Dice(7 + round);
        let told = async {
            for _ in 0..3 {
                let (athlete, activity) = (life.me.id, ActivityId::new());
                let summary = dice.activity().summary("Europe/Berlin");
                let fact = ActivityRecorded { athlete, activity, summary };
                let now = life.app.clock.now();
                let publish = life.app.app.db.write(move |tx| tx.publish(&fact, now).map(|_| ()));
                publish.await.unwrap();
                life.app.settle().await;
            }
        };
        // The last goal and the last fact meet at another point in each round.
        let set = async {
            for days in 0..=round % 5 {
                let goal = serde_json::json!({"goal_days": 1 + (round + days) % 4});
                life.me.put("/api/v1/progress/goal", goal).await.ok();
            }
        };
        tokio::join!(told, set);
        life.app.settle().await;
        let side_by_side = derived(&life, life.me.id).await;
        let (me, now) = (life.me.id, life.app.clock.now());
        life.app.app.db.write(move |tx| rewards::recount(tx, me, now)).await.unwrap();
        assert_eq!(derived(&life, me).await, side_by_side, "round {round}");
    }
}

async fn copy_goals(life: &Life, twin: AthleteId) {
    let me = life.me.id;
    let copy = life.app.app.db.write(move |tx| {
        let goals = tx.list::<(String, i64)>(
            "SELECT from_on, goal_days FROM reward_goal WHERE athlete_id = $1",
            args![me],
        )?;
        for (from_on, goal_days) in goals {
            tx.exec(
                "INSERT INTO reward_goal (athlete_id, from_on, goal_days) VALUES ($1, $2, $3)",
                args![twin, from_on, goal_days],
            )?;
        }
        Ok(())
    });
    copy.await.unwrap();
}

/// A second opinion that shares no code with the room: points by day, the fastest 5 km, the first activity.
async fn agrees_with_plain_arithmetic(life: &Life, kept: &BTreeMap<ActivityId, Done>) {
    let mut minutes_by_day = BTreeMap::new();
    let mut fastest_s = f64::INFINITY;
    let mut first = None;
    for (activity, done) in kept {
        let summary = done.summary("Europe/Berlin");
        let weight = if summary.sport == "running" { 2.0 } else { 1.0 };
        *minutes_by_day.entry(summary.started_on).or_insert(0.0) +=
            summary.moving_s / 60.0 * weight;
        for effort in &summary.best_efforts {
            fastest_s = fastest_s.min(effort.elapsed_s);
        }
        let place = (summary.started_on, summary.started_at, *activity);
        first = Some(first.map_or(place, |other| std::cmp::min(other, place)));
    }
    let points: f64 =
        minutes_by_day.values().map(|minutes| f64::min(120.0, minutes + 1e-9).floor()).sum();
    let progress = life.progress().await;
    assert_eq!(progress["experience"].as_f64().unwrap(), points);
    assert_eq!(progress["personal_bests"][0]["elapsed_s"].as_f64().unwrap(), fastest_s);
    let badges = progress["badges"].as_array().unwrap();
    let first_steps = badges.iter().find(|badge| badge["id"] == "first_steps").unwrap();
    assert_eq!(first_steps["activity_id"], serde_json::json!(first.unwrap().2));
}
