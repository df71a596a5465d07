"""A film as a storyboard on paper, as a production office prints it: six panels a page, lying.

The same film gives the same bytes: no date of the day, no version of anything.
"""

import datetime
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from soracli.media.contact_sheet import film_facts
from soracli.media.fonts import font
from soracli.media.pdf_panel import Panel, draw_panel, panel_for
from soracli.media.pdf_sheet import FAINT, Sheet
from soracli.media.shot_card import cards
from soracli.media.stills import Still, fitted, stills
from soracli.plan.film import FilmPlan

Paper = Literal["a4", "letter"]
COLUMNS, GUTTER, ROW_GAP = 3, 8.0, 6.0
SIDES, TOP, BOTTOM = 15.0, 25.0, 14.0
"""Margins in millimetres; the top one holds the head."""
DOTS_PER_MM = 8.0
EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
FAMILY = "Sheet"


def pdf_bytes(
    plan: FilmPlan, takes: Mapping[str, Path], paper: Paper = "a4", own: Path | None = None
) -> bytes:
    """The storyboard as a PDF. `takes` are the films by key; shots without one are empty frames.

    `paper` is "a4" or "letter"; `own` is a presets folder of the person's own, for its typeface.
    """
    listed = cards(plan)
    sheet = _sheet(plan, paper, own)
    pdf, timeline = sheet.pdf, plan.timeline
    width = (pdf.w - 2 * SIDES - (COLUMNS - 1) * GUTTER) / COLUMNS
    high = pdf.h - TOP - BOTTOM
    shape = timeline.height / timeline.width
    dots = round(width * DOTS_PER_MM)
    pictures = stills(listed, takes, *fitted(timeline.width, timeline.height, dots, dots))
    panels = [
        panel_for(sheet, card, _jpeg(pictures.get(card.id)), width, high, shape) for card in listed
    ]
    pages = _pages(panels, high)
    for number, rows in enumerate(pages, 1):
        pdf.add_page()
        _head(sheet, plan, number, len(pages))
        y = TOP
        for row in rows:
            for column, panel in enumerate(row):
                draw_panel(sheet, panel, SIDES + column * (width + GUTTER), y)
            y += _height(row, high) + ROW_GAP
    return bytes(pdf.output())


def _sheet(plan: FilmPlan, paper: Paper, own: Path | None) -> Sheet:
    from fpdf import FPDF

    pdf = FPDF(orientation="landscape", unit="mm", format=paper)
    pdf.set_creation_date(EPOCH)
    pdf.set_producer("soracli")
    pdf.set_title(plan.timeline.title or "Untitled")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.add_font(FAMILY, "", font("regular", own))
    pdf.add_font(FAMILY, "B", font("bold", own))
    pdf.set_font(FAMILY, "", 8)
    known = getattr(pdf.current_font, "cmap", {})
    return Sheet(pdf, FAMILY, frozenset(known))


def _jpeg(picture: Still | None) -> bytes | None:
    from PIL import Image

    if picture is None:
        return None
    out = io.BytesIO()
    size = (picture.width, picture.height)
    Image.frombytes("RGB", size, picture.rgb).save(out, "JPEG", quality=88, subsampling=0)
    return out.getvalue()


def _height(row: Sequence[Panel], high: float) -> float:
    """The height of a row: half a page, or what its longest words need."""
    return max((high - ROW_GAP) / 2, *(panel.height for panel in row))


def _pages(panels: Sequence[Panel], high: float) -> list[list[Sequence[Panel]]]:
    """Two rows a page; where words need more room, one."""
    pages: list[list[Sequence[Panel]]] = []
    left = 0.0
    for at in range(0, len(panels), COLUMNS):
        row = panels[at : at + COLUMNS]
        needed = _height(row, high)
        if needed > left + 0.01:
            pages.append([])
            left = high
        pages[-1].append(row)
        left -= needed + ROW_GAP
    return pages


def _head(sheet: Sheet, plan: FilmPlan, number: int, total: int) -> None:
    pdf = sheet.pdf
    right, base = pdf.w - SIDES, pdf.h - 7.5
    facts = film_facts(len(plan.timeline.clips), plan.timeline)
    title = sheet.short(plan.timeline.title or "Untitled", 160, 13, "B")
    sheet.write(SIDES, 14.5, title, 13, weight="B")
    sheet.write_right(right, 14.5, facts, 7.5, FAINT)
    pdf.set_draw_color(FAINT)
    pdf.set_line_width(0.15)
    pdf.line(SIDES, 18.8, right, 18.8)
    sheet.write(SIDES, base, "Storyboard", 7, FAINT)
    sheet.write_right(right, base, f"{number} / {total}", 7, FAINT)
