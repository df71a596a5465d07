"""A film as a shot list for a spreadsheet.

The file is UTF-8 with a byte order mark, because Excel takes it for another encoding without one;
Numbers, LibreOffice and Python ("utf-8-sig") read it too. What a spreadsheet would run as a formula
gets an apostrophe in front.
"""

import csv
import io

from soracli.media.shot_card import ShotCard, Speech, cards, timecode
from soracli.plan.film import FilmPlan

COLUMNS = (
    "shot",
    "id",
    "int/ext",
    "place",
    "time",
    "weather",
    "framing",
    "subject",
    "angle",
    "lens",
    "move",
    "characters",
    "props",
    "action",
    "dialogue",
    "sound",
    "music",
    "seconds",
    "frames",
    "start",
    "end",
    "transition",
    "seed",
)
BYTE_ORDER_MARK = "\ufeff"
FORMULA = tuple("=+-@＝＋－＠|")
"""What a spreadsheet may take for the beginning of a formula."""


def shotlist_text(plan: FilmPlan) -> str:
    """The shot list as the text of a .csv file: one row a shot, and a head."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for card in cards(plan):
        writer.writerow([_cell(words) for words in _row(card)])
    return BYTE_ORDER_MARK + out.getvalue()


def _row(card: ShotCard) -> tuple[str, ...]:
    return (
        str(card.number),
        card.id,
        card.inside,
        card.place,
        card.time,
        card.weather,
        card.framing,
        card.subject,
        card.angle,
        card.lens,
        card.move,
        ", ".join(card.characters),
        ", ".join(card.props),
        card.action,
        " / ".join(_said(line) for line in card.lines),
        ", ".join(card.sounds),
        card.music,
        f"{card.seconds:.3f}".rstrip("0").rstrip("."),
        str(card.frames),
        timecode(card.first, card.fps),
        timecode(card.first + card.frames, card.fps),
        card.transition,
        str(card.seed),
    )


def _said(line: Speech) -> str:
    who = f"{line.who.upper()} ({line.mood})" if line.mood else line.who.upper()
    return f"{who}: {line.words}" if who else line.words


def _cell(words: str) -> str:
    """Words on one line that no spreadsheet runs."""
    plain = " ".join("".join(one if one >= " " else " " for one in words).split())
    return f"'{plain}" if plain.startswith(FORMULA) else plain
