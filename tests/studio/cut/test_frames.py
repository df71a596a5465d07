"""The film has exactly the frames of its timeline, and shots nobody touches are untouched."""

import numpy as np
import pytest

from soracli.errors import MachineError
from soracli.media.ffmpeg import frame_hashes
from soracli.media.probe import probe
from soracli.media.track import read_track
from soracli.studio.cut import CutOptions, cut_film
from soracli.studio.events import CutFrame
from soracli.studio.store import Store

FADE, DISSOLVE = {"transition": {"fade": 0.5}}, {"transition": {"dissolve": 0.5}}


def wipe(direction: str) -> dict:
    return {"transition": {"wipe": 0.5, "direction": direction}}


def middle(frame: np.ndarray) -> np.ndarray:
    """The color of the lower middle, where nothing moves."""
    return frame[20:60, 40:56].mean(axis=(0, 1))


def test_shots_that_are_only_cut_together_are_the_takes_bit_for_bit(cutting) -> None:
    plan = cutting.plan([({}, 7), ({}, 1), ({}, 2), ({}, 30), ({}, 3)])
    takes = cutting.takes(plan)
    film = cutting.cut(plan)
    assert frame_hashes(film) == [
        one for shot in plan.shots for one in frame_hashes(takes[shot.key])
    ]
    assert cutting.coded == 0
    found = probe(film)
    assert (found.frames, found.fps, found.fast_start) == (43, 12, True)


def test_every_join_has_its_frames(cutting, frames_of) -> None:
    joins = [{}, FADE, DISSOLVE, *(wipe(way) for way in ("left", "right", "up", "down"))]
    plan = cutting.plan([({}, 12), *((join, 12) for join in joins)])
    film = cutting.cut(plan)
    assert plan.timeline.frames == 8 * 12 - 5 * 6 == probe(film).frames == len(frames_of(film))


def test_the_middle_of_a_dissolve_is_half_of_the_light_of_both(cutting, frames_of, color) -> None:
    plan = cutting.plan([({}, 12), ({"transition": {"dissolve": 5 / 12}}, 12)])
    seen = middle(frames_of(cutting.cut(plan))[9])
    before, after = (np.array(color(number)) / 255 for number in (1, 2))
    light = (before**2.2 + after**2.2) / 2
    assert np.abs(light ** (1 / 2.2) * 255 - seen).max() < 6


def test_a_dissolve_goes_from_one_shot_to_the_other(cutting, frames_of) -> None:
    plan = cutting.plan([({}, 12), (DISSOLVE, 12)])
    first, second = (middle(frames_of(path)[6]) for path in cutting.takes(plan).values())
    seen = [middle(frame) for frame in frames_of(cutting.cut(plan))]
    to_second = [np.abs(one - second).sum() for one in seen[5:13]]
    assert to_second == sorted(to_second, reverse=True)
    assert np.abs(seen[5] - first).max() < 3 and np.abs(seen[12] - second).max() < 3
    assert np.abs(seen[6] - first).max() > 3 and np.abs(seen[11] - second).max() > 3


def test_both_shots_move_on_while_they_dissolve(cutting, frames_of) -> None:
    """The white bar of either shot is where its take has it, in every frame of the film."""
    plan = cutting.plan([({}, 12), (DISSOLVE, 12)])
    for number, frame in enumerate(frames_of(cutting.cut(plan))):
        for clip in plan.timeline.clips:
            at = (number - clip.start) * 5
            if clip.start + 2 < number < clip.end - 2:  # it is bright enough
                bar = frame[1:5, at + 1 : at + 3].mean()
                assert bar > frame[30:50, 30:50].mean() + 20, (number, clip.shot)


def test_the_edge_of_a_wipe_moves_in_its_direction(cutting, frames_of, color) -> None:
    """In the middle of a wipe one end of the picture is new and the other one is old."""
    ends = {
        "left": (slice(10, 60), slice(80, 96)),
        "right": (slice(10, 60), slice(0, 16)),
        "up": (slice(54, 64), slice(20, 80)),
        "down": (slice(8, 16), slice(20, 80)),
    }
    other = {"left": "right", "right": "left", "up": "down", "down": "up"}
    plan = cutting.plan([({}, 12), *((wipe(way), 12) for way in ends)])
    seen = frames_of(cutting.cut(plan))
    for clip, way in zip(plan.timeline.clips[1:], ends, strict=True):
        frame = seen[clip.start + 2]
        new, old = frame[ends[way]], frame[ends[other[way]]]
        assert np.abs(new.mean(axis=(0, 1)) - color(clip.number)).max() < 8, way
        assert np.abs(old.mean(axis=(0, 1)) - color(clip.number - 1)).max() < 8, way


def test_a_fade_goes_through_its_color(cutting, frames_of, color) -> None:
    join = {"transition": {"fade": 1.0, "color": "#ffffff"}}
    seen = [middle(one) for one in frames_of(cutting.cut(cutting.plan([({}, 12), (join, 12)])))]
    assert min(seen[11].min(), seen[12].min()) > 245
    assert np.abs(seen[5] - color(1)).max() < 6 and np.abs(seen[18] - color(2)).max() < 6
    assert [one.sum() for one in seen[5:12]] == sorted(one.sum() for one in seen[5:12])


def test_the_film_comes_out_of_the_dark_and_goes_back(cutting, frames_of, color) -> None:
    plan = cutting.plan([(FADE, 12), ({}, 12)], ending={"fade": 0.5})
    seen = [middle(one) for one in frames_of(cutting.cut(plan))]
    assert seen[0].max() < 10 and seen[-1].max() < 10
    assert np.abs(seen[7] - color(1)).max() < 6 and np.abs(seen[17] - color(2)).max() < 6


def test_a_shot_in_two_transitions_at_once_is_drawn(cutting) -> None:
    plan = cutting.plan([({}, 12), (DISSOLVE, 12), (DISSOLVE, 6), (wipe("up"), 12)])
    assert probe(cutting.cut(plan)).frames == plan.timeline.frames == 24


def test_only_what_is_touched_is_coded_anew(cutting) -> None:
    """Forty frames of a shot between keyframes are copied though it dissolves at its end."""
    plan = cutting.plan([({}, 60), (DISSOLVE, 12)])
    takes = cutting.takes(plan)
    first = takes[plan.shots[0].key]
    keyframes = [at for at in read_track(first).keyframes if at <= 54]
    film = cutting.cut(plan)
    assert cutting.coded == 66 - keyframes[-1] and keyframes[-1] > 20
    kept = keyframes[-1]
    assert frame_hashes(film)[:kept] == frame_hashes(first)[:kept]


def test_what_was_coded_is_kept_and_only_a_change_is_coded(cutting) -> None:
    shots = [({}, 12), (DISSOLVE, 12), ({}, 12), (FADE, 12)]
    plan = cutting.plan(shots)
    film = cutting.cut(plan)
    assert cutting.coded > 0
    assert cutting.cut(plan) == film and not cutting.told
    other = cutting.plan([*shots[:3], ({"transition": {"fade": 0.25}}, 12)])
    cutting.cut(other)
    assert 0 < cutting.coded <= 24  # the last two shots, not the dissolve before them


def test_a_cut_that_was_stopped_goes_on_where_it_was(cutting) -> None:
    """Stopped in its second stretch, the first is not coded again, and the film is the same."""
    shots = [({}, 12), *[({"transition": {"fade": 0.5}}, 12)] * 3]
    plan = cutting.plan(shots)

    def stop(event: object) -> None:
        if isinstance(event, CutFrame) and event.done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_film(plan, cutting.takes(plan), cutting.mix(plan), cutting.store, CutOptions(), stop)
    assert not list((cutting.store.root / "making").iterdir())
    resumed = cutting.cut(plan).read_bytes()
    assert cutting.coded == 36
    cutting.store = Store(cutting.store.root / "other")
    assert cutting.cut(plan).read_bytes() == resumed


def test_a_shot_coded_again_is_neither_darker_nor_of_another_color(cutting, frames_of) -> None:
    titles = [{"text": ".", "at": 0, "seconds": 0.1}]
    plan = cutting.plan([({"titles": titles}, 12)])
    (take,) = cutting.takes(plan).values()
    for now, before in zip(frames_of(cutting.cut(plan)), frames_of(take), strict=True):
        assert np.abs((now - before)[45:].mean(axis=(0, 1))).max() < 1.5


def test_the_same_takes_give_the_same_film_in_another_store(cutting, tmp_path) -> None:
    plan = cutting.plan([({}, 12), (DISSOLVE, 12), ({}, 5)])
    one = cutting.cut(plan).read_bytes()
    cutting.store = Store(tmp_path / "other")
    assert cutting.cut(plan).read_bytes() == one


def test_a_take_coded_another_way_is_coded_anew(cutting, frames_of, make_take, color) -> None:
    plan = cutting.plan([({}, 12), ({}, 12), ({}, 12)])
    takes = cutting.takes(plan) | {plan.shots[1].key: make_take(2, 12, coding="exact")}
    seen = frames_of(cutting.cut(plan, takes))
    assert len(seen) == 36 and cutting.coded == 12
    assert np.abs(middle(seen[15]) - color(2)).max() < 6


def test_a_take_longer_than_its_shot_ends_where_the_shot_does(cutting, make_take) -> None:
    plan = cutting.plan([({}, 12), ({}, 12)])
    takes = cutting.takes(plan) | {plan.shots[0].key: make_take(1, 15)}
    assert probe(cutting.cut(plan, takes)).frames == 24


@pytest.mark.parametrize("size", [(66, 98), (64, 64), (322, 178)])
def test_films_of_any_size(cutting, size: tuple[int, int]) -> None:
    shots = [({"titles": [{"text": "The End"}]}, 6), (DISSOLVE, 8)]
    plan = cutting.plan(shots, size=size, delivery={"letterbox": 2.39})
    found = probe(cutting.cut(plan, slate=True, timecode=True))
    assert (found.width, found.height, found.frames) == (*size, 8)


def test_fifty_shots(cutting) -> None:
    shots = [({}, 1 + number % 4) for number in range(50)]
    plan = cutting.plan(shots)
    four = cutting.takes(cutting.plan(shots[:4]))
    takes = {
        shot.key: path
        for shot in plan.shots
        for path in [list(four.values())[(shot.number - 1) % 4]]
    }
    film = cutting.cut(plan, takes)
    assert probe(film).frames == plan.timeline.frames == sum(frames for _, frames in shots)
    assert probe(film).fps == 12


def test_a_missing_take_is_said_with_its_shot(cutting) -> None:
    plan = cutting.plan([({}, 6), ({"id": "arrival"}, 6)])
    takes = cutting.takes(plan)
    del takes[plan.shots[1].key]
    with pytest.raises(MachineError, match="the take of shot arrival is missing"):
        cutting.cut(plan, takes)
    assert cutting.store.fetch(plan.key) is None


def test_a_take_that_is_too_short_or_no_film_is_said(cutting, make_take, tmp_path) -> None:
    plan = cutting.plan([({}, 6), ({}, 6)])
    takes = cutting.takes(plan) | {plan.shots[0].key: make_take(1, 4)}
    with pytest.raises(MachineError, match="has 4 frames instead of 6"):
        cutting.cut(plan, takes)
    (tmp_path / "x.mp4").write_bytes(b"no film")
    with pytest.raises(MachineError, match="cannot be read"):
        cutting.cut(plan, takes | {plan.shots[0].key: tmp_path / "x.mp4"})
