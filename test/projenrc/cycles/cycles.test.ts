import { cyclesOf, importsBelow } from '../../../projenrc/cycles/cycles';
import { directory } from '../../cli/invoke';

const graph = (imports: { readonly [file: string]: readonly string[] }) => new Map(Object.entries(imports));

test.each([
  ['no cycle', { a: ['b', 'c'], b: ['c'], c: [] }, []],
  ['a file that imports itself', { a: ['a'] }, [['a']]],
  ['two files', { a: ['b'], b: ['a'] }, [['a', 'b']]],
  ['a detour is left out', { a: ['b', 'c'], b: ['c'], c: ['a'] }, [['a', 'c']]],
  ['what only leads to a cycle is not on it', { a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c']]],
  ['two cycles', { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] }, [['a', 'b'], ['c', 'd']]],
])('%s', (_, imports, cycles) => {
  expect(cyclesOf(graph(imports))).toEqual(cycles);
});

const folder = directory({
  'a.ts': 'import type { B } from "./b";\nimport { readFileSync } from "fs";\nexport { C } from "./room";\n',
  'b.ts': 'const late = () => require("./room/c") as unknown;\n',
  'room/index.ts': 'export * from "./c";\n',
  'room/c.ts': 'import { type B } from "../b";\n',
});

test('imports, also those of types and those that are done late', () => {
  expect([...importsBelow(folder)]).toEqual([
    ['a.ts', ['b.ts', 'room/index.ts']],
    ['b.ts', ['room/c.ts']],
    ['room/c.ts', ['b.ts']],
    ['room/index.ts', ['room/c.ts']],
  ]);
});
