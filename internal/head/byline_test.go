package head

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestBoldByline has the paragraph in bold on top of the body, which is a byline
// where it is nothing but full names and nobody else is named.
func TestBoldByline(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"name", `<p>&nbsp;</p><p><strong>Ada Quill</strong></p>`, "Ada Quill"},
		{"names", `<p><b>Ada Quill/Bo Lind</b></p>`, "Ada Quill/Bo Lind"},
		{"under the site's name", `<div class="author">The Gazette</div><p><strong>Ada Quill</strong></p>`, "Ada Quill"},
		{"in capitals under the account of the system", `<p>by <a rel="author" href="https://www.gazette.example/author/admin/">G Desk</a></p><p><b>ADA QUILL </b></p>`, "ADA QUILL"},
		{"account of the system alone", `<p>by <a rel="author" href="/author/admin/">G Desk</a></p>`, "by G Desk|G Desk"},
		{"role", `<p><strong>Harbour Editor</strong></p>`, ""},
		{"under a byline", `<div class="author">Cy Pen</div><p><strong>Ada Quill</strong></p>`, "Cy Pen"},
		{"one word", `<p><strong>Background</strong></p>`, ""},
		{"heading", `<p><strong>What the harbour says</strong></p>`, ""},
		{"section", `<p><strong>Personal Finance</strong></p>`, ""},
		{"name with more", `<p><strong>Ada Quill: ferries sail</strong></p>`, ""},
		{"part in bold", `<p><strong>Ada Quill</strong> is back</p>`, ""},
		{"not in bold", `<p>Ada Quill</p>`, ""},
		{"no paragraph", `<div><strong>Ada Quill</strong></div>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1>`+tt.in+bodyPara+`</article>`, "Ferry returns")
			assert.Equal(t, tt.want, strings.Join(got.Authors, "|"))
		})
	}
}

// TestNameLines has initials that a page prints in the place of a picture.
func TestNameLines(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"initials", `<a href="/author/ada-quill" title="Ada Quill"><span>AQ</span></a>`, "Ada Quill"},
		{"initials of a long title", `<a href="/author/ada-quill" title="Ada Quill, Some House"><span>AQ</span></a>`, "Ada Quill, Some House"},
		{"other title", `<a href="/author/aq" title="All stories"><span>AQ</span></a>`, "AQ"},
		{"no title", `<a href="/author/aq">AQ</a>`, "AQ"},
		{"name", `<a href="/author/ada-quill" title="Ada Quill's page">Ada Quill</a>`, "Ada Quill"},
		{"name in two lines", `<a href="/author/ada-quill">Ada<br>Quill</a>`, "Ada Quill"},
		{"name and role in two lines", `<a href="/author/ada-quill">Ada Quill<br>Editor</a>`, "Ada Quill\nEditor"},
		{"profile", `<a href="https://academy.example/profiles/ada-quill-1234">Ada Quill</a>`, "Ada Quill"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1><p>`+tt.in+`</p>`+bodyPara+`</article>`, "Ferry returns")
			assert.Equal(t, tt.want, strings.Join(got.Authors, "|"))
		})
	}
}

// TestSignsInByline has signs in elements of their own between a name and what is beside it.
func TestSignsInByline(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"dot", `<div class="author"><a href="/author/ada-quill">Ada Quill</a><div><span>·</span><span>Harbour Editor</span></div></div>`, "Ada Quill, Harbour Editor"},
		{"dash behind", `<p class="byline">By <a href="/author/ada-quill">Ada Quill</a><br>-</p>`, "By Ada Quill"},
		{"comma between", `<p class="byline">By <a href="/author/ada-quill">Ada Quill</a><br>,<br>Harbour Editor</p>`, "By Ada Quill, Harbour Editor"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1>`+tt.in+bodyPara+`</article>`, "Ferry returns")
			assert.Equal(t, tt.want, got.Byline)
		})
	}
}

// TestNamesOfOtherWork has names in elements of their own whose label says that
// they did not write.
func TestNamesOfOtherWork(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"in one line", `<div class="author">By <a href="/author/ada">Ada Quill</a>. Reviewed by <a href="/author/bo">Bo Lind</a></div>`, "Ada Quill"},
		{"line by line", `<p class="author"><i>Written by</i> <a href="/author/ada">Ada Quill</a></p><p class="author"><i>Fact-checked by</i> <a href="/author/bo">Bo Lind</a></p>`, "Ada Quill"},
		{"nobody else", `<p class="author"><i>Edited by</i> <a href="/author/bo">Bo Lind</a></p>`, ""},
		{"two of other work", `<div class="author">By <a href="/author/ada">Ada Quill</a>. Tested by <a href="/author/bo">Bo Lind</a> and <a href="/author/cy">Cy Oake</a></div>`, "Ada Quill"},
		{"both wrote", `<div class="author">By <a href="/author/ada">Ada Quill</a> and <a href="/author/bo">Bo Lind</a></div>`, "Ada Quill|Bo Lind"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1>`+tt.in+bodyPara+`</article>`, "Ferry returns")
			assert.Equal(t, tt.want, strings.Join(got.Authors, "|"))
		})
	}
}
