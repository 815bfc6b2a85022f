<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="fr_FR">
<context>
    <name>kiosk</name>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Trop d’essais : attendez cinq minutes.</source>
        <translation>Demasiados intentos: espere cinco minutos.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce n’est pas le code du site.</source>
        <translation>Este no es el código del centro.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce code n’est pas complet.</source>
        <translation>Este código no está completo.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Adressez-vous à l’accueil</source>
        <translation>Diríjase a la recepción</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Cette date n’existe pas. Tapez le jour, le mois, puis l’année.</source>
        <translation>Esta fecha no existe. Escriba el día, el mes y el año.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>La borne n’a pas compris la réponse. Adressez-vous à l’accueil.</source>
        <translation>No se ha podido leer la respuesta. Diríjase a la recepción.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Votre ticket</source>
        <translation>Su número</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personnes avant vous : {}</source>
        <translation>Personas antes de usted: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personne n’attend avant vous.</source>
        <translation>Nadie espera antes de usted.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Asseyez-vous, on va vous appeler.</source>
        <translation>Tome asiento, le llamaremos.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’imprimante ne répond pas : retenez ce numéro.</source>
        <translation>La impresora no responde: recuerde este número.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>On vient vous aider</source>
        <translation>Vamos a ayudarle</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’accueil sait que vous l’attendez devant la borne.</source>
        <translation>La recepción sabe que espera aquí.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>C’est noté, on vous attend</source>
        <translation>Anotado, le esperamos</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous êtes en avance</source>
        <translation>Llega con antelación</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous avez plusieurs rendez-vous : {}.</source>
        <translation>Tiene varias citas: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous est à {}.</source>
        <translation>Su cita es a las {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Revenez à cette borne à partir de {}.</source>
        <translation>Vuelva a esta pantalla a partir de las {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>L’heure de votre rendez-vous est passée. L’accueil sait que vous êtes là.</source>
        <translation>La hora de su cita ha pasado. La recepción sabe que está aquí.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas à cette adresse. L’accueil vous dira où aller.</source>
        <translation>Su cita no es en esta dirección. La recepción le dirá adónde ir.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas aujourd’hui. L’accueil vous dira quand revenir.</source>
        <translation>Su cita no es hoy. La recepción le dirá cuándo volver.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne ne peut pas répondre avec certitude. L’accueil va vous aider.</source>
        <translation>La pantalla no puede responder con certeza. La recepción le ayudará.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas trouvé ce rendez-vous. L’accueil va le chercher avec vous.</source>
        <translation>No se ha encontrado esta cita. La recepción la buscará con usted.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Avec {}</source>
        <translation>Con {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne se repose un moment. Adressez-vous à l’accueil.</source>
        <translation>La pantalla descansa un momento. Diríjase a la recepción.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas de liaison. Adressez-vous à l’accueil.</source>
        <translation>La pantalla no tiene conexión. Diríjase a la recepción.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>La borne n’a pas de liaison pour le moment.</source>
        <translation>La pantalla no tiene conexión por el momento.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Bonjour. Que souhaitez-vous ?</source>
        <translation>Hola. ¿Qué desea?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai rendez-vous</source>
        <translation>Tengo cita</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Je n’ai pas de rendez-vous</source>
        <translation>No tengo cita</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai besoin d’aide</source>
        <translation>Necesito ayuda</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Avec le code de votre convocation : présentez-le au lecteur.</source>
        <translation>Con el código de su convocatoria: muéstrelo al lector.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Pourquoi venez-vous ?</source>
        <translation>¿Por qué viene?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Retour</source>
        <translation>Volver</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Les 3 premières lettres de votre nom</source>
        <translation>Las 3 primeras letras de su apellido</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre date de naissance</source>
        <translation>Su fecha de nacimiento</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Le code de votre convocation</source>
        <translation>El código de su convocatoria</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Code du site</source>
        <translation>Código del centro</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>JJMMAAAA</source>
        <translation>DDMMAAAA</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai un code</source>
        <translation>Tengo un código</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Effacer</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Continuer</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Un instant…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre numéro : {}</source>
        <translation>Su número: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Terminer</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus grand</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Contraste</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus bas</source>
        <translation>Más abajo</translation>
    </message>
</context>
</TS>
