"""Sentences on arms transfers, published on 22 February 2024, with every time in them in EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf

from waybill.reading.parse import parse
from waybill.reading.times import mark_times
from waybill.records.passage import Passage
from waybill.records.values import Period
from waybill.records.words import Span

PUBLISHED = Period(date(2024, 2, 22), date(2024, 2, 22), "2024-02-22")

SENTENCES = """
The rockets left in early January; the contract for them dates from late last year.
  > early January = 2024-01-01/2024-01-10
  > late last year = 2023-10-01/2023-12-31
The first batch will arrive in mid-May, officials said Tuesday.
  > mid-May = 2024-05-11/2024-05-20
  > Tuesday = 2024-02-20
Deliveries are to be completed by the end of the year.
  > by the end of the year = ../2024-12-31
Kyiv has received 30 tanks since August, and more will follow in the coming weeks.
  > since August = 2023-08-01/..
  > the coming weeks = 2024-02-22/..
The ministry recently signed a contract worth $2 billion two weeks ago.
  > recently = ../2024-02-22
  > two weeks ago = 2024-02-05/2024-02-11
The ban expired in October.
  > October = 2023-10
In the second quarter, sales rose; fiscal 2024 requests and the first half of 2023 were lower.
  > the second quarter = 2023-04-01/2023-06-30
  > fiscal 2024 = 2023-07-01~/2025-03-31~
  > the first half of 2023 = 2023-01-01/2023-06-30
Between March and June 2022, and from 2019 to 2023, it sold over the past three years.
  > Between March and June 2022 = 2022-03-01/2022-06-30
  > from 2019 to 2023 = 2019-01-01/2023-12-31
  > the past three years = 2021-02-22/2024-02-22
This week the 1990s hulls were sold; last summer they sailed overnight.
  > This week = 2024-02-19/2024-02-25
  > 1990s = 199X
  > last summer = 2023-06-01/2023-08-31
  > overnight = 2024-02-21/2024-02-22
The plane arrived last month and in January; on 20 Bahman 1402, and in Ramadan 1445.
  > last month = 2024-01
  > January = 2024-01
  > 20 Bahman 1402 = 2024-02-09
  > Ramadan 1445 = 2024-03-09~/2024-04-11~
The embargo lasted for five years under Resolution 1929 and resolution 2231 of 2015.
  > five years = none
  > 2015 = 2015
They may march in May.
  > May = 2024-05
The first will be handed over in March and the rest next year, by June 2025.
  > March = 2024-03
  > next year = 2025
  > by June 2025 = ../2025-06-30
India signed in September 2023 for 31 drones, with delivery from 2029 onwards.
  > September 2023 = 2023-09
  > from 2029 onwards = 2029-01-01/..
Tehran will deliver on Thursday; Moscow denied it on Thursday.
  > Thursday = 2024-02-22
  > Thursday = 2024-02-22
The two sides met in Ankara between 3 and 5 February and from 10-12 January 2024.
  > 3 and 5 February = 2024-02-03/2024-02-05
  > 10-12 January 2024 = 2024-01-10/2024-01-12
Since 2011, and before 2015, and after March 2020, until October 2025.
  > Since 2011 = 2011-01-01/..
  > before 2015 = ../2014-12-31
  > after March 2020 = 2020-04-01/..
  > until October 2025 = ../2025-10-31
By early June 1,500 rounds had gone; at the end of 2023 none.
  > By early June = ../2023-06-10
  > the end of 2023 = 2023-12
The frigates were ordered in the late 1990s, in the early 2000s, mid-2023, late 2022, 2010-11.
  > the late 1990s = 1997-01-01/1999-12-31
  > the early 2000s = 2000-01-01/2003-12-31
  > mid-2023 = 2023-05-01/2023-08-31
  > late 2022 = 2022-10-01/2022-12-31
  > 2010-11 = 2010-01-01/2011-12-31
The talks ran from late 2022 until early 2023.
  > from late 2022 until early 2023 = 2022-10-01/2023-03-31
Earlier this month and later this year; within six months; in two years' time it will deliver.
  > Earlier this month = 2024-02-01/2024-02-22
  > later this year = 2024-02-22/2024-12-31
  > within six months = 2024-02-22/2024-08-22
  > in two years' time = 2026
Deliveries are expected in the third quarter and due in April.
  > the third quarter = 2024-07-01/2024-09-30
  > April = 2024-04
The frigate was launched on 14 June and will be commissioned in late 2025.
  > 14 June = 2023-06-14
  > late 2025 = 2025-10-01/2025-12-31
Kyiv received the first of them in the spring of 2023 and the last in autumn.
  > spring of 2023 = 2023-03-01/2023-05-31
  > autumn = 2023-09-01/2023-11-30
Two months later the ministry cancelled the order; the following year it was revived.
  > Two months later = none
  > the following year = none
Belgrade expects the missiles next spring; Ankara hopes to sign by mid-2025.
  > next spring = 2024-03-01/2024-05-31
  > by mid-2025 = ../2025-08-31
Since the start of the war, and since early last year, 40 convoys had crossed.
  > since early last year = 2023-01-01/..
The contract, signed in December 2019, runs to 2028.
  > December 2019 = 2019-12
  > 2028 = 2028
Officials said on Monday night that a plane left late on Sunday.
  > Monday night = 2024-02-19
  > Sunday = 2024-02-18
The cargo had left Bandar Abbas on Dec. 28, 2023, and reached Astrakhan a week later.
  > Dec. 28, 2023 = 2023-12-28
  > a week later = 2024-01-01/2024-01-07
On January 10th and 12th, ships docked. In the first week of February more came.
  > January 10th and 12th = 2024-01-10/2024-01-12
  > the first week of February = 2024-02-01/2024-02-07
Over the last six months deliveries slowed; in recent weeks they stopped.
  > the last six months = 2023-08-22/2024-02-22
  > recent weeks = ../2024-02-22
In the 1980s and early 1990s Moscow sold tanks; in the 19th century it bought ships.
  > 1980s = 198X
  > early 1990s = 1990-01-01/1993-12-31
  > the 19th century = 18XX
A decision is due before the end of March; talks resume no later than 5 April.
  > before the end of March = ../2024-03-31
  > no later than 5 April = ../2024-04-05
The export licence was granted in FY2023 and expires at the end of 2026.
  > FY2023 = 2022-07-01~/2024-03-31~
  > the end of 2026 = 2026-12
He spoke on condition of anonymity in August; "In May we will ship," he added.
  > August = 2023-08
  > May = 2024-05
The shells arrived at 6 a.m. on Wednesday, five days after the vote.
  > Wednesday = 2024-02-21
  > five days = none
For three years and until last month nothing moved.
  > three years = none
  > until last month = ../2024-01-31
Deliveries scheduled for 2024-2026; a 10-year deal; the 2015 nuclear deal; by 2030.
  > 2024-2026 = 2024-01-01/2026-12-31
  > 10-year = none
  > 2015 = 2015
  > by 2030 = ../2030-12-31
In 2022/23 exports fell; in Q3 2023 they rose; H1 2024 was flat.
  > 2022/23 = 2022-01-01/2023-12-31
  > Q3 2023 = 2023-07-01/2023-09-30
  > H1 2024 = 2024-01-01/2024-06-30
It was approved last Thursday, and next Tuesday parliament votes.
  > last Thursday = 2024-02-15
  > next Tuesday = 2024-02-27
The batch will arrive within days, possibly as early as March.
  > as early as March = 2024-03-01/..
Three weeks before the summit, on the eve of the talks, they signed.
  > Three weeks = none
Tests were held from May 3 to May 7, 2023 and from 28 February to 2 March.
  > from May 3 to May 7, 2023 = 2023-05-03/2023-05-07
  > from 28 February to 2 March = 2023-02-28/2023-03-02
The deal was reached in Muharram 1446 and on 12 Farvardin 1403.
  > Muharram 1446 = 2024-07-06~/2024-08-08~
  > 12 Farvardin 1403 = 2024-03-31
The August 2023 shipment and the January delivery were confirmed this month.
  > August 2023 = 2023-08
  > January = 2024-01
  > this month = 2024-02
The General Staff said on the 24th of January that 9 of 10 drones fell overnight.
  > the 24th of January = 2024-01-24
  > overnight = 2024-02-21/2024-02-22
So far 12 have been delivered; the rest will come soon, in the second half of next year.
  > So far = ../2024-02-22
  > soon = 2024-02-22/..
  > the second half of next year = 2025-07-01/2025-12-31
Tehran and Caracas agreed in July 2021 that boats would follow before the end of March.
  > July 2021 = 2021-07
  > before the end of March = ../2024-03-31
The ships are due before the end of March.
  > before the end of March = ../2024-03-31
The first trains crossed at 6 a.m. on Wednesday.
  > Wednesday = 2024-02-21
Pakistan's navy commissioned the submarine at a ceremony on April 26, 2024.
  > April 26, 2024 = 2024-04-26
The embargo on Eritrea was lifted on 14 November 2018, nine years after it was imposed.
  > 14 November 2018 = 2018-11-14
  > nine years = none
Between 2016 and 2020 Algeria bought most of its arms from Russia.
  > Between 2016 and 2020 = 2016-01-01/2020-12-31
Manila signed the contract on Jan. 28, 2022 and took the first battery in April.
  > Jan. 28, 2022 = 2022-01-28
  > April = 2022-04
Rabat will take delivery from early next year.
  > from early next year = 2025-01-01/..
In the third quarter of last year exports doubled.
  > the third quarter of last year = 2023-07-01/2023-09-30
The Emirates suspended talks in December 2021; in the same month France won the order.
  > December 2021 = 2021-12
  > the same month = 2021-12
Prague sent the howitzers in the first half of 2022 and the tanks later that year.
  > the first half of 2022 = 2022-01-01/2022-06-30
  > later that year = 2022-06-30/2022-12-31
Bamako received the planes the previous day.
  > the previous day = none
Addis Ababa ordered the drones in the summer of 2021, and got them that November.
  > summer of 2021 = 2021-06-01/2021-08-31
  > November = 2021-11
He spoke on Saturday and the aircraft landed the next day.
  > Saturday = 2024-02-17
  > the next day = 2024-02-18
Colombo had asked for the loan a decade earlier.
  > a decade earlier = none
Delhi tested the missile yesterday, and will test it again tomorrow.
  > yesterday = 2024-02-21
  > tomorrow = 2024-02-23
Baku bought rockets worth $1.6bn in 2012, paid by 2016 and displayed in 2018.
  > 2012 = 2012
  > by 2016 = ../2016-12-31
  > 2018 = 2018
Jakarta hopes to receive the first six in January 2026 and the rest within five years.
  > January 2026 = 2026-01
  > within five years = none
The 2231 regime ended on Transition Day, 18 October 2023.
  > 18 October 2023 = 2023-10-18
Lima's purchase dates back to the 1970s.
  > 1970s = 197X
Athens will decide in the autumn; Madrid decided last autumn.
  > autumn = 2024-09-01/2024-11-30
  > last autumn = 2023-09-01/2023-11-30
The cargo was seized in mid-January and shown on 16 January 2024.
  > mid-January = 2024-01-11/2024-01-20
  > 16 January 2024 = 2024-01-16
The licence runs from 1 April 2024 to 31 March 2026.
  > from 1 April 2024 to 31 March 2026 = 2024-04-01/2026-03-31
Turkey stopped the flights at the beginning of the month and resumed them at the end of last week.
  > the beginning of the month = 2024-02-01/2024-02-07
  > the end of last week = 2024-02-16/2024-02-18
Hanoi has not bought anything from them since the early 2010s.
  > since the early 2010s = 2010-01-01/..
The minister said last week that talks had ended the week before.
  > last week = 2024-02-12/2024-02-18
  > the week before = 2024-02-05/2024-02-11
"""


def table_of(text: str) -> list[tuple[str, list[str]]]:
    """Sentences of the table with their expected rows; "+" goes on with the sentence."""
    out: list[tuple[str, list[str]]] = []
    for line in text.strip().splitlines():
        if line.startswith("  > "):
            out[-1][1].append(line[4:])
        elif line.startswith("  + "):
            out[-1] = (f"{out[-1][0]} {line[4:]}", out[-1][1])
        else:
            out.append((line, []))
    return out


@pytest.mark.parametrize(("sentence", "expected"), table_of(SENTENCES))
def test_times_of_a_sentence(sentence: str, expected: list[str]) -> None:
    passage = Passage("body", Span(0, len(sentence), sentence), parse(sentence, 0))
    found = []
    for mark in mark_times(passage, PUBLISHED):
        assert mark.span.grounds_in(sentence)
        assert mark.how
        value = mark.value
        if value is not None:
            assert isinstance(value, Period)
            parse_edtf(value.edtf)
        found.append(f"{mark.span.words} = {value.edtf if isinstance(value, Period) else 'none'}")
    assert found == expected
