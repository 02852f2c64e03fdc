package dom

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCountWords(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int
	}{
		{"", 0},
		{" — … ", 0},
		{"The ferry sails.", 3},
		{"“Can't,” he said; it’s 3.14 or 1,000 p.m.", 8},
		{"well-known", 2},
		{"a.b c. d", 3},
		{"港湾に戻る。", 5},
		{"フェリーが 出る", 4},
		{"페리가 다시 운항한다.", 3},
		{"Zu\u0308rich में می\u200cخواهم", 3},
		{"เรือเฟอร์รี่ กลับมา", 2},
		{"\xff' a\xff", 1},
	} {
		assert.Equal(t, tt.want, CountWords(tt.text), tt.text)
	}
}
