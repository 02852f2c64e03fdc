package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"path"
	"path/filepath"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

const (
	articlesFolder = "articles"
	errorsFolder   = "errors"
)

// An output is what one archive gives: a shard with its articles, one with what gave
// none, and what was counted. Nothing of it is seen before finish.
type output struct {
	system   filesystem.Interface
	articles *shard
	errors   *shard
	counted  tally
}

// createOutput begins the output of an archive.
func createOutput(ctx context.Context, folder, archive string) (*output, error) {
	system, err := filesystem.New(ctx, folder)
	if err != nil {
		return nil, err
	}
	o := &output{system: system, counted: tally{}}
	if o.articles, err = createShard(ctx, system, folder, articlesFolder, archive); err == nil {
		o.errors, err = createShard(ctx, system, folder, errorsFolder, archive)
	}
	if err != nil {
		o.discard(ctx)
		return nil, err
	}
	return o, nil
}

// put writes a line and counts it.
func (o *output) put(l line) error {
	into := o.errors
	if l.isArticle {
		into = o.articles
	}
	o.counted.add(l.counters)
	_, err := into.buffer.Write(l.json)
	return err
}

// finish gives both shards their names, the articles last: where they are, the archive
// is done. What a try before wrote under these names is overwritten.
func (o *output) finish(ctx context.Context) error {
	if err := errors.Join(o.errors.close(), o.articles.close()); err != nil {
		return err
	}
	if err := o.errors.rename(ctx, o.system); err != nil {
		return err
	}
	if err := o.articles.rename(ctx, o.system); err != nil {
		return err
	}
	o.counted.add([]string{"archives"})
	o.counted.report(ctx)
	return nil
}

// discard removes what was not finished.
func (o *output) discard(ctx context.Context) {
	for _, s := range []*shard{o.articles, o.errors} {
		if s != nil {
			s.discard(ctx, o.system)
		}
	}
	_ = o.system.Close() // everything is on it, or nothing is wanted
}

// A shard is a file of lines that is written under another name, so that a worker that
// dies leaves no half of one, and two that write the same do not meet.
type shard struct {
	name, unfinished string
	file             io.Closer
	buffer           *bufio.Writer
	isRenamed        bool
}

func createShard(ctx context.Context, system filesystem.Interface, folder, kind, archive string) (*shard, error) {
	s := &shard{
		name:       shardName(folder, kind, shardOf(archive)),
		unfinished: fmt.Sprintf("%s/%s/.%s.%s.part", strings.TrimRight(folder, "/"), kind, shardOf(archive), rand.Text()),
	}
	file, err := system.OpenWrite(ctx, s.unfinished)
	if err != nil {
		return nil, err
	}
	s.file, s.buffer = file, bufio.NewWriterSize(file, 1<<20)
	return s, nil
}

// shardName gives the name of a shard, or the pattern of many.
func shardName(folder, kind, shard string) string {
	return fmt.Sprintf("%s/%s/%s.jsonl", strings.TrimRight(folder, "/"), kind, shard)
}

// shardOf names the shards of an archive: the same in each try, and others for an
// archive of that name in another folder.
func shardOf(archive string) string {
	sum := fnv.New64a()
	_, _ = io.WriteString(sum, archive) // a hash takes everything
	return fmt.Sprintf("%s-%016x", path.Base(filepath.ToSlash(archive)), sum.Sum64())
}

func (s *shard) close() error {
	if s.file == nil {
		return nil
	}
	err := errors.Join(s.buffer.Flush(), s.file.Close())
	s.file = nil
	return err
}

func (s *shard) rename(ctx context.Context, system filesystem.Interface) error {
	err := filesystem.Rename(ctx, system, s.unfinished, s.name)
	s.isRenamed = err == nil
	return err
}

func (s *shard) discard(ctx context.Context, system filesystem.Interface) {
	if s.isRenamed {
		return
	}
	_ = s.close() // nobody wants what is in it
	if remover, ok := system.(filesystem.Remover); ok {
		_ = remover.Remove(ctx, s.unfinished) // what is left of it has a name that is no shard's
	}
}
