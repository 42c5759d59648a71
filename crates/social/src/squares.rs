//! A link as a QR code.
use fast_qr::ECL;
use fast_qr::qr::QRBuilder;
use kernel::{Error, Result};

/// The rows of a code, without its margin: `1` is dark.
pub(crate) fn of(link: &str) -> Result<Vec<String>> {
    // Shown on a screen, undamaged: the least correction makes the largest squares.
    let code = QRBuilder::new(link).ecl(ECL::L).build();
    let code = code.map_err(|error| Error::internal(error.to_string()))?;
    let row = |line: usize| code[line].iter().map(|module| if module.value() { '1' } else { '0' });
    Ok((0..code.size).map(|line| row(line).collect()).collect())
}
