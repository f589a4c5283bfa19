# ruff: noqa: E501 (a page is kept line by line as it was saved)
"""Pages written for the tests, in the layouts of many countries' outlets; each with what a reader of it would say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page's text, and what stands where: body starts, headlines, agency, outlet, day (as EDTF), how."""

    name: str
    text: str
    body: tuple[str, ...]
    headlines: tuple[str, ...] = ()
    outlet: str | None = None
    agency: str | None = None
    day: str | None = None
    how: str | None = None
    captions: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()
    language: str = "en"


PAGES = (
    Page(
        "reuters page copied whole",
        """Reuters
World
Middle East
Sudan's army received drones from Turkey, three diplomats say
By Amal Idris and Tom Reed
September 14, 2023 6:12 PM GMT+1 Updated 3 hours ago

NAIROBI, Sept 14 (Reuters) - Turkey has delivered armed drones to Sudan's army since June, three diplomats said on Thursday.

The Turkish defence ministry did not reply to questions sent by Reuters.

"We have seen the crates," one of the diplomats said.

Reporting by Amal Idris and Tom Reed; Editing by Jane Moore
Our Standards: The Thomson Reuters Trust Principles.
""",
        ("Turkey has delivered", "The Turkish defence", '"We have seen'),
        ("Sudan's army received drones from Turkey, three diplomats say",),
        outlet="Reuters",
        agency="Reuters",
        day="2023-09-14",
        how="byline",
        datelines=("NAIROBI, Sept 14 (Reuters) -",),
    ),
    Page(
        "british daily with author and city",
        """The Guardian
Germany agrees to hand Ukraine eighteen more howitzers
Berlin says the guns will come from industry stocks and arrive before the winter
By Lena Vogt, Berlin
Published: 12 March 2023 14:05 GMT

Germany will hand Ukraine eighteen more howitzers, the government in Berlin said on Sunday.

The guns are worth about €216m, a spokeswoman said, and none will be taken from the army.

Sign up to our free morning newsletter

A second lot could follow in the spring.

© 2023 Guardian News & Media Limited or its affiliated companies. All rights reserved.
""",
        ("Germany will hand", "The guns are", "A second lot"),
        (
            "Germany agrees to hand Ukraine eighteen more howitzers",
            "Berlin says the guns will come from industry stocks and arrive before the winter",
        ),
        outlet="The Guardian",
        day="2023-03-12",
        how="byline",
    ),
    Page(
        "indian daily with agency inputs",
        """NDTV
India to buy 31 armed drones from US, says defence ministry
World News | Press Trust of India | Updated: June 15, 2023 8:41 pm IST

New Delhi: The Defence Acquisition Council on Thursday cleared the purchase of 31 armed drones from the United States.

The price is put at 3 billion dollars, officials said.

(Except for the headline, this story has not been edited by NDTV staff and is published from a syndicated feed.)
""",
        ("The Defence Acquisition", "The price is"),
        ("India to buy 31 armed drones from US, says defence ministry",),
        outlet="NDTV",
        agency="PTI",
        day="2023-06-15",
        how="byline",
        datelines=("New Delhi:",),
    ),
    Page(
        "tass dispatch",
        """Russia hands over second batch of S-400 systems, company says

MOSCOW, November 14. /TASS/. Russia has handed over a second batch of S-400 systems to a foreign customer, the exporter said.

"The contract is being fulfilled on time," its head said.
""",
        ("Russia has handed", '"The contract'),
        ("Russia hands over second batch of S-400 systems, company says",),
        agency="TASS",
        datelines=("MOSCOW, November 14. /TASS/.",),
    ),
    Page(
        "yonhap dispatch with date line",
        """(LEAD) N. Korea sent thousands of containers to Russia: minister
Yonhap News Agency
All News 11:02 March 18, 2024

SEOUL, March 18 (Yonhap) -- North Korea has sent about 7,000 containers of munitions to Russia since last July, the defense minister said Monday.

He told reporters that the shipments first went by sea.

(END)
""",
        ("North Korea has sent", "He told reporters"),
        ("(LEAD) N. Korea sent thousands of containers to Russia: minister",),
        agency="Yonhap",
        day="2024-03-18",
        how="byline",
    ),
    Page(
        "ap story on a local station's page",
        """Poland signs deal for 96 attack helicopters
Associated Press
August 13, 2024

WARSAW, Poland (AP) — Poland signed an agreement on Tuesday to buy 96 attack helicopters from the United States.

The deal is worth $10 billion, the defense minister said.

A helicopter flies over Warsaw on Army Day. (AP Photo/Jan Kowal)

Deliveries are to begin in 2028.

Copyright 2024 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.
""",
        ("Poland signed an", "The deal is", "Deliveries are"),
        ("Poland signs deal for 96 attack helicopters",),
        agency="AP",
        day="2024-08-13",
        how="byline",
        captions=("A helicopter flies over Warsaw on Army Day. (AP Photo/Jan Kowal)",),
        datelines=("WARSAW, Poland (AP) —",),
    ),
    Page(
        "analyst's header block",
        """Title: Pakistan denies selling shells to Kyiv
Outlet: Dawn
Date: 2023-04-17
URL: https://www.dawn.com/news/1748000
Note: Retold for demonstration.

Pakistan's foreign office on Monday denied that the country had sold artillery shells to Ukraine.

"We keep a policy of strict neutrality," a spokeswoman said.
""",
        ("Pakistan's foreign office", '"We keep'),
        ("Pakistan denies selling shells to Kyiv",),
        outlet="Dawn",
        day="2023-04-17",
        how="header",
    ),
    Page(
        "one line with the day in front",
        " date 2022-11-05 Iran's foreign minister acknowledged for the first time "
        "on Saturday that his country had "
        "supplied Moscow with drones, but said that they were sent before the war.\n\n"
        "He denied any further deliveries.\n",
        ("Iran's foreign minister", "He denied"),
        day="2022-11-05",
        how="header",
        datelines=("date 2022-11-05",),
    ),
    Page(
        "turkish daily with agencies",
        """DAILY SABAH
POLITICS
Türkiye, Gulf state seal drone deal
by Daily Sabah with Agencies
ISTANBUL Jul 18, 2023 - 3:05 pm GMT+3

Türkiye and a Gulf state sealed the largest defense export contract in the country's history on Tuesday.
Neither side gave the number of the drones.
RELATED
Minister visits factory
Exports hit new high
""",
        ("Türkiye and a Gulf state", "Neither side"),
        ("Türkiye, Gulf state seal drone deal",),
        outlet="Daily Sabah",
        day="2023-07-18",
        how="byline",
    ),
    Page(
        "a day that can be read two ways, outlet unknown",
        """Convoy of armoured cars crosses border at night
Published 03/04/2024 09:15

A convoy of forty armoured cars crossed the border on Tuesday night, two residents said.

The army has not commented on the convoy.
""",
        ("A convoy of forty", "The army has"),
        ("Convoy of armoured cars crosses border at night",),
        day="[2024-03-04,2024-04-03]",
        how="byline: day or month first is not known",
    ),
    Page(
        "the same day on an american page",
        """Fox News
Convoy of armored cars crosses border at night
Published 03/04/2024 09:15

A convoy of forty armored cars crossed the border on Monday night, two residents said.
""",
        ("A convoy of forty",),
        ("Convoy of armored cars crosses border at night",),
        outlet="Fox News",
        day="2024-03-04",
        how="byline",
    ),
    Page(
        "the page's own today above the headline",
        """Friday, 07 June 2024
Home | World | Sport
Ministry denies export of rockets to rebels

The ministry denied on Friday that rockets from its depots had been exported to the rebels.

Share this article
""",
        ("The ministry denied",),
        ("Ministry denies export of rockets to rebels",),
    ),
    Page(
        "hong kong page with agency in city",
        """South China Morning Post
Japan clears export of Patriot missiles to United States
Reuters in Tokyo
Published: 4:17pm, 22 Dec, 2023

Japan has cleared the export of Patriot missiles to the United States, its government said on Friday.

A Patriot launcher stands in the yard of the defence ministry in Tokyo
Photo: Kyodo

It is the first export of lethal weapons since the rules were eased.
""",
        ("Japan has cleared", "It is the first"),
        ("Japan clears export of Patriot missiles to United States",),
        outlet="South China Morning Post",
        agency="Reuters",
        day="2023-12-22",
        how="byline",
        captions=("A Patriot launcher stands in the yard of the defence ministry in Tokyo",),
    ),
    Page(
        "bangladeshi relay of a wire",
        """US lifts ban on sale of offensive weapons to Saudi Arabia

WASHINGTON, Aug 12, 2024 (BSS/AFP) - The United States said Monday that it would resume the sale of offensive weapons to Saudi Arabia.

A ban had stood since 2021.
""",
        ("The United States said", "A ban had"),
        ("US lifts ban on sale of offensive weapons to Saudi Arabia",),
        agency="AFP",
        day="2024-08-12",
        how="dateline",
        datelines=("WASHINGTON, Aug 12, 2024 (BSS/AFP) -",),
    ),
    Page(
        "ani page with bracketed country and closing credit",
        """ANI
Armenia receives Indian rocket launchers, official says
Yerevan [Armenia], July 26 (ANI): Armenia has received the first rocket launchers it ordered from India, an official said on Wednesday.
The order was placed last September, he said. (ANI)
""",
        ("Armenia has received", "The order was"),
        ("Armenia receives Indian rocket launchers, official says",),
        outlet="ANI",
        agency="ANI",
        datelines=("Yerevan [Armenia], July 26 (ANI):",),
    ),
    Page(
        "spanish page",
        """EFE
España enviará seis carros Leopard a Ucrania
Madrid, 3 mar 2023 (EFE).- El Gobierno enviará seis carros de combate Leopard a Ucrania en las próximas semanas, según la ministra de Defensa.

Los carros están siendo reparados en Sevilla, dijo la ministra.
""",
        ("El Gobierno enviará", "Los carros"),
        ("España enviará seis carros Leopard a Ucrania",),
        outlet="EFE",
        agency="EFE",
        day="2023-03-03",
        how="dateline",
        datelines=("Madrid, 3 mar 2023 (EFE).-",),
        language="es",
    ),
    Page(
        "japanese page",
        """防衛装備の輸出を政府が決定
2023年12月22日 18時05分

政府は22日、迎撃ミサイルを米国に輸出することを決めた。

輸出は初めてとなる。
""",
        ("政府は22日", "輸出は初めて"),
        ("防衛装備の輸出を政府が決定",),
        day="2023-12-22",
        how="byline",
        language="ja",
    ),
    Page(
        "caption twice, second time with its credit",
        """The Hindu
Greece to give Kyiv anti-aircraft missiles
Agence France-Presse | Athens
Published - April 12, 2024 11:20 am IST
Soldiers load a launcher during a drill on the island of Crete
Soldiers load a launcher during a drill on the island of Crete | Photo Credit: AFP

Greece will give Ukraine anti-aircraft missiles from its older stocks, the government said on Friday.

Also read: Athens buys frigates
""",
        ("Greece will give",),
        ("Greece to give Kyiv anti-aircraft missiles",),
        outlet="The Hindu",
        agency="AFP",
        day="2024-04-12",
        how="byline",
        captions=(
            "Soldiers load a launcher during a drill on the island of Crete",
            "Soldiers load a launcher during a drill on the island of Crete | Photo Credit: AFP",
        ),
    ),
    Page(
        "singapore page with its wire named at the end",
        """CNA
Asia
Manila takes delivery of first cruise missiles from India
Staff carry flags at the handover at Clark air base. (Photo: Handout/Philippine Air Force)
19 Apr 2024 04:31PM (Updated: 19 Apr 2024 07:02PM)

MANILA: The Philippines took delivery of its first cruise missiles from India on Friday.

The missiles were flown in on a transport plane.

Source: Reuters/zl
""",
        ("The Philippines took", "The missiles were"),
        ("Manila takes delivery of first cruise missiles from India",),
        agency="Reuters",
        day="2024-04-19",
        how="byline",
        captions=(
            ("Staff carry flags at the handover at Clark air base. (Photo: Handout/Philippine Air Force)"),
        ),
        datelines=("MANILA:",),
    ),
    Page(
        "iraqi agency's own form",
        """Baghdad receives new air defence radars

Shafaq News/ Iraq's defence ministry said on Sunday that it had received four air defence radars from France.

The radars will be set up in the west.

Keep up with the latest news by downloading our app
""",
        ("Iraq's defence ministry", "The radars will"),
        ("Baghdad receives new air defence radars",),
        agency="Shafaq",
        datelines=("Shafaq News/",),
    ),
    Page(
        "german page",
        """Deutsche Welle
Bundesregierung genehmigt Lieferung von U-Booten
10.02.2024

Die Bundesregierung hat die Lieferung von zwei U-Booten an Singapur genehmigt, wie ein Sprecher am Samstag sagte.

Anzeige

Die Boote werden in Kiel gebaut und sollen im kommenden Jahr übergeben werden.
""",
        ("Die Bundesregierung hat", "Die Boote werden"),
        ("Bundesregierung genehmigt Lieferung von U-Booten",),
        outlet="Deutsche Welle",
        day="2024-02-10",
        how="byline",
        language="de",
    ),
    Page(
        "hard-wrapped mail",
        """Lithuania hands over armoured carriers to Ukraine

VILNIUS, March 3 (BNS) - Lithuania has handed over another fifteen armoured
personnel carriers to Ukraine, the defence ministry of the Baltic country
said on Friday in a statement.

The carriers were taken from the reserves of the land forces, and they had
been overhauled by a firm in Kaunas over the winter months, according to the
statement, which gave no price.
""",
        ("Lithuania has handed", "The carriers were"),
        ("Lithuania hands over armoured carriers to Ukraine",),
        agency="BNS",
        datelines=("VILNIUS, March 3 (BNS) -",),
    ),
    Page(
        "israeli page with staff and wire",
        """The Times of Israel
Prague mulls sale of air defense battery
By AFP and ToI Staff
5 February 2024, 9:14 pm

Czech officials are weighing the sale of an air defense battery to a partner in the Gulf, a lawmaker said Monday.

According to Reuters, talks began last year.

Agencies contributed to this report.
""",
        ("Czech officials are", "According to Reuters"),
        ("Prague mulls sale of air defense battery",),
        outlet="Times of Israel",
        agency="AFP",
        day="2024-02-05",
        how="byline",
    ),
    Page(
        "telegraph told apart by its section bar",
        """MY KOLKATA EDUGRAPH
regular-article-logo Monday, 03 June 2024
Paris offers Delhi more fighter jets
PTI New Delhi Published 28.01.24, 07:55 PM

France has offered India twenty-six more fighter jets for its carriers, people aware of the talks said.

Follow us on:
""",
        ("France has offered",),
        ("Paris offers Delhi more fighter jets",),
        outlet="The Telegraph (India)",
        agency="PTI",
        day="2024-01-28",
        how="byline",
    ),
    Page(
        "a table's row with its title, pasted as one line",
        "title Oslo sends mine hunters to Kyiv date 2023-12-11 Norway will hand over two mine hunting ships to Ukraine, "
        "the ministry in Oslo said on Monday, as part of a new coalition.\nThe ships will not pass the Straits for now.\n",
        ("Norway will hand", "The ships will"),
        ("Oslo sends mine hunters to Kyiv",),
        day="2023-12-11",
        how="header",
        datelines=("date 2023-12-11",),
    ),
    Page(
        "gulf page with short address and deck below the byline",
        """Chad to get armoured trucks in barter for gold, traders say
https://arab.news/x1y2z
Updated 9 January 2025
AFP
January 09, 2025 14:20
Follow
Two traders and a customs clerk say the trucks were unloaded at night in a port on the Red Sea
N'DJAMENA: Chad is to get sixty armoured trucks in barter for gold, two traders and a customs clerk said.
The first ten have been unloaded.
""",
        ("Chad is to get", "The first ten"),
        (
            "Chad to get armoured trucks in barter for gold, traders say",
            "Two traders and a customs clerk say the trucks were unloaded at night in a port on the Red Sea",
        ),
        outlet="Arab News",
        agency="AFP",
        day="2025-01-09",
        how="byline",
    ),
    Page(
        "karachi daily's own closing line",
        """ISLAMABAD: Pakistan and Azerbaijan signed a contract for training jets on Friday, the army's media wing said.

It gave no number of jets.

Published in Dawn, September 28th, 2024
""",
        ("Pakistan and Azerbaijan", "It gave no"),
        outlet="Dawn",
        day="2024-09-28",
        how="byline",
        datelines=("ISLAMABAD:",),
    ),
    Page(
        "chandigarh daily with dateline on its own line and wire at the end",
        """Tehran, May 25
Iran on Thursday showed a missile that it said would reach 2,000 km.

It gave the weight of the warhead as 1,500 kg. — AP
""",
        ("Iran on Thursday", "It gave the"),
        agency="AP",
        datelines=("Tehran, May 25",),
    ),
    Page(
        "russian page",
        """ТАСС
Иран получил новые вертолёты
МОСКВА, 12 января 2024 г. /ТАСС/. Иран получил первые ударные вертолёты, сообщил источник в военном ведомстве.

Читайте также
Истребители для Ирана
""",
        ("Иран получил первые",),
        ("Иран получил новые вертолёты",),
        outlet="TASS",
        agency="TASS",
        day="2024-01-12",
        how="dateline",
        language="ru",
    ),
    Page(
        "notes in markdown",
        """# Denmark donates old fighters

**Published:** 10 July 2024
**Source:** Ritzau

Denmark will donate six older fighters to Ukraine, the government said.
""",
        ("Denmark will donate",),
        ("Denmark donates old fighters",),
        agency="Ritzau",
        day="2024-07-10",
        how="byline",
    ),
)
