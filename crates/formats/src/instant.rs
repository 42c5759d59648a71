//! Instants as XML files write them.

/// Milliseconds since 1970, and the offset from UTC in seconds when the text states one that is not
/// `Z`.
pub(crate) type Instant = (i64, Option<i32>);

/// Reads `2024-05-01T06:30:00Z` and its relatives: a fraction of any length, an offset `+02:00`,
/// `+0200` or `+02`, a space or lowercase `t` in the middle. Without an offset it is taken as UTC,
/// as GPX and TCX prescribe.
pub(crate) fn parse_instant(text: &str) -> Option<Instant> {
    let bytes = text.trim().as_bytes();
    let year = digits(bytes, 0, 4)?;
    let month = digits(bytes, 5, 2)?;
    let day = digits(bytes, 8, 2)?;
    let hour = digits(bytes, 11, 2)?;
    let minute = digits(bytes, 14, 2)?;
    let second = digits(bytes, 17, 2)?;
    let marks_fit = bytes[4] == b'-'
        && bytes[7] == b'-'
        && matches!(bytes[10], b'T' | b't' | b' ')
        && bytes[13] == b':'
        && bytes[16] == b':';
    let in_range = (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day)
        && hour <= 24
        && minute <= 59
        && second <= 60;
    if !marks_fit || !in_range {
        return None;
    }
    let mut at = 19;
    let mut milliseconds = 0;
    if matches!(bytes.get(at), Some(b'.' | b',')) {
        at += 1;
        let mut worth = 100;
        while let Some(digit) = bytes.get(at).filter(|b| b.is_ascii_digit()) {
            milliseconds += i64::from(digit - b'0') * worth;
            worth /= 10;
            at += 1;
        }
    }
    let offset_s = parse_offset(bytes.get(at..)?)?;
    let days = days_from_civil(year, month, day);
    let local_s = days * 86_400 + hour * 3_600 + minute * 60 + second;
    let utc_s = local_s - i64::from(offset_s.unwrap_or(0));
    Some((utc_s * 1_000 + milliseconds, offset_s))
}

/// `Some(None)` is UTC without a statement about the athlete's clock.
fn parse_offset(rest: &[u8]) -> Option<Option<i32>> {
    let sign = match rest.first() {
        None => return Some(None),
        Some(b'Z' | b'z') if rest.len() == 1 => return Some(None),
        Some(b'+') => 1,
        Some(b'-') => -1,
        Some(_) => return None,
    };
    let hours = digits(rest, 1, 2)?;
    let minutes = match &rest[3..] {
        [] => 0,
        [b':', _, _] => digits(rest, 4, 2)?,
        [_, _] => digits(rest, 3, 2)?,
        _ => return None,
    };
    if hours > 18 || minutes > 59 {
        return None;
    }
    Some(Some(sign * i32::try_from(hours * 3_600 + minutes * 60).ok()?))
}

fn digits(bytes: &[u8], from: usize, count: usize) -> Option<i64> {
    let mut value = 0;
    for byte in bytes.get(from..from + count)? {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(byte - b'0');
    }
    Some(value)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1 January 1970 in the proleptic Gregorian calendar (Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, expected: Option<Instant>) {
        assert_eq!(parse_instant(given), expected, "{given}");
    }

    #[test]
    fn usual_spellings_are_understood() {
        check("1970-01-01T00:00:00Z", Some((0, None)));
        check("2024-02-29T12:00:00.250Z", Some((1_709_208_000_250, None)));
        check(" 2018-03-13 12:44:45 ", Some((1_520_945_085_000, None)));
        check("2025-09-03T11:32:37.002+02:00", Some((1_756_891_957_002, Some(7_200))));
        check("2025-09-03T11:32:37-0330", Some((1_756_911_757_000, Some(-12_600))));
        check("2021-01-07T21:51:59.179123456Z", Some((1_610_056_319_179, None)));
    }

    #[test]
    fn impossible_dates_and_rubbish_are_not() {
        for text in [
            "",
            "2024",
            "2024-02-30T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2024-13-01T00:00:00Z",
            "2024-01-01T25:00:00Z",
            "2024-01-01T00:00:00X",
            "2024-01-01T00:00:00+99:00",
            "2024-01-01T00:00:00Zulu",
            "２０２４-01-01T00:00:00Z",
            "2024/01/01T00:00:00Z",
        ] {
            check(text, None);
        }
    }
}
