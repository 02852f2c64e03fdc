package meta

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestHostNames(t *testing.T) {
	for _, tt := range []struct{ address, want string }{
		{"https://www.gazette.co.uk/a", "gazette.co.uk gazette gazette"},
		{"https://developers.gazette.org/a", "developers.gazette.org developers gazette"},
		{"https://bbc.co.uk/a", "bbc.co.uk bbc"},
		{"https://localhost/a", "localhost localhost localhost"},
	} {
		u, err := url.Parse(tt.address)
		require.NoError(t, err)
		assert.Equal(t, tt.want, strings.Join(HostNames(u), " "))
	}
}

func TestIsInHost(t *testing.T) {
	hosts := []string{"Harbour", "www.harbour-gazette.example"}
	assert.True(t, isInHost("Harbour Gazette", hosts))
	assert.True(t, isInHost("Gazette", hosts))
	assert.False(t, isInHost("Harbour Times", hosts))
	assert.False(t, isInHost("", hosts))
	assert.False(t, isInHost("Harbour", hosts[:1]))
}
