//! Pairs the records of the new state with those of the old one.

use crate::edit::difference::record::Filed;

/// The records of one identity in both states, by position; several correct each other, in their order.
#[derive(Default)]
pub(super) struct Group {
    pub(super) was: Vec<usize>,
    pub(super) is: Vec<usize>,
}

/// A record in both states, or in one.
pub(super) struct Pair {
    pub(super) nth: usize,
    pub(super) what: What,
}

/// The position of a record in the old state, and in the new one.
pub(super) enum What {
    Same(usize, usize),
    Different(usize, usize),
    Removed(usize),
    Added(usize),
}

/// Pairs the records of one identity: first those with equal content, then the others in their order.
pub(super) fn paired(group: &Group, before: &[Filed], after: &[Filed]) -> Vec<Pair> {
    let mut left: Vec<usize> = group.is.clone();
    let mut gone: Vec<(usize, usize)> = Vec::new();
    let mut pairs = Vec::new();
    let mut last = None;
    for (nth, was) in (1..).zip(&group.was) {
        let says_so = |is: &usize| after[*is].says_the_same_as(&before[*was]);
        // Of several with equal content, the one that keeps the order.
        let next = left.iter().position(|is| last < Some(*is) && says_so(is));
        match next.or_else(|| left.iter().position(says_so)) {
            Some(at) => {
                let is = left.remove(at);
                last = Some(is);
                let what = What::Same(*was, is);
                pairs.push(Pair { nth, what });
            }
            None => gone.push((nth, *was)),
        }
    }
    let rewritten = gone.len().min(left.len());
    for ((nth, was), is) in gone.iter().zip(&left) {
        let what = What::Different(*was, *is);
        pairs.push(Pair { nth: *nth, what });
    }
    for (nth, was) in &gone[rewritten..] {
        let what = What::Removed(*was);
        pairs.push(Pair { nth: *nth, what });
    }
    for is in &left[rewritten..] {
        let place = group.is.iter().position(|own| own == is);
        let what = What::Added(*is);
        pairs.push(Pair {
            nth: place.map_or(1, |at| at + 1),
            what,
        });
    }
    pairs
}
