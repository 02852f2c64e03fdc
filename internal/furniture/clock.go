package furniture

import (
	"regexp"
	"strings"
	"sync"
)

// clockPattern matches a block that is a time of day and no more, or counts what
// readers did, in lower case.
var clockPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:[0-2]?\d[:.h][0-5]\d(?:[:.][0-5]\d)?(?: ?(?:[ap]\.?m\.?|uhr|h|gmt|utc|[bc]es?t|e[sd]t|p[sd]t))*` +
		`|\d[\d.,]*[km]? (?:comments?|shares?|views?|likes?|reads?|kommentare?|commentaires?|comentarios?|comentários?|reacties))$`)
})

// IsClock reports whether a text is a time of day, such as stands beside the posts
// of a live blog, or a counter of comments, shares or readers.
func IsClock(text string) bool {
	const longest = 24
	return len(text) <= longest && clockPattern().MatchString(strings.ToLower(text))
}
