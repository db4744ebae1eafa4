/** An agreed contract in memory, for exports: every kind of term is set. */
import type { Clause, ContractState, Terms } from '../contracts/types.ts';
import { initialContract } from '../contracts/rules.ts';
import { clause, terms } from '../orders/orders.fixture.ts';
import type { ExportFacts } from './export.rules.ts';

export const ORDER_ID = 'spp0000000-0rder00000';

const ref = (text: string) => ({ contentId: text, hash: text });

/** Texts stand as their own references here, so that a document shows them without a database. */
export const agreed = (text: Terms, clauses: readonly Clause[]): ExportFacts => {
  const contract: ContractState = {
    ...initialContract,
    buyerId: 'byr0000000',
    supplierId: 'spp0000000',
    buyerCountry: 'GB',
    supplierCountry: 'CN',
    zone: text.shipZone,
    version: 2,
    terms: text,
    clauses,
    agreed: { version: 2, fingerprint: 'f'.repeat(64), at: '2026-03-02T17:00:00.000Z', terms: text, clauses },
  };
  return {
    orderId: ORDER_ID,
    status: 'confirmed',
    contract,
    buyer: { id: 'byr0000000', kind: 'trader', name: 'Thames & Lighting', country: 'GB', zone: 'Europe/London' },
    seller: { id: 'spp0000000', kind: 'trader', name: 'Ningbo <Light>', country: 'CN', zone: 'Asia/Shanghai' },
    textOf: ({ contentId }) => contentId,
  };
};

/** A contract with all that a contract can have. */
export const full = (): ExportFacts =>
  agreed(
    terms({
      category: 'led-lighting',
      incoterm: { rule: 'DAP', place: 'Tilbury, "Gate" 2' },
      deliverBy: '2026-06-20',
      consigneeCountry: 'GB',
      consignee: ref('Warehouse 7, Tilbury'),
      charges: [
        { chargeId: 'c1', kind: 'freight', label: ref('Sea freight'), amountMinor: 20_000, covered: true },
        { chargeId: 'c2', kind: 'tooling', label: ref('Housing'), amountMinor: 5_000, covered: false },
      ],
      lines: [
        {
          lineId: '1',
          product: ref('LED strip'),
          sku: 'LS-5',
          quantity: { thousandths: 2_500, unit: 'kg' },
          unitPriceMinor: 801,
          lot: 'L1',
        },
        {
          lineId: 'b',
          product: ref('Reel 灯带'),
          sku: null,
          quantity: { thousandths: 40_000, unit: 'jars' },
          unitPriceMinor: 250,
          lot: null,
        },
      ],
      instalments: [
        { name: 'deposit', shareBasisPoints: 3_333, due: { kind: 'on_confirmation' } },
        { name: 'balance', shareBasisPoints: 6_667, due: { kind: 'on_document', document: 'bill_of_lading', form: 'copy' } },
      ],
      assuranceMinor: 10_000,
      approvedInspectors: ['agy0000000'],
      shipFrom: ref('Ningbo Port Co'),
      composition: ref('PU, copper'),
      process: ref('SMT'),
      warranty: { months: 24, parts: true, remedy: 'replacement' },
      lateFigure: { basisPointsPerDay: 50, capBasisPoints: 2_000 },
      documents: [{ type: 'bill_of_lading', form: 'copy', issuer: ref('The carrier'), latestOn: '2026-05-16' }],
      attachments: [
        {
          attachmentId: 'file1',
          sha256: 'a'.repeat(64),
          bytes: 10,
          mediaType: 'application/pdf',
          name: ref('drawing.pdf'),
          precedence: 'file',
          by: 'buyer',
        },
      ],
    }),
    [clause('power', { text: ref('Rated power 25 W ± 5 % & more') }), clause('len', { text: ref('Length 5 m'), lineId: 'b' })],
  );

/** A plain contract, whose units UBL knows: what is exported comes back whole. */
export const plain = (): ExportFacts => agreed(terms(), [clause('power', { text: ref('Length 5 m ± 1 cm') })]);
