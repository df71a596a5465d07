"""The score performed: lines spoken, stems made, the mix at the loudness of the delivery."""

import json
import math
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soracli.plan.sound.score import Score
from soracli.studio.alone import alone
from soracli.studio.events import Listener, Note, SoundDone, SoundStarted, nobody
from soracli.studio.store import Artifact, Store
from soracli.studio.voices import speak

if TYPE_CHECKING:  # arrays
    from soracli.media.mixing import Mixed
    from soracli.stage.audible import Audible

MIX = "mix.m4a"
REPORT = "mix.json"


def mixed(
    score: Score,
    store: Store,
    own: Mapping[str, Path],
    tell: Listener,
    heard: "Mapping[str, Audible] | None" = None,
) -> Artifact:
    """The mix of a score, out of the store or made: `MIX`, a FLAC for every stem, and `REPORT`.

    Its takes have to be in the store, but those of which `heard` tells what can be heard, by their
    keys. `own` are the user's sounds by their SHA-256. Raises SoraError where a sound cannot be
    made; those that were are kept.
    """
    artifact = store.fetch(score.key)
    if artifact is not None:
        return artifact
    with alone(store, score.key, "the sound", nobody) as waited:
        if waited and (artifact := store.fetch(score.key)):
            return artifact
        return _performed(score, store, own, tell, heard or {})


def _performed(
    score: Score,
    store: Store,
    own: Mapping[str, Path],
    tell: Listener,
    heard: "Mapping[str, Audible]",
) -> Artifact:
    if score.key in store.damaged:
        tell(Note(f"the stored sound was damaged and is made again; it lies in {store.quarantine}"))
    started = time.monotonic()
    tell(SoundStarted(score.seconds))
    lines = [line.voice for shot in score.shots for line in shot.lines if not shot.from_take]
    speak([] if "dialogue" in score.mute else lines, store, own, tell)
    _make(score, store, own, heard)
    artifact = store.fetch(score.key)
    assert artifact is not None
    tell(SoundDone(time.monotonic() - started))
    return artifact


def said_at(score: Score) -> list[float]:
    """The film seconds at which somebody should begin to speak; when a model lets people speak
    within its picture, nobody knows."""
    shots = (shot for shot in score.shots if not shot.from_take)
    starts = (shot.start + line.start for shot in shots for line in shot.lines)
    return [round(max(at, 0.0), 3) for at in sorted(starts) if at < score.seconds]


def report_of(artifact: Artifact) -> dict[str, Any]:
    """What was measured of a mix."""
    found: dict[str, Any] = json.loads(artifact.path(REPORT).read_text(encoding="utf-8"))
    return found


def _make(
    score: Score, store: Store, own: Mapping[str, Path], heard: "Mapping[str, Audible]"
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from soracli.media.mixing import mix  # arrays: only where there is something to mix
    from soracli.media.sound_files import write_flac
    from soracli.studio.stems import HANDS, Shelf, stems_of

    stems = stems_of(score, Shelf(store, own, heard))
    with store.making(score.key) as folder:
        made = mix(stems, score.loudness, score.mute, folder / MIX, score.peak)
        with ThreadPoolExecutor(HANDS) as hands:
            paths = [folder / f"{name}.flac" for name in made.stems]
            list(hands.map(write_flac, paths, made.stems.values()))
        said = [] if "dialogue" in score.mute else said_at(score)
        report = json.dumps({**_report(made, score), "said": said}, indent=1)
        (folder / REPORT).write_text(report, encoding="utf-8", newline="\n")


def _report(made: "Mixed", score: Score) -> dict[str, Any]:
    """What was measured, as plain values; null is the loudness of silence."""
    return {
        "wanted": made.wanted,
        "peak": score.peak,
        "loudness": _finite(made.after.integrated),
        "true_peak": _finite(made.after.true_peak),
        "range": _finite(made.after.range),
        "gain": _finite(made.gain),
        "limited": _finite(made.limited),
        "quiet": made.quiet,
        "stems": sorted(made.stems),
        "lines": [asdict(line) for line in made.lines],
        "onsets": list(made.onsets),
    }


def _finite(value: float) -> float | None:
    return round(value, 2) if math.isfinite(value) else None
