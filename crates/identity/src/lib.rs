//! Identity: who somebody is, and how they prove it. Accounts, passwords, passkeys, sessions.
//!
//! What a stranger can learn, and what it costs to guess, is decided here:
//!
//! - Signing in says the same words after the same work whether the address is unknown, has no password,
//!   or the password is wrong.
//! - Signing up does say that an address is in use: it opens an account at once, mail or no mail, and an account that
//!   never opens and never says why would be the only alternative. What keeps this from listing our members is
//!   [`budgets`]: each such answer costs a try of the caller's address range.
//! - Asking for a link or a recovery is answered the same and as fast whether anybody has the address
//!   ([`mail::asks`]). Moving to another address says nothing of who has it, either.
//! - Failed tries have a budget for each account, each address range and all together ([`budgets`]).
//!   Passkeys cannot be guessed and stay open when the budget of a password is spent. Who signs in with a password
//!   then lets their browser do some work first ([`work`]), and has a few tries that guessers cannot use up for free.
//! - Who likes has a second step after the password ([`second_step`]); its wrong codes are paid from the same
//!   budget, and a code opens once.
//! - Changing what opens the door (password, passkeys, second step) needs a sign-in of the last minutes, so that a
//!   borrowed phone or a stolen token cannot lock its owner out ([`sessions::FRESH_MS`]). A link from a mail lets in
//!   and changes none of it; nor does anybody for a week after a recovery by e-mail ([`freeze`]).
//! - Mail goes to addresses that were proven, except the proof itself. Until then an address is a claim: whoever
//!   proves it, has it.
//! - Who comes from another provider is known by what that provider calls them, never by an address ([`openid`]).
//! - Apps of others get in by a door of their own ([`apps`]), with what the athlete allowed and nothing else.
//! - A token is shown once and stored as its SHA-256. Ending a session takes effect at the next request on
//!   every node, because no node remembers sessions.
//! - A copy of everything is given to a session that signed in a short while ago, and to nobody in the week after a recovery
//!   ([`exports`]); what comes out of such a copy is a stranger's file ([`restores`]).
//! - Nothing beyond the account is done unless it was allowed, switch by switch ([`consents`]).
//! - Logs and metrics of this room say what happened, never to whom.
pub mod accounts;
pub mod apps;
pub mod breach;
pub mod breached;
pub mod budgets;
pub mod consents;
pub mod devices;
mod door;
pub mod email;
pub mod erasure;
pub mod exports;
pub mod forget;
pub mod freeze;
pub mod jurisdictions;
pub mod mail;
pub mod needs;
pub mod openid;
pub mod operators;
pub mod passkeys;
pub mod passwords;
pub mod portrait;
pub mod recoveries;
pub mod regions;
pub mod residency;
pub mod restores;
pub mod second_step;
pub mod sessions;
pub mod staff;
#[cfg(test)]
mod testing;
pub mod work;

use std::sync::Arc;

use axum::Extension;
use breached::Breached;
use budgets::Budgets;
pub use door::Door;
use kernel::staff::Operators;
use kernel::{App, Result, Timestamp, Tx};
use residency::Residency;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What the operator chose that this room depends on.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Whether an SMTP server is configured.
    pub sends_mail: bool,
    /// Passwords that leaked elsewhere.
    pub breached: Option<Breached>,
    /// Which region this installation is.
    pub residency: Residency,
    /// Other places that say who somebody is.
    pub openid: openid::Providers,
}

/// The room's routes where nothing is configured: without mail, for people of all regions.
pub fn routes() -> OpenApiRouter<App> {
    routes_with(Settings::default(), Arc::new(needs::Alone))
}

/// The room's routes.
pub fn routes_with(settings: Settings, circle: Arc<dyn needs::Circle>) -> OpenApiRouter<App> {
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
        .routes(routes!(sessions::ask_work::ask_work))
        .routes(routes!(sessions::ask_link::ask_sign_in_link))
        .routes(routes!(sessions::sign_in_with_link::sign_in_with_link))
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
        .routes(routes!(consents::list::list_consents))
        .routes(routes!(consents::set::set_consent))
        .routes(routes!(consents::history::list_consent_history))
        .routes(routes!(consents::notices::list_notices))
        .routes(routes!(accounts::card::show_my_card))
        .merge(app_routes())
        .merge(openid_routes())
        .routes(routes!(email::show::show_security))
        .routes(routes!(email::change::change_email))
        .routes(routes!(email::send_code::send_email_code))
        .routes(routes!(email::confirm::confirm_email))
        .routes(routes!(recoveries::ask::ask_recovery))
        .routes(routes!(recoveries::cancel::cancel_recovery))
        .routes(routes!(recoveries::cancel_mine::cancel_my_recovery))
        .routes(routes!(recoveries::finish::finish_recovery))
        .routes(routes!(erasure::ask::ask_erasure))
        .routes(routes!(erasure::receipt::show_erasure))
        .routes(routes!(exports::list::list_exports, exports::ask::ask_export))
        .routes(routes!(exports::download::download_export))
        .routes(routes!(exports::remove::remove_export))
        .routes(routes!(restores::list::list_restores))
        .layer(Extension(Arc::new(Budgets::default())))
        .layer(Extension(settings))
        .layer(Extension(circle))
}

/// Signing in through somebody else.
fn openid_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(openid::list::list_openid_providers, openid::finish::finish_openid))
        .routes(routes!(openid::begin::begin_openid))
        .routes(routes!(
            openid::connections::list::list_openid_connections,
            openid::connections::finish::finish_openid_connection
        ))
        .routes(routes!(openid::connections::begin::begin_openid_connection))
        .routes(routes!(openid::connections::remove::remove_openid_connection))
}

/// What an athlete brings of elsewhere, for the deadline of requests that carry a file over a slow connection.
pub fn upload_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(restores::begin::begin_restore))
}

/// Apps of others: for their developers, for the athletes who connect them, and for the apps themselves.
fn app_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(apps::list::list_apps, apps::register::register_app))
        .routes(routes!(apps::edit::edit_app, apps::remove::remove_app))
        .routes(routes!(apps::renew_secret::renew_app_secret))
        .routes(routes!(apps::consent::show::show_consent, apps::consent::decide::decide_consent))
        .routes(routes!(apps::devices::check::check_device))
        .routes(routes!(apps::devices::decide::decide_device))
        .routes(routes!(apps::connections::list::list_connected_apps))
        .routes(routes!(apps::connections::end::disconnect_app))
        .routes(routes!(apps::oauth::metadata::describe_authorization_server))
        .routes(routes!(apps::oauth::authorize::begin_authorization))
        .routes(routes!(apps::oauth::token::issue_token))
        .routes(routes!(apps::oauth::revoke::revoke_token))
        .routes(routes!(apps::oauth::device::begin_device))
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

/// Deletes what has run out: sessions, ceremonies, what apps were allowed, and what recognises the retry of a sign-up.
/// Returns how many rows it touched. Run it every few minutes.
pub fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let ended = sessions::delete_expired(tx, now)?;
    let forgotten = passkeys::delete_expired_ceremonies(tx, now)?;
    let mailed = mail::proofs::delete_expired(tx, now)? + mail::delete_useless(tx, now)?;
    let over = recoveries::delete_over(tx, now)? + devices::forget_old(tx, now)?;
    let apps = apps::delete_expired(tx, now)? + staff::requests::forget_old(tx, now)?;
    let ways = openid::flows::delete_expired(tx, now)? + work::delete_expired(tx, now)?;
    Ok(ended + forgotten + mailed + over + apps + ways + accounts::open::forget_retries(tx, now)?)
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
        let expected = "add_passkey ask_erasure ask_export ask_recovery ask_sign_in_link ask_work begin_authorization begin_device begin_openid begin_openid_connection begin_second_step cancel_my_recovery cancel_recovery change_email change_me change_password check_device check_handle confirm_email confirm_second_step decide_consent decide_device describe_authorization_server disconnect_app download_export edit_app end_session finish_openid finish_openid_connection finish_recovery issue_token list_apps list_connected_apps list_consent_history list_consents list_countries list_exports list_notices list_openid_connections list_openid_providers list_passkeys list_regions list_restores list_sessions open_account passkey_options passkey_options_for_account passkey_options_for_session register_app remove_app remove_export remove_openid_connection remove_passkey remove_second_step renew_app_secret renew_codes revoke_token send_email_code set_consent show_consent show_erasure show_me show_my_card show_second_step show_security sign_in sign_in_with_link sign_in_with_passkey sign_out";
        assert_eq!(names.join(" "), expected);
    }
}
