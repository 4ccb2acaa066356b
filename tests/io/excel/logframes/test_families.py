"""A plan drawn into each family of layouts, in nine languages, reads back the same."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import lfa
from tests.io.excel.logframes.books import activities, book, indicators, results

WORDS = {
    "en": "Narrative summary|Indicators|Baseline|Target|Means of verification|Goal|Outcome|Output|Activity",
    "sv": "Projektlogik|Indikatorer|Utgångsläge|Målvärde|Verifikationskällor|Övergripande mål|Projektmål|Resultat|Aktivitet",
    "da": "Interventionslogik|Indikatorer|Baseline|Målværdi|Verifikationskilder|Overordnet mål|Projektmål|Output|Aktivitet",
    "no": "Prosjektlogikk|Indikatorer|Nullpunkt|Måltall|Verifikasjonskilder|Samfunnsmål|Prosjektmål|Leveranse|Tiltak",
    "fi": "Hankkeen logiikka|Mittarit|Lähtötaso|Tavoitearvo|Todentamislähteet|Kehitystavoite|Hankkeen tarkoitus|Tulos|Toiminto",
    "de": "Zielhierarchie|Indikatoren|Basiswert|Zielwert|Datenquellen|Oberziel|Projektziel|Ergebnis|Aktivität",
    "fr": "Logique d'intervention|Indicateurs|Valeur de référence|Cible|Sources de vérification|Objectif global|"
    "Objectif spécifique|Résultat|Activité",
    "es": "Resumen narrativo|Indicadores|Línea de base|Meta|Medios de verificación|Fin|Propósito|Componente|Actividad",
    "pt": "Lógica de intervenção|Indicadores|Linha de base|Meta|Meios de verificação|Objetivo geral|"
    "Objetivo específico|Resultado|Atividade",
}
SYLLABLES = ("ba", "vo", "ki", "re", "mu", "dol", "nas", "tev", "lor", "pim")
word = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4).map("".join)
saying = st.lists(word, min_size=2, max_size=5).map(lambda words: " ".join(words).capitalize())
figure = st.one_of(
    st.integers(0, 9999).map(str), st.integers(1, 99).map(lambda n: f"{n} %"), st.sampled_from(["TBD", "n/a"])
)
measure = st.tuples(saying, figure, figure, saying)


@st.composite
def plans(draw):
    """An impact, outcomes with outputs, each result with indicators, each output with activities; all texts differ."""
    seen: set[str] = set()

    def fresh(text: str) -> str:
        while text in seen:
            text += " ke"
        seen.add(text)
        return text

    def result(children=()):
        measures = [(fresh(m[0]), *m[1:]) for m in draw(st.lists(measure, min_size=1, max_size=2))]
        return {"text": fresh(draw(saying)), "measures": measures, "children": list(children)}

    outcomes = []
    for _ in range(draw(st.integers(1, 2))):
        outputs = []
        for _ in range(draw(st.integers(1, 2))):
            output = result()
            output["activities"] = [fresh(one) for one in draw(st.lists(saying, min_size=1, max_size=2))]
            outputs.append(output)
        outcomes.append(result(outputs))
    return result(outcomes)


def walk(plan):
    """Rows from the top down: level, code, result, its parent."""
    yield "impact", "", plan, None
    for number, outcome in enumerate(plan["children"], 1):
        yield "outcome", f"{number}", outcome, plan
        for part, output in enumerate(outcome["children"], 1):
            yield "output", f"{number}.{part}", output, outcome


def names(language):
    heads = WORDS[language].split("|")
    return heads[:5], dict(zip(("impact", "outcome", "output", "activity"), heads[5:], strict=True))


def merged_labels(plan, language):
    """A label beside the statement, once for all rows of a level; results over their indicators."""
    heads, level = names(language)
    rows, said = [["", *heads]], None
    for name, code, one, _ in walk(plan):
        for place, measure_ in enumerate(one["measures"]):
            label = level[name] if name != said and place == 0 else ""
            rows.append([label, f"{code} {one['text']}".strip() if place == 0 else "", *measure_])
        said = name
    return rows + in_a_block(plan, level["activity"], 1)


def in_a_block(plan, label, column):
    rows = []
    for name, code, one, _ in walk(plan):
        for number, text in enumerate(one["activities"] if name == "output" else (), 1):
            rows.append([label if not rows else "", *[""] * (column - 1), f"{code}.{number} {text}"])
    return rows


def in_the_cell(plan, language):
    """The level in the statement's own cell, activities below their output."""
    heads, level = names(language)
    rows = [heads]
    for name, code, one, _ in walk(plan):
        for place, measure_ in enumerate(one["measures"]):
            rows.append([f"{level[name]} {code}".strip() + f": {one['text']}" if place == 0 else "", *measure_])
        for number, text in enumerate(one.get("activities", ()), 1):
            rows.append([f"{level['activity']} {code}.{number}: {text}"])
    return rows


def key_column(plan, language):
    """A column that says what each row is; indicators have rows of their own."""
    heads, level = names(language)
    rows = [["", heads[0], *heads[2:]]]
    for name, code, one, _ in walk(plan):
        rows.append([f"{level[name]} {code}".strip(), one["text"]])
        rows.extend([heads[1], *measure_] for measure_ in one["measures"])
        rows.extend([f"{level['activity']} {code}.{n}", text] for n, text in enumerate(one.get("activities", ()), 1))
    return rows


def section_rows(plan, language):
    """Each result a line of its own over the indicators."""
    heads, level = names(language)
    rows = [["", *heads[1:]]]
    for name, code, one, _ in walk(plan):
        rows.append([f"{level[name]} {code}".strip() + f": {one['text']}"])
        rows.extend(["", *measure_] for measure_ in one["measures"])
        rows.extend([f"{level['activity']} {code}.{n}: {text}"] for n, text in enumerate(one.get("activities", ()), 1))
    return rows


def every_row(plan, language):
    """A flat list: level, code and result said again on every row."""
    heads, level = names(language)
    rows = [[*LEVEL_HEADINGS[language], *heads]]
    for name, code, one, _ in walk(plan):
        rows.extend([level[name], code, one["text"], *measure_] for measure_ in one["measures"])
    for name, code, one, _ in walk(plan):
        if name == "output":
            rows.extend([level["activity"], f"{code}.{n}", text] for n, text in enumerate(one["activities"], 1))
    return rows


LEVEL_HEADINGS = {
    "en": ("Level", "Code"),
    "sv": ("Nivå", "Kod"),
    "da": ("Niveau", "Kode"),
    "no": ("Nivå", "Kode"),
    "fi": ("Taso", "Koodi"),
    "de": ("Ebene", "Code"),
    "fr": ("Niveau", "Code"),
    "es": ("Nivel", "Código"),
    "pt": ("Nível", "Código"),
}


def numbered_in_cells(plan, language):
    """All indicators of a result in one cell, values and sources numbered alike."""
    heads, level = names(language)
    rows = [["", *heads]]
    for name, code, one, _ in walk(plan):
        cells = [
            "\n".join(f"{n}. {measure_[place]}" for n, measure_ in enumerate(one["measures"], 1)) for place in range(4)
        ]
        rows.append([level[name], f"{code} {one['text']}".strip(), *cells])
    return rows + in_a_block(plan, level["activity"], 1)


FAMILIES = [merged_labels, in_the_cell, key_column, section_rows, every_row, numbered_in_cells]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
@given(plan=plans(), language=st.sampled_from(sorted(WORDS)), down=st.integers(0, 4), right=st.integers(0, 2))
@settings(max_examples=15)
def test_a_plan_reads_back_from_every_layout(family, plan, language, down, right):
    read = lfa.read_logframe(book(family(plan, language), at=(1 + down, 1 + right)), language=language)

    wanted = [(level, one["text"], (above["text"],) if above else ()) for level, _, one, above in walk(plan)]
    assert sorted(wanted) == sorted(results(read))
    assert sorted((one["text"], *m) for _, _, one, _ in walk(plan) for m in one["measures"]) == sorted(indicators(read))
    assert sorted((one["text"], text) for _, _, one, _ in walk(plan) for text in one.get("activities", ())) == sorted(
        activities(read)
    )
    assert [] == [one.value for one in read.origin.leftovers]


def blocks(plan):
    """Four rows an indicator, labels over values in the first column."""
    rows = [["PROGRAMME TITLE:", "A programme"]]
    for name, code, one, _ in walk(plan):
        for place, (text, baseline, target, source) in enumerate(one["measures"]):
            label = f"{name.upper()} {code}".strip() if place == 0 else "PRIMARY THEME"
            rows.append([label, f"{name.title()} Indicator {place + 1}", "Baseline", "Milestone 1", "Target"])
            rows.append([one["text"] if place == 0 else "Water", text, baseline, "7", target])
            rows.append(["", "", "Source"])
            rows.append(["", "", source])
    return rows


def vertical(plan):
    """Label and text, block under block."""
    rows = [["Project/programme title", "A programme"]]
    for name, code, one, _ in walk(plan):
        rows.append([f"{name.title()} {code}".strip(), one["text"]])
        for text, baseline, target, source in one["measures"]:
            rows.append([f"{name.title()} indicator", text])
            rows.append(["Baseline", "Year", 2024, baseline])
            rows.append(["Target", "Year", 2028, target])
            rows.append(["Source", source])
    return rows


def level_columns(plan):
    """A column for each level, written once; indicators of the outputs only."""
    rows = [["Impact", "Outcome", "Output", "Activities", "Indicators", "Baseline", "Target", "Means of verification"]]
    above = [plan["text"]]
    for outcome in plan["children"]:
        above = [*above[:1], outcome["text"]]
        for output in outcome["children"]:
            lines = max(len(output["measures"]), len(output["activities"]))
            for line in range(lines):
                own = output["measures"][line] if line < len(output["measures"]) else ("",) * 4
                work = output["activities"][line] if line < len(output["activities"]) else ""
                lead = [*above, output["text"]] if line == 0 else []
                rows.append([*[""] * (3 - len(lead)), *lead, work, *own])
                above = [""] if line == 0 and len(above) == 2 else above
            above = ["", ""][: len(above)]
        above = [""]
    return rows


@pytest.mark.parametrize("family", [blocks, vertical], ids=lambda family: family.__name__)
@given(plan=plans(), down=st.integers(0, 3))
@settings(max_examples=15)
def test_results_and_indicators_read_back_from_blocks_and_lists(family, plan, down):
    read = lfa.read_logframe(book(family(plan), at=(1 + down, 1)))

    wanted = [(level, one["text"], (above["text"],) if above else ()) for level, _, one, above in walk(plan)]
    assert wanted == results(read)
    assert [(one["text"], *m) for _, _, one, _ in walk(plan) for m in one["measures"]] == indicators(read)


@given(plan=plans())
@settings(max_examples=15)
def test_results_and_activities_read_back_from_a_column_for_each_level(plan):
    read = lfa.read_logframe(book(level_columns(plan)))

    wanted = [(level, one["text"], (above["text"],) if above else ()) for level, _, one, above in walk(plan)]
    outputs = [one for level, _, one, _ in walk(plan) if level == "output"]
    assert wanted == results(read)
    assert [(one["text"], *m) for one in outputs for m in one["measures"]] == indicators(read)
    assert [(one["text"], text) for one in outputs for text in one["activities"]] == activities(read)
