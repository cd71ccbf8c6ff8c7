//! Why a change was refused, and what to type instead.

mod renewal;
mod waiver;

use super::cut;
use crate::changes::{Listed, Refusal};
use crate::lang::{Both, Lang};
use crate::model::{TradeKind, Word};
use crate::say;
use crate::standing::Step;
use crate::text::word::Spoken;

mod claim;
mod policy;

/// The refusal in words; `client` is the client's id, for the command to type instead.
pub fn refusal(lang: Lang, refusal: &Refusal, client: &str) -> String {
    match refusal {
        Refusal::NotAppointed => say!(lang,
            zh: "该客户尚未确立委托关系（D14），还不能登记。请先登记委托文件：kefu appointment record {client} --kind brokerage-agreement --on 日期",
            en: "This client has not appointed us yet (D14). Record the appointment first: kefu appointment record {client} --kind brokerage-agreement --on DATE"
        ),
        Refusal::ManagerThere { name } => say!(lang,
            zh: "客户经理现为{name}；同一时间只设一名客户经理（D23）。如需更换，请办理移交：kefu team hand-over {client} --to 姓名 --on 日期",
            en: "{name} is the account manager, and there is one at any time (D23). To change it, hand over: kefu team hand-over {client} --to NAME --on DATE"
        ),
        Refusal::MemberThere { name } => say!(lang,
            zh: "{name}已在团队中担任该角色。查看团队：kefu team show {client}",
            en: "{name} already has that role in the team. To see the team: kefu team show {client}"
        ),
        Refusal::NoSuchMember { name, members } if members.is_empty() => say!(lang,
            zh: "团队中没有{name}，当日团队没有成员。设立团队：kefu team set {client} --manager 姓名 --deputy 姓名",
            en: "{name} is not in the team; nobody is, that day. Set it up: kefu team set {client} --manager NAME --deputy NAME"
        ),
        Refusal::NoSuchMember { name, members } => {
            let zh = members.join("、");
            let en = members.join(", ");
            say!(lang,
                zh: "团队中没有{name}。当日成员：{zh}。",
                en: "{name} is not in the team. Its members that day: {en}."
            )
        }
        Refusal::ManagerLeaves { name } => say!(lang,
            zh: "{name}是客户经理，离开前须先移交（D23）：kefu team hand-over {client} --to 姓名 --on 日期",
            en: "{name} is the account manager and leaves by a hand-over (D23): kefu team hand-over {client} --to NAME --on DATE"
        ),
        Refusal::NoManager => say!(lang,
            zh: "当日没有客户经理，无从移交。指定客户经理：kefu team set {client} --manager 姓名 --deputy 姓名",
            en: "There is no account manager that day to take over from. Name one: kefu team set {client} --manager NAME --deputy NAME"
        ),
        Refusal::TooEarly { day, earliest } => say!(lang,
            zh: "日期 {day} 过早，不能早于 {earliest}。请用 --on 改日期。",
            en: "{day} is too early: it cannot lie before {earliest}. Give another day with --on."
        ),
        // Any noun.
        Refusal::InFuture { day, today } => say!(lang,
            zh: "日期 {day} 在今天（{today}）之后；登记的是已经发生的事，请用实际日期。",
            en: "{day} lies after today ({today}): what is recorded has happened. Give the day it did."
        ),
        // Client.
        Refusal::NoSuchContact { name, contacts } if contacts.is_empty() => say!(lang,
            zh: "联系人中没有{name}；该客户尚未登记联系人。登记：kefu client contact {client} 姓名 --role 职务",
            en: "{name} is not a contact: this client has none on record. Add one: kefu client contact {client} NAME --role ROLE"
        ),
        Refusal::NoSuchContact { name, contacts } => {
            let zh = contacts.join("、");
            let en = contacts.join(", ");
            say!(lang,
                zh: "联系人中没有{name}。现有联系人：{zh}。",
                en: "{name} is not a contact. The contacts on record: {en}."
            )
        }
        Refusal::SeveralContacts { name, ids } => {
            let zh = ids.join("、");
            let en = ids.join(", ");
            let first = ids.first().map_or("ID", String::as_str);
            say!(lang,
                zh: "有几位联系人名叫{name}，请写编号（{zh}），例如：kefu client contact {client} {name} --id {first}",
                en: "Several contacts are called {name}; say which by id ({en}), for instance: kefu client contact {client} '{name}' --id {first}"
            )
        }
        Refusal::Closed { on } => say!(lang,
            zh: "该客户的服务已记为 {on} 终止。如有误，请改记录：kefu client edit {client}",
            en: "Service of this client is on record as ended on {on}. If that is wrong, mend the record: kefu client edit {client}"
        ),
        // Archive.
        Refusal::OriginalNotApart { place } => say!(lang,
            zh: "委托文件正本须单独归档（D26），不能与客户档案同放在“{place}”。请另写 --original-at。",
            en: "The original of the appointment is filed apart (D26), not with the client's file at '{place}'. Give another place with --original-at."
        ),
        // appointment
        Refusal::CooperationWithDirect => say!(lang,
            zh: "合作协议书只适用于渠道客户，而该客户登记为直接客户（D12）。如确为渠道客户，请先改类型：kefu client set {client} --kind channel",
            en: "A cooperation agreement is for channel clients, and this one is recorded as direct (D12). If it is a channel client, say so first: kefu client set {client} --kind channel"
        ),
        Refusal::EstablishedThere { on } => say!(lang,
            zh: "委托关系已登记于 {on} 确立，不另行覆盖。延长期限：kefu appointment extend {client} --until 日期；日期登记有误的，请手工更正 clients/{client}.toml 的 appointment.established。",
            en: "The appointment is on record as established on {on} and is not overwritten. To extend it: kefu appointment extend {client} --until DATE; if the day is wrong, correct appointment.established in clients/{client}.toml by hand."
        ),
        Refusal::UntilThere { until } => say!(lang,
            zh: "委托期限已登记至 {until}，不另行覆盖。延长期限：kefu appointment extend {client} --until 日期；日期登记有误的，请手工更正 clients/{client}.toml 的 appointment.until。",
            en: "The appointment is on record as running until {until} and is not overwritten. To extend it: kefu appointment extend {client} --until DATE; if the day is wrong, correct appointment.until in clients/{client}.toml by hand."
        ),
        Refusal::EndsBeforeStart { until, established } => say!(lang,
            zh: "委托期限至 {until}，早于确立之日 {established}。请核对 --until 和 --on。",
            en: "The appointment would end on {until}, before it was established on {established}. Check --until and --on."
        ),
        Refusal::NoTerm => say!(lang,
            zh: "委托文件未登记期限，无从延长。先登记原定的最后一天：kefu appointment record {client} --kind 形式 --until 日期",
            en: "The appointment has no agreed end on record, so there is nothing to extend. Record the end first: kefu appointment record {client} --kind KIND --until DATE"
        ),
        Refusal::NotLonger { until, ends } => say!(lang,
            zh: "委托期限现至 {ends}，{until} 不晚于该日，不是延长。请核对 --until。",
            en: "The appointment runs until {ends} already, so {until} is no extension. Check --until."
        ),
        // rating
        Refusal::NotRated { starts } => say!(lang,
            zh: "{starts} 起的服务年度尚未评定星级。请先评定：kefu rating set {client} --income 收入 --year {starts}；如指其他服务年度，请加 --year 日期。",
            en: "The service year from {starts} has not been rated. Rate it first: kefu rating set {client} --income AMOUNT --year {starts}; if another year is meant, say so with --year DATE."
        ),
        Refusal::OverrideApproved { stars, on, by } => {
            let zh = stars.map_or(String::new(), |stars| format!("为 {}，", drawn(stars)));
            let en = stars.map_or(String::new(), |stars| format!(" to {}", drawn(stars)));
            say!(lang,
                zh: "星级调整{zh}已由{by}于 {on} 批准，不另行覆盖。查看：kefu rating show {client}；登记有误的，请手工更正 clients/{client}.toml。",
                en: "The override{en} was approved by {by} on {on} and is not overwritten. To see it: kefu rating show {client}; if it is wrong, correct clients/{client}.toml by hand."
            )
        }
        Refusal::NoOverride => say!(lang,
            zh: "没有待批准的星级调整。先上报：kefu rating override {client} --stars 星级 --factor 因素 --reason 理由",
            en: "There is no override to approve. Refer one first: kefu rating override {client} --stars N --factor FACTOR --reason TEXT"
        ),
        Refusal::PublicationApproved { on, by } => say!(lang,
            zh: "公布星级已由{by}于 {on} 批准，不另行覆盖。查看：kefu rating show {client}；登记有误的，请手工更正 clients/{client}.toml。",
            en: "Making the stars public was approved by {by} on {on} and is not overwritten. To see it: kefu rating show {client}; if it is wrong, correct clients/{client}.toml by hand."
        ),
        // Service years and plans.
        Refusal::NoServiceYear { day, years } => {
            let years: Vec<String> = years
                .iter()
                .map(
                    |(starts, ends)| say!(lang, zh: "{starts} 至 {ends}", en: "{starts} to {ends}"),
                )
                .collect();
            let (zh, en) = (years.join("、"), years.join(", "));
            if years.is_empty() {
                say!(lang,
                    zh: "{day} 不在任何服务年度内，该客户还没有服务年度。查看委托期限：kefu appointment show {client}",
                    en: "{day} lies in no service year; this client has none yet. To see the appointment's term: kefu appointment show {client}"
                )
            } else {
                say!(lang,
                    zh: "{day} 不在任何服务年度内。已有服务年度：{zh}。请用 --year 指明其中一天；委托如已延长，请先登记：kefu appointment extend {client}",
                    en: "{day} lies in no service year. Those on record: {en}. Name a day of one with --year; if the appointment was extended, record that first: kefu appointment extend {client}"
                )
            }
        }
        Refusal::UnknownService {
            given,
            near,
            services,
        } => {
            let given = cut(given);
            let meant = meant(lang, near.as_deref());
            let list = codes(lang, services, &[]);
            say!(lang,
                zh: "星级服务标准中没有“{given}”这项服务。{meant}可选：\n{list}",
                en: "The service standard has no '{given}'.{meant} It has:\n{list}"
            )
        }
        Refusal::NothingToCover { id, known } if known.is_empty() => {
            let id = cut(id);
            say!(lang,
                zh: "没有编号为 {id} 的服务承诺或客户需求，记录中一条也没有。登记：kefu appointment commit {client} \"…\" 或 kefu client need {client} \"…\"",
                en: "No commitment or need has the id {id}; none is on record. Record one: kefu appointment commit {client} \"…\" or kefu client need {client} \"…\""
            )
        }
        Refusal::NothingToCover { id, known } => {
            let (id, list) = (cut(id), entries(known));
            say!(lang,
                zh: "没有编号为 {id} 的服务承诺或客户需求。已登记的有：\n{list}",
                en: "No commitment or need has the id {id}. Those on record:\n{list}"
            )
        }
        Refusal::FinishBeforeStart { start, finish } => say!(lang,
            zh: "预计完成时间 {finish} 早于预计开始时间 {start}。请改 --start 或 --finish。",
            en: "The expected finish, {finish}, lies before the expected start, {start}. Change --start or --finish."
        ),
        Refusal::NoSuchItem { item, open } => {
            let (item, open) = (cut(item), open_items(lang, open, client));
            say!(lang,
                zh: "服务计划中没有 {item} 这一项。{open}",
                en: "The plan has no item {item}. {open}"
            )
        }
        Refusal::ItemDone { item, on, open } => {
            let open = open_items(lang, open, client);
            say!(lang,
                zh: "{item} 已于 {on} 完成。{open}",
                en: "{item} was done on {on}. {open}"
            )
        }
        Refusal::ItemDropped { item, on, open } => {
            let open = open_items(lang, open, client);
            say!(lang,
                zh: "{item} 已于 {on} 取消。{open}",
                en: "{item} was dropped on {on}. {open}"
            )
        }
        Refusal::PlanEmpty => say!(lang,
            zh: "该服务年度的计划还没有服务项目。增加一项：kefu plan add {client} 服务 \"内容\" --start 日期 --finish 日期 --handler 姓名",
            en: "The plan of this service year has no items yet. Add one: kefu plan add {client} SERVICE \"CONTENT\" --start DATE --finish DATE --handler NAME"
        ),
        Refusal::ItemIncomplete { item, lacks } => {
            let words: Vec<&str> = lacks.iter().map(|key| four_fields(lang, key)).collect();
            let (zh, en) = (words.join("、"), words.join(", "));
            let options: Vec<String> = lacks.iter().map(|key| format!("--{key} …")).collect();
            let options = options.join(" ");
            say!(lang,
                zh: "{item} 缺少{zh}（D43：计划须列明服务内容、预计开始时间、预计完成时间、经办人）。补上：kefu plan revise {client} --item {item} {options}",
                en: "{item} lacks its {en} (D43: a plan states content, expected start, expected finish and handler). Add it: kefu plan revise {client} --item {item} {options}"
            )
        }
        Refusal::PlanIssued { on } => say!(lang,
            zh: "服务计划已于 {on} 定稿，此后的变化须作修订（D53）：kefu plan revise {client} --reason 原因。只改年度重点：kefu plan issue {client} --on {on} --focus 重点",
            en: "The plan was issued on {on}; from then on it changes by revision (D53): kefu plan revise {client} --reason TEXT. To change the focus alone: kefu plan issue {client} --on {on} --focus TEXT"
        ),
        Refusal::PlanNotIssued => say!(lang,
            zh: "服务计划尚未定稿，不能提交客户。请先定稿：kefu plan issue {client}",
            en: "The plan has not been issued and cannot be sent to the client. Issue it first: kefu plan issue {client}"
        ),
        Refusal::NotTheManager { name, manager, day } => say!(lang,
            zh: "服务计划由客户经理修订（D53），{day} 的客户经理是{manager}，不是{name}。请去掉 --by，或写 --by {manager}。",
            en: "The account manager revises the plan (D53); on {day} that is {manager}, not {name}. Leave --by out, or give --by {manager}."
        ),
        Refusal::ReviseWithoutReason { issued } => say!(lang,
            zh: "计划已于 {issued} 定稿，此后的修订须写明原因（D53）。请加上 --reason 原因。",
            en: "The plan was issued on {issued}; since then it changes for a reason on record (D53). Add --reason TEXT."
        ),
        Refusal::NoReviser { day } => say!(lang,
            zh: "服务计划由客户经理修订（D53），而 {day} 没有客户经理。指定客户经理：kefu team set {client} --manager 姓名 --on 日期",
            en: "The account manager revises the plan (D53), and on {day} there is none. Name one: kefu team set {client} --manager NAME --on DATE"
        ),
        Refusal::NotClientRelations { name, day, members } if members.is_empty() => say!(lang,
            zh: "计划意见由团队中的客户关系管理人员提出（D47），而 {day} 团队中没有。如{name}任此角色：kefu team add {client} {name} --role client-relations --duty 职责 --on 日期",
            en: "The opinion on the plan is the client-relations member's (D47), and on {day} the team has none. If {name} is to be it: kefu team add {client} {name} --role client-relations --duty TEXT --on DATE"
        ),
        Refusal::NotClientRelations { name, day, members } => {
            let (zh, en) = (members.join("、"), members.join(", "));
            say!(lang,
                zh: "计划意见由团队中的客户关系管理人员提出（D47），{day} 是{zh}，不是{name}。请改 --by，或先加入团队：kefu team add {client} {name} --role client-relations --duty 职责",
                en: "The opinion on the plan is the client-relations member's (D47); on {day} that is {en}, not {name}. Change --by, or add them first: kefu team add {client} {name} --role client-relations --duty TEXT"
            )
        }
        // The client diary.
        Refusal::UnknownKind {
            given,
            near,
            services,
        } => {
            let given = cut(given);
            let meant = meant(lang, near.as_deref());
            let list = codes(lang, services, TradeKind::ALL);
            say!(lang,
                zh: "没有“{given}”这种日志类型。{meant}可选：\n{list}",
                en: "The diary has no kind '{given}'.{meant} Those it has:\n{list}"
            )
        }
        Refusal::BeforeAppointment {
            day,
            appointed: None,
        } => say!(lang,
            zh: "实质性业务须在确立委托关系之后开展（D15），而该客户尚未确立委托关系。请先登记委托文件：kefu appointment record {client} --kind brokerage-agreement --on {day}",
            en: "Substantive business waits for the appointment (D15), and this client has not appointed us yet. Record the appointment first: kefu appointment record {client} --kind brokerage-agreement --on {day}"
        ),
        Refusal::BeforeAppointment {
            day,
            appointed: Some(appointed),
        } => say!(lang,
            zh: "实质性业务须在确立委托关系之后开展（D15）：{day} 早于委托关系确立之日 {appointed}。请核对 --on；如委托日期有误，请手工更正 clients/{client}.toml 的 appointment.established。",
            en: "Substantive business waits for the appointment (D15): {day} lies before {appointed}, when it was established. Check --on; if the appointment's day is wrong, correct appointment.established in clients/{client}.toml by hand."
        ),
        Refusal::NobodyServed {
            day,
            appointed: false,
        } => say!(lang,
            zh: "该客户尚未确立委托关系，{day} 没有客户经理。请用 --by 姓名 写明是谁服务的。",
            en: "This client has not appointed us yet and has no account manager on {day}. Say who served it with --by NAME."
        ),
        Refusal::NobodyServed {
            day,
            appointed: true,
        } => say!(lang,
            zh: "{day} 没有客户经理，请用 --by 姓名 写明是谁服务的；或先指定客户经理：kefu team set {client} --manager 姓名 --on 日期",
            en: "There is no account manager on {day}; say who served the client with --by NAME, or name one first: kefu team set {client} --manager NAME --on DATE"
        ),
        // Renewals.
        Refusal::Renewal(refused) => renewal::refused(lang, refused, client),
        // Hand-overs.
        Refusal::NoHandOver => say!(lang,
            zh: "没有移交记录，无从登记签署或告知客户。办理移交：kefu team hand-over {client} --to 姓名 --on 日期",
            en: "There is no hand-over on record to sign or tell the client about. To hand over: kefu team hand-over {client} --to NAME --on DATE"
        ),
        // Waivers.
        Refusal::Waiver(refused) => waiver::refused(lang, refused, client),
        // A lowered standard.
        Refusal::NotBelowStandard {
            service,
            to,
            standard,
        } => {
            let name = service.pick(lang);
            say!(lang,
                zh: "{name}：{to} 次不低于标准（{standard} 次），无需上报；增加服务不受限制（D40）。如要调低，请改 --to。",
                en: "{name}: {to} is not below the standard of {standard}, and needs no approval; more is free (D40). To lower it, change --to."
            )
        }
        Refusal::OnlyReference { starts } => say!(lang,
            zh: "{starts} 起的服务年度不满十二个月，或客户以咨询为主，标准仅供参照（D39），无须调低。对照标准：kefu plan show {client}",
            en: "The service year from {starts} is under twelve months or the client mostly advised: the standard is a reference (D39), with nothing to lower. To compare: kefu plan show {client}"
        ),
        Refusal::LoweringApproved { service, on, by } => {
            let name = service.pick(lang);
            say!(lang,
                zh: "{name}的调低已由{by}于 {on} 批准，不另行覆盖。查看：kefu plan show {client}；登记有误的，请手工更正 clients/{client}.toml。",
                en: "The lowering of {name} was approved by {by} on {on} and is not overwritten. To see it: kefu plan show {client}; if it is wrong, correct clients/{client}.toml by hand."
            )
        }
        Refusal::NothingReferred { service } => say!(lang,
            zh: "{service} 没有待批准的调低，请一并写明调低到几次和原因：kefu plan lower {client} {service} --to 次数 --reason 原因",
            en: "No lowering of {service} waits for approval; give the number and the reason too: kefu plan lower {client} {service} --to N --reason TEXT"
        ),
        Refusal::ApprovedAfterEffect { approved, from } => say!(lang,
            zh: "批准日期 {approved} 晚于开始执行日期 {from}；待批准后方可执行（D41）。请以 --from 写明批准之后的执行日期。",
            en: "Approved on {approved}, it would take effect on {from} already; a lowered standard waits for its approval (D41). Give a day no earlier than that with --from."
        ),
        Refusal::ApprovedBeforeReferred { approved, referred } => say!(lang,
            zh: "批准日期 {approved} 早于上报日期 {referred}；应先上报，后批准（D41）。请核对 --approved 和 --referred。",
            en: "Approved on {approved}, before it was referred on {referred}; a lowering is referred first (D41). Check --approved and --referred."
        ),
        // A plan drafted.
        Refusal::TermOver { last } => say!(lang,
            zh: "服务计划的期限至 {last} 为止，已没有工作日可以安排。下一服务年度请先评定星级：kefu rating set {client} --income 收入",
            en: "The plan's term ends on {last}, and no working day is left in it. For the next service year, rate it first: kefu rating set {client} --income AMOUNT"
        ),
        Refusal::NotInTerm { day, first, last } => say!(lang,
            zh: "{day} 不能作为起排日期：计划只能安排在 {first} 至 {last} 之间。请改 --from，或省略以从最早之日排起。",
            en: "Nothing can be planned from {day} on: it must lie between {first} and {last}. Give another --from, or leave it out to begin with the first of them."
        ),
        Refusal::NoTeam => say!(lang,
            zh: "还没有服务团队，无人经办。请先设立团队（D18）：kefu team set {client} --manager 姓名 --deputy 姓名",
            en: "There is no team yet to carry out a plan. Set it up first (D18): kefu team set {client} --manager NAME --deputy NAME"
        ),
        Refusal::NobodyToDo { day } => say!(lang,
            zh: "{day} 起团队中已无人在任，无法拟定经办人。请先补充成员：kefu team add {client} 姓名 --role 角色 --duty 职责 --on 日期",
            en: "Nobody of the team serves on {day}, so no handler can be proposed. Add someone first: kefu team add {client} NAME --role ROLE --duty TEXT --on DATE"
        ),
        Refusal::DraftAfterIssue { on, missing } => say!(lang,
            zh: "服务计划已于 {on} 定稿，尚缺 {missing} 项，不再自动拟入（D53）。请逐项补充并登记修订：kefu plan add {client} 服务 内容 …；kefu plan revise {client} --reason 原因。缺哪些，看“计划”少于“最低标准”的服务：kefu plan show {client}",
            en: "The plan was issued on {on}; items it lacks ({missing}) are no longer drafted into it (D53). Add them one by one and record the revision: kefu plan add {client} SERVICE CONTENT …; kefu plan revise {client} --reason TEXT. To see where it falls short of the standard: kefu plan show {client}"
        ),
        // rating from policies
        Refusal::NoPolicyIncome { starts, ends } => say!(lang,
            zh: "没有起保于 {starts} 至 {ends} 服务年度、且写明保险费和佣金比例的保单，无从汇总。先登记：kefu policy add {client} --insurer 保险公司 --product 险种 --starts 日期 --premium 保险费 --brokerage-percent 比例",
            en: "No policy with a premium and a brokerage percentage begins in the service year {starts} to {ends}, so there is nothing to sum. Record one: kefu policy add {client} --insurer NAME --product PRODUCT --starts DATE --premium AMOUNT --brokerage-percent N"
        ),
        // Policies and claims.
        Refusal::Policy(refusal) => policy::refusal(lang, refusal, client),
        Refusal::Claim(refusal) => claim::refusal(lang, refusal, client),
        // What runs beside the plan: endorsements, risks, duties, reviews.
        Refusal::NotListed { of, id, known } => not_listed(lang, *of, &cut(id), known, client),
        Refusal::StepFirst { step, id } => {
            let (id, first) = (cut(id), command(lang, *step, &cut(id), client));
            match step {
                Step::Issue => say!(lang,
                    zh: "{id} 的批单还没有出具，无从核对。请先登记：{first}",
                    en: "{id} has not been issued, so there is nothing to check. Record that first: {first}"
                ),
                _ => say!(lang,
                    zh: "{id} 还没有送交保险公司。请先登记：{first}",
                    en: "{id} has not been sent to the insurer. Record that first: {first}"
                ),
            }
        }
        Refusal::StepTaken { step, id, on } => {
            let (id, noun) = (cut(id), noun(*step));
            let (zh, en) = taken(*step);
            say!(lang,
                zh: "{id} 已于 {on} {zh}，不另行覆盖。查看：kefu {noun} list {client}；登记有误的，请手工更正 clients/{client}.toml。",
                en: "{id} {en} on {on}, which is not overwritten. To see it: kefu {noun} list {client}; if it is wrong, correct clients/{client}.toml by hand."
            )
        }
        Refusal::GivenUp { of, id, on } => {
            let id = cut(id);
            match of {
                Listed::Duty => say!(lang,
                    zh: "{id} 已于 {on} 不再要求保险公司履行。如仍需履行，另行登记：kefu duty add {client}",
                    en: "{id} was given up on {on}. If the insurer owes it after all, record it anew: kefu duty add {client}"
                ),
                Listed::Endorsement | Listed::Risk | Listed::Review => say!(lang,
                    zh: "{id} 已于 {on} 撤回。如仍需批改，另行登记：kefu endorsement add {client}",
                    en: "{id} was withdrawn on {on}. If the change is wanted after all, record it anew: kefu endorsement add {client}"
                ),
            }
        }
        Refusal::UnknownGoal { given, near, goals } => {
            let (given, meant) = (cut(given), meant(lang, near.as_deref()));
            let longest = goals.iter().map(|it| it.0.len()).max().unwrap_or(0);
            let line = |(code, name, points): &(String, Both, u32)| {
                let name = name.pick(lang);
                say!(lang,
                    zh: "  {code:longest$}  {name}（满分 {points}）",
                    en: "  {code:longest$}  {name} ({points} points)"
                )
            };
            let list = goals.iter().map(line).collect::<Vec<_>>().join("\n");
            say!(lang,
                zh: "没有“{given}”这项回顾指标。{meant}可选：\n{list}",
                en: "There is no goal '{given}'.{meant} The company's goals:\n{list}"
            )
        }
        Refusal::PointsBeyond { goal, points, full } => {
            let goal = cut(goal.pick(lang));
            say!(lang,
                zh: "“{goal}”评 {points} 分不行：可评 0 至 {full} 分。",
                en: "{points} points for {goal} will not do: it has 0 to {full}."
            )
        }
        Refusal::GoalTwice { goal } => {
            let goal = cut(goal.pick(lang));
            say!(lang,
                zh: "“{goal}”评了两次分，请只写一次。",
                en: "{goal} was given points twice; give them once."
            )
        }
    }
}

/// What was probably meant, as a sentence of its own; nothing when nobody can tell.
fn meant(lang: Lang, near: Option<&str>) -> String {
    near.map_or(
        String::new(),
        |near| say!(lang, zh: "是不是 {near}？", en: " Did you mean {near}?"),
    )
}

/// Codes with their names, one a line.
fn codes(lang: Lang, services: &[(String, Both)], kinds: &[TradeKind]) -> String {
    let services = services
        .iter()
        .map(|(code, name)| (code.as_str(), name.pick(lang)));
    let kinds = kinds.iter().map(|kind| (kind.code(), kind.say(lang)));
    let codes: Vec<(&str, &str)> = services.chain(kinds).collect();
    let longest = codes.iter().map(|(code, _)| code.len()).max().unwrap_or(0);
    let lines: Vec<String> = codes
        .iter()
        .map(|(code, name)| format!("  {code:longest$}  {name}"))
        .collect();
    lines.join("\n")
}

/// Ids with their words, one a line.
fn entries(known: &[(String, String)]) -> String {
    let lines: Vec<String> = known
        .iter()
        .map(|(id, words)| format!("  {}  {}", cut(id), cut(words)))
        .collect();
    lines.join("\n")
}

fn open_items(lang: Lang, open: &[(String, String)], client: &str) -> String {
    const SHOWN: usize = 10;
    if open.is_empty() {
        return say!(lang,
            zh: "计划中没有未完成的项目。查看计划：kefu plan show {client}",
            en: "No item of the plan is open. To see it: kefu plan show {client}"
        );
    }
    let list = entries(&open[..open.len().min(SHOWN)]);
    match open.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        None => say!(lang, zh: "未完成的项目：\n{list}", en: "The open items:\n{list}"),
        Some(more) => say!(lang,
            zh: "未完成的项目：\n{list}\n另有 {more} 项：kefu plan show {client} --open",
            en: "The open items:\n{list}\nand {more} more: kefu plan show {client} --open"
        ),
    }
}

/// No entry of that id: those that are there, or how to record the first.
fn not_listed(
    lang: Lang,
    of: Listed,
    id: &str,
    known: &[(String, String)],
    client: &str,
) -> String {
    let noun = match of {
        Listed::Endorsement => "endorsement",
        Listed::Risk => "risk",
        Listed::Duty => "duty",
        Listed::Review => "review",
    };
    let (zh, en) = match of {
        Listed::Endorsement => ("批改", "endorsement"),
        Listed::Risk => ("风险变化", "change of risk"),
        Listed::Duty => ("保险公司应尽事项", "duty of an insurer"),
        Listed::Review => ("客户回顾", "account review"),
    };
    if known.is_empty() {
        return say!(lang,
            zh: "没有编号为 {id} 的{zh}，该客户一条也没有登记。登记：kefu {noun} add {client}",
            en: "No {en} has the id {id}; this client has none on record. Record one: kefu {noun} add {client}"
        );
    }
    let list = entries(known);
    say!(lang,
        zh: "没有编号为 {id} 的{zh}。现有：\n{list}",
        en: "No {en} has the id {id}. There are:\n{list}"
    )
}

fn noun(step: Step) -> &'static str {
    match step {
        Step::Send | Step::Issue | Step::Check => "endorsement",
        Step::Measure | Step::Tell => "risk",
        Step::Perform => "duty",
    }
}

/// The command that records a step.
fn command(lang: Lang, step: Step, id: &str, client: &str) -> String {
    match step {
        Step::Send => say!(lang,
            zh: "kefu endorsement send {client} {id} --on 日期",
            en: "kefu endorsement send {client} {id} --on DATE"
        ),
        Step::Issue => say!(lang,
            zh: "kefu endorsement issue {client} {id} --on 日期",
            en: "kefu endorsement issue {client} {id} --on DATE"
        ),
        Step::Check | Step::Measure | Step::Tell | Step::Perform => {
            let noun = noun(step);
            format!("kefu {noun} list {client}")
        }
    }
}

/// What is on record of a step, before its day in Chinese and after it in English.
fn taken(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Send => ("送交保险公司", "was sent to the insurer"),
        Step::Issue => ("出具批单", "was issued"),
        Step::Check => ("核对完毕", "was checked"),
        Step::Measure => ("登记应对措施", "has its measure"),
        Step::Tell => ("告知保险公司", "was told to the insurer"),
        Step::Perform => ("由保险公司履行", "was done by the insurer"),
    }
}

/// The four fields of a plan item, by their keys (D43).
pub(super) fn four_fields(lang: Lang, key: &str) -> &'static str {
    let (zh, en) = match key {
        "content" => ("服务内容", "content"),
        "start" => ("预计开始时间", "expected start"),
        "finish" => ("预计完成时间", "expected finish"),
        _ => ("经办人", "handler"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn drawn(stars: i64) -> String {
    "★".repeat(usize::try_from(stars).unwrap_or_default())
}
