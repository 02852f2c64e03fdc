// Package ftr reads the site files of the FiveFilters Full-Text RSS collection and makes
// drafts of rules of them: what of their XPath CSS can say, with the rest as comments.
package ftr

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/lede-go/lede/internal/rule"
)

// A Site is the rule that a site file has become.
type Site struct {
	Host  string
	Taken int    // lines that are in the rule
	Left  []Left // lines that are not
	lists map[string][]string
}

// A Left is a line of a site file that the rule does not have.
type Left struct {
	Line int    `json:"line"`
	Text string `json:"text"`
	Why  string `json:"why"`
}

// fields are the keys of rules that keys of site files become.
var fields = map[string]string{"title": rule.Title, "author": rule.Authors, "date": rule.Published, "body": rule.Body, "strip": "drop"}

// order is that of the keys in the rule.
var order = []string{rule.Title, rule.Authors, rule.Published, rule.Body, "drop"}

// ReadSite makes a rule of a site file, which is named after its host.
//
// Source: https://help.fivefilters.org/full-text-rss/site-patterns.html.
func ReadSite(file, text string) (*Site, error) {
	host := strings.ToLower(strings.TrimPrefix(strings.TrimSuffix(filepath.Base(file), ".txt"), "."))
	s := &Site{Host: host, lists: map[string][]string{}}
	for n, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		line = strings.TrimSpace(line)
		key, value, ok := strings.Cut(line, ":")
		key = strings.TrimSpace(key)
		if line == "" || strings.HasPrefix(line, "#") || key == "test_url" || key == "test_contains" {
			continue
		}
		why := "is no line of a site file"
		if ok {
			why = s.take(key, strings.TrimSpace(value))
		}
		if why != "" {
			s.Left = append(s.Left, Left{n + 1, line, why})
			continue
		}
		s.Taken++
	}
	if s.Taken+len(s.Left) == 0 {
		return nil, errors.New("is no site file: it has no line of one")
	}
	if faults := rule.Read(host+".toml", []byte(s.TOML())).Faults(); len(faults) > 0 {
		return nil, faults[0]
	}
	return s, nil
}

// take takes a line into the rule, or says why it does not.
func (s *Site) take(key, value string) string {
	const longest = 2000
	field := fields[key]
	var sources []string
	switch {
	case len(value) > longest:
		return "is too long"
	case key == "strip_id_or_class" || key == "strip_image_src":
		field, sources = "drop", parts(key, strings.Trim(value, `'"`))
	case field == "":
		return "no key of a rule is for this"
	default:
		list, single, err := Selectors(value)
		if err != nil {
			return err.Error()
		}
		if single && (field == rule.Body || field == "drop") {
			return "takes the first of several"
		}
		sources = list
		if field != "drop" && !single && len(list) > 1 {
			sources = joined(list)
		}
	}
	for i, source := range sources {
		sources[i] = meta(source)
		if err := fault(field, sources[i]); err != "" {
			return err
		}
	}
	s.lists[field] = append(s.lists[field], sources...)
	return ""
}

// parts gives selectors for what has a text in its id or class, or a picture in its address.
func parts(key, value string) []string {
	if value == "" || strings.ContainsAny(value, "\"\\") {
		return []string{""} // a fault, which is told
	}
	if key == "strip_image_src" {
		return []string{fmt.Sprintf("img[src*=%q]", value)}
	}
	return []string{fmt.Sprintf("[id*=%q], [class*=%q]", value, value)}
}

// joined makes one selector of alternatives, where none of them is of an attribute.
func joined(list []string) []string {
	for _, s := range list {
		if strings.Contains(s, "@") {
			return list
		}
	}
	return []string{strings.Join(list, ", ")}
}

// meta writes the content of a <meta> as rules do.
func meta(source string) string {
	inner, ok := strings.CutSuffix(source, `"]@content`)
	if !ok {
		return source
	}
	for _, attr := range []string{`meta[property="`, `meta[name="`, `meta[itemprop="`} {
		if name, ok := strings.CutPrefix(inner, attr); ok {
			return "meta:" + name
		}
	}
	return source
}

// fault says what is wrong with a source in a rule; "" for nothing.
func fault(field, source string) string {
	text := "name = \"x\"\nhosts = [\"x.example\"]\n[[layout]]\n" + field + " = [" + quoted(source) + "]\n"
	for _, f := range rule.Read("x.toml", []byte(text)).Faults() {
		return f.Msg
	}
	return ""
}

// quoted gives a TOML string: a literal one where that has no quote in it.
func quoted(text string) string {
	if !strings.ContainsAny(text, "'\n") {
		return "'" + text + "'"
	}
	return fmt.Sprintf("%q", text)
}

// TOML gives the rule, with what it does not say as comments.
func (s *Site) TOML() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Made of a site file: check each line against pages, and take out what lede finds without it.\nname = %q\nhosts = [%q]\n\n[[layout]]\nname = \"site file\"\n", s.Host, s.Host)
	for _, key := range order {
		list := s.lists[key]
		if len(list) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s = [\n", key)
		seen := map[string]bool{}
		for _, source := range list {
			if !seen[source] {
				fmt.Fprintf(&b, "  %s,\n", quoted(source))
			}
			seen[source] = true
		}
		b.WriteString("]\n")
	}
	if len(s.Left) > 0 {
		b.WriteString("\n# Lines that are not taken over:\n")
	}
	for _, l := range s.Left {
		fmt.Fprintf(&b, "# %s\n#   %s\n", printable(l.Text), l.Why)
	}
	return b.String()
}

// printable leaves out what TOML does not take in a comment.
func printable(text string) string {
	return cmp.Or(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "?")), " ")
}
