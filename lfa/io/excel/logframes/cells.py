"""Taking a cell apart: numbered, bulleted and stacked entries, and the cells beside them line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

__all__ = ["Entry", "coded", "coded_plainly", "counted", "entries", "is_nothing", "paired", "value_and_year"]

_BULLET = r"[•·▪■●◦‣∙○–—*►➢✓-]\s+|[•·▪■●◦‣∙►➢]"
_DOTTED = r"(?:[A-Z]{1,3}[.\s]?)?\d+(?:\.\d+)+[a-z]?"
_FOR = r"(?:(?:zu|for|til|till|för|pour|para|re|ad)\s+(?=[A-Z]{0,3}\d))?"
_NUMBER = (
    rf"{_FOR}(?:\(?(?P<dotted>{_DOTTED})\)?[.):]?(?=\s)"
    r"|\(?(?P<plain>(?:[A-Z]{1,3}\s?)?\d{1,2}[a-z]?)(?:[.):]|\s[-–])(?=\s|[A-ZÅÄÖ])"
    r"|(?P<lettered>[A-Z]{1,2}\d{1,2})(?=\s+[A-ZÅÄÖÉ]))"
)
_LETTER = r"\(?(?P<letter>[a-z]|[ivx]{1,4})\)(?=\s)|(?P<abc>[a-h])\.(?=\s)"
_RANGE = r"(?P<first>\d{1,2}[a-z]?)\.?\s*(?:[-–,&+]|and|och|og|und|et|y|e)\s*(?P<last>\d{1,2}[a-z]?)[.):](?=\s)"
_MARK = re.compile(rf"\s*(?:(?P<range>{_RANGE})|{_NUMBER}|{_LETTER}|(?P<bullet>{_BULLET}))\s*")
#: Without any of these a cell holds one entry: a line break, a mark, a bullet, or a number that is set off.
_SIGN = re.compile(r"\n|^\s*(?:\W|\w{1,10}[\s.):,&+–-])|[•▪●]|\d[.)]\s")
_INLINE = re.compile(r"(?:(?<=[;,.\s])|^)\(?(\d{1,2})[.)]\s+(?=\D)")
_INLINE_DOTTED = re.compile(
    r"(?:(?<=[;,.\s])|^)\(?((?:[A-Z]{1,2}\.?\d{1,2}(?:\.\d{1,2}){0,3}|\d{1,2}(?:\.\d{1,2}){1,3}))[.):]?\s+(?=[^\W\d_])"
)
_LEAD = re.compile(
    r"\(?(?P<code>(?:[A-Z]{1,3}[.\s]?)?\d{1,3}(?:\.\d{1,3})+[a-z]?|[A-Z]{1,3}[.\s]?\d{1,3}[a-z]?|\d{1,2})"
    r"(?P<mark>\s*[).:]+|\s+[-–—]|(?=\s))\s*(?P<rest>.*)",
    re.DOTALL,
)
_WITH_YEAR = re.compile(r"(?P<value>.*?\S)\s*[(\[,]\s*(?P<year>(?:19|20)\d\d)\s*[)\]]?", re.DOTALL)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COUNTED = re.compile(r"\s*(\d{1,2})\s+(?=[^\W\d_a-zà-ÿ])")
_NOTHING = frozenset(("", "-", "–", "—", "--", "_", "...", "…", "0,-"))


@attrs.frozen
class Entry:
    """One of the entries in a cell.

    Parameters
    ----------
    text : str
    numbers : tuple of str
        The number or numbers it was given; empty for bullets and plain lines.
    line : int
        The line on which it begins, from 0.
    under : str
        A line above the entries that holds for all of them: "By 2030:".
    """

    text: str
    numbers: tuple[str, ...] = ()
    line: int = 0
    under: str = ""


def is_nothing(text: str) -> bool:
    """Whether a cell holds a sign that stands for nothing."""
    return text.strip() in _NOTHING


def coded(text: str) -> tuple[str | None, str]:
    """Take the code off a statement; a figure that belongs to the sentence stays.

    Examples
    --------
    >>> coded("R1. Factories discharge less"), coded("A 1.1  Survey"), coded("1.2 Water is stored")
    (('R1', 'Factories discharge less'), ('A 1.1', 'Survey'), ('1.2', 'Water is stored'))
    >>> coded("300 farms have a plan"), coded("1.4 tonnes a year"), coded("2. Stops are easy to reach")
    ((None, '300 farms have a plan'), (None, '1.4 tonnes a year'), ('2', 'Stops are easy to reach'))
    """
    found = _LEAD.fullmatch(text.strip())
    if found is None or not found["rest"].strip():
        return None, text.strip()
    code, mark, rest = found["code"], found["mark"].strip(), found["rest"].strip()
    lettered = code[0].isalpha()
    if not mark and not rest[0].isupper() and rest[0] not in "\"'“«(":
        return None, text.strip()
    if not mark and not lettered and "." not in code:
        return None, text.strip()
    if not mark and lettered and "." not in code and not re.fullmatch(r"[A-Z]{1,2}\d{1,2}", code):
        return None, text.strip()
    return code, rest


def counted(texts: Iterable[str]) -> bool:
    """Whether statements are numbered 1, 2, 3 without a point: told by all of them together.

    Examples
    --------
    >>> counted(["1 Clinics are open", "2 Workers refer patients"]), counted(["2 places are open", "300 farms"])
    (True, False)
    """
    texts = list(texts)
    found = {int(one[1]) for text in texts if (one := _COUNTED.match(text))}
    dotted = any(text.lstrip().startswith("1.1") for text in texts)
    return bool(found) and found == set(range(1, len(found) + 1)) and (len(found) > 1 or dotted)


def coded_plainly(text: str) -> tuple[str | None, str]:
    """Take a number without a point off a statement, where `counted` has told that it is one.

    Examples
    --------
    >>> coded_plainly("2 Workers refer patients")
    ('2', 'Workers refer patients')
    """
    found = _COUNTED.match(text)
    return (found[1], text[found.end() :].strip()) if found else coded(text)


def entries(text: str, siblings: Sequence[str] = ()) -> list[Entry]:
    r"""Return the entries of a cell: one when it holds one.

    Parameters
    ----------
    text : str
    siblings : sequence of str
        Cells beside it that are stacked in the same way: they tell whether plain lines are entries.

    Examples
    --------
    >>> [one.text for one in entries("1. Nitrogen load falls\n2. Fewer discharges")]
    ['Nitrogen load falls', 'Fewer discharges']
    >>> [one.text for one in entries("Members, of whom women\n(sex, age)")]
    ['Members, of whom women\n(sex, age)']
    """
    if not _SIGN.search(text):
        return [Entry(text.strip())]
    marked = _marked(text)
    if len(marked) <= 1 and len(inline := _inline(text)) > 1:
        return inline
    if marked:
        return marked
    paragraphs = _paragraphs(text)
    if len(paragraphs) > 1:
        return paragraphs
    lines = [Entry(line.strip(), (), place) for place, line in enumerate(text.split("\n")) if line.strip()]
    if len(lines) > 1 and (_stacked(len(lines), siblings) or _whole(lines)):
        return lines
    return [Entry(text.strip())]


def _numbers(found: re.Match[str]) -> tuple[str, ...]:
    if found["range"]:
        return _between(found["first"], found["last"], bool(re.search(r"[-–]", found["range"])))
    number = found["dotted"] or found["plain"] or found["lettered"] or found["letter"] or found["abc"]
    return (number,) if number else ()


def _between(first: str, last: str, through: bool) -> tuple[str, ...]:
    """The numbers of a range: 1-3, 1a-1c."""
    head = first.rstrip("abcdefgh")
    if through and first != head and last.startswith(head):
        return tuple(f"{head}{chr(code)}" for code in range(ord(first[-1]), ord(last[-1]) + 1))
    if through and first.isdigit() and last.isdigit():
        return tuple(str(number) for number in range(int(first), int(last) + 1))
    return first, last


def _marked(text: str) -> list[Entry]:
    """Entries that begin with a number, a letter or a bullet, each on a line of its own."""
    found: list[Entry] = []
    lines = text.split("\n")
    marks = [None if (mark := _MARK.match(line)) and _is_figure(mark, len(lines)) else mark for line in lines]
    if not any(marks) or (len(lines) == 1 and not _alone(marks[0])):
        return []
    under = ""
    for place, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark and line[mark.end() :].strip():
            found.append(Entry(line[mark.end() :].strip(), _numbers(mark), place, under))
        elif line.strip() and found:
            found[-1] = attrs.evolve(found[-1], text=f"{found[-1].text}\n{line.strip()}")
        elif line.strip() and not mark:
            if not line.rstrip().endswith(":"):
                return []
            under = line.strip().rstrip(": ")
    return found


def _is_figure(mark: re.Match[str], lines: int) -> bool:
    """Whether what looks like a code counts something: "1.200 households", or "1.4 tonnes" on a line of its own."""
    code, rest = mark["dotted"] or "", mark.string[mark.end() :]
    bare = code.replace(".", "").isdigit() and mark[0].strip() == code
    return bare and (_THOUSANDS.fullmatch(code) is not None or (lines == 1 and rest[:1].islower()))


def _alone(mark: re.Match[str] | None) -> bool:
    """Whether the mark of a single line is one: a bullet, or a number that no sentence begins with."""
    return bool(mark and (mark["bullet"] or mark["dotted"] or mark["plain"] or mark["lettered"] or mark["letter"]))


def _inline(text: str) -> list[Entry]:
    """Entries one after the other on a line: "1) ... 2) ...", "• ... • ..."."""
    if "\n" in text.strip():
        return []
    dots = [part.strip(" ;") for part in re.split("[•▪●]", text)]
    if len(dots) > 2 or (len(dots) == 2 and not dots[0]):
        return [Entry(part) for part in dots if part]
    if dotted := _inline_dotted(text):
        return dotted
    starts = list(_INLINE.finditer(text))
    if len(starts) < 2 or [int(one[1]) for one in starts] != list(range(1, len(starts) + 1)) or starts[0].start() > 1:
        return []
    ends = [*(one.start() for one in starts[1:]), len(text)]
    return [Entry(text[one.end() : end].strip(" ;("), (one[1],)) for one, end in zip(starts, ends, strict=True)]


def _inline_dotted(text: str) -> list[Entry]:
    """Entries that their codes tell apart on a line: "1.1 Survey 1.2 Tender"."""
    starts = list(_INLINE_DOTTED.finditer(text))
    codes = [re.fullmatch(r"(.*?)(\d+)", one[1]) for one in starts]
    if len(starts) < 2 or starts[0].start() > 1 or len({one[1] for one in codes if one}) > 1:
        return []
    numbers = [int(one[2]) for one in codes if one]
    if numbers != list(range(numbers[0], numbers[0] + len(starts))):
        return []
    ends = [*(one.start() for one in starts[1:]), len(text)]
    return [Entry(text[one.end() : end].strip(" ;,("), (one[1],)) for one, end in zip(starts, ends, strict=True)]


def _paragraphs(text: str) -> list[Entry]:
    found: list[Entry] = []
    open_ = False
    for place, line in enumerate(text.split("\n")):
        if not line.strip():
            open_ = False
        elif open_:
            found[-1] = attrs.evolve(found[-1], text=f"{found[-1].text}\n{line.strip()}")
        else:
            found.append(Entry(line.strip(), (), place))
            open_ = True
    return found


def _stacked(count: int, siblings: Sequence[str]) -> bool:
    heights = [len([line for line in one.split("\n") if line.strip()]) for one in siblings if one.strip()]
    return bool(heights) and count in heights


def _whole(lines: Sequence[Entry]) -> bool:
    """Whether every line reads as an entry of its own, rather than as the rest of the line before."""
    starts = all(one.text[0].isupper() or one.text[0].isdigit() for one in lines)
    ends = all(not one.text.endswith((",", "-", "–", ":", "/", "&")) for one in lines[:-1])
    return starts and ends and all(len(one.text.split()) >= 3 for one in lines)


def paired(main: Sequence[Entry], beside: str, *, shared: bool) -> list[str | None] | None:
    r"""Deal the entries of a cell out to the entries of the cell it belongs to.

    Parameters
    ----------
    main : sequence of Entry
    beside : str
        The other cell: baselines, sources.
    shared : bool
        Whether one entry may hold for all, as a source may.

    Returns
    -------
    list of str or None
        For each entry of the main cell; None altogether when they cannot be told apart.

    Examples
    --------
    >>> paired(entries("1. Load\n2. Yield"), "1. Station\n2. Survey", shared=True)
    ['Station', 'Survey']
    >>> paired(entries("Load\n\nYield"), "420\n\n1.4", shared=False)
    ['420', '1.4']
    """
    if len(main) == 1 and not main[0].numbers:
        return [beside.strip()]
    found = _marked(beside) or _inline(beside)
    if len(main) == 1:
        same = len(found) == 1 and main[0].numbers and main[0].numbers == found[0].numbers
        return [found[0].text if same else beside.strip()]
    if found and all(one.numbers for one in found) and (dealt := _by_number(main, found)):
        return dealt
    for parts in (found, _paragraphs(beside), [Entry(one.strip()) for one in beside.split("\n") if one.strip()]):
        if len(parts) == len(main):
            return [one.text for one in parts]
    if aligned := _by_line(main, beside):
        return aligned
    parts = found or _paragraphs(beside)
    return [beside.strip()] * len(main) if shared or not parts else None


def _by_number(main: Sequence[Entry], found: Sequence[Entry]) -> list[str | None] | None:
    own = [set(one.numbers) or {str(place + 1)} for place, one in enumerate(main)]
    dealt: list[str | None] = [
        "\n".join(one.text for one in found if _meets(numbers, one.numbers)) or None for numbers in own
    ]
    met = all(any(_meets(numbers, one.numbers) for numbers in own) for one in found)
    return dealt if met else None


def _meets(own: set[str], other: Sequence[str]) -> bool:
    return any(number in own or number.rstrip("abcdefgh") in own for number in other)


def _by_line(main: Sequence[Entry], beside: str) -> list[str | None] | None:
    """Entries that stand on the same lines as those of the main cell."""
    starts = {one.line: place for place, one in enumerate(main)}
    dealt: list[str | None] = [None] * len(main)
    for number, line in enumerate(beside.split("\n")):
        if line.strip():
            if number not in starts:
                return None
            dealt[starts[number]] = line.strip()
    return dealt if "\n" in beside else None


def value_and_year(text: str) -> tuple[str, str | None]:
    """Take "61 % (2023)" apart; anything else stays whole.

    Examples
    --------
    >>> value_and_year("61 % (2023)"), value_and_year("35% (women-led 33%)"), value_and_year("2026")
    (('61 %', '2023'), ('35% (women-led 33%)', None), ('2026', None))
    """
    found = _WITH_YEAR.fullmatch(text.strip())
    if found is None or "\n" in found["value"]:
        return text.strip(), None
    return found["value"].strip(), found["year"]
