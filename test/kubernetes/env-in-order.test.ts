import { envInOrder } from '../../src/kubernetes/env-in-order';

test.each<[string, { [name: string]: string | undefined }, string[]]>([
  ['nothing', {}, []],
  ['by name', { STORES: '4', SHARD: '3/20' }, ['SHARD', 'STORES']],
  ['what a value takes up comes before it', { API: 'http://$(HOST):$(PORT)', PORT: '80', HOST: 'web', ALL: '1' }, ['ALL', 'HOST', 'PORT', 'API']],
  ['at any distance', { A: '$(B)', B: '$(C)', C: '$(D)', D: 'x' }, ['D', 'C', 'B', 'A']],
  ['a variable that is not given here, a reference of Argo, a member of every object', { B: '$(PATH) {{item}} $(toString)', A: '' }, ['A', 'B']],
  ['each once where they go in circles', { A: '$(B)', B: '$(A)', C: '$(C)' }, ['B', 'A', 'C']],
  ['without a value of its own', { B: undefined, A: '$(B)' }, ['B', 'A']],
])('%s', (_, values, expected) => {
  const variables = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  expect(envInOrder(variables)).toEqual(expected.map((name) => [name, variables[name]]));
});
