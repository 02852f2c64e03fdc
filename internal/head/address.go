package head

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/lede-go/lede/internal/date"
)

// URLDate reads the date in the path of an article's address:
//
//   - as steps of the path: /2024/05/06/, /2024/may/06/, /2024-05/06/, /202405/06/;
//   - as one of them, or at its beginning: /20240506/, /2024-05-06-title, and as
//     06-05-2024 (biathlon-antholz.it);
//   - at the end of one: /title-2024-05-06, /title_20240506.html.
//
// whole is set for the first kind and the second, which say when the article came out;
// the third may be the day of which it speaks, or of a long number. Of an archived copy
// it is the address of the page itself that counts, and not the day of the copy.
func URLDate(u *url.URL) (t time.Time, whole, ok bool) {
	if u == nil {
		return time.Time{}, false, false
	}
	const most = 12
	segments := strings.Split(strings.Trim(archived(u), "/"), "/")
	segments = segments[:min(len(segments), most)]
	for i, s := range segments {
		if t, ok = dateOfSteps(s, segments[i+1:]); ok {
			return t, true, true
		}
	}
	for i := len(segments) - 1; i >= 0; i-- {
		if t, ok = dateBehind(segments[i]); ok {
			return t, false, true
		}
	}
	return time.Time{}, false, false
}

// archived gives the path of the page that an address of an archive holds, or else the
// path of u itself: web.archive.org/web/20130307194448/http://example.org/a, the same
// without the scheme, archive.ph/20130307194448/https://example.org/a.
func archived(u *url.URL) string {
	for _, scheme := range [...]string{"/http:/", "/https:/"} {
		if _, inner, ok := strings.Cut(u.Path, scheme); ok {
			return inner
		}
	}
	if host := u.Hostname(); host == "archive.org" || strings.HasSuffix(host, ".archive.org") {
		if rest, ok := strings.CutPrefix(u.Path, "/web/"); ok {
			_, inner, _ := strings.Cut(rest, "/")
			return inner
		}
	}
	return u.Path
}

// dateOfSteps reads the date that a step of a path is or begins with, alone or with
// the steps behind it.
func dateOfSteps(s string, next []string) (time.Time, bool) {
	number := strings.TrimLeft(s, letters)
	n := leadingDigits(s)
	switch {
	case len(s) == 4 && len(next) > 1:
		return dateOf(s, next[0], next[1])
	case len(s) == 7 && s[4] == '-' && len(next) > 0:
		return dateOf(s[:4], s[5:], next[0])
	case len(s) == 6 && n == 6 && len(next) > 0 && len(next[0]) == 2:
		return dateOf(s[:4], s[4:], next[0])
	case len(s) >= 10 && s[4] == '-' && s[7] == '-' && (len(s) == 10 || !isDigit(s[10])):
		return dateOf(s[:4], s[5:7], s[8:10])
	case len(s) >= 10 && s[2] == '-' && s[5] == '-' && leadingDigits(s[6:]) == 4:
		return dateOf(s[6:10], s[3:5], s[:2])
	case n == 8 && (len(s) == 8 || s[8] == '-' || s[8] == '_'):
		return dateOf(s[:4], s[4:6], s[6:8])
	case isTimed(number):
		return dateOf(number[:4], number[4:6], number[6:8])
	}
	return time.Time{}, false
}

// dateBehind reads the date at the end of a step of a path.
func dateBehind(s string) (time.Time, bool) {
	s, _, _ = strings.Cut(s, ".")
	if n := len(s) - len("-2024-05-06"); n > 0 && isPart(s[n]) && isPart(s[n+5]) && isPart(s[n+8]) {
		return dateOf(s[n+1:n+5], s[n+6:n+8], s[n+9:])
	}
	if n := len(s) - len("-20240506"); n > 0 && isPart(s[n]) {
		return dateOf(s[n+1:n+5], s[n+5:n+7], s[n+7:])
	}
	return time.Time{}, false
}

// isPart reports the signs that part the words of a step.
func isPart(b byte) bool { return b == '-' || b == '_' }

// letters may stand in front of a number that begins with date and time.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// isTimed reports whether s is a long number of an article that begins with the
// date and the time of its day, as in A2026012914320005196 (hankookilbo.com).
func isTimed(s string) bool {
	const least = len("202601291432")
	if len(s) < least || leadingDigits(s) < len(s) {
		return false
	}
	return s[8:10] < "24" && s[10] < '6'
}

// leadingDigits gives the number of digits that s begins with.
func leadingDigits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func dateOf(y, m, d string) (time.Time, bool) {
	year, err1 := strconv.Atoi(y)
	day, err2 := strconv.Atoi(d)
	month := date.Month(m)
	if n, err := strconv.Atoi(m); err == nil {
		month = time.Month(n)
	}
	if err1 != nil || err2 != nil || len(d) > 2 || month < 1 || month > 12 || day < 1 || day > 31 {
		return time.Time{}, false
	}
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == day && plausible(t)
}
