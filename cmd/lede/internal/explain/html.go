package explain

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
	"unicode"

	"github.com/lede-go/lede/internal/dom"
)

//go:embed page.html
var pageSource string

// parsePage gives the template of the page.
var parsePage = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page").Funcs(template.FuncMap{"plain": Plain}).Parse(pageSource)
})

// HTML writes the report as one page that stands by itself: it has no script, and asks
// for nothing elsewhere.
func (r *Report) HTML(w io.Writer) error {
	t, err := parsePage()
	if err != nil {
		return fmt.Errorf("explain: %w", err)
	}
	if err := t.Execute(w, r); err != nil {
		return fmt.Errorf("explain: %w", err)
	}
	return nil
}

// Plain gives a text as it can be shown: valid UTF-8, without the characters that steer a
// terminal or turn text around.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || dom.IsBidiControl(r)) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}
