"""What leaves the house: size, rate, loudness, captions, and what the place where it is shown asks.

A preset of `presets/deliveries/` says all of it for one place; what a storyboard writes itself goes
before its preset.
"""

from typing import Literal

from pydantic import Field

from soracli.story.value import Value

Captions = Literal["none", "soft", "burnt"]


class SafeZone(Value):
    """The edges of the picture that others may cover, as shares of its width and its height.

    Who the shot is about and all words that are drawn stay inside of them.
    """

    left: float = Field(default=0, ge=0, le=0.4)
    top: float = Field(default=0, ge=0, le=0.4)
    right: float = Field(default=0, ge=0, le=0.4)
    bottom: float = Field(default=0, ge=0, le=0.4)


class Delivery(Value):
    """What leaves the house: `size` "1280x720" or "720p", `aspect` "16:9" or a name, `fps`.

    `preset` is the delivery preset that says what is left open here. `loudness` is the integrated
    loudness in LUFS, `peak` the highest true peak in dBTP. `captions` are left out, a track of
    their own, or drawn into the picture; with `karaoke` each word that is drawn lights up when it
    is said. `caption_language` is the language they are in ("" where that is heard, or seen by
    their letters). `letterbox` is the aspect of the picture inside black bars (0: none). `safe` are
    the edges that may be covered where it is shown (None: none). A film is at most `most_seconds`
    long, `most_megabytes` (10^6 bytes) large and `most_kilobits` (10^3 bits) a second on average.
    """

    preset: str = ""
    size: str | None = None
    aspect: str | None = None
    fps: int = Field(default=24, ge=1, le=120)
    loudness: float = Field(default=-16, ge=-40, le=-5)
    peak: float = Field(default=-1, ge=-12, le=0)
    captions: Captions = "soft"
    karaoke: bool = False
    caption_language: str = ""
    letterbox: float = Field(default=0, ge=0, le=4)
    safe: SafeZone | None = None
    most_seconds: float | None = Field(default=None, gt=0)
    most_megabytes: float | None = Field(default=None, gt=0)
    most_kilobits: float | None = Field(default=None, gt=0)


class DeliveryPreset(Delivery):
    """An entry of presets/deliveries: what one place where films are shown asks.

    `name` is its key, `title` says what it is to people, `source` where its figures are from.
    """

    name: str
    title: str
    source: str = ""
