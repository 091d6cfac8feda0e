import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compile } from '../projenrc/docs/compile';
import * as library from '../src';

const ROOT = resolve(__dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'virtctl.md'), 'utf8');

/** The flags of virtctl of KubeVirt v1.9.0, by command. */
const FLAGS = {
  vm: [
    'name', 'run-strategy', 'termination-grace-period', 'memory', 'instancetype', 'infer-instancetype', 'infer-instancetype-from', 'preference', 'infer-preference',
    'infer-preference-from', 'volume-containerdisk', 'volume-pvc', 'volume-import', 'volume-sysprep', 'user', 'password-file', 'ssh-key', 'ga-manage-ssh',
    'access-cred', 'cloud-init', 'cloud-init-user-data', 'cloud-init-network-data', 'volume-datasource', 'volume-clone-pvc', 'volume-blank',
  ],
  instancetype: ['name', 'cpu', 'memory', 'gpu', 'hostdevice', 'iothreadspolicy', 'namespaced'],
  preference: ['name', 'cpu-topology', 'volume-storage-class', 'machine-type', 'namespaced'],
  clone: [
    'name', 'source-name', 'target-name', 'source-type', 'target-type', 'label-filter', 'annotation-filter', 'template-label-filter', 'template-annotation-filter',
    'new-mac-address', 'new-smbios-serial',
  ],
};
const PROPS = { vm: 'VirtualMachineProps', instancetype: 'InstancetypeProps', preference: 'PreferenceProps', clone: 'VirtualMachineCloneProps' };
type Command = keyof typeof FLAGS;

const sectionOf = (command: Command) => new RegExp(`^## virtctl create ${command}\n(.*?)(?=^## |$(?![^]))`, 'ms').exec(PAGE)?.[1] ?? '';

/** What stands in code in the second column. */
const propsIn = (section: string) => [...section.matchAll(/^\| .* \| (.*) \|$/gm)]
  .flatMap(([, cell]) => [...cell.matchAll(/`([a-zA-Z]+: [^`]*)`/g)].map(([, code]) => code));

test.each(Object.entries(FLAGS))('each flag of virtctl create %s has its expression', (command, flags) => {
  expect(flags.filter((flag) => !new RegExp(`--${flag}(?![a-z-])`).test(sectionOf(command as Command)))).toEqual([]);
});

test('all expressions compile', () => {
  const commands = Object.keys(FLAGS) as Command[];
  const lines = commands.flatMap((command) => propsIn(sectionOf(command)).map((code): [Command, string] => [command, code]));
  expect(lines.length).toBeGreaterThan(55);
  const names = new Set(lines.flatMap(([, code]) => code.match(/(?<!kplus\.)\b[A-Z]\w+(?=\.)/g) ?? []));
  const text = `\
import { Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as library from '../src';
import { ${[...names].filter((name) => Object.hasOwn(library, name)).join(', ')} } from '../src';
declare const chart: Chart;
declare const vm: library.VirtualMachine;
declare const credentials: kplus.ISecret, answers: kplus.ISecret, claim: kplus.IPersistentVolumeClaim;
${lines.map(([command, code], i) => `export const props${i}: Partial<library.${PROPS[command]}> = { ${code} };`).join('\n')}
`;
  expect(compile([{ path: 'test/virtctl-expressions.ts', text: text.replace(/\bnew CloudInit\b/g, 'new library.CloudInit') }], ROOT)).toEqual([]);
}, 300_000);
