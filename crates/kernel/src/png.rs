//! PNG pictures from outside, taken apart and put together anew (PNG specification, third edition).
//!
//! Only the chunks that make the picture survive: IHDR, PLTE, tRNS, IDAT, IEND. Text, times, places, colour
//! profiles, animations, and whatever stands behind the end are left out. Pixels are not decoded here; how many
//! there may be is limited, and that is what a viewer allocates by.

/// The most bytes of a picture.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The longest side, in pixels.
pub const LONGEST_SIDE: u32 = 8_192;
/// The most pixels.
pub const MOST_PIXELS: u64 = 33_554_432;

const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// Why a picture is not taken; the text is what the person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Another format, or no picture at all.
    #[error("this is no PNG picture")]
    NotPng,
    /// Cut off, or changed on the way.
    #[error("this picture is damaged")]
    Damaged,
    /// More pixels than we take.
    #[error("this picture is too large; a side has up to 8192 pixels")]
    TooLarge,
}

/// The same picture with nothing in it but the picture.
pub fn rebuild(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(Fault::NotPng)?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(SIGNATURE);
    let mut seen = Seen::default();
    loop {
        let chunk = Chunk::first_of(rest)?;
        rest = &rest[chunk.whole.len()..];
        if seen.keeps(&chunk)? {
            out.extend_from_slice(chunk.whole);
        }
        if chunk.kind == *b"IEND" {
            return Ok(out);
        }
    }
}

/// The longer side of a picture that was rebuilt, in pixels.
pub fn longest_side(picture: &[u8]) -> Option<u32> {
    let (width, rest) = picture.get(16..)?.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    Some(u32::from_be_bytes(*width).max(u32::from_be_bytes(*height)))
}

/// A chunk: its length, its kind, its data and its checksum.
struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
    whole: &'a [u8],
}

impl<'a> Chunk<'a> {
    fn first_of(rest: &'a [u8]) -> Result<Chunk<'a>, Fault> {
        let (length, _) = rest.split_first_chunk::<4>().ok_or(Fault::Damaged)?;
        let length = u32::from_be_bytes(*length) as usize;
        // No sum of lengths is made before it is known that so many bytes are there.
        if length > rest.len() || rest.len() - length < 12 {
            return Err(Fault::Damaged);
        }
        let whole = &rest[..length + 12];
        let (named, checksum) = whole[4..].split_last_chunk::<4>().ok_or(Fault::Damaged)?;
        let (kind, data) = named.split_first_chunk::<4>().ok_or(Fault::Damaged)?;
        if crc32(named) != u32::from_be_bytes(*checksum) {
            return Err(Fault::Damaged);
        }
        Ok(Chunk { kind: *kind, data, whole })
    }
}

/// What came so far: chunks have an order.
#[derive(Default)]
struct Seen {
    colour: Option<u8>,
    palette: bool,
    transparency: bool,
    pixels: bool,
    pixels_ended: bool,
}

impl Seen {
    /// Whether a chunk belongs to the picture; a fault if it has no place here.
    fn keeps(&mut self, chunk: &Chunk<'_>) -> Result<bool, Fault> {
        let Some(colour) = self.colour else {
            if chunk.kind != *b"IHDR" {
                return Err(Fault::Damaged);
            }
            self.colour = Some(colour_of(chunk.data)?);
            return Ok(true);
        };
        let is_pixels = chunk.kind == *b"IDAT";
        self.pixels_ended |= self.pixels && !is_pixels;
        let length = chunk.data.len();
        let fits = match &chunk.kind {
            b"PLTE" => {
                let fits = !self.palette && !self.pixels && matches!(colour, 2 | 3 | 6);
                self.palette = true;
                fits && length.is_multiple_of(3) && (1..=256).contains(&(length / 3))
            }
            b"tRNS" => {
                let fits = !self.transparency && !self.pixels;
                self.transparency = true;
                fits && match colour {
                    0 => length == 2,
                    2 => length == 6,
                    3 => self.palette && (1..=256).contains(&length),
                    _ => false,
                }
            }
            b"IDAT" => {
                self.pixels = true;
                !self.pixels_ended && (colour != 3 || self.palette)
            }
            b"IEND" => self.pixels && length == 0,
            // A small first letter says that a picture is whole without this chunk.
            kind => {
                return if kind[0].is_ascii_lowercase() { Ok(false) } else { Err(Fault::Damaged) };
            }
        };
        if fits { Ok(true) } else { Err(Fault::Damaged) }
    }
}

/// The kind of colour in a header, when the rest of the header is sound.
fn colour_of(header: &[u8]) -> Result<u8, Fault> {
    let header: &[u8; 13] = header.try_into().map_err(|_| Fault::Damaged)?;
    let [w0, w1, w2, w3, h0, h1, h2, h3, depth, colour, compression, filter, interlace] = *header;
    let width = u32::from_be_bytes([w0, w1, w2, w3]);
    let height = u32::from_be_bytes([h0, h1, h2, h3]);
    let depth_fits = match colour {
        0 => matches!(depth, 1 | 2 | 4 | 8 | 16),
        3 => matches!(depth, 1 | 2 | 4 | 8),
        2 | 4 | 6 => matches!(depth, 8 | 16),
        _ => false,
    };
    if width == 0 || height == 0 || !depth_fits || compression != 0 || filter != 0 || interlace > 1
    {
        return Err(Fault::Damaged);
    }
    let pixels = u64::from(width) * u64::from(height);
    if width > LONGEST_SIDE || height > LONGEST_SIDE || pixels > MOST_PIXELS {
        return Err(Fault::TooLarge);
    }
    Ok(colour)
}

/// The checksum of PNG (ISO 3309), one table of 256 made when the program is compiled.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0_u32; 256];
        let mut n = 0;
        while n < 256 {
            let mut value = n as u32;
            let mut bit = 0;
            while bit < 8 {
                value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
                bit += 1;
            }
            table[n] = value;
            n += 1;
        }
        table
    };
    let mut sum = u32::MAX;
    for byte in bytes {
        sum = TABLE[((sum ^ u32::from(*byte)) & 0xff) as usize] ^ (sum >> 8);
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let mut out = (data.len() as u32).to_be_bytes().to_vec();
        let named = [kind.as_slice(), data].concat();
        out.extend_from_slice(&named);
        out.extend_from_slice(&crc32(&named).to_be_bytes());
        out
    }

    fn header(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
        let mut data = [width.to_be_bytes(), height.to_be_bytes()].concat();
        data.extend_from_slice(&[depth, colour, 0, 0, 0]);
        chunk(b"IHDR", &data)
    }

    fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
        let mut out = SIGNATURE.to_vec();
        out.extend(chunks.concat());
        out
    }

    #[test]
    fn the_checksum_is_that_of_the_specification() {
        // The IEND chunk of every PNG file ends in these bytes; "123456789" is the check value of CRC-32.
        assert_eq!(crc32(b"IEND"), 0xae42_6082);
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn only_the_picture_survives() {
        let (ihdr, idat, iend) =
            (header(2, 2, 8, 2), chunk(b"IDAT", b"pixels"), chunk(b"IEND", b""));
        let told = png(&[
            ihdr.clone(),
            chunk(b"tEXt", b"Author\0Anna"),
            chunk(b"eXIf", b"48.1N 11.5E"),
            chunk(b"iCCP", b"profile"),
            idat.clone(),
            idat.clone(),
            chunk(b"tIME", b"2026"),
            iend.clone(),
            b"PK a secret archive".to_vec(),
        ]);
        let bare = png(&[ihdr, idat.clone(), idat, iend]);
        assert_eq!(rebuild(&told), Ok(bare.clone()));
        assert_eq!(longest_side(&bare), Some(2));
        assert_eq!(longest_side(&bare[..20]), None);
        assert_eq!(rebuild(&bare), Ok(bare));
    }

    #[test]
    fn a_palette_and_its_transparency_belong_to_the_picture() {
        let picture = png(&[
            header(1, 1, 8, 3),
            chunk(b"PLTE", &[1, 2, 3]),
            chunk(b"tRNS", &[0]),
            chunk(b"IDAT", b"x"),
            chunk(b"IEND", b""),
        ]);
        assert_eq!(rebuild(&picture), Ok(picture));
    }

    #[test]
    fn what_is_no_sound_picture_is_refused() {
        let (ok, idat, iend) = (header(2, 2, 8, 2), chunk(b"IDAT", b"x"), chunk(b"IEND", b""));
        let check = |bytes: Vec<u8>, fault: Fault, what: &str| {
            assert_eq!(rebuild(&bytes), Err(fault), "{what}");
        };
        check(b"\xff\xd8\xff\xe0 a photograph".to_vec(), Fault::NotPng, "a JPEG");
        check(Vec::new(), Fault::NotPng, "nothing");
        check(SIGNATURE.to_vec(), Fault::Damaged, "a signature alone");
        check(png(&[idat.clone(), iend.clone()]), Fault::Damaged, "no header");
        check(png(&[ok.clone(), iend.clone()]), Fault::Damaged, "no pixels");
        check(png(&[ok.clone(), idat.clone()]), Fault::Damaged, "no end");
        check(png(&[ok.clone(), ok.clone(), idat.clone()]), Fault::Damaged, "two headers");
        let gap = chunk(b"tEXt", b"x");
        check(png(&[ok.clone(), idat.clone(), gap, idat.clone()]), Fault::Damaged, "pixels apart");
        let critical = chunk(b"QUUX", b"x");
        check(png(&[ok.clone(), critical, idat.clone()]), Fault::Damaged, "a chunk we must know");
        check(png(&[header(2, 2, 8, 3), idat.clone(), iend.clone()]), Fault::Damaged, "no palette");
        check(png(&[header(0, 2, 8, 2), idat.clone()]), Fault::Damaged, "no width");
        check(png(&[header(2, 2, 3, 2), idat.clone()]), Fault::Damaged, "an odd depth");
        check(png(&[header(8_193, 1, 8, 2), idat.clone()]), Fault::TooLarge, "too wide");
        check(png(&[header(8_192, 8_192, 8, 2), idat.clone()]), Fault::TooLarge, "too many pixels");
        let mut flipped = png(&[ok.clone(), idat.clone(), iend.clone()]);
        flipped[20] ^= 1;
        check(flipped, Fault::Damaged, "a flipped bit");
        let mut endless = SIGNATURE.to_vec();
        endless.extend_from_slice(&u32::MAX.to_be_bytes());
        endless.extend_from_slice(b"IHDR and then some more bytes");
        check(endless, Fault::Damaged, "a length that is not there");
    }

    #[test]
    fn no_cut_and_no_flipped_bit_panics() {
        let whole = png(&[header(2, 2, 8, 2), chunk(b"IDAT", b"pixels"), chunk(b"IEND", b"")]);
        for cut in 0..whole.len() {
            assert!(rebuild(&whole[..cut]).is_err(), "cut at {cut}");
            for bit in 0..8 {
                let mut other = whole.clone();
                other[cut] ^= 1 << bit;
                assert!(rebuild(&other).is_err(), "byte {cut}, bit {bit}");
            }
        }
    }
}
