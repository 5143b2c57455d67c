# English. One text a line; `{ $gap }` is filled in; numbers choose among the forms.

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
as-of-day = as of { $date }
skip-to-contents = Skip to the contents
show-all = Show all rows
follow-help = A figure leads to the rows that it counts.
