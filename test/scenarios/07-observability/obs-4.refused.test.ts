import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CloudInit, Disk, LogBackend, LogCollector, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const backend = LogBackend.elasticsearch({ host: 'elasticsearch.logging.svc' });
const enforcing = (level: string) => (chart: Chart) => {
  new kplus.Namespace(chart, 'Namespace', { metadata: { name: 'apps', labels: { 'pod-security.kubernetes.io/enforce': level } } });
  new LogCollector(chart, 'fluent-bit', { backend });
};
const byHand = (text: string) => (chart: Chart) => manifest(chart, { apiVersion: 'v1', kind: 'ConfigMap', data: { 'fluentd.conf': text } });
const root = Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' });

refused({
  '07-observability/R10': [
    byHand('<source>\n  @type unix\n  path /var/run/kubevirt/virt-handler.sock\n</source>\n'),
    'advised log-source/avoids-virt-handler-socket data[fluentd.conf]: /var/run/kubevirt/virt-handler.sock',
  ],
  '07-observability/R11': [
    enforcing('baseline'),
    'unstartable pod-security/excludes-host-path spec.template.spec.volumes[1].hostPath: /var/log',
    'unstartable pod-security/excludes-host-path spec.template.spec.volumes[2].hostPath: /var/lib/fluent-bit',
  ],
  '07-observability/R11, restricted': [
    enforcing('restricted'),
    'unstartable pod-security/fits-pod spec.template.spec.containers[0].securityContext: without allowPrivilegeEscalation, capabilities.drop, runAsNonRoot, seccompProfile',
    'unstartable pod-security/excludes-host-path spec.template.spec.volumes[1].hostPath: /var/log',
    'unstartable pod-security/excludes-host-path spec.template.spec.volumes[2].hostPath: /var/lib/fluent-bit',
  ],
  '07-observability/R12': [
    (chart) => new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), disks: [root], autoattachSerialConsole: false, logSerialConsole: true }),
    'advised serial-console/avoids-log-without-console spec.template.spec.domain.devices.logSerialConsole: true',
  ],
  '07-observability/R13': [
    (chart) => {
      new LogCollector(chart, 'one', { backend });
      new LogCollector(chart, 'two', { backend });
    },
    'advised log-position/avoids-sharing spec.template.spec.volumes[2].hostPath.path: /var/lib/fluent-bit/containers.db, also of DaemonSet one in apps, '
      + 'made by apps/one/Resource',
  ],
  '07-observability/R13, secrets on the console': [
    (chart) => new VirtualMachine(chart, 'vm', {
      memory: Size.gibibytes(1), disks: [root], cloudInit: new CloudInit({ extra: { chpasswd: { users: [{ name: 'fedora', type: 'RANDOM' }] } } }),
    }),
    'advised serial-console/avoids-generated-password spec.template.spec.volumes[1].cloudInitNoCloud.userData: RANDOM in chpasswd.users[0]',
  ],
});
