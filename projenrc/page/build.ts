import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../assembly';

/** The program and the style of the page of a report, and what a Content-Security-Policy calls them. */
export interface Page {
  readonly script: string;
  readonly style: string;
  readonly scriptHash: string;
  readonly styleHash: string;
}

/** Builds page/ into two texts, the same for the same sources. */
export async function buildPage(): Promise<Page> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'page', 'main.tsx')],
    outfile: join(ROOT, 'lib', 'report', 'page.js'),
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const { outputFiles: styles } = await build({ entryPoints: [join(ROOT, 'page', 'style.css')], write: false, minify: true, legalComments: 'none', logLevel: 'warning' });
  const [script, style] = [outputFiles[0].text.trimEnd(), styles[0].text.trimEnd()];
  // esbuild escapes what would end the element that a text stands in.
  if (/<\/(?:script|style)/i.test(script + style)) throw new Error('the page holds the end of an element');
  return { script, style, scriptHash: hashOf(script), styleHash: hashOf(style) };
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
