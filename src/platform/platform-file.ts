import { basename } from 'path';
import { RootConstruct } from 'constructs';
import { Platform, PlatformProps } from './platform';
import { readStruct } from './struct';
import { documentsOf } from '../manifests/source/document';
import { usageError, throwIfAny } from '../usage-error';

/**
 * The platform that a file of YAML or JSON describes with the props of `Platform`; sizes are quantities such as 64Gi.
 *
 * @throws one error with all that is wrong with it
 */
export function readPlatform(file: string, text: string): Platform {
  const [document, ...more] = [...documentsOf(file, text)];
  const [problem] = [...document?.problems ?? [], ...more.flatMap(({ problems }) => problems)];
  if (problem) {
    const { reason, position: { line, column }, fix = 'Correct it here, or on the line before.' } = problem;
    throw new Error(`${file}:${line}:${column}: ${reason}. ${fix}`);
  }
  if (!document || more.length) {
    throw usageError(undefined, { what: file, got: `${more.length ? more.length + 1 : 0} documents`, allowed: 'one document', fix: 'Describe one platform.' });
  }
  const { value, mistakes } = readStruct('cdk8s-kubevirt.PlatformProps', document.value, '');
  throwIfAny(undefined, mistakes.map((mistake) => ({ ...mistake, what: `${file}: ${mistake.what || 'the document'}` })));
  return new Platform(new RootConstruct(), basename(file), value as PlatformProps);
}
