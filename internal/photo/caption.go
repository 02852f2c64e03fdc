package photo

import (
	"strings"
	"unicode"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// read gives caption and credit: the credit by its markup, by the form of an
// element of its own, by the publisher's convention, or by the known forms.
func (s *survey) read() (caption, credit string) {
	if !s.isRead {
		s.caption, s.credit = s.captionAndCredit()
		s.isRead = true
	}
	return s.caption, s.credit
}

func (s *survey) captionAndCredit() (caption, credit string) {
	captions, credits := s.captionsAndCredits()
	others := s.of(noRole)
	if len(captions) == 0 && !s.hasCaption {
		captions, others = others, nil
	}
	if len(credits) == 0 {
		captions, credits = splitCredit(captions)
	}
	for _, p := range others {
		if len(credits) == 0 && isCredit(p.text, false) {
			credits = append(credits, p)
		}
	}
	if len(captions) == 1 && captions[0].link {
		captions = nil // "See all the photos"
	}
	caption = join(captions)
	credit = joinCredits(credits)
	return s.reader.withCredit(caption, credit)
}

// withCredit cuts the credit off the caption, where it may stand although
// another element has it too.
func (r *Reader) withCredit(caption, credit string) (string, string) {
	cut := r.cut(caption)
	switch {
	case cut.ok && credit == "":
		return cut.rest, cut.credit
	case cut.ok && holdsCredit(cut.credit, credit):
		return cut.rest, cut.credit
	case cut.ok && holdsCredit(credit, cut.credit):
		return cut.rest, credit
	}
	return cut.caption, credit
}

// A cut is a caption, and what a credit in it leaves of it.
type cut struct {
	caption, rest, credit string
	ok                    bool // there is a credit
}

// cut cuts the credit off a caption: as the publisher writes credits, or by the
// known forms.
func (r *Reader) cut(caption string) cut {
	c, ok := r.cuts[caption]
	if ok {
		return c
	}
	r.work++
	c.caption = caption
	if c.rest, c.credit, c.ok = r.cutCredit(caption); c.ok {
		// The agency's own line may stand in front: "(AP Photo/Ada Quill) Copyright AP Photo" (euronews.com).
		if rest, credit, ok := cutCredit(c.rest); ok && holdsCredit(credit, c.credit) {
			c.rest, c.credit = rest, credit
		}
	} else {
		c.caption = strings.TrimRight(strings.TrimSuffix(caption, " -"), " |—–")
		c.rest, c.credit, c.ok = cutCredit(c.caption)
	}
	if !c.ok {
		c.rest, c.credit, c.ok = r.cutSite(c.caption)
	}
	c.credit = cleanCredit(c.credit)
	r.cuts[caption] = c
	return c
}

// cutSite cuts the name of the page's own site off a caption, in brackets at its end.
func (r *Reader) cutSite(caption string) (rest, credit string, ok bool) {
	site := page.HostSpelling(r.page.Meta("og:site_name"))
	if site == "" || !isClosing(dom.LastRune(caption)) {
		return caption, "", false
	}
	open := opening(caption)
	if open < 0 || page.HostSpelling(caption[open:]) != site {
		return caption, "", false
	}
	return strings.TrimSpace(caption[:open]), caption[open:], true
}

// holdsCredit reports whether the credit a is b, with more names or without.
func holdsCredit(a, b string) bool {
	squeeze := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, " ", "")) }
	return strings.Contains(squeeze(a), squeeze(b))
}

func sameCredit(a, b string) bool {
	return strings.EqualFold(strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", ""))
}

// captionsAndCredits gives the captions and the credits that markup names. Text too
// long for a credit is a caption after all.
func (s *survey) captionsAndCredits() (captions, credits []part) {
	for _, p := range s.parts {
		switch {
		case p.role == creditRole && len(p.text) <= longestCredit:
			credits = append(credits, p)
		case p.role == captionRole || p.role == creditRole:
			if dom.HasWord(p.text) {
				captions = append(captions, p)
			}
		}
	}
	return captions, credits
}

// splitCredit takes the part that is a credit by its form off the end, or off
// the start.
func splitCredit(captions []part) (rest, credits []part) {
	last := len(captions) - 1
	switch {
	case last < 1:
		return captions, nil
	case isCredit(captions[last].text, true), captions[last].boxed && isProperName(captions[last].text):
		return captions[:last], captions[last:]
	case isCredit(captions[0].text, false):
		return captions[1:], captions[:1]
	}
	return captions, nil
}

// joinCredits gives the credits as one, without labels, each once.
func joinCredits(credits []part) string {
	var names []string
next:
	for _, p := range credits {
		name := cleanCredit(p.text)
		if !dom.HasWord(name) || isWord(name, label) {
			continue
		}
		for _, had := range names {
			if sameCredit(had, name) {
				continue next
			}
		}
		names = append(names, name)
	}
	return strings.Join(names, " / ")
}

// isViewerLabel reports what pages print over or under a picture that opens a
// gallery or a film (fr.de, lavanguardia.com).
func isViewerLabel(text string) bool { return len(text) < 40 && isWord(text, viewer) }

// isTiming reports whether text is the date or the length of a film, as ZDF
// prints them under its pictures: figures and hardly a letter.
func isTiming(text string) bool {
	letters, digits := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			if letters++; letters == 4 {
				return false
			}
		}
	}
	return digits > 2
}
