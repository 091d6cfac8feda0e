import type { Entry, Fact, Facts, Remark } from './facts';
import { jsonOf } from './render';
import { readPlatform } from '../platform-file';

/** What a Platform takes. What it does not is told. */
export function acceptedFacts({ facts, storageClasses: classes, nodes }: Facts, remark: Remark): Facts {
  const kept: Fact[] = [];
  for (const each of facts) {
    const refusal = refusalOf(kept, each);
    if (refusal === undefined) kept.push(each);
    else remark(`${refusal} (${each.from})`);
  }
  const takes = (list: string) => ({ value, from }: Entry) => {
    const refusal = refusalBy({ [list]: [value] });
    if (refusal !== undefined) remark(`${refusal} (${from[0]})`);
    return refusal === undefined;
  };
  return { facts: kept, storageClasses: classes.filter(takes('storageClasses')), nodes: nodes.filter(takes('nodes')) };
}

function refusalOf(kept: readonly Fact[], each: Fact): string | undefined {
  const data: { [key: string]: unknown } = {};
  for (const { prop, value } of [...kept, each]) {
    const [key, inner] = prop.split('.');
    data[key] = inner === undefined ? value : { ...data[key] as object, [inner]: value };
  }
  return refusalBy(data);
}

/** What a platform file with these facts is refused for, in words without its place. */
function refusalBy(data: object): string | undefined {
  try {
    readPlatform('platform', jsonOf(data));
    return undefined;
  } catch (error) {
    const [line] = (error as Error).message.split('\n');
    const [, said = line] = /^(?:platform:\d+:\d+: |\[platform\] )?(.*?; allowed: .*?)\. [A-Z]/.exec(line) ?? [];
    return said;
  }
}
