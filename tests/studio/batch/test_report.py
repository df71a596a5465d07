"""The report of a campaign: whole, safe and self-contained, whatever stands in a table."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from PIL import Image

from soracli.errors import InputError, SoraError
from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter
from soracli.studio.batch import report_cards
from soracli.studio.batch.outcome import BatchOutcome, Status, VariantOutcome
from soracli.studio.batch.pictures import PICTURE, SIDE, keep_picture, picture_key, picture_of
from soracli.studio.batch.report import write_report
from soracli.studio.batch.tasks import Made
from soracli.studio.home import Home, home_at
from soracli.studio.store import Artifact, Store

HOSTILE = '</script><script>alert("1")</script><img src=x onerror=alert(2)> {{ 7*7 }} \ud83e"'
VOID = {"meta", "input", "img", "link", "br", "hr"}


class Page(HTMLParser):
    """A page as a browser takes it: its elements, what is open, and the words of each card."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.cards: list[str] = []
        self.raw: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "article":
            self.cards.append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("script", "style"):
            self.raw[self._open[-1]] = data
        elif "article" in self._open:
            self.cards[-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def film(
    number: int,
    folder: Path,
    status: Status = "rendered",
    name: str = "",
    error: SoraError | None = None,
    **variables: str | int,
) -> VariantOutcome:
    made = status in ("rendered", "reused")
    output = name or f"{number}.mp4"
    return VariantOutcome(
        number=number,
        output=output,
        axes={"locale": variables.get("locale", "en")},
        variables=variables,
        status=status,
        path=folder / output if made else None,
        key=f"{number:064x}",
        seeds=(7, 8),
        seconds=3.0 if status == "rendered" else 0.0,
        made_seconds=12.0 if made else None,
        length=2.5,
        size=(90, 160),
        tries=1 if number == 1 else 0,
        error=error,
    )


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_at(tmp_path / "home")


def written(folder: Path, home: Home, films: list[VariantOutcome], title: str = "Tea") -> Page:
    folder.mkdir(parents=True, exist_ok=True)
    outcome = BatchOutcome(title, tuple(films), Made(takes=3, lines=2), 75.0)
    pages = write_report(outcome, SimpleNamespace(folder=folder), home)
    assert pages[0] == folder / "report.html"
    assert not list(folder.glob(".*")), "nothing half-written is left"
    return Page(pages[0].read_text(encoding="utf-8"))


def test_every_film_has_a_card_with_all_that_is_known(tmp_path: Path, home: Home) -> None:
    fault = InputError("row 734 is wrong", "Mend it.", place="products.csv:735:12")
    films = [
        film(1, tmp_path, locale="de", price="007"),
        film(2, tmp_path, "reused"),
        film(3, tmp_path, "failed", error=fault),
        film(4, tmp_path, "left"),
    ]
    page = written(tmp_path, home, films)
    first, second, third, fourth = (" ".join(words.split()) for words in page.cards)
    assert "1.mp4" in first and "rendered in 3.0 s · tried again · 90×160" in first
    assert "price007" in first.replace(" ", "") and "seeds7,8" in first.replace(" ", "")
    assert "reused made earlier in 12 s" in second
    assert "products.csv:735:12 row 734 is wrong" in third and "Mend it." in third
    assert "not made yet" in fourth
    cards = page.all("article")
    assert [card["data-status"] for card in cards] == ["rendered", "reused", "failed", "left"]
    assert [card["data-axes"] for card in cards] == ["0", "1", "1", "1"]
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "3 of 4 so far: 1 rendered, 1 reused, 1 failed" in text
    assert "1 min 15 s" in text and "Takes rendered" in text
    assert "Performances played" not in text  # none was


def test_hostile_words_stay_words(tmp_path: Path, home: Home) -> None:
    fault = InputError(HOSTILE, HOSTILE, place=HOSTILE)
    name = "javascript:alert(1) #?%<b>ü.mp4"
    films = [
        film(1, tmp_path, name=name, locale=HOSTILE, **{"headline": HOSTILE}),
        film(2, tmp_path, "failed", error=fault),
    ]
    page = written(tmp_path, home, films, title=HOSTILE)
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert len(page.all("article")) == 2 and not page.all("b>")
    assert not [one for _, one in page.elements if any(key.startswith("on") for key in one)]
    assert "alert(2)>" in page.cards[0] and "{{ 7*7 }}" in page.cards[1]
    links = [one["href"] for one in page.all("a")]
    assert unquote(links[0]) == name and re.fullmatch(r"[\w.%()-]+", links[0])


def test_it_asks_nothing_of_anybody(tmp_path: Path, home: Home) -> None:
    page = written(tmp_path, home, [film(1, tmp_path)])
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"https?:|//\w|@import|url\(", text)
    policy = next(one["content"] for one in page.all("meta") if "http-equiv" in one)
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_many_films_go_on_further_pages(
    tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_cards, "MOST_ON_A_PAGE", 3)
    films = [film(number, tmp_path) for number in range(1, 5)]
    first = written(tmp_path, home, films)
    second = Page((tmp_path / "report-2.html").read_text(encoding="utf-8"))
    assert len(first.cards) == 3 and len(second.cards) == 1
    assert [one["href"] for one in second.all("a")][:2] == ["report.html", "report-2.html"]
    written(tmp_path, home, films[:2])
    assert not (tmp_path / "report-2.html").exists()


def test_a_film_has_a_small_picture_of_a_frame_with_something_in_it(
    tmp_path: Path, home: Home
) -> None:
    made = Artifact("f" * 64, tmp_path, ("film.mp4",))
    with FilmWriter(Encoding(96, 160, 12), made.path("film.mp4")) as writer:
        for frame in range(12):  # in the middle it is black, after a third there is something
            bright = Image.linear_gradient("L").resize((96, 160)) if 3 <= frame < 5 else None
            picture = Image.merge("RGB", [bright] * 3) if bright else Image.new("RGB", (96, 160))
            writer.write(picture.tobytes())
    keep_picture(made, home.store)
    found = picture_of(made.key, home.store)
    assert found and len(found) < 8_000
    kept = home.store.fetch(picture_key(made.key))
    assert kept
    with Image.open(kept.path(PICTURE)) as picture:
        assert picture.format == "WEBP" and picture.size == (144, SIDE)
        assert picture.convert("L").getextrema()[1] > 200
    one = film(1, tmp_path, name="film.mp4")
    shown = VariantOutcome(**{**vars(one), "key": made.key})
    page = written(tmp_path, home, [shown])
    assert base64.b64encode(found).decode() in page.all("img")[0]["src"]


def test_a_film_that_cannot_be_read_has_no_picture(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"no film")
    store = Store(tmp_path / "store")
    keep_picture(Artifact("e" * 64, tmp_path, ("film.mp4",)), store)
    assert picture_of("e" * 64, store) is None
