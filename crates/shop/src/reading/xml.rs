//! Feeds in XML: RSS 2.0 with Google's names, and Atom.
use std::io::Read;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::item::{Field, Raw};
use super::text::{Text, trouble_of};
use super::{Take, Trouble};

/// Elements nested deeper than this are refused.
const MAX_DEPTH: usize = 32;

/// The walk through one document.
struct Walk {
    /// How many elements are open.
    depth: usize,
    /// The product being read, and at which depth its element is.
    raw: Option<(Raw, usize)>,
    /// The field whose text is being gathered, at which depth, and whether its name has Google's prefix.
    field: Option<(Field, usize, bool)>,
    text: String,
}

pub(super) fn read<R: Read>(text: Text<R>, take: &mut Take<'_>) -> Result<(), Trouble> {
    let mut reader = Reader::from_reader(text);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk { depth: 0, raw: None, field: None, text: String::new() };
    let mut buffer = Vec::new();
    let mut root_known = false;
    loop {
        buffer.clear();
        if walk.raw.is_none() {
            reader.get_mut().mark();
        }
        let line = reader.get_ref().line();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => return Err(trouble_of(&error)),
            Err(_) if reader.get_ref().is_at_end() => return Err(Trouble::Truncated),
            Err(_) => return Err(Trouble::NotXml { line }),
        };
        match event {
            Event::Start(element) => {
                if !root_known {
                    root_known = true;
                    if !matches!(element.local_name().as_ref(), "rss" | "RDF" | "feed") {
                        return Err(Trouble::NotAFeed);
                    }
                }
                walk.depth += 1;
                if walk.depth > MAX_DEPTH {
                    return Err(Trouble::TooDeep { line });
                }
                walk.open(&element, line);
            }
            Event::End(_) => {
                if let Some(raw) = walk.close() {
                    take(raw)?;
                }
                if walk.depth == 0 {
                    return Ok(());
                }
            }
            Event::Text(text) => walk.add(&text.into_inner()),
            Event::CData(text) => walk.add(&text.into_inner()),
            Event::GeneralRef(reference) => {
                let mut utf8 = [0; 4];
                match &*reference {
                    "lt" => walk.add("<"),
                    "gt" => walk.add(">"),
                    "amp" => walk.add("&"),
                    "apos" => walk.add("'"),
                    "quot" => walk.add("\""),
                    // Names of HTML that a careless shop left in its texts.
                    "nbsp" => walk.add(" "),
                    _ => match reference.resolve_char_ref() {
                        Ok(Some(letter)) => walk.add(letter.encode_utf8(&mut utf8)),
                        _ => walk.add(" "),
                    },
                }
            }
            Event::DocType(_) => return Err(Trouble::Doctype),
            Event::Eof if walk.depth > 0 => return Err(Trouble::Truncated),
            Event::Eof if root_known => return Ok(()),
            Event::Eof => return Err(Trouble::NotAFeed),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

impl Walk {
    fn open(&mut self, element: &BytesStart<'_>, line: u64) {
        let (name, local) = (element.name(), element.local_name());
        let Some((raw, at)) = &mut self.raw else {
            if matches!(local.as_ref(), "item" | "entry") {
                self.raw = Some((Raw::new(line), self.depth));
            }
            return;
        };
        let prefixed = name.0.starts_with("g:");
        let within = self.depth - *at;
        // Shipping is the one thing with parts: `shipping > country`.
        let field = match (within, local.as_ref()) {
            (1, "shipping") => None,
            (2, "country") => Some(Field::Shipping),
            (1, other) => Field::named(other),
            _ => None,
        };
        if field == Some(Field::Link)
            && let Some(target) = link_of(element)
        {
            raw.set(Field::Link, &target, prefixed);
        }
        if let Some(field) = field {
            self.field = Some((field, self.depth, prefixed));
            self.text.clear();
        }
    }

    fn close(&mut self) -> Option<Raw> {
        let closed = self.depth;
        self.depth -= 1;
        if let Some((field, at, prefixed)) = self.field
            && at == closed
        {
            self.field = None;
            if let Some((raw, _)) = &mut self.raw {
                raw.set(field, &self.text, prefixed);
            }
        }
        match &self.raw {
            Some((_, at)) if *at == closed => self.raw.take().map(|(raw, _)| raw),
            _ => None,
        }
    }

    fn add(&mut self, text: &str) {
        if self.field.is_some() {
            self.text.push_str(text);
        }
    }
}

/// Where an Atom link leads: `<link href="..."/>`, unless it is a link to something else than the page.
fn link_of(element: &BytesStart<'_>) -> Option<String> {
    let mut target = None;
    for attribute in element.attributes().with_checks(false).flatten() {
        match attribute.key.local_name().as_ref() {
            "href" => target = Some(attribute.value.into_owned()),
            "rel" if &*attribute.value != "alternate" => return None,
            _ => {}
        }
    }
    let target = target?;
    Some(quick_xml::escape::unescape(&target).ok()?.into_owned())
}
