//! What this room holds of an athlete. What others did towards the athlete in silence (blocks, mutes, restrictions, a declined
//! request) is theirs, and no file tells of it.
use kernel::document;
use kernel::portrait::{Document, Portrait};

/// What is told of it, and what is not.
pub const PORTRAIT: Portrait =
    Portrait { room: "social", documents: DOCUMENTS, withheld: WITHHELD };

const DOCUMENTS: &[Document] = &[
    document! {
        "friends", "Your friends, and requests as you see them.", "Ваши друзья и запросы в друзья.",
        "أصدقاؤك، والطلبات كما تراها.",
        from "social_tie WHERE athlete_id = $1 AND other_id > $2 ORDER BY other_id LIMIT $3" by ["other_id"],
        social_tie.other_id: Person "Who.";
        social_tie.tie: Text "friend, sent (you asked), received (they asked) or declined (by you).";
        social_tie.since_at: Instant "Since when.";
    },
    document! {
        "coaching", "Whom you let look as a coach, and whom you coach.", "Кого вы впустили как тренера и кого тренируете.",
        "من سمحت له بالاطلاع بصفته مدربًا، ومن تدرّبه أنت.",
        from "social_coaching WHERE athlete_id = $1 AND (side, other_id) > ($2, $3) ORDER BY side, other_id LIMIT $4" by ["side", "other_id"],
        social_coaching.side: Text "coach (they look at you) or athlete (you look at them).";
        social_coaching.other_id: Person "Who.";
        social_coaching.notice_version: (Integer) "Which version of the words it holds for.";
        social_coaching.since_at: Instant "Since when.";
    },
    document! {
        "close_friends", "Friends whom you marked as close.", "Друзья, которых вы отметили как близких.",
        "الأصدقاء الذين ميّزتهم بوصفهم مقربين.",
        from "social_close WHERE athlete_id = $1 AND other_id > $2 ORDER BY other_id LIMIT $3" by ["other_id"],
        social_close.other_id: Person "Who.";
        social_close.since_at: Instant "Since when.";
    },
    document! {
        "comparing_with_friends", "Friends with whom you are compared, or one of you wants to be.",
        "Друзья, с которыми вы сравниваетесь или собираетесь.",
        "أصدقاء تُقارَن معهم، أو يرغب أحدكما في ذلك.",
        from "social_comparing WHERE athlete_id = $1 AND other_id > $2 ORDER BY other_id LIMIT $3" by ["other_id"],
        social_comparing.other_id: Person "Who.";
        social_comparing.state: Text "asked (by you), asks (they do) or agreed.";
        social_comparing.since_at: Instant "Since when.";
    },
    document! {
        "friend_invitations", "Your links that invite friends, without their secrets.", "Ваши ссылки-приглашения, без секретов.",
        "روابط دعوتك للأصدقاء، دون أسرارها.",
        from "social_friend_invitation WHERE athlete_id = $1 AND invitation_id > $2 ORDER BY invitation_id LIMIT $3" by ["invitation_id"],
        social_friend_invitation.invitation_id: Id "Which link.";
        social_friend_invitation.uses: Integer "How many people said yes to it.";
        social_friend_invitation.most_uses: Integer "For how many it is; a link that went to an address is for one.";
        social_friend_invitation.made_at: Instant "When you made it.";
        social_friend_invitation.expires_at: Instant "Until when it is good.";
    },
    document! {
        "followable", "Since when people may follow you.", "С каких пор на вас можно подписаться.",
        "منذ متى تمكن متابعتك.",
        from "social_followable WHERE athlete_id = $1" by [],
        social_followable.since_at: Instant "Since when.";
    },
    document! {
        "found_by_name", "By whom you are found, if not by everyone.", "Кто может вас найти, если не все.",
        "من يمكنه العثور عليك، إن لم يكن الجميع.",
        from "social_searchable WHERE athlete_id = $1" by [],
        social_searchable.found_by: Text "friends_of_friends or nobody; friends find you always.";
    },
    document! {
        "following", "Whom you follow, and who follows you.", "На кого вы подписаны и кто подписан на вас.",
        "من تتابعهم ومن يتابعونك.",
        from "social_follow WHERE athlete_id = $1 AND (side, other_id) > ($2, $3) ORDER BY side, other_id LIMIT $4" by ["side", "other_id"],
        social_follow.side: Text "followed (you follow them) or follower (they follow you).";
        social_follow.other_id: Person "Who.";
        social_follow.since_at: Instant "Since when.";
    },
    document! {
        "follow_budget", "How many people you began to follow on the last day on which you did.", "На скольких людей вы подписались в последний день, когда подписывались.",
        "كم شخصًا بدأت متابعته في آخر يوم فعلت فيه ذلك.",
        from "social_follow_budget WHERE athlete_id = $1" by [],
        social_follow_budget.counted_on: Day "On which day.";
        social_follow_budget.follows: Integer "How many.";
    },
    document! {
        "blocks", "People whom you blocked.", "Кого вы заблокировали.",
        "من حظرتهم.",
        from "social_block WHERE athlete_id = $1 AND made AND other_id > $2 ORDER BY other_id LIMIT $3" by ["other_id"],
        social_block.other_id: Person "Who.";
        social_block.since_at: Instant "Since when.";
    },
    document! {
        "mutes", "People whose activities you do not want in your feed.", "Чьи тренировки вы не хотите видеть в ленте.",
        "من لا تريد أنشطتهم في مستجداتك.",
        from "social_mute WHERE athlete_id = $1 AND other_id > $2 ORDER BY other_id LIMIT $3" by ["other_id"],
        social_mute.other_id: Person "Who.";
        social_mute.since_at: Instant "Since when.";
    },
    document! {
        "feed_hidden", "What you hid from your feed.", "Что вы скрыли из своей ленты.",
        "ما أخفيته من مستجداتك.",
        from "social_feed_hidden WHERE athlete_id = $1 AND thing_id > $2 ORDER BY thing_id LIMIT $3" by ["thing_id"],
        social_feed_hidden.thing_id: Id "Which activity or post.";
        social_feed_hidden.author_id: Person "Whose it is.";
        social_feed_hidden.hidden_at: Instant "When you hid it.";
    },
    document! {
        "restrictions", "People whose comments wait for your word.", "Чьи комментарии ждут вашего разрешения.",
        "من تنتظر تعليقاتهم موافقتك.",
        from "social_restriction WHERE athlete_id = $1 AND other_id > $2 ORDER BY other_id LIMIT $3" by ["other_id"],
        social_restriction.other_id: Person "Who.";
        social_restriction.since_at: Instant "Since when.";
    },
    document! {
        "dismissals", "People whom you do not want suggested to you.", "Кого вам больше не предлагать в друзья.",
        "من لا تريد اقتراحهم عليك.",
        from "social_dismissal WHERE athlete_id = $1 AND other_id > $2 ORDER BY other_id LIMIT $3" by ["other_id"],
        social_dismissal.other_id: Person "Who.";
        social_dismissal.since_at: Instant "Since when.";
    },
    document! {
        "notifications", "What you were told of, and whether you read it.", "О чём вам сообщали и прочитали ли вы это.",
        "ما أُخبرت به، وهل قرأته.",
        from "social_notification WHERE athlete_id = $1 AND notification_id > $2 ORDER BY notification_id LIMIT $3" by ["notification_id"],
        social_notification.notification_id: Id "Which line.";
        social_notification.kind: Text "What it is about.";
        social_notification.subject: Text "About which activity, day, level, challenge or offer.";
        social_notification.latest_at: Instant "When something last happened to it.";
        social_notification.unread: Flag "Whether you had not read it.";
    },
    document! {
        "notifications_off", "What you do not want to be told of.", "О чём вы не хотите получать уведомления.",
        "ما لا تريد أن تُخبَر به.",
        from "social_notification_off WHERE athlete_id = $1 AND kind > $2 ORDER BY kind LIMIT $3" by ["kind"],
        social_notification_off.kind: Text "What.";
    },
    document! {
        "notification_channels", "Of what you want to hear on your devices and by mail, where you chose.", "О чём вы хотите узнавать на своих устройствах и по почте, если вы это выбирали.",
        "ما تريد أن تسمع به على أجهزتك وبالبريد، حيث اخترت.",
        from "social_channel WHERE athlete_id = $1 AND (channel, kind) > ($2, $3) ORDER BY channel, kind LIMIT $4" by ["channel", "kind"],
        social_channel.channel: Text "push (on devices) or mail.";
        social_channel.kind: Text "What.";
        social_channel.wanted: Flag "Whether you want it there.";
    },
    document! {
        "push_devices", "Devices that are told of what happens.", "Устройства, которым сообщается о происходящем.",
        "الأجهزة التي تُخبَر بما يحدث.",
        from "social_push WHERE athlete_id = $1 AND session_id > $2 ORDER BY session_id LIMIT $3" by ["session_id"],
        social_push.session_id: Id "Which sign-in.";
        social_push.made_at: Instant "Since when.";
    },
    document! {
        "digest", "How often you get a letter about what you did not see.", "Как часто вы получаете письмо о том, чего не видели.",
        "كم مرة تصلك رسالة عمّا لم تره.",
        from "social_digest WHERE athlete_id = $1" by [],
        social_digest.rhythm: Text "daily or weekly.";
        social_digest.next_at: Instant "When the next one is due.";
        social_digest.told_until_at: Instant "Until when earlier letters told you.";
    },
    document! {
        "mailed_invitations", "When you invited people by mail. Their addresses are not kept.", "Когда вы приглашали людей по почте. Их адреса не хранятся.",
        "متى دعوت أشخاصًا بالبريد. ولا تُحفظ عناوينهم.",
        from "social_letter WHERE athlete_id = $1 AND letter_id > $2 ORDER BY letter_id LIMIT $3" by ["letter_id"],
        social_letter.letter_id: Id "Which letter.";
        social_letter.sent_at: Instant "When.";
    },
    document! {
        "found_by_address", "Since when people who have your address can find you.", "С каких пор вас могут найти те, у кого есть ваш адрес.",
        "منذ متى يستطيع من لديه عنوانك أن يجدك.",
        from "social_findable WHERE athlete_id = $1" by [],
        social_findable.since_at: Instant "Since when.";
    },
    document! {
        "addresses_looked_for", "How many addresses you looked for on the last day on which you did.", "Сколько адресов вы искали в последний день, когда искали.",
        "كم عنوانًا بحثت عنه في آخر يوم فعلت فيه ذلك.",
        from "social_address_budget WHERE athlete_id = $1" by [],
        social_address_budget.counted_on: Day "On which day.";
        social_address_budget.addresses: Integer "How many. Which ones is not kept.";
    },
    document! {
        "quiet_hours", "When nothing rings.", "Когда ничего не звучит.",
        "متى لا يرنّ شيء.",
        from "social_quiet WHERE athlete_id = $1" by [],
        social_quiet.from_minute: (Integer) "Minutes after midnight at which it begins; none: never.";
        social_quiet.until_minute: (Integer) "Minutes after midnight at which it is over.";
    },
    document! {
        "kudos_received", "Kudos on your activities.", "Похвалы под вашими тренировками.",
        "التشجيعات على أنشطتك.",
        from "social_kudos WHERE athlete_id = $1 AND (activity_id, giver_id) > ($2, $3)
              AND NOT EXISTS (SELECT 1 FROM social_block WHERE social_block.athlete_id = social_kudos.athlete_id
                              AND social_block.other_id = social_kudos.giver_id)
              ORDER BY activity_id, giver_id LIMIT $4" by ["activity_id", "giver_id"],
        social_kudos.activity_id: Id "On which activity.";
        social_kudos.giver_id: Person "From whom.";
        social_kudos.reaction: Text "kudos, strong, fast, wow, funny or heart.";
        social_kudos.given_at: Instant "When.";
    },
    document! {
        "kudos_given", "Kudos that you gave.", "Похвалы, которые вы поставили.",
        "التشجيعات التي منحتها.",
        from "social_kudos WHERE giver_id = $1 AND (athlete_id, activity_id) > ($2, $3) ORDER BY athlete_id, activity_id LIMIT $4" by ["athlete_id", "activity_id"],
        social_kudos.athlete_id: Person "To whom.";
        social_kudos.activity_id: Id "On which activity.";
        social_kudos.reaction: Text "kudos, strong, fast, wow, funny or heart.";
        social_kudos.given_at: Instant "When.";
    },
    document! {
        "comments_received", "What others wrote under your activities, as far as you can see it.", "Что другие написали под вашими тренировками, насколько это вам видно.",
        "ما كتبه الآخرون تحت أنشطتك، بقدر ما يمكنك رؤيته.",
        from "social_comment WHERE athlete_id = $1 AND author_id <> athlete_id AND NOT hidden AND (activity_id, comment_id) > ($2, $3)
              AND NOT EXISTS (SELECT 1 FROM social_block WHERE social_block.athlete_id = social_comment.athlete_id
                              AND social_block.other_id = social_comment.author_id)
              ORDER BY activity_id, comment_id LIMIT $4" by ["activity_id", "comment_id"],
        social_comment.activity_id: Id "Under which activity.";
        social_comment.comment_id: Id "Which comment.";
        social_comment.author_id: Person "Who wrote it.";
        social_comment.text: Text "What they wrote.";
        social_comment.written_at: Instant "When.";
        social_comment.edited_at: (Instant) "When they changed it.";
        social_comment.held: Flag "Whether it waits for your word.";
    },
    document! {
        "comments_written", "What you wrote under activities, your own and those of others.", "Что вы написали под тренировками, своими и чужими.",
        "ما كتبته تحت الأنشطة، أنشطتك وأنشطة الآخرين.",
        from "social_comment WHERE author_id = $1 AND (athlete_id, activity_id, comment_id) > ($2, $3, $4) ORDER BY athlete_id, activity_id, comment_id LIMIT $5" by ["athlete_id", "activity_id", "comment_id"],
        social_comment.comment_id: Id "Which comment.";
        social_comment.athlete_id: Person "Whose activity it is.";
        social_comment.activity_id: Id "Under which activity.";
        social_comment.text: Text "What you wrote.";
        social_comment.written_at: Instant "When.";
        social_comment.edited_at: (Instant) "When you changed it.";
        social_comment.hidden: Flag "Whether a decision on a report hides it from others.";
    },
    document! {
        "mentions_made", "Whom you named in comments: in a text of yours a sign (U+FFFC) stands for each, in this order.", "Кого вы упомянули в комментариях: в вашем тексте на месте каждого стоит знак (U+FFFC), в этом порядке.",
        "من ذكرتهم في التعليقات: في نصك علامة (U+FFFC) مكان كل منهم، بهذا الترتيب.",
        from "social_mention WHERE author_id = $1 AND (comment_id, place) > ($2, $3) ORDER BY comment_id, place LIMIT $4" by ["comment_id", "place"],
        social_mention.comment_id: Id "In which comment.";
        social_mention.place: Integer "At which of its signs, from 0.";
        social_mention.activity_id: Id "Under which activity.";
        social_mention.person_id: Person "Whom.";
    },
    document! {
        "mentions_of_you", "Who named you in comments.", "Кто упомянул вас в комментариях.",
        "من ذكرك في التعليقات.",
        from "social_mention WHERE person_id = $1 AND (comment_id, place) > ($2, $3)
              AND NOT EXISTS (SELECT 1 FROM social_block WHERE social_block.athlete_id = social_mention.person_id
                              AND social_block.other_id = social_mention.author_id)
              ORDER BY comment_id, place LIMIT $4" by ["comment_id", "place"],
        social_mention.comment_id: Id "In which comment.";
        social_mention.place: Integer "At which of its signs, from 0.";
        social_mention.author_id: Person "Who.";
    },
    document! {
        "comments_left", "What you wrote under activities of people who are gone.", "Что вы написали под тренировками тех, кого здесь больше нет.",
        "ما كتبته تحت أنشطة أشخاص غادروا.",
        from "social_comment_left WHERE athlete_id = $1 AND comment_id > $2 ORDER BY comment_id LIMIT $3" by ["comment_id"],
        social_comment_left.comment_id: Id "Which comment.";
        social_comment_left.text: Text "What you wrote.";
        social_comment_left.written_at: Instant "When.";
    },
    document! {
        "silence", "Until when you cannot write, after a decision.", "До какого времени вы не можете писать по решению.",
        "إلى متى لا تستطيع الكتابة، بعد قرار.",
        from "social_silence WHERE athlete_id = $1" by [],
        social_silence.until_at: Instant "Until when.";
    },
    document! {
        "groups", "Your groups, and those that you asked to join, as you see them.", "Ваши группы и те, в которые вы попросились, какими вы их видите.",
        "مجموعاتك، والتي طلبت الانضمام إليها، كما تراها.",
        from "social_membership WHERE athlete_id = $1 AND tie IN ('owner', 'admin', 'coach', 'member', 'asked') AND group_id > $2
              ORDER BY group_id LIMIT $3" by ["group_id"],
        social_membership.group_id: Id "Which group.";
        social_membership.tie: Text "owner, admin, coach or member; asked while you wait.";
        social_membership.since_at: Instant "Since when.";
    },
    document! {
        "groups_followed", "Open groups whose announcements you want in your feed.", "Открытые группы, чьи объявления вы хотите видеть в ленте.",
        "المجموعات المفتوحة التي تريد إعلاناتها في موجزك.",
        from "social_group_follow WHERE athlete_id = $1 AND group_id > $2 ORDER BY group_id LIMIT $3" by ["group_id"],
        social_group_follow.group_id: Id "Which group.";
        social_group_follow.since_at: Instant "Since when.";
    },
    document! {
        "group_posts", "What you wrote in groups.", "Что вы написали в группах.",
        "ما كتبته في المجموعات.",
        from "social_group_post WHERE author_id = $1 AND (group_id, post_id) > ($2, $3) ORDER BY group_id, post_id LIMIT $4" by ["group_id", "post_id"],
        social_group_post.group_id: Id "In which group.";
        social_group_post.post_id: Id "Which post.";
        social_group_post.announcement: Flag "Whether you said it for the group.";
        social_group_post.text: Text "What you wrote.";
        social_group_post.written_at: Instant "When.";
        social_group_post.edited_at: (Instant) "When you changed it.";
        social_group_post.hidden: Flag "Whether a decision on a report hides it from others.";
        social_group_post.reply_to: (Id) "To which post it replies.";
    },
    document! {
        "group_answers", "What you answered when a group was called together.", "Что вы ответили на приглашения на встречи групп.",
        "ما أجبت به عندما دُعيت مجموعة إلى اللقاء.",
        from "social_group_answer WHERE athlete_id = $1 AND (group_id, event_id) > ($2, $3) ORDER BY group_id, event_id LIMIT $4" by ["group_id", "event_id"],
        social_group_answer.group_id: Id "Which group.";
        social_group_answer.event_id: Id "Which event.";
        social_group_answer.answer: Text "yes, maybe or no.";
        social_group_answer.answered_at: Instant "When.";
    },
    document! {
        "group_receipts", "What your activities brought your groups.", "Что ваши тренировки принесли вашим группам.",
        "ما أضافته أنشطتك إلى مجموعاتك.",
        from "social_group_receipt WHERE athlete_id = $1 AND (group_id, activity_id) > ($2, $3) ORDER BY group_id, activity_id LIMIT $4" by ["group_id", "activity_id"],
        social_group_receipt.group_id: Id "Which group.";
        social_group_receipt.activity_id: Id "Which activity.";
        social_group_receipt.counted_on: Day "On which day it counts.";
        social_group_receipt.sport: Text "Which sport.";
        social_group_receipt.distance_m: Integer "Metres that everybody sees.";
        social_group_receipt.moving_s: Integer "Seconds in motion that everybody sees.";
    },
];

const WITHHELD: &[(&str, &str)] = &[
    ("social_tie.athlete_id", "Your id, told once in profile."),
    ("social_coaching.athlete_id", "Your id."),
    ("social_close.athlete_id", "Your id."),
    ("social_comparing.athlete_id", "Your id."),
    ("social_friend_invitation.athlete_id", "Your id."),
    ("social_friend_invitation.token_hash", "Only a hash of what stands in the link."),
    ("social_followable.athlete_id", "Your id."),
    ("social_searchable.athlete_id", "Your id."),
    ("social_follow.athlete_id", "Your id."),
    ("social_follow_budget.athlete_id", "Your id."),
    ("social_block.athlete_id", "Your id."),
    ("social_notification.athlete_id", "Your id."),
    ("social_notification_off.athlete_id", "Your id."),
    ("social_quiet.athlete_id", "Your id."),
    ("social_channel.athlete_id", "Your id."),
    ("social_push.athlete_id", "Your id."),
    ("social_push.sealed", "Opens the way to your device; your browser knows it."),
    ("social_push.endpoint_mark", "Only a keyed hash of where your device is reached."),
    ("social_push_due.*", "What is on its way to your devices; it is in notifications."),
    ("social_digest.athlete_id", "Your id."),
    ("social_letter.athlete_id", "Your id."),
    ("social_letter.address_mark", "Only a keyed hash of somebody else's address."),
    (
        "social_mailbox.*",
        "Of mailboxes, which may belong to nobody here: only keyed hashes, and whether they want invitations.",
    ),
    ("social_findable.athlete_id", "Your id."),
    ("social_findable.address_mark", "Only a keyed hash of your address, which is in account."),
    ("social_address_budget.athlete_id", "Your id."),
    ("social_block.made", "Tells blocks of yours from blocks by others, which nobody is told of."),
    ("social_mute.athlete_id", "Your id."),
    ("social_feed_hidden.athlete_id", "Your id."),
    ("social_restriction.athlete_id", "Your id."),
    ("social_comment_left.athlete_id", "Your id."),
    ("social_dismissal.athlete_id", "Your id."),
    ("social_silence.athlete_id", "Your id."),
    ("social_membership.athlete_id", "Your id."),
    ("social_group_follow.athlete_id", "Your id."),
    ("social_group.*", "A group's own: its members share it, and it stays when one of them goes."),
    ("social_group_word.*", "Words of a group's name, for searching."),
    (
        "social_group_invitation.*",
        "Links into a group, which belong to nobody; of each only a hash.",
    ),
    ("social_group_event.*", "A group's own calendar; what you answered is in group_answers."),
    ("social_group_day.*", "Sums of a group; what you brought is in group_receipts."),
    ("social_group_tie.*", "The other side of your groups; the export tells them from yours."),
    ("social_group_post.author_id", "Your id."),
    ("social_group_answer.athlete_id", "Your id."),
    ("social_group_receipt.athlete_id", "Your id."),
    (
        "social_notification_told.*",
        "Notes only that nothing is told twice; what others did is in the documents of what they did.",
    ),
    ("social_circle.*", "Counts changes."),
    ("social_person.*", "Words of your name, for searching."),
    ("social_word.*", "Words of your name, for searching."),
    ("social_moment.*", "The days of your activities; they are in activities."),
];
