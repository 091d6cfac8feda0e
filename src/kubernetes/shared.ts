const values = new WeakSet<object>();

/** Notes that a value stands in more than one place, and must never be changed. */
export function shared<T extends object>(value: T): T {
  values.add(value);
  return value;
}

export function isShared(value: unknown): value is object {
  return typeof value === 'object' && value !== null && values.has(value);
}

/** A pure question that is answered once for a value which stands in more than one place. Of any other it costs little more than to ask. */
export function oncePerShared<T extends object, R>(ask: (value: T) => R): (value: T) => R {
  const answers = new WeakMap<T, R>();
  return (value) => {
    if (!values.has(value)) return ask(value);
    if (answers.has(value)) return answers.get(value) as R;
    const answer = ask(value);
    answers.set(value, answer);
    return answer;
  };
}
