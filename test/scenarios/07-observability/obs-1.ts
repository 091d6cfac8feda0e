import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Disk, GuestCpu, GuestExporterMonitor, GuestNetwork, KubeVirtMonitor, RunStrategy, ServiceMonitor, VirtualMachine, VmLabelsConfig,
} from '../../../src';

const INTERVAL = Duration.seconds(30);
const RELEASE = { release: 'kube-prometheus-stack' };

/** What Prometheus scrapes: KubeVirt itself, exporters inside guests, and containers. */
export function build(app: App): void {
  const chart = new Chart(app, 'obs-1', { namespace: 'apps' });
  const kubevirt = new Chart(app, 'obs-1-kubevirt', { namespace: 'kubevirt' });
  new KubeVirtMonitor(kubevirt, 'kubevirt', { metadata: { labels: RELEASE }, interval: INTERVAL });
  new VmLabelsConfig(kubevirt, 'labels', { labels: ['app.kubernetes.io/name', 'tier', 'tenant'], ignoredLabels: [] });
  new GuestExporterMonitor(chart, 'guest-exporters', {
    metadata: { labels: RELEASE },
    guests: [addGuest(chart)],
    guestLabels: { 'monitoring/guest-exporter': 'true' },
    interval: INTERVAL,
    podTargetLabels: ['app.kubernetes.io/name'],
  });
  new ServiceMonitor(chart, 'my-app', {
    metadata: { labels: RELEASE },
    selector: kplus.LabelSelector.of({ labels: { app: 'my-app' } }),
    endpoints: [{ port: 'metrics', interval: INTERVAL }],
  });
}

function addGuest(chart: Chart): VirtualMachine {
  return new VirtualMachine(chart, 'erp', {
    runStrategy: RunStrategy.ALWAYS,
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(4),
    disks: [Disk.containerDisk('system', { image: 'quay.io/containerdisks/fedora:42' })],
    networks: [GuestNetwork.masquerade({ ports: [{ name: 'guest-metrics', port: 9100 }] })],
  });
}
