/**
 * What values of the public API become in a manifest, kept beside them instead of in them: so the types of `imports/` stay out of
 * the declarations of their classes.
 */
export class WireForms<Value extends object, Wire> {
  private readonly forms = new WeakMap<Value, Wire>();

  public set(value: Value, wire: Wire): void {
    this.forms.set(value, wire);
  }

  /** @throws for a value of another copy of this library */
  public of(value: Value): Wire {
    const wire = this.forms.get(value);
    if (wire === undefined) throw new Error(`This ${value.constructor.name} was made by another copy of cdk8s-kubevirt: install one only.`);
    return wire;
  }
}
