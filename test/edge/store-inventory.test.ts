import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import { EdgeStore, StoreInventory } from '../../src/edge';

const ALL: EdgeStore = {
  id: 'berlin',
  wave: 'canary',
  endpoint: 'https://berlin.example.com:6443',
  cores: 2,
  memory: Size.gibibytes(3),
  disk: Size.gibibytes(40),
  image: 'registry.example.com/pos:2.0.0',
  monitorImage: 'registry.example.com/monitor:2.0.0',
  nodeCpus: 8,
  nodeMemory: Size.gibibytes(16),
  labels: { region: 'east', size: 'large' },
};
const plain = (inventory: StoreInventory) => JSON.parse(JSON.stringify(inventory.stores.map((store) => ({
  ...store, memory: store.memory?.toMebibytes(), disk: store.disk?.toMebibytes(), nodeMemory: store.nodeMemory?.toMebibytes(),
}))));
const said = (make: () => unknown) => {
  try {
    make();
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};

const CSV = `id,wave,endpoint,cores,memory,disk,image,monitorImage,nodeCpus,nodeMemory,label:region,label:size
berlin,canary,https://berlin.example.com:6443,2,3Gi,40Gi,registry.example.com/pos:2.0.0,registry.example.com/monitor:2.0.0,8,16Gi,east,large
madrid,,,,,,,,,,,
`;
const JSON_TEXT = JSON.stringify([
  { ...plain(StoreInventory.of(ALL))[0], memory: '3Gi', disk: '40Gi', nodeMemory: '16Gi' }, { id: 'madrid' },
]);

test.each([['CSV', StoreInventory.fromCsv(CSV)], ['JSON', StoreInventory.fromJson(JSON_TEXT)], ['YAML', StoreInventory.fromJson(`- ${JSON_TEXT.slice(1, -1).replace('},{', '}\n- {')}`)]])(
  'every field, from %s', (_, inventory) => expect(plain(inventory)).toEqual(plain(StoreInventory.of(ALL, { id: 'madrid' }))),
);

test('from files, by their extension', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stores-'));
  for (const [name, text] of [['stores.csv', CSV], ['stores.json', JSON_TEXT]]) {
    writeFileSync(join(folder, name), text);
    expect(StoreInventory.fromFile(join(folder, name)).stores.map(({ id }) => id)).toEqual(['berlin', 'madrid']);
  }
  writeFileSync(join(folder, 'bad.csv'), 'id\n-');
  expect(said(() => StoreInventory.fromFile(join(folder, 'bad.csv')))[0]).toMatch(/^bad\.csv:2:1: id: got "-"/);
  rmSync(folder, { recursive: true });
});

test('by numbers', () => {
  expect(StoreInventory.numbered(2).stores).toEqual([{ id: 'store-001' }, { id: 'store-002' }]);
  expect(StoreInventory.numbered(2, { prefix: 'shop', first: 9, digits: 1 }).stores).toEqual([{ id: 'shop9' }, { id: 'shop10' }]);
});

const FIELDS = 'id, wave, endpoint, cores, memory, disk, image, monitorImage, nodeCpus, nodeMemory, label:<key>';
const LABEL = 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit';

test.each<[string, string, ...string[]]>([
  ['no column of ids', 'name\nx', 's.csv:1:1: columns: got ["name"]; allowed: a column id. Give each store an id.', `s.csv:1:1: column: got "name"; allowed: ${FIELDS}. Remove it.`],
  ['a misspelt column', 'id,memroy\nx,1Gi', `s.csv:1:4: column: got "memroy"; allowed: ${FIELDS}. Write memory.`],
  ['a column twice', 'id,wave,wave\nx,,', 's.csv:1:9: column: got "wave"; allowed: each column once. Remove one of them.'],
  ['a label without key', 'id,label:\nx,', 's.csv:1:4: column: got "label:"; allowed: label: and a key of labels: at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /. Remove it.'],
  ['too few cells', 'id,wave\nx', 's.csv:2:1: cells: got 1; allowed: 2, as the first line has. Write empty cells too; put a cell with a comma in quotes.'],
  ['a broken form', 'id\n"x', 's.csv:2:1: form: got "\\"x"; allowed: a quote that is closed. Write it as RFC 4180 has it.'],
  ['no stores', 'id\n', 'stores: got []; allowed: at least one store. Add a store.'],
  ['no id', 'id,wave\n,main', 's.csv:2:1: id: got nothing; allowed: an id. Give each store an id.'],
  [
    'all mistakes at once', 'id,cores,memory,endpoint,label:x,wave,nodeCpus\nA,0,2 Gi,http://a,-,Main,1.5', `s.csv:2:1: id: got "A"; allowed: ${LABEL}. Correct it.`,
    's.csv:2:3: cores: got "0"; allowed: a whole number from 1. Correct it.',
    's.csv:2:5: memory: got "2 Gi"; allowed: a quantity of bytes, such as 2Gi. Correct it.',
    's.csv:2:10: endpoint: got "http://a"; allowed: the URL of an API server, such as https://store-001.example.com:6443. Correct it.',
    's.csv:2:19: label:x: got "-"; allowed: nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit. Correct it.',
    `s.csv:2:21: wave: got "Main"; allowed: ${LABEL}. Correct it.`,
    's.csv:2:26: nodeCpus: got "1.5"; allowed: a whole number from 1. Correct it.',
  ],
  ['an id twice', 'id\nx\nx', 's.csv:3:1: id: got "x"; allowed: an id that no other store has. Rename it, or remove it: s.csv:2:1: id is the other one.'],
])('CSV with %s', (_, text, ...messages) => expect(said(() => StoreInventory.fromCsv(text, 's.csv'))).toEqual(messages));

test.each<[string, string, ...string[]]>([
  ['a broken form', '[{', 's.json:1:3: form: '],
  ['no list', '{"id": "x"}', 's.json:1:1: stores: got {"id":"x"}; allowed: one list of stores. Write a list of stores: [{"id": "store-001"}].'],
  ['a text for a store', '["x"]', 's.json:1:2: store: got "x"; allowed: a store with its fields. Write {"id": …}.'],
  ['no id', '[{"wave": "main"}]', 's.json:1:2: id: got nothing; allowed: an id. Give each store an id.'],
  ['an unknown field', '[\n  {"id": "x", "memroy": "1Gi"}\n]', `s.json:2:15: memroy: got "memroy"; allowed: ${FIELDS}. Write memory.`],
  ['wrong values', '[{"id": "x", "cores": "two",\n "labels": {"a": "-"}}]', 's.json:1:14: cores: got "two"; allowed: a whole number from 1. Correct it.',
    's.json:2:13: labels.a: got "-"; allowed: nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit. Correct it.'],
  ['an id twice', '[{"id": "x"}, {"id": "x"}]', 's.json:1:16: id: got "x"; allowed: an id that no other store has. Rename it, or remove it: s.json:1:3: id is the other one.'],
])('JSON with %s', (_, text, ...messages) => {
  const found = said(() => StoreInventory.fromJson(text, 's.json'));
  expect(found.map((line, i) => (messages[i]?.endsWith(': form: ') ? line.slice(0, messages[i].length) : line))).toEqual(messages);
});

test('by hand', () => {
  expect(said(() => StoreInventory.of({ id: 'x' }, { id: 'x' }, { id: 'Y' }))).toEqual([
    'stores[1].id: got "x"; allowed: an id that no other store has. Rename it, or remove it: stores[0].id is the other one.',
    `stores[2].id: got "Y"; allowed: ${LABEL}. It names a chart, a cluster and a namespace: rename the store.`,
  ]);
});
