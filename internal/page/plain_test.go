package page

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestResolvePlain(t *testing.T) {
	base, err := url.Parse("https://gazette.example/news/a")
	assert.NoError(t, err)
	for ref, want := range map[string]string{
		"https://a.example/b.jpg?w=1": "https://a.example/b.jpg?w=1",
		" /img/%C3%A4.jpg\n":          "https://gazette.example/img/%C3%A4.jpg",
		"/":                           "https://gazette.example/",
	} {
		got, ok := resolvePlain(base, ref)
		assert.True(t, ok, ref)
		assert.Equal(t, want, got)
	}
	for _, ref := range []string{"", "a.jpg", "//a.example/b", "/a/../b", "/a//b", "/ä", "/a b", "/%", "/a?", "/a#b", "https://a.example", "https://u@a.example/", "https://a.example:80/", "HTTPS://a.example/"} {
		_, ok := resolvePlain(base, ref)
		assert.False(t, ok, ref)
	}
}

// FuzzResolvePlain finds no reference that is resolved in another way by the rules of URLs.
func FuzzResolvePlain(f *testing.F) {
	for _, ref := range []string{
		"https://a.example/b.jpg?w=1&h=%20", "/a", "/a/b?c", "/a:b", "/.", "/..", "/a/.b", "/a/", "/a//", "/%2e%2e/a", "/%2F", "/a;b=c", "/a'()*", "/a?b?", "/a?%", "/a?[", "http://-/", "http://a./", "\u00a0/a",
		"/a?b c", "/a?\x7f", "/[a]", "/a|b", `/a\b`, "/~a", "/a?b#",
	} {
		f.Add("https://www.gazette.example/news/a?b#c", ref)
		f.Add("", ref)
	}
	f.Add("http://[::1]/", "/a")
	f.Fuzz(func(t *testing.T, page, ref string) {
		base := absoluteURL(page)
		if got, ok := resolvePlain(base, ref); ok {
			assert.Equal(t, resolve(base, ref), got)
		}
	})
}
