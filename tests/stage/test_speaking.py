"""Who speaks is seen to speak: lips that move with the voice, closed where they close, and blinks.

The voice is the embedded one; the mouth is measured in rendered frames.
"""

from functools import cache

import numpy as np
import pytest

from soracli.engines.contract import Speech
from soracli.engines.voice import espeak
from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.sound.specs import VoiceSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.renderer import Renderer
from soracli.stage.speaking import Utterance, blinks, mouth_of, voices
from soracli.stage.visemes import NEUTRAL, PARTS, SHAPES, mouth_track, shapes_of
from soracli.story.scene import Line, Scene
from soracli.story.shot import Camera
from soracli.story.sound_preset import SpeechMood, VoicePreset
from soracli.story.speech import Phone, Spoken, Word

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)
WORDS = "You should not have come back, Bob."
BEGINS, FPS, RATE = 0.3, 24, 48_000
LIPS = ("lip.upper", "lip.lower", "corner.L", "corner.R")
LABIALS = ("p", "b", "m")
LAGS = np.arange(-0.2, 0.2001, 0.01)
TIMES = np.arange(0, 3, 1 / FPS)


@cache
def said(words: str = WORDS, language: str = "en-us") -> Speech:
    voice = VoicePreset(name="someone", language=language)
    spec = VoiceSpec(
        text=words,
        language=language,
        voice=voice,
        mood=SpeechMood(name="plain"),
        model=next(iter(PRESETS.models.values())),
        seconds=10,
    )
    return next(iter(espeak.speak([spec])))


def played(
    text: str,
    who: str,
    spoken: Spoken | None,
    seconds: float,
    size: str = "128x72",
    **scene: object,
) -> Performance:
    line = Line(who=who, say=WORDS, start=BEGINS, end=BEGINS + 2)
    camera = Camera(framing="extreme close-up", on=who)
    update = {"place": "studio", "camera": camera, "lines": (line,), **scene}
    made = read(text, PRESETS).model_copy(update=update)
    request = Request(size=size, seconds=seconds, fps=FPS)
    kinds = (PRESETS.kinds, PRESETS.looks, PRESETS.models)
    return perform(compile_take(made, request, *kinds, PLACES), [spoken])


def body(performance: Performance, name: str) -> Body:
    return next(one for one in performance.bodies if one.id == name)


def on_head(one: Body, name: str) -> np.ndarray:
    """Where a joint is as seen from the head (frames, 3), metres."""
    head, joint = one.figure.rig.index("head"), one.figure.rig.index(name)
    away = (one.positions[:, joint] - one.positions[:, head]).astype(float)
    return np.asarray(np.einsum("nji,nj->ni", one.rotations[:, head].astype(float), away))


def jaw_turn(one: Body) -> np.ndarray:
    """How far a jaw is down (frames,), radians, against the head."""
    head, jaw = one.figure.rig.index("head"), one.figure.rig.index("jaw")
    turn = np.swapaxes(one.rotations[:, head], 1, 2) @ one.rotations[:, jaw]
    return np.asarray(np.arctan2(turn[:, 0, 2], turn[:, 0, 0]))


def in_picture(performance: Performance, points: np.ndarray, width: int, height: int) -> np.ndarray:
    """The pixels (frames, 2), column and row, of points (frames, 3)."""
    path = performance.camera
    forward = (path.target - path.position).astype(float)
    forward /= np.linalg.norm(forward, axis=1, keepdims=True)
    right = np.cross(forward, path.up)
    right /= np.linalg.norm(right, axis=1, keepdims=True)
    away = points - path.position
    focal = height / 2 / np.tan(np.radians(path.fov / 2)) / np.sum(away * forward, axis=1)
    across = np.sum(away * right, axis=1) * focal
    up = np.sum(away * np.cross(right, forward), axis=1) * focal
    return np.stack([width / 2 + across, height / 2 - up], axis=1)


@cache
def filmed() -> tuple[Performance, np.ndarray]:
    """A woman who says a line, and how many pixels of her mouth are open, frame by frame."""
    speech = said()
    seconds = round(BEGINS + speech.spoken.seconds + 0.3, 2)
    take = played("A woman talks", "person.1", speech.spoken, seconds, "160x120")
    renderer = Renderer(take, 160, 120)
    woman = body(take, "person.1")
    place = {name: woman.positions[:, woman.figure.rig.index(name)] for name in LIPS}
    seen = {name: in_picture(take, points, 160, 120) for name, points in place.items()}
    opened = np.zeros(take.frames)
    for frame in range(take.frames):
        columns = sorted(seen[name][frame, 0] for name in ("corner.L", "corner.R"))
        wide = columns[1] - columns[0]
        top = seen["lip.upper"][frame, 1]
        window = renderer.render(frame).rgb[
            int(top - 0.15 * wide) : int(top + 0.55 * wide), int(columns[0]) : int(columns[1]) + 1
        ]
        opened[frame] = (window.max(axis=-1) < 60).sum()
    return take, opened


def envelope(sound: np.ndarray, times: np.ndarray) -> np.ndarray:
    """The level of a sound about these of its seconds, over 40 ms."""
    power = np.concatenate([[0.0], np.cumsum(sound.astype(float) ** 2)])
    middle, half = (times * RATE).astype(int), int(0.02 * RATE)
    before, after = (np.clip(middle + way, 0, len(sound)) for way in (-half, half))
    return np.asarray(np.sqrt((power[after] - power[before]) / (2 * half)))


def best_match(opened: np.ndarray, levels: np.ndarray) -> tuple[float, float]:
    """The highest correlation of an opening with a sound, and the seconds it comes after it.

    `levels` (lags, frames) are those of the sound at each of `LAGS`.
    """
    match = [np.corrcoef(opened, level)[0, 1] for level in levels]
    return float(np.max(match)), float(LAGS[int(np.argmax(match))])


def test_the_mouth_in_the_picture_opens_with_the_voice() -> None:
    take, opened = filmed()
    times = take.times.astype(float) - BEGINS
    levels = np.stack([envelope(said().sound, times - lag) for lag in LAGS])
    match, lag = best_match(opened, levels)
    assert match > 0.5
    assert abs(lag) < 0.045
    chance = np.random.default_rng(5)
    shuffled = []
    for _ in range(40):
        pieces = np.array_split(opened, 13)
        mixed = np.concatenate([pieces[place] for place in chance.permutation(13)])
        shuffled.append(best_match(mixed, levels)[0])
    assert match > np.quantile(shuffled, 0.95) + 0.05
    assert np.median(shuffled) < 0.45


def test_lips_in_the_picture_are_closed_at_p_b_and_m_and_at_rest() -> None:
    take, opened = filmed()
    wide = opened.max()
    assert wide >= 12
    times = take.times - BEGINS
    phones = said().spoken.phones
    closed = [phone for phone in phones if phone.ipa in LABIALS and phone.end - phone.start > 0.06]
    assert len(closed) >= 2
    for phone in closed:
        now = (times >= phone.start) & (times <= phone.end)
        assert now.any()
        assert opened[now].max() <= 0.12 * wide, f"{phone.ipa} at {phone.start:.2f} s"
    assert opened[times < -0.3 + 1 / FPS].max() <= 0.12 * wide
    assert opened[-1] <= 0.12 * wide


def test_open_vowels_open_wider_than_close_ones_and_rounded_lips_are_narrower() -> None:
    def held(ipa: str) -> Spoken:
        return Spoken(seconds=0.8, phones=(Phone(ipa=ipa, start=0, end=0.8, stress=1),))

    def middle(ipa: str) -> tuple[float, float]:
        take = played("A man talks", "person.1", held(ipa), 1.4)
        man, frame = body(take, "person.1"), round((BEGINS + 0.4) * FPS)
        lips = {name: on_head(man, name)[frame] for name in LIPS}
        gap = lips["lip.upper"][2] - lips["lip.lower"][2]
        return float(gap), float(lips["corner.L"][1] - lips["corner.R"][1])

    shapes = {ipa: middle(ipa) for ipa in ("ɑː", "iː", "uː", "m")}
    assert shapes["ɑː"][0] > 1.4 * shapes["iː"][0] > 2 * shapes["m"][0]
    assert shapes["uː"][1] < 0.8 * shapes["ɑː"][1] < 0.8 * shapes["iː"][1]


def test_nobody_else_moves_a_mouth_and_the_body_plays_as_without_a_voice() -> None:
    text = "A man talks to a woman"
    heard = played(text, "person.2", said().spoken, 2.4)
    mute = played(text, "person.2", None, 2.4)
    listener, speaker = body(heard, "person.1"), body(heard, "person.2")
    for name in (*LIPS, "jaw"):
        assert np.ptp(on_head(listener, name), axis=0).max() < 1e-4
    assert np.ptp(on_head(speaker, "lip.lower")[:, 2]) > 0.008
    still = body(mute, "person.2")
    for name in ("pelvis", "foot.L", "hand.R", "chest"):
        joint = still.figure.rig.index(name)
        assert np.allclose(speaker.positions[:, joint], still.positions[:, joint], atol=1e-4)
    crown = still.figure.rig.index("lids")
    nod = np.linalg.norm(speaker.positions[:, crown] - still.positions[:, crown], axis=1)
    assert 0.002 < nod.max() < 0.04


def test_a_line_that_no_voice_speaks_still_moves_the_jaw() -> None:
    turn = jaw_turn(body(played("A woman talks", "person.1", None, 1.5), "person.1"))
    assert turn.max() > 0.08


@pytest.mark.parametrize(("text", "who"), [("A dog stands", "dog.1"), ("A parrot", "parrot.1")])
def test_animals_open_their_mouths_for_their_lines_alone(text: str, who: str) -> None:
    take = played(text, who, said().spoken, 3.2)
    turn, times = jaw_turn(body(take, who)), take.times - BEGINS
    assert turn[(times > 0) & (times < said().spoken.seconds)].max() > 0.2
    assert np.abs(turn[times > said().spoken.seconds + 0.4]).max() < 0.02


def test_a_thing_that_speaks_rocks_a_little() -> None:
    take = played("A teapot on a table", "teapot.1", said().spoken, 3.2)
    teapot, times = body(take, "teapot.1"), take.times - BEGINS
    lean = np.degrees(np.arccos(np.clip(teapot.rotations[:, 0, 2, 2], -1, 1)))
    assert 1.0 < lean.max() < 8.0
    assert lean[times > said().spoken.seconds + 0.45].max() < 0.2


@pytest.mark.parametrize("fps", [12, 24, 25, 60])
def test_a_closure_is_seen_however_short_it_is(fps: int) -> None:
    for shift in np.arange(0, 0.1, 0.007):
        sounds = [("ɑː", 0.0, 0.3), ("p", 0.3, 0.35), ("ɑː", 0.35, 0.6)]
        phones = tuple(
            Phone(ipa=ipa, start=start + shift, end=end + shift) for ipa, start, end in sounds
        )
        line = Utterance(0.0, 1.0, Spoken(seconds=0.8, phones=phones))
        mouth = mouth_of([line], np.arange(0, 0.9, 1 / fps), fps)
        assert mouth[:, PARTS.index("press")].max() > 0.95


def test_in_slow_motion_mouths_move_at_the_pace_of_the_voice() -> None:
    spoken = said().spoken
    times = np.arange(0, 2.5, 1 / FPS)
    usual = mouth_of([Utterance(0.3, 1.0, spoken)], times, FPS)
    slow = mouth_of([Utterance(0.3 * 0.4, 0.4, spoken)], times * 0.4, FPS / 0.4)
    assert np.allclose(usual, slow, atol=1e-6)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Über den Flüssen zögert ein kühler Jäger.", "de"),
        ("Un garçon a vu l'œuvre d'un grand ingénieur.", "fr"),
        ("El niño jugó con la guitarra vieja.", "es"),
        ("Człowiek przyszedł z wielką książką.", "pl"),
        ("Быстрая лиса прыгает через ручей.", "ru"),
        ("我们明天去学校。", "cmn"),
        ("مرحبا يا صديقي العزيز", "ar"),
        ("नमस्ते, आप कैसे हैं?", "hi"),
    ],
)
def test_sounds_of_other_languages_have_mouth_shapes(words: str, language: str) -> None:
    spoken = said(words, language).spoken
    assert len(spoken.phones) > 8
    unknown = [phone.ipa for phone in spoken.phones if not any(one in SHAPES for one in phone.ipa)]
    assert not [one for one in unknown if shapes_of(Phone(ipa=one, start=0, end=1))]
    track = mouth_track(spoken)
    assert track[:, PARTS.index("open")].max() > 0.5
    assert track.min() >= 0 and track.max() <= 1
    assert track[0].max() < 0.02 and track[-1].max() < 0.02


def test_a_sound_nobody_knows_opens_the_mouth_a_little_and_a_pause_shuts_it() -> None:
    assert shapes_of(Phone(ipa="ǂ", start=0, end=0.1)) == (NEUTRAL,)
    assert shapes_of(Phone(ipa="_:", start=0, end=0.1)) == ()
    assert len(shapes_of(Phone(ipa="aɪ", start=0, end=0.1))) == 2
    assert not mouth_of([Utterance(0, 1, Spoken(seconds=0.5))], np.arange(0, 1, 0.04), 25).any()


def test_people_blink_every_few_seconds_each_at_their_own_time() -> None:
    times = np.arange(0, 60, 1 / FPS)

    def starts(name: str) -> np.ndarray:
        shut = blinks(name, (), times) > 0.5
        return times[1:][shut[1:] & ~shut[:-1]]

    first, second = starts("person.1"), starts("person.2")
    for found in (first, second):
        assert np.diff(found).min() > 1.8 and np.diff(found).max() < 6.2
    assert len(first) != len(second) or not np.allclose(first, second, atol=0.5)
    shut = blinks("person.1", (), times) > 0.1
    assert 2 <= shut.sum() / len(first) <= 5  # frames
    later = blinks("person.1", (), times[: 10 * FPS], clock=20.0)
    assert np.allclose(later, blinks("person.1", (), times)[20 * FPS : 30 * FPS], atol=1e-9)


def test_shut_lids_cover_the_eyes_and_open_ones_do_not() -> None:
    take = played("A man sleeps", "person.1", None, 1.5)
    man = body(take, "person.1")
    lids, head = man.figure.rig.index("lids"), man.figure.rig.index("head")
    mesh = man.figure.mesh
    own = mesh.vertices[mesh.bones[:, 0] == lids] - man.figure.rig.rest[lids]
    turn = np.swapaxes(man.rotations[-1, head], 0, 1) @ man.rotations[-1, lids]
    before, after = own, own @ turn.T
    ahead = 0.35 * float(np.linalg.norm(own, axis=1).min())
    assert before[before[:, 0] > ahead][:, 2].min() > 0
    assert after[after[:, 0] > ahead][:, 2].min() < -0.3 * ahead


def test_a_line_of_which_only_the_words_are_timed_still_moves_the_mouth() -> None:
    words = (Word(text="Map", start=0.2, end=0.8), Word(text="1984 水", start=1.2, end=2.0))
    mouth = mouth_of([Utterance(0, 1, Spoken(seconds=2.2, words=words))], TIMES, FPS)
    opened, pressed = mouth[:, PARTS.index("open")], mouth[:, PARTS.index("press")]
    assert pressed[(TIMES > 0.2) & (TIMES < 0.35)].min() > 0.9  # the m
    assert opened[(TIMES > 0.4) & (TIMES < 0.6)].max() > 0.6  # the a
    assert opened[(TIMES > 0.9) & (TIMES < 0.95)].max() < 0.05
    later = opened[(TIMES > 1.3) & (TIMES < 1.9)]
    assert later.max() > later.min() + 0.2


def test_a_mouth_draws_breath_before_a_phrase_and_a_shout_opens_it_wider() -> None:
    def line(gain: float) -> np.ndarray:
        voice = VoicePreset(name="someone")
        spec = VoiceSpec(
            text=WORDS,
            language="en-us",
            voice=voice,
            mood=SpeechMood(name="mood", gain=gain),
            model=next(iter(PRESETS.models.values())),
            seconds=10,
        )
        scene = Scene(text="", lines=(Line(who="a", say=WORDS, start=0.5),))
        lines = voices(scene, [said().spoken], 0.0, (spec,)).lines["a"]
        return mouth_of(lines, TIMES, FPS)[:, PARTS.index("open")]

    usual = line(0)
    assert usual[(TIMES > 0.3) & (TIMES < 0.45)].max() > 0.08
    assert usual[TIMES < 0.2].max() < 0.02
    assert line(8).max() > 1.15 * usual.max() > 1.15 * line(-9).max()
