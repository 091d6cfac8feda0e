import { judge, says } from '../judge';

const rule = 'pod-security-level/is-known';
says({ [rule]: { allowed: ['privileged, baseline, restricted', 'latest, or v1.<minor>'] } });

const domain = 'pod-security.kubernetes.io';
const valid = [['enforce', 'baseline'], ['audit', 'restricted'], ['warn', 'privileged'], ['enforce-version', 'latest'], ['warn-version', 'v1.34'], ['other', 'x']] as const;
const invalid = [['enforce', 'priviledged'], ['warn', 'Baseline'], ['audit', ''], ['enforce-version', '1.34'], ['enforce-version', 'v1.034']] as const;
const labelled = (key: string, value: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x', labels: { [`${domain}/${key}`]: value } } });

test.each(valid)('%s: %s is accepted', (key, value) => expect(judge(labelled(key, value))).toEqual([]));
test.each(invalid)('%s: %s is refused', (key, value) => expect(judge(labelled(key, value))).toEqual([[rule, `metadata.labels[${domain}/${key}]`, value]]));
