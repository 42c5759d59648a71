//! Prices as feeds write them: `79.99 EUR`, `EUR 79.99`, `1.299,00 EUR`, `1200 JPY`.

/// More than this is no price of anything that a shop for athletes sells.
const MOST_UNITS: i64 = 100_000_000;

/// A currency that exists, and how many digits its small unit has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: String,
    /// 2 for cents, 0 for yen, 3 for fils.
    pub digits: u32,
}

/// The currency with a code, in capital letters, if money of that name can be paid with.
pub fn currency(code: &str) -> Option<Currency> {
    let known = iso_currency::Currency::from_code(code)?;
    if known.is_fund() || known.is_special() {
        return None;
    }
    Some(Currency { code: code.to_owned(), digits: u32::from(known.exponent()?) })
}

/// What is wrong with a price.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum PriceFault {
    #[error("there is no amount in this price")]
    NoAmount,
    #[error("this price does not name its currency")]
    NoCurrency,
    #[error("there is no currency {0}")]
    UnknownCurrency(String),
    #[error("this price is in {stated}, and the feed is in {expected}")]
    OtherCurrency { stated: String, expected: String },
    #[error("a price is more than zero")]
    NotPositive,
    #[error("this price has more digits than its currency")]
    TooFine,
    #[error("this price is too high to be true")]
    TooHigh,
}

/// A price in the smallest unit of the feed's currency.
pub(super) fn parse(text: &str, expected: &Currency) -> Result<i64, PriceFault> {
    let text = text.trim();
    let is_letter = |c: char| c.is_alphabetic();
    let word: String = text.chars().filter(|c| is_letter(*c)).collect();
    let amount: String =
        text.chars().filter(|c| !is_letter(*c) && !c.is_whitespace() && *c != '\'').collect();
    if !amount.contains(|c: char| c.is_ascii_digit()) {
        return Err(PriceFault::NoAmount);
    }
    if word.is_empty() {
        return Err(PriceFault::NoCurrency);
    }
    let code = word.to_uppercase();
    let Some(stated) = currency(&code) else {
        return Err(PriceFault::UnknownCurrency(code.chars().take(12).collect()));
    };
    if stated.code != expected.code {
        let (stated, expected) = (stated.code, expected.code.clone());
        return Err(PriceFault::OtherCurrency { stated, expected });
    }
    minor(&amount, expected.digits)
}

fn minor(amount: &str, digits: u32) -> Result<i64, PriceFault> {
    let negative = amount.starts_with('-') || amount.starts_with('\u{2212}');
    let amount = amount.trim_start_matches(['-', '+', '\u{2212}']);
    let (whole, fraction) = split(amount, digits)?;
    let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    let is_number = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if !is_number(&whole) || !is_number(fraction) {
        return Err(PriceFault::NoAmount);
    }
    let fraction = fraction.trim_end_matches('0');
    let length = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
    if length > digits {
        return Err(PriceFault::TooFine);
    }
    let whole: i64 = match whole.as_str() {
        "" => 0,
        digits => digits.parse().map_err(|_| PriceFault::TooHigh)?,
    };
    if whole > MOST_UNITS {
        return Err(PriceFault::TooHigh);
    }
    let part: i64 = if fraction.is_empty() { 0 } else { fraction.parse().unwrap_or(0) };
    let minor = whole * 10_i64.pow(digits) + part * 10_i64.pow(digits - length);
    if negative || minor == 0 {
        return Err(PriceFault::NotPositive);
    }
    Ok(minor)
}

/// Which sign is the decimal one: the last of two different ones; a lone comma before exactly three digits
/// parts thousands, unless the currency has three digits itself.
fn split(amount: &str, digits: u32) -> Result<(&str, &str), PriceFault> {
    let (Some(last), kinds) =
        (amount.rfind(['.', ',']), [amount.matches('.').count(), amount.matches(',').count()])
    else {
        return Ok((amount, ""));
    };
    let (whole, fraction) = (&amount[..last], &amount[last + 1..]);
    let both = kinds[0] > 0 && kinds[1] > 0;
    let several = kinds[0] > 1 || kinds[1] > 1;
    if !both && several {
        return Ok((amount, ""));
    }
    let is_comma = amount.as_bytes()[last] == b',';
    if !both && is_comma && fraction.len() == 3 && digits != 3 {
        return Ok((amount, ""));
    }
    Ok((whole, fraction))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_as_they_are_written_around_the_world() {
        let read = |text: &str, code: &str| {
            parse(text, &currency(code).unwrap()).map_err(|fault| fault.to_string())
        };
        let good = |text: &str, code: &str, minor: i64| {
            assert_eq!(read(text, code), Ok(minor), "{text}");
        };
        good("79.99 EUR", "EUR", 7999);
        good("EUR 79.99", "EUR", 7999);
        good("79,99 eur", "EUR", 7999);
        good("1,299.00 USD", "USD", 129_900);
        good("1.299,50 EUR", "EUR", 129_950);
        good("1,299 USD", "USD", 129_900);
        good("1 299,00 RUB", "RUB", 129_900);
        good("1'299.00 CHF", "CHF", 129_900);
        good("1.299.000 RUB", "RUB", 129_900_000);
        good("1200 JPY", "JPY", 1200);
        good("1200.00 JPY", "JPY", 1200);
        good("1.250 KWD", "KWD", 1250);
        good("1,250 KWD", "KWD", 1250);
        good("80EUR", "EUR", 8000);
        good("0.5 EUR", "EUR", 50);

        let bad = |text: &str, code: &str, why: &str| {
            assert_eq!(read(text, code), Err(why.to_owned()), "{text}");
        };
        bad("79.99", "EUR", "this price does not name its currency");
        bad("EUR", "EUR", "there is no amount in this price");
        bad("79.99 XQZ", "EUR", "there is no currency XQZ");
        bad("79.99 XAU", "EUR", "there is no currency XAU");
        bad("79.99 USD", "EUR", "this price is in USD, and the feed is in EUR");
        bad("-5.00 EUR", "EUR", "a price is more than zero");
        bad("0 EUR", "EUR", "a price is more than zero");
        bad("1200.50 JPY", "JPY", "this price has more digits than its currency");
        bad("1.299 EUR", "EUR", "this price has more digits than its currency");
        bad("99999999999999999999 EUR", "EUR", "this price is too high to be true");
        bad("999999999 EUR", "EUR", "this price is too high to be true");
        bad("1-2 EUR", "EUR", "there is no amount in this price");
    }
}
