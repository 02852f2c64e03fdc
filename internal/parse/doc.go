// Package parse makes a tree of golang.org/x/net/html's nodes out of an HTML
// page, by the HTML standard, section 13.2 "Parsing HTML documents".
//
// The tree is the one that html.Parse gives, node for node; where html.Parse
// departs from the standard, so does this package, and the place says so. What
// it does otherwise:
//
//   - It is four times as fast or more. The page is one string; texts, names
//     and values are parts of that string unless something in them has to be
//     decoded; nodes and attributes come in chunks.
//   - It never fails. Where elements nest too deep or nodes become too many it
//     goes on with less structure ([Options]) and says so ([Result.Flattened]).
//   - Its work and its memory are linear in the page, whatever the markup.
//   - It can leave out what nobody reads ([Options.Skip]).
//   - It tells what was open when the page ended ([Result.Open], [Result.Cut]).
//
// Limits, beyond which the tree is not that of html.Parse:
//
//	open elements       512, Options.MaxDepth; html.Parse fails there
//	nodes               65,536 or a sixteenth of the page's bytes, Options.MaxNodes
//	reopened formatting a quarter of the nodes
//	attributes          4,096 of one element
//
// The files, from the bytes to the tree:
//
//	parse.go       Options, Result, Parse, Fragment, and what a parser keeps
//	tokenizer.go   13.2.5: text and tags
//	parts.go       13.2.3.5: parts of the page as the tree has them
//	attributes.go  13.2.5.32 to 40: the inside of a tag
//	rawtext.go     13.2.5.2 to 31: titles, style sheets, scripts
//	declaration.go 13.2.5.41 to 72: comments, doctypes, CDATA sections
//	entities.go    13.2.5.72 to 80: character references
//	tags.go        what the standard says of each tag: one row a tag
//	slabs.go       nodes and attributes in chunks, counted
//	stack.go       13.2.4.2: the open elements, their scopes, and their limit
//	insert.go      13.2.6.1: where a node goes
//	formatting.go  13.2.4.3: the active formatting elements, opened again
//	adoption.go    13.2.6.4.7: the adoption agency
//	modes.go       13.2.4.1 and 13.2.6: the dispatcher and the insertion modes
//	head.go        13.2.6.4.1 to 6: before the body
//	body.go        13.2.6.4.7: text and start tags in the body
//	bodyend.go     13.2.6.4.7: end tags in the body
//	table.go       13.2.6.4.9 to 15: tables
//	template.go    13.2.6.4.16: templates
//	after.go       13.2.6.4.17 to 21: framesets, and what follows the body
//	foreign.go     13.2.6.5: SVG and MathML; foreign_names.go has their capitals
//	quirks.go      13.2.6.4.1: doctypes that mean quirks mode
package parse
