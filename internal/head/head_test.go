package head

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
)

const (
	longPara = `<p>The ferry to the outer islands sails again after a winter in the dock, and the harbour master says that its new engine
		will hold for twenty years, which the islanders have heard before and do not quite believe.</p>`
	hostOfPage = "https://www.gazette.example/news/ferry"
)

// readHead reads the head of a page whose body is every p.t in it.
func readHead(t *testing.T, in string, titles ...string) Head {
	t.Helper()
	return readHeadAt(t, hostOfPage, "en-GB", in, titles...)
}

func readHeadAt(t *testing.T, address, language, in string, titles ...string) Head {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(in))
	require.NoError(t, err)
	u, err := url.Parse(address)
	require.NoError(t, err)
	return Read(doc, generic.Found{Body: bodyOf(doc)}, Hints{URL: u, SiteName: "The Gazette", Language: language, Titles: titles})
}

// bodyOf gives every p and heading of class t.
func bodyOf(doc *html.Node) []*html.Node {
	var body []*html.Node
	for n := range doc.Descendants() {
		if dom.Is(n, atom.P, atom.H2, atom.H3) && dom.HasToken(n, "class", "t") {
			body = append(body, n)
		}
	}
	return body
}

var bodyPara = strings.Replace(longPara, "<p>", `<p class="t">`, 1)

func TestReadTitle(t *testing.T) {
	const title = "Ferry returns to the islands"
	for _, tt := range []struct{ name, in, want, tag string }{
		{"h1", `<h1>Ferry returns to the islands</h1>`, title, "h1"},
		{"printed beats known", `<h1>At last, the ferry is back at sea</h1>`, "At last, the ferry is back at sea", "h1"},
		{"site as h1", `<h1>The Gazette</h1><h2>Ferry returns to the islands</h2>`, title, "h2"},
		{"logo as h1", `<h1 class="logo"><a href="/">Harbour news</a></h1><h2>Ferry returns to the islands</h2>`, title, "h2"},
		{"breadcrumb as h1", `<ol class="breadcrumb"><li><a href="/">Home</a></li><li><h1>Ferry returns: islands happy</h1></li></ol><h2>Ferry returns to the islands</h2>`, title, "h2"},
		{"breadcrumb alone", `<ol class="breadcrumb"><li><h1>Ferry returns to the islands</h1></li></ol>`, title, "h1"},
		{"screen readers", `<h1 class="sr-only">News</h1><h2>Ferry returns to the islands</h2>`, title, "h2"},
		{"hidden", `<h1 hidden>Ferry returns to the harbour</h1><h2>Ferry returns to the islands</h2>`, title, "h2"},
		{"menu", `<nav><h1>Ferry times and islands</h1></nav><h3>Ferry returns to the islands</h3>`, title, "h3"},
		{"best of several", `<h1>Weather</h1><h1>Ferry returns to the islands</h1><h1>Tides</h1>`, title, "h1"},
		{"kicker by name", `<h1><span class="kicker">Harbour</span> Ferry is back at sea, islands glad</h1>`, "Ferry is back at sea, islands glad", "h1"},
		{"kicker that is known not to be title", `<h1><span>Harbour</span> <span>Ferry returns to the islands</span></h1>`, title, "h1"},
		{"kicker that is known to be title", `<h1><span class="k">Ferry</span> <span class="h">returns to the islands</span></h1>`, title, "h1"},
		{"emphasis", `<h1>Ferry <em>returns</em> to the islands</h1>`, title, "h1"},
		{"label", `<h1>Opinion: Ferry returns to the islands</h1>`, title, "h1"},
		{"name of site behind it", `<h1>Ferry returns to the islands – Gazette</h1>`, title, "h1"},
		{"subtitle inside", `<h1>Ferry back at the islands <small class="subtitle">It took a winter</small></h1>`, "Ferry back at the islands", "h1"},
		{"link and comments inside", `<h1><b class="story"><a href="/f">Ferry returns to the islands</a> <i><a href="https://b.example">(b.example)</a></i></b> <span>87</span></h1>`, title, "h1"},
		{"bar on screen, site for readers", `<h1 class="sr-only">Ferry returns to the islands | Advice | Harbour House</h1><h2>Ferry returns to the islands</h2>`, title, "h2"},
		{"hidden on phones only", `<div class="md:hidden overflow-hidden"><h1>At last, the ferry is back at sea</h1></div><div class="hidden md:block"><h2>Tides</h2></div>`, "At last, the ferry is back at sea", "h1"},
		{"sidebar by name", `<div class="col sidebar-first"><h1>Ferry returns to the islands</h1></div><h2>Ferry returns</h2>`, title, "h1"},
		{"touching lines", `<h1>The best ferries of all<span class="block">Timetables and fares of the islands</span></h1>`, "The best ferries of all Timetables and fares of the islands", "h1"},
		{"drop cap", `<h1><span class="cap">A</span>t last, the ferry is back</h1>`, "At last, the ferry is back", "h1"},
		{"several sentences", `<h1>` + strings.Repeat("Learn when the ferry sails and what it costs. ", 4) + `</h1>`, "", ""},
		{"name of a file", `<h1><a href="/notes">notes</a>/plan.md</h1>`, "", ""},
		{"part of the body", bodyPara + `<h1>Islands</h1>`, "", ""},
		{"headings of other things", `<h2>Weather for the weekend</h2>`, "", ""},
		{"none", ``, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, tt.in+bodyPara, title)
			assert.Equal(t, tt.want, got.Title)
			assert.Equal(t, tt.tag, got.TitleTag)
		})
	}
}

// What is known of the title decides which pieces of a heading are it.
func TestReadTitlePieces(t *testing.T) {
	for _, tt := range []struct {
		name, in, want string
		known          []string
	}{
		{"lines of one title", `<h1>Ferries for beginners <br>Ferries 101</h1>`, "Ferries for beginners Ferries 101", []string{"Ferries 101", "Ferries for Beginners Ferries 101"}},
		{"kicker without a class", `<h1><span>Harbour</span>Ferry returns to the islands</h1>`, "Ferry returns to the islands", []string{"Ferry returns to the islands", "Harbour / Ferry returns to the islands"}},
		{"colon", `<h1><b class="k">Harbour</b> <b class="h">Ferry returns</b></h1>`, "Harbour: Ferry returns", []string{"Harbour - Ferry returns", "Harbour: Ferry returns"}},
		{"other signs", `<h1><b class="k">Harbour</b> <b class="h">Ferry returns</b></h1>`, "Harbour - Ferry returns", []string{"Harbour - Ferry returns"}},
	} {
		assert.Equal(t, tt.want, readHead(t, tt.in+bodyPara, tt.known...).Title, tt.name)
	}
}

func TestReadTitleScripts(t *testing.T) {
	for _, tt := range []struct{ in, known, want string }{
		{`<h1>新しいフェリーが島に戻る</h1>`, "新しいフェリーが島に戻る｜港新聞", "新しいフェリーが島に戻る"},
		{`<h2>港口日报</h2><h3>渡轮重返外岛</h3>`, "渡轮重返外岛", "渡轮重返外岛"},
		{`<h1><span class="category">أخبار</span> <span>عودة العبارة إلى الجزر</span></h1>`, "عودة العبارة إلى الجزر", "عودة العبارة إلى الجزر"},
		{`<h1>המעבורת חוזרת לאיים</h1>`, "המעבורת חוזרת", "המעבורת חוזרת לאיים"},
	} {
		assert.Equal(t, tt.want, readHead(t, tt.in+bodyPara, tt.known).Title, tt.in)
	}
}

func TestReadAuthors(t *testing.T) {
	for _, tt := range []struct{ name, in, want, line string }{
		{"class", `<div class="byline">By Ada Quill</div>`, "By Ada Quill", "By Ada Quill"},
		{"rel", `<p>With <a rel="author" href="/x">Ada Quill</a></p>`, "Ada Quill", "Ada Quill"},
		{"link", `<p><a href="/author/ada-quill/">Ada Quill</a></p>`, "Ada Quill", "Ada Quill"},
		{"article under an author's path", `<p><a href="/authors/ada-quill/ferry-returns-to-sea">Ada at sea</a></p>`, "", ""},
		{"names in elements", `<div class="authors">By <a href="/autor/ada">Ada Quill</a> and <a href="/autor/bo">Bo Lind</a></div>`, "Ada Quill|Bo Lind", "By Ada Quill and Bo Lind"},
		{"one by one", `<ul><li class="author">Ada Quill</li><li class="author">Bo Lind</li></ul>`, "Ada Quill|Bo Lind", "Ada Quill, Bo Lind"},
		{"date behind it", `<div class="byline">Ada Quill | 6 May 2024 | Sea</div>`, "Ada Quill", "Ada Quill | 6 May 2024 | Sea"},
		{"date before it", `<div class="byline">6 May 2024 by Ada Quill</div>`, "Ada Quill", "6 May 2024 by Ada Quill"},
		{"only a date", `<div class="byline">Mon, 6 May, 2024</div>`, "", ""},
		{"date and byline in a box", `<div class="author-meta"><time>6 May 2024</time> <span class="author">Ada Quill</span></div>`, "Ada Quill", "Ada Quill"},
		{"label in a box", `<div><p>Written by</p><p>Ada Quill</p></div>`, "Written by Ada Quill", "Written by Ada Quill"},
		{"button", `<div><span>By </span><button>Ada Quill</button></div>`, "By Ada Quill", "By Ada Quill"},
		{"spoken", `<p>By <strong>Ada Quill</strong></p>`, "By Ada Quill", "By Ada Quill"},
		{"German", `<span>Von Ada Quill</span>`, "Von Ada Quill", "Von Ada Quill"},
		{"Chinese", `<div>文：王小明</div>`, "文：王小明", "文：王小明"},
		{"Hebrew", `<div>מאת דנה כהן</div>`, "מאת דנה כהן", "מאת דנה כהן"},
		{"Korean by class", `<span class="writer">김하늘 기자</span>`, "김하늘 기자", "김하늘 기자"},
		{"touching elements", `<div class="byline"><span>Ada Quill</span><span>May 6, 2024</span></div>`, "Ada Quill", "Ada Quill"},
		{"biography", `<div class="author"><p>Ada Quill</p><p>Ada is an editor of harbours, ferries, lighthouses and of all that floats by the Gazette</p></div>`, "Ada Quill", ""},
		{"reviewer", `<div class="author"><p>Ada Quill</p><p>Reviewed by Cy Other</p><p>Bo Lind</p></div>`, "Ada Quill", ""},
		{"prose", `<p>By taking the ferry you help.</p>`, "", ""},
		{"prose with a capital", `<p>By following these simple rules, you will be well. Here are nine.</p>`, "", ""},
		{"street", `<address>17 Harbour Road, Quillham 70454</address>`, "", ""},
		{"address element", `<address>Ada Quill</address>`, "Ada Quill", "Ada Quill"},
		{"no technician", `<p>AV technician</p>`, "", ""},
		{"photo", `<figure><span class="author">Cy Lens</span></figure>`, "", ""},
		{"comment", `<div class="comments"><p>By Cy Reader</p></div>`, "", ""},
		{"menu", `<nav><a href="/author/cy">Cy Other</a></nav>`, "", ""},
		{"other stories", `<div class="byline">By Ada Quill</div><aside><div><p><b><i><a href="/author/cy">Cy Other</a></i></b></p></div></aside>`, "By Ada Quill", "By Ada Quill"},
		{"the site", `<div class="byline"></div>`, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1>`+tt.in+bodyPara+`</article>`, "Ferry returns")
			assert.Equal(t, tt.want, strings.Join(got.Authors, "|"))
			if tt.line != "" || tt.want == "" {
				assert.Equal(t, tt.line, got.Byline)
			}
			assert.False(t, got.Likely)
		})
	}
}

func TestReadAuthorsElsewhere(t *testing.T) {
	above := readHead(t, `<article><p>By Ada Quill</p><h1>Ferry returns</h1>`+bodyPara+`</article>`, "Ferry returns")
	assert.Equal(t, []string{"By Ada Quill"}, above.Authors)

	lower := readHead(t, `<h1>Ferry returns</h1>`+bodyPara+`<div class="byline">By Ada Quill</div>`+bodyPara, "Ferry returns")
	assert.Equal(t, []string{"By Ada Quill"}, lower.Authors, "under a standfirst that counts as body")

	behind := readHead(t, `<h1>Ferry returns</h1>`+bodyPara+`<div class="byline">Text by <a href="/contributor/ada">Ada Quill</a></div>`, "Ferry returns")
	assert.Equal(t, []string{"Ada Quill"}, behind.Authors)
	assert.True(t, behind.Named)

	list := readHead(t, `<div><h4>Dog lost</h4><p>By Cy Other</p></div><article><h1>Ferry returns</h1>`+bodyPara+`</article>`, "Ferry returns")
	assert.Empty(t, list.Authors, "another story above")
}

func TestReadFooter(t *testing.T) {
	var body strings.Builder
	for range 12 {
		body.WriteString(bodyPara)
	}
	got := readHead(t, `<h1>Ferry returns</h1>`+body.String()+`<p class="author">Ada Quill</p>`, "Ferry returns")
	assert.Equal(t, []string{"Ada Quill"}, got.Authors)
	assert.True(t, got.Likely)
	got = readHead(t, `<h1>Ferry returns</h1>`+body.String()+`<p>By Ada Quill</p>`, "Ferry returns")
	assert.Empty(t, got.Authors)
}

func TestReadDate(t *testing.T) {
	for _, tt := range []struct {
		name, in, want string
		sure           bool
	}{
		{"time", `<time datetime="2024-05-06T07:08:09+02:00">Monday</time>`, "2024-05-06T07:08:09+02:00", true},
		{"time without attribute", `<time>6 May 2024</time>`, "2024-05-06T00:00:00Z", true},
		{"class", `<span class="post-date">6 May 2024</span>`, "2024-05-06T00:00:00Z", true},
		{"line", `<p>6 May 2024, 5 min read</p>`, "2024-05-06T00:00:00Z", false},
		{"German", `<div><span>06.05.2024</span>, <span>Lesezeit 5 Min.</span></div>`, "2024-05-06T00:00:00Z", true},
		{"under a picture", `<div class="box"><a href="#"><img src="a.jpg"></a><p>The ferry on 2 May 2024</p></div><p>Filed on 6 May 2024</p>`, "2024-05-06T00:00:00Z", false},
		{"Japanese", `<p>2024年5月6日</p>`, "2024-05-06T00:00:00Z", true},
		{"Arabic", `<p>6 مايو 2024</p>`, "2024-05-06T00:00:00Z", true},
		{"byline and date in a box", `<div class="meta"><span>Ada Quill</span><span>May 6, 2024</span><span>Updated: May 8, 2024</span></div>`, "2024-05-06T00:00:00Z", true},
		{"bold words of a sentence", `<p>It sank on <b>6 May 2019</b> off the pier</p>`, "2019-05-06T00:00:00Z", false},
		{"in a note", `<time datetime="2024-05-06">6 May</time><p>This article was originally published on` + "\n 1 May 2020 at 4pm\n" + `and has been updated.</p>`, "2020-05-01T16:00:00Z", false},
		{"published before updated", `<p>Updated: <time datetime="2024-05-08">8 May</time></p><p>Published: <time datetime="2024-05-06">6 May</time></p>`, "2024-05-06T00:00:00Z", true},
		{"by class", `<time class="modified" datetime="2024-05-08">8 May</time><time class="published" datetime="2024-05-06">6 May</time>`, "2024-05-06T00:00:00Z", true},
		{"only updated", `<p>Last updated 8 May 2024</p>`, "2024-05-08T00:00:00Z", false},
		{"year of two digits", `<span class="date">Sea, 06.05.24</span>`, "2024-05-06T00:00:00Z", true},
		{"by itself with the time", `<p>6 May 2024, 14:05</p>`, "2024-05-06T14:05:00Z", true},
		{"in brackets", `<p>[Monday, 6 May 2024]</p>`, "2024-05-06T00:00:00Z", true},
		{"with bars", `<table><tr><td>06 | 05 | 2024 </td><td>Sea</td></tr></table>`, "2024-05-06T00:00:00Z", true},
		{"another day in the attribute", `<time datetime="2019-09-03">May 6, 2024 7:30am</time>`, "2024-05-06T07:30:00Z", true},
		{"attribute in another order", `<time datetime="2024-05-06">05/06/2024</time>`, "2024-05-06T00:00:00Z", true},
		{"of an account", `<p>Ada Quill</p><p>Joined: 6 May 2014</p><p>Reply of 8 May 2024, 05:42</p>`, "2024-05-08T05:42:00Z", false},
		{"zero of the clock", `<time datetime="1970-01-01T00:00:00Z">then</time>`, "", false},
		{"of a photo", `<figure><figcaption>The quay on 1 May 2019</figcaption></figure>`, "", false},
		{"of a comment", `<div class="comments"><time datetime="2024-06-01">1 June</time></div>`, "", false},
		{"prose", `<p>` + strings.Repeat("The ferry sails. ", 6) + `It did so on 1 May 2019 too.</p>`, "", false},
		{"none", ``, "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1>`+tt.in+bodyPara+`</article>`, "Ferry returns")
			assert.Equal(t, tt.want, rfc3339(got.Published))
			assert.Equal(t, tt.sure, got.SurelyPublished)
		})
	}
}

func TestReadDateElsewhere(t *testing.T) {
	const title = `<h1>Ferry returns</h1>`
	far := bodyPara + `<p>` + strings.Repeat("The ferry sails. ", 200) + `</p>`
	for _, tt := range []struct {
		name, in, want string
		sure           bool
	}{
		{"heading over the title", `<h5 class="preheadline">6 May 2024</h5>` + title + bodyPara, "2024-05-06T00:00:00Z", false},
		{"behind the author's heading", `<div><h4>Ada Quill</h4><ul><li><time>6 May 2024</time></li></ul></div><div>` + title + bodyPara + `</div>`, "2024-05-06T00:00:00Z", false},
		{"over a title that is none", `<div><h2>Sea</h2><p>Ada Quill</p><small>6 May 2024</small></div><div><h4>In brief</h4>` + bodyPara + `</div>`, "2024-05-06T00:00:00Z", false},
		{"in a link to this page", `<h4>Ada Quill</h4><a aria-current="page" href="/news/ferry"><i>By us</i><span>6 May 2024</span></a><div>` + title + bodyPara + `</div>`, "2024-05-06T00:00:00Z", false},
		{"in a link to another", `<h4>Dog lost</h4><a href="/news/dog"><span>6 May 2024</span></a><div>` + title + bodyPara + `</div>`, "", false},
		{"of a menu", `<nav><h4>Today</h4><span>6 May 2024</span></nav><div>` + title + bodyPara + `</div>`, "", false},
		{"label as a heading", title + far + `<aside><h3>Published</h3><p><time datetime="2024-05-06">May</time></p><h3>Author</h3><p>` + strings.Repeat("Ada ", 40) + `</p></aside>`, "2024-05-06T00:00:00Z", true},
		{"two labels", title + far + `<div><h4>Published</h4><h3>Publish date</h3><time>6 May 2024</time></div>`, "2024-05-06T00:00:00Z", true},
		{"label and date in a line", title + far + `<ul class="nav"><li>Veröffentlicht am: 6. Mai 2024</li></ul>`, "2024-05-06T00:00:00Z", false},
		{"label of an update beats none", title + far + `<p>Last updated: 6 May 2024</p>`, "2024-05-06T00:00:00Z", false},
		{"label beats an update", title + `<p>Updated 8 May 2024</p>` + far + `<footer>First published: 6 May 2024</footer>`, "2024-05-06T00:00:00Z", false},
		{"labels of several articles", title + far + `<footer><p>Published on <b>6 May 2024</b></p><p>Published on <b>7 May 2024</b></p></footer>`, "", false},
		{"label of another article", title + far + `<footer><a href="/news/dog">Published on <b>6 May 2024</b></a></footer>`, "", false},
		{"label of a comment", title + far + `<div class="comments"><p>Posted on 6 May 2024</p></div>`, "", false},
		{"in the only time beside the title", title + `<aside role="complementary"><p>Sea</p>` + strings.Repeat("<p>Sail with us</p>", 10) + `<time datetime="2024-05-06">Monday</time></aside>` + bodyPara, "2024-05-06T00:00:00Z", true},
		{"of several times beside it", title + `<aside>` + strings.Repeat("<p>Sail with us</p>", 10) + `<time datetime="2024-05-06">Monday</time> <time datetime="2024-06-07">Friday</time></aside>` + bodyPara, "", false},
		{"of an embedded post", title + far + `<blockquote><p>Ferry ahoy</p><time datetime="2024-05-06">Monday</time></blockquote>`, "", false},
		{"note of a weblog", title + far + `<p>Dieser Artikel wurde am 6. Mai 2024 um 14:48 von Ada Quill verfasst.</p>`, "2024-05-06T14:48:00Z", false},
		{"note of a change", title + far + `<p>Dieser Artikel wurde am 6. Mai 2024 aktualisiert.</p>`, "", false},
		{"label of something else", title + far + `<footer><p>Published by</p><p>Gazette Ltd, since 6 May 1904</p></footer>`, "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, tt.in, "Ferry returns")
			assert.Equal(t, tt.want, rfc3339(got.Published))
			assert.Equal(t, tt.sure, got.SurelyPublished)
		})
	}
}

func rfc3339(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func TestReadDateOrder(t *testing.T) {
	for _, tt := range []struct{ address, language, want string }{
		{"https://www.gazette.example/a", "en-GB", "2024-05-04T00:00:00Z"},
		{"https://www.gazette.example/a", "en-US", "2024-04-05T00:00:00Z"},
		{"https://www.gazette.com/a", "en", "2024-04-05T00:00:00Z"},
		{"https://www.gazette.co.uk/a", "en", "2024-05-04T00:00:00Z"},
		{"https://www.gazette.com/a", "fr", "2024-05-04T00:00:00Z"},
	} {
		got := readHeadAt(t, tt.address, tt.language, `<h1>Ferry returns</h1><p class="date">04/05/2024</p>`+bodyPara)
		assert.Equal(t, tt.want, rfc3339(got.Published), "%s %s", tt.address, tt.language)
	}
}

func TestReadDateInTitle(t *testing.T) {
	got := readHead(t, `<h1><span class="topline"><span class="date">06.05.2024</span></span>Ferry returns on 8 May 2024</h1>`+bodyPara, "Ferry returns on 8 May 2024")
	assert.Equal(t, "2024-05-06T00:00:00Z", rfc3339(got.Published))
}

func TestReadModified(t *testing.T) {
	for _, tt := range []struct{ name, in, published, modified string }{
		{"in a line", `<div class="datum">06.05.2024, 19:20 Uhr, aktualisiert am 07.05.2024, 08:05 Uhr</div>`, "2024-05-06T19:20:00Z", "2024-05-07T08:05:00Z"},
		{"before it", `<p>Updated: May 7, 2024; published: May 6, 2024</p>`, "2024-05-06T00:00:00Z", "2024-05-07T00:00:00Z"},
		{"in pieces", `<p>Published <time datetime="2024-05-06">6 May</time></p><p>Last updated <time datetime="2024-05-07">7 May</time></p>`, "2024-05-06T00:00:00Z", "2024-05-07T00:00:00Z"},
		{"time of day", `<p>2024年5月6日 14時05分（更新 20時5分）</p>`, "2024-05-06T14:05:00Z", "2024-05-06T20:05:00Z"},
		{"behind the date", `<p>2024年5月6日</p><p>2024年5月7日更新</p>`, "2024-05-06T00:00:00Z", "2024-05-07T00:00:00Z"},
		{"by class", `<time class="published" datetime="2024-05-06">6 May</time><time class="modified" datetime="2024-05-07">7 May</time>`, "2024-05-06T00:00:00Z", "2024-05-07T00:00:00Z"},
		{"alone", `<p>Stand: 07.05.2024</p>`, "2024-05-07T00:00:00Z", "2024-05-07T00:00:00Z"},
		{"none", `<p>6 May 2024</p>`, "2024-05-06T00:00:00Z", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<h1>Ferry returns</h1>`+tt.in+bodyPara, "Ferry returns")
			assert.Equal(t, tt.published, rfc3339(got.Published))
			assert.Equal(t, tt.modified, rfc3339(got.Modified))
		})
	}
}

func TestInOrder(t *testing.T) {
	day := func(s string) time.Time {
		d, _ := time.Parse("2006-01-02", s) // "" is no date
		return d
	}
	for _, tt := range []struct {
		name, read, other, retrieved string
		witnesses                    []string
		want                         string
		told                         bool
	}{
		{"one reading", "2024-05-13", "", "", nil, "2024-05-13", true},
		{"nothing tells", "2024-04-05", "2024-05-04", "", nil, "2024-04-05", false},
		{"witness of the first", "2024-04-05", "2024-05-04", "", []string{"2024-04-06"}, "2024-04-05", true},
		{"witness of the other", "2024-04-05", "2024-05-04", "", []string{"", "2024-05-03"}, "2024-05-04", true},
		{"witness of neither", "2024-04-05", "2024-05-04", "", []string{"2020-01-01"}, "2024-04-05", false},
		{"behind the retrieval", "2024-05-04", "2024-04-05", "2024-04-07", nil, "2024-04-05", true},
		{"the other behind it", "2024-04-05", "2024-05-04", "2024-04-07", nil, "2024-04-05", true},
		{"both behind it", "2024-04-05", "2024-05-04", "2024-01-01", nil, "2024-04-05", false},
		{"none behind it", "2024-04-05", "2024-05-04", "2025-01-01", nil, "2024-04-05", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var witnesses []time.Time
			for _, w := range tt.witnesses {
				witnesses = append(witnesses, day(w))
			}
			got, told := InOrder(day(tt.read), day(tt.other), day(tt.retrieved), witnesses...)
			assert.Equal(t, day(tt.want), got)
			assert.Equal(t, tt.told, told)
		})
	}
}

func TestReadDateSwapped(t *testing.T) {
	printed := `<h1>Ferry returns</h1><p class="date">03/12/2024</p>` + bodyPara
	read := func(h Hints, more string) string {
		doc, err := html.Parse(strings.NewReader(printed + more))
		require.NoError(t, err)
		h.Titles = []string{"Ferry returns"}
		return rfc3339(Read(doc, generic.Find(doc, generic.Hints{Title: "Ferry returns"}), h).Published)[:len("2006-01-02")]
	}
	march, october := time.Date(2024, 3, 12, 0, 0, 0, 0, time.UTC), time.Date(2024, 10, 1, 0, 0, 0, 0, time.UTC)
	assert.Equal(t, "2024-12-03", read(Hints{Language: "de"}, ""))
	assert.Equal(t, "2024-03-12", read(Hints{Language: "de", Dates: []time.Time{march}}, ""))
	assert.Equal(t, "2024-03-12", read(Hints{Language: "de", Retrieved: october}, ""))
	assert.Equal(t, "2024-03-12", read(Hints{Language: "de"}, `<ul><li>11. März 2024</li><li>13.03.2024</li></ul>`), "months behind the others")
	assert.Equal(t, "2024-12-03", read(Hints{Language: "de"}, `<ul><li>11. März 2024</li><li>30.11.2024</li></ul>`))
}

func TestReadSection(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"list", `<ol class="breadcrumb"><li><a href="/">Start</a></li><li><a href="/sea">Sea</a></li><li><a href="/sea/ferries">Ferries</a></li></ol>`, "Sea"},
		{"label", `<nav aria-label="Breadcrumb"><a href="/home">Home</a> <a href="/sea">Sea</a></nav>`, "Sea"},
		{"site", `<div id="breadcrumbs"><a href="/index">The Gazette</a> › <a href="/sea">Sea</a></div>`, "Sea"},
		{"the article itself", `<ol class="Breadcrumb"><li><a href="/">Home</a></li><li><a href="/news/ferry">Ferry returns</a></li></ol>`, ""},
		{"Japanese", `<ul class="c-breadcrumb"><li><a href="https://www.gazette.example/">ホーム</a></li><li><a href="/kaiun">海運</a></li></ul>`, "海運"},
		{"menu", `<ul class="menu"><li><a href="/sea">Sea</a></li></ul>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, readHead(t, tt.in+`<h1>Ferry returns</h1>`+bodyPara, "Ferry returns").Section)
		})
	}
}

func TestURLDate(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"https://a.example/2024/05/06/ferry", "2024-05-06T00:00:00Z"},
		{"https://a.example/news/2024/5/6/ferry.html", "2024-05-06T00:00:00Z"},
		{"https://a.example/blog/2024-05-06-ferry", "2024-05-06T00:00:00Z"},
		{"https://a.example/20240506/ferry", "2024-05-06T00:00:00Z"},
		{"https://a.example/2024/may/06/ferry", "2024-05-06T00:00:00Z"},
		{"https://a.example/article/A2024050614320005196", "2024-05-06T00:00:00Z"},
		{"https://a.example/view/202405061432001", "2024-05-06T00:00:00Z"},
		{"https://a.example/view/202405062532001", ""},
		{"https://a.example/view/202413061432001", ""},
		{"https://a.example/news/2024-05/06/content_1.htm", "2024-05-06T00:00:00Z"},
		{"https://a.example/202405/06/ferry", "2024-05-06T00:00:00Z"},
		{"https://a.example/news/06-05-2024-ferry", "2024-05-06T00:00:00Z"},
		{"https://a.example/news/06-05-2024", "2024-05-06T00:00:00Z"},
		{"https://a.example/20240506-ferry", "2024-05-06T00:00:00Z"},
		{"https://a.example/news/ferry-returns-2024-05-06", "2024-05-06T00:00:00Z"},
		{"https://a.example/news/ferry_20240506.html", "2024-05-06T00:00:00Z"},
		{"https://a.example/news/ferry-20241506.html", ""},
		{"https://a.example/news/06-05-24-ferry", ""},
		{"https://web.archive.org/web/20250102030405/http://a.example/2024/05/06/ferry", "2024-05-06T00:00:00Z"},
		{"https://web.archive.org/web/20250102030405/http://a.example/ferry", ""},
		{"https://web.archive.org/web/20250102030405id_/a.example/2024/05/06/ferry", "2024-05-06T00:00:00Z"},
		{"https://archive.ph/20250102030405/https://a.example/ferry", ""},
		{"https://a.example/view/A20240506", ""},
		{"https://a.example/2024/05/ferry", ""},
		{"https://a.example/2024/13/06/ferry", ""},
		{"https://a.example/2024/02/30/ferry", ""},
		{"https://a.example/12345678/ferry", ""},
		{"https://a.example/2024-05-0678-ferry", ""},
		{"https://a.example", ""},
	} {
		u, err := url.Parse(tt.in)
		require.NoError(t, err)
		got, _, ok := URLDate(u)
		assert.Equal(t, tt.want, rfc3339(got), tt.in)
		assert.Equal(t, tt.want != "", ok, tt.in)
	}
	_, _, ok := URLDate(nil)
	assert.False(t, ok)
}

func TestReadOfNothing(t *testing.T) {
	assert.Equal(t, Head{}, Read(nil, generic.Found{}, Hints{}))
	assert.Equal(t, Head{}, readHead(t, ""))
	assert.Equal(t, Head{}, readHead(t, strings.Repeat(`<b class="author">`, 300)))
	assert.Empty(t, readHead(t, strings.Repeat(`<i>By</i>`, 20_000)).Authors)
	assert.Empty(t, readHead(t, `<h1>`+strings.Repeat("x", 100_000)+`</h1>`).Title)
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<ol class=breadcrumb><li><a href=/sea>Sea</a></ol><h1><b class=kicker>Sea</b> Ferry returns</h1><div class=byline>By <a href=/author/ada>Ada Quill</a> | 6 May 2024</div>`+bodyPara), "Ferry returns")
	f.Add([]byte(`<article><time datetime=2024-05-06>6. Mai</time><p>Von<p>Ada Quill</article>`), "")
	f.Add([]byte(`<h2>渡轮</h2>文／王小明 2024年5月6日`+bodyPara+`<p class=author>İ by 1`), "渡轮")
	f.Fuzz(func(t *testing.T, src []byte, title string) {
		doc, err := html.Parse(strings.NewReader(string(src)))
		if err != nil {
			return
		}
		got := Read(doc, generic.Find(doc, generic.Hints{Title: title}), Hints{Titles: []string{title}})
		assert.Equal(t, got.Title == "", got.TitleTag == "")
		assert.Equal(t, len(got.Authors) == 0, got.Byline == "")
		assert.False(t, got.SurelyPublished && got.Published.IsZero())
	})
}

func TestReadAsked(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<h1>Ferry returns to the islands</h1><p class="standfirst">It took a winter in the dock and cost
		twice as much as planned.</p><p class="author">By Jane Roe</p><p class="date">3 March 2024</p>` + bodyPara))
	require.NoError(t, err)
	found := generic.Found{Body: bodyOf(doc)}
	whole := Read(doc, found, Hints{})
	require.NotEmpty(t, whole.Standfirst)
	require.False(t, whole.Published.IsZero())

	want := whole
	want.Standfirst, want.StandfirstTag = "", ""
	assert.Equal(t, want, Read(doc, found, Hints{NoStandfirst: true}))
	want = whole
	want.Published, want.SurelyPublished, want.PublishedAlone = time.Time{}, false, false
	assert.Equal(t, want, Read(doc, found, Hints{NoDates: true}))
}
