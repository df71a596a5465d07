"""Captions are readable, at the right frames, and whatever is said in them stays words."""

import re
from html import unescape
from itertools import pairwise

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from soracli.media.captions import ass, srt, vtt
from soracli.media.cues import LINE_COLUMNS, Cue, cues
from soracli.media.wrapping import columns
from soracli.story.speech import Word
from soracli.story.timeline import Caption, Clip, Timeline

FRAMES = 480
HOSTILE = "<b>x</b> {\\an8} \\N --> & \"q\" 100% %{pts} 'it' 🐶"
LONG = "This goes on and on, with many words in it, so that nobody could read it in one go. " * 3


SPOKEN = (
    "You should not have come back here, not after what happened: I told everybody that it cost "
    "$5.50, so nobody can say, “She never said it!” Go away and do not come back."
)
"""Three pieces of captions."""


def heard(start: float, text: str, who: str = "mara", fps: int = 24) -> Caption:
    """What is said from a film second on, three words a second, with a pause after every stop."""
    words, now = [], start
    for word in text.split():
        words.append(Word(text=word, start=now, end=now + 0.3))
        now += 1.1 if word[-1] in ".!?:”" else 1 / 3
    first, last = round(start * fps), round(words[-1].end * fps)
    return Caption(start=first, end=last, who=who, text=text, shot="a", words=tuple(words))


def spoken_film(*captions: Caption, cuts: tuple[int, ...] = (), fps: int = 24) -> Timeline:
    """A film of twenty seconds with cuts at these frames."""
    edges = [0, *cuts, 20 * fps]
    clips = tuple(
        Clip(shot="a", number=1, key="k", start=a, frames=b - a, sound_start=0, sound_end=1)
        for a, b in pairwise(edges)
    )
    return Timeline(title="t", width=640, height=360, fps=fps, clips=clips, captions=captions)


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
    found = cues(film((0, 200, "", "日本語の字幕" * 12)))
    assert [len(line) for one in found for line in one.lines] == [18, 18]
    assert LINE_COLUMNS // 2 == 21


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


@pytest.mark.parametrize("fps", [12, 24, 60])
def test_a_piece_begins_with_its_first_word_and_ends_with_its_last(fps: int) -> None:
    caption = heard(1.03, SPOKEN, fps=fps)
    found = cues(spoken_film(caption, fps=fps))
    assert len(found) == 3
    at = 0
    for piece in found:
        count = len(" ".join(piece.lines).split())
        first, last = caption.words[at], caption.words[at + count - 1]
        at += count
        assert abs(piece.start / fps - first.start) < 0.05
        assert -0.05 < piece.end / fps - last.end <= 0.55
    assert at == len(caption.words)
    # the text alone would tell otherwise: there are pauses in what is said
    guess = cues(spoken_film(caption.model_copy(update={"words": ()}), fps=fps))
    assert max(abs(a.start - b.start) for a, b in zip(guess, found, strict=True)) / fps > 0.2


def test_a_caption_is_held_until_the_next_is_heard_or_the_picture_cuts() -> None:
    go = heard(1, "Go.")  # to frame 31
    assert cues(spoken_film(go))[0].end == 31 + 12
    assert cues(spoken_film(go, heard(1.5, "No.", "tom")))[0].end == 36
    assert cues(spoken_film(go, cuts=(35,)))[0].end == 35
    assert cues(spoken_film(heard(19.6, "Go.")))[0].end == FRAMES
    planned = go.model_copy(update={"words": ()})
    assert cues(spoken_film(planned))[0].end == 31


def test_who_says_two_things_at_once_is_read_one_after_the_other() -> None:
    found = cues(spoken_film(heard(1, SPOKEN), heard(4, "Never come back.")))
    assert all(len(one.said) == 1 for one in found if one.start < 96)
    assert next(one for one in found if one.start == 96).said[0].lines == ("Never come back.",)
    apart = cues(spoken_film(heard(1, SPOKEN), heard(4, "Never come back.", "tom")))
    assert any(len(one.said) == 2 for one in apart)


def test_what_nobody_can_say_is_shown_with_what_is_said() -> None:
    before = "[" + " ".join(f"aside{number}" for number in range(20)) + "]"
    caption = heard(1, "Go away.").model_copy(update={"text": f"{before} Go away. {before}"})
    found = cues(spoken_film(caption))
    shown = " ".join(line for one in found for line in one.lines)
    assert shown == caption.text
    assert found[0].start == 24 and found[-1].end <= round(caption.words[-1].end * 24) + 12


def test_karaoke_in_ass_has_the_time_of_every_word() -> None:
    one, other = heard(1, SPOKEN), heard(15, "“No”, {she} said \\N now.", "tom")
    said = spoken_film(one, other)
    events = list(pysubs2.SSAFile.from_string(ass(said, karaoke=True), format_="ass"))
    told = {}
    for event in events:
        now = event.start / 1000
        for length, text in re.findall(r"\{\\k(\d+)\}((?:\\\{|[^{])*)", event.text):
            if text:
                told.setdefault((event.name, text.split("\\N")[0].strip()), now)
            now += int(length) / 100
        assert now <= event.end / 1000 + 0.02
    for who, caption in (("mara", one), ("tom", other)):
        for word in caption.words:
            written = word.text.replace("\\", "\\\u2060").replace("{", "\\{").replace("}", "\\}")
            if any(map(str.isalnum, written)) and word.text not in ("not", "come", "it", "said"):
                assert told[who, written.strip()] == pytest.approx(word.start, abs=0.021), word


def test_karaoke_in_webvtt_has_the_time_of_every_word() -> None:
    caption = heard(1, SPOKEN)
    text = vtt(spoken_film(caption), karaoke=True)
    times = [
        (60 * int(minutes) + float(seconds), word)
        for minutes, seconds, word in re.findall(r"<00:(\d+):([\d.]+)>(\S+?)(?:</v>|\s)", text)
    ]
    # the first word of a piece is there when it is shown
    pieces = [cue.lines[0].split()[0] for cue in cues(spoken_film(caption))]
    assert len(times) >= len(caption.words) - len(pieces)
    starts = {round(word.start, 3): word.text for word in caption.words}
    assert all(starts[round(at, 3)] == word for at, word in times)
    assert "::cue(:past)" in text and "-->" not in "".join(word for _, word in times)


def test_without_karaoke_files_have_no_times_of_words() -> None:
    said = spoken_film(heard(1, SPOKEN))
    assert "\\k" not in ass(said) and "Karaoke" not in ass(said)
    assert "<00:" not in vtt(said) and "STYLE" not in vtt(said)


def test_hostile_words_are_only_words_in_karaoke() -> None:
    said = spoken_film(heard(1, HOSTILE), heard(8, "<i>\\k99 {\\k5}bold</i> <00:00:09.000>", "tom"))
    shown = ["\n".join(cue.lines) for cue in cues(said)]
    blocks = vtt(said, karaoke=True).strip().split("\n\n")[2:]
    # what is in < > is a tag to players, and &lt; is a letter
    texts = [unescape(re.sub("<[^>]*>", "", block.split("\n", 1)[1])) for block in blocks]
    assert texts == shown
    events = [line.split(",,", 1)[1] for line in ass(said, True).splitlines() if "Dialogue" in line]
    plain = [re.sub(r"(?<!\\)\{\\k\d+\}", "", event) for event in events]
    assert not any(re.search(r"(?<!\\)[{}]|\\(?![{}N\u2060])", event) for event in plain)
    for event, text in zip(plain, shown, strict=True):
        assert (
            re.sub(r"\\([{}])", r"\1", event.replace("\\\u2060", "\0"))
            .replace("\\N", "\n")
            .replace("\0", "\\")
            == text
        )
