# Azərbaycan dili. One text a line; `{ $gap }` is filled in; numbers choose among the forms.
# A number is followed by the singular.

# With a space at which no line ends.
-percent = {"\u00A0"}%

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
period-year = { $year } il

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
sheet-report = Hesabat
date-known-on = { $date } ({ $known } tarixində məlum olan)
as-of-day = { $date } tarixinə
skip-to-report = Hesabata keç
show-all = Bütün sətirləri göstər
follow-help = Hər rəqəm saydığı sətirlərə aparır.
figure-withheld = açıqlanmayan rəqəm
chart-part = { $title } ({ $part } / { $parts })

## Statuses, roles and kinds
status-met = icra edilib
status-met-late = gecikmə ilə icra edilib
status-met-late-days = { $days } gün gecikmə ilə icra edilib
status-not-applicable = tətbiq olunmur
status-waived = götürülüb
status-upcoming = hələ başlanmayıb
status-open = icra müddətindədir
status-awaiting = gözlənilir
status-awaiting-report = hesabat gözlənilir
status-awaiting-review = baxılması gözlənilir
status-overdue = vaxtı keçib
status-overdue-days = vaxtı { $days } gün keçib
status-arguably = { $status }, mübahisəli olaraq vaxtı keçib
short-met = icra edilib
short-met-late = gecikib
short-not-applicable = aid deyil
short-waived = götürülüb
short-upcoming = gələcək
short-open = müddətində
short-awaiting = gözlənilir
short-overdue = vaxtı keçib
role-lead = əsas icraçı
role-joint = birgə icraçı
role-recommended = tövsiyə olunan
kind-delivery = müddətli
kind-continuing = daimi
edition-coordinator = koordinator üçün
edition-body = icraçı qurum üçün
edition-public = ictimaiyyət üçün
no-body = icraçı göstərilməyib

## The title block
report-period-title = Hesabat: { $period }
report-overdue-title = Vaxtı keçmiş öhdəliklər: { $date }
report-measures-title = Tədbirlər və onların icra vəziyyəti
report-reporting-title = Hesabat intizamı
report-body-title = { $body }: öhdəliklər və icra vəziyyəti
act-of = { $act }, { $date }
act-retroactive = { $act }, { $date } ({ $from } tarixindən geriyə qüvvədə)
fact-legal-basis = Hüquqi əsas
fact-amended = Dəyişdirən aktlar
fact-known-on = Məlumatın tarixi
age-years = { $count } il
age-months = { $count } ay
age-days = { $count } gün
succeeded = , hazırda { $bodies }
fact-term = Planın müddəti
fact-period = Hesabat dövrü
fact-period-value = { $name } ({ $days })
fact-body = İcraçı qurum
fact-as-of = Vəziyyət tarixi
fact-edition = Nəşr
fact-fingerprint = Plan fayllarının barmaq izi (SHA-256)
fact-fingerprint-shown = Bu hesabatda göstərilənlərin barmaq izi (SHA-256)
fact-revision = Git versiyası
still-running = Hesabat dövrü başa çatmayıb: rəqəmlər yekun deyil.
assumed = Təsdiqedici aktda göstərilməyib, güman edilir:
assumed-reporting = İcraçı qurumlar { $every } hesabat verir; hesabatın müddəti: dövr başa çatdıqdan sonra { $within }.
assumed-continuing = “Mütəmadi” kimi tarixi olmayan tədbir { $every } qiymətləndirilir; { $answerable }.
assumed-delivery = Tarixi olan tədbir: { $answerable }.
assumed-readings = { $count ->
    [one] { $measures } tədbirinin müddətinin oxunuşu güman edilir.
   *[other] { $count } tədbirin müddətinin oxunuşu güman edilir: { $measures }.
}
answerable-lead = əsas icraçı cavab verir
answerable-each = hər bir əsas və birgə icraçı cavab verir
answerable-any = icraçılardan hər hansı biri hamısının əvəzinə cavab verə bilər
every-month = hər ay
every-quarter = hər rüb
every-half-year = hər yarımil
every-year = hər il
every-step = hər { $step }
left-out = Səhv olduğuna görə { $count } icra məlumatı və ya rəy bu hesabata daxil edilməyib.
left-out-entry = { $measure } tədbiri, { $body }, { $period }

## Summary
section-summary = Xülasə
summary-due = { $count ->
    [0] { $period } ərzində icra müddəti başa çatan öhdəlik yoxdur.
    [one] { $period } ərzində { $count } öhdəliyin icra müddəti başa çatıb: { $parts }.
   *[other] { $period } ərzində { $measures } tədbir üzrə { $count } öhdəliyin icra müddəti başa çatıb: { $parts }.
}
counted-met = { $count } öhdəlik vaxtında icra edilib
counted-met-late = { $count } öhdəlik gecikmə ilə icra edilib
counted-not-applicable = { $count } öhdəlik tətbiq olunmur
counted-waived = { $count } öhdəlik götürülüb
counted-awaiting = { $count } öhdəlik üzrə məlumat gözlənilir
counted-overdue = { $count } öhdəliyin vaxtı keçib
counted-open = { $count } öhdəlik icra müddətindədir
counted-upcoming = { $count } öhdəliyə hələ başlanmayıb
summary-overdue = { $count ->
    [one] Vəziyyət tarixi: { $date }. { $count } öhdəliyin vaxtı keçib; onun müddəti { $oldest } tarixində başa çatıb.
   *[other] Vəziyyət tarixi: { $date }. { $measures } tədbir üzrə { $bodies } qurumda { $count } öhdəliyin vaxtı keçib; ən köhnəsinin müddəti { $oldest } tarixində başa çatıb.
}
summary-nothing-overdue = Vəziyyət tarixi: { $date }. Vaxtı keçmiş öhdəlik yoxdur.
summary-own-overdue = { $count ->
    [0] Vəziyyət tarixi: { $date }. Vaxtı keçmiş öhdəlik yoxdur.
   *[other] Vəziyyət tarixi: { $date }. { $count } öhdəliyin vaxtı keçib.
}
summary-moved = { $date } tarixinə olan vəziyyətlə müqayisədə: { $parts }.
summary-unmoved = { $date } tarixinə olan vəziyyətlə müqayisədə dəyişiklik olmayıb.
moved-became-overdue = { $count } öhdəliyin vaxtı keçib
moved-reopened = { $count } öhdəlik yenidən açılıb
moved-awaits-review = { $count } öhdəlik baxılmasını gözləyir və daha vaxtı keçmiş sayılmır
moved-no-longer-overdue = { $count } öhdəlik daha vaxtı keçmiş sayılmır
moved-moved = { $count } öhdəliyin müddəti dəyişdirilib
moved-passed-on = { $count } öhdəlik hüquqi varisə keçib
moved-added = { $count } öhdəlik əlavə edilib
moved-removed = { $count } öhdəlik çıxarılıb
moved-waived = { $count } öhdəlik götürülüb
moved-not-applicable = { $count } öhdəliyin tətbiq olunmadığı müəyyən edilib
moved-delivered-late = { $count } öhdəlik gecikmə ilə icra edilib
moved-delivered = { $count } öhdəlik vaxtında icra edilib
summary-next = { $count ->
    [0] { $period } ərzində icra müddəti başa çatacaq öhdəlik yoxdur.
   *[other] { $period } ərzində { $measures } tədbir üzrə { $count } öhdəliyin icra müddəti başa çatacaq.
}
summary-withheld = { $count } tədbirin öhdəlikləri sayları az olduğuna görə sayılmır və sadalanmır; • işarəsi göstərilməyən rəqəmi bildirir.

## Commands
reporting-heading = Hesabat intizamı, { $date } tarixinə
timeline-heading = Tədbirlər, { $every ->
    [month] aylar
    [quarter] rüblər
    [half-year] yarımillər
   *[year] illər
} üzrə, { $date } tarixinə
timeline-none = Göstəriləcək heç nə yoxdur.
timeline-key = { $signs }; { $mark } işarəsi vəziyyət tarixini bildirir.

## Sections
section-standing = İcra vəziyyəti
standing-none = Hələ heç bir öhdəliyin müddəti başa çatmayıb.
standing-scope = { $date } tarixinədək icra müddəti başa çatmış bütün öhdəliklər sayılır.
section-by-objective = İstiqamətlər üzrə
section-by-body = İcraçı qurumlar üzrə
section-by-period = Hesabat dövrləri üzrə
section-due = İcra müddəti başa çatan öhdəliklər, { $period }: { $count }
due-none = Müddəti başa çatan öhdəlik yoxdur.
section-overdue = Vaxtı keçmiş öhdəliklər: { $count }
overdue-none = Vaxtı keçmiş öhdəlik yoxdur.
section-met = İcra edilmiş öhdəliklər, { $period }: { $count }
met-none = İcra edilmiş öhdəlik yoxdur.
section-movement = Dəyişikliklər, { $date } tarixindən sonra: { $count }
section-movement-first = Dəyişikliklər
movement-first = Müqayisə üçün əvvəlki hesabat dövrü yoxdur.
movement-none = Dəyişiklik olmayıb.
section-restated = Dəqiqləşdirmələr, { $date } tarixindən sonra: { $count }
restated-none = Öhdəliklərin { $date } tarixinə vəziyyəti indi də o vaxt məlum olduğu kimidir.
restated-scope = Öhdəliklərin { $date } tarixinə vəziyyəti: o vaxt məlum olduğu və indi məlum olduğu kimi.
restated-received = { $body } qurumunun { $period } üzrə hesabatı { $date } tarixində daxil olub
restated-corrected = { $body } qurumunun { $period } üzrə hesabatına düzəliş { $date } tarixində daxil olub
restated-accepted = { $date } tarixində qəbul edilib
restated-returned = { $date } tarixində geri qaytarılıb
restated-act = { $act }, { $date }, { $from } tarixindən qüvvədədir
section-slippage = Aktlarla dəyişdirilmiş müddətlər: { $count }
section-carried = Əvvəlki planlardan keçən tədbirlər: { $count }
carried-from = { $plan } planının { $measure } tədbiri
report-carry-over-title = Növbəti plana qalan tədbirlər, { $date }
section-left = { $title }: { $count }
left-none = Bütün öhdəliklər icra edilib, götürülüb və ya aid deyil: növbəti plana qalan tədbir yoxdur.
left-scope = { $all } tədbirdən { $measures } tədbir üzrə { $count } öhdəlik icra edilməyib. Növbəti plan `tadbir init --continue` ilə onlardan başlanır.
section-silent = Təsdiqedici sənədi olmayan daimi tədbirlər: { $count }
silent-none = Belə tədbir yoxdur.
silent-scope = Bu tədbirlər üzrə son { $count } və ya daha çox dövr üçün təsdiqedici sənəd yoxdur.
section-discipline = Hesabat intizamı
discipline-none = Hələ heç bir icra məlumatının vaxtı çatmayıb.
discipline-sentence = { $owed } icra məlumatı təqdim edilməli idi: { $on-time }{ -percent }-i vaxtında, { $late }{ -percent }-i gecikmə ilə, { $without-substance }{ -percent }-i məzmunsuz, { $nil }{ -percent }-i “məlumat yoxdur” qeydi ilə təqdim edilib, { $missing }{ -percent }-i təqdim edilməyib.
matrix-scope = Təqdim edilməli olan icra məlumatlarından vaxtında təqdim edilənlər.
section-needs = İcraçı qurumların bildirdiyi ehtiyaclar: { $count }
needs-none = Heç bir qurum ehtiyac bildirməyib.
section-next = Növbəti dövrdə müddəti başa çatan öhdəliklər, { $period }: { $count }
section-next-none = Növbəti öhdəliklər
next-none = Planın müddəti bu dövrlə başa çatır.
section-annex = Əlavə: bütün tədbirlər
annex-scope = Tədbirin mətni və müddəti təsdiqedici aktdakı kimi verilir; oxunuş onların necə başa düşüldüyünü göstərir. Dövrün sonunadək icra müddəti başa çatmış öhdəliklər sayılır; son sütun cari vəziyyəti göstərir.
section-own = Bütün öhdəliklər: { $count }
own-none = Öhdəlik yoxdur.
group-title = { $name }: { $count }
annex-standing = { $status } (müddət: { $due })

## Causes of movement
cause-became-overdue = Vaxtı keçib
cause-reopened = Yenidən açılıb
cause-awaits-review = Daha vaxtı keçmiş sayılmır, baxılması gözlənilir
cause-no-longer-overdue = Daha vaxtı keçmiş sayılmır
cause-moved = Müddəti dəyişdirilib
cause-passed-on = Hüquqi varisə keçib
cause-added = Əlavə edilib
cause-removed = Çıxarılıb
cause-waived = Götürülüb
cause-not-applicable = Tətbiq olunmur
cause-delivered-late = Gecikmə ilə icra edilib
cause-delivered = Vaxtında icra edilib

## Runs of periods
run-month = { $count } ay, { $first } – { $last }
run-quarter = { $count } rüb, { $first } – { $last }
run-half-year = { $count } yarımil, { $first } – { $last }
run-year = { $count } il, { $first } – { $last }
run-period = { $count } dövr, { $first } – { $last }

## Captions of tables
caption-by-objective = İstiqamətlər üzrə icra vəziyyəti
caption-by-body = İcraçı qurumlar üzrə icra vəziyyəti
caption-by-period = Müddətin başa çatdığı dövrlər üzrə icra vəziyyəti
caption-due = Dövr ərzində müddəti başa çatanlar
caption-next = Növbəti dövrdə müddəti başa çatanlar
caption-met = Dövr ərzində icra edilənlər
caption-overdue = Vaxtı keçmişlər
caption-movement = Dəyişikliklər
caption-restated = Dəqiqləşdirmələr
caption-slippage = Aktlarla dəyişdirilmiş müddətlər
caption-carried = Əvvəlki planlardan keçənlər
caption-left = Növbəti plana qalanlar
caption-silent = Təsdiqedici sənədi olmayanlar
caption-discipline = İcraçı qurumlar üzrə hesabat intizamı
caption-discipline-by-period = Hesabat intizamı
caption-matrix = Qurumlar və dövrlər
caption-needs = Ehtiyaclar
caption-annex = Bütün tədbirlər
caption-obligations = Öhdəliklər
caption-own = Öhdəliklər

## Charts
chart-bodies-title = İcraçı qurumlar üzrə icra vəziyyəti
chart-bodies = Vaxtı keçmiş öhdəlik ən çox bu qurumdadır: { $body } – { $count }.
chart-bodies-none = Heç bir qurumda vaxtı keçmiş öhdəlik yoxdur.
chart-trend-title = Hesabat dövrləri üzrə icra vəziyyəti
chart-trend = Müddəti başa çatmış öhdəliklərdən icra edilib: { $first } – { $first-percent }{ -percent }, { $last } – { $last-percent }{ -percent }.
chart-discipline-title = İcraçı qurumlar üzrə hesabat intizamı
chart-timeline-title = Vaxt cədvəli
chart-timeline = Planın hesabat dövrləri üzrə { $rows } sətir, { $date } tarixinə.

## Columns
column-objective = İstiqamət
column-measure = Tədbir
column-text = Mətni
column-period = Dövr
column-reading = Oxunuşu
column-body = Qurum
column-name = Adı
column-total = cəmi
column-met_percent = icra payı
column-due_period = Müddət dövrü
column-due_on = Müddət
column-starts_on = Başlanğıc
column-first_due_on = İlk müddət
column-oldest_due_on = Ən köhnə müddət
column-met_on = İcra tarixi
column-status = Vəziyyət
column-days_late = Gecikmə, gün
column-late_before = Əvvəlki gecikmələr
column-obstacles = Maneələr
column-summary = Görülmüş iş
column-evidence = Təsdiqedici sənəd
column-needs = Ehtiyaclar
column-cause = Səbəb
column-was = Əvvəl
column-is = İndi
column-days_moved = Gün fərqi
column-acts = Aktlar
column-said = O vaxt məlum olan
column-known = İndi məlum olan
column-why = Səbəb
column-continues = Davamı
column-owed_since = Başlanğıc
column-rests_by = İcranı dayandıran akt
column-age = Müddət
column-unmet = icra edilməyib
column-bodies = İcraçılar
column-act = Akt
column-periods = Dövrlər
column-since_period = Bu dövrdən
column-id = İd
column-role = Rol
column-kind = Növ
column-owed = təqdim edilməli
column-on-time = vaxtında
column-late = gecikib
column-missing = təqdim edilməyib
column-nil = məlumat yoxdur
column-without-substance = məzmunsuz
column-missing_on_time = qüvvədə deyil, vaxtında gəlib
column-nil_on_time = məlumat yoxdur, vaxtında
column-without-substance_on_time = məzmunsuz, vaxtında
column-on_time_percent = vaxtında payı

## Readings
reading-unreadable = oxunmur
reading-empty = { $kind }, planın müddətində günü yoxdur
reading-delivery = müddətli, { $first } – { $last }, müddət { $due }
reading-vague = müddətli, { $first } – { $last }, müddət ən gec { $due }, ən tez { $earliest }
reading-deliveries = { $count } müddətli öhdəlik, birincisinin müddəti { $first }, sonuncusunun { $last }
reading-continuing = daimi, { $every } ({ $source }), { $first } – { $last }, birinci müddət { $due }
reading-stated = { $reading }; göstərən: { $by }
reading-stated-by-nobody = { $reading }; göstərən adlandırılmayıb
reading-amended = { $reading }. { $act } ilə dəyişdirilib: “{ $words }” – { $new }
source-words = mətnə görə
source-measure = tədbir üçün müəyyən edilib
source-objective = istiqamət üçün müəyyən edilib
source-plan = planın qaydasına görə
source-assumed = güman edilir
length-day = { $count } gün
length-week = { $count } həftə
length-month = { $count } ay
length-year = { $count } il

## Forms and letters
state-done = icra olunub
state-in-progress = icra olunur
state-not-started = başlanmayıb
state-nil = məlumat yoxdur
state-not-applicable = tətbiq edilmir
state-undone = itirilib
form-sheet = Hesabat
form-help-sheet = Təlimat
form-title = { $body }: { $period } üzrə hesabat
form-column-measure = Tədbir
form-column-for = Nə üçün
form-column-text = Qərarın sözləri
form-column-period = İcra müddəti
form-column-due_on = Son tarix
form-column-said = Son deyilən
form-column-ask = Düzəldilməli
form-column-state = Vəziyyət
form-column-done_on = İcra tarixi
form-column-summary = Nə edilib
form-column-evidence = Sübut (hər sətirdə bir)
form-column-obstacles = Maneələr
form-column-needs = Ehtiyaclar
form-column-reason = Səbəb, əgər tətbiq edilmirsə
form-column-code = Kod
form-said = { $period } üzrə: { $state }
form-said-done = icra tarixi: { $date }
form-returned = qaytarılıb: { $date }
form-state-title = Vəziyyət
form-state-help = Siyahıdan birini seçin.
form-date-title = Gün
form-date-help = Planın başlanğıcından əvvəl olmayan tarix, məsələn { $example }.
form-length-title = Uzunluq
form-length-help = Ən çoxu { $most } işarə; qalanını sənəddə yazmaq olar.
form-help-title = Bu forma necə doldurulur
form-help-1 = "{ $sheet }" vərəqinin hər sətri bir öhdəlik haqqında soruşur. Boz sütunlar planın öz sözləridir və dəyişdirilə bilməz.
form-help-2 = Hər sətirdə vəziyyəti seçin: "{ $done }", "{ $progress }", "{ $not-started }", "{ $nil }" və ya "{ $not-applicable }".
form-help-3 = "{ $done }": icra gününü, nə edildiyini və bunu göstərən aktları, məktubları və ya sənədləri yazın, hər sətirdə birini (Alt və Enter yeni sətir başlayır).
form-help-4 = "{ $progress }" və "{ $not-started }": son tarix keçibsə, nəyin mane olduğunu və nəyə ehtiyac olduğunu yazın.
form-help-5 = "{ $nil }": deyiləcək məlumat yoxdur. Boş sətir bu demək deyil: o, cavabsız sayılır.
form-help-6 = "{ $not-applicable }": bu dövrdə heç nə tələb olunmurdu; səbəbini yazın.
form-help-7 = Tarixləri tarix kimi yazın. Şəxslərin adlarını, telefon nömrələrini və ünvanlarını yazmayın: qurbanların adı planda heç vaxt çəkilmir. Cavabda ən çoxu { $most }, sənədin adında ən çoxu { $line } işarə ola bilər.
form-help-8 = Sətir və ya sütun əlavə etməyin; formanı XLSX kimi saxlayın və { $due } tarixinədək { $coordinator } ünvanına geri göndərin.
letter-title = { $period } üzrə hesabat sorğusu
letter-remind-title = Xatırlatma: { $period } üzrə hesabatlar
letter-to = Kimə: { $body }
letter-date = Tarix: { $date }
letter-asked = "{ $plan }" üzrə { $body } tərəfindən { $period } üçün { $count } öhdəlik haqqında { $due } tarixinədək hesabat verilməsi xahiş olunur.
letter-returned = { $count } hesabat qaytarılıb; formada nəyin düzəldilməli olduğu yazılıb.
letter-how = Forma təlimatla birlikdə əlavə olunur. Xahiş edirik, hər sətrə cavab verin; məlumat yoxdursa, bunu yazın.
letter-owed = { $date } tarixinədək { $body } tərəfindən { $period } üçün aşağıdakı { $count } öhdəlik haqqında hesabat alınmayıb. Hesabatın son tarixi: { $due }{ $has-passed ->
    [yes] {" "}(keçib)
   *[no] {""}
}.
letter-owed-how = Xahiş edirik, formanı geri göndərin və ya nəyin mane olduğunu yazın.
letter-signed = { $coordinator }
letter-no-coordinator = koordinator
paper-state = Vəziyyət (biri: { $states })
