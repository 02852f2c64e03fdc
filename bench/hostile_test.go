package main

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestHostilePages checks that each kind makes a page of the size asked for,
// with the article on it.
func TestHostilePages(t *testing.T) {
	names := map[string]bool{}
	for _, k := range hostileKinds("") {
		assert.False(t, names[k.name], "%s twice", k.name)
		names[k.name] = true
		assert.NotEmpty(t, k.about, k.name)
		for _, size := range hostileSizes[:3] {
			page := hostilePage(&k, size)
			assert.InEpsilon(t, size, len(page), 0.75, k.name)
			if size > hostileSizes[0] {
				assert.InEpsilon(t, size, len(page), 0.2, k.name)
			}
			if k.place != instead {
				assert.Contains(t, string(page), asHTML(hostileParagraphs[3:]), k.name)
			}
		}
	}
	assert.Greater(t, len(names), 200)
}

// TestHostileRoutes checks that both routes find the article where nothing is
// hostile.
func TestHostileRoutes(t *testing.T) {
	routes, err := hostileRoutes()
	require.NoError(t, err)
	require.Len(t, routes, 2)
	harmless := &hostileKind{hostileRow: hostileRow{fill: func(int) string { return "" }}}
	for _, host := range []string{"harbour-gazette.example", "unknown.example"} {
		for _, route := range routes {
			run, err := runHostilePage(route.extractor, hostilePage(harmless, 0), "https://"+host+"/2025/03/26/ferry-returns")
			require.NoError(t, err)
			assert.Equal(t, "8/8", run.kept(), "%s %s", route.name, host)
			assert.Equal(t, host == "harbour-gazette.example" && route.name == "by a rule", strings.HasPrefix(run.article.Sources["body"], "rule "), "%s %s", route.name, host)
		}
	}
}

func TestFillers(t *testing.T) {
	for _, tt := range []struct {
		fill filler
		n    int
		want string
	}{
		{repeated("<a{i}>"), 17, "<a0><a1><a2>"},
		{repeated("{i}-{i} "), 15, "0-0 1-1 "},
		{between("[", "x", "]"), 5, "[xxx]"},
		{between("[", "x", "]"), 0, "[]"},
		{nested(2, "(", "{i}", ")"), 14, "((0))((1))"},
		{wrapped("<", repeated("x"), ">"), 5, "<xxx>"},
		{once("<", repeated("x")), 3, "<xx"},
		{halves(repeated("x"), repeated("y")), 6, "xxxyyy"},
	} {
		assert.Equal(t, tt.want, tt.fill(tt.n))
	}
}

func TestHostileLimits(t *testing.T) {
	at := func(size, ms, mb int) hostileSample {
		return hostileSample{size: size << 10, took: time.Duration(ms) * time.Millisecond, heap: uint64(mb) << 20}
	}
	for name, tt := range map[string]struct {
		samples       []hostileSample
		over, foresee string
	}{
		"linear":            {[]hostileSample{at(16, 10, 1), at(64, 40, 4), at(256, 160, 16)}, "", ""},
		"quadratic":         {[]hostileSample{at(16, 10, 1), at(64, 40, 1), at(256, 500, 1)}, "growth", ""},
		"a step":            {[]hostileSample{at(16, 1, 1), at(64, 4, 1), at(256, 60, 1), at(1024, 100, 1)}, "", ""},
		"quadratic at last": {[]hostileSample{at(16, 1, 1), at(64, 4, 1), at(256, 16, 1), at(1024, 256, 1)}, "growth", ""},
		"short":             {[]hostileSample{at(16, 1, 1), at(64, 20, 1)}, "", ""},
		"slow":              {[]hostileSample{at(64, 600, 1), at(256, 2400, 1)}, "time", ""},
		"large":             {[]hostileSample{at(64, 10, 65)}, "heap", ""},
		"large page":        {[]hostileSample{at(4096, 10, 160)}, "", " would take 2684 MB"},
		"both":              {[]hostileSample{at(64, 10, 1), at(256, 2500, 100)}, "growth, time, heap", " would take 40 s"},
		"slow at first":     {[]hostileSample{at(64, 700, 1)}, "", " would take 11 s"},
		"nothing measured":  {nil, "", ""},
	} {
		h := &Hostile{kind: new(hostileKind), samples: tt.samples}
		assert.Equal(t, tt.over, h.over(), name)
		assert.Equal(t, tt.foresee, h.foresee(), name)
	}
	beyond := at(4096, 1200, 1)
	step := &Hostile{samples: []hostileSample{at(16, 1, 1), at(64, 4, 1), at(256, 16, 1), at(1024, 300, 1)}, beyond: &beyond}
	assert.Empty(t, step.over())
	beyond.took *= 2
	assert.Equal(t, "growth", step.over())
	h := &Hostile{samples: []hostileSample{at(64, 10, 1)}}
	assert.True(t, h.grows(at(256, 61, 1)))
	assert.False(t, h.grows(at(256, 60, 1)))
	assert.False(t, new(Hostile).grows(at(256, 60, 1)))
	assert.Equal(t, "1024 KB would take 9 s", (&Hostile{stopped: "1024 KB would take 9 s"}).over())
}

func TestHostile(t *testing.T) {
	status, out, messages := command("-hostile", "-only", "null states", "-n", "1", "-floors")
	require.Zero(t, status, messages)
	assert.Contains(t, out, "hostile pages by a rule")
	assert.Contains(t, out, "hostile pages by the fallback")
	assert.Regexp(t, `(?m)^null states( +[\d.]+){3} +[\d.-]+( +[\d.]+){2} +8/8  objects that hold only null$`, out)
	assert.NotContains(t, out, "open b")
}

func TestHostileLine(t *testing.T) {
	h := &Hostile{kind: &hostileKind{hostileRow: hostileRow{name: "br", about: "line breaks"}}, stopped: "256 KB would take 30 s"}
	h.samples = []hostileSample{{took: time.Second}, {took: 5 * time.Second, bytes: 3e6, heap: 2e6, kept: "7/8"}}
	assert.Regexp(t, `^br +5000\.0 +- +- +5\.0 +3\.0 +2\.0 +7/8  line breaks \| time, 256 KB would take 30 s\n$`, hostileLine(h.row()))
}

func TestWatchHeap(t *testing.T) {
	grown := watchHeap()
	kept := make([]byte, 8<<20)
	n := grown()
	assert.NotEmpty(t, kept)
	assert.GreaterOrEqual(t, n, uint64(len(kept)))
}
