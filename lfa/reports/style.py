"""How the HTML report looks, on a screen and on paper."""

from __future__ import annotations

import re

__all__ = ["css"]

_CSS = """\
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #1d2733; background: #fff;
  max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: .5rem 0 1rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid #2f6690; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
p, li, td, th { overflow-wrap: anywhere; hyphens: auto; }
nav ol { columns: 2; padding-left: 1.4rem; }
a { color: #1d5c85; }
p.lead { font-size: 1.1rem; }
p.notice, p.mark { background: #fff4d6; border-left: 4px solid #d99a00; padding: .5rem .75rem; }
p.mark { font-weight: 700; text-transform: uppercase; letter-spacing: .06em; }
figure { margin: 1rem 0; }
figure svg { max-width: 100%; height: auto; }
figcaption { font-size: .8rem; font-weight: 600; color: #8a6100; }
div > table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 40rem; font-size: .875rem; line-height: 1.35; }
div { overflow-x: auto; margin: 1rem 0; }
th, td { border: 1px solid #b9c4ce; padding: .35rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #e6eef4; }
tbody th { background: #f4f7f9; font-weight: 600; }
ul { padding-left: 1.4rem; }
ul ul { border-left: 1px solid #d5dce3; }
.label { font-weight: 600; color: #2f6690; }
.state { font-size: .8em; background: #fff4d6; border-radius: .3em; padding: 0 .35em; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  h2, h3, p:has(+ figure), p:has(+ ul) { break-after: avoid; }
  figure, tr, li { break-inside: avoid; }
  figure { margin: 0; }
  figure svg { max-height: %HEIGHT%; }
  p, ul { max-width: 230mm; }
  div { overflow: visible; }
  div > table { font-size: 8pt; min-width: 0; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
"""
#: Height and width of a sheet that lies across: most of a report is tables.
_PAGES = {
    "A5": (148, 210),
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
    "LETTER": (216, 279),
}


def css(page: str = "A4", mark: str = "") -> str:
    r"""Return the style sheet for a page size, with a mark printed at the top of every page.

    Parameters
    ----------
    page : str
        A paper size; a size that is no paper of an office prints on A4.
    mark : str
        Such as "Illustrative".

    Returns
    -------
    str

    Examples
    --------
    >>> "@page { size: 420mm 297mm;" in css("A3")
    True
    >>> 'content: "Illustrative"' in css(mark="Illustrative")
    True
    """
    height, width = _PAGES.get(page.upper(), _PAGES["A4"])
    said = re.sub(r'["\\<\n]', " ", mark)
    top = f' @top-right {{ content: "{said}"; font: bold 8pt sans-serif; color: #8a6100; }}' if said else ""
    foot = " @bottom-right { content: counter(page); font: 8pt sans-serif; color: #555; }"
    sheet = f"@page {{ size: {width}mm {height}mm; margin: 14mm;{top}{foot} }}\n"
    return _CSS.replace("%HEIGHT%", f"{height - 62}mm") + sheet
