//! What the people of benchmarks allow.
use kernel::consent::ledger::Decision;
use kernel::consent::{Action, Actor, Channel, Purpose, notices};

/// That somebody who lives in Italy allows a purpose, under the words that hold.
pub fn given(purpose: Purpose) -> Decision {
    let notice = notices::current(purpose);
    Decision {
        purpose,
        action: Action::Given,
        actor: Actor::Own,
        jurisdiction: "IT".into(),
        jurisdiction_version: "a benchmark".into(),
        notice_version: notice.version,
        notice_hash: notice.hash("en"),
        locale: "en".into(),
        channel: Channel::Web,
        ui_hash: None,
        evidence: None,
    }
}
