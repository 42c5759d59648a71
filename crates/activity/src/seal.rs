//! Files from before athletes had keys: sealed, once.
//!
//! They are read as they lie until then, so nobody waits for this.
use kernel::ids::Uuid;
use kernel::{App, AthleteId, Result, args, vault};

use crate::sweep::FOLDERS;
use crate::workers;

/// Athletes whose files are looked at in one round.
const ROUND: i64 = 200;

/// Makes keys for those who recorded before there were any, and seals what lies open. Returns how many files it sealed.
pub async fn seal_old_files(app: &App) -> Result<u64> {
    let mut sealed = 0;
    let mut after = AthleteId(Uuid::nil());
    loop {
        let waiting = app.db.read(move |tx| {
            tx.list::<(AthleteId,)>(
                "SELECT athlete_id FROM athlete_key
                 WHERE unsealed AND athlete_id > $1 ORDER BY athlete_id LIMIT $2",
                args![after, ROUND],
            )
        });
        let waiting = waiting.await?;
        let Some((last,)) = waiting.last() else { return Ok(sealed) };
        after = *last;
        for (athlete,) in waiting {
            sealed += seal_files_of(app, athlete).await?;
        }
    }
}

async fn seal_files_of(app: &App, athlete: AthleteId) -> Result<u64> {
    let key = vault::key_of(app, athlete).await?;
    let files = app.files.clone();
    let seal = move || {
        let mut sealed = 0;
        for kind in FOLDERS {
            for name in files.list_older_than(&format!("{kind}/{athlete}"), 0)? {
                sealed += u64::from(files.seal(&key, &name)?);
            }
        }
        Ok(sealed)
    };
    let sealed = workers::disk(seal).await?;
    let done = app.db.write(move |tx| {
        tx.exec("UPDATE athlete_key SET unsealed = FALSE WHERE athlete_id = $1", args![athlete])
    });
    done.await?;
    Ok(sealed)
}
