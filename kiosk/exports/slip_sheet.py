"""What an usager takes home of an RDV, on one sheet, with a code for their telephone's calendar."""

from __future__ import annotations

from kiosk.domain.booking.slip import Slip, code_text
from kiosk.domain.dates.times import hour, long_date
from kiosk.domain.text.language import capital, labelled, tr
from kiosk.exports.page import USUAL_SIZE, heading, line, sheet, text

_CODE_POINTS = 180
_SCALE = 8  # dots of the picture for each module: sharp on any printer


def slip_html(slip: Slip, size: float = USUAL_SIZE) -> str:
    """The slip as a document, ``size`` in points."""
    when = capital(tr("{} à {}").format(long_date(slip.starts_at.date()), hour(slip.starts_at)))
    facts = (
        (tr("Pour"), ", ".join(slip.names)),
        (tr("Avec"), ", ".join(slip.agents)),
        (tr("Pour rejoindre la visio"), slip.link),
        (tr("En cas d’empêchement, appelez le"), slip.phone),
    )
    parts = [
        f'<p style="font-size:{size * 2:g}pt; font-weight:600; margin:0">{text(when)}</p>',
        line(slip.motif, strong=True),
        *(line(part) for part in (slip.place, slip.address) if part),
        *(line(labelled(label, said)) for label, said in facts if said),
    ]
    if slip.instructions:
        parts += [heading(tr("À savoir"), size), line(slip.instructions)]
    parts += [heading(tr("Dans votre agenda"), size), _code(slip), line(tr("Lisez ce code avec votre téléphone."))]
    return sheet(slip.organisation or tr("Rendez-vous"), parts, size=size)


def _code(slip: Slip) -> str:
    import segno  # for the first slip: nothing else draws codes

    picture = segno.make_qr(code_text(slip), error="m", encoding="utf-8").png_data_uri(scale=_SCALE)
    return f'<p style="margin:0"><img src="{picture}" width="{_CODE_POINTS}" height="{_CODE_POINTS}"></p>'
