//! Which rows of an athlete hold what is worst to lose: what is known of a body, of places, and what opens an account.
//!
//! The classes are those of `crates/schema/data_map.txt`; a test of the whole server checks that no table of a class is
//! forgotten here. Each statement reads one table, by the athlete's id, which leads its key.
use kernel::{AthleteId, Result, Tx, args};

/// A table, what it holds, and how its people are found.
#[derive(Debug, Clone, Copy)]
pub struct Trove {
    /// The table.
    pub table: &'static str,
    /// Classes of the data map, of which a row here may hold something.
    pub classes: &'static [&'static str],
    sql: &'static str,
}

impl Trove {
    /// Who of a range of ids has such a row.
    pub fn holders(
        &self,
        tx: &mut Tx,
        after: AthleteId,
        last: AthleteId,
    ) -> Result<Vec<AthleteId>> {
        let rows = tx.list::<(AthleteId,)>(self.sql, args![after, last])?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}

/// With a condition where most rows of a table hold nothing of its class.
macro_rules! troves {
    ($($table:literal: $classes:expr $(, if $holds:literal)?;)*) => {
        &[$(Trove {
            table: $table,
            classes: &$classes,
            sql: concat!(
                "SELECT DISTINCT athlete_id FROM ", $table,
                " WHERE athlete_id > $1 AND athlete_id <= $2" $(, " AND (", $holds, ")")?
            ),
        }),*]
    };
}

/// All of them.
pub const TROVES: &[Trove] = troves! {
    "account": ["credential"], if "password_hash IS NOT NULL";
    "activity": ["health"], if "avg_heart_rate_bpm IS NOT NULL OR load IS NOT NULL OR with_health";
    "activity": ["location"], if "outline IS NOT NULL OR has_map";
    "activity_detail": ["health"];
    "activity_shown": ["health"], if "avg_heart_rate_bpm IS NOT NULL OR load IS NOT NULL";
    "activity_shown": ["location"], if "outline IS NOT NULL";
    "app_device": ["credential"];
    "app_grant": ["credential"];
    "app_token": ["credential"];
    "athlete_key": ["credential"];
    "body": ["health"];
    "erasure": ["credential"];
    "mail": ["credential"];
    "mail_proof": ["credential"];
    "openid_connection": ["credential"];
    "passkey": ["credential"];
    "privacy": ["health"];
    "privacy_audit": ["location"];
    "privacy_declined": ["location"];
    "privacy_zone": ["location"];
    "privacy_zone_exit": ["location"];
    "recovery": ["credential"];
    "recovery_code": ["credential"];
    "second_step": ["credential"];
    "session": ["credential"];
    "social_push": ["credential"];
};

/// Tables whose rows hold something of a class only beside a row that is found anyway, so that a class is not everybody
/// who ever recorded anything. Named alone, they are found all the same.
const BESIDE_OTHERS: [&str; 2] = ["activity_detail", "privacy"];

/// What holds something of a class.
pub fn of_class(class: &str) -> Vec<Trove> {
    let is_it =
        |trove: &&Trove| trove.classes.contains(&class) && !BESIDE_OTHERS.contains(&trove.table);
    TROVES.iter().filter(is_it).copied().collect()
}

/// What lies in a table, of whatever class.
pub fn of_table(table: &str) -> Vec<Trove> {
    TROVES.iter().filter(|trove| trove.table == table).copied().collect()
}
