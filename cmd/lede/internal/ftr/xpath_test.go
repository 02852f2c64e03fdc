package ftr

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSelectors(t *testing.T) {
	for xpath, want := range map[string]string{
		`//h1`:                                           "h1",
		`//div[@id='story']`:                             "div#story",
		`//*[@id="a.b"]`:                                 `[id="a.b"]`,
		`//div[@class="a b"]/p`:                          `div[class="a b"] > p`,
		`//main[1]//article[last()]`:                     "main:nth-of-type(1) article:last-of-type",
		`//div[contains(@class, 'x') or @id="y"]`:        `div[class*="x"] | div#y`,
		`//div[contains(@class,'x') and not(.//iframe)]`: `div[class*="x"]:not(:has(iframe))`,
		`//p[not(@id or @lang)]`:                         "p:not([id]):not([lang])",
		`//a[starts-with(@href, "/tag")]`:                `a[href^="/tag"]`,
		`//div[contains(concat(' ',normalize-space(@class),' '),' story ')]`: "div.story",
		`//meta[@property="og:title"]/@content`:                              `meta[property="og:title"]@content`,
		`//ul[li]`:                                                           "ul:haschild(li)",
		`//h2/following-sibling::p`:                                          "h2 ~ p",
		`//div[@id='a'] | (//b)`:                                             "div#a | b",
		`(//div[@id="story"])[1]`:                                            "div#story (first)",
		`//section[@data-x='a|b']`:                                           `section[data-x="a|b"]`,
	} {
		list, first, err := Selectors(xpath)
		require.NoError(t, err, xpath)
		got := strings.Join(list, " | ")
		if first {
			got += " (first)"
		}
		assert.Equal(t, want, got, xpath)
	}
}

func TestSelectorsRefuse(t *testing.T) {
	for xpath, want := range map[string]string{
		"":                              "is empty",
		"//p/..":                        "takes .., which is no element",
		"//p/ancestor::div":             "looks ancestor, and CSS does not",
		"//p[contains(., 'Read more')]": "asks for contains(., 'Read more'), and CSS cannot",
		"//p/text()":                    "takes text(), which is no element",
		"(//p)[2]":                      "takes one of several",
		"//div[@class='a'][2]":          "counts among what other conditions leave",
		"//div[@class='a'":              "has a bracket that is not closed",
		"//@style":                      "looks at attributes",
		"//p[position()<3]":             "asks for position()<3, and CSS cannot",
		"&&":                            `"&&" is not understood`,
	} {
		_, _, err := Selectors(xpath)
		assert.EqualError(t, err, want, xpath)
	}
}

func FuzzSelectors(f *testing.F) {
	f.Add("(//div[contains(@class, 'x') or @id=\"y\"])[1]/p[not(.//b)] | //a/@href")
	f.Fuzz(func(t *testing.T, text string) {
		list, _, err := Selectors(text)
		assert.LessOrEqual(t, len(list), mostSelectors)
		assert.Equal(t, err == nil, len(list) > 0)
	})
}
