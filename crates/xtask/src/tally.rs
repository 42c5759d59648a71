//! Runs steps one after another, shows all they print, and counts what their runners say.
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use crate::tools::{Outcome, spelled};

/// What a step came to.
struct Step {
    name: String,
    passed: u32,
    failed: u32,
    seconds: f64,
    why: Option<String>,
}

/// All steps so far.
#[derive(Default)]
pub struct Tally {
    steps: Vec<Step>,
}

/// Tests that a runner counted.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
struct Count {
    passed: u32,
    failed: u32,
}

impl Tally {
    /// Runs a command as a step. A step without tests of its own counts as one check. Says whether it passed.
    pub fn command(&mut self, name: &str, command: &mut Command) -> bool {
        self.step(name, || {
            println!("$ {}", spelled(command));
            let (success, count) = watched(command)?;
            match (success, count) {
                (true, Count { passed: 0, failed: 0 }) => Ok(Count { passed: 1, failed: 0 }),
                (true, count) => Ok(count),
                // The runner's own count of failures, if it came so far as to count.
                (false, Count { failed: 0, passed }) => Ok(Count { passed, failed: 1 }),
                (false, count) => Ok(count),
            }
        })
    }

    /// Runs something else as a step that counts as one check.
    pub fn check(&mut self, name: &str, check: impl FnOnce() -> Outcome) -> bool {
        self.step(name, || check().map(|()| Count { passed: 1, failed: 0 }))
    }

    fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome<Count>) -> bool {
        println!("\n=== {name}");
        let began = Instant::now();
        let (count, why) = match work() {
            Ok(count) => (count, None),
            Err(why) => {
                eprintln!("{why}");
                (Count { passed: 0, failed: 1 }, Some(why))
            }
        };
        let Count { passed, failed } = count;
        let seconds = began.elapsed().as_secs_f64();
        self.steps.push(Step { name: name.to_owned(), passed, failed, seconds, why });
        failed == 0
    }

    /// Prints the sum; the last line is `N passed, N failed`.
    pub fn finish(self) -> Outcome {
        println!("\n=== all steps");
        for step in &self.steps {
            let Step { name, passed, failed, seconds, why } = step;
            let why = why.as_deref().unwrap_or_default();
            println!("{name:<34} {passed:>5} passed {failed:>4} failed {seconds:>7.1} s  {why}");
        }
        let passed: u32 = self.steps.iter().map(|step| step.passed).sum();
        let failed: u32 = self.steps.iter().map(|step| step.failed).sum();
        println!("{passed} passed, {failed} failed");
        match failed {
            0 => Ok(()),
            // What failed stands above; the last line stays the last.
            _ => std::process::exit(1),
        }
    }
}

/// Runs a command, lets everything it prints through, and counts.
fn watched(command: &mut Command) -> Outcome<(bool, Count)> {
    let cannot = |error: std::io::Error| format!("cannot be started: {error}");
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(cannot)?;
    let count = Arc::new(Mutex::new(Count::default()));
    let out = child.stdout.take().map(|pipe| listen(pipe, count.clone(), false));
    let err = child.stderr.take().map(|pipe| listen(pipe, count.clone(), true));
    let status = child.wait().map_err(cannot)?;
    for thread in [out, err].into_iter().flatten() {
        let _ = thread.join();
    }
    let count = *count.lock().map_err(|_| "the count was lost".to_owned())?;
    Ok((status.success(), count))
}

fn listen(
    pipe: impl Read + Send + 'static,
    count: Arc<Mutex<Count>>,
    is_err: bool,
) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut line = Vec::new();
        while matches!(reader.read_until(b'\n', &mut line), Ok(bytes) if bytes > 0) {
            let text = String::from_utf8_lossy(&line);
            if is_err {
                eprint!("{text}")
            } else {
                print!("{text}")
            }
            let told = counted(&without_colour(&text));
            if let Ok(mut count) = count.lock() {
                count.passed += told.passed;
                count.failed += told.failed;
            }
            line.clear();
        }
    })
}

/// What a line of a runner says: cargo's `test result:`, vitest's `Tests`, node's `# pass` and `# fail`, and the plain
/// `N passed, N failed` of our own.
fn counted(line: &str) -> Count {
    let line = line.trim();
    let before = |word: &str| -> u32 {
        let words: Vec<&str> =
            line.split([' ', ';', ',', '|', '(', ')']).filter(|w| !w.is_empty()).collect();
        let at = words.iter().position(|found| *found == word);
        at.and_then(|at| at.checked_sub(1)).and_then(|at| words[at].parse().ok()).unwrap_or(0)
    };
    let after =
        |head: &str| line.strip_prefix(head).and_then(|rest| rest.trim().parse().ok()).unwrap_or(0);
    if line.starts_with("test result:") || line.starts_with("Tests ") {
        return Count { passed: before("passed"), failed: before("failed") };
    }
    if let Some((passed, failed)) = plain(line) {
        return Count { passed, failed };
    }
    for mark in ["#", "\u{2139}"] {
        let count = Count {
            passed: after(&format!("{mark} pass ")),
            failed: after(&format!("{mark} fail ")),
        };
        if count != Count::default() {
            return count;
        }
    }
    Count::default()
}

/// `N passed, N failed`, alone on its line.
fn plain(line: &str) -> Option<(u32, u32)> {
    let (passed, failed) = line.split_once(", ")?;
    let passed = passed.strip_suffix(" passed")?.parse().ok()?;
    Some((passed, failed.strip_suffix(" failed")?.parse().ok()?))
}

/// A line without the signs that colour it on a terminal.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_all_runners_are_understood() {
        let check = |line: &str, passed: u32, failed: u32| {
            assert_eq!(counted(&without_colour(line)), Count { passed, failed }, "{line}");
        };
        check("test result: ok. 27 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out", 27, 0);
        check("test result: FAILED. 8 passed; 2 failed; 1 ignored; 0 measured", 8, 2);
        check("      Tests  12 passed (12)", 12, 0);
        check("      Tests  1 failed | 11 passed (12)", 11, 1);
        check(
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m38 passed\u{1b}[39m\u{1b}[22m (38)",
            38,
            0,
        );
        check("# pass 5", 5, 0);
        check("# fail 2", 0, 2);
        check("\u{2139} pass 9", 9, 0);
        check("518 passed, 2 failed", 518, 2);
        check("in all 518 passed, 2 failed", 0, 0);
        check("518 passed, 2 failed, 1 skipped", 0, 0);
        check("# tests 7", 0, 0);
        check(" Test Files  3 passed (3)", 0, 0);
        check("test foo ... ok", 0, 0);
    }

    #[test]
    fn a_step_that_cannot_start_counts_as_failed() {
        let mut tally = Tally::default();
        assert!(!tally.command("nothing", &mut Command::new("no-such-program-anywhere")));
        assert!(tally.command("true", &mut Command::new("true")));
        assert!(!tally.command("false", &mut Command::new("false")));
        assert_eq!(tally.steps.iter().map(|step| step.failed).collect::<Vec<_>>(), [1, 0, 1]);
    }
}
