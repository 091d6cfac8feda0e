import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Verdict } from '../judge';
import { appTable, object } from '../workload-table';

const RULE = 'attachment-config/has-valid-json';
says({
  [RULE]: { level: FindingLevel.UNSTARTABLE, allowed: 'an object in JSON' },
  'attachment-config/requires-type': { level: FindingLevel.UNSTARTABLE, allowed: 'the name of a plugin of CNI as type' },
  'attachment-config/matches-name': { level: FindingLevel.UNSTARTABLE, allowed: '"x/a"' },
  'attachment-config/has-valid-settings': { level: FindingLevel.UNSTARTABLE },
});

const attachment = (config?: string) => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'a', { config });

appTable('attachment-config', [
  ['JSON', [attachment('{"type": "bridge"}')]],
  ['a file of the node', [attachment(''), attachment()]],
  ['a word without quotes', [attachment('{"type": bridge}')], [RULE, 'spec.config', '{"type": bridge}']],
  ['YAML', [attachment('type: bridge')], [RULE, 'spec.config', 'type: bridge']],
  ['a list', [attachment('[]')], [RULE, 'spec.config', '[]']],
  ['a long text', [attachment(`{${'x'.repeat(50)}`)], [RULE, 'spec.config', `{${'x'.repeat(39)}…`]],
]);

describe('attachment-config/matches-name', () => {
  const rule = 'attachment-config/matches-name';
  const of = (config: object) => [attachment(JSON.stringify({ type: 'ovn-k8s-cni-overlay', topology: 'localnet', name: 'lan', ...config }))];
  appTable('attachment-config', [
    ['its own name', of({ netAttachDefName: 'x/a' })],
    ['another plugin', of({ type: 'bridge', netAttachDefName: 'y/a' })],
    ['the cluster network', of({ topology: undefined })],
    ['another name of the cluster network', of({ topology: '', netAttachDefName: 'default/a' })],
    ['another namespace', of({ netAttachDefName: 'default/a' }), [rule, 'spec.config', '"netAttachDefName": "default/a"']],
    ['the name alone', of({ netAttachDefName: 'a' }), [rule, 'spec.config', '"netAttachDefName": "a"']],
    ['none', of({}), [rule, 'spec.config', '"netAttachDefName": nothing']],
  ]);
});

describe('attachment-config/requires-type', () => {
  const rule = 'attachment-config/requires-type';
  const of = (config: object) => [attachment(JSON.stringify(config))];
  appTable('attachment-config', [
    ['a list with types', of({ plugins: [{ type: 'bridge', bridge: 'br1' }, { type: 'tuning' }] })],
    ['no type', of({ bridge: 'br1' }), [rule, 'spec.config', 'an object without type']],
    ['an empty type', of({ type: '' }), [rule, 'spec.config', 'an object without type']],
    ['a type that is no text', of({ type: 1 }), [rule, 'spec.config', 'an object without type']],
    ['one of two plugins without a type', of({ plugins: [{ type: 'bridge' }, {}] }), [rule, 'spec.config', 'plugins[1] without type']],
    ['no plugins', of({ plugins: [] }), [rule, 'spec.config', 'no plugins', { allowed: 'a plugin with its type' }]],
  ]);
});

describe('attachment-config/has-valid-settings', () => {
  const rule = 'attachment-config/has-valid-settings';
  const of = (config: object) => [attachment(JSON.stringify(config))];
  const NAMES = 'at most 15 characters, without / and blanks';
  const found = (got: string, allowed = NAMES): Verdict => [rule, 'spec.config', got, { allowed }];
  const cut = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}… (${text.length} characters)` : text);
  const master = (length: number) => cut(`"master": "${'e'.repeat(length)}"`);
  const alternative = (length: number): Verdict => [rule, 'spec.config', master(length), { allowed: NAMES, level: FindingLevel.ADVISED }];
  const UP_TO = 'a number up to 4094';
  const MODES = 'bridge, private, vepa, passthru';
  appTable('attachment-config', [
    ['a name of 15 characters', of({ type: 'bridge', bridge: 'b'.repeat(15), vlan: 4094 })],
    ['no VLAN', of({ type: 'bridge', bridge: 'br1', vlan: 0 })],
    ['null for a VLAN', of({ type: 'bridge', bridge: 'br1', vlan: null })],
    ['null for a mode', of({ type: 'macvlan', master: 'eth1', mode: null })],
    ['no name', of({ type: 'bridge' })],
    ['a name that is no text', of({ type: 'bridge', bridge: 1 })],
    ['a bridge of Open vSwitch', of({ type: 'ovs', bridge: 'b'.repeat(16), vlan: 5000 })],
    ['a mode of macvlan', of({ type: 'macvlan', master: 'eth1', mode: 'vepa' })],
    ['no mode', of({ type: 'macvlan', master: 'eth1', mode: '' })],
    ['a mode of ipvlan', of({ type: 'ipvlan', master: 'eth1', mode: 'l2' })],
    ['a name of 16 characters', of({ type: 'bridge', bridge: 'b'.repeat(16) }), found(`"bridge": "${'b'.repeat(16)}"`)],
    ['a name with a blank', of({ type: 'cnv-bridge', bridge: 'br 1' }), found('"bridge": "br 1"')],
    ['a name with a slash', of({ type: 'macvlan', master: 'eth/1' }), found('"master": "eth/1"')],
    ['an alternative name below ipvlan', of({ type: 'ipvlan', master: 'e'.repeat(16) }), alternative(16)],
    ['the longest alternative name', of({ type: 'macvlan', master: 'e'.repeat(127) }), alternative(127)],
    ['a longer name than an alternative one has', of({ type: 'macvlan', master: 'e'.repeat(128) }), found(master(128))],
    ['an alternative name with a blank', of({ type: 'macvlan', master: `${'e'.repeat(16)} 1` }), found(`"master": "${'e'.repeat(16)} 1"`)],
    ['a VLAN above', of({ type: 'bridge', bridge: 'br1', vlan: 4095 }), found('"vlan": 4095', UP_TO)],
    ['a VLAN below', of({ type: 'cnv-bridge', bridge: 'br1', vlan: -1 }), found('"vlan": -1', UP_TO)],
    ['a VLAN that is a text', of({ type: 'bridge', bridge: 'br1', vlan: '100' }), found('"vlan": "100"', UP_TO)],
    ['a VLAN that is no whole number', of({ type: 'bridge', bridge: 'br1', vlan: 1.5 }), found('"vlan": 1.5', UP_TO)],
    ['another mode', of({ type: 'macvlan', master: 'eth1', mode: 'l2' }), found('"mode": "l2"', MODES)],
    ['the second of two plugins', of({ plugins: [{ type: 'tuning' }, { type: 'bridge', bridge: 'b/1' }] }), found('"bridge": "b/1"')],
  ]);
});
