"""A call that is heard: a chime, then a voice where the machine has one. What is missing is passed over in silence."""

from __future__ import annotations

import io
import math
import shutil
import struct
import sys
import tempfile
import wave
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer

_RATE = 44_100
_TONES = ((659.25, 0.0), (523.25, 0.32))  # mi, do: soft, and heard in a hall
_LASTS = 1.3
_LOUD = 0.5
_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
_VOICES = (("spd-say", "--wait", "--language", "fr"), ("espeak-ng", "-v", "fr", "-s", "140"), ("say", "-v", "Thomas"))
_MOST_WAITING = 4


class Aloud(QObject):
    """``sound``: « voice », « chime » or « none ». Calls that come together are said one after the other."""

    def __init__(self, sound: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = _found(_PLAYERS) if sound != "none" else None
        self._voice = _found(_VOICES) if sound == "voice" else None
        self._waiting: list[str] = []
        self._file: Path | None = None
        self._process: QProcess | None = None

    def call(self, said: str) -> None:
        """Somebody is called."""
        if (self._player or self._voice) and len(self._waiting) < _MOST_WAITING:
            self._waiting.append(said)
            self._go_on()

    def stop(self) -> None:
        """Is silent from now on."""
        self._waiting.clear()
        if self._process is not None:
            self._process.kill()
            self._process.waitForFinished(1000)
        if self._file is not None:
            self._file.unlink(missing_ok=True)

    def _go_on(self) -> None:
        if self._process is None and self._waiting:
            said = self._waiting.pop(0)
            steps = [(*self._player, str(self._chime()))] if self._player else []
            if self._voice:
                steps.append((*self._voice, said))
            self._run(steps)

    def _run(self, steps: list[tuple[str, ...]]) -> None:
        if not steps:
            self._process = None
            QTimer.singleShot(0, self, self._go_on)
            return
        process = self._process = QProcess(self)
        process.finished.connect(lambda *_: self._over(process, steps[1:]))
        process.errorOccurred.connect(lambda _: self._over(process, steps[1:]))
        process.start(steps[0][0], list(steps[0][1:]))

    def _over(self, process: QProcess, steps: list[tuple[str, ...]]) -> None:
        if process is self._process:
            process.deleteLater()
            self._process = None
            self._run(steps)

    def _chime(self) -> Path:
        if self._file is None:
            with tempfile.NamedTemporaryFile(prefix="kiosk-chime-", suffix=".wav", delete=False) as file:
                file.write(chime())
            self._file = Path(file.name)
        return self._file


def chime() -> bytes:
    """Two soft tones (WAV)."""
    samples = []
    for number in range(int(_RATE * _LASTS)):
        at = number / _RATE
        sound = sum(_tone(tone, at - begins) for tone, begins in _TONES if at >= begins)
        samples.append(int(max(-1.0, min(1.0, sound * _LOUD)) * 32_767))
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return written.getvalue()


def _tone(hertz: float, since: float) -> float:
    """Begins softly, and fades."""
    return math.sin(2 * math.pi * hertz * since) * math.exp(-3.5 * since) * min(1.0, since * 200)


def _found(commands: tuple[tuple[str, ...], ...]) -> tuple[str, ...] | None:
    if sys.platform == "win32":
        return _of_windows(commands)
    for command in commands:
        place = shutil.which(command[0])
        if place is not None:
            return (place, *command[1:])
    return None


def _of_windows(commands: tuple[tuple[str, ...], ...]) -> tuple[str, ...] | None:
    """Windows plays and speaks by PowerShell; what is played or said is its last argument, and never code."""
    place = shutil.which("powershell")
    if place is None:
        return None
    play = "(New-Object Media.SoundPlayer $args[0]).PlaySync()"
    say = "Add-Type -A System.Speech; (New-Object Speech.Synthesis.SpeechSynthesizer).Speak($args[0])"
    return (place, "-NoProfile", "-Command", f"& {{ {play if commands is _PLAYERS else say} }}")
