/** The table of verbs: who may, from which role on, with which key scope, and whether the password must be fresh. */
import type { CompanyKind, Role, Scope, StaffPermission } from './types.ts';

/**
 * What somebody can be to a thing: a side of the order, of the company itself (`own`), any company of a kind, an operator
 * with a permission, anybody signed in (with or without a company), or anybody at all.
 */
export type Who = 'public' | 'signed_in' | CompanyKind | 'buyer' | 'supplier' | 'inspector' | 'own' | `staff:${StaffPermission}`;

export type VerbRule = {
  /** One of these suffices. */
  readonly who: readonly Who[];
  /** The least role within the acting company. */
  readonly role: Role;
  /** What an API key needs; `any` key may, or only a `session` of a person may. */
  readonly scope: Scope | 'any' | 'session';
  /** The password was given within the last five minutes. */
  readonly stepUp?: true;
};

export const VERBS = {
  'order.read': { who: ['buyer', 'supplier', 'inspector', 'staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'orders.read': { who: ['trader', 'agency', 'programme'], role: 'viewer', scope: 'orders:read' },
  'order.draft': { who: ['trader'], role: 'member', scope: 'orders:write' },
  'order.edit': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'order.send': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'order.confirm': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'order.decline': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'order.amend': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'order.cancel': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'order.clone': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'order.attach': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },

  'message.read': { who: ['buyer', 'supplier', 'staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'message.send': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'inquiry.read': { who: ['trader'], role: 'viewer', scope: 'orders:read' },
  'inquiry.send': { who: ['trader'], role: 'member', scope: 'orders:write' },
  'bill.check': { who: ['buyer', 'supplier', 'staff:read_all'], role: 'viewer', scope: 'orders:read' },

  'payment.read': { who: ['buyer', 'supplier', 'staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'payment.declare_wire': { who: ['buyer'], role: 'member', scope: 'payments:write' },
  'payment.confirm_receipt': { who: ['supplier'], role: 'member', scope: 'payments:write' },

  'payment.by_card': { who: ['buyer'], role: 'member', scope: 'payments:write' },

  'claims.read': { who: ['trader', 'staff:decide', 'staff:approve', 'staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'lessons.read': { who: ['staff:decide', 'staff:approve', 'staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'claim.read': { who: ['buyer', 'supplier', 'staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'claim.open': { who: ['buyer'], role: 'member', scope: 'orders:write' },
  'claim.answer': { who: ['supplier'], role: 'member', scope: 'orders:write' },
  'claim.offer': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'claim.escalate': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'claim.withdraw': { who: ['buyer'], role: 'member', scope: 'orders:write' },
  'claim.perform': { who: ['buyer'], role: 'member', scope: 'orders:write' },
  'claim.evidence': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'claim.original': { who: ['staff:decide', 'staff:approve'], role: 'member', scope: 'session' },
  'claim.request': { who: ['buyer', 'supplier', 'staff:decide'], role: 'member', scope: 'orders:write' },
  'claim.appoint': { who: ['staff:decide'], role: 'member', scope: 'session' },
  'claim.prepay': { who: ['buyer'], role: 'member', scope: 'payments:write' },
  'claim.hinder': { who: ['inspector', 'staff:decide'], role: 'member', scope: 'inspections:write' },
  'appointment.read': { who: ['buyer', 'supplier', 'inspector', 'staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'appointments.read': { who: ['agency'], role: 'viewer', scope: 'orders:read' },
  'claim.inspect': { who: ['inspector'], role: 'member', scope: 'inspections:write' },
  'claim.foresee': { who: ['staff:decide'], role: 'member', scope: 'session' },
  'claim.determine': { who: ['staff:decide'], role: 'member', scope: 'session', stepUp: true },
  'claim.approve': { who: ['staff:approve'], role: 'member', scope: 'session', stepUp: true },
  'claim.appeal': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'case_file.read': { who: ['buyer', 'supplier', 'staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'order.erase': { who: ['staff:read_all'], role: 'owner', scope: 'session', stepUp: true },
  'refund.read': { who: ['staff:match_money', 'staff:read_all'], role: 'viewer', scope: 'bank:write' },
  'refund.pay': { who: ['staff:match_money'], role: 'member', scope: 'session', stepUp: true },
  'payouts.read': { who: ['staff:match_money', 'staff:read_all'], role: 'viewer', scope: 'session' },
  'payout.pay': { who: ['staff:match_money'], role: 'member', scope: 'session', stepUp: true },
  'payout.read': { who: ['own', 'staff:match_money', 'staff:read_all'], role: 'viewer', scope: 'suppliers:read' },
  'debt.repay': { who: ['staff:match_money'], role: 'member', scope: 'bank:write' },
  'fund.deposit': { who: ['programme'], role: 'owner', scope: 'session', stepUp: true },

  'payee.check': { who: ['trader'], role: 'viewer', scope: 'orders:read' },
  'payee.read': { who: ['own', 'staff:call_back', 'staff:read_all'], role: 'viewer', scope: 'session' },
  'payee.change': { who: ['own'], role: 'member', scope: 'session', stepUp: true },
  'payee.approve': { who: ['own'], role: 'member', scope: 'session', stepUp: true },
  'payee.call_back': { who: ['staff:call_back'], role: 'member', scope: 'session', stepUp: true },

  'bank.read': { who: ['staff:match_money', 'staff:read_all'], role: 'viewer', scope: 'bank:write' },
  'bank.import': { who: ['staff:match_money'], role: 'member', scope: 'bank:write' },
  'bank.match': { who: ['staff:match_money'], role: 'member', scope: 'bank:write' },

  'ready.report': { who: ['supplier'], role: 'member', scope: 'orders:write' },
  'ship.report': { who: ['supplier'], role: 'member', scope: 'orders:write' },
  'delay.request': { who: ['supplier'], role: 'member', scope: 'orders:write' },
  'delay.answer': { who: ['buyer'], role: 'member', scope: 'orders:write' },
  'arrival.tell': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'arrival.contest': { who: ['buyer', 'supplier'], role: 'member', scope: 'orders:write' },
  'receipt.confirm': { who: ['buyer'], role: 'member', scope: 'orders:write' },
  'seals.verify': { who: ['buyer'], role: 'member', scope: 'orders:write' },

  'inspection.book': { who: ['buyer'], role: 'member', scope: 'inspections:write' },
  'inspection.repeat': { who: ['supplier'], role: 'member', scope: 'inspections:write' },
  'inspection.cancel': { who: ['buyer', 'supplier'], role: 'member', scope: 'inspections:write' },
  'inspection.waive': { who: ['buyer'], role: 'member', scope: 'inspections:write' },
  'inspection.answer': { who: ['inspector'], role: 'member', scope: 'inspections:write' },
  'inspection.report': { who: ['inspector'], role: 'member', scope: 'inspections:write' },
  'agency.read': { who: ['public'], role: 'viewer', scope: 'any' },
  'agency.price': { who: ['own'], role: 'member', scope: 'inspections:write' },
  'agency.verify': { who: ['staff:verify_suppliers'], role: 'member', scope: 'suppliers:write' },

  'supplier.search': { who: ['public'], role: 'viewer', scope: 'any' },
  'supplier.read': { who: ['public'], role: 'viewer', scope: 'any' },
  'supplier.register': { who: ['trader'], role: 'member', scope: 'suppliers:write' },
  'supplier.enrol': { who: ['own'], role: 'member', scope: 'suppliers:write' },
  'supplier.edit': { who: ['own'], role: 'member', scope: 'suppliers:write' },
  'supplier.badge': { who: ['staff:verify_suppliers'], role: 'member', scope: 'suppliers:write' },
  'limit.read': { who: ['own', 'staff:grant_limit', 'staff:read_all'], role: 'viewer', scope: 'suppliers:read' },
  'limit.grant': { who: ['staff:grant_limit'], role: 'member', scope: 'session' },

  'calendar.override': { who: ['staff:edit_calendar'], role: 'member', scope: 'session' },
  'clock.move': { who: ['staff:run_clock'], role: 'member', scope: 'session' },
  'statement.read': { who: ['trader'], role: 'viewer', scope: 'orders:read' },
  'ledger.trial_balance': { who: ['staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'check.run': { who: ['staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'health.read': { who: ['staff:read_all'], role: 'viewer', scope: 'orders:read' },
  'programme.edit': { who: ['programme'], role: 'owner', scope: 'session' },
  'staff.read': { who: ['programme'], role: 'owner', scope: 'session' },
  'staff.permit': { who: ['programme'], role: 'owner', scope: 'session', stepUp: true },

  'me.read': { who: ['signed_in'], role: 'viewer', scope: 'any' },
  'company.create': { who: ['signed_in'], role: 'viewer', scope: 'session' },
  'company.read': { who: ['signed_in'], role: 'viewer', scope: 'any' },
  'company.edit': { who: ['own'], role: 'owner', scope: 'company:write' },
  'company.people': { who: ['own', 'staff:read_all'], role: 'viewer', scope: 'any' },
  'company.members': { who: ['own'], role: 'owner', scope: 'session', stepUp: true },
  'company.leave': { who: ['own'], role: 'viewer', scope: 'session' },
  'company.keys': { who: ['own'], role: 'owner', scope: 'session' },
  'invitation.accept': { who: ['signed_in'], role: 'viewer', scope: 'session' },
} as const satisfies Readonly<Record<string, VerbRule>>;

export type Verb = keyof typeof VERBS;
