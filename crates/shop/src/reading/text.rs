//! The text of a feed, in whichever alphabet it is, as a stream of UTF-8 that knows its line.
use std::io::{self, BufRead, Read};

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Trouble;

/// One product is not larger than this, whatever a missing quotation mark or bracket makes of it.
const LONGEST_ITEM: usize = 1 << 20;
const PIECE: usize = 64 * 1024;
/// How much is looked at to know what a file is.
const HEAD: usize = 4096;

pub(super) struct Text<R> {
    source: R,
    decoder: encoding_rs::Decoder,
    name: &'static str,
    raw: Vec<u8>,
    raw_at: usize,
    ended: bool,
    decoded: Vec<u8>,
    at: usize,
    line: u64,
    since_mark: usize,
    /// The alphabet, once bytes came that are none of it; everything decoded so far stands before them.
    behind: Option<&'static str>,
}

/// What stands behind an I/O error of [`Text`].
#[derive(Debug)]
struct Why(Trouble);
impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
impl std::error::Error for Why {}

/// The trouble behind an I/O error: ours, or the layer below that could not go on.
pub(super) fn trouble_of(error: &io::Error) -> Trouble {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Why>()) {
        Some(Why(trouble)) => trouble.clone(),
        None if error.kind() == io::ErrorKind::UnexpectedEof => Trouble::Truncated,
        None => Trouble::Gzip,
    }
}

impl<R: Read> Text<R> {
    /// Finds out the alphabet by byte order mark, zeros or XML declaration; UTF-8 unless one of them says.
    pub fn open(mut source: R) -> Result<Text<R>, Trouble> {
        let mut raw = vec![0; HEAD];
        let mut filled = 0;
        while filled < HEAD {
            match source.read(&mut raw[filled..]) {
                Ok(0) => break,
                Ok(more) => filled += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(trouble_of(&error)),
            }
        }
        raw.truncate(filled);
        let encoding = encoding_of(&raw)?;
        Ok(Text {
            source,
            decoder: encoding.new_decoder_with_bom_removal(),
            name: encoding.name(),
            raw,
            raw_at: 0,
            ended: false,
            decoded: Vec::new(),
            at: 0,
            line: 1,
            since_mark: 0,
            behind: None,
        })
    }

    /// The beginning, for finding out what this is. It is read again afterwards.
    pub fn head(&mut self) -> Result<String, Trouble> {
        let head = self.fill_buf().map_err(|error| trouble_of(&error))?;
        Ok(String::from_utf8_lossy(&head[..head.len().min(HEAD)]).into_owned())
    }

    /// The line about to be read, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Whether everything was read.
    pub fn is_at_end(&self) -> bool {
        self.ended && self.at == self.decoded.len()
    }

    /// A product begins here; how long it may be is counted anew.
    pub fn mark(&mut self) {
        self.since_mark = 0;
    }

    fn decode_more(&mut self) -> io::Result<()> {
        if self.raw_at == self.raw.len() && !self.ended {
            self.raw.resize(PIECE, 0);
            let read = loop {
                match self.source.read(&mut self.raw) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            let read = read.inspect_err(|_| self.raw.clear())?;
            self.raw.truncate(read);
            self.raw_at = 0;
            self.ended = read == 0;
        }
        let rest = &self.raw[self.raw_at..];
        let needed = self.decoder.max_utf8_buffer_length_without_replacement(rest.len());
        self.decoded.resize(needed.unwrap_or(4 * PIECE), 0);
        let (result, read, written) =
            self.decoder.decode_to_utf8_without_replacement(rest, &mut self.decoded, self.ended);
        self.raw_at += read;
        self.decoded.truncate(written);
        self.at = 0;
        if let DecoderResult::Malformed(..) = result {
            // What was fine before the bad byte is given first.
            self.behind = Some(self.name);
            self.ended = true;
        }
        Ok(())
    }
}

impl<R: Read> BufRead for Text<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since_mark > LONGEST_ITEM {
            return Err(io::Error::other(Why(Trouble::TooLong { line: self.line })));
        }
        while self.at == self.decoded.len() && !self.ended {
            self.decode_more()?;
        }
        if self.at == self.decoded.len()
            && let Some(name) = self.behind
        {
            return Err(io::Error::other(Why(Trouble::BadText { line: self.line, name })));
        }
        Ok(&self.decoded[self.at..])
    }

    fn consume(&mut self, bytes: usize) {
        let passed = &self.decoded[self.at..self.at + bytes];
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.since_mark += bytes;
        self.at += bytes;
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let there = self.fill_buf()?;
        let bytes = there.len().min(into.len());
        into[..bytes].copy_from_slice(&there[..bytes]);
        self.consume(bytes);
        Ok(bytes)
    }
}

fn encoding_of(head: &[u8]) -> Result<&'static Encoding, Trouble> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Ok(encoding);
    }
    match head {
        [b'<', 0, ..] => return Ok(UTF_16LE),
        [0, b'<', ..] => return Ok(UTF_16BE),
        _ => {}
    }
    let Some(name) = declared(head) else { return Ok(UTF_8) };
    match Encoding::for_label(name.as_bytes()) {
        // A declaration that we could read byte by byte is not in UTF-16, whatever it says.
        Some(wide) if wide == UTF_16LE || wide == UTF_16BE => Ok(UTF_8),
        Some(encoding) => Ok(encoding),
        None => Err(Trouble::Encoding { name: name.chars().take(40).collect() }),
    }
}

/// The encoding in an XML declaration.
fn declared(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&head[..head.len().min(256)]).into_owned();
    let declaration = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value[1..].split_once(quote)?.0.trim().to_owned())
}

/// Whether a text begins as HTML does.
pub(super) fn looks_like_a_web_page(start: &str) -> bool {
    let start = start.to_lowercase();
    let mut rest = start.as_str();
    // Comments and declarations may come first.
    while let Some(end) = ["<!--", "<?"].iter().find_map(|open| {
        let close = if *open == "<?" { "?>" } else { "-->" };
        rest.starts_with(open).then(|| rest.find(close).map(|at| at + close.len()))?
    }) {
        rest = rest[end..].trim_start();
    }
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| rest.starts_with(tag))
}
