//! Files that are no feeds, and feeds that end badly.
use std::io::Write;

use crate::market::{Market, figures, goods, many, rss};

async fn one(bytes: impl Into<Vec<u8>>) -> (String, String) {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    let run = market.bring(&feed, bytes).await;
    (run["outcome"].as_str().unwrap().to_owned(), run["message"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn what_is_no_feed_is_told_in_words() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    let page = "this is a web page, not a product feed";
    let other =
        "this is not a product feed; we read Google Merchant feeds as RSS, Atom, TSV or CSV";
    let doctype = "this feed declares a document type, which we do not read";
    for (bytes, why) in [
        (b"".to_vec(), "this file is empty"),
        (b" \n ".to_vec(), "this file is empty"),
        (b"<!DOCTYPE html><html><body>404</body></html>".to_vec(), page),
        (b"\n<!-- hi --><HTML><head></head></HTML>".to_vec(), page),
        (b"{\"products\": []}".to_vec(), other),
        (b"%PDF-1.7".to_vec(), other),
        (b"<gpx><trk/></gpx>".to_vec(), other),
        (b"just a sentence, and a half".to_vec(), other),
        (
            b"id,title,price\n1,Shoes,10 EUR\n".to_vec(),
            "the first line must name the columns; link is missing",
        ),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>".to_vec(), doctype),
        (
            b"<?xml version='1.0' encoding='klingon'?><rss/>".to_vec(),
            "this feed says that it is written in klingon, which we cannot read",
        ),
        (rss(&[]).into_bytes(), "there is no product in this feed"),
        (
            rss(&[goods("a", "Shoes").price("free")]).into_bytes(),
            "no product of this feed makes sense; see what is wrong with them",
        ),
    ] {
        let run = market.bring(&feed, bytes.clone()).await;
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        assert_eq!(
            (run["outcome"].as_str(), run["message"].as_str()),
            (Some("failed"), Some(why)),
            "{shown}"
        );
    }
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_product").await, 0);
}

#[tokio::test]
async fn a_feed_that_ends_in_the_middle_keeps_what_came_before_and_takes_nothing_off() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    market.bring(&feed, rss(&many(6))).await;
    let mut list = many(6);
    list[0] = list[0].clone().price("10 EUR");
    let whole = rss(&list);
    let cut = whole.find("<g:id>s4").unwrap();
    let run = market.bring(&feed, &whole.as_bytes()[..cut + 8]).await;
    assert_eq!(figures(&run), [4, 0, 1, 3, 0, 0]);
    assert_eq!(run["outcome"], "broken_off");
    assert_eq!(run["message"], "this feed ends in the middle; what came before was read");
    assert_eq!(market.shown(&feed).await["listed"], 6);

    let mut bytes = whole.into_bytes();
    let at = bytes.windows(8).position(|part| part == b"<g:id>s3").unwrap();
    bytes[at + 6] = 0xff;
    let run = market.bring(&feed, bytes.clone()).await;
    assert_eq!(figures(&run), [3, 0, 0, 3, 0, 0]);
    assert_eq!(
        run["message"],
        "after line 6 this feed is not valid UTF-8; what came before was read"
    );
    bytes[at + 6] = b'<';
    let run = market.bring(&feed, bytes).await;
    assert!(
        run["message"].as_str().unwrap().ends_with("is not valid XML; what came before was read")
    );
    assert_eq!((run["outcome"].as_str(), run["gone"].as_i64()), (Some("broken_off"), Some(0)));
}

#[tokio::test]
async fn feeds_that_want_to_hurt_are_stopped() {
    let deep = format!("<rss>{}", "<a>".repeat(100));
    assert_eq!(one(deep).await.1, "around line 1 elements are nested too deeply");
    let long = format!("<rss><channel><item><title>{}", "x".repeat(3 << 20));
    assert_eq!(
        one(long).await.1,
        "around line 1 one product is larger than 1 MB; is a quotation mark missing there?"
    );
    let quote = format!(
        "id,title,link,price\n1,\"open,https://a.example,1 EUR\n{}",
        "2,b,c,d\n".repeat(400_000)
    );
    assert!(one(quote).await.1.ends_with("is a quotation mark missing there?"));
}

fn gzipped(text: &str) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    gzip.finish().unwrap()
}

#[tokio::test]
async fn gzipped_feeds_are_read_and_damaged_ones_told() {
    assert_eq!(one(gzipped(&rss(&many(3)))).await.0, "done");
    let whole = gzipped(&rss(&many(3000)));
    let (outcome, why) = one(&whole[..whole.len() / 2]).await;
    assert_eq!(
        (outcome.as_str(), why.as_str()),
        ("broken_off", "this feed ends in the middle; what came before was read")
    );
}
