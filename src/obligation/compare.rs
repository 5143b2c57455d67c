//! Obligations in two states of a plan or on two days: which are the same, and what became of each. Pure.

use crate::obligation::Obligation;
use crate::obligation::schedule::Which;

/// An obligation in an earlier state and in a later one; it is there in at least one of them.
#[derive(Debug, Clone)]
pub(crate) struct Compared<'p> {
    pub(crate) was: Option<Obligation<'p>>,
    pub(crate) is: Option<Obligation<'p>>,
}

impl<'p> Compared<'p> {
    /// As it is, or as it was where it is gone.
    pub(crate) fn obligation(&self) -> &Obligation<'p> {
        let one = self.is.as_ref().or(self.was.as_ref());
        one.expect("it is there in one of both states")
    }

    pub(crate) fn which(&self) -> Which {
        self.obligation().dated.which
    }

    /// Both sides; `None` where it is new or gone.
    pub(crate) fn both(&self) -> Option<(&Obligation<'p>, &Obligation<'p>)> {
        self.was.as_ref().zip(self.is.as_ref())
    }

    pub(crate) fn is_new(&self) -> bool {
        self.was.is_none()
    }

    pub(crate) fn is_gone(&self) -> bool {
        self.is.is_none()
    }

    /// Whether another body owes it than before.
    pub(crate) fn is_passed_on(&self) -> bool {
        self.differs(Obligation::body_id)
    }

    /// Whether it is due on another day than before.
    pub(crate) fn is_moved(&self) -> bool {
        self.differs(Obligation::due_on)
    }

    /// Whether its status has another name than before.
    pub(crate) fn is_turned(&self) -> bool {
        self.differs(|obligation| obligation.status.position())
    }

    /// Whether it awaits, or no longer awaits, a report or a review.
    pub(crate) fn awaits_another(&self) -> bool {
        self.differs(|obligation| obligation.status.awaits())
    }

    /// Whether it is late by more or fewer days than before.
    pub(crate) fn is_otherwise_late(&self) -> bool {
        self.differs(|obligation| obligation.status.days_late())
    }

    /// Whether it was overdue, and whether it is.
    pub(crate) fn overdue(&self) -> (bool, bool) {
        let is_overdue = |side: &Option<Obligation>| {
            let side = side.as_ref();
            side.is_some_and(|obligation| obligation.status.is_overdue())
        };
        (is_overdue(&self.was), is_overdue(&self.is))
    }

    /// Whether something differs between both sides; not of what is new or gone.
    fn differs<'s, T: PartialEq>(&'s self, of: impl Fn(&'s Obligation<'p>) -> T) -> bool {
        self.both().is_some_and(|(was, is)| of(was) != of(is))
    }
}

/// Pairs the obligations of a measure in two states by which they are and by the body that owes them: in the order of the
/// later state, then those that are gone in the order of the earlier one.
pub(crate) fn compare<'p>(was: Vec<Obligation<'p>>, is: Vec<Obligation<'p>>) -> Vec<Compared<'p>> {
    let mut was: Vec<Option<Obligation>> = was.into_iter().map(Some).collect();
    let mut compared: Vec<Compared> = Vec::with_capacity(is.len());
    for is in is {
        let same = was.iter_mut().find(|was| {
            was.as_ref().is_some_and(|was| {
                was.dated.which == is.dated.which && was.body_id() == is.body_id()
            })
        });
        compared.push(Compared {
            was: same.and_then(Option::take),
            is: Some(is),
        });
    }
    compared.extend(was.into_iter().flatten().map(|gone| Compared {
        was: Some(gone),
        is: None,
    }));
    compared
}

/// Takes what is new under one body and gone under another for the same obligation, one for one: those of the same body
/// first, then the others of the later state, then those that are gone.
pub(crate) fn across_bodies(compared: Vec<Compared>) -> Vec<Compared> {
    let (mut gone, there): (Vec<_>, Vec<_>) = compared.into_iter().partition(Compared::is_gone);
    let (new, mut paired): (Vec<_>, Vec<_>) = there.into_iter().partition(Compared::is_new);
    for new in new {
        let same = gone.iter().position(|gone| gone.which() == new.which());
        let was = same.and_then(|at| gone.remove(at).was);
        paired.push(Compared { was, ..new });
    }
    paired.extend(gone);
    paired
}
