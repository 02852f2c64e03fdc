package parse

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tag is what the standard says of all elements of one name.
type tag struct {
	atom  atom.Atom
	flags flags
	start startRule
	end   endRule
}

func (t *tag) has(f flags) bool { return t.flags&f != 0 }

func (t *tag) slot() uint32 { return uint32(t.atom) % tagSlots }

// Flags are the lists of the standard that a tag is in.
type flags uint32

const (
	// Source: HTML standard, 13.2.4.2 "The stack of open elements".
	special     flags = 1 << iota
	scopeEnd          // ends a scope, such as <td>
	tableScope        // ends a table scope
	listScope         // ends a list item scope, beside those that end a scope
	buttonScope       // ends a button scope, beside those that end a scope
	transparent       // special, but no end of the search for an open <li>

	// Source: HTML standard, 13.2.4.3 "The list of active formatting elements".
	formatting
	marked // puts a marker on the list

	// Source: HTML standard, 13.2.6.3 "Closing elements that have implied end tags".
	impliedEnd
	thoroughlyImplied // implied at the end of a template

	// Source: HTML standard, 13.2.6.4 "The rules for parsing tokens in HTML content".
	fosters      // a table or a part of one: text in it goes before the table
	tableRows    // ends the clearing of the stack back to a table body context
	tableCells   // ends the clearing of the stack back to a table row context
	tableColumns // <colgroup>
	tablePart    // ends a caption or a cell that is open
	heading
	rawText
	rcData // raw text in which character references count
	void   // never open

	// Source: HTML standard, 13.2.6.5 "The rules for parsing tokens in foreign content".
	breaksOut // ends foreign content
	foreign   // is of SVG or MathML
	mathText  // is a MathML text integration point
	htmlPoint // is an HTML integration point

	// structural elements are not closed by the depth limit; those that are
	// always open may exceed it, as few of them can nest on their own.
	structural
	alwaysOpen
)

// A startRule says what a start tag does in the body.
type startRule uint8

const (
	startOther startRule = iota
	startHTML
	startHead // what the head is made of
	startBody
	startFrameset
	startBlock
	startHeading
	startPre
	startForm
	startListItem
	startDefinition
	startPlaintext
	startButton
	startLink
	startFormatting
	startNobr
	startMarked
	startTable
	startVoid
	startInput
	startParam
	startThematicBreak
	startImage
	startTextarea
	startXmp
	startIframe
	startRaw
	startSelect
	startOption
	startOptgroup
	startRubyBase
	startRubyText
	startMath
	startSVG
	startNothing
)

// An endRule says what an end tag does in the body.
type endRule uint8

const (
	endOther endRule = iota
	endTemplate
	endBody
	endHTML
	endBlock
	endForm
	endParagraph
	endListItem
	endDefinition
	endHeading
	endFormatting
	endMarked
	endBreak
)

// tagSlots is a number by which no two atoms of tags leave the same rest. Were
// there two, the table would not compile.
const tagSlots = 1543

// known gives the row of a tag that has one.
func known(a atom.Atom) *tag { return &tags[a%tagSlots] }

// tagOfAtom gives the row of a tag, or that of all tags without one.
func tagOfAtom(a atom.Atom) *tag {
	if t := &tags[a%tagSlots]; t.atom == a {
		return t
	}
	return &tags[0]
}

// tagOf gives what the standard says of the element n.
func tagOf(n *html.Node) *tag {
	if n.Namespace == "" {
		return tagOfAtom(n.DataAtom)
	}
	return foreignTag(n)
}

const (
	block = special | breaksOut
	raw   = special | rawText | alwaysOpen
	part  = special | structural | alwaysOpen
)

// tags has a row for each tag that the rules name. It is indexed by the rest
// that the atom leaves; row 0 stands for all other tags.
//
// Source: HTML standard, 13.2.4.2, 13.2.6.3, 13.2.6.4.7, 13.2.6.5.
var tags = [tagSlots]tag{
	0: {},

	// The document and its head.
	atom.Html % tagSlots:     {atom.Html, part | scopeEnd | tableScope | tableRows | tableCells, startHTML, endHTML},
	atom.Head % tagSlots:     {atom.Head, part | breaksOut, startNothing, endOther},
	atom.Body % tagSlots:     {atom.Body, part | breaksOut, startBody, endBody},
	atom.Base % tagSlots:     {atom.Base, special | void, startHead, endOther},
	atom.Basefont % tagSlots: {atom.Basefont, special | void, startHead, endOther},
	atom.Bgsound % tagSlots:  {atom.Bgsound, special | void, startHead, endOther},
	atom.Link % tagSlots:     {atom.Link, special | void, startHead, endOther},
	atom.Meta % tagSlots:     {atom.Meta, block | void, startHead, endOther},
	atom.Title % tagSlots:    {atom.Title, raw | rcData, startHead, endOther},
	atom.Style % tagSlots:    {atom.Style, raw, startHead, endOther},
	atom.Script % tagSlots:   {atom.Script, raw, startHead, endOther},
	atom.Noframes % tagSlots: {atom.Noframes, raw, startHead, endOther},
	atom.Noscript % tagSlots: {atom.Noscript, raw, startRaw, endOther},
	atom.Template % tagSlots: {atom.Template,
		special | structural | scopeEnd | tableScope | tableRows | tableCells | marked, startHead, endTemplate},
	atom.Frameset % tagSlots: {atom.Frameset, special | structural, startFrameset, endOther},
	atom.Frame % tagSlots:    {atom.Frame, special | void, startNothing, endOther},

	// Blocks.
	atom.Address % tagSlots:    {atom.Address, special | transparent, startBlock, endBlock},
	atom.Article % tagSlots:    {atom.Article, special, startBlock, endBlock},
	atom.Aside % tagSlots:      {atom.Aside, special, startBlock, endBlock},
	atom.Blockquote % tagSlots: {atom.Blockquote, block, startBlock, endBlock},
	atom.Center % tagSlots:     {atom.Center, block, startBlock, endBlock},
	atom.Details % tagSlots:    {atom.Details, special, startBlock, endBlock},
	atom.Dialog % tagSlots:     {atom.Dialog, 0, startBlock, endBlock},
	atom.Dir % tagSlots:        {atom.Dir, special, startBlock, endBlock},
	atom.Div % tagSlots:        {atom.Div, block | transparent, startBlock, endBlock},
	atom.Dl % tagSlots:         {atom.Dl, block, startBlock, endBlock},
	atom.Fieldset % tagSlots:   {atom.Fieldset, special, startBlock, endBlock},
	atom.Figcaption % tagSlots: {atom.Figcaption, special, startBlock, endBlock},
	atom.Figure % tagSlots:     {atom.Figure, special, startBlock, endBlock},
	atom.Footer % tagSlots:     {atom.Footer, special, startBlock, endBlock},
	atom.Header % tagSlots:     {atom.Header, special, startBlock, endBlock},
	atom.Hgroup % tagSlots:     {atom.Hgroup, special, startBlock, endBlock},
	atom.Main % tagSlots:       {atom.Main, special, startBlock, endBlock},
	atom.Menu % tagSlots:       {atom.Menu, block, startBlock, endBlock},
	atom.Nav % tagSlots:        {atom.Nav, special, startBlock, endBlock},
	atom.Ol % tagSlots:         {atom.Ol, block | listScope, startBlock, endBlock},
	atom.P % tagSlots:          {atom.P, block | transparent | impliedEnd | thoroughlyImplied, startBlock, endParagraph},
	// By the standard, search is special.
	atom.Search % tagSlots:    {atom.Search, 0, startBlock, endBlock},
	atom.Section % tagSlots:   {atom.Section, special, startBlock, endBlock},
	atom.Summary % tagSlots:   {atom.Summary, special, startBlock, endBlock},
	atom.Ul % tagSlots:        {atom.Ul, block | listScope, startBlock, endBlock},
	atom.H1 % tagSlots:        {atom.H1, block | heading, startHeading, endHeading},
	atom.H2 % tagSlots:        {atom.H2, block | heading, startHeading, endHeading},
	atom.H3 % tagSlots:        {atom.H3, block | heading, startHeading, endHeading},
	atom.H4 % tagSlots:        {atom.H4, block | heading, startHeading, endHeading},
	atom.H5 % tagSlots:        {atom.H5, block | heading, startHeading, endHeading},
	atom.H6 % tagSlots:        {atom.H6, block | heading, startHeading, endHeading},
	atom.Pre % tagSlots:       {atom.Pre, block, startPre, endBlock},
	atom.Listing % tagSlots:   {atom.Listing, block, startPre, endBlock},
	atom.Form % tagSlots:      {atom.Form, special, startForm, endForm},
	atom.Li % tagSlots:        {atom.Li, block | impliedEnd | thoroughlyImplied, startListItem, endListItem},
	atom.Dd % tagSlots:        {atom.Dd, block | impliedEnd | thoroughlyImplied, startDefinition, endDefinition},
	atom.Dt % tagSlots:        {atom.Dt, block | impliedEnd | thoroughlyImplied, startDefinition, endDefinition},
	atom.Plaintext % tagSlots: {atom.Plaintext, raw, startPlaintext, endOther},
	atom.Hr % tagSlots:        {atom.Hr, block | void, startThematicBreak, endOther},
	atom.Xmp % tagSlots:       {atom.Xmp, raw, startXmp, endOther},

	// Formatting, and other elements within a line.
	atom.A % tagSlots:      {atom.A, formatting, startLink, endFormatting},
	atom.B % tagSlots:      {atom.B, formatting | breaksOut, startFormatting, endFormatting},
	atom.Big % tagSlots:    {atom.Big, formatting | breaksOut, startFormatting, endFormatting},
	atom.Code % tagSlots:   {atom.Code, formatting | breaksOut, startFormatting, endFormatting},
	atom.Em % tagSlots:     {atom.Em, formatting | breaksOut, startFormatting, endFormatting},
	atom.Font % tagSlots:   {atom.Font, formatting, startFormatting, endFormatting},
	atom.I % tagSlots:      {atom.I, formatting | breaksOut, startFormatting, endFormatting},
	atom.Nobr % tagSlots:   {atom.Nobr, formatting | breaksOut, startNobr, endFormatting},
	atom.S % tagSlots:      {atom.S, formatting | breaksOut, startFormatting, endFormatting},
	atom.Small % tagSlots:  {atom.Small, formatting | breaksOut, startFormatting, endFormatting},
	atom.Strike % tagSlots: {atom.Strike, formatting | breaksOut, startFormatting, endFormatting},
	atom.Strong % tagSlots: {atom.Strong, formatting | breaksOut, startFormatting, endFormatting},
	atom.Tt % tagSlots:     {atom.Tt, formatting | breaksOut, startFormatting, endFormatting},
	atom.U % tagSlots:      {atom.U, formatting | breaksOut, startFormatting, endFormatting},
	atom.Span % tagSlots:   {atom.Span, breaksOut, startOther, endOther},
	atom.Sub % tagSlots:    {atom.Sub, breaksOut, startOther, endOther},
	atom.Sup % tagSlots:    {atom.Sup, breaksOut, startOther, endOther},
	atom.Var % tagSlots:    {atom.Var, breaksOut, startOther, endOther},
	atom.Ruby % tagSlots:   {atom.Ruby, breaksOut, startOther, endOther},
	atom.Rb % tagSlots:     {atom.Rb, impliedEnd | thoroughlyImplied, startRubyBase, endOther},
	atom.Rtc % tagSlots:    {atom.Rtc, impliedEnd | thoroughlyImplied, startRubyBase, endOther},
	atom.Rp % tagSlots:     {atom.Rp, impliedEnd | thoroughlyImplied, startRubyText, endOther},
	atom.Rt % tagSlots:     {atom.Rt, impliedEnd | thoroughlyImplied, startRubyText, endOther},

	// What is embedded.
	atom.Applet % tagSlots:  {atom.Applet, special | structural | scopeEnd | marked, startMarked, endMarked},
	atom.Marquee % tagSlots: {atom.Marquee, special | structural | scopeEnd | marked, startMarked, endMarked},
	atom.Object % tagSlots:  {atom.Object, special | structural | scopeEnd | marked, startMarked, endMarked},
	atom.Area % tagSlots:    {atom.Area, special | void, startVoid, endOther},
	atom.Br % tagSlots:      {atom.Br, block | void, startVoid, endBreak},
	atom.Embed % tagSlots:   {atom.Embed, block | void, startVoid, endOther},
	atom.Img % tagSlots:     {atom.Img, block | void, startVoid, endOther},
	atom.Keygen % tagSlots:  {atom.Keygen, special | void, startVoid, endOther},
	atom.Wbr % tagSlots:     {atom.Wbr, special | void, startVoid, endOther},
	atom.Param % tagSlots:   {atom.Param, special | void, startParam, endOther},
	atom.Source % tagSlots:  {atom.Source, special | void, startParam, endOther},
	atom.Track % tagSlots:   {atom.Track, special | void, startParam, endOther},
	atom.Image % tagSlots:   {atom.Image, 0, startImage, endOther},
	atom.Iframe % tagSlots:  {atom.Iframe, raw, startIframe, endOther},
	atom.Noembed % tagSlots: {atom.Noembed, raw, startRaw, endOther},
	atom.Math % tagSlots:    {atom.Math, 0, startMath, endOther},
	atom.Svg % tagSlots:     {atom.Svg, 0, startSVG, endOther},

	// Controls.
	atom.Button % tagSlots:   {atom.Button, special | buttonScope, startButton, endBlock},
	atom.Input % tagSlots:    {atom.Input, special | void, startInput, endOther},
	atom.Textarea % tagSlots: {atom.Textarea, raw | rcData, startTextarea, endOther},
	atom.Select % tagSlots:   {atom.Select, special | scopeEnd, startSelect, endBlock},
	atom.Option % tagSlots:   {atom.Option, impliedEnd | thoroughlyImplied, startOption, endOther},
	atom.Optgroup % tagSlots: {atom.Optgroup, impliedEnd | thoroughlyImplied, startOptgroup, endOther},

	// Tables.
	atom.Table % tagSlots: {atom.Table,
		block | structural | scopeEnd | tableScope | fosters, startTable, endOther},
	atom.Caption % tagSlots: {atom.Caption,
		part | scopeEnd | thoroughlyImplied | marked | tablePart, startNothing, endOther},
	atom.Col % tagSlots:      {atom.Col, special | void | tablePart, startNothing, endOther},
	atom.Colgroup % tagSlots: {atom.Colgroup, part | thoroughlyImplied | tablePart | tableColumns, startNothing, endOther},
	atom.Tbody % tagSlots:    {atom.Tbody, part | thoroughlyImplied | fosters | tableRows | tablePart, startNothing, endOther},
	atom.Tfoot % tagSlots:    {atom.Tfoot, part | thoroughlyImplied | fosters | tableRows | tablePart, startNothing, endOther},
	atom.Thead % tagSlots:    {atom.Thead, part | thoroughlyImplied | fosters | tableRows | tablePart, startNothing, endOther},
	atom.Tr % tagSlots:       {atom.Tr, part | thoroughlyImplied | fosters | tableCells | tablePart, startNothing, endOther},
	atom.Td % tagSlots:       {atom.Td, part | scopeEnd | thoroughlyImplied | marked | tablePart, startNothing, endOther},
	atom.Th % tagSlots:       {atom.Th, part | scopeEnd | thoroughlyImplied | marked | tablePart, startNothing, endOther},
}

// The rows of SVG and MathML, whose elements are told apart by little.
var (
	foreignElement = tag{flags: foreign | structural}
	foreignMath    = tag{flags: foreign | structural | special | scopeEnd | mathText}
	foreignHTML    = tag{flags: foreign | structural | special | scopeEnd | htmlPoint}
	foreignXML     = tag{flags: foreign | structural | special | scopeEnd}
)
