/** Words around digits that announce a telephone number, or say that they are something else. Pure. */

/** No letter and no digit on either side. */
const word = (list: string) => `(?<![\\p{L}\\d])(?:${list})(?![\\p{L}])`;

/** Nouns for telephone, in the languages of the measured pages and of libphonenumber's larger countries. */
const nouns = [
  word(
    [
      't[eéè]l|t[aā]lr|tele|tlf|tlfn|telf|tfno|tfn|telef|tlph|telp|tlp|ph|phon|fo?no?|fone|phones?|mob|gsm|natel|puh|sími|đt|tlm|mov|cel|kom',
      't[eéè]l[eéè]?(?:f[oó]n|foon|f[oó]no|phon)[\\p{L}]*|[\\p{L}]*(?:telephone|telefon|telefoon|téléphone|teléfono|telefone|puhelin)[\\p{L}]*|phone[\\p{L}]*|telem[oó]vel|t[aā]lrunis|simu',
      'mobil[\\p{L}]*|m[oó]viles?|m[oó]vil|mobiel[\\p{L}]*|cell(?:ulare?|phone|ular)?s?|celular(?:es)?|handy[\\p{L}]*|kom[oó]rk[\\p{L}]*|portable|smartphone|landline|festnetz',
      '[\\p{L}-]*hotline|helplines?|help ?line|helpdesk|infoline|infolinia|infoln?|telepon|what ?s ?app|viber|freephone|toll[ -]?free|free ?call|freecall|call ?cent(?:er|re)|switchboard|durchwahl|sekretariat|centralino|standard|centrala|numero verde|numéro vert',
      'тел[\\p{L}]*|моб[\\p{L}]*|τηλ[\\p{L}]*|κιν[\\p{L}]*|điện thoại|טל|טלפון|נייד|هاتف|الهاتف|تلفون|جوال|موبايل|تلفن|همراه|फ़ोन|फोन|मोबाइल|দূরভাষ|ফোন',
    ].join('|'),
  ),
  '電話|电话|手机|手機|热线|熱線|携帯|ＴＥＬ|フリーダイヤル|전화|핸드폰|휴대폰|โทร|☎|☏|📞|✆|🕾|📱',
].join('|');

/** Verbs that ask to ring; the number follows closely. */
const verbs = word(
  [
    'call(?:ing)?|dial|ring|phone|telephone|rufen?|ruft|anrufen|angerufen|erreich[\\p{L}]*|wählen|appel[\\p{L}]*|joindre|joignable|llam[\\p{L}]*|ll[aá]m[\\p{L}]*|marque|chiam[\\p{L}]*|lig(?:ue|ar|a)|contatt[\\p{L}]*',
    'bel(?:len|t)?|ring[\\p{L}]*|soita|volejte|volat|zavolejte|zadzwo[\\p{L}]*|dzwo[\\p{L}]*|hívj?[\\p{L}]*|sunați|звони[\\p{L}]*|позвони[\\p{L}]*|ara[\\p{L}]*|hubungi|contact|kontakt[\\p{L}]*|contacto|contato|contacter',
  ].join('|'),
);

const fax = word(
  't[eéè]l[eéè]?-?fax|fax[\\p{L}]*|telefaks|faks[\\p{L}]*|t[eéè]l[eéè]c(?:opie(?:ur)?)?|факс|φαξ|dw',
).concat('|传真|傳真|팩스|ファックス|ＦＡＸ');

/** Words that announce a figure which is no telephone number. Numbers of all kinds stand apart: "phone no." is none of them. */
const others = word(
  [
    'id|isbn|issn|ismn|doi|vat|ust|uid|tva|iva|mwst|siren|siret|iban|bic|swift|ref(?:erence)?|order|invoice|rechnung[\\p{L}]*|facture|tracking|parcel|case|ticket|account|acct|konto[\\p{L}]*|kto|blz|sku|ean|gtin|upc|asin|oclc|lccn',
    'art(?:icle|ikel)?|item|part|product|model|serial|sn|version|build|release|patent|licen[cs]e|company|registered|reg(?:istration)?|registr[\\p{L}]*|hrb|hra|amtsgericht|handelsregister|charity|abn|acn|cnpj|cpf|cuit|rfc|nip|regon|krs|pesel|rut|cif|nif|nie|dni|siret|rcs|ein|ssn|tin|gst(?:in)?|pan|kvk|btw|oib|ičo?|dič|cvr|orgnr|org',
    'p|pp|pages?|seiten?|vol|volume|issue|chapter|zip|plz|postcode|postal|pmid|pmcid|arxiv|bestell[\\p{L}]*|auftrag[\\p{L}]*|kundennummer|artikel[\\p{L}]*|lat|lon|lng|latitude|longitude|gps|since|from|seit|stand|copyright|bug|pid|uuid|sha|md5|hash|imei|mac|crc|cert[\\p{L}]*|grant|award|nct|cas|инн|огрн|кпп|бик|свид[\\p{L}]*|лиценз[\\p{L}]*',
    'price|preis|prix|precio|total|sum|amount|population|einwohner|usd|eur|gbp|chf|inr|rs|aud|cad|brl|mio|us\\$',
  ].join('|'),
).concat('|[$€£¥₹₽₩#=&?_§^~©]$');

const last = (words: string, flags = 'giu') => new RegExp(words, flags);
const patterns = { noun: last(nouns), verb: last(verbs), fax: last(fax), other: last(others) };
/** Letters in front of a number on cards and in footers: `T: 030 …`, `M 0171 …`, `p. 09 …`. */
const letter =
  /(?:(?:^|[\n\u2060|,;·•(/] ?)(?:[TPMHOWD] ?[.:)]|[TM](?=[ \n\u2060]))|[ .]p\.|(?<!\p{L})(?:office|direct|main|work|home|business|support|sales|service|reception|büro|zentrale|oficina|bureau|biuro|kontor|ufficio|hq)s?:)[ \n\u2060]*$/iu;
const faxLetter = /(?:^|[\n\u2060|,;·•(/\d] ?)[Ff](?: ?[.:)]|[ \n\u2060]*$)[ \n\u2060]*$/;

/** What stands before a number. `letter` is a weaker noun: one letter, or the name of a place with a colon. */
export type Label = 'noun' | 'letter' | 'verb' | 'fax' | 'other' | null;
/** Another number; opening hours, as in `Tel. (9-17 h)`, do not end the words before a number. */
const longDigits = /\d(?:[ ./()-]{0,2}\d){4,}/;
const nounReach = 34;
const verbReach = 22;
const otherReach = 16;

/**
 * What the words right before a number say, the nearest one counting. `lead` is the flat text that ends where the
 * number begins; only what follows the number before is read.
 */
export function labelOf(lead: string): Label {
  const tail = lead.slice(-64).split(longDigits).at(-1) ?? '';
  const end = tail.length;
  const reach = (name: keyof typeof patterns) => {
    let nearest = -1;
    for (const match of tail.matchAll(patterns[name])) nearest = match.index + match[0].length;
    return nearest < 0 ? Number.POSITIVE_INFINITY : end - nearest;
  };
  if (faxLetter.test(tail)) return 'fax';
  if (letter.test(tail)) return 'letter';
  const noun = reach('noun');
  const faxed = reach('fax');
  if (faxed < noun) {
    // "Tel/Fax" is a telephone too.
    return noun - faxed <= 9 &&
      /\p{L}[ .]{0,2}[/&+,u-][^\p{L}]{0,2}(?:und |and |et |e |y )?\S*fax/iu.test(tail)
      ? 'noun'
      : 'fax';
  }
  const other = reach('other');
  if (other <= otherReach && other < noun) return 'other';
  if (noun <= nounReach) return 'noun';
  return reach('verb') <= verbReach ? 'verb' : null;
}

/** Signs of an address block: an e-mail, a site, a street, words of contact. */
const contactBlock =
  /[\p{L}\d]@[\p{L}\d]|\bwww\.|e-?mail|\b(?:street|avenue|suite|road|drive|blvd|address|contact us|office|p\.?o\.? box)\b|\b(?:st|ave|rd|dr)[.,]|stra(?:ß|ss)e|str\.|\bplatz\b|\brue\b|\bcalle\b|\bvia\b|\bul\.|\bulica|adres|dirección|endereço|indirizzo|kontakt|contact[oe]?\b|impressum|фaкс|адрес/iu;

/** Whether a text around a number reads like an address or a contact block. */
export function isContactBlock(around: string): boolean {
  return contactBlock.test(around);
}
