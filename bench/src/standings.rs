//! Row 7, first version: a board of many members, as challenges read it from an index in SQL, against a sorted
//! set in Redis. Its target belongs to boards in memory, which come later; here the ratio is there to be known.
//!
//! Both sides do the same to the same members. What is compared is CPU: of this whole process for us, the hand
//! over to the database's threads included, and of the server process for Redis, which reads pipelined commands
//! from a socket. The client that makes those commands is not counted against Redis.
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use compete::standings::bare;
use kernel::db::{DbOptions, migrate};
use kernel::{AthleteId, ChallengeId, Clock, Db, Timestamp, args};

use crate::Failure;
use crate::measure::{cpu_time, median};
use crate::report::{Figure, Report, Target};

const SIZES: [usize; 2] = [50_000, 200_000];
const ROUNDS: usize = 5;
/// Of a million metres, so that ties of the score occur.
const MOST_SCORE: u64 = 1_000_000;
const PAGE: usize = 100;
const NEIGHBOURS: i64 = 3;
/// Commands sent to Redis before their answers are read.
const PIPELINE: usize = 64;
/// A clock tick of /proc is 10 ms: so many commands that it does not matter.
const REDIS_CALLS: usize = 60_000;
const OUR_CALLS: usize = 192;
const IN_FLIGHT: usize = 32;

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let program = std::env::current_exe()?;
    let folder = tempfile::tempdir_in(program.parent().ok_or("the program is nowhere")?)?;
    let mut redis = Redis::start(folder.path())?;
    report.remark(
        "CPU a call, median of 5 rounds; ours is all of this process, Redis's is its server alone \
         (pipelines of 64 over a unix socket, no persistence); less is better, and row 7 wants 0.14x",
    );
    for size in SIZES {
        let mut luck = Luck(0x9e37_79b9_7f4a_7c15);
        let members: Vec<AthleteId> = (0..size).map(|_| AthleteId::new()).collect();
        let board =
            runtime.block_on(Board::fill(&folder.path().join(size.to_string()), &members))?;
        redis.fill(&members, &mut luck)?;
        for job in [Job::Update, Job::Page, Job::Around] {
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            for _ in 0..ROUNDS {
                ours.push(runtime.block_on(board.measure(job, &members, &mut luck))?);
                theirs.push(redis.measure(job, &members, &mut luck)?);
            }
            report.figure(&Figure {
                figure: &format!("{} of {size} members", job.words()),
                value: median(&ours),
                unit: "us CPU",
                yardstick: "Redis server",
                yardstick_value: median(&theirs),
                target: Target::Informative,
            });
        }
        runtime.block_on(board.db.close());
    }
    Ok(())
}

/// What is done once a call.
#[derive(Clone, Copy)]
enum Job {
    Update,
    Page,
    Around,
}

impl Job {
    fn words(self) -> &'static str {
        match self {
            Job::Update => "update and rank",
            Job::Page => "page of 100",
            Job::Around => "three above and below me",
        }
    }
}

/// Our side: a database with one challenge.
struct Board {
    db: Db,
    id: ChallengeId,
}

impl Board {
    async fn fill(path: &Path, members: &[AthleteId]) -> Result<Board, Failure> {
        let db = Db::open(&DbOptions::new(format!("sqlite:{}", path.display()))).await?;
        migrate::run(&db, schema::MIGRATIONS, Clock::default().now()).await?;
        let id = ChallengeId::new();
        let mut luck = Luck(0x2545_f491_4f6c_dd1d);
        for some in members.chunks(2000) {
            let mut lines = Vec::with_capacity(some.len());
            for member in some {
                lines.push((*member, luck.score(), luck.instant()));
            }
            let insert = db.write(move |tx| {
                for (member, score, at) in &lines {
                    tx.exec(
                        "INSERT INTO challenge_standing (challenge_id, athlete_id, score_negated, achieved_at)
                         VALUES ($1, $2, $3, $4)",
                        args![id, member, -score, at],
                    )?;
                }
                Ok(())
            });
            insert.await?;
        }
        Ok(Board { db, id })
    }

    /// Microseconds of CPU a call, with several calls under way.
    async fn measure(
        &self,
        job: Job,
        members: &[AthleteId],
        luck: &mut Luck,
    ) -> Result<f64, Failure> {
        let mut calls = Vec::with_capacity(OUR_CALLS);
        for _ in 0..OUR_CALLS {
            calls.push((luck.one_of(members), luck.score(), luck.instant()));
        }
        let begun = cpu_time();
        for together in calls.chunks(IN_FLIGHT) {
            let mut under_way = tokio::task::JoinSet::new();
            for &(member, score, at) in together {
                let (db, id) = (self.db.clone(), self.id);
                under_way.spawn(async move {
                    match job {
                        Job::Update => {
                            let write = db.write(move |tx| {
                                bare::put(tx, id, member, score, at, None)?;
                                bare::rank(tx, id, member)
                            });
                            write.await.map(|rank| usize::from(rank.is_some()))
                        }
                        Job::Page => {
                            let read = db.read(move |tx| bare::page(tx, id, score, PAGE));
                            read.await.map(|lines| lines.len())
                        }
                        Job::Around => {
                            let read = db.read(move |tx| bare::around(tx, id, member));
                            read.await.map(|lines| lines.len())
                        }
                    }
                });
            }
            while let Some(answer) = under_way.join_next().await {
                if answer?? == 0 {
                    return Err("a line of the board was not found".into());
                }
            }
        }
        Ok(cpu_time().saturating_sub(begun).as_secs_f64() * 1e6 / OUR_CALLS as f64)
    }
}

/// The yardstick: a server of our own, spoken to over a socket in its folder.
struct Redis {
    process: Child,
    socket: BufReader<UnixStream>,
}

const KEY: &[u8] = b"board";

impl Redis {
    fn start(folder: &Path) -> Result<Redis, Failure> {
        let path = folder.join("redis.sock");
        let mut command = Command::new("redis-server");
        command.args(["--port", "0", "--save", "", "--appendonly", "no", "--unixsocket"]);
        command.arg(&path).arg("--dir").arg(folder).stdin(Stdio::null()).stdout(Stdio::null());
        let mut process = command.spawn().map_err(|error| {
            format!(
                "redis-server cannot be started ({error}); on Debian: apt-get install redis-server"
            )
        })?;
        for _ in 0..200 {
            if let Ok(stream) = UnixStream::connect(&path) {
                stream.set_read_timeout(Some(Duration::from_secs(60)))?;
                return Ok(Redis { process, socket: BufReader::new(stream) });
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        let _ = process.kill();
        let _ = process.wait();
        Err("redis-server did not get ready within five seconds".into())
    }

    fn fill(&mut self, members: &[AthleteId], luck: &mut Luck) -> Result<(), Failure> {
        self.pipeline(&[vec![b"FLUSHALL".to_vec()]])?;
        for some in members.chunks(PIPELINE) {
            let adds: Vec<_> = some.iter().map(|member| add(*member, luck.score())).collect();
            self.pipeline(&adds)?;
        }
        Ok(())
    }

    /// Microseconds of the server's CPU a call. The neighbours take a rank and then a range, in two steps.
    fn measure(
        &mut self,
        job: Job,
        members: &[AthleteId],
        luck: &mut Luck,
    ) -> Result<f64, Failure> {
        let mut spent = Duration::ZERO;
        let mut calls = 0;
        while calls < REDIS_CALLS {
            let some: Vec<AthleteId> = (0..PIPELINE).map(|_| luck.one_of(members)).collect();
            let commands: Vec<Vec<Vec<u8>>> = match job {
                Job::Update => {
                    let both = some.iter().flat_map(|&one| [add(one, luck.score()), rank(one)]);
                    both.collect()
                }
                Job::Page => {
                    let last = members.len() - PAGE;
                    (0..PIPELINE)
                        .map(|_| range(luck.below(last as u64) as i64, PAGE as i64))
                        .collect()
                }
                Job::Around => some.iter().map(|&one| rank(one)).collect(),
            };
            let before = self.cpu()?;
            let answers = self.pipeline(&commands)?;
            if let Job::Around = job {
                let ranges: Vec<_> = answers
                    .iter()
                    .map(|rank| range((rank - NEIGHBOURS).max(0), 2 * NEIGHBOURS + 1))
                    .collect();
                self.pipeline(&ranges)?;
            }
            spent += self.cpu()?.saturating_sub(before);
            calls += PIPELINE;
        }
        Ok(spent.as_secs_f64() * 1e6 / calls as f64)
    }

    /// User and system time of the server: fields 14 and 15 of its line in /proc, in ticks of 10 ms.
    fn cpu(&self) -> Result<Duration, Failure> {
        let line = fs::read_to_string(format!("/proc/{}/stat", self.process.id()))?;
        // The name in brackets may hold spaces; the fields are counted after it.
        let after = line.rsplit_once(')').map_or("", |(_, after)| after);
        let ticks =
            |at: usize| after.split_whitespace().nth(at).and_then(|t| t.parse::<u64>().ok());
        let (Some(user), Some(system)) = (ticks(11), ticks(12)) else {
            return Err("/proc does not say what redis-server used".into());
        };
        Ok(Duration::from_millis(10 * (user + system)))
    }

    /// Sends commands together, then reads their answers: integers as they are, anything else as its length.
    fn pipeline(&mut self, commands: &[Vec<Vec<u8>>]) -> Result<Vec<i64>, Failure> {
        let mut request = Vec::new();
        for command in commands {
            request.extend(format!("*{}\r\n", command.len()).into_bytes());
            for part in command {
                request.extend(format!("${}\r\n", part.len()).into_bytes());
                request.extend(part);
                request.extend(b"\r\n");
            }
        }
        self.socket.get_mut().write_all(&request)?;
        let mut answers = Vec::with_capacity(commands.len());
        for _ in commands {
            answers.push(self.answer()?);
        }
        Ok(answers)
    }

    fn answer(&mut self) -> Result<i64, Failure> {
        let mut head = String::new();
        self.socket.read_line(&mut head)?;
        let (kind, rest) = head.trim_end().split_at_checked(1).ok_or("Redis hung up")?;
        match kind {
            ":" => Ok(rest.parse()?),
            "+" => Ok(0),
            "$" => {
                let length: usize = rest.parse().map_err(|_| "a member is not there")?;
                let mut bytes = vec![0; length + 2];
                self.socket.read_exact(&mut bytes)?;
                Ok(length as i64)
            }
            "*" => {
                let count: i64 = rest.parse()?;
                for _ in 0..count {
                    self.answer()?;
                }
                Ok(count)
            }
            _ => Err(format!("Redis says {head}").into()),
        }
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn add(member: AthleteId, score: i64) -> Vec<Vec<u8>> {
    let score = score.to_string().into_bytes();
    vec![b"ZADD".to_vec(), KEY.to_vec(), score, member.0.as_bytes().to_vec()]
}

fn rank(member: AthleteId) -> Vec<Vec<u8>> {
    vec![b"ZREVRANK".to_vec(), KEY.to_vec(), member.0.as_bytes().to_vec()]
}

fn range(from: i64, count: i64) -> Vec<Vec<u8>> {
    let (first, last) =
        (from.to_string().into_bytes(), (from + count - 1).to_string().into_bytes());
    vec![b"ZREVRANGE".to_vec(), KEY.to_vec(), first, last, b"WITHSCORES".to_vec()]
}

/// A small generator of our own, so that both sides and every run meet the same.
struct Luck(u64);

impl Luck {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    fn score(&mut self) -> i64 {
        self.below(MOST_SCORE) as i64 + 1
    }

    fn instant(&mut self) -> Timestamp {
        Timestamp(self.below(1_000_000_000) as i64)
    }

    fn one_of(&mut self, members: &[AthleteId]) -> AthleteId {
        members[self.below(members.len() as u64) as usize]
    }
}
