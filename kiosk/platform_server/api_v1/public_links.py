"""The pages where the public finds an organisation: asked by anybody, so counted per address."""

from __future__ import annotations

from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.running.addresses import group
from kiosk.platform_server.values.refusals import Refusal, not_found, too_many_calls


def _index(call: Call) -> Answer:
    wait = call.platform.public_calls.note(group(call.address))
    if wait is not None:
        raise too_many_calls(wait)
    number = call.query.text("territory")
    if not number:
        raise Refusal(400, {"missing": "territory"})
    territories = {t.id for t in call.reference.territories.values() if t.departement_number == number}
    if not territories:
        raise not_found("territory")
    base = call.platform.public_url
    return Answer(
        {
            "public_links": [
                {"external_id": o.external_id, "public_link": f"{base}/org/{o.id}"}
                for o in call.reference.organisations.values()
                if o.territory_id in territories and o.external_id
            ]
        }
    )


ENDPOINTS = (Endpoint("GET", "/public_links", _index, Kind.OWN, public=True),)
