import { renderApi } from '../../../projenrc/api/markdown';
import { readAssembly } from '../../../projenrc/assembly';
import type { Assembly, JsiiType } from '../../../projenrc/assembly';

const type = (name: string, room: string, facts: Omit<Partial<JsiiType>, 'name'>): JsiiType => (
  { fqn: `lib.${name}`, name, kind: 'class', locationInModule: { filename: `src/${room}/x.ts` }, ...facts }
);
const assemblyOf = (...types: JsiiType[]): Assembly => ({ types: Object.fromEntries(types.map((each) => [each.fqn, each])) });
const text = { primitive: 'string' };

const OPTIONS = type('Options', 'storage', {
  kind: 'interface',
  datatype: true,
  docs: { summary: 'What a disk has.', remarks: 'Of a <kind>, `<x>`.' },
  properties: [{ name: 'size', type: text, optional: true, docs: { summary: 'Its size.', default: '- as large\nas it is' } }],
});
const MORE = type('MoreOptions', 'compute', { kind: 'interface', datatype: true, interfaces: ['lib.Options', 'cdk8s.AppProps'] });
const DISK = type('Disk', 'storage', {
  methods: [{
    name: 'of',
    static: true,
    parameters: [
      { name: 'name', type: text, docs: { summary: 'its name.' } },
      { name: 'options', type: { fqn: 'lib.Options' }, optional: true },
      { name: 'others', type: { fqn: 'cdk8s-plus-28.IStorage' }, variadic: true },
    ],
    returns: { type: { fqn: 'lib.Disk' } },
    docs: { summary: 'A disk.', custom: { throws: 'where there is no name' } },
  }],
});
const VM = type('Vm', 'compute', {
  base: 'constructs.Construct',
  initializer: { parameters: [{ name: 'scope', type: { fqn: 'constructs.Construct' } }] },
  properties: [{ name: 'disks', type: { collection: { kind: 'array', elementtype: { fqn: 'lib.Disk' } } } }],
});
const LEVEL = type('Level', 'rules', { kind: 'enum', members: [{ name: 'HIGH', docs: { summary: 'Grave.' } }] });

const pages = renderApi(assemblyOf(OPTIONS, MORE, DISK, VM, LEVEL));

test('the index has a line for each type by room, constructs first; structs by name', () => {
  expect(pages.get('API.md')).toContain(`
## admission

- [Level](docs/api/admission.md#level), enum: \n
## compute

- [Vm](docs/api/compute.md#vm), construct: \n
Structs: [MoreOptions](docs/api/compute.md#moreoptions).

## storage

- [Disk](docs/api/storage.md#disk), class: \n
Structs: [Options](docs/api/storage.md#options).
`);
});

test('a struct: its props with their defaults', () => {
  expect(pages.get('docs/api/storage.md')).toContain(`
## Options

*struct* · [source](../../src/storage/x.ts)

What a disk has. Of a \\<kind>, \`<x>\`.

- \`size?\`: \`string\` — Its size. *Default:* as large as it is
`);
});

test('what is inherited is named, with a link to where it is told', () => {
  expect(pages.get('docs/api/compute.md')).toContain(`
*struct* · extends [\`Options\`](storage.md#options), \`AppProps\` · [source](../../src/compute/x.ts)

From [\`Options\`](storage.md#options): \`size\`.
`);
});

test('a factory: its parameters, and what it throws', () => {
  expect(pages.get('docs/api/storage.md')).toContain(`
- \`Disk.of(name: string, options?: Options, ...others: kplus.IStorage[]): Disk\` — A disk. *Throws* where there is no name
  - \`name\`: \`string\` — its name.
  - \`options\`: [\`Options\`](#options)
`);
});

test('a construct: how it is made, and what it has', () => {
  expect(pages.get('docs/api/compute.md')).toContain(`
- \`new Vm(scope: Construct)\`

- \`disks\`: [\`Disk[]\`](storage.md#disk)
`);
});

describe('the pages of this library', () => {
  const all = renderApi(readAssembly());
  const anchors = new Set([...all].flatMap(([path, page]) => [...page.matchAll(/^## (\S+)$/gm)].map(([, heading]) => `${path}#${heading.toLowerCase()}`)));

  test('every link to a type leads to its heading', () => {
    const links = [...all].flatMap(([path, page]) => [...page.matchAll(/\]\(([\w/.-]*)#(\w+)\)/g)].map(([, target, anchor]) => (
      `${target ? new URL(target, `file:///${path}`).pathname.slice(1) : path}#${anchor}`
    )));
    expect(links.length).toBeGreaterThan(500);
    expect(links.filter((link) => !anchors.has(link))).toEqual([]);
  });

  test('the index is short enough to be read', () => {
    expect(all.get('API.md')!.length).toBeLessThan(96_000);
  });
});
