/** What every form does when it is sent. */
import type { FormEvent } from 'react';

/** Keeps the page and hands the form to the act. */
export const submitting =
  (send: () => void) =>
  (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
