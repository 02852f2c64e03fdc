package made

import "strings"

// A Wall is a box that stands behind a text.
type Wall struct {
	Make, Language string
	HTML           string
	Fades          bool // the text in front of it breaks off
	Over           bool // it lies over the page, and stands at its end
	Gate           bool // it withholds the rest
}

// A template is one make of wall; {words} in it are those of the language.
type template struct {
	name, html         string
	fades, over, gates bool
}

// templates are the makes of walls that publishers and their suppliers have, and, at
// the end, of boxes that withhold nothing.
var templates = []template{
	{name: "metered overlay", gates: true, over: true, html: `<div class="meter-overlay" role="dialog"><div class="meter-overlay__card"><h2>{metered}</h2><p>{pitch}</p><a class="btn" href="/subscribe">{button}</a><p>{have} <a href="/login">{login}</a></p></div></div>`},
	{name: "regwall", gates: true, html: `<section id="regwall" class="regwall"><h3>{register}</h3><p>{free}</p><form action="/register" method="post"><input type="email" name="mail" placeholder="e-mail"><button type="submit">{signup}</button></form><p>{have} <a href="/login">{login}</a></p></section>`},
	{name: "piano", gates: true, html: `<div class="tp-container-inner"><div class="tp-offer-shell"><div class="tp-headline">{keep}</div><div class="tp-sub">{pitch}</div><div class="tp-terms"><div class="tp-term"><span class="tp-price">{price}</span><button class="tp-action">{button}</button></div></div><div class="tp-foot">{have} <a href="#">{login}</a></div></div></div>`},
	{name: "fade", gates: true, fades: true, html: `<div class="text-fade"></div><div class="article-more"><a class="article-more__cta" href="/abo">{keep}</a><span>{price}</span></div>`},
	{name: "div.paywall", gates: true, fades: true, html: `<div class="paywall"><div class="paywall__lead">{only}</div><div class="paywall__text">{pitch}</div><a href="/offers" class="paywall__button">{button}</a></div>`},
	{name: "login box", gates: true, html: `<div class="login-box"><h4>{signin}</h4><form method="post" action="/session"><label>E-Mail <input name="user"></label><label>*** <input type="password" name="pw"></label><button>{login}</button></form></div>`},
	{name: "app only", gates: true, html: `<div class="app-gate"><p>{app}</p><p><a href="https://apps.example/ios">App Store</a> <a href="https://apps.example/android">Google Play</a></p></div>`},
	{name: "share left", gates: true, html: `<section class="article__status"><h3>{left}</h3><p>{only}</p><a href="/subscribe">{button}</a></section>`},
	{name: "lock line", gates: true, html: `<p class="content-restricted"><svg width="16" height="16"></svg> {only}</p><p><a href="/subscribe">{button}</a> <a href="/login">{login}</a></p>`},
	{name: "e-mail gate", gates: true, fades: true, html: `<div class="access-form"><p>{mail}</p><form><input type="email"><button>{signup}</button></form></div>`},
	{name: "no names", gates: true, html: `<div class="css-1kx90q2"><div class="css-0"><span class="css-8wq1u">{keep}</span><p class="css-77ab2">{pitch}</p><a class="css-lm20s" href="/p/7">{button}</a><p class="css-p0f">{have} <a href="/l">{login}</a></p></div></div>`},
	{name: "short note", gates: true, fades: true, html: `<p><em>{note}</em> <a href="/plus">{button}</a></p>`},

	{name: "donations", html: `<aside class="support-box"><h3>{support}</h3><p>{donate}</p><a href="/donate">{give}</a></aside>`},
	{name: "newsletter", html: `<div class="newsletter-box"><h3>{news}</h3><form action="/newsletter"><input type="email"><button>{signup}</button></form></div>`},
	{name: "comments", html: `<div class="comments-teaser"><h3>{comments}</h3><a href="/login">{login}</a></div>`},
	{name: "house advertisement", html: `<div class="promo"><p>{house}</p><a href="/subscribe">{button}</a></div>`},
}

// Walls gives every make of wall and box in every language.
func Walls() []Wall {
	var list []Wall
	for _, t := range templates {
		for _, p := range phrases {
			list = append(list, Wall{Make: t.name, Language: p.language, HTML: p.fill(t.html), Fades: t.fades, Over: t.over, Gate: t.gates})
		}
	}
	return list
}

// A phrasebook is what the boxes say in one language.
type phrasebook struct {
	language string
	words    []string // pairs of a name and what it stands for
}

func (p phrasebook) fill(html string) string {
	return strings.NewReplacer(p.words...).Replace(html)
}

// phrases are the languages of the walls.
var phrases = []phrasebook{
	{"en", []string{
		"{metered}", "You’ve read all five of your free stories this month", "{register}", "Register to go on with this story", "{keep}", "Keep reading with a subscription",
		"{only}", "The rest of this report is for subscribers only.", "{pitch}", "Subscribe for full access to every story, on all your devices.", "{button}", "Subscribe now",
		"{have}", "Already a subscriber?", "{login}", "Log in", "{free}", "It’s free and takes less than a minute. No card needed.", "{signup}", "Sign up",
		"{price}", "$1 a month for six months, cancel anytime", "{signin}", "Sign in to read the whole article", "{app}", "This story continues in our app. Download it to finish reading.",
		"{left}", "You have 78 % of this article left to read", "{mail}", "Enter your email to read the rest of this article.", "{note}", "To read on you need Harbour Plus.",
		"{support}", "Our reporting needs you", "{donate}", "If you can, help pay for independent news with a small donation.", "{give}", "Support us",
		"{news}", "The week in the harbour, in your inbox every Friday: get our newsletter", "{comments}", "Only members can comment. Log in to join the conversation.",
		"{house}", "Enjoyed this? Get the printed paper delivered to your door for less.",
	}},
	{"de", []string{
		"{metered}", "Sie haben alle Gratis-Artikel dieses Monats gelesen", "{register}", "Registrieren Sie sich, um weiterzulesen", "{keep}", "Jetzt mit dem Digitalabo weiterlesen",
		"{only}", "Den vollständigen Beitrag lesen nur Abonnentinnen und Abonnenten.", "{pitch}", "Mit einem Abo haben Sie Zugriff auf alle Artikel, auf jedem Gerät.", "{button}", "Abo abschließen",
		"{have}", "Sie haben schon ein Abo?", "{login}", "Anmelden", "{free}", "Kostenlos und in einer Minute erledigt.", "{signup}", "Eintragen",
		"{price}", "1 € im ersten Monat, jederzeit kündbar", "{signin}", "Bitte melden Sie sich an, um den ganzen Text zu lesen", "{app}", "Weiter geht es in unserer App: Dort lesen Sie den Artikel zu Ende.",
		"{left}", "Noch 78 Prozent dieses Artikels", "{mail}", "Geben Sie Ihre E-Mail-Adresse ein, um den Rest des Artikels zu lesen.", "{note}", "Weiterlesen mit Hafen+.",
		"{support}", "Unsere Arbeit braucht Sie", "{donate}", "Helfen Sie mit einer kleinen Spende, unabhängigen Journalismus zu bezahlen.", "{give}", "Jetzt spenden",
		"{news}", "Die Woche am Hafen jeden Freitag im Postfach: unser Newsletter", "{comments}", "Kommentieren können nur Mitglieder. Bitte melden Sie sich an.",
		"{house}", "Hat es Ihnen gefallen? Die gedruckte Zeitung kommt auch zu Ihnen.",
	}},
	{"fr", []string{
		"{metered}", "Vous avez lu tous vos articles gratuits de ce mois", "{register}", "Inscrivez-vous pour lire la suite", "{keep}", "Poursuivez votre lecture en vous abonnant",
		"{only}", "La suite de cet article est réservée à nos abonnés.", "{pitch}", "Abonnez-vous et accédez à tous nos contenus, sur tous vos écrans.", "{button}", "Je m’abonne",
		"{have}", "Déjà abonné ?", "{login}", "Se connecter", "{free}", "C’est gratuit et cela prend une minute.", "{signup}", "Valider",
		"{price}", "1 € le premier mois, sans engagement", "{signin}", "Connectez-vous pour lire l’article en entier", "{app}", "La suite est à lire dans notre application.",
		"{left}", "Il vous reste 78 % de cet article à lire", "{mail}", "Indiquez votre adresse e-mail pour lire le reste de l’article.", "{note}", "Pour lire la suite, passez à Port Plus.",
		"{support}", "Notre rédaction a besoin de vous", "{donate}", "Aidez un journal indépendant avec un petit don.", "{give}", "Faire un don",
		"{news}", "La semaine du port chaque vendredi dans votre boîte : notre newsletter", "{comments}", "Seuls les membres peuvent commenter. Connectez-vous.",
		"{house}", "Cela vous a plu ? Recevez le journal imprimé chez vous.",
	}},
	{"es", []string{
		"{metered}", "Ya ha leído todos sus artículos gratis de este mes", "{register}", "Regístrese para seguir leyendo", "{keep}", "Siga leyendo con una suscripción",
		"{only}", "El resto de esta noticia es solo para suscriptores.", "{pitch}", "Suscríbase y tendrá acceso a todo, en todos sus dispositivos.", "{button}", "Suscribirme",
		"{have}", "¿Ya es suscriptor?", "{login}", "Inicie sesión", "{free}", "Es gratis y se hace en un minuto.", "{signup}", "Enviar",
		"{price}", "1 € el primer mes, cancele cuando quiera", "{signin}", "Inicie sesión para leer el artículo completo", "{app}", "Esta historia continúa en nuestra aplicación: ábrala para terminar de leer.",
		"{left}", "Le queda el 78 % del artículo por leer", "{mail}", "Escriba su correo para leer el resto del artículo.", "{note}", "Para seguir leyendo hace falta Puerto Plus.",
		"{support}", "Nuestra redacción le necesita", "{donate}", "Ayude al periodismo independiente con una pequeña donación.", "{give}", "Donar",
		"{news}", "La semana del puerto, cada viernes en su correo: nuestro boletín", "{comments}", "Solo los socios pueden comentar. Inicie sesión.",
		"{house}", "¿Le ha gustado? Reciba el periódico impreso en casa.",
	}},
	{"it", []string{
		"{metered}", "Hai letto tutti gli articoli gratuiti di questo mese", "{register}", "Registrati per continuare a leggere", "{keep}", "Continua a leggere con un abbonamento",
		"{only}", "Il resto di questo articolo è riservato agli abbonati.", "{pitch}", "Abbonati e leggi tutto senza limiti, su tutti i tuoi dispositivi.", "{button}", "Abbonati",
		"{have}", "Sei già abbonato?", "{login}", "Accedi", "{free}", "È gratis e basta un minuto.", "{signup}", "Invia",
		"{price}", "1 € il primo mese, disdici quando vuoi", "{signin}", "Accedi per leggere l’articolo completo", "{app}", "La storia continua nella nostra app: scaricala per finire di leggere.",
		"{left}", "Ti resta da leggere il 78 % dell’articolo", "{mail}", "Inserisci la tua e-mail per leggere il resto dell’articolo.", "{note}", "Per proseguire la lettura serve Porto Plus.",
		"{support}", "La nostra redazione ha bisogno di te", "{donate}", "Aiuta il giornalismo indipendente con una piccola donazione.", "{give}", "Dona ora",
		"{news}", "La settimana del porto, ogni venerdì nella tua posta: la nostra newsletter", "{comments}", "Solo gli iscritti possono commentare. Accedi.",
		"{house}", "Ti è piaciuto? Ricevi il giornale di carta a casa tua.",
	}},
	{"pt", []string{
		"{metered}", "Você já leu todas as matérias gratuitas deste mês", "{register}", "Cadastre-se para continuar lendo", "{keep}", "Continue lendo com uma assinatura",
		"{only}", "O restante desta reportagem é só para assinantes.", "{pitch}", "Assine e tenha acesso a tudo, em todos os seus aparelhos.", "{button}", "Assinar",
		"{have}", "Já é assinante?", "{login}", "Entrar", "{free}", "É grátis e leva um minuto.", "{signup}", "Enviar",
		"{price}", "R$ 1 no primeiro mês, cancele quando quiser", "{signin}", "Faça login para ler o texto completo", "{app}", "Esta história continua no nosso aplicativo: baixe para terminar de ler.",
		"{left}", "Faltam 78 % do artigo para ler", "{mail}", "Digite seu e-mail para ler o resto do artigo.", "{note}", "Para continuar a leitura é preciso ter o Porto Plus.",
		"{support}", "A nossa redação precisa de você", "{donate}", "Ajude o jornalismo independente com uma pequena doação.", "{give}", "Doar",
		"{news}", "A semana do porto, toda sexta no seu e-mail: a nossa newsletter", "{comments}", "Só membros podem comentar. Entre na sua conta.",
		"{house}", "Gostou? Receba o jornal impresso em casa.",
	}},
	{"nl", []string{
		"{metered}", "Je hebt al je gratis artikelen van deze maand gelezen", "{register}", "Registreer je om verder te lezen", "{keep}", "Lees verder met een abonnement",
		"{only}", "De rest van dit verhaal is alleen voor abonnees.", "{pitch}", "Neem een abonnement en krijg toegang tot alles, op al je apparaten.", "{button}", "Abonneer je nu",
		"{have}", "Al abonnee?", "{login}", "Inloggen", "{free}", "Het is gratis en duurt een minuut.", "{signup}", "Versturen",
		"{price}", "€ 1 voor de eerste maand, elk moment opzegbaar", "{signin}", "Log in om het hele artikel te lezen", "{app}", "Dit verhaal gaat verder in onze app: download die om verder te lezen.",
		"{left}", "Nog 78 % van dit artikel te lezen", "{mail}", "Vul je e-mailadres in om de rest van het artikel te lezen.", "{note}", "Verder lezen kan met Haven Plus.",
		"{support}", "Onze redactie heeft je nodig", "{donate}", "Steun onafhankelijke journalistiek met een kleine gift.", "{give}", "Doneer",
		"{news}", "De week in de haven, elke vrijdag in je mailbox: onze nieuwsbrief", "{comments}", "Alleen leden kunnen reageren. Log in om mee te praten.",
		"{house}", "Mooi verhaal? Krijg de papieren krant thuisbezorgd.",
	}},
	{"pl", []string{
		"{metered}", "W tym miesiącu przeczytałeś już wszystkie darmowe artykuły", "{register}", "Zarejestruj się, aby czytać dalej", "{keep}", "Czytaj dalej z prenumeratą",
		"{only}", "Dalsza część tego tekstu jest tylko dla prenumeratorów.", "{pitch}", "Wykup prenumeratę i czytaj bez ograniczeń na wszystkich urządzeniach.", "{button}", "Kup dostęp",
		"{have}", "Masz już prenumeratę?", "{login}", "Zaloguj się", "{free}", "To nic nie kosztuje i zajmuje minutę.", "{signup}", "Wyślij",
		"{price}", "1 zł za pierwszy miesiąc, rezygnujesz, kiedy chcesz", "{signin}", "Zaloguj się, aby przeczytać cały artykuł", "{app}", "Ciąg dalszy w naszej aplikacji: pobierz ją, aby doczytać do końca.",
		"{left}", "Pozostało 78 % artykułu", "{mail}", "Podaj adres e-mail, aby przeczytać resztę artykułu.", "{note}", "Aby czytać dalej, potrzebujesz usługi Port Plus.",
		"{support}", "Nasza redakcja potrzebuje Ciebie", "{donate}", "Wesprzyj niezależne dziennikarstwo małą darowizną.", "{give}", "Wesprzyj nas",
		"{news}", "Tydzień w porcie co piątek w Twojej skrzynce: nasz newsletter", "{comments}", "Komentować mogą tylko członkowie. Zaloguj się.",
		"{house}", "Podobało się? Zamów papierową gazetę do domu.",
	}},
}
