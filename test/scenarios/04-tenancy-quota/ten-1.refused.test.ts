import { App, Chart } from 'cdk8s';
import { PodSecurityLevel, TenantNamespace } from '../../../src';
import { manifest, refused } from '../refused';

const tenant = (app: App, name: string) => new TenantNamespace(app, name);
const taken = (name: string) => `[${name}] name: got "${name}"`;

refused({
  '04-tenancy-quota/R1': [(_, app) => new TenantNamespace(app, 'shop', { podSecurity: PodSecurityLevel.RESTRICTED }), 'podSecurity: got "restricted"'],
  '04-tenancy-quota/R2': [(chart, app) => {
    manifest(new Chart(app, 'cluster'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } });
    manifest(chart, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      spec: {
        runStrategy: 'Manual',
        template: {
          spec: {
            domain: { memory: { guest: '1Gi' }, devices: { disks: [{ name: 'data', disk: { bus: 'virtio' } }] } },
            volumes: [{ name: 'data', hostDisk: { path: '/data/disk.img', type: 'DiskOrCreate', capacity: '1Gi' } }],
          },
        },
      },
    });
  },
  'rejected host-disk/requires-gate spec.template.spec.volumes[0].hostDisk: {"capacity":"1Gi","path":"/data/disk.img","type":"DiskOrCreate"}',
  'unstartable pod-security/excludes-host-disk spec.template.spec.volumes[0].hostDisk: /data/disk.img'],
  '04-tenancy-quota/R3': [(_, app) => tenant(app, 'kubevirt'), taken('kubevirt')],
  '04-tenancy-quota/R3 cdi': [(_, app) => tenant(app, 'cdi'), taken('cdi')],
  '04-tenancy-quota/R3 default': [(_, app) => tenant(app, 'default'), taken('default')],
  '04-tenancy-quota/R3 kube-*': [(_, app) => tenant(app, 'kube-system'), taken('kube-system')],
  '04-tenancy-quota/R3 openshift-*': [(_, app) => tenant(app, 'openshift-cnv'), taken('openshift-cnv')],
});
