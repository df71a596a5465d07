"""What is said of what was written: no markup, no signs nobody can speak."""

import re
import unicodedata
from html import unescape

_LINK = re.compile(r"\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)([^\s/?#<>]+)[^\s<>]*", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]{0,500}>")
_DIRECTION = re.compile(r"\[[^\[\]]{0,200}\]|(?<!\w)\((?:[a-z][a-z' ,-]{0,60})\)(?=\s|$)")
_COLOR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_RUNS = re.compile(r"([*_~`])\1{3,}")
_STARS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.{1,500}?)(?<=\S)\1(?!\w)", re.DOTALL)
_LEFT = re.compile(r"[*`~|#<>{}\\^]+|(?<!\w)_+|_+(?!\w)")
_SAID = set("'’‘ʼ-‐‑–—.,;:!?…\"“”„«»()¿¡&%$€£¥+=/@°§。、！？，；：・「」『』،؛؟।॥—·")
"""Signs that are spoken, or make a pause."""


def sayable(text: str) -> str:
    """What is said of a written line; "" where nothing is left.

    Left away are tags ("<b>", SSML), Markdown, [stage directions] and (asides in small letters),
    emoji, and control characters. Of an address, its host is said: "example dot com".
    """
    plain = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode())
    plain = _RUNS.sub(" ", _COLOR.sub("", plain))
    plain = _ADDRESS.sub(_host, _LINK.sub(r"\1", plain))
    plain = unescape(_TAG.sub(" ", plain))
    plain = _TAG.sub(" ", plain)  # what was hidden as &lt;b&gt;
    plain = _DIRECTION.sub(" ", plain)
    for _ in range(3):  # **_both_**
        plain = _STARS.sub(r"\2", plain)
    plain = "".join(map(_kept, _LEFT.sub(" ", plain)))
    plain = re.sub(r"\s+", " ", plain).strip()
    plain = re.sub(r"\s+([,.;:!?…])", r"\1", plain)
    return plain if any(map(str.isalnum, plain)) else ""


def _kept(letter: str) -> str:
    """A character as it is, a space for what nobody can say, nothing for what only joins."""
    kind = unicodedata.category(letter)
    if kind in ("Cf", "Cs", "Co", "Cn") or "\ufe00" <= letter <= "\ufe0f":
        return "\u200c" if letter == "\u200c" else ""  # Persian writes with the non-joiner
    if kind[0] in "LMN" or letter in _SAID:
        return letter
    return " "


def _host(address: re.Match[str]) -> str:
    end = "." if address[0].endswith(".") else ""
    return address[1].rstrip(".,;:!?").removeprefix("www.").replace(".", " dot ") + end
