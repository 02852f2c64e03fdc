package head

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestRolesBesideNames has roles behind a link, beside a name and under it, as lines of
// the piece that names the person.
func TestRolesBesideNames(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"behind a link", `<p class="byline">By <a rel="author" href="/j/ada">Ada Quill</a>, harbour correspondent</p>`, "By Ada Quill, harbour correspondent"},
		{"in a span beside", `<div class="byline"><span>Ada Quill</span><span>Staff Writer</span></div>`, "Ada Quill\nStaff Writer"},
		{"under a break", `<p><strong>By Ada Quill</strong><br>Gazette staff writer</p>`, "By Ada Quill\nGazette staff writer"},
		{"in a place", `<p class="byline">By <a href="/author/ada">Ada Quill</a> in Kyiv</p>`, "By Ada Quill in Kyiv"},
		{"nothing more", `<p class="byline">By <a href="/author/ada">Ada Quill</a></p>`, "Ada Quill"},
		{"somebody more", `<p class="byline">By <a href="/author/ada">Ada Quill</a>, Ben Ash</p>`, "Ada Quill"},
		{"without by", `<p>6 May 2024</p><p>Ada Quill, Senior Reporter, and Ben Ash, Harbour Correspondent</p>`, "Ada Quill, Senior Reporter, and Ben Ash, Harbour Correspondent"},
		{"without by or role", `<p>Ada Quill and Ben Ash</p>`, ""},
		{"without by and more", `<p>Ada Quill, Senior Reporter, looks into the harbour</p>`, ""},
		{"caption without by", `<figure><p>Ada Quill, harbour master</p></figure>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1>`+tt.in+bodyPara+`</article>`, "Ferry returns")
			assert.Equal(t, tt.want, strings.Join(got.Authors, "|"))
		})
	}
}

// TestBylineLine has the line that Byline is.
func TestBylineLine(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"date behind it", `<p class="byline">By Ada Quill on January 20, 2024 at 4:05PM EST</p>`, "By Ada Quill"},
		{"date in a span", `<div class="byline"><span>By Ada Quill</span> | <span>6 May 2024</span></div>`, "By Ada Quill"},
		{"label and name in two spans", `<div class="byline"><span>By Ada Quill</span><span>Photography by</span><span>Ben Ash</span></div>`, "By Ada Quill, Photography by Ben Ash"},
		{"foot of the head", `<div class="headline__footer"><div class="byline">By <span class="byline__name">Ada Quill</span> and Ben Ash</div></div>`, "By Ada Quill and Ben Ash"},
		{"Arabic", `<span class="writeBy">كتبت ليلى الحداد</span>`, "كتبت ليلى الحداد"},
		{"date and section", `<p>6 May 2024 • Ada Quill in Harbour life</p>`, "Ada Quill"},
		{"page of the staff", `<p><a href="/staff/ada">Ada Quill</a></p>`, "Ada Quill"},
		{"page of the team", `<p><a href="/team/about">About us</a></p>`, ""},
		{"list of authors", `<p><a href="/blog-authors/ada">Ada Quill</a></p>`, "Ada Quill"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><h1>Ferry returns</h1>`+tt.in+bodyPara+`</article>`, "Ferry returns")
			assert.Equal(t, tt.want, got.Byline)
		})
	}
}

func TestReadOthers(t *testing.T) {
	got := readHead(t, `<article><h1>Ferry returns</h1><div class="byline">By <a href="/author/ada">Ada Quill</a></div>
		<span class="contributors"><span>Contributions from </span><a href="/author/ben">Ben Ash</a>, <a href="/author/cy">Cy Dole</a></span>`+bodyPara+`</article>`, "Ferry returns")
	assert.Equal(t, []string{"Ada Quill"}, got.Authors)
	assert.Equal(t, []string{"Ben Ash", "Cy Dole"}, got.Others)
}

func TestReadLinks(t *testing.T) {
	got := readHead(t, `<article><h1>Ferry returns</h1><div class="byline">By <a href="/author/ada">Ada Quill</a> and <a href="#ben">Ben Ash</a></div>
		<p><a href="/sea">Sea</a></p>`+bodyPara+`</article>`, "Ferry returns")
	assert.Equal(t, map[string]string{"Ada Quill": "/author/ada"}, got.Links)
}

// TestAddressedSignature has the line under an article that papers in Korea sign with.
func TestAddressedSignature(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"김하늘 기자 haneul@gazette.example", "김하늘 기자 haneul@gazette.example"},
		{"제보는 desk@gazette.example", ""},
		{"김하늘 기자는 바다를 좋아한다", ""},
		{"Ada Quill ada@gazette.example", ""},
	} {
		got := readHead(t, `<article><h1>Ferry returns</h1><div>`+strings.Repeat(bodyPara, 4)+`<p>`+tt.line+`</p></div></article>`, "Ferry returns")
		assert.Equal(t, tt.want, strings.Join(got.Authors, "|"), tt.line)
	}
}
