package lede

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

// cleanHTML cleans the body of an HTML page that no rule knows.
func cleanHTML(t *testing.T, text string) cleaned {
	t.Helper()
	p, err := page.Read(strings.NewReader(text), "https://gazette.example/news/a", page.Options{})
	require.NoError(t, err)
	main := dom.First(p.Doc, atom.Main)
	require.NotNil(t, main, "the test's HTML has no <main>")
	var b body
	for n := range main.ChildNodes() {
		b.nodes = append(b.nodes, n)
	}
	return clean(p, rule.Match{}, b, keeping{})
}

// droppedOf gives the ledger of cleaning the body of an HTML page.
func droppedOf(t *testing.T, text string) []Dropped {
	t.Helper()
	p, err := page.Read(strings.NewReader(text), "https://gazette.example/news/a", page.Options{})
	require.NoError(t, err)
	l := newLedger()
	main := dom.First(p.Doc, atom.Main)
	clean(p, rule.Match{}, body{nodes: []*html.Node{main}}, keeping{ledger: l})
	return l.write(rule.Match{}, true, p.Doc)
}

// outline writes blocks as "type: text", one a line.
func outline(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		line := string(b.Type)
		if b.Level > 0 {
			line += strings.Repeat("+", b.Level)
		}
		lines = append(lines, line+": "+b.Text)
	}
	return strings.Join(lines, "\n")
}

func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, html, want string }{
		{"paragraphs", "<p>One.</p> <p>Two.</p>", "paragraph: One.\nparagraph: Two."},
		{"nested boxes", "<div><section><p>One.</p></section><div>Two.</div></div>", "paragraph: One.\nparagraph: Two."},
		{"bare text and double breaks", "One<br>goes on.<br> <br>Two.<br><br><br>Three.", "paragraph: One goes on.\nparagraph: Two.\nparagraph: Three."},
		{"bare text around a box", "One <b>bold</b><p>Two.</p>Three.", "paragraph: One bold\nparagraph: Two.\nparagraph: Three."},
		{"a comment does not part", "One <!-- x --> goes <i>on</i>.", "paragraph: One goes on."},
		{"headings", "<h2>Head</h2><p>One.</p><h3>Sub</h3>", "heading++: Head\nparagraph: One.\nheading+++: Sub"},
		{"lists", "<ul><li>One<ul><li>Deep</li></ul></li><li><p>Two</p></li></ul>", "list item+: One\nlist item++: Deep\nlist item+: Two"},
		{"definitions", "<dl><dt>Term</dt><dd>Sense.</dd></dl>", "list item+: Term\nlist item+: Sense."},
		{"quotes", "<blockquote><p>One.</p><p>Two.</p><footer>Ada Quill</footer></blockquote>", "quote: One.\nquote: Two.\nquote: Ada Quill"},
		{"heading in a list item", "<ul><li><h4>Head</h4>One</li></ul>", "heading++++: Head\nlist item+: One"},
		{"post of another site", `<p>One.</p><blockquote class="twitter-tweet"><p>Ferry <a href="#x">#back</a></p>— Ada <a href="https://posts.example/1">May 6</a></blockquote><p>Two.</p>`, "paragraph: One.\nembed: Ferry #back — Ada May 6\nparagraph: Two."},
		{"code", "<pre>a\n  b  \n</pre>", "code: a\n  b"},
		{"table", "<table><caption>Fares</caption><tr><th>To</th><th>Price</th></tr><tr><td>Bay</td><td> 2 </td></tr><tr><td></td></tr></table>", "table: Fares\nTo\tPrice\nBay\t2"},
		{"layout table", "<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", "paragraph: One.\nparagraph: Two."},
		{"hidden", `<p>One.</p><p hidden>x</p><p style="display:none">x</p><div aria-hidden="true"><p>Seen.</p></div><p>Two.</p>`, "paragraph: One.\nparagraph: Seen.\nparagraph: Two."},
		{"empty", "<p></p><p>&nbsp;</p><p>* * *</p><p>One.</p>", "paragraph: One."},
		{"controls and navigation", "<p>One.</p><nav><a>Home</a></nav><button>Share</button><div role=\"toolbar\">Print</div>", "paragraph: One."},
		{"a long paragraph twice", strings.Repeat("<p>"+strings.Repeat("This is the very same text. ", 4)+"</p>", 2), "paragraph: " + strings.TrimSpace(strings.Repeat("This is the very same text. ", 4))},
		{"a short line twice", "<p>Updated</p><p>One.</p><p>Updated</p>", "paragraph: Updated\nparagraph: One.\nparagraph: Updated"},
		{"soft hyphens and spaces", "<p>Dampf&shy;schiff&nbsp;fährt\n\t ab</p>", "paragraph: Dampfschiff fährt ab"},
		{"scripts", "<p>One<script>x()</script><style>p{}</style> goes on.</p>", "paragraph: One goes on."},
		{"figure", `<p>One.</p><figure><img src="/a.jpg" alt="Alt"><figcaption>Boats.</figcaption></figure><p>Two.</p>`, "paragraph: One.\nphoto: Boats.\nparagraph: Two."},
		{"picture in a paragraph", `<p>One <img src="/a.jpg"> goes on.</p>`, "paragraph: One goes on.\nphoto: "},
		{"quote in a figure", `<figure><blockquote>Said.</blockquote><figcaption>Ada Quill</figcaption></figure>`, "quote: Said.\nparagraph: Ada Quill"},
		{"embed", `<iframe src="https://player.example/1"></iframe>`, "embed: "},
		{"video with a caption", `<figure><video src="/v.mp4"></video><figcaption>The ferry.</figcaption></figure>`, "embed: The ferry."},
		{"line breaks in a paragraph", "<p>One<br>goes on.<br><br>Two.</p>", "paragraph: One goes on.\nparagraph: Two."},
		{"correction", "<p>One.</p><p><em>• This article was amended on 6 May 2024 to correct a name.</em></p>", "paragraph: One.\nnote: • This article was amended on 6 May 2024 to correct a name."},
		{"note of the editors", "<p>Anmerkung der Redaktion: Der Name stimmt.</p><p>One.</p>", "note: Anmerkung der Redaktion: Der Name stimmt.\nparagraph: One."},
		{"where it came out first", "<p>This story was first published in the Harbour Weekly.</p><p>Dieser Artikel ist zuerst im „Hafenboten“ erschienen.</p>", "note: This story was first published in the Harbour Weekly.\nnote: Dieser Artikel ist zuerst im „Hafenboten“ erschienen."},
		{"who helped", "<p>Ada Quill in Portside and Bo Lind in Quillham contributed to this report.</p><p>With additional reporting by Cy Oake</p>", "note: Ada Quill in Portside and Bo Lind in Quillham contributed to this report.\nnote: With additional reporting by Cy Oake"},
		{"developing story", "<p>This is a developing story.</p>", "note: This is a developing story."},
		{"sentences on a story", "<p>This story was first told in Quillham.</p><p>The rain contributed to this.</p><p>Reporting by numbers is no art.</p>", "paragraph: This story was first told in Quillham.\nparagraph: The rain contributed to this.\nparagraph: Reporting by numbers is no art."},
		{"a sentence on a correction", "<p>The article was amended by the court.</p><p>A correction was due.</p>", "paragraph: The article was amended by the court.\nparagraph: A correction was due."},
		{"footnotes", `<p>One.</p><section role="doc-endnotes"><ol><li>See the log. <a href="#ref1">↩</a></li></ol></section>`, "paragraph: One.\nnote: See the log."},
		{"for screen readers", `<p>Read <a href="/a">the log <span class="icon visually-hidden">(opens in a new window)</span></a> here.</p>`, "paragraph: Read the log here."},
		{"line break by style", `<div>One.<span class="id-r br" data-pos="2"></span>Two.</div>`, "paragraph: One.\nparagraph: Two."},
		{"ruby", "<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>に戻る。</p>", "paragraph: 港に戻る。"},
		{"ruby by character", "<p><ruby><rb>港</rb><rt>こう</rt><rb>湾</rb><rt>わん</rt></ruby>に戻る。</p>", "paragraph: 港湾に戻る。"},
		{"placeholders", "<p>One.</p><p>$$ARTICLE-AD$$</p><p>{{ adSlot }}</p><p>$$ and {{x}} in {{y}}</p>", "paragraph: One.\nparagraph: $$ and {{x}} in {{y}}"},
		{"details", "<details><summary>More</summary><p>One.</p></details>", "paragraph: More\nparagraph: One."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, outline(cleanHTML(t, "<main>"+tt.html+"</main>").blocks))
		})
	}
}

func TestLineBreaks(t *testing.T) {
	const sentence = "The ferry to the outer islands sails again from the first week of May"
	for _, tt := range []struct{ name, html, want string }{
		{"behind a sentence", sentence + ".<br>Fares rise.", "paragraph: " + sentence + ".\nparagraph: Fares rise."},
		{"behind a quotation", "“" + sentence + "!”<br>Fares rise.", "paragraph: “" + sentence + "!”\nparagraph: Fares rise."},
		{"in another script", "島の人々はこの十八か月、昼に一便だけの船に頼ってきた。<br>運賃は上がる。", "paragraph: 島の人々はこの十八か月、昼に一便だけの船に頼ってきた。\nparagraph: 運賃は上がる。"},
		{"inside a sentence", sentence + "<br>and later.", "paragraph: " + sentence + " and later."},
		{"verse", "The boat is gone.<br>The quay is bare.", "paragraph: The boat is gone. The quay is bare."},
		{"in a list item", "<ul><li>" + sentence + ".<br>Fares rise.</li></ul>", "list item+: " + sentence + ". Fares rise."},
		{"in a quote", "<blockquote>" + sentence + ".<br>Fares rise.</blockquote>", "quote: " + sentence + ".\nquote: Fares rise."},
		{"bold heading", "<p><b>The plan</b><br>Fares rise.</p>", "heading+++: The plan\nparagraph: Fares rise."},
		{"bold heading in a wrapper", "<p><span><strong>The plan</strong><br></span> <i>Fares</i> rise.</p>", "heading+++: The plan\nparagraph: Fares rise."},
		{"bold sentence", "<p><b>Fares rise.</b><br>So it goes.</p>", "paragraph: Fares rise. So it goes."},
		{"bold label", "<p><b>Note:</b><br>Fares rise.</p>", "paragraph: Note: Fares rise."},
		{"bold lines", "<p><b>The plan</b><br><b>for the ferry</b></p>", "paragraph: The plan for the ferry"},
		{"bold in part", "<p>The <b>plan</b><br>Fares rise.</p>", "paragraph: The plan Fares rise."},
		{"bold and nothing else", "<p><b>The plan</b><br></p><p>Fares rise.</p>", "paragraph: The plan\nparagraph: Fares rise."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, outline(cleanHTML(t, "<main>"+tt.html+"</main>").blocks))
		})
	}
}

func TestInline(t *testing.T) {
	for _, tt := range []struct{ name, html, want string }{
		{"drop cap with a copy", `<p><span aria-hidden="true"><span class="dropcap">T</span>he</span><span class="visually-hidden">The</span> ferry.</p>`, "paragraph: The ferry."},
		{"unit with a copy", `<p>15<span class="screen-reader-text"> minutes</span> <span aria-hidden="true">mins</span> late</p>`, "paragraph: 15 mins late"},
		{"icons", `<p>Fares <span aria-hidden="true">arrow_forward</span><i class="icon-up" aria-hidden="true">up</i> rise.</p>`, "paragraph: Fares rise."},
		{"tooltip", `<p>Ask <a href="/a">Ada Quill</a><span role="tooltip">A reporter.</span>.</p>`, "paragraph: Ask Ada Quill."},
		{"math", `<p>Waves break at <math alttext="H = L/7"><mi>H</mi></math> or so.</p>`, "paragraph: Waves break at H = L/7 or so."},
		{"hidden math with a picture", `<p>A wave of <span style="display:none"><math alttext="{\displaystyle L}"><mi>L</mi><annotation encoding="application/x-tex">{L}</annotation></math></span><img class="mwe-math-fallback-image-inline" src="/L.svg" aria-hidden="true" alt="{\displaystyle L}"> is long.</p>`, "paragraph: A wave of L is long."},
		{"math drawn a second time", `<p>Here <span class="katex"><span class="katex-mathml"><math><mi>L</mi></math></span><span class="katex-html" aria-hidden="true"><span>L</span></span></span> is long.</p>`, "paragraph: Here L is long."},
		{"picture of a formula", `<p>Here <img class="latex" src="/latex.php?latex=E" alt="E = mc^2"> holds.</p>`, "paragraph: Here E = mc^2 holds."},
		{"card of a post", `<p>One.</p><div class="tweet"><a href="https://twitter.com/quill/status/1499"><div><img src="/a.jpg">Ada Quill</div><div>The ferry sails again.</div></a><div><span>12</span> Likes</div></div><p>Two.</p>`, "paragraph: One.\nembed: The ferry sails again.\nparagraph: Two."},
		{"paragraph on a post", `<div class="tweets"><p>As <a href="https://twitter.com/quill/status/1499">Ada Quill said</a>, it sails.</p></div>`, "paragraph: As Ada Quill said, it sails."},
		{"code with breaks", "<p>Run:</p><code>make<br>make test</code>", "paragraph: Run:\ncode: make\nmake test"},
		{"code in a line", "<p>Run <code>make</code> first.</p>", "paragraph: Run make first."},
		{"numbered lines", `<pre><span class="lineno">1</span>make
<span class="lineno">2</span>make test</pre>`, "code: make\nmake test"},
		{"numbers beside the code", "<table><tr><td class=gutter><pre>1\n2</pre></td><td><pre>make\nmake test</pre></td></tr></table>", "code: make\nmake test"},
		{"numbers as code", "<pre>1 2\n3</pre>", "code: 1 2\n3"},
		{"rows of code", `<pre><code><table><tr><td class="hljs-ln-numbers">1</td><td>make</td></tr><tr><td class="hljs-ln-numbers">2</td><td>make test</td></tr></table></code></pre>`, "code: make\nmake test"},
		{"AMP", `<amp-youtube data-videoid="x1"></amp-youtube><amp-twitter data-tweetid="12"></amp-twitter><amp-iframe src="https://maps.example/1"></amp-iframe>`, "embed: \nembed: \nembed: "},
		{"frame without script", `<noscript><iframe src="https://player.example/1"></iframe></noscript>`, "embed: "},
		{"frame with and without script", `<iframe data-src="https://player.example/1"></iframe><noscript><iframe src="https://player.example/1"></iframe></noscript>`, "embed: "},
		{"frame that counts", `<p>One.</p><noscript><iframe src="https://count.example/1" style="display:none"></iframe></noscript>`, "paragraph: One."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, outline(cleanHTML(t, "<main>"+tt.html+"</main>").blocks))
		})
	}
}

func TestStrayMarkup(t *testing.T) {
	for _, tt := range []struct{ name, html, want string }{
		{"link", `<p>Ask &lt;a href="/ada" class="x"&gt;Ada Quill&lt;/a&gt; here.</p>`, "paragraph: Ask Ada Quill here."},
		{"paragraphs", `<div>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</div>`, "paragraph: One.\nparagraph: Two."},
		{"script", `<p>One.&lt;script type="x"&gt;draw()&lt;/script&gt;</p>`, "paragraph: One."},
		{"escaped again and again", `<p>&lt;p&gt;One &amp;lt;a href="/b"&amp;gt; two.&lt;/p&gt;</p>`, "paragraph: One two."},
		{"article on HTML", `<p>The &lt;p&gt; and the &lt;a&gt; of HTML, as in <code>&lt;a href="/b"&gt;</code>.</p>`, `paragraph: The <p> and the <a> of HTML, as in <a href="/b">.`},
		{"sums", `<p>1 &lt; 2 and 3 &gt; 2</p>`, "paragraph: 1 < 2 and 3 > 2"},
	} {
		assert.Equal(t, tt.want, outline(cleanHTML(t, "<main>"+tt.html+"</main>").blocks), tt.name)
	}
}

// cleanParts cleans the elements of class part, as the fallback gives them.
func cleanParts(t *testing.T, text string) string {
	t.Helper()
	p, err := page.Read(strings.NewReader(text), "https://gazette.example/news/a", page.Options{})
	require.NoError(t, err)
	var b body
	for n := range p.Doc.Descendants() {
		if dom.HasToken(n, "class", "part") {
			b.nodes = append(b.nodes, n)
		}
	}
	var lines []string
	for _, k := range clean(p, rule.Match{}, b, keeping{}).blocks {
		lines = append(lines, strings.TrimSpace(k.Marker+" "+string(k.Type)+": "+k.Text))
	}
	return strings.Join(lines, "\n")
}

func TestAround(t *testing.T) {
	for _, tt := range []struct{ name, html, want string }{
		{"quote", `<p class=part>One.</p><blockquote><p class=part>Said.</p><cite>Ada</cite></blockquote>`, "paragraph: One.\nquote: Said."},
		{"all in a quote", `<blockquote><p class=part>One.</p><p class=part>Two.</p></blockquote>`, "paragraph: One.\nparagraph: Two."},
		{"item", `<p class=part>One.</p><ol><li><h3 class=part>Head</h3><figure></figure><p class=part>Text.</p></li><li><p class=part>Two.</p></li></ol>`, "paragraph: One.\n1. heading: Head\nlist item: Text.\n2. list item: Two."},
		{"post in a list", `<p class=part>One.</p><ul><li><time>9:00</time><p class=part>Text.</p></li></ul>`, "paragraph: One.\nparagraph: Text."},
	} {
		assert.Equal(t, tt.want, cleanParts(t, tt.html), tt.name)
	}
}

func TestRunsOn(t *testing.T) {
	for _, tt := range []struct {
		html string
		want bool
	}{
		{`<font><i class=last>One</i></font> <a><font><i class=next>two</i></font></a>`, true},
		{`<font><i class=last>One</i></font> and <i class=next>two</i>`, false},
		{`<font><i class=last>One</i><br></font><i class=next>two</i>`, false},
		{`<font><i class=last>One</i></font><script>x</script><!-- x --><i class=next>two</i>`, true},
		{`<font><i class=last>One</i><i><b></b></i></font><i><i class=next>two</i></i>`, true},
		{`<p><i class=last>One</i></p><i class=next>two</i>`, false},
		{`<i class=last>One</i><p><i class=next>two</i></p>`, false},
	} {
		doc := fragment(tt.html)
		var last, next *html.Node
		for n := range doc.Descendants() {
			if dom.HasToken(n, "class", "last") {
				last = n
			}
			if dom.HasToken(n, "class", "next") {
				next = n
			}
		}
		assert.Equal(t, tt.want, runsOn(last, next), tt.html)
	}
}

func TestLedger(t *testing.T) {
	assert.Equal(t, []Dropped{
		{Text: "Secret", Reason: "hidden", Before: 1},
		{Text: "Home", Reason: "navigation", Before: 1},
		{Text: "—", Reason: "no word in it", Before: 1},
		{Text: "Find", Reason: "role search", Before: 1},
	}, droppedOf(t, `<main><p>One.</p><p hidden>Secret</p><nav>Home</nav><p>—</p><div role="search">Find</div></main>`))
}

func TestTableRows(t *testing.T) {
	c := cleanHTML(t, "<main><table><tr><th>To</th><th>Price</th></tr><tr><td>Bay</td><td>2</td></tr></table></main>")
	require.Len(t, c.blocks, 1)
	assert.Equal(t, [][]string{{"To", "Price"}, {"Bay", "2"}}, c.blocks[0].Rows)
	assert.Empty(t, paragraphs(c.blocks))
}

func TestWithoutTitle(t *testing.T) {
	head, para := Block{Type: HeadingBlock, Text: "Ferry returns"}, Block{Type: ParagraphBlock, Text: "One."}
	photo := Block{Type: PhotoBlock}
	assert.Equal(t, 1, titleIn([]Block{photo, head, para}, "Ferry Returns"))
	assert.Equal(t, -1, titleIn([]Block{para, head}, "Ferry Returns"), "a later heading stays")
	assert.Equal(t, -1, titleIn([]Block{head}, "Another"))
}

func TestMarker(t *testing.T) {
	c := cleanHTML(t, `<main><ol start="3"><li>Tide</li><li><p>Wind</p><p>and rain</p></li><li><h3>Ice</h3>Thick</li><li>6) Fog</li></ol><p>End.</p><ul><li>Sun</li></ul></main>`)
	var got []string
	for _, b := range c.blocks {
		got = append(got, b.Marker+b.Text)
	}
	assert.Equal(t, []string{"3.Tide", "4.Wind", "and rain", "5.Ice", "Thick", "6) Fog", "End.", "Sun"}, got)
	text := (&Article{Body: c.blocks}).Text()
	assert.Equal(t, "3. Tide\n\n4. Wind\n\nand rain\n\n5. Ice\n\nThick\n\n6) Fog\n\nEnd.\n\nSun", text)
	assert.Equal(t, []string{"Tide", "Wind", "and rain", "Thick", "6) Fog", "End.", "Sun"}, paragraphs(c.blocks))
}

// TestFiguresAmongParagraphs cleans bodies that are single paragraphs, as the
// fallback's are: the photos between and behind them join them.
func TestFiguresAmongParagraphs(t *testing.T) {
	const first, last = `<article><p>Boats are back.</p>`, `<p>They lie at Bay.</p>`
	figure := func(name, caption string) string {
		return `<li><figure><img src="/a/` + name + `.jpg"><figcaption>` + caption + `</figcaption></figure></li>`
	}
	for _, tc := range []struct{ name, html, want string }{
		{
			"picture for a script, named caption",
			first + `<figure><picture><noscript><img src="/a/b.jpg"></noscript></picture><div class="caption"><span>Boats at Bay.</span></div></figure>` + last + `</article>`,
			"paragraph: Boats are back.\nphoto: Boats at Bay.\nparagraph: They lie at Bay.",
		},
		{
			"gallery behind the text",
			first + last + `<script>var x = 1</script><ul>` + figure("b", "Boats at Bay.") + figure("c", "Nets on the pier.") + `</ul></article>`,
			"paragraph: Boats are back.\nparagraph: They lie at Bay.\nphoto: Boats at Bay.\nphoto: Nets on the pier.",
		},
		{"behind a heading", first + last + `<h3>More stories</h3><ul>` + figure("b", "Boats at Bay.") + `</ul></article>`, "paragraph: Boats are back.\nparagraph: They lie at Bay."},
		{"behind the article", first + last + `</article><ul>` + figure("b", "Boats at Bay.") + `</ul>`, "paragraph: Boats are back.\nparagraph: They lie at Bay."},
		{"without a caption", first + last + `<div><img src="/a/b.jpg"></div></article>`, "paragraph: Boats are back.\nparagraph: They lie at Bay."},
		{"advert", first + last + figure("b", "Advert") + `</article>`, "paragraph: Boats are back.\nparagraph: They lie at Bay."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p, err := page.Read(strings.NewReader("<!doctype html>"+tc.html), "https://gazette.example/news/a", page.Options{})
			require.NoError(t, err)
			var b body
			for n := range p.Doc.Descendants() {
				if dom.Is(n, atom.P) {
					b.nodes = append(b.nodes, n)
				}
			}
			assert.Equal(t, tc.want, outline(clean(p, rule.Match{}, b, keeping{}).blocks))
		})
	}
}

func TestStillOfAFilm(t *testing.T) {
	const still = `<figure class="c-video__inner"><img src="/a/nets.jpg"><figcaption>Nets are mended at Bay</figcaption></figure>`
	inside := `<main><p>Boats are back.</p>` + still + `<p>They lie at Bay.</p></main>`
	c := cleanHTML(t, inside)
	assert.Equal(t, "paragraph: Boats are back.\nparagraph: They lie at Bay.", outline(c.blocks), "inside the text it stands for another story")
	assert.Equal(t, []Dropped{{Text: "Nets are mended at Bay", Reason: "still of a film", Before: 1}}, droppedOf(t, inside))
	c = cleanHTML(t, `<main>`+still+`<p>Boats are back.</p></main>`)
	assert.Equal(t, "photo: Nets are mended at Bay\nparagraph: Boats are back.", outline(c.blocks), "above the text it is the lead photo")
}

func TestCaptionWithoutPhoto(t *testing.T) {
	const page = `<main><p>First.</p><div class="image-caption">Boats at Bay.</div><figure><figcaption>Powered by</figcaption></figure><p>Two.</p></main>`
	c := cleanHTML(t, page)
	assert.Equal(t, "paragraph: First.\nparagraph: Two.", outline(c.blocks))
	assert.Equal(t, []Dropped{
		{Text: "Boats at Bay.", Reason: "caption without a photo", Before: 1},
		{Text: "Powered by", Reason: "caption without a photo", Before: 1},
	}, droppedOf(t, page))
}

// TestSurroundsAreBounded holds the search for surrounds to linear time: a page of
// pictures in one box is read in a moment.
func TestSurroundsAreBounded(t *testing.T) {
	many := strings.Repeat(`<div><div><div><img src="/a.jpg">x</div></div></div>`, 5000)
	c := cleanHTML(t, "<main><p>One.</p>"+many+"</main>")
	assert.Len(t, c.photos.Photos, 1, "copies of one picture")
	assert.NotEmpty(t, c.blocks)
}

// richly writes what blocks have beside their type and text, one a line.
func richly(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		parts := []string{string(b.Type)}
		for _, s := range b.Spans {
			part := string(s.Kind) + "[" + b.Text[s.Start:s.End] + "]"
			if s.URL != "" {
				part += "(" + strings.TrimPrefix(s.URL, "https://gazette.example") + ")"
			}
			parts = append(parts, part)
		}
		for name, value := range map[string]string{"id": b.ID, "cite": b.Cite, "caption": b.Caption} {
			if value != "" {
				parts = append(parts, name+"="+value)
			}
		}
		if b.Correction {
			parts = append(parts, "correction")
		}
		if b.Ordered {
			parts = append(parts, "ordered")
		}
		if b.HeaderRows > 0 {
			parts = append(parts, "head="+strconv.Itoa(b.HeaderRows))
		}
		lines = append(lines, strings.Join(parts, " "))
	}
	return strings.Join(lines, "\n")
}

func TestRich(t *testing.T) {
	const sentence = "The ferry to the outer islands sails again from the first week of May."
	for _, tt := range []struct{ name, html, want string }{
		{"kinds", "<p>E=mc<sup>2</sup>, <em>x</em><sub>1</sub> <b>b</b> <cite>The Log</cite> <kbd>make</kbd></p>",
			"paragraph superscript[2] emphasis[x] subscript[1] strong[b] citation[The Log] code[make]"},
		{"links", `<p><a href="/a">a</a> <a href="//b.example/x y">b</a> <a href="javascript:x()">c</a> <a href="mailto:d@gazette.example">d</a> <a name="e">e</a> <a href="#top">f</a> <a href="https://u:p@gazette.example/">g</a></p>`,
			"paragraph link[a](/a) link[b](https://b.example/x%20y)"},
		{"across a line break", "<p><i>" + sentence + "<br>Fares rise.</i> So <b>it</b> goes.</p>", "paragraph emphasis[" + sentence + "]\nparagraph emphasis[Fares rise.] strong[it]"},
		{"around blocks", `<a href="/a"><p>One.</p><p>Two <i>b</i>.</p></a><p>Three.</p>`, "paragraph link[One.](/a)\nparagraph link[Two b.](/a) emphasis[b]\nparagraph"},
		{"words for screen readers", `<p>Read <a href="/a">the log <span class="visually-hidden">(opens in a new window)</span></a> here.</p>`, "paragraph link[the log](/a)"},
		{"packed markup", `<p>Ask &lt;a href="/ada" class="x"&gt;Ada Quill&lt;/a&gt; here.</p>`, "paragraph link[Ada Quill](/ada)"},
		{"heading in bold", "<h2><strong>The <a href=/p>plan</a></strong></h2><p><b>The cost</b><br>Fares rise.</p>", "heading link[plan](/p)\nheading\nparagraph"},
		{"picture in a link", `<p>One <a href="/big.jpg"><img src="/a.jpg"></a> two.</p>`, "paragraph\nphoto"},
		{"quotes", `<blockquote cite="/log"><p>One <em>a</em>.</p><cite>Ada Quill</cite></blockquote><blockquote cite="javascript:x()">Two.</blockquote>`, "quote emphasis[a] cite=https://gazette.example/log\nquote citation[Ada Quill] cite=https://gazette.example/log\nquote"},
		{"lists", "<ol><li><b>One</b><ul><li>Deep</li></ul></li></ol>", "list item strong[One] ordered\nlist item"},
		{"a table", `<table><caption>Fares, <i>new</i></caption><thead><tr><td>To</td><td>Price</td></tr></thead><tr><td><a href="/bay">Bay</a></td><td> <b>2</b> </td></tr></table>`,
			"table emphasis[new] link[Bay](/bay) strong[2] caption=Fares, new head=1"},
		{"a head of cells", "<table><tr><th>To</th><th>Price</th></tr><tr><th>Bay</th><td>2</td></tr></table>", "table head=1"},
		{"footnotes", `<p>One.<sup id="r1"><a href="#n1">1</a></sup> Two.<sup><a href="https://gazette.example/news/a#n2">2</a></sup> Three.<a href="#n3">3</a></p><section role="doc-endnotes"><ol><li id="n2">See <i>b</i>. <a href="#r1">back</a></li><li id="n1"><p>See a.</p><p>And a.</p></li><li id="n3"></li></ol></section>`,
			"paragraph superscript[1] link[1](#note-1) superscript[2] link[2](#note-2)\nnote emphasis[b] id=note-2\nnote id=note-1\nnote"},
		{"notes", "<p>Correction: The name was wrong.</p><p>Editor’s note: The name is right.</p><p>An earlier version of this story had no name.</p>", "note correction\nnote\nnote correction"},
		{"code", "<pre>a <b>b</b></pre>", "code"},
		{"caption of a film", `<figure><video src="/v.mp4"></video><figcaption>The <i>Gull</i>.</figcaption></figure>`, "embed emphasis[Gull]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, richly(cleanHTML(t, "<main>"+tt.html+"</main>").blocks))
		})
	}
}

// A caption has its spans where it stands on the page in one, whatever the credit
// leaves of it.
func TestCaptionSpans(t *testing.T) {
	for _, tt := range []struct {
		name, html string
		want       []Span
	}{
		{"as it stands", `<figcaption>The <i>Gull</i> at <a href="/bay">Bay</a>.</figcaption>`, []Span{{Kind: EmphasisSpan, Start: 4, End: 8}, {Kind: LinkSpan, Start: 12, End: 15, URL: "https://gazette.example/bay"}}},
		{"with a credit", `<figcaption>The <i>Gull</i>. <a href="/quill">Photograph: Ada Quill</a></figcaption>`, []Span{{Kind: EmphasisSpan, Start: 4, End: 8}}},
		{"a place in the page", `<figcaption>The <a href="#gull">Gull</a>.</figcaption>`, nil},
		{"none", `<figcaption>The Gull.</figcaption>`, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := cleanHTML(t, `<main><figure><img src="/a.jpg">`+tt.html+`</figure></main>`)
			require.Len(t, c.blocks, 1)
			assert.Equal(t, tt.want, c.blocks[0].Photo.CaptionSpans)
			assert.Nil(t, c.blocks[0].Spans)
		})
	}
}

func TestEmbeds(t *testing.T) {
	for _, tt := range []struct {
		name, html string
		want       Embed
	}{
		{"known site", `<iframe src="https://www.youtube.com/embed/x" title=" The  ferry "></iframe>`, Embed{Kind: VideoEmbed, Provider: "YouTube", Title: "The ferry"}},
		{"other site", `<iframe src="https://www.player.example/1"></iframe>`, Embed{Kind: FrameEmbed, Provider: "player.example"}},
		{"film", `<video src="/v.mp4" poster="/still.jpg"></video>`, Embed{Kind: VideoEmbed, Provider: "gazette.example", Poster: "https://gazette.example/still.jpg"}},
		{"post", `<blockquote class="twitter-tweet">Ferry. <a href="https://x.com/quill/status/1">May 6</a></blockquote>`, Embed{Kind: PostEmbed, Provider: "X"}},
		{"without script", `<noscript><iframe src="https://w.soundcloud.com/1" title="The foghorn"></iframe></noscript>`, Embed{Kind: AudioEmbed, Provider: "SoundCloud", Title: "The foghorn"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := cleanHTML(t, "<main>"+tt.html+"</main>")
			require.Len(t, c.blocks, 1)
			assert.Equal(t, &tt.want, c.blocks[0].Embed)
		})
	}
}
