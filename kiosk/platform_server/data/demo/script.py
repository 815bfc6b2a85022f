"""The script of the demonstration's day at the three lieux, hour by hour.

Each line: agents, hour, motif, how it goes, who (a name of the cast, several joined by « + »; empty: someone of the
population), context. How it goes:

- ``v``: comes a little before the hour and is received about on time; ``v 9:37>10:26``: arrives at 9:37, is received
  at 10:26;
- ``n``: does not come, noted about twenty minutes after the hour; ``n 10:31``: noted at 10:31;
- ``e 9:12``: the usager calls at 9:12 to cancel; ``s 8:52``: the service cancels at 8:52;
- ``?``: nobody ever notes what became of it.

At 10:20, the hour of the demonstration: five people wait at the centre and one at the town hall, one of them for more
than forty minutes; one person is late and has not called; the massage workshop has begun; two RDVs of the early
morning, both away from the counter, are still to fill in.
"""

from __future__ import annotations

Line = tuple[str, str, str, str, str, str]

DAY: tuple[Line, ...] = (
    # PMI, the doctor: fills up from 9:30 and catches up after 11.
    ("vasseur", "8:45", "nourrisson", "v", "", ""),
    ("vasseur", "9:05", "nourrisson", "v", "", "Première visite au centre."),
    ("vasseur", "9:25", "vaccin", "v 9:19>9:41", "", ""),
    ("vasseur", "9:45", "nourrisson", "v 9:37>10:26", "diaby", "Fièvre cette nuit, la maman a prévenu."),
    ("vasseur", "10:05", "nourrisson", "v 10:01>10:48", "roux", ""),
    ("vasseur", "10:25", "enfant", "v 10:17>11:04", "verdier", "Bilan demandé par l’école maternelle."),
    ("vasseur", "11:15", "nourrisson", "e 9:12", "", ""),
    ("vasseur", "11:35", "nourrisson", "v 11:24>11:44", "caron", ""),
    ("vasseur", "13:30", "enfant", "v", "", ""),
    ("vasseur", "14:00", "nourrisson", "v", "", "Vient avec une amie qui traduit."),
    ("vasseur", "14:20", "nourrisson", "v", "", ""),
    ("vasseur", "14:40", "vaccin", "n", "", ""),
    ("vasseur", "15:00", "enfant", "v", "", ""),
    ("vasseur", "15:50", "vaccin", "v", "", ""),
    # PMI, puéricultrice.
    ("guillou", "8:30", "pesee", "v 8:27>8:34", "", ""),
    ("guillou", "8:50", "pesee", "v", "", ""),
    ("guillou", "9:10", "pesee", "n 9:33", "", ""),
    ("guillou", "9:30", "pesee", "v 9:34>9:36", "", "Allaitement difficile, prévoir un peu de temps."),
    ("guillou", "13:30", "pesee", "v", "", ""),
    ("guillou", "13:50", "pesee", "v", "", ""),
    ("guillou", "14:30", "appel-puer", "?", "", ""),
    ("guillou", "15:15", "domicile-puer", "v", "nouveau-né", "Retour de maternité."),
    # PMI, sage-femme.
    ("marchetti", "9:00", "grossesse", "v", "", ""),
    ("marchetti", "9:45", "planification", "v 9:41>9:47", "", ""),
    ("marchetti", "10:30", "grossesse", "v 10:12>10:33", "n’guessan", "Vient en car, arrive toujours en avance."),
    ("marchetti", "11:15", "prenatal", "v", "composée", ""),
    ("marchetti", "13:45", "grossesse", "v", "", ""),
    ("marchetti", "14:30", "visio-sf", "v", "", ""),
    ("marchetti", "15:15", "grossesse", "v", "", ""),
    ("marchetti", "16:00", "grossesse", "e 9:40", "", ""),
    # PMI, psychologue.
    ("psychologue", "9:45", "psychologue", "v 9:43>9:50", "", ""),
    ("psychologue", "10:30", "psychologue", "v 10:28>10:36", "", ""),
    ("psychologue", "11:15", "psychologue", "n", "", ""),
    # Service social.
    ("morvan", "8:30", "appel-social", "?", "", "Rappeler au sujet du dossier de surendettement."),
    ("morvan", "9:00", "social", "v", "", ""),
    ("morvan", "9:45", "social", "v 9:40>9:49", "benali-père", ""),
    ("morvan", "10:30", "social", "v 10:26>10:35", "", ""),
    ("morvan", "11:15", "aide", "v 11:08>11:18", "domicilié", "Domicilié au CCAS. Colis alimentaire à prévoir."),
    (
        "morvan",
        "11:45",
        "droits",
        "v 11:39>12:04",
        "martin-1",
        "Ajouté entre deux rendez-vous, coupure d’électricité annoncée.",
    ),
    ("morvan", "13:30", "social", "v", "", ""),
    ("morvan", "14:15", "social-1", "v", "benali-fils", "Première demande, orienté par la mairie."),
    ("morvan", "15:00", "social", "n", "", ""),
    ("zerrouki", "9:15", "rsa-contrat", "v", "", ""),
    ("zerrouki", "10:00", "social", "n 10:32", "l’hostis", ""),
    (
        "zerrouki+nguyen",
        "11:00",
        "budget",
        "v 10:51>11:03",
        "garnier-lui+garnier-elle",
        "Entretien à deux voix, dossier de surendettement.",
    ),
    ("zerrouki", "13:45", "droits", "v", "sans-téléphone", "Pas de téléphone. Vient avec sa voisine."),
    ("zerrouki", "14:15", "aide", "v", "", ""),
    ("zerrouki", "15:00", "social", "v", "", ""),
    ("kowalczyk", "9:00", "domicile-social", "?", "", ""),
    ("kowalczyk", "10:45", "social", "v 10:38>10:47", "martin-2", ""),
    ("kowalczyk", "13:30", "social-1", "v", "interprète", "Interprète en dari par téléphone, appeler à 13:25."),
    ("kowalczyk", "14:15", "social", "e 8:41", "", ""),
    ("kowalczyk", "15:00", "social", "v", "notifications-refusées", "Ne souhaite ni SMS ni e-mail."),
    ("kowalczyk", "15:45", "logement", "v", "", ""),
    ("nguyen", "9:00", "budget", "v", "d’hervilly", ""),
    ("nguyen", "10:15", "logement", "v 10:18>10:27", "", "Apportera les papiers manquants."),
    ("nguyen", "16:00", "budget", "v", "", ""),
    ("ferrand", "9:00", "droits", "v", "", ""),
    ("ferrand", "14:00", "social-1", "v", "", ""),
    # Aide sociale à l’enfance. The afternoon goes to the court.
    ("dacosta", "9:00", "famille-ase", "v", "lecomte-mère+lecomte-fils", ""),
    ("dacosta", "10:30", "educatif", "v 10:27>10:33", "", "L’établissement accompagne le jeune."),
    ("dacosta", "11:15", "appel-ase", "v", "", ""),
    ("dacosta", "13:30", "famille-ase", "s 8:52", "", ""),
    ("dacosta", "14:45", "educatif", "s 8:54", "", ""),
    # Secrétariat.
    ("belkacem", "9:30", "demarches", "v", "fauteuil", "Fauteuil roulant, salle du rez-de-chaussée."),
    # Antenne des Tilleuls.
    ("diop", "9:00", "pesee", "v", "", ""),
    ("diop", "9:20", "pesee", "v", "", ""),
    ("diop", "9:40", "suivi-pmi", "v 9:37>9:44", "", ""),
    ("diop", "10:30", "pesee", "v 10:25>10:32", "", ""),
    ("diop", "11:00", "suivi-pmi", "n", "", ""),
    ("diop", "14:00", "domicile-puer", "v", "", ""),
    # Hôtel de ville.
    ("legoff", "9:00", "titre", "v", "", ""),
    ("legoff", "9:20", "titre", "v", "", "Deux titres à déposer."),
    ("legoff", "9:40", "retrait", "v 9:38>9:42", "", ""),
    ("legoff", "9:50", "titre", "v 9:47>9:56", "", ""),
    ("legoff", "10:20", "titre", "v 10:13>10:22", "", ""),
    ("legoff", "10:40", "retrait", "v 10:36>10:41", "", ""),
    ("legoff", "11:00", "titre", "n", "", ""),
    ("legoff", "11:20", "titre", "v", "", ""),
    ("legoff", "14:00", "titre", "v", "", ""),
    ("legoff", "14:20", "retrait", "v", "", ""),
    ("legoff", "14:40", "titre", "v", "", ""),
    ("legoff", "15:20", "titre", "v", "", ""),
    ("blanchet", "9:30", "mariage", "v", "fiancée+fiancé", ""),
    ("blanchet", "10:30", "pacs", "v 10:27>10:31", "", ""),
    ("blanchet", "14:00", "reconnaissance", "v", "", ""),
    ("blanchet", "15:00", "prenom", "v", "", ""),
)

WORKSHOPS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    (
        "guillou",
        "10:00",
        "massage",
        "Groupe du matin",
        ("v 10:03", "v 10:03", "v 10:04", "v 10:05", "v 10:11", "v 10:28", "e 8:47", "n 11:05"),
    ),
    (
        "nguyen",
        "14:00",
        "rsa-info",
        "",
        ("v 14:02", "v 14:02", "v 14:03", "v 14:03", "v 14:04", "v 14:04", "v 14:09", "n 14:40", "n 14:40"),
    ),
)
"""Collective RDVs: agent, hour, motif, title, how it goes for each participant.

Nobody waits: they are let into the room.
"""
