import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, resolve } from 'node:path';
import { expect } from 'expect';
import { bind } from 'jest-each';
import ts from 'typescript';

type Load = (module: NodeJS.Module, filename: string) => void;
const loader = Module as unknown as {
  _extensions: { [extension: string]: Load };
  prototype: { require(this: NodeJS.Module, request: string): unknown };
};

/** A test file's tests, as it declares them. */
type Test = () => unknown;
type Case = (...args: never[]) => unknown;

const compiled = new Map<string, string>();
let replaced: { readonly file: string; readonly text: string } | undefined;

/**
 * Runs test files in this process, in a few milliseconds each: enough of Jest for tests that are tables. What does not depend on the changed
 * file stays loaded.
 */
export class TestRunner {
  private readonly importers = new Map<string, Set<string>>();

  constructor(private readonly root: string) {
    const { importers } = this;
    const load = loader.prototype.require;
    // Not where names are resolved: Node.js resolves a name once for all files of a folder.
    loader.prototype.require = function (request) {
      const file = request.startsWith('.') ? typescriptFile(resolve(dirname(this.filename), request)) : undefined;
      if (file) importers.set(file, (importers.get(file) ?? new Set()).add(this.filename));
      return load.call(this, file ?? request);
    };
    loader._extensions['.ts'] = (module, filename) => {
      const text = replaced?.file === filename ? transpiled(filename, replaced.text) : compiledOnce(filename);
      (module as unknown as { _compile(code: string, filename: string): void })._compile(text, filename);
    };
  }

  /** The first failure of the tests where `file` has this text, if there is one. */
  public async failure(file: string, text: string, testFiles: readonly string[]): Promise<unknown> {
    const changed = resolve(this.root, file);
    replaced = { file: changed, text };
    this.unload(changed);
    try {
      for (const testFile of testFiles) {
        const path = resolve(this.root, testFile);
        this.unload(path);
        for (const test of testsOf(path)) await test();
      }
      return undefined;
    } catch (error) {
      return error;
    } finally {
      replaced = undefined;
      this.unload(changed);
    }
  }

  private unload(file: string): void {
    const left = [file];
    const seen = new Set<string>();
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      delete require.cache[next];
      left.push(...this.importers.get(next) ?? []);
    }
  }
}

/** Loads a test file and gathers its tests. */
function testsOf(file: string): Test[] {
  const tests: Test[] = [];
  const scope = globalThis as unknown as Record<string, unknown>;
  const add = (_: string, test: Case) => void tests.push(test as Test);
  const group = (_: string, body: () => void) => body();
  scope.test = scope.it = Object.assign(add, { each: bind(add as never) });
  scope.describe = Object.assign(group, { each: bind(group as never) });
  scope.expect = expect;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require(file);
  return tests;
}

function typescriptFile(path: string): string | undefined {
  return [`${path}.ts`, `${path}/index.ts`].find((candidate) => existsSync(candidate));
}

function compiledOnce(file: string): string {
  const known = compiled.get(file) ?? transpiled(file, readFileSync(file, 'utf8'));
  compiled.set(file, known);
  return known;
}

function transpiled(fileName: string, text: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  return ts.transpileModule(text, { fileName, compilerOptions }).outputText;
}
