import { App, Chart } from 'cdk8s';
import { nameFromId } from '../src/name-from-id';

const scope = new Chart(new App(), 'chart');

test.each(['a', '0', 'web-1', 'a'.repeat(63)])('%s names the object', (id) => {
  expect(nameFromId(scope, id)).toBe(id);
});

test.each(['', 'Web', 'web_1', 'web.1', '-web', 'web-', 'web\n', 'ü', 'a'.repeat(64)])('%j does not', (id) => {
  expect(() => nameFromId(scope, id)).toThrow(new Error(
    `[chart] construct id, which names the object: got ${JSON.stringify(id)}; allowed: at most 63 lower-case letters, digits and -, starting and ending with a letter or digit. `
    + 'Choose such an id, or give `metadata.name`.'));
});
