# 给人看的所有句子（中文）。en.ftl 是对应的英文，测试保证两者一致。

# -- 句中用词 --------------------------------------------------------------------------------------------------------

clock-in-words = { $clock ->
    [term] 保护期限
    [first_contact] 首次跟进期限
    [no_contact] 下次跟进期限
    [max] 最长期限
    [after_deal] 成交后保护期限
   *[other] { $clock }
}
event-in-words = { $event ->
    [claim] 报备
    [contact] 跟进
    [quote] 报价
    [deal] 成交
    [release] 释放
    [extend] 延期
    [transfer] 转移
    [assist] 协作
    [notify] 告知
    [award] 裁定
    [dismiss] 撤销
    [recycle] 回收
    [leave] 离职
    [join] 入职
    [penalty] 处罚
    [complaint] 投诉
    [resolve] 结案
    [rating] 评价
    [training] 培训
    [share] 分享
    [same] 同一客户
    [distinct] 非同一客户
   *[other] { $event }
}
level-violation = 违规
level-notice = 提醒
status-dismissed = 已撤销
who-some = { $conditions }
did-you-mean = 是不是“{ $near }”？
one-of = 可以是：{ $known }。
list-semicolon = ；
check-name = { $check ->
    [unknown-rep] 名单外报备
    [suspended-rep] 暂停期报备
    [incomplete-claim] 资料不全
    [late-entry] 补录太晚
    [collision] 撞单
    [repeat-claim] 重复报备
    [cooldown] 冷却期内
    [pool-freeze] 冻结期内
    [over-cap] 超出上限
    [over-rate] 报备过频
    [out-of-territory] 跨区报备
    [poaching] 抢单
    [poached-deal] 抢单成交
    [unclaimed-work] 未报备跟进
    [unclaimed-deal] 未报备成交
    [over-extension] 超次延期
    [unauthorised] 越权登记
    [stray-event] 无效登记
    [unclear-order] 先后不明
    [unlisted-rep] 名单外人员
    [similar-customer] 疑似同一客户
    [invalid-identifier] 代码有误
    [unreadable-row] 无法读取
    [changed-row] 行被改动
    [lost-row] 行丢失
    [doubled-row] 行重复
    [backdated-row] 事后补写
    [lapsed] 保护失效
    [neglect] 疏于跟进
    [expiring] 即将到期
    [open-complaint] 投诉未结
    [overdue-visit] 回访逾期
    [past-row] 改变历史
   *[other] {""}
}
check-in-words = { check-name } { $check }
check-title =
    { check-name }
    { $check }
list-comma = 、

# -- 审计 ------------------------------------------------------------------------------------------------------------

audit-title = 审计 { $ledger }，规则 { $rules }，截至 { $as_of }（{ $rows } 行）
audit-summary = { $violations ->
    [0] 没有违规
   *[other] { $violations } 条违规
}，{ $notices ->
    [0] 没有提醒
   *[other] { $notices } 条提醒
}{ $dismissed ->
    [0] {""}
   *[other] ，{ $dismissed } 条已撤销
}。
head-finding = 问题
head-when = 时间
head-what = 说明
finding-points = 记 { $points } 分
rows = { $count ->
   *[other] 第 { $rows } 行
}
rows-evidence = ；归属依据：第 { $rows } 行
rows-rule = ；规则 { $rule }
sanction-due = 应处罚{ $rep }：{ $what }（{ $ground }；{ $findings }）
sanction-fine = 罚款 { $fine }
sanction-suspend = 暂停报备 { $span }
suspension = { $rep }暂停报备至 { $until }（第 { $row } 行）。

finding-refused = { $rep }报备“{ $customer }”：不通过，{ $reason }
finding-poaching = { $rep }跟进了“{ $customer }”，该客户归{ $holder }，保护至 { $until }（{ clock-in-words }）。
finding-poaching-forever = { $rep }跟进了“{ $customer }”，该客户归{ $holder }，长期保护。
finding-poached-deal = { $rep }与“{ $customer }”成交 { $value }，该客户归{ $holder }；业绩{ $rep }得 { $percent }%，其余计给{ $holder }。
finding-unclaimed-work = { $rep }未报备就跟进了无人归属的“{ $customer }”。
finding-unclaimed-deal = { $rep }未报备就与无人归属的“{ $customer }”成交 { $value }；业绩{ $rep }得 { $percent }%。
finding-late-entry = { $rep }对“{ $customer }”的{ event-in-words }，发生后超过 { $delay }才录入。
finding-over-extension = { $rep }给“{ $customer }”的延期超过允许次数（每段归属 { $times } 次），这次延期无效。
finding-over-extension-none = { $rep }给“{ $customer }”延期，而规则不允许延期，此行无效。
finding-unauthorised = { $by }不是经理，却登记了“{ event-in-words }”，此行无效。
finding-unauthorised-nobody = “{ event-in-words }”没有经理确认，此行无效。
finding-stray-holder = “{ event-in-words }”无效：当时“{ $customer }”不归{ $rep }。
finding-stray-oneself = “{ $customer }”由{ $rep }转移给{ $rep }自己，此行无效。
finding-stray-complaint = “{ $customer }”对{ $rep }没有未结的投诉，此行无效。
finding-stray-dismissal = 没有编号为“{ $id }”的审计结果，此行无效。
finding-unclear-order = { $rep }报备“{ $customer }”与{ $holder }的归属起于同一天，其中一行没有写几点，请人工判断先后（见第 { $row } 行）。
finding-unlisted-rep = { $rep }不在销售名单里（{ $rows } 行）。
finding-unreadable-row = 此行无法读取：{ $spot }{ $why }
finding-lapsed = { $rep }对“{ $customer }”的保护已于 { $until } 失效（{ clock-that-ran-out }），客户已回公海。
finding-neglect = { $rep }于 { $until } 失去“{ $customer }”：{ clock-that-ran-out }。
finding-expiring = { $rep }对“{ $customer }”的保护将于 { $until } 到期（{ clock-in-words }）。
finding-open-complaint = “{ $customer }”对{ $rep }的投诉最迟应于 { $deadline } 结案。
finding-overdue-visit = { $rep }最迟应于 { $deadline } 回访“{ $customer }”。

reason-unknown-rep = { $rep }不在销售名单里。
reason-unknown-rep-near = { $rep }不在销售名单里。是不是“{ $near }”？
reason-left = { $rep }已离职。
reason-suspended-rep = { $rep }暂停报备至 { $until }（第 { $row } 行）。
reason-incomplete-claim = 没有填写：{ $columns }。
reason-late-entry = 发生于 { $at }，超过 { $delay }才录入。
reason-collision = 该客户归{ $holder }，保护至 { $until }（{ clock-in-words }）。
reason-collision-forever = 该客户归{ $holder }，长期保护。
reason-collision-hidden = 该客户保护至 { $until }，请咨询经理。
reason-collision-hidden-forever = 该客户受长期保护，请咨询经理。
reason-repeat-claim = 该客户已在{ $rep }名下（第 { $row } 行）。
reason-cooldown = 该客户曾在{ $rep }名下，须等 { $cooldown }，至 { $until }。
reason-pool-freeze = 该客户于 { $since } 回公海，冻结 { $freeze }，至 { $until }。
reason-over-cap = { $rep }已有 { $held } 个计入上限的客户，上限为 { $most } 个。
reason-over-rate = { $rep }已获批 { $most } 次，达到{ $setting ->
    [per_day] 每日
    [per_week] 每周
   *[per_month] 每月
}上限，{ $until } 之后才能再获批。
reason-out-of-territory = 该客户的区域是{ $region }，{ $rep }负责的是{ $regions }。

# -- 被拒绝的人可以怎么做 ---------------------------------------------------------------------------------------------

remedy-unknown-rep = 请经理登记“入职”，或把漏掉的名字加入销售名单。
remedy-suspended-rep = 到时自动解除。
remedy-incomplete-claim = 请用 --set 列名=值 补上。
remedy-late-entry = 请不写 --at，按当前时间报备。
remedy-collision = 经理可以另行决定（转移、裁定）。
remedy-repeat-claim = 无需再报备。
remedy-cooldown = 经理可以另行决定（裁定）。
remedy-pool-freeze = 到时自动解除。
remedy-over-cap = 请先释放一个客户。
remedy-over-rate = 到时自动解除。
remedy-out-of-territory = 请由该区域的销售报备，或由经理决定（裁定）。
remedy-stray-event = 请查看客户归谁（turfbook report holdings），或有哪些编号（turfbook audit）。
remedy-over-extension = 请由经理决定（裁定）。
remedy-unauthorised = 请用 --by 写上一位经理的名字。
remedy-past-row = 请不写 --at，按当前时间登记，或由经理决定（裁定、转移）。
remedy-unreadable-row = 请改正这一行。

# -- 报备与写入 ------------------------------------------------------------------------------------------------------

claim-granted = 通过：“{ $customer }”归{ $rep }，保护至 { $until }（{ clock-in-words }）。
claim-granted-forever = 通过：“{ $customer }”归{ $rep }，长期保护。
claim-written = 已写入第 { $row } 行。
claim-not-written = 没有写入（--dry-run）。
claim-denied = 不通过：{ $rep }不能报备“{ $customer }”。
claim-asked = { $asked }（即{ $customer }）
claim-reason = { check-in-words }：{ $why }{ $remedy }
claim-earliest = 如果没有别的变化，{ $at } 起可以报备。
claim-never = 等待不能解决。
claims-count = 通过 { $granted } 条，不通过 { $denied } 条。
row-written = 已写入第 { $row } 行：{ $at } { $event } { $what }
row-would-be-written = 将写入第 { $row } 行：{ $at } { $event } { $what }
row-refused = 不通过，没有写入：{ $why }
refused-past = 这一行的时间早于第 { $rows } 行，会改变后者的结果。
refused-unauthorised = “{ event-in-words }”只有经理才能登记。经理是：{ $managers }。
refused-unauthorised-by = { $by }不是经理，“{ event-in-words }”只有经理才能登记。经理是：{ $managers }。
refused-over-extension = 规则不允许再延期“{ $customer }”。
remark-poaching = 注意：该客户正受保护，归别人所有，审计会记为{ check-in-words }。
remark-unclaimed = 注意：该客户无人归属，请先报备再跟进。
remark-late = 注意：发生后超过 { $delay }才录入，审计会记为补录太晚 late-entry。

# -- 报表 ------------------------------------------------------------------------------------------------------------

head-customer = 客户
head-rep = 销售
head-until = 保护至
head-why = 依据
head-since = 起始时间
head-pool-since = 回公海时间
head-last-holder = 上一归属人
head-reason = 原因
head-row = 行
head-value = 金额
head-shares = 业绩归属
head-due = 到期
holdings-title = { $count ->
    [0] 目前没有已归属的客户
   *[other] { $count } 个客户有归属
}，截至 { $as_of }
days-left = { $days ->
    [0] （今天）
   *[other] （{ $days } 天）
}
no-end = 长期
held-since = { $since } 起（第 { $row } 行）
held-won = ；已成交
held-contact = ；最近跟进 { $at }
held-ends-by = ；按{ clock-in-words }到期
held-helpers = ；协作人 { $helpers }
pool-title = { $count ->
    [0] 公海没有客户
   *[other] 公海有 { $count } 个客户
}，截至 { $as_of }
pool-reason = { $reason ->
    [release] 释放
    [lapse] 失效
    [recycle] 回收
    [leave] 离职
   *[other] { $reason }
}
deals-title = { $count ->
    [0] 没有成交
   *[other] { $count } 笔成交
}，截至 { $as_of }
deal-kind = { $kind ->
    [helper] 协作
    [favour] 事先告知后代为成交
    [poached] 抢单
    [unclaimed] 未报备
    [manager] 经理代为成交
   *[other] { $kind }
}
due-title = { $count ->
    [0] 没有到期事项
   *[other] { $count } 件到期事项
}，{ $as_of } 起 { $within }内
due-now = 现在
due-overdue = { $at }（已逾期）
due-sanction = 处罚“{ $step }”（{ $ground }）
due-expiry = 保护到期（{ clock-in-words }）
due-visit = 回访客户
due-complaint = 处理 { $at } 的投诉
report-more = …… 还有 { $count } 条：{ $command }

# -- 检查 ------------------------------------------------------------------------------------------------------------

check-ledger = 台账 { $path }：{ $rows } 行，{ $encoding }
check-period = 从 { $from } 到 { $to }。
check-names = { $customers } 个客户，{ $reps } 个销售。
check-columns = 列：{ $columns }。
check-nameless = （无列名）
check-empty = 文件是空的：第一行应当是列名。可用“turfbook init 文件夹”新建一份台账。
check-attribute = { $header }（客户属性 { $name }）
check-events = 事件：{ $events }。
check-passed-over = 按规则跳过 { $count } 行。
check-rules = 规则 { $path }
check-remarks = 提示
check-fine = 两个文件都可以使用。
rule-managers = 经理：{ $names }。
rule-no-managers = 任何人都可登记经理事项（没有列出经理）。
rule-team = 销售 { $count } 人：{ $names }。
rule-no-team = 任何人都可报备（没有列出销售名单）。
rule-identity = { $keys } 相同的客户算同一客户。
rule-max-delay = 必须在 { $delay }内录入。
rule-require = 报备必填：{ $columns }。
rule-cooldown = 失去客户后须等 { $cooldown }才能再报备。
rule-freeze = 客户回公海后 { $freeze }内不能报备。
rule-territory = 有区域的销售只能报备本区域客户。
rule-limit = 上限（{ $who }）：{ $limits }。
limit-in-words = { $setting ->
    [max_held] 在手 { $most } 个
    [per_day] 每日报备 { $most } 个
    [per_week] 每周报备 { $most } 个
   *[per_month] 每月报备 { $most } 个
}
rule-protection = 保护 { $number }（{ $who }）：{ $clocks }。
clock-with-span = { $clock ->
    [term] 保护 { $span }
    [first_contact] { $span }内首次跟进
    [no_contact] 每 { $span }至少跟进一次
    [max] 最长 { $span }
   *[after_deal] 成交后保护 { $span }
}
rule-extension = 可延期 { $times } 次，每次 { $span }
rule-no-protection = 归属没有期限（没有设置保护期）。
rule-credit = 业绩：协作人 { $helper }%，抢单者 { $poached }%，未报备成交 { $unclaimed }%。
rule-favour = 事先告知后代为成交的业绩：{ $favour }%。
rule-check = { check-in-words }：{ $level ->
    [off] 关闭
    [notice] 提醒
   *[other] 违规，{ $points } 分
}。
rule-penalties = 最近 { $window }的违规计分：{ $steps }。
rule-step-points = { $step }（满 { $points } 分）
rule-step-count = { $step }（{ $checks } 满 { $count } 次）
rule-complaint = 投诉须在 { $complaint }内结案。
rule-visit = 成交客户每 { $visit }须回访一次。
remark-no-managers = 没有列出经理，任何人都能登记经理事项{ $count ->
    [0] {""}
   *[other] （已有 { $count } 行）
}。请在 managers 里列出。
remark-no-header = ledger.columns 里写了“{ $column }”列，台账里没有。
remark-hours = 有按小时计的期限（{ $settings }），但有 { $count } 行没有写几点，按 00:00 计算。请写上时间，或改用天。
remark-endless = { $count } 个客户尚未成交却长期保护（{ $examples }）。是不是 protection 里少了一项？
remark-covered = { $entry } 永远用不上：适用它的客户或销售都先适用 { $by }。
remark-no-column = { $entry } 需要“{ $column }”列，台账里没有。
remark-nobody = { $entry } 不适用于名单里的任何人。
remark-future = { $count ->
   *[other] 有 { $count } 行的时间在将来，暂不计入。
}
remark-after = { $count ->
   *[other] 有 { $count } 行在截止时间之后，不计入。
}

# -- 问题 ------------------------------------------------------------------------------------------------------------

place-row = { $file } 第 { $row } 行（文本第 { $line } 行）：
place-line = { $file } 第 { $line } 行：
place-file = { $file }：
place-cell = { $column }“{ $cell }”：
place-column = { $column }：
nth-cell = 第 { $number } 格
standard-input = 标准输入
problems-same = 另有 { $count } 行也是这样：{ $rows }
problems-more = …… 还有 { $count } 个问题；--format json 列出全部。
problems-count = 共 { $count } 个问题；没有作出任何判断，也没有写入。

ledger-not-found = 找不到台账。
rules-not-found = 找不到规则文件。
requests-not-found = 找不到这个文件。
not-found-init = 请用 turfbook init 新建，或用 --ledger 和 --rules 指定。
not-found-hint = 请检查 --from 后面的文件名。
ledger-bad-encoding = 这些字节不是 { $encoding } 文本。
ledger-bad-encoding-hint = 请另存为“CSV UTF-8”，或在规则里写：ledger: {"{"}encoding: gb18030{"}"}
ledger-open-quote = 这里的引号（"）没有配对。
ledger-open-quote-hint = 请补上或去掉引号，否则后面的行都会丢失。
ledger-unwritable = 有字符无法用 { $encoding } 写出；没有写入。
ledger-unwritable-hint = 请把台账另存为“CSV UTF-8”，或去掉该字符。
column-twice = “{ $first }”和“{ $second }”两列都表示 { $meaning }。
column-twice-hint = 请改一个列名，或在规则里说明：ledger: {"{"}columns: …{"}"}
column-missing = 表头里没有“{ $column }”列（{ $found }）。
column-missing-near = “{ $header }”很像：请把它改名为“{ $name }”，或在规则里写：ledger: {"{"}columns: {"{"}{ $header }: { $column }{"}"}{"}"}
column-missing-hint = 请把一列命名为 { $names } 之一，或在规则里写：ledger: {"{"}columns: {"{"}你的列名: { $column }{"}"}{"}"}
moment-bad = 不是有效日期。
moment-no-such-day = 没有这一天或这个时间。
moment-empty-hint = 请写发生时间：2026-11-23 或 2026-11-23 09:05。
moment-form-hint = 请写成 2026-11-23 或 2026-11-23 09:05。
moment-day-hint = 没有这一天或这个时间。
moment-order-hint = 请在规则里说明哪个是月份：ledger: {"{"}dates: mdy{"}"} 或 {"{"}dates: dmy{"}"}；或写成 2026-11-23。
moment-offset-hint = 请在规则里说明换算到哪个时区：calendar: {"{"}utc_offset: "+08:00"{"}"}
moment-year-hint = 年份须为四位数，1990 到 2200。
moment-serial-hint = 这是表格软件存日期用的序号：请把该列设为日期格式（2026-11-23）再保存。
moment-narrow-hint = 保存时列太窄，日期变成了 #：请把列拉宽再保存。
moment-half-day-hint = 请用 24 小时制：2026-11-23 15:05。
event-unknown = 没有“{ $event }”这种事件。
event-empty-hint = 请写发生了什么：报备、跟进、成交、释放……
event-unknown-hint = 请在规则里说明：events: {"{"}{ $event }: {"{"}as: 跟进{"}"}{"}"}，或 {"{"}as: none{"}"} 跳过。
event-other = “{ $event }”不是 { $asked }。
cell-missing = “{ $column }”没有填。
cell-missing-hint = 请填写“{ $column }”。
customer-nameless = 名称里没有文字或数字。
customer-nameless-hint = 请写客户名称。
number-bad = 这不是数字。
number-bad-hint = 请写成 1234.5 或 1,234.5，不带货币或单位。
rating-range = 评分须在 1 到 5 之间。
rating-range-hint = 请写 1 到 5 的数字。
step-unknown = 处罚阶梯里没有“{ $step }”。
step-none-hint = 规则里没有处罚阶梯，请写在 penalties 里。
row-too-long = 这一行有 { $cells } 格，表头只有 { $columns } 格。
row-too-long-hint = 名称里是不是有逗号？请给该格加引号。
identifier-scientific = 表格软件把这个号码改成了科学计数法，数字已经丢失。
identifier-scientific-hint = 请把该列设为文本格式，重新输入号码。
at-future = 时间在将来（现在是 { $now }）。
at-future-hint = 请不写 --at，按当前时间登记。
row-passed-over = 按规则跳过这种行，因此不写入。
name-formula = 表格软件会把这个名称当成公式。
name-formula-hint = 请去掉开头的符号。
no-column = 台账没有“{ $column }”列。
no-column-hint = 请在台账里加一列“{ $column }”，或不写这个值。
no-recorded-column = 规则限制了录入时间，但台账没有录入时间列。
no-recorded-column-hint = 请在台账里加一列“录入时间”（recorded）。
requests-no-header = 第一行没有认识的列名（{ $found }）。
requests-no-header-hint = 请使用台账的列名：客户、销售……
requests-empty = 是空的。
requests-event-hint = 请给表格加一列“{ $column }”，或在命令里写事件：turfbook log 跟进 --from …
init-exists = { $path } 已经存在，没有改动。
init-exists-hint = 请换一个文件夹：turfbook init 文件夹
init-made = 已新建 { $path }。
init-next = 接下来请在 rules.yaml 里列出销售名单，然后试试：
set-hint = 请写成 --set 列名=值，例如 --set tier=A。

rules-syntax = 这不是 YAML：{ $said }
rules-syntax-hint = 请检查行首空格、冒号后的空格和引号；不要用制表符和全角标点。
rules-too-deep = 这里括号嵌套太深。
rules-too-deep-hint = 是不是少了右括号？
rules-too-large = 规则文件超过 256 KiB。
rules-too-large-hint = 这真的是规则文件吗？请用 --rules 指定。
rules-bad-encoding = 这些字节不是 UTF-8。
rules-bad-encoding-hint = 请把规则文件存为 UTF-8。
rules-unknown-key = 没有“{ $key }”这个设置。
rules-wrong-kind = 这里的写法不对。
rules-want-mapping = 这里要写“名称: 值”。
rules-want-list = 这里要写列表：[a, b]，或每行一个“- a”。
rules-want-text = 这里要写文字。
rules-want-flag = 请写 true 或 false。
rules-want-count = 请写整数，不小于 { $least }。
rules-want-number = 请写不为负的数字，不加引号。
rules-want-percent = 请写 0 到 100 的百分比。
rules-want-date = 请写日期：2026-10-01。
rules-bad-duration = 这不是期限。
rules-want-duration = 请写大于 0 的数字加单位，例如 36h（36 小时）、30d（30 天）、2w（2 周）、3mo（3 个月）、5bd（5 个工作日）。
rules-bad-choice = 不能选这个值。
rules-missing-key = 缺少这个设置。
rules-missing-key-hint = 请补上 { $key }。
rules-unknown-check = 没有“{ $check }”这项检查。
rules-unknown-metric = 没有“{ $metric }”这个指标。
rules-unknown-event = 没有“{ $event }”这种事件。
rules-unknown-column = 没有“{ $column }”列。
rules-only-contacts = 它只能用于相当于跟进或报价的事件。
rules-no-attribute = { $column } 不是客户属性。
rules-no-attribute-hint = 请用自己的列，例如 tier、region、phone。
rules-no-workdays = 一周至少要有一个工作日。
rules-no-workdays-hint = 请写：[mon, tue, wed, thu, fri]
rules-bad-offset = 这不是时区偏移。
rules-bad-offset-hint = 请写 "+08:00"（加引号）。
rules-expiring = expiring 不能设为违规。
rules-expiring-hint = 请写 notice 或 off。
rules-name-twice = “{ $name }”对应两个人。
rules-name-twice-hint = 请给其中一个换名字或别名。
rules-step-twice = 有两级都叫“{ $step }”。
rules-step-threshold = 每一级要写 points，或写 checks 和 count，二选一。
rules-step-threshold-hint = 例如 {"{"}step: warning, points: 3{"}"} 或 {"{"}step: warning, checks: [poaching], count: 2{"}"}。
rules-zero-target = 目标必须大于 0。

# -- 系统 ------------------------------------------------------------------------------------------------------------

system-reading = 无法读取；没有作出任何判断。
system-writing = 无法写入。
system-output = 无法输出。
system-lock = 无法加锁；没有写入。请把台账放到支持文件锁的磁盘上；如果确定没有别人同时写入，可加 --no-lock。
system-nothing-written = 无法写入；没有写入任何内容。
system-half-written = 只写入了一部分：请查看最后一行。
system-maybe-written = 已写入，但磁盘没有确认：请查看该行是否存在（turfbook audit）。
system-said = 系统提示：{ $said }
system-no-folder = 没有这个文件夹。
system-is-folder = 这是文件夹，请写文件名。
system-is-file = 已有同名的文件，无法用作文件夹。
system-no-permission = 没有权限。是不是在别的程序里打开着，或属于别人？
system-full = 磁盘已满。
busy = 另一个程序正在写台账。
busy-hint = 文件被占用，没有写入。请稍后再试。

# -- 命令 ------------------------------------------------------------------------------------------------------------

usage-unknown-command = 没有“{ $command }”这个命令。
usage-no-command = 请输入命令。
usage-unknown-option = 没有“{ $option }”这个选项。
usage-word-too-many = 多了一个词“{ $word }”。
usage-quotes-hint = 名称里有空格时请加引号："{ $name }"
usage-dash-hint = 如果这是文字，请用等号连上选项：--note="{ $word }"。名称不能以“-”开头。
usage-width-hint = 请写 1 到 65535 的整数。
usage-no-value = { $option } 后面缺少内容。
usage-bad-value = { $option } 不能是“{ $value }”。
usage-missing = 缺少：{ $arguments }
usage-conflict = { $one } 不能与 { $other } 同用。
usage-other = { $said }
usage-help-hint = 请看 turfbook --help，或 turfbook 命令 --help。
usage-unknown-check = 没有“{ $check }”这项检查。
usage-unknown-rep = 没有人叫“{ $rep }”。
usage-as-of-writes = --as-of 只能与 --dry-run 同用：写入总是按现在。
usage-as-of-writes-hint = 加上 --dry-run 试一试，或用 --at 写发生时间。
usage-skip-writes = --skip-bad-rows 只能用于只读的命令。
usage-skip-writes-hint = 请先改正这些行：turfbook check 会列出它们。

# -- 帮助 ------------------------------------------------------------------------------------------------------------

help-usage = 用法:
help-commands = 命令:
help-arguments = 参数
help-options = 选项
help-common = 通用选项
help-default = {" "}[默认：{ $value }]
help-env = {" "}[环境变量：{ $variable }]
help-turfbook = 客户归谁、依据何在：按台账（CSV）和规则（YAML）判定。
help-turfbook-examples =
    开始：turfbook init
    报备：turfbook claim 华远科技 --rep 张伟
    每周：turfbook audit
    定时：turfbook audit --only lapsed --fail-on notice --quiet

    退出码：0 完成；1 有问题，或规则不允许；2 无法判断（命令或文件有误）；3 系统故障；
    4 文件被占用，请稍后再试。
help-init = 新建 ledger.csv 和 rules.yaml，从不覆盖
help-check = 说明读懂了什么，或列出两个文件里的所有问题
help-claim = 判断能否报备客户，能则写入
help-claim-examples =
    例子：
      turfbook claim 华远科技 --rep 张伟 --set phone=010-6003
      turfbook claim --from requests.csv --dry-run
help-release = 把客户释放回公海
help-log = 登记其他事件：跟进、报价、成交、转移、裁定、离职……
help-log-examples =
    例子：
      turfbook log 跟进 华远科技 --rep 张伟 --note 已电话联系采购
      turfbook log 成交 华远科技 --rep 张伟 --value 12000
      turfbook log 裁定 --from customers.csv --by 王经理
help-audit = 列出所有违规、应执行的处罚和暂停报备的人
help-audit-examples =
    例子：
      turfbook audit --as-of 2026-09-30
      turfbook audit --rep 张伟 --since 2026-09-01
      turfbook audit --only lapsed,expiring --fail-on notice --format csv -o due.csv
help-report = 每周报表；客户归谁、公海里有哪些客户、业绩归谁、什么到期
help-arg-ledger = 台账
help-arg-rules = 规则文件
help-arg-as-of = 截至这一时刻；只写日期表示当天结束 [默认：现在]
help-arg-format = table、csv、json、html、markdown 或 xlsx
help-arg-output = 写入这个文件，扩展名决定格式；可以写多次
help-arg-skip-bad-rows = 跳过无法读取的行并报告
help-arg-lang = 语言：en 或 zh
help-arg-color = 颜色：auto、always 或 never
help-arg-width = 文字宽度（列）[默认：终端宽度]
help-arg-help = 显示帮助
help-arg-version = 显示版本
help-arg-dir = 文件夹
help-arg-manager = 经理的名字
help-arg-customer = 客户名称
help-arg-rep = 销售的名字
help-arg-with = 第二个人，或第二个客户名称
help-arg-value = 数字：金额、评分、小时
help-arg-by = 作决定的经理
help-arg-refers = 关联：审计结果的编号，或处罚阶梯的一级
help-arg-event = 事件，中英文均可，或规则里的叫法
help-arg-at = 发生时间；只写日期表示 00:00 [默认：现在]
help-arg-set = 其他列，例如 tier=A；可以重复
help-arg-note = 备注
help-arg-from = 一张表，列名与台账相同；- 表示标准输入
help-arg-dry-run = 只判断，不写入
help-arg-only = 只列这些检查
help-audit-rep = 只列与此人有关的
help-arg-since = 只列这一时刻之后的
help-arg-fail-on = 从哪一级起退出码为 1：notice、violation 或 never
help-arg-quiet = 没有问题就什么也不显示
help-arg-what = summary（周报）、holdings（归属）、pool（公海）、deals（成交）、due（到期）、rep（个人页）或 notices（全部个人页）[默认：summary]
help-report-rep = 只列与此人有关的
help-arg-within = due 往后看多远，例如 10d（10 天）、2w（2 周）、1mo（1 个月）
clock-that-ran-out = { $clock ->
    [term] 保护期满
    [first_contact] 未按时首次跟进
    [no_contact] 长期未跟进
    [max] 达到最长期限
    [after_deal] 成交后保护期满
   *[other] { $clock }
}
span = { $unit ->
    [h] { $count } 小时
    [d] { $count } 天
    [w] { $count } 周
    [mo] { $count } 个月
   *[bd] { $count } 个工作日
}
finding-nobody-could-know = { $said }当时无从得知：两个名称后来才合并，不记分。
finding-unlisted-rep-near = { $rep }不在销售名单里（{ $rows } 行）。是不是“{ $near }”？
refused-unauthorised-nobody = “{ event-in-words }”须写明由谁决定。
rows-also = ；另有 { $checks }
audit-filtered = 只列出了部分问题；记分和处罚以全部问题为准。
who-all-reps = 所有人
who-all-customers = 所有客户
check-unreadable = 有 { $count } 行无法读取，未计入。
place-same = { $file } 第 { $row } 行：

# -- 长表 ------------------------------------------------------------------------------------------------------------

table-cut = …… 还有 { $count } 行：用 --format csv 或 --format json 可得到全部。

# -- Explain: how a verdict came about --------------------------------------------------------------------------------

explain-rows = 相关的行
explain-evidence = 依据的行
explain-steps = 结论由来
explain-rule = 依据的规则
explain-rule-line = { $path } 第 { $line } 行（{ $rule }）
explain-rule-default = { $path } 里没有写 { $rule }，按默认值。
explain-next = 各方可以怎么做
explain-settle = 处理办法
explain-row = 第 { $row } 行：{ $cells }
row-cell = { $header }：{ $cell }
explain-party-rep = { $rep }
explain-party-holder = { $rep }（归属人）
explain-party-manager = 经理
explain-party-may = { $party }：{ $what }
explain-unknown = “{ $what }”既不是检查项，也不是审计结果的编号。
explain-unknown-hint = 编号写在审计结果里检查项的下面（turfbook audit）。检查项有：{ $known }。
explain-usage = 要说明什么？请写检查项、审计结果的编号，或 --customer 客户名称。
explain-no-finding = 截至 { $as_of } 的审计里没有编号为“{ $id }”的结果。
explain-no-finding-hint = 编号请看 turfbook audit；--ledger、--rules、--as-of 要一致。
customer-unknown = 台账里没有客户“{ $customer }”。

story-began = “{ $customer }”从 { $at } 起归{ $rep }（第 { $row } 行）。
story-no-entry = protection 里没有适用的条目，所以长期保护。
story-entry = 适用 { $entry } 的期限（{ $fits }）。
story-entry-all = 适用 { $entry } 的期限。
story-clock = { clock-in-words }（{ $clock }）：从 { $from } 起 { $span }，到 { $until }{ $note }。
story-no-contact = 下次跟进期限（no_contact）：第 { $row } 行的跟进（{ $from }）之后 { $span }，到 { $until }{ $note }。
story-after-deal = 成交后保护期限（after_deal）：第 { $row } 行的成交（{ $from }）之后 { $span }，到 { $until }{ $note }。
story-after-deal-forever = 已成交的客户一直归原归属人（after_deal: forever）。
story-added = 第 { $row } 行把保护期限（term）延长 { $span }：到 { $until }{ $note }。
story-first-contact-kept = 首次跟进期限（first_contact）：到 { $until }{ $note }；第 { $row } 行（{ $at }）按时跟进。
story-won = 第 { $row } 行成交（{ $at }），此后只看 after_deal。
story-won-before = 在这段归属之前已成交（{ $at }），只看 after_deal。
story-until = 以最早的为准：保护至 { $until }（{ clock-in-words } { $clock }）。
story-no-end = 没有到期时间，长期保护。
story-within = { $at } 不晚于 { $until }。
story-after = { $at } 晚于 { $until }。
story-count = { $from } 加 { $span }（{ $rule }），到 { $until }{ $note }。
story-never-held = 在此之前“{ $customer }”没有归属过任何人。
story-lapsed = 此后没有任何记录能延长保护期，{ $rep }的归属在 { $until } 之后结束（{ clock-in-words } { $clock }）。
story-moved = 第 { $row } 行改变了客户的属性，按{ clock-in-words }（{ $clock }），保护当即结束。
story-ended = { $rep }的归属于 { $at } 结束：{ $how ->
    [release] 第 { $row } 行释放
    [recycle] 第 { $row } 行回收
    [transfer] 第 { $row } 行转移
    [award] 第 { $row } 行重新裁定
    [leave] 第 { $row } 行离职
   *[other] 第 { $row } 行 { $how }
}。
story-ended-unseen = { $rep }的归属于 { $at } 结束（{ $how }）。
story-also = 这次报备还有这些不通过的理由：{ $checks }。只有第一条计为问题。
story-joined-later = 在第 { $row } 行之前，无从得知是同一客户，所以只算提醒。
story-dismissed = { $by ->
    [none] 第 { $row } 行撤销了这条
   *[other] { $by }在第 { $row } 行撤销了这条
}，不记分。
story-points = { $rep }因此记 { $points } 分（{ $source }）。
story-no-points = 这条不记分（{ $source }）。
story-left = { $rep }在第 { $row } 行离职，之后没有再入职。
story-team = 销售名单：{ $team }。
story-not-joined = 在这一行之前，没有{ $rep }的入职记录。
story-never-joined = { $rep }不是经理，也没有入职记录。
story-penalty = 第 { $row } 行对{ $rep }执行了“{ $step }”。
story-has = { $column }是“{ $value }”。
story-lacks = { $column }在第 { $row } 行是空的，之前有效的行里也没有。
story-recorded-later = 第 { $row } 行的{ $column }比这更晚；{ $so }。
story-held = 当时在手：“{ $customer }”（第 { $row } 行），保护至 { $until }，{ $won ->
    [won] 已成交
   *[open] 未成交
}。
story-held-won = 当时在手，但已成交，不计入：“{ $customer }”（第 { $row } 行）。
story-counted = { $count ->
   *[other] 已有 { $count } 个计入上限的客户，上限为 { $most } 个
}。
story-granted = 第 { $row } 行获批：“{ $customer }”（{ $at }）。
story-granted-count = 一共 { $count } 个，已达{ $setting ->
    [per_day] 每天
    [per_week] 每周（周一至周日）
   *[per_month] 每月
}的上限。
story-region = “{ $customer }”的区域是{ $region }。
story-regions = { $rep }可以报备的区域：{ $regions }。
story-no-helper = { $rep }当时不是归属人，也没有被列为协作人。
story-no-notice = { $rep }当天事先没有写过由归属人或经理确认的“告知”。
story-value = 成交金额 { $value }。
story-share = 计给{ $rep }：{ $amount }。
story-untimed = 第 { $row } 行只写了日期，没有写几点。
story-no-such-id = 这次审计里没有这一行所写的编号。
story-no-complaint = 当时没有该客户对{ $rep }的未结投诉。
story-extensions = 每段归属只能延期 { $times } 次，{ $count ->
   *[other] 第 { $rows } 行
}已用掉。
story-no-extensions = 该条不允许延期。
story-managers = 经理：{ $managers }；{ $by ->
    [none] 这一行没有写操作人
   *[other] { $by }不在其中
}。
story-by-missing = 客户当时在保护期内，而这一行没有写操作人。
story-problem = { $spot }{ $why }
story-nobody-followed = 此后“{ $customer }”没有新的归属，也没有“回收”行。
story-not-resolved = 台账里没有这起投诉（“{ $customer }”对{ $rep }）的“结案”行。
story-last-work = { $rep }对该客户最近一次跟进、报价或成交在 { $at }。
explain-strike = 如要撤销（情有可原时；否则照此执行，无需操作）
explain-keep = 如要让这名销售继续持有（否则无需操作）
explain-admit = 如果确是本公司销售，这样处理
explain-settle-rows = { $count ->
    [1] 或在台账里写这一行：
   *[other] 或在台账里依次写这几行：
}
explain-row-line = 第 { $row } 行（文件第 { $line } 行）：{ $cells }
explain-party-past = { $rep }（当时的归属人）
story-began-past = “{ $customer }”当时从 { $at } 起归{ $rep }（第 { $row } 行）。
story-untimed-counts = 第 { $row } 行没有写几点，按 00:00 计。
story-entry-first = 适用 { $entry } 的期限：它是第一条符合 { $fits } 的。
story-entry-left = 适用 { $entry } 的期限：它是第一条符合该客户的。
story-no-contact-yet = 下次跟进期限（no_contact）：还没有跟进，从归属开始（{ $from }）起 { $span }，到 { $until }{ $note }。
story-contacts = 之后按时的跟进：{ $count ->
   *[other] { $rows }
}。
story-dated = 第 { $row } 行（{ $at }）
story-more = 另有 { $count } 行
story-invalid = { $count ->
   *[other] { $rows }
}不算有效跟进，不能延长保护期：{ $column }是“{ $cell }”，而 { $rule } 要求{ $values }。
story-invalid-empty = { $count ->
   *[other] { $rows }
}不算有效跟进，不能延长保护期：{ $column }是空的，而 { $rule } 要求{ $values }。
story-late = 第 { $row } 行（{ $at }）录入太晚（{ $recorded }；entries.max_delay），不能延长保护期。
story-late-unknown = 第 { $row } 行（{ $at }）录入太晚（entries.max_delay），不能延长保护期。
story-not-own = 第 { $row } 行（{ $at }）是{ $rep }的；只有{ $holder }本人的跟进才能延长保护期。
story-note = （{ $days }）
day = { $day }
days = { $first } 至 { $last }
days-worked = { $days } { $count ->
   *[other] 调休上班
}
days-off = { $days } { $count ->
   *[other] 放假
}
story-free-since = 第 { $row } 行（{ $at }）晚于此，而此后没有新的归属。
story-row-event = 第 { $row } 行（{ event-in-words }）
story-after-end = { $count ->
   *[other] { $rows }
}在归属结束之后，不改变结果。
story-ruled = 第 { $row } 行（{ $at }）后来把“{ $customer }”裁定给{ $rep }{ $by ->
    [none] {""}
   *[other] （{ $by }决定）
}。
story-only-a-strike = 所以已有结论，只差一行撤销这条（{ $id }）。
story-same = “{ $one }”就是“{ $other }”：第 { $row } 行（{ $at }）写明{ $by ->
    [none] {""}
   *[other] （{ $by }决定）
}。
story-shared = “{ $one }”就是“{ $other }”：第 { $row } 行（{ $at }）的{ $column }与第 { $first } 行相同（identity.keys）。
story-joined = “{ $one }”就是“{ $other }”：从第 { $row } 行（{ $at }）起可知。
story-notice = 这条不记分：{ $check } 只是提醒（{ $source }）。
story-free = 这条不记分。
story-set = { $path }，规则文件第 { $line } 行
story-set-somewhere = { $path }
story-default = { $check } 的默认值
story-unreadable = { $count ->
   *[other] 第 { $rows } 行
}写的是这个客户，但无法读取，没有计入。更正之后，这条结果可能改变。
story-series-one = { $rows }同一段归属、同一个月的各行算一条，只记一次分。
story-series = 第 { $row } 行（{ $at }）也在保护期内（至 { $until }）。
story-series-forever = 第 { $row } 行（{ $at }）也在保护期内（长期）。
story-series-free = { $count ->
   *[other] 第 { $rows } 行
}时也无人归属。同一个月的各行算一条。
story-cell-lost = 第 { $row } 行写了{ $column }“{ $value }”，但{ $why }，所以那一行的资料不算。
cells-refused = 那次报备没有通过（{ $checks }）
cells-no-effect = 那一行无效
cells-late = 那一行录入太晚
cells-others = 那一行不是当时的归属人写的
story-recorded = { $column }是 { $recorded }，晚于 { $until }；{ $so }。
story-late-claim = 所以报备不通过
story-late-contact = 所以这次跟进不能延长保护期
story-late-notice = 所以这次告知不算事先告知
story-late-deal = 成交照样算数
story-held-forever = 当时在手：“{ $customer }”（第 { $row } 行），长期保护，{ $won ->
    [won] 已成交
   *[open] 未成交
}。
story-share-nobodys = 其余 { $rest } 不计给任何人。
either = { $one }或{ $other }
story-by-default = 默认
sanction-points = { $points } 分
sanction-offences = { $checks } 共 { $count } 次，{ $least } 次即到这一级
story-points-nobodys = 这条值 { $points } 分（{ $source }），但没有写明由谁承担。

next-rep-unknown-rep = 请经理把自己加入销售名单。
next-manager-unknown-rep = 如果确是本公司销售，请在其再次报备之前登记“入职”，或在 team 里加上名字；这次报备仍不通过。
next-rep-suspended-rep = 等暂停期结束后再报备。
next-manager-suspended-rep = 无需处理，报备已被拒绝。
next-rep-incomplete-claim = 补齐资料后重新报备。
next-manager-incomplete-claim = 无需处理，报备已被拒绝。
next-rep-late-entry = 以后当天录入。被拒绝的报备可按现在的时间重新报备。
next-manager-late-entry = 如有正当理由，可撤销这条。
next-rep-collision = 不要再跟进这个客户；等它空出来再报备，或请经理裁定。
next-holder-collision = 无需处理，客户仍归你。
next-manager-collision = 如果报备方更有理，可裁定给对方；如果对方确实无从得知，可撤销这条。
next-rep-repeat-claim = 无需处理，客户本来就归你。
next-manager-repeat-claim = 无需处理。
next-rep-cooldown = 等期满后再报备，或请经理裁定。
next-manager-cooldown = 如果现在就要给这名销售，请裁定。
next-rep-pool-freeze = 等期满后再报备。
next-manager-pool-freeze = 无需处理，报备已被拒绝。
next-rep-over-cap = 先释放一个不打算跟的客户，再报备。
next-manager-over-cap = 如果允许多持有，请调整上限，或裁定这个客户。
next-rep-over-rate = 期满后可再报备。
next-manager-over-rate = 无需处理，报备已被拒绝。
next-rep-out-of-territory = 把客户转告负责该区域的同事。
next-manager-out-of-territory = 如果区域填错，请更正；如果就要给这名销售，请裁定。
next-rep-poaching = 不要再跟进这个客户。下次先告知归属人并得到确认（告知）。
next-holder-poaching = 无需处理，客户仍归你。
next-manager-poaching = 如已达处罚标准，执行处罚；如情有可原，可撤销这条。
next-rep-poached-deal = 不要再跟进这个客户。下次先告知归属人并得到确认（告知）。
next-holder-poached-deal = 无需处理，业绩已按上面所列计给你。
next-manager-poached-deal = 如已达处罚标准，执行处罚；如情有可原，可撤销这条。
next-rep-unclaimed-work = 先报备，再跟进。
next-manager-unclaimed-work = 无需处理。
next-rep-unclaimed-deal = 以后先报备，再跟进。
next-manager-unclaimed-deal = 如果客户应归这名销售，请裁定；如情有可原，可撤销这条。
next-rep-over-extension = 在保护期内跟进或成交。
next-manager-over-extension = 如果要让这名销售继续持有，请重新裁定。
next-rep-unauthorised = 请由经理登记。
next-manager-unauthorised = 如果内容没错，请自己登记一行，操作人写自己的名字。
next-rep-stray-event = 用 turfbook explain --customer 看看客户归谁；如果名称或时间写错，请更正。
next-manager-stray-event = 无需处理，除非这一行本来是写给别的客户或时间的。
next-rep-unclear-order = 以后请写明几点。
next-holder-unclear-order = 请告诉经理自己是几点报备的。
next-manager-unclear-order = 查明谁先报备。如果被拒绝的一方在先，先裁定给他，再撤销这条；否则只撤销这条。
next-rep-unlisted-rep = 告诉经理哪个名字是对的。
next-manager-unlisted-rep = 更正行里的名字，或在 team 里加为别名，或登记“入职”。
next-rep-unreadable-row = 更正这一行。
next-manager-unreadable-row = 更正这一行；更正之前它不起作用。
next-rep-lapsed = 如果还想要这个客户，等规则允许时重新报备。
next-manager-lapsed = 执行回收：用 turfbook recycle 登记。
next-rep-neglect = 按时跟进自己的客户。
next-manager-neglect = 如有正当理由（例如生病），可撤销这条。
next-rep-expiring = 在此之前跟进、延期或成交，看是哪个期限。
next-manager-expiring = 无需处理。如果要让这名销售继续持有，请重新裁定。
next-rep-open-complaint = 处理好投诉。
next-manager-open-complaint = 处理完后登记“结案”。
next-rep-overdue-visit = 回访或致电客户，并记一行跟进。
next-manager-overdue-visit = 提醒这名销售。
now-yours = 客户现在归你（第 { $row } 行）。
now-held = 客户现在归{ $rep }（第 { $row } 行）。
now-free = 客户现在在公海。
next-done = 无需再处理：第 { $row } 行起客户已归你。
next-leave-alone = { $now }不要再跟进。
next-claim-now = 现在就可再报备。
next-claim-from = { $at } 起可再报备。
next-claim-never = 只靠等待，不能再报备这个客户。
next-rep-repeat-claim-past = 无需处理，客户当时本来就归你。
next-manager-settled = 无需处理，报备已被拒绝。
next-manager-free-of-charge = 无需处理，这条不记分。
next-manager-no-effect = 无需处理，这一行无效。
next-holder-past = 无需处理，客户当时归你。
next-outside-yours = { $now }下次先告知归属人并得到确认（告知）。
next-outside-held = { $now }不要再跟进。下次先告知归属人并得到确认（告知）。
next-outside-free = { $now }先报备，再跟进。
next-keep-extend = 请在 { $until } 前（含当天）成交，或登记延期：延期后下一个期限是 { $next }（{ clock-in-words }）。跟进不能推迟这个期限{ $adds }。
next-keep-term-used = 请在 { $until } 前（含当天）成交；跟进不能推迟这个期限{ $adds }，也不能再延期。
next-keep-term = 请在 { $until } 前（含当天）成交；跟进不能推迟这个期限{ $adds }，规则也不允许延期。
next-keep-adds = （{ $adds }除外）
next-adds = { $event }延长 { $span }
next-keep-contact = 请在 { $until } 前（含当天）跟进；现在跟进的话，下一个期限是 { $next }（{ clock-in-words }）。
next-keep-contact-forever = 请在 { $until } 前（含当天）跟进；之后没有期限。
next-keep-max = 请在 { $until } 前（含当天）成交；这个期限怎样都不能推迟。
next-keep-deal = 只有在 { $until } 前（含当天）再成交，才能继续持有。
next-strike-if-excused = { $now }如情有可原，可撤销这条。
next-won = 无需处理，客户已成交（第 { $row } 行起归你）。
next-over = { $now }这次延期不改变结果。
next-astray = { $now }如果这一行的名称或时间写错，请更正；否则不用管。
next-correct-name = 把{ $count ->
   *[other] 第 { $rows } 行
}的{ $columns }更正为{ $near }，或在 team 里把{ $rep }加为{ $near }的别名。
next-ruled = 第 { $row } 行已有结论，撤销这条即可。
next-record-sooner = 以后当天录入。
next-time-of-day = 以后请写明几点。
next-rep-unclear-timed = 无需处理，这一行写明了几点。


# -- A customer's life ------------------------------------------------------------------------------------------------

life-title = { $customer }，截至 { $as_of }
life-names = 名称：{ $names }
head-happened = 发生了什么
head-then = 之后
life-row = { $rep ->
    [none] { life-event }
   *[other] { $rep }：{ life-event }
}
life-granted = ，获批
life-refused = ，不通过（{ $checks }）
life-ran-out = { $rep }的保护到期（{ clock-that-ran-out } { $clock }）
life-stray = ，无效
life-unauthorised = ，无效（不是经理）
life-over-extended = ，无效（超过延期次数）
life-standing = { $standing ->
    [helper] ，作为协作人
    [favour] ，事先已告知
    [poached] （客户归{ $holder }）
    [unclaimed] （当时无人归属）
   *[own] {""}
}
life-late = ，录入太晚
life-held = { $rep }，至 { $until }（{ clock-in-words } { $clock }）
life-held-forever = { $rep }，长期
life-pool = 公海（{ $how ->
    [release] 释放
    [lapse] 到期
    [recycle] 回收
    [leave] 离职
   *[other] { $how }
}）
life-free = 无人归属
life-event = { event-in-words }{ $name ->
    [none] {""}
   *[other] （{ $name }）
}
life-award = { event-in-words }：{ $by ->
    [none] 裁定给{ $rep }
   *[other] { $by }裁定给{ $rep }
}
life-transfer = { event-in-words }{ $by ->
    [none] {""}
   *[other] （{ $by }）
}：由{ $rep }转给{ $with }
life-recycle = { event-in-words }{ $by ->
    [none] {""}
   *[other] （{ $by }）
}
life-names-joined = { event-in-words }：{ $with }{ $by ->
    [none] {""}
   *[other] （{ $by }）
}
life-deal = ，{ $value }
life-deal-of = ，{ $value }{ $standing }
life-refund = ，{ $value }：退款，不算成交
life-invalid = ：不算有效跟进，不延长保护期
life-late-contact = ，录入太晚，不延长保护期
life-of-manager = ：经理的跟进，不延长保护期
life-adds = ：延长 { $span }
life-findings = （{ $ids }）
life-unreadable = { $count ->
   *[other] 第 { $rows } 行
}写的是这个客户，但无法读取，没有计入。

# -- More commands ----------------------------------------------------------------------------------------------------

sanction-nothing-due = { $rep }没有应执行的处罚，没有写入。
recycle-nothing = 没有待回收的客户，没有写入。
help-explain = 说明一项检查、一条审计结果的由来，或一个客户的来龙去脉
help-sanction = 登记一名销售应执行的处罚
help-recycle = 为每个到期的客户登记“回收”
help-explain-what = 检查项，例如 poaching；或审计结果的编号，例如 f-abcdefgh
help-explain-customer = 讲哪个客户：何时归谁、为何结束
help-sanction-by = 执行处罚的经理
help-recycle-by = 由谁执行
help-explain-examples =
    例子：
      turfbook explain poaching
      turfbook explain f-kaaqiuml
      turfbook explain --customer 华远科技

# -- 考核 ------------------------------------------------------------------------------------------------------------

score-title = { $from } 至 { $to } 的考核，截至 { $as_of }
score-nobody = 没有考核对象：没有写 team，台账里也没有销售。
score-no-rules = 规则文件没有 score 一节，所以不计分。
score-of-manager = { $rep }是经理，不参加考核。
score-of-stranger = { $rep }不在销售名单里，没有考核。
score-card = { $rep }：{ $score } 分，第 { $rank } 名
score-card-graded = { $rep }：{ $score } 分，第 { $rank } 名，等级 { $grade }
with-bonus = { $what }（奖励 { $bonus }）
head-rank = 名次
head-score = 得分
head-grade = 等级
head-awards = 奖项
head-metric = 指标
head-actual = 实际
head-target = 目标
head-earned = 得分
head-reckoning = 算法
metric-in-words = { $metric ->
    [revenue] 业绩金额
    [deals] 成交单数
    [claims] 获批报备数
    [conversion] 成交报备比
    [contacts] 跟进次数
    [retention] 客户保有率
    [rating] 评价均分
    [assists] 协作次数
    [shares] 案例分享
    [training] 培训小时
   *[other] { $metric }
}
metric-reached = 完成 { $percent }%
metric-capped = 完成 { $percent }%，封顶 { $cap }%
metric-weight = {""} × 权重 { $weight }
metric-weight-spread = {""} × 权重 { $weight }（{ $own } + { $part }）
metric-unmeasured = 没有数据：它的权重 { $weight } 按比例分摊给其他指标
score-sum-clean = 各项合计 { $earned }，没有扣分：得 { $score } 分
score-sum = 各项合计 { $earned }，扣 { $taken }：得 { $score } 分
score-sum-nothing = 各项合计 { $earned }，扣 { $taken }：不够扣，得 0 分
score-taken = { $deductions }（违规 { $points } 分 × { $point }，投诉 { $complaints } 次 × { $complaint }）
award-won = 奖项“{ $award }”：获得（{ $why }）
award-missed = 奖项“{ $award }”：未获得（{ $why }）
award-clean = { $clean }没有违规
award-unclean = 要求 { $clean }没有违规，最近一次违规在 { $at }
award-contacts = 跟进 { $count } 次，要求 { $least } 次
award-both = { $one }；{ $other }
award-always = 没有条件
counted-deals = 计入 { $count } 笔成交
counted-holdings = 计入 { $count } 段归属，保住 { $kept } 段
counted-rows = 计入 { $count } 行
counted-violations = 计入 { $count } 次违规
counted-held = 仍归其所有
counted-lost = { $at } 失去：{ clock-that-ran-out }
counted-ended = { $at } 结束（{ $how ->
    [release] 释放
    [lapse] 失效，不是因为没跟进
    [recycle] 回收
    [transfer] 转移
    [award] 重新裁定
    [leave] 离职
   *[other] { $how }
}），不影响保有率
counted-share = { $share }%
counted-share-of = { $share }%；由{ $rep }成交
counted-share-as = { $share }%；由{ $rep }成交（{ deal-kind }）
counted-event = { event-in-words }
counts-complaint = 投诉
head-share = 比例
head-event = 事件
head-counts = 计入
period-bad = “{ $period }”不是考核期。
period-bad-end = “{ $period }”不是考核期：“{ $end }”不是日期、月、季度、周或年。
period-backwards = “{ $period }”的结束早于开始。
period-form-hint = 请写月 2026-10、季度 2026-Q4、周 2026-W47、年 2026，或起止日期 2026-10-01..2026-10-15。
period-both-ends-hint = 起止都要写：2026-10-01..2026-10-15。
rule-metric = 考核“{ $name }”：达到 { $target } 得 { $weight } 分，最多 { $most } 分。
rule-deductions = 考核：违规每记 1 分减 { $point }，每次投诉减 { $complaint }。
rule-grades = 等级：{ $grades }。
rule-award = 奖项“{ $award }”：{ $clean }没有违规，且期内至少跟进 { $least } 次。
rule-award-clean = 奖项“{ $award }”：{ $clean }没有违规。
rule-award-contacts = 奖项“{ $award }”：期内至少跟进 { $least } 次。
rule-award-always = 奖项“{ $award }”：没有条件，都能获得。
metric-parts = { $metric ->
    [conversion] { $count ->
       *[other] { $sum } 笔成交 / { $count } 次报备
    }
    [retention] { $count ->
       *[other] { $count } 段归属，保住 { $sum } 段
    }
   *[rating] { $count ->
       *[other] 总分 { $sum } / { $count } 次评价
    }
}
counted-refund = 退款，不算成交
counted-not = 没有计入：{ $count ->
   *[other] 第 { $rows } 行
}（{ missed-in-words }）。
missed-in-words = { $why ->
    [refused] 报备不通过
    [invalid] 不算有效跟进
    [poached] 抢单
    [unclaimed] 当时无人归属
   *[uncredited] 成交没有计给本人
}

help-score = 一段时间里每名销售得多少分、为什么
help-score-examples =
    例子：
      turfbook score --period 2026-10
      turfbook score --period 2026-Q4 --format csv -o 考核.csv
      turfbook score --period 2026-10-01..2026-10-15 --rep 张伟
help-score-rep = 只看此人，并列出计入的每笔成交、每段归属和每一行
help-arg-period = 2026-10、2026-Q4、2026-W47、2026 或 起..止 [默认：截至时间所在的月]
help-score-only = 只列这些指标；得分仍按全部指标计算
score-filtered = 只列出了部分指标；得分按全部指标计算。
usage-unknown-metric = 没有指标“{ $metric }”。
usage-unmeasured-metric = 规则文件不考核 { $metric }。
help-completions = 输出 shell 补全脚本，用来补全命令、选项和名称
help-completions-examples =
    例子：
      turfbook completions bash > ~/.local/share/bash-completion/completions/turfbook
      turfbook completions zsh > ~/.zfunc/_turfbook    （~/.zfunc 要在 fpath 里）
      turfbook completions fish > ~/.config/fish/completions/turfbook.fish
help-completions-shell = bash、zsh、fish、powershell 或 elvish
help-man = 输出使用手册
help-man-examples =
    例子：
      turfbook man | man -l -
      turfbook man > ~/.local/share/man/man1/turfbook.1

# -- 长时间运行的进度 ------------------------------------------------------------------------------------------------

progress-reading = 正在读取台账
progress-deciding = 正在判断客户归谁

# -- 规则文件的设置，供编辑器提示（check --schema） ------------------------------------------------------------------

schema-title = turfbook 规则文件
help-arg-schema = 输出规则文件的 JSON Schema，供编辑器使用；不做检查
setting = 公司的制度。每项设置都可以省略；省略一节，这一节的规则就不生效。
setting-ledger = 台账的写法。
setting-ledger-columns = turfbook 不认识的列名：文件里的列名，对应的列或自定义属性。
setting-ledger-dates = 9/3/2026 这样的日期怎么读：mdy（月在前）或 dmy。默认：报错。
setting-ledger-encoding = utf-8、gb18030、gbk、big5 或 windows-1252。默认：utf-8。
setting-ledger-delimiter = 分隔符。默认：从表头判断。
setting-ledger-decimal = 数字的写法：point（1,234.5）或 comma（1.234,5）。默认：point。
setting-ledger-skip-rows = 表头上面有几行。默认：0。
setting-events = 内置事件以外的叫法。
setting-events-any-as = 相当于哪一种内置事件；none 表示整行跳过。
setting-events-any-only = 这一行的单元格符合条件，才算有效跟进：列名，一个值或列表。
setting-events-any-adds = 每次这样的跟进把保护期（term）延长多久。默认：不延长。
setting-calendar = 工作日和公司所在时区。
setting-calendar-utc-offset = 台账里带时区的时间换算到这里。默认：带时区的时间报错。
setting-calendar-workdays = 算作工作日（bd）的日子。默认：周一到周五。
setting-calendar-holidays = 本应上班的假日。
setting-calendar-extra-workdays = 调休上班的日子。
setting-managers = 谁可以登记经理事项。默认：任何人。
setting-team = 销售名单：只写名字，或连同其他内容。不在名单里的人报备会被拒绝。默认：任何人都可报备。
setting-team-name = 销售的名字。其他键由自己定，供 claims.limits 的 match 使用。
setting-team-aliases = 台账里同一个人的其他写法。
setting-team-regions = 可以报备的区域，见 claims.territory。默认：不限。
setting-identity = 除名称相同以外，怎样算同一客户。
setting-identity-keys = 这些列里有相同的值，就是同一客户。
setting-identity-ignore = 等于没填的值。默认：无、暂无、未知、待补、n/a、none、0。
setting-entries = 录入要求。
setting-entries-max-delay = 事后多久之内必须录入。默认：不限。
setting-claims = 什么情况下拒绝报备。
setting-claims-require = 报备时必须已知的资料。
setting-claims-cooldown = 失去或释放客户以后，本人多久不能再报备。
setting-claims-freeze = 客户回到公海以后，任何人多久不能报备。
setting-claims-territory = 写了 regions 的销售是否只能报备本区域的客户。默认：false。
setting-claims-reveal-holder = 报备被拒绝时，是否告诉对方客户归谁。默认：false。
setting-claims-limits = 客户数量；第一条符合这名销售的生效。
setting-claims-limits-match = 哪些销售，看 team 里写的内容：键，一个值或列表。默认：所有人。
setting-claims-limits-max-held = 同时持有多少客户。
setting-claims-limits-count-won = 已成交的是否也算。默认：false。
setting-claims-limits-per-day = 每天获批的报备数。
setting-claims-limits-per-week = 每周（周一起）获批的报备数。
setting-claims-limits-per-month = 每月获批的报备数。
setting-protection = 客户受保护多久；第一条符合客户的生效。默认：没有期限。
setting-protection-match = 哪些客户，看客户属性：列名，一个值或列表。默认：所有客户。
setting-protection-term = 从报备到成交。
setting-protection-first-contact = 从报备到首次跟进。
setting-protection-no-contact = 两次跟进之间。
setting-protection-max = 从报备到成交，怎样都不能再延长。
setting-protection-after-deal = 从最近一次成交起。默认：forever（永久）。
setting-protection-extension = 一次延期把 term 延长多久。默认：不允许延期。
setting-protection-extension-by = 延长多久。
setting-protection-extension-times = 一段归属内可以延几次。默认：1。
setting-remind = 到期前多久开始提醒。默认：3d。
setting-credit = 成交的人得百分之几，其余归客户的归属人。
setting-credit-helper = 协作人。默认：20。
setting-credit-favour = 当天事先告知归属人的人。默认：不设，即告知了也算抢单。
setting-credit-poached = 抢单的人。默认：0。
setting-credit-unclaimed = 没有报备就成交的人，其余不归任何人。默认：100。
setting-checks = 各项检查怎样处理。
setting-checks-any = violation（扣分）、notice（只提醒）或 off（不报告）；或写级别和分值。
setting-checks-any-level = violation、notice 或 off。
setting-checks-any-points = 一次违规扣几分。
setting-penalties = 违规的后果。
setting-penalties-window = 违规计分多久。默认：365d。
setting-penalties-ladder = 从轻到重，达到的最后一级就是应处罚的。
setting-penalties-ladder-step = 名称，与处罚行的“关联”列一致。
setting-penalties-ladder-points = 累计多少分达到。
setting-penalties-ladder-checks = 这些检查的违规累计若干次（count）达到。
setting-penalties-ladder-count = 这些检查的违规次数。
setting-penalties-ladder-fine = 罚款。默认：无。
setting-penalties-ladder-suspend = 暂停报备多久。默认：不停。
setting-service = 售后期限。不写这一节就没有期限。
setting-service-complaint = 投诉多久之内要结案。默认：7d。
setting-service-visit = 成交客户多久要回访一次。默认：不要求。
setting-lang = 提示语言；--lang 和 TURFBOOK_LANG 优先。
setting-score = 一段时间的工作得多少分。
setting-score-metrics = 每项得分 = 权重 × min(实际 / 目标, 封顶倍数)。
setting-score-metrics-any = 权重、目标，以及能超过权重时的封顶倍数。
setting-score-metrics-any-weight = 达到目标得多少分。
setting-score-metrics-any-target = 考核期的目标，必须大于 0。
setting-score-metrics-any-cap = 最多得权重的几倍。默认：1。
setting-score-deductions = 从各项合计里减去的。
setting-score-deductions-point = 违规每记 1 分减多少。默认：0。
setting-score-deductions-complaint = 每次投诉减多少。默认：0。
setting-score-grades = 得分达到的第一条生效。
setting-score-grades-grade = 等级名称。
setting-score-grades-min = 最低得分。
setting-score-grades-bonus = 任意数字，例如奖金系数。
setting-score-awards = 另外的奖励；不写的条件不要求。
setting-score-awards-award = 奖项名称。
setting-score-awards-clean = 多久没有违规。
setting-score-awards-contacts = 期内至少多少次跟进。
setting-score-awards-bonus = 任意数字，例如金额。

# -- The weekly sheet -------------------------------------------------------------------------------------------------

week-title = 截至 { $to } 的一周
head-change = 增减
figure = { $figure ->
    [granted] 报备获批
    [refused] 报备不通过
    [contacts] 跟进和报价
    [deals] 成交单数
    [revenue] 成交金额
    [released] 释放客户
    [lapsed] 保护到期
    [held] 期末在手客户
    [violations] 违规
    [poaching] 其中抢单
    [points] 违规记分
    [complaints] 投诉
    [won] 成交客户
    [sanctions] 待执行处罚
   *[other] { $figure }
}
usage-output-input = 输出会覆盖正在读取的 { $path }。
usage-output-input-hint = 请在 -o 后换一个文件名。
system-after-writing = { $said }不过这些行已经写进台账，请不要重复写。
said-twice = { $column } 写了两次。
said-twice-hint = 只写一次。
remark-stranger = 注意：{ $rep }不在销售名单里。
remark-stranger-near = 注意：{ $rep }不在销售名单里。是不是“{ $near }”？
remark-changed = 注意：这会改变第 { $rows } 行的结果。
rules-name-comma = “{ $name }”看起来是几个名字。
rules-name-comma-hint = 名字之间请用英文逗号（,）：[张伟, 李娜]

# -- 文件 ------------------------------------------------------------------------------------------------------------

ledger-mixed-encoding = 这一行是 UTF-8，其他行是 { $encoding }。
ledger-mixed-encoding-hint = 请用表格软件打开台账，改正乱码，再另存为“CSV UTF-8”。
ledger-torn = 最后一行不完整（可能是磁盘满了或程序中断）。
ledger-torn-hint = 请手工补全这一行并换行；或运行 turfbook repair 去掉它，去掉的内容会另外保存。
ledger-nul = 这一行有无意义的字节（NUL）。
ledger-nul-hint = 请从备份恢复这一行，或重新输入。
ledger-row-too-large = 一行最多 { $columns } 格、{ $size } KiB。
ledger-row-too-large-hint = 这真的是台账吗？请把过长的文字移出这一行。
ledger-guessed = 看起来是用 { $encoding } 保存的，但没有写明；turfbook 不凭猜测写入。
ledger-guessed-hint = 请在规则里写：ledger: {"{"}encoding: { $encoding }{"}"}；或把台账转成 UTF-8：turfbook convert --encoding { $encoding } --to utf8-bom
column-missing-wide = 表头用了全角逗号：请改成半角逗号（,）。
number-bad-comma-hint = 请写成 1234,5 或 1.234,5，不带货币或单位。
kind-hint = 请用 --ledger 指定 CSV 文件。
kind-folder = 这是文件夹。
kind-device = 这不是普通文件。
kind-too-large = 台账不能超过 { $size } GiB。
kind-workbook = 这是 Excel 工作簿（xlsx 或 xls），不是 CSV。
kind-workbook-hint = 请用表格软件打开，另存为“CSV UTF-8”。
kind-pdf = 这是 PDF 文件，不是 CSV。
kind-archive = 这是压缩文件，不是 CSV。
kind-utf16 = 这是 UTF-16，但没有标记（BOM）。
remark-guessed = 台账按 { $encoding } 读取，这是猜测。请在规则里写明：ledger: {"{"}encoding: …{"}"}
remark-open-end = 第 { $row } 行末尾没有换行：请看最后一格是否完整。
remark-moved = 另一个程序同时改了台账，新行排在它的行后面。请查看台账末尾，并运行 turfbook audit。
remark-conflicted-copy = { $path } 像是同步冲突留下的台账副本：其中的行可能不在这里。
busy-spreadsheet = 台账正在 { $who } 中打开。
busy-spreadsheet-hint = 没有写入。请在那里保存并关闭，再试一次。如果其实没人打开（例如软件崩溃过），请加 --force。
busy-changed = 另一个程序不断改动台账。
system-ledger-gone = { $path } 当时被移走或删除；新行不在任何台账里。
system-ledger-emptied = { $path } 当时被另一个程序清空，只剩新写的行。请从备份恢复其他行。
system-not-stored = { $path } 没有存下写入的内容：新行不在里面。
system-maybe-mended = { $path } 已改动，但磁盘没有确认：请检查（turfbook check）。
usage-stdin-writes = 这里台账不能是标准输入。
usage-stdin-writes-hint = 请用 --ledger 指定文件。
convert-unwritable-hint = 请选择能写所有字符的编码：--to utf8-bom。
convert-differs = 写成 { $encoding } 后，台账将读不出原来的内容。
convert-differs-hint = 请先在规则里写明今后的写法：ledger: {"{"}encoding: …, delimiter: …{"}"}
convert-links = 这个文件有 { $count } 个名字（硬链接），只有一个会被改动。
convert-links-hint = 请另存一份单独的文件。
help-arg-raw-csv = CSV 中像公式的文字前不加撇号
help-arg-encoding = 台账的编码（文件和规则都没有写明时）：gb18030、gbk、big5、windows-1252
help-arg-lock-timeout = 等待其他写入程序的秒数
help-arg-force = 即使表格软件似乎打开着台账也写入
help-arg-no-lock = 不加锁写入（文件系统不支持锁时）
help-repair = 修复最后一行不完整的台账，去掉的内容会另外保存
help-convert = 用另一种编码重写台账，并保留旧文件
help-convert-examples =
    例子：
      turfbook convert --to utf8-bom
      turfbook convert --encoding gb18030 --to utf8-bom
      turfbook convert --to utf8-bom --delimiter ;
help-arg-to = utf8-bom（适合 Excel）、utf8、utf16、gb18030、gbk、big5 或 windows-1252
help-arg-delimiter = 分隔符：, 或 ; 或 tab [默认：不变]
repair-whole = 台账完整，没有改动。
repair-removed = 第 { $row } 行不完整，已去掉（{ $bytes } 字节），保存在 { $kept }。
convert-done = { $path } 已由 { $from } 转成 { $to }。旧文件保存为 { $backup }。

# -- 日志 ------------------------------------------------------------------------------------------------------------

finding-changed-row = 这一行在 { $since } 之后被改过：{ $changes }
finding-lost-row = { $since } 时还在的一行不见了：{ $row }
finding-doubled-row = 这一行与第 { $first } 行内容相同，第二行没有人确认过。
finding-backdated-row = 这一行是在 { $sealed } 和 { $seen } 之间补写的，当时它的日期已经封存。
story-journal-row = 日志自 { $since } 起记录的内容：{ $row }
story-row-now = 现在的内容：{ $row }
story-row-twice = 第 { $first } 行内容相同，已有确认：{ $row }
story-not-sealed = { $sealed } 封存时还没有这一行。
next-rep-changed-row = 如果是你改的，请告诉经理原因。
next-manager-changed-row = 请改回原来的内容；或认可修改：turfbook seal --accept 加此编号，并用 --why 写明理由。
next-rep-lost-row = 如果是你删的，请告诉经理原因。
next-manager-lost-row = 请用 turfbook repair --restore 恢复；或认可删除：turfbook seal --accept 加此编号，并用 --why 写明理由。
next-rep-doubled-row = 请告诉经理这件事是否发生了两次。
next-manager-doubled-row = 请删除第二行；或认可：turfbook seal --accept 加此编号，并用 --why 写明理由。
next-rep-backdated-row = 以后请当天录入。
next-manager-backdated-row = 请删除这一行；或认可：turfbook seal --accept 加此编号，并用 --why 写明理由。
journal-head = 日志：{ $rows } 行，链头 { $head }
journal-broken = 日志文件（{ $path }）第 { $line } 行被改动过：它对以前各行的记录不可信，请与备份比较。
journal-unexpected = 日志从未有过链头 { $head }：它被重写过，或不是同一份日志。
seal-taken = { $taken ->
    [0] 已封存，没有新的行。
   *[other] 已封存，新增 { $taken } 行。
}
seal-accepted = 已认可：{ $ids }
seal-open = { $count ->
   *[other] 有 { $count } 行被改动、丢失、重复或补写
}：请看 turfbook audit --only changed-row,lost-row,doubled-row,backdated-row
seal-unknown = 没有编号为“{ $id }”的行发现。
seal-unknown-hint = turfbook audit --only changed-row,lost-row,doubled-row,backdated-row 可列出它们。
repair-restored = 已恢复：{ $row }
restore-no-column-hint = 请先在台账里加一列“{ $column }”：丢失的行在这一列有值。
system-journal = 台账没有问题，但日志 { $path } 无法写入：排除故障后请运行 turfbook seal。
help-seal = 封存手工录入的行，以后被改动时审计会指出
help-seal-examples =
    例子：
      turfbook seal
      turfbook seal --accept f-abcdefgh --why 笔误，见李娜邮件
help-arg-accept = 认可的发现编号（改动、丢失、重复、补写的行）
help-arg-why = 认可的理由
help-arg-restore = 恢复丢失的行（lost-row）
help-arg-expect-head = 日志若从未有过这个链头（见以前的报告），退出码为 1

# -- 规则文件的检查 ---------------------------------------------------------------------------------------------------

rules-aliases = 规则文件引用自身（*名称）过多。
rules-aliases-hint = 请在需要的地方直接写出。
rules-key-twice = “{ $key }”在这里第二次出现。
rules-key-twice-hint = 请合并成一处：两处只有一处会生效。
rules-two-documents = 这里开始了第二份规则（---）。
rules-two-documents-hint = 请只保留一份。
rules-tab = 行首有制表符。
rules-tab-hint = 请用空格缩进。
rules-wide = “{ $character }”（{ $code }）看起来像这里该用的符号，其实是另一个。
rules-wide-hint = 请用英文输入法输入：半角冒号后加空格，半角引号，半角空格。
rules-other-encoding = 这好像是 { $encoding }，不是 UTF-8。

# -- 程序 ------------------------------------------------------------------------------------------------------------

panic = turfbook 出错并已停止，没有再写入任何内容；请把这一行报告给我们。

# -- 时钟、键盘、被改坏的号码 ----------------------------------------------------------------------------------------

clock-behind = 本机时间是 { $now }，而日志里已有 { $last } 的记录。没有写入。
clock-behind-hint = 请校准本机时间。如果现在的时间是对的、当时的错了，请先运行 turfbook seal。
usage-stdin-terminal = 标准输入（“-”）是键盘，没有内容可读。
usage-stdin-terminal-hint = 请写明文件，或用管道传入：turfbook audit --ledger - < ledger.csv
remark-rounded = { $count ->
   *[other] 有 { $count } 个号码第 15 位以后全是 0
}（{ $examples }）：可能被表格软件截断了。请把该列设为文本格式，重新录入。
remark-lost-zeros = { $count ->
   *[other] 有 { $count } 个号码既有带前导 0 的写法，也有不带的
}（{ $examples }）：可能被表格软件去掉了 0，使一个客户变成两个。请把该列设为文本格式。
remark-no-holidays = calendar.holidays 里没有 { $years } 年的节假日：这段时间的工作日没有扣除节假日。
moment-no-such-day-hint = 请核对月份、日期和钟点（0:00 至 23:59）。

# -- 制度：用白话写的规则 ---------------------------------------------------------------------------------------------

policy-title = 客户报备与保护管理制度
policy-in-force = 生效日期：{ $day }
policy-in-force-blank = 生效日期：______年____月____日
policy-source = 依据规则文件 { $path }，校验码（SHA-256）{ $hash }
policy-chapter = 第 { $number } 章 { $title }
policy-example = 例：{ $example }
policy-signatures = 签字
policy-signed-manager = 批准人：{ $name } ______________　日期：____________
policy-read = 本人已阅读并理解本制度，承诺遵守：
policy-signed-rep = { $name } ______________　日期：____________

policy-who-all = 全体人员
policy-who-managers = 经理
policy-who-keepers = 台账维护人
policy-who-rep = { $rep }
policy-who-regional = 有负责区域的销售
policy-who-all-reps = 全体销售
policy-who-other-reps = 其他销售
policy-who-reps = { $fits }的销售
policy-who-all-customers = 全部客户
policy-who-other-customers = 其他客户
policy-who-customers = { $fits }的客户
policy-condition = { $column }为“{ $values }”
policy-conditions = { $conditions }
policy-group = { $who }：
policy-breach = { check-name }（{ $check }）：{ $what }{ $costs }

policy-chapter-people = 适用范围
policy-purpose = 本制度规定谁可以跟进哪个客户、保护多久、业绩归谁，对所有人一视同仁。每项认定都注明依据的台账行和条款。
policy-managers = 经理为{ $names }。转移、裁定客户，收回保护期内的客户，撤销违规记录，执行处罚，登记入职和离职，认定是否同一客户，均由经理办理，并在台账写明操作人。
policy-no-managers = 没有指定经理，任何人都可登记经理事项。
policy-team = 销售人员如下：
policy-no-team = 没有限定销售名单，任何人都可报备。
policy-member = { $name }{ $more }
policy-member-more = （{ $more }）
policy-aliases = 台账里也写作{ $aliases }
policy-and = { $one }；{ $other }
policy-regions = 负责区域：{ $regions }
policy-trait = { $key }：{ $values }

policy-chapter-records = 台账登记
policy-ledger-decides = 一切以台账为准。报备、跟进、报价、成交、释放等事项都要登记，并写明发生时间；没有登记的视为没有发生。
policy-max-delay = 事情发生后须在 { $delay }内录入。逾期录入的报备无效，逾期录入的跟进不能延长保护期。
policy-example-counted = 从 { $from } 起算，最迟 { $until }{ $note }。
policy-column = 台账的“{ $header }”列即 { $column }。
policy-dates = { $order ->
    [mdy] 日期写作 2026-11-23；11/3/2026 按 11 月 3 日读（月在前）。
    [dmy] 日期写作 2026-11-23；11/3/2026 按 3 月 11 日读（日在前）。
   *[none] 日期写作 2026-11-23；11/3/2026 这样的写法不接受。
}
policy-decimal = { $decimal ->
    [comma] 数字写作 1.234,5。
   *[point] 数字写作 1,234.5。
}
policy-encoding = 台账文件以 { $encoding } 编码保存。
policy-no-encoding = 台账文件以 UTF-8 编码保存。
policy-delimiter = 台账的分隔符为“{ $delimiter }”。
policy-no-delimiter = 台账的分隔符从表头判断。
policy-skip-rows = { $count ->
    [0] 台账第一行就是表头。
   *[other] 台账表头上面有 { $count } 行。
}
policy-offset = 时间一律为 { $offset } 时区；其他时区的时间换算到这里。
policy-no-offset = 时间一律为当地时间，带时区的写法不接受。
policy-lang = { $lang ->
    [zh] 系统提示用中文。
    [en] 系统提示用英文。
   *[none] 系统提示随各人电脑的语言。
}
policy-event = 台账里的“{ $name }”即{ event-in-words }。{ $only }{ $adds }
policy-event-only = 仅{ $fits }的才算有效跟进。
policy-event-adds = 每次把保护期限延长 { $adds }。
policy-event-none = 台账里“{ $name }”的行不计。
policy-same-name = 名称只有全半角、大小写、空格或首尾标点之别的，视为同一客户。两个名称是否同一客户，经理可以认定。
policy-identity = { $keys }相同的，不论名称，视为同一客户。
policy-ignored = 下列值等于没填：{ $values }。
policy-workdays = 工作日为{ $days }。
weekday = { $day ->
    [mon] 周一
    [tue] 周二
    [wed] 周三
    [thu] 周四
    [fri] 周五
    [sat] 周六
   *[sun] 周日
}
policy-holidays = 放假：{ $days }。
policy-no-holidays = 没有列出节假日，只按每周工作日计算。
policy-extra-workdays = 调休上班：{ $days }。
policy-counting = 天、周、月按自然日历计，工作日按上述日历计，起算当天不计。期限到最后一天的 23:59:59 为止；按小时计的，到时为止。

policy-chapter-form = 附则：台账文件
policy-chapter-claims = 报备
policy-claim = 跟进客户之前必须先报备。报备获批，客户即归该销售。
policy-first-come = 保护期内归他人的客户不能报备，已归自己的不必再报；以先获批者为准。同一天的两次报备，有一次没写几点的，由经理裁定先后。
policy-strangers = 只有名单内的销售、经理和已登记入职的人可以报备；离职后不能报备。
policy-require = 报备须写明客户的{ $columns }（台账里已有的除外）。
policy-cooldown = 失去或释放客户的人，{ $cooldown }内不得再报备该客户。
policy-freeze = 客户回到公海后，{ $freeze }内任何人不得报备。
policy-example-ended = 客户于 { $at } 回到公海，{ $which ->
    [cooldown] 原归属人
   *[freeze] 其他人
}从 { $from } 起可以报备{ $note }。
policy-territory = 有负责区域的销售只能报备本区域的客户。
policy-no-territory = 报备不受区域限制。
policy-reveal = 报备不通过时，告知客户归谁。
policy-similar = { $similar ->
    [deny] 所报客户的名称、代码或电话与他人保护中的客户相似的，报备不通过，直至经理裁定两者是否为同一客户。
   *[warn] 所报客户的名称、代码或电话与他人保护中的客户相似的，报备时提示报备人，并由经理核对两者。
}
policy-no-reveal = 报备不通过时，不告知客户归谁，请咨询经理。
policy-no-limits = 在手客户数和报备数不设上限。
policy-limits = 在手客户数和报备数的上限如下，适用第一个符合该销售的分组。
policy-max-held = 同时在手的客户最多 { $most } 个。
policy-count-won = 已成交的客户{ $won ->
    [counted] 也计入
   *[free] 不计入
}。
policy-rate = { $setting ->
    [per_day] 每天
    [per_week] 每周（周一至周日）
   *[per_month] 每月
}获批的报备最多 { $most } 个。
policy-example-rate = 截至 { $at } 已获批 { $most } 个的，从 { $from } 起才能再获批。

policy-chapter-protection = 保护期
policy-protected = 保护期内，只有归属人和归属人登记的协作人可以跟进该客户。
policy-no-protection = 保护没有期限。
policy-earliest = 几个期限以先到的为准。期限一过，客户即回公海，不论是否有人登记。
policy-groups = 适用第一个符合该客户的分组。
policy-first-contact = 报备后 { $span }内必须首次有效跟进。
policy-no-contact = 每次有效跟进后 { $span }内必须再次跟进（首次跟进之前，从报备起算）。
policy-term = 报备后 { $span }内必须成交；延期以及另列的跟进可以延长。
policy-max = 成交之前，从报备起最长 { $span }，怎样都不能再延长。
policy-after-deal = 成交后，从最近一次成交起保护 { $span }。
policy-after-deal-forever = 成交后，客户长期归原归属人。
policy-extension = 保护期内，归属人可以延期 { $times } 次，每次 { $span }。
policy-no-extension = 不允许延期。
policy-protection-rest = 不属于以上分组的客户，保护没有期限。
policy-remind = 保护期结束前 { $remind }开始提醒。
policy-example-protected = { $what ->
    [claim] { $at } 报备后没有跟进
    [contact] 之后在 { $at } 跟进一次，此后不再跟进
    [extend] { $at } 报备，一直按时跟进，并用完延期
   *[deal] { $at } 成交，此后没有再成交
}：保护至 { $until }（{ clock-in-words }）{ $note }，{ $free } 起回公海。
policy-example-forever = { $what ->
    [claim] { $at } 报备后没有跟进
    [contact] 之后在 { $at } 跟进一次，此后不再跟进
    [extend] { $at } 报备，一直按时跟进，并用完延期
   *[deal] { $at } 成交，此后没有再成交
}：长期保护。

policy-chapter-credit = 抢单与业绩归属
policy-work = 跟进他人保护期内的客户、向其报价或与其成交，均为抢单；归属人已登记为协作人的除外。
policy-own-deal = 归属人成交的，业绩归归属人，客户转为已成交。退款按同样的归属冲减。
policy-credit = { $setting ->
    [helper] 协作人参与的成交，协作人得 { $percent }%，其余归归属人。
    [favour] 当天事先告知归属人、并经归属人或经理确认的，是代办，不算抢单；成交时代办人得 { $percent }%，其余归归属人。
    [poached] 抢单成交的，抢单人得 { $percent }%，其余归归属人。
   *[unclaimed] 未报备就与公海客户成交的，成交人得 { $percent }%，其余不归任何人。
}
policy-no-favour = 事先告知归属人，也不能免除抢单责任。
policy-example-credit = 成交 { $value }，该销售得 { $share }，{ $rest ->
    [nobody] 其余 { $others } 不归任何人
   *[holder] 归属人得 { $others }
}。

policy-chapter-breaches = 违规与记分
policy-level = { $level ->
    [violation] 下列行为属于违规，要记分：
    [notice] 下列情况只提醒，不记分：
   *[off] 下列情况不检查：
}
policy-costs = { $level ->
    [violation] { $points ->
        [0] 属于违规，不记分。
       *[other] 每次记 { $points } 分。
    }
    [notice] 不记分。
   *[off] 不报告。
}
policy-could-know = 两个名称后来才认定为同一客户、当时无从得知的，不记分。同一人对同一客户、同一个月内的多次抢单跟进只算一次。经理可以撤销违规记录，撤销后不记分。

policy-chapter-penalties = 处罚
policy-window = 违规自发生起 { $window }内计分。
policy-example-window = { $at } { $check }，记 { $points } 分，从 { $from } 起不再计入。
policy-no-ladder = 记分不与处罚挂钩。
policy-ladder = 处罚分级如下，按已达到的最后一级执行，计分期内每级只执行一次：
policy-step = { $step }
policy-step-points = 满 { $points } 分：{ $what }。
policy-step-count = { $checks } 累计 { $count } 次：{ $what }。
policy-example-step = { $check } { $count } 次，每次 { $each } 分，共 { $points } 分。
policy-example-suspended = { $at } 执行，至 { $until } 不得报备{ $note }。
policy-imposed = 处罚由经理执行并登记。暂停期内的报备一律不通过。

policy-chapter-service = 售后
policy-no-service = 投诉和回访没有期限。
policy-complaint = 投诉须在 { $span }内结案。
policy-visit = 成交客户至少每 { $span }回访一次。
policy-no-visit = 成交客户的回访没有期限。

policy-chapter-score = 考核与奖励
policy-no-score = 不考核得分。
policy-metrics = 每项得分为权重乘以目标完成比例。没有数据的项目（没有评价），其权重按比例分给其他各项。
policy-metric = { metric-in-words }：完成 { $target } 得 { $weight } 分，最多按目标的 { $cap }% 计。
policy-example-metric = 完成 { $low } 得 { $earns } 分，完成 { $high } 得 { $most } 分。
policy-deduction = { $setting ->
    [point] 期内违规每记 1 分，从得分中减 { $amount } 分。
   *[complaint] 期内每有 1 次投诉，从得分中减 { $amount } 分。
}
policy-score = 得分为各项之和减去扣分，最低 0 分，保留两位小数。
policy-example-score = 各项恰好达标得 { $earned } 分，违规记 { $points } 分、投诉 1 次共减 { $taken } 分，得分 { $score }{ $grade }。
policy-example-grade = ，等级 { $grade }
policy-grade = 得分 { $min } 以上为等级 { $grade }{ $bonus }。
policy-bonus = ，奖金（系数）{ $bonus }
policy-award = 奖项“{ $award }”：{ $conditions }{ $bonus }。
policy-award-always = 奖项“{ $award }”：人人都有{ $bonus }。
policy-award-clean = 最近 { $clean }没有违规
policy-award-contacts = 期内至少跟进 { $least } 次
policy-example-clean = 考核期截至 { $at } 的，{ $from } 之后没有违规。

policy-diff-title = { $count ->
    [0] 从 { $old } 到 { $new }，没有任何变化
   *[other] 从 { $old } 到 { $new }，有 { $count } 处变化
}
policy-diff-hashes = 校验码（SHA-256）：{ $old } → { $new }
policy-diff-clause = { $change ->
    [changed] 第 { $number } 条改变，涉及：{ $who }（{ $rule }）
    [added] 新增第 { $number } 条，涉及：{ $who }（{ $rule }）
    [removed] 原第 { $number } 条取消，涉及：{ $who }（{ $rule }）
   *[order] 适用第一个符合的分组，顺序改变（{ $rule }）
}
policy-diff-side = { $side ->
    [old] 原：{ $text }
   *[new] 新：{ $text }
}
policy-diff-no-ledger = 没有台账，无法说明对在手客户的影响（请用 --ledger 指定）。
policy-old-not-found-hint = 请检查 --diff 后面的文件名。
policy-diff-unreadable = 下面说的是规则 { $path }：按它无法读取台账。
policy-effects-title = { $count ->
    [0] 截至 { $as_of }，客户归属没有变化
   *[other] 截至 { $as_of }，有 { $count } 个客户的归属或期限会变
}
policy-effects-how = 按新规则重新判定整本台账；替换规则文件之后，turfbook 就这样判定。
policy-effects-counts = { $counts }。
policy-effects-count = { $moved ->
    [lost] { $count } 个回公海
    [other] { $count } 个换归属人
    [earlier] { $count } 个提前到期
    [later] { $count } 个推迟到期
   *[gained] { $count } 个由无人变为有归属
}
policy-effect = { $moved ->
    [lost] 回公海
    [other] 换归属人
    [earlier] 提前到期
    [later] 推迟到期
   *[gained] 有归属
}
policy-effects-points = 记分或处罚有变化的人
policy-held-until = { $rep }，至 { $until }（{ clock-in-words }）
policy-held = { $rep }，长期
policy-free = 无人
policy-free-since = 无人（{ $at } 起）
policy-points = { $points } 分
policy-points-due = { policy-points }，应处罚：{ $step }
head-effect = 影响
head-by-old = 按原规则
head-by-new = 按新规则
help-policy = 用白话写出规则，可签字公布；或说明与旧规则的区别
help-policy-examples =
    例子：
      turfbook policy --lang zh -o 制度.html
      turfbook policy --as-of 2026-12-01    （自当天生效，例子也从当天起）
      turfbook policy --rules new.yaml --diff rules.yaml
help-arg-diff = 说明规则文件（--rules）与这份旧规则相比变了什么、涉及谁
# -- 报告的格式 ------------------------------------------------------------------------------------------------------

usage-output-twice = 输出文件 { $path } 写了两次。
usage-output-twice-hint = 每个文件只写一次，用扩展名表示格式：-o week.html -o week.xlsx
usage-format-ending = { $path } 的扩展名表示 { $told }，而 --format 要的是 { $asked }。
usage-format-ending-hint = 去掉 --format，或者给文件换成 { $asked } 的扩展名。
usage-format-page = 这段文字没有 { $asked } 格式。
usage-format-page-hint = 请用 --format markdown。
usage-xlsx-terminal = 工作簿不能显示在终端里。
usage-xlsx-terminal-hint = 请写到文件里：-o week.xlsx
page-contents = 目录

# -- 销售个人页 ------------------------------------------------------------------------------------------------------

a-colleague = 同事
rep-title = { $rep }的个人情况，截至 { $as_of }
rep-discreet = 本页只供本人查看，不含其他销售的名字。行号为台账的行号。
rep-holdings = { $count ->
    [0] 你名下没有客户
   *[other] 你名下的 { $count } 个客户，以及怎样保住
}
head-keeps = 怎样保住
rep-ends-by = 按{ clock-in-words }到期
rep-keep = { $by ->
    [contact] 今天跟进
    [event] 今天{ $event }
    [extend] 今天延期
    [both] 今天跟进并延期
   *[deal] 今天成交
}：保护至 { $until }
rep-keep-forever = { $by ->
    [contact] 今天跟进
    [event] 今天{ $event }
    [extend] 今天延期
    [both] 今天跟进并延期
   *[deal] 今天成交
}：长期保护
rep-extensions = 还可延期 { $count } 次
rep-lost = 最近 30 天不再归你的客户
head-lost = 时间
head-again = 何时可再报备
rep-lost-clock = { clock-that-ran-out }
rep-ended = { $reason ->
    [release] 自己释放
    [recycle] 经理收回
    [transfer] 经理转移
    [award] 经理裁定
    [leave] 登记离职
   *[other] { $reason }
}
rep-again-now = 现在
rep-to-do = 待办事项
rep-points = { $window }内记分：{ $points } 分
head-off = 何时不再计
rep-due = 应处罚：{ $what }（{ $ground }）
rep-imposed = { $at } 已执行：{ $step }（第 { $row } 行）
rep-imposed-suspended = { $at } 已执行：{ $step }（第 { $row } 行），暂停报备至 { $until }
rep-next-step = 再记 { $points } 分就到下一级：{ $step }（满 { $least } 分）
rep-score = 考核 { $from } 至 { $to }：得 { $score } 分，第 { $rank } 名
rep-score-sum = 各项合计 { $earned }，扣 { $taken }
rep-grade = 等级 { $grade }
head-of-target = 目前 / 目标
head-by-step = 再进一步
head-by-all = 做到封顶
rep-of-target = { $actual } / { $target }
rep-best-step = 再进一步，加分最多的是：{ metric-in-words }（+{ $gain }）
rep-best-all = 做到封顶，加分最多的是：{ metric-in-words }（+{ $gain }）
rep-unmeasured = 还没有数据：{ $metrics }。其权重分给其他各项。
rep-gains-how = 加分是其他各项不变时得分会增加多少。“再进一步”指次数再加 1；金额和比例再加目标的十分之一。报备增加而未成交，会拉低成交报备比。
rep-claims = 今天可以报备
rep-room = 计入上限的客户 { $held } 个，上限 { $most } 个，{ $left ->
    [0] 没有余额
   *[other] 还可 { $left } 个
}
rep-room-unlimited = 在手客户 { $held } 个，不设上限
rep-rate = { $setting ->
    [per_day] 今天
    [per_week] 本周
   *[per_month] 本月
}已获批 { $granted } 个，上限 { $most } 个，还可 { $left } 个
rep-regions = 你的负责区域：{ $regions }
rep-free = { $count ->
    [0] 公海里没有你可以报备的客户
   *[other] 公海里有 { $count } 个客户你可以报备
}{ $after ->
    [now] {""}
   *[later] （上述限制解除之后）
}
head-needed = 还要填写
rep-missing = { $columns }
notices-title = { $count ->
    [0] 没有要写的个人页
   *[other] 已写 { $count } 份个人页，截至 { $as_of }
}
head-file = 文件
notices-strange = { $path } 已经存在，不是 turfbook 写的，或者写好后被改过。没有写入任何文件。
notices-strange-hint = 请把它移走，或换一个文件夹（-o 文件夹）。
report-rep-nobody = 要看谁的个人页？
report-rep-nobody-hint = 请写名字：turfbook report rep 张伟
report-notices-nowhere = 个人页要写到一个文件夹里。
report-notices-hint = 请指定文件夹：turfbook report notices -o 文件夹
report-name-hint = 只看一个人：--rep "{ $rep }"
help-report-name = 看谁的个人页（与 rep 同用）
help-report-examples =
    例子：
      turfbook report
      turfbook report holdings --rep 张伟 --format csv -o 张伟.csv
      turfbook report rep 张伟
      turfbook report notices -o 个人页        （每名销售一页，可直接发给本人）
# -- 周报 ------------------------------------------------------------------------------------------------------------

short-day = { $month }月{ $day }日
sentence-gap = {""}
yes = 是
week-title-rep = { $rep }的周报，截至 { $to }
week-span = { $from } 至 { $to }，与上一周及再之前十二周对比。
tile = { $figure ->
    [granted] 新增报备
    [deals] 成交
    [lapsed] 到期失效
    [poaching] 抢单
   *[sanctions] 待执行处罚
}
tile-revenue = 金额 { $amount }
tile-with-aside = { $label }，{ $aside }
tile-against = { $label }：{ $value }
head-figure = 指标
head-mean = 十二周平均
head-course = 14 周走势
head-week-up-to = 截至
head-now = 本周
head-before = 上一周
head-limit = 上限
head-check = 检查项
head-level = 级别
head-points = 记分
head-against = 受影响人
head-days = 剩余天数
head-clock = 计时
head-last-contact = 最近跟进
head-won = 已成交
head-helpers = 协作人
head-held = 名下
head-counted = 计入上限
head-cap = 上限
head-free = 余量
head-deductions = 扣分
head-training = 培训（小时）
head-shared = 案例分享
head-assists = 协作次数
head-command = 命令
picture-numbers = 查看数字
picture-turns = 查看经过
picture-series = { $name }：本周 { $last }；最高 { $most }（截至{ $when }的一周）。
picture-key = ━ 归属期，● 跟进，✕ 报备或跟进他人客户
sheet-decide = { $count ->
    [0] 今天没有待决定事项
   *[other] 今天要决定的事：{ $count } 件
}
decide-sanction = { $rep }：应执行“{ $step }”（{ $ground }）。
decide-unclear = { $rep }和{ $holder }在同一天报备了{ $customer }。谁在先？判给{ $rep }；或撤销 { $id }，客户仍归{ $holder }。
decide-similar = { $rep }的客户{ $customer }与{ $holder }的客户{ $other }相似。请裁定两者是同一客户，或者不是，一次了结：
decide-complaint = { $customer }于 { $at } 投诉{ $rep }。处理完后记录：
sheet-expires = 即将到期（由近到远）
sheet-service = 投诉与回访
sheet-violations = { $count ->
    [0] 本周没有违规
   *[other] 本周违规 { $count } 条
}
sheet-disputes = { $count ->
    [0] 没有争议客户
   *[other] 争议客户 { $count } 个
}
sheet-disputes-how = 最近十四周谁持有、谁接触过。
sheet-disputes-picture = 争议客户时间线
lane-held = 持有至今
lane-held-until = 持有至 { $to }（{ $reason ->
    [release] 释放
    [lapse] 到期
    [recycle] 回收
    [transfer] 转移
    [award] 改判他人
   *[leave] 离职
}）
lane-touch = { $outside ->
    [outside] 对他人客户
   *[own] {""}
}{ $event ->
    [claim] 报备
    [contact] 跟进
    [quote] 报价
   *[deal] 成交
}（第 { $row } 行）
lane-told-span = { $who }自 { $from } 起：{ $told }。
lane-told-touch = { $who }，{ $at }：{ $what }。
sheet-points = 违规分与处罚阶梯
sheet-points-none = 没有人有违规分。
sheet-points-picture = 每人违规分（按周）
sheet-board = 排行榜
sheet-board-how = { $from } 至 { $to }，截至 { $as_of }
sheet-board-picture = 得分构成
board-told = { $rep }以 { $score } 分领先。
sheet-flow = 公海与流动
sheet-flow-picture = 报备、成交、释放、到期（按周）
sheet-figures = 本周全部数字
sheet-loads = 名下客户与上限
sheet-loads-picture = 计入上限的客户数与上限
loads-of = { $counted } / { $most }
loads-told-none = 共 { $reps } 人，没有人到上限。
loads-told = 共 { $reps } 人，{ $count } 人到上限：{ $full }。
sheet-deals = { $count ->
    [0] 本周没有成交
   *[other] 本周成交 { $count } 单
}
sheet-learning = 培训与分享
sheet-learning-how = { $from } 至 { $to }
sheet-poaching = 抢单趋势
sheet-poaching-how = 每 100 个周末受保护客户中的抢单条数。
sheet-poaching-rate = 每百客户
sheet-poaching-picture = 每 100 个受保护客户的抢单数（按周）
sheet-journal = 日志
head-days-held = 持有天数

### 疑似同一客户

reason-similar-customer = 与“{ $customer }”疑似同一客户，对方在保护期内，至 { $until }。
reason-similar-customer-forever = 与“{ $customer }”疑似同一客户，对方在保护期内。
remedy-similar-customer = 请经理裁定：登记“同一客户”或“非同一客户”。
claim-similar = 注意：与“{ $customer }”疑似同一客户，后者已归他人保护，至 { $until }。
claim-similar-forever = 注意：与“{ $customer }”疑似同一客户，后者已归他人保护。
rule-similar = 报备的客户与他人保护中的客户疑似同一家时，{ $what ->
    [deny] 先不通过，等经理裁定（同一客户、非同一客户）。
   *[other] 予以提醒，仍然通过。
}
finding-similar-customer = { $customer }（{ $rep }）与{ $other }（{ $holder }）疑似同一客户：{ $score } 分（满分 100）；{ $agreed }。
finding-invalid-identifier = { $customer }的统一社会信用代码 { $code } 有误：{ $why }。
code-character = 代码里不会出现字符 { $found }
code-check-digit = 按前 17 位推算，末位应当是 { $due }
story-similar = { $points }  { $sign }
story-code = 统一社会信用代码的末位由前 17 位算出（GB 32100-2015），错一个字符就一定能发现。
next-rep-similar-customer = 告诉经理两者是不是同一家。
next-manager-similar-customer = 查明两者是不是同一家。
next-manager-similar = 查明两者是不是同一家，一次了结：是，就登记 turfbook log 同一客户 "{ $customer }" --with "{ $other }"；不是，就把事件换成“非同一客户”。
next-rep-invalid-identifier = 查清正确的代码，告诉经理。
next-manager-invalid-identifier = 更正这一行里的代码。
similar-part = { $part ->
    [core] 字号
    [place] 地区
    [industry] 行业
    [form] 组织形式
    [branch] 分支机构
   *[other] 证件与联系方式
}{ $says ->
    [same] 相同
    [sounds-same] 同音
    [near] 相近
    [closer] 一方更详细
    [one-unsaid] 只有一方写明
    [unsaid] 都未写明
    [inside] 一地含于另一地
   *[different] 不同
}
similar-pair = { $one } / { $other }
remark-similar = 同一人手上有 { $count } 对客户疑似同一家：{ $examples }。登记“同一客户”或“非同一客户”即可了结。
setting-claims-similar = 报备的客户与他人保护中的客户疑似同一家时怎么办：warn 提醒，deny 先不通过，等经理裁定。写了它，similar-customer 和 invalid-identifier 两项检查就按提醒报告。默认：都不做。
head-part = 部分
head-says = 比较
head-worth = 分
head-verdict = 结论
head-holder = 归属人
head-agreed = 相同之处
head-differed = 不同之处
head-asked = 查询
match-title = { $count ->
    [0] 台账和公海里没有相像的客户
   *[other] { $count } 个客户，截至 { $as_of }
}
match-verdict = { $verdict ->
    [same] 同一客户
    [similar] 疑似
   *[none] 没有
}
match-pool = （公海）
likeness-verdict = { $verdict ->
    [same] { $by ->
        [key] 同一客户：两个名称只是写法不同。
       *[joined] 同一客户：台账里有依据（号码相同，或“同一客户”行）。
    }
    [similar] 疑似同一客户，请人判断。疑似从不自动合并。
   *[different] { $by ->
        [parted] 不同客户：台账里有“非同一客户”行。
       *[score] 不同客户。
    }
}
likeness-part = { $part ->
    [core] 字号
    [place] 地区
    [industry] 行业
    [form] 组织形式
    [branch] 分支机构
   *[other] 证件与联系方式
}
likeness-says = { $says ->
    [same] 相同
    [sounds-same] 同音
    [near] 相近
    [closer] 一方更详细
    [one-unsaid] 只有一方写明
    [unsaid] 都未写明
    [inside] 一地含于另一地
   *[different] 不同
}
likeness-sum = 合计 { $score } 分（满分 100），{ $least } 分起算疑似。
legal-form = { $form ->
    [company] 公司
    [limited] 有限
    [shares] 股份
    [group] 集团
    [holding] 控股
    [partnership] 合伙
    [sole] 个人独资
    [cooperative] 合作社
   *[other] { $form }
}
help-match = 查找台账和公海里与某个客户相像的客户，或说明两个名称为什么相像
help-match-name = 要查的客户
help-match-other = 第二个名称，与第一个比较
help-match-from = 要查的客户名单（CSV，有“客户”列）；- 表示标准输入
help-match-examples =
    例子：
      turfbook match 华为技术                          谁与这个客户相像
      turfbook match 华为技术 北京华为技术有限公司     两个名称为什么相像，逐项说明
      turfbook match --from 名单.csv --format csv      查整份名单
