//! The little of the protocol of Redis (RESP2) that publishing and subscribing need, and how our own messages look in it.
//!
//! <https://valkey.io/topics/protocol/>. Every length has a limit: what answers at that address may be anything.
use std::borrow::Cow;

use bytes::Bytes;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};
use uuid::Uuid;

use super::{LONGEST, Message, Topic};
use crate::random;

/// The longest line of an answer, in bytes.
const LONGEST_LINE: u64 = 1024;
/// The longest text in an answer, in bytes: a message of ours and what stands before it.
const LONGEST_TEXT: usize = LONGEST + 128;
/// The most parts of an answer. We ask for nothing that has more.
const MOST_PARTS: usize = 8;

/// Why a line to the server ended.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error("the connection broke: {0}")]
    Broken(#[from] std::io::Error),
    #[error("nothing was heard for too long")]
    Silent,
    #[error("the server refuses: {0}")]
    Refused(String),
    #[error("what answers there does not speak the protocol of Redis")]
    Foreign,
}

/// One answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// A short text, such as `OK`.
    Plain(Bytes),
    /// A number.
    Number(i64),
    /// A text of any bytes; `None` for nothing.
    Text(Option<Bytes>),
    /// Several of these.
    Parts(Vec<Reply>),
}

/// A command as the server reads it.
pub(super) fn command(words: &[&[u8]], into: &mut Vec<u8>) {
    into.extend_from_slice(format!("*{}\r\n", words.len()).as_bytes());
    for word in words {
        into.extend_from_slice(format!("${}\r\n", word.len()).as_bytes());
        into.extend_from_slice(word);
        into.extend_from_slice(b"\r\n");
    }
}

/// The next answer. Refusals of the server are faults.
pub(super) async fn read(from: &mut (impl AsyncBufRead + Unpin)) -> Result<Reply, Fault> {
    let (kind, rest) = read_head(from).await?;
    if kind != b'*' {
        return read_one(kind, &rest, from).await;
    }
    let count = length(&rest, MOST_PARTS)?.unwrap_or(0);
    let mut parts = Vec::with_capacity(count);
    for _ in 0..count {
        let (kind, rest) = read_head(from).await?;
        parts.push(read_one(kind, &rest, from).await?);
    }
    Ok(Reply::Parts(parts))
}

async fn read_one(
    kind: u8,
    rest: &[u8],
    from: &mut (impl AsyncBufRead + Unpin),
) -> Result<Reply, Fault> {
    match kind {
        b'+' => Ok(Reply::Plain(Bytes::copy_from_slice(rest))),
        b'-' => Err(Fault::Refused(String::from_utf8_lossy(rest).into_owned())),
        b':' => Ok(Reply::Number(number(rest)?)),
        b'$' => {
            let Some(length) = length(rest, LONGEST_TEXT)? else { return Ok(Reply::Text(None)) };
            let mut text = vec![0; length + 2];
            from.read_exact(&mut text).await?;
            if text.split_off(length) != b"\r\n" {
                return Err(Fault::Foreign);
            }
            Ok(Reply::Text(Some(text.into())))
        }
        _ => Err(Fault::Foreign),
    }
}

/// The first line of an answer: what kind it is, and the rest of the line.
async fn read_head(from: &mut (impl AsyncBufRead + Unpin)) -> Result<(u8, Vec<u8>), Fault> {
    let mut line = Vec::new();
    from.take(LONGEST_LINE).read_until(b'\n', &mut line).await?;
    match line.as_slice() {
        [] => Err(Fault::Broken(std::io::ErrorKind::UnexpectedEof.into())),
        [kind, rest @ .., b'\r', b'\n'] => Ok((*kind, rest.to_vec())),
        _ => Err(Fault::Foreign),
    }
}

fn number(digits: &[u8]) -> Result<i64, Fault> {
    let digits = std::str::from_utf8(digits).ok();
    digits.and_then(|digits| digits.parse().ok()).ok_or(Fault::Foreign)
}

/// A length within a limit; `None` stands for "there is nothing".
fn length(digits: &[u8], most: usize) -> Result<Option<usize>, Fault> {
    match number(digits)? {
        -1 => Ok(None),
        length => match usize::try_from(length) {
            Ok(length) if length <= most => Ok(Some(length)),
            _ => Err(Fault::Foreign),
        },
    }
}

/// Which process says something: so that none hears itself come back from the server.
pub(super) type Speaker = [u8; 8];

/// A name that no other process has.
pub(super) fn speaker() -> Speaker {
    random::bytes()
}

/// A message as bytes: who says it, the topic's word and its length, the topic's id or none, and the body.
pub(super) fn encode(speaker: &Speaker, message: &Message) -> Vec<u8> {
    let word = message.topic.word.as_bytes();
    let mut bytes = Vec::with_capacity(26 + word.len() + message.body.len());
    bytes.extend_from_slice(speaker);
    // Our words are short; one that is not is cut, and then heard by nobody.
    let length = u8::try_from(word.len()).unwrap_or(u8::MAX);
    bytes.push(length);
    bytes.extend_from_slice(&word[..usize::from(length)]);
    match message.topic.id {
        Some(id) => {
            bytes.push(1);
            bytes.extend_from_slice(id.as_bytes());
        }
        None => bytes.push(0),
    }
    bytes.extend_from_slice(&message.body);
    bytes
}

/// Who said it, and what; `None` for what is no message of ours.
pub(super) fn decode(mut bytes: Bytes) -> Option<(Speaker, Message)> {
    let speaker = take(&mut bytes, 8)?.as_ref().try_into().ok()?;
    let length = take(&mut bytes, 1)?[0];
    let word = String::from_utf8(take(&mut bytes, length.into())?.to_vec()).ok()?;
    let id = match take(&mut bytes, 1)?[0] {
        0 => None,
        1 => Some(Uuid::from_slice(&take(&mut bytes, 16)?).ok()?),
        _ => return None,
    };
    let topic = Topic { word: Cow::Owned(word), id };
    (bytes.len() <= LONGEST).then_some((speaker, Message { topic, body: bytes }))
}

fn take(bytes: &mut Bytes, count: usize) -> Option<Bytes> {
    (bytes.len() >= count).then(|| bytes.split_to(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn replies(mut bytes: &[u8]) -> Vec<String> {
        let mut told = Vec::new();
        loop {
            match read(&mut bytes).await {
                Ok(reply) => told.push(format!("{reply:?}")),
                Err(Fault::Broken(_)) => return told,
                Err(fault) => {
                    told.push(fault.to_string());
                    return told;
                }
            }
        }
    }

    #[tokio::test]
    async fn answers_are_read_as_the_protocol_says() {
        let check = async |bytes: &[u8], expected: &[&str]| {
            assert_eq!(replies(bytes).await, expected, "{}", String::from_utf8_lossy(bytes));
        };
        check(b"+OK\r\n:7\r\n", &["Plain(b\"OK\")", "Number(7)"]).await;
        check(b"$-1\r\n$0\r\n\r\n", &["Text(None)", "Text(Some(b\"\"))"]).await;
        let pong = "Parts([Text(Some(b\"pong\")), Text(Some(b\"\"))])";
        check(b"*2\r\n$4\r\npong\r\n$0\r\n\r\n", &[pong]).await;
        check(b"-NOAUTH who are you\r\n", &["the server refuses: NOAUTH who are you"]).await;
        let foreign = "what answers there does not speak the protocol of Redis";
        check(b"HTTP/1.1 400 Bad Request\r\n", &[foreign]).await;
        check(b"$2\r\nabcd\r\n", &[foreign]).await;
        check(b":many\r\n", &[foreign]).await;
        check(b"+no end\n", &[foreign]).await;
    }

    #[tokio::test]
    async fn no_length_is_believed_beyond_its_limit() {
        for bytes in [&b"$99999999999\r\n"[..], b"*9\r\n", b"$-2\r\n", &[b'+'; 4096]] {
            assert!(matches!(read(&mut &bytes[..]).await, Err(Fault::Foreign)), "{bytes:?}");
        }
    }

    #[test]
    fn a_message_comes_out_as_it_went_in() {
        let speaker = speaker();
        for (topic, body) in [
            (Topic::new("facts"), &b""[..]),
            (Topic::of("notifications", Uuid::max()), b"\r\n\0"),
            (Topic::new("long"), &[7; LONGEST]),
        ] {
            let message = Message { topic, body: Bytes::copy_from_slice(body) };
            let heard = decode(encode(&speaker, &message).into());
            assert_eq!(heard, Some((speaker, message)));
        }
    }

    #[test]
    fn what_is_no_message_of_ours_is_none() {
        let whole = encode(
            &speaker(),
            &Message { topic: Topic::of("facts", Uuid::nil()), body: Bytes::new() },
        );
        for end in 0..whole.len() {
            assert_eq!(decode(Bytes::copy_from_slice(&whole[..end])), None, "cut at {end}");
        }
        let mut long = whole.clone();
        long.extend_from_slice(&[0; LONGEST + 1]);
        assert_eq!(decode(long.into()), None);
        assert_eq!(decode(Bytes::from_static(b"12345678\x01x\x02")), None);
    }
}
