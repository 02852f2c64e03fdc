package parse

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// svgNames are the elements of SVG that have capital letters, in the order of
// their names without. Like html.Parse, it does not have feDropShadow.
//
// Source: HTML standard, 13.2.6.5, the table under "any other start tag".
var svgNames = [...]string{
	"altGlyph", "altGlyphDef", "altGlyphItem", "animateColor", "animateMotion", "animateTransform", "clipPath",
	"feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
	"feDisplacementMap", "feDistantLight", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
	"feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
	"feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "foreignObject", "glyphRef", "linearGradient",
	"radialGradient", "textPath",
}

// svgAttributes are the attributes of SVG that have capital letters.
//
// Source: HTML standard, 13.2.6.1 "adjust SVG attributes".
var svgAttributes = [...]string{
	"attributeName", "attributeType", "baseFrequency", "baseProfile", "calcMode", "clipPathUnits",
	"diffuseConstant", "edgeMode", "filterUnits", "glyphRef", "gradientTransform", "gradientUnits",
	"kernelMatrix", "kernelUnitLength", "keyPoints", "keySplines", "keyTimes", "lengthAdjust",
	"limitingConeAngle", "markerHeight", "markerUnits", "markerWidth", "maskContentUnits", "maskUnits",
	"numOctaves", "pathLength", "patternContentUnits", "patternTransform", "patternUnits", "pointsAtX",
	"pointsAtY", "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "refX", "refY",
	"repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures", "specularConstant", "specularExponent",
	"spreadMethod", "startOffset", "stdDeviation", "stitchTiles", "surfaceScale", "systemLanguage", "tableValues",
	"targetX", "targetY", "textLength", "viewBox", "viewTarget", "xChannelSelector", "yChannelSelector",
	"zoomAndPan",
}

// withCapitals gives a name as it is in names, which has it with its capital
// letters, or as it is.
func withCapitals(names []string, name string) string {
	if i, ok := slices.BinarySearchFunc(names, name, compareLower); ok {
		return names[i]
	}
	return name
}

// compareLower compares name, whose capital letters count as small ones, with
// lower.
func compareLower(name, lower string) int {
	for i := range min(len(name), len(lower)) {
		if c := cmp.Compare(name[i]|classes[name[i]]&isUpper, lower[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(name), len(lower))
}

// adjustAttributes gives the attributes of an element of SVG or MathML their
// capital letters and namespaces.
//
// Source: HTML standard, 13.2.6.1 "adjust MathML attributes", "adjust SVG
// attributes" and "adjust foreign attributes".
func adjustAttributes(n *html.Node) {
	for i := range n.Attr {
		a := &n.Attr[i]
		switch {
		case n.Namespace == "svg":
			a.Key = withCapitals(svgAttributes[:], a.Key)
		case a.Key == "definitionurl":
			a.Key = "definitionURL"
		}
		if isForeignAttribute(a.Key) {
			a.Namespace, a.Key, _ = strings.Cut(a.Key, ":")
		}
	}
}

// isForeignAttribute reports the attributes with a namespace of their own.
func isForeignAttribute(key string) bool {
	switch key {
	case "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show", "xlink:title", "xlink:type",
		"xml:lang", "xml:space", "xmlns:xlink":
		return true
	}
	return false
}
