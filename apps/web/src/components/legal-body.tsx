/** A text of a seller: paragraphs, headings (`## `) and lists (`- `), and nothing else. */
export function LegalBody({ body }: { body: string }) {
  const blocks = body.split(/\n{2,}/);
  return (
    <div className="flex flex-col gap-3 leading-relaxed text-pretty">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text is shown as it is; its blocks keep their places.
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: string }) {
  const lines = block.split('\n');
  if (block.startsWith('## ')) {
    return <h2 className="mt-3 text-lg font-semibold tracking-tight">{block.slice(3)}</h2>;
  }
  if (lines.every((line) => line.startsWith('- '))) {
    return (
      <ul className="flex list-disc flex-col gap-1.5 pl-5 marker:text-muted">
        {lines.map((line) => (
          <li key={line}>{line.slice(2)}</li>
        ))}
      </ul>
    );
  }
  return <p className="break-words whitespace-pre-line">{block}</p>;
}
