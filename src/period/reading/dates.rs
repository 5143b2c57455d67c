//! From a [`Reading`] and what it is tied to, to the dates of its obligations.

use jiff::civil::Date;

use crate::period::reading::{
    Cadence, Due, DueDay, Frame, Missing, Reading, Slot, SlotPeriod, Start, Unfinished, Window,
};
use crate::period::{Days, Every, Length, Period, Unit};

impl Reading {
    /// Returns the dates of every obligation it gives rise to, in order of due date.
    ///
    /// Deliveries are dated as read, within the term or not.
    /// Continuing ones have one slot for every period that shares a day with the term and with the days
    /// from which and until which the words say. A calendar period that is cut short is due on the last day of what is
    /// left; where the words name a due day in it, only if that day is left. A due day that lies after its period is
    /// owed also after the term. A step that is cut short at its end has no slot.
    /// Steps that the words name count from the day they name (`every two years from 2010`), all others from the
    /// first of the term.
    pub(crate) fn slots(&self, frame: &Frame) -> Result<Vec<Slot>, Missing> {
        self.slots_from(frame, frame.term.first)
    }

    /// Returns the slots of a continuing reading that holds only from a day on, as after an amendment.
    ///
    /// The period that contains the day begins on it; steps count from where they always did.
    /// A delivery is not touched by the day.
    pub(crate) fn slots_from(&self, frame: &Frame, not_before: Date) -> Result<Vec<Slot>, Missing> {
        match self {
            Self::Delivery(windows) => windows.iter().map(|window| window.slot(frame)).collect(),
            Self::Continuing { .. } => Ok(self
                .pace(frame, not_before)
                .map_or_else(Vec::new, |pace| pace.slots())),
        }
    }

    /// Returns the last period, where nothing is owed for it because the term or the words end before it does.
    pub(crate) fn unfinished(&self, frame: &Frame) -> Option<Unfinished> {
        self.pace(frame, frame.term.first)?.unfinished()
    }

    /// Returns how a continuing reading goes on within a frame; `None` for a delivery, and where no day is left.
    fn pace(&self, frame: &Frame, not_before: Date) -> Option<Pace> {
        let Self::Continuing {
            from,
            until,
            cadence,
        } = self
        else {
            return None;
        };
        let first = from.map_or(not_before, |from| from.max(not_before));
        let within = Days {
            first: first.max(frame.term.first),
            last: until.map_or(frame.term.last, |until| until.min(frame.term.last)),
        };
        let anchor = from.filter(|_| cadence.is_some());
        let pace = Pace {
            cadence: cadence.unwrap_or(Cadence {
                every: frame.every,
                due: None,
            }),
            within,
            anchor: anchor.unwrap_or(frame.term.first),
        };
        (within.first <= within.last).then_some(pace)
    }
}

/// A cadence, the days within which it goes on, and the day from which its steps count.
struct Pace {
    cadence: Cadence,
    within: Days,
    anchor: Date,
}

impl Window {
    fn slot(self, frame: &Frame) -> Result<Slot, Missing> {
        let (earliest_due, due_on) = match self.due {
            Due::On(day) => (day, day),
            Due::Between { earliest, latest } => (earliest, latest),
            Due::After(length) => {
                let day = length.times_after(1, frame.approved_on.ok_or(Missing::Approval)?);
                (day, day)
            }
        };
        let starts_on = match self.start {
            Start::Term => frame.term.first,
            Start::Approval => frame.approved_on.ok_or(Missing::Approval)?,
            Start::On(day) => day,
        };
        Ok(Slot {
            period: None,
            starts_on: starts_on.min(due_on),
            ends_on: due_on,
            due_on,
            earliest_due,
        })
    }
}

impl Pace {
    /// Returns a slot for every period that shares a day with those within which it goes on, and is owed.
    fn slots(&self) -> Vec<Slot> {
        match self.cadence.every {
            Every::Calendar(unit) => calendar(unit, self.within)
                .filter_map(|period| self.slot(period))
                .collect(),
            Every::Step { count, unit } => self
                .steps(Length { count, unit })
                .filter(|days| days.last <= self.within.last)
                .filter_map(|days| Some(Slot::of(SlotPeriod::Step(days), days.clip(self.within)?)))
                .collect(),
        }
    }

    fn slot(&self, period: Period) -> Option<Slot> {
        let days = period.days().clip(self.within)?;
        let slot = Slot::of(SlotPeriod::Calendar(period), days);
        let Some(due) = self.cadence.due else {
            return Some(slot);
        };
        let due_on = due.in_period(period)?;
        let opens_on = due
            .opens
            .map_or(slot.starts_on, |month| period.month(month));
        (due.following || self.within.contains(due_on)).then_some(Slot {
            starts_on: slot.starts_on.max(opens_on),
            due_on,
            earliest_due: due_on,
            ..slot
        })
    }

    fn unfinished(&self) -> Option<Unfinished> {
        let last = self.within.last;
        let (period, due_on) = match self.cadence.every {
            Every::Calendar(unit) => {
                let due = self.cadence.due.filter(|due| !due.following)?;
                let period = Period::containing(unit, last);
                let due_on = due.in_period(period).filter(|due_on| last < *due_on)?;
                (SlotPeriod::Calendar(period), due_on)
            }
            Every::Step { count, unit } => {
                let step = self.steps(Length { count, unit }).last()?;
                (SlotPeriod::Step(step), step.last)
            }
        };
        (last < due_on).then_some(Unfinished {
            period,
            due_on,
            last,
        })
    }

    /// Returns every step that shares a day with those within which it goes on, whole.
    fn steps(&self, step: Length) -> impl Iterator<Item = Days> {
        let (within, anchor) = (self.within, self.anchor);
        (0..u32::MAX)
            .map(move |nth| {
                (
                    step.times_after(nth, anchor),
                    step.times_after(nth + 1, anchor),
                )
            })
            .take_while(move |&(first, next)| first <= within.last && first < next)
            .map(|(first, next)| Days {
                first,
                last: next.yesterday().unwrap_or(first),
            })
            .filter(move |days| within.first <= days.last)
    }
}

impl DueDay {
    /// Returns the day of a period or of the one that follows it; `None` where none does.
    fn in_period(self, period: Period) -> Option<Date> {
        Some(self.day_of(if self.following {
            period.next()?
        } else {
            period
        }))
    }

    fn day_of(self, period: Period) -> Date {
        let last = period.month(self.month).last_of_month();
        let day = i8::try_from(self.day)
            .unwrap_or(i8::MAX)
            .clamp(1, last.day());
        Date::new(last.year(), last.month(), day).expect("a month has every day up to its last")
    }
}

impl Slot {
    /// Returns the slot that is due at the end of a clipped period.
    fn of(period: SlotPeriod, Days { first, last }: Days) -> Self {
        Self {
            period: Some(period),
            starts_on: first,
            ends_on: last,
            due_on: last,
            earliest_due: last,
        }
    }
}

fn calendar(unit: Unit, within: Days) -> impl Iterator<Item = Period> {
    let first = Period::containing(unit, within.first);
    std::iter::successors(Some(first), |period| period.next())
        .take_while(move |period| period.month(1) <= within.last)
}

#[cfg(test)]
mod tests {
    use crate::period::phrase::{Language, read};
    use crate::period::reading::{Cadence, DueDay, Frame, Kind, Missing, Reading, Slot};
    use crate::period::{Days, Every, Length, parse_date};

    fn frame(term: &str, every: &str) -> Frame {
        let (term, every) = (Days::parse(term).unwrap(), Every::parse(every).unwrap());
        Frame {
            term,
            approved_on: None,
            every,
        }
    }

    fn regularly() -> Reading {
        Reading::Continuing {
            from: None,
            until: None,
            cadence: None,
        }
    }

    fn transcript(slots: &[Slot]) -> Vec<String> {
        let line = |slot: &Slot| {
            let period = slot
                .period
                .map_or(String::new(), |period| format!("{period}: "));
            let late = if slot.due_on == slot.ends_on {
                String::new()
            } else {
                format!(", due {}", slot.due_on)
            };
            format!("{period}{}..{}{late}", slot.starts_on, slot.ends_on)
        };
        slots.iter().map(line).collect()
    }

    #[test]
    fn words_yield_the_dates_that_the_table_has_for_them() {
        let rows = include_str!("dates.tsv").lines();
        for row in rows.filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let [phrase, term, every, expected] = row.split('\t').collect::<Vec<_>>()[..] else {
                panic!("not four columns: {row}");
            };
            let reading = read(phrase, Language::ENGLISH).unwrap().reading;
            let slots = reading.slots(&frame(term, every)).unwrap();
            let found = match transcript(&slots).join("; ") {
                none if none.is_empty() => "nothing".to_owned(),
                slots => slots,
            };
            assert_eq!(found, expected, "{row}");
        }
    }

    #[test]
    fn the_period_that_is_cut_off_is_told_with_the_day_on_which_it_would_be_due() {
        #[track_caller]
        fn cut(phrase: &str, term: &str, every: &str, expected: Option<&str>) {
            let reading = read(phrase, Language::ENGLISH).unwrap().reading;
            let unfinished = reading.unfinished(&frame(term, every));
            let told = unfinished
                .map(|cut| format!("{}, due {}, until {}", cut.period, cut.due_on, cut.last));
            assert_eq!(told.as_deref(), expected, "{phrase} in {term}");
        }
        let five = "2009-01-01..2013-12-31";
        cut(
            "every two years",
            five,
            "quarter",
            Some("2013-01-01..2014-12-31, due 2014-12-31, until 2013-12-31"),
        );
        cut(
            "every two years until June 2010",
            five,
            "quarter",
            Some("2009-01-01..2010-12-31, due 2010-12-31, until 2010-06-30"),
        );
        cut("every 5 years", five, "quarter", None);
        cut(
            "regularly",
            "2009-01-01..2009-11-30",
            "4 months",
            Some("2009-09-01..2009-12-31, due 2009-12-31, until 2009-11-30"),
        );
        cut("regularly", "2009-01-01..2009-11-30", "quarter", None);
        cut(
            "annually, by 30 June",
            "2009-01-01..2010-06-15",
            "quarter",
            Some("2010, due 2010-06-30, until 2010-06-15"),
        );
        cut(
            "annually, by 15 June",
            "2009-01-01..2010-06-15",
            "quarter",
            None,
        );
        cut(
            "annually, by 31 March of the following year",
            "2009-01-01..2010-06-15",
            "quarter",
            None,
        );
        cut("2010", five, "quarter", None);
        cut("from 2014, every two years", five, "quarter", None);
    }

    #[test]
    fn a_due_day_that_a_month_does_not_have_is_its_last() {
        let due = DueDay {
            month: 2,
            day: 31,
            following: false,
            opens: None,
        };
        let every = Every::parse("year").unwrap();
        let reading = Reading::Continuing {
            from: None,
            until: None,
            cadence: Some(Cadence {
                every,
                due: Some(due),
            }),
        };
        let slots = reading
            .slots(&frame("2011-01-01..2012-12-31", "quarter"))
            .unwrap();
        let due: Vec<_> = slots.iter().map(|slot| slot.due_on.to_string()).collect();
        assert_eq!(due, ["2011-02-28", "2012-02-29"]);
    }

    #[test]
    fn after_an_amendment_the_first_period_begins_with_it_and_steps_count_as_before() {
        let from = parse_date("2009-05-10").unwrap();
        let slots = |every| {
            regularly()
                .slots_from(&frame("2009-01-01..2009-09-30", every), from)
                .unwrap()
        };
        assert_eq!(
            transcript(&slots("quarter")),
            [
                "2009-Q2: 2009-05-10..2009-06-30",
                "2009-Q3: 2009-07-01..2009-09-30"
            ]
        );
        assert_eq!(
            transcript(&slots("4 months")),
            ["2009-05-01..2009-08-31: 2009-05-10..2009-08-31"]
        );
    }

    #[test]
    fn a_day_before_the_term_does_not_make_an_amendment_reach_further_back() {
        let before = parse_date("2000-01-01").unwrap();
        let frame = frame("2009-01-01..2009-03-31", "quarter");
        assert_eq!(
            regularly().slots_from(&frame, before),
            regularly().slots(&frame)
        );
    }

    #[test]
    fn a_length_counts_from_the_approving_act_and_needs_its_date() {
        let reading = read("within three months", Language::ENGLISH)
            .unwrap()
            .reading;
        let frame = frame("2009-01-01..2013-12-31", "quarter");
        assert_eq!(reading.slots(&frame), Err(Missing::Approval));
        let approved = Frame {
            approved_on: parse_date("2009-11-30"),
            ..frame
        };
        assert_eq!(
            transcript(&reading.slots(&approved).unwrap()),
            ["2009-11-30..2010-02-28"]
        );
    }

    #[test]
    fn only_vague_words_have_an_earliest_due_date() {
        let slots = |phrase| {
            let frame = frame("2009-01-01..2013-12-31", "quarter");
            read(phrase, Language::ENGLISH)
                .unwrap()
                .reading
                .slots(&frame)
                .unwrap()
        };
        let earliest = |phrase| slots(phrase)[0].earliest_due.to_string();
        assert_eq!(earliest("by spring 2010"), "2010-03-01");
        assert_eq!(earliest("by March 2010"), "2010-03-31");
    }

    #[test]
    fn how_often_is_as_the_words_say_else_as_the_plan_does() {
        let every = |phrase| {
            let reading = read(phrase, Language::ENGLISH).unwrap().reading;
            (
                reading.kind(),
                reading
                    .every(&frame("2009-01-01..2013-12-31", "quarter"))
                    .map(|every| every.to_string()),
            )
        };
        assert_eq!(every("2009"), (Kind::Delivery, None));
        assert_eq!(
            every("regularly"),
            (Kind::Continuing, Some("quarter".to_owned()))
        );
        assert_eq!(
            every("twice a year"),
            (Kind::Continuing, Some("half-year".to_owned()))
        );
    }

    #[test]
    fn a_step_of_no_length_has_no_periods() {
        let length = Length::parse("0 days").unwrap();
        let every = Every::Step {
            count: length.count,
            unit: length.unit,
        };
        let frame = Frame {
            every,
            ..frame("2009-01-01..2009-12-31", "quarter")
        };
        assert_eq!(regularly().slots(&frame), Ok(Vec::new()));
    }
}
