//! A feed is read again and again: what is new, what changed, what is gone.
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use kernel::args;
use serde_json::json;

use crate::market::{Market, figures, goods, many, rss};

#[tokio::test]
async fn a_second_reading_finds_what_changed_and_what_is_gone() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    let mut list = many(9);
    let run = market.bring(&feed, rss(&list)).await;
    assert_eq!((run["outcome"].as_str(), figures(&run)), (Some("done"), [9, 9, 0, 0, 0, 0]));
    list.remove(0);
    list[0] = list[0].clone().price("59.99 EUR");
    list.push(goods("new", "Trail running shoes"));
    let run = market.bring(&feed, rss(&list)).await;
    assert_eq!((run["outcome"].as_str(), figures(&run)), (Some("done"), [9, 1, 1, 7, 1, 0]));
    assert_eq!(market.shown(&feed).await["listed"], 9);
    assert_eq!(
        market.app.number("SELECT COUNT(*) FROM shop_product").await,
        10,
        "what is gone is known"
    );
    // What comes back is listed again, also when it is as it was.
    let run = market.bring(&feed, rss(&many(9))).await;
    assert_eq!(figures(&run), [9, 0, 1, 8, 1, 0]);
    assert_eq!(market.shown(&feed).await["listed"], 9);
}

#[tokio::test]
async fn broken_products_are_told_with_their_line_and_good_ones_are_kept() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    let list = [
        goods("a", "Running shoes"),
        goods("b", "Running shirt").price("-5 EUR"),
        goods("c", "Running shirt").price("10 XQZ"),
        goods("d", "Running shirt").price("10 USD"),
        goods("e", "").with(""),
        goods("f", "Cap").with("<g:availability>maybe</g:availability>"),
        goods("a", "Running shoes again"),
        goods("g", "Cap").with("<g:shipping><g:country>FR</g:country></g:shipping>"),
        goods("h", "Cap").with("<g:sale_price>0 EUR</g:sale_price>"),
        goods("i", &"long ".repeat(200)),
        goods("j", "Gloves"),
    ];
    let run = market.bring(&feed, rss(&list)).await;
    assert_eq!((run["outcome"].as_str(), figures(&run)), (Some("done"), [11, 2, 0, 0, 0, 9]));
    let faults = market.faults(&feed).await;
    let told: Vec<(i64, &str, &str, &str)> =
        faults.iter().map(|(line, item, field, why)| (*line, &**item, &**field, &**why)).collect();
    assert_eq!(
        told,
        [
            (4, "b", "price", "a price is more than zero"),
            (5, "c", "price", "there is no currency XQZ"),
            (6, "d", "price", "this price is in USD, and the feed is in EUR"),
            (7, "e", "title", "this is missing"),
            (8, "f", "availability", "we do not know this word"),
            (9, "a", "id", "this id was there before in the same feed"),
            (10, "g", "shipping", "this is not sent to the country of the feed"),
            (11, "h", "sale_price", "a price is more than zero"),
            (12, "i", "title", "this is longer than anybody would write it"),
        ]
    );
}

#[tokio::test]
async fn of_many_broken_products_a_thousand_are_kept_and_all_are_counted() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    let mut list: Vec<_> = many(1300).into_iter().map(|one| one.price("free")).collect();
    list.push(goods("good", "Cap"));
    let run = market.bring(&feed, rss(&list)).await;
    assert_eq!(figures(&run), [1301, 1, 0, 0, 0, 1300]);
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_feed_fault").await, 1000);
    let first = market.olga.get(format!("{feed}/runs/1/faults?limit=2")).await.ok();
    let next = first["next"].as_str().unwrap();
    let second = market.olga.get(format!("{feed}/runs/1/faults?limit=2&after={next}")).await.ok();
    assert_eq!(second["items"][0]["number"], 3);
}

#[tokio::test]
async fn an_implausibly_short_feed_takes_nothing_off_until_somebody_says_that_it_is_right() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    market.bring(&feed, rss(&many(20))).await;
    let run = market.bring(&feed, rss(&many(4))).await;
    assert_eq!((run["outcome"].as_str(), run["gone"].as_i64()), (Some("too_short"), Some(0)));
    assert!(run["message"].as_str().unwrap().starts_with("only 4 of 20 products"));
    assert_eq!(market.shown(&feed).await["listed"], 20);
    let early = market.olga.post(format!("{feed}/runs/1/accept"), json!(null)).await;
    assert_eq!(early.body["code"], "nothing_to_accept");
    let accepted = market.olga.post(format!("{feed}/runs/2/accept"), json!(null)).await.ok();
    assert_eq!((&accepted["listed"], &accepted["runs"][0]["gone"]), (&json!(4), &json!(16)));
    assert_eq!(accepted["runs"][0]["outcome"], "done");
}

#[tokio::test]
async fn a_feed_that_is_short_twice_means_it() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    market.bring(&feed, rss(&many(20))).await;
    assert_eq!(market.bring(&feed, rss(&many(4))).await["outcome"], "too_short");
    assert_eq!(
        market.bring(&feed, rss(&many(1))).await["outcome"],
        "too_short",
        "it goes on shrinking"
    );
    let run = market.bring(&feed, rss(&many(1))).await;
    assert_eq!((run["outcome"].as_str(), run["gone"].as_i64()), (Some("done"), Some(19)));
}

#[tokio::test]
async fn a_reader_that_dies_holds_up_nobody_for_long() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    market.upload(&feed, rss(&many(3))).await.ok();
    // A process took the feed, wrote that it reads, and is no more.
    let now = market.app.clock.now();
    let die = market.app.app.db.write(move |tx| {
        tx.exec(
            "UPDATE shop_feed SET owner = 'dead', leased_until = $1, last_run = 1",
            args![now.plus_ms(60_000)],
        )?;
        tx.exec(
            "INSERT INTO shop_feed_run (feed_id, run, started_at, outcome, message, listed_before, items,
                                        added, changed, unchanged, gone, broken)
             SELECT feed_id, 1, $1, 'reading', '', 0, 0, 0, 0, 0, 0, 0 FROM shop_feed",
            args![now],
        )
    });
    die.await.unwrap();
    let refused = market.upload(&feed, rss(&many(2))).await;
    assert_eq!(refused.body["code"], "being_read");
    market.read().await;
    assert_eq!(market.shown(&feed).await["is_being_read"], true);
    market.app.clock.advance_ms(61_000);
    market.read().await;
    let shown = market.shown(&feed).await;
    assert_eq!((&shown["listed"], &shown["is_being_read"]), (&json!(3), &json!(false)));
    assert_eq!(shown["runs"][0]["outcome"], "done");
    assert_eq!(
        shown["runs"][1]["outcome"], "broken_off",
        "of the dead one it is said what became of it"
    );
}

#[tokio::test]
async fn two_readers_at_once_read_it_once() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    market.upload(&feed, rss(&many(700))).await.ok();
    market.app.clock.advance_ms(1000);
    let (one, other) = tokio::join!(
        shop::feeds::work::read_due(&market.app.app),
        shop::feeds::work::read_due(&market.app.app)
    );
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    let shown = market.shown(&feed).await;
    assert_eq!(shown["runs"].as_array().unwrap().len(), 1);
    assert_eq!(figures(&shown["runs"][0]), [700, 700, 0, 0, 0, 0]);
}

/// A server on this machine that answers every request for a path with what it is told to.
fn serve(answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let heard = asked.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = String::new();
            let mut lines = BufReader::new(stream.try_clone().unwrap());
            while lines.read_line(&mut request).unwrap() > 2 {}
            let answer = answer(&request);
            heard.lock().unwrap().push(request);
            let _ = stream.write_all(&answer);
        }
    });
    (address, asked)
}

fn http(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

async fn feed_at(market: &Market, address: &str) -> String {
    let shop = market.shop("Velo").await;
    let draft = json!({ "shop": shop, "country": "IT", "currency": "EUR", "address": address, "every_hours": 6 });
    let made = market.olga.post("/api/v1/operator/feeds", draft).await.ok();
    format!("/api/v1/operator/feeds/{}", made["id"].as_str().unwrap())
}

#[tokio::test]
async fn an_address_is_fetched_by_schedule_and_asked_only_for_what_is_newer() {
    let market = Market::open().await;
    let (address, asked) = serve(|request| {
        if request.starts_with("GET /old ") {
            return http("301 Moved Permanently", "location: /feed.xml\r\n", b"");
        }
        if request.to_lowercase().contains("if-none-match: \"v1\"") {
            return http("304 Not Modified", "", b"");
        }
        http("200 OK", "etag: \"v1\"\r\n", rss(&many(3)).as_bytes())
    });
    let feed = feed_at(&market, &format!("{address}/old")).await;
    market.read().await;
    assert_eq!(figures(&market.last_run(&feed).await), [3, 3, 0, 0, 0, 0]);
    market.read().await;
    assert_eq!(market.shown(&feed).await["runs"].as_array().unwrap().len(), 1, "not due yet");
    market.app.clock.advance_ms(6 * 3_600_000);
    market.read().await;
    let run = market.last_run(&feed).await;
    assert_eq!((&run["run"], &run["outcome"]), (&json!(2), &json!("not_newer")));
    market.olga.post(format!("{feed}/runs"), json!(null)).await.ok();
    market.read().await;
    assert_eq!(market.last_run(&feed).await["run"], 3);
    assert_eq!(asked.lock().unwrap().len(), 6, "an old address and its new one each time");
    assert_eq!(market.shown(&feed).await["listed"], 3);
}

#[tokio::test]
async fn a_server_that_fails_is_named_and_tried_again_within_the_hour() {
    let market = Market::open().await;
    let (address, _) = serve(|request| {
        if request.contains("/away") {
            return http("302 Found", "location: http://shop.example/feed\r\n", b"");
        }
        http("503 Service Unavailable", "", b"")
    });
    let feed = feed_at(&market, &format!("{address}/feed.xml")).await;
    market.read().await;
    let run = market.last_run(&feed).await;
    assert_eq!(run["message"], "the server of this feed answers 503");
    assert_eq!(run["outcome"], "failed");
    market.app.clock.advance_ms(3_600_000);
    market.read().await;
    assert_eq!(market.last_run(&feed).await["run"], 2);
    market.olga.patch(&feed, json!({ "address": format!("{address}/away") })).await.ok();
    market.read().await;
    let run = market.last_run(&feed).await;
    assert_eq!(run["message"], "the address of this feed leads to one that we do not call");
    let gone = "http://127.0.0.1:9/feed.xml";
    market.olga.patch(&feed, json!({ "address": gone })).await.ok();
    market.read().await;
    let run = market.last_run(&feed).await;
    assert_eq!(run["message"], "the server of this feed does not answer");
    let refused = market.upload(&feed, "x").await;
    assert_eq!(refused.body["code"], "feed_is_fetched");
}

#[tokio::test]
async fn pictures_come_from_us_and_are_fetched_once() {
    let market = Market::open().await;
    let (address, asked) = serve(|request| match request.contains("/falcon.svg") {
        true => http("200 OK", "", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        false => http("200 OK", "content-type: image/png\r\n", b"<html>no picture</html>"),
    });
    let shop = market.shop("Velo").await;
    let feed = market.feed(&shop, "IT", "EUR").await;
    let link = |name: &str| format!("<g:image_link>{address}/{name}</g:image_link>");
    let list = [
        goods("a/1", "Running shoes").with(&link("falcon.svg")),
        goods("b", "Running cap").with(&link("page.png")),
    ];
    market.bring(&feed, rss(&list)).await;
    let anna = market.app.athlete("Anna", "IT").await;
    let picture = format!("/api/v1/shop/products/{shop}/a%2F1/picture");
    assert_eq!(
        anna.get(&picture).await.status,
        404,
        "a shop elsewhere has no pictures on this machine"
    );
    let here = json!({ "cart_url": format!("{address}/cart?ref={{click}}") });
    market.olga.patch(format!("/api/v1/operator/shops/{shop}"), here).await.ok();
    for _ in 0..2 {
        let reply = anna.get(&picture).await;
        assert_eq!(
            (reply.status.as_u16(), &reply.headers["content-type"]),
            (200, &"image/svg+xml".parse().unwrap())
        );
        assert!(reply.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    }
    assert_eq!(asked.lock().unwrap().len(), 1);
    let page = format!("/api/v1/shop/products/{shop}/b/picture");
    assert_eq!(anna.get(page).await.status, 404, "a page is no picture");
    let boris = market.app.athlete("Boris", "US").await;
    assert_eq!(boris.get(&picture).await.status, 404, "it is not sold there");
}
