//! Proving that a backup can be put back: by putting it back, somewhere else, and looking at everything.
use kernel::consent::ledger;
use kernel::{AthleteId, Timestamp, args, audit};
use serde::Serialize;

use super::restore::{self, find_key, restore};
use super::{copying, database::blocking};
use crate::config::Config;
use crate::failure::Failure;
use crate::wiring;

/// What was found. Every fault is a sentence.
#[derive(Debug, Serialize)]
pub struct Proof {
    /// The moment of the backup.
    pub backup_of: Timestamp,
    /// The moment of the keys.
    pub keys_of: Timestamp,
    /// Accounts that would be back.
    pub athletes: u64,
    /// Activities that would be back.
    pub activities: u64,
    /// Files that were opened to their last byte.
    pub files_opened: u64,
    /// People whom the backup still had, and who were erased again.
    pub erased_again: u64,
    /// What is wrong; nothing if the backup is good.
    pub faults: Vec<String>,
}

/// Puts a backup into a throw-away place (a folder, or the empty database `scratch`) and looks at all of it.
pub async fn prove(
    config: &Config,
    wish: &restore::Wish,
    scratch: Option<&str>,
) -> Result<Proof, Failure> {
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().join("data");
    let database_url = match (config.embedded(), scratch) {
        (true, _) => format!("sqlite:{}", data_dir.join("stadion.db").display()),
        (false, Some(url)) => url.to_owned(),
        (false, None) => {
            return Err(Failure::configuration(
                "name an empty database of the same server with --scratch: the backup is put there, and what is in it stays",
            ));
        }
    };
    let place = Config {
        region_key_file: Some(config.region_key_file()),
        data_dir,
        database_url,
        ..config.clone()
    };
    let (app, restored) = restore(&place, config.listen.port(), wish).await?;
    let mut proof = Proof {
        backup_of: restored.manifest.made_at,
        keys_of: restored.keys_of,
        athletes: 0,
        activities: 0,
        files_opened: 0,
        erased_again: restored.erased_again,
        faults: Vec::new(),
    };
    let looked = look(&app, &place, &mut proof).await;
    app.db.close().await;
    looked?;
    Ok(proof)
}

async fn look(app: &kernel::App, place: &Config, proof: &mut Proof) -> Result<(), Failure> {
    let counted = app.db.read(|tx| {
        let (athletes,) = tx.one::<(u64,)>("SELECT COUNT(*) FROM athlete", args![])?;
        Ok((athletes, tx.one::<(u64,)>("SELECT COUNT(*) FROM activity", args![])?.0))
    });
    (proof.athletes, proof.activities) = counted.await?;
    if !app.db.is_sound().await? {
        proof.faults.push("the pages of the database do not fit together".into());
    }
    let consents = ledger::verify(&app.db).await?;
    for broken in &consents.broken {
        proof
            .faults
            .push(format!("the ledger of consents of {}: {}", broken.athlete, broken.fault));
    }
    if let Err(fault) = app.db.read(|tx| audit::verify(tx, None)).await? {
        proof.faults.push(format!("the audit trail: {fault}"));
    }
    if identity::erasure::replay::replay(app, &wiring::forgetting()).await? > 0 {
        proof.faults.push("somebody who was erased is still there".into());
    }
    open_files(app, place, proof).await?;
    name_missing_originals(app, proof).await
}

/// Opens every file of every athlete to its last byte.
async fn open_files(app: &kernel::App, place: &Config, proof: &mut Proof) -> Result<(), Failure> {
    let root = place.files_dir();
    let names = blocking(move || Ok(copying::list(&root, &["incoming"])?)).await?;
    for name in names {
        let athlete = name.split('/').nth(1).and_then(|part| part.parse::<AthleteId>().ok());
        // What belongs to nobody lies open; its hash was checked when it was put back.
        let Some(athlete) = athlete else { continue };
        let Some(key) = find_key(app, athlete).await? else {
            proof.faults.push(format!("{name}: there is no key for it"));
            continue;
        };
        let (files, shown) = (app.files.clone(), name.clone());
        let opened =
            blocking(move || Ok(files.get_sealed(&key, &name).map(|bytes| bytes.is_some())));
        match opened.await? {
            Ok(true) => proof.files_opened += 1,
            _ => proof.faults.push(format!("{shown} does not open")),
        }
    }
    Ok(())
}

/// Every activity needs the file that it came from; everything else can be made of it.
async fn name_missing_originals(app: &kernel::App, proof: &mut Proof) -> Result<(), Failure> {
    let mut after = (AthleteId(kernel::ids::Uuid::nil()), String::new());
    loop {
        let from = after.clone();
        let page = app.db.read(move |tx| {
            tx.list::<(AthleteId, String)>(
                "SELECT DISTINCT athlete_id, original FROM activity
                 WHERE athlete_id > $1 OR (athlete_id = $1 AND original > $2)
                 ORDER BY athlete_id, original LIMIT 1000",
                args![from.0, from.1],
            )
        });
        let page = page.await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.clone();
        for (_, original) in page {
            if app.files.read(&original).map_err(Failure::from)?.is_none() {
                proof
                    .faults
                    .push(format!("{original}: an activity came from it, and it is not there"));
            }
        }
    }
}
