package rule

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"sync"
)

// A copied is the form of the addresses under which a host, with all below it, serves
// copies of others' pages.
type copied struct {
	host string
	path *regexp.Regexp // its groups are what stands for https, and the original address
}

var (
	// copies are the hosts and their forms.
	//
	// The archives' path holds the day of the copy and the address, with its scheme or
	// without; archive.today and its other names have the scheme always. AMP caches, and
	// Google's viewer of AMP pages:
	// https://developers.google.com/amp/cache/overview#amp-cache-url-format
	copies = sync.OnceValue(func() []copied {
		wayback := regexp.MustCompile(`^/web/[0-9]+[a-z_]*/()(.+)`)
		today := regexp.MustCompile(`^/(?:[0-9][0-9.-]*|newest|oldest|o/[0-9A-Za-z]+)/()(https?:/.+)`)
		return []copied{
			{"archive.org", wayback},
			{"archive.ph", today}, {"archive.today", today}, {"archive.is", today}, {"archive.li", today},
			{"archive.md", today}, {"archive.vn", today}, {"archive.fo", today},
			{"ampproject.org", regexp.MustCompile(`^/[acv]/(s/)?(.+)`)},
			{"google.com", regexp.MustCompile(`^/amp/(s/)?(.+)`)},
		}
	})

	// Servers that clean paths leave one slash behind a scheme().
	scheme = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(https?):/+`) })
)

// original gives the address of the page that the one at u is a copy of, as u itself says;
// nil where it says none. A copy of a copy leads to what that is one of.
func original(u *url.URL) *url.URL {
	var found *url.URL
	for u != nil { // each address is a part of the last
		u = unwrap(u)
		found = cmp.Or(u, found)
	}
	return found
}

// unwrap gives the address inside u, where u has the form of an archive's or a cache's.
func unwrap(u *url.URL) *url.URL {
	host := strings.ToLower(u.Hostname())
	for _, c := range copies() {
		if !isBelow(host, c.host) {
			continue
		}
		parts := c.path.FindStringSubmatch(u.RequestURI())
		if parts == nil {
			return nil
		}
		address := scheme().ReplaceAllString(parts[2], "$1://")
		switch {
		case scheme().MatchString(address):
		case parts[1] != "":
			address = "https://" + address
		default:
			address = "http://" + address
		}
		inner, err := url.Parse(address)
		if err != nil || !strings.Contains(inner.Hostname(), ".") {
			return nil
		}
		return inner
	}
	return nil
}
