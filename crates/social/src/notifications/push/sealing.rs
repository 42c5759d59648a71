//! Sealing a message for one device: RFC 8291 (Message Encryption for Web Push), whose cipher is the `aes128gcm` coding of
//! RFC 8188. The push service between us sees its length alone, and that is always the same.
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes128Gcm, KeyInit};
use hkdf::Hkdf;
use kernel::{Error, Result, random};
use p256::{PublicKey, SecretKey};
use sha2::Sha256;

use super::Device;

/// Length of what is sealed, with its mark of the end; a message that is longer is filled up to the next multiple.
const FILLED_TO: usize = 512;
/// The size of a record that we announce (`rs`): every push service takes messages of 4096 bytes, and ours is one record.
const RECORD_BYTES: u32 = 4096;
/// What a record is longer than what it holds: the tag of AES-GCM.
const TAG_BYTES: usize = 16;
/// An uncompressed point of P-256.
pub(crate) const POINT_BYTES: usize = 65;
/// What only the device and the sender know.
pub(crate) const AUTH_BYTES: usize = 16;

/// Reads a public key of a device: a point that lies on the curve.
pub(crate) fn point(bytes: &[u8]) -> Option<PublicKey> {
    let whole = bytes.len() == POINT_BYTES;
    whole.then(|| PublicKey::from_sec1_bytes(bytes).ok()).flatten()
}

/// A message for a device, sealed under a key that is used this once.
pub(crate) fn seal(device: &Device, plain: &[u8]) -> Result<Vec<u8>> {
    let once = loop {
        // Of 2^32 such numbers one is too large for the curve.
        if let Ok(key) = SecretKey::from_slice(&random::bytes::<32>()) {
            break key;
        }
    };
    let filled = (plain.len() + 1).next_multiple_of(FILLED_TO);
    seal_with(device, plain, filled, &once, &random::bytes())
}

fn seal_with(
    device: &Device,
    plain: &[u8],
    filled: usize,
    once: &SecretKey,
    salt: &[u8; 16],
) -> Result<Vec<u8>> {
    let cannot = |_| Error::internal("a message could not be sealed");
    if filled + TAG_BYTES > RECORD_BYTES as usize {
        return Err(Error::internal("a message is longer than push services take"));
    }
    let theirs = point(&device.key).ok_or_else(|| Error::internal("a device has no such key"))?;
    let ours = once.public_key().to_sec1_bytes();
    let shared = p256::ecdh::diffie_hellman(once.to_nonzero_scalar(), theirs.as_affine());

    // RFC 8291, 3.4: both keys and the secret of the device go into what the message is sealed under.
    let (_, of_device) =
        Hkdf::<Sha256>::extract(Some(&device.auth), shared.raw_secret_bytes().as_slice());
    let info = [b"WebPush: info\0".as_slice(), &device.key, &ours].concat();
    let mut material = [0; 32];
    of_device.expand(&info, &mut material).map_err(|_| cannot(()))?;
    let (_, of_message) = Hkdf::<Sha256>::extract(Some(salt), &material);
    let (mut key, mut nonce) = ([0; 16], [0; 12]);
    of_message.expand(b"Content-Encoding: aes128gcm\0", &mut key).map_err(|_| cannot(()))?;
    of_message.expand(b"Content-Encoding: nonce\0", &mut nonce).map_err(|_| cannot(()))?;

    // RFC 8188, 2: the text, the mark of the last record, and zeros.
    let mut record = plain.to_vec();
    record.push(2);
    record.resize(filled.max(record.len()), 0);
    let cipher = Aes128Gcm::new(&key.into());
    let sealed = cipher.encrypt(&nonce.into(), Payload { msg: &record, aad: &[] });
    let sealed = sealed.map_err(|_| cannot(()))?;
    let length = [u8::try_from(ours.len()).map_err(|_| cannot(()))?];
    Ok([salt.as_slice(), &RECORD_BYTES.to_be_bytes(), &length, &ours, &sealed].concat())
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).unwrap()
    }

    fn device() -> Device {
        Device {
            endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV".into(),
            key: bytes(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            ),
            auth: bytes("BTBZMqHH6r4Tts7J_aSIgg"),
        }
    }

    /// Appendix A of RFC 8291, to the last byte.
    #[test]
    fn the_example_of_the_standard_comes_out() {
        let once =
            SecretKey::from_slice(&bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")).unwrap();
        let salt: [u8; 16] = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let plain = b"When I grow up, I want to be a watermelon";
        let sealed = seal_with(&device(), plain, 0, &once, &salt).unwrap();
        assert_eq!(
            URL_SAFE_NO_PAD.encode(sealed),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }

    #[test]
    fn every_message_is_as_long_as_any_other_and_none_is_sealed_twice_alike() {
        let (short, long) =
            (seal(&device(), b"{}").unwrap(), seal(&device(), &[b'x'; 511]).unwrap());
        assert_eq!((short.len(), long.len()), (16 + 4 + 1 + 65 + 512 + 16, short.len()));
        assert_eq!(seal(&device(), &[b'x'; 512]).unwrap().len(), short.len() + 512);
        assert_ne!(short, seal(&device(), b"{}").unwrap());
        assert!(seal(&device(), &[b'x'; 4_096]).is_err(), "longer than a push service takes");
    }

    #[test]
    fn a_key_is_a_point_of_the_curve() {
        assert!(point(&device().key).is_some());
        let mut beside = device().key;
        beside[64] ^= 1;
        for wrong in [&beside[..], &device().key[..64], &[4; 65], &[]] {
            assert!(point(wrong).is_none());
        }
    }
}
