<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR" sourcelanguage="fr_FR">
<context>
    <name>kiosk</name>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Trop d’essais : attendez cinq minutes.</source>
        <translation>Çok fazla deneme: beş dakika bekleyin.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce n’est pas le code du site.</source>
        <translation>Bu, merkezin kodu değil.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Ce code n’est pas complet.</source>
        <translation>Bu kod eksik.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Adressez-vous à l’accueil</source>
        <translation>Lütfen danışmaya başvurun</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Cette date n’existe pas. Tapez le jour, le mois, puis l’année.</source>
        <translation>Böyle bir tarih yok. Önce günü, sonra ayı, sonra yılı yazın.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>La borne n’a pas compris la réponse. Adressez-vous à l’accueil.</source>
        <translation>Yanıt okunamadı. Lütfen danışmaya başvurun.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Votre ticket</source>
        <translation>Sıra numaranız</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personnes avant vous : {}</source>
        <translation>Sizden önceki kişi sayısı: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Personne n’attend avant vous.</source>
        <translation>Sizden önce bekleyen yok.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>Asseyez-vous, on va vous appeler.</source>
        <translation>Lütfen oturun, çağrılacaksınız.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’imprimante ne répond pas : retenez ce numéro.</source>
        <translation>Yazıcı yanıt vermiyor: bu numarayı aklınızda tutun.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>On vient vous aider</source>
        <translation>Yardım geliyor</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/page.py"/>
        <source>L’accueil sait que vous l’attendez devant la borne.</source>
        <translation>Danışma burada beklediğinizi biliyor.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>C’est noté, on vous attend</source>
        <translation>Kaydedildi, sizi bekliyoruz</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous êtes en avance</source>
        <translation>Erken geldiniz</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Vous avez plusieurs rendez-vous : {}.</source>
        <translation>Birkaç randevunuz var: {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous est à {}.</source>
        <translation>Randevunuz saat {}.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Revenez à cette borne à partir de {}.</source>
        <translation>Saat {} itibarıyla bu ekrana dönün.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>L’heure de votre rendez-vous est passée. L’accueil sait que vous êtes là.</source>
        <translation>Randevu saatiniz geçti. Danışma burada olduğunuzu biliyor.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas à cette adresse. L’accueil vous dira où aller.</source>
        <translation>Randevunuz bu adreste değil. Danışma nereye gideceğinizi söyleyecek.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Votre rendez-vous n’est pas aujourd’hui. L’accueil vous dira quand revenir.</source>
        <translation>Randevunuz bugün değil. Danışma ne zaman geleceğinizi söyleyecek.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne ne peut pas répondre avec certitude. L’accueil va vous aider.</source>
        <translation>Ekran kesin yanıt veremiyor. Danışma size yardım edecek.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas trouvé ce rendez-vous. L’accueil va le chercher avec vous.</source>
        <translation>Bu randevu bulunamadı. Danışma sizinle birlikte arayacak.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>Avec {}</source>
        <translation>Görüşeceğiniz kişi: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne se repose un moment. Adressez-vous à l’accueil.</source>
        <translation>Ekran kısa bir süre dinleniyor. Lütfen danışmaya başvurun.</translation>
    </message>
    <message>
        <location filename="../../kiosk/presenters/borne/words.py"/>
        <source>La borne n’a pas de liaison. Adressez-vous à l’accueil.</source>
        <translation>Ekranın bağlantısı yok. Lütfen danışmaya başvurun.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>La borne n’a pas de liaison pour le moment.</source>
        <translation>Ekranın şu anda bağlantısı yok.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Bonjour. Que souhaitez-vous ?</source>
        <translation>Hoş geldiniz. Ne yapmak istersiniz?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai rendez-vous</source>
        <translation>Randevum var</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Je n’ai pas de rendez-vous</source>
        <translation>Randevum yok</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai besoin d’aide</source>
        <translation>Yardıma ihtiyacım var</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Avec le code de votre convocation : présentez-le au lecteur.</source>
        <translation>Randevu belgenizdeki kodu okuyucuya gösterin.</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Pourquoi venez-vous ?</source>
        <translation>Neden geldiniz?</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Retour</source>
        <translation>Geri</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Les 3 premières lettres de votre nom</source>
        <translation>Soyadınızın ilk 3 harfi</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre date de naissance</source>
        <translation>Doğum tarihiniz</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Le code de votre convocation</source>
        <translation>Randevu belgenizin kodu</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Code du site</source>
        <translation>Kurum kodu</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>JJMMAAAA</source>
        <translation>GGAAYYYY</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>J’ai un code</source>
        <translation>Kodum var</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Effacer</source>
        <translation>Sil</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Continuer</source>
        <translation>Devam</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Un instant…</source>
        <translation>Bir dakika…</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Votre numéro : {}</source>
        <translation>Numaranız: {}</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/pages.py"/>
        <source>Terminer</source>
        <translation>Bitti</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus grand</source>
        <translation>Büyük</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Contraste</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <location filename="../../kiosk/views/borne/window.py"/>
        <source>Plus bas</source>
        <translation>Aşağıda</translation>
    </message>
</context>
</TS>
