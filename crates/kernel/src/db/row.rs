//! What comes back: rows of either engine, read into plain types.
use rusqlite::types::Value;
use tokio_postgres::types::Type;
use uuid::Uuid;

use super::DbError;

/// One row of a result.
pub enum Row {
    /// From SQLite.
    Lite(Vec<Value>),
    /// From PostgreSQL.
    Pg(tokio_postgres::Row),
}

impl Row {
    /// The value in a column, counted from 0.
    pub fn get<T: Column>(&self, index: usize) -> Result<T, DbError> {
        match self {
            Row::Lite(values) => {
                let value = values.get(index);
                T::from_lite(value.ok_or_else(|| DbError::Shape(format!("no column {index}")))?)
            }
            Row::Pg(row) => T::from_pg(row, index),
        }
        .map_err(|error| DbError::Shape(format!("column {index}: {error}")))
    }
}

/// A type that a column can hold.
pub trait Column: Sized {
    /// From SQLite's dynamic value.
    fn from_lite(value: &Value) -> Result<Self, DbError>;
    /// From a typed PostgreSQL column.
    fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<Self, DbError>;
}

/// A type that a whole row can be read into.
pub trait FromRow: Sized {
    /// Reads the row.
    fn from_row(row: &Row) -> Result<Self, DbError>;
}

fn unexpected(wanted: &str, value: &Value) -> DbError {
    DbError::Shape(format!("wanted {wanted}, got {}", value.data_type()))
}

impl Column for i64 {
    fn from_lite(value: &Value) -> Result<i64, DbError> {
        match value {
            Value::Integer(v) => Ok(*v),
            other => Err(unexpected("an integer", other)),
        }
    }
    fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<i64, DbError> {
        match *row.columns()[index].type_() {
            Type::INT8 => Ok(row.try_get(index)?),
            Type::INT4 => Ok(i64::from(row.try_get::<_, i32>(index)?)),
            Type::INT2 => Ok(i64::from(row.try_get::<_, i16>(index)?)),
            ref other => Err(DbError::Shape(format!("wanted an integer, got {other}"))),
        }
    }
}
macro_rules! narrow {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn from_lite(value: &Value) -> Result<$type, DbError> { fit(i64::from_lite(value)?) }
            fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<$type, DbError> {
                fit(i64::from_pg(row, index)?)
            }
        }
    )+};
}
fn fit<T: TryFrom<i64>>(wide: i64) -> Result<T, DbError> {
    T::try_from(wide).map_err(|_| DbError::Shape("a number out of range".into()))
}
narrow!(i32, i16, u32, u16, u8, u64, usize);

impl Column for f64 {
    fn from_lite(value: &Value) -> Result<f64, DbError> {
        match value {
            Value::Real(v) => Ok(*v),
            Value::Integer(v) => Ok(*v as f64),
            other => Err(unexpected("a number", other)),
        }
    }
    fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<f64, DbError> {
        Ok(row.try_get(index)?)
    }
}
impl Column for bool {
    fn from_lite(value: &Value) -> Result<bool, DbError> {
        Ok(i64::from_lite(value)? != 0)
    }
    fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<bool, DbError> {
        Ok(row.try_get(index)?)
    }
}
impl Column for String {
    fn from_lite(value: &Value) -> Result<String, DbError> {
        match value {
            Value::Text(v) => Ok(v.clone()),
            other => Err(unexpected("text", other)),
        }
    }
    fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<String, DbError> {
        Ok(row.try_get(index)?)
    }
}
impl Column for Vec<u8> {
    fn from_lite(value: &Value) -> Result<Vec<u8>, DbError> {
        match value {
            Value::Blob(v) => Ok(v.clone()),
            other => Err(unexpected("bytes", other)),
        }
    }
    fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<Vec<u8>, DbError> {
        Ok(row.try_get(index)?)
    }
}
impl Column for Uuid {
    fn from_lite(value: &Value) -> Result<Uuid, DbError> {
        match value {
            Value::Blob(v) => Uuid::from_slice(v).map_err(|e| DbError::Shape(e.to_string())),
            other => Err(unexpected("an id", other)),
        }
    }
    fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<Uuid, DbError> {
        Ok(row.try_get(index)?)
    }
}
impl<T: Column> Column for Option<T> {
    fn from_lite(value: &Value) -> Result<Self, DbError> {
        if let Value::Null = value { Ok(None) } else { T::from_lite(value).map(Some) }
    }
    fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<Self, DbError> {
        let Nullness(null) = row.try_get(index)?;
        if null { Ok(None) } else { T::from_pg(row, index).map(Some) }
    }
}

/// Asks of a PostgreSQL value of any type only whether it is NULL.
struct Nullness(bool);
impl<'a> tokio_postgres::types::FromSql<'a> for Nullness {
    fn from_sql(_: &Type, _: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Nullness(false))
    }
    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Nullness(true))
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}

macro_rules! tuples {
    ($($($name:ident $index:tt),+;)+) => {$(
        impl<$($name: Column),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row) -> Result<Self, DbError> { Ok(($(row.get::<$name>($index)?,)+)) }
        }
    )+};
}
tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}
