// Package trial holds articles that were extracted with a rule against those without it,
// and both against what is true, where that is known.
package trial

import (
	"strings"
	"time"
	"unicode"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
)

// A field is a part of an article that is compared, as a list of texts.
type field struct {
	name  string
	of    func(a *lede.Article) []string
	truth func(t *saved.Truth) []string // nil: not known
}

const textField = "text"

var fields = []field{
	{"title", func(a *lede.Article) []string { return one(a.Title) }, func(t *saved.Truth) []string { return told(t.Title) }},
	{"kicker", func(a *lede.Article) []string { return one(a.Kicker) }, unknown},
	{"standfirst", func(a *lede.Article) []string { return one(a.Standfirst) }, standfirst},
	{"section", func(a *lede.Article) []string { return one(a.Section) }, func(t *saved.Truth) []string { return told(t.Section) }},
	{"byline", func(a *lede.Article) []string { return one(a.Byline) }, func(t *saved.Truth) []string { return told(t.Byline) }},
	{"authors", authors, func(t *saved.Truth) []string { return t.Authors }},
	{"published", func(a *lede.Article) []string { return day(a.Published) }, published},
	{"modified", func(a *lede.Article) []string { return day(a.Modified) }, unknown},
	{textField, func(a *lede.Article) []string { return a.Paragraphs }, (*saved.Truth).Paragraphs},
	{"captions", captions, trueCaptions},
	{"credits", credits, trueCredits},
}

func unknown(*saved.Truth) []string { return nil }

func one(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func told(text *string) []string {
	if text == nil {
		return nil
	}
	return append([]string{}, one(*text)...)
}

func day(t time.Time) []string {
	if t.IsZero() {
		return nil
	}
	return []string{t.Format(time.DateOnly)}
}

func published(t *saved.Truth) []string {
	if t.Date == nil || len(*t.Date) < len(time.DateOnly) {
		return nil
	}
	return []string{(*t.Date)[:len(time.DateOnly)]}
}

func standfirst(t *saved.Truth) []string {
	switch {
	case t.Dek != nil:
		return told(t.Dek)
	case t.Summary != nil:
		return append([]string{}, one(strings.Join(t.Summary, " "))...)
	}
	return nil
}

func authors(a *lede.Article) []string {
	var names []string
	for _, author := range a.Authors {
		names = append(names, author.Name)
	}
	return names
}

func captions(a *lede.Article) []string {
	var list []string
	for _, p := range a.Photos {
		list = append(list, one(p.Caption)...)
	}
	return list
}

func credits(a *lede.Article) []string {
	var list []string
	for _, p := range a.Photos {
		list = append(list, one(p.Credit)...)
	}
	return list
}

func trueCaptions(t *saved.Truth) []string {
	if t.Images == nil {
		return nil
	}
	list := []string{}
	for _, i := range t.Images {
		list = append(list, told(i.Caption)...)
	}
	return list
}

func trueCredits(t *saved.Truth) []string {
	if t.Images == nil {
		return nil
	}
	list := []string{}
	for _, i := range t.Images {
		list = append(list, i.Credit...)
	}
	return list
}

// score gives the F1 of what was found against what is true: by runs of four words for a
// text, by whole texts for the rest.
func (f field) score(want, got []string) float64 {
	if f.name == textField {
		return f1(runs(want), runs(got))
	}
	return f1(plain(want), plain(got))
}

// plain gives texts in the form in which they are compared: words alone, in one case.
func plain(texts []string) []string {
	var list []string
	for _, text := range texts {
		if text = strings.Join(words(text), " "); text != "" {
			list = append(list, text)
		}
	}
	return list
}

func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// runs gives the runs of four words in texts; of fewer, the one there is.
func runs(texts []string) []string {
	const length = 4
	all := words(strings.Join(texts, " "))
	if len(all) == 0 {
		return nil
	}
	var list []string
	for i := 0; i == 0 || i+length <= len(all); i++ {
		list = append(list, strings.Join(all[i:min(i+length, len(all))], " "))
	}
	return list
}

// f1 gives the F1 of two lists, in which order has no say.
func f1(want, got []string) float64 {
	if len(want)+len(got) == 0 {
		return 1
	}
	left := map[string]int{}
	for _, w := range want {
		left[w]++
	}
	both := 0
	for _, g := range got {
		if left[g] > 0 {
			left[g]--
			both++
		}
	}
	return 2 * float64(both) / float64(len(want)+len(got))
}
