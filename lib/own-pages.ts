/** The extension's pages that stand in a tab of their own, by name: `contacts` is `/contacts.html`. */

export const ownPages = ['interactions', 'dashboard', 'setup', 'contacts', 'options'] as const;

export type OwnPage = (typeof ownPages)[number];
