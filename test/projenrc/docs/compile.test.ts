import { resolve } from 'node:path';
import { codeFilesOf, compile } from '../../../projenrc/docs/compile';

const ROOT = resolve(__dirname, '..', '..', '..');

test('the blocks of TypeScript, and no others', () => {
  const block = '// src/a.ts\nconst a = 1;\n';
  expect(codeFilesOf(`# A\n\n\`\`\`ts\n${block}\`\`\`\n\n\`\`\`shell\nls\n\`\`\`\n`)).toEqual([{ path: 'src/a.ts', text: block }]);
});

test('a block that is no file is refused', () => {
  expect(() => codeFilesOf('```ts\nconst a = 1;\n```\n')).toThrow('code without the path of its file');
});

test('files may import each other and those of the checkout; errors tell their place', () => {
  const helper = { path: 'src/kubernetes/x.ts', text: '// src/kubernetes/x.ts\nexport const x: number = 1;\n' };
  const good = { path: 'src/new-room/y.ts', text: "import { groupBy } from '../kubernetes/group-by';\nimport { x } from '../kubernetes/x';\nexport const y = groupBy([x], String).size;\n" };
  const bad = { path: 'src/manifests/z.ts', text: "import { y } from '../new-room/y';\nexport const z: string = y;\n" };
  expect(compile([helper, good, bad], ROOT)).toEqual(["src/manifests/z.ts:2: Type 'number' is not assignable to type 'string'."]);
}, 60_000);
