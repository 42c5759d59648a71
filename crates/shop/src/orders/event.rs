//! What a shop says about an order, and how what it says at different times comes together.
use std::collections::BTreeMap;

use kernel::{Error, Result, Timestamp};
use serde::{Deserialize, Serialize};

const MOST_LINES: usize = 500;
const MOST_CODES: usize = 20;
const MOST_MINOR: i64 = 1_000_000_000_000;

/// A message about an order.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OrderEvent {
    /// `order.paid`, `order.updated`, `order.refunded` or `order.cancelled`. Others are taken and passed over.
    #[schema(example = "order.paid")]
    pub r#type: String,
    /// The order as it is at that moment, as far as the shop likes to repeat it.
    pub data: OrderData,
}

/// An order, as its shop knows it. Money is in the smallest unit of the currency.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OrderData {
    /// The shop's own number of it.
    #[serde(alias = "id", alias = "order_id")]
    #[schema(example = "A-1042")]
    pub order: String,
    /// When it was placed.
    #[serde(default)]
    pub placed_at: Option<Timestamp>,
    /// ISO 4217 code.
    #[serde(default)]
    #[schema(example = "EUR")]
    pub currency: Option<String>,
    /// What was paid, before any refund.
    #[serde(default, alias = "total")]
    pub total_minor: Option<i64>,
    /// The codes that were used.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The same, for a shop that takes one.
    #[serde(default)]
    pub code: Option<String>,
    /// The click id that the cart link carried; the latest, if there were several.
    #[serde(default)]
    pub click: Option<String>,
    /// What was bought.
    #[serde(default)]
    pub lines: Option<Vec<OrderLine>>,
    /// What was given back so far, all refunds together.
    #[serde(default, alias = "refunded_total")]
    pub refunded_minor: Option<i64>,
    /// Which products were given back so far, and how many of each; or say it line by line.
    #[serde(default)]
    pub refunded_lines: Option<Vec<OrderLine>>,
    /// Rises with every event of this order, so that a late one is known.
    #[serde(default)]
    pub sequence: Option<i64>,
    /// The same by the shop's clock, for a shop that does not count.
    #[serde(default)]
    pub updated_at: Option<Timestamp>,
}

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OrderLine {
    /// The shop's own id of the product, as in its feed.
    #[schema(example = "SHOE-42")]
    pub product: String,
    /// How many.
    pub quantity: i64,
    /// What they cost together.
    #[serde(alias = "total")]
    pub total_minor: i64,
    /// How many of them were given back.
    #[serde(default)]
    pub refunded_quantity: i64,
}

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Paid = 1,
    Updated = 2,
    Refunded = 3,
    Cancelled = 4,
}

impl OrderEvent {
    /// What it is about; `None` for something that does not concern us.
    pub(crate) fn kind(&self) -> Option<Kind> {
        match self.r#type.as_str() {
            "order.paid" => Some(Kind::Paid),
            "order.updated" => Some(Kind::Updated),
            "order.refunded" => Some(Kind::Refunded),
            "order.cancelled" => Some(Kind::Cancelled),
            _ => None,
        }
    }

    /// Every code in it, once.
    pub(crate) fn codes(&self) -> Vec<&str> {
        let mut codes: Vec<&str> = Vec::new();
        for code in self.data.codes.iter().chain(&self.data.code) {
            let code = code.trim();
            if !code.is_empty() && !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// What makes no sense in it, in words for whoever wrote the shop's side.
    pub(crate) fn check(&self, now: Timestamp) -> Result<()> {
        let mut faults: BTreeMap<&'static str, String> = BTreeMap::new();
        let mut fault = |field, text: &str| {
            faults.insert(field, text.to_owned());
        };
        let data = &self.data;
        let is_short =
            |text: &str| (1..=200).contains(&text.len()) && !text.chars().any(char::is_control);
        if !is_short(&data.order) {
            fault("order", "an order has a number of 1 to 200 letters");
        }
        if data.placed_at.is_some_and(|at| at > now.plus_ms(crate::DAY_MS)) {
            fault("placed_at", "an order cannot be placed in the future");
        }
        if let Some(code) = &data.currency
            && iso_currency::Currency::from_code(code).is_none()
        {
            fault("currency", "we do not know this currency; use a code such as EUR");
        }
        let is_money = |minor: i64| (0..=MOST_MINOR).contains(&minor);
        if !data.total_minor.is_none_or(is_money) || !data.refunded_minor.is_none_or(is_money) {
            fault("total_minor", "money is a whole number of the smallest unit, and not negative");
        }
        if self.codes().len() > MOST_CODES || !self.codes().iter().all(|code| is_short(code)) {
            fault("codes", "an order has up to 20 codes of up to 200 letters");
        }
        if data.click.as_deref().is_some_and(|click| !is_short(click)) {
            fault("click", "a click id comes back as we gave it");
        }
        let lines = || data.lines.iter().chain(&data.refunded_lines).flatten();
        let is_line = |line: &OrderLine| {
            is_short(&line.product)
                && (1..=100_000).contains(&line.quantity)
                && (0..=line.quantity).contains(&line.refunded_quantity)
                && is_money(line.total_minor)
        };
        if lines().count() > MOST_LINES || !lines().all(is_line) {
            fault(
                "lines",
                "a line has a product, a quantity from 1 on and a total; an order up to 500",
            );
        }
        if faults.is_empty() { Ok(()) } else { Err(Error::invalid_fields(faults)) }
    }
}

/// What is known of an order by all messages so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Known {
    pub placed_at: Option<Timestamp>,
    pub currency: Option<String>,
    pub total_minor: Option<i64>,
    pub refunded_minor: i64,
    pub refunded_whole: bool,
    pub cancelled: bool,
    /// Where the newest message stands that told the total: by the shop's count, then by its kind.
    pub sequence: i64,
    pub rank: i64,
    pub lines: Vec<OrderLine>,
}

impl Known {
    /// Whether enough is known to say that something was bought.
    pub(crate) fn is_complete(&self) -> bool {
        self.currency.is_some() && self.total_minor.is_some()
    }

    /// Whether nothing of it is left.
    pub(crate) fn is_wholly_refunded(&self) -> bool {
        self.refunded_whole || self.total_minor.is_some_and(|t| t > 0 && self.refunded_minor >= t)
    }
}

/// What is known with one more message. The newest one that says something holds; an older one fills what is
/// missing, and takes no refund back.
pub(crate) fn merge(mut known: Known, kind: Kind, data: &OrderData) -> Known {
    let by_clock = data.updated_at.map(|at| at.0);
    let sequence = data.sequence.or(by_clock).unwrap_or(0);
    let is_newer = (sequence, kind as i64) >= (known.sequence, known.rank);
    if is_newer && data.total_minor.is_some() {
        (known.sequence, known.rank) = (sequence, kind as i64);
    }
    let choose = |now: Option<i64>, before: Option<i64>| match is_newer {
        true => now.or(before),
        false => before.or(now),
    };
    known.total_minor = choose(data.total_minor, known.total_minor);
    known.placed_at =
        choose(data.placed_at.map(|at| at.0), known.placed_at.map(|at| at.0)).map(Timestamp);
    if known.currency.is_none() || (is_newer && data.currency.is_some()) {
        known.currency.clone_from(&data.currency);
    }
    let back = quantities(data.refunded_lines.iter().flatten(), |line| line.quantity);
    if let Some(lines) = &data.lines
        && (is_newer || known.lines.is_empty())
    {
        let before = std::mem::replace(&mut known.lines, lines.clone());
        raise(&mut known.lines, &quantities(&before, |line| line.refunded_quantity));
    } else if known.lines.is_empty() {
        // A refund that comes first tells at least what was given back.
        known.lines.extend(data.refunded_lines.iter().flatten().cloned());
    }
    raise(&mut known.lines, &back);
    let in_lines = data.lines.iter().flatten().map(refunded_of).sum::<i64>();
    let by_lines = data.refunded_lines.iter().flatten().map(|line| line.total_minor).sum::<i64>();
    let told = data.refunded_minor.unwrap_or(in_lines.max(by_lines));
    known.refunded_minor = known.refunded_minor.max(told);
    match kind {
        Kind::Paid | Kind::Updated => {}
        // A refund that names neither sum nor lines is of everything.
        Kind::Refunded => known.refunded_whole |= data.refunded_minor.is_none() && told == 0,
        Kind::Cancelled => {
            known.cancelled = true;
            known.refunded_whole = true;
        }
    }
    if let Some(total) = known.total_minor {
        known.refunded_minor =
            if known.refunded_whole { total } else { known.refunded_minor.min(total) };
        known.refunded_whole |= total > 0 && known.refunded_minor == total;
    }
    known
}

/// What the given back part of a line cost.
fn refunded_of(line: &OrderLine) -> i64 {
    line.total_minor.saturating_mul(line.refunded_quantity) / line.quantity.max(1)
}

fn quantities<'l>(
    lines: impl IntoIterator<Item = &'l OrderLine>,
    of: impl Fn(&OrderLine) -> i64,
) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for line in lines {
        *sums.entry(line.product.clone()).or_insert(0) += of(line);
    }
    sums
}

/// Lets at least so many of each product be given back; what was, stays.
fn raise(lines: &mut [OrderLine], back: &BTreeMap<String, i64>) {
    let there = quantities(&*lines, |line| line.refunded_quantity);
    for (product, wanted) in back {
        let mut more = wanted - there.get(product).copied().unwrap_or(0);
        for line in lines.iter_mut().filter(|line| line.product == *product) {
            let some = more.clamp(0, line.quantity - line.refunded_quantity);
            line.refunded_quantity += some;
            more -= some;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(sequence: i64) -> OrderData {
        OrderData {
            order: "A-1".into(),
            currency: Some("EUR".into()),
            total_minor: Some(12_000),
            sequence: Some(sequence),
            lines: Some(vec![OrderLine {
                product: "SHOE-42".into(),
                quantity: 2,
                total_minor: 12_000,
                refunded_quantity: 0,
            }]),
            ..OrderData::default()
        }
    }

    fn bare(sequence: i64) -> OrderData {
        OrderData { order: "A-1".into(), sequence: Some(sequence), ..OrderData::default() }
    }

    #[test]
    fn in_whatever_order_messages_arrive_the_same_is_known() {
        let half = OrderData { refunded_minor: Some(6_000), ..bare(3) };
        let dearer = OrderData { total_minor: Some(13_000), ..data(2) };
        let messages = [(Kind::Paid, data(1)), (Kind::Updated, dearer), (Kind::Refunded, half)];
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let mut outcomes = Vec::new();
        for order in orders {
            let mut known = Known::default();
            for index in order {
                let (kind, data) = &messages[index];
                known = merge(known, *kind, data);
            }
            outcomes.push(known);
        }
        for outcome in &outcomes {
            assert_eq!(outcome, &outcomes[0]);
            assert_eq!(outcome.total_minor, Some(13_000));
            assert_eq!(outcome.refunded_minor, 6_000);
            assert!(!outcome.is_wholly_refunded());
            assert!(outcome.is_complete());
        }
    }

    #[test]
    fn a_refund_before_the_payment_waits_for_it_and_stays() {
        let first = merge(Known::default(), Kind::Refunded, &bare(2));
        assert!(!first.is_complete());
        assert!(first.is_wholly_refunded());
        let then = merge(first, Kind::Paid, &data(1));
        assert!(then.is_complete());
        assert!(then.is_wholly_refunded());
        assert_eq!(then.refunded_minor, 12_000);
    }

    #[test]
    fn what_was_given_back_by_line_is_counted_in_money() {
        let mut partly = data(2);
        partly.lines.as_mut().unwrap()[0].refunded_quantity = 1;
        let known = merge(merge(Known::default(), Kind::Paid, &data(1)), Kind::Refunded, &partly);
        assert_eq!(known.refunded_minor, 6_000);
        assert!(!known.is_wholly_refunded());
    }

    #[test]
    fn lines_given_back_are_known_even_when_they_come_first() {
        let one = OrderLine {
            product: "SHOE-42".into(),
            quantity: 1,
            total_minor: 6_000,
            refunded_quantity: 0,
        };
        let back = OrderData { refunded_lines: Some(vec![one]), ..bare(2) };
        let either = [
            [(Kind::Refunded, &back), (Kind::Paid, &data(1))],
            [(Kind::Paid, &data(1)), (Kind::Refunded, &back)],
        ];
        for messages in either {
            let mut known = Known::default();
            for (kind, data) in messages {
                known = merge(known, kind, data);
            }
            assert_eq!((known.refunded_minor, known.lines.len()), (6_000, 1));
            assert_eq!((known.lines[0].quantity, known.lines[0].refunded_quantity), (2, 1));
            assert!(!known.is_wholly_refunded());
        }
    }

    #[test]
    fn more_than_was_paid_is_never_given_back() {
        let much = OrderData { refunded_minor: Some(99_000), ..bare(2) };
        let known = merge(merge(Known::default(), Kind::Paid, &data(1)), Kind::Refunded, &much);
        assert_eq!(known.refunded_minor, 12_000);
        assert!(known.is_wholly_refunded());
    }
}
