"""Writes docs/reference/deliveries.md from presets/deliveries. A test fails when they drift
apart."""

import sys
from pathlib import Path

from soracli.plan.request import frame_size
from soracli.script.presets import load_presets
from soracli.story.delivery import DeliveryPreset, SafeZone

PAGE = Path(__file__).with_name("deliveries.md")
HEAD = """# Deliveries

<!-- written by docs/reference/make_deliveries.py from presets/deliveries -->

What each place asks where films are shown. Write `delivery: NAME` into a storyboard or a sheet of
prompts, or give `--delivery NAME`; [how they are used](../how-to/deliver.md) has a page of its own.
Where a place shows its own page only to its customers, guides were read that quote it. Places
change what they ask: look at theirs before a campaign, and copy a preset to change a number.

`fps` and `captions` are said only where the place asks for them: else they are the film's own.
`kept free` are shares of the picture, at the left, at the top, at the right and at the bottom, that
may be covered: nobody a shot is about and no words are there.
"""
SOURCES = """## Where the numbers are from
"""


def page() -> str:
    """The whole page."""
    presets = load_presets().deliveries
    rows = [_row(preset) for _, preset in sorted(presets.items())]
    names = ["name", "for", "size", "fps", "captions", "loudness", "peak", "kept free", "at most"]
    table = [_line(names), _line(["---"] * len(names)), *rows]
    told = [f"**{name}** {preset.source.strip()}\n" for name, preset in sorted(presets.items())]
    return "\n".join([HEAD, *table, "", SOURCES, *told])


def _row(preset: DeliveryPreset) -> str:
    width, height = frame_size(preset.size, preset.aspect, 2)
    said = preset.model_fields_set
    return _line(
        [
            f"`{preset.name}`",
            preset.title,
            f"{width}x{height}",
            str(preset.fps) if "fps" in said else "",
            preset.captions if "captions" in said else "",
            f"{preset.loudness:g} LUFS",
            f"{preset.peak:g} dBTP",
            _edges(preset.safe) if preset.safe else "",
            _limits(preset),
        ]
    )


def _edges(safe: SafeZone) -> str:
    return ", ".join(f"{100 * one:g}%" for one in (safe.left, safe.top, safe.right, safe.bottom))


def _limits(preset: DeliveryPreset) -> str:
    limits = {
        "s": preset.most_seconds,
        "MB": preset.most_megabytes,
        "kbit/s": preset.most_kilobits,
    }
    return ", ".join(f"{most:g} {unit}" for unit, most in limits.items() if most is not None)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stderr.write(f"wrote {PAGE}\n")
