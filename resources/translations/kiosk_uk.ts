<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA" sourcelanguage="fr_FR">
<context>
    <name>kiosk</name>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Trop d’essais : attendez cinq minutes.</source>
        <translation>Забагато спроб: зачекайте п’ять хвилин.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce n’est pas le code du site.</source>
        <translation>Це не код закладу.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce code n’est pas complet.</source>
        <translation>Цей код неповний.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Adressez-vous à l’accueil</source>
        <translation>Зверніться до рецепції</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Cette date n’existe pas. Tapez le jour, le mois, puis l’année.</source>
        <translation>Такої дати немає. Введіть день, місяць, потім рік.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>La borne n’a pas compris la réponse. Adressez-vous à l’accueil.</source>
        <translation>Не вдалося прочитати відповідь. Зверніться до рецепції.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Votre ticket</source>
        <translation>Ваш талон</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personnes avant vous : {}</source>
        <translation>Людей перед вами: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personne n’attend avant vous.</source>
        <translation>Перед вами ніхто не чекає.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Asseyez-vous, on va vous appeler.</source>
        <translation>Сядьте, будь ласка, вас покличуть.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’imprimante ne répond pas : retenez ce numéro.</source>
        <translation>Принтер не відповідає: запам’ятайте цей номер.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>On vient vous aider</source>
        <translation>До вас ідуть на допомогу</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’accueil sait que vous l’attendez devant la borne.</source>
        <translation>На рецепції знають, що ви чекаєте тут.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>C’est noté, on vous attend</source>
        <translation>Записано, на вас чекають</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous êtes en avance</source>
        <translation>Ви прийшли завчасно</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous avez plusieurs rendez-vous : {}.</source>
        <translation>У вас кілька зустрічей: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous est à {}.</source>
        <translation>Ваша зустріч о {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Revenez à cette borne à partir de {}.</source>
        <translation>Поверніться до цього екрана з {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>L’heure de votre rendez-vous est passée. L’accueil sait que vous êtes là.</source>
        <translation>Час вашої зустрічі минув. На рецепції знають, що ви тут.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas à cette adresse. L’accueil vous dira où aller.</source>
        <translation>Ваша зустріч не за цією адресою. На рецепції скажуть, куди йти.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas aujourd’hui. L’accueil vous dira quand revenir.</source>
        <translation>Ваша зустріч не сьогодні. На рецепції скажуть, коли повернутися.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne ne peut pas répondre avec certitude. L’accueil va vous aider.</source>
        <translation>Екран не може відповісти напевно. Рецепція вам допоможе.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas trouvé ce rendez-vous. L’accueil va le chercher avec vous.</source>
        <translation>Цю зустріч не знайдено. На рецепції пошукають її разом з вами.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Avec {}</source>
        <translation>З ким: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne se repose un moment. Adressez-vous à l’accueil.</source>
        <translation>Екран трохи відпочиває. Зверніться до рецепції.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas de liaison. Adressez-vous à l’accueil.</source>
        <translation>Екран не має зв’язку. Зверніться до рецепції.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>La borne n’a pas de liaison pour le moment.</source>
        <translation>Екран зараз не має зв’язку.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Bonjour. Que souhaitez-vous ?</source>
        <translation>Вітаємо. Чого бажаєте?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai rendez-vous</source>
        <translation>У мене призначена зустріч</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Je n’ai pas de rendez-vous</source>
        <translation>У мене немає зустрічі</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai besoin d’aide</source>
        <translation>Мені потрібна допомога</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Avec le code de votre convocation : présentez-le au lecteur.</source>
        <translation>З кодом запрошення: піднесіть його до зчитувача.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Pourquoi venez-vous ?</source>
        <translation>Чому ви прийшли?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Retour</source>
        <translation>Назад</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Les 3 premières lettres de votre nom</source>
        <translation>Перші 3 літери вашого прізвища (латиницею)</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre date de naissance</source>
        <translation>Ваша дата народження</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Le code de votre convocation</source>
        <translation>Код вашого запрошення</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Code du site</source>
        <translation>Код установи</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>JJMMAAAA</source>
        <translation>ДДММРРРР</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai un code</source>
        <translation>У мене є код</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Effacer</source>
        <translation>Стерти</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Continuer</source>
        <translation>Далі</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Un instant…</source>
        <translation>Зачекайте…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre numéro : {}</source>
        <translation>Ваш номер: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Terminer</source>
        <translation>Готово</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus grand</source>
        <translation>Більше</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Contraste</source>
        <translation>Контраст</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus bas</source>
        <translation>Нижче</translation>
    </message>
</context>
</TS>
