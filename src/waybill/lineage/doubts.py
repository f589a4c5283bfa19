"""The words of a sentence come in; whether they doubt, deny, or only keep silent goes out."""

from __future__ import annotations

import re
from functools import cache

from waybill.knowledge.cues import load_cues

# What weapons can do: "could reach 40 km" is no doubt about a delivery.
_CAN = r"(?:be used to )?(?:reach|hit|fire|strike|fly|carry|travel|attack|target|engage)"
HEDGE = re.compile(
    rf"\b(?:reportedly|allegedly|apparently|purportedly|possibly|probably|likely|"
    rf"(?:(?-i:may)|might|could)(?! {_CAN})|suspected|unconfirmed|"
    r"appears?|appeared|seems?|seemed|believed to|thought to|said to|believes? that|alleged|"
    r"suspects?|presumably|perhaps|maybe|expected to|hopes? to|hoped to|plans? to|planned to|intends? to|wants?(?: to)?|"
    r"would like|in all likelihood|is reported to|are reported to|is understood to|are understood to|would\b(?= have))\b",
    re.I,
)
DENIAL = re.compile(
    r"\b(?:no|not|never|none|denied|denies|deny|neither|nor|false|rejected|rejects|cannot|untrue)\b|n['’]t\b",
    re.I,
)
# Denials that are no word on the matter: of comment, of naming, of detail.
_MUTE = (
    r"respond|reply|comment|elaborate|say|specify|give|disclose|answer|named|identified|authori[sz]ed|"
    r"go into|repli|identify|return (?:\w+ ){0,2}?(?:calls?|e-?mails?|messages?|quer)|"
    r"(?:allowed|permitted|entitled|free) to (?:speak|talk|discuss|brief|be (?:named|quoted))"
)
MUTE = re.compile(r"\b(?:declin|refus|repl(?:y|ied)|respond|comment)", re.I)
IDLE_DENIAL = re.compile(
    r"\bno (?:other|further|reason|comment|fewer|less|more|doubt|longer)\b|\bnot (?:only|less|fewer|more|just)\b"
    rf"|\bno\b[^.;,]{{0,60}}\b(?:barr|bann|prohibit|forb)\w+|\bnot (?:\w+ ){{0,4}}?(?:{_MUTE})\w*|"
    rf"\bnever (?:comments?|responds?)\b|\bcould not be reached\b|\b(?:if|unless|until)\b[^.;]{{0,60}}?\b(?:not|no|never)\b",
    re.I,
)


# "As planned" tells of what was done.
AS_TOLD = re.compile(r"\bas (?:planned|expected|intended|feared|agreed)\b", re.I)


_UNSAID = re.compile(rf"\b(?:not|never)\b (?:\w+ ){{0,2}}?(?:{_MUTE})\w*|\bcould not be reached\b", re.I)


# Who told it, and would not be named, has told it all the same.
_ASIDE = re.compile(r",? \b(?:who|whom)\b[^,;]*,?|\b(?:because|since|as) (?:he|she|they)\b[^,;]*")


@cache
def _in_doubt() -> re.Pattern[str]:
    turns = sorted(load_cues("en", "lineage")["in_doubt"], key=lambda t: (-len(t), t))
    return re.compile(rf"\b(?:{'|'.join(turns)})\b", re.I)


@cache
def _against() -> re.Pattern[str]:
    turns = load_cues("en", "lineage")["against"]
    return re.compile(rf"\b(?:{'|'.join(turns)})\b", re.I)


def doubts(words: str) -> bool:
    """Whether the words leave a doubt, or tell something as to come, by whatever turn."""
    plain = AS_TOLD.sub(" ", words)
    return bool(HEDGE.search(plain) or _in_doubt().search(plain))


def keeps_silent(words: str) -> bool:
    """Whether the words only tell that somebody says nothing."""
    plain = _ASIDE.sub(" ", words)
    return bool(MUTE.search(plain) or _UNSAID.search(plain))


def denies(words: str) -> bool:
    """Whether the words deny something of the matter, and do not merely keep silent."""
    return bool(DENIAL.search(IDLE_DENIAL.sub(" ", words)))


def refuses(words: str) -> bool:
    """Whether the words deny, or have a verb of refusing, ending or forbidding, which may stand for a denial."""
    return denies(words) or bool(_against().search(words))
