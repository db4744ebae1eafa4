/** A printed document as an answer: a file to be saved, whose headers tell its form and its languages. */
import { type Answer, answer } from './route.ts';

const FORMS = {
  text: { mediaType: 'text/plain; charset=utf-8', ending: 'txt' },
  pdf: { mediaType: 'application/pdf', ending: 'pdf' },
} as const;

export type Printed = {
  readonly bytes: Uint8Array;
  readonly format: keyof typeof FORMS;
  /** One language, or several in the order of the document. */
  readonly languages: readonly string[];
  /** The file's name without its ending: letters, digits, dashes. */
  readonly name: string;
};

/** Answers 200 with the bytes. */
export const printedAnswer = ({ bytes, format, languages, name }: Printed): Answer<200, Uint8Array> => {
  const { mediaType, ending } = FORMS[format];
  const headers = {
    'Content-Type': mediaType,
    'Content-Language': languages.join(', '),
    'Content-Disposition': `attachment; filename="${name}.${ending}"`,
  };
  return answer(200, Buffer.from(bytes), { headers });
};
