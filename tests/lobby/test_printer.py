"""A ticket on paper: what goes to an ESC/POS printer."""

from __future__ import annotations

from typing import Any

import pytest
from escpos.printer import Dummy

from kiosk.domain.platform.failures import Unreachable
from kiosk.lobby.printer import Printer, opened


async def test_a_ticket_has_its_number_large_and_is_cut() -> None:
    paper = Dummy()
    paper.close = lambda: None
    await Printer("file:/dev/null", lambda _where: paper).print_ticket("MDS Nord", "Votre ticket", "12", "10:20")
    assert b"12\n" in paper.output
    assert b"\x1d!" in paper.output  # a larger letter
    assert paper.output.rstrip(b"\x00").endswith(b"\x1dV\x42") or b"\x1dV" in paper.output


async def test_a_printer_that_does_not_answer_keeps_nobody(tmp_path: Any) -> None:
    def nobody(_where: str) -> Any:
        raise OSError

    with pytest.raises(Unreachable):
        await Printer("network:printer.invalid", nobody).print_ticket("", "Votre ticket", "12", "10:20")


@pytest.mark.parametrize("where", ["", "usb:xyz", "lpt1"])
def test_an_address_that_is_none_is_said(where: str) -> None:
    with pytest.raises(ValueError):
        opened(where)
