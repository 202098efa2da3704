//! Where an item stands: fractional ranks, so that moving one item changes one field of one item.

use compact_str::CompactString;

/// The place of an item in the order of the Product Backlog, compared as text.
///
/// A rank of ours is a fraction in base 62 without its `0.`: digits, then capitals, then small letters, never ending
/// in `0`, so that something always fits before it. Any other text that a file holds is kept and compared as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(CompactString);

/// A rank longer than this makes its neighborhood be spread anew.
pub const LONGEST_RANK: usize = 24;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: u64 = DIGITS.len() as u64;

impl Rank {
    /// The rank of this text, unless it is empty.
    pub fn new(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self(text.into()))
    }

    /// A rank in the middle, for the first item of all.
    pub fn first() -> Self {
        Self("V".into())
    }

    /// The rank as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first bytes, zero where it is shorter: ranks are in the order of these as far as they differ.
    pub(super) fn head(&self) -> [u8; 8] {
        let mut head = [0; 8];
        head.iter_mut()
            .zip(self.0.bytes())
            .for_each(|(to, from)| *to = from);
        head
    }

    /// A rank between two others; `None` on a side means that nothing stands there.
    ///
    /// `chance` picks one more digit, so that two people who put something into the same gap get different ranks.
    /// `None` when nothing fits: the two are equal or out of order, one is no rank of ours, or it would be too long.
    pub fn between(low: Option<&Self>, high: Option<&Self>, chance: u64) -> Option<Self> {
        let low = low.map_or(Some(Vec::new()), Self::values)?;
        let high = high
            .map(Self::values)
            .map_or(Some(None), |values| values.map(Some))?;
        if high.as_ref().is_some_and(|high| *high <= low) {
            return None;
        }
        let mut middle = midpoint(&low, high.as_deref());
        middle.push(1 + chance % (BASE - 1));
        (middle.len() <= LONGEST_RANK).then(|| Self::of_values(&middle))
    }

    /// `count` ranks, evenly spread between two others; `None` where they would be too long or nothing fits.
    pub fn spread(low: Option<&Self>, high: Option<&Self>, count: usize) -> Option<Vec<Self>> {
        let low = low.map_or(Some(Vec::new()), Self::values)?;
        let high = high
            .map(Self::values)
            .map_or(Some(None), |values| values.map(Some))?;
        if high.as_ref().is_some_and(|high| *high <= low) {
            return None;
        }
        // the whole range needs no prefix to stay within it
        let whole = low.is_empty() && high.is_none();
        let head = if whole {
            Vec::new()
        } else {
            midpoint(&low, high.as_deref())
        };
        let mut width = 1;
        while BASE
            .checked_pow(width)
            .is_some_and(|room| room / BASE < count as u64 + 1)
        {
            width += 1;
        }
        let room = BASE.checked_pow(width)?;
        let step = room / (count as u64 + 1);
        let ranks = (1..=count as u64).map(|place| {
            let mut values = head.clone();
            values.extend(
                (0..width)
                    .rev()
                    .map(|digit| (place * step / BASE.pow(digit)) % BASE),
            );
            while values.last() == Some(&0) {
                values.pop();
            }
            (values.len() <= LONGEST_RANK).then(|| Self::of_values(&values))
        });
        ranks.collect()
    }

    /// The digits' values, unless it is no rank of ours.
    fn values(&self) -> Option<Vec<u64>> {
        let value = |byte: u8| DIGITS.binary_search(&byte).ok().map(|value| value as u64);
        let values: Option<Vec<u64>> = self.0.bytes().map(value).collect();
        values.filter(|values| values.last() != Some(&0))
    }

    fn of_values(values: &[u64]) -> Self {
        let digit = |value: &u64| {
            usize::try_from(*value)
                .ok()
                .and_then(|value| DIGITS.get(value))
                .copied()
        };
        Self(values.iter().filter_map(digit).map(char::from).collect())
    }
}

/// A fraction between two others, as short as it can be; `low < high`, and `None` stands for one.
fn midpoint(low: &[u64], high: Option<&[u64]>) -> Vec<u64> {
    let mut middle = Vec::new();
    let mut high = high;
    for place in 0.. {
        let from = low.get(place).copied().unwrap_or(0);
        let to = high.map_or(BASE, |high| high.get(place).copied().unwrap_or(0));
        if to.saturating_sub(from) > 1 {
            middle.push(from.midpoint(to));
            break;
        }
        middle.push(from);
        if to != from {
            high = None;
        }
    }
    middle
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rank(text: &str) -> Rank {
        Rank::new(text).unwrap()
    }

    #[test]
    fn a_rank_falls_between_its_neighbors() {
        let cases = [
            (None, None),
            (None, Some("1")),
            (Some("z"), None),
            (Some("a"), Some("b")),
            (Some("a"), Some("a1")),
        ];
        for (low, high) in cases {
            let (low, high) = (low.map(rank), high.map(rank));
            for chance in 0..62 {
                let new = Rank::between(low.as_ref(), high.as_ref(), chance).unwrap();
                assert!(low.as_ref().is_none_or(|low| *low < new), "{low:?} {new:?}");
                assert!(
                    high.as_ref().is_none_or(|high| new < *high),
                    "{new:?} {high:?}"
                );
            }
        }
    }

    #[test]
    fn nothing_fits_between_equals_or_strangers() {
        assert_eq!(Rank::between(Some(&rank("a")), Some(&rank("a")), 0), None);
        assert_eq!(Rank::between(Some(&rank("b")), Some(&rank("a")), 0), None);
        assert_eq!(Rank::between(Some(&rank("a|b")), None, 0), None);
        assert_eq!(Rank::between(Some(&rank("a")), Some(&rank("a0")), 0), None);
    }

    #[test]
    fn a_spread_is_even_and_rising() {
        for count in [1, 2, 61, 62, 1000, 100_000] {
            let ranks = Rank::spread(None, None, count).unwrap();
            assert_eq!(ranks.len(), count);
            assert!(ranks.is_sorted_by(|a, b| a < b), "{count}");
            assert!(ranks.iter().all(|rank| rank.as_str().len() <= 4), "{count}");
        }
    }

    proptest! {
        #[test]
        fn a_spread_stays_between_its_neighbors(a in "[0-9A-Za-z]{0,6}[1-9A-Za-z]", b in "[0-9A-Za-z]{0,6}[1-9A-Za-z]", count in 1_usize..200) {
            prop_assume!(a != b);
            let (low, high) = if a < b { (rank(&a), rank(&b)) } else { (rank(&b), rank(&a)) };
            let ranks = Rank::spread(Some(&low), Some(&high), count).unwrap();
            prop_assert!(ranks.is_sorted_by(|a, b| a < b));
            prop_assert!(ranks.iter().all(|rank| low < *rank && *rank < high));
        }
    }
}
