//! Pictures of products, shown from our own address: `GET /api/v1/shop/products/{shop}/{product}/picture`.
//!
//! A page that loaded them from the shop would tell it who looks at what, before anybody chose to go there. So
//! each picture is fetched once, kept among our files, and given on.
use std::io::Read;
use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::Response;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Error, Me, Result};
use tokio::sync::Semaphore;

use crate::feeds::fetch;
use crate::{ShopId, addresses, catalogue, shops};

const MOST_BYTES: u64 = 3 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(4);
/// Fetched at once. Whoever finds no place sees no picture this time.
static PLACES: Semaphore = Semaphore::const_new(6);

/// Our address of a product's picture.
pub(crate) fn path(shop: ShopId, product: &str) -> String {
    let mut escaped = String::with_capacity(product.len());
    for byte in product.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("/api/v1/shop/products/{shop}/{escaped}/picture")
}

/// The picture of a product that is sold in my country.
#[utoipa::path(get, path = "/api/v1/shop/products/{shop}/{product}/picture", tag = "shop",
    params(("shop" = ShopId, Path, description = "Whose"),
        ("product" = String, Path, description = "The shop's own id, percent-encoded")),
    responses(
        (status = 200, description = "The picture.", content_type = "image/*"),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: it has none, or it cannot be had.", body = Problem)))]
pub async fn show_product_picture(
    State(app): State<App>,
    me: Me,
    Path((shop, product)): Path<(ShopId, String)>,
) -> Result<Response> {
    let read = app.db.read(move |tx| {
        let product = catalogue::find(tx, shop, &me.country, &product)?;
        Ok(product.and_then(|product| product.image_link).zip(shops::find(tx, shop)?))
    });
    let (link, shop) = read.await?.ok_or(Error::NotFound("picture"))?;
    let name = blake3::hash(link.as_bytes()).to_hex();
    let name = format!("pictures/{}/{name}", &name[..2]);
    let (files, kept) = (app.files.clone(), name.clone());
    let known = tokio::task::spawn_blocking(move || files.get(&kept));
    let bytes = match known.await.map_err(Error::internal)?? {
        Some(bytes) => bytes,
        None => {
            // Only a shop that is on this machine has its pictures there.
            let is_here = addresses::is_of_this_machine(&link);
            let may_be_here = addresses::is_of_this_machine(&shop.cart_url);
            if addresses::fault(&link).is_some() || (is_here && !may_be_here) {
                return Err(Error::NotFound("picture"));
            }
            let place = PLACES.try_acquire().map_err(|_| Error::NotFound("picture"))?;
            let files = app.files.clone();
            let fetching = tokio::task::spawn_blocking(move || {
                let _place = place;
                let bytes = fetch_picture(&link).ok_or(Error::NotFound("picture"))?;
                files.put_derived(&name, &bytes)?;
                Ok::<_, Error>(bytes)
            });
            fetching.await.map_err(Error::internal)??
        }
    };
    let kind = kind_of(&bytes).ok_or(Error::NotFound("picture"))?;
    Response::builder()
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, "private, max-age=86400")
        // Opened on its own, a drawing can neither run nor fetch anything.
        .header(
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        )
        .body(Body::from(bytes))
        .map_err(Error::internal)
}

fn fetch_picture(link: &str) -> Option<Vec<u8>> {
    let response = fetch::get(link, PATIENCE, &[]).ok()?;
    let mut bytes = Vec::new();
    let body = response.into_body().into_with_config().limit(MOST_BYTES).reader();
    body.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
    kind_of(&bytes).map(|_| bytes)
}

/// What the bytes are, whatever the shop says they are.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f', ..] => Some("image/avif"),
        _ => {
            let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_lowercase();
            let head = head.trim_start_matches('\u{feff}').trim_start();
            let drawing =
                head.starts_with("<svg") || (head.starts_with("<?xml") && head.contains("<svg"));
            drawing.then_some("image/svg+xml")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_bytes() {
        assert_eq!(kind_of(b"\x89PNG\r\n"), Some("image/png"));
        assert_eq!(kind_of(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Some("image/svg+xml"));
        assert_eq!(kind_of(b"<?xml version='1.0'?><svg/>"), Some("image/svg+xml"));
        assert_eq!(kind_of(b"<html><svg/></html>"), None);
        assert_eq!(kind_of(b""), None);
    }

    #[test]
    fn odd_ids_stay_one_part_of_the_path() {
        let shop = ShopId::new();
        assert!(path(shop, "a/b ?#").ends_with("/a%2Fb%20%3F%23/picture"));
    }
}
