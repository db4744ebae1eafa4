/** The appointed agency's report: readings clause by clause, judged at once by the server's rules, and how the sample was drawn. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { AppointedReportBody } from '../../src/claims/appointment.schema.ts';
import { unitSign } from '../../src/contracts/signs.rules.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.ts';
import {
  type Appointed,
  type AppointedPath,
  type Found,
  NOTHING_FOUND,
  type TestedClause,
  type Typed,
  limitOf,
  reportOf,
  seenIn,
} from './appointed.ts';
import { limitWords } from './ClauseCard.tsx';

type ClauseProps = { readonly clause: TestedClause; readonly found: Found; readonly onChange: (found: Found) => void };

function Readings({ clause, found, onChange }: ClauseProps): ReactNode {
  const { t, lang } = useWords();
  const limit = limitOf(clause);
  if (!limit) return null;
  const seen = seenIn(found.readings, limit);
  const good = seen.kind === 'keeps';
  return (
    <>
      <Field
        label={t('appointed.readings')}
        help={t('appointed.readings.help', { limit: limitWords(t, lang, limit) })}
        value={found.readings}
        onChange={(readings) => onChange({ ...found, readings })}
        maxLength={4_000}
      />
      <p aria-live="polite" className={`min-h-5 font-semibold ${good ? 'text-good' : 'text-bad'}`}>
        {seen.kind === 'nothing' ? null : (
          <span className="inline-flex items-start gap-2">
            <Icon name={good ? 'check' : 'alert'} className="mt-0.5" />
            {seen.kind === 'keeps' ? t('appointed.keeps') : null}
            {seen.kind === 'breaks' ? t('appointed.breaks', { n: seen.n }) : null}
            {seen.kind === 'unreadable'
              ? t('appointed.unreadable', { reading: seen.reading, unit: unitSign(limit.unit, lang) })
              : null}
          </span>
        )}
      </p>
    </>
  );
}

function Clause(props: ClauseProps): ReactNode {
  const { clause, found, onChange } = props;
  const { t } = useWords();
  const number = (key: 'tested' | 'failing', label: string): ReactNode => (
    <Field
      label={label}
      inputMode="numeric"
      maxLength={8}
      value={found[key]}
      onChange={(value) => onChange({ ...found, [key]: value })}
    />
  );
  return (
    <li className="border-t border-line py-4 first:border-t-0 first:pt-0">
      <fieldset className="flex max-w-2xl flex-col gap-3">
        <legend className="mb-2 text-base break-words">{clause.text ?? clause.clauseId}</legend>
        <Readings {...props} />
        {clause.limit === null ? (
          <Choice
            label={t('appointed.fact')}
            value={found.fact}
            onChange={(fact) => onChange({ ...found, fact: fact as Found['fact'] })}
            options={[
              ['', t('appointed.fact.none')],
              ['pass', t('appointed.fact.pass')],
              ['fail', t('appointed.fact.fail')],
            ]}
          />
        ) : null}
        <div className="grid gap-3 sm:grid-cols-2">
          {number('tested', t('appointed.units_tested'))}
          {number('failing', t('appointed.units_failing'))}
        </div>
      </fieldset>
    </li>
  );
}

const EMPTY: Typed = { found: {}, date: '', method: '', lot: '', seals: '', text: '' };

export function AppointedForm({ path, appointed }: { readonly path: AppointedPath; readonly appointed: Appointed }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(EMPTY);
  const set = (change: Partial<Typed>): void => setTyped((before) => ({ ...before, ...change }));
  const act = useAct((body: AppointedReportBody, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/appointment/report', { params: { path }, body, headers })),
  );
  const report = reportOf(appointed.clauses, typed);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (report) act.mutate(report);
  };
  return (
    <form onSubmit={send}>
      <Section title={t('appointed.clauses')}>
        <ul>
          {appointed.clauses.map((clause) => (
            <Clause
              key={clause.clauseId}
              clause={clause}
              found={typed.found[clause.clauseId] ?? NOTHING_FOUND}
              onChange={(found) => set({ found: { ...typed.found, [clause.clauseId]: found } })}
            />
          ))}
        </ul>
      </Section>
      <Section title={t('appointed.report')}>
        <div className="grid max-w-2xl gap-3 sm:grid-cols-2">
          <Field
            label={t('appointed.date')}
            help={t('appointed.date.help')}
            type="date"
            value={typed.date}
            onChange={(date) => set({ date })}
          />
          <Field label={t('appointed.lot_seen')} maxLength={40} value={typed.lot} onChange={(lot) => set({ lot })} />
          <div className="sm:col-span-2">
            <Field
              label={t('appointed.seals_seen')}
              help={t('appointed.seals_seen.help')}
              maxLength={2_000}
              value={typed.seals}
              onChange={(seals) => set({ seals })}
            />
          </div>
          <div className="flex flex-col gap-3 sm:col-span-2">
            <Field
              label={t('appointed.method')}
              help={t('appointed.method.help')}
              maxLength={2_000}
              value={typed.method}
              onChange={(method) => set({ method })}
            />
            <TextField label={t('appointed.text')} value={typed.text} onChange={(text) => set({ text })} />
            <p>{report ? t('appointed.sign.says') : t('appointed.nothing')}</p>
            <ErrorNotice error={act.error} />
            <div>
              <Button type="submit" look="primary" disabled={report === null} busy={act.isPending ? t('ui.sending') : null}>
                {t('appointed.sign')}
              </Button>
            </div>
          </div>
        </div>
      </Section>
    </form>
  );
}
