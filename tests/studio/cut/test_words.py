"""What is written over a film, and what the film says about itself, whatever the words are."""

import subprocess
from pathlib import Path

import numpy as np
import pysubs2
import pytest

from soracli.media.cues import cues
from soracli.media.ffmpeg import program
from soracli.media.probe import probe
from soracli.media.recipe import read_xmp
from soracli.media.streams import Stream
from soracli.plan.film import FilmPlan
from soracli.plan.generation import Generation, Window
from soracli.story.speech import Word
from soracli.studio.cut import CutOptions, film_key
from soracli.studio.events import Note

HOSTILE = [
    'it\'s "quoted": 100% %{pts} \\N {\\an8} [a]=b;c,d #e',
    "<b>x</b> & <v keeper> --> 00:00:01.000",
    "line\nbreak\r\n[CHAPTER]\nSTART=0\ntitle=fake",
    "🐶👩‍🚀 日本語 שלום العربية ½ \u202e\ufeff",
    "w" * 490,
    "'; rm -rf / #",
]
SIZE = (160, 96)


def said(text: str, at: float = 0.0) -> dict:
    return {"lines": [{"who": "mara", "say": text, "at": at}]}


def captions_in(film: Path) -> list[str]:
    """The words of the caption track as they lie in the file: each sample has its length first."""
    command = [program(), "-v", "error", "-i", film, "-map", "0:s:0", "-c", "copy", "-f", "data"]
    data = subprocess.run([*command, "-"], check=True, capture_output=True).stdout
    texts = []
    while data:
        length = int.from_bytes(data[:2], "big")
        texts.append(data[2 : 2 + length].decode())
        data = data[2 + length :]
        while data[4:8] == b"styl" or data[4:8] == b"hlit":
            data = data[int.from_bytes(data[:4], "big") :]
    return [text for text in texts if text]


def chapters_in(film: Path) -> str:
    command = [program(), "-v", "error", "-i", film, "-f", "ffmetadata", "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def changed(cutting, frames_of, **film: object) -> list[np.ndarray]:
    """How far every pixel of the film is from the one without words (frames, height, width)."""
    shots = film.pop("shots", [({}, 12)])
    bare = cutting.plan([({}, frames) for _, frames in shots], size=SIZE)
    plan = cutting.plan(shots, size=SIZE, **film.pop("board", {}))
    left = frames_of(cutting.cut(plan, **film), SIZE)
    right = frames_of(cutting.cut(bare), SIZE)
    return [np.abs(a - b).max(axis=2) for a, b in zip(left, right, strict=True)]


def box_of(difference: np.ndarray) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what was clearly drawn on."""
    rows, columns = np.nonzero(difference > 40)
    return columns.min(), rows.min(), columns.max(), rows.max()


def test_captions_are_a_track_of_their_own(cutting) -> None:
    plan = cutting.plan([(said("You should not have come back."), 14), (said("Go."), 13)])
    film = cutting.cut(plan)
    assert cutting.coded == 0
    assert captions_in(film) == ["You should not have come back.", "Go."]
    command = [program(), "-v", "error", "-i", film, "-map", "0:s:0", "-f", "srt", "-"]
    written = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    starts = [one.start for one in pysubs2.SSAFile.from_string(written)]
    assert starts == pytest.approx([0, 14 * 1000 / 12], abs=1)
    found = probe(film)
    assert [one.kind for one in found.streams] == ["video", "audio", "captions"]
    assert found.streams[2] == Stream("captions", "tx3g", "und")
    assert (found.frames, found.fps) == (27, 12)


def test_no_captions_where_none_are_wanted(cutting) -> None:
    plan = cutting.plan([(said("Go."), 12)], delivery={"captions": "none"})
    assert [one.kind for one in probe(cutting.cut(plan)).streams] == ["video", "audio"]


def test_captions_that_end_early_do_not_end_the_film(cutting) -> None:
    plan = cutting.plan([(said("Go."), 12), ({}, 36)])
    assert probe(cutting.cut(plan)).frames == 48


def test_every_shot_is_a_chapter(cutting) -> None:
    plan = cutting.plan(
        [({"id": "arrival"}, 12), ({"transition": {"dissolve": 0.25}, "id": "the end"}, 12)]
    )
    film = cutting.cut(plan)
    found = [(one.start, one.name) for one in probe(film).chapters]
    assert found == [(0, "1 arrival"), (0.75, "2 the end")]
    assert chapters_in(film).count("[CHAPTER]") == 2


def test_the_film_carries_what_it_takes_to_shoot_it_again(cutting) -> None:
    plan = cutting.plan([({}, 6), (said(HOSTILE[0]), 6)], title=HOSTILE[2])
    film = cutting.cut(plan)
    recipe = probe(film).recipe
    assert recipe == read_xmp(film)
    assert recipe["film"] == plan.board.model_dump(mode="json", by_alias=True)
    assert recipe["key"] == film_key(plan, CutOptions())
    assert recipe["takes"]["s2"] == {"key": plan.shots[1].key, "seed": plan.shots[1].spec.seed}


def test_hostile_words_are_only_words(cutting) -> None:
    """In the title, in captions, in titles over the picture, and in the names of shots."""
    shots = [
        (
            {
                **said(text),
                "id": f"{number}{text}"[:60],
                "titles": [{"text": text, "sub": text, "style": "lower third"}],
            },
            12,
        )
        for number, text in enumerate(HOSTILE)
    ]
    plan = cutting.plan(shots, size=SIZE, title="\n".join(HOSTILE))
    film = cutting.cut(plan, slate=True)
    found = probe(film)
    assert found.frames == 12 * len(HOSTILE) and found.recipe is not None
    names = [
        " ".join(f"{number + 1} {number}{text}"[:62].split()) for number, text in enumerate(HOSTILE)
    ]
    assert [one.name for one in found.chapters] == names
    assert chapters_in(film).count("[CHAPTER]\nTIMEBASE") == len(HOSTILE)
    told = [one.replace("\u2060", "") for one in captions_in(film)]  # it has no width
    assert told == ["\n".join(cue.lines) for cue in cues(plan.timeline)]


def test_hostile_words_are_burnt_in(cutting, frames_of) -> None:
    shots = [(said(text), 12) for text in HOSTILE]
    seen = changed(cutting, frames_of, shots=shots, board={"delivery": {"captions": "burnt"}})
    assert min(float((one > 40).mean()) for one in seen) > 0.01


def test_words_are_where_they_belong(cutting, frames_of) -> None:
    """Each inside the safe area: the title in the middle, the name left, captions at the bottom."""
    for style, check in {
        "title": lambda left, top, right, bottom: top > 24 and bottom < 72 and left > 8,
        "lower third": lambda left, top, right, bottom: left < 14 and 40 < top < bottom < 84,
        "caption": lambda left, top, right, bottom: 60 < top < bottom < 94,
    }.items():
        titles = [{"text": "Old Tom", "style": style}]
        seen = changed(cutting, frames_of, shots=[({"titles": titles}, 12)])
        box = box_of(seen[6])
        assert check(*box), (style, box)


def test_a_title_comes_and_goes(cutting, frames_of) -> None:
    titles = [{"text": "The Lighthouse", "at": 0.25, "seconds": 1.5}]
    seen = [
        float((one > 60).mean())
        for one in changed(cutting, frames_of, shots=[({"titles": titles}, 24)])
    ]
    assert max(seen[:3]) == max(seen[21:]) == 0
    assert 0 <= seen[3] < seen[5] <= seen[12] and seen[12] > 0.01 and seen[20] < seen[12]


def test_burnt_captions_are_in_the_picture_while_they_are_said(cutting, frames_of) -> None:
    shots = [(said("You should not have come back.", at=0.5), 24)]
    seen = changed(cutting, frames_of, shots=shots, board={"delivery": {"captions": "burnt"}})
    shown = [number for number, one in enumerate(seen) if (one > 60).mean() > 0.01]
    assert shown == list(range(6, 18))
    assert box_of(seen[10])[1] > 60


def test_a_letterbox_is_black_and_captions_stay_inside(cutting, frames_of) -> None:
    delivery = {"captions": "burnt", "letterbox": 2.39}
    plan = cutting.plan([(said("Go back."), 12)], size=SIZE, delivery=delivery)
    frame = frames_of(cutting.cut(plan), SIZE)[6]
    bar = (96 - round(160 / 2.39)) // 2
    assert max(frame[: bar - 1].max(), frame[96 - bar + 1 :].max()) < 24
    bright = np.nonzero((frame.min(axis=2) > 140).any(axis=1))[0]
    assert bright.max() < 96 - bar - 2


def test_what_a_diffusion_model_filmed_gets_its_letterbox_in_the_cut(cutting, frames_of) -> None:
    """The stage films the bars itself; a model fills the whole picture."""
    plan = cutting.plan([({}, 12)], size=SIZE, delivery={"letterbox": 2.39})
    assert frames_of(cutting.cut(plan), SIZE)[6][:6].max() > 200 and cutting.coded == 0
    generation = Generation(
        width=160, height=96, fps=12, frames=12, windows=(Window(first=0, frames=12),),
        prompt="", steps=1, guidance=1,
    )  # fmt: skip
    other = cutting.plan([({}, 12)], size=SIZE, seed=2, delivery={"letterbox": 2.39})
    (shot,) = other.shots
    made = shot.spec.model_copy(update={"generation": generation})
    film = other.model_copy(update={"shots": (shot.model_copy(update={"spec": made}),)})
    frame = frames_of(cutting.cut(film), SIZE)[6]
    bar = (96 - round(160 / 2.39)) // 2
    assert max(frame[: bar - 1].max(), frame[96 - bar + 1 :].max()) < 24
    assert frame[bar + 2 : -bar - 2].max() > 30 and cutting.coded == 12


def test_the_slate_is_at_the_top_left_and_the_time_at_the_bottom(cutting, frames_of) -> None:
    seen = changed(cutting, frames_of, slate=True, timecode=True)
    top = box_of(seen[3][:48])
    assert top[0] < 14 and top[2] < 110
    bottom = box_of(seen[3][60:])
    assert bottom[0] > 30 and bottom[2] < 130
    assert np.abs(seen[3][60:] - seen[4][60:]).max() > 30  # it counts


def test_a_slate_makes_another_film(cutting) -> None:
    plan = cutting.plan([({}, 6)])
    keys = {film_key(plan, options) for options in (CutOptions(), CutOptions(slate=True))}
    assert len(keys) == 2 and film_key(plan, CutOptions()) == plan.key


def test_letters_of_a_slate_that_cannot_be_drawn_are_told(cutting) -> None:
    plan = cutting.plan([({"titles": [{"text": "日本 🐶"}]}, 6)], size=SIZE)
    cutting.cut(plan)
    assert not [one for one in cutting.told if isinstance(one, Note)]  # the plan told it
    cutting.cut(plan, slate=True)
    (note,) = [one for one in cutting.told if isinstance(one, Note)]
    assert 'no picture of "日本"…, so boxes are drawn' in note.text


def sung(cutting, size: tuple[int, int], karaoke: bool, captions: str = "burnt") -> FilmPlan:
    """A film in which three words are heard in its second shot: at 2.25, 2.75 and 3.5 s."""
    delivery = {"captions": captions, "karaoke": karaoke}
    shots = [({}, 24), (said("Never come back!"), 24), ({}, 24)]
    plan = cutting.plan(shots, size=size, delivery=delivery)
    words = (
        Word(text="Never", start=2.25, end=2.7),
        Word(text="come", start=2.75, end=3.1),
        Word(text="back!", start=3.5, end=3.8),
    )
    (caption,) = plan.timeline.captions
    caption = caption.model_copy(update={"start": 27, "end": 46, "words": words})
    timeline = plan.timeline.model_copy(update={"captions": (caption,)})
    return plan.model_copy(update={"timeline": timeline})


def test_each_word_lights_up_while_it_is_said(cutting, frames_of) -> None:
    """Where less blue is in the letters: in the left, the middle, or the right of the caption."""
    lit = frames_of(cutting.cut(sung(cutting, (320, 180), karaoke=True)), (320, 180))
    coded = cutting.coded
    plain = frames_of(cutting.cut(sung(cutting, (320, 180), karaoke=False)), (320, 180))
    assert cutting.coded == coded < 30  # only where the caption is
    places = []
    for a, b in zip(lit, plain, strict=True):
        columns = np.nonzero(((b - a)[..., 2] > 60).any(axis=0))[0]
        places.append(round(float(columns.mean())) if len(columns) else 0)
    # a word stays lit to the next one; in a pause nothing is
    assert [number for number, at in enumerate(places) if 0 < at < 150] == list(range(27, 33))
    assert [number for number, at in enumerate(places) if 150 < at < 168] == list(range(33, 37))
    assert [number for number, at in enumerate(places) if at > 168] == list(range(42, 46))
    # the control: without karaoke letters are white
    shown = plain[30][120:][plain[30][120:].min(axis=2) > 150]
    assert len(shown) and np.abs(shown[:, 0] - shown[:, 2]).max() < 40


def test_words_light_up_in_a_film_of_64_pixels(cutting, frames_of) -> None:
    size = (64, 64)
    lit = frames_of(cutting.cut(sung(cutting, size, karaoke=True)), size)
    plain = frames_of(cutting.cut(sung(cutting, size, karaoke=False)), size)
    far = [float(np.abs(a - b).max()) for a, b in zip(lit, plain, strict=True)]
    assert min(far[28:36]) > 20 and max(far[:24]) == 0 == max(far[52:])


def test_karaoke_codes_nothing_anew_where_captions_are_a_track(cutting) -> None:
    film = cutting.cut(sung(cutting, SIZE, karaoke=True, captions="soft"))
    assert cutting.coded == 0 and captions_in(film) == ["Never come back!"]


def test_words_are_drawn_inside_the_safe_zone_of_a_film(cutting, frames_of) -> None:
    """Looked at in the coded film: what coding blurs reaches two pixels further."""
    zone = {"left": 0.06, "top": 0.14, "right": 0.14, "bottom": 0.18}
    long = "Slow down. Our Lebensmittelgeschäftsinhaberin brews it for you, 日本語。"
    shot = {
        **said(long),
        "titles": [
            {"text": "Autumn", "sub": "tea", "style": style, "seconds": 0.6}
            for style in ("title", "lower third", "caption")
        ],
    }
    size, frames = (108, 192), 36
    board = {"captions": "burnt", "karaoke": True, "safe": zone}
    plan = cutting.plan([(shot, frames)], size=size, delivery=board)
    bare = cutting.plan([({}, frames)], size=size)
    film = frames_of(cutting.cut(plan, slate=True, timecode=True), size)
    plain = frames_of(cutting.cut(bare), size)
    drawn = np.max([np.abs(a - b).max(axis=2) for a, b in zip(film, plain, strict=True)], axis=0)
    drawn[:8] = 0  # the bar that shows the frame moves there: coded again it is a little other
    left, top, right, bottom = box_of(drawn)
    assert left >= 7 - 2 and top >= 27 - 2 and right < 92 + 2 and bottom < 157 + 2
    assert bottom > 150 and top < 36  # the timecode at the bottom of the zone, the slate at its top
    without = cutting.plan([(shot, frames)], size=size, delivery={**board, "safe": None})
    assert plan.key != without.key
