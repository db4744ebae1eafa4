/** Telling the shipment with its papers, seals and container; once it is told, adding papers. */
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { buyerNominatesCarrier } from '../../src/incoterms/rules.ts';
import { RULES } from '../../src/incoterms/types.ts';
import { dayOf } from '../../src/kernel/dates.ts';
import type { PaperBody, ShipBody } from '../../src/shipments/schema.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { TextField } from '../ui/TextField.tsx';
import { now } from '../clock.ts';
import { Field } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { type Goods, GoodsFrame, Sending } from './GoodsFrame.tsx';
import { submitting } from '../ui/submitting.ts';
import { PaperRows, usePaperName } from './PaperRows.tsx';
import { EMPTY_PAPER, type PaperTyped, paperBodies, proving, sealsOf, startingPapers } from './papers.ts';

export function ShipPage(): ReactNode {
  const { t } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId/ship' });
  return (
    <GoodsFrame orderId={orderId} title={t('supply.ship')} lead={t('supply.ship.lead')} side="supplier">
      {(goods) => (goods.shipment.shipped ? <MorePapers {...goods} /> : <Ship {...goods} />)}
    </GoodsFrame>
  );
}

type Typed = {
  readonly on: string;
  readonly papers: readonly PaperTyped[];
  readonly container: string;
  readonly containerSeal: string;
  readonly seals: string;
  readonly tenderedOn: string;
};

/** What was left empty is not sent. */
function bodyOf({ on, papers, container, containerSeal, seals, tenderedOn }: Typed): ShipBody {
  const list = sealsOf(seals);
  return {
    on,
    documents: paperBodies(papers),
    ...(list.length > 0 ? { seals: list } : {}),
    ...(container.trim() === '' ? {} : { container: container.trim().toUpperCase() }),
    ...(containerSeal.trim() === '' ? {} : { containerSeal: containerSeal.trim() }),
    ...(tenderedOn === '' ? {} : { tenderedOn }),
  };
}

function Ship({ order, shipment }: Goods): ReactNode {
  const name = usePaperName();
  const { t } = useWords();
  const { orderId, zone } = order;
  const { terms } = order.contract;
  const proofs = proving(terms);
  const [typed, setTyped] = useState<Typed>(() => ({
    on: dayOf(now(), zone),
    papers: startingPapers(terms),
    container: '',
    containerSeal: '',
    seals: '',
    tenderedOn: '',
  }));
  const set = (change: Partial<Typed>): void => setTyped((before) => ({ ...before, ...change }));
  const act = useAct((body: ShipBody, headers) =>
    told(api.POST('/v1/orders/{orderId}/shipment', { params: { path: { orderId } }, body, headers })),
  );
  const proven = typed.papers.some(({ type, datedOn }) => proofs.includes(type) && datedOn !== '');
  return (
    <form onSubmit={submitting(() => act.mutate(bodyOf(typed)))}>
      {shipment.hold ? (
        <div className="mb-4">
          <Notice tone="due" title={t('supply.ship.hold')} />
        </div>
      ) : null}
      <When order={order} typed={typed} onChange={set} />
      <Section title={t('supply.papers')}>
        <p className="mb-2 max-w-[72ch] text-soft">
          {t('supply.papers.proof', { rule: terms.incoterm.rule, papers: proofs.map(name).join(', ') })}
        </p>
        <PaperRows rows={typed.papers} onChange={(papers) => set({ papers })} proving={proofs} />
        {proven ? null : (
          <div className="mt-3">
            <Notice tone="due" title={t('supply.papers.unproven')}>
              <p>{t('supply.papers.unproven.text')}</p>
            </Notice>
          </div>
        )}
      </Section>
      <Section title={t('supply.goods')}>
        <Marks typed={typed} onChange={set} />
        <Sending act={act} orderId={orderId} label={t('supply.ship.send')} />
      </Section>
    </form>
  );
}

type Part = { readonly typed: Typed; readonly onChange: (change: Partial<Typed>) => void };

function When({ order, typed, onChange: set }: Part & Pick<Goods, 'order'>): ReactNode {
  const { t, lang } = useWords();
  const rule = RULES.find((one) => one === order.contract.terms.incoterm.rule);
  return (
    <Section title={t('supply.ship.when')}>
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <Field
          label={t('supply.ship.on')}
          type="date"
          required
          value={typed.on}
          onChange={(on) => set({ on })}
          help={order.shipBy.date ? t('supply.ship.by', { day: day(order.shipBy.date, lang) }) : ''}
        />
        {rule && buyerNominatesCarrier(rule) ? (
          <Field
            label={t('supply.ship.tendered')}
            help={t('supply.ship.tendered.help')}
            type="date"
            value={typed.tenderedOn}
            onChange={(tenderedOn) => set({ tenderedOn })}
          />
        ) : null}
      </div>
    </Section>
  );
}

/** Seals and container: by them goods that arrive are known to be those that left. */
function Marks({ typed, onChange: set }: Part): ReactNode {
  const { t } = useWords();
  return (
    <>
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <Field
          label={t('supply.container')}
          help={t('supply.container.help')}
          maxLength={20}
          value={typed.container}
          onChange={(container) => set({ container })}
        />
        <Field
          label={t('supply.container_seal')}
          maxLength={60}
          value={typed.containerSeal}
          onChange={(containerSeal) => set({ containerSeal })}
        />
      </div>
      <div className="mt-4 max-w-2xl">
        <TextField
          label={t('supply.seals')}
          help={t('supply.seals.help')}
          value={typed.seals}
          onChange={(seals) => set({ seals })}
        />
      </div>
    </>
  );
}

function MorePapers({ order, shipment }: Goods): ReactNode {
  const name = usePaperName();
  const { t, lang } = useWords();
  const { orderId } = order;
  const [rows, setRows] = useState<readonly PaperTyped[]>([EMPTY_PAPER]);
  const act = useAct((documents: PaperBody[], headers) =>
    told(api.POST('/v1/orders/{orderId}/papers', { params: { path: { orderId } }, body: { documents }, headers })),
  );
  const bodies = paperBodies(rows);
  return (
    <>
      <Notice tone="good" title={t('supply.shipped_on', { day: shipment.shipped ? day(shipment.shipped.on, lang) : '' })} />
      <ul className="mt-3">
        {shipment.papers.map(({ paperId, type, form, datedOn }) => (
          <li key={paperId} className="flex flex-wrap gap-x-4 py-1">
            <span>{name(type)}</span>
            <span className="text-soft">{form === 'original' || form === 'copy' ? t(`supply.paper.${form}`) : ''}</span>
            <span className="figures">{datedOn ? day(datedOn, lang) : ''}</span>
          </li>
        ))}
      </ul>
      <form
        className="mt-4"
        onSubmit={submitting(
          () =>
            void act.mutateAsync(bodies).then(
              () => setRows([EMPTY_PAPER]),
              () => undefined,
            ),
        )}
      >
        <Section title={t('supply.papers.more')}>
          <PaperRows rows={rows} onChange={setRows} proving={proving(order.contract.terms)} />
          <Sending act={act} orderId={orderId} label={t('supply.papers.send')} disabled={bodies.length === 0} />
        </Section>
      </form>
    </>
  );
}
