//! What somebody allows an app, or takes back, as rows of the ledger of consents: by app and scope.
use kernel::consent::Action;
use kernel::consent::ledger::{self, AppDecision};
use kernel::{Me, Result, Timestamp, Tx};

use super::Row;
use crate::jurisdictions;

/// Writes the row. Call it in the transaction that makes or ends the grant.
pub(crate) fn note(
    tx: &mut Tx,
    me: &Me,
    app: &Row,
    scopes: &str,
    action: Action,
    now: Timestamp,
) -> Result<()> {
    let rule = jurisdictions::table().rule(&me.country);
    let decision = AppDecision {
        app: app.id,
        name: app.name.clone(),
        scopes: scopes.to_owned(),
        action,
        jurisdiction: me.country.clone(),
        jurisdiction_version: rule.map(|rule| rule.version).unwrap_or_default(),
        locale: me.language.clone(),
        evidence: Some(format!("session {}", me.session)),
    };
    ledger::record_app(tx, me.id, &decision, now)?;
    Ok(())
}
