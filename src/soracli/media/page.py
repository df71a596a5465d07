"""Where words may stand in a picture: away from its edges, inside its bars, and inside the part
that nothing covers where it is shown."""

import math
from dataclasses import dataclass

from soracli.story.delivery import SafeZone

MARGIN = 0.05
CAPTION = 0.05
"""The size of captions, as a part of `Page.reading`."""
CAPTION_SIDES = 1.4
"""What the panel of a caption takes on both sides, by the size of its letters."""
LARGER_UPRIGHT = 0.25
"""By what part words are larger in a picture of 9:16 in a feed than in one as wide as high.

A caption is then 6.25 % of the width, 67 pixels of 1080: of guides for captions in feeds (2026),
blitzcutai.com names 65 to 70 pixels, socaptions.com 60 to 80."""
MOST_UPRIGHT = 16 / 9


@dataclass(frozen=True)
class Page:
    """The picture of a film in pixels, the part of it inside the letterbox, and inside `zone`."""

    width: int
    height: int
    letterbox: float = 0
    zone: SafeZone | None = None

    @property
    def bars(self) -> tuple[int, int]:
        """How wide the black bars are at either side, and how high above and below."""
        if self.letterbox <= 0:
            return 0, 0
        if self.letterbox > self.width / self.height:
            inside = round(self.width / self.letterbox)
            return 0, max(0, min((self.height - inside) // 2, self.height // 2 - 1))
        inside = round(self.height * self.letterbox)
        return max(0, min((self.width - inside) // 2, self.width // 2 - 1)), 0

    @property
    def inside(self) -> tuple[int, int]:
        """Width and height of the picture between the bars."""
        across, down = self.bars
        return self.width - 2 * across, self.height - 2 * down

    @property
    def short(self) -> int:
        """The short side of that picture."""
        return min(self.inside)

    @property
    def reading(self) -> float:
        """What the size of words to be read follows: the short side, and more of it in a zone of an
        upright picture, which is looked at on a telephone."""
        wide, tall = self.inside
        if self.zone is None or tall <= wide:
            return self.short
        upright = min((tall / wide - 1) / (MOST_UPRIGHT - 1), 1)
        return self.short * (1 + LARGER_UPRIGHT * upright)

    @property
    def safe(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of what is safe to write in."""
        wide, tall = self.inside
        left, top = self.bars[0] + round(MARGIN * wide), self.bars[1] + round(MARGIN * tall)
        right, bottom = self.width - left, self.height - top
        if zone := self.zone:
            left = max(left, math.ceil(zone.left * self.width))
            top = max(top, math.ceil(zone.top * self.height))
            right = min(right, math.floor((1 - zone.right) * self.width))
            bottom = min(bottom, math.floor((1 - zone.bottom) * self.height))
        return left, top, right, bottom

    @property
    def room(self) -> tuple[int, int]:
        """Width and height of what is safe to write in."""
        left, top, right, bottom = self.safe
        return right - left, bottom - top

    @property
    def middle(self) -> tuple[int, int]:
        """The middle of what is safe to write in."""
        left, top, right, bottom = self.safe
        return (left + right) // 2, (top + bottom) // 2
