"""The instances of the platform that everybody may use, by their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance, as people call it and as it is reached."""

    name: str
    url: str
    by_browser: bool = False
    """Known to let people in by their browser only (since January 2026): such an instance need not be asked."""


PUBLIC: Final = (
    Instance("RDV Service Public", "https://rdv.anct.gouv.fr", by_browser=True),
    Instance("RDV Solidarités", "https://www.rdv-solidarites.fr"),
    Instance("RDV Aide Numérique", "https://www.rdv-aide-numerique.fr"),
    Instance("RDV Service Public (démonstration)", "https://demo.rdv.anct.gouv.fr", by_browser=True),
    Instance("RDV Solidarités (démonstration)", "https://demo.rdv-solidarites.fr"),
)


def may_be_opened(url: str, instance: str) -> bool:
    """Whether the browser may be sent to ``url`` on behalf of ``instance`` (normalised).

    Only to the instance itself, by https, or by http where it is this very machine.
    """
    try:
        there, here = urlsplit(url), urlsplit(instance)
        same = (there.scheme, there.hostname, there.port) == (here.scheme, here.hostname, here.port)
    except ValueError:
        return False
    loopback = here.hostname in ("127.0.0.1", "::1", "localhost") or (here.hostname or "").endswith(".localhost")
    plain = url.isascii() and url.isprintable() and " " not in url and "@" not in there.netloc
    return same and plain and (there.scheme == "https" or (there.scheme == "http" and loopback))
