package dom

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Formula gives the formula of a <math> element in a line of text: its alttext
// where that is plain, and no source of TeX, else what is drawn, with a slash for
// the line of a fraction, ^ and _ in front of what stands higher or lower, and
// brackets around what is longer than a sign.
//
// Source: MathML Core, 3 "Presentation Elements".
func Formula(math *html.Node) string {
	if alt := Clean(Attr(math, "alttext")); alt != "" && !strings.ContainsAny(alt, `\{}`) {
		return alt
	}
	var f formula
	f.children(math, 0)
	return Clean(f.text.String())
}

// A formula is written from left to right.
type formula struct{ text strings.Builder }

// deepestFormula bounds how deep elements of a formula are looked into.
const deepestFormula = 64

func (f *formula) children(n *html.Node, depth int) {
	for c := range n.ChildNodes() {
		f.node(c, depth)
	}
}

func (f *formula) node(n *html.Node, depth int) {
	switch {
	case n.Type == html.TextNode:
		f.text.WriteString(Clean(n.Data))
	case !IsRendered(n) || depth > deepestFormula:
	case n.Data == "mo":
		f.operator(Clean(textOf(n)))
	case n.Data == "mtext" || n.Data == "mspace":
		f.text.WriteString(" " + Clean(textOf(n)) + " ")
	case n.Data == "msqrt":
		f.text.WriteString("√")
		f.children(n, depth+1)
	case parts(n.Data) != nil:
		f.parts(n, parts(n.Data), depth+1)
	default:
		f.children(n, depth+1)
	}
}

// parts gives what stands in front of the second and the third child of an
// element that puts its children elsewhere than side by side.
func parts(name string) []string {
	switch name {
	case "mfrac":
		return []string{"/"}
	case "msup", "mover":
		return []string{"^"}
	case "msub", "munder":
		return []string{"_"}
	case "msubsup", "munderover":
		return []string{"_", "^"}
	}
	return nil
}

func (f *formula) parts(n *html.Node, marks []string, depth int) {
	i := 0
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode {
			continue
		}
		if i > 0 && i <= len(marks) {
			f.text.WriteString(marks[i-1])
		}
		var part formula
		part.node(c, depth)
		text := Clean(part.text.String())
		if utf8.RuneCountInString(text) > 1 && strings.ContainsAny(text, " +-−*/^_") {
			text = "(" + text + ")"
		}
		f.text.WriteString(text)
		i++
	}
}

// operator writes what stands between two parts of a formula with the space that
// is drawn around it.
func (f *formula) operator(sign string) {
	switch sign {
	case "\u2061", "\u2062", "\u2063", "\u2064": // are not drawn
	case "(", ")", "[", "]", "{", "}", "|", "!", "′", "/":
		f.text.WriteString(sign)
	case ",", ";":
		f.text.WriteString(sign + " ")
	default:
		f.text.WriteString(" " + sign + " ")
	}
}

// textOf gives the text of what is in n, and not of formulas alone.
func textOf(n *html.Node) string {
	var text strings.Builder
	for d := range Descendants(n) {
		if d.Type == html.TextNode {
			text.WriteString(d.Data)
		}
	}
	return text.String()
}

// IsFormulaImage reports a picture of a formula, as Wikipedia and the LaTeX of
// WordPress draw them: its alternative text is the formula.
func IsFormulaImage(n *html.Node) bool {
	if !Is(n, atom.Img) || Attr(n, "alt") == "" {
		return false
	}
	for class := range strings.FieldsSeq(Attr(n, "class")) {
		switch class {
		case "latex", "tex", "formula", "equation", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display":
			return true
		}
	}
	src := Attr(n, "src")
	return strings.Contains(src, "/latex.php?") || strings.Contains(src, "latex.codecogs.com/")
}

// IsDrawnFormula reports an element that draws a formula beside the <math> that is
// read aloud in its stead, as KaTeX and MathJax do, or a picture of it.
func IsDrawnFormula(n *html.Node) bool {
	if !IsAriaHidden(n) && !IsFormulaImage(n) || n.Parent == nil {
		return false
	}
	for _, s := range [...]*html.Node{n.PrevSibling, n.NextSibling} {
		if s != nil && beginsWithFormula(s) {
			return true
		}
	}
	return false
}

// beginsWithFormula reports whether n is a <math>, or has one among the first few
// nodes in it.
func beginsWithFormula(n *html.Node) bool {
	const few = 16
	seen := 0
	for d := n; d != nil && seen < few; d = Next(n, d, false) {
		if Is(d, atom.Math) {
			return true
		}
		seen++
	}
	return false
}

// HoldsFormula reports an element with a <math> in it and no other text.
func HoldsFormula(n *html.Node) bool {
	math := First(n, atom.Math)
	return math != nil && Text(n) == Text(math)
}
