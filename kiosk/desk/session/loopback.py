"""An ear on this very machine, for the moment in which the browser comes back from the platform.

One address is listened at, on loopback alone, and one answer taken: the one to the question that was asked.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable
from html import escape
from urllib.parse import parse_qs, urlsplit

from kiosk.domain.platform.failures import Unauthorised, UnauthorisedCause
from kiosk.domain.platform.sign_in import LONGEST_ANSWER, Authorisation
from kiosk.domain.text.language import french, tr

_PATIENCE = 10.0  # seconds for a browser to say what it wants
_DONE = french("Kiosk a reçu la réponse. Vous pouvez fermer cette page et y revenir.")
_DENIED = french("Kiosk n’a pas été autorisé. Vous pouvez fermer cette page et revenir à Kiosk.")
_STRAY = french("Cette page ne répond pas à la connexion en cours. Revenez à Kiosk, et recommencez de là.")
_NOTHING = french("Il n’y a rien à cette adresse.")


async def browser_answer(authorisation: Authorisation) -> str:
    """The address, with its query, at which the browser came back with the answer to ``authorisation``.

    Anything else that comes by is answered by a page and passed over. Listens until then, or until it is cancelled.
    Raises ``Unauthorised(NOT_HEARD)`` where the address is taken.
    """
    expected = urlsplit(authorisation.redirect_uri)
    answered: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    under_way: set[asyncio.Task[None]] = set()

    def judged(target: str) -> tuple[int, str]:
        asked = urlsplit(target)
        if asked.path != (expected.path or "/"):
            return 404, tr(_NOTHING)
        given = parse_qs(asked.query)
        if not hmac.compare_digest(given.get("state", [""])[0].encode(), authorisation.state.encode()):
            return 400, tr(_STRAY)
        if not answered.done():
            answered.set_result(f"{authorisation.redirect_uri}?{asked.query}")
        return 200, tr(_DENIED if "error" in given else _DONE)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        me = asyncio.current_task()
        assert me is not None
        under_way.add(me)
        try:
            async with asyncio.timeout(_PATIENCE):
                await _serve(reader, writer, judged)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, ValueError):
            pass  # whoever it was, they said nothing that could be the answer
        finally:
            writer.close()
            under_way.discard(me)

    # A name that means this machine is bound as the number that it means.
    host = "::1" if expected.hostname == "::1" else "127.0.0.1"
    try:
        server = await asyncio.start_server(connected, host, expected.port, limit=2 * LONGEST_ANSWER)
    except (OSError, OverflowError):
        raise Unauthorised(UnauthorisedCause.NOT_HEARD) from None
    try:
        return await answered
    finally:
        server.close()
        # The page that says so is still on its way.
        if under_way:
            await asyncio.wait(under_way, timeout=1.0)
        for task in tuple(under_way):
            task.cancel()
        if under_way:
            await asyncio.wait(under_way)


async def _serve(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, judged: Callable[[str], tuple[int, str]]
) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    method, target, _ = head.split(b"\r\n", 1)[0].decode("ascii").split(" ", 2)
    status, text = judged(target) if method == "GET" else (405, tr(_NOTHING))
    page = _page(text).encode()
    writer.write(
        f"HTTP/1.1 {status} Kiosk\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n"
        "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n".encode()
        + page
    )
    await writer.drain()


def _page(text: str) -> str:
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Kiosk</title>'
        "<style>body{font:1.15rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.5rem}"
        "</style></head><body><h1>Kiosk</h1><p>" + escape(text) + "</p></body></html>"
    )
