package explain

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLosers holds that a report shows what else was found for a field, and what of the
// rule matches nothing.
func TestLosers(t *testing.T) {
	r := explain(t, `<title>The ferry is back</title><meta name="author" content="Ben Oduya">`+story(`<p class=byline>By Ada Quill</p>`))
	fields := map[string]Field{}
	for _, f := range r.Fields {
		fields[f.Name] = f
	}
	require.Len(t, fields["title"].Lost, 1)
	assert.Equal(t, "html: title", fields["title"].Lost[0].Source)
	require.Len(t, fields["authors"].Lost, 1)
	for _, text := range []string{htmlOf(t, r), textOf(t, r)} {
		assert.Contains(t, text, "Ben Oduya")
		assert.Contains(t, text, "gazette: layout[0].drop[3]: .prompt")
		assert.NotContains(t, text, "layout[0].drop[0]")
	}
}

// TestMoved holds that a line of the page that is a field's is shown as that, where the
// page has it, with what took it out of the body.
func TestMoved(t *testing.T) {
	r := explain(t, story(`<p class=byline>By Ada Quill</p>`))
	require.Len(t, r.Body, 4)
	assert.Equal(t, Filled, r.Body[2].Kind)
	assert.Equal(t, "byline", r.Body[2].Label)
	assert.Equal(t, "rule gazette: drop .byline", r.Body[2].Moved)
}
