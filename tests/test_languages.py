"""The language of a text: by its words and letters, and by the languages of its house style."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecopy
from wirecopy import HouseStyle, Parser
from wirecopy.assembly.language_detection import Expected, detect_language, hear
from wirecopy.knowledge.data_files import language_tables
from wirecopy.knowledge.languages import speaks
from wirecopy.knowledge.words import built_in

# Two or three lines of each language and single sentences, the close ones side by side.
SHORT = {
    "it": (
        "Il traghetto si è incagliato nella nebbia, ma nessuno è rimasto ferito.",
        "La biblioteca riapre venerdì.",
        "Canteranno di nuovo tra un mese.",
    ),
    "pt": (
        "O barco encalhou no nevoeiro, mas ninguém ficou ferido.",
        "A biblioteca reabre na sexta.",
        "As aulas começam daqui a um mês.",
    ),
    "es": (
        "El barco encalló en la niebla, pero nadie resultó herido.",
        "La biblioteca reabre el viernes.",
        "Las clases empiezan dentro de un mes.",
    ),
    "fr": (
        "Le bac s'est échoué dans le brouillard, mais personne n'a été blessé.",
        "La bibliothèque rouvre vendredi.",
        "Les cours commencent dans un mois.",
    ),
    "sv": (
        "Färjan gick på grund i dimman men ingen skadades.",
        "Biblioteket öppnar igen på fredag.",
        "Vi hoppas att det blir bättre nästa år, säger borgmästaren.",
    ),
    "da": (
        "Færgen gik på grund i tågen, men ingen kom til skade.",
        "Biblioteket åbner igen på fredag.",
        "Vi håber, at det bliver bedre næste år, siger borgmesteren.",
    ),
    "no": (
        "Ferga gikk på grunn i tåka, men ingen ble skadet.",
        "Biblioteket åpner igjen på fredag.",
        "Vi håper at det blir bedre neste år, sier ordføreren.",
    ),
    "hr": (
        "Trajekt se u magli nasukao, ali nitko nije ozlijeđen.",
        "Knjižnica se ponovno otvara u petak.",
        "Nastava počinje za mjesec dana.",
    ),
    "sr-Latn": (
        "Trajekt se u magli nasukao, ali niko nije povređen.",
        "Biblioteka se ponovo otvara u petak posle podne.",
        "Nastava počinje za mesec dana, rekao je gradonačelnik.",
    ),
    "sl": (
        "Trajekt je v megli nasedel, vendar ni bil nihče poškodovan.",
        "Knjižnica se v petek spet odpre.",
        "Pouk se začne čez mesec dni.",
    ),
    "cs": (
        "Přívoz najel v mlze na mělčinu, nikdo nebyl zraněn.",
        "Knihovna se znovu otevře v pátek.",
        "Výuka začne za měsíc.",
    ),
    "sk": (
        "Kompa uviazla v hmle na plytčine, nikto sa nezranil.",
        "Knižnica sa znovu otvorí v piatok.",
        "Vyučovanie sa začne o mesiac.",
    ),
    "pl": (
        "Prom osiadł we mgle na mieliźnie, nikt nie ucierpiał.",
        "Biblioteka znów otworzy się w piątek.",
    ),
    "ru": (
        "Паром в тумане сел на мель, никто не пострадал.",
        "Библиотека откроется в пятницу.",
    ),
    "uk": (
        "Пором у тумані сів на мілину, ніхто не постраждав.",
        "Бібліотека відкриється в п'ятницю.",
    ),
    "sr": (
        "Трајект се у магли насукао, али нико није повређен.",
        "Настава почиње за месец дана.",
    ),
    "id": (
        "Kapal feri kandas di tengah kabut, tetapi tidak ada yang terluka.",
        "Perpustakaan dibuka kembali pada hari Jumat.",
    ),
    "ms": (
        "Feri terkandas dalam kabus, namun tiada yang cedera.",
        "Perpustakaan dibuka semula pada hari Jumaat.",
    ),
    "de": (
        "Die Fähre lief im Nebel auf Grund, verletzt wurde niemand.",
        "Die Bücherei öffnet am Freitag wieder.",
    ),
    "nl": (
        "De veerboot liep in de mist aan de grond, maar niemand raakte gewond.",
        "De bibliotheek gaat vrijdag weer open.",
    ),
    "en": ("The ferry ran aground in fog, but nobody was hurt.", "The library reopens on Friday."),
    "fi": (
        "Lautta ajoi sumussa karille, mutta kukaan ei loukkaantunut.",
        "Kirjasto avataan taas perjantaina.",
    ),
    "tr": (
        "Feribot siste karaya oturdu ama kimse yaralanmadı.",
        "Kütüphane cuma günü yeniden açılıyor.",
    ),
    "vi": ("Phà mắc cạn trong sương mù nhưng không ai bị thương.",),
    "el": ("Το πλοίο προσάραξε στην ομίχλη, αλλά κανείς δεν τραυματίστηκε.",),
    "ar": ("تفتح المكتبة أبوابها يوم الجمعة.",),
    "fa": ("کتابخانه روز جمعه دوباره باز می‌شود.",),
    "bg": (
        "Фериботът заседна в мъглата, но никой не пострада.",
        "Библиотеката отваря отново в петък.",
    ),
    "kk": (
        "Паром тұманда қайырға отырып қалды, бірақ ешкім зардап шеккен жоқ.",
        "Кітапхана жұма күні қайта ашылады.",
    ),
    "mn": (
        "Усан онгоц мананд гацсан ч хэн ч бэртээгүй байна.",
        "Номын сан баасан гарагт дахин нээгдэнэ.",
    ),
    "hu": (
        "A komp megfeneklett a ködben, de senki sem sérült meg.",
        "A könyvtár pénteken újra kinyit.",
    ),
    "ro": (
        "Feribotul a eșuat în ceață, dar nimeni nu a fost rănit.",
        "Biblioteca se redeschide vineri.",
    ),
    "lt": (
        "Keltas rūke užplaukė ant seklumos, bet niekas nenukentėjo.",
        "Biblioteka penktadienį vėl atidaroma.",
    ),
    "lv": (
        "Prāmis miglā uzskrēja uz sēkļa, bet neviens necieta.",
        "Bibliotēka piektdien atkal vērs durvis.",
    ),
    "et": (
        "Parvlaev sõitis udus madalikule, kuid keegi viga ei saanud.",
        "Raamatukogu avatakse reedel taas.",
    ),
    "sw": (
        "Feri ilikwama kwenye ukungu, lakini hakuna mtu aliyejeruhiwa.",
        "Maktaba itafunguliwa tena siku ya Ijumaa.",
    ),
    "fil": (
        "Sumadsad ang barko sa gitna ng hamog, ngunit walang nasaktan.",
        "Muling magbubukas ang aklatan sa Biyernes.",
    ),
    "hi": (
        "कोहरे में नाव रेत पर फंस गई, लेकिन किसी को चोट नहीं आई।",
        "पुस्तकालय शुक्रवार को फिर खुलेगा।",
    ),
    "mr": (
        "धुक्यात होडी वाळूत अडकली, मात्र कोणालाही दुखापत झाली नाही.",
        "ग्रंथालय शुक्रवारी पुन्हा सुरू होणार आहे.",
    ),
    "ne": (
        "कुहिरोमा डुङ्गा बालुवामा फस्यो, तर कसैलाई चोट लागेन ।",
        "पुस्तकालय शुक्रबार फेरि खुल्ने भएको छ ।",
    ),
    "ur": (
        "دھند میں کشتی ریت پر پھنس گئی لیکن کسی کو چوٹ نہیں آئی۔",
        "کتب خانہ جمعہ کو دوبارہ کھلے گا۔",
    ),
    "bn": ("শুক্রবার আবার খুলবে গ্রন্থাগারটি।",),
    "ka": ("ბიბლიოთეკა პარასკევს კვლავ გაიხსნება.",),
    "hy": ("Գրադարանը ուրբաթ օրը կրկին կբացվի։",),
    "am": ("ቤተ መጻሕፍቱ ዓርብ ዕለት እንደገና ይከፈታል።",),
    "km": ("បណ្ណាល័យនឹងបើកឡើងវិញនៅថ្ងៃសុក្រ។",),
    "sq": (
        "Trageti ngeci në mjegull, por askush nuk u lëndua.",
        "Biblioteka hapet sërish të premten.",
    ),
    "az": (
        "Bərə dumanda saya oturub, lakin heç kim xəsarət almayıb.",
        "Kitabxana cümə günü yenidən açılır.",
    ),
    "be": (
        "Паром у тумане сеў на мель, але ніхто не пацярпеў.",
        "Бібліятэка зноў адчыніцца ў пятніцу.",
    ),
    "bs": (
        "Trajekt se u magli nasukao, saopćeno je iz općine.",
        "Biblioteka se ponovo otvara sljedeće sedmice.",
    ),
    "ca": (
        "El transbordador va encallar a la boira, però ningú no va prendre mal.",
        "La biblioteca reobre divendres amb les portes noves.",
    ),
    "eu": (
        "Ferrya lanbroan geratu zen, baina inork ez zuen minik hartu.",
        "Liburutegia ostiralean berriro irekiko dute.",
    ),
    "gl": (
        "O transbordador encallou na néboa, pero ninguén resultou ferido.",
        "A biblioteca reabre o venres despois das obras.",
    ),
    "is": (
        "Ferjan strandaði í þokunni en enginn slasaðist.",
        "Bókasafnið opnar aftur á föstudag.",
    ),
    "mk": (
        "Фериботот се насука во маглата, но никој не е повреден.",
        "Библиотеката повторно се отвора во петок.",
    ),
    "af": (
        "Die veerboot het in die mis gestrand, maar niemand is beseer nie.",
        "Die biblioteek maak Vrydag weer oop.",
    ),
    "he": (
        "המעבורת עלתה על שרטון בערפל, אבל איש לא נפגע.",
        "הספרייה תיפתח שוב ביום שישי.",
    ),
    "ta": (
        "மூடுபனியில் படகு தரைதட்டியது, ஆனால் யாருக்கும் காயம் இல்லை.",
        "நூலகம் வெள்ளிக்கிழமை மீண்டும் திறக்கப்படும்.",
    ),
    "te": (
        "పొగమంచులో పడవ ఇసుకలో చిక్కుకుంది, కానీ ఎవరికీ గాయాలు కాలేదు.",
        "గ్రంథాలయం శుక్రవారం మళ్లీ తెరుచుకుంటుంది.",
    ),
    "ml": (
        "മൂടൽമഞ്ഞിൽ ബോട്ട് മണലിൽ കുടുങ്ങി, പക്ഷേ ആർക്കും പരിക്കില്ല.",
        "വായനശാല വെള്ളിയാഴ്ച വീണ്ടും തുറക്കും.",
    ),
    "kn": (
        "ಮಂಜಿನಲ್ಲಿ ದೋಣಿ ಮರಳಿನಲ್ಲಿ ಸಿಲುಕಿತು, ಆದರೆ ಯಾರಿಗೂ ಗಾಯವಾಗಿಲ್ಲ.",
        "ಗ್ರಂಥಾಲಯ ಶುಕ್ರವಾರ ಮತ್ತೆ ತೆರೆಯಲಿದೆ.",
    ),
    "gu": (
        "ધુમ્મસમાં હોડી રેતીમાં ફસાઈ ગઈ, પરંતુ કોઈને ઈજા થઈ નથી.",
        "પુસ્તકાલય શુક્રવારે ફરી ખુલશે.",
    ),
    "pa": (
        "ਧੁੰਦ ਵਿੱਚ ਬੇੜੀ ਰੇਤ ਉੱਤੇ ਫਸ ਗਈ, ਪਰ ਕਿਸੇ ਨੂੰ ਸੱਟ ਨਹੀਂ ਲੱਗੀ।",
        "ਲਾਇਬ੍ਰੇਰੀ ਸ਼ੁੱਕਰਵਾਰ ਨੂੰ ਮੁੜ ਖੁੱਲ੍ਹੇਗੀ।",
    ),
    "si": (
        "මීදුම නිසා යාත්‍රාව වැල්ලේ හිර විය, නමුත් කිසිවෙකුට තුවාල සිදු වී නැත.",
        "පුස්තකාලය සිකුරාදා නැවත විවෘත වෙයි.",
    ),
    "my": (
        "မြူထဲတွင် သင်္ဘော သောင်တင်ခဲ့သော်လည်း မည်သူမျှ မထိခိုက်ခဲ့ပါ။",
        "စာကြည့်တိုက်ကို သောကြာနေ့တွင် ပြန်ဖွင့်မည်။",
    ),
    "th": (
        "เรือข้ามฟากเกยตื้นในหมอก แต่ไม่มีใครบาดเจ็บ",
        "ห้องสมุดจะเปิดอีกครั้งในวันศุกร์",
    ),
    "lo": (
        "ເຮືອຂ້າມຟາກຕິດຫາດຊາຍໃນໝອກ ແຕ່ບໍ່ມີໃຜບາດເຈັບ.",
        "ຫໍສະໝຸດຈະເປີດຄືນໃນວັນສຸກ.",
    ),
    "uz": (
        "Parom tumanda sayozlikka tiqilib qoldi, lekin hech kim jabrlanmadi.",
        "Kutubxona juma kuni qayta ochiladi.",
    ),
    "tk": (
        "Parom dumanda ýalpak ýere dyrmaşyp galdy, emma hiç kim şikes almady.",
        "Kitaphana anna güni täzeden açylar.",
    ),
    "ky": (
        "Паром туманда тайыз жерге отуруп калды, бирок эч ким жабыркаган жок.",
        "Китепкана жума күнү кайра ачылат.",
    ),
    "tg": (
        "Киштӣ дар туман ба рег нишаст, аммо ҳеҷ кас осеб надид.",
        "Китобхона рӯзи ҷумъа боз кушода мешавад.",
    ),
    "tt": (
        "Паром томанда сай җиргә утырды, әмма беркем дә зыян күрмәде.",
        "Китапханә җомга көнне кабат ачыла.",
    ),
    "ps": (
        "بېړۍ په لړه کې په شګو کې ونښته خو هېچا ته زیان ونه رسېد.",
        "کتابتون به د جمعې په ورځ بیا پرانیستل شي.",
    ),
    "ku": (
        "Keştî di mijê de di qûmê de asê ma, lê tu kes birîndar nebû.",
        "Pirtûkxane roja înê dîsa vedibe.",
    ),
    "ckb": (
        "کەشتییەکە لە تەمدا لە لمدا گیری خوارد، بەڵام هیچ کەس بریندار نەبوو.",
        "کتێبخانە ڕۆژی هەینی دووبارە دەکرێتەوە.",
    ),
    "ha": (
        "Jirgin ruwa ya maƙale a cikin hazo, amma babu wanda ya ji rauni.",
        "Za a sake buɗe ɗakin karatu ranar Jumma'a.",
    ),
    "so": (
        "Doontii ayaa ku caarisay ceeryaamada, laakiin cidna waxba ma gaarin.",
        "Maktabadda ayaa dib loo furi doonaa Jimcaha.",
    ),
    "cy": (
        "Aeth y fferi i drafferth yn y niwl, ond ni chafodd neb ei anafu.",
        "Bydd y llyfrgell yn ailagor ddydd Gwener.",
    ),
    "ga": (
        "Chuaigh an bád farantóireachta i dtír sa cheo, ach níor gortaíodh aon duine.",
        "Osclóidh an leabharlann arís Dé hAoine.",
    ),
    "mt": (
        "Il-vapur inqabad fiċ-ċpar, iżda ħadd ma weġġa'.",
        "Il-librerija terġa' tiftaħ il-Ġimgħa.",
    ),
    "lb": (
        "D'Fär ass am Niwwel festgefuer, mä et gouf kee blesséiert.",
        "D'Bibliothéik geet e Freideg nees op.",
    ),
    "mg": (
        "Tafahitsoka tao anatin'ny zavona ny sambo, saingy tsy nisy naratra ny olona.",
        "Hisokatra indray ny zoma ny tranomboky.",
    ),
    "rw": (
        "Ubwato bwaheze mu gihu, ariko nta muntu wakomeretse.",
        "Isomero rizongera gufungura kuwa gatanu kandi rizakora kugeza nijoro.",
    ),
    "ti": (
        "እታ ጃልባ ኣብ ግመ ተዓጊታ፣ ግን ዝተጎድአ ሰብ የለን።",
        "ቤተ መጻሕፍቲ ዓርቢ እንደገና ክኽፈት እዩ።",
    ),
    "om": (
        "Bidiruun hurrii keessatti kufte, garuu namni miidhame hin jiru jedhan.",
        "Manni kitaabaa Jimaata deebi'ee banama, jedhan.",
    ),
    "zu": (
        "Isikebhe sibambeke enkungwini, kodwa akekho umuntu olimele.",
        "Umtapo wezincwadi uzovulwa futhi ngoLwesihlanu kuze kube sebusuku.",
    ),
    "xh": (
        "Isikhephe sibambeke enkungwini, kodwa akukho mntu wonzakeleyo.",
        "Ithala leencwadi liza kuvulwa kwakhona ngoLwesihlanu kude kube sebusuku.",
    ),
    "yo": (
        "Ọkọ̀ ojú omi há sínú ìkùukùu, ṣùgbọ́n kò sí ẹni tó farapa.",
        "Wọn yóò tún ṣí ilé ìkàwé ní Ọjọ́ Ẹtì.",
    ),
    "ig": (
        "Ụgbọ mmiri ahụ kụrụ n'ájá n'ime igirigi, mana ọ dịghị onye merụrụ ahụ.",
        "A ga-emeghe ọbá akwụkwọ ọzọ n'ụbọchị Fraịdee.",
    ),
    "sd": (
        "ٻيڙي ڪوهيڙي ۾ واريءَ تي ڦاسي پئي، پر ڪنهن کي به ڌڪ نه لڳو.",
        "لائبريري جمعي تي ٻيهر کلندي آهي ۽ ماڻهو خوش آهن.",
    ),
    "ug": (
        "پاراخوت تۇماندا قۇمغا پېتىپ قالدى، ئەمما ھېچكىم يارىلانمىدى.",
        "كۈتۈپخانا جۈمە كۈنى قايتا ئېچىلىدۇ.",
    ),
    "or": (
        "କୁହୁଡ଼ିରେ ଡଙ୍ଗା ବାଲିରେ ଫସିଗଲା, କିନ୍ତୁ କେହି ଆହତ ହୋଇନାହାନ୍ତି।",
        "ପାଠାଗାର ଶୁକ୍ରବାର ପୁଣି ଖୋଲିବ।",
    ),
    "as": (
        "কুঁৱলীত নাওখন বালিত লাগি ধৰে, কিন্তু কোনো লোক আহত হোৱা নাই।",
        "পুথিভঁৰাল শুক্ৰবাৰে পুনৰ খোল খাব।",
    ),
    "ja": ("図書館は金曜日に再開する。",),
    "ko": ("도서관은 금요일에 다시 문을 연다.",),
    "zh": ("图书馆将于星期五重新开放。",),
    "zh-Hant": ("圖書館將於星期五重新開放。",),
}
SENTENCES = [(code, text) for code, texts in SHORT.items() for text in texts]
TABLE = "12.30 | 14.10\n13.75 | 15.20"
# Tables and stubs of figures, with hardly a word, under what tells an agency.
TABLES = {
    "a report of earnings, signed": (
        """PELICAN LAKE PAPER <PLP> QTLY DIV
    DULUTH, Minn., Aug 4 - Sales 14.2 mln vs 12.9 mln
    Qtly div 12 cts vs 11 cts
 Reuter
""",
        "en",
    ),
    "words that are others' grammatical words": (
        "EL PINO Y CIA <PIN>\n    LIMA, Aug 4 - Qtly div 12 cts vs 11 cts\n Reuter\n",
        "en",
    ),
    "figures below a dateline": (f"LONDON, Aug 4 (Reuters) - {TABLE}", "en"),
    "figures below a Portuguese dateline": (f"Lisboa, 4 ago (Lusa) - {TABLE}", "pt"),
    "figures below a Slovak dateline": (f"BRATISLAVA 4. augusta (TASR) - {TABLE}", "sk"),
    "figures below a Chinese one": (f"新华社北京8月4日电 {TABLE}", "zh"),
}
# The editions of an agency: what the text is in, and the edition that goes with it.
EDITIONS = {
    "Italian in Italian form": (
        "(ANSA) - TARANTO, 4 AGO - La biblioteca riapre.",
        ("it", "ansa"),
    ),
    "Italian in the form of the Brazilian edition": (
        "TARANTO, 4 AGO (ANSA) - La biblioteca comunale riapre e la sala è nuova.",
        ("it", "ansa"),
    ),
    "Portuguese": (
        "RECIFE, 4 AGO (ANSA) - A biblioteca reabre na sexta.",
        ("pt", "ansa-pt"),
    ),
    "English": ("(ANSA) - TURIN, AUG 4 - The library reopens.", ("en", "ansa-en")),
    "Spanish": ("Bilbao, 4 ago (EFE).- La biblioteca reabre el viernes.", ("es", "efe")),
    "Portuguese of EFE": (
        "Recife, 4 ago (EFE).- A biblioteca reabre na sexta.",
        ("pt", "efe-pt"),
    ),
    "Malay": ("IPOH, 4 Ogos (Bernama) -- Feri kandas di tengah kabus.", ("ms", "bernama-ms")),
    "Croatian of Hina": (
        "RIJEKA, 4. kolovoza (Hina) - Trajekt se nasukao, ali nitko nije ozlijeđen.",
        ("hr", "hina-hr"),
    ),
    "Swedish, translated": (
        "UMEÅ (Reuters) - Biblioteket öppnar igen på fredag, och det blir gratis för alla.",
        ("sv", None),
    ),
    "Serbian in Latin letters": (
        "NIŠ, 4. avgusta (Beta) - Trajekt se u magli nasukao.",
        ("sr-Latn", "beta"),
    ),
}


@pytest.mark.parametrize(("code", "text"), SENTENCES, ids=[text for _, text in SENTENCES])
def test_short_texts(code: str, text: str) -> None:
    assert detect_language(text)[0] == code
    assert wirecopy.parse(text).language == code


@pytest.mark.parametrize(("code", "text"), SENTENCES, ids=[text for _, text in SENTENCES])
def test_capitals_tell_as_much(code: str, text: str) -> None:
    assert detect_language(text.upper())[0] == code


@pytest.mark.parametrize("code", ["es", "fr", "it", "pt"])
def test_capitals_may_lack_their_accents(code: str) -> None:
    text = " ".join(SHORT[code]).upper()
    apart = unicodedata.normalize("NFD", text)
    assert detect_language("".join(sign for sign in apart if sign.isascii()))[0] == code


def test_every_language_has_a_short_text() -> None:
    assert SHORT.keys() - {"zh-Hant"} >= language_tables().keys()


@pytest.mark.parametrize(("text", "code"), TABLES.values(), ids=TABLES)
def test_a_style_tells_what_a_table_cannot(text: str, code: str) -> None:
    article = wirecopy.parse(text)
    assert article.language == code
    (inference,) = (told for told in article.inferences if told.field == "language")
    assert 0.0 < inference.confidence <= 1.0
    if code != "zh":
        assert inference.evidence == f"the house style {article.style} writes in {code}"


@pytest.mark.parametrize(("text", "told"), EDITIONS.values(), ids=EDITIONS)
def test_the_text_tells_the_edition(text: str, told: tuple[str, str | None]) -> None:
    article = wirecopy.parse(text)
    assert (article.language, article.style) == told


def texts_of(style: HouseStyle) -> Iterator[tuple[str, str]]:
    """The examples of a style, whole and their first paragraphs alone, with their languages."""
    for example in style.examples:
        code = example.language or style.languages[0]
        yield code, example.text
        if example.body is not None:
            yield code, example.body
            if example.dateline is not None:
                yield code, f"{example.dateline} - {example.body}"


@pytest.mark.parametrize("name", wirecopy.styles())
def test_the_examples_are_in_the_languages_of_their_styles(name: str) -> None:
    for code, text in texts_of(HouseStyle.load(name)):
        assert wirecopy.parse(text).language == code, text


def test_a_named_style_is_known_before_the_text_is_read() -> None:
    assert wirecopy.parse(TABLE).language is None
    article = wirecopy.parse(TABLE, style="lusa")
    assert article.language == "pt"
    assert article.inferences[0].evidence == "the house style lusa writes in pt"
    long = " ".join(SHORT["sv"])
    assert wirecopy.parse(long, style="lusa").language == "sv"


def test_a_parser_without_the_style_does_not_know_its_language() -> None:
    text = f"Lisboa, 4 ago (Lusa) - {TABLE}"
    assert Parser(styles=["xinhua"]).parse(text).language != "pt"


@given(st.text(st.characters(categories=["N", "P", "Z", "Cc"])))
def test_no_words_are_in_no_language(text: str) -> None:
    assert detect_language(text) == (None, 0.0)


@given(
    text=st.sampled_from(SENTENCES),
    codes=st.lists(st.sampled_from(sorted(language_tables())), min_size=1, max_size=4, unique=True),
    confidence=st.floats(0.0, 0.9),
)
def test_what_else_is_known_only_helps_what_it_names(
    text: tuple[str, str], codes: list[str], confidence: float
) -> None:
    alone, _ = hear(text[1], built_in()).told()
    tag, sure = hear(text[1], built_in()).told(Expected(tuple(codes), confidence))
    assert tag == alone or tag is None or speaks(codes, tag.split("-")[0]) or confidence < 0.5
    assert 0.0 <= sure <= 1.0


@given(st.text(), st.floats(0.0, 0.9))
def test_any_text_is_weighed(text: str, confidence: float) -> None:
    tag, sure = hear(text, built_in()).told(Expected(("en", "sr", "zh-Hant", "ko"), confidence))
    assert 0.0 <= sure <= 1.0
    assert (tag is None) == (sure == 0.0) or sure < 0.01


# What no file knows: a letter of their own tells that, else a script of their own.
UNKNOWN = {
    "Chuvash": "Пуян хулари кӗпер уҫӑлчӗ, ҫынсем ҫавӑншӑн питӗ савӑнчӗҫ.",
    "Ewe": "Dua ƒe amegã ʋu tɔdzisasrã si wotu ƒe eve la le Kɔsiɖagbe.",
    "Divehi": "ދެ އަހަރު ބަންދުކޮށްފައި އޮތް ފާލަން މޭޔަރު އާދީއްތަ ދުވަހު ހުޅުވައިފިއެވެ.",
    "N'Ko": "ߘߎ߱ߕߌ߮ ߣߊ߬ ߛߐ߲߬ ߘߊߞߊ߬ ߟߊ߫ ߞߊ߯ߙߌ߫ ߟߏ߲ ߠߊ߫ ߛߊ߲߬ ߝߌ߬ߟߊ߫ ߞߐ߫.",
    "Cherokee": "ᎤᎾᏙᏓᏆᏍᎬ ᎤᎵᏍᏆᎸᏗ ᎠᏌᎻᏗ ᎤᏍᏚᎢᏒ ᏔᎵ ᎾᏕᏘᏴ ᎣᏂ.",
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN)
def test_a_language_without_a_file_is_not_taken_for_its_neighbour(text: str) -> None:
    assert detect_language(text) == (None, 0.0)
    article = wirecopy.parse(f"{text[:30].strip()}\n\n{text}\n\n{text}")
    assert article.language is None
    assert article.paragraphs[-1] == text


def test_a_name_with_a_letter_of_elsewhere_is_only_a_name() -> None:
    text = "İlham Əliyev and Þórdís Guðmundsdóttir met the mayor of the city on Sunday, he said."
    assert detect_language(text)[0] == "en"
