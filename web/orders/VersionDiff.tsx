/** What changed in the contract since this side knew it, or between any two of its versions. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { type Text, type Version, knownTo, textAfter, versionsOf } from '../../src/contracts/versions.rules.ts';
import { agenciesQuery } from '../api/queries.ts';
import { Choice } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { Chip, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { type Say, useWords } from '../ui/words.ts';
import { type Base, type History, basesOf, historyQuery, isSide } from './history.ts';
import { useLookedAt } from './looked.ts';
import type { Order } from './OrderPage.tsx';
import { policyOf } from './step.ts';
import { TextDiff } from './TextDiff.tsx';

/** The section, where there is something to compare. */
export function VersionDiff({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { version, agreedAt } = order.contract;
  // A first version that both confirmed has nothing before it.
  const isFirst = version === 1 && agreedAt !== null;
  const { data, error } = useQuery({ ...historyQuery(order.orderId), enabled: !isFirst });
  if (isFirst) return null;
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={1} />;
  return <Differences key={order.orderId} order={order} history={data} title={t('diff.title')} />;
}

type Named = { readonly value: string; readonly name: string; readonly base: Base };

function namesOf(
  t: Say,
  order: Order,
  bases: readonly Base[],
  versions: readonly Version[],
  lang: 'en' | 'zh',
): readonly Named[] {
  return bases.map((base) => {
    const value = String(base.name);
    if (base.name === 'own') return { value, base, name: t('diff.base_own') };
    if (base.name === 'looked') return { value, base, name: t('diff.base_looked') };
    const made = versions.find(({ version }) => version === base.name);
    const by = made?.by ? (order[made.by].name ?? t(`orders.${made.by}`)) : t('timeline.platform');
    const told = { n: base.name, name: by, day: made ? day(made.at.slice(0, 10), lang) : '' };
    return { value, base, name: t('diff.base_version', told) };
  });
}

/** The newest event that touched the text: what is on the table stands after it. */
const newestOf = ({ events }: History): number | null => events.at(-1)?.seq ?? null;

type DifferencesProps = { readonly order: Order; readonly history: History; readonly title: string };

function Differences({ order, history, title }: DifferencesProps): ReactNode {
  const { t, lang } = useWords();
  const { events, texts } = history;
  const { data: agencies } = useQuery(agenciesQuery);
  const looked = useLookedAt(`${order.you}:${order.orderId}`, newestOf(history));
  const [asked, setAsked] = useState<string | null>(null);
  const versions = useMemo(() => versionsOf(events), [events]);
  const now = useMemo(() => textAfter(events, newestOf(history) ?? 0), [events, history]);
  const known = isSide(order.you) ? knownTo(order.you, events) : null;
  const newest = newestOf(history);
  // A base after which nothing was written shows nothing.
  const older = basesOf(versions, known, looked).filter(({ seq }) => isOlder(textAfter(events, seq), now));
  const names = namesOf(t, order, older, versions, lang);
  const chosen = names.find(({ value }) => value === asked) ?? names[0];
  const before = chosen ? textAfter(events, chosen.base.seq) : null;
  const policy = policyOf(order.policy);
  if (!chosen || !before || !now || !policy || newest === null) return null;
  const inspector = (id: string): string => agencies?.items.find(({ agencyId }) => agencyId === id)?.name ?? id;
  const isFresh = looked !== null && isOlder(textAfter(events, looked), now);
  return (
    <Section
      title={title}
      id="changes"
      aside={
        isFresh ? (
          <Chip tone="due" icon="alert">
            {t('diff.since_looked')}
          </Chip>
        ) : null
      }
    >
      <div className="mb-3 max-w-md">
        <Choice
          label={t('diff.against')}
          value={chosen.value}
          onChange={setAsked}
          options={names.map(({ value, name }) => [value, name] as const)}
        />
      </div>
      <TextDiff before={before} after={now} facts={{ texts, policy, inspector }} />
    </Section>
  );
}

const isOlder = (text: Text | null, now: Text | null): boolean => text !== null && JSON.stringify(text) !== JSON.stringify(now);
