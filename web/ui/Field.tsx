/** Fields of forms: the label always shows, help stands below it, what is wrong stands beside it in words. */
import { type HTMLInputAutoCompleteAttribute, type ReactNode, useId } from 'react';
import { tickedIn, typedIn, useTyped } from './standing.ts';

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'date';
  readonly required?: boolean;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: 'numeric' | 'decimal';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly name?: string;
  /** What is wrong with what stands in it, in words. */
  readonly wrong?: string | null;
};

export function Field({ label, value, onChange, help, wrong = null, ...input }: FieldProps): ReactNode {
  const id = useId();
  const field = useTyped<HTMLInputElement, string>(value, onChange, typedIn);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <input
        ref={field}
        id={id}
        className="field"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={wrong === null ? undefined : true}
        aria-describedby={describedBy(id, wrong, help)}
        {...input}
      />
      <Told id={id} wrong={wrong} help={help} />
    </div>
  );
}

/** The ids of what is told about a field below it. */
function describedBy(id: string, wrong: string | null, help: string | undefined): string | undefined {
  const told = [...(wrong === null ? [] : [`${id}-wrong`]), ...(help ? [`${id}-help`] : [])];
  return told.length > 0 ? told.join(' ') : undefined;
}

type ToldProps = { readonly id: string; readonly wrong: string | null; readonly help: string | undefined };

function Told({ id, wrong, help }: ToldProps): ReactNode {
  return (
    <>
      {wrong === null ? null : (
        <p id={`${id}-wrong`} className="mt-1 text-xs font-semibold text-bad">
          {wrong}
        </p>
      )}
      {help ? (
        <p id={`${id}-help`} className="mt-1 text-xs text-soft">
          {help}
        </p>
      ) : null}
    </>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly hideLabel?: boolean;
  readonly name?: string;
  /** With it the empty option is no answer. */
  readonly required?: boolean;
  readonly help?: string;
  /** What is wrong with what is chosen, in words. */
  readonly wrong?: string | null;
};

/** One of a few, as the system's own list: it works with every keyboard and every phone. */
export function Choice({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
  help,
  wrong = null,
  ...select
}: ChoiceProps): ReactNode {
  const id = useId();
  // A value that is not among the options shows as the first of them; nobody chose it.
  const isListed = options.some(([option]) => option === value);
  const field = useTyped(value, onChange, (list: HTMLSelectElement) => (isListed ? list.value : value));
  return (
    <div>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block font-semibold'}>
        {label}
      </label>
      <select
        ref={field}
        id={id}
        {...select}
        className="field"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={wrong === null ? undefined : true}
        aria-describedby={describedBy(id, wrong, help)}
      >
        {options.map(([option, text]) => (
          // Names of currencies and countries are the browser's own, and the server's may differ by a letter.
          <option key={option} value={option} suppressHydrationWarning>
            {text}
          </option>
        ))}
      </select>
      <Told id={id} wrong={wrong} help={help} />
    </div>
  );
}

/** Yes or no. */
export function Tick(props: {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): ReactNode {
  const { label, checked, onChange } = props;
  const field = useTyped(checked, onChange, tickedIn);
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        ref={field}
        type="checkbox"
        className="size-4 shrink-0 accent-action"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="min-w-0 flex-1">{label}</span>
    </label>
  );
}
