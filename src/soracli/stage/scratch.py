"""What one rendering thread draws into: buffers made once and used for every frame."""

import numpy as np

from soracli.stage import ocean, raster, shadows
from soracli.stage.film import AIR_STEP, Canvas, desk
from soracli.stage.fragments import fragments
from soracli.stage.geometry import Geometry
from soracli.stage.grade import SHRINK
from soracli.stage.sky import MIRROR


class Scratch:
    """The buffers one thread draws into."""

    def __init__(self, geometry: Geometry, width: int, height: int, near_scale: float) -> None:
        """Buffers for the triangles of a take and a picture of this size in pixels.

        `near_scale` is the texels per metre of the near shadow map.
        """
        tall, vertices = height * raster.SAMPLES, len(geometry.rest)
        self.positions = np.zeros((vertices, 3), np.float32)
        self.normals = np.zeros((vertices, 3), np.float32)
        self.view = np.zeros((vertices, 3), np.float32)
        self.screen = np.zeros((vertices, 3), np.float32)
        self.later = np.zeros(len(geometry.faces), np.int32)
        tiles = (-(-height // raster.TILE), -(-width // raster.TILE))
        self.farthest = np.zeros(tiles, np.float32)
        fan = ocean.RINGS * (ocean.SECTORS + 1)
        self.sea_view = np.zeros((fan, 3), np.float32)
        self.sea_screen = np.zeros((fan, 3), np.float32)
        self.surf = ocean.Surf(
            np.zeros((fan, 3), np.float32), np.zeros((fan, 3), np.float32), ocean.fan_faces()
        )
        half = (-(-height // 2), -(-width // 2))
        self.raw_occlusion = np.ones(half, np.float32)
        self.far_half = np.zeros(half, np.float32)
        self.canvas = _canvas(width, height, tall, half)
        small = (max(height // SHRINK, 2), max(width // SHRINK, 2), 3)
        self.glow = np.zeros(small, np.float32)
        self.other_glow = np.zeros(small, np.float32)
        self.blur = np.zeros((*small[:2], 4), np.float32)
        self.other_blur = np.zeros((*small[:2], 4), np.float32)
        self.mirror = np.zeros((MIRROR, MIRROR, 4), np.float32)
        self.lines = np.zeros((height, width), np.float32)
        self.soft_lines = np.zeros((height, width), np.float32)
        self.frags = fragments(width)
        self.desk = desk(width)
        self.near = shadows.blank_map(shadows.NEAR_TEXELS, near_scale)


def _canvas(width: int, height: int, tall: int, half: tuple[int, int]) -> Canvas:
    """An empty canvas; `tall` rows of samples, `half` the size of what is found at half of it."""
    return Canvas(
        depth=np.zeros((tall, width), np.float32),
        ids=np.zeros((tall, width), np.int32),
        water_depth=np.zeros((height, width), np.float32),
        water_ids=np.zeros((height, width), np.int32),
        occlusion=np.ones(half, np.float32),
        half=np.zeros(half, np.float32),
        air=np.zeros((height // AIR_STEP + 2, width // AIR_STEP + 2, 6), np.float32),
        color=np.zeros((height, width, 3), np.float32),
        distance=np.zeros((height, width), np.float32),
        owners=np.zeros((height, width), np.uint16),
        facing=np.zeros((height, width, 3), np.float32),
        tags=np.zeros((height, width), np.uint8),
    )
