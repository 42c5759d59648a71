use crate::Kind;
pub(crate) fn root_kind(_bytes: &[u8]) -> Option<Kind> {
    None
}
