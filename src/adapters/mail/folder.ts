/** Mail as .eml files in a folder: what an installation without a mail server, a demo and tests read. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { mailId, messageOf } from './message.ts';
import type { MailPort } from './types.ts';

/** Writes each mail as `<id>.eml`; the same mail again replaces its own file. */
export function folderMail(folder: string, from: string): MailPort {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (mail) => {
      const message = messageOf(mail, from);
      if (!message) return 'refused';
      const { message: eml } = await transport.sendMail(message);
      await mkdir(folder, { recursive: true });
      const file = join(folder, `${mailId(mail)}.eml`);
      // Written aside and renamed: a reader never sees half a mail.
      await writeFile(`${file}.part`, eml as Buffer);
      await rename(`${file}.part`, file);
      return 'sent';
    },
    close: () => transport.close(),
  };
}
