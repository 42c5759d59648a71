//! How a push service knows that it is us: RFC 8292 (VAPID), a signed note for each server, good for half a day.
//!
//! The key is drawn from the key of the region, which is made at the first start. So all processes have the same, a restored
//! backup has it too, and there is no other file to keep.
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Timestamp;
use kernel::vault::Vault;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::json;
use sha2::{Digest, Sha256};

/// What the key is for; it never changes, because every browser that subscribed knows the key.
const DRAWN_FOR: &str = "stadion 2026 web push";
/// How long a note is good. Push services take none that is good for more than a day.
const GOOD_FOR_MS: i64 = 12 * 3_600_000;

/// The key of this region.
pub(crate) fn key(vault: &Vault) -> SigningKey {
    let mut drawn = vault.derived(DRAWN_FOR);
    loop {
        match SigningKey::from_slice(&drawn) {
            Ok(key) => return key,
            // Of 2^32 such numbers one is too large for the curve; everybody goes on to the same next one.
            Err(_) => drawn = Sha256::digest(drawn).into(),
        }
    }
}

/// What a browser is given when it subscribes, and a push service beside the note.
pub(crate) fn public_key(key: &SigningKey) -> String {
    URL_SAFE_NO_PAD.encode(key.verifying_key().to_sec1_point(false).as_bytes())
}

/// The `Authorization` for one server. `contact` is where its people find us.
pub(crate) fn note(key: &SigningKey, origin: &str, contact: &str, now: Timestamp) -> String {
    let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let head = part(json!({ "typ": "JWT", "alg": "ES256" }));
    let expires_s = now.plus_ms(GOOD_FOR_MS).0 / 1_000;
    let claims = part(json!({ "aud": origin, "exp": expires_s, "sub": contact }));
    let signed = format!("{head}.{claims}");
    let signature: Signature = key.sign(signed.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
    format!("vapid t={signed}.{signature}, k={}", public_key(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_for_one_server_and_half_a_day_and_any_verifier_takes_it() {
        let vault = Vault::random();
        let now: Timestamp = "2027-05-07T09:00:00Z".parse().unwrap();
        let note = note(&key(&vault), "https://push.example", "https://stadion.example", now);
        let (token, public) = note.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let parts: Vec<Vec<u8>> =
            token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).unwrap()).collect();
        let head: serde_json::Value = serde_json::from_slice(&parts[0]).unwrap();
        assert_eq!(head, json!({ "typ": "JWT", "alg": "ES256" }));
        let claims: serde_json::Value = serde_json::from_slice(&parts[1]).unwrap();
        let expected = json!({
            "aud": "https://push.example", "exp": 1_809_723_600, "sub": "https://stadion.example",
        });
        assert_eq!(claims, expected);
        // ring is no relative of what signed it.
        let point = URL_SAFE_NO_PAD.decode(public).unwrap();
        let verifier = ring::signature::UnparsedPublicKey::new(
            &ring::signature::ECDSA_P256_SHA256_FIXED,
            point,
        );
        let (signed, _) = token.rsplit_once('.').unwrap();
        verifier.verify(signed.as_bytes(), &parts[2]).unwrap();
        assert!(verifier.verify(b"other words", &parts[2]).is_err());
    }

    #[test]
    fn a_region_has_one_key_and_another_region_another() {
        let (here, there) = (Vault::random(), Vault::random());
        assert_eq!(public_key(&key(&here)), public_key(&key(&here)));
        assert_ne!(public_key(&key(&here)), public_key(&key(&there)));
        assert_eq!(public_key(&key(&here)).len(), 87, "65 bytes");
    }
}
