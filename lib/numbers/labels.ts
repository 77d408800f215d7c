/** Words around digits that announce a telephone number, or say that they are something else. Pure. */

/** Whole words, as in `any('tel|phone')`. */
const any = (...lists: string[]) => new RegExp(`^(?:${lists.join('|')})$`, 'iu');

/** Nouns for telephone, in the languages of the measured pages and of libphonenumber's larger countries. */
const nouns = any(
  't[eéè]l|t[aā]lr|tele|tlf|tlfn|telf|tfno?|telef|tlph|telp|tlp|phs?|fo?no?|fone|fon|mob|gsm|natel|puh|sími|đt|tlm|mov|cel|kom|tfn|simu',
  't[eéè]l[eéè]?(?:f[oó]n|foon|phon)\\p{L}*|\\p{L}*(?:telephone|telefon|telefoon|téléphone|teléfono|telefone|puhelin)\\p{L}*|phone\\p{L}*|telem[oó]vel|t[aā]lrunis',
  'mobil\\p{L}*|m[oó]vil(?:es)?|mobiel\\p{L}*|cell(?:ulare?|phone|ular)?s?|celular(?:es)?|handy\\p{L}*|kom[oó]rk\\p{L}*|portable|smartphone|landline|festnetz',
  '\\p{L}*hotline|helplines?|helpdesk|infoline|infolinia|telepon|whats|whatsapp|viber|freephone|toll|tollfree|freecall|switchboard|durchwahl|sekretariat|centralino|standard|centrala|verde|\\p{L}*notruf',
  'тел\\p{L}*|моб\\p{L}*|τηλ\\p{L}*|κιν\\p{L}*|thoại|טל|טלפון|נייד|هاتف|الهاتف|تلفون|جوال|موبايل|تلفن|همراه|फ़ोन|फोन|मोबाइल|ফোন',
);
/** In scripts without spaces, and signs. */
const unspaced = /電話|电话|手机|手機|热线|熱線|携帯|フリーダイヤル|전화|핸드폰|휴대폰|โทร|फ़ोन|☎|☏|📞|✆|📱/gu;
const unspacedFax = /传真|傳真|팩스|ファックス|ﾌｧｸｽ/gu;

/** Verbs that ask to ring; the number follows closely. */
const verbs = any(
  'call(?:ing)?|dial|ring\\p{L}*|phone|telephone|rufen?|ruft|anrufen|angerufen|erreich\\p{L}*|wählen|appel\\p{L}*|joindre|joignable|ll[aá]m\\p{L}*|marque|chiam\\p{L}*|lig(?:ue|ar|a)|contatt\\p{L}*',
  'bel(?:len|t)?|soita|volejte|volat|zavolejte|zadzwo\\p{L}*|dzwo\\p{L}*|hívj?\\p{L}*|sunați|звони\\p{L}*|позвони\\p{L}*|ara\\p{L}*|hubungi|contact|kontakt\\p{L}*|contacto|contato|contacter',
);

const faxes = any(
  'telefax\\p{L}*|t[eéè]l[eéè]?fax|fax\\p{L}*|telefaks|faks\\p{L}*|t[eéè]l[eéè]c(?:opie(?:ur)?)?|факс|φαξ|dw|fx',
);

/** Words that announce a figure which is no telephone number. Numbers of all kinds stand apart: "phone no." is none of them. */
const others = any(
  'id|isbn|issn|ismn|doi|vat|ust|uid|tva|iva|mwst|siren|siret|iban|bic|swift|ref(?:erence)?|aktenzeichen|az|gz|geschäftszeichen|expediente|processo|proceso|dossier|order|invoice|rechnung\\p{L}*|facture|tracking|parcel|case|ticket|account|acct|konto\\p{L}*|kto|blz|sku|ean|gtin|upc|asin|oclc|lccn',
  'art(?:icle|ikel)?|item|part|product|model|serial|sn|version|build|release|patent|licen[cs]e|company|registered|reg(?:istration)?|registr\\p{L}*|hrb|hra|amtsgericht|handelsregister|charity|abn|acn|cnpj|cpf|cuit|rfc|nip|regon|krs|pesel|rut|cif|nif|nie|dni|rcs|ein|ssn|tin|gst(?:in)?|pan|kvk|btw|oib|ičo?|dič|cvr|orgnr|org',
  'p|pp|pages?|seiten?|vol|volume|issue|chapter|zip|plz|postcode|postal|pmid|pmcid|arxiv|bestell\\p{L}*|auftrag\\p{L}*|kundennummer|artikel\\p{L}*|lat|lon|lng|latitude|longitude|gps|since|seit|stand|copyright|bug|pid|uuid|sha|md|hash|imei|mac|crc|cert\\p{L}*|npi|mrn|tfn|bsb|dob|batch|lot|docket|mpan|mprn|grant|award|nct|cas|инн|огрн|кпп|бик|свид\\p{L}*|лиценз\\p{L}*',
  'price|preis|prix|precio|total|sum|amount|population|einwohner|usd|eur|gbp|chf|inr|rs|aud|cad|brl|mio',
);
const otherSign = /[$€£¥₹₽₩#=&?_§^~©]$/;

const kinds = { noun: nouns, verb: verbs, fax: faxes, other: others };
type Kind = keyof typeof kinds;
/** Pages repeat their words. */
const known = new Map<string, readonly Kind[]>();

function kindsOf(word: string): readonly Kind[] {
  let found = known.get(word);
  if (!found) {
    found = (Object.keys(kinds) as Kind[]).filter((kind) => kinds[kind].test(word));
    if (known.size > 5000) known.clear();
    known.set(word, found);
  }
  return found;
}

/** Letters in front of a number on cards and in footers: `T: 030 …`, `M 0171 …`, `p. 09 …`. */
const letter =
  /(?:(?:^|[\n\u2060|,;·•(/]) ?(?:[TPMHOWD] ?[.:)]|[TM](?=[ \n\u2060]))|[ .]p\.|(?<!\p{L})(?:office|direct|main|work|home|business|support|sales|service|reception|büro|zentrale|oficina|bureau|biuro|kontor|ufficio|hq)s?:)[ \n\u2060]*$/iu;
const faxLetter = /(?:^|[\n\u2060|,;·•(/\d]) ?[Ff](?: ?[.:)]|[ \n\u2060]*$)[ \n\u2060]*$/;

/** Behind a number: `(fax)`. */
export const faxBehind = /^ ?[([] ?(?:(?:tele)?fax|faks|факс)\b/i;

/** What stands before a number. `letter` is a weaker noun: one letter, or the name of a place with a colon. */
export type Label = 'noun' | 'letter' | 'verb' | 'fax' | 'other' | null;
/** Another number; opening hours, as in `Tel. (9-17 h)`, do not end the words before a number. */
const longDigits = /\d(?:[ ./()-]{0,2}\d){4,}/;
const nounReach = 34;
const verbReach = 22;
const otherReach = 16;
/** "Tel/Fax" is a telephone too. */
const bothReach = 9;
const both = /\p{L}[ .]{0,2}[/&+,u-][^\p{L}]{0,2}(?:und |and |et |e |y )?\S*fax/iu;

/**
 * What the words right before a number say, the nearest one counting. `lead` is the flat text that ends where the
 * number begins; only what follows the number before is read.
 */
export function labelOf(lead: string): Label {
  const tail = lead.slice(-64).split(longDigits).at(-1) ?? '';
  if (faxLetter.test(tail)) return 'fax';
  if (letter.test(tail)) return 'letter';
  // "Tel #212…" is announced by its word.
  if (otherSign.test(tail) && !/\p{L}\.? ?#$/u.test(tail)) return 'other';
  const far = Number.POSITIVE_INFINITY;
  const distance = { noun: far, verb: far, fax: far, other: far };
  for (const { 0: word, index } of tail.matchAll(/[\p{L}\p{M}]+/gu)) {
    for (const kind of kindsOf(word)) distance[kind] = tail.length - index - word.length;
  }
  if (/[^\0-\u024f]/.test(tail)) {
    for (const { index } of tail.matchAll(unspaced)) distance.noun = tail.length - index - 2;
    for (const { index } of tail.matchAll(unspacedFax)) distance.fax = tail.length - index - 2;
  }
  const { noun, verb, fax, other } = distance;
  if (fax < noun) return noun - fax <= bothReach && both.test(tail) ? 'noun' : 'fax';
  if (other <= otherReach && other < noun) return 'other';
  if (noun <= nounReach) return 'noun';
  return verb <= verbReach ? 'verb' : null;
}

/** Signs of an address block: an e-mail, a site, a street, words of contact. */
const contactBlock =
  /[\p{L}\d]@[\p{L}\d]|\bwww\.|e-?mail|\b(?:street|avenue|suite|road|drive|blvd|address|contact us|office|p\.?o\.? box)\b|\b(?:st|ave|rd|dr)[.,]|stra(?:ß|ss)e|str\.|\bplatz\b|\brue\b|\bcalle\b|\bvia\b|\bul\.|\bulica|adres|dirección|endereço|indirizzo|kontakt|contact[oe]?\b|impressum|фaкс|адрес/iu;

/** Whether a text around a number reads like an address or a contact block. */
export function isContactBlock(around: string): boolean {
  return contactBlock.test(around);
}
