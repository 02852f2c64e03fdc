package head

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestLabelledByline has names under a heading that says that they are the authors'.
func TestLabelledByline(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"in a list", `<ul><li><b>Date</b> 6 May 2024</li><li><b>Autorin/Autor</b> Ada Quill</li></ul>`, "Ada Quill"},
		{"heading", `<div><h3>Author</h3><p>Ada Quill</p></div>`, "Ada Quill"},
		{"headings of two", `<div><h6>Author(s)</h6><ul><li><a>Ada Quill</a></li><li><a>Bo Lind</a></li></ul></div>`, "Ada Quill|Bo Lind"},
		{"with a button", `<div><h2>Article by</h2><div>Ada Quill</div><button>Let's talk</button></div>`, "Ada Quill"},
		{"twice the same", `<li><b>Author:</b> Ada Quill</li></ul><ul><li><b>Author:</b> Ada Quill</li>`, "Ada Quill"},
		{"of several stories", `<li><b>Author:</b> Ada Quill</li></ul><ul><li><b>Author:</b> Bo Lind</li>`, ""},
		{"menu", `<ul><li>Help</li><li>Authors</li><li>Archive</li></ul>`, ""},
		{"comments", `<div class="comments"><h3>Author</h3><p>Cy Other</p></div>`, ""},
		{"long", `<div><h3>Author</h3><p>` + strings.Repeat("Ada Quill has seen many a ferry come and go. ", 8) + `</p></div>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1>`+bodyPara+`</article><aside>`+tt.in+`</aside>`, "Ferry returns")
			assert.Equal(t, tt.want, strings.Join(got.Authors, "|"))
			assert.False(t, got.Likely)
		})
	}
}

// TestSignature has the last line of the body, which may be the byline.
func TestSignature(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"on the right", `<p style="text-align: right;"><strong>Ada Quill</strong></p>`, "Ada Quill"},
		{"old markup", `<p align="right">Ada Quill, Bo Lind</p>`, "Ada Quill, Bo Lind"},
		{"class", `<p>Short.</p><p class="has-text-align-right">Ada Quill</p>`, "Ada Quill"},
		{"site and another house", `<p>The Gazette / Harbour Bugle</p>`, "The Gazette / Harbour Bugle"},
		{"on the left", `<p><strong>Ada Quill</strong></p>`, ""},
		{"other text on the right", `<p style="text-align:right">Read on tomorrow</p>`, ""},
		{"behind a heading", `<h3>Letters</h3><p style="text-align:right">Ada Quill</p>`, ""},
		{"strokes without the site", `<p>Harbour / Islands</p>`, ""},
		{"far behind", strings.Repeat(`<p>Short.</p>`, 9) + `<p style="text-align:right">Ada Quill</p>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1>`+bodyPara+bodyPara+tt.in+`</article>`, "Ferry returns")
			assert.Equal(t, tt.want, strings.Join(got.Authors, "|"))
			assert.Equal(t, tt.want != "", got.Likely)
		})
	}
}

// TestLikelyNames has names between title and body that no markup tells of.
func TestLikelyNames(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"beside the date", `<div><span>Ada Quill |</span> <span>6 May 2024 - Updated 7 May 2024</span></div>`, "Ada Quill"},
		{"above the date", `<p>Ada Quill</p><div><p><span>06.05.2024</span> · <span>6 min</span></p></div>`, "Ada Quill"},
		{"three", `<p>Ada Quill, Bo Lind, Cy Oake</p><time>6 May 2024</time>`, "Ada Quill, Bo Lind, Cy Oake"},
		{"section beside the date", `<div><a href="/boats">Harbour Matters</a> <span>6 May 2024</span></div>`, ""},
		{"label beside the date", `<div><span>Posted On</span> <span>6 May 2024</span></div>`, ""},
		{"place beside the date", `<div><span>New York |</span> <span>6 May 2024</span></div>`, ""},
		{"number behind", `<p>Ada Quill</p><p>10 ferries</p>`, ""},
		{"portrait", `<div><img alt="Ada Quill" src="a.jpg"><b>Ada Quill</b></div>`, "Ada Quill"},
		{"portrait with more", `<div><img alt="Picture of Ada Quill" src="a.jpg"><b>Ada Quill</b></div>`, "Ada Quill"},
		{"picture of a thing", `<div><img alt="Harbour at dawn" src="a.jpg"><b>Harbour at dawn</b></div>`, ""},
		{"portrait of another", `<div><img alt="Bo Lind" src="a.jpg"><b>Ada Quill</b></div>`, ""},
		{"name alone", `<p>Ada Quill</p>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1>`+tt.in+bodyPara+`</article>`, "Ferry returns")
			assert.Equal(t, tt.want, strings.Join(got.Authors, "|"))
			assert.Equal(t, tt.want != "", got.Likely)
		})
	}
}

// TestBiography has the box behind the body that tells of the author.
func TestBiography(t *testing.T) {
	const about = `<p>Ada is a reporter of the islands and of all that swims between them, in any weather.</p>`
	for _, tt := range []struct{ name, in, want string }{
		{"portrait", `<div><img alt="" src="a.jpg"><h3>Ada Quill</h3>` + about + `</div>`, "Ada Quill"},
		{"names of the box", `<div class="author-box"><div><b>Ada Quill</b></div>` + about + strings.Repeat(about, 3) + `</div>`, "Ada Quill"},
		{"no sign of an author", `<div><h3>Ada Quill</h3>` + about + `</div>`, ""},
		{"no name", `<div><img alt="" src="a.jpg"><h3>Harbour news</h3>` + about + `</div>`, ""},
		{"about another", `<div><img alt="" src="a.jpg"><h3>Bo Lind</h3>` + about + `</div>`, ""},
		{"signed", `<p>Posted by Ada Quill on 6 May 2024</p>`, "Posted by Ada Quill"},
		{"teaser", `<p>By Cy Other</p>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			body := strings.Repeat(bodyPara, 12)
			got := readHead(t, `<article><h1>Ferry returns</h1>`+body+`</article>`+tt.in, "Ferry returns")
			assert.Equal(t, tt.want, strings.Join(got.Authors, "|"))
			assert.Equal(t, tt.want != "", got.Likely)
		})
	}
}
