"""A take with its sound: the clip that a person gets."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from soracli.media.recipe import TAG, add_xmp, recipe_text
from soracli.media.tags import write_tags
from soracli.plan.content import content_key
from soracli.plan.language_codes import sound_language
from soracli.plan.sound.score import Score
from soracli.plan.sound.speakers import Recording
from soracli.plan.take import TakeSpec
from soracli.story.delivery import Delivery
from soracli.studio.events import Listener, Note
from soracli.studio.output import CLIP, GENERATION
from soracli.studio.render import recipe_of
from soracli.studio.score import MIX, mixed, report_of
from soracli.studio.store import Artifact, Store
from soracli.studio.within_limits import Whole, fit

CLIP_TAG = "clip/2"


def sounding(
    spec: TakeSpec,
    score: Score,
    take: Artifact,
    store: Store,
    tell: Listener,
    fresh: bool = False,
    delivery: Delivery | None = None,
) -> Artifact:
    """The clip of a take with its sound, out of the store or made. Its picture is copied, unless
    its `delivery` allows fewer bytes.

    Raises SoraError where a sound cannot be made, or no picture would be small enough.
    """
    from soracli.media.ffmpeg import mux

    asked = {"delivery": delivery.model_dump(mode="json")} if delivery else {}
    key = content_key(CLIP_TAG, {"take": take.key, "score": score.key, **asked})
    if fresh:
        store.discard(key)
        store.discard(score.key)
    if kept := store.fetch(key):
        return kept
    if key in store.damaged:
        tell(Note(f"the stored clip was damaged and is made again; it lies in {store.quarantine}"))
    mix = mixed(score, store, {}, tell)
    heard = {"score": score.model_dump(mode="json"), "mix": report_of(mix)}
    recipe = {**recipe_of(spec), **heard, **generated(take), **asked}
    with store.making(key) as folder:
        tags = write_tags({TAG: recipe_text(recipe)})

        def put_together(picture: Path) -> None:
            mux(picture, mix.path(MIX), folder / CLIP, tags, sound_language(score))
            add_xmp(folder / CLIP, recipe)

        put_together(take.path(CLIP))
        fit(Whole(folder / CLIP, spec.fps, put_together), delivery or Delivery(), tell)
    artifact = store.fetch(key)
    assert artifact is not None
    return artifact


def generated(take: Artifact) -> dict[str, Any]:
    """What was really done where a model generated a take, as its file carries it."""
    if GENERATION not in take.files:
        return {}
    return {"generated": json.loads(take.path(GENERATION).read_text(encoding="utf-8"))}


def own_sounds(recordings: Mapping[str, Recording]) -> dict[str, Path]:
    """Where the user's own sounds lie, by their SHA-256."""
    return {one.digest: Path(one.path) for one in recordings.values()}
