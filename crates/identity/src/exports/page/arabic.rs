//! The words of the page of an export in Arabic.
use super::Words;

pub(super) const ARABIC: Words = Words {
    language: kernel::Language::Arabic,
    title: "بياناتك على Stadion",
    made: "أُنشئت في",
    from: "من",
    warning: "يحتوي هذا المجلد على كل ما هو محفوظ عنك، ومنه الأماكن ونبضات القلب والرسائل. احفظه حيث لا ينظر أحد غيرك.",
    activities: "الأنشطة",
    level: "المستوى",
    badges: "الشارات",
    weeks: "أسابيع متتالية",
    sport: "الرياضة",
    distance: "المسافة",
    moving: "في حركة",
    km: "كم",
    hours: "س",
    minutes: "د",
    recordings: "تسجيلاتك",
    originals: "الملفات كما جلبتها، بايتًا ببايت. فيها ما كتبته ساعتك، أيًا كان ما سمحت لنا بالنظر إليه.",
    copies: "نسخة من كل نشاط كما هو هنا: FIT بعيّناته ولفاته ومجاميعه، وGPX حيث يوجد مسار.",
    pictures: "الصور التي أرسلتها مع آرائك.",
    data: "كل ما عدا ذلك، ملفًا ملفًا",
    data_words: "في كل ملف كائن JSON واحد في السطر. الأوقات بالتوقيت العالمي UTC، والأيام محلية، والوحدات في أسماء الحقول. ومعنى كل حقل في مخططه (بالإنجليزية).",
    lines: "السطور",
    fields: "الحقول",
    recipients: "من غيرنا يحصل على شيء عنك.",
    originals_file: "أي ملف أصلي صار أي أنشطة.",
    empty: "لا شيء محفوظ في:",
    elsewhere: "نقلها إلى مكان آخر",
    elsewhere_words: "يقبل أي Stadion آخر هذا الأرشيف كما هو: الإعدادات، بياناتك، اختيار ملف تصدير. وتُظهر القائمة في stadion-export.json أن أي ملف لم يتغير.",
    withheld: "ما ليس هنا، ولماذا",
    withheld_words: "أعمدة من قاعدة بياناتنا لم تُصدَّر: ما يفتح حسابك، ونسخ مما هو هنا بالفعل، وما يخص غيرك (الأسباب بالإنجليزية).",
};

/// A sport as people call it.
pub(super) fn sport(sport: &str) -> &'static str {
    match sport {
        "running" => "الجري",
        "cycling" => "ركوب الدراجات",
        "swimming" => "السباحة",
        "walking" => "المشي",
        "hiking" => "المشي الجبلي",
        "rowing" => "التجديف",
        "skiing" => "التزلج على الثلج",
        "skating" => "التزلج على العجلات",
        "strength" => "تمارين القوة",
        "yoga" => "اليوغا",
        _ => "أخرى",
    }
}
