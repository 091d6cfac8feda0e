import { guestTable } from '../guest-table';
import { judge, pool, says } from '../judge';

says({
  'enum/excludes-empty-value': { allowed: 'one of the values of the API, or no field' },
});

const rule = 'enum/excludes-empty-value';
const image = (imagePullPolicy?: string) => ({ volumes: [{ name: 'a', containerDisk: { image: 'reg/i:v1', imagePullPolicy } }] });
const toleration = (fields: object) => ({ tolerations: [{ key: 'k' }, { key: 'l', ...fields }] });

guestTable([
  ['a word', { dnsPolicy: 'Default' }],
  ['no word', image()],
  ['an empty DNS policy', { dnsPolicy: '' }, [rule, 'dnsPolicy', '']],
  ['an empty pull policy', image(''), [rule, 'volumes[0].containerDisk.imagePullPolicy', '']],
  ['an empty effect', toleration({ effect: '' }), [rule, 'tolerations[1].effect', '']],
]);

test('upstream does not check a pool again', () => {
  expect(judge(pool({ dnsPolicy: '' }))).toEqual([]);
});
