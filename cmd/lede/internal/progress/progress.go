// Package progress shows on a terminal how far a long work is.
package progress

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// A Bar is a line that shows how much of a work is done. The zero value shows nothing.
type Bar struct {
	w     io.Writer
	total int64
	done  int64
	steps int
	shown time.Time
}

// New gives a bar of a work of so many bytes, which is drawn on w; one that shows nothing where w is nil.
func New(w io.Writer, total int64) *Bar { return &Bar{w: w, total: total} }

// Step says that a page has been done, after which so many bytes are behind.
func (b *Bar) Step(done int64) {
	const pause = 200 * time.Millisecond
	b.steps++
	b.done += done
	if b.w == nil || time.Since(b.shown) < pause {
		return
	}
	b.shown = time.Now()
	_, _ = fmt.Fprint(b.w, "\r\x1b[K"+b.line()) // there is nowhere else to tell
}

const width = 30

// line gives what the bar shows.
func (b *Bar) line() string {
	share := 1.0
	if b.done < b.total {
		share = float64(b.done) / float64(b.total)
	}
	full := int(share * width)
	return fmt.Sprintf("[%s%s] %d pages, %.0f%%", strings.Repeat("=", full), strings.Repeat(" ", width-full), b.steps, share*100)
}

// Clear takes the bar away, before another line or at the end.
func (b *Bar) Clear() {
	if b.w != nil {
		_, _ = fmt.Fprint(b.w, "\r\x1b[K")
	}
}
