import { admit } from '../../src/admission/admission';
import { isFatal, renderFinding, renderReport } from '../../src/admission/report';
import { virtualMachine } from '../rules/judge';

test('a block for each finding, and a summary', () => {
  const findings = admit([
    { manifest: virtualMachine({ domain: { cpu: { isolateEmulatorThread: true } } }), constructPath: 'app/vm' },
    { manifest: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', namespace: 'b' } } },
    { manifest: { apiVersion: 'v1', kind: 'Secret' } },
  ]);
  expect(renderReport(findings)).toBe(`\
ADVISED metadata/fits-scope: An object of a cluster-scoped kind must not have a namespace
  object    Namespace b/a
  field     metadata.namespace
  got       b
  allowed   no namespace
  why       The API server drops it, so the object differs from its manifest for ever and GitOps tools report drift.
  fix       Remove metadata.namespace.

REJECTED metadata/requires-name: An object must have a name
  object    Secret (no name)
  field     metadata.name
  allowed   at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit
  why       The API server stores nothing without metadata.name or metadata.generateName.
  fix       Write metadata.name.

REJECTED cpu/requires-dedicated-cpus-for-isolated-emulator: An isolated emulator thread must come with dedicated CPUs
  object    VirtualMachine default/t
  construct app/vm
  field     spec.template.spec.domain.cpu.isolateEmulatorThread
  got       true
  allowed   true only with domain.cpu.dedicatedCpuPlacement
  why       KubeVirt refuses isolateEmulatorThread where nothing is pinned.
  fix       Write domain.cpu.dedicatedCpuPlacement: true as well.

3 findings: 2 rejected, 1 advised`);
});

test('what is acknowledged is told with its reason, and not counted among what is open', () => {
  const [finding] = admit([{ manifest: virtualMachine({ domain: { cpu: { isolateEmulatorThread: true } } }) }]);
  expect(isFatal(finding)).toBe(true);
  expect(isFatal({ ...finding, acknowledged: 'r' })).toBe(false);
  expect(renderReport([{ ...finding, acknowledged: 'Pinned by hand.' }])).toBe(`\
REJECTED (acknowledged) cpu/requires-dedicated-cpus-for-isolated-emulator: An isolated emulator thread must come with dedicated CPUs
  object    VirtualMachine default/t
  field     spec.template.spec.domain.cpu.isolateEmulatorThread
  got       true
  allowed   true only with domain.cpu.dedicatedCpuPlacement
  reason    Pinned by hand.

1 finding: 1 acknowledged`);
});

test('nothing to report', () => {
  expect(renderReport([])).toBe('no findings');
});

test('a manifest cannot forge a line of the report', () => {
  const [finding] = admit([{ manifest: virtualMachine({ domain: { cpu: { isolateEmulatorThread: true } } }), constructPath: 'app/vm' }]);
  const hostile = { ...finding, name: 'a\n  fix       Nothing.', got: '\u001B[2Jx\r', namespace: '\u202Ex', constructPath: 'a\u0007' };
  const lines = renderFinding(hostile).split('\n');
  expect(lines).toHaveLength(renderFinding(finding).split('\n').length);
  expect(lines.slice(1, 3)).toEqual(['  object    VirtualMachine \\u202ex/a\\n  fix       Nothing.', '  construct a\\u0007']);
});
