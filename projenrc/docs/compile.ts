import { join } from 'node:path';
import * as ts from 'typescript';

/** Code of a document that is a file: its path stands in a comment on the first line. */
export interface CodeFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The TypeScript of a Markdown text.
 *
 * @throws where a block does not say which file it is
 */
export function codeFilesOf(markdown: string): CodeFile[] {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text]) => {
    const [, path] = /^\/\/ (\S+\.ts)\n/.exec(text) ?? [];
    if (path === undefined) throw new Error(`code without the path of its file in a comment on the first line:\n${text}`);
    return { path, text };
  });
}

/** What the compiler has against files that are laid over those of the checkout, as `<file>:<line>: <message>`. Nothing is written. */
export function compile(files: readonly CodeFile[], root: string): string[] {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, 'test', 'tsconfig.json'), ts.sys.readFile).config, ts.sys, join(root, 'test'));
  const texts = new Map(files.map(({ path, text }) => [join(root, path), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  // A file may be laid into a folder that is not there.
  host.directoryExists = undefined;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...texts.keys()], { ...options, noEmit: true }, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, ' ');
    return file ? `${file.fileName.slice(root.length + 1)}:${file.getLineAndCharacterOfPosition(start).line + 1}: ${message}` : message;
  });
}
