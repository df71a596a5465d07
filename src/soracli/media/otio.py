"""A film as an OpenTimelineIO timeline.

Where two shots overlap, OTIO cuts in the middle of the overlap and lets a transition reach into the
handles on both sides; so the clips abut, and their lengths add up to the film's exact frames.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from soracli.media.shot_card import ShotCard, cards, spoken_name
from soracli.plan.film import FilmPlan, PlannedShot
from soracli.story.timeline import Caption, Clip, Join, Timeline
from soracli.story.value import Value

METADATA = "soracli"
SCHEMA = "handover/1"


class Cut(Value):
    """One clip between its cut points, in frames of its own take.

    It is seen in the clear or in a transition from `first` to before `first + frames`. The
    transition into it reaches `before` frames to the left of the cut point and `after` to the right
    of it; the one out of the film's last clip has its frames in `ending`.
    """

    clip: Clip
    first: int
    frames: int
    before: int = 0
    after: int = 0


class MarkerFact(Value):
    """Words on a clip, from frame `first` of its take on, for `frames`."""

    words: str
    first: int
    frames: int
    spoken: bool = False


def cuts(timeline: Timeline) -> tuple[Cut, ...]:
    """Every clip with its cut points. The `frames` add up to those of the timeline."""
    made = []
    clips = timeline.clips
    for place, clip in enumerate(clips):
        before, after = _reach(clip.join, place == 0)
        first = before if clip.join.kind in ("dissolve", "wipe") else 0
        following = clips[place + 1].join if place + 1 < len(clips) else Join()
        overlapped = following.kind in ("dissolve", "wipe")
        last = clip.frames - (_reach(following, False)[1] if overlapped else 0)
        made.append(Cut(clip=clip, first=first, frames=last - first, before=before, after=after))
    return tuple(made)


def otio_text(plan: FilmPlan, links: Mapping[str, str]) -> str:
    """The film as the text of an .otio file. `links` are URLs of the takes by shot id."""
    from opentimelineio.adapters import write_to_string

    return str(write_to_string(otio_timeline(plan, links), "otio_json")) + "\n"


def otio_timeline(plan: FilmPlan, links: Mapping[str, str]) -> Any:
    """The film as an `opentimelineio.schema.Timeline` with one video track.

    Lines, sounds and titles are markers of the clip they fall into; the shot id, the seed, the take
    key, the action and who is there stand in the metadata under "soracli".
    """
    from opentimelineio import schema

    timeline = plan.timeline
    track = schema.Track(name="Picture", kind=schema.TrackKind.Video)
    by_id = {card.id: card for card in cards(plan)}
    for cut in cuts(timeline):
        if cut.clip.join.frames:
            track.append(_transition(cut.clip.join, cut.before, cut.after, timeline.fps))
        planned = plan.shot(cut.clip.shot)
        card = by_id[cut.clip.shot]
        track.append(_clip(plan, cut, card, planned, links[cut.clip.shot]))
    if timeline.ending.frames:
        track.append(_transition(timeline.ending, timeline.ending.frames, 0, timeline.fps))
    made = schema.Timeline(name=timeline.title)
    made.tracks.append(track)
    made.metadata[METADATA] = {
        "schema": SCHEMA,
        "key": plan.key,
        "fps": timeline.fps,
        "size": [timeline.width, timeline.height],
        "frames": timeline.frames,
    }
    return made


def marker_facts(plan: FilmPlan, cut: Cut) -> Iterator[MarkerFact]:
    """Lines, titles and sounds of a clip, in the frames of its take."""
    clip = cut.clip
    for caption in plan.timeline.captions:
        if caption.shot == clip.shot:
            words = _line_words(plan, caption)
            first, frames = caption.start - clip.start, caption.end - caption.start
            yield MarkerFact(words=words, first=first, frames=frames, spoken=True)
    for overlay in plan.timeline.overlays:
        if 0 <= overlay.start - clip.start - cut.first < cut.frames:
            words = ", ".join(part for part in (overlay.text, overlay.sub) if part)
            first, frames = overlay.start - clip.start, overlay.end - overlay.start
            yield MarkerFact(words=f"{overlay.style}: {words}", first=first, frames=frames)
    written = plan.board.shot(clip.shot)
    for cue in written.sound if written else ():
        first = min(round(cue.at * plan.timeline.fps), clip.frames - 1)
        yield MarkerFact(words=f"sound: {cue.cue}", first=first, frames=1)


def file_link(path: Path) -> str:
    """The URL of a file on this machine, quoted: "file:///C:/My%20Films/01.mp4"."""
    return path.resolve().as_uri()


def relative_link(folder: str, name: str) -> str:
    """The URL of a file in a folder beside the timeline: "My%20Film.media/01.mp4"."""
    from urllib.parse import quote

    return f"{quote(folder)}/{quote(name)}"


def _reach(join: Join, at_the_start: bool) -> tuple[int, int]:
    """How far a transition reaches to the left and to the right of the cut point."""
    if at_the_start:
        return 0, join.frames
    return join.frames // 2, join.frames - join.frames // 2


def _time(frames: int, fps: int) -> Any:
    from opentimelineio.opentime import RationalTime

    return RationalTime(frames, fps)


def _range(first: int, frames: int, fps: int) -> Any:
    from opentimelineio.opentime import TimeRange

    return TimeRange(_time(first, fps), _time(frames, fps))


def _transition(join: Join, before: int, after: int, fps: int) -> Any:
    from opentimelineio import schema

    kinds = {
        "dissolve": schema.TransitionTypes.SMPTE_Dissolve,
        "wipe": "SMPTE_Wipe",
        "fade": schema.TransitionTypes.Custom,
    }
    return schema.Transition(
        name=f"{join.kind} {join.direction}" if join.kind == "wipe" else join.kind,
        transition_type=kinds[join.kind],
        in_offset=_time(before, fps),
        out_offset=_time(after, fps),
        metadata={METADATA: join.model_dump(mode="json")},
    )


def _clip(plan: FilmPlan, cut: Cut, card: ShotCard, planned: PlannedShot | None, link: str) -> Any:
    from opentimelineio import schema

    fps = plan.timeline.fps
    made = schema.Clip(
        name=cut.clip.shot,
        media_reference=schema.ExternalReference(
            target_url=link, available_range=_range(0, cut.clip.frames, fps)
        ),
        source_range=_range(cut.first, cut.frames, fps),
        metadata={METADATA: _told(card, planned)},
    )
    for fact in marker_facts(plan, cut):
        made.markers.append(_marker(fact, fps))
    return made


def _told(card: ShotCard, planned: PlannedShot | None) -> dict[str, Any]:
    told = card.model_dump(mode="json", exclude={"first", "frames", "fps"}, exclude_defaults=True)
    if planned:
        told["prompt"] = planned.spec.prompt
        told["depends"] = list(planned.depends)
        told["continuity"] = [
            one.model_dump(mode="json", exclude_defaults=True) for one in planned.snapshot.present
        ]
        told["after"] = list(planned.snapshot.after)
    return told


def _marker(fact: MarkerFact, fps: int) -> Any:
    from opentimelineio import schema

    color = schema.MarkerColor.GREEN if fact.spoken else schema.MarkerColor.PURPLE
    return schema.Marker(
        name=fact.words, marked_range=_range(fact.first, fact.frames, fps), color=color
    )


def _line_words(plan: FilmPlan, caption: Caption) -> str:
    return f"{spoken_name(plan, caption.who)}: {caption.text}" if caption.who else caption.text
