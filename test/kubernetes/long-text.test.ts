import { isBase64 } from '../../src/kubernetes/base64';
import { isCronSchedule } from '../../src/kubernetes/cron-schedule';
import { isDnsSubdomain } from '../../src/kubernetes/dns-name';
import { formatValue } from '../../src/kubernetes/format-value';
import { parseGoDuration } from '../../src/kubernetes/go-duration';
import { parseGoUrl } from '../../src/kubernetes/go-url';
import { isLabelKey, isLabelValue } from '../../src/kubernetes/label';
import { isMacAddress } from '../../src/kubernetes/mac-address';

/** What reads text that users write: on a long one it must neither run out of stack nor take long. */
const READERS: [string, (text: string) => unknown][] = [
  ['base64', isBase64],
  ['cron', isCronSchedule],
  ['DNS', isDnsSubdomain],
  ['value', formatValue],
  ['duration', parseGoDuration],
  ['URL', (text) => parseGoUrl(text, 'reference')],
  ['label key', isLabelKey],
  ['label value', isLabelValue],
  ['MAC', isMacAddress],
];

const UNITS = ['a', 'AAAA', 'a.', 'a-', '1h', '1_', '/', ':', '%', '\n', ' ', '@'];

describe.each(READERS)('%s', (_, read) => {
  test.each(UNITS)('two million characters of %j', (unit) => {
    const start = process.cpuUsage();
    for (const prefix of ['', 'http://', '@every ']) read(prefix + unit.repeat(2_000_000 / unit.length));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
  });
});

test.each<[string, boolean]>([
  ['', true], ['AAAA', true], ['AAA=', true], ['AA==', true], ['AA+/', true],
  ['A', false], ['AA', false], ['AAA', false], ['A===', false], ['====', false], ['AA=A', false], ['AA==AAAA', false], ['AA-_', false], ['AAAA\n', false],
])('%j is base64: %s', (text, expected) => expect(isBase64(text)).toBe(expected));
