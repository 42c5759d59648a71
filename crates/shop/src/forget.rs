//! What was offered, looked for and bought. Orders and codes belong to a shop and its books, and stay without the person.
use kernel::forget::{Forgetter, Forgot, each};
use kernel::{AthleteId, Result, Timestamp, Tx};

/// This room's part of erasing somebody.
pub const FORGETTER: Forgetter = Forgetter { room: "shop", forget };

/// Whatever names the athlete in first place, table by table.
const ALL: &[&str] = &[
    "DELETE FROM shop_athlete WHERE athlete_id = $1",
    "DELETE FROM shop_first_activity WHERE athlete_id = $1",
    "DELETE FROM shop_gear WHERE athlete_id = $1",
    "DELETE FROM shop_hidden WHERE athlete_id = $1",
    "DELETE FROM shop_bought WHERE athlete_id = $1",
    "DELETE FROM shop_click WHERE athlete_id = $1",
    "DELETE FROM shop_offer WHERE athlete_id = $1",
];

/// What the books keep: which order was paid by which code, and nobody's name beside it.
const LEFT_NAMELESS: &[&str] = &[
    "UPDATE shop_order SET athlete_id = NULL, offer_id = NULL WHERE athlete_id = $1",
    "UPDATE shop_code SET athlete_id = NULL, offer_id = NULL WHERE offer_id IN
       (SELECT offer_id FROM shop_offer WHERE athlete_id = $1)",
];

fn forget(tx: &mut Tx, athlete: AthleteId, _now: Timestamp) -> Result<Forgot> {
    // Codes are found through the offers that hold them, so those go last.
    let rows = each(tx, athlete, LEFT_NAMELESS)? + each(tx, athlete, ALL)?;
    Ok(Forgot { rows, more: false })
}
