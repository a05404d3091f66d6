import { waitFor } from './wait-for.ts';

export interface SeenMail {
  subject: string;
  text: string;
  html: string | null;
}

/** The mails that the sandbox has taken for an address. */
export function mailbox(sandboxUrl: string, address: string) {
  const all = async (): Promise<SeenMail[]> => {
    const response = await fetch(`${sandboxUrl}/mail?to=${encodeURIComponent(address)}`);
    return (await response.json()) as SeenMail[];
  };
  return {
    all,
    /** The first link of the latest mail with such a subject, once it is there. */
    link: (subject: RegExp): Promise<string> =>
      waitFor(`a mail ${subject} to ${address}`, async () => {
        const mail = (await all()).findLast((each) => subject.test(each.subject));
        return mail && /https?:\/\/\S+/.exec(mail.text)?.[0];
      }),
  };
}
