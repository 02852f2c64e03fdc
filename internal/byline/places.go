package byline

import (
	"strings"
	"sync"
)

// A placeKind says what a name in the gazetteer is.
type placeKind byte

const (
	noPlace placeKind = iota
	city
	region  // a country, or a state or province: what stands behind a city
	cityToo // both, as New York and Singapore
)

// cities are the capitals of the members of the United Nations, cities of the
// world that datelines name, those that the Associated Press prints without a
// state or country, seats of international bodies, and a few grounds that
// sports pages file from; then the same in other languages.
//
//nolint:misspell // Names in other languages.
const cities = `
Abidjan;Abu Dhabi;Abuja;Accra;Addis Ababa;Aden;Adelaide;Ahmedabad;Aleppo;Algiers;Almaty;Amman;Amsterdam;Anchorage;Andorra la Vella;Ankara;Antananarivo;Antwerp;Apia;Arusha;Ashgabat;Asmara;Astana;Asunción;Asuncion;Athens;Atlanta;Auckland;Austin;
Baghdad;Baku;Baltimore;Bamako;Bandar Seri Begawan;Bangalore;Bengaluru;Bangkok;Bangui;Banjul;Barcelona;Basel;Basra;Basseterre;Beijing;Beirut;Belfast;Belgrade;Belmopan;Benghazi;Bergen;Berlin;Bern;Berne;Birmingham;Bishkek;Bissau;Bloemfontein;Bogotá;Bogota;Bologna;Bonn;Bordeaux;Boston;Brasília;Brasilia;Bratislava;Brazzaville;Bridgetown;Brisbane;Bristol;Brussels;Bucharest;Budapest;Buenos Aires;Bujumbura;Busan;
Cairo;Calgary;Canberra;Cape Town;Caracas;Cardiff;Casablanca;Castries;Chandigarh;Charlotte;Chennai;Chicago;Chisinau;Chişinău;Christchurch;Cincinnati;Cleveland;Cologne;Colombo;Conakry;Copenhagen;Cork;Coventry;Cracow;
Dakar;Dallas;Damascus;Dar es Salaam;Darwin;Delhi;Denver;Detroit;Dhaka;Dili;Dnipro;Dodoma;Doha;Donetsk;Dortmund;Douala;Dresden;Dubai;Dublin;Dundee;Durban;Dushanbe;Düsseldorf;
Edinburgh;Edmonton;Erbil;Essen;Florence;Frankfurt;Freetown;Fukushima;Funafuti;Gaborone;Gaza City;Gaza;Gdansk;Geneva;Genoa;Georgetown;Gibraltar;Glasgow;Goma;Gothenburg;Guangzhou;Guatemala City;Guayaquil;
Haifa;Halifax;Hamburg;Hamilton;Hangzhou;Hanoi;Hanover;Harare;Hargeisa;Havana;Hebron;Helsinki;Hiroshima;Ho Chi Minh City;Hobart;Hong Kong;Honiara;Honolulu;Houston;Hyderabad;Idlib;Indianapolis;Irbil;Islamabad;Istanbul;Izmir;Jaffna;Jaipur;Jakarta;Jeddah;Jenin;Jerusalem;Johannesburg;Juba;
Kabul;Kampala;Kandahar;Kano;Kansas City;Karachi;Kathmandu;Kazan;Kharkiv;Khartoum;Kherson;Kiev;Kigali;Kingston;Kingstown;Kinshasa;Kisumu;Kolkata;Krakow;Kraków;Kramatorsk;Kuala Lumpur;Kyiv;Kyoto;
La Paz;Lagos;Lahore;Las Vegas;Lausanne;Leeds;Leicester;Leipzig;Libreville;Lille;Lilongwe;Lima;Limassol;Lisbon;Liverpool;Ljubljana;Lomé;Lome;London;Los Angeles;Luanda;Lucknow;Lusaka;Luxembourg City;Lviv;Lyon;
Madrid;Majuro;Malabo;Malé;Male;Malmö;Managua;Manama;Manchester;Manila;Maputo;Mariupol;Marrakesh;Marseille;Maseru;Mbabane;Mecca;Medellín;Melbourne;Memphis;Mexico City;Miami;Milan;Milwaukee;Minneapolis;Minsk;Mogadishu;Mombasa;Monrovia;Montevideo;Montreal;Moroni;Moscow;Mosul;Mumbai;Munich;Muscat;Mwanza;Mykolaiv;
N'Djamena;Nablus;Nairobi;Naples;Nashville;Nassau;Naypyidaw;New Delhi;New Orleans;Newcastle;Ngerulmud;Niamey;Nice;Nicosia;Nottingham;Nouakchott;Nuku'alofa;Nur-Sultan;Nuremberg;Nuuk;Oakland;Odesa;Odessa;Oklahoma City;Orlando;Osaka;Oslo;Ottawa;Ouagadougou;Oxford;
Palermo;Palikir;Panama City;Paramaribo;Paris;Perth;Peshawar;Philadelphia;Phnom Penh;Phoenix;Pittsburgh;Plymouth;Podgorica;Pokrovsk;Port Louis;Port Moresby;Port of Spain;Port Vila;Port-au-Prince;Portland;Porto;Porto-Novo;Portsmouth;Prague;Praia;Pretoria;Pristina;Pyongyang;Quetta;Quito;
Rabat;Rafah;Ramallah;Rawalpindi;Reykjavik;Reykjavík;Riga;Rio de Janeiro;Riyadh;Rome;Roseau;Rotterdam;Sacramento;Saint George's;St. George's;Saint John's;St. John's;Salisbury;Salt Lake City;Salzburg;San Antonio;San Diego;San Francisco;San José;San Jose;San Juan;San Marino;San Salvador;Sanaa;Santiago;Santo Domingo;São Paulo;Sao Paulo;São Tomé;Sarajevo;Seattle;Seoul;Sevastopol;Seville;Shanghai;Sheffield;Shenzhen;Sidon;Skopje;Sochi;Sofia;Southampton;Srinagar;St. Louis;St Louis;St. Petersburg;St Petersburg;Stockholm;Strasbourg;Stuttgart;Sucre;Suva;Sydney;
Taipei;Tallinn;Tampa;Taranto;Tarawa;Tashkent;Tbilisi;Tegucigalpa;Tehran;Tel Aviv;The Hague;The Vatican;Thessaloniki;Thimphu;Timbuktu;Tirana;Tokyo;Toronto;Toulouse;Tripoli;Tunis;Turin;Tyre;Ulaanbaatar;Ulan Bator;United Nations;Utrecht;Vaduz;Valencia;Valletta;Vancouver;Vatican City;Venice;Victoria;Vienna;Vientiane;Vilnius;Vladivostok;Warsaw;Washington;Wellington;Windhoek;Winnipeg;Wolverhampton;Wuhan;Yangon;Yaoundé;Yaounde;Yerevan;York;Zagreb;Zaporizhzhia;Zurich;Zürich;
Belém;Bethlehem;Bakhmut;Davos;Dnipropetrovsk;Guantanamo Bay;Kashmir;Kharkov;Lampedusa;Downing Street;Westminster;Whitehall;Holyrood;Stormont;Capitol Hill;Camp David;The White House;Sharm el-Sheikh;Tijuana;Vilnius;West Bank;Zaporozhye;Bucha;Dover;Calais;
Agra;Amritsar;Bhopal;Bhubaneswar;Coimbatore;Dehradun;Gurgaon;Gurugram;Guwahati;Imphal;Indore;Jammu;Kanpur;Kochi;Ludhiana;Madurai;Mangaluru;Mysuru;Nagpur;Noida;Panaji;Patna;Pune;Raipur;Ranchi;Shillong;Shimla;Surat;Thiruvananthapuram;Varanasi;Vijayawada;Visakhapatnam;
Chattogram;Chittagong;Faisalabad;Kandy;Khulna;Multan;Pokhara;Sialkot;Sylhet;Baguio;Cebu City;Davao City;Quezon City;George Town;Ipoh;Johor Bahru;Kota Kinabalu;Kuching;Penang;Putrajaya;Shah Alam;Lindi;Mbeya;Morogoro;Mtwara;Shinyanga;Tanga;Zanzibar;
Augusta;Anfield;Bridgetown;Cheltenham;Edgbaston;Eden Park;Ellis Park;Epsom;Flushing Meadows;Goodwood;Headingley;Hampden Park;Lord's;Monaco;Monza;Murrayfield;Newmarket;Old Trafford;Roland Garros;Royal Ascot;Silverstone;St. Andrews;St Andrews;The Oval;Trent Bridge;Twickenham;Villa Park;Wembley;Wimbledon;
Wien;Bregenz;Graz;Innsbruck;Linz;Klagenfurt;Brüssel;Kiew;Moskau;Warschau;Prag;Rom;Mailand;Genf;Athen;Lissabon;Kopenhagen;Peking;Tokio;Kairo;Teheran;Köln;München;Nürnberg;Hannover;Bremen;Potsdam;Magdeburg;Erfurt;Schwerin;Mainz;Wiesbaden;Düsseldorf;Dortmund;Karlsruhe;Kassel;Kiel;Mannheim;Freiburg;Rostock;Bukarest;Straßburg;Den Haag;
Bruxelles;Londres;Berne;Genève;Moscou;Varsovie;Le Caire;Pékin;Athènes;Lisbonne;Alger;Beyrouth;Jérusalem;Téhéran;Damas;Bagdad;Kaboul;Strasbourg;Nantes;Rennes;Montréal;Québec;La Haye;Le Cap;Vienne;Copenhague;Barcelone;Bucarest;Sébastopol;
Bruselas;Londres;Roma;Moscú;Varsovia;Ginebra;Lisboa;Pekín;Tokio;Ciudad de México;Bogotá;Nueva York;Nueva Delhi;La Habana;El Cairo;Jerusalén;Teherán;Atenas;Berlín;París;Sevilla;Zaragoza;Málaga;Bilbao;Murcia;Valladolid;La Haya;Estrasburgo;Viena;Ciudad de Guatemala;Panamá;
Bruxelas;Paris;Moscovo;Moscou;Lisboa;Braga;Coimbra;Faro;Brasília;Belo Horizonte;Salvador;Recife;Fortaleza;Curitiba;Porto Alegre;Manaus;Maputo;Nova York;Nova Iorque;Pequim;Genebra;
Milano;Torino;Napoli;Firenze;Venezia;Genova;Palermo;Bari;Cagliari;Parigi;Londra;Berlino;Bruxelles;Mosca;Pechino;Varsavia;Atene;Il Cairo;Gerusalemme;Washington;New York;Ginevra;Strasburgo;Lisbona;
Brussel;Parijs;Londen;Berlijn;Rome;Moskou;Wenen;Praag;Warschau;Boedapest;Lissabon;Athene;Amsterdam;Antwerpen;Gent;Utrecht;Eindhoven;Groningen;Jeruzalem;Straatsburg;
København;Göteborg;Malmö;Uppsala;Bryssel;Moskva;Warszawa;Oslo;Bergen;Trondheim;Stavanger;Tromsø;Aarhus;Odense;Helsingfors;Helsinki;Tampere;Turku;Tukholma;Bryssel;Brüssel;Roma;Wien;Aten;Kairo;Lissabon;Bruxelles;
Gdańsk;Poznań;Wrocław;Łódź;Moskwa;Kijów;Bruksela;Paryż;Londyn;Rzym;Wiedeń;Praga;Berlin;Waszyngton;Nowy Jork;Wilno;Mińsk;Praha;Brno;Ostrava;Vídeň;Brusel;Paříž;Londýn;Řím;Kyjev;Varšava;Bratislava;Košice;București;Chișinău;Cluj;Iași;Timișoara;Varsó;Bécs;Brüsszel;Párizs;Beograd;Zagreb;Sarajevo;Ljubljana;Skoplje;Tirana;Prishtinë;
İstanbul;İzmir;Ankara;Adana;Bursa;Diyarbakır;Brüksel;Londra;Moskova;Kahire;Kudüs;Tahran;Atina;Viyana;Bakı;
Москва;Санкт-Петербург;Киев;Минск;Лондон;Париж;Берлин;Вашингтон;Нью-Йорк;Брюссель;Рим;Варшава;Пекин;Токио;Женева;Вена;Стамбул;Анкара;Тегеран;Каир;Астана;Ташкент;Баку;Ереван;Тбилиси;Рига;Вильнюс;Таллин;
Київ;Львів;Харків;Одеса;Дніпро;Запоріжжя;Миколаїв;Херсон;Варшава;Мінськ;Брюссель;Вашингтон;София;Пловдив;Варна;Београд;Скопје;Сарајево;
Αθήνα;Θεσσαλονίκη;Λευκωσία;Βρυξέλλες;Λονδίνο;Παρίσι;Ουάσιγκτον;
القاهرة;الرياض;بغداد;دمشق;بيروت;عمّان;عمان;القدس;غزة;رام الله;الدوحة;دبي;أبوظبي;الكويت;المنامة;مسقط;صنعاء;عدن;طرابلس;تونس;الجزائر;الرباط;الخرطوم;مقديشو;واشنطن;لندن;باريس;موسكو;طهران;أنقرة;إسطنبول;نيويورك;جنيف;بروكسل;برلين;
تهران;مشهد;اصفهان;کابل;اسلام آباد;لاہور;کراچی;پشاور;کوئٹہ;نئی دہلی;دہلی;واشنگٹن;
ירושלים;תל אביב;חיפה;וושינגטון;לונדון;
नई दिल्ली;नयी दिल्ली;दिल्ली;मुंबई;मुम्बई;कोलकाता;चेन्नई;लखनऊ;पटना;भोपाल;जयपुर;रांची;देहरादून;चंडीगढ़;हैदराबाद;बेंगलुरु;अहमदाबाद;काठमांडू;वाशिंगटन;ঢাকা;কলকাতা;চট্টগ্রাম;নয়াদিল্লি;
กรุงเทพฯ;กรุงเทพ;เชียงใหม่;ภูเก็ต;Hà Nội;Đà Nẵng;TP.HCM;TP HCM;Surabaya;Bandung;Yogyakarta;Medan;Semarang;Makassar;Denpasar;
東京;大阪;名古屋;福岡;札幌;那覇;広島;長崎;京都;仙台;ワシントン;ニューヨーク;ロンドン;パリ;モスクワ;北京;上海;香港;台北;ソウル;ブリュッセル;ベルリン;ローマ;ジュネーブ;ウィーン;カイロ;エルサレム;バンコク;ニューデリー;ロサンゼルス;
广州;深圳;重庆;天津;成都;武汉;西安;南京;杭州;纽约;华盛顿;伦敦;巴黎;柏林;莫斯科;东京;首尔;平壤;曼谷;新德里;耶路撒冷;开罗;日内瓦;布鲁塞尔;高雄;台中;台南;新竹;基隆;桃園;新北;華盛頓;紐約;倫敦;澳门;澳門;
서울;부산;대구;인천;광주;대전;울산;세종;수원;제주;춘천;청주;전주;창원;평양;워싱턴;뉴욕;도쿄;베이징;런던;파리;모스크바`

// regions are countries, states and provinces, with the abbreviations of the
// Associated Press.
const regions = `
Afghanistan;Albania;Algeria;Andorra;Angola;Antigua and Barbuda;Argentina;Armenia;Australia;Austria;Azerbaijan;Bahamas;Bahrain;Bangladesh;Barbados;Belarus;Belgium;Belize;Benin;Bhutan;Bolivia;Bosnia;Bosnia and Herzegovina;Bosnia-Herzegovina;Botswana;Brazil;Brunei;Bulgaria;Burkina Faso;Burma;Burundi;
Cambodia;Cameroon;Canada;Cape Verde;Cabo Verde;Central African Republic;Chad;Chile;China;Colombia;Comoros;Congo;Democratic Republic of Congo;DR Congo;Costa Rica;Croatia;Cuba;Cyprus;Czech Republic;Czechia;Denmark;Dominica;Dominican Republic;East Timor;Ecuador;Egypt;El Salvador;Equatorial Guinea;Eritrea;Estonia;Eswatini;Ethiopia;
Fiji;Finland;France;Gabon;Gambia;Georgia;Germany;Ghana;Greece;Greenland;Grenada;Guam;Guinea;Guinea-Bissau;Guyana;Haiti;Honduras;Hungary;Iceland;India;Indonesia;Iran;Iraq;Ireland;Israel;Italy;Ivory Coast;Jamaica;Japan;Jordan;Kazakhstan;Kenya;Kiribati;Kosovo;Kyrgyzstan;Laos;Latvia;Lebanon;Lesotho;Liberia;Libya;Liechtenstein;Lithuania;
Macedonia;Madagascar;Malawi;Malaysia;Maldives;Mali;Malta;Marshall Islands;Mauritania;Mauritius;Mexico;Micronesia;Moldova;Mongolia;Montenegro;Morocco;Mozambique;Myanmar;Namibia;Nauru;Nepal;Netherlands;the Netherlands;New Zealand;Nicaragua;Niger;Nigeria;North Korea;North Macedonia;Norway;Oman;Pakistan;Palau;Palestine;Palestinian Territories;Panama;Papua New Guinea;Paraguay;Peru;Philippines;Poland;Portugal;Puerto Rico;Qatar;Romania;Russia;Rwanda;
Saint Lucia;Samoa;Saudi Arabia;Senegal;Serbia;Seychelles;Sierra Leone;Slovakia;Slovenia;Solomon Islands;Somalia;South Africa;South Korea;South Sudan;Spain;Sri Lanka;Sudan;Suriname;Sweden;Switzerland;Syria;Taiwan;Tajikistan;Tanzania;Thailand;Timor-Leste;Togo;Tonga;Trinidad and Tobago;Trinidad;Tunisia;Turkey;Türkiye;Turkmenistan;Tuvalu;Uganda;Ukraine;United Arab Emirates;UAE;U.A.E.;United Kingdom;U.K.;UK;England;Scotland;Wales;Northern Ireland;United States;U.S.;US;USA;Uruguay;Uzbekistan;Vanuatu;Venezuela;Vietnam;Yemen;Zambia;Zimbabwe;West Bank;Gaza Strip;Crimea;
Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Hawaii;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;Maine;Maryland;Massachusetts;Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New Hampshire;New Jersey;New Mexico;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina;South Dakota;Tennessee;Texas;Utah;Vermont;Virginia;West Virginia;Wisconsin;Wyoming;
Ala.;Ariz.;Ark.;Calif.;Colo.;Conn.;Del.;Fla.;Ga.;Ill.;Ind.;Kan.;Ky.;La.;Md.;Mass.;Mich.;Minn.;Miss.;Mo.;Mont.;Neb.;Nev.;N.H.;N.J.;N.M.;N.Y.;N.C.;N.D.;Okla.;Ore.;Pa.;R.I.;S.C.;S.D.;Tenn.;Vt.;Va.;Wash.;W.Va.;Wis.;Wyo.;D.C.;DC;
Alberta;British Columbia;B.C.;Manitoba;New Brunswick;N.B.;Newfoundland;Nova Scotia;N.S.;Ontario;Ont.;Quebec;Que.;Alta.;Sask.;Man.;Saskatchewan;Yukon;Nunavut;New South Wales;Queensland;Tasmania;South Australia;Western Australia;Northern Territory;
Deutschland;Österreich;Schweiz;Frankreich;Italien;Spanien;Polen;Ukraine;Russland;Allemagne;Belgique;Suisse;Italie;Espagne;Pologne;Russie;Maroc;Algérie;Tunisie;Sénégal;Liban;España;México;Perú;Alemania;Francia;Italia;Ucrania;Rusia;Brasil;Portugal;Alemanha;Ucrânia;Rússia;Germania;Spagna;Ucraina;Svizzera;Polska;Marekani;Україна;Україна;Россия;Украина;Türkiye`

// citiesToo are in both lists: a name that stands alone or behind a city.
const citiesToo = `New York;Singapore;Hong Kong;Kuwait;Kuwait City;Luxembourg;Djibouti;Monaco;San Marino;Guatemala;Gibraltar;Macau;Macao;Québec;Panamá;West Bank;Gaza Strip`

type place struct {
	name string // in its usual spelling
	kind placeKind
}

var gazetteer = sync.OnceValue(func() map[string]place {
	index := make(map[string]place, 1500)
	add := func(list string, kind placeKind) {
		for name := range strings.SplitSeq(list, ";") {
			if name = strings.TrimSpace(name); name != "" {
				index[strings.ToLower(name)] = place{name, kind}
			}
		}
	}
	add(cities, city)
	add(regions, region)
	add(citiesToo, cityToo)
	return index
})

// lookupPlace gives the entry for s. A curly apostrophe is a straight one.
func lookupPlace(s string) place {
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	known, _ := lookup(gazetteer(), s)
	return known
}

// isCity and isRegion tell the two kinds apart; a name may be both.
func isCity(s string) bool {
	k := lookupPlace(s).kind
	return k == city || k == cityToo
}

func isRegion(s string) bool {
	k := lookupPlace(s).kind
	return k == region || k == cityToo
}

// isPlace reports whether s is a city or a region.
func isPlace(s string) bool { return lookupPlace(s).kind != noPlace }
