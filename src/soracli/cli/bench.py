"""`sora bench`."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from soracli.cli import console, options
from soracli.errors import InputError, SoraError
from soracli.studio.bench import Benched, Wanted, bench, kept

if TYPE_CHECKING:
    from soracli.engines.contract import Working

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="MODEL", help="Diffusion models.", show_default=False),
]
PARTS = {
    "step": "a step",
    "denoising": "denoising",
    "decoding": "decoding",
    "film": "both together",
}
"""The rows of the table after the first two, and how they are called."""
ALONE = "reading"
"""What a plain script does not do apart."""


def command(
    models: Names = None,
    random_weights: Annotated[
        bool,
        typer.Option("--random-weights", help="Make weights up: nothing has to be downloaded."),
    ] = False,
    steps: Annotated[int | None, typer.Option("--steps", help="So many steps.")] = None,
    size: Annotated[
        str | None, typer.Option("--size", metavar="WxH", help="[default: the model's usual one]")
    ] = None,
    seconds: Annotated[
        float | None, typer.Option("--seconds", help="The length, at most one window.")
    ] = None,
    quality: options.QualityName = None,
    levers: Annotated[
        bool, typer.Option("--levers", help="Try each lever by itself, too.")
    ] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Write all that was measured here as a table.")
    ] = False,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
) -> int:
    """Measure diffusion models on this machine, each beside a plain script of diffusers that makes
    the same take in the same run.

    Each makes two takes: the first one loads, the second one is warm. What was measured is kept;
    `sora bench --markdown` writes all of it as a table.
    """
    if not models:
        if not markdown:
            raise InputError("no model is named", "Name one: `sora models list` shows them.")
        known = list(kept(console.home()))
        if not known:
            raise InputError("nothing was measured on this machine yet", "Name a model to measure.")
        return _written(known, as_json)
    talk = _Talk(console.level(quiet, False) >= console.NORMAL)
    measured = []
    for model in dict.fromkeys(models):
        wanted = Wanted(model, random_weights, steps, size, seconds, quality, levers)
        try:
            measured.append(bench(wanted, console.home(), talk.working, talk.note))
        except SoraError as error:
            if len(models) == 1:
                raise
            console.say(f"{model}:")
            console.say_error(error)
    _report(measured, markdown, as_json, alone=len(models) == 1)
    return 0 if len(measured) == len(set(models)) else 1


def _report(measured: list[Benched], markdown: bool, as_json: bool, alone: bool) -> None:
    """What was measured now, in the form that was asked for; `alone` is a single model by name."""
    if as_json and alone:
        console.result_json({"schema": "bench/1", **asdict(measured[0])})
    elif as_json or (markdown and measured):
        _written(measured, as_json)
    else:
        for number, found in enumerate(measured):
            for line in ["", *lines(found)] if number else lines(found):
                console.result(line)


class _Talk:
    """Says what is measured now, and how far that is, a line each."""

    def __init__(self, aloud: bool) -> None:
        self._aloud = aloud
        self._said = ""

    def note(self, words: str) -> None:
        if self._aloud:
            console.say(words)

    def working(self, working: "Working") -> None:
        if self._aloud and working.what != self._said and working.done < working.total:
            self._said = working.what
            console.say(f"  {working.what}")


def lines(found: Benched) -> list[str]:
    """What was measured, for a person."""
    width, height = found.take["size"]
    head = (
        f"{found.model}, {found.weights} weights: {width}x{height}, {found.take['frames']} frames, "
        f"{found.take['steps']} steps on {found.machine['device']}"
    )
    table = [head, "", f"{'':<20}{'soracli':>12}{'plain':>12}{'ratio':>9}"]
    for name, which, key in (
        ("cold start", "cold", "start"),
        ("reading the prompt", "cold", ALONE),
        ("warm start", "warm", "start"),
        *((name, "warm", key) for key, name in PARTS.items()),
    ):
        table.append(_line(found, name, which, key))
    table.append(f"{'encoding the clip':<20}{_seconds(found.ours['encoding']):>12}")
    peaks = [_gib(side["warm"]["peak"]) for side in (found.ours, found.plain)]
    ratio = found.ratios.get("peak")
    told = "" if ratio is None else f"{ratio:.3f}"
    table.append(f"{'peak memory':<20}{peaks[0]:>12}{peaks[1]:>12}{told:>9}")
    planned = _gib(found.planned_peak)
    table += ["", f"lay in memory: {found.ours['rung']}; the planner said {planned}"]
    table += [f"{one['name']}: {_did(one)}" for one in found.ours["levers"]]
    table += [_tried(one) for one in found.levers]
    return table


def _line(found: Benched, name: str, which: str, key: str) -> str:
    """A row of the table: what the `which` ("cold" or "warm") takes needed."""
    ours, plain = found.ours[which][key], found.plain[which][key]
    if key == ALONE:
        return f"{name:<20}{_seconds(ours):>12}{'-':>12}"
    ratio = f"{ours / plain:.3f}" if plain else ""
    return f"{name:<20}{_seconds(ours):>12}{_seconds(plain):>12}{ratio:>9}"


def _did(one: dict[str, Any]) -> str:
    return one["why"] if one["effect"] else f"no effect, {one['why']}"


def _tried(one: dict[str, Any]) -> str:
    name = f"{one['name']} ({one['asked']})"
    if not one["effect"]:
        return f"{name}: no effect, {one['why']}"
    step, film = one["step"] / one["without"], one["film"] / one["film_without"]
    return f"{name}: a step {step:.3f}, the film {film:.3f} of that without, SSIM {one['ssim']:.4f}"


def _written(found: list[Benched], as_json: bool) -> int:
    """All that was measured, as rows of a page."""
    if as_json:
        listed = [asdict(one) for one in found]
        console.result_json({"schema": "benches/1", "measured": listed})
        return 0
    heads = ("model", "weights", "take", "a step", "plain", "ratio", "film", "plain", "ratio",
             "peak", "plain", "planned", "device", "torch", "diffusers")  # fmt: skip
    console.result(_row(*heads))
    console.result(_row(*["---"] * len(heads)))
    for one in found:
        console.result(_row(*_cells(one)))
    rows = [row for one in found for row in _lever_rows(one)]
    if rows:
        columns = ("model", "lever", "a step", "of plain", "of none", "SSIM", "what it did")
        rows = ["", _row(*columns), _row(*["---"] * len(columns)), *rows]
    for row in rows:
        console.result(row)
    return 0


def _lever_rows(found: Benched) -> list[str]:
    """A row for each lever by itself, and before them one for none: that is our way at the settings
    of the plain script."""
    if not found.levers:
        return []
    plain, none = found.plain["warm"]["step"], found.levers[0]["without"]
    name = f"`{found.model}`"
    rows = [_row(name, "none", _seconds(none), f"{none / plain:.3f}", "", "", "")]
    for one in found.levers:
        ratios = [f"{one['step'] / other:.3f}" for other in (plain, none)]
        did = one["why"] if one["effect"] else f"no effect: {one['why']}"
        asked = f"{one['name']}, {one['asked']}"
        rows.append(_row(name, asked, _seconds(one["step"]), *ratios, f"{one['ssim']:.4f}", did))
    return rows


def _cells(one: Benched) -> list[str]:
    width, height = one.take["size"]
    ours, plain, cells = one.ours["warm"], one.plain["warm"], []
    for key in ("step", "film"):
        ratio = f"{one.ratios[key]:.3f}" if key in one.ratios else ""
        cells += [_seconds(ours[key]), _seconds(plain[key]), ratio]
    peaks = [_gib(ours["peak"]), _gib(plain["peak"]), _gib(one.planned_peak)]
    take = f"{width}x{height}, {one.take['frames']} frames, {one.take['steps']} steps"
    here = [str(one.machine[name]) for name in ("device", "torch", "diffusers")]
    return [f"`{one.model}`", one.weights, take, *cells, *peaks, *here]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _seconds(value: float) -> str:
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def _gib(count: int | None) -> str:
    return "unknown" if count is None else f"{count / 2**30:.2f} GiB"
