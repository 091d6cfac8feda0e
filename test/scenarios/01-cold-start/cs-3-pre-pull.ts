import { App, Chart } from 'cdk8s';
import { ContainerDiskPrePull } from '../../../src';

/** A container disk on all nodes that run VMs, before one needs it. */
export function build(app: App): void {
  const chart = new Chart(app, 'cs-3-pre-pull', { namespace: 'golden-images' });
  new ContainerDiskPrePull(chart, 'prepull-ubuntu-22-04', {
    images: ['quay.io/containerdisks/ubuntu:22.04'],
    tool: { image: 'docker.io/library/busybox:1.37.0-musl' },
    pauseImage: 'registry.k8s.io/pause:3.10',
  });
}
