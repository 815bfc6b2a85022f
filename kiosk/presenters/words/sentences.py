"""Every failure, once, as a sentence that a person at a desk can act on: what happened, then what to do."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

from kiosk.domain.platform import failures
from kiosk.domain.platform.failures import Failure, UnreachableCause
from kiosk.domain.platform.field_labels import worded
from kiosk.domain.text.language import french, tr
from kiosk.presenters.words.memory_sentences import MEMORY, MEMORY_ALL_ALONG

_Table: TypeAlias = tuple[tuple[type[Failure], str | Callable[[Failure], str]], ...]
"""Of each kind of failure what is said of it, always the same or as it is; the first kind that says something."""


def sentence(failure: Failure) -> str:
    """What a person reads of ``failure``: French, without jargon, saying what to do. Never empty.

    The platform's own messages are quoted for what it refused only; nothing else of what a server sent is shown.
    """
    return _first(_WORDS, failure) or tr(
        "L’opération n’a pas abouti. Vos gestes sont gardés\u202f; recommencez dans un instant, "
        "et prévenez votre support informatique si cela se reproduit."
    )


def sentence_at_the_door(failure: Failure) -> str:
    """The same of a failure that keeps someone from coming in: nothing has been done yet, and nothing is tried again
    behind the person's back."""
    return _first(_AT_THE_DOOR, failure) or sentence(failure)


def sentence_of_a_cut(failure: Failure) -> str:
    """The same beside the band of a cut, which has already said that gestures are kept and leave by themselves."""
    return _first(_DURING_A_CUT, failure) or sentence(failure)


def sentence_of_a_call(failure: Failure) -> str:
    """The same of what is asked of the platform at once about somebody's fiche: nothing of it is kept, and nothing is
    tried again behind the person's back."""
    return _first(_OF_A_CALL, failure) or sentence_of_a_cut(failure)


def sentence_all_along(failure: Failure) -> str:
    """What stands on the screen as long as the desk's own memory fails; empty for what a platform or a network does."""
    if not isinstance(failure, failures.MemoryFailure):
        return ""
    return _first(MEMORY_ALL_ALONG, failure) or sentence(failure)


def _first(table: _Table, failure: Failure) -> str:
    for kind, words in table:
        if isinstance(failure, kind) and (said := tr(words) if isinstance(words, str) else words(failure)):
            return said
    return ""


def _unreachable(failure: Failure) -> str:
    assert isinstance(failure, failures.Unreachable)
    match failure.cause:
        case UnreachableCause.UNKNOWN_HOST:
            return tr(
                "L’adresse de la plateforme est introuvable. "
                "Vérifiez son orthographe et la connexion du poste au réseau."
            )
        case UnreachableCause.NO_ADDRESS:
            return tr(
                "Ce n’est pas l’adresse d’une plateforme. "
                "Recopiez-la telle que votre administration vous l’a donnée\u202f; elle commence par https://."
            )
        case UnreachableCause.REFUSED:
            return tr(
                "La plateforme ne répond pas à cette adresse. Vérifiez l’adresse, puis réessayez dans quelques minutes."
            )
        case UnreachableCause.CERTIFICATE:
            return tr(
                "L’identité de la plateforme n’a pas pu être vérifiée\u00a0: Kiosk n’a rien envoyé. "
                "Vérifiez la date et l’heure du poste, puis prévenez votre support informatique."
            )
        case UnreachableCause.PROXY:
            return tr(
                "Le réseau de votre administration n’a pas laissé passer la connexion. "
                "Prévenez votre support informatique."
            )
        case UnreachableCause.INSECURE:
            return tr(
                "Cette adresse n’est pas protégée\u202f; Kiosk n’y envoie ni mot de passe ni données. "
                "Saisissez une adresse qui commence par https://."
            )
        case _:
            return tr(
                "La plateforme n’est pas joignable. Vérifiez la connexion du poste au réseau\u202f; "
                "Kiosk réessaie de lui-même."
            )


def _timed_out(failure: Failure) -> str:
    assert isinstance(failure, failures.TimedOut)
    if failure.sent:
        return tr(
            "La plateforme n’a pas répondu à temps. "
            "Kiosk vérifiera ce qu’elle a reçu avant de renvoyer quoi que ce soit."
        )
    return tr("La plateforme n’a pas répondu à temps. Réessayez dans un instant.")


def _throttled(failure: Failure) -> str:
    assert isinstance(failure, failures.Throttled)
    seconds = failure.retry_after
    if seconds is None or seconds <= 0:
        return tr("La plateforme reçoit trop de demandes. Patientez une minute, puis recommencez.")
    wait = f"{math.ceil(seconds)}\u00a0s" if seconds < 60 else f"{math.ceil(seconds / 60)}\u00a0min"
    return tr("La plateforme reçoit trop de demandes. Patientez {}, puis recommencez.").format(wait)


def _signed_out(failure: Failure) -> str:
    assert isinstance(failure, failures.SignedOut)
    if failure.at_sign_in:
        return tr("E-mail ou mot de passe incorrect. Vérifiez-les, puis recommencez.")
    return signed_out_elsewhere()


def signed_out_elsewhere() -> str:
    """Why the sign-in page is back in the middle of a day."""
    return tr(
        "Votre session a été fermée, ou ouverte sur un autre poste. Reconnectez-vous\u00a0: les gestes "
        "qui restent à envoyer sont gardés."
    )


_UNAUTHORISED = {
    failures.UnauthorisedCause.NO_APPLICATION: french(
        "Cette plateforme demande un identifiant d’application\u202f; demandez-le au support de la plateforme, "
        "et faites-le inscrire dans la configuration de Kiosk."
    ),
    failures.UnauthorisedCause.APPLICATION: french(
        "La plateforme ne reconnaît pas l’identifiant d’application de Kiosk. Prévenez votre support informatique."
    ),
    failures.UnauthorisedCause.DENIED: french(
        "Kiosk n’a pas été autorisé sur la page de la plateforme. Recommencez si c’était une erreur."
    ),
    failures.UnauthorisedCause.CODE: french(
        "Ce code n’est pas le bon, ou il a déjà servi. Ouvrez de nouveau le navigateur pour en avoir un autre."
    ),
    failures.UnauthorisedCause.STRAY: french(
        "La réponse du navigateur n’est pas celle de la connexion en cours\u202f; elle est ignorée. "
        "Recommencez depuis Kiosk si besoin."
    ),
    failures.UnauthorisedCause.NOT_HEARD: french(
        "Un autre programme de ce poste occupe l’adresse où Kiosk attend la réponse du navigateur. "
        "Prévenez votre support informatique."
    ),
    failures.UnauthorisedCause.OTHER: french(
        "La plateforme n’a pas pu vous connecter. Recommencez\u202f; prévenez votre support informatique si cela "
        "se reproduit."
    ),
}


def _unauthorised(failure: Failure) -> str:
    assert isinstance(failure, failures.Unauthorised)
    return tr(_UNAUTHORISED[failure.cause])


def session_lost() -> str:
    """What stands over the agenda when somebody who signed in by the browser is to do so again."""
    return tr(
        "Votre session sur la plateforme a pris fin. L’agenda reste consultable et vos gestes sont gardés "
        "jusqu’à ce que vous vous reconnectiez."
    )


def _not_found(failure: Failure) -> str:
    assert isinstance(failure, failures.NotFound)
    if failure.gone:
        return tr("Cet élément n’existe plus sur la plateforme. Mettez la page à jour avec F5.")
    return tr(
        "La plateforme ne trouve pas ce qui est demandé\u202f; il a pu être supprimé, ou ne plus vous être visible. "
        "Mettez la page à jour avec F5."
    )


def _refused(failure: Failure) -> str:
    assert isinstance(failure, failures.Refused)
    said = worded(failure)
    if not said:
        return tr("La plateforme a refusé cette demande. Vérifiez le rendez-vous, puis recommencez.")
    told = tr("La plateforme a refusé cette demande\u00a0: {}.").format(said)
    return told + " " + tr("Corrigez, puis recommencez.")


def _server_fault(failure: Failure) -> str:
    assert isinstance(failure, failures.ServerFault)
    if failure.status in (502, 503, 504):
        return tr(
            "La plateforme est momentanément indisponible, peut-être en maintenance. "
            "Vos gestes sont gardés\u202f; réessayez dans quelques minutes."
        )
    return tr(
        "La plateforme a rencontré un problème de son côté. Vos gestes sont gardés\u202f; "
        "réessayez dans quelques minutes."
    )


def _unintelligible(failure: Failure) -> str:
    assert isinstance(failure, failures.Unintelligible)
    if failure.portal:
        return tr(
            "Le réseau demande une connexion (portail). Ouvrez votre navigateur, connectez-vous au réseau, "
            "puis réessayez."
        )
    if failure.page:
        return tr(
            "Une page du réseau (portail) ou de maintenance a répondu à la place de la plateforme. "
            "Ouvrez votre navigateur, connectez-vous au réseau s’il le demande, puis réessayez."
        )
    return tr(
        "La réponse reçue n’est pas celle de la plateforme. Vérifiez l’adresse, puis réessayez\u202f; "
        "prévenez votre support informatique si cela se reproduit."
    )


_WORDS: _Table = (
    (failures.Unreachable, _unreachable),
    (failures.TimedOut, _timed_out),
    (failures.Throttled, _throttled),
    (failures.SignedOut, _signed_out),
    (failures.Unauthorised, _unauthorised),
    (
        failures.Forbidden,
        french("Votre compte n’a pas le droit de faire cela. Demandez-le à un administrateur de votre organisation."),
    ),
    (
        failures.NoSuchCall,
        french("La plateforme de votre administration n’offre pas cela à Kiosk\u202f; faites-le sur son site."),
    ),
    (failures.NotFound, _not_found),
    (failures.Refused, _refused),
    (
        failures.Conflict,
        french(
            "Quelqu’un a modifié ce rendez-vous entre-temps. Son état actuel est affiché\u202f; "
            "vérifiez-le, puis refaites votre geste s’il le faut."
        ),
    ),
    (failures.ServerFault, _server_fault),
    (failures.Unintelligible, _unintelligible),
    *MEMORY,
)


def _unreachable_at_the_door(failure: Failure) -> str:
    assert isinstance(failure, failures.Unreachable)
    if failure.cause is UnreachableCause.OTHER:
        return tr("La plateforme n’est pas joignable. Vérifiez la connexion du poste au réseau, puis réessayez.")
    return ""


def _server_fault_at_the_door(failure: Failure) -> str:
    assert isinstance(failure, failures.ServerFault)
    if failure.status in (502, 503, 504):
        return tr(
            "La plateforme est momentanément indisponible, peut-être en maintenance. Réessayez dans quelques minutes."
        )
    return tr(
        "La plateforme a rencontré un problème de son côté. Réessayez dans quelques minutes, "
        "et prévenez votre support informatique si cela se reproduit."
    )


def _unintelligible_at_the_door(failure: Failure) -> str:
    assert isinstance(failure, failures.Unintelligible)
    return tr(_NOBODY_THERE) if failure.lacking else ""


_NOBODY_THERE = french("Aucune plateforme ne répond à cette adresse. Vérifiez l’adresse, puis réessayez.")
_AT_THE_DOOR: _Table = (
    (failures.Unreachable, _unreachable_at_the_door),
    (failures.TimedOut, french("La plateforme n’a pas répondu à temps. Réessayez dans un instant.")),
    (
        failures.Forbidden,
        french("Ce compte n’a pas le droit de se connecter. Demandez-le à un administrateur de votre organisation."),
    ),
    (failures.NotFound, _NOBODY_THERE),
    (failures.Unintelligible, _unintelligible_at_the_door),
    (
        failures.Refused,
        french("La plateforme a refusé la connexion. Vérifiez l’adresse e-mail et le mot de passe, puis recommencez."),
    ),
    (failures.ServerFault, _server_fault_at_the_door),
    (
        failures.DiskFull,
        french(
            "Le disque de ce poste est plein\u00a0: Kiosk ne peut pas démarrer. Libérez de la place, puis réessayez."
        ),
    ),
    (
        failures.MemoryUnwritable,
        french(
            "Kiosk ne peut pas écrire dans son dossier sur ce poste. "
            "Prévenez votre support informatique\u202f; rien n’est perdu."
        ),
    ),
)


def _unreachable_during_a_cut(failure: Failure) -> str:
    assert isinstance(failure, failures.Unreachable)
    match failure.cause:
        case UnreachableCause.UNKNOWN_HOST:
            return tr("La plateforme est introuvable depuis ce poste\u00a0: vérifiez sa connexion au réseau.")
        case UnreachableCause.REFUSED:
            return tr("La plateforme ne répond pas. Si cela dure, prévenez votre support informatique.")
        case _:
            return ""


def _server_fault_during_a_cut(failure: Failure) -> str:
    assert isinstance(failure, failures.ServerFault)
    if failure.status in (502, 503, 504):
        return tr("La plateforme est momentanément indisponible, peut-être en maintenance\u00a0: il suffit d’attendre.")
    return tr("La plateforme a rencontré un problème de son côté. Si cela dure, prévenez votre support informatique.")


def _unintelligible_during_a_cut(failure: Failure) -> str:
    assert isinstance(failure, failures.Unintelligible)
    if failure.portal:
        return tr(
            "Le réseau demande une connexion (portail)\u00a0: ouvrez votre navigateur et connectez-vous au réseau, "
            "Kiosk reprendra de lui-même."
        )
    return ""


_DURING_A_CUT: _Table = (
    (failures.Unreachable, _unreachable_during_a_cut),
    (
        failures.TimedOut,
        french("La plateforme n’a pas répondu à temps. Si cela dure, prévenez votre support informatique."),
    ),
    (failures.ServerFault, _server_fault_during_a_cut),
    (failures.Unintelligible, _unintelligible_during_a_cut),
)


def _unreachable_for_a_call(failure: Failure) -> str:
    assert isinstance(failure, failures.Unreachable)
    if failure.cause in (UnreachableCause.REFUSED, UnreachableCause.OTHER):
        return tr("La plateforme ne répond pas\u00a0: rien n’a été changé. Recommencez quand elle répondra.")
    return ""


def _timed_out_for_a_call(failure: Failure) -> str:
    assert isinstance(failure, failures.TimedOut)
    if not failure.sent:
        return ""
    return tr(
        "La plateforme n’a pas répondu à temps\u00a0: rien ne dit si c’est fait. "
        "Rouvrez la fiche pour le vérifier avant de recommencer."
    )


def _refused_for_a_call(failure: Failure) -> str:
    assert isinstance(failure, failures.Refused)
    if worded(failure):
        return ""
    return tr("La plateforme a refusé cette demande. Vérifiez la fiche, puis recommencez.")


_OF_A_CALL: _Table = (
    (failures.Unreachable, _unreachable_for_a_call),
    (failures.TimedOut, _timed_out_for_a_call),
    (failures.Refused, _refused_for_a_call),
    (
        failures.Conflict,
        french("Quelqu’un a modifié cette fiche entre-temps. Rouvrez-la, puis recommencez s’il le faut."),
    ),
    (failures.ServerFault, _server_fault_at_the_door),
)
