"""Names of the people of Ormeval: first names by origin, sex and generation, surnames by origin.

The lists are ours; they aim at what a reception desk of a French town reads on its screen, old and new residents alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_FRENCH_WOMEN = {
    1950: """Jeannine Gisèle Odette Yvette Simone Huguette Paulette Denise Ginette Raymonde Lucienne Marcelle Andrée
        Thérèse Micheline Colette Josette Solange Renée Georgette Henriette Madeleine Suzanne Marguerite Geneviève""",
    1970: """Martine Françoise Monique Catherine Nicole Jacqueline Christine Danielle Chantal Brigitte Sylvie Annie
        Véronique Dominique Isabelle Évelyne Patricia Pascale Corinne Marie-Christine Nadine Bernadette Joëlle Michèle
        Marie-Claude Régine Élisabeth Agnès Claudine Odile Ghislaine Laurence""",
    1985: """Nathalie Sandrine Stéphanie Céline Valérie Karine Virginie Christelle Séverine Delphine Laetitia Sophie
        Aurélie Élodie Émilie Sabrina Caroline Carole Peggy Magali Angélique Estelle Cécile Gaëlle Vanessa Nadège
        Hélène Anne-Sophie Claire Florence Muriel Bénédicte Ludivine Audrey""",
    2000: """Julie Marine Laura Camille Pauline Mélanie Mathilde Justine Anaïs Marion Manon Chloé Charlotte Morgane
        Coralie Ophélie Amandine Jennifer Cindy Elsa Lucie Fanny Margaux Océane Alexia Solène Noémie Perrine Tiphaine
        Mégane Clémence Laurine Cassandra Priscilla Alison Roxane""",
    2013: """Léa Emma Clara Inès Lola Jade Maëlys Zoé Louane Lilou Romane Lisa Eva Célia Noa Maëva Juliette Louise
        Ambre Éléna Candice Salomé Lou-Anne Capucine Margot Lana Kenza Agathe Thaïs Clémentine Énora""",
    9999: """Alba Louise Ambre Jade Romy Alma Rose Alice Adèle Mia Iris Agathe Lina Léonie Giulia Charlie Victoire
        Olivia Margaux Nina Anna Zélie Apolline Lou Maëlle Lyna Suzanne Emy Gabrielle Thaïs Héloïse Jeanne Élia Noélie
        Soline Ava Constance Billie Mila Elena Luna Capucine Marceau Théa""",
}
_FRENCH_MEN = {
    1950: """Roger Marcel Maurice Raymond Lucien Fernand Gaston Émile André René Robert Henri Louis Georges Albert
        Eugène Gilbert Roland Guy Serge Claude Jacques Bernard Jean Pierre Marceau Edmond Armand""",
    1970: """Michel Alain Gérard Daniel Christian Patrick Philippe Jean-Pierre Jean-Claude Dominique Didier Bruno
        Thierry Pascal Éric Yves Joël Denis Francis Hervé Jean-Marc Gilles Marc Jean-Luc Jean-Louis Rémi Bertrand Lionel
        Jean-Michel Xavier Régis Fabrice""",
    1985: """Stéphane Christophe Laurent David Frédéric Sébastien Nicolas Olivier Jérôme Cédric Arnaud Ludovic Grégory
        Franck Vincent Guillaume Emmanuel Yannick Mickaël Cyril Fabien Benoît Samuel Johann Sylvain Julien Aurélien
        Mathieu Damien Loïc Gaël Jean-Baptiste""",
    2000: """Thomas Alexandre Maxime Kevin Jérémy Anthony Romain Florian Quentin Valentin Benjamin Jordan Dylan Antoine
        Clément Corentin Adrien Simon Pierre Baptiste Steven Bryan Alexis Rémy Bastien Dorian Geoffrey Killian Tanguy
        Paul Victor Martin Jonathan Allan""",
    2013: """Lucas Enzo Hugo Mathis Nathan Théo Noah Louis Ethan Tom Léo Gabriel Timéo Raphaël Yanis Evan Axel Maël
        Nolan Sacha Kylian Mathéo Titouan Esteban Rayan Noé Robin Gaspard Lenny Tristan Malo""",
    9999: """Gabriel Raphaël Léo Louis Maël Noah Jules Adam Arthur Isaac Gabin Liam Sacha Eden Tiago Marius Côme Malo
        Augustin Naël Robin Aaron Mahé Ayden Lyam Nino Marceau Léandre Ézio Milo Charly Basile Auguste Soan Andréa
        Milan Gaspard Anatole Camille Ismaël Livio""",
}
_OTHER_FIRST_NAMES: dict[str, tuple[str, str]] = {
    "maghreb": (
        """Fatima Khadija Samira Nadia Malika Aïcha Leïla Yasmina Karima Zohra Naïma Houria Rachida Soumia Hanane Sarah
        Imane Amel Kheira Ouarda Djamila Meriem Asma Nawel Safia Wafa Ikram Lamia Siham Ghizlane Chaïma Salma""",
        """Mohamed Ahmed Karim Rachid Abdelkader Mustapha Youssef Farid Nordine Hassan Brahim Saïd Mourad Samir Yacine
        Bilal Mehdi Sofiane Nabil Hicham Kamel Abdallah Omar Ali Tarek Amine Ayoub Ilyes Walid Redouane Lahcen""",
    ),
    "sahel": (
        """Aminata Fatoumata Mariam Aïssatou Kadiatou Awa Rokia Bintou Ramatoulaye Djeneba Oumou Hawa Assetou Coumba
        Maïmouna Sokhna Kadidia Nana Penda Salimata""",
        """Mamadou Ibrahima Moussa Ousmane Amadou Cheikh Boubacar Souleymane Abdoulaye Seydou Bakary Lamine Modibo Issa
        Drissa Alassane Fodé Adama Demba Youssouf""",
    ),
    "golfe": (
        """Adjoua Affoué Akissi Grâce Divine Naomie Prisca Mireille Clarisse Esther Blessing Béatrice Ornella Merveille
        Gloria Rachelle Bénie Aya Solange""",
        """Kouassi Koffi Yao Jean-Bosco Dieudonné Christ Exaucé Prince Landry Trésor Hervé Serge Patrice Fabrice
        Héritier Junior Arsène Achille""",
    ),
    "portugal": (
        "Maria Fernanda Ana Lúcia Teresa Isabel Paula Cristina Rosa Carla Sofia Beatriz Inês Filomena Conceição Marta",
        "José Manuel António João Carlos Fernando Paulo Luís Jorge Miguel Nuno Rui Pedro Tiago Diogo Victor",
    ),
    "italie": (
        "Giulia Rosaria Graziella Antonella Carla Maria Rosa Silvana Francesca Chiara Elena",
        "Giovanni Salvatore Angelo Marco Enzo Francesco Antonio Dino Sandro Luigi",
    ),
    "slave": (
        "Anna Olena Svetlana Natalia Oksana Irina Magdalena Agnieszka Katarzyna Tetiana Viktoria Yuliia Kateryna Ewa",
        "Andriy Piotr Oleksandr Dmytro Pavel Tomasz Stefan Bogdan Yuri Artem Serhiy Jan Krzysztof",
    ),
    "roumanie": (
        "Daniela Ioana Mihaela Elena Cristina Alina Simona Maria Florentina Gabriela Andreea",
        "Nicolae Ion Florin Vasile Mihai Andrei Marian Ionut Costel Adrian Gheorghe",
    ),
    "albanie": (
        "Valbona Arta Mirela Drita Shpresa Besa Teuta Albana Fatime Vjosa",
        "Arben Besnik Agron Ilir Bujar Fatos Luan Dritan Valon Kujtim",
    ),
    "turquie": (
        """Ayşe Fatma Emine Zeynep Elif Hatice Merve Gülsüm Sevgi Songül Yasemin Derya Esra Büşra Özlem Dilara Melek""",
        """Mehmet Mustafa Ahmet Ali Hüseyin Hasan Ibrahim Murat Yusuf Emre Serkan Osman Volkan Deniz Burak Kemal Cem""",
    ),
    "vietnam": (
        "Linh Thi-Mai Kim Phuong Lan Thuy Thu Huong Ngoc Hoa",
        "Minh Van Tuan Duc Hoang Thanh Hung Quang Long Phuc",
    ),
    "afghanistan": (
        "Parwana Zahra Shukria Soraya Fereshta Zainab Nilofar Maryam Laila Masouma",
        "Zabiullah Najib Ahmadullah Hamid Farhad Jawad Naser Omid Mirwais Rahmat",
    ),
    "tamoul": (
        "Priya Lakshmi Kavitha Sumathi Vasanthi Tharshini Meena",
        "Ravi Suresh Ganesh Kumar Sivan Rajan Prakash",
    ),
}
_SURNAMES: dict[str, str] = {
    "fr": """Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux
        David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André
        Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas
        Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun
        Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy
        Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois
        Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger
        Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam
        Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé
        Schneider Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton Rémy Besson
        Langlois Tessier Lévêque Bouchet Pons Barre Ferrand Lebrun Maréchal Delaunay Cordier Delattre Vandenberghe
        Descamps Lejeune Verdier Hoarau Grondin Boulanger Wagner Weber Hamon Le_Goff Le_Gall Kerbrat Quéméneur Guéguen
        Le_Roux Tanguy Salaün L’Hostis Jaouen D’Hervilly De_Oliveira-Petit Delmas Castaing Larrieu Etcheverry Puech
        Cazenave Bonnefoy Chauvet Courtois Delorme Évrard Foucher Gosselin Hardy Imbert Jourdan Lafont Lamy Mallet
        Navarro Ollivier Pasquier Quentin Regnier Sauvage Thibault Urbain Valette Wallon Zimmermann Barthélémy Bigot
        Blondel Boivin Bruneau Buisson Camus Chartier Coulon Couturier Cottin Duhamel Dujardin Ducrocq Fouquet Gomez
        Grandjean Guichard Hébert Jacob Labbé Lacombe Laporte Leblanc Lelièvre Loiseau Magnier Marion Monnier Pelletier
        Peltier Poulain Raynaud Rossignol Roland Samson Seguin Tournier Vallée Voisin Weiss Célestine Jean-Baptiste
        Bordelais Gustave Cherubin Maximin Zébus""",
    "maghreb": """Benali Bouzid Belkacem Haddad Amrani El_Amrani Bensaïd Cherif Mansouri Saïdi Zerrouki Hamdi Khelifi
        Boukhris Rahmani Slimani Brahimi Ziani Mebarki Benyahia Toumi Ouali Meziane Ait_Ahmed Bouazza Chaoui Tahiri
        El_Idrissi Ben_Salah Trabelsi Jaziri Belhadj Hadj-Ali Guerroudj Aouad Kaddour Lahlou Naciri Sebti Yahiaoui
        Bachiri Taleb Ben_Amor Hammami Ferhat Djebbar""",
    "sahel": """Diallo Traoré Diop Ndiaye Coulibaly Keïta Camara Koné Cissé Sow Bah Barry Touré Sylla Konaté Mbaye
        Fall Sarr Gueye Diarra Sissoko Dembélé Doumbia Sangaré Ba Fofana Mendy Ouattara Ouédraogo N’Diaye""",
    "golfe": """N’Guessan Kouadio Kouamé Konan D’Almeida Mbemba Makosso Ilunga Kabongo Mukendi Nsimba Yapi Mensah
        Adjovi Ngoma Moukoko Ekambi Tchoupo Nkoulou""",
    "portugal": """Da_Silva Ferreira Pereira Rodrigues Dos_Santos Fernandes Gonçalves Alves Da_Costa Lopes Marques
        Martins Ribeiro Carvalho Pinto Teixeira Moreira Correia Mendes De_Oliveira""",
    "italie": """Russo Esposito Ricci Lombardi De_Luca Marchetti Gallo Moretti Conti Bruno Rizzo""",
    "slave": """Kowalski Nowak Wojcik Petrov Kovalenko Shevchenko Bondarenko Melnyk Tkachenko Kowalczyk Kozak""",
    "roumanie": """Popescu Ionescu Dumitru Stoica Lupu Munteanu Rostas Ciobanu Moldovan Radu Stan""",
    "albanie": """Hoxha Krasniqi Berisha Gashi Shala Morina Kola Bytyqi Rexhepi""",
    "turquie": """Yilmaz Kaya Demir Çelik Şahin Yildiz Aydin Öztürk Arslan Doğan Kiliç Aslan Çetin Kara Koç Kurt Özdemir
        Polat Korkmaz Erdoğan""",
    "vietnam": """Nguyen Tran Le Pham Vu Dang Bui Phan Huynh""",
    "afghanistan": """Ahmadi Hosseini Rahimi Stanikzai Mohammadi Nazari Haidari Safi""",
    "tamoul": """Selvarajah Sivakumar Rajaratnam Thiyagarajah""",
}
_ORIGIN_WEIGHTS = {
    "fr": 124,
    "maghreb": 26,
    "sahel": 11,
    "golfe": 7,
    "portugal": 8,
    "italie": 3,
    "slave": 4,
    "roumanie": 3,
    "albanie": 2,
    "turquie": 6,
    "vietnam": 2,
    "afghanistan": 3,
    "tamoul": 1,
}


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


_WOMEN = {year: _words(text) for year, text in _FRENCH_WOMEN.items()}
_MEN = {year: _words(text) for year, text in _FRENCH_MEN.items()}
_OTHER = {origin: (_words(women), _words(men)) for origin, (women, men) in _OTHER_FIRST_NAMES.items()}
SURNAMES = {origin: _words(text) for origin, text in _SURNAMES.items()}
_ORIGINS = tuple(_ORIGIN_WEIGHTS)
_WEIGHTS = tuple(_ORIGIN_WEIGHTS.values())


@dataclass(frozen=True, slots=True)
class Lineage:
    """A surname and the origin that goes with it."""

    surname: str
    origin: str


def lineage(rng: Random) -> Lineage:
    """A surname drawn by the weight of its origin in the town."""
    origin = rng.choices(_ORIGINS, _WEIGHTS)[0]
    surnames = SURNAMES[origin]
    # The first names of the French list are the most common ones: a square draw makes them come more often.
    draw = rng.random() ** 1.6 if origin == "fr" else rng.random()
    return Lineage(surnames[int(draw * len(surnames))], origin)


def first_name(rng: Random, origin: str, woman: bool, birth_year: int) -> str:
    """A first name that suits the origin, the sex and the year of birth."""
    # Families settled for a generation give names of the country as often as names of their own.
    own = 0.9 if birth_year < 1985 else 0.75 if birth_year < 2005 else 0.5
    if origin != "fr" and rng.random() < own:
        women, men = _OTHER[origin]
        return rng.choice(women if woman else men)
    by_generation = _WOMEN if woman else _MEN
    generation = next(until for until in by_generation if birth_year < until)
    return rng.choice(by_generation[generation])
