//! Questions from the door that name no more than an address: "send me a link", "I cannot get in".
//!
//! The request writes one row whether anybody has the address or not, and answers. Who it concerns is looked up a
//! moment later by the worker ([`answer_due`]), where nobody listens to how long it takes.
use kernel::{App, Result, Timestamp, Tx, args, from_row};

use super::proofs::{self, PROOF_MS, Purpose};
use super::{AskId, Letter};
use crate::{Settings, accounts, recoveries};

/// What somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    SignIn,
    Recover,
}

const SIGN_IN: &str = "sign_in";
const RECOVER: &str = "recover";

/// Questions of one turn.
const TURN: i64 = 50;

struct Ask {
    id: AskId,
    purpose: String,
    email_key: String,
    asked_at: Timestamp,
}
from_row!(Ask { id, purpose, email_key, asked_at });

pub(crate) fn insert(tx: &mut Tx, wish: Wish, email_key: &str, now: Timestamp) -> Result<()> {
    let purpose = match wish {
        Wish::SignIn => SIGN_IN,
        Wish::Recover => RECOVER,
    };
    tx.exec(
        "INSERT INTO mail_ask (ask_id, purpose, email_key, asked_at) VALUES ($1, $2, $3, $4)",
        args![AskId::new(), purpose, email_key, now],
    )?;
    Ok(())
}

/// Answers every question by a mail to whom it concerns, or by silence. Returns how many there were.
pub async fn answer_due(app: &App, settings: &Settings) -> Result<u64> {
    let mut answered = 0;
    loop {
        // The order of ids is the order of asking. Looking costs nothing; answering is a write.
        let list = app.db.read(|tx| {
            tx.list::<Ask>(
                "SELECT ask_id, purpose, email_key, asked_at FROM mail_ask ORDER BY ask_id LIMIT $1",
                args![TURN],
            )
        });
        let asks = list.await?;
        if asks.is_empty() {
            return Ok(answered);
        }
        for ask in asks {
            let (settings, now) = (settings.clone(), app.clock.now());
            let write = app.db.write(move |tx| {
                // Another process may have been faster.
                let taken = tx.exec("DELETE FROM mail_ask WHERE ask_id = $1", args![ask.id])?;
                if taken == 1 {
                    answer(tx, &settings, &ask, now)?;
                }
                Ok(())
            });
            write.await?;
            answered += 1;
        }
    }
}

fn answer(tx: &mut Tx, settings: &Settings, ask: &Ask, now: Timestamp) -> Result<()> {
    // A link for somebody who has long given up waiting helps only whoever finds it.
    if ask.purpose == SIGN_IN && ask.asked_at.plus_ms(PROOF_MS) <= now {
        return Ok(());
    }
    let Some(account) = accounts::find_by_email(tx, &ask.email_key)? else { return Ok(()) };
    if accounts::find_proof(tx, account.athlete)?.email_proven_at.is_none() {
        return Ok(());
    }
    if ask.purpose == RECOVER {
        return recoveries::begin(tx, settings, &account, now);
    }
    let token = proofs::new_token(account.athlete);
    proofs::insert(tx, account.athlete, Purpose::SignIn, &token, &account.email, now)?;
    let letter = Letter::SignIn { token };
    super::write(tx, settings, account.athlete, &account.email, &letter, now.plus_ms(PROOF_MS), now)
}
