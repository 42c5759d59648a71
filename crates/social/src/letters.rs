//! Letters that leave Stadion for a mailbox without anybody waiting for them: what somebody did not see
//! ([`crate::notifications::digest`]) and invitations ([`crate::invitations::mail`]). Each can be stopped by who gets it, with
//! one click and without signing in ([`stop`]).
pub mod stop;

use kernel::ids::Uuid;
use kernel::vault::Vault;
use kernel::{AthleteId, random};

/// What the marks of tokens are for; it never changes, because letters are old sometimes.
const STOPS: &str = "stadion 2026 letters that are stopped";

/// What a token of a letter stops. It is made out of what it says and the key of the region, so none is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Letters to somebody about what they did not see.
    Digest(AthleteId),
    /// Invitations to a mailbox, by the keyed hash of its address.
    Invitations([u8; 32]),
}

impl Stop {
    /// What stands in the letter.
    pub(crate) fn token(self, vault: &Vault) -> String {
        let said = self.said();
        format!("{said}{}", random::to_hex(&vault.mark(STOPS, said.as_bytes())))
    }

    /// Reads what somebody brought; `None` for what we did not write.
    pub(crate) fn read(text: &str, vault: &Vault) -> Option<Stop> {
        let (said, mark) = text.split_at_checked(text.len().checked_sub(64)?)?;
        let mark: [u8; 32] = from_hex(mark)?;
        if !vault.is_mark(STOPS, said.as_bytes(), &mark) {
            return None;
        }
        match said.split_at_checked(1)? {
            ("d", id) => Some(Stop::Digest(AthleteId(Uuid::from_bytes(from_hex(id)?)))),
            ("i", mark) => Some(Stop::Invitations(from_hex(mark)?)),
            _ => None,
        }
    }

    fn said(self) -> String {
        match self {
            Stop::Digest(athlete) => format!("d{}", random::to_hex(athlete.0.as_bytes())),
            Stop::Invitations(mark) => format!("i{}", random::to_hex(&mark)),
        }
    }
}

/// So many bytes as lowercase hexadecimal digits.
pub(crate) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let nibble = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_stops_what_it_was_made_for_and_nobody_else_makes_one() {
        let (here, elsewhere) = (Vault::random(), Vault::random());
        for stop in [Stop::Digest(AthleteId::new()), Stop::Invitations([7; 32])] {
            let token = stop.token(&here);
            assert_eq!(Stop::read(&token, &here), Some(stop));
            assert_eq!(Stop::read(&token, &elsewhere), None);
            assert_eq!(Stop::read(&token.replacen(['d', 'i'], "x", 1), &here), None);
            assert_eq!(Stop::read(&token[1..], &here), None);
        }
        let (anna, boris) = (AthleteId::new(), AthleteId::new());
        let (of_anna, of_boris) =
            (Stop::Digest(anna).token(&here), Stop::Digest(boris).token(&here));
        let mixed = format!("{}{}", &of_anna[..33], &of_boris[33..]);
        assert_eq!(Stop::read(&mixed, &here), None);
        for wrong in ["", "d", &"ж".repeat(50), &"0".repeat(97)] {
            assert_eq!(Stop::read(wrong, &here), None, "{wrong}");
        }
    }

    #[test]
    fn digits_are_read_as_they_were_written() {
        assert_eq!(from_hex::<2>("0aff"), Some([10, 255]));
        for wrong in ["0AFF", "0af", "0afff", "0a f", ""] {
            assert_eq!(from_hex::<2>(wrong), None, "{wrong}");
        }
    }
}
