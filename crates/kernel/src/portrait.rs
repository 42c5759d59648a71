//! What a room holds of an athlete, declared once: for the export that the athlete takes away.
//!
//! A room has one file, `portrait.rs`, with its [`Portrait`]: documents (lists of rows, each field with its kind and what it
//! means), and columns that are withheld, each with a reason. Of a document come one file of JSON Lines, page by page in
//! the order of its key, and its JSON Schema. A test of the whole house asks of every column of a person whether it stands in
//! either list, so nothing that is stored is forgotten.
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::db::{Arg, Row};
use crate::{AthleteId, Day, Error, Result, Timestamp, Tx, athlete, random};

/// Rows read at a time. A page is one short read, so an account of any size holds nobody up.
pub const PAGE: i64 = 200;

/// What a room holds of an athlete.
#[derive(Debug)]
pub struct Portrait {
    /// The room.
    pub room: &'static str,
    /// What is told, file by file.
    pub documents: &'static [Document],
    /// What is not told: `table.column` or `table.*`, and why.
    pub withheld: &'static [(&'static str, &'static str)],
}

/// One file of rows.
#[derive(Debug)]
pub struct Document {
    /// Its name without an ending, `snake_case`.
    pub name: &'static str,
    /// What it holds, for people.
    pub about: &'static str,
    /// The same in Russian.
    pub about_ru: &'static str,
    /// The same in Arabic.
    pub about_ar: &'static str,
    /// Lists the rows of the athlete `$1` after the key `$2`, `$3` and so on, as many as the last argument says, in the order
    /// of the key. A document without a key is one row, and its statement takes the athlete alone.
    pub sql: &'static str,
    /// The columns by which pages follow each other, as names of fields.
    pub key: &'static [&'static str],
    /// The columns of the statement, in its order.
    pub fields: &'static [Field],
}

/// One field of a document.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The column it comes from.
    pub source: &'static str,
    /// Its name in the file, with its unit.
    pub name: &'static str,
    /// What kind of value it is.
    pub kind: Kind,
    /// Whether it can be missing, `null` in the file.
    pub optional: bool,
    /// What it means.
    pub about: &'static str,
}

/// The kinds of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A UUID.
    Id,
    /// The id of another person, told with their handle as it is now.
    Person,
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// RFC 3339, in UTC.
    Instant,
    /// `YYYY-MM-DD`.
    Day,
    /// Text that is JSON itself, told as such.
    Json,
    /// Bytes, as hexadecimal digits.
    Bytes,
}

/// Declares a document; its statement is made of its fields, so the two cannot drift apart. A kind in brackets can be missing.
///
/// ```
/// const SHOES: kernel::portrait::Document = kernel::document! {
///     "shoes", "Your shoes.", "Ваша обувь.", "أحذيتك.",
///     from "shoe WHERE athlete_id = $1 AND shoe_id > $2 ORDER BY shoe_id LIMIT $3" by ["shoe_id"],
///     shoe.shoe_id: Id "Which pair.";
///     shoe.retired_on: (Day) "Since when it is out of use.";
/// };
/// assert!(SHOES.sql.starts_with("SELECT shoe.shoe_id, shoe.retired_on FROM shoe WHERE"));
/// ```
#[macro_export]
macro_rules! document {
    ($name:literal, $about:literal, $about_ru:literal, $about_ar:literal, from $from:literal by [$($key:literal),*],
     $table:ident . $column:ident : $kind:tt $means:literal;
     $($tables:ident . $columns:ident : $kinds:tt $meanings:literal;)*) => {
        $crate::portrait::Document {
            name: $name,
            about: $about,
            about_ru: $about_ru,
            about_ar: $about_ar,
            sql: concat!(
                "SELECT ", stringify!($table), ".", stringify!($column),
                $(", ", stringify!($tables), ".", stringify!($columns),)*
                " FROM ", $from
            ),
            key: &[$($key),*],
            fields: &[
                $crate::document!(@field $table $column $kind $means),
                $($crate::document!(@field $tables $columns $kinds $meanings),)*
            ],
        }
    };
    (@field $table:ident $column:ident ($kind:ident) $means:literal) => {
        $crate::portrait::Field {
            source: concat!(stringify!($table), ".", stringify!($column)),
            name: stringify!($column),
            kind: $crate::portrait::Kind::$kind,
            optional: true,
            about: $means,
        }
    };
    (@field $table:ident $column:ident $kind:ident $means:literal) => {
        $crate::portrait::Field {
            source: concat!(stringify!($table), ".", stringify!($column)),
            name: stringify!($column),
            kind: $crate::portrait::Kind::$kind,
            optional: false,
            about: $means,
        }
    };
}

/// Where the next page begins: the key of the last row that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Place(Vec<At>);

#[derive(Debug, Clone, PartialEq)]
enum At {
    Id(Uuid),
    Text(String),
    Int(i64),
}

/// One page of a document.
#[derive(Debug)]
pub struct Page {
    /// Its rows.
    pub rows: Vec<Map<String, Value>>,
    /// Where the next one begins; `None` after the last.
    pub next: Option<Place>,
}

impl Document {
    /// Where the first page begins: before every key there can be.
    pub fn begin(&self) -> Result<Place> {
        let mut place = Vec::with_capacity(self.key.len());
        for name in self.key {
            place.push(match self.field(name)?.kind {
                Kind::Id | Kind::Person => At::Id(Uuid::nil()),
                Kind::Text | Kind::Day => At::Text(String::new()),
                // No number in a key is negative, and this one fits every width of column.
                Kind::Integer | Kind::Instant => At::Int(-1),
                other => return Err(Error::internal(format!("{other:?} is no key"))),
            });
        }
        Ok(Place(place))
    }

    /// The rows of an athlete after a place.
    pub fn page(&self, tx: &mut Tx, athlete: AthleteId, after: &Place) -> Result<Page> {
        let mut args = vec![Arg::Id(athlete.0)];
        for at in &after.0 {
            args.push(match at {
                At::Id(id) => Arg::Id(*id),
                At::Text(text) => Arg::Text(text),
                At::Int(number) => Arg::Int(*number),
            });
        }
        if !self.key.is_empty() {
            args.push(Arg::Int(PAGE));
        }
        let found = tx.rows(self.sql, &args)?;
        let is_full = !self.key.is_empty() && found.len() as i64 == PAGE;
        let next = match found.last().filter(|_| is_full) {
            Some(last) => Some(self.place_of(last)?),
            None => None,
        };
        let mut rows = Vec::with_capacity(found.len());
        for row in &found {
            rows.push(self.told(row)?);
        }
        self.name_people(tx, &mut rows)?;
        Ok(Page { rows, next })
    }

    /// The JSON Schema of one line of the file.
    pub fn schema(&self) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for field in self.fields {
            let mut says = field.kind.schema();
            if field.optional && says.contains_key("type") {
                says.insert("type".into(), json!([says["type"].clone(), "null"]));
            }
            says.insert("description".into(), field.about.into());
            properties.insert(field.name.to_owned(), Value::Object(says));
            required.push(field.name);
        }
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.name,
            "description": self.about,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    }

    fn field(&self, name: &str) -> Result<&'static Field> {
        let found = self.fields.iter().find(|field| field.name == name);
        found.ok_or_else(|| Error::internal(format!("{} has no field {name}", self.name)))
    }

    fn place_of(&self, row: &Row) -> Result<Place> {
        let mut place = Vec::with_capacity(self.key.len());
        for name in self.key {
            let index = self.fields.iter().position(|field| field.name == *name).unwrap_or(0);
            place.push(match self.field(name)?.kind {
                Kind::Id | Kind::Person => At::Id(row.get(index)?),
                Kind::Text | Kind::Day => At::Text(row.get(index)?),
                _ => At::Int(row.get(index)?),
            });
        }
        Ok(Place(place))
    }

    fn told(&self, row: &Row) -> Result<Map<String, Value>> {
        let mut told = Map::new();
        for (index, field) in self.fields.iter().enumerate() {
            told.insert(field.name.to_owned(), field.kind.told(row, index)?);
        }
        Ok(told)
    }

    /// People stand in the rows by their id; here each gets the handle that leads to them, unless they are gone.
    fn name_people(&self, tx: &mut Tx, rows: &mut [Map<String, Value>]) -> Result<()> {
        let people: Vec<&Field> =
            self.fields.iter().filter(|field| field.kind == Kind::Person).collect();
        if people.is_empty() {
            return Ok(());
        }
        let id_in = |row: &Map<String, Value>, name: &str| -> Option<AthleteId> {
            row.get(name)?.as_str()?.parse().ok()
        };
        let mut ids = Vec::new();
        for row in rows.iter() {
            ids.extend(people.iter().filter_map(|field| id_in(row, field.name)));
        }
        ids.sort();
        ids.dedup();
        let cards = athlete::find_all(tx, ids)?;
        for row in rows {
            for field in &people {
                let Some(id) = id_in(row, field.name) else { continue };
                let handle = cards.get(&id).map(|card| card.handle.as_str());
                row.insert(field.name.to_owned(), json!({ "id": id, "handle": handle }));
            }
        }
        Ok(())
    }
}

impl Kind {
    fn told(self, row: &Row, index: usize) -> Result<Value> {
        Ok(match self {
            Kind::Id | Kind::Person => {
                row.get::<Option<Uuid>>(index)?.map(|id| id.to_string()).into()
            }
            Kind::Text => row.get::<Option<String>>(index)?.into(),
            Kind::Integer => row.get::<Option<i64>>(index)?.into(),
            Kind::Number => row.get::<Option<f64>>(index)?.into(),
            Kind::Flag => row.get::<Option<bool>>(index)?.into(),
            Kind::Instant => row.get::<Option<Timestamp>>(index)?.map(|at| at.to_string()).into(),
            Kind::Day => row.get::<Option<Day>>(index)?.map(|day| day.to_string()).into(),
            Kind::Json => match row.get::<Option<String>>(index)? {
                Some(text) => serde_json::from_str(&text)?,
                None => Value::Null,
            },
            Kind::Bytes => {
                row.get::<Option<Vec<u8>>>(index)?.map(|bytes| random::to_hex(&bytes)).into()
            }
        })
    }

    fn schema(self) -> Map<String, Value> {
        let says = match self {
            Kind::Id => json!({ "type": "string", "format": "uuid" }),
            Kind::Person => json!({
                "type": "object",
                "properties": {
                    "id": { "type": "string", "format": "uuid" },
                    "handle": { "type": ["string", "null"] },
                },
                "required": ["id", "handle"],
            }),
            Kind::Text => json!({ "type": "string" }),
            Kind::Integer => json!({ "type": "integer" }),
            Kind::Number => json!({ "type": "number" }),
            Kind::Flag => json!({ "type": "boolean" }),
            Kind::Instant => json!({ "type": "string", "format": "date-time" }),
            Kind::Day => json!({ "type": "string", "format": "date" }),
            Kind::Json => json!({}),
            Kind::Bytes => json!({ "type": "string", "pattern": "^([0-9a-f]{2})*$" }),
        };
        match says {
            Value::Object(says) => says,
            _ => Map::new(),
        }
    }
}
