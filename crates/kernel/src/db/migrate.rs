//! Brings a database to the schema this binary needs, from one folder of SQL for both engines.
//!
//! Migrations are written in PostgreSQL's types. For SQLite the type names are rewritten (`UUID` is a
//! 16-byte BLOB, `BOOLEAN` an INTEGER), every table becomes STRICT so that a wrong type is loud there too,
//! and a table marked `/* clustered */` is stored in the order of its primary key.
use std::time::Duration;

use super::{Connection, Db, DbError, EngineKind, Tx, lite, pg};
use crate::{Result, Timestamp, args};

/// One step of the schema. Steps are numbered without gaps and never edited once released.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Position, from 1.
    pub version: u32,
    /// What it brings, in a few words.
    pub name: &'static str,
    /// The statements.
    pub sql: &'static str,
}

/// Where a database stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Standing {
    /// The newest step it has; 0 for an empty one.
    pub at: u32,
    /// Steps applied just now.
    pub applied: Vec<&'static str>,
}

const CREATE_LEDGER: &str = "
    CREATE TABLE IF NOT EXISTS schema_migration (
        version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";

/// Applies what is missing, one process at a time. Refuses a schema newer than this binary, and one whose
/// past steps differ from ours.
pub async fn run(db: &Db, migrations: &'static [Migration], now: Timestamp) -> Result<Standing> {
    let work = move |tx: &mut Tx| {
        if tx.kind() == EngineKind::Postgres {
            // Two processes starting at once take turns; the lock goes with the transaction.
            tx.batch("SET LOCAL statement_timeout = 0")?;
            tx.batch("SELECT pg_advisory_xact_lock(7238913450012)")?;
        }
        tx.batch(CREATE_LEDGER)?;
        let applied = tx.list::<(i64, String)>(
            "SELECT version, checksum FROM schema_migration ORDER BY version",
            args![],
        )?;
        let at = check(&applied, migrations)?;
        let mut names = Vec::new();
        for step in &migrations[at..] {
            let sql = match tx.kind() {
                EngineKind::Sqlite => for_sqlite(step.sql),
                EngineKind::Postgres => step.sql.to_owned(),
            };
            tx.batch(&sql).map_err(|error| {
                DbError::Migration(format!("step {} ({}) failed: {error}", step.version, step.name))
            })?;
            tx.exec(
                "INSERT INTO schema_migration (version, name, checksum, applied_at)
                 VALUES ($1, $2, $3, $4)",
                args![step.version, step.name, checksum(step.sql), now],
            )?;
            names.push(step.name);
        }
        Ok(Standing { at: migrations.len() as u32, applied: names })
    };
    db.write_within(Duration::from_secs(3600), work).await
}

/// The names of the steps that a database lacks, without changing it. Refuses what [`run`] refuses.
pub async fn lacking(db: &Db, migrations: &'static [Migration]) -> Result<Vec<&'static str>> {
    let look = move |tx: &mut Tx| {
        let has_ledger = match tx.kind() {
            EngineKind::Sqlite => {
                "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migration'"
            }
            EngineKind::Postgres => {
                "SELECT COUNT(*) FROM pg_tables
                 WHERE tablename = 'schema_migration' AND schemaname = current_schema()"
            }
        };
        let mut applied = Vec::new();
        if tx.one::<(i64,)>(has_ledger, args![])?.0 > 0 {
            applied = tx.list::<(i64, String)>(
                "SELECT version, checksum FROM schema_migration ORDER BY version",
                args![],
            )?;
        }
        let at = check(&applied, migrations)?;
        Ok(migrations[at..].iter().map(|step| step.name).collect())
    };
    db.read(look).await
}

/// Makes an empty PostgreSQL schema, so that tests stay apart. The name is ours, never a caller's.
pub async fn create_pg_schema(db: &Db, name: &str) -> Result<()> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    assert!(name.chars().all(plain), "a schema name that we did not make");
    let sql = format!("CREATE SCHEMA {name}");
    db.write(move |tx| Ok(tx.batch(&sql)?)).await
}

/// How many of our steps the database has, if its past agrees with ours.
fn check(applied: &[(i64, String)], ours: &[Migration]) -> Result<usize, DbError> {
    if let Some((newest, _)) = applied.get(ours.len()) {
        return Err(DbError::Migration(format!(
            "this database has schema {newest}, which is newer than this program knows ({}); \
             please start a newer version of Stadion",
            ours.len()
        )));
    }
    for ((version, sum), step) in applied.iter().zip(ours) {
        if *version != i64::from(step.version) || *sum != checksum(step.sql) {
            return Err(DbError::Migration(format!(
                "schema step {version} of this database is not the one this program knows ({})",
                step.name
            )));
        }
    }
    Ok(applied.len())
}

fn checksum(sql: &str) -> String {
    blake3::hash(sql.as_bytes()).to_hex()[..16].to_owned()
}

/// PostgreSQL's words for SQLite. Works on whole words outside quotes and comments.
fn for_sqlite(sql: &str) -> String {
    let sql = sql
        .replace(
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "INTEGER PRIMARY KEY AUTOINCREMENT",
        )
        .replace(") /* clustered */;", ") STRICT, WITHOUT ROWID;")
        .replace("\n);", "\n) STRICT;");
    let mut out = String::with_capacity(sql.len());
    let mut word = String::new();
    for letter in sql.chars().chain([' ']) {
        if letter.is_ascii_alphanumeric() || letter == '_' {
            word.push(letter);
            continue;
        }
        out.push_str(match word.as_str() {
            "UUID" | "BYTEA" => "BLOB",
            "BIGINT" | "SMALLINT" | "BOOLEAN" => "INTEGER",
            // `DOUBLE PRECISION`: the second word is dropped.
            "DOUBLE" => "REAL",
            "PRECISION" => "",
            other => other,
        });
        word.clear();
        out.push(letter);
    }
    out
}

impl Tx<'_> {
    /// Runs several statements without arguments. Only migrations do this.
    fn batch(&mut self, sql: &str) -> Result<(), DbError> {
        match &self.connection {
            Connection::Lite(lite) => lite::batch(lite, sql),
            Connection::Pg(pg) => pg::Session::batch(pg, sql),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(version: u32, sql: &'static str) -> Migration {
        Migration { version, name: "a step", sql }
    }

    #[test]
    fn types_are_rewritten_and_names_are_not() {
        let sql = "CREATE TABLE uuid_BIGINT (id UUID, n BIGINT, x DOUBLE PRECISION, b BYTEA\n);";
        let lite = "CREATE TABLE uuid_BIGINT (id BLOB, n INTEGER, x REAL , b BLOB\n) STRICT;";
        assert_eq!(for_sqlite(sql).trim_end(), lite);
    }

    #[test]
    fn a_newer_schema_is_refused() {
        let ours = [step(1, "a")];
        let theirs = [(1, checksum("a")), (2, checksum("b"))];
        let refusal = check(&theirs, &ours).unwrap_err().to_string();
        assert!(refusal.contains("newer than this program"), "{refusal}");
    }

    #[test]
    fn a_rewritten_past_is_refused() {
        assert!(check(&[(1, checksum("b"))], &[step(1, "a")]).is_err());
        assert_eq!(check(&[(1, checksum("a"))], &[step(1, "a"), step(2, "b")]).unwrap(), 1);
    }
}
