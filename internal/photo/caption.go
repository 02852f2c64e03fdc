package photo

import (
	"slices"
	"strings"
	"unicode"

	"github.com/lede-go/lede/internal/dom"
)

// read gives caption and credit: the credit by its markup, by the form of an
// element of its own, by the publisher's convention, or by the known forms.
func (s *survey) read() (caption, credit string) {
	credits := s.creditsByRole()
	captions := s.of(captionRole)
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
	rest, found, ok := r.cutCredit(caption)
	if !ok {
		caption = strings.TrimRight(strings.TrimSuffix(caption, " -"), " |—–")
		rest, found, ok = cutCredit(caption)
	}
	found = cleanCredit(found)
	switch {
	case ok && credit == "":
		return rest, found
	case ok && holdsCredit(found, credit):
		return rest, found
	case ok && holdsCredit(credit, found):
		return rest, credit
	}
	return caption, credit
}

// holdsCredit reports whether the credit a is b, with more names or without.
func holdsCredit(a, b string) bool {
	squeeze := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, " ", "")) }
	return strings.Contains(squeeze(a), squeeze(b))
}

func sameCredit(a, b string) bool {
	return strings.EqualFold(strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", ""))
}

// creditsByRole gives the credits that markup names. Text too long for one is
// a caption after all.
func (s *survey) creditsByRole() []part {
	var credits []part
	for i, p := range s.parts {
		switch {
		case p.role != creditRole:
		case len(p.text) > longestCredit:
			s.parts[i].role = captionRole
		default:
			credits = append(credits, p)
		}
	}
	return credits
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
		if !dom.HasWord(name) || creditLabelSet()[strings.ToLower(name)] {
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

// viewerLabels are what pages print over or under a picture that opens a gallery
// or a film (fr.de, lavanguardia.com), in lower case.
var viewerLabels = []string{"video", "play video", "watch video", "gallery", "view gallery", "open gallery", "view all photos", "view photos", "open image in gallery",
	"fotostrecke", "fotostrecke ansehen", "zur fotostrecke", "bildergalerie", "bildergalerie ansehen", "zur bildergalerie", "bilder anzeigen", "video ansehen",
	"vidéo", "voir la vidéo", "diaporama", "voir le diaporama", "voir la galerie", "vídeo", "ver vídeo", "ver galería", "galería", "fotogalería", "ver fotogalería",
	"ver galeria", "galeria", "fotogaleria", "galleria", "guarda il video", "guarda la gallery", "bekijk video", "fotoserie", "fotogalerij"}

func isViewerLabel(text string) bool {
	return len(text) < 40 && slices.Contains(viewerLabels, strings.ToLower(text))
}

// isTiming reports whether text is the date or the length of a film, as ZDF
// prints them under its pictures: figures and hardly a letter.
func isTiming(text string) bool {
	letters, digits := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 2 && letters < 4
}
