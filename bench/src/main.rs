//! Benchmarks: every figure is a ratio against a yardstick in the same run.
//!
//! `bench [NAME...] [--json] [--people N]` runs the named benchmarks, or all. A new one is a module with
//! `pub fn run(report: &mut Report) -> Result<(), Failure>` and a line in [`BENCHMARKS`].

mod coverage;
mod feed;
mod fit;
mod graph;
mod ingest;
mod market;
mod measure;
mod mutants;
mod notify;
mod privacy;
mod progress;
mod proofs;
mod recommend;
mod redeem;
mod report;
mod sign_in;
mod standings;
mod start;
mod writes;

use std::process::ExitCode;

use report::Report;

/// Why a benchmark could not be run.
type Failure = Box<dyn std::error::Error>;

/// A benchmark: its name, what it measures, and the function that runs it.
struct Benchmark {
    name: &'static str,
    about: &'static str,
    run: fn(&mut Report) -> Result<(), Failure>,
}

/// Those that build our tests anew in another way take long, and run only when they are named.
const ONLY_WHEN_NAMED: [&str; 2] = ["coverage", "mutants"];

const BENCHMARKS: &[Benchmark] = &[
    Benchmark {
        name: "fit",
        about: "decode FIT files to columns, against rustyfit and fitparser",
        run: fit::run,
    },
    Benchmark {
        name: "ingest",
        about: "bring FIT files through the front door, durably, until everything is derived",
        run: ingest::run,
    },
    Benchmark {
        name: "progress",
        about: "one more activity of an athlete with ten years behind, counted",
        run: progress::run,
    },
    Benchmark {
        name: "redeem",
        about: "codes redeemed in parallel, and who wins when a thousand race for one",
        run: redeem::run,
    },
    Benchmark {
        name: "writes",
        about: "durable writes with 64 clients, against one commit each",
        run: writes::run,
    },
    Benchmark {
        name: "feed",
        about: "read a product feed of 200,000 products, against reading without keeping",
        run: feed::run,
    },
    Benchmark {
        name: "recommend",
        about: "a page of suggestions out of 50,000 products, against ranking them all",
        run: recommend::run,
    },
    Benchmark {
        name: "standings",
        about: "a board of many members: update, rank, page, neighbours, against Redis",
        run: standings::run,
    },
    Benchmark {
        name: "graph",
        about: "friends of friends among a million people, against SQL (--people 10000000 for the record)",
        run: graph::run,
    },
    Benchmark {
        name: "privacy",
        about: "homes that strangers find in what zones show, against a disc around the door",
        run: privacy::run,
    },
    Benchmark {
        name: "sign-in",
        about: "a storm of sign-ins against argon2id alone, and what guessing costs everybody",
        run: sign_in::run,
    },
    Benchmark {
        name: "notify",
        about: "a comment to somebody's screen over two processes, against one",
        run: notify::run,
    },
    Benchmark {
        name: "start",
        about: "cold start, memory at rest and size of the program",
        run: start::run,
    },
    Benchmark {
        name: "coverage",
        about: "what the tests reach of visibility, zones, consent and ledgers (only when named)",
        run: coverage::run,
    },
    Benchmark {
        name: "mutants",
        about: "changes of the same that the tests notice (only when named; hours)",
        run: mutants::run,
    },
];

fn main() -> ExitCode {
    let mut wanted = Vec::new();
    let mut as_json = false;
    let mut people = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => as_json = true,
            "--people" => {
                people = arguments.next().and_then(|number| number.parse().ok());
                if people.is_none_or(|people| people < 1_000) {
                    eprintln!("--people is followed by a number of people, from 1000 on");
                    return ExitCode::FAILURE;
                }
            }
            "--help" | "-h" => {
                print_menu();
                return ExitCode::SUCCESS;
            }
            graph::ALONE => {
                let people = arguments.next().and_then(|number| number.parse().ok());
                return match people.map(graph::alone) {
                    Some(Ok(())) => ExitCode::SUCCESS,
                    Some(Err(_)) | None => ExitCode::FAILURE,
                };
            }
            name if BENCHMARKS.iter().any(|benchmark| benchmark.name == name) => {
                wanted.push(argument);
            }
            name => {
                eprintln!("There is no benchmark `{name}`.\n");
                print_menu();
                return ExitCode::FAILURE;
            }
        }
    }
    let mut report = Report::new(as_json, people);
    for benchmark in BENCHMARKS {
        let is_named = wanted.iter().any(|name| name == benchmark.name);
        let is_usual = wanted.is_empty() && !ONLY_WHEN_NAMED.contains(&benchmark.name);
        if !is_named && !is_usual {
            continue;
        }
        report.begin(benchmark.name);
        if let Err(failure) = (benchmark.run)(&mut report) {
            eprintln!("{} could not be run: {failure}", benchmark.name);
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn print_menu() {
    println!("bench [NAME...] [--json] [--people N]\n");
    for benchmark in BENCHMARKS {
        println!("  {:<9} {}", benchmark.name, benchmark.about);
    }
}
