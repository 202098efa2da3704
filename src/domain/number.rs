//! A finite number, so that values which hold one can be compared and copied freely.

use std::fmt;

/// A finite number: hours, points, a share. Its range is checked where it is used.
///
/// Never NaN or infinite, which is what makes `Eq` and `Ord` honest; minus zero becomes zero.
#[derive(Clone, Copy, Debug, Default)]
pub struct Number(f64);

impl Number {
    /// Nothing of it.
    pub const ZERO: Self = Self(0.0);

    /// The number, unless it is NaN or infinite.
    pub fn new(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(value + 0.0))
    }

    /// The number as the arithmetic wants it.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// Whether it lies within `low..=high`.
    pub fn within(self, low: f64, high: f64) -> bool {
        low <= self.0 && self.0 <= high
    }
}

impl From<u32> for Number {
    fn from(whole: u32) -> Self {
        Self(f64::from(whole))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0.total_cmp(&other.0).is_eq()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finite_is_no_number() {
        assert_eq!(Number::new(f64::NAN), None);
        assert_eq!(Number::new(f64::INFINITY), None);
        assert_eq!(Number::new(-0.0), Some(Number::ZERO));
    }

    #[test]
    fn a_whole_number_is_shown_without_a_fraction() {
        assert_eq!(Number::new(5.0).unwrap().to_string(), "5");
        assert_eq!(Number::new(2.5).unwrap().to_string(), "2.5");
    }
}
