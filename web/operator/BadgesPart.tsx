/** A supplier's badges at the desk: what stands, taking one away, and granting one after a check. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1SuppliersSupplierId200, PostV1SuppliersSupplierIdBadgesBody } from '../../sdk/openapi.ts';
import { BADGES, CHECKER_NAMES, SCOPES } from '../../src/suppliers/badges.data.ts';
import {
  BADGE_KINDS,
  type BadgeKind,
  CHECKERS,
  type Checker,
  SCOPE_CODES,
  type ScopeCode,
  WITHDRAWALS,
  type Withdrawal,
} from '../../src/suppliers/types.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { supplierQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field, Tick } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';

type Badge = GetV1SuppliersSupplierId200['badges'][number];

export function Badges({ supplierId, may }: { readonly supplierId: string; readonly may: boolean }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(supplierQuery(supplierId));
  return (
    <Section title={t('desk.badges')}>
      <ErrorNotice error={error} />
      {data || error ? null : <Skeleton rows={2} />}
      {data?.badges.length === 0 ? <p className="text-soft">{t('desk.badges.none')}</p> : null}
      <ul>
        {data?.badges.map((badge) => (
          <Row key={badge.badge} supplierId={supplierId} badge={badge} may={may} />
        ))}
      </ul>
      {may ? <Grant supplierId={supplierId} /> : null}
    </Section>
  );
}

function Row(props: { readonly supplierId: string; readonly badge: Badge; readonly may: boolean }): ReactNode {
  const { supplierId, badge, may } = props;
  const { t, lang } = useWords();
  const [because, setBecause] = useState<Withdrawal | ''>('');
  const path = { supplierId, badge: badge.badge };
  const act = useAct((body: { readonly because: Withdrawal }, headers) =>
    told(api.POST('/v1/suppliers/{supplierId}/badges/{badge}/withdraw', { params: { path }, body, headers })),
  );
  return (
    <li className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0">
      <div className="min-w-0">
        <p className="font-semibold">{BADGES[badge.badge].name[lang]}</p>
        <p className="text-soft">
          {t('desk.badge.until', { day: day(badge.expiresOn, lang), by: CHECKER_NAMES[badge.checkedBy] })}
        </p>
      </div>
      {may ? (
        <div className="flex flex-wrap items-end gap-2">
          <Choice
            label={`${t('desk.badge.withdraw')}: ${BADGES[badge.badge].name[lang]}`}
            hideLabel
            value={because}
            onChange={(one) => setBecause(one as Withdrawal | '')}
            options={[['', t('desk.appoint.choose')], ...WITHDRAWALS.map((one) => [one, t(`desk.withdraw.${one}`)] as const)]}
          />
          <Button
            disabled={because === ''}
            busy={act.isPending ? t('ui.sending') : null}
            onPress={() => because !== '' && act.mutate({ because })}
          >
            {t('desk.badge.withdraw')}
          </Button>
        </div>
      ) : null}
      <ErrorNotice error={act.error} />
    </li>
  );
}

type Typed = {
  readonly badge: BadgeKind;
  readonly checkedBy: Checker;
  readonly checkedOn: string;
  readonly expiresOn: string;
  readonly scope: readonly ScopeCode[];
};
const EMPTY: Typed = { badge: 'gold', checkedBy: 'quayside', checkedOn: '', expiresOn: '', scope: [] };

function Grant({ supplierId }: { readonly supplierId: string }): ReactNode {
  const { t, lang } = useWords();
  const [typed, setTyped] = useState<Typed | null>(null);
  const act = useAct((body: PostV1SuppliersSupplierIdBadgesBody, headers) =>
    told(api.POST('/v1/suppliers/{supplierId}/badges', { params: { path: { supplierId } }, body, headers })),
  );
  if (!typed)
    return (
      <div className="mt-3">
        <Button onPress={() => setTyped(EMPTY)}>{t('desk.badge.grant')}</Button>
      </div>
    );
  const set = (change: Partial<Typed>): void => setTyped({ ...typed, ...change });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act.mutateAsync({ ...typed, scope: [...typed.scope] }).then(
      () => setTyped(null),
      () => undefined,
    );
  };
  return (
    <form className="mt-3 grid max-w-2xl gap-3 sm:grid-cols-2" onSubmit={send}>
      <Choice
        label={t('desk.badge.which')}
        value={typed.badge}
        onChange={(badge) => set({ badge: badge as BadgeKind })}
        options={BADGE_KINDS.map((one) => [one, BADGES[one].name[lang]] as const)}
      />
      <Choice
        label={t('desk.badge.by')}
        value={typed.checkedBy}
        onChange={(by) => set({ checkedBy: by as Checker })}
        options={CHECKERS.map((one) => [one, CHECKER_NAMES[one]] as const)}
      />
      <Field
        label={t('desk.badge.on')}
        type="date"
        required
        value={typed.checkedOn}
        onChange={(checkedOn) => set({ checkedOn })}
      />
      <Field
        label={t('desk.badge.expires')}
        type="date"
        required
        value={typed.expiresOn}
        onChange={(expiresOn) => set({ expiresOn })}
      />
      <Scope scope={typed.scope} onChange={(scope) => set({ scope })} />
      <div className="flex flex-col gap-3 sm:col-span-2">
        <ErrorNotice error={act.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={typed.scope.length === 0} busy={act.isPending ? t('ui.sending') : null}>
            {t('desk.badge.grant')}
          </Button>
          <Button onPress={() => setTyped(null)}>{t('ui.cancel')}</Button>
        </div>
      </div>
    </form>
  );
}

function Scope(props: {
  readonly scope: readonly ScopeCode[];
  readonly onChange: (scope: readonly ScopeCode[]) => void;
}): ReactNode {
  const { scope, onChange } = props;
  const { t, lang } = useWords();
  return (
    <fieldset className="sm:col-span-2">
      <legend className="mb-1 font-semibold">{t('desk.badge.scope')}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {SCOPE_CODES.map((code) => (
          <Tick
            key={code}
            label={SCOPES[code][lang]}
            checked={scope.includes(code)}
            onChange={(on) => onChange(on ? [...scope, code] : scope.filter((one) => one !== code))}
          />
        ))}
      </div>
    </fieldset>
  );
}
