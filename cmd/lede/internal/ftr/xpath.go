package ftr

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// mostSelectors bounds what an expression of many alternatives becomes.
const mostSelectors = 32

// Selectors gives what CSS says for an XPath expression: the sources of a rule, each
// a selector, with @ and an attribute where the expression ends in one. Where CSS cannot say
// it, the error tells why. single is set where the expression takes the first of what it
// finds, which is more than its selectors say.
//
// Source: XML Path Language (XPath) 1.0.
func Selectors(expression string) (list []string, single bool, err error) {
	for _, part := range splitAt(expression, '|') {
		part = strings.TrimSpace(part)
		if inner, rest, ok := inBrackets(part); ok {
			switch strings.TrimSpace(rest) {
			case "":
			case "[1]":
				single = true
			default:
				return nil, false, errors.New("takes one of several")
			}
			more, first, err := Selectors(inner)
			if err != nil {
				return nil, false, err
			}
			list, single = append(list, more...), single || first
			continue
		}
		more, err := path(part)
		if err != nil {
			return nil, false, err
		}
		list = append(list, more...)
	}
	if len(list) > mostSelectors {
		return nil, false, errors.New("has too many alternatives")
	}
	return list, single, nil
}

// splitAt cuts an expression at a mark that stands outside of brackets and quotes.
func splitAt(text string, mark byte) []string {
	var parts []string
	start := 0
	outside(text, func(i int) bool {
		if text[i] == mark {
			parts = append(parts, text[start:i])
			start = i + 1
		}
		return true
	})
	return append(parts, text[start:])
}

// outside visits the offsets that stand outside of brackets and quotes, until it is told
// to stop. Of brackets the closing ones are visited.
func outside(text string, visit func(i int) bool) {
	depth := 0
	quote := byte(0)
	for i := range len(text) {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
			continue
		case c == '"' || c == '\'':
			quote = c
			continue
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		}
		if depth == 0 && !visit(i) {
			return
		}
	}
}

// inBrackets cuts (inner)rest.
func inBrackets(text string) (inner, rest string, ok bool) {
	if !strings.HasPrefix(text, "(") {
		return "", "", false
	}
	end := -1
	outside(text, func(i int) bool {
		if text[i] == ')' {
			end = i
		}
		return end < 0
	})
	if end < 0 {
		return "", "", false
	}
	return text[1:end], text[end+1:], true
}

// step is one step of a path: what stands in front of it, and the step.
var step = regexp.MustCompile(`^(//|/|\.//|\./)?\s*((?:[a-z-]+::)?(?:@[\w:.-]+|[\w.-]+(?:\(\))?|\*|\.\.|\.))`)

// path gives the selectors of a path without alternatives outside of its conditions.
func path(text string) ([]string, error) {
	list := []string{""}
	rest := strings.TrimSpace(text)
	for rest != "" {
		m := step.FindStringSubmatch(rest)
		if m == nil {
			return nil, fmt.Errorf("%q is not understood", rest)
		}
		rest = rest[len(m[0]):]
		attribute, isAttribute := strings.CutPrefix(m[2], "@")
		if isAttribute {
			if rest != "" || m[1] != "/" || list[0] == "" {
				return nil, errors.New("looks at attributes")
			}
			return times(list, []string{"@" + attribute}), nil
		}
		joint, tag, err := axis(m[1], m[2])
		if err != nil {
			return nil, err
		}
		conditions, behind, err := predicates(rest, tag)
		if err != nil {
			return nil, err
		}
		rest = strings.TrimSpace(behind)
		if list[0] == "" {
			joint = ""
		}
		list = times(list, compounds(joint, tag, conditions))
		if len(list) > mostSelectors {
			return nil, errors.New("has too many alternatives")
		}
	}
	if list[0] == "" {
		return nil, errors.New("is empty")
	}
	return list, nil
}

// axis gives the combinator and the tag of a step.
func axis(slash, text string) (joint, tag string, err error) {
	joint = " > "
	if strings.HasSuffix(slash, "//") {
		joint = " "
	}
	name, tag, hasAxis := strings.Cut(text, "::")
	if !hasAxis {
		name, tag = "child", text
	}
	switch name {
	case "child":
	case "descendant":
		joint = " "
	case "following-sibling":
		joint = " ~ "
	default:
		return "", "", fmt.Errorf("looks %s, and CSS does not", name)
	}
	if strings.ContainsAny(tag, "(.") {
		return "", "", fmt.Errorf("takes %s, which is no element", tag)
	}
	return joint, tag, nil
}

// compounds gives a tag under each of its conditions.
func compounds(joint, tag string, conditions []string) []string {
	if tag == "*" {
		tag = ""
	}
	var list []string
	for _, c := range conditions {
		compound := tag + c
		if compound == "" {
			compound = "*"
		}
		list = append(list, joint+compound)
	}
	return list
}

// times gives each text of a with each of b behind it.
func times(a, b []string) []string {
	var list []string
	for _, x := range a {
		for _, y := range b {
			list = append(list, x+y)
		}
	}
	return list
}
