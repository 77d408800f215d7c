/** What the instance says no to, in the words of its REST API. Thrown by every door; what was stored stays as it was. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly detail: string;

  constructor(status: number, message: string, detail = '') {
    super(message);
    this.status = status;
    this.detail = detail;
  }
}

/** The refusals that several doors share, in the texts that clients know (servicenow, 3.1). */
export const refusals = {
  notSignedIn: () => new Refusal(401, 'User is not authenticated', 'Required to provide Auth information'),
  noRecord: () =>
    new Refusal(404, 'No Record found', "Record doesn't exist or ACL restricts the record retrieval"),
  noTable: (table: string) => new Refusal(400, `Invalid table ${table}`),
  noResource: () => new Refusal(400, 'Requested URI does not represent any resource'),
  noRole: (role: string) =>
    new Refusal(403, 'User Not Authorized', `Failed API level ACL Validation: requires ${role}`),
  notRead: () => new Refusal(403, 'User Not Authorized', 'Failed ACL Validation'),
  ruled: (table: string, rule: string) =>
    new Refusal(
      403,
      'Operation Failed',
      `Operation against file '${table}' was aborted by Business Rule '${rule}'. Business Rule Stack:${rule}`,
    ),
  notWritten: (verb: 'Insert' | 'Update' | 'Delete') =>
    new Refusal(403, 'Operation Failed', `ACL Exception ${verb} Failed due to security constraints`),
};
