/** Bugs of money, deadlines and access, each as one replacement in one file: a test that would let one in is no test. */

export type Mutant = {
  readonly id: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** What would be wrong for whom. */
  readonly why: string;
  /** Tests of the slice, the likeliest first; each is run until one fails. */
  readonly tests: readonly string[];
};

const KERNEL = ['src/kernel/'];
const CALENDAR = ['src/calendar/rules.test.ts', 'src/calendar/'];
const COVERAGE = ['src/coverage/', 'src/orders/orders.test.ts', 'src/payments/refunds.test.ts', 'src/payments/refunds.api.test.ts'];
const PAID = ['src/payments/payments.test.ts', 'src/payments/match.db.test.ts', 'src/payments/bank.db.test.ts'];
const REFUNDS = ['src/payments/refunds.test.ts', 'src/payments/refunds.properties.test.ts', 'src/payments/refunds.api.test.ts'];
const CHARGED = ['src/payments/chargeback.test.ts', 'src/payments/cards.api.test.ts'];
const LEDGER = ['src/ledger/', 'src/payments/payments.test.ts'];
const PAYEE = ['src/suppliers/payee.test.ts', 'src/suppliers/payee.api.test.ts'];
const ACCESS = ['src/parties/access.test.ts', 'test/access.api.test.ts'];
const COMMIT = ['src/db/commit.db.test.ts', 'src/db/group.db.test.ts', 'src/jobs/timers.db.test.ts'];
const CLAIMS = ['src/claims/open.test.ts', 'src/claims/negotiation.test.ts', 'src/claims/offers.test.ts', 'src/claims/open.api.test.ts'];
const DECIDED = ['src/claims/decide.test.ts', 'src/claims/appeal.test.ts', 'src/claims/dispute.api.test.ts'];
const CASES = ['src/claims/determination.test.ts', 'src/claims/determination.properties.test.ts'];
const ORDERS = ['src/orders/orders.test.ts', 'src/orders/terms.api.test.ts', 'sim/races.db.test.ts'];
const SHIPPED = ['src/shipments/shipments.test.ts', 'src/shipments/windows.test.ts', 'src/shipments/shipments.api.test.ts'];
const ERASED = ['src/erasure/erasure.test.ts', 'src/erasure/traces.api.test.ts'];
const CHECKED = ['src/overview/check.db.test.ts', 'src/overview/roots.db.test.ts'];

type Row = readonly [id: string, find: string, replace: string, why: string, tests: readonly string[]];
const inFile = (file: string, rows: readonly Row[]): readonly Mutant[] =>
  rows.map(([id, find, replace, why, tests]) => ({ id, file, find, replace, why, tests }));

// biome-ignore format: a table
// biome-ignore-start lint/suspicious/noTemplateCurlyInString: code as text
export const MUTANTS: readonly Mutant[] = [
  ...inFile('src/kernel/money.ts', [
    ['rounding-rest-lost', '(extra.has(p.index) ? 1 : 0)', '0', 'the rest of a split is lost: parts no longer sum to the whole', KERNEL],
    ['rounds-down', '2n * BigInt(amountMinor) * BigInt(numerator) + BigInt(denominator);', '2n * BigInt(amountMinor) * BigInt(numerator);', 'half a unit is rounded down', KERNEL],
    ['more-digits-accepted', "if (fraction.length > digits) return refuse", "if (fraction.length > digits + 1) return refuse", 'a tenth of a cent is accepted and read as ten times the amount', KERNEL],
    ['no-upper-bound', 'return minor <= MAX_MINOR ? ok(minor)', 'return minor <= MAX_MINOR * 10 ? ok(minor)', 'amounts beyond the bound are accepted', KERNEL],
  ]),
  ...inFile('src/kernel/dates.ts', [
    ['day-ends-a-day-early', 'startOfDay(addDays(date, 1), zone);', 'startOfDay(date, zone);', 'a deadline ends when its last day begins', KERNEL],
    ['winter-all-year', '.toZonedDateTime({ timeZone: zone }).startOfDay().epochMilliseconds', ".toZonedDateTime({ timeZone: 'UTC' }).epochMilliseconds - Temporal.Instant.from('2026-01-01T00:00:00Z').toZonedDateTimeISO(zone).offsetNanoseconds / 1e6", 'every day of the year begins by winter time', KERNEL],
    ['utc-day', 'toZonedDateTimeISO(zone).toPlainDate()', "toZonedDateTimeISO('UTC').toPlainDate()", 'the day of an act is counted in UTC, not at its place', KERNEL],
    ['utc-day-mostly', 'return fromMillis(ms + offset).slice(0, 10);', 'return instant.slice(0, 10);', 'the day of an act is counted in UTC wherever clocks do not change on it', KERNEL],
    ['month-ends-overflow', "add({ months }, { overflow: 'constrain' })", 'add({ days: months * 30 })', 'a warranty of months is counted in thirty days each', KERNEL],
  ]),
  ...inFile('src/kernel/offsets.ts', [
    ['clocks-change-a-day-late', '=== offset ? offset : null', '=== offset ? offset : offset', 'on a day on which clocks change they count as unchanged', KERNEL],
    ['offset-of-another-zone', 'const name = `${zone} ${day}`;', 'const name = `${day}`;', 'one zone is counted by the clocks of another', KERNEL],
  ]),
  ...inFile('src/calendar/rules.ts', [
    ['one-country-only', 'return calendars.every(([code, calendar])', 'return calendars.some(([code, calendar])', 'a day counts where one of both countries works', CALENDAR],
    ['makeup-ignored', 'if (calendar?.makeups.has(date)) return true;', '', 'a working Saturday before Golden Week does not count', CALENDAR],
    ['holidays-ignored', '&& !calendar?.holidays.has(date)', '', 'public holidays count as business days', CALENDAR],
    ['counts-first-day', 'for (let left = n; left > 0; left -= 1) date = firstFrom(calendars, addDays(date, 1));', 'for (let left = n; left > 1; left -= 1) date = firstFrom(calendars, addDays(date, 1));', 'the day of receipt counts as the first', CALENDAR],
    ['deadline-in-utc', 'return { lastDay: date, at: endOfDay(date, zone), ...certainty };', "return { lastDay: date, at: endOfDay(date, 'UTC'), ...certainty };", 'a business deadline ends at midnight in London', CALENDAR],
    ['calendar-day-short', 'const lastDay = addDays(dayZero(received, zone), n);', 'const lastDay = addDays(dayZero(received, zone), n - 1);', 'a term of calendar days is a day short', CALENDAR],
  ]),
  ...inFile('src/policy/rules.ts', [
    ['cover-above-limit', 'Math.min(input.agreedMinor, paid, limit) - input.returnedMinor', 'Math.min(input.agreedMinor, paid) - input.returnedMinor', 'more is covered than the supplier was granted', ['src/policy/rules.test.ts']],
    ['returned-still-covered', 'paid, limit) - input.returnedMinor)', 'paid, limit))', 'what was refunded is covered again', ['src/policy/rules.test.ts']],
    ['fee-bracket-skipped', 'below = top;', 'below = 0;', 'each step of the fee is charged on the whole amount', ['src/policy/rules.test.ts']],
    ['late-cap-ignored', 'Math.min(remedy.capBasisPoints, remedy.basisPointsPerDay * startedDaysLate)', 'remedy.basisPointsPerDay * startedDaysLate', 'the reduction for lateness grows without end', ['src/policy/rules.test.ts']],
    ['policy-of-tomorrow', 'one.inForceFrom <= date', 'one.inForceFrom < date', 'a policy is not in force on its first day', ['src/policy/rules.test.ts']],
  ]),
  ...inFile('src/coverage/rules.ts', [
    ['never-freed', 'reservedMinor: l.reservedMinor - event.data.amountMinor', 'reservedMinor: l.reservedMinor', 'what an ended order reserved is never freed', COVERAGE],
    ['reservation-whole', 'amountMinor: toMinor - fromMinor }', 'amountMinor: toMinor }', 'an amended order reserves its whole amount a second time', COVERAGE],
    ['advance-not-counted', "case 'coverage.advanced':", "case 'coverage.advanced': return state;", 'what the fund advanced does not use the limit', COVERAGE],
    ['remaining-negative', 'Math.max(0, limit.grantedMinor - limit.reservedMinor)', 'limit.grantedMinor', 'the limit is never used up', COVERAGE],
  ]),
  ...inFile('src/payments/rules.ts', [
    ['line-booked-twice', 'if (takenFrom(payments, facts.creditId) > 0) return ok({});', '', 'a bank file that is sent twice pays twice', PAID],
    ['currency-not-compared', 'if (facts.currency !== termsInForce(contracts).currency)', "if (facts.currency === '')", '1,000 VND pay an order of 1,000 USD', PAID],
    ['overpaid-booked', 'const bookedMinor = Math.min(fresh, openTotal(payments));', 'const bookedMinor = fresh;', 'more is booked than the contract owes', PAID],
    ['told-and-wired', "const links = facts.channel === 'wire' ? linkTold(payments, facts) : [];", "const links = facts.channel === 'card' ? linkTold(payments, facts) : [];", "the supplier's word and the bank line of one payment count twice", PAID],
    ['unpaid-not-cleared', '    clearDeadlines: [UNPAID],\n    warnings: short', '    warnings: short', 'a paid order still ends for want of payment', PAID],
    ['release-without-fee', 'const feeMinor = supplierFee(policy, orders.mode, held);', 'const feeMinor = 0 * supplierFee(policy, orders.mode, held);', 'money is released without the fee', PAID],
    ['release-round-fixed', 'payments.releaseRounds + 1)', '1)', 'the second release of an order spends the intent of the first', ['src/payments/payments.test.ts', 'src/payments/refunds.properties.test.ts', 'src/payments/refunds.api.test.ts', 'src/payments/cards.api.test.ts', 'sim/sim.db.test.ts']],
    ['held-forgets-refunds', '- p.feeMinor - p.refundedMinor - p.chargedBackMinor', '- p.feeMinor - p.chargedBackMinor', 'what was refunded is released once more', PAID.concat(REFUNDS)],
  ]),
  ...inFile('src/payments/refunds.rules.ts', [
    ['refund-above-paid', 'Math.max(0, p.paidMinor - p.refundedMinor - p.chargedBackMinor);', 'p.paidMinor;', 'more goes back than was paid: a refund and a chargeback of the same money', REFUNDS],
    ['open-refunds-not-counted', 'p.refunds.filter((r) => isRefundOpen(r) && r.refundId !== except)', 'p.refunds.filter((r) => isRefundOpen(r) && r.refundId === except)', 'two open refunds send the same money', REFUNDS],
    ['held-still-due', '    clearDeadlines: open.map(({ refundId }) => refundDueName(refundId)),\n', '', 'a refund that an appeal holds falls overdue', REFUNDS.concat('src/claims/appeal.test.ts')],
    ['appeal-pays-anew', 'const amountMinor = more(o.amountMinor, amountOf(gone));', 'const amountMinor = o.amountMinor;', 'an appeal pays the whole award beside what was sent', REFUNDS.concat('src/claims/appeal.test.ts')],
    ['sending-is-changed', "(before.status !== 'open' && before.status !== 'held')", "before.status === 'paid'", 'a refund that the bank has been told to send is changed', REFUNDS],
    ['settlement-owes-nothing', 'const owedMinor = owedAtOnce ? fundPart(states, amountMinor) : 0;', 'const owedMinor = 0;', 'a settlement that the fund pays is nobody\'s debt', REFUNDS],
  ]),
  ...inFile('src/payments/chargeback.rules.ts', [
    ['chargeback-told-twice', "if (isKnown(payments, c.moveId)) return refuse('payment.dispute_known');\n  if (payments.refunds", "if (payments.refunds", 'a chargeback that is told twice is taken twice', CHARGED],
    ['chargeback-beside-refund', "if (payments.refunds.some((r) => r.status === 'sending')) return refuse('payment.refund_under_way');", '', 'a chargeback and a refund under way both send the money', CHARGED.concat('sim/races-claims.db.test.ts')],
    ['chargeback-above-charge', 'Math.min(c.amountMinor, credit.amountMinor - sumMinor(before.map((each) => each.amountMinor)))', 'c.amountMinor', 'a card bank takes back more than the card paid', CHARGED],
    ['refund-not-lessened', 'const amountMinor = Math.min(refund.amountMinor, left);', 'const amountMinor = refund.amountMinor;', 'the open refund still sends what the card bank took', CHARGED],
    ['dispute-won-twice', "const { orderId, disputeId, moveId } = c;\n  if (isKnown(payments, moveId)) return refuse('payment.dispute_known');", 'const { orderId, disputeId, moveId } = c;', 'a won dispute that is told twice comes back twice', CHARGED],
  ]),
  ...inFile('src/payments/debt.rules.ts', [
    ['repaid-twice', 'if (known) return', 'if (known && amountMinor < 0) return', 'a repayment that is told twice counts twice', REFUNDS],
    ['repaid-above-debt', 'if (amountMinor > owedMinor) return', 'if (amountMinor > owedMinor * 2) return', 'a supplier repays more than it owes', REFUNDS],
  ]),
  ...inFile('src/payments/matching.rules.ts', [
    ['other-account-booked', 'if (!line.order.accountMatches)', 'if (line.order === null)', 'money on another account is booked', ['src/payments/matching.test.ts']],
    ['unknown-payer-booked', 'return known ?', 'return known || payer !== \'\' ?', 'money of somebody unknown is booked without asking', ['src/payments/matching.test.ts']],
    ['uncertain-line-booked', 'if (!line.certainId)', 'if (line.amountMinor < 0)', 'a line that cannot be told from another is guessed', ['src/payments/matching.test.ts']],
    ['pending-line-booked', "line.status !== 'BOOK' || ", '', 'a line that the bank only announced is booked', ['src/payments/matching.test.ts']],
  ]),
  ...inFile('src/ledger/rules.ts', [
    ['intent-of-the-order', '`in:${orderId}:${source}`', '`in:${orderId}`', 'the second payment of an order spends the intent of the first', LEDGER],
    ['fee-to-the-supplier', "movement(`fee:${orderId}:${round}`, held, ofSupplier('fees', orderId)", "movement(`fee:${orderId}:${round}`, held, ofSupplier('payable', orderId)", 'the fee goes to the supplier', LEDGER],
    ['held-unguarded', "['held', 'payable', 'fee_held'].includes", "['payable', 'fee_held'].includes", 'other people\'s money may go below zero', LEDGER.concat('src/db/commit.db.test.ts')],
  ]),
  ...inFile('src/suppliers/payee.rules.ts', [
    ['cooling-skipped', '72 * 60 * 60 * 1000', '0 * 60 * 60 * 1000', 'a new account is paid to at once', PAYEE],
    ['four-eyes-payee', "if (change.value.requestedBy === by) return refuse('approval.same_person');", '', 'one person changes the account alone', PAYEE],
    ['foreign-name-first', "if (!account.ownName) return refuse('payee.other_name');", '', "money goes to an account in another's name", PAYEE],
    ['called-new-number', "if (!isCallable(phone.since, change.value.requestedAt, call.zone))", 'if (phone.since === null)', 'the thief who changed the number is called back', PAYEE],
    ['paid-while-cooling', "designated && (contentId === null || contentId === designated.content.contentId)", 'designated', 'a cooling account counts as the verified one', PAYEE],
  ]),
  ...inFile('src/parties/access.ts', [
    ['step-up-skipped', 'return rule.stepUp && !person.steppedUp ?', 'return rule.stepUp && person.userId === null ?', 'a stolen session sends refunds', ACCESS],
    ['role-ignored', 'ROLES.indexOf(role) >= ROLES.indexOf(needed)', 'ROLES.indexOf(role) >= 0 || ROLES.indexOf(needed) < 0', 'a viewer acts for its company', ACCESS],
    ['scope-ignored', "if (rule.scope !== 'any' && !person.scopes.includes(rule.scope))", "if (rule.scope !== 'any' && person.scopes.length === 0)", 'a key that may read pays', ACCESS],
    ['staff-anywhere', "if (person.companyKind === 'programme') for", 'for', 'an operator acts as one for its other company', ACCESS],
    ['foreign-told', "if (!sees(person, thing, stands)) return refuse('access.not_found');", '', "a stranger learns that an order exists", ACCESS],
  ]),
  ...inFile('src/db/streams.ts', [
    ['staff-elsewhere-locked', "join company k on k.id = c.company_id and k.kind = 'programme'", 'join company k on k.id = c.company_id', 'the second wall lets an operator through who acts for another company', ['src/db/commit.db.test.ts', 'test/walls.api.test.ts']],
  ]),
  ...inFile('src/db/batch.ts', [
    ['other-body-replayed', 'if (known.inputHash !== idempotency.inputHash) return', "if (known.inputHash === '') return", 'a used key answers another request', COMMIT],
    ['frozen-order-acts', 'if (draft.stream.frozen || draft.supplier?.frozen) return', 'if (draft.supplier?.frozen) return', 'an order that was found broken goes on', COMMIT.concat('src/overview/check.db.test.ts')],
    ['timer-moved-runs', 'this.#loaded.dueTimers.has(`${key}@${timer.dueAt}`)', '[...this.#loaded.dueTimers].some((due) => due.startsWith(key))', 'a deadline that was moved still fires at its old time', COMMIT],
    ['intent-twice-in-a-batch', 'if (this.#intents.has(key) || seen.has(key))', 'if (seen.has(key))', 'two commands of one batch spend one intent', COMMIT],
  ]),
  ...inFile('src/claims/decide.rules.ts', [
    ['four-eyes-decision', "return decision.by === by.userId ? refuse('approval.same_person') : ok(decision);", 'return ok(decision);', 'one operator decides and approves', DECIDED],
    ['same-person-appeal', "return first?.by === by.userId ? refuse('appeal.same_person') : ok('appeal');", "return ok('appeal');", 'who decided first decides the appeal', DECIDED],
    ['own-case', 'return companies.some((companyId) => involved.includes(companyId)) ?', 'return companies.length < 0 && involved.length < 0 ?', 'an operator decides the case of its own company', DECIDED],
    ['case-moved', 'if (now === null || JSON.stringify(now) !== JSON.stringify(frozen))', 'if (now === null)', 'evidence that came meanwhile is not decided on', DECIDED],
    ['no-appeal-deadline', "setDeadlines: round === 'first' ? [row] : [] }", 'setDeadlines: row ? [] : [row] }', 'the days of an appeal never end', DECIDED],
  ]),
  ...inFile('src/claims/offers.rules.ts', [
    ['own-offer-accepted', "return offer.by === side ? refuse('offer.own', { only: otherSide(side) }) : ok(offer);", 'return ok(offer);', 'a side accepts its own offer', CLAIMS],
    ['offer-after-its-time', 'facts.at >= offer.expires.at', 'facts.at > offer.expires.at', 'an offer is accepted at the instant at which it lapsed', CLAIMS],
    ['offer-above-paid', 'return amountMinor > most || most === 0', 'return most === 0', 'more is settled than was paid', CLAIMS],
    ['two-open-offers', "merge(before ? closeOffer(claim, before, 'countered') : {}, {", 'merge(before ? {} : {}, {', 'an offer that was countered can still be accepted', CLAIMS],
  ]),
  ...inFile('src/claims/escalation.rules.ts', [
    ['escalated-after-close', 'if (claim.closesBy && facts.at >= claim.closesBy.at)', 'if (claim.closesBy && facts.at > claim.closesBy.at)', 'a claim is escalated at the instant at which it closed', CLAIMS],
    ['escalated-alone', "if (claim.escalationAskedBy.includes(otherSide(side)))", 'if (claim.escalationAskedBy.length >= 0)', 'one side alone escalates early', CLAIMS],
  ]),
  ...inFile('src/claims/open.rules.ts', [
    ['two-open-claims', 'if (open) return refuse', 'if (open && open.claimId === ask.claimId) return refuse', 'two claims of one order are open', CLAIMS],
    ['window-never-closes', 'const closed = windows.find((w) => isClosedAt(w, facts.at));', 'const closed = windows.find((w) => isClosedAt(w, w.opensAt ?? facts.at));', 'a claim is opened after its window', CLAIMS],
    ['window-too-early', 'w.opensAt > facts.at', "w.opensAt > '9'", 'a claim is opened before its window', CLAIMS],
  ]),
  ...inFile('src/claims/fee.rules.ts', [
    ['fee-on-wrong-side', "if (!lost) return { borneBy: 'buyer', supplierMinor: 0, buyerMinor: feeMinor };", "if (!lost) return { borneBy: 'supplier', supplierMinor: feeMinor, buyerMinor: 0 };", 'the supplier pays an inspection that found nothing', CASES],
  ]),
  ...inFile('src/claims/lateness.rules.ts', [
    ['buyers-delay-ignored', 'buyerDays.reduce((sum, { days }) => sum + days, agreedDays)', 'buyerDays.reduce((sum) => sum, agreedDays)', 'the supplier is late by the days the buyer caused', CASES],
    ['due-on-the-day', 'endOfDay(last, input.contract.shipZone) <= openedAt', 'endOfDay(addDays(last, -1), input.contract.shipZone) <= openedAt', 'goods are late on their last day', CASES],
  ]),
  ...inFile('src/orders/rules.ts', [
    ['ended-goes-on', 'completed: [],', "completed: ['refunded'],", 'an order that ended is refunded as a whole', ORDERS],
    ['cancelled-keeps-limit', 'const freed = reserve(orderId, states, 0);', 'const freed = reserve(orderId, states, states.orders.reservedMinor);', "a cancelled order keeps its supplier's limit", ORDERS],
  ]),
  ...inFile('src/orders/contract.rules.ts', [
    ['confirmed-unseen', '  if (moved) return moved;\n  if (mine?.version', '  if (mine?.version', 'a side confirms a version that it never saw', ORDERS],
  ]),
  ...inFile('src/shipments/deadlines.rules.ts', [
    ['receipt-a-day-short', 'calendarDeadline(countsFrom, life.receiptConfirmedDays, zone).at', 'calendarDeadline(countsFrom, life.receiptConfirmedDays - 1, zone).at', 'receipt counts a day before its time', SHIPPED],
    ['no-notice-of-arrival', 'usual > notice ? usual : notice', 'usual', 'an arrival that was contested late is presumed at once', SHIPPED],
  ]),
  ...inFile('src/inspections/rules.ts', [
    ['old-waiver-counts', 'state.waivedAt < last.reportedAt', 'false', 'a waiver of the first report lets goods go that failed the second', ['src/inspections/', 'src/shipments/']],
  ]),
  ...inFile('src/erasure/rules.ts', [
    ['erased-while-open', "if (bound.length > 0 && states.claims.claims.some((claim) => isOpen(claim, at))) return refuse('erasure.case_open');", '', 'evidence is erased while its case is open', ERASED],
  ]),
  ...inFile('src/db/audit.ts', [
    ['chain-not-compared', 'if (event.prev !== head)', 'if (event.prev.length !== head.length)', 'a deleted event goes unseen', CHECKED],
  ]),
  ...inFile('src/db/audit.beside.ts', [
    ['deadline-not-compared', '} else if (set[1] !== hashOf(row))', '} else if (set[1] === null)', 'a deadline that was put off behind our back goes unseen', CHECKED],
  ]),
  ...inFile('src/overview/roots.service.ts', [
    ['rollback-unseen', 'else if (is.version < was.version)', 'else if (is.version < 0)', 'a database that was set back goes unseen', CHECKED.toReversed()],
    ['root-unsigned', 'if (!file || !signed || ', 'if (!file || ', 'anybody writes roots', CHECKED.toReversed()],
  ]),
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: code as text
