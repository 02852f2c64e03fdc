package drafting

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// isPhoto reports whether an element is a picture of one of the article's photos.
func (s *Sample) isPhoto(n *html.Node) bool {
	for _, p := range s.article.Photos {
		if shows(n, p.URL) {
			return true
		}
	}
	return false
}

// shows reports whether an element is the picture at an address, in whatever size.
func shows(n *html.Node, address string) bool {
	u, err := url.Parse(address)
	if err != nil || n.Type != html.ElementNode || !dom.Is(n, atom.Img, atom.Source) {
		return false
	}
	file := path.Base(u.Path)
	if len(file) < 5 {
		return false // it would stand in any address
	}
	for _, a := range n.Attr {
		if strings.Contains(a.Key, "src") && strings.Contains(a.Val, file) {
			return true
		}
	}
	return false
}

// leadPhoto gives the element around the lead photo and its caption, where that stands
// outside the body; or nil.
func (s *Sample) leadPhoto() *html.Node {
	if len(s.article.Photos) == 0 {
		return nil
	}
	lead := s.article.Photos[0]
	for n := range s.tree.Doc.Descendants() {
		if !shows(n, lead.URL) || dom.Contains(s.body, n) {
			continue
		}
		if figure := dom.Within(n, atom.Figure); figure != nil {
			return figure
		}
		if n.Parent != nil && lead.Caption == "" {
			return n.Parent
		}
		for up := n.Parent; up != nil && !dom.Contains(up, s.body); up = up.Parent {
			if strings.Contains(s.texts[up], key(lead.Caption)) {
				return up
			}
		}
	}
	return nil
}

// photoSources gives selectors of the elements around the lead photos, and inside them, of
// caption and credit, where these are not where lede looks by itself.
func photoSources(samples []*Sample) (photos, caption, credit string) {
	var around, captions, credits []candidate
	for _, s := range samples {
		n := s.leadPhoto()
		if n == nil {
			continue
		}
		lead := s.article.Photos[0]
		around = append(around, candidates(n)...)
		captions = append(captions, s.inside(n, lead.Caption)...)
		credits = append(credits, s.inside(n, lead.Credit)...)
	}
	for _, list := range [][]candidate{around, captions, credits} {
		sortCandidates(list)
	}
	for _, c := range shortened(around) {
		if leadsOnly(c.text, samples) {
			photos = c.text
			break
		}
	}
	if photos == "" {
		return "", "", ""
	}
	return photos, firstText(captions), firstText(credits)
}

// inside gives selectors of the elements in n that hold a text by themselves.
func (s *Sample) inside(n *html.Node, text string) []candidate {
	var list []candidate
	for d := range n.Descendants() {
		if k := s.texts[d]; k != "" && k == key(text) {
			list = append(list, ownCandidates(d)...)
		}
	}
	return list
}

// leadsOnly reports whether a selector matches the lead photo wherever there is one, and
// no more than a few others, none of them in the body.
func leadsOnly(selector string, samples []*Sample) bool {
	for _, s := range samples {
		want := s.leadPhoto()
		nodes := s.probe.Nodes(selector)
		if len(nodes) > 1 || want != nil && len(nodes) == 0 {
			return false
		}
		for _, n := range nodes {
			if n != want || dom.Contains(n, s.body) {
				return false
			}
		}
	}
	return true
}

func firstText(list []candidate) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].text
}
