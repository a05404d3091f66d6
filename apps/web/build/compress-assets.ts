import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** The highest level costs seconds for one per cent. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const compressible = /\.(js|css|svg)$/;

/** Writes `.br` and `.gz` beside each text asset, so that serving compresses nothing. */
export function compressAssets(): Plugin {
  return {
    name: 'latchkey:compress-assets',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, output] of Object.entries(bundle)) {
          if (!compressible.test(fileName)) continue;
          const source = output.type === 'chunk' ? output.code : output.source;
          this.emitFile({
            type: 'asset',
            fileName: `${fileName}.br`,
            source: brotliCompressSync(source, brotli),
          });
          this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(source) });
        }
      },
    },
  };
}
