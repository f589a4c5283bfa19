"""Programs that share a register on either store lose nothing, see no error, and may all begin with nothing."""

from __future__ import annotations

import pytest
from bench.prepared import prepared
from bench.share import Shared, in_child, share, told_by

from tests.register.stores import Store
from waybill.records.register_address import Address, ServerAddress
from waybill.register import Register

# Seconds of sharing: a few; `python -m bench.share` takes sixty, with more programs.
SECONDS = 3
MAKERS = 6


def words_of(address: Address) -> str:
    return address.words if isinstance(address, ServerAddress) else str(address)


@pytest.mark.slow
def test_what_writers_were_told_is_kept_while_others_read(store: Store) -> None:
    found = share(words_of(store.fresh()), writers=3, readers=4, seconds=SECONDS)
    assert found.errors == []
    assert {what for what, _ in found.said} == {"reading", "judgement"}
    assert len(found.seconds["open"]) >= 4


@pytest.mark.slow
def test_six_programs_may_make_the_register_at_once(store: Store) -> None:
    address = words_of(store.fresh())

    def make(place: int, seen: Shared) -> None:
        with Register.open(address, writable=True) as book:
            for number in range(10 * place, 10 * place + 5):
                assert book.record_reading(prepared(number))
                seen.said.append(("reading", number))

    children = [in_child(lambda seen, place=place: make(place, seen)) for place in range(MAKERS)]  # type: ignore[misc]
    found = told_by(children)
    assert found.errors == [] and len(found.said) == 5 * MAKERS
    with Register.open(address) as book:
        assert len(book.readings()) == 5 * MAKERS
        assert book.head()[0] == 5 * MAKERS
        assert book.verify() == ()
