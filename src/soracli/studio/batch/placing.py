"""Films on their way out of the store, each to its place in the folder of the campaign."""

from collections.abc import Mapping

from soracli.errors import InputError, SoraError
from soracli.script.campaign.variant import Faulty
from soracli.studio.batch.outcome import Status, VariantOutcome
from soracli.studio.batch.planning import Batch, Planned
from soracli.studio.output import prepare

MOST_TOLD = 20


def must_be_sound(batch: Batch, blocked: Mapping[int, Faulty]) -> None:
    """Raises InputError that lists what cannot be made, the first `MOST_TOLD`, each fault once;
    nothing where the others should be made all the same."""
    faulty = sorted((*batch.faulty, *blocked.values()), key=lambda one: one.number)
    if not faulty or batch.wish.keep_going:
        return
    alike: dict[str, list[Faulty]] = {}
    for one in faulty:
        alike.setdefault(str(one.error), []).append(one)
    first = faulty[0].error
    if len(alike) == 1:
        words = "" if len(faulty) == 1 else f" ({len(faulty)} variants)"
        raise InputError(
            first.message + words, first.hint, place=first.place, snippet=first.snippet
        )
    lines = [_line(words, some) for words, some in list(alike.items())[:MOST_TOLD]]
    more = len(alike) - len(lines)
    if more:
        lines.append(f"and {more} more faults")
    total = len(batch.variants) + len(batch.faulty)
    raise InputError(
        f"{len(faulty)} of {total} variants cannot be made:\n  " + "\n  ".join(lines),
        "Mend them, or make the others with --keep-going.",
    )


def _line(words: str, some: list[Faulty]) -> str:
    numbers = f"variant {some[0].number}"
    if len(some) > 1:
        numbers += f" and {len(some) - 1} more"
    hint = f" {some[0].error.hint}" if some[0].error.hint else ""
    return f"{words} ({numbers}).{hint}"


def blocked_places(batch: Batch) -> dict[int, Faulty]:
    """The variants whose film cannot go where it should, by number: something stands there that
    sora did not make. Folders are made. Raises MachineError where nothing can be written."""
    found: dict[int, Faulty] = {}
    for one in batch.variants:
        try:
            prepare(one.path)
        except InputError as error:
            variant = one.variant
            found[variant.number] = Faulty(variant.number, variant.output, variant.axes, error)
    return found


def outcome_of(
    one: Planned,
    status: Status,
    seconds: float = 0.0,
    made_seconds: float | None = None,
    tries: int = 0,
    error: SoraError | None = None,
) -> VariantOutcome:
    """What became of a variant that could be planned."""
    return VariantOutcome(
        number=one.variant.number,
        output=one.variant.output,
        axes=one.variant.axes,
        variables=one.variant.variables,
        status=status,
        path=one.path if status in ("rendered", "reused") else None,
        key=one.key,
        seeds=one.seeds,
        seconds=seconds,
        made_seconds=made_seconds,
        length=one.plan.timeline.seconds,
        size=one.size,
        tries=tries,
        error=error,
    )


def outcome_of_faulty(one: Faulty) -> VariantOutcome:
    """What became of a variant that could not even be planned."""
    return VariantOutcome(
        number=one.number,
        output=one.output,
        axes=one.axes,
        variables=one.axes,
        status="failed",
        path=None,
        key="",
        seeds=(),
        seconds=0.0,
        made_seconds=None,
        length=0.0,
        size=(0, 0),
        error=one.error,
    )
