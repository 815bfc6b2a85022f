<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>kiosk</name>
    <message>
        <location filename="../../kiosk/domain/booking/slip.py"/>
        <source>Rendez-vous</source>
        <translation>Appointment</translation>
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
        <source>{} a déjà un rendez-vous de {} à {}.</source>
        <translation>{} already has an appointment from {} to {}.</translation>
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
        <source>de {} à {}</source>
        <translation>from {} to {}</translation>
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
        <source>par SMS</source>
        <translation>by text message</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>par e-mail</source>
        <translation>by e-mail</translation>
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
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>Aucun usager n’est inscrit à ce rendez-vous.</source>
        <translation>No client is enrolled in this appointment.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>Rien ne change : c’est déjà l’état de ce rendez-vous.</source>
        <translation>Nothing changes: this is the appointment’s status already.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>« {} » n’est possible que le jour du rendez-vous.</source>
        <translation>“{}” is possible on the day of the appointment only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>« {} » n’est possible que pour un rendez-vous dont l’état n’est pas encore renseigné.</source>
        <translation>“{}” is possible only for an appointment whose outcome is not filled in yet.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>« {} » n’est possible qu’à partir du jour du rendez-vous.</source>
        <translation>“{}” is possible from the day of the appointment only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>« {} » n’est possible qu’une fois l’heure passée.</source>
        <translation>“{}” is possible once the time has passed only.</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>En salle d’attente</source>
        <translation>In the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>Vu</source>
        <translation>Seen</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>Non excusé</source>
        <translation>No-show</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>Excusé</source>
        <translation>Excused</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>Annulé</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/consequences.py"/>
        <source>Réinitialiser</source>
        <translation>Reset</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/line.py"/>
        <source>Sans usager</source>
        <translation>No client</translation>
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
        <source>à venir</source>
        <translation>upcoming</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>en salle d’attente</source>
        <translation>in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>à renseigner</source>
        <translation>to be filled in</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>vu</source>
        <translation>seen</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>absent non excusé</source>
        <translation>no-show</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>absent excusé</source>
        <translation>excused</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>annulé par le service</source>
        <translation>cancelled by the service</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>état inconnu de Kiosk</source>
        <translation>status unknown to Kiosk</translation>
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
        <source>refusé</source>
        <translation>refused</translation>
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
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>{} inscrit</source>
        <translation>{} enrolled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>{} inscrits</source>
        <translation>{} enrolled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>aucun inscrit</source>
        <translation>nobody enrolled</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>{} en salle d’attente</source>
        <translation>{} in the waiting room</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>{} vu</source>
        <translation>{} seen</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>{} vus</source>
        <translation>{} seen</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>{} absent</source>
        <translation>{} absent</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>{} absents</source>
        <translation>{} absent</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>{} à renseigner</source>
        <translation>{} to be filled in</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/rows.py"/>
        <source>{} d’état inconnu</source>
        <translation>{} of unknown status</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/selection.py"/>
        <source>À venir</source>
        <translation>Upcoming</translation>
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
        <source>Refusé</source>
        <translation>Refused</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/day/status.py"/>
        <source>Rendez-vous noté sur ce poste, que la plateforme a refusé</source>
        <translation>Appointment noted on this computer, refused by the platform</translation>
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
        <source>aucun ne répond</source>
        <translation>none answers</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Installez ou démarrez le coffre du système (Secret Service ou KWallet sous Linux).</source>
        <translation>Install or start the system’s keyring (Secret Service or KWallet on Linux).</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>ne garde rien de façon sûre</source>
        <translation>keeps nothing safely</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/diagnostic/machine.py"/>
        <source>Réglez le coffre du système (Secret Service, KWallet).</source>
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
        <source>Ouvrez Kiosk et connectez-vous : ce qui attend partira.</source>
        <translation>Open Kiosk and sign in: what waits will leave.</translation>
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
        <source>Les gestes sont gardés et partiront au retour de la liaison ; voyez les lignes du réseau.</source>
        <translation>What is done is kept and will leave when the link is back; see the lines of the network.</translation>
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
        <source>Configuration</source>
        <translation>Configuration</translation>
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
        <source>Liaison</source>
        <translation>Link</translation>
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
        <source>Téléphone</source>
        <translation>Telephone</translation>
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
        <source>Motif</source>
        <translation>Reason</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Heure</source>
        <translation>Time</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Durée</source>
        <translation>Duration</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Lieu</source>
        <translation>Site</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/platform/field_labels.py"/>
        <source>Agents</source>
        <translation>Agents</translation>
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
        <source>État</source>
        <translation>Status</translation>
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
        <source>Usager</source>
        <translation>Client</translation>
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
        <location filename="../../kiosk/domain/text/language.py"/>
        <source>{} : {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/domain/text/language.py"/>
        <source>{} et {}</source>
        <translation>{} and {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Avec</source>
        <translation>With</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/day_list.py"/>
        <source>Où</source>
        <translation>Where</translation>
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
        <location filename="../../kiosk/exports/fiche_sheet.py"/>
        <source>Date</source>
        <translation>Date</translation>
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
        <location filename="../../kiosk/exports/page.py"/>
        <source>Imprimé le {} à {}</source>
        <translation>Printed on {} at {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/exports/slip_sheet.py"/>
        <source>{} à {}</source>
        <translation>{} at {}</translation>
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
        <source>À savoir</source>
        <translation>Good to know</translation>
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
        <location filename="../../kiosk/settings.py"/>
        <source>un nom de machine, par exemple « visio.exemple.fr »</source>
        <translation>a host name, for example “visio.exemple.fr”</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>fr.rdv.kiosk:/callback, urn:ietf:wg:oauth:2.0:oob ou http://127.0.0.1:PORT/CHEMIN</source>
        <translation>fr.rdv.kiosk:/callback, urn:ietf:wg:oauth:2.0:oob or http://127.0.0.1:PORT/PATH</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>il n’existe pas</source>
        <translation>it does not exist</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>ce compte n’en a pas le droit</source>
        <translation>this account may not</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>c’est un dossier</source>
        <translation>it is a folder</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>le système le refuse</source>
        <translation>the system refuses</translation>
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
        <location filename="../../kiosk/settings.py"/>
        <source>le nom d’un fuseau horaire, par exemple « Indian/Reunion »</source>
        <translation>the name of a time zone, for example “Indian/Reunion”</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>un nombre entier</source>
        <translation>a whole number</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>un nombre</source>
        <translation>a number</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>un texte entre guillemets</source>
        <translation>a text in quotation marks</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>true ou false</source>
        <translation>true or false</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>une liste</source>
        <translation>a list</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>une section</source>
        <translation>a section</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>on attend {}</source>
        <translation>{} is expected</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>on attend au moins {}</source>
        <translation>at least {} is expected</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>on attend au plus {}</source>
        <translation>at most {} is expected</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>on attend l’un de ces mots : {}</source>
        <translation>one of these words is expected: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/settings.py"/>
        <source>il manque la clé « {} »</source>
        <translation>the key “{}” is missing</translation>
    </message>
</context>
</TS>
