//! Reading product feeds: Google Merchant RSS 2.0, Atom, TSV and CSV, in any common alphabet.
//!
//! A feed is a stranger's file of any size. It is read as a stream, product by product, so that memory stays
//! flat; a product that makes no sense is told with its line and the reading goes on; a file that ends in the
//! middle has given what came before. Nothing here touches a database or the network.
mod item;
mod price;
mod rows;
mod sorting;
mod text;
mod xml;

use std::io::{BufRead, BufReader, Read};

pub use item::{Item, ItemFault, Sale};
pub use price::{Currency, currency};
use text::Text;

/// More products than this are no shop's.
pub const MOST_ITEMS: u64 = 1_000_000;
/// A feed may unpack to so much.
const MOST_BYTES: u64 = 4 << 30;

/// What a feed is read for.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The country in which its products are sold.
    pub country: String,
    /// The currency of its prices.
    pub currency: Currency,
}

/// What came out of a place in a feed.
#[derive(Debug)]
pub enum Found {
    /// A product.
    Item(Box<Item>),
    /// Something that should be a product and is none.
    Fault(ItemFault),
}

/// Why a whole feed could not be read, or not to its end. What came before it counts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Nothing in it.
    #[error("this file is empty")]
    Empty,
    /// HTML.
    #[error("this is a web page, not a product feed")]
    WebPage,
    /// Something else.
    #[error("this is not a product feed; we read Google Merchant feeds as RSS, Atom, TSV or CSV")]
    NotAFeed,
    /// Rows without the columns that a product needs.
    #[error("the first line must name the columns; {missing} is missing")]
    NoColumn {
        /// The first of them.
        missing: &'static str,
    },
    /// An alphabet that we cannot read.
    #[error("this feed says that it is written in {name}, which we cannot read")]
    Encoding {
        /// As it says.
        name: String,
    },
    /// Bytes that are no text.
    #[error("after line {line} this feed is not valid {name}; what came before was read")]
    BadText {
        /// The last line that was fine.
        line: u64,
        /// The alphabet it should be in.
        name: &'static str,
    },
    /// A document type, which only attackers write into a feed.
    #[error("this feed declares a document type, which we do not read")]
    Doctype,
    /// Not XML from a line on.
    #[error("line {line} is not valid XML; what came before was read")]
    NotXml {
        /// Which line.
        line: u64,
    },
    /// It breaks off.
    #[error("this feed ends in the middle; what came before was read")]
    Truncated,
    /// Elements in elements in elements.
    #[error("around line {line} elements are nested too deeply")]
    TooDeep {
        /// Where.
        line: u64,
    },
    /// A product as large as a book.
    #[error(
        "around line {line} one product is larger than 1 MB; is a quotation mark missing there?"
    )]
    TooLong {
        /// Where.
        line: u64,
    },
    /// More than anybody sells.
    #[error("this feed has more than a million products")]
    TooMany,
    /// It unpacks without end.
    #[error("this feed is larger than we read")]
    TooLarge,
    /// Broken gzip.
    #[error("the gzip layer of this feed is damaged; what came before was read")]
    Gzip,
    /// Whoever took the products stopped.
    #[error("the reading was stopped")]
    Stopped,
}

/// Reads a feed from its bytes, plain or gzipped, and hands over what it finds; `take` says whether to go on.
///
/// # Errors
/// [`Trouble`] when it could not be read to its end.
pub fn read(
    source: impl Read,
    expected: &Expected,
    mut take: impl FnMut(Found) -> bool,
) -> Result<(), Trouble> {
    let mut source = BufReader::with_capacity(64 * 1024, source);
    let head = source.fill_buf().map_err(|_| Trouble::Truncated)?;
    if head.starts_with(&[0x1f, 0x8b]) {
        let unpacked = flate2::bufread::MultiGzDecoder::new(source);
        return read_plain(unpacked.take(MOST_BYTES + 1), expected, &mut take);
    }
    read_plain(source.take(MOST_BYTES + 1), expected, &mut take)
}

fn read_plain(
    source: impl Read,
    expected: &Expected,
    take: &mut dyn FnMut(Found) -> bool,
) -> Result<(), Trouble> {
    let mut text = Text::open(source)?;
    let head = text.head()?;
    let start = head.trim_start();
    if start.is_empty() {
        return Err(Trouble::Empty);
    }
    if text::looks_like_a_web_page(start) {
        return Err(Trouble::WebPage);
    }
    let mut seen = Seen { ids: std::collections::HashSet::new(), count: 0 };
    let mut raw_item = |raw: item::Raw| {
        seen.count += 1;
        if seen.count > MOST_ITEMS {
            return Err(Trouble::TooMany);
        }
        let found = match item::check(&raw, expected) {
            Ok(item) if seen.is_new(&item.id) => Found::Item(Box::new(item)),
            Ok(item) => Found::Fault(ItemFault::twice(raw.line, item.id)),
            Err(fault) => Found::Fault(fault),
        };
        if take(found) { Ok(()) } else { Err(Trouble::Stopped) }
    };
    if start.starts_with('<') {
        xml::read(text, &mut raw_item)
    } else if start.starts_with(['{', '[']) {
        Err(Trouble::NotAFeed)
    } else {
        rows::read(text, &mut raw_item)
    }
}

/// Ids that were there before in this feed. Eight bytes for each product: the one thing that grows with it.
struct Seen {
    ids: std::collections::HashSet<u64>,
    count: u64,
}

impl Seen {
    fn is_new(&mut self, id: &str) -> bool {
        let hash = *blake3::hash(id.as_bytes()).as_bytes();
        let [a, b, c, d, e, f, g, h, ..] = hash;
        self.ids.insert(u64::from_le_bytes([a, b, c, d, e, f, g, h]))
    }
}

type Take<'t> = dyn FnMut(item::Raw) -> Result<(), Trouble> + 't;
