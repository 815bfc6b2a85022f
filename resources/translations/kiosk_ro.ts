<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ro_RO" sourcelanguage="fr_FR">
<context>
    <name>kiosk</name>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Trop d’essais : attendez cinq minutes.</source>
        <translation>Prea multe încercări: așteptați cinci minute.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce n’est pas le code du site.</source>
        <translation>Acesta nu este codul locației.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce code n’est pas complet.</source>
        <translation>Acest cod nu este complet.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Adressez-vous à l’accueil</source>
        <translation>Adresați-vă recepției</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Cette date n’existe pas. Tapez le jour, le mois, puis l’année.</source>
        <translation>Această dată nu există. Scrieți ziua, luna, apoi anul.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>La borne n’a pas compris la réponse. Adressez-vous à l’accueil.</source>
        <translation>Răspunsul nu a putut fi citit. Adresați-vă recepției.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Votre ticket</source>
        <translation>Biletul dumneavoastră</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personnes avant vous : {}</source>
        <translation>Persoane înaintea dumneavoastră: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personne n’attend avant vous.</source>
        <translation>Nimeni nu așteaptă înaintea dumneavoastră.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Asseyez-vous, on va vous appeler.</source>
        <translation>Luați loc, vă vom chema.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’imprimante ne répond pas : retenez ce numéro.</source>
        <translation>Imprimanta nu răspunde: rețineți acest număr.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>On vient vous aider</source>
        <translation>Vine cineva să vă ajute</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’accueil sait que vous l’attendez devant la borne.</source>
        <translation>Recepția știe că așteptați aici.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>C’est noté, on vous attend</source>
        <translation>S-a notat, vă așteptăm</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous êtes en avance</source>
        <translation>Ați venit mai devreme</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous avez plusieurs rendez-vous : {}.</source>
        <translation>Aveți mai multe programări: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous est à {}.</source>
        <translation>Programarea dumneavoastră este la {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Revenez à cette borne à partir de {}.</source>
        <translation>Reveniți la acest ecran începând cu ora {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>L’heure de votre rendez-vous est passée. L’accueil sait que vous êtes là.</source>
        <translation>Ora programării a trecut. Recepția știe că sunteți aici.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas à cette adresse. L’accueil vous dira où aller.</source>
        <translation>Programarea nu este la această adresă. Recepția vă va spune unde să mergeți.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas aujourd’hui. L’accueil vous dira quand revenir.</source>
        <translation>Programarea nu este astăzi. Recepția vă va spune când să reveniți.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne ne peut pas répondre avec certitude. L’accueil va vous aider.</source>
        <translation>Ecranul nu poate răspunde cu certitudine. Recepția vă va ajuta.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas trouvé ce rendez-vous. L’accueil va le chercher avec vous.</source>
        <translation>Această programare nu a fost găsită. Recepția o va căuta împreună cu dumneavoastră.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Avec {}</source>
        <translation>Cu {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne se repose un moment. Adressez-vous à l’accueil.</source>
        <translation>Ecranul se odihnește puțin. Adresați-vă recepției.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas de liaison. Adressez-vous à l’accueil.</source>
        <translation>Ecranul nu are conexiune. Adresați-vă recepției.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>La borne n’a pas de liaison pour le moment.</source>
        <translation>Ecranul nu are conexiune momentan.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Bonjour. Que souhaitez-vous ?</source>
        <translation>Bună ziua. Ce doriți?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai rendez-vous</source>
        <translation>Am programare</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Je n’ai pas de rendez-vous</source>
        <translation>Nu am programare</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai besoin d’aide</source>
        <translation>Am nevoie de ajutor</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Avec le code de votre convocation : présentez-le au lecteur.</source>
        <translation>Cu codul convocării: arătați-l cititorului.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Pourquoi venez-vous ?</source>
        <translation>De ce ați venit?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Retour</source>
        <translation>Înapoi</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Les 3 premières lettres de votre nom</source>
        <translation>Primele 3 litere ale numelui de familie</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre date de naissance</source>
        <translation>Data nașterii</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Le code de votre convocation</source>
        <translation>Codul convocării</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Code du site</source>
        <translation>Codul instituției</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>JJMMAAAA</source>
        <translation>ZZLLAAAA</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai un code</source>
        <translation>Am un cod</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Effacer</source>
        <translation>Șterge</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Continuer</source>
        <translation>Continuă</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Un instant…</source>
        <translation>O clipă…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre numéro : {}</source>
        <translation>Numărul dumneavoastră: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Terminer</source>
        <translation>Gata</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus grand</source>
        <translation>Mai mare</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Contraste</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus bas</source>
        <translation>Mai jos</translation>
    </message>
</context>
</TS>
