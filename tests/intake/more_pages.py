# ruff: noqa: E501 (a page is kept line by line as it was saved)
"""A second lot of pages, written after the rules for the first and scored before any further rule."""

from __future__ import annotations

from tests.intake.pages import Page

MORE = (
    Page(
        "headline in title case at the very top, with a deck",
        """Sudan Drone Deal Collapses

Maker withdraws after payment fails to arrive

By Hala Osman in Port Sudan
July 4, 2024

A Turkish maker has withdrawn from the sale of six drones to Sudan's army, two traders said.

No money had arrived, they said.
""",
        ("A Turkish maker", "No money had"),
        ("Sudan Drone Deal Collapses", "Maker withdraws after payment fails to arrive"),
        day="2024-07-04",
        how="byline",
    ),
    Page(
        "headline of nouns in capitals, no masthead",
        """NEW SUBMARINES FOR SINGAPORE

The yard in Kiel hands over the third of four boats

9 May 2023

Germany's yard in Kiel has handed over the third of four submarines for Singapore's navy.

The fourth follows next year.
""",
        ("Germany's yard", "The fourth follows"),
        ("NEW SUBMARINES FOR SINGAPORE", "The yard in Kiel hands over the third of four boats"),
        day="2023-05-09",
        how="byline",
    ),
    Page(
        "short headline under a masthead",
        """The Ulaan Express
Minerals | Herders | World

Javelins for Tallinn

Text: Bat Erdene
2 March 2022

Estonia has received the first Javelin missiles of a lot that the United States promised in January.

More will follow by air.
""",
        ("Estonia has received", "More will follow"),
        ("Javelins for Tallinn",),
        outlet="The Ulaan Express",
        day="2022-03-02",
        how="byline",
    ),
    Page(
        "logo words, social row, today line and menu before a story with its own day",
        """Skip to main content
ZAMBEZI SUN
Today: Monday 3 February 2025
Facebook Twitter YouTube
News   Mining   Parliament   Sport
Mozambique returns leased helicopters
By Rui Macamo | 27 Jan 2025 | 2 min read

Mozambique has returned four leased attack helicopters to a South African company, its air force said.

The lease was not renewed for want of money.
""",
        ("Mozambique has returned", "The lease was"),
        ("Mozambique returns leased helicopters",),
        outlet="Zambezi Sun",
        day="2025-01-27",
        how="byline",
    ),
    Page(
        "authors with dots between them are no menu",
        """Poland buys rocket launchers from Seoul

Anna Kowalska · Jan Nowak · Min-jun Park
October 19, 2022

Poland has signed for two hundred and eighty-eight rocket launchers from South Korea, its minister said on Wednesday.

The first come next year.
""",
        ("Poland has signed", "The first come"),
        ("Poland buys rocket launchers from Seoul",),
        day="2022-10-19",
        how="byline",
    ),
    Page(
        "kicker with a colon-less label above the headline",
        """Gibraltar Mercury
EXCLUSIVE
Morocco asks Spain for spare parts

Madrid, 11.11.2023 (EFE)

Morocco has asked Spain for spare parts for its armoured carriers, three officers said.

Madrid has not answered.
""",
        ("Morocco has asked", "Madrid has not"),
        ("Morocco asks Spain for spare parts",),
        outlet="Gibraltar Mercury",
        agency="EFE",
        day="2023-11-11",
        how="byline",
    ),
    Page(
        "dateline of December on a page updated in January, below the headline",
        """Oman orders patrol boats

Updated: 2 January 2024 08:00

MUSCAT, Dec 31 (Reuters) - Oman has ordered eight patrol boats from a Turkish yard, the navy said on Sunday.

Delivery starts in 2025.
""",
        ("Oman has ordered", "Delivery starts"),
        ("Oman orders patrol boats",),
        agency="Reuters",
        day="2023-12-31",
        how="dateline: the year is that of the day of updating",
        datelines=("MUSCAT, Dec 31 (Reuters) -",),
    ),
    Page(
        "headline asks, weekday day below with bar and place",
        """Who pays for Chad's new armoured cars?

Friday, 16 June 2023 | N'Djamena

Chad has received twenty armoured cars from the Emirates, and nobody says who paid.

The defence ministry called them a gift.
""",
        ("Chad has received", "The defence ministry"),
        ("Who pays for Chad's new armoured cars?",),
        day="2023-06-16",
        how="byline",
    ),
    Page(
        "breadcrumb with the headline repeated",
        """Home / Defence / Greece sends back engines
Greece sends back engines
Published on 8 April 2024 by Nikos P.

Greece has sent twelve tank engines back to a maker in Germany, a parliament paper shows.

They had rusted on the way.
""",
        ("Greece has sent", "They had rusted"),
        ("Greece sends back engines",),
        day="2024-04-08",
        how="byline",
    ),
    Page(
        "html with site name as a logo link and a date in the header",
        """<html><head><title>Bahrain gets radars - The Pearl Messenger</title></head><body>
<div class="logo"><a href="/">The Pearl Messenger</a></div><div class="datum">Sunday, 9 March 2025</div><ul class="nav"><li>News</li><li>Gulf</li></ul>
<h1>Bahrain gets radars</h1><p>By Salma Haddad</p><p>Published: 11 February 2024</p>
<p>Bahrain has received two coast radars from the United States, the embassy in Manama said.</p><p>They were paid for by Bahrain.</p></body></html>""",
        ("Bahrain has received", "They were paid"),
        ("Bahrain gets radars",),
        outlet="The Pearl Messenger",
        day="2024-02-11",
        how="byline",
    ),
    Page(
        "html with kicker, h2 as deck and json-ld without a day",
        """<html><head><title>Kenya weighs Turkish drones</title><meta property="og:site_name" content="Rift Review"></head><body>
<main><p class="kicker">Security</p><h1>Kenya weighs Turkish drones</h1><h2>Parliament wants to see the contract before the first payment</h2>
<div class="byline">By Peter Otieno, Nairobi</div><time datetime="2024-03-05T09:00">5 March</time>
<p>Kenya is weighing the purchase of Turkish drones, a member of its defence committee said.</p><p>The committee wants to see the contract.</p></main></body></html>""",
        ("Kenya is weighing", "The committee wants"),
        ("Kenya weighs Turkish drones", "Parliament wants to see the contract before the first payment"),
        outlet="Rift Review",
        day="2024-03-05",
        how="time-tag",
    ),
    Page(
        "house name only in the copyright line with a range of years",
        """Latvia opens drone school

10 January 2024, 12:00

Latvia has opened a school for drone pilots near Daugavpils, the army said.

Forty soldiers have begun.

© 2015-2024 Duna Times. All rights reserved.
""",
        ("Latvia has opened", "Forty soldiers"),
        ("Latvia opens drone school",),
        outlet="Duna Times",
        day="2024-01-10",
        how="byline",
    ),
)  # fmt: skip
