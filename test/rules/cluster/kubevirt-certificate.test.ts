import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { kubevirtTable } from '../kubevirt-table';

says({
  'kubevirt-certificate/excludes-mixed-styles': { allowed: 'none beside ca and server' },
  'kubevirt-certificate/has-valid-renewal': { allowed: ['at most the duration, 168h', 'at most the duration, 24h', 'at most the duration, 48h'] },
  'kubevirt-certificate/fits-ca-duration': { allowed: ['at most that of the CA, 12h', 'at most that of the CA, 24h', 'at most that of the CA, 48h'] },
});

const PATH = 'spec.certificateRotateStrategy.selfSigned';
const certificates = (selfSigned?: Json) => ({ certificateRotateStrategy: { selfSigned } });

describe('kubevirt-certificate/excludes-mixed-styles', () => {
  const rule = 'kubevirt-certificate/excludes-mixed-styles';
  kubevirtTable([
    ['no certificates', certificates()],
    ['no strategy', {}],
    ['the present fields', certificates({ ca: { duration: '48h' }, server: { duration: '24h' } })],
    ['the deprecated fields', certificates({ caRotateInterval: '48h', caOverlapInterval: '8h', certRotateInterval: '24h' })],
    ...['caRotateInterval', 'caOverlapInterval', 'certRotateInterval'].flatMap((field): [string, Json, Verdict][] => [
      [`${field} beside ca`, certificates({ ca: {}, [field]: '24h' }), [rule, `${PATH}.${field}`, '24h']],
      [`${field} beside server`, certificates({ server: {}, [field]: '24h' }), [rule, `${PATH}.${field}`, '24h']],
    ]),
    ['several deprecated fields beside ca', certificates({ ca: {}, caRotateInterval: '48h', certRotateInterval: '24h' }),
      [rule, `${PATH}.caRotateInterval`, '48h'], [rule, `${PATH}.certRotateInterval`, '24h']],
  ]);
});

describe('kubevirt-certificate/has-valid-renewal', () => {
  const rule = 'kubevirt-certificate/has-valid-renewal';
  kubevirtTable([
    ['at the first moment', certificates({ ca: { duration: '48h', renewBefore: '48h0m0s' } })],
    ['as long as the default of 168h', certificates({ ca: { renewBefore: '168h' } })],
    ['longer than the default of 168h', certificates({ ca: { renewBefore: '168h1s' } }), [rule, `${PATH}.ca.renewBefore`, '168h1s']],
    ['longer than the duration', certificates({ ca: { duration: '48h', renewBefore: '49h' } }), [rule, `${PATH}.ca.renewBefore`, '49h']],
    ['longer in the deprecated fields', certificates({ caRotateInterval: '48h', caOverlapInterval: '49h' }), [rule, `${PATH}.caOverlapInterval`, '49h']],
    ['as long as the default of 24h', certificates({ server: { renewBefore: '24h' } })],
    ['longer than the default of 24h', certificates({ server: { renewBefore: '25h' } }), [rule, `${PATH}.server.renewBefore`, '25h']],
  ]);
});

describe('kubevirt-certificate/fits-ca-duration', () => {
  const rule = 'kubevirt-certificate/fits-ca-duration';
  kubevirtTable([
    ['as long', certificates({ ca: { duration: '48h' }, server: { duration: '2880m' } })],
    ['longer', certificates({ ca: { duration: '48h' }, server: { duration: '48.5h' } }), [rule, `${PATH}.server.duration`, '48.5h']],
    ['longer by default', certificates({ ca: { duration: '12h' } }), [rule, `${PATH}.server.duration`]],
    ['longer in the deprecated fields', certificates({ caRotateInterval: '24h', certRotateInterval: '25h' }), [rule, `${PATH}.certRotateInterval`, '25h']],
  ]);
});
