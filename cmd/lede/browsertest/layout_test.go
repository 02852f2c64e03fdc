package browsertest

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// measured are the faults of a layout: what goes over the side of the page, panes that
// cover each other, text that is too small to read, and controls that are too small to hit.
const measured = `(() => {
	const faults = [];
	const page = document.documentElement;
	if (page.scrollWidth > page.clientWidth) faults.push("the page is " + page.scrollWidth + " wide");
	const seen = (e) => e.checkVisibility({ checkVisibilityCSS: true }) && e.getClientRects().length > 0;
	const name = (e) => e.localName + "#" + e.id + "." + e.className;
	const scrolls = (e) => { for (; e; e = e.parentElement) if (getComputedStyle(e).overflowX !== "visible" && e.localName !== "body") return true; return false };
	for (const e of document.body.querySelectorAll("*")) {
		if (!seen(e) || e.closest(".skips, #file")) continue;
		const box = e.getBoundingClientRect();
		if (!scrolls(e) && (box.left < -1 || box.right > page.clientWidth + 1)) faults.push(name(e) + " goes from " + box.left + " to " + box.right);
		const words = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
		if (words && parseFloat(getComputedStyle(e).fontSize) < 12) faults.push(name(e) + " has text of " + getComputedStyle(e).fontSize);
		if (e.localName === "button" && box.height < 20) faults.push(name(e) + " is " + box.height + " high");
	}
	const panes = [...document.querySelectorAll(".top, .pane")].map((e) => [e.id || e.className, e.getBoundingClientRect()]);
	for (const [a, one] of panes) {
		if (one.width < 200 || one.height < 40) faults.push(a + " is " + one.width + " by " + one.height);
		for (const [b, other] of panes) {
			if (a < b && one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1) faults.push(a + " covers " + b);
		}
	}
	return JSON.stringify(faults);
})()`

// TestLayout measures the page at the widths of a telephone, a tablet and a desk, empty, with
// a page and with offers.
func TestLayout(t *testing.T) {
	for _, width := range []int64{400, 900, 1400} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			const height = 900
			b := newBench(t, width, height)
			check := func(state string) {
				t.Helper()
				assert.Equal(t, "[]", b.text(measured), state)
				assertDrawn(t, b.shoot(fmt.Sprintf("%d-%s", width, state)), int(width), height)
			}
			check("empty")
			b.open("ferry")
			check("open")
			b.write(b.rule() + "titel = [\"h2\"]\ndrop = [\".a-selector-that-is-much-longer-than-any-that-one-would-like-to-write .because-it-goes-on-and-on\"]\n")
			b.wait(`document.querySelector("#lint .wrong")`)
			b.do(chromedp.ScrollIntoView(chromedp.CSS("#lint")))
			check("fault")
			b.click("#revert")
			b.wait(`document.querySelector("#lint .right")`)
			b.idle()
			b.do(chromedp.Evaluate[chromedp.Void](piece(newsletter) + `.click()`))
			b.wait(`document.getElementById("offers").open`)
			check("offers")
			b.click("#offers .offers button")
			b.wait(`document.querySelector("#result .gain")`)
			b.idle()
			b.do(chromedp.ScrollIntoView(chromedp.CSS("#result .gain")))
			check("trial")
		})
	}
}

// assertDrawn holds a screenshot to be of a size, and to have more on it than one colour.
func assertDrawn(t *testing.T, shot []byte, width, height int) {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(shot))
	require.NoError(t, err)
	assert.Equal(t, image.Pt(width, height), picture.Bounds().Size())
	const (
		step  = 3
		fewer = 20 // a page of text has hundreds, for letters are drawn in shades
	)
	colours := map[[3]uint32]bool{}
	for y := 0; y < height; y += step {
		for x := 0; x < width; x += step {
			r, g, b, _ := picture.At(x, y).RGBA()
			colours[[3]uint32{r, g, b}] = true
		}
	}
	assert.Greater(t, len(colours), fewer, "the screenshot is blank")
}

// contrasts gives the texts of which the contrast to what is behind them is too low.
//
// Source: WCAG 2.2, 1.4.3 "Contrast (Minimum)".
const contrasts = `(() => {
	const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
	const light = (colour) => {
		const [r, g, b] = channels(colour).map((c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 });
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const behind = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (channels(c)[3] !== 0) return c } return "rgb(255, 255, 255)" };
	const faults = new Set();
	for (const e of document.body.querySelectorAll("*")) {
		const words = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
		if (!words || !e.checkVisibility() || e.closest(":disabled, option")) continue;
		const [a, b] = [light(getComputedStyle(e).color), light(behind(e))];
		const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (contrast < 4.5) faults.add(e.localName + "." + e.className + ": " + contrast.toFixed(2));
	}
	return JSON.stringify([...faults]);
})()`

// TestDarkMode sees that the page is dark where one asks for it, and can be read in both.
func TestDarkMode(t *testing.T) {
	b := newBench(t, 1400, 900)
	b.open("ferry")
	b.write(b.rule() + "drop = [\".newsletter\"]\n")
	b.wait(`document.querySelector("#result .gain")`)
	b.idle()
	for _, scheme := range []string{"light", "dark"} {
		b.media("prefers-color-scheme", scheme)
		b.wait(fmt.Sprintf(`matchMedia("(prefers-color-scheme: %s)").matches`, scheme))
		assert.Equal(t, "[]", b.text(contrasts), scheme)
		light := evaluated[bool](b, `getComputedStyle(document.body).backgroundColor.match(/\d+/g).every((c) => c > 127)`)
		assert.Equal(t, scheme == "light", light)
		b.shoot(scheme)
	}
}
