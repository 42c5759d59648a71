//! What this room, and the ground floor under it, holds of an athlete.
use kernel::document;
use kernel::portrait::{Document, Portrait};

/// What is told of it, and what is not.
pub const PORTRAIT: Portrait =
    Portrait { room: "identity", documents: DOCUMENTS, withheld: WITHHELD };

const DOCUMENTS: &[Document] = &[
    document! {
        "profile", "Who you are here.", "Кто вы здесь.",
        "من أنت هنا.",
        from "athlete WHERE athlete_id = $1" by [],
        athlete.athlete_id: Id "Your id.";
        athlete.handle: Text "Your name in addresses.";
        athlete.name: Text "The name that is shown.";
        athlete.country: Text "Where you live, ISO 3166-1 alpha-2.";
        athlete.region: (Text) "The part of the country, ISO 3166-2.";
        athlete.time_zone: Text "The zone of your calendar, an IANA name.";
        athlete.language: Text "The language of pages and mails.";
        athlete.units: Text "metric or imperial; every file of this export is metric.";
        athlete.birth_on: Day "Your birthday.";
        athlete.default_audience: Text "Who sees new activities: everyone, groups, friends, coach or only_me.";
        athlete.created_at: Instant "Since when you are here.";
        athlete.closed_at: (Instant) "Since when your account is closed.";
    },
    document! {
        "account", "How you are reached, and when your password was set.", "Как с вами связаться и когда задан пароль.",
        "كيف يُتصل بك، ومتى عُيّنت كلمة مرورك.",
        from "account WHERE athlete_id = $1" by [],
        account.email: Text "Your address.";
        account.email_proven_at: (Instant) "When you proved that it is yours.";
        account.password_set_at: (Instant) "When your password was set last.";
        account.created_at: Instant "When the account was opened.";
        account.frozen_until: (Instant) "After a recovery by mail: until when what is sensitive cannot be changed.";
    },
    document! {
        "sessions", "Devices that are signed in.", "Устройства, на которых выполнен вход.",
        "الأجهزة التي سُجّل الدخول عليها.",
        from "session WHERE athlete_id = $1 AND session_id > $2 ORDER BY session_id LIMIT $3" by ["session_id"],
        session.session_id: Id "Which one.";
        session.device: Text "The browser and system, as it described itself.";
        session.created_at: Instant "When it signed in.";
        session.last_used_at: Instant "When it came last, to the minute.";
        session.by_link: Flag "Whether it signed in with a link from a mail.";
        session.second_factor_at: (Instant) "When it proved a second factor, for staff.";
    },
    document! {
        "known_devices", "Kinds of devices that signed in before: a new one is told to you by mail.", "Виды устройств, с которых уже входили: о новом приходит письмо.",
        "أنواع الأجهزة التي سُجّل الدخول عليها من قبل: ويُخبرك البريد بالجديد منها.",
        from "known_device WHERE athlete_id = $1 AND device > $2 ORDER BY device LIMIT $3" by ["device"],
        known_device.device: Text "The browser and system.";
        known_device.last_seen_at: Instant "When it came last.";
    },
    document! {
        "passkeys", "Your passkeys.", "Ваши ключи доступа.",
        "مفاتيح مرورك.",
        from "passkey WHERE athlete_id = $1 AND passkey_id > $2 ORDER BY passkey_id LIMIT $3" by ["passkey_id"],
        passkey.passkey_id: Id "Which one.";
        passkey.name: Text "What you call it.";
        passkey.created_at: Instant "When it was added.";
        passkey.last_used_at: (Instant) "When it opened your account last.";
    },
    document! {
        "second_step", "The second step after your password.", "Второй шаг после пароля.",
        "الخطوة الثانية بعد كلمة مرورك.",
        from "second_step WHERE athlete_id = $1" by [],
        second_step.begun_at: Instant "When an app for codes was paired.";
        second_step.confirmed_at: (Instant) "Since when it is asked for.";
    },
    document! {
        "connected_accounts", "Accounts elsewhere that open yours.", "Внешние аккаунты, которые открывают ваш.",
        "حسابات في أماكن أخرى تفتح حسابك.",
        from "openid_connection WHERE athlete_id = $1 AND connection_id > $2 ORDER BY connection_id LIMIT $3" by ["connection_id"],
        openid_connection.connection_id: Id "Which one.";
        openid_connection.issuer: Text "The address of who vouches for you.";
        openid_connection.subject: Text "What you are called there.";
        openid_connection.connected_at: Instant "When you connected it.";
        openid_connection.last_used_at: (Instant) "When it opened your account last.";
    },
    document! {
        "recovery", "A recovery of your account that is under way.", "Начатое восстановление аккаунта.",
        "استعادة جارية لحسابك.",
        from "recovery WHERE athlete_id = $1" by [],
        recovery.email: Text "The address that it goes to.";
        recovery.asked_at: Instant "When somebody asked for it.";
        recovery.opens_at: Instant "When the link is sent, unless somebody cancels it.";
        recovery.closes_at: (Instant) "Until when the link works.";
    },
    document! {
        "registered_apps", "Apps that you registered as a developer.", "Приложения, которые вы зарегистрировали как разработчик.",
        "التطبيقات التي سجّلتها بصفتك مطورًا.",
        from "app WHERE athlete_id = $1 AND app_id > $2 ORDER BY app_id LIMIT $3" by ["app_id"],
        app.app_id: Id "Which one.";
        app.name: Text "Its name.";
        app.about: Text "What it does.";
        app.home_url: Text "Its page.";
        app.kind: Text "How it proves itself.";
        app.device: Text "For an app without a browser: the kind of device.";
        app.redirect_uris: Text "Where it is led back to.";
        app.created_at: Instant "When it was registered.";
    },
    document! {
        "app_permissions", "What you allowed apps of others; their names stand in recipients.", "Что вы разрешили чужим приложениям; их названия — в файле recipients.",
        "ما سمحت به لتطبيقات الآخرين؛ وأسماؤها في recipients.",
        from "app_grant WHERE athlete_id = $1 AND grant_id > $2 ORDER BY grant_id LIMIT $3" by ["grant_id"],
        app_grant.grant_id: Id "Which permission.";
        app_grant.app_id: Id "Which app.";
        app_grant.scopes: Text "What it may do.";
        app_grant.by_device: Flag "Whether it was allowed by a code from a device.";
        app_grant.created_at: Instant "When you allowed it.";
        app_grant.started_at: (Instant) "When the app fetched its key.";
        app_grant.last_used_at: Instant "When it came last, to the minute.";
    },
    document! {
        "consent_history", "Everything you allowed, refused and took back, in its order. Each row is chained to the one before.", "Всё, что вы разрешали, отклоняли и отзывали, по порядку. Каждая строка связана с предыдущей.",
        "كل ما سمحت به ورفضته وسحبته، بالترتيب. وكل سطر موصول بالذي قبله.",
        from "consent_event WHERE athlete_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3" by ["sequence"],
        consent_event.sequence: Integer "Its place, from 1.";
        consent_event.event_id: Id "Which event.";
        consent_event.purpose: Text "What it is about.";
        consent_event.action: Text "given, refused, withdrawn, expired or renewed.";
        consent_event.actor: Text "Who decided.";
        consent_event.jurisdiction: Text "Whose law was applied.";
        consent_event.jurisdiction_version: Text "Of which table of laws.";
        consent_event.data_classes: Text "Which data it is about.";
        consent_event.notice_id: Text "Which words you read.";
        consent_event.notice_version: Integer "In which version.";
        consent_event.notice_hash: Text "SHA-256 of these words.";
        consent_event.locale: Text "In which language.";
        consent_event.channel: Text "Where you decided.";
        consent_event.ui_hash: (Text) "Which version of the page it was.";
        consent_event.evidence: (Text) "What else shows it.";
        consent_event.happened_at: Instant "When.";
        consent_event.prev_hash: Text "The hash of the row before.";
        consent_event.hash: Text "The hash of this row.";
    },
    document! {
        "consents", "What you allow now.", "Что вы разрешаете сейчас.",
        "ما تسمح به الآن.",
        from "consent WHERE athlete_id = $1 AND purpose > $2 ORDER BY purpose LIMIT $3" by ["purpose"],
        consent.purpose: Text "What it is about.";
        consent.action: Text "What you decided last.";
        consent.notice_version: Integer "Of which version of the words.";
        consent.sequence: Integer "Its row in consent_history.";
        consent.changed_at: Instant "When.";
    },
    document! {
        "staff_deeds", "What the people who run this place did with your account. What the law keeps from you for a time is left out.", "Что сделали с вашим аккаунтом сотрудники. Временно закрытое законом здесь не показано.",
        "ما فعله القائمون على هذا المكان بحسابك. ويُستثنى ما يحجبه القانون عنك إلى حين.",
        from "audit_entry WHERE about_id = $1 AND entry_no > $2 AND NOT EXISTS (SELECT 1 FROM audit_hold WHERE audit_hold.entry_no = audit_entry.entry_no) ORDER BY entry_no LIMIT $3" by ["entry_no"],
        audit_entry.entry_no: Integer "Its number in the trail.";
        audit_entry.at: Instant "When.";
        audit_entry.role: Text "In which role.";
        audit_entry.act: Text "What they did.";
        audit_entry.reason: (Text) "Why.";
    },
    document! {
        "staff_role", "Your role among the people who run this place.", "Ваша роль среди сотрудников.",
        "دورك بين القائمين على هذا المكان.",
        from "operator WHERE athlete_id = $1" by [],
        operator.role: Text "Which.";
        operator.added_at: Instant "Since when.";
    },
    document! {
        "ban", "Why your account was closed by a decision.", "Почему аккаунт закрыт по решению.",
        "لماذا أُغلق حسابك بقرار.",
        from "account_ban WHERE athlete_id = $1" by [],
        account_ban.reason: Text "Why.";
        account_ban.banned_at: Instant "When.";
    },
    document! {
        "erasure", "That you asked to be erased.", "Ваша просьба удалить аккаунт.",
        "أنك طلبت محو حسابك.",
        from "erasure WHERE athlete_id = $1" by [],
        erasure.asked_at: Instant "When you asked.";
        erasure.due_at: Instant "When it begins.";
        erasure.begun_at: (Instant) "When it began.";
        erasure.clean_at: (Instant) "When nothing was left.";
    },
    document! {
        "exports", "Exports that you asked for.", "Выгрузки, которые вы запросили.",
        "ملفات التصدير التي طلبتها.",
        from "data_export WHERE athlete_id = $1 AND export_id > $2 ORDER BY export_id LIMIT $3" by ["export_id"],
        data_export.export_id: Id "Which one.";
        data_export.state: Text "How it stands.";
        data_export.asked_at: Instant "When you asked.";
        data_export.ended_at: (Instant) "When it was made.";
        data_export.expires_at: (Instant) "Until when it can be downloaded.";
        data_export.bytes: (Integer) "How many bytes it has.";
    },
    document! {
        "restores", "Exports of elsewhere that you brought here.", "Выгрузки из других мест, которые вы принесли сюда.",
        "ملفات التصدير التي جلبتها إلى هنا من أماكن أخرى.",
        from "data_restore WHERE athlete_id = $1 AND restore_id > $2 ORDER BY restore_id LIMIT $3" by ["restore_id"],
        data_restore.restore_id: Id "Which one.";
        data_restore.state: Text "How it stands.";
        data_restore.report: (Json) "What came over and what did not.";
        data_restore.asked_at: Instant "When you brought it.";
        data_restore.ended_at: (Instant) "When it was done.";
    },
];

const WITHHELD: &[(&str, &str)] = &[
    ("account.athlete_id", "Your id, told once in profile."),
    ("account.password_hash", "Opens your account to whoever works it out."),
    ("account.opened_key", "Recognises a retry for ten minutes."),
    ("account.opened_request", "Recognises a retry for ten minutes."),
    ("account_ban.athlete_id", "Your id."),
    ("account_email.*", "Leads from your address to your account; the address is in account."),
    ("athlete_handle.*", "Leads from your handle to your account; the handle is in profile."),
    ("session.athlete_id", "Your id."),
    ("session.token_hash", "What a device proves itself with."),
    ("session.opened_key", "Recognises a retry for ten minutes."),
    ("known_device.athlete_id", "Your id."),
    ("passkey.athlete_id", "Your id."),
    ("passkey.credential_id", "Names your key to a browser; worth nothing without it."),
    ("passkey.credential", "The public half of your key; worth nothing elsewhere."),
    ("passkey_credential.*", "Leads from a key to your account."),
    ("ceremony.*", "A sign-in of the last five minutes."),
    ("second_step.athlete_id", "Your id."),
    ("second_step.secret", "Makes the codes that open your account."),
    ("second_step.last_step", "The half minute of the last code."),
    ("recovery_code.*", "Hashes of codes that open your account."),
    ("recovery.athlete_id", "Your id."),
    ("recovery.cancel_hash", "What a link in a mail proves itself with."),
    ("recovery.open_hash", "What a link in a mail proves itself with."),
    ("mail.*", "Mails on their way, gone once they are sent; they hold what opens your account."),
    ("mail_proof.*", "Hashes of codes of the last ten minutes."),
    ("mail_ask.*", "Questions of the last moments, which name no account."),
    ("openid_connection.athlete_id", "Your id."),
    ("openid_flow.*", "Somebody on the way to another place and back, for minutes."),
    ("openid_subject.*", "Leads from an account elsewhere to yours."),
    ("app.athlete_id", "Your id."),
    ("app.secret_hash", "What your app proves itself with."),
    ("app_owner.*", "Leads from an app to its developer."),
    ("app_grant.athlete_id", "Your id."),
    ("app_grant.code_hash", "What an app proves itself with."),
    ("app_grant.code_redirect_uri", "Holds for the minutes in which an app fetches its key."),
    ("app_grant.code_challenge", "Holds for the minutes in which an app fetches its key."),
    ("app_grant_owner.*", "Leads from a permission to your account."),
    ("app_token.*", "Hashes of keys that open your account to apps."),
    ("app_device.*", "Devices that waited for your word, for ten minutes."),
    ("app_device_word.*", "Leads from a typed code to a device that waits."),
    ("consent.athlete_id", "Your id."),
    ("consent_event.athlete_id", "Your id."),
    ("consent_head.*", "Counts the rows of consent_history and repeats the last hash."),
    ("audit_entry.staff_id", "Somebody else's: who of the staff it was."),
    ("audit_entry.about_id", "Your id."),
    ("audit_entry.thing", "May name somebody else's content."),
    ("audit_entry.hash", "Chains the rows of everybody."),
    ("audit_head.*", "Counts the rows of everybody."),
    ("audit_hold.*", "Says what the law keeps from somebody for a time."),
    ("operator.athlete_id", "Your id."),
    ("staff_request.*", "What staff asked of each other; what came of it is in staff_deeds."),
    ("athlete_key.*", "The key under which your files lie; here they lie open."),
    ("erasure.athlete_id", "Your id."),
    ("erasure.receipt_hash", "What you ask with after an erasure."),
    ("erasure.rows", "Counts what was deleted."),
    ("erased.*", "Names of those who were erased, which nobody can read."),
    ("region_key.*", "Describes nobody."),
    ("backup_hold.*", "Describes nobody."),
    ("work_key.*", "Describes nobody."),
    ("work_proof.*", "Proofs of work of the last minutes, which name nobody."),
    ("data_export.athlete_id", "Your id."),
    ("data_export.file", "Where it lies on the disk."),
    ("data_export.step", "How far the work is."),
    ("data_export.done", "How far the work is."),
    ("data_export.total", "How far the work is."),
    ("data_export.owner", "Who works on it."),
    ("data_export.leased_until", "Who works on it."),
    ("data_export.attempts", "How often it was begun."),
    ("data_restore.athlete_id", "Your id."),
    ("data_restore.file", "Where it lies on the disk."),
    ("data_restore.done", "How far the work is."),
    ("data_restore.total", "How far the work is."),
    ("data_restore.owner", "Who works on it."),
    ("data_restore.leased_until", "Who works on it."),
    ("data_restore.attempts", "How often it was begun."),
    ("fact.*", "Tells of changes to the other rooms; what changed is in the other files."),
    ("fact_delivery.*", "The same, until it is delivered."),
    ("fact_lane.*", "Describes nobody."),
    ("idempotency.*", "Answers of the last day, for a retry."),
];
