/** Whom the goods go to where that is not the buyer, and the papers that the contract asks for. */
import { type ReactNode, useMemo } from 'react';
import { COUNTRIES } from '../../src/parties/countries.rules.ts';
import { usePaperName } from '../supply/PaperRows.tsx';
import { USUAL_PAPERS, proving } from '../supply/papers.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { countryName } from '../ui/figures.ts';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.ts';
import { type DraftTerms, freshId } from './draft.ts';
import type { PaperDraft } from './extras.ts';
import { Fold } from './Fold.tsx';

type PaperFieldsProps = {
  readonly terms: DraftTerms;
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (terms: DraftTerms) => void;
};

export function PaperFields({ terms, wrong, onChange }: PaperFieldsProps): ReactNode {
  const { t, lang } = useWords();
  const { papers, consignee, consigneeCountry } = terms;
  const put = (next: readonly PaperDraft[]): void => onChange({ ...terms, papers: next });
  const add = (): void =>
    put([...papers, { id: freshId(papers.map(({ id }) => id)), type: '', form: '', issuer: '', latestOn: '' }]);
  const countries = useMemo(
    () => COUNTRIES.map((code) => [code, countryName(code, lang)] as const).sort((a, b) => a[1].localeCompare(b[1], lang)),
    [lang],
  );
  const proves = proving({ incoterm: { rule: terms.rule }, transport: terms.transport || null });
  return (
    <Fold
      title={t('extras.papers')}
      isUsual={papers.length === 0 && consignee === '' && consigneeCountry === ''}
      isWrong={papers.some(({ id }) => wrong.has(`paper ${id}`))}
    >
      <div className="mb-4 grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('extras.consignee')}
          help={t('extras.consignee_help')}
          value={consignee}
          onChange={(text) => onChange({ ...terms, consignee: text })}
        />
        <Choice
          label={t('extras.consignee_country')}
          value={consigneeCountry}
          onChange={(code) => onChange({ ...terms, consigneeCountry: code })}
          options={[['', t('extras.country_open')], ...countries]}
        />
      </div>
      <p className="mb-3 max-w-[72ch] text-soft">{t('extras.papers_help')}</p>
      {papers.map((paper, index) => (
        <Paper
          key={paper.id}
          paper={paper}
          number={index + 1}
          proves={proves}
          isWrong={wrong.has(`paper ${paper.id}`)}
          onChange={(next) => put(papers.map((one) => (one.id === next.id ? next : one)))}
          onRemove={() => put(papers.filter(({ id }) => id !== paper.id))}
        />
      ))}
      <Button onPress={add}>{t('extras.paper_add')}</Button>
    </Fold>
  );
}

type PaperProps = {
  readonly paper: PaperDraft;
  readonly number: number;
  /** Papers that prove shipment under the trade term. */
  readonly proves: readonly string[];
  readonly isWrong: boolean;
  readonly onChange: (paper: PaperDraft) => void;
  readonly onRemove: () => void;
};

function Paper({ paper, number, proves, isWrong, onChange, onRemove }: PaperProps): ReactNode {
  const { t } = useWords();
  const name = usePaperName();
  const own = paper.type === '' ? [] : [paper.type];
  return (
    <fieldset className="mb-3 min-w-0">
      <legend className="sr-only">{t('supply.paper.row', { n: number })}</legend>
      <div className="grid items-start gap-x-4 gap-y-2 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_2fr_1fr]">
        <Choice
          label={t('supply.paper.type')}
          value={paper.type}
          onChange={(type) => onChange({ ...paper, type })}
          options={[
            ['', t('supply.paper.choose')],
            ...[...new Set([...proves, ...USUAL_PAPERS, ...own])].map((type) => [type, name(type)] as const),
          ]}
          wrong={isWrong ? t('draft.wrong.empty') : null}
        />
        <Choice
          label={t('supply.paper.form')}
          value={paper.form}
          onChange={(form) => onChange({ ...paper, form: form === 'original' || form === 'copy' ? form : '' })}
          options={[
            ['', t('extras.form_open')],
            ['original', t('supply.paper.original')],
            ['copy', t('supply.paper.copy')],
          ]}
        />
        <Field
          label={t('extras.issuer')}
          help={t('extras.issuer_help')}
          maxLength={200}
          value={paper.issuer}
          onChange={(issuer) => onChange({ ...paper, issuer })}
        />
        <Field
          label={t('extras.latest')}
          type="date"
          help={t('extras.latest_help')}
          value={paper.latestOn}
          onChange={(latestOn) => onChange({ ...paper, latestOn })}
        />
      </div>
      <Button look="quiet" onPress={onRemove}>
        {t('supply.paper.out', { name: paper.type === '' ? t('supply.paper.row', { n: number }) : name(paper.type) })}
      </Button>
    </fieldset>
  );
}
