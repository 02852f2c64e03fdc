package schema

import "strings"

// describe says in a line what a key is for, as rules/README.md does at more length; "" for
// a key that has no words.
func describe(path string) string {
	if field, ok := strings.CutPrefix(path, "layout.pattern."); ok {
		return "A pattern for the texts of " + field + ": its group value is the value; without that group, the match is cut out."
	}
	return descriptions[path]
}

var descriptions = map[string]string{
	"name":                  "The canonical name: Article.Publisher.",
	"aliases":               "Other names of the publisher, as platforms print them.",
	"hosts":                 "Host names; a subdomain goes by its parent's rule unless it has one of its own.",
	"kind":                  "What the rule is of: a publisher (the default), a platform that serves others' articles, or a publishing system.",
	"language":              "BCP 47, of a publisher that writes in one language.",
	"zone":                  "A name of the IANA time zone database, for times that the page prints without a zone.",
	"markup":                "A selector that recognises the page of a CMS, and of a platform whose address is not known.",
	"base":                  "The name of the CMS rule that says what this rule leaves out.",
	"style":                 "How this publisher writes what others write otherwise.",
	"style.credits":         "Patterns that find the credit in a caption: the match is cut off, the group credit is the credit.",
	"style.roles":           "Functions that this publisher prints behind a name without a comma.",
	"style.plain-datelines": "Datelines are one word with a colon or full stop.",
	"layout":                "Page designs, newest first; the first that fits is used.",
	"layout.name":           "For people.",
	"layout.from":           "The first publication day of articles in this design.",
	"layout.until":          "The last publication day of articles in this design.",
	"layout.when":           "A selector that must match.",
	"layout.title":          "Sources of the title; the first that holds text wins. An empty list: the publisher prints none.",
	"layout.kicker":         "Sources of the line above the title.",
	"layout.standfirst":     "Sources of the summary under the title.",
	"layout.section":        "Sources of the section.",
	"layout.byline":         "Sources of the printed line that names the authors.",
	"layout.dateline":       "Sources of the dateline, where it stands in an element of its own.",
	"layout.authors":        "Sources of the authors' names; every text of the first that holds any.",
	"layout.publisher":      "Sources of the publisher's name, on a platform.",
	"layout.published":      "Sources of the time of publication.",
	"layout.modified":       "Sources of the time of the last change.",
	"layout.keywords":       "Sources of the publisher's own tags; every text of the first that holds any.",
	"layout.photos":         "Selectors of the elements around the photos outside the body.",
	"layout.photo":          "Selectors of the elements around photos inside the body that are not seen as such.",
	"layout.caption":        "Selectors inside a photo's element.",
	"layout.credit":         "Selectors inside a photo's element.",
	"layout.body":           "Sources of the body, only where the engine is wrong; every element of the first that holds text.",
	"layout.pattern":        "Patterns for the texts of fields.",
	"layout.drop":           "Selectors of what is not the article.",
	"layout.heading":        "Selectors of sub-headings that are paragraphs by their tag.",
	"layout.keep":           "Selectors of what is the article, whatever speaks against it.",
	"layout.drop-text":      "Patterns of whole blocks to drop. Wording changes: prefer drop.",
	"layout.keep-hidden":    "Elements with display:none are the article's.",
	"layout.gate":           "Selectors of what stands on a page whose text is not all, and on no other.",
	"layout.whole":          "Selectors of what only a whole text has.",
	"layout.note":           "A selector of corrections and notes of the editors.",
	"layout.note-text":      "Patterns of whole blocks that are notes of the editors.",
	"layout.live":           "How the posts of a live blog are printed.",
	"layout.live.entry":     "Selectors of the elements around the posts.",
	"layout.live.time":      "Selectors inside a post's element.",
	"layout.live.title":     "Selectors inside a post's element.",
	"layout.live.author":    "Selectors inside a post's element.",
	"layout.author":         "Authors whose name, role or address stand in elements of their own.",
	"layout.author.entry":   "Selectors of the elements around the authors, one each.",
	"layout.author.name":    "Selectors inside an author's element; without them, all its text.",
	"layout.author.role":    "Selectors inside an author's element.",
	"layout.author.place":   "Selectors inside an author's element.",
	"layout.author.url":     "Selectors inside an author's element, such as a@href.",
	"layout.frame":          "The lines that a platform prints around every article.",
	"layout.frame.before":   "The lines before the article, in their order.",
	"layout.frame.masthead": "Forms of the lines between those and the title.",
	"layout.frame.sections": "Section names.",
	"layout.frame.after":    "The lines after the article, in their order.",
}
