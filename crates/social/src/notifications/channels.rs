//! The ways on which somebody hears of something, and which kinds go on which.
use std::collections::HashSet;

use kernel::{AthleteId, Result, Tx, args};

use super::Kind;

/// A way on which somebody hears of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Channel {
    /// On the page, in the bell, live.
    InApp,
    /// On a device that lets us, also while the app is closed.
    Push,
    /// In the letter about what they did not see.
    Mail,
}

impl Channel {
    /// Whether a kind goes this way unless somebody says otherwise. Offers are advertising: they stay in the app until
    /// somebody asks for them elsewhere.
    fn is_usual(self, kind: Kind) -> bool {
        self == Channel::InApp || kind != Kind::Offer
    }

    /// The word that is stored; what is not wanted in the app has a table of its own.
    fn word(self) -> &'static str {
        match self {
            Channel::InApp => "in_app",
            Channel::Push => "push",
            Channel::Mail => "mail",
        }
    }
}

/// Kinds that somebody does not want on a channel.
pub(crate) fn list_off(tx: &mut Tx, athlete: AthleteId, channel: Channel) -> Result<HashSet<Kind>> {
    if channel == Channel::InApp {
        let off = tx.list::<(Kind,)>(
            "SELECT kind FROM social_notification_off WHERE athlete_id = $1",
            args![athlete],
        )?;
        return Ok(off.into_iter().map(|(kind,)| kind).collect());
    }
    let unusual = Kind::ALL.into_iter().filter(|kind| !channel.is_usual(*kind));
    let mut off: HashSet<Kind> = unusual.collect();
    let chosen = tx.list::<(Kind, bool)>(
        "SELECT kind, wanted FROM social_channel WHERE athlete_id = $1 AND channel = $2",
        args![athlete, channel.word()],
    )?;
    for (kind, wanted) in chosen {
        if wanted {
            off.remove(&kind);
        } else {
            off.insert(kind);
        }
    }
    Ok(off)
}

/// Writes down whether a kind is wanted on a channel.
pub(crate) fn choose(
    tx: &mut Tx,
    athlete: AthleteId,
    channel: Channel,
    kind: Kind,
    wanted: bool,
) -> Result<()> {
    match (channel, wanted) {
        (Channel::InApp, true) => tx.exec(
            "DELETE FROM social_notification_off WHERE athlete_id = $1 AND kind = $2",
            args![athlete, kind.word()],
        )?,
        (Channel::InApp, false) => tx.exec(
            "INSERT INTO social_notification_off (athlete_id, kind) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![athlete, kind.word()],
        )?,
        _ => tx.exec(
            "INSERT INTO social_channel (athlete_id, channel, kind, wanted) VALUES ($1, $2, $3, $4)
             ON CONFLICT (athlete_id, channel, kind) DO UPDATE SET wanted = excluded.wanted",
            args![athlete, channel.word(), kind.word(), wanted],
        )?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_alone_stay_in_the_app_until_somebody_asks_for_them() {
        for kind in Kind::ALL {
            assert!(Channel::InApp.is_usual(kind));
            for outside in [Channel::Push, Channel::Mail] {
                assert_eq!(outside.is_usual(kind), kind != Kind::Offer, "{kind:?}");
            }
        }
    }
}
