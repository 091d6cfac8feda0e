import { relative } from 'node:path';
import * as ts from 'typescript';
import { readBy, withParagraph } from './docstring';
import type { Readers } from './docstring';
import { DECIDING } from './props';
import type { PlatformProp } from './props';
import { groupBy } from '../../src/kubernetes/group-by';
import { ROOT } from '../assembly';

/** The props with those who read each. */
export function readersOf(
  props: readonly PlatformProp[], rules: ReadonlyMap<string, readonly string[]>, constructs: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<PlatformProp, Readers> {
  return new Map(props.map((prop) => {
    const path = DECIDING.get(prop.path) ?? prop.path;
    return [prop, { rules: rules.get(path) ?? [], constructs: constructs.get(path) ?? [] }];
  }));
}

/** The props that nothing reads: a user who states one waits for something that never comes. */
export function unread(readers: ReadonlyMap<PlatformProp, Readers>): string[] {
  return [...readers].filter(([, { rules, constructs }]) => !rules.length && !constructs.length).map(([{ path }]) => path);
}

/** The sources that declare props, by path in the checkout, with docstrings that say who reads each. */
export function annotated(readers: ReadonlyMap<PlatformProp, Readers>): ReadonlyMap<string, string> {
  const byFile = groupBy([...readers], ([{ declaration }]) => declaration.getSourceFile());
  return new Map([...byFile].map(([source, entries]) => [relative(ROOT, source.fileName), annotatedSource(source, entries)]));
}

function annotatedSource({ text }: ts.SourceFile, entries: readonly (readonly [PlatformProp, Readers])[]): string {
  const lastFirst = [...entries].sort(([a], [b]) => b.declaration.pos - a.declaration.pos);
  return lastFirst.reduce((written, [{ path, declaration }, readers]) => {
    const [docstring] = ts.getJSDocCommentsAndTags(declaration);
    if (!docstring) throw new Error(`${path} has no docstring`);
    const { pos, end } = docstring;
    const indent = text.slice(text.lastIndexOf('\n', pos) + 1, pos);
    return `${written.slice(0, pos)}${withParagraph(text.slice(pos, end), readBy(readers, path), indent)}${written.slice(end)}`;
  }, text);
}
