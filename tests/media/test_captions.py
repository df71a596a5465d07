"""Captions are readable, at the right frames, and whatever is said in them stays words."""

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from soracli.media.captions import ass, srt, vtt
from soracli.media.cues import LINE_COLUMNS, Cue, cues
from soracli.media.wrapping import columns
from soracli.story.timeline import Caption, Clip, Timeline

FRAMES = 480
HOSTILE = "<b>x</b> {\\an8} \\N --> & \"q\" 100% %{pts} 'it' 🐶"
LONG = "This goes on and on, with many words in it, so that nobody could read it in one go. " * 3


def film(*said: tuple[int, int, str, str], fps: int = 24) -> Timeline:
    """A film of twenty seconds in which these things are said: start, end, who, what."""
    clip = Clip(shot="a", number=1, key="k", start=0, frames=FRAMES, sound_start=0, sound_end=1)
    captions = tuple(
        Caption(start=start, end=end, who=who, text=text, shot="a")
        for start, end, who, text in said
    )
    return Timeline(title="t", width=640, height=360, fps=fps, clips=(clip,), captions=captions)


def test_a_long_line_is_cut_into_pieces_that_share_its_time() -> None:
    found = cues(film((24, 240, "mara", LONG)))
    assert len(found) > 2
    assert (found[0].start, found[-1].end) == (24, 240)
    assert all(one.end == other.start for one, other in zip(found, found[1:], strict=False))
    assert all(len(one.lines) <= 2 for one in found)
    assert all(columns(line) <= LINE_COLUMNS for one in found for line in one.lines)
    assert " ".join(line for one in found for line in one.lines) == LONG.strip()
    longest = max(found, key=lambda one: one.end - one.start)
    shortest = min(found, key=lambda one: one.end - one.start)
    assert sum(map(len, longest.lines)) > sum(map(len, shortest.lines))


def test_two_lines_are_of_about_the_same_length() -> None:
    (one,) = cues(film((0, 48, "", "You should not have come back here, not after that.")))
    assert abs(len(one.lines[0]) - len(one.lines[1])) < 12


def test_who_speaks_at_the_same_time_is_read_at_the_same_time() -> None:
    found = cues(film((0, 48, "mara", "Stay."), (24, 72, "tom", "Never.")))
    assert [(one.start, one.end, one.lines) for one in found] == [
        (0, 24, ("Stay.",)),
        (24, 48, ("– Stay.", "– Never.")),
        (48, 72, ("Never.",)),
    ]


def test_wide_letters_take_two_columns() -> None:
    (one, *_) = cues(film((0, 200, "", "日本語の字幕" * 12)))
    assert max(map(len, one.lines)) == LINE_COLUMNS // 2


def test_a_caption_of_two_frames_has_no_more_pieces() -> None:
    found = cues(film((10, 12, "", LONG)))
    assert [(one.start, one.end) for one in found] == [(10, 11), (11, 12)]


def test_what_is_said_after_the_end_is_not_shown() -> None:
    assert cues(film((470, 600, "", "Go."), (500, 510, "", "Late."))) == (
        Cue(470, FRAMES, cues(film((470, 480, "", "Go.")))[0].said),
    )


@pytest.mark.parametrize(("write", "form"), [(srt, "srt"), (vtt, "vtt"), (ass, "ass")])
def test_files_are_read_back_with_their_times(write, form: str) -> None:
    said = film((7, 48, "mara", "You should not have come back."), (61, 90, "", LONG))
    read = list(pysubs2.SSAFile.from_string(write(said), format_=form))
    wanted = cues(said)
    assert [one.plaintext for one in read] == ["\n".join(one.lines) for one in wanted]
    for event, cue in zip(read, wanted, strict=True):
        # never later than its frame, and less than a frame early
        assert 0 <= cue.start * 1000 / 24 - event.start < 1000 / 24 / 2
        assert 0 <= cue.end * 1000 / 24 - event.end < 1000 / 24 / 2


def test_speakers_are_voices_in_webvtt_and_names_in_ass() -> None:
    said = film((0, 48, "old <Tom>", "Go."))
    assert "<v old &lt;Tom>Go.</v>" in vtt(said)
    (event,) = pysubs2.SSAFile.from_string(ass(said))
    assert event.name == "old <Tom>"


def test_hostile_words_are_escaped_in_every_form() -> None:
    said = film((0, 48, "a,b\n>", HOSTILE), (50, 60, "", "00:00:01,000 --> 00:00:02,000\n\n7\n"))
    web = vtt(said)
    assert "&lt;b&gt;x&lt;/b&gt;" in web and web.count("-->") == 2
    assert srt(said).count("-->") == 2 and "<b>" not in srt(said)
    substation = ass(said)
    assert substation.count("Dialogue:") == 2 and "{\\an8}" not in substation
    assert "\\{\\\u2060an8\\}" in substation
    assert [one.name for one in pysubs2.SSAFile.from_string(substation)] == ["a b >", ""]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 90), st.text(), st.text())))
def test_any_words_make_sound_files(said: list[tuple[int, int, str, str]]) -> None:
    timeline = film(*((start, start + length, who, text) for start, length, who, text in said))
    wanted = cues(timeline)
    assert all(one.start < one.end <= FRAMES and one.said for one in wanted)
    assert all(one.end <= other.start for one, other in zip(wanted, wanted[1:], strict=False))
    assert srt(timeline).count(" --> ") == vtt(timeline).count(" --> ") == len(wanted)
    assert len(pysubs2.SSAFile.from_string(ass(timeline), format_="ass")) == len(wanted)
