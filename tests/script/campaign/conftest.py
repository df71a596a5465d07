"""Campaigns in a folder of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from soracli.errors import InputError
from soracli.script.campaign import CampaignFile, Faulty, Variant, read_campaign
from soracli.script.presets import Presets

HEAD = "schema: campaign/1\n"
Campaigns = Callable[..., CampaignFile]


@pytest.fixture
def campaign(tmp_path: Path, presets: Presets) -> Campaigns:
    """Reads a campaign (without its first line) with the files that are given by name."""

    def read(text: str, files: dict[str, str] | None = None) -> CampaignFile:
        for name, content in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
        return read_campaign(HEAD + text, "campaign.yaml", tmp_path, presets)

    return read


@pytest.fixture
def made(campaign: Campaigns) -> Callable[..., list[Variant]]:
    """The variants of a campaign, none of which may be faulty."""

    def read(text: str, files: dict[str, str] | None = None) -> list[Variant]:
        found = campaign(text, files).variants()
        for one in found:
            assert isinstance(one, Variant), one.error
        return [one for one in found if isinstance(one, Variant)]

    return read


@pytest.fixture
def told(campaign: Campaigns) -> Callable[..., InputError]:
    """The first fault of a campaign, in itself or in one of its variants."""

    def read(text: str, files: dict[str, str] | None = None) -> InputError:
        try:
            found = campaign(text, files).variants()
        except InputError as error:
            return error
        return next(one.error for one in found if isinstance(one, Faulty))

    return read
