package furniture

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/lede-go/lede/internal/page"
)

func TestIsPointer(t *testing.T) {
	for _, tc := range []struct {
		html string // the block is the first element
		want bool
	}{
		{`<p>Read more: <a href="/harbour">The harbour plan in full</a></p>`, true},
		{`<p><strong>READ MORE:</strong> <a href="/harbour">The harbour plan in full</a></p>`, true},
		{`<p><a href="/harbour">Also read: The harbour plan in full</a></p>`, true},
		{`<p>[Related story: <a href="/harbour">The harbour plan</a>]</p>`, true},
		{`<p>&gt;&gt; Lesen Sie auch: <a href="/harbour">Der Hafenplan</a></p>`, true},
		{`<p>À lire aussi <a href="/harbour">Le plan du port</a></p>`, true},
		{`<p>Lee también | <a href="/harbour">El plan del puerto</a></p>`, true},
		{`<p>Читайте также: <a href="/harbour">План порта</a></p>`, true},
		{`<p>اقرأ أيضًا: <a href="/harbour">خطة الميناء</a></p>`, true},
		{`<p>यह भी पढ़ें: <a href="/harbour">बंदरगाह की योजना</a></p>`, true},
		{`<p>延伸閱讀：<a href="/harbour">港口計畫</a></p>`, true},
		{`<p>関連記事：<a href="/harbour">港の計画</a></p>`, true},
		{`<h4>See also: <a href="/harbour">The harbour plan</a></h4>`, true},
		{`<p><a href="/harbour"><strong>HARBOUR PLAN: WHAT WE KNOW SO FAR</strong></a></p>`, true},
		{`<p>By <a href="/harbour">HARBOUR PLAN: WHAT WE KNOW SO FAR</a></p>`, false},
		{`<h2><a href="/harbour">HARBOUR PLAN: WHAT WE KNOW SO FAR</a></h2>`, false},
		// A sentence with a link, and a label of the text.
		{`<p>Read more about it in <a href="/harbour">the harbour plan</a>, said the mayor.</p>`, false},
		{`<p>Source: <a href="/harbour">Port authority</a></p>`, false},
		{`<p>Learn more: <a href="/harbour">The harbour plan</a></p>`, false},
		{`<p>Read more: <a href="/harbour">The plan</a> and the answer to it.</p>`, false},
		{`<p>Read more: <a href="/a">The plan</a>, <a href="/b">the answer</a></p>`, false},
		{`<p>Read more: <a href="#notes">the notes below</a></p>`, false},
		{`<p>Read more: the plan</p>`, false},
		{`<p><a href="/harbour">The harbour plan: a reading</a></p>`, false},
		{`<p><a href="/harbour">Read more:</a></p>`, false},
		{`<div><p>Read more: <a href="/harbour">The plan</a></p></div>`, false}, // its block is
	} {
		assert.Equal(t, tc.want, IsPointer(page.Fragment(tc.html).FirstChild), tc.html)
	}
}
