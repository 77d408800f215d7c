/**
 * Words that announce a telephone number, or say that digits are something else, in the languages of the measured pages
 * and of libphonenumber's larger countries. Looked up, and no patterns: compiling those took longer than a page's whole pass. Pure.
 */

/** Without accents; `*` stands for any further letters. */
const lists = {
  noun: `tel tele talr tlf tlfn telf tfno tfn telef tlph telp tlp ph phs fono fon fone fno fn mob gsm natel puh simi đt tlm mov cel
    kom simu *telefon* *telefoon* *telephon* telfon* phone* telemovel talrunis mobil* movil moviles mobiel* cell cells cellular*
    cellphone cellphones celular celulares handy* komork* portable smartphone landline festnetz *hotline hotline helpline helplines pbx gratis gratuit gratuito gratuita infolink* *rufnum* rufnr telnr tlfnr servicenummer notfallnummer gratisnummer alarmnummer conmutador
    urgencias emergencias urgences
    helpdesk infoline infolinia telepon whats whatsapp sms viber freephone toll tollfree freecall switchboard durchwahl sekretariat
    centralino standard centrala verde *puhelin* *notruf notruf тел* моб* τηλ* κιν* thoai טל טלפון נייד هاتف الهاتف تلفون جوال الجوال موبايل محمول المحمول الموحد الساخن واتساب
    تلفن همراه फ़ोन फोन मोबाइल ফোন`,
  /** They ask to ring; the number follows closely. */
  verb: `call calling dial text ring* phone telephone ruf rufe rufen ruft anrufen angerufen erreich* wahlen appel* joindre joignable llam*
    marque chiam* ligue ligar liga contatt* bel bellen belt soita volejte volat zavolejte zadzwo* dzwo* hiv* sunati звони*
    позвони* ara* hubungi contact kontakt* contacto contato contacter
    previa reservas prenotazioni prenotare central sentralbord vaxel keskus atencion informacion* informazioni rdv rendez* cita citas marcacoes agende agendamento reserve reserver* apoio kundenservice* kundendienst*`,
  fax: `telefax* telfax fax* telefaks faks* telecopie telecopieur telec факс φαξ fx`,
  /** Figures of other kinds. "Number" is none of them: it may be a phone's. */
  other: `id isbn issn ismn doi vat ust uid tva iva mwst siren siret iban bic swift ref reference aktenzeichen az gz geschaftszeichen
    expediente processo proceso dossier order invoice rechnung* facture tracking parcel case ticket account acct konto* kto blz sku
    ean gtin upc asin oclc lccn viaf isni gnd sudoc orcid art article artikel* item part product serial sn version build release patent licence license
    company registered reg registr* hrb hra amtsgericht handelsregister charity abn acn cnpj cpf cuit rfc nip regon krs pesel rut
    cif nif nie dni rcs ein ssn tin gst gstin pan kvk btw oib ic ico dic cvr org orgnr p pp page pages seite seiten vol volume issue
    chapter zip plz postcode postal pmid pmcid arxiv bestell* auftrag* *nummer *nr code codice codigo signatur oem commande pedido bestelling ordine mpn model modele modelo modello modell permit lat lon lng latitude longitude gps since seit
    consignment waybill awb asset kennziffer chiffre receipt
    stand copyright bug pid uuid sha md hash imei mac crc cert* npi mrn tfn bsb dob batch lot docket mpan mprn grant award nct cas
    инн огрн кпп бик свид* лиценз* price preis prix precio total sum amount population einwohner usd eur gbp chf inr rs aud cad
    brl mio`,
  /** With a word of the next list beside it, a figure of another kind. */
  holder: `customer client member policy police contract contrat vertrag* claim employee patient confirmation reservation booking
    guest student kunden kd best bestell mat mitglied* cliente klant membre socio abonnement patent file loan cat piece pieza pezzo steuer sendung zamowienie`,
  /** A figure of another kind when it stands right behind: a contract has none to call, a customer has. */
  thing: `contract contrat contrato contratto vertrag policy police poliza polizza polizze claim loan`,
  numbering: `no nr n num number numero nummer numer id code`,
};

export type WordKind = keyof typeof lists;

/**
 * All lists as one text, `*` behind a word for any further letters: a map of so many words would take more memory, in each page,
 * than all else.
 */
let text = '';
/** Where in the text each list ends. */
const ends: [end: number, kind: WordKind][] = [];
const parts: [part: string, isEnd: boolean, kind: WordKind][] = [];

for (const [kind, list] of Object.entries(lists) as [WordKind, string][]) {
  text += ` ${unaccented(list).replace(/\s+/g, ' ')} `;
  ends.push([text.length, kind]);
  for (const [word] of list.matchAll(/\*\S+/g))
    parts.push([unaccented(word.replaceAll('*', '')), !word.endsWith('*'), kind]);
}

/** Pages repeat their words. */
const known = new Map<string, readonly WordKind[]>();
const mostKnown = 500;

/** What a word, in small letters, may mean in front of digits. */
export function kindsOf(word: string): readonly WordKind[] {
  let kinds = known.get(word);
  if (!kinds) {
    kinds = lookUp(unaccented(word));
    if (known.size > mostKnown) known.clear();
    known.set(word, kinds);
  }
  return kinds;
}

function lookUp(word: string): readonly WordKind[] {
  const found = new Set<WordKind>();
  const start = ` ${word.slice(0, 2)}`;
  for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, at + 1)) {
    const listed = text.slice(at + 1, text.indexOf(' ', at + 1));
    const isIt = listed.endsWith('*') ? word.startsWith(listed.slice(0, -1)) : word === listed;
    const kind = isIt && ends.find(([end]) => at < end)?.[1];
    if (kind) found.add(kind);
  }
  for (const [part, isEnd, kind] of parts)
    if (isEnd ? word.length > part.length && word.endsWith(part) : word.includes(part)) found.add(kind);
  return found.size > 0 ? [...found] : none;
}

const none: readonly WordKind[] = [];

function unaccented(word: string): string {
  return word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}
