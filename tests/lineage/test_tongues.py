"""Reports in other languages are kin of the telling by numbers, names and credits; what another tells is not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lineage.builders import told
from waybill.intake.read import read_report
from waybill.lineage.tongues import facts_abroad, plain_reading, sound_of
from waybill.lineage.trace import trace

DAY = date(2025, 5, 6)
WIRE = told(
    "wire",
    [
        "Lithuania sends Moldova 34 carriers through Palanca",
        "CHISINAU, May 6 (Reuters) - Lithuania has handed Moldova 34 armoured carriers worth 12.5 million euros, "
        "two officers told Reuters.",
        "The carriers crossed the border at Palanca on 27 April and stand in Ungheni, one of the officers said.",
        "Colonel Andrei Munteanu and the engineer Jonas Kazlauskas looked them over in Marijampole.",
    ],
    "Reuters",
    DAY,
    "Reuters",
)
ABROAD = {
    "es": [
        "Treinta blindados cruzan el Dniéster",
        "Lituania entregó a Moldavia 34 blindados por 12,5 millones de euros, según Reuters.",
        "Los vehículos pasaron por Palanca el 27 de abril y están en Ungheni. Los vieron Munteanu y Kazlauskas en Marijampole.",
    ],
    "ru": [
        "Литва передала бронетранспортеры",
        "Литва передала Молдавии 34 бронетранспортера на 12,5 млн евро, сообщает Рейтер.",
        "Машины прошли через Паланку 27 апреля и стоят в Унгенах. В Мариямполе их осмотрели Мунтяну и Казлаускас.",
    ],
    "uk": [
        "Литва передала бронетранспортери",
        "Литва передала Молдові 34 бронетранспортери на 12,5 млн євро, повідомляє Reuters.",
        "Машини пройшли через Паланку 27 квітня. У Маріямполе їх оглянули Мунтяну і Казлаускас.",
    ],
    "de": [
        "Panzerwagen aus Litauen",
        "Litauen hat der Moldau 34 Transporter für 12,5 Millionen Euro übergeben, wie Reuters berichtet.",
        "Sie kamen am 27. April über Palanca und stehen in Ungheni. Munteanu und Kazlauskas sahen sie in Marijampole.",
    ],
    "fr": [
        "Des blindés lituaniens",
        "La Lituanie a remis à la Moldavie 34 blindés pour 12,5 millions d'euros, selon Reuters.",
        "Ils ont passé Palanca le 27 avril et sont à Ungheni. Munteanu et Kazlauskas les ont vus à Marijampole.",
    ],
    "fa": [
        "زره‌پوش‌های لیتوانی",
        "لیتوانی ۳۴ زره‌پوش به ارزش ۱۲٫۵ میلیون یورو به مولداوی داد، به گزارش رویترز.",
        "خودروها ۲۷ آوریل از پالانکا گذشتند. مونتیانو و کازلاوسکاس آن‌ها را در ماریامپوله دیدند.",
    ],
    "ar": [
        "مدرعات من ليتوانيا",
        "سلمت ليتوانيا مولدوفا ٣٤ مدرعة بقيمة ١٢٫٥ مليون يورو، بحسب رويترز.",
        "عبرت المركبات بالانكا في ٢٧ أبريل. وعاينها مونتيانو وكازلاوسكاس في ماريامبوله.",
    ],
}
OTHER = [
    "Los puertos del norte",
    "El ministerio de Pesca informó que 34 barcos salieron de Vigo el 3 de mayo, según EFE.",
    "La campaña costará 2 millones de euros.",
]


@pytest.mark.parametrize("language", sorted(ABROAD))
def test_a_telling_in_another_language_is_a_retelling(language: str) -> None:
    abroad = told(language, ABROAD[language], "Foreign Daily", DAY, language=language)
    found = trace([WIRE, abroad])
    links = [x for x in found.links if {x.start, x.to} == {WIRE.report.id, abroad.report.id}]
    assert [x.relation for x in links] == ["translation"]
    assert found.independent.high == 1
    assert not found.drift


def test_another_story_abroad_is_no_kin() -> None:
    abroad = told("es", OTHER, "Diario", DAY, language="es")
    found = trace([WIRE, abroad])
    assert not [x for x in found.links if {x.start, x.to} == {WIRE.report.id, abroad.report.id}]


@pytest.mark.parametrize(
    ("words", "language", "fact"),
    [
        ("por 12,5 millones de euros", "es", "1.25e+07"),
        ("10.000 fusiles", "es", "10000"),
        ("10 000 fusils", "fr", "10000"),
        ("1,5 Milliarden Euro", "de", "1.5e+09"),
        ("300 тысяч снарядов", "ru", "300000"),
        ("на 40 мільйонів гривень", "uk", "4e+07"),
        ("۳۰۰ هزار گلوله", "fa", "300000"),
        ("٤٠ مليون دولار", "ar", "4e+07"),
        ("el 27 de abril", "es", "month 4 27"),
        ("27 апреля", "ru", "month 4 27"),
    ],
)
def test_numbers_and_months_are_read_as_their_language_writes_them(
    words: str, language: str, fact: str
) -> None:
    assert fact in facts_abroad(words, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Казлаускас", "Kazlauskas"),
        ("Мунтяну", "Munteanu"),
        ("کازلاوسکاس", "Kazlauskas"),
        ("Шахед", "Shahed"),
    ],
)
def test_names_meet_by_their_sound(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


def test_a_language_without_tables_gives_no_facts() -> None:
    assert not facts_abroad("12 xe tăng", "vi")


def test_a_report_abroad_is_cut_into_sentences() -> None:
    text = (
        "Diario del Puerto\n\nBlindados en la frontera\n\n6 de mayo de 2025\n\n"
        + " ".join(ABROAD["es"][1:])
        + "\n"
    )
    reading = plain_reading(read_report(text.encode(), "abroad.txt"))
    assert not reading.claims
    assert len(reading.sentences) >= 3
    assert all(s.grounds_in(reading.report.text) for _, s in reading.sentences)
