import { VIRTUAL_MACHINE_PATCHES } from './wire-forms';
import { keepProblems, UsageError } from '../../usage-error';

const PATCHABLE = ['/spec/', '/metadata/labels/', '/metadata/annotations/'] as const;

/**
 * A change of the VM that a restore or a clone makes: one operation of a JSON patch (RFC 6902). It is applied where the VM does not exist yet.
 *
 * KubeVirt 1.6 to 1.9 reads these texts without a parser of JSON: it refuses a comma or a colon in a value, and every value that is an object
 * or a list (kubevirt/kubevirt#18617). So values are texts without both, numbers or booleans.
 */
export class VirtualMachinePatch {
  /**
   * Adds a field, or replaces it.
   *
   * @param path where, as a JSON pointer: below `/spec/`, `/metadata/labels/` or `/metadata/annotations/`; `~1` stands for the `/` of a key
   * @param value a text, a number or a boolean
   */
  public static add(path: string, value: any): VirtualMachinePatch {
    return new VirtualMachinePatch('add', path, { value });
  }

  /**
   * Replaces a field that must be there.
   *
   * @param path where, as a JSON pointer: below `/spec/`, `/metadata/labels/` or `/metadata/annotations/`; `~1` stands for the `/` of a key
   * @param value a text, a number or a boolean
   */
  public static replace(path: string, value: any): VirtualMachinePatch {
    return new VirtualMachinePatch('replace', path, { value });
  }

  /**
   * Removes a field that must be there, such as a MAC address that two VMs must not share.
   *
   * @param path where, as a JSON pointer: below `/spec/`, `/metadata/labels/` or `/metadata/annotations/`; `~1` stands for the `/` of a key
   */
  public static remove(path: string): VirtualMachinePatch {
    return new VirtualMachinePatch('remove', path, {});
  }

  private constructor(op: string, path: string, content: { readonly value?: unknown }) {
    const members = Object.entries({ op, path, ...content }).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
    VIRTUAL_MACHINE_PATCHES.set(this, `{${members.join(', ')}}`);
    keepProblems(this, patchProblems(op, path, content));
  }
}

function* patchProblems(op: string, path: string, content: { readonly value?: unknown }): Generator<UsageError> {
  const what = `VirtualMachinePatch.${op}`;
  if (!PATCHABLE.some((prefix) => path.startsWith(prefix)) || /[,:]/.test(path)) {
    yield {
      what,
      got: path,
      allowed: `a path below ${PATCHABLE.join(', ')}, without commas and colons`,
      fix: 'KubeVirt restores nothing else; the name of the VM is that of the target.',
    };
  }
  if (!('value' in content)) return;
  const { value } = content;
  const isPlain = typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && !/[,:]/.test(value));
  if (isPlain) return;
  yield {
    what: `${what} value`,
    got: value,
    allowed: 'a text without commas and colons, a number or a boolean',
    fix: 'KubeVirt splits patches at commas and colons and refuses this one: set it on the VM once it is there; a MAC address may have - instead of colons.',
  };
}
