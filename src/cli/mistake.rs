//! What is wrong with the arguments, in one sentence and a hint.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::answer::Failure;

/// The sentence for an error of clap's.
pub(super) fn failure(error: &Error) -> Failure {
    let failure = Failure::input(&sentence(error));
    match hint(error) {
        Some(hint) => failure.hint(&hint),
        None => {
            failure.hint("`goalpost --help` and `goalpost COMMAND --help` show what can be typed")
        }
    }
}

fn sentence(error: &Error) -> String {
    let text = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    // The kinds are clap's, and more may come: those not named here are told in clap's own words.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "clap's list of kinds is open"
    )]
    match error.kind() {
        ErrorKind::InvalidSubcommand => format!(
            "there is no command `{}`",
            text(ContextKind::InvalidSubcommand)
        ),
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            format!("there is no option `{argument}`")
        }
        ErrorKind::UnknownArgument => format!("`{argument}` is one word too many"),
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` needs a value"),
        ErrorKind::InvalidValue => format!("`{value}` will not do for `{argument}`"),
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(source) => format!("{}: {source}", name(&argument)),
            None => format!("`{value}` will not do for `{argument}`"),
        },
        ErrorKind::MissingRequiredArgument => format!("`{argument}` is missing"),
        ErrorKind::ArgumentConflict => {
            format!(
                "`{argument}` does not go with `{}`",
                text(ContextKind::PriorArg)
            )
        }
        ErrorKind::TooManyValues => format!("`{value}` is one value too many for `{argument}`"),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` needs another number of values")
        }
        ErrorKind::InvalidUtf8 => "an argument is not UTF-8".to_owned(),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "a command is missing".to_owned()
        }
        _ => own_words(error),
    }
}

fn hint(error: &Error) -> Option<String> {
    let nearest = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let nearest = nearest
        .into_iter()
        .find_map(|kind| error.get(kind))
        .map(words);
    let valid = || {
        error
            .get(ContextKind::ValidValue)
            .map(words)
            .filter(|valid| !valid.is_empty())
    };
    nearest
        .filter(|nearest| !nearest.is_empty())
        .map(|nearest| format!("did you mean `{nearest}`?"))
        .or_else(|| valid().map(|valid| format!("it can be `{valid}`")))
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "clap's list of values is open"
)]
fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join("` or `"),
        // Whatever else clap may have to show.
        other => other.to_string(),
    }
}

/// The bare name of an option or a value: `--today <DATE>` is `--today`.
fn name(argument: &str) -> &str {
    argument.split_whitespace().next().unwrap_or(argument)
}

/// The first line of what clap says.
fn own_words(error: &Error) -> String {
    let text = error.to_string();
    let first = text.lines().next().unwrap_or_default();
    first.trim_start_matches("error: ").to_owned()
}
