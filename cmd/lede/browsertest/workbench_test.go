package browsertest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// file gives the rule of the gazette as it is on disk.
func (b *bench) file() string {
	b.t.Helper()
	text, err := os.ReadFile(filepath.Join(b.rules, "harbour-gazette.example.toml"))
	require.NoError(b.t, err)
	return string(text)
}

// piece is an expression for the button of the piece that holds a text.
func piece(text string) string {
	return fmt.Sprintf(`[...document.querySelectorAll("#report .piece")].find((p) => p.textContent.includes(%q))`, text)
}

const newsletter = "Get the Harbour Letter"

func TestLoad(t *testing.T) {
	b := newBench(t, 1400, 900)
	assert.Equal(t, "lede workbench", b.text("document.title"))
	assert.True(t, evaluated[bool](b, `document.getElementById("save").disabled`))
	b.open("ferry")
	assert.Equal(t, "ferry - lede workbench", b.text("document.title"))
	assert.Contains(t, b.text(`document.querySelector(".verdict").textContent`), "complete")
	assert.Equal(t, b.file(), b.rule())
	assert.Equal(t, "No faults", b.text(`document.querySelector("#lint p").textContent`))
}

// TestNames holds each control to have a name, as a screen reader says it, and each heading
// to follow one of the level above.
func TestNames(t *testing.T) {
	b := newBench(t, 1400, 900)
	b.open("ferry")
	b.do(chromedp.Evaluate[chromedp.Void](piece(newsletter) + `.click()`))
	b.wait(`document.getElementById("offers").open`)
	assert.Equal(t, "[]", b.text(`JSON.stringify([...document.querySelectorAll("button, input, select, textarea")]
		.filter((e) => !(e.textContent.trim() && e.localName === "button" || e.labels?.length || e.ariaLabel)).map((e) => e.outerHTML))`))
	assert.Equal(t, "[]", b.text(`JSON.stringify([...document.querySelectorAll("[aria-labelledby], [aria-describedby]")]
		.flatMap((e) => [e.getAttribute("aria-labelledby"), e.getAttribute("aria-describedby")]).filter((id) => id && !document.getElementById(id)))`))
	assert.Equal(t, "[]", b.text(`JSON.stringify([...document.querySelectorAll("main h1, main h2, main h3, main h4")].map((h) => Number(h.localName[1]))
		.filter((level, at, all) => at > 0 && level > all[at - 1] + 1))`))
	assert.Equal(t, 1, evaluated[int](b, `document.querySelectorAll("main").length`))
}

func TestDrop(t *testing.T) {
	b := newBench(t, 1400, 900)
	b.do(chromedp.Evaluate[chromedp.Void](`{
		const data = new DataTransfer();
		data.items.add(new File(["<h1>A dropped story</h1>" + "<p>The harbour board met on the pier tonight and talked about the ferry for three hours.</p>".repeat(3)], "story.html", { type: "text/html" }));
		document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
	}`))
	b.wait(`document.querySelector('[data-field="title"]')?.textContent.includes("A dropped story")`)
	b.idle()
	assert.Equal(t, "story.html is open", b.text(`document.getElementById("said").textContent`))
	assert.Contains(t, b.text(`document.getElementById("origin").textContent`), "Give the address")
	// With an address it is of a house, which has no rule yet.
	b.do(chromedp.SetValue(chromedp.CSS("#url"), "https://bay-courier.example/story"), chromedp.Evaluate[chromedp.Void](`document.getElementById("url").dispatchEvent(new Event("change"))`))
	b.wait(`document.getElementById("text").value.includes("bay-courier.example")`)
	b.wait(`!document.getElementById("save").disabled`)
	assert.Contains(t, b.text(`document.getElementById("origin").textContent`), "draft")
}

func TestChooseFileAndPaste(t *testing.T) {
	b := newBench(t, 1400, 900)
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{filepath.Join(b.pages, "html", "herring.html")}))
	b.wait(`document.querySelector('[data-field="title"]')?.textContent.includes("Herring is back")`)
	b.click("#given summary")
	b.do(chromedp.SetValue(chromedp.CSS("#paste"), "<h1>Pasted</h1><p>Füllhörner stand on the pier since noon, and nobody in the harbour knows whose they are.</p>"))
	b.click(`#given [type="submit"]`)
	b.wait(`document.querySelector('[data-field="title"]')?.textContent.includes("Pasted")`)
	b.wait(piece("Füllhörner"))
	b.do(chromedp.SetValue(chromedp.CSS("#paste"), "%PDF-1.7"))
	b.click(`#given [type="submit"]`)
	b.wait(`document.getElementById("problem").textContent.includes("PDF")`)
}

// TestClick takes the newsletter out of the gazette, and sees what that gains.
func TestClick(t *testing.T) {
	b := newBench(t, 1400, 900)
	b.open("ferry")
	before := b.rule()
	b.do(chromedp.Evaluate[chromedp.Void](piece(newsletter) + `.click()`))
	b.wait(`document.getElementById("offers").open`)
	assert.Contains(t, b.text(`document.querySelector("#offers blockquote").textContent`), newsletter)
	first := b.text(`document.querySelector("#offers .offers button").dataset.source`)
	assert.Equal(t, ".letter-box", first, "a class comes before what stands around it")
	b.click("#offers .offers button")
	b.wait(piece(newsletter) + `.matches(".dropped")`)
	b.wait(`document.querySelector("#result .gain")?.textContent === "2 gained"`)
	assert.Equal(t, before+"drop = [\".letter-box\"]\n", b.rule())
	assert.False(t, evaluated[bool](b, `document.getElementById("offers").open`))
	assert.Contains(t, b.text(`document.getElementById("result").textContent`), newsletter)
	assert.Equal(t, before, b.file(), "nothing is saved")

	// A row opens its page, and what was edited stays.
	b.click(`#result [data-page="lighthouse"]`)
	b.wait(`document.querySelector('[data-field="title"]').textContent.includes("Lighthouse keepers")`)
	b.wait(piece(newsletter) + `.matches(".dropped")`)
	assert.Contains(t, b.rule(), ".letter-box")
	b.idle()

	b.click("#revert")
	b.wait(piece(newsletter) + `.matches(".kept")`)
	assert.Equal(t, before, b.rule())
}

// TestUndo takes a choice back as one takes back what one has typed.
func TestUndo(t *testing.T) {
	b := newBench(t, 1400, 900)
	b.open("ferry")
	before := b.rule()
	b.do(chromedp.Evaluate[chromedp.Void](piece(newsletter) + `.click()`))
	b.wait(`document.getElementById("offers").open`)
	b.click("#offers .offers button")
	b.wait(piece(newsletter) + `.matches(".dropped")`)
	b.idle()
	b.click("#text")
	b.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.wait(piece(newsletter) + `.matches(".kept")`)
	assert.Equal(t, before, b.rule())
}

// TestFillField fills a field from a line that a person chose.
func TestFillField(t *testing.T) {
	b := newBench(t, 1400, 900)
	b.open("ferry")
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-field="published"]').click()`))
	b.wait(`document.querySelector("#offers .offers button")?.dataset.source === ".stamp@datetime"`)
	b.do(chromedp.SetValue(chromedp.CSS("#use"), "title"), chromedp.Evaluate[chromedp.Void](`document.getElementById("use").dispatchEvent(new Event("change", { bubbles: true }))`))
	b.wait(`document.querySelector("#offers .offers button")?.dataset.key === "title"`)
	b.press(kb.Escape)
	b.wait(`!document.getElementById("offers").open`)
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-field="published"]').click()`))
	b.wait(`document.querySelector("#offers .offers button")?.dataset.source === ".stamp@datetime"`)
	b.click("#offers .offers button")
	b.wait(`document.querySelector('[data-field="published"]').textContent.includes("rule harbour-gazette.example: .stamp@datetime")`)
}

func TestEditLintAndSave(t *testing.T) {
	b := newBench(t, 1400, 900)
	b.open("ferry")
	right := b.rule()
	b.write(right + "titel = [\"h2\"]\n")
	b.wait(`document.querySelector("#lint .wrong")?.textContent === "1 fault"`)
	assert.Contains(t, b.text(`document.querySelector("#lint button").textContent`), "line 12: layout[0].titel: unknown key")
	assert.Equal(t, "12", b.text(`document.querySelector("#lines .bad").textContent`))
	assert.True(t, evaluated[bool](b, `document.getElementById("save").disabled`))
	assert.True(t, evaluated[bool](b, `document.getElementById("text").ariaInvalid === "true"`))
	b.click("#lint button")
	b.wait(`document.activeElement.id === "text"`)
	assert.Equal(t, `titel = ["h2"]`, b.text(`document.getElementById("text").value.slice(document.getElementById("text").selectionStart, document.getElementById("text").selectionEnd)`))

	edited := right + "drop = [\".newsletter\"]\n"
	b.write(edited)
	b.wait(`document.querySelector("#lint .right") && !document.getElementById("save").disabled`)
	b.wait(`document.querySelector("#result .gain")?.textContent === "2 gained"`)
	b.click("#save")
	b.wait(`document.getElementById("said").textContent.includes("is saved")`)
	assert.Equal(t, edited, b.file())
	b.wait(`document.getElementById("result").textContent.includes("No difference")`)
	assert.True(t, evaluated[bool](b, `document.getElementById("save").disabled`), "there is nothing to save")

	// Someone else edits the file.
	other := right + "# by another hand\n"
	require.NoError(t, os.WriteFile(filepath.Join(b.rules, "harbour-gazette.example.toml"), []byte(other), 0o666))
	b.write(edited + "# mine\n")
	b.wait(`!document.getElementById("save").disabled`)
	b.idle()
	b.click("#save")
	b.wait(`document.getElementById("said").textContent.includes("has changed on disk")`)
	assert.Equal(t, other, b.file())
	b.click("#revert")
	b.wait(`document.getElementById("text").value.includes("by another hand")`)
}

// TestNewest types faster than the server answers: what stands there in the end is of the
// last text.
func TestNewest(t *testing.T) {
	b := newBench(t, 1400, 900)
	b.open("ferry")
	right := b.rule()
	for n := range 20 {
		b.write(fmt.Sprintf("%sdrop = [\".none-%d\"]\n", right, n))
	}
	b.write(right + "drop = [\".newsletter\"]\n")
	b.wait(piece(newsletter) + `.matches(".dropped")`)
	b.wait(`document.querySelector("#result .gain")?.textContent === "2 gained"`)
	b.idle()
	assert.True(t, evaluated[bool](b, `document.getElementById("problem").hidden`))
}

// tab presses the tab key until the focus is on what an expression of it says.
func (b *bench) tab(is string) {
	b.t.Helper()
	b.move(kb.Tab, is)
}

// move presses a key until the focus is on what an expression of it says.
func (b *bench) move(key, is string) {
	b.t.Helper()
	const most = 60
	for range most {
		b.press(key)
		if evaluated[bool](b, `((e) => Boolean(`+is+`))(document.activeElement)`) {
			return
		}
	}
	require.Fail(b.t, "the key never comes to "+is)
}

func TestKeyboardOnly(t *testing.T) {
	b := newBench(t, 1400, 900)
	b.tab(`e.dataset.page === "ferry"`)
	assert.NotEqual(t, "none", b.text(`getComputedStyle(document.activeElement).outlineStyle`), "one sees where the focus is")
	b.press(kb.Enter)
	b.wait(`document.querySelector("#report .pieces") && document.querySelector("#result").textContent.includes("No difference")`)
	b.idle()
	b.tab(`e.matches("#report .piece")`)
	b.move(kb.ArrowDown, `e.textContent.includes("`+newsletter+`")`)
	b.move(kb.ArrowUp, `e.textContent.includes("Ada Quill")`)
	b.move(kb.ArrowDown, `e.textContent.includes("`+newsletter+`")`)
	b.press(kb.Enter)
	b.wait(`document.getElementById("offers").open && document.getElementById("offers").contains(document.activeElement)`)
	b.press(kb.Escape)
	b.wait(`!document.getElementById("offers").open && document.activeElement.textContent.includes("` + newsletter + `")`)
	b.press(kb.Enter)
	b.wait(`document.getElementById("offers").open`)
	b.tab(`e.dataset.source === ".newsletter"`)
	b.press(kb.Enter)
	b.wait(piece(newsletter) + `.matches(".dropped") && !document.getElementById("save").disabled`)
	b.idle()
	b.tab(`e.id === "text"`)
	b.tab(`e.id === "save"`)
	b.press(kb.Enter)
	b.wait(`document.getElementById("said").textContent.includes("is saved")`)
	assert.Contains(t, b.file(), `drop = [".newsletter"]`)
}
