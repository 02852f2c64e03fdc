package rule

import (
	"fmt"
	"strings"

	"github.com/andybalholm/cascadia"
)

// A Selector is a list of CSS selectors: it matches what any of them matches.
//
// cascadia reads selectors and tests single elements. What leads from one
// element to others (combinators, :has, :nth-child and their kin) is matched by
// a search, for cascadia walks the same elements again for each way to reach
// them: `div div div div` takes the fourth power of a page's depth.
type Selector []*compound

// A compound is the part of a selector between two combinators: conditions
// that one element meets. left is the compound in front of it, nil for the
// first, and combinator says where its element stands.
type compound struct {
	conditions []condition
	plain      cascadia.Sel // what is no condition and no test; nil for none
	tests      []test
	parts      []string // all of these as written
	mark       mark
	left       *compound
	combinator byte   // one of " >+~"
	index      *index // of a layout, by which pages are filed; nil for none
	number     int    // in that index
}

// maxCompounds bounds the cost of a selector, which is at most this many steps
// for each node of a page.
const maxCompounds = 256

// parseSelector compiles a CSS selector, or a list of them with commas.
func parseSelector(text string) (Selector, error) {
	whole, err := cascadia.ParseGroup(text)
	if err != nil {
		return nil, fmt.Errorf("selector %q: %w%s", text, err, spelling(text))
	}
	p := &selectorParser{text: text, whole: whole}
	sel := p.list()
	if p.err == nil && p.at < len(text) {
		p.fail("%q is not understood", text[p.at:])
	}
	if p.err != nil {
		return nil, fmt.Errorf("selector %q: %w", text, p.err)
	}
	return sel, nil
}

// spelling says how to write what browsers read and cascadia does not.
func spelling(text string) string {
	text = strings.Join(strings.Fields(text), "")
	switch {
	case strings.Contains(text, ":is(") || strings.Contains(text, ":where("):
		return "; write each of the selectors of :is() or :where() out, with commas between them"
	case strings.Contains(text, ":has(>"):
		return "; write :haschild(p) for :has(> p)"
	case strings.Contains(text, ":has(+") || strings.Contains(text, ":has(~"):
		return "; :has() looks inside an element only"
	}
	return ""
}

// A selectorParser cuts a selector that cascadia has found to be right into
// compounds. Its first error ends it.
type selectorParser struct {
	text      string
	whole     cascadia.SelectorGroup // of text
	at        int
	compounds int
	err       error
}

func (p *selectorParser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
	p.at = len(p.text)
}

// peek gives the next byte, 0 at the end.
func (p *selectorParser) peek() byte {
	if p.at >= len(p.text) {
		return 0
	}
	return p.text[p.at]
}

func (p *selectorParser) list() Selector {
	sel := Selector{p.chain()}
	for p.peek() == ',' {
		p.at++
		sel = append(sel, p.chain())
	}
	return sel
}

// chain reads compounds and the combinators between them; it gives the last,
// which the element in question has to match.
func (p *selectorParser) chain() *compound {
	p.space()
	last := p.compound()
	for {
		combinator := p.combinator()
		if combinator == 0 {
			return last
		}
		next := p.compound()
		next.left, next.combinator = last, combinator
		last = next
	}
}

// combinator gives 0 at the end of a selector.
func (p *selectorParser) combinator() byte {
	spaced := p.space()
	switch c := p.peek(); c {
	case 0, ',', ')':
		return 0
	case '>', '+', '~':
		p.at++
		p.space()
		return c
	}
	if !spaced {
		return 0
	}
	return ' '
}

func (p *selectorParser) space() bool {
	from := p.at
	for strings.IndexByte(" \t\r\n\f", p.peek()) >= 0 {
		p.at++
	}
	if p.peek() == '/' {
		p.fail("comments are not read here")
	}
	return p.at > from
}

func (p *selectorParser) compound() *compound {
	if p.compounds++; p.compounds > maxCompounds {
		p.fail("more than %d compounds, each of which is tried on every node of a page", maxCompounds)
	}
	c := &compound{}
	var plain strings.Builder
	for from := p.at; ; from = p.at {
		switch p.peek() {
		case '#', '.':
			p.at++
			p.name()
		case '[':
			p.enclosed(false)
		case ':':
			if t := p.pseudoClass(); t != nil {
				c.tests, c.parts = append(c.tests, t), append(c.parts, p.text[from:p.at])
				continue
			}
		case '*':
			p.at++
			if strings.HasPrefix(p.text[p.at:], "|*") {
				p.at += len("|*")
			}
			continue
		default:
			p.name()
		}
		if p.at == from || p.err != nil {
			break
		}
		simple := p.text[from:p.at]
		c.parts = append(c.parts, simple)
		if own, ok := readCondition(simple); ok {
			c.conditions = append(c.conditions, own)
			c.mark.note(own)
			continue
		}
		plain.WriteString(simple)
		c.mark.noteAttribute(simple)
	}
	if plain.Len() > 0 && p.err == nil {
		c.plain = p.cascadia(plain.String())
	}
	return c
}

// cascadia compiles a part of the selector.
func (p *selectorParser) cascadia(text string) cascadia.Sel {
	if text == p.text {
		return p.whole[0] // most selectors are one compound
	}
	sel, err := cascadia.Parse(text)
	if err != nil {
		p.fail("%w", err)
	}
	return sel
}

// name reads an identifier with its escapes.
func (p *selectorParser) name() string {
	from := p.at
	for {
		switch b := p.peek(); {
		case b == '\\':
			p.escape()
		case isNameByte(b):
			p.at++
		default:
			return p.text[from:p.at]
		}
	}
}

func isNameByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '-' || b == '_' || b > 127
}

// escape reads a backslash and what it escapes: one byte, or up to six
// hexadecimal digits and a white space that ends them.
func (p *selectorParser) escape() {
	p.at++
	digits := 0
	for digits < 6 && strings.IndexByte("0123456789abcdefABCDEF", p.peek()) >= 0 {
		p.at++
		digits++
	}
	switch {
	case digits == 0:
		p.skip()
	case strings.HasPrefix(p.text[p.at:], "\r\n"):
		p.at += len("\r\n")
	case strings.IndexByte(" \t\r\n\f", p.peek()) >= 0:
		p.at++
	}
}

// enclosed reads from an opening bracket to its partner. In a pattern, which
// an attribute has behind #=, cascadia counts brackets and nothing else.
func (p *selectorParser) enclosed(pattern bool) {
	depth := 0
	for p.at < len(p.text) {
		switch b := p.peek(); {
		case b == '[' || b == '(':
			depth++
		case b == ']' || b == ')':
			depth--
		case pattern:
		case b == '\\':
			p.escape()
			continue
		case b == '"' || b == '\'':
			p.quoted(b)
			continue
		case b == '/':
			p.fail("comments are not read here")
			return
		case strings.HasPrefix(p.text[p.at:], "#="):
			pattern = true
		}
		p.at++
		if depth == 0 {
			return
		}
	}
}

func (p *selectorParser) quoted(quote byte) {
	for p.at++; p.at < len(p.text); {
		switch p.peek() {
		case '\\':
			p.escape()
		case quote:
			p.at++
			return
		default:
			p.at++
		}
	}
}

// pseudoClass reads a pseudo-class; nil says that cascadia tests it on an
// element alone.
func (p *selectorParser) pseudoClass() test {
	from := p.at
	p.at++
	switch name := strings.ToLower(p.name()); name {
	case "not", "has", "haschild":
		return relation(name, p.argument())
	case "contains", "matches":
		p.enclosed(name == "matches")
		return &inText{p.cascadia(p.text[from:p.at])}
	case "enabled", "disabled":
		p.fail(":%s looks at every element around a control; write [disabled]", name)
	case "containsown", "lang":
		p.enclosed(false)
		if name == "lang" {
			return p.language(p.text[from:p.at])
		}
	case "matchesown":
		p.enclosed(true)
	case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
		p.enclosed(false)
		return p.nth(p.text[from:p.at])
	case "first-child", "last-child", "first-of-type", "last-of-type":
		return p.nth(p.text[from:p.at])
	case "only-child", "only-of-type":
		return only{ofType: name == "only-of-type"}
	default:
		if strings.Contains(name, `\`) {
			p.fail("a pseudo-class is written without escapes")
		}
	}
	return nil
}

// argument reads a list of selectors in brackets.
func (p *selectorParser) argument() Selector {
	p.skip()
	sel := p.list()
	p.space()
	p.skip()
	return sel
}

// skip passes over a byte, if there is one.
func (p *selectorParser) skip() { p.at = min(p.at+1, len(p.text)) }

func relation(name string, sel Selector) test {
	switch name {
	case "not":
		return not{sel}
	case "has":
		return &has{sel}
	}
	return hasChild{sel}
}

// language gives :lang(x), which is that the element or one around it has
// lang="x" or lang="x-…".
func (p *selectorParser) language(text string) test {
	sel := p.cascadia(text)
	if p.err != nil {
		return nil
	}
	value := strings.TrimSuffix(strings.TrimPrefix(sel.String(), ":lang("), ")")
	value = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value)
	return within{&compound{plain: p.cascadia(`[lang|="` + value + `"]`)}}
}

// nth gives a pseudo-class that counts children. cascadia prints each of them
// as an+b, but for those where a is 0 and b is 1.
func (p *selectorParser) nth(text string) test {
	sel := p.cascadia(text)
	if p.err != nil {
		return nil
	}
	printed := sel.String()
	t := nth{b: 1, order: order{last: strings.Contains(printed, "last-"), ofType: strings.Contains(printed, "-of-type")}}
	if _, formula, ok := strings.Cut(printed, "("); ok {
		if _, err := fmt.Sscanf(formula, "%dn%d)", &t.a, &t.b); err != nil {
			p.fail("an+b: %w", err)
		}
	}
	return t
}
