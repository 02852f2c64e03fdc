package ftr

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// predicates reads the conditions in brackets behind a step, as alternatives.
func predicates(text, tag string) (list []string, rest string, err error) {
	list = []string{""}
	for first := true; strings.HasPrefix(strings.TrimSpace(text), "["); first = false {
		text = strings.TrimSpace(text)
		end := -1
		outside(text, func(i int) bool {
			if text[i] == ']' {
				end = i
			}
			return end < 0
		})
		if end < 0 {
			return nil, "", errors.New("has a bracket that is not closed")
		}
		inner := strings.TrimSpace(text[1:end])
		text = text[end+1:]
		more := position(inner)
		switch {
		case more == "":
			alternatives, err := condition(inner)
			if err != nil {
				return nil, "", err
			}
			list = times(list, alternatives)
		case !first || tag == "*":
			return nil, "", errors.New("counts among what other conditions leave")
		default:
			list = times(list, []string{more})
		}
		if len(list) > mostSelectors {
			return nil, "", errors.New("has too many alternatives")
		}
	}
	return list, text, nil
}

// position gives the selector of a place among siblings of one tag; "" for what is none.
func position(text string) string {
	if n, err := strconv.Atoi(text); err == nil && n > 0 {
		return fmt.Sprintf(":nth-of-type(%d)", n)
	}
	if text == "last()" {
		return ":last-of-type"
	}
	return ""
}

// condition gives the alternatives of a condition.
func condition(text string) ([]string, error) {
	text = strings.TrimSpace(text)
	if inner, rest, ok := inBrackets(text); ok && strings.TrimSpace(rest) == "" {
		return condition(inner)
	}
	if parts := splitAtWord(text, "or"); len(parts) > 1 {
		var list []string
		for _, part := range parts {
			more, err := condition(part)
			if err != nil {
				return nil, err
			}
			list = append(list, more...)
		}
		return list, nil
	}
	list := []string{""}
	for _, part := range splitAtWord(text, "and") {
		more, err := single(strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		list = times(list, more)
	}
	return list, nil
}

// splitAtWord cuts a condition at a word that stands outside of brackets and quotes.
func splitAtWord(text, word string) []string {
	var parts []string
	start := 0
	word = " " + word + " "
	outside(text, func(i int) bool {
		if i >= start && strings.HasPrefix(text[i:], word) {
			parts = append(parts, text[start:i])
			start = i + len(word)
		}
		return true
	})
	return append(parts, text[start:])
}

// The forms of conditions that CSS has. A text stands in one sort of quotes.
var (
	negated    = regexp.MustCompile(`^not\s*(\(.*\))$`)
	hasAttr    = regexp.MustCompile(`^@([\w:.-]+)$`)
	equals     = regexp.MustCompile(`^@([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')$`)
	containing = regexp.MustCompile(`^contains\s*\(\s*@([\w:.-]+)\s*,\s*(?:"([^"]*)"|'([^']*)')\s*\)$`)
	beginning  = regexp.MustCompile(`^starts-with\s*\(\s*@([\w:.-]+)\s*,\s*(?:"([^"]*)"|'([^']*)')\s*\)$`)
	token      = regexp.MustCompile(`^contains\s*\(\s*concat\s*\(\s*["'] ["']\s*,\s*(?:normalize-space\s*\(\s*)?@class\s*\)?\s*,\s*["'] ["']\s*\)\s*,\s*["'] ([\w-]+) ["']\s*\)$`)
	plainName  = regexp.MustCompile(`^[A-Za-z_][\w-]*$`)
	inside     = regexp.MustCompile(`^(?:\.//|descendant::|\./|child::)?[a-z*]`)
)

// single gives the selectors of a condition without and and or.
func single(text string) ([]string, error) {
	if m := negated.FindStringSubmatch(text); m != nil {
		inner, err := condition(m[1])
		if err != nil {
			return nil, err
		}
		return []string{":not(" + strings.Join(inner, "):not(") + ")"}, nil
	}
	if m := hasAttr.FindStringSubmatch(text); m != nil {
		return []string{"[" + m[1] + "]"}, nil
	}
	if m := token.FindStringSubmatch(text); m != nil {
		return []string{"." + m[1]}, nil
	}
	for _, form := range []struct {
		pattern  *regexp.Regexp
		operator string
	}{{equals, "="}, {containing, "*="}, {beginning, "^="}} {
		if m := form.pattern.FindStringSubmatch(text); m != nil {
			return attribute(m[1], form.operator, m[2]+m[3])
		}
	}
	if inside.MatchString(text) && !strings.ContainsAny(text, "=(") || strings.HasPrefix(text, ".//") {
		return having(text)
	}
	return nil, fmt.Errorf("asks for %s, and CSS cannot", text)
}

// attribute gives the selector of an attribute with a value.
func attribute(name, operator, value string) ([]string, error) {
	switch {
	case value == "" && operator != "=":
		return nil, errors.New("looks for the empty text")
	case strings.ContainsAny(value, "\"\\\n"):
		return nil, fmt.Errorf("has %q in quotes", value)
	case name == "id" && operator == "=" && plainName.MatchString(value):
		return []string{"#" + value}, nil
	}
	return []string{fmt.Sprintf("[%s%s%q]", name, operator, value)}, nil
}

// having gives the selector of an element that has another inside.
func having(text string) ([]string, error) {
	form := ":haschild(%s)"
	if strings.HasPrefix(text, ".//") || strings.HasPrefix(text, "descendant::") {
		form = ":has(%s)"
	}
	inner, err := path(text)
	if err != nil {
		return nil, err
	}
	var list []string
	for _, sel := range inner {
		if strings.Contains(sel, "@") || form == ":haschild(%s)" && strings.Contains(sel, " ") {
			return nil, fmt.Errorf("asks for %s, and CSS cannot", text)
		}
		list = append(list, fmt.Sprintf(form, sel))
	}
	return list, nil
}
