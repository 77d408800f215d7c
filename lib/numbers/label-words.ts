/**
 * Words that announce a telephone number, or say that digits are something else, in the languages of the measured pages
 * and of libphonenumber's larger countries. Looked up, and no patterns: compiling those took longer than a page's whole pass. Pure.
 */

/** Without accents, decomposed; `*` stands for any further letters. A capital begins a word, so that what looks for one passes over all others at once. */
const lists = {
  noun: `Tel Tels Tele Talr Tlf Tlfn Telf Telfs Tfno Tfn Telef Tlph Telp Tlp Ph Phs Fono Fonos Fon Fone Fno Fn Mob Gsm Natel Puh Simi Đt Sđt Đai Tlm Mov Cel
    Kom Simu *telefon* *telefoon* *telephon* Telfon* *tlf Phone* Telemovel Talrunis Mobil* Mobitel* Movil Moviles Mobiel* Cell Cells Cellular*
    Cellphone Cellphones Celular Celulares Handy* Komork* Portable Smartphone Landline Festnetz Fijo Fisso Fixe *hotline Hotline Helpline Helplines Pbx Gratis Gratuit Gratuito Gratuita Infolink* *rufnum* Rufnr Telnr Tlfnr Servicenummer Notfallnummer Gratisnummer Alarmnummer Conmutador
    Urgencias Emergencias Urgences
    Helpdesk Infoline Infolinia Telepon Whats Whatsapp Sms Viber Freephone Toll Tollfree Freecall Switchboard Durchwahl Sekretariat
    Centralino Centrala Verde Vert Cagrı *puhelin* *notruf Notruf Тел* Моб* Τηλ* Κιν* Thoai טל טלפון נייד هاتف الهاتف تلفون جوال الجوال موبايل محمول المحمول الموحد الساخن واتساب
    تلفن همراه موبایل تماس फ़ोन फोन मोबाइल दूरभाष ফোন`,
  /** They ask to ring; the number follows closely. */
  verb: `Call Calling Dial Text Ring Ringe Ringen Ringer Ringing Phone Telephone Ruf Rufe Rufen Ruft Anrufen Angerufen Erreich* Wahlen Appel Appels Appeler Appelez Appelle Joindre Joignable Llam*
    Marque Chiam* Ligue Ligar Liga Contatt* Bel Bellen Soita Volejte Volat Zavolejte Zadzwo* Dzwo* Hivj* Hivas* Hivd* Hivh* Sunati Звони*
    Позвони* Ara Arayi* Arayı* Nazovi* Zvan* Skambin* Helista* Hubungi Contact Kontakt* Contacto Contactos Contato Contatos Contacter
    Previa Reservas Prenotazioni Prenotare Central Sentralbord Vaxel Keskus Atencion Informacion* Informazioni Rdv Rendez* Cita Citas Marcacoes Agende Agendamento Reserve Reserver* Apoio Sac Ouvidoria Kundenservice* Kundendienst*
    Recepc* Receptie Receptia Rececao Secretar* Segreter* Sekretar* Centralita Recapit* Rejestracj* Rezerwacj* Rezervac* Rezervari Programari
    Dispecer* Podatelna Ustredna Pohotovost Ugyelet* Ugyfelszolgalat* Toimisto Ajanvaraus Vaihde Asiakaspalvelu Bokning Kundtjanst Dyzur*
    Registratur* Registratuur Ραντεβου Γραμματεια* Κρατησεις Πληροφοριες Справк* Приемн* Регистратур* Запис* Диспетч*`,
  fax: `Telefax* Telfax Fax* Telefaks Faks* Telecopie Telecopieur Telec Факс Φαξ Fx פקס فاكس الفاكس فکس فاکس نمابر`,
  /** Figures of other kinds. "Number" is none of them: it may be a phone's. */
  other: `Id Isbn Issn Ismn Doi Vat Ust Uid Tva Iva Mwst Siren Siret Iban Bic Swift Ref Reference *zeichen Az Gz
    Expediente Processo Proceso Dossier Order Invoice Rechnung* Facture Tracking Parcel Case Ticket Account Acct Konto* Kto Blz Sku
    Ean Gtin Upc Asin Oclc Lccn Viaf Isni Gnd Sudoc Orcid Art Article Artikel* Item Part Serial Sn Version Patent Licence License
    Company Reg Hrb Hra Amtsgericht Handelsregister Charity Abn Acn Cnpj Cpf Cuit Rfc Nip Regon Krs Pesel Rut
    Cif Nif Nie Dni Rcs Ein Ssn Tin Gst Gstin Pan Kvk Btw Oib Ic Ico Dic Cvr Org Orgnr Pp Page Pages Seite Seiten Vol Volume Issue
    Chapter Zip Plz Postcode Postal Pmid Pmcid Arxiv Bestell* Auftrag* *nummer *nr Code Codice Codigo Signatur Oem Commande Pedido Bestelling Ordine Mpn Model Modele Modelo Modello Modell Permit Lat Lon Lng Latitude Longitude Gps Since Seit
    Consignment Waybill Awb Asset Kennziffer Chiffre Receipt
    Stand Copyright Bug Pid Uuid Sha Md Hash Imei Mac Crc Cert* Npi Mrn Tfn Bsb Dob Batch Lot Docket Mpan Mprn Grant Award Nct Cas
    Inreg* Zvr Mbs Pib Vkn Vergi Mersis Kimlik Rpr Єдрпоу Adoszam Αφμ Булстат Еик Инн Огрн Кпп Бик Свид* Лиценз* Price Preis Prix Precio Total Sum Amount Population Einwohner Usd Eur Gbp Chf Inr Rs Aud Cad
    Brl Mio`,
  /** With a word of the next list beside it, a figure of another kind. */
  holder: `Product Registr* Customer Client Member Policy Police Contract Contrat Vertrag* Claim Employee Patient Confirmation Reservation Booking
    Guest Student Kunden Kd Best Bestell Mat Mitglied* Cliente Klant Membre Socio Abonnement Patent File Loan Cat Piece Pieza Pezzo Steuer Sendung Zamowienie`,
  /** A figure of another kind when it stands right behind: a contract has none to call, a customer has. */
  thing: `Product Registr* Build Release Contract Contrat Contrato Contratto Vertrag Policy Police Poliza Polizza Polizze Claim Loan`,
  numbering: `No Nr N Num Number Numero Nummer Numer Id Code`,
};

export type WordKind = keyof typeof lists;

const kinds = Object.entries(lists) as [WordKind, string][];
const parts: [part: string, isEnd: boolean, kind: WordKind][] = [];

for (const [kind, list] of kinds)
  for (const [word] of list.matchAll(/\*\S+/g))
    parts.push([word.replaceAll('*', ''), !word.endsWith('*'), kind]);

/** Pages repeat their words. */
const known = new Map<string, readonly WordKind[]>();
const mostKnown = 500;

/** What a word, in small letters, may mean in front of digits. */
export function kindsOf(word: string): readonly WordKind[] {
  let found = known.get(word);
  if (!found) {
    found = lookUp(unaccented(word));
    if (known.size > mostKnown) known.clear();
    known.set(word, found);
  }
  return found;
}

function lookUp(word: string): readonly WordKind[] {
  const found = new Set<WordKind>();
  const sought = word.charAt(0).toUpperCase() + word.slice(1);
  for (const [kind, list] of kinds) if (isIn(list, sought)) found.add(kind);
  for (const [part, isEnd, kind] of parts)
    if (isEnd ? word.length > part.length && word.endsWith(part) : word.includes(part)) found.add(kind);
  return found.size > 0 ? [...found] : none;
}

/** Looked up in the list as it is: a map of so many words would take more memory, in each page, than all else. */
function isIn(list: string, sought: string): boolean {
  const start = sought.slice(0, 2);
  for (let at = list.indexOf(start); at !== -1; at = list.indexOf(start, at + 1)) {
    // Of letters that have no capitals words may hold the same two further on.
    if (isLetter(list, at - 1)) continue;
    let end = at;
    while (isLetter(list, end)) end++;
    const listed = list.slice(at, end);
    if (listed.endsWith('*') ? sought.startsWith(listed.slice(0, -1)) : sought === listed) return true;
  }
  return false;
}

/** Words stand apart by spaces and line ends. */
const isLetter = (list: string, at: number) => list.charCodeAt(at) > 0x20;

const none: readonly WordKind[] = [];

function unaccented(word: string): string {
  return word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}
