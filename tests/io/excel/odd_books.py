"""Small workbooks made by hand, part by part, so that every part can be odd."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ABOUT = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet(*rows: str) -> str:
    """A sheet of ready rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def row(number: int, *texts: str | None) -> str:
    """A row of texts."""
    cells = (
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        for place, text in enumerate(texts)
        if text is not None
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


HEAD = row(1, "Id", "Statement", "Leads to")


def parts(content: str | bytes | None = None, name: str = "Problems", **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet; ``more`` replaces or adds some, with / for __."""
    given: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{ABOUT}"><Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{ABOUT}">'
            f'<Relationship Id="r1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="r3" Type="{LINKS}/styles" Target="styles.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": content if content is not None else sheet(HEAD, row(2, "P1", "Fish")),
    }
    return given | more


def packed(given: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as a zip container."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in given.items():
            archive.writestr(name, content)
    return stream.getvalue()


def book(content: str | bytes | None = None, name: str = "Problems", **more: str | bytes) -> bytes:
    """A workbook of one sheet."""
    return packed(parts(content, name, **more))
