//! Who may follow, and who may be followed. Pure.
use axum::http::StatusCode;
use kernel::{Error, Result};

/// People whom one person may follow.
pub const MOST_FOLLOWED: i64 = 2_000;
/// People whom one person may begin to follow in a day.
pub const MOST_A_DAY: i64 = 200;

/// What the rule is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    /// Who would follow is under 18.
    pub young: bool,
    /// The other one lets people follow them.
    pub open: bool,
    /// How many they follow already.
    pub followed: i64,
    /// How many they began to follow today.
    pub today: i64,
}

/// Says what stands in the way of following.
pub(crate) fn check(wish: Wish) -> Result<()> {
    if wish.young {
        let detail = "you can follow people when you are 18; until then, be friends";
        return Err(Error::refused_as(StatusCode::FORBIDDEN, "too_young_to_follow", detail));
    }
    if !wish.open {
        return Err(Error::refused("not_followable", "they let nobody follow them"));
    }
    if wish.followed >= MOST_FOLLOWED {
        let detail = "you follow 2,000 people, which is as many as one can follow here";
        return Err(Error::refused("following_full", detail));
    }
    if wish.today >= MOST_A_DAY {
        let detail = "you began to follow 200 people today; go on tomorrow";
        return Err(Error::refused_as(StatusCode::TOO_MANY_REQUESTS, "too_many_follows", detail));
    }
    Ok(())
}

/// Says what stands in the way of letting people follow.
pub(crate) fn check_open(young: bool, apart: bool) -> Result<()> {
    if young {
        let detail = "you can let people follow you when you are 18";
        return Err(Error::refused_as(StatusCode::FORBIDDEN, "too_young_to_be_followed", detail));
    }
    if apart {
        let detail = "you told us that your work makes you worth finding, so nobody can follow you";
        return Err(Error::refused("keeps_apart", detail));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_code<T: std::fmt::Debug>(result: Result<T>, code: &str) {
        let refused = format!("{:?}", result.unwrap_err());
        assert!(refused.contains(code), "{refused}");
    }

    #[test]
    fn grown_ups_follow_who_lets_them_within_bounds() {
        let good =
            Wish { young: false, open: true, followed: MOST_FOLLOWED - 1, today: MOST_A_DAY - 1 };
        assert!(check(good).is_ok());
        check_code(check(Wish { young: true, ..good }), "too_young_to_follow");
        check_code(check(Wish { open: false, ..good }), "not_followable");
        check_code(check(Wish { followed: MOST_FOLLOWED, ..good }), "following_full");
        check_code(check(Wish { today: MOST_A_DAY, ..good }), "too_many_follows");
    }

    #[test]
    fn grown_ups_whom_it_endangers_not_let_people_follow() {
        assert!(check_open(false, false).is_ok());
        check_code(check_open(true, false), "too_young_to_be_followed");
        check_code(check_open(false, true), "keeps_apart");
    }
}
