package page

import (
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// charsetSamples are a few sentences in each charset that detection must know.
var charsetSamples = []struct {
	label string
	enc   encoding.Encoding
	text  string
}{
	{"gbk", simplifiedchinese.GBK, "市政府昨天宣布，今年冬天将在全市新建十二个公共图书馆。负责人表示，居民可以在网上提出自己的意见，也可以到现场参加讨论。许多读者认为这是一个好消息，但是也有人担心经费问题。"},
	{"gb18030", simplifiedchinese.GB18030, "记者从会议上了解到，新的铁路线将于明年春天开通，全程只需要两个小时。当地的居民对此非常期待，他们说以前去省城要坐半天的汽车。"},
	{"big5", traditionalchinese.Big5, "市政府昨天宣布，今年冬天將在全市新建十二個公共圖書館。負責人表示，居民可以在網上提出自己的意見，也可以到現場參加討論。許多讀者認為這是一個好消息，但是也有人擔心經費問題。"},
	{"shift_jis", japanese.ShiftJIS, "市は昨日、この冬に市内で十二の図書館を新しく建てると発表しました。住民はインターネットで意見を出すことができ、会場での話し合いにも参加できます。多くの読者はこれを良い知らせだと考えています。"},
	{"euc-jp", japanese.EUCJP, "市は昨日、この冬に市内で十二の図書館を新しく建てると発表しました。住民はインターネットで意見を出すことができ、会場での話し合いにも参加できます。多くの読者はこれを良い知らせだと考えています。"},
	{"iso-2022-jp", japanese.ISO2022JP, "市は昨日、この冬に市内で図書館を新しく建てると発表しました。"},
	{"euc-kr", korean.EUCKR, "시는 어제 이번 겨울에 시내에 열두 개의 공공 도서관을 새로 짓는다고 발표했다. 주민들은 인터넷으로 의견을 낼 수 있고 현장에서 열리는 토론에도 참여할 수 있다. 많은 독자들은 이것을 좋은 소식이라고 생각한다."},
	{"koi8-r", charmap.KOI8R, "Городские власти вчера объявили, что этой зимой в городе построят двенадцать новых библиотек. Жители могут высказать своё мнение в сети или прийти на обсуждение. Многие читатели считают это хорошей новостью."},
	{"windows-1251", charmap.Windows1251, "Городские власти вчера объявили, что этой зимой в городе построят двенадцать новых библиотек. Жители могут высказать своё мнение в сети или прийти на обсуждение. Многие читатели считают это хорошей новостью."},
	{"windows-1250", charmap.Windows1250, "Władze miasta ogłosiły wczoraj, że tej zimy powstanie dwanaście nowych bibliotek. Mieszkańcy mogą wyrazić swoją opinię w sieci albo przyjść na spotkanie. Wielu czytelników uważa, że to dobra wiadomość, choć część pyta o źródła pieniędzy."},
	{"windows-1252", charmap.Windows1252, "La ville a annoncé hier que douze bibliothèques seront construites cet hiver. Les habitants peuvent donner leur avis en ligne ou venir à la réunion. « C’est une très bonne nouvelle », a déclaré un lecteur, même si le coût inquiète."},
	{"windows-1253", charmap.Windows1253, "Ο δήμος ανακοίνωσε χθες ότι αυτόν τον χειμώνα θα χτιστούν δώδεκα νέες βιβλιοθήκες στην πόλη. Οι κάτοικοι μπορούν να πουν τη γνώμη τους στο διαδίκτυο ή να έρθουν στη συζήτηση. Πολλοί αναγνώστες το θεωρούν καλό νέο."},
	{"windows-1254", charmap.Windows1254, "Belediye dün bu kış şehirde on iki yeni kütüphane yapılacağını açıkladı. Halk görüşlerini internette söyleyebilir ya da toplantıya katılabilir. Birçok okur bunun iyi bir haber olduğunu düşünüyor, ama bazıları parayı soruyor."},
	{"windows-1255", charmap.Windows1255, "העירייה הודיעה אתמול כי בחורף הזה ייבנו בעיר שתים עשרה ספריות חדשות. התושבים יכולים להביע את דעתם ברשת או לבוא לדיון. קוראים רבים חושבים שזו חדשה טובה, אבל יש גם מי ששואל על הכסף."},
	{"windows-1250", charmap.Windows1250, "Město včera oznámilo, že letos v zimě postaví dvanáct nových knihoven. Obyvatelé mohou svůj názor říci na síti nebo přijít na schůzku. Mnozí čtenáři to považují za dobrou zprávu, někteří se však ptají na peníze."},
	{"windows-1250", charmap.Windows1250, "A város tegnap közölte, hogy ezen a télen tizenkét új könyvtár épül. A lakosok a hálózaton vagy a gyűlésen mondhatják el véleményüket. Sok olvasó szerint ez jó hír, bár többen a költségekről kérdeznek."},
	{"windows-1250", charmap.Windows1250, "Oraşul a anunţat ieri că în această iarnă vor fi construite douăsprezece biblioteci noi. Locuitorii îşi pot spune părerea pe internet sau la întâlnire. Mulţi cititori cred că este o veste bună, deşi alţii întreabă de bani."},
	{"windows-1250", charmap.Windows1250, "Grad je jučer objavio da će ove zime biti izgrađeno dvanaest novih knjižnica. Stanovnici mogu reći svoje mišljenje na mreži ili doći na sastanak. Mnogi čitatelji misle da je to dobra vijest, no neki pitaju za novac."},
	{"windows-1252", charmap.Windows1252, "Die Stadt hat gestern mitgeteilt, dass in diesem Winter zwölf neue Büchereien gebaut werden. Die Bürger können ihre Meinung äußern oder zum Gespräch kommen. Viele Leser halten das für eine gute Nachricht."},
	{"windows-1252", charmap.Windows1252, "A cidade anunciou ontem que serão construídas doze novas bibliotecas neste inverno. Os habitantes podem dar a sua opinião na rede ou ir à reunião. Muitos leitores acham que é uma boa notícia, mas há quem pergunte pelo dinheiro."},
	{"windows-1252", charmap.Windows1252, "Borgin tilkynnti í gær að tólf ný bókasöfn yrðu reist í vetur. Íbúar geta sagt álit sitt á netinu eða komið á fundinn. Mörgum lesendum þykir þetta góð frétt, þótt sumir spyrji um peningana."},
	{"windows-1252", charmap.Windows1252, "The city said yesterday that it won’t build the “twelve libraries” this winter after all – it can’t pay for them."},
	{"windows-1257", charmap.Windows1257, "Miestas vakar paskelbė, kad šią žiemą bus pastatyta dvylika naujų bibliotekų. Gyventojai gali išsakyti savo nuomonę tinkle arba ateiti į susirinkimą. Daugelis skaitytojų mano, kad tai gera žinia, nors kai kurie klausia apie pinigus."},
	{"windows-1257", charmap.Windows1257, "Pilsēta vakar paziņoja, ka šoziem tiks uzceltas divpadsmit jaunas bibliotēkas. Iedzīvotāji var izteikt savu viedokli tīklā vai nākt uz sanāksmi. Daudzi lasītāji uzskata, ka tā ir laba ziņa, tomēr daži jautā par naudu."},
	{"windows-1258", charmap.Windows1258, "Thành phố hôm qua thông báo mùa đông này sẽ xây mười hai thư viện mới. Người dân có thể nói ý kiến của mình trên mạng hoặc đến cuộc họp. Nhiều bạn đọc cho rằng đây là tin tốt, nhưng một số người hỏi về tiền."},
	{"windows-874", charmap.Windows874, "เมื่อวานนี้เมืองประกาศว่าฤดูหนาวนี้จะสร้างห้องสมุดใหม่สิบสองแห่ง ประชาชนสามารถแสดงความคิดเห็นทางเครือข่ายหรือมาที่ประชุมได้ ผู้อ่านหลายคนคิดว่าเป็นข่าวดี แต่บางคนถามเรื่องเงิน"},
	{"koi8-u", charmap.KOI8U, "Місто вчора оголосило, що цієї зими збудують дванадцять нових бібліотек. Мешканці можуть висловити свою думку в мережі або прийти на зустріч. Багато читачів вважають це доброю новиною, хоча дехто питає про гроші."},
	{"windows-1251", charmap.Windows1251, "Градът обяви вчера, че тази зима ще бъдат построени дванадесет нови библиотеки. Жителите могат да кажат мнението си в мрежата или да дойдат на срещата. Много читатели смятат, че това е добра новина."},
	{"windows-1251", charmap.Windows1251, "Град је јуче објавио да ће ове зиме бити изграђено дванаест нових библиотека. Становници могу да кажу своје мишљење на мрежи или да дођу на састанак. Многи читаоци мисле да је то добра вест."},
	{"iso-8859-2", charmap.ISO8859_2, "Władze miasta ogłosiły wczoraj, że tej zimy powstanie dwanaście nowych bibliotek. Mieszkańcy mogą wyrazić swoją opinię w sieci albo przyjść na spotkanie. Wielu czytelników uważa, że to dobra wiadomość, choć część pyta o źródła pieniędzy."},
	{"iso-8859-5", charmap.ISO8859_5, "Городские власти вчера объявили, что этой зимой в городе построят двенадцать новых библиотек. Жители могут высказать своё мнение в сети или прийти на обсуждение."},
	{"ibm866", charmap.CodePage866, "Городские власти вчера объявили, что этой зимой в городе построят двенадцать новых библиотек. Жители могут высказать своё мнение в сети или прийти на обсуждение."},
	{"iso-8859-7", charmap.ISO8859_7, "Άλλη μία φορά ο δήμος ανακοίνωσε ότι αυτόν τον χειμώνα θα χτιστούν δώδεκα νέες βιβλιοθήκες. Άγνωστο μένει πόσο θα κοστίσουν, λένε οι κάτοικοι."},
	{"iso-8859-15", charmap.ISO8859_15, "La ville a annoncé hier que douze bibliothèques seront construites pour 3 000 000 €. « C'est l'œuvre de ma vie », a déclaré le maire, la main sur le cœur, à sa sœur."},
	{"macintosh", charmap.Macintosh, "La ville a annoncé hier que douze bibliothèques seront construites cet hiver. Les habitants peuvent donner leur avis en ligne ou venir à la réunion."},
	{"windows-1256", charmap.Windows1256, "شهرداري ديروز اعلام کرد که اين زمستان دوازده کتابخانه تازه ساخته مي\u200cشود. مردم مي\u200cتوانند نظر خود را در شبکه بگويند يا به نشست بيايند. بسياري از خوانندگان اين را خبر خوبي مي\u200cدانند."},
	{"windows-1256", charmap.Windows1256, "أعلنت المدينة أمس أن اثنتي عشرة مكتبة جديدة ستبنى في هذا الشتاء. يمكن للسكان أن يقولوا رأيهم على الشبكة أو أن يحضروا إلى النقاش. ويرى كثير من القراء أن هذا خبر جيد لكن بعضهم يسأل عن المال."},
}

func TestDecodeCharsets(t *testing.T) {
	for _, tt := range charsetSamples {
		for _, meta := range []string{
			"",
			`<meta charset="` + tt.label + `">`,
			`<META content="text/html; charset=` + strings.ToUpper(tt.label) + `" http-equiv=Content-Type>`,
			`<meta charset="utf-8">`,
			`<meta charset="iso-8859-1">`,
		} {
			t.Run(tt.label+meta, func(t *testing.T) {
				// A prescan of 1024 bytes would not reach the meta.
				page := "<html><head><script>" + strings.Repeat("var a = '<meta charset=utf-8>';", 100) + "</script>" +
					meta + "<title>" + tt.text + "</title></head><body><p>" + tt.text + "</p></body></html>"
				src, err := tt.enc.NewEncoder().Bytes([]byte(page))
				require.NoError(t, err)
				assert.Equal(t, page, string(decodeText(src, "")))
			})
		}
		t.Run(tt.label+" in the header", func(t *testing.T) {
			page := "<meta charset=iso-8859-1><p>" + tt.text
			src, err := tt.enc.NewEncoder().Bytes([]byte(page))
			require.NoError(t, err)
			assert.Equal(t, page, string(decodeText(src, "text/html; charset="+tt.label)))
		})
	}
}

func TestDecodeHeader(t *testing.T) {
	const cyrillic, polish = "\xcf\xf0\xe8\xe2\xe5\xf2", "za\xbf\xf3\xb3\xe6 g\xea\xb6l\xb1 ja\xbc\xf1"
	for _, tt := range []struct{ name, header, in, want string }{
		{"above the meta", "text/html; charset=windows-1251", "<meta charset=koi8-r><p>" + cyrillic, "<meta charset=koi8-r><p>Привет"},
		{"none", "text/html", "<meta charset=windows-1251><p>" + cyrillic, "<meta charset=windows-1251><p>Привет"},
		{"upper case and quotes", `Text/HTML; Charset="Windows-1251"`, "<p>" + cyrillic, "<p>Привет"},
		{"unknown", "text/html; charset=klingon", "<meta charset=windows-1251><p>" + cyrillic, "<meta charset=windows-1251><p>Привет"},
		{"below a byte order mark", "text/html; charset=windows-1251", "\xef\xbb\xbf<p>né", "<p>né"},
		{"below valid UTF-8", "text/html; charset=iso-8859-1", "<meta charset=utf-8><p>né", "<meta charset=utf-8><p>né"},
		{"windows-1252 unasked, and a meta that fits", "text/html; charset=iso-8859-1", "<meta charset=iso-8859-2><p>" + polish, "<meta charset=iso-8859-2><p>zażółć gęślą jaźń"},
		{"UTF-8 where there is none", "text/html; charset=utf-8", "<meta charset=iso-8859-2><p>" + polish, "<meta charset=iso-8859-2><p>zażółć gęślą jaźń"},
		{"faults in UTF-8", "text/html; charset=utf-8", "<p>né à côté\xff", "<p>né à côté\uFFFD"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, string(decodeText([]byte(tt.in), tt.header)))
		})
	}
}

// TestDecodeFewBytes checks that a page with next to nothing outside ASCII
// stays in windows-1252, declared or not.
func TestDecodeFewBytes(t *testing.T) {
	for _, text := range []string{"© 2020", "360°", "— — —", "× ×", "¶ ¶ ¶ ¶", "£1", "café", "3 m²", "1½ cups", "It’s", "“Quote”", "naïve"} {
		src, err := charmap.Windows1252.NewEncoder().String("<p>" + text)
		require.NoError(t, err)
		assert.Equal(t, "<p>"+text, string(decodeText([]byte(src), "")), text)
		assert.Equal(t, "<p>"+text, string(decodeText([]byte(src), "text/html; charset=iso-8859-1")), text)
		assert.Equal(t, "<p>"+text, string(decodeText([]byte(src), "text/html; charset=utf-8")), text)
	}
}

func TestDecodeOrder(t *testing.T) {
	utf16 := func(e unicode.Endianness, bom unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, bom).NewEncoder().String("<p>né")
		require.NoError(t, err)
		return s
	}
	long := strings.Repeat("Überall wächst das Grün. ", 4)
	for _, tt := range []struct{ name, in, want string }{
		{"ASCII", "<meta charset=gbk><p>a", "<meta charset=gbk><p>a"},
		{"byte order mark", "\xef\xbb\xbf<meta charset=gbk><p>é", "<meta charset=gbk><p>é"},
		{"byte order mark of UTF-16LE", utf16(unicode.LittleEndian, unicode.ExpectBOM), "<p>né"},
		{"byte order mark of UTF-16BE", utf16(unicode.BigEndian, unicode.ExpectBOM), "<p>né"},
		{"UTF-16LE", utf16(unicode.LittleEndian, unicode.IgnoreBOM), "<p>né"},
		{"UTF-16BE", utf16(unicode.BigEndian, unicode.IgnoreBOM), "<p>né"},
		{"valid UTF-8 beats a meta", "<meta charset=iso-8859-1><p>né", "<meta charset=iso-8859-1><p>né"},
		{"faults in UTF-8", "<meta charset=utf-8><p>" + long + "\xff", "<meta charset=utf-8><p>" + long + "\uFFFD"},
		{"faults in UTF-8, not declared", "<p>" + long + long + "\xe4", "<p>" + long + long + "\uFFFD"},
		{"latin1 is windows-1252", "<meta charset=ISO-8859-1><p>\x93caf\xe9\x94", "<meta charset=ISO-8859-1><p>“café”"},
		{"UTF-8 that was encoded twice", "<p>don\u00e2\u0080\u0099t caf\u00c3\u00a9", "<p>don’t café"},
		{"its byte order mark too", "\u00ef\u00bb\u00bf<p>don\u00e2\u0080\u0099t", "<p>don’t"},
		{"XML declaration", "<?xml version='1.0' encoding='windows-1251'?><p>\xcf\xf0\xe8", "<?xml version='1.0' encoding='windows-1251'?><p>При"},
		{"meta in a comment", "<!-- <meta charset=koi8-r> --><meta charset=windows-1251><p>\xcf\xf0\xe8", "<!-- <meta charset=koi8-r> --><meta charset=windows-1251><p>При"},
		{"meta in the body", "<body><meta charset=koi8-r><p>d\xe9j\xe0 vu \xe0 la maison, tr\xe8s bien", "<body><meta charset=koi8-r><p>déjà vu à la maison, très bien"},
		{"unknown charset", "<meta charset=klingon><p>une journ\xe9e d'\xe9t\xe9 \xe0 la mer", "<meta charset=klingon><p>une journée d'été à la mer"},
		{"UTF-8 declared for windows-1252", "<meta charset=utf-8><p>It\x92s the \x93first\x94 of many, they said of the plan", "<meta charset=utf-8><p>It’s the “first” of many, they said of the plan"},
		{"Big5 declared for GBK", "<meta charset=big5><p>" + gbk(t), "<meta charset=big5><p>" + charsetSamples[0].text},
		{"UTF-16 declared", "<meta charset=utf-16><p>" + long + "\xff", "<meta charset=utf-16><p>" + long + "\uFFFD"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, string(decodeText([]byte(tt.in), "")))
		})
	}
}

func gbk(t *testing.T) string {
	s, err := simplifiedchinese.GBK.NewEncoder().String(charsetSamples[0].text)
	require.NoError(t, err)
	return s
}

// TestDecodeWork checks that decoding four times as much allocates no more
// than some five times as much, whatever the bytes are.
func TestDecodeWork(t *testing.T) {
	decodeText([]byte("\xff"), "") // the models are made once
	for _, unit := range []string{
		"\xff", "\xe9 ", "a\xe9", "<\xe9>", "<meta charset=x>\xe9", "<?xml encoding=x>\xe9", "\x81\x30", "<p>\xcf\xf0\xe8\xe2\xe5\xf2 ",
		"é ", "\u00c3\u00a9", "â\u0080\u0099", "â\u0080\u0099 é", "\u00c3\u0083\u00c2\u00a9", "\u0092",
	} {
		var sizes [2]uint64
		for i, n := range [...]int{1 << 14, 1 << 16} {
			src := []byte(strings.Repeat(unit, n/len(unit)))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			decodeText(src, "")
			runtime.ReadMemStats(&after)
			sizes[i] = after.TotalAlloc - before.TotalAlloc
		}
		assert.LessOrEqual(t, sizes[1], 6*sizes[0]+1<<16, "%q", unit)
	}
}

// FuzzDecode checks that what decode gives is UTF-8, and that what was UTF-8
// stays as it is where nothing was encoded twice.
func FuzzDecode(f *testing.F) {
	for _, tt := range charsetSamples {
		b, err := tt.enc.NewEncoder().Bytes([]byte("<meta charset=" + tt.label + "><p>" + tt.text))
		require.NoError(f, err)
		f.Add(b, "")
		f.Add(b[len("<meta charset=")+len(tt.label):], "text/html; charset="+tt.label)
	}
	f.Add([]byte("<p>donâ\u0080\u0099t \u0092"), "text/html; charset=utf-16")
	f.Fuzz(func(t *testing.T, src []byte, contentType string) {
		got := decodeText(src, contentType)
		require.True(t, utf8.Valid(got))
		require.LessOrEqual(t, len(got), 4*len(src)+4)
		if utf8.Valid(src) && utf16Of(src) == nil && !isISO2022JP(src) && string(undoTwice(src)) == string(src) {
			assert.Equal(t, strings.TrimPrefix(string(src), "\ufeff"), string(got))
		}
	})
}

func decodeText(src []byte, contentType string) []byte {
	text, _ := decode(src, contentType)
	return text
}

func TestOverruled(t *testing.T) {
	german := "<p>Die Bürgermeister der Küstenstädte hören am Dienstag, wie groß die Schäden an den Brücken über die Flüsse sind, und was sie täglich kosten.</p>"
	latin, err := charmap.Windows1252.NewEncoder().String(german)
	require.NoError(t, err)
	for _, tt := range []struct {
		src, header string
		want        bool
	}{
		{german, "text/html; charset=iso-8859-1", false}, // valid UTF-8 is that, whatever is declared
		{latin, "text/html; charset=iso-8859-1", false},
		{latin, "", false},
		{latin, "text/html; charset=utf-8", true},
		{latin, "text/html; charset=windows-1251", true},
	} {
		_, overruled := decode([]byte(tt.src), tt.header)
		assert.Equal(t, tt.want, overruled, "%q %s", tt.src[:20], tt.header)
	}
}
