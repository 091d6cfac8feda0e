import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

const CODE_CACHE = transformSync(readFileSync(join(__dirname, '..', 'src', 'code-cache.ts'), 'utf8'), { loader: 'ts', format: 'cjs', target: 'node20' }).code;
/** Says whether V8 took code that was compiled before. */
const SPY = `
const vm = require('node:vm');
vm.Script = class extends vm.Script {
  constructor(text, options) {
    super(text, options);
    console.log(options.cachedData ? this.cachedDataRejected ? 'rejected' : 'taken' : 'compiled');
  }
};`;
let root: string;
const cache = () => join(root, '.cache', readdirSync(join(root, '.cache'))[0]);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'code-cache-'));
  mkdirSync(join(root, 'lib'));
  write('lib/code-cache.js', CODE_CACHE);
  write('lib/other.js', 'exports.word = "other";');
  write('spy.js', SPY);
  writeModule('here');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  writeFileSync(join(root, file), text);
}

function writeModule(word: string): void {
  write('lib/engine.code.js', `"use strict"; exports.words = () => ["${word}", require("./other").word, require("node:path").basename(__filename), this === exports];`);
}

/** What a process prints that requires the module: how it was compiled, and what it is. */
function run(id = 'a'.repeat(64), env: NodeJS.ProcessEnv = {}): string[] {
  write('main.js', `console.log(require("./lib/code-cache").requireCompiled(require.resolve("./lib/engine.code.js"), "${id}", `
    + '() => require("./lib/engine.code.js")).words().join(" "));');
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', join(root, 'spy.js'), join(root, 'main.js')], { encoding: 'utf8', env: { ...process.env, ...env } });
  return [...stdout.trim().split('\n'), ...stderr ? [stderr] : []];
}

test('a module is compiled once, and is the same each time', () => {
  const says = 'here other engine.code.js true';
  expect(run()).toEqual(['compiled', says]);
  expect(run()).toEqual(['taken', says]);
  expect(readdirSync(join(root, '.cache'))).toEqual([`engine.code.js-${process.version}-${process.arch}`]);
});

test('what a process runs at its start is kept, however long it lives', () => {
  const functions = Array.from({ length: 100 }, (_, i) => `(() => ${i})()`);
  const sizeAfter = (more: string) => {
    rmSync(join(root, '.cache'), { recursive: true, force: true });
    write('lib/engine.code.js', `exports.words = () => [[${functions.join(', ')}].length];`);
    write('rest.js', `process.once("beforeExit", () => { ${more} });`);
    spawnSync(process.execPath, ['--max-old-space-size=40', '-r', join(root, 'rest.js'), join(root, 'main.js')]);
    return statSync(cache()).size;
  };
  run();
  const short = sizeAfter('');
  expect(short).toBeGreaterThan(functions.length * 50);
  expect(sizeAfter('let held; for (let i = 0; i < 30; i++) held = new Array(1e6).fill(1.5);')).toBeGreaterThan(short * 0.9);
});

test('what a later process compiles beside is kept too, where that is much more', () => {
  const functions = Array.from({ length: 100 }, (_, i) => `f${i}: () => { const text = "${i}"; return text.length; }`);
  const words = '[process.env.ALL ? Object.values(all).map((each) => each()).length : 0]';
  write('lib/engine.code.js', `const all = { ${functions.join(', ')} };\nexports.words = () => ${words};\n// ${'long'.repeat(10_000)}`);
  const sizeAfter = (env: NodeJS.ProcessEnv) => {
    run(undefined, env);
    return statSync(cache()).size;
  };
  const few = sizeAfter({});
  expect(sizeAfter({})).toBe(few);
  const all = sizeAfter({ ALL: '1' });
  expect(all).toBeGreaterThan(few * 1.5);
  expect(sizeAfter({})).toBe(all);
});

test('another text of the same length is never run as the one before', () => {
  run();
  writeModule('hero');
  expect(run('b'.repeat(64))).toEqual(['compiled', 'hero other engine.code.js true']);
  expect(run('b'.repeat(64))[0]).toBe('taken');
});

test.each([
  ['empty', () => Buffer.of(), 'compiled'],
  ['cut off', (bytes: Buffer) => bytes.subarray(0, 100), 'rejected'],
  ['of zeros behind its head', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 64), Buffer.alloc(bytes.length - 64)]), 'rejected'],
])('compiled code that is %s is written anew', (_, damage, how) => {
  run();
  const file = cache();
  writeFileSync(file, damage(readFileSync(file)));
  expect(run()).toEqual([how, 'here other engine.code.js true']);
  expect(run()[0]).toBe('taken');
});

test.each(['NODE_DISABLE_COMPILE_CACHE', 'NODE_V8_COVERAGE'])('%s switches it off', (name) => {
  expect(run(undefined, { [name]: join(root, 'coverage') })).toEqual(['here other engine.code.js true']);
  expect(readdirSync(root)).not.toContain('.cache');
});

test('where the folder cannot be written, nothing is kept and all is as always', () => {
  write('.cache', 'a file');
  expect(run()).toEqual(['compiled', 'here other engine.code.js true']);
  expect(readFileSync(join(root, '.cache'), 'utf8')).toBe('a file');
});

test('where the module is not beside, as in a bundle of somebody else, it is required as any other', () => {
  write('main.js', 'console.log(require("./lib/code-cache").requireCompiled(__dirname + "/nowhere.js", "x", () => "as any other"));');
  expect(spawnSync(process.execPath, [join(root, 'main.js')], { encoding: 'utf8' }).stdout).toBe('as any other\n');
});

test('an error of the module is its own', () => {
  write('lib/engine.code.js', 'throw new TypeError("of the module");');
  expect(run().join('\n')).toContain('TypeError: of the module');
});
