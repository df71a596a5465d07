"""Where others cover the edges of a picture nothing is drawn: no letter, no panel, no shadow."""

import numpy as np
import pytest

from soracli.media import titles
from soracli.media.blend import Layer, lay_over, solid
from soracli.media.captions import ass, srt
from soracli.media.cues import cues
from soracli.media.fonts import font, sized
from soracli.media.lettering import Faces, fit
from soracli.media.page import Page
from soracli.media.wrapping import columns, joined, wrap
from soracli.story.delivery import SafeZone
from soracli.story.timeline import Caption, Clip, Timeline

FACES = Faces(font("regular"), font("bold"))
FEED = SafeZone(left=0.06, top=0.14, right=0.14, bottom=0.18)
"""68 % of the height of an upright picture."""
PAGES = [
    Page(180, 320, zone=FEED),
    Page(160, 160, zone=SafeZone(left=0.06, top=0.06, right=0.06, bottom=0.06)),
    Page(320, 180, 2.39, SafeZone(left=0.05, right=0.3, bottom=0.2)),
    Page(96, 96, zone=SafeZone(left=0.4, top=0.4, right=0.4, bottom=0.4)),
]
COMPOUND = "Lebensmittelgeschäftsinhaberin"
TEXTS = [
    "Slow down: our new tea is brewed for long evenings, and it is in every shop from Friday.",
    f"Fragen Sie Ihre {COMPOUND} nach Donaudampfschifffahrtsgesellschaftstee!",
    "毎日の「おいしい」を、もっと身近に。新しい秋のお茶、ただいま登場！",
    "שלום עולם, תה חדש לערבים ארוכים · مرحبا بالعالم، شاي جديد",
    "🍵🍂 Autumn 👩‍🍳 tea 🇩🇪",
    "W" * 90,
]


def drawn(text: str, page: Page) -> list[Layer]:
    """All that is ever drawn with words, raised and lit."""
    raised = titles.caption_height(text, page, FACES)
    return [
        titles.title(text, text, page, FACES),
        titles.lower_third(text, text, page, FACES, raised),
        titles.caption(text, page, FACES),
        titles.caption(f"{text}\n{text}\n{text}", page, FACES, raised),
        titles.lit_words(text, (0, 9), page, FACES),
        titles.slate((text, text, "seed 1"), page, FACES),
        titles.timecode(99, 24, page, FACES),
    ]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_nothing_is_drawn_outside_of_the_zone(text: str) -> None:
    for page in PAGES:
        left, top, right, bottom = page.safe
        for layer in drawn(text, page):
            picture = solid(page.width, page.height, "#c0c0c0")
            lay_over(picture, layer)
            changed = (picture != 192).any(axis=2)
            inside = int(changed[top:bottom, left:right].sum())
            assert inside == changed.sum() and inside > 0


def test_the_zone_is_that_of_the_whole_picture() -> None:
    assert PAGES[0].safe == (11, 45, 154, 262)
    left, top, right, bottom = PAGES[2].safe
    assert (left, right, bottom) == (16, 224, 144) and top > PAGES[2].bars[1]


def test_captions_stand_at_the_bottom_of_the_zone_and_in_its_middle() -> None:
    page = PAGES[0]
    layer = titles.caption("Slow down.", page, FACES)
    tall, wide = layer.alpha.shape[:2]
    assert layer.top + tall == page.safe[3]
    assert abs(layer.left + wide / 2 - page.middle[0]) <= 1


def test_words_of_an_upright_picture_are_larger_for_their_width() -> None:
    """67 pixels of 1080 in a feed, where a film has 54."""
    sizes = {
        (width, height, bool(zone)): round(0.05 * Page(width, height, zone=zone).reading)
        for width, height in ((1080, 1920), (1080, 1350), (1080, 1080), (1920, 1080))
        for zone in (FEED, None)
    }
    assert [size for (*_, zone), size in sizes.items() if zone] == [68, 58, 54, 54]
    assert {size for (*_, zone), size in sizes.items() if not zone} == {54}


def test_a_long_word_gets_smaller_instead_of_being_torn() -> None:
    for face, size in ((FACES.bold, 20), (FACES.regular, 16)):
        found = fit(f"Ihre {COMPOUND} weiß es", face, size, (200, 200), 4)
        assert any(COMPOUND in line for line in found.lines)
        assert found.size < size and found.width <= 200
    torn = fit("w" * 200, FACES.bold, 20, (150, 200), 4)  # that would not help
    assert torn.width <= 150 and len(torn.lines) == 4


def test_japanese_lines_are_even_and_begin_with_no_full_stop() -> None:
    text = TEXTS[2]
    for room in range(8, 40, 3):
        lines = wrap(text, room, columns)
        assert joined(lines) == text
        assert not {line[0] for line in lines} & set("、。！」ー")
        assert not {line[-1] for line in lines} & set("「")
        assert max(map(columns, lines)) <= room
    assert [len(line) for line in wrap(text, 26, columns)] == [11, 11, 11]
    mixed = "新しいiPhone用のケースです。"
    assert any("iPhone" in line for line in wrap(mixed, 10, columns))
    assert joined(["slow down", "and stay"]) == "slow down and stay"


def feed(text: str, size: tuple[int, int] = (1080, 1920), seconds: int = 10) -> Timeline:
    """A film in a feed in which this is said from its first to its last frame."""
    frames = 12 * seconds
    clip = Clip(shot="a", number=1, key="k", start=0, frames=frames, sound_start=0, sound_end=1)
    return Timeline(
        title="t",
        width=size[0],
        height=size[1],
        fps=12,
        clips=(clip,),
        captions=(Caption(start=0, end=frames, who="", text=text, shot="a"),),
        safe=FEED,
    )


@pytest.mark.parametrize("text", TEXTS[:3])
def test_a_piece_has_two_lines_that_fit_the_zone_as_large_as_they_should_be(text: str) -> None:
    for size in ((1080, 1920), (1080, 1080)):
        page = Page(*size, zone=FEED)
        wanted = round(0.05 * page.reading)
        found = cues(feed(text, size))
        assert joined(line for cue in found for line in cue.lines).split() == text.split()
        for cue in found:
            set_ = fit(joined(cue.lines), FACES.regular, wanted, (page.room[0], 500), 3)
            assert len(cue.lines) <= 2 and len(set_.lines) <= 2
            assert set_.size >= wanted // 2 if COMPOUND in text else set_.size == wanted


def test_no_piece_goes_on_into_the_next_sentence_unless_both_fit() -> None:
    said = (
        "Slow down. Breathe. Our new tea is brewed for the long evenings of autumn. Mr. Fox has it."
    )
    pieces = [joined(cue.lines) for cue in cues(feed(said))]
    assert pieces == [
        "Slow down. Breathe.",
        "Our new tea is brewed for the long",
        "evenings of autumn.",
        "Mr. Fox has it.",
    ]
    hurried = feed(said).model_copy(
        update={"captions": (Caption(start=0, end=2, who="", text=said, shot="a"),)}
    )
    assert len(cues(hurried)) == 2  # two frames, and all of it is read


def test_players_of_ass_are_told_the_zone() -> None:
    style = next(line for line in ass(feed("Hello.")).splitlines() if line.startswith("Style:"))
    left, right, below = (round(float(one)) for one in style.split(",")[-4:-1])
    assert (left, right, below) == (65, 152, 346)


def test_what_the_usual_typeface_lacks_is_drawn_with_another(tmp_path) -> None:
    from fontTools import subset, ttLib

    own = tmp_path / "brand.ttf"
    file = ttLib.TTFont(FACES.regular)
    only = subset.Subsetter()
    only.populate(text="Autumn tea")
    only.subset(file)
    file.save(own)
    faces = Faces(own, own, FACES.more_regular + (FACES.regular,), (FACES.bold,))
    assert faces.regular_for("tea") == own
    assert faces.regular_for("чай 🍵") == FACES.regular
    page = PAGES[1]
    mixed, plain = (titles.caption("чай", page, one) for one in (faces, FACES))
    assert np.array_equal(mixed.color, plain.color)
    assert sized(own, 20).getlength("tea") == pytest.approx(
        sized(FACES.regular, 20).getlength("tea")
    )


def test_a_word_is_broken_at_its_soft_hyphens_and_nowhere_else() -> None:
    soft = "Lebensmittel\u00adgeschäfts\u00adinhaberin"
    found = fit(soft, FACES.bold, 20, (210, 200), 4)
    assert found.size == 20
    assert found.lines == ("Lebensmittel-", "geschäfts\u00adinhaberin")
    assert found.width <= 210
    text = srt(feed(f"{soft} {soft}", (320, 320)))
    assert "\u00ad" not in text and "geschäfts" in text and "-\n" in text
    assert "Lebensmittelgeschäfts" in srt(
        feed(soft, (1920, 1080))
    )  # no hyphen where none is needed


def test_emoji_that_the_typeface_does_not_have_leave_no_box() -> None:
    page = PAGES[0]
    with_, without = (titles.caption(text, page, FACES) for text in ("tea🍵", "tea"))
    assert np.array_equal(with_.alpha, without.alpha)
    assert not np.array_equal(titles.caption("tea秋", page, FACES).alpha, without.alpha)
