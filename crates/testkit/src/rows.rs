//! Every row of every table, for tests that ask what a request changed, and a request that fails at each of its steps.
use std::collections::{BTreeMap, BTreeSet};

use kernel::args;
use kernel::db::{EngineKind, faults};

use crate::TestApp;

/// Whoever says something again may tell the other rooms again: who hears of it hears it twice and does it once.
const TOLD_AGAIN: [&str; 1] = ["fact"];

impl TestApp {
    /// Every row of every table, in one text for each table. Statements are made of names that the schema itself gave.
    pub async fn rows(&self) -> BTreeMap<String, String> {
        let kind = self.app.db.kind();
        let read = self.app.db.read(move |tx| {
            let mut found = BTreeMap::new();
            for name in tables() {
                let sql: &'static str = match kind {
                    EngineKind::Postgres => leak(format!(
                        "SELECT coalesce(string_agg(t::text, '\n' ORDER BY t::text), '') FROM {name} t"
                    )),
                    EngineKind::Sqlite => {
                        let columns = leak(format!("SELECT name FROM pragma_table_info('{name}')"));
                        let columns: Vec<(String,)> = tx.list(columns, args![])?;
                        let quoted: Vec<_> =
                            columns.iter().map(|(column,)| format!("quote({column})")).collect();
                        leak(format!(
                            "SELECT coalesce(group_concat(line, char(10)), '') FROM
                             (SELECT {} AS line FROM {name} ORDER BY line)",
                            quoted.join("||','||")
                        ))
                    }
                };
                found.insert(name, tx.one::<(String,)>(sql, args![])?.0);
            }
            Ok(found)
        });
        read.await.unwrap()
    }

    /// Does something again and again, and each time lets another of its steps with the database fail, from the first to the
    /// last. Each time it must end in a fault of ours and leave every row as it was. The last time nothing fails: returns
    /// what that gave, and how many steps failed before.
    pub async fn failing_at_each_step<T>(
        &self,
        work: impl AsyncFn() -> T,
        is_fault: impl Fn(&T) -> bool,
    ) -> (T, u64) {
        let (outcome, failed, kept) = self.walk(work, is_fault).await;
        assert_eq!(kept, None, "this step failed, and something is left");
        (outcome, failed)
    }

    /// The same of something that looks again at what it has changed: when the look fails, the change is kept, and done again it
    /// changes nothing more.
    pub async fn failing_at_each_step_and_after<T>(
        &self,
        work: impl AsyncFn() -> T,
        is_fault: impl Fn(&T) -> bool,
    ) -> (T, u64) {
        let (outcome, failed, kept) = self.walk(work, is_fault).await;
        assert!(kept.is_some(), "no step failed after the change: this is the other function's");
        (outcome, failed)
    }

    /// Also says at which step the change was kept although it failed, if it was. From there on no row changes any more.
    async fn walk<T>(
        &self,
        work: impl AsyncFn() -> T,
        is_fault: impl Fn(&T) -> bool,
    ) -> (T, u64, Option<u64>) {
        self.settle().await;
        let mut expected = self.rows().await;
        let mut kept = None;
        let mut failed = 0;
        loop {
            let step = failed + 1;
            let (outcome, has_failed) = faults::failing_at(step, work()).await;
            let rows = self.rows().await;
            let changed: Vec<&String> =
                expected.keys().filter(|table| expected[*table] != rows[*table]).collect();
            let is_late = |table: &&String| kept.is_some() && !TOLD_AGAIN.contains(&table.as_str());
            let late: Vec<&&String> = changed.iter().filter(|table| is_late(table)).collect();
            assert!(late.is_empty(), "step {step}: {late:?} came later than the rest");
            if !has_failed {
                return (outcome, failed, kept);
            }
            assert!(is_fault(&outcome), "step {step} failed, and nobody was told");
            if !changed.is_empty() {
                kept = Some(step);
                expected = rows;
            }
            failed = step;
        }
    }
}

/// The tables that the migrations leave.
fn tables() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for step in schema::MIGRATIONS {
        for part in step.sql.split("CREATE TABLE ").skip(1) {
            names.insert(part.split([' ', '(']).next().unwrap().to_owned());
        }
        for part in step.sql.split("DROP TABLE ").skip(1) {
            names.remove(part.split([' ', ';', '\n']).next().unwrap());
        }
    }
    names
}

fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}
