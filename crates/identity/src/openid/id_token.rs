//! ID tokens: whether one of the provider's keys signed it, and whether what it claims is meant for us, now.
//!
//! The kind of signature is chosen by the key and by our list, never by the token alone: `none` and signatures with
//! the client's own secret are on no list. Pure: the time is an argument.
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Timestamp;
use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;
use serde_json::Value;

use super::Fault;

/// Clocks differ by so much.
pub const SKEW_S: i64 = 60;
/// A token that was made so long ago was not made for this sign-in, which takes ten minutes at most.
const OLDEST_S: i64 = 15 * 60;
/// How long ago somebody may have signed in at the provider, as it is asked for.
pub const MAX_AGE_S: i64 = 3_600;
/// Longer subjects are none (OpenID Connect Core, section 2).
const LONGEST_SUBJECT: usize = 255;

pub(crate) const UNKNOWN_KEY: Fault =
    Fault::Wrong("its ID token is signed with a key it does not have");

/// A public key of a provider, as its list of keys has it (RFC 7517).
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Jwk {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    /// What must be understood and is not.
    crit: Option<Value>,
}

/// What a token claims.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Claims {
    pub iss: String,
    pub sub: String,
    aud: Value,
    azp: Option<String>,
    exp: f64,
    iat: f64,
    nonce: Option<String>,
    auth_time: Option<f64>,
    acr: Option<String>,
    amr: Option<Vec<String>>,
    #[serde(flatten)]
    pub person: Person,
}

/// What is told of the person, in the token or beside it.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Person {
    pub name: Option<String>,
    pub email: Option<String>,
    email_verified: Option<Value>,
}

impl Person {
    /// Some providers write the word instead of the value.
    pub fn email_is_verified(&self) -> bool {
        matches!(&self.email_verified, Some(Value::Bool(true)))
            || self.email_verified.as_ref().and_then(Value::as_str) == Some("true")
    }
}

/// What the token has to say.
pub(crate) struct Expected<'a> {
    pub issuer: &'a str,
    pub client_id: &'a str,
    pub nonce: &'a str,
}

/// Reads a token that one of the keys signed.
pub(crate) fn open(token: &str, keys: &[Jwk]) -> Result<Claims, Fault> {
    const NONE: Fault = Fault::Wrong("its ID token is none");
    let mut parts = token.split('.');
    let (Some(header), Some(claims), Some(proof), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(NONE);
    };
    let signed = &token.as_bytes()[..header.len() + 1 + claims.len()];
    let bytes = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| NONE);
    let header: Header = serde_json::from_slice(&bytes(header)?).map_err(|_| NONE)?;
    if header.crit.is_some() {
        return Err(Fault::Wrong("its ID token wants more than we know"));
    }
    let kind = Kind::named(&header.alg)
        .ok_or(Fault::Wrong("its ID token is signed in a way we do not take"))?;
    let mut fitting = keys.iter().filter(|key| kind.fits(key));
    let key = match &header.kid {
        Some(kid) => fitting.find(|key| key.kid.as_ref() == Some(kid)),
        // Without a name there must be no choice.
        None => fitting.next().filter(|_| fitting.next().is_none()),
    };
    let key = key.ok_or(UNKNOWN_KEY)?;
    if !kind.verify(key, signed, &bytes(proof)?) {
        return Err(Fault::Wrong("the signature of its ID token is wrong"));
    }
    serde_json::from_slice(&bytes(claims)?).map_err(|_| NONE)
}

/// The kinds of signatures that we take.
#[derive(Clone, Copy)]
enum Kind {
    Rs256,
    Es256,
    EdDsa,
}

impl Kind {
    fn named(alg: &str) -> Option<Kind> {
        match alg {
            "RS256" => Some(Kind::Rs256),
            "ES256" => Some(Kind::Es256),
            "EdDSA" | "Ed25519" => Some(Kind::EdDsa),
            _ => None,
        }
    }

    /// Whether a key is for signatures of this kind.
    fn fits(self, key: &Jwk) -> bool {
        let (kty, crv, algs): (_, _, &[&str]) = match self {
            Kind::Rs256 => ("RSA", None, &["RS256"]),
            Kind::Es256 => ("EC", Some("P-256"), &["ES256"]),
            Kind::EdDsa => ("OKP", Some("Ed25519"), &["EdDSA", "Ed25519"]),
        };
        key.kty == kty
            && key.crv.as_deref() == crv
            && key.purpose.as_deref().is_none_or(|purpose| purpose == "sig")
            && key.alg.as_deref().is_none_or(|alg| algs.contains(&alg))
    }

    fn verify(self, key: &Jwk, signed: &[u8], proof: &[u8]) -> bool {
        let number = |text: &Option<String>| {
            text.as_ref().and_then(|text| URL_SAFE_NO_PAD.decode(text).ok())
        };
        match self {
            Kind::Rs256 => {
                let (Some(n), Some(e)) = (number(&key.n), number(&key.e)) else { return false };
                let key = RsaPublicKeyComponents { n, e };
                key.verify(&signature::RSA_PKCS1_2048_8192_SHA256, signed, proof).is_ok()
            }
            Kind::Es256 => {
                let (Some(x), Some(y)) = (number(&key.x), number(&key.y)) else { return false };
                // An uncompressed point: 4, x and y.
                let point = [&[4][..], &x, &y].concat();
                let key = UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_FIXED, point);
                key.verify(signed, proof).is_ok()
            }
            Kind::EdDsa => {
                let Some(x) = number(&key.x) else { return false };
                UnparsedPublicKey::new(&signature::ED25519, x).verify(signed, proof).is_ok()
            }
        }
    }
}

/// Whether a token that was signed is about this sign-in, and of now (OpenID Connect Core, section 3.1.3.7).
pub(crate) fn check(claims: &Claims, expected: &Expected, now: Timestamp) -> Result<(), Fault> {
    let wrong = |why: &'static str| Err(Fault::Wrong(why));
    let now_s = (now.0 / 1000) as f64;
    let skew = SKEW_S as f64;
    if claims.iss != expected.issuer {
        return wrong("its ID token is of another issuer");
    }
    let audience: Vec<&str> = match &claims.aud {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !audience.contains(&expected.client_id) {
        return wrong("its ID token is for somebody else");
    }
    match &claims.azp {
        Some(party) if party != expected.client_id => {
            return wrong("its ID token was asked for by somebody else");
        }
        None if audience.len() > 1 => {
            return wrong("its ID token is for several, and says not who asked");
        }
        _ => {}
    }
    if now_s >= claims.exp + skew {
        return wrong("its ID token has run out");
    }
    if claims.iat > now_s + skew || claims.iat < now_s - OLDEST_S as f64 - skew {
        return wrong("its ID token is not of now");
    }
    if claims.nonce.as_deref() != Some(expected.nonce) {
        return wrong("its ID token is of another sign-in");
    }
    // Asked for with max_age. Who does not tell is believed: some providers do not know the word.
    if claims.auth_time.is_some_and(|at| at < now_s - MAX_AGE_S as f64 - skew) {
        return wrong("the person signed in there too long ago");
    }
    if claims.sub.is_empty() || claims.sub.len() > LONGEST_SUBJECT {
        return wrong("its ID token names nobody");
    }
    Ok(())
}

/// Whether the provider says that it asked for more than one factor (RFC 8176, and the classes of OpenID and REFEDS).
pub(crate) fn says_two_factors(claims: &Claims) -> bool {
    const CLASSES: &[&str] = &[
        "phr",
        "phrh",
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
        "https://refeds.org/profile/mfa",
    ];
    let methods = claims.amr.iter().flatten();
    methods.into_iter().any(|method| method == "mfa")
        || claims.acr.as_deref().is_some_and(|class| CLASSES.contains(&class))
}

#[cfg(test)]
mod tests {
    use ring::rand::SystemRandom;
    use ring::signature::{Ed25519KeyPair, KeyPair};
    use serde_json::json;

    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);
    const NOW_S: i64 = 1_800_000_000;
    const EXPECTED: Expected =
        Expected { issuer: "https://id.example", client_id: "stadion", nonce: "n1" };

    fn outcome(change: Value) -> Result<(), Fault> {
        let mut claims = json!({
            "iss": "https://id.example", "sub": "anna", "aud": "stadion", "exp": NOW_S + 300, "iat": NOW_S,
            "nonce": "n1",
        });
        for (key, value) in change.as_object().unwrap() {
            claims[key] = value.clone();
        }
        check(&serde_json::from_value(claims).unwrap(), &EXPECTED, NOW)
    }

    #[test]
    fn what_a_token_must_say_it_must_say() {
        for good in [
            json!({}),
            json!({"aud": ["stadion"]}),
            json!({"aud": ["stadion", "other"], "azp": "stadion"}),
            json!({"azp": "stadion"}),
            json!({"exp": NOW_S - SKEW_S + 1}),
            json!({"iat": NOW_S + SKEW_S}),
            json!({"iat": NOW_S - OLDEST_S - SKEW_S}),
            json!({"auth_time": NOW_S - MAX_AGE_S - SKEW_S}),
            json!({"sub": "s".repeat(255)}),
        ] {
            assert_eq!(outcome(good.clone()), Ok(()), "{good}");
        }
        for bad in [
            json!({"iss": "https://id.example/"}),
            json!({"aud": "other"}),
            json!({"aud": []}),
            json!({"aud": {"stadion": 1}}),
            json!({"aud": ["stadion", "other"]}),
            json!({"azp": "other"}),
            json!({"exp": NOW_S - SKEW_S}),
            json!({"iat": NOW_S + SKEW_S + 1}),
            json!({"iat": NOW_S - OLDEST_S - SKEW_S - 1}),
            json!({"nonce": "n2"}),
            json!({"nonce": null}),
            json!({"auth_time": NOW_S - MAX_AGE_S - SKEW_S - 1}),
            json!({"sub": ""}),
            json!({"sub": "s".repeat(256)}),
        ] {
            assert!(outcome(bad.clone()).is_err(), "{bad}");
        }
    }

    #[test]
    fn two_factors_are_two_only_if_it_says_so() {
        let says = |change: Value| {
            let mut claims = json!({"iss": "", "sub": "", "aud": "", "exp": 0, "iat": 0});
            for (key, value) in change.as_object().unwrap() {
                claims[key] = value.clone();
            }
            says_two_factors(&serde_json::from_value(claims).unwrap())
        };
        assert!(says(json!({"amr": ["pwd", "otp", "mfa"]})));
        assert!(says(json!({"acr": "https://refeds.org/profile/mfa"})));
        assert!(!says(json!({"amr": ["pwd", "otp"], "acr": "0"})));
        assert!(!says(json!({})));
    }

    /// Made by another program; its private half was never kept.
    const RSA_N: &str = "sximEvQgIxbomOsAfiYo212zLT3Fy1dDVB2F_39Nw9CR6AeiCSDz82nlPLcn1Zc8MVtZ9jA0DqiiNkWya08OuoQqMFsWFeBVH2DP61TbbdKXkoQBp5H4UL1pX2fF69NKwiE38LCB6fzvQrSnQ0qn6qPpRbsh4o96x1c0MbIP-0_mIfwOlhKUQQD6Uy1tG6fPnT-slog85eBt4m_G-NigDiHCMmU3DNk1cxmqIClHovHBaBA4sNJ7gLmoDouk4fSZNGt7Uik7H3Dccoam8YPo6C5qpiiumQQM2C6qPyqisRhWp9R4KbLvYSwTxlVm8bXLKutlYaNbXj9lodAjTJauQw";
    const RSA_TOKEN: &str = "eyJhbGciOiJSUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUiLCJzdWIiOiJhbm5hIiwiYXVkIjoic3RhZGlvbiIsImV4cCI6MSwiaWF0IjoxfQ.PFdqMFQ5YyEko7mMz65gbM5qNsFGK5L3jr_oyTCEltrNQPzerYQ3zBxTfjI7_b6qJSQ9TPXkc8CY5lpCTIm1cxiVYXFwgSHR3WwkaDAPkjzOkRYdUH5jVFfMb7uvOT4vRm8NrYHu3l7z9dGZoBjZNDc6YR7E3KdP-51qBcAAi5KLSzZPqH-mQuCvgbFaOSRliXg44l95SMep2ASoL7x2PMqP3ZFD71GDcSvuF2Oh4ZRm0lE9GELpMPCMg5smGXSAj0jg4q29buvZE1tBT86DIBHAzkbyERe8GbOwIzBHzMpJf0sdwV-vetVxwtZBIUHIWN82gD_xkHMrrEGvCrEIxQ";

    #[test]
    fn signatures_of_rsa_and_of_edwards_curves_are_checked_too() {
        let rsa = json!({"kty": "RSA", "kid": "r", "n": RSA_N, "e": "AQAB", "alg": "RS256"});
        let rsa: Jwk = serde_json::from_value(rsa).unwrap();
        assert_eq!(open(RSA_TOKEN, std::slice::from_ref(&rsa)).unwrap().sub, "anna");
        let (signed, proof) = RSA_TOKEN.rsplit_once('.').unwrap();
        let letter = if proof.starts_with('A') { "B" } else { "A" };
        let forged = format!("{signed}.{letter}{}", &proof[1..]);
        assert!(open(&forged, std::slice::from_ref(&rsa)).is_err());
        let of_another_kind = Jwk { alg: Some("PS256".into()), ..rsa.clone() };
        assert_eq!(open(RSA_TOKEN, &[of_another_kind]).unwrap_err(), UNKNOWN_KEY);
        let to_encrypt = Jwk { purpose: Some("enc".into()), ..rsa };
        assert_eq!(open(RSA_TOKEN, &[to_encrypt]).unwrap_err(), UNKNOWN_KEY);

        let pair = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        let pair = Ed25519KeyPair::from_pkcs8(pair.as_ref()).unwrap();
        let x = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
        let key: Jwk =
            serde_json::from_value(json!({"kty": "OKP", "crv": "Ed25519", "x": x})).unwrap();
        let token = |header: Value| {
            let claims = json!({"iss": "i", "sub": "boris", "aud": "a", "exp": 1, "iat": 1});
            let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
            let signed = format!("{}.{}", part(&header), part(&claims));
            let proof = URL_SAFE_NO_PAD.encode(pair.sign(signed.as_bytes()));
            format!("{signed}.{proof}")
        };
        let good = token(json!({"alg": "EdDSA"}));
        assert_eq!(open(&good, std::slice::from_ref(&key)).unwrap().sub, "boris");
        let two = [key.clone(), key.clone()];
        assert_eq!(
            open(&good, &two).unwrap_err(),
            UNKNOWN_KEY,
            "without a name there is no choice"
        );
        for header in [
            json!({"alg": "EdDSA", "crit": ["b64"], "b64": false}),
            json!({"alg": "none"}),
            json!({"alg": "HS256"}),
            json!({"alg": "ES256"}),
            json!({"alg": "RS256"}),
            json!({"alg": "EdDSA", "kid": "another"}),
            json!({}),
        ] {
            assert!(open(&token(header.clone()), std::slice::from_ref(&key)).is_err(), "{header}");
        }
        for none in ["", "a.b", "a.b.c.d", "..", &good.replace('.', ""), &format!("{good}=")] {
            assert!(open(none, std::slice::from_ref(&key)).is_err(), "{none}");
        }
    }
}
