package furniture

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestIsGate(t *testing.T) {
	tests := []struct {
		line string
		want bool
	}{
		{"Subscribe to continue reading", true},
		{"This article is for subscribers only.", true},
		{"You’ve read your last free article this month", true},
		{"Create a free account to read the rest of this story.", true},
		{"Jetzt mit Abo weiterlesen", true},
		{"Melden Sie sich an, um den ganzen Artikel zu lesen", true},
		{"La suite est réservée aux abonnés.", true},
		{"Il vous reste 60 % de cet article à lire", true},
		{"Regístrese para seguir leyendo", true},
		{"Abbonati per continuare a leggere", true},
		{"Assine para continuar lendo a matéria", true},
		{"Lees verder met een abonnement", true},
		{"Czytaj dalej z prenumeratą", true},
		{"Läs vidare som prenumerant: skapa konto", true},
		{"この記事は会員登録で続きをお読みいただけます", true},
		{"订阅后继续阅读", true},

		{"Subscribe now", false},
		{"Kup dostęp", false},
		{"The harbour board met on Tuesday.", false},
		{"Members of the board will register the rest of the boats.", true}, // which is why a gate needs more than its words
		{"Sign up for our newsletter and get the full story every morning", false},
		{"Log in to comment on this article", false},
		{"Share this story", false},
		{"", false},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, IsGate(tt.line, EndingOf(tt.line)), tt.line)
	}
}

func TestEndingOf(t *testing.T) {
	tests := []struct {
		line string
		want Ending
	}{
		{"Abonnement", Pay},           // a stem
		{"Aboriginal art", 0},         // abo is a word
		{"unsubscribed", 0},           // inside a word
		{"$1 per month", Offer},       // beside a number
		{"£2/month", Offer},           // behind a sign
		{"続きを読む", Onward | OtherSite}, // no spaces
		{"Read the original at the harbour’s own site", OtherSite},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, EndingOf(tt.line), tt.line)
	}
}

func BenchmarkEndingOf(b *testing.B) {
	line := "The harbour board met on Tuesday to talk about the ferry, which has not sailed since the storm in March took the pier away."
	for b.Loop() {
		EndingOf(line)
	}
}
