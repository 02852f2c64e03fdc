package byline

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// agencies are the news agencies and press-release wires that bylines and
// datelines name, in the spelling of their house, with a bar between them. A
// name behind a > is given as the one before it. The list holds
// who sells news to others; a paper or broadcaster stands in it only where
// its own mark is printed in the place of an agency's.
const agencies = `
AP|AP>The Associated Press|AP>Associated Press|AP>AP News|AP>The AP|Reuters|Reuters>Thomson Reuters|Reuters>Reuters Staff|Reuters>REUTERS TV|AFP|AFP>Agence France-Presse|AFP>Agence France Presse|AFP>AFP News|AFP>AFP Deutschland|
dpa|dpa-infocom|dpa-AFX|dpa-tmn|dpa>Deutsche Presse-Agentur|AFX|epd|KNA|SID|dts|dts Nachrichtenagentur|dapd|ddp|TNS|TNS>Tribune News Service|APA|SDA|Keystone-SDA|Keystone-ATS|ATS|AWP|
Xinhua|Xinhua>Xinhua News Agency|China News Service|CNS|TASS|ITAR-TASS|Sputnik|RIA Novosti|RIA|Interfax|Interfax-Ukraine|Ukrinform|UNIAN|UNN|BelTA|BELTA|Kazinform|Trend|Azertac|Armenpress|
PTI|PTI>Press Trust of India|ANI|ANI>Asian News International|IANS|UNI|Kyodo|Kyodo>Kyodo News|Jiji|Jiji>Jiji Press|Yonhap|Yonhap>Yonhap News|Yonhap>Yonhap News Agency|Newsis|News1|KCNA|CNA|CNA>Central News Agency|
AA|Anadolu|Anadolu Agency|Anadolu Ajansı|Anadolu Agency (AA)|DHA|İHA|IHA|ANKA|Demirören Haber Ajansı|WAM|SPA|QNA|KUNA|BNA|ONA|Petra|MENA|SANA|NNA|INA|IRNA|Fars|Tasnim|ISNA|Mehr|APS|MAP|TAP|Wafa|WAFA|
PNA|PNA>Philippine News Agency|Kompas.com|Antara|Antara News|Bernama|VNA|TTXVN|TTXVN/Vietnam+|Vietnam News Agency|NNT|APP|BSS|UNB|RSS|
CNN|CNN Indonesia|CNN Newsource|CNN Wire|CNN Business|NBC News Wire|Bloomberg|Bloomberg>Bloomberg News|MarketWatch|Dow Jones|Dow Jones Newswires|UPI|UPI>United Press International|Inter Press Service|IPS|
GLOBE NEWSWIRE|BUSINESS WIRE|PRNewswire|PR Newswire|PRNewswire-PRWeb|ACCESSWIRE|ACCESS Newswire|Newsfile Corp.|Newswire|EQS Group|
EFE|EFE>Agencia EFE|Europa Press|Télam|Notimex|Andina|Prensa Latina|Colprensa|Reforma|Agencia Reforma|Lusa|Lusa>Agência Lusa|Folhapress|Agência Brasil|Estadão Conteúdo|Agência O Globo|
ANSA|Adnkronos|askanews|AGI|LaPresse|Italpress|Radiocor|
ANP|Belga|Novum|TT|TT>TT News Agency|TT>TT Nyhetsbyrån|NTB|Ritzau|STT|FNB|Lehtikuva|BNS|ELTA|LETA|
PAP|PAP>Polska Agencja Prasowa|ČTK|CTK|TASR|SITA|MTI|Agerpres|Mediafax|HINA|Hina|STA|Tanjug|FoNet|FENA|SRNA|MIA|BTA|BGNES|ATA|APE-MPE|ΑΠΕ-ΜΠΕ|ΑΠΕ|ANA-MPA|AMNA|
AAP|AAP>Australian Associated Press|PA|PA>PA Media|PA>PA News Agency|PA>Press Association|PA>The Press Association|CP|The Canadian Press|The Canadian Press>Canadian Press|La Presse canadienne|SAPA|NAN|News Agency of Nigeria|GNA|Ghana News Agency|ZBC|New Ziana|KNA|
taz|
ТАСС|ИТАР-ТАСС|РИА Новости|РИА|Интерфакс|Интерфакс>INTERFAX.RU|Спутник|Рейтер|Рейтерс|Укрінформ|Укринформ|УНН|УНІАН|УНИАН|Інтерфакс-Україна|Интерфакс-Украина|БТА|БелТА|БЕЛТА|Танјуг|
רויטרס|סוכנות רויטרס|AP והסוכנויות|
رويترز|أ ف ب|أ.ف.ب|فرانس برس|د ب أ|د.ب.أ|واس|وام|وفا|قنا|كونا|بترا|سبأ|الأناضول|الشرق الأوسط|سبوتنيك|شينخوا|إيرنا|ایرنا|ایسنا|تسنیم|فارس|مهر|
भाषा|पीटीआई|एएनआई|आईएएनएस|वार्ता|यूनीवार्ता|एजेंसी|বাসস|ইউএনবি|রয়টার্স|এএফপি|
新华社|新華社|中新社|中新网|中新網|中央社|法新社|路透社|路透|美联社|美聯社|共同社|央视|
共同|共同通信|時事|時事通信|ロイター|ロイター時事|AFP時事|AP通信|ＡＰ|ＡＦＰ時事|ブルームバーグ|タス通信|
연합뉴스|뉴시스|뉴스1|뉴스핌|이데일리|로이터|로이터`

// pools are the words that stand for whichever agencies were used.
const pools = `agencies news+agencies agency wire+services wires agenturen mit+agenturen agences agence agencias agências agencies agenzie agentschappen byråer byråerna nyhetsbyråer bureauer agencje agentury agentury agenții агентства агентств агентствами агентства+новин ajanslar haber+ajansları πρακτορεία وكالات الوكالات 外電 外电 综合外电 通讯社`

// shared are the marks of agencies that mean other things as well: the
// Australian police, a battery, two Indian states. They count only where
// nothing but an agency can stand.
const shared = `ap aa aap afx agi ani apa aps app ata ats awp bss bns bna bta cna cns cp dha dts fnb gna ina ips isna iha kna map mena mia mti nan nna nnt ntb ona pa pap petra pna pti qna ria rss sapa sana sda sid sita spa sta stt tap tns trend tt uni unb unn upi vna wam zbc andina fars reforma mehr antara newswire novum 共同 時事 央视 فارس مهر وام قنا واس`

// agencyNames gives the spelling of an agency under its lower-case form.
var agencyNames = sync.OnceValue(func() map[string]string {
	index := make(map[string]string, 400)
	for name := range strings.SplitSeq(agencies, "|") {
		name = strings.TrimSpace(name)
		house, printed, ok := strings.Cut(name, ">")
		if !ok {
			printed = name
		}
		if name != "" {
			index[strings.ToLower(printed)] = house
		}
	}
	return index
})

var poolNames = sync.OnceValue(func() map[string]bool {
	index := make(map[string]bool, 40)
	for name := range strings.FieldsSeq(pools) {
		index[strings.ReplaceAll(name, "+", " ")] = true
	}
	return index
})

var sharedMarks = sync.OnceValue(func() map[string]bool {
	index := make(map[string]bool, 100)
	for mark := range strings.FieldsSeq(shared) {
		index[mark] = true
	}
	return index
})

// agency gives the house spelling of the agency that s names, whole; a pool
// ("agencies") is given as printed.
func agency(s string) (string, bool) {
	if name, ok := lookup(agencyNames(), s); ok {
		return name, true
	}
	if isPool(s) {
		return s, true
	}
	return "", false
}

// isPool reports whether s is a word for whichever agencies were used.
func isPool(s string) bool {
	_, ok := lookup(poolNames(), s)
	return ok
}

// isShared reports whether s is a mark that means other things as well.
func isShared(s string) bool {
	_, ok := lookup(sharedMarks(), s)
	return ok
}

// plainAgency is agency for a place where other words may stand: marks of two
// senses do not count.
func plainAgency(s string) (string, bool) {
	name, ok := lookup(agencyNames(), s)
	if !ok || isShared(s) {
		return "", false
	}
	return name, true
}

// longestKey is the length in bytes of the longest name that lookup finds.
const longestKey = 64

// lookup gives the value of index under s in lower case. It is asked for most
// words of a line, so that it makes no string of its own.
func lookup[V any](index map[string]V, s string) (V, bool) {
	var none V
	if len(s) > longestKey {
		return none, false
	}
	var buf [2 * longestKey]byte
	low := buf[:0]
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			low = append(low, byte(r)|0x20)
		case r < utf8.RuneSelf:
			low = append(low, byte(r))
		default:
			low = utf8.AppendRune(low, unicode.ToLower(r))
		}
	}
	v, ok := index[string(low)]
	return v, ok
}
