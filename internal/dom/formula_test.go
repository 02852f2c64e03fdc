package dom

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/net/html/atom"
)

func TestFormula(t *testing.T) {
	for _, tt := range []struct{ html, want string }{
		{`<math alttext="H = L/7"><mi>x</mi></math>`, "H = L/7"},
		{`<math alttext="{\displaystyle L}"><mi>L</mi></math>`, "L"},
		{`<math><mi>H</mi><mo>=</mo><mfrac><mi>L</mi><mn>7</mn></mfrac></math>`, "H = L/7"},
		{`<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>`, "(a + b)/2"},
		{`<math><msup><mi>x</mi><mn>2</mn></msup><mo>&#x2062;</mo><msub><mi>y</mi><mi>i</mi></msub></math>`, "x^2y_i"},
		{`<math><munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover><mi>k</mi></math>`, "∑_1^nk"},
		{`<math><msqrt><mi>x</mi></msqrt><mtext>for all</mtext><mi>x</mi></math>`, "√x for all x"},
		{`<math><semantics><mi>L</mi><annotation>\ell</annotation></semantics></math>`, "L"},
		{`<math></math>`, ""},
	} {
		assert.Equal(t, tt.want, Formula(First(fragment(tt.html), atom.Math)), tt.html)
	}
}
