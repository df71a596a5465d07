"""The timelines, read back with their own libraries."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from urllib.request import url2pathname
from xml.etree import ElementTree

import opentimelineio as otio
import pytest

from soracli.errors import InputError
from soracli.media.edl import edl_text
from soracli.media.fcpxml import fcpxml_text
from soracli.media.otio import cuts, file_link
from soracli.media.probe import probe
from soracli.plan.film import FilmPlan
from soracli.story.storyboard import Shot, Transition
from soracli.studio.export import HandOver, export, limits

MakePlan = Callable[..., FilmPlan]
TakesOf = Callable[[FilmPlan], dict[str, Path]]
HOSTILE = "a \"b\" 'c' \\ %{pts} 50% : é 🎬 <x>&amp;"


def spoiled(shot: Shot, number: int) -> Shot:
    return shot.model_copy(update={"id": f"{HOSTILE}\n{number}", "action": HOSTILE})


def links(plan: FilmPlan) -> dict[str, str]:
    return {shot.id: f"file:///takes/{shot.number:02d}.mp4" for shot in plan.shots}


def items(track: Any, kind: type) -> list[Any]:
    return [one for one in track if isinstance(one, kind)]


def frames(time: Any) -> int:
    assert time.value == int(time.value)
    return int(time.value)


def in_film(plan: FilmPlan) -> list[tuple[str, int, int]]:
    """Shot, first frame and number of frames; cut points lie in the middle of overlaps."""
    at, found = 0, []
    for cut in cuts(plan.timeline):
        assert cut.clip.start + cut.first == at
        found.append((cut.clip.shot, at, cut.frames))
        at += cut.frames
    assert at == plan.timeline.frames
    return found


@pytest.mark.parametrize("fps", [24, 25, 7])
def test_otio_loads_back_with_the_same_film(
    make_plan: MakePlan, takes_of: TakesOf, tmp_path: Path, fps: int
) -> None:
    plan = make_plan(fps)
    paths = export(plan, "otio", tmp_path / "my film.otio", HandOver(takes_of(plan)))
    loaded = otio.adapters.read_from_file(str(paths[0]))
    track = loaded.tracks[0]
    clips = items(track, otio.schema.Clip)
    ranges = [(one.name, one.range_in_parent()) for one in clips]
    assert [
        (name, frames(one.start_time), frames(one.duration)) for name, one in ranges
    ] == in_film(plan)
    assert frames(loaded.duration()) == plan.timeline.frames
    assert loaded.name == "The Lighthouse" and loaded.duration().rate == fps
    joins = [clip.join for clip in plan.timeline.clips if clip.join.frames]
    transitions = items(track, otio.schema.Transition)
    assert [one.metadata["soracli"]["kind"] for one in transitions] == [
        *(join.kind for join in joins),
        "fade",
    ]
    assert [frames(one.in_offset + one.out_offset) for one in transitions] == [
        *(join.frames for join in joins),
        plan.timeline.ending.frames,
    ]


def test_overlapping_shots_keep_handles_for_their_transition(make_plan: MakePlan) -> None:
    plan = make_plan()
    for before, after in zip(cuts(plan.timeline), cuts(plan.timeline)[1:], strict=False):
        if after.clip.join.kind in ("dissolve", "wipe"):
            assert before.clip.frames - before.first - before.frames == after.after
            assert after.first == after.before


def test_otio_takes_lie_beside_it_and_open(
    make_plan: MakePlan, takes_of: TakesOf, tmp_path: Path
) -> None:
    plan = make_plan(change=spoiled)
    folder = tmp_path / "50% é"
    folder.mkdir()
    paths = export(plan, "otio", folder / "film #1.otio", HandOver(takes_of(plan)))
    loaded = otio.adapters.read_from_file(str(paths[0]))
    for clip, shot in zip(loaded.tracks[0].find_clips(), plan.shots, strict=True):
        media = paths[0].parent / unquote(clip.media_reference.target_url)
        assert media in paths
        assert frames(clip.media_reference.available_range.duration) == probe(media).frames
        told = clip.metadata["soracli"]
        assert (told["key"], told["seed"], told["action"]) == (shot.key, shot.spec.seed, HOSTILE)
    assert sorted(folder.iterdir()) == [folder / "film #1.media", folder / "film #1.otio"]


def test_lines_sounds_and_titles_are_markers(
    make_plan: MakePlan, takes_of: TakesOf, tmp_path: Path
) -> None:
    plan = make_plan()
    paths = export(plan, "otio", tmp_path / "film.otio", HandOver(takes_of(plan)))
    clips = otio.adapters.read_from_file(str(paths[0])).find_clips()
    marked = {
        marker.name: (clip.name, frames(marker.marked_range.start_time))
        for clip in clips
        for marker in clip.markers
    }
    assert marked == {
        "sound: foghorn": ("arrival", 12),
        "old Tom: You should not have come back.": ("warning", 5),
        "title: One year later": ("the sea", 5),
    }


@pytest.mark.parametrize("fps", [24, 25, 30, 60])
def test_edl_parses_with_equal_records(
    make_plan: MakePlan, takes_of: TakesOf, tmp_path: Path, fps: int
) -> None:
    plan = make_plan(fps)
    path = export(plan, "edl", tmp_path / "film.edl", HandOver(takes_of(plan)))[0]
    loaded = otio.adapters.read_from_file(str(path), rate=fps)
    track = loaded.tracks[0]
    assert frames(track.duration()) == plan.timeline.frames
    starts = {
        frames(one.range_in_parent().start_time): one.metadata["cmx_3600"]["reel"]
        for one in items(track, otio.schema.Clip)
    }
    for clip in plan.timeline.clips:
        assert starts[clip.start].startswith(f"{clip.number:02d}")
    kinds = [one.metadata["cmx_3600"]["transition"] for one in items(track, otio.schema.Transition)]
    assert kinds == ["D", "D", "W001", "D", "D", "D"]
    assert limits(plan, "edl") == ("titles", "captions", "the color of a fade")


def test_edl_holds_nothing_but_its_lines(make_plan: MakePlan) -> None:
    plan = make_plan(change=spoiled, title=f"{HOSTILE}\n001  X V C 0 0 0 0\n")
    text = edl_text(plan, {shot.id: f"{shot.number:02d}.mp4" for shot in plan.shots})
    assert text.isascii()
    for line in text.splitlines():
        assert re.match(r"TITLE: |FCM: |\d{3}  \w+ +V |\* (FROM|TO) CLIP NAME: \d\d\.mp4$|$", line)


def test_edl_refuses_a_rate_without_timecode(make_plan: MakePlan) -> None:
    plan = make_plan(12)
    with pytest.raises(InputError, match="12 frames a second") as refused:
        edl_text(plan, {})
    assert "24, 25" in refused.value.hint


def test_fcpxml_parses_with_its_adapter(make_plan: MakePlan) -> None:
    plan = make_plan(change=spoiled, title=f"{HOSTILE}\x00\x0b")
    loaded = otio.adapters.read_from_string(fcpxml_text(plan, links(plan)), "fcpx_xml")
    clips = list(loaded[0].find_clips())
    assert [one.media_reference.target_url for one in clips] == list(links(plan).values())
    assert [
        (frames(one.range_in_parent().start_time), frames(one.duration())) for one in clips
    ] == [(first, length) for _, first, length in in_film(plan)]


@pytest.mark.parametrize("fps", [24, 25, 30, 12])
def test_fcpxml_times_are_exact_and_transitions_are_there(make_plan: MakePlan, fps: int) -> None:
    plan = make_plan(fps)
    root = ElementTree.fromstring(fcpxml_text(plan, links(plan)))
    spine = root.find(".//spine")
    assert spine is not None
    clips = [one for one in spine if one.tag == "asset-clip"]
    found = [(one.get("name"), *times(one, fps, "offset", "duration")) for one in clips]
    assert found == in_film(plan)
    assert [one.get("name") for one in spine if one.tag == "transition"] == [
        "Fade To Color",
        "Cross Dissolve",
        "Wipe",
        "Fade To Color",
        "Fade To Color",
    ]
    sequence = root.find(".//sequence")
    assert sequence is not None
    assert list(times(sequence, fps, "duration")) == [plan.timeline.frames]


def times(element: ElementTree.Element, fps: int, *names: str) -> Iterator[int]:
    for name in names:
        count = Fraction(element.get(name, "").removesuffix("s")) * fps
        assert count.denominator == 1
        yield int(count)


def test_file_links_lead_back_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "50% é #1?" / "a b.mp4"
    link = file_link(path)
    assert link.isascii() and " " not in link and "#" not in link
    assert Path(url2pathname(link.removeprefix("file://"))) == path.resolve()


def test_a_timeline_without_its_takes_is_refused_by_name(
    make_plan: MakePlan, takes_of: TakesOf, tmp_path: Path
) -> None:
    plan = make_plan()
    takes = takes_of(plan)
    del takes[plan.shots[2].key]
    with pytest.raises(InputError, match="1 of 6 takes are not made yet: cabin") as refused:
        export(plan, "otio", tmp_path / "film.otio", HandOver(takes))
    assert "sora shoot" in refused.value.hint
    assert not list(tmp_path.iterdir())


def test_somebody_elses_file_in_the_media_folder_is_left_alone(
    make_plan: MakePlan, takes_of: TakesOf, tmp_path: Path
) -> None:
    plan = make_plan()
    precious = tmp_path / "film.media" / "01-arrival.mp4"
    precious.parent.mkdir()
    precious.write_text("my own")
    with pytest.raises(InputError, match="sora did not make it"):
        export(plan, "edl", tmp_path / "film.edl", HandOver(takes_of(plan)))
    assert precious.read_text() == "my own"


def test_a_film_without_transitions_is_cut_only(
    make_plan: MakePlan, takes_of: TakesOf, tmp_path: Path
) -> None:
    plan = make_plan(change=lambda shot, _: shot.model_copy(update={"transition": Transition()}))
    path = export(plan, "otio", tmp_path / "film.otio", HandOver(takes_of(plan)))[0]
    track = otio.adapters.read_from_file(str(path)).tracks[0]
    assert [frames(one.duration()) for one in track.find_clips()] == [24, 31, 30, 28, 26, 25]
