import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as ts from 'typescript';
import * as library from '../../src';
import { documentsOf } from '../../src/manifests/source/document';
import { objectsOf } from '../../src/manifests/source/object';

/** The objects in YAML. */
export function read(yaml: string): unknown[] {
  return [...documentsOf('test', yaml)].flatMap(objectsOf).map(({ manifest }) => manifest);
}

const MODULES = new Map<string, unknown>([['cdk8s', cdk8s], ['cdk8s-plus-28', kplus], ['cdk8s-kubevirt', library]]);

/** Runs the text of a program, and gives what its charts write, in the order of the charts. */
export function execute(program: string): string[] {
  const { outputText, diagnostics = [] } = ts.transpileModule(program, {
    reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  const outdir = mkdtempSync(join(tmpdir(), 'adopt-'));
  process.env.CDK8S_OUTDIR = outdir;
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    new Function('require', 'exports', outputText)((name: string) => MODULES.get(name), {});
    return readdirSync(outdir).sort().map((file) => readFileSync(join(outdir, file), 'utf8'));
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}
