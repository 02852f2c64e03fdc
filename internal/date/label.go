package date

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Said is what the words before a date say that it is of.
type Said uint8

// What can be said of a date.
const (
	Nothing   Said = iota
	Published      // the publication: "Published on", "Veröffentlicht am"
	Updated        // a change: "Last updated", "Aktualisiert am"
	Dated          // what it may be: "Date", "Released"; an event's or a film's as well
	Other          // what is not the article: "Joined", "Valid until"
)

// labels are what pages print before dates, in lower case and without accents, those of
// one language a line. "on" and its kin behind them go without saying.
var labels = [...]struct {
	said    Said
	phrases string
}{
	{Published, `
		published|first published|originally published|publish date|published date|date published|publication date|date of publication|posted|date posted|originally posted|posted at
		veroffentlicht|veroffentlichung|veroffentlichungsdatum|erschienen|erstveroffentlichung|publiziert|gepostet|eingestellt
		publie|publiee|date de publication|mis en ligne|mise en ligne|paru|poste
		publicado|publicada|publicado originalmente|fecha de publicacion|publicacion
		data de publicacao|publicado em|postado|postado em
		pubblicato|pubblicata|data di pubblicazione|pubblicazione
		gepubliceerd|geplaatst|datum van publicatie|publicatiedatum
		publicerad|publicerat|publiserad|publisert|publiceret|udgivet|offentliggjort|lagt ut
		julkaistu|opublikowano|data publikacji|publikacja|publikovano|zverejneno|vydano|publikovane|uverejnene
		kozzeteve|megjelent|publicat|data publicarii|objavljeno|objavljen|publikovana|objava
		yayinlanma tarihi|yayinlanma|yayin tarihi|giris tarihi|giris|eklenme
		δημοσιευση|δημοσιευτηκε|δημοσιευθηκε|πρωτη δημοσιευση
		опубликовано|дата публикации|размещено|опубліковано|дата публікації|публикувано|публикувана|објављено
		نشر|تاريخ النشر|نشر في|تم النشر|منتشر شده|تاريخ انتشار|פורסם|פורסם בתאריך|תאריך פרסום
		प्रकाशित|प्रकाशन तिथि|প্রকাশ|প্রকাশিত|প্রকাশের সময়
		diterbitkan|dipublikasikan|dang luc|ngay dang|xuat ban|เผยแพร่|เผยแพร่เมื่อ
		公開日|公開|掲載日|掲載|配信|投稿日|发布日期|发布时间|发布|发表于|发表时间|發布日期|發布時間|發布|發表於|发稿时间|게시일|입력|등록|게시|작성일|승인`},
	{Updated, `
		updated|last updated|date updated|update|last update|modified|last modified|date modified|revised|last revised|edited|last edited|changed|last changed|reviewed|last reviewed|content last reviewed|upd
		aktualisiert|zuletzt aktualisiert|letzte aktualisierung|aktualisierung|geandert|zuletzt geandert|letzte anderung|bearbeitet|zuletzt bearbeitet|uberarbeitet|stand
		mis a jour|mise a jour|derniere mise a jour|modifie|modifiee|actualise|maj
		actualizado|actualizada|ultima actualizacion|actualizacion|modificado|ultima modificacion
		atualizado|atualizada|ultima atualizacao|atualizacao|atualizado em
		aggiornato|aggiornata|ultimo aggiornamento|aggiornamento|ultima modifica|modificato
		bijgewerkt|laatst bijgewerkt|laatst gewijzigd|laatste update|gewijzigd|aangepast
		uppdaterad|uppdaterat|senast uppdaterad|andrad|oppdatert|sist oppdatert|sist endret|endret|opdateret|sidst opdateret|senest opdateret
		paivitetty|muokattu|viimeksi paivitetty|zaktualizowano|aktualizacja|ostatnia aktualizacja|zmodyfikowano|aktualizovano|aktualizace|posledni aktualizace|upraveno|aktualizovane
		frissitve|frissult|modositva|utolso frissites|actualizat|ultima actualizare|azurirano|posodobljeno|zadnja sprememba
		guncelleme|guncellenme|guncellendi|son guncelleme|guncelleme tarihi|ενημερωθηκε|τελευταια ενημερωση|ενημερωση|ανανεωθηκε
		обновлено|последнее обновление|изменено|оновлено|останнє оновлення|актуализирано|обновена|ажурирано
		اخر تحديث|تحديث|تم التحديث|بروزرساني|به روز شده|اخرين به روز رساني|עודכן|עדכון|עדכון אחרון|אפדייט
		अपडेटेड|अपडेट|अद्यतन|আপডেট|সর্বশেষ আপডেট|diperbarui|terakhir diperbarui|cap nhat|อัปเดต|อัพเดท|ปรับปรุง
		最終更新|最終更新日|更新|更新日|更新日時|更新时间|更新于|更新時間|最后更新|最後更新|修改时间|업데이트|최종수정|수정|최종업데이트`},
	{Dated, `
		created|date created|release date|released|issued|date|erstellt|erscheinungsdatum|datum|cree|creado|fecha|criado em|data|skapad|dodano|создано|дата
		作成日|発行日|日時|日期|时间|時間|날짜`},
	{Other, `
		joined|join date|registered|member since|last seen|last login|copyright|valid|valid until|expires|born|deadline
		registriert|mitglied seit|dabei seit|anmeldedatum|gultig|geboren|einsendeschluss
		inscrit|membre depuis|valable|miembro desde|registrado|membro desde|iscritto|lid sinds`},
}

// on are the words between a label and its date.
const on = "on at in am um le el la il al op den der des de da em às as a à los pa pæ på kl klo om u dne dnia в о во ve saat tarihinde στις 于 於"

// A label is a phrase and what it says.
type label struct {
	words string // its words, with a space between two
	said  Said
}

// longestLabel is longer than any label, in bytes.
const longestLabel = 100

// labelIndex has the labels by their first word, the longest first; those of the
// scripts without spaces by their first character.
var labelIndex = sync.OnceValue(func() map[string][]label {
	index := make(map[string][]label, 400)
	for _, set := range labels {
		for line := range strings.FieldsFuncSeq(set.phrases, func(r rune) bool { return r == '\n' || r == '|' }) {
			words := string(fold(nil, strings.TrimSpace(line)))
			if words == "" {
				continue
			}
			key := firstWord(words)
			list := append(index[key], label{words, set.said})
			for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
				list[i], list[i-1] = list[i-1], list[i]
			}
			index[key] = list
		}
	}
	return index
})

// firstWord gives the first word of s, or its first character in a script without
// spaces.
func firstWord(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if isUnspaced(first) {
		return s[:size]
	}
	if i := strings.IndexFunc(s, func(r rune) bool { return !isLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

// isUnspaced reports the scripts whose words stand together, or whose labels do.
func isUnspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// CutLabel cuts the label of a date from the beginning of s, with the sign behind it
// and "on" or "at" in its language: "Published on: 3 March" gives Published and "3 March".
// ok is false, and rest is s, where s begins with none.
func CutLabel(s string) (said Said, rest string, ok bool) {
	folded, ends := foldLine(s[:min(len(s), longestLabel)])
	l, n := labelAt(folded)
	if n == 0 {
		return Nothing, s, false
	}
	rest = trimSigns(s[ends[n-1]:])
	for range 2 {
		w := firstWord(rest)
		if w == "" || !listed(on, w) {
			break
		}
		rest = trimSigns(rest[len(w):])
	}
	return l.said, rest, true
}

func trimSigns(s string) string {
	return strings.TrimLeftFunc(s, func(r rune) bool { return isSpace(r) || strings.ContainsRune(":：.,|-–—/", r) || isMark(r) })
}

// Says tells what a short text before a date says that the date is of. A text that
// speaks of publication and of a change says Published.
func Says(s string) Said {
	said := Nothing
	if len(s) > MaxBytes {
		return said
	}
	folded, _ := foldLine(s)
	inside := false
	for i := 0; i < len(folded); {
		r, size := utf8.DecodeRuneInString(folded[i:])
		if isLetter(r) && (!inside || isUnspaced(r)) {
			if l, n := labelAt(folded[i:]); n > 0 {
				if l.said == Published {
					return Published
				}
				if said != Updated {
					said = l.said
				}
				i += n
				inside = true
				continue
			}
		}
		inside = isLetter(r)
		i += size
	}
	return said
}

// labelAt reads the label that the folded text s begins with, and gives its length.
func labelAt(s string) (label, int) {
	for _, l := range labelIndex()[firstWord(s)] {
		if !strings.HasPrefix(s, l.words) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[len(l.words):])
		last, _ := utf8.DecodeLastRuneInString(l.words)
		if len(s) == len(l.words) || !isLetter(next) || isUnspaced(last) {
			return l, len(l.words)
		}
	}
	return label{}, 0
}

// foldLine gives s in the form of the labels. ends has for each byte of it where
// the character ends in s that it is of.
func foldLine(s string) (folded string, ends []int) {
	buf := make([]byte, 0, len(s))
	ends = make([]int, 0, len(s))
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(s[i:])
			end = i + size
		}
		if isSpace(r) {
			r = ' '
		}
		if r = unaccented(unicode.ToLower(r)); r < 0 {
			continue
		}
		buf = utf8.AppendRune(buf, r)
		for len(ends) < len(buf) {
			ends = append(ends, end)
		}
	}
	return string(buf), ends
}
