//! `kefu git`: records in the hands of several people.

use std::path::PathBuf;

use clap::Subcommand;

use super::Answer;
use crate::both;
use crate::commands::arguments::OfClient;
use crate::context::Context;

mod merge;
mod resolve;
pub(super) mod setup;

/// What can be done with git.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Prepares this clone.
    #[command(
        about = both!("让本机的 Git 按条目合并记录（每个克隆做一次）", "Let git merge records by their entries in this clone (once for each clone)"),
        after_help = both!(
            "在 .gitattributes 写明 clients/ 下的记录按条目合并、documents/ 下的文件原样保存；这个文件请提交，大家共用。再为这份克隆设好合并程序。\n\n例：\n  kefu git setup\n  kefu git setup --hook",
            "Two lines go into .gitattributes: records of clients/ are merged by their entries, and files of documents/ are kept as they are. Commit that file: it is for everybody. And git is told which program merges in this clone.\n\nExamples:\n  kefu git setup\n  kefu git setup --hook"
        ),
    )]
    Setup {
        #[arg(long, help = both!("再装上提交前的钩子：读不出或有冲突的记录不让提交，其余问题只提示", "Install a hook too: a commit with a record that cannot be read or is in conflict is stopped, all else is only told"))]
        hook: bool,
    },
    /// Merges what a plain merge left.
    #[command(
        about = both!("处理一份记录中的合并冲突，分开并在一起的条目", "Resolve the conflicts that a plain merge left in a record, and part entries that run together"),
        after_help = both!(
            "按条目合并两边的版本：取 Git 保留的三个版本，没有的取文件中的冲突标记（网页合并留下的也可以）。同一项两边改得不同的，标记留在该处，由人取舍。没有冲突的，分开并在一起的条目，给重复的编号换新。\n退出码：0 已处理完；1 还有须由人取舍之处；2 无法处理，文件未动。\n\n例：\n  kefu git resolve huarui",
            "Merges both versions by their entries: from the three that git keeps, or else from the marks in the file, those of a forge too. Where a key got two values, the marks stay there, and a person chooses. In a file without a conflict, entries that run together are parted, and an id used twice is given again.\nExit codes: 0 all is resolved; 1 something is left to decide; 2 it cannot be done, and the file is unchanged.\n\nExample:\n  kefu git resolve huarui"
        ),
    )]
    Resolve {
        #[command(flatten)]
        client: OfClient,
    },
    /// Merges one record.
    #[command(
        about = both!("合并一份记录的两个版本（由 Git 调用）", "Merge two versions of a record (git calls it)"),
        after_help = both!(
            "由 kefu git setup 设好之后，Git 在合并、变基、拣选、还原时自动调用；也可以自己用。结果写入“我方”文件。\n退出码：0 已合并；1 有须由人取舍之处，已在文件中标出；2 以上为失败，文件未动。\n\n例：\n  kefu git merge base.toml ours.toml theirs.toml clients/huarui.toml",
            "After kefu git setup, git calls this in a merge, rebase, cherry-pick or revert. The result is written to OURS.\nExit codes: 0 merged; 1 something is left to decide, and marked in the file; above 1 it failed, and the file is unchanged.\n\nExample:\n  kefu git merge base.toml ours.toml theirs.toml clients/huarui.toml"
        ),
    )]
    Merge {
        #[arg(value_name = both!("原版", "BASE"), help = both!("两边修改之前的版本", "The version that both began from"))]
        base: PathBuf,
        #[arg(value_name = both!("我方", "OURS"), help = both!("我方的版本，结果也写在这里", "Our version; the result is written here"))]
        ours: PathBuf,
        #[arg(value_name = both!("对方", "THEIRS"), help = both!("对方的版本", "Their version"))]
        theirs: PathBuf,
        #[arg(value_name = both!("路径", "PATH"), help = both!("记录在仓库中的路径，用于提示", "The record's path in the repository, for messages"))]
        path: String,
    },
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    match verb {
        Verb::Setup { hook } => setup::run(context, *hook),
        Verb::Resolve { client } => resolve::run(context, client),
        Verb::Merge {
            base,
            ours,
            theirs,
            path,
        } => merge::run(context, [base, ours, theirs], path),
    }
}
