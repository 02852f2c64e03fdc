package rule

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestKeys(t *testing.T) {
	keys := Keys()
	assert.Equal(t, Key{"aliases", ListForm}, keys[0])
	for _, want := range []Key{
		{"name", TextForm}, {"layout", TableListForm}, {"layout.from", DayForm}, {"layout.keep-hidden", FlagForm}, {"layout.body", ListForm},
		{"layout.pattern.title", TextForm}, {"layout.author", TableForm}, {"layout.author.url", ListForm}, {"layout.live.entry", ListForm},
		{"layout.frame.masthead", NestedForm}, {"style.roles", ListForm},
	} {
		assert.Contains(t, keys, want)
	}
	assert.NotContains(t, keys, Key{"layout.pattern.body", TextForm}, "a pattern works on text")
}
