//! What slows the team and it cannot lift alone.

use jiff::civil::Date;

use super::{
    extra::Extra,
    id::{ImpedimentId, ItemId, MemberId},
};

/// Something that slows the team and that it cannot lift alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impediment {
    /// How everybody names it, such as `I-1`.
    pub id: ImpedimentId,
    /// What it is.
    pub text: String,
    /// When it was raised.
    pub raised: Option<Date>,
    /// Who sees to it.
    pub owner: Option<MemberId>,
    /// The item it holds up.
    pub item: Option<ItemId>,
    /// Where it stands: resolved, owned, accepted, mitigated.
    pub roam: String,
    /// When it was lifted.
    pub resolved: Option<Date>,
    /// Unknown fields of the file.
    pub extra: Extra,
}
