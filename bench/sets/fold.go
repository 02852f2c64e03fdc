package sets

import (
	"fmt"
	"hash/fnv"
	"net/url"

	"golang.org/x/net/publicsuffix"
)

// SiteOf gives the registrable domain of the site at an address, its host where it has
// none, and the address itself where there is no host in it.
func SiteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return address
	}
	if site, err := publicsuffix.EffectiveTLDPlusOne(u.Hostname()); err == nil {
		return site
	}
	return u.Hostname()
}

// FoldOf gives the fold of a site, from 0: all of its pages are in one.
func FoldOf(site string, folds int, salt uint64) int {
	h := fnv.New64a()
	_, _ = fmt.Fprintf(h, "%d %s", salt, site) // a hash takes everything
	return int(h.Sum64() % uint64(folds))
}
