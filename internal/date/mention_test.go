package date

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestForm(t *testing.T) {
	short, american := Form{ShortYears: true}, Form{MonthFirst: true, ShortYears: true}
	for _, tt := range []struct {
		form     Form
		in, want string
	}{
		{Form{}, "31.10.23", ""},
		{short, "31.10.23", "2023-10-31 00:00"},
		{short, "31/10/23, 14:05", "2023-10-31 14:05"},
		{short, "31.10.89", "1989-10-31 00:00"},
		{short, "31 Oct 23", "2023-10-31 00:00"},
		{short, "31. Okt. 23", "2023-10-31 00:00"},
		{short, "1.2.13.4", ""},
		{short, "31 Oct 23:05", ""},
		{short, "04/05/24", "2024-05-04 00:00"},
		{american, "04/05/24", "2024-04-05 00:00"},
		{american, "04.05.24", "2024-05-04 00:00"},
		{Form{}, "26 | 01 | 2022", "2022-01-26 00:00"},
		{Form{MonthFirst: true}, "04/05/2025", "2025-04-05 00:00"},
	} {
		got := ""
		if d, ok := tt.form.Parse(tt.in); ok {
			got = d.Format("2006-01-02 15:04")
		}
		assert.Equal(t, tt.want, got, "%+v %s", tt.form, tt.in)
	}
}

func TestMentions(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"18.03.2025, 19:20 Uhr, aktualisiert am 19.03.2025, 08:05 Uhr", []string{"18.03.2025, 19:20 Uhr = 2025-03-18 19:20", "19.03.2025, 08:05 Uhr = 2025-03-19 08:05"}},
		{"Published 12 March 2025 | Updated 13 March 2025 at 09:00 GMT", []string{"12 March 2025 = 2025-03-12", "13 March 2025 at 09:00 GMT = 2025-03-13 09:00"}},
		{"（更新 20時5分）", []string{"20時5分 =  20:05"}},
		{"14:05, 26 March 2025", []string{"14:05, 26 March 2025 = 2025-03-26 14:05"}},
		{"Mi., 26. März 2025, 20.05 Uhr", []string{"Mi., 26. März 2025, 20.05 Uhr = 2025-03-26 20:05"}},
		{"2025年3月26日（水） 14時05分", []string{"2025年3月26日（水） 14時05分 = 2025-03-26 14:05"}},
		{"2025년 3월 26일 오후 2시 5분", []string{"2025년 3월 26일 오후 2시 5분 = 2025-03-26 14:05"}},
		{"(25 juin 2018 @11h42)", []string{"25 juin 2018 @11h42 = 2018-06-25 11:42"}},
		{"Dec 2, 2025 4:30 PM ET · 5 min", []string{"Dec 2, 2025 4:30 PM ET = 2025-12-02 16:30"}},
		{"2020-01-02T03:04:05Z", []string{"2020-01-02T03:04:05Z = 2020-01-02 03:04"}},
		{"Thu Jan  2 03:04:05 2020", []string{"Thu Jan  2 03:04:05 2020 = 2020-01-02 03:04"}},
		{"20240224114223", []string{"20240224114223 = 2024-02-24 11:42"}},
		{"5 May", []string{"5 May = --05-05"}},
		{"21:00", []string{"21:00 =  21:00"}},
		{"2 pm", []string{"2 pm =  14:00"}},
		{"4.50", nil},
		{"3 min read", nil},
		{"May I?", nil},
		{"", nil},
		{strings.Repeat("5 May 2024 ", 30), nil},
	} {
		var got []string
		for _, m := range (Form{}).Mentions(tt.in) {
			s := tt.in[m.Start:m.End] + " = " + m.Date.String()
			if m.Clock {
				s += m.Time.Format(" 15:04")
			}
			got = append(got, s)
		}
		assert.Equal(t, tt.want, got, tt.in)
	}
}

func TestCutLabel(t *testing.T) {
	for _, tt := range []struct {
		in   string
		said Said
		rest string
	}{
		{"Published on: 3 March", Published, "3 March"},
		{"FIRST PUBLISHED - 3 March", Published, "3 March"},
		{"Veröffentlicht am 3. März", Published, "3. März"},
		{"Publié le 3 mars", Published, "3 mars"},
		{"Publicado el 3 de marzo", Published, "3 de marzo"},
		{"Опубликовано: 3 марта", Published, "3 марта"},
		{"公開日：2025年3月3日", Published, "2025年3月3日"},
		{"입력 2025-03-03", Published, "2025-03-03"},
		{"Last updated", Updated, ""},
		{"Stand: 3.3.2025", Updated, "3.3.2025"},
		{"Letzte Änderung: 3.3.2025", Updated, "3.3.2025"},
		{"Dernière mise à jour : 4 mars", Updated, "4 mars"},
		{"Son güncelleme: 4 Mart", Updated, "4 Mart"},
		{"آخر تحديث: 3 مارس", Updated, "3 مارس"},
		{"更新 20時5分", Updated, "20時5分"},
		{"Date: 3 March", Dated, "3 March"},
		{"Joined 3 March", Other, "3 March"},
		{"Standing room", Nothing, "Standing room"},
		{"Majestic", Nothing, "Majestic"},
		{"", Nothing, ""},
		{"\xff", Nothing, "\xff"},
	} {
		said, rest, ok := CutLabel(tt.in)
		assert.Equal(t, tt.said, said, tt.in)
		assert.Equal(t, tt.rest, rest, tt.in)
		assert.Equal(t, tt.said != Nothing, ok, tt.in)
	}
}

func TestSays(t *testing.T) {
	for in, want := range map[string]Said{
		"":                                   Nothing,
		"By Ada Quill":                       Nothing,
		"By Ada Quill, updated":              Updated,
		"Published and last updated":         Published,
		"Date of the update:":                Updated,
		"（最終更新":                              Updated,
		"Unverändert gültig seit:":           Other,
		"misupdated":                         Nothing,
		"last\u00a0updated":                  Updated,
		strings.Repeat("updated ", MaxBytes): Nothing,
	} {
		assert.Equal(t, want, Says(in), in)
	}
}

func FuzzMentions(f *testing.F) {
	for _, seed := range []string{"Published 12 March 2025 | Updated 13:05", "26.03.25, 19:20 Uhr", "（更新 20時5分）", "Mi., 26. März 2025", "\xff 1.1.24", "İ公開 20240224114223"} {
		f.Add(seed, false, true)
	}
	f.Fuzz(func(t *testing.T, s string, monthFirst, shortYears bool) {
		end := 0
		for _, m := range (Form{MonthFirst: monthFirst, ShortYears: shortYears}).Mentions(s) {
			assert.True(t, end <= m.Start && m.Start < m.End && m.End <= len(s), "%q: %+v", s, m)
			assert.True(t, m.Clock || m.Date.Day != 0, "%q: %+v", s, m)
			assert.Equal(t, m.Date.Year != 0, m.Time.Year() > 1, "%q: %+v", s, m)
			end = m.End
		}
		said, rest, ok := CutLabel(s)
		assert.True(t, strings.HasSuffix(s, rest))
		assert.Equal(t, ok, said != Nothing)
		Says(s)
	})
}

func ExampleForm_Mentions() {
	line := "Published 12 March 2025 | Updated 13 March 2025 at 09:00 GMT"
	for _, m := range (Form{}).Mentions(line) {
		fmt.Println(line[m.Start:m.End], "->", m.Time.Format(time.RFC3339))
	}
	// Output:
	// 12 March 2025 -> 2025-03-12T00:00:00Z
	// 13 March 2025 at 09:00 GMT -> 2025-03-13T09:00:00Z
}
