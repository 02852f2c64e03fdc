package parse

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// FuzzParse compares with html.Parse, with html.ParseFragment, and with
// html.Parse less what Skip leaves out. A mix other than 0 changes the page
// first: it puts markup in and takes parts out, in a way that mix decides.
func FuzzParse(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed), uint64(0))
		f.Add([]byte(seed), uint64(1))
	}
	for _, set := range corpusSets {
		for i, page := range corpus(f, set) {
			if at := i * 511 % len(page); i%16 == 0 {
				f.Add([]byte(page[at:min(at+4<<10, len(page))]), uint64(i+2))
			}
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, mix uint64) {
		if len(src) > 1<<16 {
			return
		}
		page := mutate(string(src), mix)
		checkParse(t, page)
		checkSkip(t, page)
		checkFragment(t, page, contextNode(contexts[mix%uint64(len(contexts))]))
		checkLimits(t, page, mix)
	})
}

// TestSeeds runs the fuzz target's checks on its seeds, each with every context
// and with some mixes.
func TestSeeds(t *testing.T) {
	for _, seed := range seeds {
		checkParse(t, seed)
		checkSkip(t, seed)
		for _, context := range contexts {
			checkFragment(t, seed, contextNode(context))
		}
		for mix := range uint64(64) {
			checkParse(t, mutate(seed, mix))
			checkLimits(t, mutate(seed, mix), mix)
		}
	}
}

func checkSkip(t *testing.T, src string) {
	t.Helper()
	want, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return
	}
	got := Parse(src, Options{Skip: true})
	if d := difference(without(want), got.Doc); d != "" {
		t.Errorf("skip: %q\n%s", src, d)
	}
}

// checkLimits checks that a tree is sound that the limits have cut short.
func checkLimits(t *testing.T, src string, mix uint64) {
	t.Helper()
	o := Options{MaxDepth: 1 + int(mix%16), MaxNodes: 1 + int(mix/16%64), Skip: mix%2 == 0}
	doc := Parse(src, o).Doc
	if d := difference(doc, doc); d != "" {
		t.Errorf("%+v: %q\n%s", o, src, d)
	}
	if d := depthOf(doc); d > 2*(o.MaxDepth+depthReserve)+1 {
		t.Errorf("%+v: %q\nis %d deep", o, src, d)
	}
	o.MaxNodes = 0
	if d := depthOf(Parse(src, o).Doc); d > 2*(o.MaxDepth+depthReserve)+1 {
		t.Errorf("%+v: %q\nis %d deep", o, src, d)
	}
}

// contexts has no "head" and nothing of SVG and MathML: there html.ParseFragment
// loses what it cannot place, such as all that follows a stray </html>.
var contexts = []string{
	"div", "body", "td", "tr", "tbody", "table", "caption", "colgroup", "select", "template", "html", "frameset",
	"title", "textarea", "script", "style", "noscript", "plaintext", "xmp", "iframe", "form", "p", "a", "option",
}

// pieces are the markup that mutate puts into a page.
var pieces = strings.Fields(`<html> <html/lang=a> </html> <head> </head> <body> <body/class=a> </body> <title> </title>
<base> <link> <meta> <style> </style> <script> </script> <noscript> </noscript> <noframes> </noframes> <template>
</template> <frameset> </frameset> <frame> <address> </address> <article> </article> <center> <details> <dialog> </dialog>
<div> </div> <div> </div> <dl> </dl> <fieldset> <figure> </figure> <main> <menu> </menu> <ol> </ol> <p> </p> <p> </p>
<search> <section> </section> <ul> </ul> <h1> </h1> <h2> </h2> <pre> </pre> <listing> <form> </form> <li> </li> <dd> </dd>
<dt> </dt> <plaintext> <button> </button> <a> </a> <a/href=1> <b> </b> <b> </b> <b/a=1> <big> <code> </code> <em> </em>
<font> </font> <font/size=1/color=2> <i> </i> <i> </i> <s> <strong> </strong> <tt> <u> </u> <nobr> </nobr> <span> </span>
<sub> <var> </var> <applet> </applet> <marquee> </marquee> <object> </object> <table> </table> <table> </table> <area> <br>
</br> <embed> <img> <keygen> <wbr> <input> <input/type=hidden> <param> <source> <hr> <image> <textarea> </textarea> <xmp>
</xmp> <iframe> </iframe> <noembed> </noembed> <select> </select> <option> </option> <optgroup> </optgroup> <ruby> </ruby>
<rb> <rtc> <rp> <rt> <math> </math> <mi> </mi> <mo> <mtext> </mtext> <annotation-xml> <annotation-xml/encoding=text/html>
</annotation-xml> <mglyph> <malignmark> <svg> </svg> <svg/> <path> <path/> <g> </g> <desc> </desc> <foreignobject>
</foreignobject> <caption> </caption> <col> <colgroup> </colgroup> <tbody> </tbody> <td> </td> <tfoot> <th> </th> <thead>
<tr> </tr> <x-y> </x-y> <!-- --> <!----> --> <!doctype/html> <![CDATA[ ]]> <?x> </> </1> < > / = " ' & &amp; &lt &notin;
&not &#65; &#x80; &nGt; <b/z=1/a=2> <i/x> <p/> <div/> <script/> <!--<script> </script/> x y é`)

// mutate puts pieces into a page, takes parts out and doubles them.
func mutate(page string, mix uint64) string {
	if mix == 0 {
		return page
	}
	r := rand.New(rand.NewPCG(mix, 1))
	for range 1 + r.IntN(12) {
		i := r.IntN(len(page) + 1)
		j := min(i+r.IntN(40), len(page))
		switch r.IntN(8) {
		case 0:
			page = page[:i] + page[j:]
		case 1:
			page = page[:j] + page[i:j] + page[j:]
		case 2:
			at := r.IntN(i + 1)
			page = page[:at] + page[i:j] + page[at:]
		case 3:
			page = page[:i] + string([]byte{"\x00\r\n \t\f<>/='\"&;-!?"[r.IntN(17)]}) + page[i:]
		default:
			var b strings.Builder
			for range 1 + r.IntN(6) {
				b.WriteString(strings.Replace(pieces[r.IntN(len(pieces))], "/", []string{"/", " "}[r.IntN(2)], r.IntN(2)))
			}
			page = page[:i] + b.String() + page[i:]
		}
	}
	return page
}

// TestMutateChanges checks that mutate is of use.
func TestMutateChanges(t *testing.T) {
	var pages []string
	for mix := range uint64(32) {
		pages = append(pages, mutate("<p>a<table>b</table>c", mix))
	}
	slices.Sort(pages)
	if n := len(slices.Compact(pages)); n < 30 {
		t.Errorf("%d of 32 pages differ", n)
	}
}

// seeds are small pages, each for one construct, and those that once made a
// difference.
var seeds = []string{
	"<!doctype html><html><head><title>a</title><style>b{}</style></head><body><p>c<!-- d --></p><script>e</script>f",
	"<p>a<!-- --><b>c</b>&am<!-- -->p;<<!-- -->div>",
	"<pre><!-- a -->\nb</pre><pre></x>\nc</pre><textarea>\n<!-- x --></textarea><pre>&#13;&#10;d</pre>",
	"<table> <!-- a -->b<tr><td>c<!-- d --> e<style>x</style></table>",
	"<script><!-- <script> </script> --></script>a<script><!--x--></script>b<script><!--<script <</script>-->c</script>d",
	"<script><!-- < a </script>b<script><!---</script>-->c<script><!--<!--<script>--></script>d</script>",
	"<svg viewbox='0'><title>a</title><g><path d=x/><style>b<i>c</style></g></svg><style>d</style>",
	"<svg><foreignObject><style>a</style><p>b</foreignObject></svg><style>c</style>",
	"<svg><![CDATA[ <b>a</b> &amp; ]]></svg><![CDATA[ <b>c]]></b> ]]>",
	"<math><mi><style>a</style></mi><annotation-xml encoding=text/html><p>b</math><style>c",
	"<select><style>a<b></style><script>c</script><svg><style>d<option></select><style>e",
	"<frameset><style>a </style><frame><!-- b --></frameset><noframes><style>c</noframes> d </html> <!-- e -->",
	"<template><col><style> a</style><svg><style>b<p></style></template><colgroup><style> c",
	"<p a='<script>' b=\"<!--\" c=<style> d=/><script/>e</script f='>'>g</script h=\">\">i",
	"<!--><!---><!----><!--a--!><!--b--!c--><!--d-- ><!-e--><!f><?g><!doctype h><!><//><!----!><!--!>",
	"<a/=b><a =c><a ==d/><a b = 'c'/><a b=''c><a b=c/d e/ f></a/></a b='>'><b z=1 a=2 z=3>",
	"<b><p><i></b><a></i><svg><a><a></a></a><use/></svg><plaintext><script>b</script>",
	"<a>1<div>2<div>3</a>4</div>5</div>6<a>7<table><a>8</table><nobr>9<nobr>0",
	"<b a=1><b a=1><b a=1><b a=1><p>a<p>b</b></b><font><p><b><i></font>x",
	"<p><b><i><u><s><div>a</b>b</i>c</div>d<p>e",
	"<table>a<b>b<tr>c<td>d</b>e</table>f<table><input type=hidden><form>g<caption>h<table>i</caption>j<col>k",
	"<template><tr><td>a</template><template>b<td>c</template><td>d<div><template></div>e",
	"<body a=1></body>b<!-- c --></html>d<!-- e --><p>f<html a=2 b=3><body a=4 c=5>",
	" <!-- a --> <html> <head> </head> b<frameset>c",
	"<li>a<li>b<ul><li>c</ul><dd>d<dt>e<div><dd>f<p><dd>g<h1>h<h2>i</h3>j<button>k<button>l",
	"<ruby>a<rb>b<rt>c<rp>d<rtc>e<rt>f</ruby><select><option>g<optgroup>h<option>i<hr>j<input>k",
	"<form><div></form>a<form>b</form></div>c<applet>d<b>e</applet>f<object><p></object>g",
	"<svg><font>a<font color=x>b<div>c<svg></p>d<svg><p/>e<math><mi>f<mglyph>g<malignmark>h<p>i",
	"<svg><desc><template>a</svg>b",
	"a\x00b<table>\x00 \x00<tr><td>c\x00</table><svg>d\x00<select>e\x00</select><textarea>\x00</textarea><p \x00a=\x00>",
	"&ampx &amp= &notin; &notit; &not=x &#0; &#x80; &#x110000; &#xD800; &#x; &#; &#65x &#x41 &bogus; &lt&gt; &AMP &nGt;",
	"<a title='&amp=&ampx&amp;&not&notin;&notit;&semi;&copy=1&copy'>a</a>&CounterClockwiseContourIntegral;&nGt",
	"<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN' ><p><table>",
	"<!DOCTYPE html SYSTEM \"a\"><p><table>", "<!DOCTYPE html PUBLIC 'a' 'b'><p><table>", "<!DOCTYPE html PUBLIC 'a'><p><table>",
	"<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN' ''><p><table>",
	"a\r\nb\rc<p d='\r\n'>\r<pre>\r\ne<!--\r-->",
	"<p a b a=1 C c d e f g h i j k l m n o p q r s t u v w x y z A B Z>",
	"<p>a<", "<p>a</", "<p>a</b", "<p>a<!", "<p>a<!-", "<p>a<!--b-", "<p>a<!--b--!", "<p>a<?", "<p>a<b c='d", "<title>a</title",
	"<template><tr>a</", "<table> </", "<table> <", "<template><tr>a</x>b", "<table><tr>a</x>b",
	"<template></template><a><frameset>", "<table><caption><th>a", "<nobr><table><marquee></table><nobr>",
	"<b><i><i><u><s><div></b></i>", "</body><!><!doctype><!", "<svg><desc><template></desc></br>>",
	"<pre>\x00\r</pre><table><pre>\x00&#13", "<svg d d=/>a</svg><svg d=/>b</svg><svg d=e d=/>c", "<svg><title><![CDATA[\x00",
	"<p><math><annotation-xml></p>", "<form><math><rb></form>a", "<table><math><template><mn><col>", "<table><math><template><mn><tr>a", "<table><tfoot><math><template><mn><col>",
	"<math><colgroup><mi><table><table></mi></e>a",
	"<template><tr><math><tr></table>>", "<math><colgroup><mi><table><table>", "<!doctype\xa9", "<!doctype \x00html>",
	"<template></br><tr></br><table></br></p>", "<p><search><b><search></p>a</b>",
}
