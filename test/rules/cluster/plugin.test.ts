import { gates } from '../gates';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'plugin/has-valid-socket-path': { allowed: '/var/run/kubevirt-plugin/p/<name>.sock, at most 108 characters' },
  'plugin/has-known-failure-strategy': { allowed: 'Fail, Ignore' },
  'plugin/requires-one-hook-kind': { allowed: 'exactly one of cel, sidecar' },
  'plugin/has-known-events': {
    allowed: 'PreVMStart, PostVMStart, PreVMStop, PostVMStop, PreMigrationSource, PostMigrationSource, PreMigrationTarget, PostMigrationTarget',
  },
  'plugin/requires-gate': { allowed: 'only while the feature gate Plugins is on' },
});

const plugin = (spec: Json): Json => ({ apiVersion: 'plugin.kubevirt.io/v1alpha1', kind: 'Plugin', metadata: { name: 'p' }, spec });
const FOLDER = '/var/run/kubevirt-plugin/p/';
const sidecar = (socketPath: string) => ({ domainHooks: [{ sidecar: { socketPath } }] });
const refused = (title: string, path: string): [string, Json, Verdict] => (
  [title, sidecar(path), ['plugin/has-valid-socket-path', 'spec.domainHooks[0].sidecar.socketPath', path]]
);
const nodeHook = (hook: Json) => ({ nodeHooks: [{ socket: '/s', permittedHooks: ['PreVMStart'], ...hook }] });

test.each<[string, Json, ...Verdict[]]>([
  ['no hooks', {}],
  ['an expression', { domainHooks: [{ cel: { expression: 'x' } }] }],
  ['a sidecar', sidecar(`${FOLDER}s.sock`)],
  ['a path of 108 characters', sidecar(`${FOLDER}${'s'.repeat(76)}.sock`)],
  ['a path of 109 characters', sidecar(`${FOLDER}${'s'.repeat(77)}.sock`),
    ['plugin/has-valid-socket-path', 'spec.domainHooks[0].sidecar.socketPath', `${FOLDER}${'s'.repeat(73)}… (109 characters)`]],
  refused('a path of another plugin', '/var/run/kubevirt-plugin/q/s.sock'),
  refused('a path elsewhere', '/tmp/s.sock'),
  refused('a path to no socket', `${FOLDER}s`),
  refused('a path upwards', `${FOLDER}../p/s.sock`),
  refused('a doubled slash', `${FOLDER}/s.sock`),
  ['a hook of no kind', { domainHooks: [{}] }, ['plugin/requires-one-hook-kind', 'spec.domainHooks[0]', 'nothing']],
  ['a hook of both kinds', { domainHooks: [{ cel: { expression: 'x' }, sidecar: { socketPath: `${FOLDER}s.sock` } }] },
    ['plugin/requires-one-hook-kind', 'spec.domainHooks[0]', '["cel","sidecar"]']],
  ['strategies', { failureStrategy: 'Fail', domainHooks: [{ cel: { expression: 'x' }, failureStrategy: 'Ignore' }], ...nodeHook({ failureStrategy: 'Fail' }) }],
  ['other strategies', { failureStrategy: 'fail', domainHooks: [{ cel: { expression: 'x' }, failureStrategy: '' }], ...nodeHook({ failureStrategy: 'Retry' }) },
    ['plugin/has-known-failure-strategy', 'spec.domainHooks[0].failureStrategy', ''], ['plugin/has-known-failure-strategy', 'spec.failureStrategy', 'fail'],
    ['plugin/has-known-failure-strategy', 'spec.nodeHooks[0].failureStrategy', 'Retry']],
  ['events', nodeHook({ permittedHooks: ['PostVMStart', 'PreVMStop', 'PostVMStop', 'PreMigrationSource', 'PostMigrationSource', 'PreMigrationTarget', 'PostMigrationTarget'] })],
  ['another event', nodeHook({ permittedHooks: ['PreVMStart', 'OnBoot'] }),
    ['plugin/has-known-events', 'spec.nodeHooks[0].permittedHooks[1]', 'OnBoot']],
])('a plugin with %s', (_, spec, ...found) => expect(judge(plugin(spec), gates('Plugins'))).toEqual(found));

test('a plugin needs the feature gate Plugins', () => {
  expect(judge(plugin({}), gates())).toEqual([['plugin/requires-gate', 'kind', 'Plugin']]);
});
