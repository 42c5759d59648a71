//! What can be bound to `$1`.
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

/// One bound value. Both engines take all of them.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// SQL NULL of any type.
    Null,
    /// BIGINT, SMALLINT.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// BOOLEAN.
    Flag(bool),
    /// TEXT.
    Text(&'a str),
    /// TEXT made on the way.
    OwnedText(String),
    /// BYTEA.
    Bytes(&'a [u8]),
    /// UUID.
    Id(Uuid),
}

/// A value that can be bound.
pub trait ToArg {
    /// The value as an argument.
    fn to_arg(&self) -> Arg<'_>;
}

macro_rules! to_arg {
    ($($type:ty => |$value:ident| $arg:expr),+ $(,)?) => {
        $(impl ToArg for $type { fn to_arg(&self) -> Arg<'_> { let $value = self; $arg } })+
    };
}
to_arg! {
    i64 => |v| Arg::Int(*v),
    i32 => |v| Arg::Int(i64::from(*v)),
    i16 => |v| Arg::Int(i64::from(*v)),
    u32 => |v| Arg::Int(i64::from(*v)),
    u16 => |v| Arg::Int(i64::from(*v)),
    u8 => |v| Arg::Int(i64::from(*v)),
    usize => |v| Arg::Int(i64::try_from(*v).unwrap_or(i64::MAX)),
    f64 => |v| Arg::Real(*v),
    f32 => |v| Arg::Real(f64::from(*v)),
    bool => |v| Arg::Flag(*v),
    str => |v| Arg::Text(v),
    String => |v| Arg::Text(v),
    [u8] => |v| Arg::Bytes(v),
    Vec<u8> => |v| Arg::Bytes(v),
    Uuid => |v| Arg::Id(*v),
}
impl<const N: usize> ToArg for [u8; N] {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Bytes(self)
    }
}
impl<T: ToArg> ToArg for Option<T> {
    fn to_arg(&self) -> Arg<'_> {
        self.as_ref().map_or(Arg::Null, ToArg::to_arg)
    }
}
impl<T: ToArg + ?Sized> ToArg for &T {
    fn to_arg(&self) -> Arg<'_> {
        (**self).to_arg()
    }
}

/// Up to sixteen values as the end of a statement's arguments, for `IN ($1, … $16)`. A shorter list is filled up
/// with its first value, so that one statement serves them all.
pub fn sixteen_args<T: ToArg>(values: &[T]) -> [Arg<'_>; 16] {
    std::array::from_fn(|at| values.get(at).or(values.first()).map_or(Arg::Null, ToArg::to_arg))
}

impl rusqlite::ToSql for Arg<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, Value, ValueRef};
        Ok(match self {
            Arg::Null => ToSqlOutput::Owned(Value::Null),
            Arg::Int(v) => ToSqlOutput::Owned(Value::Integer(*v)),
            Arg::Real(v) => ToSqlOutput::Owned(Value::Real(*v)),
            Arg::Flag(v) => ToSqlOutput::Owned(Value::Integer(i64::from(*v))),
            Arg::Text(v) => ToSqlOutput::Borrowed(ValueRef::Text(v.as_bytes())),
            Arg::OwnedText(v) => ToSqlOutput::Borrowed(ValueRef::Text(v.as_bytes())),
            Arg::Bytes(v) => ToSqlOutput::Borrowed(ValueRef::Blob(v)),
            Arg::Id(v) => ToSqlOutput::Borrowed(ValueRef::Blob(v.as_bytes())),
        })
    }
}

impl ToSql for Arg<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut bytes::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (self, ty) {
            (Arg::Null, _) => Ok(IsNull::Yes),
            (Arg::Int(v), &Type::INT8) => v.to_sql(ty, out),
            (Arg::Int(v), &Type::INT4) => i32::try_from(*v)?.to_sql(ty, out),
            (Arg::Int(v), &Type::INT2) => i16::try_from(*v)?.to_sql(ty, out),
            (Arg::Real(v), &Type::FLOAT8) => v.to_sql(ty, out),
            (Arg::Flag(v), &Type::BOOL) => v.to_sql(ty, out),
            (Arg::Text(v), &Type::TEXT | &Type::VARCHAR) => v.to_sql(ty, out),
            (Arg::OwnedText(v), &Type::TEXT | &Type::VARCHAR) => v.to_sql(ty, out),
            (Arg::Bytes(v), &Type::BYTEA) => v.to_sql(ty, out),
            (Arg::Id(v), &Type::UUID) => v.to_sql(ty, out),
            // The value itself stays out of the message: it may be a person's.
            (_, ty) => Err(format!("an argument does not fit the type {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
