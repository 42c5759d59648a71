//! The checksum of FIT files: CRC-16 with the reflected polynomial 0xA001.
//!
//! Sixteen bytes a step with sixteen tables ("slicing", Kounavis and Berry, 2005) instead of the
//! nibble table of the format's description: on a busy machine the latter alone would take longer
//! than all decoding.

const TABLES: [[u16; 256]; 16] = tables();

const fn tables() -> [[u16; 256]; 16] {
    let mut tables = [[0u16; 256]; 16];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = byte as u16;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xA001 } else { crc >> 1 };
            bit += 1;
        }
        tables[0][byte] = crc;
        byte += 1;
    }
    let mut slice = 1;
    while slice < 16 {
        let mut byte = 0;
        while byte < 256 {
            let before = tables[slice - 1][byte];
            tables[slice][byte] = (before >> 8) ^ tables[0][(before & 0xFF) as usize];
            byte += 1;
        }
        slice += 1;
    }
    tables
}

/// The checksum of `bytes`.
pub(super) fn crc(bytes: &[u8]) -> u16 {
    let mut crc = 0u16;
    let mut blocks = bytes.chunks_exact(16);
    for block in &mut blocks {
        let [low, high] = crc.to_le_bytes();
        crc = TABLES[15][usize::from(block[0] ^ low)]
            ^ TABLES[14][usize::from(block[1] ^ high)]
            ^ TABLES[13][usize::from(block[2])]
            ^ TABLES[12][usize::from(block[3])]
            ^ TABLES[11][usize::from(block[4])]
            ^ TABLES[10][usize::from(block[5])]
            ^ TABLES[9][usize::from(block[6])]
            ^ TABLES[8][usize::from(block[7])]
            ^ TABLES[7][usize::from(block[8])]
            ^ TABLES[6][usize::from(block[9])]
            ^ TABLES[5][usize::from(block[10])]
            ^ TABLES[4][usize::from(block[11])]
            ^ TABLES[3][usize::from(block[12])]
            ^ TABLES[2][usize::from(block[13])]
            ^ TABLES[1][usize::from(block[14])]
            ^ TABLES[0][usize::from(block[15])];
    }
    for byte in blocks.remainder() {
        crc = (crc >> 8) ^ TABLES[0][usize::from((crc as u8) ^ byte)];
    }
    crc
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bit by bit, as the polynomial says.
    fn slow(bytes: &[u8]) -> u16 {
        let mut crc = 0u16;
        for byte in bytes {
            crc ^= u16::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xA001 } else { crc >> 1 };
            }
        }
        crc
    }

    #[test]
    fn the_published_check_value_comes_out() {
        // CRC-16/ARC of "123456789" in the catalogue of parametrised CRC algorithms.
        assert_eq!(crc(b"123456789"), 0xBB3D);
    }

    #[test]
    fn every_length_agrees_with_the_bit_by_bit_way() {
        let bytes: Vec<u8> = (0..100u32).map(|n| (n * 37 + 11) as u8).collect();
        for length in 0..bytes.len() {
            assert_eq!(crc(&bytes[..length]), slow(&bytes[..length]), "length {length}");
        }
    }
}
