//! goalpost: the thin shell around the library.

use std::{env, process::ExitCode};

use goalpost::cli;

fn main() -> ExitCode {
    let (mut out, mut err) = (anstream::stdout(), anstream::stderr());
    ExitCode::from(cli::run(env::args_os(), &mut out, &mut err))
}
