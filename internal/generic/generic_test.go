package generic

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

func parse(tb testing.TB, s string) *html.Node {
	tb.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	require.NoError(tb, err)
	return doc
}

// textOf joins the text of nodes, a line each.
func textOf(nodes []*html.Node) string {
	var lines []string
	for _, n := range nodes {
		if t := dom.Text(n); t != "" {
			lines = append(lines, t)
		}
	}
	return strings.Join(lines, "\n")
}

// frame puts an article into what stands around articles.
func frame(title, article string) string {
	return `<html><head><title>` + title + ` | Harbour Post</title></head><body>
<div class="cookie-banner" role="dialog"><p>We use cookies and similar means to make this site work. You may accept all of them or choose.</p><button>Accept</button></div>
<header class="site-header"><nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li><li><a href="/culture">Culture</a></li></ul></nav></header>
<main><article class="article"><h1>` + title + `</h1><div class="article-body">` + article + `</div></article>
<aside class="related"><h2>Related</h2><ul>
<li class="card"><a href="/a1"><img src="a.jpg">Ferry fares to rise again next spring</a></li>
<li class="card"><a href="/a2"><img src="b.jpg">Market hall opens its doors at last</a></li>
<li class="card"><a href="/a3"><img src="c.jpg">Mayor loses her keys for a third time</a></li></ul></aside>
<section class="comments"><h2>Comments</h2><div class="comment"><a href="/u/1">otter</a><p>I have lived there for years and never saw one.</p></div>
<div class="comment"><a href="/u/2">heron</a><p>Good piece, but the bridge is older than that.</p></div></section></main>
<footer class="site-footer"><p>© 2025 Harbour Post. All rights reserved.</p><ul><li><a href="/terms">Terms</a></li><li><a href="/privacy">Privacy</a></li></ul></footer></body></html>`
}

var paragraphs = []string{
	"The harbour master of Eastmoor said on Tuesday that the old swing bridge would stay closed until the autumn, because two of its bearings had worn through.",
	"Engineers found the damage in June, when a ferry had to wait for three hours in heavy rain while the crew tried to turn the bridge by hand.",
	"“We knew that it was tired,” said Ada Quill, who has run the bridge since 1998. “We did not know that it was holding on by a thread.”",
	"Residents may subscribe to a free bus pass for as long as the work goes on, and the council expects that several hundred of them will do so.",
	"A new set of bearings has been ordered from a foundry in the north, and the first of them should arrive before the end of August.",
	"Until then the ferries will run from the fish quay, a walk of ten minutes from the station, and leave every half hour from six in the morning.",
}

func tagged(texts []string) string { return "<p>" + strings.Join(texts, "</p>\n<p>") + "</p>" }

func TestFindArticle(t *testing.T) {
	title := "Swing bridge of Eastmoor stays closed until autumn"
	for _, tt := range []struct {
		name, body string
	}{
		{"plain", tagged(paragraphs)},
		{"line breaks", strings.Join(paragraphs, "<br><br>")},
		{"divs", "<div>" + strings.Join(paragraphs, "</div><div>") + "</div>"},
		{"prompt", tagged(paragraphs[:3]) + `<div class="newsletter-signup"><h3>Sign up to our newsletter</h3><p>All the news from the quay, every morning in your inbox.</p><form><input type="email"></form></div>` + tagged(paragraphs[3:])},
		{"share bar", `<div class="share-bar"><a href="https://www.facebook.com/sharer?u=x">Share</a> <a href="mailto:?x">Mail</a></div>` + tagged(paragraphs)},
		{"tag cloud", tagged(paragraphs) + `<ul class="tags"><li><a rel="tag" href="/t/1">bridges</a></li><li><a rel="tag" href="/t/2">ferries</a></li></ul>`},
		{"read more", tagged(paragraphs[:2]) + `<p class="read-more"><a href="/x">Read more: the bridges of the north coast</a></p>` + tagged(paragraphs[2:])},
		{"author box", tagged(paragraphs) + `<div class="author-box"><img src="x.jpg" class="avatar"><a href="/by/q">Quentin Marsh</a><p>Quentin writes about roads.</p></div>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := Find(parse(t, frame(title, tt.body)), Hints{Title: title})
			got := textOf(f.Body)
			for _, p := range paragraphs {
				assert.Contains(t, got, p)
			}
			for _, no := range []string{title, "cookies", "Ferry fares", "never saw one", "All rights", "Share", "Sign up", "inbox", "bridges\n", "Read more", "Quentin"} {
				assert.NotContains(t, got+"\n", no)
			}
			assert.Greater(t, f.Confidence, 0.5)
			require.NotNil(t, f.Title)
			assert.Equal(t, title, dom.Text(f.Title))
			assert.Equal(t, "blocks", f.Engine)
		})
	}
}

func TestFindLanguages(t *testing.T) {
	for _, tt := range []struct {
		lang, title string
		body        []string
	}{
		{"uk", "Старий міст закрито до осені", []string{
			"Старий розвідний міст у порту залишиться закритим до осені, бо інженери виявили тріщини у двох опорах, повідомив начальник порту.",
			"За його словами, пошкодження помітили ще в червні, коли пором кілька годин чекав під дощем, а команда намагалася розвести міст вручну.",
			"Нові деталі вже замовлено на заводі, і перші з них мають привезти до кінця серпня, розповіли в міській раді."}},
		{"el", "Η παλιά γέφυρα μένει κλειστή", []string{
			"Η παλιά γέφυρα του λιμανιού θα μείνει κλειστή ως το φθινόπωρο, επειδή οι μηχανικοί βρήκαν ρωγμές σε δύο στηρίγματα.",
			"Η ζημιά φάνηκε τον Ιούνιο, όταν ένα πλοίο περίμενε τρεις ώρες στη βροχή και το πλήρωμα προσπαθούσε να ανοίξει τη γέφυρα με τα χέρια.",
			"Τα νέα εξαρτήματα έχουν παραγγελθεί και τα πρώτα αναμένονται πριν από το τέλος του Αυγούστου, είπε ο δήμαρχος."}},
		{"ar", "الجسر القديم مغلق حتى الخريف", []string{
			"قال مدير الميناء يوم الثلاثاء إن الجسر القديم سيبقى مغلقا حتى الخريف بعد أن اكتشف المهندسون شقوقا في اثنتين من دعاماته.",
			"وظهر الضرر في شهر يونيو عندما انتظرت العبارة ثلاث ساعات تحت المطر بينما كان الطاقم يحاول فتح الجسر يدويا.",
			"وطلبت البلدية قطعا جديدة من مصنع في الشمال، ومن المتوقع أن تصل أولاها قبل نهاية شهر أغسطس."}},
		{"he", "הגשר הישן סגור עד הסתיו", []string{
			"הגשר הישן בנמל יישאר סגור עד הסתיו, לאחר שמהנדסים מצאו סדקים בשניים מן העמודים שלו, אמר מנהל הנמל ביום שלישי.",
			"הנזק התגלה ביוני, כאשר מעבורת המתינה שלוש שעות בגשם והצוות ניסה לפתוח את הגשר בכוח הידיים.",
			"חלקים חדשים הוזמנו ממפעל בצפון, והראשונים שבהם צפויים להגיע לפני סוף אוגוסט, כך נמסר מן העירייה."}},
		{"zh", "旧桥关闭至秋季", []string{
			"港务局长星期二表示，由于工程师在两处支座上发现裂缝，港口的旧旋转桥将一直关闭到秋季，渡轮改由鱼码头出发。",
			"六月，一艘渡轮在大雨中等了三个小时，船员试图用手把桥转开，人们这才发现了损坏的地方。",
			"市政府说，新的支座已经向北方的一家工厂订购，第一批预计在八月底之前运到，届时将立即开始安装。"}},
		{"ja", "古い橋は秋まで閉鎖", []string{
			"港の古い旋回橋は、技術者が二か所の支えにひびを見つけたため、秋まで閉鎖されると港長が火曜日に明らかにした。",
			"損傷は六月に見つかった。大雨の中、渡し船が三時間も待たされ、乗組員が手で橋を回そうとしたときのことだった。",
			"新しい部品は北部の工場に注文されており、最初のものは八月の終わりまでに届く見込みだと市は説明している。"}},
		{"hi", "पुराना पुल शरद तक बंद", []string{
			"बंदरगाह के प्रमुख ने मंगलवार को कहा कि पुराना पुल शरद ऋतु तक बंद रहेगा, क्योंकि इंजीनियरों को उसके दो खंभों में दरारें मिली हैं।",
			"यह खराबी जून में सामने आई, जब एक नाव तीन घंटे तक बारिश में खड़ी रही और कर्मचारी हाथ से पुल खोलने की कोशिश करते रहे।",
			"नए पुर्जे उत्तर के एक कारखाने से मंगवाए गए हैं और पहला हिस्सा अगस्त के अंत तक पहुँचने की उम्मीद है।"}},
		{"th", "สะพานเก่าปิดถึงฤดูใบไม้ร่วง", []string{
			"หัวหน้าท่าเรือกล่าวเมื่อวันอังคารว่าสะพานเก่าจะยังคงปิดต่อไปเพราะวิศวกรพบรอยร้าวที่ฐานรองรับสองแห่ง",
			"ความเสียหายถูกพบในเดือนมิถุนายน เมื่อเรือข้ามฟากต้องรอสามชั่วโมงท่ามกลางสายฝน ขณะที่ลูกเรือพยายามเปิดสะพานด้วยมือ",
			"ชิ้นส่วนใหม่ได้สั่งซื้อจากโรงงานทางภาคเหนือแล้ว และคาดว่าชิ้นแรกจะมาถึงก่อนสิ้นเดือนสิงหาคม"}},
	} {
		t.Run(tt.lang, func(t *testing.T) {
			f := Find(parse(t, frame(tt.title, tagged(tt.body))), Hints{Title: tt.title, Language: tt.lang})
			assert.Equal(t, strings.Join(tt.body, "\n"), textOf(f.Body))
		})
	}
}

func TestFindNoArticle(t *testing.T) {
	var links, cards, results strings.Builder
	for i := range 60 {
		fmt.Fprintf(&links, `<li><a href="/%d">Minutes of meeting number %d</a></li>`, i, i)
		fmt.Fprintf(&cards, `<div class="teaser-card"><a href="/s/%d"><img src="%d.jpg"><h3>Council weighs plan number %d for the quay</h3></a><p class="teaser">The plan would move the market by a street.</p><span class="time">%d min</span></div>`, i, i, i, i)
		fmt.Fprintf(&results, `<div class="search-result"><h3><a href="/r/%d">Result %d for bridges</a></h3><p>… the bridges of the coast are listed here …</p><cite>post.example/%d</cite></div>`, i, i, i)
	}
	for _, tt := range []struct{ name, body string }{
		{"empty", ""},
		{"links", "<ul>" + links.String() + "</ul>"},
		{"section front", `<h1>City news</h1><div class="grid">` + cards.String() + "</div>"},
		{"search", `<h1>Search</h1><div class="results">` + results.String() + "</div>"},
		{"prompt alone", `<div class="paywall"><h2>Keep reading with a subscription</h2><p>Already a member? <a href="/login">Log in</a></p></div>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page := strings.Replace(frame("", ""), `<article class="article"><h1></h1><div class="article-body"></div></article>`, tt.body, 1)
			f := Find(parse(t, page), Hints{})
			if f.Body != nil {
				assert.Less(t, f.Confidence, 0.4)
			}
		})
	}
}

func TestIsRefused(t *testing.T) {
	p := Cut(parse(t, tagged(paragraphs[:1])+`<p><a href="/x">`+paragraphs[1]+`</a></p>`), Hints{})
	assert.False(t, p.IsRefused([]bool{true, false}, leastConfidence))
	assert.True(t, p.IsRefused([]bool{true, false}, leastConfidence-0.001), "hardly any confidence")
	assert.True(t, p.IsRefused([]bool{false, true}, leastOfLinks-0.001), "a link")
	assert.False(t, p.IsRefused([]bool{false, true}, leastOfLinks))
}

func TestNodes(t *testing.T) {
	body := tagged(paragraphs[:3]) + `<ul><li>The bridge opened in 1904 and was rebuilt in 1951.</li><li>It turns on a ring of forty rollers, each as high as a man.</li></ul>` +
		`<figure><img src="bridge.jpg" width="800"><figcaption>The bridge at low tide.</figcaption></figure>` +
		`<blockquote><p>It is the last of its kind on this coast.</p></blockquote>` + tagged(paragraphs[3:])
	p := Cut(parse(t, frame("Bridge", body)), Hints{Title: "Bridge"})
	NewSurvey(p)
	keep := make([]bool, len(p.Blocks))
	for i := range keep {
		in := dom.Within(p.Blocks[i].Nodes[0], atom.Article)
		keep[i] = in != nil && p.Blocks[i].Tag != atom.Figcaption && !p.IsTitle(i)
	}
	tags := func() string {
		var tags []string
		for _, n := range p.nodes(keep) {
			tags = append(tags, n.Data)
		}
		return strings.Join(tags, " ")
	}
	assert.Equal(t, "p p p ul figure blockquote p p p", tags())
	for i := range keep {
		if keep[i] && p.Blocks[i].Tag == atom.Li {
			keep[i] = false
			break
		}
	}
	assert.Equal(t, "p p p li figure blockquote p p p", tags(), "a list without one of its items")
}

func TestFindKeepsDocument(t *testing.T) {
	doc := parse(t, frame("Bridge", tagged(paragraphs)))
	var before, after strings.Builder
	require.NoError(t, html.Render(&before, doc))
	Find(doc, Hints{})
	require.NoError(t, html.Render(&after, doc))
	assert.Equal(t, before.String(), after.String())
}

func TestFindStreamed(t *testing.T) {
	page := `<body><div><template id="B:0"></template></div><div hidden id="S:0"><h1>Bridge</h1>` + tagged(paragraphs) + `</div></body>`
	assert.Equal(t, strings.Join(paragraphs, "\n"), textOf(Find(parse(t, page), Hints{Title: "Bridge"}).Body))
}

func TestSecondOpinion(t *testing.T) {
	doc := parse(t, frame("Bridge", tagged(paragraphs)))
	p := Cut(doc, Hints{})
	keep := p.Second(doc, &url.URL{Scheme: "https", Host: "post.example"})
	require.NotNil(t, keep)
	var got []string
	for i, k := range keep {
		if k {
			got = append(got, dom.Text(p.Blocks[i].Nodes[0]))
		}
	}
	assert.Subset(t, got, paragraphs)
	assert.Nil(t, Cut(parse(t, ""), Hints{}).Second(parse(t, ""), nil))
}

func TestReconsider(t *testing.T) {
	doc := parse(t, frame("Bridge", tagged(paragraphs)))
	m := model()
	p := Cut(doc, Hints{Title: "Bridge"})
	scores := m.Scores(p)
	weak := choice{keep: make([]bool, len(scores)), confidence: 0.1, engine: engineBlocks}
	assert.Equal(t, weak, m.reconsider(p, scores, weak, nil), "no second opinion")
	c := m.reconsider(p, scores, weak, p.Second(doc, nil))
	assert.Equal(t, EngineReadability, c.engine)
	assert.Contains(t, c.keep, true)
	assert.Greater(t, c.confidence, weak.confidence)
	strong := m.choose(p, scores)
	assert.Equal(t, engineBlocks, m.reconsider(p, scores, strong, strong.keep).engine, "the same again")
}

// TestGrowth counts work that grows with the page: blocks, boxes and words.
func TestGrowth(t *testing.T) {
	size := func(n int) (blocks, boxes, words int) {
		p := Cut(parse(t, "<body>"+strings.Repeat("<div><p>one two <b>three</b></p></div>", n)), Hints{})
		return len(p.Blocks), len(p.boxes), len(p.words)
	}
	blocks, boxes, words := size(1000)
	for _, k := range []int{10, 100} {
		b, x, w := size(1000 * k)
		assert.Equal(t, blocks*k, b)
		assert.Equal(t, (boxes-1)*k, x-1)
		assert.Equal(t, words*k, w)
	}
}

func TestLargePages(t *testing.T) {
	for _, tt := range []struct{ name, page string }{
		{"siblings", "<body>" + strings.Repeat("<p>word</p>", 100_000)},
		{"bare siblings", "<body>" + strings.Repeat("word<hr>", 100_000)},
		{"one line", "<body><p>" + strings.Repeat("word and word, ", 5<<20/15)},
		{"breaks", "<body>" + strings.Repeat("word<br><br>", 100_000)},
		{"pictures", "<body><h1>x</h1>" + strings.Repeat("<figure><img src=x></figure>", 50_000) + tagged(paragraphs)},
		{"deep", "<body>" + strings.Repeat("<div>word", 400)},
		{"inline", "<body>" + strings.Repeat("<b>a", 400) + strings.Repeat("<i>b</i>", 100_000)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			checkBody(t, parse(t, tt.page))
		})
	}
}

// checkBody checks what Find promises of any page.
func checkBody(t *testing.T, doc *html.Node) {
	t.Helper()
	f := Find(doc, Hints{Title: "word"})
	require.GreaterOrEqual(t, f.Confidence, 0.0)
	require.LessOrEqual(t, f.Confidence, 1.0)
	place := map[*html.Node]int{}
	n := 0
	for d := range doc.Descendants() {
		place[d] = n
		n++
	}
	chosen := map[*html.Node]bool{}
	last := -1
	for _, b := range f.Body {
		at, ok := place[b]
		require.True(t, ok, "a node of the document")
		require.Greater(t, at, last, "document order")
		last = at
		chosen[b] = true
	}
	for _, b := range f.Body {
		for up := b.Parent; up != nil; up = up.Parent {
			require.False(t, chosen[up], "none inside another")
		}
		if f.Title != nil {
			require.False(t, dom.Contains(b, f.Title) && dom.Is(f.Title, atom.H1) && b != f.Title && dom.Text(b) == dom.Text(f.Title))
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add(frame("Bridge", tagged(paragraphs)))
	f.Add(frame("Bridge", strings.Join(paragraphs, "<br><br>")))
	f.Add("<p>a<div>b<span>c<p>d</span></div><table><tr><td>x<ul><li>y")
	f.Add("<b><figure><img><p>a</figure><li>b<blockquote>c")
	f.Fuzz(func(t *testing.T, s string) {
		doc, err := html.Parse(strings.NewReader(s))
		if err != nil {
			t.Skip()
		}
		checkBody(t, doc)
	})
}

func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		doc := parse(b, "<body>"+strings.Repeat("<div><p>one two <b>three</b></p></div>", n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Find(doc, Hints{})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/block")
		})
	}
}
