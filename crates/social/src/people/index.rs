//! The words by which people are found: folded when an account opens or a name changes, so that a search only
//! looks them up.
//!
//! A name is brought to Latin letters and stands under two spellings. The plain one (`Михаил` as `mikhail`)
//! keeps what somebody types letter by letter; the one by sound (`mihail`) makes the usual ways to write a
//! name in Latin letters the same.
use kernel::{App, AthleteId, Result, Tx, args, athlete};

/// People brought into the index in one write of [`catch_up`].
const BATCH: usize = 200;

/// Letters and digits of any script as plain Latin ones, in lower case.
pub(crate) fn plain(text: &str) -> String {
    let letters: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    any_ascii::any_ascii(&letters)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// The same for spellings that sound alike; works on what [`plain`] made.
pub(crate) fn by_sound(plain: &str) -> String {
    const ALIKE: &[(&str, &str)] = &[
        ("shch", "s"),
        ("sch", "s"),
        ("sh", "s"),
        ("ch", "c"),
        ("kh", "h"),
        ("zh", "z"),
        ("ts", "c"),
        ("tz", "c"),
        ("ph", "f"),
        ("ks", "x"),
        ("yo", "e"),
        ("ou", "u"),
        ("oy", "u"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("y", "i"),
        ("j", "i"),
        ("w", "v"),
    ];
    let mut text = plain.to_owned();
    for (spelt, sounds) in ALIKE {
        text = text.replace(spelt, sounds);
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if !folded.ends_with(letter) {
            folded.push(letter);
        }
    }
    folded
}

/// The words of a text: pieces between spaces and signs, in the order written.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = String> + '_ {
    let ends =
        |letter: char| letter.is_whitespace() || matches!(letter, '-' | '_' | '.' | '@' | '/');
    text.split(ends).map(plain).filter(|piece| !piece.is_empty())
}

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
pub(crate) fn refresh(tx: &mut Tx, id: AthleteId) -> Result<()> {
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
        "INSERT INTO social_person (athlete_id, words) VALUES ($1, $2)
         ON CONFLICT (athlete_id) DO UPDATE SET words = $2",
        args![id, joined],
    )?;
    Ok(())
}

/// Takes in everybody whose account is older than this index. Returns how many.
pub async fn catch_up(app: &App) -> Result<u64> {
    let mut count = 0;
    loop {
        let some = app.db.write(|tx| {
            let missing = tx.list::<(AthleteId,)>(
                "SELECT athlete_id FROM athlete a WHERE NOT EXISTS (
                   SELECT 1 FROM social_person p WHERE p.athlete_id = a.athlete_id)
                 ORDER BY athlete_id LIMIT $1",
                args![BATCH],
            )?;
            for (id,) in &missing {
                refresh(tx, *id)?;
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
    fn a_name_sounds_the_same_in_many_spellings() {
        let same = |spellings: &[&str]| {
            let first = by_sound(&plain(spellings[0]));
            for other in spellings {
                assert_eq!(by_sound(&plain(other)), first, "{other}");
            }
        };
        same(&["Иванов", "Ivanov", "IVANOV", "Iwanow"]);
        same(&["Щукин", "Shchukin", "Schukin"]);
        same(&["Семён", "Семен", "Semyon", "Semen"]);
        same(&["Сергей", "Sergey", "Sergei", "Sergej"]);
        same(&["Юлия", "Yulia", "Yuliya", "Julia", "Iulia"]);
        same(&["Михаил", "Mikhail", "Mihail"]);
        same(&["Müller", "Mueller", "Muller"]);
        same(&["Παπαδοπούλου", "Papadopoulou"]);
        same(&["José", "Jose"]);
        same(&["Łukasz", "Lukasz"]);
    }

    #[test]
    fn different_names_stay_different() {
        for (one, other) in [("Ivanov", "Ivanova"), ("Anna", "Inna"), ("Marko", "Marco Polo")] {
            assert_ne!(by_sound(&plain(one)), by_sound(&plain(other)), "{one} {other}");
        }
    }

    #[test]
    fn words_are_those_of_the_name_and_of_the_handle() {
        assert_eq!(
            words("Anna-Maria Rossi", "a_rossi"),
            ["a", "ana", "anna", "arosi", "arossi", "maria", "rosi", "rossi"]
        );
        assert_eq!(words("🏃", "o_o"), ["o", "oo"]);
    }
}
