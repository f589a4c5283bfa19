# ruff: noqa: E501 (a page is kept line by line as it was saved)
"""A third lot of pages: releases, records, bulletins, mails, wires and printed pages, their lines broken at a margin."""

from __future__ import annotations

from tests.intake.pages import Page

WRAPPED = (
    Page(
        "press release with address, number and contact",
        """MINISTRY OF NATIONAL DEFENCE OF THE REPUBLIC OF NAMIBIA
Directorate of Information, Bastion 1, Windhoek

PRESS RELEASE No. 14/2009
FOR IMMEDIATE RELEASE

Namibia receives patrol ship from Brazil

16 January 2009

Windhoek - The Namibian Navy today took delivery of the patrol ship
Brendan Simbwaye, which was built in Fortaleza under an agreement with
the Brazilian Navy of 2004.

The ship cost 35 million US dollars, the Minister of Defence, Major
General Charles Namoloh, told guests at Walvis Bay.

Contact: Public Relations, Tel. 061 555 0100
- ends -
""",
        ("Windhoek - The Namibian Navy today", "The ship cost"),
        ("Namibia receives patrol ship from Brazil",),
        outlet="Ministry of National Defence of the Republic of Namibia",
        day="2009-01-16",
        how="byline",
    ),
    Page(
        "court report of a law bulletin",
        """THE BENCH AND QUAY REPORTER
Cases - Shipping - Customs                               No. 212, May 2011

Captain fined over rifles in the hold

Freetown, 5 May 2011

A magistrate in Freetown on Thursday fined the captain of the coaster
Ana Lucia 200 million leones for having brought 300 hunting rifles and
40 pistols from Ukraine into Sierra Leone without a licence.

The cargo had been declared as "sports equipment", the prosecution
said.

                                   2
THE BENCH AND QUAY REPORTER
Cases - Shipping - Customs                               No. 212, May 2011

The rifles were to be taken on to Guinea, according to a clerk of the
shipping agent who gave evidence on Tuesday.
""",
        ("A magistrate in", "The cargo had", "The rifles were"),
        ("Captain fined over rifles in the hold",),
        outlet="The Bench and Quay Reporter",
        day="2011-05-05",
        how="dateline",
        datelines=("Freetown, 5 May 2011",),
    ),
    Page(
        "bulletin with an issue and no day",
        """LETTERS FROM THE GULF OF FONSECA
Vol. XII No. 3 - March 1988
------------------------------------------------------------

New jeeps in Tegucigalpa

Honduras has received 50 jeeps and 12 howitzers from the United
States, the news agency EFE reports. A ship put them ashore
at Puerto Cortes in February.

The bishops' conference asked what they were for.
""",
        ("Honduras has received", "The bishops'"),
        ("New jeeps in Tegucigalpa",),
        outlet="Letters from the Gulf of Fonseca",
        agency="EFE",
        day="1988-03",
        how="byline: the day of the issue",
    ),
    Page(
        "newsletter with a page break within a sentence",
        """THE PEACE LANTERN
Newsletter of the Friends' Meeting, Christchurch

Frigates, again

2 June 1992

The government is about to buy a second frigate from Australia, a
member of the select committee told us. The first will be handed
over in 1996 and will cost each family in New Zealand two thousand

                              - 1 -
THE PEACE LANTERN

dollars, by the committee's own figures.

We wrote to the minister. He did not reply.
""",
        ("The government is about", "We wrote to"),
        ("Frigates, again",),
        outlet="The Peace Lantern",
        day="1992-06-02",
        how="byline",
    ),
    Page(
        "mail to a list, a quoted letter in it",
        """From: Marta Olsen <marta@list.example>
To: arms-watch@list.example
Subject: Finland: howitzers from South Korea
Date: Fri, 18 Nov 2022 09:12:44 +0200

Dear all, this was in the paper this morning:

> Finland has ordered another 38 self-propelled howitzers from South
> Korea, the defence ministry said on Friday. They will cost 134
> million euros.

Nobody here knows when they will come. The ministry did not answer
my call.

Marta
""",
        ("Dear all,", "Finland has ordered", "Nobody here knows"),
        ("Finland: howitzers from South Korea",),
        day="2022-11-18",
        how="header",
    ),
    Page(
        "wire advisory with slug and takes",
        """BC-TONGA-AUSTRALIA-BOAT
URGENT

Tonga takes delivery of patrol boat from Australia

NUKU'ALOFA, June 7, 1989 AAP - Australia has handed over the first of three
patrol boats to Tonga, the Tongan defence force said on Wednesday.

The boat was built in Perth, and is a gift, a spokesman for the

MORE

Australian High Commission in Nuku'alofa told AAP.

AAP rl/kd
""",
        ("Australia has handed", "The boat was"),
        ("Tonga takes delivery of patrol boat from Australia",),
        agency="Australian Associated Press",
        day="1989-06-07",
        how="dateline",
        datelines=("NUKU'ALOFA, June 7, 1989 AAP -",),
    ),
    Page(
        "parliamentary record, questions and answers",
        """OFFICIAL RECORD OF THE HOUSE
Written answers | Column 417

Defence: Kenya (Aircraft)

Tuesday 14 March 1978

Mr. Heron asked the Secretary of State for Defence how many Hawk
aircraft have been supplied to Kenya since 1976, and at what price.

The Minister of State: None. Twelve Hawk aircraft were ordered by
Kenya in February 1978 and will be delivered from 1980 on. It is not
our practice to disclose prices.
""",
        ("Mr. Heron asked", "The Minister of State:"),
        ("Defence: Kenya (Aircraft)",),
        outlet="Official Record of the House",
        day="1978-03-14",
        how="byline",
    ),
    Page(
        "paragraphs told by their indent alone",
        """The Windward Courier
Barbados takes over a coastguard cutter
By Our Port Reporter
3 October 1981
   BRIDGETOWN - Barbados on Friday took over a coastguard cutter built
in Lowestoft, the prime minister's office announced.
   The George Ferguson is 37 metres long. It will be armed with a gun
of 40 millimetres from British stocks, an officer said.
   No price was given.
""",
        ("Barbados on Friday", "The George Ferguson", "No price was"),
        ("Barbados takes over a coastguard cutter",),
        outlet="The Windward Courier",
        day="1981-10-03",
        how="byline",
        datelines=("BRIDGETOWN -",),
    ),
    Page(
        "double-spaced typescript",
        """Arms for Paramaribo


12 May 1983


Suriname has received two helicopters from Brazil, and the crews are being

trained near Paramaribo, a Dutch diplomat said on Thursday. They were flown

in by a transport aircraft of the Brazilian air force last week.


The Brazilian embassy declined to comment.
""",
        ("Suriname has received", "The Brazilian embassy"),
        ("Arms for Paramaribo",),
        day="1983-05-12",
        how="byline",
    ),
    Page(
        "narrow column, words parted at the margin",
        """The Zambezi Evening Star

Lusaka shows new missiles

Wednesday 25 October 1972

Zambia has installed the first of
its British Rapier missiles near
the capital, the defence minis-
ter said on Tuesday. Surface-to-
air missiles were ordered after
raids from the south.

The maker would not say how many
batteries had been sold.
""",
        (
            "Zambia has installed the first of its British Rapier missiles near the capital, the defence minister said on Tuesday. Surface-to-air missiles",
            "The maker would",
        ),
        ("Lusaka shows new missiles",),
        outlet="The Zambezi Evening Star",
        day="1972-10-25",
        how="byline",
    ),
    Page(
        "numbered paragraphs of a panel",
        """PANEL PAPERS ON THE LAKES
Issue 7 - Summary for members

Experts on deliveries to the eastern provinces

Published 9 December 2008

14. The Group found that two flights from Khartoum carried a total of 22
tons of ammunition to Goma in August 2008, according to the crews'
papers.

15. Sudan told the Group that the cargo was for its own contingent.
""",
        ("14. The Group found", "15. Sudan told"),
        ("Experts on deliveries to the eastern provinces",),
        outlet="Panel Papers on the Lakes",
        day="2008-12-09",
        how="byline",
    ),
    Page(
        "forwarded copy of a wire with a margin of four blanks",
        """    Bangladesh buys fighter jets from China

    DHAKA, Sept 30 (Reuters) - Bangladesh will buy 16 F-7 fighter jets from
    China, its air force said on Tuesday, in a contract that was worth 117
    million dollars.

    Delivery is to begin next year, Air Vice Marshal Karim told reporters.

    (c) Reuters 2011
""",
        ("Bangladesh will buy", "Delivery is to"),
        ("Bangladesh buys fighter jets from China",),
        agency="Reuters",
        day="2011-09-30",
        how="dateline: the year is that of the copyright line",
        datelines=("DHAKA, Sept 30 (Reuters) -",),
    ),
    Page(
        "trade letter with a long headline over two lines",
        """HULLS & GUNS LETTER
Every second Friday | Issue 44 | 20 February 2015

Yard in Constanta to finish two corvettes for a buyer in the Gulf, say
union men

Two corvettes for the navy of Qatar will be finished in Constanta, two
officials of the yard's union told this letter. The contract is said to
be worth 600 million euros.

The yard would neither confirm nor deny it.
""",
        ("Two corvettes for the navy", "The yard would"),
        ("Yard in Constanta to finish two corvettes for a buyer in the Gulf, say union men",),
        outlet="Hulls & Guns Letter",
        day="2015-02-20",
        how="byline: the day of the issue",
    ),
    Page(
        "circular of a union, agency credited at the end",
        """THE LOADED CRANE
Circular 9/1985

Coasters full of shells

11 November 1985

Dockers in Esbjerg have refused to load 300 tons of shells that were
bound for Iran aboard the coaster Else Cat, their union said on Monday.

The papers named Greece as the buyer.

(with Ritzau)
""",
        ("Dockers in Esbjerg", "The papers named"),
        ("Coasters full of shells",),
        outlet="The Loaded Crane",
        agency="Ritzau",
        day="1985-11-11",
        how="byline",
    ),
    Page(
        "list within a wrapped story",
        """Chad shows captured weapons

N'Djamena, 8 June 1987

The army of Chad showed weapons which it said it had captured from Libya
at Ouadi Doum:

- 12 L-39 jets
- 54 tanks of the type T-55, of which some were still new
- 3 radars

France would like to have one of the radars, a colonel said.
""",
        ("The army of Chad", "- 54 tanks", "France would like"),
        ("Chad shows captured weapons",),
        day="1987-06-08",
        how="dateline",
        datelines=("N'Djamena, 8 June 1987",),
    ),
    Page(
        "weekday of the first paragraph tells the day from the month",
        """Le Phare du Sud - English pages
04/02/2010 - 17 h 10

Djibouti gets two boats

Two patrol boats for Djibouti were handed over in Toulon this Thursday by the
French navy, which had used them for twenty years.

They will be taken there by a freighter.
""",
        ("Two patrol boats", "They will be"),
        ("Djibouti gets two boats",),
        outlet="Le Phare du Sud",
        day="2010-02-04",
        how="byline: the first paragraph's weekday tells the day from the month",
    ),
)
