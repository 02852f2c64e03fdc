package main

import (
	"archive/zip"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestInstall installs the command as its users do, by version, from a module proxy
// made of this checkout: a replace in go.mod, or a file that is missing from the
// module, would end it. What lede depends on comes from the module cache.
func TestInstall(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: builds the command anew")
	}
	const version = "v0.0.1"
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	require.NoError(t, err)
	downloads := filepath.Join(strings.TrimSpace(string(cache)), "cache", "download")
	if _, err := os.Stat(downloads); err != nil {
		t.Skip("skipped: no module cache to take dependencies from")
	}
	proxy, bin := t.TempDir(), t.TempDir()
	publish(t, filepath.Join("..", ".."), proxy, version)

	install := exec.Command("go", "install", "github.com/lede-go/lede/cmd/lede@latest")
	install.Dir = t.TempDir() // outside of any module
	install.Env = append(os.Environ(),
		"GOPROXY="+fileURL(proxy)+","+fileURL(downloads),
		"GOFLAGS=-mod=mod -modcacherw -trimpath",
		"GOMODCACHE="+t.TempDir(), // the user's own must not keep this version
		"GOBIN="+bin, "GOSUMDB=off", "GONOSUMDB=*", "GOPRIVATE=", "GOTOOLCHAIN=local", "GOWORK=off")
	out, err := install.CombinedOutput()
	require.NoError(t, err, string(out))

	name := "lede"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	out, err = exec.Command(filepath.Join(bin, name), "version").CombinedOutput()
	require.NoError(t, err, string(out))
	assert.True(t, strings.HasPrefix(string(out), "lede "+version+" go"), string(out))
}

// fileURL gives the file URL of a folder.
func fileURL(folder string) string {
	folder = filepath.ToSlash(folder)
	return "file://" + strings.TrimSuffix("/"+strings.TrimPrefix(folder, "/"), "/")
}

// publish lays the module in root into a proxy's folder. Source: Go Modules
// Reference, "GOPROXY protocol" and "Module zip files".
func publish(t *testing.T, root, proxy, version string) {
	t.Helper()
	const module = "github.com/lede-go/lede"
	folder := filepath.Join(proxy, filepath.FromSlash(module), "@v")
	require.NoError(t, os.MkdirAll(folder, 0o777))
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	for name, text := range map[string]string{
		"list":            version + "\n",
		version + ".info": `{"Version":"` + version + `"}`,
		version + ".mod":  string(mod),
	} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666))
	}
	file, err := os.Create(filepath.Join(folder, version+".zip"))
	require.NoError(t, err)
	z := zip.NewWriter(file)
	require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipped(root, path, entry)
		}
		text, err := os.ReadFile(path)
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		inside, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		w, err := z.Create(module + "@" + version + "/" + filepath.ToSlash(inside))
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	}))
	require.NoError(t, errors.Join(z.Close(), file.Close()))
}

// skipped says which folders are no part of the module: hidden ones, and modules of
// their own.
func skipped(root, path string, entry fs.DirEntry) error {
	_, err := os.Stat(filepath.Join(path, "go.mod"))
	if path != root && (err == nil || strings.HasPrefix(entry.Name(), ".")) {
		return fs.SkipDir
	}
	return nil
}
