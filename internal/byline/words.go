package byline

import (
	"maps"
	"strings"
	"sync"
	"unicode/utf8"
)

// A class is a set of the functions that a word has in bylines, in any
// language.
type class uint32

const (
	role         class = 1 << iota // editor
	modifier                       // political, senior: what stands before a role
	team                           // staff, desk
	organisation                   // Times, Radio: what no person is called
	conj                           // and
	weakConj                       // e, y: and, but also part of names
	prep                           // in, at: before a place
	weakPrep                       // a, en: before a place, behind a role
	byWord                         // by, von: before a name
	softBy                         // di, na: the same, but only at the start
	paper                          // Times, Post: what ends the name of a paper, and of some people
	genre                          // comment, analysis: "Kommentar von"
	label                          // text, author: "Text: NAME"
	credit                         // photos, edited: of people who did not write; categories: of nobody
	source                         // "Source: Reuters"
	mark                           // now, earlier
	particle                       // van, de
	honorific                      // Dr, Sir
	nameSuffix                     // Jr
	credential                     // PhD
	furniture                      // share, follow
	verb                           // is, covers: the name is that of a biography
	reports                        // reports, writes: before "from PLACE"
	dateWord                       // March, Monday, PM, min
	possessive                     // our, notre
	abbreviation                   // its stop is no full stop
	dated                          // updated, posted: before a date
	article                        // the
	spread                         // correspondents: a role of all before it
	listed                         // Kyiv, Buenos: begins a place or an agency of the lists
)

// words has the closed lists of the grammar, a class a line.
//
//nolint:misspell // Words of other languages.
var words = [...]struct {
	class class
	list  string
}{
	{role, `editor editors reporter correspondent writer columnist critic blogger producer journalist contributor commentator
	freelancer freelance-journalist stringer staffer photojournalist photographer videographer cartoonist illustrator anchor presenter host podcaster broadcaster newsreader
	director manager president vice-president chairman chairwoman chairperson chair ceo cto cfo coo cmo cio vp svp evp avp founder co-founder cofounder owner co-owner principal
	analyst economist strategist expert specialist consultant adviser advisor engineer developer programmer designer architect scientist researcher lecturer historian philosopher
	attorney lawyer barrister solicitor dietitian nutritionist therapist psychologist psychiatrist physician surgeon nurse pharmacist veterinarian coach trainer instructor educator teacher
	intern trainee fellow scholar author co-author novelist poet playwright essayist sub-editor subeditor copywriter marketer evangelist technologist meteorologist
	minister envoy senator congressman congresswoman mp mep ambassador spokesperson spokesman spokeswoman coordinator co-ordinator executive officer administrator librarian archivist curator
	editor-in-chief editor-at-large writer-at-large horticulturalist horticulturist gardener winemaker chef reviewer tester creator representative activist campaigner entrepreneur investor
	redakteur redakteurin redaktor redaktorin korrespondent korrespondentin journalistin reporterin autor autorin gastautor gastautorin chefredakteur chefredakteurin chefredaktor volontär volontärin kolumnist kolumnistin
	herausgeber herausgeberin ressortleiter ressortleiterin büroleiter büroleiterin kommentatorin moderator moderatorin präsident präsidentin leiterin mitarbeiter mitarbeiterin praktikant praktikantin sonderkorrespondent
	correspondant correspondante correspondance envoyé envoyée journaliste rédacteur rédactrice reporteur chroniqueur chroniqueuse éditorialiste critique directeur directrice présidente président chef-adjoint stagiaire grand-reporter économiste historienne historien sociologue
	corresponsal corresponsalía enviado enviada periodista redactor redactora columnista directora articulista editora reportero reportera analista cronista becario becaria colaborador colaboradora presidenta presidente catedrático catedrática profesor profesora
	correspondente repórter jornalista editor-chefe colunista enviado-especial redator redatora diretor diretora comentador comentadora
	corrispondente inviato inviata giornalista direttore direttrice redattore redattrice editorialista caporedattore caposervizio opinionista
	verslaggever verslaggeefster redacteur columniste hoofdredacteur onderzoeksjournalist buitenlandcorrespondent recensent
	redaktør redaktör skribent utrikeskorrespondent kommentator kulturjournalist krönikör ledarskribent chefredaktör debattredaktör reportere journalister reportrar utenrikskorrespondent
	toimittaja kirjeenvaihtaja päätoimittaja kolumnisti uutispäällikkö erikoistoimittaja blaðamaður fréttamaður
	žurnalistas žurnalistė korespondentas korespondentė redaktorius redaktorė apžvalgininkas apžvalgininkė profesorius profesorė docentas docentė
	dziennikarz dziennikarka korespondent korespondentka redaktorka publicysta publicystka felietonista redaktor-naczelny komentator reporterka novinář novinářka zpravodaj zpravodajka komentátor komentátorka šéfredaktor novinar novinarka urednik urednica dopisnik dopisnica
	újságíró szerkesztő főszerkesztő tudósító jurnalist reporterul redactor-șef corespondent muhabir muhabiri editör yazar yazarı temsilcisi gazeteci
	корреспондент корреспондентка журналист журналистка редактор обозреватель колумнист репортер спецкор собкор автор кореспондент кореспондентка журналіст журналістка оглядач головний-редактор
	δημοσιογράφος ανταποκριτής ανταποκρίτρια συντάκτης αρθρογράφος مراسل مراسلة صحفي صحافي صحافية كاتب كاتبة محرر محررة خبرنگار כתב כתבת עורך עורכת פרשן פרשנית संवाददाता पत्रकार संपादक रिपोर्टर প্রতিবেদক প্রতিনিধি সংবাদদাতা নিজস্ব-প্রতিবেদক
	wartawan jurnalis kontributor redaktur koresponden phóng-viên nhà-báo mwandishi mwanahabari
	기자 특파원 논설위원 선임기자 인턴기자 수습기자 객원기자 전문기자 논설고문 편집위원 앵커 아나운서 교수 대기자 통신원 리포터 에디터 記者 记者 編集委員 論説委員 特派員 支局長`},
	{role | spread, `reporters correspondents writers columnists critics bloggers producers journalists contributors commentators analysts economists journalisten reporterne reporterinnen redakteure redakteurinnen korrespondenten journalistes correspondants envoyés periodistas redactores enviados corresponsales inviati giornalisti redacteurs verslaggevers журналисты корреспонденты autoren autorinnen authors experts`},
	{modifier, `chief senior junior deputy assistant associate executive managing contributing freelance staff special global national international local regional live acting former lead principal guest head vice emeritus independent award-winning bestselling certified licensed registered professional
	political politics parliamentary westminster whitehall diplomatic defence defense security foreign world news breaking home affairs social legal crime justice courts investigations investigative data digital online video audio multimedia graphics picture features opinion culture cultural arts art books book film music tv television media theatre theater dance fashion style lifestyle food restaurant wine drinks travel property
	business economics economic economy finance financial money markets market city consumer retail banking energy industry technology tech science scientific health medical education religion religious environment environmental climate transport aviation motoring royal showbusiness showbiz celebrity entertainment entertainments community communities equality race gender housing policing northern southern eastern western midlands
	sport sports football soccer cricket rugby tennis golf athletics racing boxing cycling basketball baseball hockey olympics nfl nba mlb f1 league union
	us uk eu un american british european asian african australian canadian french german russian chinese middle-east asia-pacific pacific mediterranean europe africa asia gulf caribbean latin america
	rural indigenous trending higher middle southeast south-east northeast north-east northwest north-west southwest south-west age personal wealth wildlife gaming parenting wellness obituaries
	marketing content product sales research operations engineering software design communications social-media seo ai it hr pr creative technical strategy development innovation leadership trends editorial web copy weekend policy public sr sr. jr. print wire bureau shipping privacy trial master blog
	chefredaktor stellvertretende stellvertretender leitende leitender freie freier wissenschaftliche politischer politische grande envoyée rédacteur ancien ancienne directeur redactor jefe antigua antiguo enviado jornalista vice-presidente`},
	{team, `staff team desk newsdesk editorial-board redaktion redaktionen redaksjonen redaktionsteam redacción redacció rédaction redazione redação redactie redakcja redakce redakcia redakcija redacția toimitus szerkesztőség uredništvo newsteam webdesk editors teams redaksiyon redaksi редакция редакції редакція συντακτική-ομάδα التحرير 編集部 取材班 編輯部 编辑部 취재팀 편집국 뉴스룸 デジタル編集部`},
	{organisation, `newsroom news magazine newspaper newspapers herald tribune gazette telegraph guardian observer media radio television tv broadcasting network networks agency university institute college council foundation association centre center committee department inc inc. ltd llc gmbh ag group corporation corp company website online digital.com
	universiteto fakulteto instituto uniwersytetu univerzity zeitung rundfunk verlag agentur nachrichten nachrichtenagentur presse-agentur universität stiftung journal mediengruppe periódico diario noticias televisión rádio tv3 rtl zdf ard cnn nbc abc cbs bbc mdr ndr wdr swr rbb npr pbs nyt usa`},
	{paper, `times post press journal today star sun mail mirror express world daily chronicle standard independent tribune report reports insider review`},
	{conj, `and et und og och ve και та and/or with mit avec és și şi dan və & plus ja და եւ و ו और এবং และ và 및 と`},
	{weakConj, `y e i a en u и і й con med`},
	{prep, `in at from aus bei vanuit desde dans depuis fra från frá в во із из у з near outside inside aboard`},
	{weakPrep, `a à au aux en em no na nos nas i på da de w we z ve v te`},
	{byWord, `by von par por door bởi oleh`},
	{softBy, `di af av od na da de del dal dalla dall' du des van autor par por przez írta napsal napsala from kirjoittaa penulis pisze bởi oleh מאת بقلم كتب كتبت خاص द्वारा द्बारा ავტორი written words`},
	{genre, `kommentar kommentare analyse interview bericht gastbeitrag gastkommentar reportage essay porträt kolumne leitartikel glosse rezension kritik meinung newsblog ein eine einem einer
	comment commentary analysis opinion review story column report article recipe guide post guest as words word text written reporting reported interviews profile obituary editorial authored compiled photos-and-text additional contributed contributions feature project dispatch research researched
	tribune chronique propos recueillis critique récit enquête análisis opinión crónica entrevista reportaje texto análise opinião commento intervista analisi
	een kommentár anmeldelse recension krönika analýza komentář komentarz opinia wywiad анализ интервью мнение колонка`},
	{label, `text texte texto testo tekst author authors autor autorin autoren auteur auteurs autore autori autores autora auteure by von par por di words writer writers reporter reporters story written-by report fecha automatikus författare skribent forfatter kirjoittaja szerző автор авторы автори текст συντάκτης κείμενο بقلم الكاتب كتابة كتب تحرير מאת yazan yazar penulis tác-giả teksti 作者 文 撰文 記者 记者 取材 取材・文 執筆 글 기자 취재 ผู้เขียน reporting byline recherche`},
	{credit, `tested photo photos photograph photographs photography photographer photographers picture pictures image images illustration illustrations illustrator illustrated video videos graphic graphics animation animations camera visuals art artwork infographic infographics
	edited editing fact medically translated translation translator transcribed produced production presented narrated narration reviewed review-by fact-checked checked fact-check curated sponsored published publisher moderated directed recorded mixed designed told copyedited proofread medically-reviewed hosted-by category categories tags kategorie kategorien catégorie catégories categoría categorías
	foto fotos fotografie fotografien bild bilder grafik grafiken illustrationen übersetzung übersetzt redigiert karte karten kamera montage schnitt produktion fotograf fotografin protokoll
	photographies dessin dessins infographie traduit traduction fotografía fotografías imagen imágenes ilustración ilustraciones traducción fotografia immagini traduzione ilustração imagens tradução
	beeld foto's vertaling fotó fotók ilustracja zdjęcia zdjęcie opracowanie kuva kuvat kuvaaja ljósmynd ljósmyndir myndir grafika grafiki fotogaléria
	фото снимок снимки иллюстрация иллюстрации перевод видео світлина φωτογραφία φωτογραφίες تصوير صورة צילום צילומים फोटो ছবি ภาพ ảnh 图 圖 图片 圖片 摄影 攝影 编辑 編輯 责任编辑 責任編輯 校对 审核 翻译 翻譯 写真 撮影 イラスト 構成 編集 사진 그래픽 편집 영상 번역 fotoğraf fotoğraflar çeviri`},
	{source, `source sources quelle quellen fuente fuentes fonte fonti bron källa kilde zdroj źródło источник джерело πηγή kaynak المصدر מקור 来源 來源 出典 출처 nguồn sumber via`},
	{mark, `now earlier later previously until formerly today overnight originally jetzt zuvor früher später maintenant plus-tôt ahora antes después adesso prima dopo`},
	{particle, `van de der den des von vom zu zum zur la le les los las lo l' del della delle delli dei degli di da das do dos du d' al el ul ud bin ibn bint binti ben bar ap ab ter ten tho op te 't 's y e i af av auf och st san santa abu umm mac ó ní nic mhic uí à de-la of`},
	{honorific, `dr dr. prof prof. professor sir dame lord lady baroness baron mr mr. mrs mrs. ms ms. miss mx rev rev. reverend fr. father sister rabbi imam sheikh bishop archbishop gen gen. general col col. colonel lt lt. lieutenant capt capt. captain maj maj. major sgt sgt. cmdr adm adm. admiral sen sen. rep rep. gov gov. judge justice hon hon. dipl.-ing. ing. mag. mag md. md dott. dott.ssa don doña doctor dra dra. dr.med. med. herr frau monsieur madame m. mme sr. sra sra. señor señora sri shri smt`},
	{nameSuffix, `jr jr. sr sr. ii iii iv jnr snr filho neto júnior`},
	{credential, `phd ph.d ph.d. md m.d. m.d rn r.n. rd rdn ms m.s. ma m.a. mba m.b.a. msc m.sc. bsc ba b.a. bs b.s. cfp cfa cpa jd j.d. esq esq. dds dvm vmd dacvb facp facog facc pharmd dnp np pa-c lcsw lmft psyd ed.d. edd cssd cscs fand pt dpt obe mbe cbe kc qc frs faclm facs do d.o. cepf ea lvt bsn msn apd mph m.p.h. llb llm mp pe`},
	{furniture, `share fact follow bookmark comments comment subscribe sign login twitter facebook instagram linkedin email e-mail whatsapp print save listen copy advertisement sponsored verified view views see more full bio profile contact about all posts articles show hide open menu watch tips click get add learn please reply gift skip disclaimer newsletter reddit pinterest threads bluesky telegram youtube rss credit paid uncategorized uncategorised
	teilen anhören merken drucken mehr artikel alle folgen ver más compartir seguir leer voir partager suivre chcete-li sdílet deel volg condividi leggi segui compartilhar tilaa czytaj udostępnij подписаться поделиться читать`},
	{verb, `is was are were has have had covers covered ist war sind est était es era è są jest är var er says said sagt schreibt-über works worked lives joined writes-about specialises specializes will verfasst arbeitet studierte`},
	{reports, `reports reported reporting writes wrote berichtet berichten berichtete schreibt schreiben skrifar informa informan rapporte rapporteert schrijft skriver rapporterar rapporterer kirjoittaa raportoi pisze píše scrive relata escribe écrit сообщает пишет передает повідомляє`},
	{dateWord, `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
	monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun mon. tue. tues. wed. thu. thurs. fri. sat. sun. am pm a.m. p.m. a.m p.m est edt et pst pdt pt cst cdt ct mst mdt gmt utc bst ist cet cest aest aedt hkt sgt jst wib min mins minute minutes min. minuten uhr read lesezeit lesedauer hour hours hrs day days week weeks month months year years ago yesterday today tomorrow on at um th
	januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre января февраля марта апреля мая июня июля августа сентября октября ноября декабря`},
	{possessive, `our unser unsere unserer unserem notre nos onze ons nuestro nuestra nuestros nuestras nostro nostra nostri nossa nosso vår våra vores wetu naszego nasz našeho наш нашего мой 本报 本報 본지`},
	{dated, `updated update posted published publié publicado pubblicato veröffentlicht aktualisiert actualizado aggiornato atualizado stand created modified gepubliceerd publicerad oppdatert opdateret julkaistu päivitetty opublikowano aktualizacja publikováno aktualizováno опубликовано обновлено оновлено δημοσίευση yayınlanma güncelleme last first originally lesedauer lesezeit sendung erschienen mis mise`},
	{article, `the a an der die das le la les el los il lo de het den det`},
	{abbreviation, `dr prof st ste sto jr sr mo ala ariz ark calif colo conn del fla ga ill ind kan ky md mass mich minn miss mont neb nev okla ore pa tenn vt va wash wis wyo ont que alta sask mt ft rev hon gov sen rep lt col gen capt maj sgt adm mr mrs ms fr mme dott dra sra mag ing dipl med esq inc ltd corp co vs ph messrs jan feb mar apr aug sept sep oct nov dec`},
}

var classes = sync.OnceValue(func() map[string]class {
	index := make(map[string]class, 2500)
	for _, w := range words {
		for item := range strings.FieldsSeq(w.list) {
			index[item] |= w.class
		}
	}
	return index
})

// vocabulary is classes with the words that begin a place or an agency of the
// lists: no other run of words needs to be looked up there.
var vocabulary = sync.OnceValue(func() map[string]class {
	index := maps.Clone(classes())
	add := func(name string) {
		first := strings.ToLower(name[:lexWord(name, 0)])
		index[first] = classOf(first) | listed
	}
	for name := range gazetteer() {
		add(name)
	}
	for name, house := range agencyNames() {
		add(name)
		add(house) // MarketWatch is two words, marketwatch one
	}
	for name := range poolNames() {
		add(name)
	}
	return index
})

// A compound is the end of compound words with a function.
type compound struct {
	tail  string
	class class
}

// compoundsByEnd gives the compounds under the last byte of their tail.
var compoundsByEnd = sync.OnceValue(func() *[256][]compound {
	var index [256][]compound
	for _, k := range compounds {
		last := k.tail[len(k.tail)-1]
		index[last] = append(index[last], k)
	}
	return &index
})

// compounds are the heads of compound words for a role or a team, in the
// languages that write them in one: Wirtschaftsredakteur, NZZ-Redaktion.
var compounds = [...]compound{
	{"redakteur", role}, {"redakteurin", role}, {"redaktor", role}, {"redaktorin", role}, {"redaktör", role}, {"redaktør", role},
	{"korrespondent", role}, {"korrespondentin", role}, {"reporterin", role}, {"journalist", role}, {"journalistin", role}, {"kolumnist", role},
	{"-reporter", role}, {"-autor", role}, {"-autorin", role}, {"-chef", role}, {"-chefin", role}, {"-experte", role}, {"-expertin", role}, {"-editor", role},
	{"präsident", role}, {"präsidentin", role}, {"präsidentschaft", 0}, {"redacteur", role}, {"verslaggever", role}, {"correspondent", role}, {"journaliste", role},
	{"toimittaja", role}, {"kirjeenvaihtaja", role}, {"redaktion", team}, {"redaktionen", team}, {"redaksjonen", team}, {"toimitus", team},
	{"ologist", role}, {"ulturalist", role}, {"特派員", role}, {"編集委員", role},
}

// classOf gives the functions of a word in lower case but listed.
func classOf(low string) class {
	if c, ok := classes()[low]; ok {
		return c
	}
	return classOfForm(low)
}

// vocabularyClass is classOf with listed. The lists have straight apostrophes.
func vocabularyClass(low string) class {
	if c, ok := vocabulary()[low]; ok {
		return c
	}
	c := classOfForm(low)
	if len(low) > 3 && strings.Contains(low, "’") {
		c |= listed
	}
	return c
}

// classOfForm gives the functions of a word in lower case that is not in the lists as it stands.
func classOfForm(low string) class {
	if rest, found := strings.CutSuffix(low, "."); found && utf8.RuneCountInString(rest) > 1 {
		if c, ok := classes()[rest]; ok {
			return c
		}
	}
	if low == "" {
		return 0
	}
	for _, k := range compoundsByEnd()[low[len(low)-1]] {
		if len(low) > len(k.tail) && strings.HasSuffix(low, k.tail) {
			return k.class
		}
	}
	return 0
}
