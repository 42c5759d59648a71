//! PostgreSQL: pooled connections, one transaction for each write, run on a blocking thread.
use std::time::Duration;

use deadpool_postgres::{
    Client, Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime,
};
use futures_util::future::try_join_all;
use tokio::runtime::Handle;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Config, NoTls};

use super::lite::catch;
use super::{Arg, Connection, DbError, DbOptions, Row};
use crate::{Error, Result};

/// How often a write is tried again after the server asked for it (serialisation failure, deadlock).
const TRIES: u32 = 5;

#[derive(Clone)]
pub(crate) struct Pg {
    pool: Pool,
}

/// One connection, driven from a blocking thread.
pub(crate) struct Session<'c> {
    client: &'c Client,
    runtime: Handle,
}

impl Pg {
    pub async fn open(options: &DbOptions) -> Result<Pg, DbError> {
        let mut config: Config = options.url.parse()?;
        let schema = options.pg_schema.as_deref().unwrap_or("public");
        // A statement that outlives every request is stopped by the server itself.
        config.options(format!(
            "-c statement_timeout=10000 -c idle_in_transaction_session_timeout=30000 -c search_path={schema}{}",
            if options.durable { "" } else { " -c synchronous_commit=off" }
        ));
        config.application_name("stadion");
        config.connect_timeout(Duration::from_secs(5));
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = Manager::from_config(config, NoTls, recycling);
        let pool = Pool::builder(manager)
            .max_size(options.pool.max(1))
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(Duration::from_secs(5)))
            .create_timeout(Some(Duration::from_secs(5)))
            .build()
            .map_err(|e| DbError::Pool(e.to_string()))?;
        let pg = Pg { pool };
        drop(pg.client().await?); // A wrong address or password is told now, not at the first request.
        Ok(pg)
    }

    async fn client(&self) -> Result<Client, DbError> {
        self.pool.get().await.map_err(|error| match error {
            PoolError::Timeout(_) => DbError::Busy,
            PoolError::Closed => DbError::Closed,
            PoolError::Backend(cause) => DbError::Pg(cause),
            other => DbError::Pool(other.to_string()),
        })
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(Connection<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.blocking(move |client, runtime| {
            let mut pause = Duration::from_millis(5);
            for _ in 1..TRIES {
                match in_transaction("BEGIN", client, &runtime, &work) {
                    Err(error) if asks_to_retry(&error) => std::thread::sleep(pause),
                    outcome => return outcome,
                }
                pause *= 3;
            }
            in_transaction("BEGIN", client, &runtime, &work)
        })
        .await
    }

    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(Connection<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.blocking(move |client, runtime| {
            in_transaction(
                "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                client,
                &runtime,
                work,
            )
        })
        .await
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Client, Handle) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let client = self.client().await?;
        let runtime = Handle::current();
        let run = tokio::task::spawn_blocking(move || work(&client, runtime));
        run.await.map_err(|e| DbError::Panicked(e.to_string()))?
    }

    pub fn close(&self) {
        self.pool.close();
    }

    pub fn pool_use(&self) -> (usize, usize) {
        let status = self.pool.status();
        (status.size.saturating_sub(status.available), status.max_size)
    }
}

fn in_transaction<T>(
    begin: &str,
    client: &Client,
    runtime: &Handle,
    work: impl FnOnce(Connection<'_>) -> Result<T>,
) -> Result<T> {
    runtime.block_on(client.batch_execute(begin)).map_err(DbError::from)?;
    let session = Session { client, runtime: runtime.clone() };
    let outcome = catch(|| work(Connection::Pg(session)));
    let end = if outcome.is_ok() { "COMMIT" } else { "ROLLBACK" };
    match (outcome, runtime.block_on(client.batch_execute(end))) {
        (Ok(_), Err(error)) => Err(DbError::Pg(error).into()),
        (outcome, _) => outcome,
    }
}

/// 40001 is a serialisation failure, 40P01 a deadlock: the server asks for another try.
fn asks_to_retry(error: &Error) -> bool {
    let Error::Internal(cause) = error else { return false };
    let Some(DbError::Pg(error)) = cause.downcast_ref::<DbError>() else { return false };
    error.code().is_some_and(|code| matches!(code.code(), "40001" | "40P01"))
}

/// The server's message without its `detail`, which quotes the row.
pub(super) fn describe(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => format!("{} ({})", db.message(), db.code().code()),
        None => crate::error::causes(error),
    }
}

impl Session<'_> {
    pub fn query(&self, sql: &str, args: &[Arg<'_>]) -> Result<Vec<Row>, DbError> {
        let params: Vec<&(dyn ToSql + Sync)> = args.iter().map(|arg| arg as _).collect();
        self.runtime.block_on(async {
            let statement = self.client.prepare_cached(sql).await?;
            let rows = self.client.query(&statement, &params).await?;
            Ok(rows.into_iter().map(Row::Pg).collect())
        })
    }

    pub fn exec(&self, sql: &str, args: &[Arg<'_>]) -> Result<u64, DbError> {
        let params: Vec<&(dyn ToSql + Sync)> = args.iter().map(|arg| arg as _).collect();
        self.runtime.block_on(async {
            let statement = self.client.prepare_cached(sql).await?;
            Ok(self.client.execute(&statement, &params).await?)
        })
    }

    /// Sends all rows without waiting for each answer.
    pub fn exec_many(&self, sql: &str, rows: &[Vec<Arg<'_>>]) -> Result<u64, DbError> {
        self.runtime.block_on(async {
            let statement = self.client.prepare_cached(sql).await?;
            let sent = rows.iter().map(|row| self.client.execute_raw(&statement, row.iter()));
            Ok(try_join_all(sent).await?.into_iter().sum())
        })
    }

    /// Runs several statements without arguments.
    pub fn batch(&self, sql: &str) -> Result<(), DbError> {
        Ok(self.runtime.block_on(self.client.batch_execute(sql))?)
    }
}
