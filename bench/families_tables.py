"""Nothing comes in; the wordings and outlets that derived reports are made with go out."""

from __future__ import annotations

# Wordings that mean the same: swapping one for the other is no drift.
SYNONYMS = (
    ("did not respond to a request for comment", "did not reply to a request for comment"),
    ("declined to comment", "would not comment"),
    ("asking not to be identified", "asking not to be named"),
    ("on condition of anonymity", "on condition that they not be named"),
    ("did not answer questions", "did not reply to questions"),
    ("an officer", "an army officer"),
    ("took place", "were held"),
    ("in recent weeks", "over recent weeks"),
    ("has delivered", "has handed over"),
    ("has supplied", "has provided"),
    ("unloaded", "offloaded"),
    ("on board", "aboard"),
    ("received", "got"),
    ("worth", "valued at"),
    ("adding to", "swelling"),
    ("to use against", "for use against"),
    ("began", "started"),
    ("bought", "purchased"),
    ("shipment", "consignment"),
    ("near ", "close to "),
    ("maker", "manufacturer"),
)  # fmt: skip

OUTLETS = (
    ("Harbour Street Journal", "WELLINGTON"), ("The Copperbelt Daily", "NDOLA"), ("Prairie Herald", "WINNIPEG"),
    ("Northern Fjord Times", "TROMSO"), ("La Meseta in English", "VALLADOLID"), ("Cedar Coast News", "TRIPOLI"),
    ("The Lagoon Tribune", "LAGOS"), ("Pampas Informer", "ROSARIO"), ("Silk Bazaar Daily", "SAMARKAND"),
    ("Old Quay Gazette", "CORK"), ("Tasman Evening Post", "HOBART"), ("The Highveld Star", "BLOEMFONTEIN"),
    ("Carpathian Morning", "CLUJ"), ("Delta Dispatch", "MANSOURA"), ("Monsoon Mail", "KOCHI"),
    ("The Granite Sentinel", "CONCORD"), ("Blue Danube Daily", "LINZ"), ("Amber Shore News", "KLAIPEDA"),
    ("Savanna Standard", "DODOMA"), ("The Strait Observer", "PENANG"), ("Ebro Valley News", "ZARAGOZA"),
    ("Red Rock Register", "TUCSON"), ("Island Examiner", "VALLETTA"), ("Peninsula Bulletin", "BUSAN"),
)  # fmt: skip
