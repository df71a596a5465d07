"""Whether the camera keeps whom a shot is about inside what is safe: 50 variants for each delivery.

    python tests/bench/safe.py [--only vertical-feed] [--drawn] [--without]

Fifty sentences with all framings, angles and moves are played and filmed for each preset of
presets/deliveries, at a small size of its aspect. With --drawn every frame is rendered, and all of
somebody is measured in the id pass, as the scene record has it; otherwise their skin is projected.
With --without the camera is not told what is safe.
"""

import argparse
import time
from collections import defaultdict
from typing import Any

import numpy as np

from soracli.engines.record import scene_record
from soracli.engines.staging import Staging
from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.story.delivery import Delivery
from soracli.story.shot import Camera

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)
SHORT_SIDE, FPS, SECONDS = 96, 12, 2.0

PAIR = "a man in a navy sweater talks to a woman in a yellow raincoat"
A, B = "person.1", "person.2"
SAMPLES: tuple[tuple[str, dict[str, object]], ...] = (
    ("a woman in a red dress walks on a beach at sunset", {}),
    ("a woman in a red dress walks on a beach", {"framing": "medium close-up"}),
    ("a man in a green shirt waves in a kitchen", {"framing": "medium"}),
    ("a man in a green shirt waves in a kitchen", {"move": "pan left"}),
    ("an old man with a white beard in a garden", {"framing": "close-up"}),
    ("an old man with a white beard in a garden", {"framing": "extreme close-up"}),
    ("a girl runs in a meadow", {"move": "track side"}),
    ("a girl runs in a meadow", {"move": "follow"}),
    ("a girl runs in a meadow", {"move": "static"}),
    ("a girl runs in a meadow", {"move": "pan right", "framing": "wide"}),
    ("a boy jumps in a garden", {"framing": "full"}),
    ("a boy dances in a street at night", {"framing": "medium wide"}),
    ("a robot walks through a forest", {"move": "dolly in"}),
    ("a robot walks through a forest", {"move": "crane up", "framing": "wide"}),
    ("a knight stands in a castle", {"move": "tilt up", "framing": "full"}),
    ("a knight stands in a castle", {"move": "pedestal down", "framing": "medium"}),
    ("a knight stands in a castle", {"angle": "low", "move": "zoom in"}),
    ("a woman stands on a pier", {"move": "orbit clockwise"}),
    ("a woman stands on a pier", {"move": "orbit counter-clockwise", "framing": "medium"}),
    ("a woman stands on a pier", {"move": "dolly zoom", "framing": "medium close-up"}),
    ("a woman stands on a pier", {"angle": "dutch", "move": "truck right"}),
    ("a woman stands on a pier", {"angle": "overhead"}),
    (PAIR, {"framing": "two-shot"}),
    (PAIR, {"framing": "medium", "on": A, "over": B}),
    (PAIR, {"framing": "medium close-up", "on": B}),
    (PAIR, {"eyes": A, "on": B}),
    (PAIR, {"framing": "wide", "move": "handheld"}),
    (PAIR, {"framing": "close-up", "on": A, "move": "dolly in"}),
    ("a brown dog runs on a beach", {}),
    ("a brown dog runs on a beach", {"move": "lead", "angle": "low"}),
    ("a brown dog sits in a living room", {"framing": "close-up"}),
    ("two dogs run in a meadow", {"framing": "wide"}),
    ("a horse gallops in a desert", {"angle": "aerial"}),
    ("a white bird flies over the sea", {}),
    ("a fish swims in the sea", {}),
    ("a dragon flies over a castle", {"framing": "wide"}),
    ("a red car drives down a road", {}),
    ("a red car drives down a road", {"move": "static"}),
    ("a red car drives down a road", {"angle": "aerial", "move": "fly-through"}),
    ("a boat sails on a lake", {"framing": "wide"}),
    ("a red ball rolls on a beach", {}),
    ("a red ball bounces in a garden", {}),
    ("a boy kicks a ball in a meadow", {}),
    ("a ball falls from a table and rolls away", {}),
    ("a blue cup on a table", {"framing": "close-up"}),
    ("a blue cup on a table", {"framing": "extreme close-up", "move": "zoom in"}),
    ("a lamp on a table in a living room", {"framing": "medium", "move": "pan left"}),
    ("a lighthouse on a coast", {"move": "tilt up"}),
    ("a woman leaves a kitchen", {}),
    ("a man runs toward the camera on a street", {}),
)


def spec_of(sample: tuple[str, dict[str, object]], delivery: Delivery, without: bool) -> TakeSpec:
    """The take of a sample for a delivery, at a small size of its aspect."""
    text, camera = sample
    scene = read(text, PRESETS)
    scene = scene.model_copy(update={"camera": Camera(**{**_asked(scene.camera), **camera})})
    request = Request(size=f"{SHORT_SIDE}p", aspect=delivery.aspect, seconds=SECONDS, fps=FPS)
    made = (PRESETS.kinds, PRESETS.looks, PRESETS.models)
    spec = compile_take(scene, request, *made, PLACES)
    return spec if without else spec.model_copy(update={"safe": delivery.safe})


def _asked(camera: Camera) -> dict[str, object]:
    return camera.model_dump(exclude_defaults=True)


def record_of(spec: TakeSpec, drawn: bool) -> dict[str, Any]:
    """The scene record of a take."""
    if not drawn:
        return scene_record(spec, perform(spec), [])
    staging = Staging(spec)
    for _ in staging.film(spec.width, spec.height, passes=True):
        pass
    return staging.record()


def outside(record: dict[str, Any], delivery: Delivery) -> tuple[int, float, float]:
    """Frames whose box is not inside what is safe or that show nothing; the furthest it is out, as
    a share of the picture; and the larger side of the box by that of the zone, in the middle."""
    safe = delivery.safe
    assert safe is not None
    width, height = record["size"]
    zone = np.array([safe.left, safe.top, 1 - safe.right, 1 - safe.bottom])
    boxes = [frame["subject"]["bbox"] for frame in record["frames"] if "subject" in frame]
    if not boxes:
        return len(record["frames"]), 1.0, 0.0
    edges = np.array(boxes) / [width, height, width, height]
    over = np.maximum(zone[:2] - edges[:, :2], edges[:, 2:] - zone[2:]).max(axis=1)
    sides = (edges[:, 2:] - edges[:, :2]) / (zone[2:] - zone[:2])
    missing = len(record["frames"]) - len(boxes)
    return int((over > 0).sum()) + missing, float(over.max()), float(np.median(sides.max(axis=1)))


def main() -> None:
    """Print for each preset how many variants are inside in all frames, and which are not."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", default="")
    asked.add_argument("--drawn", action="store_true")
    asked.add_argument("--without", action="store_true")
    told = asked.parse_args()
    deliveries = {
        name: delivery
        for name, delivery in sorted(PRESETS.deliveries.items())
        if delivery.safe is not None and told.only in ("", name)
    }
    started, found = time.perf_counter(), defaultdict(list)
    for sample in SAMPLES:  # what happens is played once for all deliveries
        for name, delivery in deliveries.items():
            record = record_of(spec_of(sample, delivery, told.without), told.drawn)
            found[name].append((sample, *outside(record, delivery)))
    print(f"{'delivery':16} {'inside':>7} {'frames out':>10} {'furthest':>9} {'fills':>6}")
    for name, ones in found.items():
        inside = sum(not frames for _, frames, _, _ in ones)
        frames, furthest = sum(one[1] for one in ones), max(one[2] for one in ones)
        fills = float(np.median([one[3] for one in ones]))
        print(f"{name:16} {inside:3}/{len(ones):3} {frames:10} {furthest:9.3f} {fills:6.2f}")
        for (text, camera), out, over, fill in ones:
            if out or told.only:
                print(f"    {text} {camera}: {out} frames, {over:.3f}, fills {fill:.2f}")
    print(f"{time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
