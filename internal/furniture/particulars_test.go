package furniture

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestReadParticulars(t *testing.T) {
	w := What{Names: []string{"Ada Quill", "Bo Lind"}}
	for _, tt := range []struct{ in, published, modified, role string }{
		{"18 March 2025", "2025-03-18", "", ""},
		{"Published 12 March 2025", "2025-03-12", "", ""},
		{"22 de septiembre de 2015", "2015-09-22", "", ""},
		{"Monday, 12 March 2025 14:05 GMT", "2025-03-12", "", ""},
		{"By Ada Quill Published 12 March 2025", "2025-03-12", "", ""},
		{"By Ada Quill staff writer", "", "", ""},
		{"By Ada Quill, 12 March 2025", "2025-03-12", "", ""},
		{"Ada Quill, reporter, and Bo Lind | 12 March 2025", "2025-03-12", "", "reporter"},
		{"Staff writer", "", "", "Staff writer"},
		{"Von Ada Quill | Veröffentlicht am 18.03.2025, 19:20 Uhr, aktualisiert am 19.03.2025, 08:05 Uhr", "2025-03-18", "2025-03-19", ""},
		{"2025年3月26日 14時05分（更新 20時5分）", "2025-03-26", "", ""},
		{"Last updated: 13 March 2025 · 3 min read · 12 comments", "", "2025-03-13", ""},
		{"21:00", "", "", ""},
		{"21:00Ada Quill", "", "", ""},
		{"1742382000", "", "", ""},
		{"3 hours ago", "", "", ""},
		{"KEY EVENT", "", "", ""},
		{"Newer Older", "", "", ""},
	} {
		got, ok := ReadParticulars(tt.in, w)
		assert.True(t, ok, tt.in)
		assert.Equal(t, tt.published, day(got.Published), tt.in)
		assert.Equal(t, tt.modified, day(got.Modified), tt.in)
		assert.Equal(t, tt.role, got.Role, tt.in)
	}
	for _, in := range []string{
		"",
		"The ferry sailed on 12 March 2025.",
		"On 12 March 2025 Ada Quill sailed",
		"12 March 2025: the ferry sails",
		"Published by Gazette Ltd on 12 March 2025",
		"Released in March",
		"Cy Oake",
		"By Cy Oake, 12 March 2025",
		"4.50",
		"2",
		"Live from the harbour",
		"Ferry, 12 March 2025",
		"Valid until 12 March 2025",
		"Ada Quill is a reporter.",
		"Close the harbour",
		"An update",
		"Updated",
		"President Ada Quill signed the law on ferries",
		"Ada Quill, head of the harbour, tells of the ferry and its captain",
		"Welcome",
		"\xff",
	} {
		_, ok := ReadParticulars(in, w)
		assert.False(t, ok, in)
	}
}

func TestReadParticularsOfOthers(t *testing.T) {
	got, ok := ReadParticulars("Released: 12 March 2025", What{})
	assert.True(t, ok)
	assert.False(t, got.Labelled, "a book's as well")
	_, ok = ReadParticulars("Cy Oake", What{})
	assert.False(t, ok)
	got, ok = ReadParticulars("21:00Cy Oake", What{AnyName: true})
	assert.True(t, ok)
	assert.True(t, got.Clock)
}

func FuzzReadParticulars(f *testing.F) {
	f.Add("By Ada Quill, reporter | Published 12 March 2025 | 3 min read", "Ada Quill")
	f.Add("21:00Ada Quill", "")
	f.Add("（更新 20時5分）\xff", "İ")
	f.Fuzz(func(t *testing.T, text, name string) {
		p, ok := ReadParticulars(text, What{Names: []string{name}, AnyName: true})
		assert.True(t, ok || p.Role == "" && p.Published.IsZero())
	})
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}
