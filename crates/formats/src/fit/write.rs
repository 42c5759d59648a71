//! A small writer of FIT files.
