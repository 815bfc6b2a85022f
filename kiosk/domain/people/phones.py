"""Phone numbers as people write them, in the form that machines dial."""

from __future__ import annotations

import re

from kiosk.domain.text.clean import seen

# The overseas départements share the French plan, each behind a code of its own.
_REGIONS = ("FR", "RE", "GP", "MQ", "GF", "YT", "PM", "BL", "MF", "WF", "PF", "NC")
_FRENCH_DIGITS = 10
_NOISE = re.compile(r"[\s.\-()/]")
# Numbers of mainland France that no other region claims: told without the library, an import has thousands.
_FICTION = re.compile(r"^(?:0|\+?33|0033)(63998\d{4})$")
"""Mobile numbers that the French regulator keeps for works of fiction: the library does not know them, demonstrations
and trainings live on them (ARCEP, decision 2018-0881). The landlines kept so are as good as any to the library."""
_MOBILE = re.compile(r"^\+33[67]\d{8}$")
_MAINLAND = re.compile(r"^0(?:1\d{8}|2(?!62|63|69)\d{8}|3\d{8}|4\d{8}|5(?!08|9[046])\d{8}|6(?!39|9)\d{8}|7[3-8]\d{7})$")


def e164(number: str | None) -> str | None:
    """The number in E.164 (« +33612345678 »); None when it is not understood."""
    if not number or not number.strip():
        return None
    number = seen(number)
    bare = _NOISE.sub("", number)
    if _MAINLAND.match(bare):
        return "+33" + bare[1:]
    if fiction := _FICTION.match(bare):
        return "+33" + fiction[1]
    import phonenumbers  # loaded with the first number that needs it: a start has no time for it

    for region in _REGIONS:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return None


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


def is_short(written: str, number: str) -> bool:
    """Whether ``written``, understood as ``number``, is shorter than a French number: right in a far territory only."""
    abroad = written.strip().startswith(("+", "00"))
    return not abroad and not number.startswith("+33") and len(_NOISE.sub("", written)) < _FRENCH_DIGITS


def phone_text(number: str) -> str:
    """A French number as it is read out, « 06 39 98 00 12 »; any other as it is."""
    digits = "".join(number.split())
    if digits.startswith("+33") and len(digits) == 12:
        digits = "0" + digits[3:]
    if len(digits) == 10 and digits.isdigit():
        return "\u00a0".join(digits[i : i + 2] for i in range(0, 10, 2))
    return number
