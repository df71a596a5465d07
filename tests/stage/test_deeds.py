"""What one body does: no motion looks like another; feet and hands are where they belong."""

from functools import cache, lru_cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage import acting
from soracli.stage.carriage import pose
from soracli.stage.casting import cast
from soracli.stage.figure import Figure
from soracli.stage.marks import GOING, Mark, carried
from soracli.stage.motions import LIKE_A_BEAST, MOTIONS
from soracli.stage.motions.beasts import BEASTS
from soracli.stage.pace import pace
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.route import straight
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array
from soracli.stage.walks import WALKS
from soracli.story.scene import Action, Entity, Scene

PRESETS = load_presets()
SECONDS, RATE = 2.0, 6
TIMES = np.arange(int(SECONDS * RATE)) / RATE
FLOOR = 0.028
"""Metres by which some part of the body is elsewhere in one motion than ever in another, in the
mean over time, at least. The same motion at other moments is nearer to itself than that."""
OWN_WAY = ("walk", "run", "sit", "jump", "spin", "turn", "crouch", "crawl", "climb", "axel",
           "pounce")  # fmt: skip
"""Motions that are played without a gesture, or with more than one."""
DEALINGS = ("put_down", "give", "hold", "drop", "shake_hands", "pick_up", "throw", "kiss",
            "high_five", "feed", "pet", "push", "pull", "pour", "hit", "lead", "hug", "open",
            "close", "shoot", "stand_up", "strike", "fight", "kick", "fell", "pop")  # fmt: skip
"""What is done to something, where hands are led to it; or another motion's gesture."""
PERSON_MOTIONS = sorted(
    {*MOTIONS, *WALKS, "walk", "run", "sit", "jump", "spin", "crawl"} - {*DEALINGS}
)


@lru_cache
def figure(kind: str = "person") -> Figure:
    """The body of one entity of a kind."""
    entity = Entity(id="x.1", noun=kind, kind=kind)
    scene = Scene(text=kind, entities=(entity,), place="studio")
    request = Request(size="64x64", seconds=1, fps=8)
    spec = compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, [])
    return cast(spec)["x.1"]


def played(
    motion: str, since: float = 0.0, times: Array = TIMES
) -> tuple[acting.Acted, Array, Array]:
    """Somebody in a motion, `since` seconds later: where the joints (N, J, 3) are, and how they are
    turned (N, J, 3, 3)."""
    action = Action(motion=motion, verb=motion, agents=("x.1",))
    loop = motion not in ("jump", "spin") and (motion not in MOTIONS or MOTIONS[motion].loop)
    beat = Beat(motion, -1.5 if loop else 0.0, 9.0 if loop else SECONDS, action)
    mark = Mark(Entity(id="x.1", noun="man"), figure(), "actor", np.zeros(3), beats=[beat])
    speed = pace(mark, beat) if motion in GOING else 0.0
    mark.route = straight(SECONDS + since, np.zeros(3), 0.0, speed)
    acted = acting.act(mark, times + since, RATE)
    rotations, positions = pose(acted.build, acted.carriage)
    return acted, positions.astype(np.float64), rotations.astype(np.float64)


def apart(one: Array, other: Array) -> float:
    """How far two motions (N, P, 3) are apart, metres: the part of the body that is farthest from
    where it is in the nearest pose of the other."""
    away = one[:, None] - other[None]
    gaps = np.sqrt(np.einsum("abpi,abpi->abp", away, away).max(axis=-1))
    return float(max(gaps.min(axis=1).mean(), gaps.min(axis=0).mean()))


@cache
def looks(motion: str, since: float = 0.0, rate: int = RATE) -> Array:
    """A motion as it looks: its joints and the nose, wherever on its way the body is."""
    times = np.arange(int(SECONDS * rate)) / rate
    acted, joints, rotations = played(motion, since, times)
    rig = acted.build.rig
    head, jaw = rig.index("head"), rig.index("jaw")
    nose = joints[:, head] + 0.14 * rotations[:, head, :, 0]
    chin = joints[:, jaw] + 0.1 * rotations[:, jaw, :, 0]
    points = np.concatenate([joints[:, :20], nose[:, None], chin[:, None]], axis=1)
    return points - acted.carriage.root[:, None] * (1, 1, 0)


def test_no_two_motions_of_a_person_look_alike() -> None:
    assert len(PERSON_MOTIONS) >= 80
    alike = [
        (one, other, round(gap, 3))
        for place, one in enumerate(PERSON_MOTIONS)
        for other in PERSON_MOTIONS[:place]
        if (gap := apart(looks(one), looks(other))) < FLOOR
    ]
    assert not alike


@pytest.mark.parametrize("motion", ["clap", "push_up", "march", "guitar", "sing"])
def test_a_motion_looks_like_itself_at_another_moment(motion: str) -> None:
    again = apart(looks(motion, 0.0, 24), looks(motion, 0.37, 24))
    others = min(apart(looks(motion), looks(other)) for other in PERSON_MOTIONS if other != motion)
    assert again < FLOOR < others


def test_what_can_be_said_of_a_person_can_be_seen() -> None:
    shown = {*MOTIONS, *WALKS, *GOING, *OWN_WAY, *BEASTS, *LIKE_A_BEAST}
    said = set(PRESETS.lexicon.words.motions)
    living = set(PRESETS.lexicon.words.living)
    dealings = {"catch", "chase", "flee", "follow", "breathe_fire", "flutter"} | {*DEALINGS}
    assert len(said) >= 80
    missing = (said & living) - shown - dealings
    assert not missing


@pytest.mark.parametrize("walk", ["walk", "run", *WALKS])
def test_feet_stand_while_they_carry(walk: str) -> None:
    times = np.arange(int(SECONDS * 30)) / 30
    acted, joints, _ = played(walk, times=times)
    assert acted.falls is not None
    rig = acted.build.rig
    for side, name in enumerate(("L", "R")):
        ball = joints[:, rig.index(f"toe.{name}"), :2]
        stance = acted.falls.stance[side]
        flat = (stance > 0.2) & (stance < 0.8)
        runs = np.split(np.flatnonzero(flat), np.flatnonzero(np.diff(np.flatnonzero(flat)) > 1) + 1)
        slid = [float(np.ptp(ball[run], axis=0).max()) for run in runs if len(run) > 2]
        assert slid and max(slid) < 0.02, walk


def test_who_crawls_leaves_hands_where_they_are_put() -> None:
    times = np.arange(int(SECONDS * 30)) / 30
    acted, joints, _ = played("crawl", times=times)
    rig = acted.build.rig
    for name in ("L", "R"):
        hand = joints[:, rig.index(f"hand.{name}")]
        still = np.linalg.norm(np.diff(hand, axis=0), axis=1) < 0.003
        assert still.mean() > 0.5
        assert hand[:, 2].max() < 0.35
    assert joints[:, rig.index("head"), 2].max() < 1.0


@pytest.mark.parametrize("motion", ["push_up", "plank"])
def test_hands_stay_on_the_ground(motion: str) -> None:
    acted, joints, _ = played(motion)
    rig = acted.build.rig
    for name in ("L", "R"):
        hand = joints[:, rig.index(f"hand.{name}")]
        assert np.ptp(hand, axis=0).max() < 0.03 and 0 < hand[:, 2].mean() < 0.1


def filmed(words: str, seconds: float = 1.0) -> Performance:
    """What happens in a short clip of a sentence."""
    request = Request(size="64x64", seconds=seconds, fps=8)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(words, PRESETS)
    spec = compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    return perform(spec)


def body(performance: Performance, kind: str) -> Body:
    """The first body of a kind."""
    return next(one for one in performance.bodies if one.id.startswith(f"{kind}."))


def joint(one: Body, name: str) -> Array:
    """Where a joint of a body is over time (N, 3)."""
    return one.positions[:, one.figure.rig.index(name)].astype(np.float64)


def test_who_sits_at_a_desk_sits_on_a_chair_at_it() -> None:
    shown = filmed("a woman types on a laptop")
    woman, chair, laptop = (body(shown, kind) for kind in ("person", "chair", "laptop"))
    over = joint(woman, "pelvis") - chair.positions[:, 0]
    assert np.abs(over[:, :2]).max() < 0.25 and 0.4 < over[:, 2].mean() < 0.75
    near = joint(woman, "hand.R") - laptop.positions[:, 0]
    assert np.linalg.norm(near[:, :2], axis=1).max() < 0.4
    assert near[:, 2].min() == pytest.approx(0.045, abs=0.04)


def test_who_sleeps_in_a_bed_lies_on_it() -> None:
    shown = filmed("a man sleeps in a bed")
    man, bed = body(shown, "person"), body(shown, "bed")
    assert np.ptp([joint(man, name)[0, 2] for name in ("head", "pelvis", "foot.L")]) < 0.25
    assert joint(man, "pelvis")[0, 2] > 0.4
    assert np.abs((joint(man, "pelvis") - bed.positions[:, 0])[0, :2]).max() < 0.6


def test_a_swimmer_lies_in_the_water_and_a_dragon_flies_over_the_castle() -> None:
    man = body(filmed("a man swims in a lake"), "person")
    trunk = joint(man, "neck") - joint(man, "pelvis")
    assert (np.abs(trunk[:, 2]) < 0.4 * np.linalg.norm(trunk, axis=1)).all()
    sky = filmed("a dragon flies over a castle")
    top = body(sky, "castle").figure.height
    assert joint(body(sky, "dragon"), "pelvis")[:, 2].min() > top


def test_feet_are_on_the_pedals_and_hands_on_the_bars() -> None:
    shown = filmed("a boy rides a bicycle")
    boy, bicycle = body(shown, "person"), body(shown, "bicycle")
    for side in ("L", "R"):
        bar = carried(bicycle.figure, bicycle.rotations, bicycle.positions, f"bar.{side}")
        palm = carried(boy.figure, boy.rotations, boy.positions, f"palm.{side}")
        assert np.linalg.norm(bar - palm, axis=1).max() < 0.08
    pedal = carried(bicycle.figure, bicycle.rotations, bicycle.positions, "pedal")
    assert np.linalg.norm(joint(boy, "toe.L") - pedal, axis=1).max() < 0.15
    crank = joint(bicycle, "crank")
    assert np.ptp((pedal - crank)[:, 2]) > 0.1


def test_a_guitar_lies_in_both_hands() -> None:
    shown = filmed("a man plays the guitar")
    man, guitar = body(shown, "person"), body(shown, "guitar")
    neck = guitar.rotations[:, 0, :, 2].astype(np.float64)
    for side in ("L", "R"):
        palm = carried(man.figure, man.rotations, man.positions, f"palm.{side}")
        way = palm - guitar.positions[:, 0]
        off = way - neck * np.sum(way * neck, axis=1, keepdims=True)
        assert np.linalg.norm(off, axis=1).max() < 0.03


def test_who_climbs_a_ladder_goes_up_it_and_holds_on() -> None:
    boy = body(filmed("a boy climbs a ladder", 3.0), "person")
    pelvis = joint(boy, "pelvis")
    assert pelvis[-1, 2] - pelvis[0, 2] > 0.8
    assert np.ptp(pelvis[:, :2], axis=0).max() < 0.1
    for name in ("hand.L", "hand.R", "foot.L", "foot.R"):
        step = np.linalg.norm(np.diff(joint(boy, name), axis=0), axis=1)
        assert (step < 0.03).mean() > 0.35


@pytest.mark.parametrize("words", ["a dog barks", "a wolf howls"])
def test_who_calls_opens_the_mouth(words: str) -> None:
    animal = filmed(words, 1.5).bodies[0]
    rig = animal.figure.rig
    head, jaw = (animal.rotations[:, rig.index(name)] for name in ("head", "jaw"))
    opened = np.arccos(np.clip((np.einsum("nij,nij->n", head, jaw) - 1) / 2, -1, 1))
    assert np.ptp(opened) > 0.15


def test_a_deed_is_done_again_for_each_of_its_turns() -> None:
    man = body(filmed("a man bows twice", 5.0), "person")
    height = joint(man, "head")[:, 2]
    low = height < height.max() - 0.3
    assert (np.diff(low.astype(int)) == 1).sum() == 2
