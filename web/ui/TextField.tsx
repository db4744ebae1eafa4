/** A field for several lines: the label always shows, help stands below it. */
import { type ReactNode, useId } from 'react';
import { typedIn, useTyped } from './standing.ts';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly required?: boolean;
  /** Characters; without it, as many as texts of claims may have. */
  readonly maxLength?: number;
};

export function TextField({ label, value, onChange, help, maxLength = 4_000, ...input }: TextFieldProps): ReactNode {
  const id = useId();
  const field = useTyped<HTMLTextAreaElement, string>(value, onChange, typedIn);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={4}
        maxLength={maxLength}
        className="field"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={help ? `${id}-help` : undefined}
        {...input}
      />
      {help ? (
        <p id={`${id}-help`} className="mt-1 text-xs text-soft">
          {help}
        </p>
      ) : null}
    </div>
  );
}
