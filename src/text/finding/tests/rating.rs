//! The year that a remedy about a rating names.

use super::{Lang, said};

#[test]
fn a_command_about_a_year_that_is_not_today_s_names_it() {
    let told = |today: &str, rating: &str| {
        let text = format!(
            "[client]\nname = '甲'\n[appointment]\nestablished = 2026-03-02\n\
             [[years]]\nstarts = 2026-03-02\nrating = {{ rated = 2026-03-02, basis = 'expected', income = 90000, stars = 2 }}\n\
             [[years]]\nstarts = 2027-03-02\nrating = {{ {rating} }}\n"
        );
        let told = said(Lang::En, &["rating"], "jia", today, &text);
        told.last().expect("a remedy").clone()
    };
    for (rating, before, after) in [
        (
            "income = 90000",
            "kefu rating set jia --income 90000",
            " --basis BASIS --on DATE",
        ),
        (
            "rated = 2026-11-01, basis = 'expected', income = 90000, stars = 3",
            "kefu rating set jia --income 90000",
            "",
        ),
        (
            "rated = 2026-11-01, basis = 'expected', income = 90000, stars = 2, override = { stars = 4, factor = 'size', reason = '规模' }",
            "kefu rating approve jia --by NAME",
            " --on DATE",
        ),
        (
            "rated = 2026-11-01, basis = 'expected', income = 90000, stars = 2, publication = { published = 2026-11-02 }",
            "kefu rating publish jia",
            " --on 2026-11-02 --approved DATE --approved-by NAME",
        ),
    ] {
        let year = " --year 2027-03-02";
        assert_eq!(told("2026-11-20", rating), [before, year, after].concat());
        assert_eq!(told("2027-03-02", rating), [before, after].concat());
    }
}
