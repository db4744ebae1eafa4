/** What buyers read about the company, its place in the programme, and its products. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1SuppliersSupplierId200 } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { codeOf } from '../api/problem.ts';
import { supplierQuery } from '../api/queries.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Products } from './Products.tsx';
import { SupplyFrame } from './SupplyFrame.tsx';

type Profile = GetV1SuppliersSupplierId200;

export function ProfilePage(): ReactNode {
  const { t } = useWords();
  return (
    <SupplyFrame title={t('supply.profile')} lead={t('supply.profile.lead')} open>
      {(supplierId) => <Mine supplierId={supplierId} />}
    </SupplyFrame>
  );
}

function Mine({ supplierId }: { readonly supplierId: string }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(supplierQuery(supplierId));
  if (error && codeOf(error) !== 'access.not_found') return <ErrorNotice error={error} />;
  if (error) return <Enter />;
  if (!data) return <Skeleton rows={6} />;
  return (
    <>
      <p className="mb-4">
        <Link to="/suppliers/$supplierId" params={{ supplierId }} className="link">
          {t('supply.profile.seen')}
        </Link>
      </p>
      <About profile={data} />
      <Programme profile={data} />
      <Products supplierId={supplierId} />
    </>
  );
}

/** The company sells nothing here yet. */
function Enter(): ReactNode {
  const { t } = useWords();
  const act = useAct((_: null, headers) => told(api.POST('/v1/suppliers', { body: { about: null, categories: [] }, headers })));
  return (
    <Section title={t('supply.enter')}>
      <p className="mb-3 max-w-[72ch]">{t('supply.enter.text')}</p>
      <ErrorNotice error={act.error} />
      <Button look="primary" onPress={() => act.mutate(null)} busy={act.isPending ? t('ui.sending') : null}>
        {t('supply.enter')}
      </Button>
    </Section>
  );
}

/** `LED lighting, tents` as slugs. */
const slugsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；\n]+/u)
      .map((one) => one.trim().toLowerCase().replaceAll(/\s+/g, '-'))
      .filter((one) => one !== ''),
  ),
];

function About({ profile }: { readonly profile: Profile }): ReactNode {
  const { t } = useWords();
  const { supplierId } = profile;
  const [about, setAbout] = useState(profile.about ?? '');
  const [categories, setCategories] = useState(profile.categories.join(', '));
  const act = useAct((body: { readonly about: string | null; readonly categories: string[] }, headers) =>
    told(api.PUT('/v1/suppliers/{supplierId}/profile', { params: { path: { supplierId } }, body, headers })),
  );
  const save = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ about: about.trim() === '' ? null : about.trim(), categories: slugsOf(categories) });
  };
  return (
    <Section title={t('supply.about')}>
      <form className="flex max-w-2xl flex-col gap-3" onSubmit={save}>
        <TextField label={t('supply.about.text')} value={about} onChange={setAbout} />
        <Field
          label={t('supply.categories')}
          help={t('supply.categories.help')}
          value={categories}
          onChange={setCategories}
          maxLength={800}
        />
        <ErrorNotice error={act.error} />
        {act.isSuccess ? <Notice tone="good" title={t('supply.saved')} /> : null}
        <div>
          <Button type="submit" look="primary" busy={act.isPending ? t('ui.sending') : null}>
            {t('supply.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function Programme({ profile }: { readonly profile: Profile }): ReactNode {
  const { t } = useWords();
  const params = { path: { supplierId: profile.supplierId } };
  const enrol = useAct((_: null, headers) => told(api.PUT('/v1/suppliers/{supplierId}/enrolment', { params, headers })));
  const leave = useAct((_: null, headers) => told(api.DELETE('/v1/suppliers/{supplierId}/enrolment', { params, headers })));
  return (
    <Section title={t('supply.programme')}>
      <p className="mb-3 max-w-[72ch]">{t(profile.programme ? 'supply.programme.in' : 'supply.programme.out')}</p>
      {profile.programme ? (
        <Confirm
          label={t('supply.programme.leave')}
          says={t('supply.programme.leave.says')}
          onConfirm={() => leave.mutate(null)}
          pending={leave.isPending}
          error={leave.error}
        />
      ) : (
        <>
          <ErrorNotice error={enrol.error} />
          <Button look="primary" onPress={() => enrol.mutate(null)} busy={enrol.isPending ? t('ui.sending') : null}>
            {t('supply.programme.enrol')}
          </Button>
        </>
      )}
    </Section>
  );
}
