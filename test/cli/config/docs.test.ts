import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, GOOD, invoke } from '../invoke';

const ROOT = join(__dirname, '..', '..', '..');
const FENCE = /```yaml\n(# yaml-language-server: \$schema=node_modules\/cdk8s-kubevirt\/config\.schema\.json\n.*?)```/gs;
const examples = ['docs/check.md', 'docs/commands.md'].flatMap((file) => (
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(FENCE)].map(([, text], i): [string, number, string] => [file, i + 1, text])
));

test('there are examples', () => {
  expect(new Set(examples.map(([file]) => file))).toEqual(new Set(['docs/check.md', 'docs/commands.md']));
});

test.each(examples)('%s, config %d: nothing is wrong with it', (_, __, text) => {
  const files = directory({
    '.cdk8s-kubevirt.yaml': text.replace(/^baseline: .*$/m, ''), 'a.yaml': GOOD, 'platform.yaml': '{}\n', 'berlin/platform.yaml': '{}\n',
  });
  expect(invoke(files, ['check', 'a.yaml'])).toEqual({ code: 0, stdout: 'no findings; checked 1 object in 1 file\n', stderr: '' });
});
