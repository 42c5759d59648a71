//! Letting a person look as a coach, and taking it back: asked by social, which knows who is whose coach.
use kernel::consent::Action;
use kernel::consent::ledger::{self, CoachDecision, WordsRead};
use kernel::consent::notices;
use kernel::{AthleteId, Error, Language, Me, Result, Timestamp, Tx};

use crate::{freeze, jurisdictions};

/// Writes into the ledger that somebody lets a person look as their coach. Refuses when they read other words than those that
/// hold, and while the account is frozen.
pub fn allow(
    tx: &mut Tx,
    me: &Me,
    coach: AthleteId,
    read: &WordsRead,
    now: Timestamp,
) -> Result<()> {
    freeze::check(tx, me.id, now)?;
    if Language::named(&read.locale).is_none() {
        return Err(Error::invalid("locale", "please choose `en`, `ru` or `ar`"));
    }
    let notice = notices::coach();
    if read.version != notice.version || read.hash != notice.hash(&read.locale) {
        let detail = "the words about this have changed, please read them again";
        return Err(Error::refused("notice_changed", detail));
    }
    note(tx, me, coach, read.clone(), Action::Given, now)
}

/// Writes that they took it back.
pub fn withdraw(tx: &mut Tx, me: &Me, coach: AthleteId, now: Timestamp) -> Result<()> {
    let notice = notices::coach();
    let locale = me.language.clone();
    let words = WordsRead { version: notice.version, hash: notice.hash(&locale), locale };
    note(tx, me, coach, words, Action::Withdrawn, now)
}

fn note(
    tx: &mut Tx,
    me: &Me,
    coach: AthleteId,
    words: WordsRead,
    action: Action,
    now: Timestamp,
) -> Result<()> {
    let rule = jurisdictions::table().rule(&me.country);
    let decision = CoachDecision {
        coach,
        action,
        words,
        jurisdiction: me.country.clone(),
        jurisdiction_version: rule.map(|rule| rule.version).unwrap_or_default(),
        evidence: Some(format!("session {}", me.session)),
    };
    ledger::record_coach(tx, me.id, &decision, now)?;
    Ok(())
}
