# English. One text a line; `{ $gap }` is filled in; numbers choose among the forms.

# With a space at which no line ends.
-percent = {"\u00A0"}%

## Dates and periods
date = { $day } { $month } { $year }
year = { $ending ->
   *[other] { $year }
}
days = { $first } to { $last }
all-of = { $rest } and { $last }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
period-month = { $month } { $year }
period-quarter = { $index ->
    [1] the first quarter of { $year }
    [2] the second quarter of { $year }
    [3] the third quarter of { $year }
   *[4] the fourth quarter of { $year }
}
period-half-year = { $index ->
    [1] the first half of { $year }
   *[2] the second half of { $year }
}
period-year = { $index ->
   *[other] the year { $year }
}

## What formats add
contents = Contents
page-of = Page { $page } of { $pages }
filter = Filter
filter-table = Filter the rows of "{ $table }"
rows-shown = { $shown } of { $all } rows
sort-by = Sort by { $column }
back-to-contents = Back to the contents
chart-data = The figures stand in the table.
total = total
sheet-report = Report
date-known-on = { $date }, as known on { $known }
as-of-day = as of { $date }
skip-to-report = Skip to the report
show-all = Show all rows
follow-help = A figure leads to the rows that it counts.
figure-withheld = a figure that is withheld
chart-part = { $title } ({ $part } of { $parts })

## Statuses, roles and kinds
status-met = met
status-met-late = met late
status-met-late-days = met late, { $days ->
    [one] { $days } day
   *[other] { $days } days
}
status-not-applicable = not applicable
status-waived = waived
status-upcoming = upcoming
status-open = open
status-awaiting = awaiting
status-awaiting-report = awaiting report
status-awaiting-review = awaiting review
status-overdue = overdue
status-overdue-days = overdue, { $days ->
    [one] { $days } day
   *[other] { $days } days
}
status-arguably = { $status }, arguably overdue
short-met = met
short-met-late = late
short-not-applicable = n/a
short-waived = waived
short-upcoming = upcoming
short-open = open
short-awaiting = awaiting
short-overdue = overdue
role-lead = lead
role-joint = joint
role-recommended = recommended
kind-delivery = delivery
kind-continuing = continuing
edition-coordinator = coordinator
edition-body = body
edition-public = public
no-body = no body named

## The title block
report-period-title = Report on { $period }
report-overdue-title = Overdue as of { $date }
report-measures-title = The measures and their status
report-reporting-title = Reporting discipline
report-body-title = { $body }: obligations and status
act-of = { $act } of { $date }
act-retroactive = { $act } of { $date }, retroactively from { $from }
fact-legal-basis = Legal basis
fact-amended = Amended by
fact-known-on = As known on
age-years = { $count } { $count ->
    [one] year
   *[other] years
}
age-months = { $count } { $count ->
    [one] month
   *[other] months
}
age-days = { $count } { $count ->
    [one] day
   *[other] days
}
succeeded = , now { $bodies }
fact-term = Term
fact-period = Reporting period
fact-period-value = { $name } ({ $days })
fact-body = Body
fact-as-of = As of
fact-edition = Edition
fact-fingerprint = Fingerprint of the plan's files (SHA-256)
fact-fingerprint-shown = Fingerprint of what this report shows (SHA-256)
fact-revision = Revision in git
still-running = The period is still running: its figures are not final.
assumed = Assumed, and not in the approving act:
assumed-reporting = Bodies report { $every }, within { $within } after the period.
assumed-continuing = A measure without a date, such as “Regularly”, is judged { $every }; { $answerable }.
assumed-delivery = A measure with a date: { $answerable }.
assumed-readings = { $count ->
    [one] The reading of the words of measure { $measures } is assumed.
   *[other] The readings of the words of { $count } measures are assumed: { $measures }.
}
answerable-lead = the lead body answers
answerable-each = each lead and joint body answers
answerable-any = any lead or joint body may answer for all
every-month = every month
every-quarter = every quarter
every-half-year = every half-year
every-year = every year
every-step = every { $step }
left-out = { $count ->
    [one] { $count } progress report or review is left out of this report, because an error stands in it.
   *[other] { $count } progress reports and reviews are left out of this report, because errors stand in them.
}
left-out-entry = measure { $measure }, { $body }, for { $period }

## Summary
section-summary = Summary
summary-due = { $count ->
    [0] Nothing fell due in { $period }.
    [one] In { $period }, { $count } obligation fell due: { $parts }.
   *[other] In { $period }, { $count } obligations of { $measures ->
        [one] { $measures } measure
       *[other] { $measures } measures
    } fell due: { $parts }.
}
counted-met = { $count } met on time
counted-met-late = { $count } met late
counted-not-applicable = { $count } not applicable
counted-waived = { $count } waived
counted-awaiting = { $count } awaiting word
counted-overdue = { $count } overdue
counted-open = { $count } still open
counted-upcoming = { $count } not begun
summary-overdue = { $count ->
    [one] As of { $date }, { $count } obligation is overdue; it fell due on { $oldest }.
   *[other] As of { $date }, { $count } obligations of { $measures ->
        [one] { $measures } measure
       *[other] { $measures } measures
    } are overdue at { $bodies ->
        [one] { $bodies } body
       *[other] { $bodies } bodies
    }; the oldest fell due on { $oldest }.
}
summary-nothing-overdue = As of { $date }, nothing is overdue.
summary-own-overdue = { $count ->
    [0] As of { $date }, nothing is overdue.
    [one] As of { $date }, { $count } obligation is overdue.
   *[other] As of { $date }, { $count } obligations are overdue.
}
summary-moved = Compared with the standing as of { $date }: { $parts }.
summary-unmoved = Compared with the standing as of { $date }, nothing moved.
moved-became-overdue = { $count } became overdue
moved-reopened = { $count } { $count ->
    [one] was
   *[other] were
} reopened
moved-awaits-review = { $count } { $count ->
    [one] is overdue no more, and waits
   *[other] are overdue no more, and wait
} for review
moved-no-longer-overdue = { $count } { $count ->
    [one] is
   *[other] are
} overdue no more
moved-moved = { $count } { $count ->
    [one] was
   *[other] were
} moved by amendment
moved-passed-on = { $count } { $count ->
    [one] was
   *[other] were
} passed to a successor
moved-added = { $count } { $count ->
    [one] was
   *[other] were
} added
moved-removed = { $count } { $count ->
    [one] was
   *[other] were
} removed
moved-waived = { $count } { $count ->
    [one] was
   *[other] were
} waived
moved-not-applicable = { $count } { $count ->
    [one] was
   *[other] were
} found not applicable
moved-delivered-late = { $count } { $count ->
    [one] was
   *[other] were
} met late
moved-delivered = { $count } { $count ->
    [one] was
   *[other] were
} met on time
summary-next = { $count ->
    [0] Nothing falls due in { $period }.
    [one] In { $period }, { $count } obligation falls due.
   *[other] In { $period }, { $count } obligations of { $measures ->
        [one] { $measures } measure
       *[other] { $measures } measures
    } fall due.
}
summary-withheld = { $count ->
    [one] The obligations of { $count } measure are not counted or listed, since its counts are small; the sign • stands for a figure that is withheld.
   *[other] The obligations of { $count } measures are not counted or listed, since their counts are small; the sign • stands for a figure that is withheld.
}

## Commands
reporting-heading = Reporting discipline as of { $date }
timeline-heading = Measures against { $every ->
    [month] months
    [quarter] quarters
    [half-year] half-years
   *[year] years
}, as of { $date }
timeline-none = Nothing is listed.
timeline-key = { $signs }; the sign { $mark } marks the as-of day.

## Sections
section-standing = Status
standing-none = Nothing had fallen due yet.
standing-scope = Counted is everything that had fallen due by { $date }.
section-by-objective = By objective
section-by-body = By body
section-by-period = By reporting period
section-due = Due in { $period }: { $count }
due-none = Nothing falls due in it.
section-overdue = Overdue: { $count }
overdue-none = Nothing is overdue.
section-met = Met in { $period }: { $count }
met-none = Nothing was met in it.
section-movement = Movement since { $date }: { $count }
section-movement-first = Movement
movement-first = There is no earlier reporting period to compare with.
movement-none = Nothing moved.
section-restated = Restated since { $date }: { $count }
restated-none = How obligations stood on { $date } is known today as it was known then.
restated-scope = How obligations stood on { $date }, as it was known then and as it is known now.
restated-received = progress report of { $body } for { $period } received on { $date }
restated-corrected = correction of the progress report of { $body } for { $period } received on { $date }
restated-accepted = accepted on { $date }
restated-returned = returned on { $date }
restated-act = { $act } of { $date }, in force from { $from }
section-slippage = Due dates moved by acts: { $count }
section-carried = Taken up from earlier plans: { $count }
carried-from = { $measure } of { $plan }
report-carry-over-title = What is left for the next plan, as of { $date }
section-left = { $title }: { $count }
left-none = Everything is met, waived or not applicable: nothing is left.
left-scope = { $measures } of { $all } measures leave { $count } obligations unmet. `tadbir init --continue` starts the next plan with them.
section-silent = Continuing measures without evidence: { $count }
silent-none = There are none.
silent-scope = Of these, the last { $count } periods or more have no evidence.
section-discipline = Reporting discipline
discipline-none = No progress report was due yet.
discipline-sentence = { $owed ->
    [one] { $owed } progress report was owed
   *[other] { $owed } progress reports were owed
}: { $on-time }{ -percent } came on time, { $late }{ -percent } late, { $without-substance }{ -percent } without substance, { $nil }{ -percent } said that there is nothing to report, { $missing }{ -percent } are missing.
matrix-scope = Progress reports that came on time, of those owed.
section-needs = Needs raised by bodies: { $count }
needs-none = No body raised a need.
section-next = Due next, in { $period }: { $count }
section-next-none = Due next
next-none = The term of the plan ends with this period.
section-annex = Annex: every measure
annex-scope = Words and period are the decree's own; the reading is what they are taken to mean. Counted is what had fallen due by the end of the period; the last column says where each stands.
section-own = All obligations: { $count }
own-none = There are none.
group-title = { $name }: { $count }
annex-standing = { $status } (due { $due })

## Causes of movement
cause-became-overdue = Became overdue
cause-reopened = Reopened
cause-awaits-review = Overdue no more, awaiting review
cause-no-longer-overdue = Overdue no more
cause-moved = Moved by an amendment
cause-passed-on = Passed to a successor
cause-added = Added
cause-removed = Removed
cause-waived = Waived
cause-not-applicable = Not applicable
cause-delivered-late = Met late
cause-delivered = Met on time

## Runs of periods
run-month = { $count } months, { $first } to { $last }
run-quarter = { $count } quarters, { $first } to { $last }
run-half-year = { $count } half-years, { $first } to { $last }
run-year = { $count } years, { $first } to { $last }
run-period = { $count } periods, { $first } to { $last }

## Captions of tables
caption-by-objective = Status by objective
caption-by-body = Status by body
caption-by-period = Status by the period in which it fell due
caption-due = Due in the period
caption-next = Due in the next period
caption-met = Met in the period
caption-overdue = Overdue
caption-movement = Movement
caption-restated = Restatements
caption-slippage = Due dates moved by acts
caption-carried = Taken up from earlier plans
caption-left = Left for the next plan
caption-silent = Without evidence
caption-discipline = Reporting discipline by body
caption-discipline-by-period = Reporting discipline
caption-matrix = Bodies against periods
caption-needs = Needs
caption-annex = Every measure
caption-obligations = Obligations
caption-own = Obligations

## Charts
chart-bodies-title = Status by body
chart-bodies = Most is overdue at { $body }: { $count }.
chart-bodies-none = Nothing is overdue at any body.
chart-trend-title = Status by reporting period
chart-trend = Met of what had fallen due: { $first-percent }{ -percent } in { $first }, { $last-percent }{ -percent } in { $last }.
chart-discipline-title = Reporting discipline by body
chart-timeline-title = Timeline
chart-timeline = { $rows ->
    [one] { $rows } row against the reporting periods of the term, as of { $date }.
   *[other] { $rows } rows against the reporting periods of the term, as of { $date }.
}

## Columns
column-objective = Objective
column-measure = Measure
column-text = Words
column-period = Period
column-reading = Reading
column-body = Body
column-name = Name
column-total = all
column-met_percent = met of due
column-due_period = Due in
column-due_on = Due
column-starts_on = Starts
column-first_due_on = First due
column-oldest_due_on = Oldest due
column-met_on = Met on
column-status = Status
column-days_late = Days late
column-late_before = Late before
column-obstacles = Obstacles
column-summary = What was done
column-evidence = Evidence
column-needs = Needs
column-cause = Cause
column-was = Was
column-is = Is
column-days_moved = Days moved
column-acts = Acts
column-said = Known then
column-known = Known now
column-why = Why
column-continues = Continues
column-owed_since = Owed since
column-rests_by = Rests by
column-age = Age
column-unmet = unmet
column-bodies = Bodies
column-act = Act
column-periods = Periods
column-since_period = Since
column-id = Id
column-role = Role
column-kind = Kind
column-owed = owed
column-on-time = on time
column-late = late
column-missing = missing
column-nil = nil
column-without-substance = without substance
column-missing_on_time = missing, came on time
column-nil_on_time = nil, on time
column-without-substance_on_time = without substance, on time
column-on_time_percent = on time

## Readings
reading-unreadable = cannot be read
reading-empty = { $kind }, without any day in the term
reading-delivery = delivery, { $first } to { $last }, due on { $due }
reading-vague = delivery, { $first } to { $last }, due at the latest on { $due }, at the earliest on { $earliest }
reading-deliveries = { $count } deliveries, the first due on { $first }, the last on { $last }
reading-continuing = continuing, { $every } ({ $source }), { $first } to { $last }, the first due on { $due }
reading-stated = { $reading }; stated by { $by }
reading-stated-by-nobody = { $reading }; stated by nobody named
reading-amended = { $reading }. { $act } changes it to “{ $words }”: { $new }
source-words = in words
source-measure = set for the measure
source-objective = set for the objective
source-plan = by the plan's rule
source-assumed = assumed
length-day = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
length-week = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
length-month = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
length-year = { $count ->
    [one] { $count } year
   *[other] { $count } years
}

## Forms and letters
state-done = done
state-in-progress = in progress
state-not-started = not started
state-nil = nothing to report
state-not-applicable = not applicable
state-undone = undone
form-sheet = Progress
form-help-sheet = Instructions
form-title = Progress report of { $body } for { $period }
form-column-measure = Measure
form-column-for = For
form-column-text = The decree's words
form-column-period = Implementation period
form-column-due_on = Due on
form-column-said = What was said last
form-column-ask = To be put right
form-column-state = State
form-column-done_on = Done on
form-column-summary = What was done
form-column-evidence = Evidence (one per line)
form-column-obstacles = Obstacles
form-column-needs = Needs
form-column-reason = Reason, if not applicable
form-column-code = Code
form-said = { $state } for { $period }
form-said-done = done on { $date }
form-returned = returned on { $date }
form-state-title = State
form-state-help = Choose one of the list.
form-date-title = Day
form-date-help = A date, not before the plan begins, such as { $example }.
form-length-title = Length
form-length-help = At most { $most } characters; a document can say the rest.
form-help-title = How to fill in this form
form-help-1 = Each row of the sheet "{ $sheet }" asks about one obligation. The grey columns are the plan's own words and cannot be changed.
form-help-2 = Choose a state in each row: "{ $done }", "{ $progress }", "{ $not-started }", "{ $nil }" or "{ $not-applicable }".
form-help-3 = "{ $done }": give the day on which it was done, what was done, and the acts, letters or documents that show it, one on each line (Alt and Enter begin a new line).
form-help-4 = "{ $progress }" and "{ $not-started }": say what stands in the way if the due date has passed, and what is needed.
form-help-5 = "{ $nil }": there is nothing to report. An empty row is not that: it counts as no answer.
form-help-6 = "{ $not-applicable }": nothing was owed in this period; give the reason.
form-help-7 = Type dates as dates. Leave out names, telephone numbers and addresses of people: victims are never named in a plan. An answer has at most { $most } characters, the name of a document at most { $line }.
form-help-8 = Do not add rows or columns; save the form as XLSX and send it back to { $coordinator } by { $due }.
letter-title = Request for progress reports for { $period }
letter-remind-title = Reminder: progress reports for { $period }
letter-to = To: { $body }
letter-date = Date: { $date }
letter-asked = Under the { $plan }, { $body } is asked to report on { $count ->
    [one] 1 obligation
   *[other] { $count } obligations
} for { $period } by { $due }.
letter-returned = { $count ->
    [one] 1 progress report was returned; the form says what is to be put right.
   *[other] { $count } progress reports were returned; the form says what is to be put right.
}
letter-how = The form is attached, with instructions. Please answer every row; where there is nothing to report, say so.
letter-owed = By { $date } the office had no progress report of { $body } on { $count ->
    [one] the following obligation
   *[other] the following { $count } obligations
} for { $period }. It { $has-passed ->
    [yes] was due by { $due }
   *[no] is due by { $due }
}.
letter-owed-how = Please send the form back, or say what stands in the way.
letter-signed = { $coordinator }
letter-no-coordinator = the coordinator
paper-state = State (one of: { $states })
