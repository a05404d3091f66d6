/** Text in Telegram's HTML. */
class Html {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

// Only the type leaves this file: `html` and `joinHtml`, which escape what is put in, are the way to make one.
export type { Html };

export function html(strings: TemplateStringsArray, ...values: (string | number | Html)[]): Html {
  const text = strings.map((fixed, index) => fixed + escaped(values[index] ?? ''));
  return new Html(text.join(''));
}

export function joinHtml(parts: readonly Html[], separator: string): Html {
  return new Html(parts.map((part) => part.html).join(escaped(separator)));
}

function escaped(value: string | number | Html): string {
  if (value instanceof Html) return value.html;
  return String(value)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
