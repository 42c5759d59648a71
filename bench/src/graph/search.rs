//! People search in memory, as an athlete asks while typing: the beginning of somebody's name, with who is near them found in the
//! graph of the same people. One in four has a typo in it.
//!
//! The yardstick is one SQL statement on the small database: who has a word that begins like the longest one typed, those with most
//! friends in common first. It forgives no typo and looks at no second word. What laying all names takes at its peak is told by
//! a process of its own, which does nothing else.
use std::hint::black_box;
use std::process::Command;

use graph::{Caps, Graph, Scratch};
use kernel::db::Arg;
use kernel::{AthleteId, Db, args};
use names::spelling::{by_sound, pieces};
use names::{Builder, Index, PEOPLE_OF_A_PART, Person, Question, Range, Wanted};

use super::{Dice, SHELTERED, SMALL, SQL_QUESTIONS, Times, World, athlete, called, name, spent_ms};
use crate::Failure;
use crate::measure::cpu_time;
use crate::report::{Figure, Report, Target};

/// With this argument and a number of people the program lays their names and tells what that took.
pub const ALONE: &str = "--names-alone";

const SEARCHES: usize = 1_000;
/// As many as the room asks for.
const NEAR: usize = 5_000;
const NAMED: usize = 60;
/// What search may take for ten million people.
const MOST_MIB: f64 = 1024.0;

/// Runs this part. `small` is the yardstick.
pub(super) fn run(
    report: &Report,
    graph: &Graph,
    world: &World,
    small: &Times,
) -> Result<(), Failure> {
    let peak_mib = peak_mib(world.people)?;
    let begun = cpu_time();
    let index = lay(world.people);
    report.remark(&format!(
        "the names of {} people made, and laid in {} parts, in {:.0} s of CPU",
        index.people(),
        index.parts().len(),
        spent_ms(begun) / 1e3
    ));
    let times = ask(report, &index, graph, world, SEARCHES);
    report.figure(&Figure {
        figure: "people search in memory while typing, p95",
        value: times.at(0.95),
        unit: "ms CPU",
        yardstick: &format!("SQLite, {SMALL} people, no typos"),
        yardstick_value: small.at(0.95),
        target: Target::ValueAtMost(100.0),
    });
    for (figure, value) in [
        ("memory for the names of all people", mib(index.bytes())),
        ("memory of a process that lays them, at its peak", peak_mib),
    ] {
        report.figure(&Figure {
            figure,
            value,
            unit: "MiB",
            yardstick: "what is promised for ten million",
            yardstick_value: MOST_MIB,
            target: Target::ValueAtMost(MOST_MIB),
        });
    }
    Ok(())
}

/// What [`ALONE`] does: prints the most memory that this process had.
pub fn alone(people: u32) -> Result<(), Failure> {
    black_box(lay(people));
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()).ok_or("no VmHWM in status")?;
    println!("{kib}");
    Ok(())
}

fn peak_mib(people: u32) -> Result<f64, Failure> {
    let output =
        Command::new(std::env::current_exe()?).args([ALONE, &people.to_string()]).output()?;
    let kib: f64 = String::from_utf8(output.stdout)?.trim().parse()?;
    Ok(kib / 1024.0)
}

fn mib(bytes: usize) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

/// The names of so many people, part by part as a node lays them.
fn lay(people: u32) -> Index {
    let (mut parts, mut from) = (Vec::new(), 0);
    while from < people {
        let until = people.min(from + PEOPLE_OF_A_PART as u32);
        let first = if from == 0 { 0 } else { name(from) };
        let mut builder = Builder::new(first, (until - from) as usize);
        for who in from..until {
            let called = called::of(who);
            builder.push(Person {
                id: name(who),
                name: &called.name,
                handle: &called.handle,
                country: called.country,
                open: who % SHELTERED != 0,
            });
        }
        parts.push(builder.finish());
        from = until;
    }
    let mut index = Index::default();
    index.lay(Range::ALL, parts);
    index
}

fn ask(report: &Report, index: &Index, graph: &Graph, world: &World, searches: usize) -> Times {
    let mut dice = Dice(99);
    let (mut friends, mut search) = (Scratch::default(), names::Scratch::default());
    let (mut times, mut found_somebody) = (Vec::new(), 0);
    while times.len() < searches {
        let me = name(dice.below(world.people));
        let Some(wanted) = Wanted::read(&typed(&mut dice, world.people)) else { continue };
        let begun = cpu_time();
        let mut near: Vec<(u128, u32)> =
            graph.friends(me).into_iter().map(|friend| (friend, u32::MAX)).collect();
        near.extend(graph.friends_of_friends(me, &[], NEAR, Caps::default(), &mut friends));
        let question =
            Question { wanted: &wanted, near: &near, country: "DE", also: &[], most: NAMED };
        let (found, _) = black_box(index.find(question, &mut search));
        times.push(spent_ms(begun));
        found_somebody += usize::from(!found.is_empty());
    }
    let times = Times::of(times);
    report.remark(&format!(
        "{found_somebody} of {searches} searches among {} people found somebody; p50 {:.1}, p95 {:.1}, p99 {:.1} ms of CPU",
        world.people,
        times.at(0.5),
        times.at(0.95),
        times.at(0.99)
    ));
    times
}

/// The same questions of the small world: of memory, for a remark, and in SQL.
pub(super) async fn yardstick(
    report: &Report,
    db: &Db,
    graph: &Graph,
    world: &World,
) -> Result<Times, Failure> {
    ask(report, &lay(world.people), graph, world, SQL_QUESTIONS);
    fill(db, world.people).await?;
    let mut dice = Dice(99);
    let mut times = Vec::new();
    while times.len() < SQL_QUESTIONS {
        let me = athlete(dice.below(world.people));
        let wanted = Wanted::read(&typed(&mut dice, world.people));
        let Some(begin) = wanted.as_ref().and_then(Wanted::longest).map(|word| word.plain.clone())
        else {
            continue;
        };
        let end = format!("{begin}zzzzzzzz");
        let begun = cpu_time();
        let read = db.read(move |tx| {
            tx.list::<(AthleteId, i64)>(
                "WITH near AS (
                   SELECT b.other_id, COUNT(*) AS common
                   FROM social_tie a JOIN social_tie b ON b.athlete_id = a.other_id
                   WHERE a.athlete_id = $1 AND a.tie = 'friend' AND b.tie = 'friend' GROUP BY b.other_id)
                 SELECT w.athlete_id, COALESCE(n.common, 0)
                 FROM (SELECT DISTINCT athlete_id FROM social_word WHERE word >= $2 AND word <= $3) w
                 LEFT JOIN near n ON n.other_id = w.athlete_id
                 ORDER BY 2 DESC, 1 LIMIT 60",
                args![me, begin, end],
            )
        });
        black_box(read.await?);
        times.push(spent_ms(begun));
    }
    Ok(Times::of(times))
}

/// The words of everybody, as the room keeps them.
async fn fill(db: &Db, people: u32) -> Result<(), Failure> {
    let everybody: Vec<u32> = (0..people).collect();
    for some in everybody.chunks(5_000) {
        let some = some.to_vec();
        let write = db.write(move |tx| {
            let mut rows = Vec::new();
            for who in &some {
                let called = called::of(*who);
                let mut words: Vec<String> = Vec::new();
                for word in pieces(&called.name).chain(pieces(&called.handle)) {
                    words.extend([by_sound(&word), word]);
                }
                words.sort_unstable();
                words.dedup();
                let row = |word| vec![Arg::OwnedText(word), Arg::Id(athlete(*who).0)];
                rows.extend(words.into_iter().map(row));
            }
            tx.exec_many("INSERT INTO social_word (word, athlete_id) VALUES ($1, $2)", &rows)
        });
        write.await?;
    }
    Ok(())
}

/// The beginning of somebody's name, as it is typed.
fn typed(dice: &mut Dice, people: u32) -> String {
    let name = called::of(dice.below(people)).name;
    let letters: Vec<char> = name.chars().collect();
    let mut typed =
        letters[..letters.len().min(2 + dice.below(letters.len() as u32) as usize)].to_vec();
    // Two letters changed round.
    if dice.below(4) == 0 && typed.len() > 4 {
        let at = 1 + dice.below(typed.len() as u32 - 2) as usize;
        typed.swap(at, at + 1);
    }
    typed.into_iter().collect()
}
