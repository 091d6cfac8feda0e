import { load } from 'js-yaml';
import { KUBERNETES_YAML } from '../../../src/manifests/source/kubernetes-yaml';

/** What sigs.k8s.io/yaml v1.6.0 makes of each word, as kubectl v1.34 calls it. */
test.each<[string, unknown]>([
  ['yes', true], ['Yes', true], ['no', false], ['on', true], ['OFF', false], ['y', true], ['n', false], ['TRUE', true], ['tRUE', 'tRUE'],
  ['~', null], ['Null', null], ['', null],
  ['0755', 493], ['0o755', 493], ['007', 7], ['0_7', 7], ['-010', -8], ['+010', 8], ['00', 0], ['-0', 0],
  ['0x1F', 31], ['-0x10', -16], ['0x1G', '0x1G'], ['0b101', 5], ['-0b101', -5], ['0b2', '0b2'], ['0o8', '0o8'],
  ['089', 89], ['08', 8], ['+12', 12], ['1_000', 1000], ['1__0', 10], ['1_', 1], ['_1', '_1'],
  ['1e3', 1000], ['1E3', 1000], ['1e+3', 1000], ['1.5e3', 1500], ['1.e3', 1000], ['12e03', 12000], ['1e400', '1e400'], ['685.230_15e+03', 685230.15],
  ['.5', 0.5], ['+.5', 0.5], ['5.', 5], ['1.0', 1], ['1_0.5', 10.5],
  ['1:30', '1:30'], ['190:20:30', '190:20:30'], ['2001-12-14', '2001-12-14'], ['2001-12-14T21:59:43.10-05:00', '2001-12-14T21:59:43.10-05:00'],
  ['=', '='], ['123456789012345678901234567890', 1.2345678901234568e+29],
  ['!!str 123', '123'], ['!!int "3"', 3], ['"yes"', 'yes'],
])('%s', (word, value) => {
  expect(load(`v: ${word}\n`, { schema: KUBERNETES_YAML })).toEqual({ v: value });
});

test('keys are strings, whatever they look like', () => {
  expect(load('yes: a\n0x10: b\n1.5: c\n', { schema: KUBERNETES_YAML })).toEqual({ true: 'a', 16: 'b', 1.5: 'c' });
});

test('anchors and merge keys', () => {
  expect(load('x: &x {a: 1, b: 2}\nz: *x\nv:\n  <<: *x\n  b: 3\n', { schema: KUBERNETES_YAML }))
    .toEqual({ x: { a: 1, b: 2 }, z: { a: 1, b: 2 }, v: { a: 1, b: 3 } });
});

test.each([['.inf', Infinity], ['-.Inf', -Infinity], ['.nan', NaN]])('%s is a number that no schema takes', (word, value) => {
  expect(load(`v: ${word}\n`, { schema: KUBERNETES_YAML })).toEqual({ v: value });
});
