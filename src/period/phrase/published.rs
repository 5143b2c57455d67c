//! Phrases of published plans, and of the kind that plans are written in, with what each is read as.
//!
//! Longer than other files because it is a sample; nothing but tests reads it.
//! In a term of 2009-01-01..2013-12-31, approved on 2009-02-06 and reported on by quarter.

use crate::period::phrase::{Language, read};
use crate::period::reading::{Frame, Slot};
use crate::period::{Days, Every, Unit, parse_date};

pub(super) static PHRASES: &[(&str, &str)] = &[
    ("2009", "2009-01-01..2009-12-31"),
    ("February 2009", "2009-02-01..2009-02-28"),
    ("March – April 2009", "2009-03-01..2009-04-30"),
    ("March-April 2009", "2009-03-01..2009-04-30"),
    ("March — April 2009", "2009-03-01..2009-04-30"),
    ("March to April 2009", "2009-03-01..2009-04-30"),
    ("2009 — 2013", "2009-01-01..2013-12-31"),
    (
        "Regularly",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    ("III quarter 2010", "2010-07-01..2010-09-30"),
    ("Q3-Q4 2011", "2011-07-01..2011-12-31"),
    ("first half of 2010", "2010-01-01..2010-06-30"),
    ("By June 2010", "2009-01-01..2010-06-30"),
    ("until the end of 2010", "2009-01-01..2010-12-31"),
    ("before June 2010", "2009-01-01..2010-05-31"),
    (
        "From 2010",
        "every quarter: 16 from 2010-01-01..2010-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "2010 and onwards",
        "every quarter: 16 from 2010-01-01..2010-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "Ongoing through June 2010",
        "every quarter: 6 from 2009-01-01..2009-03-31 to 2010-04-01..2010-06-30",
    ),
    (
        "Annually, by 31 March",
        "every year: 5 from 2009-01-01..2009-03-31 to 2013-01-01..2013-03-31",
    ),
    (
        "once every quarter",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "3 times per year",
        "every 4 months: 15 from 2009-01-01..2009-04-30 to 2013-09-01..2013-12-31",
    ),
    (
        "2009, 2011, 2013",
        "2009-01-01..2009-12-31; 2011-01-01..2011-12-31; 2013-01-01..2013-12-31",
    ),
    (
        "in June 2010 and June 2011",
        "2010-06-01..2010-06-30; 2011-06-01..2011-06-30",
    ),
    ("within three months", "2009-02-06..2009-05-06"),
    ("By spring 2010", "2009-01-01..2010-05-31 (2010-03-01)"),
    ("early 2011", "2011-01-01..2011-04-30 (2011-01-01)"),
    ("03/04/2010", "`03/04/2010` may be 2010-04-03 or 2010-03-04"),
    (
        "2009-13",
        "`2009-13` may be the years 2009 to 2013 or a mistyped month",
    ),
    (
        "2010-12",
        "`2010-12` may be one month or the years 2010 to 2012",
    ),
    ("April", "no year is named"),
    ("December 2018", "2018-12-01..2018-12-31"),
    (
        "6 held by October 2019; 12 held by June 2020",
        "`held` is not part of a period; paste `by October 2019; by June 2020`",
    ),
    ("October 2019", "2019-10-01..2019-10-31"),
    (
        "The full review will begin within one year of royal assent of Bill C-58",
        "`within one year` counts from something other than the approving act",
    ),
    (
        "Strategy published October 2018; Commitments fulfilled by June 2020",
        "`Strategy`, `published` and other words are not part of a period; paste `October 2018; by June 2020`",
    ),
    ("2016-2018", "2016-01-01..2018-12-31"),
    ("for 2012-2015", "2012-01-01..2015-12-31"),
    ("Q1-Q2 2019", "2019-01-01..2019-06-30"),
    (
        "Annual",
        "every year: 5 from 2009-01-01..2009-12-31 to 2013-01-01..2013-12-31",
    ),
    (
        "on a half-yearly and annually basis (by 15 July and 15 January respectively)",
        "`respectively` is not part of a period",
    ),
    ("for the years 2010-2011", "2010-01-01..2011-12-31"),
    (
        "annual (in the second half of each year)",
        "every year: 5 from 2009-07-01..2009-12-31 to 2013-07-01..2013-12-31",
    ),
    (
        "at least once every quarter",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "undertaken regularly",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    ("by 1 November", "no year is named"),
    ("by 10 December", "no year is named"),
    (
        "over the next year",
        "`next` is relative to a day that is not named",
    ),
    (
        "over the next two years",
        "`next` is relative to a day that is not named",
    ),
    (
        "over the next two to four years",
        "`next` is relative to a day that is not named",
    ),
    ("Aug 14 – Sep 22", "no year is named"),
    ("Sep 15 – Oct 13", "no year is named"),
    ("Aug 14", "no year is named"),
    ("By 2020", "2009-01-01..2020-12-31"),
    ("From 2021", "every quarter: never"),
    (
        "Between now and 2040",
        "`now` means a different day each time it is read",
    ),
    (
        "45473",
        "`45473` may be how a spreadsheet stores the date 2024-06-30",
    ),
    ("2025 - 2027", "2025-01-01..2027-12-31"),
    (
        "On a regular basis",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "Permanently",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    ("During 2012", "2012-01-01..2012-12-31"),
    ("III quarter 2012", "2012-07-01..2012-09-30"),
    (
        "Within 6 months after adoption of the law",
        "`Within 6 months` counts from something other than the approving act",
    ),
    ("By the end of 2013", "2009-01-01..2013-12-31"),
    (
        "Starting from 2010",
        "every quarter: 16 from 2010-01-01..2010-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "2009/2010",
        "`2009/2010` may be two calendar years, or one year across both",
    ),
    ("-", "no period is given"),
    ("the year 2010", "2010-01-01..2010-12-31"),
    ("2010 year", "2010-01-01..2010-12-31"),
    ("Feb. 2009", "2009-02-01..2009-02-28"),
    ("SEPT 2010", "2010-09-01..2010-09-30"),
    ("February, 2009", "2009-02-01..2009-02-28"),
    ("  march \n –  april\u{a0}2009.", "2009-03-01..2009-04-30"),
    ("March 2009 – April 2009", "2009-03-01..2009-04-30"),
    ("November 2009 – February 2010", "2009-11-01..2010-02-28"),
    ("February – November – 2010", "no year is named"),
    ("March − April 2009", "2009-03-01..2009-04-30"),
    ("2009‒2011", "2009-01-01..2011-12-31"),
    ("2009\u{a0}–\u{a0}2013", "2009-01-01..2013-12-31"),
    ("from March to June 2010", "2010-03-01..2010-06-30"),
    ("between March and June 2010", "2010-03-01..2010-06-30"),
    ("2009 through 2011", "2009-01-01..2011-12-31"),
    ("from 2009 until 2011", "2009-01-01..2011-12-31"),
    (
        "from 2010 to the end of June 2011",
        "2010-01-01..2011-06-30",
    ),
    ("in the period from 2009 to 2011", "2009-01-01..2011-12-31"),
    ("2009 – June 2010", "2009-01-01..2010-06-30"),
    (
        "March 2009 – 2010",
        "`2010` may be the whole year or the same part of the year as before",
    ),
    ("November – February 2010", "the later date is named first"),
    ("2013 – 2009", "the later date is named first"),
    ("1–15 March 2010", "2010-03-01..2010-03-15"),
    ("March 1–15, 2010", "2010-03-01..2010-03-15"),
    ("15 March – 15 April 2010", "2010-03-15..2010-04-15"),
    ("2010-03-15..2010-04-15", "2010-03-15..2010-04-15"),
    (
        "2009, 2010, 2011",
        "2009-01-01..2009-12-31; 2010-01-01..2010-12-31; 2011-01-01..2011-12-31",
    ),
    (
        "2009 and 2010",
        "2009-01-01..2009-12-31; 2010-01-01..2010-12-31",
    ),
    (
        "June and October 2010",
        "2010-06-01..2010-06-30; 2010-10-01..2010-10-31",
    ),
    (
        "June, August and October 2010",
        "2010-06-01..2010-06-30; 2010-08-01..2010-08-31; 2010-10-01..2010-10-31",
    ),
    (
        "Q1 and Q3 2010",
        "2010-01-01..2010-03-31; 2010-07-01..2010-09-30",
    ),
    (
        "I, II and IV quarters of 2010",
        "2010-01-01..2010-03-31; 2010-04-01..2010-06-30; 2010-10-01..2010-12-31",
    ),
    (
        "first and second half of 2010",
        "2010-01-01..2010-06-30; 2010-07-01..2010-12-31",
    ),
    (
        "2013, 2011",
        "2011-01-01..2011-12-31; 2013-01-01..2013-12-31",
    ),
    (
        "2009-2010 and 2012",
        "2009-01-01..2010-12-31; 2012-01-01..2012-12-31",
    ),
    (
        "November and February 2010",
        "the later date is named first",
    ),
    (
        "June 2010 and 2011",
        "`2011` may be the whole year or the same part of the year as before",
    ),
    (
        "June 2010; 2011",
        "2010-06-01..2010-06-30; 2011-01-01..2011-12-31",
    ),
    ("2010 or 2011", "`or` leaves open which is meant"),
    ("2009, 2009", "the same period is named twice"),
    (
        "by June 2010 and by June 2011",
        "2009-01-01..2010-06-30; 2009-01-01..2011-06-30",
    ),
    (
        "June 2010; by December 2010",
        "2010-06-01..2010-06-30; 2009-01-01..2010-12-31",
    ),
    (
        "15 March and 15 June 2010",
        "2010-03-15..2010-03-15; 2010-06-15..2010-06-15",
    ),
    ("3rd quarter of 2010", "2010-07-01..2010-09-30"),
    ("third quarter 2010", "2010-07-01..2010-09-30"),
    ("Q3 of 2010", "2010-07-01..2010-09-30"),
    ("2010 Q3", "2010-07-01..2010-09-30"),
    ("2010-Q3", "2010-07-01..2010-09-30"),
    ("Q3/2010", "2010-07-01..2010-09-30"),
    ("3 quarter 2010", "2010-07-01..2010-09-30"),
    ("quarter III of 2010", "2010-07-01..2010-09-30"),
    ("the last quarter of 2010", "2010-10-01..2010-12-31"),
    (
        "2 quarters 2010",
        "the words are known, but not in this order",
    ),
    ("III–IV quarters of 2011", "2011-07-01..2011-12-31"),
    ("quarters 3-4 of 2011", "2011-07-01..2011-12-31"),
    ("2010 Q1-Q2", "2010-01-01..2010-06-30"),
    ("Q3 2010 – Q1 2011", "2010-07-01..2011-03-31"),
    ("Q5 2010", "a year has four quarters"),
    ("XIII quarter 2010", "a year has four quarters"),
    ("H1 2010", "2010-01-01..2010-06-30"),
    ("2010-H2", "2010-07-01..2010-12-31"),
    ("I half-year 2010", "2010-01-01..2010-06-30"),
    ("second half of 2010", "2010-07-01..2010-12-31"),
    ("third half of 2010", "a year has two halves"),
    ("15 March 2010", "2010-03-15..2010-03-15"),
    ("15th of March 2010", "2010-03-15..2010-03-15"),
    ("the first of March, 2010", "2010-03-01..2010-03-01"),
    ("March 15, 2010", "2010-03-15..2010-03-15"),
    ("on 15 March 2010", "2010-03-15..2010-03-15"),
    ("2010-03-15", "2010-03-15..2010-03-15"),
    ("2010-3-15", "the words are known, but not in this order"),
    ("15.03.2010", "2010-03-15..2010-03-15"),
    ("13/12/2004", "2004-12-13..2004-12-13"),
    ("05/05/2010", "2010-05-05..2010-05-05"),
    ("03.2010", "2010-03-01..2010-03-31"),
    ("2010-03", "2010-03-01..2010-03-31"),
    ("2011-10", "2011-10-01..2011-10-31"),
    (
        "2009-11",
        "`2009-11` may be one month or the years 2009 to 2011",
    ),
    ("31 February 2010", "there is no such day"),
    ("29 February 2009", "there is no such day"),
    ("29 February 2012", "2012-02-29..2012-02-29"),
    (
        "2010-02-30",
        "there is no day `2010-02-30` between the years 1900 and 2200",
    ),
    (
        "32/13/2010",
        "there is no day `32/13/2010` between the years 1900 and 2200",
    ),
    ("15.03.10", "the year of `15.03.10` has only two digits"),
    ("March 10", "no year is named"),
    ("1850", "the year `1850` is not between 1900 and 2200"),
    ("2201", "the year `2201` is not between 1900 and 2200"),
    ("2009-2210", "the year `2210` is not between 1900 and 2200"),
    ("in spring of 2010", "2010-03-01..2010-05-31 (2010-03-01)"),
    ("summer 2010", "2010-06-01..2010-08-31 (2010-06-01)"),
    ("autumn 2010", "2010-09-01..2010-11-30 (2010-09-01)"),
    ("fall 2010", "2010-09-01..2010-11-30 (2010-09-01)"),
    (
        "winter 2010",
        "winter belongs to two years, and only one is named",
    ),
    ("winter 2009-2010", "2009-12-01..2010-02-28 (2009-12-01)"),
    ("winter 2009/2010", "2009-12-01..2010-02-28 (2009-12-01)"),
    (
        "winter 2009-2011",
        "winter belongs to two years, and only one is named",
    ),
    ("by early 2011", "2009-01-01..2011-04-30 (2011-01-01)"),
    ("mid-2011", "2011-05-01..2011-08-31 (2011-05-01)"),
    (
        "late 2010 – early 2011",
        "2010-09-01..2011-04-30 (2011-01-01)",
    ),
    (
        "spring – autumn 2010",
        "2010-03-01..2010-11-30 (2010-09-01)",
    ),
    ("by the end of spring 2010", "2009-01-01..2010-05-31"),
    ("by 15 June 2010", "2009-01-01..2010-06-15"),
    ("no later than 1 July 2010", "2009-01-01..2010-07-01"),
    ("not later than June 2010", "2009-01-01..2010-06-30"),
    ("till 2011", "2009-01-01..2011-12-31"),
    ("up to 2011", "2009-01-01..2011-12-31"),
    ("on or before 30 June 2010", "2009-01-01..2010-06-30"),
    ("by Q2 2010", "2009-01-01..2010-06-30"),
    ("by end 2010", "2009-01-01..2010-12-31"),
    ("by end of 2010", "2009-01-01..2010-12-31"),
    ("by year-end 2010", "2009-01-01..2010-12-31"),
    ("end of 2010", "2009-01-01..2010-12-31"),
    ("at the end of June 2010", "2009-01-01..2010-06-30"),
    ("by the end of the year", "no year is named"),
    ("by the end of the plan", "no year is named"),
    ("before 2010", "2009-01-01..2009-12-31"),
    ("prior to 15 June 2010", "2009-01-01..2010-06-14"),
    ("before the end of 2010", "2009-01-01..2010-12-31"),
    ("before spring 2010", "2009-01-01..2010-02-28"),
    ("before January 2009", "2008-12-31..2008-12-31"),
    ("after June 2010", "`after` says from when, not by when"),
    (
        "not before June 2010",
        "`not before` says from when, not by when",
    ),
    (
        "no earlier than June 2010",
        "`no earlier than` says from when, not by when",
    ),
    ("within 15 days", "2009-02-06..2009-02-21"),
    ("within a month", "2009-02-06..2009-03-06"),
    ("within two weeks", "2009-02-06..2009-02-20"),
    ("within 1 year", "2009-02-06..2010-02-06"),
    ("within half a year", "2009-02-06..2009-08-06"),
    ("within a three-month period", "2009-02-06..2009-05-06"),
    (
        "within 3 months of the approval of the plan",
        "2009-02-06..2009-05-06",
    ),
    (
        "within six months from the date of signing of the order",
        "2009-02-06..2009-08-06",
    ),
    ("within six months after adoption", "2009-02-06..2009-08-06"),
    (
        "within 10 working days",
        "`working days` cannot be counted without a list of holidays",
    ),
    (
        "within 0 months",
        "`within 0 months` counts from something other than the approving act",
    ),
    ("three months", "no year is named"),
    (
        "From June 2010 onwards",
        "every quarter: 15 from 2010-06-01..2010-06-30 to 2013-10-01..2013-12-31",
    ),
    (
        "starting in 2010",
        "every quarter: 16 from 2010-01-01..2010-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "since 2008",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "as of 1 January 2010",
        "every quarter: 16 from 2010-01-01..2010-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "from 2010 on",
        "every quarter: 16 from 2010-01-01..2010-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "from spring 2010",
        "the words do not say on which day it begins or ends",
    ),
    (
        "from the end of 2010",
        "the words do not say on which day it begins or ends",
    ),
    (
        "2010 – ongoing",
        "every quarter: 16 from 2010-01-01..2010-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "ongoing",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "continuously",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "on an ongoing basis",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "throughout 2010",
        "every quarter: 4 from 2010-01-01..2010-03-31 to 2010-10-01..2010-12-31",
    ),
    (
        "Regularly, 2010-2012",
        "every quarter: 12 from 2010-01-01..2010-03-31 to 2012-10-01..2012-12-31",
    ),
    (
        "Regularly from 2010",
        "every quarter: 16 from 2010-01-01..2010-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "regularly during 2010",
        "every quarter: 4 from 2010-01-01..2010-03-31 to 2010-10-01..2010-12-31",
    ),
    (
        "ongoing until the end of June 2010",
        "every quarter: 6 from 2009-01-01..2009-03-31 to 2010-04-01..2010-06-30",
    ),
    (
        "ongoing (until 2011)",
        "every quarter: 12 from 2009-01-01..2009-03-31 to 2011-10-01..2011-12-31",
    ),
    (
        "2010, ongoing",
        "the words do not say whether it continues within that period or from then on",
    ),
    (
        "annually",
        "every year: 5 from 2009-01-01..2009-12-31 to 2013-01-01..2013-12-31",
    ),
    (
        "yearly",
        "every year: 5 from 2009-01-01..2009-12-31 to 2013-01-01..2013-12-31",
    ),
    (
        "every year",
        "every year: 5 from 2009-01-01..2009-12-31 to 2013-01-01..2013-12-31",
    ),
    (
        "each year",
        "every year: 5 from 2009-01-01..2009-12-31 to 2013-01-01..2013-12-31",
    ),
    (
        "once a year",
        "every year: 5 from 2009-01-01..2009-12-31 to 2013-01-01..2013-12-31",
    ),
    (
        "twice a year",
        "every half-year: 10 from 2009-01-01..2009-06-30 to 2013-07-01..2013-12-31",
    ),
    (
        "4 times a year",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "12 times a year",
        "every month: 60 from 2009-01-01..2009-01-31 to 2013-12-01..2013-12-31",
    ),
    (
        "6 times a year",
        "every 2 months: 30 from 2009-01-01..2009-02-28 to 2013-11-01..2013-12-31",
    ),
    (
        "5 times a year",
        "5 times do not divide the calendar unit into equal steps of whole months",
    ),
    (
        "twice a month",
        "2 times do not divide the calendar unit into equal steps of whole months",
    ),
    (
        "quarterly",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "monthly",
        "every month: 60 from 2009-01-01..2009-01-31 to 2013-12-01..2013-12-31",
    ),
    (
        "weekly",
        "every 1 week: 260 from 2009-01-01..2009-01-07 to 2013-12-19..2013-12-25",
    ),
    (
        "half-yearly",
        "every half-year: 10 from 2009-01-01..2009-06-30 to 2013-07-01..2013-12-31",
    ),
    (
        "semi-annually",
        "every half-year: 10 from 2009-01-01..2009-06-30 to 2013-07-01..2013-12-31",
    ),
    (
        "on a quarterly basis",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "every two years",
        "every 2 years: 2 from 2009-01-01..2010-12-31 to 2011-01-01..2012-12-31",
    ),
    (
        "every second year",
        "every 2 years: 2 from 2009-01-01..2010-12-31 to 2011-01-01..2012-12-31",
    ),
    (
        "every other year",
        "every 2 years: 2 from 2009-01-01..2010-12-31 to 2011-01-01..2012-12-31",
    ),
    (
        "biennially",
        "every 2 years: 2 from 2009-01-01..2010-12-31 to 2011-01-01..2012-12-31",
    ),
    (
        "every 4 months",
        "every 4 months: 15 from 2009-01-01..2009-04-30 to 2013-09-01..2013-12-31",
    ),
    (
        "every three months",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "every 3 quarters",
        "every 9 months: 6 from 2009-01-01..2009-09-30 to 2012-10-01..2013-06-30",
    ),
    (
        "every second quarter",
        "the words are known, but not in this order",
    ),
    (
        "once in two years",
        "every 2 years: 2 from 2009-01-01..2010-12-31 to 2011-01-01..2012-12-31",
    ),
    (
        "once every four months",
        "every 4 months: 15 from 2009-01-01..2009-04-30 to 2013-09-01..2013-12-31",
    ),
    (
        "not less than twice a year",
        "every half-year: 10 from 2009-01-01..2009-06-30 to 2013-07-01..2013-12-31",
    ),
    (
        "biannually",
        "`biannually` may mean twice a year or every two years",
    ),
    (
        "bimonthly",
        "`bimonthly` may mean twice a month or every two months",
    ),
    (
        "biweekly",
        "`biweekly` may mean twice a week or every two weeks",
    ),
    (
        "regularly (quarterly)",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "annually from 2010",
        "every year: 4 from 2010-01-01..2010-12-31 to 2013-01-01..2013-12-31",
    ),
    (
        "quarterly until 2011",
        "every quarter: 12 from 2009-01-01..2009-03-31 to 2011-10-01..2011-12-31",
    ),
    (
        "every quarter of 2010",
        "every quarter: 4 from 2010-01-01..2010-03-31 to 2010-10-01..2010-12-31",
    ),
    (
        "2010-2012, annually",
        "every year: 3 from 2010-01-01..2010-12-31 to 2012-01-01..2012-12-31",
    ),
    (
        "annually, 2010–2012",
        "every year: 3 from 2010-01-01..2010-12-31 to 2012-01-01..2012-12-31",
    ),
    ("2010, annually", "every year: 2010-01-01..2010-12-31"),
    (
        "annually in March 2010",
        "a repeated measure needs a whole year or a range",
    ),
    (
        "every two years from 2010",
        "every 2 years: 2 from 2010-01-01..2011-12-31 to 2012-01-01..2013-12-31",
    ),
    (
        "annually by 15 January of the following year",
        "every year: 5 from 2009-01-01..2010-01-15 to 2013-01-01..2014-01-15",
    ),
    (
        "by 31 March of each year",
        "every year: 5 from 2009-01-01..2009-03-31 to 2013-01-01..2013-03-31",
    ),
    (
        "every March",
        "every year: 5 from 2009-03-01..2009-03-31 to 2013-03-01..2013-03-31",
    ),
    (
        "annually, in March",
        "every year: 5 from 2009-03-01..2009-03-31 to 2013-03-01..2013-03-31",
    ),
    (
        "annually by the end of March",
        "every year: 5 from 2009-01-01..2009-03-31 to 2013-01-01..2013-03-31",
    ),
    (
        "annually before 1 March",
        "every year: 5 from 2009-01-01..2009-02-28 to 2013-01-01..2013-02-28",
    ),
    (
        "annually, by 29 February",
        "every year: 5 from 2009-01-01..2009-02-28 to 2013-01-01..2013-02-28",
    ),
    ("annually, by 31 April", "there is no such day"),
    (
        "annually, by spring",
        "the words do not say on which day it begins or ends",
    ),
    (
        "annually, by 31 March 2010",
        "the words are known, but not in this order",
    ),
    (
        "every year by 31 March, from 2011",
        "every year: 3 from 2011-01-01..2011-03-31 to 2013-01-01..2013-03-31",
    ),
    (
        "monthly by the 10th",
        "every month: 60 from 2009-01-01..2009-01-10 to 2013-12-01..2013-12-10",
    ),
    (
        "monthly, by the 31st",
        "every month: 60 from 2009-01-01..2009-01-31 to 2013-12-01..2013-12-31",
    ),
    (
        "monthly, by the 10th of the following month",
        "every month: 60 from 2009-01-01..2009-02-10 to 2013-12-01..2014-01-10",
    ),
    (
        "by the 10th of each month",
        "every month: 60 from 2009-01-01..2009-01-10 to 2013-12-01..2013-12-10",
    ),
    (
        "by the end of each quarter",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "every quarter, by the 15th of the following month",
        "every quarter: 20 from 2009-01-01..2009-04-15 to 2013-10-01..2014-01-15",
    ),
    (
        "quarterly, by the 10th of the month following the reporting quarter",
        "every quarter: 20 from 2009-01-01..2009-04-10 to 2013-10-01..2014-01-10",
    ),
    (
        "quarterly, within 15 days after the end of the quarter",
        "every quarter: 20 from 2009-01-01..2009-04-15 to 2013-10-01..2014-01-15",
    ),
    (
        "quarterly, by the 15th",
        "the due day does not say which day of every period is meant",
    ),
    (
        "quarterly, by 31 March",
        "the due day does not say which day of every period is meant",
    ),
    (
        "every two years, by 31 March",
        "a due day needs a calendar month, quarter, half-year or year",
    ),
    (
        "at the end of each year",
        "every year: 5 from 2009-01-01..2009-12-31 to 2013-01-01..2013-12-31",
    ),
    (
        "until further notice",
        "`further` and `notice` are not part of a period",
    ),
    ("as needed", "`as` and `needed` are not part of a period"),
    ("now", "`now` means a different day each time it is read"),
    (
        "2010 (tentative)",
        "`tentative` is not part of a period; paste `2010`",
    ),
    ("Once in 2010", "the words are known, but not in this order"),
    (
        "March/April 2010",
        "`/` may mean \"and\", \"or\" or \"up to\"",
    ),
    ("TBD", "`TBD` is not part of a period"),
    (
        "20100315",
        "`20100315` is not a date; dates in digits are written `YYYY-MM-DD`",
    ),
    ("2010 III–IV quarters", "2010-07-01..2010-12-31"),
    ("Q3-4 2011", "2011-07-01..2011-12-31"),
    (
        "Q1, Q2-3 2010",
        "2010-01-01..2010-03-31; 2010-04-01..2010-09-30",
    ),
    (
        "monthly in Q3 2010",
        "every month: 3 from 2010-07-01..2010-07-31 to 2010-09-01..2010-09-30",
    ),
    (
        "quarterly in Q3 2010",
        "a repeated measure needs a whole year or a range",
    ),
    ("2010.10.20", "`.` is not part of a period"),
    ("2010+", "`+` is not part of a period"),
    (">2010", "`>` is not part of a period"),
    (
        "June 2010: draft law",
        "`:`, `draft` and other words are not part of a period; paste `June 2010`",
    ),
    (
        "school year 2009-2010",
        "`school` years do not begin in January everywhere",
    ),
    (
        "every month of 2010",
        "every month: 12 from 2010-01-01..2010-01-31 to 2010-12-01..2010-12-31",
    ),
    (
        "annually in the first quarter of the following year",
        "every year: 5 from 2009-01-01..2010-03-31 to 2013-01-01..2014-03-31",
    ),
    (
        "2009-2013 (ongoing)",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "by 1 June every year",
        "every year: 5 from 2009-01-01..2009-06-01 to 2013-01-01..2013-06-01",
    ),
    (
        "June 2010 (first draft), December 2010 (final)",
        "`draft` and `final` are not part of a period; paste `June 2010; December 2010`",
    ),
    (
        "from 2010 (annually)",
        "every year: 4 from 2010-01-01..2010-12-31 to 2013-01-01..2013-12-31",
    ),
    ("within three (3) months", "2009-02-06..2009-05-06"),
    (
        "within 30 (thirty) days from the date of approval",
        "2009-02-06..2009-03-08",
    ),
    (
        "within three (4) months",
        "the words are known, but not in this order",
    ),
    (
        "within 3 months from the date of approval of this plan",
        "2009-02-06..2009-05-06",
    ),
    (
        "within six months after the plan's entry into force",
        "2009-02-06..2009-08-06",
    ),
    (
        "within two months after the plan is approved",
        "2009-02-06..2009-04-06",
    ),
    (
        "not later than three months after the approval",
        "2009-02-06..2009-05-06",
    ),
    (
        "not later than three months",
        "the words do not say from when the time counts",
    ),
    ("within a period of three months", "2009-02-06..2009-05-06"),
    (
        "within three months from the adoption of the law",
        "`within three months` counts from something other than the approving act",
    ),
    (
        "2010, quarterly",
        "every quarter: 4 from 2010-01-01..2010-03-31 to 2010-10-01..2010-12-31",
    ),
    ("annually, 2013", "every year: 2013-01-01..2013-12-31"),
    (
        "monthly, Q3 2010",
        "every month: 3 from 2010-07-01..2010-07-31 to 2010-09-01..2010-09-30",
    ),
    (
        "2010 (monthly)",
        "every month: 12 from 2010-01-01..2010-01-31 to 2010-12-01..2010-12-31",
    ),
    (
        "March 2010, annually",
        "a repeated measure needs a whole year or a range",
    ),
    (
        "2010, every two years",
        "a repeated measure needs a whole year or a range",
    ),
    (
        "in 2010, every 4 months",
        "every 4 months: 3 from 2010-01-01..2010-04-30 to 2010-09-01..2010-12-31",
    ),
    (
        "annually until 3 June",
        "every year: 5 from 2009-01-01..2009-06-03 to 2013-01-01..2013-06-03",
    ),
    ("annually until June", "no year is named"),
    (
        "every year till the 31st of March",
        "every year: 5 from 2009-01-01..2009-03-31 to 2013-01-01..2013-03-31",
    ),
    (
        "by 31 March annually",
        "every year: 5 from 2009-01-01..2009-03-31 to 2013-01-01..2013-03-31",
    ),
    (
        "every year by the 31st of March",
        "every year: 5 from 2009-01-01..2009-03-31 to 2013-01-01..2013-03-31",
    ),
    (
        "by the 15th of the following month, quarterly",
        "every quarter: 20 from 2009-01-01..2009-04-15 to 2013-10-01..2014-01-15",
    ),
    (
        "quarterly, until the 15th of the next month",
        "every quarter: 20 from 2009-01-01..2009-04-15 to 2013-10-01..2014-01-15",
    ),
    (
        "quarterly, by the 10th of the month after the quarter",
        "every quarter: 20 from 2009-01-01..2009-04-10 to 2013-10-01..2014-01-10",
    ),
    (
        "by the 25th day of each month",
        "every month: 60 from 2009-01-01..2009-01-25 to 2013-12-01..2013-12-25",
    ),
    (
        "by the last day of each quarter",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "on the last day of the month, monthly",
        "every month: 60 from 2009-01-01..2009-01-31 to 2013-12-01..2013-12-31",
    ),
    (
        "Q1; Q3 2010",
        "2010-01-01..2010-03-31; 2010-07-01..2010-09-30",
    ),
    (
        "June; November; December 2010",
        "2010-06-01..2010-06-30; 2010-11-01..2010-11-30; 2010-12-01..2010-12-31",
    ),
    ("November; February 2010", "the later date is named first"),
    ("June; 2011", "no year is named"),
    ("May 31 to 2008-06-05", "2008-05-31..2008-06-05"),
    ("May 31 to 2010-06-05", "2010-05-31..2010-06-05"),
    ("between 3 March and 15.04.2010", "2010-03-03..2010-04-15"),
    ("June – 2010-03-01", "the later date is named first"),
    (
        "during the whole period",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "throughout the term of the plan",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "during the entire implementation period, monthly",
        "every month: 60 from 2009-01-01..2009-01-31 to 2013-12-01..2013-12-31",
    ),
    (
        "during the term of the plan",
        "the words do not say whether it is done once by the end, or repeatedly",
    ),
    (
        "quarterly during the term of the plan",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    (
        "over the whole period",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
    ("in the course of 2010", "2010-01-01..2010-12-31"),
    ("over the period 2010–2012", "2010-01-01..2012-12-31"),
    (
        "from the beginning of 2010 to the end of 2011",
        "2010-01-01..2011-12-31",
    ),
    (
        "from 2010 on an annual basis",
        "every year: 4 from 2010-01-01..2010-12-31 to 2013-01-01..2013-12-31",
    ),
    (
        "four times per annum",
        "every quarter: 20 from 2009-01-01..2009-03-31 to 2013-10-01..2013-12-31",
    ),
];

/// Returns what a phrase is read as: what is due when, or why it is refused and the part that could be pasted.
///
/// Of a delivery, the days of each window; a second due date is the earliest one can hold.
/// Of what continues, how often, how many times, and the days of the first and last.
fn transcript(phrase: &str) -> String {
    let frame = Frame {
        term: Days::parse("2009-01-01..2013-12-31").unwrap(),
        approved_on: parse_date("2009-02-06"),
        every: Every::Calendar(Unit::Quarter),
    };
    let days = |slot: &Slot| {
        let earliest = if slot.earliest_due == slot.due_on {
            String::new()
        } else {
            format!(" ({})", slot.earliest_due)
        };
        format!("{}..{}{earliest}", slot.starts_on, slot.due_on)
    };
    match read(phrase, Language::English) {
        Ok(read) => {
            let slots = read.reading.slots(&frame).unwrap();
            match (read.reading.every(&frame), slots.as_slice()) {
                (None, slots) => slots.iter().map(days).collect::<Vec<_>>().join("; "),
                (Some(every), []) => format!("every {every}: never"),
                (Some(every), [first, .., last]) => {
                    format!(
                        "every {every}: {} from {} to {}",
                        slots.len(),
                        days(first),
                        days(last)
                    )
                }
                (Some(every), [only]) => format!("every {every}: {}", days(only)),
            }
        }
        Err(refused) => match refused.dated_part {
            Some(part) => format!("{}; paste `{part}`", refused.reason),
            None => refused.reason,
        },
    }
}

#[test]
fn every_phrase_is_read_as_stated_or_refused_for_the_stated_reason() {
    let wrong: Vec<_> = PHRASES
        .iter()
        .map(|(phrase, expected)| (*phrase, transcript(phrase), *expected))
        .filter(|(_, found, expected)| found != expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
