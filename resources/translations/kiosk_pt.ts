<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_PT" sourcelanguage="fr_FR">
<context>
    <name>kiosk</name>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Trop d’essais : attendez cinq minutes.</source>
        <translation>Demasiadas tentativas: aguarde cinco minutos.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce n’est pas le code du site.</source>
        <translation>Este não é o código do local.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce code n’est pas complet.</source>
        <translation>Este código não está completo.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Adressez-vous à l’accueil</source>
        <translation>Dirija-se à receção</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Cette date n’existe pas. Tapez le jour, le mois, puis l’année.</source>
        <translation>Esta data não existe. Escreva o dia, o mês e o ano.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>La borne n’a pas compris la réponse. Adressez-vous à l’accueil.</source>
        <translation>Não foi possível ler a resposta. Dirija-se à receção.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Votre ticket</source>
        <translation>A sua senha</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personnes avant vous : {}</source>
        <translation>Pessoas antes de si: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personne n’attend avant vous.</source>
        <translation>Ninguém espera antes de si.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Asseyez-vous, on va vous appeler.</source>
        <translation>Sente-se, por favor, vamos chamar.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’imprimante ne répond pas : retenez ce numéro.</source>
        <translation>A impressora não responde: memorize este número.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>On vient vous aider</source>
        <translation>Vem alguém ajudar</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’accueil sait que vous l’attendez devant la borne.</source>
        <translation>A receção sabe que está à espera aqui.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>C’est noté, on vous attend</source>
        <translation>Registado, estamos à sua espera</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous êtes en avance</source>
        <translation>Chegou cedo</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous avez plusieurs rendez-vous : {}.</source>
        <translation>Tem várias marcações: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous est à {}.</source>
        <translation>A sua marcação é às {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Revenez à cette borne à partir de {}.</source>
        <translation>Volte a este ecrã a partir das {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>L’heure de votre rendez-vous est passée. L’accueil sait que vous êtes là.</source>
        <translation>A hora da sua marcação já passou. A receção sabe que está aqui.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas à cette adresse. L’accueil vous dira où aller.</source>
        <translation>A sua marcação não é nesta morada. A receção dir-lhe-á onde ir.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas aujourd’hui. L’accueil vous dira quand revenir.</source>
        <translation>A sua marcação não é hoje. A receção dir-lhe-á quando voltar.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne ne peut pas répondre avec certitude. L’accueil va vous aider.</source>
        <translation>O ecrã não pode responder com certeza. A receção vai ajudar.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas trouvé ce rendez-vous. L’accueil va le chercher avec vous.</source>
        <translation>Esta marcação não foi encontrada. A receção vai procurá-la consigo.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Avec {}</source>
        <translation>Com {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne se repose un moment. Adressez-vous à l’accueil.</source>
        <translation>O ecrã está em pausa por um momento. Dirija-se à receção.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas de liaison. Adressez-vous à l’accueil.</source>
        <translation>O ecrã não tem ligação. Dirija-se à receção.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>La borne n’a pas de liaison pour le moment.</source>
        <translation>O ecrã não tem ligação de momento.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Bonjour. Que souhaitez-vous ?</source>
        <translation>Bom dia. O que deseja?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai rendez-vous</source>
        <translation>Tenho marcação</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Je n’ai pas de rendez-vous</source>
        <translation>Não tenho marcação</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai besoin d’aide</source>
        <translation>Preciso de ajuda</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Avec le code de votre convocation : présentez-le au lecteur.</source>
        <translation>Com o código da sua convocatória: mostre-o ao leitor.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Pourquoi venez-vous ?</source>
        <translation>Qual é o motivo da visita?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Retour</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Les 3 premières lettres de votre nom</source>
        <translation>As 3 primeiras letras do seu apelido</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre date de naissance</source>
        <translation>A sua data de nascimento</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Le code de votre convocation</source>
        <translation>O código da sua convocatória</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Code du site</source>
        <translation>Código do serviço</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>JJMMAAAA</source>
        <translation>DDMMAAAA</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai un code</source>
        <translation>Tenho um código</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Effacer</source>
        <translation>Apagar</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Continuer</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Un instant…</source>
        <translation>Um momento…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre numéro : {}</source>
        <translation>O seu número: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Terminer</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus grand</source>
        <translation>Maior</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Contraste</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus bas</source>
        <translation>Mais abaixo</translation>
    </message>
</context>
</TS>
