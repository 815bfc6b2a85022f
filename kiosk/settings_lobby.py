"""What a site configures of a device of its lobby: ``[lobby]`` of the same files."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from kiosk.domain.text.language import french

ExitCode = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^([0-9]{4,12})?$", description=french("quatre à douze chiffres, par exemple «\u00a0482913\u00a0»")
    ),
]
PrinterAddress = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(network:[A-Za-z0-9.-]+(:[0-9]+)?|usb:[0-9a-fA-F]{4}:[0-9a-fA-F]{4}|file:.+)?$",
        description=french("network:ADRESSE, usb:FABRICANT:PRODUIT ou file:CHEMIN"),
    ),
]


class ReasonSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[[lobby.reasons]]``: why people come without an RDV."""

    name: str
    motif_id: Annotated[int, msgspec.Meta(ge=1)] | None = None
    names: dict[str, str] = {}
    """The same in other languages: ``names = { en = "…", ar = "…" }``."""


class LobbySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[lobby]``: of a machine that is a screen (``kiosk --screen``) or a borne (``kiosk --borne``)."""

    title: str = ""
    """The site's name, at the top."""
    message: str = ""
    """At the bottom of the screen."""
    waiting: str = ""
    """Where one waits, as a borne says it: « Salle d’attente du premier étage »."""
    sound: Literal["voice", "chime", "none"] = "voice"
    """How a call is heard; the voice where the machine has one."""
    exit_code: ExitCode = ""
    """By which one leaves the window (Ctrl+Alt+Q); a borne has one."""
    printer: PrinterAddress = ""
    """An ESC/POS printer for tickets."""
    low: bool = False
    """Whether the controls of a borne always stand in the lower two thirds."""
    reasons: tuple[ReasonSettings, ...] = ()
