//! The mails in Modern Standard Arabic. Values in another script are set apart, so that a date or a device keeps its order
//! in a line that runs from right to left.
use kernel::Timestamp;
use kernel::athlete::Athlete;

use super::{Letter, Parts, moment, spaced};

/// Unicode's FIRST STRONG ISOLATE around a value, and its end.
pub(super) fn apart(value: &str) -> String {
    format!("\u{2068}{value}\u{2069}")
}

/// Names of browsers and systems are the same in every language; the words between them are not.
fn device_name(device: &str) -> String {
    let known = match device {
        "Unknown device" => "جهاز غير معروف".to_owned(),
        other => other.replace(" on ", " على "),
    };
    known.replace("Script", "برنامج").replace("Browser", "متصفح")
}

impl Letter {
    /// What [`Letter::in_english`] says, in Arabic.
    pub(super) fn in_arabic(&self, reader: &Athlete, url: &str) -> Parts {
        let when = |at: Timestamp| apart(&moment(at, reader));
        match self {
            Letter::ProveAddress { code } => Parts::new("رمزك لـ Stadion")
                .say("اكتب هذا الرمز في الصفحة التي طلبته. وهو صالح لعشر دقائق ولمرة واحدة.")
                .show(spaced(code))
                .say("إن لم تكن طلبته، فقد أخطأ شخص في كتابة عنوانه. لا داعي لأن تفعل شيئًا."),
            Letter::AddressInUse => Parts::new("أراد شخص استخدام عنوانك")
                .say("حاول شخص استخدام هذا العنوان لحساب آخر على Stadion. والعنوان تابع لحسابك، فلم يتغير شيء.")
                .say("إن كنت أنت من فعل ذلك: سجّل الدخول إلى الحساب الذي لديك."),
            Letter::AddressChanged { at } => Parts::new("تغيّر عنوان حسابك على Stadion")
                .say(format!("في {} أُعطي حسابك عنوان بريد إلكتروني آخر. ومن الآن تصل الرسائل إليه.", when(*at)))
                .say("إن لم تكن أنت من فعل ذلك، فقد دخل شخص إلى حسابك: سجّل الدخول، وأنهِ جلسته من صفحة أجهزتك، وغيّر كلمة مرورك.")
                .link("عرض أجهزتي", format!("{url}/settings/security#devices")),
            Letter::SignIn { token } => Parts::new("رابطك لتسجيل الدخول إلى Stadion")
                .say("افتح هذا الرابط على الجهاز الذي تريد تسجيل الدخول عليه. وهو صالح لعشر دقائق ولمرة واحدة.")
                .link("تسجيل الدخول", format!("{url}/sign_in/link#{token}"))
                .say("إن لم تكن طلبته فاتركه: بدون هذه الرسالة لا يدخل أحد."),
            Letter::NewDevice { device, at } => Parts::new("سُجّل الدخول إلى حسابك على Stadion من جهاز جديد")
                .say(format!("{}، في {}.", apart(&device_name(device)), when(*at)))
                .say("إن كنت أنت فلا بأس. وإلا فأنهِ تلك الجلسة وغيّر كلمة مرورك.")
                .link("عرض أجهزتي", format!("{url}/settings/security#devices")),
            Letter::RecoveryAsked { opens_at, token } => Parts::new("هناك من يريد استعادة حسابك على Stadion")
                .say(format!("طلب شخص الدخول إلى حسابك بصندوق البريد هذا وحده. إن لم يعترض أحد، يصل إلى هنا رابط لاختيار كلمة مرور جديدة في {}.", when(*opens_at)))
                .say("إن لم تكن أنت من طلب ذلك، أو وجدت كلمة مرورك: فألغِ الاستعادة. ويمكن لكل جهاز سُجّل الدخول عليه أن يلغيها أيضًا.")
                .link("إلغاء الاستعادة", format!("{url}/recovery/cancel#{token}")),
            Letter::RecoveryOpen { closes_at, token } => Parts::new("يمكن الآن استعادة حسابك على Stadion")
                .say(format!("افتح هذا الرابط لاختيار كلمة مرور جديدة. وهو صالح لمرة واحدة حتى {}.", when(*closes_at)))
                .link("اختيار كلمة مرور جديدة", format!("{url}/recovery#{token}"))
                .say("سيُسجَّل الخروج من كل الأجهزة، وتُوقف الخطوة الثانية إن كانت مفعّلة. ولسبعة أيام لا يمكن تغيير عنوانك ومفاتيحك ومن يرى أنشطتك."),
            Letter::Erasing { due_at, receipt } => Parts::new("سيُمحى حسابك على Stadion")
                .say(format!("طلب شخص سجّل الدخول إلى حسابك محوه بكل ما فيه. يبدأ ذلك في {}. وقد سُجّل الخروج من كل الأجهزة والتطبيقات.", when(*due_at)))
                .say("إن أردت الاحتفاظ به: فسجّل الدخول قبل ذلك الوقت وقل ذلك. وإن لم تكن أنت من طلب، فغيّر كلمة مرورك أيضًا.")
                .link("تسجيل الدخول", format!("{url}/sign_in"))
                .say("يُظهر هذا الرابط إلى أين وصل المحو، حتى حين لا يبقى حساب. وهو الرابط الوحيد، فاحتفظ بهذه الرسالة.")
                .link("عرض ما بلغه المحو", format!("{url}/erasure#{receipt}")),
            Letter::ExportAsked { at } => Parts::new("طُلبت نسخة من بياناتك على Stadion")
                .say(format!("في {} طلب شخص سجّل الدخول إلى حسابك نسخة من كل ما هو محفوظ عنك.", when(*at)))
                .say("إن كنت أنت فلا بأس: ستخبرك رسالة أخرى عندما تجهز. وإلا فأنهِ تلك الجلسة، وغيّر كلمة مرورك، واحذف النسخة.")
                .link("عرض بياناتي", format!("{url}/settings/data")),
            Letter::ExportReady { until } => Parts::new("بياناتك على Stadion جاهزة للتنزيل")
                .say(format!("نسخة كل ما هو محفوظ عنك جاهزة. يمكنك تنزيلها حتى {}، ثم تُحذف.", when(*until)))
                .say("تحتوي على أماكن ونبضات قلب ورسائل. احفظها حيث لا ينظر أحد غيرك.")
                .link("تنزيل بياناتي", format!("{url}/settings/data")),
            Letter::Recovered { frozen_until } => Parts::new("استُعيد حسابك على Stadion")
                .say("اختيرت كلمة مرور جديدة بالرابط الذي وصل إلى صندوق البريد هذا. سُجّل الخروج من كل الأجهزة، والخطوة الثانية متوقفة.")
                .say(format!("حتى {} لا يمكن تغيير عنوانك ومفاتيحك ومن يرى أنشطتك. إن لم تكن أنت من فعل ذلك، فأمّن صندوق بريدك أولًا، ثم اطلب الاستعادة بنفسك.", when(*frozen_until)))
                .link("استعادة حسابي", format!("{url}/recovery")),
            Letter::Digest { lines, stop } => Parts::new("ما لم تره على Stadion")
                .say("منذ الرسالة الأخيرة حدث ما يلي، ولم تطّلع عليه بعد:")
                .list(lines)
                .link("عرض", format!("{url}/notifications"))
                .say("أنت من طلب هذه الرسائل، ولك أن تختار كم مرة تصل.")
                .link("اختيار", format!("{url}/settings/notifications"))
                .link("إيقاف هذه الرسائل", format!("{url}/mail/stop#{stop}")),
            Letter::Invitation { link, stop } => Parts::new("هناك من يدعوك إلى Stadion")
                .say(format!("كتب {} على Stadion، وهو مكان لمن يمارسون الرياضة، هذا العنوان ليدعوك صديقًا.", apart(&format!("@{}", reader.handle))))
                .link("عرض الدعوة", link.clone())
                .say("الرابط لشخص واحد وصالح لأربعة عشر يومًا. إن كنت لا تعرف من هذا فاتركه: لا يحدث شيء.")
                .link("لا مزيد من الدعوات إلى هذا العنوان", format!("{url}/mail/stop#{stop}"))
                .say("نحن لا نحتفظ بعنوانك."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_have_arabic_names() {
        assert_eq!(device_name("Chrome on Linux"), "Chrome على Linux");
        assert_eq!(device_name("Unknown device"), "جهاز غير معروف");
        assert_eq!(device_name("Script"), "برنامج");
    }
}
