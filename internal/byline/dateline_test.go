package byline

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// showDateline gives d in one line: places, the date, * agencies, people.
func showDateline(d Dateline) string {
	parts := append([]string{}, d.Places...)
	if d.Date != "" {
		parts = append(parts, d.Date)
	}
	for _, agency := range d.Agencies {
		parts = append(parts, "*"+agency)
	}
	for _, a := range d.Authors {
		parts = append(parts, "by "+a.Name)
	}
	return strings.Join(parts, "; ")
}

type datelineTest struct {
	in   string // a bar stands between the dateline and the text
	want string
}

// runDatelines checks what the datelines say, and that they end at the bar.
func runDatelines(t *testing.T, o DatelineOptions, tests []datelineTest) {
	t.Helper()
	for _, tt := range tests {
		head, text, _ := strings.Cut(tt.in, "¦")
		in := head + text
		d, rest, ok := ParseDateline(in, o)
		if !assert.True(t, ok, "%q has a dateline", in) {
			continue
		}
		assert.Equal(t, tt.want, showDateline(d), "%q", in)
		assert.Equal(t, text, rest, "%q", in)
		assert.NotEmpty(t, d.Raw, "%q", in)
		assert.True(t, strings.HasPrefix(head, d.Raw), "%q: raw %q", in, d.Raw)
	}
}

// TestParseDatelineEnglish has the forms of the English-language agencies.
func TestParseDatelineEnglish(t *testing.T) {
	runDatelines(t, DatelineOptions{}, []datelineTest{
		{"WASHINGTON (AP) — ¦The vote is on.", "Washington; *AP"},
		{"WARSAW, Poland (AP) — ¦The vote is on.", "Warsaw, Poland; *AP"},
		{"AUSTIN, Texas (AP) — ¦The vote is on.", "Austin, Texas; *AP"},
		{"JEFFERSON CITY, Mo. (AP) — ¦The vote is on.", "Jefferson City, Mo.; *AP"},
		{"ST. LOUIS (AP) — ¦The vote is on.", "St. Louis; *AP"},
		{"NEW YORK (AP) — ¦For seven weeks, it rained.", "New York; *AP"},
		{"UNITED NATIONS (AP) — ¦The vote is on.", "United Nations; *AP"},
		{"ABOARD AIR FORCE ONE (AP) — ¦The vote is on.", "Aboard Air Force One; *AP"},
		{"ON THE POLISH BORDER (AP) — ¦The vote is on.", "On the Polish border; *AP"},
		{"LONDON, March 26 (Reuters) - ¦The vote is on.", "London; --03-26; *Reuters"},
		{"KYIV (Reuters) -¦Russia fired.", "Kyiv; *Reuters"},
		{"TAIPEI (Reuters) - ¦The vote is on.", "Taipei; *Reuters"},
		{"SANTIAGO JAMILTEPEC, Mexico (Reuters) - ¦The vote is on.", "Santiago Jamiltepec, Mexico; *Reuters"},
		{"SRINAGAR/NEW DELHI (Reuters) – ¦The vote is on.", "Srinagar; New Delhi; *Reuters"},
		{"KYIV/MOSCOW, March 26 (Reuters) - ¦The vote is on.", "Kyiv; Moscow; --03-26; *Reuters"},
		{"By Jonathan Roe (Reuters) – ¦The Supreme Court sat.", "*Reuters; by Jonathan Roe"},
		{"March 26 (Reuters) - ¦The vote is on.", "--03-26; *Reuters"},
		{"WASHINGTON, D.C., March 26 (Reuters) - ¦The vote is on.", "Washington, D.C.; --03-26; *Reuters"},
		{"Paris (AFP) – ¦The vote is on.", "Paris; *AFP"},
		{"Paris, March 26, 2025 (AFP) - ¦The vote is on.", "Paris; 2025-03-26; *AFP"},
		{"AFP, PARIS¦", "Paris; *AFP"},
		{"PARIS, FRANCE — ¦The vote is on.", "Paris, France"},
		{"Berlin (dpa) - ¦The vote is on.", "Berlin; *dpa"},
		{"BERLIN (dpa/TNS) — ¦The vote is on.", "Berlin; *dpa; *TNS"},
		{"BEIJING, March 26 (Xinhua) -- ¦The vote is on.", "Beijing; --03-26; *Xinhua"},
		{"KIEV, April 19 (Xinhua) ¦The Ukrainian capital woke.", "Kiev; --04-19; *Xinhua"},
		{"MOSCOW, March 26. /TASS/. ¦The vote is on.", "Moscow; --03-26; *TASS"},
		{"MOSCOW (Sputnik) - ¦The vote is on.", "Moscow; *Sputnik"},
		{"KYIV, March 26 (Ukrinform). ¦The vote is on.", "Kyiv; --03-26; *Ukrinform"},
		{"KYIV. March 26 (Interfax-Ukraine) – ¦The vote is on.", "Kyiv; --03-26; *Interfax-Ukraine"},
		{"New Delhi, Mar 26 (PTI) ¦The vote is on.", "New Delhi; --03-26; *PTI"},
		{"New Delhi [India], March 26 (ANI): ¦The vote is on.", "New Delhi, India; --03-26; *ANI"},
		{"New Delhi, March 26 (IANS) ¦The vote is on.", "New Delhi; --03-26; *IANS"},
		{"India, Dec. 6 -- ¦The vote is on.", "India; --12-06"},
		{"TOKYO, March 26 (Kyodo) -- ¦The vote is on.", "Tokyo; --03-26; *Kyodo"},
		{"KYODO NEWS - Mar 26, 2025 - ¦The vote is on.", "2025-03-26; *Kyodo"},
		{"SEOUL, March 26 (Yonhap) -- ¦The vote is on.", "Seoul; --03-26; *Yonhap"},
		{"TAIPEI, Taiwan (CNA) — ¦The vote is on.", "Taipei, Taiwan; *CNA"},
		{"Taipei, March 26 (CNA) ¦The vote is on.", "Taipei; --03-26; *CNA"},
		{"ANKARA (AA) – ¦The vote is on.", "Ankara; *AA"},
		{"WASHINGTON (AA) – ¦The vote is on.", "Washington; *AA"},
		{"ABU DHABI, 26th March, 2025 (WAM) -- ¦The vote is on.", "Abu Dhabi; 2025-03-26; *WAM"},
		{"RIYADH, (SPA) -- ¦The vote is on.", "Riyadh; *SPA"},
		{"CAIRO - 26 March 2025: ¦The vote is on.", "Cairo; 2025-03-26"},
		{"MANILA, Philippines — ¦The vote is on.", "Manila, Philippines"},
		{"MANILA (PNA) – ¦The vote is on.", "Manila; *PNA"},
		{"JAKARTA, KOMPAS.com – ¦The vote is on.", "Jakarta; *Kompas.com"},
		{"Jakarta (ANTARA) - ¦The vote is on.", "Jakarta; *Antara"},
		{"KUALA LUMPUR, March 26 (Bernama) -- ¦The vote is on.", "Kuala Lumpur; --03-26; *Bernama"},
		{"Atlanta (CNN) — ¦The vote is on.", "Atlanta; *CNN"},
		{"Atlanta CNN — ¦The vote is on.", "Atlanta; *CNN"},
		{"(CNN) — ¦The vote is on.", "*CNN"},
		{"CNN — ¦The vote is on.", "*CNN"},
		{"(Bloomberg) -- ¦The vote is on.", "*Bloomberg"},
		{"NEW YORK (Bloomberg) — ¦The vote is on.", "New York; *Bloomberg"},
		{"NEW YORK (MarketWatch) -- ¦The vote is on.", "New York; *MarketWatch"},
		{"March 26, 2025 (GLOBE NEWSWIRE) -- ¦The vote is on.", "2025-03-26; *GLOBE NEWSWIRE"},
		{"SAN FRANCISCO--(BUSINESS WIRE)--¦The vote is on.", "San Francisco; *BUSINESS WIRE"},
		{"LONDON, March 26, 2025 /PRNewswire/ -- ¦The vote is on.", "London; 2025-03-26; *PRNewswire"},
		{"AUSTIN, TX / ACCESSWIRE / March 26, 2025 / ¦The vote is on.", "Austin, TX; 2025-03-26; *ACCESSWIRE"},
		{"OSLO / NTB / ¦May was cold in the north.", "Oslo; *NTB"},
		{"TORONTO — ¦The vote is on.", "Toronto"},
		{"OTTAWA -- ¦The vote is on.", "Ottawa"},
		{"MEXICO CITY (EFE) — ¦The vote is on.", "Mexico City; *EFE"},
		{"Madrid, Mar 26 (EFE).- ¦The vote is on.", "Madrid; --03-26; *EFE"},
		{"SYDNEY, AAP - ¦The vote is on.", "Sydney; *AAP"},
		{"Doha, Qatar – ¦The vote is on.", "Doha, Qatar"},
		{"Brussels, Belgium – ¦The vote is on.", "Brussels, Belgium"},
		{"KYIV – ¦The vote is on.", "Kyiv"},
		{"NEW DELHI — ¦The vote is on.", "New Delhi"},
		{"TWICKENHAM — ¦The match is on.", "Twickenham"},
		{"Rome, ItalyReuters ¦A migrant boat sank.", "Rome, Italy; *Reuters"},
		{"Berlin, GermanyReuters ¦The vote is on.", "Berlin, Germany; *Reuters"},
		{"Royal Oak, Michigan/Phoenix, Arizona, USReuters ¦The vote is on.", "Royal Oak, Michigan, US; Phoenix, Arizona, US; *Reuters"},
		{"GAZA/JERUSALEM/CAIRO, March 26 (Reuters) - ¦The vote is on.", "Gaza; Jerusalem; Cairo; --03-26; *Reuters"},
		{"LONDON and PARIS — ¦The vote is on.", "London; Paris"},
		{"LONDON, PARIS (Agencies) — ¦The vote is on.", "London; Paris; *Agencies"},
		{"SEOUL (AP/Reuters) — ¦The vote is on.", "Seoul; *AP; *Reuters"},
		{"SPRINGFIELD, Mo. — ¦Police say no.", "Springfield, Mo."},
		{"McALLEN, Texas (AP) — ¦The vote is on.", "McAllen, Texas; *AP"},
		{"PORT-AU-PRINCE, Haiti (AP) — ¦The vote is on.", "Port-au-Prince, Haiti; *AP"},
		{"RIO DE JANEIRO (AP) — ¦The vote is on.", "Rio de Janeiro; *AP"},
		{"L’AQUILA, Italy (AP) — ¦The vote is on.", "L’Aquila, Italy; *AP"},
		{"XI'AN, China (AP) — ¦The vote is on.", "Xi'an, China; *AP"},
	})
	runBylined(t)
}

// runBylined checks the forms whose raw text is not at the start.
func runBylined(t *testing.T) {
	t.Helper()
	d, rest, ok := ParseDateline("By Valentyn Roe and Gleb Doe KYIV (Reuters) -The vote is on.", DatelineOptions{})
	assert.True(t, ok)
	assert.Equal(t, "Kyiv; *Reuters; by Valentyn Roe; by Gleb Doe", showDateline(d))
	assert.Equal(t, "The vote is on.", rest)
	d, rest, ok = ParseDateline("By JANE ROE NEW YORK (Reuters) - The vote is on.", DatelineOptions{})
	assert.True(t, ok)
	assert.Equal(t, "New York; *Reuters; by JANE ROE", showDateline(d))
	assert.Equal(t, "The vote is on.", rest)
}

// TestParseDatelineWeak has the forms of houses that set a city and a colon or stop.
func TestParseDatelineWeak(t *testing.T) {
	tests := []datelineTest{
		{"KATHMANDU: ¦The vote is on.", "Kathmandu"},
		{"ISLAMABAD: ¦The vote is on.", "Islamabad"},
		{"LONDON: ¦The vote is on.", "London"},
		{"WARSAW/BRUSSELS: ¦The vote is on.", "Warsaw; Brussels"},
		{"Brussels: ¦The vote is on.", "Brussels"},
		{"Kyiv: ¦The vote is on.", "Kyiv"},
		{"Berlin. ¦Die Wahl beginnt.", "Berlin"},
		{"اسلام آباد: ¦ووٹنگ شروع۔", "اسلام آباد"},
		{"नयी दिल्ली: ¦मतदान शुरू।", "नयी दिल्ली"},
	}
	runDatelines(t, DatelineOptions{Weak: true}, tests)
	for _, tt := range tests {
		in := strings.ReplaceAll(tt.in, "¦", "")
		_, rest, ok := ParseDateline(in, DatelineOptions{})
		assert.False(t, ok, "%q is weak", in)
		assert.Equal(t, in, rest)
	}
}

// TestParseDatelineLanguages has the forms of other languages.
func TestParseDatelineLanguages(t *testing.T) {
	runDatelines(t, DatelineOptions{}, []datelineTest{
		{"Berlin (dpa) – ¦Die Wahl beginnt.", "Berlin; *dpa"},
		{"BERLIN taz | ¦Die Wahl beginnt.", "Berlin; *taz"},
		{"Brüssel/Berlin (Reuters) ¦Die Wahl beginnt.", "Brüssel; Berlin; *Reuters"},
		{"WIEN (APA). ¦Die Wahl beginnt.", "Wien; *APA"},
		{"Wien/Bregenz – ¦Die Wahl beginnt.", "Wien; Bregenz"},
		{"(sda) ¦Die Wahl beginnt.", "*SDA"},
		{"Berlin (dpa/lby) - ¦Die Wahl beginnt.", "Berlin; *dpa"},
		{"Paris, 26 mars 2025 (AFP) - ¦Le vote commence.", "Paris; 2025-03-26; *AFP"},
		{"PARIS, (Reuters) – ¦Le vote commence.", "Paris; *Reuters"},
		{"Madrid, 26 mar (EFE).- ¦La votación empieza.", "Madrid; --03-26; *EFE"},
		{"MADRID, 26 Mar. (EUROPA PRESS) - ¦La votación empieza.", "Madrid; --03-26; *Europa Press"},
		{"Buenos Aires, 26 mar (Télam) ¦La votación empieza.", "Buenos Aires; --03-26; *Télam"},
		{"CIUDAD DE MÉXICO (AP) — ¦La votación empieza.", "Ciudad de México; *AP"},
		{"Lisboa, 26 mar 2025 (Lusa) – ¦A votação começa.", "Lisboa; 2025-03-26; *Lusa"},
		{"BRASÍLIA (Reuters) - ¦A votação começa.", "Brasília; *Reuters"},
		{"SÃO PAULO, SP (FOLHAPRESS) - ¦A votação começa.", "São Paulo, SP; *Folhapress"},
		{"(ANSA) - ROMA, 26 MAR - ¦Il voto comincia.", "Roma; --03-26; *ANSA"},
		{"Roma, 26 mar. (Adnkronos) - ¦Il voto comincia.", "Roma; --03-26; *Adnkronos"},
		{"Roma, 26 mar. (askanews) – ¦Il voto comincia.", "Roma; --03-26; *askanews"},
		{"DEN HAAG (ANP) - ¦De stemming begint.", "Den Haag; *ANP"},
		{"BRUSSEL – ¦De stemming begint.", "Brussel"},
		{"Stockholm (TT) ¦Valet börjar.", "Stockholm; *TT"},
		{"OSLO (NTB): ¦Valget begynner.", "Oslo; *NTB"},
		{"KØBENHAVN (Ritzau) ¦Valget begynder.", "København; *Ritzau"},
		{"Helsinki (STT) ¦Vaalit alkavat.", "Helsinki; *STT"},
		{"Warszawa (PAP) - ¦Wybory trwają.", "Warszawa; *PAP"},
		{"Praha 26. března (ČTK) - ¦Volby začaly.", "Praha; --03-26; *ČTK"},
		{"Budapest, 2025. március 26., szerda (MTI) - ¦Kezdődik.", "Budapest; 2025-03-26; *MTI"},
		{"București, 26 mar /Agerpres/ - ¦Votul începe.", "București; --03-26; *Agerpres"},
		{"ANKARA (AA) - ¦Oylama başladı.", "Ankara; *AA"},
		{"İSTANBUL (DHA) ¦Oylama başladı.", "İstanbul; *DHA"},
		{"ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) - ¦Η ψηφοφορία αρχίζει.", "Αθηνα; *ΑΠΕ-ΜΠΕ"},
		{"МОСКВА, 26 марта. /ТАСС/. ¦Голосование началось.", "Москва; --03-26; *ТАСС"},
		{"МОСКВА, 26 мар — РИА Новости. ¦Голосование началось.", "Москва; --03-26; *РИА Новости"},
		{"Москва. 26 марта. INTERFAX.RU - ¦Голосование началось.", "Москва; --03-26; *Интерфакс"},
		{"КИЇВ, 26 березня (Укрінформ) – ¦Голосування почалося.", "Київ; --03-26; *Укрінформ"},
		{"Київ. 26 березня. УНН. ¦Голосування почалося.", "Київ; --03-26; *УНН"},
		{"【東京】¦投票が始まった。", "東京"},
		{"【ワシントン共同】¦投票が始まった。", "ワシントン; *共同"},
		{"【北京時事】¦投票が始まった。", "北京; *時事"},
		{"（ロイター）¦投票が始まった。", "*ロイター"},
		{"[東京 26日 ロイター] - ¦投票が始まった。", "東京; ---26; *ロイター"},
		{"【ロンドン26日AFP時事】¦投票が始まった。", "ロンドン; ---26; *AFP時事"},
		{"（新华社北京3月26日电）¦投票开始。", "北京; --03-26; *新华社"},
		{"新华社北京3月26日电 ¦投票开始。", "北京; --03-26; *新华社"},
		{"中新社北京3月26日电 (记者 张三) ¦投票开始。", "北京; --03-26; *中新社; by 张三"},
		{"中新网3月26日电 ¦投票开始。", "--03-26; *中新网"},
		{"（中央社台北26日電）¦投票開始。", "台北; ---26; *中央社"},
		{"（中央社記者張三台北26日電）¦投票開始。", "台北; ---26; *中央社; by 張三"},
		{"(서울=연합뉴스) 홍길동 기자 = ¦투표가 시작됐다.", "서울; *연합뉴스; by 홍길동"},
		{"[서울=뉴시스] 홍길동 기자 = ¦투표가 시작됐다.", "서울; *뉴시스; by 홍길동"},
		{"(서울=뉴스1) ¦투표가 시작됐다.", "서울; *뉴스1"},
		{"القاهرة (رويترز) - ¦بدأ التصويت.", "القاهرة; *رويترز"},
		{"القاهرة 26 مارس آذار (رويترز) - ¦بدأ التصويت.", "القاهرة; --03-26; *رويترز"},
		{"واشنطن – «الشرق الأوسط»¦", "واشنطن; *الشرق الأوسط"},
		{"الرياض (واس) ¦بدأ التصويت.", "الرياض; *واس"},
		{"غزة / الأناضول¦", "غزة; *الأناضول"},
		{"تهران- ایرنا- ¦رای گیری آغاز شد.", "تهران; *ایرنا"},
		{"ירושלים (רויטרס) ¦ההצבעה החלה.", "ירושלים; *רויטרס"},
		{"नई दिल्ली, 26 मार्च (भाषा) ¦मतदान शुरू।", "नई दिल्ली; --03-26; *भाषा"},
		{"ঢাকা, ২৬ মার্চ (বাসস) ¦ভোট শুরু।", "ঢাকা; --03-26; *বাসস"},
		{"กรุงเทพฯ - ¦การลงคะแนนเริ่มแล้ว", "กรุงเทพฯ"},
		{"(TTXVN) - ¦Cuộc bỏ phiếu bắt đầu.", "*TTXVN"},
		{"Hà Nội (TTXVN) ¦Cuộc bỏ phiếu bắt đầu.", "Hà Nội; *TTXVN"},
		{"Jakarta, CNN Indonesia -- ¦Pemungutan suara dimulai.", "Jakarta; *CNN Indonesia"},
	})
}

// TestParseDatelineSources has what names a date or an agency and no place.
func TestParseDatelineSources(t *testing.T) {
	runDatelines(t, DatelineOptions{}, []datelineTest{
		{"Monday, March 26 - ¦The vote is on.", "--03-26"},
		{"26 March: ¦The vote is on.", "--03-26"},
		{"Reuters — ¦The vote is on.", "*Reuters"},
	})
}

// TestParseDatelineLabels has datelines behind a label of the desk.
func TestParseDatelineLabels(t *testing.T) {
	for _, label := range []string{"UPDATE 1-", "EXCLUSIVE - ", "CORRECTED-", "BREAKING: ", "date 2025-03-26 "} {
		d, rest, ok := ParseDateline(label+"LONDON, March 26 (Reuters) - The vote is on.", DatelineOptions{})
		assert.True(t, ok, label)
		assert.Equal(t, "London; --03-26; *Reuters", showDateline(d), label)
		assert.Equal(t, "The vote is on.", rest, label)
		assert.Equal(t, label+"LONDON, March 26 (Reuters)", d.Raw, label)
	}
}

// TestParseDatelineTraps has capitals and dashes that are no dateline, with
// and without DatelineOptions.Weak.
func TestParseDatelineTraps(t *testing.T) {
	for _, in := range []string{
		"UPDATE 1-Fed holds rates", "UPDATE 2-Stocks fall", "REFILE-Fed holds rates", "CORRECTED-Fed holds rates", "RPT-Fed holds rates", "WRAPUP 3-Fed holds rates",
		"EXCLUSIVE - The vote is on.", "Exclusive-At least half of them voted.", "BREAKING: The vote is on.", "ANALYSIS: The vote is on.", "WATCH: The vote is on.", "LIVE: The vote is on.",
		"VIDEO - The vote is on.", "EXPLAINER — The vote is on.", "OPINION — The vote is on.", "EDITORIAL: The vote is on.", "FACTBOX-The vote",
		"NASA — the US space agency — said so.", "NATO — The alliance voted.", "NATO — the alliance — voted.", "IBM - The company voted.", "HIV: The virus is back.", "FT: The paper is back.", "BP – The company is back.",
		"MARK ROE: It’s the oldest trick.", "Sting: [00:00:00] It rained.", "Q: What now?", "A: The vote.", "MR SMITH: The vote is on.",
		"34th over: Australia 114-0", "Arsenal 3-1 Chelsea: The match is over.",
		"Dean in Cardiff has no mercy.", "Max Roe’s report from Old Trafford",
		"LOS ANGELES LAKERS (12-4) — The match is on.", "DALLAS COWBOYS: The match is on.", "DALLAS COWBOYS — The match is on.",
		"Washington — who died in 1799 — was tall.", "Paris — Hilton’s — is here.", "Jordan — The player is back.", "Georgia: The state voted.", "Georgia — The state voted.", "ROME — the eternal city — is full.",
		"WASHINGTON POST (AP) — The vote is on.", "NEW YORK TIMES: The vote is on.", "NEW YORK TIMES — The vote is on.",
		"(AP Photo/Jane Roe)", "(AP) ", "A photo of the vote. (AP) ",
		"AFP and ASIO raided a house.", "PA police said so.", "TT - The race is on.", "AA — The battery is flat.", "AP — The state voted.", "CP — The railway is shut.",
		"3:17 PM GMT Wales winger Roe is out.", "22:58 , Oliver O'Roe", "10.15pm:No surgery today.", "12:21 , Jane Roe",
		"date 2025-03-26 NATO Secretary-General Jane Roe spoke.",
		"MORE: The vote is on.", "READ MORE: The vote is on.", "RELATED: The vote is on.", "MORE RUGBY LEAGUE", "STORY CONTINUES BELOW", "ADVERTISEMENT",
		"SIGNIFICANCE", "RELEVANCE", "KEY POINTS", "AUKUS FALLOUT",
		"THE federal government voted.", "DIGNITARIES, artists, volunteers came.", "FORMER prime minister Jane Roe voted.", "TWO men were held.",
		"COVID-19 — The disease is back.", "G20 – The group met.", "F1: The race is on.", "UK politics: The vote is on.",
		"Kyiv Independent — The vote is on.", "Moscow Times: The vote is on.",
		"SPRINGFIELD, Mo. Police say no.",
		"LONDON: THE UNFINISHED CITY — review", "OSLO – A GUIDE",
		"Jane Roe reported from Rafah and Ann Doe from Jerusalem.", "As told to Jane Roe in Kyiv", "本报讯 投票开始。", "【速報】投票が始まった。", "London is full — The vote is on.",
		"", " ", "—", "(", "【", "(AP", "March", "By", "By (Reuters)", "\xff\xfe", strings.Repeat("LONDON/", 100), strings.Repeat("😀", 200),
	} {
		for _, weak := range []bool{false, true} {
			d, rest, ok := ParseDateline(in, DatelineOptions{Weak: weak})
			assert.False(t, ok, "%q (weak %v) gave %q", in, weak, showDateline(d))
			assert.Equal(t, in, rest)
			assert.Equal(t, Dateline{}, d)
		}
	}
}

func TestParseDatelineYear(t *testing.T) {
	for _, tt := range []struct{ published, in, want string }{
		{"2025-03-27", "LONDON, March 26 (Reuters) - The vote is on.", "2025-03-26"},
		{"2025-01-01", "LONDON, Dec 31 (Reuters) - The vote is on.", "2024-12-31"},
		{"2024-12-31", "LONDON, Jan 1 (Reuters) - The vote is on.", "2025-01-01"},
		{"2025-03-26", "[東京 26日 ロイター] - 投票が始まった。", "2025-03-26"},
		{"2025-03-01", "[東京 28日 ロイター] - 投票が始まった。", "2025-02-28"},
		{"2025-03-26", "Paris, March 26, 2024 (AFP) - The vote is on.", "2024-03-26"},
		{"2025-03-01", "LONDON, Feb. 29 (Reuters) - The vote is on.", "2024-02-29"},
	} {
		published, err := time.Parse(time.DateOnly, tt.published)
		assert.NoError(t, err)
		d, _, ok := ParseDateline(tt.in, DatelineOptions{Published: published})
		assert.True(t, ok, tt.in)
		assert.Equal(t, tt.want, d.Date, tt.in)
	}
}
