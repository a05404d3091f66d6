export interface ParsedMail {
  headers: Map<string, string>;
  subject: string;
  text: string;
  html: string | null;
}

interface Part {
  headers: Map<string, string>;
  body: string;
}

/** Subject and bodies of a mail as it came over SMTP (RFC 5322, MIME). Attachments are left in the raw text. */
export function parseMail(raw: Buffer): ParsedMail {
  const mail = splitPart(raw.toString('latin1'));
  const leaves = leavesOf(mail);
  const find = (type: string) => leaves.find((part) => typeOf(part).startsWith(type) && !isAttachment(part));
  const html = find('text/html');
  const text = find('text/plain') ?? (html ? undefined : leaves[0]);
  return {
    headers: mail.headers,
    subject: decodeWords(mail.headers.get('subject') ?? ''),
    text: text ? decodeBody(text).replaceAll('\r\n', '\n') : '',
    html: html ? decodeBody(html) : null,
  };
}

function splitPart(source: string): Part {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end ? source.slice(0, end.index) : source;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name && value !== undefined) headers.set(name.toLowerCase(), value);
  }
  return { headers, body: end ? source.slice(end.index + end[0].length) : '' };
}

function leavesOf(part: Part): Part[] {
  const boundary = /^multipart\/.*boundary="?([^";]+)/i.exec(part.headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return [part];
  const pieces = part.body.split(`--${boundary}`).slice(1);
  const inner = pieces.filter((piece) => !piece.startsWith('--'));
  return inner.flatMap((piece) => leavesOf(splitPart(piece.replace(/^\r?\n/, '').replace(/\r?\n$/, ''))));
}

const typeOf = (part: Part) => (part.headers.get('content-type') ?? 'text/plain').toLowerCase();
const isAttachment = (part: Part) => /^attachment/i.test(part.headers.get('content-disposition') ?? '');

function decodeBody(part: Part): string {
  const encoding = part.headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(part.body, 'base64').toString('utf8');
  const source = encoding === 'quoted-printable' ? unquote(part.body.replace(/=\r?\n/g, '')) : part.body;
  return Buffer.from(source, 'latin1').toString('utf8');
}

function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?[^?]+\?([QB])\?([^?]*)\?=/gi, (_all, kind: string, word: string) => {
    if (kind.toUpperCase() === 'B') return Buffer.from(word, 'base64').toString('utf8');
    return Buffer.from(unquote(word.replaceAll('_', ' ')), 'latin1').toString('utf8');
  });
}

function unquote(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
