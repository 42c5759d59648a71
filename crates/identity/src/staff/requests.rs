//! What waits for a second person: `GET /api/v1/operator/requests`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::athlete::AthleteCard;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::staff::{Deed, Operators, Staff, may};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args, from_row};
use serde::{Deserialize, Serialize};

/// How long what staff asked of each other is kept. What came of it stands in the trail.
pub const KEPT_MS: i64 = 365 * 24 * 3_600_000;

/// Forgets requests that are a year old. Returns how many.
pub(crate) fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec("DELETE FROM staff_request WHERE asked_at < $1", args![now.plus_ms(-KEPT_MS)])
}

kernel::id!(
    /// Something that needs a second person.
    StaffRequestId,
);

/// For how long another person may agree.
pub const WAITS_MS: i64 = 24 * 3_600_000;

/// What may need two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StaffRequestKind)]
pub enum Kind {
    /// Close an account.
    Ban,
    /// Look at what is not public of an account.
    Access,
}

impl Kind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Ban => "ban",
            Kind::Access => "access",
        }
    }

    fn named(word: &str) -> Result<Kind> {
        match word {
            "ban" => Ok(Kind::Ban),
            "access" => Ok(Kind::Access),
            _ => Err(Error::internal("a request of an unknown kind")),
        }
    }

    /// What whoever asks must hold.
    pub(crate) fn asking(self) -> Deed {
        match self {
            Kind::Ban => Deed::AskBan,
            Kind::Access => Deed::AskAccess,
        }
    }

    /// What whoever agrees must hold.
    pub(crate) fn confirming(self) -> Deed {
        match self {
            Kind::Ban => Deed::ConfirmBan,
            Kind::Access => Deed::ConfirmAccess,
        }
    }
}

/// What one of the staff asked for.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StaffRequest {
    /// Which one.
    pub id: StaffRequestId,
    /// What is asked for.
    pub kind: Kind,
    /// Whose account it is about.
    pub about: AthleteCard,
    /// Why.
    pub reason: String,
    /// Who asks.
    pub asked_by: AthleteCard,
    /// When.
    pub asked_at: Timestamp,
    /// After that nobody can agree.
    pub expires_at: Timestamp,
    /// `open`, `expired`, `confirmed` or `declined`.
    pub state: String,
    /// Whether you may agree: your role does, and it is not your own.
    pub may_confirm: bool,
    /// Whether you asked.
    pub mine: bool,
}

/// A request as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub athlete_id: AthleteId,
    pub request_id: StaffRequestId,
    pub kind: String,
    pub reason: String,
    pub asked_by: AthleteId,
    pub asked_at: Timestamp,
    pub expires_at: Timestamp,
    pub state: String,
}
from_row!(Row { athlete_id, request_id, kind, reason, asked_by, asked_at, expires_at, state });

impl Row {
    pub(crate) fn kind(&self) -> Result<Kind> {
        Kind::named(&self.kind)
    }

    /// As one of the staff sees it; `None` when somebody in it is gone.
    pub(crate) fn show(
        self,
        tx: &mut Tx,
        staff: Staff,
        now: Timestamp,
    ) -> Result<Option<StaffRequest>> {
        let about = kernel::athlete::find_closed_too(tx, self.athlete_id)?;
        let asked_by = kernel::athlete::find_closed_too(tx, self.asked_by)?;
        let (Some(about), Some(asked_by)) = (about, asked_by) else { return Ok(None) };
        let kind = self.kind()?;
        let is_open = self.state == "open" && now < self.expires_at;
        let mine = self.asked_by == staff.athlete;
        Ok(Some(StaffRequest {
            id: self.request_id,
            kind,
            about: about.card(),
            reason: self.reason,
            asked_by: asked_by.card(),
            asked_at: self.asked_at,
            expires_at: self.expires_at,
            state: match self.state.as_str() {
                "open" if !is_open => "expired".into(),
                _ => self.state,
            },
            may_confirm: is_open
                && !mine
                && self.athlete_id != staff.athlete
                && may(staff.role, kind.confirming()),
            mine,
        }))
    }
}

pub(crate) fn find(tx: &mut Tx, about: AthleteId, request: StaffRequestId) -> Result<Option<Row>> {
    tx.find(
        "SELECT athlete_id, request_id, kind, reason, asked_by, asked_at, expires_at, state
         FROM staff_request WHERE athlete_id = $1 AND request_id = $2",
        args![about, request],
    )
}

/// Admits whoever has to do with requests at all: a role that asks for one of them or agrees to one.
pub(crate) fn admit(
    tx: &mut Tx,
    operators: &dyn Operators,
    me: &Me,
    now: Timestamp,
) -> Result<Staff> {
    for deed in [Deed::AskBan, Deed::AskAccess, Deed::ConfirmBan] {
        if operators.may(tx, me.id, deed)? {
            return operators.admit(tx, me, deed, now);
        }
    }
    operators.admit(tx, me, Deed::ConfirmAccess, now)
}

/// Requests that your role asks for or agrees to, the latest first.
#[utoipa::path(get, path = "/api/v1/operator/requests", tag = "operator", params(PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<StaffRequest>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_staff_requests(
    State(app): State<App>,
    me: Me,
    Extension(operators): Extension<Arc<dyn Operators>>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<StaffRequest>>> {
    let now = app.clock.now();
    let after = page.after::<(i64, StaffRequestId)>()?;
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        let staff = admit(tx, operators.as_ref(), &me, now)?;
        let rows = list(tx, after, limit + 1)?;
        let key = |row: &Row| (row.asked_at.0, row.request_id);
        let page = Page::cut(rows, limit, key, |row| row);
        let mut items = Vec::with_capacity(page.items.len());
        for row in page.items {
            let kind = row.kind()?;
            if may(staff.role, kind.asking()) || may(staff.role, kind.confirming()) {
                items.extend(row.show(tx, staff, now)?);
            }
        }
        Ok(Page { items, next: page.next })
    });
    Ok(Json(read.await?))
}

fn list(tx: &mut Tx, after: Option<(i64, StaffRequestId)>, limit: usize) -> Result<Vec<Row>> {
    let (at, id) = after.unwrap_or((i64::MAX, StaffRequestId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT athlete_id, request_id, kind, reason, asked_by, asked_at, expires_at, state
         FROM staff_request WHERE (asked_at, request_id) < ($1, $2)
         ORDER BY asked_at DESC, request_id DESC LIMIT $3",
        args![at, id, limit],
    )
}
