//! Sorted lists of numbers end to end, each as the steps from one to the next, seven bits a byte (LEB128).

/// Many lists. That of `n` lies between two places in the bytes.
#[derive(Debug, Default)]
pub(super) struct Lists {
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

/// One list that grows, its numbers in order.
#[derive(Debug, Default)]
pub(super) struct Growing {
    /// One more than the last number, so that the first step is told from none.
    next: u32,
    bytes: Vec<u8>,
}

impl Growing {
    /// Adds a number that is greater than every one before; the last one again changes nothing.
    pub(super) fn push(&mut self, number: u32) {
        if number + 1 == self.next {
            return;
        }
        let mut step = number - self.next;
        self.next = number + 1;
        while step >= 0x80 {
            self.bytes.push(step as u8 | 0x80);
            step >>= 7;
        }
        self.bytes.push(step as u8);
    }

    /// Bytes of the heap held, as they are handed out.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity()
    }
}

impl Lists {
    /// Lays a list behind the others, and says which one it is. `None` when there is no room: four GiB are full.
    pub(super) fn push(&mut self, list: &Growing) -> Option<u32> {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        let number = u32::try_from(self.starts.len() - 1).ok()?;
        let end = u32::try_from(self.bytes.len() + list.bytes.len()).ok()?;
        self.bytes.extend_from_slice(&list.bytes);
        self.starts.push(end);
        Some(number)
    }

    /// Gives the numbers of a list, in order.
    pub(super) fn each(&self, list: u32, mut told: impl FnMut(u32)) {
        let (mut next, mut step, mut shift) = (0u32, 0u32, 0u32);
        for byte in self.slice(list) {
            step |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 != 0 {
                shift += 7;
                continue;
            }
            let number = next + step;
            told(number);
            (next, step, shift) = (number + 1, 0, 0);
        }
    }

    /// How long a list is in bytes: about how many it holds.
    pub(super) fn length(&self, list: u32) -> usize {
        self.slice(list).len()
    }

    fn slice(&self, list: u32) -> &[u8] {
        match (self.starts.get(list as usize), self.starts.get(list as usize + 1)) {
            (Some(&from), Some(&to)) => &self.bytes[from as usize..to as usize],
            _ => &[],
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity() + self.starts.capacity() * 4
    }

    /// Gives back the room that is not needed.
    pub(super) fn fit(&mut self) {
        self.starts.shrink_to_fit();
        self.bytes.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_out_as_they_went_in() {
        let mut lists = Lists::default();
        let all: [&[u32]; 4] = [&[0], &[], &[0, 1, 127, 128, 129, 40_000], &[u32::MAX - 1]];
        for (at, list) in all.iter().enumerate() {
            let mut growing = Growing::default();
            for number in *list {
                growing.push(*number);
                growing.push(*number);
            }
            assert_eq!(lists.push(&growing), Some(at as u32));
        }
        for (at, list) in all.iter().enumerate() {
            let mut got = Vec::new();
            lists.each(at as u32, |number| got.push(number));
            assert_eq!(got, *list);
        }
        lists.each(4, |_| panic!("there is no such list"));
    }
}
