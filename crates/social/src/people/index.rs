//! The words by which people are found: folded when an account opens or a name changes, so that a search only
//! looks them up.
//!
//! Each stands in the two spellings of [`names::spelling`]. From these tables answers a node that does not keep everybody's
//! words in memory ([`super::finder`]); their changes tell the others what to look at.
use kernel::{App, AthleteId, Result, Timestamp, Tx, args, athlete};
use names::spelling::{by_sound, pieces, plain};

/// People brought into the index in one write of [`catch_up`].
const BATCH: usize = 200;

/// Every word by which somebody is found, in order and once.
fn words(name: &str, handle: &str) -> Vec<String> {
    let mut words = Vec::new();
    for piece in pieces(name).chain(pieces(handle)).chain([plain(handle)]) {
        words.push(by_sound(&piece));
        words.push(piece);
    }
    words.sort();
    words.dedup();
    words
}

/// Brings the words of one person up to date. Doing it twice changes nothing.
///
/// The mark of a change only ever grows, as that of ties does: who looks for marks after the last one they saw misses nothing.
pub(crate) fn refresh(tx: &mut Tx, id: AthleteId, now: Timestamp) -> Result<()> {
    let Some(athlete) = athlete::find_closed_too(tx, id)? else { return Ok(()) };
    let new = words(&athlete.name, &athlete.handle);
    let old =
        tx.find::<(String,)>("SELECT words FROM social_person WHERE athlete_id = $1", args![id])?;
    let old = old.map(|(words,)| words).unwrap_or_default();
    let joined = new.join(" ");
    if old == joined {
        return Ok(());
    }
    for word in old.split(' ').filter(|word| !word.is_empty()) {
        tx.exec("DELETE FROM social_word WHERE word = $1 AND athlete_id = $2", args![word, id])?;
    }
    for word in &new {
        tx.exec(
            "INSERT INTO social_word (word, athlete_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![word, id],
        )?;
    }
    tx.exec(
        "INSERT INTO social_person (athlete_id, words, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (athlete_id) DO UPDATE SET words = $2, changed_at =
           CASE WHEN social_person.changed_at >= $3 THEN social_person.changed_at + 1 ELSE $3 END",
        args![id, joined, now],
    )?;
    Ok(())
}

/// Takes in everybody whose account is older than this index. Returns how many.
pub async fn catch_up(app: &App) -> Result<u64> {
    let mut count = 0;
    loop {
        let now = app.clock.now();
        let some = app.db.write(move |tx| {
            let missing = tx.list::<(AthleteId,)>(
                "SELECT athlete_id FROM athlete a WHERE NOT EXISTS (
                   SELECT 1 FROM social_person p WHERE p.athlete_id = a.athlete_id)
                 ORDER BY athlete_id LIMIT $1",
                args![BATCH],
            )?;
            for (id,) in &missing {
                refresh(tx, *id, now)?;
            }
            Ok(missing.len())
        });
        let some = some.await?;
        count += some as u64;
        if some < BATCH {
            return Ok(count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_name_and_of_the_handle() {
        assert_eq!(
            words("Anna-Maria Rossi", "a_rossi"),
            ["a", "ana", "anna", "arosi", "arossi", "maria", "rosi", "rossi"]
        );
        assert_eq!(words("🏃", "o_o"), ["o", "oo"]);
    }
}
