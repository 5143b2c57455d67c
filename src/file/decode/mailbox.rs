//! The address of one mailbox. After `To:`, mail programs also accept lists, names and routes; none of these is an
//! address here.

use unicode_normalization::char::is_combining_mark;

/// The largest number of bytes in an address (RFC 5321).
pub(crate) const LONGEST_MAILBOX: usize = 254;

/// The largest number of bytes before the `@`.
const LONGEST_LOCAL: usize = 64;

/// The signs allowed before the `@`, besides letters and digits; the others of RFC 5322 name files, programs or other
/// hosts to some mail servers.
const SIGNS: &[char] = &['.', '-', '_', '+', '\'', '&', '=', '~'];

/// Whether a text is the address of one mailbox, in letters of any script.
pub(super) fn is_mailbox(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    text.len() <= LONGEST_MAILBOX
        && local.len() <= LONGEST_LOCAL
        && parts_hold(local, |character| SIGNS.contains(&character))
        && parts_hold(domain, |character| character == '-')
        && domain.split('.').all(|label| !label.ends_with('-'))
}

/// Whether every part between full stops begins with a letter or a digit and has only these and some signs.
///
/// Some programs read a leading sign as an option or a path.
fn parts_hold(text: &str, is_sign: impl Fn(char) -> bool) -> bool {
    text.split('.').all(|part| {
        let is_letter = |character: char| character.is_alphanumeric();
        part.starts_with(is_letter)
            && part.chars().all(|character| {
                is_letter(character) || is_combining_mark(character) || is_sign(character)
            })
    })
}

#[cfg(test)]
mod tests {
    use super::is_mailbox;

    #[test]
    fn an_address_of_one_mailbox_is_one() {
        for text in [
            "leyla.m@example.org",
            "o'neil+plan@mail-1.gov.az",
            "a@b",
            "əli@nümunə.az",
            "संपर्क@उदाहरण.भारत",
            "1@1.org",
        ] {
            assert!(is_mailbox(text), "{text}");
        }
    }

    #[test]
    fn what_a_mail_program_may_read_as_more_is_none() {
        for text in [
            "",
            "a",
            "@",
            "a@",
            "@b",
            "a@x.org, b@evil.org",
            "a@x.org,b@evil.org",
            "a@x.org;b@evil.org",
            "a@x.org b@evil.org",
            "a@x.org\nBcc: b@evil.org",
            "a@x.org\r\n\r\nb",
            "a@x.org\tb",
            "a@x>,<b@y",
            "<a@x.org>",
            "A <a@x.org>",
            "a@x.org (comment)",
            "(a)a@x.org",
            "\"a\"@x.org",
            "\"a,b@evil.org\"@x.org",
            "a\\@x.org",
            "a@x.org@evil.org",
            "b%evil.org@x.org",
            "evil.org!b@x.org",
            "|sh@x.org",
            "/etc/passwd@x.org",
            "-oQ@x.org",
            "a@-x.org",
            "a@x-.org",
            "a@[127.0.0.1]",
            "a:b@x.org",
            "group:a@x.org;",
            ".a@x.org",
            "a.@x.org",
            "a..b@x.org",
            "a@x..org",
            "a@.org",
            "a@x.org.",
            "a@x。org",
            "a＠x.org",
            "a@x\u{200b}.org",
            "a@x\u{202e}.org",
            "a@x\u{a0}.org",
            "a@x\0.org",
            "=?utf-8?q?a?=@x.org",
        ] {
            assert!(!is_mailbox(text), "{text}");
        }
    }

    #[test]
    fn an_address_is_no_longer_than_mail_servers_take() {
        let local = "a".repeat(64);
        assert!(is_mailbox(&format!("{local}@x.org")));
        assert!(!is_mailbox(&format!("{local}a@x.org")));
        let domain = format!("{}xx", "x.".repeat(125));
        assert!(is_mailbox(&format!("a@{domain}")));
        assert!(!is_mailbox(&format!("ab@{domain}")));
    }
}
