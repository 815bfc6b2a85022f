"""The policies of Windows for a fleet: ``kiosk.admx`` and its French words, made from the settings themselves.

Which settings there are, their bounds and choices come from ``kiosk/settings.py``; what administrators read of them
stands in ``SAID``. A test holds that both name the same.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from libraries import ROOT

sys.path.insert(0, str(ROOT))

import msgspec

from kiosk.settings import Settings
from kiosk.settings_places import ZONE
from kiosk.settings_policy import POLICY_KEY

SECTIONS: Final = {
    "": "Kiosk",
    "instance": "Plateforme",
    "instance.oauth": "Connexion par le navigateur",
    "thresholds": "Seuils",
    "display": "Affichage",
    "desk": "Poste",
    "network": "Réseau",
    "session": "Session et verrouillage",
    "site": "Compagnon du site",
    "lobby": "Écran d’appel et borne",
    "paper": "Papier",
    "retention": "Durées de conservation",
    "journal": "Journal des gestes",
}
SAID: Final = {
    "language": ("Langue du poste", "fr ou en."),
    "instance.url": ("Adresse de la plateforme", "Proposée à la connexion, par exemple https://rdv.anct.gouv.fr."),
    "instance.choices": ("Autres adresses proposées", "Une adresse par ligne."),
    "instance.open_hosts": ("Hôtes dont les pages s’ouvrent aussi", "Un nom par ligne, par exemple visio.exemple.fr."),
    "instance.sign_in": (
        "Façon d’entrer",
        "auto : demandée à la plateforme ; sinon navigateur ou mot de passe.",
    ),
    "instance.oauth.client_id": ("Identifiant de l’application", "Donné au site par le support de la plateforme."),
    "instance.oauth.client_secret": ("Secret de l’application", "Les applications publiques n’en ont pas."),
    "instance.oauth.redirect_uri": ("Adresse de retour", "À la lettre, comme elle a été inscrite."),
    "instance.oauth.scope": ("Portée", "write, sauf avis contraire du support."),
    "thresholds.late_minutes": ("Un retard se voit après", "En minutes."),
    "thresholds.long_wait_minutes": ("Une attente se voit après", "En minutes."),
    "display.theme": ("Couleurs", "Imposées, les personnes ne les choisissent plus : pensez à celles qui voient mal."),
    "display.text_percent": ("Taille du texte", "En pour cent. Imposée, les personnes ne la choisissent plus."),
    "desk.organisation_id": ("Organisation du premier démarrage", "Son numéro sur la plateforme."),
    "desk.lieu_id": ("Lieu du premier démarrage", "Son numéro sur la plateforme."),
    "desk.keyring_backends": ("Coffres tenus pour sûrs", "En plus de ceux des systèmes ; un par ligne."),
    "desk.ask_after_minutes": ("Redemander un geste qui préviendrait quelqu’un après", "En minutes."),
    "desk.fiction_numbers": ("Accepter les numéros de fiction", "Pour une plateforme de formation."),
    "desk.timezone": ("Fuseau horaire de l’organisation", "Par exemple Indian/Reunion."),
    "desk.holidays": ("Jours fériés", "Pour les plateformes qui ne les disent pas."),
    "network.connect_seconds": ("Attente d’une connexion", "En secondes."),
    "network.answer_seconds": ("Attente d’une réponse", "En secondes."),
    "network.calls_per_minute": ("Appels par minute, au plus", "Devant une plateforme sans API d’accueil."),
    "session.idle_minutes": ("Verrouiller après", "En minutes sans un geste."),
    "session.discreet_seconds": ("Écran discret après", "En secondes sans un geste ; 0 : par la touche seulement."),
    "session.code_hours": ("Durée du code court", "En heures."),
    "session.show_names": ("Montrer les noms à la porte", "Les noms de ceux qui partagent le poste."),
    "session.agents_days": ("Oublier un agent après", "En jours sans venir."),
    "session.end_of_day": ("Déconnecter tout le monde à", "Une heure, par exemple 20:00, ou « jamais »."),
    "lobby.title": ("Nom du site dans le hall", "En haut de l’écran d’appel et de la borne."),
    "lobby.message": ("Message de l’écran d’appel", "En bas de l’écran."),
    "lobby.waiting": ("Où s’asseoir", "Comme le dit la borne, par exemple : Salle d’attente du premier étage."),
    "lobby.sound": ("Son des appels", "Voix, carillon ou aucun."),
    "lobby.exit_code": ("Code pour quitter l’écran ou la borne", "Quatre à douze chiffres ; une borne en a un."),
    "lobby.printer": ("Imprimante de tickets", "ESC/POS : network:ADRESSE, usb:FABRICANT:PRODUIT ou file:CHEMIN."),
    "lobby.low": ("Boutons de la borne en bas", "Toujours dans les deux tiers du bas."),
    "paper.by_command": ("Imprimer par une commande", "La liste d’un jour, sans ouvrir de fenêtre."),
    "site.companion": ("Adresse du compagnon", "Par exemple https://accueil.exemple.fr:8843."),
    "retention.rdvs_days": ("RDV passés", "En jours."),
    "retention.usagers_days": ("Usagers que le poste n’a plus rencontrés", "En jours."),
    "retention.walk_ins_days": ("Venues sans RDV", "En jours ; 0 : jamais sur le disque."),
    "retention.journal_days": ("Ce qui est fait et réglé", "En jours ; 0 : jamais sur le disque."),
    "retention.refusals_days": ("Refus que personne n’a lus", "En jours."),
    "retention.memories_days": ("Tout ce qui est gardé d’un agent qui ne vient plus", "En jours."),
    "journal.months": ("Garder le journal", "En mois ; 0 : aucun journal."),
}
NOT_OFFERED: Final = ("instance.known", "lobby.reasons", "desk.keep_days")
"""Lists of tables, which the form has no field for, and a former name: by hand in the registry."""
_NAMESPACE: Final = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"


def settings() -> dict[str, dict[str, Any]]:
    """Every setting by its name, « display.theme », with its JSON Schema."""
    schema = msgspec.json.schema(Settings, schema_hook=lambda _: {"type": "string", **ZONE})
    found: dict[str, dict[str, Any]] = {}

    def walk(part: dict[str, Any], above: str) -> None:
        for name, one in part["properties"].items():
            reference = one.get("$ref") or next((each.get("$ref") for each in one.get("allOf", ())), None)
            if reference:
                walk(schema["$defs"][reference.rpartition("/")[2]], f"{above}{name}.")
            else:
                found[f"{above}{name}"] = next(
                    (each for each in one.get("anyOf", ()) if each.get("type") != "null"), one
                )

    walk(schema["$defs"]["Settings"], "")
    return found


def write(folder: Path) -> list[Path]:
    """Writes kiosk.admx and fr-FR/kiosk.adml below ``folder``."""
    ElementTree.register_namespace("", _NAMESPACE)
    admx, adml = _root("policyDefinitions"), _root("policyDefinitionResources")
    spaces = _sub(admx, "policyNamespaces")
    _sub(spaces, "target", prefix="kiosk", namespace="fr.rdv.kiosk")
    _sub(admx, "resources", minRequiredRevision="1.0")
    _sub(adml, "displayName").text = "Kiosk"
    _sub(adml, "description").text = "Réglages que le site impose à ses postes d’accueil"
    resources = _sub(adml, "resources")
    strings, forms = _sub(resources, "stringTable"), _sub(resources, "presentationTable")

    def said(name: str, text: str) -> str:
        _sub(strings, "string", id=name).text = text
        return f"$(string.{name})"

    categories = _sub(admx, "categories")
    for name, title in SECTIONS.items():
        identity = _identity("section", name)
        category = _sub(categories, "category", name=identity, displayName=said(identity, title))
        if name:
            above = name.rpartition(".")[0]
            _sub(category, "parentCategory", ref=_identity("section", above))
    policies = _sub(admx, "policies")
    for name, schema in settings().items():
        if name not in NOT_OFFERED:
            _policy(policies, forms, name, schema, said)
    (folder / "fr-FR").mkdir(parents=True, exist_ok=True)
    made = [folder / "kiosk.admx", folder / "fr-FR" / "kiosk.adml"]
    for root, path in zip((admx, adml), made, strict=True):
        ElementTree.indent(root)
        ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    return made


def _policy(
    policies: ElementTree.Element, forms: ElementTree.Element, name: str, schema: dict[str, Any], said: Any
) -> None:
    title, explained = SAID[name]
    section, _, key = name.rpartition(".")
    identity = _identity("setting", name)
    where = "\\".join([POLICY_KEY, *section.split(".")]) if section else POLICY_KEY
    heads = {
        "name": identity,
        "class": "Machine",
        "displayName": said(identity, title),
        "explainText": said(f"{identity}_help", f"{explained}\nDans kiosk.toml : {name}"),
        "key": where,
    }
    kind = schema.get("type")
    policy = _sub(policies, "policy", **heads)
    category = _identity("section", section)
    if kind == "boolean":
        policy.set("valueName", key)
        _sub(policy, "parentCategory", ref=category)
        for element, value in (("enabledValue", "1"), ("disabledValue", "0")):
            _sub(_sub(policy, element), "decimal", value=value)
        return
    policy.set("presentation", f"$(presentation.{identity})")
    _sub(policy, "parentCategory", ref=category)
    elements, form = _sub(policy, "elements"), _sub(forms, "presentation", id=identity)
    if "enum" in schema:
        enumerated = _sub(elements, "enum", id=key, valueName=key, required="true")
        for value in schema["enum"]:
            shown = said(f"{identity}_{schema['enum'].index(value)}", value)
            _sub(_sub(_sub(enumerated, "item", displayName=shown), "value"), "string").text = value
        _sub(form, "dropdownList", refId=key).text = title
    elif kind in ("integer", "number"):
        bounds = {"minValue": str(int(schema.get("minimum", 0)))}
        if "maximum" in schema:
            bounds["maxValue"] = str(int(schema["maximum"]))
        _sub(elements, "decimal", id=key, valueName=key, required="true", **bounds)
        _sub(form, "decimalTextBox", refId=key).text = title
    elif kind == "array":
        _sub(elements, "multiText", id=key, valueName=key, required="true")
        _sub(form, "multiTextBox", refId=key).text = title
    else:
        _sub(elements, "text", id=key, valueName=key, required="true")
        _sub(_sub(form, "textBox", refId=key), "label").text = title


def _identity(kind: str, name: str) -> str:
    return f"{kind}_{name.replace('.', '_') or 'top'}"


def _root(name: str) -> ElementTree.Element:
    return ElementTree.Element(f"{{{_NAMESPACE}}}{name}", {"revision": "1.0", "schemaVersion": "1.0"})


def _sub(parent: ElementTree.Element, name: str, /, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)


if __name__ == "__main__":
    for one in write(ROOT / "build" / "packages" / "PolicyDefinitions"):
        print(one.relative_to(ROOT))
