"""Lines are spoken in the language they are written in, or the one that is wished."""

import pytest

from soracli.plan.sound.language import (
    LANGUAGES,
    known_language,
    language_of,
    near_languages,
    pieces,
    unreadable,
)
from soracli.story.sound_preset import VoicePreset

ENGLISH = VoicePreset(name="a", language="en-us")


@pytest.mark.parametrize(
    ("tag", "known"),
    [("de-AT", "de"), ("en_GB", "en"), ("German", "de"), ("zh-Hans-CN", "cmn"), ("EN-US", "en-us"),
     ("no", "nb"), ("xx", ""), ("", ""), ("latin american spanish", "es-419"), ("pt-BR", "pt-br")],
)  # fmt: skip
def test_tags_and_names_of_languages(tag: str, known: str) -> None:
    assert known_language(tag) == known
    assert not known or known in LANGUAGES


def test_a_language_nobody_speaks_has_neighbours() -> None:
    assert "German (de)" in near_languages("germna")
    assert near_languages("qqqq") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [("Hello", "en-us"), ("Привет, мир", "ru"), ("こんにちは", "ja"), ("東京へ行く", "ja"),
     ("你好世界", "cmn"), ("नमस्ते", "hi"), ("مرحبا", "ar"), ("Γειά", "el"), ("안녕", "ko"),
     ("שלום", "he"), ("สวัสดี", "th"), ("12 3!", "en-us"), ("", "en-us"), ("Él no está", "en-us")],
)  # fmt: skip
def test_the_script_tells_the_language(text: str, language: str) -> None:
    assert language_of(text, "", ENGLISH) == language


def test_a_voice_keeps_its_own_language_where_it_reads_the_script() -> None:
    assert language_of("Добрий день", "", VoicePreset(name="b", language="uk")) == "uk"
    assert language_of("Guten Tag", "", VoicePreset(name="b", language="de")) == "de"
    assert language_of("Hello", "", VoicePreset(name="b", language="ru")) == "en-us"


def test_a_wish_goes_first_and_a_bare_one_leaves_the_accent() -> None:
    scottish = VoicePreset(name="b", language="en-gb-scotland")
    assert language_of("Hello", "en", scottish) == "en-gb-scotland"
    assert language_of("Hello", "en-us", scottish) == "en-us"
    assert language_of("Hello", "fr", scottish) == "fr"
    assert language_of("Hello", "xx", scottish) == "xx"


@pytest.mark.parametrize(
    "text",
    ["I said Привет and 你好!", "сказал OK", "", "123", "今日は東京へ", "a\u0301 б", "😀 x"],
)
def test_pieces_joined_are_the_line(text: str) -> None:
    for language in ("en-us", "ru", "ja", "sr"):
        cut = pieces(text, language)
        assert "".join(piece.text for piece in cut) == text
        assert all(text[piece.start :].startswith(piece.text) for piece in cut)


def test_foreign_letters_are_read_by_those_who_can() -> None:
    cut = pieces("I said Привет, and 你好!", "en-us")
    assert [piece.language for piece in cut] == ["en-us", "ru", "en-us", "cmn"]
    assert [piece.language for piece in pieces("Dobar dan, добар дан", "sr")] == ["sr"]


def test_kanji_are_told() -> None:
    assert unreadable("今日はいい", "ja") == "今日"
    assert unreadable("今日", "cmn") == "" and unreadable("きょう", "ja") == ""
