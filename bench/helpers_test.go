package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shared gives the path of something in the folder of real pages and the
// reference scorer, and skips the test where that is absent.
func shared(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("LEDE_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	path := filepath.Join(root, filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("needs %s (LEDE_SHARED or ../shared beside the clone): %v", name, err)
	}
	return path
}

// command runs bench and gives its exit status, output and messages.
func command(args ...string) (status int, out, messages string) {
	var o, m strings.Builder
	status = run(args, &o, &m)
	return status, o.String(), m.String()
}
