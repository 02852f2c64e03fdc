package workbench

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
)

// A library is a folder of saved pages.
type library struct {
	dir  string // "" for none
	root *os.Root
	mu   sync.Mutex
	// addresses are those that pages of no manifest name as their own.
	addresses map[string]addressed
}

// An addressed is the address of a file as it was.
type addressed struct {
	size     int64
	modified time.Time
	url      string
}

// openPages opens a folder of saved pages; "" is none.
func openPages(dir string) (*library, error) {
	l := &library{dir: dir, addresses: map[string]addressed{}}
	if dir == "" {
		return l, nil
	}
	var err error
	if l.root, err = os.OpenRoot(dir); err != nil {
		return nil, fmt.Errorf("--pages %s: %w", dir, err)
	}
	return l, nil
}

// list gives the pages of the folder.
func (l *library) list() ([]saved.Entry, error) {
	if l.dir == "" {
		return nil, nil
	}
	return saved.List(l.dir)
}

// errNoPage says that there is no such page.
var errNoPage = fmt.Errorf("no such page among those of --pages: %w", errOutside)

// load reads the page of an id.
func (l *library) load(ctx context.Context, id string) (*saved.Page, error) {
	entries, err := l.list()
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.ID == id {
			return l.open(ctx, e)
		}
	}
	return nil, errNoPage
}

// open reads a page; a link out of the folder is none.
func (l *library) open(ctx context.Context, e saved.Entry) (*saved.Page, error) {
	if info, err := l.root.Stat(e.File); err != nil || !info.Mode().IsRegular() {
		return nil, errNoPage
	}
	return e.Load(ctx)
}

// of gives the pages whose address is of one of some hosts, at most so many, and how many
// more there are. A page that cannot be read is none.
func (l *library) of(ctx context.Context, hosts []string, most int) (list []saved.Entry, more int, err error) {
	entries, err := l.list()
	if err != nil {
		return nil, 0, err
	}
	for _, e := range entries {
		if ctx.Err() != nil {
			return nil, 0, ctx.Err()
		}
		if e.URL == "" {
			e.URL = l.address(ctx, e)
		}
		switch {
		case !isOf(e.URL, hosts):
		case len(list) < most:
			list = append(list, e)
		default:
			more++
		}
	}
	return list, more, nil
}

// address gives the address that a page names as its own; "" where it names none.
func (l *library) address(ctx context.Context, e saved.Entry) string {
	info, err := l.root.Stat(e.File)
	if err != nil {
		return ""
	}
	l.mu.Lock()
	known, ok := l.addresses[e.File]
	l.mu.Unlock()
	if ok && known.size == info.Size() && known.modified.Equal(info.ModTime()) {
		return known.url
	}
	known = addressed{info.Size(), info.ModTime(), ""}
	if p, err := l.open(ctx, e); err == nil {
		if a, err := p.Describe(&lede.Extractor{Rules: new(lede.RuleSet)}); err == nil {
			known.url = a.URL
		}
	}
	if ctx.Err() == nil {
		l.mu.Lock()
		l.addresses[e.File] = known
		l.mu.Unlock()
	}
	return known.url
}

// isOf reports whether an address is of one of some hosts, or of one below them.
func isOf(address string, hosts []string) bool {
	own := hostOf(address)
	for _, host := range hosts {
		if own == host || strings.HasSuffix(own, "."+host) {
			return own != ""
		}
	}
	return false
}

// hostOf gives the host of an address, without www; "" for what is no address of a page.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || !strings.Contains(u.Hostname(), ".") {
		return ""
	}
	return strings.TrimPrefix(strings.TrimSuffix(strings.ToLower(u.Hostname()), "."), "www.")
}

// isNotThere reports an error of something that is not in its folder.
func isNotThere(err error) bool { return errors.Is(err, os.ErrNotExist) || errors.Is(err, errOutside) }
