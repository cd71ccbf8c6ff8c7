//! How the development build is linked.

use std::env;

/// A development build for Linux is put at a fixed address. Else the loader moves some 200,000 addresses whenever kefu
/// starts, a third of the time that a start takes, and the tests start it many thousand times. Releases stay movable.
fn main() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    let is_linux = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    if is_linux && is("PROFILE", "debug") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
