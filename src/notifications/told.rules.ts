/** A notice before it has an order: what is told, and to whom. */
import { type Side, otherSide } from '../contracts/types.ts';
import type { CompanyId } from '../kernel/ids.ts';
import type { NoticeData, TemplateId } from './types.ts';

/** To sides of the order, or to an agency. */
export type Told = {
  readonly template: TemplateId;
  readonly to: readonly (Side | { readonly agencyId: CompanyId })[];
  readonly data: NoticeData;
};

export const BOTH: readonly Side[] = ['buyer', 'supplier'];

export const tell = (template: TemplateId, to: Told['to'], data: NoticeData = {}): readonly Told[] => [{ template, to, data }];

/** To the side that did not act. */
export const tellOther = (template: TemplateId, by: Side, data: NoticeData = {}): readonly Told[] =>
  tell(template, [otherSide(by)], data);
