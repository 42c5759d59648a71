//! Everybody laid, everybody beside it, or some of both: the answers are the same.
use proptest::prelude::*;

use super::*;
use crate::Wanted;
use crate::spelling::{by_sound, pieces};

const NAMES: [&str; 24] = [
    "Anna Rossi",
    "Anna Maria Bianchi",
    "Hanna Rosso",
    "Ana Røst",
    "Михаил Иванов",
    "Mikhail Ivanov",
    "Mihail Iwanow",
    "Марина Щукина",
    "Johnson Smith",
    "Jonson Smyth",
    "محمد حسين",
    "Mohamed Hussein",
    "Muhammad Hosseini",
    "أحمد علي",
    "عبد الرحمن",
    "Abdul Rahman",
    "李小龙",
    "Xiaolong Li",
    "张伟",
    "Zhang Wei",
    "김민수",
    "Ξένια Παπαδοπούλου",
    "José Müller-Łukasz",
    "Nguyễn Văn An",
];

const TYPED: [&str; 40] = [
    "anna",
    "ann",
    "an",
    "anna ros",
    "ros an",
    "hana",
    "anan rossi",
    "michail",
    "mikhail ivanov",
    "иван",
    "Щуки",
    "jonson",
    "johnsen",
    "smiht",
    "mohamed",
    "mohammed hussain",
    "محمد",
    "حسين محمد",
    "ahmed",
    "ali",
    "rahman",
    "abdulrahman",
    "李小龙",
    "小龙",
    "li xiaolong",
    "xiao",
    "zhangwei",
    "zhang wei",
    "张伟",
    "wei",
    "minsu",
    "gim minsu",
    "papadopulu",
    "παπα",
    "muller",
    "mueller lukas",
    "nguyen",
    "van an",
    "anna_7",
    "a7",
];

/// Somebody as a test makes them up.
#[derive(Debug, Clone)]
struct Made {
    name: String,
    handle: String,
    country: &'static str,
    open: bool,
}

fn made() -> impl Strategy<Value = Made> {
    let name = (0..NAMES.len(), 0..4usize).prop_map(|(at, twist)| match twist {
        // A letter is missing.
        0 if NAMES[at].is_ascii() => NAMES[at].replacen(['n', 'i'], "", 1),
        _ => NAMES[at].to_owned(),
    });
    let handle = prop_oneof!["[a-z]{2,6}", "anna_[0-9]", "[a-c]_[a-c]", "zhang_?wei"];
    let country = prop_oneof![Just("IT"), Just("DE"), Just("JP")];
    (name, handle, country, prop::bool::weighted(0.8))
        .prop_map(|(name, handle, country, open)| Made { name, handle, country, open })
}

fn person(at: usize, made: &Made) -> Person<'_> {
    let id = Id::from(at as u32) * 10 + 1;
    Person { id, name: &made.name, handle: &made.handle, country: made.country, open: made.open }
}

/// The first of them laid, in parts of so many, the others beside them.
fn index_of_parts(people: &[Made], laid: usize, part: usize) -> Index {
    let mut parts = Vec::new();
    for from in (0..laid.max(1)).step_by(part) {
        let first = if from == 0 { 0 } else { person(from, &people[from]).id };
        parts.push(lay(people, first, from..(from + part).min(laid)));
    }
    let mut index = Index::default();
    index.lay(Range::ALL, parts);
    for (at, made) in people.iter().enumerate().skip(laid) {
        index.put(person(at, made));
    }
    index
}

fn lay(people: &[Made], from: Id, numbers: std::ops::Range<usize>) -> Part {
    let mut builder = Builder::new(from, numbers.len());
    for at in numbers {
        builder.push(person(at, &people[at]));
    }
    builder.finish()
}

fn index(people: &[Made], laid: usize) -> Index {
    index_of_parts(people, laid, usize::MAX)
}

fn ask(index: &Index, typed: &str, near: &[(Id, u32)], most: usize) -> Vec<Found> {
    let wanted = Wanted::read(typed).unwrap();
    let question = Question { wanted: &wanted, near, country: "IT", also: &[], most };
    let mut scratch = Scratch::default();
    let (found, _) = index.find(question, &mut scratch);
    assert!(scratch.is_clean());
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laid_and_late_answer_the_same(
        people in prop::collection::vec(made(), 1..40),
        near in prop::collection::vec((0..40u32, 1..9u32), 0..6),
        laid in 0..40usize,
        part in 1..20usize,
    ) {
        let near: HashMap<u32, u32> = near.into_iter().collect();
        let near: Vec<(Id, u32)> =
            near.into_iter().map(|(at, how)| (Id::from(at) * 10 + 1, how)).collect();
        let all_laid = index(&people, people.len());
        let some_late = index_of_parts(&people, laid.min(people.len()), part);
        let in_parts = index_of_parts(&people, people.len(), part);
        let all_late = index(&people, 0);
        for typed in TYPED {
            // Two words written together are looked for among words that are laid.
            if typed == "zhangwei" || typed == "abdulrahman" {
                continue;
            }
            let expected = ask(&all_late, typed, &near, 100);
            prop_assert_eq!(&ask(&all_laid, typed, &near, 100), &expected, "{}", typed);
            prop_assert_eq!(&ask(&some_late, typed, &near, 100), &expected, "{}", typed);
            prop_assert_eq!(&ask(&in_parts, typed, &near, 100), &expected, "{}", typed);
            let first = &expected[..expected.len().min(3)];
            prop_assert_eq!(ask(&all_laid, typed, &near, 3), first, "{}", typed);
            prop_assert_eq!(ask(&in_parts, typed, &near, 3), first, "{}", typed);
        }
    }

    #[test]
    fn whoever_a_table_of_words_finds_is_found(people in prop::collection::vec(made(), 1..40)) {
        let index = index(&people, people.len());
        for typed in TYPED {
            let wanted = Wanted::read(typed).unwrap();
            let found = ask(&index, typed, &[], 100);
            for (at, made) in people.iter().enumerate().filter(|(_, made)| made.open) {
                let mut words = Vec::new();
                for piece in pieces(&made.name).chain(pieces(&made.handle)) {
                    words.push(by_sound(&piece));
                    words.push(piece);
                }
                if wanted.fits(&words.join(" ")) {
                    let id = person(at, made).id;
                    prop_assert!(found.iter().any(|one| one.id == id), "{} {:?}", typed, made);
                }
            }
        }
    }
}

/// Everybody in [`NAMES`], with handles that say nothing.
fn town() -> Index {
    let mut people = Vec::new();
    for (at, name) in NAMES.iter().enumerate() {
        let handle = format!("q{at}z");
        people.push(Made { name: (*name).into(), handle, country: "IT", open: true });
    }
    index(&people, people.len())
}

#[test]
fn names_are_found_across_scripts_and_with_typos() {
    let town = town();
    let check = |typed: &str, expected: &[&str]| {
        let found = ask(&town, typed, &[], 100);
        let mut names: Vec<&str> = found.iter().map(|one| NAMES[(one.id / 10) as usize]).collect();
        names.truncate(expected.len().max(1));
        assert_eq!(names, expected, "{typed}");
    };
    check("Иванов", &["Михаил Иванов", "Mikhail Ivanov", "Mihail Iwanow"]);
    check("mikhial", &["Михаил Иванов", "Mikhail Ivanov"]);
    check("jonson", &["Jonson Smyth", "Johnson Smith"]);
    check("smithd", &["Johnson Smith"]);
    check("محمد", &["محمد حسين", "Mohamed Hussein", "Muhammad Hosseini"]);
    check("mohamed", &["Mohamed Hussein", "محمد حسين"]);
    check("ahmed ali", &["أحمد علي"]);
    check("rahman", &["Abdul Rahman", "عبد الرحمن"]);
    check("zhang wei", &["张伟", "Zhang Wei"]);
    check("张伟", &["张伟", "Zhang Wei"]);
    check("zhangwei", &["张伟"]);
    check("xiaolong li", &["李小龙", "Xiaolong Li"]);
    check("李小龙", &["李小龙", "Xiaolong Li"]);
    check("kim min", &[]);
    check("nguyen van", &["Nguyễn Văn An"]);
    check("zzzz", &[]);
}

#[test]
fn two_words_written_together_are_found_when_nothing_else_is() {
    let people = ["Li Na", "Zhang Wei"].map(|name| Made {
        name: name.into(),
        handle: format!("q{}", name.len()),
        country: "CN",
        open: true,
    });
    assert_eq!(ask(&index(&people, 2), "zhangwei", &[], 9)[0].id, 11);
    assert_eq!(ask(&index(&people, 2), "zhangna", &[], 9), []);
}

#[test]
fn who_is_near_comes_first_then_who_is_at_home_then_who_fits() {
    let at = |name: &str, country: &'static str, open| Made {
        name: name.into(),
        handle: "x".into(),
        country,
        open,
    };
    let people = [
        at("Anna", "DE", true),
        at("Annabel", "IT", true),
        at("Anna", "IT", true),
        at("Hanna", "DE", true),
        at("Anna", "IT", false),
        at("Anne Anan", "DE", true),
        at("Bert", "IT", true),
    ];
    let near = [(31, 2), (51, 1), (41, 9)];
    let found = ask(&index(&people, people.len()), "anna", &near, 100);
    let order: Vec<(Id, u32, u8)> = found.iter().map(|one| (one.id, one.near, one.cost)).collect();
    let expected = [(41, 9, 0), (31, 2, 2), (51, 1, 1), (21, 0, 0), (11, 0, 1), (1, 0, 0)];
    assert_eq!(order, expected);
    // Who is not open is found by whom they are near to alone.
    assert!(ask(&index(&people, 7), "anna", &[], 100).iter().all(|one| one.id != 41));
}

#[test]
fn a_change_takes_the_old_words_out() {
    let made =
        |name: &str| Made { name: name.into(), handle: "same".into(), country: "IT", open: true };
    let people = [made("Kim Weber"), made("Ada")];
    let mut index = index(&people, 2);
    let before = index.clone();
    assert!(index.knows(person(0, &people[0])) && !index.knows(person(7, &people[0])));
    index.put(person(0, &made("Kim Schmidt")));
    assert_eq!(ask(&index, "weber", &[], 9), []);
    assert_eq!(ask(&index, "schmidt", &[], 9).len(), 1);
    assert_eq!(ask(&before, "weber", &[], 9).len(), 1, "who began before sees what was");
    assert!(index.knows(person(0, &made("Kim Schmidt"))) && !index.knows(person(0, &people[0])));
    assert_eq!((index.people(), index.late()), (2, 1));
    index.remove(1);
    index.remove(11);
    assert_eq!((ask(&index, "kim", &[], 9), ask(&index, "ada", &[], 9)), (vec![], vec![]));
    assert_eq!((index.people(), index.late()), (0, 0));
}

#[test]
fn a_part_laid_anew_takes_the_place_of_what_stood_for_it() {
    let made =
        |name: &str| Made { name: name.into(), handle: "same".into(), country: "IT", open: true };
    let people = ["Anna", "Bert", "Cleo", "Dora"].map(made);
    let mut index = index_of_parts(&people, 4, 2);
    let (first, second) = (Range { from: 0, until: Some(21) }, Range { from: 21, until: None });
    let standing = |range, late| Standing { range, late };
    assert_eq!(index.parts(), [standing(first, 0), standing(second, 0)]);
    let renamed = ["Anna", "Berta", "Clea", "Dora"].map(made);
    index.put(person(1, &renamed[1]));
    index.put(person(2, &renamed[2]));
    index.put(person(7, &made("Emil")));
    assert_eq!(index.parts(), [standing(first, 1), standing(second, 2)]);
    let before = index.clone();
    // Somebody who came meanwhile is among those who are laid, in one part more.
    let again = vec![lay(&renamed, 21, 2..3), lay(&renamed, 31, 3..4)];
    index.lay(second, again);
    let ranges: Vec<Range> = index.parts().iter().map(|part| part.range).collect();
    let third = Range { from: 31, until: None };
    assert_eq!(ranges, [first, Range { from: 21, until: Some(31) }, third]);
    assert_eq!((index.late(), index.people()), (1, 4));
    for (typed, found) in [("berta", 11), ("clea", 21), ("dora", 31), ("anna", 1)] {
        let ids: Vec<Id> = ask(&index, typed, &[], 9).iter().map(|one| one.id).collect();
        assert_eq!(ids, [found], "{typed}");
    }
    assert_eq!(ask(&index, "cleo", &[], 9)[0].cost, 2, "the old name is not there");
    assert_eq!((before.people(), ask(&before, "emil", &[], 9).len()), (5, 1));
}

#[test]
fn a_handle_of_several_people_once_its_signs_are_gone_finds_all_of_them() {
    let handles = ["ab", "a_b", "a.b", "a-b", "abc", "ab1"];
    let people = handles.map(|handle| Made {
        name: "Y".into(),
        handle: handle.into(),
        country: "IT",
        open: true,
    });
    let found = ask(&index(&people, people.len()), "ab", &[], 9);
    let costs: Vec<u8> = found.iter().map(|one| one.cost).collect();
    assert_eq!(costs, [0, 0, 0, 0, 1, 1]);
}

#[test]
fn somebody_may_answer_by_something_else_than_their_name() {
    let people = ["Anna", "Anna", "Bert"].map(|name| Made {
        name: name.into(),
        handle: "x".into(),
        country: "IT",
        open: true,
    });
    for laid in [0, 3] {
        let index = index(&people, laid);
        let wanted = Wanted::read("anna harriers").unwrap();
        // The second Anna and Bert run with the Harriers.
        let also = [(11, 0b10), (21, 0b10)];
        let question = Question { wanted: &wanted, near: &[], country: "IT", also: &also, most: 9 };
        let (found, more) = index.find(question, &mut Scratch::default());
        assert_eq!((found.len(), found[0].id, more), (1, 11, false));
    }
}

#[test]
fn what_is_left_out_is_told() {
    let one = Made { name: "Anna".into(), handle: "x".into(), country: "IT", open: true };
    let index = index(&vec![one; 50], 50);
    let wanted = Wanted::read("anna").unwrap();
    for (most, more) in [(10, true), (49, true), (50, false), (60, false)] {
        let question = Question { wanted: &wanted, near: &[], country: "IT", also: &[], most };
        let (found, cut) = index.find(question, &mut Scratch::default());
        assert_eq!((found.len(), cut), (most.min(50), more), "{most}");
        assert!(found.is_sorted_by_key(|one| one.id));
    }
}
