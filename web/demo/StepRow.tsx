/** One step of the guided demonstration: what to do, as whom, why it matters, and the buttons that bring the reader there. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Copy } from '../ui/Copy.tsx';
import { instantIn } from '../ui/figures.ts';
import { useOwnZone } from '../ui/due.ts';
import { Icon } from '../ui/Icon.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { usePlay } from './play.ts';
import { type Demonstration, moveTime, payOpen } from './queries.ts';
import { ACTORS, type GuideStep, SUPPLIER_NAME } from './steps.ts';

type StepProps = {
  readonly step: GuideStep;
  readonly n: number;
  readonly state: 'done' | 'now' | 'later';
  readonly demonstration: Demonstration;
  /** Who is signed in. */
  readonly email: string | null;
};

export function StepRow({ step, n, state, demonstration, email }: StepProps): ReactNode {
  const { t } = useWords();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (state === 'now' && n > 1) row.current?.scrollIntoView({ block: 'nearest' });
  }, [state, n]);
  return (
    <li ref={row} className="flex gap-3 py-3" aria-current={state === 'now' ? 'step' : undefined}>
      <span
        className={`figures mt-0.5 grid size-6 shrink-0 place-items-center rounded-full text-xs font-semibold ${
          state === 'done' ? 'bg-good-wash text-good' : state === 'now' ? 'bg-action text-on-action' : 'bg-wash text-soft'
        }`}
      >
        {state === 'done' ? <Icon name="check" className="size-3" /> : n}
      </span>
      <div className="min-w-0 flex-1">
        <h2 className={`text-base ${state === 'later' ? 'text-soft' : ''}`}>
          {t(step.title)}
          {state === 'done' ? <span className="sr-only"> {t('guide.done')}</span> : null}
        </h2>
        {state === 'now' ? <Open step={step} demonstration={demonstration} email={email} /> : null}
      </div>
    </li>
  );
}

function Open({ step, demonstration, email }: Pick<StepProps, 'step' | 'demonstration' | 'email'>): ReactNode {
  const { t } = useWords();
  const { guided } = demonstration;
  const from = guided && step.from ? step.from(guided) : null;
  const early = from !== null && from > demonstration.now;
  return (
    <div className="mt-1 flex flex-col gap-3">
      <p className="max-w-[68ch]">{t(step.todo)}</p>
      {step.texts ? (
        <ul className="flex flex-col gap-1">
          {step.texts.map((text) => (
            <li key={text} className="flex flex-wrap items-baseline gap-x-3">
              <q className="font-semibold" lang="en">
                {text}
              </q>
              <Copy text={text} what={text} />
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {early && from ? <Travel to={from} /> : null}
        {step.bank && guided ? <Bank orderId={guided.orderId} /> : null}
        <GoThere step={step} demonstration={demonstration} email={email} quiet={early || step.bank === true} />
      </div>
      <Notice tone="neutral" title={t('guide.why')}>
        <p>{t(step.why)}</p>
      </Notice>
    </div>
  );
}

/** Moves time to where the step can be done. */
function Travel({ to }: { readonly to: string }): ReactNode {
  const { t, lang } = useWords();
  const zone = useOwnZone();
  const client = useQueryClient();
  const move = useMutation({ mutationFn: () => moveTime(to), onSuccess: () => client.invalidateQueries() });
  return (
    <>
      <Button look="primary" busy={move.isPending ? t('ui.sending') : null} onPress={() => move.mutate()}>
        <Icon name="clock" />
        {t('guide.travel', { at: instantIn(to, zone, lang) })}
      </Button>
      <ErrorNotice error={move.error} />
    </>
  );
}

/** The buyer's bank sends what is open; the programme reads the statement as any other. */
function Bank({ orderId }: { readonly orderId: string }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const pay = useMutation({ mutationFn: () => payOpen(orderId), onSuccess: () => client.invalidateQueries() });
  return (
    <>
      <Button look="primary" busy={pay.isPending ? t('ui.sending') : null} onPress={() => pay.mutate()}>
        <Icon name="building" />
        {t('guide.bank')}
      </Button>
      <ErrorNotice error={pay.error} />
    </>
  );
}

/** Becomes the step's person and opens the page where it is done. */
function GoThere({
  step,
  demonstration,
  email,
  quiet,
}: Pick<StepProps, 'step' | 'demonstration' | 'email'> & { readonly quiet: boolean }): ReactNode {
  const { t } = useWords();
  const play = usePlay();
  const as = ACTORS[step.as];
  const name = demonstration.people.find((person) => person.email === as)?.name ?? as;
  // The draft begins at the supplier, whose id is another in each demonstration.
  const { data: supplierId } = useQuery({
    queryKey: ['demonstration', 'supplier'],
    enabled: step.id === 'draft',
    queryFn: async () => {
      const found = await told(api.GET('/v1/suppliers', { params: { query: { query: SUPPLIER_NAME, limit: 1 } } }));
      return found.items[0]?.supplierId ?? null;
    },
  });
  const to = step.id === 'draft' ? `/orders/new?supplier=${supplierId ?? ''}` : step.path(demonstration.guided);
  const go = useMutation({ mutationFn: (path: string) => play(as, demonstration.password, path) });
  if (to === null) return null;
  return (
    <>
      <Button look={quiet ? 'plain' : 'primary'} busy={go.isPending ? t('ui.sending') : null} onPress={() => go.mutate(to)}>
        <Icon name="person" />
        {t(as === email ? 'guide.go_on' : 'guide.go', { name })}
      </Button>
      {go.data ? (
        <div role="alert">
          <Notice tone="bad" title={t(go.data)} />
        </div>
      ) : null}
    </>
  );
}
