"""A logind on a private bus: it answers what Kiosk asks, and says what the test has it say. A process of its own.

Each line that it reads is a signal to send: « sleep », « awake », « lock », « hint », « other ». Each that it writes
tells what became of the sleep: « held » once it is held back, « free » once it no longer is.
"""

from __future__ import annotations

import os
import select
import sys
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

MANAGER = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")
OWN, OTHER = "/org/freedesktop/login1/session/_32", "/org/freedesktop/login1/session/_33"
SESSION = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"


def say(text: str) -> None:
    print(text, flush=True)


def main() -> None:
    connection = open_dbus_connection(sys.argv[1], enable_fds=True)
    connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
    say("ready")
    hint = False
    held: int | None = None
    incoming = sys.stdin.fileno()
    while True:
        watched = [incoming, connection.sock] + ([held] if held is not None else [])
        ready, _, _ = select.select(watched, [], [])
        if held is not None and held in ready:
            os.close(held)
            held = None
            say("free")
        if incoming in ready:
            lines = os.read(incoming, 4096).decode().split()
            if not lines:
                return
            hint = hint or "hint" in lines
            for signal in (one for line in lines for one in _signals(line)):
                connection.send(signal)
        if connection.sock in ready:
            message = connection.receive()
            if message.header.message_type is MessageType.method_call:
                held = _answer(connection, message, hint, held)


def _signals(line: str) -> list[Any]:
    match line:
        case "sleep" | "awake":
            return [new_signal(MANAGER, "PrepareForSleep", "b", (line == "sleep",))]
        case "lock" | "other":
            return [new_signal(DBusAddress(OWN if line == "lock" else OTHER, interface=SESSION), "Lock")]
        case "hint":
            changed: tuple[object, ...] = (SESSION, {"LockedHint": ("b", True)}, [])
            return [new_signal(DBusAddress(OWN, interface=PROPERTIES), "PropertiesChanged", "sa{sv}as", changed)]
    return []


def _answer(connection: Any, message: Any, hint: bool, held: int | None) -> int | None:
    match message.header.fields.get(HeaderFields.member), message.body:
        case "Get", (_, "Id"):
            connection.send(new_method_return(message, "v", (("s", "2"),)))
        case "Get", (_, "LockedHint"):
            connection.send(new_method_return(message, "v", (("b", hint),)))
        case "GetSession", ("2",):
            connection.send(new_method_return(message, "o", (OWN,)))
        case "Inhibit", ("sleep", _, _, "delay"):
            ours, theirs = os.pipe()
            connection.send(new_method_return(message, "h", (theirs,)))
            os.close(theirs)
            say("held")
            return ours
        case _:
            connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
    return held


if __name__ == "__main__":
    main()
