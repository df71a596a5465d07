"""A track is told in the letters that players know."""

import pytest

from soracli.errors import InputError
from soracli.plan.language_codes import must_be_language, of_letters, three_letters
from soracli.plan.sound.language import LANGUAGES, known_language


def test_every_language_that_somebody_speaks_has_three_letters() -> None:
    for tag, name in LANGUAGES.items():
        code = three_letters(tag)
        assert len(code) == 3 and code.isalpha() and code.islower(), tag
        assert three_letters(name) == three_letters(known_language(name)), name


@pytest.mark.parametrize(
    ("language", "code"),
    [
        *[("en-us", "eng"), ("de-AT", "deu"), ("zh_Hant", "zho"), ("cmn", "zho"), ("pt-br", "por")],
        *[("tl", "tgl"), ("ger", "deu"), ("haw", "haw"), ("German", "deu"), (" Farsi ", "fas")],
        *[("", ""), ("nobody's tongue", ""), ("12", "")],
    ],
)
def test_tags_and_names_and_older_letters_are_known(language: str, code: str) -> None:
    assert three_letters(language) == code


def test_letters_tell_a_language_only_where_no_other_is_written_in_them() -> None:
    told = {"こんにちは、世界": "jpn", "안녕": "kor", "你好": "zho", "שלום": "heb", "Γεια": "ell"}
    assert {text: of_letters(text) for text in told} == told
    assert {of_letters(text) for text in ("Guten Tag", "Привіт", "سلام", "123 🐶")} == {"und"}


def test_what_is_no_language_is_refused_with_one_that_is() -> None:
    with pytest.raises(InputError) as refused:
        must_be_language("germann")
    assert "German (de)" in refused.value.hint
    must_be_language("")
