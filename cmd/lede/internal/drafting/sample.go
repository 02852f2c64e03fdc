package drafting

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

// A Sample is a page of the house, with what is the article on it.
type Sample struct {
	tree    *page.Page
	probe   rule.Probe
	article *lede.Article // without a rule
	truth   *saved.Truth  // or an empty one
	texts   map[*html.Node]string
	wanted  map[string]bool // the blocks and captions of the article, as key gives them
	body    *html.Node      // the element around the text; or nil
	surely  bool            // the body is another than the engine's
	aims    map[string]*aim // what to look for, by field; nil for what there is none of
}

// NewSample reads a page: what is the article is what its truth says, and where that says
// nothing, what lede finds without a rule.
func NewSample(p *saved.Page) (*Sample, error) {
	tree, err := p.Tree()
	if err != nil {
		return nil, err
	}
	a, err := p.Extract(&lede.Extractor{Rules: new(lede.RuleSet)})
	if err != nil {
		if p.Truth == nil {
			return nil, err
		}
		a = &lede.Article{}
	}
	s := look(tree)
	s.article, s.truth = a, cmp.Or(p.Truth, &saved.Truth{})
	s.aims = s.aimed()
	s.findBody()
	if s.body == nil {
		return nil, fmt.Errorf("%s: no element is around the text", p.Name)
	}
	return s, nil
}

// look reads the texts of a page.
func look(tree *page.Page) *Sample {
	s := &Sample{tree: tree, probe: rule.NewProbe(tree), texts: map[*html.Node]string{}, wanted: map[string]bool{}}
	for n := dom.Body(tree.Doc); n != nil; n = dom.Next(tree.Doc, n, false) {
		if n.Type == html.ElementNode && dom.IsRendered(n) {
			s.texts[n] = key(dom.Text(n))
		}
	}
	return s
}

// key is a text as it is compared: words in one case, without what stands between them.
func key(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !dom.IsWordRune(r) }), " ")
}

// findBody finds the lowest element that is around all paragraphs that stand on the page.
func (s *Sample) findBody() {
	paragraphs := s.article.Paragraphs
	if told := s.truth.Paragraphs(); told != nil {
		paragraphs, s.surely = told, !mostly(told, s.article.Paragraphs)
	}
	isText := map[string]bool{}
	for _, text := range paragraphs {
		isText[key(text)] = true
	}
	delete(isText, "")
	const short = 40 // such a line may stand elsewhere too
	for n, text := range s.texts {
		if len(text) > short && isText[text] {
			s.body = dom.Lowest(s.body, n)
		}
	}
	if s.body == nil {
		for text := range isText {
			if n := s.smallest(text); n != nil && len(text) > short {
				s.body = dom.Lowest(s.body, n)
			}
		}
	}
	if s.body != nil && !dom.Is(s.body, atom.Div, atom.Article, atom.Section, atom.Main) && s.body.Parent != nil {
		s.body = s.body.Parent // a page of one paragraph
	}
	s.want(isText)
}

// mostly reports whether nearly all paragraphs of a truth were found, and little else: a
// truth may leave out a list, or the engine a line, without the body being another.
func mostly(told, got []string) bool {
	const most = 0.8
	isFound := map[string]bool{}
	for _, text := range got {
		isFound[key(text)] = true
	}
	both := 0
	for _, text := range told {
		if isFound[key(text)] {
			both++
		}
	}
	return float64(2*both) >= most*float64(len(told)+len(got))
}

// smallest gives the element with the shortest text that has another in it, as of a body
// of lines without elements of their own; or nil.
func (s *Sample) smallest(text string) *html.Node {
	var best *html.Node
	for n, around := range s.texts {
		if strings.Contains(around, text) && (best == nil || len(around) < len(s.texts[best]) || len(around) == len(s.texts[best]) && dom.Contains(best, n)) {
			best = n
		}
	}
	return best
}

// want gathers what of the body is the article.
func (s *Sample) want(isText map[string]bool) {
	for text := range isText {
		s.wanted[text] = true
	}
	for _, text := range s.truth.Headings {
		s.wanted[key(text)] = true
	}
	for _, b := range s.article.Body {
		if s.truth.Paragraphs() == nil || b.Type == lede.HeadingBlock || b.Type == lede.TableBlock {
			s.wanted[key(b.Text)] = true
		}
	}
	for _, p := range s.article.Photos {
		s.wanted[key(p.Caption)], s.wanted[key(p.Credit)] = true, true
	}
	delete(s.wanted, "")
}

// An aim is a field of one page: its text, and whether what a source reads is it.
type aim struct {
	text string
	is   func(got string) bool
}

// exactly is an aim at a text; nil for none.
func exactly(text string) *aim {
	if key(text) == "" {
		return nil
	}
	return &aim{text, func(got string) bool { return key(got) == key(text) }}
}

// aimed gives what to look for on the page, field by field.
func (s *Sample) aimed() map[string]*aim {
	or := func(told *string, found string) *aim {
		if told != nil {
			found = *told
		}
		return exactly(found)
	}
	standfirst := or(s.truth.Dek, s.article.Standfirst)
	if s.truth.Dek == nil && s.truth.Summary != nil {
		standfirst = exactly(strings.Join(s.truth.Summary, " "))
	}
	return map[string]*aim{
		rule.Title:      or(s.truth.Title, s.article.Title),
		rule.Kicker:     exactly(s.article.Kicker),
		rule.Standfirst: standfirst,
		rule.Section:    or(s.truth.Section, s.article.Section),
		rule.Byline:     s.byline(),
		rule.Published:  day(s.truth.Date, s.article.Published),
		rule.Modified:   day(nil, s.article.Modified),
	}
}

// byline aims at the printed line, or at one that is about as long as the names in it.
func (s *Sample) byline() *aim {
	if s.truth.Byline != nil {
		return exactly(*s.truth.Byline)
	}
	if s.truth.Authors == nil && s.article.Byline != "" {
		return exactly(s.article.Byline)
	}
	names := s.truth.Authors
	if names == nil {
		for _, a := range s.article.Authors {
			names = append(names, a.Name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	const around = 30 // words such as by and from, a place
	all := strings.Join(names, ", ")
	return &aim{all, func(got string) bool {
		return len(got) <= len(all)+around && !slices.ContainsFunc(names, func(n string) bool { return !strings.Contains(key(got), key(n)) })
	}}
}

// day aims at the day that a truth tells, or else at that of a time.
func day(told *string, found time.Time) *aim {
	if told != nil && len(*told) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, (*told)[:len(time.DateOnly)]); err == nil {
			found = t
		}
	}
	return onDay(found)
}

// onDay aims at a time of the same day; nil for no time.
func onDay(found time.Time) *aim {
	if found.IsZero() {
		return nil
	}
	day := found.Format(time.DateOnly)
	return &aim{day, func(got string) bool {
		t, ok := date.Parse(got)
		return ok && t.Format(time.DateOnly) == day
	}}
}
