package rule

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestUses(t *testing.T) {
	r := Read("a.example.toml", []byte(`name = "A"
hosts = ["a.example"]
[[layout]]
title = ["h2", "h1", "meta:none"]
drop = [".promo", ".gone"]
keep = [".kept"]
[layout.author]
entry = [".who"]
name = [".name"]`))
	p := parsePage(t, `<h1>Ferry</h1><p class="promo kept">x</p><p class="who">Ada</p>`, "https://a.example/1")
	var hit, missed []string
	for _, u := range NewSet(r).Match(p, "", time.Time{}).Uses() {
		assert.Equal(t, "a.example layout[0]", u.Rule+" "+u.Layout)
		if u.Hit {
			hit = append(hit, u.Place+" "+u.Text)
		} else {
			missed = append(missed, u.Place+" "+u.Text)
		}
	}
	assert.Equal(t, []string{"layout[0].title[1] h1", "layout[0].author.entry[0] .who", "layout[0].drop[0] .promo", "layout[0].keep[0] .kept"}, hit)
	assert.Equal(t, []string{"layout[0].title[0] h2", "layout[0].title[2] meta:none", "layout[0].author.name[0] .name", "layout[0].drop[1] .gone"}, missed)
	assert.Empty(t, Match{}.Uses())
}
