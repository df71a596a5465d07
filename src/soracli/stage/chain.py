"""From take to take: the state of a set after everything that was played on it before."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence

from soracli.plan.compile import cast_of
from soracli.plan.take import Earlier, TakeSpec
from soracli.stage.dialogue import Part
from soracli.stage.ending import ending_of
from soracli.stage.performance import SetPiece
from soracli.stage.playing import play
from soracli.stage.standing import Ending
from soracli.story.preset import Kind

_MOST = 512
_known: OrderedDict[str, Ending] = OrderedDict()
"""Endings by the digest of everything that led to them: a chain is played once per process."""


def movement(spec: TakeSpec) -> tuple[tuple[Earlier, ...], list[Part]]:
    """What was played before the movement that this take is in, and the parts of that movement."""
    here = Part(spec.scene, spec.frames, spec.seed, spec.fps)
    return _movement(spec.earlier, spec.continues, here, spec.fps)


def opening_of(spec: TakeSpec, earlier: Sequence[Earlier], set_piece: SetPiece) -> Ending:
    """The set as it stands after the takes `earlier`, each played from the end of the one before.

    `set_piece` is the set as it is in this take; only the weather may have been another.
    """
    digest = hashlib.sha256(_context(spec).encode()).hexdigest()
    ending: Ending = {}
    for count, one in enumerate(earlier, 1):
        told = digest + one.model_dump_json() + _kinds(cast_of(one.scene, spec.cast))
        digest = hashlib.sha256(told.encode()).hexdigest()
        found = _known.get(digest)
        if found is None:
            found = _ending(spec, tuple(earlier[:count]), ending, set_piece)
            _known[digest] = found
            while len(_known) > _MOST:
                _known.popitem(last=False)
        _known.move_to_end(digest)
        ending = found
    return ending


def _ending(
    spec: TakeSpec, played: tuple[Earlier, ...], before: Ending, set_piece: SetPiece
) -> Ending:
    last = played[-1]
    part = _part(last, spec.fps)
    first, parts = _movement(played[:-1], last.continues, part, spec.fps)
    opening = before if len(parts) == 1 else opening_of(spec, first, set_piece)
    company = play(spec, parts, opening, set_piece, settle=True)
    return ending_of(company, before)


def _movement(
    earlier: tuple[Earlier, ...], continues: bool, here: Part, fps: int
) -> tuple[tuple[Earlier, ...], list[Part]]:
    parts = [here]
    while continues and earlier:
        last, earlier = earlier[-1], earlier[:-1]
        parts.insert(0, _part(last, fps))
        continues = last.continues
    return earlier, parts


def _part(earlier: Earlier, fps: int) -> Part:
    return Part(earlier.scene, earlier.frames, earlier.seed, fps)


def _context(spec: TakeSpec) -> str:
    return repr((spec.set_seed, spec.scene.place, spec.fps))


def _kinds(cast: Mapping[str, Kind]) -> str:
    """Only who takes part: a newcomer in a later take changes nothing of what was played."""
    return repr(sorted((name, kind.model_dump_json()) for name, kind in cast.items()))
