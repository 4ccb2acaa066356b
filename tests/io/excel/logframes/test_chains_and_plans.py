"""Kinds of tables that offices use beside the matrix: results chains, work plans, tracking sheets, cards, lists on their side."""

import lfa
from tests.io.excel.logframes.books import activities, assumptions, book, books, codes, indicators, results


def left(plan):
    return [one.value for one in plan.origin.leftovers]


def test_a_results_chain_has_a_column_for_each_level_and_reads_from_left_to_right():
    plan = lfa.read_logframe(
        book(
            [
                ["Resultatkedja – Cirkulära byar"],
                ["Projektägare:", "Byalaget", "", "Projektperiod:", "2025-01-01 – 2027-12-31"],
                [],
                ["Resurser", "Aktiviteter", "Leveranser", "Effekter på kort sikt", "Effekter på lång sikt"],
                [
                    "2 tjänster",
                    "A1 Kartlägga\nA2 Utbilda",
                    "L1 Karta finns\nL2 Kurs finns",
                    "Alla vet",
                    "Mindre avfall",
                ],
            ]
        )
    )

    assert [
        ("impact", "Mindre avfall", ()),
        ("outcome", "Alla vet", ("Mindre avfall",)),
        ("output", "Karta finns", ("Alla vet",)),
        ("output", "Kurs finns", ("Alla vet",)),
    ] == results(plan)
    assert [("Karta finns", "Kartlägga"), ("Kurs finns", "Utbilda")] == activities(plan)
    assert ("Byalaget", "2025-01-01", "2027-12-31") == (plan.organisation, plan.start, plan.end)
    assert ("B2", "E2") == tuple(plan.origin.places["plan", name].cell for name in ("organisation", "end"))
    assert [] == left(plan)


def test_effects_in_the_short_run_lead_to_those_in_the_medium_run():
    plan = lfa.read_logframe(
        book(
            [
                ["Outputs", "Short-term outcomes", "Medium-term outcomes", "Impact"],
                ["Maps exist", "Firms know", "Firms sell", "Less waste"],
            ]
        )
    )

    assert ("outcome", "Firms know", ("Firms sell",)) in results(plan)
    assert ("output", "Maps exist", ("Firms know",)) in results(plan)


def test_a_row_over_the_headings_groups_them():
    plan = lfa.read_logframe(
        book(
            [
                ["", "", "", "Baseline", "", "Måltall", "", ""],
                ["Resultatnivå", "Resultat", "Indikator", "Verdi", "År", "2026", "2028", "Kilde"],
                ["Effektmål 1", "Fisken er bedre", "Andel klasse A", "22 %", "2024", "30 %", "55 %", "Protokoller"],
            ],
            ["D1:E1", "F1:G1"],
        )
    )

    assert [("Fisken er bedre", "Andel klasse A", "22 %", "55 %", "Protokoller")] == indicators(plan)
    (indicator,) = plan.logframe.indicators
    assert ("2024", "2028") == (indicator.baseline_year, indicator.target_year)
    assert [("2026", "30 %")] == [(one.date, one.value) for one in plan.logframe.milestones]


def test_three_rows_of_headings_give_plan_and_outcome_by_quarter():
    plan = lfa.read_logframe(
        book(
            [
                ["Outcome / Output", "Indicator", "Baseline", "2026", "", "", "", "Target"],
                ["", "", "", "Q1", "", "Q2", "", ""],
                ["", "", "", "Plan", "Actual", "Plan", "Actual", ""],
                ["Output 1.1: Youth are trained", "Trained", "0", "50", "48", "60", "44", "200"],
            ],
            ["D1:G1", "D2:E2", "F2:G2", "A1:A3", "B1:B3", "C1:C3", "H1:H3"],
        )
    )

    frame = plan.logframe
    assert [("Q1 2026", "50"), ("Q2 2026", "60")] == [(one.date, one.value) for one in frame.milestones]
    assert [("Q1 2026", "48"), ("Q2 2026", "44")] == [(one.date, one.value) for one in frame.actuals]
    assert "200" == next(iter(frame.indicators)).target


def test_a_year_without_a_merge_reaches_over_its_quarters_and_no_further():
    plan = lfa.read_logframe(
        book(
            [
                ["", "", "", "FY2026", "", "", ""],
                ["Result", "Indicator", "Baseline", "Q1 Target", "Q1 Actual", "LOP Target", "Data Source"],
                ["Output 1: Teachers are trained", "Teachers", "0", "100", "96", "1200", "Lists"],
            ]
        )
    )

    assert [("Teachers are trained", "Teachers", "0", "1200", "Lists")] == indicators(plan)
    assert [("Q1 FY2026", "100")] == [(one.date, one.value) for one in plan.logframe.milestones]
    assert [("Q1 FY2026", "96")] == [(one.date, one.value) for one in plan.logframe.actuals]


def test_single_letters_under_a_year_are_its_months():
    plan = lfa.read_logframe(
        book(
            [
                ["", "", "", "2026", *[""] * 5, ""],
                ["Output", "Activity", "Responsible", *"JFMAMJ", "Budget"],
                ["Output 1: Piers stand", "1.1 Survey", "Engineer", "x", "x", "", "", "", "", "12 500"],
                ["", "1.2 Tender", "Buyer", "", "", "x", "x", "x", "", "3 000"],
            ],
            ["D1:I1"],
        )
    )

    assert [("2026-01", "2026-02", "12 500"), ("2026-03", "2026-05", "3 000")] == [
        (one.start, one.end, one.cost) for one in plan.activities
    ]
    assert [("Piers stand", "Survey"), ("Piers stand", "Tender")] == activities(plan)


def test_cards_with_the_label_above_and_the_wording_below():
    plan = lfa.read_logframe(
        book(
            [
                ["Programme:", "Grain for all"],
                ["OUTCOME 1"],
                ["Statement:", "Farmers sell together"],
                ["Indicator:", "Members selling"],
                ["Baseline (2024):", "12 %"],
                ["Target (2028):", "60 %"],
                ["Means of verification:", "Ledger"],
                ["Activity 1.1:", "Register"],
                ["Assumptions:", "Roads stay open"],
            ]
        )
    )

    assert [("Farmers sell together", "Members selling", "12 %", "60 %", "Ledger")] == indicators(plan)
    assert [("Farmers sell together", "Roads stay open")] == assumptions(plan)
    assert "1" == next(iter(plan.logframe)).code


def test_a_word_for_goal_beside_figures_is_the_target():
    plan = lfa.read_logframe(
        book(
            [
                ["Outcome 1", "Kvinder driver forretninger"],
                ["Outcome-indikator 1.1", "Andel med indtægt"],
                ["Baseline", "2024", "18 %"],
                ["Mål", "2028", "45 %"],
                ["Output 1.1", "Grupper fungerer"],
                ["Output-indikator 1.1.1", "Antal grupper"],
                ["Baseline", "2024", "0"],
                ["Mål", "2028", "90"],
            ]
        )
    )

    assert ["45 %", "90"] == [one.target for one in plan.logframe.indicators]
    assert ["outcome", "output"] == [one[0] for one in results(plan)]


def test_a_table_on_its_side_is_turned_and_its_cells_keep_their_addresses():
    plan = lfa.read_logframe(
        book(
            [
                ["Clean air plan – logframe"],
                [],
                ["Level", "Impact", "Outcome", "Output 1", "Output 2"],
                ["Statement", "People breathe clean air", "Buses emit less", "Electric buses run", "Drivers know how"],
                ["Indicator", "PM2.5", "NOx per km", "Buses", "Drivers"],
                ["Baseline", "28", "4,2", "0", "0"],
                ["Target", "15", "1", "120", "300"],
                ["Means of verification", "Stations", "Tests", "Register", "Lists"],
            ]
        )
    )

    assert [one[0] for one in results(plan)] == ["impact", "outcome", "output", "output"]
    assert ("Buses emit less", "NOx per km", "4,2", "1", "Tests") in indicators(plan)
    second = list(plan.logframe.indicators)[1]
    assert "C6" == plan.origin.place(second.id, "baseline").cell
    assert "logframe_on_its_side" in codes(plan)
    assert "Clean air plan" == plan.title


def test_results_on_one_sheet_and_indicators_on_another_meet_by_code():
    plan = lfa.read_logframe(
        books(
            {
                "Results": (
                    [
                        ["Code", "Level", "Result"],
                        ["OC1", "Outcome", "Towns treat water"],
                        ["OP1.1", "Output", "Plants run"],
                    ],
                    (),
                ),
                "Indicators": (
                    [
                        ["Result code", "Indicator", "Unit", "Baseline value", "Target value"],
                        ["OP1.1", "Plants running", "number", "1", "4"],
                        ["OC1", "Treated share", "%", "35", "80"],
                    ],
                    (),
                ),
            }
        )
    )

    assert [("Plants run", "Plants running"), ("Towns treat water", "Treated share")] == [
        one[:2] for one in indicators(plan)
    ]


def test_codes_alone_are_labels():
    plan = lfa.read_logframe(
        book(
            [
                ["Nível", "Lógica de intervenção", "Indicadores", "Meta"],
                ["Objetivo Específico", "Agricultores produzem", "Meses", "10"],
                ["R1", "Cisternas em uso", "Cisternas", "1.200"],
                ["A1.1", "Construir"],
            ]
        )
    )

    assert ["outcome", "output"] == [one[0] for one in results(plan)]
    assert [("Cisternas em uso", "Construir")] == activities(plan)


def test_the_letter_of_a_code_goes_deeper_than_the_words_above():
    plan = lfa.read_logframe(
        book(
            [
                ["Objetivos", "Indicadores", "Fuentes de verificación", "Hipótesis"],
                ["Objetivo específico\nLa cooperativa exporta", "Contenedores", "Aduana"],
                ["R.1 El laboratorio funciona", "Muestras", "Registro"],
                ["A.1.1 Comprar equipo"],
            ]
        )
    )

    assert [("output", "El laboratorio funciona", ("La cooperativa exporta",))] == results(plan)[1:]
    assert [("El laboratorio funciona", "Comprar equipo")] == activities(plan)


def test_activities_may_be_named_after_their_output():
    plan = lfa.read_logframe(
        book(
            [
                ["Ebene", "Zielformulierung", "Indikator", "Zielwert"],
                ["Output A", "Verluste sinken", "Verluste", "35 %"],
                ["Output B", "Tarife decken Kosten", "Grad", "90 %"],
                ["Aktivitäten zu Output A", "A.1 Zähler einbauen; A.2 Lecks suchen"],
                ["Aktivitäten zu Output B", "B.1 Studie"],
            ]
        )
    )

    assert [
        ("Verluste sinken", "Zähler einbauen"),
        ("Verluste sinken", "Lecks suchen"),
        ("Tarife decken Kosten", "Studie"),
    ] == activities(plan)


def test_goals_announced_above_a_table_of_outputs_stand_over_them():
    plan = lfa.read_logframe(
        book(
            [
                ["Projektnamn", "Vägar in"],
                ["Övergripande mål", "Fler försörjer sig"],
                ["Projektmål", "Deltagarna arbetar"],
                [],
                ["Delmål", "Aktivitet", "Ansvarig", "Startdatum", "Indikator", "Målvärde"],
                ["1. Alla har en plan", "1.1 Samtal", "Vägledare", "2025-02-01", "Planer", "120"],
                ["2. Praktikplatser finns", "2.1 Möten", "Samordnare", "2025-04-01", "Platser", "saknas"],
                ["Summa", "", "", "", "", "120"],
            ]
        )
    )

    assert [
        ("impact", "Fler försörjer sig", ()),
        ("outcome", "Deltagarna arbetar", ("Fler försörjer sig",)),
        ("output", "Alla har en plan", ("Deltagarna arbetar",)),
        ("output", "Praktikplatser finns", ("Deltagarna arbetar",)),
    ] == results(plan)
    assert ["Summa", "120"] == left(plan)


def test_two_tables_of_one_sheet_with_the_same_headings_are_both_read():
    head = ["Activity", "Deliverable", "Description", "Start month", "End month", "Lead partner"]
    plan = lfa.read_logframe(
        book(
            [
                ["WP1 Knowledge"],
                head,
                ["A.1.1 Study", "D.1.1 Report", "For all", "M1", "M6", "LP"],
                [],
                ["WP2 Pilots"],
                head,
                ["A.2.1 Build", "D.2.1 Sites", "Three", "M7", "M24", "PP3"],
            ]
        )
    )

    assert [("Report", "Study"), ("Sites", "Build")] == activities(plan)
    assert ["For all", "Three"] == [one.description for one in plan.logframe]
    assert ["WP1 Knowledge", "WP2 Pilots"] == left(plan)
    assert plan.title is None


def test_another_version_of_a_sheet_is_named_not_mixed_in():
    first = [
        ["Level", "Result", "Indicator", "Target"],
        ["Outcome", "Farms are dry", "Farms", "10"],
        ["Output", "1. Ditches", "km", "4"],
    ]
    second = [first[0], ["Outcome", "Farms and roads are dry", "Farms", "20"], first[2]]

    plan = lfa.read_logframe(books({"v1": (first, ()), "v2": (second, ())}))

    assert ["Farms are dry", "Ditches"] == [one[1] for one in results(plan)]
    assert "logframe_version" in codes(plan)


def test_a_heading_with_one_wrong_letter_is_known():
    plan = lfa.read_logframe(
        book([["Narative summary", "Indicater", "Basline", "Target"], ["Outcome: Wells work", "Wells", "3", "9"]])
    )

    assert [("Wells work", "Wells", "3", "9", None)] == indicators(plan)


def test_a_row_that_holds_a_precondition_beside_activities_is_read_to_its_end():
    plan = lfa.read_logframe(
        book(
            [
                ["", "Logique d'intervention", "Indicateurs", "Sources de vérification", "Hypothèses"],
                ["Résultats", "R1. Les puits servent", "45 puits", "PV", ""],
                ["Activités", "A1.1 Réparer", "", "", "Conditions préalables : accord signé"],
            ]
        )
    )

    assert [("Les puits servent", "Réparer")] == activities(plan)
    assert [("precondition", "accord signé")] == assumptions(plan)


def test_a_count_whose_formula_has_no_value_is_no_result():
    import io

    import openpyxl

    made = openpyxl.load_workbook(
        book([["Level", "Result", "Indicator", "Target"], ["Output", "1. Wells work", "Wells", "9"]])
    )
    made.active["A3"], made.active["B3"] = "Number of indicators", "=COUNTA(C2:C2)"
    stream = io.BytesIO()
    made.save(stream)
    stream.seek(0)

    plan = lfa.read_logframe(stream)

    assert ["Wells work"] == [one[1] for one in results(plan)]
    assert ["Number of indicators"] == left(plan)


def test_a_cover_tells_the_title_and_who_carries_the_project_out():
    cover = [["Application"], ["Name of the project", "Food from the forest"], ["Applicant", "Forest village"]]
    frame = [["Level", "Result", "Indicator", "Target"], ["Output", "1. Pickers are trained", "Pickers", "80"]]

    plan = lfa.read_logframe(books({"Cover": (cover, ()), "Logframe": (frame, ())}))

    assert ("Food from the forest", "Forest village") == (plan.title, plan.organisation)
    assert ["Application"] == left(plan)


def test_a_cell_above_the_table_that_says_more_than_is_understood_is_used_and_listed():
    frame = [["Level", "Result", "Indicator", "Target"], ["Output", "1. Wells work", "Wells", "9"]]

    plan = lfa.read_logframe(book([["Partner: Rights Forum | Desk: B 12"], *frame]))

    assert "Rights Forum" == plan.organisation
    assert ["Partner: Rights Forum | Desk: B 12"] == left(plan)


def test_what_is_numbered_deepest_is_a_result_where_it_has_indicators():
    plan = lfa.read_logframe(
        book(
            [
                ["Nr", "Resultat", "Indikator", "Mål", "Ansvarig"],
                ["1", "Tryggare kvarter", "Trygga", "80 %", "Kommunen"],
                ["1.1", "Belysta vägar", "Meter", "4000", "Kontoret"],
            ]
        )
    )

    assert [("outcome", "Tryggare kvarter", ()), ("output", "Belysta vägar", ("Tryggare kvarter",))] == results(plan)


def test_targets_with_a_year_each_are_milestones_and_the_last_the_target():
    plan = lfa.read_logframe(
        book(
            [
                ["Level", "Statement", "Indicator", "Targets"],
                ["Outcome", "Rivers are clean", "BOD", "2025: 12\n2026: 9\n2027: 6"],
            ]
        )
    )

    (indicator,) = plan.logframe.indicators
    assert ("6", "2027") == (indicator.target, indicator.target_year)
    assert [("2025", "12"), ("2026", "9")] == [(one.date, one.value) for one in plan.logframe.milestones]


def test_the_title_may_follow_the_name_of_the_form_in_one_breath():
    frame = [["Level", "Result", "Indicator", "Target"], ["Output", "1. Wells work", "Wells", "9"]]

    plan = lfa.read_logframe(book([["Results framework for Clean water"], ["Applicant:", "Forest village"], *frame]))

    assert ("Clean water", "Forest village") == (plan.title, plan.organisation)
