"""The goal-conflict workshop of the Örebro example: the ten-column sheet and what three groups scored.

The four conflicts are the region's own; sides, scores, reasons and dissent are invented, and the
plan says so on every sheet and picture.
"""

import io
from pathlib import Path

import openpyxl

import lfa
from lfa.io.excel.scoring import write_scoring_sheets
from lfa.io.excel.seal import sealed

SHEET = "malkonflikter.xlsx"
SCORES = "poang.xlsx"

GOALS = {
    "G1": ("Besparingar i kollektivtrafiken", "measure", ["economic"]),
    "G2": ("Ekonomisk tillväxt", "goal", ["economic"]),
    "G3": ("Livsmedelsproduktion i länet", "goal", ["economic", "social"]),
    "G4": ("Mark för bostäder och verksamheter", "goal", ["social", "economic"]),
    "G5": ("Skog för virke, klimat och friluftsliv", "goal", ["environmental", "social"]),
}
#: As the room wrote them: sides by name, two scores, why, for whom, and who looks after it.
ROWS = (
    (
        "Besparingar i kollektivtrafiken",
        "Fler kan resa kollektivt till arbete och skola",
        -2,
        None,
        "pengar",
        "De som saknar bil, främst unga och äldre på landsbygden",
        "Trafikenheten (påhittad)",
        "2026-09-01",
    ),
    (
        "Ekonomisk tillväxt",
        "Utsläppen från resor och transporter minskar",
        -2,
        -1,
        "bieffekt; värdering",
        "Företag med tunga transporter; de som lever längst med klimatet",
        "Utvecklingsenheten (påhittad)",
        "2026-10-01",
    ),
    (
        "Livsmedelsproduktion i länet",
        "Mark för bostäder och verksamheter",
        -2,
        -3,
        "gemensam resurs; plats",
        "Lantbrukare och de som söker bostad",
        None,
        None,
    ),
    (
        "Livsmedelsproduktion i länet",
        "Skog för virke, klimat och friluftsliv",
        -1,
        -1,
        "gemensam resurs; plats",
        "Skogsägare, lantbrukare och de som vandrar",
        None,
        None,
    ),
)
HEADINGS = (
    "Mål A",
    "Mål B",
    "A på B (-3 till +3)",
    "B på A (-3 till +3)",
    "Mekanism",
    "Vilka som berörs",
    "Ansvarig",
    "Uppföljningsdatum",
)
GROUPS = ("Grupp 1", "Grupp 2", "Grupp 3")
#: The cells that were scored, by each group in turn; a blank is not zero.
CELLS = {
    ("G1", "O1"): (-2, -3, -1),
    ("G1", "O2"): (-1, -2, 0),
    ("G1", "G2"): (1, -1, 2),
    ("G2", "O2"): (-2, -1, 1),
    ("O2", "G2"): (-1, 0, 2),
    ("O1", "G2"): (2, 1, 2),
    ("O1", "O2"): (2, 2, 2),
    ("G2", "O1"): (1, 1, None),
    ("G3", "G4"): (-2, -2, -3),
    ("G4", "G3"): (-3, -2, -3),
    ("G3", "G5"): (-1, -1, -2),
    ("G5", "G3"): (-1, 0, -1),
    ("G5", "O2"): (2, 3, 2),
    ("G4", "G5"): (-2, None, -1),
    ("G2", "G4"): (2, 2, 1),
    ("G3", "G2"): (1, None, 1),
}
#: What was said about a cell, by group: reason, confidence, and who saw it otherwise.
SAID = {
    ("G1", "O1", "Grupp 1"): ("Färre turer drabbar den som saknar bil.", "high", None),
    ("G1", "O1", "Grupp 2"): (
        "Den sista bussen på kvällen är den som avgör.",
        "medium",
        "En av fem: −1, de flesta hittar andra sätt.",
    ),
    ("G1", "O1", "Grupp 3"): ("Beställd trafik kan ersätta glesa linjer.", "low", None),
    ("G2", "O2", "Grupp 1"): ("Fler transporter med dagens fordon ger större utsläpp.", "medium", None),
    ("G2", "O2", "Grupp 3"): (
        "Ny teknik växer fram i företag som går bra.",
        "low",
        "Två av sex: −2, tekniken hinner inte.",
    ),
    ("G4", "G3", "Grupp 1"): ("Åkermark som bebyggs kommer inte tillbaka.", "high", None),
}


def workshop() -> lfa.Plan:
    """Return the plan as it stood before the workshop: two objectives, a small logframe, goals around them."""
    plan = lfa.Plan("Målkonflikter i Örebro län: ett exempel", language="sv", place="Örebro län", illustrative=True)
    plan.objectives.add("O1", "Fler kan resa kollektivt till arbete och skola")
    plan.objectives.add("O2", "Utsläppen från resor och transporter minskar")
    plan.objectives.link("O1", "O2")
    plan.objectives.focal = "O2"
    plan.logframe.add("R1", "Utsläppen från resor och transporter minskar", level="outcome", derived_from="O2")
    plan.logframe.add("R2", "Fler kan resa kollektivt", level="output", parents="R1", derived_from="O1")
    plan.logframe.indicators.add("I1", "Resor med kollektivtrafik per invånare och år", result="R2")
    for id_, (name, kind, dimensions) in GOALS.items():
        plan.goals.add(id_, name, kind=kind, dimension=dimensions)
    return plan


def filled(plan: lfa.Plan) -> bytes:
    """Return the ten-column sheet as the room handed it in: rows without ids, sides by name."""
    blank = io.BytesIO()
    lfa.write(plan, blank, "xlsx", shows="conflicts")
    book = openpyxl.load_workbook(blank)
    sheet = book["Målkonflikter"]
    place = {cell.value: cell.column for row in sheet.iter_rows(max_row=2) for cell in row}
    for number, row in enumerate(ROWS, 3):
        for heading, value in zip(HEADINGS, row, strict=True):
            if value is not None:
                sheet.cell(number, place[heading]).value = value
    return sealed(book, plan, {})


def write_goal_conflicts(folder: Path) -> None:
    """Write the ten-column sheet and the three scoring sheets into the folder of the example."""
    plan = workshop()
    (folder / SHEET).write_bytes(filled(plan))
    for (source, target), scores in CELLS.items():
        for group, score in zip(GROUPS, scores, strict=True):
            if score is not None:
                reason, confidence, dissent = SAID.get((source, target, group), (None, None, None))
                plan.interactions.add(
                    source, target, score=score, scorer=group, reason=reason, confidence=confidence, dissent=dissent
                )
    write_scoring_sheets(
        plan, folder / SCORES, groups=GROUPS, ids=["G1", "G2", "G3", "G4", "G5", "O1", "O2"], apart=True
    )
