"""The address of an instance, as it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.session.instance import normalised
from kiosk.domain.platform.failures import Unreachable, UnreachableCause


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://rdv.anct.gouv.fr", "https://rdv.anct.gouv.fr"),
        ("  RDV.anct.gouv.fr/ ", "https://rdv.anct.gouv.fr"),
        ("\u00a0rdv.anct.gouv.fr\u200b", "https://rdv.anct.gouv.fr"),
        ("https://rdv.anct.gouv.fr/agents/sign_in?next=1#top", "https://rdv.anct.gouv.fr"),
        ("//rdv.anct.gouv.fr", "https://rdv.anct.gouv.fr"),
        ("HTTPS://rdv.anct.gouv.fr:443/", "https://rdv.anct.gouv.fr"),
        ("rdv.anct.gouv.fr:8443", "https://rdv.anct.gouv.fr:8443"),
        ("rdv.anct.gouv.fr.", "https://rdv.anct.gouv.fr"),
        ("rdv.orméval.test", "https://rdv.xn--ormval-dva.test"),
        ("http://127.0.0.1:4321/", "http://127.0.0.1:4321"),
        ("127.0.0.1:4321", "http://127.0.0.1:4321"),
        ("localhost:3000", "http://localhost:3000"),
        ("https://localhost", "https://localhost"),
        ("http://[::1]:80", "http://[::1]"),
        ("192.168.1.4", "https://192.168.1.4"),
    ],
)
def test_forgiven(typed: str, address: str) -> None:
    assert normalised(typed) == address


@pytest.mark.parametrize("typed", ["http://rdv.anct.gouv.fr", "http://192.168.1.4", "HTTP://rdv.anct.gouv.fr:80"])
def test_plain_http_to_another_machine_is_refused(typed: str) -> None:
    with pytest.raises(Unreachable) as raised:
        normalised(typed)
    assert raised.value.cause is UnreachableCause.INSECURE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "https://",
        "une adresse",
        "rdv@anct.gouv.fr",
        "https://rdv.anct.gouv.fr@ailleurs.test",
        "ftp://rdv.anct.gouv.fr",
        "rdv.anct.gouv.fr:port",
        "rdv..fr",
        "https://[::1",
        "https://[zz::1]",
        "a" * 70 + "é.fr",
    ],
)
def test_no_address(typed: str) -> None:
    with pytest.raises(Unreachable) as raised:
        normalised(typed)
    assert raised.value.cause is UnreachableCause.NO_ADDRESS


@given(st.text())
def test_whatever_is_typed_gives_an_address_or_a_refusal(typed: str) -> None:
    try:
        address = normalised(typed)
    except Unreachable:
        return
    assert normalised(address) == address
    assert not address.endswith("/")
