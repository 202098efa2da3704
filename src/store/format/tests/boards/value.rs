//! Texts, numbers, days and unknown fields at random.

use jiff::{
    Timestamp,
    civil::{Date, date},
};
use proptest::{option::of, prelude::*, sample::select};

use crate::domain::{extra::Extra, number::Number};

pub(super) fn text() -> BoxedStrategy<String> {
    prop_oneof![
        Just(String::new()),
        "[a-z ]{1,12}",
        "\\PC{0,20}",
        any::<String>(),
        "(a|\n|\r|\u{1b}|\u{202e}|\"|\\\\){0,8}"
    ]
    .prop_map(|text| text.chars().take(300).collect())
    .boxed()
}

pub(super) fn title() -> BoxedStrategy<String> {
    text().prop_map(|text| format!("{text}!")).boxed()
}

pub(super) fn amount(most: u32) -> BoxedStrategy<Option<Number>> {
    let share = prop_oneof![Just(0.0), Just(1.0), Just(0.5), 0.0..1.0];
    of(share.prop_map(move |share| Number::new(share * f64::from(most)).unwrap())).boxed()
}

pub(super) fn day() -> BoxedStrategy<Date> {
    (2000_i16..2100, 1_i8..=12, 1_i8..=28)
        .prop_map(|(year, month, day)| date(year, month, day))
        .boxed()
}

pub(super) fn moment() -> BoxedStrategy<Timestamp> {
    (0_i64..4_000_000_000, prop_oneof![Just(0), 0..1_000_000_000])
        .prop_map(|(second, nano)| Timestamp::new(second, nano).unwrap())
        .boxed()
}

pub(super) fn extra() -> BoxedStrategy<Extra> {
    let values = [
        "1",
        "1.50",
        "null",
        "[]",
        "{\n \"a\": [1, 2]}",
        "\"\\u00e9\"",
        "123456789012345678901234567890",
    ];
    let fields = proptest::collection::hash_map("x.{0,5}", select(values.to_vec()), 0..3);
    prop_oneof![3 => Just(Extra::default()), 1 => fields.prop_map(|fields| {
        let mut extra = Extra::default();
        for (key, value) in &fields {
            extra.push(key, value);
        }
        extra
    })]
    .boxed()
}
