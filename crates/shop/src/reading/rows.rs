//! Feeds in rows: TSV and CSV, the delimiter found out from the first line.
use std::io::{BufRead, Read};

use super::item::{Field, Raw};
use super::text::{Text, trouble_of};
use super::{Take, Trouble};

const DELIMITERS: [u8; 4] = [b'\t', b',', b';', b'|'];
/// A first line longer than this names no columns.
const LONGEST_HEADER: usize = 16 * 1024;

pub(super) fn read<R: Read>(mut text: Text<R>, take: &mut Take<'_>) -> Result<(), Trouble> {
    let header = first_line(&mut text)?;
    let delimiter = DELIMITERS
        .into_iter()
        .max_by_key(|delimiter| header.bytes().filter(|byte| byte == delimiter).count())
        .unwrap_or(b'\t');
    let columns = columns(&header, delimiter);
    if columns.iter().flatten().count() < 2 {
        return Err(Trouble::NotAFeed);
    }
    for (field, name) in
        [(Field::Id, "id"), (Field::Title, "title"), (Field::Link, "link"), (Field::Price, "price")]
    {
        if !columns.contains(&Some(field)) {
            return Err(Trouble::NoColumn { missing: name });
        }
    }
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(64 * 1024)
        .from_reader(Marked(text));
    let mut row = csv::StringRecord::new();
    let mut end = 1;
    loop {
        rows.get_mut().0.mark();
        // The first line was taken by us already.
        let line = rows.position().line() + 1;
        match rows.read_record(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => {}
            Err(error) => return Err(trouble_behind(error, end)),
        }
        end = line;
        let mut raw = Raw::new(line);
        for (column, value) in columns.iter().zip(row.iter()) {
            if let Some(field) = column {
                raw.set(*field, value, true);
            }
        }
        if !raw.is_empty() {
            take(raw)?;
        }
    }
}

/// The csv reader reads ahead by its own buffer.
struct Marked<R>(Text<R>);
impl<R: Read> Read for Marked<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        self.0.read(into)
    }
}

fn trouble_behind(error: csv::Error, line: u64) -> Trouble {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => trouble_of(&error),
        _ => Trouble::TooLong { line },
    }
}

fn first_line<R: Read>(text: &mut Text<R>) -> Result<String, Trouble> {
    let mut line = Vec::new();
    let mut limited = text.take(LONGEST_HEADER as u64);
    limited.read_until(b'\n', &mut line).map_err(|error| trouble_of(&error))?;
    let line = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
    if line.trim().is_empty() || line.contains('\0') {
        return Err(Trouble::NotAFeed);
    }
    Ok(line)
}

/// What each column holds, as far as we read it.
fn columns(header: &str, delimiter: u8) -> Vec<Option<Field>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(header.as_bytes());
    let mut columns = Vec::new();
    if let Some(Ok(names)) = reader.records().next() {
        for name in &names {
            let name = name.trim().to_lowercase().replace([' ', '-'], "_");
            columns.push(Field::named(name.strip_prefix("g:").unwrap_or(&name)));
        }
    }
    columns
}
