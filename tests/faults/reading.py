"""What holds for every sentence that the desk shows."""

from __future__ import annotations

JARGON = (
    "HTTP", "JSON", "SSL", "TLS", "DNS", "HTML", "SQL", "serveur", "token", "exception", "timeout", "None", "Error",
    "Traceback", "keyring", "500", "502", "503",
)  # fmt: skip


def reads_well(sentence: str) -> None:
    """French punctuation, no jargon, no exclamation, an end."""
    assert sentence.endswith("."), sentence
    assert "!" not in sentence, sentence
    assert "'" not in sentence, sentence
    words = {word.strip(".,:;«»()\u00a0\u202f").lower() for word in sentence.split()}
    assert not words & {word.lower() for word in JARGON}, sentence
    for mark in (";", "?"):
        assert f" {mark}" not in sentence, sentence
