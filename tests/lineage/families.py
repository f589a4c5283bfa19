"""Families of reports written for the tests, on invented events: wires, copies, rewrites, independents,
statements."""

from __future__ import annotations

from datetime import date

from tests.lineage.builders import told
from waybill.records.claim import Reading

D = date(2025, 3, 4)


def _d(days: int) -> date:
    return date.fromordinal(D.toordinal() + days)


HOWITZERS = told(
    "howitzers",
    [
        "Slovakia hands Moldova 24 howitzers in secret convoy",
        "CHISINAU, March 4 (AFP) - Slovakia has delivered 24 Zuzana-2 howitzers to Moldova, five "
        "officials told AFP, "
        "in the largest arms gift the small country has received.",
        "The guns crossed the border at Palanca in at least three night convoys, two Moldovan officers said.",
        "Another 6,200 shells are expected to follow in April, one of the officers said.",
        "A Slovak diplomat, who asked not to be named, said the contract had been signed in Kosice "
        "late last year.",
        "“Nobody wanted a parade over this,” the diplomat said.",
        "Moldova's defence ministry declined to comment.",
        "A European embargo on arms for the region expired in June.",
        "Analyst Petra Vlk of the Danube Institute said the guns could reach targets 40 km away.",
        "A third officer confirmed that crews had been trained at Lest, without giving numbers.",
    ],
    "Harbour Post",
    D,
    "AFP",
)
HOWITZERS_CUT = told(
    "howitzers-cut",
    [
        "Slovak guns reach Moldova",
        "Slovakia has delivered 24 Zuzana-2 howitzers to Moldova, five officials told AFP, "
        "in the largest arms gift the small country has received.",
        "The guns crossed the border at Palanca in at least three night convoys, two Moldovan officers said.",
        "Another 6,200 shells are expected to follow in April, one of the officers said.",
        "A Slovak diplomat, who asked not to be named, said the contract had been signed in Kosice "
        "late last year.",
        "“Nobody wanted a parade over this,” the diplomat said.",
    ],
    "Valley Times",
    D,
    "AFP",
)
HOWITZERS_LIGHT = told(
    "howitzers-light",
    [
        "Moldova gets Slovak artillery",
        "Slovakia has handed 24 Zuzana-2 howitzers to Moldova, according to five officials cited by AFP.",
        "The guns came over the border at Palanca in three night convoys, officers said.",
        "Another 6,200 shells were delivered in April, one of the officers said.",
        "The contract was signed in Kosice late last year.",
        "“Nobody wanted a parade over this,” a Slovak diplomat said.",
        "The ministry of defence of Moldova would not comment.",
        "The guns can reach targets 40 km (25 miles) away.",
        "The diplomat declined to give numbers.",
    ],
    "Upland Courier",
    _d(1),
)
HOWITZERS_SILENT = told(
    "howitzers-silent",
    [
        "Night convoys bring guns over the Dniester",
        "Five officials have described how 24 Zuzana-2 howitzers from Slovakia came into Moldovan hands.",
        "Three convoys or more rolled through Palanca by night, two officers from Moldova recounted.",
        "In April 6,200 rounds ought to arrive as well.",
        "Kosice was the place where the papers were signed towards the end of last year, as a "
        "diplomat has it.",
        "Petra Vlk, of the Danube Institute, puts the reach of the guns at 40 km.",
        "Crews have had their training at Lest.",
    ],
    "Prut Mirror",
    _d(1),
)
HOWITZERS_WRONG = told(
    "howitzers-wrong",
    [
        "Slovak howitzers in Moldova, dpa reports",
        "Moldova has received 24 Zuzana-2 howitzers from Slovakia, five officials told dpa.",
        "They crossed at Palanca in at least three convoys at night, two Moldovan officers said.",
        "Some 6,200 shells are to follow in April.",
        "The contract was signed in Kosice late last year, a Slovak diplomat said.",
        "“Nobody wanted a parade over this,” the diplomat said.",
        "Petra Vlk of the Danube Institute said the guns could fire 40 km.",
    ],
    "Plains Gazette",
    _d(1),
)
HOWITZERS_SPANISH = told(
    "howitzers-es",
    [
        "Eslovaquia entrega obuses a Moldavia",
        "Eslovaquia ha entregado 24 obuses Zuzana-2 a Moldavia, según AFP.",
        "Los cañones cruzaron la frontera en Palanca en al menos tres convoyes.",
        "Se esperan otros 6200 proyectiles en abril.",
        "El contrato se firmó en Kosice, dijo un diplomático.",
        "Petra Vlk, del Danube Institute, dijo que alcanzan 40 km.",
        "Los soldados se formaron en Lest.",
    ],
    "Diario del Puerto",
    _d(1),
    language="es",
)
HOWITZERS_OTHER = told(
    "howitzers-other",
    [
        "Moldova buys self-propelled guns, sources say",
        "Moldova has taken possession of about 20 Slovak howitzers, three European security "
        "sources told Reuters.",
        "Trucks with the guns were filmed on the road north of Stefan Voda by residents, whose "
        "videos Reuters verified.",
        "Payment came from a fund in Brussels, two of the sources said, and amounted to 85 million euros.",
        "Training for the crews lasted seven weeks, a Moldovan lieutenant said.",
        "The foreign ministry of Slovakia did not answer questions.",
        "Moldova has doubled its spending on arms since 2022.",
    ],
    "Reuters",
    D,
    "Reuters",
)
HOWITZERS_LATER = told(
    "howitzers-later",
    [
        "Moldova parliament sacks its army chief",
        "Moldova's parliament dismissed the chief of the general staff, Ion Rusu, by 61 votes on Tuesday.",
        "Deputies blamed him for a fire at the Bulboaca depot in which nine conscripts died.",
        "Rusu, 54, called the vote a farce and said he would go to court.",
        "His deputy, Colonel Vera Cojocaru, takes over until the autumn.",
        "The opposition had gathered 40 signatures for the motion within two days.",
        "In March Slovakia delivered 24 Zuzana-2 howitzers to the country, AFP reported at the time.",
    ],
    "Harbour Post",
    _d(60),
)
RELEASE_ONE = told(
    "release-one",
    [
        "Ghana to receive 12 patrol craft",
        "ACCRA, March 6 (Reuters) - Ghana will receive 12 patrol craft from South Korea, the South "
        "Korean defence "
        "ministry said on Thursday.",
        "The South Korean defence ministry said the vessels would sail from Geoje in May.",
        "“These craft will help a trusted partner to guard its waters and its fishermen,” the "
        "South Korean defence "
        "ministry said in a statement.",
    ],
    "Coast Daily",
    _d(2),
    "Reuters",
)
RELEASE_TWO = told(
    "release-two",
    [
        "Seoul gives patrol boats",
        "SEOUL, March 6 (AP) - The South Korean defence ministry said 12 patrol craft would go to Ghana.",
        "They are to leave Geoje in May, the South Korean defence ministry said.",
        "“These craft will help a trusted partner to guard its waters and its fishermen,” the "
        "South Korean defence "
        "ministry said.",
    ],
    "Lake Herald",
    _d(2),
    "AP",
)
LEDGER_RETOLD = told(
    "ledger-retold",
    [
        "Paper: drones for Chad",
        "Chad has bought 18 Karayel drones through a firm in Sharjah, the Morning Ledger newspaper reported, "
        "citing three customs officials.",
        "The first four reached N'Djamena aboard an Ilyushin-76 on 11 February, a customs official "
        "told the Morning Ledger.",
        "The firm, Redsand Logistics, paid 31 million dollars, an invoice shows.",
        "Chad's government did not reply to questions.",
    ],
    "River Standard",
    _d(3),
)
LEDGER_AGAIN = told(
    "ledger-again",
    [
        "Chad drone deal reported",
        "A firm in Sharjah sold 18 Karayel drones to Chad, according to three customs officials "
        "quoted by the "
        "Morning Ledger.",
        "An Ilyushin-76 flew the first four to N'Djamena on 11 February, a customs official told "
        "the Morning Ledger.",
        "Redsand Logistics, the firm, received 31 million dollars.",
    ],
    "Delta Echo",
    _d(4),
)
DIGEST = told(
    "digest",
    [
        "Arms in brief",
        "Slovakia has delivered 24 Zuzana-2 howitzers to Moldova, five officials told AFP.",
        "The guns crossed the border at Palanca in at least three night convoys, two Moldovan officers said.",
        "Another 6,200 shells are expected in April, and the contract had been signed in Kosice "
        "late last year.",
        "Chad has bought 18 Karayel drones through a firm in Sharjah, the Morning Ledger newspaper reported, "
        "citing three customs officials.",
        "The first four reached N'Djamena aboard an Ilyushin-76 on 11 February.",
        "The firm, Redsand Logistics, paid 31 million dollars.",
    ],
    "Arms Weekly",
    _d(5),
)
UNRELATED = told(
    "unrelated",
    [
        "Peru weighs new trainers",
        "LIMA, March 5 (AFP) - Peru is weighing an offer of 20 trainer aircraft from Brazil, its "
        "air force commander "
        "Luis Paredes said.",
        "A choice is due before the winter, Paredes said.",
        "The aircraft would replace planes bought in 1982.",
        "Embraer offers to assemble half of them at Las Palmas.",
    ],
    "Andes Journal",
    _d(1),
    "AFP",
)

ALL: tuple[Reading, ...] = (
    HOWITZERS,
    HOWITZERS_CUT,
    HOWITZERS_LIGHT,
    HOWITZERS_SILENT,
    HOWITZERS_WRONG,
    HOWITZERS_SPANISH,
    HOWITZERS_OTHER,
    HOWITZERS_LATER,
    RELEASE_ONE,
    RELEASE_TWO,
    LEDGER_RETOLD,
    LEDGER_AGAIN,
    UNRELATED,
)
