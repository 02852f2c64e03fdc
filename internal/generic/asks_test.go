package generic

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAsks(t *testing.T) {
	for name, tt := range map[string]struct {
		rest       string
		score      float32
		confidence float64
		want       bool
	}{
		"better with the rest":  {`<p>Ferries leave from the fish quay every half hour until then.</p>`, 0.4, 0, true},
		"no better":             {`<p>Ferries leave from the fish quay every half hour until then.</p>`, 0.4, 1, false},
		"not likely enough":     {`<p>Ferries leave from the fish quay every half hour until then.</p>`, 0.1, 0, false},
		"hidden":                {`<p hidden>Ferries leave from the fish quay every half hour until then.</p>`, 0.4, 0, false},
		"too little to ask for": {`<p>Map</p>`, 0.4, 0, false},
		"nothing":               {``, 0.4, 0, false},
	} {
		p := Cut(parse(t, tagged(paragraphs)+tt.rest), Hints{})
		NewSurvey(p)
		own := len(Cut(parse(t, tagged(paragraphs)), Hints{}).Blocks)
		scores, keep := make([]float32, len(p.Blocks)), make([]bool, len(p.Blocks))
		for i := range scores {
			if scores[i], keep[i] = 0.9, true; i >= own {
				scores[i], keep[i] = tt.score, false
			}
		}
		assert.Equal(t, tt.want, model().asks(p, scores, choice{keep: keep, confidence: tt.confidence}), name)
	}
}
