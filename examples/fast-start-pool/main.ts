import { App, Chart, Size } from 'cdk8s';
import { CloudInit, CloudInitCommand, GuestCpu, Disk, FastStartVmPool, GuestNetwork } from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'fast-start-pool', { namespace: 'fast-start' });

// Three to eight CI runners that wait booted. A DaemonSet pulls the image onto every node, so a replacement takes less than a cold start:
// probes and autoscaler windows follow from that model.
const runners = new FastStartVmPool(chart, 'runners', {
  cpu: GuestCpu.topology({ sockets: 2 }),
  memory: Size.gibibytes(2),
  disks: [Disk.containerDisk('bootdisk', { image: 'quay.io/containerdisks/ubuntu:24.04' })],
  networks: [GuestNetwork.masquerade({ ports: [{ name: 'runner', port: 8080 }] })],
  prePull: { pauseImage: 'registry.k8s.io/pause:3.10', tool: { image: 'docker.io/library/busybox:1.37.0-musl' } },
  readinessPort: 8080,
  autoscaling: { minReplicas: 3, maxReplicas: 8 },
  cloudInitPerVm: {
    cloudInitFor: (name) => new CloudInit({
      hostname: name,
      runCommands: [CloudInitCommand.argv('/usr/local/bin/register-runner', '--name', name)],
    }),
  },
});
runners.exposeViaService();

app.synth();
