"""Sentences on arms transfers with every quantity in them: low, best, high, bound and unit."""

from __future__ import annotations

import pytest

from waybill.reading.parse import parse
from waybill.reading.quantities import mark_quantities
from waybill.records.passage import Passage
from waybill.records.values import Quantity
from waybill.records.words import Span

SENTENCES = """
Cuba lent Laos around 400 surface-to-surface ballistic missiles.
  > around 400 surface-to-surface ballistic missiles = ? 400 ? about missile
By ship came at least four consignments of rockets, by plane more.
  > at least four consignments = 4 4 ? at_least consignment
North Korea sent 13,000 containers of munitions and up to 200 launchers.
  > 13,000 containers = 13000 13000 13000 exact container
  > up to 200 launchers = ? ? 200 at_most launcher
The range is between 300 and 700 km, or 300-700 km.
  > between 300 and 700 km = 300 ? 700 between kilometre
  > 300-700 km = 300 ? 700 between kilometre
The $2.4 billion deal covers 18 fighter jets, two frigates and four corvettes.
  > $2.4 billion = 2400000000 2400000000 2400000000 exact USD
  > 18 fighter jets = 18 18 18 exact jet
  > two frigates = 2 2 2 exact frigate
  > four corvettes = 4 4 4 exact corvette
Dozens of drones and hundreds of rockets were handed over with 155mm shells.
  > Dozens of drones = 24 ? ? at_least drone
  > hundreds of rockets = 200 ? ? at_least rocket
Chile lent Peru four L-39 trainers and 40 L of fuel.
  > four L-39 trainers = 4 4 4 exact trainer
  > 40 L = 40 40 40 exact litre
They bought 1.5m rounds of 152 mm ammunition: 10,000 of them arrived.
  > 1.5m rounds = 1500000 1500000 1500000 exact round
  > 10,000 = 10000 10000 10000 exact round
A first batch of six of the 36 ordered arrived on 3 March 2022 under Resolution 2231.
  > six = 6 6 6 exact -
  > 36 = 36 36 36 exact -
Some 5,000 rifles, nearly 300 trucks, as many as 40 tanks and fewer than ten guns.
  > Some 5,000 rifles = ? 5000 ? about rifle
  > nearly 300 trucks = ? 300 300 about truck
  > as many as 40 tanks = ? ? 40 at_most tank
  > fewer than ten guns = ? ? 10 less_than gun
Half a million shells and a dozen launchers; a third of its tanks; two squadrons of helicopters.
  > Half a million shells = 500000 500000 500000 exact shell
  > a dozen launchers = ? 12 ? about launcher
  > a third of its tanks = 0.333333333333 0.333333333333 0.333333333333 exact share of tanks
  > two squadrons = 2 2 2 exact squadron
The 36-aircraft deal is worth €7.5bn, over five years; a handful of radars, several batteries.
  > 36-aircraft = 36 36 36 exact aircraft
  > €7.5bn = 7500000000 7500000000 7500000000 exact EUR
  > five years = 5 5 5 exact year
  > a handful of radars = 3 5 9 about radar
  > several batteries = 3 ? 9 between battery
The official, Ivan Petrov, 66, said one of the three ships carried a missile.
  > 66 = 66 66 66 exact year of age
  > one of the three ships = 1 1 1 exact ship
  > three ships = 3 3 3 exact ship
More than 100,000 tonnes; 60 percent; 20 or more boats; tens of thousands of shells.
  > More than 100,000 tonnes = 100000 100000 ? more_than tonne
  > 60 percent = 60 60 60 exact percent
  > 20 or more boats = 20 20 ? at_least boat
  > tens of thousands of shells = 20000 ? ? at_least shell
Talks about 36 jets resumed, and the deal over five years covers over 100 drones for over two years.
  > 36 jets = 36 36 36 exact jet
  > five years = 5 5 5 exact year
  > over 100 drones = 100 100 ? more_than drone
  > over two years = 2 2 ? more_than year
Warsaw will buy 1,000 K2 tanks, 672 K9 howitzers and 48 FA-50 light attack aircraft under two contracts.
  > 1,000 K2 tanks = 1000 1000 1000 exact tank
  > 672 K9 howitzers = 672 672 672 exact howitzer
  > 48 FA-50 light attack aircraft = 48 48 48 exact aircraft
  > two contracts = 2 2 2 exact contract
India signed for 31 MQ-9B drones, 15 of them for the navy and eight each for the army and air force.
  > 31 MQ-9B drones = 31 31 31 exact drone
  > 15 = 15 15 15 exact drone
  > eight = 8 8 8 exact drone
Germany delivered a further 18 Leopard 2A6 main battle tanks and 40 Marder infantry fighting vehicles.
  > 18 Leopard 2A6 main battle tanks = 18 18 18 exact tank
  > 40 Marder infantry fighting vehicles = 40 40 40 exact vehicle
The package includes 3 batteries of IRIS-T, 12 M142 HIMARS launchers and 5,000 rounds of 155-mm
  + artillery ammunition.
  > 3 batteries = 3 3 3 exact battery
  > 12 M142 HIMARS launchers = 12 12 12 exact launcher
  > 5,000 rounds = 5000 5000 5000 exact round
Pyongyang may have shipped as many as 6,700 containers, which could hold more than 3 million 152mm
  + shells or 500,000 122mm rockets.
  > as many as 6,700 containers = ? ? 6700 at_most container
  > more than 3 million 152mm shells = 3000000 3000000 ? more_than shell
  > 500,000 122mm rockets = 500000 500000 500000 exact rocket
The first two of eight Type 039B submarines for Pakistan cost $5bn, or some 4.5 billion euros.
  > two of eight Type 039B submarines = 2 2 2 exact submarine
  > eight Type 039B submarines = 8 8 8 exact submarine
  > $5bn = 5000000000 5000000000 5000000000 exact USD
  > some 4.5 billion euros = ? 4500000000 ? about EUR
Turkey sold 24 T129s to the Philippines, of which six have arrived.
  > 24 T129s = 24 24 24 exact T129
  > six = 6 6 6 exact T129
Half of the 62 F-16s will come from Dutch stocks; two thirds of the spares are ready.
  > Half of the 62 F-16s = 0.5 0.5 0.5 exact share of F-16s
  > 62 F-16s = 62 62 62 exact F-16
  > two thirds of the spares = 0.666666666667 0.666666666667 0.666666666667 exact share of spares
France ships 36 Caesars, 12 of which were paid for by Denmark.
  > 36 Caesars = 36 36 36 exact caesar
  > 12 = 12 12 12 exact caesar
The 300-km-range missile weighs 1,500kg and carries a 250 kg warhead for 120 kilometres.
  > 300-km = 300 300 300 exact kilometre
  > 1,500kg = 1500 1500 1500 exact kilogram
  > 250 kg = 250 250 250 exact kilogram
  > 120 kilometres = 120 120 120 exact kilometre
It asked for 72 to 96 jets, between 8 and 10 ships and 10-15 radars.
  > 72 to 96 jets = 72 ? 96 between jet
  > between 8 and 10 ships = 8 ? 10 between ship
  > 10-15 radars = 10 ? 15 between radar
Call +98 21 6641 2345; Article 51; UNSCR 2231; paragraph 4 of annex B; the S-300PMU-2; Mi-17V-5; No. 7
  + of 1996.
At 10:30 a.m. on 4 May the 3rd Brigade's 12 guns fired 40 times.
  > 12 guns = 12 12 12 exact gun
  > 40 times = 40 40 40 exact time
The ship carried 783 mortar bombs, 1.56 million rounds, and 2,178 assault rifles.
  > 783 mortar bombs = 783 783 783 exact bomb
  > 1.56 million rounds = 1560000 1560000 1560000 exact round
  > 2,178 assault rifles = 2178 2178 2178 exact rifle
Hundreds of thousands of shells, several dozen launchers and a couple of radars went to the front.
  > Hundreds of thousands of shells = 200000 ? ? at_least shell
  > several dozen launchers = 36 ? 108 between launcher
  > a couple of radars = 2 2 3 about radar
About one in three of the drones and one-fifth of the 5,000 missiles failed.
  > About one in three of the drones = ? 0.333333333333 ? about share of drones
  > one-fifth of the 5,000 missiles = 0.2 0.2 0.2 exact share of missiles
  > 5,000 missiles = 5000 5000 5000 exact missile
Only one shipment was seized, and one of the crew, aged 34, was held; no one else.
  > one shipment = 1 1 1 exact shipment
  > one of the crew = 1 1 1 exact crew
  > 34 = 34 34 34 exact year of age
The country spent 2.1 per cent of GDP, 1.5 trillion won and Rs 39,000 crore on arms.
  > 2.1 per cent = 2.1 2.1 2.1 exact percent
  > 1.5 trillion won = 1.5e+12 1.5e+12 1.5e+12 exact KRW
  > Rs 39,000 crore = 390000000000 390000000000 390000000000 exact INR
Some 14 Su-24s and two dozen Su-30SMs joined four squadrons.
  > Some 14 Su-24s = ? 14 ? about Su-24
  > two dozen Su-30SMs = 24 24 24 exact Su-30SM
  > four squadrons = 4 4 4 exact squadron
South Sudan got 4 Mi-24s and Kenya 118 Cougars in 2018.
  > 4 Mi-24s = 4 4 4 exact Mi-24
  > 118 Cougars = 118 118 118 exact cougar
Officials sold Saudi Arabia 48 Typhoons and India 36 Rafales.
  > 48 Typhoons = 48 48 48 exact typhoon
  > 36 Rafales = 36 36 36 exact rafale
More than 80 percent of nearly 10,000 tons of arms, 20 or so crates, and 15-plus trucks arrived.
  > More than 80 percent = 80 80 ? more_than percent
  > nearly 10,000 tons = ? 10000 10000 about ton
  > 20 or so crates = ? 20 ? about crate
  > 15-plus trucks = 15 15 ? at_least truck
At least 7 died; the rockets have a range of up to 80km (50 miles).
  > At least 7 = 7 7 ? at_least -
  > up to 80km = ? ? 80 at_most kilometre
  > 50 miles = ? ? 50 at_most mile
It will get 100 more missiles and another 50 launchers, plus an additional 20 radars.
  > 100 more missiles = 100 100 100 exact missile
  > 50 launchers = 50 50 50 exact launcher
  > 20 radars = 20 20 20 exact radar
Ottawa gave Kyiv eight Leopard tanks, four howitzers and more than 39,000 helmets.
  > eight Leopard tanks = 8 8 8 exact tank
  > four howitzers = 4 4 4 exact howitzer
  > more than 39,000 helmets = 39000 39000 ? more_than helmet
Oslo ordered 54 tanks for 19.7 billion Norwegian kroner, with an option for 18 more.
  > 54 tanks = 54 54 54 exact tank
  > 19.7 billion Norwegian kroner = 19700000000 19700000000 19700000000 exact NOK
  > 18 = 18 18 18 exact -
The frigate carried 32 missiles, 16 torpedoes and a helicopter.
  > 32 missiles = 32 32 32 exact missile
  > 16 torpedoes = 16 16 16 exact torpedo
Riyadh asked for at least 60 trainers, roughly 40 trucks and no more than 12 radars.
  > at least 60 trainers = 60 60 ? at_least trainer
  > roughly 40 trucks = ? 40 ? about truck
  > no more than 12 radars = ? ? 12 at_most radar
The shipment of 120 drones was worth about $350m, or £280 million.
  > 120 drones = 120 120 120 exact drone
  > about $350m = ? 350000000 ? about USD
  > £280 million = 280000000 280000000 280000000 exact GBP
Hanoi will pay less than €1 billion for between 12 and 24 jets.
  > less than €1 billion = ? ? 1000000000 less_than EUR
  > between 12 and 24 jets = 12 ? 24 between jet
Around a hundred vehicles and several hundred rifles crossed the border.
  > Around a hundred vehicles = ? 100 ? about vehicle
  > several hundred rifles = 300 ? 999 between rifle
Cairo got 24 of the 30 jets and is waiting for the last six.
  > 24 of the 30 jets = 24 24 24 exact jet
  > 30 jets = 30 30 30 exact jet
  > six = 6 6 6 exact jet
Tehran exported up to a dozen boats, and 2 to 3 drones a month.
  > up to a dozen boats = ? ? 12 at_most boat
  > 2 to 3 drones = 2 ? 3 between drone
Inspectors counted 1,064 anti-tank missiles, 9 launch units and over 600,000 cartridges.
  > 1,064 anti-tank missiles = 1064 1064 1064 exact missile
  > 9 launch units = 9 9 9 exact unit
  > over 600,000 cartridges = 600000 600000 ? more_than cartridge
The warhead weighs about 500 kilograms and the missile flies 300 to 500 kilometres.
  > about 500 kilograms = ? 500 ? about kilogram
  > 300 to 500 kilometres = 300 ? 500 between kilometre
The ministry said two batteries, each with six launchers, had arrived.
  > two batteries = 2 2 2 exact battery
  > six launchers = 6 6 6 exact launcher
The contract covers one hundred and twelve vehicles and two and a half million rounds.
  > one hundred and twelve vehicles = 112 112 112 exact vehicle
  > two and a half million rounds = 2500000 2500000 2500000 exact round
A consignment of 70 tons of grenades and some 200 crates was seized.
  > 70 tons = 70 70 70 exact ton
  > some 200 crates = ? 200 ? about crate
Exports fell by 12 percent to 3.4 per cent of the world total.
  > 12 percent = 12 12 12 exact percent
  > 3.4 per cent = 3.4 3.4 3.4 exact percent
The plane made as many as 30 flights, nearly all of them at night.
  > as many as 30 flights = ? ? 30 at_most flight
Only three of the ten patrol boats were handed over; the other seven are in the yard.
  > three of the ten patrol boats = 3 3 3 exact boat
  > ten patrol boats = 10 10 10 exact boat
  > seven = 7 7 7 exact boat
They had expected a squadron and got two dozen jets.
  > two dozen jets = 24 24 24 exact jet
The minister, 58, said the 14-ship programme would create 1,500 jobs.
  > 58 = 58 58 58 exact year of age
  > 14-ship = 14 14 14 exact ship
  > 1,500 jobs = 1500 1500 1500 exact job
Half a dozen states supplied tens of thousands of 155mm rounds.
  > Half a dozen states = ? 6 ? about state
  > tens of thousands of 155mm rounds = 20000 ? ? at_least round
The order rose from 24 to 36 aircraft; the price was $12.9bn.
  > 24 = 24 24 24 exact -
  > 36 aircraft = 36 36 36 exact aircraft
  > $12.9bn = 12900000000 12900000000 12900000000 exact USD
Kigali fields 30-plus vehicles, twenty or so guns and at most 4 radars.
  > 30-plus vehicles = 30 30 ? at_least vehicle
  > twenty or so guns = ? 20 ? about gun
  > at most 4 radars = ? ? 4 at_most radar
It sold 15 T-50 trainers to Manila and 12 to Baghdad.
  > 15 T-50 trainers = 15 15 15 exact trainer
  > 12 = 12 12 12 exact trainer
He chaired 5 meetings under two contracts over four years.
  > 5 meetings = 5 5 5 exact meeting
  > two contracts = 2 2 2 exact contract
  > four years = 4 4 4 exact year
The second batch of 9 arrived; the first batch had been 11 trucks.
  > 9 = 9 9 9 exact -
  > 11 trucks = 11 11 11 exact truck
The 5.56mm rifles and the 12.7 mm machine guns came with 2 million cartridges.
  > 2 million cartridges = 2000000 2000000 2000000 exact cartridge
The brigade has four battalions with 18 guns each.
  > four battalions = 4 4 4 exact battalion
  > 18 guns = 18 18 18 exact gun
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


def written(value: float | None) -> str:
    """A number as the table writes it, "?" where the words give none."""
    return "?" if value is None else f"{value:.12g}"


@pytest.mark.parametrize(("sentence", "expected"), table_of(SENTENCES))
def test_quantities_of_a_sentence(sentence: str, expected: list[str]) -> None:
    passage = Passage("body", Span(0, len(sentence), sentence), parse(sentence, 0))
    found = []
    for mark in mark_quantities(passage):
        assert mark.span.grounds_in(sentence)
        value = mark.value
        assert isinstance(value, Quantity)
        ends = " ".join(written(x) for x in (value.low, value.best, value.high))
        found.append(f"{mark.span.words} = {ends} {value.bound} {value.unit or '-'}")
    assert found == expected
