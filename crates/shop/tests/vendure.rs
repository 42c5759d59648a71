//! Our adapter against a real Vendure. `cargo xtask test e2e` starts one and says by VENDURE_* where it is;
//! without that these tests say that they were skipped.
use std::io::Write;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use kernel::Timestamp;
use serde_json::{Value, json};
use shop::ShopId;
use shop::adapters::vendure::Vendure;
use shop::adapters::{Discount, NewCode, ShopFault, ShopSystem};
use shop::catalogue::Product;
use shop::shops::Shop;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// One test at a time: one of them stops the shop for a while.
static TURN: Mutex<()> = Mutex::new(());

/// The running shop, as an operator would enter it.
struct Running {
    shop: Shop,
    url: String,
    _turn: MutexGuard<'static, ()>,
}

fn running() -> Option<Running> {
    let Ok(url) = std::env::var("VENDURE_URL") else {
        // Not by a print macro, whose words are kept back while tests pass.
        let why = "skipped: VENDURE_URL is not set; `cargo xtask test e2e` starts a shop\n";
        let _ = std::io::stderr().write_all(why.as_bytes());
        return None;
    };
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let shop = Shop {
        id: ShopId::new(),
        name: "Home Straight".to_owned(),
        adapter: "vendure".to_owned(),
        state: "open".to_owned(),
        cart_url: format!("{url}/shop/cart?product={{product}}&code={{code}}&click={{click}}"),
        admin_url: Some(format!("{url}/admin-api")),
        admin_user: std::env::var("VENDURE_ADMIN_USER").ok(),
        admin_password: std::env::var("VENDURE_ADMIN_PASSWORD").ok(),
        webhook_secret: String::new(),
        created_at: now(),
    };
    Some(Running { shop, url, _turn: turn })
}

fn now() -> Timestamp {
    kernel::Clock::default().now()
}

/// Codes that no test before this one used.
fn codes(count: usize, discount: Discount) -> Vec<NewCode> {
    let mark = ShopId::new().to_string().replace('-', "").to_uppercase();
    let code = |at| NewCode {
        code: format!("T{}-{at}", &mark[mark.len() - 12..]),
        label: "Ten kilometres".to_owned(),
        discount,
        currency: Some("EUR".to_owned()),
        starts_at: now().plus_ms(-DAY_MS),
        ends_at: now().plus_ms(DAY_MS),
    };
    (0..count).map(code).collect()
}

/// Somebody who talks to one of the shop's two APIs.
struct Caller {
    url: String,
    token: Option<String>,
}

impl Caller {
    fn ask(&mut self, query: &str, variables: Value) -> Value {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut request = agent.post(&self.url);
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let mut response = request
            .send_json(json!({ "query": query, "variables": variables }))
            .expect("the shop answers");
        let token = response.headers().get("vendure-auth-token");
        if let Some(token) = token.and_then(|token| token.to_str().ok()) {
            self.token = Some(token.to_owned());
        }
        let answer: Value = response.body_mut().read_json().expect("JSON");
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"].clone()
    }
}

impl Running {
    fn somebody(&self) -> Caller {
        Caller { url: format!("{}/shop-api", self.url), token: None }
    }

    fn keeper(&self) -> Caller {
        let mut keeper = Caller { url: format!("{}/admin-api", self.url), token: None };
        let (user, password) = (&self.shop.admin_user, &self.shop.admin_password);
        let log_in = "mutation ($user: String!, $password: String!) {
            login(username: $user, password: $password) { __typename } }";
        let done = keeper.ask(log_in, json!({ "user": user, "password": password }));
        assert_eq!(done["login"]["__typename"], "CurrentUser");
        keeper
    }

    /// How many promotions the shop's staff see for a code.
    fn promotions(&self, code: &str) -> u64 {
        let count = "query ($code: String!) {
            promotions(options: { filter: { couponCode: { eq: $code } } }) { totalItems } }";
        let found = self.keeper().ask(count, json!({ "code": code }));
        found["promotions"]["totalItems"].as_u64().expect("a number")
    }
}

const ORDER: &str =
    "__typename ... on Order { code state totalWithTax subTotalWithTax couponCodes }
                     ... on ErrorResult { errorCode }";

/// A cart with the dearest thing of the shop, ready to be paid.
fn cart(of: &mut Caller, mail: &str) {
    let found = of.ask(
        "{ products(options: { take: 100 }) { items { variants { id priceWithTax currencyCode stockLevel } } } }",
        json!({}),
    );
    let products = found["products"]["items"].as_array().expect("a list").clone();
    let variants = products.iter().filter_map(|product| product["variants"].as_array()).flatten();
    let dear = variants
        .filter(|variant| variant["stockLevel"] != "OUT_OF_STOCK")
        .max_by_key(|variant| variant["priceWithTax"].as_i64())
        .expect("something is sold");
    let add = format!(
        "mutation ($id: ID!) {{ done: addItemToOrder(productVariantId: $id, quantity: 1) {{ {ORDER} }} }}"
    );
    of.ask(&add, json!({ "id": dear["id"] }));
    of.ask(
        "mutation ($input: CreateCustomerInput!) { setCustomerForOrder(input: $input) { __typename } }",
        json!({ "input": { "firstName": "Mila", "lastName": "Test", "emailAddress": mail } }),
    );
    of.ask(
        "mutation ($input: CreateAddressInput!) { setOrderShippingAddress(input: $input) { __typename } }",
        json!({ "input": { "streetLine1": "Track Road 1", "countryCode": "DE" } }),
    );
    let ways = of.ask("{ eligibleShippingMethods { id } }", json!({}));
    of.ask(
        "mutation ($id: [ID!]!) { setOrderShippingMethod(shippingMethodId: $id) { __typename } }",
        json!({ "id": [ways["eligibleShippingMethods"][0]["id"]] }),
    );
}

/// What the shop says to a code in somebody's cart.
fn apply(of: &mut Caller, code: &str) -> Value {
    let apply = format!(
        "mutation ($code: String!) {{ done: applyCouponCode(couponCode: $code) {{ {ORDER} }} }}"
    );
    of.ask(&apply, json!({ "code": code }))["done"].take()
}

/// Buys what is in the cart; what the shop says to it.
fn pay(of: &mut Caller) -> Value {
    let arrange = format!(
        "mutation {{ done: transitionOrderToState(state: \"ArrangingPayment\") {{ {ORDER} }} }}"
    );
    let arranged = of.ask(&arrange, json!({}))["done"].take();
    if arranged["state"] != "ArrangingPayment" {
        return arranged;
    }
    let pay = format!(
        "mutation {{ done: addPaymentToOrder(input: {{ method: \"play-money\", metadata: {{}} }}) {{ {ORDER} }} }}"
    );
    of.ask(&pay, json!({}))["done"].take()
}

#[test]
fn twenty_codes_are_made_once_however_often_they_are_asked_for() {
    let Some(running) = running() else { return };
    let twenty = codes(20, Discount::Percent { percent: 10 });
    let vendure = Vendure::default();
    vendure.make_codes(&running.shop, &twenty).expect("made");
    vendure.make_codes(&running.shop, &twenty).expect("made already");
    // Some are there, one is new.
    let mut more = twenty.clone();
    more.extend(codes(1, Discount::FreeShipping));
    vendure.make_codes(&running.shop, &more).expect("one more");
    for code in [&more[0], &more[9], &more[10], &more[19], &more[20]] {
        assert_eq!(running.promotions(&code.code), 1, "{}", code.code);
    }
}

#[test]
fn a_code_is_good_for_one_order_and_worth_what_was_promised() {
    let Some(running) = running() else { return };
    let vendure = Vendure::default();
    let percent = codes(1, Discount::Percent { percent: 10 }).remove(0);
    let amount = codes(1, Discount::Amount { minor: 1_500 }).remove(0);
    let shipping = codes(1, Discount::FreeShipping).remove(0);
    let yen = NewCode {
        currency: Some("JPY".to_owned()),
        ..codes(1, Discount::Amount { minor: 1_500 }).remove(0)
    };
    let four = [&percent, &amount, &shipping, &yen].map(NewCode::clone);
    vendure.make_codes(&running.shop, &four).expect("made");

    // Each alone, in a cart of its own.
    let mut worth = Vec::new();
    for code in [&percent, &amount, &shipping, &yen] {
        let mut somebody = running.somebody();
        cart(&mut somebody, &format!("{}@example.org", code.code.to_lowercase()));
        let before = somebody
            .ask("{ activeOrder { totalWithTax subTotalWithTax shippingWithTax } }", json!({}));
        let before = &before["activeOrder"];
        let after = apply(&mut somebody, &code.code);
        let off = before["totalWithTax"].as_i64().expect("minor units")
            - after["totalWithTax"].as_i64().expect("minor units");
        worth.push((off, before.clone()));
    }
    let of = |at: usize, name: &str| worth[at].1[name].as_i64().expect("minor units");
    assert_eq!(worth[0].0, of(0, "subTotalWithTax") / 10);
    assert_eq!(worth[1].0, 1_500);
    assert_eq!(worth[2].0, of(2, "shippingWithTax"));
    assert_eq!(worth[3].0, 0, "a sum of yen is no sum of euros");
    assert!(worth[2].0 > 0, "shipping costs something without the code");

    // Mila and Oskar have the same code in their carts at the same time; it is one order's.
    let (mut mila, mut oskar) = (running.somebody(), running.somebody());
    cart(&mut mila, "mila@example.org");
    cart(&mut oskar, "oskar@example.org");
    assert_eq!(apply(&mut mila, &percent.code)["couponCodes"], json!([percent.code]));
    assert_eq!(apply(&mut oskar, &percent.code)["couponCodes"], json!([percent.code]));
    let (first, second) = (pay(&mut mila), pay(&mut oskar));
    assert_eq!(first["state"], "PaymentSettled", "{first}");
    assert_eq!(first["couponCodes"], json!([percent.code]));
    // Oskar is told, or pays the whole price: never twice with the code.
    assert_ne!(second["couponCodes"], json!([percent.code]), "{second}");
    let mut late = running.somebody();
    cart(&mut late, "late@example.org");
    assert_eq!(apply(&mut late, &percent.code)["errorCode"], "COUPON_CODE_LIMIT_ERROR");
}

#[test]
fn a_code_outside_of_its_days_is_worth_nothing() {
    let Some(running) = running() else { return };
    let mut over = codes(1, Discount::Percent { percent: 10 }).remove(0);
    over.ends_at = now().plus_ms(-1000);
    Vendure::default().make_codes(&running.shop, std::slice::from_ref(&over)).expect("made");
    let mut somebody = running.somebody();
    cart(&mut somebody, "over@example.org");
    assert_eq!(apply(&mut somebody, &over.code)["errorCode"], "COUPON_CODE_EXPIRED_ERROR");
}

#[test]
fn a_code_that_was_taken_back_stays_worthless() {
    let Some(running) = running() else { return };
    let vendure = Vendure::default();
    let code = codes(1, Discount::Percent { percent: 50 });
    vendure.make_codes(&running.shop, &code).expect("made");
    let name = &code[0].code;
    vendure.void_code(&running.shop, name).expect("void");
    vendure.void_code(&running.shop, name).expect("void already");
    vendure.void_code(&running.shop, "NEVER-MADE").expect("worthless already");
    // A late retry of its making does not bring it back.
    vendure.make_codes(&running.shop, &code).expect("known");
    assert_eq!(running.promotions(name), 1);
    let mut somebody = running.somebody();
    cart(&mut somebody, "void@example.org");
    assert_eq!(apply(&mut somebody, name)["errorCode"], "COUPON_CODE_INVALID_ERROR");
}

#[test]
fn a_code_that_a_late_answer_made_twice_is_granted_once() {
    let Some(running) = running() else { return };
    let code = codes(1, Discount::Percent { percent: 10 });
    let name = &code[0].code;
    let vendure = Vendure::default();
    vendure.make_codes(&running.shop, &code).expect("made");
    let create = "mutation ($input: CreatePromotionInput!) {
        createPromotion(input: $input) { __typename } }";
    let again = json!({ "input": {
        "enabled": true, "couponCode": name, "conditions": [],
        "actions": [{ "code": "order_percentage_discount",
                      "arguments": [{ "name": "discount", "value": "10" }] }],
        "translations": [{ "languageCode": "en", "name": "Late", "description": "" }],
    } });
    running.keeper().ask(create, again);
    vendure.make_codes(&running.shop, &code).expect("tidied");
    let mut mila = running.somebody();
    cart(&mut mila, "mila-once@example.org");
    let after = apply(&mut mila, name);
    let total = mila.ask("{ activeOrder { discounts { amountWithTax } } }", json!({}));
    let discounts = total["activeOrder"]["discounts"].as_array().expect("a list").clone();
    assert_eq!(discounts.len(), 1, "{total}");
    assert_eq!(after["couponCodes"], json!([name]));
    // And taking it back takes all of it back.
    vendure.void_code(&running.shop, name).expect("void");
    let mut oskar = running.somebody();
    cart(&mut oskar, "oskar-once@example.org");
    assert_eq!(apply(&mut oskar, name)["errorCode"], "COUPON_CODE_INVALID_ERROR");
}

#[test]
fn a_wrong_password_is_named_and_never_repeated_in_the_answer() {
    let Some(running) = running() else { return };
    let shop = Shop {
        id: ShopId::new(),
        admin_password: Some("a guess nobody should read".to_owned()),
        ..running.shop.clone()
    };
    let code = codes(1, Discount::FreeShipping);
    let told = Vendure::default().make_codes(&shop, &code).expect_err("refused");
    assert!(matches!(told, ShopFault::Refused(_)), "{told}");
    assert!(told.to_string().contains("password is wrong"), "{told}");
    assert!(!told.to_string().contains("a guess"), "{told}");
    assert_eq!(running.promotions(&code[0].code), 0);
}

#[test]
fn a_session_that_the_shop_ended_is_opened_again() {
    let Some(running) = running() else { return };
    let vendure = Vendure::default();
    vendure.void_code(&running.shop, "NEVER-MADE").expect("signed in");
    // Logging out ends every session of an administrator in Vendure, ours with it.
    running.keeper().ask("mutation { logout { success } }", json!({}));
    let code = codes(1, Discount::FreeShipping);
    vendure.make_codes(&running.shop, &code).expect("signed in anew");
    assert_eq!(running.promotions(&code[0].code), 1);
}

#[test]
fn a_shop_that_stands_still_is_away_and_the_retry_makes_the_code_once() {
    let Some(running) = running() else { return };
    let Ok(pid) = std::env::var("VENDURE_PID") else { return };
    let signal = |name: &str| {
        let sent = Command::new("kill").args([name, &pid]).status().expect("kill is there");
        assert!(sent.success());
    };
    let code = codes(1, Discount::Percent { percent: 10 });
    signal("-STOP");
    let told = Vendure::default().make_codes(&running.shop, &code);
    signal("-CONT");
    assert!(matches!(told, Err(ShopFault::Away)), "{told:?}");
    Vendure::default().make_codes(&running.shop, &code).expect("it is back");
    assert_eq!(running.promotions(&code[0].code), 1);
}

#[test]
fn the_cart_link_leads_to_the_shops_own_page() {
    let Some(running) = running() else { return };
    let mut answer = ureq::get(format!("{}/stadion/feed.xml", running.url)).call().expect("a feed");
    let feed = answer.body_mut().read_to_string().expect("text");
    let (_, rest) = feed.split_once("<g:id>").expect("an item");
    let (id, _) = rest.split_once("</g:id>").expect("its id");
    let shoes = Product {
        shop: running.shop.id,
        id: id.to_owned(),
        group: id.to_owned(),
        title: "Shoes".to_owned(),
        brand: String::new(),
        kind: "shoes".to_owned(),
        sport: None,
        link: String::new(),
        image_link: None,
        price_minor: 1,
        sale_price_minor: None,
        currency: "EUR".to_owned(),
        in_stock: true,
    };
    let link = Vendure::default().cart_link(&running.shop, Some(&shoes), Some("A-1"), "click");
    assert!(link.starts_with(&running.url), "{link}");
    assert!(link.ends_with("&code=A-1&click=click&currency=EUR"), "{link}");
    let page = ureq::get(&link).call().expect("a page");
    assert_eq!(page.status(), 200);
}
