import { pagesOf, REPOSITORY } from '../../../projenrc/site/pages';

const AREA = `# Rules: storage

[All rules](../rules.md)

<a id="disk/has-name"></a>
### disk/has-name

**Why** {{ so }}.

<details><summary>Example</summary>

yaml

</details>

<a id="disk/has-bus"></a>
### disk/has-bus

See [the other](../api/storage.md#disk).
`;
const page = (sources: [string, string][], path: string) => pagesOf(new Map(sources)).get(path);

test('a rule has a page of its own, with its example open, in place of the page of its area', () => {
  const pages = pagesOf(new Map([['docs/rules/storage.md', AREA], ['docs/api/storage.md', '# API: storage\n']]));
  expect([...pages.keys()]).toEqual(['api/storage.md', 'rules/disk/has-name.md', 'rules/disk/has-bus.md']);
  expect(pages.get('rules/disk/has-name.md')).toMatch(/^::: v-pre\n# disk\/has-name\n\n\*\*Why\*\* \{\{ so \}\}\.\n\n<details open>/);
});

test.each([
  ['a page', '[a](../guides/windows.md)', '[a](../guides/windows.md)'],
  ['a place on a page', '[a](../guides/windows.md#drivers)', '[a](../guides/windows.md#drivers)'],
  ['a place on the same page', '[a](#below)', '[a](#below)'],
  ['a rule', '[a](../rules/storage.md#disk/has-name)', '[a](/rules/disk/has-name)'],
  ['API.md', '[a](../../API.md#scaling)', '[a](../api/index.md#scaling)'],
  ['the list of pages', '[a](../README.md)', '[a](../index.md)'],
  ['a file of the repository', '[a](../../src/scaling/a.ts)', `[a](${REPOSITORY}src/scaling/a.ts)`],
  ['elsewhere', '[a](https://cdk8s.io/docs)', '[a](https://cdk8s.io/docs)'],
])('a link to %s', (_, link, expected) => {
  const sources: [string, string][] = [
    ['docs/concepts/platform.md', `${link}\n`], ['docs/guides/windows.md', ''], ['docs/rules/storage.md', AREA], ['API.md', ''], ['docs/README.md', ''],
  ];
  expect(page(sources, 'concepts/platform.md')).toBe(`::: v-pre\n${expected}\n\n:::\n`);
});
