/** What the columns of a table mean, told from their headings in the languages people keep contacts in. Pure. */

import { fold } from '../directory/fold.ts';

export type ColumnUse =
  | 'name'
  | 'given-name'
  | 'family-name'
  | 'company'
  | 'notes'
  | 'number'
  /** Says what kind of number stands in the column after it. */
  | 'number-label'
  | 'ignored';

export interface Column {
  /** The heading as written, or `Column 3`. */
  title: string;
  use: ColumnUse;
  /** Of a number: mobile, work, home, other; empty when the heading does not say. */
  label: string;
  /** Whether somebody should look: nothing tells what it holds. */
  isUnknown: boolean;
}

/** Folded headings, each a whole heading. */
const headings: Record<Exclude<ColumnUse, 'number' | 'number-label' | 'ignored'>, string> = {
  name: 'name|full name|display name|contact|contact name|person|customer|customer name|client|vollstandiger name|anzeigename|kontakt|kunde|kundenname|nom complet|contact complet|client nom|nombre completo|cliente|nome completo|nominativo|volledige naam|naam|klant|imie i nazwisko|klient|namn|navn|nimi|氏名|名前|姓名|имя и фамилия|фио|nombre|nome|имя|nom',
  'given-name':
    'first name|given name|forename|firstname|givenname|vorname|prenom|nombre de pila|primer nombre|primeiro nome|voornaam|imie|fornamn|fornavn|etunimi|名',
  'family-name':
    'last name|family name|surname|lastname|familyname|nachname|familienname|zuname|nom de famille|apellido|apellidos|cognome|achternaam|nazwisko|efternamn|etternavn|efternavn|sukunimi|sobrenome|apelido|姓|фамилия',
  company:
    'company|company name|organisation|organization|organisation name|organization name|organization 1 name|firm|business|account|account name|employer|firma|unternehmen|organisationen|societe|entreprise|organisme|empresa|compania|organizacion|azienda|societa|ditta|bedrijf|bedrijfsnaam|organisatie|foretag|virksomhed|yritys|会社|会社名|公司|компания|организация',
  notes:
    'note|notes|comment|comments|remark|remarks|description|memo|bemerkung|bemerkungen|notiz|notizen|kommentar|remarque|remarques|commentaire|commentaires|nota|notas|observaciones|comentario|comentarios|note personali|opmerking|opmerkingen|notities|uwagi|notatki|anteckningar|備考|备注|примечание|заметки',
};
const useByHeading = new Map(
  Object.entries(headings).flatMap(([use, all]) =>
    all.split('|').map((heading): [string, ColumnUse] => [fold(heading), use as ColumnUse]),
  ),
);

/** Parts of folded headings; Latin ones stand at the start of a word. */
const startOf = (words: string) => new RegExp(`(^| )(${words})`);
const numberPart = startOf(
  'phone|telephon|telefon|telefoon|telefono|tel(?= |$)|mobile|mobil|mobiel|movil|cell|celular|cellulare|handy|rufnummer|portable|telemovel|komork|puhelin|e164|msisdn|電話|携帯|电话|手机|телефон|мобильн',
);
const numberWhole = /^(contact |caller )?(number|nummer|numero|numer|号码|номер)$/;
const notDialled = startOf('fax|telefax|pager|email|e mail|mail');
const labels: [label: string, part: RegExp][] = [
  [
    'mobile',
    startOf(
      'mobile|mobil|mobiel|movil|cell|celular|cellulare|handy|portable|telemovel|komork|携帯|手机|мобильн',
    ),
  ],
  [
    'work',
    startOf(
      'work|business|office|company|geschaft|dienst|arbeit|buro|travail|bureau|trabajo|oficina|trabalho|lavoro|ufficio|werk|zakelijk|praca|arbete|arbejde|勤務先|рабоч',
    ),
  ],
  ['home', startOf('home|private|privat|domicile|maison|casa|particular|thuis|dom|hem|hjem|自宅|домашн')],
  ['other', startOf('other|andere|autre|otro|altro|overig|inny')],
];

const looksLikeNumber = (cell: string) => /^['"=]*[+(]?\d[\d\s()./-]{5,20}['"]?$/.test(cell.trim());

/**
 * The columns of a table. Takes its first rows: when the first holds no heading that is known but a number, it is no
 * heading, and the columns are told from what stands in them.
 */
export function columnsOf(rows: readonly (readonly string[])[]): { columns: Column[]; hasHeading: boolean } {
  const [first = []] = rows;
  const told = first.map(columnOf);
  const isKnown = told.some(({ isUnknown, use }) => !isUnknown && use !== 'ignored');
  if (isKnown || !first.some(looksLikeNumber)) return { columns: settled(told), hasHeading: true };
  return { columns: guessed(rows), hasHeading: false };
}

/** What kind of number `text` names: mobile, work, home, other; else the text itself, shortened by nothing. */
export function numberLabel(text: string): string {
  const folded = fold(text);
  return labels.find(([, part]) => part.test(folded))?.[0] ?? text.trim();
}

function columnOf(heading: string, at: number): Column {
  const title = heading.trim() || `Column ${at + 1}`;
  const folded = fold(heading);
  const column = (use: ColumnUse, label = '', isUnknown = false): Column => ({
    title,
    use,
    label,
    isUnknown,
  });
  const known = useByHeading.get(folded);
  if (known) return column(known);
  if (folded === '' || /^problem$/.test(folded) || notDialled.test(folded)) return column('ignored');
  if (/(^| )phone \d+ (type|label)$/.test(folded)) return column('number-label');
  const label = labels.find(([, part]) => part.test(folded))?.[0] ?? '';
  // "Work" and "Home" alone head numbers; "Work address" does not.
  if (numberPart.test(folded) || numberWhole.test(folded) || folded === 'work' || folded === 'home')
    return column('number', label);
  return column('ignored', '', true);
}

/** Words that mean the whole name alone mean a part of it beside the other part. */
function settled(columns: Column[]): Column[] {
  const has = (use: ColumnUse) => columns.some((column) => column.use === use);
  const part = has('given-name') && !has('family-name') ? 'family-name' : 'given-name';
  const isWhole = has('given-name') === has('family-name');
  let isTaken = false;
  return columns.map((column) => {
    if (column.use !== 'name' || isWhole || isTaken) return column;
    isTaken = true;
    return { ...column, use: part };
  });
}

function guessed(rows: readonly (readonly string[])[]): Column[] {
  const width = Math.max(...rows.map((row) => row.length));
  const uses = ['name', 'company', 'notes'] as const;
  let texts = 0;
  return Array.from({ length: width }, (_, at): Column => {
    const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');
    const isNumber = cells.length > 0 && cells.filter(looksLikeNumber).length * 2 > cells.length;
    const use: ColumnUse = isNumber ? 'number' : (uses[texts++] ?? 'ignored');
    return { title: `Column ${at + 1}`, use, label: '', isUnknown: false };
  });
}
