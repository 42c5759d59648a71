//! Chance that comes out the same each time: a demo is equal for everyone who starts it with one seed.

/// A stream of numbers that look random (SplitMix64, Steele et al. 2014).
#[derive(Clone)]
pub struct Luck(u64);

impl Luck {
    /// A stream of its own for each combination of a seed and words, such as an athlete and a day.
    pub fn of(seed: u64, words: &[&str]) -> Luck {
        let mut state = seed ^ 0x9e37_79b9_7f4a_7c15;
        for word in words {
            for byte in word.bytes() {
                state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
            state = mixed(state.wrapping_add(0x9e37_79b9_7f4a_7c15));
        }
        Luck(state)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// From 0 to just below 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// The first chance of the stream, without moving on.
    pub fn unit_of_first(&self) -> f64 {
        self.clone().unit()
    }

    /// Between two numbers, all alike.
    pub fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.unit()
    }

    /// Around 0 with a spread of 1, most often near 0: the sum of twelve chances.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// Whether something of this probability happens.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[(self.unit() * from.len() as f64) as usize]
    }
}

fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A value that wanders around 0 and is pulled back, second by second (Ornstein and Uhlenbeck).
pub struct Drift {
    value: f64,
    spread: f64,
    pull: f64,
}

impl Drift {
    /// `spread` is how far it strays as a rule, `memory_s` how long it remembers.
    pub fn new(spread: f64, memory_s: f64, luck: &mut Luck) -> Drift {
        Drift { value: spread * luck.normal(), spread, pull: (-1.0 / memory_s).exp() }
    }

    /// The value one second later.
    pub fn step(&mut self, luck: &mut Luck) -> f64 {
        let push = self.spread * (1.0 - self.pull * self.pull).sqrt();
        self.value = self.value * self.pull + push * luck.normal();
        self.value
    }
}
