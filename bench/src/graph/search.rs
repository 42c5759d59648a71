//! People search in memory, as an athlete asks while typing: the beginning of somebody's name, with who is near them found in the
//! graph of the same people. One in four has a typo in it.
use std::hint::black_box;

use graph::{Caps, Graph, Scratch};
use names::{Builder, Person, Question, Wanted};

use super::{Dice, SHELTERED, Times, World, called, name, spent_ms};
use crate::Failure;
use crate::measure::cpu_time;
use crate::report::{Figure, Report, Target};

const SEARCHES: usize = 1_000;
/// As many as the room asks for.
const NEAR: usize = 5_000;
const NAMED: usize = 60;
/// What the index may take for ten million people.
const MOST_MIB: f64 = 1024.0;

/// Runs this part.
pub fn run(report: &Report, graph: &Graph, world: &World) -> Result<(), Failure> {
    let begun = cpu_time();
    let mut builder = Builder::for_people(world.people as usize);
    for who in 0..world.people {
        let called = called::of(who);
        builder.push(Person {
            id: name(who),
            name: &called.name,
            handle: &called.handle,
            country: called.country,
            open: who % SHELTERED != 0,
        });
    }
    let index = builder.finish();
    report.remark(&format!(
        "the names of {} people made, and laid in memory, in {:.0} s of CPU",
        index.people(),
        spent_ms(begun) / 1e3
    ));
    let mut dice = Dice(99);
    let (mut friends, mut search) = (Scratch::default(), names::Scratch::default());
    let (mut times, mut found_somebody) = (Vec::new(), 0);
    while times.len() < SEARCHES {
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
        "{found_somebody} of {SEARCHES} searches found somebody; p50 {:.1}, p99 {:.1} ms of CPU",
        times.at(0.5),
        times.at(0.99)
    ));
    report.figure(&Figure {
        figure: "people search in memory while typing, p95",
        value: times.at(0.95),
        unit: "ms CPU",
        yardstick: "what is promised",
        yardstick_value: 100.0,
        target: Target::ValueAtMost(100.0),
    });
    report.figure(&Figure {
        figure: "memory for the names of all people",
        value: index.bytes() as f64 / f64::from(1 << 20),
        unit: "MiB",
        yardstick: "what is promised for ten million",
        yardstick_value: MOST_MIB,
        target: Target::ValueAtMost(MOST_MIB),
    });
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
