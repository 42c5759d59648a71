//! Operators: the people who run this installation. Who stands at its command line says who they are; no
//! request can make one.
use kernel::{AthleteId, Result, Timestamp, Tx, args};

/// Whether an athlete runs this installation.
pub fn is_operator(tx: &mut Tx, athlete: AthleteId) -> Result<bool> {
    let found = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM operator WHERE athlete_id = $1",
        args![athlete],
    )?;
    Ok(found.is_some())
}

/// Makes an athlete an operator. Says whether that is new.
pub fn add(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<bool> {
    let added = tx.exec(
        "INSERT INTO operator (athlete_id, added_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        args![athlete, now],
    )?;
    Ok(added == 1)
}

/// Makes an operator an ordinary athlete again, from the next request on. Says whether they were one.
pub fn remove(tx: &mut Tx, athlete: AthleteId) -> Result<bool> {
    Ok(tx.exec("DELETE FROM operator WHERE athlete_id = $1", args![athlete])? == 1)
}

/// All operators, and since when; the first one first.
pub fn list(tx: &mut Tx) -> Result<Vec<(AthleteId, Timestamp)>> {
    tx.list("SELECT athlete_id, added_at FROM operator ORDER BY added_at, athlete_id", args![])
}

#[cfg(test)]
mod tests {
    use crate::testing::{join, start};

    #[tokio::test]
    async fn an_operator_is_one_from_the_next_request_on_until_it_is_taken_back() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let is_operator = async || anna.get("/api/v1/me").await.ok()["is_operator"].clone();
        assert_eq!(is_operator().await, false);
        let now = app.clock.now();
        let change = |add: bool| {
            app.app.db.write(move |tx| {
                let id = kernel::athlete::find_by_handle(tx, "anna")?.unwrap().id;
                let changed = if add { super::add(tx, id, now) } else { super::remove(tx, id) };
                Ok((changed?, super::list(tx)?.len()))
            })
        };
        assert_eq!(change(true).await.unwrap(), (true, 1));
        assert_eq!(change(true).await.unwrap(), (false, 1), "twice is once");
        assert_eq!(is_operator().await, true);
        assert_eq!(change(false).await.unwrap(), (true, 0));
        assert_eq!(change(false).await.unwrap(), (false, 0));
        assert_eq!(is_operator().await, false);
    }
}
