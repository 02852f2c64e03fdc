package parse

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The limits of the zero [Options].
const (
	defaultMaxDepth = 512
	defaultMinNodes = 1 << 16
	bytesPerNode    = 16
)

// Options say how a page is parsed. The zero value gives html.Parse's tree.
type Options struct {
	// Skip leaves out what is more than half of a news page and not read: the
	// texts of scripts and style sheets, comments, and all that is inside an
	// <svg>. The elements stay, empty, and so do comments, as they part the
	// text around them. The texts of scripts are in Result.Scripts.
	Skip bool
	// MaxDepth is how many elements may be open at once; 0 stands for 512, as
	// in browsers. A block that comes when they are closes the one it would
	// have been in, and stands beside it. Anything else stays empty, and what
	// would have been in it follows it.
	MaxDepth int
	// MaxNodes is how many nodes the tree may have, give or take those of one
	// tag; two attributes count as a node. 0 stands for 65,536, or a sixteenth
	// of the page's bytes where that is more: of 2,200 real pages of up to 3 MB
	// one has 54,000, in 2 MB, and the others have up to 35,000. A quarter of
	// them may be formatting elements that were left open and are opened again
	// in each paragraph; over that they end with their paragraph. When there
	// are no nodes left the rest of the page becomes text, in which a line ends
	// where a block began or ended; scripts, style sheets and the like are left
	// out.
	MaxNodes int
}

// A Result is a parsed page.
type Result struct {
	// Doc is the document: html.Parse's tree, within the limits.
	Doc *html.Node
	// Scripts are the page's <script> elements that have a text, in order.
	Scripts []Script
	// Open holds the elements that were open when the bytes ended, from <html>
	// inwards. It is empty after </body> or </html>.
	Open []*html.Node
	// Cut says whether the bytes ended inside a tag or a comment.
	Cut Cut
	// HasTemplate says that the page has the start tag of a <template>.
	HasTemplate bool
	// Flattened says that the tree has less structure than the page, for one
	// of the limits.
	Flattened bool

	chunks *chunks // of the tree; nil once released
}

// Release says that nobody reads the tree any more: its nodes become those of another
// page. It is of use where many pages are parsed, and need not be called.
func (r *Result) Release() {
	if r.chunks != nil {
		r.chunks.release()
		r.Doc, r.Scripts, r.Open, r.chunks = nil, nil, nil, nil
	}
}

// A Script is one <script> element with something in it.
type Script struct {
	Node *html.Node // the element, for its attributes
	Text string
}

// Cut is what the end of the bytes has cut off in its middle.
type Cut uint8

// The kinds of Cut.
const (
	NotCut     Cut = iota
	CutTag         // <p class="le
	CutComment     // <!-- le
)

// Parse parses a page. Its encoding is UTF-8; what is not valid stays as it is.
// It never fails: any bytes are a page. Strings in the tree may be parts of the
// page, and keep it in memory.
//
// Source: HTML standard, 13.2 "Parsing HTML documents", with scripting enabled.
func Parse(src string, o Options) *Result {
	p := newParser(src, o, released.Get().(*chunks))
	p.run()
	return p.finish()
}

// Fragment parses what stands inside an element, such as a string of JSON that
// holds HTML, and gives its nodes, which have no parent. A nil context stands
// for <body>.
//
// Source: HTML standard, 13.4 "Parsing HTML fragments".
func Fragment(src string, context *html.Node, o Options) []*html.Node {
	if context == nil {
		context = &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	}
	p := newParser(src, o, new(chunks))
	root := p.startFragment(context)
	p.run()
	p.finish()
	var nodes []*html.Node
	for n := root.FirstChild; n != nil; n = root.FirstChild {
		root.RemoveChild(n)
		nodes = append(nodes, n)
	}
	return nodes
}

// A parser holds the state of tree construction.
//
// Source: HTML standard, 13.2.4 "Parse state".
type parser struct {
	tokenizer
	slabs

	doc      *html.Node
	mode     mode
	original mode // to which the text mode returns

	stack     []openElement
	openTags  [tagSlots]uint32 // how many of stack have each tag
	templates []mode           // the stack of template insertion modes
	active    []activeElement  // the list of active formatting elements

	head, form *html.Node
	context    openElement // of a fragment
	fragment   bool
	framesetOK bool
	quirks     bool
	foster     bool // foster parenting is enabled

	maxDepth int
	reopen   int      // how many formatting elements may still be opened again
	hidden   []hidden // what the depth limit kept from being open
	spare    *html.Node

	texts  map[*html.Node]*strings.Builder // texts that grew after they were made
	merged map[*html.Node]map[string]bool  // keys of <html> and <body> that grew
	result Result
}

func newParser(src string, o Options, room *chunks) *parser {
	p := &parser{
		tokenizer:  tokenizer{src: src, hasNUL: strings.IndexByte(src, 0) >= 0, skip: o.Skip, carriage: mark{'\r', -1}, ampersand: mark{'&', -1}},
		slabs:      slabs{chunks: room},
		framesetOK: true,
		maxDepth:   o.MaxDepth,
	}
	if p.maxDepth <= 0 {
		p.maxDepth = defaultMaxDepth
	}
	nodes := o.MaxNodes
	if nodes <= 0 {
		nodes = max(defaultMinNodes, len(src)/bytesPerNode)
	}
	p.left = nodes * halvesPerNode
	p.reopen = nodes / 4
	p.stack = make([]openElement, 0, 32)
	p.tok.attrs = make([]html.Attribute, 0, 8)
	p.doc = p.node()
	p.doc.Type = html.DocumentNode
	return p
}

// startFragment prepares the parser for what stands inside context, and gives
// the node that collects it.
func (p *parser) startFragment(context *html.Node) *html.Node {
	p.fragment = true
	p.context = openElement{node: context, tag: tagOf(context)}
	if context.Namespace == "" && p.context.tag.has(rawText) {
		p.rawTag = p.context.tag
		if !p.rawTag.has(rcData) {
			// Nothing ends it: there is no start tag for an end tag to match.
			p.rawTag = known(atom.Plaintext)
		}
	}
	root := p.element("html", atom.Html)
	p.doc.AppendChild(root)
	p.push(root, known(atom.Html), false)
	if context.Namespace == "" && context.DataAtom == atom.Template {
		p.templates = append(p.templates, inTemplate)
	}
	p.resetMode()
	for n := context; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && n.Namespace == "" && n.DataAtom == atom.Form {
			p.form = n
			break
		}
	}
	return root
}

// run goes through the page token by token.
func (p *parser) run() {
	for p.left > 0 || p.mode == inText {
		p.cdata = len(p.stack) > 0 && p.top().tag.has(foreign)
		p.next()
		if p.tok.kind == endOfFile {
			p.noteOpen()
			p.process()
			return
		}
		if p.tok.kind == endTag && p.endsHidden() {
			continue
		}
		p.process()
	}
	p.flatten()
}

// noteOpen notes what is open before the end of the bytes closes it.
func (p *parser) noteOpen() {
	switch p.mode {
	case afterBody, afterAfterBody, afterFrameset, afterAfterFrameset:
		return
	}
	for _, e := range p.stack {
		p.result.Open = append(p.result.Open, e.node)
	}
}

// flatten takes the rest of the page as text of the element that is open.
func (p *parser) flatten() {
	p.result.Flattened = true
	p.foster = false
	for len(p.stack) > 0 && p.top().tag.has(foreign|fosters|tableColumns) {
		p.pop()
	}
	for p.next(); p.tok.kind != endOfFile; p.next() {
		switch p.tok.kind {
		case text:
			switch {
			case p.tok.raw:
			case p.mode < inBody:
				p.process()
			default:
				p.insertText(strings.ReplaceAll(p.tok.data, "\x00", ""))
			}
		case startTag, endTag:
			if p.mode >= inBody && p.tok.tag.has(special) {
				p.insertText("\n")
			}
		}
	}
	p.noteOpen()
	if p.mode < inBody {
		p.process()
	}
}

// finish gives the texts that grew their final form, and the result.
func (p *parser) finish() *Result {
	for n, b := range p.texts {
		n.Data = b.String()
	}
	r := p.result // a copy, as the parser need not stay
	r.Doc, r.Cut, r.HasTemplate, r.chunks = p.doc, p.cut, p.hasTemplate, p.chunks
	return &r
}
