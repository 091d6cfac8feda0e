import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, object } from '../workload-table';

const { ADVISED: level } = FindingLevel;
const claims = 'bound-claim/avoids-exported-binding';
const volumes = 'bound-claim/avoids-old-claim';
says({ [claims]: { level, allowed: 'nothing in a manifest' }, [volumes]: { level, allowed: 'none' } });

const key = 'pv.kubernetes.io/bind-completed';
const claim = (more: object, annotations: object = { [key]: 'yes' }) => object('v1', 'PersistentVolumeClaim', 'c', {
  accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...more,
}, { annotations });
const volume = (claimRef?: object) => ({
  ...object('v1', 'PersistentVolume', 'p', { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], nfs: { server: 's', path: '/' }, claimRef }), metadata: { name: 'p' },
});
const own = { namespace: 'x', name: 'c' };

describe('bound-claim', () => appTable('bound-claim', [
  ['a claim of a volume that is there', [claim({ volumeName: 'p' }, {})]],
  ['with the volume', [claim({ volumeName: 'p' }), volume(own)]],
  ['an exported claim', [claim({ volumeName: 'p' })], [claims, `metadata.annotations[${key}]`, 'yes, to volume p']],
  ['without a name', [claim({})]],
  ['an exported volume', [volume({ ...own, uid: 'u' })], [volumes, 'spec.claimRef.uid', 'u']],
  ['a volume for anybody', [volume()]],
]));
