//! Fifty edits on each side, of every kind and anywhere: nothing is lost, and A+B is B+A.

use crate::desk::{Clones, Merges, RECORD};

/// Numbers that look random, and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    fn pick<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }
}

/// Makes one edit, whose words are found by its mark again.
fn edit(clones: &Clones, clone: &str, dice: &mut Dice, mark: &str) {
    let day = format!("2026-11-{}", dice.pick(&["24", "25", "26", "27", "28"]));
    let who = dice.pick(&["陈静", "周婷"]);
    match dice.below(9) {
        0..=2 => {
            let kind = dice.pick(&["visit", "phone-call", "meeting"]);
            clones.typed(
                clone,
                &format!("log a {kind} {mark} --response 好 --by {who} --on {day}"),
            );
        }
        3 => drop(clones.typed(
            clone,
            &format!("client need a {mark} --by {who} --on {day}"),
        )),
        4 => {
            let loss = "--loss 2026-11-20 --notified 2026-11-20";
            clones.typed(clone, &format!("claim add a {mark} --policy par {loss}"));
        }
        5 => {
            let dates = "--start 2026-11-23 --finish 2026-12-11 --origin other --cost 100";
            clones.typed(
                clone,
                &format!("plan add a visit {mark} {dates} --handler {who} --purpose renewal --reason {mark}"),
            );
            let text = clones.record(clone);
            let items = text.split("[[years.plan.items]]\nid = \"").skip(1);
            let last = items.last().and_then(|it| it.split('"').next()).unwrap();
            if dice.below(2) == 0 {
                clones.typed(
                    clone,
                    &format!("log a visit {mark} --response 好 --by {who} --item {last}"),
                );
            }
        }
        6 => drop(clones.typed(clone, &format!("risk add a {mark} --on {day}"))),
        7 => drop(clones.typed(
            clone,
            &format!("duty add a 东海财险 {mark} --due 2026-12-31"),
        )),
        _ => {
            // By hand: a comment anywhere, or after a value.
            let text = clones.record(clone);
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let nth = dice.below(lines.len());
            match lines[nth].contains('=') && !lines[nth].contains('#') {
                true => lines[nth].push_str(&format!(" # {mark}")),
                false => lines.insert(nth, format!("# {mark}")),
            }
            clones.write(clone, &(lines.join("\n") + "\n"));
        }
    }
}

fn marks(text: &str, side: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    let own = words.filter(|it| it.starts_with(&format!("{side}_")));
    let mut own: Vec<String> = own.map(str::to_owned).collect();
    own.sort();
    own
}

#[test]
fn fifty_edits_a_side_are_all_there_and_both_clones_come_to_one_text() {
    for seed in [20_261_128, 977_000_111] {
        let clones = Clones::of(RECORD, Merges::ByKefu);
        let mut dice = Dice(seed);
        for nth in 0..50 {
            for clone in ["a", "b"] {
                edit(&clones, clone, &mut dice, &format!("{clone}_{nth}"));
            }
            if nth % 10 == 9 {
                clones.commit("a", "a");
                clones.commit("b", "b");
            }
        }
        let [ours, theirs] = ["a", "b"].map(|clone| clones.record(clone));
        let [a, b] = clones.merge_both();
        assert_eq!((a.code, b.code), (0, 0), "{seed}: {a:?} {b:?}");
        let merged = clones.record("a");
        assert_eq!(merged, clones.record("b"), "{seed}: A+B is B+A");

        assert!(marks(&ours, "a").len() >= 50);
        assert_eq!(marks(&merged, "a"), marks(&ours, "a"), "{seed}");
        assert_eq!(marks(&merged, "b"), marks(&theirs, "b"), "{seed}");
        let entries = |text: &str| text.matches("\n[[").count();
        let both = entries(&ours) + entries(&theirs) - entries(RECORD);
        assert_eq!(entries(&merged), both, "{seed}");
        let of_file = [
            "unreadable",
            "conflict-markers",
            "id-doubled",
            "reference-unknown",
            "diary-item-mismatch",
            "unknown-key",
        ];
        let found = clones.findings("a");
        let broken = found
            .iter()
            .filter(|it| of_file.iter().any(|rule| it.ends_with(rule)));
        assert_eq!(broken.collect::<Vec<_>>(), [""; 0], "{seed}");

        // Commit by commit, too, all is there.
        clones.git("b", "reset -q --hard ORIG_HEAD");
        clones.git("b", "rebase -q other");
        let rebased = clones.record("b");
        assert_eq!(marks(&rebased, "a"), marks(&ours, "a"), "{seed}");
        assert_eq!(marks(&rebased, "b"), marks(&theirs, "b"), "{seed}");
        assert_eq!(entries(&rebased), both, "{seed}");
    }
}
