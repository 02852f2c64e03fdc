package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-go/lede/bench/internal/fixture"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// corpusOf makes a corpus of the sets that verdicts are measured on, with one page each,
// and a folder of labels.
func corpusOf(t *testing.T) (labels, corpus string) {
	t.Helper()
	root := t.TempDir()
	labels, corpus = filepath.Join(root, "labels"), filepath.Join(root, "corpus")
	paragraphs := []string{
		"The harbour board met on Tuesday for the ninth time this year, and once more it did not vote on the pier that the storm had taken away.",
		"Its chairwoman opened the window before she opened the meeting, as the room had been used by the brass band for the whole of the afternoon.",
		"Nobody spoke of the pier until the kettle had boiled twice, and then all nine members spoke of it at once for a quarter of an hour.",
		"Then the treasurer read out what a pier costs in this century, which is eleven times what the town has, and sat down to a long silence.",
		"The oldest member asked whether it had to be a whole one, since the boats had only ever moored at the outer end of the last of them.",
		"They will meet again when the tide tables have been printed, and have asked the islanders to send somebody who can say what they need.",
	}
	page := `<!doctype html><html lang="en"><head><title>Harbour board meets</title></head><body><main><article><h1>Harbour board meets</h1><p>` +
		strings.Join(paragraphs, "</p>\n<p>") + `</p></article></main><footer><a href="/about">About us</a></footer></body></html>`
	for _, set := range madeSets {
		dir := filepath.Join(corpus, set)
		require.NoError(t, os.MkdirAll(dir, 0o755))
		write := func(name string, content []byte) {
			require.NoError(t, os.WriteFile(filepath.Join(dir, name), content, 0o644))
		}
		write("a.html.gz", fixture.Pack(t, []byte(page)))
		write("manifest.jsonl", []byte(`{"id":"a","url":"https://harbour.example/board","path":"a.html.gz"}`))
		write("truth.jsonl", fmt.Appendf(nil, `{"id":"a","url":"https://harbour.example/board","body":["%s"]}`, strings.Join(paragraphs, `","`)))
	}
	require.NoError(t, os.MkdirAll(labels, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(labels, "labels.jsonl"), fmt.Appendf(nil, `{"set":"%s","id":"a","state":"complete"}`, madeSets[0]), 0o644))
	return labels, corpus
}

func TestVerdicts(t *testing.T) {
	labels, corpus := corpusOf(t)
	dir := t.TempDir()
	status, out, messages := command("-verdict", labels, "-all", corpus, "-dir", dir, "-raise", "-worst", "1")
	require.Zero(t, status, messages)
	assert.Contains(t, out, "verdicts on 17 pages")
	assert.Regexp(t, `labelled: complete +1 +1 +0 +0 +0 +0 +100\.00`, out)
	assert.Regexp(t, `made, \w+ half: cut +4 +\d +\d`, out)
	again, same, _ := command("-verdict", labels, "-all", corpus, "-dir", dir, "-floors", "-worst", "1")
	assert.Zero(t, again)
	assert.Equal(t, out, same, "the same pages are made each time")

	floors, err := readFloors(filepath.Join(dir, "floors.json"))
	require.NoError(t, err)
	floors[verdictRow][labelledPages]["complete"] = 200
	require.NoError(t, floors.write(filepath.Join(dir, "floors.json")))
	status, _, messages = command("-verdict", labels, "-all", corpus, "-dir", dir, "-floors")
	assert.Equal(t, 1, status)
	assert.Contains(t, messages, "labelled: verdict: complete fell to 100.00, its floor is 200.00")
}

func TestBadLabels(t *testing.T) {
	labels, corpus := corpusOf(t)
	file := filepath.Join(labels, "labels.jsonl")
	for content, says := range map[string]string{
		"":  "no labels",
		"{": "labels.jsonl",
		`{"set":"nowhere","id":"a","state":"complete"}`:                    "no set",
		fmt.Sprintf(`{"set":%q,"id":"b","state":"complete"}`, madeSets[0]): "no such page",
	} {
		require.NoError(t, os.WriteFile(file, []byte(content), 0o644))
		status, _, messages := command("-verdict", labels, "-all", corpus)
		assert.Equal(t, 2, status)
		assert.Contains(t, messages, says)
	}
}
