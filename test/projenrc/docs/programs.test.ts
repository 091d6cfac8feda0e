import { programsIn } from '../../../projenrc/docs/programs';

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\`\`\`\n`;

test('each block of TypeScript is a program, with the objects that the page shows below it', () => {
  const page = [
    '# Page', fenced('ts', 'const app = 1;\n'), 'Text', fenced('yaml', 'apiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: B\n'), fenced('shell', 'ls\n'),
    fenced('ts', 'const app = 2;\napp.synth();\nconsole.log(app);\n'), fenced('yaml', 'app: node main.js\n'), fenced('yaml', '# platform.yaml\nkubevirtVersion: 1.9.0\n'),
  ].join('\n');
  const files = new Map([['platform.yaml', '# platform.yaml\nkubevirtVersion: 1.9.0\n']]);
  expect(programsIn('docs/guides/page', page)).toEqual([
    { path: 'docs/guides/page-1.ts', text: 'const app = 1;\n\napp.synth();\n', makes: [{ apiVersion: 'v1', kind: 'A' }, { apiVersion: 'v1', kind: 'B' }], files },
    { path: 'docs/guides/page-2.ts', text: 'const app = 2;\napp.synth();\nconsole.log(app);\n', makes: [], files },
  ]);
});
