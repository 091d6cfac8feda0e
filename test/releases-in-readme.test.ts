import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN_RELEASES } from '../src/manifests/releases';
import { Distribution } from '../src/platform';
import { distributionVersions } from '../src/platform/distribution-release';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const range = (versions: readonly string[]) => `${versions[0]} to ${versions[versions.length - 1]}`;

test('README.md names the releases that are known', () => {
  const { kubevirt, cdi, kubernetes } = KNOWN_RELEASES;
  expect(README).toContain(`Judges for KubeVirt ${range(kubevirt)}, CDI ${range(cdi)} and Kubernetes ${range(kubernetes)}`);
  expect(README).toContain(`| KubeVirt ${kubevirt.join(', ')} |`);
  expect(README).toContain(`| CDI ${range(cdi)} |`);
  expect(README).toContain(`| Kubernetes ${range(kubernetes)} |`);
});

test('and the two minor releases before the newest, which are supported', () => {
  const [newest, ...before] = [...KNOWN_RELEASES.kubevirt].reverse().slice(0, 3);
  expect(README).toContain(`${before.reverse().join(' and ')} beside ${newest}`);
});

test('and the versions of distributions', () => {
  const [openshift, harvester] = [Distribution.OPENSHIFT, Distribution.HARVESTER].map((each) => range(distributionVersions(each)));
  expect(README).toContain(`| OpenShift Virtualization ${openshift}, Harvester ${harvester} |`);
});
