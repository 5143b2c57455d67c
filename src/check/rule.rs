//! The rules about a plan: timeless checks over its records, one file each.
//!
//! A rule takes the plan and no day: files that pass today pass next year. Lateness is a status, not a finding.

mod added_after_its_period;
mod ambiguous_body;
mod ambiguous_progress;
mod assumed_act;
mod body_named_twice;
mod body_without_contact;
mod ceased_body;
mod change_before_measure;
mod change_without_effect;
mod continues_nothing;
mod contradicting_amendments;
mod done_before_period;
mod done_without_date;
mod done_without_evidence;
mod duplicate_id;
mod effective_before_act;
mod empty_term;
mod extended_after_the_fact;
mod group_in_group;
mod group_without_members;
mod late_without_obstacles;
mod lead_not_named;
mod measure_not_running;
mod measure_outside_objective;
mod measure_without_body;
mod member_for_other_measure;
mod members_without_group;
mod not_applicable_delivery;
mod not_applicable_without_reason;
mod period_outside_term;
mod progress_before_start;
mod progress_by_other_body;
mod progress_fit;
pub(super) mod reading_contradicts_itself;
pub(super) mod reading_contradicts_words;
mod received_before_done;
mod review_of_nothing;
mod shortened_after_the_fact;
mod too_many_obligations;
mod too_often;
mod unfinished_period;
mod unknown_body;
mod unknown_measure;
mod unknown_objective;
mod unknown_obligation;
mod unreadable_period;
mod unsound_succession;
mod unsound_undone;
mod unused_body;
mod wrong_folder;

use crate::file::finding::{Finding, Rule};
use crate::plan::Plan;

type Check = fn(&Plan) -> Vec<Finding>;

/// Every rule about a plan, by id.
pub(crate) static CHECKS: &[(&Rule, Check)] = &[
    (&added_after_its_period::RULE, added_after_its_period::check),
    (&ambiguous_body::RULE, ambiguous_body::check),
    (&ambiguous_progress::RULE, ambiguous_progress::check),
    (&assumed_act::RULE, assumed_act::check),
    (&body_named_twice::RULE, body_named_twice::check),
    (&body_without_contact::RULE, body_without_contact::check),
    (&ceased_body::RULE, ceased_body::check),
    (&change_before_measure::RULE, change_before_measure::check),
    (&change_without_effect::RULE, change_without_effect::check),
    (&continues_nothing::RULE, continues_nothing::check),
    (
        &contradicting_amendments::RULE,
        contradicting_amendments::check,
    ),
    (&done_before_period::RULE, done_before_period::check),
    (&done_without_date::RULE, done_without_date::check),
    (&done_without_evidence::RULE, done_without_evidence::check),
    (&duplicate_id::RULE, duplicate_id::check),
    (&effective_before_act::RULE, effective_before_act::check),
    (&empty_term::RULE, empty_term::check),
    (
        &extended_after_the_fact::RULE,
        extended_after_the_fact::check,
    ),
    (&group_in_group::RULE, group_in_group::check),
    (&group_without_members::RULE, group_without_members::check),
    (&late_without_obstacles::RULE, late_without_obstacles::check),
    (&lead_not_named::RULE, lead_not_named::check),
    (&measure_not_running::RULE, measure_not_running::check),
    (
        &measure_outside_objective::RULE,
        measure_outside_objective::check,
    ),
    (&measure_without_body::RULE, measure_without_body::check),
    (
        &member_for_other_measure::RULE,
        member_for_other_measure::check,
    ),
    (&members_without_group::RULE, members_without_group::check),
    (
        &not_applicable_delivery::RULE,
        not_applicable_delivery::check,
    ),
    (
        &not_applicable_without_reason::RULE,
        not_applicable_without_reason::check,
    ),
    (&period_outside_term::RULE, period_outside_term::check),
    (&progress_before_start::RULE, progress_before_start::check),
    (&progress_by_other_body::RULE, progress_by_other_body::check),
    (
        &reading_contradicts_itself::RULE,
        reading_contradicts_itself::check,
    ),
    (
        &reading_contradicts_words::RULE,
        reading_contradicts_words::check,
    ),
    (&received_before_done::RULE, received_before_done::check),
    (&review_of_nothing::RULE, review_of_nothing::check),
    (
        &shortened_after_the_fact::RULE,
        shortened_after_the_fact::check,
    ),
    (&too_many_obligations::RULE, too_many_obligations::check),
    (&too_often::RULE, too_often::check),
    (&unfinished_period::RULE, unfinished_period::check),
    (&unknown_body::RULE, unknown_body::check),
    (&unknown_measure::RULE, unknown_measure::check),
    (&unknown_objective::RULE, unknown_objective::check),
    (&unknown_obligation::RULE, unknown_obligation::check),
    (&unreadable_period::RULE, unreadable_period::check),
    (&unsound_succession::RULE, unsound_succession::check),
    (&unsound_undone::RULE, unsound_undone::check),
    (&unused_body::RULE, unused_body::check),
    (&wrong_folder::RULE, wrong_folder::check),
];
