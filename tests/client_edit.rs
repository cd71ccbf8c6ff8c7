//! `kefu client edit` gives the editor that was chosen a copy, writes what it saved into the record, and loses nothing of what
//! kefu writes meanwhile.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

const RECORD: &str = "[client]\nname = \"甲\"   # 全称\n";

/// What kefu writes while the editor is open; `$KEFU` is the program.
const LOG: &str = "\"$KEFU\" log jia visit 走访 --by 陈静 >&2\n";

/// A workspace with the client `jia`.
struct House(tempfile::TempDir);

impl House {
    fn with(record: &str) -> House {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("kefu.toml"), "lang = \"zh\"\n").unwrap();
        fs::create_dir(folder.path().join("clients")).unwrap();
        fs::write(folder.path().join("clients/jia.toml"), record).unwrap();
        House(folder)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }

    fn record(&self) -> String {
        self.text("clients/jia.toml")
    }

    /// The copies that are there.
    fn left(&self) -> Vec<String> {
        let entries = fs::read_dir(self.at(".kefu")).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| name.starts_with("edit-")).collect();
        names.sort();
        names
    }

    fn kefu(&self, args: &[&str], editor: &str) -> (i32, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
            .args(args)
            .args(["--lang", "en"])
            .current_dir(self.0.path())
            .env("VISUAL", editor)
            .env("EDITOR", "false")
            .env("KEFU", env!("CARGO_BIN_EXE_kefu"))
            .env("KEFU_TODAY", "2026-11-20")
            .env_remove("KEFU_WORKSPACE")
            .env("XDG_CONFIG_HOME", "/nowhere")
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout), "");
        let told = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), told)
    }

    /// Runs `kefu client edit jia` with an editor that does this to the file `$2`, its first argument being `-f`; returns
    /// the exit code and what was said.
    fn edit(&self, script: &str) -> (i32, String) {
        // Read by a shell, not run itself: a file that another test still has open cannot be run.
        let editor = self.at("my editor");
        fs::write(&editor, format!("set -e\ntest \"$1\" = -f\n{script}\n")).unwrap();
        let editor = format!("sh '{}' -f", editor.display());
        self.kefu(&["client", "edit", "jia"], &editor)
    }
}

/// A new house, an edit, and the record afterwards.
fn edited(script: &str) -> (i32, String, String) {
    let house = House::with(RECORD);
    let (code, told) = house.edit(script);
    (code, told, house.record())
}

const UNCHANGED: &str = "Nothing was changed. If your editor returns at once, have it wait, for instance: \
                         export VISUAL='code -w'\n";

#[test]
fn what_was_saved_is_read() {
    let house = House::with(RECORD);
    let (code, told) = house.edit("printf 'crm-id = \"C-1\"\\nsectr = \"x\"\\n' >> \"$2\"");
    assert_eq!(code, 0, "{told}");
    assert_eq!(
        told,
        "clients/jia.toml is saved and can be read.\n\
         clients/jia.toml:4:1 client.sectr is not a known key; did you mean sector?\n"
    );
    let saved = format!("{RECORD}crm-id = \"C-1\"\nsectr = \"x\"\n");
    assert_eq!(house.record(), saved);
    assert_eq!(house.left(), [""; 0]);

    let (code, told) = house.edit("true");
    assert_eq!((code, told.as_str()), (0, UNCHANGED));
    assert_eq!(house.record(), saved);
}

#[test]
fn faults_are_told_with_their_places_and_the_file_stays_as_saved() {
    let saved = "printf '[client]\\nkind = \"direkt\"\\nidentified = 3\\n' > \"$2\"";
    let (code, told, text) = edited(saved);
    assert_eq!(code, 2);
    let places: Vec<&str> = told
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| word.starts_with("clients/jia.toml:"))
        .collect();
    assert!(places.contains(&"clients/jia.toml:2:1"), "{told}");
    assert!(places.contains(&"clients/jia.toml:3:1"), "{told}");
    assert_eq!(places.len(), 3, "{told}");
    assert_eq!(text, "[client]\nkind = \"direkt\"\nidentified = 3\n");

    let (code, told, text) = edited("printf '[client\\n' > \"$2\"");
    assert_eq!(code, 2);
    assert!(told.starts_with("clients/jia.toml:1:"), "{told}");
    assert_eq!(text, "[client\n");
}

#[test]
fn an_editor_that_fails_is_told_and_what_it_saved_is_kept() {
    let house = House::with(RECORD);
    let (code, told) = house.edit("exit 3");
    assert_eq!(code, 2);
    assert_eq!(
        told,
        "The editor sh ended with an error (exit status: 3), and the record was not changed.\n"
    );
    let (_, told) = house.edit("echo 'sector = \"x\"' >> \"$2\"; exit 3");
    assert!(told.contains("is in .kefu/edit-jia.toml. To go on with it: kefu client edit jia\n"));
    assert_eq!(house.record(), RECORD);
    assert_eq!(
        house.text(".kefu/edit-jia.toml"),
        format!("{RECORD}sector = \"x\"\n")
    );
}

#[test]
fn an_entry_that_kefu_wrote_meanwhile_and_what_was_saved_are_both_there() {
    let house = House::with(RECORD);
    let (code, told) = house.edit(&format!("{LOG}echo 'sector = \"x\"' >> \"$2\""));
    assert_eq!(code, 0, "{told}");
    let told = told.split_once('\n').unwrap().1;
    assert_eq!(
        told,
        "clients/jia.toml is saved and can be read.\n\
         The record was changed meanwhile. Both were merged by their entries, and nothing of either is lost.\n"
    );
    assert_eq!(
        house.record(),
        format!(
            "{RECORD}sector = \"x\"\n\n[[diary]]\nid = \"20261120-1\"\non = 2026-11-20\nby = \"陈静\"\n\
             kind = \"visit\"\ndid = \"走访\"\n"
        )
    );
    assert_eq!(house.left(), [""; 0]);

    // Nothing was saved: what kefu wrote stays.
    let (_, told) = house.edit(LOG);
    assert!(told.ends_with(UNCHANGED), "{told}");
    assert!(house.record().contains("id = \"20261120-2\""));
}

#[test]
fn two_entries_with_one_id_are_two() {
    let house = House::with(RECORD);
    let entry = "\\n[[diary]]\\nid = \"20261120-1\"\\non = 2026-11-20\\nby = \"王芳\"\\nkind = \"call\"\\ndid = \"来电\"\\n";
    let (code, told) = house.edit(&format!("{LOG}printf '{entry}' >> \"$2\""));
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("both sides added diary/20261120-1"), "{told}");
    let record = house.record();
    assert!(
        ["20261120-1", "20261120-2", "走访", "来电"]
            .iter()
            .all(|word| record.contains(word))
    );
}

#[test]
fn a_key_that_both_changed_is_told_and_nothing_is_lost() {
    let house = House::with(RECORD);
    let meanwhile = "\"$KEFU\" client set jia --sector 钢铁 2>/dev/null\n";
    let (code, told) = house.edit(&format!("{meanwhile}echo 'sector = \"x\"' >> \"$2\""));
    assert_eq!(code, 2);
    assert_eq!(
        told,
        "clients/jia.toml was changed meanwhile, and what you saved says something else. Nothing was written:\n  \
         client sector: the record \"钢铁\", you \"x\"\n\
         Both are in .kefu/edit-jia.toml, above what the record says, below what you saved. Keep one in each place and \
         delete the lines with <<<<<<<, ======= and >>>>>>>: kefu client edit jia\n"
    );
    let now = format!("{RECORD}sector = \"钢铁\"\n");
    assert_eq!(house.record(), now);
    let both = house.text(".kefu/edit-jia.toml");
    assert!(
        both.contains("sector = \"钢铁\"\n=======\nsector = \"x\"\n"),
        "{both}"
    );

    // The marks do not come into the record.
    let (code, told) = house.edit("echo '# 看过' >> \"$2\"");
    assert_eq!(code, 2);
    assert!(told.contains("still has lines with <<<<<<<"), "{told}");
    assert_eq!(house.record(), now);

    // One side is chosen, and kefu writes once more.
    let choose =
        "grep -v -e '^<<<' -e '^===' -e '^>>>' -e 钢铁 \"$2\" > \"$2.new\"\nmv \"$2.new\" \"$2\"";
    let (code, told) = house.edit(&format!("{choose}\n{LOG}"));
    assert_eq!(code, 0, "{told}");
    let record = house.record();
    assert!(
        record.contains("sector = \"x\"\n") && record.contains("# 看过") && record.contains("走访"),
        "{record}"
    );
    assert_eq!(house.left(), [""; 0]);
}

#[test]
fn a_saved_text_that_cannot_be_read_does_not_hide_what_kefu_wrote() {
    let house = House::with(RECORD);
    let (code, told) = house.edit(&format!("{LOG}echo '[[diary' >> \"$2\""));
    assert_eq!(code, 2);
    assert!(
        told.contains("What was saved cannot be read, so both cannot be merged"),
        "{told}"
    );
    assert!(house.record().contains("走访"));

    // The fault is mended in the copy, which is merged with what it began from.
    let (code, told) =
        house.edit("sed 's/^\\[\\[diary$/sector = \"x\"/' \"$2\" > t; cat t > \"$2\"");
    assert_eq!(code, 0, "{told}");
    assert!(
        told.starts_with("The editor was given .kefu/edit-jia.toml, which an earlier run left")
    );
    let record = house.record();
    assert!(
        record.contains("走访") && record.contains("sector"),
        "{record}"
    );
    assert_eq!(house.left(), [""; 0]);
}

#[test]
fn what_an_editor_saved_that_did_not_wait_comes_into_the_record_later() {
    let house = House::with(RECORD);
    let (code, told) = house.edit("true");
    assert_eq!((code, told.as_str()), (0, UNCHANGED));
    let copy = house.at(".kefu/edit-jia.toml");
    fs::write(&copy, format!("{RECORD}sector = \"x\"\n")).unwrap();
    house.kefu(&["log", "jia", "visit", "走访", "--by", "陈静"], "");

    let (code, told) = house.edit("grep -q sector \"$2\"");
    assert_eq!(code, 0, "{told}");
    let record = house.record();
    assert!(
        record.contains("走访") && record.contains("sector"),
        "{record}"
    );

    // Its window is still open, and it saves once more: nobody knows from what this began.
    fs::write(&copy, format!("{RECORD}sector = \"x\"\ncrm-id = \"1\"\n")).unwrap();
    let (code, told) = house.edit("true");
    assert_eq!(code, 0, "{told}");
    let record = house.record();
    assert!(
        record.contains("走访") && record.contains("crm-id"),
        "{record}"
    );
    assert_eq!(house.left(), [""; 0]);
}

#[test]
fn a_record_that_is_renamed_meanwhile_is_not_brought_back() {
    let house = House::with(RECORD);
    let rename = "\"$KEFU\" client rename jia yi 2>/dev/null\n";
    let (code, told) = house.edit(&format!("{rename}echo 'sector = \"x\"' >> \"$2\""));
    assert_eq!(code, 2);
    assert_eq!(
        told,
        "clients/jia.toml is gone: perhaps the client has another id now, or was merged into another. Nothing was \
         written. What the editor saved is in .kefu/edit-jia.toml.\n"
    );
    assert!(!house.at("clients/jia.toml").exists());
    assert_eq!(house.text("clients/yi.toml"), RECORD);
    assert!(house.text(".kefu/edit-jia.toml").contains("sector"));
}

#[test]
fn a_client_is_edited_in_one_place_at_a_time() {
    let house = House::with(RECORD);
    let (code, told) = house.edit("! \"$KEFU\" client edit jia --lang en\nexit 0");
    assert_eq!(code, 0);
    assert!(
        told.contains("jia is open in another editor by kefu client edit."),
        "{told}"
    );
}

#[test]
fn the_byte_order_mark_and_the_line_ends_stay() {
    let record = "\u{feff}[client]\r\nname = \"甲\"\r\n";
    let house = House::with(record);
    let (code, told) = house.edit(&format!("{LOG}printf 'sector = \"x\"\\r\\n' >> \"$2\""));
    assert_eq!(code, 0, "{told}");
    let text = house.record();
    assert!(
        text.starts_with(&format!("{record}sector = \"x\"\r\n\r\n[[diary]]\r\n")),
        "{text:?}"
    );
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn the_copy_is_as_private_as_the_record_and_the_record_stays_so() {
    let house = House::with(RECORD);
    let path = house.at("clients/jia.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let saves =
        "umask 022\nstat -c %a \"$2\" \"${2%.toml}.base\" >&2\necho 'sector = \"x\"' >> \"$2\"";
    let (code, told) = house.edit(saves);
    assert_eq!(code, 0, "{told}");
    assert!(told.starts_with("600\n600\n"), "{told}");
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);

    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let (code, told) = house.edit("echo opened >&2");
    assert_eq!(code, 2);
    assert!(
        told.contains("is marked read-only") && !told.contains("opened"),
        "{told}"
    );
}

#[test]
fn undo_takes_an_edit_back_and_leaves_what_came_before() {
    let house = House::with(RECORD);
    house.edit("echo 'sector = \"x\"' >> \"$2\"");
    let (code, told) = house.kefu(&["undo"], "");
    assert_eq!(code, 0, "{told}");
    assert_eq!(house.record(), RECORD);

    // Of an edit that was merged, only what the editor saved goes.
    house.edit(&format!("{LOG}echo 'sector = \"x\"' >> \"$2\""));
    house.kefu(&["undo"], "");
    let record = house.record();
    assert!(
        record.contains("走访") && !record.contains("sector"),
        "{record}"
    );
}
