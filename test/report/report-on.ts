import { judgeEach } from '../../src/admission/admission';
import type { AdmissionProfile } from '../../src/manifests/profile';
import type { ReportData } from '../../src/report/report-data';
import { reportOf } from '../../src/report/report-of';
import type { ReportInput } from '../../src/report/report-of';

/** The report on some manifests. */
export function reportOn(manifests: readonly unknown[], profile: AdmissionProfile = {}, pending?: ReportInput['pending']): ReportData {
  const { findings, cluster, manifests: read } = judgeEach(manifests.map((manifest) => ({ manifest })), profile);
  return reportOf({ title: 'test', objects: manifests.length, findings: findings.flat(), cluster, manifests: read.flatMap((each) => each ?? []), pending });
}

/** A namespace with a quota. */
export function tenant(name: string, hard: object): object[] {
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'quota', namespace: name }, spec: { hard } },
  ];
}

/** A VM that runs always, with a claim if it is given one. */
export function vm(namespace: string, name: string, guest: string, spec: object = {}): object {
  const domain = { memory: { guest }, devices: { disks: [], interfaces: [{ name: 'default', masquerade: {} }] } };
  const template = { metadata: { labels: { app: name } }, spec: { domain, networks: [{ name: 'default', pod: {} }], ...spec } };
  return { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name, namespace }, spec: { runStrategy: 'Always', template } };
}

/** A claim that one node has at a time, or all. */
export function claim(namespace: string, name: string, mode: 'ReadWriteOnce' | 'ReadWriteMany'): object {
  const spec = { accessModes: [mode], resources: { requests: { storage: '10Gi' } } };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace }, spec };
}

/** The disk of a VM on a claim. */
export function onClaim(claimName: string): object {
  return { volumes: [{ name: 'root', persistentVolumeClaim: { claimName } }] };
}

/** A change that restarts a database, and one that nothing happens by. */
export const RESTART: NonNullable<ReportInput['pending']> = {
  against: 'main',
  review: {
    objects: [
      {
        effect: 'restart',
        outcome: 'changed',
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        namespace: 'erp',
        name: 'erp-db',
        consequences: [{
          effect: 'restart', field: 'spec.template.spec.domain.cpu.cores', from: 2, to: 4, why: 'cores are those of the start', fix: 'Restart the VM.', reason: 'RestartRequired',
        }],
      },
      { effect: 'none', outcome: 'renamed', apiVersion: 'v1', kind: 'Secret', namespace: 'erp', name: 'new', formerName: 'old', consequences: [] },
    ],
    unchanged: 3,
    leftAlone: 1,
  },
};
