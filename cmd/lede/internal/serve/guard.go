package serve

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// tokenHeader is where a request has the token of the workbench. No page of another site
// can set it without being asked first, and such a question is refused.
const tokenHeader = "X-Lede-Token"

// safety are headers of every answer: it is for this site alone, it loads nothing from
// elsewhere, and nothing keeps it.
var safety = [...][2]string{
	{"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Cache-Control", "no-store"},
}

// guard refuses what a page of another site makes a browser ask: by a name that was made
// to lead here (DNS rebinding), or from an origin that is not the server's own. Programs
// that are no browser send no origin, and need none.
func (s *server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, header := range safety {
			w.Header().Set(header[0], header[1])
		}
		switch {
		case !s.isOwnHost(r):
			s.refuse(w, refusalf(foreignHost, "the server does not go by this name"))
		case !isOwnOrigin(r):
			s.refuse(w, refusalf(foreignOrigin, "a page of another site may not ask"))
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// isOwnHost reports whether a request names the server by a name of the loopback, by one
// of its Hosts, or by the address that the connection came in at. Ports are free, as they
// are others behind a tunnel.
func (s *server) isOwnHost(r *http.Request) bool {
	u := url.URL{Host: r.Host}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	isHost := func(name string) bool { return strings.EqualFold(name, host) }
	if host == "localhost" || slices.ContainsFunc(s.Hosts, isHost) {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && (address.IsLoopback() || address.Unmap() == localAddress(r))
}

// localAddress gives the address that a connection came in at.
func localAddress(r *http.Request) netip.Addr {
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return netip.Addr{}
	}
	at, _ := netip.ParseAddrPort(local.String()) // the zero address is nobody's
	return at.Addr().Unmap().WithZone("")
}

// isOwnOrigin reports whether a request comes from a page of this server, from the line
// where people type addresses, or from no browser.
func isOwnOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return false
	}
	for _, origin := range r.Header.Values("Origin") {
		u, err := url.Parse(origin)
		if err != nil || u.Host == "" || !strings.EqualFold(u.Host, r.Host) {
			return false
		}
	}
	return true
}

// isRead reports whether a request changes nothing.
func isRead(r *http.Request) bool {
	return r.Method == http.MethodGet || r.Method == http.MethodHead
}

// isToken reports whether a text is the token. It takes as long whatever the text is.
func (s *server) isToken(text string) bool {
	return s.Token != "" && subtle.ConstantTimeCompare([]byte(text), []byte(s.Token)) == 1
}
