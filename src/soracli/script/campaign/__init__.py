"""Campaign files: one film with blanks in it, and the tables that fill them."""

from soracli.script.campaign.origin import Origin
from soracli.script.campaign.read import CampaignFile, is_campaign, read_campaign
from soracli.script.campaign.schema import campaign_schema
from soracli.script.campaign.variant import Faulty, Variant

__all__ = [
    "CampaignFile",
    "Faulty",
    "Origin",
    "Variant",
    "campaign_schema",
    "is_campaign",
    "read_campaign",
]
