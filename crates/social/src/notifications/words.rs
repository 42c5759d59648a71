//! What is said outside of the app, in the reader's language: on the lock screen of a phone, and in a letter. Both are
//! read over shoulders, so neither names anybody, quotes anything, or says anything of a body or a place.
use kernel::Language;

use super::Kind;
use super::saying::Notification;

/// What a device shows of a line.
pub(crate) fn headline(kind: Kind, language: Language) -> &'static str {
    let pick = |english, russian, arabic| language.pick(english, russian, arabic);
    match kind {
        Kind::FriendRequest => pick(
            "Somebody asks to be your friend.",
            "Кто-то просится к вам в друзья.",
            "هناك من يطلب صداقتك.",
        ),
        Kind::FriendAccepted => {
            pick("You have a new friend.", "У вас новый друг.", "لديك صديق جديد.")
        }
        Kind::Coach => pick(
            "Somebody lets you look as their coach.",
            "Кто-то впустил вас как тренера.",
            "هناك من سمح لك بالاطلاع بصفتك مدربه.",
        ),
        Kind::ComparisonRequest => pick(
            "A friend would like to be compared with you.",
            "Друг предлагает сравниться.",
            "هناك صديق يرغب في المقارنة معك.",
        ),
        Kind::ComparisonAgreed => pick(
            "A friend agreed to be compared with you.",
            "Друг согласился сравниться.",
            "وافق صديق على المقارنة معك.",
        ),
        Kind::Kudos => pick(
            "Kudos on one of your activities.",
            "Похвала под одной из ваших тренировок.",
            "تشجيع على أحد أنشطتك.",
        ),
        Kind::Comment => pick(
            "A comment on one of your activities.",
            "Комментарий под одной из ваших тренировок.",
            "تعليق على أحد أنشطتك.",
        ),
        Kind::Mention => pick(
            "Somebody names you in a comment.",
            "Вас упомянули в комментарии.",
            "هناك من ذكرك في تعليق.",
        ),
        Kind::Reply => pick(
            "A reply to a post of yours in a group.",
            "Ответ на вашу запись в группе.",
            "رد على منشور لك في مجموعة.",
        ),
        Kind::Badge => pick("You earned a badge.", "Вы получили значок.", "حصلت على شارة."),
        Kind::Level => {
            pick("You reached a new level.", "Вы достигли нового уровня.", "بلغت مستوى جديدًا.")
        }
        Kind::ChallengeFinished => pick(
            "A challenge that you took part in is over.",
            "Челлендж, в котором вы участвовали, завершён.",
            "انتهى تحدٍّ شاركت فيه.",
        ),
        Kind::ChallengeWon => {
            pick("You won a challenge.", "Вы победили в челлендже.", "فزت في تحدٍّ.")
        }
        Kind::Offer => {
            pick("There is an offer for you.", "Для вас есть предложение.", "هناك عرض لك.")
        }
    }
}

/// A line of a letter: of what there is how much. The number stands at the end, so that no language has to bend a word for it.
pub(crate) fn counted(kind: Kind, language: Language, count: u64) -> String {
    let pick = |english, russian, arabic| language.pick(english, russian, arabic);
    let what = match kind {
        Kind::FriendRequest => pick("Requests to be friends", "Запросы в друзья", "طلبات صداقة"),
        Kind::FriendAccepted => pick("New friends", "Новые друзья", "أصدقاء جدد"),
        Kind::Coach => pick(
            "People who let you look as their coach",
            "Впустили вас как тренера",
            "من سمحوا لك بالاطلاع بصفتك مدربهم",
        ),
        Kind::ComparisonRequest => pick(
            "Friends who would like to be compared with you",
            "Предлагают сравниться",
            "أصدقاء يرغبون في المقارنة معك",
        ),
        Kind::ComparisonAgreed => pick(
            "Friends who agreed to be compared with you",
            "Согласились сравниться",
            "أصدقاء وافقوا على المقارنة معك",
        ),
        Kind::Kudos => pick(
            "Activities with new kudos",
            "Тренировки с новыми похвалами",
            "أنشطة عليها تشجيع جديد",
        ),
        Kind::Comment => pick(
            "Comments on your activities",
            "Комментарии под тренировками",
            "تعليقات على أنشطتك",
        ),
        Kind::Mention => pick(
            "Activities under which you are named",
            "Тренировки, под которыми вас упомянули",
            "أنشطة ذُكرت تحتها",
        ),
        Kind::Reply => {
            pick("Posts with new replies", "Записи с новыми ответами", "منشورات عليها ردود جديدة")
        }
        Kind::Badge => pick("Badges", "Значки", "شارات"),
        Kind::Level => pick("Your level", "Ваш уровень", "مستواك"),
        Kind::ChallengeFinished => {
            pick("Challenges that are over", "Завершённые челленджи", "تحديات انتهت")
        }
        Kind::ChallengeWon => {
            pick("Challenges that you won", "Выигранные челленджи", "تحديات فزت بها")
        }
        Kind::Offer => pick("Offers", "Предложения", "عروض"),
    };
    format!("{what}: {count}")
}

/// How much a line of the app stands for in a letter.
pub(crate) fn weight(says: &Notification) -> u64 {
    let people = says.people.len() as u64 + says.others;
    match says.kind {
        Kind::FriendRequest
        | Kind::FriendAccepted
        | Kind::Coach
        | Kind::ComparisonRequest
        | Kind::ComparisonAgreed => people,
        Kind::Comment => says.comments.unwrap_or(1),
        Kind::Badge => says.badges.len() as u64,
        Kind::Kudos
        | Kind::Mention
        | Kind::Reply
        | Kind::Level
        | Kind::ChallengeFinished
        | Kind::ChallengeWon
        | Kind::Offer => 1,
    }
}

/// The page of the app on which a line is read. The subject is what the line is about: see [`super::telling`].
pub(crate) fn page(kind: Kind, subject: &str) -> String {
    match kind {
        Kind::Kudos | Kind::Comment | Kind::Mention => format!("/activities/{subject}"),
        Kind::Reply => format!("/groups/{}", subject.split('/').next().unwrap_or_default()),
        Kind::ChallengeFinished | Kind::ChallengeWon => format!("/challenges/{subject}"),
        Kind::FriendRequest | Kind::FriendAccepted => "/friends".to_owned(),
        Kind::ComparisonRequest | Kind::ComparisonAgreed => "/comparisons".to_owned(),
        Kind::Coach | Kind::Badge | Kind::Level | Kind::Offer => "/notifications".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_kind_has_words_of_its_own_in_every_language() {
        let mut said = HashSet::new();
        for kind in Kind::ALL {
            for language in Language::ALL {
                assert!(said.insert(headline(kind, language).to_owned()), "{kind:?} {language:?}");
                let line = counted(kind, language, 7);
                assert!(line.ends_with(": 7") && said.insert(line), "{kind:?} {language:?}");
            }
        }
    }

    #[test]
    fn a_message_leads_to_where_its_line_is_read() {
        let check = |kind, path: &str| assert_eq!(page(kind, "019ab1c2"), path);
        check(Kind::Kudos, "/activities/019ab1c2");
        check(Kind::Comment, "/activities/019ab1c2");
        check(Kind::ChallengeWon, "/challenges/019ab1c2");
        check(Kind::FriendRequest, "/friends");
        check(Kind::Level, "/notifications");
    }
}
