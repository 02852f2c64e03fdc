package page

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDecodeJSON(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"valid", `{"a":[1,-2.5e3,true,false,null,"x"],"b":{}}`, `{"a":[1,-2.5e3,true,false,null,"x"],"b":{}}`},
		{"escapes", `["\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\ud83d"]`, `["\"\\/\b\f\n\r\té😀\ufffd"]`},
		{"escapes of JavaScript", `["\x41\'b\q\` + "\n" + `c"]`, `["A'bqc"]`},
		{"trailing commas", `{"a":[1,2,],"b":3,}`, `{"a":[1,2],"b":3}`},
		{"too many commas", `[1,,2]`, `[1,2]`},
		{"line comment", "{\"a\":1, // one\n\"b\":2}", `{"a":1,"b":2}`},
		{"block comment", `{/* one */"a":1/* two */,"b":"x" /* three */}`, `{"a":1,"b":"x"}`},
		{"address is no comment", `{"a":"https://x.example//y"}`, `{"a":"https://x.example//y"}`},
		{"line break in a string", "{\"a\":\"one\ntwo\tthree\"}", `{"a":"one\ntwo\tthree"}`},
		{"single quotes", `{'a':'it is',"b":'x'}`, `{"a":"it is","b":"x"}`},
		{"apostrophe in single quotes", `{'a':'it's so','b':1}`, `{"a":"it's so","b":1}`},
		{"keys without quotes", `{a:1,$b_2:"x",@id:"y"}`, `{"a":1,"$b_2":"x","@id":"y"}`},
		{"undefined", `{"a":undefined,"b":1}`, `{"a":null,"b":1}`},
		{"short truth values", `{"a":!0,"b":!1}`, `{"a":true,"b":false}`},
		{"date without quotes", `{"a":2024-01-02T03:04:05Z}`, `{"a":"2024-01-02T03:04:05Z"}`},
		{"unescaped quotes", `{"a":"He said "yes" to it","b":1}`, `{"a":"He said \"yes\" to it","b":1}`},
		{"unescaped quotes before a comma", `{"a":"It is "big", she said","b":["x "y", z","w"]}`, `{"a":"It is \"big\", she said","b":["x \"y\", z","w"]}`},
		{"unescaped quotes at the end", `{"a":"He said "yes"","b":1}`, `{"a":"He said \"yes\"","b":1}`},
		{"missing comma", "{\"a\":\"x\"\n\"b\":\"y\" \"c\":1}", `{"a":"x","b":"y","c":1}`},
		{"missing value", `{"a":,"b":1}`, `{"b":1}`},
		{"cut off in a string", `{"a":"x","b":["y","z`, `{"a":"x","b":["y"]}`},
		{"cut off in a key", `{"a":{"b":"c","d`, `{"a":{"b":"c"}}`},
		{"cut off after a colon", `{"a":1,"b":`, `{"a":1}`},
		{"wrong bracket", `{"a":[1,2},"b":3}`, `{"a":[1,2]}`},
		{"byte order mark", "\ufeff{\"a\":1}", `{"a":1}`},
		{"word", `{"a":N/A,"b":new Date(),"c":1}`, `{"a":null,"b":null,"c":1}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v, _, ok := decodeJSON(tt.in)
			require.True(t, ok)
			got, err := json.Marshal(v)
			require.NoError(t, err)
			assert.JSONEq(t, tt.want, string(got))
		})
	}
}

func TestDecodeJSONRest(t *testing.T) {
	v, rest, ok := decodeJSON(` {"a":1}; more`)
	require.True(t, ok)
	assert.Equal(t, map[string]any{"a": json.Number("1")}, v)
	assert.Equal(t, "; more", rest)

	for _, none := range []string{"", " ", "}", ",", ":", `"cut`, strings.Repeat("[", maxJSONDepth+1), strings.Repeat(`{"a":`, 1e6)} {
		_, _, ok := decodeJSON(none)
		assert.False(t, ok, "%.20q", none)
	}
	_, _, ok = decodeJSON(strings.Repeat("[", maxJSONDepth))
	assert.True(t, ok)
}

// FuzzDecodeJSON checks that what is valid is decoded as encoding/json does,
// and that nothing panics or runs on.
func FuzzDecodeJSON(f *testing.F) {
	for _, seed := range []string{
		`{"a":[1,-2.5e3,true,false,null,"x"],"b":{"c":"\u00e9\ud83d\ude00\\"}}`, ` [ 1 , "a" , "b, c" , [ ] ] `,
		`{"a":"x","b":"y, \"z\"",}`, `{'a':'it's','b':undefined /* c */}`, `"a"`, `-0.5E+1`, `{"a":{"b":"c","d`,
		`{"a\"":"b","c,d":"e"}`, `{"":[{},{"a":""}],"b":""}`, "[\"\\u0000\",\"\\udead\\u0041\", \"/*\", \"//\"]",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		got, _, _ := decodeJSON(string(src))
		decodeLinkedData(string(src))
		dec := json.NewDecoder(bytes.NewReader(src))
		dec.UseNumber()
		var want any
		if !utf8.Valid(src) || dec.Decode(&want) != nil {
			return
		}
		if _, err := dec.Token(); err != io.EOF {
			return
		}
		assert.Equal(t, want, got)
	})
}

func BenchmarkDecodeJSON(b *testing.B) {
	var texts []string
	for _, src := range corpus(b, "fundus-dev", 40) {
		p, err := Read(bytes.NewReader(src), "", Options{})
		require.NoError(b, err)
		for i, tag := range p.scriptTags() {
			if strings.Contains(tag.kind, "ld+json") {
				texts = append(texts, p.scripts[i].Text)
			}
		}
	}
	b.Run("lede", func(b *testing.B) {
		for b.Loop() {
			for _, text := range texts {
				decodeLinkedData(text)
			}
		}
	})
	b.Run("encoding", func(b *testing.B) {
		for b.Loop() {
			for _, text := range texts {
				var v any
				_ = json.Unmarshal([]byte(text), &v)
			}
		}
	})
}
