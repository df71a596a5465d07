"""Plans and films as text for people and as values for programs."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from soracli.cli.console import error_json
from soracli.errors import SoraError

if TYPE_CHECKING:  # a film that is reused must not pay for importing the reader
    from soracli.media.probe import Film
    from soracli.plan.explain import TakePlan
    from soracli.plan.generation_told import GenerationPlan
    from soracli.studio.film_outcome import FilmOutcome
    from soracli.studio.film_recipe import FilmRecipe
    from soracli.studio.gen import Outcome
    from soracli.studio.info import FilmInfo

LABEL = 16
KEY_DIGITS = 10
MOST_NAMED = 6


INDENT = LABEL + 2
"""Where the words of a row begin."""


def row(label: str, words: str) -> str:
    """One line of a table: a label and its words."""
    return f"  {label:<{LABEL}}{words}".rstrip()


def by_reason(failed: Iterable[tuple[str, SoraError]]) -> list[tuple[str, SoraError]]:
    """Every reason once, with the names of all that failed by it, the first of many."""
    hit: dict[tuple[str, str, str], list[tuple[str, SoraError]]] = {}
    for name, error in failed:
        hit.setdefault((str(error), error.hint, error.snippet), []).append((name, error))
    told = []
    for alike in hit.values():
        names = [name for name, _ in alike]
        more = f" and {len(names) - MOST_NAMED} more" if names[MOST_NAMED:] else ""
        told.append((", ".join(names[:MOST_NAMED]) + more, alike[0][1]))
    return told


def plan_lines(plan: "TakePlan") -> list[str]:
    """A take told to a person, one line for each thing."""
    lines = [row("prompt", shortened(plan.prompt))]
    lines += rows("who", plan.who or ("nobody",))
    lines += rows("happens", plan.happens or ("nothing",))
    lines += [row("where", plan.where), row("camera", plan.camera), row("look", plan.look)]
    lines += rows("sound", plan.sound)
    lines += [row("format", plan.format), row("model", f"{plan.model}, seed {plan.seed}")]
    lines += generation_lines(plan.generation)
    lines += trouble_lines(plan)
    return lines


def generation_lines(plan: "GenerationPlan | None") -> list[str]:
    """How a diffusion model is asked, one line for each thing; none for the stage's renderer."""
    if plan is None:
        return []
    numbers = f"{plan.steps} steps, guidance {plan.guidance:g}"
    settings = ", ".join([numbers, *plan.options])
    lines = [row("generated", f"{plan.format}; {settings}")]
    lines += [row("quality", ", ".join([plan.quality, *plan.levers]))]
    return [*lines, row("told", plan.prompt), *rows("given", plan.given)]


def trouble_lines(plan: "TakePlan") -> list[str]:
    """What was not understood, and what is left out."""
    lines = [row("not understood", ", ".join(plan.unplaced))] if plan.unplaced else []
    return lines + rows("note", plan.notes)


def rows(label: str, words: Sequence[str]) -> list[str]:
    """Several lines under one label."""
    return [row(label if number == 0 else "", one) for number, one in enumerate(words)]


def counted(number: int, noun: str) -> str:
    """So many of something: "1 shot", "3 shots"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def shortened(text: str, most: int = 160) -> str:
    """A text on one line, cut where it gets long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 3]}..."


def outcome_json(outcome: "Outcome") -> dict[str, Any]:
    """What became of a take."""
    return {
        "name": outcome.name,
        "status": outcome.status,
        "path": str(outcome.paths[0]) if outcome.paths else None,
        "files": [str(path) for path in outcome.paths],
        "seconds": round(outcome.seconds, 3),
        "plan": outcome.plan.model_dump(mode="json") if outcome.plan else None,
        "error": error_json(outcome.error) if outcome.error else None,
    }


def film_lines(found: "FilmInfo") -> list[str]:
    """A film told to a person."""
    film, plan, story = found.film, found.plan, found.story
    frames = counted(film.frames, "frame")
    size = f"{film.width}x{film.height}, {film.fps:g} fps, {film.seconds:g} s, {frames}"
    lines = [
        str(film.path),
        row("film", f"{size}, {film.codec}, {film.bytes / 2**20:.1f} MiB"),
        row(
            "recipe",
            f"in its {film.recipe_from}" if film.recipe_from else "none: sora did not make it",
        ),
    ]
    if film.recipe and plan is None and story is None:
        lines.append(row("", "written by another version; --json shows it"))
    lines += _stream_lines(found.film)
    lines += _mix_lines((film.recipe or {}).get("mix"))
    lines += story_lines(story) if story else []
    return lines + (plan_lines(plan) if plan else [])


def _stream_lines(film: "Film") -> list[str]:
    """What is in the file beside the picture."""
    beside = [one for one in film.streams if one.kind != "video"]
    lines = rows("tracks", [f"{one.kind}, {one.codec}, {one.language}" for one in beside])
    if film.chapters:
        first, last = (shortened(film.chapters[at].name) for at in (0, -1))
        through = f"from {first} to {last}" if len(film.chapters) > 1 else first
        lines.append(row("chapters", f"{len(film.chapters)}, {through}"))
    return lines


def _mix_lines(mix: object) -> list[str]:
    """What was measured of the sound when it was mixed."""
    if not isinstance(mix, dict) or not isinstance(mix.get("loudness"), int | float):
        return []
    peak = mix.get("true_peak")
    high = f", true peak {peak:.1f} dBTP" if isinstance(peak, int | float) else ""
    left = ", ".join(str(one) for one in mix.get("stems") or ())
    return [row("sound", f"{mix['loudness']:.1f} LUFS{high}{f'; {left}' if left else ''}")]


def story_lines(story: "FilmRecipe") -> list[str]:
    """The storyboard in a film told to a person: its title, and the take of every shot."""
    board = story.film
    numbers = {shot.id: number for number, shot in enumerate(board.shots, 1)}
    takes = [
        f"{numbers.get(shot, 0):>3} {shot}, seed {take.seed}, {take.key[:KEY_DIGITS]}"
        for shot, take in sorted(story.takes.items(), key=lambda one: numbers.get(one[0], 0))
    ]
    whole = counted(len(board.shots), "shot")
    picked = whole if len(takes) == len(board.shots) else f"{len(takes)} of {whole}"
    lines = [row("title", shortened(board.title))] if board.title else []
    lines.append(row("storyboard", picked))
    drawn = [name for name, on in story.options.items() if on is True]
    lines += [row("drawn in", ", ".join(drawn))] if drawn else []
    return lines + rows("takes", takes)


def film_outcome_json(outcome: "FilmOutcome") -> dict[str, Any]:
    """What became of a film."""
    return {
        "schema": "shoot/1",
        "film": str(outcome.film) if outcome.film else None,
        "key": outcome.key,
        "seconds": round(outcome.seconds, 3),
        "rendered": outcome.count("rendered"),
        "reused": outcome.count("reused"),
        "failed": outcome.count("failed"),
        "warnings": list(outcome.warnings),
        "shots": [
            {
                "shot": shot.shot,
                "number": shot.number,
                "status": shot.status,
                "key": shot.key,
                "seed": shot.seed,
                "seconds": round(shot.seconds, 3),
                "error": error_json(shot.error) if shot.error else None,
            }
            for shot in outcome.shots
        ],
    }
