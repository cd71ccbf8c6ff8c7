//! Which service years there are, and what each holds at least.

use super::*;

/// Each service year that has begun as `first..last`, with `*` where it is on record; then the one that runs.
fn years(today: &str, appointment: &str, rest: &str) -> Vec<String> {
    let text =
        format!("client.name = '甲'\nappointment.established = 2024-02-29\n{appointment}{rest}");
    on(today, &text, |case| {
        let told = |year: &ServiceYear<'_>| {
            let star = if year.recorded.is_some() { "*" } else { "" };
            format!("{}..{}{star}", year.starts, year.ends)
        };
        let mut lines: Vec<String> = service_years(case).iter().map(told).collect();
        lines.push(year_today(case).map_or("none runs".to_owned(), |year| told(&year)));
        lines
    })
}

#[test]
fn service_years_follow_each_other_as_long_as_the_appointment_runs() {
    let first = "2024-02-29..2025-02-28";
    let second = "2025-03-01..2026-02-28";

    assert_eq!(years("2024-02-28", "", ""), ["none runs"]);
    assert_eq!(years("2025-02-28", "", ""), [first, first]);
    assert_eq!(years("2025-03-01", "", ""), [first, second, second]);
    assert_eq!(
        years("2026-03-01", "", ""),
        [
            first,
            second,
            "2026-03-01..2027-02-28",
            "2026-03-01..2027-02-28"
        ]
    );
    let recorded = "[[years]]\nstarts = 2024-02-29\n";
    assert_eq!(
        years("2026-02-28", "", recorded),
        ["2024-02-29..2025-02-28*", second, second]
    );
}

#[test]
fn no_service_year_runs_past_the_appointment_or_on_after_it() {
    let until = "appointment.until = 2025-05-31\n";
    let (first, short) = ("2024-02-29..2025-02-28", "2025-03-01..2025-05-31");
    let recorded = "[[years]]\nstarts = 2025-03-01\n";

    assert_eq!(years("2025-05-31", until, ""), [first, short, short]);
    assert_eq!(years("2025-06-01", until, ""), [first, short, "none runs"]);
    let star = &*format!("{short}*");
    assert_eq!(years("2025-05-31", until, recorded), [first, star, star]);
    assert_eq!(
        years("2025-06-01", until, recorded),
        [first, star, "none runs"]
    );
    // One may begin on the last day of service, and none after the last day of all.
    let last = |end: &str| years("2025-06-01", end, "").len() - 1;
    assert_eq!(last("appointment.until = 2025-05-31\n"), 2);
    assert_eq!(last("appointment.until = 2025-02-28\n"), 1);
    assert_eq!(last("client.closed = 2025-03-01\n"), 2);
    assert_eq!(last("client.closed = 2025-02-28\n"), 1);
    // What is written down holds as it is, but nobody is served after the appointment.
    let longer = "[[years]]\nstarts = 2025-03-01\nends = 2026-02-28\n";
    let star = "2025-03-01..2026-02-28*";
    assert_eq!(
        years("2025-06-01", until, longer),
        [first, star, "none runs"]
    );
    let extended = format!("{until}[[appointment.extensions]]\nid = 'e1'\nuntil = 2026-02-28\n");
    assert_eq!(
        years("2025-06-01", &extended, recorded),
        [first, star, star]
    );
}

#[test]
fn a_year_that_nobody_recorded_stays_one_when_a_later_one_is_on_record() {
    let year = |starts: &str, ends: &str| format!("[[years]]\nstarts = {starts}\nends = {ends}\n");
    let of = |appointment: &str, recorded: &[(&str, &str)]| {
        let recorded = recorded.iter().map(|(starts, ends)| year(starts, ends));
        let mut years = years("2027-06-01", appointment, &recorded.collect::<String>());
        years.pop();
        years
    };
    let (one, four) = (("2024-02-29", "2025-02-28"), ("2027-03-01", "2028-02-29"));
    let told = |(starts, ends): (&str, &str)| format!("{starts}..{ends}*");
    let between = ["2025-03-01..2026-02-28", "2026-03-01..2027-02-28"].map(str::to_owned);

    let all = [vec![told(one)], between.to_vec(), vec![told(four)]].concat();
    assert_eq!(of("", &[one, four]), all);
    assert_eq!(of("", &[four, one]), all, "in whatever order they stand");

    // Before the first on record they are years of their own where a whole one lies before it: a year may begin later than
    // the appointment, with the policy.
    let first = "2024-02-29..2025-02-28".to_owned();
    assert_eq!(
        of("", &[four]),
        [vec![first.clone()], between.to_vec(), vec![told(four)]].concat()
    );
    let (late, next) = (("2025-02-28", "2026-02-27"), ("2026-02-28", "2027-08-27"));
    assert_eq!(of("", &[late, next]), [told(late), told(next)]);
    let (late, next) = (("2025-03-01", "2026-02-28"), ("2026-03-01", "2027-08-27"));
    assert_eq!(of("", &[late, next]), [first, told(late), told(next)]);

    // Three months between two are a year, and a day less is none. A rest belongs to the year before.
    let gap = |starts: &str| of("", &[one, (starts, "2027-08-27")]);
    let end = |starts: &str| told((starts, "2027-08-27"));
    let short = "2025-03-01..2025-05-31".to_owned();
    assert_eq!(gap("2025-06-01"), [told(one), short, end("2025-06-01")]);
    assert_eq!(gap("2025-05-31"), [told(one), end("2025-05-31")]);
    let rest = "2025-03-01..2026-05-30".to_owned();
    assert_eq!(gap("2026-05-31"), [told(one), rest, end("2026-05-31")]);

    // Nobody was served after the appointment, though a year is written down.
    let until = "appointment.until = 2026-02-28\n";
    let second = between[0].clone();
    assert_eq!(of(until, &[one, four]), [told(one), second, told(four)]);
}

#[test]
fn what_nobody_rated_or_planned_stays_overdue_when_the_next_year_is_on_record() {
    let year = |starts: &str, rated: &str| {
        format!(
            "[[years]]\nstarts = {starts}\nrating = {{ rated = {rated}, basis = 'expected', income = 9000 }}\nplan.issued = {rated}\n"
        )
    };
    let recorded = year("2025-03-02", "2025-03-02") + &year("2027-03-02", "2027-03-02");
    let of = |today: &str| second_year(today, "2028-03-01", &[], &recorded);
    let overdue = |days: [u32; 2]| {
        let [rating, plan] = days;
        [
            format!("rating service-year 2026-03-02 2026-03-09 Overdue({rating})"),
            format!("plan service-year 2026-03-02 2026-03-16 Overdue({plan})"),
        ]
    };
    assert_eq!(of("2027-03-01"), overdue([244, 239]));
    assert_eq!(of("2027-03-02")[..2], overdue([245, 240]));
    assert_eq!(
        of("2027-03-02")[2..],
        [
            "rating service-year 2027-03-02 2027-03-09 OnTime",
            "plan service-year 2027-03-02 2027-03-16 OnTime",
        ]
    );
}

/// The numbers of visits that count in the first year, and whether the standard is only a reference.
fn visits(text: &str, today: &str) -> (Vec<(u32, u32)>, bool) {
    on(today, text, |case| {
        let year = service_years(case)[0];
        let visits = minimums(case, &year)
            .into_iter()
            .filter(|minimum| minimum.service.code == "visit")
            .map(|minimum| (minimum.standard, minimum.least));
        (visits.collect(), is_reference(case, &year))
    })
}

#[test]
fn a_service_year_holds_the_standard_of_its_stars_unless_it_is_lowered_with_approval() {
    let rated = |rest: &str| {
        format!(
            "client.name = '甲'\nappointment.established = 2026-03-02\n[[years]]\nstarts = 2026-03-02\n\
             rating = {{ income = 600000 }}\n{rest}"
        )
    };
    let lowered = |rest: &str| {
        rated(&format!(
            "[[years.plan.lowerings]]\nid = 'l1'\nservice = 'visit'\n{rest}\n"
        ))
    };
    let approved = "approved = 2026-03-13\napproved-by = '中心'";

    assert_eq!(visits(&rated(""), "2026-11-20").0, [(4, 4)]);
    let two = lowered(&format!("least = 2\n{approved}"));
    assert_eq!(visits(&two, "2026-03-12").0, [(4, 4)]);
    assert_eq!(visits(&two, "2026-03-13").0, [(4, 2)]);
    let by_nobody = lowered("least = 2\napproved = 2026-03-13");
    assert_eq!(visits(&by_nobody, "2026-11-20").0, [(4, 4)]);
    let raised = lowered(&format!("least = 9\n{approved}"));
    assert_eq!(visits(&raised, "2026-11-20").0, [(4, 4)]);
    let unrated = rated("").replace("income = 600000", "");
    assert_eq!(visits(&unrated, "2026-11-20").0, []);
}

#[test]
fn a_short_year_and_advisory_work_take_the_standard_as_a_reference() {
    let year = |client: &str, ends: &str| {
        let text = format!(
            "client.name = '甲'\n{client}appointment.established = 2026-03-02\n[[years]]\nstarts = 2026-03-02\nends = {ends}\n"
        );
        visits(&text, "2026-11-20").1
    };
    assert!(!year("", "2027-03-01"));
    assert!(year("", "2027-02-28"));
    assert!(year("client.consulting = true\n", "2027-03-01"));
}

#[test]
fn a_short_rest_of_the_appointment_belongs_to_the_year_before() {
    let (first, longer) = ("2024-02-29..2025-02-28", "2024-02-29..2025-05-30");
    let until = |day: &str| format!("appointment.until = {day}\n");
    let third = "2025-03-01..2025-05-31";
    // Three months are a year of their own, and a day less is not.
    assert_eq!(
        years("2025-03-01", &until("2025-05-31"), ""),
        [first, third, third]
    );
    assert_eq!(
        years("2025-03-01", &until("2025-05-30"), ""),
        [longer, longer]
    );
    assert_eq!(
        years("2025-05-31", &until("2025-05-30"), ""),
        [longer, "none runs"]
    );

    // So it is where the year stands on record with its last day, and the appointment was extended since.
    let recorded = "[[years]]\nstarts = 2024-02-29\nends = 2025-02-28\n";
    let star = format!("{longer}*");
    assert_eq!(
        years("2025-03-01", &until("2025-05-30"), recorded),
        [star.clone(), star]
    );
    // A short year that is on record stays one.
    let short = format!("{recorded}[[years]]\nstarts = 2025-03-01\n");
    let (first, short_year) = (format!("{first}*"), "2025-03-01..2025-05-30*");
    assert_eq!(
        years("2025-03-01", &until("2025-05-30"), &short),
        [first.as_str(), short_year, short_year]
    );
    // An appointment that is short itself has its year.
    let whole = "2024-02-29..2024-04-28";
    assert_eq!(
        years("2024-03-01", &until("2024-04-28"), ""),
        [whole, whole]
    );
}

/// The clocks of the second service year, as `task start from due state`.
fn second_year(today: &str, until: &str, extensions: &[(&str, &str)], rest: &str) -> Vec<String> {
    let extensions = extensions.iter().enumerate().map(|(nth, (on, until))| {
        format!("[[appointment.extensions]]\nid = '{nth}'\n{on}until = {until}\n")
    });
    let text = format!(
        "client.name = '甲'\nappointment.established = 2025-03-02\nappointment.until = {until}\n{}{rest}",
        extensions.collect::<String>()
    );
    on(today, &text, |case| {
        let stood = as_it_stood(case.record, case.today);
        let record = stood.record();
        let case = &Case { record, ..*case };
        let clocks = Clock::all(case).into_iter();
        let later = clocks.filter(|it| it.start != Start::Appointment);
        let told = later.map(|it| {
            let (task, start, state) = (it.task.code(), it.start.code(), it.state(case));
            format!("{task} {start} {} {} {state:?}", it.from, it.due.date)
        });
        told.collect()
    })
}

#[test]
fn the_clocks_of_a_year_by_a_late_extension_run_from_the_day_it_was_agreed() {
    let extended = |today: &str, on: &str| {
        let on = format!("on = {on}\n");
        second_year(today, "2026-03-01", &[(on.as_str(), "2027-03-01")], "")
    };
    // By its end, and on the first day after it: the year runs from its first day.
    for on in ["2026-02-10", "2026-03-02"] {
        assert_eq!(
            extended("2026-03-10", on),
            [
                "rating service-year 2026-03-02 2026-03-09 Overdue(1)",
                "plan service-year 2026-03-02 2026-03-16 Running(4)",
            ],
            "{on}"
        );
    }
    // After it nothing was due before it was agreed.
    assert_eq!(extended("2026-03-19", "2026-03-20"), [""; 0]);
    for (today, state) in [
        ("2026-03-20", "Running(5)"),
        ("2026-03-27", "Running(0)"),
        ("2026-03-30", "Overdue(1)"),
    ] {
        let rating = format!("rating extension 2026-03-20 2026-03-27 {state}");
        assert_eq!(extended(today, "2026-03-20")[0], rating);
    }
    let rated = "[[years]]\nstarts = 2025-03-02\n[[years]]\nstarts = 2026-03-02\nrating.rated = 2026-03-24\nrating.basis = 'expected'\n\
         rating.income = 9000\n";
    assert_eq!(
        second_year(
            "2026-03-30",
            "2026-03-01",
            &[("on = 2026-03-20\n", "2027-03-01")],
            rated
        ),
        [
            "rating extension 2026-03-20 2026-03-27 OnTime",
            "plan extension 2026-03-20 2026-04-03 Running(4)",
        ]
    );
    // Without its day it is taken to have been agreed in time.
    let undated = second_year("2026-03-10", "2026-03-01", &[("", "2027-03-01")], "");
    assert_eq!(
        undated[0],
        "rating service-year 2026-03-02 2026-03-09 Overdue(1)"
    );
}

#[test]
fn a_rest_becomes_a_year_on_the_day_it_is_extended_once_more() {
    let two = [
        ("on = 2026-02-10\n", "2026-05-01"),
        ("on = 2026-04-20\n", "2027-03-01"),
    ];
    let of = |today: &str| second_year(today, "2026-03-01", &two, "");

    assert_eq!(of("2026-04-19"), [""; 0]);
    assert_eq!(
        of("2026-04-20")[0],
        "rating extension 2026-04-20 2026-04-27 Running(5)"
    );
    // A year that was over by then is nobody's.
    let late = [("on = 2027-06-01\n", "2028-03-01")];
    let of = |today: &str| second_year(today, "2026-03-01", &late, "");
    assert_eq!(
        of("2027-06-01"),
        [
            "rating extension 2027-06-01 2027-06-08 Running(5)",
            "plan extension 2027-06-01 2027-06-16 Running(10)",
        ]
    );
}
