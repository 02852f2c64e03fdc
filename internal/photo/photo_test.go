package photo

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// photosIn gives the photos inside the <main> of an HTML page that no rule knows.
func photosIn(t *testing.T, in string) []Photo {
	t.Helper()
	p, err := page.Read(strings.NewReader(in), "https://gazette.example/news/a", page.Options{})
	require.NoError(t, err)
	main := dom.First(p.Doc, atom.Main)
	require.NotNil(t, main, "the test's HTML has no <main>")
	return photosOf(p, main)
}

// photosOf gives the photos of the surrounds in root, and of the figures that a
// script will fill.
func photosOf(p *page.Page, root *html.Node) []Photo {
	r := NewReader(p, Rule{})
	surrounds := r.In([]*html.Node{root})
	var list List
	for n := root; n != nil; {
		s := surrounds[n]
		switch {
		case s != nil && s.Root == n:
			for _, photo := range r.Photos(s) {
				photo.Box = nil
				list.Add(photo)
			}
		case s == nil && dom.Is(n, atom.Figure) && dom.First(n, atom.Figure) == nil:
			if f := r.Figure(n); f.Photo != nil {
				f.Photo.Box = nil
				list.Add(*f.Photo)
			}
		}
		n = dom.Next(root, n, s != nil)
	}
	return list.Photos
}

// captions writes photos as "caption | credit", one a line.
func captions(photos []Photo) string {
	var lines []string
	for _, p := range photos {
		lines = append(lines, p.Caption+" | "+p.Credit)
	}
	return strings.Join(lines, "\n")
}

func TestCaptions(t *testing.T) {
	const img = `<img src="/a/boats.jpg" alt="Alt">`
	for _, tt := range []struct{ name, html, want string }{
		{"figcaption", `<figure>` + img + `<figcaption>Boats. Foto: Ada Quill/dpa</figcaption></figure>`, "Boats. | Ada Quill/dpa"},
		{"credit element", `<figure>` + img + `<figcaption>Boats. <span class="copyright">© Ada Quill</span></figcaption></figure>`, "Boats. | Ada Quill"},
		{"credit in front", `<figure>` + img + `<figcaption><div class="copyright">Ada Quill/AP</div><div class="caption">Boats.</div></figcaption></figure>`, "Boats. | Ada Quill/AP"},
		{"names of both", `<figure>` + img + `<figcaption class="fig__caption"><p class="fig__caption__text">Boats.</p><div class="fig__caption__meta"><span class="fig__caption__meta__credits">Foto: Ada Quill</span></div></figcaption></figure>`, "Boats. | Ada Quill"},
		{"two owners", `<figure>` + img + `<figcaption><span class="caption">Boats.</span> <span class="credit">Photo by Ada Quill</span> / <span class="distributor">AFP</span></figcaption></figure>`, "Boats. | Ada Quill / AFP"},
		{"itemprops", `<figure itemscope>` + img + `<figcaption><span itemprop="description">Boats.</span><span itemprop="author">(Image: Ada Quill)</span></figcaption></figure>`, "Boats. | Ada Quill"},
		{"cite", `<figure>` + img + `<figcaption><p>Boats.<cite>Ada Quill</cite></p></figcaption></figure>`, "Boats. | Ada Quill"},
		{"spans with hashes for names", `<figure class="x1">` + img + `<figcaption><span class="x2">Boats.</span><span class="x3">Ada Quill/dpa</span></figcaption></figure>`, "Boats. | Ada Quill/dpa"},
		{"two figcaptions", `<figure>` + img + `<figcaption>Boats.</figcaption><figcaption><strong>Image Credits:</strong> Ada Quill</figcaption></figure>`, "Boats. | Ada Quill"},
		{"credit outside the figcaption", `<figure><div>` + img + `</div><span><span>Foto: Ada Quill</span></span><figcaption>Boats.</figcaption></figure>`, "Boats. | Ada Quill"},
		{"copies for small and large screens", `<figure>` + img + `<small>© Ada Quill</small><figcaption><p>Boats are at Bay.</p><p class="mobile">Boats are at Bay.</p></figcaption><small>© Ada Quill</small></figure>`, "Boats are at Bay. | Ada Quill"},
		{"copy cut short", `<figure>` + img + `<figcaption><span>Boats are back in the water…</span><span>Boats are back in the water at Bay.</span></figcaption></figure>`, "Boats are back in the water at Bay. | "},
		{"controls", `<figure>` + img + `<button>View image in fullscreen</button><figcaption>Boats.<span class="icon-zoom">Zoom</span><span class="visually-hidden">Open this photo in gallery:</span></figcaption></figure>`, "Boats. | "},
		{"hidden from screen readers", `<figure>` + img + `<figcaption aria-hidden="true">Boats. <span class="credit" aria-hidden="true">ADA QUILL / AFP</span></figcaption></figure>`, "Boats. | ADA QUILL / AFP"},
		{"bold and links in the caption", `<figure>` + img + `<figcaption><b>1946:</b> Boats at <a href="/bay">Bay</a>.</figcaption></figure>`, "1946: Boats at Bay. | "},
		{"behind the picture, its alternative text", `<p><img src="/a/b.jpg" alt="Boats at Bay"></p><div><span>Boats at Bay</span></div>`, "Boats at Bay | "},
		{"behind the picture, its alternative text and the site", `<p><img src="/a/b.jpg" alt="Boats at Bay - The Gazette"></p><div>Boats at Bay</div>`, "Boats at Bay | "},
		{"behind the picture, a link of its alternative text", `<p><img src="/a/b.jpg" alt="Boats at Bay"></p><div><a href="/b">Boats at Bay</a></div>`, " | "},
		{"behind the picture, the name of its file", `<p><img src="/a/b.jpg" alt="boats_01"></p><div>boats_01</div>`, " | "},
		{"no figure, class", `<div>` + img + `<p class="caption">Boats. <span class="credits">(Courtesy of Ada Quill)</span></p></div>`, "Boats. | Ada Quill"},
		{"no figure, description of a picture", `<div>` + img + `<p class="img-description">Boats. | <strong>Ada Quill/dpa</strong></p></div>`, "Boats. | Ada Quill/dpa"},
		{"no figure, no names, credit by form", `<div class="x1"><span>` + img + `</span><p><span>Boats.</span></p><p>Image: Ada Quill</p></div>`, "Boats. | Ada Quill"},
		{"no figure, plain boxes", `<div class="x1"><div>` + img + `</div><div class="x2">Boats lie at Bay</div><div class="x3">The Bay Ledger</div></div>`, "Boats lie at Bay | The Bay Ledger"},
		{"credit above the picture", `<div class="x1"><span>Foto: Ada Quill</span>` + img + `<div>Boats at Bay</div></div>`, "Boats at Bay | Ada Quill"},
		{"caption behind the picture's box", `<div class="top">` + img + `</div><div class="row"><div class="image-caption">Boats. (Photo: Ada Quill)</div></div><p>One.</p>`, "Boats. | Ada Quill"},
		{"paragraph behind the picture", `<p>` + img + `</p><p>Boats at Bay. Foto: Ada Quill/dpa</p><p>One.</p>`, "Boats at Bay. | Ada Quill/dpa"},
		{"paragraph behind the picture without a credit", `<p>` + img + `</p><p>The boats are back, says Ada Quill.</p>`, " | "},
		{"credit in the title attribute", `<div><img src="/a/boats.jpg" alt="Boats" title="Boats | Bildquelle: Ada Quill"><p class="mediainfo infotext image-caption">Boats at Bay</p></div>`, "Boats at Bay | Ada Quill"},
		{"a film's length", `<figure>` + img + `<figcaption><p>Boats.</p><p>26.10.2025 | 2:43 min</p></figcaption></figure>`, "Boats. | "},
		{"the words of a viewer", `<figure>` + img + `<figcaption><p>Boats.</p><p>Fotostrecke ansehen</p></figcaption></figure>`, "Boats. | "},
		{"the words of a viewer alone", `<figure>` + img + `<figcaption>Video</figcaption></figure>`, " | "},
		{"gallery", `<div class="gallery"><div>` + img + `<p class="caption">Boats. (Ada Quill / AP)</p></div><div><img src="/a/nets.jpg"><p class="caption">Nets. (Ada Quill / AP)</p></div></div>`, "Boats. | Ada Quill / AP\nNets. | Ada Quill / AP"},
		{"two pictures, one caption", `<figure><div><img src="/a/left.jpg" alt="L"><img src="/a/right.jpg" alt="R"></div><figcaption>Boats.</figcaption></figure>`, "Boats. | \n | "},
		{"two pictures without alternative texts", `<figure><img src="/a/left.jpg"><img src="/a/right.jpg"><figcaption>Boats.</figcaption></figure>`, "Boats. | \n | "},
		{"the same in two sizes", `<figure><img src="/a/boats-300x200.jpg?w=1"><figcaption>Boats.</figcaption></figure><figure><img src="/a/boats-1200x800.jpg"><figcaption>Boats.</figcaption></figure>`, "Boats. | "},
		{"a hash that ends like a code to scan", `<figure><img class="photo jdxiQR" src="/a/boats.jpg"><figcaption>Boats.</figcaption></figure>`, "Boats. | "},
		{"a link to the gallery instead of a caption", `<figure>` + img + `<figcaption><a href="/gallery">See all photos</a></figcaption></figure>`, " | "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, captions(photosIn(t, "<main><p>First.</p>"+tt.html+"</main>")))
		})
	}
}

func TestNoPhotos(t *testing.T) {
	for _, tt := range []struct{ name, html string }{
		{"avatar", `<div class="author-card"><img src="/a/ada.jpg"></div>`},
		{"portrait beside a byline", `<figure><img src="/a/ada.jpg"><figcaption><address>Von Ada Quill</address></figcaption></figure>`},
		{"byline for a caption", `<figure><img src="/a/ada.jpg"><figcaption>Von Ada Quill, Redakteurin</figcaption></figure>`},
		{"logo", `<p><img src="/a/gazette-logo.png"></p>`},
		{"emoji", `<p>One <img class="emoji" src="/a/1f600.png"></p>`},
		{"icon in a folder", `<img src="/icons/share.png">`},
		{"advertisement", `<div class="ad-slot"><img src="/a/soap.jpg"></div>`},
		{"code to scan", `<div class="qr-code"><img src="/a/boats.jpg"></div>`},
		{"card of another story", `<div><a href="/news/b"><img src="/a/b.jpg"><h3>Another story</h3></a></div>`},
		{"card with two links", `<div><a href="/news/b"><img src="/a/b.jpg"></a><a class="caption" href="/news/b">Another story</a></div>`},
		{"placeholder", `<img src="data:image/gif;base64,R0lGOD">`},
		{"card of this story", `<figure><a href="/news/a"><img src="/a/b.jpg"><figcaption>Boats are back</figcaption></a></figure>`},
		{"cards with one stand-in", `<figure><a href="/news/b"><img src="/a/b.jpg" alt="1"><figcaption>One</figcaption></a></figure>` +
			`<figure><a href="/news/c"><img src="/a/b.jpg" alt="2"><figcaption>Two</figcaption></a></figure><figure><a href="/news/d"><img src="/a/b.jpg" alt="3"><figcaption>Three</figcaption></a></figure>`},
		{"counter of readers", `<img src="https://vg05.met.vgwort.de/na/0a1b2c">`},
		{"arrow", `<img src="/a/arrow-left.png">`},
		{"stand-in", `<img src="/a/lazy_placeholder.gif">`},
		{"stand-in by the page's word", `<img src="/a/42.gif" placeholdersrc="/a/42.gif">`},
		{"footer", `<footer><img src="/a/b.jpg"></footer>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Empty(t, photosIn(t, "<h1>Boats are back</h1><main><p>First.</p>"+tt.html+"</main>"))
		})
	}
}

func TestPhotoAddresses(t *testing.T) {
	const base = "https://gazette.example"
	for _, tt := range []struct {
		name, html string
		want       Photo
	}{
		{"width of the srcset", `<img srcset="/a.jpg 300w, /b.jpg 900w">`, Photo{URL: base + "/b.jpg", Width: 900}},
		{"height by the proportions", `<img srcset="/a.jpg 300w, /b.jpg 900w" width="300" height="200">`, Photo{URL: base + "/b.jpg", Width: 900, Height: 600}},
		{"attributes", `<img src="/a.jpg" width="640" height="480px">`, Photo{URL: base + "/a.jpg", Width: 640, Height: 480}},
		{"densities keep the attributes", `<img srcset="/a.jpg, /b.jpg 2x" width="640" height="480">`, Photo{URL: base + "/b.jpg", Width: 640, Height: 480}},
		{"lazy srcset", `<img src="data:image/gif;base64,R0" data-srcset="/a.jpg 800w">`, Photo{URL: base + "/a.jpg", Width: 800}},
		{"JSON in a lazy attribute", `<img src="/a.jpg" data-image="{&quot;id&quot;:1.5}">`, Photo{URL: base + "/a.jpg"}},
		{"JSON alone", `<img data-props='{"alt":"x","src":"/a.jpg"}'>`, Photo{URL: base + "/a.jpg"}},
		{"broken JSON", `<img src="/a.jpg" data-props='{"src":'>`, Photo{URL: base + "/a.jpg"}},
		{"noscript", `<figure><img src="data:image/gif;base64,R0" alt="Alt"><noscript><img src="/a.jpg" width="800"></noscript></figure>`, Photo{URL: base + "/a.jpg", Alt: "Alt", Width: 800}},
		{"noscript behind a placeholder", `<figure><img src="/img/placeholder.png"><noscript><img src="/a.jpg"></noscript></figure>`, Photo{URL: base + "/a.jpg"}},
		{"escaped noscript of a saved page", `<figure><img src="/img/placeholder.png"><noscript>&lt;img src="/a.jpg"&gt;</noscript></figure>`, Photo{URL: base + "/a.jpg"}},
		{"larger than its sources", `<picture><source media="(max-width: 600px)" srcset="/s.jpg 640w"><img src="/a.jpg" width="1280" height="1600"></picture>`, Photo{URL: base + "/a.jpg", Width: 1280, Height: 1600}},
		{"of a size of its own", `<picture><source srcset="/l.jpg 900w"><img src="/a.jpg?w=600" width="1280"></picture>`, Photo{URL: base + "/l.jpg", Width: 900}},
		{"smaller than its sources", `<picture><source srcset="/l.jpg 1920w"><img src="/a.jpg" width="1280"></picture>`, Photo{URL: base + "/l.jpg", Width: 1920}},
		{"a ratio for a size", `<a-img layout="responsive" width="16" height="9" src="/a.jpg"></a-img>`, Photo{URL: base + "/a.jpg"}},
		{"nothing but noscript", `<figure><noscript><img src="/a.jpg"></noscript><figcaption>Boats.</figcaption></figure>`, Photo{URL: base + "/a.jpg", Caption: "Boats."}},
		{"loaded by a script", `<figure class="article-image"><figcaption>Boats.</figcaption></figure>`, Photo{Caption: "Boats."}},
		{"element of its own name", `<amp-img src="/a.jpg" width="640"></amp-img>`, Photo{URL: base + "/a.jpg", Width: 640}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, []Photo{tt.want}, photosIn(t, "<main><p>First.</p>"+tt.html+"</main>"))
		})
	}
}

func TestPhotos(t *testing.T) {
	const base = "https://gazette.example"
	for _, tt := range []struct {
		name, html string
		want       []Photo
	}{
		{"figure", `<figure><img src="/a.jpg" alt=" An  alt "><figcaption>Boats.</figcaption></figure>`, []Photo{{URL: base + "/a.jpg", Alt: "An alt", Caption: "Boats."}}},
		{"srcset", `<img src="s.jpg" srcset="a.jpg 300w, b,c.jpg 900w, d.jpg 600w">`, []Photo{{URL: base + "/news/b,c.jpg", Width: 900}}},
		{"densities", `<img srcset="a.jpg, b.jpg 2x">`, []Photo{{URL: base + "/news/b.jpg"}}},
		{"picture", `<picture><source srcset="/big.webp 1200w"><img src="/small.jpg"></picture>`, []Photo{{URL: base + "/big.webp", Width: 1200}}},
		{"lazy", `<img src="data:image/gif;base64,R0lGOD" data-src="//cdn.example/a.jpg">`, []Photo{{URL: "https://cdn.example/a.jpg"}}},
		{"pixel", `<img src="/t.gif" width="1" height="1">`, nil},
		{"icon", `<img src="/i.png" width="32px">`, nil},
		{"no address", `<img alt="x">`, nil},
		{"the same twice", `<img src="/a.jpg"><img src="/a.jpg">`, []Photo{{URL: base + "/a.jpg"}}},
		{"hidden until scrolled to", `<figure style="display:none"><img src="/a.jpg"></figure>`, []Photo{{URL: base + "/a.jpg"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, photosIn(t, "<main>"+tt.html+"</main>"))
		})
	}
}

func FuzzPhotos(f *testing.F) {
	f.Add(`<figure><img src="/a.jpg"><figcaption>Boats. (Image: AP)</figcaption></figure>`)
	f.Add(`<figure><noscript><img src=x></noscript><figcaption class=credit>`)
	f.Add(`<a href=/b><img src=/c alt=d><p class=caption>e`)
	f.Fuzz(func(t *testing.T, s string) {
		p, err := page.Read(strings.NewReader("<main>"+s), "https://gazette.example/", page.Options{})
		if err != nil {
			t.Skip("not HTML, or nested too deep")
		}
		photos := photosOf(p, p.Doc)
		text := strings.Join(strings.Fields(allText(p.Doc)), "")
		for _, photo := range photos {
			for _, word := range strings.Fields(photo.Caption) {
				assert.Contains(t, text, word)
			}
		}
	})
}

// allText gives the text of a page as a Line has it, hidden or not.
func allText(n *html.Node) string {
	var l dom.Line
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			l.AddString(d.Data)
		}
	}
	return l.String()
}

func TestNameWords(t *testing.T) {
	for name, want := range map[string][]string{
		"article-body__imageWrapper--large": {"article", "body", "image", "wrapper", "large"},
		"jdxiQR":                            {"jdxi", "qr"},
		"Légende_ÉTÉ":                       {"légende", "été"},
		"--":                                nil,
		"a\xffb":                            {"a", "b"},
	} {
		assert.Equal(t, want, slices.Collect(nameWords(name)), name)
	}
}
