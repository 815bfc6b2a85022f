"""Hundreds of texts that somebody may type, or a server send, so that something runs, opens, breaks or is lost.

Made by rules, so that a kind is whole: what is meant to be read as markup, as a template, as a path, as a header, as
another line… and what is only too long, unseen or turned around.
"""

from __future__ import annotations

import unicodedata
from itertools import product
from typing import Final

OPENED: Final = "opened.png"
"""The file that markup names, in the folder that is watched."""

LEGITIMATE: Final = (
    "O'Brien <3", "Zoé & Noé", "100 %", "{prénom}", "N'Diaye-d'Hérouville", "D’Arc", "Nguyễn Thị Ánh", "Ñuñez ß",
    "Łukasz Żółć", "İstanbul", "Jean (dit Jeannot)", "C++ & C#", "a/b\\c", "M. & Mme", "50% de #1", "« Marie »",
    "Müller; Meier, Schmidt", "5 < 6 > 4", "&amp;", "&lt;b&gt;", "null", "None", "True", "NaN", "-", "--", "'", '"',
    "محمد عبد الله", "דוד כהן", "Вадим", "Ελένη", "王小明", "佐藤 花子", "김민준", "สมชาย ใจดี", "प्रिया शर्मा",
    "12", "007",
)  # fmt: skip
"""What a person may well be called, or a motif: it comes back equal."""

_TAGS: Final = (
    '<img src="{}">', "<img src={}>", '<IMG SRC="{}"/>', '<a href="{}">x</a>', '<body background="{}">',
    '<table background="{}"><tr><td>', '<link rel="stylesheet" href="{}">', '<style>@import "{}";</style>',
    '<p style="background-image:url({})">', '<object data="{}">', '<iframe src="{}">', '<svg><image href="{}"/></svg>',
    '<img src=x onerror="{}">', "![x]({})", '"><img src="{}">', "&lt;img src={}&gt;",
    '<?xml version="1.0"?><img src="{}"/>',
    '<!DOCTYPE x SYSTEM "{}">', '<!ENTITY x SYSTEM "{}">', "<qt><img src='{}'></qt>",
)  # fmt: skip
_PLACES: Final = (
    "file://{folder}/{name}", "{folder}/{name}", "//host.invalid/share/x.png", r"\\host.invalid\share\x.png",
    "smb://host.invalid/x", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "ms-msdt:/id",
    "http://127.0.0.1:9/x.png", "qrc:/x", "/dev/zero",
)  # fmt: skip
_COMPLETE: Final = (
    "<script>alert(1)</script>", "<b>gras", "</qt>", "<h1>", "<br><br><br>", "<", ">", "<>", "&", "&#0;", "&#x202e;x",
    "&nbsp;", "<!--", "-->", "<![CDATA[x]]>", "<marquee>", "<font size=7>", "<table><tr>" * 20, "<div>" * 200,
    "{}", "{0}", "{1}{2}", "{name}", "{0.__class__.__mro__}", "{0!r:>99999}", "{:>9999999}", "{", "}", "{{}}", "${x}",
    "#{x}", "{{7*7}}", "{% raw %}", "<%= 7*7 %>", "%s", "%n%n%n", "%d", "%(x)s", "%", "%%", "%00", "%0d%0a", "$(id)",
    "`id`",
    "; rm -rf /", "| cat", "&& id", "|| id", "> x", "$HOME", "~", "~root", "*", "?", "[a-z]*", "!!", "\\", "\\n",
    "\\u202e",
    "' OR 1=1 --", "'; DROP TABLE users; --", '" OR ""="', "1) UNION SELECT *", "x' || 'y", "LIKE '%_%'", "_", "%_%",
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "\t=1", "=HYPERLINK(\"http://x\")", "DDE(\"x\")",
    "(", ")", "[", "]", "(?P<x>", "(a+)+$", "a{1000000}", "^$", ".*", "\\d+", "[[:alpha:]]", "(?i)", "a|b",
    '"', "\"\"\"", "'''", "{\"a\":1}", "[1,2", "true", "\\\"", "\\u0000", "1e999", "-0", "0x41", "Infinity",
    "../../etc/passwd", "..", ".", "/", "//", "C:\\", "CON", "NUL.txt", "aux", "LPT1", "a.pdf.", "a ", " a", "a/../b",
    "a:b", "a::$DATA", "\\\\.\\C:", "\\\\?\\UNC\\x", "-rf", "--help", "/etc/shadow", "file.lnk", "x.url",
    "BEGIN:VCALENDAR", "END:VEVENT", "x;y,z\\n", "ATTENDEE:mailto:x@y", "RRULE:FREQ=SECONDLY", "X;CN=\"a\":b",
    "=?utf-8?q?x?=", "a@b, c@d", "<a@b>", "\"x\" <a@b>", "mailto:x?bcc=y", "tel:15", "Bcc: x@y",
    "١٢٣", "१२३", "１２３", "²³", "½", "Ⅳ", "𝟙𝟚", "0123456789" * 30, "ﬁ", "ß" * 300, "İ" * 300, "ŉ" * 200, "ﷺ" * 200,
    "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽" * 50, "🇫🇷", "e" + "\u20e3" * 3, "☠", "\U000e0041\U000e007f", "\ufe0f",
    "javascript:alert(1)", "http://evil.invalid", "www.evil.invalid", "file:///etc/passwd",
)  # fmt: skip
_BREAKS: Final = ("\n", "\r", "\r\n", "\t", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1c", "\x1e")
_AFTER_A_BREAK: Final = (
    "Bcc: x@evil.invalid", "ATTENDEE:mailto:x@evil.invalid", "END:VEVENT", "\r\nContent-Type: text/html\r\n\r\n<b>",
    "ERROR root: forged", "Location: https://evil.invalid", "SUMMARY:forged", " folded",
)  # fmt: skip
_BIDI: Final = tuple("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN: Final = tuple(
    "\0\x01\x07\x08\x1b\x7f\x9b\xad\u034f\u115f\u180e\u200b\u200c\u200d\u2060\u2064\u3164\ufeff\ufff9\uffff"
)
_SPACES: Final = tuple("\xa0\u1680\u2000\u2003\u2009\u202f\u205f\u2800\u3000")
_LETTERS: Final = (
    "é",
    "W",
    "i",
    "漢",
    "م",
    "-",
    ".",
    "_",
    "’",
    "\u00ad",
    "a\u200b",
    "\U0001f600",
    "م1",
    "fi",
    "0",
    "a ",
)
_MARKS: Final = ("\u0301", "\u0489", "\u0e47", "\u20dd", "\u0951", "\u05b0\u05b4", "\u0336\u0334", "\u0300\u0301\u0302")


def hostile(folder: str = "/dev/shm") -> list[tuple[str, str]]:
    """(kind, text) of each, in an order that does not change. ``folder`` is where markup would open ``OPENED``."""
    places = [place.format(folder=folder, name=OPENED) for place in _PLACES]
    found = [("markup", tag.replace("{}", place)) for tag, place in product(_TAGS, places)]
    found += [("syntax", text) for text in _COMPLETE]
    found += [("break", f"Zoé{gap}{after}") for gap, after in product(_BREAKS, _AFTER_A_BREAK)]
    found += [("bidi", f"{mark}Zoé {other}10:30 ?") for mark, other in product(_BIDI, _BIDI[-4:])]
    found += [("unseen", text) for one in _UNSEEN for text in (one, f"Zo{one}é", one * 600)]
    found += [("space", text) for one in _SPACES for text in (one, f"Zoé{one}Noé", f"{one}Zoé{one}")]
    found += [("long", (letter * length)[:length]) for letter, length in product(_LETTERS, (501, 10_000))]
    found += [("heap", text) for mark in _MARKS for text in (f"Zoé{mark * 5000}", mark * 40, f"{mark}Zoé")]
    found += [("surrogate", text) for text in ("\ud83d", "a\udc00b", "\udc80" * 20, "\ud83d\ude00")]
    return found


def is_tame(text: str) -> bool:
    """Whether ``text``, once kept, is one bounded line without anything unseen."""
    run = 0
    for letter in text:
        kind = unicodedata.category(letter)
        run = run + 1 if kind in ("Mn", "Me") else 0
        if run > 4 or kind in ("Cc", "Cs", "Zl", "Zp") or (kind == "Cf" and letter not in "\u200c\u200d"):
            return False
    return len(text) <= 500
