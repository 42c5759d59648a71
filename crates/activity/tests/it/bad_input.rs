//! Bad input and bad luck: each gets a clear answer, and none leaves a half-made activity.
use axum::body::Body;
use axum::http::Method;
use bytes::Bytes;
use testkit::Reply;

use crate::support::{Outing, assert_nothing_is_left, files_of, gzip, run, stadion, upload, zip};

/// Anna uploads it, is told so, and nothing is left but the note in her list of imports.
async fn check(name: &str, bytes: Vec<u8>, expected: &str) -> Reply {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let reply = upload(&anna, name, bytes).await;
    let told = format!("{} {}", reply.status.as_u16(), reply.body["code"].as_str().unwrap_or("-"));
    assert_eq!(told, expected, "{name}: {}", reply.body);
    assert!(reply.body["detail"].as_str().unwrap().len() > 15, "{}", reply.body);
    assert_nothing_is_left(&app).await;
    reply
}

const GPX_HEAD: &str = r#"<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>"#;
const GPX_TAIL: &str = "</trkseg></trk></gpx>";

fn gpx(points: &str) -> Vec<u8> {
    format!("{GPX_HEAD}{points}{GPX_TAIL}").into_bytes()
}

#[tokio::test]
async fn a_picture_is_not_a_recording() {
    let reply = check("me.fit", b"\xff\xd8\xff\xe0 a photo".to_vec(), "415 not_a_recording").await;
    assert!(reply.body["detail"].as_str().unwrap().contains("picture"), "{reply}");
}

#[tokio::test]
async fn an_empty_file_is_refused() {
    check("empty.fit", Vec::new(), "422 empty_file").await;
}

#[tokio::test]
async fn a_file_cut_off_in_its_header_is_refused_and_one_cut_off_later_is_saved() {
    let whole = run().fit();
    check("stub.fit", whole[..13].to_vec(), "422 broken_file").await;

    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let half = upload(&anna, "half.fit", whole[..whole.len() / 2].to_vec()).await;
    assert_eq!(half.status, 201, "{half}");
    assert!(!half.body["warnings"].as_array().unwrap().is_empty());
    let reached_m = half.body["activities"][0]["distance_m"].as_f64().unwrap();
    assert!((2_000.0..5_000.0).contains(&reached_m), "{reached_m}");
}

#[tokio::test]
async fn truncated_xml_is_refused_or_saved_but_never_half_stored() {
    let points = r#"<trkpt lat="45.0" lon="9.0"><time>2027-05-01T08:00:00Z</time></trkpt>"#;
    let cut = format!("{GPX_HEAD}{points}<trkpt lat=\"45.0");
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let reply = upload(&anna, "cut.gpx", cut.into_bytes()).await;
    match reply.status.as_u16() {
        201 => assert!(!reply.body["warnings"].as_array().unwrap().is_empty()),
        422 => assert_nothing_is_left(&app).await,
        other => panic!("{other}: {reply}"),
    }
}

#[tokio::test]
async fn a_file_of_25_mb_is_read_and_one_byte_more_is_refused() {
    // White space at the end makes a valid file of exactly the wanted length.
    let mut file = gpx(r#"<trkpt lat="45.0" lon="9.0"><time>2027-05-01T08:00:00Z</time></trkpt>
           <trkpt lat="45.001" lon="9.0"><time>2027-05-01T08:01:00Z</time></trkpt>"#);
    file.resize(25 * 1024 * 1024, b' ');
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let reply = upload(&anna, "largest.gpx", file.clone()).await;
    assert_eq!(reply.status, 201, "{reply}");

    file.push(b' ');
    check("too_large.gpx", file, "413 file_too_large").await;
}

#[tokio::test]
async fn a_body_that_never_ends_is_refused_at_the_first_byte_too_many() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let sent = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(0));
    let counted = sent.clone();
    let endless = futures_util::stream::repeat_with(move || {
        counted.fetch_add(65_536, std::sync::atomic::Ordering::Relaxed);
        Ok::<_, std::io::Error>(Bytes::from_static(&[b' '; 65_536]))
    });
    let request = anna.request(Method::POST, "/api/v1/activities");
    let reply = anna.send(request, Body::from_stream(endless)).await;
    assert_eq!(reply.status, 413);
    let taken = sent.load(std::sync::atomic::Ordering::Relaxed);
    assert!(taken <= 25 * 1024 * 1024 + 2 * 65_536, "{taken}");
    assert_nothing_is_left(&app).await;
}

#[tokio::test]
async fn a_stated_length_that_is_too_large_is_refused_before_it_comes() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let request = anna
        .request(Method::POST, "/api/v1/activities")
        .header("content-length", (26 * 1024 * 1024).to_string());
    let first = futures_util::stream::once(async {
        Ok::<_, std::io::Error>(Bytes::from_static(b"\x0e\x20\x93\x08 .FIT"))
    });
    let rest = futures_util::stream::pending();
    let stream = futures_util::StreamExt::chain(first, rest);
    let reply = anna.send(request, Body::from_stream(stream)).await;
    assert_eq!(reply.status, 413);
    assert_nothing_is_left(&app).await;
}

#[tokio::test]
async fn a_connection_closed_half_way_leaves_nothing() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let half = run().fit()[..20_000].to_vec();
    let gone = futures_util::stream::iter([
        Ok(Bytes::from(half)),
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset)),
    ]);
    let request = anna.request(Method::POST, "/api/v1/activities");
    let reply = anna.send(request, Body::from_stream(gone)).await;
    assert_eq!(reply.status, 400);
    assert_nothing_is_left(&app).await;

    // The caller may also vanish without a word: then the request is simply dropped.
    let request = anna.request(Method::POST, "/api/v1/activities");
    let first = futures_util::stream::once(async {
        Ok::<_, std::io::Error>(Bytes::from(vec![b' '; 600_000]))
    });
    let stream = futures_util::StreamExt::chain(first, futures_util::stream::pending());
    let sent = anna.send(request, Body::from_stream(stream));
    let dropped = tokio::time::timeout(std::time::Duration::from_millis(200), sent).await;
    assert!(dropped.is_err());
    // A piece that was being written by then is dropped by its thread a moment later.
    for _ in 0..50 {
        if files_of(&app).is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_nothing_is_left(&app).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM activity_import").await, 0);
}

#[tokio::test]
async fn xml_entities_are_refused_unread() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <gpx version="1.1" creator="t"><trk><name>&b;</name></trk></gpx>"#;
    check("bomb.gpx", bomb.into(), "422 doctype_refused").await;
    let file = r#"<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <gpx version="1.1" creator="t"><trk><name>&x;</name></trk></gpx>"#;
    check("peek.gpx", file.into(), "422 doctype_refused").await;
}

#[tokio::test]
async fn numbers_that_are_none_do_no_harm() {
    let points: String = (0..60)
        .map(|second| {
            let (lat, ele) = match second % 10 {
                3 => ("NaN".to_owned(), "inf".to_owned()),
                7 => ("1e999".to_owned(), "-1e999".to_owned()),
                _ => (format!("45.{:04}", second), "100".to_owned()),
            };
            format!(
                "<trkpt lat=\"{lat}\" lon=\"9.0\"><ele>{ele}</ele>\
                 <time>2027-05-01T08:00:{second:02}Z</time></trkpt>"
            )
        })
        .collect();
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let reply = upload(&anna, "nan.gpx", gpx(&points)).await;
    assert_eq!(reply.status, 201, "{reply}");
    let id = reply.body["activities"][0]["id"].as_str().unwrap();
    let whole = anna.get(format!("/api/v1/activities/{id}")).await;
    let distance_m = whole.body["distance_m"].as_f64().unwrap();
    assert!((400.0..900.0).contains(&distance_m), "{distance_m}");
    let streams = anna.get(format!("/api/v1/activities/{id}/streams")).await.ok();
    assert_eq!(streams["altitude_m"].as_array().unwrap().len(), 60);
}

#[tokio::test]
async fn a_clock_that_was_never_set_or_runs_ahead_is_named() {
    let at = |time: &str| {
        gpx(&format!(
            r#"<trkpt lat="45" lon="9"><time>{time}:00Z</time></trkpt>
               <trkpt lat="45.001" lon="9"><time>{time}:40Z</time></trkpt>"#
        ))
    };
    check("old.gpx", at("1989-12-31T08:00"), "422 times_too_old").await;
    check("ahead.gpx", at("2028-05-07T08:00"), "422 times_in_future").await;
}

#[tokio::test]
async fn a_route_nobody_has_done_is_no_activity() {
    let line = gpx(r#"<trkpt lat="45" lon="9"/><trkpt lat="45.01" lon="9"/>"#);
    check("route.gpx", line, "422 not_an_activity").await;
}

#[tokio::test]
async fn archives_that_are_traps_are_refused() {
    let zeros = vec![b' '; 20_000_000];
    check("bomb.zip", zip(&[("a.gpx", &zeros)]), "422 packed_too_tightly").await;
    let inner = zip(&[("a.fit", &run().fit())]);
    check("nested.zip", zip(&[("inner.zip", &inner)]), "422 nested_archive").await;
    check("nested.gz", gzip(&inner), "422 nested_archive").await;
    check("twice.gz", gzip(&gzip(&run().fit())), "422 nested_archive").await;
    check("nothing.zip", zip(&[]), "422 empty_file").await;
    check("half.zip", inner[..inner.len() / 2].to_vec(), "422 broken_file").await;
    let mut large = vec![b' '; 26 * 1024 * 1024];
    large[0] = b'<';
    check("large.gz", gzip(&large), "413 file_too_large").await;
}

#[tokio::test]
async fn a_refusal_stays_in_the_list_of_imports() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    upload(&anna, "me.jpg", b"\xff\xd8\xff\xe0".to_vec()).await;
    upload(&anna, "run.fit", Outing { seconds: 60, ..run() }.fit()).await;
    let list = anna.get("/api/v1/imports").await.ok();
    let of = |at: usize| &list["items"][at];
    assert_eq!(
        (of(0)["recorded"].as_i64(), of(0)["file_name"].as_str()),
        (Some(1), Some("run.fit"))
    );
    assert_eq!((of(1)["refused"].as_i64(), of(1)["status"].as_str()), (Some(1), Some("done")));
    let refused = of(1)["id"].as_str().unwrap();
    let import = anna.get(format!("/api/v1/imports/{refused}")).await.ok();
    assert_eq!(import["files"][0]["code"], "not_a_recording");
    let ben = app.athlete("Ben", "DE").await;
    assert_eq!(ben.get(format!("/api/v1/imports/{refused}")).await.status, 404);
}
