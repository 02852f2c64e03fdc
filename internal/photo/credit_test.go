package photo

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
)

func TestCutCredit(t *testing.T) {
	for _, tt := range []struct{ text, caption, credit string }{
		// Labels.
		{"Boats at Bay. Photograph: Ada Quill/Getty Images", "Boats at Bay.", "Ada Quill/Getty Images"},
		{"Boats at Bay (Image: AP)", "Boats at Bay", "AP"},
		{"Boats at Bay (Image: PA Media )", "Boats at Bay", "PA Media"},
		{"Boats at Bay (Photos: Getty/AP)", "Boats at Bay", "Getty/AP"},
		{"Boats at Bay. (Image credit: Getty Images Sport)", "Boats at Bay.", "Getty Images Sport"},
		{"Boats at Bay. Picture: Ada Quill", "Boats at Bay.", "Ada Quill"},
		{"Boats at Bay. Photo by Ada Quill/Harbour Times", "Boats at Bay.", "Ada Quill/Harbour Times"},
		{"Boats at Bay. — Picture by Ada Quill", "Boats at Bay.", "Ada Quill"},
		{"Boats at Bay. (Courtesy of Ada Quill)", "Boats at Bay.", "Ada Quill"},
		{"Boats at Bay. Sent in by Ada Quill", "Boats at Bay.", "Ada Quill"},
		{"Boats at Bay. – Ada Quill", "Boats at Bay.", "Ada Quill"},
		{"“We are back.” – Ada Quill", "“We are back.” – Ada Quill", ""},
		{"The harbour of Bay – Ada", "The harbour of Bay – Ada", ""},
		{"Boats at Bay. (Ada Quill for The Harbour Post)", "Boats at Bay.", "Ada Quill for The Harbour Post"},
		{"港に戻った船＝12日午前、瀬波市、三宅遥香撮影", "港に戻った船＝12日午前、瀬波市", "三宅遥香"},
		{"港に戻った船（12日、瀬波市、三宅遥香撮影）", "港に戻った船（12日、瀬波市）", "三宅遥香"},
		{"港に戻った船＝三宅遥香撮影", "港に戻った船", "三宅遥香"},
		{"港に戻った船（三宅遥香撮影）", "港に戻った船", "三宅遥香"},
		{"港に戻った船（撮影・三宅遥香）", "港に戻った船", "三宅遥香"},
		{"港に戻った船（瀬波市提供）", "港に戻った船", "瀬波市"},
		{"港に戻った船＝瀬波市提供", "港に戻った船", "瀬波市"},
		{"港に戻った船（12日撮影）", "港に戻った船（12日撮影）", ""},
		{"港に戻った船＝瀬波市で撮影", "港に戻った船＝瀬波市で撮影", ""},
		{"港に戻った船（2026年3月12日、瀬波市）", "港に戻った船（2026年3月12日、瀬波市）", ""},
		{"港に戻った船＝12日午前、瀬波市", "港に戻った船＝12日午前、瀬波市", ""},
		{"港に戻った船＝3月12日", "港に戻った船＝3月12日", ""},
		{"배가 항구로 돌아왔다. 세나미=연합뉴스", "배가 항구로 돌아왔다.", "연합뉴스"},
		{"عادت القوارب إلى الميناء (رويترز)", "عادت القوارب إلى الميناء", "رويترز"},
		{"عادت القوارب إلى الميناء (أ ف ب)", "عادت القوارب إلى الميناء", "أ ف ب"},
		{"عادت القوارب إلى الميناء / رويترز", "عادت القوارب إلى الميناء", "رويترز"},
		{"Boats at Bay. Photo Illustration By Ada Quill", "Boats at Bay.", "Ada Quill"},
		{"(Photo: Ada Quill / Bay Office. Courtesy of the Court)", "", "Ada Quill / Bay Office. Courtesy of the Court"},
		{"Boote in Bay. Foto: Ada Quill (Keystone)", "Boote in Bay.", "Ada Quill (Keystone)"},
		{"Boote in Bay. (Symbolfoto: picture alliance/dpa | Ada Quill)", "Boote in Bay.", "picture alliance/dpa | Ada Quill"},
		{"Boote in Bay Bild: Ada Quill/Archiv", "Boote in Bay", "Ada Quill/Archiv"},
		{"Boote in Bay. (Quelle: imago)", "Boote in Bay.", "imago"},
		{"Boote in Bay | Foto: Zvg.", "Boote in Bay", "Zvg."},
		{"Des bateaux à Bay. Crédit photo : Ada Quill", "Des bateaux à Bay.", "Ada Quill"},
		{"Des bateaux. Crédits : Ada Quill", "Des bateaux.", "Ada Quill"},
		{"Barcos en Bay. Fuente: Ada Quill", "Barcos en Bay.", "Ada Quill"},
		{"Veneitä. Kuva: Ada Quill / Lehtikuva", "Veneitä.", "Ada Quill / Lehtikuva"},
		{"Tekneler. Fotoğraf: Ada Quill", "Tekneler.", "Ada Quill"},
		{"Лодки в бухте. Фото: Ада Перо", "Лодки в бухте.", "Ада Перо"},
		{"Thuyền trên vịnh. Ảnh: Bệnh viện cung cấp", "Thuyền trên vịnh.", "Bệnh viện cung cấp"},
		{"湾に並ぶ船。写真：アダ・クイル", "湾に並ぶ船。", "アダ・クイル"},
		{"만에 늘어선 배. [사진=에이다]", "만에 늘어선 배.", "에이다"},
		{"Photo: Ada Quill. The boats of Bay are back in the water.", "The boats of Bay are back in the water.", "Ada Quill."},
		// Signs.
		{"Boote in Bay. © Ada Quill", "Boote in Bay.", "Ada Quill"},
		{"Boote in Bay. | © Ada Quill", "Boote in Bay.", "Ada Quill"},
		{"湾に並ぶ船（Ｃ）共同通信社", "湾に並ぶ船", "共同通信社"},
		// Brackets.
		{"Boats at Bay. (Ada Quill / AP)", "Boats at Bay.", "Ada Quill / AP"},
		{"Boats at Bay. (AP Photo/Ada Quill, File)", "Boats at Bay.", "AP Photo/Ada Quill, File"},
		{"Boats at Bay [Ada Quill/AFP]", "Boats at Bay", "Ada Quill/AFP"},
		{"Boats at Bay (Ada Quill /Harbour Images via Getty Images)", "Boats at Bay", "Ada Quill /Harbour Images via Getty Images"},
		{"Boats at Bay (Ada Quill/Bay Ledger)", "Boats at Bay", "Ada Quill/Bay Ledger"},
		{"The boats are at Bay. (Quill Estate)", "The boats are at Bay.", "Quill Estate"},
		// Behind a separator.
		{"Boats at Bay. REUTERS/Ada Quill", "Boats at Bay.", "REUTERS/Ada Quill"},
		{"Boats at Bay REUTERS/Ada Quill", "Boats at Bay", "REUTERS/Ada Quill"},
		{"Boats at Bay – Ada Quill/AFP", "Boats at Bay", "Ada Quill/AFP"},
		{"Boats at Bay - PA/Ada Quill", "Boats at Bay", "PA/Ada Quill"},
		{"Boats at Bay. dpa", "Boats at Bay.", "dpa"},
		{"Boats at Bay. Ada Quill via Getty Images", "Boats at Bay.", "Ada Quill via Getty Images"},
		{"Boote in Bay. | Ada Quill/dpa", "Boote in Bay.", "Ada Quill/dpa"},
		{"Barcos. Ada Quill - Europa Press / Europa Press", "Barcos.", "Ada Quill - Europa Press / Europa Press"},
		{"船が並ぶ湾（ソウルで、３日）＝ＡＰ", "船が並ぶ湾（ソウルで、３日）", "ＡＰ"},
		{"배가 늘어서 있다. 연합뉴스", "배가 늘어서 있다.", "연합뉴스"},
		{"배가 늘어서 있다. 고은별 기자", "배가 늘어서 있다.", "고은별"},
		{"Getty Images", "", "Getty Images"},
		// No credits.
		{"", "", ""},
		{"Boats at Bay.", "Boats at Bay.", ""},
		{"Boats at Bay (left) and Port Ellery (right)", "Boats at Bay (left) and Port Ellery (right)", ""},
		{"Boote in Bay. (Archivbild)", "Boote in Bay. (Archivbild)", ""},
		{"Soldaten in Bay (Kundus, 6.12.2010)", "Soldaten in Bay (Kundus, 6.12.2010)", ""},
		{"She said: nothing of that is true", "She said: nothing of that is true", ""},
		{"He thanked them for the courtesy of a visit", "He thanked them for the courtesy of a visit", ""},
		{"Bay – the town that Reuters forgot", "Bay – the town that Reuters forgot", ""},
		{"The score was 3/4 at the break", "The score was 3/4 at the break", ""},
	} {
		caption, credit, ok := cutCredit(tt.text)
		assert.Equal(t, tt.caption, caption, tt.text)
		assert.Equal(t, tt.credit, credit, tt.text)
		assert.Equal(t, tt.credit != "", ok, tt.text)
	}
}

func TestCutCreditOfLongText(t *testing.T) {
	long := strings.Repeat("The boats of Bay are back. ", 200)
	caption, credit, ok := cutCredit(long + "(Ada Quill / AP)")
	assert.True(t, ok)
	assert.Equal(t, strings.TrimSpace(long), caption)
	assert.Equal(t, "Ada Quill / AP", credit)

	_, credit, ok = cutCredit("Photo: Ada Quill. " + long)
	assert.False(t, ok, "only the end of a long text is searched: %q", credit)
}

func TestCleanCredit(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"(Image: PA Media )", "PA Media"},
		{"Photo by Ada Quill", "Ada Quill"},
		{"(Courtesy of Ada Quill)", "Ada Quill"},
		{"© dpa | Ada Quill", "dpa | Ada Quill"},
		{"Foto: Ada Quill (Keystone)", "Ada Quill (Keystone)"},
		{"(Bild: Bild erstellt mit KI)", "Bild erstellt mit KI"},
		{"Image Credits: Ada Quill", "Ada Quill"},
		{"Bildrechte: MDR/Ada Quill", "MDR/Ada Quill"},
		{"AP", "AP"},
		{"", ""},
	} {
		assert.Equal(t, tt.want, cleanCredit(tt.text), tt.text)
	}
}

func TestIsCredit(t *testing.T) {
	for _, tt := range []struct {
		text         string
		plain, apart bool
	}{
		{"dpa", true, true},
		{"© Ada Quill", true, true},
		{"Foto: Ada Quill", true, true},
		{"Ada Quill/dpa", true, true},
		{"Ada Quill/Lichtwerk", false, true},
		{"(Quill's)", false, true},
		{"Ada Quill", false, false},
		{"Boats are at Bay", false, false},
		{"", false, false},
	} {
		assert.Equal(t, tt.plain, isCredit(tt.text, false), tt.text)
		assert.Equal(t, tt.apart, isCredit(tt.text, true), "apart: %s", tt.text)
	}
}

// characters gives those of s that are no white space.
func characters(s string) []rune { return slices.DeleteFunc([]rune(s), unicode.IsSpace) }

func FuzzCutCredit(f *testing.F) {
	for _, seed := range []string{"Boats. (Image: AP)", "Boats © A", "[사진=에이다]", "（Ｃ）", "(((", "))", "Photo by ", "a＝b", "x. dpa", "\xff: photo:\xc3", "İstanbul. Foto: A", ". (Image: A: A))", "D\xd6 (Image: AP)\xb2"} {
		f.Add(seed)
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	f.Fuzz(func(t *testing.T, s string) {
		caption, credit, ok := cutCredit(s)
		if !ok {
			assert.Equal(t, s, caption)
			assert.Empty(t, credit)
		}
		assert.Contains(t, squeeze(s), squeeze(credit))
		assert.LessOrEqual(t, len(credit), longestCredit)
		assert.Contains(t, s, cleanCredit(s))
		// A bracket may close up to what stood before the credit. Bytes that are no UTF-8 stay so
		// where the space between them goes.
		rest := characters(s)
		for _, r := range characters(caption) {
			i := slices.Index(rest, r)
			if !assert.GreaterOrEqual(t, i, 0, "the characters of %q are not in %q in this order", caption, s) {
				return
			}
			rest = rest[i+1:]
		}
	})
}
