//! All mutants of a source in one text, each behind a switch: what runs is chosen when the tests start, not when they are
//! compiled. So a thousand mutants cost one build.
//!
//! Every piece of a mutant stands on lines of its own; when the compiler refuses one, its line says which.
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::Failure;

/// One small change, as cargo-mutants lists it.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// Its number in the switch, from 1.
    pub id: u32,
    /// What it does, and where.
    pub name: String,
    /// The source, from the root of the repository.
    pub file: String,
    /// What kind of change.
    genre: String,
    /// Line and column at which it begins, both from 1.
    start: (usize, usize),
    /// What comes there instead.
    replacement: String,
}

impl Mutant {
    /// Reads one of the list; they are numbered as they come.
    pub fn read(id: u32, told: &Value) -> Mutant {
        let text = |field: &str| told[field].as_str().unwrap_or_default().to_owned();
        let start = &told["span"]["start"];
        let number = |field: &str| start[field].as_u64().unwrap_or(0) as usize;
        Mutant {
            id,
            name: text("name"),
            file: text("file"),
            genre: text("genre"),
            start: (number("line"), number("column")),
            replacement: text("replacement"),
        }
    }
}

/// What asks the switch, in every crate that has one. 0 is the program as it is.
pub const MODULE: &str = r#"
#[doc(hidden)]
pub(crate) mod mutant_switch {
    use std::sync::LazyLock;
    static ON: LazyLock<u32> = LazyLock::new(|| {
        std::env::var("STADION_MUTANT").ok().and_then(|id| id.parse().ok()).unwrap_or(0)
    });
    pub(crate) fn on() -> u32 {
        *ON
    }
}
"#;
const ON: &str = "crate::mutant_switch::on()";

/// A source with its mutants in it.
pub struct Switched {
    /// The text.
    pub text: String,
    /// Which mutants stand on which line, counted from 1.
    pub lines: BTreeMap<usize, Vec<u32>>,
    /// Those for which there is a place.
    pub placed: Vec<u32>,
}

/// Puts mutants into a source.
pub fn switch(source: &str, mutants: &[Mutant]) -> Result<Switched, Failure> {
    let file = syn::parse_file(source)?;
    let mut finder = Finder { places: Places::of(source), mutants, sites: Vec::new() };
    for mutant in mutants.iter().filter(|mutant| mutant.genre == "FnValue") {
        let at = finder.places.at(mutant.start.0, mutant.start.1 - 1);
        finder.add(at..at, vec![mutant], Shape::Begin);
    }
    finder.visit_file(&file);
    let mut sites = finder.sites;
    // The outer before the inner: of those that begin together what is put in between, and then the longer.
    sites.sort_by_key(|site| {
        (site.range.start, !site.range.is_empty(), std::cmp::Reverse(site.range.end))
    });
    let mut placed: Vec<u32> = sites.iter().flat_map(|site| site.ids()).collect();
    placed.sort_unstable();
    placed.dedup();
    let marked = Writer { source, sites: &sites }.write(0..source.len());
    let (text, lines) = take_marks_out(&marked);
    Ok(Switched { text, lines, placed })
}

/// A place at which something is changed.
struct Site {
    range: Range<usize>,
    /// Ids, and what each of them brings.
    changes: Vec<(u32, String)>,
    shape: Shape,
}

impl Site {
    fn ids(&self) -> impl Iterator<Item = u32> {
        self.changes.iter().map(|(id, _)| *id)
    }
}

/// How the change is written.
enum Shape {
    /// The function ends at once with another value.
    Begin,
    /// `left op right`, where both sides are worked out once.
    Values(Range<usize>, String, Range<usize>),
    /// The same, compared through references.
    Compared(Range<usize>, String, Range<usize>),
    /// `left op right`, where the right may not be worked out, or the left is a place.
    Whole(Range<usize>, String, Range<usize>),
    /// What stands behind an operator, with or without it.
    Without(Range<usize>),
    /// A guard, behind which other values come. Some changes take the arm away.
    Guard { is_there: bool, removing: Vec<u32> },
    /// A literal of a struct, and the field that each change leaves out.
    Fields(Vec<(u32, Range<usize>)>),
}

/// Where lines begin, to find what a compiler tells in lines and columns.
struct Places<'s> {
    source: &'s str,
    lines: Vec<usize>,
}

impl Places<'_> {
    fn of(source: &str) -> Places<'_> {
        let ends = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Places { source, lines: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// The byte at a line, from 1, and a column in letters, from 0.
    fn at(&self, line: usize, column: usize) -> usize {
        let start = self.lines.get(line - 1).copied().unwrap_or(self.source.len());
        let rest = &self.source[start..];
        start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
    }

    fn range(&self, span: proc_macro2::Span) -> Range<usize> {
        let (start, end) = (span.start(), span.end());
        self.at(start.line, start.column)..self.at(end.line, end.column)
    }
}

struct Finder<'s> {
    places: Places<'s>,
    mutants: &'s [Mutant],
    sites: Vec<Site>,
}

impl<'s> Finder<'s> {
    fn found(&self, genre: &str, span: proc_macro2::Span) -> Vec<&'s Mutant> {
        let start = (span.start().line, span.start().column + 1);
        let is_it = |mutant: &&Mutant| mutant.genre == genre && mutant.start == start;
        self.mutants.iter().filter(is_it).collect()
    }

    fn add(&mut self, range: Range<usize>, found: Vec<&Mutant>, shape: Shape) {
        if !found.is_empty() {
            let change = |mutant: &Mutant| (mutant.id, mutant.replacement.clone());
            let changes = found.into_iter().map(change).collect();
            self.sites.push(Site { range, changes, shape });
        }
    }
}

impl<'a> Visit<'a> for Finder<'_> {
    fn visit_expr_binary(&mut self, expr: &'a syn::ExprBinary) {
        use syn::BinOp::*;
        let found = self.found("BinaryOperator", expr.op.span());
        let left = self.places.range(expr.left.span());
        let right = self.places.range(expr.right.span());
        let op = self.places.source[self.places.range(expr.op.span())].to_owned();
        let whole = left.start..right.end;
        let shape = match expr.op {
            Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_) => Shape::Compared(left, op, right),
            Add(_) | Sub(_) | Mul(_) | Div(_) | Rem(_) | BitAnd(_) | BitOr(_) | BitXor(_)
            | Shl(_) | Shr(_) => Shape::Values(left, op, right),
            _ => Shape::Whole(left, op, right),
        };
        // `if let … && …` cannot be put in brackets; no other operator fits there anyway.
        if !holds_let(&expr.left) && !holds_let(&expr.right) {
            self.add(whole, found, shape);
        }
        visit::visit_expr_binary(self, expr);
    }

    fn visit_expr_unary(&mut self, expr: &'a syn::ExprUnary) {
        let found = self.found("UnaryOperator", expr.op.span());
        let inner = self.places.range(expr.expr.span());
        let whole = self.places.range(expr.op.span()).start..inner.end;
        self.add(whole, found, Shape::Without(inner));
        visit::visit_expr_unary(self, expr);
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        let removed = self.found("MatchArm", arm.span());
        let removing = removed.iter().map(|mutant| mutant.id).collect();
        match &arm.guard {
            Some((_, guard)) => {
                let mut found = self.found("MatchArmGuard", guard.span());
                found.extend(removed);
                let range = self.places.range(guard.span());
                self.add(range, found, Shape::Guard { is_there: true, removing });
            }
            None => {
                let end = self.places.range(arm.pat.span()).end;
                self.add(end..end, removed, Shape::Guard { is_there: false, removing });
            }
        }
        visit::visit_arm(self, arm);
    }

    // A constant is worked out before there is a switch.
    fn visit_item_const(&mut self, _: &'a syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'a syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'a syn::ImplItemConst) {}

    fn visit_expr_struct(&mut self, expr: &'a syn::ExprStruct) {
        let (mut all, mut left_out) = (Vec::new(), Vec::new());
        for pair in expr.fields.pairs() {
            let range = self.places.range(pair.span());
            for mutant in self.found("StructField", pair.value().span()) {
                left_out.push((mutant.id, range.clone()));
                all.push(mutant);
            }
        }
        self.add(self.places.range(expr.span()), all, Shape::Fields(left_out));
        visit::visit_expr_struct(self, expr);
    }
}

fn holds_let(expr: &syn::Expr) -> bool {
    match expr {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(both) => holds_let(&both.left) || holds_let(&both.right),
        _ => false,
    }
}

/// Around what a mutant brings: its number between two marks, so that lines can be told apart afterwards.
const MARK: char = '\u{1}';

struct Writer<'s> {
    source: &'s str,
    sites: &'s [Site],
}

impl Writer<'_> {
    /// The text of a range, with the sites in it.
    fn write(&self, range: Range<usize>) -> String {
        self.write_from(0, range)
    }

    /// The same, of sites from a place in the list on: those before it hold this one.
    fn write_from(&self, first: usize, range: Range<usize>) -> String {
        let mut text = String::new();
        let mut at = range.start;
        for (index, site) in self.sites.iter().enumerate().skip(first) {
            if site.range.start < at || site.range.end > range.end {
                continue;
            }
            text.push_str(&self.source[at..site.range.start]);
            text.push_str(&self.site(index, site));
            at = site.range.end;
        }
        text.push_str(&self.source[at..range.end]);
        text
    }

    fn site(&self, index: usize, site: &Site) -> String {
        let inner = |range: &Range<usize>| self.write_from(index + 1, range.clone());
        // `match` that chooses among the changes, and what holds when it is none of them.
        let choose = |what: &dyn Fn(&(u32, String)) -> String, usual: String| {
            let mut text = format!("match {ON} {{");
            for change in &site.changes {
                text.push_str(&marked(
                    change.0,
                    &format!("{} => {{ {} }}", change.0, what(change)),
                ));
            }
            format!("{text} _ => {{ {usual} }} }}")
        };
        match &site.shape {
            Shape::Begin => {
                let mut text = String::new();
                for (id, value) in &site.changes {
                    text.push_str(&marked(*id, &format!("if {ON} == {id} {{ return {value}; }}")));
                }
                text
            }
            Shape::Values(left, op, right) => format!(
                "(match ({}, {}) {{ (l, r) => {{ {} }} }})",
                inner(left),
                inner(right),
                choose(&|(_, other)| format!("l {other} r"), format!("l {op} r"))
            ),
            Shape::Compared(left, op, right) => format!(
                "(match (&({}), &({})) {{ (l, r) => {{ {} }} }})",
                inner(left),
                inner(right),
                choose(&|(_, other)| format!("l {other} r"), format!("l {op} r"))
            ),
            Shape::Whole(left, op, right) => {
                let with = |op: &str| format!("({}) {op} ({})", inner(left), inner(right));
                format!("({})", choose(&|(_, other)| with(other), with(op)))
            }
            Shape::Without(rest) => {
                let op = &self.source[site.range.start..rest.start];
                let usual = format!("{op}{}", inner(rest));
                format!("({})", choose(&|_| inner(rest), usual))
            }
            Shape::Guard { is_there, removing } => {
                let guard = if *is_there { inner(&site.range) } else { "true".to_owned() };
                let what = |(id, value): &(u32, String)| match removing.contains(id) {
                    true => "false".to_owned(),
                    false => value.clone(),
                };
                let begin = if *is_there { "" } else { " if " };
                format!("{begin}({})", choose(&what, guard))
            }
            Shape::Fields(left_out) => {
                let what = |(id, _): &(u32, String)| {
                    let gone = left_out.iter().find(|(of, _)| of == id).map(|(_, range)| range);
                    let gone = gone.cloned().unwrap_or(site.range.start..site.range.start);
                    let before = self.write_from(index + 1, site.range.start..gone.start);
                    before + &self.write_from(index + 1, gone.end..site.range.end)
                };
                format!("({})", choose(&what, inner(&site.range)))
            }
        }
    }
}

fn marked(id: u32, text: &str) -> String {
    format!("\n{MARK}{id}{MARK}{text}\n{MARK}{MARK}")
}

/// Takes the marks out of a text, and says which mutants stood on which lines: the innermost.
fn take_marks_out(marked: &str) -> (String, BTreeMap<usize, Vec<u32>>) {
    let (mut text, mut lines) = (String::with_capacity(marked.len()), BTreeMap::new());
    let mut inside: Vec<u32> = Vec::new();
    let mut parts = marked.split(MARK);
    let mut line = 1;
    let mut put = |part: &str, inside: &[u32], text: &mut String| {
        for letter in part.chars() {
            if let Some(id) = inside.last() {
                let here: &mut Vec<u32> = lines.entry(line).or_default();
                if !here.contains(id) {
                    here.push(*id);
                }
            }
            line += usize::from(letter == '\n');
        }
        text.push_str(part);
    };
    put(parts.next().unwrap_or_default(), &inside, &mut text);
    while let Some(mark) = parts.next() {
        match mark.parse() {
            Ok(id) => inside.push(id),
            Err(_) => _ = inside.pop(),
        }
        put(parts.next().unwrap_or_default(), &inside, &mut text);
    }
    (text, lines)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn mutant(id: u32, genre: &str, start: (usize, usize), replacement: &str) -> Mutant {
        let (line, column) = start;
        let span = json!({ "start": { "line": line, "column": column } });
        Mutant::read(id, &json!({ "genre": genre, "span": span, "replacement": replacement }))
    }

    fn squeezed(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_change_stands_beside_what_it_changes_and_one_within_another() {
        let source = "fn f(a: f64) -> bool {\n    !g(a + 1.0 < 2.0)\n}\n";
        let mutants = [
            mutant(1, "FnValue", (2, 5), "true"),
            mutant(2, "UnaryOperator", (2, 5), ""),
            mutant(3, "BinaryOperator", (2, 10), "-"),
            mutant(4, "BinaryOperator", (2, 16), ">"),
            mutant(5, "BinaryOperator", (9, 16), ">"),
        ];
        let switched = switch(source, &mutants).unwrap();
        assert_eq!(switched.placed, [1, 2, 3, 4], "there is no line 9");
        syn::parse_file(&switched.text).unwrap();
        let text = squeezed(&switched.text).replace(ON, "ON");
        let sum = "(match (a, 1.0) { (l, r) => { match ON { 3 => { l - r } _ => { l + r } } } })";
        let less = format!(
            "(match (&({sum}), &(2.0)) {{ (l, r) => {{ match ON {{ 4 => {{ l > r }} _ => {{ l < r }} }} }} }})"
        );
        let not = format!("(match ON {{ 2 => {{ g({less}) }} _ => {{ !g({less}) }} }})");
        assert_eq!(text, format!("fn f(a: f64) -> bool {{ if ON == 1 {{ return true; }} {not} }}"));
        let of = |part: &str| {
            let line = switched.text.lines().position(|line| line.contains(part)).unwrap() + 1;
            switched.lines[&line].clone()
        };
        assert_eq!((of("return true"), of("l > r"), of("l - r")), (vec![1], vec![4], vec![3]));
    }

    #[test]
    fn a_constant_stays_as_it_is() {
        let source = "const A: i64 = 2 * 3;\nfn f() -> i64 {\n    A * 3\n}\n";
        let mutants =
            [mutant(1, "BinaryOperator", (1, 18), "+"), mutant(2, "BinaryOperator", (3, 7), "+")];
        assert_eq!(switch(source, &mutants).unwrap().placed, [2]);
    }

    #[test]
    fn arms_guards_and_fields_go_and_a_chain_of_lets_stays() {
        let source = "fn f(a: A) -> A {\n    match a {\n        A { b: 1, .. } => a,\n        A { b, .. } if b > 1 => A { b: 2, ..a },\n        _ => a,\n    }\n}\nfn g() { if let A = b && c {} }\n";
        let mutants = [
            mutant(1, "MatchArm", (3, 9), ""),
            mutant(2, "MatchArm", (4, 9), ""),
            mutant(3, "MatchArmGuard", (4, 24), "true"),
            mutant(4, "StructField", (4, 37), ""),
            mutant(5, "BinaryOperator", (8, 23), "||"),
        ];
        let switched = switch(source, &mutants).unwrap();
        assert_eq!(switched.placed, [1, 2, 3, 4]);
        syn::parse_file(&switched.text).unwrap();
        let text = squeezed(&switched.text).replace(ON, "ON");
        for part in [
            "A { b: 1, .. } if (match ON { 1 => { false } _ => { true } }) => a",
            "if (match ON { 3 => { true } 2 => { false } _ => { b > 1 } }) =>",
            "(match ON { 4 => { A { ..a } } _ => { A { b: 2, ..a } } })",
            "if let A = b && c {}",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
