//! Row 6: the fifty people with most friends in common, blocks and privacy applied, in a world of many people.
//!
//! `--people` says how many (1,000,000 unless said; the record is of 10,000,000), with a hundred friends each
//! on average: fifty friendships a person. A friendship stands in both lists. The world is heavy-tailed and made of circles: most
//! friends of a person are from around them, some from anywhere, some people have very many; neighbours lie far apart in memory.
//!
//! The yardstick is the same question in one SQL statement on a database of [`SMALL`] such people, where the graph in memory is
//! asked, too. `STADION_BENCH_PG` may name a PostgreSQL server for a second one; what its server process does is not our CPU, so
//! there wall time is told.
mod called;
mod search;

pub use search::{ALONE, alone};

use std::hint::black_box;
use std::time::{Duration, Instant};

use graph::{Builder, Caps, Graph, Name, Scratch};
use kernel::app::Doorkeeper;
use kernel::db::{Arg, DbOptions, migrate};
use kernel::ids::Uuid;
use kernel::{AthleteId, Clock, Db, args};

use crate::Failure;
use crate::measure::cpu_time;
use crate::report::{Figure, Report, Target};

const USUAL: u32 = 1_000_000;
/// People in the databases that are the yardstick.
const SMALL: u32 = 50_000;
/// Most friends of one person, as social allows.
const MOST_FRIENDS: usize = 2_000;
const QUESTIONS: usize = 3_000;
const SQL_QUESTIONS: usize = 200;
const TOP: usize = 50;
/// People whom each asker blocked, or who are out for another reason.
const WITHOUT: usize = 40;
/// One in so many is sheltered.
const SHELTERED: u32 = 12;
/// Lists are made in so many parts, so that making them takes little memory.
const PARTS: u32 = 16;

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let people = report.people.unwrap_or(USUAL);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let small = runtime.block_on(yardsticks(report))?;

    let world = World { people };
    let begun = cpu_time();
    let graph = world.graph();
    report.remark(&format!(
        "{people} people, {} friendships: made and packed in {:.1} s of CPU",
        graph.friendships(),
        spent_ms(begun) / 1e3
    ));
    let seen = ask(&graph, &world);
    for (what, of, at_most) in
        [("p95", seen.friends.at(0.95), 1.0), ("p99", seen.friends.at(0.99), 5.0)]
    {
        report.figure(&Figure {
            figure: &format!("friends of friends, top {TOP}, {what}"),
            value: of,
            unit: "ms CPU",
            yardstick: &format!("SQLite, {SMALL} people"),
            yardstick_value: small.sql.at(if what == "p95" { 0.95 } else { 0.99 }),
            target: Target::ValueAtMost(at_most),
        });
    }
    report.figure(&Figure {
        figure: &format!("friends of friends among {SMALL} people, p95"),
        value: small.memory.at(0.95),
        unit: "ms CPU",
        yardstick: "SQLite, the same people",
        yardstick_value: small.sql.at(0.95),
        target: Target::Informative,
    });
    for (what, times) in [("friends in common", &seen.mutual), ("steps between two", &seen.degree)]
    {
        report.remark(&format!(
            "{what}: p50 {:.1}, p95 {:.1}, p99 {:.1} us of CPU",
            times.at(0.5) * 1e3,
            times.at(0.95) * 1e3,
            times.at(0.99) * 1e3
        ));
    }
    report.remark(&format!(
        "friends of friends: p50 {:.3}, most {:.2} ms of CPU",
        seen.friends.at(0.5),
        seen.friends.at(1.0)
    ));
    report.figure(&Figure {
        figure: "memory of a friendship, both ways, names and all",
        value: graph.bytes() as f64 / graph.friendships() as f64,
        unit: "bytes",
        yardstick: "two bare numbers",
        yardstick_value: 8.0,
        target: Target::ValueAtMost(9.0),
    });
    report.figure(&Figure {
        figure: "a new friendship in an answer, after its commit",
        value: small.visible_ms,
        unit: "ms",
        yardstick: "what is promised",
        yardstick_value: 1000.0,
        target: Target::ValueAtMost(1000.0),
    });
    snapshot(report, &graph)?;
    search::run(report, &graph, &world, &small.search)?;
    changes(report, graph, &world)
}

/// Milliseconds, in order.
struct Times(Vec<f64>);

impl Times {
    fn of(mut times: Vec<f64>) -> Times {
        times.sort_by(f64::total_cmp);
        Times(times)
    }

    /// The value below which this part of them lies.
    fn at(&self, part: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        self.0.get((last as f64 * part).round() as usize).copied().unwrap_or(f64::NAN)
    }
}

fn spent_ms(begun: Duration) -> f64 {
    cpu_time().saturating_sub(begun).as_secs_f64() * 1e3
}

/// Choices that are the same in every run: SplitMix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, end: u32) -> u32 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u32
    }

    /// From 0 to 1, without either.
    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64 + f64::EPSILON
    }
}

/// People of chance and their friendships, always the same for one size.
struct World {
    people: u32,
}

impl World {
    /// The friendships that this person made: Pareto with exponent 1.8, at least 23, so fifty on average; three of five
    /// with people around them, the rest with anybody.
    fn made_by(&self, who: u32, mut told: impl FnMut(u32)) {
        let mut dice = Dice(u64::from(who) << 20 | 0xfeed);
        let count = (23.0 * dice.part().powf(-1.0 / 1.8)) as usize;
        let around = 1_500.min(self.people / 4);
        for _ in 0..count.min(MOST_FRIENDS / 2) {
            let other = match dice.below(5) {
                0..3 => (who + self.people + dice.below(around) - around / 2) % self.people,
                _ => dice.below(self.people),
            };
            if other != who {
                told(other);
            }
        }
    }

    /// Where somebody stands in memory: neighbours are far from each other. The factor is a prime that divides no size.
    fn place(&self, who: u32) -> u32 {
        ((u64::from(who) * 2_654_435_761 + 7) % u64::from(self.people)) as u32
    }

    fn graph(&self) -> Graph {
        let mut builder = Builder::new((0..self.people).map(name).collect());
        self.lists(|number, list| builder.push_numbers(number, list));
        let mut graph = builder.finish();
        for number in (0..self.people).step_by(SHELTERED as usize) {
            graph.shelter(name(number), true);
        }
        graph
    }

    /// Everybody's list, in order.
    fn lists(&self, mut told: impl FnMut(u32, &[u32])) {
        let each = self.people.div_ceil(PARTS);
        for part in 0..PARTS {
            let from = (part * each).min(self.people);
            let to = (from + each).min(self.people);
            let mut pairs: Vec<u64> = Vec::new();
            for who in 0..self.people {
                let mine = self.place(who);
                self.made_by(who, |other| {
                    let theirs = self.place(other);
                    for (one, other) in [(mine, theirs), (theirs, mine)] {
                        if (from..to).contains(&one) {
                            pairs.push(u64::from(one) << 32 | u64::from(other));
                        }
                    }
                });
            }
            pairs.sort_unstable();
            pairs.dedup();
            let mut list = Vec::new();
            for of_one in pairs.chunk_by(|one, other| one >> 32 == other >> 32) {
                list.clear();
                list.extend(of_one.iter().map(|pair| *pair as u32));
                told((of_one[0] >> 32) as u32, &list);
            }
        }
    }
}

fn name(number: u32) -> Name {
    Name::from(number) + 1
}

fn athlete(number: u32) -> AthleteId {
    AthleteId(Uuid::from_u128(name(number)))
}

struct Asked {
    friends: Times,
    mutual: Times,
    degree: Times,
}

/// Asks about people of chance, and people to whom it may matter: somebody around them.
fn ask(graph: &Graph, world: &World) -> Asked {
    let mut dice = Dice(42);
    let mut scratch = Scratch::default();
    let (mut friends, mut mutual, mut degree) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..QUESTIONS {
        let me = name(dice.below(world.people));
        let without: Vec<Name> = (0..WITHOUT).map(|_| name(dice.below(world.people))).collect();
        let begun = cpu_time();
        let found = graph.friends_of_friends(me, &without, TOP, Caps::default(), &mut scratch);
        friends.push(spent_ms(begun));
        let Some((other, _)) = found.get(dice.below(TOP as u32) as usize) else { continue };
        let begun = cpu_time();
        black_box(graph.mutual(me, *other));
        mutual.push(spent_ms(begun));
        let stranger = name(dice.below(world.people));
        let begun = cpu_time();
        black_box(graph.degree(me, stranger, Caps::default()));
        degree.push(spent_ms(begun));
    }
    Asked { friends: Times::of(friends), mutual: Times::of(mutual), degree: Times::of(degree) }
}

/// How long writing and reading all of it takes.
fn snapshot(report: &Report, graph: &Graph) -> Result<(), Failure> {
    let program = std::env::current_exe()?;
    let mut file = tempfile::tempfile_in(program.parent().ok_or("the program is nowhere")?)?;
    let begun = cpu_time();
    graph.write_to([0, 0], &mut file)?;
    let written_s = spent_ms(begun) / 1e3;
    std::io::Seek::rewind(&mut file)?;
    let (began, begun) = (Instant::now(), cpu_time());
    let (read, _) = Graph::read_from(&mut std::io::BufReader::new(file), usize::MAX)?;
    report.remark(&format!(
        "a snapshot is written in {written_s:.1} s and read in {:.1} s of CPU, {:.1} s by the clock",
        spent_ms(begun) / 1e3,
        began.elapsed().as_secs_f64()
    ));
    match read.friendships() == graph.friendships() {
        true => Ok(()),
        false => Err("the snapshot does not hold what was written".into()),
    }
}

/// One person in a hundred finds two more friends, while somebody still reads the graph as it was.
fn changes(report: &Report, graph: Graph, world: &World) -> Result<(), Failure> {
    let mut dice = Dice(7);
    let reader = graph.clone();
    let mut now = graph;
    let before = now.friendships();
    let changes = world.people / 100;
    let begun = cpu_time();
    for _ in 0..changes {
        let (one, other) = (dice.below(world.people), dice.below(world.people));
        let mut friends: Vec<Name> = now.friends(name(one));
        friends.push(name(other));
        now.set(name(one), &friends);
    }
    let changed_us = spent_ms(begun) * 1e3 / f64::from(changes);
    let with_changes = ask(&now, world);
    let begun = cpu_time();
    let merged = now.merge(true);
    let merged_ms = spent_ms(begun);
    report.remark(&format!(
        "{changes} new friendships: {changed_us:.1} us of CPU each; before they are merged p95 is {:.3} ms; \
         {merged} segments merged in {merged_ms:.0} ms, {:.2} ms each",
        with_changes.friends.at(0.95),
        merged_ms / merged.max(1) as f64
    ));
    match reader.friendships() == before && now.friendships() > before {
        true => Ok(()),
        false => Err("a change was seen by who began before it, or lost".into()),
    }
}

struct Small {
    sql: Times,
    memory: Times,
    search: Times,
    visible_ms: f64,
}

/// The same question in SQL, and by the graph in memory of the same people.
async fn yardsticks(report: &Report) -> Result<Small, Failure> {
    let program = std::env::current_exe()?;
    let folder = tempfile::tempdir_in(program.parent().ok_or("the program is nowhere")?)?;
    let world = World { people: SMALL };
    let url = format!("sqlite:{}", folder.path().join("stadion.db").display());
    let db = filled(&DbOptions::new(url), &world).await?;
    let (sql, _) = ask_sql(&db).await?;
    let graph = world.graph();
    let memory = ask(&graph, &world).friends;
    let search = search::yardstick(report, &db, &graph, &world).await?;
    let visible_ms = visible_ms(report, &db, folder.path()).await?;
    db.close().await;
    if let Ok(url) = std::env::var("STADION_BENCH_PG") {
        let schema = format!("bench_graph_{}", std::process::id());
        let options = DbOptions { pg_schema: Some(schema), ..DbOptions::new(url) };
        let db = filled(&options, &world).await?;
        let (_, wall) = ask_sql(&db).await?;
        report.remark(&format!(
            "PostgreSQL, {SMALL} people: p50 {:.1}, p95 {:.1} ms by the clock",
            wall.at(0.5),
            wall.at(0.95)
        ));
        db.close().await;
    }
    Ok(Small { sql, memory, search, visible_ms })
}

async fn filled(options: &DbOptions, world: &World) -> Result<Db, Failure> {
    let db = Db::open(options).await?;
    migrate::run(&db, schema::MIGRATIONS, Clock::default().now()).await?;
    let mut ties = Vec::new();
    world.lists(|number, list| {
        ties.extend(list.iter().map(|other| (athlete(number), athlete(*other))));
    });
    for some in ties.chunks(20_000) {
        let some = some.to_vec();
        let write = db.write(move |tx| {
            let rows: Vec<_> = some.iter().map(|(one, other)| vec![Arg::Id(one.0), Arg::Id(other.0)]).collect();
            tx.exec_many(
                "INSERT INTO social_tie (athlete_id, other_id, tie, since_at) VALUES ($1, $2, 'friend', 0)",
                &rows,
            )
        });
        write.await?;
    }
    let people: Vec<AthleteId> = (0..world.people).map(athlete).collect();
    for some in people.chunks(20_000) {
        let some = some.to_vec();
        let write = db.write(move |tx| {
            let rows: Vec<_> = some.iter().map(|one| vec![Arg::Id(one.0)]).collect();
            tx.exec_many("INSERT INTO social_circle (athlete_id, changed_at) VALUES ($1, 0)", &rows)
        });
        write.await?;
    }
    Ok(db)
}

/// Milliseconds of our CPU, and by the clock.
async fn ask_sql(db: &Db) -> Result<(Times, Times), Failure> {
    let mut dice = Dice(42);
    let (mut cpu, mut wall) = (Vec::new(), Vec::new());
    for _ in 0..SQL_QUESTIONS {
        let me = athlete(dice.below(SMALL));
        let (began, begun) = (Instant::now(), cpu_time());
        let read = db.read(move |tx| {
            tx.list::<(AthleteId, i64)>(
                "SELECT b.other_id, COUNT(*) FROM social_tie a JOIN social_tie b ON b.athlete_id = a.other_id
                 WHERE a.athlete_id = $1 AND a.tie = 'friend' AND b.tie = 'friend' AND b.other_id <> $1
                   AND NOT EXISTS (SELECT 1 FROM social_tie c WHERE c.athlete_id = $1 AND c.other_id = b.other_id)
                   AND NOT EXISTS (SELECT 1 FROM social_block d WHERE d.athlete_id = $1 AND d.other_id = b.other_id)
                 GROUP BY b.other_id ORDER BY 2 DESC, 1 LIMIT 50",
                args![me],
            )
        });
        black_box(read.await?);
        cpu.push(spent_ms(begun));
        wall.push(began.elapsed().as_secs_f64() * 1e3);
    }
    Ok((Times::of(cpu), Times::of(wall)))
}

/// From the commit of a friendship to an answer of a node that has it, as an athlete would ask.
async fn visible_ms(report: &Report, db: &Db, folder: &std::path::Path) -> Result<f64, Failure> {
    let app = kernel::App {
        courier: kernel::facts::Courier::new(db.clone(), Clock::default()),
        db: db.clone(),
        files: kernel::files::Files::open(folder.join("files"))?,
        vault: kernel::vault::Vault::random(),
        clock: Clock::default(),
        doorkeeper: std::sync::Arc::new(identity::Door::new()) as std::sync::Arc<dyn Doorkeeper>,
        public_url: "http://localhost".into(),
    };
    let settings = social::circles::Settings { memory_mib: 1024, ..Default::default() };
    let circles = stadion::wiring::circles(settings);
    let begun = cpu_time();
    if !circles.build(&app).await? {
        return Err("there was no room for a small graph".into());
    }
    report.remark(&format!(
        "a node with {SMALL} people in SQLite has them in memory after {:.1} s of CPU",
        spent_ms(begun) / 1e3
    ));
    let mut waits = Vec::new();
    for round in 0..50u32 {
        let (one, other) = (athlete(SMALL + 2 * round), athlete(SMALL + 2 * round + 1));
        let now = Clock::default().now();
        let write = db.write(move |tx| {
            for (one, other) in [(one, other), (other, one)] {
                tx.exec(
                    "INSERT INTO social_tie (athlete_id, other_id, tie, since_at) VALUES ($1, $2, 'friend', $3)",
                    args![one, other, now],
                )?;
                tx.exec(
                    "INSERT INTO social_circle (athlete_id, changed_at) VALUES ($1, $2)",
                    args![one, now],
                )?;
            }
            Ok(())
        });
        write.await?;
        let began = Instant::now();
        let asked = circles.clone();
        let read = db.read(move |tx| asked.look(tx, now)?.degree(tx, one, other));
        if read.await? != Some(1) {
            return Err("a friendship was not in the answer after its commit".into());
        }
        waits.push(began.elapsed().as_secs_f64() * 1e3);
    }
    Ok(Times::of(waits).at(1.0))
}
