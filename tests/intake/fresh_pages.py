# ruff: noqa: E501 (a page is kept line by line as it was saved)
"""Pages of invented and real outlets in layouts of many regions, written before the rules that read them."""

from __future__ import annotations

from tests.intake.pages import Page

FRESH = (
    Page(
        "masthead in capitals over a menu in columns",
        """LAKE VICTORIA CHRONICLE
Home    Politics    Region    Farming    Letters

Uganda takes in first of ten Turkish armoured cars

Kampala, Tuesday 14 March 2023 | By Grace Nakato

The first of ten armoured cars that Uganda ordered from Turkey reached Entebbe on Monday, the army said.

The rest are due before the end of June.
""",
        ("The first of ten", "The rest are"),
        ("Uganda takes in first of ten Turkish armoured cars",),
        outlet="Lake Victoria Chronicle",
        day="2023-03-14",
        how="byline",
    ),
    Page(
        "name without a newspaper's word, a motto, a deck and a photo",
        """Kvarken Bladet – siden 1921

Norway to give Ukraine five Leopard tanks more

The tanks come from the army's own stock, the defence minister says

Text: Ingrid Solberg
Photo: Heiko Junge / NTB

Norway will give Ukraine five more Leopard 2 tanks, the government said on Friday.

They should be in Ukrainian hands by May, the minister said.

Published 17.03.2023 kl. 14.20
""",
        ("Norway will give", "They should be"),
        (
            "Norway to give Ukraine five Leopard tanks more",
            "The tanks come from the army's own stock, the defence minister says",
        ),
        outlet="Kvarken Bladet",
        day="2023-03-17",
        how="byline",
    ),
    Page(
        "cities under the masthead, dots between them",
        """The Caribbean Beacon
Kingston · Bridgetown · Port of Spain

GUYANA BUYS PATROL SHIP FROM FRANCE

November 8, 2022

By staff of Reuters

Guyana has signed a contract with a French yard for an ocean patrol ship, two officials said on Tuesday.

Neither named a price.
""",
        ("Guyana has signed", "Neither named"),
        ("GUYANA BUYS PATROL SHIP FROM FRANCE",),
        outlet="The Caribbean Beacon",
        agency="Reuters",
        day="2022-11-08",
        how="byline",
    ),
    Page(
        "weekday beside the headline is the only date",
        """Andes Hoy
Economía / Defensa / Mundo

Peru picks South Korean maker for its new fighters

Wednesday 24.4.2024 18.05

Peru has chosen a South Korean maker for a first lot of trainer jets, the defence ministry said.

A contract is to be signed in June.
""",
        ("Peru has chosen", "A contract is"),
        ("Peru picks South Korean maker for its new fighters",),
        outlet="Andes Hoy",
        day="2024-04-24",
        how="byline",
    ),
    Page(
        "weekday beside the logo is the page's own, the story has its date",
        """MALABAR EVENING MAIL
Sunday, 05 January 2025
Home | City | Nation | World | Epaper

India ships BrahMos launchers to the Philippines

Our Bureau
Published 19 Apr 2024, 07:45 PM

India has shipped the first launchers of the BrahMos missile to the Philippines, officials said on Friday.

They went by air on a transport plane of the Indian air force.
""",
        ("India has shipped", "They went by"),
        ("India ships BrahMos launchers to the Philippines",),
        outlet="Malabar Evening Mail",
        day="2024-04-19",
        how="byline",
    ),
    Page(
        "weekday in the top frame and no other date",
        """MALABAR EVENING MAIL
Sunday, 05 January 2025
Home | City | Nation | World | Epaper

Vietnam looks at Indian missiles

Vietnam is looking at Indian coast defence missiles, a diplomat in Hanoi said.

No talks on a price have begun, he said.
""",
        ("Vietnam is looking", "No talks on"),
        ("Vietnam looks at Indian missiles",),
        outlet="Malabar Evening Mail",
    ),
    Page(
        "dateline without a year, the year in the copyright",
        """Serbia receives Chinese air defence missiles, president says

BELGRADE, April 9 (Reuters) - Serbia has received a battery of Chinese air defence missiles, its president said on Saturday.

Six transport planes brought them, he said.

Copyright (c) 2022 The Adriatic Examiner. All rights reserved.
""",
        ("Serbia has received", "Six transport"),
        ("Serbia receives Chinese air defence missiles, president says",),
        outlet="The Adriatic Examiner",
        agency="Reuters",
        day="2022-04-09",
        how="dateline: the year is that of the copyright line",
        datelines=("BELGRADE, April 9 (Reuters) -",),
    ),
    Page(
        "dateline without a year, the year in a day of updating",
        """Mali gets drones from Turkey

BAMAKO, Dec 20 (AFP) - Mali's army took over a lot of armed drones from Turkey, its chief of staff said on Tuesday.

He did not say how many there were.

Last updated: January 3, 2023
""",
        ("Mali's army took", "He did not"),
        ("Mali gets drones from Turkey",),
        agency="AFP",
        day="2022-12-20",
        how="dateline: the year is that of the day of updating",
        datelines=("BAMAKO, Dec 20 (AFP) -",),
    ),
    Page(
        "dateline without a year, the year in the page's address",
        """https://www.example.org/2021/08/12/morocco-drones
Morocco in talks over drones

RABAT, Aug 12 (Reuters) - Morocco is talking to an Israeli maker about drones, a person close to the talks said.

The maker did not answer questions.
""",
        ("Morocco is talking", "The maker did"),
        ("Morocco in talks over drones",),
        agency="Reuters",
        day="2021-08-12",
        how="address",
        datelines=("RABAT, Aug 12 (Reuters) -",),
    ),
    Page(
        "dateline without a year and no year anywhere",
        """Estonia orders rocket artillery

TALLINN, Dec 3 (Reuters) - Estonia has ordered six rocket launchers from the United States, its defence ministry said.

They are to come in 2024.
""",
        ("Estonia has ordered", "They are to"),
        ("Estonia orders rocket artillery",),
        agency="Reuters",
        datelines=("TALLINN, Dec 3 (Reuters) -",),
    ),
    Page(
        "posted on, by a desk",
        """SAHEL TRIBUNE
News | Security | Diplomacy | Contact

Russian helicopters for Burkina Faso have landed, airport worker says

Posted on May 2, 2024 by World Desk
Reading time: 3 minutes

Two Russian helicopters for Burkina Faso were unloaded at Ouagadougou on Wednesday, an airport worker said.

The army would not comment.

Share this: Facebook | X | WhatsApp
""",
        ("Two Russian helicopters", "The army would"),
        ("Russian helicopters for Burkina Faso have landed, airport worker says",),
        outlet="Sahel Tribune",
        day="2024-05-02",
        how="byline",
    ),
    Page(
        "agency opens the headline with a colon",
        """Steppe Panorama (English edition)
09.10.2023 08:15 (ALMT)

TASS: Kazakhstan to take delivery of ten fighter jets

Kazakhstan takes delivery of ten Russian fighter jets by the end of next year, the agency TASS reports with reference to the maker.

The contract was signed at a fair, the maker said.
""",
        ("Kazakhstan takes delivery", "The contract was"),
        ("TASS: Kazakhstan to take delivery of ten fighter jets",),
        outlet="Steppe Panorama",
        agency="TASS",
        day="2023-10-09",
        how="byline",
    ),
    Page(
        "masthead and section with a bar",
        """Nile Delta Wire | Army

Egypt's new frigate sails from Hamburg

1 February 2024, 10:11

ALEXANDRIA – The last of four frigates that Egypt bought in Germany sailed from Hamburg on Thursday, port data show.

The navy expects her in three weeks.
""",
        ("The last of", "The navy expects"),
        ("Egypt's new frigate sails from Hamburg",),
        outlet="Nile Delta Wire",
        day="2024-02-01",
        how="byline",
        datelines=("ALEXANDRIA –",),
    ),
    Page(
        "place, weekday and day under the masthead",
        """Hudson Dispatch
WASHINGTON, Monday, Jan 29, 2024

Congress told of missile sale to Poland

The State Department told Congress of a planned sale of air defence command systems to Poland on Monday.

The sale would be worth $4 billion.
""",
        ("The State Department", "The sale would"),
        ("Congress told of missile sale to Poland",),
        outlet="Hudson Dispatch",
        day="2024-01-29",
        how="dateline",
        datelines=("WASHINGTON, Monday, Jan 29, 2024",),
    ),
    Page(
        "single section names on lines of their own",
        """Pacific Courier
War
Asia-Pacific
ANALYSIS

Why Taipei waits for its harpoons

Taiwan's coast defence missiles are two years late, and the island's planners have begun to say so aloud

By Lin Mei-hua and Peter Doyle
Updated 6 June 2023 | First published 5 June 2023

The first lorries of a coast defence system that Taiwan paid for in 2020 are still in the United States.

Officials blame the maker's full order book.
""",
        ("The first lorries", "Officials blame"),
        (
            "Why Taipei waits for its harpoons",
            "Taiwan's coast defence missiles are two years late, and the island's planners have begun to say so aloud",
        ),
        outlet="Pacific Courier",
        day="2023-06-05",
        how="byline",
    ),
    Page(
        "german regional paper with menu and place",
        """SAALE ANZEIGER
Startseite  Politik  Wirtschaft  Sport  Abo

Berlin/Paris (AFP) - 03.07.2024

Germany and France settle who builds the new tank

Germany and France have shared out the work on their next main battle tank, the two ministers said.

A company will be founded by the autumn.
""",
        ("Germany and France have", "A company will"),
        ("Germany and France settle who builds the new tank",),
        outlet="Saale Anzeiger",
        agency="AFP",
        day="2024-07-03",
        how="byline",
    ),
    Page(
        "breadcrumb, headline in capitals with a deck",
        """Home > World > Middle East

KUWAIT SENDS BACK FAULTY SHELLS
Maker in Belgrade promises new ones within weeks

Sunday, October 1, 2023 - 09:40 AST

Kuwait has sent back two thousand tank shells to a maker in Serbia, a parliament report says.

The maker will replace them free of charge, according to the report.
""",
        ("Kuwait has sent", "The maker will"),
        ("KUWAIT SENDS BACK FAULTY SHELLS", "Maker in Belgrade promises new ones within weeks"),
        day="2023-10-01",
        how="byline",
    ),
    Page(
        "no blank lines at all, Japanese daily in English",
        """The Setouchi Shimbun
POLITICS
Japan to export Patriot missiles to US, sources say
By Kenji Mori, Staff Writer
December 22, 2023 at 17:30 JST
Japan will export Patriot missiles made under licence to the United States, government sources said on Friday.
It would be the first export of finished arms since the rules were loosened, the sources said.
""",
        ("Japan will export", "It would be"),
        ("Japan to export Patriot missiles to US, sources say",),
        outlet="The Setouchi Shimbun",
        day="2023-12-22",
        how="byline",
    ),
    Page(
        "sources tell an agency in the headline, agency alone as byline",
        """GULF LEDGER
Doha - Manama - Muscat

Five sources tell Reuters of Chinese drones for Riyadh

(Reuters)
11 May 2023, 20:30 AST

Saudi Arabia has agreed to buy Chinese armed drones, five sources told Reuters on Thursday.

Two of them put the number at one hundred.
""",
        ("Saudi Arabia has", "Two of them"),
        ("Five sources tell Reuters of Chinese drones for Riyadh",),
        outlet="Gulf Ledger",
        agency="Reuters",
        day="2023-05-11",
        how="byline",
    ),
    Page(
        "html with masthead and menu in plain divs, a weekday by the headline",
        """<html><head><title>Ghana buys Israeli armoured cars</title></head><body>
<div>Volta Herald</div><div>News | Business | Sport</div>
<h1>Ghana buys Israeli armoured cars</h1><p>Thursday, 3 August 2023, 12:10 GMT</p>
<p>Ghana has bought fourteen armoured cars from an Israeli maker, the interior minister told parliament.</p>
<p>They are for the northern border, the minister said.</p></body></html>""",
        ("Ghana has bought", "They are for"),
        ("Ghana buys Israeli armoured cars",),
        outlet="Volta Herald",
        day="2023-08-03",
        how="byline",
    ),
    Page(
        "html whose title alone names the outlet",
        """<!DOCTYPE html><html><head><title>Chile leases two minesweepers | El Faro Austral</title></head><body>
<header><a>Portada</a> <a>Mundo</a><span>Hoy lunes, 4 de marzo de 2024</span></header>
<article><h1>Chile leases two minesweepers</h1><p class="author">By Carla Rojas</p><time datetime="2023-11-30">30 November 2023</time>
<p>Chile's navy will lease two minesweepers from Sweden, the admiral in charge said on Thursday.</p>
<p>The lease runs for ten years, he said.</p></article></body></html>""",
        ("Chile's navy will", "The lease runs"),
        ("Chile leases two minesweepers",),
        outlet="El Faro Austral",
        day="2023-11-30",
        how="time-tag",
    ),
    Page(
        "html with a caption beside the headline and agency byline",
        """<html><head><meta property="og:site_name" content="Kosice Dnes"><title>Slovakia hands over jets</title></head><body>
<nav>Domov Svet Sport</nav><div class="article"><h1>Slovakia hands over last of its jets</h1>
<p class="perex">Thirteen of them are now in Ukraine</p>
<figure><img src="x.jpg"><figcaption>A jet takes off at Sliac. Photo: TASR</figcaption></figure>
<div class="info">Reuters | 17. 4. 2023 14:05</div>
<p>Slovakia has handed over the last of thirteen fighter jets to Ukraine, its defence ministry said on Monday.</p>
<p>Nine were flown there, four went by road.</p></div><footer>© Kosice Dnes 2023</footer></body></html>""",
        ("Slovakia has handed", "Nine were flown"),
        ("Slovakia hands over last of its jets", "Thirteen of them are now in Ukraine"),
        outlet="Kosice Dnes",
        agency="Reuters",
        day="2023-04-17",
        how="byline",
        captions=("A jet takes off at Sliac. Photo: TASR",),
    ),
    Page(
        "html of a blog, posted on and by",
        """<html><head><title>Manila's new corvettes &laquo; Spratly Watch</title></head><body>
<div id="header"><h2>Spratly Watch</h2><p class="description">Ships and reefs</p></div>
<div class="post"><h1 class="entry-title">Manila's new corvettes leave the yard</h1>
<div class="entry-meta">Posted on June 18, 2024 by admin</div>
<div class="entry"><p>The first of two corvettes that the Philippines ordered in South Korea was launched on Tuesday.</p>
<p>She will be handed over next year, the yard said.</p></div></div></body></html>""",
        ("The first of", "She will be"),
        ("Manila's new corvettes leave the yard",),
        outlet="Spratly Watch",
        day="2024-06-18",
        how="byline",
    ),
    Page(
        "html with a yearless dateline and a copyright year",
        """<html><head><title>Angola inspects jets</title><meta property="og:site_name" content="Luanda Monitor"></head><body>
<div class="menu">Home Oil Politics</div><article><h1>Angola inspects its last Sukhoi jets</h1>
<p>LUANDA, Oct 4 (Reuters) - Angola has inspected the last two of twelve fighter jets bought in Russia, an officer said.</p>
<p>They will be flown home this month, the officer said.</p></article><footer>© 2019 Luanda Monitor</footer></body></html>""",
        ("Angola has inspected", "They will be"),
        ("Angola inspects its last Sukhoi jets",),
        outlet="Luanda Monitor",
        agency="Reuters",
        day="2019-10-04",
        how="dateline: the year is that of the copyright line",
        datelines=("LUANDA, Oct 4 (Reuters) -",),
    ),
    Page(
        "html of tables, as old pages are",
        """<html><body><table><tr><td>BOSPHORUS GAZETTE</td></tr><tr><td>Front Page | Economy | Columns</td></tr>
<tr><td><h1>Ankara lifts its ban on arms for Sweden</h1></td></tr><tr><td>ANKARA - 12 September 2023</td></tr>
<tr><td><p>Turkey has lifted limits on arms exports to Sweden that it set in 2019, two officials said.</p>
<p>The ministry has told makers by letter, they said.</p></td></tr></table></body></html>""",
        ("Turkey has lifted", "The ministry has"),
        ("Ankara lifts its ban on arms for Sweden",),
        outlet="Bosphorus Gazette",
        day="2023-09-12",
        how="byline",
    ),
)  # fmt: skip
