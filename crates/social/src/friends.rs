//! Friends: two people who both said so.
pub mod accept;
pub mod list;
pub mod remove;

use kernel::paging::{Page, PageQuery};
use kernel::{AthleteId, Result, Timestamp, Tx};
use serde::{Deserialize, Serialize};

use crate::people::{self, Person};
use crate::ties::{self, Listed, Tie};

/// A person, and since when they stand to you as the list says.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PersonSince {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// Since when.
    pub since_at: Timestamp,
    /// Among your friends: you marked them as close. Nobody else sees it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub close: bool,
}

/// A page of the people who stand to `me` in one way.
pub(crate) fn page_of(
    tx: &mut Tx,
    me: AthleteId,
    tie: Tie,
    page: &PageQuery,
    now: Timestamp,
) -> Result<Page<PersonSince>> {
    let limit = page.limit();
    let rows = ties::list(tx, me, tie, page.after()?, limit + 1)?;
    shown(tx, me, rows, limit, now)
}

/// Cuts a page out of rows, and shows the people in it.
pub(crate) fn shown(
    tx: &mut Tx,
    me: AthleteId,
    rows: Vec<Listed>,
    limit: usize,
    now: Timestamp,
) -> Result<Page<PersonSince>> {
    let rows = Page::cut(rows, limit, |(id, since)| (since.0, *id), |row| row);
    let mut items = Vec::with_capacity(rows.items.len());
    for (id, since_at) in rows.items {
        if let Some(person) = people::find(tx, me, id, now)? {
            items.push(PersonSince { person, since_at, close: false });
        }
    }
    Ok(Page { items, next: rows.next })
}

/// The same without who does not exist for `me` any more: somebody may have blocked them since.
pub(crate) fn shown_but_hidden(
    tx: &mut Tx,
    me: AthleteId,
    rows: Vec<Listed>,
    limit: usize,
    now: Timestamp,
) -> Result<Page<PersonSince>> {
    let hidden = ties::list_hidden(tx, me)?;
    let mut page = shown(tx, me, rows, limit, now)?;
    page.items.retain(|item| !hidden.contains(&item.person.id));
    Ok(page)
}
