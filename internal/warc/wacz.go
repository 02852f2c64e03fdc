package warc

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
)

// Packed gives the web archives in a WACZ file, in its order; each is opened and
// read with a Reader of its own. Source: WACZ 1.1.1, 4.1 "archive".
func Packed(r io.ReaderAt, size int64) ([]*zip.File, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("wacz: %w", err)
	}
	var archives []*zip.File
	for _, f := range z.File {
		if IsArchive(f.Name) && !strings.HasSuffix(f.Name, ".wacz") {
			archives = append(archives, f)
		}
	}
	return archives, nil
}

// IsArchive reports whether a file is a web archive by its name.
func IsArchive(name string) bool {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, ".wacz") {
		return true
	}
	name = strings.TrimSuffix(name, ".gz")
	return strings.HasSuffix(name, ".warc") || strings.HasSuffix(name, ".arc")
}
