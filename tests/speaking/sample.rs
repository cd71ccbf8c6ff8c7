//! A small tree of commands with one of everything that help shows and a person can get wrong.

// The fields are there to be parsed, not read.
#![allow(dead_code)]

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use kefu::both;
use kefu::lang::Both;

#[derive(Parser)]
#[command(
    name = "kefu",
    version = "1.2.3",
    about = both!("客户服务：委托、计划、续转，一样不漏", "Client service: appointments, plans and renewals, nothing missed"),
    after_help = both!(
        "例：\n  kefu client add huarui --name 华锐重工集团有限公司 --phone 0532-5550101",
        "Example:\n  kefu client add huarui --name \"Huarui Heavy Industry\" --phone 0532-5550101"
    )
)]
pub struct Kefu {
    #[arg(short, long, global = true, env = "KEFU_SAMPLE_WORKSPACE", value_name = both!("目录", "DIR"),
        help = both!("工作区所在的目录；不写时从当前目录往上找", "The workspace's folder; by default the nearest one upward"))]
    workspace: Option<String>,
    #[arg(short, long, global = true, default_value = "table", value_parser = ["table", "json", "csv"],
        value_name = both!("格式", "FORMAT"), help = both!("输出格式", "How results are written"))]
    format: String,
    #[arg(short, long, global = true, help = both!("少说话", "Say less"))]
    quiet: bool,
    #[command(subcommand)]
    noun: Noun,
}

#[derive(Subcommand)]
enum Noun {
    #[command(subcommand, about = both!("客户", "Clients"))]
    Client(Client),
    #[command(subcommand, arg_required_else_help = false, about = both!("保险单", "Insurance policies"))]
    Policy(Policy),
    #[command(visible_alias = "note", arg_required_else_help = true,
        about = both!("写一条客户日志", "Write a diary entry"))]
    Log(Log),
    #[command(about = both!("星级评定", "Rate a client"))]
    Rate(Rate),
    #[command(hide = true, about = both!("隐藏的命令", "A hidden command"))]
    Hidden,
}

#[derive(Subcommand)]
enum Client {
    #[command(about = both!("登记客户", "Record a client"),
        long_about = both!(
            "登记客户。\n\n已有的客户不会被改动；编号用作文件名，登记以后可以用 rename 更改，引用它的地方会一起更改。",
            "Record a client.\n\nA client that exists is not changed. The id is the file's name; rename changes it later, together with whatever refers to it."
        ))]
    Add(Add),
    #[command(about = both!("列出客户", "List the clients"))]
    List,
}

#[derive(Subcommand)]
enum Policy {
    #[command(about = both!("列出保险单", "List the policies"))]
    List,
}

#[derive(Args)]
#[command(group = ArgGroup::new("reach").args(["phone", "email"]).required(true))]
struct Add {
    #[arg(value_name = both!("编号", "CLIENT"), help = both!("客户编号，也是文件名", "The client's id, and its file's name"))]
    id: String,
    #[arg(long, value_name = both!("名称", "NAME"), help = both!("客户全称", "The client's full name"))]
    name: String,
    #[arg(long, value_enum, default_value = "direct", value_name = both!("类别", "KIND"), help = both!("客户类别", "What kind of client"))]
    kind: Kind,
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("列为目标客户的日期", "The day the client became a target"))]
    on: Option<String>,
    #[arg(long, visible_alias = "tel", value_name = both!("电话", "PHONE"),
        help_heading = both!("联系方式", "How to reach the client"), help = both!("联系电话", "A telephone number"))]
    phone: Option<String>,
    #[arg(long, value_name = both!("邮箱", "EMAIL"),
        help_heading = both!("联系方式", "How to reach the client"), help = both!("电子邮箱", "An email address"))]
    email: Option<String>,
    #[arg(long, value_name = both!("行业", "SECTOR"), help = both!("所属行业", "The client's sector"))]
    sector: Option<String>,
    #[arg(long, conflicts_with_all = ["sector", "on"], help = both!("以咨询项目为主（服务标准只作参考，不作最低要求）", "Mostly advisory work: the service standard is a reference, not a minimum"))]
    consulting: bool,
    #[arg(long, hide = true, help = both!("隐藏的选项", "A hidden option"))]
    secret: bool,
}

#[derive(Args)]
struct Log {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或名称", "The client's id or name"))]
    client: String,
    #[arg(value_name = both!("内容", "TEXT"), help = both!("做了什么", "What was done"))]
    did: String,
}

#[derive(Args)]
struct Rate {
    #[arg(long, num_args = 2, value_name = both!("日期", "DATE"), help = both!("起止日期", "The first and the last day"))]
    between: Vec<String>,
    #[arg(long, num_args = 2..=3, value_name = both!("姓名", "NAME"), help = both!("评定人", "Who rates"))]
    by: Vec<String>,
    #[arg(long, require_equals = true, value_name = "N", help = both!("星级", "The stars"))]
    stars: Option<u8>,
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=36), value_name = "N", help = both!("收入所属的月数", "The months the income is for"))]
    months: Option<u8>,
    #[arg(long, value_name = both!("系数", "FACTOR"), help = both!("调整系数", "The factor"))]
    factor: Option<f64>,
    #[arg(long, value_name = both!("开关", "SWITCH"), help = both!("是否公布", "Whether to publish"))]
    publish: Option<bool>,
    #[arg(long, exclusive = true, help = both!("只看，不改", "Only look"))]
    show: bool,
}

#[derive(Clone, ValueEnum)]
enum Kind {
    #[value(help = both!("直接客户", "a client of our own"))]
    Direct,
    #[value(help = both!("渠道客户", "a client that comes through a channel"))]
    Channel,
    #[value(hide = true)]
    Secret,
}

/// Says no in both languages, once with fixed words and once with what it was given.
fn day(text: &str) -> Result<String, String> {
    let Some((_, month)) = text.split_once('-') else {
        return Err(both!(
            "日期要写成 2026-11-20 这样。",
            "a date looks like 2026-11-20."
        )
        .into());
    };
    if month.starts_with("13") {
        let wrong = Both {
            zh: format!("{text} 里没有这个月。"),
            en: format!("there is no such month in {text}."),
        };
        return Err(wrong.joined());
    }
    Ok(text.to_owned())
}
