package byline

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"Jane Roe in Kyiv and Ann Doe in New York", "Jane Roe (now); Ann Doe, Max Poe and Eve Loe (earlier)", "Jane Roe US politics live blogger",
		"By Jane Roe, Chief Cricket Correspondent, at Edgbaston", "Text: Jane Roe Fotos: Ann Doe", "Staff and agencies in Nairobi", "dal nostro inviato a Kiev",
		"記者張三／台北報導", "순천, 광양 홍길동 기자 gildong@example.com", "Roe, Jane T.", "Aus Kiew berichtet A. Roe", "O&amp;#39;Roe", "By Jane Roe 12:20pm Jan 7, 2024",
		"A & B / C | D (E, F) [G] – H: I", "Jane Roe, MS, RD", "((", "By\nJane\n\nRoe",
	} {
		f.Add(seed, "The Moon", false)
	}
	f.Add("Jane Roe, Mtwara", "", true)
	f.Fuzz(func(t *testing.T, line, site string, places bool) {
		b := Parse(line, Options{Site: site, Places: places, Roles: []string{site}})
		text := clean(line)
		for _, a := range b.Authors {
			assert.NotEmpty(t, strings.TrimSpace(a.Name), "%q", line)
			assert.Contains(t, text, a.Name, "%q", line)
			assert.Contains(t, text, a.Role, "%q", line)
		}
		for _, part := range append(b.Places, b.Agencies...) {
			assert.NotEmpty(t, part, "%q", line)
		}
		if IsFullName(line) {
			assert.Contains(t, text, " ", "%q", line)
		}
		if IsBylineOf(line, []string{"Jane Roe"}, Options{Site: site}) {
			assert.Contains(t, strings.ToLower(text), "jane roe", "%q", line)
		}
		if len(line) > maxBytes {
			assert.Equal(t, Byline{}, b)
		}
	})
}

func FuzzParseDateline(f *testing.F) {
	for _, seed := range []string{
		"WARSAW, Poland (AP) — The vote is on.", "By Jane Roe and Ann Doe KYIV (Reuters) -The vote is on.", "Rome, ItalyReuters A boat sank.",
		"KYODO NEWS - Mar 26, 2025 - The vote is on.", "(ANSA) - ROMA, 26 MAR - Il voto.", "UPDATE 1-LONDON (Reuters) - The vote is on.",
		"【ロンドン26日AFP時事】投票", "（中央社記者張三台北26日電）投票", "(서울=연합뉴스) 홍길동 기자 = 투표", "新华社北京3月26日电 投票", "تهران- ایرنا- رای", "LONDON/PARIS and ROME, Italy — The vote",
		"Royal Oak, Michigan/Phoenix, Arizona, USReuters The vote", "New Delhi [India], March 26 (ANI): The vote",
	} {
		f.Add(seed, true)
	}
	published := time.Date(2025, 3, 26, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, paragraph string, weak bool) {
		d, rest, ok := ParseDateline(paragraph, DatelineOptions{Weak: weak, Published: published})
		assert.True(t, strings.HasSuffix(paragraph, rest), "%q", paragraph)
		assert.Equal(t, ok, d.Raw != "", "%q", paragraph)
		if !ok {
			assert.Equal(t, paragraph, rest)
			return
		}
		assert.LessOrEqual(t, len(d.Raw)+len(rest), len(paragraph), "%q", paragraph)
		assert.True(t, strings.HasPrefix(strings.TrimSpace(paragraph), d.Raw), "%q", paragraph)
		assert.True(t, utf8.ValidString(d.Raw) || !utf8.ValidString(paragraph), "%q", paragraph)
		for _, part := range append(d.Places, d.Agencies...) {
			assert.NotEmpty(t, part, "%q", paragraph)
		}
		for _, a := range d.Authors {
			assert.Contains(t, clean(paragraph), a.Name)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for _, line := range []string{"Jane Roe in Kyiv", "Jane Roe in San Francisco (now); Ann Doe, Max Poe and Eve Loe in Washington (earlier)", strings.Repeat("Jane Roe in Kyiv, ", 55)} {
		b.Run(line[:min(len(line), 30)], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Parse(line, Options{})
			}
		})
	}
}

func BenchmarkParseDateline(b *testing.B) {
	for _, text := range []string{
		"WARSAW, Poland, March 26 (Reuters) - The vote is on, said the speaker.",
		"By Jane Roe and Ann Doe KYIV (Reuters) - The vote is on, said the speaker.",
		"The federal government said on Monday that the vote would go ahead, and that was that. " + strings.Repeat("More text follows here. ", 20),
	} {
		b.Run(text[:30], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ParseDateline(text, DatelineOptions{})
			}
		})
	}
}
