package photo

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPhotoKey(t *testing.T) {
	const want = "cdn.example/a/boats"
	for _, address := range []string{
		"https://cdn.example/a/boats.jpg",
		"https://cdn.example/a/boats.webp?w=600",
		"https://cdn.example/a/boats-1024x768.jpg",
		"https://cdn.example/a/boats_600w.jpg",
		"https://cdn.example/a/boats@2x.jpg",
		"https://cdn.example/1200x630/a/boats.jpg",
		"https://cdn.example/a/590x/boats.jpg",
		"https://cdn.example/a/f1920x1080/boats.jpg",
		"https://cdn.example/a/boats.jpg.CROP.promo-large.jpg",
		"https://cdn.example/a/boats.ngsversion.1438795800319.jpg",
		"https://resize.example/x/?url=https%3A%2F%2Fcdn.example%2Fa%2Fboats.jpg",
	} {
		assert.Equal(t, want, photoKey(address), address)
	}
	assert.NotEqual(t, want, photoKey("https://cdn.example/b/boats.jpg"))
	assert.Equal(t, photoKey("https://a.example/w600/646217ca5ccf3e46.jpg"), photoKey("https://a.example/w1200/646217ca5ccf3e46.jpg"))
	assert.Equal(t, ":", photoKey(":"))

	// However many resizers an address names inside each other, few are followed.
	const resizer = "https://r.example/x?url="
	assert.Equal(t, want, photoKey(strings.Repeat(resizer, mostResizers)+"https://cdn.example/a/boats.jpg"))
	assert.NotEqual(t, want, photoKey(strings.Repeat(resizer, mostResizers+1)+"https://cdn.example/a/boats.jpg"))
}

func TestParseSrcset(t *testing.T) {
	for _, tt := range []struct {
		set  string
		want []candidate
	}{
		{"", nil},
		{" , ,", nil},
		{"a.jpg", []candidate{{"a.jpg", 1}}},
		{"a.jpg 2x,b.jpg 3.5x", []candidate{{"a.jpg", 2}, {"b.jpg", 3.5}}},
		{"a,b.jpg 100w 50h", []candidate{{"a,b.jpg", 100}}},
		{"a.jpg,, b.jpg", []candidate{{"a.jpg", 1}, {"b.jpg", 1}}},
		{"a.jpg wide", []candidate{{"a.jpg", 0}}},
	} {
		assert.Equal(t, tt.want, parseSrcset(tt.set), tt.set)
	}
}

func FuzzParseSrcset(f *testing.F) {
	f.Add("a.jpg 2x, b.jpg")
	f.Add(",a,, 1w")
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range parseSrcset(s) {
			assert.NotEmpty(t, c.url)
			assert.Contains(t, s, c.url)
		}
	})
}
