"""The words of relative time come in; the patterns that find them, each with its reader, go out."""

from __future__ import annotations

from functools import partial

from waybill.reading import times_relative as relative
from waybill.reading.times_frame import Reader
from waybill.reading.times_words import GENITIVE, either, table

_AGO = partial(relative.read_units_back, sign=-1, anchored=False)
_EARLIER = partial(relative.read_units_back, sign=-1, anchored=True)
_LATER = partial(relative.read_units_back, sign=1, anchored=True)
_NOW_ON = partial(relative.read_units_back, sign=1, anchored=False)
_BEFORE = partial(relative.read_unit_beside, by=-1)
_AFTER = partial(relative.read_unit_beside, by=1)
_NO_DAY = relative.read_nothing

_COUNT = r"(?:(?P<n><N>)|(?:<VAGUE>))[ -]"
_U = r"(?P<u>day|week|month|quarter|year|decade)\b"
_UNITS = r"(?P<u>(?:day|week|month|quarter|year|decade|centurie|century|hour|minute)s?\b)"
_ABOUT = r"(?:(?:just|about|around|almost|nearly|over|more than|at least|roughly|some) )?"
_YEAR_BACK = r"(?: (?:a|one) year (?:ago|earlier|before)|,? (?:of )?(?:the )?(?:last|previous) year)"
_DAY_ENDS = (
    r"(?:(?<=\bend\s)|(?<=\bfinish\s)|(?<=\bclose\s)|(?<=\bfinished\s)|(?<=\bclosed\s)|(?<=\bended\s)"
    r"|(?<=\bending\s)|(?<=\bfor\s)|(?<=\bin\s)|(?<=\bof\s))"
)
# A time of day with its own day behind it is left to that day.
_OWN_DAY = r"(?!~,?(?: on)? (?:<W>|today|yesterday|tomorrow|<M>|<D>))"


def relative_rules() -> list[tuple[str, str, Reader]]:
    """All rules for relative times; the words that open a period come from the table."""
    return [*_days_and_units(), *_counted(), *_open_and_empty()]


def _days_and_units() -> list[tuple[str, str, Reader]]:
    moments = either([*relative.DAY_WORDS, "overnight"])
    part = r"(?: (?:morning|afternoon|evening|night))?"
    unit = rf"\b(?:the )?(?P<rel><REL>) (?P<u>day|week|weekend|month|quarter|year|decade|century)\b{GENITIVE}"
    told = r"\bthe (?P<u>week|month|quarter|year|decade|century)\b(?! (?:before|after|to|of))"
    same = rf"\b(?:that|the same|that same|in the) {_U}(?! (?:ago|earlier|later|before|after|of)){GENITIVE}"
    before = (
        r"\b(?:the|a) (?P<u>day|week|month|year) (?:before(?! yesterday)|earlier|previous)\b(?! [a-z]+ing)"
    )
    within = r"\b(?P<side>earlier|later|late|early)(?: on)? (?P<which>this|in the|that|in that|the same) "
    return [
        (
            "day word",
            rf"\b(?:earlier |later |late |early )?(?P<w>{moments})\b{GENITIVE}",
            relative.read_day_word,
        ),
        (
            "weekday",
            rf"\b(?:(?P<rel><REL>) )?(?P<w><W>)(?: (?P<rel2><REL> week))?{GENITIVE}{part}",
            relative.read_weekday,
        ),
        ("unit", unit, relative.read_unit_relative),
        ("unit told", told, relative.read_unit_told),
        ("same", same, relative.read_same_unit),
        (
            "same a year ago",
            r"\b(?:the )?same (?:day|week|month|quarter|period|time)" + _YEAR_BACK,
            relative.read_same_a_year_ago,
        ),
        ("the day before", before, _BEFORE),
        ("the day after", r"\bthe (?P<u>day|week|month|year) after(?! tomorrow)\b", _AFTER),
        ("within unit", within + _U, relative.read_within_unit),
    ]


def _counted() -> list[tuple[str, str, Reader]]:
    ahead = r"\b(?P<how>in|within)(?: the (?:next|coming))? (?:about |around |roughly )?"
    past = r"\b(?:the |these )?(?P<rel><PAST>|<NEXT>|recent)"
    plural = r"(?P<n>) (?P<u>days|weeks|weekends|months|quarters|years|decades|centuries)\b"
    return [
        ("ago", rf"\b{_ABOUT}(?:{_COUNT})?(?P<u><UNIT>) ago\b", _AGO),
        ("earlier", rf"\b{_COUNT}(?P<u><UNIT>) (?:earlier|previously|before(?= ?[.,;]|$))", _EARLIER),
        ("later", rf"\b{_COUNT}(?P<u><UNIT>) (?:later|afterwards?|thereafter|on(?= ?,))", _LATER),
        ("from now", rf"\b{_COUNT}(?P<u><UNIT>) (?:from now|hence)\b", _NOW_ON),
        (
            "in units",
            ahead + r"(?P<n><N>)[ -](?P<u><UNIT>)(?:['’] time)?",
            relative.read_ahead_or_duration,
        ),
        ("past units", past + r" (?:(?P<n><N>)|(?:<VAGUE>))[ -](?P<u><UNIT>)", relative.read_past_units),
        ("recent units", past + plural, relative.read_past_units),
    ]


def _open_and_empty() -> list[tuple[str, str, Reader]]:
    past, ahead = (either(table()[k]) for k in ("open_past", "open_future"))
    clock = r"\b\d\d?[:.]\d\d(?:~[ap]\.?m\b\.?)?(?: (?:UTC|GMT|local time|EST|EDT|CET|MSK)\b)?"
    short = r"\b(?:\d\d?~[ap]\.?m\b\.?|\d{4} (?:UTC|GMT|hrs|hours)\b)"
    often = r"\b(?:per|each|every|an?) (?P<u>day|week|month|year|quarter)\b"
    adjectives = r"|\b(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b"
    return [
        ("open past", rf"\b{past}\b", partial(relative.read_open, ahead=False)),
        ("open ahead", rf"\b{ahead}\b", partial(relative.read_open, ahead=True)),
        ("the day", _DAY_ENDS + r"the day\b(?! (?:before|after|when|that|of))", relative.read_day_told),
        ("clock", f"(?>{clock}){_OWN_DAY}", relative.read_clock),
        ("clock short", f"(?>{short}){_OWN_DAY}", relative.read_clock),
        (
            "duration",
            rf"\b{_COUNT}{_UNITS}(?:['’])?(?:[ -]long\b|[ -]old\b)?",
            partial(_NO_DAY, how="duration"),
        ),
        ("frequency", often + adjectives, partial(_NO_DAY, how="frequency")),
    ]
