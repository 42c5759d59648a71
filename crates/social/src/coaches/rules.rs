//! Whom an athlete may let look as a coach. Pure.
use kernel::{Error, Result};

/// Coaches of one athlete.
pub const MOST_COACHES: i64 = 10;

/// What the rule is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    /// The athlete is under 18.
    pub young: bool,
    /// The one who shall coach is under 18.
    pub coach_young: bool,
    /// They are friends, or the other one runs or coaches a group of the athlete's.
    pub near: bool,
    /// How many coaches there are already, this one not counted.
    pub others: i64,
}

/// Says what stands in the way.
pub(crate) fn check(wish: Wish) -> Result<()> {
    if wish.young {
        let detail =
            "under 18 a coach needs the consent of a guardian, which cannot be given here yet";
        return Err(Error::refused("too_young_for_coach", detail));
    }
    if wish.coach_young {
        return Err(Error::refused("coach_too_young", "a coach is at least 18"));
    }
    if !wish.near {
        let detail = "choose a friend, or somebody who coaches or runs a group of yours";
        return Err(Error::refused("not_near", detail));
    }
    if wish.others >= MOST_COACHES {
        return Err(Error::refused("coaches_full", "you have ten coaches; please end one first"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coach_is_grown_up_near_and_one_of_ten() {
        let good = Wish { young: false, coach_young: false, near: true, others: MOST_COACHES - 1 };
        assert!(check(good).is_ok());
        for (wish, code) in [
            (Wish { young: true, ..good }, "too_young_for_coach"),
            (Wish { coach_young: true, ..good }, "coach_too_young"),
            (Wish { near: false, ..good }, "not_near"),
            (Wish { others: MOST_COACHES, ..good }, "coaches_full"),
        ] {
            let refused = format!("{:?}", check(wish).unwrap_err());
            assert!(refused.contains(code), "{refused}");
        }
    }
}
