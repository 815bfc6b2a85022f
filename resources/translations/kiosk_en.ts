<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>kiosk</name>
    <message>
        <location filename="../../kiosk/api_client/certificates.py"/>
        <source>sans nom</source>
        <translation>no name</translation>
    </message>
    <message>
        <location filename="../../kiosk/api_client/http/system.py"/>
        <source>magasin de certificats du système</source>
        <translation>system certificate store</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>{} n’est pas l’adresse d’une plateforme.</source>
        <translation>{} is not the address of a platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>Rien n’est gardé là.</source>
        <translation>Nothing is kept there.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>Kiosk est ouvert sur ce profil : fermez-le d’abord.</source>
        <translation>Kiosk is open on this profile: close it first.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>Le coffre des mots de passe est verrouillé ou ne répond pas : ouvrez-le, puis recommencez.</source>
        <translation>The keyring is locked or does not answer: unlock it, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>Rien n’est gardé de cet agent.</source>
        <translation>Nothing is kept of this person.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>Rien n’a été effacé. Ajoutez --yes pour perdre ce qui n’est pas envoyé.</source>
        <translation>Nothing was erased. Add --yes to lose what is not sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>Effacé : {}</source>
        <translation>Erased: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>Pas effacé : {} ({})</source>
        <translation>Not erased: {} ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>un agent</source>
        <translation>somebody</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>illisible, avec peut-être des gestes non envoyés</source>
        <translation>unreadable, with perhaps unsent actions</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>{} geste non envoyé</source>
        <translation>{} unsent action</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/forget.py"/>
        <source>{} gestes non envoyés</source>
        <translation>{} unsent actions</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>Aucun journal n’est gardé sur ce poste.</source>
        <translation>No journal is kept on this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>{} : le journal ne peut pas être écrit ({}).</source>
        <translation>{}: the journal cannot be written ({}).</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>{} ligne</source>
        <translation>{} line</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>{} lignes</source>
        <translation>{} lines</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>de {} à {}</source>
        <translation>from {} to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>La chaîne est rompue à la ligne {} : le journal n’est pas tel qu’il a été écrit.</source>
        <translation>The chain is broken at line {}: the journal is not as it was written.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>La chaîne est intacte. Dernière ligne : {}, sceau {}.</source>
        <translation>The chain is intact. Last line: {}, seal {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>instant</source>
        <translation>instant</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>instance</source>
        <translation>instance</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>agent</source>
        <translation>member of staff</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>organisation</source>
        <translation>organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>geste</source>
        <translation>act</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>reprise</source>
        <translation>taken back</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>RDV</source>
        <translation>appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>usagers</source>
        <translation>users</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>oui</source>
        <translation>yes</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>Kiosk est ouvert sur ce profil : fermez-le, puis recommencez.</source>
        <translation>Kiosk is open on this profile: close it, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>Le coffre des mots de passe ne répond pas : le journal ne peut pas être lu.</source>
        <translation>The system keyring does not answer: the journal cannot be read.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/journal.py"/>
        <source>Le journal ne peut pas être lu : il est abîmé, ou sa clé n’est plus dans le coffre des mots de passe.</source>
        <translation>The journal cannot be read: it is damaged, or its key is no longer in the keyring.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_day.py"/>
        <source>{} : ce dossier ne peut pas être écrit.</source>
        <translation>{}: this folder cannot be written.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_day.py"/>
        <source>Kiosk n’a pas pu se connecter à la plateforme.</source>
        <translation>Kiosk could not sign in at the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_day.py"/>
        <source>Kiosk est ouvert sur ce profil, et ne répond pas.</source>
        <translation>Kiosk is open on this profile, and does not answer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>Ce site n’a pas permis d’imprimer par une commande : [paper] by_command = true le permet.</source>
        <translation>Printing by a command is not allowed here: [paper] by_command = true allows it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>Tous les lieux</source>
        <translation>All sites</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>La plateforme ne répond pas, et ce poste ne connaît pas ce jour.</source>
        <translation>The platform does not answer, and this computer does not know that day.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>Personne n’est connecté sur ce poste : ouvrez Kiosk et restez connecté, puis recommencez.</source>
        <translation>Nobody is signed in on this computer: open Kiosk and stay signed in, then begin again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>La mémoire de ce poste ne peut pas être lue.</source>
        <translation>The memory of this computer cannot be read.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>Le lieu {} n’est pas connu de ce poste.</source>
        <translation>The site {} is not known to this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>L’organisation {} n’est pas connue de ce poste.</source>
        <translation>The organisation {} is not known to this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>Précisez --organisation : {}</source>
        <translation>Say which --organisation: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>Liste du {}</source>
        <translation>List of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>{} : ce fichier ne peut pas être écrit.</source>
        <translation>{}: this file cannot be written.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>aucune</source>
        <translation>none</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>L’imprimante « {} » n’est pas installée. Installées : {}</source>
        <translation>The printer “{}” is not installed. Installed: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>{} : l’imprimante n’a pas pris le document.</source>
        <translation>{}: the printer has not taken the document.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>{} feuille</source>
        <translation>{} sheet</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>{} feuilles</source>
        <translation>{} sheets</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/commands/print_job.py"/>
        <source>La plateforme ne répond pas : jour tel que connu le {} à {}.</source>
        <translation>The platform does not answer: the day as it was known on {} at {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/demonstration_hall.py"/>
        <source>Borne du hall</source>
        <translation>Check-in screen of the hall</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/demonstration_hall.py"/>
        <source>Écran du hall</source>
        <translation>Screen of the hall</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/demonstration_hall.py"/>
        <source>Un bureau</source>
        <translation>An office</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/demonstration_hall.py"/>
        <source>Retirer un document</source>
        <translation>Collect a document</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/demonstration_hall.py"/>
        <source>Autre demande</source>
        <translation>Something else</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/device/compose.py"/>
        <source>Il manque [lobby] exit_code : le code par lequel on quitte la borne.</source>
        <translation>[lobby] exit_code is missing: the code by which one leaves the check-in screen.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/device/compose.py"/>
        <source>Il manque [site] companion : l’adresse du compagnon du site.</source>
        <translation>[site] companion is missing: the address of the site’s companion.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/device/compose.py"/>
        <source>Il manque [desk] organisation_id : l’organisation de cet appareil.</source>
        <translation>[desk] organisation_id is missing: the organisation of this device.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/bundle.py"/>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/bundle.py"/>
        <source>Journal du poste</source>
        <translation>Log of this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/bundle.py"/>
        <source>(vide)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/bundle.py"/>
        <source>{} ligne retirée : elle nommait quelqu’un.</source>
        <translation>{} line removed: it named somebody.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/bundle.py"/>
        <source>{} lignes retirées : elles nommaient quelqu’un.</source>
        <translation>{} lines removed: they named somebody.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/check.py"/>
        <source>pas vérifié, Kiosk a rencontré un problème ({})</source>
        <translation>not checked, Kiosk met a problem ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/check.py"/>
        <source>Envoyez ce rapport à votre support informatique.</source>
        <translation>Send this report to your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/check.py"/>
        <source>pas vérifié à temps</source>
        <translation>not checked in time</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/check.py"/>
        <source>Recommencez ; si cela dure, redémarrez le poste.</source>
        <translation>Try again; if it lasts, restart this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/check.py"/>
        <source>réglage illisible</source>
        <translation>unreadable setting</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/check.py"/>
        <source>pas vérifié : le nom n’est pas connu</source>
        <translation>not checked: the name is not known</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/command.py"/>
        <source>{} : le rapport ne peut pas être écrit ({}).</source>
        <translation>{}: the report cannot be written ({}).</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/diagnostic/command.py"/>
        <source>Vérification : {} sur {}</source>
        <translation>Check: {} of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/run.py"/>
        <source>Plateforme de démonstration : {}</source>
        <translation>Demonstration platform: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/run.py"/>
        <source>Accueil 1</source>
        <translation>Desk 1</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/run.py"/>
        <source>Le poste d’accueil</source>
        <translation>The desk</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/run.py"/>
        <source>Un agent dans son bureau</source>
        <translation>An agent in their office</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/run.py"/>
        <source>La borne du hall</source>
        <translation>The check-in screen of the hall</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/run.py"/>
        <source>L’écran du hall</source>
        <translation>The screen of the hall</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/run.py"/>
        <source>La configuration de Kiosk est à corriger</source>
        <translation>Kiosk’s configuration needs correcting</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/run.py"/>
        <source>Kiosk ne peut pas s’ouvrir. Transmettez ces lignes à votre support informatique :</source>
        <translation>Kiosk cannot open. Pass these lines on to your IT support:</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/run.py"/>
        <source>Fermer Kiosk</source>
        <translation>Close Kiosk</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/unanswering.py"/>
        <source>Kiosk ne répond pas</source>
        <translation>Kiosk does not answer</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/unanswering.py"/>
        <source>Kiosk est déjà ouvert sur ce poste, et ne répond plus. Vous pouvez attendre un peu, ou le fermer et recommencer : ce qui était en train d’être tapé sera perdu. Les gestes déjà faits restent gardés, sauf sur un poste sans coffre des mots de passe.</source>
        <translation>Kiosk is already open on this computer, and does not answer any more. You can wait a little, or close it and start again: what was being typed will be lost. What was already done is kept, except on a computer without a password store.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/unanswering.py"/>
        <source>Le fermer et recommencer</source>
        <translation>Close it and start again</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/unanswering.py"/>
        <source>Attendre</source>
        <translation>Wait</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/unanswering.py"/>
        <source>Kiosk semble déjà ouvert sur ce poste, et ne répond pas. Fermez votre session de l’ordinateur, rouvrez-la, puis recommencez. Si cela dure, prévenez votre support informatique.</source>
        <translation>Kiosk seems to be open on this computer already, and does not answer. Sign out of the computer, sign in again, then start again. If this lasts, tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/app/unanswering.py"/>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <location filename="../../kiosk/desk/errands.py"/>
        <source>La plateforme a refusé ce sur quoi repose cette saisie. Vérifiez-le, puis recommencez.</source>
        <translation>The platform refused what this entry rests on. Check it, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/desk/errands.py"/>
        <source>Cette saisie a été reprise avant d’être envoyée.</source>
        <translation>This entry was taken back before it was sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/desk/gestures/undo.py"/>
        <source>Le geste vient de partir vers la plateforme. Reprenez-le une seconde fois pour voir qui sera prévenu.</source>
        <translation>What you did has just left for the platform. Undo it once more to see who will be told.</translation>
    </message>
    <message>
        <location filename="../../kiosk/desk/gestures/undo.py"/>
        <source>L’état de {} a changé depuis : rien n’a été repris.</source>
        <translation>The status of {} has changed since: nothing was undone.</translation>
    </message>
    <message>
        <location filename="../../kiosk/desk/gestures/weighing.py"/>
        <source>Ce rendez-vous n’est plus dans l’agenda.</source>
        <translation>This appointment is no longer in the diary.</translation>
    </message>
    <message>
        <location filename="../../kiosk/desk/lobby.py"/>
        <source>Cette personne n’est plus appelée.</source>
        <translation>This person is no longer being called.</translation>
    </message>
    <message>
        <location filename="../../kiosk/desk/session/loopback.py"/>
        <source>Kiosk a reçu la réponse. Vous pouvez fermer cette page et y revenir.</source>
        <translation>Kiosk has received the answer. You can close this page and go back to it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/desk/session/loopback.py"/>
        <source>Kiosk n’a pas été autorisé. Vous pouvez fermer cette page et revenir à Kiosk.</source>
        <translation>Kiosk was not authorised. You can close this page and go back to Kiosk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/desk/session/loopback.py"/>
        <source>Cette page ne répond pas à la connexion en cours. Revenez à Kiosk, et recommencez de là.</source>
        <translation>This page does not answer the sign-in under way. Go back to Kiosk, and start again from there.</translation>
    </message>
    <message>
        <location filename="../../kiosk/desk/session/loopback.py"/>
        <source>Il n’y a rien à cette adresse.</source>
        <translation>There is nothing at this address.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/slip.py"/>
        <source>Rendez-vous</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>{} a déjà un rendez-vous de {} à {}.</source>
        <translation>{} already has an appointment from {} to {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>Cette heure est passée.</source>
        <translation>This time has passed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>Ce jour est férié.</source>
        <translation>This day is a public holiday.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>Ce jour est un dimanche.</source>
        <translation>This day is a Sunday.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>Places restantes : {}.</source>
        <translation>Places left: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>L’atelier est complet.</source>
        <translation>The workshop is full.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>{} est indisponible à cette heure.</source>
        <translation>{} is away at this time.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>{} reçoit à {} à cette heure.</source>
        <translation>{} receives at {} at this time.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>{} : en dehors de ses plages d’ouverture.</source>
        <translation>{}: outside their opening hours.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>{} est déjà dans la liste de cet atelier.</source>
        <translation>{} is already on the list of this workshop.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>{} n’a pas de numéro de téléphone.</source>
        <translation>{} has no telephone number.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/warnings.py"/>
        <source>{} a déjà un rendez-vous ce jour-là à {} : {}.</source>
        <translation>{} already has an appointment that day at {}: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/workshops.py"/>
        <source>Choisissez le motif.</source>
        <translation>Choose the reason.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/workshops.py"/>
        <source>Choisissez le lieu.</source>
        <translation>Choose the site.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/workshops.py"/>
        <source>Choisissez au moins un agent.</source>
        <translation>Choose at least one agent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/workshops.py"/>
        <source>Indiquez un jour à venir, dans les deux ans.</source>
        <translation>Give a day to come, within two years.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/workshops.py"/>
        <source>Indiquez l’heure.</source>
        <translation>Give the hour.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/workshops.py"/>
        <source>Indiquez une durée, d’un jour au plus.</source>
        <translation>Give a length, of a day at most.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/workshops.py"/>
        <source>Indiquez un nombre de places, ou laissez vide s’il n’y a pas de limite.</source>
        <translation>Give a number of seats, or leave it empty where there is no limit.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/booking/workshops.py"/>
        <source>Gardez au moins une date.</source>
        <translation>Keep at least one date.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>lundi</source>
        <translation>Monday</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>mardi</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>mercredi</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>jeudi</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>vendredi</source>
        <translation>Friday</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>samedi</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>dimanche</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>janvier</source>
        <translation>January</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>février</source>
        <translation>February</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>mars</source>
        <translation>March</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>avril</source>
        <translation>April</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>mai</source>
        <translation>May</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>juin</source>
        <translation>June</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>juillet</source>
        <translation>July</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>août</source>
        <translation>August</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>septembre</source>
        <translation>September</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>octobre</source>
        <translation>October</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>novembre</source>
        <translation>November</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>décembre</source>
        <translation>December</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>{} heure</source>
        <translation>{} hour</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>{} heures</source>
        <translation>{} hours</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>{} minute</source>
        <translation>{} minute</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>{} minutes</source>
        <translation>{} minutes</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>à l’instant</source>
        <translation>just now</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>il y a {} jour</source>
        <translation>{} day ago</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>il y a {} jours</source>
        <translation>{} days ago</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>il y a {}</source>
        <translation>{} ago</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/dates/times.py"/>
        <source>1er</source>
        <comment>date</comment>
        <translation>1</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>1er</source>
        <translation>1st</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>2e</source>
        <translation>2nd</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>3e</source>
        <translation>3rd</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>4e</source>
        <translation>4th</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>5e</source>
        <translation>5th</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>dernier</source>
        <translation>last</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>à répétition</source>
        <translation>recurring</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>à partir du {}</source>
        <translation>from {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>jusqu’au {}</source>
        <translation>until {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>du {} au {} inclus</source>
        <translation>from {} to {} inclusive</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>du {} à {} au {} à {}</source>
        <translation>from {} at {} to {} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>toute la journée</source>
        <translation>all day</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>tous les jours</source>
        <translation>every day</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>tous les {} jours</source>
        <translation>every {} days</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>du lundi au vendredi</source>
        <translation>Monday to Friday</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>tous les {}</source>
        <translation>on {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>une semaine sur deux</source>
        <translation>every other week</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>toutes les {} semaines</source>
        <translation>every {} weeks</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>les {}</source>
        <translation>on {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>de chaque mois</source>
        <translation>of each month</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>tous les {} mois</source>
        <translation>every {} months</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>le {day} {of}</source>
        <translation>on day {day} {of}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>les {} {}s</source>
        <translation>on the {} {}s</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/absence_words.py"/>
        <source>le {} {}</source>
        <translation>on the {} {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/aside.py"/>
        <source>Reçoit dans un autre lieu</source>
        <translation>Receives at another site</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/aside.py"/>
        <source>Ne reçoit pas ce jour</source>
        <translation>Does not receive this day</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/aside.py"/>
        <source>Aucun rendez-vous ce jour</source>
        <translation>No appointment this day</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/board.py"/>
        <source>{} RDV passé, renseigné</source>
        <translation>{} past appointment, filled in</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/board.py"/>
        <source>{} RDV passés, tous renseignés</source>
        <translation>{} past appointments, all filled in</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/board.py"/>
        <source>{} RDV annulé, ou absent (excusé)</source>
        <translation>{} appointment cancelled, or absent (excused)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/board.py"/>
        <source>{} RDV annulés, ou absents (excusés)</source>
        <translation>{} appointments cancelled, or absent (excused)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/board.py"/>
        <source>Il est {}</source>
        <translation>It is {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/columns.py"/>
        <source>Sans service</source>
        <translation>No service</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/columns.py"/>
        <source>Sans agent</source>
        <translation>No agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/columns.py"/>
        <source>Agent n° {}</source>
        <translation>Agent no. {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/columns.py"/>
        <source>Absent toute la journée</source>
        <translation>Away all day</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/columns.py"/>
        <source>absent {}</source>
        <translation>away {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>annulation du rendez-vous</source>
        <translation>appointment cancelled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>nouveau rendez-vous</source>
        <translation>new appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>nouvelle heure</source>
        <translation>new time</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>nouvelle date</source>
        <translation>new date</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>nouveau lieu</source>
        <translation>new site</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>nouvelle inscription</source>
        <translation>new registration</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>désistement</source>
        <translation>withdrawal</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>selon les réglages de la plateforme</source>
        <translation>depending on the platform’s settings</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>selon leurs préférences</source>
        <translation>depending on their preferences</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>Une fois l’heure du rendez-vous passée, la plateforme ne prévient plus personne.</source>
        <translation>Once the time of the appointment has passed, the platform no longer notifies anybody.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>Les agents du rendez-vous ({})</source>
        <translation>The agents of the appointment ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>{} (pour {})</source>
        <translation>{} (for {})</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>La personne responsable</source>
        <translation>The responsible person</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>Sans usager</source>
        <translation>No client</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>{} inscrit</source>
        <translation>{} registered</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>{} inscrits</source>
        <translation>{} registered</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>aucun inscrit</source>
        <translation>nobody enrolled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>{} en salle d’attente</source>
        <translation>{} in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>{} en retard</source>
        <translation>{} late</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>{} vu</source>
        <translation>{} seen</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>{} vus</source>
        <translation>{} seen</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>{} absent</source>
        <translation>{} absent</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>{} absents</source>
        <translation>{} absent</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>{} à renseigner</source>
        <translation>{} to be filled in</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>{} d’état inconnu</source>
        <translation>{} of unknown status</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>sur place</source>
        <translation>on site</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>par téléphone</source>
        <translation>by telephone</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>à domicile</source>
        <translation>at home</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>par visioconférence</source>
        <translation>by video call</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>{} depuis {}</source>
        <translation>{} for {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>en retard de {}</source>
        <translation>{} late</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>avec {}</source>
        <translation>with {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>non confirmé</source>
        <translation>not confirmed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>à confirmer</source>
        <translation>to be confirmed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>pas encore envoyé</source>
        <translation>not sent yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/selection.py"/>
        <source>À venir</source>
        <translation>Upcoming</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/selection.py"/>
        <source>En salle d’attente</source>
        <translation>In the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/selection.py"/>
        <source>Vus</source>
        <translation>Seen</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/selection.py"/>
        <source>Absents et annulés</source>
        <translation>Absent and cancelled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/selection.py"/>
        <source>À renseigner</source>
        <translation>To fill in</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/shown.py"/>
        <source>Aucun usager n’est inscrit à ce rendez-vous.</source>
        <translation>No client is enrolled in this appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/shown.py"/>
        <source>Rien ne change : c’est déjà l’état de ce rendez-vous.</source>
        <translation>Nothing changes: this is the appointment’s status already.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/shown.py"/>
        <source>« {} » n’est possible que le jour du rendez-vous.</source>
        <translation>“{}” is only possible on the day of the appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/shown.py"/>
        <source>« {} » n’est possible que pour un rendez-vous dont l’état n’est pas encore renseigné.</source>
        <translation>“{}” is only possible for an appointment whose outcome is not filled in yet.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/shown.py"/>
        <source>« {} » n’est possible qu’à partir du jour du rendez-vous.</source>
        <translation>“{}” is only possible from the day of the appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/shown.py"/>
        <source>« {} » n’est possible qu’une fois l’heure passée.</source>
        <translation>“{}” is only possible once the time has passed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>À confirmer</source>
        <translation>To be confirmed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Rendez-vous noté sur ce poste, que la plateforme n’a pas encore confirmé</source>
        <translation>Appointment noted on this computer, not confirmed by the platform yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Non confirmé</source>
        <translation>Not confirmed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Rendez-vous noté sur ce poste, que la plateforme n’a pas confirmé</source>
        <translation>Appointment noted on this computer, not confirmed by the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Rendez-vous à venir</source>
        <translation>Upcoming appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Usager en salle d’attente</source>
        <translation>Client in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Vu</source>
        <translation>Seen</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Rendez-vous honoré</source>
        <translation>Appointment attended</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Absent (non excusé)</source>
        <translation>No-show</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Absence non excusée</source>
        <translation>Unexcused absence</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Absent (excusé)</source>
        <translation>Excused</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Annulé (excusé)</source>
        <translation>Cancelled (excused)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Annulé</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Annulé (par le service)</source>
        <translation>Cancelled (by the service)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Autre état</source>
        <translation>Other status</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>État inconnu de cette version de Kiosk</source>
        <translation>Status unknown to this version of Kiosk</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Salle d’attente</source>
        <translation>Waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Arrivé</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>en salle d’attente</source>
        <translation>in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>vu</source>
        <translation>seen</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>absent (non excusé)</source>
        <translation>absent (not excused)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>absent (excusé)</source>
        <translation>absent (excused)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>annulé</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Réinitialiser</source>
        <translation>Reset</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>état réinitialisé</source>
        <translation>state reset</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/walk_in.py"/>
        <source>Sans fiche</source>
        <translation>No record</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/walk_in.py"/>
        <source>En attente</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/walk_in.py"/>
        <source>Reçu</source>
        <translation>Received</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/walk_in.py"/>
        <source>RDV pris</source>
        <translation>Appointment booked</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/walk_in.py"/>
        <source>Orienté ailleurs</source>
        <translation>Sent elsewhere</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/walk_in.py"/>
        <source>Parti</source>
        <translation>Left</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/walk_in.py"/>
        <source>Ticket {}</source>
        <translation>Ticket {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/walk_in.py"/>
        <source>{} (sans fiche)</source>
        <translation>{} (no record)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>API d’accueil</source>
        <translation>desk API</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>identité de l’agent</source>
        <translation>the agent’s identity</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>lieux</source>
        <translation>sites</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>liste des RDV</source>
        <translation>list of appointments</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>équipes</source>
        <translation>teams</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>préparation d’un RDV</source>
        <translation>preparing an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>connexion par le navigateur</source>
        <translation>signing in through the browser</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>connexion par mot de passe</source>
        <translation>signing in by password</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>répond, {}</source>
        <translation>answers, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>répond, mais demande d’attendre</source>
        <translation>answers, but asks to wait</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>plateforme embarquée ou dotée de l’API d’accueil</source>
        <translation>embedded platform, or one with the desk API</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>génération actuelle</source>
        <translation>current generation</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>génération historique</source>
        <translation>historic generation</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>génération pas vérifiée</source>
        <translation>generation not checked</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Prévenez votre support informatique.</source>
        <translation>Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Vérifiez l’adresse, réessayez dans quelques minutes.</source>
        <translation>Check the address, try again in a few minutes.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>refuse la connexion</source>
        <translation>refuses the connection</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Vérifiez le réseau du poste et son pare-feu.</source>
        <translation>Check this computer’s network and its firewall.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>la connexion ne s’établit pas</source>
        <translation>no connection can be made</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>nom introuvable</source>
        <translation>name not found</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Vérifiez l’adresse et le réseau du poste.</source>
        <translation>Check the address and this computer’s network.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Réessayez ; si cela dure, vérifiez le réseau et le pare-feu.</source>
        <translation>Try again; if it lasts, check the network and the firewall.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>pas de réponse à temps</source>
        <translation>no answer in time</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>en maintenance, ou momentanément indisponible</source>
        <translation>under maintenance, or unavailable for the moment</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Réessayez dans quelques minutes.</source>
        <translation>Try again in a few minutes.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Réessayez dans quelques minutes, puis prévenez son support.</source>
        <translation>Try again in a few minutes, then tell its support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>en panne de son côté ({})</source>
        <translation>failing on its side ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>renvoie vers {}</source>
        <translation>redirects to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Si c’est la même plateforme, réglez https://{} dans Kiosk ; si c’est une page du réseau, connectez-vous-y dans le navigateur.</source>
        <translation>If it is the same platform, set https://{} in Kiosk; if it is a page of the network, sign in to it in the browser.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>le réseau demande une connexion (portail)</source>
        <translation>the network asks for a sign-in (portal)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Ouvrez le navigateur, connectez-vous au réseau, puis recommencez.</source>
        <translation>Open the browser, sign in to the network, then start again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>une page répond à sa place (réseau, ou maintenance)</source>
        <translation>a page answers in its place (network, or maintenance)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Ouvrez le navigateur, connectez-vous au réseau s’il le demande, puis recommencez.</source>
        <translation>Open the browser, sign in to the network if it asks for it, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>ce qui répond n’est pas une plateforme de RDV</source>
        <translation>what answers is not an appointment platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Vérifiez l’adresse.</source>
        <translation>Check the address.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>par le navigateur (OAuth)</source>
        <translation>through the browser (OAuth)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>e-mail et mot de passe</source>
        <translation>e-mail and password</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>{}, ou {}</source>
        <translation>{}, or {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>{} ; la configuration prescrit l’autre façon</source>
        <translation>{}; the configuration prescribes the other way</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Retirez sign_in de la configuration du poste : Kiosk demande à la plateforme.</source>
        <translation>Take sign_in out of this computer’s configuration: Kiosk asks the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>{} ; il manque l’identifiant de Kiosk pour cette adresse</source>
        <translation>{}; the client id of Kiosk for this address is missing</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Demandez-le au support de la plateforme, puis réglez-le (client_id, sous [instance.oauth]).</source>
        <translation>Ask the platform’s support for it, then set it (client_id, under [instance.oauth]).</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>pas vérifiée</source>
        <translation>not checked</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>ni par le navigateur, ni par mot de passe</source>
        <translation>neither through the browser nor by password</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Demandez au support de la plateforme comment s’y connecte une application.</source>
        <translation>Ask the platform’s support how an application signs in.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>pas vérifiés</source>
        <translation>not checked</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>l’essentiel seulement</source>
        <translation>the essential ones only</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>{} ; Kiosk se passe de : {}</source>
        <translation>{}; Kiosk does without: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>écart inconnu : la plateforme ne dit pas l’heure</source>
        <translation>difference unknown: the platform does not tell the time</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>juste</source>
        <translation>right</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>à {} s près</source>
        <translation>to within {} s</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>en retard de {} sur la plateforme</source>
        <translation>{} behind the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>en avance de {} sur la plateforme</source>
        <translation>{} ahead of the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Activez le réglage automatique de l’heure du poste, et vérifiez son fuseau horaire.</source>
        <translation>Have this computer set its clock automatically, and check its time zone.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Activez le réglage automatique de l’heure du poste.</source>
        <translation>Have this computer set its clock automatically.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>pas mesuré</source>
        <translation>not measured</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>{} ms (médiane de {})</source>
        <translation>{} ms (median of {})</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>{}, c’est lent</source>
        <translation>{}, this is slow</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Vérifiez le réseau du site ; l’agenda reste utilisable, les envois prennent plus de temps.</source>
        <translation>Check the site’s network; the diary can still be used, sending takes longer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>atteinte il y a peu ; ce poste s’en tient à {} appels par minute</source>
        <translation>reached recently; this computer keeps to {} calls a minute</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>pas atteinte</source>
        <translation>not reached</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>atteinte (429)</source>
        <translation>reached (429)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>{}, il faut attendre {}</source>
        <translation>{}, wait {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>Tous les postes d’un site partagent cette limite : attendez, puis recommencez.</source>
        <translation>All the computers of a site share this limit: wait, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/answers.py"/>
        <source>{} jours</source>
        <translation>{} days</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Corrigez le fichier ; tant qu’il a une faute, Kiosk ne démarre pas.</source>
        <translation>Correct the file; as long as it has a fault, Kiosk does not start.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>lue au démarrage, sans faute</source>
        <translation>read at start, without fault</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>aucun fichier, réglages d’usine</source>
        <translation>no file, default settings</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} fichier, sans faute</source>
        <translation>{} file, without fault</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} fichiers, sans faute</source>
        <translation>{} files, without fault</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} ; réglé par votre administration : {}</source>
        <translation>{}; set by your administration: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>aucun ne répond</source>
        <translation>none answers</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Installez ou démarrez le coffre des mots de passe du système (Secret Service ou KWallet sous Linux).</source>
        <translation>Install or start the system’s keyring (Secret Service or KWallet on Linux).</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>ne garde rien de façon sûre</source>
        <translation>keeps nothing safely</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Réglez le coffre des mots de passe du système (Secret Service, KWallet).</source>
        <translation>Set up the system’s keyring (Secret Service, KWallet).</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>verrouillé</source>
        <translation>locked</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Déverrouillez-le, ou rouvrez la session du poste.</source>
        <translation>Unlock it, or log in to this computer again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>ne répond pas ; il attend peut-être qu’on le déverrouille</source>
        <translation>does not answer; it may be waiting to be unlocked</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Cherchez sa fenêtre à l’écran et déverrouillez-le, puis recommencez.</source>
        <translation>Look for its window on the screen and unlock it, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>en erreur</source>
        <translation>in error</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Redémarrez la session du poste.</source>
        <translation>Log in to this computer again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>répond ({})</source>
        <translation>answers ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>répond</source>
        <translation>answers</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} D’ici là, rien n’est gardé à la fermeture de Kiosk.</source>
        <translation>{} Until then, nothing is kept when Kiosk closes.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} ne peut pas être écrit</source>
        <translation>{} cannot be written</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Rendez ce dossier accessible en écriture.</source>
        <translation>Make this folder writable.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>, {} libres</source>
        <translation>, {} free</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Libérez de la place sur le disque.</source>
        <translation>Make room on the disk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} (sera créé au premier démarrage)</source>
        <translation>{} (will be made at the first start)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>en mémoire vive, perdue à la fermeture de Kiosk</source>
        <translation>in RAM, lost when Kiosk closes</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Mettez d’abord en ordre le coffre des mots de passe.</source>
        <translation>See to the keyring first.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} ; ne peut plus être lue</source>
        <translation>{}; can no longer be read</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Ouvrez Kiosk et connectez-vous : elle sera mise de côté, sans être effacée.</source>
        <translation>Open Kiosk and sign in: it will be put aside, not erased.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} ; écrite par une version plus récente</source>
        <translation>{}; written by a newer version</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Installez la dernière version de Kiosk.</source>
        <translation>Install the latest version of Kiosk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} ; tenue par Kiosk, ouvert en ce moment : contenu pas regardé</source>
        <translation>{}; held by Kiosk, open at present: content not looked at</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} ; ne peut pas être lue</source>
        <translation>{}; cannot be read</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Vérifiez les droits du dossier du profil.</source>
        <translation>Check the rights of the profile folder.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{1} ; {0} envoi en attente</source>
        <translation>{1}; {0} waiting to be sent</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{1} ; {0} envois en attente</source>
        <translation>{1}; {0} waiting to be sent</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Ouvrez Kiosk et connectez-vous pour envoyer ce qui attend.</source>
        <translation>Open Kiosk and sign in to send what waits.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{1} ; {0} mise de côté</source>
        <translation>{1}; {0} put aside</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{1} ; {0} mises de côté</source>
        <translation>{1}; {0} put aside</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Des gestes non envoyés peuvent s’y trouver.</source>
        <translation>Actions not sent yet may be in there.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>aucune encore</source>
        <translation>none yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>chiffrée</source>
        <translation>encrypted</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} mémoires chiffrées</source>
        <translation>{} encrypted memories</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{}, {}, écrite {}</source>
        <translation>{}, {}, written {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{}, synchronisée {}</source>
        <translation>{}, synchronised {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>pas vérifiées : le système ne les a pas données à temps</source>
        <translation>not checked: the system did not give them in time</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>aucune : les documents s’enregistrent en PDF</source>
        <translation>none: documents are saved as PDF</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>dont une par défaut</source>
        <translation>one of them the default</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>aucune par défaut</source>
        <translation>none the default</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} imprimante, {}</source>
        <translation>{} printer, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} imprimantes, {}</source>
        <translation>{} printers, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} ; ne se charge pas : {}</source>
        <translation>{}; does not load: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Réinstallez Kiosk, et les bibliothèques du système dont il a besoin.</source>
        <translation>Install Kiosk again, and the system’s libraries that it needs.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} ; Kiosk montre les heures de l’organisation</source>
        <translation>{}; Kiosk shows the organisation’s hours</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>pas encore établie</source>
        <translation>not made yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>connecté</source>
        <translation>connected</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>coupée</source>
        <translation>cut</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>à jour {}</source>
        <translation>updated {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} à envoyer</source>
        <translation>{} to send</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Les gestes sont gardés jusqu’au retour de la liaison ; voyez les lignes du réseau.</source>
        <translation>What was done is kept until the link is back; see the lines on the network.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>comptés pendant que Kiosk est ouvert</source>
        <translation>counted while Kiosk is open</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>en une heure</source>
        <translation>in one hour</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>en {} minute</source>
        <translation>in {} minute</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>en {} minutes</source>
        <translation>in {} minutes</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} appel et {} {}</source>
        <translation>{} call and {} {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} appels et {} {}</source>
        <translation>{} calls and {} {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{},{} Go</source>
        <translation>{}.{} GB</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{},{} Mo</source>
        <translation>{}.{} MB</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>{} ko</source>
        <translation>{} kB</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>pas vérifié : la connexion n’a pas abouti</source>
        <translation>not checked: no connection was made</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>aucune adresse n’est réglée</source>
        <translation>no address is set</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Indiquez-la avec --instance, ou dans la configuration du poste ([instance], url).</source>
        <translation>Give it with --instance, or in this computer’s configuration ([instance], url).</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>l’adresse n’est pas protégée (http)</source>
        <translation>the address is not protected (http)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Remplacez-la par une adresse qui commence par https://.</source>
        <translation>Replace it with an address that begins with https://.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>ce qui est réglé n’est pas une adresse</source>
        <translation>what is set is not an address</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Écrivez-la comme dans le navigateur, par exemple https://rdv.anct.gouv.fr.</source>
        <translation>Write it as in the browser, for example https://rdv.anct.gouv.fr.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>pas vérifié : il manque l’adresse</source>
        <translation>not checked: the address is missing</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Demandez un code à qui tient le compagnon, puis menu, « Jumeler ce poste ».</source>
        <translation>Ask whoever runs the companion for a code, then menu, “Pair this desk”.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>le site n’en a pas</source>
        <translation>the site has none</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{}, pas jumelé avec ce poste</source>
        <translation>{}, not paired with this desk</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{}, ne connaît plus ce poste</source>
        <translation>{}, no longer knows this desk</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Vérifiez qu’il est allumé et sur le réseau. Ce qui est noté ici est gardé jusqu’à son retour.</source>
        <translation>Check that it is on and on the network. What is noted here is kept until it is back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{} ne répond pas</source>
        <translation>{} does not answer</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{}, jumelé et joint</source>
        <translation>{}, paired and reached</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>le proxy {}</source>
        <translation>the proxy {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{1} est connu ({0} adresse)</source>
        <translation>{1} is known ({0} address)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{1} est connu ({0} adresses)</source>
        <translation>{1} is known ({0} addresses)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{} : le service de noms (DNS) n’a pas répondu en {} s</source>
        <translation>{}: the name service (DNS) did not answer within {} s</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{} est introuvable</source>
        <translation>{} cannot be found</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Vérifiez le réglage du proxy de ce poste.</source>
        <translation>Check the proxy settings of this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Vérifiez l’adresse, puis le câble ou le Wi-Fi, puis le réglage DNS du poste.</source>
        <translation>Check the address, then the cable or the Wi-Fi, then the DNS settings of this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{} ne contient aucune autorité</source>
        <translation>{} holds no authority</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Installez les certificats du système (paquet ca-certificates).</source>
        <translation>Install the system’s certificates (package ca-certificates).</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{1}, {0} autorité</source>
        <translation>{1}, {0} authority</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{1}, {0} autorités</source>
        <translation>{1}, {0} authorities</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>aucun, connexion directe</source>
        <translation>none, direct connection</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>un proxy du réseau</source>
        <translation>a proxy of the network</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>il demande un mot de passe</source>
        <translation>it asks for a password</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Faites autoriser la plateforme sans mot de passe pour ce poste.</source>
        <translation>Have the platform allowed without a password for this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>il ne répond pas</source>
        <translation>it does not answer</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Kiosk ne sait pas s’en servir</source>
        <translation>Kiosk cannot use it</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Donnez au poste un proxy HTTP ; SOCKS n’est pas pris en charge.</source>
        <translation>Give this computer an HTTP proxy; SOCKS is not supported.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>il refuse la connexion</source>
        <translation>it refuses the connection</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Faites autoriser l’adresse de la plateforme sur le proxy.</source>
        <translation>Have the platform’s address allowed on the proxy.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>sans objet : la plateforme est sur ce poste, sans https</source>
        <translation>not applicable: the platform is on this computer, without https</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{}, jusqu’au {} seulement</source>
        <translation>{}, until {} only</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Prévenez le support de la plateforme : son certificat est à renouveler.</source>
        <translation>Tell the platform’s support: its certificate is to be renewed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{}, jusqu’au {}</source>
        <translation>{}, until {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>ce poste est au {}</source>
        <translation>this computer’s date is {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>périmé</source>
        <translation>expired</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>périmé depuis le {}</source>
        <translation>expired since {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>{} ; {}</source>
        <translation>{}; {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Vérifiez d’abord la date du poste ; si elle est juste, prévenez le support de la plateforme.</source>
        <translation>First check this computer’s date; if it is right, tell the platform’s support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>pas encore valable avant le {}</source>
        <translation>not valid before {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>pas encore valable</source>
        <translation>not valid yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Réglez la date et l’heure du poste.</source>
        <translation>Set this computer’s date and time.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>signé par une autorité que ce poste ne connaît pas</source>
        <translation>signed by an authority that this computer does not know</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Si c’est l’autorité de votre réseau, ajoutez-la au magasin de certificats du système ; sinon, connectez-vous au réseau dans le navigateur, puis recommencez.</source>
        <translation>If it is your network’s authority, add it to the system’s certificate store; otherwise sign in to the network in the browser, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>établi pour un autre nom que {}</source>
        <translation>made out for another name than {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Vérifiez l’adresse ; si elle est juste, connectez-vous au réseau dans le navigateur.</source>
        <translation>Check the address; if it is right, sign in to the network in the browser.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>Vérifiez la date du poste, puis le magasin de certificats du système.</source>
        <translation>Check this computer’s date, then the system’s certificate store.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/network.py"/>
        <source>refusé par ce poste</source>
        <translation>refused by this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>bien</source>
        <translation>well</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>à voir</source>
        <translation>to check</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>à corriger</source>
        <translation>to correct</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>à savoir</source>
        <translation>to note</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Ce poste est prêt.</source>
        <translation>This computer is ready.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Adresse de la plateforme</source>
        <translation>Address of the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Nom sur le réseau</source>
        <translation>Name on the network</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Certificat</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Autorités reconnues</source>
        <translation>Trusted authorities</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Plateforme</source>
        <translation>Platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Façon de se connecter</source>
        <translation>Way to sign in</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Appels disponibles</source>
        <translation>Available calls</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Heure du poste</source>
        <translation>Clock of this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Aller-retour</source>
        <translation>Round trip</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Limite d’appels</source>
        <translation>Limit of calls</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Échanges avec la plateforme</source>
        <translation>Exchanges with the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Liaison</source>
        <translation>Link</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Compagnon du site</source>
        <translation>Site companion</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Coffre des mots de passe</source>
        <translation>Keyring</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Dossier du profil</source>
        <translation>Profile folder</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Mémoire du poste</source>
        <translation>Memory of this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Imprimantes</source>
        <translation>Printers</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Fuseau horaire</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>{} point à voir : {}.</source>
        <translation>{} point to check: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>{} points à voir : {}.</source>
        <translation>{} points to check: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/report.py"/>
        <source>Kiosk {}, vérification du poste, {} à {}</source>
        <translation>Kiosk {}, check of this computer, {} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Un agent</source>
        <translation>One agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>L’usager</source>
        <translation>The user</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Un prescripteur</source>
        <translation>A prescriber</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Moi</source>
        <translation>Me</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Non précisé</source>
        <translation>Not said</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Heure</source>
        <translation>Time</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Usager</source>
        <translation>Client</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Téléphone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Naissance</source>
        <translation>Birth</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Motif</source>
        <translation>Reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Lieu</source>
        <translation>Site</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Agents</source>
        <translation>Agents</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>État</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Durée</source>
        <translation>Duration</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Créé par</source>
        <translation>Created by</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Créé le</source>
        <translation>Created on</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lists/rdv_list.py"/>
        <source>Contexte</source>
        <translation>Context</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/call.py"/>
        <source>{}, {} fois</source>
        <translation>{}, {} times</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/call.py"/>
        <source>Ne répond pas</source>
        <translation>No answer</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/call.py"/>
        <source>Appelé</source>
        <translation>Called</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/call.py"/>
        <source>Appelé {} fois</source>
        <translation>Called {} times</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/call.py"/>
        <source>{}, appelé</source>
        <translation>{}, called</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/call.py"/>
        <source>{}, appelé {} fois</source>
        <translation>{}, called {} times</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/call.py"/>
        <source>Appelé par {} à {}</source>
        <translation>Called by {} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/call.py"/>
        <source>Appelé à {}</source>
        <translation>Called at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/call.py"/>
        <source>{} ({} fois)</source>
        <translation>{} ({} times)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/call.py"/>
        <source>ne répond pas</source>
        <translation>no answer</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>pris en charge par {}</source>
        <translation>seen to by {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>arrivée à {}</source>
        <translation>arrived at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>sans rendez-vous</source>
        <translation>without an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>en attente depuis {}</source>
        <translation>waiting for {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>Aujourd’hui, sur {} personnes venues pour cela, la moitié a attendu moins de {}.</source>
        <translation>Today, of {} people who came for this, half waited less than {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>{} ({} aujourd’hui)</source>
        <translation>{} ({} today)</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>{} : {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>sans motif</source>
        <translation>no reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>{} usager en salle d’attente</source>
        <translation>{} user in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>{} usagers en salle d’attente</source>
        <translation>{} clients in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/lobby/queue.py"/>
        <source>{}, dont {} sans rendez-vous</source>
        <translation>{}, {} of them without an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>Aucune</source>
        <translation>None</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>CAF</source>
        <translation>CAF</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>MSA</source>
        <translation>MSA</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>Célibataire</source>
        <translation>Single</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>En couple</source>
        <translation>In a relationship</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>Divorcé</source>
        <translation>Divorced</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>Sans domicile fixe</source>
        <translation>No fixed abode</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>Hébergé</source>
        <translation>Housed by others</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>Locataire</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>En accession à la propriété</source>
        <translation>Buying their home</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>Propriétaire</source>
        <translation>Owner</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/fiche.py"/>
        <source>Autre</source>
        <translation>Other</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/names.py"/>
        <source>Sans nom</source>
        <translation>No name</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/names.py"/>
        <source>né(e) le {}</source>
        <translation>born {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/names.py"/>
        <source>date de naissance inconnue</source>
        <translation>date of birth unknown</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/names.py"/>
        <source>proche d’un autre usager</source>
        <translation>relative of another client</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/names.py"/>
        <source>proche d’{}</source>
        <translation>relative of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/names.py"/>
        <source>proche de {}</source>
        <translation>relative of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/told.py"/>
        <source>par SMS</source>
        <translation>by text message</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/people/told.py"/>
        <source>par e-mail</source>
        <translation>by e-mail</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Nom d’usage</source>
        <translation>Last name</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Prénom</source>
        <translation>First name</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Nom de naissance</source>
        <translation>Birth name</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Date de naissance</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>E-mail pour les notifications</source>
        <translation>E-mail for notifications</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Complément d’adresse</source>
        <translation>Address, second line</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Numéro de dossier</source>
        <translation>Case number</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Responsable</source>
        <translation>Responsible person</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Caisse d’affiliation</source>
        <translation>Benefits fund</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Numéro d’allocataire</source>
        <translation>Claimant number</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Situation familiale</source>
        <translation>Family situation</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Nombre d’enfants</source>
        <translation>Number of children</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Logement</source>
        <translation>Housing</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Remarques</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Accepte les notifications par SMS</source>
        <translation>Accepts notifications by text message</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Accepte les notifications par e-mail</source>
        <translation>Accepts notifications by e-mail</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Usagers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Contexte du rendez-vous</source>
        <translation>Context of the appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Nombre de places</source>
        <translation>Number of places</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Heure d’arrivée</source>
        <translation>Arrival time</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Premier jour</source>
        <translation>First day</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Dernier jour</source>
        <translation>Last day</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>De</source>
        <translation>From</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>À</source>
        <translation>To</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Organisations</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/pairing.py"/>
        <source>Poste d’accueil</source>
        <translation>Desk</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/pairing.py"/>
        <source>Poste d’agent</source>
        <translation>Agent’s office</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/pairing.py"/>
        <source>Borne</source>
        <translation>Check-in terminal</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/pairing.py"/>
        <source>Écran d’appel</source>
        <translation>Call screen</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>Absents (non excusés)</source>
        <translation>Not excused</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>Absents (excusés)</source>
        <translation>Excused</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>Annulés</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>Sur place</source>
        <translation>On site</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>À domicile</source>
        <translation>At home</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>Visio</source>
        <translation>Video call</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>Atelier</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>Par les agents</source>
        <translation>By agents</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>Par les usagers</source>
        <translation>By clients</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>Par les prescripteurs</source>
        <translation>By prescribers</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/statistics/facts.py"/>
        <source>Non précisé par la plateforme</source>
        <translation>Not told by the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/text/language.py"/>
        <source>{} et {}</source>
        <translation>{} and {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>session ouverte</source>
        <translation>session opened</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>session fermée</source>
        <translation>session closed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>repris avant l’envoi</source>
        <translation>taken back before it was sent</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>usager créé</source>
        <translation>usager created</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>usager modifié</source>
        <translation>usager changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>numéros donnés par la plateforme</source>
        <translation>numbers given by the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>usager rattaché à l’organisation</source>
        <translation>usager attached to the organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>usager retiré de l’organisation</source>
        <translation>usager removed from the organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>fiches fusionnées</source>
        <translation>records merged</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>référent ajouté</source>
        <translation>referent added</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>référent retiré</source>
        <translation>referent removed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>RDV modifié</source>
        <translation>Appointment changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>RDV supprimé</source>
        <translation>Appointment deleted</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>atelier annulé</source>
        <translation>workshop cancelled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>indisponibilité créée</source>
        <translation>absence created</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>indisponibilité modifiée</source>
        <translation>absence changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>indisponibilité supprimée</source>
        <translation>absence deleted</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>venue sans RDV notée</source>
        <translation>walk-in noted</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>suite d’une venue sans RDV</source>
        <translation>outcome of a walk-in</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>personne sans RDV prise en charge</source>
        <translation>person without an appointment seen to</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>venue sans RDV retirée</source>
        <translation>walk-in removed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/deed.py"/>
        <source>liste de RDV exportée</source>
        <translation>list of appointments exported</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Changé, puis remis comme avant, ailleurs entre-temps</source>
        <translation>Changed, then put back as it was, elsewhere meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Remis comme avant</source>
        <translation>Put back as it was</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Un usager n’en fait plus partie</source>
        <translation>A client is no longer part of it</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Un usager retiré</source>
        <translation>One user removed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Ses usagers ont changé entre-temps</source>
        <translation>Its clients have changed meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>D’autres usagers</source>
        <translation>Other users</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Fait il y a plus de {} minutes : faut-il encore l’envoyer et prévenir ?</source>
        <translation>Done more than {} minutes ago: is it still to be sent, and people told?</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>D’autres personnes qu’annoncé seraient prévenues : faut-il encore l’envoyer ?</source>
        <translation>Others than was said would be told: is it still to be sent?</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>La plateforme ne préviendrait plus les personnes annoncées : faut-il encore l’envoyer ?</source>
        <translation>The platform would no longer tell those who were named: is it still to be sent?</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Modifié ailleurs entre-temps</source>
        <translation>Changed elsewhere meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Modifié</source>
        <translation>Changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Arrivé en salle d’attente entre-temps</source>
        <translation>Arrived in the waiting room meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Déplacé au {} à {} entre-temps</source>
        <translation>Moved to {} at {} meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Déplacé au {} à {}</source>
        <translation>Moved to {} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Réinitialisé ailleurs entre-temps</source>
        <translation>Reset elsewhere meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Réinitialisé</source>
        <translation>Reset</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>Noté « {} » ailleurs entre-temps</source>
        <translation>Marked “{}” elsewhere meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>La plateforme l’a refusé : il n’y a rien à reprendre.</source>
        <translation>The platform refused it: there is nothing to undo.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/writes/fates.py"/>
        <source>C’était déjà ainsi sur la plateforme, fait par quelqu’un d’autre : il n’y a rien à reprendre.</source>
        <translation>It was so on the platform already, done by somebody else: there is nothing to undo.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/absence_sheet.py"/>
        <source>Aucun rendez-vous.</source>
        <translation>No appointments.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/absence_sheet.py"/>
        <source>Rendez-vous à déplacer – {}</source>
        <translation>Appointments to move – {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Avec</source>
        <translation>With</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Arrivée</source>
        <translation>Arrival</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Pour</source>
        <translation>For</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Attente</source>
        <translation>Wait</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Suite</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Sans lieu</source>
        <translation>No site</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Aucun rendez-vous ce jour.</source>
        <translation>No appointment on this day.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Venus sans rendez-vous</source>
        <translation>Walk-ins</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>En chiffres</source>
        <translation>In figures</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>tel que connu le {} à {}</source>
        <translation>as known on {} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>{} RDV</source>
        <comment>one</comment>
        <translation>{} appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>{} RDV</source>
        <translation>{} appointments</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>{} venu sans RDV ({})</source>
        <translation>{} walk-in ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>{} venus sans RDV ({})</source>
        <translation>{} walk-ins ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Tél. {}</source>
        <translation>Tel. {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/fiche_sheet.py"/>
        <source>Avec, où</source>
        <translation>With, where</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/fiche_sheet.py"/>
        <source>Identité et contact</source>
        <translation>Identity and contact</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/fiche_sheet.py"/>
        <source>Aucun.</source>
        <translation>None.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/fiche_sheet.py"/>
        <source>Rendez-vous passés</source>
        <translation>Past appointments</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/fiche_sheet.py"/>
        <source>Les {} derniers rendez-vous sur {}</source>
        <translation>The last {} appointments of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/ics.py"/>
        <source>Liste des RDV</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/labels.py"/>
        <source>Rendez-vous du {}</source>
        <translation>Appointments of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/labels.py"/>
        <source>Étiquettes du {}</source>
        <translation>Labels of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>Intitulé</source>
        <translation>Title</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>Où</source>
        <translation>Where</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>Pris le</source>
        <translation>Made on</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>À savoir</source>
        <translation>Good to know</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>{} à {}</source>
        <translation>{} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>{}, né(e) le {},</source>
        <translation>{}, born on {},</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>{} s’est présenté(e) le {} à {} pour un rendez-vous fixé à {}.</source>
        <translation>{} came on {} at {} for an appointment at {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>{} s’est présenté(e) le {} pour un rendez-vous fixé à {}.</source>
        <translation>{} came on {} for an appointment at {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>{} atteste que :</source>
        <translation>{} attests that:</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>Nous attestons que :</source>
        <translation>We attest that:</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>Lieu : {}</source>
        <translation>Site: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>Attestation remise à l’intéressé(e) pour servir et valoir ce que de droit.</source>
        <translation>Attestation given to the person concerned for whatever purpose it may serve.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>Fait le {}.</source>
        <translation>Done on {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>Signature et cachet :</source>
        <translation>Signature and stamp:</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/one_rdv.py"/>
        <source>Attestation de présence</source>
        <translation>Attestation of presence</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/page.py"/>
        <source>Imprimé le {} à {}</source>
        <translation>Printed on {} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/rdv_rows.py"/>
        <source>Durée (min)</source>
        <translation>Duration (min)</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/rdv_rows.py"/>
        <source>Mineur</source>
        <translation>Minor</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/rdv_rows.py"/>
        <source>Origine</source>
        <translation>Origin</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/rdv_rows.py"/>
        <source>N° du RDV</source>
        <translation>Appointment no.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/rdv_rows.py"/>
        <source>Prescripteur</source>
        <translation>Prescriber</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/rdv_rows.py"/>
        <source>Collectif</source>
        <translation>Group</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/rdv_rows.py"/>
        <source>non</source>
        <translation>no</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/slip_sheet.py"/>
        <source>Pour rejoindre la visio</source>
        <translation>To join the video call</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/slip_sheet.py"/>
        <source>En cas d’empêchement, appelez le</source>
        <translation>If you cannot come, call</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/slip_sheet.py"/>
        <source>À votre arrivée</source>
        <translation>When you arrive</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/slip_sheet.py"/>
        <source>Présentez ce code à la borne : {}</source>
        <translation>Show this code at the check-in kiosk: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/slip_sheet.py"/>
        <source>Dans votre agenda</source>
        <translation>In your calendar</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/slip_sheet.py"/>
        <source>Lisez ce code avec votre téléphone.</source>
        <translation>Read this code with your telephone.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/statistics_file.py"/>
        <source>En bref</source>
        <translation>In short</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/statistics_file.py"/>
        <source>Période</source>
        <translation>Period</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/statistics_file.py"/>
        <source>Période d’avant</source>
        <translation>Period before</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/statistics_sheet.py"/>
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/statistics_sheet.py"/>
        <source>Rien à compter.</source>
        <translation>Nothing to count.</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/statistics_sheet.py"/>
        <source>{} autres</source>
        <translation>{} others</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/affected.py"/>
        <source>D’après ce que ce poste a gardé ; d’autres sont possibles.</source>
        <translation>From what this computer has kept; there may be others.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/affected.py"/>
        <source>Jusqu’au {} ; regardez l’agenda au-delà.</source>
        <translation>Until {}; look at the diary beyond.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/affected.py"/>
        <source>Les rendez-vous n’ont pas pu être cherchés : regardez l’agenda.</source>
        <translation>The appointments could not be looked up: look at the diary.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/affected.py"/>
        <source>Tous les rendez-vous ont une autre heure</source>
        <translation>All the appointments have another hour</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/affected.py"/>
        <source>Aucun rendez-vous à ce moment-là</source>
        <translation>No appointment at that time</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/affected.py"/>
        <source>1 rendez-vous tombe pendant cette indisponibilité</source>
        <translation>1 appointment falls within this absence</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/affected.py"/>
        <source>{} rendez-vous tombent pendant cette indisponibilité</source>
        <translation>{} appointments fall within this absence</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>indisponibilité</source>
        <translation>absence</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Une indisponibilité s’enregistre sur la plateforme, qui n’est pas joignable. Ce que vous avez saisi reste ici ; enregistrez quand la connexion revient.</source>
        <translation>An absence is saved on the platform, which cannot be reached. What you typed stays here; save when the connection is back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Cette indisponibilité n’existe plus : quelqu’un l’a supprimée. Fermez, puis créez-en une autre s’il le faut.</source>
        <translation>This absence no longer exists: somebody deleted it. Close, then create another one if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>ne convient pas à la plateforme</source>
        <translation>does not suit the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Cette valeur {}.</source>
        <translation>This value {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>La fin doit venir après le début.</source>
        <translation>The end must come after the beginning.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Choisissez l’agent.</source>
        <translation>Choose the agent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Donnez un motif : Congés, Formation…</source>
        <translation>Give a reason: Leave, Training…</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Donnez le premier jour.</source>
        <translation>Give the first day.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Donnez l’heure, ou cochez « Toute la journée ».</source>
        <translation>Give the time, or tick “All day”.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Plusieurs agents répondent à ce nom : choisissez l’un d’eux.</source>
        <translation>Several agents have this name: choose one of them.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Aucun agent de ce nom dans cette organisation : corrigez le nom.</source>
        <translation>No agent of this name in this organisation: correct the name.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Écrivez l’heure comme 8:30 ou 14h.</source>
        <translation>Write the time as 8:30 or 14h.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/form.py"/>
        <source>Écrivez le jour comme 24/11, 24 novembre ou lundi.</source>
        <translation>Write the day as 24/11, 24 November or Monday.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>La plateforme n’est pas joignable : voici les indisponibilités des jours gardés sur ce poste. Pour en créer, en modifier ou en supprimer, attendez le retour de la connexion.</source>
        <translation>The platform cannot be reached: here are the absences of the days kept on this computer. To create, change or delete one, wait until the connection is back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>{} indisponibilités passées</source>
        <translation>{} past absences</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>1 indisponibilité passée</source>
        <translation>1 past absence</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>aujourd’hui</source>
        <translation>today</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>Sans motif</source>
        <translation>No reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>en cours</source>
        <translation>under way</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>aujourd’hui à {}</source>
        <translation>today at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>demain</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>dans {} jours</source>
        <translation>in {} days</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>Document enregistré : {}</source>
        <translation>Document saved: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>{} de {} : {}.</source>
        <translation>{} by {}: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>Toutes ses dates sont supprimées, passées et à venir.</source>
        <translation>All its dates are deleted, past and to come.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>Supprimer cette indisponibilité ?</source>
        <translation>Delete this absence?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>Supprimer</source>
        <translation>Delete</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>De nouveaux créneaux s’ouvriront à ce moment-là.</source>
        <translation>New slots will open at that time.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>Indisponibilité supprimée : {}</source>
        <translation>Absence deleted: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>Indisponibilité créée : {}</source>
        <translation>Absence created: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/page.py"/>
        <source>Indisponibilité modifiée : {}</source>
        <translation>Absence changed: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/taking_back.py"/>
        <source>Indisponibilité créée</source>
        <translation>Unavailability created</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/taking_back.py"/>
        <source>Indisponibilité modifiée</source>
        <translation>Unavailability changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/taking_back.py"/>
        <source>Indisponibilité supprimée</source>
        <translation>Unavailability deleted</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/taking_back.py"/>
        <source>Une indisponibilité qui revient ne peut être recréée d’ici.</source>
        <translation>An unavailability that recurs cannot be created again from here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/taking_back.py"/>
        <source>Cette indisponibilité a changé depuis : rien n’a été repris.</source>
        <translation>This unavailability has changed since: nothing was undone.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/absences/taking_back.py"/>
        <source>Indisponibilité reprise : {}</source>
        <translation>Unavailability undone: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/around/period_texts.py"/>
        <source>le {}</source>
        <translation>on {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/around/period_texts.py"/>
        <source>du {} au {}</source>
        <translation>from {} to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/around/period_texts.py"/>
        <source>{1} jour lu sur {0}</source>
        <translation>{1} day of {0} read</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/around/period_texts.py"/>
        <source>{1} jours lus sur {0}</source>
        <translation>{1} days of {0} read</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/around/period_texts.py"/>
        <source>Lecture en cours : {}…</source>
        <translation>Reading: {}…</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/around/period_texts.py"/>
        <source>Lecture arrêtée : {}.</source>
        <translation>Reading stopped: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/around/period_texts.py"/>
        <source>La plateforme ne répond pas : {}. La lecture reprendra d’elle-même.</source>
        <translation>The platform does not answer: {}. Reading will go on by itself.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/around/period_texts.py"/>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/around/period_texts.py"/>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/around/whereabouts.py"/>
        <source>{} (ponctuel)</source>
        <translation>{} (one-off)</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/draft.py"/>
        <source>rendez-vous</source>
        <translation>appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/draft.py"/>
        <source>Rien n’a été modifié : le rendez-vous est déjà ainsi.</source>
        <translation>Nothing was changed: the appointment is like this already.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/motif_choices.py"/>
        <source>en ligne</source>
        <translation>online</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/outlook.py"/>
        <source>Ce motif n’envoie rien aux usagers.</source>
        <translation>This reason sends nothing to clients.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/outlook.py"/>
        <source>L’heure est passée : la plateforme n’envoie plus rien.</source>
        <translation>The hour is past: the platform sends nothing any more.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/outlook.py"/>
        <source>Ni mobile ni e-mail où lui écrire, ou rien d’accepté : à appeler si besoin.</source>
        <translation>No mobile or e-mail to write to, or none accepted: call if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/overlap.py"/>
        <source>Cette heure n’est pas libre</source>
        <translation>This time is not free</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/overlap.py"/>
        <source>Le rendez-vous se fera en même temps que ce qui suit.</source>
        <translation>The appointment will take place at the same time as the following.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/overlap.py"/>
        <source>Déplacer quand même</source>
        <translation>Move anyway</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/overlap.py"/>
        <source>Enregistrer quand même</source>
        <translation>Save anyway</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/overlap.py"/>
        <source>Choisir une autre heure</source>
        <translation>Choose another time</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/page.py"/>
        <source>À une autre organisation : {}</source>
        <translation>At another organisation: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/page.py"/>
        <source>Un rendez-vous est en cours de saisie</source>
        <translation>An appointment is being typed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/page.py"/>
        <source>Il n’est pas enregistré. En commencer un autre efface ce qui est saisi.</source>
        <translation>It is not saved. Starting another one erases what was typed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/page.py"/>
        <source>Effacer et continuer</source>
        <translation>Erase and go on</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/page.py"/>
        <source>Ne rien effacer</source>
        <translation>Erase nothing</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/plan.py"/>
        <source>La plateforme n’a pas encore cette fiche : réessayez quand elle sera envoyée.</source>
        <translation>The platform does not have this record yet: try again once it is sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/plan.py"/>
        <source>La page de la plateforme ne s’est pas ouverte.</source>
        <translation>The platform’s page did not open.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/plan.py"/>
        <source>Il a été pris sur la page de la plateforme. Annulez-le depuis l’agenda.</source>
        <translation>It was booked on the platform’s page. Cancel it from the diary.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/plan.py"/>
        <source>RDV pris, {}</source>
        <translation>Appointment booked, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/prescription.py"/>
        <source>Prendre ce rendez-vous à « {} » ?</source>
        <translation>Book this appointment at “{}”?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/prescription.py"/>
        <source>Ses agents verront la fiche de l’usager (identité, coordonnées et ce qui y est noté) et la garderont dans leur organisation :</source>
        <translation>Its agents will see the client’s record (identity, contact details and what is noted there) and will keep it in their organisation:</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/prescription.py"/>
        <source>Créer RDV</source>
        <translation>Book</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/prescription.py"/>
        <source>Ne rien créer</source>
        <translation>Create nothing</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/prescription.py"/>
        <source>Le rendez-vous sera dans leur agenda, pas dans le vôtre : eux seuls pourront le déplacer ou l’annuler.</source>
        <translation>The appointment will be in their diary, not in yours: they alone will be able to move or cancel it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/prescription.py"/>
        <source>Un rendez-vous à une autre organisation se prend quand la plateforme répond. Ce que vous avez saisi reste ici ; recommencez quand la connexion revient.</source>
        <translation>An appointment at another organisation is booked when the platform answers. What you typed stays here; try again when the connection is back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/taking_back.py"/>
        <source>RDV repris, personne n’en a rien su : {}</source>
        <translation>Appointment undone, nobody ever knew: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/taking_back.py"/>
        <source>RDV repris : {}. Il reste à l’agenda, annulé.</source>
        <translation>Appointment undone: {}. It stays in the diary, cancelled.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/taking_back.py"/>
        <source>Reprendre ce RDV : {} ?</source>
        <translation>Undo this appointment: {}?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/taking_back.py"/>
        <source>La plateforme l’a déjà : il y sera annulé.</source>
        <translation>The platform has it already: it will be cancelled there.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/taking_back.py"/>
        <source>Reprendre le RDV</source>
        <translation>Undo the appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/taking_back.py"/>
        <source>Le garder</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>Choisissez l’usager.</source>
        <translation>Choose the client.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>Choisissez quelqu’un qui n’est pas encore dans la liste de cet atelier.</source>
        <translation>Choose somebody who is not on the list of this workshop yet.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>Donnez le jour, comme 03/04/2026.</source>
        <translation>Give the day, like 03/04/2026.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>Donnez l’heure, comme 16:45.</source>
        <translation>Give the time, like 16:45.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>Choisissez un jour entre avant-hier et dans deux ans.</source>
        <translation>Choose a day between two days ago and two years ahead.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>Donnez une durée, un jour au plus.</source>
        <translation>Give a duration, one day at most.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>{} à {}</source>
        <translation>{} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>{}, avec {}</source>
        <translation>{}, with {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>Le motif d’un rendez-vous ne change pas. Choisissez une heure pour ce motif, ou abandonnez et prenez un autre rendez-vous.</source>
        <translation>The reason of an appointment does not change. Choose a time for this reason, or give up and book another appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>RDV créé : {}, {}</source>
        <translation>Appointment booked: {}, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>RDV à confirmer, gardé sur ce poste : {}, {}</source>
        <translation>Appointment to be confirmed, kept on this computer: {}, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>RDV modifié : {}, {}</source>
        <translation>Appointment changed: {}, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>L’agent</source>
        <translation>The agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>{} est indisponible de {} à {}.</source>
        <translation>{} is unavailable from {} to {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>Ce créneau vient d’être pris</source>
        <translation>This slot has just been taken</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>un rendez-vous à {}</source>
        <translation>an appointment at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>{} : {}.</source>
        <translation>{}: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>Quelqu’un d’autre a modifié ce rendez-vous entre-temps.</source>
        <translation>Somebody else changed this appointment meanwhile.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/booking/texts.py"/>
        <source>RDV non confirmé : {}, {}. {} Choisissez un autre créneau.</source>
        <translation>Appointment not confirmed: {}, {}. {} Choose another slot.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Trop d’essais : attendez cinq minutes.</source>
        <translation>Too many attempts: wait five minutes.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce n’est pas le code du site.</source>
        <translation>This is not the site’s code.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce code n’est pas complet.</source>
        <translation>This code is not complete.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Adressez-vous à l’accueil</source>
        <translation>Please go to the desk</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Cette date n’existe pas. Tapez le jour, le mois, puis l’année.</source>
        <translation>There is no such date. Type the day, the month, then the year.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>La borne n’a pas compris la réponse. Adressez-vous à l’accueil.</source>
        <translation>The answer could not be read here. Please go to the desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Votre ticket</source>
        <translation>Your ticket</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personnes avant vous : {}</source>
        <translation>People before you: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personne n’attend avant vous.</source>
        <translation>Nobody is waiting before you.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Asseyez-vous, on va vous appeler.</source>
        <translation>Please take a seat, you will be called.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’imprimante ne répond pas : retenez ce numéro.</source>
        <translation>The printer does not answer: please remember this number.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>On vient vous aider</source>
        <translation>Somebody is coming to help you</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’accueil sait que vous l’attendez devant la borne.</source>
        <translation>The desk knows that you are waiting here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>C’est noté, on vous attend</source>
        <translation>Noted, you are expected</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous êtes en avance</source>
        <translation>You are early</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous avez plusieurs rendez-vous : {}.</source>
        <translation>You have several appointments: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous est à {}.</source>
        <translation>Your appointment is at {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Revenez à cette borne à partir de {}.</source>
        <translation>Come back to this screen from {} on.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>L’heure de votre rendez-vous est passée. L’accueil sait que vous êtes là.</source>
        <translation>The time of your appointment has passed. The desk knows that you are here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas à cette adresse. L’accueil vous dira où aller.</source>
        <translation>Your appointment is not at this address. The desk will tell you where to go.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas aujourd’hui. L’accueil vous dira quand revenir.</source>
        <translation>Your appointment is not today. The desk will tell you when to come back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne ne peut pas répondre avec certitude. L’accueil va vous aider.</source>
        <translation>This screen cannot be certain. The desk will help you.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas trouvé ce rendez-vous. L’accueil va le chercher avec vous.</source>
        <translation>This appointment was not found here. The desk will look for it with you.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Avec {}</source>
        <translation>With {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne se repose un moment. Adressez-vous à l’accueil.</source>
        <translation>This screen is resting for a moment. Please go to the desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas de liaison. Adressez-vous à l’accueil.</source>
        <translation>This screen has no connection. Please go to the desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board.py"/>
        <source>Personne d’autre n’attend quelque chose de l’accueil.</source>
        <translation>Nobody else needs anything from the desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board.py"/>
        <source>{} : la ligne choisie n’était pas à l’écran. La voici.</source>
        <translation>{}: the chosen line was out of sight. Here it is.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_model.py"/>
        <source>Sans RDV</source>
        <translation>Walk-ins</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Aucun RDV ne correspond</source>
        <translation>No appointment matches</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Tout est renseigné</source>
        <translation>Everything is filled in</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Effacez le filtre pour revoir toute la journée.</source>
        <translation>Clear the filter to see the whole day again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Personne de ce nom ce jour : voici qui y ressemble.</source>
        <translation>Nobody of that name on this day: these resemble it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Personne de ce nom ce jour.</source>
        <translation>Nobody of that name on this day.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Ce jour n’a pas pu être affiché</source>
        <translation>This day could not be shown</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Réessayez avec F5, ou redémarrez Kiosk si cela se reproduit.</source>
        <translation>Try again with F5, or restart Kiosk if it happens again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Ce jour n’a pas encore été reçu</source>
        <translation>This day has not been received yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>La plateforme n’est pas joignable. Il s’affichera au retour de la connexion.</source>
        <translation>The platform cannot be reached. It will be shown when the connection is back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Aucun RDV ce jour : {}</source>
        <translation>No appointment on this day: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Choisissez un autre jour, ou tous les lieux.</source>
        <translation>Choose another day, or all sites.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Aucun RDV ce jour</source>
        <translation>No appointment on this day</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>Choisissez un autre jour.</source>
        <translation>Choose another day.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>La journée est terminée : tous les RDV sont renseignés.</source>
        <translation>The day is over: all appointments are filled in.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>La journée est terminée : 1 RDV reste à renseigner.</source>
        <translation>The day is over: 1 appointment is still to be filled in.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/board_texts.py"/>
        <source>La journée est terminée : {} RDV restent à renseigner.</source>
        <translation>The day is over: {} appointments are still to be filled in.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/day_print.py"/>
        <source>Cette journée n’est pas encore arrivée : imprimez-la dans un instant.</source>
        <translation>This day has not arrived yet: print it in a moment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>{} usagers</source>
        <translation>{} clients</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source> et </source>
        <translation> and </translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>Geste repris : {} ({})</source>
        <translation>Action undone: {} ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>Annuler les rendez-vous</source>
        <translation>Cancel the appointments</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>Annuler le rendez-vous</source>
        <translation>Cancel the appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>Mettre en salle d’attente</source>
        <translation>Put in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>Marquer « {} »</source>
        <translation>Mark “{}”</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>Déjà noté</source>
        <translation>Already noted</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>Reprendre ensuite ce geste préviendrait</source>
        <translation>Undoing this afterwards would tell</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>Seront prévenus :</source>
        <translation>Will be notified:</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>Personne ne sera prévenu.</source>
        <translation>Nobody will be notified.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gesture_texts.py"/>
        <source>Non prévenus, à appeler si besoin : {}</source>
        <translation>Not notified, to be called if need be: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gestures.py"/>
        <source>Choisissez d’abord un rendez-vous.</source>
        <translation>Choose an appointment first.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gestures.py"/>
        <source>{} : {} ?</source>
        <translation>{}: {}?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gestures.py"/>
        <source>Ne rien changer</source>
        <translation>Change nothing</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gestures.py"/>
        <source>(une ligne laissée telle quelle)</source>
        <translation>(one line left as it is)</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gestures.py"/>
        <source>({} lignes laissées telles quelles)</source>
        <translation>({} lines left as they are)</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gestures.py"/>
        <source>Reprendre ce geste : {} ?</source>
        <translation>Undo this: {}?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/day/gestures.py"/>
        <source>Reprendre le geste</source>
        <translation>Undo the action</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/device/pairing.py"/>
        <source>Le jumelage n’a pas abouti. Recommencez.</source>
        <translation>The pairing did not succeed. Try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/diagnostic/page.py"/>
        <source>Vérification en cours : {} sur {}</source>
        <translation>Check under way: {} of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/diagnostic/page.py"/>
        <source>La vérification n’est pas allée au bout.</source>
        <translation>The check did not come to its end.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/addresses.py"/>
        <source>Copié : {}</source>
        <translation>Copied: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/addresses.py"/>
        <source>Aucun programme de ce poste n’a ouvert cette adresse.</source>
        <translation>No program on this computer opened this address.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/addresses.py"/>
        <source>Kiosk n’ouvre pas cette adresse : ce n’est pas celle d’une page protégée (https).</source>
        <translation>Kiosk does not open this address: it is not that of a protected page (https).</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/addresses.py"/>
        <source>Kiosk n’ouvre pas cette adresse : elle mène ailleurs que sur la plateforme ({}). Votre support informatique peut l’autoriser.</source>
        <translation>Kiosk does not open this address: it leads elsewhere than to the platform ({}). Your IT support can allow it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/application.py"/>
        <source>Revenir à l’écran verrouillé</source>
        <translation>Back to the lock screen</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/application.py"/>
        <source>La session gardée n’a pas pu être rouverte. Connectez-vous.</source>
        <translation>The kept session could not be opened again. Sign in.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/application.py"/>
        <source>Ce que vous aviez commencé est gardé : {}</source>
        <translation>What you had begun is kept: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/application.py"/>
        <source>Un code court déverrouille plus vite, même sans réseau.</source>
        <translation>A short code unlocks faster, even without a network.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/application.py"/>
        <source>Choisir un code</source>
        <translation>Choose a code</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/application.py"/>
        <source>Kiosk est verrouillé.</source>
        <translation>Kiosk is locked.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/application.py"/>
        <source>Revenir à l’agenda</source>
        <translation>Back to the diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/application.py"/>
        <source>Ce qui était en cours de saisie n’a pas été gardé.</source>
        <translation>What was being typed was not kept.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/application.py"/>
        <source>Vos données ont été effacées de ce poste.</source>
        <translation>Your data was erased from this desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/application.py"/>
        <source>Tout n’a pas pu être effacé de ce poste : Kiosk recommence de lui-même. Si cela dure, prévenez votre support informatique.</source>
        <translation>Not everything could be erased from this desk: Kiosk tries again by itself. If this goes on, tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/companion.py"/>
        <source>Ce poste est jumelé jusqu’à la fermeture de Kiosk : le coffre n’a rien pu garder.</source>
        <translation>This desk is paired until Kiosk closes: the keyring could not keep anything.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/companion.py"/>
        <source>Ce poste est jumelé avec le compagnon du site</source>
        <translation>This desk is paired with the site’s companion</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/frame.py"/>
        <source>Se déconnecter ?</source>
        <translation>Sign out?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/frame.py"/>
        <source>Se déconnecter</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/frame.py"/>
        <source>Rester</source>
        <translation>Stay</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link.py"/>
        <source>La plateforme demande Kiosk {} au moins, et ce poste a la version {} : prévenez votre support.</source>
        <translation>The platform needs Kiosk {} at least, and this desk has version {}: tell your support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link.py"/>
        <source>Kiosk {} est conseillé par la plateforme ; ce poste a la version {}. Rien ne presse.</source>
        <translation>The platform recommends Kiosk {}; this desk has version {}. There is no hurry.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link.py"/>
        <source>Voir les envois</source>
        <translation>See the sendings</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link.py"/>
        <source>L’agenda est à jour</source>
        <translation>The diary is up to date</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link.py"/>
        <source>L’agenda a été relu, mais pas en entier</source>
        <translation>The agenda was read again, but not all of it</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Session à rouvrir</source>
        <translation>Session to be reopened</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Portail du réseau</source>
        <translation>Network sign-in page</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Coupé</source>
        <translation>Cut off</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Coupé depuis {}</source>
        <translation>Cut off since {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Plus de nouvelles depuis {}</source>
        <translation>No news for {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Heure décalée</source>
        <translation>Clock is off</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Lent</source>
        <translation>Slow</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Connecté</source>
        <translation>Connected</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Connexion…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Ce qui attend est gardé jusqu’à ce que vous vous reconnectiez.</source>
        <translation>What waits is kept until you sign in again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Ce qui attend est gardé sur ce poste jusqu’au retour de la connexion.</source>
        <translation>What waits is kept on this desk until the connection is back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Ce que vous faites est gardé jusqu’à la réponse de la plateforme.</source>
        <translation>What you do is kept until the platform has answered.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>Ce que vous faites part aussitôt.</source>
        <translation>What you do leaves at once.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/link_state.py"/>
        <source>La plateforme met du temps à répondre. Vos gestes sont gardés jusqu’à sa réponse.</source>
        <translation>The platform takes long to answer. What you do is kept until it has.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/site_places.py"/>
        <source>La configuration de ce poste désigne l’organisation n° {}, que la plateforme ne donne pas à votre compte. Prévenez votre support informatique.</source>
        <translation>This computer’s configuration names organisation no. {}, which the platform does not give to your account. Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/frame/site_places.py"/>
        <source>La configuration de ce poste désigne le lieu n° {}, qui n’est pas parmi les lieux ouverts que donne la plateforme. Prévenez votre support informatique.</source>
        <translation>This computer’s configuration names site no. {}, which is not among the open sites that the platform gives. Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/journal/page.py"/>
        <source>envoyé</source>
        <translation>sent</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/journal/page.py"/>
        <source>gardé sur ce poste</source>
        <translation>kept on this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/journal/page.py"/>
        <source>pas confirmé par la plateforme</source>
        <translation>not confirmed by the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/journal/page.py"/>
        <source>repris</source>
        <translation>undone</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/journal/page.py"/>
        <source>remplacé avant d’être envoyé</source>
        <translation>replaced before it was sent</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/journal/page.py"/>
        <source>déjà ainsi sur la plateforme</source>
        <translation>already so on the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/journal/page.py"/>
        <source>ne peut être repris : {}</source>
        <translation>cannot be undone: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/journal/page.py"/>
        <source>Rien n’a encore été fait sur ce poste aujourd’hui</source>
        <translation>Nothing has been done on this computer today</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/journal/page.py"/>
        <source>Vos gestes, rendez-vous, fiches et venues sans RDV s’inscrivent ici, et se reprennent un par un.</source>
        <translation>What you do with appointments, records and visits is listed here, and can be undone one by one.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>Effacer maintenant ?</source>
        <translation>Erase now?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>Effacer maintenant</source>
        <translation>Erase now</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>Ce qui n’est pas envoyé sera perdu : personne ne pourra le retrouver.</source>
        <translation>What is not sent will be lost: nobody will be able to find it again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>{} geste n’est pas encore envoyé : Kiosk essaie d’abord de l’envoyer.</source>
        <translation>{} action is not sent yet: Kiosk tries to send it first.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>{} gestes ne sont pas encore envoyés : Kiosk essaie d’abord de les envoyer.</source>
        <translation>{} actions are not sent yet: Kiosk tries to send them first.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>{} geste n’a pas pu être envoyé et serait perdu.</source>
        <translation>{} action could not be sent and would be lost.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>{} gestes n’ont pas pu être envoyés et seraient perdus.</source>
        <translation>{} actions could not be sent and would be lost.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>Effacer quand même</source>
        <translation>Erase anyway</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>Effacer vos données de ce poste ?</source>
        <translation>Erase your data from this desk?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>Tout ce que Kiosk garde pour vous sur ce poste est effacé : l’agenda des derniers jours, les usagers rencontrés, les venues sans RDV, vos réglages d’affichage, votre code et votre connexion.</source>
        <translation>All that Kiosk keeps for you on this desk is erased: the agenda of the last days, the people you met, those who came without an appointment, your display settings, your code and your sign-in.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>Effacer et me déconnecter</source>
        <translation>Erase and sign me out</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/page.py"/>
        <source>Rien n’est effacé sur la plateforme.</source>
        <translation>Nothing is erased on the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/texts.py"/>
        <source>Un autre agent</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/texts.py"/>
        <source>{} : ses données ne peuvent plus être lues ; des gestes non envoyés s’y trouvent peut-être.</source>
        <translation>{}: their data can no longer be read; there may be unsent actions in it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/texts.py"/>
        <source>{1} : {0} geste n’est pas envoyé.</source>
        <translation>{1}: {0} action is not sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/texts.py"/>
        <source>{1} : {0} gestes ne sont pas envoyés.</source>
        <translation>{1}: {0} actions are not sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/texts.py"/>
        <source>{1} : {0} geste, fait le {2}, n’est pas envoyé.</source>
        <translation>{1}: {0} action, of {2}, is not sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/texts.py"/>
        <source>{1} : {0} gestes, faits depuis le {2}, ne sont pas envoyés.</source>
        <translation>{1}: {0} actions, since {2}, are not sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/texts.py"/>
        <source>Elles seront effacées le {}.</source>
        <translation>It will be erased on {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/texts.py"/>
        <source>Il est gardé pour cet agent, et effacé le {1} s’il ne se connecte pas sur ce poste.</source>
        <translation>It is kept for that agent, and erased on {1} unless they sign in on this desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/texts.py"/>
        <source>Ils sont gardés pour cet agent, et effacés le {1} s’il ne se connecte pas sur ce poste.</source>
        <translation>They are kept for that agent, and erased on {1} unless they sign in on this desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/kept/texts.py"/>
        <source>{} agents ne viennent plus sur ce poste et y ont laissé des gestes non envoyés, effacés à partir du {}.</source>
        <translation>{} people no longer come to this desk and left unsent actions on it, erased from {} on.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lobby/calling.py"/>
        <source>On appelle qui est en salle d’attente : notez d’abord l’arrivée.</source>
        <translation>People in the waiting room are called: note the arrival first.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lobby/calling.py"/>
        <source>Personne n’a été appelé sur cette ligne.</source>
        <translation>Nobody was called on this line.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lobby/calling.py"/>
        <source>L’appel de {} a changé depuis : rien n’a été repris.</source>
        <translation>The call of {} has changed since: nothing was taken back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lobby/calling.py"/>
        <source>appel repris</source>
        <translation>call taken back</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lobby_screen/page.py"/>
        <source>L’écran ne reçoit plus les appels. Écoutez l’accueil.</source>
        <translation>This screen no longer receives the calls. Please listen to the desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/code.py"/>
        <source>Un code a de {} à {} chiffres ou lettres.</source>
        <translation>A code has {} to {} digits or letters.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/code.py"/>
        <source>Un code n’a que des chiffres et des lettres sans accent.</source>
        <translation>A code has digits and letters without accents only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/code.py"/>
        <source>Ce code se devine : évitez les suites, les répétitions et les années.</source>
        <translation>This code is easy to guess: avoid sequences, repetitions and years.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/code.py"/>
        <source>Ce code se devine : évitez votre nom.</source>
        <translation>This code is easy to guess: avoid your name.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/code.py"/>
        <source>Les deux saisies ne sont pas les mêmes.</source>
        <translation>The two entries are not the same.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/code.py"/>
        <source>Le code de ce poste est oublié</source>
        <translation>The code for this desk is forgotten</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/code.py"/>
        <source>Votre code ouvre ce poste pour {} h</source>
        <translation>Your code unlocks this desk for {} h</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>La plateforme ne répond pas pour le moment.</source>
        <translation>The platform is not answering at the moment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>Saisissez votre code.</source>
        <translation>Enter your code.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>Saisissez votre mot de passe.</source>
        <translation>Enter your password.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>Il reste un essai.</source>
        <translation>One try left.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>Il reste {} essais.</source>
        <translation>{} tries left.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>Ce n’est pas ce code.</source>
        <translation>That is not the code.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>Ce code n’est plus valable sur ce poste. Reprenez avec votre navigateur.</source>
        <translation>This code is no longer valid on this desk. Go on with your browser.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>Ce code n’est plus valable sur ce poste. Saisissez votre mot de passe.</source>
        <translation>This code is no longer valid on this desk. Enter your password.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>Ce n’est pas le bon mot de passe. Vérifiez la touche des majuscules.</source>
        <translation>That is not the right password. Check the Caps Lock key.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>Kiosk a rencontré un problème. Réessayez, ou redémarrez Kiosk.</source>
        <translation>Kiosk met a problem. Try again, or restart Kiosk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/lock/page.py"/>
        <source>Votre code de ce poste ouvre sans la plateforme.</source>
        <translation>Your code for this desk unlocks without the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/own_day/page.py"/>
        <source>Personne ne vous attend</source>
        <translation>Nobody is waiting for you</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/own_day/page.py"/>
        <source>{} personne vous attend</source>
        <translation>{} person is waiting for you</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/own_day/page.py"/>
        <source>{} personnes vous attendent</source>
        <translation>{} people are waiting for you</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/own_day/page.py"/>
        <source>ensuite {} {}</source>
        <translation>then {} {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/own_day/page.py"/>
        <source>L’accueil voit : {}</source>
        <translation>The desk sees: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/own_day/page.py"/>
        <source>L’accueil voit : {}, jusqu’à {}</source>
        <translation>The desk sees: {}, until {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/own_day/page.py"/>
        <source>{} vous attend ({}, {})</source>
        <translation>{} is waiting for you ({}, {})</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>Personne ne s’est présenté à ce rendez-vous sur place, d’après son état.</source>
        <translation>Nobody came to this appointment on the spot, by its state.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>Seul un administrateur peut supprimer un rendez-vous. Pour l’annuler : E ou S.</source>
        <translation>Only an administrator can delete an appointment. To cancel it: E or S.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>Un atelier se modifie par son formulaire (M).</source>
        <translation>A workshop is changed by its form (M).</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>Cette plateforme ne laisse pas modifier un rendez-vous d’ici : ouvrez-le sur la plateforme.</source>
        <translation>This platform does not let an appointment be changed from here: open it on the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>La plateforme ne l’a pas encore : il disparaît de ce poste, et personne n’en saura rien.</source>
        <translation>The platform does not have it yet: it disappears from this computer, and nobody will know.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>Un rendez-vous supprimé ne peut pas être rétabli.</source>
        <translation>A deleted appointment cannot be brought back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>Personne n’est prévenu, ni l’usager ni les agents.</source>
        <translation>Nobody is notified, neither the client nor the agents.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>Il quitte les agendas, les listes et les statistiques.</source>
        <translation>It leaves diaries, lists and statistics.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>Son historique reste lisible par les administrateurs.</source>
        <translation>Its history can still be read by administrators.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>Supprimer le rendez-vous : {} ?</source>
        <translation>Delete the appointment: {}?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>Pour que l’usager soit prévenu, annulez plutôt ce rendez-vous (E ou S).</source>
        <translation>To have the client notified, cancel this appointment instead (E or S).</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/acts.py"/>
        <source>RDV supprimé : {}</source>
        <translation>Appointment deleted: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>un autre agent</source>
        <translation>another agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>un autre usager</source>
        <translation>another client</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>sans lieu</source>
        <translation>no site</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>un autre lieu</source>
        <translation>another site</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Notifications modifiées</source>
        <translation>Notifications changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Rendez-vous créé</source>
        <translation>Appointment created</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Rendez-vous supprimé</source>
        <translation>Appointment deleted</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Rendez-vous modifié</source>
        <translation>Appointment changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Sans {}</source>
        <translation>Without {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Contexte modifié</source>
        <translation>Context changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Contexte effacé</source>
        <translation>Context erased</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Titre</source>
        <translation>Title</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>sans titre</source>
        <translation>no title</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>sans limite</source>
        <translation>no limit</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Places</source>
        <translation>Seats</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>État : {}</source>
        <translation>Status: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Autre information modifiée</source>
        <translation>Other information changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>Date modifiée</source>
        <translation>Date changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>{} : {} → {}</source>
        <translation>{}: {} → {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>autre état</source>
        <translation>other status</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>{} ne participe plus</source>
        <translation>{} no longer takes part</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>{} participe</source>
        <translation>{} takes part</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>{} n’est plus en salle d’attente</source>
        <translation>{} is no longer in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/change_texts.py"/>
        <source>{} : notifications modifiées</source>
        <translation>{}: notifications changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>En salle d’attente depuis {} ({})</source>
        <translation>In the waiting room since {} ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Né(e) le {}</source>
        <translation>Born {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Statut inconnu de Kiosk : « {} »</source>
        <translation>Status unknown to Kiosk: “{}”</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Sans notification des changements</source>
        <translation>No notification of changes</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Notification des changements par {}</source>
        <translation>Notification of changes by {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Changements non annoncés : {}</source>
        <translation>Changes are not announced: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>la personne responsable</source>
        <translation>the responsible person</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Notification des changements à {}</source>
        <translation>Changes are notified to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Notification des changements à {}, par {}</source>
        <translation>Changes are notified to {}, by {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Changements non annoncés à {} : {}</source>
        <translation>Changes are not announced to {}: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Aucune notification pour ce motif</source>
        <translation>No notification for this reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Création et modification</source>
        <translation>Creation and change</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Rappel</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>{} : oui</source>
        <translation>{}: yes</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>{} : non</source>
        <translation>{}: no</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>{} : {} sur {}</source>
        <translation>{}: {} of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Créé par {}</source>
        <translation>Created by {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Créé par un agent</source>
        <translation>Created by an agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Pris par l’usager</source>
        <translation>Booked by the client</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Pris par un prescripteur</source>
        <translation>Booked by a partner</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Créé</source>
        <translation>Created</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>{} le {} à {}</source>
        <translation>{} on {} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>Repris</source>
        <translation>Undone</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>{} ({})</source>
        <translation>{} ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>à envoyer</source>
        <translation>to be sent</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>sur ce poste seul</source>
        <translation>on this computer only</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>changé entre-temps</source>
        <translation>changed meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/details.py"/>
        <source>remplacé par ce qui a été fait ensuite</source>
        <translation>replaced by what was done next</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/history.py"/>
        <source>Rien n’a été fait sur ce poste.</source>
        <translation>Nothing was done on this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/history.py"/>
        <source>Quelqu’un d’autre l’a modifié pendant que vous le faisiez.</source>
        <translation>Somebody else changed it while you were doing so.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/history.py"/>
        <source>à {}</source>
        <translation>at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/history.py"/>
        <source>{} l’a modifié {}.</source>
        <translation>{} changed it {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/history.py"/>
        <source>Rendez-vous pris</source>
        <translation>Appointment booked</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/history.py"/>
        <source>La plateforme n’a pas encore ce rendez-vous.</source>
        <translation>The platform does not have this appointment yet.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/history.py"/>
        <source>Cette plateforme ne dit pas qui a changé quoi.</source>
        <translation>This platform does not tell who changed what.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/history.py"/>
        <source>L’historique de ce rendez-vous ne vous est pas ouvert.</source>
        <translation>The history of this appointment is not open to you.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/history.py"/>
        <source>La plateforme ne répond pas : seul ce qui a été fait sur ce poste est affiché.</source>
        <translation>The platform does not answer: only what was done on this computer is shown.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/move.py"/>
        <source>Du {} au {}</source>
        <translation>From {} to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/move.py"/>
        <source>De {} à {}</source>
        <translation>From {} to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/move.py"/>
        <source>À {}</source>
        <translation>To {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/move.py"/>
        <source>avec {} au lieu de {}</source>
        <translation>with {} instead of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/move.py"/>
        <source>sans {}</source>
        <translation>without {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/move.py"/>
        <source>RDV déplacé : {}, {} – {}</source>
        <translation>Appointment moved: {}, {} – {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Ce rendez-vous est déjà renseigné. Réinitialisez-le d’abord (R).</source>
        <translation>This appointment is already filled in. Reset it first (R).</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Déplacer le rendez-vous : {} ?</source>
        <translation>Move the appointment: {}?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Déplacer</source>
        <translation>Move</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>RDV déplacé</source>
        <translation>Appointment moved</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>{} (à confirmer)</source>
        <translation>{} (to be confirmed)</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Cette heure n’est plus libre</source>
        <translation>This time is no longer free</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Voir les heures libres</source>
        <translation>See free times</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Laisser où il est</source>
        <translation>Leave it where it is</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Ce rendez-vous a changé entre-temps</source>
        <translation>This appointment has changed meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Déplacer malgré tout</source>
        <translation>Move all the same</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Le laisser ainsi</source>
        <translation>Leave it so</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Changement repris, personne n’en a rien su : {}</source>
        <translation>Change undone, nobody was told: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Rien à reprendre sur ce rendez-vous.</source>
        <translation>Nothing to undo on this appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Reprendre ce changement : {} ?</source>
        <translation>Undo this change: {}?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Reprendre le changement</source>
        <translation>Undo the change</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Changement repris : {}</source>
        <translation>Change undone: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/moves.py"/>
        <source>Ce rendez-vous a changé depuis : rien n’a été repris. Vérifiez-le.</source>
        <translation>This appointment has changed since: nothing was undone. Check it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/papers.py"/>
        <source>Rendez-vous {}</source>
        <translation>Appointment {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/papers.py"/>
        <source>Attestation {}</source>
        <translation>Attestation {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/rdvs.py"/>
        <source>Ce rendez-vous a changé entre-temps. {}</source>
        <translation>This appointment has changed meanwhile. {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/refusals.py"/>
        <source>{} gestes n’ont pas pu se faire comme prévu.</source>
        <translation>{} gestures could not be carried out as intended.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/refusals.py"/>
        <source>{}, {} : {}</source>
        <translation>{}, {}: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv/refusals.py"/>
        <source>Refaire mon geste</source>
        <translation>Do my action again</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/cells.py"/>
        <source>Collectif, {}</source>
        <translation>Collective, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/exporting.py"/>
        <source>Export en cours : {} RDV sur {}…</source>
        <translation>Exporting: {} of {} appointments…</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/exporting.py"/>
        <source>{} RDV enregistré : {}</source>
        <translation>{} appointment saved: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/exporting.py"/>
        <source>{} RDV enregistrés : {}</source>
        <translation>{} appointments saved: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/exporting.py"/>
        <source>Le papier s’arrête aux {} premiers RDV : exportez un classeur pour tous les avoir.</source>
        <translation>Paper ends with the first {} appointments: export a workbook to have them all.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/page.py"/>
        <source>{} sur {}</source>
        <translation>{} of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/page.py"/>
        <source>Retirez un filtre, ou choisissez d’autres jours.</source>
        <translation>Remove a filter, or choose other days.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/page.py"/>
        <source>Aucun RDV dans cette période</source>
        <translation>No appointment in this period</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/page.py"/>
        <source>Choisissez d’autres jours.</source>
        <translation>Choose other days.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/page.py"/>
        <source>RDV du {} au {}</source>
        <translation>Appointments from {} to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/page.py"/>
        <source>Liste imprimée.</source>
        <translation>List printed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/page.py"/>
        <source>La période n’a pas été lue en entier : {} sur {} jours.</source>
        <translation>The period has not been read whole: {} of {} days.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/periods.py"/>
        <source>Aujourd’hui</source>
        <translation>Today</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/periods.py"/>
        <source>Cette semaine</source>
        <translation>This week</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/periods.py"/>
        <source>Semaine prochaine</source>
        <translation>Next week</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/periods.py"/>
        <source>Semaine dernière</source>
        <translation>Last week</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/periods.py"/>
        <source>Ce mois-ci</source>
        <translation>This month</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/periods.py"/>
        <source>Le mois dernier</source>
        <translation>Last month</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/periods.py"/>
        <source>30 derniers jours</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/periods.py"/>
        <source>30 prochains jours</source>
        <translation>Next 30 days</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/rdv_list/periods.py"/>
        <source>Cette année</source>
        <translation>This year</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/remains/lines.py"/>
        <source>Arrivée notée</source>
        <translation>Arrival noted</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/remains/lines.py"/>
        <source>Aujourd’hui, {}</source>
        <translation>Today, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/remains/lines.py"/>
        <source>Hier, {}</source>
        <translation>Yesterday, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/remains/page.py"/>
        <source>Rien à renseigner dans les jours lus</source>
        <translation>Nothing to fill in on the days read</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/remains/page.py"/>
        <source>Aucun rendez-vous n’attend son état, {}.</source>
        <translation>No appointment waits for its status, {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/remains/page.py"/>
        <source>{} (jours gardés sur ce poste)</source>
        <translation>{} (days kept on this desk)</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/remains/page.py"/>
        <source>Marquer « vu » l’arrivée notée</source>
        <translation>Mark the noted arrival “seen”</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/remains/page.py"/>
        <source>Marquer « vu » les {} arrivées notées</source>
        <translation>Mark the {} noted arrivals “seen”</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/remains/page.py"/>
        <source>{} rendez-vous à renseigner</source>
        <comment>one</comment>
        <translation>{} appointment to fill in</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/remains/page.py"/>
        <source>{} rendez-vous à renseigner</source>
        <translation>{} appointments to fill in</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>Laissé tel quel</source>
        <translation>Left as it is</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>Nouvel essai</source>
        <translation>Another try</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>Cet envoi est déjà parti.</source>
        <translation>This has left already.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>Retiré de la liste</source>
        <translation>Taken off the list</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>Envoi abandonné</source>
        <translation>Given up</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>{} : la fiche qui existe est gardée, rien n’est créé</source>
        <translation>{}: the record that exists is kept, nothing is created</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>{} : {} part maintenant</source>
        <translation>{}: {} is leaving now</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>Refaire : {} ?</source>
        <translation>Redo: {}?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>Refaire</source>
        <translation>Redo</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>Refait : {} ({})</source>
        <translation>Redone: {} ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/deciding.py"/>
        <source>Cet envoi n’est plus dans la liste.</source>
        <translation>This is no longer in the list.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/lines.py"/>
        <source>À régler</source>
        <translation>To settle</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>{} à régler</source>
        <comment>one</comment>
        <translation>{} to settle</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>{} à régler</source>
        <translation>{} to settle</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>{} en attente</source>
        <comment>one</comment>
        <translation>{} waiting</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>{} en attente</source>
        <translation>{} waiting</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>{} envoyé aujourd’hui</source>
        <translation>{} sent today</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>{} envoyés aujourd’hui</source>
        <translation>{} sent today</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>Mon geste</source>
        <translation>What I did</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>Vous</source>
        <translation>You</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>Quelqu’un d’autre</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>Entre-temps</source>
        <translation>Meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>Voir dans l’agenda</source>
        <translation>See in the diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>Continuer la saisie</source>
        <translation>Go on typing</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/page.py"/>
        <source>Voir la fiche</source>
        <translation>See the record</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>attend votre connexion</source>
        <translation>waits for you to sign in</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>attend votre accord</source>
        <translation>waits for your agreement</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>déjà inscrit ailleurs ?</source>
        <translation>already registered elsewhere?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>pas fait</source>
        <translation>not done</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>bloqué par le réseau</source>
        <translation>blocked by the network</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>à quelqu’un d’autre</source>
        <translation>somebody else’s</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>peut-être fait</source>
        <translation>perhaps done</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Des personnes seraient prévenues bien après : rien ne part sans votre accord.</source>
        <translation>People would be told long afterwards: nothing leaves without your agreement.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Qui serait prévenu a changé depuis : rien ne part sans votre accord.</source>
        <translation>Who would be told has changed since: nothing leaves without your agreement.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>La plateforme a repris une sauvegarde : vérifiez que cela vaut encore.</source>
        <translation>The platform was put back from a backup: check that this still holds.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Une fiche du même nom et de la même date de naissance a été créée entre-temps.</source>
        <translation>A record with the same name and date of birth was created meanwhile.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Quelqu’un d’autre a agi entre-temps : gardez votre geste, ou le sien.</source>
        <translation>Somebody else acted meanwhile: keep what you did, or what they did.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Cela n’a pas été fait.</source>
        <translation>This was not done.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Cela n’a pas été fait : ce n’est pas la plateforme qui a répondu.</source>
        <translation>This was not done: it was not the platform that answered.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Cela n’a pas été fait, et ne peut pas se refaire d’ici.</source>
        <translation>This was not done, and cannot be redone from here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Rien ne dit si cela a été fait en entier : vérifiez avant de recommencer.</source>
        <translation>Nothing tells whether all of this was done: check before you do it again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Envoyer maintenant ?</source>
        <translation>Send now?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Garder le mien ?</source>
        <translation>Keep mine?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Refaire ?</source>
        <translation>Redo?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Envoyer maintenant</source>
        <translation>Send now</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>C’est la même personne</source>
        <translation>It is the same person</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Créer quand même</source>
        <translation>Create all the same</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Garder le mien</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Garder le leur</source>
        <translation>Keep theirs</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Réessayer</source>
        <translation>Try again</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Renoncer</source>
        <translation>Give up</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>réglé</source>
        <translation>settled</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>attend le retour de la connexion</source>
        <translation>waits until the connection is back</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Envoyer et prévenir</source>
        <translation>Send and tell</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>J’ai vérifié</source>
        <translation>I have checked</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>RDV de {}</source>
        <translation>Appointment of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>RDV du {} à {}</source>
        <translation>Appointment of {} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>hier</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>il y a {} jours</source>
        <translation>{} days ago</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Fait {}</source>
        <translation>Done {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>à {}</source>
        <translation>at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>{} à envoyer</source>
        <comment>one</comment>
        <translation>{} to send</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>{} envoi attend votre décision : il n’a pas pu se faire comme prévu.</source>
        <translation>{} thing waits for your decision: it could not be done as planned.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>{} envois attendent votre décision : ils n’ont pas pu se faire comme prévu.</source>
        <translation>{} things wait for your decision: they could not be done as planned.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Rien à envoyer</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sendings/texts.py"/>
        <source>Ce qui attend, et ce qui est parti aujourd’hui, se trouve ici.</source>
        <translation>What waits, and what has left today, is found here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sign_in/page.py"/>
        <source>Indiquez l’adresse de votre plateforme.</source>
        <translation>Give the address of your platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sign_in/page.py"/>
        <source>Indiquez votre adresse e-mail.</source>
        <translation>Give your e-mail address.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sign_in/page.py"/>
        <source>Indiquez votre mot de passe.</source>
        <translation>Give your password.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/sign_in/page.py"/>
        <source>Il se peut aussi que cette plateforme ne connecte plus que par le navigateur.</source>
        <translation>It may also be that this platform signs people in through the browser only by now.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>Tous les services</source>
        <translation>All services</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>Tous les motifs</source>
        <translation>All reasons</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>Tous les agents</source>
        <translation>All agents</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>Tous les types</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>{} · entre parenthèses, la période d’avant : {}</source>
        <translation>{} · in brackets, the period before: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>Lecture auprès de la plateforme : {} jours sur {}.</source>
        <translation>Reading from the platform: {} days of {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>Lecture arrêtée : {} jours sur {} sont comptés.</source>
        <translation>Reading stopped: {} days of {} are counted.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>{} jours sur {} sont comptés.</source>
        <translation>{} days of {} are counted.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>Statistiques {}</source>
        <translation>Statistics {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>statistiques {} {}</source>
        <translation>statistics {} {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>Toute l’organisation</source>
        <translation>The whole organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>La période n’est pas finie : elle est comparée à une période entière.</source>
        <translation>The period is not over: it is compared with a whole one.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/page.py"/>
        <source>Ce poste ne le note que depuis le {}.</source>
        <translation>This computer has only noted it since {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/periods.py"/>
        <source>La semaine dernière</source>
        <translation>Last week</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/periods.py"/>
        <source>Les trois mois passés</source>
        <translation>The past three months</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/periods.py"/>
        <source>L’année dernière</source>
        <translation>Last year</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Rendez-vous</source>
        <comment>several</comment>
        <translation>Appointments</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Personnes reçues</source>
        <translation>People received</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Part d’absents (non excusés)</source>
        <translation>Share of not excused</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Attente médiane</source>
        <translation>Median wait</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>9 sur 10 attendent moins de</source>
        <translation>9 out of 10 wait less than</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Reçus en {} min ou moins</source>
        <translation>Received within {} min</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>{} de {}</source>
        <translation>{} of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Venus sans RDV</source>
        <translation>Came without an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>RDV pris à ce poste</source>
        <translation>Appointments made on this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Usagers créés à ce poste</source>
        <translation>Clients written down on this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Par lieu</source>
        <translation>By site</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Par service</source>
        <translation>By service</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Par motif</source>
        <translation>By reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Par type</source>
        <translation>By kind</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Attente par heure d’arrivée</source>
        <translation>Wait by hour of arrival</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Attente par service</source>
        <translation>Wait by service</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Attente par motif</source>
        <translation>Wait by reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>{} %</source>
        <translation>{} %</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Au fil du temps</source>
        <translation>Over time</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Les {} premiers sont dessinés, le tableau les a tous.</source>
        <translation>The first {} are drawn, the table has them all.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Par agent</source>
        <translation>By agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Les chiffres des autres agents ne sont montrés qu’à eux et aux administrateurs.</source>
        <translation>The figures of other agents are shown to them and to administrators alone.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Vos rendez-vous</source>
        <translation>Your appointments</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Pris</source>
        <translation>Made</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Les rendez-vous de la période, par qui les a pris, quel que soit le jour où ils l’ont été.</source>
        <translation>The appointments of the period, by who made them, on whatever day that was.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Qui a pris les rendez-vous</source>
        <translation>Who made the appointments</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>En {} min ou moins</source>
        <translation>Within {} min</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Personnes</source>
        <translation>People</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Médiane (min)</source>
        <translation>Median (min)</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>9 sur 10 (min)</source>
        <translation>9 out of 10 (min)</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Médiane</source>
        <translation>Median</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>9 sur 10</source>
        <translation>9 out of 10</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>De l’arrivée notée à ce poste jusqu’à « Vu ».</source>
        <translation>From the arrival noted on this computer until “Seen”.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>{} arrivée n’y est pas : l’heure de la réception n’est pas connue.</source>
        <translation>{} arrival is not in it: when they were received is not known.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>{} arrivées n’y sont pas : l’heure de la réception n’est pas connue.</source>
        <translation>{} arrivals are not in it: when they were received is not known.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Arrivées</source>
        <translation>Arrivals</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Arrivées par heure un jour moyen, avec et sans rendez-vous, notées à ce poste.</source>
        <translation>Arrivals by hour on an average day, with and without an appointment, noted on this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Heures d’affluence</source>
        <translation>Busy hours</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Arrivées par jour</source>
        <translation>Arrivals a day</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Ce poste garde ces lignes quelques jours : depuis le {}.</source>
        <translation>This computer keeps these lines for some days: since {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Suites des venues sans rendez-vous</source>
        <translation>What became of those without an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>{} h</source>
        <translation>{}:00</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Service non précisé</source>
        <translation>Service not told</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Motif non précisé</source>
        <translation>Reason not told</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/statistics/sections.py"/>
        <source>Agent {}</source>
        <translation>Agent {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/door.py"/>
        <source>Revenir aux noms</source>
        <translation>Back to the names</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/end_of_day.py"/>
        <source>Les sessions de ce poste se ferment à {}.</source>
        <translation>The sessions of this computer close at {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/end_of_day.py"/>
        <source>La journée est finie : les sessions de ce poste ont été fermées à {}.</source>
        <translation>The day is over: the sessions of this computer were closed at {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/end_of_day.py"/>
        <source>Une nouvelle journée commence : les sessions de la veille ont été fermées.</source>
        <translation>A new day begins: yesterday’s sessions were closed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/lines.py"/>
        <source>{} geste de {} attend d’être envoyé ; il est gardé jusqu’à son retour sur ce poste.</source>
        <translation>{} gesture of {} waits to be sent; it is kept until they are back at this desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/lines.py"/>
        <source>{} gestes de {} attendent d’être envoyés ; ils sont gardés jusqu’à son retour sur ce poste.</source>
        <translation>{} gestures of {} wait to be sent; they are kept until they are back at this desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/lines.py"/>
        <source>Session en cours</source>
        <translation>Session under way</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/lines.py"/>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/lines.py"/>
        <source>Navigateur</source>
        <translation>Browser</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/lines.py"/>
        <source>Mot de passe</source>
        <translation>Password</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/lines.py"/>
        <source>{} · au poste {}</source>
        <translation>{} · at the desk {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/page.py"/>
        <source>Changer d’agent ?</source>
        <translation>Change agent?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/page.py"/>
        <source>Changer d’agent</source>
        <translation>Change agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/page.py"/>
        <source>Ce code n’est plus valable sur ce poste.</source>
        <translation>This code is no longer valid on this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/page.py"/>
        <source>Oublier {} sur ce poste ?</source>
        <translation>Forget {} on this computer?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/page.py"/>
        <source>Son nom, son code et tout ce que ce poste garde de sa session sont effacés.</source>
        <translation>Their name, their code and all that this computer keeps of their session are erased.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/page.py"/>
        <source>Oublier</source>
        <translation>Forget</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/page.py"/>
        <source>Un geste n’est pas encore envoyé et serait perdu.</source>
        <translation>One action is not sent yet and would be lost.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/switch/page.py"/>
        <source>{} gestes ne sont pas encore envoyés et seraient perdus.</source>
        <translation>{} actions are not sent yet and would be lost.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/arrival.py"/>
        <source>{} : quel RDV ?</source>
        <translation>{}: which appointment?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/arrival.py"/>
        <source>Il passe en salle d’attente, et l’heure d’arrivée est notée.</source>
        <translation>It goes to the waiting room, and the hour of arrival is noted.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/arrival.py"/>
        <source>{} : aucun RDV aujourd’hui.</source>
        <translation>{}: no appointment today.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche.py"/>
        <source>Fiche créée sur ce poste, pas encore reçue par la plateforme.</source>
        <translation>Record created on this computer, not received by the platform yet.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche.py"/>
        <source>Ce que ce poste sait de cet usager</source>
        <translation>What this computer knows of this client</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche.py"/>
        <source>{}, à jour de {}.</source>
        <translation>{}, as of {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche.py"/>
        <source>Fiche {}</source>
        <translation>Record {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche.py"/>
        <source>Fiche enregistrée : {}</source>
        <translation>Record saved: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_paper.py"/>
        <source>Dossier</source>
        <translation>Case</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_paper.py"/>
        <source>Proches</source>
        <translation>Relatives</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_paper.py"/>
        <source> ; </source>
        <translation>; </translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_paper.py"/>
        <source>Agents référents</source>
        <translation>Key workers</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_paper.py"/>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_rdvs.py"/>
        <source>Entrée ou double-clic : voir dans l’agenda</source>
        <translation>Enter or double-click: see in the diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_rdvs.py"/>
        <source>Passés</source>
        <translation>Past</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>naissance : {} (noté sur ce poste)</source>
        <translation>birth: {} (noted on this computer)</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>{} mois</source>
        <translation>{} months</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>{} ans</source>
        <translation>{} years old</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>À sa place, la plateforme prévient {}</source>
        <translation>In their place, the platform notifies {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>À sa place, rien n’est envoyé à {} : {}</source>
        <translation>In their place, nothing is sent to {}: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>par {}</source>
        <translation>by {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>À sa place, la plateforme prévient {} {}</source>
        <translation>In their place, the platform notifies {} {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>Aucun</source>
        <translation>None</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>1 d’ailleurs</source>
        <translation>1 from elsewhere</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>{} d’ailleurs</source>
        <translation>{} from elsewhere</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fiche_texts.py"/>
        <source>1 autre</source>
        <translation>1 other</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>À remplir.</source>
        <translation>To be filled in.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Date à vérifier. Par exemple : 3/4/1985 ou 3 avril 1985.</source>
        <translation>Date to be checked. For example: 3/4/1985 or 3 April 1985.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Cette date est à venir : vérifiez l’année.</source>
        <translation>This date is to come: check the year.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Plus de 130 ans : vérifiez l’année.</source>
        <translation>More than 130 years old: check the year.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>La plateforme ne prend que des dates entières : celle-ci reste vide, et ce que vous écrivez ici est gardé en note sur ce poste.</source>
        <translation>The platform only takes whole dates: this one stays empty, and what you write here is kept as a note on this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Numéro à vérifier : il en manque ou il y a des chiffres en trop.</source>
        <translation>Number to be checked: digits are missing, or there are too many.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Adresse à vérifier. Par exemple : prenom.nom@exemple.fr.</source>
        <translation>Address to be checked. For example: firstname.lastname@exemple.fr.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Numéro réservé à la fiction : la plateforme le refuse. Demandez le vrai, ou laissez vide.</source>
        <translation>Number reserved for fiction: the platform refuses it. Ask for the real one, or leave it empty.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Numéro de démonstration : il ne sonne chez personne.</source>
        <translation>Demonstration number: it rings nowhere.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Numéro étranger ? Commencez par + et l’indicatif du pays, par exemple : {}.</source>
        <translation>A foreign number? Begin with + and the country code, for example: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Ce n’est pas un mobile : la plateforme n’y envoie pas de SMS.</source>
        <translation>This is not a mobile: the platform sends no text messages to it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>La plateforme n’accepte pas ce numéro : vérifiez-le.</source>
        <translation>The platform does not accept this number: check it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>La plateforme n’accepte pas cette adresse : vérifiez-la.</source>
        <translation>The platform does not accept this address: check it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>La plateforme n’accepte pas cette date : vérifiez-la.</source>
        <translation>The platform does not accept this date: check it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>La plateforme n’accepte pas cette valeur : vérifiez-la.</source>
        <translation>The platform does not accept this value: check it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Vous retrouvez ce que vous aviez saisi.</source>
        <translation>You find again what you had typed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Quelqu’un a modifié cette fiche entre-temps. Vérifiez ce qui est signalé, puis enregistrez.</source>
        <translation>Somebody changed this record meanwhile. Check what is marked, then save.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Même e-mail</source>
        <translation>Same e-mail</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Mêmes nom, prénom et date de naissance</source>
        <translation>Same last name, first name and date of birth</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Même téléphone</source>
        <translation>Same telephone</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Nom qui se prononce pareil, même date de naissance</source>
        <translation>Name that sounds the same, same date of birth</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/fields.py"/>
        <source>Sans champ où l’écrire : {}.</source>
        <translation>No field to write it in: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form.py"/>
        <source>fiche d’usager</source>
        <translation>usager record</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form.py"/>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form.py"/>
        <source>Créer l’usager</source>
        <translation>Create the client</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Modifier {}</source>
        <translation>Change {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Ajouter un proche de {}</source>
        <translation>Add a relative of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Créer un usager</source>
        <translation>Create a client</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Hors connexion : la fiche est gardée sur ce poste jusqu’au retour de la plateforme. Les ressemblances ne sont cherchées que parmi les usagers connus ici.</source>
        <translation>Offline: the record is kept on this desk until the platform is back. Likenesses are looked for among the people known here only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Hors connexion : l’identité et les coordonnées peuvent être modifiées, et sont gardées jusqu’au retour de la plateforme. Le reste de la fiche n’est pas gardé sur ce poste.</source>
        <translation>Offline: identity and contact can be changed, and are kept until the platform is back. The rest of the record is not kept on this desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Votre saisie est gardée : vous la retrouverez en modifiant cette fiche.</source>
        <translation>What you typed is kept: you will find it again when you change this record.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Votre saisie est gardée : vous la retrouverez en ajoutant un proche à cette personne.</source>
        <translation>What you typed is kept: you will find it again when you add a relative to this person.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Votre saisie est gardée : vous la retrouverez en créant un usager.</source>
        <translation>What you typed is kept: you will find it again when you create a client.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Cette personne a peut-être déjà une fiche : comparez avant d’enregistrer.</source>
        <translation>This person may have a record already: compare before you save.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Cette personne a peut-être déjà une fiche : choisissez-la, ou créez quand même.</source>
        <translation>This person may have a record already: choose it, or create one all the same.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Fiche gardée sur ce poste : {}. Elle attend le retour de la plateforme.</source>
        <translation>Record kept on this desk: {}. It waits until the platform is back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Fiche créée : {}</source>
        <translation>Record created: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Peut être partagé, par un couple par exemple</source>
        <translation>May be shared, by a couple for example</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>{} (du responsable)</source>
        <translation>{} (of the responsible person)</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Identité certifiée par FranceConnect : la plateforme n’accepte pas que ce champ soit modifié.</source>
        <translation>Identity certified by FranceConnect: the platform does not let this field be changed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>L’usager a son propre compte : lui seul peut changer cette adresse.</source>
        <translation>The client has an account of their own: they alone can change this address.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Un autre usager a déjà cette adresse : choisissez-le, ou donnez-en une autre.</source>
        <translation>Another client already has this address: choose them, or give another one.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Un autre usager a déjà cette adresse : choisissez-le, ou écrivez-la ci-dessous.</source>
        <translation>Another client already has this address: choose them, or write it below.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>vide</source>
        <translation>empty</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Modifié entre-temps par quelqu’un d’autre : « {} »</source>
        <translation>Changed meanwhile by somebody else: “{}”</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_texts.py"/>
        <source>Un nombre est attendu.</source>
        <translation>A number is expected.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/form_writing.py"/>
        <source>{} est dans votre organisation</source>
        <translation>{} is in your organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/history/fiche.py"/>
        <source>La plateforme ne connaît aucun changement de cette fiche.</source>
        <translation>The platform knows of no change to this record.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/history/fiche.py"/>
        <source>L’historique de cette fiche ne vous est pas ouvert.</source>
        <translation>The history of this record is not open to you.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/history/fiche.py"/>
        <source>La plateforme ne répond pas : l’historique de la fiche n’est connu que d’elle.</source>
        <translation>The platform does not answer: it alone knows the history of the record.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/history/fiche.py"/>
        <source>Fiche créée</source>
        <translation>Record created</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/history/fiche.py"/>
        <source>Fiche supprimée</source>
        <translation>Record deleted</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/history/fiche.py"/>
        <source>Fiche modifiée</source>
        <translation>Record changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/history/fiche.py"/>
        <source>Organisations modifiées</source>
        <translation>Organisations changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/history/fiche.py"/>
        <source>Agents référents modifiés</source>
        <translation>Referring staff changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/history/fiche.py"/>
        <source>modifié</source>
        <translation>changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>C’est la même fiche : choisissez-en une autre.</source>
        <translation>It is the same record: choose another one.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>Cette fiche n’est pas encore sur la plateforme : attendez qu’elle soit partie.</source>
        <translation>This record is not on the platform yet: wait until it has left.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>tous ses rendez-vous</source>
        <translation>all their appointments</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>{} rendez-vous que vous voyez</source>
        <comment>one</comment>
        <translation>{} appointment that you see</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>{} rendez-vous que vous voyez</source>
        <translation>{} appointments that you see</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>{} proche</source>
        <translation>{} relative</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>{} proches</source>
        <translation>{} relatives</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>{} agent référent</source>
        <translation>{} key worker</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>{} agents référents</source>
        <translation>{} key workers</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>{} organisation que vous voyez</source>
        <translation>{} organisation that you see</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>{} organisations que vous voyez</source>
        <translation>{} organisations that you see</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>Fiches fusionnées</source>
        <translation>Records merged</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>Deux fiches fusionnées ne se séparent plus.</source>
        <translation>Two records that were merged cannot be separated.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>Les deux fiches n’en font plus qu’une : {}</source>
        <translation>The two records are one now: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/merge.py"/>
        <source>Quelqu’un a modifié une des deux fiches entre-temps : comparez à nouveau.</source>
        <translation>Somebody changed one of the two records meanwhile: compare again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/referents.py"/>
        <source>Agents référents de {}</source>
        <translation>Key workers of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/referents.py"/>
        <source>Référent ajouté : {}</source>
        <translation>Key worker added: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/referents.py"/>
        <source>Référent retiré : {}</source>
        <translation>Key worker removed: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/referents.py"/>
        <source>{} suit {}</source>
        <translation>{} follows {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/referents.py"/>
        <source>{} ne suit plus {}</source>
        <translation>{} no longer follows {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/referents.py"/>
        <source>référent repris</source>
        <translation>key worker undone</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/referents.py"/>
        <source>Agent d’une autre organisation</source>
        <translation>Agent of another organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/refusals.py"/>
        <source>La fiche de {}. {}</source>
        <translation>The record of {}. {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/refusals.py"/>
        <source>La fiche de {} n’a pas été acceptée. {}</source>
        <translation>The record of {} was not accepted. {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>{} est maintenant dans {}</source>
        <translation>{} is in {} now</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Retirer {} de {} ?</source>
        <translation>Remove {} from {}?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>{}, son proche, aussi</source>
        <translation>{}, their relative, too</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Retirer de l’organisation</source>
        <translation>Remove from the organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Les rendez-vous passés restent dans les agendas.</source>
        <translation>Past appointments stay in the diaries.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Kiosk ne sait pas si cette fiche est aussi dans une autre organisation.</source>
        <translation>Kiosk does not know whether this record is in another organisation too.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Parmi vos organisations, cette fiche n’est que dans celle-ci.</source>
        <translation>Among your organisations, this record is in this one only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>{} Si aucune autre ne l’a, la plateforme l’anonymise : identité et coordonnées sont effacées, définitivement.</source>
        <translation>{} If no other has it, the platform makes it anonymous: identity and contact details are erased, for good.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Sa fiche reste dans : {}.</source>
        <translation>Their record stays in: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Sa fiche reste dans une autre organisation.</source>
        <translation>Their record stays in another organisation.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Une fiche retirée peut avoir été anonymisée. Cherchez-la, puis rattachez-la si elle existe encore.</source>
        <translation>A record that was removed may have been anonymised. Look for it, then attach it if it still exists.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Retiré de {}</source>
        <translation>Removed from {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>{} n’est plus dans {}</source>
        <translation>{} is no longer in {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>{} ne peut pas encore quitter l’organisation</source>
        <translation>{} cannot leave the organisation yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Des rendez-vous sont à venir. Annulez-les d’abord, ou attendez qu’ils soient passés.</source>
        <translation>There are upcoming appointments. Cancel them first, or wait until they have passed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/removal.py"/>
        <source>Voir le premier rendez-vous</source>
        <translation>See the first appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>{} : aucun RDV dans votre organisation.</source>
        <translation>{}: no appointment in your organisation.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>Créer « {} »</source>
        <translation>Create “{}”</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>Aucun usager trouvé sur ce poste</source>
        <translation>No client found on this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>Aucun usager trouvé</source>
        <translation>No client found</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>Importation dans votre organisation…</source>
        <translation>Importing into your organisation…</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>Connu d’une autre organisation. Entrée : importer dans la vôtre.</source>
        <translation>Known to another organisation. Enter: import into yours.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>La plateforme ne répond pas : usagers connus de ce poste</source>
        <translation>The platform does not answer: clients known to this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>La plateforme complète la recherche…</source>
        <translation>The platform is completing the search…</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>D’autres correspondent : précisez le nom, la date de naissance ou le téléphone.</source>
        <translation>Others match: add to the name, the date of birth or the telephone.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>Recherche sur {} des {} usagers que la plateforme annonce.</source>
        <translation>Searching {} of the {} clients that the platform announces.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/search.py"/>
        <source>La liste des usagers n’est pas encore reçue : recherche parmi ceux que connaît ce poste.</source>
        <translation>The list of clients is not received yet: searching among those that this computer knows.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/taking_back.py"/>
        <source>Fiche reprise, personne n’en a rien su : {}</source>
        <translation>Record undone, nobody ever knew: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/taking_back.py"/>
        <source>La plateforme a cette fiche : retirez-la de l’organisation.</source>
        <translation>The platform has this record: remove it from the organisation.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/taking_back.py"/>
        <source>Rattaché à {}</source>
        <translation>Attached to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/taking_back.py"/>
        <source>votre organisation</source>
        <translation>your organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/taking_back.py"/>
        <source>Pour revenir sur ce rattachement, retirez la fiche de l’organisation.</source>
        <translation>To go back on this, remove the record from the organisation.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/usagers/taking_back.py"/>
        <source>Ces informations ne sont pas gardées sur ce poste. Modifiez de nouveau la fiche.</source>
        <translation>This information is not kept on this computer. Change the record again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/waiting_room/page.py"/>
        <source>Sans rendez-vous : reçu, orienté ou parti, rien d’autre.</source>
        <translation>Without an appointment: received, directed elsewhere or gone, nothing else.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/waiting_room/page.py"/>
        <source>Sans rendez-vous, en attente</source>
        <translation>Without an appointment, waiting</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/waiting_room/page.py"/>
        <source>déjà venus</source>
        <translation>already seen to</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/waiting_room/page.py"/>
        <source>un collègue</source>
        <translation>a colleague</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/waiting_room/strip.py"/>
        <source>{}, sans rendez-vous, attend depuis {}</source>
        <translation>{}, without appointment, has waited for {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>arrivée sans RDV</source>
        <translation>walk-in</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>Recherche du premier créneau libre aujourd’hui…</source>
        <translation>Looking for the first free slot today…</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>{} avec {}</source>
        <translation>{} with {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>Aucun créneau libre aujourd’hui pour ce motif.</source>
        <translation>No free slot today for this reason.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>La plateforme ne répond pas : notez la personne, vous pourrez réserver ensuite.</source>
        <translation>The platform does not answer: note the person, you can book afterwards.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>Cette plateforme ne donne pas ses créneaux : notez la personne.</source>
        <translation>This platform does not give its slots: note the person.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>Noté sans RDV</source>
        <translation>Noted without an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>{} : noté sans RDV</source>
        <translation>{}: noted without an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>Le créneau de {} vient d’être pris. Voici le suivant.</source>
        <translation>The slot of {} has just been taken. Here is the next one.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>Le créneau de {} n’est pas libre. Voici le suivant.</source>
        <translation>The {} slot is not free. Here is the next one.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>{} : RDV pris à {}, en salle d’attente</source>
        <translation>{}: appointment booked at {}, in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>{} : RDV de {} à confirmer, la plateforme n’a pas encore répondu</source>
        <translation>{}: appointment at {} to be confirmed, the platform has not answered yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/flow.py"/>
        <source>Sans RDV : RDV pris à {}</source>
        <translation>Without an appointment: booked at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/page.py"/>
        <source>1 personne</source>
        <translation>1 person</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/page.py"/>
        <source>{} personnes</source>
        <translation>{} persons</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/page.py"/>
        <source>pris en charge</source>
        <translation>seen to</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/page.py"/>
        <source>laissé aux autres</source>
        <translation>left to the others</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/page.py"/>
        <source>ligne retirée</source>
        <translation>line removed</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/taking_back.py"/>
        <source>La ligne de {} a changé depuis : rien n’a été repris.</source>
        <translation>The line of {} has changed since: nothing was undone.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/walk_ins/taking_back.py"/>
        <source>{} De nouveau en attente, sans RDV.</source>
        <translation>{} Waiting again, without an appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/columns.py"/>
        <source>Pas connu de ce poste</source>
        <translation>Not known to this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/columns.py"/>
        <source>Arrive…</source>
        <translation>On its way…</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Tout, même ce que je change</source>
        <translation>Everything, even what I change</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Ce que d’autres changent</source>
        <translation>What others change</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Aujourd’hui et demain seulement</source>
        <translation>Today and tomorrow only</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Rien</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>les agendas qui y sont abonnés ne se mettront plus à jour.</source>
        <translation>calendars subscribed to it will no longer be brought up to date.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Créer une nouvelle adresse ?</source>
        <translation>Make a new address?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Celle d’avant ne répondra plus : {}</source>
        <translation>The former one will no longer answer: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Créer une nouvelle adresse</source>
        <translation>Make a new address</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Garder celle d’avant</source>
        <translation>Keep the former one</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Fermer l’adresse de votre agenda ?</source>
        <translation>Close the address of your diary?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Fermer l’adresse</source>
        <translation>Close the address</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>La garder</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>Choix enregistré.</source>
        <translation>Choice saved.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/own.py"/>
        <source>L’adresse de votre agenda est fermée.</source>
        <translation>The address of your diary is closed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/page.py"/>
        <source>{} (vous)</source>
        <translation>{} (you)</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/page.py"/>
        <source>Semaine du {} au {}</source>
        <translation>Week of {} to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/page.py"/>
        <source>La plateforme n’est pas joignable : voici ce que ce poste connaît de cette semaine.</source>
        <translation>The platform cannot be reached: this is what this computer knows of the week.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/page.py"/>
        <source>Rien dans votre semaine</source>
        <translation>Nothing in your week</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/page.py"/>
        <source>Rien cette semaine pour {}</source>
        <translation>Nothing this week for {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/page.py"/>
        <source>Ni rendez-vous, ni plage d’ouverture, ni indisponibilité.</source>
        <translation>No appointments, no opening hours, no absences.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/page.py"/>
        <source>semaine-{}.ics</source>
        <translation>week-{}.ics</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/week/page.py"/>
        <source>Semaine enregistrée : {}. Motifs, adresses et liens, sans aucun nom.</source>
        <translation>Week saved: {}. Reasons, addresses and links, without any name.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Kiosk est déjà ouvert sur ce poste avec ce compte. Revenez à la fenêtre ouverte, ou fermez-la puis réessayez.</source>
        <translation>Kiosk is already open on this computer with this account. Go back to the open window, or close it and try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Les données gardées sur ce poste ne peuvent toujours pas être lues, même en repartant de la plateforme. Prévenez votre support informatique.</source>
        <translation>The data kept on this desk still cannot be read, even after starting again from the platform. Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Les données de ce poste viennent d’une version plus récente de Kiosk. Installez la dernière version, puis réessayez ; rien n’a été modifié.</source>
        <translation>The data on this computer comes from a newer version of Kiosk. Install the latest version, then try again; nothing was changed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Le disque de ce poste est plein : le dernier geste n’a pas été gardé. Libérez de la place, puis refaites-le.</source>
        <translation>The disk of this computer is full: the last action was not kept. Make room, then do it again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Kiosk ne peut pas écrire dans son dossier sur ce poste : le dernier geste n’a pas été gardé. Prévenez votre support informatique.</source>
        <translation>Kiosk cannot write in its folder on this computer: the last action was not kept. Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Le coffre des mots de passe de ce poste est verrouillé : rien ne sera gardé à la fermeture de Kiosk. Déverrouillez-le, puis reconnectez-vous.</source>
        <translation>The password store of this computer is locked: nothing will be kept when Kiosk closes. Unlock it, then sign in again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Le coffre des mots de passe de ce poste ne répond pas : rien ne sera gardé à la fermeture de Kiosk. Prévenez votre support informatique.</source>
        <translation>The keyring of this computer does not answer: nothing will be kept when Kiosk closes. Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Les données gardées sur ce poste ne sont pas accessibles. Redémarrez Kiosk ; prévenez votre support informatique si cela se reproduit.</source>
        <translation>The data kept on this computer cannot be reached. Restart Kiosk; tell your IT support if it happens again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Le disque de ce poste est plein : l’agenda affiché n’est plus à jour et aucun geste n’est gardé. Libérez de la place.</source>
        <translation>The disk of this computer is full: the diary shown is no longer up to date and no action is kept. Make room.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Kiosk ne peut plus écrire dans son dossier sur ce poste : l’agenda affiché n’est plus à jour. Prévenez votre support informatique.</source>
        <translation>Kiosk can no longer write in its folder on this computer: the diary shown is no longer up to date. Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Les données gardées sur ce poste ne pouvaient plus être lues. Elles sont mises de côté, et l’agenda est relu sur la plateforme.</source>
        <translation>The data kept on this desk could not be read any more. It is set aside, and the agenda is read again from the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Votre geste non envoyé est gardé.</source>
        <translation>What you did and was not sent is kept.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Vos {} gestes non envoyés sont gardés.</source>
        <translation>The {} things that you did and were not sent are kept.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>D’autres gestes non envoyés sont peut-être perdus : vérifiez l’agenda.</source>
        <translation>Other things not sent may be lost: check the agenda.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>{} geste non envoyé n’a pas pu être relu : vérifiez l’agenda.</source>
        <translation>{} thing not sent could not be read again: check the agenda.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>{} gestes non envoyés n’ont pas pu être relus : vérifiez l’agenda.</source>
        <translation>{} things not sent could not be read again: check the agenda.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/memory_sentences.py"/>
        <source>Aucun geste non envoyé n’est perdu.</source>
        <translation>Nothing that was not sent is lost.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/pairing.py"/>
        <source>Le code a douze lettres et chiffres, par exemple K7QF2M-9TRBXD.</source>
        <translation>The code has twelve letters and digits, for example K7QF2M-9TRBXD.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/pairing.py"/>
        <source>Ce code n’est pas ou plus valable. Demandez-en un autre : il sert une fois, dix minutes.</source>
        <translation>This code is not, or no longer, valid. Ask for another one: it serves once, for ten minutes.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/pairing.py"/>
        <source>Ce code n’est pas celui du compagnon qui répond à cette adresse. Relisez-le ; si cela dure, prévenez votre support informatique.</source>
        <translation>This code is not of the companion that answers at this address. Read it again; if this goes on, tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/pairing.py"/>
        <source>Trop d’essais. Attendez dix minutes, puis demandez un autre code.</source>
        <translation>Too many tries. Wait ten minutes, then ask for another code.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/pairing.py"/>
        <source>Le compagnon du site ne répond pas. Vérifiez qu’il est allumé et sur le réseau.</source>
        <translation>The site’s companion does not answer. Check that it is on and on the network.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>L’opération n’a pas abouti. Vos gestes sont gardés ; recommencez dans un instant, et prévenez votre support informatique si cela se reproduit.</source>
        <translation>The operation did not succeed. Your actions are kept; try again in a moment, and tell your IT support if it happens again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>L’adresse de la plateforme est introuvable. Vérifiez son orthographe et la connexion du poste au réseau.</source>
        <translation>The platform’s address cannot be found. Check its spelling and this computer’s connection to the network.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Ce n’est pas l’adresse d’une plateforme. Recopiez-la telle que votre administration vous l’a donnée ; elle commence par https://.</source>
        <translation>This is not the address of a platform. Copy it as your administration gave it to you; it begins with https://.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme ne répond pas à cette adresse. Vérifiez l’adresse, puis réessayez dans quelques minutes.</source>
        <translation>The platform does not answer at this address. Check the address, then try again in a few minutes.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>L’identité de la plateforme n’a pas pu être vérifiée : Kiosk n’a rien envoyé. Vérifiez la date et l’heure du poste, puis prévenez votre support informatique.</source>
        <translation>The platform’s identity could not be verified: Kiosk sent nothing. Check this computer’s date and time, then tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Le réseau de votre administration n’a pas laissé passer la connexion. Prévenez votre support informatique.</source>
        <translation>Your administration’s network did not let the connection through. Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Cette adresse n’est pas protégée ; Kiosk n’y envoie ni mot de passe ni données. Saisissez une adresse qui commence par https://.</source>
        <translation>This address is not protected; Kiosk sends neither password nor data to it. Type an address that begins with https://.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme n’est pas joignable. Vérifiez la connexion du poste au réseau ; Kiosk réessaie de lui-même.</source>
        <translation>The platform cannot be reached. Check this computer’s connection to the network; Kiosk tries again by itself.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme n’a pas répondu à temps. Kiosk vérifiera ce qu’elle a reçu avant de renvoyer quoi que ce soit.</source>
        <translation>The platform did not answer in time. Kiosk will check what it received before sending anything again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme n’a pas répondu à temps. Réessayez dans un instant.</source>
        <translation>The platform did not answer in time. Try again in a moment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme reçoit trop de demandes. Patientez une minute, puis recommencez.</source>
        <translation>The platform receives too many requests. Wait a minute, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme reçoit trop de demandes. Patientez {}, puis recommencez.</source>
        <translation>The platform receives too many requests. Wait {}, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>E-mail ou mot de passe incorrect. Vérifiez-les, puis recommencez.</source>
        <translation>Wrong e-mail or password. Check them, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Votre session a été fermée, ou ouverte sur un autre poste. Reconnectez-vous : les gestes qui restent à envoyer sont gardés.</source>
        <translation>Your session was closed, or opened at another desk. Sign in again: what is still to be sent is kept.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Cette plateforme demande un identifiant d’application ; demandez-le au support de la plateforme, et faites-le inscrire dans la configuration de Kiosk.</source>
        <translation>This platform asks for an application id; ask the platform’s support for it, and have it put into Kiosk’s configuration.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme ne reconnaît pas l’identifiant d’application de Kiosk. Prévenez votre support informatique.</source>
        <translation>The platform does not know Kiosk’s application id. Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Kiosk n’a pas été autorisé sur la page de la plateforme. Recommencez si c’était une erreur.</source>
        <translation>Kiosk was not authorised on the platform’s page. Try again if it was a mistake.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Ce code n’est pas le bon, ou il a déjà servi. Ouvrez de nouveau le navigateur pour en avoir un autre.</source>
        <translation>This code is not the right one, or has been used already. Open the browser again to get another.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La réponse du navigateur n’est pas celle de la connexion en cours ; elle est ignorée. Recommencez depuis Kiosk si besoin.</source>
        <translation>The browser’s answer is not that of the sign-in under way; it is ignored. Start again from Kiosk if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Un autre programme de ce poste occupe l’adresse où Kiosk attend la réponse du navigateur. Prévenez votre support informatique.</source>
        <translation>Another program on this computer holds the address at which Kiosk waits for the browser’s answer. Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme n’a pas pu vous connecter. Recommencez ; prévenez votre support informatique si cela se reproduit.</source>
        <translation>The platform could not sign you in. Try again; tell your IT support if it happens again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Votre session sur la plateforme a pris fin. L’agenda reste consultable et vos gestes sont gardés jusqu’à ce que vous vous reconnectiez.</source>
        <translation>Your session on the platform has ended. The agenda can still be read, and what you do is kept until you sign in again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Cet élément n’existe plus sur la plateforme. Mettez la page à jour avec F5.</source>
        <translation>This item no longer exists on the platform. Refresh the page with F5.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme ne trouve pas ce qui est demandé ; il a pu être supprimé, ou ne plus vous être visible. Mettez la page à jour avec F5.</source>
        <translation>The platform does not find what is asked for; it may have been deleted, or you may no longer see it. Refresh the page with F5.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme a refusé cette demande. Vérifiez le rendez-vous, puis recommencez.</source>
        <translation>The platform refused this request. Check the appointment, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme a refusé cette demande : {}.</source>
        <translation>The platform refused this request: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Corrigez, puis recommencez.</source>
        <translation>Correct it, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme est momentanément indisponible, peut-être en maintenance. Vos gestes sont gardés ; réessayez dans quelques minutes.</source>
        <translation>The platform is unavailable for the moment, under maintenance perhaps. Your actions are kept; try again in a few minutes.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme a rencontré un problème de son côté. Vos gestes sont gardés ; réessayez dans quelques minutes.</source>
        <translation>The platform met a problem on its side. Your actions are kept; try again in a few minutes.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Le réseau demande une connexion (portail). Ouvrez votre navigateur, connectez-vous au réseau, puis réessayez.</source>
        <translation>The network asks for a sign-in (portal). Open your browser, sign in to the network, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Une page du réseau (portail) ou de maintenance a répondu à la place de la plateforme. Ouvrez votre navigateur, connectez-vous au réseau s’il le demande, puis réessayez.</source>
        <translation>A page of the network (portal) or of maintenance answered in the place of the platform. Open your browser, sign in to the network if it asks for it, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La réponse reçue n’est pas celle de la plateforme. Vérifiez l’adresse, puis réessayez ; prévenez votre support informatique si cela se reproduit.</source>
        <translation>The answer received is not the platform’s. Check the address, then try again; tell your IT support if it happens again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Votre compte n’a pas le droit de faire cela. Demandez-le à un administrateur de votre organisation.</source>
        <translation>Your account has no right to do this. Ask an administrator of your organisation.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme de votre administration n’offre pas cela à Kiosk ; faites-le sur son site.</source>
        <translation>Your administration’s platform does not offer this to Kiosk; do it on its website.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Quelqu’un a modifié ce rendez-vous entre-temps. Son état actuel est affiché ; vérifiez-le, puis refaites votre geste s’il le faut.</source>
        <translation>Somebody changed this appointment meanwhile. Its present status is shown; check it, then do your action again if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme n’est pas joignable. Vérifiez la connexion du poste au réseau, puis réessayez.</source>
        <translation>The platform cannot be reached. Check this computer’s connection to the network, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme est momentanément indisponible, peut-être en maintenance. Réessayez dans quelques minutes.</source>
        <translation>The platform is unavailable for the moment, under maintenance perhaps. Try again in a few minutes.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme a rencontré un problème de son côté. Réessayez dans quelques minutes, et prévenez votre support informatique si cela se reproduit.</source>
        <translation>The platform met a problem on its side. Try again in a few minutes, and tell your IT support if it happens again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Aucune plateforme ne répond à cette adresse. Vérifiez l’adresse, puis réessayez.</source>
        <translation>No platform answers at this address. Check the address, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Ce compte n’a pas le droit de se connecter. Demandez-le à un administrateur de votre organisation.</source>
        <translation>This account has no right to sign in. Ask an administrator of your organisation.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme a refusé la connexion. Vérifiez l’adresse e-mail et le mot de passe, puis recommencez.</source>
        <translation>The platform refused the sign-in. Check the e-mail address and the password, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Le disque de ce poste est plein : Kiosk ne peut pas démarrer. Libérez de la place, puis réessayez.</source>
        <translation>The disk of this computer is full: Kiosk cannot start. Make room, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Kiosk ne peut pas écrire dans son dossier sur ce poste. Prévenez votre support informatique ; rien n’est perdu.</source>
        <translation>Kiosk cannot write in its folder on this computer. Tell your IT support; nothing is lost.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme est introuvable depuis ce poste : vérifiez sa connexion au réseau.</source>
        <translation>The platform cannot be found from this computer: check its connection to the network.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme ne répond pas. Si cela dure, prévenez votre support informatique.</source>
        <translation>The platform does not answer. If it lasts, tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme est momentanément indisponible, peut-être en maintenance : il suffit d’attendre.</source>
        <translation>The platform is unavailable for the moment, under maintenance perhaps: just wait.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme a rencontré un problème de son côté. Si cela dure, prévenez votre support informatique.</source>
        <translation>The platform met a problem on its side. If it lasts, tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Le réseau demande une connexion (portail) : ouvrez votre navigateur et connectez-vous au réseau, Kiosk reprendra de lui-même.</source>
        <translation>The network asks for a sign-in (portal): open your browser and sign in to the network, Kiosk will go on by itself.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme n’a pas répondu à temps. Si cela dure, prévenez votre support informatique.</source>
        <translation>The platform did not answer in time. If it lasts, tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme ne répond pas : rien n’a été changé. Recommencez quand elle répondra.</source>
        <translation>The platform does not answer: nothing was changed. Try again when it does.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme n’a pas répondu à temps : rien ne dit si c’est fait. Rouvrez la fiche pour le vérifier avant de recommencer.</source>
        <translation>The platform did not answer in time: nothing tells whether it is done. Open the record again to check before you start over.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>La plateforme a refusé cette demande. Vérifiez la fiche, puis recommencez.</source>
        <translation>The platform refused this request. Check the record, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sentences.py"/>
        <source>Quelqu’un a modifié cette fiche entre-temps. Rouvrez-la, puis recommencez s’il le faut.</source>
        <translation>Somebody changed this record meanwhile. Open it again, then start over if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>places libres</source>
        <translation>free places</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>complet</source>
        <translation>full</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>1 place</source>
        <translation>1 place</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>{} places</source>
        <translation>{} places</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>La plateforme ne répond pas : créneaux calculés sur ce poste, pour les jours qu’il connaît, d’après l’agenda de {}. Un rendez-vous pris maintenant reste à confirmer.</source>
        <translation>The platform does not answer: slots computed on this computer, for the days it knows, from the diary of {}. An appointment booked now is still to be confirmed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Personne n’est libre ensemble</source>
        <translation>Nobody is free together</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Aucun créneau à ces heures</source>
        <translation>No slot at these hours</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Un créneau est libre autrement ces jours-ci.</source>
        <translation>One slot is free otherwise on these days.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>{} créneaux sont libres autrement ces jours-ci.</source>
        <translation>{} slots are free otherwise on these days.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Aucun créneau sur ces sept jours</source>
        <translation>No slot on these seven days</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Prochaine disponibilité : {}.</source>
        <translation>Next availability: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Aucune disponibilité dans les six mois : essayez d’autres lieux ou d’autres agents.</source>
        <translation>No availability within six months: try other sites or other agents.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Ces jours ne sont pas connus de ce poste</source>
        <translation>These days are not known to this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>La plateforme ne répond pas : réessayez au retour de la connexion, ou choisissez un autre jour.</source>
        <translation>The platform does not answer: try again once the connection is back, or choose another day.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>La plateforme ne répond pas : les jours d’après n’ont pas été regardés.</source>
        <translation>The platform does not answer: the days after these were not looked at.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Aucun créneau sur les jours connus de ce poste</source>
        <translation>No slot on the days known to this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Seuls ont été regardés : {}. La plateforme ne répond pas : les autres jours ne sont pas connus.</source>
        <translation>Only these were looked at: {}. The platform does not answer: the other days are not known.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>1 libre</source>
        <translation>1 free</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>{} libres</source>
        <translation>{} free</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>1 à une autre heure</source>
        <translation>1 at another time</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>{} à d’autres heures</source>
        <translation>{} at other times</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Aucun créneau dans les six mois</source>
        <translation>No slot within six months</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Ateliers</source>
        <translation>Workshops</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Ensemble</source>
        <translation>Together</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/slot_texts.py"/>
        <source>Aucune autre organisation du territoire n’ouvre ce motif à la vôtre.</source>
        <translation>No other organisation of the area opens this reason to yours.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>hier à {}</source>
        <translation>yesterday at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>le {} à {}</source>
        <translation>on {} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Incomplet · {}</source>
        <translation>Incomplete · {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Pas encore à jour</source>
        <translation>Not up to date yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>À jour à l’instant</source>
        <translation>Up to date just now</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>À jour il y a {}</source>
        <translation>Up to date {} ago</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>À jour à {}</source>
        <translation>Up to date at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>À jour {}</source>
        <translation>Up to date {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Aucune nouvelle de la plateforme depuis {} : ce qui est affiché date de là.</source>
        <translation>No news from the platform since {}: what is shown dates from then.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Vos gestes sont gardés. F5 redemande tout ; si cela dure, fermez et rouvrez Kiosk.</source>
        <translation>What you do is kept. F5 asks for everything again; if this lasts, close Kiosk and open it again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>1 geste à envoyer</source>
        <translation>1 action to send</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>{} gestes à envoyer</source>
        <translation>{} actions to send</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>La plateforme a repris une sauvegarde : ce qui y avait été fait depuis peut manquer. Kiosk relit tout.</source>
        <translation>The platform was put back from a backup: what had been done there since may be missing. Kiosk is reading all of it again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>{} envoi attend votre accord.</source>
        <translation>{} sending waits for your agreement.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>{} envois attendent votre accord.</source>
        <translation>{} sendings wait for your agreement.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Pas de connexion à la plateforme.</source>
        <translation>No connection to the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Connexion coupée depuis {}.</source>
        <translation>Connection cut since {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>L’agenda reste consultable, et vos gestes sont gardés jusqu’au retour de la connexion.</source>
        <translation>The agenda can still be read, and what you do is kept until the connection is back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>L’horloge de ce poste retarde {} : en attendant, Kiosk suit celle de la plateforme. Faites-la régler.</source>
        <translation>This computer’s clock runs slow {}: meanwhile Kiosk follows the platform’s. Have it set.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>L’horloge de ce poste avance {} : en attendant, Kiosk suit celle de la plateforme. Faites-la régler.</source>
        <translation>This computer’s clock runs fast {}: meanwhile Kiosk follows the platform’s. Have it set.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>L’heure de la plateforme n’est pas connue : celle de ce poste est utilisée.</source>
        <translation>The platform’s time is not known: that of this computer is used.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>de {}</source>
        <translation>by {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>d’un jour</source>
        <translation>by one day</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>de {} jours</source>
        <translation>by {} days</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>indisponibilités</source>
        <translation>absences</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>agents</source>
        <translation>agents</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>créneaux</source>
        <translation>slots</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>fiches semblables</source>
        <translation>similar records</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>motifs</source>
        <translation>reasons</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>organisations</source>
        <translation>organisations</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>plages d’ouverture</source>
        <translation>opening hours</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>RDV d’autres jours</source>
        <translation>appointments of other days</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>services</source>
        <translation>services</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>historiques</source>
        <translation>histories</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>1 RDV de ce jour n’a pas pu être lu et manque ici.</source>
        <translation>1 appointment of this day could not be read and is missing here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>{} RDV de ce jour n’ont pas pu être lus et manquent ici.</source>
        <translation>{} appointments of this day could not be read and are missing here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>1 RDV de ce jour n’a pas pu être relu : il est affiché tel qu’il était.</source>
        <translation>1 appointment of this day could not be read again: it is shown as it was.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>{} RDV de ce jour n’ont pas pu être relus : ils sont affichés tels qu’ils étaient.</source>
        <translation>{} appointments of this day could not be read again: they are shown as they were.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>La liste des RDV de ce jour n’a pas pu être lue jusqu’au bout : il peut en manquer ici.</source>
        <translation>The list of this day’s appointments could not be read to its end: some may be missing here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>autres</source>
        <translation>others</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Une partie de ce que la plateforme envoie n’a pas pu être lue et manque ici : {}.</source>
        <translation>Part of what the platform sends could not be read and is missing here: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Le compagnon du site ne répond pas.</source>
        <translation>The site’s companion does not answer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Le compagnon du site ne répond pas depuis {}.</source>
        <translation>The site’s companion has not answered since {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Les arrivées notées ici partiront à son retour ; celles des autres postes manquent.</source>
        <translation>Arrivals noted here will leave once it is back; those of the other desks are missing.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Ce poste a été retiré du compagnon du site : ses arrivées ne sont visibles que sur ce poste.</source>
        <translation>This desk was taken off the site’s companion: its arrivals are seen on this desk only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Ce poste n’est pas jumelé avec le compagnon du site : ses arrivées ne sont visibles que sur lui.</source>
        <translation>This desk is not paired with the site’s companion: its arrivals are seen on this desk only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Menu, « Jumeler ce poste ».</source>
        <translation>Menu, “Pair this desk”.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Quelqu’un demande de l’aide à « {} » depuis {}.</source>
        <translation>Somebody has been asking for help at “{}” since {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>La mise à jour de l’agenda s’est arrêtée plusieurs fois, et reprend d’elle-même. Fermez et rouvrez Kiosk, et prévenez votre support informatique.</source>
        <translation>Updating the diary has stopped several times, and starts again by itself. Close Kiosk and open it again, and tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>Ce poste n’a pas de coffre des mots de passe : les gestes non envoyés seront perdus si Kiosk se ferme. Prévenez votre support informatique.</source>
        <translation>This computer has no keyring: actions not sent will be lost if Kiosk closes. Tell your IT support.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/sync_texts.py"/>
        <source>La plateforme ne partage pas la salle d’attente : elle n’est visible que sur ce poste.</source>
        <translation>The platform does not share the waiting room: it is seen on this computer only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>Attendu(e) à {}</source>
        <translation>Expected at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>En salle d’attente, RDV de {}</source>
        <translation>In the waiting room, {} appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>À renseigner, RDV de {}</source>
        <translation>To be filled in, {} appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>Vu(e) à {}</source>
        <translation>Seen at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>Absent (non excusé), RDV de {}</source>
        <translation>Absent (not excused), appointment at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>Absent (excusé), RDV de {}</source>
        <translation>Absent (excused), appointment at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>RDV de {} annulé</source>
        <translation>{} appointment cancelled</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>RDV à {}</source>
        <translation>Appointment at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>Accepte les SMS et les e-mails</source>
        <translation>Accepts text messages and e-mails</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>Accepte les SMS, refuse les e-mails</source>
        <translation>Accepts text messages, refuses e-mails</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>Accepte les e-mails, refuse les SMS</source>
        <translation>Accepts e-mails, refuses text messages</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>Refuse les SMS et les e-mails</source>
        <translation>Refuses text messages and e-mails</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>{}, mais la plateforme n’envoie pas de SMS à son numéro et il n’y a pas d’e-mail</source>
        <translation>{}, but the platform sends no text messages to their number and there is no e-mail</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>{}, mais la plateforme n’envoie pas de SMS à son numéro</source>
        <translation>{}, but the platform sends no text messages to their number</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>{}, mais n’a ni mobile ni e-mail</source>
        <translation>{}, but has neither mobile nor e-mail</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>{}, mais n’a pas de mobile</source>
        <translation>{}, but has no mobile</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>{}, mais n’a pas d’e-mail</source>
        <translation>{}, but has no e-mail</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>né(e) en {}</source>
        <translation>born in {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>En salle d’attente depuis {}</source>
        <translation>In the waiting room since {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>Attendu(e) à {}, en retard</source>
        <translation>Expected at {}, late</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>dossier </source>
        <translation>case </translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>né(e) </source>
        <translation>born </translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>Importer</source>
        <translation>Import</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>RDV le {}</source>
        <translation>Appointment on {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>connu d’une autre organisation, à importer</source>
        <translation>known to another organisation, to be imported</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/words/usager_texts.py"/>
        <source>rendez-vous aujourd’hui à {}</source>
        <translation>appointment today at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/journal.py"/>
        <source>Cet acte est en train de partir, ou un autre repose sur lui : reprenez d’abord celui-là, ou attendez un instant.</source>
        <translation>This is leaving just now, or something else rests on it: undo that first, or wait a moment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/journal.py"/>
        <source>Cet acte n’est jamais parti : il n’y a rien à reprendre.</source>
        <translation>This act never left: there is nothing to take back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/journal.py"/>
        <source>Rien à reprendre</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/journal.py"/>
        <source>{} ({}) ne peut être repris</source>
        <translation>{} ({}) cannot be undone</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/leaving.py"/>
        <source>En cours de saisie, et perdu : {}.</source>
        <translation>Being typed, and lost: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/leaving.py"/>
        <source>{} venues sans RDV ne sont notées que sur ce poste et seraient perdues.</source>
        <translation>{} visits without an appointment are noted on this computer only and would be lost.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/leaving.py"/>
        <source>Une venue sans RDV n’est notée que sur ce poste et serait perdue.</source>
        <translation>One visit without an appointment is noted on this computer only and would be lost.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/leaving.py"/>
        <source>Quitter quand même ?</source>
        <translation>Leave anyway?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/leaving.py"/>
        <source>Un geste reste à envoyer : il est gardé jusqu’à votre prochaine connexion sur ce poste.</source>
        <translation>One gesture is still to be sent: it is kept until you next sign in at this desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/leaving.py"/>
        <source>{} gestes restent à envoyer : ils sont gardés jusqu’à votre prochaine connexion sur ce poste.</source>
        <translation>{} gestures are still to be sent: they are kept until you next sign in at this desk.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/notices.py"/>
        <source>Le fichier n’a pas pu être écrit. Choisissez un autre dossier.</source>
        <translation>The file could not be written. Choose another folder.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/work/notices.py"/>
        <source>Kiosk a rencontré un problème. Vos gestes déjà affichés sont gardés ; recommencez le dernier, et redémarrez Kiosk si cela se reproduit.</source>
        <translation>Kiosk met a problem. Your actions already shown are kept; do the last one again, and restart Kiosk if it happens again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>atelier</source>
        <translation>workshop</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>{} atelier</source>
        <translation>{} workshop</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>{} ateliers</source>
        <translation>{} workshops</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>{}, du {} au {}</source>
        <translation>{}, from {} to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>Créer {} ateliers ?</source>
        <translation>Make {} workshops?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>{}, à ces dates :</source>
        <translation>{}, on these dates:</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>Créer les {} ateliers</source>
        <translation>Make the {} workshops</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>{} sur {} n’ont pas pu être créés.</source>
        <translation>{} of {} could not be made.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>À confirmer, gardé sur ce poste : {}, {}</source>
        <translation>To be confirmed, kept on this computer: {}, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>Atelier créé : {}, {}</source>
        <translation>Workshop made: {}, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/form.py"/>
        <source>{} créés : {}, à partir du {}</source>
        <translation>{} made: {}, from {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/lines.py"/>
        <source>{} place libre</source>
        <translation>{} seat left</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/lines.py"/>
        <source>{} places libres</source>
        <translation>{} seats left</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/page.py"/>
        <source>La plateforme n’est pas joignable : voici les ateliers des jours gardés sur ce poste.</source>
        <translation>The platform cannot be reached: these are the workshops of the days kept on this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/page.py"/>
        <source>Cette plateforme ne laisse ni créer un atelier ni y inscrire quelqu’un d’ici : cela se fait sur son site.</source>
        <translation>This platform lets nobody make a workshop or enrol somebody from here: that is done on its site.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/page.py"/>
        <source>Aucun atelier d’ici au {}</source>
        <translation>No workshops until {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/page.py"/>
        <source>Les rendez-vous collectifs de l’organisation se trouvent ici, avec leurs places et leurs inscrits.</source>
        <translation>The organisation’s workshops are found here, with their seats and who is enrolled.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/page.py"/>
        <source>Annuler cet atelier ?</source>
        <translation>Cancel this workshop?</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/page.py"/>
        <source>Personne n’y est inscrit.</source>
        <translation>Nobody is enrolled.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/page.py"/>
        <source>Annuler l’atelier</source>
        <translation>Cancel the workshop</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/page.py"/>
        <source>Un atelier annulé se recrée : la plateforme ne le remet pas.</source>
        <translation>A cancelled workshop is made again: the platform does not bring it back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/page.py"/>
        <source>Atelier annulé : {}</source>
        <translation>Workshop cancelled: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/page.py"/>
        <source>Atelier annulé</source>
        <translation>Workshop cancelled</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/taking_back.py"/>
        <source>Atelier créé</source>
        <translation>Workshop made</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/taking_back.py"/>
        <source>Atelier repris, personne n’en a rien su : {}</source>
        <translation>Workshop taken back, nobody was told of it: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/taking_back.py"/>
        <source>Des usagers y sont inscrits : annulez-le dans « Ateliers ».</source>
        <translation>Clients are enrolled: cancel it in “Workshops”.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/workshops/taking_back.py"/>
        <source>Atelier repris : {}. Il reste à l’agenda, annulé.</source>
        <translation>Workshop taken back: {}. It stays in the diary, cancelled.</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>un nom de machine, par exemple « visio.exemple.fr »</source>
        <translation>a host name, for example “visio.exemple.fr”</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>le nom d’un module Python, par exemple « keyring_jeepney »</source>
        <translation>the name of a Python module, for example “keyring_jeepney”</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>fr.rdv.kiosk:/callback, urn:ietf:wg:oauth:2.0:oob ou http://127.0.0.1:PORT/CHEMIN</source>
        <translation>fr.rdv.kiosk:/callback, urn:ietf:wg:oauth:2.0:oob or http://127.0.0.1:PORT/PATH</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>une heure, par exemple « 20:00 », ou « jamais »</source>
        <translation>an hour, for example “20:00”, or “jamais” (never)</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>une adresse https, par exemple « https://accueil.exemple.fr:8843 »</source>
        <translation>an https address, for example “https://accueil.exemple.fr:8843”</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>{} : le fichier ne peut pas être lu ({}).</source>
        <translation>{}: the file cannot be read ({}).</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>{} : le fichier n’est pas du texte UTF-8. Enregistrez-le dans ce format.</source>
        <translation>{}: the file is not UTF-8 text. Save it in that format.</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>l’écriture n’est pas du TOML (clé = valeur, textes entre guillemets)</source>
        <translation>this is not TOML (key = value, texts in quotation marks)</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>{}, ligne {} : {}.</source>
        <translation>{}, line {}: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>la clé « {} » n’existe pas. Clés possibles : {}</source>
        <translation>there is no key “{}”. Possible keys: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>la valeur de « {} » ne convient pas ({})</source>
        <translation>the value of “{}” will not do ({})</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_lobby.py"/>
        <source>quatre à douze chiffres, par exemple « 482913 »</source>
        <translation>four to twelve figures, for example “482913”</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_lobby.py"/>
        <source>network:ADRESSE, usb:FABRICANT:PRODUIT ou file:CHEMIN</source>
        <translation>network:ADDRESS, usb:VENDOR:PRODUCT or file:PATH</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>le nom d’un fuseau horaire, par exemple « Indian/Reunion »</source>
        <translation>the name of a time zone, for example “Indian/Reunion”</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>un nombre entier</source>
        <translation>a whole number</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>un nombre</source>
        <translation>a number</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>un texte entre guillemets</source>
        <translation>a text in quotation marks</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>true ou false</source>
        <translation>true or false</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>une liste</source>
        <translation>a list</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>une section</source>
        <translation>a section</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>on attend {}</source>
        <translation>{} is expected</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>on attend au moins {}</source>
        <translation>at least {} is expected</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>on attend au plus {}</source>
        <translation>at most {} is expected</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>on attend l’un de ces mots : {}</source>
        <translation>one of these words is expected: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>il manque la clé « {} »</source>
        <translation>the key “{}” is missing</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>il n’existe pas</source>
        <translation>it does not exist</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>ce compte n’en a pas le droit</source>
        <translation>this account may not</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>c’est un dossier</source>
        <translation>it is a folder</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings_places.py"/>
        <source>le système le refuse</source>
        <translation>the system refuses</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/epochs/anew.py"/>
        <source>La plateforme a repris une sauvegarde : ce que vous aviez fait attend votre confirmation. Vérifiez sur la plateforme, puis envoyez ou renoncez.</source>
        <translation>The platform was put back from a backup: what you had done waits for your confirmation. Check on the platform, then send or give up.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Ce rendez-vous a été modifié ailleurs entre-temps : votre geste n’a pas été appliqué. Vérifiez son état, puis recommencez si besoin.</source>
        <translation>This appointment was changed elsewhere meanwhile: your action was not applied. Check its status, then try again if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Ce rendez-vous a été modifié ailleurs entre-temps, et rien ne dit si votre geste y avait été enregistré en entier. Vérifiez son état, puis recommencez si besoin.</source>
        <translation>This appointment was changed elsewhere meanwhile, and nothing tells whether your action had been saved in full. Check its status, then try again if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Ce rendez-vous n’est plus visible sur la plateforme : votre geste n’a pas été appliqué.</source>
        <translation>This appointment can no longer be seen on the platform: your action was not applied.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Ce rendez-vous n’est plus visible sur la plateforme, et rien ne dit si votre geste y avait été enregistré.</source>
        <translation>This appointment can no longer be seen on the platform, and nothing tells whether your action had been saved.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Ce rendez-vous n’est plus visible sur la plateforme : votre geste n’y avait été enregistré que pour une partie des usagers.</source>
        <translation>This appointment is no longer visible on the platform: your action had been recorded there for some of the users only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La plateforme ne vous autorise pas à modifier ce rendez-vous. Demandez à un responsable.</source>
        <translation>The platform does not allow you to change this appointment. Ask a manager.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La plateforme a refusé ce geste. Vérifiez l’état du rendez-vous.</source>
        <translation>The platform refused this action. Check the status of the appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La plateforme n’arrive pas à enregistrer ce geste. Recommencez plus tard, ou modifiez le rendez-vous sur la plateforme.</source>
        <translation>The platform cannot save this action. Try again later, or change the appointment on the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La plateforme n’arrive pas à enregistrer ce geste, et rien ne dit si elle l’a fait avant. Vérifiez l’état du rendez-vous.</source>
        <translation>The platform cannot save this action, and nothing tells whether it did before. Check the status of the appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Le réseau ne laisse pas passer ce geste : il n’a pas été enregistré. Recommencez plus tard, ou modifiez le rendez-vous sur la plateforme.</source>
        <translation>The network does not let this action through: it was not saved. Try again later, or change the appointment on the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Le réseau répond à la place de la plateforme, et rien ne dit si ce geste a été enregistré. Vérifiez l’état du rendez-vous.</source>
        <translation>The network answers in the place of the platform, and nothing tells whether this action was saved. Check the status of the appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La salle d’attente n’accepte que les rendez-vous à l’état indéterminé : réinitialisez-le d’abord.</source>
        <translation>The waiting room takes undetermined appointments only: reset it first.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : votre geste « {} » n’a pas été enregistré.</source>
        <translation>{}: your action “{}” was not saved.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : votre geste « {} » n’avait été enregistré que pour une partie des usagers.</source>
        <translation>{}: what you did, “{}”, had been recorded for some of the clients only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : votre geste « {} » avait peut-être été enregistré avant.</source>
        <translation>{}: your action “{}” may have been recorded before.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La plateforme a refusé ce geste : {}.</source>
        <translation>The platform refused this action: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Cet usager a été modifié ailleurs entre-temps : votre saisie n’a pas été enregistrée. Vérifiez sa fiche, puis recommencez si besoin.</source>
        <translation>This client was changed elsewhere meanwhile: your entry was not saved. Check their record, then try again if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : votre changement n’a pas été enregistré. Vérifiez le rendez-vous, puis recommencez si besoin.</source>
        <translation>{}: your change was not recorded. Check the appointment, then start again if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Ce rendez-vous a été modifié ailleurs entre-temps</source>
        <translation>This appointment was changed elsewhere meanwhile</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Cet usager a été modifié ailleurs entre-temps : votre saisie avait peut-être été enregistrée avant. Vérifiez sa fiche, puis recommencez si besoin.</source>
        <translation>This user was changed elsewhere meanwhile: what you typed may have been recorded before. Check their record, then start again if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : votre changement avait peut-être été enregistré avant. Vérifiez le rendez-vous, puis recommencez si besoin.</source>
        <translation>{}: your change may have been recorded before. Check the appointment, then start again if need be.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La réponse de la plateforme s’est perdue, et sa liste d’usagers n’est pas complète : la fiche a peut-être été créée. Votre saisie est gardée. Cherchez cette personne sur la plateforme avant de recommencer.</source>
        <translation>The platform’s answer was lost, and its list of clients is not complete: the record may have been created. Your entry is kept. Look for this person on the platform before you try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La réponse de la plateforme s’est perdue, et elle ne dit pas si la fiche a été créée. Votre saisie est gardée. Cherchez cette personne sur la plateforme avant de recommencer.</source>
        <translation>The platform’s answer was lost, and it does not tell whether the record was created. Your entry is kept. Look for this person on the platform before you try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La plateforme n’a pas pris en compte votre changement : cette information est certifiée par FranceConnect, ou l’usager la gère lui-même.</source>
        <translation>The platform did not take your change into account: this information is certified by FranceConnect, or the client manages it themselves.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Le rendez-vous n’a pas été pris : ce créneau n’est plus libre. Choisissez-en un autre.</source>
        <translation>The appointment was not booked: this slot is no longer free. Choose another one.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Le rendez-vous n’a pas été déplacé : ce créneau n’est plus libre. Choisissez-en un autre.</source>
        <translation>The appointment was not moved: this slot is no longer free. Choose another one.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>l’organisation ou le responsable n’est plus sur la plateforme</source>
        <translation>the organisation or the responsible person is no longer on the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>elle n’est plus sur la plateforme</source>
        <translation>it is no longer on the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>le motif, le lieu ou un usager n’est plus sur la plateforme</source>
        <translation>the reason, the site or a client is no longer on the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>il n’est plus sur la plateforme</source>
        <translation>it is no longer on the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>la fiche de l’usager a été créée</source>
        <translation>the client’s record was created</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>la fiche de l’usager a été modifiée</source>
        <translation>the client’s record was changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>le rendez-vous a été pris</source>
        <translation>the appointment was booked</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>le rendez-vous a été modifié</source>
        <translation>the appointment was changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La fiche de l’usager n’a pas été créée</source>
        <translation>The client’s record was not created</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La fiche de l’usager n’a pas été modifiée</source>
        <translation>The client’s record was not changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Le rendez-vous n’a pas été pris</source>
        <translation>The appointment was not booked</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Le rendez-vous n’a pas été modifié</source>
        <translation>The appointment was not changed</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : la plateforme refuse cette saisie. Vérifiez-la, puis recommencez.</source>
        <translation>{}: the platform refuses this entry. Check it, then try again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : la plateforme ne vous y autorise pas. Demandez à un responsable.</source>
        <translation>{}: the platform does not allow you to. Ask a manager.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : le réseau ne laisse pas passer cet envoi. Recommencez plus tard, ou sur la plateforme.</source>
        <translation>{}: the network does not let it through. Try again later, or on the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : la plateforme n’y arrive pas. Recommencez plus tard, ou sur la plateforme.</source>
        <translation>{}: the platform cannot do it. Try again later, or on the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Sur la plateforme, ce rendez-vous ou cette fiche est à quelqu’un d’autre : rien n’a été envoyé.</source>
        <translation>On the platform, this appointment or record is somebody else’s: nothing was sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Est-ce la même personne ?</source>
        <translation>Is it the same person?</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : la fiche d’un usager n’est plus sur la plateforme. Si elle a été réunie à une autre, recommencez avec celle-ci.</source>
        <translation>{}: the record of somebody is no longer on the platform. If it was merged with another one, start again with that one.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Une réponse s’est perdue, et rien ne dit si {}. Vérifiez-le sur la plateforme avant de recommencer.</source>
        <translation>An answer was lost, and nothing tells whether {}. Check it on the platform before you start again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Le rendez-vous est à vérifier : ce qui en dépendait n’a pas été envoyé.</source>
        <translation>The appointment is to be checked: what depended on it was not sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La fiche de l’usager est à vérifier : ce qui en dépendait n’a pas été envoyé.</source>
        <translation>The client’s record is to be checked: what rested on it was not sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>La fiche de l’usager n’a pas été créée : ce qui en dépendait n’a pas été envoyé.</source>
        <translation>The client’s record was not created: what rested on it was not sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>Le rendez-vous n’a pas été pris : ce qui en dépendait n’a pas été envoyé.</source>
        <translation>The appointment was not booked: what rested on it was not sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/sync/sending/reasons.py"/>
        <source>{} : ce qui en dépendait n’a pas été envoyé.</source>
        <translation>{}: what rested on it was not sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/about.py"/>
        <source>Bibliothèques et licences</source>
        <translation>Libraries and licences</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/about.py"/>
        <source>L’accueil de RDV Service Public, sur le poste de travail. Logiciel libre, sous licence {} : chacun peut l’utiliser, le lire, le modifier et le redistribuer.</source>
        <translation>The reception desk of RDV Service Public, on this computer. Free software under the licence {}: anyone may use it, read it, change it and share it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/about.py"/>
        <source>Il s’appuie sur {} bibliothèque :</source>
        <translation>It relies on {} library:</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/about.py"/>
        <source>Il s’appuie sur {} bibliothèques :</source>
        <translation>It relies on {} libraries:</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/about.py"/>
        <source>non précisée</source>
        <translation>not stated</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/affected.py"/>
        <source>Ils restent : la plateforme ne les annule pas. Ouvrez-les pour voir quand les déplacer.</source>
        <translation>They stay: the platform does not cancel them. Open them to see when they can be moved to.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/affected.py"/>
        <source>Imprimer la liste</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/affected.py"/>
        <source>Et {} autres, dans l’agenda.</source>
        <translation>And {} others, in the diary.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/affected.py"/>
        <source>Heures qui conviennent</source>
        <translation>Hours that fit</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/affected.py"/>
        <source>Recherche des heures qui conviennent…</source>
        <translation>Looking for hours that fit…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/affected.py"/>
        <source>Aucune heure ne convient dans les trois semaines.</source>
        <translation>No hour fits within three weeks.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/affected.py"/>
        <source>La plateforme ne répond pas : ces heures restent à confirmer.</source>
        <translation>The platform does not answer: these hours are still to be confirmed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/affected.py"/>
        <source>Autres heures…</source>
        <translation>Other hours…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/form.py"/>
        <source>Congés, Formation…</source>
        <translation>Leave, Training…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/form.py"/>
        <source>24/11, demain, lundi…</source>
        <translation>24/11, tomorrow, Monday…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/form.py"/>
        <source>le même jour</source>
        <translation>the same day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/form.py"/>
        <source>Toute la journée</source>
        <translation>All day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/form.py"/>
        <source>Modifier l’indisponibilité</source>
        <translation>Change the absence</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/form.py"/>
        <source>Nouvelle indisponibilité</source>
        <translation>New absence</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/form.py"/>
        <source>Une indisponibilité ne change pas d’agent.</source>
        <translation>An absence does not change agents.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/one.py"/>
        <source>Cette indisponibilité se répète. Ses dates et ses heures se changent sur la plateforme ; ici, elle peut seulement être supprimée en entier.</source>
        <translation>This absence is recurring. Its dates and hours are changed on the platform; here it can only be deleted as a whole.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Indisponibilités</source>
        <translation>Absences</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Agent ou motif</source>
        <translation>Agent or reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Créer</source>
        <translation>Create</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Les indisponibilités arrivent…</source>
        <translation>The absences are coming…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Les indisponibilités n’ont pas pu être lues</source>
        <translation>The absences could not be read</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Aucun agent ni motif de ce nom</source>
        <translation>No agent and no reason of this name</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Changez ce que vous cherchez.</source>
        <translation>Change what you are looking for.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Tout afficher</source>
        <translation>Show all</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Aucune indisponibilité connue de ce poste</source>
        <translation>No unavailability known to this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Aucune indisponibilité</source>
        <translation>No absence</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/absences/page.py"/>
        <source>Les congés, formations et réunions des agents se notent ici : leurs créneaux se ferment.</source>
        <translation>Leave, training and meetings of agents are noted here: their slots are closed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/agenda/in_frame.py"/>
        <source>Le bandeau de qui attend est fermé. {} le rouvre.</source>
        <translation>The strip of who waits is closed. {} opens it again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/code.py"/>
        <source>Code à lire avec le téléphone de l’usager : date, heure et adresse.</source>
        <translation>Code to be read with the client’s telephone: date, time and address.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>À lire avec le téléphone de l’usager : le rendez-vous entre dans son agenda.</source>
        <translation>To be read with the client’s telephone: the appointment goes into their calendar.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>Enregistrer le fichier d’agenda</source>
        <translation>Save the calendar file</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>Autre RDV, mêmes usagers</source>
        <translation>Another appointment, same clients</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>Nouveau RDV (Entrée)</source>
        <translation>New appointment (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>RDV créé</source>
        <translation>Appointment booked</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>RDV à confirmer</source>
        <translation>Appointment to be confirmed</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>Revenir à l’agenda (Entrée)</source>
        <translation>Back to the diary (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>Gardé sur ce poste : il sera envoyé dès que la plateforme répond. Si l’heure a été prise entre-temps, vous en serez averti.</source>
        <translation>Kept on this computer: it will be sent as soon as the platform answers. If the time was taken meanwhile, you will be told.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>Enregistrer le fichier</source>
        <translation>Save the file</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/done.py"/>
        <source>rendez-vous.ics</source>
        <translation>appointment.ics</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Ajouter un usager</source>
        <translation>Add a client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Repartir de ce qui est enregistré</source>
        <translation>Start again from what is saved</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Effacer</source>
        <translation>Clear</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Nouveau rendez-vous</source>
        <translation>New appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Choisissez un créneau.</source>
        <translation>Choose a slot.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Choisissez un motif et un créneau.</source>
        <translation>Choose a reason and a slot.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Donnez le jour et l’heure.</source>
        <translation>Give the day and the time.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Abandonner</source>
        <translation>Give up</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Envoi en cours…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Modification du RDV du {}</source>
        <translation>Changing the appointment of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Modifier, à confirmer (Entrée)</source>
        <translation>Change, to be confirmed (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Enregistrer (Entrée)</source>
        <translation>Save (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Créer RDV à confirmer (Entrée)</source>
        <translation>Book, to be confirmed (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Inscrire (Entrée)</source>
        <translation>Enrol (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Créer RDV (Entrée)</source>
        <translation>Book (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Non prévenus : {}</source>
        <translation>Not notified: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>Rien de ce qui change ici ne s’annonce : personne n’est prévenu.</source>
        <translation>Nothing that changes here is announced: nobody is told.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>+ {} (proche)</source>
        <translation>+ {} (relative)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/form.py"/>
        <source>+ {} (responsable)</source>
        <translation>+ {} (responsible person)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/guest_rows.py"/>
        <source>Retirer {}</source>
        <translation>Remove {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/guest_rows.py"/>
        <source>Prévenir</source>
        <translation>Notify</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/guest_rows.py"/>
        <source>Prévenir {} de la création et des modifications</source>
        <translation>Notify {} of the creation and of changes</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/guest_rows.py"/>
        <source>Notifications de création et modification</source>
        <translation>Creation and change notifications</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/guest_rows.py"/>
        <source>Rappeler</source>
        <translation>Remind</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/guest_rows.py"/>
        <source>Envoyer un rappel à {}</source>
        <translation>Send a reminder to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/guest_rows.py"/>
        <source>Notification de rappel</source>
        <translation>Reminder notification</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/motif_field.py"/>
        <source>Motif : tapez quelques lettres</source>
        <translation>Reason: type a few letters</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/motif_field.py"/>
        <source>Motif du rendez-vous</source>
        <translation>Reason of the appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/motif_field.py"/>
        <source>Aucun motif ne correspond à ce qui est tapé.</source>
        <translation>No reason matches what is typed.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/motif_field.py"/>
        <source>Aucun motif pour l’instant : ils arrivent de la plateforme.</source>
        <translation>No reason for now: they come from the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/motif_field.py"/>
        <source>Motifs</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/page.py"/>
        <source>Recherche des créneaux…</source>
        <translation>Looking for slots…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/page.py"/>
        <source>Pour quel motif ?</source>
        <translation>For which reason?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/page.py"/>
        <source>Les créneaux n’ont pas pu être cherchés</source>
        <translation>The slots could not be looked up</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/page.py"/>
        <source>Chercher à nouveau</source>
        <translation>Search again</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/page.py"/>
        <source>{}.
Choisissez le motif du rendez-vous.</source>
        <translation>{}.
Choose the reason of the appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/page.py"/>
        <source>Choisissez le motif du rendez-vous : les créneaux libres s’affichent aussitôt.</source>
        <translation>Choose the reason of the appointment: free slots are shown at once.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/page.py"/>
        <source>Tout afficher (Entrée)</source>
        <translation>Show all (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/page.py"/>
        <source>Aller à la prochaine disponibilité (Entrée)</source>
        <translation>Go to the next availability (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/page.py"/>
        <source>Prendre rendez-vous sans créneau (Entrée)</source>
        <translation>Book an appointment without a slot (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/plan_page.py"/>
        <source>Cette plateforme ne montre pas ses créneaux à Kiosk. Choisissez l’usager ici ; le rendez-vous se prend ensuite sur la page de la plateforme, dans votre navigateur.</source>
        <translation>This platform does not show its slots to Kiosk. Choose the client here; the appointment is then booked on the platform’s page, in your browser.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/plan_page.py"/>
        <source>Un autre usager (Échap)</source>
        <translation>Another client (Esc)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/plan_page.py"/>
        <source>{} : à choisir de nouveau sur la page de la plateforme.</source>
        <translation>{}: to be chosen again on the platform’s page.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/plan_page.py"/>
        <source>Continuer sur la plateforme (Entrée)</source>
        <translation>Go on on the platform (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/plan_page.py"/>
        <source>Envoi à la plateforme…</source>
        <translation>Sending to the platform…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/plan_page.py"/>
        <source>Terminez dans votre navigateur. Dès que le rendez-vous est pris, il s’affiche ici.</source>
        <translation>Finish in your browser. As soon as the appointment is booked, it is shown here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/plan_page.py"/>
        <source>Ouvrir la page à nouveau (Entrée)</source>
        <translation>Open the page again (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/plan_page.py"/>
        <source>Prenez le rendez-vous dans votre navigateur : l’usager y est déjà choisi.</source>
        <translation>Book the appointment in your browser: the client is chosen there already.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/plan_page.py"/>
        <source>Le rendez-vous est pris sur la plateforme.</source>
        <translation>The appointment is booked on the platform.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/plan_page.py"/>
        <source>Rendez-vous pris : {}, {}.</source>
        <translation>Appointment booked: {}, {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Lieux</source>
        <translation>Sites</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Équipes</source>
        <translation>Teams</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>toutes</source>
        <translation>all</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Sept jours plus tôt</source>
        <translation>Seven days earlier</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Sept jours plus tard</source>
        <translation>Seven days later</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Élargir la recherche</source>
        <translation>Widen the search</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Chercher aussi dans les autres organisations du territoire</source>
        <translation>Search the other organisations of the area too</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Premier créneau</source>
        <translation>First slot</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Sans créneau</source>
        <translation>Without a slot</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Moment de la journée</source>
        <translation>Part of the day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Jours</source>
        <translation>Days</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Agents libres ensemble</source>
        <translation>Agents free together</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>Même agent</source>
        <translation>Same agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/search_head.py"/>
        <source>{} agents ensemble</source>
        <translation>{} agents together</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/side.py"/>
        <source>Pour qui ?</source>
        <translation>For whom?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/side.py"/>
        <source>Nom, téléphone, naissance</source>
        <translation>Name, telephone, birth</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/slot_grid.py"/>
        <source>Créneaux libres. Les flèches vont d’une heure à l’autre, Entrée la choisit.</source>
        <translation>Free slots. The arrows go from one time to the next, Enter chooses it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/slot_grid.py"/>
        <source>Voir la prochaine disponibilité</source>
        <translation>See the next availability</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/slot_grid.py"/>
        <source>Voir les autres heures de cette ligne</source>
        <translation>See the other times of this line</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/booking/slot_grid.py"/>
        <source>Prochaine disponibilité : {}</source>
        <translation>Next availability: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>La borne n’a pas de liaison pour le moment.</source>
        <translation>This screen has no connection at the moment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Bonjour. Que souhaitez-vous ?</source>
        <translation>Welcome. What would you like to do?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai rendez-vous</source>
        <translation>I have an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Je n’ai pas de rendez-vous</source>
        <translation>I do not have an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai besoin d’aide</source>
        <translation>I need help</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Avec le code de votre convocation : présentez-le au lecteur.</source>
        <translation>With the code of your appointment slip: show it to the reader.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Pourquoi venez-vous ?</source>
        <translation>Why have you come?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Les 3 premières lettres de votre nom</source>
        <translation>The first 3 letters of your surname</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre date de naissance</source>
        <translation>Your date of birth</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Le code de votre convocation</source>
        <translation>The code of your appointment slip</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Code du site</source>
        <translation>Code of the site</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>JJMMAAAA</source>
        <translation>DDMMYYYY</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai un code</source>
        <translation>I have a code</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Un instant…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre numéro : {}</source>
        <translation>Your number: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Terminer</source>
        <translation>Done</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus grand</source>
        <translation>Larger</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Contraste</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus bas</source>
        <translation>Lower</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>arrivé</source>
        <translation>arrived</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>absent</source>
        <translation>absent</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Reprendre le dernier acte, puis celui d’avant</source>
        <translation>Undo what was done last, then what was done before</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>reprendre</source>
        <translation>undo</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Journal de ce poste</source>
        <translation>Journal of this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>journal</source>
        <translation>journal</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Reprendre</source>
        <translation>Undo</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Ouvrir le volet du rendez-vous</source>
        <translation>Open the appointment panel</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>volet</source>
        <translation>panel</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Ouvrir la fiche de l’usager</source>
        <translation>Open the client’s record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>fiche</source>
        <translation>record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Prendre qui a besoin de quelque chose</source>
        <translation>Take the next who needs something</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>suivant</source>
        <translation>next</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Appeler</source>
        <translation>Call</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>appeler</source>
        <translation>call</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Appeler ailleurs…</source>
        <translation>Call elsewhere…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Déplier ou replier une ligne</source>
        <translation>Unfold or fold a line</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Choisir plusieurs lignes</source>
        <translation>Choose several lines</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Modifier</source>
        <translation>Change</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Dupliquer</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Historique</source>
        <translation>History</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Imprimer le rendez-vous</source>
        <translation>Print the appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Colonnes : 5 minutes plus tôt, plus tard</source>
        <translation>Columns: 5 minutes earlier, later</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Colonnes : à l’agent voisin</source>
        <translation>Columns: to the next agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Colonnes : aller au temps libre</source>
        <translation>Columns: go to free time</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Colonnes : semaine de l’agent</source>
        <translation>Columns: the week of this member of staff</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>D’une ligne à l’autre</source>
        <translation>From one line to the next</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>D’un écran à l’autre</source>
        <translation>From one screen to the next</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Aller à l’heure présente</source>
        <translation>Go to the present time</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Filtrer l’agenda</source>
        <translation>Filter the diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>filtrer</source>
        <translation>filter</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Voir en liste</source>
        <translation>See as a list</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Voir en colonnes</source>
        <translation>See as columns</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Qui attend, au-dessus de l’agenda</source>
        <translation>Who waits, above the diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Revenir d’un pas</source>
        <translation>One step back</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>revenir</source>
        <translation>go back</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Choisir le motif</source>
        <translation>Choose the reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>motif</source>
        <translation>reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>D’une heure à l’autre</source>
        <translation>From one time to the next</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Choisir l’heure, puis créer le RDV</source>
        <translation>Choose the time, then book</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>choisir</source>
        <translation>choose</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Premier créneau qui convient</source>
        <translation>First slot that suits</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>premier créneau</source>
        <translation>first slot</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Matin</source>
        <translation>Morning</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>matin</source>
        <translation>morning</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Après-midi</source>
        <translation>Afternoon</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>après-midi</source>
        <translation>afternoon</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Journée</source>
        <translation>Whole day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Sans créneau : tout à la main</source>
        <translation>Without a slot: fill in everything</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>sans créneau</source>
        <translation>without a slot</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Même agent que d’habitude</source>
        <translation>Same agent as usual</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Élargir la recherche au territoire</source>
        <translation>Widen the search to the area</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Plus d’agents libres ensemble</source>
        <translation>More agents free together</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Moins d’agents libres ensemble</source>
        <translation>Fewer agents free together</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Chercher l’usager</source>
        <translation>Search for the client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>usager</source>
        <translation>client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Jour d’avant</source>
        <translation>Previous day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Jour d’après</source>
        <translation>Next day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Imprimer le rendez-vous pris</source>
        <translation>Print the booked appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Chercher un usager</source>
        <translation>Search for a client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>chercher</source>
        <translation>search</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Aux résultats</source>
        <translation>To the results</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>résultats</source>
        <translation>results</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Ouvrir la fiche</source>
        <translation>Open the record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>ouvrir la fiche</source>
        <translation>open the record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Voir le RDV du jour</source>
        <translation>See the appointment of the day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Arrivé : en salle d’attente</source>
        <translation>Arrived: to the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Nouveau RDV</source>
        <translation>New appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Ajouter un proche</source>
        <translation>Add a relative</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Agents référents…</source>
        <translation>Key workers…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Fusionner avec une autre fiche…</source>
        <translation>Merge with another record…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Historique des changements</source>
        <translation>History of changes</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Rattacher à l’organisation</source>
        <translation>Attach to the organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Retirer de l’organisation…</source>
        <translation>Remove from the organisation…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>enregistrer</source>
        <translation>save</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Fusionner les deux fiches</source>
        <translation>Merge the two records</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>fusionner</source>
        <translation>merge</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Choisir l’usager qui ressemble</source>
        <translation>Choose the look-alike client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Revenir ; ce qui est saisi est gardé</source>
        <translation>Go back; what was typed is kept</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Fusion : champ</source>
        <translation>Merge: field</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>champ</source>
        <translation>field</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Fusion : choisir</source>
        <translation>Merge: choose</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Référents : ajouter le premier</source>
        <translation>Key workers: add the first one</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>ajouter le premier</source>
        <translation>add the first</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Quelqu’un se présente sans RDV</source>
        <translation>Somebody comes without an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>quelqu’un se présente</source>
        <translation>somebody comes</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>reçu</source>
        <translation>received</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>orienté</source>
        <translation>sent elsewhere</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>parti</source>
        <translation>left</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Remettre en attente</source>
        <translation>Put back to waiting</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Prendre en charge</source>
        <translation>See to</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>prendre en charge</source>
        <translation>see to</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Retirer la ligne</source>
        <translation>Remove the line</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Noter sans RDV</source>
        <translation>Note without an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Créer une indisponibilité</source>
        <translation>Create an absence</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>créer</source>
        <translation>create</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Absent aujourd’hui</source>
        <translation>Away today</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>absent aujourd’hui</source>
        <translation>away today</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Imprimer les rendez-vous à déplacer</source>
        <translation>Print the appointments to move</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>modifier</source>
        <translation>change</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>supprimer</source>
        <translation>delete</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Chercher un agent ou un motif</source>
        <translation>Search for an agent or a reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Créer un atelier</source>
        <translation>Make a workshop</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Inscrire quelqu’un</source>
        <translation>Enrol somebody</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>inscrire quelqu’un</source>
        <translation>enrol somebody</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Voir l’atelier dans l’agenda du jour</source>
        <translation>See the workshop in the day’s diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>agenda</source>
        <translation>diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>annuler</source>
        <translation>cancel</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Voir le RDV dans l’agenda du jour</source>
        <translation>See the appointment in the day’s diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>voir dans l’agenda</source>
        <translation>see in the diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Aller au temps libre</source>
        <translation>Go to free time</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>temps libre</source>
        <translation>free time</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Exporter la semaine (.ics)</source>
        <translation>Export the week (.ics)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>exporter</source>
        <translation>export</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Choisir l’agent</source>
        <translation>Choose the member of staff</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Exporter les chiffres</source>
        <translation>Export the figures</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Imprimer les chiffres</source>
        <translation>Print the figures</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>imprimer</source>
        <translation>print</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Relire la période auprès de la plateforme</source>
        <translation>Read the period from the platform again</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>relire</source>
        <translation>read again</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Marquer « vu » les arrivées notées</source>
        <translation>Mark the noted arrivals “seen”</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>arrivées notées</source>
        <translation>noted arrivals</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Chercher un usager dans la liste</source>
        <translation>Look for a user in the list</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Trier par une colonne</source>
        <translation>Order by a column</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>trier</source>
        <translation>order</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Exporter la liste</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>envoyer et prévenir</source>
        <translation>send and tell</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>c’est la même personne</source>
        <translation>it is the same person</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>créer quand même</source>
        <translation>create anyway</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>garder le mien</source>
        <translation>keep mine</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>garder le leur</source>
        <translation>keep theirs</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Réessayer, ou refaire</source>
        <translation>Try again, or redo</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>réessayer</source>
        <translation>try again</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>renoncer</source>
        <translation>give up</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Voir le RDV ou la fiche, continuer la saisie</source>
        <translation>See the appointment or the record, go on writing</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>voir</source>
        <translation>see</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Jour ou semaine d’avant</source>
        <translation>Previous day or week</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Jour ou semaine d’après</source>
        <translation>Next day or week</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>semaine suivante</source>
        <translation>next week</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Choisir un jour</source>
        <translation>Choose a day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Agenda du jour</source>
        <translation>Diary of the day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Trouver un RDV</source>
        <translation>Find a slot</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Indispo­nibilités</source>
        <translation>Absences</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Mon agenda</source>
        <translation>My diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Ma journée</source>
        <translation>My day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Envois</source>
        <translation>Sendings</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>envois</source>
        <translation>sendings</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Statistiques</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>À la partie suivante de l’écran</source>
        <translation>To the next part of the screen</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>À la partie précédente de l’écran</source>
        <translation>To the previous part of the screen</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Trouver un usager, d’où que l’on soit</source>
        <translation>Find a client, from anywhere</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Imprimer la liste du jour</source>
        <translation>Print the list of the day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Imprimer la liste du prochain jour ouvré</source>
        <translation>Print the list of the next working day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Imprimer le jour, une feuille par lieu</source>
        <translation>Print the day, a sheet for each site</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Imprimer les étiquettes du jour</source>
        <translation>Print the labels of the day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Imprimer le jour, une feuille par agent</source>
        <translation>Print the day, a sheet for each agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Texte plus grand</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Texte plus petit</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Taille de texte habituelle</source>
        <translation>Usual text size</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Mettre à jour maintenant</source>
        <translation>Refresh now</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Effacer mes données de ce poste…</source>
        <translation>Erase my data from this desk…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Vérifier ce poste</source>
        <translation>Check this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Vérifier ce poste : copier le rapport</source>
        <translation>Check this computer: copy the report</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Verrouiller</source>
        <translation>Lock</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>verrouiller</source>
        <translation>lock</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Choisir un code pour ce poste…</source>
        <translation>Choose a code for this desk…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Jumeler ce poste avec le compagnon du site…</source>
        <translation>Pair this desk with the site’s companion…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>changer d’agent</source>
        <translation>change agent</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Oublier cet agent sur ce poste</source>
        <translation>Forget this agent on this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Écran discret : initiales au lieu des noms</source>
        <translation>Discreet screen: initials instead of names</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>écran discret</source>
        <translation>discreet screen</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>À propos de Kiosk</source>
        <translation>About Kiosk</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Se reconnecter</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>Touches du clavier</source>
        <translation>Keyboard keys</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/commands.py"/>
        <source>toutes les touches</source>
        <translation>all keys</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/confirm.py"/>
        <source>{no} (Échap)</source>
        <translation>{no} (Esc)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/aside_strip.py"/>
        <source>{} agent sans rien ce jour</source>
        <translation>{} agent with nothing this day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/aside_strip.py"/>
        <source>{} agents sans rien ce jour</source>
        <translation>{} agents with nothing this day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/aside_strip.py"/>
        <source>Montrer sa colonne</source>
        <translation>Show their column</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/aside_strip.py"/>
        <source>{} : voir qui, et pourquoi</source>
        <translation>{}: see who, and why</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/columns_hand.py"/>
        <source>{}, libre</source>
        <translation>{}, free</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/columns_heads.py"/>
        <source>Voir la semaine : {}</source>
        <translation>See the week: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/columns_heads.py"/>
        <source>Libre à {} : prendre un rendez-vous</source>
        <translation>Free at {}: book an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/columns_heads.py"/>
        <source>{} : prendre un rendez-vous</source>
        <translation>{}: book an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/columns_painter.py"/>
        <source>Indisponible</source>
        <translation>Away</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/columns_view.py"/>
        <source>Agenda en colonnes. La touche L l’affiche en liste.</source>
        <translation>Diary in columns. The L key shows it as a list.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/drawn_rows.py"/>
        <source>Tous les gestes</source>
        <translation>All actions</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/drawn_rows.py"/>
        <source>Pas encore envoyé à la plateforme</source>
        <translation>Not sent to the platform yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/header.py"/>
        <source>Nom, motif, agent, téléphone</source>
        <translation>Name, reason, agent, telephone</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/header.py"/>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/header.py"/>
        <source>Présentation</source>
        <translation>Layout</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/header.py"/>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/header.py"/>
        <source>Colonnes</source>
        <translation>Columns</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/header.py"/>
        <source>Filtres</source>
        <translation>Filters</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/header.py"/>
        <source>{} RDV sur {}</source>
        <translation>{} appointments of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/page.py"/>
        <source>Chercher cet usager</source>
        <translation>Look for this client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/page.py"/>
        <source>La journée arrive…</source>
        <translation>The day is coming…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/page.py"/>
        <source>{} (Entrée)</source>
        <translation>{} (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/page.py"/>
        <source>Effacer le filtre (Échap)</source>
        <translation>Clear the filter (Esc)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/status_look.py"/>
        <source>Depuis {}</source>
        <translation>Since {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/status_look.py"/>
        <source>En retard</source>
        <translation>Late</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/status_look.py"/>
        <source>{}, depuis {}</source>
        <translation>{}, for {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/day/status_look.py"/>
        <source>{}, {} de retard</source>
        <translation>{}, {} late</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/device/offers.py"/>
        <source>Démonstration</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/device/offers.py"/>
        <source>Quatre fenêtres du même accueil</source>
        <translation>Four windows of the same site</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/device/pairing_page.py"/>
        <source>Jumeler cet appareil avec le compagnon du site</source>
        <translation>Pair this device with the site’s companion</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/device/pairing_page.py"/>
        <source>Code du compagnon</source>
        <translation>Companion’s code</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/device/pairing_page.py"/>
        <source>Jumeler</source>
        <translation>Pair</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/device/pairing_page.py"/>
        <source>Sur la machine du compagnon, « kiosk-platform pair-device {} NOM » donne un code.</source>
        <translation>On the companion’s machine, “kiosk-platform pair-device {} NAME” gives a code.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>en cours…</source>
        <translation>under way…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Ce qui a été vérifié</source>
        <translation>What was checked</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Tout ce qui sera envoyé au support</source>
        <translation>All that will be sent to support</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Recommencer</source>
        <translation>Start again</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Copier le rapport</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Enregistrer…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Rassembler pour le support</source>
        <translation>Gather for support</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Le rapport est copié : collez-le dans un message. Il ne nomme personne.</source>
        <translation>The report is copied: paste it into a message. It names nobody.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Voici tout ce qui serait envoyé : le rapport, la configuration sans ses secrets, et le journal. Relisez-le, puis copiez-le dans un message ou enregistrez-le. Il ne nomme personne.</source>
        <translation>This is all that would be sent: the report, the configuration without its secrets, and the log. Read it, then copy it into a message or save it. It names nobody.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Revenir à la vérification</source>
        <translation>Back to the check</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Enregistrer le rapport</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Texte (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Rapport enregistré : {}</source>
        <translation>Report saved: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/diagnostic/page.py"/>
        <source>Le rapport ne peut pas être enregistré là. Choisissez un autre dossier.</source>
        <translation>The report cannot be saved there. Choose another folder.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/bottom_bar.py"/>
        <source>Lire le message qui dure</source>
        <translation>Read the message that lasts</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/bottom_bar.py"/>
        <source>Lire les {} messages qui durent</source>
        <translation>Read the {} messages that last</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/cover.py"/>
        <source>Écran discret</source>
        <translation>Discreet screen</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/cover.py"/>
        <source>Cette page parle d’une personne. Ce qui y est saisi est gardé.</source>
        <translation>This page is about one person. What is typed in it is kept.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/cover.py"/>
        <source>Revoir les noms</source>
        <translation>Show names again</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/display_menu.py"/>
        <source>Clair</source>
        <translation>Light</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/display_menu.py"/>
        <source>Sombre</source>
        <translation>Dark</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/display_menu.py"/>
        <source>Contraste élevé</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/display_menu.py"/>
        <source>Comme le système</source>
        <translation>As the system</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/display_menu.py"/>
        <source>Lignes serrées quand la journée est longue</source>
        <translation>Compact lines when the day is long</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/display_menu.py"/>
        <source>Lignes toujours serrées</source>
        <translation>Lines always compact</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/display_menu.py"/>
        <source>Lignes toujours aérées</source>
        <translation>Lines always spacious</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/display_menu.py"/>
        <source>Affichage</source>
        <translation>Display</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/display_menu.py"/>
        <source>Réglé par votre administration :</source>
        <translation>Set by your administration:</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/keys_help.py"/>
        <source>Sur les lignes choisies</source>
        <translation>On the chosen lines</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/keys_help.py"/>
        <source>Partout</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/keys_help.py"/>
        <source>Dans un formulaire</source>
        <translation>In a form</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/keys_help.py"/>
        <source>Sans rendez-vous</source>
        <translation>Walk-ins</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/keys_help.py"/>
        <source> ou </source>
        <translation> or </translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/main_frame.py"/>
        <source>Encore une heure</source>
        <translation>One more hour</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/main_frame.py"/>
        <source>J’y vais</source>
        <translation>I am going</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/main_frame.py"/>
        <source>Compris</source>
        <translation>Understood</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/main_frame.py"/>
        <source>Écran discret : les usagers sont désignés par leurs initiales.</source>
        <translation>Discreet screen: usagers are shown by their initials.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/main_frame.py"/>
        <source>Voir la page</source>
        <translation>See the page</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/main_window.py"/>
        <source>Connexion</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/main_window.py"/>
        <source>Kiosk est verrouillé</source>
        <translation>Kiosk is locked</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/main_window.py"/>
        <source>Fermer Kiosk ?</source>
        <translation>Close Kiosk?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/main_window.py"/>
        <source>Fermer quand même</source>
        <translation>Close all the same</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/main_window.py"/>
        <source>Garder Kiosk ouvert</source>
        <translation>Keep Kiosk open</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/pairing_dialog.py"/>
        <source>Jumeler ce poste</source>
        <translation>Pair this desk</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/pairing_dialog.py"/>
        <source>Jumeler ce poste avec le compagnon du site</source>
        <translation>Pair this desk with the site’s companion</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/pairing_dialog.py"/>
        <source>Le compagnon partage les arrivées et les personnes sans rendez-vous entre les postes du site. Tapez le code qu’il a donné pour ce poste : il vaut dix minutes et sert une fois.</source>
        <translation>The companion shares arrivals and walk-ins between the site’s desks. Type the code that it gave for this desk: it is good for ten minutes and serves once.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/top_bar.py"/>
        <source>Volet du rendez-vous</source>
        <translation>Appointment panel</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/frame/top_bar.py"/>
        <source>Session de {}</source>
        <translation>Session of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/journal/sheet.py"/>
        <source>Journal de ce poste, aujourd’hui</source>
        <translation>Journal of this computer, today</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/journal/sheet.py"/>
        <source>Ce qui a été fait sur ce poste, du plus récent au plus ancien</source>
        <translation>What was done on this computer, newest first</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/journal/sheet.py"/>
        <source>Le journal arrive…</source>
        <translation>The journal is coming…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/kept/dialog.py"/>
        <source>Gestes jamais envoyés</source>
        <translation>Actions never sent</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/kept/dialog.py"/>
        <source>Fermer (Échap)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/kept/dialog.py"/>
        <source>Des agents qui ne viennent plus sur ce poste y ont laissé ce qu’ils ont fait pendant une coupure. Dès qu’ils s’y connectent, tout part.</source>
        <translation>People who no longer come to this desk left on it what they did while the platform was out of reach. As soon as they sign in here, it is all sent.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/kept/dialog.py"/>
        <source>Garder plus longtemps</source>
        <translation>Keep longer</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/kept/dialog.py"/>
        <source>Effacer maintenant…</source>
        <translation>Erase now…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/kept/in_window.py"/>
        <source>Voir…</source>
        <translation>View…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/kept/keyring.py"/>
        <source>Déverrouillez le coffre des mots de passe</source>
        <translation>Unlock the keyring</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/kept/keyring.py"/>
        <source>Continuer sans rien garder</source>
        <translation>Go on without keeping anything</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/kept/keyring.py"/>
        <source>Il garde la clé des données de ce poste, et ne répond pas encore. Cherchez sa fenêtre à l’écran et tapez-y le mot de passe de l’ordinateur ; Kiosk continue dès qu’il est ouvert.</source>
        <translation>It holds the key to this desk’s data, and does not answer yet. Look for its window on the screen and type the computer’s password there; Kiosk goes on as soon as it is open.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/kept/keyring.py"/>
        <source>Sans lui, tout marche, mais rien n’est gardé à la fermeture de Kiosk : ce qui ne serait pas encore envoyé serait perdu.</source>
        <translation>Without it everything works, but nothing is kept when Kiosk closes: what would not be sent by then would be lost.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>Maj</source>
        <translation>Shift</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>Entrée</source>
        <translation>Enter</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>Espace</source>
        <translation>Space</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>Échap</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>Suppr</source>
        <translation>Del</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>Pg préc.</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>Pg suiv.</source>
        <translation>PgDown</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>↑</source>
        <translation>↑</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>↓</source>
        <translation>↓</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>←</source>
        <translation>←</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>→</source>
        <translation>→</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/keys.py"/>
        <source>clic</source>
        <translation>click</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lists/line_list.py"/>
        <source>Lire à nouveau</source>
        <translation>Read again</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lobby/place_dialog.py"/>
        <source>Où appelez-vous ?</source>
        <translation>Where are you calling to?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lobby/place_dialog.py"/>
        <source>Kiosk s’en souvient pour vous. Les autres postes et l’écran d’accueil le montrent.</source>
        <translation>Kiosk remembers it for you. The other desks and the screen show it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lobby/place_dialog.py"/>
        <source>Bureau 3</source>
        <translation>Office 3</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/code_dialog.py"/>
        <source>Choisir un code pour ce poste</source>
        <translation>Choose a code for this desk</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/code_dialog.py"/>
        <source>De {} à {} chiffres ou lettres. Il déverrouille ce poste pendant {} h, même sans réseau, et s’oublie à la déconnexion.</source>
        <translation>{} to {} digits or letters. It unlocks this desk for {} h, even without a network, and is forgotten when you sign out.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/code_dialog.py"/>
        <source>Le même code, encore une fois</source>
        <translation>The same code again</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/code_dialog.py"/>
        <source>Ne plus utiliser de code</source>
        <translation>Stop using a code</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/code_dialog.py"/>
        <source>Choisir ce code</source>
        <translation>Choose this code</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/page.py"/>
        <source>Code de ce poste</source>
        <translation>Code for this desk</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/page.py"/>
        <source>Démonstration : le mot de passe est {}</source>
        <translation>Demonstration: the password is {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/page.py"/>
        <source>Utiliser le navigateur</source>
        <translation>Use the browser</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/page.py"/>
        <source>Utiliser le mot de passe</source>
        <translation>Use the password</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/page.py"/>
        <source>Utiliser le code</source>
        <translation>Use the code</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/page.py"/>
        <source>Vérification…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/page.py"/>
        <source>Réessayer dans {} s</source>
        <translation>Try again in {} s</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/page.py"/>
        <source>Déverrouiller avec le navigateur</source>
        <translation>Unlock with the browser</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/lock/page.py"/>
        <source>Déverrouiller</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/own_day/page.py"/>
        <source>Ma semaine</source>
        <translation>My week</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/own_day/page.py"/>
        <source>Vous n’avez aucun RDV aujourd’hui</source>
        <translation>You have no appointments today</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/own_day/page.py"/>
        <source>Ceux qui vous sont donnés dans la journée viennent ici.</source>
        <translation>Those given to you during the day come here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/own_day/page.py"/>
        <source>Retirer ce message</source>
        <translation>Take this message away</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/own_day/page.py"/>
        <source>j’ai dix minutes de retard</source>
        <translation>I am ten minutes late</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/own_day/page.py"/>
        <source>Prévenir l’accueil</source>
        <translation>Tell the desk</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/own_day/page.py"/>
        <source>Pendant</source>
        <translation>For</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/own_day/page.py"/>
        <source>jusqu’à ce soir</source>
        <translation>until tonight</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/own_day/page.py"/>
        <source>{} min</source>
        <translation>{} min</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/paper/save_file.py"/>
        <source>Dossier :</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/paper/save_file.py"/>
        <source>Type :</source>
        <translation>Type:</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/paper/sheets.py"/>
        <source>Page {} sur {}</source>
        <translation>Page {} of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/places.py"/>
        <source>rendez-vous à déplacer</source>
        <translation>appointments to move</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/places.py"/>
        <source>Les passer en revue</source>
        <translation>Go through them</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/printing.py"/>
        <source>Enregistrer le document</source>
        <translation>Save the document</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/printing.py"/>
        <source>Document PDF (*.pdf)</source>
        <translation>PDF document (*.pdf)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/printing.py"/>
        <source>Pages :</source>
        <translation>Pages:</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/beside.py"/>
        <source>Appeler {}, {}</source>
        <translation>Call {}, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/history.py"/>
        <source>L’historique arrive…</source>
        <translation>The history is coming…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/history.py"/>
        <source>Sur ce poste</source>
        <translation>On this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>Choisissez un rendez-vous pour en voir le détail.</source>
        <translation>Choose an appointment to see its details.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>Instructions du motif</source>
        <translation>Instructions for this reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>Création</source>
        <translation>Creation</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>Ouvrir sur la plateforme</source>
        <translation>Open on the platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>À envoyer</source>
        <translation>To send</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>Laisser</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>J’ai lu</source>
        <translation>I have read it</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>Rejoindre la visio</source>
        <translation>Join the video call</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>l’adresse de la visio</source>
        <translation>the video call’s address</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>Copier l’adresse de la visio</source>
        <translation>Copy the video call’s address</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>le numéro de la personne responsable</source>
        <translation>the number of the responsible person</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>le numéro</source>
        <translation>the number</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>l’adresse e-mail</source>
        <translation>the e-mail address</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>Ouvrir la fiche de {}</source>
        <translation>Open the record of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>Appeler {}</source>
        <translation>Call {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv/rdv_panel.py"/>
        <source>Gestes de ce poste</source>
        <translation>Actions on this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Classeur (.xlsx)…</source>
        <translation>Workbook (.xlsx)…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Texte à points-virgules (.csv)…</source>
        <translation>Text with semicolons (.csv)…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Texte à virgules (.csv)…</source>
        <translation>Text with commas (.csv)…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Agenda (.ics)…</source>
        <translation>Calendar (.ics)…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Classeur (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Texte (*.csv)</source>
        <translation>Text (*.csv)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Agenda (*.ics)</source>
        <translation>Calendar (*.ics)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Exporter</source>
        <translation>Export</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Imprimer, ou PDF…</source>
        <translation>Print, or PDF…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Une ligne par usager</source>
        <translation>One line per user</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Textes : marque UTF-8 au début</source>
        <translation>Texts: UTF-8 mark at the beginning</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/export.py"/>
        <source>Montrer dans le dossier</source>
        <translation>Show in its folder</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/head.py"/>
        <source>Usager, téléphone</source>
        <translation>User, telephone</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/head.py"/>
        <source>Types</source>
        <translation>Types</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/head.py"/>
        <source>États</source>
        <translation>Statuses</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/head.py"/>
        <source>au</source>
        <translation>to</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/head.py"/>
        <source>Autres jours</source>
        <translation>Other days</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/page.py"/>
        <source>Les RDV arrivent…</source>
        <translation>The appointments are coming…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/rdv_list/page.py"/>
        <source>Les RDV n’ont pas pu être lus</source>
        <translation>The appointments could not be read</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/remains/one.py"/>
        <source>Fiche</source>
        <translation>File</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/remains/page.py"/>
        <source>Rendez-vous à renseigner</source>
        <translation>Appointments to fill in</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/remains/page.py"/>
        <source>Les rendez-vous à renseigner arrivent…</source>
        <translation>The appointments to fill in are coming…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/remains/page.py"/>
        <source>Les rendez-vous à renseigner n’ont pas pu être lus</source>
        <translation>The appointments to fill in could not be read</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/remains/page.py"/>
        <source>{} dernier jour</source>
        <translation>Last {} day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/remains/page.py"/>
        <source>{} derniers jours</source>
        <translation>Last {} days</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sendings/one.py"/>
        <source>Seraient prévenus :</source>
        <translation>Would be told:</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sendings/page.py"/>
        <source>Ce qui attend d’être envoyé, et ce qui l’a été aujourd’hui</source>
        <translation>What waits to be sent, and what was sent today</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sendings/page.py"/>
        <source>Les envois arrivent…</source>
        <translation>The sendings are coming…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sendings/page.py"/>
        <source>Les envois n’ont pas pu être lus</source>
        <translation>The sendings could not be read</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/address_field.py"/>
        <source>Choisir une plateforme</source>
        <translation>Choose a platform</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/brand.py"/>
        <source>L’accueil de vos rendez-vous</source>
        <translation>The front desk of your appointments</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Montrer le mot de passe</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Cacher le mot de passe</source>
        <translation>Hide the password</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>La plateforme est interrogée…</source>
        <translation>Asking the platform…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Rester connecté sur ce poste</source>
        <translation>Stay signed in on this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>À ne cocher que si vous êtes seul à l’utiliser.</source>
        <translation>Tick only if you are the only one to use it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>ou</source>
        <translation>or</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Se connecter par e-mail et mot de passe</source>
        <translation>Sign in by e-mail and password</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Adresse e-mail</source>
        <translation>E-mail address</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Se connecter</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Connexion en cours…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Votre navigateur s’ouvre sur la page de la plateforme, où vous vous identifiez.</source>
        <translation>Your browser opens on the platform’s page, where you identify yourself.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Ouverture du navigateur…</source>
        <translation>Opening the browser…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Se connecter avec le navigateur</source>
        <translation>Sign in with the browser</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Terminez la connexion dans votre navigateur</source>
        <translation>Finish signing in in your browser</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/page.py"/>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/waiting.py"/>
        <source>Copier l’adresse</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/waiting.py"/>
        <source>Code, si la page en donne un</source>
        <translation>Code, if the page gives one</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/waiting.py"/>
        <source>Valider</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/waiting.py"/>
        <source>Ouvrir de nouveau le navigateur</source>
        <translation>Open the browser again</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/waiting.py"/>
        <source>Le navigateur ne s’est pas ouvert. Copiez l’adresse, et ouvrez-la dans votre navigateur.</source>
        <translation>The browser did not open. Copy the address, and open it in your browser.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/waiting.py"/>
        <source>Votre navigateur s’ouvre sur la page de la plateforme. Identifiez-vous, puis autorisez Kiosk : elle vous donne un code, à coller ici.</source>
        <translation>Your browser opens on the platform’s page. Identify yourself, then authorise Kiosk: it gives you a code, to be pasted here.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/waiting.py"/>
        <source>Votre navigateur s’ouvre sur la page de la plateforme. Identifiez-vous, puis autorisez Kiosk : la suite se fait ici, sans rien recopier.</source>
        <translation>Your browser opens on the platform’s page. Identify yourself, then authorise Kiosk: the rest happens here, with nothing to copy.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/waiting.py"/>
        <source>Code donné par la page</source>
        <translation>Code given by the page</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/waiting.py"/>
        <source>{}, mot de passe {}</source>
        <translation>{}, password {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/sign_in/waiting.py"/>
        <source>Comptes de la démonstration, à saisir dans le navigateur :</source>
        <translation>Accounts of the demonstration, to be typed in the browser:</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/standing.py"/>
        <source>Lire</source>
        <translation>Read</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/standing.py"/>
        <source>Lire les {} messages</source>
        <translation>Read the {} messages</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/standing.py"/>
        <source>Lire le message en entier</source>
        <translation>Read the whole message</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/statistics/page.py"/>
        <source>{}, période d’avant : {}</source>
        <translation>{}, period before: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/statistics/page.py"/>
        <source>Les chiffres arrivent…</source>
        <translation>The figures are on their way…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/statistics/page.py"/>
        <source>Rien à compter sur cette période</source>
        <translation>Nothing to count in this period</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/statistics/page.py"/>
        <source>Texte pour tableur (*.csv)</source>
        <translation>Text for spreadsheets (*.csv)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/statistics/page.py"/>
        <source>Enregistrer les chiffres</source>
        <translation>Save the figures</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/statistics/section_view.py"/>
        <source>{} ; les chiffres sont dans le tableau</source>
        <translation>{}; the figures are in the table</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/switch/agent_row.py"/>
        <source>Oublier {} sur ce poste</source>
        <translation>Forget {} on this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/switch/page.py"/>
        <source>Le chiffre d’un nom, ou ses premières lettres</source>
        <translation>The figure of a name, or its first letters</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/switch/page.py"/>
        <source>Chercher un agent de ce poste</source>
        <translation>Look for an agent of this computer</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/switch/page.py"/>
        <source>Personne de ce nom sur ce poste.</source>
        <translation>Nobody of that name on this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/switch/page.py"/>
        <source>Quelqu’un d’autre…</source>
        <translation>Somebody else…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/switch/page.py"/>
        <source>Qui prend le poste ?</source>
        <translation>Who takes the desk over?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/switch/page.py"/>
        <source>Ouvrir la session</source>
        <translation>Open the session</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/duplicates.py"/>
        <source>Connu d’une autre organisation : le reste de sa fiche est masqué.</source>
        <translation>Known to another organisation: the rest of their record is hidden.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/duplicates.py"/>
        <source>identique</source>
        <translation>the same</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/duplicates.py"/>
        <source>différent</source>
        <translation>different</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/duplicates.py"/>
        <source>Est-ce cette personne ?</source>
        <translation>Is it this person?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/duplicates.py"/>
        <source>Est-ce l’une de ces {} personnes ?</source>
        <translation>Is it one of these {} persons?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_actions.py"/>
        <source>Écrire</source>
        <translation>Write</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_actions.py"/>
        <source>Imprimer la fiche</source>
        <translation>Print the record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_actions.py"/>
        <source>Plus</source>
        <translation>More</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_actions.py"/>
        <source>Plus d’actions sur cette fiche</source>
        <translation>More actions on this record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_actions.py"/>
        <source>Appeler le {}</source>
        <translation>Call {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_actions.py"/>
        <source>Écrire à {}</source>
        <translation>Write to {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Fiche de l’usager</source>
        <translation>Client’s record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Famille</source>
        <translation>Family</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Suivi</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Autres renseignements</source>
        <translation>Other information</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>nom de naissance : {}</source>
        <translation>birth name: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>l’e-mail pour les notifications</source>
        <translation>the e-mail for notifications</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>l’adresse</source>
        <translation>the address</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Ni téléphone, ni e-mail, ni adresse</source>
        <translation>No telephone, e-mail or address</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Dossier {}</source>
        <translation>Case {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Organisations que vous voyez</source>
        <translation>Organisations that you see</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Lecture sur la plateforme…</source>
        <translation>Reading on the platform…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Ne se lisent que sur la plateforme, quand elle répond.</source>
        <translation>Read on the platform only, when it answers.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Lus sur la plateforme, non conservés sur ce poste.</source>
        <translation>Read on the platform, not kept on this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Ni remarque, ni autre renseignement</source>
        <translation>No remark, and no other information</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Parmi ceux que vous pouvez voir.</source>
        <translation>Among those that you can see.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Aucun que vous puissiez voir.</source>
        <translation>None that you can see.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Les autres arrivent de la plateforme…</source>
        <translation>The others are coming from the platform…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/fiche_view.py"/>
        <source>Seulement ceux que ce poste connaît.</source>
        <translation>Only those that this computer knows.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/form.py"/>
        <source>Effacer la saisie</source>
        <translation>Clear what was typed</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/form.py"/>
        <source>Inverser nom et prénom</source>
        <translation>Swap last and first name</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/form.py"/>
        <source>Lu sur la plateforme à l’instant, non conservé sur ce poste.</source>
        <translation>Read on the platform just now, not kept on this computer.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/form.py"/>
        <source>Non renseigné</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/form.py"/>
        <source>Continuer la saisie de {}</source>
        <translation>Go on with the record of {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/form.py"/>
        <source>Se modifient sur le site de la plateforme.</source>
        <translation>Changed on the platform’s website.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/form.py"/>
        <source>Comparer et fusionner</source>
        <translation>Compare and merge</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/form.py"/>
        <source>Importer et choisir cet usager</source>
        <translation>Import and choose this client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/form.py"/>
        <source>Choisir cet usager</source>
        <translation>Choose this client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/in_frame.py"/>
        <source>Écran discret : {} pour revoir les noms, puis cherchez</source>
        <translation>Discreet screen: {} to show names again, then search</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge.py"/>
        <source>Lecture des deux fiches…</source>
        <translation>Reading the two records…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge.py"/>
        <source>Inverser</source>
        <translation>Swap</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge.py"/>
        <source>Garder l’autre fiche</source>
        <translation>Keep the other record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge.py"/>
        <source>Ce qui rejoint la fiche gardée</source>
        <translation>What joins the record that is kept</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge.py"/>
        <source>Nom à taper pour confirmer</source>
        <translation>Name to be typed to confirm</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge.py"/>
        <source>Fusionner {} avec une autre fiche</source>
        <translation>Merge {} with another record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge.py"/>
        <source>Cherchez l’autre fiche de cette personne. Rien n’est changé avant la confirmation.</source>
        <translation>Look for the other record of this person. Nothing is changed before you confirm.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge.py"/>
        <source>Rien d’autre.</source>
        <translation>Nothing else.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge.py"/>
        <source>La fiche de droite est ensuite anonymisée. Cela ne peut pas être repris.</source>
        <translation>The record on the right is then made anonymous. This cannot be undone.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge.py"/>
        <source>Tapez : {}</source>
        <translation>Type: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge_rows.py"/>
        <source>Fiche gardée : {}</source>
        <translation>Record kept: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge_rows.py"/>
        <source>Fiche qui disparaît : {}</source>
        <translation>Record that disappears: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge_rows.py"/>
        <source>{} : identique, {}</source>
        <translation>{}: the same, {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/merge_rows.py"/>
        <source>{} : différent. À gauche {}, à droite {}. Reste : {}</source>
        <translation>{}: different. Left {}, right {}. Kept: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/page.py"/>
        <source>La fiche arrive…</source>
        <translation>The record is coming…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/page.py"/>
        <source>Aucune fiche ouverte</source>
        <translation>No record open</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/page.py"/>
        <source>Cherchez un usager, puis Entrée.</source>
        <translation>Search for a client, then press Enter.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/page.py"/>
        <source>Cette fiche n’est plus là</source>
        <translation>This record is no longer here</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/page.py"/>
        <source>Elle a été retirée de l’organisation, ou fusionnée avec une autre. Cherchez à nouveau.</source>
        <translation>It was removed from the organisation, or merged with another one. Search again.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/page.py"/>
        <source>Vous n’avez pas accès à cette fiche</source>
        <translation>You have no access to this record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/page.py"/>
        <source>Demandez-le à un administrateur de votre organisation.</source>
        <translation>Ask an administrator of your organisation.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/page.py"/>
        <source>Ce poste ne la connaît pas. Elle s’affichera au retour de la connexion.</source>
        <translation>This computer does not know it. It will be shown when the connection is back.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/page.py"/>
        <source>La fiche n’a pas pu être lue</source>
        <translation>The record could not be read</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/palette.py"/>
        <source>Trouver un usager</source>
        <translation>Find a client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/palette.py"/>
        <source>voir le RDV du jour</source>
        <translation>see the appointment of the day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/palette.py"/>
        <source>fermer</source>
        <translation>close</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/rdv_list.py"/>
        <source>Rendez-vous de l’usager</source>
        <translation>Appointments of the client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/referents.py"/>
        <source>et {} autres : tapez un nom</source>
        <translation>and {} others: type a name</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/referents.py"/>
        <source>Suivent cet usager</source>
        <translation>Follow this client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/referents.py"/>
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/referents.py"/>
        <source>Ajouter un agent (nom, service)</source>
        <translation>Add an agent (name, service)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/referents.py"/>
        <source>Agents de l’organisation</source>
        <translation>Agents of the organisation</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/referents.py"/>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/referents.py"/>
        <source>La plateforme ne dit pas qui suit cet usager.</source>
        <translation>The platform does not tell who follows this client.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/referents.py"/>
        <source>Aucun agent référent.</source>
        <translation>No key worker.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/referents.py"/>
        <source>Aucun autre agent de ce nom.</source>
        <translation>No other agent of this name.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/sections.py"/>
        <source>Copier {what} : {text}</source>
        <translation>Copy {what}: {text}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/sections.py"/>
        <source>Copier {what}</source>
        <translation>Copy {what}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/sections.py"/>
        <source>pas encore connu</source>
        <translation>not known yet</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/usager_search.py"/>
        <source>Nom, téléphone, date de naissance, e-mail</source>
        <translation>Name, telephone, date of birth, e-mail</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/usager_search.py"/>
        <source>Flèche bas : résultats. Entrée : ouvrir le premier.</source>
        <translation>Down arrow: results. Enter: open the first.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/usager_search.py"/>
        <source>Usagers trouvés</source>
        <translation>Clients found</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/usager_search.py"/>
        <source>Recherche…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/usager_search.py"/>
        <source>Qui cherchez-vous ?</source>
        <translation>Who are you looking for?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/usager_search.py"/>
        <source>Quelques lettres suffisent : accents, ordre et petites fautes sont pardonnés.</source>
        <translation>A few letters are enough: accents, order and small mistakes are forgiven.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/usager_search.py"/>
        <source>Vérifiez l’orthographe, ou essayez le téléphone ou la date de naissance.</source>
        <translation>Check the spelling, or try the telephone or the date of birth.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/usagers/usager_search.py"/>
        <source>1 usager</source>
        <translation>1 client</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/waiting_room/page.py"/>
        <source>Aujourd’hui, dans l’ordre d’arrivée</source>
        <translation>Today, in order of arrival</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/waiting_room/page.py"/>
        <source>Personne en salle d’attente</source>
        <translation>Nobody in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/waiting_room/page.py"/>
        <source>À l’arrivée d’un usager, appuyez sur {} sur sa ligne de l’agenda du jour.</source>
        <translation>When a client arrives, press {} on their line of the day’s diary.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/waiting_room/page.py"/>
        <source>La salle d’attente arrive…</source>
        <translation>The waiting room is coming…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/waiting_room/strip.py"/>
        <source>Qui attend, dans l’ordre d’arrivée</source>
        <translation>Who waits, in order of arrival</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/waiting_room/strip.py"/>
        <source>Fermer le bandeau de qui attend</source>
        <translation>Close the strip of who waits</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/waiting_room/strip.py"/>
        <source>{} autres attendent</source>
        <translation>{} others wait</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/waiting_room/strip.py"/>
        <source>Personne n’attend</source>
        <translation>Nobody waits</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>Noter une personne sans rendez-vous</source>
        <translation>Note a person without an appointment</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>Qui se présente ?</source>
        <translation>Who is here?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>Continuer sans fiche</source>
        <translation>Go on without a record</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>Changer de personne</source>
        <translation>Change person</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>En quelques mots, si besoin</source>
        <translation>In a few words, if need be</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>Pour quoi, en quelques mots</source>
        <translation>What for, in a few words</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>L’usager est ici : il ne reçoit aucun message, et attend dès maintenant.</source>
        <translation>The client is here: they receive no message, and wait from now on.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>Pour quel motif</source>
        <translation>For which reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>Précision</source>
        <translation>Detail</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>Prendre {}</source>
        <translation>Book {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>Enregistrement…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/flow_panel.py"/>
        <source>Sans fiche, la personne peut être notée ; un RDV demande une fiche.</source>
        <translation>Without a record the person can be noted; an appointment needs a record.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/page.py"/>
        <source>Quelqu’un se présente</source>
        <translation>Somebody is here</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/page.py"/>
        <source>La liste arrive…</source>
        <translation>The list is coming…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/page.py"/>
        <source>Personne n’est venu sans rendez-vous aujourd’hui</source>
        <translation>Nobody has come without an appointment today</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/page.py"/>
        <source>Notez ici qui se présente : son attente est comptée, et la liste du jour l’imprime.</source>
        <translation>Note here who comes: their wait is counted, and the list of the day prints it.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/walk_ins/page.py"/>
        <source>Sans rendez-vous : {} en attente</source>
        <translation>Walk-ins: {} waiting</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Vos choix arrivent…</source>
        <translation>Your choices are on their way…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>M’avertir par e-mail</source>
        <translation>Tell me by e-mail</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Aussi quand quelqu’un m’attend</source>
        <translation>Also when somebody is waiting for me</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Mon agenda dans un autre logiciel</source>
        <translation>My diary in another program</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Qui a cette adresse lit vos rendez-vous : motif, lieu et heure, sans le nom des usagers.</source>
        <translation>Whoever has this address reads your appointments: reason, site and hour, without the names of clients.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Fermer l’adresse…</source>
        <translation>Close the address…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Sur cette plateforme, les avertissements par e-mail et l’abonnement à votre agenda se règlent sur son site, dans « Mon compte ».</source>
        <translation>On this platform, what you are told by e-mail and the subscription to your diary are set on its site, under “Mon compte”.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>l’adresse de votre agenda</source>
        <translation>the address of your diary</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Copier : {}</source>
        <translation>Copy: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>À coller dans « S’abonner à un calendrier » d’Outlook, Google Agenda ou Thunderbird.</source>
        <translation>To be pasted into “Subscribe to a calendar” in Outlook, Google Calendar or Thunderbird.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Une adresse est en service. Elle n’est montrée qu’à sa création : perdue, créez-en une.</source>
        <translation>An address is in use. It is shown only when it is made: if lost, make another.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Outlook, Google Agenda ou Thunderbird peuvent montrer vos rendez-vous et se tenir à jour.</source>
        <translation>Outlook, Google Calendar or Thunderbird can show your appointments and keep up to date.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Créer une nouvelle adresse…</source>
        <translation>Make a new address…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/own.py"/>
        <source>Créer l’adresse d’abonnement</source>
        <translation>Make the subscription address</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/page.py"/>
        <source>Semaine précédente</source>
        <translation>Previous week</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/page.py"/>
        <source>Semaine suivante</source>
        <translation>Next week</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/page.py"/>
        <source>Mes réglages</source>
        <translation>My settings</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/page.py"/>
        <source>Un fichier pour un autre calendrier : motifs, adresses et liens, aucun nom.</source>
        <translation>A file for another calendar: reasons, addresses and links, no name.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/page.py"/>
        <source>Semaine</source>
        <translation>Week</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/page.py"/>
        <source>La semaine arrive…</source>
        <translation>The week is on its way…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/week/page.py"/>
        <source>Enregistrer la semaine</source>
        <translation>Save the week</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/check_menu.py"/>
        <source>aucun choisi</source>
        <translation>none chosen</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/check_menu.py"/>
        <source>tous</source>
        <translation>all</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/check_menu.py"/>
        <source>Tout décocher</source>
        <translation>Untick all</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/day_picker.py"/>
        <source>Jour précédent</source>
        <translation>Previous day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/day_picker.py"/>
        <source>Jour suivant</source>
        <translation>Next day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/day_picker.py"/>
        <source>Choisir un jour ({key})</source>
        <translation>Choose a day ({key})</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/day_picker.py"/>
        <source>Jour affiché : {day}</source>
        <translation>Day shown: {day}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/day_picker.py"/>
        <source>Auj.</source>
        <translation>Today</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/day_picker.py"/>
        <source>Calendrier</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/edits/secret_edit.py"/>
        <source>Montrer ce qui est saisi</source>
        <translation>Show what is typed</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/edits/secret_edit.py"/>
        <source>Cacher ce qui est saisi</source>
        <translation>Hide what is typed</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/edits/secret_edit.py"/>
        <source>Les majuscules sont verrouillées.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/filter_field.py"/>
        <source>Filtrer</source>
        <translation>Filter</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/form_field.py"/>
        <source>Adopter</source>
        <translation>Adopt</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/form_field.py"/>
        <source>Garder ma saisie</source>
        <translation>Keep what I typed</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/form_field.py"/>
        <source>{} (obligatoire)</source>
        <translation>{} (required)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/form_field.py"/>
        <source>{} : adopter ce que quelqu’un d’autre a écrit</source>
        <translation>{}: adopt what somebody else wrote</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/form_field.py"/>
        <source>{} : garder ma saisie</source>
        <translation>{}: keep what I typed</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/notice_bar.py"/>
        <source>Fermer ce message</source>
        <translation>Close this message</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/side_panel.py"/>
        <source>Fermer le volet</source>
        <translation>Close the panel</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/widgets/side_panel.py"/>
        <source>Fermer le volet (Échap)</source>
        <translation>Close the panel (Esc)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>Nouvel atelier</source>
        <translation>New workshop</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>celui du motif</source>
        <translation>that of the reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>Toutes les</source>
        <translation>Every</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>Titre (facultatif)</source>
        <translation>Title (optional)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>Jour</source>
        <translation>Day</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>Combien de fois</source>
        <translation>How many times</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>Choisir le lieu</source>
        <translation>Choose the site</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>{} semaine</source>
        <translation>{} week</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>{} semaines</source>
        <translation>{} weeks</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>Créer {} ateliers</source>
        <translation>Make {} workshops</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/form.py"/>
        <source>Créer l’atelier</source>
        <translation>Make the workshop</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/one.py"/>
        <source>Voir dans l’agenda (Entrée)</source>
        <translation>See in the diary (Enter)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/one.py"/>
        <source>Personne n’y est encore inscrit.</source>
        <translation>Nobody is enrolled yet.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/page.py"/>
        <source>Les ateliers arrivent…</source>
        <translation>The workshops are on their way…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/workshops/page.py"/>
        <source>Les ateliers n’ont pas pu être lus</source>
        <translation>The workshops could not be read</translation>
    </message>
</context>
</TS>
