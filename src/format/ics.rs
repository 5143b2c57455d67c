//! A calendar as iCalendar text (RFC 5545): lines, escapes and folding.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::document::calendar::{Calendar, Event};

/// The most octets of a line, its end not counted.
const LINE: usize = 75;

/// Returns the calendar as a file that calendar programs read.
///
/// It says nothing of the moment it was made at: the stamp of its events is the as-of date.
pub(crate) fn ics(calendar: &Calendar) -> String {
    let mut file = String::new();
    add(&mut file, "BEGIN", "VCALENDAR");
    add(&mut file, "VERSION", "2.0");
    add(&mut file, "PRODID", "-//tadbir//tadbir//EN");
    add(&mut file, "CALSCALE", "GREGORIAN");
    add(&mut file, "METHOD", "PUBLISH");
    // The first is the standard's name (RFC 7986), the second the one that programs read.
    add(&mut file, "NAME", &escaped(&calendar.name));
    add(&mut file, "X-WR-CALNAME", &escaped(&calendar.name));
    add(&mut file, "X-WR-TIMEZONE", &escaped(&calendar.timezone));
    for event in &calendar.events {
        add_event(&mut file, event, calendar.as_of);
    }
    add(&mut file, "END", "VCALENDAR");
    file
}

fn add_event(file: &mut String, event: &Event, as_of: Date) {
    // The end is the first day that no longer belongs to it.
    let after = event.on.saturating_add(1.day());
    add(file, "BEGIN", "VEVENT");
    add(file, "UID", &escaped(&event.uid));
    add(file, "DTSTAMP", &format!("{}T000000Z", basic(as_of)));
    add(file, "DTSTART;VALUE=DATE", &basic(event.on));
    add(file, "DTEND;VALUE=DATE", &basic(after));
    add(file, "SUMMARY", &escaped(&event.summary));
    add(file, "DESCRIPTION", &escaped(&event.description.join("\n")));
    // A due date does not make anybody busy.
    add(file, "TRANSP", "TRANSPARENT");
    for days in event.alarms {
        add(file, "BEGIN", "VALARM");
        add(file, "ACTION", "DISPLAY");
        add(file, "DESCRIPTION", &escaped(&event.summary));
        add(file, "TRIGGER", &format!("-P{days}D"));
        add(file, "END", "VALARM");
    }
    add(file, "END", "VEVENT");
}

/// A date without hyphens.
fn basic(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// Adds a property, folded into lines of at most [`LINE`] octets; a line that goes on begins with a space.
fn add(file: &mut String, name: &str, value: &str) {
    let mut room = LINE;
    for character in name.chars().chain([':']).chain(value.chars()) {
        let octets = character.len_utf8();
        if room < octets {
            file.push_str("\r\n ");
            room = LINE - 1;
        }
        file.push(character);
        room -= octets;
    }
    file.push_str("\r\n");
}

/// A text in which nothing ends the value or begins another.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' => escaped.push_str("\\n"),
            // A bare carriage return would end the line for lenient readers.
            '\r' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{LINE, add, escaped};

    fn property(name: &str, value: &str) -> String {
        let mut file = String::new();
        add(&mut file, name, value);
        file
    }

    #[test]
    fn a_text_is_escaped() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(escaped(text), expected);
        }
        case("", "");
        case("Measure a", "Measure a");
        case("one, two; three", "one\\, two\\; three");
        case("a\\nb", "a\\\\nb");
        case("first\nsecond\r\nthird", "first\\nsecond\\nthird");
        case("10:30 \"quoted\"", "10:30 \"quoted\"");
        case("İnsan alverinə qarşı", "İnsan alverinə qarşı");
    }

    #[test]
    fn a_line_is_folded_after_75_octets() {
        #[track_caller]
        fn case(value: &str, expected: &str) {
            assert_eq!(property("NAME", value), expected);
        }
        let rest = |octets: usize| "x".repeat(octets);
        case("", "NAME:\r\n");
        case(&rest(70), &format!("NAME:{}\r\n", rest(70)));
        case(&rest(71), &format!("NAME:{}\r\n x\r\n", rest(70)));
        case(
            &rest(70 + 74),
            &format!("NAME:{}\r\n {}\r\n", rest(70), rest(74)),
        );
        case(
            &rest(70 + 75),
            &format!("NAME:{}\r\n {}\r\n x\r\n", rest(70), rest(74)),
        );
        // A character of two octets that does not fit goes to the next line whole.
        case(
            &format!("{}ə", rest(69)),
            &format!("NAME:{}\r\n ə\r\n", rest(69)),
        );
        case(
            &format!("{}ə", rest(68)),
            &format!("NAME:{}ə\r\n", rest(68)),
        );
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_unfolding_gives_the_text_back(text in "(\\PC|[ə\n\\\\;,👪]){0,400}") {
            let file = property("DESCRIPTION", &escaped(&text));
            prop_assert!(file.ends_with("\r\n"));
            for line in file.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(line.len() <= LINE, "{} octets: {line}", line.len());
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let unfolded = file.replace("\r\n ", "");
            let value = unfolded.strip_prefix("DESCRIPTION:").and_then(|value| value.strip_suffix("\r\n"));
            prop_assert_eq!(unescaped(value.unwrap_or_default()), text);
        }
    }

    /// What a reader makes of an escaped text.
    fn unescaped(text: &str) -> String {
        let mut characters = text.chars();
        let mut read = String::new();
        while let Some(character) = characters.next() {
            match (character, character == '\\') {
                (_, true) => match characters.next() {
                    Some('n' | 'N') => read.push('\n'),
                    Some(other) => read.push(other),
                    None => {}
                },
                (other, false) => read.push(other),
            }
        }
        read
    }
}
