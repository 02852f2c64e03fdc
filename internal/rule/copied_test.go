package rule

import (
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOriginal(t *testing.T) {
	for _, tt := range []struct{ address, want string }{
		{"https://web.archive.org/web/20160218174457/http://gazette.example/ferry?p=2", "http://gazette.example/ferry?p=2"},
		{"https://web.archive.org/web/20160218174457id_/https://gazette.example/ferry", "https://gazette.example/ferry"},
		{"https://web.archive.org/web/20160218174457/https:/gazette.example/ferry", "https://gazette.example/ferry"},
		{"https://web.archive.org/web/20130307194448/gazette.example:80/ferry", "http://gazette.example:80/ferry"},
		{"https://web.archive.org/web/2016/https://a.example/go?to=http://b.example/", "https://a.example/go?to=http://b.example/"},
		{"https://archive.ph/2020.01.02-030405/https://gazette.example/ferry", "https://gazette.example/ferry"},
		{"https://archive.today/20200102030405/http://gazette.example/ferry", "http://gazette.example/ferry"},
		{"https://archive.is/o/Ab1cD/https://gazette.example/ferry", "https://gazette.example/ferry"},
		{"https://gazette-example.cdn.ampproject.org/c/s/gazette.example/ferry", "https://gazette.example/ferry"},
		{"https://gazette-example.cdn.ampproject.org/v/gazette.example/ferry?amp_js_v=0.1", "http://gazette.example/ferry?amp_js_v=0.1"},
		{"https://www.google.com/amp/s/gazette.example/amp/ferry", "https://gazette.example/amp/ferry"},
		{"https://web.archive.org/web/2020/https://www.google.com/amp/s/gazette.example/ferry", "https://gazette.example/ferry"},
		{"https://WEB.archive.org/web/2020/https://gazette.example/ferry", "https://gazette.example/ferry"},

		{"https://archive.ph/Ab1cD", ""},
		{"https://archive.org/details/gazette", ""},
		{"https://web.archive.org/web/20160218174457/", ""},
		{"https://web.archive.org/web/20160218174457/nothing", ""},
		{"https://web.archive.org/web/20160218174457/http://a.example:x/", ""},
		{"https://www.google.com/search?q=https://gazette.example/", ""},
		{"https://gazette.example/web/20160218174457/http://other.example/", ""},
		{"mailto:ada@archive.org", ""},
		{"", ""},
	} {
		u, err := url.Parse(tt.address)
		require.NoError(t, err)
		got := ""
		if u = original(u); u != nil {
			got = u.String()
		}
		assert.Equal(t, tt.want, got, tt.address)
	}
	assert.Nil(t, original(nil))
}

func FuzzOriginal(f *testing.F) {
	f.Add("https://web.archive.org/web/20160218174457/http://gazette.example/ferry")
	f.Add("https://www.google.com/amp/s/web.archive.org/web/1/archive.ph/1/https:/a.example")
	f.Fuzz(func(t *testing.T, address string) {
		u, err := url.Parse(address)
		if err != nil {
			return
		}
		if inner := original(u); inner != nil {
			assert.NotEmpty(t, inner.Hostname())
			assert.Nil(t, original(inner), "a copy of a copy")
		}
	})
}

// TestMatchCopies finds the publisher of an archive's copy by the address inside the
// archive's, be it the page's own or the one it names.
func TestMatchCopies(t *testing.T) {
	s := NewSet(read(t, "name = \"Gazette\"\nhosts = [\"gazette.example\"]"))
	const copied = "https://web.archive.org/web/20160218174457/http://www.gazette.example/ferry"
	for _, tt := range []struct{ address, canonical, want string }{
		{copied, "", "Gazette"},
		{copied, "https://other.example/", "Gazette"},
		{"", copied, "Gazette"},
		{"https://archive.ph/Ab1cD", "https://archive.ph/2016.02.18-174457/http://www.gazette.example/ferry", "Gazette"},
		{"https://archive.ph/Ab1cD", "", ""},
		{"https://other.example/ferry", copied, ""},
	} {
		m := s.Match(parsePage(t, "<p>The ferry came.", tt.address), tt.canonical, time.Time{})
		got := ""
		if m.Publisher != nil {
			got = m.Publisher.Name
		}
		assert.Equal(t, tt.want, got, "%s, canonical %s", tt.address, tt.canonical)
	}
}
