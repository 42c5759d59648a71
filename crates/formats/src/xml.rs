//! What the GPX and the TCX reader share: text in any common encoding, and a walk over elements
//! that refuses what only attackers write.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::{Fault, Kind, Warning};

/// Elements nested deeper than this are refused.
const MAX_DEPTH: usize = 64;
/// A text longer than this is refused.
const MAX_TEXT_BYTES: usize = 64 * 1024;
/// Prefixes declared at one time.
const MAX_PREFIXES: usize = 256;
/// How much of a file is looked at for its root element.
const HEAD_BYTES: usize = 16 * 1024;

/// The kind of an XML file by its root element, whatever comes before that.
pub(crate) fn root_kind(bytes: &[u8]) -> Option<Kind> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let head = match wide_order(head) {
        Some((order, start)) => Cow::Owned(from_utf16(&head[start..], order)),
        None => String::from_utf8_lossy(head),
    };
    let mut rest: &str = head.trim_start_matches('\u{feff}');
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->")?.1;
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            rest = instruction.split_once("?>")?.1;
        } else if rest.starts_with("<!DOCTYPE") {
            // Only the name of the root matters here; the reader will refuse the declaration.
            rest = &rest["<!DOCTYPE".len()..];
            return kind_of_name(rest.trim_start());
        } else {
            return kind_of_name(rest.strip_prefix('<')?);
        }
    }
}

fn kind_of_name(rest: &str) -> Option<Kind> {
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '['))?;
    let name = &rest[..end];
    let local = name.rsplit(':').next().unwrap_or(name);
    match local {
        "gpx" => Some(Kind::Gpx),
        "TrainingCenterDatabase" => Some(Kind::Tcx),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

/// Whether the bytes are UTF-16, by a byte order mark or by the zero beside the first `<`, and where
/// the text starts.
fn wide_order(bytes: &[u8]) -> Option<(Order, usize)> {
    match bytes {
        [0xFF, 0xFE, ..] => Some((Order::Little, 2)),
        [0xFE, 0xFF, ..] => Some((Order::Big, 2)),
        [b'<', 0, ..] => Some((Order::Little, 0)),
        [0, b'<', ..] => Some((Order::Big, 0)),
        _ => None,
    }
}

fn from_utf16(bytes: &[u8], order: Order) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match order {
        Order::Little => u16::from_le_bytes([pair[0], pair[1]]),
        Order::Big => u16::from_be_bytes([pair[0], pair[1]]),
    });
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The text of a file, in whichever of the usual encodings it is.
///
/// # Errors
/// [`Fault::Encoding`] when it states an encoding other than UTF-8, UTF-16 and the Latin ones.
pub(crate) fn decode<'a>(
    bytes: &'a [u8],
    warnings: &mut Vec<Warning>,
) -> Result<Cow<'a, str>, Fault> {
    if let Some((order, start)) = wide_order(bytes) {
        return Ok(Cow::Owned(from_utf16(&bytes[start..], order)));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let declared = declared_encoding(bytes).unwrap_or_default();
    match declared.as_str() {
        "iso-8859-1" | "iso_8859-1" | "latin1" | "latin-1" | "iso-8859-15" | "windows-1252"
        | "cp1252" => {
            let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
            Ok(Cow::Owned(text))
        }
        // Some apps keep the declaration of a file which they have rewritten in UTF-8.
        "" | "utf-8" | "utf8" | "us-ascii" | "ascii" | "utf-16" => {
            let text = String::from_utf8_lossy(bytes);
            if matches!(text, Cow::Owned(_)) {
                warnings.push(Warning::UnreadableText);
            }
            Ok(text)
        }
        // Numbers and element names are the same in every encoding that continues ASCII, but a
        // title would turn to rubbish, so it is better to say so.
        name => Err(Fault::Encoding { name: name.chars().take(40).collect() }),
    }
}

/// The encoding in the XML declaration, in lowercase.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]).into_owned();
    let declaration = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?;
    let value = value.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value[1..].split_once(quote)?.0.trim().to_ascii_lowercase())
}

/// What a walk came upon. `T` is the reader's own word for the element.
pub(crate) enum Step<T> {
    /// An element begins; its attributes are at hand until the next step.
    Open(T),
    /// An element ends; [`Walker::text`] is what stood in it behind its last child.
    Close(T),
    /// The root element has ended.
    End,
}

/// Walks over the elements of a document, naming each by its local name.
pub(crate) struct Walker<'a, T> {
    reader: Reader<&'a [u8]>,
    source: &'a str,
    classify: fn(&str) -> T,
    /// Whether a prefix that nothing declares is an error.
    strict_prefixes: bool,
    open: Vec<T>,
    element: Option<BytesStart<'a>>,
    text: String,
    prefixes: Vec<(usize, String)>,
    root_has_ended: bool,
}

impl<'a, T: Copy + PartialEq> Walker<'a, T> {
    pub(crate) fn new(
        source: &'a str,
        strict_prefixes: bool,
        classify: fn(&str) -> T,
    ) -> Walker<'a, T> {
        let source = source.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
        let mut reader = Reader::from_str(source);
        reader.config_mut().expand_empty_elements = true;
        Walker {
            reader,
            source,
            classify,
            strict_prefixes,
            open: Vec::new(),
            element: None,
            text: String::new(),
            prefixes: Vec::new(),
            root_has_ended: false,
        }
    }

    pub(crate) fn step(&mut self) -> Result<Step<T>, Fault> {
        // Whatever follows the root element is no part of the document.
        if self.root_has_ended {
            return Ok(Step::End);
        }
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(_) => return Err(self.not_valid()),
            };
            match event {
                Event::Start(element) => return self.take_start(element),
                Event::End(_) => {
                    let Some(tag) = self.open.pop() else { return Err(self.not_valid()) };
                    self.element = None;
                    self.root_has_ended = self.open.is_empty();
                    let depth = self.open.len();
                    while self.prefixes.last().is_some_and(|(at, _)| *at > depth) {
                        self.prefixes.pop();
                    }
                    return Ok(Step::Close(tag));
                }
                Event::Text(text) => self.add_text(&text.into_inner())?,
                Event::CData(text) => self.add_text(&text.into_inner())?,
                Event::GeneralRef(reference) => {
                    let mut buffer = [0; 4];
                    let text = match &*reference {
                        "lt" => "<",
                        "gt" => ">",
                        "amp" => "&",
                        "apos" => "'",
                        "quot" => "\"",
                        _ => match reference.resolve_char_ref() {
                            Ok(Some(c)) => &*c.encode_utf8(&mut buffer),
                            _ => return Err(self.not_valid()),
                        },
                    };
                    self.add_text(text)?;
                }
                Event::DocType(_) => return Err(Fault::Doctype),
                Event::Eof if !self.open.is_empty() => {
                    return Err(Fault::broken("it ends in the middle"));
                }
                Event::Eof => return Ok(Step::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn take_start(&mut self, element: BytesStart<'a>) -> Result<Step<T>, Fault> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Fault::Outlandish { what: "its elements are nested too deeply" });
        }
        let depth = self.open.len() + 1;
        if self.strict_prefixes {
            self.check_prefixes(&element, depth)?;
        }
        let tag = (self.classify)(element.local_name().as_ref());
        self.open.push(tag);
        self.element = Some(element);
        self.text.clear();
        Ok(Step::Open(tag))
    }

    fn check_prefixes(&mut self, element: &BytesStart<'a>, depth: usize) -> Result<(), Fault> {
        let has_colon = element.attributes_raw().contains(':');
        if has_colon {
            for attribute in element.attributes().with_checks(false) {
                let Ok(attribute) = attribute else { return Err(self.not_valid()) };
                if let Some(prefix) = attribute.key.0.strip_prefix("xmlns:") {
                    if self.prefixes.len() >= MAX_PREFIXES || prefix.len() > 256 {
                        return Err(Fault::Outlandish { what: "it declares too many prefixes" });
                    }
                    self.prefixes.push((depth, prefix.to_owned()));
                }
            }
            for attribute in element.attributes().with_checks(false).flatten() {
                if let Some((prefix, _)) = attribute.key.0.split_once(':') {
                    self.check_prefix(prefix)?;
                }
            }
        }
        if let Some((prefix, _)) = element.name().0.split_once(':') {
            self.check_prefix(prefix)?;
        }
        Ok(())
    }

    fn check_prefix(&self, prefix: &str) -> Result<(), Fault> {
        let known = matches!(prefix, "xmlns" | "xml")
            || self.prefixes.iter().any(|(_, declared)| declared == prefix);
        if known {
            return Ok(());
        }
        let prefix: String = prefix.chars().take(40).collect();
        let line = self.line();
        Err(Fault::broken(format!("line {line} uses the prefix {prefix}, which nothing explains")))
    }

    fn add_text(&mut self, text: &str) -> Result<(), Fault> {
        if self.text.len() + text.len() > MAX_TEXT_BYTES {
            return Err(Fault::Outlandish { what: "one of its texts is too long" });
        }
        self.text.push_str(text);
        Ok(())
    }

    fn not_valid(&self) -> Fault {
        Fault::broken(format!("line {} is not valid XML", self.line()))
    }

    fn line(&self) -> usize {
        let at = usize::try_from(self.reader.error_position().max(self.reader.buffer_position()));
        let at = at.unwrap_or(0).min(self.source.len());
        1 + self.source.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count()
    }

    /// The element around the one just opened or closed.
    pub(crate) fn parent(&self) -> Option<T> {
        let is_open = self.element.is_some();
        self.open.len().checked_sub(1 + usize::from(is_open)).map(|index| self.open[index])
    }

    /// Whether any element around is one of these.
    pub(crate) fn is_inside(&self, tag: T) -> bool {
        self.open.contains(&tag)
    }

    /// The text of the element just closed, trimmed.
    pub(crate) fn text(&self) -> &str {
        self.text.trim()
    }

    /// The text of the element just closed as a finite number.
    pub(crate) fn number(&self) -> Option<f64> {
        finite(self.text())
    }

    /// An attribute of the element just opened.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        for attribute in self.element.as_ref()?.attributes().with_checks(false).flatten() {
            if attribute.key.local_name().as_ref() == name {
                // A value with a broken reference in it is as good as none.
                let plain = !attribute.value.contains('&');
                return match attribute.value {
                    value if plain => Some(value),
                    value => {
                        Some(Cow::Owned(quick_xml::escape::unescape(&value).ok()?.into_owned()))
                    }
                };
            }
        }
        None
    }
}

/// A number; NaN, infinities, rubbish and what is larger than any measurement are none.
pub(crate) fn finite(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|value| value.abs() <= 1e9)
}
