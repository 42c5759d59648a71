//! An event as iCalendar text (RFC 5545). Times are in UTC, so no calendar has to know our time zones: form 2 of section 3.3.5.
use kernel::Timestamp;

use super::Row;

/// Octets of a line, without its end (section 3.1).
const LINE: usize = 75;

/// One event of a group as a calendar. The id never changes and `SEQUENCE` grows, so a calendar that holds an earlier state
/// knows which one counts (sections 3.8.4.7 and 3.8.7.4).
pub(super) fn calendar(event: &Row, group: &str, address: &str) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: &str| fold(&mut out, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Stadion//Groups//EN");
    line("BEGIN", "VEVENT");
    line("UID", &format!("{}@stadion", event.event_id));
    line("DTSTAMP", &utc(event.changed_at));
    line("LAST-MODIFIED", &utc(event.changed_at));
    line("SEQUENCE", &event.sequence.to_string());
    line("STATUS", if event.cancelled { "CANCELLED" } else { "CONFIRMED" });
    line("DTSTART", &utc(event.starts_at));
    line("DTEND", &utc(event.ends_at));
    line("SUMMARY", &escaped(&format!("{}: {}", group, event.title)));
    if !event.place.is_empty() {
        line("LOCATION", &escaped(&event.place));
    }
    if !event.about.is_empty() {
        line("DESCRIPTION", &escaped(&event.about));
    }
    line("URL", address);
    line("END", "VEVENT");
    line("END", "VCALENDAR");
    out
}

fn utc(at: Timestamp) -> String {
    at.zoned("UTC").strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a value (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            _ => out.push(letter),
        }
    }
    out
}

/// Writes a line in pieces of at most 75 octets, never through the middle of a letter; what follows begins with a space.
fn fold(out: &mut String, line: &str) {
    let mut room = LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(letter);
        room -= letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use kernel::ids::Uuid;

    use super::*;
    use crate::groups::events::EventId;

    fn event(title: &str, about: &str) -> Row {
        Row {
            event_id: EventId(Uuid::nil()),
            title: title.into(),
            about: about.into(),
            place: "Bridge, north side; by the kiosk".into(),
            starts_at: "2027-05-09T07:00:00Z".parse().unwrap(),
            ends_at: "2027-05-09T08:30:00Z".parse().unwrap(),
            time_zone: "Europe/Berlin".into(),
            cancelled: false,
            sequence: 2,
            changed_at: "2027-05-01T10:11:12Z".parse().unwrap(),
        }
    }

    /// What a calendar reads: lines put together again, marks taken away.
    fn value(calendar: &str, name: &str) -> Option<String> {
        let whole = calendar.replace("\r\n ", "");
        let line = whole.split("\r\n").find_map(|line| line.strip_prefix(&format!("{name}:")))?;
        let mut out = String::new();
        let mut letters = line.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => out.push(match letters.next()? {
                    'n' => '\n',
                    other => other,
                }),
                _ => out.push(letter),
            }
        }
        Some(out)
    }

    #[test]
    fn a_calendar_says_what_where_and_when_in_utc() {
        let text = calendar(&event("Long run", ""), "Nord", "https://stadion.example/groups/1");
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Stadion//Groups//EN\r\n\
            BEGIN:VEVENT\r\nUID:00000000-0000-0000-0000-000000000000@stadion\r\n\
            DTSTAMP:20270501T101112Z\r\nLAST-MODIFIED:20270501T101112Z\r\nSEQUENCE:2\r\n\
            STATUS:CONFIRMED\r\nDTSTART:20270509T070000Z\r\nDTEND:20270509T083000Z\r\n\
            SUMMARY:Nord: Long run\r\nLOCATION:Bridge\\, north side\\; by the kiosk\r\n\
            URL:https://stadion.example/groups/1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(text, expected);
        let off = calendar(&Row { cancelled: true, ..event("Long run", "") }, "Nord", "x");
        assert_eq!(value(&off, "STATUS").unwrap(), "CANCELLED");
    }

    #[test]
    fn whatever_is_written_arrives_and_no_line_is_too_long() {
        let about =
            "Bring water;\nback\\slash, comma\nEND:VEVENT\n".to_owned() + &"Бег🏃".repeat(60);
        for title in ["x", &"длинное название, очень; ".repeat(3)] {
            let text = calendar(&event(title, &about), "Клуб", "https://stadion.example");
            assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
            assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "every line ends well");
            assert_eq!(value(&text, "DESCRIPTION").unwrap(), about);
            assert_eq!(value(&text, "SUMMARY").unwrap(), format!("Клуб: {title}"));
            assert_eq!(text.matches("\r\nEND:VEVENT\r\n").count(), 1);
        }
    }
}
