/** Upper bounds of what anyone may send; every schema and parser takes them from here. */

export const LIMITS = {
  /** Characters of a clause, message or reason. */
  text: 4_000,
  /** Characters of a name or title. */
  name: 200,
  /** Characters of a user-chosen id such as a clause id. */
  code: 40,
  /** Characters of a trade term with its place. */
  incoterm: 120,
  clausesPerOrder: 200,
  /** Characters of all clauses of one request that anybody may send to the check. */
  lintText: 40_000,
  linesPerOrder: 200,
  instalmentsPerOrder: 12,
  attachmentsPerOrder: 50,
  /** Bytes of a JSON request. */
  jsonBody: 512 * 1024,
  /** Bytes of an uploaded file. */
  file: 25 * 1024 * 1024,
  /** Bytes of a bank statement file. */
  bankFile: 20 * 1024 * 1024,
  /** Bytes of an order in XML, the files inside it included; of a list of requirements too. */
  orderFile: 5 * 1024 * 1024,
  /** Rows of one page. */
  page: 100,
  /** Furthest date a contract may name, in days from now. */
  horizonDays: 3_660,
} as const;
