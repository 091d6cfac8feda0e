import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'fs';
import { createRequire } from 'module';
import { basename, dirname, join } from 'path';
import type * as v8 from 'v8';
import { Script } from 'vm';

/** Where Node.js keeps no compiled code either: it would not be counted. */
const SWITCHES = ['NODE_DISABLE_COMPILE_CACHE', 'NODE_V8_COVERAGE'];
/** By how much more a process must have compiled for that to be kept in place of what is. */
const MORE = 1.1;

/**
 * Requires a module of this package, which V8 need not compile again if an earlier process has: that takes more time than a small `check`.
 *
 * Compiled code is kept in the folder `.cache` of the package: who can write there can write the package itself, so nobody else's code is run. Where that folder
 * cannot be written, or the variable NODE_DISABLE_COMPILE_CACHE is set, the module is required as any other.
 *
 * @param file the module
 * @param id what changes with its text
 * @param load requires it as any other; a bundler follows it
 */
export function requireCompiled(file: string, id: string, load: () => unknown): unknown {
  if (SWITCHES.some((name) => process.env[name])) return load();
  try {
    return run(file, id);
  } catch (error) {
    if (error instanceof NotCached) return load();
    throw error;
  }
}

class NotCached extends Error {}

type Wrapped = (exports: unknown, require: NodeJS.Require, module: { exports: unknown }, file: string, folder: string) => void;

function run(file: string, id: string): unknown {
  const script = compiled(file, id);
  const module = { exports: {} };
  (script.runInThisContext() as Wrapped).call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  return module.exports;
}

function compiled(file: string, id: string): Script {
  const cache = join(dirname(file), '..', '.cache', `${basename(file)}-${process.version}-${process.arch}`);
  try {
    const text = readFileSync(file, 'latin1');
    const cachedData = readCache(cache, id);
    const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`, { filename: file, cachedData });
    const kept = !cachedData || script.cachedDataRejected ? 0 : cachedData.length;
    // Who only prints a help has compiled less than the text is long, who judges more.
    if (kept < text.length) keepAtExit(cache, id, script, kept);
    return script;
  } catch {
    throw new NotCached();
  }
}

/** Keeps what is compiled until then, functions too. Without the first flag V8 forgets code that has not run for a while; with it still set, what is kept would be for processes that set it too. */
function keepAtExit(cache: string, id: string, script: Script, kept: number): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most processes find the code compiled
  const { setFlagsFromString } = require('v8') as typeof v8;
  setFlagsFromString('--no-flush-bytecode');
  process.once('exit', () => {
    setFlagsFromString('--flush-bytecode');
    writeCache(cache, id, script, kept);
  });
}

function readCache(cache: string, id: string): Buffer | undefined {
  try {
    const bytes = readFileSync(cache);
    return bytes.toString('latin1', 0, id.length) === id ? bytes.subarray(id.length) : undefined;
  } catch {
    return undefined;
  }
}

/** It is whole before it has its name: V8 trusts what it reads. */
function writeCache(cache: string, id: string, script: Script, kept: number): void {
  const beside = `${cache}.${process.pid}`;
  try {
    const code = script.createCachedData();
    if (code.length <= kept * MORE) return;
    mkdirSync(dirname(cache), { recursive: true });
    const file = openSync(beside, 'wx');
    try {
      writeSync(file, Buffer.concat([Buffer.from(id, 'latin1'), code]));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, cache);
  } catch {
    removeIfThere(beside);
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Nor can it be written.
  }
}
