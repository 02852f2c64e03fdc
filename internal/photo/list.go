package photo

// A List gathers photos, each once: of copies, as in the small and the large
// version of a gallery, one gives the caption. The zero value is an empty list.
type List struct {
	Photos []Photo
	known  map[string]int // places of photos, by their keys, with and without caption
}

// Add adds a photo, and reports whether it is another than those in the list.
func (l *List) Add(p Photo) bool {
	if l.known == nil {
		l.known = map[string]int{}
	}
	key := photoKey(p.URL)
	i, known := l.known[key]
	if known && p.Caption == "" {
		return false
	}
	whole := key + "\n" + p.Caption
	if _, ok := l.known[whole]; ok {
		return false
	}
	if known && l.Photos[i].Caption == "" {
		l.Photos[i].Caption, l.Photos[i].Credit, l.Photos[i].Box = p.Caption, p.Credit, p.Box
		l.known[whole] = i
		return false
	}
	if !known {
		l.known[key] = len(l.Photos)
	}
	if p.Caption != "" {
		l.known[whole] = len(l.Photos)
	}
	l.Photos = append(l.Photos, p)
	return true
}

// Index gives the place of the photo that p is; ok is false where it is none.
func (l *List) Index(p Photo) (i int, ok bool) {
	key := photoKey(p.URL)
	if i, ok = l.known[key+"\n"+p.Caption]; !ok {
		i, ok = l.known[key]
	}
	return i, ok
}
