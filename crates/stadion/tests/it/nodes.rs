//! Several processes on one database: what is ended at one of them is ended at all, with the next request.
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use testkit::valkey::Valkey;

use crate::support::{
    PASSWORD, Person, Place, Server, allow_heart_rate, metric, run_file, send, until,
};

async fn knocks(server: &Server, who: &Person) -> u16 {
    who.send(&mut server.client(), "GET", "/api/v1/me", Vec::new()).await.unwrap().0
}

/// Promised are five seconds for what is ended and a minute for what is taken back. Nothing is remembered between requests,
/// so it is the next request, and this test waits for nothing.
#[tokio::test]
async fn what_is_ended_at_one_process_is_ended_at_the_other_with_the_next_request() {
    let place = Place::new().await;
    let one = place.start(&[]);
    let other = place.start(&["--roles", "api"]);
    let anna = Person::join(&one, "Anna").await;
    let boris = Person::join(&one, "Boris").await;
    assert_eq!(knocks(&other, &anna).await, 200);

    // A consent that is taken back.
    allow_heart_rate(&one, &anna, true).await;
    let (status, uploaded) = anna.upload(&other, run_file("2026-05-06", 30.0, 1)).await;
    assert_eq!(status, 201, "{uploaded}");
    let run = format!("/api/v1/activities/{}", uploaded["activities"][0]["id"].as_str().unwrap());
    assert!(anna.get(&other, &run).await["avg_heart_rate_bpm"].is_number());
    allow_heart_rate(&one, &anna, false).await;
    assert_eq!(anna.get(&other, &run).await.get("avg_heart_rate_bpm"), None);

    // A block.
    let wider = json!({ "default_audience": "everyone" });
    assert_eq!(send(&one, &anna, "PATCH", "/api/v1/me", &wider).await.0, 200);
    let card = "/api/v1/athletes/anna";
    assert_eq!(send(&other, &boris, "GET", card, &json!(null)).await.0, 200);
    let id_of_boris = boris.get(&one, "/api/v1/me").await["id"].as_str().unwrap().to_owned();
    let blocked =
        send(&one, &anna, "PUT", &format!("/api/v1/blocks/{id_of_boris}"), &json!({})).await;
    assert!(blocked.0 < 300, "{blocked:?}");
    assert_eq!(send(&other, &boris, "GET", card, &json!(null)).await.0, 404);

    // A session.
    let phone = Person::sign_in(&other, "anna@example.org", PASSWORD).await;
    let sessions = anna.get(&one, "/api/v1/sessions").await;
    let items = sessions["items"].as_array().unwrap();
    let of_phone = items.iter().find(|item| item["current"] != true).unwrap();
    let path = format!("/api/v1/sessions/{}", of_phone["id"].as_str().unwrap());
    assert_eq!(knocks(&other, &phone).await, 200);
    assert_eq!(send(&one, &anna, "DELETE", &path, &json!(null)).await.0, 204);
    assert_eq!(knocks(&other, &phone).await, 401);

    // The whole account.
    let erasure = json!({ "handle": "anna", "receipt": "q7k2m9x4c8v1b6n3z5p0" });
    assert_eq!(send(&one, &anna, "POST", "/api/v1/me/erasure", &erasure).await.0, 202);
    assert_eq!(knocks(&other, &anna).await, 401);
    assert_eq!((one.stop(), other.stop()), (0, 0));
}

async fn readiness(server: &Server) -> Value {
    let answer = server.client().send("GET", "/health/ready", &[], "").await.unwrap();
    assert_eq!(answer.status, 200, "without the hub everything goes on");
    serde_json::from_slice(&answer.body).unwrap()
}

async fn until_the_hub(server: &Server, is: &str) {
    let what = format!("the hub of {} {is}", server.url);
    until(&what, Duration::from_secs(30), async || readiness(server).await["hub"] == is).await;
}

/// How many activities of theirs were counted.
async fn counted(server: &Server, who: &Person) -> u64 {
    let progress = who.get(server, "/api/v1/progress").await;
    progress["experience"].as_u64().unwrap()
}

/// Everybody brings one more run at a server, and it is counted, whoever works the lanes.
async fn everybody_runs_on(server: &Server, people: &[Person], on: &str) {
    for (at, who) in people.iter().enumerate() {
        let before = counted(server, who).await;
        let (status, uploaded) = who.upload(server, run_file(on, 20.0, at as u64)).await;
        assert_eq!(status, 201, "{uploaded}");
        let counts = async || counted(server, who).await > before;
        // A lane of somebody who was killed is free when its lease has run out: half a minute.
        until("the run counts", Duration::from_secs(60), counts).await;
    }
}

#[tokio::test]
async fn three_processes_ring_each_other_and_what_one_leaves_the_others_take_up() {
    let place = Place::new().await;
    let mut valkey = Valkey::start();
    let url = valkey.url();
    let start = |roles: &str| place.start(&["--roles", roles, "--hub-url", &url]);
    let (door, one, other) = (start("api"), start("api,worker"), start("worker"));
    for server in [&door, &one, &other] {
        until_the_hub(server, "ok").await;
    }
    let mut people = Vec::new();
    for name in ["Anna", "Boris", "Clara", "Dora", "Emil", "Faye"] {
        people.push(Person::join(&door, name).await);
    }
    everybody_runs_on(&door, &people, "2026-05-04").await;
    assert!(metric(&door, "hub_said_total").await > 0.0);
    assert!(metric(&other, "hub_heard_total").await > 0.0, "it was rung, and did not only look");

    // kill -9: it gives nothing back. The lanes that it held are taken up by the one that is left.
    one.kill();
    everybody_runs_on(&door, &people, "2026-05-05").await;

    // The server between them goes. They look by themselves, and say so.
    valkey.stop();
    until_the_hub(&door, "does not answer").await;
    until_the_hub(&other, "does not answer").await;
    everybody_runs_on(&door, &people, "2026-05-06").await;
    // What is ended is ended for all, hub or not.
    let sessions = people[0].get(&door, "/api/v1/sessions").await;
    let own = sessions["items"][0]["id"].as_str().unwrap();
    let third = start("api");
    assert_eq!(knocks(&third, &people[0]).await, 200, "it starts without the server, too");
    send(&door, &people[0], "DELETE", &format!("/api/v1/sessions/{own}"), &json!(null)).await;
    assert_eq!(knocks(&third, &people[0]).await, 401);

    valkey.start_again();
    until_the_hub(&door, "ok").await;
    until_the_hub(&other, "ok").await;
    let before = metric(&other, "hub_heard_total").await;
    everybody_runs_on(&door, &people[1..], "2026-05-07").await;
    assert!(metric(&other, "hub_heard_total").await > before, "they ring each other again");
    assert_eq!((door.stop(), other.stop(), third.stop()), (0, 0, 0));
}

/// A live stream of notifications, as somebody's open page reads it.
struct Live(BufReader<TcpStream>);

impl Live {
    fn open(server: &Server, who: &Person) -> Live {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        // Longer than the quarter of a minute after which a stream looks by itself.
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let path = "/api/v1/notifications/live";
        let head = format!("host: x\r\nauthorization: Bearer {}\r\n\r\n", who.token);
        stream.write_all(format!("GET {path} HTTP/1.1\r\n{head}").as_bytes()).unwrap();
        Live(BufReader::new(stream))
    }

    /// How much is unread, as the next event says; `None` at the end.
    fn unread(&mut self) -> Option<u64> {
        let mut line = String::new();
        while self.0.read_line(&mut line).unwrap() > 0 {
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str::<Value>(data).unwrap()["unread"].as_u64();
            }
            line.clear();
        }
        None
    }
}

async fn ask(server: &Server, who: &Person, whom: &str, method: &str) {
    let path = format!("/api/v1/friends/requests/{whom}");
    assert_eq!(send(server, who, method, &path, &json!({})).await.0, 200);
}

#[tokio::test]
async fn what_happens_at_one_process_is_heard_at_the_other_until_the_session_ends() {
    let place = Place::new().await;
    let mut valkey = Valkey::start();
    let url = valkey.url();
    let start = |roles: &str| place.start(&["--roles", roles, "--hub-url", &url]);
    let (here, there) = (start("api,worker"), start("api"));
    until_the_hub(&here, "ok").await;
    until_the_hub(&there, "ok").await;
    let anna = Person::join(&here, "Anna").await;
    let (boris, clara) = (Person::join(&here, "Boris").await, Person::join(&here, "Clara").await);
    let dora = Person::join(&here, "Dora").await;
    let id = anna.get(&here, "/api/v1/me").await["id"].as_str().unwrap().to_owned();
    let mut live = Live::open(&there, &anna);
    assert_eq!(live.unread(), Some(0));
    ask(&here, &boris, &id, "PUT").await;
    assert_eq!(live.unread(), Some(1));
    assert!(metric(&there, "hub_heard_total").await > 0.0, "it was rung, and did not only look");

    // Without the server between them the stream looks by itself, and is never wrong.
    valkey.stop();
    until_the_hub(&there, "does not answer").await;
    ask(&here, &boris, &id, "DELETE").await;
    assert_eq!(live.unread(), Some(0));
    ask(&here, &clara, &id, "PUT").await;
    assert_eq!(live.unread(), Some(1));
    valkey.start_again();
    until_the_hub(&here, "ok").await;
    until_the_hub(&there, "ok").await;

    // Her session ends at one process; whatever rings then is not told at the other.
    let sessions = anna.get(&here, "/api/v1/sessions").await;
    let own = sessions["items"][0]["id"].as_str().unwrap();
    let path = format!("/api/v1/sessions/{own}");
    assert_eq!(send(&here, &anna, "DELETE", &path, &json!(null)).await.0, 204);
    ask(&here, &dora, &id, "PUT").await;
    assert_eq!(live.unread(), None);

    // A process that stops does not wait for pages that stay open.
    let mut of_dora = Live::open(&there, &dora);
    assert_eq!(of_dora.unread(), Some(0));
    assert_eq!(there.stop(), 0);
    assert_eq!(of_dora.unread(), None);
    assert_eq!(here.stop(), 0);
}
