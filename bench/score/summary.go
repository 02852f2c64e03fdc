package score

// Columns are the figures in the order of the tables.
var Columns = []string{
	"shF1", "shP", "shR", "acc", "wF1", "with", "without", "snF1", "rougeP", "rougeR", "rougeF1",
	"parF1", "exact", "title", "authors", "date", "caption", "credit", "standf", "lead", "start",
}

// Figures are the means of a set by column, from 0 to 1.
type Figures map[string]float64

// Summary gives the means of scores, each over the pages that have the figure. A
// figure that no page has is absent.
func Summary(scores []Scores) Figures {
	f := Figures{}
	for _, c := range Columns {
		var values []float64
		for _, s := range scores {
			if v, ok := s.Value[c]; ok {
				values = append(values, v)
			}
		}
		if len(values) > 0 {
			f[c] = mean(values)
		}
	}
	f.addShingles(scores)
	f.addSnippets(scores)
	return f
}

// addShingles adds the means of precision and recall over the pages where they
// are defined, and the F1 of those means, as Zyte's benchmark does.
func (f Figures) addShingles(scores []Scores) {
	var p, r []float64
	for _, s := range scores {
		if s.Shingles == nil {
			continue
		}
		tp, fp, fn := s.Shingles[0], s.Shingles[1], s.Shingles[2]
		if tp+fp > 0 {
			p = append(p, float64(tp)/float64(tp+fp))
		}
		if tp+fn > 0 {
			r = append(r, float64(tp)/float64(tp+fn))
		}
	}
	if len(p)+len(r) > 0 {
		f["shP"], f["shR"] = mean(p), mean(r)
		f["shF1"] = harmonic(f["shP"], f["shR"])
	}
}

// addSnippets adds the F1 over all snippets of a set.
func (f Figures) addSnippets(scores []Scores) {
	var found, with, leaked, without int
	for _, s := range scores {
		found, with = found+s.With[0], with+s.With[1]
		leaked, without = leaked+s.Without[0], without+s.Without[1]
	}
	if with > 0 && without > 0 {
		_, _, f["snF1"] = prf(found, leaked, with-found)
	}
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(max(1, len(list)))
}
