package generic

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/dom"
)

func TestCut(t *testing.T) {
	for _, tt := range []struct{ name, page, want string }{
		{"paragraphs", "<p>one</p><p>two <b>three</b></p>", "p[one] p[two three]"},
		{"bare text", "<div>one<p>two</p>three <i>four</i></div>", "run[one] p[two] run[three four]"},
		{"double break", "<div>one<br><br>two<br>three</div>", "run[one] run[two three]"},
		{"break inside inline", "<p><span>one<br> <br>two</span></p>", "run[one] run[two]"},
		{"block inside inline", "<a href=x>one<div>two</div>three</a>", "run[one] div[two] run[three]"},
		{"list", "<ul><li>one<li><a href=x>two</a></ul>", "li[one] li[two]"},
		{"not rendered", "<p>one<script>two()</script></p><style>three</style><noscript>four</noscript>", "p[one]"},
		{"controls", "<p>one</p><button>two</button><label>three</label><dialog>four</dialog>", "p[one]"},
		{"white space", "<div> <p> one </p> &nbsp; </div>", "p[one]"},
		{"nothing", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := Cut(parse(t, "<body>"+tt.page), Hints{})
			var got []string
			for i := range p.Blocks {
				var l dom.Line
				for _, n := range p.Blocks[i].Nodes {
					l.AddNode(n)
				}
				name := "run"
				if p.Whole(i) {
					name = p.Blocks[i].Nodes[0].Data
				}
				got = append(got, name+"["+l.String()+"]")
			}
			assert.Equal(t, tt.want, strings.Join(got, " "))
		})
	}
}

func TestTextStats(t *testing.T) {
	p := Cut(parse(t, `<p>It’s 12 <b>Big</b> words, he said: “No.” <a href="https://x.example/">See</a></p>`), Hints{URL: &url.URL{Host: "www.post.example"}})
	s := p.Blocks[0].textStats
	assert.EqualValues(t, 8, s.nWords)
	assert.EqualValues(t, 2, s.digits)
	assert.EqualValues(t, 1, s.stops)
	assert.EqualValues(t, 1, s.commas)
	assert.EqualValues(t, 3, s.bold)
	assert.EqualValues(t, 3, s.link)
	assert.EqualValues(t, 1, s.linkOut)
	assert.EqualValues(t, 'I', s.first)
	assert.EqualValues(t, 'e', s.last)
}

func TestTextStatsScripts(t *testing.T) {
	han := Cut(parse(t, "<p>旧桥关闭至秋季。"), Hints{}).Blocks[0]
	assert.EqualValues(t, 7, han.nWords)
	assert.EqualValues(t, 22, han.width)
	assert.EqualValues(t, 1, han.stops)
	thai := Cut(parse(t, "<p>"+strings.Repeat("สะพานเก่าปิด ", 8)), Hints{}).Blocks[0]
	assert.Positive(t, thai.stops)
	assert.True(t, dom.IsStop(thai.last))
}

func TestNames(t *testing.T) {
	p := Cut(parse(t, `<body><div class="sideBar x9"><p id="related-stories">one</p></div><p hidden>two`), Hints{})
	near := p.boxes[p.Blocks[0].box].tokens.near
	by := groupsByToken()
	level := func(name string) uint8 {
		for g := range near[:nGroups] {
			if by.Of(Hash(name))>>g&1 != 0 {
				return near[g]
			}
		}
		return 0
	}
	assert.EqualValues(t, 1, level("related"))
	assert.EqualValues(t, 2, level("sidebar"))
	assert.EqualValues(t, 0, level("newsletter"))
	assert.True(t, p.Blocks[1].hidden)
	assert.Len(t, tokenGroups, nGroups)
}

func TestWordSets(t *testing.T) {
	s := NewWordSet("Bridge of Eastmoor")
	assert.EqualValues(t, 1, s.Shared(wordsOf("BRIDGE, Eastmoor")))
	assert.EqualValues(t, 0, s.Shared(nil))
	assert.EqualValues(t, 1, s.covered(wordsOf("the Eastmoor bridge of old")))
	var none *phraseSet
	assert.EqualValues(t, -1, none.shared(wordsOf("a b c d")))
	b := new(phraseSet)
	b.fill(wordsOf("six seven eight"))
	b.fill(wordsOf("one two three four five"))
	assert.EqualValues(t, 0, b.shared(wordsOf("six seven eight")), "of the text before")
	assert.EqualValues(t, 1, b.shared(wordsOf("two three four")))
}

// TestMeet compares the depth of the box around a block and the one before with a walk up the tree.
func TestMeet(t *testing.T) {
	p := Cut(parse(t, `<body>one<div><p>two <b>three</b></p><div><img><ul><li>four<li><a>five<p>six</p>seven</a></ul></div>eight</div>
		<section><div><div><p>nine</p></div></div></section><p>ten<br><br>eleven`), Hints{})
	require.Len(t, p.Blocks, 10)
	for i := 1; i < len(p.Blocks); i++ {
		a, b := p.Blocks[i-1].box, p.Blocks[i].box
		for a != b {
			if p.boxes[a].depth >= p.boxes[b].depth {
				a = p.boxes[a].parent
			} else {
				b = p.boxes[b].parent
			}
		}
		assert.Equal(t, p.boxes[a].depth, p.Blocks[i].meet, i)
	}
}
