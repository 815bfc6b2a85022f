"""Phone numbers as people write them, in the form that machines dial."""

from __future__ import annotations

import re
from datetime import tzinfo

from kiosk.domain.text.clean import seen

# The overseas départements share the French plan, each behind a code of its own: those that the platform knows.
_REGIONS = ("FR", "RE", "GP", "MQ", "GF", "YT")
# Territories with a plan of their own, of six or eight figures: they mean something to who is there alone.
_OWN_PLANS = {
    "Pacific/Noumea": "NC",
    "Pacific/Tahiti": "PF",
    "Pacific/Marquesas": "PF",
    "Pacific/Gambier": "PF",
    "Pacific/Wallis": "WF",
    "America/Miquelon": "PM",
}
_ABROAD = ("+", "00")
_LEAST_ABROAD = 7
_MOST_FIGURES = 24
"""Of a number: fifteen at most, and what is dialled before and after. Several numbers in a row are none."""
_NOISE = re.compile(r"[\s.\-()/]")
# Numbers of mainland France that no other region claims: told without the library, an import has thousands.
_FICTION = re.compile(r"^(?:0|\+?33|0033)(63998\d{4})$")
"""Mobile numbers that the French regulator keeps for works of fiction: the library does not know them, demonstrations
and trainings live on them (ARCEP, decision 2018-0881). The landlines kept so are as good as any to the library."""
_MOBILE = re.compile(r"^\+33[67]\d{8}$")
_MAINLAND = re.compile(r"^0(?:1\d{8}|2(?!62|63|69)\d{8}|3\d{8}|4\d{8}|5(?!08|9[046])\d{8}|6(?!39|9)\d{8}|7[3-8]\d{7})$")


def own_plan(zone: tzinfo | None) -> str:
    """Whose telephone plan is used in ``zone`` besides the French one (« NC »); empty where no other is."""
    return _OWN_PLANS.get(str(zone), "")


def e164(number: str | None, plan: str = "") -> str | None:
    """The number in E.164 (« +33612345678 »); None when it is not understood.

    ``plan``: that of ``own_plan``, by which short numbers are read there. Anywhere else they could be anybody's.
    """
    if not number or not number.strip():
        return None
    number = seen(number)
    bare = _NOISE.sub("", number)
    if _MAINLAND.match(bare):
        return "+33" + bare[1:]
    if fiction := _FICTION.match(bare):
        return "+33" + fiction[1]
    if sum(map(str.isdecimal, bare)) > _MOST_FIGURES:
        return None
    import phonenumbers  # loaded with the first number that needs it: a start has no time for it

    for region in (*([plan] if plan else []), *_REGIONS):
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return None


def with_country(number: str) -> str:
    """A number that lacks its « + » as it is written with it (« 213 550 12 34 56 », « +213 550 12 34 56 »).

    Empty where no country's number becomes of it.
    """
    bare = _NOISE.sub("", seen(number))
    if not bare.isdecimal() or bare.startswith("0") or (found := e164(f"+{bare}")) is None:
        return ""
    import phonenumbers

    return phonenumbers.format_number(phonenumbers.parse(found), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def may_be_foreign(number: str) -> bool:
    """Whether what is no number here, written without a country's code, is long enough to be one elsewhere."""
    bare = _NOISE.sub("", seen(number))
    french = bare.startswith("0") and len(bare) <= 10
    return bare.isdecimal() and len(bare) >= _LEAST_ABROAD and not french and not bare.startswith(_ABROAD)


def fictional(number: str) -> bool:
    """Whether ``number`` (E.164) rings nowhere: a mobile number that is kept for works of fiction."""
    return _FICTION.match(number) is not None


def is_mobile(number: str | None) -> bool:
    """Whether ``number`` (E.164) is a mobile telephone's: the platform sends SMS to no other.

    A number that may be either, as in some countries, is none to the platform.
    """
    if not number:
        return False
    if _MOBILE.match(number):
        return True
    import phonenumbers  # overseas and foreign numbers, and landlines, which have no SMS anyway

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE


def is_abroad(written: str) -> bool:
    """Whether ``written`` begins with a country's code."""
    return written.strip().startswith(_ABROAD)


def phone_text(number: str) -> str:
    """A French number as it is read out, « 06 39 98 00 12 »; any other as it is."""
    digits = "".join(number.split())
    if digits.startswith("+33") and len(digits) == 12:
        digits = "0" + digits[3:]
    if len(digits) == 10 and digits.isdigit():
        return "\u00a0".join(digits[i : i + 2] for i in range(0, 10, 2))
    return number
