import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, Plugin } from 'esbuild';
import { ROOT } from '../assembly';

/** Writes the command line with all that it requires into one file, which Node.js runs without `node_modules`. */
export async function writeSingleFile(file: string): Promise<void> {
  await build({
    entryPoints: [join(ROOT, 'src', 'cli', 'main.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20',
    charset: 'ascii',
    minify: true,
    // The licences of what is copied stay with it.
    legalComments: 'eof',
    logLevel: 'warning',
    plugins: [JSON_AS_TEXT],
  });
}

/** V8 reads a text much faster than an object literal, and only what is required is parsed. */
const JSON_AS_TEXT: Plugin = {
  name: 'json-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const compact = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `module.exports = JSON.parse(${JSON.stringify(compact)});`, loader: 'js' };
    });
  },
};
