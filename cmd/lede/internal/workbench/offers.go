package workbench

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/drafting"
	"github.com/lede-go/lede/cmd/lede/internal/explain"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/cmd/lede/internal/trial"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

// The keys of lists that are of no field.
const (
	dropKey     = "drop"
	keepKey     = "keep"
	dropTextKey = "drop-text"
)

// fillable are the fields that a line of a page can fill.
var fillable = []string{rule.Title, rule.Kicker, rule.Standfirst, rule.Section, rule.Byline, rule.Authors, rule.Dateline, rule.Published, rule.Modified, rule.Caption, rule.Credit}

// worded are the blocks that can be known by their wording.
var worded = []lede.BlockType{lede.ParagraphBlock, lede.HeadingBlock, lede.QuoteBlock, lede.NoteBlock}

// A use is something that a rule can do with a piece.
type use struct{ Key, Label string }

// uses are what can be done with a piece.
func uses() []use {
	list := []use{{dropKey, "leave it out (drop)"}, {keepKey, "keep it in the text (keep)"}}
	for _, field := range fillable {
		list = append(list, use{field, "fill " + field})
	}
	return append(list, use{rule.Photos, "fill photos: what is around a photo above the text"}, use{rule.Photo, "fill photo: the same in the text"},
		use{rule.Body, "fill body: what is around the whole text"})
}

// An asked is what selectors are asked for.
type asked struct {
	text   string
	near   *html.Node   // nil where it was not found on the page
	blocks []*html.Node // of the article
	key    string
	plain  bool // the text is that of a block
}

// An offer is a line that may be written into a rule.
type offer struct {
	Key string
	drafting.Offer
}

// offers gives what a rule could say to drop, to keep or to read a piece or a field of the
// explanation: the request names one of them, and may name the key of the rule.
func (w *Workbench) offers(r *request) (*answer, error) {
	report, p, err := w.report(r)
	if err != nil {
		return nil, err
	}
	tree, err := p.Tree()
	if err != nil {
		return nil, err
	}
	a, err := askedOf(r, report, tree)
	if err != nil {
		return nil, err
	}
	layout, fits, err := w.layoutOf(r, p, report.Article)
	if err != nil {
		return nil, err
	}
	return w.part("offers", map[string]any{
		"Text": a.text, "Key": a.key, "Uses": uses(), "Layout": layout, "Fits": fits, "Placed": a.near != nil, "Offers": find(a, tree),
	})
}

// askedOf finds what a request asks for.
func askedOf(r *request, report *explain.Report, tree *page.Page) (asked, error) {
	pieces := slices.Concat(report.Before, report.Body, report.After)
	elements := elementsOf(tree, pieces)
	var a asked
	for i, p := range pieces {
		if p.Kind == explain.Kept && elements[i] != nil {
			a.blocks = append(a.blocks, elements[i])
		}
	}
	if field := r.FormValue("field"); field != "" {
		a.key, a.text = field, textOf(report.Article, field)
		for i, p := range pieces {
			if p.Kind == explain.Filled && keyFor(p) == field {
				a.near = elements[i]
			}
		}
	} else {
		n, err := r.number("piece")
		if err == nil && n >= len(pieces) {
			err = askedError{errors.New("piece: no such piece")}
		}
		if err != nil {
			return a, err
		}
		p := pieces[n]
		a.key, a.text, a.near = keyFor(p), p.Text, elements[n]
		a.plain = p.Kind == explain.Kept && slices.Contains(worded, lede.BlockType(p.Label))
	}
	if key := r.FormValue("key"); key != "" {
		a.key = key
	}
	if !slices.ContainsFunc(uses(), func(u use) bool { return u.Key == a.key }) {
		return a, askedError{errors.New("key: no list that can be edited")}
	}
	return a, nil
}

// elementsOf gives the elements of pieces, and the pictures of photos without a caption: those
// are known by their address, which stands last.
func elementsOf(tree *page.Page, pieces []explain.Piece) []*html.Node {
	elements := explain.Elements(tree.Doc, pieces)
	pictures := picturesOf(tree)
	for i, p := range pieces {
		if p.Kind == explain.Kept && elements[i] == nil {
			elements[i] = pictures[p.Text[strings.LastIndexByte(p.Text, '\n')+1:]]
		}
	}
	return elements
}

// picturesOf gives the pictures of a page by their addresses.
func picturesOf(tree *page.Page) map[string]*html.Node {
	pictures := map[string]*html.Node{}
	for n := range tree.Doc.Descendants() {
		if !dom.Is(n, atom.Img) {
			continue
		}
		for _, name := range []string{"data-src", "src"} {
			if address := tree.Resolve(dom.Attr(n, name)); address != "" && pictures[address] == nil {
				pictures[address] = n
			}
		}
	}
	return pictures
}

// keyFor gives the key of a rule that is most likely to be wanted for a piece.
func keyFor(p explain.Piece) string {
	switch {
	case p.Kind == explain.Kept:
		return dropKey
	case p.Kind != explain.Filled:
		return keepKey
	case p.Label == "photo caption":
		return rule.Caption
	case p.Label == "photo credit":
		return rule.Credit
	case !slices.Contains(fillable, p.Label):
		return dropKey
	}
	return p.Label
}

// textOf gives the text of a field, as a page may print it.
func textOf(a *lede.Article, field string) string {
	switch field {
	case rule.Title:
		return a.Title
	case rule.Kicker:
		return a.Kicker
	case rule.Standfirst:
		return a.Standfirst
	case rule.Section:
		return a.Section
	case rule.Byline:
		return a.Byline
	case rule.Authors:
		if len(a.Authors) > 0 {
			return a.Authors[0].Name
		}
	case rule.Dateline:
		return a.Dateline.Raw
	case rule.Published:
		return day(a.Published)
	case rule.Modified:
		return day(a.Modified)
	}
	return ""
}

// find gives the offers for what is asked.
func find(a asked, tree *page.Page) []offer {
	o := drafting.NewOffers(tree)
	var found []drafting.Offer
	switch {
	case a.key == rule.Body:
		found = o.Body(a.blocks)
	case !slices.Contains([]string{dropKey, keepKey, rule.Photos, rule.Photo}, a.key):
		found = o.Sources(a.key, a.text, a.near)
	case a.near != nil:
		found = o.Whole(a.near, a.blocks)
	}
	var list []offer
	for _, f := range found {
		list = append(list, offer{a.key, f})
	}
	const longest = 160
	if a.key == dropKey && a.plain && len(a.text) <= longest {
		pattern := "^" + regexp.QuoteMeta(a.text) + "$"
		list = append(list, offer{dropTextKey, drafting.Offer{Source: pattern, Basis: "its wording, which changes", Hits: 1, Blocks: 1}})
	}
	return list
}

// layoutOf gives the place of the layout of the edited rule that the page goes by, and
// whether it goes by one; else that of the first.
func (w *Workbench) layoutOf(r *request, p *saved.Page, about *lede.Article) (place int, fits bool, err error) {
	name, text, err := r.edited()
	if err != nil || name == "" {
		return 0, false, err
	}
	e, err := w.rules.edition(name, text)
	if err != nil {
		return 0, false, err
	}
	m, err := trial.Match(p, about, e.set)
	if err != nil {
		return 0, false, err
	}
	if edited := e.named(name); edited != nil {
		for i, l := range edited.Layouts() {
			if m.Layout == l {
				return i, true, nil
			}
		}
	}
	return 0, false, nil
}

// errNoEdit says that a rule cannot be edited in that way.
var errNoEdit = errors.New("write it by hand")

// insert writes an offer into the text of a rule.
func (w *Workbench) insert(r *request) (*answer, error) {
	_, text, err := r.edited()
	if err != nil {
		return nil, err
	}
	layout, err := r.number("layout")
	if err != nil {
		return nil, err
	}
	in := rule.Insertion{Layout: layout, Key: r.FormValue("key"), Text: r.FormValue("source")}
	in.First = in.Key != dropKey && in.Key != keepKey && in.Key != dropTextKey
	edited, err := rule.Insert(text, in)
	if errors.Is(err, rule.ErrListed) {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, errNoEdit)
	}
	return &answer{Text: edited, Said: fmt.Sprintf("%s: %s is in the rule", in.Key, in.Text)}, nil
}
