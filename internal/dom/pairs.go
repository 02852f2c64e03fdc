package dom

// Pairs are the pairs of bytes that stand side by side in a text, each as one bit of a few: they
// may say by mistake that there is one. A text has all pairs of each part of it, so that most
// texts are told not to have a part without a search for it. The zero value has none.
type Pairs uint64

// PairsOf gives the pairs of a text.
func PairsOf(text string) (p Pairs) {
	for i := 1; i < len(text); i++ {
		p |= 1 << ((text[i-1]*5 + text[i]) & 63)
	}
	return p
}

// MayHold reports whether a text with the pairs p may have a part with those.
func (p Pairs) MayHold(part Pairs) bool { return part&^p == 0 }
