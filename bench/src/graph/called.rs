//! Names of chance in many scripts, always the same for one number. As among people, few names are borne by very many and very
//! many by few: the rank of a name is log-uniform, which is Zipf's law with exponent one.
use super::Dice;

/// First names and the pieces of last names of one script.
struct Script {
    /// So many of a hundred people.
    of_hundred: u32,
    countries: &'static [&'static str],
    first: &'static [&'static str],
    pieces: &'static [&'static str],
    /// Different last names.
    last: u32,
    /// Last names stand before first ones, without a space.
    signs: bool,
}

const SCRIPTS: &[Script] = &[
    Script {
        of_hundred: 56,
        countries: &["US", "GB", "DE", "FR", "IT", "ES", "BR", "PL", "TR", "VN"],
        first: &[
            "Maria",
            "Anna",
            "John",
            "José",
            "Michael",
            "David",
            "Thomas",
            "Laura",
            "Marco",
            "Julia",
            "Peter",
            "Paul",
            "Sara",
            "Martin",
            "Lukas",
            "Emma",
            "Mehmet",
            "Andreas",
            "Giulia",
            "Łukasz",
            "Nguyễn",
            "Björn",
            "Chloé",
            "Katarzyna",
            "Stephen",
            "Christopher",
            "Elizabeth",
            "Alexander",
            "Mohammed",
            "Fatima",
            "Sofía",
            "João",
            "Ana",
            "Antonio",
            "Zoë",
            "Jürgen",
            "Søren",
            "Matthew",
            "Hannah",
            "Jakub",
        ],
        pieces: &[
            "ro", "ma", "ber", "son", "ski", "mül", "ler", "ti", "va", "lo", "gar", "cí", "a",
            "sen", "hart", "wood", "smi", "th", "jo", "nes", "bri", "ck", "fer", "nan", "dez",
            "ko", "wal", "mann", "stein", "berg", "ton", "ø", "ka", "li", "pe", "rei", "ra", "sou",
            "za", "gi",
        ],
        last: 600_000,
        signs: false,
    },
    Script {
        of_hundred: 12,
        countries: &["RU", "UA", "BG", "KZ"],
        first: &[
            "Анна",
            "Михаил",
            "Иван",
            "Мария",
            "Александр",
            "Сергей",
            "Елена",
            "Дмитрий",
            "Юлия",
            "Наталья",
            "Щукарь",
            "Семён",
            "Ольга",
            "Николай",
            "Екатерина",
            "Владимир",
        ],
        pieces: &[
            "ива", "нов", "пет", "ров", "си", "дор", "куз", "не", "цов", "щу", "кин", "по", "пов",
            "во", "ло", "шин", "ме", "две", "дев", "ря", "би", "ков", "енко", "чук",
        ],
        last: 150_000,
        signs: false,
    },
    Script {
        of_hundred: 12,
        countries: &["EG", "SA", "MA", "IQ"],
        first: &[
            "محمد",
            "أحمد",
            "علي",
            "فاطمة",
            "حسين",
            "يوسف",
            "خالد",
            "مريم",
            "عمر",
            "إبراهيم",
            "سارة",
            "ليلى",
            "مصطفى",
            "عائشة",
        ],
        pieces: &[
            "ال", "حس", "ين", "مح", "مود", "سا", "لم", "خط", "يب", "نج", "ار", "حد", "اد", "شر",
            "يف", "قا", "سم", "بك",
        ],
        last: 80_000,
        signs: false,
    },
    Script {
        of_hundred: 12,
        countries: &["CN", "TW", "SG"],
        first: &[
            "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "小龙", "杰",
            "军", "晓明", "佳怡", "子轩", "浩然", "梓涵",
        ],
        pieces: &[
            "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱",
            "高", "林", "何", "郭",
        ],
        last: 18,
        signs: true,
    },
    Script {
        of_hundred: 4,
        countries: &["KR"],
        first: &["민수", "지영", "서연", "민준", "현우", "지훈", "수진", "은지", "영희", "철수"],
        pieces: &["김", "이", "박", "최", "정", "강", "조", "윤", "장", "임"],
        last: 10,
        signs: true,
    },
    Script {
        of_hundred: 4,
        countries: &["GR", "CY"],
        first: &["Γιώργος", "Μαρία", "Ελένη", "Δημήτρης", "Ξένια", "Κώστας"],
        pieces: &[
            "πα", "δό", "που", "λος", "νι", "κο", "λα", "ΐδης", "γε", "ωρ", "γί", "ου", "κα", "ρά",
            "άκης",
        ],
        last: 40_000,
        signs: false,
    },
];

/// What somebody is called.
pub struct Called {
    /// The name shown.
    pub name: String,
    /// The unique name in addresses: of the name for most, with a number.
    pub handle: String,
    /// Where they live.
    pub country: &'static str,
}

/// What this person is called.
pub fn of(who: u32) -> Called {
    let mut dice = Dice(u64::from(who) << 20 | 0xca11);
    let mut hundred = dice.below(100);
    let mut script = &SCRIPTS[0];
    for one in SCRIPTS {
        script = one;
        if hundred < one.of_hundred {
            break;
        }
        hundred -= one.of_hundred;
    }
    let first = script.first[rank(&mut dice, script.first.len() as u32) as usize];
    let last = last_name(script, rank(&mut dice, script.last));
    let country = script.countries[rank(&mut dice, script.countries.len() as u32) as usize];
    let name = match (script.signs, dice.below(12)) {
        (true, _) => format!("{last}{first}"),
        // Some have two first names.
        (false, 0) => {
            let other = script.first[dice.below(script.first.len() as u32) as usize];
            format!("{first} {other} {last}")
        }
        (false, _) => format!("{first} {last}"),
    };
    let (first, last) = (names::spelling::plain(first), names::spelling::plain(&last));
    let handle = match dice.below(3) {
        0 => format!("{first}_{last}_{who}"),
        1 => format!("{first}{last}{who}"),
        _ => format!("{}{who}", &last[..last.len().min(6)]),
    };
    Called { name, handle, country }
}

/// From 0 on, small ones often.
fn rank(dice: &mut Dice, end: u32) -> u32 {
    let rank = f64::from(end + 1).powf(dice.part());
    (rank as u32).clamp(1, end) - 1
}

/// The last name of a rank: its digits in the pieces of the script.
fn last_name(script: &Script, rank: u32) -> String {
    let base = script.pieces.len() as u32;
    let mut left = rank;
    let mut name = String::new();
    loop {
        name.push_str(script.pieces[(left % base) as usize]);
        left /= base;
        if left == 0 {
            break;
        }
    }
    if script.signs || !name.is_ascii() {
        return name;
    }
    name[..1].to_uppercase() + &name[1..]
}
