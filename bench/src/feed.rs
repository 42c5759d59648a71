//! Row 5: a page of the feed among ten thousand, a hundred thousand and a million people, made in two ways.
//!
//! Merged: what the product does. One short list of days per author is read when somebody looks. Inbox: a row for each reader is
//! written when somebody runs, and one list is read when somebody looks. Both ask the same rooms about every entry (who may see it,
//! what it earned, what others said), because what turned private has to be gone with the next look. The inbox lives here alone.
//!
//! People have fifty friends on average, some very many; friends lie far apart in memory. Each brings an activity every five days.
//! `--people` makes one world of that many instead of the three. The yardstick is one SQL statement that joins friends, their
//! activities and the counts, and decides nothing but the audience. Pages have the twenty entries that the web app asks for.
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::request::Parts;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use kernel::app::Doorkeeper;
use kernel::db::{Arg, DbOptions, migrate};
use kernel::facts::{Courier, Listeners};
use kernel::ids::{SessionId, Uuid};
use kernel::paging::Page;
use kernel::{ActivityId, App, AthleteId, Clock, Db, Error, Me, Timestamp, Tx, args};
use social::feed::{FeedEntry, Listed};
use tower::ServiceExt;

use crate::Failure;
use crate::graph::{Dice, Times, World, spent_ms};
use crate::measure::{cpu_time, median};
use crate::report::{Figure, Report, Target};

const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];
const NOW: &str = "2027-05-07T09:00:00Z";
/// Entries of a page, as the web app asks.
const PAGE: usize = 20;
/// Activities of each person, one every [`EVERY_DAYS`].
const ACTIVITIES: u32 = 4;
const EVERY_DAYS: i64 = 5;
/// Entries that an inbox keeps of one reader.
const KEPT: usize = 60;
const ROUNDS: usize = 5;
/// Pages of one round, each of another reader.
const READERS: u32 = 200;
/// Activities that are brought to see what writing costs.
const BROUGHT: u32 = 200;
const AT_ONCE: usize = 20_000;
/// What a page may take of CPU, and until its answer.
const CPU_MS: f64 = 0.5;
const ANSWER_MS: f64 = 10.0;
/// How much dearer a page may be among a hundred times as many people.
const GROWTH: f64 = 1.5;

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let sizes = report.people.map_or_else(|| SIZES.to_vec(), |people| vec![people]);
    let mut smallest: Option<Costs> = None;
    for people in sizes {
        let costs = runtime.block_on(measure(report, people))?;
        match &smallest {
            None => smallest = Some(costs),
            Some(first) => {
                for (way, now, then) in
                    [("merged", costs.merged, first.merged), ("inbox", costs.inbox, first.inbox)]
                {
                    report.figure(&Figure {
                        figure: &format!("a page, {way}, {people} people against {}", SIZES[0]),
                        value: now,
                        unit: "ms CPU",
                        yardstick: "the smallest world",
                        yardstick_value: then,
                        target: Target::ValueAtMost(GROWTH * then),
                    });
                }
            }
        }
    }
    Ok(())
}

/// Milliseconds of CPU of a page.
struct Costs {
    merged: f64,
    inbox: f64,
}

async fn measure(report: &Report, people: u32) -> Result<Costs, Failure> {
    // Beside the program and not in /tmp, which is memory on many machines.
    let program = std::env::current_exe()?;
    let folder = tempfile::tempdir_in(program.parent().ok_or("the program is nowhere")?)?;
    let begun = cpu_time();
    let town = Town::open(folder.path(), people).await?;
    let inbox_bytes = town.fill().await?;
    report.remark(&format!(
        "{people} people, {} friendships, {} activities: made in {:.0} s of CPU",
        town.friends.len() / 2,
        people * ACTIVITIES,
        spent_ms(begun) / 1e3
    ));

    let (mut cpu, mut answer) = ([vec![], vec![], vec![]], [vec![], vec![], vec![]]);
    let mut entries = [0, 0];
    // The first round warms what any server has warm, and counts for nothing.
    for round in 0..=ROUNDS {
        for (way, name) in ["merged", "inbox", "join"].into_iter().enumerate() {
            let mut dice = Dice(u64::from(people) + round as u64);
            let mut waits = Vec::new();
            let (begun, mut shown) = (cpu_time(), 0);
            for _ in 0..READERS {
                let reader = athlete(dice.below(people));
                let asked = Instant::now();
                let page = match name {
                    "merged" => town.page(reader).await?,
                    "inbox" => town.page_of_inbox(reader).await?,
                    _ => town.page_of_join(reader).await?,
                };
                waits.push(asked.elapsed().as_secs_f64() * 1e3);
                // Counting is not what is measured.
                if round == 0 && name != "join" {
                    let page: serde_json::Value = serde_json::from_slice(&page)?;
                    shown += page["items"].as_array().map_or(0, Vec::len);
                }
            }
            if round > 0 {
                cpu[way].push(spent_ms(begun) / f64::from(READERS));
                answer[way].push(Times::of(waits).at(0.95));
            } else if name != "join" {
                entries[way] = shown;
            }
        }
    }
    report.remark(&format!(
        "{:.1} entries a page merged and {:.1} out of an inbox on average; {READERS} readers, median of {ROUNDS} rounds",
        entries[0] as f64 / f64::from(READERS),
        entries[1] as f64 / f64::from(READERS)
    ));
    let [merged, inbox, join] = cpu.map(|rounds| median(&rounds));
    let [merged_answer, inbox_answer, join_answer] = answer.map(|rounds| median(&rounds));
    for (way, cpu, answer) in [("merged", merged, merged_answer), ("inbox", inbox, inbox_answer)] {
        for (what, value, unit, yardstick_value, most) in
            [("CPU", cpu, "ms CPU", join, CPU_MS), ("p95", answer, "ms", join_answer, ANSWER_MS)]
        {
            report.figure(&Figure {
                figure: &format!("a page, {way}, {people} people, {what}"),
                value,
                unit,
                yardstick: "the SQL join, SQLite",
                yardstick_value,
                target: Target::ValueAtMost(most),
            });
        }
    }
    let written = town.bring().await?;
    for (what, value, unit, yardstick_value) in [
        ("rows written for an activity", written.inbox_rows, "rows", 1.0),
        ("CPU of writing an activity into lists", written.inbox_ms, "ms CPU", written.merged_ms),
        (
            "disk of a person",
            inbox_bytes / f64::from(people),
            "bytes",
            town.list_bytes.get() / f64::from(people),
        ),
    ] {
        report.figure(&Figure {
            figure: &format!("inbox, {people} people, {what}"),
            value,
            unit,
            yardstick: "merged",
            yardstick_value,
            target: Target::Informative,
        });
    }
    town.app.db.close().await;
    Ok(Costs { merged, inbox })
}

fn athlete(number: u32) -> AthleteId {
    AthleteId(Uuid::from_u128(u128::from(number) + 1))
}

/// The activity that somebody brought so many times ago.
fn activity_of(number: u32, ago: u32) -> ActivityId {
    ActivityId(Uuid::from_u128((u128::from(number) + 1) << 32 | u128::from(ACTIVITIES - ago)))
}

/// On which day that was: people train on different days.
fn day_of(now: Timestamp, number: u32, ago: u32) -> kernel::Day {
    now.day_in("UTC").plus_days(-(i64::from(ago) * EVERY_DAYS + i64::from(number) % EVERY_DAYS))
}

/// People of chance, their friendships and what they did.
struct Town {
    app: App,
    router: Router,
    needs: social::Needs,
    people: u32,
    /// Where the friends of each begin in `friends`.
    starts: Vec<usize>,
    friends: Vec<u32>,
    /// What the lists behind the merge take on the disk.
    list_bytes: std::cell::Cell<f64>,
}

impl Town {
    async fn open(folder: &std::path::Path, people: u32) -> Result<Town, Failure> {
        let clock = Clock::fixed(NOW.parse()?);
        let url = format!("sqlite:{}", folder.join("stadion.db").display());
        let db = Db::open(&DbOptions { durable: false, ..DbOptions::new(url) }).await?;
        migrate::run(&db, schema::MIGRATIONS, clock.now()).await?;
        db.listen(rewards::listeners(Listeners::none()));
        let app = App {
            courier: Courier::new(db.clone(), clock.clone()),
            db,
            files: kernel::files::Files::open(folder.join("files"))?,
            vault: kernel::vault::Vault::random(),
            clock,
            doorkeeper: Arc::new(Door),
            public_url: "http://localhost:4000".into(),
        };
        let needs = stadion::needs::of_social();
        let circles = stadion::wiring::circles(social::circles::Settings::default());
        let routes = social::routes(needs.clone(), circles).split_for_parts().0;
        let router = kernel::http::surround(routes, &app).with_state(app.clone());
        let (mut starts, mut friends) = (Vec::with_capacity(people as usize + 1), Vec::new());
        let mut next = 0;
        World { people, fewest: 11.5 }.lists(|number, list| {
            while next <= number {
                starts.push(friends.len());
                next += 1;
            }
            friends.extend_from_slice(list);
        });
        starts.resize(people as usize + 1, friends.len());
        Ok(Town {
            app,
            router,
            needs,
            people,
            starts,
            friends,
            list_bytes: std::cell::Cell::new(0.0),
        })
    }

    fn friends_of(&self, number: u32) -> &[u32] {
        &self.friends[self.starts[number as usize]..self.starts[number as usize + 1]]
    }

    /// People, friendships, activities with what they earned and what others said, and an inbox for everybody. Returns the bytes
    /// that the inboxes take.
    async fn fill(&self) -> Result<f64, Failure> {
        let now = self.app.clock.now();
        let standing = self.standing_of_one().await?;
        self.rows(
            "INSERT INTO athlete (athlete_id, handle, name, country, time_zone, language, units, birth_on,
                                  default_audience, created_at)
             VALUES ($1, $2, 'Anna Rossi', 'IT', 'Europe/Rome', 'en', 'metric', '1990-01-01', 'friends', 0)",
            1,
            |one, _| vec![Arg::Id(athlete(one).0), Arg::OwnedText(format!("anna{one}"))],
        )
        .await?;
        // Who keeps zones, shows some parts to friends alone, and lets a body be measured.
        self.rows(
            "INSERT INTO privacy (athlete_id, zones_revision, high_risk, map_audience, heart_rate_audience,
                                  power_audience, start_audience, gear_audience, notes_audience, changed_at)
             VALUES ($1, 0, FALSE, 'friends', 'friends', 'friends', 'friends', 'friends', 'friends', 0)",
            1,
            |one, _| vec![Arg::Id(athlete(one).0)],
        )
        .await?;
        let version =
            kernel::consent::notices::current(kernel::consent::Purpose::HealthMetrics).version;
        self.rows(
            "INSERT INTO consent (athlete_id, purpose, action, notice_version, sequence, changed_at)
             VALUES ($1, 'health_metrics', 'given', $2, 1, 0)",
            1,
            |one, _| vec![Arg::Id(athlete(one).0), Arg::Int(i64::from(version))],
        )
        .await?;
        self.rows(
            "INSERT INTO reward_standing (athlete_id, highest_level, body) VALUES ($1, 5, $2)",
            1,
            |one, _| vec![Arg::Id(athlete(one).0), Arg::OwnedText(standing.clone())],
        )
        .await?;
        let ties = (0..self.people)
            .flat_map(|one| self.friends_of(one).iter().map(move |other| (one, *other)));
        self.put(
            "INSERT INTO social_tie (athlete_id, other_id, tie, since_at) VALUES ($1, $2, 'friend', 0)",
            ties.map(|(one, other)| vec![Arg::Id(athlete(one).0), Arg::Id(athlete(other).0)]),
        )
        .await?;
        // A track of as many letters as most have.
        let outline: String = (0..300).map(|at| char::from(b'A' + (at * 7 % 50) as u8)).collect();
        self.rows(
            "INSERT INTO activity (athlete_id, activity_id, content_hash, part, parts, original, file_kind, audience,
                                   title_from_file, search_shown, search_own, sport, sport_chosen, started_at,
                                   started_on, started_minute, utc_offset_s, time_zone, distance_m, elapsed_s,
                                   timer_s, moving_s, ascent_m, avg_speed_mps, load, has_streams, has_map,
                                   derivation_version, body_revision, created_at, changed_at, outline)
             VALUES ($1, $2, $3, 0, 1, '', 'fit', $4, FALSE, '', '', 'running', FALSE, $5, $6, 480, 7200, 'Europe/Rome',
                     10000.0, 3100.0, 3050.0, 3000.0, 80.0, 3.3, 60.0, TRUE, TRUE, 1, 0, 0, 0, $7)",
            ACTIVITIES,
            |one, ago| {
                let day = day_of(now, one, ago);
                // One in eight is for nobody else.
                let audience = if (one + ago).is_multiple_of(8) { "only_me" } else { "friends" };
                vec![
                    Arg::Id(athlete(one).0),
                    Arg::Id(activity_of(one, ago).0),
                    Arg::Id(activity_of(one, ago).0),
                    Arg::OwnedText(audience.into()),
                    Arg::Int(day.starts_at("UTC").0),
                    Arg::OwnedText(day.to_string()),
                    Arg::OwnedText(outline.clone()),
                ]
            },
        )
        .await?;
        self.rows(
            "INSERT INTO social_kudos (athlete_id, activity_id, giver_id, given_at) VALUES ($1, $2, $3, 0)",
            ACTIVITIES * 2,
            |one, nth| {
                let giver = athlete((one + 1 + nth) % self.people);
                vec![Arg::Id(athlete(one).0), Arg::Id(activity_of(one, nth / 2).0), Arg::Id(giver.0)]
            },
        )
        .await?;
        let before = self.bytes().await?;
        self.rows(
            "INSERT INTO social_moment (athlete_id, activity_id, started_on) VALUES ($1, $2, $3)",
            ACTIVITIES,
            |one, ago| {
                vec![
                    Arg::Id(athlete(one).0),
                    Arg::Id(activity_of(one, ago).0),
                    Arg::OwnedText(day_of(now, one, ago).to_string()),
                ]
            },
        )
        .await?;
        let with_lists = self.bytes().await?;
        self.list_bytes.set(with_lists - before);
        let create = self.app.db.write(|tx| {
            tx.exec(
                "CREATE TABLE bench_inbox (owner_id BLOB NOT NULL, started_on TEXT NOT NULL, activity_id BLOB NOT NULL,
                                           athlete_id BLOB NOT NULL, PRIMARY KEY (owner_id, started_on, activity_id))
                 STRICT, WITHOUT ROWID",
                args![],
            )
        });
        create.await?;
        let inboxes = (0..self.people).flat_map(|reader| {
            let mut kept: Vec<(kernel::Day, u32, u32)> = Vec::new();
            for author in self.friends_of(reader).iter().copied().chain([reader]) {
                kept.extend((0..ACTIVITIES).map(|ago| (day_of(now, author, ago), author, ago)));
            }
            kept.sort_unstable_by(|one, other| other.cmp(one));
            kept.truncate(KEPT);
            kept.reverse();
            kept.into_iter().map(move |(day, author, ago)| {
                vec![
                    Arg::Id(athlete(reader).0),
                    Arg::OwnedText(day.to_string()),
                    Arg::Id(activity_of(author, ago).0),
                    Arg::Id(athlete(author).0),
                ]
            })
        });
        self.put(INTO_INBOX, inboxes).await?;
        Ok(self.bytes().await? - with_lists)
    }

    /// Where somebody stands who has brought an activity a week for a year, as rewards keeps it.
    async fn standing_of_one(&self) -> Result<String, Failure> {
        let (someone, now) = (AthleteId::new(), self.app.clock.now());
        let publish = self.app.db.write(move |tx| {
            tx.exec(
                "INSERT INTO athlete (athlete_id, handle, name, country, time_zone, language, units, birth_on,
                                      default_audience, created_at)
                 VALUES ($1, 'first', 'Anna', 'IT', 'Europe/Rome', 'en', 'metric', '1990-01-01', 'friends', 0)",
                args![someone],
            )?;
            for week in 0..52 {
                let day = now.day_in("UTC").plus_days(-7 * week);
                tx.publish(&crate::progress::run_on(someone, day, week as usize), now)?;
            }
            Ok(())
        });
        publish.await?;
        self.app.courier.deliver_due().await?;
        let read = self.app.db.read(move |tx| {
            tx.one::<(String,)>(
                "SELECT body FROM reward_standing WHERE athlete_id = $1",
                args![someone],
            )
        });
        Ok(read.await?.0)
    }

    /// So many rows for everybody.
    async fn rows(
        &self,
        sql: &'static str,
        each: u32,
        row: impl Fn(u32, u32) -> Vec<Arg<'static>>,
    ) -> Result<(), Failure> {
        let all = (0..self.people).flat_map(|one| (0..each).map(move |nth| (one, nth)));
        self.put(sql, all.map(|(one, nth)| row(one, nth))).await
    }

    async fn put(
        &self,
        sql: &'static str,
        mut rows: impl Iterator<Item = Vec<Arg<'static>>>,
    ) -> Result<(), Failure> {
        loop {
            let some: Vec<_> = rows.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                return Ok(());
            }
            self.app.db.write(move |tx| tx.exec_many(sql, &some)).await?;
        }
    }

    async fn bytes(&self) -> Result<f64, Failure> {
        let read = self.app.db.read(|tx| {
            tx.one::<(i64, i64)>(
                "SELECT page_count, page_size FROM pragma_page_count(), pragma_page_size()",
                args![],
            )
        });
        let (pages, size) = read.await?;
        Ok(pages as f64 * size as f64)
    }

    /// Through the router, as anybody asks.
    async fn page(&self, reader: AthleteId) -> Result<Bytes, Failure> {
        let request = Request::get(format!("/api/v1/feed?limit={PAGE}"))
            .header("authorization", reader.to_string())
            .body(Body::empty())?;
        let response = self.router.clone().oneshot(request).await?;
        Ok(axum::body::to_bytes(response.into_body(), 1 << 20).await?)
    }

    /// The same entries out of an inbox: looked up, decided and dressed as in the product, and made into the same JSON.
    async fn page_of_inbox(&self, reader: AthleteId) -> Result<Bytes, Failure> {
        let (needs, now) = (self.needs.clone(), self.app.clock.now());
        let read = self.app.db.read(move |tx| {
            let me = kernel::athlete::find(tx, reader)?.ok_or(Error::SignedOut)?;
            let listed = tx.list::<Listed>(
                "SELECT athlete_id, started_on, activity_id FROM bench_inbox WHERE owner_id = $1
                 ORDER BY started_on DESC, activity_id DESC LIMIT $2",
                args![reader, PAGE + PAGE / 2],
            )?;
            social::feed::show::show_listed(tx, &needs, &me, listed, PAGE, now)
        });
        let items: Vec<FeedEntry> = read.await?;
        Ok(serde_json::to_vec(&Page { items, next: None })?.into())
    }

    /// One statement that knows of no zone, block, mute or part.
    async fn page_of_join(&self, reader: AthleteId) -> Result<Bytes, Failure> {
        let read = self.app.db.read(move |tx| {
            tx.list::<Joined>(
                "SELECT a.activity_id, a.started_on, a.sport, a.distance_m, a.moving_s, a.outline, p.handle, p.name,
                        (SELECT COUNT(*) FROM social_kudos k
                         WHERE k.athlete_id = a.athlete_id AND k.activity_id = a.activity_id),
                        (SELECT COUNT(*) FROM social_comment c
                         WHERE c.athlete_id = a.athlete_id AND c.activity_id = a.activity_id)
                 FROM social_tie t JOIN athlete p ON p.athlete_id = t.other_id
                   JOIN activity a ON a.athlete_id = t.other_id AND a.audience IN ('friends', 'everyone')
                 WHERE t.athlete_id = $1 AND t.tie = 'friend'
                 ORDER BY a.started_on DESC, a.activity_id DESC LIMIT $2",
                args![reader, PAGE],
            )
        });
        std::hint::black_box(read.await?);
        Ok(Bytes::new())
    }

    /// What it takes to put activities into lists, each in a write of its own: one row, or one for each friend.
    async fn bring(&self) -> Result<Written, Failure> {
        let now = self.app.clock.now();
        let mut dice = Dice(11);
        let authors: Vec<u32> = (0..BROUGHT).map(|_| dice.below(self.people)).collect();
        let begun = cpu_time();
        for author in &authors {
            let (who, activity, on) = (athlete(*author), ActivityId::new(), now.day_in("UTC"));
            let write = self.app.db.write(move |tx| {
                tx.exec(
                    "INSERT INTO social_moment (athlete_id, activity_id, started_on) VALUES ($1, $2, $3)",
                    args![who, activity, on],
                )
            });
            write.await?;
        }
        let merged_ms = spent_ms(begun) / f64::from(BROUGHT);
        let (begun, mut rows) = (cpu_time(), 0);
        for author in &authors {
            let (who, activity, on) =
                (athlete(*author), ActivityId::new(), now.day_in("UTC").to_string());
            let readers: Vec<AthleteId> =
                self.friends_of(*author).iter().map(|one| athlete(*one)).collect();
            rows += readers.len() + 1;
            let write = self.app.db.write(move |tx| {
                for reader in readers.iter().chain([&who]) {
                    tx.exec(INTO_INBOX, args![*reader, on, activity, who])?;
                    // What is no longer kept goes as something new comes.
                    tx.exec(
                        "DELETE FROM bench_inbox WHERE owner_id = $1 AND (started_on, activity_id) <
                           (SELECT started_on, activity_id FROM bench_inbox WHERE owner_id = $1
                            ORDER BY started_on DESC, activity_id DESC LIMIT 1 OFFSET $2)",
                        args![*reader, KEPT],
                    )?;
                }
                Ok(())
            });
            write.await?;
        }
        Ok(Written {
            merged_ms,
            inbox_ms: spent_ms(begun) / f64::from(BROUGHT),
            inbox_rows: rows as f64 / f64::from(BROUGHT),
        })
    }
}

const INTO_INBOX: &str = "INSERT INTO bench_inbox (owner_id, started_on, activity_id, athlete_id) VALUES ($1, $2, $3, $4)";

/// What putting one activity into lists took.
struct Written {
    merged_ms: f64,
    inbox_ms: f64,
    inbox_rows: f64,
}

/// A row of the join.
struct Joined {
    _activity_id: ActivityId,
    _started_on: kernel::Day,
    _sport: String,
    _distance_m: Option<f64>,
    _moving_s: f64,
    _outline: Option<String>,
    _handle: String,
    _name: String,
    _kudos: i64,
    _comments: i64,
}
kernel::from_row!(Joined {
    _activity_id,
    _started_on,
    _sport,
    _distance_m,
    _moving_s,
    _outline,
    _handle,
    _name,
    _kudos,
    _comments
});

/// Believes that whoever names an athlete's id is that athlete.
struct Door;

impl Doorkeeper for Door {
    fn admit<'a>(&'a self, app: &'a App, parts: &'a Parts) -> BoxFuture<'a, kernel::Result<Me>> {
        Box::pin(async move {
            let told = parts.headers.get("authorization").and_then(|id| id.to_str().ok());
            let id: Option<AthleteId> = told.and_then(|id| id.parse().ok());
            let id = id.ok_or(Error::SignedOut)?;
            let found = app.db.read(move |tx: &mut Tx| kernel::athlete::find(tx, id)).await?;
            let athlete = found.ok_or(Error::SignedOut)?;
            Ok(Me { athlete, session: SessionId(id.0) })
        })
    }
}
