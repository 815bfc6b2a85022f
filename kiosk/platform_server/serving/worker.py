"""One of several processes that serve one database (workers.py), from what it is told to its last answer."""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import replace

from kiosk import process
from kiosk.clock import Clock
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving import serve, workers


def main() -> None:
    """Serves beside others what one process has made ready; says so by a line once it answers."""
    process.begin()
    begun: workers.Begun = pickle.loads(_read(int.from_bytes(_read(4), "big")))  # noqa: S301 - by who began this process
    settings = begun.settings
    platform = Platform(Database(begun.url), Clock(settings.now, settings.zone), settings.options)
    try:
        channels = serve.channels_of(settings, begun.url, None)
        with workers.shared_socket(settings.host) as listener:
            listener.bind((settings.host, settings.port))
            listener.listen(256)
            serve.name(platform, settings, listener)
            platform.keep_up()
            attached = replace(settings, attached=True)
            serve.Server(platform, attached, channels, lambda: serve.print_line("ready")).run(sockets=[listener])
    finally:
        platform.close()


def _read(length: int) -> bytes:
    """Past Python's own buffer: what follows tells by its end that this process is to end."""
    read = b""
    while len(read) < length:
        part = os.read(0, length - len(read))
        if not part:
            sys.exit(1)
        read += part
    return read


if __name__ == "__main__":
    main()
