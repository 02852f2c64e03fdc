// Package drafting writes the draft of a rule from saved pages of a house: the shortest
// selectors that are likely to hold for what is the article on them.
package drafting

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/lede-go/lede/internal/rule"
)

// A Draft is the draft of a house's rule.
type Draft struct {
	Name, Host, Language string
	fields               []found
	body                 string
	bodyNeeded           bool
	photos               string
	caption, credit      string
	drops                []drop
	samples              []*Sample
}

// A found is a field with its sources, and what they read on the first page that has one.
type found struct {
	field   string
	sources []string
	text    string
}

// New drafts a rule for the house at host. There is one sample or more.
func New(host string, samples []*Sample) *Draft {
	a := samples[0].article
	d := &Draft{Name: cmp.Or(a.Publisher, host), Host: host, Language: a.Language, samples: samples}
	for _, field := range []string{rule.Title, rule.Kicker, rule.Standfirst, rule.Section, rule.Byline, rule.Published, rule.Modified} {
		d.fields = append(d.fields, found{field, sources(field, samples), example(field, samples)})
	}
	d.body = bodySelector(samples)
	for _, s := range samples {
		d.bodyNeeded = d.bodyNeeded || s.surely
	}
	d.photos, d.caption, d.credit = photoSources(samples)
	d.drops = drops(samples)
	return d
}

func example(field string, samples []*Sample) string {
	for _, s := range samples {
		if a := s.aims[field]; a != nil {
			return a.text
		}
	}
	return ""
}

// TOML gives the draft as a rule file, with comments that say what each line finds.
func (d *Draft) TOML() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# A draft: read each line against the pages, and take out what lede finds without it.")
	line("name = %s", quoted(d.Name))
	line("hosts = [%s]", quoted(d.Host))
	if d.Language != "" {
		line("language = %s", quoted(d.Language))
	}
	line("\n# How captions end with the credit, where it stands in them: the group credit is it.")
	line("# [style]")
	line(`# credits = ['\((?P<credit>[^()]+)\)$']`)
	line("\n[[layout]]\nname = \"draft\"")
	for _, f := range d.fields {
		d.writeField(line, f)
	}
	d.writePhotos(line)
	switch {
	case d.body == "":
		line("# No selector is around the text alone: the engine finds the body.")
	case d.bodyNeeded:
		line("body = [%s]", quoted(d.body))
	default:
		line("# Only where the engine is wrong, and on these pages it is right.\n# body = [%s]", quoted(d.body))
	}
	if len(d.drops) > 0 {
		line("drop = [")
		for _, drop := range d.drops {
			line("  # %s\n  %s,", short(drop.text), quoted(drop.selector))
		}
		line("]")
	}
	return b.String()
}

// writeField writes the sources of a field.
func (d *Draft) writeField(line func(string, ...any), f found) {
	switch {
	case f.text == "":
		line("# No %s on these pages; where the house prints none: %s = []", f.field, f.field)
	case len(f.sources) == 0:
		line("# No selector reads this %s: %s", f.field, short(f.text))
	default:
		line("# %s\n%s = [%s]", short(f.text), f.field, quotedList(f.sources))
	}
}

func (d *Draft) writePhotos(line func(string, ...any)) {
	if d.photos == "" {
		return
	}
	line("# Only where lede does not find the lead photo, as it does on these pages.\n# photos = [%s]", quoted(d.photos))
	if d.caption != "" && d.caption != "figcaption" {
		line("# caption = [%s, \"figcaption\"]", quoted(d.caption))
	}
	if d.credit != "" {
		line("# credit = [%s]", quoted(d.credit))
	}
}

// quoted gives a TOML string: a literal one where it holds quotes.
func quoted(text string) string {
	if strings.Contains(text, `"`) && !strings.ContainsAny(text, "'\n") {
		return "'" + text + "'"
	}
	return strconv.Quote(text)
}

func quotedList(texts []string) string {
	var list []string
	for _, text := range texts {
		list = append(list, quoted(text))
	}
	return strings.Join(list, ", ")
}

// short gives the beginning of a text, for a comment.
func short(text string) string {
	const longest = 80
	if r := []rune(text); len(r) > longest {
		return string(r[:longest-1]) + "…"
	}
	return text
}
