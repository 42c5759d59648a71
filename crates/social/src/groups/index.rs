//! The words by which a group is found: of its name and its place, folded like the names of people, and its sport.
use kernel::{GroupId, Result, Tx, args};
use names::spelling::{by_sound, pieces};

use super::rules::Kind;

/// Words of one group that are kept.
const MOST_WORDS: usize = 60;
/// What stands before a sport, so that no name sounds like one.
const SPORT: &str = "zzsport";

/// The word of all groups for a sport.
pub(crate) fn of_sport(sport: &str) -> String {
    format!("{SPORT}{sport}")
}

/// Every word by which a group is found, in order and once.
fn words(name: &str, place: Option<&str>, sport: Option<&str>) -> Vec<String> {
    let mut words = Vec::new();
    for piece in pieces(name).chain(pieces(place.unwrap_or_default())) {
        words.push(by_sound(&piece));
        words.push(piece);
    }
    words.sort();
    words.dedup();
    words.truncate(MOST_WORDS);
    words.extend(sport.map(of_sport));
    words
}

/// Brings the words of one group up to date. A hidden group has none: nobody finds it.
pub(crate) fn refresh(tx: &mut Tx, id: GroupId) -> Result<()> {
    let Some(group) = super::find(tx, id)? else { return Ok(()) };
    let new = match group.kind() {
        Kind::Hidden => Vec::new(),
        Kind::Open | Kind::ByRequest => {
            words(&group.name, group.place.as_deref(), group.sport.as_deref())
        }
    };
    remove(tx, id)?;
    for word in &new {
        tx.exec(
            "INSERT INTO social_group_word (word, group_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![word, id],
        )?;
    }
    tx.exec("UPDATE social_group SET words = $2 WHERE group_id = $1", args![id, new.join(" ")])?;
    Ok(())
}

/// Lets nobody find a group any more.
pub(crate) fn remove(tx: &mut Tx, id: GroupId) -> Result<()> {
    let old =
        tx.find::<(String,)>("SELECT words FROM social_group WHERE group_id = $1", args![id])?;
    let old = old.map(|(words,)| words).unwrap_or_default();
    for word in old.split(' ').filter(|word| !word.is_empty()) {
        tx.exec(
            "DELETE FROM social_group_word WHERE word = $1 AND group_id = $2",
            args![word, id],
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_found_by_its_name_its_place_and_its_sport() {
        assert_eq!(
            words("Лыжный клуб", Some("Köln"), Some("skiing")),
            ["klub", "koln", "lizni", "lyzhnyy", "zzsportskiing"]
        );
        assert_eq!(words("🏃", None, None), Vec::<String>::new());
    }
}
