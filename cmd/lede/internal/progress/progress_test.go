package progress

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestBar(t *testing.T) {
	var out bytes.Buffer
	b := New(&out, 200)
	b.Step(50)
	assert.Equal(t, "\r\x1b[K[=======                       ] 1 pages, 25%", out.String())
	b.Step(150)
	assert.Equal(t, "[==============================] 2 pages, 100%", b.line())

	none := New(nil, 0)
	none.Step(1)
	none.Clear()
	assert.Contains(t, none.line(), "1 pages, 100%")
}
