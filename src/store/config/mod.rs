//! The user's own file of settings: TOML, read value by value, so that one fault costs one value and no more.
//!
//! What the values mean is known elsewhere; here are their places, their lines, and what is not TOML at all.

mod read;

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

pub use read::read;

/// The longest file of settings that is read, in bytes: a longer one is something else.
const LIMIT: u64 = 1 << 20;

/// What a file of settings holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// Every value, in the order of its line.
    pub settings: Vec<Setting>,
    /// What cannot be read, in the order of its line.
    pub faults: Vec<Fault>,
}

/// One value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The names of the tables around it and its own: `keys`, `backlog`, `lift`.
    pub path: Vec<String>,
    /// What it is set to.
    pub value: Value,
    /// The line of the file, from 1.
    pub line: usize,
}

/// A value as TOML has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number, whole or not.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// Values in a row.
    List(Vec<Self>),
    /// A table with nothing in it, which sets nothing.
    Nothing,
    /// What no setting can be: the word for it, such as "datetime".
    Other(&'static str),
}

/// Something in the file that is not in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1; none where the file as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong, in a sentence. May hold text of the file.
    pub text: String,
}

impl Value {
    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The number, if it is one.
    pub const fn as_number(&self) -> Option<f64> {
        if let Self::Number(number) = self {
            Some(*number)
        } else {
            None
        }
    }

    /// Whether it is true or false, if it is either.
    pub const fn as_flag(&self) -> Option<bool> {
        if let Self::Flag(flag) = self {
            Some(*flag)
        } else {
            None
        }
    }

    /// The values in a row, if it is a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(values) = self {
            Some(values)
        } else {
            None
        }
    }

    /// What kind of value it is, as people call it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::List(_) => "a list",
            Self::Nothing => "a table",
            Self::Other(kind) => kind,
        }
    }
}

/// Reads the file of settings; one that is not there holds nothing. Never fails: what cannot be read is a fault.
pub fn load(path: &Path) -> Config {
    match bytes(path) {
        Ok(None) => Config::default(),
        Ok(Some(bytes)) => match str::from_utf8(&bytes) {
            Ok(text) => read(text),
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let line = before.split(|byte| *byte == b'\n').count();
                fault(Some(line), "this is not UTF-8 text".to_owned())
            }
        },
        Err(error) => fault(None, format!("the file cannot be read: {error}")),
    }
}

fn fault(line: Option<usize>, text: String) -> Config {
    Config {
        settings: Vec::new(),
        faults: vec![Fault { line, text }],
    }
}

/// The bytes of the file; `None` if there is no such file.
fn bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    // what is no file, such as a pipe, could keep the program waiting for ever
    match path.metadata() {
        Ok(about) if about.is_file() => (),
        Ok(_) => return Err(io::Error::other("it is no file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
    let long = u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LIMIT;
    if long {
        return Err(io::Error::other("it is longer than a file of settings"));
    }
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[track_caller]
    fn faults(bytes: &[u8]) -> Vec<(Option<usize>, String)> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        fs::write(&path, bytes).unwrap();
        let faults = load(&path).faults.into_iter();
        faults.map(|fault| (fault.line, fault.text)).collect()
    }

    #[test]
    fn a_file_that_is_not_there_holds_nothing() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(load(&dir.path().join("config.toml")), Config::default());
    }

    #[test]
    fn what_is_no_file_of_settings_is_a_fault_and_no_more() {
        let found = faults(b"a = 1\nb = \"\xff\"\n");
        assert_eq!(found, [(Some(2), "this is not UTF-8 text".to_owned())]);
        let found = faults(&vec![b'#'; 2 << 20]);
        assert!(found[0].1.contains("longer than"), "{found:?}");
        let dir = tempfile::tempdir().unwrap();
        assert!(load(dir.path()).faults[0].text.contains("no file"));
    }
}
