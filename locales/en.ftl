# Every sentence for people, in English. zh.ftl has the same in Chinese; a test keeps the two alike.

# -- Words within sentences ------------------------------------------------------------------------------------------

clock-in-words = { $clock ->
    [term] end of the term
    [first_contact] first contact due
    [no_contact] next contact due
    [max] longest time allowed
    [after_deal] end of the time after the deal
   *[other] { $clock }
}
event-in-words = { $event }
level-violation = violation
level-notice = notice
status-dismissed = dismissed
who-some = { $conditions }
did-you-mean = Did you mean "{ $near }"?
one-of = It can be: { $known }.
list-semicolon = ;{" "}
check-name = { $check }
check-in-words = { $check }
check-title = { $check }
list-comma = ,{" "}

# -- Audit -----------------------------------------------------------------------------------------------------------

audit-title = Audit of { $ledger } by { $rules } as of { $as_of } ({ $rows ->
    [one] 1 row
   *[other] { $rows } rows
})
audit-summary = { $violations ->
    [0] No violation
    [one] 1 violation
   *[other] { $violations } violations
}, { $notices ->
    [0] no notice
    [one] 1 notice
   *[other] { $notices } notices
}{ $dismissed ->
    [0] {""}
   *[other] , { $dismissed } dismissed
}.
head-finding = Finding
head-when = When
head-what = What
finding-points = { $points ->
    [one] 1 point
   *[other] { $points } points
}
rows = { $count ->
    [one] Row { $rows }
   *[other] Rows { $rows }
}
rows-evidence = {""}; held since row { $rows }
rows-rule = {""}; rule { $rule }
sanction-due = Due for { $rep }: { $what } ({ $ground }; { $findings })
sanction-fine = fine { $fine }
sanction-suspend = suspended for { $span }
suspension = { $rep } is suspended until { $until } (row { $row }).

finding-refused = { $rep } claimed { $customer }: refused, { $reason }
finding-poaching = { $rep } worked { $customer }, which is protected for { $holder } until { $until } ({ clock-in-words }).
finding-poaching-forever = { $rep } worked { $customer }, which is protected for { $holder } without end.
finding-poached-deal = { $rep } closed a deal of { $value } with { $customer }, which is protected for { $holder }; { $rep } is credited with { $percent }%, { $holder } with the rest.
finding-unclaimed-work = { $rep } worked { $customer }, which nobody held, without claiming it.
finding-unclaimed-deal = { $rep } closed a deal of { $value } with { $customer }, which nobody held; { $rep } is credited with { $percent }%.
finding-late-entry = { $rep }'s row "{ event-in-words }" about { $customer } was recorded more than { $delay } after it happened.
finding-over-extension = { $rep } extended { $customer } once more than allowed ({ $times ->
    [one] once
   *[other] { $times } times
} in a holding). This extension has no effect.
finding-over-extension-none = { $rep } extended { $customer }, for which the rules allow no extension. It has no effect.
finding-unauthorised = { $by } is no manager and wrote "{ event-in-words }". It has no effect.
finding-unauthorised-nobody = No manager confirmed "{ event-in-words }". It has no effect.
finding-stray-holder = "{ event-in-words }" has no effect: { $rep } does not hold { $customer } at that moment.
finding-stray-oneself = { $customer } was transferred from { $rep } to { $rep }. It has no effect.
finding-stray-complaint = No complaint about { $rep } by { $customer } is open. It has no effect.
finding-stray-dismissal = No finding bears the id "{ $id }". It has no effect.
finding-unclear-order = { $rep } claimed { $customer } on the day on which { $holder }'s holding began, and one of the two rows has no time of day. A person should say who was first (see row { $row }).
finding-unlisted-rep = { $rep } is not in the team ({ $rows ->
    [one] 1 row
   *[other] { $rows } rows
}).
finding-unreadable-row = The row can't be read: { $spot }{ $why }
finding-lapsed = { $rep }'s protection of { $customer } ran out on { $until } ({ clock-that-ran-out }); the customer is free.
finding-neglect = { $rep } lost { $customer } on { $until }: { clock-that-ran-out }.
finding-expiring = { $rep }'s protection of { $customer } runs out on { $until } ({ clock-in-words }).
finding-open-complaint = The complaint of { $customer } about { $rep } should have been settled by { $deadline }.
finding-overdue-visit = { $rep } should have visited { $customer } by { $deadline }.

reason-unknown-rep = { $rep } is not in the team.
reason-unknown-rep-near = { $rep } is not in the team. Is "{ $near }" meant?
reason-left = { $rep } has left.
reason-suspended-rep = { $rep } is suspended until { $until } (row { $row }).
reason-incomplete-claim = nothing is filled in for: { $columns }.
reason-late-entry = it was recorded more than { $delay } after { $at }.
reason-collision = it is protected for { $holder } until { $until } ({ clock-in-words }).
reason-collision-forever = it is protected for { $holder } without end.
reason-collision-hidden = it is protected until { $until }, ask your manager.
reason-collision-hidden-forever = it is protected without end, ask your manager.
reason-repeat-claim = { $rep } holds it already (row { $row }).
reason-cooldown = { $rep } held it before and must wait { $cooldown }, until { $until }.
reason-pool-freeze = it fell into the pool on { $since } and is frozen for { $freeze }, until { $until }.
reason-over-cap = { $rep } holds { $held ->
    [one] 1 customer
   *[other] { $held } customers
} that count; the limit is { $most }.
reason-over-rate = { $rep } had { $most ->
    [one] 1 claim
   *[other] { $most } claims
} granted, as many as { $setting ->
    [per_day] a day allows
    [per_week] a week allows
   *[per_month] a month allows
}; the next can be granted after { $until }.
reason-out-of-territory = its region is { $region }; { $rep } works { $regions }.

# -- What a refused rep can do --------------------------------------------------------------------------------------

remedy-unknown-rep = Let a manager log "join", or add a name that is missing to the team.
remedy-suspended-rep = It ends by itself.
remedy-incomplete-claim = Give it with --set COLUMN=VALUE.
remedy-late-entry = Claim it as of now (without --at).
remedy-collision = A manager may decide otherwise (transfer, award).
remedy-repeat-claim = Nothing needs to be done.
remedy-cooldown = A manager may decide otherwise (award).
remedy-pool-freeze = It ends by itself.
remedy-over-cap = Release a customer first.
remedy-over-rate = It ends by itself.
remedy-out-of-territory = Let a rep of that region claim it, or a manager decide (award).
remedy-stray-event = See who holds the customer (turfbook report holdings), or which ids there are (turfbook audit).
remedy-over-extension = Let a manager decide (award).
remedy-unauthorised = Give a manager's name with --by.
remedy-past-row = Date it now, or let a manager decide (award, transfer).
remedy-unreadable-row = Mend the row.

# -- Claims and rows that are written --------------------------------------------------------------------------------

claim-granted = Granted: { $customer } is { $rep }'s until { $until } ({ clock-in-words }).
claim-granted-forever = Granted: { $customer } is { $rep }'s, without end.
claim-written = Written as row { $row }.
claim-not-written = Not written (--dry-run).
claim-denied = Denied: { $rep } can't claim { $customer }.
claim-asked = { $asked } (the same customer as { $customer })
claim-reason = { check-in-words }: { $why } { $remedy }
claim-earliest = If nothing else happens, the claim would be granted from { $at } on.
claim-never = Waiting does not help.
claims-count = { $granted } granted, { $denied } denied.
row-written = Row { $row } written: { $at } { $event } { $what }
row-would-be-written = Row { $row } would be written: { $at } { $event } { $what }
row-refused = Refused, nothing written: { $why }
refused-past = It is dated before { $count ->
    [one] row { $rows } and would change what that row did.
   *[other] rows { $rows } and would change what these did.
}
refused-unauthorised = "{ event-in-words }" is a manager's event. Managers are: { $managers }.
refused-unauthorised-by = { $by } is no manager, and "{ event-in-words }" is a manager's event. Managers are: { $managers }.
refused-over-extension = The rules allow no further extension of { $customer }.
remark-poaching = Take care: the customer is protected for somebody else. An audit will report this as { check-in-words }.
remark-unclaimed = Take care: nobody holds this customer. Claim it before you work it.
remark-late = Take care: it is recorded more than { $delay } after it happened. An audit will report it as late.

# -- Reports ---------------------------------------------------------------------------------------------------------

head-customer = Customer
head-rep = Rep
head-until = Protected until
head-why = Why
head-since = Since
head-pool-since = Since
head-last-holder = Last holder
head-reason = Why
head-row = Row
head-value = Value
head-shares = Credited
head-due = Due
holdings-title = { $count ->
    [0] No customer held
    [one] 1 customer held
   *[other] { $count } customers held
} as of { $as_of }
days-left = { $days ->
    [0] {" "}(today)
    [one] {" "}(1 day)
   *[other] {" "}({ $days } days)
}
no-end = no end
held-since = Since { $since } (row { $row })
held-won = {""}; won
held-contact = {""}; last contact { $at }
held-ends-by = {""}; clock: { clock-in-words }
held-helpers = {""}; helped by { $helpers }
pool-title = { $count ->
    [0] No customer in the pool
    [one] 1 customer in the pool
   *[other] { $count } customers in the pool
} as of { $as_of }
pool-reason = { $reason ->
    [release] released
    [lapse] lapsed
    [recycle] recycled
    [leave] holder left
   *[other] { $reason }
}
deals-title = { $count ->
    [0] No deal
    [one] 1 deal
   *[other] { $count } deals
} as of { $as_of }
deal-kind = { $kind ->
    [helper] as helper
    [favour] in favour
    [poached] poached
    [unclaimed] unclaimed
    [manager] by a manager
   *[other] { $kind }
}
due-title = { $count ->
    [0] Nothing falls due
    [one] 1 thing falls due
   *[other] { $count } things fall due
} within { $within } of { $as_of }
due-now = now
due-overdue = { $at } (overdue)
due-sanction = Sanction "{ $step }" ({ $ground })
due-expiry = Protection ends: { clock-in-words }
due-visit = Visit the customer
due-complaint = Settle the complaint of { $at }
report-more = … and { $count } more: { $command }

# -- Check -----------------------------------------------------------------------------------------------------------

check-ledger = Ledger { $path }: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, { $encoding }
check-period = From { $from } to { $to }.
check-names = { $customers ->
    [one] 1 customer
   *[other] { $customers } customers
}, { $reps ->
    [one] 1 rep
   *[other] { $reps } reps
}.
check-columns = Columns: { $columns }.
check-nameless = (no name)
check-empty = The file is empty: its first line must name the columns. Make a ledger with "turfbook init FOLDER".
check-attribute = { $header } (attribute { $name })
check-events = Events: { $events }.
check-passed-over = { $count ->
    [one] 1 row is passed over, as the rulebook says.
   *[other] { $count } rows are passed over, as the rulebook says.
}
check-rules = Rules { $path }
check-remarks = Remarks
check-fine = Both files can be used.
rule-managers = Managers: { $names }.
rule-no-managers = Anybody may write a manager's events (no managers are listed).
rule-team = Team of { $count }: { $names }.
rule-no-team = Anybody may claim (no team is listed).
rule-identity = Customers with the same value in { $keys } are one.
rule-max-delay = A row must be recorded within { $delay }.
rule-require = A claim needs: { $columns }.
rule-cooldown = Who lost a customer must wait { $cooldown } before claiming it again.
rule-freeze = A customer that fell into the pool can't be claimed for { $freeze }.
rule-territory = Reps with regions may claim only there.
rule-limit = Limits ({ $who }): { $limits }.
limit-in-words = { $setting ->
    [max_held] at most { $most } held
    [per_day] { $most } a day
    [per_week] { $most } a week
   *[per_month] { $most } a month
}
rule-protection = Protection { $number } ({ $who }): { $clocks }.
clock-with-span = { $clock ->
    [term] term of { $span }
    [first_contact] first contact within { $span }
    [no_contact] next contact within { $span }
    [max] at most { $span }
   *[after_deal] { $span } after a deal
}
rule-extension = { $times ->
    [one] one extension by { $span }
   *[other] { $times } extensions by { $span }
}
rule-no-protection = A holding has no end (no protection is set).
rule-credit = Credit of a deal: a helper { $helper }%, a poacher { $poached }%, an unclaimed deal { $unclaimed }%.
rule-favour = Credit of a deal in favour: { $favour }%.
rule-check = { check-in-words } is { $level ->
    [off] off
    [notice] a notice
   *[other] a violation of { $points ->
        [one] 1 point
       *[other] { $points } points
    }
}.
rule-penalties = Violations of the last { $window } count: { $steps }.
rule-step-points = { $step } from { $points ->
    [one] 1 point
   *[other] { $points } points
}
rule-step-count = { $step } from { $count } × { $checks }
rule-complaint = A complaint must be settled within { $complaint }.
rule-visit = A won customer must be visited every { $visit }.
remark-no-managers = No managers are listed, so anybody may write a manager's events{ $count ->
    [0] {""}
    [one] {" "}(1 row does)
   *[other] {" "}({ $count } rows do)
}. List them under "managers".
remark-no-header = ledger.columns names the column "{ $column }", which the ledger has not.
remark-hours = Hours are counted ({ $settings }), but { $count ->
    [one] 1 row has no time of day and counts
   *[other] { $count } rows have no time of day and count
} from 00:00. Give the times, or use days.
remark-endless = { $count ->
    [one] 1 customer is protected without end, though not won
   *[other] { $count } customers are protected without end, though not won
} ({ $examples }). Is an entry under "protection" missing?
remark-covered = { $entry } can never count: whatever fits it fits { $by } before it.
remark-no-column = { $entry } asks for the column "{ $column }", which the ledger has not.
remark-nobody = { $entry } fits nobody in the team.
remark-future = { $count ->
    [one] 1 row lies
   *[other] { $count } rows lie
} in the future and { $count ->
    [one] does
   *[other] do
} not count yet.
remark-after = { $count ->
    [one] 1 row lies
   *[other] { $count } rows lie
} after the as-of moment and { $count ->
    [one] does
   *[other] do
} not count.

# -- Problems --------------------------------------------------------------------------------------------------------

place-row = { $file }, row { $row } (line { $line }){":"} {""}
place-line = { $file }, line { $line }{":"} {""}
place-file = { $file }{":"} {""}
place-cell = { $column } "{ $cell }"{":"} {""}
place-column = { $column }{":"} {""}
nth-cell = cell { $number }
standard-input = standard input
problems-same = The same in { $count ->
    [one] 1 more row: { $rows }
   *[other] { $count } more rows: { $rows }
}
problems-more = … and { $count } more problems; --format json lists all.
problems-count = { $count } problems; nothing was decided or written.

ledger-not-found = there is no ledger here.
rules-not-found = there is no rulebook here.
requests-not-found = there is no such file.
not-found-init = Make one with "turfbook init", or name yours with --ledger and --rules.
not-found-hint = Check the name after --from.
ledger-bad-encoding = these bytes are no text in { $encoding }.
ledger-bad-encoding-hint = Save the file as "CSV UTF-8", or write into the rulebook: ledger: {"{"}encoding: gb18030{"}"}
ledger-open-quote = a quote (") is opened here and never closed.
ledger-open-quote-hint = Close it, or take it out; all rows after it would be lost.
ledger-unwritable = a character can't be written in { $encoding }; nothing was written.
ledger-unwritable-hint = Save the ledger as "CSV UTF-8", or leave the character out.
column-twice = the columns "{ $first }" and "{ $second }" both mean { $meaning }.
column-twice-hint = Rename one of them, or say in the rulebook what it means: ledger: {"{"}columns: …{"}"}
column-missing = the header has no column { $column } ({ $found }).
column-missing-near = "{ $header }" looks like it: rename it to "{ $name }", or write into the rulebook: ledger: {"{"}columns: {"{"}{ $header }: { $column }{"}"}{"}"}
column-missing-hint = Name one column of the header: { $names }, or write into the rulebook: ledger: {"{"}columns: {"{"}YOUR NAME: { $column }{"}"}{"}"}
moment-bad = this is no date.
moment-no-such-day = there is no such day or time.
moment-empty-hint = Write when it happened: 2026-11-23 or 2026-11-23 09:05.
moment-form-hint = Write 2026-11-23 or 2026-11-23 09:05.
moment-day-hint = There is no such day or time.
moment-order-hint = Say in the rulebook which number is the month: ledger: {"{"}dates: mdy{"}"} or {"{"}dates: dmy{"}"}; or write 2026-11-23.
moment-offset-hint = Say in the rulebook what to convert it to: calendar: {"{"}utc_offset: "+08:00"{"}"}
moment-year-hint = The year must have four digits, 1990 to 2200.
moment-serial-hint = This is a spreadsheet's number for a date: format the column as a date (2026-11-23) and save again.
moment-narrow-hint = The column was too narrow when the file was saved: widen it and save again.
moment-half-day-hint = Use 24-hour time: 2026-11-23 15:05.
event-unknown = "{ $event }" is no event.
event-empty-hint = Write what happened: claim, contact, deal, release, …
event-unknown-hint = Say in the rulebook what it means: events: {"{"}{ $event }: {"{"}as: contact{"}"}{"}"}, or {"{"}as: none{"}"} to pass over it.
event-other = "{ $event }" is not { $asked }.
cell-missing = { $column } is empty.
cell-missing-hint = Fill in { $column }.
customer-nameless = this name has no letter or digit.
customer-nameless-hint = Write the customer's name.
number-bad = this is no number.
number-bad-hint = Write 1234.5 or 1,234.5, without a currency or unit.
rating-range = a rating goes from 1 to 5.
rating-range-hint = Write a number from 1 to 5.
step-unknown = "{ $step }" is no step of the ladder.
step-none-hint = The rulebook has no ladder: write one under penalties.
row-too-long = the row has { $cells } cells, the header { $columns }.
row-too-long-hint = Is there a comma in a name? Put the cell in quotes.
identifier-scientific = a spreadsheet has turned this number into a short form, and its digits are lost.
identifier-scientific-hint = Format the column as text and type the number again.
at-future = it lies in the future (now is { $now }).
at-future-hint = Leave --at away to write it as of now.
row-passed-over = the rulebook says to pass over such rows, so it is not written.
name-formula = a spreadsheet would take this name for a formula.
name-formula-hint = Leave out the sign at the beginning.
no-column = the ledger has no column for { $column }.
no-column-hint = Add a column with the header "{ $column }" to the ledger, or leave the value away.
no-recorded-column = the rules limit how late a row may be recorded, but the ledger has no column for it.
no-recorded-column-hint = Add a column with the header "recorded" (录入时间) to the ledger.
requests-no-header = no column of the first line is known ({ $found }).
requests-no-header-hint = Give the table the ledger's column names: customer, rep, …
requests-empty = it is empty.
requests-event-hint = Give the table a column "{ $column }", or name the event in the call: turfbook log contact --from …
init-exists = { $path } is here already; nothing was changed.
init-exists-hint = Name another folder: turfbook init FOLDER
init-made = Made { $path }.
init-next = Now list your team in rules.yaml, and try:
set-hint = Write --set COLUMN=VALUE, such as --set tier=A.

rules-syntax = this is no YAML: { $said }
rules-syntax-hint = Check blanks at the beginning of the line, colons with a blank after them, and quotes; use no tabs and no full-width punctuation.
rules-too-deep = brackets nest too deep here.
rules-too-deep-hint = Is a closing bracket missing?
rules-too-large = the rulebook is larger than 256 KiB.
rules-too-large-hint = Is this really a rulebook? Name yours with --rules.
rules-bad-encoding = these bytes are no UTF-8.
rules-bad-encoding-hint = Save the rulebook as UTF-8.
rules-unknown-key = there is no setting "{ $key }".
rules-wrong-kind = this is of the wrong kind.
rules-want-mapping = Write settings here, each as "key: value".
rules-want-list = Write a list here: [a, b], or a line "- a" for each.
rules-want-text = Write a text here.
rules-want-flag = Write true or false.
rules-want-count = Write a whole number, { $least } or more.
rules-want-number = Write a number that is not negative, without quotes.
rules-want-percent = Write a percentage from 0 to 100.
rules-want-date = Write a day: 2026-10-01.
rules-bad-duration = this is no duration.
rules-want-duration = Write a number above 0 and a unit: 36h hours, 30d days, 2w weeks, 3mo months, 5bd business days.
rules-bad-choice = this can't be chosen here.
rules-missing-key = this setting is missing.
rules-missing-key-hint = Add { $key }.
rules-unknown-check = there is no check "{ $check }".
rules-unknown-metric = there is no metric "{ $metric }".
rules-unknown-event = there is no event "{ $event }".
rules-unknown-column = there is no column "{ $column }".
rules-only-contacts = this belongs to events that stand for a contact or a quote.
rules-no-attribute = { $column } is no attribute of a customer.
rules-no-attribute-hint = Use a column of your own, such as tier, region or phone.
rules-no-workdays = a week needs at least one workday.
rules-no-workdays-hint = Write days: [mon, tue, wed, thu, fri]
rules-bad-offset = this is no offset.
rules-bad-offset-hint = Write "+08:00" (in quotes).
rules-expiring = expiring can't be a violation.
rules-expiring-hint = Write notice or off.
rules-name-twice = "{ $name }" means two people.
rules-name-twice-hint = Give one of them another name or alias.
rules-step-twice = there are two steps "{ $step }".
rules-step-threshold = a step needs either points, or checks and count.
rules-step-threshold-hint = Write {"{"}step: warning, points: 3{"}"} or {"{"}step: warning, checks: [poaching], count: 2{"}"}.
rules-zero-target = a target must be above 0.

# -- The system ------------------------------------------------------------------------------------------------------

system-reading = can't be read; nothing was decided.
system-writing = can't be written.
system-output = the output can't be written.
system-lock = can't be locked; nothing was written. Put the ledger on a drive that has locks, or, where nobody else writes it, add --no-lock.
system-nothing-written = can't be written; nothing was written.
system-half-written = could be written only in part: look at its last row.
system-maybe-written = was written, but the disk did not confirm it: look whether the row is there (turfbook audit).
system-said = The system says: { $said }
system-no-folder = There is no such folder.
system-is-folder = This is a folder; name a file.
system-is-file = A file is in the way of a folder of that name.
system-no-permission = Permission is missing. Is it open in another program, or somebody else's?
system-full = The disk is full.
busy = another program is writing the ledger.
busy-hint = Nothing was written. Try again in a moment.

# -- The call --------------------------------------------------------------------------------------------------------

usage-unknown-command = There is no command "{ $command }".
usage-no-command = What shall be done? Name a command.
usage-unknown-option = There is no option "{ $option }".
usage-word-too-many = "{ $word }" is one word too many.
usage-quotes-hint = A name with a blank needs quotes: "{ $name }"
usage-dash-hint = Is it a text? Join it to its option: --note="{ $word }". A name can't begin with "-".
usage-width-hint = Write a whole number from 1 to 65535.
usage-no-value = { $option } needs a value.
usage-bad-value = { $option } can't be "{ $value }".
usage-missing = This is missing: { $arguments }
usage-conflict = { $one } does not go with { $other }.
usage-other = { $said }
usage-help-hint = See turfbook --help, or turfbook COMMAND --help.
usage-unknown-check = There is no check "{ $check }".
usage-unknown-rep = Nobody is called "{ $rep }".
usage-as-of-writes = --as-of goes with --dry-run only: rows are written as of now.
usage-as-of-writes-hint = Add --dry-run to try it, or say when it happened with --at.
usage-skip-writes = --skip-bad-rows is for commands that only read.
usage-skip-writes-hint = Mend the rows first: turfbook check lists them.

# -- Help ------------------------------------------------------------------------------------------------------------

help-usage = Usage:
help-commands = Commands:
help-arguments = Arguments
help-options = Options
help-common = Options of every command
help-default = {" "}[default: { $value }]
help-env = {" "}[env: { $variable }]
help-turfbook = Who holds which customer, and why: decided from a ledger (CSV) and a rulebook (YAML).
help-turfbook-examples =
    Start:     turfbook init
    Claim:     turfbook claim "Acme Trading" --rep Ann
    Each week: turfbook audit
    From cron: turfbook audit --only lapsed --fail-on notice --quiet

    Exit status: 0 done; 1 findings, or refused by the rules; 2 no verdict (a
    mistake in the call or a file); 3 the system failed; 4 busy (try again).
help-init = Makes a starter ledger.csv and rules.yaml; never overwrites
help-check = Says what it understood of both files, or every problem in them
help-claim = Decides whether a rep may claim a customer, and writes the claim if so
help-claim-examples =
    Examples:
      turfbook claim "Acme Trading" --rep Ann --set phone=010-6003
      turfbook claim --from requests.csv --dry-run
help-release = Gives a customer back to the pool
help-log = Writes any other event: contact, quote, deal, transfer, award, leave, …
help-log-examples =
    Examples:
      turfbook log contact "Acme Trading" --rep Ann --note "called the buyer"
      turfbook log deal "Acme Trading" --rep Ann --value 12000
      turfbook log award --from customers.csv --by "Manager Wang"
help-audit = Reports every breach of the rules, sanctions due and running suspensions
help-audit-examples =
    Examples:
      turfbook audit --as-of 2026-09-30
      turfbook audit --rep Ann --since 2026-09-01
      turfbook audit --only lapsed,expiring --fail-on notice --format csv -o due.csv
help-report = The weekly sheet; who holds what, what the pool has, who is credited, what falls due
help-arg-ledger = The ledger
help-arg-rules = The rulebook
help-arg-as-of = Tell all as of this moment; a date means the end of that day [default: now]
help-arg-format = table, csv, json, html, markdown or xlsx
help-arg-output = Write into this file, in the format of its ending; may be given several times
help-arg-skip-bad-rows = Go on without rows that can't be read, and report them
help-arg-lang = Language of messages: en or zh
help-arg-color = Colours: auto, always or never
help-arg-width = How many columns wide text is [default: the terminal's]
help-arg-help = Print this help
help-arg-version = Print the version
help-arg-dir = The folder
help-arg-manager = The manager's name
help-arg-customer = The customer's name
help-arg-rep = The rep's name
help-arg-with = The second person, or the second customer name
help-arg-value = A number: money, rating, hours
help-arg-by = The manager who decided it
help-arg-refers = What it refers to: a finding's id, or a step of the ladder
help-arg-event = The event, in English or Chinese, or as the rulebook calls it
help-arg-at = When it happened; a date means 00:00 [default: now]
help-arg-set = A further cell, such as tier=A; may be repeated
help-arg-note = A note
help-arg-from = A table of rows with the ledger's column names; - for standard input
help-arg-dry-run = Decide, and write nothing
help-arg-only = Only findings of these checks
help-audit-rep = Only findings about this rep
help-arg-since = Only findings from this moment on
help-arg-fail-on = Exit with 1 from this level on: notice, violation or never
help-arg-quiet = Print nothing where there is nothing to report
help-arg-what = summary, holdings, pool, deals, due, rep (one rep's own page) or notices (all of those) [default: summary]
help-report-rep = Only what concerns this rep
help-arg-within = How far "due" looks ahead, such as 10d, 2w or 1mo
clock-that-ran-out = { $clock ->
    [term] the term is over
    [first_contact] no first contact in time
    [no_contact] no contact for too long
    [max] the longest time allowed is over
    [after_deal] the time after the last deal is over
   *[other] { $clock }
}
span = { $unit ->
    [h] { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
    [d] { $count ->
        [one] 1 day
       *[other] { $count } days
    }
    [w] { $count ->
        [one] 1 week
       *[other] { $count } weeks
    }
    [mo] { $count ->
        [one] 1 month
       *[other] { $count } months
    }
   *[bd] { $count ->
        [one] 1 business day
       *[other] { $count } business days
    }
}
finding-nobody-could-know = { $said } Nobody could know: the names were joined only later.
finding-unlisted-rep-near = { $rep } is not in the team ({ $rows ->
    [one] 1 row
   *[other] { $rows } rows
}). Is "{ $near }" meant?
refused-unauthorised-nobody = "{ event-in-words }" needs somebody who decided it.
rows-also = {""}; also { $checks }
audit-filtered = Only some of the findings are listed; points and sanctions rest on all.
who-all-reps = everybody
who-all-customers = all customers
check-unreadable = { $count ->
    [one] 1 row can't be read and is left out.
   *[other] { $count } rows can't be read and are left out.
}
place-same = { $file }, row { $row }{":"} {""}

# -- Long tables -----------------------------------------------------------------------------------------------------

table-cut = … and { $count } more rows: --format csv or --format json has all of them.

# -- Explain: how a verdict came about --------------------------------------------------------------------------------

explain-rows = The rows
explain-evidence = Rows that it rests on
explain-steps = How it came about
explain-rule = The rule
explain-rule-line = { $path }, line { $line } ({ $rule })
explain-rule-default = { $rule } is not written in { $path }; the default counts.
explain-next = What each may do now
explain-settle = To settle it
explain-row = Row { $row }: { $cells }
row-cell = { $header }: { $cell }
explain-party-rep = { $rep }
explain-party-holder = { $rep } (holder)
explain-party-manager = Manager
explain-party-may = { $party }: { $what }
explain-unknown = "{ $what }" is neither a check nor the id of a finding of this audit.
explain-unknown-hint = Ids stand in the audit, under the check (turfbook audit). Checks are: { $known }.
explain-usage = What shall be explained? A check, the id of a finding, or --customer NAME.
explain-no-finding = The audit as of { $as_of } has no finding "{ $id }".
explain-no-finding-hint = See the ids in turfbook audit; the same --ledger, --rules and --as-of must be given.
customer-unknown = No row names the customer "{ $customer }".

story-began = { $rep } holds { $customer } since { $at } (row { $row }).
story-no-entry = No entry under "protection" fits it, so its protection has no end.
story-entry = Its clocks are those of { $entry }, for { $fits }.
story-entry-all = Its clocks are those of { $entry }.
story-clock = { $clock }: { $span } from { $from } is { $until }{ $note }.
story-no-contact = no_contact: { $span } after the contact of row { $row } ({ $from }) is { $until }{ $note }.
story-after-deal = after_deal: { $span } after the deal of row { $row } ({ $from }) is { $until }{ $note }.
story-after-deal-forever = A won customer stays with the holder (after_deal: forever).
story-added = Row { $row } adds { $span } to the term: { $until }{ $note }.
story-first-contact-kept = first_contact: due { $until }{ $note }; kept by row { $row } ({ $at }).
story-won = Won by the deal of row { $row } ({ $at }); only after_deal runs.
story-won-before = Won by a deal before this holding ({ $at }); only after_deal runs.
story-until = The earliest of these counts: protected until { $until } ({ $clock }).
story-no-end = Nothing ends the protection.
story-within = { $at } is not later than { $until }.
story-after = { $at } is later than { $until }.
story-count = { $from } plus { $span } ({ $rule }) is { $until }{ $note }.
story-never-held = Nobody ever held { $customer } before.
story-lapsed = No row moved that date any further, so { $rep }'s holding was over after { $until } ({ $clock }).
story-moved = Row { $row } changed what is known of the customer, and by the clock { $clock } its time was over at once.
story-ended = { $rep }'s holding ended on { $at }: { $how ->
    [release] released in row { $row }
    [recycle] recycled in row { $row }
    [transfer] transferred in row { $row }
    [award] awarded anew in row { $row }
    [leave] the rep left, row { $row }
   *[other] { $how }, row { $row }
}.
story-ended-unseen = { $rep }'s holding ended on { $at } ({ $how }).
story-also = The claim would have been refused for these as well: { $checks }. Only the first reason is a finding.
story-joined-later = Before row { $row } nobody could know that this is the same customer, so it is a notice.
story-dismissed = { $by ->
    [none] Row { $row } struck this finding
   *[other] { $by } struck this finding in row { $row }
}; it costs nothing.
story-points = It costs { $rep } { $points ->
    [one] 1 point
   *[other] { $points } points
} ({ $source }).
story-no-points = It costs no points ({ $source }).
story-left = { $rep } left in row { $row } and has not joined again.
story-team = The team is: { $team }.
story-not-joined = No row before this one lets { $rep } join.
story-never-joined = { $rep } is no manager, and no row lets { $rep } join.
story-penalty = Row { $row } imposed "{ $step }" on { $rep }.
story-has = { $column } is "{ $value }".
story-lacks = { $column } is empty in row { $row }, and no row before it that counts gives it.
story-recorded-later = What stands in { $column } in row { $row } is later; { $so }.
story-held = Held then: { $customer } (row { $row }), protected until { $until }, { $won ->
    [won] won
   *[open] not won
}.
story-held-won = Held then, but won, so it does not count: { $customer } (row { $row }).
story-counted = { $count ->
    [one] 1 customer counts
   *[other] { $count } customers count
}; the limit is { $most }.
story-granted = Granted in row { $row }: { $customer } ({ $at }).
story-granted-count = That makes { $count }, all that { $setting ->
    [per_day] a day allows
    [per_week] a week (Monday to Sunday) allows
   *[per_month] a month allows
}.
story-region = The region of { $customer } is { $region }.
story-regions = { $rep } may claim in: { $regions }.
story-no-helper = { $rep } was not the holder, and not named as a helper (assist).
story-no-notice = No notice (notify) of { $rep } earlier on the same day was confirmed by the holder or a manager.
story-value = The deal is worth { $value }.
story-share = Credited to { $rep }: { $amount }.
story-untimed = Row { $row } gives the day, but no time of day.
story-no-such-id = No finding of this audit bears the id that the row names.
story-no-complaint = No complaint about { $rep } was open for this customer then.
story-extensions = The entry allows { $times ->
    [one] 1 extension
   *[other] { $times } extensions
} in a holding, used up by { $count ->
    [one] row { $rows }
   *[other] rows { $rows }
}.
story-no-extensions = The entry allows no extension.
story-managers = Managers are: { $managers }; { $by ->
    [none] the row names nobody who decided it
   *[other] { $by } is not among them
}.
story-by-missing = The customer was protected then, and nobody is named who decided it (by).
story-problem = { $spot }{ $why }
story-nobody-followed = Since then nobody has claimed { $customer }, and no "recycle" row says that it is back in the pool.
story-not-resolved = No "resolve" row for { $rep } and { $customer } has followed.
story-last-work = { $rep }'s last contact, quote or deal with this customer was on { $at }.
explain-strike = To strike it, if the rep was excused (otherwise it stands)
explain-keep = To leave the customer with the rep longer (otherwise nothing needs to be done)
explain-admit = To settle it, if the rep belongs to the company
explain-settle-rows = { $count ->
    [one] or this row in the ledger:
   *[other] or these rows in the ledger, in this order:
}
explain-row-line = Row { $row } (line { $line } of the file): { $cells }
explain-party-past = { $rep } (held it then)
story-began-past = { $rep } held { $customer } from { $at } (row { $row }).
story-untimed-counts = Row { $row } gives no time of day, so it counts as 00:00.
story-entry-first = Its clocks are those of { $entry }, the first entry that fits { $fits }.
story-entry-left = Its clocks are those of { $entry }, the first entry that fits it.
story-no-contact-yet = no_contact: { $span } from the start (there is no contact yet), { $from }, is { $until }{ $note }.
story-contacts = Later contacts in time: { $count ->
    [one] row { $rows }
   *[other] rows { $rows }
}.
story-dated = { $row } ({ $at })
story-more = … { $count } more
story-invalid = { $count ->
    [one] Row { $rows } is no valid contact
   *[other] Rows { $rows } are no valid contacts
}, so nothing was renewed: { $column } is "{ $cell }", and { $rule } asks for { $values }.
story-invalid-empty = { $count ->
    [one] Row { $rows } is no valid contact
   *[other] Rows { $rows } are no valid contacts
}, so nothing was renewed: { $column } is empty, and { $rule } asks for { $values }.
story-late = Row { $row } ({ $at }) was recorded too late ({ $recorded }; entries.max_delay), so it renewed nothing.
story-late-unknown = Row { $row } ({ $at }) was recorded too late (entries.max_delay), so it renewed nothing.
story-not-own = Row { $row } ({ $at }) is { $rep }'s; only { $holder }'s own contacts renew.
story-note = {" "}({ $days })
day = { $day }
days = { $first } to { $last }
days-worked = { $days } { $count ->
    [one] is worked
   *[other] are worked
}
days-off = { $days } { $count ->
    [one] is a holiday
   *[other] are holidays
}
story-free-since = Row { $row } ({ $at }) is later than that, and nobody held the customer since.
story-row-event = { $row } ({ event-in-words })
story-after-end = { $count ->
    [one] Row { $rows } came after the end and does not change it.
   *[other] Rows { $rows } came after the end and do not change it.
}
story-ruled = Row { $row } ({ $at }) later awarded { $customer } to { $rep }{ $by ->
    [none] {""}
   *[other] {" "}(decided by { $by })
}.
story-only-a-strike = So it is decided, and only a row that strikes this finding ({ $id }) is missing.
story-same = { $one } is { $other }: row { $row } ({ $at }) says so{ $by ->
    [none] {""}
   *[other] {" "}(decided by { $by })
}.
story-shared = { $one } is { $other }: row { $row } ({ $at }) gives the same { $column } as row { $first } (identity.keys).
story-joined = { $one } is { $other}: known since row { $row } ({ $at }).
story-notice = It costs no points: { $check } is a notice ({ $source }).
story-free = It costs no points.
story-set = { $path }, line { $line } of the rulebook
story-set-somewhere = { $path }
story-default = default of { $check }
story-unreadable = { $count ->
    [one] Row { $rows } names this customer but can't be read, so it does not count. Corrected, it may change this.
   *[other] Rows { $rows } name this customer but can't be read, so they do not count. Corrected, they may change this.
}
story-series-one = { $rows } Rows of one month on one holding are one finding and cost points once.
story-series = Row { $row } ({ $at }) is in time too (until { $until }).
story-series-forever = Row { $row } ({ $at }) is in time too (without end).
story-series-free = { $count ->
    [one] When row { $rows } came, nobody held it either. Rows of one month are one finding.
   *[other] When rows { $rows } came, nobody held it either. Rows of one month are one finding.
}
story-cell-lost = Row { $row } gives { $column } "{ $value }", but { $why }, so its cells do not count.
cells-refused = that claim was refused ({ $checks })
cells-no-effect = that row had no effect
cells-late = that row was recorded too late
cells-others = it is not the row of whoever held the customer then
story-recorded = It was recorded on { $recorded } ({ $column }), which is later than { $until }; { $so }.
story-late-claim = so the claim is refused
story-late-contact = so the contact renews nothing
story-late-notice = so the notice excuses nothing
story-late-deal = the deal counts all the same
story-held-forever = Held then: { $customer } (row { $row }), protected without end, { $won ->
    [won] won
   *[open] not won
}.
story-share-nobodys = The rest, { $rest }, is nobody's.
either = { $one } or { $other }
story-by-default = the default
sanction-points = { $points ->
    [one] 1 point
   *[other] { $points } points
}
sanction-offences = { $count } of { $checks }; the step is at { $least }
story-points-nobodys = It is worth { $points ->
    [one] 1 point
   *[other] { $points } points
} ({ $source }), but no rep is named who would bear them.

next-rep-unknown-rep = Ask a manager to be added to the team.
next-manager-unknown-rep = If the rep belongs to the company, write "join" or add the name to the team before they claim again; this claim stays refused.
next-rep-suspended-rep = Wait until the suspension is over.
next-manager-suspended-rep = Nothing needs to be done; the claim was refused.
next-rep-incomplete-claim = Claim again with what is missing.
next-manager-incomplete-claim = Nothing needs to be done; the claim was refused.
next-rep-late-entry = Record the same day from now on. The refused claim can be made again, dated now.
next-manager-late-entry = Strike the finding if there was a good reason.
next-rep-collision = Leave the customer alone, and claim it when it is free, or ask the manager to decide.
next-holder-collision = Nothing needs to be done; the customer is still yours.
next-manager-collision = If the claim had a better right, award the customer; if the rep could not know, strike the finding.
next-rep-repeat-claim = Nothing needs to be done; the customer is yours already.
next-manager-repeat-claim = Nothing needs to be done.
next-rep-cooldown = Wait until it is over, or ask the manager to decide.
next-manager-cooldown = If the rep shall have the customer now, award it.
next-rep-pool-freeze = Claim again when it is over.
next-manager-pool-freeze = Nothing needs to be done; the claim was refused.
next-rep-over-cap = Release a customer that you will not work, then claim again.
next-manager-over-cap = If the rep shall have more, change the limit, or award the customer.
next-rep-over-rate = Claim again in the next period.
next-manager-over-rate = Nothing needs to be done; the claim was refused.
next-rep-out-of-territory = Pass the customer on to a rep of that region.
next-manager-out-of-territory = If the region is wrong, correct it; if the rep shall have the customer, award it.
next-rep-poaching = Leave the customer alone. Next time tell the holder first, and have it confirmed (notify).
next-holder-poaching = Nothing needs to be done; the customer is still yours.
next-manager-poaching = Impose the sanction if one is due; strike the finding if the rep was excused.
next-rep-poached-deal = Leave the customer alone. Next time tell the holder first, and have it confirmed (notify).
next-holder-poached-deal = Nothing needs to be done; the deal is credited to you as told above.
next-manager-poached-deal = Impose the sanction if one is due; strike the finding if the rep was excused.
next-rep-unclaimed-work = Claim the customer before going on.
next-manager-unclaimed-work = Nothing needs to be done.
next-rep-unclaimed-deal = Claim customers before working them.
next-manager-unclaimed-deal = Award the customer to the rep if it shall be held; strike the finding if it was excused.
next-rep-over-extension = Contact the customer, or close the deal, before the protection ends.
next-manager-over-extension = If the rep shall keep the customer longer, award it anew.
next-rep-unauthorised = Ask a manager to write such a row.
next-manager-unauthorised = If it was right, write the row yourself, with your name in "by".
next-rep-stray-event = See who holds the customer (turfbook explain --customer), and correct the row if a name or time is wrong.
next-manager-stray-event = Nothing needs to be done, unless the row was meant for another customer or time.
next-rep-unclear-order = Write the time of day from now on.
next-holder-unclear-order = Tell the manager at what time you claimed.
next-manager-unclear-order = Find out who was first. If it was the one who was refused, award the customer and then strike the finding; if not, only strike it.
next-rep-unlisted-rep = Tell the manager which name is right.
next-manager-unlisted-rep = Correct the name in the rows, add it to the team as an alias, or write "join".
next-rep-unreadable-row = Correct the row.
next-manager-unreadable-row = Correct the row; until then it does not count.
next-rep-lapsed = If you want the customer back, claim it when the rules allow.
next-manager-lapsed = Carry it out: turfbook recycle writes the row.
next-rep-neglect = Contact your customers in time.
next-manager-neglect = Strike the finding if there was a good reason, such as an illness.
next-rep-expiring = Contact the customer, extend, or close the deal before then, depending on the clock.
next-manager-expiring = Nothing needs to be done. If the rep shall keep the customer longer, award it anew.
next-rep-open-complaint = Settle the complaint.
next-manager-open-complaint = When it is settled, write "resolve".
next-rep-overdue-visit = Visit or call the customer, and write the contact down.
next-manager-overdue-visit = Remind the rep.
now-yours = It is yours now (row { $row }).
now-held = { $rep } holds it now (row { $row }).
now-free = It is in the pool now.
next-done = Nothing more needs to be done: you got the customer in row { $row }.
next-leave-alone = { $now } Leave it alone.
next-claim-now = You can claim the customer again now.
next-claim-from = You can claim the customer again from { $at } on.
next-claim-never = Waiting alone does not let you claim the customer again.
next-rep-repeat-claim-past = Nothing needs to be done; the customer was yours already.
next-manager-settled = Nothing needs to be done; the claim was refused.
next-manager-free-of-charge = Nothing needs to be done; it costs nothing.
next-manager-no-effect = Nothing needs to be done; the row has no effect.
next-holder-past = Nothing needs to be done; the customer was yours then.
next-outside-yours = { $now } Next time tell the holder first, and have it confirmed (notify).
next-outside-held = { $now } Leave it alone. Next time tell the holder first, and have it confirmed (notify).
next-outside-free = { $now } Claim it before you work it again.
next-keep-extend = Close the deal by { $until }, or extend it: then the next deadline is { $next } ({ $clock }). Contacts do not move this date{ $adds }.
next-keep-term-used = Close the deal by { $until }. Contacts do not move this date{ $adds }, and no further extension helps.
next-keep-term = Close the deal by { $until }. Contacts do not move this date{ $adds }, and the rules allow no extension.
next-keep-adds = {" "}(except { $adds })
next-adds = { $event }: { $span } more
next-keep-contact = Contact the customer by { $until }; with a contact now the next deadline is { $next } ({ $clock }).
next-keep-contact-forever = Contact the customer by { $until }; after that there is no deadline.
next-keep-max = Close the deal by { $until }; nothing else moves this date.
next-keep-deal = Only a further deal by { $until } keeps the customer longer.
next-strike-if-excused = { $now } Strike the finding if the rep was excused.
next-won = Nothing needs to be done; the customer is won (held since row { $row }).
next-over = { $now } The extension changes nothing about that.
next-astray = { $now } If a name or a time in the row is wrong, correct it; otherwise leave it.
next-correct-name = Correct { $columns } in { $count ->
    [one] row { $rows }
   *[other] rows { $rows }
} to { $near }, or add { $rep } under "team" as an alias of { $near }.
next-ruled = Row { $row } has decided it; strike this finding.
next-record-sooner = Record the same day from now on.
next-time-of-day = Write the time of day from now on.
next-rep-unclear-timed = Nothing needs to be done; your row gives the time of day.


# -- A customer's life ------------------------------------------------------------------------------------------------

life-title = { $customer } as of { $as_of }
life-names = Names: { $names }
head-happened = What happened
head-then = Then
life-row = { $rep ->
    [none] { life-event }
   *[other] { $rep }: { life-event }
}
life-granted = {""}, granted
life-refused = {""}, refused ({ $checks })
life-ran-out = { $rep }'s time ran out ({ clock-that-ran-out })
life-stray = {""}, without effect
life-unauthorised = {""}, without effect (no manager)
life-over-extended = {""}, without effect (one extension too many)
life-standing = { $standing ->
    [helper] {""}, as a helper
    [favour] {""}, in favour
    [poached] {""}, though it is { $holder }'s
    [unclaimed] {""}, though nobody held it
   *[own] {""}
}
life-late = {""}, recorded too late
life-held = { $rep } until { $until } ({ clock-in-words })
life-held-forever = { $rep }, without end
life-pool = in the pool ({ $how ->
    [release] released
    [lapse] lapsed
    [recycle] recycled
    [leave] the rep left
   *[other] { $how }
})
life-free = nobody's
life-event = { event-in-words }{ $name ->
    [none] {""}
   *[other] {" "}({ $name })
}
life-award = { event-in-words }: { $by ->
    [none] {""}
   *[other] { $by } awarded it{" "}
}to { $rep }
life-transfer = { event-in-words }{ $by ->
    [none] {""}
   *[other] {" "}by { $by }
}: from { $rep } to { $with }
life-recycle = { event-in-words }{ $by ->
    [none] {""}
   *[other] {" "}by { $by }
}
life-names-joined = { event-in-words } as { $with }{ $by ->
    [none] {""}
   *[other] {" "}({ $by })
}
life-deal = {""}, { $value }
life-deal-of = {""}, { $value }{ $standing }
life-refund = {""}, { $value }: a refund, which is no deal
life-invalid = {""}: no valid contact, renews nothing
life-late-contact = {""}, recorded too late, renews nothing
life-of-manager = {""}: a manager's, renews nothing
life-adds = {""}: { $span } more
life-findings = {" "}({ $ids })
life-unreadable = { $count ->
    [one] Row { $rows } names this customer but can't be read, so it does not count.
   *[other] Rows { $rows } name this customer but can't be read, so they do not count.
}

# -- More commands ----------------------------------------------------------------------------------------------------

sanction-nothing-due = No sanction is due for { $rep }; nothing was written.
recycle-nothing = No lapse waits to be recycled; nothing was written.
help-explain = Prints a check's page, or tells how a verdict came about, or a customer's whole life
help-sanction = Records the sanction that is due for a rep
help-recycle = Marks every lapse as carried out: a row for each
help-explain-what = A check, such as poaching, or the id of a finding, such as f-abcdefgh
help-explain-customer = The customer whose life is told: who held it when, and why that ended
help-sanction-by = The manager who imposes it
help-recycle-by = Who carries it out
help-explain-examples =
    Examples:
      turfbook explain poaching
      turfbook explain f-kaaqiuml
      turfbook explain --customer "Acme Trading"

# -- Score -----------------------------------------------------------------------------------------------------------

score-title = Score from { $from } to { $to }, as of { $as_of }
score-nobody = There is nobody to score: no team is listed, and no row names a rep.
score-no-rules = The rulebook has no section "score", so nothing is measured.
score-of-manager = { $rep } is a manager, whose work is not scored.
score-of-stranger = { $rep } is not in the team and has no score.
score-card = { $rep }: { $score }, rank { $rank }
score-card-graded = { $rep }: { $score }, rank { $rank }, grade { $grade }
with-bonus = { $what } (bonus { $bonus })
head-rank = Rank
head-score = Score
head-grade = Grade
head-awards = Awards
head-metric = Metric
head-actual = Actual
head-target = Target
head-earned = Earned
head-reckoning = Reckoning
metric-in-words = { $metric ->
    [revenue] Revenue credited
    [deals] Deals credited
    [claims] Claims granted
    [conversion] Deals per claim
    [contacts] Contacts
    [retention] Share kept
    [rating] Rating
    [assists] Assists
    [shares] Cases shared
    [training] Training hours
   *[other] { $metric }
}
metric-reached = { $percent }%
metric-capped = { $percent }%, capped at { $cap }%,
metric-weight = {""} × weight { $weight }
metric-weight-spread = {""} × weight { $weight } ({ $own } + { $part })
metric-unmeasured = Nothing to measure: its weight { $weight } is spread over the others in proportion
score-sum-clean = { $earned } earned, nothing taken off: { $score }
score-sum = { $earned } earned, { $taken } taken off: { $score }
score-sum-nothing = { $earned } earned, { $taken } taken off: 0, as a score is never below 0
score-taken = { $deductions } ({ $points ->
    [one] 1 point
   *[other] { $points } points
} of violations × { $point }, { $complaints ->
    [one] 1 complaint
   *[other] { $complaints } complaints
} × { $complaint })
award-won = Award { $award }: won ({ $why })
award-missed = Award { $award }: missed ({ $why })
award-clean = no violation for { $clean }
award-unclean = { $clean } without a violation are needed, the last one was on { $at }
award-contacts = { $count ->
    [one] 1 contact
   *[other] { $count } contacts
}; { $least } needed
award-both = { $one }; { $other }
award-always = it has no conditions
counted-deals = { $count ->
    [one] 1 deal counted
   *[other] { $count } deals counted
}
counted-holdings = { $count ->
    [one] 1 holding counted
   *[other] { $count } holdings counted
}, { $kept } kept
counted-rows = { $count ->
    [one] 1 row counted
   *[other] { $count } rows counted
}
counted-violations = { $count ->
    [one] 1 violation counted
   *[other] { $count } violations counted
}
counted-held = Held
counted-lost = Lost on { $at }: { clock-that-ran-out }
counted-ended = Ended on { $at } ({ $how ->
    [release] released
    [lapse] lapsed otherwise than for want of contact
    [recycle] recycled
    [transfer] transferred
    [award] awarded anew
    [leave] the rep left
   *[other] { $how }
}), which costs nothing
counted-share = { $share }%
counted-share-of = { $share }%; made by { $rep }
counted-share-as = { $share }%; made by { $rep } ({ deal-kind })
counted-event = { event-in-words }
counts-complaint = Complaint
head-share = Share
head-event = Event
head-counts = Counts for
period-bad = "{ $period }" is no period.
period-bad-end = "{ $period }" is no period: "{ $end }" is no day, month, quarter, week or year.
period-backwards = "{ $period }" ends before it begins.
period-form-hint = Write a month 2026-10, a quarter 2026-Q4, a week 2026-W47, a year 2026, or two days: 2026-10-01..2026-10-15.
period-both-ends-hint = Write both ends: 2026-10-01..2026-10-15.
rule-metric = Score, { $name }: { $weight } for reaching { $target }, at most { $most }.
rule-deductions = Score: each point of a violation takes off { $point }, each complaint { $complaint }.
rule-grades = Grades: { $grades }.
rule-award = Award { $award }: no violation for { $clean }, and at least { $least } contacts in the period.
rule-award-clean = Award { $award }: no violation for { $clean }.
rule-award-contacts = Award { $award }: at least { $least } contacts in the period.
rule-award-always = Award { $award }: for everybody.
metric-parts = { $metric ->
    [conversion] { $sum } { $many ->
        [one] deal
       *[other] deals
    } / { $count ->
        [one] 1 claim
       *[other] { $count } claims
    }
    [retention] { $sum } of { $count ->
        [one] 1 holding kept
       *[other] { $count } holdings kept
    }
   *[rating] sum { $sum } / { $count ->
        [one] 1 rating
       *[other] { $count } ratings
    }
}
counted-refund = refund, no deal
counted-not = Not counted: { $count ->
    [one] row { $rows }
   *[other] rows { $rows }
} ({ missed-in-words }).
missed-in-words = { $why ->
    [refused] claim refused
    [invalid] no valid contact
    [poached] poaching
    [unclaimed] nobody held the customer
   *[uncredited] deal of which nothing is credited
}

help-score = Tells what each rep's work of a period earned, and why
help-score-examples =
    Examples:
      turfbook score --period 2026-10
      turfbook score --period 2026-Q4 --format csv -o score.csv
      turfbook score --period 2026-10-01..2026-10-15 --rep Ann
help-score-rep = Only this rep, with every deal, holding and row that counted
help-arg-period = 2026-10, 2026-Q4, 2026-W47, 2026 or FROM..TO [default: the month of as-of]
help-score-only = List only these metrics; the score rests on all
score-filtered = Only some of the metrics are listed; the score rests on all.
usage-unknown-metric = There is no metric "{ $metric }".
usage-unmeasured-metric = The rulebook does not measure { $metric }.
help-completions = Prints what a shell needs to complete commands, options and names
help-completions-examples =
    Examples:
      turfbook completions bash > ~/.local/share/bash-completion/completions/turfbook
      turfbook completions zsh > ~/.zfunc/_turfbook    (~/.zfunc must be in fpath)
      turfbook completions fish > ~/.config/fish/completions/turfbook.fish
help-completions-shell = bash, zsh, fish, powershell or elvish
help-man = Prints the manual page
help-man-examples =
    Examples:
      turfbook man | man -l -
      turfbook man > ~/.local/share/man/man1/turfbook.1

# -- How far a long run has come -------------------------------------------------------------------------------------

progress-reading = Reading the ledger
progress-deciding = Working out who holds what

# -- The rulebook's settings, as an editor tells them (check --schema) -----------------------------------------------

schema-title = A rulebook of turfbook
help-arg-schema = Print the JSON Schema of the rulebook for an editor, and check nothing
setting = A company's policy. Every setting is optional, and a section that is left out switches its rules off.
setting-ledger = How the ledger is written.
setting-ledger-columns = Names of columns that turfbook does not know by itself: name in the file, then the column or an attribute of your own.
setting-ledger-dates = How dates like 9/3/2026 are read: mdy (month first) or dmy. Default: they are refused.
setting-ledger-encoding = utf-8, gb18030, gbk, big5 or windows-1252. Default: utf-8.
setting-ledger-delimiter = What stands between cells. Default: told from the header.
setting-ledger-decimal = How numbers are written: point (1,234.5) or comma (1.234,5). Default: point.
setting-ledger-skip-rows = How many rows stand above the header. Default: 0.
setting-events = Names of events beside the built-in ones.
setting-events-any-as = Which built-in event it is, or none for rows to pass over whole.
setting-events-any-only = The row is a valid contact only if its own cells say so: a column, then one value or a list.
setting-events-any-adds = How much longer the term becomes with each such contact. Default: nothing.
setting-calendar = Workdays, and where the company is.
setting-calendar-utc-offset = Times in the ledger that carry an offset are converted to this. Default: such a time is an error.
setting-calendar-workdays = Days that count as business days (bd). Default: mon to fri.
setting-calendar-holidays = Days off that the week would make workdays.
setting-calendar-extra-workdays = Days worked that the week would make days off.
setting-managers = Who may write a manager's events. Default: anybody may.
setting-team = The reps: a name, or a name with more. Claims of anybody else are refused. Default: anybody may claim.
setting-team-name = The rep's name. Any other key of a rep is your own, for match in claims.limits.
setting-team-aliases = Other names of the same person in the ledger.
setting-team-regions = Where the rep may claim, see claims.territory. Default: everywhere.
setting-identity = What makes two names one customer, beyond equal names.
setting-identity-keys = Customers that share a value in one of these columns are one customer.
setting-identity-ignore = Values that say nothing. Default: 无, 暂无, 未知, 待补, n/a, none, 0.
setting-entries = How rows are recorded.
setting-entries-max-delay = How long after the event it may be recorded. Default: no limit.
setting-claims = When a claim is refused.
setting-claims-require = Columns that must be filled when a customer is claimed.
setting-claims-cooldown = How long a rep who lost or released a customer must wait before claiming it again.
setting-claims-freeze = How long nobody may claim a customer that fell back into the pool.
setting-claims-territory = Whether reps with regions may claim only there. Default: false.
setting-claims-reveal-holder = Whether a refused claim names the rep who holds the customer. Default: false.
setting-claims-limits = How many customers; the first entry that fits the rep counts.
setting-claims-limits-match = Which reps, by what team says of them: a key, then one value or a list. Default: all.
setting-claims-limits-max-held = Customers held at a time.
setting-claims-limits-count-won = Whether won customers count too. Default: false.
setting-claims-limits-per-day = Claims granted in a day.
setting-claims-limits-per-week = Claims granted in a week from Monday on.
setting-claims-limits-per-month = Claims granted in a month.
setting-protection = How long a customer is protected; the first entry that fits the customer counts. Default: without end.
setting-protection-match = Which customers, by their attributes: a column, then one value or a list. Default: all.
setting-protection-term = From the claim to the deal.
setting-protection-first-contact = From the claim to the first contact.
setting-protection-no-contact = From the last contact to the next.
setting-protection-max = From the claim to the deal, and nothing makes it longer.
setting-protection-after-deal = From the last deal on. Default: forever.
setting-protection-extension = What an extension adds to the term. Default: no extensions.
setting-protection-extension-by = How much longer the term becomes.
setting-protection-extension-times = How often in one holding. Default: 1.
setting-remind = How long before its end a protection is reported as expiring. Default: 3d.
setting-credit = What percentage of a deal the rep who made it gets; the holder gets the rest.
setting-credit-helper = A helper. Default: 20.
setting-credit-favour = A rep who told the holder the same day. Default: unset, and telling excuses nothing.
setting-credit-poached = A rep who poached it. Default: 0.
setting-credit-unclaimed = A rep who had not claimed it; the rest is nobody's. Default: 100.
setting-checks = What each check means.
setting-checks-any = violation (costs points), notice (costs none) or off; or a level and points.
setting-checks-any-level = violation, notice or off.
setting-checks-any-points = What a violation costs.
setting-penalties = What violations lead to.
setting-penalties-window = How long violations count. Default: 365d.
setting-penalties-ladder = From mild to severe; the last step that a rep has reached is due.
setting-penalties-ladder-step = The step's name, as in the column ref of a penalty.
setting-penalties-ladder-points = Reached with this many points.
setting-penalties-ladder-checks = Reached with so many violations (count) of these checks.
setting-penalties-ladder-count = How many violations of these checks.
setting-penalties-ladder-fine = The fine. Default: none.
setting-penalties-ladder-suspend = How long the rep may claim nothing. Default: not at all.
setting-service = Deadlines of service. Without this section there are none.
setting-service-complaint = How soon a complaint must be resolved. Default: 7d.
setting-service-visit = How often a won customer must be contacted. Default: no rule.
setting-lang = Language of messages; --lang and TURFBOOK_LANG come first.
setting-score = What the work of a period earns.
setting-score-metrics = Each metric earns weight × min(actual / target, cap).
setting-score-metrics-any = Its weight and target, and a cap if it may earn more than the weight.
setting-score-metrics-any-weight = What it earns when the target is reached.
setting-score-metrics-any-target = The target of the period; above 0.
setting-score-metrics-any-cap = How many times the weight it can earn at the most. Default: 1.
setting-score-deductions = What is taken off the sum of the metrics.
setting-score-deductions-point = For each point of a violation. Default: 0.
setting-score-deductions-complaint = For each complaint. Default: 0.
setting-score-grades = The first entry that the score reaches counts.
setting-score-grades-grade = The grade's name.
setting-score-grades-min = The least score.
setting-score-grades-bonus = Any number, such as a factor.
setting-score-awards = Further awards; a condition that is not given does not apply.
setting-score-awards-award = The award's name.
setting-score-awards-clean = How long there must have been no violation.
setting-score-awards-contacts = At least so many contacts in the period.
setting-score-awards-bonus = Any number, such as money.

# -- The weekly sheet -------------------------------------------------------------------------------------------------

week-title = The week up to { $to }
head-change = Change
figure = { $figure ->
    [granted] Claims granted
    [refused] Claims refused
    [contacts] Contacts and quotes
    [deals] Deals
    [revenue] Revenue
    [released] Customers released
    [lapsed] Protections run out
    [held] Customers held at the end
    [violations] Violations
    [poaching] of these: poaching
    [points] Points
    [complaints] Complaints
    [won] Customers won
    [sanctions] Sanctions due
   *[other] { $figure }
}
usage-output-input = The output would take the place of { $path }, which is read.
usage-output-input-hint = Name another file after -o.
system-after-writing = { $said } The rows are in the ledger all the same; do not write them again.
said-twice = { $column } is given twice.
said-twice-hint = Give it once.
remark-stranger = Take care: { $rep } is not in the team.
remark-stranger-near = Take care: { $rep } is not in the team. Is "{ $near }" meant?
remark-changed = Take care: this changes what { $count ->
    [one] row { $rows }
   *[other] rows { $rows }
} did.
rules-name-comma = "{ $name }" looks like several names.
rules-name-comma-hint = Put a plain comma (,) between names: [张伟, 李娜]

# -- Files ---------------------------------------------------------------------------------------------------------

ledger-mixed-encoding = this line is UTF-8, others are { $encoding }.
ledger-mixed-encoding-hint = Open the ledger in a spreadsheet, mend the names that look wrong, and save it as "CSV UTF-8".
ledger-torn = the last row was cut short (by a full disk or a crash).
ledger-torn-hint = Complete the row by hand and end it with a line break, or take it away with "turfbook repair", which keeps what it removes.
ledger-nul = the row has bytes without meaning (NUL).
ledger-nul-hint = Take the row from a backup, or type it again.
ledger-row-too-large = a row may have { $columns } cells and { $size } KiB.
ledger-row-too-large-hint = Is this really a ledger? Take the long text out of the row.
ledger-guessed = it seems to be saved as { $encoding }, but nothing says so, and turfbook does not write into a file by a guess.
ledger-guessed-hint = Write into the rulebook: ledger: {"{"}encoding: { $encoding }{"}"}, or turn the ledger into UTF-8: turfbook convert --encoding { $encoding } --to utf8-bom
column-missing-wide = The header has full-width commas: separate the cells with plain ones (,).
number-bad-comma-hint = Write 1234,5 or 1.234,5, without a currency or unit.
kind-hint = Name a CSV file with --ledger.
kind-folder = this is a folder.
kind-device = this is no file.
kind-too-large = a ledger may have { $size } GiB.
kind-workbook = this is an Excel workbook (xlsx or xls), no CSV file.
kind-workbook-hint = Open it in a spreadsheet and save it as "CSV UTF-8".
kind-pdf = this is a PDF file, no CSV file.
kind-archive = this is a compressed file, no CSV file.
kind-utf16 = this is UTF-16 without a mark that says so (BOM).
remark-guessed = The ledger was read as { $encoding }, which is a guess. Say it in the rulebook: ledger: {"{"}encoding: …{"}"}
remark-open-end = Row { $row } has no line end: look whether its last cell is complete.
remark-moved = Another program edited the ledger at the same moment; the row stands behind its rows. Look at the end of the ledger, and run turfbook audit.
remark-conflicted-copy = { $path } looks like a copy of the ledger from a conflict: its rows may be missing here.
busy-spreadsheet = the ledger is open in { $who }.
busy-spreadsheet-hint = Nothing was written. Save and close it there, then try again. If nobody has it open (after a crash), add --force.
busy-changed = another program changes the ledger again and again.
system-ledger-gone = { $path } was moved or deleted at that moment; the row is not in a ledger.
system-ledger-emptied = { $path } was emptied by another program at that moment: it has nothing but the new row. Bring the other rows back from a backup.
system-not-stored = { $path } did not take what was written: the row is not in it.
system-maybe-mended = { $path } was changed, but the disk did not confirm it: look at it (turfbook check).
usage-stdin-writes = The ledger can't be standard input here.
usage-stdin-writes-hint = Name the file with --ledger.
convert-unwritable-hint = Choose an encoding that has every character: --to utf8-bom.
convert-differs = in { $encoding } the ledger would not be read as what it is.
convert-differs-hint = Say in the rulebook first how it will be written: ledger: {"{"}encoding: …, delimiter: …{"}"}
convert-links = the file has { $count } names (hard links), and only one of them would be changed.
convert-links-hint = Make a copy under a name of its own.
help-arg-raw-csv = CSV without the apostrophe before text that looks like a formula
help-arg-encoding = The ledger's encoding, where neither it nor the rulebook says: gb18030, gbk, big5, windows-1252
help-arg-lock-timeout = How many seconds to wait for another program that writes
help-arg-force = Write though a spreadsheet seems to have the ledger open
help-arg-no-lock = Write without a lock, where the file system has none
help-repair = Mends a ledger whose last row was cut short, and keeps what it removes
help-convert = Writes the ledger anew in another encoding, and keeps the old file
help-convert-examples =
    Examples:
      turfbook convert --to utf8-bom
      turfbook convert --encoding gb18030 --to utf8-bom
      turfbook convert --to utf8-bom --delimiter ;
help-arg-to = utf8-bom (for Excel), utf8, utf16, gb18030, gbk, big5 or windows-1252
help-arg-delimiter = What stands between cells: , or ; or tab [default: as it is]
repair-whole = The ledger is whole; nothing was changed.
repair-removed = Row { $row } was cut short and was taken away ({ $bytes } bytes); it is kept in { $kept }.
convert-done = { $path } is { $to } now (it was { $from }). The old file is kept as { $backup }.

# -- Journal -------------------------------------------------------------------------------------------------------

finding-changed-row = The row was changed since { $since }: { $changes }
finding-lost-row = A row that was there on { $since } is gone: { $row }
finding-doubled-row = The row says the same as row { $first }, and nobody has vouched for a second one.
finding-backdated-row = The row was typed in between { $sealed } and { $seen }, after its time had been sealed.
story-journal-row = The journal has it since { $since }: { $row }
story-row-now = Now it says: { $row }
story-row-twice = Row { $first } says the same and is vouched for: { $row }
story-not-sealed = At the seal of { $sealed } the row was not there.
next-rep-changed-row = Tell the manager if you changed the row, and why.
next-manager-changed-row = Write the old text back, or accept the new one: turfbook seal --accept with this id, and --why.
next-rep-lost-row = Tell the manager if you took the row out, and why.
next-manager-lost-row = Bring the row back with turfbook repair --restore, or accept that it is gone: turfbook seal --accept with this id, and --why.
next-rep-doubled-row = Tell the manager whether it happened twice.
next-manager-doubled-row = Delete the second row, or accept it: turfbook seal --accept with this id, and --why.
next-rep-backdated-row = Record the same day from now on.
next-manager-backdated-row = Delete the row, or accept it: turfbook seal --accept with this id, and --why.
journal-head = Journal: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, head { $head }
journal-broken = The journal itself ({ $path }) was changed in line { $line }: what it says of earlier rows can't be trusted. Compare it with a backup.
journal-unexpected = The journal never had the head { $head }: it was written anew since, or is another one.
seal-taken = { $taken ->
    [0] Sealed; no row was new.
    [one] Sealed: 1 new row.
   *[other] Sealed: { $taken } new rows.
}
seal-accepted = Accepted: { $ids }
seal-open = { $count ->
    [one] 1 row was changed, lost, doubled or backdated
   *[other] { $count } rows were changed, lost, doubled or backdated
}: see turfbook audit --only changed-row,lost-row,doubled-row,backdated-row
seal-unknown = No finding about a row bears the id "{ $id }".
seal-unknown-hint = turfbook audit --only changed-row,lost-row,doubled-row,backdated-row lists them.
repair-restored = Brought back: { $row }
restore-no-column-hint = Add a column with the header "{ $column }" to the ledger first: the lost row had a value there.
system-journal = The ledger is as it should be, but the journal { $path } can't be written: run turfbook seal once that is mended.
help-seal = Vouches for the rows that people typed, so that an audit tells when they change
help-seal-examples =
    Examples:
      turfbook seal
      turfbook seal --accept f-abcdefgh --why "typing error, see Li's mail"
help-arg-accept = Findings about changed, lost, doubled or backdated rows that are settled by this
help-arg-why = Why they are in order
help-arg-restore = Bring back the rows that are lost (lost-row)
help-arg-expect-head = Exit with 1 unless the journal had this head (from an earlier report)

# -- Rulebook guards -----------------------------------------------------------------------------------------------

rules-aliases = the rulebook refers to parts of itself (*name) too often.
rules-aliases-hint = Write the parts out where they are needed.
rules-key-twice = "{ $key }" stands here for the second time.
rules-key-twice-hint = Put both into one: of two, only one would count.
rules-two-documents = a second rulebook begins here (---).
rules-two-documents-hint = Keep one of them.
rules-tab = a tab stands before the text.
rules-tab-hint = Use blanks to indent.
rules-wide = "{ $character }" ({ $code }) looks like the sign that belongs here, and is another one.
rules-wide-hint = Type it with the English keyboard: a plain colon with a blank after it, plain quotes, plain blanks.
rules-other-encoding = this seems to be { $encoding }, not UTF-8.

# -- The program ---------------------------------------------------------------------------------------------------

panic = turfbook has made a mistake and stopped. Nothing more was written; please report this line.

# -- Clocks, keyboards, mangled numbers ------------------------------------------------------------------------------

clock-behind = This computer's clock says { $now }, but the journal has a line of { $last }. Nothing was written.
clock-behind-hint = Set the clock. If it is right now and was wrong then, run turfbook seal first.
usage-stdin-terminal = Nothing comes through standard input ("-"): it is the keyboard.
usage-stdin-terminal-hint = Name a file, or pipe one in: turfbook audit --ledger - < ledger.csv
remark-rounded = { $count ->
    [one] A number ends in zeros after its 15th digit
   *[other] { $count } numbers end in zeros after their 15th digit
} ({ $examples }): a spreadsheet may have rounded them. Format the column as text, and type them again.
remark-lost-zeros = { $count ->
    [one] A number is there with and without zeros in front
   *[other] { $count } numbers are there with and without zeros in front
} ({ $examples }): a spreadsheet may have taken them, and made two customers of one. Format the column as text.
remark-no-holidays = calendar.holidays has no holiday of { $years }: workdays of that time are counted without any.
moment-no-such-day-hint = Look at the month, the day and the hour (0:00 to 23:59).

# -- The policy in plain words ----------------------------------------------------------------------------------------

policy-title = Rules on customers: claims, protection, credit and conduct
policy-in-force = In force from { $day }
policy-in-force-blank = In force from ______________
policy-source = Made from { $path }, checksum (SHA-256) { $hash }
policy-chapter = { $number }. { $title }
policy-example = Example: { $example }
policy-signatures = Signatures
policy-signed-manager = Approved: { $name } ______________  Date: ____________
policy-read = I have read and understood these rules, and keep to them:
policy-signed-rep = { $name } ______________  Date: ____________

policy-who-all = everybody
policy-who-managers = the managers
policy-who-keepers = whoever keeps the ledger
policy-who-rep = { $rep }
policy-who-regional = reps with regions of their own
policy-who-all-reps = all reps
policy-who-other-reps = all other reps
policy-who-reps = reps with { $fits }
policy-who-all-customers = all customers
policy-who-other-customers = all other customers
policy-who-customers = customers with { $fits }
policy-condition = { $column } { $values }
policy-conditions = { $conditions }
policy-group = For { $who }:
policy-breach = { $check }: { $what } { $costs }

policy-chapter-people = Whom these rules are for
policy-purpose = These rules say who may work which customer, for how long, and who earns what. They are the same for everybody, and every verdict names the row and the rule that it rests on.
policy-managers = Managers are { $names }. Only they may transfer and award customers, take protected ones back, strike findings, impose sanctions, record who joins and leaves, and say which names are one customer; each such row bears their name.
policy-no-managers = Nobody is named as a manager: anybody may record what is a manager's to decide.
policy-team = The reps are:
policy-no-team = Reps are not listed: anybody may claim.
policy-member = { $name }{ $more }
policy-member-more = {" "}({ $more })
policy-aliases = also written { $aliases }
policy-and = { $one }; { $other }
policy-regions = regions { $regions }
policy-trait = { $key } { $values }

policy-chapter-records = What is recorded, and how
policy-ledger-decides = What is not in the ledger has not happened. Claims, contacts, quotes, deals, releases and all else are recorded there, with the time at which they happened.
policy-max-delay = Whatever happens is recorded within { $delay }. A claim that is recorded later is not valid; a contact recorded later does not renew the protection.
policy-example-counted = from { $from }, the last moment is { $until }{ $note }.
policy-column = The ledger's column "{ $header }" is { $column }.
policy-dates = { $order ->
    [mdy] Dates are written 2026-11-23; 11/3/2026 is read as 3 November (month first).
    [dmy] Dates are written 2026-11-23; 11/3/2026 is read as 11 March (day first).
   *[none] Dates are written 2026-11-23; a date such as 11/3/2026 is refused.
}
policy-decimal = { $decimal ->
    [comma] Numbers are written 1.234,5.
   *[point] Numbers are written 1,234.5.
}
policy-encoding = The ledger is saved as { $encoding }.
policy-no-encoding = The ledger is saved as UTF-8.
policy-delimiter = Cells of the ledger are separated by "{ $delimiter }".
policy-no-delimiter = What separates the cells of the ledger is told from its header.
policy-skip-rows = { $count ->
    [0] The header is the first row of the ledger.
    [one] One row stands above the ledger's header.
   *[other] { $count } rows stand above the ledger's header.
}
policy-offset = Times are those of the zone { $offset }; times of other zones are converted.
policy-no-offset = Times are local; a time with a zone is refused.
policy-lang = { $lang ->
    [zh] Messages are in Chinese.
    [en] Messages are in English.
   *[none] Messages are in the language of each computer.
}
policy-event = "{ $name }" in the ledger is a { event-in-words }.{ $only }{ $adds }
policy-event-only = {" "}It counts as a valid contact only with { $fits }.
policy-event-adds = {" "}Each one lengthens the term by { $adds }.
policy-event-none = Rows "{ $name }" are passed over.
policy-same-name = Names that differ only in width, case, blanks or outer punctuation are one customer. A manager may rule that two names are one customer, or that they are not.
policy-identity = Customers with the same { $keys } are one customer, whatever their names.
policy-ignored = These values say nothing: { $values }.
policy-workdays = Workdays are { $days }.
weekday = { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
policy-holidays = Not worked: { $days }.
policy-no-holidays = No holidays are listed: only the week counts.
policy-extra-workdays = Worked though the week is off: { $days }.
policy-counting = Days, weeks and months are natural ones, workdays those of this calendar; the day from which is counted does not count. A time limit ends with the last second of its last day; one in hours ends to the minute.

policy-chapter-form = The ledger's file
policy-chapter-claims = Claims
policy-claim = Whoever wants to work a customer claims it first. A claim that is granted gives the customer to the rep from that moment on.
policy-first-come = A customer that is protected for somebody else can't be claimed, nor one's own again: the earlier granted claim counts. If two claims fall on one day and one has no time of day, a manager decides.
policy-strangers = Only reps on the list, managers, and whoever has been recorded as joining may claim; nobody who has left.
policy-require = A claim must tell the customer's { $columns }, unless they are known already.
policy-cooldown = Whoever has lost or released a customer must wait { $cooldown } before claiming it again.
policy-freeze = A customer that has come back into the pool can't be claimed by anybody for { $freeze }.
policy-example-ended = a customer that comes back into the pool on { $at } can be claimed { $which ->
    [cooldown] by its former holder
   *[freeze] by others
} from { $from } on{ $note }.
policy-territory = Reps with regions of their own may claim customers there only.
policy-no-territory = Regions do not limit claims.
policy-reveal = Whose claim is refused is told who holds the customer.
policy-similar = { $similar ->
    [deny] A customer whose name, code or telephone looks like that of a customer protected for somebody else is not granted until a manager has said whether they are one.
   *[warn] Whoever claims a customer whose name, code or telephone looks like that of a customer protected for somebody else is told so, and a manager looks at the two.
}
policy-no-reveal = Whose claim is refused is not told who holds the customer; ask a manager.
policy-no-limits = There is no limit to how many customers a rep may hold or claim.
policy-limits = How many customers a rep may hold and claim; the first group that fits the rep counts.
policy-max-held = At most { $most ->
    [one] one customer
   *[other] { $most } customers
} held at a time.
policy-count-won = Won customers { $won ->
    [counted] count too
   *[free] do not count
}.
policy-rate = At most { $most ->
    [one] one claim
   *[other] { $most } claims
} granted { $setting ->
    [per_day] a day
    [per_week] a week (Monday to Sunday)
   *[per_month] a month
}.
policy-example-rate = whoever has been granted { $most } by { $at } can be granted the next from { $from } on.

policy-chapter-protection = Protection
policy-protected = While a customer is protected, only its holder and the holder's helpers may work it.
policy-no-protection = Protection has no end.
policy-earliest = Of several limits the one that ends first counts. When it has passed, the customer is back in the pool, whether or not anybody wrote that down.
policy-groups = The first group that fits the customer counts.
policy-first-contact = The first valid contact must follow within { $span } of the claim.
policy-no-contact = After each valid contact the next must follow within { $span } (before the first, of the claim).
policy-term = The deal must follow within { $span } of the claim; extensions, and contacts that add to the term, lengthen this.
policy-max = Until the deal, at most { $span } from the claim; nothing lengthens this.
policy-after-deal = A won customer stays protected for { $span } after its last deal.
policy-after-deal-forever = A won customer stays its holder's for good.
policy-extension = While protected, the holder may extend the term { $times ->
    [0] not at all
    [one] once, by { $span }
   *[other] { $times } times, by { $span } each
}.
policy-no-extension = There are no extensions.
policy-protection-rest = Customers that fit no group are protected without end.
policy-remind = A protection is reported as expiring { $remind } before its end.
policy-example-protected = { $what ->
    [claim] claimed on { $at } and left alone
    [contact] then contacted on { $at }, and no more
    [extend] claimed on { $at }, contacted all along, and extended as often as allowed
   *[deal] won by a deal on { $at }, and none after it
}: protected until { $until } ({ clock-in-words }){ $note }; free from { $free } on.
policy-example-forever = { $what ->
    [claim] claimed on { $at } and left alone
    [contact] then contacted on { $at }, and no more
    [extend] claimed on { $at }, contacted all along, and extended as often as allowed
   *[deal] won by a deal on { $at }, and none after it
}: protected without end.

policy-chapter-credit = Work for others, and credit of deals
policy-work = Contacts, quotes and deals with a customer that is protected for somebody else are poaching, unless the holder has recorded the rep as a helper.
policy-own-deal = A deal of the holder is credited to the holder; it wins the customer. A refund is credited likewise.
policy-credit = { $setting ->
    [helper] Of a deal in which a helper has a part, the helper gets { $percent }%, the holder the rest.
    [favour] Who told the holder earlier on the same day, as the holder or a manager confirms, does a favour and does not poach; of a deal they get { $percent }%, the holder the rest.
    [poached] Of a deal that was poached, the poacher gets { $percent }%, the holder the rest.
   *[unclaimed] Of a deal with a customer whom nobody holds, the rep gets { $percent }%; the rest is nobody's.
}
policy-no-favour = To tell the holder beforehand excuses nobody.
policy-example-credit = of a deal of { $value }, the rep gets { $share }, { $rest ->
    [nobody] and { $others } is nobody's
   *[holder] the holder { $others }
}.

policy-chapter-breaches = Breaches, and what each costs
policy-level = { $level ->
    [violation] These are violations and cost points:
    [notice] These are reported and cost nothing:
   *[off] These are not looked at:
}
policy-costs = { $level ->
    [violation] { $points ->
        [0] A violation that costs no points.
        [one] 1 point each time.
       *[other] { $points } points each time.
    }
    [notice] No points.
   *[off] Not reported.
}
policy-could-know = Whoever could not know whose customer it was, because the names were joined only later, is not blamed. Contacts of one rep with one protected customer in one month count as one breach. A manager may strike a finding; it then costs nothing.

policy-chapter-penalties = Sanctions
policy-window = Violations count for { $window }.
policy-example-window = { $check } on { $at } costs { $points ->
    [one] 1 point
   *[other] { $points } points
}, which no longer count from { $from } on.
policy-no-ladder = No sanctions follow from points.
policy-ladder = Of these steps the last that a rep has reached is due, and each is imposed once within that time:
policy-step = { $step }
policy-step-points = { $points ->
    [one] 1 point
   *[other] { $points } points
}: { $what }.
policy-step-count = { $count ->
    [one] One violation
   *[other] { $count } violations
} of { $checks }: { $what }.
policy-example-step = { $check } { $count ->
    [one] once costs
   *[other] { $count } times, at { $each } each, costs
} { $points ->
    [one] 1 point
   *[other] { $points } points
}.
policy-example-suspended = imposed on { $at }, no claim is granted until { $until }{ $note }.
policy-imposed = A manager imposes the sanction and records it. Claims made while suspended are refused.

policy-chapter-service = Service
policy-no-service = Complaints and visits have no time limits.
policy-complaint = A complaint is settled within { $span }.
policy-visit = A won customer is contacted at least every { $span }.
policy-no-visit = Visits to won customers have no time limit.

policy-chapter-score = Score and rewards
policy-no-score = Work is not scored.
policy-metrics = Each measure earns its weight times the part of the target that was reached. Where a rep has nothing to measure (no rating), its weight goes to the others.
policy-metric = { metric-in-words }: { $weight } for reaching { $target }, counted up to { $cap }% of the target.
policy-example-metric = { $low } earns { $earns }, { $high } earns { $most }.
policy-deduction = { $setting ->
    [point] Each point of the period's violations takes off { $amount }.
   *[complaint] Each complaint of the period takes off { $amount }.
}
policy-score = The score is the sum of what was earned without what is taken off, at least 0, rounded to two decimals.
policy-example-score = all targets reached earn { $earned }; violations of { $points ->
    [one] 1 point
   *[other] { $points } points
} and one complaint take off { $taken }; the score is { $score }{ $grade }.
policy-example-grade = , grade { $grade }
policy-grade = Grade { $grade } from { $min } on{ $bonus }.
policy-bonus = ; bonus { $bonus }
policy-award = Award "{ $award }" for { $conditions }{ $bonus }.
policy-award-always = Award "{ $award }" for everybody{ $bonus }.
policy-award-clean = no violation in the last { $clean }
policy-award-contacts = { $least ->
    [one] at least one contact
   *[other] at least { $least } contacts
} in the period
policy-example-clean = for a period that ends on { $at }, no violation after { $from }.

policy-diff-title = { $count ->
    [0] Nothing changes from { $old } to { $new }
    [one] One change from { $old } to { $new }
   *[other] { $count } changes from { $old } to { $new }
}
policy-diff-hashes = Checksums (SHA-256): { $old } → { $new }
policy-diff-clause = { $change ->
    [changed] { $number } changes for { $who } ({ $rule })
    [added] { $number } is new for { $who } ({ $rule })
    [removed] The old { $number } is dropped, for { $who } ({ $rule })
   *[order] The first that fits counts, and the order changes ({ $rule })
}
policy-diff-side = { $side ->
    [old] was: { $text }
   *[new] now: { $text }
}
policy-diff-no-ledger = Without a ledger, nothing is said of the customers that are held (--ledger FILE).
policy-old-not-found-hint = Check the name after --diff.
policy-diff-unreadable = This is about the rules of { $path }: by them the ledger can't be read.
policy-effects-title = { $count ->
    [0] No customer stands otherwise as of { $as_of }
    [one] One customer stands otherwise as of { $as_of }
   *[other] { $count } customers stand otherwise as of { $as_of }
}
policy-effects-how = The whole ledger judged by the new rules, as turfbook does from the moment the file is replaced.
policy-effects-counts = { $counts }.
policy-effects-count = { $moved ->
    [lost] { $count } back in the pool
    [other] { $count } with another rep
    [earlier] { $count } ending earlier
    [later] { $count } ending later
   *[gained] { $count } held that were free
}
policy-effect = { $moved ->
    [lost] back in the pool
    [other] another holder
    [earlier] ends earlier
    [later] ends later
   *[gained] is held
}
policy-effects-points = Whose points or sanctions change
policy-held-until = { $rep } until { $until } ({ clock-in-words })
policy-held = { $rep }, without end
policy-free = nobody's
policy-free-since = nobody's since { $at }
policy-points = { $points ->
    [one] 1 point
   *[other] { $points } points
}
policy-points-due = { policy-points }, due: { $step }
head-effect = Effect
head-by-old = By the old rules
head-by-new = By the new rules
help-policy = The rulebook in plain words, to be signed and published; what another one changes
help-policy-examples =
    Examples:
      turfbook policy --lang zh -o policy.html
      turfbook policy --as-of 2026-12-01    (in force from that day; examples begin then)
      turfbook policy --rules new.yaml --diff rules.yaml
help-arg-diff = Tells what the rulebook (--rules) changes against this older one, and for whom
# -- Formats of reports ----------------------------------------------------------------------------------------------

usage-output-twice = The output { $path } is given twice.
usage-output-twice-hint = Give each file once, each with the ending of its format: -o week.html -o week.xlsx
usage-format-ending = The ending of { $path } says { $told }, and --format says { $asked }.
usage-format-ending-hint = Leave --format out, or give the file an ending of { $asked }.
usage-format-page = This text has no form as { $asked }.
usage-format-page-hint = Ask for --format markdown.
usage-xlsx-terminal = A workbook can't be shown on a terminal.
usage-xlsx-terminal-hint = Write it into a file: -o week.xlsx
page-contents = Contents

# -- A rep's own page -------------------------------------------------------------------------------------------------

a-colleague = a colleague
rep-title = { $rep }: where you stand as of { $as_of }
rep-discreet = This page is for you alone; it names no other rep. Row numbers are those of the ledger.
rep-holdings = { $count ->
    [0] You hold no customer
    [one] You hold one customer, and this keeps it
   *[other] You hold { $count } customers, and this keeps them
}
head-keeps = What keeps it
rep-ends-by = Clock: { clock-in-words }
rep-keep = { $by ->
    [contact] Contact today
    [event] { $event } today
    [extend] Extension today
    [both] Contact and extension today
   *[deal] Deal today
}: until { $until }
rep-keep-forever = { $by ->
    [contact] Contact today
    [event] { $event } today
    [extend] Extension today
    [both] Contact and extension today
   *[deal] Deal today
}: for good
rep-extensions = { $count ->
    [one] One extension is left
   *[other] { $count } extensions are left
}
rep-lost = What you no longer hold (the last 30 days)
head-lost = Since
head-again = You may claim it from
rep-lost-clock = { clock-that-ran-out }
rep-ended = { $reason ->
    [release] released
    [recycle] taken back by a manager
    [transfer] transferred by a manager
    [award] awarded by a manager
    [leave] recorded as left
   *[other] { $reason }
}
rep-again-now = now
rep-to-do = What is due
rep-points = { $points ->
    [0] No points
    [one] 1 point
   *[other] { $points } points
} within { $window }
head-off = Off from
rep-due = Due: { $what } ({ $ground })
rep-imposed = Imposed on { $at }: { $step } (row { $row })
rep-imposed-suspended = Imposed on { $at }: { $step } (row { $row }); claims suspended until { $until }
rep-next-step = { $points ->
    [one] One more point leads
   *[other] { $points } more points lead
} to the next step: { $step } (at { $least })
rep-score = Your score from { $from } to { $to }: { $score }, place { $rank }
rep-score-sum = Earned { $earned }, taken off { $taken }
rep-grade = Grade { $grade }
head-of-target = So far / target
head-by-step = One step more
head-by-all = All of it
rep-of-target = { $actual } / { $target }
rep-best-step = One step brings most at: { metric-in-words } (+{ $gain })
rep-best-all = The most is to be had at: { metric-in-words } (+{ $gain } with all that counts)
rep-unmeasured = Nothing to measure yet: { $metrics }. The others have the weight.
rep-gains-how = How much the score would rise, all else as it is. One step is one more of what is counted; of amounts and shares, a tenth of the target. A claim may lower deals / claims until a deal follows.
rep-claims = What you may claim today
rep-room = You hold { $held } of at most { $most } customers that count: { $left ->
    [0] no room
    [one] room for one
   *[other] room for { $left }
}
rep-room-unlimited = { $held ->
    [one] You hold one customer
   *[other] You hold { $held } customers
}; there is no limit
rep-rate = { $setting ->
    [per_day] Today
    [per_week] This week
   *[per_month] This month
}: { $granted } of { $most } claims granted, { $left } left
rep-regions = Your regions: { $regions }
rep-free = { $count ->
    [0] Nothing in the pool is free for you
    [one] One customer in the pool is free for you
   *[other] { $count } customers in the pool are free for you
}{ $after ->
    [now] {""}
   *[later] {" "}as soon as the above is over
}
head-needed = To be told
rep-missing = { $columns }
notices-title = { $count ->
    [0] No page to write
    [one] One page written as of { $as_of }
   *[other] { $count } pages written as of { $as_of }
}
head-file = File
notices-strange = { $path } is there and was not written by turfbook, or was changed since. Nothing was written.
notices-strange-hint = Move it away, or choose another folder (-o DIR).
report-rep-nobody = Whose page?
report-rep-nobody-hint = Write the name: turfbook report rep Ann
report-notices-nowhere = The pages need a folder.
report-notices-hint = Name one: turfbook report notices -o DIR
report-name-hint = Of one rep only: --rep "{ $rep }"
help-report-name = Whose page (with rep)
help-report-examples =
    Examples:
      turfbook report
      turfbook report holdings --rep Ann --format csv -o ann.csv
      turfbook report rep Ann
      turfbook report notices -o notices        (a page for each rep, to be sent)
# -- The weekly sheet ------------------------------------------------------------------------------------------------

short-day = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $day }
sentence-gap = {" "}
yes = yes
week-title-rep = The week of { $rep } up to { $to }
week-span = From { $from } to { $to }, against the week before and the twelve weeks before that.
tile = { $figure ->
    [granted] New claims
    [deals] Deals
    [lapsed] Lapsed
    [poaching] Findings of poaching
   *[sanctions] Sanctions due
}
tile-revenue = worth { $amount }
tile-with-aside = { $label }, { $aside }
tile-against = { $label }: { $value }
head-figure = Figure
head-mean = Mean of twelve
head-course = 14 weeks
head-week-up-to = Week up to
head-now = This week
head-before = Week before
head-limit = Limit
head-check = Check
head-level = Level
head-points = Points
head-against = Against
head-days = Days left
head-clock = Clock
head-last-contact = Last contact
head-won = Won
head-helpers = Helpers
head-held = Held
head-counted = Counting
head-cap = Cap
head-free = Free
head-deductions = Taken off
head-training = Training (hours)
head-shared = Cases shared
head-assists = Help given
head-command = Command
picture-numbers = The numbers
picture-turns = What happened when
picture-series = { $name }: { $last } now; highest { $most }, in the week up to { $when }.
picture-key = ━ holds it, ● works it, ✕ works or claims what is somebody else's
sheet-decide = { $count ->
    [0] Nothing waits for a decision
    [one] To be decided today: 1 thing
   *[other] To be decided today: { $count } things
}
decide-sanction = { $rep }: "{ $step }" is due ({ $ground }).
decide-unclear = { $rep } and { $holder } claimed { $customer } on the same day. Who was first? Award it to { $rep }, or strike { $id } so that it stays with { $holder }.
decide-similar = { $rep }'s customer { $customer } looks like { $holder }'s { $other }. Say for good whether the two are one customer, or are not:
decide-complaint = { $customer } complained about { $rep } on { $at }. When it is settled:
sheet-expires = What expires, soonest first
sheet-service = Complaints and visits
sheet-violations = { $count ->
    [0] No violation this week
    [one] 1 violation this week
   *[other] { $count } violations this week
}
sheet-disputes = { $count ->
    [0] No customer is disputed
    [one] 1 disputed customer
   *[other] { $count } disputed customers
}
sheet-disputes-how = Who held them and who touched them in the last fourteen weeks.
sheet-disputes-picture = Time lines of disputed customers
lane-held = holds it
lane-held-until = held it until { $to } ({ $reason ->
    [release] released
    [lapse] lapsed
    [recycle] taken back
    [transfer] transferred
    [award] awarded to another
   *[leave] left
})
lane-touch = { $event ->
    [claim] claim
    [contact] contact
    [quote] quote
   *[deal] deal
}{ $outside ->
    [outside] {" "}on somebody else's customer
   *[own] {""}
} (row { $row })
lane-told-span = { $who } since { $from }: { $told }.
lane-told-touch = { $who }, { $at }: { $what }.
sheet-points = Points, and the steps of the ladder
sheet-points-none = Nobody has points.
sheet-points-picture = Points per rep, week by week
sheet-board = Leader board
sheet-board-how = { $from } to { $to }, as of { $as_of }
sheet-board-picture = What each score is made of
board-told = { $rep } leads with { $score }.
sheet-flow = Pool and flow
sheet-flow-picture = Claimed, won, released and lapsed, week by week
sheet-figures = All figures of the week
sheet-loads = Who holds how much
sheet-loads-picture = Customers that count, against the cap
loads-of = { $counted } of { $most }
loads-told-none = { $reps ->
    [one] 1 rep
   *[other] { $reps } reps
}, nobody at the cap.
loads-told = { $reps ->
    [one] 1 rep
   *[other] { $reps } reps
}, { $count } at the cap: { $full }.
sheet-deals = { $count ->
    [0] No deal this week
    [one] 1 deal this week
   *[other] { $count } deals this week
}
sheet-learning = Training and sharing
sheet-learning-how = From { $from } to { $to }
sheet-poaching = Poaching
sheet-poaching-how = Findings of poaching per 100 customers that were protected at the end of the week.
sheet-poaching-rate = Per 100 customers
sheet-poaching-picture = Poaching per 100 protected customers, week by week
sheet-journal = Journal
head-days-held = Days held

### Similar customers

reason-similar-customer = { $customer } looks like the same customer, and is protected for somebody else until { $until }.
reason-similar-customer-forever = { $customer } looks like the same customer, and is protected for somebody else.
remedy-similar-customer = Ask a manager: "distinct" says that they are two customers, "same" that they are one.
claim-similar = Mind: { $customer } looks like the same customer, and is protected for somebody else until { $until }.
claim-similar-forever = Mind: { $customer } looks like the same customer, and is protected for somebody else.
rule-similar = A claim on a customer that looks like one protected for somebody else is { $what ->
    [deny] refused until a manager has ruled (same, distinct).
   *[other] granted with a warning.
}
finding-similar-customer = { $customer } ({ $rep }) looks like { $other } ({ $holder }): { $score } of 100; { $agreed }.
finding-invalid-identifier = { $customer } can't have the social credit code { $code }: { $why }.
code-character = no code has the character { $found }
code-check-digit = by its other characters it would end in { $due }
story-similar = { $points }  { $sign }
story-code = The last character of a unified social credit code is worked out from the 17 before it (GB 32100-2015), so that a slip in one character always shows.
next-rep-similar-customer = Tell the manager whether the two are one customer.
next-manager-similar-customer = Find out whether the two are one customer.
next-manager-similar = Find out whether the two are one customer, and settle it for good: turfbook log same "{ $customer }" --with "{ $other }" if they are, turfbook log distinct in its place if they are not.
next-rep-invalid-identifier = Look the code up and give it to the manager.
next-manager-invalid-identifier = Correct the code in the row.
similar-part = { $part ->
    [core] own name
    [place] place
    [industry] business
    [form] legal form
    [branch] branch
   *[other] identifiers
} { $says ->
    [same] the same
    [sounds-same] sounds the same
    [near] nearly the same
    [closer] more in one of them
    [one-unsaid] only in one of them
    [unsaid] in neither
    [inside] one inside the other
   *[different] different
}
similar-pair = { $one } / { $other }
remark-similar = { $count ->
    [one] 1 pair of customers in one hand looks like one customer
   *[other] { $count } pairs of customers in one hand look like one customer
}: { $examples }. "same" or "distinct" settles a pair.
setting-claims-similar = What a claim meets on a customer that looks like one protected for somebody else: warn, or deny (refused until a manager has ruled). Sets the checks similar-customer and invalid-identifier to notice. Default: neither.
head-part = Part
head-says = Comparison
head-worth = Points
head-verdict = Verdict
head-holder = Holder
head-agreed = What agrees
head-differed = What differs
head-asked = Asked for
match-title = { $count ->
    [0] Nobody in ledger or pool looks like that
    [one] 1 customer as of { $as_of }
   *[other] { $count } customers as of { $as_of }
}
match-verdict = { $verdict ->
    [same] the same
    [similar] similar
   *[none] none
}
match-pool = (pool)
likeness-verdict = { $verdict ->
    [same] { $by ->
        [key] The same customer: the two names differ only in how they are written.
       *[joined] The same customer: rows of the ledger say so (a common number, or "same").
    }
    [similar] Similar: a person should look. Similarity never joins customers.
   *[different] { $by ->
        [parted] Different: a "distinct" row says so.
       *[score] Different.
    }
}
likeness-part = { $part ->
    [core] Own name
    [place] Place
    [industry] Business
    [form] Legal form
    [branch] Branch
   *[other] Identifiers
}
likeness-says = { $says ->
    [same] the same
    [sounds-same] sound the same
    [near] nearly the same
    [closer] more in one
    [one-unsaid] only in one
    [unsaid] in neither
    [inside] one inside the other
   *[different] different
}
likeness-sum = Sum: { $score } of 100; from { $least } on names are similar.
legal-form = { $form ->
    [company] company
    [limited] limited
    [shares] by shares
    [group] group
    [holding] holding
    [partnership] partnership
    [sole] sole owner
    [cooperative] cooperative
   *[other] { $form }
}
help-match = Finds who in ledger and pool looks like a customer, or tells why two names are alike
help-match-name = The customer that is looked for
help-match-other = A second name, to be compared with the first
help-match-from = A table of customers that are looked for (CSV with a column customer); - for standard input
help-match-examples =
    Examples:
      turfbook match "Acme Foods"                      Who looks like this customer
      turfbook match "Acme Foods" "ACME Food Company"  Why the two are alike, part by part
      turfbook match --from list.csv --format csv      A whole list
