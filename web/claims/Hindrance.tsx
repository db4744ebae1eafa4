/** That an appointed inspection does not take place, and through whom: told by the agency or an operator. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { HindranceBody } from '../../src/claims/appointment.schema.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Field.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';

const BODIES = {
  buyer: { refusedBy: 'buyer' },
  supplier: { refusedBy: 'supplier' },
  disposed: { goodsDisposed: true },
  nobody: {},
} as const satisfies Readonly<Record<string, HindranceBody>>;
type Why = keyof typeof BODIES;
const WHYS = Object.keys(BODIES) as readonly Why[];

export function Hindrance({ path }: { readonly path: { readonly orderId: string; readonly claimId: string } }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState<Why>('buyer');
  const act = useAct((body: HindranceBody, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/appointment/hindrance', { params: { path }, body, headers })),
  );
  if (!open)
    return (
      <div className="mt-3">
        <Button onPress={() => setOpen(true)}>{t('appointed.hinder')}</Button>
      </div>
    );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate(BODIES[why]);
  };
  return (
    <form className="mt-3 flex max-w-2xl flex-col gap-3" onSubmit={send}>
      <p className="text-soft">{t('appointed.hinder.text')}</p>
      <Choice
        label={t('appointed.hinder.why')}
        value={why}
        onChange={(one) => setWhy(one as Why)}
        options={WHYS.map((one) => [one, t(`appointed.hinder.${one}`)] as const)}
      />
      <p>{t('appointed.hinder.says')}</p>
      <ErrorNotice error={act.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={act.isPending ? t('ui.sending') : null}>
          {t('appointed.hinder.send')}
        </Button>
        <Button onPress={() => setOpen(false)}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}
