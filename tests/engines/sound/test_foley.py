"""What things sound like: louder, brighter, nearer, to the side, in their rooms."""

import numpy as np
import pytest

from soracli.engines.signals.basics import RATE, Sound, band, rms, samples
from soracli.engines.signals.calls import CALLS, SONGS
from soracli.engines.signals.room import along_path, in_room
from soracli.engines.signals.running import ENGINES
from soracli.engines.signals.spaces import SPACES
from soracli.engines.sound.foley import TAIL, effects
from soracli.stage.audible import Audible, Event, Path, Source
from soracli.stage.materials import SUBSTANCES
from soracli.stage.places import PLACES


def shot(*events: Event, sources: tuple[Source, ...] = (), **more: object) -> Audible:
    """A shot of 1 s on a meadow in which this happens."""
    usual = {"seconds": 1.0, "set": "meadow", "ground": "grass", "indoor": False}
    usual |= {"time": "day", "weather": "clear", "events": events, "sources": sources}
    return Audible.model_validate(usual | more)


def hit(first: str = "wood", second: str = "stone", **more: object) -> Event:
    """A body of 1 kg and 25 cm that meets the ground after half a second, 2.5 m away."""
    usual = {"time": 0.5, "kind": "impact", "a": "x.1", "b": "ground", "impulse": 2.0}
    usual |= {"materials": (first, second), "size": 0.25, "mass": 1.0, "distance": 2.5}
    return Event.model_validate(usual | more)


def made(*events: Event, **more: object) -> Sound:
    return effects(shot(*events, **more), 3)


def peak(sound: Sound) -> float:
    return float(20 * np.log10(np.abs(sound).max(initial=1e-9)))


def centroid(sound: Sound) -> float:
    """The centre of gravity of the spectrum, in hertz."""
    power = np.abs(np.fft.rfft(sound.mean(axis=1) if sound.ndim == 2 else sound)) ** 2
    return float(np.sum(power * np.fft.rfftfreq(len(sound), 1 / RATE)) / np.sum(power))


def pitch(sound: Sound, low: float, high: float) -> float:
    """The strongest frequency between two, in hertz."""
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    frequency = np.fft.rfftfreq(len(sound), 1 / RATE)
    power[(frequency < low) | (frequency > high)] = 0
    return float(frequency[np.argmax(power)])


def test_a_hit_begins_at_its_time_to_the_millisecond() -> None:
    for first, second in (("metal", "stone"), ("rubber", "asphalt"), ("wood", "grass")):
        sound = made(hit(first, second))
        begun = np.flatnonzero(np.abs(sound).max(axis=1) > 0.05 * np.abs(sound).max())[0]
        assert 0.4995 < begun / RATE < 0.501
        assert np.abs(sound[: samples(0.4985)]).max() < 0.01 * np.abs(sound).max()


@pytest.mark.parametrize("pair", [("metal", "stone"), ("wood", "wood"), ("rubber", "asphalt")])
def test_a_larger_impulse_is_louder_and_never_too_loud(pair: tuple[str, str]) -> None:
    steps = [made(hit(*pair, impulse=push)) for push in (0.01, 0.1, 1.0, 10.0, 100.0, 1000.0)]
    loud = [peak(sound) for sound in steps]
    assert all(soft + 1 < hard for soft, hard in zip(loud[:4], loud[1:5], strict=True))
    assert loud[4] < loud[5] < 0 and loud[0] > -40
    energy = [rms(sound) for sound in steps]
    assert energy == sorted(energy)


def test_metal_is_brighter_than_wood_and_wood_than_rubber() -> None:
    for ground in ("stone", "wood", "asphalt"):
        bright = {}
        for name in ("metal", "wood", "rubber"):
            sounds = [effects(shot(hit(name, ground), seconds=0.8), seed) for seed in range(3)]
            bright[name] = float(np.median([centroid(sound) for sound in sounds]))
        assert bright["metal"] > 1.3 * bright["wood"] > 1.5 * bright["rubber"]


def test_metal_rings_longer_than_wood_and_a_small_bell_is_higher_than_a_large_one() -> None:
    def ringing(name: str) -> float:
        sound = made(hit(name, "wood"))
        return rms(sound[samples(0.7) : samples(0.9)]) / rms(sound[samples(0.5) : samples(0.6)])

    assert ringing("metal") > 8 * ringing("wood")
    assert centroid(made(hit("metal", size=0.1))) > 1.5 * centroid(made(hit("metal", size=0.8)))


def test_every_substance_is_heard_on_every_other() -> None:
    names = [*SUBSTANCES, "something new"]
    for number, name in enumerate(names):
        sound = made(hit(name, names[(7 * number + 3) % len(names)]), seconds=0.6)
        assert np.isfinite(sound).all() and -45 < peak(sound) < -8, name


def test_sound_comes_from_where_it_is_seen() -> None:
    for azimuth in (0.3, 0.9):
        right, left = made(hit(azimuth=azimuth)), made(hit(azimuth=-azimuth))
        assert rms(right[:, 1]) > 1.3 * rms(right[:, 0])
        assert rms(left[:, 0]) > 1.3 * rms(left[:, 1])
    middle = made(hit())
    assert abs(rms(middle[:, 0]) / rms(middle[:, 1]) - 1) < 0.05


def test_what_is_far_is_quieter_and_duller() -> None:
    near, far, farther = (made(hit("metal", distance=d)) for d in (2.5, 20.0, 200.0))
    assert rms(near) > 5 * rms(far) > 25 * rms(farther) > 0
    assert centroid(near) > 1.05 * centroid(far) > 1.1 * centroid(farther)


@pytest.mark.parametrize("place", ["room", "kitchen", "alley", "hall"])
def test_a_room_rings_for_as_long_as_it_says(place: str) -> None:
    click = np.zeros(480, np.float32)
    click[0] = 1
    answer = band(in_room(click, place, 2.5).mean(axis=1), 700, 2800)
    left = np.cumsum(np.square(answer[samples(0.03) :], dtype=np.float64)[::-1])[::-1]
    level = 10 * np.log10(np.maximum(left / left[0], 1e-9))
    fall = (np.argmax(level < -25) - np.argmax(level < -5)) / RATE * 3
    assert abs(fall / SPACES[place].fades - 1) < 0.25


def test_rooms_answer_and_meadows_hardly_do() -> None:
    assert {*PLACES, "pier"} <= set(SPACES)

    def answered(place: str, indoor: bool) -> float:
        sound = made(hit("wood", impulse=1.0), set=place, indoor=indoor)
        return rms(sound[samples(0.72) : samples(0.9)]) / rms(sound[samples(0.5) : samples(0.6)])

    assert answered("kitchen", True) > 5 * answered("meadow", False)
    assert answered("castle", True) > answered("castle", False)


def along(of: float | tuple[float, ...]) -> tuple[float, ...]:
    return of if isinstance(of, tuple) else (of,) * 21


def source(kind: str, sort: str, speed: float | tuple[float, ...] = 5.0, **more: object) -> Source:
    """Something that sounds for 2 s, 6 m away."""
    ways = {"azimuth": 0.0, "distance": 6.0} | more
    path = Path(times=tuple(n / 10 for n in range(21)), **{k: along(v) for k, v in ways.items()})  # type: ignore[arg-type]
    return Source(id="x", kind=kind, sort=sort, level=along(1.0), speed=along(speed), path=path)


def test_something_that_passes_goes_from_left_to_right_and_falls_in_pitch() -> None:
    way = np.linspace(-60, 60, 21)
    passing = source(
        "engine",
        "propeller_plane",
        60.0,
        azimuth=tuple(np.arctan2(way, 12)),
        distance=tuple(np.hypot(way, 12)),
    )
    sound = effects(shot(sources=(passing,), seconds=2.0), 1)
    begin, end = sound[samples(0.2) : samples(0.7)], sound[samples(1.3) : samples(1.8)]
    assert rms(begin[:, 0]) > 2 * rms(begin[:, 1]) and rms(end[:, 1]) > 2 * rms(end[:, 0])
    assert pitch(begin.mean(axis=1), 120, 260) > 1.2 * pitch(end.mean(axis=1), 120, 260)
    assert rms(sound[samples(0.9) : samples(1.1)]) > 2 * rms(begin)


def test_an_engine_runs_faster_the_faster_it_goes() -> None:
    tones = [
        pitch(effects(shot(sources=(source("engine", "drone", speed),)), 1)[:, 0], 150, 260)
        for speed in (0.0, 7.5, 15.0)
    ]
    assert tones[0] < 0.9 * tones[1] and tones[1] < 0.9 * tones[2]


def test_every_source_is_heard_and_stops_with_the_shot() -> None:
    kinds = (
        "fire wings buzz wheels runners hull lapping swim sail windmill fountain clock rotor thing"
    )
    sources = [source("engine", sort, 8.0) for sort in (*ENGINES, "train")]
    sources += [source(kind, kind, 4.0) for kind in kinds.split()]
    sources.append(source("wheels", "skateboard", 4.0))
    for one in sources:
        sound = effects(shot(sources=(one,), seconds=1.0), 1)
        assert -45 < peak(sound) < 0, one.sort
        assert rms(sound[samples(2.2) :]) < 0.02 * rms(sound), one.sort


def test_every_call_is_heard_and_the_large_call_lower_than_the_small() -> None:
    for sort in (*CALLS, *SONGS, "clap", "gryphon call"):
        cry = hit(kind="call", sort=sort, mass=20.0, size=0.6)
        assert -45 < peak(made(cry, seconds=0.6)) < -5, sort
    low, high = (
        made(hit(kind="call", sort="dog bark", size=size, seconds=0.4, impulse=0))
        for size in (1.1, 0.25)
    )
    assert centroid(high) > 1.3 * centroid(low)
    assert np.array_equal(low, made(hit(kind="call", sort="dog bark", size=1.1, seconds=0.4)))


def step(ground: str, foot: str = "rubber", **more: object) -> Event:
    usual: dict[str, object] = {"kind": "footstep", "sort": "walk", "mass": 75.0, "impulse": 9.0}
    return hit(foot, ground, **(usual | more))


def test_steps_sound_like_their_ground_and_gait() -> None:
    wood, gravel, snow = (made(step(ground)) for ground in ("wood", "gravel", "snow"))
    assert centroid(gravel) > 2 * centroid(wood) and centroid(snow) > 1.5 * centroid(wood)
    assert rms(snow[samples(0.6) : samples(0.7)]) > 3 * rms(wood[samples(0.63) : samples(0.73)])
    walk, run, creep = (rms(made(step("stone", sort=sort))) for sort in ("walk", "run", "creep"))
    assert creep < 0.6 * walk and walk < run
    assert centroid(made(step("stone", "leather"))) > 1.2 * centroid(made(step("stone", "skin")))
    assert -40 < peak(made(step("grass"))) < -22


@pytest.mark.parametrize("kind", ["roll", "scrape", "swing", "cloth"])
def test_what_goes_on_lasts_as_long_as_it_is_seen(kind: str) -> None:
    going = hit("wood", "wood", kind=kind, seconds=0.8, speed=3.0)
    sound = made(going)
    assert rms(sound[samples(0.6) : samples(1.2)]) > 20 * rms(sound[samples(1.5) : samples(1.9)])
    faster = made(going.model_copy(update={"speed": 9.0}))
    assert rms(faster) > 1.2 * rms(sound)


def test_what_rolls_along_goes_to_the_other_side_and_comes_to_rest() -> None:
    path = Path(times=(0.5, 1.5), azimuth=(-0.8, 0.8), distance=(4.0, 4.0))
    rolled = hit(kind="roll", seconds=1.0, speed=2.0, path=path, speeds=(3.5, 0.5))
    sound = made(rolled)
    begin, end = sound[samples(0.55) : samples(0.8)], sound[samples(1.2) : samples(1.45)]
    assert rms(begin[:, 0]) > 1.6 * rms(begin[:, 1]) and rms(end[:, 1]) > 1.6 * rms(end[:, 0])
    assert rms(begin) > 1.5 * rms(end)


def test_splashes_breaks_pops_and_doors() -> None:
    drop, dive = (
        made(hit("skin", "water", kind="splash", impulse=push, size=size))
        for push, size in ((0.02, 0.03), (300.0, 1.8))
    )
    assert rms(dive) > 10 * rms(drop)
    assert rms(dive[samples(1.2) : samples(1.6)]) > 100 * rms(drop[samples(1.2) : samples(1.6)])
    glass = made(hit("glass", kind="break", sort="shatter"))
    wood = made(hit("wood", kind="break", sort="crack"))
    pop = made(hit("rubber", kind="break", sort="pop"))
    assert centroid(glass) > 1.5 * centroid(wood)
    assert rms(pop[samples(0.8) : samples(1.2)]) < 0.02 * rms(pop[samples(0.5) : samples(0.6)])
    shut = made(hit(kind="door", sort="close", size=2.0))
    assert rms(shut) > 2 * rms(made(hit(kind="door", sort="open", size=2.0)))


def test_slow_motion_is_lower_and_longer() -> None:
    usual, slow = (made(hit("metal"), time_scale=scale) for scale in (1.0, 0.25))
    assert centroid(slow) < 0.7 * centroid(usual)


def test_many_at_once_stay_below_full_scale_and_nothing_is_silence() -> None:
    crash = [
        hit("metal", impulse=500.0, mass=300.0, distance=1.0, time=0.5 + n / 100) for n in range(40)
    ]
    assert np.abs(made(*crash)).max() < 1
    quiet = made()
    assert quiet.shape == (samples(1 + TAIL), 2) and not quiet.any()


def test_a_sound_along_a_path_moves_and_keeps_its_time() -> None:
    click = np.zeros(RATE, np.float32)
    click[[4800, 43200]] = 1
    sound = along_path(click, [0, 1], [-1.0, 1.0], [4.0, 4.0], "meadow")
    first, last = sound[4700:4900], sound[43100:43300]
    assert np.abs(first[:, 0]).argmax() == 100 and np.abs(last[:, 1]).argmax() == 100
    assert np.abs(first[:, 0]).max() > 3 * np.abs(first[:, 1]).max()
    assert np.abs(last[:, 1]).max() > 3 * np.abs(last[:, 0]).max()


def test_a_skateboard_knocks_over_the_joints_of_the_pavement() -> None:
    """Two axles, so two knocks for each joint; twice as many at twice the speed."""

    def knocks(speed: float) -> int:
        made = effects(shot(sources=(source("wheels", "skateboard", speed),), seconds=4.0), 1)
        low = np.abs(band(made.mean(axis=1)[: samples(4.0)], 120, 460))
        frames = low[: len(low) // 480 * 480].reshape(-1, 480).max(axis=1)
        loud = frames > 2.2 * np.median(frames)
        return int(np.sum(loud[1:] & ~loud[:-1]))

    assert knocks(1.0) < knocks(4.0)
    assert knocks(4.0) >= 6


SMALL = [
    ("impact", "key", ("plastic", "plastic"), 0.0),
    ("impact", "tool", ("metal", "wood"), 0.0),
    ("scrape", "pen", ("paper", "wood"), 0.4),
    ("scrape", "skate", ("metal", "ice"), 0.6),
    ("cloth", "page", ("paper", "paper"), 0.5),
    ("call", "man sip", ("skin", "water"), 0.45),
    ("call", "man munch", ("skin", "matte"), 0.6),
    ("call", "cat lap", ("fur", "matte"), 0.6),
]


@pytest.mark.parametrize(("kind", "sort", "of", "long"), SMALL)
def test_small_things_are_heard_and_never_as_loud_as_a_crash(
    kind: str, sort: str, of: tuple[str, str], long: float
) -> None:
    sound = made(hit(*of, kind=kind, sort=sort, seconds=long, speed=2.0))
    crash = made(hit("metal", "metal", sort="crash", impulse=5000.0, mass=1300.0, size=4.0))
    assert -50 < peak(sound) < peak(crash) - 6
    assert rms(sound[: samples(0.48)]) < 1e-6
    assert rms(sound[samples(0.5 + long + 0.8) :]) < 0.1 * rms(sound)


def test_instruments_play_on_the_strokes_of_the_hand() -> None:
    """0.8 s apart in the picture, so the sound swells 0.8 s apart too; a drum is not a violin."""
    plays = {"kind": "call", "seconds": 4.0, "speed": 1.25, "time": 0.0}
    sounds = {
        noun: made(hit("wood", "matte", sort=f"{noun} play", **plays), seconds=4.0)
        for noun in ("guitar", "piano", "violin", "drum")
    }
    drum = np.abs(sounds["drum"].mean(axis=1))[: samples(4.0)]
    frames = drum[: len(drum) // 960 * 960].reshape(-1, 960).max(axis=1)
    frames -= frames.mean()
    heard = np.correlate(frames, frames, "full")[len(frames) :]
    assert abs((int(np.argmax(heard[20:60])) + 21) * 0.02 - 0.8) <= 0.04
    assert all(-40 < peak(sound) < 0 for sound in sounds.values())
    assert centroid(sounds["violin"]) != pytest.approx(centroid(sounds["guitar"]), rel=0.05)
    again = made(hit("wood", "matte", sort="guitar play", **plays), seconds=4.0)
    assert np.array_equal(again, sounds["guitar"])


def test_what_lasts_is_not_stretched_twice_in_slow_motion() -> None:
    """Its seconds are those of the clip already."""
    sounds = [made(hit(kind="roll", seconds=0.4, speed=2.0), time_scale=x) for x in (1.0, 0.25)]
    ends = [int(np.flatnonzero(np.abs(one).max(axis=1) > 1e-3)[-1]) / RATE for one in sounds]
    assert ends[1] == pytest.approx(ends[0], abs=0.12)
