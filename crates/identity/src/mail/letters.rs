//! What our mails say, in every language of the app. Plain sentences, one thing to do, and how to undo what somebody else
//! asked for.
//!
//! No mail names anybody but its reader, and none shows a picture: a picture tells when it was looked at. Invitations alone say
//! who invites, by the handle, which has room for no words and no addresses of anybody's choice.
mod arabic;

use kernel::athlete::Athlete;
use kernel::{Language, Timestamp};
use serde::{Deserialize, Serialize};

/// A mail before it is put into words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Letter {
    /// A code that proves an address.
    ProveAddress {
        /// Eight digits.
        code: String,
    },
    /// To somebody whose address another account tried to take.
    AddressInUse,
    /// To the address of before.
    AddressChanged {
        /// When.
        at: Timestamp,
    },
    /// A link that signs in.
    SignIn {
        /// The part of the link that opens.
        token: String,
    },
    /// A sign-in on a kind of device that was not seen before.
    NewDevice {
        /// "Chrome on Linux".
        device: String,
        /// When.
        at: Timestamp,
    },
    /// Somebody asked for a recovery.
    RecoveryAsked {
        /// When the link will come.
        opens_at: Timestamp,
        /// The part of the link that cancels.
        token: String,
    },
    /// The link of a recovery.
    RecoveryOpen {
        /// Until when it works.
        closes_at: Timestamp,
        /// The part of the link that opens.
        token: String,
    },
    /// Somebody asked that the account be erased.
    Erasing {
        /// When it begins.
        due_at: Timestamp,
        /// What the erasure can be asked after with.
        receipt: String,
    },
    /// Somebody asked for a copy of everything.
    ExportAsked {
        /// When.
        at: Timestamp,
    },
    /// It can be fetched.
    ExportReady {
        /// Until when.
        until: Timestamp,
    },
    /// A recovery is done.
    Recovered {
        /// Until when what is sensitive cannot be changed.
        frozen_until: Timestamp,
    },
    /// What somebody did not see, kind by kind.
    Digest {
        /// Lines in the reader's language.
        lines: Vec<String>,
        /// What stops these letters.
        stop: String,
    },
    /// Somebody, whose card this letter is written with, invites whoever reads the address.
    Invitation {
        /// Makes one person their friend.
        link: String,
        /// What stops such letters to this address.
        stop: String,
    },
}

/// A mail in words.
#[derive(Debug, PartialEq)]
pub struct Words {
    /// The subject.
    pub subject: String,
    /// For readers of plain text.
    pub text: String,
    /// The same for everybody else.
    pub html: String,
    /// Where a program for mail stops such letters with one click (RFC 8058), if they can be stopped.
    pub stop_at: Option<String>,
}

impl Letter {
    /// The kind, for counting.
    pub fn kind(&self) -> &'static str {
        match self {
            Letter::ProveAddress { .. } => "prove_address",
            Letter::AddressInUse => "address_in_use",
            Letter::AddressChanged { .. } => "address_changed",
            Letter::SignIn { .. } => "sign_in",
            Letter::NewDevice { .. } => "new_device",
            Letter::RecoveryAsked { .. } => "recovery_asked",
            Letter::RecoveryOpen { .. } => "recovery_open",
            Letter::Erasing { .. } => "erasing",
            Letter::ExportAsked { .. } => "export_asked",
            Letter::ExportReady { .. } => "export_ready",
            Letter::Recovered { .. } => "recovered",
            Letter::Digest { .. } => "digest",
            Letter::Invitation { .. } => "invitation",
        }
    }

    /// In the reader's language, with times in their zone and links to this installation.
    pub fn in_words(&self, reader: &Athlete, public_url: &str) -> Words {
        let language = Language::of(&reader.language);
        let parts = match language {
            Language::English => self.in_english(reader, public_url),
            Language::Russian => self.in_russian(reader, public_url),
            Language::Arabic => self.in_arabic(reader, public_url),
        };
        // Whoever opens an account chooses its name and an address. A name would be words of theirs in a mail of ours
        // to somebody who never heard of us.
        let is_to_a_stranger =
            matches!(self, Letter::ProveAddress { .. } | Letter::Invitation { .. });
        let name = (!is_to_a_stranger).then_some(reader.name.as_str());
        let stop_at =
            self.stop().map(|token| format!("{public_url}/api/v1/mail/stop?token={token}"));
        Words { stop_at, ..parts.written(name, language) }
    }

    /// What stops such letters.
    fn stop(&self) -> Option<&str> {
        match self {
            Letter::Digest { stop, .. } | Letter::Invitation { stop, .. } => Some(stop),
            _ => None,
        }
    }

    fn in_english(&self, reader: &Athlete, url: &str) -> Parts {
        let when = |at: Timestamp| moment(at, reader);
        match self {
            Letter::ProveAddress { code } => Parts::new("Your code for Stadion")
                .say("Type this code on the page that asked for it. It works for ten minutes, once.")
                .show(spaced(code))
                .say("If you did not ask for it, somebody mistyped their address. You need not do anything."),
            Letter::AddressInUse => Parts::new("Somebody wanted to use your address")
                .say("Somebody tried to use this address for another Stadion account. It belongs to yours, so nothing has changed.")
                .say("If that was you: sign in to the account that you have."),
            Letter::AddressChanged { at } => Parts::new("The address of your Stadion account was changed")
                .say(format!("On {} your account was given another e-mail address. Mail goes there from now on.", when(*at)))
                .say("If that was not you, somebody is signed in to your account: sign in, end their session on the page of your devices, and change your password.")
                .link("Show my devices", format!("{url}/settings/security#devices")),
            Letter::SignIn { token } => Parts::new("Your link to sign in to Stadion")
                .say("Open this link on the device you want to sign in on. It works for ten minutes, once.")
                .link("Sign in", format!("{url}/sign_in/link#{token}"))
                .say("If you did not ask for it, leave it alone: without this mail nobody gets in."),
            Letter::NewDevice { device, at } => Parts::new("A new device signed in to your Stadion account")
                .say(format!("{device}, on {}.", when(*at)))
                .say("If that was you, all is well. If not: end that session and change your password.")
                .link("Show my devices", format!("{url}/settings/security#devices")),
            Letter::RecoveryAsked { opens_at, token } => Parts::new("Somebody wants to recover your Stadion account")
                .say(format!("Somebody asked to get into your account with nothing but this mailbox. If nobody objects, a link to choose a new password will arrive here on {}.", when(*opens_at)))
                .say("If that was not you, or you found your password again: cancel it. Every device that is signed in can cancel it, too.")
                .link("Cancel the recovery", format!("{url}/recovery/cancel#{token}")),
            Letter::RecoveryOpen { closes_at, token } => Parts::new("Your Stadion account can be recovered now")
                .say(format!("Open this link to choose a new password. It works once, until {}.", when(*closes_at)))
                .link("Choose a new password", format!("{url}/recovery#{token}"))
                .say("Every device will be signed out, and the second step turned off if there is one. For seven days your address, your keys and who sees your activities cannot be changed."),
            Letter::Erasing { due_at, receipt } => Parts::new("Your Stadion account will be erased")
                .say(format!("Somebody who is signed in to your account asked that it be erased, with everything in it. That begins on {}. All devices and apps are signed out.", when(*due_at)))
                .say("If you want to keep it: sign in before then, and say so. If that was not you, change your password as well.")
                .link("Sign in", format!("{url}/sign_in"))
                .say("This link shows how far it is, also when there is no account any more. It is the only one, so keep this mail.")
                .link("Show how far it is", format!("{url}/erasure#{receipt}")),
            Letter::ExportAsked { at } => Parts::new("A copy of your Stadion data was asked for")
                .say(format!("On {} somebody who is signed in to your account asked for a copy of everything that is stored of you.", when(*at)))
                .say("If that was you, all is well: another mail tells you when it is ready. If not: end that session, change your password, and delete the copy.")
                .link("Show my data", format!("{url}/settings/data")),
            Letter::ExportReady { until } => Parts::new("Your Stadion data is ready to be fetched")
                .say(format!("The copy of everything that is stored of you is ready. You can fetch it until {}; then it is deleted.", when(*until)))
                .say("It holds places, heart rates and messages. Keep it where nobody else looks.")
                .link("Fetch my data", format!("{url}/settings/data")),
            Letter::Recovered { frozen_until } => Parts::new("Your Stadion account was recovered")
                .say("A new password was chosen with the link from this mailbox. All devices were signed out, and the second step is off.")
                .say(format!("Until {} your address, your keys and who sees your activities cannot be changed. If this was not you, secure your mailbox first, and ask for a recovery of your own.", when(*frozen_until)))
                .link("Recover my account", format!("{url}/recovery")),
            Letter::Digest { lines, stop } => Parts::new("What you have not seen on Stadion")
                .say("Since the last letter this happened, and you have not looked at it yet:")
                .list(lines)
                .link("Show me", format!("{url}/notifications"))
                .say("You asked for these letters. How often they come is for you to choose.")
                .link("Choose", format!("{url}/settings/notifications"))
                .link("Stop these letters", format!("{url}/mail/stop#{stop}")),
            Letter::Invitation { link, stop } => Parts::new("Somebody invites you to Stadion")
                .say(format!("@{} on Stadion, a place for people who do sport, typed this address to invite you as a friend.", reader.handle))
                .link("Show the invitation", link.clone())
                .say("The link is for one person and good for 14 days. If you do not know who this is, leave it alone: nothing happens.")
                .link("No more invitations to this address", format!("{url}/mail/stop#{stop}"))
                .say("We do not keep your address."),
        }
    }

    fn in_russian(&self, reader: &Athlete, url: &str) -> Parts {
        let when = |at: Timestamp| moment(at, reader);
        match self {
            Letter::ProveAddress { code } => Parts::new("Ваш код для Stadion")
                .say("Введите этот код на странице, которая его просит. Он действует десять минут и только один раз.")
                .show(spaced(code))
                .say("Если вы его не запрашивали, кто-то ошибся в своём адресе. Ничего делать не нужно."),
            Letter::AddressInUse => Parts::new("Кто-то хотел использовать ваш адрес")
                .say("Кто-то попытался использовать этот адрес для другого аккаунта Stadion. Он принадлежит вашему, поэтому ничего не изменилось.")
                .say("Если это были вы, войдите в тот аккаунт, который у вас уже есть."),
            Letter::AddressChanged { at } => Parts::new("Адрес вашего аккаунта Stadion изменён")
                .say(format!("{} у вашего аккаунта появился другой адрес почты. Теперь письма приходят туда.", when(*at)))
                .say("Если это были не вы, кто-то вошёл в ваш аккаунт: войдите сами, завершите чужой сеанс на странице устройств и смените пароль.")
                .link("Показать мои устройства", format!("{url}/settings/security#devices")),
            Letter::SignIn { token } => Parts::new("Ваша ссылка для входа в Stadion")
                .say("Откройте эту ссылку на том устройстве, на котором хотите войти. Она действует десять минут и только один раз.")
                .link("Войти", format!("{url}/sign_in/link#{token}"))
                .say("Если вы её не запрашивали, ничего не делайте: без этого письма никто не войдёт."),
            Letter::NewDevice { device, at } => Parts::new("Новое устройство вошло в ваш аккаунт Stadion")
                .say(format!("{}, {}.", device_in_russian(device), when(*at)))
                .say("Если это были вы, всё в порядке. Если нет: завершите этот сеанс и смените пароль.")
                .link("Показать мои устройства", format!("{url}/settings/security#devices")),
            Letter::RecoveryAsked { opens_at, token } => Parts::new("Кто-то хочет восстановить ваш аккаунт Stadion")
                .say(format!("Кто-то попросил доступ к вашему аккаунту, имея только этот почтовый ящик. Если никто не возразит, ссылка для выбора нового пароля придёт сюда {}.", when(*opens_at)))
                .say("Если это были не вы или вы вспомнили пароль, отмените восстановление. Это можно сделать и с любого устройства, на котором выполнен вход.")
                .link("Отменить восстановление", format!("{url}/recovery/cancel#{token}")),
            Letter::RecoveryOpen { closes_at, token } => Parts::new("Аккаунт Stadion можно восстановить")
                .say(format!("Откройте эту ссылку, чтобы выбрать новый пароль. Она сработает один раз, до {}.", when(*closes_at)))
                .link("Выбрать новый пароль", format!("{url}/recovery#{token}"))
                .say("На всех устройствах будет выполнен выход, а второй шаг, если он есть, отключён. Семь дней нельзя будет менять адрес, ключи и то, кто видит ваши тренировки."),
            Letter::Erasing { due_at, receipt } => Parts::new("Ваш аккаунт Stadion будет удалён")
                .say(format!("Кто-то, кто вошёл в ваш аккаунт, попросил удалить его вместе со всем содержимым. Удаление начнётся {}. На всех устройствах и в приложениях выполнен выход.", when(*due_at)))
                .say("Если вы хотите сохранить аккаунт, войдите до этого времени и скажите об этом. Если это были не вы, смените и пароль.")
                .link("Войти", format!("{url}/sign_in"))
                .say("По этой ссылке видно, как идёт удаление, даже когда аккаунта уже нет. Другой ссылки нет, поэтому сохраните это письмо.")
                .link("Показать, как идёт удаление", format!("{url}/erasure#{receipt}")),
            Letter::ExportAsked { at } => Parts::new("Запрошена копия ваших данных Stadion")
                .say(format!("{} кто-то, вошедший в ваш аккаунт, запросил копию всего, что о вас хранится.", when(*at)))
                .say("Если это были вы, всё в порядке: о готовности придёт ещё одно письмо. Если нет: завершите этот сеанс, смените пароль и удалите копию.")
                .link("Показать мои данные", format!("{url}/settings/data")),
            Letter::ExportReady { until } => Parts::new("Ваши данные Stadion готовы")
                .say(format!("Копия всего, что о вас хранится, готова. Её можно скачать до {}, затем она будет удалена.", when(*until)))
                .say("В ней есть места, пульс и сообщения. Храните её там, где её никто не увидит.")
                .link("Скачать мои данные", format!("{url}/settings/data")),
            Letter::Recovered { frozen_until } => Parts::new("Ваш аккаунт Stadion восстановлен")
                .say("По ссылке из этого почтового ящика выбран новый пароль. На всех устройствах выполнен выход, второй шаг отключён.")
                .say(format!("До {} нельзя менять адрес, ключи и то, кто видит ваши тренировки. Если это были не вы, сначала защитите почтовый ящик, а потом сами запросите восстановление.", when(*frozen_until)))
                .link("Восстановить аккаунт", format!("{url}/recovery")),
            Letter::Digest { lines, stop } => Parts::new("Чего вы не видели в Stadion")
                .say("С прошлого письма произошло вот что, и вы этого ещё не смотрели:")
                .list(lines)
                .link("Показать", format!("{url}/notifications"))
                .say("Вы просили присылать эти письма. Как часто они приходят, решаете вы.")
                .link("Выбрать", format!("{url}/settings/notifications"))
                .link("Больше не присылать", format!("{url}/mail/stop#{stop}")),
            Letter::Invitation { link, stop } => Parts::new("Вас приглашают в Stadion")
                .say(format!("@{} в Stadion, месте для тех, кто занимается спортом, указал этот адрес, чтобы пригласить вас в друзья.", reader.handle))
                .link("Показать приглашение", link.clone())
                .say("Ссылка рассчитана на одного человека и действует 14 дней. Если вы не знаете, кто это, ничего не делайте: ничего не произойдёт.")
                .link("Больше не присылать приглашений на этот адрес", format!("{url}/mail/stop#{stop}"))
                .say("Ваш адрес мы не храним."),
        }
    }
}

/// The building blocks of a mail.
struct Parts {
    subject: &'static str,
    blocks: Vec<Block>,
}

enum Block {
    Paragraph(String),
    /// Something to be typed elsewhere.
    Code(String),
    Link(&'static str, String),
    Points(Vec<String>),
}

impl Parts {
    fn new(subject: &'static str) -> Parts {
        Parts { subject, blocks: Vec::new() }
    }

    fn say(mut self, text: impl Into<String>) -> Parts {
        self.blocks.push(Block::Paragraph(text.into()));
        self
    }

    fn show(mut self, code: String) -> Parts {
        self.blocks.push(Block::Code(code));
        self
    }

    fn link(mut self, words: &'static str, address: String) -> Parts {
        self.blocks.push(Block::Link(words, address));
        self
    }

    fn list(mut self, points: &[String]) -> Parts {
        self.blocks.push(Block::Points(points.to_vec()));
        self
    }

    fn written(self, name: Option<&str>, language: Language) -> Words {
        let greeting = match (language, name) {
            (Language::English, Some(name)) => format!("Hello {name},"),
            (Language::English, None) => "Hello,".to_owned(),
            (Language::Russian, Some(name)) => format!("Здравствуйте, {name}!"),
            (Language::Russian, None) => "Здравствуйте!".to_owned(),
            (Language::Arabic, Some(name)) => format!("مرحبًا {}،", arabic::apart(name)),
            (Language::Arabic, None) => "مرحبًا،".to_owned(),
        };
        let mut text = format!("{greeting}\n");
        let mut html = format!("<p>{}</p>", escaped(&greeting));
        for block in &self.blocks {
            match block {
                Block::Paragraph(words) => {
                    text.push_str(&format!("\n{words}\n"));
                    html.push_str(&format!("<p>{}</p>", escaped(words)));
                }
                Block::Code(code) => {
                    text.push_str(&format!("\n    {code}\n"));
                    html.push_str(&format!(
                        "<p style=\"font-size:28px;font-weight:700;letter-spacing:2px\">{}</p>",
                        escaped(code)
                    ));
                }
                Block::Points(points) => {
                    text.push('\n');
                    html.push_str("<ul>");
                    for point in points {
                        text.push_str(&format!("- {point}\n"));
                        html.push_str(&format!("<li>{}</li>", escaped(point)));
                    }
                    html.push_str("</ul>");
                }
                Block::Link(words, address) => {
                    text.push_str(&format!("\n{words}:\n{address}\n"));
                    html.push_str(&format!(
                        "<p><a href=\"{0}\" style=\"font-weight:700\">{1}</a><br><small>{0}</small></p>",
                        escaped(address),
                        escaped(words)
                    ));
                }
            }
        }
        text.push_str("\nStadion\n");
        let (code, direction) = (language.code(), language.direction());
        let html = format!(
            "<!doctype html><html lang=\"{code}\" dir=\"{direction}\"><meta charset=\"utf-8\"><body style=\"font-family:sans-serif;\
             font-size:16px;line-height:1.5;max-width:560px\">{html}<p>Stadion</p></body></html>"
        );
        Words { subject: self.subject.to_owned(), text, html, stop_at: None }
    }
}

/// Eight digits are read in two groups.
fn spaced(code: &str) -> String {
    match code.split_at_checked(4) {
        Some((left, right)) => format!("{left} {right}"),
        None => code.to_owned(),
    }
}

/// "7 May 2027, 11:00 (Europe/Berlin)", as the reader's clock and calendar have it.
fn moment(at: Timestamp, reader: &Athlete) -> String {
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const RUSSIAN: [&str; 12] = [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ];
    const ARABIC: [&str; 12] = [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ];
    let zoned = at.zoned(&reader.time_zone);
    let language = Language::of(&reader.language);
    let months = language.pick(ENGLISH, RUSSIAN, ARABIC);
    let month = months[usize::try_from(zoned.month() - 1).unwrap_or(0)];
    let after_year = language.pick(",", " года,", "،");
    format!(
        "{} {month} {}{after_year} {:02}:{:02} ({})",
        zoned.day(),
        zoned.year(),
        zoned.hour(),
        zoned.minute(),
        reader.time_zone
    )
}

/// Names of browsers and systems are the same in every language; the words between them are not.
fn device_in_russian(device: &str) -> String {
    let known = match device {
        "Unknown device" => "Неизвестное устройство".to_owned(),
        other => other.replace(" on ", " на "),
    };
    known.replace("Script", "Программа").replace("Browser", "Браузер")
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(language: &str) -> Athlete {
        Athlete {
            id: kernel::AthleteId::new(),
            handle: "anna".into(),
            name: "Anna <b>".into(),
            country: "DE".into(),
            region: None,
            time_zone: "Europe/Berlin".into(),
            language: language.into(),
            units: "metric".into(),
            birth_on: "1997-01-01".parse().unwrap(),
            default_audience: "only_me".into(),
            created_at: Timestamp(0),
        }
    }

    fn all() -> Vec<Letter> {
        let at: Timestamp = "2027-05-07T09:05:00Z".parse().unwrap();
        let token = || "t0ken".to_owned();
        vec![
            Letter::ProveAddress { code: "12345678".into() },
            Letter::AddressInUse,
            Letter::AddressChanged { at },
            Letter::SignIn { token: token() },
            Letter::NewDevice { device: "Chrome on Linux".into(), at },
            Letter::RecoveryAsked { opens_at: at, token: token() },
            Letter::RecoveryOpen { closes_at: at, token: token() },
            Letter::Recovered { frozen_until: at },
            Letter::ExportAsked { at },
            Letter::ExportReady { until: at },
            Letter::Digest { lines: vec!["Badges: 2".into(), "Level: 5".into()], stop: token() },
            Letter::Invitation {
                link: "https://stadion.example/invitation?token=019ab1c2".into(),
                stop: token(),
            },
        ]
    }

    #[test]
    fn every_mail_in_every_language() {
        let mut shown = String::new();
        for language in Language::ALL.map(Language::code) {
            for letter in all() {
                let words = letter.in_words(&reader(language), "https://stadion.example");
                shown.push_str(&format!("## {}\n\n{}\n", words.subject, words.text));
            }
        }
        insta::assert_snapshot!(shown);
    }

    #[test]
    fn a_name_is_text_in_html_too_and_a_letter_survives_its_row() {
        for letter in all() {
            let html = letter.in_words(&reader("en"), "https://stadion.example").html;
            let arabic = letter.in_words(&reader("ar"), "https://stadion.example").html;
            assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"), "{arabic}");
            let is_named =
                !matches!(letter, Letter::ProveAddress { .. } | Letter::Invitation { .. });
            assert_eq!(html.contains("Anna &lt;b&gt;"), is_named, "{html}");
            assert!(!html.contains("<b>"), "{html}");
            let row = serde_json::to_string(&letter).unwrap();
            assert_eq!(serde_json::from_str::<Letter>(&row).unwrap(), letter);
            assert!(row.contains(letter.kind()), "{row}");
        }
    }

    #[test]
    fn devices_have_russian_names() {
        assert_eq!(device_in_russian("Chrome on Linux"), "Chrome на Linux");
        assert_eq!(device_in_russian("Unknown device"), "Неизвестное устройство");
        assert_eq!(device_in_russian("Script"), "Программа");
    }
}
