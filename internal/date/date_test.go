package date

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/lexicon"
)

func TestParseMachineDates(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2024-02-24T11:42:23.000Z", "2024-02-24T11:42:23Z"},
		{"2024-02-24T11:42:23.123Z", "2024-02-24T11:42:23.123Z"},
		{"2024-02-24T11:42:23.123456789+02:00", "2024-02-24T11:42:23.123456789+02:00"},
		{"2024-02-24T11:42:23,5Z", "2024-02-24T11:42:23.5Z"},
		{"2024-02-24T11:42:23+0000", "2024-02-24T11:42:23Z"},
		{"2024-02-24T11:42:23+02:00", "2024-02-24T11:42:23+02:00"},
		{"2024-02-24T11:42:23-0500", "2024-02-24T11:42:23-05:00"},
		{"2024-02-24T11:42:23-05", "2024-02-24T11:42:23-05:00"},
		{"2024-02-24T11:42-05:00", "2024-02-24T11:42:00-05:00"},
		{"2024-02-24T11:42:23 +02:00", "2024-02-24T11:42:23+02:00"},
		{"2024-02-24t11:42:23z", "2024-02-24T11:42:23Z"},
		{"2024-02-24T11:42Z", "2024-02-24T11:42:00Z"},
		{"2024-02-24T11:42:23", "2024-02-24T11:42:23Z"},
		{"2024-02-24 11:42", "2024-02-24T11:42:00Z"},
		{"2024-02-24 11:42:23 -0500", "2024-02-24T11:42:23-05:00"},
		{"2024-02-24 11:42:23.5 UTC", "2024-02-24T11:42:23.5Z"},
		{"2024-02-24 14:46:12+02:00", "2024-02-24T14:46:12+02:00"},
		{"2024-2-4", "2024-02-04T00:00:00Z"},
		{"2024/02/24 11:42:23", "2024-02-24T11:42:23Z"},
		{"2024.02.24", "2024-02-24T00:00:00Z"},
		{"2024. 02. 24. 11:42", "2024-02-24T11:42:00Z"},
		{"20240224", "2024-02-24T00:00:00Z"},
		{"20240224T114223", "2024-02-24T11:42:23Z"},
		{"20240224T114223Z", "2024-02-24T11:42:23Z"},
		{"20240224T1142+0100", "2024-02-24T11:42:00+01:00"},
		{"20240224114223", "2024-02-24T11:42:23Z"},
		{" \t2024-02-24\n", "2024-02-24T00:00:00Z"},
		{"Sat, 24 Feb 2024 11:42:23 GMT", "2024-02-24T11:42:23Z"},
		{"Sat, 24 Feb 2024 11:42:23 +0530", "2024-02-24T11:42:23+05:30"},
		{"Saturday, 24-Feb-24 11:42:23 GMT", "2024-02-24T11:42:23Z"},
		{"Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"},
		{"Sat Feb 24 11:42:23 2024", "2024-02-24T11:42:23Z"},
		{"Sat Feb 24 11:42:23 EST 2024", "2024-02-24T11:42:23-05:00"},
		{"Sat Feb 24 2024 11:42:23 GMT+0100 (Central European Standard Time)", "2024-02-24T11:42:23+01:00"},
		{"1708774943", "2024-02-24T11:42:23Z"},
		{"1708774943120", "2024-02-24T11:42:23.12Z"},
		{"2024-02-24T25:61:00Z", "2024-02-24T00:00:00Z"},
	}
	for _, tt := range tests {
		checkParse(t, Parse, tt.in, tt.want)
	}
}

func TestParsePrintedDates(t *testing.T) {
	const day, at = "2025-03-26T00:00:00Z", "2025-03-26T14:05:00Z"
	tests := []struct{ in, want string }{
		{"26 March 2025", day}, {"26th of March, 2025", day}, {"March 26, 2025", day}, {"Mar. 26, 2025", day},
		{"MARCH 26 2025", day}, {"March 26th, 2025", day}, {"26-Mar-2025", day}, {"26/Mar/2025", day}, {"Wednesday 26 March 2025", day},
		{"March 26, 2025 at 4:05 p.m. EDT", "2025-03-26T16:05:00-04:00"},
		{"March 26, 2025 4:05 PM ET", "2025-03-26T16:05:00-04:00"},
		{"January 26, 2025 4:05 PM ET", "2025-01-26T16:05:00-05:00"},
		{"July 4, 2005, 12:05 a.m. PT", "2005-07-04T00:05:00-07:00"},
		{"March 26, 2025, 12 p.m.", "2025-03-26T12:00:00Z"},
		{"Published: March 26, 2025 14:05", at}, {"Updated 26 March 2025, 14.05", at}, {"14:05, 26 March 2025", at},
		{"2:05 PM EDT, Wed March 26, 2025", "2025-03-26T14:05:00-04:00"},
		{"Wed 26 Mar 2025 14.05 BST", "2025-03-26T14:05:00+01:00"},
		{"26 March 2025 14:05 (UTC+2)", "2025-03-26T14:05:00+02:00"},
		{"26 March 2025 14:05 GMT+7", "2025-03-26T14:05:00+07:00"},
		{"26 March 2025 14:05 IST", "2025-03-26T14:05:00+05:30"},
		{"26 March 2025 14:05 AEDT", "2025-03-26T14:05:00+11:00"},
		{"Published 26 March 2025, updated 27 March 2025 14:05", day},
		{"Published 26 March 2025 Updated 14:05 27 March 2025", day},
		{"26 March 2025 · 5 min read", day}, {"5 min read · 26 March 2025", day},
		{"26 March 2025 14:05-15:30", at},
		{"26.03.2025", day}, {"26.3.2025, 14:05 Uhr", at}, {"26/03/2025 - 14h05", at}, {"26-03-2025", day}, {"26. 3. 2025", day},
		{"03/26/2025", day}, {"04/05/2025", "2025-05-04T00:00:00Z"}, {"2025/3/26", day},
		// Western Europe.
		{"26. März 2025, 14.05 Uhr", at}, {"Mittwoch, 26. Mär. 2025, 14:05 Uhr (MEZ)", "2025-03-26T14:05:00+01:00"}, {"3. Jänner 2025", "2025-01-03T00:00:00Z"},
		{"26 maart 2025 14:05 uur", at}, {"26 mrt. 2025", day}, {"26 Maart 2025", day},
		{"le 26 mars 2025 à 14h05", at}, {"1er août 2025", "2025-08-01T00:00:00Z"}, {"26 MARS 2025", day}, {"3 fevrier 2025", "2025-02-03T00:00:00Z"},
		{"26 de marzo de 2025 a las 14:05", at}, {"26 mar 2025 - 14:05 CET", "2025-03-26T14:05:00+01:00"}, {"marzo 26 de 2025", day}, {"26 de marzo del 2025 2:05 p. m.", at},
		{"26 de març de 2025", day}, {"3 d’abril del 2025", "2025-04-03T00:00:00Z"}, {"3 de xaneiro de 2025", "2025-01-03T00:00:00Z"}, {"2025eko martxoaren 26a", day},
		{"26 de março de 2025 às 14h05", at}, {"26 Mar 2025", day}, {"3 de fev. de 2025", "2025-02-03T00:00:00Z"},
		{"26 marzo 2025 alle 14:05", at}, {"mercoledì 26 mar 2025", day}, {"3 gen 2025", "2025-01-03T00:00:00Z"},
		// The north.
		{"26 mars 2025 kl. 14.05", at}, {"26. marts 2025 kl. 14:05", at}, {"26. maj 2025", "2025-05-26T00:00:00Z"}, {"26. des. 2025", "2025-12-26T00:00:00Z"},
		{"26. mars 2025", day}, {"3. ágúst 2025", "2025-08-03T00:00:00Z"}, {"26.3.2025 klo 14.05", at}, {"26. maaliskuuta 2025", day},
		{"26. märts 2025", day}, {"2025. gada 26. marts", day}, {"2025 m. kovo 26 d. 14:05", at}, {"26 kovo 2025", day},
		// Central Europe and the Balkans.
		{"26 marca 2025, 14:05", at}, {"26 października 2025", "2025-10-26T00:00:00Z"}, {"26 lip 2025", "2025-07-26T00:00:00Z"}, {"26 listopada 2025", "2025-11-26T00:00:00Z"},
		{"26. března 2025", day}, {"26. listopadu 2025", "2025-11-26T00:00:00Z"}, {"26. března 2025 14:05", at}, {"26. marca 2025", day},
		{"26. ožujka 2025.", day}, {"26. listopada 2025.", "2025-10-26T00:00:00Z"}, {"26. lipnja 2025.", "2025-06-26T00:00:00Z"}, {"26. avgust 2025", "2025-08-26T00:00:00Z"},
		{"2025. március 26., szerda 14:05", at}, {"2025. márc. 26.", day}, {"26 martie 2025, 14:05", at}, {"26 mars 2025", day}, {"26 shtator 2025", "2025-09-26T00:00:00Z"},
		// Cyrillic, Greek, the Caucasus.
		{"26 марта 2025, 14:05", at}, {"26 МАР 2025 14:05 МСК", "2025-03-26T14:05:00+03:00"}, {"26 мая 2025 г. в 14:05", "2025-05-26T14:05:00Z"},
		{"26 березня 2025 р., 14:05", at}, {"26 сакавіка 2025", day}, {"26 март 2025 г.", day}, {"26. март 2025.", day}, {"26 наурыз 2025", day},
		{"26 Μαρτίου 2025, 14:05", at}, {"26 ΜΑΡΤΙΟΥ 2025", day}, {"26 Μαΐου 2025 2:05 μ.μ.", "2025-05-26T14:05:00Z"}, {"26 მარტი 2025", day}, {"26 մարտի 2025", day},
		{"26 Mart 2025 Çarşamba 14:05", at}, {"3 Şubat 2025", "2025-02-03T00:00:00Z"}, {"3 KASIM 2025", "2025-11-03T00:00:00Z"}, {"26 mart 2025", day},
		// The Middle East and South Asia.
		{"26 مارس 2025", day}, {"26 مارس آذار 2025", day}, {"26 مارس/آذار 2025", day}, {"٢٦ مارس ٢٠٢٥", day}, {"26 آذار 2025", day}, {"نُشر: 26 مارس 2025 - 2:05 م", at},
		{"26 במרץ 2025", day}, {"26 מרץ 2025 14:05", at}, {"26 مارچ 2025", day}, {"۲۶ مارس ۲۰۲۵", day},
		{"26 मार्च 2025, 14:05 IST", "2025-03-26T14:05:00+05:30"}, {"२६ मार्च २०२५", day}, {"3 फ़रवरी 2025", "2025-02-03T00:00:00Z"}, {"3 फरवरी 2025", "2025-02-03T00:00:00Z"},
		{"২৬ মার্চ ২০২৫, ১৪:০৫", at}, {"26 மார்ச் 2025", day}, {"26 మార్చి 2025", day}, {"26 માર્ચ 2025", day}, {"26 ಮಾರ್ಚ್ 2025", day}, {"26 മാർച്ച് 2025", day},
		// East and South-East Asia.
		{"2025年3月26日 14:05", at}, {"2025年3月26日14時05分", at}, {"2025年03月26日 下午2:05", at}, {"令和7年3月26日", day}, {"民國114年3月26日", day}, {"２０２５年３月２６日", day},
		{"2025년 3월 26일(수) 오후 2시 5분", at}, {"입력 2025.03.26. 오후 2:05", at}, {"2025-03-26 오전 9:05", "2025-03-26T09:05:00Z"},
		{"26 มีนาคม 2568 14:05 น.", at}, {"26 มี.ค. 2568", day}, {"26 มี.ค. 2025", day},
		{"ngày 26 tháng 3 năm 2025", day}, {"26 tháng Ba, 2025 14:05", at}, {"Thứ tư, 26/3/2025, 14:05 (GMT+7)", "2025-03-26T14:05:00+07:00"},
		{"26 Maret 2025 14.05 WIB", "2025-03-26T14:05:00+07:00"}, {"26 Mac 2025", day}, {"26 Machi 2025", day}, {"Marso 26, 2025", day},
	}
	for _, tt := range tests {
		checkParse(t, Parse, tt.in, tt.want)
	}
}

func TestParseMonthFirst(t *testing.T) {
	for in, want := range map[string]string{
		"04/05/2025":          "2025-04-05T00:00:00Z",
		"26/03/2025":          "2025-03-26T00:00:00Z",
		"4-5-2025 2:05 PM":    "2025-04-05T14:05:00Z",
		"04.05.2025":          "2025-05-04T00:00:00Z",
		"4 May 2025":          "2025-05-04T00:00:00Z",
		"2025-04-05T14:05:00": "2025-04-05T14:05:00Z",
	} {
		checkParse(t, ParseMonthFirst, in, want)
	}
}

func checkParse(t *testing.T, parse func(string) (time.Time, bool), in, want string) {
	t.Helper()
	got, ok := parse(in)
	if assert.True(t, ok, "%q has a date", in) {
		assert.Equal(t, want, got.Format(time.RFC3339Nano), "%q", in)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, in := range []string{
		"", " ", "today", "2 hours ago", "March 26", "26 March", "Mar 2025", "2025", "2025-03", "14:05", "26.03.", "26/03/25",
		"30 February 2025", "31.04.2025", "2025-13-01", "00/00/2025", "2025-00-10", "March 0, 2025", "32 March 2025",
		"26 killed in March 2025", "June 5-6, 2025", "version 1.2.3.2025", "0303-20-20", "article 20250326", "99999999",
		"12345678901234", "123456789012345678901234567890", "3月26日", "26日", "１月", "26 Marchand 2025", "26 ramadan 1446", "6 فروردین 1404",
		"😀😀", "\xff\xfe2", "\u200b", strings.Repeat("1", 300), strings.Repeat("x ", 120) + "26 March 2025 and then some more",
	} {
		got, ok := Parse(in)
		assert.False(t, ok, "%q gave %v", in, got)
		assert.True(t, got.IsZero(), "%q", in)
	}
}

func TestMonth(t *testing.T) {
	for word, want := range map[string]time.Month{
		"March": 3, "MARCH": 3, "mar": 3, "Mar.": 3, "Sept.": 9, "sept": 9, "août": 8, "AOUT": 8, "märz": 3, "März": 3, "marz": 3, "Σεπτεμβρίου": 9,
		"марта": 3, "мар.": 3, "березня": 3, "آذار": 3, "مارس": 3, "במרץ": 3, "มี.ค.": 3, "मार्च": 3, "ŞUBAT": 2, "İyul": 7, "listopada": 11, "MART": 3,
		"": 0, ".": 0, "x": 0, "marching": 0, "srp": 0, "tháng": 0, "ב": 0, "\xff": 0, strings.Repeat("mar", 50): 0,
	} {
		assert.Equal(t, want, Month(word), "%q", word)
	}
}

func TestWeekday(t *testing.T) {
	for _, word := range []string{"Monday", "WED", "Mercredi", "szerda", "сряда", "Çarşamba", "बुधवार"} {
		assert.True(t, Weekday(word), "%q", word)
	}
	for _, word := range []string{"", "March", "day", "Kyiv"} {
		assert.False(t, Weekday(word), "%q", word)
	}
}

func TestPrefix(t *testing.T) {
	tests := []struct{ in, want, date string }{
		{"March 26 (Reuters) - ", "--03-26", "March 26"},
		{"26 March: more", "--03-26", "26 March"},
		{"March 26, 2025 /PRNewswire/", "2025-03-26", "March 26, 2025"},
		{"26th March, 2025 (WAM)", "2025-03-26", "26th March, 2025"},
		{"Dec. 6 -- Police", "--12-06", "Dec. 6"},
		{"Monday, March 26 - ", "--03-26", "Monday, March 26"},
		{"26 mars 2025 (AFP)", "2025-03-26", "26 mars 2025"},
		{"26 MAR - ", "--03-26", "26 MAR"},
		{"26. března (ČTK)", "--03-26", "26. března"},
		{"2025. március 26., szerda (MTI)", "2025-03-26", "2025. március 26"},
		{"26 марта. /ТАСС/", "--03-26", "26 марта"},
		{"26 мар — РИА", "--03-26", "26 мар"},
		{"26 березня (Укрінформ)", "--03-26", "26 березня"},
		{"26 مارس آذار (رويترز)", "--03-26", "26 مارس آذار"},
		{"২৬ মার্চ (বাসস)", "--03-26", "২৬ মার্চ"},
		{"26 मार्च (भाषा)", "--03-26", "26 मार्च"},
		{"3月26日电", "--03-26", "3月26日"},
		{"26日電", "---26", "26日"},
		{"2025年3月26日电", "2025-03-26", "2025年3月26日"},
		{"2025-03-26 text", "2025-03-26", "2025-03-26"},
		{"26.03.2025 text", "2025-03-26", "26.03.2025"},
		{"March 26 2 people", "--03-26", "March 26"},
		{"Feb. 29 (AP)", "--02-29", "Feb. 29"},
		{"", "", ""}, {"Reuters", "", ""}, {"Monday", "", ""}, {"March", "", ""}, {"March 32", "", ""}, {"on March 26", "", ""},
		{"26 people", "", ""}, {"2025", "", ""}, {"14:05", "", ""}, {"March 26:30", "", ""}, {"(March 26)", "", ""},
	}
	for _, tt := range tests {
		p, n := Prefix(tt.in)
		assert.Equal(t, tt.want, p.String(), "%q", tt.in)
		assert.Equal(t, tt.date, tt.in[:n], "%q", tt.in)
	}
}

// TestMonthNames checks that the file of months has a number for each name, and
// no name for two months.
func TestMonthNames(t *testing.T) {
	owner := map[string]time.Month{}
	for e := range lexicon.Entries(lexicon.Months) {
		key := string(fold(nil, e.Text))
		require.NotEmpty(t, key, e.Text)
		month := time.Month(0)
		for value := range e.Values() {
			if number, err := strconv.Atoi(value); err == nil {
				require.Zero(t, month, "%q has two numbers", e.Text)
				month = time.Month(number)
			}
		}
		require.True(t, time.January <= month && month <= time.December, "%q has the number of no month", e.Text)
		if was, ok := owner[key]; ok {
			assert.Equal(t, was, month, "%q names two months", e.Text)
		}
		owner[key] = month
		assert.Equal(t, month, Month(e.Text), e.Text)
	}
}

// TestWeekdayNames checks that every day of the file is found.
func TestWeekdayNames(t *testing.T) {
	for e := range lexicon.Entries(lexicon.Weekdays) {
		assert.True(t, Weekday(e.Text), e.Text)
		assert.True(t, Weekday(strings.ToUpper(e.Text)+"."), e.Text)
	}
}

// TestTruthDates reads the dates of the development sets, where they are.
func TestTruthDates(t *testing.T) {
	shared := os.Getenv("LEDE_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(shared, "corpus", "fundus-dev", "truth.jsonl"))
	if err != nil {
		t.Skipf("the development sets are not here: %v", err)
	}
	defer func() { assert.NoError(t, f.Close()) }()
	lines, read := bufio.NewScanner(f), 0
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var page struct{ ID, Date string }
		require.NoError(t, json.Unmarshal(lines.Bytes(), &page))
		if page.Date == "" {
			continue
		}
		got, ok := Parse(page.Date)
		if !assert.True(t, ok, "%s: %q", page.ID, page.Date) {
			continue
		}
		read++
		want, err := time.Parse("2006-01-02 15:04:05.999999999Z07:00", page.Date)
		if err != nil {
			want, err = time.Parse("2006-01-02 15:04:05.999999999", page.Date)
		}
		require.NoError(t, err, page.ID)
		assert.True(t, want.Equal(got), "%s: %q gave %v", page.ID, page.Date, got)
	}
	require.NoError(t, lines.Err())
	assert.Greater(t, read, 100)
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"2024-02-24T11:42:23.000Z", "March 26, 2025 at 4:05 p.m. EDT", "2025年3月26日 下午2:05", "26 มี.ค. 2568", "26 tháng Ba, 2025",
		"Sat Feb 24 11:42:23 EST 2024", "令和7年3月26日", "1708774943", "26 مارس/آذار 2025", "2025. március 26., szerda",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := Parse(s); ok {
			year := d.Year()
			assert.True(t, year >= firstYear-1 && year <= lastYear+1, "%q gave %v", s, d)
		}
		p, n := Prefix(s)
		assert.True(t, n >= 0 && n <= len(s))
		assert.Equal(t, n == 0, p == Partial{}, "%q", s)
		Month(s)
		Weekday(s)
	})
}

func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"2024-02-24T11:42:23.000Z", "Published: March 26, 2025 at 4:05 p.m. EDT", "no date is in this line of text"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Parse(s)
			}
		})
	}
}

func TestMayBeginDate(t *testing.T) {
	for s, want := range map[string]bool{
		"March 26": true, " \u200b26 mars": true, "Mon, 3 May": true, "tháng 3": true, "令和7年": true, "märz 3": true,
		"": false, "(26 March)": false, "By Jane Roe, 3 May": false, "the 3rd": false,
	} {
		assert.Equal(t, want, mayBeginDate(s), "%q", s)
	}
}

func TestMayBegin(t *testing.T) {
	for word, list := range labelIndex().by {
		assert.True(t, labelIndex().mayBegin(word), word)
		assert.True(t, labelIndex().mayBegin(strings.ToUpper(word)), word)
		assert.True(t, labelIndex().mayBegin(list[0].words+": 3 May"), word)
	}
	for _, s := range []string{"", "3 May", "(updated)", "Zz", "xylophone"} {
		assert.False(t, labelIndex().mayBegin(s), s)
	}
}
