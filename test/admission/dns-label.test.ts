import { App, Chart, Names } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { dnsLabel } from '../../src/admission/dns-label';

const id = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_.-]{1,70}$/).filter((text) => !(text in {})),
  fc.constantFrom('I', 'Web', 'web', 'Default', 'Resource', 'Ärger', 'İstanbul', 'a b', '!', 'x'.repeat(70), 'XI'.repeat(40)),
);

function constructAt(ids: readonly string[]): Construct {
  return ids.slice(1).reduce<Construct>((scope, each) => new Construct(scope, each), new Chart(new App(), ids[0]));
}

test.each([[true, 63], [false, 63], [true, 52], [false, 20]])('it is the label of cdk8s, with a hash: %s, of %i characters', (includeHash, maxLen) => {
  fc.assert(fc.property(fc.array(id, { minLength: 1, maxLength: 4 }), (ids) => {
    const construct = constructAt(ids);
    expect(dnsLabel(construct, { includeHash, maxLen })).toBe(Names.toDnsLabel(construct, { includeHash, maxLen }));
  }), { numRuns: 2000 });
});

test('it is the label of cdk8s with the older hash', () => {
  process.env.CDK8S_LEGACY_HASH = 'true';
  try {
    const construct = constructAt(['Web', 'Inner']);
    expect(dnsLabel(construct)).toBe(Names.toDnsLabel(construct));
    expect(dnsLabel(construct)).not.toBe('web-inner');
  } finally {
    delete process.env.CDK8S_LEGACY_HASH;
  }
});
