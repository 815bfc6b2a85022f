"""What an usager takes home of an RDV, on one sheet, with a code for their telephone's calendar."""

from __future__ import annotations

from io import BytesIO

from kiosk.domain.booking.slip import Slip, code_text
from kiosk.domain.dates.times import hour, long_date
from kiosk.domain.text.document import Document, Heading, Part, Picture, Text
from kiosk.domain.text.language import capital, labelled, tr
from kiosk.exports.page import passage, short

LARGEST_SIZE, SMALLEST_SIZE = 13.0, 8.0
_CODE_POINTS = 180
_ARRIVAL_POINTS = 72
_SCALE = 8  # dots of the picture for each module: sharp on any printer
_MOST_LETTERS = 600
"""Of what somebody typed: an address is never longer, whatever was pasted into its field."""


def slip_document(slip: Slip) -> Document:
    """The slip as a document."""
    when = capital(tr("{} à {}").format(long_date(slip.starts_at.date()), hour(slip.starts_at)))
    facts = (
        (tr("Pour"), ", ".join(short(name, 80) for name in slip.names)),
        (tr("Avec"), ", ".join(short(name, 80) for name in slip.agents)),
        (tr("Pour rejoindre la visio"), slip.link),
        (tr("En cas d’empêchement, appelez le"), slip.phone),
    )
    said = (slip.place, slip.address, *(labelled(label, what) for label, what in facts if what))
    parts: list[Part] = [Text(when, 2.0, strong=True), Text(short(slip.motif, 200), strong=True)]
    parts += [Text(short(words, _MOST_LETTERS)) for words in said if words]
    if slip.instructions:
        parts += [Heading(tr("À savoir")), Text(passage(slip.instructions))]
    if slip.arrival_code:
        typed = f"{slip.arrival_code[:4]}\u00a0{slip.arrival_code[4:]}"
        parts += [Heading(tr("À votre arrivée"))]
        parts += [Text(tr("Présentez ce code à la borne\u00a0: {}").format(typed), strong=True)]
        parts += [_picture(slip.arrival_code, _ARRIVAL_POINTS)]
    parts += [
        Heading(tr("Dans votre agenda")),
        _picture(code_text(slip), _CODE_POINTS),
        Text(tr("Lisez ce code avec votre téléphone.")),
    ]
    title = short(slip.organisation, 120) or tr("Rendez-vous")
    return Document(title, tuple(parts), largest=LARGEST_SIZE, smallest=SMALLEST_SIZE)


def _picture(text: str, points: int) -> Picture:
    import segno  # for the first slip: nothing else draws codes

    written = BytesIO()
    segno.make_qr(text, error="m", encoding="utf-8").save(written, kind="png", scale=_SCALE)
    return Picture(written.getvalue(), points)
