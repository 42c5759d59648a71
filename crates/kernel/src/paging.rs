//! Keyset paging: a page ends with an opaque cursor, and the next page starts after it.
//!
//! Pages stay stable while new rows arrive, and page 1,000 costs as much as page 1.
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Error, Result};

/// One page of a list.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Page<T> {
    /// The rows, in the order of the list.
    pub items: Vec<T>,
    /// Give this as `after` for the next page; `null` on the last one.
    pub next: Option<String>,
}

/// What a caller says about the page wanted.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The `next` of the page before.
    pub after: Option<String>,
    /// Rows a page, 1 to 100; 30 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

impl PageQuery {
    /// Rows a page, within bounds.
    pub fn limit(&self) -> usize {
        self.limit.unwrap_or(30).clamp(1, 100) as usize
    }

    /// The key after which this page starts, if it is not the first.
    pub fn after<K: DeserializeOwned>(&self) -> Result<Option<K>> {
        let Some(text) = &self.after else { return Ok(None) };
        let key = decode(text).ok_or_else(|| {
            Error::invalid(
                "after",
                "this is not a page mark that we gave; start from the first page",
            )
        })?;
        Ok(Some(key))
    }
}

impl<T> Page<T> {
    /// Cuts a page out of `rows`, of which one more than `limit` was asked for, and marks where it ends.
    pub fn cut<R, K: Serialize>(
        mut rows: Vec<R>,
        limit: usize,
        key: impl Fn(&R) -> K,
        show: impl FnMut(R) -> T,
    ) -> Page<T> {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(|row| mark(&key(row))) } else { None };
        Page { items: rows.into_iter().map(show).collect(), next }
    }
}

/// The mark of a page that ends at a key of one's own making.
pub fn mark<K: Serialize>(key: &K) -> String {
    let json = serde_json::to_vec(key).expect("a key is plain data");
    crate::random::to_hex(&json)
}

fn decode<K: DeserializeOwned>(text: &str) -> Option<K> {
    if text.len() > 1024 || !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    let mut json = Vec::with_capacity(text.len() / 2);
    for start in (0..text.len()).step_by(2) {
        json.push(u8::from_str_radix(&text[start..start + 2], 16).ok()?);
    }
    serde_json::from_slice(&json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_where_the_next_one_starts() {
        let page = Page::cut(vec![5, 4, 3], 2, |n| (*n, "id"), |n| n);
        assert_eq!(page.items, [5, 4]);
        let query = PageQuery { after: page.next, limit: None };
        assert_eq!(query.after::<(i32, String)>().unwrap(), Some((4, "id".into())));
    }

    #[test]
    fn the_last_page_has_no_next() {
        assert_eq!(Page::cut(vec![1, 2], 2, |n| *n, |n| n).next, None);
    }

    #[test]
    fn a_made_up_mark_is_refused() {
        for mark in ["zz", "7", "7b", "é0"] {
            let query = PageQuery { after: Some(mark.into()), limit: None };
            assert!(query.after::<(i64, String)>().is_err(), "{mark}");
        }
    }
}
