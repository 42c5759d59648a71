//! Signatures as in Standard Webhooks (<https://www.standardwebhooks.com>, version 1.0.0): HMAC-SHA256 of
//! `id.timestamp.body` under the shop's secret, in base64, beside `v1,`; several with spaces between them while
//! a secret is being replaced.
use axum::http::{HeaderMap, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use kernel::{Error, Timestamp};
use sha2::Sha256;

/// How far the sender's clock may be from ours, and how old a message may be.
const TOLERANCE_S: i64 = 300;
const LONGEST_ID: usize = 200;
/// Signatures looked at; a sender who replaces a secret sends two.
const MOST: usize = 10;

/// Why a message is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A header is missing, or is not what it should be.
    Headers,
    /// It is too old, or from the future.
    Time,
    /// No signature is the right one.
    Signature,
}

impl Fault {
    /// A word for metrics.
    pub fn word(self) -> &'static str {
        match self {
            Fault::Headers => "headers",
            Fault::Time => "time",
            Fault::Signature => "signature",
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        let detail = match fault {
            Fault::Headers => "webhook-id, webhook-timestamp and webhook-signature are needed",
            Fault::Time => "this message is more than five minutes away from now",
            Fault::Signature => "this message was not signed with the secret of this shop",
        };
        Error::refused_as(StatusCode::UNAUTHORIZED, "bad_signature", detail)
    }
}

/// The id of a message whose signature is good.
pub fn check(
    secret: &str,
    headers: &HeaderMap,
    body: &[u8],
    now: Timestamp,
) -> Result<String, Fault> {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok()).ok_or(Fault::Headers);
    let id = text("webhook-id")?;
    let sent_s: i64 = text("webhook-timestamp")?.parse().map_err(|_| Fault::Headers)?;
    let signatures = text("webhook-signature")?;
    if id.is_empty() || id.len() > LONGEST_ID {
        return Err(Fault::Headers);
    }
    if now.0.div_euclid(1000).abs_diff(sent_s) > TOLERANCE_S.unsigned_abs() {
        return Err(Fault::Time);
    }
    let mac = signer(secret, id, sent_s, body).ok_or(Fault::Signature)?;
    for signature in signatures.split(' ').take(MOST) {
        let Some(("v1", given)) = signature.split_once(',') else { continue };
        let Ok(given) = STANDARD.decode(given) else { continue };
        // Compares in the same time whatever the letters are.
        if mac.clone().verify_slice(&given).is_ok() {
            return Ok(id.to_owned());
        }
    }
    Err(Fault::Signature)
}

/// The signature of a message, as a shop makes it: for whoever plays one. `None` when the secret is none.
pub fn sign(secret: &str, id: &str, sent_s: i64, body: &[u8]) -> Option<String> {
    let mac = signer(secret, id, sent_s, body)?;
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

fn signer(secret: &str, id: &str, sent_s: i64, body: &[u8]) -> Option<Hmac<Sha256>> {
    let key = STANDARD.decode(secret.strip_prefix("whsec_")?).ok()?;
    if key.is_empty() {
        return None;
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    mac.update(id.as_bytes());
    mac.update(b".");
    mac.update(sent_s.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    // The vector of the Standard Webhooks test suite (`sign function works`), which its libraries share.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const SENT_S: i64 = 1_614_265_330;
    const BODY: &[u8] = b"{\"test\": 2432232314}";
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    fn headers(id: &str, sent: &str, signature: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("webhook-id", id.parse().unwrap());
        headers.insert("webhook-timestamp", sent.parse().unwrap());
        headers.insert("webhook-signature", signature.parse().unwrap());
        headers
    }

    #[test]
    fn the_published_vector_is_signed_and_believed() {
        assert_eq!(sign(SECRET, ID, SENT_S, BODY).as_deref(), Some(SIGNATURE));
        let now = Timestamp(SENT_S * 1000);
        let good = headers(ID, "1614265330", SIGNATURE);
        assert_eq!(check(SECRET, &good, BODY, now), Ok(ID.to_owned()));
        let two = format!("v1,AAAA v1a,AAAA {SIGNATURE}");
        assert_eq!(check(SECRET, &headers(ID, "1614265330", &two), BODY, now), Ok(ID.to_owned()));
    }

    #[test]
    fn whatever_was_touched_is_not_believed() {
        let at = |s: i64| Timestamp(s * 1000);
        let good = headers(ID, "1614265330", SIGNATURE);
        let check_at = |headers: &HeaderMap, body: &[u8], s| check(SECRET, headers, body, at(s));
        assert_eq!(check_at(&good, b"{\"test\": 2432232315}", SENT_S), Err(Fault::Signature));
        assert_eq!(check_at(&good, BODY, SENT_S + 300), Ok(ID.to_owned()));
        assert_eq!(check_at(&good, BODY, SENT_S + 301), Err(Fault::Time));
        assert_eq!(check_at(&good, BODY, SENT_S - 301), Err(Fault::Time));
        let other_id = headers("msg_other", "1614265330", SIGNATURE);
        assert_eq!(check_at(&other_id, BODY, SENT_S), Err(Fault::Signature));
        let other_time = headers(ID, "1614265331", SIGNATURE);
        assert_eq!(check_at(&other_time, BODY, SENT_S), Err(Fault::Signature));
        let odd_time = headers(ID, "yesterday", SIGNATURE);
        assert_eq!(check_at(&odd_time, BODY, SENT_S), Err(Fault::Headers));
        let other_scheme = headers(ID, "1614265330", &SIGNATURE.replace("v1,", "v2,"));
        assert_eq!(check_at(&other_scheme, BODY, SENT_S), Err(Fault::Signature));
        assert_eq!(check_at(&HeaderMap::new(), BODY, SENT_S), Err(Fault::Headers));
        assert_eq!(check("whsec_", &good, BODY, at(SENT_S)), Err(Fault::Signature));
        assert_eq!(check("plain", &good, BODY, at(SENT_S)), Err(Fault::Signature));
    }
}
