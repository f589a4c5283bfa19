"""A line of a page comes in; whether it is frame, photo credit, caption, byline or date goes out."""

from __future__ import annotations

import re

from waybill.intake.dates import find_dates
from waybill.intake.lines import LOOK, Line
from waybill.knowledge.outlets import find_names, find_outlets

_SOCIAL = (
    r"(?:facebook|twitter|x|instagram|youtube|whats ?app|telegram|linked ?in|reddit|"
    r"e-?mail|messenger|pinterest|viber|vk|"
    r"copy link|print|share|save|tweet|google news|rss|threads|bluesky|tiktok|flipboard|bookmark|gift)"
)
# Whole lines that belong to the page and not to the story, in the languages of the outlets of the table.
_WHOLE = re.compile(
    r"(?:- ?)?advertise?ments?(?: -.*)?|sponsored(?: content)?|publicidad|publicité|"
    r"anzeige|werbung|реклама|pubblicità|publicidade|reklam|"
    r"إعلان|広告|광고|menu|home|search|sign in|log ?in|register|subscribe(?: now| "
    r"today)?|close|back to top|top|next|previous|live|"
    r"(?:main )?navigation|skip to (?:main )?(?:content|navigation)|toggle \w+|"
    r"loading(?: comments)?[.…]*|image|video|audio|gallery|"
    r"show (?:more|less|all)|load more|view (?:all|more|comments)|see (?:all|more)|"
    r"photos?|exclusive|breaking(?: news)?|"
    r"listen(?: to (?:this )?(?:article|story))?|\d{1,2}[ -]min(?:ute)?s?(?: read)?|"
    r"reading time:?.{0,15}|\d+ comments?|comments?(?: ?\(\d+\))?|"
    r"(?:leave|post|add) a comment|share(?: (?:this|on)(?: \w+){0,3})?:?|follow(?: "
    r"us| me)?(?: on)?:?|connect with us:?|"
    r"text size.*|font size.*|a ?[-+] ?a ?[-+]?.{0,5}|\(?end(?:s|it)?\)?|### ?|"
    r"\* ?\* ?\*|-{2,}|_{2,}|={2,}|[#*·•|]+|mna|/?cc/?|"
    r"(?:(?:share|condividi|compartir|compartilhar|partager|teilen|поделиться|paylaş|udostępnij|del|dela|delen)"
    rf"(?: (?:this|on|via|su|en|sur|auf))?:?\s+)?{_SOCIAL}(?:[\s,|/·•–—-]+(?:and )?{_SOCIAL}){{0,14}}",
    re.I,
)
# Lines that begin like this are the page's own words to its reader, or the desk's credits.
_START = re.compile(
    r"(?:(?:- )?advertisement\b(?! (?:said|that|for))|(?:article|story) continues|"
    r"scroll (?:down )?to continue|continue reading|"
    r"also read|read also|read more|read:|read (?:next|the full)|must read|see "
    r"also|more:|watch(?: live)?:|watch more|listen:|related(?::| (?:articles?|"
    r"stories|news|topics?|posts?|links?|content|coverage))|"
    r"more (?:from|on|stories|news|in)\b|most (?:read|popular|viewed|shared)|trending|"
    r"recommended|you may also|you might also|editor'?s'? picks?|"
    r"latest (?:news|stories|updates)\b|top stories|don'?t miss|follow our\b|follow "
    r"(?:us|\w+(?: \w+){0,3}) (?:on|for)\b|join (?:us|our|the conversation)|find "
    r"us on|like us|"
    r"sign up|subscribe (?:to|for|now)|get (?:the latest|our|unlimited|breaking|"
    r"all the)|download (?:the|our)|click (?:here|to)|tap (?:here|to)|"
    r"support us\b|support (?:our|independent|the)\b.{0,60}(?:journalism|newsroom|work)|become "
    r"a (?:member|subscriber)|donate|stay (?:informed|up to date|tuned|connected)|"
    r"for (?:more|the latest) (?:news|stories|updates|information)|keep up with|"
    r"never miss|enable notifications|turn on notifications|newsletter|"
    r"(?:we|this (?:site|website)) uses? (?:\w+ )?cookies|by (?:continuing|clicking|"
    r"signing)|accept (?:all|cookies)|manage (?:cookies|preferences)|your privacy|"
    r"(?:©|\(c\)|copyright\b)|all rights reserved|terms (?:of|and)|privacy policy|"
    r"contact us|about us|disclaimer|"
    r"\(?(?:additional |further )?(?:reporting|writing|editing|compiled|translated|"
    r"edited|translation) by [A-Z]|\(?with (?:additional )?(?:inputs?|reporting|"
    r"files|material|contributions?|agency) |"
    r"our standards|(?:topics?|tags?|keywords?|filed under|categories|category|"
    r"section)\s*:|\(?(?:only|except for) the headline|"
    r"\(?this (?:story|article|report|copy|content|post|news) (?:has been|has "
    r"not been|is|was|originally|first)\b.{0,40}(?:edited|published|generated|"
    r"appeared|syndicated|updated|translated|auto|produced|from)|"
    r"\(?retold\b|\(?written for demonstration|source\s*:|sources\s*:|report (?:a|an) (?:typo|error)|"
    r"lea también|lee también|te puede interesar|lire aussi|à lire aussi|lesen "
    r"sie auch|mehr zum thema|leggi anche|leia também|"
    r"читайте также|читайте нас|подписывайтесь|подпишитесь|читайте ещё|ayrıca "
    r"okuyun|ilgili haberler|اقرأ أيضا|شاهد أيضا|関連記事|관련기사|無断転載|저작권자|"
    r"home\s*[>›»/|]|skip to)",
    re.I,
)
_ANYWHERE = re.compile(
    r"all rights reserved|may not be published, broadcast|unauthori[sz]ed reproduction|"
    r"contributed to this (?:report|story|article)\b"
    r"|(?:from|by) a syndicated (?:news )?feed|无断转载|無断転載|무단 전재|retold (?:\w+ ){0,5}for "
    r"demonstration|regular-article-logo",
    re.I,
)
# Headings after which only links to other stories come.
_TAIL = re.compile(
    r"(?:related (?:articles?|stories|news|posts?|content|links?|coverage|topics?)|"
    r"more (?:from|stories|on|news|in)\b.*|most (?:read|popular|viewed|shared).*|"
    r"recommended.*|you (?:may|might) also.*|latest (?:news|stories).*|trending.*|"
    r"top stories.*|editor'?s'? picks?|read next|up next|"
    r"comments?(?: ?\(\d+\))?|leave a (?:comment|reply)|関連記事|관련기사|mehr zum thema|"
    r"ilgili haberler|читайте также:?|related):?",
    re.I,
)
# "File picture: what it shows. (Photo: house)": the credit stands in brackets behind a description.
_DESCRIBED = re.compile(r"[^()\[\]]+[(\[][^()\[\]]{2,80}[)\]]\.?")
DESCRIPTION_WORDS = 8
_PHOTO_HOUSES = (
    r"Getty(?: Images)?|EPA(?:-EFE)?|Shutterstock|WANA|Wana|West Asia News Agency|"
    r"KNS|Handout|iStock|Alamy|Maxar(?: Technologies)?|Planet Labs(?: PBC)?|Twitter|"
    r"Telegram|X|NurPhoto|Sipa(?: USA)?|Bloomberg|Zuma|Anadolu|Wikimedia(?: Commons)?|"
    r"Pool"
)
_PHOTO = re.compile(
    r"[\(\[]?(?:file )?(?:photo(?:graph)?s?|image|pictures?|pic|foto|fotos|фото|"
    r"photo credit|image credit|picture credit|credit|crédit(?: photo)?|bild|写真|"
    r"사진)s?\s*(?:by\b|:|courtesy|/|\||©|credit)"
    r"|[\(\[]?(?:AP|AFP|PTI|ANI|EPA|KCNA|IRNA|Yonhap|Kyodo|Reuters|Xinhua|TASS|"
    r"UPI|Getty)\s+(?:file\s+)?(?:photo|image|picture|pool)s?\b"
    rf"|(?:{_PHOTO_HOUSES})[.)\]]?$",
    re.I,
)
_SLASHED = re.compile(
    r"(?P<a>[^/|]{2,60})\s?/\s?(?P<b>[^/|]{2,40})(?:\s?/\s?(?:file|pool|handout)(?: photo)?)?[.)\]]?"
)
_VIA = re.compile(r"^.{2,120}\bvia (?P<b>.{2,40}?)[.)\]]?$")
# A picture's description that carries its credit or its kind.
_CAPTION = re.compile(
    r"^(?:file(?: photo)?\s*[-:–—]|file photo|caption\s*:|illustrative|representational|"
    r"archive photo|image caption|in this (?:\w+ ){0,4}(?:photo|image|picture|"
    r"handout|frame|video))"
    r"|[\(\[|][^()\[\]|]{0,60}\b(?:photo|image|picture|file|handout|getty|illustrative|"
    r"representative|screengrab|courtesy|via \w+)\b[^()\[\]|]{0,80}[\)\]]?\.?$"
    r"|\bREUTERS/\s?[A-Z]|\bAP Photo\b|\b(?:AFP|Reuters|Getty Images)/(?:File|Handout|[A-Z]\w+ [A-Z])"
    r"|\b(?:photo|photo credit|image|picture|credit)\s*:\s*[^:]{2,60}$|\bvia (?:REUTERS|"
    r"Reuters|AP|AFP|Getty Images|EPA)\.?$|/file(?: photo)?\.?$",
    re.I,
)
_PICTURED = re.compile(
    r"\b(?:pictured|(?:is|are) seen|seen (?:here|in|at|during)|poses?|posing|walks? "
    r"past|walking past|stands? (?:near|in|next|beside|by)|attends?|looks? on|"
    r"speaks? (?:during|at|to)|shakes? hands|shaking hands|arrives?|gestures?|"
    r"waves|(?:on|is|are|was|were) display(?:ed)?|undated|screen ?(?:grab|shot)|"
    r"parade|ceremony|file|(?<=\()(?:left|right|centre|center)|(?:left|right|centre|center)(?=[,)])|"
    r"(?:at|from|top|bottom|far) (?:left|right)|inspects?|inspecting|takes? "
    r"part|is launched|fires?|lifts? off|sits?|unloads?|loads?)\b",
    re.I,
)
_REPORTED = re.compile(r"\b(?:said|says|told|tells|according to|added|reported|reportedly)\b", re.I)
_BY = re.compile(
    (
        r"(?:by|por|par|von|di|автор:?|written by|reported by|story by|words by|reporting:|"
        r"(?:text|words|texte|texto|testo|tekst|report|author|autor|auteur|story):|"
        r"from our|edited by|translated by|da)\s+(?=[\"“]?(?-i:[^\Wa-z\d_]))"
    ),
    re.I,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|updated|last (?:updated|modified|edited)|first published|"
    r"issued|uploaded|release(?:d| time| date)?|publicado|actualizado|publié|mis "
    r"à jour|veröffentlicht|aktualisiert|"
    r"pubblicato|aggiornato|опубликовано|обновлено|yayınlanma|güncelleme|opublikowano|نشر|入力|승인|掲載)\b",
    re.I,
)
_AGO = re.compile(
    (
        r"\b(?:\d+|an?|one|two|three) (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|"
        r"years?) ago\b|\b(?:just now|yesterday at)\b"
    ),
    re.I,
)
_ROLE = re.compile(
    (
        r"\b(?:staff(?: writer| reporter)?|correspondent|reporter|news ?desk|web desk|"
        r"agencies|bureau|editor|staff and agencies|foreign staff|newsroom)\b"
    ),
    re.I,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\b|\b\d{1,2}\s?(?=[ap]\.?m)|\b[ap]\.?m\b\.?|"
    r"\b(?:GMT|UTC|[A-Z]{2,4}T|ET|PT|MSK|hrs?|local time|uhr|oras)\b(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?)?|"
    r"[+-]\d{2}:?\d{2}\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|"
    r"\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|sonntag)\b|\([月火水木金土日월화수목금토일]\)|[월화수목금토일月火水木金土日]曜?日?(?=\s|$)"
    r"|\b(?:at|on|the|date|dated|time|le|el|am|um|in)\b",
    re.I,
)  # fmt: skip
WEEKDAY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today)\b", re.I)


def is_furniture(line: Line) -> bool:
    """The page's own words: menus, pleas, notices, desk credits, links to other stories."""
    head = line.text[:LOOK]
    if line.words > 80:
        return False
    if _WHOLE.fullmatch(head) or _WHOLE.fullmatch(head.strip("-–—=*[]() ")) or _ANYWHERE.search(head):
        return True
    return bool(_START.match(head.lstrip("([*•>»→ "))) and line.words <= 60


def is_tail(line: Line) -> bool:
    """A heading after which only links to other stories or readers' comments come."""
    return line.words <= 8 and _TAIL.fullmatch(line.text[:LOOK]) is not None


def is_photo_credit(line: Line) -> bool:
    """A line that credits a picture and says nothing else."""
    if line.words > 16:
        return False
    text = line.text
    if _DESCRIBED.fullmatch(text) is not None and line.words >= DESCRIPTION_WORDS:
        return False
    if _PHOTO.match(text) and not (line.ended and line.words > 10):
        return True
    if (via := _VIA.match(text)) and not line.ended:
        return _is_photo_house(via["b"])
    slashed = _SLASHED.fullmatch(text.strip("()[] "))
    if slashed is None or line.words > 8 or find_dates(text, None):
        return False
    known = [bool(find_outlets(slashed[g])) for g in ("a", "b")]
    houses = [_is_photo_house(slashed[g]) for g in ("a", "b")]
    return any(houses) and not all(known)


def _is_photo_house(words: str) -> bool:
    words = words.strip()
    return bool(re.fullmatch(_PHOTO_HOUSES, words, re.I)) or any(row.is_agency for row in find_outlets(words))


def is_caption(line: Line) -> bool:
    """A picture's description that carries the picture's credit with it."""
    return 3 <= line.words <= 70 and _CAPTION.search(line.text[:60] + line.text[60:][-140:]) is not None


def is_pictured(line: Line) -> bool:
    """Words that describe what a picture shows and report nobody's speech; a hint to be taken beside a credit."""
    text = line.text[:LOOK]
    return line.words <= 45 and _PICTURED.search(text) is not None and _REPORTED.search(text) is None


def is_date_line(line: Line) -> bool:
    """A line with a date and nothing else but clock, weekday and zone, the page's pleas beside it apart."""
    if line.words > 18 or len(line.text) > 110:
        return False
    rest = text = _without_pleas(line.text)
    for dated in reversed(find_dates(rest, None)):
        rest = rest[: dated.start] + " " + rest[dated.end :]
    if rest == text:
        return _AGO.search(rest) is not None and line.words <= 7
    rest = _PUBLISHED.sub(" ", _CLOCK.sub(" ", rest))
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= (2 if "," in text or "|" in text else 0)


def _without_pleas(text: str) -> str:
    return "".join(entry for entry in re.split(r"(\s+[|·•–—]\s+)", text) if not _WHOLE.fullmatch(entry))


def is_byline(line: Line) -> bool:
    """Who wrote it, when it was published, or which agency it was taken from."""
    text = line.text
    if line.words > 28 or len(text) > 250:
        return False
    dated = bool(find_dates(text, None)) or bool(_AGO.search(text))
    if _PUBLISHED.search(text) and (dated or _PUBLISHED.match(text)) and (not line.ended or line.words <= 12):
        return dated or line.words <= 6
    if _BY.match(text) and (not line.ended or line.words <= 7):
        return line.words <= 18
    if is_date_line(line) or _is_slug(line) or _is_name_and_day(line):
        return True
    return line.words <= 16 and not line.ended and _is_agency_line(line, dated)


def _is_name_and_day(line: Line) -> bool:
    """A writer's or city's name beside a full day: "Ana Pop 4 March 2022"."""
    found = [d for d in find_dates(line.text, None) if d.period.earliest == d.period.latest or d.note]
    if line.ended or len(found) != 1 or line.words > 12:
        return False
    rest = _CLOCK.sub(" ", line.text[: found[0].start] + " " + line.text[found[0].end :])
    names = re.findall(r"[^\W\d_]+", rest)
    return len(names) <= 5 and all(name[:1].isupper() or name in ("by", "and") for name in names)


def _is_slug(line: Line) -> bool:
    """A desk's slug behind a day and clock: "14/12/2021 LOC 18:12 KUWAIT-ARMY-JETS"."""
    found = find_dates(line.text, None)
    small = re.search(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_]{3,}", line.text)
    return bool(found) and found[0].start == 0 and line.words <= 10 and small is None


def _is_agency_line(line: Line, dated: bool) -> bool:
    """Such as "Reuters Dubai", "Agence France-Presse in Tehran", "AFP/Reuters", "Staff and agencies",
    "TNN / Feb 22, 2024"."""
    text = line.text
    if line.words <= (12 if dated else 6) and _ROLE.search(text) and text[:1].isupper():
        return True
    names = find_names(text)
    if not names or names[0].start > 1:
        return (
            dated
            and bool(names)
            and line.words <= 12
            and not re.search(r"\b(?:said|says|to|of|on|in)\b", text)
        )
    rest = text[names[0].end :]
    small = re.findall(r"\b[a-z]\w+", rest)
    return dated or (
        line.words <= 6
        and ":" not in rest
        and all(word in ("in", "and", "with", "staff", "at") for word in small)
        and bool(names[0].row is None or names[0].row.is_agency or len(names) > 1)
    )
