"""Layouts with quirks of their own: blocks, lists, relabelled columns, time charts, periods."""

import lfa
from tests.io.excel.logframes.books import activities, assumptions, book, books, codes, indicators, results

CLASSIC = [
    ["Cadre logique du projet : Eau saine à Bakoura"],
    [],
    [
        "",
        "Logique d'intervention",
        "Indicateurs objectivement vérifiables",
        "Sources et moyens de vérification",
        "Hypothèses",
    ],
    ["Objectif global", "Les habitants sont en bonne santé", "Mortalité réduite de 60 à 40", "Enquête", ""],
    [
        "Objectif spécifique",
        "Les ménages boivent une eau potable",
        "- 80 % des ménages\n- 12 000 personnes",
        "- Enquête\n- Carte",
        "La nappe tient",
    ],
    [
        "Résultats attendus",
        "R1. Les puits servent\nR2. Les comités gèrent",
        "1.1 45 puits\n2.1 45 comités",
        "1.1 PV\n2.1 Listes",
        "R1: Pièces en vente\nR2: Chefs d'accord",
    ],
    ["Activités", "1.1 Réparer\n1.2 Analyser\n2.1 Former", "Moyens\n2 foreuses", "Coûts\n120 000 EUR", ""],
    ["", "", "", "", "Conditions préalables : L'accord est signé"],
]
BLOCKS = [
    ["PROJECT NAME", "Clean cooking in Moru"],
    ["IMPACT", "Impact Indicator 1", "", "Baseline", "Milestone 1 (2026)", "Target (2028)"],
    ["People are healthier", "Illness of children", "Planned", "24 %", "22 %", "15 %"],
    ["", "", "Achieved", "", "21 %"],
    ["", "", "Source"],
    ["", "", "Clinics"],
    ["OUTCOME", "Outcome Indicator 1", "", "Baseline", "Milestone 1 (2026)", "Target (2028)", "Assumptions"],
    ["Households cook with clean stoves", "Daily users", "Planned", "4000", "9000", "30,000", "Taxes stay"],
    ["", "", "Source"],
    ["", "", "Survey"],
    ["INPUTS (£)", "Donor (£)", "Other (£)"],
    ["", "2,000,000", "0"],
    ["OUTPUT 1", "Output Indicator 1.1", "", "Baseline", "Milestone 1 (2026)", "Target (2028)"],
    ["Stoves are made here", "Stoves a month", "Planned", "120", "400", "1500"],
    ["", "", "Source"],
    ["", "", "Books of the makers"],
    ["IMPACT WEIGHTING (%)", "Output Indicator 1.2", "", "Baseline", "Milestone 1 (2026)", "Target (2028)"],
    ["60", "Makers certified", "Planned", "0", "5", "12"],
    ["", "", "Source", "", "", "RISK RATING"],
    ["", "", "Bureau", "", "", "Medium"],
]


def test_several_results_indicators_and_assumptions_in_a_cell_find_each_other_by_number():
    plan = lfa.read_logframe(book(CLASSIC))

    assert ["Les puits servent", "Les comités gèrent"] == [one[1] for one in results(plan) if one[0] == "output"]
    assert ("Les puits servent", "45 puits", None, None, "PV") in indicators(plan)
    assert ("Les comités gèrent", "45 comités", None, None, "Listes") in indicators(plan)
    assert [
        ("Les ménages boivent une eau potable", "La nappe tient"),
        ("Les puits servent", "Pièces en vente"),
        ("Les comités gèrent", "Chefs d'accord"),
        ("precondition", "L'accord est signé"),
    ] == assumptions(plan)


def test_cells_of_the_activity_row_may_carry_their_own_heading():
    plan = lfa.read_logframe(book(CLASSIC))

    assert [
        ("Les puits servent", "Réparer"),
        ("Les puits servent", "Analyser"),
        ("Les comités gèrent", "Former"),
    ] == activities(plan)
    first = next(iter(plan.activities))
    assert ("2 foreuses", "120 000 EUR") == (first.means, first.cost)


def test_language_dialect_and_title_are_recognised():
    plan = lfa.read_logframe(book(CLASSIC))

    assert ("fr", "eu", "Eau saine à Bakoura") == (plan.language, plan.dialect, plan.title)


def test_what_is_said_overrules_what_is_recognised():
    plan = lfa.read_logframe(book(CLASSIC), language="fr-CA", dialect="un")

    assert ("fr-CA", "un") == (plan.language, plan.dialect)


def test_blocks_give_planned_values_achieved_values_and_sources():
    plan = lfa.read_logframe(book(BLOCKS, ["A3:A6", "B3:B6", "A8:A10", "B8:B10"]))

    frame = plan.logframe
    assert [
        ("impact", "People are healthier", ()),
        ("outcome", "Households cook with clean stoves", ("People are healthier",)),
        ("output", "Stoves are made here", ("Households cook with clean stoves",)),
    ] == results(plan)
    assert [
        ("24 %", "15 %", "Clinics"),
        ("4000", "30,000", "Survey"),
        ("120", "1500", "Books of the makers"),
        ("0", "12", "Bureau"),
    ] == [one[2:] for one in indicators(plan)]
    assert [("2026", "22 %"), ("2026", "9000"), ("2026", "400"), ("2026", "5")] == [
        (m.date, m.value) for m in frame.milestones
    ]
    assert [("2026", "21 %")] == [(one.date, one.value) for one in frame.actuals]


def test_money_weights_and_ratings_of_blocks_stay_with_their_result():
    plan = lfa.read_logframe(book(BLOCKS))

    outcome, output = list(plan.logframe)[1:]
    assert "2,000,000" == outcome.extra["INPUTS (£) – Donor (£)"]
    assert (60, "Medium") == (output.weight, output.extra["RISK RATING"])
    assert "fcdo" == plan.dialect


def test_a_vertical_list_gives_years_and_yearly_targets():
    plan = lfa.read_logframe(
        book(
            [
                ["Projekttitel", "Ren energi"],
                ["Programmets mål", "Alle har strøm"],
                ["Impact-indikator", "Husholdninger med strøm"],
                ["Baseline", "År", 2024, "34 %"],
                ["Target", "År", 2027, "55 %"],
                ["Output 1.1", "Anlæg er i drift"],
                ["Output-indikator", "Effekt (kW)"],
                ["Baseline", "År", 2024, "45"],
                ["Årsmål", "År 1", 2025, "250"],
                ["", "År 2", 2026, "600"],
                ["Target", "År", 2027, "900"],
            ]
        )
    )

    assert [("Alle har strøm", "34 %", "55 %"), ("Anlæg er i drift", "45", "900")] == [
        (i[0], i[2], i[3]) for i in indicators(plan)
    ]
    assert [("2025", "250"), ("2026", "600")] == [(one.date, one.value) for one in plan.logframe.milestones]
    assert ["2024", "2024"] == [one.baseline_year for one in plan.logframe.indicators]


def test_a_column_for_each_level_links_by_row():
    plan = lfa.read_logframe(
        book(
            [
                ["Outcome", "Output", "Activities", "Indicators", "MoV"],
                ["Fishers keep closed seasons", "Committees work", "Elect committees", "By-laws: 30", "By-laws"],
                ["", "", "Train committees", "Meetings: 4", "Minutes"],
                ["", "Patrols are regular", "Buy boats", "Patrols: 12", "Log"],
                ["Traders buy legal fish", "Labels are used", "Print labels", "Traders: 50", "Survey"],
            ],
            ["A2:A4", "B2:B3"],
        )
    )

    assert [
        ("Committees work", ("Fishers keep closed seasons",)),
        ("Patrols are regular", ("Fishers keep closed seasons",)),
        ("Labels are used", ("Traders buy legal fish",)),
    ] == [one[1:] for one in results(plan) if one[0] == "output"]
    assert ["Committees work", "Committees work", "Patrols are regular", "Labels are used"] == [
        one[0] for one in activities(plan)
    ]
    assert ["Committees work", "Committees work", "Patrols are regular", "Labels are used"] == [
        one[0] for one in indicators(plan)
    ]


def test_a_time_chart_gives_start_and_end():
    plan = lfa.read_logframe(
        book(
            [
                ["Output", "Activity", "Responsible", "Q1 2026", "Q2 2026", "Q3 2026", "Budget (EUR)"],
                ["1. Rules are known", "1.1 Print leaflets", "Ministry", "x", "x", "", "12 000"],
                ["", "1.2 Hold meetings", "Union", "", "x", "x", "30 000"],
                ["Total", "", "", "", "", "", "42 000"],
            ]
        )
    )

    assert [("Q1 2026", "Q2 2026", "Ministry", "12 000"), ("Q2 2026", "Q3 2026", "Union", "30 000")] == [
        (one.start, one.end, one.responsible, one.cost) for one in plan.activities
    ]
    assert ["Total", "42 000"] == [one.value for one in plan.origin.leftovers]


def test_rows_of_the_same_indicator_give_its_periods():
    plan = lfa.read_logframe(
        book(
            [
                ["Result", "Indicator", "Baseline", "Start date", "End date", "Target", "Actual"],
                ["Output 1: Wells work", "Wells in use", "3", "2025-01-01", "2025-12-31", "10", "9"],
                ["Output 1: Wells work", "Wells in use", "3", "2026-01-01", "2026-12-31", "20", ""],
                ["Output 1: Wells work", "Committees", "0", "2025-01-01", "2025-12-31", "5", "5"],
            ]
        )
    )

    assert [("Wells in use", "3", "20"), ("Committees", "0", "5")] == [one[1:4] for one in indicators(plan)]
    assert ["10", "20"] == [one.value for one in plan.logframe.milestones]


def test_the_same_title_twice_without_periods_is_two_indicators():
    rows = [["Result", "Indicator", "Baseline", "Target"], *[["Output 1: Wells work", "Wells", "3", "9"]] * 2]

    assert 2 == len(indicators(lfa.read_logframe(book(rows))))


def test_false_friends_are_settled_by_place_and_neighbours():
    plan = lfa.read_logframe(
        book(
            [
                ["Målnivå", "Beskrivning", "Indikator", "Utgångsvärde", "Delmål 2026", "Slutmål", "Källa"],
                ["Övergripande mål", "Regionen är hållbar", "Utsläpp", "12 000", "9 500", "8 000", "Verket"],
                ["Projektmål", "Rederierna kör fossilfritt", "Resor", "0 %", "25 %", "40 %", "Loggar"],
                ["Delmål 1", "Stationer är i drift", "Stationer", "0", "2", "3", "Protokoll"],
            ]
        )
    )

    assert ["impact", "outcome", "output"] == [one[0] for one in results(plan)]
    assert ["9 500", "25 %", "2"] == [one.value for one in plan.logframe.milestones]
    assert "logframe_level_by_place" in codes(plan)


def test_divided_headings_keep_their_parts():
    plan = lfa.read_logframe(
        book(
            [
                ["Results chain", "Indicators", "Baseline", "", "Target", "", "Sources"],
                ["", "", "Women", "Men", "Women", "Men", ""],
                ["Outcome: Youth have jobs", "Employment", "31 %", "44 %", "45 %", "50 %", "Survey"],
            ],
            ["C1:D1", "E1:F1"],
        )
    )

    assert [
        ("Youth have jobs", "Employment", "Women: 31 %\nMen: 44 %", "Women: 45 %\nMen: 50 %", "Survey")
    ] == indicators(plan)


def test_an_outcome_may_stand_under_the_outcome():
    plan = lfa.read_logframe(
        book(
            [
                ["Narrative summary", "Indicators", "Data sources"],
                ["Goal: Incomes rise", "Income", "Survey"],
                ["Purpose: Farmers sell together", "Share", "Books"],
                ["Sub-purpose a: Unions are well run", "Audits", "Reports"],
                ["Output a.1: Managers are trained", "Managers", "Lists"],
                ["Input a.1.1: Hold courses"],
            ]
        )
    )

    assert ("outcome", "Unions are well run", ("Farmers sell together",)) in results(plan)
    assert ("output", "Managers are trained", ("Unions are well run",)) in results(plan)
    assert [("Managers are trained", "Hold courses")] == activities(plan)


def test_letters_tell_assumptions_from_risks():
    plan = lfa.read_logframe(
        book(
            [
                ["Level", "Result statement", "Indicator", "MoV", "Assumptions (A) / Risks (R)"],
                [
                    "Purpose",
                    "Villages manage forests",
                    "Plans",
                    "Records",
                    "A: Law is kept\nR: Elections bring conflict",
                ],
                ["Output", "1. Rules are agreed", "Bylaws", "Bylaws", "R: Drought"],
            ]
        )
    )

    assert [("Villages manage forests", "Law is kept")] == assumptions(plan)
    assert ["Elections bring conflict", "Drought"] == [one.statement for one in plan.risks]


def test_unknown_columns_stay_with_their_row():
    plan = lfa.read_logframe(
        book(
            [
                ["Level", "Result", "Indicator", "Target", "SDG focal point"],
                ["Output", "1. Wells work", "Wells", "9", "Water desk"],
            ]
        )
    )

    assert {"SDG focal point": "Water desk"} == dict(next(iter(plan.logframe.indicators)).extra)


def test_values_keep_their_wording_and_say_why_there_is_none():
    plan = lfa.read_logframe(
        book(
            [
                ["Level", "Result", "Indicator", "Baseline", "Target"],
                ["Output", "1. Wells work", "Wells", "61 % (2023)", "1 800 with 2/3 skilled (base 3 000)"],
                ["", "", "Users", "TBD", "12,5 %"],
                ["", "", "Costs", "n/a", "-"],
            ]
        )
    )

    first, second, third = plan.logframe.indicators
    assert ("61 %", "2023", 61) == (first.baseline, first.baseline_year, first.baseline.number)
    assert "1 800 with 2/3 skilled (base 3 000)" == first.target
    assert ("TBD", "to_be_determined", 12.5) == (second.baseline, second.baseline_status, second.target.number)
    assert ("n/a", "not_available", None) == (third.baseline, third.baseline_status, third.target)


def test_numbers_and_days_look_as_in_the_sheet():
    import datetime

    from openpyxl import Workbook

    made = Workbook()
    sheet = made.active
    sheet.append(["Level", "Result", "Indicator", "Baseline", "Target", "Start"])
    sheet.append(["Output", "1. Wells work", "Share", 0.45, 1.5])
    sheet.append(["Activity", "1.1 Dig", None, None, None, datetime.date(2026, 3, 1)])
    sheet["D2"].number_format, sheet["E2"].number_format, sheet["F3"].number_format = "0%", '0.00 "t"', "dd/mm/yyyy"
    import io

    stream = io.BytesIO()
    made.save(stream)
    stream.seek(0)

    plan = lfa.read_logframe(stream)

    indicator = next(iter(plan.logframe.indicators))
    assert ("45%", "1.50 t") == (indicator.baseline, indicator.target)
    assert "2026-03-01" == next(iter(plan.activities)).start


def test_sheets_of_one_workbook_become_one_plan():
    rows = [
        ["", "Indicator", "Baseline", "Target"],
        ["Outcome: Soil is kept", "Area", "4", "9"],
        ["Output 1: Schools run", "Schools", "1", "3"],
    ]
    other = [
        ["", "Indicator", "Baseline", "Target"],
        ["Outcome: Prices are fair", "Price", "4", "9"],
        ["Output 2: Groups sell", "Groups", "1", "3"],
    ]
    help_ = [["1. Fill in one sheet for each package."], ["2. Write each indicator with a baseline."]]

    plan = lfa.read_logframe(books({"Help": (help_, []), "WP1": (rows, []), "WP2": (other, [])}))

    assert ["Soil is kept", "Schools run", "Prices are fair", "Groups sell"] == [one[1] for one in results(plan)]
    assert ("output", "Groups sell", ("Prices are fair",)) in results(plan)
    assert "logframe_several" in codes(plan)


def test_one_sheet_can_be_asked_for_by_name_or_number():
    rows = [["", "Indicator", "Baseline", "Target"], ["Outcome: Soil is kept", "Area", "4", "9"]]
    other = [["", "Indicator", "Baseline", "Target"], ["Outcome: Prices are fair", "Price", "4", "9"]]
    made = books({"WP1": (rows, []), "WP2": (other, [])})

    assert ["Prices are fair"] == [one[1] for one in results(lfa.read_logframe(made, sheet="WP2"))]
    made.seek(0)
    assert ["Soil is kept"] == [one[1] for one in results(lfa.read_logframe(made, sheet=1))]


def test_a_sheet_that_repeats_another_is_read_once():
    rows = [
        ["", "Indicator", "Baseline", "Target"],
        ["Outcome: Soil is kept", "Area", "4", "9"],
        ["Output 1: Schools run", "Schools", "1", "3"],
    ]

    plan = lfa.read_logframe(books({"Logframe": (rows, []), "Logframe (old)": (rows, [])}))

    assert 2 == len(plan.logframe)
    assert "logframe_same" in codes(plan)


def test_money_beside_the_activities_makes_the_columns_means_and_costs():
    plan = lfa.read_logframe(
        book(
            [
                [
                    "",
                    "Intervention logic",
                    "Objectively verifiable indicators",
                    "Sources of verification",
                    "Assumptions",
                ],
                ["Purpose", "Farms are dry", "Water level", "Gauge"],
                ["Results", "1. Ditches are clear", "Ditches", "Visits"],
                ["Activities", "1.1 Dig", "2 diggers", "EUR 20 000", ""],
                ["", "1.2 Plant", "1 gardener", "EUR 4 000", "Frost is late"],
            ]
        )
    )

    assert [("2 diggers", "EUR 20 000"), ("1 gardener", "EUR 4 000")] == [
        (one.means, one.cost) for one in plan.activities
    ]
    assert ["Water level", "Ditches"] == [one[1] for one in indicators(plan)]
    assert list(plan.activities)[1].id == next(iter(plan.logframe.assumptions)).activity


def test_a_work_plan_on_another_sheet_joins_the_results_of_the_first():
    frame = [
        ["Level", "Result", "Indicator", "Target", "Milestones"],
        ["Output", "1. Wells work", "Wells", "40", "2026: 20\n2027: 30"],
    ]
    work = [
        ["Output", "Activity", "Responsible", "Start", "End"],
        ["1. Wells work", "1.1 Drill", "Firm", "2026-01", "2026-09"],
    ]

    plan = lfa.read_logframe(books({"Logframe": (frame, []), "Work plan": (work, [])}))

    assert 1 == len(plan.logframe)
    assert [("Wells work", "Drill")] == activities(plan)
    assert [("2026", "20"), ("2027", "30")] == [(one.date, one.value) for one in plan.logframe.milestones]
