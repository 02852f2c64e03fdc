package workbench

import (
	"bytes"
	"io/fs"
	"slices"
	"time"
)

// An overlay is a folder with one file in the place of the one of its name, if there is one.
type overlay struct {
	fs.FS // nil: an empty folder
	name  string
	data  []byte
}

// Open opens a file.
func (o overlay) Open(name string) (fs.File, error) {
	switch {
	case name == o.name:
		return file{bytes.NewReader(o.data), o.info()}, nil
	case o.FS == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.FS.Open(name)
}

// Stat says what a file is; a link, what it leads to.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	switch {
	case name == o.name:
		return o.info(), nil
	case o.FS == nil:
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Stat(o.FS, name)
}

// ReadDir lists the folder.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	var list []fs.DirEntry
	if o.FS != nil {
		var err error
		if list, err = fs.ReadDir(o.FS, name); err != nil {
			return nil, err
		}
	}
	list = slices.DeleteFunc(list, func(e fs.DirEntry) bool { return e.Name() == o.name })
	return append(list, fs.FileInfoToDirEntry(o.info())), nil
}

func (o overlay) info() info { return info{o.name, int64(len(o.data))} }

// A file is the file of an overlay, opened.
type file struct {
	*bytes.Reader
	info
}

func (f file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f file) Close() error               { return nil }
func (f file) Size() int64                { return f.info.Size() }

// An info says what the file of an overlay is.
type info struct {
	name string
	size int64
}

func (i info) Name() string     { return i.name }
func (i info) Size() int64      { return i.size }
func (info) Mode() fs.FileMode  { return 0o444 }
func (info) ModTime() time.Time { return time.Time{} }
func (info) IsDir() bool        { return false }
func (info) Sys() any           { return nil }
