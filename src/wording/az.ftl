# Azərbaycan dili. One text a line; `{ $gap }` is filled in; numbers choose among the forms.
# A number is followed by the singular.

## Dates and periods
date = { $day } { $month } { $year } il
year = { $year }-{ $ending ->
    [ones-6] cı
    [ones-9] cu
    [ones-3] cü
    [ones-4] cü
    [tens-1] cu
    [tens-3] cu
    [tens-4] cı
    [tens-6] cı
    [tens-9] cı
   *[other] ci
}
days = { $first } – { $last }
all-of = { $rest } və { $last }
month-1 = yanvar
month-2 = fevral
month-3 = mart
month-4 = aprel
month-5 = may
month-6 = iyun
month-7 = iyul
month-8 = avqust
month-9 = sentyabr
month-10 = oktyabr
month-11 = noyabr
month-12 = dekabr
period-month = { $year } ilin { $month } ayı
period-quarter = { $index ->
    [1] { $year } ilin birinci rübü
    [2] { $year } ilin ikinci rübü
    [3] { $year } ilin üçüncü rübü
   *[4] { $year } ilin dördüncü rübü
}
period-half-year = { $index ->
    [1] { $year } ilin birinci yarısı
   *[2] { $year } ilin ikinci yarısı
}
period-year = { $index ->
   *[other] { $year } il
}

## What formats add
contents = Mündəricat
page-of = Səhifə { $page } / { $pages }
filter = Süzgəc
filter-table = “{ $table }” cədvəlinin sətirlərini süzün
rows-shown = { $all } sətirdən { $shown } göstərilir
sort-by = “{ $column }” üzrə çeşidlə
back-to-contents = Mündəricata qayıt
chart-data = Rəqəmlər cədvəldə verilmişdir.
total = cəmi
as-of-day = { $date } tarixinə
skip-to-contents = Mündəricata keç
show-all = Bütün sətirləri göstər
follow-help = Hər rəqəm saydığı sətirlərə aparır.
