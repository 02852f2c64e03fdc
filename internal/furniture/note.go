package furniture

import (
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

// notePattern finds, by its first words, a block in which the editors speak of
// the article: an amendment, a correction, a note of the editors, where it came
// out first, who helped. A sentence of the article that reports a correction
// begins otherwise.
var notePattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[•*\s\[(_]*(?i:` +
		// en
		`(?:this|the) (?:article|story|post|piece|page|headline|report|column|review|blog) (?:was|has been|is being) (?:first |last )?(?:amended|updated|corrected|edited|changed|clarified|revised) (?:on|at|to|after|following|because|since|in|with) ` +
		`|an earlier version of this (?:article|story|post|piece|headline|report|column|review)|(?:correction|clarification)s?(?: \([^)]{1,40}\))?: ` +
		`|editor[’']?s?[’']? note: |note to readers: ` +
		`|this is a (?:breaking|developing) (?:news? )?story` +
		`|(?:this|the) (?:article|story|post|piece|report|column|review|essay|interview) (?:was |has been )?(?:first|originally|previously) (?:appeared|published|ran|posted) (?:in|on|by|at) ` +
		`|(?:with )?(?:additional )?reporting by (?-i:\p{Lu})` +
		// de
		`|anmerkung der redaktion|hinweis der redaktion|korrektur(?:hinweis)?: |in einer (?:früheren|vorherigen|ersten) (?:version|fassung) (?:dieses|des) (?:artikels|textes|beitrags)` +
		`|dieser (?:artikel|text|beitrag) (?:ist |wurde |erschien )(?:zuerst|zunächst|erstmals) |dies ist eine (?:maschinelle|automatische) übersetzung` +
		// fr
		`|note de la rédaction|rectificatif|cet article a été (?:modifié|mis à jour|corrigé)|une (?:première )?version (?:précédente|antérieure) de cet article` +
		`|cet article (?:a été|est) (?:initialement|d[’']abord) (?:publié|paru)` +
		// es, pt, it
		`|nota de la redacción|nota del editor|fe de err(?:ores|atas)|est[ea] (?:artículo|noticia) (?:ha sido|fue) (?:corregid|actualizad|modificad)[oa]` +
		`|est[ea] (?:artículo|texto|noticia) (?:fue publicad[oa]|se publicó) originalmente` +
		`|nota da redação|nota do editor|errata: |este (?:artigo|texto) foi (?:corrigido|atualizado|alterado)` +
		`|nota della redazione|errata corrige|questo articolo è stato (?:corretto|aggiornato|modificato)` +
		// nl, sv, da, no, fi
		`|noot van de redactie|correctie: |in een eerdere versie van dit (?:artikel|bericht)` +
		`|rättelse: |i en tidigare version av (?:artikeln|texten)|rettelse: |i en tidligere versjon av (?:saken|artikkelen)|i en tidligere version af artiklen|oikaisu[: ]` +
		// pl, cs, ru, uk
		`|od redakcji: |sprostowanie: |oprava: |от редакции: |исправление: |від редакції: ` +
		// ja, zh, ko
		`|訂正[:：]|【訂正】|更正[:：]|编者按|編者按|\[정정보도\]|정정보도문` +
		`)`)
})

// IsNote reports whether a block of this text is a note of the editors on their
// article, by its wording.
func IsNote(text string) bool { return notePattern().MatchString(text) || isThanks(text) }

// isThanks reports a line that says who helped with the report, by its last
// words: "Jane Roe in Kyiv contributed to this report."
func isThanks(text string) bool {
	const longest = 500
	if len(text) > longest {
		return false
	}
	text = strings.TrimRight(text, ".)] ")
	text = strings.ToLower(text[max(0, len(text)-len(" contributed to this reporting")):]) // no more than the last words
	for _, end := range [...]string{"report", "story", "article", "piece", "reporting"} {
		if strings.HasSuffix(text, "contributed to this "+end) {
			return true
		}
	}
	return strings.HasSuffix(text, " contributed reporting")
}

// IsNoteElement reports whether the element n holds footnotes by its role.
// Source: Digital Publishing WAI-ARIA Module 1.0, doc-footnote and doc-endnotes.
func IsNoteElement(n *html.Node) bool {
	switch dom.Attr(n, "role") {
	case "doc-footnote", "doc-endnote", "doc-endnotes":
		return true
	}
	return dom.HasToken(n, "class", "footnotes") || dom.HasToken(n, "class", "wp-block-footnotes")
}
