package photo

import (
	"net/url"
	"path"
	"strings"
	"sync"

	"github.com/lede-go/lede/internal/page"
)

// What the files of buttons, arrows and share icons are named with, and what sites
// name the one picture with that all of their pages are shared with. A file whose
// name is made of such words, of numbers and of the site's own name holds no photo,
// if one of them is not among the plain words, which a photo's name can have too.
const (
	signNames = `arrow arrows prev previous search share sharing print printer mail email envelope facebook fb twitter whatsapp telegram linkedin pinterest
		instagram youtube tiktok reddit rss line hatena weibo wechat button btn zoom expand enlarge magnifier loader loading spinner ico`
	shareNames = `default defaults logo logos logotype share shared sharing shareable social socials card cards og ogp ogimage ogimagedefault opengraph graph
		facebook fb twitter linkedin whatsapp icon icons favicon touch fallback placeholder generic standard missing subscribe brand branding promo`
	plainNames = `media image images img picture pic photo preview thumbnail thumb site website web page home homepage main full wide square round circle large small
		medium big black white grey gray dark light color colour bg background final new the and for of cover header banner graphic meta blank no open
		apple left right up down next back forward close menu play pause plus minus more dot dots hover active`
)

// standInNames are in the names of files that are shown until a script loads the photo.
const standInNames = `placeholder blank leer spacer transparent loading lazy dummy grey gray`

var (
	standInWords = sync.OnceValue(func() map[string]bool { return wordSet(standInNames) })
	signWords    = sync.OnceValue(func() map[string]bool { return wordSet(signNames) })
	shareWords   = sync.OnceValue(func() map[string]bool { return wordSet(shareNames) })
	plainWords   = sync.OnceValue(func() map[string]bool { return wordSet(plainNames) })
)

// isSign reports whether the address of a picture is that of a drawing which is
// named as a button or an icon of the page. A photo can be of a search, and is a JPEG.
func isSign(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(path.Ext(u.Path)) {
	case ".png", ".gif", ".svg":
		return isNamedWith(u, signWords(), "")
	}
	return false
}

// mayBeDrawing reports whether an address, in lower case, may be that of a drawing: by the
// extension of the file, which may be escaped. Most may not.
func mayBeDrawing(address string) bool {
	return strings.Contains(address, ".png") || strings.Contains(address, ".gif") || strings.Contains(address, ".svg") || strings.Contains(address, "%")
}

// isStandIn reports whether the file of a picture is named as one that is shown until
// a script loads the photo, and nothing else.
func isStandIn(address string) bool {
	u, err := url.Parse(address)
	return err == nil && address != "" && isNamedWith(u, standInWords(), "")
}

// isSitePicture reports whether an address is that of the picture which all pages of
// the site are shared with, as pastebin.com, sciencedaily.com and arxiv.org have it.
func (r *Reader) isSitePicture(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	for folder := range strings.SplitSeq(strings.ToLower(path.Dir(u.Path)), "/") {
		if folder == "logo" || folder == "logos" {
			return true
		}
	}
	return isNamedWith(u, shareWords(), r.siteName())
}

// isNamedWith reports whether the words of a file's name are among names, plain, or
// the site's name or short for it, and one is among names.
func isNamedWith(u *url.URL, names map[string]bool, site string) bool {
	name := path.Base(u.Path)
	said := false
	for w := range nameWords(strings.TrimSuffix(name, path.Ext(name))) {
		isHash := len(w) > 5 && strings.Trim(w, "0123456789abcdef") == "" && strings.ContainsAny(w, "0123456789")
		if w = strings.Trim(w, "0123456789"); len(w) < 2 || isHash {
			continue // 1200x630
		}
		switch {
		case names[w]:
			said = true
		case !plainWords()[w] && !isShortFor(w, site):
			return false
		}
	}
	return said
}

// isShortFor reports whether a word is made of letters of a name in their order, from
// its first one on: scidaily of sciencedaily.com.
func isShortFor(word, name string) bool {
	if name == "" || word[0] != name[0] && !strings.Contains(name, word) {
		return false
	}
	for i := 0; i < len(name) && word != ""; i++ {
		if name[i] == word[0] {
			word = word[1:]
		}
	}
	return word == ""
}

// siteName gives the host of the page without its www, and the name that the page
// calls its site by.
func (r *Reader) siteName() string {
	host := ""
	if r.page.URL != nil {
		host = strings.TrimPrefix(r.page.URL.Hostname(), "www.")
	}
	return page.HostSpelling(host + r.page.Meta("og:site_name"))
}
