import { App, Chart } from 'cdk8s';
import { Admission } from '../../../src';
import { vmByHand } from '../network-mistakes';
import { refused } from '../refused';

refused({
  '02-network/R28': [(chart) => vmByHand(chart, undefined, undefined, { hostNetwork: true }), 'rejected schema/has-known-field spec.template.spec.hostNetwork: true'],
});

test('02-network/R28 names the bridge plane and SR-IOV', () => {
  const app = new App();
  vmByHand(new Chart(app, 'apps'), undefined, undefined, { hostNetwork: true });
  const [{ fix }] = Admission.of(app).findings();
  expect(fix).toContain('bridge the guest to an uplink of the nodes');
  expect(fix).toContain('SR-IOV');
});
