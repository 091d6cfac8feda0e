import * as ts from 'typescript';
import * as library from '../src';

/** Runs the TypeScript of a document, which requires the library by its name, without checking its types. */
export function runProgram(text: string): void {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  const load = (name: string): unknown => (name === 'cdk8s-kubevirt' ? library : jest.requireActual(name));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('require', 'exports', outputText)(load, {});
}
