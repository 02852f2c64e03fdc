package table

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWrite(t *testing.T) {
	tab := Table{Heads: []string{"house", "layouts"}}
	tab.Add("Süd", "2024, 2019")
	tab.Add("The Harbour Gazette", "")
	var out bytes.Buffer
	require.NoError(t, tab.Write(&out))
	assert.Equal(t, "house                layouts\nSüd                  2024, 2019\nThe Harbour Gazette\n", out.String())
}
