//! What a repository and a clone need so that git has records merged by kefu.

use std::path::Path;

/// The lines of `.gitattributes`: records go to the driver, and filed documents are kept byte for byte. Git for Windows
/// would turn the line ends of a filed letter, which then looks changed since it was filed.
pub const ATTRIBUTES: &[&str] = &["clients/*.toml merge=kefu", "documents/** -text"];

/// The text of `.gitattributes` with the lines it lacks; `None` where it has them all.
pub fn with_attributes(old: Option<&str>, remark: &str) -> Option<String> {
    let old = old.unwrap_or_default();
    let has = |line: &&&str| old.lines().any(|it| it.trim() == **line);
    let lacks: Vec<&str> = ATTRIBUTES.iter().filter(|it| !has(it)).copied().collect();
    if lacks.is_empty() {
        return None;
    }
    let gap = match old {
        "" => "",
        _ if old.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    Some(format!("{old}{gap}# {remark}\n{}\n", lacks.join("\n")))
}

/// The setting that has the driver's command.
pub const DRIVER: &str = "merge.kefu.driver";

/// The setting that names the driver, and its name.
pub const NAMED: (&str, &str) = ("merge.kefu.name", "kefu: records by their entries");

/// The driver's command. git takes a program that is gone for a conflict, and would leave our version alone in the file: so
/// in that case it merges by lines itself.
pub fn driver(program: &Path) -> String {
    let program = in_shell(program).replace('%', "%%");
    format!(
        "{program} git merge %O %A %B %P; code=$?; test $code -le 1 && exit $code; \
         git merge-file -L ours -L base -L theirs %A %O %B"
    )
}

/// What the hook begins with, by which it is known again.
const OF_HOOK: &str =
    "#!/bin/sh\n# kefu git setup --hook: a commit brings no record that cannot be read.\n";

/// The hook that git runs before a commit; where kefu is gone it lets everything pass, and says so.
pub fn hook(program: &Path, prefix: &str) -> String {
    let program = in_shell(program);
    let folder = in_shell(&Path::new(".").join(prefix));
    format!(
        "{OF_HOOK}kefu={program}\n\
         test -x \"$kefu\" || {{ echo \"$kefu is gone: the records were not checked\" >&2; exit 0; }}\n\
         exec \"$kefu\" check --staged -w {folder}\n"
    )
}

/// Whether a hook is one of ours.
pub fn is_hook(text: &str) -> bool {
    text.starts_with(OF_HOOK)
}

/// A path as a word for a shell.
fn in_shell(path: &Path) -> String {
    let path = path.display().to_string();
    // The shell of Git for Windows takes both, and one of them needs no quoting.
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path
    };
    format!("'{}'", path.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_that_lack_are_added_and_no_others() {
        let all = "# 说明\nclients/*.toml merge=kefu\ndocuments/** -text\n";
        assert_eq!(with_attributes(None, "说明").as_deref(), Some(all));
        assert_eq!(with_attributes(Some(all), "说明"), None);

        let own = "*.pdf binary\n documents/** -text ";
        assert_eq!(
            with_attributes(Some(own), "说明"),
            Some(format!("{own}\n\n# 说明\nclients/*.toml merge=kefu\n"))
        );
    }

    #[test]
    fn a_hook_is_known_again() {
        let hook = hook(Path::new("/opt/kefu"), "desk's/");
        assert!(is_hook(&hook));
        assert!(!is_hook("#!/bin/sh\nexec make check\n"));
        assert!(
            hook.ends_with("exec \"$kefu\" check --staged -w './desk'\\''s/'\n"),
            "{hook}"
        );
    }

    #[test]
    fn a_program_with_quotes_in_its_path_is_one_word() {
        let driver = driver(Path::new("/opt/ke'fu 100%/kefu"));
        assert!(
            driver.starts_with(r"'/opt/ke'\''fu 100%%/kefu' git merge %O %A %B %P;"),
            "{driver}"
        );
    }
}
