//! Operators: the people who run this installation, each in one role. Who stands at its command line says who they
//! are; no request can make one.
//!
//! What a role may is decided by [`kernel::staff::may`]. A deed of staff also needs a session that proved two factors: a
//! passkey, or a password and a code. Staff who signed in with a password alone are ordinary athletes until they do.
use kernel::audit::{self, Entry};
use kernel::staff::{self, Deed, Operators, Role, Staff};
use kernel::{AthleteId, Error, Me, Result, Timestamp, Tx, args};

use crate::sessions;

/// Admits staff to their deeds.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    /// Whether a session has to have proven two factors. Only a demo says no.
    pub second_factor: bool,
}

impl Operators for Desk {
    fn admit(&self, tx: &mut Tx, me: &Me, deed: Deed, now: Timestamp) -> Result<Staff> {
        let role = role(tx, me.id)?.ok_or_else(staff::operators_only)?;
        if !staff::may(role, deed) {
            return Err(staff::another_role());
        }
        if self.second_factor && !sessions::is_proven(tx, me, now)? {
            return Err(staff::second_factor_needed());
        }
        Ok(Staff { athlete: me.id, role })
    }

    fn may(&self, tx: &mut Tx, athlete: AthleteId, deed: Deed) -> Result<bool> {
        Ok(role(tx, athlete)?.is_some_and(|role| staff::may(role, deed)))
    }
}

/// The role of an athlete; most have none.
pub fn role(tx: &mut Tx, athlete: AthleteId) -> Result<Option<Role>> {
    let found =
        tx.find::<(String,)>("SELECT role FROM operator WHERE athlete_id = $1", args![athlete])?;
    match found {
        Some((word,)) => Ok(Some(named(&word)?)),
        None => Ok(None),
    }
}

fn named(word: &str) -> Result<Role> {
    Role::named(word).ok_or_else(|| Error::internal("an operator with an unknown role"))
}

/// Gives an athlete a role, in place of the one they had. Says whether that changes anything; then it stands in the audit
/// trail.
pub fn add(tx: &mut Tx, athlete: AthleteId, role: Role, now: Timestamp) -> Result<bool> {
    let changed = tx.exec(
        "INSERT INTO operator (athlete_id, added_at, role) VALUES ($1, $2, $3)
         ON CONFLICT (athlete_id) DO UPDATE SET role = $3 WHERE operator.role <> $3",
        args![athlete, now, role.word()],
    )?;
    if changed == 1 {
        note(tx, "add_operator", athlete, Some(role.word()), now)?;
    }
    Ok(changed == 1)
}

/// Makes an operator an ordinary athlete again, from the next request on. Says whether they were one.
pub fn remove(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<bool> {
    let removed = tx.exec("DELETE FROM operator WHERE athlete_id = $1", args![athlete])? == 1;
    if removed {
        note(tx, "remove_operator", athlete, None, now)?;
    }
    Ok(removed)
}

fn note(
    tx: &mut Tx,
    act: &str,
    about: AthleteId,
    thing: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    let entry = Entry { about: Some(about), thing, ..Entry::at_console(act) };
    audit::append(tx, &entry, now)
}

/// All operators, in which role and since when; the first one first.
pub fn list(tx: &mut Tx) -> Result<Vec<(AthleteId, Role, Timestamp)>> {
    let rows = tx.list::<(AthleteId, String, Timestamp)>(
        "SELECT athlete_id, role, added_at FROM operator ORDER BY added_at, athlete_id",
        args![],
    )?;
    let mut all = Vec::with_capacity(rows.len());
    for (athlete, word, added_at) in rows {
        all.push((athlete, named(&word)?, added_at));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use kernel::staff::Role;

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
                let changed = if add {
                    super::add(tx, id, Role::Admin, now)
                } else {
                    super::remove(tx, id, now)
                };
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
