import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../lib/contacts/columns.ts';

describe('headings are known', () => {
  it.each([
    ['Name', 'name'],
    ['FULL NAME', 'name'],
    ['full_name', 'name'],
    ['Vollständiger Name', 'name'],
    ['Nom complet', 'name'],
    ['氏名', 'name'],
    ['Given Name', 'given-name'],
    ['Prénom', 'given-name'],
    ['Voornaam', 'given-name'],
    ['Familienname', 'family-name'],
    ['Cognome', 'family-name'],
    ['Organization Name', 'company'],
    ['Société', 'company'],
    ['Företag', 'company'],
    ['Anmerkung', 'ignored'],
    ['Bemerkungen', 'notes'],
    ['Phone', 'number'],
    ['Phone 2 - Value', 'number'],
    ['Phone 2 - Label', 'number-label'],
    ['Tel.', 'number'],
    ['Telegram', 'ignored'],
    ['Number', 'number'],
    ['Order number', 'ignored'],
    ['Business Fax', 'ignored'],
    ['E-mail', 'ignored'],
    ['Телефон', 'number'],
    ['電話番号', 'number'],
  ])('%s is %s', (heading, use) => {
    expect(columnsOf([[heading, 'Phone']]).columns[0]?.use).toBe(use);
  });

  it.each([
    ['Mobile Phone', 'mobile'],
    ['Handynummer', 'mobile'],
    ['Téléphone portable', 'mobile'],
    ['Business Phone', 'work'],
    ['Telefon geschäftlich', 'work'],
    ['Teléfono trabajo', 'work'],
    ['Home Phone', 'home'],
    ['Telefono casa', 'home'],
    ['Other Phone', 'other'],
    ['Phone', ''],
  ])('%s is a number for %j', (heading, label) => {
    expect(columnsOf([[heading]]).columns[0]).toMatchObject({ use: 'number', label });
  });

  it('a name beside the other half of a name is half a name', () => {
    const uses = (...headings: string[]) => columnsOf([headings]).columns.map(({ use }) => use);
    expect(uses('Prénom', 'Nom', 'Tél')).toEqual(['given-name', 'family-name', 'number']);
    expect(uses('Nombre', 'Apellidos', 'Móvil')).toEqual(['given-name', 'family-name', 'number']);
    expect(uses('Nom', 'Tél')).toEqual(['name', 'number']);
  });

  it('an unknown one is shown as such', () => {
    expect(columnsOf([['Name', 'Shoe size', 'Phone']]).columns[1]).toEqual({
      title: 'Shoe size',
      use: 'ignored',
      label: '',
      isUnknown: true,
    });
  });
});
