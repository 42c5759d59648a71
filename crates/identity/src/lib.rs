//! Identity: who somebody is, and how they prove it. Accounts, passwords, passkeys, sessions.
//!
//! What a stranger can learn, and what it costs to guess, is decided here:
//!
//! - Signing in says the same words after the same work whether the address is unknown, has no password,
//!   or the password is wrong.
//! - Signing up does say that an address is in use. We send no mail yet, so the only alternative would be an
//!   account that never opens and never says why. What keeps this from listing our members is
//!   [`budgets`]: each such answer costs a try of the caller's address range.
//! - Failed tries have a budget for each account, each address range and all together ([`budgets`]).
//!   Passkeys cannot be guessed and stay open when the budget of a password is spent.
//! - Who likes has a second step after the password ([`second_step`]); its wrong codes are paid from the same
//!   budget, and a code opens once.
//! - Changing what opens the door (password, passkeys, second step) needs a sign-in of the last minutes, so that a
//!   borrowed phone or a stolen token cannot lock its owner out ([`sessions::FRESH_MS`]).
//! - A token is shown once and stored as its SHA-256. Ending a session takes effect at the next request on
//!   every node, because no node remembers sessions.
//! - Logs and metrics of this room say what happened, never to whom.
pub mod accounts;
pub mod budgets;
mod door;
pub mod jurisdictions;
pub mod operators;
pub mod passkeys;
pub mod passwords;
pub mod regions;
pub mod second_step;
pub mod sessions;
pub mod staff;
#[cfg(test)]
mod testing;

use std::sync::Arc;

use axum::Extension;
use budgets::Budgets;
pub use door::Door;
use kernel::staff::Operators;
use kernel::{App, Result, Timestamp, Tx};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The room's routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(accounts::countries::list_countries))
        .routes(routes!(accounts::regions::list_regions))
        .routes(routes!(accounts::handle::check_handle))
        .routes(routes!(accounts::open::open_account))
        .routes(routes!(accounts::passkey_options::passkey_options_for_account))
        .routes(routes!(accounts::show::show_me, accounts::change::change_me))
        .routes(routes!(accounts::change_password::change_password))
        .routes(routes!(sessions::sign_in::sign_in, sessions::list::list_sessions))
        .routes(routes!(sessions::passkey_options::passkey_options_for_session))
        .routes(routes!(sessions::sign_in_with_passkey::sign_in_with_passkey))
        .routes(routes!(sessions::sign_out::sign_out))
        .routes(routes!(sessions::end::end_session))
        .routes(routes!(passkeys::list::list_passkeys, passkeys::add::add_passkey))
        .routes(routes!(passkeys::options::passkey_options))
        .routes(routes!(passkeys::remove::remove_passkey))
        .routes(routes!(
            second_step::show::show_second_step,
            second_step::begin::begin_second_step,
            second_step::confirm::confirm_second_step,
            second_step::remove::remove_second_step
        ))
        .routes(routes!(second_step::renew_codes::renew_codes))
        .layer(Extension(Arc::new(Budgets::default())))
}

/// What the people who run this place do with accounts and the audit trail, and what everybody may read of that.
pub fn staff_routes(operators: Arc<dyn Operators>) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(staff::mine::list_my_audit))
        .routes(routes!(staff::trail::list_audit))
        .routes(routes!(staff::hold::hold_audit_entry, staff::hold::release_audit_entry))
        .routes(routes!(staff::requests::list_staff_requests, staff::ask::ask_staff_request))
        .routes(routes!(staff::confirm::confirm_staff_request))
        .routes(routes!(staff::decline::decline_staff_request))
        .routes(routes!(staff::look::look_at_account))
        .routes(routes!(staff::bans::reopen_account))
        .layer(Extension(operators))
}

/// Deletes what has run out: sessions, ceremonies, and what recognises the retry of a sign-up.
/// Returns how many rows it touched. Run it every few minutes.
pub fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let ended = sessions::delete_expired(tx, now)?;
    let forgotten = passkeys::delete_expired_ceremonies(tx, now)?;
    Ok(ended + forgotten + accounts::open::forget_retries(tx, now)?)
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn every_operation_is_described_under_a_name_of_its_own() {
        let api = crate::routes().into_openapi();
        let api = serde_json::to_value(api).unwrap();
        let mut names = Vec::new();
        for (path, item) in api["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let name = operation["operationId"].as_str().unwrap();
                assert!(
                    operation["responses"].as_object().unwrap().len()
                        > usize::from(method != "get"),
                    "{path}"
                );
                names.push(name.to_owned());
            }
        }
        names.sort();
        let expected = "add_passkey begin_second_step change_me change_password check_handle confirm_second_step end_session list_countries \
                        list_passkeys list_regions list_sessions open_account passkey_options passkey_options_for_account \
                        passkey_options_for_session remove_passkey remove_second_step renew_codes show_me show_second_step sign_in sign_in_with_passkey sign_out";
        assert_eq!(names.join(" "), expected);
    }
}
