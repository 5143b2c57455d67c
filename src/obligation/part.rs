//! One body's part of an obligation.

use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;

use crate::obligation::answer::Role;
use crate::plan::body::{Body, BodyKey};

/// One body's part of an obligation; the whole of it where one body's word is enough.
#[derive(Debug, Clone)]
pub(super) struct Part<'p> {
    /// Whom it stands under, and what that body is to the measure; `None` where no body is named.
    pub(super) body: Option<(&'p Body, Role)>,
    /// Those who may meet it; heirs come with [`Able`].
    pub(super) bodies: Arc<[&'p Body]>,
    /// The parts whose place it took, each with the first day on which it did.
    pub(super) earlier: Vec<(Rc<Part<'p>>, Date)>,
}

impl Part<'_> {
    pub(super) fn owner(&self) -> Option<BodyKey> {
        self.body.map(|(body, _)| body.key)
    }

    /// The bodies of the parts whose place it took.
    pub(super) fn former(&self) -> Vec<BodyKey> {
        let earlier = self.earlier.iter().map(|(earlier, _)| earlier);
        earlier
            .flat_map(|earlier| {
                let own = earlier.bodies.iter().map(|body| body.key);
                own.chain(earlier.former()).collect::<Vec<_>>()
            })
            .collect()
    }
}
