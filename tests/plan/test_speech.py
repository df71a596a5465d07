"""How long lines take, and where they lie in their shot."""

import pytest

from soracli.plan.speech import BETWEEN_LINES, FIRST_LINE, SHORTEST, speech_seconds, timed
from soracli.story.scene import Line

SENTENCE = "You should not have come back, not tonight of all nights."


def test_an_ordinary_sentence_takes_what_a_speaker_takes() -> None:
    words = len(SENTENCE.split())
    assert 2.0 < words / speech_seconds(SENTENCE) < 4.0  # 120 to 240 words a minute


def test_more_words_a_slower_mood_and_a_slower_voice_take_longer() -> None:
    plain = speech_seconds(SENTENCE)
    assert speech_seconds(SENTENCE + " " + SENTENCE) > 1.9 * plain
    assert speech_seconds(SENTENCE, "whisper") > plain > speech_seconds(SENTENCE, "excited")
    assert speech_seconds(SENTENCE, pace=0.5) > 1.7 * plain


@pytest.mark.parametrize("words", ["", "…", "Hm.", "😀", "!!!"])
def test_nothing_is_shorter_than_a_breath(words: str) -> None:
    assert SHORTEST <= speech_seconds(words) < 1.5


@pytest.mark.parametrize(
    "words", ["你不应该回来的", "Вы не должны были возвращаться", "तुम्हें वापस नहीं आना चाहिए था"]
)
def test_other_scripts_take_time_too(words: str) -> None:
    assert 0.7 < speech_seconds(words) < 4


def test_lines_follow_each_other_unless_the_file_says_when() -> None:
    lines = [Line(who="a", say=SENTENCE), Line(who="b", say="No."), Line(who="a", say="Go.")]
    first, second, third = timed(lines, [None, None, 9.0], [1, 1, 1])
    assert first.start == FIRST_LINE
    assert second.start == pytest.approx((first.end or 0) + BETWEEN_LINES, abs=2e-3)
    assert third.start == 9.0


def test_a_j_cut_begins_before_the_picture() -> None:
    (line,) = timed([Line(say=SENTENCE)], [None], [1], early=0.6)
    assert line.start == -0.6
