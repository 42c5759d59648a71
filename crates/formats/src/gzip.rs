//! The one gzip layer that an export may wrap around a file.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::{Fault, MAX_FILE_BYTES};

/// Unpacks up to [`MAX_FILE_BYTES`]; what a stream claims about its size is not looked at.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut unpacked = Vec::new();
    let mut stream = MultiGzDecoder::new(bytes).take(MAX_FILE_BYTES as u64 + 1);
    if stream.read_to_end(&mut unpacked).is_err() {
        return Err(Fault::broken("its gzip layer cannot be unpacked"));
    }
    if unpacked.len() > MAX_FILE_BYTES {
        return Err(Fault::FileTooLarge);
    }
    Ok(unpacked)
}
