"""Nothing comes in; the tables that pages look up are loaded, and kept from being walked by the collector ever after."""

from __future__ import annotations

import gc

from waybill.knowledge.measures import load_measures
from waybill.knowledge.parties import codes
from waybill.knowledge.places import spots
from waybill.web.frame import environment


def warm() -> None:
    """Load what the first dossier would wait a second for.

    Each full round of Python's collector walks all that is there: with some hundred thousand rows of tables that took a
    tenth of a second and more, in the middle of somebody's page. What is loaded stays for good, so it is set aside.
    """
    codes()
    load_measures()
    spots()
    environment()
    gc.collect()
    gc.freeze()
