//! Formats and alphabets: the same shoes in each of them.
use std::path::PathBuf;

use shop::reading::{self, Expected, Found, Item, ItemFault, Trouble};

fn read(
    bytes: &[u8],
    country: &str,
    currency: &str,
) -> (Vec<Item>, Vec<ItemFault>, Option<Trouble>) {
    let expected =
        Expected { country: country.into(), currency: reading::currency(currency).unwrap() };
    let (mut items, mut faults) = (Vec::new(), Vec::new());
    let outcome = reading::read(bytes, &expected, |found| {
        match found {
            Found::Item(item) => items.push(*item),
            Found::Fault(fault) => faults.push(fault),
        }
        true
    });
    (items, faults, outcome.err())
}

#[track_caller]
fn one(bytes: &[u8]) -> Item {
    let (mut items, faults, trouble) = read(bytes, "IT", "EUR");
    assert_eq!((items.len(), &faults, &trouble), (1, &Vec::new(), &None));
    items.remove(0)
}

#[test]
fn rows_are_read_with_any_usual_delimiter() {
    for delimiter in ["\t", ",", ";", "|"] {
        let text = ["id,title,link,image link,price,availability,brand,product_type,g:item_group_id,shipping(country)",
            "f3-42,\"Falcon 3, blue\",https://shop.example/f3,https://shop.example/f3.jpg,79.99 EUR,in_stock,Norvik,Running > Shoes,f3,IT"]
            .join("\r\n")
            .replace(", blue", "* blue")
            .replace(',', delimiter)
            .replace("* blue", ", blue");
        let item = one(text.as_bytes());
        assert_eq!(
            (&*item.id, &*item.group, &*item.title),
            ("f3-42", "f3", "Falcon 3, blue"),
            "{delimiter:?}"
        );
        assert_eq!((item.kind, item.sport, item.price_minor), ("shoes", Some("running"), 7999));
    }
}

#[test]
fn faults_of_rows_name_their_line() {
    let text = "id\ttitle\tlink\tprice\tavailability\n\
                a\tCap\thttps://shop.example/a\t9.99 EUR\tin stock\n\
                b\tCap\tnowhere\t9.99 EUR\tin stock\n\
                \t\t\t9.99 EUR\n";
    let (items, faults, trouble) = read(text.as_bytes(), "IT", "EUR");
    assert_eq!((items.len(), trouble), (1, None));
    let told: Vec<(u64, &str, &str)> =
        faults.iter().map(|fault| (fault.line, fault.field, fault.reason.as_str())).collect();
    assert_eq!(
        told,
        [(3, "link", "this is not the address of a page"), (4, "id", "this is missing")]
    );
}

#[test]
fn atom_entries_are_read() {
    let text = r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
        <title>Shop</title><link href="https://shop.example/"/>
        <entry><id>tag:shop,1</id><g:id>f3</g:id><title>Falcon 3 &amp; friends</title>
        <link rel="self" href="https://shop.example/self"/><link href="https://shop.example/f3?a=1&amp;b=2"/>
        <g:price>79.99 EUR</g:price><g:availability>in stock</g:availability></entry></feed>"#;
    let item = one(text.as_bytes());
    assert_eq!(
        (&*item.id, &*item.title, &*item.link),
        ("f3", "Falcon 3 & friends", "https://shop.example/f3?a=1&b=2")
    );
}

#[test]
fn alphabets_are_found_out() {
    let text = |encoding: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"{encoding}\"?><rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel>\
             <item><g:id>1</g:id><g:title>Кроссовки для бега</g:title><g:link>https://shop.example/1</g:link>\
             <g:price>79,99 EUR</g:price><g:availability>in_stock</g:availability></item></channel></rss>"
        )
    };
    let (cyrillic, _, _) =
        encoding_rs::WINDOWS_1251.encode(Box::leak(text("windows-1251").into_boxed_str()));
    let wide = |little: bool| {
        let mut bytes = if little { vec![0xff, 0xfe] } else { vec![0xfe, 0xff] };
        for unit in text("utf-16").encode_utf16() {
            bytes.extend(if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
        }
        bytes
    };
    for bytes in [
        text("utf-8").into_bytes(),
        [b"\xef\xbb\xbf".to_vec(), text("utf-8").into_bytes()].concat(),
        cyrillic.into_owned(),
        wide(true),
        wide(false),
    ] {
        let item = one(&bytes);
        assert_eq!(
            (&*item.title, item.kind, item.sport),
            ("Кроссовки для бега", "shoes", Some("running"))
        );
    }
}

#[test]
fn a_sale_and_children_and_what_is_out_of_stock() {
    let item = |more: &str| {
        one(format!(
            "<rss xmlns:g='g'><channel><item><g:id>1</g:id><g:title>Running shoes</g:title><g:link>https://s.example/1</g:link>\
             <g:price>80 EUR</g:price>{more}</item></channel></rss>"
        ).as_bytes())
    };
    let here = "<g:availability>in stock</g:availability>";
    let sale = item(&format!("{here}<g:sale_price>60 EUR</g:sale_price><g:sale_price_effective_date>2027-05-01T00:00+0200/2027-05-10T00:00+0200</g:sale_price_effective_date>")).sale.unwrap();
    assert_eq!(
        (sale.price_minor, sale.from.unwrap().to_string()),
        (6000, "2027-04-30T22:00:00Z".to_owned())
    );
    assert_eq!(
        item(&format!("{here}<g:sale_price>90 EUR</g:sale_price>")).sale,
        None,
        "dearer is no sale"
    );
    assert_eq!(item(&format!("{here}<g:age_group>kids</g:age_group>")).kind, "other");
    assert!(!item("<g:availability>https://schema.org/OutOfStock</g:availability>").in_stock);
    assert!(item("<g:availability>http://schema.org/InStock</g:availability>").in_stock);
}

#[test]
fn the_hash_changes_with_what_is_kept_and_only_with_that() {
    let item = |title: &str, about: &str| {
        one(format!(
            "id\ttitle\tlink\tprice\tavailability\tdescription\n1\t{title}\thttps://s.example/1\t80 EUR\tin stock\t{about}\n"
        ).as_bytes()).content_hash()
    };
    assert_eq!(item("Cap", "warm"), item("Cap", "cold"));
    assert_ne!(item("Cap", "warm"), item("Hat", "warm"));
}

#[test]
fn real_feeds_of_a_real_shop_are_read_whole() {
    let folder = std::env::var_os("STADION_SHARED")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"));
    let folder = folder.join("data/product-feed");
    for name in ["sooq_arabic_google_rss.xml", "sooq_arabic_google.csv"] {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            eprintln!("{name} is not here; nothing was compared");
            return;
        };
        let (items, faults, trouble) = read(&bytes, "AE", "AED");
        assert_eq!((items.len(), faults.len(), trouble), (5, 0, None), "{name}");
        assert_eq!(
            (items[0].price_minor, items[0].sale.as_ref().unwrap().price_minor),
            (20_000, 15_000)
        );
        assert!(items.iter().all(|item| item.in_stock && !item.title.is_empty()));
    }
}
