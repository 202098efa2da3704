//! Work and what it asks of people.

/// Work for one crew.
#[derive(Clone, Copy, Debug)]
pub(super) struct Job<'a> {
    /// Which crew.
    pub(super) crew: usize,
    /// How many hours.
    pub(super) hours: f64,
    /// What it asks of people.
    pub(super) needs: Needs<'a>,
}

impl Job<'_> {
    /// The same work, with what asks the same of the same crew put together.
    pub(super) fn merged(jobs: &[Self]) -> Vec<Self> {
        let mut merged: Vec<Self> = Vec::new();
        for job in jobs {
            match merged
                .iter_mut()
                .find(|other| (other.crew, other.needs) == (job.crew, job.needs))
            {
                Some(same) => same.hours += job.hours,
                None => merged.push(*job),
            }
        }
        merged
    }
}

/// What work asks of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs<'a> {
    /// Nothing: everybody can do it.
    Anybody,
    /// One of these skills.
    OneOf(&'a [String]),
    /// To be one of those who were named.
    Named,
}
