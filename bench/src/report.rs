//! Prints figures, one a line, for people or for machines.

/// A measured figure beside its yardstick.
pub struct Figure<'a> {
    /// What was measured, as in `decode of a run of 254 KB`.
    pub figure: &'a str,
    /// Our value.
    pub value: f64,
    /// Its unit.
    pub unit: &'a str,
    /// What it is measured against.
    pub yardstick: &'a str,
    /// The value of that, in the same unit.
    pub yardstick_value: f64,
    /// What has to be reached.
    pub target: Target,
}

/// What has to be reached.
#[derive(Clone, Copy)]
pub enum Target {
    /// The value divided by the yardstick's is at least this.
    RatioAtLeast(f64),
    /// The value itself is at least this; the yardstick is for comparison.
    ValueAtLeast(f64),
    /// The value itself is at most this; the yardstick is for comparison.
    ValueAtMost(f64),
    /// Nothing yet: the figure is there to be known.
    Informative,
}

impl Target {
    fn is_met(self, value: f64, ratio: f64) -> bool {
        match self {
            Target::RatioAtLeast(least) => ratio >= least,
            Target::ValueAtLeast(least) => value >= least,
            Target::ValueAtMost(most) => value <= most,
            Target::Informative => true,
        }
    }

    fn text(self, unit: &str) -> String {
        match self {
            Target::RatioAtLeast(least) => format!(">= {}x", number(least)),
            Target::ValueAtLeast(least) => format!(">= {} {unit}", number(least)),
            Target::ValueAtMost(most) => format!("<= {} {unit}", number(most)),
            Target::Informative => "informative".to_owned(),
        }
    }
}

/// Where figures go.
pub struct Report {
    name: &'static str,
    as_json: bool,
    /// How many people a world of a benchmark is to have; each has a usual number.
    pub people: Option<u32>,
}

impl Report {
    /// Prints JSON objects when `as_json`, tables for people otherwise.
    pub fn new(as_json: bool, people: Option<u32>) -> Report {
        Report { name: "", as_json, people }
    }

    /// The figures that follow belong to this benchmark.
    pub fn begin(&mut self, name: &'static str) {
        self.name = name;
    }

    /// Says something about how the figures came to be; not part of the JSON.
    pub fn remark(&self, text: &str) {
        if !self.as_json {
            println!("# {text}");
        }
    }

    /// Prints a figure.
    pub fn figure(&self, figure: &Figure) {
        let Figure { figure: what, value, unit, yardstick, yardstick_value, target } = figure;
        let ratio = value / yardstick_value;
        let is_met = target.is_met(*value, ratio);
        let target = target.text(unit);
        if self.as_json {
            println!(
                "{{\"name\":{},\"figure\":{},\"value\":{},\"unit\":{},\"yardstick\":{},\
                 \"yardstick_value\":{},\"ratio\":{},\"target\":{},\"ok\":{is_met}}}",
                quoted(self.name),
                quoted(what),
                json_number(*value),
                quoted(unit),
                quoted(yardstick),
                json_number(*yardstick_value),
                json_number(ratio),
                quoted(&target),
            );
            return;
        }
        println!(
            "{}: {what} | {} {unit} | {yardstick} {} | {}x | {target} | {}",
            self.name,
            number(*value),
            number(*yardstick_value),
            number(ratio),
            if is_met { "ok" } else { "SHORT" },
        );
    }
}

/// Three significant digits, without an exponent.
fn number(value: f64) -> String {
    let magnitude = value.abs();
    if magnitude >= 100.0 {
        format!("{value:.0}")
    } else if magnitude >= 10.0 {
        format!("{value:.1}").trim_end_matches(".0").to_owned()
    } else {
        let text = format!("{value:.2}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

/// JSON has no infinities and no NaN.
fn json_number(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { "null".to_owned() }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_digits() {
        assert_eq!(number(1234.5), "1234");
        assert_eq!(number(38.0), "38");
        assert_eq!(number(4.25), "4.25");
        assert_eq!(number(0.5), "0.5");
    }

    #[test]
    fn texts_are_safe_inside_json() {
        assert_eq!(quoted("a \"b\" \\ c\n"), r#""a \"b\" \\ c ""#);
    }
}
