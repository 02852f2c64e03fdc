package page

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// recoded says which real pages stand for a charset: those in the script and,
// where it is not empty, in one of the languages and with one of the letters.
var recoded = []struct {
	label     string
	languages string
	letters   string
	script    *unicode.RangeTable
}{
	{"windows-1252", "de fr es pt it nl sv da nb no fi is en", "", unicode.Latin},
	{"iso-8859-15", "fr fi", "€ŠšŽžŒœŸ", unicode.Latin},
	{"macintosh", "de fr es", "", unicode.Latin},
	{"windows-1250", "pl cs sk hu ro sl hr sh", "", unicode.Latin},
	{"iso-8859-2", "pl cs sk hu ro sl hr sh", "", unicode.Latin},
	{"windows-1254", "tr", "", unicode.Latin},
	{"windows-1257", "lt lv et", "", unicode.Latin},
	{"iso-8859-13", "lt lv et", "", unicode.Latin},
	{"windows-1251", "", "", unicode.Cyrillic},
	{"koi8-r", "ru", "", unicode.Cyrillic},
	{"koi8-u", "uk", "", unicode.Cyrillic},
	{"iso-8859-5", "", "", unicode.Cyrillic},
	{"ibm866", "ru", "", unicode.Cyrillic},
	{"windows-1253", "", "", unicode.Greek},
	{"windows-1255", "", "", unicode.Hebrew},
	{"windows-1256", "ar", "", unicode.Arabic},
	{"iso-8859-6", "ar", "", unicode.Arabic},
	{"windows-874", "", "", unicode.Thai},
	{"gb18030", "", "", unicode.Han},
	{"big5", "", "", unicode.Han},
	{"shift_jis", "", "", unicode.Hiragana},
	{"euc-jp", "", "", unicode.Hiragana},
	{"euc-kr", "", "", unicode.Hangul},
}

// TestDecodeCorpus reads real pages again after they were put into each charset
// that can hold them: 19 in 20 must be what they were where they declare it or
// nothing, and 4 in 5 where they declare another.
func TestDecodeCorpus(t *testing.T) {
	const most = 120 // pages for each charset
	pages := readablePages(t)
	files := 0
	for _, tt := range recoded {
		e, err := htmlindex.Get(tt.label)
		require.NoError(t, err)
		var chosen []string
		for _, p := range pages {
			if len(chosen) < most && p.script == tt.script &&
				(tt.languages == "" || slices.Contains(strings.Fields(tt.languages), p.language)) &&
				(tt.letters == "" || strings.ContainsAny(p.sample, tt.letters)) && holds(e, p.sample) {
				chosen = append(chosen, p.undeclared())
			}
		}
		if len(chosen) == 0 {
			t.Logf("%-13s no page", tt.label)
			continue
		}
		var declared, undeclared, wrong share
		for _, text := range chosen {
			src, want := recode(t, e, text)
			declared.add(readsBack(src, want, tt.label))
			undeclared.add(readsBack(src, want, ""))
			wrong.add(readsBack(src, want, "utf-8"))
			if tt.label != "windows-1252" {
				wrong.add(readsBack(src, want, "iso-8859-1"))
			}
		}
		files += declared.of + undeclared.of + wrong.of
		t.Logf("%-13s %3d pages; right: declared %v, undeclared %v, declared wrongly %v", tt.label, len(chosen), declared, undeclared, wrong)
		assert.GreaterOrEqual(t, declared.percent(), 95, tt.label+" declared")
		assert.GreaterOrEqual(t, undeclared.percent(), 95, tt.label+" undeclared")
		assert.GreaterOrEqual(t, wrong.percent(), 80, tt.label+" declared wrongly")
	}
	t.Logf("%d files", files)
}

// A readablePage is a page that was UTF-8.
type readablePage struct {
	text     string
	sample   string // of the words outside ASCII
	language string
	script   *unicode.RangeTable
}

var (
	languageOf = regexp.MustCompile(`(?i)<html[^>]*\slang=["']?([a-z]{2})`)
	metaOf     = regexp.MustCompile(`(?i)<meta[^>]*charset[^>]*>`)
	xmlOf      = regexp.MustCompile(`^\s*<\?xml[^>]*>`)
)

// readablePages gives the pages of the sets of many languages, those with some
// words outside ASCII, in the script of most of these.
func readablePages(t *testing.T) []readablePage {
	var pages []readablePage
	for _, set := range []string{"fundus-dev", "dates-dev", "postlight-dev"} {
		for _, src := range corpus(t, set, math.MaxInt) {
			if !utf8.Valid(src) || len(src) > 1_000_000 {
				continue
			}
			p := readablePage{text: string(decodeText(src, "")), sample: string(sampleText(src, 4<<10))}
			p.script = scriptOf(p.sample)
			if p.script == nil {
				continue
			}
			if m := languageOf.FindStringSubmatch(p.text[:min(len(p.text), 4<<10)]); m != nil {
				p.language = strings.ToLower(m[1])
			}
			pages = append(pages, p)
		}
	}
	return pages
}

// undeclared gives the text of a page without the charset that it declares.
func (p readablePage) undeclared() string {
	return xmlOf.ReplaceAllString(metaOf.ReplaceAllString(p.text, ""), "")
}

// scriptOf gives the script of most letters outside ASCII in a text, or nil
// where they are too few to tell. Kana go before the Han beside them.
func scriptOf(text string) *unicode.RangeTable {
	scripts := []*unicode.RangeTable{
		unicode.Latin, unicode.Hiragana, unicode.Hangul, unicode.Han, unicode.Cyrillic, unicode.Greek, unicode.Hebrew, unicode.Arabic, unicode.Thai,
	}
	count := make([]int, len(scripts))
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		if i := slices.IndexFunc(scripts, func(s *unicode.RangeTable) bool { return unicode.Is(s, r) }); i >= 0 {
			count[i]++
		}
	}
	count[1] *= 3
	most := slices.Max(count)
	if most < 30 {
		return nil
	}
	return scripts[slices.Index(count, most)]
}

// holds reports whether a charset has nearly all letters of a text.
func holds(e encoding.Encoding, text string) bool {
	letters, lost := 0, 0
	encoder := e.NewEncoder()
	for _, r := range text {
		if r < utf8.RuneSelf || !unicode.IsLetter(r) {
			continue
		}
		letters++
		if _, err := encoder.String(string(r)); err != nil {
			lost++
		}
	}
	return lost*50 <= letters
}

// A share is how many pages of some are right.
type share struct{ right, of int }

func (s *share) add(right bool) {
	s.of++
	if right {
		s.right++
	}
}

func (s share) percent() int { return s.right * 100 / s.of }

func (s share) String() string { return fmt.Sprintf("%3d/%3d", s.right, s.of) }

// readsBack reports whether a page is read as what it is, with a <meta> that
// declares label, or none where that is empty.
func readsBack(src []byte, want, label string) bool {
	meta := ""
	if label != "" {
		meta = fmt.Sprintf("<meta charset=%q>", label)
	}
	return string(decodeText(append([]byte(meta), src...), "")) == meta+want
}

// recode gives a page in a charset, and what it is then: a character that the
// charset does without is a character reference, as in the forms of browsers.
func recode(t *testing.T, e encoding.Encoding, text string) (src []byte, want string) {
	src, err := encoding.HTMLEscapeUnsupported(e.NewEncoder()).Bytes([]byte(text))
	require.NoError(t, err)
	decoded, err := e.NewDecoder().Bytes(src)
	require.NoError(t, err)
	return src, string(decoded)
}
