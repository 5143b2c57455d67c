//! A letter as a draft mail with the form attached. The only file that names the crate for mails.

use jiff::civil::{Date, date};
use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::mime::MimePart;

use crate::obligation::as_of::days_between;
use crate::plan::contact::Contact;
use crate::text::words::shortened;

/// The number of characters that mail programs show of a subject and of a name; longer ones are shortened.
const LONGEST_SUBJECT: usize = 200;
const LONGEST_NAME: usize = 100;

/// The attachment of a mail.
#[derive(Debug)]
pub(crate) struct Attachment {
    pub(crate) name: String,
    pub(crate) kind: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// A draft of a mail to a person: `X-Unsent` makes mail programs open it for sending. The same draft gives the same bytes.
///
/// `id` is unique; it has only letters, digits, `.`, `-` and `_`.
pub(crate) fn draft(
    to: &Contact,
    subject: &str,
    text: &str,
    attachments: Vec<Attachment>,
    id: &str,
    on: Date,
) -> Vec<u8> {
    let mut parts = vec![MimePart::new("text/plain", text.to_owned())];
    parts.extend(attachments.into_iter().map(|attachment| {
        MimePart::new(attachment.kind, attachment.bytes).attachment(attachment.name)
    }));
    let kind = ContentType::new("multipart/mixed").attribute("boundary", format!("tadbir-{id}"));
    let midnight = i64::from(days_between(date(1970, 1, 1), on)) * 24 * 60 * 60;
    let message = MessageBuilder::new()
        .message_id(format!("{id}@tadbir.invalid"))
        .date(midnight)
        .subject(shortened(subject, LONGEST_SUBJECT).into_owned())
        .header("X-Unsent", mail_builder::headers::raw::Raw::new("1"))
        .to((
            shortened(&to.name, LONGEST_NAME).into_owned(),
            to.email.as_deref().unwrap_or_default().to_owned(),
        ))
        .body(MimePart::new(kind, parts));
    message.write_to_vec().unwrap_or_default()
}
