//! kefu's command line: chooses and runs the command.

use clap::{CommandFactory, Parser, Subcommand};

use super::answer::{Answer, Failed};
use super::hand_out;
use super::paper::PAPERS;
use super::{
    appointment, archive, calendar, check, claim, client, complaint, completions, correct, diary,
    duty, endorsement, explain, git, history, import, init, man, next, nightly, plan, policy,
    rating, renewal, report, review, risk, rules, search, team, undo, waiver,
};
use crate::both;
use crate::cli::global::Global;
use crate::context::Context;
use crate::output::{Block, Ending, Page};
use crate::say;

/// kefu's command line.
#[derive(Parser, Debug)]
#[command(
    name = "kefu",
    version,
    about = both!(
        "保险经纪客户服务：委托、团队、档案、评级、计划、日志，都在您的纯文本文件里；按中国大陆工作日（含调休）核对时限",
        "An insurance broker's client service in plain text, with deadlines in mainland China's working days"
    ),
    after_help = both!(
        "常用：\n  kefu check                      核对全部客户\n  kefu next                       先办什么、怎么办\n  kefu log 客户 visit \"…\"         记一笔客户日志\n  kefu explain 客户               时限是怎么算出来的\n\n记住这几点就够：\n- D21 等是服务标准的条款：kefu rules D21\n- p3、k1 等是档案中的编号：p 计划项目，k 索赔，b 批改，o 保险公司义务，t 投诉，x 续转或风险变化；写在命令里指明是哪一项\n- 角色、种类等写中文也可以：--role 客户副经理\n- 日期也可写 11-18、3月2日、今天、昨天：已发生的取最近过去的一天，期限和计划取将来最近的一天，登记后显示完整日期\n- 记错了：kefu undo 撤回上一次改动，kefu correct 更正一处\n\n您自己的配置是一个文件，其中 me = \"姓名\"，--who me 和“--who 我”就是您：\n  Linux    ~/.config/kefu/config.toml\n  macOS    ~/Library/Application Support/kefu/config.toml\n  Windows  %APPDATA%\\kefu\\config\\config.toml",
        "Most used:\n  kefu check                      check every client against the standard\n  kefu next                       what to do first, and how\n  kefu log CLIENT visit \"…\"      write the client diary\n  kefu explain CLIENT             how a deadline was counted\n\nGood to know:\n- D21 and the like are clauses of the service standard: kefu rules D21\n- p3, k1 and the like are ids in a record: p plan item, k claim, b endorsement, o insurer's duty, t complaint, x renewal or change of risk; in a command they say which one is meant\n- Roles, kinds and the like may be typed in Chinese too, as Chinese help has them\n- A date may be 11-18, today or yesterday too: of what happened the latest such day, of a term or a plan the next one; what is recorded is shown with the whole date\n- After a slip: kefu undo takes it back, kefu correct changes one key\n\nYour own configuration is a file. With me = \"NAME\" in it, --who me is you:\n  Linux    ~/.config/kefu/config.toml\n  macOS    ~/Library/Application Support/kefu/config.toml\n  Windows  %APPDATA%\\kefu\\config\\config.toml"
    ),
    subcommand_required = false,
    arg_required_else_help = false,
)]
pub struct Kefu {
    /// What every command takes.
    #[command(flatten)]
    pub global: Global,
    /// The command; without one, `next` in a workspace.
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    #[command(about = both!("新建工作区（--demo 带示例客户）", "A new workspace (--demo: with sample clients)"))]
    Init(init::Init),
    #[command(subcommand, about = both!("客户：登记、查看、联系人、需求、编号、终止", "The clients: record, show, contacts, needs, ids, end of service"))]
    Client(client::Verb),
    #[command(subcommand, about = both!("委托关系：书面委托文件和服务承诺", "The written appointment as broker, and what was promised"))]
    Appointment(appointment::Verb),
    #[command(subcommand, about = both!("客户服务团队（三个工作日内设立）", "The client service team (due in 3 working days)"))]
    Team(team::Verb),
    #[command(subcommand, about = both!("客户档案（三个工作日内建立）", "The client archive (due in 3 working days)"))]
    Archive(archive::Verb),
    #[command(subcommand, about = both!("客户星级评定（五个工作日内评定）", "The client's star rating (due in 5 working days)"))]
    Rating(rating::Verb),
    #[command(subcommand, about = both!("客户服务计划（十个工作日内定稿）", "The client service plan (due in 10 working days)"))]
    Plan(plan::Verb),
    #[command(about = both!("记一笔客户日志（即 kefu diary add）", "Write the client diary (the same as kefu diary add)"), after_help = diary::KINDS)]
    Log(Box<diary::Add>),
    #[command(subcommand, about = both!("客户日志：服务过程和客户反应", "The client diary: what was done, and the client's response"))]
    Diary(diary::Verb),
    #[command(subcommand, about = both!("客户的保单：登记、到期、佣金", "The client's insurance policies: terms, expiry, brokerage"))]
    Policy(policy::Verb),
    #[command(subcommand, about = both!("索赔：从出险、报案到赔付、结案", "Insurance claims: from the loss to payment and close"))]
    Claim(claim::Verb),
    #[command(subcommand, about = both!("批改：提出、送保险公司、出具、核对", "Endorsements: asked for, sent to the insurer, issued, checked"))]
    Endorsement(endorsement::Verb),
    #[command(subcommand, about = both!("风险变化：应对措施，告知保险公司", "Changes of risk: the measure taken, and when the insurer was told"))]
    Risk(risk::Verb),
    #[command(subcommand, about = both!("保险公司应为客户办的事：催办、履行", "What insurers owe the client: record it, press for it, mark it as done"))]
    Duty(duty::Verb),
    #[command(subcommand, about = both!("投诉：答复期限、补救、改进措施", "Complaints: the last day to answer, redress, what was learned"))]
    Complaint(complaint::Verb),
    #[command(subcommand, about = both!("客户回顾：按公司指标评分", "Account reviews, scored by the company's goals"))]
    Review(review::Verb),
    #[command(subcommand, about = both!("续转：到期前的步骤、客户的选择、各保单结果、流失", "Renewals: the steps before expiry, the client's choice, outcomes, losses"))]
    Renewal(renewal::Verb),
    #[command(about = both!("更正记错的内容：任何条目的日期、文字、金额，或删去、移到另一客户", "Mend a slip: a day, a text, an amount of any entry; take it away, or move it to another client"), after_help = correct::EXAMPLES)]
    Correct(correct::Correct),
    #[command(about = both!("撤销本机最近一次改动；再运行再往前撤", "Take back your last change in this folder; run it again to go further back"), after_help = undo::EXAMPLES)]
    Undo,
    #[command(about = both!("谁在哪天记了什么、所记的是哪天（据 Git）", "Who recorded what, when, and for which day (from git)"), after_help = history::EXAMPLES)]
    History(history::History),
    #[command(about = both!("在全部客户的全部条目中查找词语", "Look for words in every entry of every client"), after_help = search::EXAMPLES)]
    Search(search::Search),
    #[command(about = both!("先办什么、怎么办：要紧的在前", "What to do first, and what to type for it"))]
    Next(next::Next),
    #[command(about = both!("核对全部客户：哪些时限没有守住，哪些记录有误", "Check every client against the standard: what was missed, what is wrong"))]
    Check(check::Check),
    #[command(about = both!("每晚运行：核对全部客户，按日存档，新增的给每人一份摘要", "For every night: check every client, file it by day, a digest of what is new for each person"))]
    Nightly(nightly::Nightly),
    #[command(subcommand, about = both!("豁免：暂不追究的问题，写明理由、决定人和期限", "Findings that are accepted for a time: why, who decided, until when"))]
    Waiver(waiver::Verb),
    #[command(about = both!("时限的明细：从哪天起算、计入与跳过的每一天", "Show how a deadline is counted: each day counted and skipped"))]
    Explain(explain::Explain),
    #[command(subcommand, about = both!("报告：给客户的年度服务报告，全部客户的业务概况", "Reports: a year's stewardship for the client, one client, the whole portfolio"))]
    Report(report::Verb),
    #[command(subcommand, about = both!("从表格（CSV、XLSX）导入客户、保单、联系人、团队", "Clients, policies, contacts and teams from a table (CSV, XLSX)"))]
    Import(import::Verb),
    #[command(subcommand, about = both!("与 Git：按条目合并记录，处理冲突", "With git: merge records by their entries, resolve conflicts"))]
    Git(git::Verb),
    #[command(about = both!("核对所用的规则：条款、依据、处理办法", "The rules: clause, why, remedy"))]
    Rules(rules::Rules),
    #[command(subcommand, about = both!("工作日：期限、放假和调休安排", "Working days: deadlines, holidays and make-up days"))]
    Calendar(calendar::Verb),
    #[command(about = both!("命令行补全：bash、zsh、fish、PowerShell", "Completion on the command line: bash, zsh, fish, PowerShell"), after_help = completions::EXAMPLES)]
    Completions(completions::Completions),
    #[command(about = both!("手册页，供 man 阅读，每个命令一页", "Manual pages for man, one for each command"), after_help = man::EXAMPLES)]
    Man,
}

/// Runs the command.
///
/// # Errors
///
/// [`Failed`] with its exit code; any other error ends with 2.
pub fn run(kefu: &Kefu, context: &Context) -> anyhow::Result<Answer> {
    if context.annotations.is_some() && !matches!(kefu.command, Some(Command::Check(_))) {
        return Err(Failed::because(say!(context.lang,
            zh: "这种格式（-f）只有 kefu check 有。其他命令的格式：table、json、csv、markdown。",
            en: "Only kefu check has this format (-f). Every other command has: table, json, csv, markdown."
        )));
    }
    hand_out::accept(context, &gives(kefu.command.as_ref()))?;
    let answer = answer(kefu, context)?;
    Ok(hand_out::hand_out(context, answer))
}

/// The forms of the files that a command can fill.
fn gives(command: Option<&Command>) -> Vec<Ending> {
    let tables = [Ending::Xlsx, Ending::Csv, Ending::Json, Ending::Markdown];
    match command {
        Some(Command::Init(_) | Command::Completions(_)) => Vec::new(),
        Some(Command::Man) => vec![Ending::Folder],
        Some(Command::Next(_)) | None => [&tables[..], &[Ending::Ics]].concat(),
        Some(Command::Check(_)) => [&tables[..], &[Ending::Sarif]].concat(),
        Some(Command::Report(verb)) if verb.is_paper() => PAPERS.to_vec(),
        Some(Command::Plan(verb)) if verb.is_paper() => PAPERS.to_vec(),
        Some(Command::Report(verb)) if verb.fills_a_folder() => {
            [&tables[..], &[Ending::Html, Ending::Folder]].concat()
        }
        Some(Command::Report(verb)) if verb.has_a_page() => [&tables[..], &[Ending::Html]].concat(),
        Some(Command::Team(verb)) if verb.has_papers() => {
            [&tables[..], &[Ending::Html, Ending::Docx]].concat()
        }
        _ => tables.to_vec(),
    }
}

/// The answer, before it goes anywhere.
fn answer(kefu: &Kefu, context: &Context) -> anyhow::Result<Answer> {
    match &kefu.command {
        Some(Command::Appointment(verb)) => appointment::run(verb, context),
        Some(Command::Rating(verb)) => rating::run(verb, context),
        Some(Command::Import(verb)) => import::run(verb, context),
        Some(Command::Renewal(verb)) => renewal::run(verb, context),
        Some(Command::Calendar(verb)) => calendar::run(verb, context),
        Some(Command::Client(verb)) => client::run(verb, context),
        Some(Command::Team(verb)) => team::run(verb, context),
        Some(Command::Plan(verb)) => plan::run(verb, context),
        Some(Command::Diary(verb)) => diary::run(verb, context),
        Some(Command::Endorsement(verb)) => endorsement::run(verb, context),
        Some(Command::Risk(verb)) => risk::run(verb, context),
        Some(Command::Duty(verb)) => duty::run(verb, context),
        Some(Command::Complaint(verb)) => complaint::run(verb, context),
        Some(Command::Review(verb)) => review::run(verb, context),
        Some(Command::Log(add)) => diary::log(add, context),
        Some(Command::Policy(verb)) => policy::run(verb, context),
        Some(Command::Claim(verb)) => claim::run(verb, context),
        Some(Command::Completions(asked)) => completions::run(asked, context),
        Some(Command::Man) => man::run(context, Kefu::command()),
        Some(Command::Git(verb)) => git::run(verb, context),
        Some(Command::Init(init)) => init::run(init, context),
        Some(Command::Check(check)) => check::run(check, context),
        Some(Command::Nightly(nightly)) => nightly::run(nightly, context),
        Some(Command::Waiver(verb)) => waiver::run(verb, context),
        Some(Command::Rules(rules)) => rules::run(rules, context),
        Some(Command::Correct(correct)) => correct::run(correct, context),
        Some(Command::Undo) => undo::run(context),
        Some(Command::History(history)) => history::run(history, context),
        Some(Command::Search(search)) => search::run(search, context),
        Some(Command::Next(next)) => next::run(next, context),
        Some(Command::Explain(explain)) => explain::run(explain, context),
        Some(Command::Archive(verb)) => archive::run(verb, context),
        Some(Command::Report(verb)) => report::run(verb, context),
        None => welcome(context),
    }
}

/// `kefu` alone: the agenda in a workspace; elsewhere a few words about kefu and how to begin.
pub(super) fn welcome(context: &Context) -> anyhow::Result<Answer> {
    if context.workspace().is_ok() {
        return next::run(&next::Next::default(), context);
    }
    let lang = context.lang;
    let text = say!(lang,
        zh: "kefu（客服）：保险经纪的客户服务，一户一份纯文本记录，按中国大陆工作日核对时限。\n\n这里还不是工作区。开始：\n  kefu init --demo 试用     建一个带示例客户的工作区，进去看看：cd 试用 && kefu check\n  kefu init                 在此新建工作区\n  kefu --help               全部命令",
        en: "kefu: an insurance broker's client service in plain text, one record per client, with\ndeadlines in mainland China's working days.\n\nThis is not a workspace yet. To begin:\n  kefu init --demo trial    a workspace with sample clients; then: cd trial && kefu check\n  kefu init                 a workspace here\n  kefu --help               every command"
    );
    Ok(Answer::page(Page {
        schema: "kefu.welcome/1",
        blocks: vec![Block::Verbatim(text)],
    }))
}
