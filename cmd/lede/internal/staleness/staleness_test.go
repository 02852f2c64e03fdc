package staleness

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/lede-go/lede/internal/rule"
)

// history gives a page a day, of which each has a field where its letter is x.
func history(marks string) []Seen {
	var pages []Seen
	for i, mark := range marks {
		day := time.Date(2024, 5, 1+i, 0, 0, 0, 0, time.UTC)
		uses := []rule.Use{{Rule: "a", Layout: "layout[0]", Field: "title", Hit: mark == 'x'}, {Rule: "a", Layout: "layout[0]", Field: "drop"}}
		pages = append(pages, Seen{Page: fmt.Sprint("p", i+1), Day: day, Uses: uses})
	}
	return pages
}

func TestFind(t *testing.T) {
	for marks, want := range map[string]string{
		"xxxx":        "",
		"xxx-":        "a: layout[0]: title: not found from 2024-05-04 on, on 1 pages (p4); last on 2024-05-03",
		"--":          "a: layout[0]: title: not found on any of 2 pages, from 2024-05-01 (p1)",
		"x-x-x-":      "",
		"x-x-x------": "a: layout[0]: title: not found from 2024-05-06 on, on 6 pages (p6); last on 2024-05-05",
	} {
		got := ""
		for _, f := range Find(history(marks)) {
			got += f.String()
		}
		assert.Equal(t, want, got, marks)
	}
	unfit := history("xx")
	unfit[1].Unfit = true
	assert.Equal(t, "no layout fits from 2024-05-02 on, on 1 pages (p2); last on 2024-05-01", Find(unfit)[0].String())
	assert.Empty(t, Find(nil))
}
