//! Vendure: codes are promotions with a coupon code, made over its admin API (GraphQL).
//!
//! A code is good for one order of one customer. One that is taken back is switched off, not deleted: the shop's
//! staff still see it, and making it again does not bring it back to life.
use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kernel::outbound::{self, Limits, Reach};
use serde::Deserialize;
use serde_json::{Value, json};
use ureq::Body;
use ureq::http::{Response, StatusCode};

use super::{Discount, NewCode, PATIENCE, ShopFault, ShopSystem};
use crate::ShopId;
use crate::catalogue::Product;
use crate::shops::Shop;

/// So many codes are made by one request: few enough that a slow shop answers in time.
const CODES_AT_ONCE: usize = 10;

/// Answers about codes are short; whatever is longer does not come from Vendure.
const LONGEST_ANSWER_BYTES: u64 = 1 << 20;

/// Where Vendure tells the token of a new session, and where it wants to see it again.
const TOKEN_HEADER: &str = "vendure-auth-token";

const LOG_IN: &str = "mutation ($user: String!, $password: String!) {
  done: login(username: $user, password: $password) { __typename ... on ErrorResult { errorCode } }
}";

const FIND: &str = "query ($codes: [String!]!) {
  promotions(options: { filter: { couponCode: { in: $codes } }, sort: { id: ASC }, take: 100 }) {
    items { id couponCode enabled }
  }
}";

const SWITCH_OFF: &str = "mutation ($id: ID!) {
  done: updatePromotion(input: { id: $id, enabled: false }) { __typename ... on ErrorResult { errorCode } }
}";

/// Tokens of sessions, by shop, address and administrator. They are worth a password, so they stay in memory.
static TOKENS: LazyLock<Mutex<HashMap<Session, String>>> = LazyLock::new(Mutex::default);

type Session = (ShopId, String, String);

/// Shops that run Vendure.
pub struct Vendure {
    patience: Duration,
}

impl Default for Vendure {
    fn default() -> Vendure {
        Vendure::patient(PATIENCE)
    }
}

impl ShopSystem for Vendure {
    fn make_codes(&self, shop: &Shop, codes: &[NewCode]) -> Result<(), ShopFault> {
        for batch in codes.chunks(CODES_AT_ONCE) {
            let names: Vec<&str> = batch.iter().map(|code| code.code.as_str()).collect();
            let known = self.keep_first(shop, &names)?;
            let missing: Vec<&NewCode> =
                batch.iter().filter(|code| !known.contains(&code.code)).collect();
            if !missing.is_empty() {
                self.create(shop, &missing)?;
                self.keep_first(shop, &names)?;
            }
        }
        Ok(())
    }

    fn void_code(&self, shop: &Shop, code: &str) -> Result<(), ShopFault> {
        for known in self.find(shop, &[code])? {
            self.switch_off(shop, &known)?;
        }
        Ok(())
    }

    fn cart_link(
        &self,
        shop: &Shop,
        product: Option<&Product>,
        code: Option<&str>,
        click: &str,
    ) -> String {
        let link = shop.cart_url.replace("{product}", &in_address(product.map_or("", |it| &it.id)));
        let link = link.replace("{code}", &in_address(code.unwrap_or_default()));
        let link = link.replace("{click}", &in_address(click));
        match product {
            // A Vendure shop may have several currencies; the suggestion was made in this one.
            Some(product) => with_parameter(&link, "currency", &product.currency),
            None => link,
        }
    }
}

/// A promotion of the shop that has a code.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Promotion {
    id: String,
    coupon_code: String,
    enabled: bool,
}

/// What Vendure answers to every question.
#[derive(Deserialize)]
struct Answer {
    data: Option<Value>,
    #[serde(default)]
    errors: Vec<Trouble>,
}

#[derive(Deserialize)]
struct Trouble {
    #[serde(default)]
    extensions: Extensions,
}

#[derive(Default, Deserialize)]
struct Extensions {
    #[serde(default)]
    code: String,
}

/// Why a question was not answered.
enum Unanswered {
    /// The session is not known any more, or never could do this.
    Forbidden,
    Fault(ShopFault),
}

impl From<ShopFault> for Unanswered {
    fn from(fault: ShopFault) -> Unanswered {
        Unanswered::Fault(fault)
    }
}

impl Vendure {
    /// One that waits so long for each answer.
    fn patient(patience: Duration) -> Vendure {
        Vendure { patience }
    }

    fn find(&self, shop: &Shop, codes: &[&str]) -> Result<Vec<Promotion>, ShopFault> {
        let mut data = self.ask(shop, FIND, &json!({ "codes": codes }))?;
        serde_json::from_value(data["promotions"]["items"].take()).map_err(|_| no_vendure())
    }

    /// Which of the codes there are. Vendure lets two promotions have the same code, and grants both: whatever a
    /// retry made beside the first, because the answer to the first was slow, is switched off.
    fn keep_first(&self, shop: &Shop, codes: &[&str]) -> Result<HashSet<String>, ShopFault> {
        let mut first = HashSet::new();
        for known in self.find(shop, codes)? {
            if !first.insert(known.coupon_code.clone()) {
                self.switch_off(shop, &known)?;
            }
        }
        Ok(first)
    }

    fn switch_off(&self, shop: &Shop, promotion: &Promotion) -> Result<(), ShopFault> {
        if !promotion.enabled {
            return Ok(());
        }
        accepted(&self.ask(shop, SWITCH_OFF, &json!({ "id": promotion.id }))?)
    }

    /// All of them by one request; what is made stays made if a later one fails.
    fn create(&self, shop: &Shop, codes: &[&NewCode]) -> Result<(), ShopFault> {
        let (mut head, mut body) = (String::new(), String::new());
        let mut variables = serde_json::Map::new();
        for (at, code) in codes.iter().enumerate() {
            head += &format!("$p{at}: CreatePromotionInput! ");
            body += &format!(
                "p{at}: createPromotion(input: $p{at}) {{ __typename ... on ErrorResult {{ errorCode }} }} "
            );
            variables.insert(format!("p{at}"), promotion(code));
        }
        let mutation = format!("mutation ({head}) {{ {body} }}");
        accepted(&self.ask(shop, &mutation, &Value::Object(variables))?)
    }

    /// Asks as the shop's administrator. A session that ended is opened again, once.
    fn ask(&self, shop: &Shop, query: &str, variables: &Value) -> Result<Value, ShopFault> {
        let access = Access::of(shop)?;
        let known = tokens().get(&access.session).cloned();
        if let Some(token) = known {
            match self.post(&access.url, Some(&token), query, variables) {
                Ok((data, _)) => return Ok(data),
                Err(Unanswered::Fault(fault)) => return Err(fault),
                Err(Unanswered::Forbidden) => tokens().remove(&access.session),
            };
        }
        let token = self.log_in(&access)?;
        tokens().insert(access.session, token.clone());
        match self.post(&access.url, Some(&token), query, variables) {
            Ok((data, _)) => Ok(data),
            Err(Unanswered::Fault(fault)) => Err(fault),
            Err(Unanswered::Forbidden) => {
                Err(refused("its administrator may not read and change promotions"))
            }
        }
    }

    fn log_in(&self, access: &Access) -> Result<String, ShopFault> {
        let variables = json!({ "user": access.user, "password": access.password });
        let wrong = || refused("it does not know this administrator, or the password is wrong");
        let (data, token) = match self.post(&access.url, None, LOG_IN, &variables) {
            Ok(answer) => answer,
            Err(Unanswered::Fault(fault)) => return Err(fault),
            Err(Unanswered::Forbidden) => return Err(wrong()),
        };
        match data["done"]["__typename"].as_str() {
            Some("CurrentUser") => token
                .ok_or_else(|| refused("it gives no session to programs (bearer tokens are off)")),
            Some(_) => Err(wrong()),
            None => Err(no_vendure()),
        }
    }

    /// One question. The data of the answer, and the token if one was given.
    fn post(
        &self,
        url: &str,
        token: Option<&str>,
        query: &str,
        variables: &Value,
    ) -> Result<(Value, Option<String>), Unanswered> {
        // It follows no redirect: that would carry the password to somebody whom the operator never named.
        let agent = outbound::agent(Reach::of(url), Limits::within(self.patience));
        let mut request = agent.post(url);
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let response = request.send_json(json!({ "query": query, "variables": variables }));
        let mut response = response.map_err(|error| unsent(&error))?;
        let given = response.headers().get(TOKEN_HEADER);
        let given = given.and_then(|token| token.to_str().ok()).map(str::to_owned);
        let answer = read(&mut response)?;
        if answer.errors.iter().any(|trouble| trouble.extensions.code == "FORBIDDEN") {
            return Err(Unanswered::Forbidden);
        }
        if let Some(trouble) = answer.errors.first() {
            return Err(Unanswered::Fault(complaint(&trouble.extensions.code)));
        }
        let data = answer.data.ok_or_else(no_vendure)?;
        Ok((data, given))
    }
}

/// How to get in.
struct Access {
    session: Session,
    url: String,
    user: String,
    password: String,
}

impl Access {
    fn of(shop: &Shop) -> Result<Access, ShopFault> {
        let (Some(url), Some(user), Some(password)) =
            (&shop.admin_url, &shop.admin_user, &shop.admin_password)
        else {
            return Err(refused("its admin address, name or password is not set"));
        };
        Ok(Access {
            session: (shop.id, url.clone(), user.clone()),
            url: url.clone(),
            user: user.clone(),
            password: password.clone(),
        })
    }
}

fn tokens() -> MutexGuard<'static, HashMap<Session, String>> {
    // The map is whole whenever nobody holds the lock.
    TOKENS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The promotion that a code is in Vendure.
fn promotion(code: &NewCode) -> Value {
    let action = match code.discount {
        Discount::Percent { percent } => json!({
            "code": "order_percentage_discount",
            "arguments": [{ "name": "discount", "value": percent.to_string() }],
        }),
        Discount::Amount { minor } => json!({
            "code": "order_fixed_discount",
            "arguments": [{ "name": "discount", "value": minor.to_string() }],
        }),
        Discount::FreeShipping => json!({ "code": "free_shipping", "arguments": [] }),
    };
    // A sum is Vendure's in whatever currency the cart is; our plugin's condition keeps it to its own.
    let conditions = match (code.discount, &code.currency) {
        (Discount::Amount { .. }, Some(currency)) => json!([{
            "code": "stadion_currency",
            "arguments": [{ "name": "currency", "value": currency }],
        }]),
        _ => json!([]),
    };
    json!({
        "enabled": true,
        "couponCode": code.code,
        "usageLimit": 1,
        "perCustomerUsageLimit": 1,
        "startsAt": code.starts_at,
        "endsAt": code.ends_at,
        "conditions": conditions,
        "actions": [action],
        "translations": [{ "languageCode": "en", "name": code.label, "description": "" }],
    })
}

/// Whether all that was asked for was done.
fn accepted(data: &Value) -> Result<(), ShopFault> {
    let done = data.as_object().ok_or_else(no_vendure)?;
    match done.values().find(|result| result["__typename"] != "Promotion") {
        None => Ok(()),
        Some(result) => Err(complaint(result["errorCode"].as_str().unwrap_or_default())),
    }
}

fn read(response: &mut Response<Body>) -> Result<Answer, Unanswered> {
    let status = response.status();
    if status.is_redirection() {
        let why = "its admin address leads elsewhere; please set the address it leads to";
        return Err(refused(why).into());
    }
    if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
        return Err(ShopFault::Away.into());
    }
    if status == StatusCode::UNAUTHORIZED || status == StatusCode::FORBIDDEN {
        return Err(Unanswered::Forbidden);
    }
    let body = response.body_mut().with_config().limit(LONGEST_ANSWER_BYTES).read_to_vec();
    let body = body.map_err(|error| unsent(&error))?;
    serde_json::from_slice(&body).map_err(|_| no_vendure().into())
}

/// What a failed call means. The error's own text may hold the address and more, so it is not passed on.
fn unsent(error: &ureq::Error) -> ShopFault {
    match error {
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => refused("its admin address is no address"),
        ureq::Error::BodyExceedsLimit(_) => no_vendure(),
        _ => ShopFault::Away,
    }
}

/// The shop's own word for what is wrong: a constant of Vendure, never a text with somebody's data in it.
fn complaint(code: &str) -> ShopFault {
    let is_word = !code.is_empty() && code.len() <= 60;
    match code {
        "INTERNAL_SERVER_ERROR" => ShopFault::Away,
        _ if is_word && code.bytes().all(|it| it.is_ascii_uppercase() || it == b'_') => {
            refused(&format!("Vendure says {code}"))
        }
        _ => no_vendure(),
    }
}

fn no_vendure() -> ShopFault {
    refused("what answers at its admin address is no Vendure of version 3")
}

fn refused(why: &str) -> ShopFault {
    ShopFault::Refused(why.to_owned())
}

/// An address with one more parameter, before its mark if it has one.
fn with_parameter(link: &str, name: &str, value: &str) -> String {
    let (address, mark) = link.split_at(link.find('#').unwrap_or(link.len()));
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}{name}={}{mark}", in_address(value))
}

/// A value as it may stand in an address.
fn in_address(value: &str) -> String {
    let mut written = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                written.push(char::from(byte));
            }
            _ => written += &format!("%{byte:02X}"),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;

    use kernel::Timestamp;

    use super::*;

    /// A "shop" that says the same to whoever calls, or nothing at all. A real Vendure cannot be made to.
    fn stub(says: Option<&str>) -> String {
        let says = says.map(str::to_owned);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/admin-api", listener.local_addr().expect("its address"));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                let mut asked = [0; 64 * 1024];
                let _ = stream.read(&mut asked);
                match &says {
                    // What is left of the question is read to its end: closing on it would cut the answer off.
                    Some(words) => {
                        let _ = stream.write_all(words.as_bytes());
                        let _ = stream.shutdown(std::net::Shutdown::Write);
                        let _ = std::io::copy(&mut stream, &mut std::io::sink());
                    }
                    None => std::thread::sleep(Duration::from_secs(60)),
                }
            }
        });
        url
    }

    fn shop_at(url: String) -> Shop {
        Shop {
            id: ShopId::new(),
            name: "Veltra".to_owned(),
            adapter: "vendure".to_owned(),
            state: "open".to_owned(),
            cart_url: "https://shop.example/cart?p={product}&c={code}&k={click}".to_owned(),
            admin_url: Some(url),
            admin_user: Some("keeper".to_owned()),
            admin_password: Some("only-the-keeper-knows".to_owned()),
            webhook_secret: String::new(),
            created_at: Timestamp(0),
        }
    }

    /// What a code comes to in the shop at an address.
    fn fault(url: String) -> ShopFault {
        fault_within(PATIENCE, url)
    }

    fn fault_within(patience: Duration, url: String) -> ShopFault {
        let code = NewCode {
            code: "SUMMER-1".to_owned(),
            label: "Summer".to_owned(),
            discount: Discount::Percent { percent: 10 },
            currency: None,
            starts_at: Timestamp(0),
            ends_at: Timestamp(1),
        };
        let told =
            Vendure::patient(patience).make_codes(&shop_at(url), std::slice::from_ref(&code));
        let fault = told.expect_err("nothing was made");
        let text = fault.to_string();
        assert!(!text.contains("only-the-keeper-knows") && !text.contains("127.0.0.1"), "{text}");
        fault
    }

    #[test]
    fn a_shop_that_is_away_is_tried_again_later() {
        let check = |url: String, what: &str| {
            assert!(matches!(fault(url), ShopFault::Away), "{what}");
        };
        let nobody = {
            let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
            format!("http://{}/", listener.local_addr().expect("its address"))
        };
        check(nobody, "nobody listens");
        let hangs = fault_within(Duration::from_millis(200), stub(None));
        assert!(matches!(hangs, ShopFault::Away), "it never answers");
        check(stub(Some("")), "it hangs up");
        check(stub(Some("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n")), "it is overloaded");
        check(stub(Some("HTTP/1.1 429 Slow\r\ncontent-length: 0\r\n\r\n")), "we asked too often");
        check(stub(Some("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"da")), "it stops midway");
        let broken = "HTTP/1.1 200 OK\r\ncontent-length: 65\r\n\r\n\
                      {\"errors\":[{\"extensions\":{\"code\":\"INTERNAL_SERVER_ERROR\"}}]}    ";
        check(stub(Some(broken)), "it has a fault of its own");
    }

    #[test]
    fn whatever_is_no_vendure_is_named_and_not_tried_again() {
        let check = |says: &str, why: &str| match fault(stub(Some(says))) {
            ShopFault::Refused(text) => assert!(text.contains(why), "{text}"),
            other => panic!("{says}: {other}"),
        };
        check("HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n<html>Hello!", "no Vendure");
        check("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}", "no Vendure");
        check("HTTP/1.1 404 Nothing\r\ncontent-length: 0\r\n\r\n", "no Vendure");
        let endless = " ".repeat(LONGEST_ANSWER_BYTES as usize + 64 * 1024);
        check(
            &format!("HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n{endless}"),
            "no Vendure",
        );
        check(
            "HTTP/1.1 302 Found\r\nlocation: http://192.0.2.1/\r\ncontent-length: 0\r\n\r\n",
            "elsewhere",
        );
        let rude = "HTTP/1.1 200 OK\r\ncontent-length: 58\r\n\r\n\
                    {\"errors\":[{\"extensions\":{\"code\":\"only-the-keeper-knows\"}}]}";
        check(rude, "no Vendure");
    }

    #[test]
    fn a_shop_without_an_admin_address_says_what_is_missing() {
        let shop = Shop { admin_url: None, ..shop_at(String::new()) };
        let told = Vendure::default().void_code(&shop, "SUMMER-1").expect_err("nobody to ask");
        assert!(told.to_string().contains("not set"), "{told}");
        assert!(matches!(fault("no address".to_owned()), ShopFault::Refused(_)));
    }

    #[test]
    fn what_a_link_carries_cannot_break_out_of_it() {
        let shop = shop_at(String::new());
        let link = |code| Vendure::default().cart_link(&shop, None, code, "c-1");
        assert_eq!(link(Some("A&B=ü")), "https://shop.example/cart?p=&c=A%26B%3D%C3%BC&k=c-1");
        // A code that looks like a mark stays what it is.
        assert_eq!(link(Some("{click}")), "https://shop.example/cart?p=&c=%7Bclick%7D&k=c-1");
        assert_eq!(link(None), "https://shop.example/cart?p=&c=&k=c-1");
        let check =
            |link: &str, told: &str| assert_eq!(with_parameter(link, "currency", "EUR"), told);
        check("https://shop.example/cart?p=1", "https://shop.example/cart?p=1&currency=EUR");
        check("https://shop.example/cart#top", "https://shop.example/cart?currency=EUR#top");
    }
}
