import { canonicalQuantity } from '../../src/kubernetes/canonical-quantity';
import { parseQuantity } from '../../src/kubernetes/quantity';

// What resource.MustParse(text).String() answers of Kubernetes v1.34, where the format is the one that it reads.
test.each([
  ['0', '0'], ['0m', '0'], ['1', '1'], ['1000m', '1'], ['100m', '100m'], ['1500m', '1500m'], ['6015m', '6015m'], ['0.5', '500m'], ['1e3', '1k'],
  ['1000', '1k'], ['1001', '1001'], ['1000000', '1M'], ['1.5G', '1500M'], ['1n', '1n'], ['1u', '1u'], ['2500n', '2500n'], ['-3000', '-3k'],
  ['50M', '50M'], ['1E', '1E'], ['1000P', '1E'],
])('%s is %s', (text, written) => {
  expect(canonicalQuantity(parseQuantity(text)!, 'DecimalSI')).toBe(written);
});

test.each([
  ['0Ki', '0'], ['1Ki', '1Ki'], ['1024Ki', '1Mi'], ['1536Mi', '1536Mi'], ['1.5Gi', '1536Mi'], ['2048Mi', '2Gi'], ['1Ei', '1Ei'], ['0.5Ki', '512'],
  ['1023', '1023'], ['1024', '1Ki'], ['1025', '1025'], ['-1024', '-1Ki'], ['1024.5', '1024500m'], ['1000', '1k'], ['2428502016', '2316Mi'],
])('%s is %s in binary form', (text, written) => {
  expect(canonicalQuantity(parseQuantity(text)!, 'BinarySI')).toBe(written);
});
