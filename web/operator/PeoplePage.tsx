/** The people of the programme and what each may do; an owner gives permissions. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { GetV1Me200, GetV1Staff200 } from '../../sdk/openapi.ts';
import { STAFF_PERMISSIONS, type StaffPermission } from '../../src/parties/types.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { useStepped } from '../session/StepUp.tsx';
import { Button } from '../ui/Button.tsx';
import { Tick } from '../ui/Field.tsx';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Desk } from './Desk.tsx';
import { staffQuery } from './manage.queries.ts';

type Person = GetV1Staff200['items'][number];

function Permits({ me, person }: { readonly me: GetV1Me200; readonly person: Person }): ReactNode {
  const { t } = useWords();
  const [chosen, setChosen] = useState<readonly StaffPermission[]>(person.permissions);
  const act = useAct((permissions: readonly StaffPermission[], headers) =>
    told(
      api.PUT('/v1/staff/{userId}/permissions', {
        params: { path: { userId: person.userId } },
        body: { permissions: [...permissions] },
        headers,
      }),
    ),
  );
  const { send, dialog, error, isPending } = useStepped(act, me.user.email);
  const same = STAFF_PERMISSIONS.every((one) => chosen.includes(one) === person.permissions.includes(one));
  return (
    <Section title={person.userName} aside={<span className="text-soft">{person.email}</span>}>
      <fieldset>
        <legend className="sr-only">{t('desk.people.permits', { name: person.userName })}</legend>
        <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
          {STAFF_PERMISSIONS.map((one) => (
            <Tick
              key={one}
              label={t(`desk.permission.${one}`)}
              checked={chosen.includes(one)}
              onChange={(on) => setChosen((before) => (on ? [...before, one] : before.filter((each) => each !== one)))}
            />
          ))}
        </div>
      </fieldset>
      <div className="mt-3 flex flex-col items-start gap-3">
        <ErrorNotice error={error} />
        <Button disabled={same} busy={isPending ? t('ui.sending') : null} onPress={() => send(chosen)}>
          {t('desk.people.save')}
        </Button>
      </div>
      {dialog}
    </Section>
  );
}

function People({ me }: { readonly me: GetV1Me200 }): ReactNode {
  const { data, error } = useQuery(staffQuery);
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={6} />;
  return data.items.map((person) => <Permits key={`${person.userId}${person.permissions.join()}`} me={me} person={person} />);
}

export function PeoplePage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.nav.people')} lead={t('desk.people.lead')} verbs={['staff.read']}>
      {(me) => <People me={me} />}
    </Desk>
  );
}
