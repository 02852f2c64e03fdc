// Package sets reads sets of pages with their truth, in the layouts of the
// public benchmarks.
package sets

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Set is a folder of pages with their truth.
type Set struct {
	Name  string // the folder's name
	Pages []Page
}

// A Page is one page of a set.
type Page struct {
	Truth Truth
	Path  string // of the gzipped HTML
}

// HTML reads the page.
func (p *Page) HTML() ([]byte, error) {
	packed, err := os.ReadFile(p.Path)
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", p.Truth.ID, err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("page %s: gunzip %s: %w", p.Truth.ID, p.Path, err)
	}
	var page bytes.Buffer
	if _, err := page.ReadFrom(z); err != nil {
		return nil, fmt.Errorf("page %s: gunzip %s: %w", p.Truth.ID, p.Path, err)
	}
	return page.Bytes(), nil
}

// Truth is what a person, or a parser written for the page, says is on it.
// Keys that a set does not know are absent, and not scored.
type Truth struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Publisher string   `json:"publisher"`
	Type      string   `json:"type"` // of a page that is no article: listing, product, forum
	Title     string   `json:"title"`
	Authors   []string `json:"authors"`
	Date      string   `json:"date"`
	Text      *string  `json:"text"`
	Body      []string `json:"body"`  // paragraphs; an optional one stands in [brackets]
	Start     string   `json:"start"` // the first words of the text
	Dek       string   `json:"dek"`   // the standfirst
	Summary   []string `json:"summary"`
	Headings  []string `json:"headings"` // nil where Body holds them, too
	Image     string   `json:"image"`    // the lead photo's address
	Images    []Image  `json:"images"`
	With      []string `json:"with"`    // snippets that the text must hold
	Without   []string `json:"without"` // snippets that it must not hold
}

// Image is one picture of a page.
type Image struct {
	Caption string   `json:"caption"`
	Credit  []string `json:"credit"`
}

// layouts are the forms of folder that a set may have. Each reads the truth
// of all pages; pageType is the kind of page to keep, and "all" keeps every one.
var layouts = map[string]func(dir, pageType string) ([]Page, error){
	"own":         readOwn,
	"scrapinghub": readScrapinghub,
	"wcxb":        readWCXB,
	"fundus":      readFundus,
	"fundus-eval": readFundusEval,
}

// Read reads the truth of a set and checks that every page of it is there.
// Pages come in the order of truth.jsonl, those of other layouts by id.
func Read(dir, layout, pageType string) (*Set, error) {
	read := layouts[layout]
	if read == nil {
		names := slices.Sorted(maps.Keys(layouts))
		return nil, fmt.Errorf("unknown layout %q; there are %s", layout, strings.Join(names, ", "))
	}
	path, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("set %s: %w", dir, err)
	}
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("no set: %w", err)
	}
	pages, err := read(path, pageType)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("set %s is not in layout %s: %w", dir, layout, err)
	}
	if err != nil {
		return nil, fmt.Errorf("set %s: %w", dir, err)
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("set %s holds no page of type %q in layout %s", dir, pageType, layout)
	}
	for _, p := range pages {
		if _, err := os.Stat(p.Path); err != nil {
			return nil, fmt.Errorf("set %s: truth %s has no page: %w", dir, p.Truth.ID, err)
		}
	}
	if layout != "own" { // whose truth has an order of its own
		slices.SortFunc(pages, func(a, b Page) int { return cmp.Compare(a.Truth.ID, b.Truth.ID) })
	}
	return &Set{Name: filepath.Base(path), Pages: pages}, nil
}

// readOwn reads manifest.jsonl and truth.jsonl, one object a page.
func readOwn(dir, _ string) ([]Page, error) {
	type entry struct{ ID, Path string }
	manifest, err := ReadLines[entry](filepath.Join(dir, "manifest.jsonl"))
	if err != nil {
		return nil, err
	}
	paths := map[string]string{}
	for _, e := range manifest {
		paths[e.ID] = filepath.Join(dir, filepath.FromSlash(e.Path))
	}
	truths, err := ReadLines[Truth](filepath.Join(dir, "truth.jsonl"))
	if err != nil {
		return nil, err
	}
	var pages []Page
	for _, t := range truths {
		if paths[t.ID] == "" {
			return nil, fmt.Errorf("truth %s is not in manifest.jsonl", t.ID)
		}
		pages = append(pages, Page{Truth: t, Path: paths[t.ID]})
	}
	return pages, nil
}

// readScrapinghub reads the layout of scrapinghub/article-extraction-benchmark:
// one ground-truth.json of id to the article's text and address.
func readScrapinghub(dir, _ string) ([]Page, error) {
	type entry struct{ ArticleBody, URL string }
	truth, err := ReadJSON[map[string]entry](filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		return nil, err
	}
	var pages []Page
	for id, e := range truth {
		pages = append(pages, Page{
			Truth: Truth{ID: id, URL: e.URL, Text: &e.ArticleBody},
			Path:  filepath.Join(dir, "html", id+".html.gz"),
		})
	}
	return pages, nil
}

// readWCXB reads one split of the Web Content Extraction Benchmark: a file a
// page in ground-truth, beside html.
func readWCXB(dir, pageType string) ([]Page, error) {
	files, err := filepath.Glob(filepath.Join(dir, "ground-truth", "*.json"))
	if err != nil || len(files) == 0 {
		return nil, errors.Join(errors.New("no ground-truth/*.json"), err)
	}
	var pages []Page
	for _, file := range files {
		e, err := ReadJSON[wcxbEntry](file)
		if err != nil {
			return nil, err
		}
		if pageType != "all" && e.pageType() != pageType {
			continue
		}
		id := strings.TrimSuffix(filepath.Base(file), ".json")
		pages = append(pages, Page{Truth: e.truth(id), Path: filepath.Join(dir, "html", id+".html.gz")})
	}
	return pages, nil
}

// wcxbEntry is one file of WCXB. The page's type has stood at the top level
// and under _internal, as a name and as an object with a primary one.
type wcxbEntry struct {
	URL      string   `json:"url"`
	PageType wcxbType `json:"page_type"`
	Internal struct {
		PageType wcxbType `json:"page_type"`
	} `json:"_internal"`
	GroundTruth struct {
		Title       string   `json:"title"`
		Author      string   `json:"author"`
		PublishDate string   `json:"publish_date"`
		MainContent string   `json:"main_content"`
		With        []string `json:"with"`
		Without     []string `json:"without"`
	} `json:"ground_truth"`
}

type wcxbType string

// UnmarshalJSON takes "article" and {"primary": "article"}.
func (t *wcxbType) UnmarshalJSON(b []byte) error {
	var object struct{ Primary string }
	if json.Unmarshal(b, &object) == nil {
		*t = wcxbType(object.Primary)
		return nil
	}
	return json.Unmarshal(b, (*string)(t))
}

func (e *wcxbEntry) pageType() string {
	return string(cmp.Or(e.PageType, e.Internal.PageType))
}

func (e *wcxbEntry) truth(id string) Truth {
	g := &e.GroundTruth
	t := Truth{
		ID: id, URL: e.URL, Type: e.pageType(),
		Title: g.Title, Date: g.PublishDate, Text: &g.MainContent, With: g.With, Without: g.Without,
	}
	if g.Author != "" {
		t.Authors = []string{g.Author}
	}
	return t
}

// readFundus reads the parser fixtures of Fundus: a folder a country, in it for
// each publisher one JSON file of versions, its pages by date, and meta.info
// with their addresses. The n-th version belongs to the n-th page.
func readFundus(dir, _ string) ([]Page, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.json"))
	if err != nil || len(files) == 0 {
		return nil, errors.Join(errors.New("no CC/NAME.json"), err)
	}
	var pages []Page
	for _, file := range files {
		more, err := readFundusPublisher(file)
		if err != nil {
			return nil, err
		}
		pages = append(pages, more...)
	}
	return pages, nil
}

func readFundusPublisher(file string) ([]Page, error) {
	country, name := filepath.Dir(file), strings.TrimSuffix(filepath.Base(file), ".json")
	versions, err := ReadJSON[map[string]fundusVersion](file)
	if err != nil {
		return nil, err
	}
	meta, err := ReadJSON[map[string]struct{ URL string }](filepath.Join(country, "meta.info"))
	if err != nil {
		return nil, err
	}
	html, err := fundusPages(country, name)
	if err != nil {
		return nil, err
	}
	order := slices.SortedFunc(maps.Keys(versions), compareVersions)
	if len(html) < len(order) {
		return nil, fmt.Errorf("%s has %d versions and only %d pages", file, len(order), len(html))
	}
	var pages []Page
	for i, v := range order {
		t := versions[v].truth()
		t.Publisher = name
		t.ID = filepath.Base(country) + "/" + strings.TrimSuffix(html[i], ".html.gz")
		t.URL = meta[html[i]].URL
		pages = append(pages, Page{Truth: t, Path: filepath.Join(country, html[i])})
	}
	return pages, nil
}

// fundusPages gives the names of a publisher's pages, oldest first. One
// publisher's name may be the beginning of another's.
func fundusPages(country, name string) ([]string, error) {
	page, err := regexp.Compile("^" + regexp.QuoteMeta(name) + `_\d{4}_\d\d_\d\d\.html\.gz$`)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(country) // sorted by name, and so by date
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if page.MatchString(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// compareVersions orders V1, V1_1, V2, V10.
func compareVersions(a, b string) int {
	number := func(s string) []int {
		var list []int
		for f := range strings.FieldsFuncSeq(s, func(r rune) bool { return r < '0' || r > '9' }) {
			n, _ := strconv.Atoi(f)
			list = append(list, n)
		}
		return list
	}
	return cmp.Or(slices.Compare(number(a), number(b)), cmp.Compare(a, b))
}

// fundusVersion is what one version of a Fundus parser gives for its page.
type fundusVersion struct {
	Title   string   `json:"title"`
	Authors []string `json:"authors"`
	Date    string   `json:"publishing_date"`
	Body    struct {
		Summary  []string `json:"summary"`
		Sections []struct {
			Headline   []string `json:"headline"`
			Paragraphs []string `json:"paragraphs"`
		} `json:"sections"`
	} `json:"body"`
	Images []struct {
		Caption string   `json:"caption"`
		Authors []string `json:"authors"`
	} `json:"images"`
}

func (v fundusVersion) truth() Truth {
	t := Truth{Title: v.Title, Authors: v.Authors, Date: v.Date, Summary: v.Body.Summary, Headings: []string{}}
	for _, s := range v.Body.Sections {
		t.Headings = append(t.Headings, s.Headline...)
		t.Body = append(t.Body, s.Paragraphs...)
	}
	for _, i := range v.Images {
		t.Images = append(t.Images, Image{Caption: i.Caption, Credit: i.Authors})
	}
	return t
}

// readFundusEval reads the evaluation set of the Fundus paper: one
// ground_truth.json of file name to address and paragraphs.
func readFundusEval(dir, _ string) ([]Page, error) {
	type entry struct {
		URL  string
		Body []string
	}
	truth, err := ReadJSON[map[string]entry](filepath.Join(dir, "ground_truth.json"))
	if err != nil {
		return nil, err
	}
	var pages []Page
	for file, e := range truth {
		pages = append(pages, Page{
			Truth: Truth{ID: strings.TrimSuffix(file, ".html.gz"), URL: e.URL, Body: e.Body},
			Path:  filepath.Join(dir, "html", file),
		})
	}
	return pages, nil
}

// ReadJSON reads a file of one JSON value.
func ReadJSON[T any](file string) (v T, err error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return v, err
	}
	if err := json.Unmarshal(b, &v); err != nil {
		return v, fmt.Errorf("%s: %w", file, err)
	}
	return v, nil
}

// ReadLines reads a file of one JSON object a line.
func ReadLines[T any](file string) ([]T, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var list []T
	number := 0
	for line := range bytes.Lines(b) {
		number++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, number, err)
		}
		list = append(list, v)
	}
	return list, nil
}
